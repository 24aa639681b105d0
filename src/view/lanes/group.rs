//! Lanes that stand together: a heading that folds them, and a lane for each state.

use super::{
    super::{
        element::{Element, Item, html, spoken, svg},
        px::tenths,
    },
    Drawing, row,
};
use crate::{
    atlas::{Now, Selection},
    dataset::{Layer, StateCode, Status},
    i18n::en,
    timeline::{self, LaneGroup, lane},
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
    // Groups of the other layer are others.
    let bit = 1u32 << ((2 * at + usize::from(now.state.layer == Layer::Article)) % 32);
    // What the reader has made of it; until then the style sheet folds it where there is little room, so that no
    // height hangs on what has to be measured first.
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
    let day = en::lane_group_day(record, standing);
    let heading = html("button")
        .set("type", "button")
        .class("fold")
        // The tab stop of the whole timeline, until the keyboard is moved.
        .set("tabindex", if at == 0 { "0" } else { "-1" })
        .set("data-item", "")
        .live("aria-expanded", move |_| spoken(is_open()))
        .set("aria-label", en::lane_group_label(record, standing, states.len()))
        .on("click", turn)
        // Written by the style sheet, before the day: its label says it too.
        .set("data-count", states.len().to_string())
        .child(html("span").text(en::lane_group(record, standing)))
        // Between words of what is written, as in what is heard.
        .text(" ")
        .children(day.map(|day| html("span").class("on").text(day)));
    let flags = html("div")
        .class("flags")
        .children(before.map(|before| flag(en::prehistory_flag(before))))
        .child(small(drawing, now, &states));
    let head = html("div").class("line head").set("data-row", "").child(heading).child(flags);
    let lane = move |code| {
        html("div")
            .class("line lane")
            .set("data-row", "")
            .set("data-lane", StateCode::to_string(&code))
            .flag("data-selected", move |now| now.is_selected(Selection::State(code)))
            .child(row::name(drawing, code))
            .child(row::row(drawing, code))
    };
    html("div")
        .class("group")
        .follow("data-open", move || chosen().map(|open| open.to_string()).unwrap_or_default())
        .set("role", "group")
        .set("aria-label", en::lane_group(record, standing))
        .child(head)
        .apart(move || states.into_iter().map(lane).collect())
}

/// How far apart the lines of a folded group's lanes are, and how high each is, in CSS pixels.
const SMALL_APART_PX: usize = 3;
const SMALL_PX: usize = 2;

/// What a folded group holds: its lanes as thin lines, one path for each status.
fn small(drawing: Drawing, now: &Now, states: &[StateCode]) -> Element {
    let data = now.data();
    let statuses = Status::ALL.iter().copied().filter(|status| {
        states.iter().any(|code| data.stretches(*code).iter().any(|stretch| stretch.status == *status))
    });
    let lines = statuses.map(|status| {
        let states = states.to_vec();
        let d = move || {
            let (data, axis) = (drawing.atlas.now_untracked().data(), drawing.axis.get());
            let mut d = String::new();
            for (at, code) in states.iter().enumerate() {
                let lane = lane(data, &axis, *code);
                for bar in lane.bars.iter().filter(|bar| bar.stretch.status == status && bar.width_px > 0.0) {
                    let (x, width) = (tenths(bar.x_px), tenths(bar.width_px));
                    d.push_str(&format!("M{x} {}h{width}v{SMALL_PX}h-{width}z", at * SMALL_APART_PX));
                }
            }
            d
        };
        svg("path").set("data-status", status.word()).follow("d", d)
    });
    svg("svg")
        .class("small")
        .set("height", (states.len() * SMALL_APART_PX).to_string())
        .set("aria-hidden", "true")
        .children(lines)
}
