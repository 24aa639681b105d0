//! The dataset as people write it: one type a record, every field as text, nothing checked yet.
//!
//! The field names are those of the files under `data/`, whose heads explain them.

use super::{
    given::{Given, Read, Reading},
    schema::{Described, Field, Kind},
};
use serde::Deserialize;

/// What a field may hold: texts, or none.
trait Texts {
    /// The text that it is, if it is one.
    fn text(&self) -> Option<&str> {
        None
    }

    /// The lists of texts that it holds; a text alone is a list of one.
    fn lists(&self) -> Vec<Vec<&str>> {
        self.text().map(|text| vec![text]).into_iter().collect()
    }
}

impl Texts for u32 {}
impl Texts for bool {}
impl Texts for serde::de::IgnoredAny {}

impl Texts for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl<T: Texts> Texts for Option<T> {
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(T::text)
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn lists(&self) -> Vec<Vec<&str>> {
        let own: Vec<&str> = self.iter().filter_map(T::text).collect();
        if own.is_empty() { self.iter().flat_map(T::lists).collect() } else { vec![own] }
    }
}

macro_rules! records {
    ($($(#[doc = $about:literal])* $name:ident {
        $($(#[doc = $of:literal])* $(#[serde($how:ident)])? $field:ident: $kind:ty,)*
    })*) => {$(
        $(#[doc = $about])*
        #[derive(Clone, Default, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[doc = $of])* $(#[serde($how)])? pub $field: $kind,)* }

        impl $name {
            /// The texts of its own fields, by field and list: those of records within it are theirs.
            pub fn texts(&self) -> Vec<(&'static str, Vec<&str>)> {
                let mut all = Vec::new();
                $(all.extend(self.$field.lists().into_iter().map(|list| (stringify!($field), list)));)*
                all
            }
        }

        impl Texts for $name {}

        impl Described for $name {
            const KIND: Kind = Kind::Record {
                name: stringify!($name),
                about: &[$($about),*],
                fields: &[$(Field {
                    name: stringify!($field),
                    about: &[$($of),*],
                    kind: &<$kind as Described>::KIND,
                    may_be_absent: !matches!(&[$(stringify!($how))?] as &[&str], []),
                }),*],
            };
        }

        impl Read for $name {
            fn read(given: Given, reading: &mut Reading) -> Self {
                let Some(mut record) = reading.record(given, &Self::KIND) else { return Self::default() };
                $(let $field = record.read(stringify!($field), reading);)*
                record.nothing_else(reading);
                Self { $($field),* }
            }
        }
    )*};
}

records! {
    /// All files together. A day is written as `2017-06-09`, and lies in a year from 1900 to 2100.
    Document {
        /// On what terms the facts may be used; where a dataset is taken out and brought back.
        #[serde(default)]
        licence: Option<String>,
        /// `atlas.toml`: what the whole is about.
        atlas: AtlasRecord,
        /// `states.toml`.
        state: Vec<StateRecord>,
        /// `spans.toml`.
        span: Vec<SpanRecord>,
        /// `decisions.toml`.
        #[serde(default)]
        decision: Vec<DecisionRecord>,
        /// `absences.toml`: where a state kept its status and did not take part.
        #[serde(default)]
        absence: Vec<AbsenceRecord>,
        /// `summits.toml`.
        #[serde(default)]
        summit: Vec<SummitRecord>,
        /// `disputes.toml`: without it, those that are built in; an empty list means none, and any list only these.
        #[serde(default)]
        area: Vec<AreaRecord>,
        /// `worldviews.toml`: how whom draws disputed areas.
        #[serde(default)]
        drawing: Vec<DrawingRecord>,
        /// `article.toml`: what the article says of a state's status.
        #[serde(default)]
        standing: Vec<StandingRecord>,
        /// `people.toml`: whom the article names.
        #[serde(default)]
        person: Vec<PersonRecord>,
        /// `claims.toml`: what the article says.
        #[serde(default)]
        claim: Vec<ClaimRecord>,
        /// `attendance.toml`: who was to come to a summit.
        #[serde(default)]
        attendance: Vec<AttendanceRecord>,
        /// `relations.toml`: what the article says of relations between states.
        #[serde(default)]
        relation: Vec<RelationRecord>,
        /// `notes.toml`: where the article is wrong or unclear.
        #[serde(default)]
        note: Vec<NoteRecord>,
        /// `article-names.toml`: which names and numbers occur in which paragraph. Without it, names are not
        /// checked: a dataset that comes from elsewhere need not have it.
        #[serde(default)]
        paragraph: Vec<ParagraphRecord>,
        /// `sources.toml`.
        source: Vec<SourceRecord>,
    }
    /// The organisation, the range of dates, the article, and what is neither state nor summit.
    AtlasRecord {
        /// The organisation's name.
        organisation: String,
        /// First day of the timeline: the founding.
        first_day: String,
        /// Last day that the record covers.
        as_of: String,
        /// The headline; without it, the organisation's name.
        #[serde(default)]
        title: Option<String>,
        /// A sentence or two under it; without them, when and by whom the organisation was founded.
        #[serde(default)]
        summary: Option<String>,
        /// The day that is shown at first; without it, the article's, else `as_of`.
        #[serde(default)]
        opens_on: Option<String>,
        /// The article, if there is one. What rests on a paragraph needs it.
        #[serde(default)]
        article: Option<ArticleRecord>,
        /// What came before the founding, and is not membership.
        #[serde(default)]
        prehistory: Option<PrehistoryRecord>,
        /// Statuses that became one.
        #[serde(default)]
        merger: Vec<MergerRecord>,
    }
    /// The article that the dataset is taken from.
    ArticleRecord {
        /// What it is, as `a report`, where it is not simply an article.
        #[serde(default)]
        what: Option<String>,
        /// Its headline, in our own words.
        headline: String,
        /// Who wrote it.
        author: String,
        /// Which agency it is credited to.
        agency: String,
        /// How many paragraphs its body has; without that, as many as its names tell, or else 255.
        #[serde(default)]
        paragraphs: Option<u32>,
        /// The day it was written: what it says without a date is known to hold from then on.
        written: String,
        /// The day that it looks forward to.
        day: String,
    }
    /// A forerunner.
    PrehistoryRecord {
        /// Its name.
        name: String,
        /// First day.
        start: String,
        /// Who took part.
        states: Vec<String>,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// From a day on, several statuses are one.
    MergerRecord {
        /// First day.
        start: String,
        /// Statuses before.
        from: Vec<String>,
        /// Status since.
        into: String,
        /// What a reader should know.
        #[serde(default)]
        note: Option<String>,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// A political state.
    StateRecord {
        /// ISO 3166-1 alpha-2.
        code: String,
        /// ISO 3166-1 alpha-3.
        alpha3: String,
        /// ISO 3166-1 numeric, three digits.
        numeric: String,
        /// Short English name.
        name: String,
        /// Other names that a reader may look for.
        #[serde(default)]
        aliases: Vec<String>,
    }
    /// A status from one day to another.
    SpanRecord {
        /// Alpha-2 code.
        state: String,
        /// Which status.
        status: String,
        /// First day.
        start: String,
        /// `day`, `month` or `year`.
        #[serde(default)]
        precision: Option<String>,
        /// The last day that `start` may have been, where that is not the last of its month or year.
        #[serde(default)]
        no_later_than: Option<String>,
        /// First day on which it no longer holds; absent while it does.
        #[serde(default)]
        end: Option<String>,
        /// Which act began it.
        basis: String,
        /// `high`, `medium` or `low`.
        #[serde(default)]
        confidence: Option<String>,
        /// What a reader should know.
        #[serde(default)]
        note: Option<String>,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// A step towards a status that did not yet bring it.
    DecisionRecord {
        /// Alpha-2 code.
        state: String,
        /// Which step.
        kind: String,
        /// The status it is a step towards.
        towards: String,
        /// When.
        date: String,
        /// `day`, `month` or `year`.
        #[serde(default)]
        precision: Option<String>,
        /// City.
        #[serde(default)]
        place: Option<String>,
        /// `high`, `medium` or `low`.
        #[serde(default)]
        confidence: Option<String>,
        /// What a reader should know.
        #[serde(default)]
        note: Option<String>,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// A stretch over which a state kept its status and did not take part.
    AbsenceRecord {
        /// Alpha-2 code.
        state: String,
        /// `not_invited` where it was left out; else `not_taking_part`, which may be left out.
        #[serde(default)]
        kind: Option<String>,
        /// First day.
        start: String,
        /// `day`, `month` or `year`.
        #[serde(default)]
        precision: Option<String>,
        /// First day on which it took part again; absent while it does not.
        #[serde(default)]
        end: Option<String>,
        /// What a reader should know.
        note: String,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// A meeting of the heads of state.
    SummitRecord {
        /// First day.
        start: String,
        /// Last day.
        end: String,
        /// City; absent by video.
        #[serde(default)]
        city: Option<String>,
        /// Alpha-2 code of the host, or of the chair by video.
        country: String,
        /// `in_person` or `video`.
        mode: String,
        /// What a reader should know.
        #[serde(default)]
        note: Option<String>,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// A disputed area.
    AreaRecord {
        /// Its face on the map.
        id: String,
        /// English name.
        name: String,
        /// Alpha-2 code of who administers it, if a recognised state does.
        #[serde(default)]
        administered_by: Option<String>,
        /// Who governs or holds it where no state does of which `administered_by` could tell, in words.
        #[serde(default)]
        governed_by: Option<String>,
        /// Alpha-2 code of another state that holds a part of it.
        #[serde(default)]
        partly_by: Option<String>,
        /// Alpha-2 codes of the other claimants.
        claimed_by: Vec<String>,
        /// Since when it has been in dispute; absent if since before all dates.
        #[serde(default)]
        since: Option<String>,
        /// Alpha-2 code of the state whose it was until then.
        #[serde(default)]
        before: Option<String>,
        /// The first day on which it is no longer in dispute; absent while it is.
        #[serde(default)]
        until: Option<String>,
        /// Alpha-2 code of the state whose it is from then on.
        #[serde(default)]
        after: Option<String>,
        /// A neutral sentence or two.
        note: String,
        /// How the shape is cut; only the geometry's preparation reads it.
        #[serde(default)]
        shape: serde::de::IgnoredAny,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// How disputed areas are drawn in one worldview.
    DrawingRecord {
        /// `neutral`, `none`, or the alpha-2 code of the state that draws them so.
        worldview: String,
        /// Ids of the areas; absent for all that no other record of the worldview lists.
        #[serde(default)]
        areas: Vec<String>,
        /// Whose status fills them: an alpha-2 code, `administrator`, or `nobody`.
        drawn_with: String,
        /// Since when; absent if on all dates.
        #[serde(default)]
        since: Option<String>,
        /// Whether they are hatched.
        hatched: bool,
        /// Their lines: `dashed`, `solid` or `absent`.
        border: String,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// What the article says of a state's status.
    StandingRecord {
        /// Alpha-2 code.
        state: String,
        /// Which status.
        status: String,
        /// Where its start is plotted, if the article gives one at all; after the day it was written where that was to come.
        #[serde(default)]
        start: Option<String>,
        /// How much of the start the article gives: `day`, `month` or `year`.
        #[serde(default)]
        precision: Option<String>,
        /// Paragraph: 0 is the headline.
        paragraph: u32,
        /// The state's name as that paragraph has it.
        #[serde(default)]
        name: String,
    }
    /// Somebody whom the article names, or who came where it names nobody.
    PersonRecord {
        /// What records call them.
        id: String,
        /// Name in house style.
        name: String,
        /// Office or work.
        role: String,
        /// Alpha-2 code of the state they act for.
        #[serde(default)]
        state: Option<String>,
        /// The body they act or work for.
        #[serde(default)]
        organisation: Option<String>,
        /// The name as the article spells it, where that differs.
        #[serde(default)]
        article: Option<String>,
        /// Paragraphs that name them.
        #[serde(default)]
        paragraphs: Vec<u32>,
        /// Ids of sources, for those whom the article does not name.
        #[serde(default)]
        sources: Vec<String>,
    }
    /// A statement of the article, in our own words.
    ClaimRecord {
        /// What notes call it.
        id: String,
        /// Paragraph: 0 is the headline.
        paragraph: u32,
        /// `fact`, `view` or `characterisation`.
        kind: String,
        /// Of a view the person whose it is; of a characterisation `reporter`.
        #[serde(default)]
        speaker: Option<String>,
        /// Alpha-2 codes of the states it is about.
        states: Vec<String>,
        /// Others that it is about, by name.
        #[serde(default)]
        others: Vec<String>,
        /// People it is about.
        #[serde(default)]
        people: Vec<String>,
        /// Names and numbers that it rests on, as that paragraph has them.
        #[serde(default)]
        names: Vec<String>,
        /// The statement.
        text: String,
    }
    /// Somebody who was to come to a summit.
    AttendanceRecord {
        /// First day of the summit.
        summit: String,
        /// Id of a person.
        person: String,
        /// Alpha-2 code of the state that they were to represent.
        #[serde(default)]
        for_state: Option<String>,
        /// Or the organisation.
        #[serde(default)]
        for_organisation: Option<String>,
        /// `host`, `leader`, `minister` or `guest`.
        role: String,
        /// Paragraph that announces it.
        paragraph: u32,
        /// Names as that paragraph has them.
        #[serde(default)]
        names: Vec<String>,
        /// What a reader should know.
        #[serde(default)]
        note: Option<String>,
        /// Ids of sources, besides the article.
        #[serde(default)]
        sources: Vec<String>,
    }
    /// What the article says of relations between states.
    RelationRecord {
        /// Alpha-2 codes: two states, or those on one side.
        states: Vec<String>,
        /// The other side, where it is not the second state.
        #[serde(default)]
        with: Option<String>,
        /// Paragraphs that say so.
        paragraphs: Vec<u32>,
        /// For each of them the names as it has them.
        #[serde(default)]
        names: Vec<Vec<String>>,
        /// What it says, in our words.
        text: String,
        /// Ids of disputed areas that it is about.
        #[serde(default)]
        areas: Vec<String>,
    }
    /// Where the article is wrong, contradicts itself, or must be read with care.
    NoteRecord {
        /// Its number.
        id: String,
        /// A few words.
        title: String,
        /// Paragraphs that it is about.
        paragraphs: Vec<u32>,
        /// Ids of claims that it bears on.
        claims: Vec<String>,
        /// Alpha-2 codes of the states on whose card it stands; none for the organisation's alone.
        states: Vec<String>,
        /// Whether it stands on the organisation's card as well.
        #[serde(default)]
        organisation: bool,
        /// What the article says.
        says: String,
        /// What is right.
        right: String,
        /// Why.
        why: String,
        /// Whether the article itself settles it, so that no other source is needed.
        #[serde(default)]
        article_settles: bool,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// Names and numbers of one paragraph.
    ParagraphRecord {
        /// 0 is the headline.
        number: u32,
        /// Runs of capitalised words, in alphabetical order.
        names: Vec<String>,
        /// Numbers, in order of size.
        #[serde(default)]
        numbers: Vec<String>,
    }
    /// Where a fact comes from.
    SourceRecord {
        /// What records call it.
        id: String,
        /// Publisher.
        name: String,
        /// Address.
        url: String,
        /// Day, month or year of publication, if known.
        #[serde(default)]
        published: Option<String>,
        /// What it shows.
        #[serde(default)]
        about: Option<String>,
    }
}
