//! Guards the colours of `www/atlas.css`, light and dark: text can be read, what touches can be told apart, and
//! statuses stay apart without colour and for readers whose eyes lack one.

mod common;

use common::{assert_none, root};
use sco_atlas::dataset;
use std::{collections::BTreeMap, fs};

/// Linear red, green and blue, from 0 to 1.
type Colour = [f64; 3];

/// The custom properties of the first rule that are plain colours, as they are in one scheme.
fn colours(scheme: usize) -> BTreeMap<String, Colour> {
    let sheet = fs::read_to_string(root().join("www/atlas.css")).expect("the style sheet");
    let rule =
        sheet.split_once(".atlas {").and_then(|(_, rest)| rest.split_once("\n}")).expect("the first rule").0;
    let property = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": ")?;
        let hexes: Vec<Colour> = value.split(['(', ')', ',', ' ', ';']).filter_map(hex).collect();
        Some((name.to_owned(), *hexes.get(scheme).or(hexes.first())?))
    };
    rule.lines().filter_map(property).collect()
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

/// Where two fills meet there is an edge of 3:1: between them, or between one of them and the line that is drawn
/// there. Partners have an outline of their own colour; a border runs between two states.
#[test]
fn what_touches_on_the_map_has_an_edge_between() {
    in_both(|of, complain| {
        let outlined = |fill: &str| if fill == "partner" { Some("partner-ink") } else { None };
        for (a, b) in [
            ("member", "observer"),
            ("member", "partner"),
            ("member", "land"),
            ("member", "sea"),
            ("observer", "observer"),
            ("observer", "partner"),
            ("observer", "land"),
            ("member", "member"),
            ("partner", "partner"),
            ("partner", "land"),
            ("partner", "sea"),
        ] {
            let border = (a != "sea" && b != "sea").then_some("border");
            let lines = [border, outlined(a), outlined(b)];
            let edges = lines
                .into_iter()
                .flatten()
                .flat_map(|line| [contrast(of(line), of(a)), contrast(of(line), of(b))]);
            let best = edges.fold(contrast(of(a), of(b)), f64::max);
            if best < 3.0 {
                complain(format!("{a} and {b}: {best:.2}"));
            }
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
