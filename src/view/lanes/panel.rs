//! A small panel that tells of the bar, the marker or the summit under the pointer or the keyboard. It never
//! covers what it tells of, the pointer may move onto it, and Escape takes it away.

use super::{
    super::{
        element::{Element, html},
        happened::target_of,
        measure::{place_in, window_px},
        px::css,
    },
    Drawing,
};
use crate::{
    dataset::{Citation, Dataset, StateCode},
    i18n::en,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// How wide the panel is at most, in CSS pixels. As in www/atlas/playhead.css.
const WIDTH_PX: f64 = 280.0;
/// How far beside the pointer it stands, in CSS pixels: whoever goes on along the column of lanes does not meet it.
const BESIDE_PX: f64 = 16.0;
/// The room that it needs above or below a row to stand there though the other side has more, in CSS pixels.
const ROOM_PX: f64 = 160.0;
/// How long a pointer rests on a part before that is told, in milliseconds: who passes over some on the way to another, or to
/// the panel, is told nothing of them.
const TELLS_AFTER_MS: u64 = 100;

/// A part of a lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// A bar, by its place among the state's stretches.
    Bar(usize),
    /// A decision, by its place in the dataset.
    Marker(usize),
    /// An absence, by its place in the dataset.
    Gap(usize),
    /// What it took part in before the founding.
    Forerunner,
}

impl Part {
    /// As the page calls it.
    pub fn word(self) -> String {
        let (kind, at) = match self {
            Self::Bar(at) => ('b', at),
            Self::Marker(at) => ('m', at),
            Self::Gap(at) => ('g', at),
            Self::Forerunner => ('f', 0),
        };
        format!("{kind}{at}")
    }

    fn parse(word: &str) -> Option<Self> {
        let (kind, at) = word.split_at_checked(1)?;
        let at = at.parse().ok()?;
        match kind {
            "b" => Some(Self::Bar(at)),
            "m" => Some(Self::Marker(at)),
            "g" => Some(Self::Gap(at)),
            "f" => Some(Self::Forerunner),
            _ => None,
        }
    }
}

/// What the panel says, and where it stands: from the left and, with its other edge, from the top or the bottom
/// of the timeline, in CSS pixels.
#[derive(Clone, PartialEq, Debug)]
pub struct Pointed {
    told: Told,
    left_px: f64,
    top_px: Option<f64>,
    bottom_px: Option<f64>,
    /// Which row it belongs to, counted from the top.
    row: i32,
}

impl Pointed {
    /// Whether both tell of the same, wherever they stand.
    fn tells_as(&self, other: &Self) -> bool {
        self.row == other.row && self.told == other.told
    }
}

/// What there is to tell of a part.
#[derive(Clone, PartialEq, Default, Debug)]
struct Told {
    title: String,
    what: String,
    rests_on: String,
    sources: String,
}

/// The panel.
pub fn panel(drawing: Drawing) -> Element {
    let pointed = drawing.pointed;
    let px = |px: Option<f64>| px.map_or_else(|| "auto".to_owned(), css);
    let part = |class: &'static str, of: fn(&Told) -> &str| {
        html("span").class(class).follow_words(move || {
            pointed
                .with(|pointed| pointed.as_ref().map(|shown| of(&shown.told).to_owned()).unwrap_or_default())
        })
    };
    html("div")
        .class("panel")
        .set("aria-hidden", "true")
        .follow_style("display", move || {
            if pointed.with(Option::is_some) { "grid" } else { "none" }.to_owned()
        })
        .follow_style("left", move || px(pointed.with(|shown| shown.as_ref().map(|shown| shown.left_px))))
        .follow_style("top", move || px(pointed.with(|shown| shown.as_ref().and_then(|shown| shown.top_px))))
        .follow_style("bottom", move || {
            px(pointed.with(|shown| shown.as_ref().and_then(|shown| shown.bottom_px)))
        })
        .child(part("title", |told| &told.title))
        .child(part("span", |told| &told.what))
        .child(part("basis", |told| &told.rests_on))
        .child(part("from", |told| &told.sources))
}

/// Lets Escape take the panel away wherever the keyboard is (WCAG 2.2, 1.4.13): listens on the document, and only while
/// there is a panel.
pub fn escape(drawing: Drawing, lanes: &web_sys::Element) {
    super::super::escape::while_shown(
        lanes,
        move || drawing.pointed.with(Option::is_some),
        move || hide(drawing),
    );
}

