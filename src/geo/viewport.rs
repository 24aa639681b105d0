//! Which part of the map is looked at, and where that puts things on a sheet of some size. Plain numbers.

use super::{Bounds, Point};

/// The map's extent in grid units: the frame that `xtask/prepare-geo` cuts.
pub const FRAME: [i32; 2] = [2_048, 1_864];
/// Viewports are counted in sixteenths of a grid unit, so that moving by a pixel is moving by some.
const FINE: i32 = 16;
/// How many times larger than the whole the map can be shown.
const MOST_ZOOM: i32 = 12;

/// A part of the map in the shape of its frame. Counted in sixteenths of a grid unit, and never beyond the frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Viewport {
    low: [i32; 2],
    width: i32,
}

impl Viewport {
    /// All of the map.
    pub const WHOLE: Self = Self { low: [0, 0], width: FRAME[0] * FINE };

    /// The part whose top left corner is `low` and that is `width` wide, in sixteenths of a unit; moved and cut so
    /// that it lies in the frame.
    pub fn new(low: [i32; 2], width: i32) -> Self {
        let width = width.clamp(FRAME[0] * FINE / MOST_ZOOM, FRAME[0] * FINE);
        let bare = Self { low, width };
        let [most_x, most_y] = [FRAME[0] * FINE - width, FRAME[1] * FINE - bare.height()];
        Self { low: [low[0].clamp(0, most_x.max(0)), low[1].clamp(0, most_y.max(0))], width }
    }

    /// The smallest part that shows all of `bounds` with some room around it: less around what nearly fills the frame, which
    /// would not be seen nearer otherwise.
    pub fn around(bounds: Bounds) -> Self {
        let extent = |axis: usize| {
            let (low, high) = bounds.low.get(axis).zip(bounds.high.get(axis)).unwrap_or((&0, &0));
            (i64::from(*low) * i64::from(FINE), i64::from(high - low) * i64::from(FINE))
        };
        let ((x, wide), (y, high)) = (extent(0), extent(1));
        let by_height = high * i64::from(FRAME[0]) / i64::from(FRAME[1]);
        let (whole, bare) = (Self::WHOLE.width, wide.max(by_height));
        let room = (bare * 3 / 10).min((i64::from(whole) - bare) * 2 / 5);
        let width = i32::try_from(bare + room).unwrap_or(whole).clamp(whole / MOST_ZOOM, whole);
        let middle = [x + wide / 2, y + high / 2].map(|at| i32::try_from(at).unwrap_or(0));
        Self::new([0, 0], width).centred(middle)
    }

    /// From left to right, in sixteenths of a unit.
    pub fn width(&self) -> i32 {
        self.width
    }

    /// The top left corner, in sixteenths of a unit.
    pub fn low(&self) -> [i32; 2] {
        self.low
    }

    fn height(&self) -> i32 {
        // Within 32 bits: a width is below 2^16, and so is the frame's height.
        self.width * FRAME[1] / FRAME[0]
    }

    /// The middle, in sixteenths of a unit.
    pub fn middle(&self) -> [i32; 2] {
        [self.low[0] + self.width / 2, self.low[1] + self.height() / 2]
    }

    /// A part as large as this around another middle, as far as the frame allows.
    pub fn centred(&self, [x, y]: [i32; 2]) -> Self {
        Self::new([x - self.width / 2, y - self.height() / 2], self.width)
    }

    /// A part `thousandths` as wide, in which `about` stays where it is, as far as the frame allows.
    pub fn scaled(&self, thousandths: i32, about: [i32; 2]) -> Self {
        let width = self.width.saturating_mul(thousandths) / 1_000;
        let width = width.clamp(FRAME[0] * FINE / MOST_ZOOM, FRAME[0] * FINE);
        let keep = |low: i32, about: i32| {
            let away = i64::from(low - about) * i64::from(width) / i64::from(self.width);
            about + i32::try_from(away).unwrap_or(0)
        };
        Self::new([keep(self.low[0], about[0]), keep(self.low[1], about[1])], width)
    }

