//! Where each state and each disputed area can be hit: squares that a finger meets, none over another, and what a tap
//! beside them means.

use super::{Point, Sheet};

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

/// A pad for each place, given by its point on the grid and the side of a square as large as it, in grid units.
///
/// Pads begin on their places and push one another away until none overlaps: those of small states only, as far
/// as that goes; a large one is hit on its own shape.
pub fn place_pads(places: &[(Point, f64)], sheet: &Sheet) -> Vec<Pad> {
    const ROUNDS: usize = 400;
    let [width, height] = sheet.size_px;
    let scale = sheet.scale();
    let mut pads: Vec<(Pad, f64)> = places
        .iter()
        .map(|(point, extent)| {
            let place = sheet.px(*point);
            let is_shown = (0.0..=width).contains(&place[0]) && (0.0..=height).contains(&place[1]);
            let extent_px = extent * scale;
            let pad = Pad { at: place, place, is_marked: extent_px < MARKED_BELOW_PX, is_shown };
            (pad, if extent_px < MOVED_BELOW_PX { 1.0 } else { 0.05 })
        })
        .collect();
    let within = |[x, y]: [f64; 2]| {
        let edge = PAD_PX / 2.0;
        // Not `clamp`, which would bring the formatting of floats along for its complaint.
        [x.min(width - edge).max(edge), y.min(height - edge).max(edge)]
    };
    for _ in 0..ROUNDS {
        let mut is_calm = true;
        for one in 0..pads.len() {
            let (before, rest) = pads.split_at_mut(one);
            let Some((b, b_moves)) = rest.first_mut().filter(|(b, _)| b.is_shown) else { continue };
            b.at = within(b.at);
            for (a, a_moves) in before.iter_mut().filter(|(a, _)| a.is_shown) {
                let ([ax, ay], [bx, by]) = (a.at, b.at);
                let (dx, dy) = (bx - ax, by - ay);
                // A little more than needed, so that rounding cannot bring them back together.
                let gap = [PAD_PX + 0.2 - dx.abs(), PAD_PX + 0.2 - dy.abs()];
                if gap[0] <= 0.0 || gap[1] <= 0.0 {
                    continue;
                }
                is_calm = false;
                let share = *b_moves / (*a_moves + *b_moves);
                if gap[0] <= gap[1] {
                    let push = if dx < 0.0 { -gap[0] } else { gap[0] };
                    a.at = within([ax - push * (1.0 - share), ay]);
                    b.at = within([bx + push * share, by]);
                } else {
                    let push = if dy < 0.0 { -gap[1] } else { gap[1] };
                    a.at = within([ax, ay - push * (1.0 - share)]);
                    b.at = within([bx, by + push * share]);
                }
            }
        }
        if is_calm {
            break;
        }
    }
    let marked = |(pad, moves): (Pad, f64)| {
        let is_off = moves == 1.0 && far(pad.at, pad.place) > LED_FROM_PX;
        Pad { is_marked: pad.is_marked || is_off, ..pad }
    };
    pads.into_iter().map(marked).collect()
}

/// A pad for each disputed area, given by its point on the grid, beside `pads` that stand already.
///
/// It holds that point and lies over no other pad, or is not shown: where areas lie close together, a finger needs the
/// map nearer. Whoever comes first has the choice.
pub fn place_area_pads(areas: &[Point], pads: &[Pad], sheet: &Sheet) -> Vec<Pad> {
    /// How far it may be moved at a time, in CSS pixels, and how often to each side.
    const STEP_PX: f64 = 5.5;
    const STEPS: i32 = 2;
    let [width, height] = sheet.size_px;
    let edge = PAD_PX / 2.0;
    let mut placed: Vec<Pad> = Vec::new();
    for point in areas {
        let place = sheet.px(*point);
        let is_free = |[x, y]: [f64; 2]| {
            let all = pads.iter().chain(&placed).filter(|pad| pad.is_shown);
            let overlaps = |pad: &Pad| (pad.at[0] - x).abs() < PAD_PX && (pad.at[1] - y).abs() < PAD_PX;
            x >= edge
                && y >= edge
                && x <= width - edge
                && y <= height - edge
                && !all.into_iter().any(overlaps)
        };
        let mut best: Option<([f64; 2], i32)> = None;
        for right in -STEPS..=STEPS {
            for down in -STEPS..=STEPS {
                let at = [place[0] + f64::from(right) * STEP_PX, place[1] + f64::from(down) * STEP_PX];
                let away = right * right + down * down;
                if best.is_none_or(|(_, least)| away < least) && is_free(at) {
                    best = Some((at, away));
                }
            }
        }
        let at = best.map_or(place, |(at, _)| at);
        placed.push(Pad { at, place, is_marked: false, is_shown: best.is_some() });
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
        let pads = place_pads(&[([640, 1180], 3.0), ([650, 1190], 3.0), ([645, 1200], 3.0)], &SHEET);
        for (at, one) in pads.iter().enumerate() {
            assert!(pads[..at].iter().all(|other| apart(one, other)), "{pads:?}");
            assert!(one.is_marked);
        }
        assert!(pads.iter().any(Pad::is_led));
    }

    #[test]
    fn what_stands_alone_stays_on_its_place() {
        let pads = place_pads(&[([640, 1180], 3.0), ([1400, 900], 500.0)], &SHEET);
        assert!(pads.iter().all(|pad| pad.at == pad.place && !pad.is_led()));
        assert_eq!(pads.iter().map(|pad| pad.is_marked).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_tap_between_two_means_the_nearer_and_one_far_from_all_means_none() {
        let pads = place_pads(&[([640, 640], 3.0), ([896, 640], 3.0)], &SHEET);
        for (x, expected) in
            [(100.0, Some(0)), (119.0, Some(0)), (121.0, Some(1)), (150.0, Some(1)), (200.0, None)]
        {
            assert_eq!(nearest_pad(&pads, [x, 100.0]), expected, "at {x}");
        }
    }
}
