//! What a screen reader says by itself: one sentence for each date or comparison once it has settled, and no
//! more than one a second. Whoever moves the slider hears its value instead.

use super::element::{Element, html};
use crate::{
    atlas::{Atlas, Now},
    i18n::en,
};
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing may have changed, and how far apart two sentences are at least, in milliseconds.
const SETTLED_MS: f64 = 250.0;
const APART_MS: f64 = 1_000.0;

/// The sentences, out of sight. `is_sliding` is whether the slider has the keyboard.
pub fn announcer(atlas: Atlas, is_sliding: RwSignal<bool>) -> Element {
    let said = RwSignal::new(String::new());
    html("p")
        .class("unseen spoken")
        .set("role", "status")
        .once_built(move |_| follow(atlas, said, is_sliding))
        .follow_words(move || said.get())
}

/// Says what is shown a while after it last changed, as long as the widget lives.
fn follow(atlas: Atlas, said: RwSignal<String>, is_sliding: RwSignal<bool>) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let last_ms = StoredValue::new(0.0);
    let clear = move || {
        if let Some(earlier) = pending.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
    };
    let say = move |sentence: String| {
        pending.try_set_value(None);
        if is_sliding.try_get_untracked() == Some(false) {
            last_ms.try_set_value(js_sys::Date::now());
            said.try_set(sentence);
        }
    };
    let effect = RenderEffect::new(move |before: Option<String>| {
        let sentence = sentence(&atlas.now());
        // The first time, nothing has happened yet.
        if before.is_some_and(|before| before != sentence) {
            clear();
            let since_ms = js_sys::Date::now() - last_ms.try_get_value().unwrap_or_default();
            let wait = Duration::from_millis(SETTLED_MS.max(APART_MS - since_ms) as u64);
            let (say, sentence) = (say, sentence.clone());
            pending.try_set_value(set_timeout_with_handle(move || say(sentence), wait).ok());
        }
        sentence
    });
    StoredValue::new_local(effect);
    on_cleanup(clear);
}

fn sentence(now: &Now) -> String {
    match now.state.compared {
        Some(second) => en::comparison(now.data(), now.date(), second),
        None => en::spoken(now.data(), now.date()),
    }
}
