//! Rounding to the grid can make a line touch or cross another, or itself. Here corners are taken
//! away until none does: consecutive segments, and lines that end at the same point, may meet there
//! and nowhere else.

use crate::topology::Point;

/// A segment: which line, and its first corner's place in it.
#[derive(Clone, Copy, PartialEq)]
struct Segment {
    line: usize,
    at: usize,
}

/// Takes corners away from lines until they touch nothing they should not. Returns what is still
/// wrong: places where no corner could be taken.
pub fn untangle(lines: &mut [Vec<Point>]) -> Vec<Point> {
    let mut stuck = Vec::new();
    let alone = alone(lines);
    for _ in 0..200 {
        let tangles = tangles(lines);
        stuck.clear();
        let mut changed = vec![false; lines.len()];
        for (a, b) in &tangles {
            // One change a line and round, since places in it shift.
            if changed[a.line] || changed[b.line] {
                continue;
            }
            let corners = [(a.line, a.at), (a.line, a.at + 1), (b.line, b.at), (b.line, b.at + 1)];
            let is_free = |(line, at): &(usize, usize)| {
                let points = &lines[*line];
                alone[*line] || (*at > 0 && at + 1 < points.len())
            };
            // The corner that encloses least is missed least.
            let best = corners
                .into_iter()
                .filter(is_free)
                .min_by_key(|(line, at)| bend(&lines[*line], alone[*line], *at));
            match best {
                Some((line, at)) => {
                    take_away(&mut lines[line], alone[line], at);
                    changed[line] = true;
                }
                None => stuck.push(lines[a.line][a.at]),
            }
        }
        if !changed.contains(&true) {
            break;
        }
    }
    stuck
}

/// Pairs of segments that meet where they should not.
fn tangles(lines: &[Vec<Point>]) -> Vec<(Segment, Segment)> {
    let mut segments: Vec<(i32, i32, Segment)> = Vec::new();
    for (line, points) in lines.iter().enumerate() {
        // A line that is shorter than the grid is a point where others end, and in nobody's way.
        for (at, pair) in points.windows(2).enumerate().filter(|(_, pair)| pair[0] != pair[1]) {
            segments.push((pair[0][0].min(pair[1][0]), pair[0][0].max(pair[1][0]), Segment { line, at }));
        }
    }
    segments.sort_by_key(|(left, ..)| *left);
    let mut found = Vec::new();
    for (index, (_, right, a)) in segments.iter().enumerate() {
        for (_, _, b) in segments[index + 1..].iter().take_while(|(left, ..)| left <= right) {
            if meets(lines, *a, *b) {
                found.push((*a, *b));
            }
        }
    }
    found
}

fn meets(lines: &[Vec<Point>], a: Segment, b: Segment) -> bool {
    let ends = |s: Segment| (lines[s.line][s.at], lines[s.line][s.at + 1]);
    let ((p, q), (r, s)) = (ends(a), ends(b));
    if !share_a_point(p, q, r, s) {
        return false;
    }
    // Where both may end: the corner between them, or an end of both lines.
    let allowed = |point: Point| {
        (point == p || point == q) && (point == r || point == s) && may_join(lines, a, b, point)
    };
    let shared: Vec<Point> = [p, q].into_iter().filter(|point| *point == r || *point == s).collect();
    match shared.as_slice() {
        [point] => !allowed(*point) || overlap(p, q, r, s, *point),
        _ => true,
    }
}

fn may_join(lines: &[Vec<Point>], a: Segment, b: Segment, point: Point) -> bool {
    let is_end = |s: Segment| {
        let line = &lines[s.line];
        (s.at == 0 && line[0] == point) || (s.at + 2 == line.len() && line[s.at + 1] == point)
    };
    (a.line == b.line && a.at.abs_diff(b.at) == 1) || (is_end(a) && is_end(b))
}

/// Whether two segments that share the end `joint` also run along each other.
fn overlap(p: Point, q: Point, r: Point, s: Point, joint: Point) -> bool {
    let a = if p == joint { q } else { p };
    let b = if r == joint { s } else { r };
    let (u, v) = ([a[0] - joint[0], a[1] - joint[1]], [b[0] - joint[0], b[1] - joint[1]]);
    cross(joint, a, b) == 0 && u[0] * v[0] + u[1] * v[1] > 0
}

