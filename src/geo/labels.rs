//! Names on the map: as many as fit without touching one another, a marker, a line to one, or the edge.

use super::{Pad, Seen, Sheet};

/// A state's name, and how large the state is.
#[derive(Clone, PartialEq, Debug)]
pub struct Named {
    /// The name.
    pub text: String,
    /// Side of a square as large as the state, in grid units.
    pub extent: f64,
    /// Whether it is named before those that are not.
    pub comes_first: bool,
}

/// A name that got a place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PlacedLabel {
    /// Where.
    pub label: Label,
    /// Height of its letters, in CSS pixels.
    pub size_px: f64,
}

/// What the buttons over the map's upper left corner take, in CSS pixels.
pub const TOOLS_PX: [f64; 2] = [190.0, 70.0];
/// Radius of a marker with its line, in CSS pixels.
pub const MARKER_PX: f64 = 4.5;
/// What stays free around a marker, in CSS pixels.
const AROUND_MARKER_PX: f64 = 1.5;
/// What stays free beside it of all names but its own, lest one be taken for it, in CSS pixels.
const BESIDE_MARKER_PX: f64 = 8.0;
/// A state smaller than this has its name in smaller letters, in CSS pixels.
const SMALL_PX: f64 = 60.0;

/// A box around its middle, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Label {
    /// Middle.
    pub at: [f64; 2],
    /// Half of its width and height.
    pub half: [f64; 2],
}

/// Width of a letter in em, on the wide side for the fonts that systems use: names must not touch
/// even where the reader's font is broader than most.
fn letter_em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | '\'' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.95,
        'Ж' | 'М' | 'Ф' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'ж' | 'м' | 'ф' | 'ш' | 'щ' | 'ы' | 'ю' => {
            0.95
        }
        'А'..='Я' => 0.78,
        'A'..='Z' => 0.72,
        'a'..='z' => 0.6,
        '\u{2E80}'.. => 1.0,
        _ => 0.66,
    }
}

/// The box of a text whose letters are `size_px` high.
pub fn text_half(text: &str, size_px: f64) -> [f64; 2] {
    [text.chars().map(letter_em).sum::<f64>() * size_px / 2.0, size_px * 0.62]
}

impl Label {
    /// Whether two boxes share any point.
    pub fn touches(&self, other: &Self) -> bool {
        let apart = |axis: usize| {
            let distance = self.at.get(axis).zip(other.at.get(axis)).map_or(0.0, |(a, b)| (a - b).abs());
            distance >= self.half.get(axis).zip(other.half.get(axis)).map_or(0.0, |(a, b)| a + b)
        };
        !apart(0) && !apart(1)
    }

    fn within(&self, width_px: f64, height_px: f64) -> bool {
        let ([x, y], [w, h]) = (self.at, self.half);
        x - w >= 2.0 && y - h >= 2.0 && x + w <= width_px - 2.0 && y + h <= height_px - 2.0
    }
}

/// Gives each state's name a place if there is one, in the order of `names`, which is that of `pads` and of what is
/// `seen`: that of `first` first, then those that come first, then those with a marker, which tells little alone.
///
/// A name stands on its state's middle or else within a line of it; where there is a marker, beside that. Where that has
/// no room, or the middle is not in sight, it stands where most of the state is around it. A name that comes first
/// goes farther, before it is left out. `inset` is what stands in a corner of the map.
pub fn place_labels(
    names: &[Named],
    pads: &[Pad],
    seen: &Seen,
    inset: Option<Label>,
    first: Option<usize>,
    sheet: &Sheet,
) -> Vec<Option<PlacedLabel>> {
    let [width, height] = sheet.size_px;
    let size_px = if width < 420.0 {
        10.0
    } else if width < 640.0 {
        11.0
    } else {
        12.0
    };
    // What is drawn in any case comes first, so that all names keep clear of all of it.
    let half_tools = TOOLS_PX.map(|side| side / 2.0);
    let mut taken = vec![Label { at: half_tools, half: half_tools }];
    taken.extend(inset);
    let mut markers: Vec<(usize, [f64; 2])> = Vec::new();
    for (at, pad) in pads.iter().enumerate().filter(|(_, pad)| pad.is_shown && pad.is_marked) {
        markers.push((at, pad.at));
        if pad.is_led() {
            taken.extend(
                (1..=6).map(|part| Label {
                    at: between(pad.at, pad.place, f64::from(part) / 6.0),
                    half: [1.5; 2],
                }),
            );
        }
    }
    let mut placed: Vec<Option<PlacedLabel>> = vec![None; names.len()];
    let comes_first = |at: &usize| names.get(*at).is_some_and(|named| named.comes_first);
    let is_marked = |at: &usize| pads.get(*at).is_some_and(|pad| pad.is_marked);
    let mut turns: Vec<usize> = (0..names.len()).collect();
    crate::dataset::order_by_key(&mut turns, |at| (Some(*at) != first, !comes_first(at), !is_marked(at)));
    for at in turns {
        let (Some(named), Some(pad)) = (names.get(at), pads.get(at)) else { continue };
        let size_px = if named.extent * sheet.scale() < SMALL_PX { size_px - 1.0 } else { size_px };
        let half = text_half(&named.text, size_px);
        let free = |spot: &[f64; 2], beside_px: f64| {
            let label = Label { at: *spot, half };
            let meets = |(of, marker): &(usize, [f64; 2])| {
                let near = MARKER_PX + AROUND_MARKER_PX;
                *of != at && label.touches(&Label { at: *marker, half: [MARKER_PX + beside_px, near] })
            };
            label.within(width, height)
                && !taken.iter().any(|other| label.touches(other))
                && !markers.iter().any(meets)
        };
        let mut found = None;
        if pad.is_shown {
            found = spots(pad, half).into_iter().find(|spot| free(spot, BESIDE_MARKER_PX));
        }
        if found.is_none() && !pad.is_marked {
            found = roomiest(seen, at, half, |spot| free(spot, BESIDE_MARKER_PX));
        }
        if found.is_none() && pad.is_shown && named.comes_first {
            found = farther(pad, half).into_iter().find(|spot| free(spot, AROUND_MARKER_PX));
        }
        if let (Some(at_px), Some(slot)) = (found, placed.get_mut(at)) {
            let label = Label { at: at_px, half };
            taken.push(label);
            *slot = Some(PlacedLabel { label, size_px });
        }
    }
    placed
}

