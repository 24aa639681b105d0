//! The dataset as tables, for whoever would rather have it than look at it: CSV and JSON.
//!
//! [`whole`] has the shape of the files under `data/` ([`Document`](super::Document)), so that what is taken
//! out here can be edited and brought back. Names and numbers of the article's paragraphs are not in it.

use super::*;

/// On what terms the facts may be used.
pub const LICENCE: &str = "MIT OR Apache-2.0; please name the sources";

/// What a cell holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(u32),
    /// Yes or no.
    Flag(bool),
    /// Several texts.
    List(Vec<String>),
    /// Several numbers.
    Numbers(Vec<u32>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }
}

/// Records of one kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// What one record is called.
    pub name: &'static str,
    /// The fields.
    pub columns: &'static [&'static str],
    /// For each record its fields, in that order.
    pub rows: Vec<Vec<Cell>>,
}

/// One state on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct StateRow {
    /// Which.
    pub code: StateCode,
    /// Its name.
    pub name: String,
    /// What it is on that day.
    pub shown: Shown,
    /// The stretch that it is in.
    pub stretch: Option<Stretch>,
    /// Where that comes from.
    pub sources: Vec<Citation>,
}

/// What rows are sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The state's name.
    Name,
    /// Its status, the highest first.
    Status,
    /// When that began.
    Since,
}

/// The states whose name, other name, code or status contains `filter`, as they stand on a day.
pub fn rows(data: &Dataset, date: Day, filter: &str, by: Column, is_falling: bool) -> Vec<StateRow> {
    let filter = filter.trim().to_lowercase();
    let row = |code: StateCode| {
        let state = data.state(code)?;
        let shown = data.shown_on(code, date);
        let status = shown.word().replace('_', " ");
        let words = [&state.name, &state.alpha3, &status, &code.to_string()];
        let mut all = words.into_iter().chain(&state.aliases);
        if !filter.is_empty() && !all.any(|word| word.to_lowercase().contains(&filter)) {
            return None;
        }
        let stretch = data.stretch_on(code, date).copied();
        let sources = stretch.map(|stretch| data.sources_of_stretch(&stretch)).unwrap_or_default();
        Some(StateRow { code, name: state.name.clone(), shown, stretch, sources })
    };
    let mut rows: Vec<StateRow> = data.order().filter_map(row).collect();
    // Names first, so that what is equal otherwise stands in their order.
    order_by_key(&mut rows, |row| row.name.clone());
    match by {
        Column::Name => {}
        Column::Status => {
            order_by_key(&mut rows, |row| {
                (row.shown == Shown::Nothing, row.shown.status().is_none(), row.shown.status())
            });
        }
        Column::Since => {
            order_by_key(&mut rows, |row| (row.stretch.is_none(), row.stretch.map(|stretch| stretch.start)))
        }
    }
    if is_falling {
        rows.reverse();
    }
    rows
}

/// Rows as a table. Each says of what day and layer it is, on what terms it may be used, and where it
/// comes from, so that none is lost when rows are copied elsewhere.
pub fn shown(data: &Dataset, date: Day, rows: &[StateRow]) -> Table {
    let row = |row: &StateRow| {
        let history: Vec<String> = data.stretches(row.code).iter().map(|own| history(data, own)).collect();
        let since = row.stretch.map(|stretch| iso(data.start_of(&stretch)));
        vec![
            date.to_string().into(),
            data.layer.word().into(),
            row.code.to_string().into(),
            row.name.as_str().into(),
            row.shown.word().into(),
            since.into(),
            Cell::List(history),
            Cell::List(row.sources.iter().map(|source| cited(data, *source)).collect()),
            LICENCE.into(),
        ]
    };
    const COLUMNS: &[&str] =
        &["date", "layer", "code", "state", "status", "since", "history", "sources", "licence"];
    Table { name: "state", columns: COLUMNS, rows: rows.iter().map(row).collect() }
}

/// `member from 2017-06-09`, `observer 2005-07-05 to 2017-06-09`; the end is the first day after it.
fn history(data: &Dataset, stretch: &Stretch) -> String {
    let (status, start) = (stretch.status.word(), iso(data.start_of(stretch)));
    match stretch.end {
        Some(end) => format!("{status} {start} to {end}"),
        None => format!("{status} from {start}"),
    }
}

