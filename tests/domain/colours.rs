//! Guards the colours of `www/atlas/`, light and dark: text can be read, what touches can be told apart as it is
//! painted, and statuses stay apart without colour and for readers whose eyes lack one.

use crate::common::{assert_none, day, map, root};
use crate::painted::{Lines, Part, Sheet, draw_as, drawing, styles};
use sco_atlas::{
    atlas::Action,
    dataset::Layer,
    geo::{Face, land_of},
};
use std::collections::{BTreeMap, BTreeSet};

/// Linear red, green and blue, from 0 to 1.
type Colour = [f64; 3];

/// The custom properties of the first rule that are plain colours, as they are in one scheme.
fn colours(scheme: usize) -> BTreeMap<String, Colour> {
    let sheet = styles::read(&root().join("www/atlas")).expect("the style sheet");
    let rule =
        sheet.split_once(".atlas {").and_then(|(_, rest)| rest.split_once("\n}")).expect("the first rule").0;
    let property = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": ")?;
        let hexes: Vec<Colour> = value.split(['(', ')', ',', ' ', ';']).filter_map(hex).collect();
        Some((name.to_owned(), *hexes.get(scheme).or(hexes.first())?))
    };
    let mut all: BTreeMap<String, Colour> = rule.lines().filter_map(property).collect();
    // Those that are another's.
    let same = |line: &str| {
        let (name, of) = line.trim().strip_prefix("--")?.split_once(": var(--")?;
        Some((name.to_owned(), of.strip_suffix(");")?.to_owned()))
    };
    for (name, of) in rule.lines().filter_map(same) {
        all.extend(all.get(&of).map(|colour| (name, *colour)));
    }
    all
}

/// `#fff` or `#14212b`.
fn hex(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#')?;
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&wide[at..at + 2], 16).expect("hex digits")) / 255.0;
        // sRGB, IEC 61966-2-1.
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    Some([channel(0), channel(2), channel(4)])
}

/// WCAG 2.2's relative luminance.
fn luminance([red, green, blue]: Colour) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG 2.2's contrast ratio.
fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// CIE 1976 lightness, from 0 to 100.
fn lightness(colour: Colour) -> f64 {
    let y = luminance(colour);
    if y > 216.0 / 24_389.0 { 116.0 * y.cbrt() - 16.0 } else { y * 24_389.0 / 27.0 }
}

/// How colours look to an eye, in linear RGB. The matrices are those for a severity of 1.0 of Machado, Oliveira and
/// Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
/// Visualization and Computer Graphics 15(6), 2009.
const EYES: [(&str, [[f64; 3]; 3]); 5] = [
    ("any eye", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("greyscale", [[0.2126, 0.7152, 0.0722]; 3]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn seen(eye: &[[f64; 3]; 3], colour: Colour) -> Colour {
    eye.map(|row| row.iter().zip(colour).map(|(share, of)| share * of).sum::<f64>().clamp(0.0, 1.0))
}

const SCHEMES: [&str; 2] = ["light", "dark"];

/// Runs `rule` with a colour by name in each scheme, and collects its complaints.
fn in_both(rule: impl Fn(&dyn Fn(&str) -> Colour, &mut dyn FnMut(String))) {
    let mut complaints = Vec::new();
    for (at, scheme) in SCHEMES.iter().enumerate() {
        let colours = colours(at);
        let named = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("no colour {name}"));
        rule(&named, &mut |complaint| complaints.push(format!("{scheme}: {complaint}")));
    }
    assert_none(&complaints);
}

#[test]
fn a_page_that_is_made_dark_loses_all_colours_that_it_may_give() {
    let sheet = styles::read(&root().join("www/atlas")).expect("the style sheet");
    let rule_of = |selector: &str| {
        let (_, rest) = sheet.split_once(selector).expect("such a rule");
        rest.split_once('}').expect("its end").0
    };
    let given: BTreeSet<&str> = rule_of(".atlas {")
        .split("var(--sco-atlas-")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(',')?.0))
        .collect();
    let taken: BTreeSet<&str> = rule_of(".atlas[data-darkened] {")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--sco-atlas-")?.strip_suffix(": initial;"))
        .collect();
    assert!(given.len() > 10, "{given:?}");
    assert_eq!(taken, given);
}

