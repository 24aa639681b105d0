//! The map in words: who lies beside a state or an area, and in which direction.

use super::{Face, Point, Topology};
use crate::dataset::StateCode;

/// The grid's middle and how many of its units make the earth's radius, and the sine and cosine of the latitude there: 41° N
/// in the projection of `xtask/prepare-geo`.
const MIDDLE: [f64; 2] = [1_060.0, 1_056.0];
const RADIUS: f64 = 1_100.0;
const SINE: f64 = 0.656_059;
const COSINE: f64 = 0.754_710;

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
/// neighbours would mislead: China's lies far to the east of its border with India. And all is measured on the earth, because
/// the map keeps areas and not angles: on the sheet Yemen is in Saudi Arabia's south-east and Turkey in Iran's west.
///
/// Where a disputed area meets a state's own face, that tells, and not what else is drawn as its
/// land: in India's view Jammu and Kashmir has India on three sides, and in the sum of them to the north.
pub fn neighbours_of<'a>(
    map: &'a Topology,
    land_of: impl Fn(&'a str) -> &'a str,
    id: &str,
) -> Vec<Neighbour<'a>> {
    let is_own = |face: &&'a Face| face.id == id || land_of(&face.id) == id;
    let own: Vec<&Face> = map.faces.iter().filter(is_own).collect();
    let middle = middle(map, &own);
    let is_area = StateCode::parse(id).is_none();
    // Of each land the border with its own face, and with what else is drawn as its land.
    let mut borders: Vec<(&str, [Sums; 2])> = Vec::new();
    for (other, line) in own.iter().flat_map(|face| map.edges(face)) {
        let Some(other) = other.filter(|other| !is_own(other)) else { continue };
        let land = land_of(&other.id);
        let at = borders.iter().position(|(known, _)| *known == land).unwrap_or(borders.len());
        if at == borders.len() {
            borders.push((land, Default::default()));
        }
        let is_drawn_so = usize::from(land != other.id);
        for (a, b) in line.iter().zip(line.iter().skip(1)) {
            if let Some(sums) = borders.get_mut(at).and_then(|(_, sums)| sums.get_mut(is_drawn_so)) {
                sums.add(*a, *b);
            }
        }
    }
    let mut all: Vec<_> = borders
        .into_iter()
        .map(|(land, [own, drawn_so])| {
            let sums = if is_area && own.length > 0.0 { own } else { own.with(&drawn_so) };
            Neighbour { land, bearing: bearing(sums.towards(middle)) }
        })
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
        let [north, east] = by_compass(on_earth([ax, ay]), on_earth([bx, by]));
        self.length += length;
        self.middles = [self.middles[0] + at[0] * length, self.middles[1] + at[1] * length];
        // What is on its left.
        self.facing = [self.facing[0] + east, self.facing[1] - north];
    }

    /// The sums of two borders together.
    fn with(&self, other: &Self) -> Self {
        let sum = |a: [f64; 2], b: [f64; 2]| [a[0] + b[0], a[1] + b[1]];
        Self {
            length: self.length + other.length,
            middles: sum(self.middles, other.middles),
            facing: sum(self.facing, other.facing),
        }
    }

    /// How far the neighbour lies north and east of a land with this middle.
    fn towards(&self, middle: [f64; 2]) -> [f64; 2] {
        let length = self.length.max(1.0);
        let [north, east] = by_compass(on_earth(middle), on_earth(self.middles.map(|sum| sum / length)));
        [north + self.facing[0], east + self.facing[1]]
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

/// A place on the grid as a place on a sphere of radius 1: how far east, north and up of its centre it lies, as seen from the
/// middle of the map. The azimuthal equal-area projection backwards (Snyder 1987, section 24), which needs no angles for that.
fn on_earth([x, y]: [f64; 2]) -> [f64; 3] {
    let (x, y) = ((x - MIDDLE[0]) / RADIUS, (MIDDLE[1] - y) / RADIUS);
    let chord = x * x + y * y;
    let shrunk = (1.0 - chord / 4.0).max(0.0).sqrt();
    [x * shrunk, y * shrunk, 1.0 - chord / 2.0]
}

/// How far north and east the straight way between two places leads, by the compass half way.
fn by_compass(a: [f64; 3], b: [f64; 3]) -> [f64; 2] {
    let [east, north, up] = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
    let [right, ahead, rise] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    // North there is what of the way to the pole is level, and east at a right angle to both; `around` makes them as long as 1.
    let half = (east * east + north * north + up * up).sqrt();
    let to_pole = (COSINE * north + SINE * up) / half.max(1e-9);
    let around = (1.0 - to_pole * to_pole).max(1e-9).sqrt();
    let eastward = (COSINE * up - SINE * north) * right + SINE * east * ahead - COSINE * east * rise;
    [(COSINE * ahead + SINE * rise) / around, eastward / (around * half.max(1e-9))]
}

fn bearing([north, east]: [f64; 2]) -> Bearing {
    // Of 45°, the four winds have a little more: 25° to each side, whose tangent is 0.466.
    let (is_north_south, is_east_west) =
        (east.abs() <= 0.466 * north.abs(), north.abs() <= 0.466 * east.abs());
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
            let to = [at[0] + step[0], at[1] + step[1]];
            assert_eq!(bearing(by_compass(on_earth(at), on_earth(to))), expected, "{step:?} at {at:?}");
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
