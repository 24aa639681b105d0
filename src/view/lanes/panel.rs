//! A small panel that tells of the bar, the marker or the summit under the pointer or the keyboard. It never
//! covers what it tells of, the pointer may move onto it, and Escape takes it away.

use super::{
    super::{
        element::{Element, html},
        happened::target_of,
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

/// How wide the panel is at most, in CSS pixels. As in www/atlas/lanes.css.
const WIDTH_PX: f64 = 280.0;

/// A part of a lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// A bar, by its place among the state's stretches.
    Bar(usize),
    /// A decision, by its place in the dataset.
    Marker(usize),
    /// An absence, by its place in the dataset.
    Gap(usize),
}

impl Part {
    /// As the page calls it.
    pub fn word(self) -> String {
        let (kind, at) = match self {
            Self::Bar(at) => ('b', at),
            Self::Marker(at) => ('m', at),
            Self::Gap(at) => ('g', at),
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

/// What a part is, for those who hear it.
pub fn in_words(data: &Dataset, code: StateCode, part: Part) -> String {
    let Told { what, rests_on, sources, .. } = told(data, code, part);
    let name = en::state_name(data, code);
    let mut all = format!("{name}: {what}");
    for part in [rests_on, sources].into_iter().filter(|part| !part.is_empty()) {
        all.push_str(if all.ends_with('.') { " " } else { ". " });
        all.push_str(&part);
    }
    all
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
            told(en::decision_dated(step), remarks, &step.sources)
        }),
        Part::Gap(at) => data
            .absences
            .get(at)
            .map(|absence| told(en::absence(absence), absence.note.clone(), &absence.sources)),
    }
    .unwrap_or_default()
}

/// Shows the panel for `part`, an element of the timeline, beside `x_px` of the window.
pub fn show(drawing: Drawing, part: &web_sys::Element, x_px: Option<f64>) {
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
            what: en::summit_when(summit),
            rests_on: en::summit_outcome(data, summit),
            sources: en::publishers(data, &summit.sources),
        })
    };
    let frame = part.closest(".frame").ok().flatten();
    let row = part.closest("[data-row]").ok().flatten();
    let (Some(told), Some(frame), Some(row)) = (of_summit().or_else(of_lane), frame, row) else { return };
    let (frame, row, at) =
        (frame.get_bounding_client_rect(), row.get_bounding_client_rect(), part.get_bounding_client_rect());
    let x_px = x_px.unwrap_or(at.left()) - frame.left() + 12.0;
    let left_px = x_px.min(frame.width() - WIDTH_PX.min(frame.width())).max(0.0);
    // On the side of the row on which the window has more room.
    let window_px = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    let is_low = row.top() + row.bottom() > window_px.unwrap_or_default();
    let top_px = (!is_low).then(|| row.bottom() - frame.top());
    let bottom_px = is_low.then(|| frame.bottom() - row.top());
    let row = row_number(&row, &frame);
    drawing.pointed.try_set(Some(Pointed { told, left_px, top_px, bottom_px, row }));
}

fn row_number(row: &web_sys::DomRect, frame: &web_sys::DomRect) -> i32 {
    (row.top() - frame.top()).round() as i32
}

/// Follows a mouse or a pen: what they are over is told; beside it in its row, and on the panel, it stays told. A
/// finger has nothing to hover with.
pub fn on_pointer(drawing: Drawing, event: &Event) {
    let pointer: &PointerEvent = event.unchecked_ref();
    let target = target_of(event);
    let Some(target) = target.filter(|_| pointer.pointer_type() != "touch") else { return };
    let closest = |css: &str| target.closest(css).ok().flatten();
    if let Some(part) = closest("[data-part]") {
        return show(drawing, &part, Some(f64::from(pointer.client_x())));
    }
    if closest(".panel").is_some() {
        return;
    }
    let here = closest("[data-row]").zip(closest(".frame"));
    let here = here
        .map(|(row, frame)| row_number(&row.get_bounding_client_rect(), &frame.get_bounding_client_rect()));
    let stays =
        drawing.pointed.with_untracked(|shown| shown.as_ref().is_none_or(|shown| Some(shown.row) == here));
    if !stays {
        hide(drawing);
    }
}

/// Takes the panel away. Where there is none nothing is written: WebKit says that the pointer leaves the timeline
/// whenever a drag along the years ends on it.
pub fn hide(drawing: Drawing) {
    if drawing.pointed.try_with_untracked(Option::is_some) == Some(true) {
        drawing.pointed.set(None);
    }
}