#[test]
fn text_can_be_read() {
    in_both(|of, complain| {
        for (text, ground) in [
            ("ink", "paper"),
            ("soft-ink", "paper"),
            ("accent", "paper"),
            ("ink", "note"),
            ("soft-ink", "note"),
            ("ink", "land"),
            ("ink", "partner"),
            ("member-ink", "member"),
            ("ink", "halo"),
            ("paper", "ink"),
        ] {
            let found = contrast(of(text), of(ground));
            if found < 4.5 {
                complain(format!("{text} on {ground}: {found:.2}"));
            }
        }
    });
}

/// How much of a pixel a line of some width covers where lines fall anywhere between pixels: of each place the pixel that
/// is covered most, and of these the middle one. In pixels of a screen that has one for each of CSS.
fn covered(width_px: f64) -> f64 {
    let most = |shift: i32| {
        let low = f64::from(shift) / 1_000.0;
        let high = low + width_px;
        let part = |pixel: i32| high.min(f64::from(pixel + 1)) - low.max(f64::from(pixel));
        (0..4).map(part).fold(0.0, f64::max)
    };
    let mut all: Vec<f64> = (0..1_000).map(most).collect();
    all.sort_by(f64::total_cmp);
    all[500]
}

/// A colour that covers a part of a pixel of another, as browsers mix them: in sRGB.
fn over(colour: Colour, ground: Colour, part: f64) -> Colour {
    let srgb =
        |value: f64| if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
    let linear =
        |value: f64| if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    [0, 1, 2].map(|at| linear(srgb(colour[at]) * part + srgb(ground[at]) * (1.0 - part)))
}

/// A line as it is painted: its colour and its width in CSS pixels.
type Painted = (String, f64);

/// On both sides of a stretch of an outline what fills it and the texture that hatches it, if one does.
type Sides = [(String, Option<String>); 2];

/// In every worldview, on four days of the record and one of the article's layer, of all that meets on the map, statuses,
/// areas, land and sea: what is painted there in all the ways in which it is, each time the topmost line first. Left out are
/// stretches along which there is to be no edge: within one state's land, and between two lands that the dataset has no status
/// of; and those without a line between two hatched areas, which the view without borders has.
fn meetings() -> BTreeMap<Sides, Vec<Vec<Painted>>> {
    let mut found: BTreeMap<Sides, Vec<Vec<Painted>>> = BTreeMap::new();
    let (sheet, data) = (Sheet::read(), crate::common::dataset());
    let states: BTreeSet<String> = data.order().map(|code| code.to_string()).collect();
    let on = |date: &str| vec![Action::GoTo(day(date))];
    let article = vec![Action::Show(Layer::Article), Action::GoTo(day("2024-07-04"))];
    let dates = [on("2001-06-20"), on("2010-06-15"), on("2024-07-04"), on("2025-09-01"), article];
    for (worldview, actions) in
        data.worldviews.iter().flat_map(|worldview| dates.iter().map(move |actions| (worldview, actions)))
    {
        let date = actions.iter().find_map(|action| match action {
            Action::GoTo(date) => Some(*date),
            _ => None,
        });
        let date = date.expect("a date");
        let drawn = drawing(&[&[draw_as(&worldview.id)], &actions[..]].concat());
        let parts = Part::all(&drawn);
        let lines = Lines::new(&sheet, &parts);
        // Of each state and area what fills it, and what hatches it.
        let shapes: BTreeMap<&str, (&str, Option<String>)> = (parts.iter().enumerate())
            .filter_map(|(at, part)| {
                let id =
                    [part.of("data-state"), part.of("data-area")].into_iter().find(|id| !id.is_empty())?;
                let hatching = parts[at..].iter().take(3).find(|part| part.has_class("hatching"));
                let texture = hatching.and_then(|part| part.of("fill").strip_prefix("url(#map-"));
                Some((
                    id,
                    (part.of("data-status"), texture.map(|word| word.trim_end_matches(')').to_owned())),
                ))
            })
            .collect();
        assert_eq!(shapes.len(), 27 + data.areas.len(), "all states and areas are drawn");
        let look = |face: Option<&Face>| match face {
            None => ("sea".to_owned(), None),
            Some(face) => match shapes.get(face.id.as_str()) {
                Some((status, texture)) => ((*status).to_owned(), texture.clone()),
                None => ("land".to_owned(), None),
            },
        };
        let is_hatched = |face: Option<&Face>| face.is_some_and(|face| look(Some(face)).1.is_some());
        let faces = map().faces.iter().map(|face| face.id.as_str());
        let owner_of: BTreeMap<&str, &str> =
            faces.map(|id| (id, land_of(&data, worldview, date, id))).collect();
        let is_ours = |id: &Option<&str>| id.is_some_and(|id| states.contains(id));
        for id in shapes.keys() {
            let face = map().face(id).expect("a face");
            for (other, line) in map().edges(face) {
                let hatched = [Some(face), other].map(is_hatched);
                let owners = [Some(face), other].map(|face| face.map(|face| owner_of[face.id.as_str()]));
                if hatched == [false; 2] && (owners[0] == owners[1] || !owners.iter().any(is_ours)) {
                    continue;
                }
                let along = lines.along(&line).into_iter();
                let painted: Vec<Painted> =
                    along.map(|line| (line.colour.to_owned(), line.width_px)).collect();
                if hatched == [true; 2] && painted.is_empty() {
                    continue;
                }
                let mut sides = [look(Some(face)), look(other)];
                sides.sort();
                let ways = found.entry(sides).or_default();
                if !ways.contains(&painted) {
                    ways.push(painted);
                }
            }
        }
    }
    found
}

