//! One state or disputed area on the map: its outline, its marker where it is small, its spoken name.

use super::{
    super::{
        element::{Element, spoken, svg},
        texture::{fill_of, hatch_of},
    },
    Units,
};
use crate::{
    atlas::{Now, Selection},
    dataset::Shown,
    geo::Point,
    i18n::en,
};

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
pub fn face_shape(shape: Shape, units_per_px: Units) -> Element {
    let Shape { what, id, name, d, anchor: [x, y], extent } = shape;
    let shown = move |now: &Now| {
        let filled_as = match what {
            Selection::State(code) => Some(code),
            Selection::Area(id) => now.drawn(id).and_then(|drawn| drawn.with),
        };
        filled_as.map_or(Shown::Nothing, |code| now.shown(code))
    };
    let is_state = what.state().is_some();
    let (class, key) = if is_state { ("state", "data-state") } else { ("area", "data-area") };
    let label =
        move |now: &Now| if is_state { en::state_label(&name, shown(now)) } else { en::area_label(&name) };
    let group = svg("g")
        .class(class)
        .set(key, id)
        .live("data-status", move |now| shown(now).word().to_owned())
        .set("role", "button")
        .live("tabindex", move |now| if now.tab_stop() == Some(what) { "0" } else { "-1" }.to_owned())
        .live("aria-pressed", move |now| spoken(now.is_selected(what)))
        .live("aria-label", label)
        // Outline and marker inherit it.
        .live("fill", move |now| fill_of("map", shown(now)))
        .child(svg("path").set("d", d.clone()));
    // A circle that is not wanted at this width has no radius.
    let circle = |class: &'static str, below_px: f64, radius_px: f64| {
        let radius = move || {
            let units = units_per_px.get();
            let is_wanted = is_state && extent / units < below_px;
            (if is_wanted { (radius_px * units).round() as i32 } else { 0 }).to_string()
        };
        svg("circle").class(class).set("cx", x.to_string()).set("cy", y.to_string()).follow("r", radius)
    };
    let hit = circle("hit", HELPED_BELOW_PX, HELPED_BELOW_PX / 2.0);
    if is_state {
        group.child(hit).child(circle("marker", MARKED_BELOW_PX, MARKER_PX))
    } else {
        // Areas are hit as they are, so that they never cover a state.
        let fill = move |now: &Now| match what {
            Selection::Area(id) if now.drawn(id).is_some_and(|drawn| drawn.is_hatched) => {
                hatch_of(shown(now))
            }
            _ => "none",
        };
        let hatching =
            svg("path").set("d", d).class("hatching").live("fill", move |now| fill(now).to_owned());
        group.child(hatching).child(hit)
    }
}
