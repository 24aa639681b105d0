//! Mouse, wheel and fingers on the map. Inline, wheel and one finger are the page's; two fingers are the map's, and
//! in its own full-screen view all of them are.

use super::{
    super::{
        happened::{listener_of, target_of},
        hold::is_lost,
        later::later,
        measure::place_in,
    },
    stage::Stage,
    tools::{is_full, keep_place},
};
use crate::{
    atlas::{Action, Atlas, Look, Selection},
    geo::{Sheet, Viewport},
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, MouseEvent, PointerEvent, WheelEvent};

/// A pointer that has moved farther than this drags and does not click, in CSS pixels.
const DRAGS_FROM_PX: f64 = 6.0;
/// How much nearer a wheel leads, as the exponent for each pixel it scrolls: a notch of a mouse's, of 100 to 120, by a sixth.
const WHEEL: f64 = 0.0015;
/// The same of two fingers on a trackpad, which browsers tell of as a wheel with Ctrl: the map follows the fingers.
const PINCH: f64 = 0.01;
/// The most of both for each time that it is told of.
const MOST: f64 = 0.5;
/// And the least, of which a thousandth of the width is no large part.
const LEAST: f64 = 0.005;
/// What browsers that scroll by lines, or pages, take one of them for, in CSS pixels.
const LINE_PX: f64 = 40.0;
const PAGE_PX: f64 = 800.0;

/// The pointers that are down on the map. A copy is another handle to the same.
#[derive(Clone, Copy)]
pub struct Hands {
    atlas: Atlas,
    stage: Stage,
    down: StoredValue<Vec<Pointer>>,
    /// The sheet on which the fingers that are down now began.
    began_on: StoredValue<Sheet>,
    has_dragged: StoredValue<bool>,
    /// What the last two clicks were on.
    clicked: StoredValue<[Option<Selection>; 2]>,
    /// How much nearer a wheel has been turned that was too little to follow.
    turned: StoredValue<f64>,
    /// What was looked at when a finger moved, and what the fingers show with the next frame.
    next: StoredValue<Option<[Viewport; 2]>>,
}

#[derive(Clone, Copy)]
struct Pointer {
    id: i32,
    began: [f64; 2],
    at: [f64; 2],
}

/// The map of an event, and where it happened, in CSS pixels from the map's upper left corner, whatever of the map listens.
pub fn px_of(event: &Event) -> Option<(Element, [f64; 2])> {
    let map = target_of(event)?.closest(".map").ok()??;
    let mouse: &MouseEvent = event.unchecked_ref();
    let px = place_in(&map, [f64::from(mouse.client_x()), f64::from(mouse.client_y())]);
    Some((map, px))
}

impl Hands {
    /// No pointer is down.
    pub fn new(atlas: Atlas, stage: Stage) -> Self {
        let (down, has_dragged) = (StoredValue::new(Vec::new()), StoredValue::new(false));
        let began_on = StoredValue::new(stage.get_untracked().sheet);
        let clicked = StoredValue::new([None; 2]);
        let (turned, next) = (StoredValue::new(0.0), StoredValue::new(None));
        Self { atlas, stage, down, began_on, has_dragged, clicked, turned, next }
    }

    /// Whether the click that is being told of ends a drag.
    pub fn end_drag(&self) -> bool {
        let has_dragged = self.has_dragged.get_value();
        self.has_dragged.set_value(false);
        has_dragged
    }

    /// Remembers what a click was on.
    pub fn click(&self, what: Option<Selection>) {
        self.clicked.update_value(|clicked| *clicked = [clicked[1], what]);
    }

    /// Zooms in where a double click happened; two taps on two neighbours are none.
    pub fn double_click(&self, event: &Event) {
        let [first, second] = self.clicked.get_value();
        if first == second {
            self.zoom_at(event, 500);
        }
    }

