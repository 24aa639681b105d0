//! Rules for the public record: states, spans, decisions, absences, summits.

use super::{Checker, Record, codes};
use crate::dataset::{index, *};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// A summit lasts so many days at most: what lasts longer has a slip in its year or month.
const MOST_DAYS: i32 = 14;

/// A code beside alpha-2: its field, what it is made of, and its form in words.
type OtherCode = (&'static str, fn(&StateRecord) -> &String, fn(&u8) -> bool, &'static str);

/// What a state has beside alpha-2, in ISO's order.
const OTHER_CODES: [OtherCode; 2] = [
    ("alpha3", |state| &state.alpha3, u8::is_ascii_uppercase, "three capital letters (ISO 3166-1 alpha-3)"),
    ("numeric", |state| &state.numeric, u8::is_ascii_digit, "three digits (ISO 3166-1 numeric)"),
];

/// Whose names there are, by the place of the state: each name looked for among all others would take a page with some ten
/// thousand of them half a minute.
struct Names<'a> {
    names: BTreeMap<&'a str, Vec<usize>>,
    aliases: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Names<'a> {
    fn of(records: &'a [StateRecord]) -> Self {
        let (mut names, mut aliases): (BTreeMap<_, Vec<_>>, BTreeMap<_, Vec<_>>) = Default::default();
        for (at, state) in records.iter().enumerate() {
            names.entry(state.name.as_str()).or_default().push(at);
            state.aliases.iter().for_each(|alias| aliases.entry(alias.as_str()).or_default().push(at));
        }
        Self { names, aliases }
    }

    /// The first other state than the one at a place that has a name, or an earlier one that has it as an alias.
    fn of_another(&self, name: &str, at: usize) -> Option<usize> {
        let named = self.names.get(name).and_then(|of| of.iter().find(|other| **other != at));
        let called = self.aliases.get(name).and_then(|of| of.iter().find(|other| **other < at));
        named.into_iter().chain(called).copied().min()
    }
}

/// When leaders met, and where.
struct Meeting<'a> {
    days: RangeInclusive<Day>,
    city: Option<&'a String>,
    is_by_video: bool,
}

impl<'a> Meeting<'a> {
    fn of(summit: &'a SummitRecord) -> Option<Self> {
        let days = Day::parse(&summit.start)?..=Day::parse(&summit.end)?;
        let is_by_video = Mode::parse(&summit.mode) == Some(Mode::Video);
        Some(Self { days, city: summit.city.as_ref(), is_by_video })
    }
}

impl Checker {
    pub(super) fn states(&mut self, records: &[StateRecord]) -> Vec<State> {
        let mut states: Vec<State> = Vec::new();
        let names = Names::of(records);
        for (at, state) in records.iter().enumerate() {
            let record = Record::new("states.toml", at, &state.name);
            self.texts(&record, "", state.texts());
            let earlier = || records.iter().take(at);
            self.once(&record, "name", &state.name, earlier().map(|other| other.name.as_str()));
            self.other_codes(&record, at, records);
            self.aliases(&record, at, records, &names);
            let Some(code) = self.code(&record, "code", &state.code) else { continue };
            self.once(&record, "code", &state.code, earlier().map(|other| other.code.as_str()));
            states.push(State {
                code,
                alpha3: state.alpha3.clone(),
                numeric: state.numeric.clone(),
                name: state.name.clone(),
                aliases: state.aliases.clone(),
            });
        }
        states
    }

    /// That the codes beside alpha-2 are those that ISO has for the state, or of the form where it has none, and no earlier
    /// state's.
    fn other_codes(&mut self, record: &Record, at: usize, records: &[StateRecord]) {
        let Some(state) = records.get(at) else { return };
        let isos =
            codes::beside(&state.code).map_or([None; 2], |(alpha3, numeric)| [Some(alpha3), Some(numeric)]);
        for ((field, of, is_letter, form), iso) in OTHER_CODES.into_iter().zip(isos) {
            let text = of(state);
            let expected = match iso {
                Some(iso) if iso != text => format!("`{iso}`, ISO 3166-1's for `{}`", state.code),
                None if text.len() != 3 || !text.as_bytes().iter().all(is_letter) => form.to_owned(),
                // A state that took another name has kept its number: `891` was Yugoslavia's and Serbia and Montenegro's.
                None if field == "numeric" && codes::was_assigned(&state.code) => continue,
                _ => {
                    let may_share =
                        |other: &&StateRecord| field == "numeric" && codes::was_assigned(&other.code);
                    let earlier = records.iter().take(at).filter(|other| !may_share(other));
                    let earlier = earlier.map(|other| of(other).as_str());
                    self.once(record, field, text, earlier);
                    continue;
                }
            };
            self.refuse(record, field, format_args!("`{text}`"), &expected);
        }
    }

