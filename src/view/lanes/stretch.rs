//! The stretch of time that the timeline shows: a second pair of handles, one for each end.

use super::{
    super::{
        element::{Element, html},
        happened::target_of,
        px::tenths,
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
use web_sys::{Event, KeyboardEvent};

/// How far a handle goes at one press of a key, in days: about a month, and a year.
const MONTH: i32 = 30;
const YEAR: i32 = 365;

/// Both handles over the whole of time, and a button that shows all of it.
pub fn stretch(drawing: Drawing) -> Element {
    let record = drawing.atlas.world().record();
    let (first, last) = (record.first_day, record.as_of);
    let share = move |day: Day| {
        let thousandths = i64::from(day.number() - first.number()) * 1000
            / i64::from((last.number() - first.number()).max(1));
        format!("{}%", tenths(thousandths as f64 / 10.0))
    };
    let edges = |now: &Now| Window::days(now.state.window, now.record());
    let part =
        html("div").class("part").style("left", move |now| share(edges(now).0)).style("right", move |now| {
            let until = edges(now).1;
            share(Day::from_number(first.number() + last.number() - until.number()))
        });
    let handles = html("div")
        .class("handles")
        // Of two handles that lie over each other the one on top must be the one that can move.
        .flag("data-late", move |now| {
            let (from, until) = edges(now);
            from.number() - first.number() > last.number() - until.number()
        })
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
        .child(
            html("div")
                .class("what")
                .child(html("span").flag("hidden", |now| now.state.window.is_some()).text(en::ZOOM_TIME))
                .child(all),
        )
        .child(handles)
}

/// One handle: a slider of the platform's, so that it can be dragged, and moved by keys.
fn handle(drawing: Drawing, edge: Direction) -> Element {
    let record = drawing.atlas.world().record();
    let day_of = move |now: &Now| {
        let (first, last) = Window::days(now.state.window, now.record());
        match edge {
            Direction::Back => first,
            Direction::Forward => last,
        }
    };
    let (class, name) = match edge {
        Direction::Back => ("handle from", en::STRETCH_FROM),
        Direction::Forward => ("handle to", en::STRETCH_TO),
    };
    let on_input = move |event: Event| {
        if let Ok(number) = event_target_value(&event).parse() {
            drawing.atlas.send(Action::MoveEdge(edge, Day::from_number(number)));
        }
        // Where the edge may not go the knob does not stay.
        if let Some(slider) =
            event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            slider.set_value(&day_of(&drawing.atlas.now_untracked()).number().to_string());
        }
    };
    let on_key = move |event: Event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if key.ctrl_key() || key.meta_key() || key.alt_key() {
            return;
        }
        let by = match key.key().as_str() {
            "ArrowLeft" | "ArrowDown" => -MONTH,
            "ArrowRight" | "ArrowUp" => MONTH,
            "PageDown" => -YEAR,
            "PageUp" => YEAR,
            "Home" => -100 * YEAR,
            "End" => 100 * YEAR,
            _ => return,
        };
        event.prevent_default();
        let day = day_of(&drawing.atlas.now_untracked());
        drawing.atlas.send(Action::MoveEdge(edge, Day::from_number(day.number() + by)));
    };
    let slider = html("input")
        .set("type", "range")
        .class(class)
        .set("min", record.first_day.number().to_string())
        .set("max", record.as_of.number().to_string())
        .set("step", "1")
        .set("aria-label", name)
        .live("aria-valuetext", move |now| {
            let (first, last) = Window::days(now.state.window, now.record());
            en::edge_value(day_of(now), last.number() - first.number())
        })
        .property("value", move |now| day_of(now).number().to_string())
        .on("input", on_input)
        .on("keydown", on_key);
    html("div").class("holds").child(slider)
}