/// A date as far as it is known: `2017-06-09`, `2010-05`, `2001`, or `unknown`.
fn iso(date: Date) -> String {
    let text = date.day.to_string();
    let known = match date.precision {
        Precision::Day => text.len(),
        Precision::Month => 7,
        Precision::Year => 4,
        Precision::Unknown => return "unknown".to_owned(),
    };
    text.get(..known).unwrap_or_default().to_owned()
}

/// What is cited, for somebody who has only this.
fn cited(data: &Dataset, citation: Citation) -> String {
    match citation {
        Citation::Paragraph(number) => format!("article, paragraph {number}"),
        Citation::Source(id) => {
            data.source(id).map(|source| format!("{} {}", source.name, source.url)).unwrap_or_default()
        }
    }
}

/// The whole dataset, a table for each kind of record. `record` is the layer of the public record.
pub fn whole(record: &Dataset) -> Vec<Table> {
    let ids = |sources: &[Citation]| {
        let id = |citation: &Citation| match citation {
            Citation::Source(id) => record.source(*id).map(|source| source.id.clone()),
            Citation::Paragraph(_) => None,
        };
        Cell::List(sources.iter().filter_map(id).collect())
    };
    let paragraphs = |sources: &[Citation]| -> Vec<u32> {
        let number = |citation: &Citation| match citation {
            Citation::Paragraph(number) => Some(u32::from(*number)),
            Citation::Source(_) => None,
        };
        sources.iter().filter_map(number).collect()
    };
    let paragraph = |sources: &[Citation]| {
        paragraphs(sources).first().map_or(Cell::Empty, |number| Cell::Number(*number))
    };
    let codes = |states: &[StateCode]| Cell::List(states.iter().map(ToString::to_string).collect());
    let person = |id: PersonId| Cell::from(record.person(id).map(|person| person.id.clone()));
    let precision = |date: Date| match date.precision {
        Precision::Month => "month".into(),
        Precision::Year => "year".into(),
        Precision::Day | Precision::Unknown => Cell::Empty,
    };
    let sure = |confidence: Confidence| match confidence {
        Confidence::High => Cell::Empty,
        other => other.word().into(),
    };
    let state = |state: &State| {
        let aliases = Cell::List(state.aliases.clone());
        let (code, alpha3, numeric) = (state.code.to_string(), state.alpha3.as_str(), state.numeric.as_str());
        vec![code.into(), alpha3.into(), numeric.into(), state.name.as_str().into(), aliases]
    };
    let span = |span: &Span| {
        vec![
            span.state.to_string().into(),
            span.status.word().into(),
            span.start.day.to_string().into(),
            precision(span.start),
            span.end.map(|end| end.to_string()).into(),
            span.basis.word().into(),
            sure(span.confidence),
            span.note.clone().into(),
            ids(&span.sources),
        ]
    };
    let decision = |decision: &Decision| {
        vec![
            decision.state.to_string().into(),
            decision.kind.word().into(),
            decision.towards.word().into(),
            decision.date.day.to_string().into(),
            precision(decision.date),
            decision.place.clone().into(),
            sure(decision.confidence),
            decision.note.clone().into(),
            ids(&decision.sources),
        ]
    };
    let summit = |summit: &Summit| {
        vec![
            summit.start.to_string().into(),
            summit.end.to_string().into(),
            summit.city.clone().into(),
            summit.country.to_string().into(),
            summit.mode.word().into(),
            summit.note.clone().into(),
            ids(&summit.sources),
        ]
    };
    let area = |area: &Area| {
        vec![
            area.id.as_str().into(),
            area.name.as_str().into(),
            area.administered_by.map(|code| code.to_string()).into(),
            codes(&area.claimed_by),
            area.note.as_str().into(),
            ids(&area.sources),
        ]
    };
    let standing = |span: &Span| {
        let start = (span.start.precision != Precision::Unknown).then(|| span.start.day.to_string());
        let (state, status) = (span.state.to_string(), span.status.word());
        vec![state.into(), status.into(), start.into(), precision(span.start), paragraph(&span.sources)]
    };
    let of_person = |person: &Person| {
        vec![
            person.id.as_str().into(),
            person.name.as_str().into(),
            person.role.as_str().into(),
            person.state.map(|code| code.to_string()).into(),
            person.organisation.clone().into(),
            person.alias.clone().into(),
            Cell::Numbers(paragraphs(&person.sources)),
            ids(&person.sources),
        ]
    };
    let claim = |claim: &Claim| {
        let speaker = match (claim.kind, claim.speaker) {
            (ClaimKind::Characterisation, _) => "reporter".into(),
            (_, speaker) => speaker.map_or(Cell::Empty, person),
        };
        let people = claim.people.iter().filter_map(|id| record.person(*id)).map(|person| person.id.clone());
        vec![
            claim.id.as_str().into(),
            paragraph(&claim.sources),
            claim.kind.word().into(),
            speaker,
            codes(&claim.states),
            Cell::List(claim.others.clone()),
            Cell::List(people.collect()),
            claim.text.as_str().into(),
        ]
    };
    let attendance = |attendance: &Attendance| {
        let (state, organisation) = match &attendance.party {
            Party::State(code) => (code.to_string().into(), Cell::Empty),
            Party::Organisation(name) => (Cell::Empty, name.as_str().into()),
        };
        vec![
            attendance.summit.to_string().into(),
            person(attendance.person),
            state,
            organisation,
            attendance.role.word().into(),
            paragraph(&attendance.sources),
            attendance.note.clone().into(),
            ids(&attendance.sources),
        ]
    };
    let relation = |relation: &Relation| {
        vec![
            codes(&relation.states),
            relation.with.clone().into(),
            Cell::Numbers(paragraphs(&relation.sources)),
            relation.text.as_str().into(),
            relation.area.clone().into(),
        ]
    };
    let note = |note: &EditorNote| {
        let claims = note.claims.iter().filter_map(|at| record.claims.get(usize::from(*at)));
        let is_settled = !note.sources.iter().any(|citation| matches!(citation, Citation::Source(_)));
        vec![
            note.id.as_str().into(),
            note.title.as_str().into(),
            Cell::Numbers(paragraphs(&note.sources)),
            Cell::List(claims.map(|claim| claim.id.clone()).collect()),
            codes(&note.states),
            note.says.as_str().into(),
            note.right.as_str().into(),
            note.why.as_str().into(),
            Cell::Flag(is_settled),
            ids(&note.sources),
        ]
    };
    let source = |source: &Source| {
        let (id, name, url) = (source.id.as_str(), source.name.as_str(), source.url.as_str());
        vec![id.into(), name.into(), url.into(), source.published.clone().into(), source.about.clone().into()]
    };
    macro_rules! table {
        ($name:literal, $of:expr, $row:expr, [$($column:literal),*]) => {
            Table { name: $name, columns: &[$($column),*], rows: $of.iter().map($row).collect() }
        };
    }
    vec![
        table!("state", record.states, state, ["code", "alpha3", "numeric", "name", "aliases"]),
        table!(
            "span",
            record.spans,
            span,
            ["state", "status", "start", "precision", "end", "basis", "confidence", "note", "sources"]
        ),
        table!(
            "decision",
            record.decisions,
            decision,
            ["state", "kind", "towards", "date", "precision", "place", "confidence", "note", "sources"]
        ),
        table!(
            "summit",
            record.summits,
            summit,
            ["start", "end", "city", "country", "mode", "note", "sources"]
        ),
        table!(
            "area",
            record.areas,
            area,
            ["id", "name", "administered_by", "claimed_by", "note", "sources"]
        ),
        table!("standing", record.other.0, standing, ["state", "status", "start", "precision", "paragraph"]),
        table!(
            "person",
            record.people,
            of_person,
            ["id", "name", "role", "state", "organisation", "article", "paragraphs", "sources"]
        ),
        table!(
            "claim",
            record.claims,
            claim,
            ["id", "paragraph", "kind", "speaker", "states", "others", "people", "text"]
        ),
        table!(
            "attendance",
            record.attendance,
            attendance,
            ["summit", "person", "for_state", "for_organisation", "role", "paragraph", "note", "sources"]
        ),
        table!("relation", record.relations, relation, ["states", "with", "paragraphs", "text", "area"]),
        table!(
            "note",
            record.notes,
            note,
            [
                "id",
                "title",
                "paragraphs",
                "claims",
                "states",
                "says",
                "right",
                "why",
                "article_settles",
                "sources"
            ]
        ),
        table!("source", record.sources, source, ["id", "name", "url", "published", "about"]),
    ]
}

