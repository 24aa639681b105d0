//! The inset that shows where in the world the map's frame is, and what part of the frame is looked at.
//!
//! It is in the map's own projection, which is azimuthal: the world up to 125° from its middle is a disc, and whatever
//! is looked at a rectangle.

use super::{Bounds, Face, Label, Pad, Point, Sheet, Topology, Viewport};

/// Land in the disc as SVG path data, in units of which the disc is [`LOCATOR_UNITS`] wide; `xtask/prepare-geo` draws it.
pub const LOCATOR_LAND: &str = include_str!("../../data/geo/locator.path");
/// Width and height of the inset in its own units.
pub const LOCATOR_UNITS: i32 = 200;
/// Width and height of the inset, in CSS pixels; the style sheet says so too.
const LOCATOR_PX: f64 = 80.0;
/// Between it and the map's edges, in CSS pixels.
const MARGIN_PX: f64 = 6.0;
/// A map that is narrower has none, in CSS pixels.
const WIDE_PX: f64 = 600.0;
/// Where the disc's middle is on the map's grid: where the projection's is.
const MIDDLE: Point = [1_060, 1_056];
/// The disc's radius in units of the map's grid: twice the authalic radius, which has 1,100, times sin 62.5°.
const RADIUS: i32 = 1_951;

/// What is looked at, as left and upper edge, width and height in units of the inset.
pub fn located(viewport: Viewport) -> [i32; 4] {
    let to_units = |fine: i32| fine * LOCATOR_UNITS / 2 / (16 * RADIUS);
    let [x, y] = viewport.low();
    let [width, height] = viewport.extent();
    let half = LOCATOR_UNITS / 2;
    // A sixteenth of a unit is what a viewport counts in.
    [
        half + to_units(x - 16 * MIDDLE[0]),
        half + to_units(y - 16 * MIDDLE[1]),
        to_units(width),
        to_units(height),
    ]
}

/// The corner that is kept for the inset on a sheet; `None` where the map is narrow.
pub fn locator_corner(sheet: &Sheet) -> Option<Label> {
    let [width, height] = sheet.size_px;
    let half = LOCATOR_PX / 2.0;
    let away = half + MARGIN_PX;
    (width >= WIDE_PX).then_some(Label { at: [width - away, height - away], half: [half; 2] })
}

/// Whether the inset stands on the sheet: where it covers none of the faces that are `ours`, and none of the pads.
pub fn has_locator(map: &Topology, ours: impl Fn(&Face) -> bool, pads: &[Pad], sheet: &Sheet) -> bool {
    let Some(corner) = locator_corner(sheet) else { return false };
    let reach = super::PAD_PX / 2.0;
    let is_hit = |pad: &Pad| pad.is_shown && corner.touches(&Label { at: pad.at, half: [reach; 2] });
    let to_grid = |side: f64| {
        let at = [corner.at[0] + side * corner.half[0], corner.at[1] + side * corner.half[1]];
        sheet.at(at).map(|fine| fine.div_euclid(16))
    };
    let place = Bounds { low: to_grid(-1.0), high: to_grid(1.0) };
    !pads.iter().any(is_hit) && !map.faces.iter().any(|face| ours(face) && meets(map, face, &place))
}

/// Whether a face reaches into a box, or comes so near that a box around one of its sides does.
fn meets(map: &Topology, face: &Face, place: &Bounds) -> bool {
    let mut is_around = false;
    for ring in map.rings(face) {
        for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
            let overlaps = |axis: fn(&Point) -> i32| {
                let (low, high) = (axis(a).min(axis(b)), axis(a).max(axis(b)));
                low <= axis(&place.high) && high >= axis(&place.low)
            };
            if overlaps(|point| point[0]) && overlaps(|point| point[1]) {
                return true;
            }
            // Its upper left corner has an odd number of sides above it where the face lies around the box.
            let x = place.low[0];
            if (a[0] <= x) != (b[0] <= x) && a[1].max(b[1]) < place.low[1] {
                is_around = !is_around;
            }
        }
    }
    is_around
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_frame_lies_in_the_disc_and_a_part_in_the_frame() {
        let [x, y, width, height] = located(Viewport::WHOLE);
        let half = LOCATOR_UNITS / 2;
        for corner in [[x, y], [x + width, y], [x, y + height], [x + width, y + height]] {
            let [dx, dy] = corner.map(|at| at - half);
            assert!(dx * dx + dy * dy < half * half, "{corner:?} lies beyond the rim");
        }
        let part = Viewport::around(Bounds { low: [1_000, 1_000], high: [1_120, 1_112] });
        let [px, py, pw, ph] = located(part);
        assert!(px > x && py > y && px + pw < x + width && py + ph < y + height);
        // The projection's middle is the disc's.
        assert!((px + pw / 2 - half).abs() <= 1 && (py + ph / 2 - half).abs() <= 1, "{px} {py} {pw} {ph}");
    }

    #[test]
    fn the_land_is_drawn_within_the_disc_and_costs_little() {
        assert!(LOCATOR_LAND.len() < 1_200, "{} bytes", LOCATOR_LAND.len());
        assert!(LOCATOR_LAND.starts_with('M') && LOCATOR_LAND.ends_with('z'));
    }
}
