//! What a screen reader says by itself: one sentence for each date or comparison once it has settled, and no
//! more than one a second. Whoever moves a slider whose value says the same hears that instead.

use super::{
    behind::is_seen,
    element::{Element, html},
    later::later,
};
use crate::{
    atlas::{Atlas, Now},
    i18n::en,
};
use leptos::prelude::*;

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
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let last_ms = StoredValue::new(0.0);
    let clear = move || {
        if let Some(earlier) = pending.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
    };
    let say = move |sentence: String, is_compared: bool, strip: Option<web_sys::Element>| {
        pending.try_set_value(None);
        // While two dates are compared, the first slider says nothing of that.
        let heard = if is_compared { ".second.slider:focus" } else { ".slider:focus" };
        let is_heard =
            strip.is_some_and(|strip| strip.query_selector(heard).is_ok_and(|found| found.is_some()));
        if !is_heard {
            last_ms.try_set_value(js_sys::Date::now());
            said.try_set(sentence);
        }
    };
    let (place, is_seen) = (place.clone(), is_seen());
    let mut before = None;
    let effect = RenderEffect::new(move |_| {
        let now = atlas.now();
        let sentence = sentence(&now);
        // At first nothing has happened yet, whatever date the address asks for.
        let before = before.replace(sentence.clone());
        if is_seen() && before.is_some_and(|before| before != sentence) {
            clear();
            let since_ms = js_sys::Date::now() - last_ms.try_get_value().unwrap_or_default();
            let wait_ms = SETTLED_MS.max(APART_MS - since_ms) as u64;
            let (is_compared, strip) = (now.state.compared.is_some(), place.parent_element());
            let say = move || say(sentence, is_compared, strip);
            pending.try_set_value(later(wait_ms, Box::new(say)));
        }
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
