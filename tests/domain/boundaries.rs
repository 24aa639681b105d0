//! Guards the parts from one another: who may import whom, where the browser may be known, and what no
//! part may do.

use crate::common::{assert_none, root};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What each part may import: `embed → view → atlas → {timeline, geo} → dataset`, and words for those who
/// show them.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("dataset", &[]),
    ("geo", &["dataset"]),
    ("timeline", &["dataset"]),
    ("i18n", &["dataset", "geo"]),
    ("atlas", &["dataset", "geo", "timeline"]),
    ("view", &["dataset", "geo", "timeline", "i18n", "atlas"]),
    ("embed", &["dataset", "geo", "timeline", "i18n", "atlas", "view"]),
    ("checker", &["dataset"]),
];
/// Parts that are plain Rust.
const PLAIN: &[&str] = &["dataset", "geo", "timeline", "i18n", "atlas"];
/// The one file of these that is not: it puts signals around what the others say.
const NOT_PLAIN: &str = "atlas/store.rs";
/// Parts that JavaScript calls.
const CALLED: &[&str] = &["embed", "checker"];
const BROWSER: &[&str] = &["leptos", "web_sys", "wasm_bindgen", "js_sys"];
/// What would end the widget, and with it a reader's page.
const ENDS_IT: &[&str] = &[
    ".unwrap()",
    ".expect(",
    ".unwrap_err()",
    ".expect_err(",
    "panic!",
    "unreachable!",
    "todo!",
    "unimplemented!",
    "assert!",
    "assert_eq!",
    "assert_ne!",
    "abort(",
    "process::exit(",
];

/// The code of a file without comments, without what stands in quotation marks, and without tests.
fn bare(source: &str) -> String {
    without_tests(&without_texts(source))
}

/// Drops comments and empties texts and characters, but keeps quotation marks and line ends.
fn without_texts(source: &str) -> String {
    let letters: Vec<char> = source.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    let starts =
        |at: usize, what: &str| what.chars().enumerate().all(|(i, c)| letters.get(at + i) == Some(&c));
    let is_word = |letter: Option<&char>| letter.is_some_and(|c| c.is_alphanumeric() || *c == '_');
    while at < letters.len() {
        let raw = letters[at] == 'r' && !is_word(at.checked_sub(1).and_then(|before| letters.get(before)));
        let hashes = letters[at..].iter().skip(1).take_while(|letter| **letter == '#').count();
        if starts(at, "//") {
            while at < letters.len() && letters[at] != '\n' {
                at += 1;
            }
        } else if starts(at, "/*") {
            let mut depth = 0;
            while at < letters.len() {
                if starts(at, "/*") {
                    depth += 1;
                    at += 2;
                } else if starts(at, "*/") {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        break;
                    }
                } else {
                    at += 1;
                }
            }
        } else if raw && letters.get(at + 1 + hashes) == Some(&'"') {
            let end = format!("\"{}", "#".repeat(hashes));
            at += hashes + 2;
            while at < letters.len() && !starts(at, &end) {
                at += 1;
            }
            at += end.chars().count();
            out.push_str("\"\"");
        } else if letters[at] == '"' {
            at += 1;
            while at < letters.len() && letters[at] != '"' {
                at += if letters[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
            out.push_str("\"\"");
        } else if letters[at] == '\'' && (starts(at + 1, "\\") || letters.get(at + 2) == Some(&'\'')) {
            at += if starts(at + 1, "\\") { 3 } else { 2 };
            while at < letters.len() && letters[at] != '\'' {
                at += 1;
            }
            at += 1;
            out.push_str("''");
        } else {
            out.push(letters[at]);
            at += 1;
        }
    }
    out
}

/// Drops what stands under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        out.push_str(before);
        let mut depth = 0;
        let end = after.char_indices().find(|(_, letter)| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0 && matches!(letter, '}' | ';')
        });
        rest = end.map_or("", |(at, letter)| &after[at + letter.len_utf8()..]);
    }
    out + rest
}

/// Names and signs in order, spaces gone; a name keeps its letters together.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let length = if is_word(first) {
            rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// The parts of the crate that a file names. `depth` is how many `super` lead to the crate's root.
