//! Names on the map.

use super::{
    Units,
    face_shape::{MARKED_BELOW_PX, MARKER_PX},
};
use crate::{
    atlas::{Atlas, Selection},
    dataset::{StateCode, Status},
    geo::{LabelWish, PlacedLabel, place_labels},
    i18n::en,
};
use leptos::prelude::*;

/// The names that fit at the map's width, in the order of the lanes. Leptos changes of them only what
/// differs from before, so that a date alone changes none but the colour of those whose rank changed.
#[component]
pub fn Labels(
    /// Map units per CSS pixel.
    units_per_px: Units,
) -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let labels = move || {
        let (world, date, units) = (atlas.world(), atlas.date(), units_per_px.get());
        let placed = layout(&atlas, units);
        let scaled = |px: f64| ((px * units).round() as i32).to_string();
        // A name without a place is an empty one, so that no name ever takes another's element.
        let label = |code: StateCode| {
            let placed = placed.iter().find(|label| label.key == code);
            let (at, size_px) = placed.map_or(([0.0; 2], 0.0), |placed| (placed.label.at, placed.size_px));
            let is_member = world.data.status_on(code, date) == Some(Status::Member);
            view! {
                <text class=if is_member { "label on-dark" } else { "label" }
                    x=scaled(at[0]) y=scaled(at[1] + size_px * 0.36)
                    font-size=scaled(size_px) stroke-width=scaled(2.5)>
                    {placed.map(|placed| placed.text.clone()).unwrap_or_default()}
                </text>
            }
        };
        world.data.order().map(label).collect_view()
    };
    view! { <g class="labels" aria-hidden="true">{labels}</g> }
}

fn layout(atlas: &Atlas, units_per_px: f64) -> Vec<PlacedLabel<StateCode>> {
    let world = atlas.world();
    let (width_px, height_px) =
        (f64::from(world.map.width) / units_per_px, f64::from(world.map.height) / units_per_px);
    let size_px = if width_px < 420.0 {
        10.0
    } else if width_px < 640.0 {
        11.0
    } else {
        12.0
    };
    let wish = |code: StateCode| {
        let face = world.map.face(code.as_str())?;
        let extent_px = world.map.area(face).sqrt() / units_per_px;
        Some(LabelWish {
            key: code,
            text: en::map_name(&world.data, code),
            at: face.anchor.map(|units| f64::from(units) / units_per_px),
            marker_px: if extent_px < MARKED_BELOW_PX { MARKER_PX + 1.5 } else { 0.0 },
            size_px: if extent_px < 60.0 { size_px - 1.0 } else { size_px },
        })
    };
    // What is selected is named in any case; the rest in the order of the lanes.
    let selected = atlas.selected().and_then(Selection::state);
    let rest = world.data.order().filter(|code| Some(*code) != selected);
    let wishes: Vec<_> = selected.into_iter().chain(rest).filter_map(wish).collect();
    place_labels(&wishes, width_px, height_px)
}
