//! A page that the widget has to itself: its address says what is shown.

use crate::{
    atlas::{Atlas, AtlasState, decoded, is_empty_link, link_of, read_link, told},
    view::later::Pending,
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// Browsers refuse an address that changes many times a second, so it is written once the reader
/// has paused for this long, in milliseconds.
const ADDRESS_PAUSE_MS: u64 = 200;

/// Shows what the address asks for, now and whenever the reader changes it, and writes it back. What of it is not
/// understood the reader is told in a notice, and the page by `warn`, which gets the same sentence.
pub fn follow_address(atlas: Atlas, notice: RwSignal<Option<String>>, warn: js_sys::Function) {
    // As last read or written. Where it is another, somebody has followed a link and the browser is about to say so.
    let known = StoredValue::new(address());
    // What the address has asked for. It stays as it was typed while that is shown, so that a slip in it can be mended.
    let asked = StoredValue::new(None::<AtlasState>);
    let pending = Pending::nothing();
    let read = move || {
        // What was done before is not to be written over it.
        pending.clear();
        known.set_value(address());
        if leads_elsewhere(&address()) {
            return;
        }
        let (actions, faults) = read_link(&address(), atlas.world().record());
        actions.into_iter().for_each(|action| atlas.send(action));
        asked.set_value(Some(atlas.now_untracked().state));
        let told = told(&faults);
        notice.try_set(told.clone());
        if let Some(message) = told {
            // What a listener throws is the listener's own affair.
            let _ = warn.call1(&JsValue::NULL, &message.into());
        }
    };
    // Where there is nothing for the widget in it, the attributes say what is shown.
    if !is_empty_link(&address()) {
        read();
    }
    // Read even where it leads to what is shown already: it may have mended what was not understood before.
    let listener = window_event_listener(leptos::ev::hashchange, move |_| read());
    on_cleanup(move || listener.remove());
    let effect = RenderEffect::new(move |before: Option<AtlasState>| {
        let state = atlas.now().state;
        let link = link_of(&state, atlas.world().record());
        let is_asked = asked.try_update_value(Option::take).flatten() == Some(state);
        pending.clear();
        // The first time, nothing has happened yet.
        if before.is_some() && !is_asked {
            let write = move || {
                if known.try_get_value().as_ref() == Some(&address()) {
                    write_address(&link);
                    known.set_value(address());
                }
            };
            pending.put(ADDRESS_PAUSE_MS, Box::new(write));
        }
        state
    });
    // As long as the widget.
    StoredValue::new_local(effect);
}

/// Whether an address leads to another part of the page, as browsers find that (HTML, section 7.4.6.4).
fn leads_elsewhere(address: &str) -> bool {
    let is_there = |id: &str| document().get_element_by_id(id).is_some();
    is_there(address) || is_there(&decoded(address)) || address.eq_ignore_ascii_case("top")
}

/// What follows `#` in the address.
fn address() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Puts `link` behind `#`, or takes the `#` away, and leaves the reader's history as it was.
fn write_address(link: &str) {
    if address() == link {
        return;
    }
    // All of it: the browser would take a part for one that begins where the page's `<base>` says.
    let whole = window().location().href().unwrap_or_default();
    let bare = whole.split('#').next().unwrap_or_default();
    let full = if link.is_empty() { bare.to_owned() } else { format!("{bare}#{link}") };
    if let Ok(history) = window().history() {
        // What the page has put there, as routers do, stays. A sandboxed frame may forbid it; then the address simply does.
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&full));
    }
}
