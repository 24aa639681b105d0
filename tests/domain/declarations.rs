//! Guards the declarations for TypeScript: that they, and the loader, are those of the types.

use crate::common::{dataset, root};
use sco_atlas::embed::types::{Declared, Kind, Options, declarations};
use std::{env, fs};

/// After a change of the types `UPDATE=1 cargo test declarations::` writes the file anew.
#[test]
fn the_declarations_are_those_of_the_types() {
    let file = root().join("www/sco-atlas.d.ts");
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, declarations()).expect("the declarations can be written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == declarations(), "www/sco-atlas.d.ts is out of date: UPDATE=1 cargo test declarations::");
}

#[test]
fn the_loader_knows_the_same_options() {
    let loader = fs::read_to_string(root().join("www/sco-atlas.js")).expect("the loader");
    let Kind::Record { fields, .. } = Options::KIND else { panic!("options are a record") };
    let listed = |words: &[&str]| {
        let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
        format!("[{}]", quoted.join(", "))
    };
    let mut shown = Vec::new();
    for field in fields {
        match field.kind {
            Kind::OrNull(Kind::Language(words)) => {
                let line = format!("const LANGUAGES = {};\n", listed(words));
                assert!(loader.contains(&line), "the loader lacks {line:?}");
            }
            Kind::OrNull(Kind::OneOf(words)) if field.name != "layer" => {
                let line = format!("  {}: {},\n", field.name, listed(words));
                assert!(loader.contains(&line), "the loader lacks {line:?}");
            }
            _ => shown.push(field.name),
        }
    }
    let line = format!("const SHOWN = {};\n", listed(&shown));
    assert!(loader.contains(&line), "the loader lacks {line:?}");
}

/// Scripts that are fetched apart from one another repeat what they must agree on.
#[test]
fn all_scripts_know_the_same_events_and_wait_as_long() {
    let script = |file: &str| fs::read_to_string(root().join("www").join(file)).expect("a script");
    let declared = declarations();
    let (_, events) = declared.split_once("interface ScoAtlasEvents {").expect("the events");
    let (events, _) = events.split_once("\n}").expect("their end");
    let names: Vec<_> = events
        .lines()
        .filter_map(|line| Some(line.trim().strip_prefix("\"sco-atlas:")?.split_once('"')?.0))
        .collect();
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let all = sorted(names.iter().map(|name| (*name).to_owned()).collect());
    for (file, before) in [
        ("sco-atlas-host.js", "const EVENTS = ["),
        ("sco-atlas-frame.js", "for (const name of [\"ready\", "),
        ("sco-atlas-share.js", "for (const name of [\"ready\", "),
    ] {
        let text = script(file);
        let (_, list) = text.split_once(before).unwrap_or_else(|| panic!("{file} has no {before}"));
        let (list, _) = list.split_once(']').expect("the list's end");
        let whole = format!("{before}{list}");
        let (_, words) = whole.split_once('[').expect("the list's beginning");
        let listed = words.split(", ").map(|word| word.trim_matches('"').to_owned()).collect();
        assert_eq!(sorted(listed), all, "{file}");
    }
    for file in ["sco-atlas.js", "sco-atlas-data.js", "sco-atlas-share.js"] {
        assert!(script(file).contains("const LONGEST_MS = 30_000;\n"), "{file} waits another time");
    }
}

/// The dialog that writes code for pages is no part of the program, and repeats what it must know of the dataset.
#[test]
fn the_dialog_knows_the_day_that_the_widget_opens_on_and_the_worldviews() {
    let dialog = fs::read_to_string(root().join("www/sco-atlas-share.js")).expect("the dialog");
    let data = dataset();
    let line = format!("const OPENS_ON = \"{}\";\n", data.opens_on);
    assert!(dialog.contains(&line), "the dialog lacks {line:?}");
    let (_, listed) = dialog.split_once("const WORLDVIEWS = {").expect("its worldviews");
    let (listed, _) = listed.split_once('}').expect("their end");
    let listed: Vec<_> = listed.split(", ").filter_map(|pair| pair.trim().split_once(": \"")).collect();
    let names: Vec<_> = listed.iter().map(|(id, _)| *id).collect();
    let known: Vec<_> = data.worldviews.iter().map(|worldview| worldview.id.as_str()).collect();
    assert_eq!(names, known);
}
