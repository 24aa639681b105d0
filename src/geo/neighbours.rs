//! The map in words: who lies beside a face, and in which direction.

use super::{Face, Point, Topology};

/// Where the north pole lies on the grid: 90° N in the projection of `xtask/prepare-geo`.
const POLE: Point = [1_060, 144];

/// A direction of the compass.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bearing {
    /// North, and so on clockwise.
    North,
    /// North-east.
    NorthEast,
    /// East.
    East,
    /// South-east.
    SouthEast,
    /// South.
    South,
    /// South-west.
    SouthWest,
    /// West.
    West,
    /// North-west.
    NorthWest,
}

/// A face beside another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Neighbour<'a> {
    /// Which.
    pub face: &'a Face,
    /// On which side of their border it lies.
    pub bearing: Bearing,
}

/// The faces that share a border with this one, clockwise from the north.
///
/// Where a neighbour lies is where the border faces: the sum of what each piece of it turns outwards. The middles of
/// large states would mislead: China's lies far to the east of its border with India.
pub fn neighbours_of<'a>(map: &'a Topology, id: &str) -> Vec<Neighbour<'a>> {
    let Some(own) = map.face(id) else { return Vec::new() };
    // Of each neighbour how far the border faces north, and how far east.
    let mut sums: Vec<(&Face, [f64; 2])> = Vec::new();
    for (other, line) in map.edges(own) {
        let Some(other) = other else { continue };
        let at = sums.iter().position(|(known, _)| known.id == other.id).unwrap_or(sums.len());
        if at == sums.len() {
            sums.push((other, [0.0; 2]));
        }
        for (a, b) in line.iter().zip(line.iter().skip(1)) {
            let [north, east] = outwards(*a, *b);
            if let Some((_, sum)) = sums.get_mut(at) {
                *sum = [sum[0] + north, sum[1] + east];
            }
        }
    }
    let mut all: Vec<_> =
        sums.into_iter().map(|(face, towards)| Neighbour { face, bearing: bearing(towards) }).collect();
    crate::dataset::order_by_key(&mut all, |neighbour| (neighbour.bearing, neighbour.face.id.clone()));
    all
}

/// How far a piece of outline, with its face on the right, faces north and east. North is towards the pole,
/// wherever that is on the map.
fn outwards(a: Point, b: Point) -> [f64; 2] {
    let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
    // What is on its left: y grows downwards.
    let [x, y] = [by - ay, ax - bx];
    let [nx, ny] = [f64::from(POLE[0]) - (ax + bx) / 2.0, f64::from(POLE[1]) - (ay + by) / 2.0];
    let away = (nx * nx + ny * ny).sqrt().max(1.0);
    [(nx * x + ny * y) / away, (nx * y - ny * x) / away]
}

fn bearing([north, east]: [f64; 2]) -> Bearing {
    // tan 22.5° is 0.4142.
    let (is_north_south, is_east_west) =
        (east.abs() <= 0.4142 * north.abs(), north.abs() <= 0.4142 * east.abs());
    match (is_north_south, is_east_west, north >= 0.0, east >= 0.0) {
        (true, _, true, _) => Bearing::North,
        (true, _, false, _) => Bearing::South,
        (_, true, _, true) => Bearing::East,
        (_, true, _, false) => Bearing::West,
        (_, _, true, true) => Bearing::NorthEast,
        (_, _, true, false) => Bearing::NorthWest,
        (_, _, false, true) => Bearing::SouthEast,
        (_, _, false, false) => Bearing::SouthWest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_towards_the_pole() {
        // A piece of outline that runs on the map to the right has its face below and faces up, and so on. On the
        // middle meridian up is north; left of the pole, north is to the right.
        for (a, b, expected) in [
            ([1050, 1000], [1070, 1000], Bearing::North),
            ([1060, 990], [1060, 1010], Bearing::East),
            ([1070, 1000], [1050, 1000], Bearing::South),
            ([1060, 1010], [1060, 990], Bearing::West),
            ([1050, 990], [1070, 1010], Bearing::NorthEast),
            ([1070, 1010], [1050, 990], Bearing::SouthWest),
            ([160, 134], [160, 154], Bearing::North),
            ([150, 144], [170, 144], Bearing::West),
        ] {
            assert_eq!(bearing(outwards(a, b)), expected, "from {a:?} to {b:?}");
        }
    }
}
