//! What a reader downloads until the widget answers, measured on `dist/` as a server sends it.

use crate::{
    assemble::{LOADER, STABLE, is_late},
    process::{Failure, answer, project_root, tool},
    serving::brotli,
};
use std::{fs, path::Path};

/// Files of these kinds are fetched by the page itself; anything else in `dist/` is not.
const FETCHED: &[(&str, &str)] =
    &[("html", "page"), ("css", "styles"), ("js", "glue"), ("wasm", "widget with dataset and map")];

/// The table's head, by which it is found in the README.
const HEAD: &str = "| file | what | raw | Brotli 11 |\n|---|---|--:|--:|\n";

/// More bytes than this a reader does not download, after Brotli at quality 11. It is no goal, but keeps what creeps in from
/// going unnoticed, such as sixteen kilobytes for the one number that is formatted as a float.
const MOST_BYTES: usize = 237_500;

/// The stable Rust that this was measured with: with any other the program is some hundred bytes larger or smaller, which is
/// nobody's slip.
pub const MEASURED_WITH: &str = "1.95";

/// Looks whether `dist/` is no larger than it may be, and says so.
pub fn keep() -> Result<(), Failure> {
    let mut rows = Vec::new();
    collect(&project_root().join("dist"), &mut rows)?;
    let packed: usize = rows.iter().map(|(.., packed)| packed).sum();
    let compiler = answer(tool("rustc").arg("--version"));
    println!("{}", judged(packed, MOST_BYTES, compiler.as_deref().unwrap_or("a Rust that says no version"))?);
    Ok(())
}

/// What there is to say of so many bytes, of which there may be `most`, that this compiler made, which calls itself as
/// `rustc --version` says.
fn judged(packed: usize, most: usize, compiler: &str) -> Result<String, Failure> {
    let told = format!("a reader downloads {} until the widget answers", kilobytes(packed));
    if !is_measured(compiler) {
        return Ok(format!(
            "{told}; the limit of {} binds with Rust {MEASURED_WITH} alone, not with {compiler}",
            kilobytes(most)
        ));
    }
    if packed <= most {
        return Ok(told);
    }
    // To the byte: it may be a few too many.
    let exact = |bytes: usize| format!("{},{:03}", bytes / 1000, bytes % 1000);
    let (weighs, most) = (exact(packed), exact(most));
    Err(Failure::new(format!(
        "a reader downloads {weighs} bytes, and not {most} at most: `cargo xtask size` says in what part (`MOST_BYTES` in xtask/src/size.rs)"
    )))
}

