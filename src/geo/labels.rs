//! Names on the map: as many as fit without touching one another, a marker, a line to one, or the edge.

use super::{Pad, Seen, Sheet};
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
/// Of more of it a state's name does not stand on an area in dispute: where the state itself is in sight, and where but
/// some of its land is.
const MOST_DISPUTED: f64 = 0.3;
const MOST_DISPUTED_OF_SOME: f64 = 0.05;
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

    /// How far a point lies outside of the box.
    fn away_from(&self, [x, y]: [f64; 2]) -> f64 {
        let ([at_x, at_y], [w, h]) = (self.at, self.half);
        let (across, down) = (((at_x - x).abs() - w).max(0.0), ((at_y - y).abs() - h).max(0.0));
        (across * across + down * down).sqrt()
    }

    pub(super) fn within(&self, width_px: f64, height_px: f64) -> bool {
        let ([x, y], [w, h]) = (self.at, self.half);
        x - w >= 2.0 && y - h >= 2.0 && x + w <= width_px - 2.0 && y + h <= height_px - 2.0
    }
}

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
    let attempts = if across < TINY_PX { ATTEMPTS.get(..4).unwrap_or_default() } else { &ATTEMPTS };
    let is_needed = |at: usize| Some(at) == first || names.get(at).is_some_and(|named| named.comes_first);
    let comes_first = |at: &usize| names.get(*at).is_some_and(|named| named.comes_first);
    let is_marked = |at: &usize| pads.get(*at).is_some_and(|pad| pad.is_marked);
    let mut turns: Vec<usize> = (0..pads.len()).collect();
    crate::dataset::order_by_key(&mut turns, |at| {
        let (extent, is_area) = names.get(*at).map_or((0.0, false), |named| (named.extent, named.is_area));
        (is_area, Some(*at) != first, !comes_first(at), !is_marked(at), extent)
    });
    let (spots, shares) = (seen.spots(), seen.shares());
    let states = names.iter().filter(|named| !named.is_area).count();
    let land = Land { seen, context, shares: &shares, states };
    let (beyond, spots_beyond) = (Land { seen: context, context, shares: &[], states: 0 }, context.spots());
    let is_near = sheet.scale() >= NEAR_PX_PER_UNIT;
    let foot_px = if first.is_some() { height - CAPTION_PX } else { height };
    // The place of one among the others', on nothing of one that is barred to it.
    let place = |at: usize, placed: &[Option<PlacedLabel>], barred: Option<usize>| {
        let named = names.get(at)?;
        let (pad, land, of, spots, attempts) = match (pads.get(at), at.checked_sub(pads.len())) {
            (Some(pad), _) if named.is_area => (pad, &land, at, spots.get(at), &[ON_AREA][..]),
            (Some(pad), _) => (pad, &land, at, spots.get(at), attempts),
            (_, Some(of)) if is_near && !named.text.is_empty() => {
                (&NO_PAD, &beyond, of, spots_beyond.get(of), &[ON_CONTEXT][..])
            }
            _ => return None,
        };
        let spots = spots.map_or(&[][..], Vec::as_slice);
        let side_px = named.extent * sheet.scale();
        let size_px = if side_px < SMALL_PX { size_px - 1.0 } else { size_px };
        for attempt in attempts.iter().filter(|attempt| !attempt.is_last || is_needed(at)) {
            let mut half = text_half(if attempt.is_short { &named.short } else { &named.text }, size_px);
            if attempt.is_short {
                // Capitals, none of which reaches below the line.
                half[1] = size_px * 0.52;
            }
            let free = |spot: [f64; 2]| {
                let label = Label { at: spot, half };
                let beside_px = if attempt.is_last { AROUND_MARKER_PX } else { BESIDE_MARKER_PX };
                let meets = |(of, marker): &(usize, [f64; 2])| {
                    let near = MARKER_PX + AROUND_MARKER_PX;
                    let beside_px = if *of == at { AROUND_MARKER_PX } else { beside_px };
                    label.touches(&Label { at: *marker, half: [MARKER_PX + beside_px, near] })
                };
                // Nearer to its own marker than to any other's.
                let own_px =
                    if pad.is_marked && !attempt.is_last { label.away_from(pad.at) + NEARER_PX } else { 0.0 };
                let meets_name = |(other, of): (&Option<PlacedLabel>, &Pad)| {
                    other.is_some_and(|PlacedLabel { label: other, .. }| {
                        // Two names on one line are read as two.
                        let wide = Label { half: [other.half[0] + BETWEEN_PX, other.half[1]], ..other };
                        let is_swapped = (pad.is_marked || of.is_marked)
                            && !attempt.is_last
                            && is_swapped([label, other], [pad.place, of.place]);
                        label.touches(&wide) || is_swapped
                    })
                };
                label.within(width, if pads.get(at).is_some() { height } else { foot_px })
                    && !taken.iter().any(|other| label.touches(other))
                    && !placed.iter().zip(pads.iter().chain(repeat(&NO_PAD))).any(meets_name)
                    && !markers
                        .iter()
                        .any(|marker| meets(marker) || (marker.0 != at && label.away_from(marker.1) < own_px))
                    && barred.is_none_or(|barred| land.part(barred, label) == 0.0)
            };
            if let Some(spot) = best_spot((land, of), spots, pad, half, side_px, attempt, free) {
                let label = Label { at: spot, half };
                return Some(PlacedLabel { label, is_short: attempt.is_short, size_px });
            }
        }
        None
    };
    for at in &turns {
        let found = place(*at, &placed, None);
        placed.get_mut(*at).into_iter().for_each(|slot| *slot = found);
    }
    // Off its own land and on that of a state that has no name it is taken for that one's, which is named first then, if that
    // helps.
    for at in turns.into_iter().filter(|at| *at < states && !is_needed(*at)) {
        let Some(PlacedLabel { label, .. }) = placed.get(at).copied().flatten() else { continue };
        if seen.at(label.at) == Some(at) {
            continue;
        }
        let is_taken_for =
            |of: &usize| *of != at && placed.get(*of) == Some(&None) && land.part(*of, label) > MOST_UNNAMED;
        let Some(of) = (0..states).find(is_taken_for) else { continue };
        placed.get_mut(at).into_iter().for_each(|slot| *slot = None);
        for (at, barred) in [(of, None), (at, Some(of))] {
            let barred = barred.filter(|of| placed.get(*of) == Some(&None));
            let found = place(at, &placed, barred);
            placed.get_mut(at).into_iter().for_each(|slot| *slot = found);
        }
    }
    for at in pads.len()..names.len() {
        let found = place(at, &placed, None);
        placed.get_mut(at).into_iter().for_each(|slot| *slot = found);
    }
    placed
}

