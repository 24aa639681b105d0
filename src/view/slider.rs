//! A slider over all of time, of the platform's, and the steps that its keys ask for.

use super::{
    element::{Element, html},
    happened::is_shortcut,
    hold::{FINGER_PX, is_lost},
    later::later,
};
use crate::{
    atlas::{Action, Atlas, Now},
    dataset::{Day, Direction},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, PointerEvent};

/// A slider of the platform's over all of time, whose knob is on the day `shown`; another one is set by `go`.
///
/// Browsers move the knob as soon as a finger is down. Here it sets the date when it goes sideways or is lifted, and not
/// where it scrolls the page, which they tell by taking the pointer away. Escape takes a drag back.
///
/// Screen readers without a keyboard move it by one of its own steps, a day, and send no keys (as WebKit's source has it; not heard
/// here): that is a step as by a key, which `nudge` gives.
pub fn slider(
    atlas: Atlas,
    shown: fn(&Now) -> Day,
    go: fn(Day) -> Action,
    nudge: fn(&Now, Direction) -> Action,
) -> Element {
    let record = atlas.world().record();
    // Where a finger went down, infinitely far where another one holds something, which may be the map: it means nothing then.
    // And the number of the day that is under it as the browser has it. No numbers where none is.
    let (from_px, under) = (RwSignal::new(f64::NAN), RwSignal::new(f64::NAN));
    // Which pointer holds it: of two fingers the first, so that the other takes nothing with it as it is lifted.
    let holder = StoredValue::new(None::<i32>);
    let x_px = |event: &Event| f64::from(event.unchecked_ref::<PointerEvent>().client_x());
    let hold = move |from: f64| {
        from_px.set(from);
        under.set(f64::NAN);
    };
    let send = move |number: f64| {
        if !number.is_nan() && !atlas.is_taken_back() {
            atlas.send(go(Day::from_number(number as i32)));
        }
    };
    let on_input = move |event: Event| {
        let Some(slider) = event.target().and_then(|slider| slider.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let number = slider.value_as_number();
        let from = from_px.get_untracked();
        let now = atlas.now_untracked();
        let by = number - f64::from(shown(&now).number());
        let is_by_hand = holder.get_value().is_some() || atlas.is_dragging();
        if by.abs() == 1.0 && !is_by_hand {
            atlas.send(nudge(&now, if by < 0.0 { Direction::Back } else { Direction::Forward }));
        } else if from.is_nan() {
            send(number);
        } else if from.is_finite() {
            under.set(number);
        }
        // Where a finger means nothing yet, and where the day may not be, the knob does not stay.
        slider.set_value_as_number(f64::from(shown(&atlas.now_untracked()).number()));
    };
    let on_down = move |event: Event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        if pointer.is_primary() || holder.get_value().is_none() {
            holder.set_value(Some(pointer.pointer_id()));
        }
        hold(match (pointer.pointer_type() == "touch", pointer.is_primary()) {
            (false, _) => f64::NAN,
            (true, true) => x_px(&event),
            (true, false) => f64::INFINITY,
        });
        if pointer.button() == 0 && pointer.is_primary() {
            atlas.begin_drag(go(shown(&atlas.now_untracked())));
        }
    };
    let let_go = move || {
        let number = under.get_untracked();
        hold(f64::NAN);
        send(number);
    };
    let lets_go = move |event: &Event| {
        let is_its = holder.get_value() == Some(event.unchecked_ref::<PointerEvent>().pointer_id());
        if is_its {
            holder.set_value(None);
        }
        is_its
    };
    let on_move = move |event: Event| {
        if is_lost(&event) && lets_go(&event) {
            atlas.end_drag();
        }
        let moved_px = (x_px(&event) - from_px.get_untracked()).abs();
        if moved_px > FINGER_PX && moved_px.is_finite() {
            let_go();
        }
    };
    let end = move |event: Event| {
        if !lets_go(&event) {
            return;
        }
        let_go();
        // Firefox moves the knob once more as the mouse lets go.
        later(0, Box::new(move || atlas.end_drag()));
    };
    html("input")
        .set("type", "range")
        .set("min", record.first_day.number().to_string())
        .set("max", record.as_of.number().to_string())
        .set("step", "1")
        .property("value", move |now| shown(now).number().to_string())
        .on("input", on_input)
        .on("pointerdown", on_down)
        .on("pointermove", on_move)
        .on("pointerup", end)
        .on("pointercancel", move |event| {
            if lets_go(&event) {
                hold(f64::NAN);
                atlas.end_drag();
            }
        })
}

/// The step that a key asks for on a slider, which does nothing else then.
pub fn step_of(event: &Event) -> Option<Action> {
    let key: &KeyboardEvent = event.unchecked_ref();
    if is_shortcut(key) {
        return None;
    }
    let step = match key.key().as_str() {
        "ArrowLeft" | "ArrowDown" => Action::StepChange(Direction::Back),
        "ArrowRight" | "ArrowUp" => Action::StepChange(Direction::Forward),
        "PageDown" => Action::StepYear(Direction::Back),
        "PageUp" => Action::StepYear(Direction::Forward),
        "Home" => Action::ToEnd(Direction::Back),
        "End" => Action::ToEnd(Direction::Forward),
        _ => return None,
    };
    event.prevent_default();
    Some(step)
}
