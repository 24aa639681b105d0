//! What a reader downloads until the widget answers, measured on `dist/` as a server sends it.

use crate::{
    assemble::{LOADER, STABLE, is_late},
    process::{Failure, project_root},
};
use std::{fs, io::Write, path::Path};

/// Files of these kinds are fetched by the page itself; anything else in `dist/` is not.
const FETCHED: &[(&str, &str)] = &[
    ("html", "page"),
    ("css", "styles"),
    ("js", "glue and loader"),
    ("wasm", "widget with dataset and map"),
];

/// Prints a table of the parts of `dist/`: raw bytes and bytes after Brotli at quality 11.
pub fn report() -> Result<(), Failure> {
    let dist = project_root().join("dist");
    let mut rows = Vec::new();
    collect(&dist, &mut rows)?;
    rows.sort();
    println!("\n| file | what | raw | Brotli 11 |\n|---|---|--:|--:|");
    let (mut raw_total, mut packed_total) = (0, 0);
    for (file, what, raw, packed) in rows {
        println!("| `{file}` | {what} | {} | {} |", kilobytes(raw), kilobytes(packed));
        raw_total += raw;
        packed_total += packed;
    }
    println!("| all until interactive | | {} | **{}** |", kilobytes(raw_total), kilobytes(packed_total));
    Ok(())
}

type Row = (String, &'static str, usize, usize);

/// Of the files in `dist/` those that its page fetches: its own, and of what the loader may import the program alone. What
/// is in folders are examples and whole copies.
fn collect(dist: &Path, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let unreadable = |error| Failure::new(format!("{}: {error}", dist.display()));
    for entry in fs::read_dir(dist).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let on_demand = is_late(&file) || (STABLE.contains(&file.as_str()) && file != LOADER);
        let ending = path.extension().unwrap_or_default();
        let kind = FETCHED.iter().find(|(kind, _)| *kind == ending).filter(|_| !on_demand && path.is_file());
        let Some((_, what)) = kind else { continue };
        let bytes = fs::read(&path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        rows.push((file, what, bytes.len(), brotli_11(&bytes)?));
    }
    Ok(())
}

fn brotli_11(bytes: &[u8]) -> Result<usize, Failure> {
    let mut packed = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 24);
        writer.write_all(bytes).map_err(|error| Failure::new(format!("Brotli failed: {error}")))?;
    }
    Ok(packed.len())
}

/// Thousands of bytes with one decimal, as networks count.
fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::{integrity_of, uncommented};

    #[test]
    fn the_prepared_map_is_small() {
        let folder = project_root().join("data/geo");
        let packed = ["atlas.topo", "locator.path"]
            .map(|file| brotli_11(&fs::read(folder.join(file)).unwrap()).unwrap());
        assert!(packed.iter().sum::<usize>() <= 30_000, "every reader fetches it: {packed:?} bytes");
    }

    #[test]
    fn the_loader_is_small_and_readable() {
        let loader = fs::read_to_string(project_root().join("www").join(LOADER)).unwrap();
        // As it is served: without its comments, and with hashes, which no packing makes smaller.
        let served = uncommented(&loader);
        let filled = served.split("_HASH%").flat_map(|part| [part.to_owned(), integrity_of(part.as_bytes())]);
        let packed = brotli_11(filled.collect::<String>().as_bytes()).unwrap();
        assert!(packed <= 5_000, "every page that embeds the widget fetches the loader: {packed} bytes");
        let widest = loader.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(120), "a line of {widest:?} letters");
    }
}
