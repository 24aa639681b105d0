//! A lane for each state: bars for its statuses, hollow markers for decisions that led to them.

use super::DateScale;
use crate::dataset::{Dataset, Date, Decision, Precision, StateCode, Status, Stretch};

/// A bar: one status over one stretch of time.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// The stretch that it shows.
    pub stretch: Stretch,
    /// Left edge, in CSS pixels.
    pub x_px: f64,
    /// Width, in CSS pixels; at least one.
    pub width_px: f64,
    /// How much of the left end is drawn soft, because the start is known to the month or the year
    /// only; in CSS pixels.
    pub soft_px: f64,
    /// How far to its left it fades in, because nothing is known of the start but that it is not later; in
    /// CSS pixels.
    pub fade_px: f64,
}

/// A hollow marker.
#[derive(Clone, PartialEq, Debug)]
pub struct Marker {
    /// Place in [`Dataset::decisions`].
    pub decision: usize,
    /// The status it led to.
    pub towards: Status,
    /// Middle, in CSS pixels.
    pub x_px: f64,
}

/// All that one state's lane shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Lane {
    /// Whose.
    pub state: StateCode,
    /// Bars, in order; none overlaps another.
    pub bars: Vec<Bar>,
    /// Decisions before a status.
    pub markers: Vec<Marker>,
}

/// The lanes of all states that have anything to show, in the dataset's order.
pub fn lanes(data: &Dataset, scale: &DateScale) -> Vec<Lane> {
    data.order()
        .map(|state| lane(data, scale, state))
        .filter(|lane| !lane.bars.is_empty() || !lane.markers.is_empty())
        .collect()
}

/// One state's lane.
pub fn lane(data: &Dataset, scale: &DateScale, state: StateCode) -> Lane {
    let bar = |stretch: &Stretch| {
        let end = stretch.end.unwrap_or(data.as_of).min(data.as_of);
        let x_px = scale.x_of(stretch.start);
        let width_px = (scale.x_of(end) - x_px).max(1.0);
        let start = data.start_of(stretch);
        let soft_px = doubtful_px(scale, start).min(width_px);
        let fade_px = match start.precision {
            Precision::Unknown => x_px - scale.x_of(data.first_day),
            _ => 0.0,
        };
        Bar { stretch: *stretch, x_px, width_px, soft_px, fade_px }
    };
    let marker = |(at, decision): (usize, &Decision)| {
        (decision.state == state).then(|| Marker {
            decision: at,
            towards: decision.towards,
            x_px: scale.x_of(decision.date.day),
        })
    };
    Lane {
        state,
        bars: data.stretches(state).iter().map(bar).collect(),
        markers: data.decisions.iter().enumerate().filter_map(marker).collect(),
    }
}

/// How many pixels the known part of a date leaves open; a few at least, so that it can be seen.
fn doubtful_px(scale: &DateScale, date: Date) -> f64 {
    let days = match date.precision {
        Precision::Day | Precision::Unknown => return 0.0,
        Precision::Month => 31,
        Precision::Year => 366,
    };
    let later = crate::dataset::Day::from_number(date.day.number() + days);
    (scale.x_of(later) - scale.x_of(date.day)).max(6.0)
}
