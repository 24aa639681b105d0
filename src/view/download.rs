//! Files made in the browser: nothing is asked of a server.

use super::{happened::target_of, later::later};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, Url};

/// How long the browser has to fetch what it is offered, which it does at once, in milliseconds.
const OFFERED_FOR_MS: u64 = 30_000;

/// Offers `text` as a file of that name and media type. Where the page forbids downloads, as a sandboxed frame
/// may, the browser says so on its console and nothing happens.
pub fn download(event: &Event, file: &str, text: &str, kind: &str) {
    let _ = try_download(event, file, text, kind);
}

fn try_download(event: &Event, file: &str, text: &str, kind: &str) -> Result<(), JsValue> {
    let about = BlobPropertyBag::new();
    about.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &about)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let node = target_of(event);
    if let Some(document) = node.and_then(|node| node.owner_document()) {
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(file);
        link.click();
    }
    later(OFFERED_FOR_MS, Box::new(move || drop(Url::revoke_object_url(&url))));
    Ok(())
}