/// The custom property of a fill's ground.
fn ground_of(filled_as: &str) -> &str {
    match filled_as {
        "member" | "observer" | "sea" => filled_as,
        "none" | "land" | "undated" => "land",
        _ => "partner",
    }
}

/// Where two fills meet there is an edge of 3:1: between them, or between one of them and what is painted there, as far
/// as no other line lies over it, and as much of a pixel as it covers; or between one and the hatching of the other.
#[test]
fn what_touches_on_the_map_has_an_edge_between() {
    let meetings = meetings();
    let plain = |word: &str| (word.to_owned(), None);
    for pair in
        [["member", "member"], ["land", "sco_partner"], ["observer_or_partner", "sea"], ["none", "none"]]
    {
        assert!(meetings.contains_key(&pair.map(plain)), "{pair:?} meet nowhere: {:?}", meetings.keys());
    }
    let hatched = |word: &str, texture: &str| (word.to_owned(), Some(texture.to_owned()));
    for pair in [
        [plain("member"), hatched("member", "disputed")],
        [plain("land"), hatched("none", "in_question")],
        [hatched("member", "disputed"), plain("sea")],
        [plain("member"), hatched("none", "in_question")],
    ] {
        assert!(meetings.contains_key(&pair), "{pair:?} meet nowhere: {:?}", meetings.keys());
    }
    let sheet = Sheet::read();
    let ink = |texture: &str| {
        let parts = Part::all(&format!("<pattern class=\"texture {texture}\"><path class=\"ink\">"));
        let colour = sheet.colour(&[&parts[0]], &parts[1], "stroke").expect("ink").to_owned();
        (colour, covered(sheet.px(&[&parts[0]], &parts[1], "stroke-width")))
    };
    in_both(|of, complain| {
        for ([a, b], ways) in &meetings {
            let sides = [&a.0, &b.0].map(|word| of(ground_of(word)));
            for lines in ways {
                let mut best = contrast(sides[0], sides[1]);
                for ((_, texture), [own, beside]) in [(a, sides), (b, [sides[1], sides[0]])] {
                    if let Some((colour, part)) = texture.as_deref().map(ink) {
                        best = best.max(contrast(over(of(&colour), own, part), beside));
                    }
                }
                let mut hidden_px = 0.0;
                for (colour, width_px) in lines {
                    // Of what a narrower line lies over, a strip on either side is left.
                    let strip_px = if hidden_px > 0.0 { (width_px - hidden_px) / 2.0 } else { *width_px };
                    if strip_px > 0.0 {
                        for side in sides {
                            let seen = over(of(colour), side, covered(strip_px));
                            best = sides.iter().map(|side| contrast(seen, *side)).fold(best, f64::max);
                        }
                    }
                    hidden_px = width_px.max(hidden_px);
                }
                if best < 3.0 {
                    complain(format!("{a:?} and {b:?}: {best:.2} with {lines:?}"));
                }
            }
        }
    });
}

