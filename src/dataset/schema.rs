//! The form of the documents as a JSON Schema (draft 2020-12), for editors and for those who bring a
//! dataset of their own. It is drawn from the types in `document.rs`; what it cannot say, such as that
//! spans do not overlap, the checks say.

use super::{
    AbsenceKind, Basis, ClaimKind, Confidence, DecisionKind, Line, Mode, Role, Status,
    given::{MAP_AREAS, MOST_LETTERS, MOST_MEMBERS, MOST_RECORDS, MOST_STATES},
};
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
        let form = form(name, field.name);
        let most = match (*name, field.name) {
            ("Document", "state") => MOST_STATES,
            ("Document", _) => MOST_RECORDS,
            _ => MOST_MEMBERS,
        };
        let least = usize::from(needs_some(name, field));
        let of = reference(field.kind, &form, (least, most), field.may_be_absent);
        format!("\n        \"{}\": {{ {of}, {} }}", field.name, described(field.about))
    };
    let mut listed: Vec<_> = fields.iter().map(listed).collect();
    if *name == "Document" {
        let about = described(&["Where editors find this schema; it says nothing of the facts."]);
        listed.insert(0, format!("\n        \"$schema\": {{ \"type\": \"string\", {about} }}"));
    }
    let needed: Vec<_> = fields
        .iter()
        .filter(|field| !field.may_be_absent)
        .map(|field| format!("\"{}\"", field.name))
        .collect();
    let rule = if *name == "Document" { DRAWN } else { "" };
    out.push_str(&format!(
        "\n    \"{name}\": {{\n      \"type\": \"object\",\n      {},\n      \"additionalProperties\": false,{rule}\n      \
         \"required\": [{}],\n      \"properties\": {{{}\n      }}\n    }}",
        described(about),
        needed.join(", "),
        listed.join(",")
    ));
    fields.iter().for_each(|field| define(field.kind, out, seen));
}

/// That who says how areas are drawn says which there are.
const DRAWN: &str = r#"
      "if": { "required": ["drawing"], "properties": { "drawing": { "type": "array", "minItems": 1 } } },
      "then": { "required": ["area"], "properties": { "area": { "type": "array" } } },"#;

fn described(about: &[&str]) -> String {
    let text = about.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"description\": \"{escaped}\"")
}

/// A kind as a schema says it: `of_text` is what its texts have to be, `bounds` how many members a list has. What may be left out
/// may be `null` as well.
fn reference(kind: &Kind, of_text: &str, bounds: (usize, usize), or_null: bool) -> String {
    let typed = |name: &str| match or_null {
        true => format!("\"type\": [\"{name}\", \"null\"]"),
        false => format!("\"type\": \"{name}\""),
    };
    match kind {
        Kind::Text if of_text.is_empty() => format!("{}, {}", typed("string"), any_text(1)),
        Kind::Text => {
            // A list of words has to have null in it too.
            let words = of_text.strip_prefix("\"enum\": [").and_then(|words| words.strip_suffix(']'));
            let form = words.filter(|_| or_null).map(|words| format!("\"enum\": [{words}, null]"));
            let form = form.unwrap_or(of_text.to_owned());
            format!("{}, {form}", typed("string"))
        }
        Kind::Number => {
            let least = if of_text.is_empty() { "\"minimum\": 0" } else { of_text };
            format!("{}, {least}, \"maximum\": 255", typed("integer"))
        }
        Kind::Flag => typed("boolean"),
        Kind::Anything => "\"$comment\": \"any value\"".to_owned(),
        Kind::List(of) => {
            let (least, most) = bounds;
            let least = if least > 0 { format!(", \"minItems\": {least}") } else { String::new() };
            let once = if matches!(of, Kind::Text | Kind::Number) { ", \"uniqueItems\": true" } else { "" };
            let items = reference(of, of_text, (0, MOST_MEMBERS), false);
            format!("{}{least}, \"maxItems\": {most}{once}, \"items\": {{ {items} }}", typed("array"))
        }
        Kind::Record { name, .. } if or_null => {
            format!("\"anyOf\": [{{ \"$ref\": \"#/$defs/{name}\" }}, {{ \"type\": \"null\" }}]")
        }
        Kind::Record { name, .. } => format!("\"$ref\": \"#/$defs/{name}\""),
    }
}

/// Whether a list that has to be there has at least one member.
fn needs_some(record: &str, field: &Field) -> bool {
    let is_one = match (record, field.name) {
        // The article itself may settle what a note is about.
        ("NoteRecord", name) => name == "paragraphs",
        (_, "sources" | "from" | "claimed_by") => true,
        ("Document", "state" | "span" | "source") => true,
        ("PrehistoryRecord" | "RelationRecord", "states") => true,
        ("RelationRecord", "paragraphs") => true,
        _ => false,
    };
    is_one && !field.may_be_absent
}

