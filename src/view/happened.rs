//! What an event happened to. Not generic: the reader would download it for each kind of element.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The element that an event happened to, which may be inside of the one that listens.
pub fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The element that listens.
pub fn listener_of(event: &Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}
