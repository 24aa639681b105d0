//! The size an element has on screen, and what of it the window shows.

use super::element::{Piece, keep};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition};

/// How high the window is, in CSS pixels.
pub fn window_px() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}

/// Where a place in the window is in an element, from the element's upper left corner in the pixels that it is laid out in. A page
/// may show it larger or smaller than that (`zoom`, `scale`), and then what the browser says of pointers and boxes is in the
/// window's. The element has no border.
pub fn place_in(element: &Element, [x_px, y_px]: [f64; 2]) -> [f64; 2] {
    let seen = element.get_bounding_client_rect();
    let (laid_px, seen_px) = (f64::from(element.client_width()), seen.width());
    // What it is laid out in is told in whole pixels.
    let scale = if (laid_px - seen_px).abs() < 1.0 { 1.0 } else { laid_px / seen_px.max(1.0) };
    [(x_px - seen.left()) * scale, (y_px - seen.top()) * scale]
}

/// Scrolls no farther than it takes to bring an element into the window.
pub fn show_nearest(part: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    part.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Keeps `width` at the content width of an element, in whole CSS pixels, from when it is on screen;
/// for [`once_built`](super::element::Element::once_built).
pub fn follow_width(width: RwSignal<f64>) -> impl FnOnce(&Element) + Send + 'static {
    on_size(move |[now, _]| {
        if width.try_get_untracked().is_some_and(|was| was != now) {
            width.try_set(now);
        }
    })
}

/// Calls `go` with width and height of an element, in whole CSS pixels, as soon as it is on the page and whenever they are
/// others and not nothing; for [`once_built`](super::element::Element::once_built). The observer goes with the owner of the
/// moment, which is the widget's.
pub fn on_size(go: impl Fn([f64; 2]) + Send + 'static) -> impl FnOnce(&Element) + Send + 'static {
    move |element| observe(element, Rc::new(go))
}

/// As [`on_size`], at once.
pub fn observe(element: &Element, go: Rc<dyn Fn([f64; 2])>) {
    let seen = element.clone();
    // Whole pixels: fractions come and go with zoom and would lay out everything anew.
    let measure: Rc<dyn Fn()> = Rc::new(move || {
        let now = [f64::from(seen.client_width()), f64::from(seen.client_height())];
        if now[0] > 0.0 {
            go(now);
        }
    });
    let again = Rc::clone(&measure);
    let on_resize = Closure::<dyn Fn()>::new(move || again());
    let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    keep(Piece { go: Box::new(move || measure()), measures: true });
    let kept = StoredValue::new_local((observer, on_resize));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}
