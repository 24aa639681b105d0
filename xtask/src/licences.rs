//! The licences of the code of others that is compiled into the programs: each asks that its notice goes along.

use crate::{
    assemble,
    needs::WASM_TARGET,
    process::{Failure, answer, cargo, project_root, spelled, texts_in},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

/// The file with all of them, which no reader fetches.
pub const FILE: &str = "LICENSES.txt";

/// What code may be licensed under that goes into the programs: whoever passes them on has to keep the notice, and no more.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "Unicode-3.0",
    "Zlib",
];

/// How files begin that hold a licence or a notice.
const NOTICES: &[&str] = &["LICENSE", "LICENCE", "UNLICENSE", "COPYING", "COPYRIGHT", "NOTICE"];

/// The notices of Rust's standard library, which cargo does not know as a crate. Kept, because not every Rust has them.
const STANDARD_LIBRARY: &str = include_str!("standard-library.txt");

/// A crate that is compiled into one of the programs.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Crate {
    name: String,
    version: String,
    /// As its `Cargo.toml` says it.
    licence: String,
}

/// What [`FILE`] says: each crate in the widget's program or the checker's, its licence, and the texts.
///
/// # Errors
/// Names a crate with a licence that is not allowed, or without any text.
pub fn text() -> Result<String, Failure> {
    let root = project_root();
    let folders = folders()?;
    let mut entries = Vec::new();
    for of in crates()? {
        if !is_allowed(&of.licence) {
            return Err(Failure::new(format!(
                "{} {} is licensed under `{}`, which is not among what may be shipped (`ALLOWED` in xtask/src/licences.rs)",
                of.name, of.version, of.licence
            )));
        }
        let named = |name: String| folders.iter().find(|folder| folder.ends_with(&name));
        // The widget's own folder may be called otherwise.
        let widget = || Some(&root).filter(|_| of.name == "sco-atlas");
        let folder = named(format!("{}-{}", of.name, of.version)).or_else(|| named(of.name.clone()));
        let folder = folder.or_else(widget).ok_or_else(|| {
            Failure::new(format!("the sources of {} {} are not found", of.name, of.version))
        })?;
        // Its own packages have the project's licence, those that stand in for others too; not what came from a registry.
        let is_own = folder.starts_with(&root) && !folder.join("Cargo.toml.orig").exists();
        let mut texts = notices(if is_own { &root } else { folder })?;
        if texts.is_empty() {
            texts.push(instead(&of, &read(&folder.join("Cargo.toml"))?, &read(&root.join("LICENSE-MIT"))?)?);
        }
        entries.push((!is_own, of, texts));
    }
    entries.sort();
    let entries: Vec<_> = entries.into_iter().map(|(_, of, texts)| (of, texts)).collect();
    Ok(written(&entries, &assemble::version()?))
}

/// The crates of both programs, in the order of their names. What only builds them is not among these, such as macros.
fn crates() -> Result<BTreeSet<Crate>, Failure> {
    let mut tree = cargo();
    tree.args([
        "tree",
        "--locked",
        "--package",
        "sco-atlas",
        "--package",
        "checker",
        "--target",
        WASM_TARGET,
    ]);
    // Some have cargo colour whatever it says.
    tree.args([
        "--color",
        "never",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}|{l}",
    ]);
    let said = answer(tree.stderr(Stdio::inherit()));
    let said = said.ok_or_else(|| Failure::new(format!("`{}` failed", spelled(&tree))))?;
    let crates: BTreeSet<Crate> = said.lines().filter_map(told).collect();
    if crates.is_empty() {
        return Err(Failure::new(format!("`{}` names no crate", spelled(&tree))));
    }
    Ok(crates)
}

/// A crate as cargo tells of it: `name v1.0.0 (where)|licence (*)`.
fn told(line: &str) -> Option<Crate> {
    let (package, licence) = line.split_once('|')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    let licence = licence.strip_suffix(" (*)").unwrap_or(licence);
    Some(Crate { name: name.into(), version: version.into(), licence: licence.into() })
}

