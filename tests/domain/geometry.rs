//! Guards the committed map: that its file holds together, that shapes are where and as large as they
//! should be, that no outline crosses itself, and that arrow keys lead everywhere.

use crate::common::{assert_none, dataset as checked, map};
use sco_atlas::{
    dataset::{Area, Dataset},
    geo::{ATLAS, Compass, Face, Point, Topology, nearest_towards},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

/// The file as its description in `xtask/prepare-geo/src/encode.rs` has it, read a second time and
/// without the widget's own reader, which joins rings without a look at their joints.
struct Plain {
    arcs: Vec<Vec<Point>>,
    faces: Vec<PlainFace>,
}

struct PlainFace {
    id: String,
    anchor: Point,
    /// Polygons of rings of arcs.
    polygons: Vec<Vec<Vec<i32>>>,
}

impl Plain {
    fn read(bytes: &[u8]) -> Self {
        let mut numbers = Numbers { bytes, at: 5 };
        assert_eq!(&bytes[..5], b"SCOT\x01");
        assert_eq!([numbers.unsigned(), numbers.unsigned()], [2_048, 1_864], "the frame");
        let arcs = numbers.lines();
        numbers.lines();
        let (mut faces, mut last) = (Vec::new(), 0);
        for _ in 0..numbers.unsigned() {
            let length = numbers.unsigned();
            let id = String::from_utf8(bytes[numbers.at..numbers.at + length].to_vec()).expect("UTF-8");
            numbers.at += length;
            let anchor = [numbers.signed(), numbers.signed()];
            let mut polygons = vec![];
            for _ in 0..numbers.unsigned() {
                let mut rings = vec![];
                for _ in 0..numbers.unsigned() {
                    let mut ring = vec![];
                    for _ in 0..numbers.unsigned() {
                        last += numbers.signed();
                        ring.push(last);
                    }
                    rings.push(ring);
                }
                polygons.push(rings);
            }
            faces.push(PlainFace { id, anchor, polygons });
        }
        assert_eq!(numbers.at, bytes.len(), "nothing follows the faces");
        Self { arcs, faces }
    }

    /// An arc in the direction in which a ring uses it.
    fn arc(&self, index: i32) -> Vec<Point> {
        let arc = &self.arcs[if index < 0 { !index } else { index } as usize];
        if index < 0 { arc.iter().rev().copied().collect() } else { arc.clone() }
    }

    /// A ring as a closed line; `None` where an arc does not begin at the end of the one before.
    fn ring(&self, arcs: &[i32]) -> Option<Vec<Point>> {
        let mut line = self.arc(*arcs.first()?);
        for index in &arcs[1..] {
            let arc = self.arc(*index);
            if arc.first() != line.last() {
                return None;
            }
            line.extend(&arc[1..]);
        }
        (line.first() == line.last()).then_some(line)
    }
}

struct Numbers<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Numbers<'_> {
    fn unsigned(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = usize::from(self.bytes[self.at]);
            self.at += 1;
            value |= (byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return value;
            }
        }
    }

    fn signed(&mut self) -> i32 {
        let value = self.unsigned() as i64;
        (if value % 2 == 0 { value / 2 } else { -(value + 1) / 2 }) as i32
    }

    fn lines(&mut self) -> Vec<Vec<Point>> {
        let count = self.unsigned();
        let mut lines: Vec<_> = (0..count).map(|_| vec![[0, 0]; self.unsigned()]).collect();
        for axis in 0..2 {
            let mut first = 0;
            for line in &mut lines {
                let mut last = first;
                for point in line.iter_mut() {
                    last += self.signed();
                    point[axis] = last;
                }
                first = line.first().map_or(first, |point| point[axis]);
            }
        }
        lines
    }
}

fn plain() -> Plain {
    Plain::read(ATLAS)
}

/// Ids of the states and disputed areas of the dataset, which all must be on the map.
fn ours(data: &Dataset) -> Vec<String> {
    let states = data.states.iter().map(|state| state.code.to_string());
    states.chain(data.areas.iter().map(|area| area.id.clone())).collect()
}

#[test]
fn both_readers_see_the_same_map() {
    let (map, plain) = (map(), plain());
    assert_eq!((map.width, map.height), (2_048, 1_864));
    assert_eq!(map.faces.len(), plain.faces.len());
    for (face, other) in map.faces.iter().zip(&plain.faces) {
        assert_eq!((&face.id, face.anchor), (&other.id, other.anchor));
        let rings: Vec<_> = other.polygons.iter().flatten().map(|ring| plain.ring(ring)).collect();
        assert_eq!(map.rings(face).map(Some).collect::<Vec<_>>(), rings, "{}", face.id);
    }
}

#[test]
fn arcs_join_and_every_ring_is_closed_around_some_land() {
    let plain = plain();
    let mut complaints = Vec::new();
    let mut rings = 0;
    for face in &plain.faces {
        for (at, arcs) in face.polygons.iter().flatten().enumerate() {
            rings += 1;
            match plain.ring(arcs) {
                None => complaints.push(format!("{}, ring {at}: arcs {arcs:?} do not join", face.id)),
                Some(line) => {
                    let corners: BTreeSet<_> = line.iter().collect();
                    if corners.len() < 3 {
                        complaints.push(format!("{}, ring {at}: {} corners", face.id, corners.len()));
                    }
                }
            }
        }
    }
    assert!(rings > plain.faces.len(), "islands are rings of their own");
    assert_none(&complaints);
}