    /// A pointer goes down.
    pub fn press(&self, event: &Event) {
        let pointer: &PointerEvent = event.unchecked_ref();
        let Some((_, at)) = px_of(event).filter(|_| pointer.button() == 0) else { return };
        self.has_dragged.set_value(false);
        let id = pointer.pointer_id();
        self.down.update_value(|down| {
            down.retain(|known| known.id != id);
            down.push(Pointer { id, began: at, at });
        });
        self.begin();
    }

    /// A pointer moves.
    pub fn drag(&self, event: &Event) {
        let pointer: &PointerEvent = event.unchecked_ref();
        let Some((_, at)) = px_of(event) else { return };
        let map = listener_of(event);
        let mut down = self.down.get_value();
        let before = down.clone();
        let Some(own) = down.iter_mut().find(|known| known.id == pointer.pointer_id()) else { return };
        if is_lost(event) {
            return self.release(event);
        }
        own.at = at;
        let far = distance(own.began, at) > DRAGS_FROM_PX;
        self.down.set_value(down.clone());
        let full = map.is_some_and(|map| is_full(&map));
        // A mouse that drags does not choose what it ends on, even where the map stays.
        if far && (full || pointer.pointer_type() == "mouse") {
            self.has_dragged.set_value(true);
        }
        if let [a, b] = down.as_slice() {
            self.pinch([a.began, b.began], [a.at, b.at]);
        } else if let ([a], [c], true) = (before.as_slice(), down.as_slice(), full)
            && (far || self.has_dragged.get_value())
        {
            self.move_by(a.at, c.at);
        }
    }

    /// A pointer goes up, or away.
    pub fn release(&self, event: &Event) {
        let id = event.unchecked_ref::<PointerEvent>().pointer_id();
        self.down.update_value(|down| down.retain(|known| known.id != id));
        self.begin();
        let hands = *self;
        // Once the map is where the hand has left it: it does not glide there.
        let let_go = move || {
            if hands.down.try_with_value(Vec::is_empty) == Some(true) {
                hands.stage.is_held.try_set(false);
            }
        };
        later(0, Box::new(let_go));
    }

