//! The axis of time: days to pixels and back, and what is written along it.

use super::Window;
use crate::dataset::{Dataset, Day};

/// Days along a line of pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DateScale {
    first: Day,
    last: Day,
    left_px: f64,
    width_px: f64,
}

/// Free space left and right of the axis, in CSS pixels: half of the playhead's knob with its ring, and a pixel.
const MARGIN_PX: f64 = 9.0;
/// So far from its day the name of a year may be moved to be whole, in CSS pixels.
const ASIDE_PX: f64 = 9.0;
/// Space before the founding, in CSS pixels, where a forerunner is drawn. No time is measured there. Less of it on a narrow axis,
/// which needs its width for the years.
const BEFORE_PX: [f64; 2] = [24.0, 40.0];
/// Narrower than so many CSS pixels it is narrow.
const NARROW_PX: f64 = 340.0;

/// That space on an axis of this width.
fn before_px(width_px: f64) -> f64 {
    let [little_px, much_px] = BEFORE_PX;
    if width_px < NARROW_PX { little_px } else { much_px }
}

/// So far from a mark on the line it is meant by whoever points there, in CSS pixels: its row has no other targets, and
/// beyond that nobody could say which is meant.
pub const REACH_PX: f64 = 18.0;

/// About how wide a letter is at the size of flags, in CSS pixels.
pub const LETTER_PX: f64 = 6.4;

impl DateScale {
    /// `first` stands at `left_px` and `last` at `left_px + width_px`; both widths are CSS pixels.
    /// A stretch without length, or a width of nothing, becomes one day or one pixel.
    pub fn new(first: Day, last: Day, left_px: f64, width_px: f64) -> Self {
        let last = last.max(Day::from_number(first.number() + 1));
        Self { first, last, left_px, width_px: width_px.max(1.0) }
    }

    /// The axis of lanes that are `width_px` wide. Where the founding is shown and there was a forerunner, it
    /// leaves room for it on the left.
    pub fn of_lanes(data: &Dataset, window: Option<Window>, width_px: f64) -> Self {
        let (first, last) = Window::days(window, data);
        let before = data.prehistory.is_some() && first == data.first_day;
        let left_px = if before { before_px(width_px) } else { MARGIN_PX };
        Self::new(first, last, left_px, width_px - left_px - MARGIN_PX)
    }

    /// Pixels from the left for a day; days outside the stretch lie outside the line.
    pub fn x_of(&self, day: Day) -> f64 {
        let of = f64::from(day.number() - self.first.number());
        self.left_px + of / f64::from(self.last.number() - self.first.number()) * self.width_px
    }

    /// The same, with days outside the stretch drawn to its ends.
    pub fn x_within(&self, day: Day) -> f64 {
        self.x_of(day.clamp(self.first, self.last))
    }

    /// Whether a day lies on the line.
    pub fn shows(&self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Where a mark on `day` begins and ends to be meant, in CSS pixels: as far as half the way to the one before it and
    /// the one after it, where the line has them, and no farther than [`REACH_PX`]. Nor more than twice as far to one side as to
    /// the other: of two places near a finger browsers take the one whose middle is nearer to it.
    pub fn reach_of(&self, day: Day, beside: [Option<Day>; 2]) -> [f64; 2] {
        let x_px = self.x_within(day);
        let [before, after] = beside.map(|other| {
            let other = other.filter(|other| self.shows(*other));
            other.map_or(REACH_PX, |other| ((self.x_of(other) - x_px).abs() / 2.0).min(REACH_PX))
        });
        [x_px - before.min(after * 2.0), x_px + after.min(before * 2.0)]
    }

    /// The day nearest to a place, drawn into the stretch where it lies outside.
    pub fn date_at(&self, x_px: f64) -> Day {
        let share = ((x_px - self.left_px) / self.width_px).clamp(0.0, 1.0);
        let days = share * f64::from(self.last.number() - self.first.number());
        Day::from_number(self.first.number() + days.round() as i32)
    }

    /// The first and the last day.
    pub fn days(&self) -> (Day, Day) {
        (self.first, self.last)
    }

    /// Where the line begins, in CSS pixels.
    pub(super) fn begins_px(&self) -> f64 {
        self.left_px
    }
}

/// The beginning of a year or a month, written along the axis.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tick {
    /// Its first day.
    pub day: Day,
    /// How it is written.
    pub form: TickForm,
    /// Middle of what is written, in CSS pixels: where its day is, but that a year is moved in where it would be cut.
    pub x_px: f64,
    /// Where its day is, in CSS pixels.
    pub day_px: f64,
    /// Half of what is written, in CSS pixels.
    pub half_px: f64,
}

