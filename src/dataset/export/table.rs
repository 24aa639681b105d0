//! Records as fields by name, whatever file they go into.

use super::super::{Citation, Confidence, Dataset, Date, Day, PersonId, Precision, StateCode};

/// What a field holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A number.
    Number(u8),
    /// Yes or no.
    Flag(bool),
    /// Several texts.
    List(Vec<String>),
    /// Several numbers.
    Numbers(Vec<u8>),
}

/// A record: its fields by name. What is not known is not there.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Row(pub(super) Vec<(&'static str, Cell)>);

impl Row {
    #[inline(never)]
    pub(super) fn put(&mut self, name: &'static str, cell: Cell) {
        self.0.push((name, cell));
    }

    #[inline(never)]
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        self.put(name, Cell::Text(text.to_owned()));
    }

    #[inline(never)]
    pub(super) fn maybe(&mut self, name: &'static str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    #[inline(never)]
    pub(super) fn day(&mut self, name: &'static str, day: Day) {
        self.put(name, Cell::Text(day.to_string()));
    }

    /// A day and, where it is not all known, how much of it is.
    #[inline(never)]
    pub(super) fn date(&mut self, name: &'static str, date: Date) {
        self.day(name, date.day);
        match date.precision {
            Precision::Month => self.text("precision", "month"),
            Precision::Year => self.text("precision", "year"),
            Precision::Day | Precision::Unknown => {}
        }
        if let Some(latest) = date.latest {
            self.day("no_later_than", latest);
        }
    }

    #[inline(never)]
    pub(super) fn confidence(&mut self, confidence: Confidence) {
        if confidence != Confidence::High {
            self.text("confidence", confidence.word());
        }
    }

    #[inline(never)]
    pub(super) fn codes(&mut self, name: &'static str, codes: &[StateCode]) {
        self.put(name, Cell::List(codes.iter().map(|code| code.as_str().to_owned()).collect()));
    }

    /// The ids of public sources among `cited`.
    #[inline(never)]
    pub(super) fn sources(&mut self, data: &Dataset, cited: &[Citation]) {
        let mut ids = Vec::new();
        for citation in cited {
            if let Citation::Source(id) = citation {
                ids.extend(data.source(*id).map(|source| source.id.clone()));
            }
        }
        self.put("sources", Cell::List(ids));
    }

    /// The one paragraph among `cited`.
    #[inline(never)]
    pub(super) fn paragraph(&mut self, cited: &[Citation]) {
        if let Some(number) = paragraphs(cited).first() {
            self.put("paragraph", Cell::Number(*number));
        }
    }

    #[inline(never)]
    pub(super) fn paragraphs(&mut self, cited: &[Citation]) {
        self.put("paragraphs", Cell::Numbers(paragraphs(cited)));
    }

    #[inline(never)]
    pub(super) fn person(&mut self, name: &'static str, data: &Dataset, id: PersonId) {
        self.maybe(name, data.person(id).map(|person| &person.id));
    }

    /// A field, if it is there.
    pub fn get(&self, name: &str) -> Option<&Cell> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, cell)| cell)
    }
}

pub(super) fn paragraphs(cited: &[Citation]) -> Vec<u8> {
    let number = |citation: &Citation| match citation {
        Citation::Paragraph(number) => Some(*number),
        Citation::Source(_) => None,
    };
    cited.iter().filter_map(number).collect()
}

/// Records of one kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// What one record is called.
    pub name: &'static str,
    /// The records.
    pub rows: Vec<Row>,
}

pub(super) fn table<T>(name: &'static str, of: &[T], fill: impl Fn(&mut Row, &T)) -> Table {
    let mut rows = Vec::new();
    for record in of {
        let mut row = Row::default();
        fill(&mut row, record);
        rows.push(row);
    }
    Table { name, rows }
}

pub(super) fn joined(numbers: &[u8], by: &str) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(by)
}
