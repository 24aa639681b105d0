//! Arrow keys on a map: the nearest place that way.

use super::Point;

/// Where an arrow key points; down is south on the middle meridian.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compass {
    /// Up.
    North,
    /// Right.
    East,
    /// Down.
    South,
    /// Left.
    West,
}

impl Compass {
    /// All four.
    pub const ALL: [Self; 4] = [Self::North, Self::East, Self::South, Self::West];
}

/// The place (by its position in `places`) that an arrow key leads to from `from`.
///
/// Only places within 60 degrees of the arrow count. Among them the winner has the least distance,
/// where going astray costs double: along + 2 × aside. A place next door, as `is_beside` says by its position, counts as
/// half as far: to the west of Pakistan is Iran, although Qatar lies straighter.
pub fn nearest_towards(
    places: &[Point],
    from: usize,
    towards: Compass,
    is_beside: impl Fn(usize) -> bool,
) -> Option<usize> {
    let origin = places.get(from)?;
    let cost = |place: &Point| {
        let (dx, dy) =
            (i64::from(place[0]) - i64::from(origin[0]), i64::from(place[1]) - i64::from(origin[1]));
        let (along, aside) = match towards {
            Compass::North => (-dy, dx.abs()),
            Compass::South => (dy, dx.abs()),
            Compass::East => (dx, dy.abs()),
            Compass::West => (-dx, dy.abs()),
        };
        // tan 60° is 1.732.
        (along > 0 && aside * 1_000 <= along * 1_732).then_some(along + 2 * aside)
    };
    let share = |at: usize| if is_beside(at) { 1 } else { 2 };
    let costs = places.iter().enumerate().filter_map(|(at, place)| Some((cost(place)? * share(at), at)));
    costs.min().map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_prefers_what_lies_straight_ahead() {
        let places = [[0, 0], [10, 1], [6, 8], [-3, -9], [0, 19]];
        for (towards, expected, why) in [
            (Compass::East, Some(1), "a little off the line beats much nearer but far aside"),
            (Compass::South, Some(4), "the near one lies 37 degrees aside and pays for it"),
            (Compass::North, Some(3), "the only one above"),
            (Compass::West, None, "the only one to the left lies beyond 60 degrees"),
        ] {
            assert_eq!(nearest_towards(&places, 0, towards, |_| false), expected, "{why}");
        }
        let beside = nearest_towards(&places, 0, Compass::South, |at| at == 2);
        assert_eq!(beside, Some(2), "next door counts as half as far");
        assert_eq!(nearest_towards(&places, 9, Compass::East, |_| false), None, "no such place");
    }
}
