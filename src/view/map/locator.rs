//! Where in the world the map is: an inset in a corner, for the eye alone.

use super::{
    super::element::{Element, svg},
    stage::Stage,
};
use crate::{
    atlas::Now,
    geo::{LOCATOR_LAND, LOCATOR_UNITS, located, located_at},
};

/// The inset, where the stage has room for it.
pub fn locator(stage: Stage) -> Element {
    let here = move || {
        let [x, y, width, height] = located(&stage.get().sheet);
        format!("M{x} {y}h{width}v{height}h-{width}z")
    };
    let half = (LOCATOR_UNITS / 2).to_string();
    svg("svg")
        .follow("class", move || if stage.get().locator.is_some() { "locator" } else { "locator away" })
        .follow_style("inset", move || stage.get().locator.map_or("", |(_, inset)| inset))
        .set("viewBox", format!("0 0 {LOCATOR_UNITS} {LOCATOR_UNITS}"))
        .set("aria-hidden", "true")
        .child(
            svg("circle")
                .set("cx", half.clone())
                .set("cy", half)
                .set("r", (LOCATOR_UNITS / 2 - 1).to_string()),
        )
        .child(svg("path").set("d", LOCATOR_LAND))
        .child(svg("path").class("here").follow("d", here))
        .child(svg("path").class("chosen").live("d", chosen))
}

/// A dot where what is selected is, which may be out of sight: a line of no length with round ends.
fn chosen(now: &Now) -> String {
    let face = now.state.selected.and_then(|what| now.map().face(&super::face_id(now.record(), what)));
    let dot = |[x, y]: [i32; 2]| format!("M{x} {y}h0");
    face.map(|face| dot(located_at(face.anchor))).unwrap_or_default()
}
