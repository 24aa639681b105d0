//! Dates, to the day or as far as they are known.

use crate::dataset::{Dataset, Date, Day, Precision};

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `9 June 2017`.
pub fn day(day: Day) -> String {
    let (year, month, of_month) = day.civil();
    format!("{of_month} {} {year}", month_name(month))
}

/// A date to its precision: `9 June 2017`, `May 2010` or `2010`.
pub fn date(date: Date) -> String {
    let (year, month, _) = date.day.civil();
    match date.precision {
        Precision::Day => day(date.day),
        Precision::Month => format!("{} {year}", month_name(month)),
        Precision::Year => year.to_string(),
        Precision::Unknown => "Date not given in the article".to_owned(),
    }
}

/// `since 9 June 2017`, `since May 2010`.
pub fn since(start: Date) -> String {
    match start.precision {
        Precision::Unknown => "since a date that the article does not give".to_owned(),
        _ => format!("since {}", date(start)),
    }
}

pub(super) fn month_name(month: u32) -> &'static str {
    MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default()
}

/// The date as far as it is known: of a day on which something changed, as far as that is.
pub fn date_shown(data: &Dataset, on: Day) -> String {
    data.change_on(on).map_or_else(|| day(on), |change| date(change.date()))
}

/// `4 July 2023`, `3–4 July 2024`, `31 August – 1 September 2025`.
pub fn days(start: Day, end: Day) -> String {
    let ((year, month, of_month), (end_year, end_month, _)) = (start.civil(), end.civil());
    if start == end {
        day(start)
    } else if (year, month) == (end_year, end_month) {
        format!("{of_month}–{}", day(end))
    } else if year == end_year {
        format!("{of_month} {} – {}", month_name(month), day(end))
    } else {
        format!("{} – {}", day(start), day(end))
    }
}

/// `July 2024`.
pub(super) fn month(of: Day) -> String {
    date(Date::new(of, Precision::Month))
}

/// What is written along the axis at the beginning of a year or a month: `2017`, `Apr` or, where no year is
/// written before it, `Apr 2017`.
pub fn tick(first: Day, names_year: bool) -> String {
    let (year, month, _) = first.civil();
    let short = month_name(month).get(..3).unwrap_or_default();
    match (month, names_year) {
        (1, _) => year.to_string(),
        (_, true) => format!("{short} {year}"),
        (_, false) => short.to_owned(),
    }
}
