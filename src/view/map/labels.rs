//! Names on the map.

use super::{
    super::live::text,
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

/// The names that fit at the map's width. They are laid out anew when the width or the selection
/// changes, and not when only a date does.
#[component]
pub fn Labels(
    /// Map units per CSS pixel.
    units_per_px: Units,
) -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let placed = Memo::new(move |_| layout(&atlas, units_per_px.get()));
    let label = move |code: StateCode| {
        let status = atlas.status_of(code);
        // Of the place that this name got, a length in map units; nothing for a name without one.
        let units = move |px: fn(&PlacedLabel<StateCode>) -> f64| {
            text(move || {
                let px = placed.with(|placed| placed.iter().find(|label| label.key == code).map(px));
                ((px.unwrap_or_default() * units_per_px.get()).round() as i32).to_string()
            })
        };
        let class = text(move || {
            let is_placed = placed.with(|placed| placed.iter().any(|label| label.key == code));
            match (is_placed, status.get()) {
                (false, _) => "label left-out",
                (true, Some(Status::Member)) => "label on-dark",
                (true, _) => "label",
            }
            .to_owned()
        });
        view! {
            <text class=class
                x=units(|label| label.label.at[0]) y=units(|label| label.label.at[1] + label.size_px * 0.36)
                font-size=units(|label| label.size_px) stroke-width=units(|_| 2.5)>
                {en::map_name(&atlas.world().data, code)}
            </text>
        }
    };
    let labels = atlas.world().data.order().map(label).collect_view();
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