/// The strip without stripes along an observer's edge is wider than the line that lies over it.
#[test]
fn an_observers_stripes_do_not_break_its_edge() {
    let sheet = Sheet::read();
    let parts = Part::all("<g class=\"state\" data-status=\"observer\"><path><path class=\"borders\">");
    let [state, shape, border] = &parts[..] else { panic!("{parts:?}") };
    assert_eq!(sheet.colour(&[state], shape, "stroke"), Some("observer"));
    let [strip, line] = [(shape, &[state][..]), (border, &[][..])]
        .map(|(part, around)| sheet.px(around, part, "stroke-width"));
    assert!(strip > line && line > 0.0, "{strip} and {line} px");
}

/// A texture's ink as it is painted: a line as much of a pixel as it covers, a dot where it falls between four pixels.
#[test]
fn textures_are_seen_on_their_grounds_as_painted() {
    let (sheet, drawn) = (Sheet::read(), drawing(&[]));
    let parts = Part::all(&drawn);
    let patterns: Vec<&[Part]> = parts.windows(3).filter(|three| three[0].name == "pattern").collect();
    assert!(patterns.len() >= 8, "{} textures", patterns.len());
    in_both(|of, complain| {
        for three in &patterns {
            let [pattern, ground, ink] = three else { continue };
            let word = pattern.of("id").trim_start_matches("map-");
            let own = sheet.colour(&[pattern], ground, "fill");
            let grounds = match (word, own) {
                ("disputed", _) => vec!["member", "observer"],
                ("in_question", _) => vec!["land"],
                (_, own) => vec![own.expect("a ground")],
            };
            let (colour, px) =
                (sheet.colour(&[pattern], ink, "stroke"), sheet.px(&[pattern], ink, "stroke-width"));
            let is_dots = ink.of("d").ends_with("h0");
            let part = if is_dots { (std::f64::consts::PI * px * px / 16.0).min(1.0) } else { covered(px) };
            for ground in grounds {
                let seen = over(of(colour.expect("ink")), of(ground), part);
                let found = contrast(seen, of(ground));
                if found < 3.0 {
                    complain(format!("{word} on {ground}: {found:.2}, {px} px cover {part:.2}"));
                }
            }
        }
    });
}

/// Dashes of lines in dispute are told from the hatching: each has a rim on all sides that is as wide as no line of it, and
/// the rims leave a gap.
#[test]
fn dashes_in_dispute_stand_out_from_the_hatching() {
    let sheet = Sheet::read();
    let parts = Part::all(
        "<path class=\"borders in-dispute under\"><path class=\"borders in-dispute\"><pattern class=\"texture disputed\"><path class=\"ink\">",
    );
    let [under, dash, pattern, ink] = &parts[..] else { panic!("{parts:?}") };
    let width = |part: &Part| sheet.px(&[pattern], part, "stroke-width");
    let (rim, core, hatch) = (width(under), width(dash), width(ink));
    assert!(core > hatch, "a dash of {core} px among lines of {hatch} px");
    assert!(rim - core >= 1.5, "a rim of {} px on each side", (rim - core) / 2.0);
    for part in [under, dash] {
        assert_eq!(sheet.says(&[], part, "stroke-linecap"), Some("round"), "rims go around the ends");
    }
    let dashes = sheet.says(&[], under, "stroke-dasharray").expect("dashes");
    assert_eq!(sheet.says(&[], dash, "stroke-dasharray"), Some(dashes));
    let (_, gap) = dashes.split_once(' ').expect("a dash and a gap");
    let gap: f64 = gap.parse().expect("a length");
    assert!(gap - rim >= 1.5, "{gap} px less two halves of {rim} px");
    in_both(|of, complain| {
        let [core, rim] = [dash, under].map(|part| of(sheet.colour(&[], part, "stroke").expect("a colour")));
        if contrast(core, rim) < 4.5 {
            complain(format!("{:.2}", contrast(core, rim)));
        }
    });
}

