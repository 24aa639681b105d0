//! One state or disputed area on the map: its outline, its spoken name, and where it is hit.

use super::{
    super::{
        element::{Element, spoken, svg},
        px::{css, tenths},
        texture::{fill_of, hatch_of},
    },
    stage::Stage,
};
use crate::{
    atlas::{Now, Selection},
    dataset::{Layer, Shown, StateCode},
    geo::Pad,
    i18n::en,
};

/// A state or an area as the map draws it.
#[derive(Clone)]
pub struct Shape {
    /// Which.
    pub what: Selection,
    /// Its face's id.
    pub id: String,
    /// Outline as SVG path data, in map units.
    pub d: String,
    /// How large it is, in map units squared.
    pub extent: f64,
}

/// What is shown of a state, or of the state that an area is drawn with.
pub fn shown(now: &Now, what: Selection) -> Shown {
    let filled_as = match what {
        Selection::State(code) => Some(code),
        Selection::Area(id) => now.drawn(id).and_then(|drawn| drawn.with),
    };
    filled_as.map_or(Shown::Nothing, |code| now.shown(code))
}

/// The same as [`label_of`], with what is written on the map instead of the name: for whoever speaks what they see.
fn called(now: &Now, what: Selection) -> String {
    let label = label_of(now, what);
    match what {
        Selection::State(code) => en::called(now.record(), code, label),
        Selection::Area(_) => label,
    }
}

/// Name and status, as the map speaks them.
pub fn label_of(now: &Now, what: Selection) -> String {
    match what {
        Selection::State(code) => {
            let name = en::state_name(now.record(), code);
            let data = now.data();
            let is_silent = data.layer == Layer::Article && now.shown(code) == Shown::Nothing;
            let label = if is_silent || data.has_more_to_tell(code, now.date()) {
                en::agreed_label(&name, &en::standing(data, code, now.date()))
            } else {
                en::state_label(data, &name, now.shown(code), now.away(code))
            };
            match now.difference(code) {
                Some(of) => en::compared_label(data, &label, &of),
                None => label,
            }
        }
        Selection::Area(id) => {
            let label = |area| en::area_label(now.record(), area, now.date(), now.drawn(id));
            id.area(now.record()).map(label).unwrap_or_default()
        }
    }
}

/// One face. A state carries `data-state`, an area `data-area`; both are buttons, and the one
/// under the cursor is the map's one tab stop.
pub fn face_shape(shape: Shape) -> Element {
    let Shape { what, id, d, .. } = shape;
    let is_state = what.state().is_some();
    let (class, key) = if is_state { ("state", "data-state") } else { ("area", "data-area") };
    let group = svg("g")
        .class(class)
        .set(key, id)
        .live("data-status", move |now| shown(now, what).word().to_owned())
        .set("role", "button")
        .live("tabindex", move |now| {
            let stop = now.tab_stop();
            match now.answers(what) {
                Some(answer) if answer == what && stop == Some(what) => "0",
                Some(answer) if answer == what => "-1",
                // Nothing that could have the keyboard.
                _ => "",
            }
            .to_owned()
        })
        .live("aria-current", move |now| spoken(now.is_selected(what)))
        .live("aria-label", move |now| called(now, what))
        .live("fill", move |now| fill_of("map", shown(now, what)))
        .child(svg("path").set("d", d.clone()));
    if is_state {
        return group;
    }
    // Where it answers as a state's land, or not at all, there is no button of its own.
    let group = group.live("aria-hidden", move |now| spoken(now.answers(what) != Some(what)));
    let hatching = move |now: &Now| match what {
        Selection::Area(id) if now.drawn(id).is_some_and(|drawn| drawn.is_hatched) => {
            hatch_of(shown(now, what))
        }
        _ => "none",
    };
    let hatching =
        svg("path").set("d", d).class("hatching").live("fill", move |now| hatching(now).to_owned());
    group.child(hatching)
}

