//! mapshaper's topology on the integer grid: islets dropped, arcs renumbered, anchors found.

use crate::{
    mend::mend,
    projection::{FRAME, project, to_grid},
    recipe::Recipe,
    untangle::untangle,
};
use geo::{Area as _, Coord, LineString, Polygon, SimplifyVwPreserve as _};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::Path,
};

/// Islands of fewer grid units squared (33.5 km² each) than this are dropped, except a face's largest.
const ISLET: f64 = 2.0;
/// A state with less land than this, in grid units squared, keeps its islets: they are all it has.
const SMALL_STATE: f64 = 40.0;
/// A bend of a line stays if its effective area (Visvalingam) is at least this, in grid units squared:
/// mapshaper keeps all that any line may keep.
pub const FINEST_BEND: f64 = 0.35;
/// The smallest states, by area in grid units squared, keep what mapshaper kept.
const FINE_BELOW: f64 = 2_200.0;
/// Of the context, what lies between states of ours and is looked at along with them: drawn as finely as they are.
const AMID: &[&str] = &["BD", "GE", "OM", "TM"];
/// And an island of the context stays if it has at least this much land, in grid units squared.
const CONTEXT_ISLET: f64 = 40.0;
/// Degrees between the lines of the graticule.
const GRATICULE_STEP: i32 = 20;

/// How small a bend may be and stay, in grid units squared.
#[derive(Clone, Copy)]
pub struct Bends {
    /// Of lines of states and disputed areas, but those of the smallest.
    pub ours: f64,
    /// Of what is only there to show where the others are.
    pub context: f64,
}

impl Bends {
    /// Those of the committed map. docs/MAP.md says why.
    pub const CHOSEN: Self = Self { ours: 1.7, context: 18.0 };
}

/// A point of the grid: right and down of the top left corner.
pub type Point = [i32; 2];

/// Everything that the prepared file holds.
pub struct Map {
    /// Polylines that faces share, each in one direction.
    pub arcs: Vec<Vec<Point>>,
    /// States, disputed areas and context, in the order of their ids.
    pub faces: Vec<Face>,
    /// Meridians and parallels.
    pub graticule: Vec<Vec<Point>>,
}

/// One area with one owner.
pub struct Face {
    /// Alpha-2 code of a state, or the id of a disputed area.
    pub id: String,
    /// Where a label or a marker belongs.
    pub anchor: Point,
    /// Polygons of rings of arcs; `!i` is arc `i` backwards (as in TopoJSON).
    pub polygons: Vec<Vec<Vec<i32>>>,
}

/// A face as mapshaper has it: its id, its polygons of rings of arcs, and whether it is ours.
type Draft = (String, Vec<Vec<Vec<i32>>>, bool);

#[derive(Deserialize)]
struct TopoJson {
    arcs: Vec<Vec<[f64; 2]>>,
    objects: BTreeMap<String, Object>,
}

#[derive(Deserialize)]
struct Object {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    arcs: serde_json::Value,
    properties: Properties,
}

#[derive(Deserialize)]
struct Properties {
    face: String,
}

impl Map {
    /// Reads a TopoJSON file in metres.
    pub fn read(file: &Path, recipe: &Recipe, least: Bends) -> Result<Self, Box<dyn Error>> {
        let topology: TopoJson = serde_json::from_str(&fs::read_to_string(file)?)?;
        let object = topology.objects.into_values().next().ok_or("the topology has no object")?;
        let exact: Vec<Vec<[f64; 2]>> =
            topology.arcs.iter().map(|arc| arc.iter().map(|at| to_grid(*at)).collect()).collect();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut bends = vec![least.context; exact.len()];
        for geometry in object.geometries {
            let polygons: Vec<Vec<Vec<i32>>> = match geometry.kind.as_str() {
                "Polygon" => vec![serde_json::from_value(geometry.arcs)?],
                "MultiPolygon" => serde_json::from_value(geometry.arcs)?,
                _ => continue,
            };
            let id = geometry.properties.face;
            let is_ours = recipe.states.contains(&id) || recipe.areas.iter().any(|area| area.id == id);
            if is_ours || AMID.contains(&id.as_str()) {
                let total: f64 = polygons.iter().map(|rings| outer_area(rings, &exact)).sum();
                let bend = match total {
                    _ if total < SMALL_STATE => 0.0,
                    _ if total < FINE_BELOW => FINEST_BEND,
                    _ => least.ours,
                };
                for index in polygons.iter().flatten().flatten() {
                    let arc = arc_of(*index);
                    bends[arc] = bend.min(bends[arc]);
                }
            }
            drafts.push((id, polygons, is_ours));
        }
        let mut arcs: Vec<Vec<Point>> =
            exact.iter().zip(&bends).map(|(arc, bend)| simplified(arc, *bend)).collect();
        let coasts = coasts(&drafts, &exact);
        // Each may make room for what the other then finds.
        let mut stuck = Vec::new();
        for _ in 0..4 {
            for (at, arc) in arcs.iter_mut().enumerate().filter(|(at, _)| bends[*at] > 0.0) {
                mend(arc, coasts[at]);
            }
            stuck = untangle(&mut arcs);
        }
        if !stuck.is_empty() {
            println!("{} places where lines touch were left", stuck.len());
        }
        for ring in drafts.iter_mut().flat_map(|(_, polygons, _)| polygons.iter_mut().flatten()) {
            without_points(ring, &arcs);
        }
        // What fills a hole in another face is no islet: without it the hole would be sea.
        let holes = drafts.iter().flat_map(|(_, polygons, _)| polygons).flat_map(|rings| &rings[1..]);
        let holes: BTreeSet<usize> = holes.flatten().map(|index| arc_of(*index)).collect();
        let mut faces: Vec<Face> = drafts
            .into_iter()
            .filter_map(|(id, polygons, is_ours)| face(id, polygons, &arcs, &exact, &holes, is_ours))
            .collect();
        // What is smaller than the grid is drawn as the smallest square on it.
        for Face { anchor: [x, y], polygons, .. } in faces.iter_mut().filter(|face| face.polygons.is_empty())
        {
            polygons.push(vec![vec![arcs.len() as i32]]);
            arcs.push(vec![[*x - 1, *y], [*x, *y - 1], [*x + 1, *y], [*x, *y + 1], [*x - 1, *y]]);
        }
        faces.sort_by(|a, b| a.id.cmp(&b.id));
        for wanted in recipe.states.iter().chain(recipe.areas.iter().map(|area| &area.id)) {
            if !faces.iter().any(|face| face.id == *wanted) {
                return Err(format!("`{wanted}` has no shape on the map").into());
            }
        }
        let mut map = Self { arcs, faces, graticule: graticule() };
        map.drop_unused_arcs();
        Ok(map)
    }

