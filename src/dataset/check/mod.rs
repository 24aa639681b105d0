//! What a dataset must be: every rule is checked, and every breach is reported, not only the first.

mod about;
mod areas;
mod article;
mod codes;
mod record;
mod sources;
mod worldview;

use super::{index::Index, *};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// One breach of a rule: where it stands, what is there, and what was expected.
#[derive(Clone, PartialEq, Debug)]
pub struct Refusal {
    /// The file under `data/`.
    pub file: &'static str,
    /// Which record, counted from 1, and what it is about.
    pub record: String,
    /// Which field of it.
    pub field: Cow<'static, str>,
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

impl Dataset {
    /// The dataset that `document` describes.
    ///
    /// # Errors
    /// Breaches of rules, the first five hundred, in the order of files and records.
    pub fn check(document: &Document) -> Result<Self, Vec<Refusal>> {
        Self::check_with(document, &[])
    }

    /// The same of a document that may name disputed areas which it does not bring.
    pub(super) fn check_with(document: &Document, areas: &'static [&str]) -> Result<Self, Vec<Refusal>> {
        let mut checker = Checker { adopted_areas: areas, ..Checker::new(document) };
        let dataset = checker.dataset(document);
        match dataset {
            Some(dataset) if checker.refusals.is_empty() => Ok(dataset),
            _ => Err(checker.told()),
        }
    }
}

/// Collects refusals, and knows what references may refer to.
struct Checker {
    refusals: Vec<Refusal>,
    /// Which of the refusals are for what holds of all texts.
    of_texts: Vec<usize>,
    states: Vec<StateCode>,
    /// Where each source's id stands first.
    sources: BTreeMap<String, usize>,
    /// Where each person's id stands first.
    people: BTreeMap<String, usize>,
    /// Disputed areas that are built in, where the document brings none.
    adopted_areas: &'static [&'static str],
    first_day: Option<Day>,
    as_of: Option<Day>,
    /// The last paragraph of the article's body; its headline is 0. Without an article there is none.
    last_paragraph: Option<u32>,
}

/// So many breaches are told of: nobody mends by a longer list, and where each span overlaps each other it would have millions.
const MOST_BREACHES: usize = 500;

/// A citation has room for so many paragraphs.
const MOST_PARAGRAPHS: u32 = 255;

/// As the article says; else as far as its names are known, and without those as far as can be told.
fn last_paragraph(article: &ArticleRecord, document: &Document) -> u32 {
    let named = document.paragraph.iter().map(|paragraph| paragraph.number).max();
    article.paragraphs.or(named).unwrap_or(MOST_PARAGRAPHS).min(MOST_PARAGRAPHS)
}

/// Where each of these stands first. Lists are as long as a page likes, and each looked through for each record would hold
/// up the page that brings them.
fn places<'a>(ids: impl Iterator<Item = &'a String>) -> BTreeMap<String, usize> {
    let mut places = BTreeMap::new();
    ids.enumerate().for_each(|(at, id)| {
        places.entry(id.clone()).or_insert(at);
    });
    places
}

/// The record that is being checked.
#[derive(Clone)]
struct Record {
    file: &'static str,
    name: String,
}

impl Record {
    fn new(file: &'static str, at: usize, about: &str) -> Self {
        let about = if about.trim().is_empty() { String::new() } else { format!(" ({about})") };
        Self { file, name: format!("record {}{about}", at + 1) }
    }
}

/// White space, with what has no width and parts words all the same.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// What is there and not seen by itself: joiners, marks of direction, selectors, fillers.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

impl Checker {
    fn new(document: &Document) -> Self {
        let states = document.state.iter().filter_map(|state| StateCode::parse(&state.code)).collect();
        let sources = places(document.source.iter().map(|source| &source.id));
        let people = places(document.person.iter().map(|person| &person.id));
        let (first_day, as_of) = (Day::parse(&document.atlas.first_day), Day::parse(&document.atlas.as_of));
        let last_paragraph = document.atlas.article.as_ref().map(|article| last_paragraph(article, document));
        Self {
            refusals: Vec::new(),
            of_texts: Vec::new(),
            states,
            sources,
            people,
            adopted_areas: &[],
            first_day,
            as_of,
            last_paragraph,
        }
    }

