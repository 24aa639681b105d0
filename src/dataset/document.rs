//! The dataset as people write it: one type a record, every field as text, nothing checked yet.
//!
//! The field names are those of the files under `data/`, whose heads explain them.

use serde::Deserialize;

macro_rules! records {
    ($($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Default, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$of])* pub $field: $kind,)* }
    )*};
}

records! {
    /// All files together.
    Document {
        /// `atlas.toml`: what the whole is about.
        atlas: AtlasRecord,
        /// `states.toml`.
        state: Vec<StateRecord>,
        /// `spans.toml`.
        span: Vec<SpanRecord>,
        /// `decisions.toml`.
        decision: Vec<DecisionRecord>,
        /// `summits.toml`.
        summit: Vec<SummitRecord>,
        /// `disputes.toml`.
        area: Vec<AreaRecord>,
        /// `article.toml`: what the article says of a state's status.
        standing: Vec<StandingRecord>,
        /// `article-names.toml`: which names and numbers occur in which paragraph.
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
        /// The article.
        article: ArticleRecord,
        /// What came before the founding, and is not membership.
        prehistory: PrehistoryRecord,
        /// Statuses that became one.
        #[serde(default)]
        merger: Vec<MergerRecord>,
    }
    /// The article that the dataset is taken from.
    ArticleRecord {
        /// Who wrote it.
        author: String,
        /// Which agency it is credited to.
        agency: String,
        /// The day that it looks forward to and that the widget opens on.
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
        /// The status it led to.
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
        /// Alpha-2 codes of the other claimants.
        claimed_by: Vec<String>,
        /// One neutral sentence.
        note: String,
        /// How the shape is cut; only the geometry's preparation reads it.
        #[serde(default)]
        shape: serde::de::IgnoredAny,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// What the article says of a state's status.
    StandingRecord {
        /// Alpha-2 code.
        state: String,
        /// Which status.
        status: String,
        /// Paragraph: 0 is the headline.
        paragraph: u32,
        /// The state's name as that paragraph has it.
        name: String,
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
