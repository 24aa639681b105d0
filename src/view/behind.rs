//! What may follow a moment later: the card, chips and the table, which are read after what answers the hand.
//!
//! A third of the work of a step is theirs. Their texts come once nothing has been done for a moment, so that dragging
//! does not wait for texts that nobody reads before the hand rests.

use super::later::{Pending, later};
use crate::atlas::Atlas;
use leptos::prelude::*;

/// How long nothing may have changed, in milliseconds: at least two frames.
const SETTLES_MS: u64 = 40;

/// Lets what is behind catch up whenever nothing has happened for a moment, as long as the widget lives.
pub fn follow(atlas: Atlas) {
    let pending = Pending::nothing();
    let effect = RenderEffect::new(move |_| {
        atlas.now();
        pending.clear();
        if atlas.is_seen() {
            // In two halves: the second begins when what is being done has been done, however long that takes, so that the frame
            // which shows it more often comes first.
            let rest = move || pending.put(SETTLES_MS / 2, Box::new(move || atlas.catch_up()));
            pending.put(SETTLES_MS / 2, Box::new(rest));
        } else {
            atlas.catch_up();
        }
    });
    StoredValue::new_local(effect);
}

/// The widget is seen from now on. What an address or attributes ask for comes before or right after, and is what is shown at
/// first.
pub fn show(atlas: Atlas) {
    later(SETTLES_MS, Box::new(move || atlas.see()));
}
