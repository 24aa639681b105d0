//! The program that a page loads. It shows nothing by itself: the loader (`www/sco-atlas.js`) calls what
//! [`embed`] exports.

// An index out of range would end the widget; tests may have theirs.
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]

use sco_atlas::embed;

fn main() {
    embed::name_failures();
    // Named here, so that the linker keeps what is exported.
    let _ = embed::open;
}
