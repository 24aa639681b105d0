//! Prepares `data/geo/` from Natural Earth, so that an ordinary build needs neither network nor tools.
//!
//! 1. fetch the source and mapshaper ([`source`]);
//! 2. give each province to a state or a disputed area, measure it on the ellipsoid, project it
//!    ([`faces`], [`projection`]);
//! 3. let mapshaper cut along lines of claim, dissolve, simplify and clip ([`source`]);
//! 4. round to the grid, drop islets, find anchors ([`topology`]) and write it all ([`encode`]);
//! 5. draw the world around it for the inset ([`locator`]).
//!
//! With `--table` it writes nothing there, and says what finer and coarser maps would cost ([`table`]).

mod encode;
mod faces;
mod locator;
mod mend;
mod projection;
mod recipe;
mod source;
mod table;
mod topology;
mod untangle;

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    // As cargo says now: what it once compiled may have been copied to another folder since.
    let compiled = || PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(compiled, PathBuf::from);
    let root = here.ancestors().nth(2).ok_or("no project folder")?.to_owned();
    let work = root.join("target/geo");
    fs::create_dir_all(&work)?;
    let recipe = recipe::Recipe::read(&root.join("data"))?;

    let sheets = source::fetch(&work)?;
    let provinces = faces::Provinces::read(&sheets, &recipe)?;
    provinces.write_projected(&work)?;
    source::cut_and_simplify(&work, topology::FINEST_BEND)?;
    let simplified = work.join("simplified.json");
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("--table") => return table::print(&simplified, &recipe),
        Some(word) => return Err(format!("`{word}` is not understood; expected --table or nothing").into()),
    }
    let map = topology::Map::read(&simplified, &recipe, topology::Bends::CHOSEN)?;

    let bytes = encode::encode(&map);
    let out = root.join("data/geo");
    fs::create_dir_all(&out)?;
    fs::write(out.join("atlas.topo"), &bytes)?;
    fs::write(out.join("areas.csv"), provinces.area_table())?;
    fs::write(out.join("outlines.txt"), faces::exact_outlines(&work)?)?;
    fs::write(out.join("locator.path"), locator::path(&work)?)?;
    println!(
        "data/geo/atlas.topo: {} bytes, {} arcs, {} points, {} faces",
        bytes.len(),
        map.arcs.len(),
        map.arcs.iter().map(Vec::len).sum::<usize>(),
        map.faces.len()
    );
    Ok(())
}
