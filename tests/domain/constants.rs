//! Guards what stands in two places because the one cannot read the other: in the widget, and in a style sheet or in the
//! program that prepares the map; and that no style sheet is left out.

use crate::{common::root, painted::styles::SHEETS};
use sco_atlas::geo::FRAME;
use std::{
    cell::RefCell,
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The numbers in a text, in their order; those in units are without them.
fn numbers_in(text: &str) -> Vec<f64> {
    let is_apart = |letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | '_'));
    let numbers =
        text.split(is_apart).filter(|piece| piece.starts_with(|first: char| first.is_ascii_digit()));
    numbers.map(|number| number.replace('_', "").parse().expect("a number")).collect()
}

/// The numbers that a constant is, in a file of the project.
fn constants(file: &str, name: &str) -> Vec<f64> {
    let text = read(file);
    let (_, rest) =
        text.split_once(&format!("const {name}: ")).unwrap_or_else(|| panic!("{file} has no {name}"));
    let (_, rest) = rest.split_once(" = ").expect("a value");
    numbers_in(rest.split_once(";\n").expect("its end").0)
}

fn constant(file: &str, name: &str) -> f64 {
    match constants(file, name).as_slice() {
        [number] => *number,
        others => panic!("{name} in {file} is {others:?}"),
    }
}

/// What stands between two words of a text that are there once.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    assert_eq!(text.matches(before).count(), 1, "{before}");
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).expect("both words").0
}

/// The numbers that a style sheet says of a property, in the first rule with exactly these selectors that tells of it.
fn said(sheet: &str, selectors: &str, property: &str) -> Vec<f64> {
    let text = read(sheet);
    let (head, start) = (format!("{selectors} {{"), format!("{property}: "));
    let mut is_meant = false;
    let value = text.lines().map(str::trim).find_map(|line| {
        is_meant = line == head || (is_meant && line != "}");
        line.strip_prefix(&start).filter(|_| is_meant)?.strip_suffix(';')
    });
    numbers_in(value.unwrap_or_else(|| panic!("{sheet} says no {property} of {selectors}")))
}

/// All sources of the widget.
fn sources() -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![root().join("src")]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

/// Each `as in www/atlas/….css` of the sources, by file and sheet.
fn claims() -> BTreeSet<(String, String)> {
    let mut claims = BTreeSet::new();
    for file in sources() {
        let text = fs::read_to_string(&file).expect("a source");
        let name = file.strip_prefix(root()).expect("of the project").display().to_string();
        // A comment may go on in the next line.
        let text = text.replace("\n/// ", " ").replace("As in www", "as in www");
        let sheets = text.split("as in www/").skip(1).filter_map(|rest| rest.split_once(".css"));
        claims.extend(sheets.map(|(sheet, _)| (name.clone(), format!("www/{sheet}.css"))));
    }
    claims
}

/// A file of the sources beside a style sheet.
struct Pair<'a> {
    source: &'a str,
    sheet: &'a str,
}

impl Pair<'_> {
    fn is(&self, name: &str) -> f64 {
        constant(self.source, name)
    }

    fn says(&self, selectors: &str, property: &str) -> Vec<f64> {
        said(self.sheet, selectors, property)
    }
}

