//! The states as they stand on a day: the rows of the table that the reader sees, and those as a table to take out.

use super::{
    super::{
        Absence, Article, Citation, Dataset, Date, Day, Precision, Shown, StateCode, Stretch, order_by_key,
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
    /// Whether it takes no part, though it has that.
    pub is_away: bool,
    /// The stretch that it is in.
    pub stretch: Option<Stretch>,
    /// Where that comes from.
    pub sources: Vec<Citation>,
}

/// What rows are sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The state's name.
    Name,
    /// Its status, the highest first.
    Status,
    /// When that began.
    Since,
}

/// The states whose name, other name, code or status contains `filter`, as they stand on a day.
pub fn rows(data: &Dataset, date: Day, filter: &str, by: Column, is_falling: bool) -> Vec<StateRow> {
    let filter = filter.trim();
    let row = |code: StateCode| {
        let state = data.state(code)?;
        let shown = data.shown_on(code, date);
        let words = [&state.name, &state.alpha3, code.as_str(), shown.word()];
        let mut all = words.into_iter().chain(state.aliases.iter().map(String::as_str));
        if !all.any(|word| holds(word, filter)) {
            return None;
        }
        let stretch = data.stretch_on(code, date).copied();
        // A status that nobody dates has a source all the same.
        let told = match shown {
            Shown::Undated(_) => data.stretches(code).first().copied(),
            _ => stretch,
        };
        let mut sources = told.map(|stretch| data.sources_of_stretch(&stretch)).unwrap_or_default();
        let away = data.absence_on(code, date);
        sources.extend(away.iter().flat_map(|away| &away.sources));
        let is_away = away.is_some();
        Some(StateRow { code, name: state.name.clone(), shown, is_away, stretch, sources })
    };
    let mut rows: Vec<StateRow> = data.order().filter_map(row).collect();
    // Names first, so that what is equal otherwise stands in their order.
    order_by_key(&mut rows, |row| row.name.clone());
    match by {
        Column::Name => {}
        Column::Status => {
            order_by_key(&mut rows, |row| {
                (row.shown == Shown::Nothing, row.shown.status().is_none(), row.shown.status())
            });
        }
        Column::Since => {
            order_by_key(&mut rows, |row| (row.stretch.is_none(), row.stretch.map(|stretch| stretch.start)))
        }
    }
    if is_falling {
        rows.reverse();
    }
    rows
}

/// Whether `part` stands in `text`, in small letters or capitals (of ASCII), with `_` for a space.
fn holds(text: &str, part: &str) -> bool {
    let plain = |byte: u8| if byte == b'_' { b' ' } else { byte.to_ascii_lowercase() };
    let same = |window: &[u8]| window.iter().zip(part.as_bytes()).all(|(a, b)| plain(*a) == plain(*b));
    part.is_empty() || text.as_bytes().windows(part.len()).any(same)
}

/// Rows as a table. Each says of what day and layer it is, on what terms it may be used, and where it
/// comes from, so that none is lost when rows are copied elsewhere.
pub fn shown(data: &Dataset, date: Day, rows: &[StateRow]) -> Table {
    let row = |of: &StateRow| {
        let mut row = Row::default();
        row.day("date", date);
        row.text("layer", data.layer.word());
        row.day("as_of", data.as_of);
        row.text("code", of.code.as_str());
        row.text("state", &of.name);
        row.text("status", of.shown.word());
        row.text("since", &of.stretch.map(|stretch| iso(data.start_of(&stretch))).unwrap_or_default());
        let absences = data.absences.iter().filter(|absence| absence.state == of.code);
        let history = data.stretches(of.code).iter().map(|own| history(data, own));
        row.put("history", Cell::List(history.chain(absences.map(away)).collect()));
        row.put("sources", Cell::List(of.sources.iter().map(|source| cited(data, *source)).collect()));
        row.maybe("licence", data.licence.as_ref());
        row
    };
    Table { name: "state", rows: rows.iter().map(row).collect() }
}

/// `member from 2017-06-09`, `observer 2005-07-05 to 2017-06-09`; the end is the first day after it.
fn history(data: &Dataset, stretch: &Stretch) -> String {
    let (status, start) = (stretch.status.word(), iso(data.start_of(stretch)));
    match stretch.end {
        Some(end) => format!("{status} {start} to {end}"),
        None => format!("{status} from {start}"),
    }
}

/// `not taking part from 2021-09`; the end, where there is one, is the first day after it.
fn away(absence: &Absence) -> String {
    let start = iso(absence.start);
    match absence.end {
        Some(end) => format!("not taking part {start} to {end}"),
        None => format!("not taking part from {start}"),
    }
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
