//! Reading a document that somebody hands over as JSON. Whatever it is, it is read as far as it goes, and every
//! place where it is no document is reported as the [checks](super::Dataset::check) report a breach of a rule.
//!
//! The build reads TOML with serde, which stops at the first fault and knows no record. What is here needs
//! neither the one nor the other, and is a quarter of that code.

use super::{
    Dataset, Document, Refusal,
    schema::{Field, Kind},
};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::{borrow::Cow, fmt};

/// So many states there may be; ISO 3166-1 knows 249.
pub const MOST_STATES: usize = 250;
/// So many records of any other kind there may be.
pub const MOST_RECORDS: usize = 2_000;
/// So many members a list within a record may have.
pub const MOST_MEMBERS: usize = 250;
/// So many letters a text may have.
pub const MOST_LETTERS: usize = 2_000;
/// A document is five levels deep: itself, a list, a record, a list in it, a list in that.
const MOST_LEVELS: u8 = 8;
/// So many refusals are reported; who has made more mistakes has made one of them often.
const MOST_REFUSALS: usize = 50;

/// Numbers from here on are not repeated; the next ones are no longer told apart.
const MOST_SAID: f64 = 9_007_199_254_740_992.0;

/// A value of JSON.
#[derive(Clone, PartialEq, Debug)]
pub enum Given {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Given>),
    /// An object.
    Record(Vec<(String, Given)>),
}

impl Given {
    /// What it is, with its value as far as that is short. (What formats fractions is as large as all of this.)
    fn in_words(&self) -> String {
        match self {
            Self::Nothing => "null".to_owned(),
            Self::Flag(flag) => format!("`{flag}`"),
            Self::Number(number) if number.fract() != 0.0 => "a number with a fraction".to_owned(),
            Self::Number(number) if number.abs() < MOST_SAID => format!("the number `{}`", *number as i64),
            Self::Number(_) => "a number".to_owned(),
            Self::Text(text) => format!("the text `{}`", text.chars().take(40).collect::<String>()),
            Self::List(_) => "a list".to_owned(),
            Self::Record(_) => "an object".to_owned(),
        }
    }