fn share_a_point(p: Point, q: Point, r: Point, s: Point) -> bool {
    let within = |a: Point, b: Point, c: Point| {
        (a[0].min(b[0])..=a[0].max(b[0])).contains(&c[0]) && (a[1].min(b[1])..=a[1].max(b[1])).contains(&c[1])
    };
    let (d1, d2) = (cross(r, s, p).signum(), cross(r, s, q).signum());
    let (d3, d4) = (cross(p, q, r).signum(), cross(p, q, s).signum());
    (d1 * d2 < 0 && d3 * d4 < 0)
        || (d1 == 0 && within(r, s, p))
        || (d2 == 0 && within(r, s, q))
        || (d3 == 0 && within(p, q, r))
        || (d4 == 0 && within(p, q, s))
}

/// Twice the signed area of a triangle; small numbers, so `i32` would do, but products may not.
fn cross(a: Point, b: Point, c: Point) -> i64 {
    i64::from(b[0] - a[0]) * i64::from(c[1] - a[1]) - i64::from(b[1] - a[1]) * i64::from(c[0] - a[0])
}

/// Which lines are rings of their own: closed, and no other line ends where they do. Of those the
/// first corner is a corner like any other.
fn alone(lines: &[Vec<Point>]) -> Vec<bool> {
    let is_alone = |line: &Vec<Point>| {
        let Some(end) = line.first().filter(|end| line.last() == Some(end)) else { return false };
        lines.iter().filter(|other| other.first() == Some(end) || other.last() == Some(end)).count() == 1
    };
    lines.iter().map(is_alone).collect()
}

/// Twice the area of the triangle at a corner; a ring's first corner has two neighbours too.
fn bend(line: &[Point], is_ring: bool, at: usize) -> i64 {
    let corners = line.len() - usize::from(is_ring);
    let (before, after) = ((at + corners - 1) % corners, (at + 1) % corners);
    cross(line[before], line[at % corners], line[after]).abs()
}

/// Takes a corner away. Of a ring with three corners nothing is left but a point.
fn take_away(line: &mut Vec<Point>, is_ring: bool, at: usize) {
    if !is_ring {
        line.remove(at);
        line.dedup();
        return;
    }
    line.pop();
    line.remove(at % line.len());
    line.dedup();
    if line.len() < 3 {
        line.truncate(1);
    } else {
        line.push(line[0]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_is_undone_and_the_rest_stays() {
        let mut lines = vec![vec![[0, 0], [10, 0], [10, 5], [5, -5], [20, -5], [30, 0]]];
        assert!(untangle(&mut lines).is_empty());
        assert!(tangles(&lines).is_empty());
        assert_eq!((lines[0].first(), lines[0].last()), (Some(&[0, 0]), Some(&[30, 0])));
    }

    #[test]
    fn a_line_shorter_than_the_grid_is_in_nobodys_way() {
        let bent = vec![[5, 5], [6, 8], [9, 9], [12, 8], [15, 15]];
        let mut lines = vec![bent.clone(), vec![[5, 5], [5, 5]], vec![[5, 5], [0, 0]]];
        assert!(untangle(&mut lines).is_empty());
        assert_eq!(lines[0], bent);
    }

    #[test]
    fn lines_may_meet_at_their_ends_only() {
        let fine = vec![vec![[0, 0], [5, 5]], vec![[5, 5], [9, 0]], vec![[5, 5], [5, 9]]];
        assert!(tangles(&fine).is_empty());
        let touching = vec![vec![[0, 0], [10, 0]], vec![[5, 0], [5, 9]]];
        assert_eq!(tangles(&touching).len(), 1);
        let twice_at_a_corner = vec![vec![[0, 0], [4, 4], [8, 0]], vec![[0, 8], [4, 4], [8, 8]]];
        assert!(!tangles(&twice_at_a_corner).is_empty());
    }
}
