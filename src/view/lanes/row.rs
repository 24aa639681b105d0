//! One state's lane: its name; its bars, markers and absences, each a path.

use super::{
    super::{
        element::{Element, html, spoken, svg},
        px::{css, tenths},
        texture::{FADING, fill_of},
    },
    Drawing,
    panel::{self, Part},
};
use crate::{
    atlas::Selection,
    dataset::{Precision, Shown, StateCode},
    i18n::en,
    timeline::{Fade, Lane, lane},
};
use leptos::prelude::*;

/// Height of a lane, in CSS pixels. As in www/atlas/lanes.css.
const LANE_PX: i32 = 18;
/// Height of a bar, in CSS pixels.
const BAR_PX: i32 = 11;
/// How high an absence is: lower, so that the status that it leaves is seen and can be pointed at, in CSS pixels.
const AWAY_PX: i32 = 5;
/// Radius of a marker, in CSS pixels.
const RING_PX: f64 = 3.5;
/// So far from a ring a finger means it, in CSS pixels.
const FINGER_PX: f64 = 12.0;
/// Where the forerunner begins, in the room that `DateScale` leaves before the founding, in CSS pixels.
const FORERUNNER_PX: f64 = 0.0;

/// A lane's name; choosing it selects the state.
pub fn name(drawing: Drawing, code: StateCode) -> Element {
    html("button")
        .set("type", "button")
        .class("name")
        .set("tabindex", "-1")
        .set("data-item", "")
        .set("data-lane", code.to_string())
        .live("data-status", move |now| now.shown(code).word().to_owned())
        .live("data-turn", move |now| {
            now.difference(code).map(|of| of.turn.word()).unwrap_or_default().to_owned()
        })
        .live("aria-current", move |now| spoken(now.is_selected(Selection::State(code))))
        .text(en::map_name(drawing.atlas.world().record(), code))
}

/// One state's bars and markers.
pub fn row(drawing: Drawing, code: StateCode) -> Element {
    // A lane is made anew for another layer, so that it need not follow which one is shown.
    let now = drawing.atlas.now_untracked();
    let data = now.data();
    let lane_now = move |axis| lane(drawing.atlas.now_untracked().data(), &axis, code);
    let lane = lane_now(drawing.axis.get_untracked());
    // What a part of this lane looks like on the axis of the moment.
    let path = |class: &'static str, d: fn(&Lane, usize) -> Option<String>, at: usize| {
        let d = move || d(&lane_now(drawing.axis.get()), at).unwrap_or_default();
        svg("path").class(class).follow("d", d)
    };
    // Bars, markers and absences tell of themselves, and lead to the state.
    let told = |path: Element, part: Part| {
        path.set("data-part", part.word())
            .set("data-item", "")
            .set("role", "button")
            .set("tabindex", "-1")
            .set("aria-label", panel::name_of(data, code, part))
            .set("aria-description", panel::description_of(data, code, part))
    };
    // What parts there are is a matter of the data; the axis of the moment only says where they are.
    let mut parts = Vec::new();
    if data.prehistory.as_ref().is_some_and(|before| before.states.contains(&code)) {
        let d = |lane: &Lane, _| Some(box_path(FORERUNNER_PX, lane.forerunner_px));
        parts.push(told(path("before", d, 0), Part::Forerunner));
    }
    for (at, bar) in lane.bars.iter().enumerate() {
        let fill = fill_of("flat", Shown::Status(bar.stretch.status));
        let precision = data.start_of(&bar.stretch).precision;
        if precision == Precision::Unknown {
            // Where not even the year is known it fades in: nothing begins at any one place.
            let d = |lane: &Lane, at: usize| fade(lane, at).map(|fade| box_path(fade.x_px, fade.width_px));
            let cut = move || {
                let [left, right] = fade(&lane_now(drawing.axis.get()), at)?.beyond_px;
                (left + right > 0.0).then(|| format!("inset(0 {} 0 {})", css(right), css(left)))
            };
            let fading = path("fade", d, at).set("fill", fill.clone()).set("mask", FADING);
            let fading = fading.follow("clip-path", move || cut().unwrap_or_else(|| "none".to_owned()));
            parts.push(fading.set("data-part", Part::Bar(at).word()));
        }
        let d = |lane: &Lane, at: usize| lane.bars.get(at).map(|bar| box_path(bar.x_px, bar.width_px));
        parts.push(told(path("bar", d, at).set("fill", fill), Part::Bar(at)));
        if matches!(precision, Precision::Month | Precision::Year) {
            // Where the day is not known the bar begins as an outline and fills up.
            let d = |lane: &Lane, at: usize| lane.bars.get(at).map(|bar| box_path(bar.x_px, bar.soft_px));
            parts.push(path("soft", d, at));
        }
    }
    for (at, gap) in lane.gaps.iter().enumerate() {
        // All of it tells of itself, also where its day is not known.
        let d = |lane: &Lane, at: usize| lane.gaps.get(at).map(|gap| box_of(gap.x_px, gap.width_px, AWAY_PX));
        parts.push(told(path("away", d, at).set("fill", "url(#flat-away)"), Part::Gap(gap.absence)));
        let d = |lane: &Lane, at: usize| lane.gaps.get(at).map(|gap| box_of(gap.x_px, gap.soft_px, AWAY_PX));
        parts.push(path("soft", d, at));
    }
    for (at, marker) in lane.markers.iter().enumerate() {
        let d = |lane: &Lane, at: usize| {
            let marker = lane.markers.get(at)?;
            let [from, to] = marker.leads_px?;
            Some(line_path(if marker.is_shown { from + RING_PX } else { from }, to))
        };
        parts.push(path("leads", d, at));
        let d = |lane: &Lane, at: usize| {
            lane.markers.get(at).filter(|marker| marker.is_shown).map(|marker| ring_path(marker.x_px))
        };
        let part = Part::Marker(marker.decision);
        parts.push(path("hit", reach_of, at).set("data-part", part.word()));
        parts.push(told(path("decision", d, at), part));
    }
    svg("svg")
        .class("row")
        .set("data-lane", code.to_string())
        .set("height", LANE_PX.to_string())
        .set("role", "group")
        .set("aria-label", en::state_name(data, code))
        .children(parts)
}