#[test]
fn faces_are_in_order_and_each_is_there_once() {
    let map = map();
    let ids: Vec<_> = map.faces.iter().map(|face| &face.id).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    for id in ids {
        assert_eq!(map.face(id).map(|face| &face.id), Some(id));
    }
    assert_eq!(map.face("atlantis"), None);
}

#[test]
fn every_state_and_every_disputed_area_has_a_face_with_land() {
    let (map, data) = (map(), checked());
    let ids = ours(&data);
    assert_eq!(ids.len(), 27 + 25);
    let mut complaints = Vec::new();
    for id in ids {
        match map.face(&id) {
            None => complaints.push(format!("{id} has no face")),
            Some(face) if map.area(face) <= 0.0 => complaints.push(format!("{id} has no land")),
            Some(_) => {}
        }
    }
    assert_none(&complaints);
}

#[test]
fn an_arc_has_one_face_on_each_side_at_most() {
    let plain = plain();
    let mut uses: BTreeMap<usize, Vec<(&str, bool)>> = BTreeMap::new();
    for face in &plain.faces {
        for index in face.polygons.iter().flatten().flatten() {
            let arc = if *index < 0 { !*index } else { *index } as usize;
            uses.entry(arc).or_default().push((&face.id, *index < 0));
        }
    }
    assert_eq!(uses.len(), plain.arcs.len(), "no arc is idle");
    let mut complaints = Vec::new();
    for (arc, uses) in uses {
        match uses.as_slice() {
            [_] => {}
            [(_, a), (_, b)] if a != b => {}
            _ => complaints.push(format!("arc {arc}: {uses:?}")),
        }
    }
    assert_none(&complaints);
}

#[test]
fn who_shares_a_border_shares_an_arc() {
    let map = map();
    let mut complaints = Vec::new();
    for (a, b, expected) in [
        ("RU", "KZ", true),
        ("RU", "CN", true),
        ("RU", "MN", true),
        ("RU", "BY", true),
        ("RU", "AZ", true),
        ("CN", "MN", true),
        ("CN", "KZ", true),
        ("CN", "KG", true),
        ("CN", "TJ", true),
        ("CN", "NP", true),
        ("CN", "MM", true),
        ("CN", "LA", true),
        ("KZ", "KG", true),
        ("KZ", "UZ", true),
        ("KG", "TJ", true),
        ("KG", "UZ", true),
        ("TJ", "UZ", true),
        ("TJ", "AF", true),
        ("UZ", "AF", true),
        ("IR", "AF", true),
        ("IR", "PK", true),
        ("IR", "TR", true),
        ("IR", "AZ", true),
        ("IR", "AM", true),
        ("AM", "AZ", true),
        ("AM", "TR", true),
        ("PK", "AF", true),
        ("PK", "IN", true),
        ("IN", "NP", true),
        ("IN", "MM", true),
        ("LA", "KH", true),
        ("LA", "MM", true),
        ("SA", "QA", true),
        ("SA", "AE", true),
        ("SA", "KW", true),
        // Through disputed areas.
        ("IN", "jammu-kashmir-ladakh", true),
        ("jammu-kashmir-ladakh", "azad-kashmir", true),
        ("jammu-kashmir-ladakh", "gilgit-baltistan", true),
        ("jammu-kashmir-ladakh", "aksai-chin", true),
        ("PK", "azad-kashmir", true),
        ("PK", "gilgit-baltistan", true),
        ("gilgit-baltistan", "shaksgam", true),
        ("gilgit-baltistan", "siachen", true),
        ("gilgit-baltistan", "AF", true),
        ("CN", "shaksgam", true),
        ("CN", "aksai-chin", true),
        ("CN", "arunachal", true),
        ("IN", "arunachal", true),
        ("CN", "doklam", true),
        ("UA", "ukrainian-regions", true),
        ("RU", "ukrainian-regions", true),
        ("ukrainian-regions", "crimea", true),
        ("BT", "northern-bhutan", true),
        ("CN", "northern-bhutan", true),
        ("SD", "abyei", true),
        ("KE", "ilemi", true),
        ("GE", "abkhazia", true),
        ("RU", "abkhazia", true),
        ("GE", "south-ossetia", true),
        ("RU", "south-ossetia", true),
        ("MD", "transnistria", true),
        ("UA", "transnistria", true),
        ("RS", "kosovo", true),
        ("SY", "golan", true),
        ("IL", "golan", true),
        ("CY", "northern-cyprus", true),
        // Near, and yet no neighbours.
        ("KZ", "MN", false),              // 38 km of Altai apart
        ("TJ", "PK", false),              // the Wakhan corridor lies between
        ("CN", "PK", false),              // only through disputed areas
        ("CN", "UZ", false),              // Kyrgyzstan and Tajikistan lie between
        ("IN", "AF", false),              // only through disputed areas
        ("IR", "IN", false),              // Pakistan lies between
        ("AM", "RU", false),              // Georgia lies between
        ("IN", "LK", false),              // the sea
        ("BH", "SA", false),              // the sea, with a causeway
        ("IR", "AE", false),              // the Gulf
        ("CN", "taiwan", false),          // the strait
        ("RU", "crimea", false),          // the strait of Kerch, with a bridge
        ("JP", "southern-kurils", false), // a strait
        ("NP", "BT", false),              // Sikkim lies between
    ] {
        for (a, b) in [(a, b), (b, a)] {
            let found = map.neighbours(a).iter().any(|face| face.id == b);
            if found != expected {
                let not = if expected { "does not share" } else { "shares" };
                complaints.push(format!("{a} {not} an arc with {b}"));
            }
        }
    }
    assert_none(&complaints);
}

