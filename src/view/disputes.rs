//! The disputed areas as a list to choose from: for whoever does not meet them on the map.

use super::{
    element::{Element, html, spoken},
    happened::listener_of,
    later::later,
    measure::show_nearest,
};
use crate::{
    atlas::{Action, AreaId, Atlas, Now, Selection},
    dataset::Area,
    i18n::en,
};
use web_sys::Event;

/// Of the areas in dispute on the date those that the state selected holds or claims; else all. What is a state's plain land on
/// that date is none to list under that heading.
pub fn disputes(atlas: Atlas) -> Element {
    let areas = &atlas.world().record().areas;
    let item = |area: &'static Area| {
        let what = AreaId::find(atlas.world().record(), &area.id).map(Selection::Area);
        let button = html("button")
            .set("type", "button")
            .live("aria-current", move |now| spoken(what.is_some() && now.state.selected == what))
            .on("click", move |event| what.into_iter().for_each(|what| choose(atlas, what, &event)))
            .text(area.name.as_str());
        html("li").flag("hidden", move |now| !concerns(now, area)).child(button)
    };
    let count = move |now: &Now| areas.iter().filter(|area| concerns(now, area)).count();
    html("details")
        .class("folded disputes")
        .flag("hidden", move |now| count(now) == 0)
        .child(html("summary").child(html("h4").words(move |now| en::disputes(count(now)))))
        .child(html("ul").children(areas.iter().map(item)))
        .child(html("p").text(en::DISPUTES_NOT_DRAWN))
}

/// Selects an area. The list stands below what is told of it: where that is longer or shorter than what was told before, both
/// are brought into sight, the button in any case.
fn choose(atlas: Atlas, what: Selection, event: &Event) {
    let Some(button) = listener_of(event) else { return };
    let top = move |of: &web_sys::Element| of.get_bounding_client_rect().top();
    let before = top(&button);
    atlas.send(Action::Select(what));
    atlas.catch_up();
    // Once it is drawn.
    let show = move || {
        if (top(&button) - before).abs() > 1.0 {
            let about = button.closest(".about").ok().flatten();
            let name = about.and_then(|about| about.query_selector(".name").ok().flatten());
            for part in name.into_iter().chain([button]) {
                show_nearest(&part);
            }
        }
    };
    later(0, Box::new(show));
}

fn concerns(now: &Now, area: &Area) -> bool {
    let is_theirs = match now.state.selected {
        Some(Selection::State(code)) => {
            area.administered_by == Some(code)
                || area.partly_by == Some(code)
                || area.claimed_by.contains(&code)
        }
        _ => true,
    };
    is_theirs && area.is_disputed_on(now.date())
}