const DAY: &str = "(19[0-9]{2}|20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const PART_OF_DAY: &str = "(19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";

/// What a field's texts have to be, as far as a schema can say it.
fn form(record: &str, field: &str) -> String {
    let is_it = |(of, fields, _): &Form| of.is_none_or(|of| of == record) && fields.contains(&field);
    forms().into_iter().find(is_it).map_or(String::new(), |(_, _, form)| form)
}

/// Any text: with letters alone that can be read, as `is_unreadable` in `given.rs` has them.
fn any_text(least: u8) -> String {
    let letters = r"^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]*$";
    format!("\"minLength\": {least}, \"maxLength\": {MOST_LETTERS}, \"pattern\": \"{letters}\"")
}

/// In which record, or in any that has them, which fields are of a form.
pub type Form = (Option<&'static str>, &'static [&'static str], String);

/// The forms of all fields whose texts may not be just any; the first that names a field holds.
pub fn forms() -> Vec<Form> {
    let below_membership = own_statuses().filter(|word| *word != Status::Member.word());
    let bases = Basis::ALL.iter().filter(|basis| **basis != Basis::Stated).map(|basis| basis.word());
    let areas = || one_of(MAP_AREAS.iter().copied());
    vec![
        // Without the article's names it may be empty.
        (Some("StandingRecord"), &["name"], any_text(0)),
        // A number, of which no article has none.
        (Some("ArticleRecord"), &["paragraphs"], "\"minimum\": 1".to_owned()),
        (Some("StandingRecord"), &["status"], one_of(Status::ALL.iter().map(|word| word.word()))),
        (Some("SpanRecord"), &["status"], one_of(own_statuses())),
        (Some("DecisionRecord"), &["towards"], one_of(own_statuses())),
        (Some("MergerRecord"), &["from", "into"], one_of(below_membership)),
        (None, &["basis"], one_of(bases)),
        (None, &["confidence"], one_of(Confidence::ALL.iter().map(|word| word.word()))),
        (None, &["precision"], one_of(["day", "month", "year"].into_iter())),
        (Some("DecisionRecord"), &["kind"], one_of(DecisionKind::ALL.iter().map(|word| word.word()))),
        (Some("AbsenceRecord"), &["kind"], one_of(AbsenceKind::ALL.iter().map(|word| word.word()))),
        (Some("ClaimRecord"), &["kind"], one_of(ClaimKind::ALL.iter().map(|word| word.word()))),
        (Some("AttendanceRecord"), &["role"], one_of(Role::ALL.iter().map(|word| word.word()))),
        (None, &["mode"], one_of(Mode::ALL.iter().map(|word| word.word()))),
        (None, &["border"], one_of(Line::ALL.iter().map(|word| word.word()))),
        (Some("AreaRecord"), &["id"], areas()),
        (Some("DrawingRecord"), &["areas"], areas()),
        (Some("RelationRecord"), &["areas"], areas()),
        (None, &["worldview"], pattern("neutral|none|[A-Z]{2}")),
        (None, &["drawn_with"], pattern("administrator|nobody|[A-Z]{2}")),
        (Some("SourceRecord"), &["id"], pattern("[a-z0-9-]+")),
        (None, &["url"], pattern(&address())),
        (None, &["published"], pattern(PART_OF_DAY)),
        (None, &["alpha3"], pattern("[A-Z]{3}")),
        (None, &["numeric"], pattern("[0-9]{3}")),
        (None, CODES, pattern("[A-Z]{2}")),
        (None, DAYS, pattern(DAY)),
    ]
}

const CODES: &[&str] = &[
    "code",
    "state",
    "states",
    "country",
    "administered_by",
    "partly_by",
    "claimed_by",
    "before",
    "after",
    "for_state",
];

const DAYS: &[&str] = &[
    "first_day",
    "as_of",
    "opens_on",
    "written",
    "day",
    "start",
    "end",
    "date",
    "no_later_than",
    "since",
    "until",
    "summit",
];

fn own_statuses() -> impl Iterator<Item = &'static str> {
    let own = Status::ALL.iter().filter(|status| **status != Status::ObserverOrPartner);
    own.map(|status| status.word())
}

fn one_of(words: impl Iterator<Item = &'static str>) -> String {
    let words: Vec<_> = words.map(|word| format!("\"{word}\"")).collect();
    format!("\"enum\": [{}]", words.join(", "))
}

/// An address as `lacks` in `check/sources.rs` has it: with a host of several names, the last of which is no number, or of four
/// numbers, and a port.
fn address() -> String {
    // Letters beyond ASCII that no host has, and such as no address has.
    let never = r"\u0080-\u00a9\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3164\ufe00-\ufe0f\ufeff-\uffff";
    let other = format!(r"[-_A-Za-z]|[^\u0000-\u007f{never}]");
    let host = format!("(([0-9]|{other})+[.])+[0-9]*({other})([0-9]|{other})*");
    let byte = "0*(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
    let port = "0*(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4})";
    let rest = r"[/?#][^\\\\\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028-\u202f\u205f\u2066-\u2069\u3000\ufffd-\uffff]*";
    format!("https?://({host}|({byte}[.]){{3}}{byte})[.]?(:{port})?({rest})?")
}

/// That all of a text is of a pattern (ECMA-262), written as JSON has it: without quotes, and backslashes double.
fn pattern(of: &str) -> String {
    format!("\"pattern\": \"^({of})$\"")
}