    /// The same part moved by so many sixteenths, as far as the frame allows.
    pub fn moved(&self, [x, y]: [i32; 2]) -> Self {
        Self::new([self.low[0].saturating_add(x), self.low[1].saturating_add(y)], self.width)
    }
}

/// A point of the grid in the fine units of a viewport.
pub fn fine(point: Point) -> [i32; 2] {
    point.map(|at| at.saturating_mul(FINE))
}

/// A part of the map on a sheet: as large as fits, in its middle, and beside it what else of the map there is room for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sheet {
    /// Width and height, in CSS pixels.
    pub size_px: [f64; 2],
    /// The part.
    pub viewport: Viewport,
}

impl Sheet {
    /// How many CSS pixels make a grid unit.
    pub fn scale(&self) -> f64 {
        let [width, height] = self.size_px;
        let fine = f64::from(FINE);
        (width * fine / f64::from(self.viewport.width)).min(height * fine / f64::from(self.viewport.height()))
    }

    /// Where the grid's origin falls, in CSS pixels.
    pub fn origin(&self) -> [f64; 2] {
        let (scale, [width, height]) = (self.scale(), self.size_px);
        let [x, y] = self.viewport.middle().map(|at| f64::from(at) / f64::from(FINE) * scale);
        [width / 2.0 - x, height / 2.0 - y]
    }

    /// Where a point of the grid falls, in CSS pixels.
    pub fn px(&self, point: Point) -> [f64; 2] {
        let (scale, [x, y]) = (self.scale(), self.origin());
        [x + f64::from(point[0]) * scale, y + f64::from(point[1]) * scale]
    }

    /// What lies at a point in CSS pixels, in sixteenths of a unit.
    pub fn at(&self, [x_px, y_px]: [f64; 2]) -> [i32; 2] {
        let (scale, [x, y]) = (self.scale() / f64::from(FINE), self.origin());
        [((x_px - x) / scale).round() as i32, ((y_px - y) / scale).round() as i32]
    }

    /// Whether a point of the grid is seen on it, not too near its edge for a marker.
    pub fn shows(&self, point: Point) -> bool {
        let [[x, y], [width, height]] = [self.px(point), self.size_px];
        let edge = width.min(height) / 30.0;
        (edge..width - edge).contains(&x) && (edge..height - edge).contains(&y)
    }

