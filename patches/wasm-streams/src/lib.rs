//! Stands in for the crate of the same name.
//!
//! Leptos always brings `server_fn`, and that brings wasm-streams, whose classes are exported to
//! JavaScript and therefore never dropped by the linker: several kilobytes of streams that every
//! reader would download and nobody call. This has as much of its interface as `server_fn` compiles
//! against. The widget calls no server function, so none of it ever runs.

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser, in name only.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// A stream that holds nothing.
    pub fn from_stream<S>(_: S) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// No chunks at all.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