impl Tick {
    fn is_moved(&self) -> bool {
        self.x_px != self.day_px
    }
}

/// How a tick is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TickForm {
    /// `2017`.
    Year,
    /// `Apr`.
    Month,
    /// `Apr 2017`: a month before which no year is written.
    MonthOfYear,
}

impl TickForm {
    /// Half of what is written, in CSS pixels: at the size of the axis a digit or a letter takes about eight.
    fn half_px(self) -> f64 {
        match self {
            Self::Year => 17.0,
            Self::Month => 14.0,
            Self::MonthOfYear => 33.0,
        }
    }
}

/// Air between two ticks, in CSS pixels: what is written is narrower than it is taken to be. With more, 280 pixels would have
/// room for one year alone.
const AIR_PX: f64 = 5.0;
/// What may be written, the finest first: months, quarters, half years, years, every second, fifth, tenth and
/// twentieth year, each as its number of months; and after these what else may be, the coarsest first, where of each of them there
/// is one alone.
const STEPS: [i32; 15] = [1, 3, 6, 12, 24, 60, 120, 240, 48, 36, 6, 4, 3, 2, 1];
/// How many of them are written whole or not at all.
const WHOLE_STEPS: usize = 8;

/// What is written from `from_px` to `to_px`: the finest of months, quarters, half years and years of which none
/// touches another and none is cut. Years are counted so that round ones are among them. One alone would not say how much time
/// there is: where there is room for two there are two, of whatever months. `text` is how many times as large as the style
/// sheet says they are written.
pub fn ticks(scale: &DateScale, [from_px, to_px]: [f64; 2], text: f64) -> Vec<Tick> {
    let mut kept = Vec::new();
    for (at, step) in STEPS.into_iter().enumerate() {
        let ticks = every(step, scale, [from_px, to_px], text);
        let all = ticks.len();
        kept = thinned(ticks);
        if kept.len() > 1 && (at >= WHOLE_STEPS || kept.len() == all) {
            break;
        }
    }
    kept
}

/// Without those that touch one before them, or a year after them.
fn thinned(ticks: Vec<Tick>) -> Vec<Tick> {
    let mut kept: Vec<Tick> = Vec::new();
    for tick in ticks {
        let touched = kept.last().filter(|last| !are_apart(last, &tick)).map(|last| last.form);
        match touched {
            None => {}
            Some(form) if tick.form == TickForm::Year && form != TickForm::Year => {
                kept.pop();
            }
            Some(_) => continue,
        }
        kept.push(tick);
    }
    kept
}

fn are_apart(before: &Tick, after: &Tick) -> bool {
    after.x_px - before.x_px >= before.half_px + after.half_px + AIR_PX
}

/// A tick at the beginning of every `step`th month that is not cut. A year at an end of the line is moved in, before which a
/// month gives way, and which gives way to another year.
fn every(step: i32, scale: &DateScale, [from_px, to_px]: [f64; 2], text: f64) -> Vec<Tick> {
    let month_of = |day: Day| {
        let (year, month, _) = day.civil();
        year * 12 + month as i32 - 1
    };
    let mut ticks: Vec<Tick> = Vec::new();
    for month in month_of(scale.first)..=month_of(scale.last) {
        if month.rem_euclid(step) != 0 {
            continue;
        }
        let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12));
        let Some(day) = Day::new(year, of_year as u32 + 1, 1) else { continue };
        let form = match of_year {
            0 => TickForm::Year,
            _ if ticks.is_empty() => TickForm::MonthOfYear,
            _ => TickForm::Month,
        };
        let (day_px, half_px) = (scale.x_of(day), text * form.half_px());
        let moves = form == TickForm::Year && scale.shows(day);
        let x_px = if moves { day_px.max(from_px + half_px).min(to_px - half_px) } else { day_px };
        if x_px - half_px < from_px || x_px + half_px > to_px || (x_px - day_px).abs() > ASIDE_PX {
            continue;
        }
        let tick = Tick { day, form, x_px, day_px, half_px };
        let meets = |before: &&Tick| !are_apart(before, &tick) && (before.is_moved() || tick.is_moved());
        match ticks.last().filter(meets).map(|before| before.form) {
            Some(_) if form == TickForm::Month => continue,
            Some(TickForm::Year) if tick.is_moved() => continue,
            Some(_) => {
                ticks.pop();
            }
            None => {}
        }
        ticks.push(tick);
    }
    ticks
}

/// Space between a line and what is written beside it, in CSS pixels.
const BESIDE_PX: f64 = 5.0;