/// The whole dataset as JSON, in the shape of [`Document`](super::Document), after what it is and on what
/// terms it may be used.
pub fn whole_as_json(record: &Dataset) -> String {
    let mut out = String::from("{\n");
    member("licence", &LICENCE.into(), &mut out);
    out.push_str(",\n\"atlas\": {");
    member("organisation", &record.organisation.as_str().into(), &mut out);
    for (name, day) in [("first_day", record.first_day), ("as_of", record.as_of)] {
        out.push_str(", ");
        member(name, &day.to_string().into(), &mut out);
    }
    let article = &record.article;
    let about: [(&str, Cell); 5] = [
        ("headline", article.headline.as_str().into()),
        ("author", article.author.as_str().into()),
        ("agency", article.agency.as_str().into()),
        ("written", article.written.to_string().into()),
        ("day", article.day.to_string().into()),
    ];
    out.push_str(",\n\"article\": ");
    object(about.iter().map(|(name, cell)| (*name, cell)), &mut out);
    let ids = |sources: &[Citation]| {
        let id = |citation: &Citation| match citation {
            Citation::Source(id) => record.source(*id).map(|source| source.id.clone()),
            Citation::Paragraph(_) => None,
        };
        Cell::List(sources.iter().filter_map(id).collect())
    };
    if let Some(before) = &record.prehistory {
        let cells: [(&str, Cell); 4] = [
            ("name", before.name.as_str().into()),
            ("start", before.start.to_string().into()),
            ("states", Cell::List(before.states.iter().map(ToString::to_string).collect())),
            ("sources", ids(&before.sources)),
        ];
        out.push_str(",\n\"prehistory\": ");
        object(cells.iter().map(|(name, cell)| (*name, cell)), &mut out);
    }
    let merger = |merger: &Merger| {
        let from = merger.from.iter().map(|status| status.word().to_owned()).collect();
        let (start, into) = (merger.start.to_string(), merger.into.word());
        vec![start.into(), Cell::List(from), into.into(), merger.note.clone().into(), ids(&merger.sources)]
    };
    let mergers = Table {
        name: "merger",
        columns: &["start", "from", "into", "note", "sources"],
        rows: record.mergers.iter().map(merger).collect(),
    };
    out.push_str(",\n");
    table_as_json(&mergers, &mut out);
    out.push('}');
    for table in whole(record) {
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
        object(table.columns.iter().copied().zip(row), out);
    }
    out.push_str("\n]");
}

