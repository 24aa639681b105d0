//! Pages that are dark because their reader has them made so, and not by themselves.
//!
//! Chrome's automatic dark theme does that to pages that know no dark colours: what they call light has a dark ground, and when
//! they are drawn, where no script sees it, colours that are too bright or too dark for that are turned into their opposites, but
//! not all of them. Statuses would look alike, and words be as light as their ground. What is dark by its own `color-scheme`
//! it leaves alone, so that is what the widget then is, without the colours that the page has given it for a light ground. Dark
//! Reader, an extension, leaves all of the widget alone (`build/styles.rs`). WCAG 2.2, 1.4.3 and 1.4.11.

use super::{
    element::{Element, html},
    happened::listener_of,
};
use web_sys::Element as Node;

/// What Dark Reader has on a page's outermost element while it makes it dark, and pages in their head that can be dark.
const DARK_READER: &str = ":root[data-darkreader-scheme='dark']";
const CAN_BE_DARK: &str = "meta[name='color-scheme' i][content*='dark' i]";

/// Out of sight, with the colour of a light page's ground: it is told of when it is first laid out, and each time that the colour
/// becomes another, where the browser knows `@starting-style`.
pub fn probe() -> Element {
    html("i").class("probe").on("transitionend", |event| {
        if let Some(probe) = listener_of(&event) {
            heed(&probe);
        }
    })
}

/// Makes the widget around the probe dark by itself, or what it else is. On a page that has said `only light` it is left light.
fn heed(probe: &Node) {
    let Ok(Some(whole)) = probe.closest(".atlas") else { return };
    let (Some(around), Some(page)) = (whole.parent_element(), whole.owner_document()) else { return };
    let has = |what: &str| page.query_selector(what).is_ok_and(|found| found.is_some());
    let scheme = style_of(&around, "color-scheme");
    let is_dark_by_itself = scheme.contains("dark") || (scheme == "normal" && has(CAN_BE_DARK));
    let is_made_dark = has(DARK_READER) || (has_dark_ground(probe) && !is_dark_by_itself);
    let _ = whole.toggle_attribute_with_force("data-darkened", is_made_dark && has_dark_ground(&around));
}

/// Whether the ground of a page, which the style sheet makes an element's `stop-color`, would be dark there: Chrome's light one is
/// white.
fn has_dark_ground(element: &Node) -> bool {
    style_of(element, "stop-color") != "rgb(255, 255, 255)"
}

/// What an element computes a property to; nothing where it has none.
pub fn style_of(element: &Node, property: &str) -> String {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}
