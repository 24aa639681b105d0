//! Lanes that stand together: a heading that folds them, and a lane for each state.

use super::{
    super::element::{Element, Item, html, spoken},
    Drawing, row,
};
use crate::{
    atlas::{Now, Selection},
    i18n::en,
    timeline::{self, LaneGroup},
};
use leptos::prelude::*;

/// A group for each status, made anew for another layer; which they are does not depend on the date.
pub fn groups(drawing: Drawing) -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    // Which groups a reader has opened or folded, a bit for each.
    let turned = RwSignal::new(0u32);
    let mut before = None;
    move |now| {
        if before.replace(now.state.layer) == Some(now.state.layer) {
            return None;
        }
        let item = |(at, of): (usize, LaneGroup)| {
            let group = group(drawing, now, turned, at, of);
            Item::new(format!("{at} {}", now.state.layer.word()), move || group)
        };
        Some(timeline::groups(now.data()).into_iter().enumerate().map(item).collect())
    }
}

fn group(drawing: Drawing, now: &Now, turned: RwSignal<u32>, at: usize, of: LaneGroup) -> Element {
    let LaneGroup { status, states } = of;
    let is_open = move || (turned.get() >> at & 1 == 1) == drawing.is_narrow();
    let record = now.record();
    let before = now
        .data()
        .prehistory
        .as_ref()
        .filter(|before| states.iter().any(|code| before.states.contains(code)));
    let axis = drawing.axis;
    let flag = |text: String| {
        let shown = move || is_open() && axis.get().shows(record.first_day);
        html("span")
            .class("before-flag")
            .follow_style("display", move || if shown() { "block" } else { "none" }.to_owned())
            .text(text)
    };
    let heading = html("button")
        .set("type", "button")
        .class("fold")
        // The tab stop of the whole timeline, until the keyboard is moved.
        .set("tabindex", if at == 0 { "0" } else { "-1" })
        .set("data-item", "")
        .live("aria-expanded", move |_| spoken(is_open()))
        .set("aria-label", en::lane_group_label(record, status, states.len()))
        .on("click", move |_| turned.update(|turned| *turned ^= 1 << at))
        .child(html("span").text(en::lane_group(status)))
        .child(html("span").class("many").text(states.len().to_string()));
    let head =
        html("div").class("line head").set("data-row", "").child(heading).child(
            html("div").class("flags").children(before.map(|before| flag(en::prehistory_flag(before)))),
        );
    let lanes = states.into_iter().map(|code| {
        let is_hidden = move |now: &Now| !is_open() && !now.is_selected(Selection::State(code));
        html("div")
            .class("line lane")
            .set("data-row", "")
            .set("data-lane", code.to_string())
            .flag("hidden", is_hidden)
            .child(row::name(drawing, code))
            .child(row::row(drawing, code))
    });
    html("div")
        .class("group")
        .set("role", "group")
        .set("aria-label", en::lane_group(status))
        .child(head)
        .children(lanes)
}
