//! What can be asked of the dataset: who stood where on a day, what changed, what comes next.

use super::{
    Attendance, Citation, Claim, Dataset, Date, Day, Decision, EditorNote, Layer, Merger, Person, PersonId,
    Precision, Source, SourceId, Span, State, StateCode, Status, Summit, Turn,
};

/// How many states have each status on one day.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts([u16; Status::ALL.len()]);

impl Counts {
    /// How many have `status`.
    pub fn of(&self, status: Status) -> u16 {
        self.0.get(status as usize).copied().unwrap_or_default()
    }
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

/// All that changed on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// The day.
    pub day: Day,
    /// How much of the day is known: the least of what is known of its moves.
    pub precision: Precision,
    /// States with a new status, in the order of the lanes; empty on the day of a merger alone.
    pub moves: Vec<Move>,
    /// Statuses that became one on this day; the moves of that kind are not listed.
    pub merger: Option<Status>,
}

/// A status as it was called over `[start, end)`: a span, cut where its status was merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Place of its span in [`Dataset::spans`].
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

/// How a state stands on the day that the widget opens on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// With a status.
    Of(Status),
    /// With none any more.
    Left,
    /// With none yet, but one later.
    Later,
    /// With none, but a decision towards one.
    Agreed,
}

/// What is shown of a state on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// The status that it has.
    Status(Status),
    /// A status that it came to have, while nobody says since when.
    Undated(Status),
    /// No status.
    Nothing,
}

impl Shown {
    /// The word that style sheets use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Status(status) => status.word(),
            Self::Undated(_) => "undated",
            Self::Nothing => "none",
        }
    }

    /// The status, where it is known to hold.
    pub fn status(self) -> Option<Status> {
        match self {
            Self::Status(status) => Some(status),
            Self::Undated(_) | Self::Nothing => None,
        }
    }
}

/// A state that stands differently on two days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Which.
    pub state: StateCode,
    /// What it was on the earlier day.
    pub from: Option<Status>,
    /// What it is on the later one.
    pub to: Option<Status>,
    /// What that amounts to.
    pub turn: Turn,
    /// Since when it stands as on the later day, as far as that is known.
    pub since: Date,
}

/// Which way to step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To what comes before.
    Back,
    /// To what comes after.
    Forward,
}

/// What is worked out once when a dataset has been checked.
#[derive(Clone, PartialEq, Default, Debug)]
pub(super) struct Index {
    pub(super) stretches: Vec<(StateCode, Vec<Stretch>)>,
    pub(super) changes: Vec<Change>,
}

impl Index {
    pub(super) fn new(states: &[State], spans: &[Span], mergers: &[Merger], order_on: Day) -> Self {
        let mut stretches: Vec<_> =
            states.iter().map(|state| (state.code, stretches_of(state.code, spans, mergers))).collect();
        // Lanes: by status on the day of the article, then by how long it had been held; those that
        // had none come last. The sort is stable, so the file's order settles what is left.
        order_by_key(&mut stretches, |(_, own)| {
            let then = covering(own, order_on);
            (then.is_none(), then.map(|stretch| (stretch.status, stretch.start)))
        });
        let changes = changes_of(&stretches, spans, mergers);
        Self { stretches, changes }
    }
}

/// Puts a few dozen things in order; equals stay as they were. The standard library's sort is made
/// for many more, and every type that it sorts would cost the download three kilobytes.
pub fn order_by_key<T, Key: PartialOrd>(things: &mut [T], key: impl Fn(&T) -> Key) {
    for end in 1..things.len() {
        for at in (1..=end).rev() {
            let [.., before, this] = &things[..=at] else { break };
            if key(before) <= key(this) {
                break;
            }
            things.swap(at - 1, at);
        }
    }
}

