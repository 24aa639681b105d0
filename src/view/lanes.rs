//! The lanes: a bar for each status of each state, hollow markers for decisions, one playhead.

use super::{
    live::{flag, spoken, tenths, text},
    measure::width_of,
    texture::fill_of,
};
use crate::{
    atlas::{Action, Atlas, Selection},
    dataset::StateCode,
    i18n::en,
    timeline::{DateScale, Lane, Tick, lanes, ticks},
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Free space left and right of the axis, in CSS pixels: half of the playhead's knob.
const MARGIN_PX: f64 = 9.0;
/// Height of a lane and of a bar, in CSS pixels. As in atlas.css.
const LANE_PX: i32 = 18;
const BAR_PX: i32 = 11;

/// What the lanes look like at the width they have.
#[derive(Clone, PartialEq)]
struct Layout {
    scale: DateScale,
    ticks: Vec<Tick>,
    lanes: Vec<Lane>,
}

/// The lanes. A change of width moves what is drawn; a change of date moves the playhead alone.
#[component]
pub fn Lanes() -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let plot = NodeRef::<html::Div>::new();
    let width_px = width_of(plot, 760.0);
    let layout = Memo::new(move |_| {
        let (data, width) = (&atlas.world().data, width_px.get());
        let scale = DateScale::new(data.first_day, data.as_of, MARGIN_PX, width - 2.0 * MARGIN_PX);
        Layout { scale, ticks: ticks(&scale, 0.0, width), lanes: lanes(data, &scale) }
    });
    let px = |x: f64| format!("{}px", tenths(x));
    let playhead = text(move || px(layout.with(|layout| layout.scale.x_of(atlas.date()))));
    let article = text(move || px(layout.with(|layout| layout.scale.x_of(atlas.world().data.article.day))));

    let data = &atlas.world().data;
    let (first, last) = (data.first_day.civil().0, data.as_of.civil().0);
    let year = move |year: i32| {
        let at = move || {
            layout.with(|layout| layout.ticks.iter().find(|tick| tick.year == year).map(|tick| tick.x_px))
        };
        view! {
            <span class="year" hidden=flag(move || at().is_none()) style:left=text(move || px(at().unwrap_or_default()))>
                {year.to_string()}
            </span>
        }
    };
    let codes: Vec<StateCode> =
        layout.with_untracked(|layout| layout.lanes.iter().map(|lane| lane.state).collect());

    let go = move |event: &ev::PointerEvent| {
        let Some(plot) = plot.get_untracked() else { return };
        let x_px = f64::from(event.client_x()) - plot.get_bounding_client_rect().left();
        atlas.send(Action::GoTo(layout.with_untracked(|layout| layout.scale.date_at(x_px))));
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
                <div class="rows">{codes.iter().map(|code| view! { <Row code=*code layout /> }).collect_view()}</div>
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
    let status = atlas.status_of(code);
    view! {
        <button type="button" class="name" tabindex="-1" data-lane=code.to_string()
            data-status=text(move || status.get().map_or("none", |status| status.word()).to_owned())
            aria-pressed=spoken(move || atlas.is_selected(Selection::State(code)))>
            {en::map_name(&atlas.world().data, code)}
        </button>
    }
}

/// One state's bars and markers, each a path: one template for all of them.
#[component]
fn Row(code: StateCode, layout: Memo<Layout>) -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let data = &atlas.world().data;
    let lane = layout.with_untracked(|layout| layout.lanes.iter().find(|lane| lane.state == code).cloned());
    let lane = lane.unwrap_or(Lane { state: code, bars: Vec::new(), markers: Vec::new() });
    // What a part of this lane looks like at the width of the moment.
    let part = move |class: &'static str,
                     fill: String,
                     label: String,
                     d: Box<dyn Fn(&Lane) -> Option<String> + Send>| {
        let d = text(move || {
            layout.with(|layout| d(layout.lanes.iter().find(|lane| lane.state == code)?)).unwrap_or_default()
        });
        view! { <path class=class fill=fill d=d><title>{label}</title></path> }
    };
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