/// What a part is, for those who hear it: `India: Observer from 5 July 2005 to 9 June 2017`.
pub fn name_of(data: &Dataset, code: StateCode, part: Part) -> String {
    let Told { title, what, .. } = told(data, code, part);
    format!("{title}: {what}")
}

/// What that rests on, for those who want to hear it: no part of its name, which is heard at each step.
pub fn description_of(data: &Dataset, code: StateCode, part: Part) -> String {
    let Told { rests_on, sources, .. } = told(data, code, part);
    let point = if rests_on.is_empty() || rests_on.ends_with('.') { "" } else { "." };
    format!("{rests_on}{point} {sources}").trim().to_owned()
}

fn told(data: &Dataset, code: StateCode, part: Part) -> Told {
    let told = |what: String, rests_on: String, sources: &[Citation]| Told {
        title: en::state_name(data, code),
        what,
        rests_on,
        sources: en::publishers(data, sources),
    };
    match part {
        Part::Bar(at) => data.stretches(code).get(at).map(|stretch| {
            let sources = data.sources_of_stretch(stretch);
            told(en::stretch(data, stretch), en::stretch_basis(data, stretch), &sources)
        }),
        Part::Marker(at) => data.decisions.get(at).map(|step| {
            let remarks = en::remarks(step.confidence, step.note.as_deref());
            told(en::decision_dated(data, step), remarks, &step.sources)
        }),
        Part::Gap(at) => data
            .absences
            .get(at)
            .map(|absence| told(en::absence(absence), absence.note.clone(), &absence.sources)),
        Part::Forerunner => data
            .prehistory
            .as_ref()
            .map(|before| told(en::prehistory_flag(before), en::prehistory(data, before), &before.sources)),
    }
    .unwrap_or_default()
}

/// Shows the panel for `part`, an element of the timeline, at once.
pub fn show(drawing: Drawing, part: &web_sys::Element) {
    if let Some(next) = pointed(drawing, part, None) {
        settle(drawing, Some(next));
    }
}

/// The same for a part that is clicked; where it is told of already, the panel stays where it is.
pub fn tell(drawing: Drawing, part: &web_sys::Element) {
    let next = pointed(drawing, part, None);
    let is_told =
        |shown: &Option<Pointed>| shown.as_ref().zip(next.as_ref()).is_some_and(|(a, b)| a.tells_as(b));
    if next.is_some() && !drawing.pointed.with_untracked(is_told) {
        settle(drawing, next);
    }
}

/// Where a pointer is in the window, and which way it came across the lanes, downwards or upwards.
#[derive(Clone, Copy)]
struct Pointer {
    x_px: f64,
    comes_down: Option<bool>,
}

/// What the panel is to say of `part`, and where, beside the pointer that is on it.
fn pointed(drawing: Drawing, part: &web_sys::Element, pointer: Option<Pointer>) -> Option<Pointed> {
    let now = drawing.atlas.now_untracked();
    let data = now.data();
    let of_lane = || {
        let code = part.closest("[data-lane]").ok().flatten()?.get_attribute("data-lane")?;
        Some(told(data, StateCode::parse(&code)?, Part::parse(&part.get_attribute("data-part")?)?))
    };
    let of_summit = || {
        let summit = data.summits.get(part.get_attribute("data-summit")?.parse::<usize>().ok()?)?;
        Some(Told {
            title: en::summit_name(data, summit),
            what: en::summit_when(data, summit),
            rests_on: en::summit_outcome(data, summit, None),
            sources: en::publishers(data, &data.sources_of_summit(summit)),
        })
    };
    let told = of_summit().or_else(of_lane)?;
    let frame = part.closest(".frame").ok().flatten()?;
    let row_of = part.closest("[data-row]").ok().flatten()?;
    let row = row_of.get_bounding_client_rect();
    let x_px = pointer.map_or_else(|| part.get_bounding_client_rect().left(), |pointer| pointer.x_px);
    let ([x_px, above_px], [_, below_px]) =
        (place_in(&frame, [x_px, row.top()]), place_in(&frame, [0.0, row.bottom()]));
    let (frame_px, wide_px) =
        (f64::from(frame.client_width()), WIDTH_PX.min(f64::from(frame.client_width())));
    // Left of the pointer where there is no room right of it, so that the way along the column of lanes stays free.
    let (right_px, before_px) = (x_px + BESIDE_PX, x_px - BESIDE_PX - wide_px);
    let most_px = frame_px - wide_px;
    let left_px =
        if right_px > most_px && before_px >= 0.0 { before_px } else { right_px.min(most_px).max(0.0) };
    // Along its row it stays on its side; else it is where the pointer comes from, and so is not going, or where the window
    // has more room.
    let here = row_number(&row_of, &frame);
    let stays_low = drawing.pointed.with_untracked(|shown| {
        shown.as_ref().filter(|shown| shown.row == here).map(|shown| shown.bottom_px.is_some())
    });
    let window_px = window_px();
    let is_low = match (stays_low, pointer.and_then(|pointer| pointer.comes_down)) {
        (Some(is_low), Some(_)) => is_low,
        (None, Some(true)) if row.top() >= ROOM_PX => true,
        (None, Some(false)) if window_px - row.bottom() >= ROOM_PX => false,
        _ => row.top() + row.bottom() > window_px,
    };
    let top_px = (!is_low).then_some(below_px);
    let bottom_px = is_low.then(|| f64::from(frame.client_height()) - above_px);
    Some(Pointed { told, left_px, top_px, bottom_px, row: here })
}

