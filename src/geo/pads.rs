//! Where each state and each disputed area can be hit: squares that a finger meets, none over another, and what a tap
//! beside them means.

use super::{Point, Seen, Sheet, labels::TOOLS_PX};

/// The least side of what can be hit, in CSS pixels (WCAG 2.2, 2.5.8).
pub const PAD_PX: f64 = 24.0;
/// A state whose square has a shorter side than this gets a marker, in CSS pixels.
const MARKED_BELOW_PX: f64 = 9.0;
/// A state that is smaller than this may have its pad beside it, in CSS pixels.
const MOVED_BELOW_PX: f64 = 44.0;
/// A marker that is farther than this from its place gets a line to it, in CSS pixels.
const LED_FROM_PX: f64 = 9.0;
/// How far from a pad's middle a tap on nothing still means it, in CSS pixels.
const REACH_PX: f64 = 26.0;

/// A state or a disputed area on a sheet, and where it is hit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pad {
    /// The pad's middle, in CSS pixels.
    pub at: [f64; 2],
    /// Where the state itself is.
    pub place: [f64; 2],
    /// Whether a marker stands at the pad's middle.
    pub is_marked: bool,
    /// Whether the state is in sight, and of an area whether there is room for its pad.
    pub is_shown: bool,
}

impl Pad {
    /// Whether a finger on the state's place, or so near, meets the pad.
    fn holds_place(&self, around_px: f64) -> bool {
        let ([x, y], [px, py], reach) = (self.at, self.place, PAD_PX / 2.0 + around_px);
        (x - px).abs() < reach && (y - py).abs() < reach
    }

    /// Whether a line leads from the marker to the state.
    pub fn is_led(&self) -> bool {
        self.is_marked && far(self.at, self.place) > LED_FROM_PX
    }
}

pub(super) fn far(a: [f64; 2], b: [f64; 2]) -> f64 {
    let ([ax, ay], [bx, by]) = (a, b);
    ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt()
}

/// How far a pad may be moved to a side, in CSS pixels: three steps leave it on its place, the longer ones do not.
const STEPS_PX: [f64; 17] =
    [0.0, 3.9, -3.9, 7.8, -7.8, 11.7, -11.7, 16.5, -16.5, 22.0, -22.0, 28.0, -28.0, 35.0, -35.0, 42.0, -42.0];
/// And how far in all.
const FARTHEST_PX: f64 = 50.0;
/// A pad this far from its place is as bad as one twice as far is four times over, in CSS pixels.
const AWAY_PX: f64 = 12.0;
/// All of a state's land under another's pad is as bad as a pad sixty pixels from its place.
const COVERED_PX: f64 = 300.0;
/// So is another's place under it as one twenty-seven pixels away.
const HIDDEN_PX: f64 = 60.0;
/// What stays bare around it, in CSS pixels.
const BARE_PX: f64 = 2.0;
/// More of states' land, counted as parts of each, is not under the pad of a disputed area.
const MOST_COVERED: f64 = 0.4;
/// So is each cell of something else under the pad of a state that is hit on its own land.
const ELSEWHERE_PX: f64 = 12.0;
/// A little so is each cell of another's land under one that is hit beside its own: a name beside a marker reads best on
/// nobody's.
const ON_OTHERS_PX: f64 = 0.25;
/// And another's land under its very middle, where the marker stands, as much as a place twenty-four pixels away.
const MARKER_ON_OTHERS_PX: f64 = 48.0;
/// And each pixel that two pads have in common in one direction, whichever is less, round by round.
const OVERLAP_PX: [f64; 14] =
    [0.2, 0.4, 0.8, 1.6, 3.0, 6.0, 12.0, 25.0, 50.0, 100.0, 200.0, 400.0, 400.0, 400.0];