    /// What a record is about, as far as a look at it tells.
    fn about(&self) -> String {
        let Self::Record(fields) = self else { return String::new() };
        let named = |name: &str| fields.iter().find(|(field, _)| field == name);
        match ["id", "code", "state", "name", "start"].iter().find_map(|name| named(name)) {
            Some((_, Self::Text(text))) => text.chars().take(40).collect(),
            _ => String::new(),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Level(0).deserialize(from)
    }
}

/// How deep within a document something is.
#[derive(Clone, Copy)]
struct Level(u8);

impl Level {
    /// The next one. There is none below the last that is read: what lies there is passed over, and refused by what holds it.
    fn below(self) -> Option<Self> {
        (self.0 < MOST_LEVELS).then_some(Self(self.0 + 1))
    }
}

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Given;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Given, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level {
    type Value = Given;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_none<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Given, D::Error> {
        self.deserialize(from)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Given, E> {
        Ok(Given::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Given, A::Error> {
        let mut list = Vec::new();
        let Some(below) = self.below() else {
            while from.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Given::List(list));
        };
        while let Some(member) = from.next_element_seed(below)? {
            list.push(member);
        }
        Ok(Given::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Given, A::Error> {
        let mut record = Vec::new();
        let Some(below) = self.below() else {
            while from.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Given::Record(record));
        };
        while let Some(name) = from.next_key::<String>()? {
            record.push((name, from.next_value_seed(below)?));
        }
        Ok(Given::Record(record))
    }
}

/// What a document's lists are called, and the files under `data/` that hold them.
const LISTS: &[(&str, &str)] = &[
    ("atlas", "atlas.toml"),
    ("state", "states.toml"),
    ("span", "spans.toml"),
    ("absence", "absences.toml"),
    ("decision", "decisions.toml"),
    ("summit", "summits.toml"),
    ("area", "disputes.toml"),
    ("drawing", "worldviews.toml"),
    ("standing", "article.toml"),
    ("person", "people.toml"),
    ("claim", "claims.toml"),
    ("attendance", "attendance.toml"),
    ("relation", "relations.toml"),
    ("note", "notes.toml"),
    ("paragraph", "article-names.toml"),
    ("source", "sources.toml"),
];

impl Refusal {
    /// The same for somebody who has no files, but one document with lists.
    pub fn by_lists(mut self) -> Self {
        if let Some((list, _)) = LISTS.iter().find(|(_, file)| *file == self.file) {
            self.file = list;
        }
        for (list, file) in LISTS {
            if let Some((before, after)) = self.expected.split_once(file) {
                let (before, after) = (before.trim_end_matches('`'), after.trim_start_matches('`'));
                self.expected = format!("{before}`{list}`{after}");
                break;
            }
        }
        self
    }
}

/// A type that can be read out of what is given.
pub trait Read: Sized {
    /// Reads it; what it is not, `reading` remembers.
    fn read(given: Given, reading: &mut Reading) -> Self;
}

/// One way from a document down to a value of it.
enum Step {
    Field(&'static str),
    Member(usize, String),
}

/// Where a reading stands, and what has been refused.
pub struct Reading {
    path: Vec<Step>,
    refusals: Vec<Refusal>,
}

impl Reading {
    fn refuse(&mut self, field: Option<String>, found: String, expected: String) {
        if self.refusals.len() >= MOST_REFUSALS {
            return;
        }
        let (mut list, mut record, mut named) = ("the document", None, String::new());
        for step in &self.path {
            match step {
                Step::Field(name) if list == "the document" => list = name,
                Step::Field(name) if named.is_empty() => named.push_str(name),
                Step::Field(name) => {
                    named.push('.');
                    named.push_str(name);
                }
                Step::Member(at, about) if record.is_none() && named.is_empty() => {
                    let about = if about.is_empty() { String::new() } else { format!(" ({about})") };
                    record = Some(format!("record {}{about}", at + 1));
                }
                // Within a field, as scripts count: from 0.
                Step::Member(at, _) => {
                    named.push('[');
                    named.push_str(&at.to_string());
                    named.push(']');
                }
            }
        }
        let record = record.unwrap_or_else(|| if list == "atlas" { "the atlas" } else { "all" }.to_owned());
        if let Some(field) = field {
            named = if named.is_empty() { field } else { format!("{named}.{field}") };
        }
        if named.is_empty() {
            named = list.to_owned();
        }
        self.refusals.push(Refusal { file: list, record, field: Cow::Owned(named), found, expected });
    }

    fn refuse_kind(&mut self, given: &Given, kind: &Kind) {
        self.refuse(None, given.in_words(), in_words(kind).to_owned());
    }

    /// The fields of a record of that kind.
    pub fn record(&mut self, given: Given, kind: &'static Kind) -> Option<Fields> {
        match (given, kind) {
            (Given::Record(given), Kind::Record { fields, .. }) => Some(Fields { given, fields }),
            (other, _) => {
                self.refuse_kind(&other, kind);
                None
            }
        }
    }

    /// The members of a list, unless there are too many.
    fn list(&mut self, given: Given) -> Vec<Given> {
        let Given::List(members) = given else {
            self.refuse(None, given.in_words(), "a list".to_owned());
            return Vec::new();
        };
        let most = match self.path.as_slice() {
            [Step::Field("state")] => MOST_STATES,
            [Step::Field(_)] => MOST_RECORDS,
            _ => MOST_MEMBERS,
        };
        if members.len() > most {
            self.refuse(None, format!("a list of {}", members.len()), format!("{most} at most"));
            return Vec::new();
        }
        members
    }
}

fn in_words(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "a whole number from 0 on",
        Kind::Flag => "true or false",
        Kind::Anything => "anything",
        Kind::List(_) => "a list",
        Kind::Record { .. } => "an object",
    }
}

/// The fields of a record that have not been read yet.
pub struct Fields {
    given: Vec<(String, Given)>,
    fields: &'static [Field],
}

impl Fields {
    /// Reads the field of that name, which may be absent if its kind allows it.
    pub fn read<T: Read + Default>(&mut self, name: &'static str, reading: &mut Reading) -> T {
        let Some(given) = self.take(name, reading) else { return T::default() };
        reading.path.push(Step::Field(name));
        let value = T::read(given, reading);
        reading.path.pop();
        value
    }

    #[inline(never)]
    fn take(&mut self, name: &'static str, reading: &mut Reading) -> Option<Given> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        let at = self.given.iter().position(|(given, _)| given == name);
        let given = at.map(|at| self.given.swap_remove(at).1);
        match given {
            // What is not known may be written out as such.
            Some(Given::Nothing) | None if field.may_be_absent => None,
            None => {
                let expected = match field.kind {
                    Kind::List(_) => in_words(field.kind).to_owned(),
                    kind => format!("{}: {}", in_words(kind), about(field)),
                };
                reading.refuse(Some(name.to_owned()), "missing".to_owned(), expected);
                None
            }
            given => given,
        }
    }

    /// That nothing is left: what has no meaning is a slip of the pen.
    pub fn nothing_else(&self, reading: &mut Reading) {
        let known: Vec<_> = self.fields.iter().map(|field| field.name).collect();
        for (name, _) in &self.given {
            let name = name.chars().take(60).collect();
            reading.refuse(Some(name), "no field that is known here".to_owned(), known.join(", "));
        }
    }
}

fn about(field: &Field) -> String {
    let text = field.about.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    text.trim_end_matches('.').to_owned()
}

/// What no text has that is to be read: control characters, those that turn the order of the letters around them, by
/// which a text says something else than it seems to, and what is no letter and may not be in a picture's file either.
fn is_unreadable(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

impl Read for String {
    fn read(given: Given, reading: &mut Reading) -> Self {
        match given {
            Given::Text(text) => {
                let letters = text.chars().count();
                if letters > MOST_LETTERS {
                    let found = format!("a text of {letters} letters");
                    reading.refuse(None, found, format!("{MOST_LETTERS} at most"));
                } else if let Some(at) = text.chars().position(is_unreadable) {
                    let letter = text.chars().nth(at).map_or(0, u32::from);
                    let found = format!("a text whose letter {} is U+{letter:04X}", at + 1);
                    reading.refuse(None, found, "text without control characters".to_owned());
                } else if let Some(at) = text.chars().position(|letter| letter == char::REPLACEMENT_CHARACTER)
                {
                    let found = format!(
                        "a text whose letter {} is U+FFFD, which stands for one that was broken",
                        at + 1
                    );
                    reading.refuse(None, found, "text as it was written, in UTF-8".to_owned());
                } else {
                    return text;
                }
                Self::new()
            }
            other => {
                reading.refuse_kind(&other, &Kind::Text);
                Self::new()
            }
        }
    }
}

impl Read for u32 {
    fn read(given: Given, reading: &mut Reading) -> Self {
        match given {
            Given::Number(number)
                if number.fract() == 0.0 && (0.0..=f64::from(Self::MAX)).contains(&number) =>
            {
                number as Self
            }
            other => {
                reading.refuse_kind(&other, &Kind::Number);
                0
            }
        }
    }
}

impl Read for bool {
    fn read(given: Given, reading: &mut Reading) -> Self {
        if let Given::Flag(flag) = given {
            return flag;
        }
        reading.refuse_kind(&given, &Kind::Flag);
        false
    }
}

impl Read for IgnoredAny {
    fn read(_: Given, _: &mut Reading) -> Self {
        Self
    }
}

impl<T: Read> Read for Option<T> {
    fn read(given: Given, reading: &mut Reading) -> Self {
        Some(T::read(given, reading))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(given: Given, reading: &mut Reading) -> Self {
        let mut all = Self::new();
        for (at, member) in reading.list(given).into_iter().enumerate() {
            reading.path.push(Step::Member(at, member.about()));
            all.push(T::read(member, reading));
            reading.path.pop();
        }
        all
    }
}

/// The disputed areas that the map has, in the order of `data/disputes.toml`.
pub const MAP_AREAS: &[&str] = &[
    "jammu-kashmir-ladakh",
    "azad-kashmir",
    "gilgit-baltistan",
    "siachen",
    "aksai-chin",
    "shaksgam",
    "demchok",
    "middle-sector",
    "arunachal",
    "doklam",
    "northern-bhutan",
    "crimea",
    "ukrainian-regions",
    "taiwan",
    "abkhazia",
    "south-ossetia",
    "nagorno-karabakh",
    "karabakh-districts",
    "transnistria",
    "southern-kurils",
    "northern-cyprus",
    "kosovo",
    "golan",
    "abyei",
    "ilemi",
];

impl Dataset {
    /// The dataset that a page gives: by the rules for all, and with no area but those that the map has.
    ///
    /// # Errors
    /// Every place where it is no document, or else every breach of a rule.
    pub fn from_given(given: Given) -> Result<Self, Vec<Refusal>> {
        // What is `null` counts as left out, here as everywhere.
        let is_list = |(name, value): &(String, Given)| name == "area" && *value != Given::Nothing;
        let has_areas = matches!(&given, Given::Record(fields) if fields.iter().any(is_list));
        let document = Document::from_given(given)?;
        let mut strangers = Vec::new();
        if !has_areas && !document.drawing.is_empty() {
            // Those that are built in are drawn as it is built in, and what is said of them would come to nothing.
            strangers.push(Refusal {
                file: "worldviews.toml",
                record: "all".to_owned(),
                field: "drawing".into(),
                found: "there without `area`".to_owned(),
                expected: "no `drawing`, or the disputed areas that it draws in `area`".to_owned(),
            });
        }
        for (at, area) in document.area.iter().enumerate() {
            if !MAP_AREAS.contains(&area.id.as_str()) {
                strangers.push(Refusal {
                    file: "disputes.toml",
                    record: format!("record {} ({})", at + 1, area.id),
                    field: "id".into(),
                    found: format!("`{}`, which the map does not have", area.id),
                    expected: format!("one of {}", MAP_AREAS.join(", ")),
                });
            }
        }
        match Self::check_with(&document, if has_areas { &[] } else { MAP_AREAS }) {
            Ok(mut dataset) if strangers.is_empty() => {
                if !has_areas {
                    dataset.worldviews.clear();
                }
                Ok(dataset)
            }
            checked => {
                let mut refusals = checked.err().unwrap_or_default();
                refusals.extend(strangers);
                Err(refusals)
            }
        }
    }
}

impl Document {
    /// The document that is given. Editors find its schema by a `$schema` in it, which says nothing of the facts.
    ///
    /// # Errors
    /// Every place where it is none, up to fifty.
    pub fn from_given(mut given: Given) -> Result<Self, Vec<Refusal>> {
        if let Given::Record(fields) = &mut given {
            fields.retain(|(name, value)| name != "$schema" || !matches!(value, Given::Text(_)));
        }
        let mut reading = Reading { path: Vec::new(), refusals: Vec::new() };
        let document = Self::read(given, &mut reading);
        if reading.refusals.is_empty() { Ok(document) } else { Err(reading.refusals) }
    }
}