/// Style sheets cannot read what the program is made of, nor it them without asking the browser for each length.
#[test]
fn what_is_as_in_a_style_sheet_is_so() {
    let compared = RefCell::new(BTreeSet::new());
    let pair = |source: &'static str, sheet: &'static str| {
        compared.borrow_mut().insert((source.to_owned(), sheet.to_owned()));
        Pair { source, sheet }
    };

    let strip = pair("src/view/strip.rs", "www/atlas/strip.css");
    let knob = vec![2.0 * strip.is("KNOB_HALF_PX")];
    for thumb in [".slider::-webkit-slider-thumb", ".slider::-moz-range-thumb"] {
        assert_eq!(strip.says(thumb, "width"), knob, "{thumb}");
    }
    // The track, from the middle of the knob at the one end to that at the other.
    assert_eq!(strip.says(".slider", "background")[1..2], knob);

    // Measured in whole pixels, a container's width is rounded.
    let lanes = pair("src/view/lanes/mod.rs", "www/atlas/playhead.css");
    let widest: f64 =
        between(&read(lanes.sheet), "@container lanes (max-width: ", "px)").parse().expect("a number");
    let narrow = lanes.is("NARROW_PX");
    assert!(widest.round() < narrow && (widest + 0.1).round() >= narrow, "{widest} and {narrow}");

    let axis = pair("src/view/lanes/axis.rs", "www/atlas/timeline.css");
    let [size, line] = ["font-size", "line-height"].map(|property| axis.says(".sample", property)[0]);
    assert_eq!(size * line, axis.is("SAMPLE_PX"));

    let counts = pair("src/view/lanes/counts.rs", "www/atlas/timeline.css");
    assert_eq!(counts.says(".count-strip", "height"), [counts.is("HEIGHT_PX")]);

    let row = pair("src/view/lanes/row.rs", "www/atlas/lanes.css");
    // A name that goes on in a second line makes its lane higher.
    assert_eq!(row.says(".lanes .name", "line-height"), [row.is("LANE_PX")]);

    let panel = pair("src/view/lanes/panel.rs", "www/atlas/playhead.css");
    assert_eq!(panel.says(".panel", "width"), [panel.is("WIDTH_PX"), 100.0]);

    let locator = pair("src/geo/locator.rs", "www/atlas/map.css");
    for property in ["width", "height"] {
        assert_eq!(locator.says(".map > .locator", property), [locator.is("LOCATOR_PX")], "{property}");
    }
    assert_eq!(locator.says(".map > .locator", "inset"), [locator.is("MARGIN_PX"); 2]);
    for inset in ["auto 6px 6px auto", "auto auto 6px 6px", "6px 6px auto auto"] {
        assert!(read(locator.source).contains(&format!("\"{inset}\"")), "{inset}");
    }

    let labels = pair("src/geo/labels/mod.rs", "www/atlas/map.css");
    assert_eq!(labels.says(".tools", "max-width"), constants(labels.source, "TOOLS_PX")[..1]);
    // A line of it, what is around that, and what is under it.
    let caption = ".atlas:where(:not(:fullscreen)) .caption:where(:has(> :first-child:not(:empty)))";
    let [size, line, around, below] =
        ["font-size", "line-height", "padding", "margin"].map(|property| labels.says(caption, property));
    let high = size[0] * line[0] + 2.0 * around[0] + below[2];
    let free = labels.is("CAPTION_PX") - high;
    assert!((0.0..=2.0).contains(&free), "the caption is {high} px high");

    for class in [".coming {", ".filled > div::before {"] {
        assert!(read("www/atlas/base.css").contains(&format!("host > {class}")), "{class}");
    }
    pair("src/embed/mount.rs", "www/atlas/base.css");
    pair("src/view/larger.rs", "www/atlas/base.css");
    assert!(read("src/view/larger.rs").contains("const ZOOM: &str = \"--sco-zoom\";"));
    assert_eq!(said("www/atlas/base.css", ".atlas", "--zoom"), [1.0]);
    assert_eq!(said("www/atlas/map.css", ".map", "aspect-ratio"), FRAME.map(f64::from));

    tips(&pair("src/geo/tip.rs", "www/atlas/map.css"));
    let keyed = pair("src/view/map/tip.rs", "www/atlas/map.css");
    assert_eq!(keyed.says(".tip", "max-width")[0], 2.0 * keyed.is("KEYED_HALF_PX"));
    // What the page brings into sight around what the keyboard is on has room for it.
    let room = keyed.says(".atlas:not(:fullscreen) :is(.spot, .area)", "scroll-margin-block");
    assert!(room[0] >= keyed.is("KEYED_HIGH_PX"), "{room:?}");

    assert_eq!(compared.into_inner(), claims(), "compared, and told of in the sources");
}

