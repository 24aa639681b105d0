//! The way past the widget, for whoever reads a page with the keyboard: it has some thirty stops.

use super::{
    element::{Element, html},
    happened::{listener_of, target_of},
};
use crate::i18n::en;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The button before all else. It is seen while it has the keyboard.
pub fn skip() -> Element {
    html("button").set("type", "button").class("skip").text(en::SKIP).on("click", lead_past)
}

/// What it leads to, after all else: seen and read out while it has the keyboard, and no stop of Tab.
pub fn end() -> Element {
    html("p").class("end").set("tabindex", "-1").text(en::END).on("focusout", |event| {
        if let Some(end) = listener_of(&event) {
            let _ = end.set_attribute("tabindex", "-1");
        }
    })
}

fn lead_past(event: Event) {
    let whole = target_of(&event).and_then(|button| button.closest(".atlas").ok().flatten());
    let end = whole.and_then(|whole| whole.query_selector(".end").ok().flatten());
    if let Some(end) = end.and_then(|end| end.dyn_into::<HtmlElement>().ok()) {
        // A stop while it has the keyboard: Chromium leads from what is none to the first stop in the same shadow root.
        let _ = end.set_attribute("tabindex", "0");
        let _ = end.focus();
    }
}
