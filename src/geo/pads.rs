//! Where each state and each disputed area can be hit: squares that a finger meets, none over another, and what a tap
//! beside them means.

use super::{Point, Seen, Sheet};

/// The least side of what can be hit, in CSS pixels (WCAG 2.2, 2.5.8).
pub const PAD_PX: f64 = 24.0;
/// A state whose square has a shorter side than this gets a marker, in CSS pixels.
const MARKED_BELOW_PX: f64 = 7.0;
/// A state that is smaller than this may have its pad beside it, in CSS pixels.
const MOVED_BELOW_PX: f64 = 44.0;
/// A pad that is farther than this from its place gets a marker and a line to it, in CSS pixels.
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
    /// Whether a line leads from the marker to the state.
    pub fn is_led(&self) -> bool {
        self.is_marked && far(self.at, self.place) > LED_FROM_PX
    }
}

fn far(a: [f64; 2], b: [f64; 2]) -> f64 {
    let ([ax, ay], [bx, by]) = (a, b);
    ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt()
}

/// How far a pad may be moved at a time, in CSS pixels, and how often to each side.
const STEP_PX: f64 = 5.5;
const STEPS: i32 = 9;
/// And how far in all.
const FARTHEST_PX: f64 = 50.0;
/// All of a state's land under another's pad is as bad as this many pixels between a pad and its place.
const COVERED_PX: f64 = 160.0;
/// More of states' land, counted as parts of each, is not under the pad of a disputed area.
const MOST_COVERED: f64 = 0.4;
/// So is each cell of something else under the pad of a state that is hit on its own land.
const ELSEWHERE_PX: f64 = 12.0;
/// And each pixel that two pads have in common in one direction, whichever is less.
const OVERLAP_PX: f64 = 40.0;

/// A pad for each place, given by its point on the grid and the side of a square as large as it, in grid units.
///
/// Pads begin on their places, the smallest first, and each looks for the spot nearby that costs least: how far it is, what
/// of other states' land it lies on, weighed by how much of that state is in sight, and whether it lies on another
/// pad, which in the end none does. What `seen` has is in the order of the places; a large state is hit on its own land.
pub fn place_pads(places: &[(Point, f64)], seen: &Seen, sheet: &Sheet) -> Vec<Pad> {
    const ROUNDS: usize = 8;
    let scale = sheet.scale();
    let [width, height] = sheet.size_px;
    let new = |(point, extent): &(Point, f64)| {
        let place = sheet.px(*point);
        let is_shown = (0.0..=width).contains(&place[0]) && (0.0..=height).contains(&place[1]);
        Pad { at: place, place, is_marked: extent * scale < MARKED_BELOW_PX, is_shown }
    };
    let mut pads: Vec<Pad> = places.iter().map(new).collect();
    let shares = seen.shares();
    let mut turns: Vec<usize> =
        (0..pads.len()).filter(|at| pads.get(*at).is_some_and(|pad| pad.is_shown)).collect();
    let extent_px = |at: usize| places.get(at).map_or(0.0, |(_, extent)| extent * scale);
    crate::dataset::order_by_key(&mut turns, |at| extent_px(*at));
    for round in 0..ROUNDS {
        let mut is_calm = true;
        for (turn, one) in turns.iter().enumerate() {
            let Some(pad) = pads.get(*one).copied() else { continue };
            // At first whoever has not had a turn is not there yet.
            let others = turns.get(..if round == 0 { turn } else { turns.len() }).unwrap_or_default();
            let is_large = extent_px(*one) >= MOVED_BELOW_PX;
            let mut best = (f64::MAX, pad.at);
            for (at, away) in spots(pad.place, sheet) {
                if away >= best.0 {
                    continue;
                }
                let mut cost = away;
                for of in seen.within(at, [PAD_PX / 2.0; 2]) {
                    cost += match of {
                        Some(of) if of == *one => 0.0,
                        _ if is_large => ELSEWHERE_PX,
                        Some(of) => COVERED_PX * shares.get(of).copied().unwrap_or_default(),
                        None => 0.0,
                    };
                }
                for other in others.iter().filter(|other| *other != one).filter_map(|other| pads.get(*other))
                {
                    cost += OVERLAP_PX * overlap(at, other.at);
                }
                if cost < best.0 {
                    best = (cost, at);
                }
            }
            if let Some(pad) = pads.get_mut(*one) {
                is_calm &= pad.at == best.1;
                pad.at = best.1;
                pad.is_marked |= !is_large && far(pad.at, pad.place) > LED_FROM_PX;
            }
        }
        if is_calm {
            break;
        }
    }
    for (pad, (_, extent)) in pads.iter_mut().zip(places) {
        let is_off = extent * scale < MOVED_BELOW_PX && far(pad.at, pad.place) > LED_FROM_PX;
        pad.is_marked = is_off || extent * scale < MARKED_BELOW_PX;
    }
    pads
}

/// By how many pixels squares around two middles overlap in the direction in which it is less.
fn overlap(a: [f64; 2], b: [f64; 2]) -> f64 {
    // A little more than needed, so that rounding cannot bring them back together.
    let by = |a: f64, b: f64| PAD_PX + 0.2 - (a - b).abs();
    by(a[0], b[0]).min(by(a[1], b[1])).max(0.0)
}

/// Where the pad of a place may stand, and how far away that is; the place itself first. Inside the sheet in any case.
fn spots(place: [f64; 2], sheet: &Sheet) -> impl Iterator<Item = ([f64; 2], f64)> {
    let [width, height] = sheet.size_px;
    let all = (0..=STEPS)
        .flat_map(|x| [x, -x])
        .flat_map(|x| (0..=STEPS).flat_map(|y| [y, -y]).map(move |y| [x, y]));
    all.filter_map(move |by| {
        let [x, y] = by.map(|by| f64::from(by) * STEP_PX);
        let edge = PAD_PX / 2.0;
        // Not `clamp`, which would bring the formatting of floats along for its complaint.
        let at = [(place[0] + x).min(width - edge).max(edge), (place[1] + y).min(height - edge).max(edge)];
        let away = far(at, place);
        (away <= FARTHEST_PX).then_some((at, away))
    })
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
