//! Playing: one change after the other, each held long enough to read what it says. It never starts by
//! itself, and no timer runs while nothing is played.

use super::{
    element::{Element, html},
    happened::listener_of,
    later::later,
};
use crate::{
    atlas::{Action, Atlas, Now},
    i18n::en,
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element as Node, Event, FocusEvent};

/// The button that plays and pauses, and the one that says how fast. That one answers while it plays, and stands there
/// always, so that none moves under a finger.
pub fn player(atlas: Atlas) -> [Element; 2] {
    let is_fast = RwSignal::new(false);
    let toggle = move |_: Event| {
        let is_playing = atlas.now_untracked().state.is_playing;
        atlas.send(if is_playing { Action::Pause } else { Action::Play });
    };
    let play = html("button")
        .set("type", "button")
        .class("step play")
        .once_built(move |play| keep_time(atlas, is_fast, play))
        .on("click", toggle)
        .live("data-playing", |now| now.state.is_playing.to_string())
        .words(|now: &Now| if now.state.is_playing { en::PAUSE } else { en::PLAY }.to_owned());
    let speed = html("button")
        .set("type", "button")
        .class("step speed")
        .live("aria-label", move |_| format!("{} {}", en::SPEED, en::speed(is_fast.get())))
        .on("click", move |_| is_fast.update(|fast| *fast = !*fast))
        .flag("disabled", |now| !now.state.is_playing)
        .words(move |_| en::speed(is_fast.get()));
    [play, speed]
}

/// Goes on to the next change after a while, as long as the widget lives and plays.
fn keep_time(atlas: Atlas, is_fast: RwSignal<bool>, play: &Node) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let play = play.clone();
    let mut before = None;
    let timer = RenderEffect::new(move |_| {
        let now = atlas.now();
        // Another date, layer or speed begins anew, and nothing else does.
        let held = now.state.is_playing.then(|| (now.date(), now.state.layer, is_fast.get()));
        if before.replace(held) == Some(held) {
            return;
        }
        if let Some(earlier) = pending.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
        let Some((date, _, is_fast)) = held else {
            // The button for the speed answers no more, and must not take the keyboard along.
            let speed = play.next_element_sibling();
            if speed.is_some_and(|speed| speed.matches(":focus").unwrap_or_default()) {
                let _ = play.unchecked_ref::<web_sys::HtmlElement>().focus();
            }
            return;
        };
        // Whoever asked for it: nothing plays in a hidden tab, or where the button that pauses is not shown.
        if play.client_width() == 0 || play.owner_document().is_none_or(|document| document.hidden()) {
            atlas.send(Action::Pause);
        } else {
            let hold_ms = en::reading_ms(&en::sentence(now.data(), date)) / if is_fast { 2 } else { 1 };
            pending.try_set_value(later(hold_ms, Box::new(move || atlas.send(Action::PlayOn))));
        }
    });
    // As long as the widget.
    StoredValue::new_local(timer);
    on_cleanup(move || {
        if let Some(last) = pending.try_update_value(Option::take).flatten() {
            last.clear();
        }
    });
}

/// Stops playing when the keyboard leaves the widget: what all of it listens to.
///
/// A press on what takes no keyboard, as on the sentence, takes it from what has it and leads it nowhere: the reader is still
/// here.
pub fn listen(atlas: Atlas, whole: Element) -> Element {
    let is_pressed = StoredValue::new(false);
    whole
        .on("pointerdown", move |_| is_pressed.set_value(true))
        .on("focusin", move |_| is_pressed.set_value(false))
        .on("click", move |_| is_pressed.set_value(false))
        // A finger that scrolls the page from here.
        .on("pointercancel", move |_| is_pressed.set_value(false))
        .on("focusout", move |event| {
            if !is_pressed.get_value() {
                pause_outside(atlas, &event);
            }
        })
}

fn pause_outside(atlas: Atlas, event: &Event) {
    let focus: &FocusEvent = event.unchecked_ref();
    let goes_to = focus.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    let widget = listener_of(event);
    let stays = goes_to.zip(widget).is_some_and(|(to, widget)| widget.contains(Some(&to)));
    if !stays {
        atlas.send(Action::Pause);
    }
}

/// Stops playing when the tab is hidden; for [`once_built`](Element::once_built).
pub fn pause_hidden(atlas: Atlas) -> impl FnOnce(&Node) + Send + 'static {
    move |widget| {
        let Some(document) = widget.owner_document() else { return };
        let seen = document.clone();
        let on_change = Closure::<dyn Fn()>::new(move || {
            if seen.hidden() {
                atlas.send(Action::Pause);
            }
        });
        let call = on_change.as_ref().unchecked_ref();
        let _ = document.add_event_listener_with_callback("visibilitychange", call);
        let kept = StoredValue::new_local((document, on_change));
        on_cleanup(move || {
            let _ = kept.try_with_value(|(document, on_change)| {
                let call = on_change.as_ref().unchecked_ref();
                let _ = document.remove_event_listener_with_callback("visibilitychange", call);
            });
        });
    }
}
