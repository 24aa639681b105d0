//! The stretch of time that the timeline shows: a second pair of handles, one for each end, and a bar between them that moves
//! it as it is.

use super::{
    super::{
        element::{Element, html},
        happened::{is_shortcut, listener_of, target_of},
        px::tenths,
        slider::{DRAG_PX, slider},
    },
    Drawing,
};
use crate::{
    atlas::{Action, Now},
    dataset::{Day, Direction},
    i18n::en,
    timeline::Window,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PointerEvent};

/// So far a hand may be off while it presses the mouse, and so far from the bar when it lets go, in CSS pixels.
const UNSTEADY_PX: f64 = 4.0;
const OFF_PX: f64 = 16.0;

/// The first and the last day shown.
fn edges(now: &Now) -> (Day, Day) {
    Window::days(now.state.window, now.record())
}

/// Both handles over the whole of time, and a button that shows all of it.
pub fn stretch(drawing: Drawing) -> Element {
    let record = drawing.atlas.world().record();
    let (first, last) = (record.first_day, record.as_of);
    let share = move |day: Day| {
        let thousandths = i64::from(day.number() - first.number()) * 1000
            / i64::from((last.number() - first.number()).max(1));
        format!("{}%", tenths(thousandths as f64 / 10.0))
    };
    let part = bar(drawing).style("left", move |now| share(edges(now).0)).style("right", move |now| {
        let until = edges(now).1;
        share(Day::from_number(first.number() + last.number() - until.number()))
    });
    let handles = html("div")
        .class("handles")
        .child(html("div").class("whole").child(part))
        .child(handle(drawing, Direction::Back))
        .child(handle(drawing, Direction::Forward));
    let all = html("button")
        .set("type", "button")
        .class("all-time")
        .flag("hidden", |now| now.state.window.is_none())
        .on("click", move |event| {
            // The button goes, and leaves the keyboard to a handle.
            let button = target_of(&event);
            let whole = button.and_then(|button| button.closest(".stretch").ok().flatten());
            if let Some(handle) = whole.and_then(|whole| whole.query_selector(".handle").ok().flatten()) {
                let _ = handle.unchecked_ref::<web_sys::HtmlElement>().focus();
            }
            drawing.atlas.send(Action::ShowAllTime);
        })
        .text(en::ALL_TIME);
    html("div")
        .class("line stretch")
        .set("role", "group")
        .set("aria-label", en::STRETCH)
        .set("aria-description", en::STRETCH_KEYS)
        .child(
            html("div")
                .class("what")
                .child(html("span").flag("hidden", |now| now.state.window.is_some()).text(en::ZOOM_TIME))
                .child(all),
        )
        .child(handles)
}

