//! Readers who have told their browser to write larger than it usually does.
//!
//! Sizes are in px, because the page's root font is not the reader's: many pages set it to 62.5%. What `medium` means is the
//! reader's alone, whatever the page says. The whole widget is as much larger as that is, texts, map and timeline, as if there were
//! less room. Not by `rem` or `em` text by text: what is laid out around texts, on the map and in the lanes, is in px as well.
//! WCAG 2.2, 1.4.4 and 1.4.10.

use super::{darkened::style_of, measure::observe, px::factor};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// As wide as the widget is laid out at least where it is made larger, in CSS pixels: it is not made larger where there is no room
/// for that.
const NARROWEST_PX: f64 = 320.0;

/// By how much the widget is larger, if it is. As in www/atlas/base.css.
const ZOOM: &str = "--sco-zoom";

/// Puts out of sight, where the widget will be put after it, what is as high as ten of the letters that the reader wants, and in it
/// something as high as ten of those that browsers write if nobody wants anything else. From now on the widget is as much larger as
/// they are, as far as there is room. They are as wide as that, and not within: what changed when the widget does would be looked at
/// twice in a frame, of which browsers complain to the page.
///
/// # Errors
/// What the browser said.
pub fn follow(around: &Element) -> Result<(), JsValue> {
    let Some(document) = around.owner_document() else { return Ok(()) };
    let [letters, usual] = [document.create_element("i")?, document.create_element("i")?];
    letters.set_class_name("letters");
    letters.append_with_node_1(&usual)?;
    around.append_with_node_1(&letters)?;
    let seen = letters.clone();
    observe(
        &letters,
        Rc::new(move |[room_px, wanted]| heed(&seen, room_px, wanted / f64::from(usual.client_height()))),
    );
    Ok(())
}

/// Makes the widget after the letters so much larger, as far as there is room.
fn heed(letters: &Element, room_px: f64, wanted: f64) {
    let Some(whole) = letters.next_element_sibling() else { return };
    // Browsers that do not know that one were not tried. The dialog's preview is made larger with the dialog.
    let knows = js_sys::Reflect::has(&whole, &JsValue::from_str("currentCSSZoom")).unwrap_or_default();
    if !knows || !style_of(letters, ZOOM).is_empty() {
        return;
    }
    let zoom = wanted.min(room_px / NARROWEST_PX);
    let style = whole.unchecked_ref::<HtmlElement>().style();
    let _ = if zoom > 1.0 {
        style.set_property(ZOOM, &factor(zoom))
    } else {
        style.remove_property(ZOOM).map(drop)
    };
}
