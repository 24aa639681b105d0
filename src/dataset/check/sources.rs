//! Rules for the sources that facts rest on.

use super::{Checker, Record};
use crate::dataset::*;

impl Checker {
    pub(super) fn source_list(&mut self, records: &[SourceRecord]) -> Vec<Source> {
        for (at, source) in records.iter().enumerate() {
            let record = Record::new("sources.toml", at, &source.id);
            self.texts(&record, "", source.texts());
            self.once(&record, "id", &source.id, records.iter().take(at).map(|other| other.id.as_str()));
            if let Some(expected) = lacks(&source.url) {
                self.refuse(&record, "url", format_args!("`{}`", source.url), expected);
            }
            if let Some(text) = source.published.as_ref().filter(|text| !is_iso(text)) {
                self.refuse(
                    &record,
                    "published",
                    format_args!("`{text}`"),
                    "a year, month or day that exists (1900 to 2100), as 2017, 2017-06 or 2017-06-09",
                );
            }
        }
        let source = |record: &SourceRecord| Source {
            id: record.id.clone(),
            name: record.name.clone(),
            url: record.url.clone(),
            published: record.published.clone(),
            about: record.about.clone(),
        };
        records.iter().map(source).collect()
    }
}

/// What an address would have to be that cannot be a source's. What stands between scheme and path is shown as its host, so it
/// has to be one: with `https://tass.com@example.org/` or `https://tass.com\example.org/` readers would be led elsewhere.
fn lacks(url: &str) -> Option<&'static str> {
    let Some(rest) = ["https://", "http://"].iter().find_map(|scheme| url.strip_prefix(scheme)) else {
        return Some("an address that starts with https:// or http://");
    };
    if url.chars().any(|letter| letter.is_whitespace() || letter.is_control() || letter == '\\') {
        return Some("an address without spaces, control characters and `\\`");
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_of_host = |letter: char| {
        !letter.is_ascii() || letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | ':')
    };
    let name = host.split(':').next().unwrap_or_default();
    // A name may end with the dot that stands for the root of all names.
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_host =
        host.chars().all(is_of_host) && name.contains('.') && !name.split('.').any(|label| label.is_empty());
    (!is_host).then_some("an address with a host, as https://example.org/page")
}

fn is_iso(text: &str) -> bool {
    match text.len() {
        4 => Day::parse(&format!("{text}-01-01")).is_some(),
        7 => Day::parse(&format!("{text}-01")).is_some(),
        _ => Day::parse(text).is_some(),
    }
}
