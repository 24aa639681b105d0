//! What an event happened to. Not generic: the reader would download it for each kind of element.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The element that an event happened to, which may be inside of the one that listens.
pub fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The element that listens.
pub fn listener_of(event: &Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// Whether a key is one of the browser's own shortcuts, such as Alt and an arrow to go back.
pub fn is_shortcut(key: &KeyboardEvent) -> bool {
    key.ctrl_key() || key.meta_key() || key.alt_key()
}