/// States that are farther from one another than this have no order that a reader sees, in CSS pixels.
const NEAR_PX: f64 = 50.0;
/// What stays free between the middle of a marker and another's line, in CSS pixels.
const CLEAR_PX: f64 = 7.5;
/// A line over what is not its own is as bad as markers that are so far the other way round.
const CROSSED_PX: f64 = 30.0;
/// From round to round, when pads in common cost more than this, they stand clear of one another.
const PARTED_PX: f64 = 100.0;
/// From then on being told apart badly is as bad as so much of away, for each pixel of it.
const CONFUSING_PX: f64 = 2.0;
/// Farther from its state no marker changes places, in CSS pixels.
const SWAPPED_TO_PX: f64 = 42.0;

/// A pad for each place, given by its point on the grid and the side of a square as large as it, in grid units.
///
/// Pads begin on their places, and each in turn, the smallest first, takes the spot nearby that costs least: how far it is,
/// what of other states' land it lies on, weighed by how much of that state is in sight, and how much of it lies on
/// other pads. That costs little at first, so that whoever stands in a crowd moves as the crowd does, and more with each
/// round, so that in the end none does. What `seen` has is in the order of the places; a large state is hit on its own land.
pub fn place_pads(places: &[(Point, f64)], seen: &Seen, sheet: &Sheet) -> Vec<Pad> {
    let scale = sheet.scale();
    let [width, height] = sheet.size_px;
    let new = |(point, extent): &(Point, f64)| {
        let place = sheet.px(*point);
        let is_shown = (0.0..=width).contains(&place[0]) && (0.0..=height).contains(&place[1]);
        Pad { at: place, place, is_marked: extent * scale < MARKED_BELOW_PX, is_shown }
    };
    let mut pads: Vec<Pad> = places.iter().map(new).collect();
    let all = pads.clone();
    let shares = seen.shares();
    let extent_px = |at: usize| places.get(at).map_or(0.0, |(_, extent)| extent * scale);
    // What a spot costs besides being away, which no round changes.
    let ground = |one: usize, at: [f64; 2]| {
        let is_large = extent_px(one) >= MOVED_BELOW_PX;
        let (mut covered, mut cost) = (vec![0.0; places.len()], 0.0);
        for of in seen.within(at, [PAD_PX / 2.0; 2]) {
            match of {
                Some(of) if of == one => {}
                _ if is_large => cost += ELSEWHERE_PX,
                Some(of) => {
                    cost += ON_OTHERS_PX;
                    if let (Some(covered), Some(share)) = (covered.get_mut(of), shares.get(of)) {
                        *covered += share;
                    }
                }
                None => {}
            }
        }
        // A marker on another's land is taken for that state's.
        if extent_px(one) < MARKED_BELOW_PX && seen.at(at).is_some_and(|of| of != one) {
            cost += MARKER_ON_OTHERS_PX;
        }
        // Whoever is too small to be seen is where its place is.
        let mut others = all.iter().enumerate().filter(|(other, pad)| *other != one && pad.is_shown);
        if others.any(|(_, other)| Pad { at, ..*other }.holds_place(BARE_PX)) {
            cost += HIDDEN_PX;
        }
        // A little of many harms less than much of one.
        cost + covered.iter().map(|part| COVERED_PX * part * part).sum::<f64>()
    };
    let mut turns: Vec<usize> =
        (0..pads.len()).filter(|at| pads.get(*at).is_some_and(|pad| pad.is_shown)).collect();
    crate::dataset::order_by_key(&mut turns, |at| extent_px(*at));
    let mut known: Vec<Vec<Spot>> = Vec::new();
    for one in &turns {
        let place = pads.get(*one).map_or([0.0; 2], |pad| pad.place);
        let spot = |(at, away): ([f64; 2], f64)| Spot { at, cost: away * away / AWAY_PX, is_whole: false };
        known.push(spots(place, sheet).map(spot).collect());
    }
    for overlap_px in OVERLAP_PX {
        for (one, spots) in turns.iter().zip(&mut known) {
            let others: Vec<Pad> = (turns.iter().filter(|other| *other != one))
                .filter_map(|other| pads.get(*other))
                .copied()
                .collect();
            let Some(pad) = pads.get_mut(*one) else { continue };
            // Where it stands is hard to better: looked at first, it saves looking closely at most.
            let here = spots.iter().position(|spot| spot.at == pad.at).unwrap_or_default();
            let mut best = f64::MAX;
            for turn in 0..=spots.len() {
                let turn = turn.checked_sub(1).unwrap_or(here);
                let Some(spot) = spots.get_mut(turn).filter(|spot| spot.cost < best) else { continue };
                if !spot.is_whole {
                    (spot.cost, spot.is_whole) = (spot.cost + ground(*one, spot.at), true);
                }
                let mut cost = spot.cost;
                for other in &others {
                    if cost >= best {
                        break;
                    }
                    cost += overlap_px * overlap(spot.at, other.at);
                    // Once the crowd has parted.
                    if overlap_px > PARTED_PX {
                        cost += CONFUSING_PX * confusing(&Pad { at: spot.at, ..*pad }, other);
                    }
                }
                if cost < best {
                    (best, pad.at) = (cost, spot.at);
                }
            }
        }
    }
    let mark = |pads: &mut [Pad]| {
        for (pad, (_, extent)) in pads.iter_mut().zip(places) {
            let is_off = extent * scale < MOVED_BELOW_PX && !pad.holds_place(0.0);
            pad.is_marked = is_off || extent * scale < MARKED_BELOW_PX;
        }
    };
    mark(&mut pads);
    uncross(&mut pads);
    mark(&mut pads);
    pads
}

