//! The source map and mapshaper: both come from package registries by name.

use crate::projection::{AUTHALIC_RADIUS, UNITS_PER_RADIUS, frame_in_metres};
use sha2::{Digest, Sha256};
use std::{
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Debian's package of QGIS data, which carries Natural Earth 4.1 at 1:10m as `world_map.gpkg`.
const PACKAGE: &str = "qgis-common";
/// That map, below the working folder.
pub const PACKAGE_MAP: &str = "source/usr/share/qgis/resources/data/world_map.gpkg";
/// Its SHA-256: the same name may hold another map in another Debian, and `data/geo/` would be another.
const MAP_HASH: &str = "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2";
/// The package that it was taken from, for whoever has another.
const MAP_OF: &str = "qgis-common 3.22.16 of Debian 12";
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
        once_whole(work, "source", |part| {
            if !is_known() {
                return Err(unheard_of(&gpkg).into());
            }
            println!("$ apt-get download {PACKAGE}");
            let apt = Command::new("apt-get").current_dir(part).args(["download", PACKAGE]).status();
            // It has said itself why, unless it is not there.
            if !apt.is_ok_and(|status| status.success()) {
                return Err(by_hand(&gpkg).into());
            }
            let package = package_in(part)?.ok_or("apt-get downloaded no package")?;
            run(Command::new("dpkg-deb").current_dir(part).arg("--extract").arg(package).arg("source"))
        })?;
    }
    is_the_map(&gpkg, &fs::read(&gpkg)?)?;
    if !work.join(MAPSHAPER_BIN).exists() {
        once_whole(work, "node_modules", |part| {
            run(Command::new("npm").current_dir(part).args([
                "install",
                "--no-save",
                "--prefix",
                ".",
                MAPSHAPER,
            ]))
        })?;
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

/// Has the folder `name` made within a folder beside it, and puts it into `work` once it is whole: what an interruption leaves
/// is never taken for it.
fn once_whole(
    work: &Path,
    name: &str,
    make: impl FnOnce(&Path) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let part = work.join(format!("{name}.part"));
    let clear = |folder: &Path| if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    clear(&part)?;
    fs::create_dir_all(&part)?;
    make(&part)?;
    clear(&work.join(name))?;
    fs::rename(part.join(name), work.join(name))?;
    clear(&part)?;
    Ok(())
}

/// The package's file in this folder.
fn package_in(folder: &Path) -> Result<Option<PathBuf>, Box<dyn Error>> {
    let is_package = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&format!("{PACKAGE}_")) && name.ends_with(".deb")
    };
    Ok(fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).find(is_package))
}

/// Whether apt has the package in its lists, or is not there to be asked.
fn is_known() -> bool {
    let asked = Command::new("apt-cache").args(["show", "--no-all-versions", PACKAGE]).output();
    asked.is_ok_and(|said| said.status.success() && !said.stdout.is_empty()) || !has_apt()
}

fn has_apt() -> bool {
    Command::new("apt-get").arg("--version").output().is_ok()
}

/// What a person can do where apt has not heard of the package, as on a new machine, whose lists are empty.
fn unheard_of(gpkg: &Path) -> String {
    format!(
        "apt-get has no package {PACKAGE} in its lists. It reads them anew by\n  sudo apt-get update\nThen call this again. \
         Where it has none afterwards:\n{}",
        by_hand(gpkg)
    )
}

/// Fails where `map`, which was read from `file`, is not the one that `data/geo/` is made of.
fn is_the_map(file: &Path, map: &[u8]) -> Result<(), String> {
    let mut found = String::new();
    for byte in Sha256::digest(map) {
        // Writing to a text does not fail.
        let _ = write!(found, "{byte:02x}");
    }
    if found == MAP_HASH {
        return Ok(());
    }
    Err(format!(
        "{} is not the map that data/geo/ is made of, that of {MAP_OF}.\n  SHA-256 expected {MAP_HASH}\n  and found        {found}\n\
         Put that one there, then call this again; for another map on purpose change MAP_HASH in xtask/prepare-geo/src/source.rs.",
        file.display()
    ))
}

/// What a person can do where apt-get cannot fetch the map.
fn by_hand(gpkg: &Path) -> String {
    format!(
        "The map cannot be fetched with apt-get here. It is in Debian's package {PACKAGE}, and in each QGIS at \
         resources/data/world_map.gpkg; put that file, of Natural Earth 4.1, there, then call this again:\n  {}",
        gpkg.display()
    )
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
    let status = command.status().map_err(|error| format!("{command:?} did not start: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed ({status})").into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_interrupted_is_made_anew_and_what_is_whole_takes_its_place() {
        let work = std::env::temp_dir().join(format!("sco-atlas-geo-{}", std::process::id()));
        let half = |part: &Path| {
            fs::create_dir_all(part.join("source"))?;
            fs::write(part.join("source/half"), "")?;
            Err("interrupted".into())
        };
        let whole = |part: &Path| {
            fs::create_dir_all(part.join("source"))?;
            fs::write(part.join("source/whole"), "")?;
            Ok(())
        };
        // As an interruption left it before this was done beside.
        fs::create_dir_all(work.join("source/old")).unwrap();
        let failed = once_whole(&work, "source", half).is_err();
        let is_untouched = work.join("source/old").exists() && !work.join("source/half").exists();
        once_whole(&work, "source", whole).unwrap();
        let names = |folder: &Path| {
            let entries = fs::read_dir(folder).unwrap();
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
        };
        let (there, left) = (names(&work.join("source")), names(&work));
        fs::remove_dir_all(&work).unwrap();
        assert!(failed && is_untouched);
        assert_eq!((there, left), (vec!["whole".to_owned()], vec!["source".to_owned()]));
    }

    #[test]
    fn another_map_is_refused_with_what_was_expected_and_found() {
        // Of nothing, as the algorithm's authors publish it.
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let told = is_the_map(Path::new("source/world_map.gpkg"), b"").unwrap_err();
        assert!(told.starts_with("source/world_map.gpkg is not the map that data/geo/ is made of"), "{told}");
        assert!(told.contains(&format!("expected {MAP_HASH}\n")) && told.contains(nothing), "{told}");
    }

    #[test]
    fn who_has_empty_lists_is_told_to_fill_them() {
        let told = unheard_of(Path::new("world_map.gpkg"));
        assert!(
            told.contains("no package qgis-common") && told.contains("\n  sudo apt-get update\n"),
            "{told}"
        );
    }

    #[test]
    fn of_all_packages_the_very_one_is_taken() {
        let folder = std::env::temp_dir().join(format!("sco-atlas-geo-package-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let others =
            ["qgis_1_all.deb", "a.deb", "qgis-common_1_all.deb.FAILED", "qgis-common-data_1_all.deb"];
        others.iter().for_each(|other| fs::write(folder.join(other), "").unwrap());
        let none = package_in(&folder).unwrap();
        fs::write(folder.join("qgis-common_1_all.deb"), "").unwrap();
        let found = package_in(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!((none, found), (None, Some(folder.join("qgis-common_1_all.deb"))));
    }
}
