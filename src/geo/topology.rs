//! The prepared map: faces that share arcs, read from a compact file.

use std::fmt;

/// A point of the grid: units right and down of the top left corner; one unit is 5.79 km.
pub type Point = [i32; 2];

/// A polygon: rings of arcs, the outer first; `!i` is arc `i` backwards (as in TopoJSON).
type Polygon = Vec<Vec<i32>>;

/// Areas on a grid, which share the arcs between them.
#[derive(Clone, PartialEq, Debug)]
pub struct Topology {
    /// Units from left to right.
    pub width: i32,
    /// Units from top to bottom.
    pub height: i32,
    /// States, disputed areas and context, in the order of their ids.
    pub faces: Vec<Face>,
    /// Meridians and parallels.
    pub graticule: Vec<Vec<Point>>,
    arcs: Vec<Vec<Point>>,
    /// Of each arc, the faces that it bounds: one at a coast, two at a border.
    sides: Vec<Vec<usize>>,
}

/// One area with one owner.
#[derive(Clone, PartialEq, Debug)]
pub struct Face {
    /// Alpha-2 code of a state, or the id of a disputed area.
    pub id: String,
    /// Where a label or a marker belongs.
    pub anchor: Point,
    polygons: Vec<Polygon>,
}

/// A box on the grid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// Top left corner.
    pub low: Point,
    /// Bottom right corner.
    pub high: Point,
}

/// Why a file is no map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TopologyError {
    /// It does not begin as a map of this version does.
    NotAMap,
    /// It ends before all was read that it announces.
    Truncated,
    /// A ring refers to an arc that is not there.
    NoSuchArc,
}

impl fmt::Display for TopologyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotAMap => "the map is not in the format SCOT, version 1",
            Self::Truncated => "the map ends before all of it was read",
            Self::NoSuchArc => "a ring of the map refers to an arc that is not there",
        })
    }
}

impl Topology {
    /// Reads a prepared map; `xtask/prepare-geo/src/encode.rs` describes the format and writes it.
    ///
    /// # Errors
    /// Any file that is cut short or refers to what it does not hold.
    pub fn decode(bytes: &[u8]) -> Result<Self, TopologyError> {
        let mut reader = Reader { bytes: bytes.strip_prefix(b"SCOT\x01").ok_or(TopologyError::NotAMap)? };
        let (width, height) = (reader.unsigned()? as i32, reader.unsigned()? as i32);
        let arcs = reader.polylines()?;
        let graticule = reader.polylines()?;
        let mut sides = vec![Vec::new(); arcs.len()];
        let mut faces = Vec::new();
        let mut last = 0_i32;
        for at in 0..reader.count()? {
            let length = reader.count()?;
            let id = String::from_utf8_lossy(reader.take(length)?).into_owned();
            let anchor = [reader.signed()?, reader.signed()?];
            let mut polygons = Vec::new();
            for _ in 0..reader.count()? {
                let mut polygon = Vec::new();
                for _ in 0..reader.count()? {
                    let mut ring = Vec::new();
                    for _ in 0..reader.count()? {
                        last = last.wrapping_add(reader.signed()?);
                        sides.get_mut(arc_of(last)).ok_or(TopologyError::NoSuchArc)?.push(at);
                        ring.push(last);
                    }
                    polygon.push(ring);
                }
                polygons.push(polygon);
            }
            faces.push(Face { id, anchor, polygons });
        }
        Ok(Self { width, height, faces, graticule, arcs, sides })
    }

    /// The face with this id.
    pub fn face(&self, id: &str) -> Option<&Face> {
        let at = self.faces.binary_search_by(|face| face.id.as_str().cmp(id)).ok()?;
        self.faces.get(at)
    }

    /// The rings of a face as closed lines: the last point is the first again.
    pub fn rings<'a>(&'a self, face: &'a Face) -> impl Iterator<Item = Vec<Point>> + 'a {
        face.polygons.iter().flatten().map(|ring| self.ring(ring))
    }

    fn ring(&self, arcs: &[i32]) -> Vec<Point> {
        let mut line: Vec<Point> = Vec::new();
        for index in arcs {
            let Some(arc) = self.arcs.get(arc_of(*index)) else { continue };
            // Each arc begins where the last one ended.
            line.pop();
            if *index < 0 { line.extend(arc.iter().rev()) } else { line.extend(arc) }
        }
        line
    }

    /// A face's area in grid units squared. The projection is equal-area: one is 33.54 km².
    pub fn area(&self, face: &Face) -> f64 {
        self.rings(face).map(|ring| twice_signed_area(&ring)).sum::<i64>().abs() as f64 / 2.0
    }