fn stretches_of(state: StateCode, spans: &[Span], mergers: &[Merger]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (at, span) in spans.iter().enumerate().filter(|(_, span)| span.state == state) {
        let mut rest = Stretch { span: at, status: span.status, start: span.start.day, end: span.end };
        for merger in mergers.iter().filter(|merger| merger.from.contains(&span.status)) {
            if merger.start <= rest.start {
                rest.status = merger.into;
            } else if rest.end.is_none_or(|end| merger.start < end) {
                stretches.push(Stretch { end: Some(merger.start), ..rest });
                rest = Stretch { status: merger.into, start: merger.start, ..rest };
            }
        }
        stretches.push(rest);
    }
    order_by_key(&mut stretches, |stretch| stretch.start);
    stretches
}

fn add_new(sources: &mut Vec<Citation>, more: &[Citation]) {
    for source in more {
        if !sources.contains(source) {
            sources.push(*source);
        }
    }
}

fn covering(stretches: &[Stretch], day: Day) -> Option<&Stretch> {
    stretches.iter().find(|stretch| stretch.covers(day))
}

fn changes_of(stretches: &[(StateCode, Vec<Stretch>)], spans: &[Span], mergers: &[Merger]) -> Vec<Change> {
    let none =
        Change { day: Day::from_number(0), precision: Precision::Day, moves: Vec::new(), merger: None };
    let of_merger = |merger: &Merger| Change { day: merger.start, merger: Some(merger.into), ..none.clone() };
    let mut changes: Vec<Change> = mergers.iter().map(of_merger).collect();
    let mut note = |day: Day, precision: Precision, moved: Move| {
        if !changes.iter().any(|change| change.day == day) {
            changes.push(Change { day, ..none.clone() });
        }
        if let Some(change) = changes.iter_mut().find(|change| change.day == day) {
            change.precision = change.precision.max(precision);
            change.moves.push(moved);
        }
    };
    for (state, own) in stretches {
        for stretch in own {
            let from = covering(own, stretch.start.before());
            let precision = spans.get(stretch.span).map_or(Precision::Day, |span| span.start.precision);
            // A span under its new name is no move: the merger says so for all at once. And nothing is
            // known to have changed on the day from which on a status is only known to hold.
            if from.is_none_or(|from| from.span != stretch.span) && precision != Precision::Unknown {
                let moved =
                    Move { state: *state, from: from.map(|from| from.status), to: Some(stretch.status) };
                note(stretch.start, precision, moved);
            }
            if let Some(end) = stretch.end.filter(|end| covering(own, *end).is_none()) {
                note(end, Precision::Day, Move { state: *state, from: Some(stretch.status), to: None });
            }
        }
    }
    order_by_key(&mut changes, |change| change.day);
    changes
}

impl Change {
    /// The day as far as it is known.
    pub fn date(&self) -> Date {
        Date { day: self.day, precision: self.precision }
    }
}

/// A dataset in both of its layers.
#[derive(Clone, PartialEq, Debug)]
pub struct Layers {
    record: Dataset,
    article: Option<Dataset>,
}

impl Layers {
    /// Both layers of a dataset. It is handed over twice, because a second reading costs the reader
    /// less than the code that would copy it.
    pub fn new(record: Dataset, again: Dataset) -> Self {
        Self { record, article: again.article_only() }
    }

    /// The dataset as one layer has it; without an article there is one layer.
    pub fn of(&self, layer: Layer) -> &Dataset {
        self.article.as_ref().filter(|_| layer == Layer::Article).unwrap_or(&self.record)
    }

    /// Whether there is such a layer.
    pub fn has(&self, layer: Layer) -> bool {
        self.record.has(layer)
    }
}

impl Dataset {
    /// The same as the article alone has it: who stands where by its word, no steps, no absences, no
    /// mergers, no forerunner, and no summit but the one it looks forward to.
    fn article_only(mut self) -> Option<Self> {
        let day = self.article.as_ref()?.day;
        self.layer = Layer::Article;
        (self.spans, self.index) = std::mem::take(&mut self.other);
        self.decisions.clear();
        self.absences.clear();
        self.mergers.clear();
        self.prehistory = None;
        self.summits.retain(|summit| (summit.start..=summit.end).contains(&day));
        Some(self)
    }

    /// Whether it says anything of this layer: without an article there is only the record.
    pub fn has(&self, layer: Layer) -> bool {
        layer == Layer::Record || self.article.is_some()
    }

