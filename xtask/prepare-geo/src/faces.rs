//! Provinces become faces: each belongs to a state, to a disputed area, or to the context.

use crate::{
    projection::{FRAME, project, to_grid},
    recipe::{Recipe, Shape},
    source::Sheets,
};
use geo::{Coord, GeodesicArea, LineString, Polygon};
use serde_json::{Value, json};
use std::{collections::BTreeMap, error::Error, fs, path::Path};

/// Lines of claim that run through a country and cut an area out of it. The others coincide with
/// provinces, or were overtaken (the Donbas), or belong to no area of the dataset.
const CUTTING: &[(&str, &[&str])] = &[
    ("Chinese claim", &["India", "Bhutan"]),
    ("Indian claim", &["China"]),
    ("Georgian claim", &["Georgia"]),
    ("Ceasefire Line 1994", &["Azerbaijan"]),
    ("Former USSR oblast in 1991", &["Azerbaijan"]),
    ("Kenyan claim", &["South Sudan"]),
    ("South Sudanese claim", &["Sudan"]),
    ("Sudanese claim", &["Kenya"]),
    ("Syrian claim", &["Israel"]),
];

/// Lines of claim that stop short of the border are led across it: from one side of the line's last stretch
/// to beyond the border, in degrees.
const BRIDGES: &[[[f64; 2]; 2]] = &[
    // China's claim in northern Bhutan, at both ends.
    [[89.812, 28.225], [89.78, 28.268]],
    [[90.45, 28.05], [90.51, 28.11]],
    // The oblast of 1991, in the east, where it meets the ceasefire line of 1994.
    [[47.178, 39.852], [47.187, 39.8525]],
    // South Sudan's claim of Abyei, at both ends.
    [[28.98, 9.6], [29.01, 9.57]],
    [[27.9, 9.63], [27.86, 9.56]],
];

/// Territories that the source lists beside the state they belong to, or without a code of their own.
const PART_OF: &[(&str, &str)] = &[
    ("Hong Kong S.A.R.", "CN"),
    ("Macau S.A.R", "CN"),
    ("Baykonur Cosmodrome", "KZ"),
    ("Somaliland", "SO"),
    ("West Bank", "PS"),
    ("Gaza Strip", "PS"),
    ("Aland", "FI"),
    ("Akrotiri Sovereign Base Area", "GB"),
    ("Dhekelia Sovereign Base Area", "GB"),
    ("Western Sahara", "EH"),
    ("Indian Ocean Territories", "AU"),
    ("Ashmore and Cartier Islands", "AU"),
];

/// The source stops 0.1 degrees short of the antimeridian on both sides. Its edges there are moved
/// this far past it, so that the two parts overlap a little and dissolve into one.
const PAST_ANTIMERIDIAN: f64 = 180.02;

/// Geographic rings, outer first, in degrees.
type Rings = Vec<Vec<[f64; 2]>>;

/// All provinces near the frame with the face that each belongs to.
pub struct Provinces {
    parts: Vec<(String, Rings)>,
    cuts: Vec<Vec<[f64; 2]>>,
    seeds: Vec<(String, [f64; 2])>,
    administered: BTreeMap<String, String>,
    states: Vec<String>,
}

impl Provinces {
    /// Reads the sheets and assigns every polygon.
    pub fn read(sheets: &Sheets, recipe: &Recipe) -> Result<Self, Box<dyn Error>> {
        let mut parts = Vec::new();
        for feature in features(&sheets.provinces)? {
            let text = |field: &str| feature["properties"][field].as_str().unwrap_or_default().to_owned();
            let (name, country, code) = (text("name"), text("admin"), text("iso_a2"));
            for rings in polygons(&feature["geometry"]) {
                if let Some(face) =
                    face_of(recipe, &name, &country, &code, &rings).filter(|_| is_near(&rings))
                {
                    parts.push((face, rings));
                }
            }
        }
        let mut cuts = Vec::new();
        for feature in features(&sheets.claims)? {
            let name = feature["properties"]["name"].as_str().unwrap_or_default();
            let within = feature["properties"]["adm0_left"].as_str().unwrap_or_default();
            if CUTTING.iter().any(|(claim, countries)| *claim == name && countries.contains(&within)) {
                cuts.extend(lines(&feature["geometry"]));
            }
        }
        cuts.extend(BRIDGES.iter().map(|bridge| bridge.to_vec()));
        let mut seeds = Vec::new();
        for area in &recipe.areas {
            if let Shape::Around { around } = &area.shape {
                seeds.extend(around.iter().map(|place| (area.id.clone(), *place)));
            }
        }
        let administered = recipe
            .areas
            .iter()
            .filter_map(|area| Some((area.id.clone(), area.administered_by.clone()?)))
            .collect();
        Ok(Self { parts, cuts, seeds, administered, states: recipe.states.iter().cloned().collect() })
    }

