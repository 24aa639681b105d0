//! The stretch of time that the axis shows when it does not show all of it.

use crate::dataset::{Dataset, Day, Direction};

/// The days from `first` to `last`, both shown; within the dataset's range, and less than all of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    first: Day,
    last: Day,
}

impl Window {
    /// The fewest days from its first to its last: a quarter of a year, so that months can be told apart.
    pub const LEAST_DAYS: i32 = 91;

    /// The window from `first` to `last`; `None` where it reaches out of the dataset's range, is shorter than
    /// [`LEAST_DAYS`](Self::LEAST_DAYS), or holds all there is.
    pub fn new(first: Day, last: Day, data: &Dataset) -> Option<Self> {
        let is_long = last.number() - first.number() >= Self::LEAST_DAYS;
        let is_within = first >= data.first_day && last <= data.as_of;
        let is_all = (first, last) == (data.first_day, data.as_of);
        (is_long && is_within && !is_all).then_some(Self { first, last })
    }

    /// What an axis shows: the window, or all there is.
    pub fn days(window: Option<Self>, data: &Dataset) -> (Day, Day) {
        window.map_or((data.first_day, data.as_of), |window| (window.first, window.last))
    }

    /// With one of its edges on `day`, or as near to it as the range and the other edge allow.
    pub fn with_edge(window: Option<Self>, edge: Direction, day: Day, data: &Dataset) -> Option<Self> {
        let (first, last) = Self::days(window, data);
        let moved = |number: i32| Day::from_number(number);
        match edge {
            Direction::Back => {
                let most = moved(last.number() - Self::LEAST_DAYS);
                Self::new(day.min(most).max(data.first_day), last, data)
            }
            Direction::Forward => {
                let least = moved(first.number() + Self::LEAST_DAYS);
                Self::new(first, day.max(least).min(data.as_of), data)
            }
        }
    }

    /// Half as long ([`Forward`](Direction::Forward)) or twice as long, about `day` where it is shown and about
    /// the middle where it is not.
    pub fn zoomed(window: Option<Self>, towards: Direction, day: Day, data: &Dataset) -> Option<Self> {
        let (first, last) = Self::days(window, data);
        let days = last.number() - first.number();
        let days = match towards {
            Direction::Forward => (days / 2).max(Self::LEAST_DAYS),
            // And a day on each side, so that what halving lost comes back.
            Direction::Back => days.saturating_mul(2).saturating_add(2),
        };
        let middle = Day::from_number((first.number() + last.number()) / 2);
        let about = if (first..=last).contains(&day) { day } else { middle };
        Self::about(about, days, data)
    }

    /// Itself where it shows `day`, else one as long about `day`.
    pub fn with_day(self, day: Day, data: &Dataset) -> Option<Self> {
        if (self.first..=self.last).contains(&day) {
            return Some(self);
        }
        self.moved(day, data)
    }

    /// As long about `day`, or as near to it as the range allows.
    pub fn moved(self, day: Day, data: &Dataset) -> Option<Self> {
        Self::about(day, self.last.number() - self.first.number(), data)
    }

    /// So many days about `day`, within the range.
    fn about(day: Day, days: i32, data: &Dataset) -> Option<Self> {
        let (least, most) = (data.first_day.number(), data.as_of.number() - days);
        let first = (day.number() - days / 2).min(most).max(least);
        let last = (first + days).min(data.as_of.number());
        Self::new(Day::from_number(first), Day::from_number(last), data)
    }
}
