//! What is chosen stays where it is on the screen, though what stands above it becomes longer or shorter.

use crate::atlas::Atlas;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollToOptions, ShadowRoot};

/// A part that stays.
struct Staying {
    part: Element,
    /// What may scroll it, the innermost first.
    scrollers: Vec<Element>,
    /// How far it is from the window's top, in CSS pixels.
    top_px: f64,
    /// And how far it would be if nothing were scrolled: only when that changes has something above it become another size.
    laid_px: f64,
}

/// Scrolls by as much as what is above an element moves it, until all shows what is looked at. On narrow pages the card stands above
/// the timeline, in which states are chosen; browsers that keep by themselves what is in view keep something else, or nothing. In a
/// frame as high as all that is in it nothing can be scrolled.
pub fn stay(atlas: Atlas, part: Element) {
    let mut scrollers = Vec::new();
    let mut at = around(&part);
    while let Some(element) = at {
        at = around(&element);
        if element.scroll_height() > element.client_height() {
            scrollers.push(element);
        }
    }
    let mut staying = Staying { part, scrollers, top_px: 0.0, laid_px: 0.0 };
    staying.look();
    again(atlas, staying, false);
}

/// What an element is in, out of a shadow root too.
fn around(element: &Element) -> Option<Element> {
    let host = || element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
    element.parent_element().or_else(host)
}

impl Staying {
    /// Where it is now; says how far it went on the screen and in what it is laid out.
    fn look(&mut self) -> [f64; 2] {
        let top_px = self.part.get_bounding_client_rect().top();
        let scrolled_px: i32 = self.scrollers.iter().map(|of| of.scroll_top()).sum();
        let laid_px = top_px + f64::from(scrolled_px);
        let went = [top_px - self.top_px, laid_px - self.laid_px];
        (self.top_px, self.laid_px) = (top_px, laid_px);
        went
    }

    /// Scrolls the first that can be.
    fn scroll_by(&self, px: f64) {
        let by = ScrollToOptions::new();
        by.set_top(px);
        // At once, also on pages that scroll smoothly.
        by.set_behavior(ScrollBehavior::Instant);
        for scroller in &self.scrollers {
            let before = scroller.scroll_top();
            scroller.scroll_by_with_scroll_to_options(&by);
            if scroller.scroll_top() != before {
                break;
            }
        }
    }
}

fn again(atlas: Atlas, mut staying: Staying, is_last: bool) {
    request_animation_frame(move || {
        // What is shown no more is nowhere.
        if staying.part.get_bounding_client_rect().height() == 0.0 {
            return;
        }
        let [went_px, moved_px] = staying.look();
        // Where nothing but the reader has scrolled, that is left alone. (Scrolled pixels come as whole ones.)
        if moved_px.abs() > 1.5 {
            staying.scroll_by(went_px);
            staying.look();
        }
        // What has caught up by now is drawn by the next frame.
        if !is_last {
            let is_last = atlas.has_caught_up();
            again(atlas, staying, is_last);
        }
    });
}