    /// The box around a face; `None` for one without land.
    pub fn bounds(&self, face: &Face) -> Option<Bounds> {
        self.rings(face).flatten().fold(None, |bounds: Option<Bounds>, point| {
            let Bounds { low, high } = bounds.unwrap_or(Bounds { low: point, high: point });
            Some(Bounds {
                low: [low[0].min(point[0]), low[1].min(point[1])],
                high: [high[0].max(point[0]), high[1].max(point[1])],
            })
        })
    }

    /// The box around several faces, by their ids; `None` where none of them has land.
    pub fn bounds_of<'a>(&self, ids: impl IntoIterator<Item = &'a str>) -> Option<Bounds> {
        let all = ids.into_iter().filter_map(|id| self.bounds(self.face(id)?));
        all.reduce(|one, other| Bounds {
            low: [one.low[0].min(other.low[0]), one.low[1].min(other.low[1])],
            high: [one.high[0].max(other.high[0]), one.high[1].max(other.high[1])],
        })
    }

    /// A face's outline as SVG path data, in grid units.
    pub fn outline(&self, face: &Face) -> String {
        let mut path = String::new();
        for ring in self.rings(face) {
            if let Some((_, open)) = ring.split_last() {
                draw(&mut path, open);
                path.push('z');
            }
        }
        path
    }

    /// Of each arc the faces that it bounds, by their places: one at a coast, two at a border.
    pub fn sides(&self) -> impl Iterator<Item = &[usize]> {
        self.sides.iter().map(Vec::as_slice)
    }

    /// Arcs, by their places, as SVG path data, in grid units.
    pub fn line(&self, arcs: &[usize]) -> String {
        let mut path = String::new();
        arcs.iter().filter_map(|at| self.arcs.get(*at)).for_each(|arc| draw(&mut path, arc));
        path
    }

    /// The arcs between two different faces that `keep` accepts, as SVG path data; each arc once.
    pub fn borders(&self, keep: impl Fn(&Face, &Face) -> bool) -> String {
        let is_kept = |sides: &[usize]| match sides {
            [a, b] => {
                self.faces.get(*a).zip(self.faces.get(*b)).is_some_and(|(a, b)| a.id != b.id && keep(a, b))
            }
            _ => false,
        };
        let kept = self.sides().enumerate().filter(|(_, sides)| is_kept(sides));
        self.line(&kept.map(|(at, _)| at).collect::<Vec<_>>())
    }

    /// The stretches of a face's outline with the face on their other side, if there is one. They run with the
    /// face on their right.
    pub fn edges<'a>(&'a self, face: &'a Face) -> impl Iterator<Item = (Option<&'a Face>, Vec<Point>)> {
        let is_left = self.rings(face).map(|ring| twice_signed_area(&ring)).sum::<i64>() < 0;
        face.polygons.iter().flatten().flatten().filter_map(move |index| {
            let (arc, sides) = (self.arcs.get(arc_of(*index))?, self.sides.get(arc_of(*index))?);
            let mut others = sides.iter().filter_map(|at| self.faces.get(*at));
            let other = others.find(|other| other.id != face.id);
            let mut line = arc.clone();
            if (*index < 0) != is_left {
                line.reverse();
            }
            Some((other, line))
        })
    }

    /// Meridians and parallels as SVG path data.
    pub fn graticule_path(&self) -> String {
        let mut path = String::new();
        for line in &self.graticule {
            draw(&mut path, line);
        }
        path
    }

    /// The faces that share a border with this one, each once, in the order of their ids.
    pub fn neighbours(&self, id: &str) -> Vec<&Face> {
        let mut beside: Vec<usize> = Vec::new();
        for sides in &self.sides {
            if let [a, b] = sides.as_slice() {
                let is = |at: &usize| self.faces.get(*at).is_some_and(|face| face.id == id);
                match (is(a), is(b)) {
                    (true, false) => beside.push(*b),
                    (false, true) => beside.push(*a),
                    _ => {}
                }
            }
        }
        let faces = self.faces.iter().enumerate();
        faces.filter(|(at, _)| beside.contains(at)).map(|(_, face)| face).collect()
    }
}

fn arc_of(index: i32) -> usize {
    (if index < 0 { !index } else { index }) as usize
}

/// Positive where the ring runs clockwise on a grid whose y grows downwards.
pub(super) fn twice_signed_area(ring: &[Point]) -> i64 {
    let pairs = ring.iter().zip(ring.iter().skip(1));
    pairs.map(|(a, b)| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1])).sum()
}

/// Appends `M` and relative steps, as short as SVG allows.
fn draw(path: &mut String, line: &[Point]) {
    let mut last: Option<Point> = None;
    for point in line {
        match last {
            None => {
                path.push('M');
                append(path, point[0]);
                path.push(' ');
                append(path, point[1]);
                path.push('l');
            }
            Some(last) => {
                let (dx, dy) = (point[0] - last[0], point[1] - last[1]);
                if dx >= 0 && !path.ends_with('l') {
                    path.push(' ');
                }
                append(path, dx);
                if dy >= 0 {
                    path.push(' ');
                }
                append(path, dy);
            }
        }
        last = Some(*point);
    }
}