/// One grid unit squared, in square kilometres: the authalic radius over the units that it has.
const KM2_PER_UNIT: f64 = (6_371.007_18 / 1_100.0) * (6_371.007_18 / 1_100.0);
/// States smaller than this are too coarse on the grid for one part in a hundred.
const LARGE_KM2: f64 = 20_000.0;

#[test]
fn states_are_as_large_as_the_source_has_them() {
    let (map, data) = (map(), checked());
    let file = crate::common::data_folder().join("geo/areas.csv");
    let table = fs::read_to_string(file).expect("data/geo/areas.csv");
    let mut measured = 0;
    let mut complaints = Vec::new();
    for line in table.lines().skip(1) {
        let (state, km2) = line.split_once(',').expect("code and area");
        let km2: f64 = km2.parse().expect("an area");
        // What is in dispute no longer the source measures with the state whose it is.
        let has = |area: &Area| area.after.map(|after| after.part_of).or(area.administered_by);
        let administered = data
            .areas
            .iter()
            .filter(|area| has(area).is_some_and(|by| by.as_str() == state))
            .map(|area| area.id.as_str());
        let units: f64 =
            [state].into_iter().chain(administered).filter_map(|id| map.face(id)).map(|f| map.area(f)).sum();
        let drawn = units * KM2_PER_UNIT;
        if km2 > LARGE_KM2 {
            measured += 1;
            if (drawn / km2 - 1.0).abs() > 0.01 {
                let percent = (drawn / km2 - 1.0) * 100.0;
                complaints.push(format!("{state}: {drawn:.0} km² drawn, {km2:.0} km² ({percent:+.2} %)"));
            }
        }
    }
    assert_eq!(measured, 27 - 4, "all but Bahrain, Kuwait, Maldives and Qatar");
    assert_none(&complaints);
}

#[test]
fn the_table_of_areas_agrees_with_what_is_known() {
    // Land and inland water as published, to the nearest ten thousand; administered territory.
    let table =
        fs::read_to_string(crate::common::data_folder().join("geo/areas.csv")).expect("data/geo/areas.csv");
    for (state, km2) in [
        ("KZ", 2_720_000.0),
        ("MN", 1_560_000.0),
        ("RU", 17_120_000.0),
        ("IN", 3_170_000.0),
        ("CN", 9_600_000.0),
        ("BY", 210_000.0),
    ] {
        let line = table.lines().find_map(|line| line.strip_prefix(&format!("{state},"))).expect("a line");
        let found: f64 = line.parse().expect("an area");
        assert!((found / km2 - 1.0).abs() < 0.03, "{state}: {found} km², published about {km2}");
    }
}

/// How far an outline of a disputed area may depart from the source's, in grid units of 5.79 km. Bends of fewer than 1.7
/// units squared are left out.
const ASTRAY: f64 = 1.75;
/// Of those bends the narrow ones are longest: here spits of the Sea of Azov.
const ASTRAY_WITH_SPITS: (&str, f64) = ("ukrainian-regions", 3.2);
/// Islands of the source with less land, in grid units squared, may be missing.
const ISLET: f64 = 3.0;