/// Whether two names on one line stand the other way round than what they name.
fn is_swapped([a, b]: [Label; 2], [a_place, b_place]: [[f64; 2]; 2]) -> bool {
    let (across, places) = (a.at[0] - b.at[0], a_place[0] - b_place[0]);
    (a.at[1] - b.at[1]).abs() < a.half[1] + b.half[1]
        && across.abs() - a.half[0] - b.half[0] < ON_LINE_PX
        && across * places < 0.0
        && places.abs() > SWAPPED_FROM_PX
}

/// What a name tries to get, one after the other; parts are of its box.
struct Attempt {
    is_short: bool,
    /// Most of others' land beside a marker, and most where there is none.
    most_others: [f64; 2],
    /// Least of its own land where there is no marker; more than all for only beside it, closer to it than to others'.
    least_own: f64,
    /// Whether any place will do.
    is_last: bool,
}

/// Inside, or beside where nobody else is near; short but well inside; then beside; short and partly inside, as three letters
/// over a state that is as wide as one or two of them; and what must be said somewhere.
const ATTEMPTS: [Attempt; 5] = [
    Attempt { is_short: false, most_others: [0.15, 0.4], least_own: 0.4, is_last: false },
    Attempt { is_short: true, most_others: [0.25, 0.4], least_own: 0.5, is_last: false },
    Attempt { is_short: false, most_others: [0.4, 0.15], least_own: BESIDE, is_last: false },
    Attempt { is_short: true, most_others: [0.6, 0.7], least_own: 0.3, is_last: false },
    Attempt { is_short: true, most_others: [1.0, 1.0], least_own: 0.0, is_last: true },
];
/// An area's name stands on the area.
const ON_AREA: Attempt =
    Attempt { is_short: false, most_others: [0.0, 0.25], least_own: 0.7, is_last: false };
/// So does that of a country of the context, all of it.
const ON_CONTEXT: Attempt =
    Attempt { is_short: false, most_others: [0.0, 0.0], least_own: 1.0, is_last: false };
