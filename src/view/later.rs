//! What happens a while later.

use leptos::prelude::*;
use std::time::Duration;

/// Calls `go` once after so many milliseconds, unless the handle is cleared before. Not generic: the reader would download
/// it for each closure.
pub fn later(after_ms: u64, go: Box<dyn FnOnce()>) -> Option<TimeoutHandle> {
    set_timeout_with_handle(go, Duration::from_millis(after_ms)).ok()
}

/// The one thing that is to happen later. It does not where its owner is gone before, with all that it would read. A copy is
/// another handle to the same.
#[derive(Clone, Copy)]
pub struct Pending(StoredValue<Option<TimeoutHandle>>);

impl Pending {
    /// Nothing, for as long as the owner of the moment lives.
    pub fn nothing() -> Self {
        let pending = Self(StoredValue::new(None));
        on_cleanup(move || pending.clear());
        pending
    }

    /// Lets nothing happen.
    pub fn clear(self) {
        if let Some(earlier) = self.0.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
    }

    /// Lets `go` happen after so many milliseconds, and nothing before.
    pub fn put(self, after_ms: u64, go: Box<dyn FnOnce()>) {
        self.clear();
        self.0.try_set_value(later(after_ms, go));
    }

    /// Whether nothing is to happen.
    pub fn is_none(self) -> bool {
        self.0.try_with_value(Option::is_none) != Some(false)
    }
}
