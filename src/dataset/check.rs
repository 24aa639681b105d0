//! What a dataset must be: every rule is checked, and every breach is reported, not only the first.

use super::{queries::Index, *};
use std::fmt;

/// One breach of a rule: where it stands, what is there, and what was expected.
#[derive(Clone, PartialEq, Debug)]
pub struct Refusal {
    /// The file under `data/`.
    pub file: &'static str,
    /// Which record, counted from 1, and what it is about.
    pub record: String,
    /// Which field of it.
    pub field: &'static str,
    /// What is there.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, record, field, found, expected } = self;
        write!(out, "{file}, {record}: `{field}` is {found}; expected {expected}")
    }
}

/// The last paragraph of the article's body; its headline is 0.
const LAST_PARAGRAPH: u32 = 30;

impl Dataset {
    /// The dataset that `document` describes.
    ///
    /// # Errors
    /// Every breach of a rule, in the order of files and records.
    pub fn check(document: &Document) -> Result<Self, Vec<Refusal>> {
        let mut checker = Checker::new(document);
        let dataset = checker.dataset(document);
        match dataset {
            Some(dataset) if checker.refusals.is_empty() => Ok(dataset),
            _ => Err(checker.refusals),
        }
    }
}

/// Collects refusals, and knows what references may refer to.
struct Checker {
    refusals: Vec<Refusal>,
    states: Vec<StateCode>,
    sources: Vec<String>,
    first_day: Option<Day>,
    as_of: Option<Day>,
}

/// The record that is being checked.
#[derive(Clone)]
struct Record {
    file: &'static str,
    name: String,
}

impl Record {
    fn new(file: &'static str, at: usize, about: &str) -> Self {
        Self { file, name: format!("record {} ({about})", at + 1) }
    }
}

impl Checker {
    fn new(document: &Document) -> Self {
        let states = document.state.iter().filter_map(|state| StateCode::parse(&state.code)).collect();
        let sources = document.source.iter().map(|source| source.id.clone()).collect();
        let (first_day, as_of) = (Day::parse(&document.atlas.first_day), Day::parse(&document.atlas.as_of));
        Self { refusals: Vec::new(), states, sources, first_day, as_of }
    }

    fn refuse(&mut self, record: &Record, field: &'static str, found: impl fmt::Display, expected: &str) {
        self.refusals.push(Refusal {
            file: record.file,
            record: record.name.clone(),
            field,
            found: found.to_string(),
            expected: expected.to_owned(),
        });
    }

    /// `value` if there is one; otherwise what was found is refused.
    fn take<T>(
        &mut self,
        value: Option<T>,
        record: &Record,
        field: &'static str,
        found: &str,
        expected: &str,
    ) -> Option<T> {
        if value.is_none() {
            self.refuse(record, field, format_args!("`{found}`"), expected);
        }
        value
    }

    fn day(&mut self, record: &Record, field: &'static str, text: &str) -> Option<Day> {
        self.take(Day::parse(text), record, field, text, "a day that exists, as 2017-06-09")
    }

    fn date(
        &mut self,
        record: &Record,
        field: &'static str,
        text: &str,
        precision: &Option<String>,
    ) -> Option<Date> {
        let day = self.day(record, field, text);
        let precision = match precision.as_deref() {
            None | Some("day") => Some(Precision::Day),
            Some("month") => Some(Precision::Month),
            Some("year") => Some(Precision::Year),
            Some(other) => self.take(None, record, "precision", other, "day, month or year"),
        };
        Some(Date { day: day?, precision: precision? })
    }

    /// A code of the dataset's own states.
    fn state(&mut self, record: &Record, field: &'static str, text: &str) -> Option<StateCode> {
        let known = StateCode::parse(text).filter(|code| self.states.contains(code));
        self.take(known, record, field, text, "the code of a state in states.toml")
    }

    /// A code of any state at all.
    fn code(&mut self, record: &Record, field: &'static str, text: &str) -> Option<StateCode> {
        self.take(StateCode::parse(text), record, field, text, "two capital letters (ISO 3166-1 alpha-2)")
    }

    fn status(&mut self, record: &Record, field: &'static str, text: &str) -> Option<Status> {
        self.take(
            Status::parse(text),
            record,
            field,
            text,
            "member, observer, dialogue_partner, sco_partner or observer_or_partner",
        )
    }

    /// A status that a record may have: what the article lumps together is no status of the record.
    fn own_status(&mut self, record: &Record, field: &'static str, text: &str) -> Option<Status> {
        let known = Status::parse(text).filter(|status| *status != Status::ObserverOrPartner);
        self.take(known, record, field, text, "member, observer, dialogue_partner or sco_partner")
    }

