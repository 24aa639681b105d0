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
            lines.push(["", en::NO_NEIGHBOURS, ""].map(str::to_owned));
        }
        let list = Item::new(lines.concat().concat(), move || {
            html("div")
                .class("group neighbours")
                .child(html("h4").text(en::neighbours(count)))
                .child(html("ul").children(lines.into_iter().map(line)))
        });
        Some(selected.map(|_| list).into_iter().collect())
    };
    html("div").each(items)
}

/// What stands between direction, name and status is text, so that it is there in what is copied and heard too.
fn line([towards, name, is]: [String; 3]) -> Element {
    let whom = html("span").text(name).child(html("span").text(is));
    html("li").child(html("span").text(towards)).child(whom)
}

/// `north: `, `Russia` and `, member`, clockwise from the north.
fn lines(now: &Now, selected: Selection) -> Vec<[String; 3]> {
    let id = super::map::face_id(now.record(), selected);
    let all = neighbours_of(now.map(), |face| now.land_of(face), &id);
    all.into_iter()
        .map(|beside| {
            let (name, label) = label_of(now, beside.land);
            // Labels begin with the name.
            let is = label.get(name.len()..).unwrap_or_default().to_owned();
            [en::towards(beside.bearing).to_owned(), name, is]
        })
        .collect()
}

/// Name of a face, and its label, which says its status too; of an area that the worldview draws as a state of its own the name
/// alone, because no other words would be that view's. Of one that a dataset of the page's own leaves out there is no name but
/// its id.
fn label_of(now: &Now, face: &str) -> (String, String) {
    let what = match (AreaId::find(now.record(), face), StateCode::parse(face)) {
        (Some(id), _) => Selection::Area(id),
        (None, Some(code)) => Selection::State(code),
        (None, None) => return (face.to_owned(), String::new()),
    };
    let name = match what {
        Selection::State(code) => en::state_name(now.record(), code),
        Selection::Area(id) => id.area(now.record()).map(|area| area.name.clone()).unwrap_or_default(),
    };
    let is_as_a_state =
        matches!(what, Selection::Area(id) if now.drawn(id).is_some_and(Drawn::is_as_a_state));
    let label = if is_as_a_state { String::new() } else { super::map::label_of(now, what) };
    (name, label)
}
