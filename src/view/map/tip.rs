//! Name and status of what the mouse or the keyboard is on.

use super::{
    super::{
        element::{Element, html},
        escape,
        px::css,
    },
    face_shape::label_of,
    stage::Stage,
};
use crate::atlas::{Action, Atlas, Now, Selection};
use leptos::prelude::*;

/// A pointer that has gone farther than this takes the tip along, in CSS pixels.
const LEFT_BEHIND_PX: f64 = 60.0;
/// How wide a letter is at most on the average, what is around the text on a side, and how wide a tip may be, in CSS
/// pixels. As in atlas.css.
const LETTER_PX: f64 = 8.0;
const EDGE_PX: f64 = 12.0;
const WIDEST_PX: f64 = 242.0;
/// Above this there is no room for a tip over the pointer, in CSS pixels.
const ROOM_PX: f64 = 56.0;

/// What the tip tells of. A copy is another handle to the same.
#[derive(Clone, Copy)]
pub struct Tip(RwSignal<Option<Told>>);

#[derive(Clone, Copy, PartialEq)]
struct Told {
    what: Selection,
    /// Where the mouse met it, in CSS pixels; `None` for the keyboard's.
    met: Option<[f64; 2]>,
    is_dismissed: bool,
}

impl Tip {
    /// It tells of nothing.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The mouse is on something, or on nothing.
    pub fn point(&self, what: Option<Selection>, at: [f64; 2]) {
        let told = self.0.get_untracked();
        let next = what.map(|what| match told {
            Some(told) if told.what == what && told.met.is_some_and(|met| is_near(met, at)) => told,
            Some(told) if told.what == what && told.is_dismissed => told,
            _ => Told { what, met: Some(at), is_dismissed: false },
        });
        self.set(next);
    }

    /// The keyboard is on something, or on nothing.
    pub fn focus(&self, what: Option<Selection>) {
        let is_the_mouses = self.0.get_untracked().is_some_and(|told| told.met.is_some());
        if what.is_some() || !is_the_mouses {
            self.set(what.map(|what| Told { what, met: None, is_dismissed: false }));
        }
    }

    /// Hides it until something else is pointed at.
    pub fn dismiss(&self) {
        self.set(self.0.get_untracked().map(|told| Told { is_dismissed: true, ..told }));
    }

    /// Lets Escape dismiss the mouse's tip wherever the keyboard is (WCAG 2.2, 1.4.13): listens on the document, and
    /// only while there is such a tip. For [`once_built`](Element::once_built).
    pub fn escape(self) -> impl FnOnce(&web_sys::Element) + Send + 'static {
        move |map| {
            let is_told = move || self.0.get().is_some_and(|told| told.met.is_some() && !told.is_dismissed);
            escape::while_shown(map, is_told, move || self.dismiss());
        }
    }

    /// Whether the keyboard is on something.
    pub fn is_by_key(&self) -> bool {
        self.0.get().is_some_and(|told| told.met.is_none())
    }

    fn set(&self, next: Option<Told>) {
        if self.0.get_untracked() != next {
            self.0.set(next);
        }
    }

    /// The tip: over the mouse and out of its way, or in a corner for the keyboard.
    pub fn element(self, stage: Stage, atlas: Atlas) -> Element {
        let told = move || self.0.get().filter(|told| !told.is_dismissed);
        let met = move || told().and_then(|told| told.met);
        // The keyboard's stands in the other half of the map.
        let is_low = move |now: &Now| {
            let sheet = stage.get().sheet;
            let face = told().and_then(|told| now.map().face(&super::face_id(now.record(), told.what)));
            face.is_some_and(|face| sheet.px(face.anchor)[1] > sheet.size_px[1] / 2.0)
        };
        let class = move |now: &Now| match met() {
            None if is_low(now) => "tip in-corner high",
            None => "tip in-corner",
            Some([_, y]) if y < ROOM_PX => "tip below",
            Some(_) => "tip above",
        };
        let text = move |now: &Now| told().map(|told| label_of(now, told.what)).unwrap_or_default();
        // Not beyond the map's edges, about as wide as its letters are.
        let left = move |now: &Now| {
            let width = stage.get().sheet.size_px[0];
            let half = (text(now).chars().count() as f64 * LETTER_PX / 2.0 + EDGE_PX).min(WIDEST_PX / 2.0);
            met().map(|[x, _]| css(x.min(width - half).max(half))).unwrap_or_default()
        };
        html("div")
            .live("class", move |now| class(now))
            .set("aria-hidden", "true")
            .flag("hidden", move |_| told().is_none())
            .style("left", left)
            .style("top", move |_| met().map(|[_, y]| css(y)).unwrap_or_default())
            // It lies over the map, and a click there means what it tells of.
            .on("click", move |_| {
                if let Some(told) = told() {
                    atlas.send(Action::Select(told.what));
                }
            })
            .child(html("span").words(text))
    }
}

fn is_near([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> bool {
    (ax - bx).abs() < LEFT_BEHIND_PX && (ay - by).abs() < LEFT_BEHIND_PX
}
