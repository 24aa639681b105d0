//! The map in words: who lies beside what is selected, in which direction, and with what status: those that the dataset says nothing of too.

use super::element::{Element, Item, html};
use crate::{
    atlas::{AreaId, Now, Selection},
    dataset::{Drawn, StateCode},
    geo::neighbours_of,
    i18n::en,
};

/// The neighbours of what is selected.
pub fn neighbours() -> Element {
    let mut before = None;
    let items = move |now: &Now| {
        let depends_on = Some((now.state.selected, now.state.layer, now.state.worldview, now.date()));
        if before == depends_on {
            return None;
        }
        before = depends_on;
        // Who has no land on the map has nobody beside it there.
        let is_drawn = |selected: &Selection| {
            let id = super::map::face_id(now.record(), *selected);
            now.map().face(&id).is_some()
        };
        let selected = now.state.selected.filter(is_drawn);
        let mut lines = selected.map(|selected| lines(now, selected)).unwrap_or_default();
        let count = lines.len();
        if count == 0 {
            lines.push(en::NO_NEIGHBOURS.to_owned());
        }
        let list = Item::new(lines.concat(), move || {
            html("div")
                .class("group neighbours")
                .child(html("h4").text(en::neighbours(count)))
                .child(html("ul").children(lines.into_iter().map(|line| html("li").text(line))))
        });
        Some(selected.map(|_| list).into_iter().collect())
    };
    html("div").each(items)
}

/// `north: Russia, member`, clockwise from the north.
fn lines(now: &Now, selected: Selection) -> Vec<String> {
    let id = super::map::face_id(now.record(), selected);
    let all = neighbours_of(now.map(), |face| now.land_of(face), &id);
    all.into_iter().map(|beside| en::neighbour(beside.bearing, &label_of(now, beside.land))).collect()
}

/// Name and status of a face; of an area that the worldview draws as a state of its own the name alone, because no other words
/// would be that view's. Of one that a dataset of the page's own leaves out there is no name but its id.
fn label_of(now: &Now, face: &str) -> String {
    match (AreaId::find(now.record(), face), StateCode::parse(face)) {
        (Some(id), _) if now.drawn(id).is_some_and(Drawn::is_as_a_state) => {
            id.area(now.record()).map(|area| area.name.clone()).unwrap_or_default()
        }
        (Some(id), _) => super::map::label_of(now, Selection::Area(id)),
        (None, Some(code)) => super::map::label_of(now, Selection::State(code)),
        (None, None) => face.to_owned(),
    }
}