/// Which has no place either, and so is neither to the left nor to the right of one.
const NO_PAD: Pad = Pad { at: [f64::NAN; 2], place: [f64::NAN; 2], is_marked: false, is_shown: false };
const BESIDE: f64 = 2.0;
/// Where a name may stand around its place, to the right and down.
const AROUND: [[f64; 2]; 16] = [
    [1.0, 0.0],
    [-1.0, 0.0],
    [0.0, -1.0],
    [0.0, 1.0],
    [1.0, -1.0],
    [1.0, 1.0],
    [-1.0, -1.0],
    [-1.0, 1.0],
    [1.0, -0.5],
    [1.0, 0.5],
    [-1.0, -0.5],
    [-1.0, 0.5],
    [0.5, -1.0],
    [-0.5, -1.0],
    [0.5, 1.0],
    [-0.5, 1.0],
];
/// A name all on others' land is as bad as one so far from its place, in CSS pixels.
const OTHERS_PX: f64 = 100.0;
/// And one all on nobody's, or the sea.
const NOBODY_PX: f64 = 70.0;
/// As much worse than on the sea it is on land of the context, whose name it might be taken for.
const CONTEXT_PX: f64 = 30.0;
/// A state that is smaller than this is under the middle of three letters and not around it, in CSS pixels.
const NARROW_PX: f64 = 14.0;
/// So is a place beside, above or below it that is not its own, of six.
const AROUND_PX: f64 = 5.0;
/// So many times as bad are both where but some of its land is in sight, whose middle may be on the sea.
const SOME_LAND: f64 = 4.0;
/// What lies so near a name is beside it, in CSS pixels.
const NEAR_PX: f64 = 6.0;

/// A name over all of a disputed area is as bad as one so far from its place, in CSS pixels: who reads the one misses the
/// other.
const HIDDEN_PX: f64 = 80.0;

/// What stays free between a name and the line of such an area where that can be had, in CSS pixels.
const LINE_PX: f64 = 3.0;

/// What names lie on.
struct Land<'a> {
    seen: &'a Seen,
    context: &'a Seen,
    /// What part of all of a state's or an area's land in sight a cell is.
    shares: &'a [f64],
    /// How many are states: the first. What comes after them is in dispute.
    states: usize,
}

impl Land<'_> {
    /// Whose land lies in a box around a middle: what part of it a state's own, what part others', and of that what is in
    /// dispute. Where there is no picture of the map, all is its own.
    fn ground(&self, of: usize, at: [f64; 2], half: [f64; 2]) -> [f64; 3] {
        let ([mut own, mut others, mut disputed], mut all) = ([0.0; 3], 0.0);
        for seen in self.seen.within(at, half) {
            all += 1.0;
            match seen {
                Some(seen) if seen == of => own += 1.0,
                Some(seen) => {
                    others += 1.0;
                    disputed += f64::from(u8::from(seen >= self.states));
                }
                None => {}
            }
        }
        if all == 0.0 { [1.0, 0.0, 0.0] } else { [own, others, disputed].map(|cells| cells / all) }
    }

    /// What part of a name is on land of a state.
    fn part(&self, of: usize, Label { at, half }: Label) -> f64 {
        part(self.seen, at, half, |seen| seen == Some(of))
    }

    /// What part of such a box is land of the context.
    fn foreign(&self, at: [f64; 2], half: [f64; 2]) -> f64 {
        part(self.context, at, half, |of| of.is_some())
    }

    /// What parts of disputed areas lie in such a box, or so near that it would touch their lines, added up; but for its own.
    fn hidden(&self, own: usize, at: [f64; 2], [w, h]: [f64; 2]) -> f64 {
        let near = self.seen.within(at, [w + LINE_PX, h + LINE_PX]).flatten();
        let areas = near.filter(|of| *of >= self.states && *of != own);
        areas.filter_map(|of| self.shares.get(of)).sum()
    }
}

/// What part of a box is of such land.
fn part(seen: &Seen, at: [f64; 2], half: [f64; 2], is_such: impl Fn(Option<usize>) -> bool) -> f64 {
    let (mut such, mut all) = (0.0, 1.0);
    for of in seen.within(at, half) {
        all += 1.0;
        such += f64::from(u8::from(is_such(of)));
    }
    such / all
}

