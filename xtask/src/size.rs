//! What a reader downloads until the widget answers, measured on `dist/` as a server sends it.

use crate::process::{Failure, project_root};
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
    collect(&dist, &dist, &mut rows)?;
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

fn collect(dist: &Path, folder: &Path, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let unreadable = |error| Failure::new(format!("{}: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            collect(dist, &path, rows)?;
            continue;
        }
        let ending = path.extension().unwrap_or_default();
        // Fetched only where a page brings its own dataset.
        let is_checker = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("check-"));
        if is_checker {
            continue;
        }
        let Some((_, what)) = FETCHED.iter().find(|(kind, _)| *kind == ending) else { continue };
        let bytes = fs::read(&path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        let file = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
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
