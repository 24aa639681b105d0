//! The dataset as tables, for whoever would rather have it than look at it: CSV and JSON.
//!
//! [`whole`] has the shape of the files under `data/` ([`Document`](super::Document)), so that what is taken
//! out here can be edited and brought back. What names and numbers occur in the article's paragraphs
//! (`article-names.toml`) is not in it.

mod csv;
mod json;
mod shown;
mod table;
mod whole;

use super::Dataset;
pub use csv::{as_csv, whole_as_csv};
pub use json::{as_json, whole_as_json};
pub use shown::{Column, StateRow, Told, history, rows, shown};
pub use table::{Cell, Row, Table};
pub use whole::whole;

/// On what terms the facts may be used.
pub const LICENCE: &str = "MIT OR Apache-2.0; please name the sources";

/// What files of a dataset are called first: the capitals of its organisation's name, as `sco`, or the name itself where
/// that has but one; its letters and digits of ASCII alone, which every system can keep.
pub fn stem(data: &Dataset) -> String {
    let kept = |keep: fn(&u8) -> bool| {
        let bytes = data.organisation.bytes().filter(keep);
        bytes.map(|byte| char::from(byte.to_ascii_lowercase())).collect::<String>()
    };
    let capitals = kept(u8::is_ascii_uppercase);
    let stem = if capitals.len() > 1 { capitals } else { kept(u8::is_ascii_alphanumeric) };
    if stem.is_empty() { "dataset".to_owned() } else { stem }
}