fn imports(code: &str, depth: usize) -> BTreeSet<String> {
    let tokens = tokens(code);
    let mut found = BTreeSet::new();
    for at in 0..tokens.len() {
        // Where the path goes on below the crate's root, if it begins there.
        let mut below = match tokens[at] {
            "crate" | "sco_atlas" => at + 1,
            "super" if at == 0 || tokens[at - 1] != "::" => {
                let supers = tokens[at..].chunks(2).take_while(|pair| *pair == ["super", "::"]).count();
                if supers < depth {
                    continue;
                }
                at + 2 * supers - 1
            }
            _ => continue,
        };
        if tokens.get(below) != Some(&"::") {
            continue;
        }
        below += 1;
        if tokens.get(below) != Some(&"{") {
            found.extend(tokens.get(below).map(ToString::to_string));
            continue;
        }
        let mut braces = 0;
        for (at, token) in tokens.iter().enumerate().skip(below) {
            match *token {
                "{" => braces += 1,
                "}" => braces -= 1,
                name if braces == 1 && matches!(tokens[at - 1], "{" | ",") => {
                    found.insert(name.to_owned());
                }
                _ => {}
            }
            if braces == 0 {
                break;
            }
        }
    }
    found
}

/// What reads text as HTML, which strict pages forbid.
const AS_HTML: [&str; 4] = ["inner_html", "set_inner_html", "set_outer_html", "insert_adjacent_html"];

/// Everything that a file, `part/name.rs`, breaks. `depth` is how many `super` lead to the crate's root.
fn offences(file: &str, depth: usize, source: &str) -> Vec<String> {
    let part = file.split(['/', '.']).next().unwrap_or(file);
    let code = bare(source);
    let words: BTreeSet<&str> = tokens(&code).into_iter().collect();
    let close: String = code.split_whitespace().collect();
    let mut found = Vec::new();
    if let Some((_, allowed)) = MAY_IMPORT.iter().find(|(of, _)| *of == part) {
        for other in imports(&code, depth) {
            let is_part = MAY_IMPORT.iter().any(|(of, _)| *of == other);
            if is_part && other != part && !allowed.contains(&other.as_str()) {
                found.push(format!("imports {other}"));
            }
        }
    }
    if PLAIN.contains(&part) && file != NOT_PLAIN {
        found
            .extend(BROWSER.iter().filter(|name| words.contains(**name)).map(|name| format!("knows {name}")));
    }
    if !CALLED.contains(&part) && close.contains("#[wasm_bindgen") {
        found.push("has #[wasm_bindgen]".to_owned());
    }
    // What is asserted for debuggers is not in what is shipped.
    let shipped = close.replace("debug_assert", "");
    found.extend(ENDS_IT.iter().filter(|what| shipped.contains(**what)).map(|what| format!("has {what}")));
    if part == "view" {
        // Names of attributes are texts, which `bare` has emptied.
        let whole: String = source.split_whitespace().collect();
        let puts = ["set", "live", "follow", "flag"].map(|put| format!(".{put}(\"style\""));
        if puts.iter().any(|put| whole.contains(put)) {
            found.push("has a style attribute in text".to_owned());
        }
        found.extend(AS_HTML.iter().filter(|name| words.contains(**name)).map(|name| format!("has {name}")));
    }
    found
}

/// What could index out of range is found by clippy, which knows types: each program asks it to look, and nothing lets it off.
#[test]
fn nothing_that_a_browser_runs_may_index() {
    const LOOK: &str = "#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]";
    let sources: Vec<_> = files()
        .into_iter()
        .map(|(name, _, path)| (name, fs::read_to_string(path).expect("a source")))
        .collect();
    let asks = sources.iter().filter(|(_, source)| source.lines().any(|line| line == LOOK));
    let asks: BTreeSet<_> = asks.map(|(name, _)| name.as_str()).collect();
    assert_eq!(asks, BTreeSet::from(["checker/lib.rs", "lib.rs", "main.rs"]));
    for (name, source) in &sources {
        let named: usize =
            ["indexing_slicing", "string_slice"].map(|lint| source.matches(lint).count()).iter().sum();
        assert_eq!(named, if asks.contains(name.as_str()) { 2 } else { 0 }, "lints named in {name}");
    }
}

