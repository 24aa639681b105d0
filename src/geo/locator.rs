//! The inset that shows where in the world the map's frame is, and what part of the frame is looked at.
//!
//! It is in the map's own projection, which is azimuthal: the world up to 125° from its middle is a disc, and whatever
//! is looked at a rectangle.

use super::{Label, PAD_PX, Pad, Point, Seen, Sheet};

/// Land in the disc as SVG path data, in units of which the disc is [`LOCATOR_UNITS`] wide; `xtask/prepare-geo` draws it.
pub const LOCATOR_LAND: &str = include_str!("../../data/geo/locator.path");
/// Width and height of the inset in its own units.
pub const LOCATOR_UNITS: i32 = 200;
/// Width and height of the inset, in CSS pixels. As in www/atlas/map.css.
const LOCATOR_PX: f64 = 80.0;
/// Between it and the map's edges, in CSS pixels. The same.
const MARGIN_PX: f64 = 6.0;
/// A map that is narrower has none, in CSS pixels.
const WIDE_PX: f64 = 600.0;
/// Where the disc's middle is on the map's grid: where the projection's is.
const MIDDLE: Point = [1_060, 1_056];
/// The disc's radius in units of the map's grid: twice the authalic radius, which has 1,100, times sin 62.5°.
const RADIUS: i32 = 1_951;

/// What is seen on a sheet, as left and upper edge, width and height in units of the inset.
pub fn located(sheet: &Sheet) -> [i32; 4] {
    let to_units = |fine: i32| fine * LOCATOR_UNITS / 2 / (16 * RADIUS);
    let [[x, y], [right, bottom]] = sheet.corners();
    let half = LOCATOR_UNITS / 2;
    // A sixteenth of a unit is what a viewport counts in.
    [
        half + to_units(x - 16 * MIDDLE[0]),
        half + to_units(y - 16 * MIDDLE[1]),
        to_units(right - x),
        to_units(bottom - y),
    ]
}

/// Of what is seen of all states and areas together it covers at most so much, in parts of one of them.
const MOST_COVERED: f64 = 0.25;
/// The corners where it may stand, the first that covers least: in parts of the way across and down, and as the style
/// sheet's `inset`. In the fourth are the buttons.
const CORNERS: [([f64; 2], &str); 3] =
    [([1.0, 1.0], "auto 6px 6px auto"), ([0.0, 1.0], "auto auto 6px 6px"), ([1.0, 0.0], "6px 6px auto auto")];

/// The corner of a sheet where the inset stands, and that as the style sheet's `inset`; `None` where the map is narrow, and
/// where each corner has one of the pads or more of a state or area than may be covered. `seen` has all states and areas.
pub fn locator_corner(seen: &Seen, pads: &[Pad], sheet: &Sheet) -> Option<(Label, &'static str)> {
    let [width, height] = sheet.size_px;
    if width < WIDE_PX {
        return None;
    }
    let half = [LOCATOR_PX / 2.0; 2];
    let away = LOCATOR_PX / 2.0 + MARGIN_PX;
    let shares = seen.shares();
    let mut found = (MOST_COVERED, None);
    for ([across, down], inset) in CORNERS {
        let at = [away + across * (width - 2.0 * away), away + down * (height - 2.0 * away)];
        let corner = Label { at, half };
        let is_hit =
            |pad: &Pad| pad.is_shown && corner.touches(&Label { at: pad.at, half: [PAD_PX / 2.0; 2] });
        let covered = seen.within(at, half).flatten().filter_map(|of| shares.get(of)).sum();
        if covered < found.0 && !pads.iter().any(is_hit) {
            found = (covered, Some((corner, inset)));
        }
    }
    found.1
}

/// Where a place of the map's grid is, in units of the inset.
pub fn located_at([x, y]: Point) -> [i32; 2] {
    let to_units = |units: i32| LOCATOR_UNITS / 2 + units * LOCATOR_UNITS / 2 / RADIUS;
    [to_units(x - MIDDLE[0]), to_units(y - MIDDLE[1])]
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Bounds, Viewport},
        *,
    };

    /// As wide, in its own shape, as a map beside the card.
    fn sheet(viewport: Viewport) -> Sheet {
        Sheet { size_px: [768.0, 699.0], viewport }
    }

    #[test]
    fn the_whole_frame_lies_in_the_disc_and_a_part_in_the_frame() {
        let [x, y, width, height] = located(&sheet(Viewport::WHOLE));
        let half = LOCATOR_UNITS / 2;
        for corner in [[x, y], [x + width, y], [x, y + height], [x + width, y + height]] {
            let [dx, dy] = corner.map(|at| at - half);
            assert!(dx * dx + dy * dy < half * half, "{corner:?} lies beyond the rim");
        }
        let part = Viewport::around(Bounds { low: [1_000, 1_000], high: [1_120, 1_112] });
        let [px, py, pw, ph] = located(&sheet(part));
        assert!(px > x && py > y && px + pw < x + width && py + ph < y + height);
        // On a wide screen more is seen of it, as far as there is a map.
        let wide = |viewport| located(&Sheet { size_px: [2_560.0, 699.0], viewport });
        let [wx, _, ww, _] = wide(part);
        assert!(wx < px && ww > 3 * pw, "{wx} {ww} against {px} {pw}");
        assert_eq!(wide(Viewport::WHOLE), [x, y, width, height]);
        // The projection's middle is the disc's.
        assert!((px + pw / 2 - half).abs() <= 1 && (py + ph / 2 - half).abs() <= 1, "{px} {py} {pw} {ph}");
    }

    #[test]
    fn a_place_of_the_map_is_as_far_from_the_middle_as_in_the_world() {
        let half = LOCATOR_UNITS / 2;
        assert_eq!(located_at(MIDDLE), [half; 2]);
        // At the rim, as far east as the disc goes.
        assert_eq!(located_at([MIDDLE[0] + RADIUS, MIDDLE[1]]), [LOCATOR_UNITS, half]);
    }

    #[test]
    fn the_land_is_drawn_within_the_disc_and_costs_little() {
        assert!(LOCATOR_LAND.len() < 1_200, "{} bytes", LOCATOR_LAND.len());
        assert!(LOCATOR_LAND.starts_with('M') && LOCATOR_LAND.ends_with('z'));
    }
}