/// Where two texts stand, each `0` or more CSS pixels wide, of which one names the line at `x_px` and the other
/// what lies after it: the left edge of each, `None` for what has no room from `from_px` to `to_px`. The name
/// stands before the line where it can; what lies after it is left out rather than moved.
pub fn beside_line(x_px: f64, [from_px, to_px]: [f64; 2], [name_px, after_px]: [f64; 2]) -> [Option<f64>; 2] {
    let (before, after) = (x_px - BESIDE_PX - name_px, x_px + BESIDE_PX);
    if before >= from_px {
        return [Some(before), (after + after_px <= to_px).then_some(after)];
    }
    if after + name_px <= to_px {
        return [Some(after), None];
    }
    let most = to_px - name_px;
    [(most >= from_px).then(|| (x_px - name_px / 2.0).max(from_px).min(most)), None]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dataset::Article, i18n::en};
    use proptest::prelude::*;

    fn range() -> (Day, Day) {
        (Day::new(2001, 6, 15).unwrap(), Day::new(2026, 2, 2).unwrap())
    }

    /// Stretches of every kind of length, in days from the first day.
    fn stretches() -> Vec<(Day, Day)> {
        let (first, last) = range();
        let mut stretches = vec![(first, last)];
        for days in [91, 120, 181, 250, 364, 500, 730, 1_100, 2_000, 4_000, 7_000] {
            for from in (0..=last.number() - first.number() - days).step_by(97) {
                let from = first.number() + from;
                stretches.push((Day::from_number(from), Day::from_number(from + days)));
            }
        }
        stretches
    }

    #[test]
    fn at_every_width_and_of_every_stretch_ticks_stand_apart_and_none_is_cut() {
        for (at, (first, last)) in stretches().into_iter().enumerate() {
            // The whole range at every width; of the many others each at every fifth, taking turns.
            let (offset, step) = if at == 0 { (0, 1) } else { (at % 5, 5) };
            for width in (150 + offset..=1400).step_by(step) {
                let width = width as u32;
                let width = f64::from(width);
                // As `DateScale::of_lanes` has it, where the founding is shown and where it is not.
                let left_px = if first == range().0 { before_px(width) } else { MARGIN_PX };
                let scale = DateScale::new(first, last, left_px, width - left_px - MARGIN_PX);
                let written = ticks(&scale, [0.0, width], 1.0);
                assert!(!written.is_empty(), "{first} to {last} at {width}");
                for pair in written.windows(2) {
                    let free = pair[1].x_px - pair[0].x_px - pair[0].half_px - pair[1].half_px;
                    assert!(free > 0.0, "{first} to {last} at {width}: {pair:?}");
                }
                for tick in &written {
                    let half = tick.half_px;
                    let is_whole = tick.x_px >= half && tick.x_px <= width - half;
                    assert!(is_whole, "{first} to {last} at {width}: {tick:?}");
                    assert_eq!(tick.day.civil().2, 1, "the first of a month");
                }
                let names_year = |tick: &Tick| tick.form != TickForm::Month;
                assert!(names_year(&written[0]), "{first} to {last} at {width}: {written:?}");
            }
        }
    }

    /// One year alone says nothing of how much time there is.
    #[test]
    fn of_every_stretch_two_ticks_say_how_long_it_is() {
        let (first, last) = range();
        let mut all = stretches();
        let day = |year, month| Day::new(year, month, 15).unwrap();
        all.extend([(first, day(2002, 6)), (day(2012, 10), day(2013, 2)), (day(2015, 7), day(2016, 7))]);
        for days in [91, 95, 100, 110, 150, 220, 300, 365, 450, 600, 900, 1_461, 2_500, 3_000, 3_500, 5_000] {
            for from in (first.number()..=last.number() - days).step_by(17) {
                all.push((Day::from_number(from), Day::from_number(from + days)));
            }
        }
        for (at, (first, last)) in all.into_iter().enumerate() {
            // Of a quarter two months may begin besides one that is cut.
            let least_px = if last.number() - first.number() < 120 { 196 } else { 180 };
            // The widths in turn: stretches beside one another hardly differ.
            let widths = (least_px + at % 5..=400).step_by(5).chain((400 + at % 20..=1400).step_by(20));
            for width in widths {
                let width = width as f64;
                let left_px = if first == range().0 { before_px(width) } else { MARGIN_PX };
                let scale = DateScale::new(first, last, left_px, width - left_px - MARGIN_PX);
                let written = ticks(&scale, [0.0, width], 1.0);
                assert!(written.len() > 1, "{first} to {last} at {width}: {written:?}");
            }
        }
    }

    /// Whatever least size a reader has set for text, or however much it alone is zoomed.
    #[test]
    fn larger_ticks_stand_apart_too_and_none_is_cut() {
        for (at, (first, last)) in stretches().into_iter().enumerate() {
            for width in (280 + at % 20..=1400).step_by(20) {
                let width = width as f64;
                let scale = DateScale::new(first, last, MARGIN_PX, width - 2.0 * MARGIN_PX);
                for text in [1.15, 1.3, 20.0 / 12.0, 2.0] {
                    let written = ticks(&scale, [0.0, width], text);
                    assert!(!written.is_empty(), "{first} to {last} at {width}");
                    for tick in &written {
                        let half = match tick.form {
                            TickForm::Year => 17.0,
                            TickForm::Month => 14.0,
                            TickForm::MonthOfYear => 33.0,
                        };
                        assert_eq!(tick.half_px, text * half);
                        assert!(tick.x_px >= tick.half_px && tick.x_px <= width - tick.half_px, "{tick:?}");
                    }
                    for pair in written.windows(2) {
                        let free = pair[1].x_px - pair[0].x_px - pair[0].half_px - pair[1].half_px;
                        assert!(
                            free >= AIR_PX,
                            "{first} to {last} at {width}, {text} times as large: {pair:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn where_every_year_has_room_every_year_is_written_at_its_day() {
        let (first, last) = range();
        let year = |year: i32| Day::new(year, 1, 1).unwrap();
        let from_years = (2002..2026).map(|from| (year(from), year(from).number()));
        let from_years = from_years.flat_map(|(first, from)| {
            [91, 200, 366, 731, 1_000, 1_461, 2_922].map(|days| (first, Day::from_number(from + days)))
        });
        let to_years = (2003..2026).flat_map(|to| {
            [91, 200, 365, 731, 1_461].map(|days| (Day::from_number(year(to).number() - days), year(to)))
        });
        let within = |(from, to): &(Day, Day)| *from >= first && *to <= last;
        let all = stretches().into_iter().chain(from_years.chain(to_years).filter(within));
        for (at, (first, last)) in all.enumerate() {
            for width in (280 + at % 20..=1400).step_by(20) {
                // As `DateScale::of_lanes` has it where nothing came before.
                let width = width as f64;
                let scale = DateScale::new(first, last, MARGIN_PX, width - 2.0 * MARGIN_PX);
                // Room for a year that is moved in as far as it may be, beside the next one.
                if scale.x_of(year(2011)) - scale.x_of(year(2010)) < 2.0 * 17.0 + AIR_PX + ASIDE_PX {
                    continue;
                }
                let written = ticks(&scale, [0.0, width], 1.0);
                for day in (2001..=2026).map(year).filter(|day| scale.shows(*day)) {
                    let found = written.iter().find(|tick| tick.day == day);
                    let off = found.map(|tick| (tick.x_px - scale.x_of(day)).abs());
                    let is_there = off.is_some_and(|off| off <= ASIDE_PX);
                    assert!(is_there, "{day} of {first} to {last} at {width}: {written:?}");
                }
                for tick in &written {
                    assert_eq!(tick.day_px, scale.x_of(tick.day), "{first} to {last} at {width}");
                }
            }
        }
    }

    #[test]
    fn ticks_are_as_fine_as_there_is_room_for() {
        let count = |days: i32, width: f64, months: i32| {
            let first = Day::new(2017, 1, 1).unwrap();
            let scale = DateScale::new(first, Day::from_number(first.number() + days), 20.0, width);
            let written = ticks(&scale, [0.0, width + 40.0], 1.0);
            let number = |tick: &Tick| tick.day.civil().0 * 12 + tick.day.civil().1 as i32;
            let step = written.windows(2).map(|pair| number(&pair[1]) - number(&pair[0])).min();
            assert_eq!(step, Some(months), "{days} days on {width} px: {written:?}");
        };
        count(364, 900.0, 1);
        count(364, 300.0, 3);
        count(3 * 365, 900.0, 3);
        count(3 * 365, 300.0, 6);
        count(6 * 365, 300.0, 12);
        count(20 * 365, 1_100.0, 12);
        count(20 * 365, 300.0, 60);
    }

    #[test]
    fn what_names_a_line_is_never_cut_nor_meets_what_follows() {
        let article = Article {
            what: None,
            headline: String::new(),
            author: String::new(),
            agency: String::new(),
            paragraphs: None,
            written: Day::new(2024, 9, 29).unwrap(),
            // As long as a day can be.
            day: Day::new(2024, 9, 30).unwrap(),
        };
        let texts = [en::article_flag(&article).as_str(), en::SINCE_THEN]
            .map(|text| text.chars().count() as f64 * LETTER_PX);
        // At every width, as wide as axes are in widgets of 280 to 1400 pixels and more.
        for width in 170..=1400 {
            let ends = [0.0, f64::from(width)];
            for x in (width % 3..=width).step_by(3) {
                let [name, after] = beside_line(f64::from(x), ends, texts);
                if let Some(left) = name {
                    assert!(left >= 0.0 && left + texts[0] <= ends[1], "{x} of {width}: {left}");
                }
                assert!(name.is_some(), "{x} of {width}");
                if let Some(left) = after {
                    assert!(left + texts[1] <= ends[1], "{x} of {width}: {left}");
                    assert!(name.is_some_and(|name| name + texts[0] < left), "{x} of {width}");
                }
            }
        }
        assert_eq!(beside_line(50.0, [0.0, 100.0], [120.0, 10.0]), [None, None], "wider than there is room");
    }

    /// The last days of the summits, about as they were.
    fn summits() -> Vec<Day> {
        let (first, last) = range();
        (first.number()..last.number()).step_by(363).map(Day::from_number).collect()
    }

    #[test]
    fn at_every_width_a_place_means_the_nearest_mark_or_none() {
        for (at, (first, last)) in stretches().into_iter().enumerate() {
            for width in (150 + at % 50..=1400).step_by(50) {
                let scale = DateScale::new(first, last, 12.0, width as f64 - 24.0);
                let all = summits();
                let shown: Vec<Day> = all.iter().copied().filter(|day| scale.shows(*day)).collect();
                let beside = |at: usize| [at.checked_sub(1), Some(at + 1)].map(|at| all.get(at?).copied());
                let of =
                    |day: &Day| scale.reach_of(*day, beside(all.iter().position(|of| of == day).unwrap()));
                let places: Vec<(f64, [f64; 2])> =
                    shown.iter().map(|day| (scale.x_of(*day), of(day))).collect();
                for x in (0..=width).step_by(2).map(|x| x as f64 + 0.317_2) {
                    let away = |at: &usize| (places[*at].0 - x).abs();
                    let nearest = (0..shown.len()).min_by(|a, b| away(a).total_cmp(&away(b)));
                    let is_meant = |at: &usize| (places[*at].1[0]..places[*at].1[1]).contains(&x);
                    let means: Vec<usize> = (0..shown.len()).filter(is_meant).collect();
                    let is_between = places.iter().any(|of| of.0 < x) && places.iter().any(|of| of.0 > x);
                    // Outside all of them a mark that has another close by reaches less far.
                    let reach_px = |at: &usize| {
                        let gaps = (0..shown.len())
                            .filter(|of| of != at)
                            .map(|of| (places[of].0 - places[*at].0).abs());
                        if is_between { REACH_PX } else { gaps.fold(REACH_PX, f64::min) }
                    };
                    let expected: Vec<usize> =
                        nearest.into_iter().filter(|at| away(at) < reach_px(at)).collect();
                    assert_eq!(means, expected, "{first} to {last} at {x} of {width}");
                }
                // A tap on a mark means it: no other's middle is nearer.
                for (at, (x, [left, right])) in places.iter().enumerate() {
                    let own = ((left + right) / 2.0 - x).abs();
                    let others = places.iter().enumerate().filter(|(other, _)| *other != at);
                    let near = others.map(|(_, (_, [left, right]))| ((left + right) / 2.0 - x).abs());
                    assert!(
                        near.fold(f64::INFINITY, f64::min) > own,
                        "{first} to {last}: mark {at} at {width}"
                    );
                }
            }
        }
    }

    #[test]
    fn ends_are_ends() {
        let (first, last) = range();
        let scale = DateScale::new(first, last, 10.0, 500.0);
        assert_eq!((scale.x_of(first), scale.x_of(last)), (10.0, 510.0));
        assert_eq!((scale.date_at(-40.0), scale.date_at(4_000.0)), (first, last));
        let before = first.before().unwrap();
        assert_eq!((scale.x_within(before), scale.shows(before)), (10.0, false));
        assert!(scale.shows(first) && scale.shows(last));
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

        /// Where a day is narrower than a pixel, whole pixels come back within half of one.
        #[test]
        fn a_pixel_survives_the_trip_through_dates(x in 0..1_400i32, width in 280.0..1_400.0f64) {
            let (first, last) = range();
            let scale = DateScale::new(first, last, 0.0, width);
            let x = f64::from(x).min(width);
            let day_px = width / f64::from(last.number() - first.number());
            prop_assert!((scale.x_of(scale.date_at(x)) - x).abs() <= day_px / 2.0 + 1e-9);
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
