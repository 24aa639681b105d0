//! Reads the files under `data/` into one [`Document`].

use crate::dataset::{Document, Refusal, export::LICENCE};
use serde::{Deserialize, de::DeserializeOwned};
use std::{collections::BTreeMap, fs, path::Path};

/// Every file and the kind of record that it holds; `atlas.toml` holds one record of its own.
pub const FILES: &[&str] = &[
    "atlas.toml",
    "states.toml",
    "spans.toml",
    "decisions.toml",
    "absences.toml",
    "summits.toml",
    "disputes.toml",
    "worldviews.toml",
    "article.toml",
    "people.toml",
    "claims.toml",
    "attendance.toml",
    "relations.toml",
    "notes.toml",
    "article-names.toml",
    "sources.toml",
];

/// Reads all files in the folder `data`.
///
/// # Errors
/// The first file that is missing or no TOML of the expected form, with the place in it.
pub fn read(data: &Path) -> Result<Document, String> {
    Ok(Document {
        licence: Some(LICENCE.to_owned()),
        atlas: parse(data, "atlas.toml")?,
        state: records(data, "states.toml", "state")?,
        span: records(data, "spans.toml", "span")?,
        decision: records(data, "decisions.toml", "decision")?,
        absence: records(data, "absences.toml", "absence")?,
        summit: records(data, "summits.toml", "summit")?,
        area: records(data, "disputes.toml", "area")?,
        drawing: records(data, "worldviews.toml", "drawing")?,
        standing: records(data, "article.toml", "standing")?,
        person: records(data, "people.toml", "person")?,
        claim: records(data, "claims.toml", "claim")?,
        attendance: records(data, "attendance.toml", "attendance")?,
        relation: records(data, "relations.toml", "relation")?,
        note: records(data, "notes.toml", "note")?,
        paragraph: records(data, "article-names.toml", "paragraph")?,
        source: records(data, "sources.toml", "source")?,
    })
}

fn records<T: DeserializeOwned>(data: &Path, file: &str, kind: &str) -> Result<Vec<T>, String> {
    // First which kinds there are: a record of another kind has other fields, and would be blamed for them.
    let kinds: toml::Table = parse(data, file)?;
    if let Some(other) = kinds.keys().find(|other| *other != kind) {
        return Err(format!("{file}: holds [[{other}]]; expected [[{kind}]] alone"));
    }
    let mut records: BTreeMap<String, Vec<T>> = parse(data, file)?;
    let records = records.remove(kind).filter(|records| !records.is_empty());
    records.ok_or_else(|| format!("{file}: holds nothing; expected at least one [[{kind}]]"))
}

fn parse<T: for<'a> Deserialize<'a>>(data: &Path, file: &str) -> Result<T, String> {
    let text = fs::read_to_string(data.join(file)).map_err(|error| format!("{file}: {error}"))?;
    toml::from_str(&text).map_err(|error| {
        // What the parser shows over several lines, on one.
        let error = error.to_string();
        let lines: Vec<_> = error.lines().map(|line| line.trim_matches([' ', '|', '^'])).collect();
        let hint = if error.contains("expected a string") { "; text and days stand in quotes" } else { "" };
        format!("{file}: {}{hint}", lines.join(" "))
    })
}

/// All refusals, one a line.
pub fn listed(refusals: &[Refusal]) -> String {
    refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
