//! The source map and mapshaper: both come from package registries by name.

use crate::projection::{AUTHALIC_RADIUS, UNITS_PER_RADIUS, frame_in_metres};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Debian's package of QGIS data, which carries Natural Earth 4.1 at 1:10m as `world_map.gpkg`.
const PACKAGE: &str = "qgis-common";
/// That map, below the working folder.
pub const PACKAGE_MAP: &str = "source/usr/share/qgis/resources/data/world_map.gpkg";
/// Where mapshaper is, below the working folder.
pub const MAPSHAPER_BIN: &str = "node_modules/.bin/mapshaper";
const MAPSHAPER: &str = "mapshaper@0.7.70";
/// Wider than the doubts along the source's generalised lines, narrower than any area (metres).
const GAP_METRES: u32 = 3_000;

/// The source's layers as GeoJSON, in degrees.
pub struct Sheets {
    /// First-level administrative units of every country.
    pub provinces: PathBuf,
    /// Lines of claim.
    pub claims: PathBuf,
}

/// Fetches the source and mapshaper into `work` unless they are there, and reads its layers.
pub fn fetch(work: &Path) -> Result<Sheets, Box<dyn Error>> {
    let gpkg = work.join(PACKAGE_MAP);
    if !gpkg.exists() {
        run(Command::new("apt-get").current_dir(work).args(["download", PACKAGE]))?;
        let package = fs::read_dir(work)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| path.extension().is_some_and(|ending| ending == "deb"))
            .ok_or("apt-get downloaded no package")?;
        run(Command::new("dpkg-deb").current_dir(work).arg("--extract").arg(package).arg("source"))?;
    }
    if !work.join(MAPSHAPER_BIN).exists() {
        run(Command::new("npm").current_dir(work).args([
            "install",
            "--no-save",
            "--prefix",
            ".",
            MAPSHAPER,
        ]))?;
    }
    let sheets = Sheets { provinces: work.join("provinces.json"), claims: work.join("claims.json") };
    for (layer, fields, to) in [
        ("states_provinces", "name,admin,iso_a2", &sheets.provinces),
        ("disputed_borders", "name,adm0_left", &sheets.claims),
    ] {
        let words = ["-filter-fields", fields, "-o"];
        run(mapshaper(work)
            .arg(&gpkg)
            .arg(format!("layers={layer}"))
            .args(words)
            .arg(to)
            .arg("format=geojson"))?;
    }
    Ok(sheets)
}

/// Cuts faces along lines of claim, dissolves provinces into faces, simplifies, and clips to the frame.
///
/// `threshold` is the effective area under which a bend goes, in grid units squared. Reads
/// `faces.json`, `cuts.json` and `seeds.json` in `work`, writes `simplified.json`, and of the areas the outlines
/// that no step has made plainer, `exact.json`; all in metres.
pub fn cut_and_simplify(work: &Path, threshold: f64) -> Result<(), Box<dyn Error>> {
    let unit = AUTHALIC_RADIUS / UNITS_PER_RADIUS;
    let [west, south, east, north] = frame_in_metres();
    let script = format!(
        "-i faces.json cuts.json seeds.json combine-files \
         -dissolve face target=faces gap-fill-area=10000000 \
         -lines target=faces + name=edges \
         -filter-fields target=edges,cuts \
         -merge-layers target=edges,cuts force name=pieces \
         -polygons target=pieces gap-tolerance={GAP_METRES} \
         -join target=pieces source=faces fields=face point-method \
         -join target=pieces source=seeds fields=area \
         -each target=pieces face=area||face||null \
         -filter target=pieces face!==null \
         -dissolve target=pieces face \
         -filter target=pieces + name=exact face.length>2 \
         -o exact.json target=exact format=geojson \
         -drop target=exact \
         -simplify target=pieces visvalingam keep-shapes interval={} \
         -clip target=pieces bbox={west},{south},{east},{north} \
         -clean target=pieces \
         -o simplified.json target=pieces format=topojson no-quantization",
        threshold.sqrt() * unit
    );
    run(mapshaper(work).args(script.split_whitespace()))
}

fn mapshaper(work: &Path) -> Command {
    let mut command = Command::new(work.join(MAPSHAPER_BIN));
    command.current_dir(work);
    command
}

/// Runs a command and says so.
pub fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    println!("$ {command:?}");
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed ({status})").into()) }
}
