//! The date strip: step from change to change, drag the playhead, read what changed.

use super::{
    announce::announcer,
    chip::{Cited, close_around, live_chip},
    choose::other_date,
    compare::comparison,
    element::{Element, html, spoken, svg},
    gathering::gathering,
    measure::follow_width,
    player::player,
};
use crate::{
    atlas::{Action, Atlas, Now},
    dataset::{Day, Direction},
    i18n::en,
    timeline::DateScale,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, PointerEvent};

/// Half of the slider's knob: so far its middle stays from the ends of the track. As in www/atlas/strip.css.
const KNOB_HALF_PX: f64 = 11.0;

/// The date strip.
pub fn strip(atlas: Atlas) -> Element {
    let shown = |now: &Now| en::date_shown(now.data(), now.date());
    let sentence = |now: &Now| en::sentence(now.data(), now.date());
    html("div")
        .class("strip")
        .child(
            html("div")
                .class("steps")
                .child(step(atlas, Direction::Back))
                .children(player(atlas))
                .child(step(atlas, Direction::Forward)),
        )
        .child(
            html("p")
                .class("sentence")
                .child(html("strong").class("date").words(shown))
                .text(" ")
                .child(html("span").class("what").words(sentence)),
        )
        .child(track(atlas))
        .behind(html("div").class("cited").child(live_chip(cited)).on("keydown", |event| {
            if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                close_around(&event);
            }
        }))
        .child(other_date(atlas))
        .child(comparison(atlas))
        .behind(gathering())
        .child(announcer(atlas))
}

/// What the change of the day rests on, if there was one.
fn cited(now: &Now) -> Option<Cited> {
    let change = now.data().change_on(now.date())?;
    let (more, sources) = (en::remarks_on(now.data(), change), now.data().sources_of(change));
    Some(Cited::new(more, sources))
}

fn step(atlas: Atlas, towards: Direction) -> Element {
    let is_last = move |now: &Now| now.data().change_beside(now.date(), towards).is_none();
    let (class, what, short) = match towards {
        Direction::Back => ("step back", en::PREVIOUS_CHANGE, en::PREVIOUS),
        Direction::Forward => ("step forward", en::NEXT_CHANGE, en::NEXT),
    };
    // `aria-disabled` and not `disabled`: a disabled button would drop the reader's focus.
    html("button")
        .set("type", "button")
        .class(class)
        .live("aria-disabled", move |now| spoken(is_last(now)))
        .on("click", move |_| atlas.send(Action::StepChange(towards)))
        .set("aria-label", what)
        .child(html("span").class("wide").text(what))
        .child(html("span").class("narrow").text(short))
}

/// The slider, over a tick for each change.
fn track(atlas: Atlas) -> Element {
    let width_px = RwSignal::new(600.0);
    let (first, last) = (atlas.world().record().first_day, atlas.world().record().as_of);
    let ticks = move |now: &Now| {
        let scale = DateScale::new(first, last, KNOB_HALF_PX, width_px.get() - 2.0 * KNOB_HALF_PX);
        let tick = |day: Day| format!("M{} 0v8", scale.x_of(day).round() as i32);
        now.data().changes().iter().map(|change| tick(change.day)).collect::<String>()
    };
    let slider = slider(atlas, |now| now.date(), Action::GoTo)
        .class("slider")
        .set("aria-label", en::DATE)
        // While two dates are compared it says what comes of that, as the other slider does.
        .live("aria-valuetext", |now| match now.state.compared {
            Some(second) => en::compared_with(now.data(), second, now.date()),
            None => en::spoken(now.data(), now.date()),
        })
        .on("keydown", move |event| {
            if let Some(step) = step_of(&event) {
                atlas.send(step);
            }
        });
    html("div")
        .class("track")
        .once_built(follow_width(width_px))
        .child(
            svg("svg")
                .class("ticks")
                .set("width", "100%")
                .set("height", "8")
                .set("aria-hidden", "true")
                .child(svg("path").live("d", ticks)),
        )
        .child(slider)
        .child(
            html("div")
                .class("ends")
                .set("aria-hidden", "true")
                .child(html("span").text(first.civil().0.to_string()))
                .child(html("span").text(last.civil().0.to_string())),
        )
}

/// So far a finger goes sideways before it drags, in CSS pixels.
pub const DRAG_PX: f64 = 8.0;

/// A slider of the platform's over all of time, whose knob is on the day `shown`; another one is set by `go`.
///
/// Browsers move the knob as soon as a finger is down. Here it sets the date when it goes sideways or is lifted, and not
/// where it scrolls the page, which they tell by taking the pointer away.
pub fn slider(atlas: Atlas, shown: fn(&Now) -> Day, go: fn(Day) -> Action) -> Element {
    let record = atlas.world().record();
    // Where a finger went down, and the number of the day that is under it as the browser has it; no numbers where none is.
    let (from_px, under) = (RwSignal::new(f64::NAN), RwSignal::new(f64::NAN));
    let x_px = |event: &Event| f64::from(event.unchecked_ref::<PointerEvent>().client_x());
    let hold = move |from: f64| {
        from_px.set(from);
        under.set(f64::NAN);
    };
    let send = move |number: f64| {
        if !number.is_nan() {
            atlas.send(go(Day::from_number(number as i32)));
        }
    };
    let on_input = move |event: Event| {
        let Some(slider) = event.target().and_then(|slider| slider.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let number = slider.value_as_number();
        if from_px.get_untracked().is_nan() {
            send(number);
        } else {
            under.set(number);
        }
        // Where a finger means nothing yet, and where the day may not be, the knob does not stay.
        slider.set_value_as_number(f64::from(shown(&atlas.now_untracked()).number()));
    };
    let on_down = move |event: Event| {
        let is_finger = event.unchecked_ref::<PointerEvent>().pointer_type() == "touch";
        hold(if is_finger { x_px(&event) } else { f64::NAN });
    };
    let let_go = move || {
        let number = under.get_untracked();
        hold(f64::NAN);
        send(number);
    };
    let on_move = move |event: Event| {
        if (x_px(&event) - from_px.get_untracked()).abs() > DRAG_PX {
            let_go();
        }
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
        .on("pointerup", move |_| let_go())
        .on("pointercancel", move |_| hold(f64::NAN))
}

/// The step that a key asks for on a slider, which does nothing else then.
pub fn step_of(event: &Event) -> Option<Action> {
    let key: &KeyboardEvent = event.unchecked_ref();
    // The browser's own shortcuts, such as Alt and an arrow to go back.
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
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
