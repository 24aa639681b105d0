//! What is chosen stays where it is on the screen, though what stands above it becomes longer or shorter.

use crate::atlas::Atlas;
use leptos::prelude::*;
use web_sys::{Element, ScrollBehavior, ScrollToOptions};

/// Scrolls the page by as much as an element moves until all shows what is looked at. On narrow pages the card stands above the
/// timeline, in which states are chosen; browsers that keep by themselves what is in view keep something else, or nothing.
pub fn stay(atlas: Atlas, part: Element) {
    let top_px = part.get_bounding_client_rect().top();
    again(atlas, part, top_px, false);
}

fn again(atlas: Atlas, part: Element, top_px: f64, is_last: bool) {
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
        // What has caught up by now is drawn by the next frame.
        if !is_last {
            again(atlas, part, top_px, atlas.has_caught_up());
        }
    });
}
