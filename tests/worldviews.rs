//! Guards how disputed areas are drawn: for each worldview a table that a person can read and an editor can
//! take a decision about.

mod common;

use common::{assert_none, dataset as checked, map, root};
use sco_atlas::{
    dataset::{self, Worldview},
    geo::{Border, border_between},
};
use std::{env, fmt::Write, fs};

/// Of each area whose status fills it, whether it is hatched, and its line with each face beside it.
fn table() -> String {
    let (data, map) = (checked(), map());
    let mut out = String::new();
    for worldview in &data.worldviews {
        let _ = writeln!(out, "{}\n  {:<22} {:<6} {:<6} lines", worldview.id, "area", "fill", "hatch");
        for (area, drawn) in data.areas.iter().zip(&worldview.drawn) {
            let fill = match drawn.with {
                Some(code) if data.state(code).is_some() => code.to_string(),
                _ => "land".to_owned(),
            };
            let line = |how: &str, of: Option<Border>| {
                let beside = map.neighbours(&area.id).into_iter();
                let ids = beside.filter(|face| border_between(&data, worldview, &area.id, &face.id) == of);
                let ids: Vec<_> = ids.map(|face| face.id.as_str()).collect();
                if ids.is_empty() { String::new() } else { format!("{how} {}; ", ids.join(" ")) }
            };
            let lines = [
                line("solid", Some(Border::Solid)),
                line("quiet", Some(Border::Quiet)),
                line("dashed", Some(Border::Dashed)),
                line("none", None),
            ];
            let lines = lines.concat();
            let hatch = if drawn.is_hatched { "yes" } else { "no" };
            let lines = lines.trim_end_matches("; ");
            let _ = writeln!(out, "  {:<22} {fill:<6} {hatch:<6} {lines}", area.id);
        }
        out.push('\n');
    }
    out
}

/// After a change of the data or the map `UPDATE=1 cargo test --test worldviews` writes the file anew; then read
/// what changed.
#[test]
fn every_worldview_draws_what_its_table_says() {
    let file = root().join("tests/worldviews.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, table()).expect("the table can be written");
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), table());
}

const KASHMIR: &[&str] =
    &["jammu-kashmir-ladakh", "azad-kashmir", "gilgit-baltistan", "siachen", "aksai-chin", "shaksgam"];

fn worldview<'a>(data: &'a dataset::Dataset, id: &str) -> &'a Worldview {
    data.worldviews.iter().find(|worldview| worldview.id == id).expect("a worldview")
}

#[test]
fn unless_an_editor_chooses_no_solid_line_runs_through_or_around_kashmir() {
    let (data, map) = (checked(), map());
    let (neutral, none) = (&data.worldviews[0], worldview(&data, "none"));
    assert_eq!(neutral.id, "neutral");
    let mut complaints = Vec::new();
    for area in KASHMIR {
        for beside in map.neighbours(area) {
            let found = border_between(&data, neutral, area, &beside.id);
            if found != Some(Border::Dashed) {
                complaints.push(format!("{area} and {}: {found:?}", beside.id));
            }
            let found = border_between(&data, none, area, &beside.id);
            if found.is_some() {
                complaints.push(format!("{area} and {} without lines: {found:?}", beside.id));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn a_claimant_sees_its_claim_whole_and_its_border_solid() {
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    for (id, areas) in [
        ("IN", &[KASHMIR, &["arunachal", "demchok", "middle-sector"]].concat()[..]),
        ("PK", &["jammu-kashmir-ladakh", "azad-kashmir", "gilgit-baltistan", "siachen"]),
        ("CN", &["aksai-chin", "shaksgam", "arunachal", "demchok", "middle-sector", "doklam", "taiwan"]),
        ("RU", &["crimea", "ukrainian-regions", "southern-kurils"]),
        ("UA", &["crimea", "ukrainian-regions"]),
    ] {
        let worldview = worldview(&data, id);
        for area in areas {
            let at = data.areas.iter().position(|known| known.id == *area).expect("an area");
            let drawn = &worldview.drawn[at];
            if drawn.with.is_none_or(|with| with.as_str() != id) || drawn.is_hatched {
                complaints.push(format!("{id}: {area} is {drawn:?}"));
            }
            for beside in map.neighbours(area) {
                let found = border_between(&data, worldview, area, &beside.id);
                let is_own = beside.id == id || areas.contains(&beside.id.as_str());
                if is_own && found.is_some() {
                    complaints.push(format!("{id}: {area} and {} are cut: {found:?}", beside.id));
                }
            }
        }
    }
    assert_none(&complaints);
}
