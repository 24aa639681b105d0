//! What is worked out once of spans and mergers: stretches under the names they had, and all that changed.

use super::{Date, Day, Merger, Precision, Span, State, StateCode, Status};
use std::collections::BTreeMap;

/// What is worked out once when a dataset has been checked.
#[derive(Clone, PartialEq, Default, Debug)]
pub(super) struct Index {
    pub(super) stretches: Vec<(StateCode, Vec<Stretch>)>,
    pub(super) changes: Vec<Change>,
}

impl Index {
    pub(super) fn new(
        states: &[State],
        spans: &[Span],
        mergers: &[Merger],
        [first_day, order_on]: [Day; 2],
    ) -> Self {
        let mut stretches: Vec<_> =
            states.iter().map(|state| (state.code, stretches_of(state.code, spans, mergers))).collect();
        // Lanes: by status on the day that the widget opens on, then by how long it had been held; those that
        // had none come last. The sort is stable, so the file's order settles what is left.
        order_by_key(&mut stretches, |(_, own)| {
            let then = covering(own, order_on);
            // Who has left, who comes later, and who has had none, as `Standing` has them.
            let without = own.first().map_or(2, |first| u8::from(first.start > order_on));
            (then.is_none(), without, then.map(|stretch| (stretch.status, stretch.start)))
        });
        let changes = changes_of(&stretches, spans, mergers, first_day);
        Self { stretches, changes }
    }
}

/// A status as it was called over `[start, end)`: a span, cut where its status was merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Place of its span in [`Dataset::spans`](super::Dataset::spans).
    pub span: usize,
    /// The status's name then.
    pub status: Status,
    /// First day.
    pub start: Day,
    /// First day after it; `None` while it lasts.
    pub end: Option<Day>,
}

impl Stretch {
    /// Whether it holds on `day`.
    pub fn covers(&self, day: Day) -> bool {
        self.start <= day && self.end.is_none_or(|end| day < end)
    }
}

fn stretches_of(state: StateCode, spans: &[Span], mergers: &[Merger]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (at, span) in spans.iter().enumerate().filter(|(_, span)| span.state == state) {
        let mut rest = Stretch { span: at, status: span.status, start: span.start.day, end: span.end };
        // A span has the name of the day on which it begins; what has been renamed may be so again.
        let during =
            |merger: &&Merger| span.start.day < merger.start && span.end.is_none_or(|end| merger.start < end);
        for merger in mergers.iter().filter(during) {
            if merger.from.contains(&rest.status) {
                stretches.push(Stretch { end: Some(merger.start), ..rest });
                rest = Stretch { status: merger.into, start: merger.start, ..rest };
            }
        }
        stretches.push(rest);
    }
    order_by_key(&mut stretches, |stretch| stretch.start);
    stretches
}

/// Whether `mergers`, in the order of their days, leave a status there on a day: the last one by then that names it made it, or,
/// where none by then has, the first one that will does not.
pub(super) fn is_there(status: Status, on: Day, mergers: &[Merger]) -> bool {
    let is_made = |merger: &Merger| merger.into == status;
    let mut named =
        mergers.iter().filter(|merger| is_made(merger) || merger.from.contains(&status)).peekable();
    let is_first_made = named.peek().is_some_and(|first| is_made(first));
    named.take_while(|merger| merger.start <= on).last().map_or(!is_first_made, is_made)
}

/// What a status is called after those of `mergers`, in the order of their days, that are on a day `of_these`; and since when, if
/// one of them renamed it.
pub(super) fn called(
    status: Status,
    mergers: &[Merger],
    of_these: impl Fn(Day) -> bool,
) -> (Status, Option<Day>) {
    let chosen = mergers.iter().filter(|merger| of_these(merger.start));
    chosen.fold((status, None), |(name, since), merger| {
        if merger.from.contains(&name) { (merger.into, Some(merger.start)) } else { (name, since) }
    })
}

/// Whether a span is of the status that was agreed to, or of what one of `mergers` by its beginning has made of that.
pub(super) fn is_of(span: &Span, agreed: Status, mergers: &[Merger]) -> bool {
    span.status == agreed || span.status == called(agreed, mergers, |merged| merged <= span.start.day).0
}

pub(super) fn covering(stretches: &[Stretch], day: Day) -> Option<&Stretch> {
    stretches.iter().find(|stretch| stretch.covers(day))
}

