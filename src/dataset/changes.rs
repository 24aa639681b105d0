//! What changed: on a day, next, at a summit, between two days; and where that comes from.

use super::{
    Absence, Basis, Change, Citation, Dataset, Date, Day, Decision, Direction, Layer, Precision, Span,
    StateCode, Status, Summit,
};

impl Dataset {
    /// Every day on which a status changed, in order.
    pub fn changes(&self) -> &[Change] {
        &self.index.changes
    }

    /// What changed on this very day; where of some of it no more than the month or the year is known, the rest.
    pub fn change_on(&self, day: Day) -> Option<&Change> {
        self.changes().iter().find(|change| change.day == day)
    }

    /// Who set up the organisation, in the order of the lanes: members from the first day on who were not admitted to what was there.
    pub fn founders(&self) -> Vec<StateCode> {
        let founded = |span: &Span| {
            span.start.day == self.first_day
                && span.status == Status::Member
                && matches!(span.basis, Basis::Founding | Basis::Treaty | Basis::Stated)
        };
        let is_founder =
            |state: &StateCode| self.spans.iter().any(|span| span.state == *state && founded(span));
        self.order().filter(is_founder).collect()
    }

    /// Whether a state that gets a status on a day had that one, by the name of its day, at some time before.
    pub fn had_before(&self, state: StateCode, status: Status, day: Day) -> bool {
        self.stretches(state).iter().any(|own| own.status == status && own.end.is_some_and(|end| end <= day))
    }

    /// The changes that the sentence of a day tells: that of the very day, and one of another day of which nobody knows whether
    /// it had been by this one; of several such the one that is not counted yet.
    pub fn changes_told_on(&self, on: Day) -> [Option<&Change>; 2] {
        // It may have been by then though it is counted later, or be still to come.
        let changed = self.change_on(on);
        let is_other = |change: &Change| changed.is_none_or(|changed| !std::ptr::eq(changed, change));
        let is_open = |change: &&Change| is_other(change) && self.is_open(change.date(), on);
        let mut open = self.changes().iter().filter(is_open).peekable();
        let first = open.peek().copied();
        [changed, open.find(|change| on < change.day).or(first)]
    }

    /// The nearest change before or after a day.
    pub fn change_beside(&self, day: Day, towards: Direction) -> Option<&Change> {
        match towards {
            Direction::Back => self.changes().iter().rev().find(|change| change.day < day),
            Direction::Forward => self.changes().iter().find(|change| change.day > day),
        }
    }

    /// Where what changed on a day comes from, each source once.
    pub fn sources_of(&self, change: &Change) -> Vec<Citation> {
        let mut sources = Vec::new();
        self.add_sources_of(change, &mut sources);
        sources
    }

    /// Where all that a comparison of two days tells comes from: what changed after one and until the other, or may have, who began
    /// or ended to take no part then, who was agreed to have a status, and whose status nobody dates; each source once. Which of
    /// the days is named first does not matter.
    pub fn sources_between(&self, a: Day, b: Day) -> Vec<Citation> {
        let mut sources = Vec::new();
        self.changes_compared(a, b).for_each(|change| self.add_sources_of(change, &mut sources));
        self.absences_between(a, b).for_each(|absence| add_new(&mut sources, &absence.sources));
        add_new(&mut sources, &self.sources_of_agreed_between(a, b));
        add_new(&mut sources, &self.sources_of_undated(a.min(b)));
        sources
    }

    /// Where it comes from that states are [agreed](Self::agreed_between) to have a status, each source once.
    pub fn sources_of_agreed_between(&self, a: Day, b: Day) -> Vec<Citation> {
        let mut sources = Vec::new();
        for code in self.agreed_between(a, b) {
            let decided =
                self.decided_for(code).filter(|of| a.min(b) < of.date.day && of.date.day <= a.max(b));
            decided.for_each(|of| add_new(&mut sources, &of.sources));
        }
        sources
    }

    /// Where the statuses come from that are [undated](Self::undated_on) on a day, each source once.
    pub fn sources_of_undated(&self, on: Day) -> Vec<Citation> {
        let undated = self.undated_on(on);
        let mut sources = Vec::new();
        let told = self.spans.iter().filter(|span| undated.contains(&span.state));
        told.for_each(|span| add_new(&mut sources, &span.sources));
        sources
    }

    /// Who began or ended to take no part after one day and until another, or may have, where the day is not known; which of them
    /// is named first does not matter.
    pub fn absences_between(&self, a: Day, b: Day) -> impl Iterator<Item = &Absence> {
        let is_between = move |first: Day, last: Day| a.min(b) < last && first <= a.max(b);
        let of = move |of: &&Absence| {
            let (first, last) = self.possible_days(of.start);
            is_between(first, last) || of.end.is_some_and(|end| is_between(end, end))
        };
        self.absences.iter().filter(of)
    }