/// Both are asked after: the source's points beside what is drawn, and what is drawn, a quarter of a side at a time, beside
/// the source.
#[test]
fn outlines_of_disputed_areas_keep_to_the_source() {
    let (map, data) = (map(), checked());
    let file = crate::common::data_folder().join("geo/outlines.txt");
    let text = fs::read_to_string(file).expect("data/geo/outlines.txt");
    let mut source: BTreeMap<&str, Vec<Vec<[f64; 2]>>> = BTreeMap::new();
    for line in text.lines() {
        let (id, points) = line.split_once(' ').expect("id and points");
        let tenths = |text: &str| text.parse::<f64>().expect("a number") / 10.0;
        let point = |at: &str| at.split_once(',').map(|(x, y)| [tenths(x), tenths(y)]).expect("x and y");
        source.entry(id).or_default().push(points.split(' ').map(point).collect());
    }
    let (mut complaints, mut farthest) = (Vec::new(), (0.0, String::new()));
    for area in &data.areas {
        let exact = &source[area.id.as_str()];
        let face = map.face(&area.id).expect("a face");
        let drawn: Vec<Vec<[f64; 2]>> =
            map.rings(face).map(|ring| ring.iter().map(|at| at.map(f64::from)).collect()).collect();
        if drawn.iter().flat_map(|ring| ring.windows(2)).any(|pair| pair[0] == pair[1]) {
            complaints.push(format!("{}: a side has no length", area.id));
        }
        let large = exact.iter().filter(|ring| enclosed(ring) >= ISLET);
        let lost = large.flatten().map(|at| (at, away(*at, &drawn)));
        let invented = drawn.iter().flat_map(|ring| ring.windows(2)).flat_map(|pair| {
            let at = |part: f64| [0, 1].map(|axis| pair[0][axis] + (pair[1][axis] - pair[0][axis]) * part);
            [at(0.0), at(0.25), at(0.5), at(0.75)].map(|at| (at, away(at, exact)))
        });
        for (at, off) in lost.map(|(at, off)| (*at, off)).chain(invented) {
            let (spits, far) = ASTRAY_WITH_SPITS;
            if off > if area.id == spits { far } else { ASTRAY } {
                complaints.push(format!("{}: {off:.1} units astray at {at:.0?}", area.id));
            }
            if off > farthest.0 {
                farthest = (off, format!("{} at {at:.0?}", area.id));
            }
        }
    }
    println!("farthest astray: {:.2} units, {}", farthest.0, farthest.1);
    assert_none(&complaints);
}

fn enclosed(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum::<f64>().abs() / 2.0
}

/// How far a point is from the nearest of some lines.
fn away([x, y]: [f64; 2], lines: &[Vec<[f64; 2]>]) -> f64 {
    let from = |[[ax, ay], [bx, by]]: [[f64; 2]; 2]| {
        let (dx, dy) = (bx - ax, by - ay);
        let part = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
        let part = part.clamp(0.0, 1.0);
        (ax + dx * part - x).hypot(ay + dy * part - y)
    };
    lines
        .iter()
        .flat_map(|line| line.windows(2))
        .map(|pair| from([pair[0], pair[1]]))
        .fold(f64::MAX, f64::min)
}

/// What is wrong with a closed line.
#[derive(Default, Debug)]
struct Knots {
    /// Where it crosses itself; the two sides of an outline change places there.
    crossings: Vec<String>,
    /// Corners that it passes more than once without crossing itself.
    touches: BTreeSet<Point>,
}

