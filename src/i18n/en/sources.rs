//! What facts rest on: sources, people, claims and notes.

use super::{capitalised, date, day, list, month, named};
use crate::dataset::{
    Article, Citation, Dataset, Date, Day, Layer, Person, Precision, Relation, Role, Source, StateCode,
};

/// Who publishes what is cited: `TASS, Trend`; the article's paragraphs as `¶4`.
pub fn publishers(data: &Dataset, cited: &[Citation]) -> String {
    let mut names: Vec<String> = Vec::new();
    for citation in cited {
        let name = match citation {
            Citation::Paragraph(number) => format!("¶{number}"),
            Citation::Source(id) => data.source(*id).map(|source| source.name.clone()).unwrap_or_default(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let label = if names.len() == 1 { "Source" } else { "Sources" };
    format!("{label}: {}", names.join(", "))
}

/// A chip: the paragraphs, and the first of the other sources.
pub fn chip(data: &Dataset, cited: &[Citation]) -> String {
    let mut parts = Vec::new();
    let mut named = None;
    let mut more = 0;
    for citation in cited {
        match citation {
            Citation::Paragraph(0) => parts.push("headline".to_owned()),
            Citation::Paragraph(number) => parts.push(format!("¶{number}")),
            Citation::Source(id) if named.is_none() => {
                named = data.source(*id).map(|source| source.name.clone())
            }
            Citation::Source(_) => more += 1,
        }
    }
    parts.extend(named);
    let all = parts.join(" ");
    if more > 0 { format!("{all} +{more}") } else { all }
}

/// What it tells of, for those who hear it.
pub const CHIP: &str = "Sources: ";

/// What is cited when a paragraph of the article is.
pub fn paragraph(data: &Dataset, number: u8) -> String {
    let Some(article) = &data.article else { return String::new() };
    let Article { headline, author, agency, .. } = article;
    let place = if number == 0 { "Headline".to_owned() } else { format!("Paragraph {number}") };
    format!(
        "{place} of the article headed, in our words, “{headline}”: {} by {author} ({agency}){}. It says there, in our words:",
        what(article),
        dates_of(article)
    )
}

/// When the article was written, and which day the axis has as its own: `, written on 3 July 2024 and looking ahead to 4 July
/// 2024`.
pub(super) fn dates_of(article: &Article) -> String {
    let ahead =
        (article.written < article.day).then(|| format!(" and looking ahead to {}", day(article.day)));
    format!(", written on {}{}", day(article.written), ahead.unwrap_or_default())
}

pub(super) fn what(article: &Article) -> &str {
    article.what.as_deref().unwrap_or("an article")
}

/// What is known of a public source besides its publisher.
pub fn about_source(source: &Source) -> String {
    let published = source.published.as_ref().map(|text| format!(", {}", published(text)));
    let about = source.about.as_ref().map(|about| format!(": {about}"));
    let host = source.url.split('/').nth(2).unwrap_or_default();
    let host = host.split('?').next().and_then(|host| host.split('#').next()).unwrap_or_default();
    format!("{}{} ({host})", published.unwrap_or_default(), about.unwrap_or_default())
}

/// As what somebody was to come to a summit.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Host => "Host",
        Role::Leader => "Leader",
        Role::Minister => "Minister sent in the leader’s place",
        Role::Guest => "Guest",
    }
}

/// A person and what they are: `Emomali Rahmon, President of Tajikistan (in the article: Emomali Rakhmon)`.
pub fn person(person: &Person) -> String {
    let alias = person.alias.as_ref().map(|alias| format!(" (in the article: {alias})"));
    format!("{}{}", speaker(person), alias.unwrap_or_default())
}

/// Somebody whom the article does not name: `Foreign minister of India, not named in the article`.
pub fn unnamed(person: &Person) -> String {
    format!("{}, not named in the article", person.role)
}

/// Whose view it is: `Alexander Gabuev, director, Carnegie Russia Eurasia Center`.
pub fn speaker(person: &Person) -> String {
    let of = person.organisation.as_ref().map(|of| format!(", {of}"));
    format!("{}, {}{}", person.name, person.role, of.unwrap_or_default())
}

/// Heads an editor's note.
pub fn note_title(title: &str) -> String {
    format!("Editor’s note. {title}.")
}

/// An editor's note: what the article says, and what is right.
pub fn note(says: &str, right: &str) -> String {
    format!("{says} {right}")
}

/// Why something else is preferred to it.
pub fn note_why(why: &str) -> String {
    format!("Why: {why}")
}

/// Heads what the article says of relations.
pub fn relations(count: usize) -> String {
    format!("Relations, according to the article ({count})")
}

/// With whom a relation is, on the card of one of its states: `With Russia`; elsewhere, between whom: `India and Pakistan`.
pub fn parties(data: &Dataset, relation: &Relation, on: Option<StateCode>) -> String {
    let others =
        relation.states.iter().filter(|code| on.is_none() || relation.with.is_none() && on != Some(**code));
    let names: Vec<_> = others.map(|code| named(data, *code)).chain(relation.with.clone()).collect();
    if on.is_some() { format!("With {}", list(&names)) } else { capitalised(&list(&names)) }
}

/// Names the notes that bear on a claim, which are told with its sources.
pub fn see_notes(titles: &[String]) -> String {
    notes_on(" (in the sources)", titles)
}

/// Names the notes that bear on what is restated of a paragraph.
pub fn noted(titles: &[String]) -> String {
    notes_on("", titles)
}

fn notes_on(place: &str, titles: &[String]) -> String {
    if titles.is_empty() { String::new() } else { format!("Editor’s note{place}: {}.", titles.join("; ")) }
}

/// Heads the claims.
pub fn claims(count: usize) -> String {
    format!("What the article says ({count})")
}

/// A day, month or year of publication as the dataset writes it, in words.
pub fn published(text: &str) -> String {
    let month = text.get(..7).and_then(|month| Day::parse(&format!("{month}-01")));
    match (Day::parse(text), month) {
        (Some(known), _) => day(known),
        (None, Some(month)) => date(Date::new(month, Precision::Month)),
        (None, None) => text.to_owned(),
    }
}

/// Where what is shown comes from: in the article's layer the record has a part only in what stands beside it. What a page has
/// brought itself is called its own.
pub fn credit(data: &Dataset, is_own: bool) -> String {
    let article = data.article.as_ref().map(|article| {
        let Article { author, agency, day, .. } = article;
        format!("{} by {author} ({agency}, {})", what(article), month(*day))
    });
    let sources = if is_own { "Data and sources as given by this page" } else { "Sources" };
    let beside = match (&article, data.layer) {
        (None, _) => "",
        (_, Layer::Record) => " and ",
        (_, Layer::Article) => " alone; for editor’s notes and disputed areas ",
    };
    format!(
        "{sources}: {}{beside}the public record as of {}. Map: Natural Earth.",
        article.unwrap_or_default(),
        day(data.as_of)
    )
}
