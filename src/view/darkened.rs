//! Browsers that darken pages by themselves, as Chrome's automatic dark theme does with pages that know none: they say that
//! `color-scheme: light` is dark, and on top of the dark colours that this gives they turn each that they find too bright or
//! too dark into its opposite, but not all that is drawn. Statuses would look alike, and words be as light as their ground.
//! What is dark by its own `color-scheme` they leave alone, so that is what the widget then is. WCAG 2.2, 1.4.3 and 1.4.11.

use super::{
    element::{Element, html},
    happened::listener_of,
};

/// Out of sight, with the colour of a light page's ground: it is told of when it is first laid out, and each time that the colour
/// becomes another.
pub fn probe() -> Element {
    html("i").class("probe").on("transitionend", |event| {
        if let Some(probe) = listener_of(&event) {
            heed(&probe);
        }
    })
}

/// Makes the widget around the probe dark by itself, or what it else is. On a page that has said `only light` it is left light.
fn heed(probe: &web_sys::Element) {
    let Ok(Some(whole)) = probe.closest(".atlas") else { return };
    let is_dark =
        has_dark_ground(probe) && whole.parent_element().is_some_and(|around| has_dark_ground(&around));
    let _ = whole.toggle_attribute_with_force("data-darkened", is_dark);
}

/// Whether the ground of a page, which the style sheet makes an element's `stop-color`, would be dark there.
fn has_dark_ground(element: &web_sys::Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let colour = style.and_then(|style| style.get_property_value("stop-color").ok()).unwrap_or_default();
    // `rgb(18, 18, 18)`, by its first number.
    let red = colour.split(['(', ',']).nth(1).and_then(|red| red.parse::<u8>().ok());
    red.is_some_and(|red| red < 128)
}
