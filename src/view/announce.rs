//! What a screen reader says by itself: one sentence for each date or comparison once it has settled, for another stretch of time
//! in the timeline, and for what was chosen by a bar there, by the card's buttons or from its list; no more than one a second. Whoever moves a slider whose value says the
//! same hears that instead.

use super::{
    element::{Element, html},
    later::Pending,
    map::label_of,
};
use crate::{
    atlas::{Atlas, Now, Selection},
    i18n::en,
    timeline::Window,
};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};

/// How long nothing may have changed, and how far apart two sentences are at least, in milliseconds.
const SETTLED_MS: f64 = 250.0;
const APART_MS: f64 = 1_000.0;

/// The sentences, out of sight.
pub fn announcer(atlas: Atlas) -> Element {
    let said = RwSignal::new(String::new());
    html("p")
        .class("unseen spoken")
        .set("role", "status")
        .once_built(move |place| follow(atlas, said, place))
        .follow_words(move || said.get())
}

/// Says what is shown a while after it last changed, as long as the widget lives.
fn follow(atlas: Atlas, said: RwSignal<String>, place: &web_sys::Element) {
    let pending = Pending::nothing();
    let last_ms = StoredValue::new(0.0);
    // Whether a date has not been told of yet: it is not lost by what is done meanwhile.
    let waits = Rc::new(Cell::new(false));
    let say = move |words: Words, place: web_sys::Element| {
        let whole = place.closest(".atlas").ok().flatten();
        let is_there = whole.is_some_and(|whole| whole.query_selector(words.at).is_ok_and(|at| at.is_some()));
        if is_there == words.is_for_those_there {
            last_ms.try_set_value(js_sys::Date::now());
            said.try_set(words.text);
        }
    };
    let place = place.clone();
    let mut before = None;
    let effect = RenderEffect::new(move |_| {
        let now = atlas.now();
        let here = Here { sentence: sentence(&now), window: now.state.window, selected: now.state.selected };
        // At first nothing has happened yet, whatever date the address asks for.
        let Some(before) = before.replace(here.clone()).filter(|before| *before != here) else { return };
        let is_date = waits.get() || before.sentence != here.sentence;
        let Some(words) = words_of(&now, is_date, &before, &here) else { return };
        waits.set(is_date && atlas.is_seen());
        if atlas.is_seen() {
            // A clock that was put back tells nothing of how long ago that was.
            let since_ms = js_sys::Date::now() - last_ms.try_get_value().unwrap_or_default();
            let since_ms = if since_ms < 0.0 { APART_MS } else { since_ms };
            let wait_ms = SETTLED_MS.max(APART_MS - since_ms) as u64;
            let (place, waits) = (place.clone(), Rc::clone(&waits));
            let tell = move || {
                waits.set(false);
                say(words, place);
            };
            pending.put(wait_ms, Box::new(tell));
        }
    });
    StoredValue::new_local(effect);
}

/// What may be spoken of.
#[derive(Clone, PartialEq)]
struct Here {
    sentence: String,
    window: Option<Window>,
    selected: Option<Selection>,
}

/// What to say, and to whom: to those whose keyboard is there, or to all others because those hear it there.
struct Words {
    text: String,
    at: &'static str,
    is_for_those_there: bool,
}

fn words_of(now: &Now, is_date: bool, before: &Here, here: &Here) -> Option<Words> {
    if is_date {
        return Some(Words { text: here.sentence.clone(), at: ".slider:focus", is_for_those_there: false });
    }
    if before.window != here.window {
        let (first, last) = Window::days(here.window, now.record());
        return Some(Words {
            text: en::stretch_shown(first, last),
            at: ".handle:focus",
            is_for_those_there: false,
        });
    }
    // A lane's name says itself whether it is selected. A shape on the map says so as well, but most screen readers tell it on
    // arrival only; the buttons that lead on name the one after it, and of an area there is more to say.
    if before.selected == here.selected {
        return None;
    }
    let text = match here.selected {
        Some(Selection::State(code)) => {
            format!("{}: {}.", en::state_name(now.data(), code), en::standing(now.data(), code, now.date()))
        }
        Some(what @ Selection::Area(id)) => {
            label_of(now, what) + &en::claimed_by(now.record(), id.area(now.record())?)
        }
        None => en::NOTHING_SELECTED.to_owned(),
    };
    Some(Words {
        text,
        at: "[data-part]:focus, .walk:focus, .disputes :focus, .map :focus",
        is_for_those_there: true,
    })
}

fn sentence(now: &Now) -> String {
    match now.state.compared {
        Some(second) => en::comparison(now.data(), now.date(), second),
        None => en::spoken(now.data(), now.date()),
    }
}
