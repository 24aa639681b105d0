//! Rules for the sources that facts rest on.

use super::{Checker, Record, is_unseen};
use crate::dataset::*;

impl Checker {
    pub(super) fn source_list(&mut self, records: &[SourceRecord]) -> Vec<Source> {
        for (at, source) in records.iter().enumerate() {
            let record = Record::new("sources.toml", at, &source.id);
            self.texts(&record, "", source.texts());
            self.is_in_small_letters(&record, &source.id, "tass-2017-summit");
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
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    // A name may end with the dot that stands for the root of all names.
    let name = name.strip_suffix('.').unwrap_or(name);
    if host.contains('@')
        || !(name.chars().all(is_of_host) && name.contains('.') && !name.split('.').any(str::is_empty))
    {
        return Some("an address with a host, as https://example.org/page");
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if port.is_some_and(|port| !digits(port) || port.parse::<u16>().is_err()) {
        return Some("an address whose port, if it has one, is a number up to 65535");
    }
    // What ends in a number is an address of four (RFC 3986, section 3.2.2), or none.
    let of_four = name.split('.').filter(|part| digits(part) && part.parse::<u8>().is_ok()).count();
    let ends_in_number = name.rsplit('.').next().is_some_and(digits);
    let is_four = of_four == 4 && name.split('.').count() == 4;
    (ends_in_number && !is_four).then_some("an address with a host, as https://example.org/page")
}

/// Whether a letter may be in a host's name. Beyond ASCII not what is unseen, nor symbols and what browsers read as other
/// letters, such as dots and slashes of full width.
fn is_of_host(letter: char) -> bool {
    match letter {
        '-' | '_' | '.' => true,
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{a9}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2e7f}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff00}'..='\u{ffff}' => false,
        _ => !is_unseen(letter),
    }
}

fn is_iso(text: &str) -> bool {
    match text.len() {
        4 => Day::parse(&format!("{text}-01-01")).is_some(),
        7 => Day::parse(&format!("{text}-01")).is_some(),
        _ => Day::parse(text).is_some(),
    }
}