    /// All that changed after one day and until another; which of them is named first does not matter.
    pub fn changes_between(&self, a: Day, b: Day) -> impl Iterator<Item = &Change> {
        self.changes().iter().filter(move |change| a.min(b) < change.day && change.day <= a.max(b))
    }

    /// All that a comparison of two days tells: what changed between them, and what may have on the other side of one of them than
    /// where it is counted.
    pub fn changes_compared(&self, a: Day, b: Day) -> impl Iterator<Item = &Change> {
        let is_between = move |day: Day| a.min(b) < day && day <= a.max(b);
        let is_told = move |of: &&Change| is_between(of.day) || self.may_lie_beyond(of.date(), a, b);
        self.changes().iter().filter(is_told)
    }

    /// Adds where what changed on a day comes from, but for what is there already.
    pub fn add_sources_of(&self, change: &Change, sources: &mut Vec<Citation>) {
        let begun = self.spans.iter().filter(|span| change.begins(span));
        begun.for_each(|span| add_new(sources, &span.sources));
        let goes_on =
            |state| self.spans.iter().any(|span| span.state == state && span.start.day == change.day);
        let has_left = |span: &&Span| span.end == Some(change.day) && !goes_on(span.state);
        let left = self.spans.iter().filter(has_left).filter(|span| change.moves_state(span.state));
        left.for_each(|span| add_new(sources, &span.sources));
        let merged = self.mergers.iter().filter(|merger| change.is_of(merger));
        merged.for_each(|merger| add_new(sources, &merger.sources));
    }

    /// What the counts on a day rest on, each source once: in the article all that it says of who is counted, or who would be if
    /// it gave a date; in the record, where that would be more than anybody reads, the last change.
    pub fn sources_of_counts(&self, on: Day) -> Vec<Citation> {
        let mut sources = Vec::new();
        if self.layer == Layer::Article {
            let is_told = |start: Date| start.day <= on || start.precision == Precision::Unknown;
            let told = self.spans.iter().filter(|span| is_told(span.start));
            told.for_each(|span| add_new(&mut sources, &span.sources));
        } else if let Some(last) = self.last_change(on) {
            self.add_sources_of(last, &mut sources);
        }
        sources
    }

    /// The last change by a day.
    pub fn last_change(&self, on: Day) -> Option<&Change> {
        self.changes().iter().rfind(|change| change.day <= on)
    }

    /// Where a summit and all that was decided there come from, each source once.
    pub fn sources_of_summit(&self, summit: &Summit) -> Vec<Citation> {
        let mut sources = summit.sources.clone();
        self.changes_at(summit).for_each(|change| self.add_sources_of(change, &mut sources));
        self.decisions_at(summit).for_each(|decision| add_new(&mut sources, &decision.sources));
        self.absences_at(summit).for_each(|absence| add_new(&mut sources, &absence.sources));
        sources
    }

    /// The absences that are told with a summit: that began on one of its days.
    pub fn absences_at(&self, summit: &Summit) -> impl Iterator<Item = &Absence> {
        let days = summit.start..=summit.end;
        self.absences.iter().filter(move |absence| days.contains(&absence.start.day))
    }

    /// What changed at a summit: on one of its days, where the day is known. What the article has on those days it has of its
    /// summit, and gives no day.
    pub fn changes_at(&self, summit: &Summit) -> impl Iterator<Item = &Change> {
        let (days, is_article) = (summit.start..=summit.end, self.layer == Layer::Article);
        let known = move |change: &&Change| {
            (change.precision == Precision::Day || is_article) && days.contains(&change.day)
        };
        self.changes().iter().filter(known)
    }

    /// The steps towards a status that the leaders took at a summit: on one of its days, where the day is known. An
    /// application is none of theirs.
    pub fn decisions_at(&self, summit: &Summit) -> impl Iterator<Item = &Decision> {
        let days = summit.start..=summit.end;
        self.decisions.iter().filter(move |decision| {
            decision.is_agreed()
                && decision.date.precision == Precision::Day
                && days.contains(&decision.date.day)
        })
    }

    /// The summit that met on a day.
    pub fn summit_on(&self, day: Day) -> Option<&Summit> {
        self.summit_by(day).filter(|summit| day <= summit.end)
    }

    /// The summit that ends on a day, when the council decides: on a day before that nobody has become anything yet.
    pub fn summit_decided_on(&self, day: Day) -> Option<&Summit> {
        self.summits.iter().find(|summit| summit.end == day)
    }

    /// The last summit that had begun by a day.
    pub fn summit_by(&self, day: Day) -> Option<&Summit> {
        self.summits.iter().rev().find(|summit| summit.start <= day)
    }
}

fn add_new(sources: &mut Vec<Citation>, more: &[Citation]) {
    for source in more {
        if !sources.contains(source) {
            sources.push(*source);
        }
    }
}
