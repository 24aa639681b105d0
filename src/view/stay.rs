//! What is chosen stays where it is on the screen, though what stands above it becomes longer or shorter.

use leptos::prelude::*;
use web_sys::{Element, ScrollBehavior, ScrollToOptions};

/// For so many frames: what is behind follows within the first of them, which on a slow machine are longer. Whoever scrolls
/// later is left alone.
const FRAMES: u8 = 10;

/// Scrolls the page by as much as an element moves in the next moments. On narrow pages the card stands above the timeline, in which
/// states are chosen; browsers that keep by themselves what is in view keep something else, or nothing.
pub fn stay(part: Element) {
    let top_px = part.get_bounding_client_rect().top();
    again(part, top_px, FRAMES);
}

fn again(part: Element, top_px: f64, frames: u8) {
    request_animation_frame(move || {
        if !part.is_connected() {
            return;
        }
        let moved_px = part.get_bounding_client_rect().top() - top_px;
        if moved_px.abs() >= 1.0 {
            let by = ScrollToOptions::new();
            by.set_top(moved_px);
            // At once, also on pages that scroll smoothly.
            by.set_behavior(ScrollBehavior::Instant);
            window().scroll_by_with_scroll_to_options(&by);
        }
        if let Some(left) = frames.checked_sub(1) {
            again(part, top_px, left);
        }
    });
}
