//! Lanes that stand together: a heading that folds them, and a lane for each state.

use super::{
    super::element::{Element, Item, html, spoken},
    Drawing, row,
};
use crate::{
    atlas::{Now, Selection},
    dataset::Layer,
    i18n::en,
    timeline::{self, LaneGroup},
};
use leptos::prelude::*;

/// A group for each status, made anew for another layer; which they are does not depend on the date.
pub fn groups(drawing: Drawing) -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let mut before = None;
    move |now| {
        if before.replace(now.state.layer) == Some(now.state.layer) {
            return None;
        }
        let item = |(at, of): (usize, LaneGroup)| {
            let group = group(drawing, now, at, of);
            Item::new(format!("{at} {}", now.state.layer.word()), move || group)
        };
        Some(timeline::groups(now.data()).into_iter().enumerate().map(item).collect())
    }
}

fn group(drawing: Drawing, now: &Now, at: usize, of: LaneGroup) -> Element {
    let LaneGroup { standing, states } = of;
    let turned = drawing.turned;
    // What the reader has made of it; until then the style sheet folds it where there is little room, so that no
    // height hangs on what has to be measured first.
    // Groups of the other layer are others.
    let bit = 1u32 << ((2 * at + usize::from(now.state.layer == Layer::Article)) % 32);
    let chosen = move || turned.get().iter().position(|all| all & bit != 0).map(|at| at == 1);
    let is_open = move || chosen().unwrap_or(!drawing.is_narrow());
    let turn = move |_| {
        let (to, from) = if is_open() { (0, 1) } else { (1, 0) };
        turned.update(|turned: &mut [u32; 2]| {
            if let Some(all) = turned.get_mut(to) {
                *all |= bit;
            }
            if let Some(all) = turned.get_mut(from) {
                *all &= !bit;
            }
        });
    };
    let record = now.record();
    let before = now
        .data()
        .prehistory
        .as_ref()
        .filter(|before| states.iter().any(|code| before.states.contains(code)));
    let axis = drawing.axis;
    let flag = |text: String| {
        let shown = move || axis.get().shows(record.first_day);
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
        .set("aria-label", en::lane_group_label(record, standing, states.len()))
        .on("click", turn)
        .child(html("span").text(en::lane_group(standing)));
    let head =
        html("div").class("line head").set("data-row", "").child(heading).child(
            html("div").class("flags").children(before.map(|before| flag(en::prehistory_flag(before)))),
        );
    let lanes = states.into_iter().map(|code| {
        html("div")
            .class("line lane")
            .set("data-row", "")
            .set("data-lane", code.to_string())
            .flag("data-selected", move |now| now.is_selected(Selection::State(code)))
            .child(row::name(drawing, code))
            .child(row::row(drawing, code))
    });
    html("div")
        .class("group")
        .follow("data-open", move || chosen().map(|open| open.to_string()).unwrap_or_default())
        .set("role", "group")
        .set("aria-label", en::lane_group(standing))
        .child(head)
        .children(lanes)
}