    /// Writes faces, cutting lines and seeds as planar GeoJSON, in metres.
    pub fn write_projected(&self, work: &Path) -> Result<(), Box<dyn Error>> {
        let feature = |key: &str, value: Option<&str>, kind: &str, coordinates: Value| json!({"type": "Feature", "properties": {key: value}, "geometry": {"type": kind, "coordinates": coordinates}});
        let plane =
            |line: &[[f64; 2]]| -> Vec<[f64; 2]> { line.iter().map(|at| project(stitched(*at))).collect() };
        let faces = self.parts.iter().map(|(face, rings)| {
            let rings: Vec<_> = rings.iter().map(|ring| plane(ring)).collect();
            feature("face", Some(face), "Polygon", json!(rings))
        });
        let cuts = self.cuts.iter().map(|line| feature("cut", None, "LineString", json!(plane(line))));
        let seeds =
            self.seeds.iter().map(|(area, at)| feature("area", Some(area), "Point", json!(project(*at))));
        for (file, features) in [
            ("faces.json", faces.collect::<Vec<_>>()),
            ("cuts.json", cuts.collect()),
            ("seeds.json", seeds.collect()),
        ] {
            fs::write(
                work.join(file),
                json!({"type": "FeatureCollection", "features": features}).to_string(),
            )?;
        }
        Ok(())
    }

    /// The geodesic area of each state of the dataset as administered, from the source before any
    /// simplification: a table of code and square kilometres.
    pub fn area_table(&self) -> String {
        let mut areas = BTreeMap::<&str, f64>::new();
        for (face, rings) in &self.parts {
            let state = self.administered.get(face).unwrap_or(face);
            *areas.entry(state).or_default() += geodesic_km2(rings);
        }
        let mut table = String::from("state,km2\n");
        for state in &self.states {
            let km2 = areas.get(state.as_str()).copied().unwrap_or(0.0);
            table.push_str(&format!("{state},{km2:.1}\n"));
        }
        table
    }
}

/// The outlines of the disputed areas as cut from the source, before any line was made plainer, in tenths of a grid
/// unit: a line for each ring, of its area's id and its points. Tests compare the map with it.
pub fn exact_outlines(work: &Path) -> Result<String, Box<dyn Error>> {
    let mut outlines = Vec::new();
    for feature in features(&work.join("exact.json"))? {
        let id = feature["properties"]["face"].as_str().unwrap_or_default();
        for ring in polygons(&feature["geometry"]).iter().flatten() {
            let tenths = ring.iter().map(|at| to_grid(*at).map(|units| (units * 10.0).round() as i32));
            let points: Vec<_> = tenths.map(|[x, y]| format!("{x},{y}")).collect();
            outlines.push(format!("{id} {}\n", points.join(" ")));
        }
    }
    outlines.sort();
    Ok(outlines.concat())
}

/// The face a polygon belongs to: an area that names it, else the state's code.
fn face_of(recipe: &Recipe, name: &str, country: &str, code: &str, rings: &Rings) -> Option<String> {
    let state = PART_OF.iter().find(|(part, _)| *part == country).map(|(_, whole)| *whole).or_else(|| {
        (code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase())).then_some(code)
    });
    let is_within = |[west, south, east, north]: &[f64; 4]| {
        rings[0].iter().all(|[lon, lat]| (west..=east).contains(&lon) && (south..=north).contains(&lat))
    };
    let area = recipe.areas.iter().find(|area| match &area.shape {
        Shape::Provinces { provinces, twins } => {
            provinces.iter().any(|(of, province)| of == country && (province == "*" || province == name))
                || twins.iter().any(|(of, twin, at)| of == country && twin == name && is_within(at))
        }
        Shape::Islands { islands, of } => Some(of.as_str()) == state && is_within(islands),
        Shape::Around { .. } => false,
    });
    area.map(|area| area.id.clone()).or_else(|| state.map(str::to_owned))
}

/// Whether any corner of the polygon is within a frame's width of the frame.
fn is_near(rings: &Rings) -> bool {
    let (width, height) = (f64::from(FRAME.width), f64::from(FRAME.height));
    rings[0].iter().filter(|[_, lat]| *lat > -40.0).any(|at| {
        let [x, y] = to_grid(project(*at));
        (-0.3 * width..1.3 * width).contains(&x) && (-0.3 * height..1.3 * height).contains(&y)
    })
}

fn stitched([lon, lat]: [f64; 2]) -> [f64; 2] {
    if lon.abs() > 179.85 { [PAST_ANTIMERIDIAN.copysign(lon), lat] } else { [lon, lat] }
}

fn geodesic_km2(rings: &Rings) -> f64 {
    let ring =
        |ring: &Vec<[f64; 2]>| LineString::new(ring.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect());
    let mut rings = rings.iter().map(ring);
    let outer = rings.next().unwrap_or_else(|| LineString::new(vec![]));
    Polygon::new(outer, rings.collect()).geodesic_area_signed().abs() / 1e6
}

fn features(file: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let sheet: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    Ok(sheet["features"].as_array().cloned().ok_or("no features")?)
}

fn polygons(geometry: &Value) -> Vec<Rings> {
    let coordinates = geometry["coordinates"].clone();
    if geometry["type"] == "MultiPolygon" {
        serde_json::from_value(coordinates).unwrap_or_default()
    } else {
        serde_json::from_value(coordinates).map(|rings| vec![rings]).unwrap_or_default()
    }
}

fn lines(geometry: &Value) -> Rings {
    let coordinates = geometry["coordinates"].clone();
    if geometry["type"] == "MultiLineString" {
        serde_json::from_value(coordinates).unwrap_or_default()
    } else {
        serde_json::from_value(coordinates).map(|line| vec![line]).unwrap_or_default()
    }
}
