//! The legend: the statuses that exist on the date, how many states have each, disputed areas.

use super::{
    element::{Element, html, svg},
    map::shown,
    texture::fill_of,
};
use crate::{
    atlas::{AreaId, Now, Selection, World},
    dataset::{Day, Decision, Shown, StateCode, Status},
    i18n::en,
};

/// The legend. Its rows change with the date.
pub fn legend(world: &World) -> Element {
    let data = world.record();
    let row = |shown: Shown, name: &'static str, count: fn(&Now, Status) -> Option<usize>, of: Status| {
        html("li")
            .set("data-status", shown.word())
            .flag("hidden", move |now| count(now, of).is_none())
            .child(swatch(fill_of("flat", shown)))
            .child(html("span").text(name))
            .child(
                html("strong")
                    .class("count")
                    .words(move |now| count(now, of).unwrap_or_default().to_string()),
            )
    };
    let of_status = |status: &Status| {
        let status = *status;
        let count = |now: &Now, status: Status| {
            let exists = now.data().statuses_on(now.date()).contains(&status);
            exists.then(|| usize::from(now.data().counts_on(now.date()).of(status)))
        };
        row(Shown::Status(status), en::status(data, status), count, status)
    };
    // Of what status does not matter: they are all drawn alike.
    let undated = Shown::Undated(Status::Member);
    let count =
        |now: &Now, _: Status| Some(now.data().undated_on(now.date()).len()).filter(|count| *count > 0);
    let of_undated = row(undated, en::UNDATED, count, Status::Member);
    // As land, with the edge that tells them from the land of others on the map: hollow where leaders have agreed.
    let on_land = |class: &'static str, name: fn(&Now) -> &'static str, is_agreed: bool| {
        let count = move |now: &Now| {
            let is_it =
                |code: &StateCode| now.shown(*code) == Shown::Nothing && now.is_agreed(*code) == is_agreed;
            now.record().order().filter(is_it).count()
        };
        html("li")
            .class(class)
            .flag("hidden", move |now| count(now) == 0)
            .child(swatch(fill_of("flat", Shown::Nothing)))
            .child(html("span").words(move |now| name(now).to_owned()))
            .child(html("strong").class("count").words(move |now| match is_agreed {
                true => count(now).to_string(),
                // Of those that the map names: others have none either.
                false => en::place_in_order(count(now), now.record().order().count()),
            }))
    };
    // Nobody comes to have none but at the founding and with a change.
    let is_none = |day: Day| {
        data.order().any(|code| data.shown_on(code, day) == Shown::Nothing && !data.is_agreed_on(code, day))
    };
    let may_be_none = data.article.is_some()
        || is_none(data.first_day)
        || data.changes().iter().any(|change| is_none(change.day));
    let may_be_agreed = data.decisions.iter().any(Decision::is_agreed);
    let of_areas = (!data.areas.is_empty()).then(|| {
        html("li")
            .class("of-areas")
            .live("data-bare", |now| hatches_bare_land(now).to_string())
            .child(framed(sample().live("fill", |now| {
                if hatches_bare_land(now) { "url(#flat-in_question)" } else { "url(#flat-disputed)" }
            })))
            .child(html("span").text(en::DISPUTED))
    });
    let outside = move |now: &Now| {
        let codes = now.record().order().filter(|code| !now.is_drawn(*code));
        en::outside_map(&codes.map(|code| en::named(now.record(), code)).collect::<Vec<_>>())
    };
    html("ul")
        // Without a merger or an article it has the same rows on all dates.
        .class(if data.mergers.is_empty() && data.article.is_none() { "legend steady" } else { "legend" })
        .set("aria-label", en::LEGEND)
        .children(Status::ALL.iter().map(of_status))
        .child(of_undated)
        .children(of_areas)
        .children(may_be_none.then(|| on_land("of-none", |now| en::no_status(now.data()), false)))
        .children(may_be_agreed.then(|| on_land("of-agreed", |_| en::AGREED, true)))
        .child(html("li").class("outside").flag("hidden", move |now| outside(now).is_empty()).words(outside))
}

/// Whether all that is hatched on the date is land without a status, as in a worldview that gives it to nobody.
fn hatches_bare_land(now: &Now) -> bool {
    let areas = now.record().areas.iter().filter_map(|area| AreaId::find(now.record(), &area.id));
    let mut hatched = areas
        .filter(|id| now.drawn(*id).is_some_and(|drawn| drawn.is_hatched))
        .map(Selection::Area)
        .peekable();
    hatched.peek().is_some() && hatched.all(|area| shown(now, area) == Shown::Nothing)
}

/// A sample of a fill.
pub fn swatch(fill: String) -> Element {
    framed(sample().set("fill", fill))
}

fn sample() -> Element {
    svg("rect").set("x", "0.5").set("y", "0.5").set("width", "21").set("height", "13").set("rx", "2")
}

fn framed(sample: Element) -> Element {
    svg("svg").class("swatch").set("width", "22").set("height", "14").set("aria-hidden", "true").child(sample)
}
