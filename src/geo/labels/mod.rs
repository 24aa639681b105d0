//! Names on the map: as many as fit without touching one another, a marker, a line to one, or the edge.

mod boxes;
mod land;
mod spot;

use super::{Pad, Seen, Sheet};
pub use boxes::{Label, text_half};
use land::Land;
use spot::{ATTEMPTS, Attempt, ON_AREA, ON_CONTEXT, Search};
use std::iter::repeat;

/// A name of a state, of a disputed area or of a country of the context, and how large that is.
#[derive(Clone, PartialEq, Debug)]
pub struct Named {
    /// The name; of a country whose name is not known nothing.
    pub text: String,
    /// What stands for it where it has no room; it may be the same.
    pub short: String,
    /// Side of a square as large as the state, in grid units.
    pub extent: f64,
    /// Whether it is named before those that are not.
    pub comes_first: bool,
    /// Whether it is an area in dispute, whose name stands on it or nowhere.
    pub is_area: bool,
}

/// A name that got a place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PlacedLabel {
    /// Where.
    pub label: Label,
    /// Whether it says what stands for the name.
    pub is_short: bool,
    /// Height of its letters, in CSS pixels.
    pub size_px: f64,
}

/// What the buttons over the map's upper left corner take, in CSS pixels: at most as wide as in www/atlas/map.css.
pub const TOOLS_PX: [f64; 2] = [190.0, 75.0];
/// Radius of a marker with its line, in CSS pixels.
pub const MARKER_PX: f64 = 4.5;
/// What stays free around a marker, in CSS pixels.
const AROUND_MARKER_PX: f64 = 1.5;
/// What stays free beside it of all names but its own, lest one be taken for it, in CSS pixels.
const BESIDE_MARKER_PX: f64 = 8.0;
/// So much nearer to its own marker than to others' a name stands, in CSS pixels.
const NEARER_PX: f64 = 3.0;
/// What stays free between two names on one line, in CSS pixels; that the boxes are wide for most fonts is some too.
const BETWEEN_PX: f64 = 3.0;
/// What of a square no name hides, from its middle, in CSS pixels.
const HEART_PX: f64 = 3.0;
/// Names on one line that are nearer to one another than this are read together, in CSS pixels.
const ON_LINE_PX: f64 = 40.0;
/// And are swapped if their states are farther apart than this the other way, in CSS pixels.
const SWAPPED_FROM_PX: f64 = 4.0;
/// Of more of it a name does not stand on land of one state that has none.
const MOST_UNNAMED: f64 = 0.1;
/// Countries of the context have names where a grid unit is so many CSS pixels at least: on a map that shows all of Asia in a
/// column they would only keep readers from those that it is about.
const NEAR_PX_PER_UNIT: f64 = 0.5;
/// On narrow pages what is selected is said at the map's foot, so high, in CSS pixels: as in www/atlas/map.css, and a
/// pixel.
const CAPTION_PX: f64 = 24.0;
/// So many times as wide as high the map is, about.
const WIDE: f64 = 1.1;
/// On a smaller map than this no name is put where it would be taken for another's, in CSS pixels.
const TINY_PX: f64 = 300.0;
/// A state smaller than this has its name in smaller letters, in CSS pixels.
const SMALL_PX: f64 = 60.0;

/// Of a country of the context, which has no place, and so is neither to the left nor to the right of one.
const NO_PAD: Pad = Pad { at: [f64::NAN; 2], place: [f64::NAN; 2], is_marked: false, is_shown: false };

/// Gives each state's name a place if there is one, in the order of `names`, which is that of `pads` and of what is
/// `seen`: that of `first` first, then those that come first, then those with a marker, which tells little alone.
///
/// A name stands where a reader takes it for nothing else's: on its state, beside it, or beside its marker, and on as little
/// of others' land as can be had there: other states' and areas', and that of countries of the `context`. Where the name finds
/// no such place what is short for it may; one that comes
/// first then takes the least bad place, others none. Areas, which come after the states, have their names after them. `inset` is what stands in a corner of the map.
///
/// Names that come after all pads are those of the context, in its order: near enough, they get what room is left on their own land.
pub fn place_labels(
    names: &[Named],
    pads: &[Pad],
    [seen, context]: [&Seen; 2],
    inset: Option<Label>,
    first: Option<usize>,
    sheet: &Sheet,
) -> Vec<Option<PlacedLabel>> {
    let states = names.iter().filter(|named| !named.is_area).count();
    let land = Land { seen, context, shares: seen.shares(), states };
    let beyond = Land { seen: context, context, shares: Vec::new(), states: 0 };
    let mut board = Board::new(names, pads, [land, beyond], inset, first, sheet);
    let turns = board.turns();
    for at in &turns {
        board.name(*at, None);
    }
    for at in turns {
        board.yield_to_unnamed(at);
    }
    for at in pads.len()..names.len() {
        board.name(at, None);
    }
    board.placed
}