    /// That no other name of a state is another's: by it readers would find the wrong one.
    fn aliases(&mut self, record: &Record, at: usize, records: &[StateRecord], names: &Names) {
        let Some(state) = records.get(at) else { return };
        for alias in &state.aliases {
            if let Some(its) = names.of_another(alias, at).and_then(|other| records.get(other)) {
                let expected = format!("names of no other state: that is one of {}", its.name);
                self.refuse(record, "aliases", format_args!("`{alias}`"), &expected);
            }
        }
    }

    /// That the act is one that can bring the status: founders and those admitted are members, and a memorandum
    /// makes no member.
    fn basis_fits(&mut self, record: &Record, basis: Basis, status: Status, start: Day) {
        let expected = match basis {
            Basis::Founding
                if status != Status::Member || self.first_day.is_some_and(|first| start > first) =>
            {
                "an act other than the founding, unless it is of a member from `first_day` on"
            }
            Basis::Admission if status != Status::Member => "an act other than admission, unless of a member",
            Basis::Memorandum if status == Status::Member => "an act other than a memorandum, for a member",
            _ => return,
        };
        self.refuse(record, "basis", format_args!("`{}`", basis.word()), expected);
    }

    /// That a status is called as it was when it began.
    fn status_has_its_name(&mut self, record: &Record, status: Status, start: Day, mergers: &[Merger]) {
        if index::is_there(status, start, mergers) {
            return;
        }
        let expected = match index::called(status, mergers, |merged| merged <= start) {
            (now, Some(since)) => format!("`{}`, its name from {since} on", now.word()),
            (_, None) => {
                // Back through those that made it, until what there was then.
                let (mut names, mut made) = (vec![status], start);
                for Merger { start: merged, from, into, .. } in mergers.iter().rev() {
                    if *merged > start && names.contains(into) {
                        names.retain(|name| name != into);
                        names.extend(
                            from.iter().filter(|name| !names.contains(name)).copied().collect::<Vec<_>>(),
                        );
                        made = *merged;
                    }
                }
                let words: Vec<_> = names.iter().map(|status| status.word()).collect();
                format!("a name that it had before {made}: {}", words.join(", "))
            }
        };
        self.refuse(record, "status", format_args!("`{}`", status.word()), &expected);
    }

    /// The same date with the last day that it may have been, where a record names one.
    fn no_later_than(&mut self, record: &Record, date: Date, latest: &Option<String>) -> Date {
        let Some(text) = latest else { return date };
        let latest = self.day(record, "no_later_than", text);
        let (first, last) = (date.day, date.possible_days().1);
        if latest.is_some_and(|latest| latest < first || last < latest) {
            let expected = format!("a day from `start` on, within what is known of it ({first} to {last})");
            self.refuse(record, "no_later_than", format_args!("`{text}`"), &expected);
        }
        Date { latest, ..date }
    }

