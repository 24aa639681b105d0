//! Fills that tell statuses apart without colour: a texture for each but full membership.

use super::element::{Element, svg};
use crate::dataset::{Shown, Status};

/// The `fill` of what is shown of a state, in drawings in CSS pixels (`flat`) or in map units (`map`).
pub fn fill_of(kind: &str, shown: Shown) -> String {
    match shown {
        Shown::Nothing => "var(--sco-land)".to_owned(),
        Shown::Status(Status::Member) => "var(--sco-member)".to_owned(),
        other => format!("url(#{kind}-{})", other.word()),
    }
}

/// The `fill` that hatches, on the map, what is filled as shown.
pub fn hatch_of(shown: Shown) -> &'static str {
    match shown {
        Shown::Nothing => "url(#map-in_question)",
        _ => "url(#map-disputed)",
    }
}

/// Of each texture its name, the side of its tile and where that begins, how far it is turned, and its lines. A marker is hardly
/// larger than a tile: it has a dot or a stripe in its middle. Four dots around that would leave a cross, the sign of who has
/// joined, and so would the lines of a grid on it; stripes to both sides of it are hardly seen.
const TEXTURES: [(&str, &str, &str, i32, &str); 8] = [
    (Status::Observer.word(), "5", "0", 45, "M0 2.5h5"),
    // A stroke of no length with round ends is a dot.
    (Status::DialoguePartner.word(), "5", "2.5", 0, "M2.5 2.5h0"),
    (Status::ScoPartner.word(), "6", "3", 90, "M0 3h6"),
    (Status::ObserverOrPartner.word(), "6", "0", 0, "M0 3h6M3 0v6"),
    ("undated", "8", "0", 90, "M0 4h3"),
    ("disputed", "5", "0", -45, "M0 2.5h5"),
    // The same on land without a status.
    ("in_question", "5", "0", -45, "M0 2.5h5"),
    ("away", "6", "0", -45, "M0 3h6"),
];

/// The patterns behind [`fill_of`], of `kind` `flat` or `map`. `scale` is how many drawing units make a
/// CSS pixel, so that textures keep their size however large the drawing is shown.
pub fn textures(kind: &'static str, scale: impl Fn() -> f64 + Copy + Send + 'static) -> Element {
    svg("defs").children(TEXTURES.map(|(word, side, from, turn, d)| {
        svg("pattern")
            .set("id", format!("{kind}-{word}"))
            .class(format!("texture {word}"))
            .set("x", from)
            .set("y", from)
            .set("width", side)
            .set("height", side)
            .set("patternUnits", "userSpaceOnUse")
            .follow("patternTransform", move || transform(scale(), turn))
            .child(svg("rect").class("ground").set("width", side).set("height", side))
            .child(svg("path").class("ink").set("d", d))
    }))
}

/// The `mask` of what comes in by and by, in drawings in CSS pixels.
pub const FADING: &str = "url(#flat-fading)";

/// What is behind [`FADING`]: from next to nothing on the left to most of it on the right.
fn fading() -> [Element; 2] {
    let stop = |at: &'static str, opacity: &'static str| {
        svg("stop").set("offset", at).set("stop-color", "#fff").set("stop-opacity", opacity)
    };
    let gradient =
        svg("linearGradient").set("id", "flat-by-and-by").child(stop("0", ".02")).child(stop("1", ".7"));
    let rect = svg("rect").set("width", "1").set("height", "1").set("fill", "url(#flat-by-and-by)");
    let mask = svg("mask").set("id", "flat-fading").set("maskContentUnits", "objectBoundingBox").child(rect);
    [gradient, mask]
}

/// Textures for all drawings in CSS pixels, in an image of no size.
pub fn flat_textures() -> Element {
    svg("svg")
        .class("nowhere")
        .set("width", "0")
        .set("height", "0")
        .set("aria-hidden", "true")
        .child(textures("flat", || 1.0).children(fading()))
}

fn transform(scale: f64, turn: i32) -> String {
    let thousandths = (scale * 1000.0).round() as i64;
    format!("scale({}.{:03}) rotate({turn})", thousandths / 1000, thousandths % 1000)
}