fn row_number(row: &web_sys::Element, frame: &web_sys::Element) -> i32 {
    let top_px = |of: &web_sys::Element| of.get_bounding_client_rect().top();
    (top_px(row) - top_px(frame)).round() as i32
}

/// Where in the window a pointer is, in CSS pixels.
pub fn px_of(event: &Event) -> [f64; 2] {
    let pointer: &PointerEvent = event.unchecked_ref();
    [pointer.client_x(), pointer.client_y()].map(f64::from)
}

/// Follows a mouse or a pen: what they rest on is told; beside it in its row, and on the panel, it stays told. A
/// finger has nothing to hover with.
pub fn on_pointer(drawing: Drawing, event: &Event) {
    let pointer: &PointerEvent = event.unchecked_ref();
    let target = target_of(event);
    let Some(target) = target.filter(|_| pointer.pointer_type() != "touch") else { return };
    let px = px_of(event);
    let before_px = drawing.pointer_px.get_value();
    // Keys may have moved what is under it: that takes nothing from the keyboard.
    let is_held =
        |held: &Option<web_sys::Element>| held.as_ref().is_some_and(|on| on.matches(":focus") == Ok(true));
    if px == drawing.rests_px.get_value() && drawing.held.with_value(is_held) {
        return;
    }
    drawing.rests_px.set_value(px);
    let comes_down = (px[1] != before_px[1] && !before_px[1].is_nan()).then_some(px[1] > before_px[1]);
    drawing.pointer_px.set_value(px);
    let closest = |css: &str| target.closest(css).ok().flatten();
    if closest(".panel").is_some() {
        return forget_next(drawing);
    }
    let next = closest("[data-part]").and_then(|part| {
        pointed(drawing, &part, Some(Pointer { x_px: f64::from(pointer.client_x()), comes_down }))
    });
    let here = closest("[data-row]").zip(closest(".frame"));
    let here = here.map(|(row, frame)| row_number(&row, &frame));
    let stays = drawing.pointed.with_untracked(|shown| match (shown, &next) {
        (Some(shown), Some(next)) => shown.tells_as(next),
        (Some(shown), None) => Some(shown.row) == here,
        (None, next) => next.is_none(),
    });
    forget_next(drawing);
    if !stays {
        let settle = move || settle(drawing, next);
        drawing.next.put(TELLS_AFTER_MS, Box::new(settle));
    }
}

/// The pointer has left the timeline.
pub fn leave(drawing: Drawing) {
    drawing.pointer_px.set_value([f64::NAN; 2]);
    drawing.rests_px.set_value([f64::NAN; 2]);
    hide(drawing);
}

/// What the pointer was about to be told of it is not.
fn forget_next(drawing: Drawing) {
    drawing.next.clear();
}

fn settle(drawing: Drawing, next: Option<Pointed>) {
    forget_next(drawing);
    if drawing.pointed.try_with_untracked(|shown| *shown != next) == Some(true) {
        drawing.pointed.set(next);
    }
}

/// Takes the panel away. Where there is none nothing is written: WebKit says that the pointer leaves the timeline
/// whenever a drag along the years ends on it.
pub fn hide(drawing: Drawing) {
    settle(drawing, None);
}