    /// Keeps only arcs that a face uses, numbered in the order of their use.
    fn drop_unused_arcs(&mut self) {
        let mut number = vec![None; self.arcs.len()];
        let mut kept = Vec::new();
        for index in self.faces.iter_mut().flat_map(|face| face.polygons.iter_mut().flatten().flatten()) {
            let old = arc_of(*index);
            let new = *number[old].get_or_insert_with(|| {
                kept.push(self.arcs[old].clone());
                kept.len() as i32 - 1
            });
            *index = if *index < 0 { !new } else { new };
        }
        self.arcs = kept;
    }
}

/// Of each line on which side of it the sea is, if it is a coast: a bay is run around with an area of this sign.
fn coasts(drafts: &[Draft], exact: &[Vec<[f64; 2]>]) -> Vec<Option<f64>> {
    let mut coasts = vec![None; exact.len()];
    let mut uses = vec![0; exact.len()];
    for rings in drafts.iter().flat_map(|(_, polygons, _)| polygons) {
        for (at, ring) in rings.iter().enumerate() {
            let run = polygon(&[ring], exact).signed_area().signum();
            // Within an outline is land, within a hole the sea.
            let sea = if at == 0 { -run } else { run };
            for index in ring {
                coasts[arc_of(*index)] = Some(if *index < 0 { -sea } else { sea });
                uses[arc_of(*index)] += 1;
            }
        }
    }
    coasts.into_iter().zip(uses).map(|(sea, uses)| sea.filter(|_| uses == 1)).collect()
}

/// The area within a polygon's outer ring.
fn outer_area(rings: &[Vec<i32>], arcs: &[Vec<[f64; 2]>]) -> f64 {
    rings.first().map_or(0.0, |ring| polygon(&[ring], arcs).unsigned_area())
}

/// An arc without its smaller bends, on the grid.
fn simplified(arc: &[[f64; 2]], bend: f64) -> Vec<Point> {
    let line: LineString<f64> = arc.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect();
    let plain: Vec<[f64; 2]> = line.simplify_vw_preserve(bend).coords().map(|at| [at.x, at.y]).collect();
    // A closed line must keep enough corners to enclose something.
    on_grid(if plain.len() >= 4 || arc.first() != arc.last() { &plain } else { arc })
}

/// Takes from a ring the lines that are shorter than the grid: they are but the points where others meet.
fn without_points(ring: &mut Vec<i32>, arcs: &[Vec<Point>]) {
    let is_line =
        |index: &i32| arcs.get(arc_of(*index)).is_some_and(|arc| arc.iter().any(|at| *at != arc[0]));
    if ring.iter().any(is_line) {
        ring.retain(is_line);
    }
}

/// The arc that an index of a ring stands for, whichever way it runs.
fn arc_of(index: i32) -> usize {
    (if index < 0 { !index } else { index }) as usize
}