    /// Without `mergers` nobody knows what a status was called on a day, and nothing is said of it.
    pub(super) fn spans(&mut self, records: &[SpanRecord], mergers: Option<&[Merger]>) -> Vec<Span> {
        let mut spans: Vec<(Record, Span)> = Vec::new();
        for (at, span) in records.iter().enumerate() {
            let record = Record::new("spans.toml", at, &format!("{} {}", span.state, span.status));
            spans.extend(self.span(&record, span, mergers).map(|span| (record, span)));
        }
        for (at, later) in spans.iter().enumerate() {
            for earlier in spans.iter().take(at).filter(|(_, other)| other.state == later.1.state) {
                self.follow_each_other(later, earlier, mergers.unwrap_or_default());
                self.follow_each_other(earlier, later, mergers.unwrap_or_default());
                self.are_apart(later, earlier);
            }
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    /// One span; nothing where too little of it can be read to compare it with others.
    fn span(&mut self, record: &Record, span: &SpanRecord, mergers: Option<&[Merger]>) -> Option<Span> {
        self.texts(record, "", span.texts());
        let state = self.state(record, "state", &span.state);
        let status = self.own_status(record, "status", &span.status);
        let start = self.date(record, "start", &span.start, &span.precision);
        let start = start.map(|start| self.no_later_than(record, start, &span.no_later_than));
        let end = span.end.as_ref().map(|end| self.day(record, "end", end));
        let basis = Basis::parse(&span.basis).filter(|basis| *basis != Basis::Stated);
        let expected = "founding, decision, memorandum, admission or treaty";
        let basis = self.take(basis, record, "basis", &span.basis, expected);
        let confidence = self.confidence(record, &span.confidence);
        let sources = self.sources(record, &span.sources);
        if let Some(start) = start {
            self.within_range(record, "start", start.day);
        }
        if let Some(Some(end)) = end {
            self.within_range(record, "end", end);
        }
        if let (Some(start), Some(Some(end))) = (start, end)
            && end <= start.day
        {
            let expected = format!("a day after `start` ({})", start.day);
            self.refuse(record, "end", format_args!("`{end}`"), &expected);
        }
        let (state, status, start) = (state?, status?, start?);
        let (basis, confidence, sources) = (basis?, confidence?, sources?);
        self.basis_fits(record, basis, status, start.day);
        if let Some(mergers) = mergers {
            self.status_has_its_name(record, status, start.day, mergers);
        }
        // An end that is no day has been refused; without it nothing can be said of overlaps.
        if end == Some(None) {
            return None;
        }
        let end = end.flatten();
        Some(Span { state, status, start, end, basis, confidence, note: span.note.clone(), sources })
    }

    /// Where one span of a state ends just before another of its begins, or where it begins as the same.
    fn follow_each_other(
        &mut self,
        (record, first): &(Record, Span),
        (_, next): &(Record, Span),
        mergers: &[Merger],
    ) {
        let begins = next.start.day;
        if let Some(end) = first.end.filter(|end| Some(*end) == begins.before()) {
            let expected =
                format!("the first day after it, on which the next begins ({begins}), or a longer gap");
            self.refuse(record, "end", format_args!("`{end}`"), &expected);
        }
        if first.end == Some(begins) && is_same_status(first, next, mergers) {
            let found = format_args!("`{begins}`, where the same goes on");
            self.refuse(record, "end", found, "one record for each unbroken stretch of a status");
        }
    }

    /// A state has one status a day.
    fn are_apart(&mut self, (record, span): &(Record, Span), (_, other): &(Record, Span)) {
        let is_before = |a: &Span, b: &Span| a.end.is_some_and(|end| end <= b.start.day);
        if is_before(other, span) || is_before(span, other) {
            return;
        }
        let (begins, as_what, began) = (span.start.day, other.status.word(), other.start.day);
        if begins < began {
            let expected =
                format!("an `end` by {began}, when the span as {as_what} begins: one status a day");
            let found = span.end.map_or_else(|| "missing".to_owned(), |end| format!("`{end}`"));
            return self.refuse(record, "end", found, &expected);
        }
        let found = format_args!("`{begins}`, within the span as {as_what} from {began}");
        self.refuse(record, "start", found, "one status a day: an `end` there, or another `start` here");
    }

    pub(super) fn decisions(
        &mut self,
        document: &Document,
        spans: &[Span],
        mergers: Option<&[Merger]>,
    ) -> Vec<Decision> {
        let mut decisions = Vec::new();
        let meetings: Vec<_> = document.summit.iter().filter_map(Meeting::of).collect();
        for (at, decision) in document.decision.iter().enumerate() {
            let record = Record::new("decisions.toml", at, &format!("{} {}", decision.state, decision.kind));
            self.texts(&record, "", decision.texts());
            let state = self.state(&record, "state", &decision.state);
            let kind = DecisionKind::parse(&decision.kind);
            let kind = self.take(
                kind,
                &record,
                "kind",
                &decision.kind,
                "status, procedure, obligations or application",
            );
            let towards = self.own_status(&record, "towards", &decision.towards);
            let date = self.date(&record, "date", &decision.date, &decision.precision);
            let confidence = self.confidence(&record, &decision.confidence);
            let sources = self.sources(&record, &decision.sources);
            let parts = (state, kind, towards, date, confidence, sources);
            let (Some(state), Some(kind), Some(towards), Some(date), Some(confidence), Some(sources)) = parts
            else {
                continue;
            };
            self.within_range(&record, "date", date.day);
            // A state may come back: what is decided after it has left leads there. Of a month or a year, any day may have
            // been the first.
            let led_to = || spans.iter().filter(|span| span.state == state && span.status == towards);
            let has_begun = |span: &&Span| span.start.possible_days().1 <= date.day;
            let is_running = |span: &&Span| has_begun(span) && span.end.is_none_or(|end| date.day < end);
            if let Some(Span { start: began, .. }) = led_to().find(is_running) {
                let known = match began.precision {
                    Precision::Month => ", known to the month",
                    Precision::Year => ", known to the year",
                    Precision::Day | Precision::Unknown => "",
                };
                let expected = format!("a day before that status began ({}{known})", began.day);
                self.refuse(&record, "date", format_args!("`{}`", date.day), &expected);
            }
            let is_same = |other: &Decision| {
                (other.state, other.kind, other.towards, other.date.day) == (state, kind, towards, date.day)
            };
            if decisions.iter().any(is_same) {
                let expected = "a step that no earlier record tells";
                self.refuse(&record, "date", format_args!("`{}` again", date.day), expected);
            }
            let (place, note) = (decision.place.clone(), decision.note.clone());
            let decision = Decision { state, kind, towards, date, place, confidence, note, sources };
            // Where a span was refused, or a merger, nothing can be said of what followed.
            if let Some(mergers) = mergers
                && spans.len() == document.span.len()
                && decision.is_agreed()
            {
                self.has_led_there(&record, &decision, spans, mergers);
            }
            self.is_where_the_leaders_met(&record, &decision, &meetings);
            decisions.push(decision);
        }
        decisions
    }

    /// That what the leaders agreed to led to a status that the state came to have, if it came to have any since. A merger may
    /// have renamed it. An application led to nothing.
    fn has_led_there(&mut self, record: &Record, decision: &Decision, spans: &[Span], mergers: &[Merger]) {
        let Decision { state, kind, towards, date, .. } = decision;
        let own = || spans.iter().filter(|span| span.state == *state);
        let is_since = |span: &&Span| span.start.possible_days().1 > date.possible_days().0;
        let expected: Vec<_> = own().filter(is_since).map(|span| span.status.word()).collect();
        // Who had it before may be on the way back to it; what the leaders agreed to came about.
        let may_be = |span: &Span| *kind != DecisionKind::Status || is_since(&span);
        if !expected.is_empty() && !own().any(|span| may_be(span) && index::is_of(span, *towards, mergers)) {
            let expected = format!("a status that the state came to have after it: {}", expected.join(", "));
            self.refuse(record, "towards", format_args!("`{}`", towards.word()), &expected);
        }
    }

    /// That what the leaders decided on a day of their summit they decided there. Memoranda may be signed elsewhere, and states
    /// apply from anywhere.
    fn is_where_the_leaders_met(&mut self, record: &Record, decision: &Decision, meetings: &[Meeting]) {
        let Decision { kind, date, place: Some(place), .. } = decision else { return };
        let is_theirs = decision.is_agreed() && *kind != DecisionKind::Obligations;
        if !is_theirs || date.precision != Precision::Day {
            return;
        }
        // Of several that a slip has meet on one day, one will do.
        let that_day = || meetings.iter().filter(|meeting| meeting.days.contains(&date.day));
        let expected = match that_day().next() {
            _ if that_day().any(|meeting| meeting.city == Some(place)) => return,
            Some(Meeting { city: Some(city), .. }) => {
                format!("`{city}`, where the summit met on that day (summits.toml)")
            }
            Some(Meeting { is_by_video: true, .. }) => {
                "no place: the summit of that day met by video (summits.toml)".to_owned()
            }
            _ => return,
        };
        self.refuse(record, "place", format_args!("`{place}`"), &expected);
    }

    pub(super) fn absences(&mut self, records: &[AbsenceRecord], spans: Option<&[Span]>) -> Vec<Absence> {
        let mut absences: Vec<Absence> = Vec::new();
        for (at, absence) in records.iter().enumerate() {
            let record = Record::new("absences.toml", at, &absence.state);
            self.texts(&record, "", absence.texts());
            let state = self.state(&record, "state", &absence.state);
            let kind = absence.kind.as_deref().unwrap_or(AbsenceKind::NotTakingPart.word());
            let expected = "not_invited or not_taking_part";
            let kind = self.take(AbsenceKind::parse(kind), &record, "kind", kind, expected);
            let start = self.date(&record, "start", &absence.start, &absence.precision);
            let end = absence.end.as_ref().map(|end| self.day(&record, "end", end));
            let sources = self.sources(&record, &absence.sources);
            let (Some(state), Some(start), Some(sources)) = (state, start, sources) else { continue };
            // An end that is no day has been refused.
            if end == Some(None) {
                continue;
            }
            let (end, first) = (end.flatten(), start.day);
            let covers = |span: &Span| {
                span.state == state && span.start.day <= first && span.end.is_none_or(|last| first < last)
            };
            if spans.is_some_and(|spans| !spans.iter().any(covers)) {
                let expected = "a day on which the state has a status";
                self.refuse(&record, "start", format_args!("`{first}`"), expected);
            } else {
                self.within_range(&record, "start", first);
            }
            if let Some(end) = end {
                self.within_range(&record, "end", end);
                if end <= first {
                    let expected = format!("a day after `start` ({first})");
                    self.refuse(&record, "end", format_args!("`{end}`"), &expected);
                }
            }
            // Nobody is absent who has no status any more.
            let until =
                spans.and_then(|spans| end_of_statuses(spans, state, first)).filter(|until| first < *until);
            if let (Some(end), Some(until)) = (end, until)
                && until < end
            {
                let expected = format!("no day after the one on which its status ends ({until})");
                self.refuse(&record, "end", format_args!("`{end}`"), &expected);
            }
            let end = end.into_iter().chain(until).min();
            let apart = |end: Option<Day>, start: Day| end.is_some_and(|end| end <= start);
            let overlaps = |other: &&Absence| {
                other.state == state && !apart(other.end, first) && !apart(end, other.start.day)
            };
            if let Some(other) = absences.iter().find(overlaps) {
                let found = format!("`{first}`, over the absence from {}", other.start.day);
                self.refuse(&record, "start", found, "absences of a state that do not overlap");
            }
            let Some(kind) = kind else { continue };
            absences.push(Absence { state, kind, start, end, note: absence.note.clone(), sources });
        }
        absences
    }

    pub(super) fn summits(&mut self, records: &[SummitRecord]) -> Vec<Summit> {
        let mut summits: Vec<Summit> = Vec::new();
        for (at, summit) in records.iter().enumerate() {
            let record = Record::new("summits.toml", at, &summit.start);
            self.texts(&record, "", summit.texts());
            let (start, end) =
                (self.day(&record, "start", &summit.start), self.day(&record, "end", &summit.end));
            let country = self.state(&record, "country", &summit.country);
            let mode =
                self.take(Mode::parse(&summit.mode), &record, "mode", &summit.mode, "in_person or video");
            let sources = self.sources(&record, &summit.sources);
            let (Some(start), Some(end)) = (start, end) else { continue };
            // The meeting that founded it may have begun on an earlier day.
            self.within_range(&record, "end", end);
            if end < start {
                self.refuse(
                    &record,
                    "end",
                    format_args!("`{end}`"),
                    &format!("`start` ({start}) or a later day"),
                );
            }
            if end.number() - start.number() >= MOST_DAYS {
                let expected = format!("a day within two weeks of `start` ({start})");
                self.refuse(&record, "end", format_args!("`{end}`"), &expected);
            }
            if let Some(last) = summits.last().map(|last| last.end).filter(|last| start <= *last) {
                self.refuse(
                    &record,
                    "start",
                    format_args!("`{start}`"),
                    &format!("a day after the summit before ({last})"),
                );
            }
            if mode == Some(Mode::InPerson) && summit.city.is_none() {
                self.refuse(&record, "city", "missing", "the city, unless the mode is video");
            }
            if let Some(city) = summit.city.as_ref().filter(|_| mode == Some(Mode::Video)) {
                self.refuse(&record, "city", format_args!("`{city}`"), "no city of a meeting by video");
            }
            let (Some(country), Some(mode), Some(sources)) = (country, mode, sources) else { continue };
            let (city, note) = (summit.city.clone(), summit.note.clone());
            summits.push(Summit { start, end, city, country, mode, note, sources });
        }
        summits
    }
}

/// Whether two spans are of one status, which a merger may have renamed.
fn is_same_status(first: &Span, next: &Span, mergers: &[Merger]) -> bool {
    let between = first.start.day..=next.start.day;
    first.status == next.status
        || index::called(first.status, mergers, |merged| between.contains(&merged)).0 == next.status
}

/// When the statuses end that a state has one after the other from a day on; `None` while it has one.
fn end_of_statuses(spans: &[Span], state: StateCode, from: Day) -> Option<Day> {
    let mut own: Vec<_> = spans.iter().filter(|span| span.state == state).collect();
    own.sort_by_key(|span| span.start.day);
    let mut day = from;
    for span in own {
        if span.start.day <= day && span.end.is_none_or(|end| day < end) {
            day = span.end?;
        }
    }
    Some(day)
}