/// Twice the signed area of the triangle: on which side of the line from `a` to `b` lies `c`?
fn side(a: Point, b: Point, c: Point) -> i64 {
    let [ax, ay, bx, by, cx, cy] = [a[0], a[1], b[0], b[1], c[0], c[1]].map(i64::from);
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

fn greatest_common_divisor(a: i32, b: i32) -> i32 {
    if b == 0 { a.abs() } else { greatest_common_divisor(b, a % b) }
}

/// Finds, in whole numbers only, where a closed line meets itself.
///
/// Two sides whose inner points meet are a crossing, or lie on one another. All else happens at corners:
/// once every side is cut where a corner lies on it, the line winds around what lies beside each of its
/// sides; a line that crosses itself has somewhere a difference of two, one that only touches itself
/// separates nothing but inside and outside.
fn knots(ring: &[Point]) -> Knots {
    let mut knots = Knots::default();
    let mut sides: Vec<[Point; 2]> =
        ring.windows(2).map(|pair| [pair[0], pair[1]]).filter(|[a, b]| a != b).collect();
    let low = |[a, b]: &[Point; 2], axis: usize| a[axis].min(b[axis]);
    let high = |[a, b]: &[Point; 2], axis: usize| a[axis].max(b[axis]);

    // A sweep from left to right: whoever begins right of one's end cannot meet it.
    let mut sweep = sides.clone();
    sweep.sort_by_key(|one| low(one, 0));
    for (at, one) in sweep.iter().enumerate() {
        for other in sweep[at + 1..].iter().take_while(|other| low(other, 0) <= high(one, 0)) {
            if low(one, 1) > high(other, 1) || low(other, 1) > high(one, 1) {
                continue;
            }
            let ([a, b], [c, d]) = (*one, *other);
            let apart = |p: i64, q: i64| (p < 0 && q > 0) || (p > 0 && q < 0);
            if apart(side(a, b, c), side(a, b, d)) && apart(side(c, d, a), side(c, d, b)) {
                knots.crossings.push(format!("{a:?}–{b:?} crosses {c:?}–{d:?}"));
            }
        }
    }
    if !knots.crossings.is_empty() {
        return knots;
    }

    let corners: BTreeSet<Point> = sides.iter().map(|[a, _]| *a).collect();
    sides = sides
        .iter()
        .flat_map(|[a, b]| {
            let parts = greatest_common_divisor(b[0] - a[0], b[1] - a[1]);
            let on = |part: i32| [a[0] + (b[0] - a[0]) / parts * part, a[1] + (b[1] - a[1]) / parts * part];
            let stops: Vec<_> = (0..=parts)
                .map(on)
                .enumerate()
                .filter(|(at, point)| *at == 0 || *at == parts as usize || corners.contains(point))
                .map(|(_, point)| point)
                .collect();
            stops.windows(2).map(|pair| [pair[0], pair[1]]).collect::<Vec<_>>()
        })
        .collect();
    let mut passed = BTreeSet::new();
    knots.touches.extend(sides.iter().map(|[a, _]| *a).filter(|corner| !passed.insert(*corner)));
    if knots.touches.is_empty() {
        return knots;
    }

    // How often it winds around what lies just above each side (just right of an upright one), and around
    // what lies just below it (left of an upright one).
    let (mut least, mut most) = (0, 0);
    let mut extremes = ["0 outside".to_owned(), "0 outside".to_owned()];
    let mut places: BTreeSet<[Point; 2]> = BTreeSet::new();
    for [a, b] in &sides {
        places.insert([*a.min(b), *a.max(b)]);
    }
    for place in &places {
        let [from, to] = place;
        // Twice the middle, so that it is a point of the grid.
        let middle = [from[0] + to[0], from[1] + to[1]];
        let (mut above, mut along) = (0, 0);
        for [a, b] in &sides {
            let backwards = [*b, *a] == *place;
            if [*a, *b] == *place || backwards {
                along += if backwards { -1 } else { 1 };
                continue;
            }
            // Does it pass above the middle? Of two ends, one is right of it.
            let right = |point: &Point| 2 * point[0] > middle[0];
            if right(a) == right(b) {
                continue;
            }
            let (west, east, turn) = if right(b) { (a, b, 1) } else { (b, a, -1) };
            let twice = |point: &Point| [2 * point[0], 2 * point[1]];
            if side(twice(west), twice(east), middle) > 0 {
                above += turn;
            }
        }
        // An eastward line above counts one. `place` runs east or, where it is upright, south: what lies
        // below it, or left of it, has it above too.
        for around in [above, above + along] {
            if around < least {
                (least, extremes[0]) = (around, format!("{around} at {from:?}–{to:?}"));
            }
            if around > most {
                (most, extremes[1]) = (around, format!("{around} at {from:?}–{to:?}"));
            }
        }
    }
    if most - least > 1 {
        let [least, most] = extremes;
        knots.crossings.push(format!("it winds {least} and {most}; crosses at one of {:?}", knots.touches));
    }
    knots
}

#[test]
fn the_search_for_crossings_finds_crossings_and_nothing_else() {
    type Case = (&'static str, &'static [Point], bool, usize);
    let cases: [Case; 11] = [
        ("a square", &[[0, 0], [4, 0], [4, 4], [0, 4]], false, 0),
        ("a square the other way", &[[0, 0], [0, 4], [4, 4], [4, 0]], false, 0),
        ("a bow tie", &[[0, 0], [4, 4], [4, 0], [0, 4]], true, 0),
        ("a bow tie with a corner in its middle", &[[0, 0], [2, 2], [4, 4], [4, 0], [2, 2], [0, 4]], true, 1),
        ("a bow tie, one side through a corner", &[[0, 0], [4, 4], [4, 0], [2, 2], [0, 4]], true, 1),
        (
            "two squares that share a corner",
            &[[0, 0], [2, 0], [2, 2], [4, 2], [4, 4], [2, 4], [2, 2], [0, 2]],
            false,
            1,
        ),
        ("a corner on a side", &[[0, 0], [4, 0], [4, 4], [2, 0], [0, 4]], false, 1),
        ("a spike", &[[0, 0], [4, 0], [4, 2], [6, 2], [4, 2], [4, 4], [0, 4]], false, 1),
        (
            "two squares with a bridge of no width",
            &[[0, 0], [2, 0], [2, 1], [4, 1], [4, 0], [6, 0], [6, 2], [4, 2], [4, 1], [2, 1], [2, 2], [0, 2]],
            false,
            2,
        ),
        (
            "two squares with a twisted bridge",
            &[[0, 0], [2, 0], [2, 1], [4, 1], [4, 2], [6, 2], [6, 0], [4, 0], [4, 1], [2, 1], [2, 2], [0, 2]],
            true,
            2,
        ),
        ("a loop inside", &[[0, 0], [6, 0], [6, 6], [2, 2], [4, 2], [2, 4], [2, 2], [0, 6]], true, 1),
    ];
    for (what, open, crosses, touches) in cases {
        for turn in 0..open.len() {
            // The first corner, the direction and the axes make no difference.
            let mut ring: Vec<Point> = open[turn..].iter().chain(&open[..turn]).copied().collect();
            ring.push(ring[0]);
            let flipped: Vec<Point> = ring.iter().map(|[x, y]| [*y, *x]).collect();
            let reversed: Vec<Point> = ring.iter().rev().copied().collect();
            for ring in [ring, flipped, reversed] {
                let found = knots(&ring);
                assert_eq!(!found.crossings.is_empty(), crosses, "{what}: {found:?} of {ring:?}");
                if !crosses {
                    assert_eq!(found.touches.len(), touches, "{what}: {found:?} of {ring:?}");
                }
            }
        }
    }
}

/// Says of each ring, outlines and holes, of the faces with these ids where it crosses itself.
fn outlines_that_cross(ids: &[String]) -> Vec<String> {
    let plain = plain();
    let (mut complaints, mut touching) = (Vec::new(), Vec::new());
    for face in plain.faces.iter().filter(|face| ids.contains(&face.id)) {
        for (polygon, rings) in face.polygons.iter().enumerate() {
            for (at, arcs) in rings.iter().enumerate() {
                let Some(line) = plain.ring(arcs) else { continue };
                let knots = knots(&line);
                for crossing in &knots.crossings {
                    complaints.push(format!("{}, polygon {polygon}, ring {at}: {crossing}", face.id));
                }
                if knots.crossings.is_empty() && !knots.touches.is_empty() {
                    touching.push(format!("{}, polygon {polygon}, ring {at}: {:?}", face.id, knots.touches));
                }
            }
        }
    }
    // Shown with --nocapture: no fault, but worth knowing of when the map is prepared anew.
    println!("touch themselves without crossing:\n{}", touching.join("\n"));
    complaints
}

#[test]
fn no_outline_of_a_state_crosses_itself() {
    let states: Vec<_> = checked().states.iter().map(|state| state.code.to_string()).collect();
    assert_none(&outlines_that_cross(&states));
}

#[test]
fn no_outline_of_a_disputed_area_crosses_itself() {
    let areas: Vec<_> = checked().areas.iter().map(|area| area.id.clone()).collect();
    assert_none(&outlines_that_cross(&areas));
}

/// Faces whose borders cross overlap there, and one is painted over the other.
#[test]
fn no_border_of_ours_crosses_another() {
    let (plain, ours) = (plain(), ours(&checked()));
    let mut owners = vec![Vec::new(); plain.arcs.len()];
    for face in &plain.faces {
        for index in face.polygons.iter().flatten().flatten() {
            owners[if *index < 0 { !*index } else { *index } as usize].push(&face.id);
        }
    }
    let mut sides: Vec<([Point; 2], usize)> = Vec::new();
    for (at, arc) in plain.arcs.iter().enumerate() {
        sides.extend(arc.windows(2).map(|pair| ([pair[0].min(pair[1]), pair[0].max(pair[1])], at)));
    }
    sides.sort();
    let apart = |p: i64, q: i64| (p < 0 && q > 0) || (p > 0 && q < 0);
    let mut complaints = Vec::new();
    for (at, ([a, b], arc)) in sides.iter().enumerate() {
        for ([c, d], other) in sides[at + 1..].iter().take_while(|([c, _], _)| c[0] <= b[0]) {
            let (arc, other) = (&owners[*arc], &owners[*other]);
            if arc.iter().chain(other).any(|id| ours.contains(id))
                && apart(side(*a, *b, *c), side(*a, *b, *d))
                && apart(side(*c, *d, *a), side(*c, *d, *b))
            {
                complaints.push(format!("{a:?}–{b:?} of {arc:?} crosses {c:?}–{d:?} of {other:?}"));
            }
        }
    }
    assert_none(&complaints);
}

/// Of each arc the faces beside it.
fn beside(plain: &Plain) -> Vec<Vec<&str>> {
    let mut beside = vec![Vec::new(); plain.arcs.len()];
    for face in &plain.faces {
        for index in face.polygons.iter().flatten().flatten() {
            beside[if *index < 0 { !*index } else { *index } as usize].push(face.id.as_str());
        }
    }
    beside
}

/// A hole in a face is an enclave of another, and no patch of sea: there are no lakes on the map.
#[test]
fn every_hole_is_filled() {
    let plain = plain();
    let beside = beside(&plain);
    let (mut holes, mut complaints) = (0, Vec::new());
    for face in &plain.faces {
        for ring in face.polygons.iter().flat_map(|rings| &rings[1..]) {
            holes += 1;
            let line = plain.ring(ring).expect("a closed ring");
            if ring.iter().any(|index| beside[if *index < 0 { !*index } else { *index } as usize].len() < 2) {
                complaints.push(format!("the sea shows through {} at {:?}", face.id, line[0]));
            }
        }
    }
    assert!(holes >= 4, "{holes} enclaves");
    assert_none(&complaints);
}

/// Of islands no larger than this the outline is all there is, in grid units squared.
const SMALL_ISLAND: f64 = 16.0;

fn units(line: &[Point]) -> Vec<[f64; 2]> {
    line.iter().map(|point| point.map(f64::from)).collect()
}

fn long(line: &[Point]) -> f64 {
    units(line).windows(2).map(|pair| (pair[0][0] - pair[1][0]).hypot(pair[0][1] - pair[1][1])).sum()
}

/// Nothing stands out of a line of ours that is narrower than a unit all along: it would be a needle, seen at eight times.
#[test]
fn lines_have_no_needles() {
    let (plain, ours) = (plain(), ours(&checked()));
    let mut complaints = Vec::new();
    for (arc, faces) in plain.arcs.iter().zip(beside(&plain)) {
        let is_island = arc.first() == arc.last() && enclosed(&units(arc)) <= SMALL_ISLAND;
        // Of the smallest states every corner is kept.
        let is_tiny = faces.iter().any(|id| ["BH", "MV"].contains(id));
        if is_island || is_tiny || !faces.iter().any(|id| ours.iter().any(|our| our == id)) {
            continue;
        }
        for corner in arc.windows(3) {
            let [before, at, after] = [corner[0], corner[1], corner[2]];
            let legs = [[at, before], [at, after]];
            let is_back =
                (before[0] - at[0]) * (after[0] - at[0]) + (before[1] - at[1]) * (after[1] - at[1]) > 0;
            let longer = legs.iter().map(|leg| long(leg)).fold(0.0, f64::max);
            let across = side(before, at, after).abs() as f64 / longer;
            if is_back && across < 0.8 {
                complaints.push(format!("{faces:?} at {at:?}: {across:.2} units across"));
            }
        }
    }
    assert_none(&complaints);
}

/// A coast of ours has no bay that hangs by a thread, two triangles that touch.
#[test]
fn bays_do_not_hang_by_a_thread() {
    let (map, data) = (map(), checked());
    let mut complaints = Vec::new();
    for id in ours(&data) {
        let face = map.face(&id).expect("a face");
        if map.area(face) < 40.0 {
            continue;
        }
        // They run with the land on their right.
        for (_, coast) in map.edges(face).filter(|(other, _)| other.is_none()) {
            for from in 0..coast.len() {
                for to in from + 3..coast.len().min(from + 12) {
                    let bay = &coast[from..=to];
                    let neck = long(&[bay[0], bay[bay.len() - 1]]);
                    let mut ring = bay.to_vec();
                    ring.push(bay[0]);
                    let area = -ring
                        .windows(2)
                        .map(|pair| i64::from(pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]))
                        .sum::<i64>() as f64
                        / 2.0;
                    let round = 4.0 * std::f64::consts::PI * area / long(&ring).powi(2);
                    let is_island = coast.first() == coast.last() && enclosed(&units(&coast)) <= SMALL_ISLAND;
                    if neck <= 1.5 && area > 1.0 && area <= SMALL_ISLAND && round >= 0.35 && !is_island {
                        complaints.push(format!("{id} at {:?}: {area} units behind {neck:.1}", bay[0]));
                    }
                }
            }
        }
    }
    assert_none(&complaints);
}