    fn refuse(&mut self, record: &Record, field: &'static str, found: impl fmt::Display, expected: &str) {
        if self.refusals.len() == MOST_BREACHES {
            return;
        }
        self.refusals.push(Refusal {
            file: record.file,
            record: record.name.clone(),
            field: field.into(),
            found: found.to_string(),
            expected: expected.to_owned(),
        });
    }

    /// That every text of a record has content and no white space around it, and that no list of texts has one twice. `within`
    /// is put before the names of fields.
    fn texts(&mut self, record: &Record, within: &str, fields: Vec<(&'static str, Vec<&str>)>) {
        for (field, texts) in fields {
            for (at, text) in texts.iter().enumerate() {
                let trimmed = text.trim_matches(is_blank);
                let (found, expected) = if trimmed.chars().all(|letter| is_blank(letter) || is_unseen(letter))
                {
                    ("empty".to_owned(), "some text")
                } else if trimmed != *text {
                    (format!("`{text}`"), "no white space around it")
                } else if texts.iter().take(at).any(|other| other == text) {
                    (format!("`{text}` again"), "each once")
                } else {
                    continue;
                };
                if self.refusals.len() == MOST_BREACHES {
                    return;
                }
                self.of_texts.push(self.refusals.len());
                self.refusals.push(Refusal {
                    file: record.file,
                    record: record.name.clone(),
                    field: format!("{within}{field}").into(),
                    found,
                    expected: expected.to_owned(),
                });
            }
        }
    }

    /// All refusals. Where a field has a rule of its own, that says more than what holds of all texts.
    fn told(self) -> Vec<Refusal> {
        let of = |refusal: &Refusal| (refusal.file, refusal.record.clone(), refusal.field.clone());
        let is_own = |at: usize| self.of_texts.binary_search(&at).is_err();
        let all = || self.refusals.iter().enumerate();
        let own: BTreeSet<_> = all().filter(|(at, _)| is_own(*at)).map(|(_, refusal)| of(refusal)).collect();
        let told = all().filter(|(at, refusal)| is_own(*at) || !own.contains(&of(refusal)));
        told.map(|(_, refusal)| refusal.clone()).collect()
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
        self.take(Day::parse(text), record, field, text, "a day that exists (1900 to 2100), as 2017-06-09")
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
        Some(Date::new(day?, precision?))
    }

    /// A code of the dataset's own states.
    fn state(&mut self, record: &Record, field: &'static str, text: &str) -> Option<StateCode> {
        let known = StateCode::parse(text).filter(|code| self.states.contains(code));
        self.take(known, record, field, text, "the code of a state in states.toml")
    }

    /// A code of any state at all.
    fn code(&mut self, record: &Record, field: &'static str, text: &str) -> Option<StateCode> {
        if StateCode::parse(text).is_some() && !codes::is_assigned(text) {
            let slip = if text == "UK" { ": `GB`" } else { "" };
            let expected = format!("a code that ISO 3166-1 assigns to a state{slip}");
            self.refuse(record, field, format_args!("`{text}`"), &expected);
        }
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

    /// At least one source.
    fn sources(&mut self, record: &Record, ids: &[String]) -> Option<Vec<Citation>> {
        if ids.is_empty() {
            self.refuse(record, "sources", "empty", "at least one source");
            return None;
        }
        self.any_sources(record, ids)
    }

    /// Sources, or none.
    fn any_sources(&mut self, record: &Record, ids: &[String]) -> Option<Vec<Citation>> {
        for (at, id) in ids.iter().enumerate() {
            if ids.iter().take(at).any(|other| other == id) {
                self.refuse(record, "sources", format_args!("`{id}` again"), "each source once");
            }
        }
        let found: Vec<_> = ids
            .iter()
            .filter_map(|id| {
                let at = self.sources.get(id).copied();
                let known = at.and_then(|at| u16::try_from(at).ok()).map(|at| Citation::Source(SourceId(at)));
                self.take(known, record, "sources", id, "the id of a source in sources.toml")
            })
            .collect();
        (found.len() == ids.len()).then_some(found)
    }

    /// That a day lies within the range.
    fn within_range(&mut self, record: &Record, field: &'static str, day: Day) {
        if let (Some(first), Some(last)) = (self.first_day, self.as_of)
            && !(first..=last).contains(&day)
        {
            let expected = format!("a day from {first} to {last}");
            self.refuse(record, field, format_args!("`{day}`"), &expected);
        }
    }

    /// That an id is one that links and files can have.
    fn is_in_small_letters(&mut self, record: &Record, id: &str, example: &str) {
        let is_one = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if id.is_empty() || !id.bytes().all(is_one) {
            let expected = format!("small letters, digits and hyphens, as {example}");
            self.refuse(record, "id", format_args!("`{id}`"), &expected);
        }
    }

    /// That no earlier record says the same.
    fn once<'a>(
        &mut self,
        record: &Record,
        field: &'static str,
        text: &str,
        mut earlier: impl Iterator<Item = &'a str>,
    ) {
        if earlier.any(|other| other == text) {
            let expected = match field {
                "id" => "an id that no earlier record has",
                "name" => "a name that no earlier record has",
                _ => "a code that no earlier record has",
            };
            self.refuse(record, field, format_args!("`{text}` again"), expected);
        }
    }

    fn dataset(&mut self, document: &Document) -> Option<Dataset> {
        let about = self.about(&document.atlas);
        let mergers = self.mergers(&document.atlas.merger);
        let licence = document.licence.clone();
        if let Some(terms) = &licence {
            self.licence(terms);
        }
        for (file, list, is_empty) in [
            ("states.toml", "state", document.state.is_empty()),
            ("spans.toml", "span", document.span.is_empty()),
        ] {
            if is_empty {
                let record = Record { file, name: "all".to_owned() };
                self.refuse(&record, list, "empty", "at least one record");
            }
        }
        let states = self.states(&document.state);
        let spans = self.spans(&document.span, mergers.as_deref());
        let decisions = self.decisions(document, &spans, mergers.as_deref());
        // Where a span was refused, nothing can be said of who had a status.
        let all_spans = (spans.len() == document.span.len()).then_some(spans.as_slice());
        let absences = self.absences(&document.absence, all_spans);
        let summits = self.summits(&document.summit);
        let areas = self.areas(&document.area);
        let worldviews = self.worldviews(document, &areas);
        let standings = self.standings(document, about.as_ref().and_then(|about| about.article.as_ref()));
        let people = self.people(document);
        let claims = self.claims(document);
        let attendance = self.attendance(document);
        let relations = self.relations(document);
        let notes = self.notes(document);
        self.paragraphs(document);
        let sources = self.source_list(&document.source);
        let about::About { first_day, as_of, title, summary, opens_on, article, prehistory } = about?;
        let mergers = mergers?;
        let index = Index::new(&states, &spans, &mergers, [first_day, opens_on]);
        let elsewhere = super::elsewhere::near(&states);
        let articled = super::elsewhere::articled(&states, &elsewhere);
        let other = Index::new(&states, &standings, &[], [first_day, opens_on]);
        Some(Dataset {
            layer: Layer::Record,
            licence,
            organisation: document.atlas.organisation.clone(),
            title,
            summary,
            first_day,
            as_of,
            opens_on,
            article,
            prehistory,
            mergers,
            states,
            spans,
            decisions,
            absences,
            summits,
            areas,
            lands: Vec::new(),
            worldviews,
            people,
            claims,
            attendance,
            relations,
            notes,
            sources,
            adopted: 0,
            articled,
            elsewhere,
            other: (standings, other),
            index,
        })
    }
}
