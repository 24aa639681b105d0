//! Guards the map as a whole on two dates: of every shape its status, fill and hatch, which lines there are and how,
//! which names, each in a line of a file that a person can read.

use leptos::prelude::*;
use sco_atlas::{
    atlas::{Action, Atlas},
    dataset::Day,
    embed::world,
    view::Widget,
};
use std::{env, fmt::Write, fs};

/// A path longer than this is told by its beginning, so that a person can find what changed.
const LONGEST: usize = 120;

/// The drawing of the map on a day as SVG, an element a line.
fn drawing(on: &str) -> String {
    let page = Owner::new().with(|| {
        let atlas = Atlas::new(world().expect("what is embedded can be read"));
        atlas.send(Action::GoTo(Day::parse(on).expect("a day")));
        view! { <Widget atlas notice=RwSignal::new(None) /> }.to_html()
    });
    let map = page.split_once("class=\"map\"").expect("a map").1;
    let drawing =
        map.split_once("<svg role=\"group\"").expect("a drawing").1.split_once("</svg>").expect("all of it");
    let mut out = format!("<svg role=\"group\"{}", drawing.0.split_once('>').expect("a tag").0);
    let mut depth = 1;
    let tags: Vec<&str> = drawing.0.split('<').skip(1).collect();
    for (at, part) in tags.iter().enumerate() {
        let (tag, text) = part.split_once('>').expect("a tag");
        if tag.starts_with('/') {
            depth -= 1;
            let opened = tags.get(at.wrapping_sub(1)).is_some_and(|before| !before.starts_with('/'));
            out.push_str(&if opened { format!("<{tag}>") } else { format!("\n{:depth$}<{tag}>", "") });
        } else {
            let _ = write!(out, "\n{:depth$}<{}>{text}", "", shortened(tag));
            depth += 1;
        }
    }
    format!("{}\n</svg>\n", out.replacen("\n", ">\n", 1)).replace("></path>", "/>").replace("></rect>", "/>")
}

/// A tag whose path data, where they are long, are told by their beginning, their length and a checksum.
fn shortened(tag: &str) -> String {
    let Some((before, rest)) = tag.split_once(" d=\"") else { return tag.to_owned() };
    let (d, after) = rest.split_once('"').expect("a value");
    if d.len() <= LONGEST {
        return tag.to_owned();
    }
    let start = d.char_indices().filter(|(_, letter)| *letter == ' ').nth(4).map_or(0, |(at, _)| at);
    // FNV-1a, 32 bits.
    let checksum =
        d.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let parts = d.matches('M').count();
    format!("{before} d=\"{}… {parts} lines, {} letters, {checksum:08x}\"{after}", &d[..start], d.len())
}

/// After a change of data, map or drawing `UPDATE=1 cargo test snapshots::` writes the files anew; then read what
/// changed.
#[test]
fn the_whole_map_is_drawn_as_it_was() {
    let folder = crate::common::root().join("tests/snapshots");
    for on in ["2024-07-04", "2025-09-01"] {
        let (file, found) = (folder.join(format!("map-{on}.svg")), drawing(on));
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &found)).expect("it can be written");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        let mut lines = kept.lines().zip(found.lines()).enumerate();
        if let Some((at, (kept, found))) = lines.find(|(_, (kept, found))| kept != found) {
            panic!("{on}, line {}:\n{kept}\nis now\n{found}", at + 1);
        }
        assert_eq!(kept.lines().count(), found.lines().count(), "lines of the drawing on {on}");
    }
}