fn face(
    id: String,
    polygons: Vec<Vec<Vec<i32>>>,
    arcs: &[Vec<Point>],
    exact: &[Vec<[f64; 2]>],
    holes: &BTreeSet<usize>,
    is_ours: bool,
) -> Option<Face> {
    let area =
        |rings: &Vec<Vec<i32>>| rings.first().map_or(0.0, |ring| polygon(&[ring], exact).unsigned_area());
    let total: f64 = polygons.iter().map(area).sum();
    let largest = polygons.iter().max_by(|a, b| area(a).total_cmp(&area(b)))?.clone();
    // Archipelagos have their anchor in their middle, all others where the land is widest.
    let anchor = if total < SMALL_STATE && polygons.len() > 1 {
        middle(&polygons, exact)
    } else {
        let rings: Vec<&Vec<i32>> = largest.iter().collect();
        let drawn: Vec<Vec<[f64; 2]>> =
            arcs.iter().map(|arc| arc.iter().map(|at| at.map(f64::from)).collect()).collect();
        let shape = polygon(&rings, if corners(&largest[0], arcs) < 3 { exact } else { &drawn });
        polylabel::polylabel(&shape, &0.5).map(|at| [at.x().round() as i32, at.y().round() as i32]).ok()?
    };
    let smallest = match is_ours {
        true if total < SMALL_STATE => 0.0,
        true => ISLET,
        false => CONTEXT_ISLET,
    };
    let fills_a_hole = |rings: &[Vec<i32>]| rings[0].iter().all(|index| holes.contains(&arc_of(*index)));
    let kept: Vec<_> = polygons
        .into_iter()
        .filter(|rings| area(rings) >= smallest || (is_ours && *rings == largest) || fills_a_hole(rings))
        .filter_map(|rings| {
            let rings: Vec<_> = rings.into_iter().filter(|ring| corners(ring, arcs) >= 3).collect();
            (!rings.is_empty()).then_some(rings)
        })
        .collect();
    (is_ours || !kept.is_empty()).then_some(Face { id, anchor, polygons: kept })
}

/// Rounds to the grid and joins points that fall together.
fn on_grid(arc: &[[f64; 2]]) -> Vec<Point> {
    let mut points: Vec<Point> = arc.iter().map(|[x, y]| [x.round() as i32, y.round() as i32]).collect();
    points.dedup();
    if points.len() == 1 {
        points.push(points[0]);
    }
    points
}

/// How many different points a ring has on the grid.
fn corners(ring: &[i32], arcs: &[Vec<Point>]) -> usize {
    let mut points: Vec<&Point> = ring.iter().flat_map(|index| &arcs[arc_of(*index)]).collect();
    points.sort();
    points.dedup();
    points.len()
}

fn polygon(rings: &[&Vec<i32>], arcs: &[Vec<[f64; 2]>]) -> Polygon<f64> {
    let mut lines = rings.iter().map(|ring| {
        let mut line = Vec::new();
        for index in ring.iter() {
            let arc = &arcs[arc_of(*index)];
            let coords = arc.iter().map(|[x, y]| Coord { x: *x, y: *y });
            if *index < 0 { line.extend(coords.rev()) } else { line.extend(coords) }
        }
        LineString::new(line)
    });
    let outer = lines.next().unwrap_or_else(|| LineString::new(vec![]));
    Polygon::new(outer, lines.collect())
}

fn middle(polygons: &[Vec<Vec<i32>>], arcs: &[Vec<[f64; 2]>]) -> Point {
    let points = polygons.iter().flatten().flatten().flat_map(|index| &arcs[arc_of(*index)]);
    let (mut low, mut high) = ([f64::MAX; 2], [f64::MIN; 2]);
    for point in points {
        for axis in 0..2 {
            low[axis] = low[axis].min(point[axis]);
            high[axis] = high[axis].max(point[axis]);
        }
    }
    [0, 1].map(|axis| ((low[axis] + high[axis]) / 2.0).round() as i32)
}

/// Meridians and parallels, a point every five degrees, cut where they leave the frame.
fn graticule() -> Vec<Vec<Point>> {
    let mut lines = Vec::new();
    let meridians = (-180..180)
        .step_by(GRATICULE_STEP as usize)
        .map(|lon| (-20..=80).step_by(5).map(move |lat| [lon, lat]).collect());
    let parallels = (-20..=80)
        .step_by(GRATICULE_STEP as usize)
        .map(|lat| (-60..=220).step_by(5).map(move |lon| [lon, lat]).collect());
    for line in meridians.chain(parallels) {
        let line: Vec<[i32; 2]> = line;
        let mut run: Vec<Point> = Vec::new();
        for [lon, lat] in line {
            let [x, y] = to_grid(project([f64::from(lon), f64::from(lat)]));
            let inside = (-150.0..f64::from(FRAME.width) + 150.0).contains(&x)
                && (-150.0..f64::from(FRAME.height) + 150.0).contains(&y);
            if inside {
                run.push([x.round() as i32, y.round() as i32]);
            } else if !run.is_empty() {
                lines.push(std::mem::take(&mut run));
            }
        }
        lines.push(run);
    }
    lines.retain(|line| line.len() > 1);
    lines
}