/// Where most of a state's land lies in a name's box and around it, and as near the middle of what is seen of it as that
/// allows. At least most of the box itself is on the land.
fn roomiest(seen: &Seen, of: usize, half: [f64; 2], free: impl Fn(&[f64; 2]) -> bool) -> Option<[f64; 2]> {
    let count = |at: [f64; 2], half: [f64; 2]| {
        let mut cells = (0, 0);
        for seen in seen.within(at, half) {
            cells = (cells.0 + i32::from(seen == Some(of)), cells.1 + 1);
        }
        cells
    };
    let (mut sum, mut cells) = ([0.0; 2], 0.0);
    for [x, y] in seen.spots(of) {
        (sum, cells) = ([sum[0] + x, sum[1] + y], cells + 1.0);
    }
    let mut best: Option<([f64; 2], f64)> = None;
    for at in seen.spots(of) {
        let (own, all) = if free(&at) { count(at, half) } else { (0, 0) };
        if own * 10 < all * 9 || all == 0 {
            continue;
        }
        let (around, _) = count(at, [half[0] * 1.5, half[1] * 5.0]);
        let (x, y): (f64, f64) = (at[0] - sum[0] / cells, at[1] - sum[1] / cells);
        let worth = f64::from(around) - (x * x + y * y).sqrt() / 10.0;
        if best.is_none_or(|(_, most)| worth > most) {
            best = Some((at, worth));
        }
    }
    best.map(|(at, _)| at)
}

/// Where a name that must not be missing may stand besides, nearest first.
fn farther(pad: &Pad, [w, h]: [f64; 2]) -> Vec<[f64; 2]> {
    let [x, y] = pad.at;
    let mut all: Vec<[f64; 2]> = Vec::new();
    for down in -6..=6 {
        for right in -4..=4 {
            all.push([x + f64::from(right) * w / 3.0, y + f64::from(down) * h]);
        }
    }
    crate::dataset::order_by_key(&mut all, |at| (at[0] - x) * (at[0] - x) + (at[1] - y) * (at[1] - y));
    all
}

fn between([ax, ay]: [f64; 2], [bx, by]: [f64; 2], part: f64) -> [f64; 2] {
    [ax + (bx - ax) * part, ay + (by - ay) * part]
}

/// Where a name may stand, best first.
fn spots(pad: &Pad, [w, h]: [f64; 2]) -> Vec<[f64; 2]> {
    if pad.is_marked {
        let ([x, y], gap) = (pad.at, MARKER_PX + AROUND_MARKER_PX + 1.0);
        let (left, right, above, below) = (x - w - gap, x + w + gap, y - h - gap, y + h + gap);
        vec![
            [right, y],
            [left, y],
            [x, above],
            [x, below],
            [x + w, above],
            [x + w, below],
            [x - w, above],
            [x - w, below],
        ]
    } else {
        let ([x, y], line) = (pad.place, 2.0 * h + 1.0);
        vec![
            [x, y],
            [x, y - line],
            [x, y + line],
            [x + w / 2.0, y],
            [x - w / 2.0, y],
            [x + w / 2.0, y + line],
            [x - w / 2.0, y + line],
            [x + w / 2.0, y - line],
            [x - w / 2.0, y - line],
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{Seen, Viewport, place_pads};
    use proptest::prelude::*;

    const SHEET: Sheet = Sheet { size_px: [700.0, 637.0], viewport: Viewport::WHOLE };

    fn named(text: &str, extent: f64) -> Named {
        Named { text: text.to_owned(), extent, comes_first: false }
    }

    fn laid_out(of: &[(&str, [i32; 2], f64)]) -> (Vec<Pad>, Vec<Option<PlacedLabel>>) {
        let names: Vec<_> = of.iter().map(|(text, _, extent)| named(text, *extent)).collect();
        let places: Vec<_> = of.iter().map(|(_, at, extent)| (*at, *extent)).collect();
        let seen = Seen::default();
        let pads = place_pads(&places, &seen, &SHEET);
        let labels = place_labels(&names, &pads, &seen, None, None, &SHEET);
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
