//! Names on the map.

use super::{
    super::element::{Element, Item, svg},
    Units,
    face_shape::{MARKED_BELOW_PX, MARKER_PX},
};
use crate::{
    atlas::{Now, Selection},
    dataset::{Shown, StateCode, Status},
    geo::{LabelWish, PlacedLabel, place_labels},
    i18n::en,
};

/// The names that fit at the map's width. Where they stand depends on the width and on what is
/// selected; a date changes no more than the colour of those whose rank changed.
pub fn labels(units_per_px: Units) -> Element {
    let mut before = None;
    let placed = move |now: &Now| {
        let (selected, units) = (now.state.selected.and_then(Selection::state), units_per_px.get());
        if before.replace((selected, units)) == Some((selected, units)) {
            return None;
        }
        let mut placed = layout(now, selected, units);
        // In one order whatever is selected, so that a selection moves no name past another.
        let in_order = now.data().order().filter_map(|code| {
            let at = placed.iter().position(|placed| placed.key == code)?;
            Some(item(placed.swap_remove(at), units))
        });
        Some(in_order.collect())
    };
    svg("g").class("labels").set("aria-hidden", "true").each(placed)
}

fn item(placed: PlacedLabel<StateCode>, units_per_px: f64) -> Item {
    let scaled = |px: f64| ((px * units_per_px).round() as i32).to_string();
    let PlacedLabel { key: code, text, size_px, label } = placed;
    let [x_px, y_px] = label.at;
    let (x, y, size) = (scaled(x_px), scaled(y_px + size_px * 0.36), scaled(size_px));
    let stroke = scaled(2.5);
    let is_member = move |now: &Now| now.shown(code) == Shown::Status(Status::Member);
    Item::new(format!("{code} {x} {y} {size}"), move || {
        svg("text")
            .live("class", move |now| if is_member(now) { "label on-dark" } else { "label" }.to_owned())
            .set("x", x)
            .set("y", y)
            .set("font-size", size)
            .set("stroke-width", stroke)
            .text(text)
    })
}

fn layout(now: &Now, selected: Option<StateCode>, units_per_px: f64) -> Vec<PlacedLabel<StateCode>> {
    let (width_px, height_px) =
        (f64::from(now.map().width) / units_per_px, f64::from(now.map().height) / units_per_px);
    let size_px = if width_px < 420.0 {
        10.0
    } else if width_px < 640.0 {
        11.0
    } else {
        12.0
    };
    let wish = |code: StateCode| {
        let face = now.map().face(code.as_str())?;
        let extent_px = now.map().area(face).sqrt() / units_per_px;
        Some(LabelWish {
            key: code,
            text: en::map_name(now.record(), code),
            at: face.anchor.map(|units| f64::from(units) / units_per_px),
            marker_px: if extent_px < MARKED_BELOW_PX { MARKER_PX + 1.5 } else { 0.0 },
            size_px: if extent_px < 60.0 { size_px - 1.0 } else { size_px },
        })
    };
    // What is selected is named in any case; the rest in the order of the lanes.
    let rest = now.record().order().filter(|code| Some(*code) != selected);
    let wishes: Vec<_> = selected.into_iter().chain(rest).filter_map(wish).collect();
    place_labels(&wishes, width_px, height_px)
}