/// Name from the part on, depth below the crate's root, and path of every file that a browser runs: those under `src/`, and
/// under `checker/src/`, which are a part of their own.
fn files() -> Vec<(String, usize, PathBuf)> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                into.push(path);
            }
        }
    }
    let here = crate::common::root();
    let of_program = |folder: &str, part: &str| {
        let root = here.join(folder);
        let mut paths = Vec::new();
        walk(&root, &mut paths);
        paths.sort();
        let describe = |path: PathBuf| {
            let inside = path.strip_prefix(&root).expect("a file under its folder");
            let depth = inside.with_extension("").iter().filter(|name| *name != "mod").count();
            (Path::new(part).join(inside).to_string_lossy().into_owned(), depth, path)
        };
        paths.into_iter().map(describe).collect::<Vec<_>>()
    };
    [of_program("src", ""), of_program("checker/src", "checker")].concat()
}

/// Whoever looks for a room finds it in ARCHITECTURE.md: each file of the commands, and each folder or file that the others are in.
#[test]
fn every_room_is_on_the_map_of_the_house() {
    let root = root();
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let (_, map) = text.split_once("## Where things are").expect("the map of the house");
    let (map, _) = map.split_once("\n## ").expect("what follows it");
    let names = |folder: &str| {
        let entries = fs::read_dir(root.join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect::<Vec<_>>()
    };
    let mut lost = Vec::new();
    for folder in ["xtask/src", "xtask", "tests", "src", "build", "docs"] {
        for name in names(folder) {
            // What all folders of programs have; pictures, and the schema, by its word.
            let is_known = matches!(name.as_str(), "src" | "Cargo.toml" | "dataset.schema.json");
            let is_picture = [".png", ".webp"].iter().any(|end| name.ends_with(end));
            if !is_known && !is_picture && !map.contains(&name) {
                lost.push(format!("{folder}/{name}"));
            }
        }
    }
    lost.sort();
    assert_none(&lost);
}

#[test]
fn every_file_keeps_to_its_place() {
    let mut complaints = Vec::new();
    let mut parts = BTreeSet::new();
    let mut names = BTreeSet::new();
    for (name, depth, path) in files() {
        let source = fs::read_to_string(&path).expect("a source file");
        for offence in offences(&name, depth, &source) {
            complaints.push(format!("{}: {offence}", path.display()));
        }
        parts.extend(name.split(['/', '.']).next().map(str::to_owned));
        names.insert(name);
    }
    assert!(names.contains(NOT_PLAIN), "there is no {NOT_PLAIN}: {names:?}");
    for part in ["atlas", "checker", "dataset", "geo", "i18n", "timeline"] {
        assert!(parts.contains(part), "no file of {part} was looked at: {parts:?}");
    }
    let known: BTreeSet<&str> = MAY_IMPORT.iter().map(|(part, _)| *part).chain(["lib", "main"]).collect();
    let unknown: Vec<_> = parts.iter().filter(|part| !known.contains(part.as_str())).collect();
    assert!(unknown.is_empty(), "no rule says what these may import: {unknown:?}");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn imports_that_are_there_are_seen() {
    let seen = |part: &str| {
        let of_part = files().into_iter().filter(|(name, _, _)| name.split('/').next() == Some(part));
        let read = |(_, depth, path)| imports(&bare(&fs::read_to_string(path).expect("a file")), depth);
        of_part.flat_map(read).collect::<BTreeSet<_>>()
    };
    assert!(seen("timeline").contains("dataset"));
    assert!(seen("i18n").contains("dataset"));
    assert!(seen("atlas").is_superset(&["dataset".to_owned(), "geo".to_owned()].into()));
}

#[test]
fn a_line_that_breaks_a_rule_is_found_and_one_that_does_not_is_left_alone() {
    let nothing: &[&str] = &[];
    for (part, depth, source, expected) in [
        ("dataset", 2, "use crate::geo::Topology;", &["imports geo"][..]),
        ("dataset", 2, "use crate :: atlas;", &["imports atlas"]),
        ("dataset", 2, "use super::{Date, queries::Index};", nothing),
        ("dataset", 2, "use super::super::view;", &["imports view"]),
        ("dataset", 1, "use super::view;", &["imports view"]),
        ("geo", 2, "use super::view;", nothing),
        ("view", 3, "use super::super::embed;", nothing),
        ("view", 3, "use super::super::super::embed;", &["imports embed"]),
        ("geo", 2, "use crate::dataset::Day;", nothing),
        ("geo", 2, "fn f() { crate::timeline::lanes(); }", &["imports timeline"]),
        ("timeline", 2, "use crate::{dataset::{Day, geo}, i18n::en};", &["imports i18n"]),
        ("timeline", 2, "use crate::{\n    dataset::Day,\n    geo::{Face, Point},\n};", &["imports geo"]),
        ("atlas", 2, "use sco_atlas::view::root;", &["imports view"]),
        ("view", 2, "use crate::{atlas::Atlas, i18n::en, geo, timeline, dataset};", nothing),
        ("view", 2, "pub(crate) fn f() {}", nothing),
        ("i18n", 2, "use crate::atlas::Action;", &["imports atlas"]),
        ("geo", 2, "use leptos::prelude::*;", &["knows leptos"]),
        ("i18n", 2, "let w = web_sys::window();", &["knows web_sys"]),
        ("geo", 2, "// leptos, crate::view\n/* web_sys /* nested */ js_sys */ let a = \"leptos\";", nothing),
        ("geo", 2, "let a = 'l'; let b = r#\"js_sys \" crate::view\"#; fn f<'a>() {}", nothing),
        ("geo", 2, "let a = '\"'; use leptos; let b = '\\'';", &["knows leptos"]),
        ("geo", 2, "let leptospira = 1;", nothing),
        ("atlas/store.rs", 2, "use leptos::prelude::*;", nothing),
        ("atlas/reduce.rs", 2, "use leptos::prelude::*;", &["knows leptos"]),
        ("view", 2, "#[wasm_bindgen(start)] fn f() {}", &["has #[wasm_bindgen]"]),
        ("view", 2, "use wasm_bindgen::JsCast;", nothing),
        ("embed", 2, "#[wasm_bindgen]\npub fn mount() {}", nothing),
        ("embed", 2, "x.unwrap();", &["has .unwrap()"]),
        ("embed", 2, "x\n    .expect(\"it\");", &["has .expect("]),
        ("lib", 1, "panic!(\"no\")", &["has panic!"]),
        ("main", 1, "unreachable!()", &["has unreachable!"]),
        ("view", 2, "todo!()", &["has todo!"]),
        ("checker/lib.rs", 1, "#[wasm_bindgen]\npub fn check() { x.unwrap_err(); }", &["has .unwrap_err()"]),
        ("checker/lib.rs", 1, "use crate::view;", &["imports view"]),
        ("dataset", 2, "assert_eq!(a, b, \"it\");", &["has assert_eq!"]),
        ("dataset", 2, "debug_assert!(a);", nothing),
        ("dataset", 2, "assert!(a);", &["has assert!"]),
        ("embed", 2, "std::process::abort();", &["has abort("]),
        ("view", 2, "x.unwrap_or_default(); y.unwrap_or(1);", nothing),
        ("geo", 2, "#[cfg(test)]\nmod tests { fn f() { x.unwrap(); let y = '{'; } }\n", nothing),
        ("geo", 2, "#[cfg(test)]\nmod tests;\nfn f() { x.unwrap(); }", &["has .unwrap()"]),
        ("geo", 2, "#[cfg(test)] mod tests { } fn f() { x.unwrap(); }", &["has .unwrap()"]),
        ("view", 2, "div().set(\"style\", \"color: red\")", &["has a style attribute in text"]),
        ("view", 2, "div().live(\n    \"style\", || text())", &["has a style attribute in text"]),
        ("view", 2, "div().style(\"width\", || w()).set(\"font-style\", \"normal\")", nothing),
        ("view", 2, "element.set_inner_html(text);", &["has set_inner_html"]),
        ("view", 2, "let mystyle = \"x\"; let style = \"x\"; style == \"x\"", nothing),
    ] {
        assert_eq!(offences(part, depth, source), expected, "{part}: {source}");
    }
}

/// Lints and native tests see all of the code only as long as none of it is for the browser alone.
#[test]
fn no_code_is_for_one_target_alone() {
    for (_, _, path) in files() {
        let source = fs::read_to_string(&path).expect("a file of text");
        // `cfg!` is an expression: both of its sides are seen.
        let hides = |line: &str| line.trim_start().starts_with("#[cfg(") && line.contains("target");
        assert!(!source.lines().any(hides), "{}", path.display());
    }
}