/// The bar between the handles: dragging it moves the stretch.
fn bar(drawing: Drawing) -> Element {
    let atlas = drawing.atlas;
    // Where a pointer went down, and the number of the day that was in the middle then; and how far it has to go before it moves
    // anything, for a finger may be about to scroll the page: no number where none is down, less than none once it moves it.
    let (held, reach_px) = (StoredValue::new([0.0; 2]), RwSignal::new(f64::NAN));
    let x_px = |event: &Event| f64::from(event.unchecked_ref::<PointerEvent>().client_x());
    let days_per_px = move |whole: &web_sys::Element| {
        let record = atlas.world().record();
        f64::from(record.as_of.number() - record.first_day.number())
            / whole.get_bounding_client_rect().width().max(1.0)
    };
    let on_down = move |event: Event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        // Two fingers are no press.
        if !pointer.is_primary() && reach_px.get_untracked() > 0.0 {
            reach_px.set(-1.0);
        }
        let Some(bar) = listener_of(&event).filter(|_| pointer.button() == 0 && pointer.is_primary()) else {
            return;
        };
        let _ = bar.set_pointer_capture(pointer.pointer_id());
        let (first, last) = edges(&atlas.now_untracked());
        held.set_value([x_px(&event), f64::from(first.number() + (last.number() - first.number()) / 2)]);
        reach_px.set(if pointer.pointer_type() == "touch" { DRAG_PX } else { UNSTEADY_PX });
        atlas.begin_drag(Action::ShowStretch(first, last));
    };
    let on_move = move |event: Event| {
        // A further finger means nothing.
        let is_first = event.unchecked_ref::<PointerEvent>().is_primary();
        let Some(bar) = listener_of(&event).filter(|_| is_first) else { return };
        let [from_px, middle] = held.get_value();
        let by_px = x_px(&event) - from_px;
        if by_px.abs() > reach_px.get_untracked() && !atlas.is_taken_back() {
            reach_px.set(-1.0);
            let Some(whole) = bar.parent_element() else { return };
            let middle = (middle + by_px * days_per_px(&whole)).round() as i32;
            atlas.send(Action::MoveStretch(Day::from_number(middle)));
        }
    };
    let on_end = move |_: Event| {
        reach_px.set(f64::NAN);
        atlas.end_drag();
    };
    // Whoever cannot drag presses and lets go: there it shows half as much time (WCAG 2.2, 2.5.7).
    let on_up = move |event: Event| {
        if reach_px.get_untracked() > 0.0
            && event.unchecked_ref::<PointerEvent>().is_primary()
            && !atlas.is_taken_back()
            && let Some(whole) = listener_of(&event).and_then(|bar| bar.parent_element())
        {
            let box_of = whole.get_bounding_client_rect();
            let days = ((x_px(&event) - box_of.left()) * days_per_px(&whole)).round() as i32;
            let y_px = f64::from(event.unchecked_ref::<PointerEvent>().client_y());
            // Who has gone away with it has thought better of it.
            if y_px > box_of.top() - OFF_PX && y_px < box_of.bottom() + OFF_PX {
                let first = atlas.world().record().first_day.number();
                atlas.send(Action::ZoomTime(Direction::Forward));
                atlas.send(Action::MoveStretch(Day::from_number(first + days)));
            }
        }
        on_end(event);
    };
    html("div")
        .class("part")
        .on("pointerdown", on_down)
        .on("pointermove", on_move)
        .on("pointerup", on_up)
        .on("pointercancel", on_end)
        // Whatever takes it out of the layout.
        .on("lostpointercapture", on_end)
}

/// One handle: a slider of the platform's, so that it can be dragged, and moved by keys.
fn handle(drawing: Drawing, edge: Direction) -> Element {
    type Shown = fn(&Now) -> Day;
    let (class, name, day_of, go): (_, _, Shown, fn(Day) -> Action) = match edge {
        Direction::Back => (
            "handle from",
            en::STRETCH_FROM,
            |now| edges(now).0,
            |day| Action::MoveEdge(Direction::Back, day),
        ),
        Direction::Forward => {
            ("handle to", en::STRETCH_TO, |now| edges(now).1, |day| Action::MoveEdge(Direction::Forward, day))
        }
    };
    let on_key = move |event: Event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if is_shortcut(key) {
            return;
        }
        let record = drawing.atlas.world().record();
        let day = day_of(&drawing.atlas.now_untracked());
        let day = match key.key().as_str() {
            "ArrowLeft" | "ArrowDown" => day.plus_months(-1),
            "ArrowRight" | "ArrowUp" => day.plus_months(1),
            "PageDown" => day.plus_years(-1),
            "PageUp" => day.plus_years(1),
            "Home" => record.first_day,
            "End" => record.as_of,
            _ => return,
        };
        event.prevent_default();
        drawing.atlas.send(go(day));
    };
    slider(drawing.atlas, day_of, go)
        .class(class)
        .set("aria-label", name)
        .live("aria-valuetext", move |now| {
            let (first, last) = edges(now);
            en::edge_value(day_of(now), last.number() - first.number())
        })
        .on("keydown", on_key)
}