/// The best of the places for a name that are `free` and do for an attempt.
fn best_spot(
    (land, of): (&Land, usize),
    spots: &[[f64; 2]],
    pad: &Pad,
    half: [f64; 2],
    side_px: f64,
    attempt: &Attempt,
    free: impl Fn([f64; 2]) -> bool,
) -> Option<[f64; 2]> {
    let [w, h] = half;
    let (is_marked, [beside_marker, without]) = (pad.is_marked, attempt.most_others);
    let mut best: Option<([f64; 2], f64)> = None;
    let mut weigh = |at: [f64; 2], away: f64| {
        if best.is_some_and(|(_, least)| away >= least) || !free(at) {
            return;
        }
        let [own, others, disputed] = land.ground(of, at, half);
        let most_disputed = if pad.is_shown { MOST_DISPUTED } else { MOST_DISPUTED_OF_SOME };
        if others > if is_marked { beside_marker } else { without }
            || of < land.states && disputed > most_disputed
        {
            return;
        }
        let foreign = land.foreign(at, half);
        let mut cost = away + OTHERS_PX * others + HIDDEN_PX * land.hidden(of, at, half);
        cost += CONTEXT_PX * foreign;
        if !is_marked {
            // Of three letters there may be more on others' land, if their middle is on what they name.
            let is_centred = attempt.is_short && land.seen.at(at) == Some(of);
            let is_off = attempt.is_short && own < others && !is_centred;
            // What is hardly larger than a marker is at most met by them, as that is.
            let is_narrow = is_centred && side_px < NARROW_PX && attempt.least_own < 0.5;
            if attempt.is_short && foreign > own.max(0.5) && !is_narrow {
                return;
            }
            if !is_narrow && (own < attempt.least_own || is_off) {
                let [near, near_others, _] = land.ground(of, at, [w + NEAR_PX, h + NEAR_PX]);
                let is_apart = near > 0.0 && near_others == 0.0 && attempt.least_own < 0.5;
                let is_beside = near > near_others && (attempt.least_own == BESIDE || attempt.is_last);
                // What is narrower than its letters they may but touch, if they must stand somewhere.
                let is_beside = is_beside || attempt.is_last && near > 0.0 && side_px < 2.0 * w;
                if !is_apart && !is_beside {
                    return;
                }
            }
            let around = [[1.5, 0.0], [-1.5, 0.0], [0.0, 3.0], [0.0, -3.0], [0.0, 5.0], [0.0, -5.0]];
            let is_around = |[x, y]: &[f64; 2]| land.seen.at([at[0] + x * w, at[1] + y * h]) == Some(of);
            let off = NOBODY_PX * (1.0 - own - others)
                + AROUND_PX * around.iter().filter(|by| !is_around(by)).count() as f64;
            // The middle of some of its land says less of where it is than that land does.
            cost += if pad.is_shown { off } else { SOME_LAND * off };
        }
        if best.is_none_or(|(_, least)| cost < least) {
            best = Some((at, cost));
        }
    };
    if pad.is_shown {
        let [x, y] = if is_marked { pad.at } else { pad.place };
        let edge = if is_marked { MARKER_PX + AROUND_MARKER_PX + 1.0 } else { side_px.min(SMALL_PX) / 2.0 };
        if !is_marked {
            weigh([x, y], 0.0);
        }
        // Beside it, above and below, then askew; beside a marker between all those, too.
        let turns = if is_marked { 16 } else { 8 };
        for (turn, [right, down]) in (0..turns).zip(AROUND) {
            let beside = if down * down < 1.0 { edge } else { 0.0 };
            weigh([x + right * (w + beside), y + down * (h + edge)], f64::from(turn));
        }
    }
    if !is_marked {
        let (mut middle, mut cells) = (pad.place, 1.0);
        if !pad.is_shown {
            (middle, cells) = ([0.0; 2], 0.0);
            for [x, y] in spots {
                (middle, cells) = ([middle[0] + x, middle[1] + y], cells + 1.0);
            }
        }
        for at in spots {
            let (x, y): (f64, f64) = (at[0] - middle[0] / cells, at[1] - middle[1] / cells);
            weigh(*at, (x * x + y * y).sqrt());
        }
    }
    if attempt.is_last && pad.is_shown {
        for down in -6..=6 {
            for right in -4..=4 {
                let (x, y) = (f64::from(right) * w / 3.0, f64::from(down) * h);
                weigh([pad.at[0] + x, pad.at[1] + y], (x * x + y * y).sqrt());
            }
        }
    }
    best.map(|(at, _)| at)
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
