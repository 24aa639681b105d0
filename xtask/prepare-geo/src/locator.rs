//! Land of half the world and more around the map's middle, as coarse as an inset of thumb size needs: SVG path data.

use crate::{
    projection::{AUTHALIC_RADIUS, CENTRE, project},
    source::{MAPSHAPER_BIN, PACKAGE_MAP, run},
};
use serde_json::{Value, json};
use std::{error::Error, f64::consts::TAU, fs, path::Path, process::Command};

/// Width and height of the inset's own grid.
const SIDE: f64 = 200.0;
/// From the middle to the inset's rim on the globe, in degrees: all of Africa, Europe and Australia.
const RIM_DEGREES: f64 = 125.0;
/// Visvalingam's interval, and the least land of an island, in units of the inset and their square.
const INTERVAL: f64 = 1.7;
const ISLET: f64 = 5.0;

/// From the middle to the inset's rim in the projection, in metres.
fn rim_metres() -> f64 {
    2.0 * AUTHALIC_RADIUS * (RIM_DEGREES.to_radians() / 2.0).sin()
}

/// Draws it.
pub fn path(work: &Path) -> Result<String, Box<dyn Error>> {
    let mapshaper = || {
        let mut command = Command::new(work.join(MAPSHAPER_BIN));
        command.current_dir(work);
        command
    };
    let words = "layers=countries -drop fields=* -dissolve -o land.json format=geojson";
    run(mapshaper().arg(work.join(PACKAGE_MAP)).args(words.split(' ')))?;
    let land: Value = serde_json::from_str(&fs::read_to_string(work.join("land.json"))?)?;
    let parts = land["geometries"][0]["coordinates"].clone();
    let parts: Vec<Vec<Vec<[f64; 2]>>> = serde_json::from_value(parts)?;
    // What is nearly opposite to the middle would be torn apart, and lies far beyond the rim.
    let is_near = |ring: &Vec<[f64; 2]>| ring.iter().all(|at| degrees_away(*at) < 172.0);
    let parts = parts.into_iter().filter(|rings| rings.iter().all(is_near));
    let plane = |ring: Vec<[f64; 2]>| -> Vec<[f64; 2]> { ring.into_iter().map(project).collect() };
    let parts: Vec<Vec<Vec<[f64; 2]>>> = parts.map(|rings| rings.into_iter().map(plane).collect()).collect();
    fs::write(work.join("plane.json"), json!({"type": "MultiPolygon", "coordinates": parts}).to_string())?;
    let rim = rim_metres();
    let circle: Vec<[f64; 2]> = (0..=90)
        .map(|part| TAU * f64::from(part) / 90.0)
        .map(|turn| [rim * turn.cos(), rim * turn.sin()])
        .collect();
    fs::write(work.join("rim.json"), json!({"type": "Polygon", "coordinates": [circle]}).to_string())?;
    let unit = 2.0 * rim / SIDE;
    let script = format!(
        "-i plane.json -clip rim.json -dissolve -simplify visvalingam interval={} \
         -filter-islands min-area={} -clean -o coarse.json format=geojson",
        INTERVAL * unit,
        ISLET * unit * unit
    );
    run(mapshaper().args(script.split_whitespace()))?;
    let coarse: Value = serde_json::from_str(&fs::read_to_string(work.join("coarse.json"))?)?;
    let geometry = &coarse["geometries"][0];
    let parts: Vec<Vec<Vec<[f64; 2]>>> = match geometry["type"].as_str() {
        Some("Polygon") => vec![serde_json::from_value(geometry["coordinates"].clone())?],
        _ => serde_json::from_value(geometry["coordinates"].clone())?,
    };
    let mut path = String::new();
    for ring in parts.iter().filter_map(|rings| rings.first()) {
        let mut points: Vec<[i32; 2]> = ring
            .iter()
            .map(|[x, y]| [SIDE / 2.0 + x / unit, SIDE / 2.0 - y / unit])
            .map(|at| at.map(|value| value.round() as i32))
            .collect();
        points.dedup();
        points.pop();
        if points.len() < 3 {
            continue;
        }
        for (at, point) in points.iter().enumerate() {
            if at == 0 {
                path.push_str(&format!("M{} {}l", point[0], point[1]));
                continue;
            }
            for axis in 0..2 {
                let step = point[axis] - points[at - 1][axis];
                let joint = if step < 0 || path.ends_with('l') { "" } else { " " };
                path.push_str(&format!("{joint}{step}"));
            }
        }
        path.push('z');
    }
    Ok(path)
}

/// How far from the map's middle a place is on a sphere.
fn degrees_away([lon, lat]: [f64; 2]) -> f64 {
    let (lat_1, lat) = (CENTRE[1].to_radians(), lat.to_radians());
    let lon = (lon - CENTRE[0]).to_radians();
    (lat_1.sin() * lat.sin() + lat_1.cos() * lat.cos() * lon.cos()).clamp(-1.0, 1.0).acos().to_degrees()
}
