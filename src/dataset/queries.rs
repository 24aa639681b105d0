//! What can be asked of the dataset: who stood where on a day, who beside whom, and what is said of them.

use super::{
    Absence, Attendance, Change, Citation, Claim, Dataset, Date, Day, Decision, EditorNote, Layer, Merger,
    Person, PersonId, Precision, Source, SourceId, Span, State, StateCode, Status, Stretch, Turn,
    index::{covering, is_of, is_there},
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
    /// Since when it stands as on the later day, as far as that is known; `None` where its status only has another name by
    /// then than the one it came by.
    pub since: Option<Date>,
    /// What it came as between the two days and when, where that was called otherwise than what it is on the later day: because
    /// it has moved since, or its status was renamed or merged.
    pub came_as: Option<(Status, Date)>,
}

impl Difference {
    /// Whether it came between the two days as something else and has moved since.
    pub fn has_moved_since(&self) -> bool {
        self.came_as.is_some() && self.since.is_some()
    }
}

/// Which way to step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To what comes before.
    Back,
    /// To what comes after.
    Forward,
}

impl Dataset {
    /// Whether it is about the organisation that is built in, whose procedure is known: not every bloc's heads of state decide.
    pub fn is_of_sco(&self) -> bool {
        self.organisation == "Shanghai Cooperation Organisation"
    }

    /// The state with this code.
    pub fn state(&self, code: StateCode) -> Option<&State> {
        self.states.iter().find(|state| state.code == code)
    }

    /// A state's name, be it none of the dataset's.
    pub fn name_of(&self, code: StateCode) -> Option<&str> {
        let elsewhere = || self.elsewhere.iter().find(|(of, _)| *of == code).map(|(_, name)| name.as_str());
        self.state(code).map(|state| state.name.as_str()).or_else(elsewhere)
    }

    /// The day that a text names, `2017-06-09`, if it can be shown.
    pub fn day_named(&self, text: &str) -> Option<Day> {
        Day::parse(text).filter(|day| (self.first_day..=self.as_of).contains(day))
    }

