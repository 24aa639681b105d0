//! The map in words: who lies beside what is selected, in which direction, and with what status.

use super::element::{Element, Item, html};
use crate::{
    atlas::{AreaId, Now, Selection},
    dataset::StateCode,
    geo::neighbours_of,
    i18n::en,
};

/// The neighbours of what is selected. Those on the map that the dataset says nothing of are left out.
pub fn neighbours() -> Element {
    let mut before = None;
    let items = move |now: &Now| {
        let depends_on = Some((now.state.selected, now.state.layer, now.date()));
        if before == depends_on {
            return None;
        }
        before = depends_on;
        let item = |text: String| Item::new(text.clone(), move || html("li").text(text));
        Some(lines(now).into_iter().map(item).collect())
    };
    let heading = |now: &Now| {
        let count = now.state.selected.map(|what| beside(now, what).len()).unwrap_or_default();
        en::neighbours(count)
    };
    html("div")
        .class("group neighbours")
        .flag("hidden", |now| now.state.selected.is_none_or(|what| beside(now, what).is_empty()))
        .child(html("h4").words(heading))
        .child(html("ul").each(items))
}

/// `north: Russia, member`, clockwise from the north.
fn lines(now: &Now) -> Vec<String> {
    let all = now.state.selected.map(|what| beside(now, what)).unwrap_or_default();
    all.into_iter().map(|(bearing, what)| en::neighbour(bearing, &super::map::label_of(now, what))).collect()
}

fn beside(now: &Now, what: Selection) -> Vec<(crate::geo::Bearing, Selection)> {
    let known = |id: &str| {
        let state = StateCode::parse(id).filter(|code| now.record().state(*code).is_some());
        state.map(Selection::State).or_else(|| AreaId::find(now.record(), id).map(Selection::Area))
    };
    let all = neighbours_of(now.map(), &super::map::face_id(now.record(), what));
    all.into_iter().filter_map(|beside| Some((beside.bearing, known(&beside.face.id)?))).collect()
}
