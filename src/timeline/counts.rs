//! How many states had each status, as areas with steps, one upon the other.

use super::DateScale;
use crate::dataset::{Dataset, Day, Shown, Status};

/// All of one status, or all who have one since nobody says when.
#[derive(Clone, PartialEq, Debug)]
pub struct CountArea {
    /// As what they are shown.
    pub of: Shown,
    /// Its steps, in order; where there was nobody there is none.
    pub steps: Vec<CountStep>,
}

/// A stretch of time over which a count stayed the same.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CountStep {
    /// Left edge, in CSS pixels.
    pub x_px: f64,
    /// Right edge, in CSS pixels: exactly where the next one begins.
    pub end_px: f64,
    /// How many states have a status that is drawn under this.
    pub below: u16,
    /// How many have this.
    pub count: u16,
}

/// All who have a status that is not dated: of which does not matter, for they are all drawn alike.
const UNDATED: Shown = Shown::Undated(Status::Member);

/// The areas on an axis, members lowest, those with an undated status on top.
pub fn counts(data: &Dataset, scale: &DateScale) -> Vec<CountArea> {
    let (first, last) = scale.days();
    let mut days: Vec<Day> = vec![first];
    let begun = |day: &Day| *day > first && *day < last;
    days.extend(starts(data).into_iter().filter(begun));
    days.push(last);
    let counted: Vec<_> =
        days.iter().map(|day| (data.counts_on(*day), data.undated_on(*day).len())).collect();
    let area = |of: Shown| {
        let mut steps = Vec::new();
        for (pair, (on, undated)) in days.windows(2).zip(&counted) {
            let [start, end] = pair else { continue };
            let (x_px, end_px) = (scale.x_of(*start), scale.x_of(*end));
            let count = match of {
                Shown::Status(status) => on.of(status),
                _ => u16::try_from(*undated).unwrap_or_default(),
            };
            let below = Status::ALL.iter().take_while(|other| of != Shown::Status(**other));
            let below = below.map(|other| on.of(*other)).sum();
            if count > 0 {
                steps.push(CountStep { x_px, end_px, below, count });
            }
        }
        CountArea { of, steps }
    };
    Status::ALL.iter().copied().map(Shown::Status).chain([UNDATED]).map(area).collect()
}

/// The most states that have a status on any day.
pub fn most_counted(data: &Dataset) -> u16 {
    let all = |day: Day| {
        let on = data.counts_on(day);
        Status::ALL.iter().map(|status| on.of(*status)).sum()
    };
    starts(data).into_iter().map(all).max().unwrap_or_default()
}

/// The days on which a count may change, in order: changes, and the day from which on statuses without a date
/// are known to hold.
fn starts(data: &Dataset) -> Vec<Day> {
    let mut days: Vec<Day> = data.changes().iter().map(|change| change.day).collect();
    let undated = data.spans.iter().map(|span| span.start.day);
    for day in undated {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    crate::dataset::order_by_key(&mut days, |day| *day);
    days
}