/// Where an area is hit by a finger, where there is room: a square that is not seen.
pub fn area_spot(id: String, what: Selection, at: usize, stage: Stage) -> Element {
    let pad = move || stage.get().pads.get(at).copied();
    // Not followed here: whenever it is another, so is the map's transform, which brings all of this about.
    let is_there = move || stage.get_untracked().pads.get(at).is_some_and(|pad| pad.is_shown);
    let is_hit = move |now: &Now| is_there() && now.answers(what) == Some(what);
    // Its outline would blot out what is smaller: then a ring around it says that it has the keyboard.
    let is_ringed = move |now: &Now| {
        let extent = stage.states().names.get(at).map_or(0.0, |named| named.extent);
        now.tab_stop() == Some(what) && extent * stage.get_untracked().sheet.scale() < RINGED_BELOW_PX
    };
    let class = move |now: &Now| match (is_hit(now), is_ringed(now)) {
        (true, true) => "spot of-area ringed",
        (true, false) => "spot of-area",
        (false, true) => "ringed",
        (false, false) => "unseen",
    };
    let ring = |class: &'static str| {
        let off = move |axis: fn([f64; 2]) -> f64| {
            let pad = stage.get().pads.get(at).copied();
            pad.map(|pad| tenths(axis(pad.place) - axis(pad.at))).unwrap_or_default()
        };
        svg("circle")
            .class(class)
            .set("r", "14")
            .follow("cx", move || off(|[x, _]| x))
            .follow("cy", move || off(|[_, y]| y))
    };
    svg("g")
        .live("class", class)
        .set("data-area", id)
        .follow_style("transform", move || pad().map(moved_to).unwrap_or_default())
        .child(hit())
        .child(ring("ring under"))
        .child(ring("ring"))
}

/// An area that is smaller than this, as the side of a square as large, gets a ring, in CSS pixels.
const RINGED_BELOW_PX: f64 = 18.0;

/// A pad, and a pad's half to the left and above.
fn hit() -> Element {
    svg("rect").class("hit").set("x", "-12").set("y", "-12").set("width", "24").set("height", "24")
}

fn moved_to(pad: Pad) -> String {
    format!("translate({},{})", css(pad.at[0]), css(pad.at[1]))
}

/// Where a state is hit, whatever its size: a square, with a marker in it and a line to the state where it is
/// small.
pub fn spot(code: StateCode, at: usize, stage: Stage) -> Element {
    let what = Selection::State(code);
    let pad = move || stage.get().pads.get(at).copied();
    // Not followed here: whenever it is another, so is the map's transform, which brings all of this about.
    let pad_now = move || stage.get_untracked().pads.get(at).copied();
    let class = move |now: &Now| {
        let place = match pad_now() {
            Some(Pad { is_shown: false, .. }) | None => return "unseen",
            Some(pad) => pad,
        };
        match (place.is_marked, now.is_selected(what), now.tab_stop() == Some(what)) {
            (false, ..) => "spot",
            (true, false, false) => "spot marked",
            (true, true, _) => "spot marked selected",
            (true, false, true) => "spot marked cursor",
        }
    };
    let leader = move || {
        let led = pad().filter(Pad::is_led);
        led.map(|pad| {
            let [x, y] = [pad.place[0] - pad.at[0], pad.place[1] - pad.at[1]].map(tenths);
            format!("M0 0L{x} {y}")
        })
        .unwrap_or_default()
    };
    svg("g")
        .live("class", class)
        .set("data-state", code.to_string())
        .follow_style("transform", move || pad().map(moved_to).unwrap_or_default())
        .live("fill", move |now| fill_of("flat", now.shown(code)))
        .child(svg("path").class("leader under").follow("d", leader))
        .child(svg("path").class("leader").follow("d", leader))
        .child(hit())
        .child(svg("circle").class("under").set("r", "5"))
        .child(svg("circle").class("marker").set("r", "4.5"))
}
