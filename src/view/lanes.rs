//! The lanes: a bar for each status of each state, hollow markers for decisions, one playhead.

use super::{
    live::{flag, spoken, tenths, text},
    measure::width_of,
    texture::fill_of,
};
use crate::{
    atlas::{Action, Atlas, Selection},
    dataset::{Dataset, StateCode},
    i18n::en,
    timeline::{DateScale, Lane, lane, lanes, ticks},
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Free space left and right of the axis, in CSS pixels: half of the playhead's knob.
const MARGIN_PX: f64 = 9.0;
/// Height of a lane and of a bar, in CSS pixels. As in atlas.css.
const LANE_PX: i32 = 18;
const BAR_PX: i32 = 11;

/// The lanes. A change of width moves what is drawn; a change of date moves the playhead alone.
#[component]
pub fn Lanes() -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let plot = NodeRef::<html::Div>::new();
    let width_px = width_of(plot, 760.0);
    let scale = move || scale_at(&atlas.world().data, width_px.get());
    let px = |x: f64| format!("{}px", tenths(x));
    let playhead = text(move || px(scale().x_of(atlas.date())));
    let article = text(move || px(scale().x_of(atlas.world().data.article.day)));

    let data = &atlas.world().data;
    let (first, last) = (data.first_day.civil().0, data.as_of.civil().0);
    let year = move |year: i32| {
        let at = move || {
            let ticks = ticks(&scale(), 0.0, width_px.get());
            ticks.iter().find(|tick| tick.year == year).map(|tick| tick.x_px)
        };
        view! {
            <span class="year" hidden=flag(move || at().is_none()) style:left=text(move || px(at().unwrap_or_default()))>
                {year.to_string()}
            </span>
        }
    };
    let codes: Vec<StateCode> =
        lanes(data, &scale_at(data, width_px.get_untracked())).iter().map(|lane| lane.state).collect();

    let go = move |event: &ev::PointerEvent| {
        let Some(plot) = plot.get_untracked() else { return };
        let x_px = f64::from(event.client_x()) - plot.get_bounding_client_rect().left();
        let scale = scale_at(&atlas.world().data, width_px.get_untracked());
        atlas.send(Action::GoTo(scale.date_at(x_px)));
    };
    let axis_of = |event: &ev::PointerEvent| {
        event.current_target().and_then(|target| target.dyn_into::<Element>().ok())
    };
    let on_down = move |event: ev::PointerEvent| {
        if event.button() == 0 {
            let _ = axis_of(&event).map(|axis| axis.set_pointer_capture(event.pointer_id()));
            go(&event);
        }
    };
    // A captured pointer is one that went down here and has not come up.
    let on_move = move |event: ev::PointerEvent| {
        if axis_of(&event).is_some_and(|axis| axis.has_pointer_capture(event.pointer_id())) {
            go(&event);
        }
    };
    let on_click = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let holder = target.and_then(|target| target.closest("[data-lane]").ok().flatten());
        if let Some(code) = holder.and_then(|holder| StateCode::parse(&holder.get_attribute("data-lane")?)) {
            atlas.send(Action::Select(Selection::State(code)));
        }
    };
    view! {
        <div class="lanes" role="group" aria-label=en::LANES on:click=on_click>
            <div class="names">{codes.iter().map(|code| view! { <Name code=*code /> }).collect_view()}</div>
            <div class="plot" node_ref=plot>
                <div class="axis" on:pointerdown=on_down on:pointermove=on_move aria-hidden="true">
                    {(first..=last).map(year).collect_view()}
                </div>
                <div class="since" style:left=article aria-hidden="true"></div>
                <div class="rows">{codes.iter().map(|code| view! { <Row code=*code width_px /> }).collect_view()}</div>
                <div class="later" style:left=playhead.clone() aria-hidden="true"></div>
                <div class="playhead" style:left=playhead.clone() aria-hidden="true"></div>
            </div>
        </div>
    }
}

/// A lane's name; choosing it selects the state. The map and the card's buttons do the same for
/// the keyboard, so that these are no tab stops.
#[component]
fn Name(code: StateCode) -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    view! {
        <button type="button" class="name" tabindex="-1" data-lane=code.to_string()
            data-status=text(move || atlas.status_of(code).map_or("none", |status| status.word()).to_owned())
            aria-pressed=spoken(move || atlas.is_selected(Selection::State(code)))>
            {en::map_name(&atlas.world().data, code)}
        </button>
    }
}

/// How a part of a lane is drawn, as SVG path data.
type Drawing = Box<dyn Fn(&Lane) -> Option<String> + Send>;

/// The axis of lanes that are `width_px` wide.
fn scale_at(data: &Dataset, width_px: f64) -> DateScale {
    DateScale::new(data.first_day, data.as_of, MARGIN_PX, width_px - 2.0 * MARGIN_PX)
}

/// One state's bars and markers, each a path: one template for all of them.
#[component]
fn Row(code: StateCode, width_px: ReadSignal<f64>) -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let data = &atlas.world().data;
    let lane_at = move |data: &Dataset, width_px: f64| lane(data, &scale_at(data, width_px), code);
    // What a part of this lane looks like at the width of the moment.
    let part = move |class: &'static str, fill: String, label: String, d: Drawing| {
        let d = text(move || d(&lane_at(&atlas.world().data, width_px.get())).unwrap_or_default());
        view! { <path class=class fill=fill d=d><title>{label}</title></path> }
    };
    let lane = lane_at(data, width_px.get_untracked());
    let mut parts = Vec::new();
    for (at, bar) in lane.bars.iter().enumerate() {
        let (fill, label) = (fill_of("flat", Some(bar.stretch.status)), en::stretch(data, &bar.stretch));
        let d = move |lane: &Lane| lane.bars.get(at).map(|bar| box_path(bar.x_px, bar.width_px));
        parts.push(part("bar", fill, label.clone(), Box::new(d)));
        if bar.soft_px > 0.0 {
            // Where the day is not known the bar begins as an outline and fills up.
            let d = move |lane: &Lane| lane.bars.get(at).map(|bar| box_path(bar.x_px, bar.soft_px));
            parts.push(part("soft", String::new(), label, Box::new(d)));
        }
    }
    for (at, marker) in lane.markers.iter().enumerate() {
        let label = data.decisions.get(marker.decision).map(en::decision_dated).unwrap_or_default();
        let d = move |lane: &Lane| lane.markers.get(at).map(|marker| ring_path(marker.x_px));
        parts.push(part("decision", String::new(), label, Box::new(d)));
    }
    view! {
        <svg class="row" data-lane=code.to_string() height=LANE_PX role="img" aria-label=en::lane(data, code)>{parts}</svg>
    }
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