/// Fields that are not empty.
fn object<'a>(fields: impl Iterator<Item = (&'a str, &'a Cell)>, out: &mut String) {
    out.push('{');
    for (at, (name, cell)) in fields.filter(|(_, cell)| **cell != Cell::Empty).enumerate() {
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
    let mut all = |texts: &mut dyn Iterator<Item = String>| {
        out.push('[');
        for (at, text) in texts.enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            out.push_str(&text);
        }
        out.push(']');
    };
    match cell {
        Cell::Empty => out.push_str("null"),
        Cell::Text(text) => quote(text, out),
        Cell::Number(number) => out.push_str(&number.to_string()),
        Cell::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Cell::Numbers(numbers) => all(&mut numbers.iter().map(ToString::to_string)),
        Cell::List(texts) => all(&mut texts.iter().map(|text| {
            let mut quoted = String::new();
            quote(text, &mut quoted);
            quoted
        })),
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

/// The whole dataset as one CSV table: the fields of all kinds of record side by side, each row with the
/// kind of record it is and the terms.
pub fn whole_as_csv(record: &Dataset) -> String {
    let tables = whole(record);
    let mut columns: Vec<&str> = Vec::new();
    for column in tables.iter().flat_map(|table| table.columns) {
        if !columns.contains(column) {
            columns.push(column);
        }
    }
    let mut out = String::from("record,as_of");
    columns.iter().for_each(|column| {
        out.push(',');
        out.push_str(column);
    });
    out.push_str(",licence\r\n");
    for table in &tables {
        for row in &table.rows {
            out.push_str(&format!("{},{}", table.name, record.as_of));
            for column in &columns {
                out.push(',');
                let at = table.columns.iter().position(|other| other == column);
                field(at.and_then(|at| row.get(at)).unwrap_or(&Cell::Empty), &mut out);
            }
            out.push_str(&format!(",{LICENCE}\r\n"));
        }
    }
    out
}

/// One table as CSV (RFC 4180).
pub fn as_csv(table: &Table) -> String {
    let mut out = table.columns.join(",");
    out.push_str("\r\n");
    for row in &table.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            field(cell, &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

fn field(cell: &Cell, out: &mut String) {
    let text = match cell {
        Cell::Empty => return,
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::List(texts) => texts.join("; "),
        Cell::Numbers(numbers) => numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    };
    if text.contains([',', '"', '\n', '\r', ';']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}
