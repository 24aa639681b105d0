//! The map in words: who lies beside what is selected, in which direction, and with what status: those that the dataset says nothing of too.

use super::element::{Element, Item, html};
use crate::{
    atlas::{AreaId, Now, Selection},
    dataset::{Drawn, Shown, StateCode},
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
        let mut lines = lines(now);
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
        Some(now.state.selected.map(|_| list).into_iter().collect())
    };
    html("div").each(items)
}

/// What stands between direction, name and status is text, so that it is there in what is copied and heard too.
fn line([towards, name, is]: [String; 3]) -> Element {
    let whom = html("span").text(name).child(html("span").text(is));
    html("li").child(html("span").text(towards)).child(whom)
}

/// `north: `, `Russia` and `, member`, clockwise from the north.
fn lines(now: &Now) -> Vec<[String; 3]> {
    let Some(selected) = now.state.selected else { return Vec::new() };
    let id = super::map::face_id(now.record(), selected);
    let all = neighbours_of(now.map(), |face| now.land_of(face), &id);
    all.into_iter()
        .filter_map(|beside| {
            let [name, is] = label_of(now, beside.land)?;
            Some([en::towards(beside.bearing).to_owned(), name, is])
        })
        .collect()
}

/// Name of a face, and what else its label says: its status; of an area that the worldview draws as a state of its own the name alone, because no other words
/// would be that view's. That of a state which the dataset says nothing of is none; `None` where it has no name
/// either, as it may happen beside a dataset of the page's own.
fn label_of(now: &Now, face: &str) -> Option<[String; 2]> {
    let (name, label) = if let Some(id) = AreaId::find(now.record(), face) {
        let name = id.area(now.record())?.name.clone();
        if now.drawn(id).is_some_and(Drawn::is_as_a_state) {
            return Some([name, String::new()]);
        }
        (name, super::map::label_of(now, Selection::Area(id)))
    } else {
        let code = StateCode::parse(face)?;
        let name = en::state_name(now.record(), code);
        let label = if now.record().state(code).is_some() {
            super::map::label_of(now, Selection::State(code))
        } else if name != face {
            en::state_label(&name, Shown::Nothing, false)
        } else {
            return None;
        };
        (name, label)
    };
    // Labels begin with the name.
    let is = label.get(name.len()..)?.to_owned();
    Some([name, is])
}