/// Whether that is the compiler that the limit was measured with; what is in beta or built nightly is another one.
pub fn is_measured(compiler: &str) -> bool {
    let version = compiler.strip_prefix("rustc ").and_then(|said| said.split(' ').next());
    let patch = version.and_then(|version| version.strip_prefix(MEASURED_WITH)?.strip_prefix('.'));
    patch.is_some_and(|patch| !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Prints a table of the parts of `dist/`, raw bytes and bytes after Brotli at quality 11, and puts it into the README in
/// place of the one that is there.
pub fn report() -> Result<(), Failure> {
    let dist = project_root().join("dist");
    let mut rows = Vec::new();
    collect(&dist, &mut rows)?;
    rows.sort();
    let mut table = HEAD.to_owned();
    let (mut raw_total, mut packed_total) = (0, 0);
    for (file, what, raw, packed) in rows {
        table +=
            &format!("| `{}` | {what} | {} | {} |\n", unhashed(&file), kilobytes(raw), kilobytes(packed));
        raw_total += raw;
        packed_total += packed;
    }
    let total = format!("{} | **{}** |", kilobytes(raw_total), kilobytes(packed_total));
    table += &format!("| all until interactive | | {total}\n");
    println!("\n{table}");
    let file = project_root().join("README.md");
    let fault = |error| Failure::new(format!("{}: {error}", file.display()));
    let readme = fs::read_to_string(&file).map_err(fault)?;
    let told =
        with_table(&readme, &table).ok_or_else(|| Failure::new("README.md has no table of sizes".into()))?;
    fs::write(&file, told).map_err(fault)
}

/// A text with its table of sizes replaced, if it has one.
fn with_table(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(HEAD)?;
    let rows: usize = rest.split_inclusive('\n').take_while(|line| line.starts_with('|')).map(str::len).sum();
    Some(format!("{before}{table}{}", rest.get(rows..)?))
}

/// A file's name without the hash that the next build changes: `page-….css`.
fn unhashed(file: &str) -> String {
    let is_hash = |part: &str| part.len() > 8 && part.chars().all(|letter| letter.is_ascii_hexdigit());
    let name = |part: &str| if is_hash(part) { "…".to_owned() } else { part.to_owned() };
    let of_stem = |stem: &str| {
        stem.split('-')
            .map(|part| part.split('_').map(name).collect::<Vec<_>>().join("_"))
            .collect::<Vec<_>>()
            .join("-")
    };
    match file.rsplit_once('.') {
        Some((stem, ending)) => format!("{}.{ending}", of_stem(stem)),
        None => file.to_owned(),
    }
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
        let what = if file == LOADER { "loader" } else { what };
        rows.push((file, what, bytes.len(), brotli(&bytes)?.len()));
    }
    Ok(())
}

/// Thousands of bytes with one decimal, as networks count.
fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assemble::integrity_of, minify::smaller};

    #[test]
    fn the_table_is_put_in_place_of_the_old_one_and_names_no_hash() {
        assert_eq!(unhashed("sco-atlas-62814fe463dbb372_bg.wasm"), "sco-atlas-…_bg.wasm");
        assert_eq!(unhashed("page-4a7a3ef57a942b5.css"), "page-….css");
        assert_eq!(unhashed("sco-atlas.js"), "sco-atlas.js");
        let text = format!("Before.\n\n{HEAD}| old | | 1 | 2 |\n\nAfter | all.\n");
        let table = format!("{HEAD}| new | | 3 | 4 |\n");
        assert_eq!(with_table(&text, &table), Some(format!("Before.\n\n{table}\nAfter | all.\n")));
        assert_eq!(with_table("None.", &table), None);
    }

    #[test]
    fn the_limit_binds_with_the_compiler_that_it_was_measured_with() {
        let measured = format!("rustc {MEASURED_WITH}.0 (59807616e 2026-04-14)");
        let told = "a reader downloads 229.5 KB until the widget answers";
        assert_eq!(judged(229_500, 229_500, &measured).unwrap(), told);
        let refused = judged(229_501, 229_500, &measured).unwrap_err().to_string();
        assert!(
            refused.starts_with("a reader downloads 229,501 bytes, and not 229,500 at most: "),
            "{refused}"
        );
        for other in
            ["rustc 1.96.0 (abc)", "rustc 1.95.0-nightly (abc)", "rustc 1.950.0", "rustc 1.9.5", "none"]
        {
            let said = judged(230_100, 229_500, other).unwrap();
            let limit =
                format!("the limit of 229.5 KB binds with Rust {MEASURED_WITH} alone, not with {other}");
            assert_eq!(said, format!("a reader downloads 230.1 KB until the widget answers; {limit}"));
        }
    }

    /// The README says what it is tested with.
    #[test]
    fn the_limit_is_measured_with_the_rust_that_the_readme_names() {
        let readme = fs::read_to_string(project_root().join("README.md")).unwrap();
        assert!(readme.contains(&format!("({MEASURED_WITH} is what it is")), "{MEASURED_WITH}");
    }

    #[test]
    fn the_prepared_map_is_small() {
        let folder = project_root().join("data/geo");
        let packed = ["atlas.topo", "locator.path"]
            .map(|file| brotli(&fs::read(folder.join(file)).unwrap()).unwrap().len());
        assert!(packed.iter().sum::<usize>() <= 30_000, "every reader fetches it: {packed:?} bytes");
    }

    #[test]
    fn the_loader_is_small_and_readable() {
        let loader = fs::read_to_string(project_root().join("www").join(LOADER)).unwrap();
        // As it is served: as small as may be, and with hashes, which no packing makes smaller.
        let served = smaller(&loader).unwrap();
        let filled = served.split("_HASH%").flat_map(|part| [part.to_owned(), integrity_of(part.as_bytes())]);
        let packed = brotli(filled.collect::<String>().as_bytes()).unwrap().len();
        assert!(packed <= 4_600, "every page that embeds the widget fetches the loader: {packed} bytes");
        let widest = loader.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(120), "a line of {widest:?} letters");
    }
}