    /// A source that a record names.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(usize::from(id.0))
    }

    /// States in the order of the lanes: members, observers, partners as on the day that the widget
    /// opens on, each in the order they joined; then those without a status.
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
                let is_decided = self.decided_for(state).next().is_some();
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
        self.shown_of(self.stretches(state), day)
    }

    fn shown_of(&self, own: &[Stretch], day: Day) -> Shown {
        if let Some(stretch) = covering(own, day) {
            return Shown::Status(stretch.status);
        }
        let unknown = |stretch: &&Stretch| self.start_of(stretch).precision == Precision::Unknown;
        match own.iter().find(unknown) {
            Some(stretch) if day < stretch.start => Shown::Undated(stretch.status),
            _ => Shown::Nothing,
        }
    }

    /// The stretch of time over which a state takes no part on a day, though it keeps its status.
    pub fn absence_on(&self, state: StateCode, day: Day) -> Option<&Absence> {
        let covers =
            |of: &&Absence| of.state == state && of.start.day <= day && of.end.is_none_or(|end| day < end);
        self.absences.iter().find(covers)
    }

    /// The states that are [undated](Shown::Undated) on a day.
    pub fn undated_on(&self, day: Day) -> Vec<StateCode> {
        let of = |(_, own): &&(_, Vec<Stretch>)| matches!(self.shown_of(own, day), Shown::Undated(_));
        self.index.stretches.iter().filter(of).map(|(code, _)| *code).collect()
    }

    /// When a stretch began, as far as that is known: with its span, or on the day of a merger.
    pub fn start_of(&self, stretch: &Stretch) -> Date {
        let opening = self.spans.get(stretch.span).map(|span| span.start);
        opening.filter(|start| start.day == stretch.start).unwrap_or(Date::new(stretch.start, Precision::Day))
    }

    /// When a stretch ended, as far as that is known: of what followed it may be no more than the month.
    pub fn end_of(&self, stretch: &Stretch) -> Option<Date> {
        let end = stretch.end?;
        let own = self.spans.get(stretch.span).map_or(&[][..], |span| self.stretches(span.state));
        let next = own.iter().find(|next| next.start == end);
        Some(next.map_or(Date::new(end, Precision::Day), |next| self.start_of(next)))
    }

    /// The first and the last day that a date may have been, as [`Date::possible_days`]. What the article tells of has been by
    /// its day; and what it looks forward to had not been on the day on which it was written.
    pub fn possible_days(&self, date: Date) -> (Day, Day) {
        let (mut first, last) = date.possible_days();
        let article = self.article.as_ref().filter(|_| self.layer == Layer::Article);
        if let Some(article) = article.filter(|article| article.written < date.day) {
            first = first.max(Day::from_number(article.written.number() + 1));
        }
        (first, self.last_told(last).max(first))
    }

    /// The last day, not after `on`, of which this layer tells: the article tells of none after its own.
    pub fn last_told(&self, on: Day) -> Day {
        let article = self.article.as_ref().filter(|_| self.layer == Layer::Article);
        article.map_or(on, |article| on.min(article.day))
    }

    /// Whether something may lie on the other side of one of two days than where it is counted, because its own day is not known.
    /// Nothing is shown before the founding.
    pub fn may_lie_beyond(&self, of: Date, a: Day, b: Day) -> bool {
        let (first, last) = self.possible_days(of);
        of.day > self.first_day && [a, b].iter().any(|end| (first..last).contains(end))
    }

    /// Whether nobody knows of a date if it has been by the end of a day.
    pub fn is_open(&self, of: Date, on: Day) -> bool {
        self.may_lie_beyond(of, on, on)
    }

    /// What a state may have begun to be by a day, of which nobody knows, and which is counted from a later one.
    pub fn may_be(&self, state: StateCode, on: Day) -> Option<&Stretch> {
        let ahead = self.stretches(state).iter().find(|stretch| stretch.start > on);
        ahead.filter(|stretch| self.is_open(self.start_of(stretch), on))
    }

    /// Whether more is to be told of a state on a day than what it is counted as: the leaders have agreed that it shall have a
    /// status, or it is uncertain.
    pub fn has_more_to_tell(&self, state: StateCode, on: Day) -> bool {
        self.is_agreed_on(state, on) || self.is_uncertain_on(state, on)
    }

    /// Whether nobody knows of a status or an absence of a state if it has begun by the end of a day.
    pub fn is_uncertain_on(&self, state: StateCode, on: Day) -> bool {
        let begun = self.stretches(state).iter().map(|stretch| self.start_of(stretch));
        // What has ended has begun.
        let lasts = |of: &&Absence| of.state == state && of.end.is_none_or(|end| on < end);
        let away = self.absences.iter().filter(lasts).map(|absence| absence.start);
        begun.chain(away).any(|start| self.is_open(start, on))
    }

    /// Whether a span is of the state and the status that a decision was towards, be it by the name that a merger gave that later.
    pub fn has_led_to(&self, decision: &Decision, span: &Span) -> bool {
        span.state == decision.state && is_of(span, decision.towards, &self.mergers)
    }

    /// The merger that gave a stretch its name; `None` where it began with its span.
    pub fn merger_of(&self, stretch: &Stretch) -> Option<&Merger> {
        let opens = self.spans.get(stretch.span).is_some_and(|span| span.start.day == stretch.start);
        self.mergers.iter().find(|merger| !opens && merger.start == stretch.start)
    }

    /// Whether the leaders have agreed by a day that a state without a status shall have one. What was decided before it left
    /// has been, and says nothing of now.
    pub fn is_agreed_on(&self, state: StateCode, day: Day) -> bool {
        if self.layer == Layer::Article || self.stretch_on(state, day).is_some() {
            return false;
        }
        let ends = self.stretches(state).iter().filter_map(|stretch| stretch.end);
        let left = ends.filter(|end| *end <= day).max();
        let mut decided = self.decided_for(state).map(|of| of.date.day);
        decided.any(|decided| decided <= day && left.is_none_or(|left| left <= decided))
    }

    /// The states that have been agreed to have a status after one day and until another, and have certainly none on the later: a
    /// change that is none of status. Which of the days is named first does not matter.
    pub fn agreed_between(&self, a: Day, b: Day) -> Vec<StateCode> {
        let later = a.max(b);
        let is_new = |code: &StateCode| {
            let is_agreed = self.is_agreed_on(*code, later) && !self.is_agreed_on(*code, a.min(b));
            is_agreed && self.may_be(*code, later).is_none()
        };
        self.order().filter(is_new).collect()
    }

    pub(super) fn decided_for(&self, state: StateCode) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(move |decision| decision.state == state && decision.is_agreed())
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
        let is_one = |status: &Status| self.is_ever(*status) && is_there(*status, day, &self.mergers);
        Status::ALL.iter().copied().filter(is_one).collect()
    }

    /// Whether there is a status on any day: some came by it, or a merger made it.
    pub fn is_ever(&self, status: Status) -> bool {
        self.spans.iter().any(|span| span.status == status)
            || self.mergers.iter().any(|merger| merger.into == status)
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

    /// The editor's notes that bear on what is said of states in what is cited.
    pub fn notes_to_all(&self, cited: &[Citation]) -> Vec<&EditorNote> {
        let is_on = |at: &u16| {
            let claim = self.claims.get(usize::from(*at));
            let is_cited = |claim: &Claim| claim.sources.iter().any(|source| cited.contains(source));
            claim.is_some_and(|claim| !claim.states.is_empty() && is_cited(claim))
        };
        self.notes.iter().filter(|note| note.claims.iter().any(is_on)).collect()
    }

    /// The titles of the notes that bear on a claim.
    pub fn note_titles(&self, claim: &Claim) -> Vec<String> {
        self.notes_to(claim).map(|note| note.title.clone()).collect()
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

    /// The states of which it is certain how they stand differently on two days, in the order of the lanes; which of the days is
    /// named first does not matter. A status that nobody dates is no other than itself; and whoever got another name later, but
    /// may have come by its status before or after the earlier day, has joined or been renamed, nobody knows which.
    pub fn differences(&self, a: Day, b: Day) -> Vec<Difference> {
        self.order().filter_map(|code| self.difference(code, a.min(b), a.max(b))).collect()
    }

    /// How one state stands on the later day against the earlier one, if it is certain that it stands differently.
    pub fn difference(&self, state: StateCode, earlier: Day, later: Day) -> Option<Difference> {
        let status = |day: Day| match self.shown_on(state, day) {
            Shown::Status(status) | Shown::Undated(status) => Some(status),
            Shown::Nothing => None,
        };
        let (from, to) = (status(earlier), status(later));
        // What one merger has renamed another may have renamed again, and merged.
        let between = self.mergers.iter().filter(|merger| earlier < merger.start && merger.start <= later);
        let (name, renamed) = between.fold((from, None), |(name, turn), merger| match name {
            Some(status) if merger.from.contains(&status) => {
                let is_merged = merger.from.len() > 1 || turn == Some(Turn::Merged);
                (Some(merger.into), Some(if is_merged { Turn::Merged } else { Turn::Renamed }))
            }
            _ => (name, turn),
        });
        let renamed = renamed.filter(|_| name == to);
        let turn = match (from, to) {
            (from, to) if from == to => return None,
            _ if self.may_be_as_before(state, earlier, later) => return None,
            (None, _) => Turn::Joined,
            (_, None) => Turn::Left,
            (from, to) => match renamed {
                Some(renamed) => renamed,
                None if to < from => Turn::MovedUp,
                None => Turn::MovedDown,
            },
        };
        let left = || {
            let end = self
                .stretches(state)
                .iter()
                .rev()
                .find_map(|stretch| stretch.end.filter(|end| *end <= later));
            Date::new(end.unwrap_or(later), Precision::Day)
        };
        let stretch = self.stretch_on(state, later);
        let span = |of: &Stretch| self.spans.get(of.span);
        // Another name is no other status: it is theirs since they came by the one that was renamed.
        let is_named_so =
            stretch.is_none_or(|of| renamed.is_some() || span(of).is_none_or(|span| Some(span.status) == to));
        let began = |of: &Stretch| match renamed {
            Some(_) => self.start_of(of),
            None => span(of).map_or_else(|| self.start_of(of), |span| span.start),
        };
        let since = is_named_so.then(|| stretch.map_or_else(left, began));
        let first = || self.stretches(state).iter().find(|of| of.start > earlier);
        let came = match turn {
            Turn::Joined => first(),
            Turn::Renamed | Turn::Merged | Turn::Left => None,
            _ => stretch,
        };
        let came = came.and_then(span).map(|span| (span.status, span.start));
        let came_as = came.filter(|(status, _)| Some(*status) != to);
        Some(Difference { state, from, to, turn, since, came_as })
    }

    /// Whether all that a state became between two days may have been before them, or be still to come.
    fn may_be_as_before(&self, state: StateCode, earlier: Day, later: Day) -> bool {
        let changes = self.changes_between(earlier, later);
        let mut moved =
            changes.filter(|change| change.moves.iter().any(|moved| moved.state == state)).peekable();
        let may_lie_beyond = |change: &Change| {
            let began = self.stretch_on(state, change.day).map(|stretch| self.start_of(stretch));
            began.is_some_and(|began| self.may_lie_beyond(began, earlier, later))
        };
        moved.peek().is_some() && moved.all(may_lie_beyond)
    }

    /// The disputed area with this id.
    pub fn area(&self, id: &str) -> Option<&super::Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// At which place a worldview tells how a face of the map is drawn, if it is a disputed area, here or in the built-in dataset.
    pub fn place_of(&self, face: &str) -> Option<usize> {
        self.areas.iter().map(|area| &area.id).chain(&self.lands).position(|id| id == face)
    }
}