    /// What of the map is seen on it, as its upper left and its lower right corner, in sixteenths of a unit.
    pub fn corners(&self) -> [[i32; 2]; 2] {
        [[0.0; 2], self.size_px].map(|px| {
            let [x, y] = self.at(px);
            [x.clamp(0, FRAME[0] * FINE), y.clamp(0, FRAME[1] * FINE)]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_viewport() -> impl Strategy<Value = Viewport> {
        (any::<[i32; 2]>(), any::<i32>()).prop_map(|(low, width)| Viewport::new(low, width))
    }

    fn is_in_frame(of: &Viewport) -> bool {
        let [x, y] = of.low;
        x >= 0
            && y >= 0
            && x + of.width <= FRAME[0] * FINE
            && y + of.height() <= FRAME[1] * FINE
            && of.width >= FRAME[0] * FINE / MOST_ZOOM
    }

    #[test]
    fn zooming_out_far_enough_shows_exactly_the_whole() {
        let mut viewport = Viewport::around(Bounds { low: [900, 1000], high: [950, 1050] });
        assert_ne!(viewport, Viewport::WHOLE);
        for _ in 0..12 {
            viewport = viewport.scaled(1_500, viewport.middle());
        }
        assert_eq!(viewport, Viewport::WHOLE);
    }

    #[test]
    fn what_nearly_fills_the_frame_is_seen_nearer_all_the_same() {
        // Of the founders and of the members of 2024.
        for low in [[485, 37], [478, 37]] {
            for high in [[1_877, 1_391], [1_877, 1_677]] {
                let viewport = Viewport::around(Bounds { low, high });
                assert!(viewport.width * 100 < Viewport::WHOLE.width * 93, "{viewport:?}");
                assert!(viewport.low[1] <= low[1] * FINE, "{viewport:?}");
                assert!(viewport.low[1] + viewport.height() >= high[1] * FINE, "{viewport:?}");
            }
        }
        let whole = Viewport::around(Bounds { low: [0, 0], high: FRAME });
        assert_eq!(whole, Viewport::WHOLE);
    }

    proptest! {
        #[test]
        fn no_viewport_leaves_the_frame(of in any_viewport(), by in any::<[i32; 2]>(), thousandths in 1..4_000) {
            prop_assert!(is_in_frame(&of));
            for next in [of.moved(by), of.scaled(thousandths, of.at_part(by)), of.centred(of.at_part(by))] {
                prop_assert!(is_in_frame(&next), "{:?}", next);
            }
        }

        #[test]
        fn what_is_zoomed_about_stays_where_it_is(of in any_viewport(), x in 0.2..0.8f64, y in 0.2..0.8f64) {
            let sheet = Sheet { size_px: [600.0, 546.0], viewport: of };
            let at_px = [600.0 * x, 546.0 * y];
            let about = sheet.at(at_px);
            let larger = Sheet { viewport: of.scaled(600, about), ..sheet };
            let there = larger.at(at_px);
            // Half of the finest viewport's pixel; at the frame's edge it may not stay, and inwards it always may.
            let off = (0..2).map(|axis| (there[axis] - about[axis]).abs()).max().unwrap_or(0);
            let most = (1.5 * f64::from(FINE) / larger.scale()).round() as i32;
            prop_assert!(off <= most, "{} sixteenths off", off);
        }

        #[test]
        fn around_shows_all_of_it(x in 0..1900i32, y in 0..1700i32, w in 1..140i32, h in 1..140i32) {
            let viewport = Viewport::around(Bounds { low: [x, y], high: [x + w, y + h] });
            let sheet = Sheet { size_px: [600.0, 546.0], viewport };
            for corner in [[x, y], [x + w, y + h]] {
                let [px, py] = sheet.px(corner);
                prop_assert!((-1.0..=601.0).contains(&px) && (-1.0..=547.0).contains(&py), "{} {}", px, py);
            }
        }
    }

    #[test]
    fn a_wide_sheet_shows_what_lies_beside_the_part_that_is_looked_at() {
        let viewport = Viewport::around(Bounds { low: [900, 800], high: [1_100, 1_000] });
        let shaped = Sheet { size_px: [600.0, 546.0], viewport };
        let wide = Sheet { size_px: [1_400.0, 546.0], viewport };
        let (middle, beside, beyond) = ([1_000, 900], [700, 900], [1_000, 700]);
        assert_eq!([middle, beside, beyond].map(|at| shaped.shows(at)), [true, false, false]);
        assert_eq!([middle, beside, beyond].map(|at| wide.shows(at)), [true, true, false]);
        let [low, high] = wide.corners();
        assert!(low[0] < 700 * FINE && high[0] > 1_300 * FINE, "{low:?} {high:?}");
        // As high as what is looked at, and on the whole map no wider than that is.
        assert!((high[1] - low[1] - viewport.height()).abs() <= 2, "{low:?} {high:?}");
        let whole = Sheet { viewport: Viewport::WHOLE, ..wide }.corners();
        assert_eq!(whole, [[0, 0], FRAME.map(|side| side * FINE)]);
    }

    impl Viewport {
        fn at_part(&self, by: [i32; 2]) -> [i32; 2] {
            [0, 1].map(|axis| by[axis].rem_euclid(FRAME[axis] * FINE))
        }
    }
}
