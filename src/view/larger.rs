//! Readers who have told their browser to write larger than it usually does.
//!
//! Sizes are in px, because the page's root font is not the reader's: many pages set it to 62.5%. What `medium` means is the
//! reader's alone, whatever the page says. The whole widget is as much larger as that is, texts, map and timeline, as if there were
//! less room. Not by `rem` or `em` text by text: what is laid out around texts, on the map and in the lanes, is in px as well.
//! WCAG 2.2, 1.4.4 and 1.4.10.

use super::{
    darkened::style_of,
    element::{Element, html},
    measure::observe,
    px::factor,
};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element as Node, HtmlElement};

/// As wide as the widget is laid out at least where it is made larger, in CSS pixels: it is not made larger where there is no room
/// for that.
const NARROWEST_PX: f64 = 320.0;

/// By how much the widget is larger, if it is. As in www/atlas/base.css.
const ZOOM: &str = "--sco-zoom";

/// Out of sight, as high as ten of the letters that the reader wants, and in it something as high as ten of those that browsers
/// write if nobody wants anything else. It is as wide as the widget, so that it tells of that, too.
pub fn letters() -> Element {
    html("i").class("letters").child(html("i")).once_built(|letters| {
        let seen = letters.clone();
        observe(letters, Rc::new(move |_| heed(&seen)));
    })
}

/// Makes the widget around the letters as much larger as they are, as far as there is room.
fn heed(letters: &Node) {
    let (Ok(Some(whole)), Some(usual)) = (letters.closest(".atlas"), letters.first_element_child()) else {
        return;
    };
    let Some(around) = whole.parent_element() else { return };
    // Browsers that do not know that one tell in other pixels where a pointer is. The dialog's preview is made larger with the dialog.
    let knows = js_sys::Reflect::has(&whole, &JsValue::from_str("currentCSSZoom")).unwrap_or_default();
    if !knows || !style_of(&around, ZOOM).is_empty() {
        return;
    }
    let wanted = f64::from(letters.client_height()) / f64::from(usual.client_height().max(1));
    let zoom = wanted.min(f64::from(around.client_width()) / NARROWEST_PX);
    let style = whole.unchecked_ref::<HtmlElement>().style();
    let _ = if zoom > 1.0 {
        style.set_property(ZOOM, &factor(zoom))
    } else {
        style.remove_property(ZOOM).map(drop)
    };
}
