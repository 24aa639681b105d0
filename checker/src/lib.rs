//! Checks a dataset that a page brings, in the browser, by the rules that the build checks the built-in one by.
//!
//! A program of its own, so that only those pages pay for the rules that bring a dataset. Those rules are the
//! widget's (`src/dataset`), compiled into this program as they are into the build script.

// An index out of range would end the widget; tests may have theirs.
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]

#[allow(dead_code, unused_imports)]
#[path = "../../src/dataset/mod.rs"]
mod dataset;

use dataset::{Dataset, Refusal, codec, given::Given};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A refusal as JavaScript has it.
#[derive(Serialize)]
struct Told {
    list: &'static str,
    record: String,
    field: String,
    found: String,
    expected: String,
    message: String,
}

impl Told {
    fn new(refusal: Refusal) -> Self {
        let refusal = refusal.by_lists();
        let message = refusal.to_string();
        let Refusal { file: list, record, field, found, expected } = refusal;
        Self { list, record, field: field.into_owned(), found, expected, message }
    }
}

/// What the widget reads, made of a dataset of the published schema as `JSON.parse` returns it.
///
/// # Errors
/// A list of refusals: objects with `list`, `record`, `field`, `found`, `expected`, and all of that in the
/// words of a `message`.
#[wasm_bindgen]
pub fn check(dataset: JsValue) -> Result<Uint8Array, JsValue> {
    match bytes_of(dataset) {
        Ok(bytes) => Ok(Uint8Array::from(bytes.as_slice())),
        Err(refusals) => {
            let told: Vec<_> = refusals.into_iter().map(Told::new).collect();
            Err(serde_wasm_bindgen::to_value(&told).unwrap_or_default())
        }
    }
}

fn bytes_of(dataset: JsValue) -> Result<Vec<u8>, Vec<Refusal>> {
    let given: Given = serde_wasm_bindgen::from_value(dataset).map_err(|error| {
        vec![Refusal {
            file: "the document",
            record: "all".to_owned(),
            field: "it".into(),
            found: "no plain JSON".to_owned(),
            expected: format!("a document as dataset.schema.json has it ({error})"),
        }]
    })?;
    Ok(codec::to_bytes(&Dataset::from_given(given)?.with_all_names()))
}
