//! What rounding to the grid leaves of narrow places, and nobody would take for a coast or a border: needles, and bays that
//! hang by a thread. They are seen when the map is eight times as large.

use crate::topology::Point;

/// A corner is a needle where its sides are nearer to each other than this at the end of the shorter, in grid units.
const NEEDLE_UNITS: f64 = 0.8;
/// A bay hangs by a thread where its neck is at most this wide, in grid units: a step aslant on the grid.
const THREAD_UNITS: f64 = 1.5;
/// And where it is no larger than this, in grid units squared. An island no larger is left as it is.
const HANGING: f64 = 16.0;
/// How much of a circle of the same length it encloses; fjords have less, and are not wider inside.
const ROUND: f64 = 0.35;
/// How many corners at most it has.
const CORNERS: usize = 12;
/// Corners that are moved, or taken away where they lead nowhere. The western tip of Aksai Chin is as narrow in the source as a
/// step of the grid, on which its two sides would go in zigzag; here it is a wedge.
const BY_HAND: &[(Point, Option<Point>)] = &[
    ([1_074, 1_162], None),
    ([1_075, 1_160], None),
    ([1_077, 1_161], None),
    ([1_074, 1_163], Some([1_074, 1_162])),
    ([1_075, 1_161], None),
];

/// Mends a line; its ends stay. Of a coast `sea` is the sign that an area has if its rim runs as the line does around a bay.
pub fn mend(line: &mut Vec<Point>, sea: Option<f64>) {
    by_hand(line);
    if line.first() == line.last() && enclosed(line).abs() <= HANGING {
        return;
    }
    while let Some(at) = (1..line.len().saturating_sub(1)).find(|at| is_needle(line, *at)) {
        line.remove(at);
        line.dedup();
    }
    let Some(sea) = sea else { return };
    let mut from = 0;
    while from + 3 < line.len() {
        let ends = from + 3..line.len().min(from + CORNERS);
        match ends.rev().find(|to| hangs(&line[from..=*to], sea)) {
            Some(to) => drop(line.drain(from + 1..to)),
            None => from += 1,
        }
    }
}

fn by_hand(line: &mut Vec<Point>) {
    let settled = |point: Point| BY_HAND.iter().find(|(corner, _)| *corner == point).map(|(_, to)| *to);
    let last = line.len() - 1;
    let kept = line.iter().enumerate().filter_map(|(at, point)| match settled(*point) {
        Some(to) if at > 0 && at < last => to,
        _ => Some(*point),
    });
    *line = kept.collect();
}

fn is_needle(line: &[Point], at: usize) -> bool {
    let ([a, b, c], [u, v]) = ([line[at - 1], line[at], line[at + 1]], legs(line, at));
    let longer = u[0].hypot(u[1]).max(v[0].hypot(v[1]));
    let across = (u[0] * v[1] - u[1] * v[0]).abs();
    a != b && b != c && u[0] * v[0] + u[1] * v[1] > 0.0 && across / longer < NEEDLE_UNITS
}

/// From a corner to the one before and to the one after.
fn legs(line: &[Point], at: usize) -> [[f64; 2]; 2] {
    let leg = |to: Point| [0, 1].map(|axis| f64::from(to[axis] - line[at][axis]));
    [leg(line[at - 1]), leg(line[at + 1])]
}

/// The area between a line and the straight way back from its end.
fn enclosed(line: &[Point]) -> f64 {
    let sides = line.iter().zip(line.iter().cycle().skip(1));
    f64::from(sides.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<i32>()) / 2.0
}

/// Whether a stretch of coast runs around a bay that is wider than the neck between the stretch's ends.
fn hangs(stretch: &[Point], sea: f64) -> bool {
    let apart = |a: &Point, b: &Point| f64::from(a[0] - b[0]).hypot(f64::from(a[1] - b[1]));
    let Some((first, last)) = stretch.first().zip(stretch.last()) else { return false };
    let neck = apart(first, last);
    let length = stretch.windows(2).map(|pair| apart(&pair[0], &pair[1])).sum::<f64>() + neck;
    let area = enclosed(stretch) * sea;
    let round = 4.0 * std::f64::consts::PI * area / (length * length);
    neck <= THREAD_UNITS && area > 1.0 && area <= HANGING && round >= ROUND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needles_go_and_corners_stay() {
        let mut line = vec![[0, 0], [4, 0], [9, 5], [5, 0], [9, -4]];
        mend(&mut line, None);
        assert_eq!(line, [[0, 0], [4, 0], [5, 0], [9, -4]]);
        let island = vec![[0, 0], [6, 0], [6, 1], [0, 0]];
        let mut line = island.clone();
        mend(&mut line, Some(1.0));
        assert_eq!(line, island);
    }

    #[test]
    fn a_bay_that_hangs_by_a_thread_goes_and_spits_fjords_and_borders_stay() {
        let bay = vec![[0, 0], [5, 0], [3, 3], [8, 3], [6, 0], [11, 0]];
        let fjord = vec![[0, 0], [5, 0], [5, 9], [6, 9], [6, 0], [11, 0]];
        let run = enclosed(&bay[1..5]).signum();
        let mended = |line: &Vec<Point>, sea: Option<f64>| {
            let mut line = line.clone();
            mend(&mut line, sea);
            line
        };
        assert_eq!(mended(&bay, Some(run)), [[0, 0], [5, 0], [6, 0], [11, 0]]);
        assert_eq!(mended(&bay, Some(-run)), bay, "a spit");
        assert_eq!(mended(&bay, None), bay, "a border");
        assert_eq!(mended(&fjord, Some(run)), fjord);
    }
}
