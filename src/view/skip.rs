//! The way past the widget, for whoever reads a page with the keyboard: it has some thirty stops.

use super::{
    element::{Element, html},
    goal::{goal, lead_to},
    happened::target_of,
};
use crate::i18n::en;
use web_sys::Event;

/// The button before all else. It is seen while it has the keyboard.
pub fn skip() -> Element {
    named(html("button").set("type", "button").class("skip").text(en::SKIP)).on("click", lead_past)
}

/// What it leads to, after all else: seen and read out while it has the keyboard, and no stop of Tab.
pub fn end() -> Element {
    goal(named(html("p").class("end").text(en::END)))
}

/// With what there is to pass: where less than all is shown, the style sheet takes away what is not.
fn named(element: Element) -> Element {
    let parts = [("of-map", en::PASSED_MAP), ("", en::PASSED_AND), ("of-lanes", en::PASSED_LANES)];
    element.children(parts.map(|(class, text)| html("span").class(class).text(text)))
}

fn lead_past(event: Event) {
    lead_to(target_of(&event).and_then(|button| button.closest(".atlas").ok().flatten()), ".end");
}
