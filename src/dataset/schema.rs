//! The form of the documents as a JSON Schema (draft 2020-12), for editors and for those who bring a
//! dataset of their own. It is drawn from the types in `document.rs`; what it cannot say, such as that
//! spans do not overlap, the checks say.

use serde::de::IgnoredAny;

/// A type that a field of a document may have.
pub trait Described {
    /// What it is.
    const KIND: Kind;
}

/// What a field may hold.
#[derive(Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number from 0 on.
    Number,
    /// Yes or no.
    Flag,
    /// Anything at all.
    Anything,
    /// Several of a kind.
    List(&'static Kind),
    /// A record.
    Record {
        /// The type's name.
        name: &'static str,
        /// What it is, a line each.
        about: &'static [&'static str],
        /// Its fields.
        fields: &'static [Field],
    },
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it is, a line each.
    pub about: &'static [&'static str],
    /// What it holds.
    pub kind: &'static Kind,
    /// Whether a record without it is whole.
    pub may_be_absent: bool,
}

macro_rules! described {
    ($($of:ty => $kind:expr),* $(,)?) => {$(
        impl Described for $of {
            const KIND: Kind = $kind;
        }
    )*};
}

described! { String => Kind::Text, u32 => Kind::Number, bool => Kind::Flag, IgnoredAny => Kind::Anything }

impl<T: Described + 'static> Described for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}

impl<T: Described> Described for Option<T> {
    const KIND: Kind = T::KIND;
}

/// The schema of [`Document`](super::Document).
pub fn schema() -> String {
    let (mut definitions, mut seen) = (String::new(), Vec::new());
    define(&super::Document::KIND, &mut definitions, &mut seen);
    format!(
        "{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"sco-atlas dataset\",\n  \
         \"$ref\": \"#/$defs/Document\",\n  \"$defs\": {{{definitions}\n  }}\n}}\n"
    )
}

fn define(kind: &Kind, out: &mut String, seen: &mut Vec<&'static str>) {
    let (name, about, fields) = match kind {
        Kind::List(of) => return define(of, out, seen),
        Kind::Record { name, about, fields } if !seen.contains(name) => (name, about, fields),
        _ => return,
    };
    seen.push(name);
    if seen.len() > 1 {
        out.push(',');
    }
    let listed = |field: &Field| {
        format!("\n        \"{}\": {{ {}, {} }}", field.name, reference(field.kind), described(field.about))
    };
    let listed: Vec<_> = fields.iter().map(listed).collect();
    let needed: Vec<_> = fields
        .iter()
        .filter(|field| !field.may_be_absent)
        .map(|field| format!("\"{}\"", field.name))
        .collect();
    out.push_str(&format!(
        "\n    \"{name}\": {{\n      \"type\": \"object\",\n      {},\n      \"additionalProperties\": false,\n      \
         \"required\": [{}],\n      \"properties\": {{{}\n      }}\n    }}",
        described(about),
        needed.join(", "),
        listed.join(",")
    ));
    fields.iter().for_each(|field| define(field.kind, out, seen));
}

fn described(about: &[&str]) -> String {
    let text = about.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"description\": \"{escaped}\"")
}

fn reference(kind: &Kind) -> String {
    match kind {
        Kind::Text => "\"type\": \"string\"".to_owned(),
        Kind::Number => "\"type\": \"integer\", \"minimum\": 0".to_owned(),
        Kind::Flag => "\"type\": \"boolean\"".to_owned(),
        Kind::Anything => "\"$comment\": \"any value\"".to_owned(),
        Kind::List(of) => format!("\"type\": \"array\", \"items\": {{ {} }}", reference(of)),
        Kind::Record { name, .. } => format!("\"$ref\": \"#/$defs/{name}\""),
    }
}
