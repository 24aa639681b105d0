//! Escape, for what the pointer shows or drags while the keyboard is elsewhere (WCAG 2.2, 1.4.13 and 2.5.2).

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, KeyboardEvent};

/// Calls `dismiss` when Escape is pressed anywhere in the document of `near` while `is_shown` says so; as long as the
/// owner of the moment lives, which is the widget's. That press does nothing else: what covers something goes first, and
/// whatever has the keyboard hears of the next one.
pub fn while_shown(
    near: &Element,
    is_shown: impl Fn() -> bool + Send + 'static,
    dismiss: impl Fn() + Send + 'static,
) {
    listen(near, Box::new(is_shown), Box::new(dismiss));
}

fn listen(near: &Element, is_shown: Box<dyn Fn() -> bool + Send>, dismiss: Box<dyn Fn() + Send>) {
    let Some(document) = near.owner_document() else { return };
    let on_key = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            dismiss();
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    let listen = StoredValue::new_local(move |to: bool| {
        let call = on_key.as_ref().unchecked_ref();
        let _ = if to {
            document.add_event_listener_with_callback_and_bool("keydown", call, true)
        } else {
            document.remove_event_listener_with_callback_and_bool("keydown", call, true)
        };
    });
    StoredValue::new_local(RenderEffect::new(move |_| {
        let is_shown = is_shown();
        listen.try_with_value(|listen| listen(is_shown));
    }));
    on_cleanup(move || {
        listen.try_with_value(|listen| listen(false));
    });
}
