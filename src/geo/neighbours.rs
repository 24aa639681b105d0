//! The map in words: who lies beside a state or an area, and in which direction.

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

/// A land beside another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Neighbour<'a> {
    /// Id of its face.
    pub land: &'a str,
    /// Where it lies, seen from the other.
    pub bearing: Bearing,
}

/// How much more it counts where a border faces than where it lies, beside its length as the crow flies. Less, and China
/// has India in its west; more, and India has Bangladesh in its south-east.
const FACING: f64 = 1.75;

/// The lands that share a border with this one, given by its face's id, clockwise from the north.
///
/// `land_of` tells as whose land a face is drawn: what a worldview gives to a state is that state's land and no neighbour
/// of it, and whoever lies beyond is.
///
/// Two things tell where a neighbour lies: where the middle of the border is, seen from the middle of the land, and
/// where the border faces, which is what its pieces turn outwards in sum. A long and even border faces one way and says
/// by that where the neighbour is, as Nepal's with China, though its middle lies to the north-east. A short one may face
/// anywhere, as Russia's with North Korea, which runs so that North Korea is on its western side; there its place tells.
/// So both are added as they are: one is as long as the way to the border, the other as the border. The middles of the
/// neighbours would mislead: China's lies far to the east of its border with India.
pub fn neighbours_of<'a>(
    map: &'a Topology,
    land_of: impl Fn(&'a str) -> &'a str,
    id: &str,
) -> Vec<Neighbour<'a>> {
    let is_own = |face: &&'a Face| face.id == id || land_of(&face.id) == id;
    let own: Vec<&Face> = map.faces.iter().filter(is_own).collect();
    let middle = middle(map, &own);
    let mut borders: Vec<(&str, Sums)> = Vec::new();
    for (other, line) in own.iter().flat_map(|face| map.edges(face)) {
        let Some(other) = other.filter(|other| !is_own(other)) else { continue };
        let land = land_of(&other.id);
        let at = borders.iter().position(|(known, _)| *known == land).unwrap_or(borders.len());
        if at == borders.len() {
            borders.push((land, Sums::default()));
        }
        for (a, b) in line.iter().zip(line.iter().skip(1)) {
            if let Some((_, sums)) = borders.get_mut(at) {
                sums.add(*a, *b);
            }
        }
    }
    let mut all: Vec<_> = borders
        .into_iter()
        .map(|(land, sums)| Neighbour { land, bearing: bearing(sums.towards(middle)) })
        .collect();
    crate::dataset::order_by_key(&mut all, |neighbour| (neighbour.bearing, neighbour.land));
    all
}

/// What is known of a border once its pieces are added up.
#[derive(Default)]
struct Sums {
    length: f64,
    /// Of the pieces' middles, each as often as it is long.
    middles: [f64; 2],
    /// How far it faces north, and how far east.
    facing: [f64; 2],
}

impl Sums {
    /// Adds a piece of outline, with its face on the right.
    fn add(&mut self, a: Point, b: Point) {
        let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
        let (right, down) = (bx - ax, by - ay);
        let (at, length) = ([(ax + bx) / 2.0, (ay + by) / 2.0], (right * right + down * down).sqrt());
        // What is on its left: y grows downwards.
        let [north, east] = by_compass(at, [down, -right]);
        self.length += length;
        self.middles = [self.middles[0] + at[0] * length, self.middles[1] + at[1] * length];
        self.facing = [self.facing[0] + north, self.facing[1] + east];
    }

    /// How far the neighbour lies north and east of a land with this middle.
    fn towards(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let length = self.length.max(1.0);
        let [bx, by] = self.middles.map(|sum| sum / length);
        let place = by_compass([(x + bx) / 2.0, (y + by) / 2.0], [bx - x, by - y]);
        [place[0] + FACING * self.facing[0], place[1] + FACING * self.facing[1]]
    }
}

/// Where faces, taken together, would balance on a needle, on the grid.
fn middle(map: &Topology, faces: &[&Face]) -> [f64; 2] {
    let (mut weight, mut sum) = (0.0, [0.0; 2]);
    for ring in faces.iter().flat_map(|face| map.rings(face)) {
        for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
            let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
            let twice = ax * by - bx * ay;
            weight += 3.0 * twice;
            sum = [sum[0] + (ax + bx) * twice, sum[1] + (ay + by) * twice];
        }
    }
    let anchor = || faces.first().map_or([0.0; 2], |face| face.anchor.map(f64::from));
    if weight == 0.0 { anchor() } else { sum.map(|sum| sum / weight) }
}

/// How far north and east a step right and down leads at a place on the map. North is towards the pole, wherever that is.
fn by_compass([x, y]: [f64; 2], [right, down]: [f64; 2]) -> [f64; 2] {
    let [nx, ny] = [f64::from(POLE[0]) - x, f64::from(POLE[1]) - y];
    let away = (nx * nx + ny * ny).sqrt().max(1.0);
    [(nx * right + ny * down) / away, (nx * down - ny * right) / away]
}

fn bearing([north, east]: [f64; 2]) -> Bearing {
    // Of 45°, the four winds have a little more: 23.75° to each side, whose tangent is 0.44.
    let (is_north_south, is_east_west) = (east.abs() <= 0.44 * north.abs(), north.abs() <= 0.44 * east.abs());
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
        // On the middle meridian up is north; left of the pole, north is to the right.
        for (at, step, expected) in [
            ([1060.0, 1000.0], [0.0, -9.0], Bearing::North),
            ([1060.0, 1000.0], [9.0, 0.0], Bearing::East),
            ([1060.0, 1000.0], [0.0, 9.0], Bearing::South),
            ([1060.0, 1000.0], [-9.0, 0.0], Bearing::West),
            ([1060.0, 1000.0], [9.0, -9.0], Bearing::NorthEast),
            ([1060.0, 1000.0], [-9.0, 9.0], Bearing::SouthWest),
            ([160.0, 144.0], [9.0, 0.0], Bearing::North),
            ([160.0, 144.0], [0.0, -9.0], Bearing::West),
        ] {
            assert_eq!(bearing(by_compass(at, step)), expected, "{step:?} at {at:?}");
        }
    }

    #[test]
    fn a_long_border_tells_by_where_it_faces_and_a_short_one_by_where_it_is() {
        // With the face on its right, a line to the right faces up.
        let towards = |line: [Point; 2], middle: [f64; 2]| {
            let mut sums = Sums::default();
            sums.add(line[0], line[1]);
            bearing(sums.towards(middle))
        };
        let long = [[1060, 1000], [1160, 1000]];
        assert_eq!(towards(long, [1060.0, 1050.0]), Bearing::North, "though its middle is to the north-east");
        let short = [[1160, 1100], [1155, 1100]];
        assert_eq!(towards(short, [1060.0, 1100.0]), Bearing::East, "though it faces south");
    }
}
