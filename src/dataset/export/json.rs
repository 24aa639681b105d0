//! Tables as JSON.

use super::{
    super::Dataset,
    table::{Cell, Row, Table, joined},
    whole::{about, whole},
};

/// The whole dataset as JSON, in the shape of [`Document`](super::Document), after the terms on which it
/// may be used.
pub fn whole_as_json(data: &Dataset) -> String {
    let [head, article, prehistory, mergers] = about(data);
    let head = head.rows.into_iter().next().unwrap_or_default();
    let mut out = String::from("{\n");
    if let Some(terms) = &data.licence {
        member("licence", &Cell::Text(terms.clone()), &mut out);
        out.push_str(",\n");
    }
    out.push_str("\"atlas\": {\n");
    for (name, cell) in &head.0 {
        member(name, cell, &mut out);
        out.push_str(",\n");
    }
    for only in [article, prehistory] {
        for row in &only.rows {
            quote(only.name, &mut out);
            out.push_str(": ");
            object(row, &mut out);
            out.push_str(",\n");
        }
    }
    table_as_json(&mergers, &mut out);
    out.push('}');
    for table in whole(data) {
        // That none are listed would mean that there are none.
        if data.adopted > 0 && table.name == "area" {
            continue;
        }
        out.push_str(",\n");
        table_as_json(&table, &mut out);
    }
    out.push_str("\n}\n");
    out
}

/// One table as a JSON object that holds it by its name.
pub fn as_json(table: &Table) -> String {
    let mut out = String::from("{\n");
    table_as_json(table, &mut out);
    out.push_str("\n}\n");
    out
}

fn table_as_json(table: &Table, out: &mut String) {
    quote(table.name, out);
    out.push_str(": [");
    for (at, row) in table.rows.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        object(row, out);
    }
    out.push_str("\n]");
}

fn object(row: &Row, out: &mut String) {
    out.push('{');
    for (at, (name, cell)) in row.0.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        member(name, cell, out);
    }
    out.push('}');
}

fn member(name: &str, cell: &Cell, out: &mut String) {
    quote(name, out);
    out.push_str(": ");
    match cell {
        Cell::Text(text) => quote(text, out),
        Cell::Number(number) => out.push_str(&number.to_string()),
        Cell::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Cell::Numbers(numbers) => {
            out.push('[');
            out.push_str(&joined(numbers, ", "));
            out.push(']');
        }
        Cell::List(texts) => {
            out.push('[');
            for (at, text) in texts.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                quote(text, out);
            }
            out.push(']');
        }
    }
}

/// A JSON string (RFC 8259, section 7).
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control < ' ' => {
                out.push_str("\\u00");
                for digit in [control as u32 / 16, control as u32 % 16] {
                    out.extend(char::from_digit(digit, 16));
                }
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