fn fade(lane: &Lane, at: usize) -> Option<Fade> {
    lane.bars.get(at)?.fade
}

/// A bar from `x_px` on; nothing where it has no width.
fn box_path(x_px: f64, width_px: f64) -> String {
    box_of(x_px, width_px, BAR_PX)
}

/// The same of another height, in the middle of the lane.
fn box_of(x_px: f64, width_px: f64, height_px: i32) -> String {
    if width_px <= 0.0 {
        return String::new();
    }
    let width = tenths(width_px);
    format!("M{} {}h{width}v{height_px}h-{width}z", tenths(x_px), (LANE_PX - height_px) / 2)
}

/// Where a finger means the ring of a marker: around it, and as far as halfway to the next.
fn reach_of(lane: &Lane, at: usize) -> Option<String> {
    let marker = lane.markers.get(at).filter(|marker| marker.is_shown)?;
    let (mut from, mut to) = (marker.x_px - FINGER_PX, marker.x_px + FINGER_PX);
    for other in lane.markers.iter().filter(|other| other.is_shown) {
        let halfway = (marker.x_px + other.x_px) / 2.0;
        if other.x_px < marker.x_px {
            from = from.max(halfway);
        } else if other.x_px > marker.x_px {
            to = to.min(halfway);
        }
    }
    Some(box_of(from, to - from, 2 * FINGER_PX as i32))
}

/// A line in the lane's middle; nothing where it would lead back.
fn line_path(from_px: f64, to_px: f64) -> String {
    let width_px = to_px - from_px;
    if width_px <= 0.0 {
        return String::new();
    }
    format!("M{} {}h{}", tenths(from_px), LANE_PX / 2, tenths(width_px))
}

/// A ring around `x_px` in the lane's middle.
fn ring_path(x_px: f64) -> String {
    let radius = tenths(RING_PX);
    format!("M{} {}a{radius} {radius} 0 1 1 0 .01z", tenths(x_px - RING_PX), LANE_PX / 2)
}
