//! Parts of a widget that are built one after the other, so that a page can do something else in between.

use super::{Late, built::build_all};
use crate::atlas::Atlas;
use leptos::{
    prelude::*,
    tachys::{
        renderer::{Rndr, types},
        view::Mountable,
    },
};
use std::cell::RefCell;

thread_local! {
    /// What waits to be done, while something is opened that is built in pieces.
    static WAITING: RefCell<Option<Vec<Piece>>> = const { RefCell::new(None) };
}

/// Something to be done while a widget is opened, on which what was there before does not wait.
pub struct Piece {
    /// Does it.
    pub go: Box<dyn FnOnce()>,
    /// Whether it measures what has been built. What depends on that is known only after the turn in which it is done.
    pub measures: bool,
}

/// Elements to be, after what is in `parent`. They live as long as what they stand in.
pub(super) fn piece(parent: &types::Element, make: Late, atlas: Atlas) -> Piece {
    let (parent, marker) = (parent.clone(), Rndr::create_text_node(""));
    Rndr::insert_node(&parent, &marker, None);
    let owner = Owner::current();
    let go = move || {
        let build = || {
            let mut built = build_all(make(), atlas);
            built.iter_mut().for_each(|built| built.mount(&parent, Some(&marker)));
            Rndr::remove(&marker);
            StoredValue::new_local(built);
        };
        match owner {
            Some(owner) => owner.with(build),
            None => build(),
        }
    };
    Piece { go: Box::new(go), measures: false }
}

/// Builds now, or later where pieces are collected. Measures later if at all: first of all, so that what is built then is built
/// as it will be.
pub fn keep(piece: Piece) {
    let now = WAITING.with_borrow_mut(|waiting| match waiting {
        Some(waiting) => {
            let at = if piece.measures { 0 } else { waiting.len() };
            waiting.insert(at, piece);
            None
        }
        None => Some(piece.go).filter(|_| !piece.measures),
    });
    if let Some(build) = now {
        build();
    }
}

/// From now on pieces are collected.
pub fn collect() {
    WAITING.set(Some(Vec::new()));
}

/// Those that were, in the order in which they are to be done, and from now on none are.
pub fn collected() -> Vec<Piece> {
    WAITING.take().unwrap_or_default()
}