/// The widget and the tests take a tip to be as large as the style sheet makes it: the one at least, with a little more around
/// it, lest what is near it be covered in fonts that are broader; the others about.
fn tips(tip: &Pair) {
    let [widest, padding, border, size] = ["max-width", "padding", "border", "font-size"]
        .map(|property| tip.says(".tip", property)[0..].to_vec());
    let line = size[0] * said("www/atlas/base.css", ".atlas", "line-height")[0];
    let around = [2.0 * (padding[1] + border[0]), 2.0 * (padding[0] + border[0])];
    assert_eq!(widest[0], tip.is("WIDEST_PX"));
    let free = [
        tip.is("EDGE_PX") - around[0] / 2.0,
        tip.is("LINE_PX") - line - around[1],
        tip.is("HIGH_PX") - 2.0 * line - around[1],
    ];
    assert!(free.iter().all(|free| (0.0..=5.0).contains(free)), "{free:?}");
    let test = "tests/domain/layout.rs";
    assert_eq!(widest[0], constant(test, "WIDEST_PX"));
    assert_eq!(around.to_vec(), constants(test, "AROUND_PX"));
    assert!((0.0..2.0).contains(&(constant(test, "LINE_PX") - line)), "a line is {line} px high");
}

/// The widget projects nothing; but it must know where the middle of the projection is that the map has been prepared in.
#[test]
fn the_map_is_read_in_the_projection_that_it_was_prepared_in() {
    let prepared = "xtask/prepare-geo/src/projection.rs";
    let text = read(prepared);
    let frame = numbers_in(between(&text, "const FRAME: Frame = Frame ", ";\n"));
    let [width, height, x, y] = frame[..] else { panic!("{frame:?}") };
    assert_eq!([width, height], FRAME.map(f64::from));
    let units = constant(prepared, "UNITS_PER_RADIUS");
    let latitude = constants(prepared, "CENTRE")[1].to_radians();

    let neighbours = "src/geo/neighbours.rs";
    assert_eq!(constants(neighbours, "MIDDLE"), [x, y]);
    assert_eq!(constant(neighbours, "RADIUS"), units);
    assert!((constant(neighbours, "SINE") - latitude.sin()).abs() < 1e-6);
    assert!((constant(neighbours, "COSINE") - latitude.cos()).abs() < 1e-6);

    let (locator, drawn) = ("src/geo/locator.rs", "xtask/prepare-geo/src/locator.rs");
    assert_eq!(constants(locator, "MIDDLE"), [x, y]);
    let rim = constant(drawn, "RIM_DEGREES").to_radians() / 2.0;
    assert_eq!(constant(locator, "RADIUS"), (2.0 * units * rim.sin()).round());
    assert_eq!(constant(locator, "LOCATOR_UNITS"), constant(drawn, "SIDE"));
}

/// One that is not named is dropped without a word.
#[test]
fn no_style_sheet_is_left_out() {
    let entries = fs::read_dir(root().join(Path::new("www/atlas"))).expect("a folder");
    let files: BTreeSet<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    let named: BTreeSet<String> = SHEETS.iter().map(|name| format!("{name}.css")).collect();
    assert_eq!(named, files);
    assert_eq!(named.len(), SHEETS.len(), "each once");
}

/// What keeps its place free, in the page's sheet and in the dialog's code, knows how high the map may be.
#[test]
fn the_map_may_be_as_high_everywhere() {
    let map = read("www/atlas/map.css");
    let most = between(&map, "\n  max-height: calc(var(--sco-atlas-map-height, ", " / var(--zoom));");
    // Where the reader has it made larger, the page's sheet cannot know.
    let most = format!("var(--sco-atlas-map-height, {}", most.replace(" * var(--zoom)", ""));
    let sheet = read("www/sco-atlas.css");
    assert_eq!(
        sheet.matches(&format!(" - {most})")).count(),
        2,
        "sco-atlas.css, for all and for the map alone"
    );
    let share = read("www/sco-atlas-share.js");
    assert!(share.contains(&format!("const MAP_PX = \"{most}\";")), "the dialog's code");
    // Both by the same widths.
    for width in ["const BESIDE = \"", "map: \"min"] {
        let by = share.split_once(width).and_then(|(_, rest)| rest.split_once('"')).expect("both").0;
        assert!(sheet.contains(by), "{by}");
    }
}
