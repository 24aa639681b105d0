//! Lists whose members come, go and change places by key.

use super::{Element, built::Built, part::Part};
use crate::atlas::{Atlas, Now};
use leptos::{
    prelude::*,
    tachys::renderer::{Rndr, types},
};

pub(super) trait Items: Send {
    fn items(&mut self, now: &Now) -> Option<Vec<Item>>;
}

impl<F: FnMut(&Now) -> Option<Vec<Item>> + Send> Items for F {
    fn items(&mut self, now: &Now) -> Option<Vec<Item>> {
        self(now)
    }
}

/// An element of a list whose members change.
pub struct Item {
    key: String,
    pub(super) make: Box<dyn FnOnce() -> Element + Send>,
}

impl Item {
    /// What has the same `key` as before stays as it is, and `make` is not called: what may change
    /// of it while the key does not must be live.
    pub fn new(key: String, make: impl FnOnce() -> Element + Send + 'static) -> Self {
        Self { key, make: Box::new(make) }
    }
}

/// Elements that come when a signal says so first, and stay; for [`each`](Element::each).
pub fn once(
    is_wanted: RwSignal<bool>,
    elements: Vec<Element>,
) -> impl FnMut(&Now) -> Option<Vec<Item>> + Send + 'static {
    let mut waiting = Some(elements);
    move |_| {
        if !is_wanted.get() {
            return None;
        }
        let item = |(at, element): (usize, Element)| Item::new(at.to_string(), move || element);
        Some(waiting.take()?.into_iter().enumerate().map(item).collect())
    }
}

/// A member of a list: its key, what is on the page, and what is live in it.
pub(super) struct Member {
    key: String,
    built: Built,
    /// What was made for it goes with it.
    _owner: Owner,
    pub(super) parts: Vec<Part>,
}

/// Makes `shown`, the members of a list under `parent`, those that are wanted, in that order.
pub(super) fn arrange(
    parent: &types::Element,
    shown: &mut Vec<Member>,
    wanted: Vec<Item>,
    atlas: Atlas,
    now: &Now,
) {
    let mut before = std::mem::take(shown);
    for Item { key, make } in wanted {
        let member = match before.iter().position(|known| known.key == key) {
            Some(at) => before.swap_remove(at),
            None => {
                // An owner apart: that of the effect which this runs in is emptied whenever it runs.
                let (owner, mut parts) = (Owner::new_root(None), Vec::new());
                let built = owner.with(|| make().build(&mut parts, atlas));
                // Before it is on the page, which then has less to do.
                parts.iter_mut().for_each(|part| part.update(atlas, now));
                Member { key, built, _owner: owner, parts }
            }
        };
        shown.push(member);
    }
    before.iter().for_each(|gone| Rndr::remove(&gone.built.node));
    let mut place = Rndr::first_child(parent);
    for Member { built, .. } in shown {
        if place.as_ref() == Some(&*built.node) {
            place = place.as_ref().and_then(Rndr::next_sibling);
        } else {
            Rndr::insert_node(parent, &built.node, place.as_ref());
        }
    }
}
