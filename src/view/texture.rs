//! Fills that tell statuses apart without colour: a texture for each but full membership.

use super::live::text;
use crate::dataset::Status;
use leptos::prelude::*;

/// The `fill` of a status, for shapes drawn in CSS pixels (`flat`) or in map units (`map`).
pub fn fill_of(kind: &str, status: Option<Status>) -> String {
    match status {
        None => "var(--land)".to_owned(),
        Some(Status::Member) => "var(--member)".to_owned(),
        Some(status) => format!("url(#{kind}-{})", status.word()),
    }
}

/// Of each texture its name, the side of its tile, how far it is turned, and its lines.
const TEXTURES: [(&str, i32, i32, &str); 5] = [
    (Status::Observer.word(), 5, 45, "M0 2.5h5"),
    // A stroke of no length with round ends is a dot.
    (Status::DialoguePartner.word(), 5, 0, "M2.5 2.5h0"),
    (Status::ScoPartner.word(), 6, 90, "M0 3h6"),
    (Status::ObserverOrPartner.word(), 6, 0, "M0 3h6M3 0v6"),
    ("disputed", 5, -45, "M0 2.5h5"),
];

/// The patterns behind [`fill_of`]. `scale` is how many drawing units make a CSS pixel, so that
/// textures keep their size however large the drawing is shown.
#[component]
pub fn Textures(
    /// `flat` or `map`.
    kind: &'static str,
    /// Drawing units per CSS pixel.
    scale: impl Fn() -> f64 + Copy + Send + 'static,
) -> impl IntoView {
    let patterns = TEXTURES.map(|(word, side, turn, d)| {
        view! {
            <pattern id=format!("{kind}-{word}") class=format!("texture {word}") width=side height=side
                patternUnits="userSpaceOnUse" patternTransform=text(move || transform(scale(), turn))>
                <rect class="ground" width=side height=side />
                <path class="ink" d=d />
            </pattern>
        }
    });
    view! { <defs>{patterns.into_iter().collect_view()}</defs> }
}

/// Textures for all drawings in CSS pixels, in an image of no size.
#[component]
pub fn FlatTextures() -> impl IntoView {
    view! {
        <svg class="nowhere" width="0" height="0" aria-hidden="true">
            <Textures kind="flat" scale=|| 1.0 />
        </svg>
    }
}

fn transform(scale: f64, turn: i32) -> String {
    let thousandths = (scale * 1000.0).round() as i64;
    format!("scale({}.{:03}) rotate({turn})", thousandths / 1000, thousandths % 1000)
}
