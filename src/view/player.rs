//! Playing: one change after the other, each held long enough to read what it says. It never starts by
//! itself, and no timer runs while nothing is played.

use super::{
    element::{Element, html},
    happened::{listener_of, target_of},
    later::{Pending, later},
};
use crate::{
    atlas::{Action, Atlas, Now},
    i18n::en,
};
use js_sys::Array;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element as Node, Event, EventTarget, FocusEvent, IntersectionObserver, IntersectionObserverEntry,
};

/// The button that plays and pauses, and the one that says how fast, which stands there always, so that none moves under a
/// finger.
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
        .words(move |_| en::speed(is_fast.get()));
    [play, speed]
}

/// Goes on to the next change after a while, as long as the widget lives and plays.
fn keep_time(atlas: Atlas, is_fast: RwSignal<bool>, play: &Node) {
    let pending = Pending::nothing();
    let play = play.clone();
    let (mut before, mut sight) = (None, None);
    let timer = RenderEffect::new(move |_| {
        let now = atlas.now();
        // Another date, layer or speed begins anew, and nothing else does.
        let held = now.state.is_playing.then(|| (now.date(), now.state.layer, is_fast.get()));
        if before.replace(held) == Some(held) {
            return;
        }
        pending.clear();
        let Some((date, _, is_fast)) = held else {
            sight = None;
            return;
        };
        // Whoever asked for it: nothing plays in a hidden tab, or where the button that pauses is not shown.
        if play.client_width() == 0 || play.owner_document().is_none_or(|document| document.hidden()) {
            atlas.send(Action::Pause);
        } else {
            sight = sight.take().or_else(|| Sight::of(atlas, &play));
            let hold_ms = en::reading_ms(&en::sentence(now.data(), date)) / if is_fast { 2 } else { 1 };
            pending.put(hold_ms, Box::new(move || atlas.send(Action::PlayOn)));
        }
    });
    // As long as the widget.
    StoredValue::new_local(timer);
}

/// Stops playing once nothing of the widget is in sight any more: who has scrolled on reads something else, and not every browser
/// keeps that where it is while what stands above it grows.
struct Sight(IntersectionObserver);

impl Sight {
    fn of(atlas: Atlas, play: &Node) -> Option<Self> {
        let whole = play.closest(".atlas").ok().flatten()?;
        let was_seen = Cell::new(false);
        let on_change = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            // What has happened last. A page that has it played first and then scrolls to it is on its way.
            let last: IntersectionObserverEntry =
                entries.get(entries.length().saturating_sub(1)).unchecked_into();
            let is_seen = last.is_intersecting();
            if was_seen.replace(is_seen) && !is_seen {
                atlas.send(Action::Pause);
            }
        });
        // It may be called after it has been disconnected, with what was told before: it must not be gone then.
        let observer = IntersectionObserver::new(on_change.into_js_value().unchecked_ref()).ok()?;
        observer.observe(&whole);
        Some(Self(observer))
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}

/// Stops playing when the keyboard leaves the widget: what all of it listens to. Where it goes to another element of the page,
/// [`pause_away`] hears of that.
///
/// A press on what takes no keyboard, as on the sentence, takes it from what has it and leads it nowhere: the reader is still
/// here.
pub fn listen(atlas: Atlas, whole: Element) -> Element {
    let is_pressed = StoredValue::new(false);
    whole
        // The keyboard goes as soon as all have heard of the press.
        .on("mousedown", move |_| {
            if atlas.now_untracked().state.is_playing {
                is_pressed.set_value(true);
                let is_over = move || {
                    is_pressed.try_set_value(false);
                };
                later(0, Box::new(is_over));
            }
        })
        // Who opens what the date's sentence or its card rests on wants to read it: the next date would close it.
        .on("click", move |event| {
            let opens = ":is(.strip, .fact) .sources:not([open]) > summary";
            if target_of(&event).is_some_and(|on| matches!(on.closest(opens), Ok(Some(_)))) {
                atlas.send(Action::Pause);
            }
        })
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

/// Stops playing when the tab is hidden, when another window or frame has the keyboard, and when something of the page does that
/// is no part of the widget; for [`once_built`](Element::once_built).
pub fn pause_away(atlas: Atlas) -> impl FnOnce(&Node) + Send + 'static {
    move |widget| {
        let Some(document) = widget.owner_document() else { return };
        let (seen, own) = (document.clone(), widget.clone());
        let on_event = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let is_away = match event.type_().as_str() {
                "visibilitychange" => seen.hidden(),
                "focusin" => !event.composed_path().includes(&own, 0),
                _ => true,
            };
            if is_away {
                atlas.send(Action::Pause);
            }
        });
        let targets: [(Option<EventTarget>, &str); 3] = [
            (Some(document.clone().into()), "visibilitychange"),
            (Some(document.clone().into()), "focusin"),
            (document.default_view().map(Into::into), "blur"),
        ];
        for (target, name) in &targets {
            let call = on_event.as_ref().unchecked_ref();
            let _ = target.as_ref().map(|target| target.add_event_listener_with_callback(name, call));
        }
        let kept = StoredValue::new_local((targets, on_event));
        on_cleanup(move || {
            let _ = kept.try_with_value(|(targets, on_event)| {
                for (target, name) in targets {
                    let call = on_event.as_ref().unchecked_ref();
                    let _ =
                        target.as_ref().map(|target| target.remove_event_listener_with_callback(name, call));
                }
            });
        });
    }
}