/// Where the sources of all crates are.
fn folders() -> Result<Vec<PathBuf>, Failure> {
    let mut metadata = cargo();
    metadata.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", WASM_TARGET]);
    let said = answer(metadata.stderr(Stdio::inherit()));
    let said = said.ok_or_else(|| Failure::new(format!("`{}` failed", spelled(&metadata))))?;
    let manifests = texts_in(&said, "manifest_path").into_iter().map(PathBuf::from);
    Ok(manifests.filter_map(|manifest| manifest.parent().map(Path::to_owned)).collect())
}

/// Whether one may choose licences by `expression` that are all allowed.
fn is_allowed(expression: &str) -> bool {
    // Older crates write a stroke for what is now an OR.
    let expression = expression.replace('/', " OR ");
    let expression = expression.trim();
    let inside = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if let Some(inside) = inside.filter(|inside| parts(inside, "").len() == 1) {
        return is_allowed(inside);
    }
    let (choices, all) = (parts(expression, " OR "), parts(expression, " AND "));
    match (choices.len(), all.len()) {
        (2.., _) => choices.into_iter().any(is_allowed),
        (_, 2..) => all.into_iter().all(is_allowed),
        _ => ALLOWED.contains(&expression),
    }
}

/// What stands between words outside of all brackets. By no word it is all one part, or none where a bracket closes that
/// has not been opened.
fn parts<'a>(expression: &'a str, word: &str) -> Vec<&'a str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, letter) in expression.char_indices() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if depth < 0 {
            return Vec::new();
        }
        if depth == 0 && at >= from && !word.is_empty() && expression[at..].starts_with(word) {
            parts.push(&expression[from..at]);
            from = at + word.len();
        }
    }
    parts.push(&expression[from..]);
    parts
}

/// The texts of the files in this folder that hold licences and notices, in the order of the files' names.
fn notices(folder: &Path) -> Result<Vec<String>, Failure> {
    let fault = |error| Failure::new(format!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && NOTICES.iter().any(|start| name.starts_with(start)) {
            files.push(path);
        }
    }
    files.sort();
    files.iter().map(|file| Ok(tidy(&read(file)?))).collect()
}

/// What stands in for the text that a crate does not bring along: MIT's, with its authors as its `Cargo.toml` names them.
fn instead(of: &Crate, manifest: &str, mit: &str) -> Result<String, Failure> {
    let may_be_mit = is_allowed(&of.licence) && of.licence.contains("MIT");
    let whole = mit.split_once("Copyright (c) ").and_then(|(before, rest)| {
        let (_, after) = rest.split_once('\n')?;
        let names = authors(manifest);
        let names = if names.is_empty() { format!("the authors of {}", of.name) } else { names.join(", ") };
        may_be_mit.then(|| tidy(&format!("{before}Copyright (c) {names}\n{after}")))
    });
    whole.ok_or_else(|| {
        Failure::new(format!("{} {} comes without the text of its licence", of.name, of.version))
    })
}

/// Who `manifest` says has written a crate, without addresses to write to.
fn authors(manifest: &str) -> Vec<&str> {
    let list = manifest.split_once("\nauthors = [").and_then(|(_, rest)| rest.split_once(']'));
    let quoted = list.map_or("", |(list, _)| list).split('"').skip(1).step_by(2);
    quoted.map(|author| author.split(" <").next().unwrap_or(author)).collect()
}

