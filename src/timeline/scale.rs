//! The axis of time: days to pixels and back, and the years written along it.

use crate::dataset::Day;

/// Days along a line of pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DateScale {
    first: Day,
    last: Day,
    left_px: f64,
    width_px: f64,
}

impl DateScale {
    /// `first` stands at `left_px` and `last` at `left_px + width_px`; both widths are CSS pixels.
    /// A stretch without length, or a width of nothing, becomes one day or one pixel.
    pub fn new(first: Day, last: Day, left_px: f64, width_px: f64) -> Self {
        let last = last.max(Day::from_number(first.number() + 1));
        Self { first, last, left_px, width_px: width_px.max(1.0) }
    }

    /// Pixels from the left for a day; days outside the stretch lie outside the line.
    pub fn x_of(&self, day: Day) -> f64 {
        let of = f64::from(day.number() - self.first.number());
        self.left_px + of / f64::from(self.last.number() - self.first.number()) * self.width_px
    }

    /// The day nearest to a place, drawn into the stretch where it lies outside.
    pub fn date_at(&self, x_px: f64) -> Day {
        let share = ((x_px - self.left_px) / self.width_px).clamp(0.0, 1.0);
        let days = share * f64::from(self.last.number() - self.first.number());
        Day::from_number(self.first.number() + days.round() as i32)
    }
}

/// A year written along the axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// The year.
    pub year: i32,
    /// Middle of what is written, in CSS pixels.
    pub x_px: f64,
}

/// How far apart the middles of two years must stand: four digits, and as much again for air.
const YEAR_APART_PX: f64 = 44.0;
/// Half of a written year.
const YEAR_HALF_PX: f64 = 15.0;

/// The first of January of as many years as fit from `from_px` to `to_px` without touching: every
/// year, or every second, fifth or tenth, counted so that round years are among them.
pub fn ticks(scale: &DateScale, from_px: f64, to_px: f64) -> Vec<Tick> {
    let years = |first: Day, last: Day| first.civil().0..=last.civil().0;
    for step in [1, 2, 5, 10, 20] {
        let ticks: Vec<Tick> = years(scale.first, scale.last)
            .filter(|year| year.rem_euclid(step) == 0)
            .filter_map(|year| Some(Tick { year, x_px: scale.x_of(Day::new(year, 1, 1)?) }))
            .filter(|tick| tick.x_px - YEAR_HALF_PX >= from_px && tick.x_px + YEAR_HALF_PX <= to_px)
            .collect();
        let fits = ticks.iter().zip(ticks.iter().skip(1)).all(|(a, b)| b.x_px - a.x_px >= YEAR_APART_PX);
        if fits {
            return ticks;
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range() -> (Day, Day) {
        (Day::new(2001, 6, 15).unwrap(), Day::new(2026, 2, 2).unwrap())
    }

    #[test]
    fn at_every_width_years_stand_apart_and_none_is_cut() {
        let (first, last) = range();
        for width in 200..=1400 {
            let width = f64::from(width);
            let written = ticks(&DateScale::new(first, last, 12.0, width - 24.0), 0.0, width);
            assert!(written.len() >= 2, "{width}: {written:?}");
            for pair in written.windows(2) {
                assert!(pair[1].x_px - pair[0].x_px > 2.0 * YEAR_HALF_PX, "{width}: {pair:?}");
            }
            assert!(
                written.iter().all(|tick| tick.x_px >= YEAR_HALF_PX && tick.x_px <= width - YEAR_HALF_PX)
            );
        }
    }

    #[test]
    fn ends_are_ends() {
        let (first, last) = range();
        let scale = DateScale::new(first, last, 10.0, 500.0);
        assert_eq!((scale.x_of(first), scale.x_of(last)), (10.0, 510.0));
        assert_eq!((scale.date_at(-40.0), scale.date_at(4_000.0)), (first, last));
        let none = DateScale::new(first, first, 0.0, 0.0);
        assert!(none.x_of(first).is_finite());
    }

    proptest! {
        #[test]
        fn a_date_survives_the_trip_through_pixels(days in 0..9_000i32, width in 280.0..4_000.0f64) {
            let (first, last) = range();
            let scale = DateScale::new(first, last, 7.0, width);
            let day = Day::from_number((first.number() + days).min(last.number()));
            prop_assert_eq!(scale.date_at(scale.x_of(day)), day);
        }

        #[test]
        fn later_is_further_right(a in 0..9_000i32, b in 0..9_000i32) {
            let (first, last) = range();
            let scale = DateScale::new(first, last, 0.0, 300.0);
            let x = |days: i32| scale.x_of(Day::from_number(first.number() + days));
            prop_assert_eq!(a < b, x(a) < x(b));
        }
    }
}