/// Lets markers change places where they are then told apart better: a line that crosses another, or runs under a marker, is
/// followed to the wrong end, and so is a marker that stands the other way round than its state.
fn uncross(pads: &mut [Pad]) {
    let mut least = all_confusing(pads);
    for one in 0..pads.len() {
        for other in 0..one {
            let all = if swap(pads, one, other) { all_confusing(pads) } else { least };
            if all < least - 1.0 {
                least = all;
            } else {
                swap(pads, one, other);
            }
        }
    }
}

/// Lets two change places, and says whether both may: markers, none of them far from its state, and whoever stands there stays
/// there.
fn swap(pads: &mut [Pad], one: usize, other: usize) -> bool {
    let (Some(a), Some(b)) = (pads.get(one).copied(), pads.get(other).copied()) else { return false };
    let mut may = true;
    for (at, from, to) in [(one, a, b.at), (other, b, a.at)] {
        let pad = Pad { at: to, ..from };
        may &= pad.is_marked && far(to, pad.place) <= SWAPPED_TO_PX && (from.is_led() || !pad.is_led());
        pads.get_mut(at).into_iter().for_each(|slot| *slot = pad);
    }
    may
}

/// How much [`confusing`] all of them are.
fn all_confusing(pads: &[Pad]) -> f64 {
    let mut all = 0.0;
    for (at, one) in pads.iter().enumerate() {
        for other in pads.iter().take(at) {
            all += confusing(one, other);
        }
    }
    all
}

/// By how many pixels two markers stand the other way round than their states, where these are near, or their lines run
/// over or under what is not theirs.
fn confusing(a: &Pad, b: &Pad) -> f64 {
    if ![a, b].iter().all(|pad| pad.is_shown && pad.is_marked) {
        return 0.0;
    }
    let away = far(a.place, b.place);
    // Along the way from the one state to the other: across it they have no order that a reader sees.
    let along =
        (a.at[0] - b.at[0]) * (b.place[0] - a.place[0]) + (a.at[1] - b.at[1]) * (b.place[1] - a.place[1]);
    let swapped = if away < NEAR_PX { (along / away.max(1.0)).max(0.0) } else { 0.0 };
    let is_left = |[ax, ay]: [f64; 2], [bx, by]: [f64; 2], [x, y]: [f64; 2]| {
        (bx - ax) * (y - ay) > (by - ay) * (x - ax)
    };
    let parts = |a: &Pad, b: &Pad| is_left(a.at, a.place, b.at) != is_left(a.at, a.place, b.place);
    // At its place and on the way there.
    let under = |a: &Pad, b: &Pad| {
        if a.is_led() && away_from_line(b.at, a.at, a.place) < CLEAR_PX { CROSSED_PX } else { 0.0 }
    };
    let crossed = if a.is_led() && b.is_led() && parts(a, b) && parts(b, a) { CROSSED_PX } else { 0.0 };
    crossed + under(a, b) + under(b, a) + swapped
}