/// Without what is not seen.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The file: a list of the crates, then each text once. Texts are one where all their words are.
fn written(entries: &[(Crate, Vec<String>)], version: &str) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut known: Vec<(String, &str)> = Vec::new();
    let mut out = format!(
        "What is compiled into sco-atlas {version} and the program beside it that checks datasets, under which licences, and\n\
         after that the numbered texts. The map is Natural Earth's, which is in the public domain.\n\n"
    );
    for (of, texts) in entries {
        let mut numbers = BTreeSet::new();
        for text in texts {
            let key = words(text);
            let at = known.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                known.push((key, text));
                known.len() - 1
            });
            numbers.insert(at + 1);
        }
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        out += &format!("{} {}: {} [{}]\n", of.name, of.version, of.licence, numbers.join(", "));
    }
    out += &format!("\n{}", tidy(STANDARD_LIBRARY));
    for (at, (_, text)) in known.iter().enumerate() {
        out += &format!("\n\n{}\n[{}]\n\n{text}", "=".repeat(80), at + 1);
    }
    out + "\n"
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_that_is_shipped_is_told_with_its_notice() {
        let text = text().unwrap();
        let crates = crates().unwrap();
        assert!(crates.len() > 50, "{crates:?}");
        for of in &crates {
            assert!(text.contains(&format!("\n{} {}: {} [", of.name, of.version, of.licence)), "{of:?}");
        }
        // Of these one has no file with its licence, one is part of Rust, and one stands in for another.
        assert!(text.contains("\nleptos ") && text.contains("Copyright (c) Greg Johnston\n"), "{text}");
        assert!(text.contains("\nwasm-bindgen ") && text.contains("Copyright (c) 2014 Alex Crichton\n"));
        assert!(
            text.contains("\ndlmalloc ")
                && text.contains("\nwasm-streams 0.5.99: MIT OR Apache-2.0 [1, 2]\n")
        );
        // Macros are run and not shipped, and what is for other machines is neither.
        for absent in ["leptos_macro", "serde_derive", "wasm-bindgen-macro", "libc", "sha2"] {
            assert!(crates.iter().all(|of| of.name != absent), "{absent}");
        }
        let home = crate::process::cargo_home().display().to_string();
        assert!(!text.contains(&home), "another machine would make another file");
    }

    #[test]
    fn a_licence_is_allowed_where_all_that_one_may_choose_is() {
        for allowed in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "MIT AND (GPL-3.0-only OR Zlib)",
            "(MIT OR Apache-2.0)",
            "Apache-2.0 WITH LLVM-exception OR MIT",
        ] {
            assert!(is_allowed(allowed), "{allowed}");
        }
        for refused in [
            "",
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "(MIT OR Apache-2.0) AND MPL-2.0",
            "(MPL-2.0) AND (MIT)",
            "MPL-2.0 OR GPL-3.0-only AND MIT",
            "Apache-2.0 WITH Other-exception",
        ] {
            assert!(!is_allowed(refused), "{refused}");
        }
    }

    #[test]
    fn a_crate_is_read_as_cargo_tells_of_it() {
        let of = |name: &str, version: &str, licence: &str| {
            Some(Crate { name: name.into(), version: version.into(), licence: licence.into() })
        };
        assert_eq!(told("a_b v1.0.0+c|MIT (*)"), of("a_b", "1.0.0+c", "MIT"));
        assert_eq!(told("a v0.1.0 (/some where/a)|MIT OR Zlib"), of("a", "0.1.0", "MIT OR Zlib"));
        assert_eq!(told(""), None);
    }

    #[test]
    fn what_comes_without_a_text_has_its_authors_in_mits_and_no_other_licences() {
        let of = |licence: &str| Crate { name: "a".into(), version: "1.0.0".into(), licence: licence.into() };
        let manifest =
            "[package]\nname = \"a\"\nauthors = [\n    \"An Author <a@example.org>\",\n    \"B\",\n]\n";
        let mit = "MIT License\n\nCopyright (c) Us\n\nPermission\n";
        let text = instead(&of("MIT"), manifest, mit).unwrap();
        assert_eq!(text, "MIT License\n\nCopyright (c) An Author, B\n\nPermission");
        let text = instead(&of("MIT"), "[package]\n", mit).unwrap();
        assert!(text.contains("Copyright (c) the authors of a\n"), "{text}");
        let refused = instead(&of("Zlib"), manifest, mit).unwrap_err().to_string();
        assert_eq!(refused, "a 1.0.0 comes without the text of its licence");
    }

    #[test]
    fn each_text_is_there_once() {
        let of = |name: &str| Crate { name: name.into(), version: "1.0.0".into(), licence: "MIT".into() };
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let entries = [(of("a"), texts(&["One  text.", "Two."])), (of("b"), texts(&["One\ntext."]))];
        let text = written(&entries, "1.2.3");
        assert!(text.contains("\na 1.0.0: MIT [1, 2]\nb 1.0.0: MIT [1]\n"), "{text}");
        assert_eq!(text.split_whitespace().filter(|word| *word == "One").count(), 1, "{text}");
        assert!(text.ends_with("[2]\n\nTwo.\n"), "{text}");
    }
}
