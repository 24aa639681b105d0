//! Days of the proleptic Gregorian calendar, and dates of which less than the day may be known.

use std::fmt;

/// One day, as the number of days since 1 January 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i32);

/// Years that a [`Day`] may lie in; all of the dataset is well within.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

impl Day {
    /// The day of a year, a month (1–12) and a day of the month, if there is such a day between
    /// 1900 and 2100.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let in_month = YEARS.contains(&year) && (1..=12).contains(&month) && day >= 1;
        (in_month && day <= days_in(year, month)).then(|| Self(days_from_civil(year, month, day)))
    }

    /// Reads `2017-06-09`. Nothing else is understood: no other order, no missing zero.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if bytes.len() != 10 || !digits {
            return None;
        }
        let number = |part: Option<&str>| part?.parse().ok();
        Self::new(number(text.get(..4))? as i32, number(text.get(5..7))?, number(text.get(8..))?)
    }

    /// Days since 1 January 1970; negative before.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day with that [`number`](Self::number), drawn into 1900–2100 where it lies outside.
    pub fn from_number(number: i32) -> Self {
        Self(number.clamp(days_from_civil(*YEARS.start(), 1, 1), days_from_civil(*YEARS.end(), 12, 31)))
    }

    /// Year, month (1–12) and day of the month.
    ///
    /// # Source
    /// Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `civil_from_days`.
    pub fn civil(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        (year_of_era + era * 400 + i32::from(month <= 2), month as u32, day as u32)
    }

    /// The same day `years` later (earlier if negative); 29 February becomes the 28th where it must.
    pub fn plus_years(self, years: i32) -> Self {
        self.plus_months(12 * years)
    }

    /// The same day `months` later (earlier if negative); the last of a month that has no such day, and the first or the
    /// last of all days where it lies outside 1900–2100.
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.civil();
        let months = year * 12 + month as i32 - 1 + months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
        // Which years there are is settled for whole days: of a year alone that was drawn in, the month would be another.
        Self::from_number(days_from_civil(year, month, day.min(days_in(year, month))))
    }

    /// The day before; before the first of all days there is none.
    pub fn before(self) -> Option<Self> {
        Some(Self::from_number(self.0 - 1)).filter(|before| *before < self)
    }
}

/// As in ISO 8601: `2017-06-09`.
impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

/// Days since 1 January 1970 of a day that exists.
///
/// # Source
/// Hinnant, as above, `days_from_civil`.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let (month, day) = (month as i32, day as i32);
    let year = year - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era_year = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let of_era = of_era_year * 365 + of_era_year / 4 - of_era_year / 100 + of_year;
    era * 146_097 + of_era - 719_468
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How much of a date is known, the most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Precision {
    /// Day, month and year.
    Day,
    /// Month and year.
    Month,
    /// The year alone.
    Year,
    /// Nothing, but that it is not after the day.
    Unknown,
}

impl Precision {
    /// All of them, in order.
    pub const ALL: &'static [Self] = &[Self::Day, Self::Month, Self::Year, Self::Unknown];
}

/// A date and how much of it is known.
///
/// It is shown to its precision only. It is compared, counted and plotted by its `day`, which for a
/// month or a year is the editor's best placement within it and not a claim about the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Date {
    /// Where it is compared, counted and plotted.
    pub day: Day,
    /// What of `day` is known.
    pub precision: Precision,
    /// The last day that it may have been, where that is known to be before the last of its month or its year.
    pub latest: Option<Day>,
}

impl Date {
    /// A date of whose month or year any day may have been the one.
    pub fn new(day: Day, precision: Precision) -> Self {
        Self { day, precision, latest: None }
    }

