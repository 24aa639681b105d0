//! Name and status of what the mouse or the keyboard is on.

use super::{
    super::{
        element::{Element, html},
        escape,
        happened::target_of,
        later::Pending,
        measure::{place_in, window_px},
        px::css,
    },
    answers::{answer_at, answer_of, select, under},
    face_shape::label_of,
    gestures::{Hands, px_of},
    stage::Stage,
};
use crate::{
    atlas::{Atlas, Now, Selection},
    geo,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// A pointer that has gone farther than this takes the tip along, in CSS pixels.
const LEFT_BEHIND_PX: f64 = 60.0;
/// How long a pointer on its way to the tip may rest on something else, in milliseconds: less, and who moves it slowly
/// would not get there; more, and who wants that else would wait for its tip.
const COMES_AFTER_MS: u64 = 300;
/// A mouse that goes so far on the tip, in CSS pixels, in less than so many milliseconds is on its way to what is under it.
const HURRIES_PX: f64 = 24.0;
const HURRIES_MS: f64 = 80.0;
/// So far a hand that trembles may go back on that way, in CSS pixels.
const TREMBLES_PX: f64 = 2.0;

/// The keyboard's tip is so far from the middle of where a finger hits what it tells of, stands above that where there is so
/// much room, and is at most twice as wide as this, in CSS pixels. As in www/atlas/map.css.
const KEYED_BESIDE_PX: f64 = 20.0;
const KEYED_HIGH_PX: f64 = 70.0;
const KEYED_HALF_PX: f64 = 120.0;

/// What the tip tells of. A copy is another handle to the same.
#[derive(Clone, Copy)]
pub struct Tip {
    told: RwSignal<Option<Told>>,
    /// What the keyboard is on; its tip is seen while the mouse has none.
    keyed: RwSignal<Option<Told>>,
    /// Where the mouse was nearest to it, in CSS pixels of the map.
    nearest: StoredValue<[f64; 2]>,
    /// What follows when the mouse rests on its way to it.
    pending: Pending,
    /// Where and when the mouse came onto the tip, or last got far on it; no number while it is not there.
    since_px: StoredValue<[f64; 2]>,
    since_ms: RwSignal<f64>,
    /// Whether it is a key, or a click, that leads the keyboard somewhere now: browsers may take one for the other.
    by_key: StoredValue<Option<bool>>,
}

#[derive(Clone, Copy, PartialEq)]
struct Told {
    what: Selection,
    /// Where the mouse met it, in CSS pixels, and where the tip stands; `None` for the keyboard's, which goes along with the map.
    met: Option<([f64; 2], geo::Tip)>,
    is_dismissed: bool,
}

impl Tip {
    /// It tells of nothing.
    pub fn new() -> Self {
        let (nearest, since_px) = (StoredValue::new([0.0; 2]), StoredValue::new([0.0; 2]));
        let (pending, by_key) = (Pending::nothing(), StoredValue::new(None));
        let (told, keyed, since_ms) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(f64::NAN));
        Self { told, keyed, nearest, pending, since_px, since_ms, by_key }
    }

    /// What `lead` leads the keyboard to, it does by a key, or by a click.
    pub fn leading(self, by_key: bool, lead: &dyn Fn()) {
        self.by_key.try_set_value(Some(by_key));
        lead();
        self.by_key.try_set_value(None);
    }

    /// Whether it is a key that has brought the keyboard to an element: where nobody here knows, the browser does.
    pub fn is_keys(self, on: &web_sys::Element) -> bool {
        let known = self.by_key.try_get_value().flatten();
        known.unwrap_or_else(|| on.matches(":focus-visible").unwrap_or(false))
    }

    /// The mouse has moved; a finger leaves no mark.
    ///
    /// What it leaves keeps its tip as long as the mouse comes nearer to that, so that the tip can be pointed at (WCAG 2.2,
    /// 1.4.13) though something else lies on the way.
    pub fn follow(self, atlas: Atlas, stage: Stage, event: &Event) {
        let (Some(mut on), Some((map, at))) = (target_of(event), px_of(event)) else { return };
        let mouse: &PointerEvent = event.unchecked_ref();
        if mouse.pointer_type() != "mouse" {
            return;
        }
        let mut told = self.told.get_untracked();
        if self.hurries(&on, at, event.time_stamp())
            && let Some(under) = under(event)
        {
            (on, told) = (under, None);
        }
        let what = answer_at(atlas, stage, event, &on).flatten();
        let holder = on.closest(".tip,[data-state],[data-area]").ok().flatten();
        let next = match (told, what, holder) {
            // On the tip itself.
            (_, None, Some(_)) => told,
            (Some(before), Some(what), _)
                if before.what == what
                    && (before.is_dismissed
                        || before.met.is_some_and(|(met, _)| is_within(LEFT_BEHIND_PX, met, at))) =>
            {
                told
            }
            (_, Some(what), holder) => {
                // On a name, what is told of may be elsewhere.
                let holder = holder.filter(|_| answer_of(atlas, &on).flatten() == Some(what));
                let down = |y_px: f64| place_in(&map, [0.0, y_px])[1];
                let letters = label_of(&atlas.now_untracked(), what).chars().count();
                let (laid, states) = (stage.get_untracked(), stage.states());
                let window = [down(0.0).max(0.0), down(window_px()).min(laid.sheet.size_px[1])];
                let seen = holder.map_or([at[1]; 2], |holder| {
                    let seen = holder.get_bounding_client_rect();
                    [seen.top(), seen.bottom()].map(down)
                });
                let others =
                    laid.pads.iter().zip(&states.all).filter(|(pad, of)| pad.is_shown && **of != what);
                let others: Vec<[f64; 2]> = others.map(|(pad, _)| pad.at).collect();
                let tip = geo::Tip::place(at, seen, letters, laid.sheet.size_px[0], window, &others);
                Some(Told { what, met: Some((at, tip)), is_dismissed: false })
            }
            _ => None,
        };
        let is_left = |told: &Told| !told.is_dismissed && next.is_none_or(|next| next.what != told.what);
        if let Some((_, tip)) = told.filter(is_left).and_then(|told| told.met) {
            let [before, after] = [self.nearest.get_value(), at].map(|at| tip.distance(at));
            if after <= before + TREMBLES_PX {
                if after < before || self.pending.is_none() {
                    self.clear();
                    self.nearest.set_value(at);
                    self.pending.put(COMES_AFTER_MS, Box::new(move || self.set(next)));
                }
                return;
            }
        }
        self.nearest.set_value(at);
        self.set(next);
    }

    /// Whether the mouse hurries on over the tip, and so means what is under it.
    fn hurries(self, on: &web_sys::Element, at: [f64; 2], time_ms: f64) -> bool {
        let before_ms = self.since_ms.get_untracked();
        let is_on = matches!(on.closest(".tip"), Ok(Some(_)));
        let is_far = !is_within(HURRIES_PX, self.since_px.get_value(), at);
        if is_far || before_ms.is_nan() || !is_on {
            self.since_px.set_value(at);
            self.since_ms.set(if is_on { time_ms } else { f64::NAN });
        }
        is_on && is_far && time_ms - before_ms < HURRIES_MS
    }

    /// The mouse has left the map.
    pub fn leave(self) {
        self.set(None);
    }

    /// The keyboard is on something, or on nothing.
    pub fn focus(&self, what: Option<Selection>) {
        self.keyed.set(what.map(|what| Told { what, met: None, is_dismissed: false }));
        if what.is_some() {
            self.set(None);
        }
    }

    /// A key is pressed with the keyboard on something. Whoever came there by a click sees the ring and the tip from then on.
    pub fn key(&self, on: Option<Selection>) {
        if self.keyed.with_untracked(Option::is_none) {
            self.focus(on);
        }
    }

    /// Hides it until something else is pointed at, and says whether there was something to hide.
    pub fn dismiss(&self) -> bool {
        let is_shown = self.shown_untracked().is_some();
        let dismissed = |told: Option<Told>| told.map(|told| Told { is_dismissed: true, ..told });
        self.set(dismissed(self.told.get_untracked()));
        self.keyed.set(dismissed(self.keyed.get_untracked()));
        is_shown
    }

    /// Lets Escape dismiss the mouse's tip wherever the keyboard is (WCAG 2.2, 1.4.13): listens on the document, and
    /// only while there is such a tip. For [`once_built`](Element::once_built).
    pub fn escape(self) -> impl FnOnce(&web_sys::Element) + Send + 'static {
        move |map| {
            let is_told =
                move || self.told.get().is_some_and(|told| told.met.is_some() && !told.is_dismissed);
            escape::while_shown(map, is_told, move || {
                self.dismiss();
            });
        }
    }

    /// Whether the keyboard is on something.
    pub fn is_by_key(&self) -> bool {
        self.keyed.get().is_some()
    }

    /// What is told: of what the mouse is on, or else of what the keyboard is on.
    fn shown(&self) -> Option<Told> {
        let (told, keyed) = (self.told.get(), self.keyed.get());
        [told, keyed].into_iter().flatten().find(|told| !told.is_dismissed)
    }

    fn shown_untracked(&self) -> Option<Told> {
        untrack(|| self.shown())
    }

    fn clear(&self) {
        self.pending.clear();
    }

    fn set(&self, next: Option<Told>) {
        self.clear();
        if self.told.try_get_untracked().is_some_and(|told| told != next) {
            self.told.set(next);
        }
    }

    /// Where it stands. The keyboard's goes along with the map, but never out of it.
    fn placed(self, stage: Stage) -> Option<geo::Tip> {
        let told = self.shown()?;
        if let Some((_, tip)) = told.met {
            return Some(tip);
        }
        let laid = stage.get();
        let at = stage.states().all.iter().position(|of| *of == told.what)?;
        let ([x, y], [width, height]) = (laid.pads.get(at)?.at, laid.sheet.size_px);
        let is_below = y < KEYED_HIGH_PX;
        let edge = if is_below { y.max(0.0) + KEYED_BESIDE_PX } else { y.min(height) - KEYED_BESIDE_PX };
        let at = [x.min(width - KEYED_HALF_PX).max(KEYED_HALF_PX), edge];
        Some(geo::Tip { at, half: KEYED_HALF_PX, is_below })
    }

    /// The tip: beside what the mouse is on, or beside where that is hit which the keyboard is on.
    pub fn element(self, stage: Stage, hands: Hands, atlas: Atlas) -> Element {
        let told = move || self.shown();
        let text = move |now: &Now| told().map(|told| label_of(now, told.what)).unwrap_or_default();
        let is_below = move || self.placed(stage).is_some_and(|tip| tip.is_below);
        html("div")
            .live("class", move |_| if is_below() { "tip below" } else { "tip above" })
            .set("aria-hidden", "true")
            .flag("hidden", move |_| told().is_none())
            .style("translate", move |_| {
                let at = self.placed(stage).map(|tip| tip.at);
                at.map(|[x, y]| css(x) + " " + &css(y)).unwrap_or_default()
            })
            // It lies over the map: a click there means what is under the mouse, or else what it tells of.
            .on("click", move |event| {
                let Some(told) = told().filter(|_| !hands.end_drag()) else { return };
                let under = under(&event).and_then(|on| answer_at(atlas, stage, &event, &on).flatten());
                let what = under.unwrap_or(told.what);
                if what != told.what {
                    self.leave();
                }
                select(atlas, self, what, &event);
            })
            .child(html("span").words(text))
    }
}

fn is_within(reach_px: f64, [ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> bool {
    (ax - bx).abs() < reach_px && (ay - by).abs() < reach_px
}