/// No two lines of a disputed area leave a corner side by side: what is between them would be a sliver full of dashes.
#[test]
fn disputed_areas_have_no_slivers() {
    let plain = plain();
    let beside = beside(&plain);
    let areas: Vec<String> = checked().areas.iter().map(|area| area.id.clone()).collect();
    let mut leaving: BTreeMap<Point, Vec<(usize, Vec<Point>)>> = BTreeMap::new();
    for (at, arc) in plain.arcs.iter().enumerate().filter(|(_, arc)| arc.first() != arc.last()) {
        leaving.entry(arc[0]).or_default().push((at, arc.clone()));
        leaving.entry(arc[arc.len() - 1]).or_default().push((at, arc.iter().rev().copied().collect()));
    }
    let mut complaints = Vec::new();
    for (corner, lines) in &leaving {
        for (at, (one, line)) in lines.iter().enumerate() {
            for (other, beside_it) in &lines[at + 1..] {
                let shared = beside[*one]
                    .iter()
                    .find(|id| beside[*other].contains(id) && areas.iter().any(|area| area == *id));
                let Some(area) = shared.filter(|_| one != other) else { continue };
                // The smallest areas are narrow themselves.
                let face = plain.faces.iter().find(|face| face.id == **area).expect("a face");
                let is_small = face.polygons.iter().any(|rings| {
                    let ring = plain.ring(&rings[0]).expect("a closed ring");
                    ring.contains(corner) && enclosed(&units(&ring)) < SMALL_ISLAND
                });
                let other = [units(beside_it)];
                let along = line.windows(2).flat_map(|pair| {
                    let step = |part: i32| {
                        [0, 1].map(|axis| {
                            f64::from(pair[0][axis])
                                + f64::from(pair[1][axis] - pair[0][axis]) * f64::from(part) / 8.0
                        })
                    };
                    let length = long(pair) / 8.0;
                    (0..8).map(move |part| (step(part), length))
                });
                let narrow: f64 =
                    along.take_while(|(place, _)| away(*place, &other) < 1.2).map(|(_, length)| length).sum();
                if narrow > 4.5 && !is_small {
                    complaints.push(format!("{area} at {corner:?}: narrow for {narrow:.1} units"));
                }
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn all_of_the_map_lies_within_its_frame() {
    let map = map();
    let mut complaints = Vec::new();
    for face in &map.faces {
        for [x, y] in map.rings(face).flatten().chain([face.anchor]) {
            if !((0..=map.width).contains(&x) && (0..=map.height).contains(&y)) {
                complaints.push(format!("{}: [{x}, {y}]", face.id));
            }
        }
    }
    assert_none(&complaints);
}

/// Whether an odd number of sides lies above the point.
fn inside(map: &Topology, face: &Face, point: Point) -> bool {
    let mut odd = false;
    for ring in map.rings(face) {
        for pair in ring.windows(2) {
            let (west, east) = if pair[0][0] < pair[1][0] { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
            odd ^= west[0] <= point[0] && point[0] < east[0] && side(west, east, point) > 0;
        }
    }
    odd
}

#[test]
fn a_states_anchor_lies_on_its_land_or_amid_its_islands() {
    let (map, data) = (map(), checked());
    let mut complaints = Vec::new();
    for state in &data.states {
        let face = map.face(state.code.as_str()).unwrap_or_else(|| panic!("no face of {}", state.code));
        let amid = map.bounds(face).is_some_and(|bounds| {
            (0..2).all(|axis| (bounds.low[axis]..=bounds.high[axis]).contains(&face.anchor[axis]))
        });
        let archipelago = ["MV", "BH"].contains(&state.code.as_str());
        if !(inside(map, face, face.anchor) || archipelago && amid) {
            complaints.push(format!("{} at {:?}, {:?}", state.code, face.anchor, map.bounds(face)));
        }
    }
    assert_none(&complaints);
}

#[test]
fn the_map_is_the_right_way_up() {
    let map = map();
    let anchor = |id: &str| map.face(id).unwrap_or_else(|| panic!("no face of {id}")).anchor;
    for (west, east) in [("EG", "IN"), ("TR", "IR"), ("BY", "MN"), ("IN", "LA"), ("KZ", "MN")] {
        assert!(anchor(west)[0] < anchor(east)[0], "{west} lies west of {east}");
    }
    for (north, south) in [("RU", "KZ"), ("KZ", "IN"), ("CN", "LA"), ("IN", "LK"), ("BY", "TR")] {
        assert!(anchor(north)[1] < anchor(south)[1], "{north} lies north of {south}");
    }
}

/// Where an arrow leads from one of the faces with these ids.
fn leads(map: &Topology, ids: &[String], from: usize, towards: Compass) -> Option<usize> {
    let anchors: Vec<Point> = ids.iter().map(|id| map.face(id).expect("a face").anchor).collect();
    let beside: Vec<&str> = map.neighbours(&ids[from]).iter().map(|face| face.id.as_str()).collect();
    nearest_towards(&anchors, from, towards, |at| beside.contains(&ids[at].as_str()))
}

/// Who looks for a neighbour goes towards it.
#[test]
fn an_arrow_leads_to_the_neighbour_on_that_side() {
    let (map, data) = (map(), checked());
    let areas = data.areas.iter().map(|area| area.id.clone());
    let ids: Vec<String> = data.order().map(|code| code.to_string()).chain(areas).collect();
    let mut complaints = Vec::new();
    for (from, towards, expected) in [
        ("PK", Compass::West, &["IR", "AF"][..]),
        ("PK", Compass::East, &["IN", "azad-kashmir"]),
        ("IR", Compass::East, &["AF", "PK"]),
        ("AF", Compass::West, &["IR"]),
        ("AF", Compass::South, &["PK"]),
        ("MN", Compass::North, &["RU"]),
        ("MN", Compass::South, &["CN"]),
        ("KZ", Compass::North, &["RU"]),
        ("KZ", Compass::South, &["UZ", "KG"]),
        ("IN", Compass::East, &["MM"]),
        ("MM", Compass::East, &["LA"]),
        ("NP", Compass::South, &["IN"]),
    ] {
        let at = ids.iter().position(|id| id == from).expect("a face");
        let found = leads(map, &ids, at, towards).map(|at| ids[at].as_str());
        if found.is_none_or(|found| !expected.contains(&found)) {
            complaints.push(format!("from {from} {towards:?} leads to {found:?}, not {expected:?}"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn arrow_keys_alone_lead_from_every_state_and_area_to_every_other() {
    let (map, data) = (map(), checked());
    let areas = data.areas.iter().map(|area| area.id.clone());
    let states: Vec<String> = data.order().map(|code| code.to_string()).chain(areas).collect();
    assert!(states.len() > 27 + 10);
    let mut complaints = Vec::new();
    for start in 0..states.len() {
        let mut reached = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(from) = open.pop() {
            for towards in Compass::ALL {
                if let Some(to) = leads(map, &states, from, towards)
                    && reached.insert(to)
                {
                    open.push(to);
                }
            }
        }
        let missed: Vec<_> =
            states.iter().enumerate().filter(|(at, _)| !reached.contains(at)).map(|(_, code)| code).collect();
        if !missed.is_empty() {
            complaints.push(format!("from {} no way leads to {missed:?}", states[start]));
        }
    }
    assert_none(&complaints);
}

/// Transnistria is one strip along its river: of two districts that the source calls Rezina, one is Rîbnița.
#[test]
fn transnistria_is_one_strip() {
    let map = map();
    let face = map.face("transnistria").expect("a face");
    // Camenca and Rîbnița hang together, and Grigoriopol with what lies south of it.
    assert_eq!(map.rings(face).count(), 1);
}
