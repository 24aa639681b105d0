//! Guards the reading of the files under `data/`: what is embedded is what they say, and what cannot be read is named.

use crate::common::{assert_none, dataset as checked};
use sco_atlas::dataset::{Dataset, Layers};
use std::{fs, path::PathBuf};

#[test]
fn the_embedded_dataset_is_that_of_the_files() {
    let embedded = sco_atlas::embed::world().expect("the embedded dataset can be read");
    assert_eq!(*embedded.record(), checked());
    assert_eq!(embedded.layers, Layers::new(checked(), checked()));
}

/// A copy of the committed data, in a folder of its own beside this program, with one file replaced or removed.
fn broken_copy(name: &str, file: &str, change: fn(String) -> Option<String>) -> PathBuf {
    let folder = std::env::current_exe().expect("this program").with_file_name(format!("data-{name}"));
    fs::create_dir_all(&folder).expect("a folder for temporary files");
    for other in crate::common::files::FILES {
        fs::copy(crate::common::data_folder().join(other), folder.join(other)).expect("a copy");
    }
    let path = folder.join(file);
    match change(fs::read_to_string(&path).expect("the copied file")) {
        Some(text) => fs::write(&path, text).expect("a changed file"),
        None => fs::remove_file(&path).expect("one file less"),
    }
    folder
}

/// Name of the case, file, change, whether the whole message follows or a part of it, message.
type Spoilt =
    (&'static str, &'static str, fn(String) -> Option<String>, fn(&str, &str) -> bool, &'static str);

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_reason() {
    let exactly = |message: &str, expected: &str| message == expected;
    let in_part = |message: &str, expected: &str| message.contains(expected);
    let cases: [Spoilt; 11] = [
        (
            "unknown-field",
            "spans.toml",
            |text| Some(text + "\ncolour = \"red\"\n"),
            in_part,
            "unknown field `colour`",
        ),
        (
            "unknown-field-of-the-atlas",
            "atlas.toml",
            |text| Some(format!("colour = \"red\"\n{text}")),
            in_part,
            "unknown field `colour`",
        ),
        (
            "missing-field",
            "spans.toml",
            |text| Some(text.replacen("basis = \"founding\"\n", "", 1)),
            in_part,
            "missing field `basis`",
        ),
        ("no-toml", "states.toml", |_| Some("[[state\n".into()), in_part, "line 1"),
        (
            "a-number-as-text",
            "article.toml",
            |text| Some(text.replacen("paragraph = 4", "paragraph = \"4\"", 1)),
            in_part,
            "invalid type: string \"4\", expected u32",
        ),
        (
            "a-negative-paragraph",
            "article.toml",
            |text| Some(text.replacen("paragraph = 4", "paragraph = -4", 1)),
            in_part,
            "expected u32",
        ),
        (
            "another-kind",
            "decisions.toml",
            |text| Some(text.replace("[[decision]]", "[[decree]]")),
            exactly,
            "decisions.toml: holds [[decree]]; expected [[decision]] alone",
        ),
        (
            "another-kind-too",
            "decisions.toml",
            |text| Some(text.replacen("[[decision]]", "[[decree]]", 1)),
            exactly,
            "decisions.toml: holds [[decree]]; expected [[decision]] alone",
        ),
        (
            "nothing-in-it",
            "sources.toml",
            |_| Some("# later\n".into()),
            exactly,
            "sources.toml: holds nothing; expected at least one [[source]]",
        ),
        ("missing", "summits.toml", |_| None, in_part, "summits.toml: "),
        ("the-derived-file-missing", "article-names.toml", |_| None, in_part, "article-names.toml: "),
    ];
    let mut complaints = Vec::new();
    for (name, file, change, matches, expected) in cases {
        let message = crate::common::files::read(&broken_copy(name, file, change)).err().unwrap_or_default();
        if !message.starts_with(&format!("{file}: ")) || !matches(&message, expected) {
            complaints.push(format!("{name}: said `{message}`; expected `{expected}` of {file}"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn an_unchanged_copy_of_the_files_is_read() {
    let copy =
        crate::common::files::read(&broken_copy("unchanged", "spans.toml", Some)).expect("nothing is wrong");
    assert_eq!(Dataset::check(&copy), Ok(checked()));
}