    /// Takes over the disputed areas of another dataset, with their sources and how they are drawn: they are of
    /// the map and of no organisation. This must be a dataset without any.
    pub fn adopt_areas(&mut self, from: &Self) {
        let known = self.sources.len();
        let mut adopted = Vec::new();
        for area in &from.areas {
            let mut area = area.clone();
            for citation in &mut area.sources {
                let Citation::Source(id) = citation else { continue };
                let at = adopted.iter().position(|other| other == id).unwrap_or_else(|| {
                    self.sources.extend(from.source(*id).cloned());
                    adopted.push(*id);
                    adopted.len() - 1
                });
                *id = SourceId(u16::try_from(known + at).unwrap_or(u16::MAX));
            }
            self.areas.push(area);
        }
        self.worldviews.clone_from(&from.worldviews);
    }

    /// The state with this code.
    pub fn state(&self, code: StateCode) -> Option<&State> {
        self.states.iter().find(|state| state.code == code)
    }

    /// A source that a record names.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(usize::from(id.0))
    }

    /// States in the order of the lanes: members, observers, partners as on the article's day, each
    /// in the order they joined; then those without a status.
    pub fn order(&self) -> impl Iterator<Item = StateCode> + '_ {
        self.index.stretches.iter().map(|(code, _)| *code)
    }

    /// What comes `towards` that way after `from` in the [`order`](Self::order), round its ends.
    /// Without a start it begins at the first, or the last going back.
    pub fn beside(&self, from: Option<StateCode>, towards: Direction) -> Option<StateCode> {
        let order: Vec<_> = self.order().collect();
        let at = from.and_then(|from| order.iter().position(|code| *code == from));
        let count = order.len().max(1);
        let next = match (at, towards) {
            (Some(at), Direction::Forward) => (at + 1) % count,
            (Some(at), Direction::Back) => (at + count - 1) % count,
            (None, Direction::Forward) => 0,
            (None, Direction::Back) => count - 1,
        };
        order.get(next).copied()
    }

    /// The statuses a state has had, in order, under the names they had then.
    pub fn stretches(&self, state: StateCode) -> &[Stretch] {
        self.index.stretches.iter().find(|(code, _)| *code == state).map_or(&[], |(_, own)| own)
    }

    /// How a state stands on the day that the widget opens on; `None` where there is nothing to tell of it.
    pub fn standing(&self, state: StateCode) -> Option<Standing> {
        match (self.status_on(state, self.opens_on), self.stretches(state).first()) {
            (Some(status), _) => Some(Standing::Of(status)),
            (None, Some(first)) if first.start <= self.opens_on => Some(Standing::Left),
            (None, Some(_)) => Some(Standing::Later),
            (None, None) => {
                let is_decided = self.decisions.iter().any(|decision| decision.state == state);
                is_decided.then_some(Standing::Agreed)
            }
        }
    }

    /// The stretch that a state is in on a day.
    pub fn stretch_on(&self, state: StateCode, day: Day) -> Option<&Stretch> {
        covering(self.stretches(state), day)
    }

    /// What is shown of a state on a day.
    pub fn shown_on(&self, state: StateCode, day: Day) -> Shown {
        let unknown = |stretch: &&Stretch| self.start_of(stretch).precision == Precision::Unknown;
        match (self.stretch_on(state, day), self.stretches(state).iter().find(unknown)) {
            (Some(stretch), _) => Shown::Status(stretch.status),
            (None, Some(stretch)) if day < stretch.start => Shown::Undated(stretch.status),
            (None, _) => Shown::Nothing,
        }
    }

    /// The states that are [undated](Shown::Undated) on a day.
    pub fn undated_on(&self, day: Day) -> Vec<StateCode> {
        self.order().filter(|code| matches!(self.shown_on(*code, day), Shown::Undated(_))).collect()
    }

    /// When a stretch began, as far as that is known: with its span, or on the day of a merger.
    pub fn start_of(&self, stretch: &Stretch) -> Date {
        let opening = self.spans.get(stretch.span).map(|span| span.start);
        opening
            .filter(|start| start.day == stretch.start)
            .unwrap_or(Date { day: stretch.start, precision: Precision::Day })
    }

    /// The merger that gave a stretch its name; `None` where it began with its span.
    pub fn merger_of(&self, stretch: &Stretch) -> Option<&Merger> {
        let opens = self.spans.get(stretch.span).is_some_and(|span| span.start.day == stretch.start);
        self.mergers.iter().find(|merger| !opens && merger.start == stretch.start)
    }

    /// A state's status on a day.
    pub fn status_on(&self, state: StateCode, day: Day) -> Option<Status> {
        self.stretch_on(state, day).map(|stretch| stretch.status)
    }

    /// How many states have each status on a day.
    pub fn counts_on(&self, day: Day) -> Counts {
        let mut counts = Counts::default();
        for (_, own) in &self.index.stretches {
            if let Some(count) =
                covering(own, day).and_then(|stretch| counts.0.get_mut(stretch.status as usize))
            {
                *count += 1;
            }
        }
        counts
    }

    /// The statuses that exist on a day: a legend's rows.
    pub fn statuses_on(&self, day: Day) -> Vec<Status> {
        let merged = |status: Status| {
            self.mergers.iter().any(|merger| merger.start <= day && merger.from.contains(&status))
        };
        let born = |status: Status| {
            self.mergers.iter().all(|merger| merger.into != status || merger.start <= day)
                && (self.spans.iter().any(|span| span.status == status)
                    || self.mergers.iter().any(|merger| merger.into == status))
        };
        Status::ALL.iter().copied().filter(|status| born(*status) && !merged(*status)).collect()
    }

    /// Every day on which a status changed, in order.
    pub fn changes(&self) -> &[Change] {
        &self.index.changes
    }

    /// What changed on this very day.
    pub fn change_on(&self, day: Day) -> Option<&Change> {
        self.changes().iter().find(|change| change.day == day)
    }

    /// The nearest change before or after a day.
    pub fn change_beside(&self, day: Day, towards: Direction) -> Option<&Change> {
        match towards {
            Direction::Back => self.changes().iter().rev().find(|change| change.day < day),
            Direction::Forward => self.changes().iter().find(|change| change.day > day),
        }
    }

    /// A person that a record names.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(usize::from(id.0))
    }

    /// What the article says about a state; without one, about the organisation or others alone.
    pub fn claims_on(&self, state: Option<StateCode>) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |claim| match state {
            Some(code) => claim.states.contains(&code),
            None => claim.states.is_empty(),
        })
    }

    /// The editor's notes for a state's card; without one, for the organisation's.
    pub fn notes_on(&self, state: Option<StateCode>) -> impl Iterator<Item = &EditorNote> {
        self.notes.iter().filter(move |note| match state {
            Some(code) => note.states.contains(&code),
            None => note.is_general,
        })
    }

    /// The editor's notes that bear on a claim.
    pub fn notes_to(&self, claim: &Claim) -> impl Iterator<Item = &EditorNote> {
        let at = self.claims.iter().position(|other| other.id == claim.id);
        let at = at.and_then(|at| u16::try_from(at).ok());
        self.notes.iter().filter(move |note| at.is_some_and(|at| note.claims.contains(&at)))
    }

    /// Who was to come for a state to the summit that the article looks forward to.
    pub fn attending_for(&self, state: StateCode) -> impl Iterator<Item = &Attendance> {
        self.attendance.iter().filter(move |attendance| attendance.party == super::Party::State(state))
    }

    /// Where a stretch comes from: its span, or the merger that gave it its name.
    pub fn sources_of_stretch(&self, stretch: &Stretch) -> Vec<Citation> {
        let span = || self.spans.get(stretch.span).map(|span| span.sources.clone());
        let merger = self.merger_of(stretch).map(|merger| merger.sources.clone());
        merger.or_else(span).unwrap_or_default()
    }

    /// Where what changed on a day comes from, each source once.
    pub fn sources_of(&self, change: &Change) -> Vec<Citation> {
        let mut sources = Vec::new();
        self.add_sources_of(change, &mut sources);
        sources
    }

    fn add_sources_of(&self, change: &Change, sources: &mut Vec<Citation>) {
        let begun = self.spans.iter().filter(|span| span.start.day == change.day);
        begun.for_each(|span| add_new(sources, &span.sources));
        let merged = self.mergers.iter().filter(|merger| merger.start == change.day);
        merged.for_each(|merger| add_new(sources, &merger.sources));
    }

    /// Where a summit and all that was decided there come from, each source once.
    pub fn sources_of_summit(&self, summit: &Summit) -> Vec<Citation> {
        let mut sources = summit.sources.clone();
        self.changes_at(summit).for_each(|change| self.add_sources_of(change, &mut sources));
        self.decisions_at(summit).for_each(|decision| add_new(&mut sources, &decision.sources));
        sources
    }

    /// What changed at a summit: on one of its days, where the day is known.
    pub fn changes_at(&self, summit: &Summit) -> impl Iterator<Item = &Change> {
        let days = summit.start..=summit.end;
        let known = move |change: &&Change| change.precision == Precision::Day && days.contains(&change.day);
        self.changes().iter().filter(known)
    }

    /// The steps towards a status that were taken at a summit: on one of its days, where the day is known.
    pub fn decisions_at(&self, summit: &Summit) -> impl Iterator<Item = &Decision> {
        let days = summit.start..=summit.end;
        self.decisions.iter().filter(move |decision| {
            decision.date.precision == Precision::Day && days.contains(&decision.date.day)
        })
    }

    /// The states that stand differently on two days, in the order of the lanes; which of the days is
    /// named first does not matter. A status that nobody dates is no other than itself.
    pub fn differences(&self, a: Day, b: Day) -> Vec<Difference> {
        self.order().filter_map(|code| self.difference(code, a.min(b), a.max(b))).collect()
    }

    /// How one state stands on the later day against the earlier one, if it stands differently.
    pub fn difference(&self, state: StateCode, earlier: Day, later: Day) -> Option<Difference> {
        let status = |day: Day| match self.shown_on(state, day) {
            Shown::Status(status) | Shown::Undated(status) => Some(status),
            Shown::Nothing => None,
        };
        let (from, to) = (status(earlier), status(later));
        let was_merged = |from: Status, to: Status| {
            self.mergers.iter().any(|merger| merger.into == to && merger.from.contains(&from))
        };
        let turn = match (from, to) {
            (from, to) if from == to => return None,
            (None, _) => Turn::Joined,
            (_, None) => Turn::Left,
            (Some(from), Some(to)) if was_merged(from, to) => Turn::Renamed,
            (from, to) if to < from => Turn::MovedUp,
            _ => Turn::MovedDown,
        };
        let left = || {
            let end = self
                .stretches(state)
                .iter()
                .rev()
                .find_map(|stretch| stretch.end.filter(|end| *end <= later));
            Date { day: end.unwrap_or(later), precision: Precision::Day }
        };
        let since = self.stretch_on(state, later).map_or_else(left, |stretch| self.start_of(stretch));
        Some(Difference { state, from, to, turn, since })
    }

    /// Where all that changed after one day and until another comes from, each source once; which of the days is named
    /// first does not matter.
    pub fn sources_between(&self, a: Day, b: Day) -> Vec<Citation> {
        let mut sources = Vec::new();
        let between = self.changes().iter().filter(|change| a.min(b) < change.day && change.day <= a.max(b));
        between.for_each(|change| self.add_sources_of(change, &mut sources));
        sources
    }

    /// The summit that met on a day.
    pub fn summit_on(&self, day: Day) -> Option<&Summit> {
        self.summit_by(day).filter(|summit| day <= summit.end)
    }

    /// The last summit that had begun by a day.
    pub fn summit_by(&self, day: Day) -> Option<&Summit> {
        self.summits.iter().rev().find(|summit| summit.start <= day)
    }

    /// The disputed area with this id.
    pub fn area(&self, id: &str) -> Option<&super::Area> {
        self.areas.iter().find(|area| area.id == id)
    }
}
