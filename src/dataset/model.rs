//! The dataset once it has been checked: typed, ordered, and complete in itself.
//!
//! In this form, and already checked, it is embedded in the widget.

use super::{
    AbsenceKind, Basis, ClaimKind, Confidence, Date, Day, DecisionKind, Layer, Line, Mode, Role, Status,
    index::Index,
};
use std::{fmt, str};

/// ISO 3166-1 alpha-2 code: the key of a state everywhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateCode([u8; 2]);

impl StateCode {
    /// No state's code: ISO 3166-1 leaves it to its users.
    pub(super) const NONE: Self = Self(*b"XX");

    /// Reads two capital letters.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of(text.as_bytes().try_into().ok()?)
    }

    pub(super) fn of(letters: [u8; 2]) -> Option<Self> {
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for StateCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for StateCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A source, by its place in [`Dataset::sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(pub(super) u16);

/// A person, by their place in [`Dataset::people`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonId(pub(super) u16);

/// Where a fact comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Citation {
    /// A paragraph of the article: 0 is the headline, the others are the body.
    Paragraph(u8),
    /// A public source.
    Source(SourceId),
}

/// A political state.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    /// ISO 3166-1 alpha-2.
    pub code: StateCode,
    /// ISO 3166-1 alpha-3.
    pub alpha3: String,
    /// ISO 3166-1 numeric, three digits.
    pub numeric: String,
    /// Short English name.
    pub name: String,
    /// Other names that a reader may look for.
    pub aliases: Vec<String>,
}

/// A status of a state over the half-open stretch `[start, end)`.
#[derive(Clone, PartialEq, Debug)]
pub struct Span {
    /// Whose.
    pub state: StateCode,
    /// Which.
    pub status: Status,
    /// First day.
    pub start: Date,
    /// First day on which it no longer holds; `None` while it does.
    pub end: Option<Day>,
    /// The act that began it.
    pub basis: Basis,
    /// How sure `start` is.
    pub confidence: Confidence,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it comes from; at least one.
    pub sources: Vec<Citation>,
}

/// A step towards a status that did not yet bring it; drawn hollow.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// Whose.
    pub state: StateCode,
    /// Which step.
    pub kind: DecisionKind,
    /// The status it is a step towards.
    pub towards: Status,
    /// When.
    pub date: Date,
    /// City.
    pub place: Option<String>,
    /// How sure `date` is.
    pub confidence: Confidence,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it comes from; at least one.
    pub sources: Vec<Citation>,
}

impl Decision {
    /// Whether the leaders agreed that the state shall have the status, as they had where a memorandum was signed.
    pub fn is_agreed(&self) -> bool {
        self.kind != DecisionKind::Application
    }
}

/// A stretch `[start, end)` over which a state kept its status and did not take part; drawn over its bar.
#[derive(Clone, PartialEq, Debug)]
pub struct Absence {
    /// Whose.
    pub state: StateCode,
    /// By whose doing, as far as that is known.
    pub kind: AbsenceKind,
    /// First day.
    pub start: Date,
    /// First day on which it took part again; `None` while it does not.
    pub end: Option<Day>,
    /// What a reader should know.
    pub note: String,
    /// Where it comes from; at least one.
    pub sources: Vec<Citation>,
}

/// A meeting of the heads of state.
#[derive(Clone, PartialEq, Debug)]
pub struct Summit {
    /// First day.
    pub start: Day,
    /// Last day, on which the council decides.
    pub end: Day,
    /// City; `None` by video.
    pub city: Option<String>,
    /// Host, or chair by video.
    pub country: StateCode,
    /// How it met.
    pub mode: Mode,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it comes from; at least one.
    pub sources: Vec<Citation>,
}

/// An area whose status is disputed; a face of its own on the map, and no state.
#[derive(Clone, PartialEq, Debug)]
pub struct Area {
    /// Its face on the map.
    pub id: String,
    /// English name.
    pub name: String,
    /// Who administers it, if a recognised state does. It need not be a state of the dataset.
    pub administered_by: Option<StateCode>,
    /// Who governs or holds it where no recognised state does, in words: authorities of its own, mostly.
    pub governed_by: Option<String>,
    /// Another state that holds a part of it. It need not be a state of the dataset.
    pub partly_by: Option<StateCode>,
    /// The other claimants. They need not be states of the dataset.
    pub claimed_by: Vec<StateCode>,
    /// Until when it was not in dispute yet; `None` if it has been since before all dates.
    pub before: Option<Undisputed>,
    /// From when on it is no longer in dispute; `None` while it is.
    pub after: Option<Undisputed>,
    /// A neutral sentence or two.
    pub note: String,
    /// Where it comes from; at least one.
    pub sources: Vec<Citation>,
}

impl Area {
    /// Whether it is in dispute on a day.
    pub fn is_disputed_on(&self, day: Day) -> bool {
        self.before.is_none_or(|before| before.day <= day) && self.after.is_none_or(|after| day < after.day)
    }
}

/// Whose an area was before it came to be in dispute, or is after that.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Undisputed {
    /// The first day of the dispute, or the first after it.
    pub day: Day,
    /// The state that it belonged to, or does. It need not be a state of the dataset.
    pub part_of: StateCode,
}

/// How one disputed area is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Drawn {
    /// Since when; `None` for from the first day on.
    pub since: Option<Day>,
    /// The state whose status fills it, and with which it belongs; `None` for none. It need not be a state of
    /// the dataset.
    pub with: Option<StateCode>,
    /// Whether it is hatched.
    pub is_hatched: bool,
    /// The lines around it.
    pub line: Line,
    /// Where it comes from that it is drawn so; at least one, but for [`Dataset::lands`].
    pub sources: Vec<Citation>,
}

impl Drawn {
    /// Whether it is drawn as a state is that the dataset says nothing of: nobody's land, and not in dispute.
    pub fn is_as_a_state(&self) -> bool {
        self.with.is_none() && !self.is_hatched
    }
}

/// One way to draw the disputed areas: an editor's choice, not a reader's.
#[derive(Clone, PartialEq, Debug)]
pub struct Worldview {
    /// `neutral`, `none`, or the alpha-2 code of the state that draws them so.
    pub id: String,
    /// Of each area, in the order of [`Dataset::areas`], and then of [`Dataset::lands`], how it is drawn, earliest first; the first of each is
    /// without a day. Before an area came to be in dispute all draw it as the state's whose it was, and so they do after.
    pub drawn: Vec<Vec<Drawn>>,
}

impl Worldview {
    /// How the area at that place, as [`Dataset::place_of`] tells it, is drawn on a day.
    pub fn drawn_on(&self, area: usize, on: Day) -> Option<&Drawn> {
        self.drawn.get(area)?.iter().rfind(|drawn| drawn.since.is_none_or(|since| since <= on))
    }

    /// How often the drawing has changed until a day: as long as this is the same, so is all that is drawn.
    pub fn changes_until(&self, on: Day) -> usize {
        let all = self.drawn.iter().flatten().filter_map(|drawn| drawn.since);
        all.filter(|since| *since <= on).count()
    }
}

/// Somebody whom the article names, or who came where it names nobody.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// What files call them.
    pub id: String,
    /// Name in house style.
    pub name: String,
    /// Office or work.
    pub role: String,
    /// The state they act for. It need not be one of the dataset.
    pub state: Option<StateCode>,
    /// The body they act or work for.
    pub organisation: Option<String>,
    /// The name as the article spells it, where that differs.
    pub alias: Option<String>,
    /// Where they are named; at least one.
    pub sources: Vec<Citation>,
}

/// A statement of the article, in our own words.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// What files call it.
    pub id: String,
    /// What kind of statement it is.
    pub kind: ClaimKind,
    /// Of a view whose it is.
    pub speaker: Option<PersonId>,
    /// The states it is about.
    pub states: Vec<StateCode>,
    /// Others that it is about, by name.
    pub others: Vec<String>,
    /// People it is about.
    pub people: Vec<PersonId>,
    /// The statement.
    pub text: String,
    /// Its paragraph.
    pub sources: Vec<Citation>,
}

/// For whom somebody was to come.
#[derive(Clone, PartialEq, Debug)]
pub enum Party {
    /// A state of the dataset.
    State(StateCode),
    /// An organisation.
    Organisation(String),
}

/// Somebody who was to come to a summit, as announced before it.
#[derive(Clone, PartialEq, Debug)]
pub struct Attendance {
    /// First day of the summit.
    pub summit: Day,
    /// Who.
    pub person: PersonId,
    /// For whom.
    pub party: Party,
    /// As what.
    pub role: Role,
    /// What a reader should know.
    pub note: Option<String>,
    /// The paragraph that announces it, and what else there is.
    pub sources: Vec<Citation>,
}

/// What the article says of relations between states.
#[derive(Clone, PartialEq, Debug)]
pub struct Relation {
    /// Two states, or those on one side.
    pub states: Vec<StateCode>,
    /// The other side, where it is not the second state.
    pub with: Option<String>,
    /// What it says.
    pub text: String,
    /// Ids of disputed areas that it is about.
    pub areas: Vec<String>,
    /// Its paragraphs.
    pub sources: Vec<Citation>,
}

/// Where the article is wrong, contradicts itself, or must be read with care.
#[derive(Clone, PartialEq, Debug)]
pub struct EditorNote {
    /// What files call it.
    pub id: String,
    /// A few words.
    pub title: String,
    /// Places in [`Dataset::claims`] of those that it bears on.
    pub claims: Vec<u16>,
    /// The states on whose card it stands.
    pub states: Vec<StateCode>,
    /// Whether it stands on the organisation's card.
    pub is_general: bool,
    /// What the article says.
    pub says: String,
    /// What is right.
    pub right: String,
    /// Why.
    pub why: String,
    /// Its paragraphs, and what settles it.
    pub sources: Vec<Citation>,
}

/// From `start` on, the statuses `from` are the status `into`.
#[derive(Clone, PartialEq, Debug)]
pub struct Merger {
    /// First day.
    pub start: Day,
    /// Statuses before.
    pub from: Vec<Status>,
    /// Status since.
    pub into: Status,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it comes from; at least one.
    pub sources: Vec<Citation>,
}

/// A forerunner of the organisation. Taking part in it was not membership.
#[derive(Clone, PartialEq, Debug)]
pub struct Prehistory {
    /// Its name.
    pub name: String,
    /// First day; it ended with the founding.
    pub start: Day,
    /// Who took part.
    pub states: Vec<StateCode>,
    /// Where it comes from; at least one.
    pub sources: Vec<Citation>,
}

/// The article that the dataset is taken from.
#[derive(Clone, PartialEq, Debug)]
pub struct Article {
    /// What it is, where it is not simply an article.
    pub what: Option<String>,
    /// Its headline, in our own words.
    pub headline: String,
    /// Who wrote it.
    pub author: String,
    /// Which agency it is credited to.
    pub agency: String,
    /// How many paragraphs its body has, if that is said.
    pub paragraphs: Option<u8>,
    /// The day it was written: what it says without a date is known to hold from then on.
    pub written: Day,
    /// The day that it looks forward to.
    pub day: Day,
}

/// A public source.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// What files call it.
    pub id: String,
    /// Publisher.
    pub name: String,
    /// Address.
    pub url: String,
    /// Year, month or day of publication in the form of ISO 8601, if known.
    pub published: Option<String>,
    /// What it shows.
    pub about: Option<String>,
}

/// Everything that is known, checked: the public record's layer with all that goes with it, and the
/// article's layer beside it.
#[derive(Clone, PartialEq, Debug)]
pub struct Dataset {
    /// Whose spans these are.
    pub layer: Layer,
    /// On what terms the facts may be used, if that is said.
    pub licence: Option<String>,
    /// The organisation's name.
    pub organisation: String,
    /// The headline, if there is one.
    pub title: Option<String>,
    /// A sentence or two under it, if there are any.
    pub summary: Option<String>,
    /// First day of the timeline: the founding.
    pub first_day: Day,
    /// Last day that the record covers.
    pub as_of: Day,
    /// The day that is shown at first.
    pub opens_on: Day,
    /// The article, if there is one; without it no claim, no note and nothing else that rests on a paragraph.
    pub article: Option<Article>,
    /// What came before the founding; the article tells of nothing.
    pub prehistory: Option<Prehistory>,
    /// Statuses that became one.
    pub mergers: Vec<Merger>,
    /// States, in the order of the file.
    pub states: Vec<State>,
    /// Spans, in the order of the file.
    pub spans: Vec<Span>,
    /// Steps towards a status.
    pub decisions: Vec<Decision>,
    /// Where states did not take part.
    pub absences: Vec<Absence>,
    /// Summits, in order.
    pub summits: Vec<Summit>,
    /// Disputed areas.
    pub areas: Vec<Area>,
    /// Disputed areas of the map that are none here: the ids of their faces. Each [worldview](Self::worldviews) draws them after its
    /// areas, as plain land.
    pub lands: Vec<String>,
    /// Ways to draw them; the first is the neutral one.
    pub worldviews: Vec<Worldview>,
    /// People whom the article names.
    pub people: Vec<Person>,
    /// What the article says, in its order.
    pub claims: Vec<Claim>,
    /// Who was to come to a summit.
    pub attendance: Vec<Attendance>,
    /// What the article says of relations between states.
    pub relations: Vec<Relation>,
    /// Editor's notes.
    pub notes: Vec<EditorNote>,
    /// Sources.
    pub sources: Vec<Source>,
    /// How many of them, the last, came with areas that are [another dataset's](Self::adopt_areas).
    pub(super) adopted: usize,
    /// Names of states outside the dataset that may have to be told beside it.
    pub elsewhere: Vec<(StateCode, String)>,
    /// Whose names take an article in running text: `the Maldives`.
    pub articled: Vec<StateCode>,
    /// The spans of the other layer, and what is worked out of them.
    pub(super) other: (Vec<Span>, Index),
    /// What is worked out once from all of that.
    pub(super) index: Index,
}
