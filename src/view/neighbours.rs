//! The map in words: who lies beside what is selected, in which direction, and with what status: those that the dataset says nothing of too.

use super::element::{Element, Item, html};
use crate::{
    atlas::{AreaId, Now, Selection},
    dataset::StateCode,
    geo::{Neighbour, neighbours_of},
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
        let list = lines(now).map(|mut lines| {
            let count = lines.len();
            if count == 0 {
                lines.push(("", en::NO_NEIGHBOURS.to_owned(), String::new()));
            }
            let key = lines.iter().fold(String::new(), |key, (towards, name, is)| key + towards + name + is);
            Item::new(key, move || {
                html("div")
                    .class("group neighbours")
                    .child(html("h4").text(en::neighbours(count)))
                    .child(html("ul").children(lines.into_iter().map(line)))
            })
        });
        Some(list.into_iter().collect())
    };
    html("div").each(items)
}

/// Direction, name and status, as `north: `, `Russia` and `, member`.
type Line = (&'static str, String, String);

/// What stands between direction, name and status is text, so that it is there in what is copied and heard too.
fn line((towards, name, is): Line) -> Element {
    let whom = html("span").text(name).child(html("span").text(is));
    html("li").child(html("span").text(towards)).child(whom)
}

/// Clockwise from the north; `None` of what has no land on the map, and so nobody beside it there.
fn lines(now: &Now) -> Option<Vec<Line>> {
    let id = super::map::face_id(now.record(), now.state.selected?);
    now.map().face(&id)?;
    let all = neighbours_of(now.map(), |face| now.land_of(face), &id);
    let line = |beside: Neighbour| {
        let (name, is) = label_of(now, beside.land)?;
        Some((en::towards(beside.bearing), name, is))
    };
    Some(all.into_iter().filter_map(line).collect())
}

/// Name of a face, and what its label says after it, its status. `None` of an area that a dataset of the page's own leaves out.
fn label_of(now: &Now, face: &str) -> Option<(String, String)> {
    let what = match AreaId::find(now.record(), face) {
        Some(id) => Selection::Area(id),
        None => Selection::State(StateCode::parse(face)?),
    };
    let name = match what {
        Selection::State(code) => en::state_name(now.record(), code),
        Selection::Area(id) => id.area(now.record())?.name.clone(),
    };
    // Labels begin with the name.
    let is = super::map::label_of(now, what).get(name.len()..)?.to_owned();
    Some((name, is))
}