/// How far a point is from the line between two.
fn away_from_line([x, y]: [f64; 2], [ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    let (right, down) = (bx - ax, by - ay);
    let whole = (right * right + down * down).max(1.0);
    let along = ((x - ax) * right + (y - ay) * down).min(whole).max(0.0) / whole;
    far([x, y], [ax + right * along, ay + down * along])
}

/// Where a pad may stand.
struct Spot {
    at: [f64; 2],
    /// What that costs, without what other pads do there; once `is_whole` all of it, before that no more than for being away.
    cost: f64,
    is_whole: bool,
}

/// By how many pixels squares around two middles overlap in the direction in which it is less.
fn overlap(a: [f64; 2], b: [f64; 2]) -> f64 {
    // A little more than needed, so that rounding cannot bring them back together.
    let by = |a: f64, b: f64| PAD_PX + 0.2 - (a - b).abs();
    by(a[0], b[0]).min(by(a[1], b[1])).max(0.0)
}

/// Where the pad of a place may stand, and how far away that is; the place itself first. Inside the sheet in any case, and
/// not under the buttons, beside or below which one stands that has nowhere else to go.
fn spots(place: [f64; 2], sheet: &Sheet) -> impl Iterator<Item = ([f64; 2], f64)> {
    let [width, height] = sheet.size_px;
    let all = STEPS_PX.into_iter().flat_map(|x| STEPS_PX.map(|y| [x, y]));
    let edge = PAD_PX / 2.0;
    let [beside, below] = TOOLS_PX.map(|side| side + edge + BARE_PX);
    let away_from = move |at: [f64; 2]| (at, far(at, place));
    let near = move |[x, y]: [f64; 2]| {
        // Not `clamp`, which would bring the formatting of floats along for its complaint.
        let at = [(place[0] + x).min(width - edge).max(edge), (place[1] + y).min(height - edge).max(edge)];
        let is_free = at[0] >= beside || at[1] >= below;
        Some(away_from(at)).filter(|(_, away)| is_free && *away <= FARTHEST_PX)
    };
    let out = [0.0, 14.0, -14.0, 28.0, -28.0, 42.0, -42.0].into_iter().flat_map(move |by| {
        let inside = |at: f64, side: f64| (at + by).min(side - edge).max(edge);
        [[beside, inside(place[1], below)], [inside(place[0], beside), below]]
    });
    let is_deep = place[0] < beside && place[1] < below;
    all.filter_map(near).chain(out.filter(move |_| is_deep).map(away_from))
}

/// A pad for each disputed area, given by its point on the grid, beside `pads` that stand already; what `seen` has of areas
/// comes after that of the states with these pads.
///
/// It holds that point, lies over no other pad and over little of the states' land, or is not shown: where areas lie close
/// together or on a small state, a finger needs the map nearer. Whoever comes first has the choice.
pub fn place_area_pads(areas: &[Point], pads: &[Pad], seen: &Seen, sheet: &Sheet) -> Vec<Pad> {
    let [width, height] = sheet.size_px;
    let edge = PAD_PX / 2.0;
    let shares = seen.shares();
    let mut placed: Vec<Pad> = Vec::new();
    for point in areas {
        let place = sheet.px(*point);
        let mut best: Option<([f64; 2], f64)> = None;
        for (at, away) in spots(place, sheet) {
            // It holds its point.
            let [x, y] = [at[0] - place[0], at[1] - place[1]].map(f64::abs);
            if x >= edge || y >= edge || best.is_some_and(|(_, least)| away >= least) {
                continue;
            }
            let mut all = pads.iter().chain(&placed).filter(|pad| pad.is_shown);
            if all.any(|pad| overlap(at, pad.at) > 0.0) {
                continue;
            }
            let states = seen.within(at, [edge; 2]).flatten().filter(|of| *of < pads.len());
            let covered: f64 = states.map(|of| shares.get(of).copied().unwrap_or_default()).sum();
            let cost = away + COVERED_PX * covered;
            if covered < MOST_COVERED && best.is_none_or(|(_, least)| cost < least) {
                best = Some((at, cost));
            }
        }
        let is_in = (0.0..=width).contains(&place[0]) && (0.0..=height).contains(&place[1]);
        let at = best.map_or(place, |(at, _)| at);
        placed.push(Pad { at, place, is_marked: false, is_shown: is_in && best.is_some() });
    }
    placed
}

/// Of pads, the one (by its position) that a tap on nothing else means: the nearest within reach.
pub fn nearest_pad(pads: &[Pad], tap_px: [f64; 2]) -> Option<usize> {
    let mut nearest: Option<(usize, f64)> = None;
    for (at, pad) in pads.iter().enumerate().filter(|(_, pad)| pad.is_shown) {
        let distance = far(pad.at, tap_px);
        if distance <= REACH_PX && nearest.is_none_or(|(_, least)| distance < least) {
            nearest = Some((at, distance));
        }
    }
    nearest.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Viewport;

    const SHEET: Sheet = Sheet { size_px: [320.0, 291.0], viewport: Viewport::WHOLE };

    fn apart(a: &Pad, b: &Pad) -> bool {
        (a.at[0] - b.at[0]).abs() >= PAD_PX || (a.at[1] - b.at[1]).abs() >= PAD_PX
    }

    #[test]
    fn small_places_give_way_to_one_another_and_are_led_to() {
        let pads = place_pads(
            &[([640, 1180], 3.0), ([650, 1190], 3.0), ([645, 1200], 3.0)],
            &Seen::default(),
            &SHEET,
        );
        for (at, one) in pads.iter().enumerate() {
            assert!(pads[..at].iter().all(|other| apart(one, other)), "{pads:?}");
            assert!(one.is_marked);
        }
        assert!(pads.iter().any(Pad::is_led));
    }

    #[test]
    fn lines_that_would_cross_change_places() {
        let pad = |at, place| Pad { at, place, is_marked: true, is_shown: true };
        let mut pads =
            [pad([0.0, 40.0], [30.0, 0.0]), pad([40.0, 40.0], [10.0, 0.0]), pad([90.0, 40.0], [90.0, 0.0])];
        uncross(&mut pads);
        assert_eq!(pads.map(|pad| pad.at), [[40.0, 40.0], [0.0, 40.0], [90.0, 40.0]]);
        let before = pads;
        uncross(&mut pads);
        assert_eq!(pads, before, "once is enough");
    }

    #[test]
    fn what_stands_alone_stays_on_its_place() {
        let pads = place_pads(&[([640, 1180], 3.0), ([1400, 900], 500.0)], &Seen::default(), &SHEET);
        assert!(pads.iter().all(|pad| pad.at == pad.place && !pad.is_led()));
        assert_eq!(pads.iter().map(|pad| pad.is_marked).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_tap_between_two_means_the_nearer_and_one_far_from_all_means_none() {
        let pads = place_pads(&[([640, 640], 3.0), ([896, 640], 3.0)], &Seen::default(), &SHEET);
        for (x, expected) in
            [(100.0, Some(0)), (119.0, Some(0)), (121.0, Some(1)), (150.0, Some(1)), (200.0, None)]
        {
            assert_eq!(nearest_pad(&pads, [x, 100.0]), expected, "at {x}");
        }
    }
}
