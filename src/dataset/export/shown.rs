//! The states as they stand on a day: the rows of the table that the reader sees, and those as a table to take out.

use super::{
    super::{
        Absence, AbsenceKind, Article, Citation, Confidence, Dataset, Date, Day, Decision, Precision, Shown,
        StateCode, Stretch, order_by_key,
    },
    table::{Cell, Row, Table},
};

/// One state on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct StateRow {
    /// Which.
    pub code: StateCode,
    /// Its name.
    pub name: String,
    /// What it is on that day.
    pub shown: Shown,
    /// The same in words.
    pub told: String,
    /// How it is away, if it is, though it has that.
    pub away: Option<AbsenceKind>,
    /// The stretch that it is in.
    pub stretch: Option<Stretch>,
}

/// One thing in a state's history.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// A status, under the name that it had then.
    Stretch(&'a Stretch),
    /// A step towards one.
    Step(&'a Decision),
    /// Where it took no part.
    Away(&'a Absence),
}

impl<'a> Told<'a> {
    /// When it began.
    pub fn date(self, data: &Dataset) -> Date {
        match self {
            Self::Stretch(of) => data.start_of(of),
            Self::Step(of) => of.date,
            Self::Away(of) => of.start,
        }
    }

    /// How sure that is, and what a reader should know of it.
    pub fn doubt(self, data: &'a Dataset) -> (Confidence, Option<&'a str>) {
        let (confidence, note) = match self {
            Self::Stretch(of) => match (data.merger_of(of), data.spans.get(of.span)) {
                (Some(merger), _) => (Confidence::High, merger.note.as_ref()),
                (None, span) => {
                    span.map_or((Confidence::High, None), |span| (span.confidence, span.note.as_ref()))
                }
            },
            Self::Step(of) => (of.confidence, of.note.as_ref()),
            Self::Away(of) => (Confidence::High, Some(&of.note)),
        };
        (confidence, note.map(String::as_str))
    }

    fn sources(self, data: &Dataset) -> Vec<Citation> {
        match self {
            Self::Stretch(of) => data.sources_of_stretch(of),
            Self::Step(of) => of.sources.clone(),
            Self::Away(of) => of.sources.clone(),
        }
    }
}

/// All that is told of a state, whatever the day: its statuses, the steps towards them, where it took no part; and what that
/// rests on, each source once. The table and its files both have it from here.
pub fn history(data: &Dataset, code: StateCode) -> (Vec<Told<'_>>, Vec<Citation>) {
    let steps = data.decisions.iter().filter(|of| of.state == code).map(Told::Step);
    let absences = data.absences.iter().filter(|of| of.state == code).map(Told::Away);
    let told: Vec<_> = data.stretches(code).iter().map(Told::Stretch).chain(steps).chain(absences).collect();
    let mut cited = Vec::new();
    for source in told.iter().flat_map(|of| of.sources(data)) {
        if !cited.contains(&source) {
            cited.push(source);
        }
    }
    (told, cited)
}

/// What rows are sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The state's name.
    Name,
    /// Its status, the highest first, then how sure that is.
    Status,
    /// When that began.
    Since,
}

/// The states of which a name, a code or the status contains `filter`, as they stand on a day. `told` is what a reader sees of
/// a state's status.
pub fn rows(
    data: &Dataset,
    date: Day,
    filter: &str,
    by: Column,
    is_falling: bool,
    told: fn(&Dataset, StateCode, Day) -> String,
) -> Vec<StateRow> {
    let filter = plain(filter.trim());
    let row = |code: StateCode| {
        let state = data.state(code)?;
        let shown = data.shown_on(code, date);
        let away = data.absence_on(code, date).map(|of| of.kind);
        let told = told(data, code, date);
        let words = [&state.name, &state.alpha3, &state.numeric, code.as_str(), shown.word(), &told];
        let aliases = state.aliases.iter().map(String::as_str);
        let is_found = words.into_iter().chain(aliases).any(|word| holds(&plain(word), &filter));
        if !is_found {
            return None;
        }
        let stretch = data.stretch_on(code, date).copied();
        Some(StateRow { code, name: state.name.clone(), shown, told, away, stretch })
    };
    let mut rows: Vec<StateRow> = data.order().filter_map(row).collect();
    // Names first, so that what is equal otherwise stands in their order.
    sort(&mut rows, |row| row.name.clone());
    match by {
        Column::Name => {}
        // What is less sure is told in more words, which begin with those of what is sure.
        Column::Status => sort(&mut rows, |row| {
            let rank = match row.shown {
                Shown::Status(status) | Shown::Undated(status) => status as u8,
                Shown::Nothing => u8::MAX,
            };
            format!("{}{}", char::from(rank), row.told)
        }),
        Column::Since => {
            sort(&mut rows, |row| row.stretch.map(|stretch| stretch.start.to_string()).unwrap_or_default())
        }
    }
    if is_falling {
        rows.reverse();
    }
    if by == Column::Since {
        // What has no date stands last in either order, as in spreadsheets.
        sort(&mut rows, |row| if row.stretch.is_none() { "-" } else { "" }.to_owned());
    }
    rows
}

/// By a text, whatever it is made of: what sorts is in the download once.
fn sort(rows: &mut [StateRow], key: fn(&StateRow) -> String) {
    order_by_key(rows, key);
}

fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// The letters from U+00C0 to U+00FF without what marks them.
const UNMARKED: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";

/// As one looks for it: in small letters, without marks where it is of western Europe, and a space for `_`.
fn plain(text: &str) -> String {
    let plain = |letter: char| match letter {
        '_' => ' ',
        '\u{c0}'..='\u{ff}' => UNMARKED.get(letter as usize - 0xc0).map_or(letter, |byte| char::from(*byte)),
        _ => letter.to_ascii_lowercase(),
    };
    text.chars().map(plain).collect()
}

/// Rows as a table. Each says of what day and layer it is, on what terms it may be used, and where it
/// comes from, so that none is lost when rows are copied elsewhere.
pub fn shown(data: &Dataset, date: Day, rows: &[StateRow]) -> Table {
    let row = |of: &StateRow| {
        let mut row = Row::default();
        row.day("date", data.last_told(date));
        row.text("layer", data.layer.word());
        row.day("as_of", data.last_told(data.as_of));
        row.text("code", of.code.as_str());
        row.text("state", &of.name);
        row.text("status", of.shown.word());
        row.text("absence", of.away.map(AbsenceKind::word).unwrap_or_default());
        row.put("agreed", Cell::Flag(data.is_agreed_on(of.code, date)));
        row.put("uncertain", Cell::Flag(data.is_uncertain_on(of.code, date)));
        row.text("since", &of.stretch.map(|stretch| iso(data.start_of(&stretch))).unwrap_or_default());
        let (told, sources) = history(data, of.code);
        row.put("history", Cell::List(told.iter().map(|of| in_words(data, *of)).collect()));
        row.put("notes", Cell::List(told.iter().filter_map(|of| doubt(data, *of)).collect()));
        row.put("sources", Cell::List(sources.iter().map(|source| cited(data, *source)).collect()));
        row.maybe("licence", data.licence.as_ref());
        row
    };
    Table { name: "state", rows: rows.iter().map(row).collect() }
}

/// `member from 2017-06-09`, `observer 2005-07-05 to 2017-06-09`, where the end is the first day after it;
/// `step towards member (procedure) on 2015-07-10`.
fn in_words(data: &Dataset, told: Told) -> String {
    let start = iso(told.date(data));
    let (what, end) = match told {
        Told::Step(Decision { kind, towards, .. }) => {
            return format!("step towards {} ({}) on {start}", towards.word(), kind.word());
        }
        Told::Stretch(stretch) => (stretch.status.word(), data.end_of(stretch)),
        Told::Away(absence) => (absence.kind.word(), absence.end.map(|end| Date::new(end, Precision::Day))),
    };
    match end {
        Some(end) => format!("{what} {start} to {}", iso(end)),
        None => format!("{what} from {start}"),
    }
}

/// `2010-05: low confidence. The day is not known.`; `None` where there is nothing to say.
fn doubt(data: &Dataset, told: Told) -> Option<String> {
    let (confidence, note) = told.doubt(data);
    let sure = match confidence {
        Confidence::High => note?.to_owned(),
        other => format!("{} confidence. {}", other.word(), note.unwrap_or_default()),
    };
    Some(format!("{}: {}", iso(told.date(data)), sure.trim_end()))
}

/// A date as far as it is known: `2017-06-09`, `2010-05`, `2001`, or `unknown`.
fn iso(date: Date) -> String {
    let text = date.day.to_string();
    let known = match date.precision {
        Precision::Day => text.len(),
        Precision::Month => 7,
        Precision::Year => 4,
        Precision::Unknown => return "unknown".to_owned(),
    };
    text.get(..known).unwrap_or_default().to_owned()
}

/// What is cited, for somebody who has only this.
fn cited(data: &Dataset, citation: Citation) -> String {
    match citation {
        Citation::Paragraph(number) => match &data.article {
            None => format!("article, paragraph {number}"),
            Some(Article { what, author, agency, written, .. }) => {
                let what = what.as_deref().unwrap_or("an article");
                format!("{what} by {author} ({agency}) of {written}, paragraph {number}")
            }
        },
        Citation::Source(id) => {
            data.source(id).map(|source| format!("{} {}", source.name, source.url)).unwrap_or_default()
        }
    }
}
