//! The lanes: a bar for each status of each state, hollow markers for decisions, one playhead.

use super::{
    element::{Element, Item, html, spoken, svg},
    measure::follow_width,
    px::{css, tenths},
    texture::fill_of,
};
use crate::{
    atlas::{Action, Atlas, Now, Selection},
    dataset::{Dataset, Day, Shown, StateCode},
    i18n::en,
    timeline::{self, DateScale, Lane, lane, ticks},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// Free space left and right of the axis, in CSS pixels: half of the playhead's knob.
const MARGIN_PX: f64 = 9.0;
/// Height of a lane and of a bar, in CSS pixels. As in atlas.css.
const LANE_PX: i32 = 18;
const BAR_PX: i32 = 11;

/// The lanes. A change of width moves what is drawn; a change of date moves the playhead alone.
pub fn lanes(atlas: Atlas) -> Element {
    let width_px = RwSignal::new(760.0);
    let x_of = move |day: Day| css(scale_at(atlas.world().record(), width_px.get()).x_of(day));
    let playhead = move |now: &Now| x_of(now.date());
    let since = atlas.world().record().article.as_ref().map(|article| article.day);
    // A lane for each state that the layer tells of; which they are does not depend on the date.
    let lanes_of = move |make: fn(Atlas, StateCode, RwSignal<f64>) -> Element| {
        let mut before = None;
        move |now: &Now| {
            if before.replace(now.state.layer) == Some(now.state.layer) {
                return None;
            }
            let lanes = timeline::lanes(now.data(), &scale_at(now.data(), width_px.get_untracked()));
            let item = |lane: Lane| {
                let code = lane.state;
                Item::new(format!("{code} {}", now.state.layer.word()), move || make(atlas, code, width_px))
            };
            Some(lanes.into_iter().map(item).collect())
        }
    };
    let line = |class: &'static str| html("div").class(class).set("aria-hidden", "true");
    let plot = html("div")
        .class("plot")
        .once_built(follow_width(width_px))
        .child(axis(atlas, width_px))
        .children(since.map(|day| line("since").style("left", move |_| x_of(day))))
        .child(html("div").class("rows").each(lanes_of(row)))
        .child(line("later").style("left", playhead))
        .child(line("playhead").style("left", playhead));
    html("div")
        .class("lanes")
        .set("part", "lanes")
        .set("role", "group")
        .set("aria-label", en::LANES)
        .on("click", move |event| on_click(atlas, &event))
        .child(html("div").class("names").each(lanes_of(name)))
        .child(plot)
}

/// Years along the top; dragging along them drags the date.
fn axis(atlas: Atlas, width_px: RwSignal<f64>) -> Element {
    let world = atlas.world();
    let (first, last) = (world.record().first_day.civil().0, world.record().as_of.civil().0);
    let year = |year: i32| {
        let at = move || {
            let ticks = ticks(&scale_at(atlas.world().record(), width_px.get()), 0.0, width_px.get());
            ticks.iter().find(|tick| tick.year == year).map(|tick| tick.x_px)
        };
        html("span")
            .class("year")
            .flag("hidden", move |_| at().is_none())
            .style("left", move |_| css(at().unwrap_or_default()))
            .text(year.to_string())
    };
    let go = move |pointer: &PointerEvent, axis: &web_sys::Element| {
        let x_px = f64::from(pointer.client_x()) - axis.get_bounding_client_rect().left();
        let scale = scale_at(atlas.world().record(), width_px.get_untracked());
        atlas.send(Action::GoTo(scale.date_at(x_px)));
    };
    let on_down = move |event: Event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        if let Some(axis) = current_target(&event).filter(|_| pointer.button() == 0) {
            let _ = axis.set_pointer_capture(pointer.pointer_id());
            go(pointer, &axis);
        }
    };
    // A captured pointer is one that went down here and has not come up.
    let on_move = move |event: Event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        if let Some(axis) =
            current_target(&event).filter(|axis| axis.has_pointer_capture(pointer.pointer_id()))
        {
            go(pointer, &axis);
        }
    };
    html("div")
        .class("axis")
        .set("aria-hidden", "true")
        .on("pointerdown", on_down)
        .on("pointermove", on_move)
        .children((first..=last).map(year))
}

