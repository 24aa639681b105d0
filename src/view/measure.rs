//! The width an element has on screen, as a signal.

use leptos::{html::ElementType, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// The content width of the element behind `node`, in CSS pixels; `before` until it is on screen.
///
/// The observer goes when the component that called this does.
pub fn width_of<E>(node: NodeRef<E>, before: f64) -> ReadSignal<f64>
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let (width, set_width) = signal(before);
    // Kept for as long as the component lives.
    let effect = RenderEffect::new(move |_| {
        let Some(element) = node.get() else { return };
        let element: Element = AsRef::<Element>::as_ref(&element).clone();
        let seen = element.clone();
        // Whole pixels: fractions come and go with zoom and would lay out everything anew.
        let measure = move || {
            let now = f64::from(seen.client_width());
            if now > 0.0 && width.try_get_untracked().is_some_and(|was| was != now) {
                set_width.try_set(now);
            }
        };
        measure();
        let on_resize = Closure::<dyn FnMut()>::new(measure);
        let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        let kept = StoredValue::new_local((observer, on_resize));
        on_cleanup(move || {
            let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
    StoredValue::new_local(effect);
    width
}