    /// The first and the last day that it may have been: of its month or its year where no more is known. A date of
    /// which nothing is known but that it is not later has no first one, and is both itself.
    pub fn possible_days(self) -> (Day, Day) {
        let (year, month, _) = self.day.civil();
        let (from, until) = match self.precision {
            Precision::Day | Precision::Unknown => return (self.day, self.day),
            Precision::Month => (month, month),
            Precision::Year => (1, 12),
        };
        let last = Day(days_from_civil(year, until, days_in(year, until)));
        (Day(days_from_civil(year, from, 1)), self.latest.unwrap_or(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_days_that_exist_are_days() {
        for (text, exists, why) in [
            ("2017-06-09", true, "an ordinary day"),
            ("2024-02-29", true, "a leap day"),
            ("2023-02-29", false, "not a leap year"),
            ("1900-02-29", false, "a century is no leap year"),
            ("2000-02-29", true, "unless 400 divides it"),
            ("2017-06-31", false, "June has thirty days"),
            ("2017-13-01", false, "no such month"),
            ("2017-00-01", false, "no month nought"),
            ("2017-06-00", false, "no day nought"),
            ("2017-6-9", false, "zeros are written"),
            ("9 June 2017", false, "another order"),
            ("2017-06-09T00:00", false, "more than a day"),
            ("+017-06-09", false, "a sign"),
            ("２０１７-06-09", false, "other digits"),
            ("", false, "nothing"),
        ] {
            assert_eq!(Day::parse(text).is_some(), exists, "{why}: {text}");
        }
    }

    #[test]
    fn known_days_have_known_numbers() {
        // Counted by hand from 1970-01-01, a Thursday.
        for (text, number) in
            [("1970-01-01", 0), ("1970-03-01", 59), ("1969-12-31", -1), ("2000-03-01", 11_017)]
        {
            assert_eq!(Day::parse(text).map(Day::number), Some(number), "{text}");
        }
    }

    #[test]
    fn a_leap_day_a_year_on_is_the_28th() {
        let leap = Day::new(2024, 2, 29).unwrap();
        assert_eq!(leap.plus_years(1).to_string(), "2025-02-28");
        assert_eq!(leap.plus_years(-4).to_string(), "2020-02-29");
    }

    #[test]
    fn a_month_on_is_the_same_day_or_the_last() {
        let day = |text: &str| Day::parse(text).unwrap();
        for (from, months, to) in [
            ("2025-01-31", 1, "2025-02-28"),
            ("2024-03-31", -1, "2024-02-29"),
            ("2024-12-15", 1, "2025-01-15"),
            ("2024-01-15", -1, "2023-12-15"),
            ("2024-01-15", -25, "2021-12-15"),
            ("2100-12-30", 1, "2100-12-31"),
            ("2100-12-31", 1, "2100-12-31"),
            ("2100-06-15", 12, "2100-12-31"),
            ("2100-06-15", 6, "2100-12-15"),
            ("1900-01-01", -1, "1900-01-01"),
            ("1900-01-31", -1, "1900-01-01"),
            ("1900-06-15", -12, "1900-01-01"),
            ("1900-06-15", -5, "1900-01-15"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to), "{from} and {months} months");
        }
    }

    #[test]
    fn there_is_no_day_before_the_first() {
        let day = |text: &str| Day::parse(text).unwrap();
        assert_eq!(day("2000-03-01").before(), Some(day("2000-02-29")));
        assert_eq!(day("1900-01-02").before(), Some(day("1900-01-01")));
        assert_eq!(day("1900-01-01").before(), None);
    }

    #[test]
    fn what_is_known_to_the_month_or_the_year_may_have_been_on_any_day_of_it() {
        for (text, precision, first, last) in [
            ("2010-04-28", Precision::Day, "2010-04-28", "2010-04-28"),
            ("2010-04-28", Precision::Month, "2010-04-01", "2010-04-30"),
            ("2024-02-10", Precision::Month, "2024-02-01", "2024-02-29"),
            ("2010-04-28", Precision::Year, "2010-01-01", "2010-12-31"),
            ("2010-04-28", Precision::Unknown, "2010-04-28", "2010-04-28"),
        ] {
            let date = Date::new(Day::parse(text).unwrap(), precision);
            let (from, until) = date.possible_days();
            assert_eq!((from.to_string().as_str(), until.to_string().as_str()), (first, last), "{date:?}");
        }
        let day = |text: &str| Day::parse(text).unwrap();
        let by_then =
            Date { latest: Some(day("2022-09-16")), ..Date::new(day("2022-09-16"), Precision::Month) };
        assert_eq!(by_then.possible_days(), (day("2022-09-01"), day("2022-09-16")));
    }

    proptest! {
        #[test]
        fn a_day_survives_the_trip_through_text_and_parts(number in -25_000i32..47_000) {
            let day = Day::from_number(number);
            let (year, month, of_month) = day.civil();
            prop_assert_eq!(Day::new(year, month, of_month), Some(day));
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
            prop_assert!(day.before().is_none_or(|before| before.number() == day.number() - 1));
        }
    }
}
