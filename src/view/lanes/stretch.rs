//! The stretch of time that the timeline shows: a second pair of handles, one for each end, and a bar between them that moves
//! it as it is.

use super::{
    super::{
        element::{Element, html},
        happened::{is_shortcut, listener_of, target_of},
        measure::place_in,
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

/// What a pointer on the bar holds; another one that comes meanwhile holds nothing.
#[derive(Clone, Copy)]
enum Held {
    Nothing,
    /// Nothing yet: it has to go farther than `reach_px`, for a finger may be about to scroll the page. Until then it may be a press.
    Waiting {
        grip: Grip,
        reach_px: f64,
        is_press: bool,
    },
    /// The stretch.
    Dragging(Grip),
}

/// Which pointer went down, how far from the left of what the bar lies on, and the number of the day that was in the middle then.
#[derive(Clone, Copy)]
struct Grip {
    pointer: i32,
    from_px: f64,
    middle: f64,
}

/// What the bar lies on that an event happened to, and how far from the upper left corner of that.
fn place(event: &Event) -> Option<(web_sys::Element, [f64; 2])> {
    let whole = listener_of(event)?.parent_element()?;
    let pointer: &PointerEvent = event.unchecked_ref();
    let px = place_in(&whole, [f64::from(pointer.client_x()), f64::from(pointer.client_y())]);
    Some((whole, px))
}

/// The bar between the handles: dragging it moves the stretch.
fn bar(drawing: Drawing) -> Element {
    let atlas = drawing.atlas;
    let held = StoredValue::new(Held::Nothing);
    // What the pointer of an event holds.
    let held_by = move |event: &Event| {
        let pointer = event.unchecked_ref::<PointerEvent>().pointer_id();
        match held.get_value() {
            Held::Waiting { grip, .. } | Held::Dragging(grip) if grip.pointer != pointer => Held::Nothing,
            held => held,
        }
    };
    let days_in = move |px: f64, whole: &web_sys::Element| {
        let record = atlas.world().record();
        let days = f64::from(record.as_of.number() - record.first_day.number());
        px * days / f64::from(whole.client_width().max(1))
    };
    let on_down = move |event: Event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        match held.get_value() {
            // Two fingers are no press.
            Held::Waiting { grip, reach_px, .. } if grip.pointer != pointer.pointer_id() => {
                held.set_value(Held::Waiting { grip, reach_px, is_press: false });
                return;
            }
            Held::Dragging(grip) if grip.pointer != pointer.pointer_id() => return,
            _ => {}
        }
        let is_meant = pointer.button() == 0 && pointer.is_primary();
        let Some((_, [from_px, _])) = place(&event).filter(|_| is_meant) else { return };
        if let Some(bar) = listener_of(&event) {
            let _ = bar.set_pointer_capture(pointer.pointer_id());
        }
        let (first, last) = edges(&atlas.now_untracked());
        let middle = f64::from(first.number() + (last.number() - first.number()) / 2);
        held.set_value(Held::Waiting {
            grip: Grip { pointer: pointer.pointer_id(), from_px, middle },
            reach_px: if pointer.pointer_type() == "touch" { DRAG_PX } else { UNSTEADY_PX },
            is_press: true,
        });
        atlas.begin_drag(Action::ShowStretch(first, last));
    };
    let on_move = move |event: Event| {
        let held_now = held_by(&event);
        // Most pass over it and hold nothing.
        if matches!(held_now, Held::Nothing) || atlas.is_taken_back() {
            return;
        }
        let Some((whole, [x_px, _])) = place(&event) else { return };
        let grip = match held_now {
            Held::Dragging(grip) => grip,
            Held::Waiting { grip, reach_px, .. } if (x_px - grip.from_px).abs() > reach_px => grip,
            _ => return,
        };
        held.set_value(Held::Dragging(grip));
        let middle = (grip.middle + days_in(x_px - grip.from_px, &whole)).round() as i32;
        atlas.send(Action::MoveStretch(Day::from_number(middle)));
    };
    let on_end = move |event: Event| {
        if !matches!(held_by(&event), Held::Nothing) {
            held.set_value(Held::Nothing);
            atlas.end_drag();
        }
    };
    // Whoever cannot drag presses and lets go: there it shows half as much time (WCAG 2.2, 2.5.7).
    let on_up = move |event: Event| {
        if let (Some((whole, [x_px, y_px])), Held::Waiting { is_press: true, .. }) =
            (place(&event).filter(|_| !atlas.is_taken_back()), held_by(&event))
        {
            // Who has gone away with it has thought better of it.
            if y_px > -OFF_PX && y_px < f64::from(whole.client_height()) + OFF_PX {
                let first = atlas.world().record().first_day.number();
                let day = Day::from_number(first + days_in(x_px, &whole).round() as i32);
                atlas.send(Action::ZoomTime(Direction::Forward));
                atlas.send(Action::MoveStretch(day));
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
