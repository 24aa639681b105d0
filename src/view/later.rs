//! What happens a while later.

use leptos::prelude::*;
use std::time::Duration;

/// Calls `go` once after so many milliseconds, unless the handle is cleared before. Not generic: the reader would download
/// it for each closure.
pub fn later(after_ms: u64, go: Box<dyn FnOnce()>) -> Option<TimeoutHandle> {
    set_timeout_with_handle(go, Duration::from_millis(after_ms)).ok()
}
