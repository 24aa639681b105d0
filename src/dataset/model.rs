//! The dataset once it has been checked: typed, ordered, and complete in itself.
//!
//! In this form, and already checked, it is embedded in the widget.

use super::{Date, Day, queries::Index};
use serde::{Deserialize, Serialize};
use std::{fmt, str};

/// ISO 3166-1 alpha-2 code: the key of a state everywhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StateCode([u8; 2]);

impl StateCode {
    /// Reads two capital letters.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 2] = text.as_bytes().try_into().ok()?;
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

macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that files, addresses and style sheets use.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Reads that word.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    )*};
}

words! {
    /// What a state is in the organisation, in falling order. Attending a summit is not a status.
    Status {
        /// Full member.
        Member = "member",
        /// Observer, until the statuses were merged.
        Observer = "observer",
        /// Dialogue partner, until the statuses were merged.
        DialoguePartner = "dialogue_partner",
        /// The merged status of 1 September 2025.
        ScoPartner = "sco_partner",
        /// What the article lumps together. Only its layer knows it.
        ObserverOrPartner = "observer_or_partner",
    }
    /// The act that began a span.
    Basis {
        /// The founding declaration.
        Founding = "founding",
        /// A decision of the heads of state (observers).
        Decision = "decision",
        /// Signature of the memorandum (dialogue partners).
        Memorandum = "memorandum",
        /// Admission completed by the heads of state (later members).
        Admission = "admission",
    }
    /// How sure the record is of a date.
    Confidence {
        /// Two or more independent sources agree on the day.
        High = "high",
        /// One good source for the day, or several that imply it.
        Medium = "medium",
        /// Month or year sure, the day not.
        Low = "low",
    }
    /// A step towards a status.
    DecisionKind {
        /// The heads of state decided to offer the status.
        Status = "status",
        /// The procedure of accession was opened.
        Procedure = "procedure",
        /// The memorandum of obligations was signed.
        Obligations = "obligations",
    }
    /// How a summit met.
    Mode {
        /// In one place.
        InPerson = "in_person",
        /// By video link.
        Video = "video",
    }
}

/// A source, by its place in [`Dataset::sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct SourceId(pub(super) u16);

/// A political state.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
    pub sources: Vec<SourceId>,
}

/// A step towards a status that did not yet bring it; drawn hollow.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Decision {
    /// Whose.
    pub state: StateCode,
    /// Which step.
    pub kind: DecisionKind,
    /// The status it led to.
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
    pub sources: Vec<SourceId>,
}

/// A meeting of the heads of state.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
    pub sources: Vec<SourceId>,
}

/// An area whose status is disputed; a face of its own on the map, and no state.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Area {
    /// Its face on the map.
    pub id: String,
    /// English name.
    pub name: String,
    /// Who administers it, if a recognised state does. It need not be a state of the dataset.
    pub administered_by: Option<StateCode>,
    /// The other claimants. They need not be states of the dataset.
    pub claimed_by: Vec<StateCode>,
    /// One neutral sentence.
    pub note: String,
    /// Where it comes from; at least one.
    pub sources: Vec<SourceId>,
}

/// What the article says of a state's status, without a date.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// Whose.
    pub state: StateCode,
    /// Which.
    pub status: Status,
    /// Where: 0 is the headline, 1–30 the body.
    pub paragraph: u32,
}

/// From `start` on, the statuses `from` are the status `into`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
    pub sources: Vec<SourceId>,
}

/// A forerunner of the organisation. Taking part in it was not membership.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Prehistory {
    /// Its name.
    pub name: String,
    /// First day; it ended with the founding.
    pub start: Day,
    /// Who took part.
    pub states: Vec<StateCode>,
    /// Where it comes from; at least one.
    pub sources: Vec<SourceId>,
}

/// The article that the dataset is taken from.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Article {
    /// Who wrote it.
    pub author: String,
    /// Which agency it is credited to.
    pub agency: String,
    /// The day that it looks forward to and that the widget opens on.
    pub day: Day,
}

/// Where a fact comes from.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Publisher.
    pub name: String,
    /// Address.
    pub url: String,
    /// Year, month or day of publication in the form of ISO 8601, if known.
    pub published: Option<String>,
    /// What it shows.
    pub about: Option<String>,
}

/// Everything that is known, checked.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Dataset {
    /// The organisation's name.
    pub organisation: String,
    /// First day of the timeline: the founding.
    pub first_day: Day,
    /// Last day that the record covers.
    pub as_of: Day,
    /// The article.
    pub article: Article,
    /// What came before the founding.
    pub prehistory: Prehistory,
    /// Statuses that became one.
    pub mergers: Vec<Merger>,
    /// States, in the order of the file.
    pub states: Vec<State>,
    /// Spans, in the order of the file.
    pub spans: Vec<Span>,
    /// Steps towards a status.
    pub decisions: Vec<Decision>,
    /// Summits, in order.
    pub summits: Vec<Summit>,
    /// Disputed areas.
    pub areas: Vec<Area>,
    /// What the article says of states' statuses.
    pub standings: Vec<Standing>,
    /// Sources.
    pub sources: Vec<Source>,
    /// What is worked out once from all of that.
    pub(super) index: Index,
}