/// Appends a number. (What the standard library writes numbers with took a fifth of the time in which the domain's
/// tests make a page.)
fn append(path: &mut String, number: i32) {
    fn digits(path: &mut String, number: u32) {
        if number >= 10 {
            digits(path, number / 10);
        }
        path.push(char::from(b'0' + (number % 10) as u8));
    }
    if number < 0 {
        path.push('-');
    }
    digits(path, number.unsigned_abs());
}

/// Takes numbers off the front of a file.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], TopologyError> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(TopologyError::Truncated)?;
        self.bytes = rest;
        Ok(taken)
    }

    /// A LEB128 varint.
    fn unsigned(&mut self) -> Result<u32, TopologyError> {
        let mut value = 0_u32;
        for shift in (0..32).step_by(7) {
            let [byte] = self.take(1)? else { return Err(TopologyError::Truncated) };
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(value)
    }

    /// A zigzag-coded varint.
    fn signed(&mut self) -> Result<i32, TopologyError> {
        let value = self.unsigned()?;
        Ok((value >> 1) as i32 ^ -((value & 1) as i32))
    }

    /// How many of something follow; never more than there are bytes left, so that a corrupt count
    /// cannot claim memory.
    fn count(&mut self) -> Result<usize, TopologyError> {
        let count = self.unsigned()? as usize;
        if count > self.bytes.len() { Err(TopologyError::Truncated) } else { Ok(count) }
    }

    fn polylines(&mut self) -> Result<Vec<Vec<Point>>, TopologyError> {
        let mut lines = Vec::new();
        for _ in 0..self.count()? {
            lines.push(vec![[0; 2]; self.count()?]);
        }
        for axis in 0..2 {
            let mut start = 0_i32;
            for line in &mut lines {
                let mut last = start;
                for (at, point) in line.iter_mut().enumerate() {
                    last = last.wrapping_add(self.signed()?);
                    if let Some(value) = point.get_mut(axis) {
                        *value = last;
                    }
                    if at == 0 {
                        start = last;
                    }
                }
            }
        }
        Ok(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two unit squares side by side that share one arc, in the format of `encode.rs`.
    const TWO_SQUARES: &[u8] = &[
        b'S', b'C', b'O', b'T', 1, 4, 3, // grid of 4 by 3
        3, 2, 4, 4, // three arcs of 2, 4 and 4 points
        2, 0, 0, 2, 0, 1, 0, 1, 0, 2, // x: 1 1 | 1 2 2 1 | 1 0 0 1, starts less the last start
        0, 2, 0, 0, 2, 0, 2, 0, 1, 0, // y: 0 1 | 0 0 1 1 | 1 1 0 0
        0, // no graticule
        2, // two faces
        1, b'a', 0, 0, 1, 1, 2, 0, 4, // `a`: arcs 0, 2
        1, b'b', 4, 0, 1, 1, 2, 1, 3, // `b`: arcs 1, !0
    ];

    #[test]
    fn faces_share_their_border() {
        let map = Topology::decode(TWO_SQUARES).unwrap();
        let areas: Vec<_> = map.faces.iter().map(|face| map.area(face)).collect();
        assert_eq!(areas, [1.0, 1.0]);
        assert_eq!(map.outline(&map.faces[0]), "M1 0l0 1-1 0 0-1z");
        assert_eq!(map.outline(&map.faces[1]), "M1 0l1 0 0 1-1 0z");
        assert_eq!(map.borders(|_, _| true), "M1 0l0 1");
        assert_eq!(map.neighbours("a").iter().map(|face| face.id.as_str()).collect::<Vec<_>>(), ["b"]);
        assert_eq!(map.bounds(&map.faces[1]), Some(Bounds { low: [1, 0], high: [2, 1] }));
    }

    #[test]
    fn what_is_cut_short_is_refused() {
        assert_eq!(Topology::decode(b"PNG"), Err(TopologyError::NotAMap));
        for length in 5..TWO_SQUARES.len() {
            assert_eq!(
                Topology::decode(&TWO_SQUARES[..length]),
                Err(TopologyError::Truncated),
                "{length} bytes"
            );
        }
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = Topology::decode(&bytes);
            bytes.splice(0..0, *b"SCOT\x01");
            if let Ok(map) = Topology::decode(&bytes) {
                for face in &map.faces {
                    let _ = (map.bounds(face), map.neighbours(&face.id));
                }
            }
        }
    }
}