/// One state's new status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Move {
    /// Whose.
    pub state: StateCode,
    /// The status that it had the day before, if it had one.
    pub from: Option<Status>,
    /// The status since; `None` if it left.
    pub to: Option<Status>,
}

/// All that changed on one day and of whose day as much is known. What is known to the month does not make vague what is
/// known to the day, though both are counted from the same; the founding alone is one change, known as well as any of its moves.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// The day.
    pub day: Day,
    /// How much of the day is known.
    pub precision: Precision,
    /// The last day that it may have been, as [`Date::latest`].
    pub latest: Option<Day>,
    /// States with a new status, in the order of the lanes; empty on the day of a merger alone.
    pub moves: Vec<Move>,
    /// Statuses that became one on this day; the moves of that kind are not listed.
    pub merger: Option<Status>,
}

impl Change {
    /// The day as far as it is known.
    pub fn date(&self) -> Date {
        Date { day: self.day, precision: self.precision, latest: self.latest }
    }

    /// Whether it gives a state another status.
    pub fn moves_state(&self, state: StateCode) -> bool {
        self.moves.iter().any(|moved| moved.state == state)
    }

    /// Whether a span begins with it.
    pub fn begins(&self, span: &Span) -> bool {
        span.start.day == self.day && self.moves_state(span.state)
    }

    /// Whether it is what a merger does.
    pub fn is_of(&self, merger: &Merger) -> bool {
        self.merger.is_some() && merger.start == self.day
    }
}

fn changes_of(
    stretches: &[(StateCode, Vec<Stretch>)],
    spans: &[Span],
    mergers: &[Merger],
    first_day: Day,
) -> Vec<Change> {
    // In their order: of a day what is known best comes first.
    type Known = (Day, Precision, Day);
    let known = |date: Date| -> Known { (date.day, date.precision, date.possible_days().1) };
    let starts = stretches.iter().flat_map(|(_, own)| own);
    let dated = starts.filter(|stretch| stretch.start == first_day).filter_map(|of| spans.get(of.span));
    let founding = dated.map(|span| span.start).min_by_key(|start| known(*start));
    let mut changes: BTreeMap<Known, Change> = BTreeMap::new();
    let mut note = |date: Date, moved: Option<Move>, merger: Option<Status>| {
        let date = founding.filter(|founding| founding.day == date.day).unwrap_or(date);
        let change = changes.entry(known(date)).or_insert_with(|| Change {
            day: date.day,
            precision: date.precision,
            latest: date.latest,
            moves: Vec::new(),
            merger: None,
        });
        change.moves.extend(moved);
        change.merger = merger.or(change.merger);
    };
    for merger in mergers {
        note(Date::new(merger.start, Precision::Day), None, Some(merger.into));
    }
    for (state, own) in stretches {
        for stretch in own {
            // Asked by its end and not by the day before, which the first of all days has not got.
            let from = own.iter().find(|other| other.end == Some(stretch.start));
            let opening = spans.get(stretch.span).map(|span| span.start);
            let start = opening.unwrap_or(Date::new(stretch.start, Precision::Day));
            // A span under its new name is no move: the merger says so for all at once. And nothing is
            // known to have changed on the day from which on a status is only known to hold.
            if from.is_none_or(|from| from.span != stretch.span) && start.precision != Precision::Unknown {
                let moved =
                    Move { state: *state, from: from.map(|from| from.status), to: Some(stretch.status) };
                note(Date { day: stretch.start, ..start }, Some(moved), None);
            }
            if let Some(end) = stretch.end.filter(|end| covering(own, *end).is_none()) {
                let left = Move { state: *state, from: Some(stretch.status), to: None };
                note(Date::new(end, Precision::Day), Some(left), None);
            }
        }
    }
    changes.into_values().collect()
}

/// Puts a few dozen things in order; equals stay as they were. The standard library's sort is made
/// for many more, and every type that it sorts would cost the download three kilobytes.
pub fn order_by_key<T, Key: PartialOrd>(things: &mut [T], key: impl Fn(&T) -> Key) {
    for end in 1..things.len() {
        for at in (1..=end).rev() {
            let Some([.., before, this]) = things.get(..=at) else { break };
            if key(before) <= key(this) {
                break;
            }
            things.swap(at - 1, at);
        }
    }
}
