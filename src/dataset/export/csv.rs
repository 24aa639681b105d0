//! Tables as CSV.

use super::{
    super::Dataset,
    table::{Cell, Row, Table, joined},
    whole::{about, whole},
};

/// What stands between the parts of a list. Sentences have semicolons, so that those could not be told from its own.
const BETWEEN: &str = " | ";

/// The whole dataset as one CSV table: the fields of all kinds of record side by side, each row with the
/// kind of record it is and the terms.
pub fn whole_as_csv(data: &Dataset) -> String {
    let mut all = Vec::new();
    for table in about(data).into_iter().chain(whole(data)) {
        for row in table.rows {
            let mut full = Row::default();
            full.text("record", table.name);
            full.day("as_of", data.as_of);
            full.maybe("licence", data.licence.as_ref());
            full.0.extend(row.0);
            all.push(full);
        }
    }
    as_csv(&Table { name: "all", rows: all })
}

/// One table as CSV (RFC 4180): every field that any of its rows has is a column. It begins with the mark (U+FEFF) by which
/// spreadsheets know its letters for UTF-8.
pub fn as_csv(table: &Table) -> String {
    let mut columns: Vec<&str> = Vec::new();
    for (name, _) in table.rows.iter().flat_map(|row| &row.0) {
        if !columns.contains(name) {
            columns.push(name);
        }
    }
    let mut out = format!("\u{feff}{}", columns.join(","));
    out.push_str("\r\n");
    for row in &table.rows {
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            if let Some(cell) = row.get(column) {
                field(cell, &mut out);
            }
        }
        out.push_str("\r\n");
    }
    out
}

fn field(cell: &Cell, out: &mut String) {
    let text = match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => if *flag { "true" } else { "false" }.to_owned(),
        Cell::List(texts) => texts.join(BETWEEN),
        Cell::Numbers(numbers) => joined(numbers, BETWEEN),
    };
    // A spreadsheet would compute a text that begins so, quoted or not: the apostrophe tells it that it is text (OWASP, CSV
    // injection). A dataset may be anybody's.
    let is_formula = matches!(
        text.chars().next(),
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    let is_plain =
        !is_formula && !text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r' | b';'));
    if is_plain {
        out.push_str(&text);
        return;
    }
    out.push('"');
    if is_formula {
        out.push('\'');
    }
    for letter in text.chars() {
        if letter == '"' {
            out.push('"');
        }
        out.push(letter);
    }
    out.push('"');
}
