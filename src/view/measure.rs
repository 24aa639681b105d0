//! The size an element has on screen, and what of it the window shows.

use super::element::{Piece, keep};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
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
    let Some(observer) = observer() else { return };
    let watched = Rc::new(Watched { element: element.clone(), go, last_px: Cell::default() });
    WATCHED.with_borrow_mut(|all| all.push(watched.clone()));
    observer.observe(element);
    let first = watched.clone();
    keep(Piece { go: Box::new(move || first.tell(first.size_px())), measures: true });
    let kept = StoredValue::new_local((observer, watched));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(observer, watched)| {
            WATCHED.with_borrow_mut(|all| all.retain(|one| !Rc::ptr_eq(one, watched)));
            observer.unobserve(&watched.element);
        });
    });
}

/// Who wants to know how large an element is, and what was last told.
struct Watched {
    element: Element,
    go: Rc<dyn Fn([f64; 2])>,
    last_px: Cell<[f64; 2]>,
}

impl Watched {
    /// Whole pixels: fractions come and go with zoom and would lay out everything anew.
    fn size_px(&self) -> [f64; 2] {
        [f64::from(self.element.client_width()), f64::from(self.element.client_height())]
    }

    fn tell(&self, size_px: [f64; 2]) {
        if size_px[0] > 0.0 && self.last_px.replace(size_px) != size_px {
            (self.go)(size_px);
        }
    }
}

thread_local! {
    static WATCHED: RefCell<Vec<Rc<Watched>>> = const { RefCell::new(Vec::new()) };
    static OBSERVER: RefCell<Option<ResizeObserver>> = const { RefCell::new(None) };
}

/// The one observer of all widgets. All are measured before anything is drawn for its new size: with one for each, the browser laid
/// the page out anew between each two of them.
fn observer() -> Option<ResizeObserver> {
    OBSERVER.with_borrow_mut(|kept| {
        if kept.is_none() {
            let on_resize = Closure::<dyn Fn()>::new(|| {
                let all = WATCHED.with_borrow(Vec::clone);
                let sizes_px: Vec<_> = all.iter().map(|one| one.size_px()).collect();
                for (one, size_px) in all.iter().zip(sizes_px) {
                    one.tell(size_px);
                }
            });
            *kept = ResizeObserver::new(on_resize.into_js_value().unchecked_ref()).ok();
        }
        kept.clone()
    })
}
