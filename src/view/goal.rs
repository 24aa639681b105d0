//! What the keyboard is led to though Tab does not stop there: text that is read out then.

use super::{element::Element, happened::listener_of};
use wasm_bindgen::JsCast;
use web_sys::{Element as Node, HtmlElement};

/// Makes a goal of text.
pub fn goal(text: Element) -> Element {
    text.set("tabindex", "-1").on("focusout", |event| {
        if let Some(goal) = listener_of(&event) {
            let _ = goal.set_attribute("tabindex", "-1");
        }
    })
}

/// Leads the keyboard to the goal that a selector finds.
pub fn lead_to(whole: Option<Node>, css: &str) {
    let found = whole.and_then(|whole| whole.query_selector(css).ok().flatten());
    if let Some(goal) = found.and_then(|goal| goal.dyn_into::<HtmlElement>().ok()) {
        // A stop while it has the keyboard: Chromium leads from what is none to the first stop in the same shadow root.
        let _ = goal.set_attribute("tabindex", "0");
        let _ = goal.focus();
    }
}