fn current_target(event: &Event) -> Option<web_sys::Element> {
    event.current_target().and_then(|target| target.dyn_into().ok())
}

fn on_click(atlas: Atlas, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let holder = target.and_then(|target| target.closest("[data-lane]").ok().flatten());
    if let Some(code) = holder.and_then(|holder| StateCode::parse(&holder.get_attribute("data-lane")?)) {
        atlas.send(Action::Select(Selection::State(code)));
    }
}

/// A lane's name; choosing it selects the state. The map and the card's buttons do the same for
/// the keyboard, so that these are no tab stops.
fn name(atlas: Atlas, code: StateCode, _: RwSignal<f64>) -> Element {
    html("button")
        .set("type", "button")
        .class("name")
        .set("tabindex", "-1")
        .set("data-lane", code.to_string())
        .live("data-status", move |now| now.shown(code).word().to_owned())
        .live("aria-pressed", move |now| spoken(now.is_selected(Selection::State(code))))
        .text(en::map_name(atlas.world().record(), code))
}

/// The axis of lanes that are `width_px` wide.
fn scale_at(data: &Dataset, width_px: f64) -> DateScale {
    DateScale::new(data.first_day, data.as_of, MARGIN_PX, width_px - 2.0 * MARGIN_PX)
}

/// One state's bars and markers, each a path.
fn row(atlas: Atlas, code: StateCode, width_px: RwSignal<f64>) -> Element {
    // A lane is made anew for another layer, so that it need not follow which one is shown.
    let now = atlas.now_untracked();
    let data = now.data();
    let lane_at = move |width_px: f64| {
        let now = atlas.now_untracked();
        lane(now.data(), &scale_at(now.data(), width_px), code)
    };
    // What a part of this lane looks like at the width of the moment.
    let part = |class: &'static str, label: String, d: fn(&Lane, usize) -> Option<String>, at: usize| {
        svg("path")
            .class(class)
            .follow("d", move || d(&lane_at(width_px.get()), at).unwrap_or_default())
            .child(svg("title").text(label))
    };
    let lane = lane_at(width_px.get_untracked());
    let mut parts = Vec::new();
    for (at, bar) in lane.bars.iter().enumerate() {
        let label = en::stretch(data, &bar.stretch);
        let d = |lane: &Lane, at: usize| lane.bars.get(at).map(|bar| box_path(bar.x_px, bar.width_px));
        let fill = fill_of("flat", Shown::Status(bar.stretch.status));
        if bar.fade_px > 0.0 {
            // Where not even the year is known it fades in.
            let d = |lane: &Lane, at: usize| {
                lane.bars.get(at).map(|bar| box_path(bar.x_px - bar.fade_px, bar.fade_px))
            };
            parts.push(part("fade", label.clone(), d, at).set("fill", fill.clone()));
        }
        parts.push(part("bar", label.clone(), d, at).set("fill", fill));
        if bar.soft_px > 0.0 {
            // Where the day is not known the bar begins as an outline and fills up.
            let d = |lane: &Lane, at: usize| lane.bars.get(at).map(|bar| box_path(bar.x_px, bar.soft_px));
            parts.push(part("soft", label, d, at));
        }
    }
    for (at, marker) in lane.markers.iter().enumerate() {
        let label = data.decisions.get(marker.decision).map(en::decision_dated).unwrap_or_default();
        let d = |lane: &Lane, at: usize| lane.markers.get(at).map(|marker| ring_path(marker.x_px));
        parts.push(part("decision", label, d, at));
    }
    svg("svg")
        .class("row")
        .set("data-lane", code.to_string())
        .set("height", LANE_PX.to_string())
        .set("role", "img")
        .set("aria-label", en::lane(data, code))
        .children(parts)
}

/// A bar from `x_px` on.
fn box_path(x_px: f64, width_px: f64) -> String {
    let width = tenths(width_px);
    format!("M{} {}h{width}v{BAR_PX}h-{width}z", tenths(x_px), (LANE_PX - BAR_PX) / 2)
}

/// A ring around `x_px` in the lane's middle.
fn ring_path(x_px: f64) -> String {
    format!("M{} {}a3.5 3.5 0 1 1 0 .01z", tenths(x_px - 3.5), LANE_PX / 2)
}
