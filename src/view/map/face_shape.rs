//! One state or disputed area on the map: its outline, its marker where it is small, its spoken name.

use super::{
    super::{
        live::{spoken, text},
        texture::fill_of,
    },
    Units,
};
use crate::{
    atlas::{Atlas, Selection},
    dataset::StateCode,
    geo::Point,
    i18n::en,
};
use leptos::prelude::*;

/// A state whose square has a shorter side than this gets a marker, in CSS pixels.
pub const MARKED_BELOW_PX: f64 = 7.0;
/// A state whose square has a shorter side than this gets a larger area to hit, in CSS pixels.
const HELPED_BELOW_PX: f64 = 24.0;
/// Radius of a marker, in CSS pixels.
pub const MARKER_PX: f64 = 4.5;

/// A state or an area as the map draws it.
#[derive(Clone)]
pub struct Shape {
    /// Which.
    pub what: Selection,
    /// The state whose status fills it; `None` leaves it as land.
    pub filled_as: Option<StateCode>,
    /// Its face's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Outline as SVG path data, in map units.
    pub d: String,
    /// Where its marker or name stands, in map units.
    pub anchor: Point,
    /// Side of a square as large as it, in map units.
    pub extent: f64,
}

/// One face. A state carries `data-state`, an area `data-area`; both are buttons, and the one
/// under the cursor is the map's one tab stop.
#[component]
pub fn FaceShape(
    /// What to draw.
    shape: Shape,
    /// Map units per CSS pixel.
    units_per_px: Units,
) -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let Shape { what, filled_as, id, name, d, anchor: [x, y], extent } = shape;
    let status = move || filled_as.and_then(|code| atlas.status_of(code));
    let fill = text(move || fill_of("map", status()));
    let state = what.state();
    // A circle that is not wanted has no radius: cheaper than taking it off and putting it on. Areas
    // are hit as they are, so that they never cover a state.
    let radius = move |below_px: f64, radius_px: f64| {
        text(move || {
            let units = units_per_px.get();
            let is_wanted = state.is_some() && extent / units < below_px;
            (if is_wanted { (radius_px * units).round() as i32 } else { 0 }).to_string()
        })
    };
    let label =
        text(move || if state.is_some() { en::state_label(&name, status()) } else { en::area_label(&name) });
    view! {
        <g class=if state.is_some() { "state" } else { "area" }
            data-state=state.map(|_| id.clone()) data-area=state.is_none().then(|| id.clone())
            data-status=text(move || status().map_or("none", |status| status.word()).to_owned())
            role="button" tabindex=text(move || if atlas.cursor() == Some(what) { "0" } else { "-1" }.to_owned())
            aria-pressed=spoken(move || atlas.is_selected(what)) aria-label=label>
            <path d=d.clone() fill=fill.clone() />
            <path d=state.is_none().then_some(d) class="hatching" fill="url(#map-disputed)" />
            <circle class="hit" cx=x cy=y r=radius(HELPED_BELOW_PX, HELPED_BELOW_PX / 2.0) />
            <circle class="marker" cx=x cy=y r=radius(MARKED_BELOW_PX, MARKER_PX) fill=fill />
        </g>
    }
}