    /// From where two fingers began to where they are: what was between them then is between them now. Not from one event to
    /// the next, each of which tells of one finger alone, so that what is rounded would add up.
    fn pinch(&self, began: [[f64; 2]; 2], now: [[f64; 2]; 2]) {
        let spread = |[a, b]: [[f64; 2]; 2]| distance(a, b).max(1.0);
        let middle = |[a, b]: [[f64; 2]; 2]| [(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0];
        let sheet = self.began_on.get_value();
        let held = sheet.at(middle(began));
        let thousandths = (spread(began) / spread(now) * 1_000.0).round() as i32;
        let viewport = sheet.viewport.scaled(thousandths, held);
        let there = Sheet { viewport, ..sheet }.at(middle(now));
        self.hold(viewport.moved([held[0] - there[0], held[1] - there[1]]));
    }

    /// Those that are down begin together, where each is now: whenever there is one more or less. One alone has begun where it
    /// was pressed, or it could never be told how far it has gone.
    fn begin(&self) {
        self.show_next();
        self.down.update_value(|down| {
            if down.len() > 1 {
                down.iter_mut().for_each(|known| known.began = known.at);
            }
        });
        self.began_on.set_value(self.stage.sheet(&self.atlas.now_untracked()));
    }

    fn move_by(&self, from: [f64; 2], to: [f64; 2]) {
        let sheet = self.stage.sheet(&self.atlas.now_untracked());
        let [a, b] = [sheet.at(from), sheet.at(to)];
        let viewport = self.next.get_value().map_or(sheet.viewport, |[_, next]| next);
        self.hold(viewport.moved([a[0] - b[0], a[1] - b[1]]));
    }

    /// Shows another part of the map with the next frame. Each finger tells of itself, and what one alone has done is never seen.
    fn hold(&self, viewport: Viewport) {
        self.has_dragged.set_value(true);
        self.stage.is_held.set(true);
        let before = self.next.get_value().map_or_else(
            || {
                let hands = *self;
                request_animation_frame(move || hands.show_next());
                self.atlas.now_untracked().viewport()
            },
            |[before, _]| before,
        );
        self.next.set_value(Some([before, viewport]));
    }

    /// Not where something else has been looked at since: the last to ask has it.
    fn show_next(&self) {
        if let Some([before, viewport]) = self.next.try_update_value(Option::take).flatten()
            && self.atlas.now_untracked().viewport() == before
        {
            self.atlas.send(Action::LookAt(Look::Free(viewport)));
        }
    }

    /// Zooms about where something happened.
    fn zoom_at(&self, event: &Event, thousandths: i32) {
        let Some((_, at)) = px_of(event) else { return };
        event.prevent_default();
        let sheet = self.stage.get_untracked().sheet;
        let viewport = self.atlas.now_untracked().viewport().scaled(thousandths, sheet.at(at));
        self.atlas.send(Action::LookAt(Look::Free(viewport)));
    }

    /// As far as a wheel is turned; what is too little to be told in thousandths waits for more.
    fn turn(&self, event: &Event) {
        event.prevent_default();
        let by = self.turned.get_value() + turned(event.unchecked_ref());
        let is_enough = by.abs() >= LEAST;
        self.turned.set_value(if is_enough { 0.0 } else { by });
        if is_enough {
            let by = by.clamp(-MOST, MOST);
            // As near to the exponential as is seen, and to and fro leads back as exactly, for fewer bytes.
            self.zoom_at(event, ((2.0 + by) / (2.0 - by) * 1_000.0).round() as i32);
        }
    }

    /// Listens to the wheel while the map has the screen for itself, and to nothing of it otherwise: a listener
    /// alone would make the page wait before it scrolls. For [`once_built`](super::super::element::Element::once_built).
    /// Says so to `has_screen`.
    pub fn wheel(self, has_screen: RwSignal<bool>) -> impl FnOnce(&Element) + Send + 'static {
        move |map| {
            let on_wheel = Closure::<dyn Fn(Event)>::new(move |event: Event| {
                self.turn(&event);
            });
            let seen = map.clone();
            let on_change = Closure::<dyn Fn()>::new(move || {
                let (call, is_full) = (on_wheel.as_ref().unchecked_ref(), is_full(&seen));
                has_screen.try_set(is_full);
                let _ = if is_full {
                    seen.add_event_listener_with_callback("wheel", call)
                } else {
                    keep_place(&seen, false);
                    seen.remove_event_listener_with_callback("wheel", call)
                };
            });
            // It is not the map alone that has the screen.
            let Some(document) = map.owner_document() else { return };
            // Where it is refused, the room that was kept for it goes as when it ends.
            for name in ["fullscreenchange", "fullscreenerror"] {
                let _ = document.add_event_listener_with_callback(name, on_change.as_ref().unchecked_ref());
            }
            let kept = StoredValue::new_local((document, on_change));
            on_cleanup(move || {
                let _ = kept.try_with_value(|(document, on_change)| {
                    for name in ["fullscreenchange", "fullscreenerror"] {
                        let call = on_change.as_ref().unchecked_ref();
                        let _ = document.remove_event_listener_with_callback(name, call);
                    }
                });
            });
        }
    }
}

/// How much nearer a wheel leads, as an exponent; sideways nowhere.
fn turned(wheel: &WheelEvent) -> f64 {
    let of_mode = match wheel.delta_mode() {
        WheelEvent::DOM_DELTA_PIXEL => 1.0,
        WheelEvent::DOM_DELTA_LINE => LINE_PX,
        _ => PAGE_PX,
    };
    wheel.delta_y() * of_mode * if wheel.ctrl_key() { PINCH } else { WHEEL }
}

fn distance([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt()
}
