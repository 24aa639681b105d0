//! Where in the world the map is: an inset in a corner, for the eye alone.

use super::{
    super::element::{Element, svg},
    stage::Stage,
};
use crate::geo::{LOCATOR_LAND, LOCATOR_UNITS, located};

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
}