    fn confidence(&mut self, record: &Record, text: &Option<String>) -> Option<Confidence> {
        let text = text.as_deref().unwrap_or("high");
        self.take(Confidence::parse(text), record, "confidence", text, "high, medium or low")
    }

    fn sources(&mut self, record: &Record, ids: &[String]) -> Option<Vec<SourceId>> {
        if ids.is_empty() {
            self.refuse(record, "sources", "empty", "at least one source");
            return None;
        }
        let found: Vec<_> = ids
            .iter()
            .filter_map(|id| {
                let at = self.sources.iter().position(|known| known == id);
                let known = at.and_then(|at| u16::try_from(at).ok()).map(SourceId);
                self.take(known, record, "sources", id, "the id of a source in sources.toml")
            })
            .collect();
        (found.len() == ids.len()).then_some(found)
    }

    fn text(&mut self, record: &Record, field: &'static str, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            self.refuse(record, field, "empty", "some text");
            return None;
        }
        Some(text.to_owned())
    }

    fn dataset(&mut self, document: &Document) -> Option<Dataset> {
        let atlas = self.atlas(&document.atlas);
        let states = self.states(&document.state);
        let spans = self.spans(&document.span);
        let decisions = self.decisions(&document.decision);
        let summits = self.summits(&document.summit);
        let areas = self.areas(&document.area);
        let standings = self.standings(&document.standing, &document.paragraph);
        let sources = self.source_list(&document.source);
        let (first_day, as_of, article, prehistory, mergers) = atlas?;
        let index = Index::new(&states, &spans, &mergers, article.day);
        let organisation = document.atlas.organisation.clone();
        Some(Dataset {
            organisation,
            first_day,
            as_of,
            article,
            prehistory,
            mergers,
            states,
            spans,
            decisions,
            summits,
            areas,
            standings,
            sources,
            index,
        })
    }

    #[allow(clippy::type_complexity)] // read once, three lines above
    fn atlas(&mut self, atlas: &AtlasRecord) -> Option<(Day, Day, Article, Prehistory, Vec<Merger>)> {
        let record = Record { file: "atlas.toml", name: "the atlas".into() };
        let first_day = self.day(&record, "first_day", &atlas.first_day);
        let as_of = self.day(&record, "as_of", &atlas.as_of);
        let article_day = self.day(&record, "article.day", &atlas.article.day);
        self.text(&record, "organisation", &atlas.organisation);
        if let (Some(first), Some(last)) = (first_day, as_of) {
            if first >= last {
                self.refuse(&record, "as_of", format_args!("`{last}`"), "a day after `first_day`");
            } else if let Some(day) = article_day.filter(|day| !(first..=last).contains(day)) {
                self.refuse(
                    &record,
                    "article.day",
                    format_args!("`{day}`"),
                    "a day from `first_day` to `as_of`",
                );
            }
        }
        let mergers = atlas.merger.iter().enumerate().filter_map(|(at, merger)| {
            let record = Record::new("atlas.toml", at, "merger");
            let start = self.day(&record, "start", &merger.start);
            let into = self.own_status(&record, "into", &merger.into);
            let from: Vec<_> =
                merger.from.iter().filter_map(|word| self.own_status(&record, "from", word)).collect();
            if into.is_some_and(|into| from.contains(&into)) {
                self.refuse(
                    &record,
                    "from",
                    format_args!("`{}` too", merger.into),
                    "other statuses than `into`",
                );
            }
            Some(Merger {
                sources: self.sources(&record, &merger.sources)?,
                start: start?,
                into: into?,
                note: merger.note.clone(),
                from,
            })
        });
        let mergers = mergers.collect();
        let record = Record { file: "atlas.toml", name: "the prehistory".into() };
        let start = self.day(&record, "start", &atlas.prehistory.start);
        if let Some(day) = start.filter(|start| first_day.is_some_and(|first| *start >= first)) {
            self.refuse(&record, "start", format_args!("`{day}`"), "a day before `first_day`");
        }
        let codes = &atlas.prehistory.states;
        let states = codes.iter().filter_map(|code| self.state(&record, "states", code)).collect();
        let sources = self.sources(&record, &atlas.prehistory.sources);
        let prehistory =
            Prehistory { name: atlas.prehistory.name.clone(), start: start?, states, sources: sources? };
        let article = Article {
            author: atlas.article.author.clone(),
            agency: atlas.article.agency.clone(),
            day: article_day?,
        };
        Some((first_day?, as_of?, article, prehistory, mergers))
    }

    fn states(&mut self, records: &[StateRecord]) -> Vec<State> {
        let mut states: Vec<State> = Vec::new();
        for (at, state) in records.iter().enumerate() {
            let record = Record::new("states.toml", at, &state.name);
            self.text(&record, "name", &state.name);
            let letters = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            if !letters(&state.alpha3) {
                self.refuse(
                    &record,
                    "alpha3",
                    format_args!("`{}`", state.alpha3),
                    "three capital letters (ISO 3166-1 alpha-3)",
                );
            }
            if state.numeric.len() != 3 || !state.numeric.bytes().all(|byte| byte.is_ascii_digit()) {
                self.refuse(
                    &record,
                    "numeric",
                    format_args!("`{}`", state.numeric),
                    "three digits (ISO 3166-1 numeric)",
                );
            }
            let Some(code) = self.code(&record, "code", &state.code) else { continue };
            if states.iter().any(|other| other.code == code) {
                self.refuse(
                    &record,
                    "code",
                    format_args!("`{code}` again"),
                    "a code that no earlier record has",
                );
            }
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

    fn spans(&mut self, records: &[SpanRecord]) -> Vec<Span> {
        let mut spans: Vec<(Record, Span)> = Vec::new();
        for (at, span) in records.iter().enumerate() {
            let record = Record::new("spans.toml", at, &format!("{} {}", span.state, span.status));
            let state = self.state(&record, "state", &span.state);
            let status = self.own_status(&record, "status", &span.status);
            let start = self.date(&record, "start", &span.start, &span.precision);
            let end = span.end.as_ref().map(|end| self.day(&record, "end", end));
            let basis = Basis::parse(&span.basis);
            let basis = self.take(
                basis,
                &record,
                "basis",
                &span.basis,
                "founding, decision, memorandum or admission",
            );
            let confidence = self.confidence(&record, &span.confidence);
            let sources = self.sources(&record, &span.sources);
            if let (Some(start), Some(first), Some(last)) = (start, self.first_day, self.as_of)
                && !(first..=last).contains(&start.day)
            {
                self.refuse(
                    &record,
                    "start",
                    format_args!("`{}`", span.start),
                    &format!("a day from {first} to {last}"),
                );
            }
            if let (Some(start), Some(Some(end))) = (start, end)
                && end <= start.day
            {
                self.refuse(
                    &record,
                    "end",
                    format_args!("`{end}`"),
                    &format!("a day after `start` ({})", start.day),
                );
            }
            let parts = (state, status, start, basis, confidence, sources);
            let (Some(state), Some(status), Some(start), Some(basis), Some(confidence), Some(sources)) =
                parts
            else {
                continue;
            };
            // An end that is no day has been refused; without it nothing can be said of overlaps.
            if end == Some(None) {
                continue;
            }
            let note = span.note.clone();
            let span = Span { state, status, start, end: end.flatten(), basis, confidence, note, sources };
            spans.push((record, span));
        }
        for (at, (record, span)) in spans.iter().enumerate() {
            for (_, other) in spans.iter().take(at).filter(|(_, other)| other.state == span.state) {
                let apart = |a: &Span, b: &Span| a.end.is_some_and(|end| end <= b.start.day);
                if !apart(other, span) && !apart(span, other) {
                    let found = format!(
                        "`{}`, within the span as {} from {}",
                        span.start.day,
                        other.status.word(),
                        other.start.day
                    );
                    self.refuse(
                        record,
                        "start",
                        found,
                        "one status a day: an `end` there, or another `start` here",
                    );
                }
            }
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    fn decisions(&mut self, records: &[DecisionRecord]) -> Vec<Decision> {
        let mut decisions = Vec::new();
        for (at, decision) in records.iter().enumerate() {
            let record = Record::new("decisions.toml", at, &format!("{} {}", decision.state, decision.kind));
            let state = self.state(&record, "state", &decision.state);
            let kind = DecisionKind::parse(&decision.kind);
            let kind = self.take(kind, &record, "kind", &decision.kind, "status, procedure or obligations");
            let towards = self.own_status(&record, "towards", &decision.towards);
            let date = self.date(&record, "date", &decision.date, &decision.precision);
            let confidence = self.confidence(&record, &decision.confidence);
            let sources = self.sources(&record, &decision.sources);
            let parts = (state, kind, towards, date, confidence, sources);
            let (Some(state), Some(kind), Some(towards), Some(date), Some(confidence), Some(sources)) = parts
            else {
                continue;
            };
            let (place, note) = (decision.place.clone(), decision.note.clone());
            decisions.push(Decision { state, kind, towards, date, place, confidence, note, sources });
        }
        decisions
    }

    fn summits(&mut self, records: &[SummitRecord]) -> Vec<Summit> {
        let mut summits: Vec<Summit> = Vec::new();
        for (at, summit) in records.iter().enumerate() {
            let record = Record::new("summits.toml", at, &summit.start);
            let (start, end) =
                (self.day(&record, "start", &summit.start), self.day(&record, "end", &summit.end));
            let country = self.state(&record, "country", &summit.country);
            let mode =
                self.take(Mode::parse(&summit.mode), &record, "mode", &summit.mode, "in_person or video");
            let sources = self.sources(&record, &summit.sources);
            let (Some(start), Some(end)) = (start, end) else { continue };
            if end < start {
                self.refuse(
                    &record,
                    "end",
                    format_args!("`{end}`"),
                    &format!("`start` ({start}) or a later day"),
                );
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
            let (Some(country), Some(mode), Some(sources)) = (country, mode, sources) else { continue };
            let (city, note) = (summit.city.clone(), summit.note.clone());
            summits.push(Summit { start, end, city, country, mode, note, sources });
        }
        summits
    }

    fn areas(&mut self, records: &[AreaRecord]) -> Vec<Area> {
        let mut areas: Vec<Area> = Vec::new();
        for (at, area) in records.iter().enumerate() {
            let record = Record::new("disputes.toml", at, &area.id);
            if areas.iter().any(|other| other.id == area.id) {
                self.refuse(
                    &record,
                    "id",
                    format_args!("`{}` again", area.id),
                    "an id that no earlier record has",
                );
            }
            let name = self.text(&record, "name", &area.name);
            let note = self.text(&record, "note", &area.note);
            let by = area.administered_by.as_ref();
            let administered_by = by.and_then(|code| self.code(&record, "administered_by", code));
            let claimed_by: Vec<_> =
                area.claimed_by.iter().filter_map(|code| self.code(&record, "claimed_by", code)).collect();
            if claimed_by.is_empty() {
                self.refuse(&record, "claimed_by", "empty", "at least one claimant");
            }
            let sources = self.sources(&record, &area.sources);
            let (Some(name), Some(note), Some(sources)) = (name, note, sources) else { continue };
            areas.push(Area { id: area.id.clone(), name, administered_by, claimed_by, note, sources });
        }
        areas
    }

    fn standings(&mut self, records: &[StandingRecord], paragraphs: &[ParagraphRecord]) -> Vec<Standing> {
        let mut standings = Vec::new();
        for (at, standing) in records.iter().enumerate() {
            let record = Record::new("article.toml", at, &standing.name);
            let state = self.state(&record, "state", &standing.state);
            let status = self.status(&record, "status", &standing.status);
            let number = standing.paragraph;
            if number > LAST_PARAGRAPH {
                self.refuse(
                    &record,
                    "paragraph",
                    format_args!("`{number}`"),
                    "a number from 0 (headline) to 30",
                );
            } else {
                let names = paragraphs
                    .iter()
                    .find(|paragraph| paragraph.number == number)
                    .map(|paragraph| &paragraph.names);
                if !names.is_some_and(|names| names.iter().any(|run| occurs(&standing.name, run))) {
                    let expected = format!("a name that occurs in paragraph {number} (article-names.toml)");
                    self.refuse(&record, "name", format_args!("`{}`", standing.name), &expected);
                }
            }
            let (Some(state), Some(status)) = (state, status) else { continue };
            standings.push(Standing { state, status, paragraph: number });
        }
        standings
    }

    fn source_list(&mut self, records: &[SourceRecord]) -> Vec<Source> {
        for (at, source) in records.iter().enumerate() {
            let record = Record::new("sources.toml", at, &source.id);
            if records.iter().take(at).any(|other| other.id == source.id) {
                self.refuse(
                    &record,
                    "id",
                    format_args!("`{}` again", source.id),
                    "an id that no earlier record has",
                );
            }
            self.text(&record, "name", &source.name);
            if !(source.url.starts_with("https://") || source.url.starts_with("http://")) {
                self.refuse(
                    &record,
                    "url",
                    format_args!("`{}`", source.url),
                    "an address that starts with https:// or http://",
                );
            }
            if let Some(text) = source.published.as_ref().filter(|text| !is_iso(text)) {
                self.refuse(
                    &record,
                    "published",
                    format_args!("`{text}`"),
                    "a year, month or day that exists, as 2017, 2017-06 or 2017-06-09",
                );
            }
        }
        let source = |record: &SourceRecord| Source {
            name: record.name.clone(),
            url: record.url.clone(),
            published: record.published.clone(),
            about: record.about.clone(),
        };
        records.iter().map(source).collect()
    }
}

/// Whether `name` stands in `run` as whole words.
fn occurs(name: &str, run: &str) -> bool {
    let (name, run): (Vec<_>, Vec<_>) = (name.split(' ').collect(), run.split(' ').collect());
    run.windows(name.len()).any(|words| words == name)
}

fn is_iso(text: &str) -> bool {
    match text.len() {
        4 => Day::parse(&format!("{text}-01-01")).is_some(),
        7 => Day::parse(&format!("{text}-01")).is_some(),
        _ => Day::parse(text).is_some(),
    }
}
