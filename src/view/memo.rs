//! Remembering what was derived, where several parts of the page show parts of it.

use crate::{
    atlas::{Now, Selection},
    dataset::{Day, Layer},
};
use std::sync::{Arc, Mutex};

/// What texts depend on at most: what is selected, in which layer, on which date if the date matters.
pub type Key = (Option<Selection>, Layer, Option<Day>);

/// What was derived last, and for which key.
type Last<T> = Option<(Key, Arc<T>)>;

/// The key of what depends on all of it.
pub fn key(now: &Now) -> Key {
    (now.state.selected, now.state.layer, Some(now.date()))
}

/// Something derived from what is looked at, once for each key. A copy remembers the same.
pub struct Memo<T> {
    key: fn(&Now) -> Key,
    make: fn(&Now) -> T,
    last: Arc<Mutex<Last<T>>>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        Self { last: self.last.clone(), ..*self }
    }
}

impl<T> Memo<T> {
    /// Remembers what `make` derives for as long as `key` is the same.
    pub fn new(key: fn(&Now) -> Key, make: fn(&Now) -> T) -> Self {
        Self { key, make, last: Arc::default() }
    }

    /// What was derived.
    pub fn get(&self, now: &Now) -> Arc<T> {
        let key = (self.key)(now);
        let Ok(mut last) = self.last.lock() else { return Arc::new((self.make)(now)) };
        match &*last {
            Some((known, made)) if *known == key => made.clone(),
            _ => {
                let made = Arc::new((self.make)(now));
                *last = Some((key, made.clone()));
                made
            }
        }
    }
}
