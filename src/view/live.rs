//! Texts, numbers and flags that follow the store, each of one type.
//!
//! Leptos compiles its code anew for every type of closure that a view holds. Behind a shared pointer
//! they are one type whatever they compute, and the reader downloads that code once.

use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::sync::{Arc, Mutex};

/// A text that follows what it reads.
pub type Text = SharedReactiveFunction<String>;

/// A flag that follows what it reads.
pub type Flag = SharedReactiveFunction<bool>;

/// A text that follows what it reads.
pub fn text(of: impl FnMut() -> String + Send + 'static) -> Text {
    Arc::new(Mutex::new(of))
}

/// A flag that follows what it reads.
pub fn flag(of: impl FnMut() -> bool + Send + 'static) -> Flag {
    Arc::new(Mutex::new(of))
}

/// `true` or `false` in words, as ARIA has it.
pub fn spoken(of: impl Fn() -> bool + Send + 'static) -> Text {
    text(move || if of() { "true" } else { "false" }.to_owned())
}

/// A length in CSS pixels with one decimal, or half a pixel off for crispness, as the caller rounds.
/// Formatting floats would cost the download some kilobytes.
pub fn tenths(px: f64) -> String {
    let tenths = (px * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}