/// The map while names are put on it.
struct Board<'a> {
    names: &'a [Named],
    pads: &'a [Pad],
    /// Of states and areas, and of the context.
    lands: [Land<'a>; 2],
    /// Of each of both where it is in sight.
    spots: [Vec<Vec<[f64; 2]>>; 2],
    sheet: &'a Sheet,
    /// Which name comes before all others.
    first: Option<usize>,
    /// Height of the letters of large states' names, in CSS pixels.
    size_px: f64,
    /// What all names try to get.
    attempts: &'a [Attempt],
    /// What is drawn whatever has a name, and markers, by the places of their states.
    taken: Vec<Label>,
    markers: Vec<(usize, [f64; 2])>,
    /// The names that have a place, in the order of `names`.
    placed: Vec<Option<PlacedLabel>>,
}

impl<'a> Board<'a> {
    /// No name has a place yet.
    fn new(
        names: &'a [Named],
        pads: &'a [Pad],
        lands: [Land<'a>; 2],
        inset: Option<Label>,
        first: Option<usize>,
        sheet: &'a Sheet,
    ) -> Self {
        let [width, height] = sheet.size_px;
        // On a telephone's side the map is low, and no larger than on a narrow page.
        let across = width.min(height * WIDE);
        let size_px = if across < 420.0 {
            10.0
        } else if across < 640.0 {
            11.0
        } else {
            12.0
        };
        let half_tools = TOOLS_PX.map(|side| side / 2.0);
        let mut taken = vec![Label { at: half_tools, half: half_tools }];
        taken.extend(inset);
        let mut markers = Vec::new();
        for (at, pad) in pads.iter().enumerate().filter(|(_, pad)| pad.is_shown && pad.is_marked) {
            markers.push((at, pad.at));
            if pad.is_led() {
                taken.extend((1..=6).map(|part| Label {
                    at: between(pad.at, pad.place, f64::from(part) / 6.0),
                    half: [1.5; 2],
                }));
            }
        }
        let attempts = if across < TINY_PX { ATTEMPTS.get(..4).unwrap_or_default() } else { &ATTEMPTS };
        let (spots, placed) = (lands.each_ref().map(|land| land.seen.spots()), vec![None; names.len()]);
        Self { names, pads, lands, spots, sheet, first, size_px, attempts, taken, markers, placed }
    }

    fn comes_first(&self, at: usize) -> bool {
        self.names.get(at).is_some_and(|named| named.comes_first)
    }

    /// Whether it is named in any case.
    fn is_needed(&self, at: usize) -> bool {
        Some(at) == self.first || self.comes_first(at)
    }

    /// States and areas in the order in which they are named.
    fn turns(&self) -> Vec<usize> {
        let mut turns: Vec<usize> = (0..self.pads.len()).collect();
        crate::dataset::order_by_key(&mut turns, |at| {
            let named = self.names.get(*at);
            let (extent, is_area) = named.map_or((0.0, false), |named| (named.extent, named.is_area));
            let is_marked = self.pads.get(*at).is_some_and(|pad| pad.is_marked);
            (is_area, Some(*at) != self.first, !self.comes_first(*at), !is_marked, extent)
        });
        turns
    }

    /// Gives one a place among the others', on nothing of one that is barred to it.
    fn name(&mut self, at: usize, barred: Option<usize>) {
        let found = self.place(at, barred);
        self.put(at, found);
    }

    fn put(&mut self, at: usize, found: Option<PlacedLabel>) {
        self.placed.get_mut(at).into_iter().for_each(|slot| *slot = found);
    }

    /// Off its own land and on that of a state that has no name it is taken for that one's, which is named first then, if that
    /// helps.
    fn yield_to_unnamed(&mut self, at: usize) {
        let [Land { seen, states, .. }, _] = self.lands;
        let Some(PlacedLabel { label, .. }) = self.placed.get(at).copied().flatten() else { return };
        if at >= states || self.is_needed(at) || seen.at(label.at) == Some(at) {
            return;
        }
        let is_unnamed = |board: &Self, of: usize| board.placed.get(of) == Some(&None);
        let is_taken_for =
            |of: &usize| *of != at && is_unnamed(self, *of) && self.lands[0].part(*of, label) > MOST_UNNAMED;
        let Some(of) = (0..states).find(is_taken_for) else { return };
        self.put(at, None);
        self.name(of, None);
        self.name(at, Some(of).filter(|of| is_unnamed(self, *of)));
    }

    /// The place of one among the others', on nothing of one that is barred to it.
    fn place(&self, at: usize, barred: Option<usize>) -> Option<PlacedLabel> {
        let named = self.names.get(at)?;
        let ([land, beyond], [spots, spots_beyond]) = (&self.lands, &self.spots);
        let is_near = self.sheet.scale() >= NEAR_PX_PER_UNIT;
        let (pad, land, of, spots, attempts) = match (self.pads.get(at), at.checked_sub(self.pads.len())) {
            (Some(pad), _) if named.is_area => (pad, land, at, spots.get(at), &[ON_AREA][..]),
            (Some(pad), _) => (pad, land, at, spots.get(at), self.attempts),
            (_, Some(of)) if is_near && !named.text.is_empty() => {
                (&NO_PAD, beyond, of, spots_beyond.get(of), &[ON_CONTEXT][..])
            }
            _ => return None,
        };
        let spots = spots.map_or(&[][..], Vec::as_slice);
        let side_px = named.extent * self.sheet.scale();
        let size_px = if side_px < SMALL_PX { self.size_px - 1.0 } else { self.size_px };
        attempts.iter().filter(|attempt| !attempt.is_last || self.is_needed(at)).find_map(|attempt| {
            let is_short = attempt.is_short;
            let mut half = text_half(if is_short { &named.short } else { &named.text }, size_px);
            if is_short {
                // Capitals, none of which reaches below the line.
                half[1] = size_px * 0.52;
            }
            let search = Search { land, of, spots, pad, half, side_px, attempt };
            let is_free = |label: Label| {
                self.is_free(at, pad, attempt, label)
                    && barred.is_none_or(|barred| land.part(barred, label) == 0.0)
            };
            search.best(is_free).map(|spot| PlacedLabel {
                label: Label { at: spot, half },
                is_short,
                size_px,
            })
        })
    }

    /// Whether a name may stand somewhere for all that stands there already.
    fn is_free(&self, at: usize, pad: &Pad, attempt: &Attempt, label: Label) -> bool {
        let [width, height] = self.sheet.size_px;
        let is_of_context = at >= self.pads.len();
        let foot_px = if is_of_context && self.first.is_some() { height - CAPTION_PX } else { height };
        label.within(width, foot_px)
            && !self.taken.iter().any(|other| label.touches(other))
            && !self.meets_name(pad, attempt, label)
            && !self.meets_marker(at, pad, attempt, label)
    }

    /// Whether it would touch another name, or be read in its place.
    fn meets_name(&self, pad: &Pad, attempt: &Attempt, label: Label) -> bool {
        self.placed.iter().zip(self.pads.iter().chain(repeat(&NO_PAD))).any(|(other, of)| {
            other.is_some_and(|PlacedLabel { label: other, .. }| {
                // Two names on one line are read as two.
                let wide = Label { half: [other.half[0] + BETWEEN_PX, other.half[1]], ..other };
                let is_swapped = (pad.is_marked || of.is_marked)
                    && !attempt.is_last
                    && is_swapped([label, other], [pad.place, of.place]);
                label.touches(&wide) || is_swapped
            })
        })
    }

    /// Whether it would touch a marker, or be taken for another's than its own.
    fn meets_marker(&self, at: usize, pad: &Pad, attempt: &Attempt, label: Label) -> bool {
        let around_px = MARKER_PX + AROUND_MARKER_PX;
        let others_px = if attempt.is_last { AROUND_MARKER_PX } else { BESIDE_MARKER_PX };
        // Nearer to its own marker than to any other's.
        let own_px =
            if pad.is_marked && !attempt.is_last { label.away_from(pad.at) + NEARER_PX } else { 0.0 };
        self.markers.iter().any(|(of, marker)| {
            let beside_px = if *of == at { AROUND_MARKER_PX } else { others_px };
            label.touches(&Label { at: *marker, half: [MARKER_PX + beside_px, around_px] })
                || (*of != at && label.away_from(*marker) < own_px)
        })
    }
}

/// Whether two names on one line stand the other way round than what they name.
fn is_swapped([a, b]: [Label; 2], [a_place, b_place]: [[f64; 2]; 2]) -> bool {
    let (across, places) = (a.at[0] - b.at[0], a_place[0] - b_place[0]);
    (a.at[1] - b.at[1]).abs() < a.half[1] + b.half[1]
        && across.abs() - a.half[0] - b.half[0] < ON_LINE_PX
        && across * places < 0.0
        && places.abs() > SWAPPED_FROM_PX
}

/// Whose sign is at a point, by its position: a marker, or the heart of any other state's square, comes before a name, and
/// a name, which is read where it stands, before whatever land it lies on. A name without a place is no sign.
pub fn sign_at(pads: &[Pad], names: &[Option<PlacedLabel>], px: [f64; 2]) -> Option<usize> {
    let is_hit = |pad: &Pad| {
        let half = if pad.is_marked { MARKER_PX + AROUND_MARKER_PX } else { HEART_PX };
        pad.is_shown && Label { at: pad.at, half: [half; 2] }.away_from(px) <= 0.0
    };
    let is_named = |name: &Option<PlacedLabel>| name.is_some_and(|name| name.label.away_from(px) <= 0.0);
    // Areas come after the states, which alone have names here.
    pads.iter().take(names.len()).position(is_hit).or_else(|| names.iter().position(is_named))
}

fn between([ax, ay]: [f64; 2], [bx, by]: [f64; 2], part: f64) -> [f64; 2] {
    [ax + (bx - ax) * part, ay + (by - ay) * part]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{Seen, Viewport, place_pads};
    use proptest::prelude::*;

    const SHEET: Sheet = Sheet { size_px: [700.0, 637.0], viewport: Viewport::WHOLE };

    fn named(text: &str, extent: f64) -> Named {
        Named { text: text.to_owned(), short: text.to_owned(), extent, comes_first: false, is_area: false }
    }

    fn laid_out(of: &[(&str, [i32; 2], f64)]) -> (Vec<Pad>, Vec<Option<PlacedLabel>>) {
        let names: Vec<_> = of.iter().map(|(text, _, extent)| named(text, *extent)).collect();
        let places: Vec<_> = of.iter().map(|(_, at, extent)| (*at, *extent)).collect();
        let seen = Seen::default();
        let pads = place_pads(&places, &seen, &SHEET);
        let labels = place_labels(&names, &pads, [&seen; 2], None, None, &SHEET);
        (pads, labels)
    }

    #[test]
    fn the_first_stands_on_its_state_and_the_next_beside_it() {
        let (pads, labels) = laid_out(&[("Alpha", [1000, 900], 300.0), ("Beta", [1004, 904], 300.0)]);
        assert_eq!(labels[0].map(|placed| placed.label.at), Some(pads[0].place));
        assert_ne!(labels[1].map(|placed| placed.label.at), Some(pads[1].place));
    }

    #[test]
    fn a_name_beside_a_marker_leaves_it_free() {
        let (pads, labels) = laid_out(&[("Alpha", [1000, 900], 3.0)]);
        let label = labels[0].expect("room").label;
        assert!(pads[0].is_marked && label.at[0] - label.half[0] >= pads[0].at[0] + MARKER_PX);
    }

    #[test]
    fn a_name_without_room_is_left_out() {
        let (_, labels) = laid_out(&[("Alpha in the far north west", [4, 4], 300.0)]);
        assert_eq!(labels, [None]);
    }

    proptest! {
        #[test]
        fn no_two_names_touch_and_none_is_cut(
            spots in proptest::collection::vec((0..2_048i32, 0..1_864i32, 1.0..300.0f64, "[A-Za-z ]{1,14}"), 0..40)
        ) {
            let of: Vec<_> = spots.iter().map(|(x, y, extent, text)| (text.as_str(), [*x, *y], *extent)).collect();
            let (pads, labels) = laid_out(&of);
            let markers = pads.iter().filter(|pad| pad.is_marked && pad.is_shown);
            let mut taken: Vec<Label> = markers.map(|pad| Label { at: pad.at, half: [MARKER_PX; 2] }).collect();
            for PlacedLabel { label, .. } in labels.into_iter().flatten() {
                prop_assert!(label.within(700.0, 637.0));
                prop_assert!(!taken.iter().any(|other| label.touches(other)), "{:?}", label);
                taken.push(label);
            }
        }
    }
}