/// Markers, the lines to them, dashed borders, the selection's outline and the focus ring have a light and a dark
/// line side by side: these are apart, and on every ground one of them is.
#[test]
fn what_is_drawn_over_the_map_is_seen_on_every_fill() {
    in_both(|of, complain| {
        for (over, under) in [("ink", "halo"), ("accent", "halo"), ("halo", "soft-ink")] {
            let apart = contrast(of(over), of(under));
            if apart < 3.0 {
                complain(format!("{over} and {under}, side by side: {apart:.2}"));
            }
            for ground in ["member", "observer", "partner", "land", "sea"] {
                let best = contrast(of(over), of(ground)).max(contrast(of(under), of(ground)));
                if best < 3.0 {
                    complain(format!("{over} with {under} on {ground}: {best:.2}"));
                }
            }
        }
    });
}

/// How much of what comes after the date the veil over it hides, in each scheme.
fn veil() -> [f64; 2] {
    let sheet = styles::read(&root().join("www/atlas")).expect("the style sheet");
    let veil = sheet.split_once("--later: ").and_then(|(_, rest)| rest.split_once(';')).expect("a veil").0;
    let parts: Vec<f64> = veil
        .split('%')
        .filter_map(|part| part.rsplit(' ').next()?.parse().ok())
        .map(|per_cent: f64| per_cent / 100.0)
        .collect();
    parts.try_into().expect("one for each scheme")
}

/// The line round the bar that has the keyboard is seen where bars are pale, too (WCAG 2.2, 1.4.11 and 2.4.7).
#[test]
fn the_ring_round_a_bar_is_seen_through_the_veil() {
    for (at, part) in veil().into_iter().enumerate() {
        let colours = colours(at);
        let found = contrast(over(colours["paper"], colours["ink"], part), colours["paper"]);
        assert!(found >= 3.0, "{}: ink under the veil on paper: {found:.2}", SCHEMES[at]);
    }
    let sheet = styles::read(&root().join("www/atlas")).expect("the style sheet");
    let rule =
        sheet.split_once(".row [data-part]:focus-visible {").and_then(|(_, rest)| rest.split_once('}'));
    let rule = rule.expect("the ring").0;
    assert!(
        rule.contains("outline: 2px solid var(--ink)") && rule.contains("stroke: var(--paper)"),
        "{rule}"
    );
}

/// Statuses differ in lightness, or by a texture that is seen on its ground; so too for eyes that lack a colour.
#[test]
fn statuses_stay_apart_for_every_eye() {
    in_both(|of, complain| {
        for (eye, matrix) in &EYES {
            let look = |name: &str| seen(matrix, of(name));
            for (a, b) in
                [("member", "observer"), ("member", "partner"), ("observer", "partner"), ("member", "land")]
            {
                let apart = (lightness(look(a)) - lightness(look(b))).abs();
                if apart < 15.0 {
                    complain(format!("{a} and {b} for {eye}: {apart:.1} of 100 apart in lightness"));
                }
            }
            for (ink, ground) in [
                ("observer-ink", "observer"),
                ("partner-ink", "partner"),
                ("halo", "member"),
                ("soft-ink", "land"),
            ] {
                let found = contrast(look(ink), look(ground));
                if found < 3.0 {
                    complain(format!("the texture {ink} on {ground} for {eye}: {found:.2}"));
                }
            }
        }
    });
}

#[test]
fn the_simulation_and_the_formulas_are_those_of_their_sources() {
    let [white, black, red] = ["#ffffff", "#000", "#f00"].map(|text| hex(text).expect("a colour"));
    assert!((contrast(white, black) - 21.0).abs() < 1e-9);
    // WCAG's own example: #777 on white is just below 4.5.
    assert!((contrast(white, hex("#777").expect("a colour")) - 4.48).abs() < 0.01);
    assert!((lightness(hex("#777777").expect("a colour")) - 50.0).abs() < 0.5);
    for (eye, matrix) in &EYES {
        // No eye sees a colour in white.
        assert!(seen(matrix, white).iter().all(|channel| (channel - 1.0).abs() < 1e-3), "{eye}");
    }
    let protan = seen(&EYES[2].1, red);
    assert!(luminance(protan) < luminance(red), "red is darker to protanopes");
}
