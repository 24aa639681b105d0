//! Guards that no broken record gets past the checks: each breach is refused with its place, with what is there and with what
//! was expected, and nothing is refused that is right.

mod article;
mod atlas;
mod disputes;
mod edges;
mod sources;
mod spans;
mod states;
mod summits;

use crate::common::{assert_none, small};
use sco_atlas::dataset::{ArticleRecord, Dataset, Document, PrehistoryRecord, StateRecord};

/// What the checks say of a document.
pub fn refusals(document: &Document) -> Vec<String> {
    let refusals = Dataset::check(document).err().unwrap_or_default();
    refusals.iter().map(ToString::to_string).collect()
}

pub fn text(text: &str) -> String {
    text.to_owned()
}

/// What is broken, how, and all that must be said of it.
type Breach = (&'static str, fn(&mut Document), &'static [&'static str]);

/// All of them, a file of records each.
const BREACHES: [&[Breach]; 7] = [
    atlas::BREACHES,
    states::BREACHES,
    spans::BREACHES,
    summits::BREACHES,
    disputes::BREACHES,
    article::BREACHES,
    sources::BREACHES,
];

pub fn about(document: &mut Document) -> &mut ArticleRecord {
    document.atlas.article.as_mut().expect("an article")
}

pub fn forerunner(document: &mut Document) -> &mut PrehistoryRecord {
    document.atlas.prehistory.as_mut().expect("the small document has a forerunner")
}

pub fn another_state(document: &mut Document, break_it: fn(&mut StateRecord)) {
    let mut state = StateRecord {
        code: text("CC"),
        alpha3: text("CCK"),
        numeric: text("166"),
        name: text("Gamma"),
        aliases: Vec::new(),
    };
    break_it(&mut state);
    document.state.push(state);
}

#[test]
fn the_small_document_breaks_no_rule() {
    assert_eq!(refusals(&small()), [""; 0]);
}

#[test]
fn every_breach_is_refused_with_its_place_what_is_there_and_what_was_expected() {
    let mut complaints = Vec::new();
    for (what, break_it, expected) in BREACHES.concat() {
        let mut document = small();
        break_it(&mut document);
        let found = refusals(&document);
        if found != *expected {
            complaints.push(format!("{what}:\n  said     {found:#?}\n  expected {expected:#?}"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn all_breaches_are_reported_at_once_in_the_order_of_files_and_records() {
    let mut document = small();
    document.atlas.organisation = text("");
    document.state[1].numeric = text("2");
    document.span[0].basis = text("rumour");
    document.span[1].start = text("2003-02-29");
    document.span[1].sources = vec![text("three"), text("four")];
    document.decision[0].kind = text("promise");
    document.summit[0].mode = text("letter");
    document.area[0].note = text("");
    document.standing[0].paragraph = 99;
    document.source[1].url = text("ftp://example.org");
    assert_eq!(
        refusals(&document),
        [
            "atlas.toml, the atlas: `organisation` is empty; expected some text",
            "states.toml, record 2 (Beta Land): `numeric` is `2`; expected `052`, ISO 3166-1's for `BB`",
            "spans.toml, record 1 (AA member): `basis` is `rumour`; expected founding, decision, \
             memorandum, admission or treaty",
            "spans.toml, record 2 (BB observer): `start` is `2003-02-29`; expected a day that exists (1900 to 2100), as \
             2017-06-09",
            "spans.toml, record 2 (BB observer): `sources` is `three`; expected the id of a source in \
             sources.toml",
            "spans.toml, record 2 (BB observer): `sources` is `four`; expected the id of a source in \
             sources.toml",
            "decisions.toml, record 1 (BB promise): `kind` is `promise`; expected status, procedure, \
             obligations or application",
            "summits.toml, record 1 (2001-01-01): `mode` is `letter`; expected in_person or video",
            "disputes.toml, record 1 (the-reef): `note` is empty; expected some text",
            "article.toml, record 1 (Beta Land): `paragraph` is `99`; expected a number from 0 (headline) \
             to 30",
            "sources.toml, record 2 (two): `url` is `ftp://example.org`; expected an address that starts \
             with https:// or http://",
        ]
    );
}

#[test]
fn an_end_that_is_no_day_is_not_also_called_an_overlap() {
    let mut document = small();
    document.span[1].end = Some(text("2005-06-31"));
    assert_eq!(
        refusals(&document),
        [
            "spans.toml, record 2 (BB observer): `end` is `2005-06-31`; expected a day that exists (1900 to 2100), as 2017-06-09"
        ]
    );
}

/// Where a file has a record for each year and no ends, each lies over each other: a page that told of all would stand still.
#[test]
fn no_more_is_told_of_than_anybody_reads() {
    let mut document = small();
    let spans = std::iter::repeat_n(document.span[1].clone(), 60);
    document.span.extend(spans);
    assert_eq!(refusals(&document).len(), 500);
}

/// The model keeps what the article lumps together for the article's own layer.
#[test]
fn a_span_cannot_have_the_status_that_only_the_article_knows() {
    let mut document = small();
    document.span[1].status = text("observer_or_partner");
    let said = refusals(&document).join("\n");
    assert!(
        said.contains("spans.toml, record 2 (BB observer_or_partner): `status`"),
        "a span with the article's lumped status must be refused; said: {said:?}"
    );
}
