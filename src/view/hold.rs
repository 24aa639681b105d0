//! A pointer that drags along a line: from where it goes down, over how far it must go first, to where it is lifted.

use super::happened::listener_of;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// So far a finger goes sideways before it drags, in CSS pixels: it may be about to scroll the page.
pub const FINGER_PX: f64 = 8.0;

/// The pointer that holds something, which `T` says; while it does, others hold nothing. A copy is another handle to the same.
#[derive(Clone, Copy)]
pub struct Hold<T: 'static>(StoredValue<Option<Held<T>>>);

#[derive(Clone, Copy)]
struct Held<T> {
    pointer: i32,
    what: T,
    from_px: f64,
    /// Farther than this it has to go before it drags.
    reach_px: f64,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// It has not gone far, and lifted now it has pressed.
    Press,
    /// Nor this one, but another has joined it: two fingers are no press.
    Joined,
    Drag,
}

/// How a pointer that drags has moved.
pub struct Moved<T> {
    /// What it holds.
    pub what: T,
    /// How far from where it went down.
    pub by_px: f64,
    /// Whether it had not dragged before.
    pub begins: bool,
}

/// A pointer that has been lifted, or was taken away.
pub struct Lifted<T> {
    /// What it held.
    pub what: T,
    /// Whether it went down and up alone, without going far: of one taken away that means nothing.
    pub is_press: bool,
    /// Whether it has dragged.
    pub has_dragged: bool,
}

/// Whether a mouse or a pen moves without what drags being down: it was let go where nobody has told of it, as in a menu that opened
/// under it.
pub fn is_lost(event: &Event) -> bool {
    let pointer: &PointerEvent = event.unchecked_ref();
    pointer.pointer_type() != "touch" && pointer.buttons() & 1 == 0
}

impl<T: Copy + Send + Sync> Hold<T> {
    /// Nothing is held.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// A pointer has gone down so far along the line. Says whether it holds `what` from now on, and is captured then. A finger
    /// drags once it has gone [`FINGER_PX`], anything else once it has gone farther than `reach_px`: if that is less than nothing,
    /// with the first that [`Hold::moves`] hears.
    pub fn takes(&self, event: &Event, from_px: f64, reach_px: f64, what: T) -> bool {
        let pointer: &PointerEvent = event.unchecked_ref();
        let id = pointer.pointer_id();
        let other = self.0.get_value().filter(|held| held.pointer != id);
        if let Some(held) = other {
            if held.stage == Stage::Press {
                self.0.set_value(Some(Held { stage: Stage::Joined, ..held }));
            }
            return false;
        }
        if pointer.button() != 0 || !pointer.is_primary() {
            return false;
        }
        if let Some(listener) = listener_of(event) {
            let _ = listener.set_pointer_capture(id);
        }
        let reach_px = if pointer.pointer_type() == "touch" { FINGER_PX } else { reach_px };
        self.0.set_value(Some(Held { pointer: id, what, from_px, reach_px, stage: Stage::Press }));
        true
    }

    /// Whether the pointer of an event holds something; most only pass over it.
    pub fn is_by(&self, event: &Event) -> bool {
        self.of(event).is_some()
    }

    /// A pointer has moved, to so far along the line. Nothing where it holds nothing, or does not drag yet.
    pub fn moves(&self, event: &Event, to_px: f64) -> Option<Moved<T>> {
        let held = self.of(event)?;
        let by_px = to_px - held.from_px;
        let begins = held.stage != Stage::Drag;
        if begins && by_px.abs() <= held.reach_px {
            return None;
        }
        self.0.set_value(Some(Held { stage: Stage::Drag, ..held }));
        Some(Moved { what: held.what, by_px, begins })
    }

    /// A pointer is lifted, or taken away; it holds nothing any more.
    pub fn lifts(&self, event: &Event) -> Option<Lifted<T>> {
        let Held { what, stage, .. } = self.of(event)?;
        self.0.set_value(None);
        Some(Lifted { what, is_press: stage == Stage::Press, has_dragged: stage == Stage::Drag })
    }

    /// What the pointer of an event holds.
    fn of(&self, event: &Event) -> Option<Held<T>> {
        let id = event.unchecked_ref::<PointerEvent>().pointer_id();
        self.0.get_value().filter(|held| held.pointer == id)
    }
}
