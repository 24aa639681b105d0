//! The dataset as tables, for whoever would rather have it than look at it: CSV and JSON.
//!
//! [`whole`] has the shape of the files under `data/` ([`Document`](super::Document)), so that what is taken
//! out here can be edited and brought back. Names and numbers of the article's paragraphs are not in it.

use super::*;

/// On what terms the facts may be used.
pub const LICENCE: &str = "MIT OR Apache-2.0; please name the sources";

/// What a field holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A number.
    Number(u8),
    /// Yes or no.
    Flag(bool),
    /// Several texts.
    List(Vec<String>),
    /// Several numbers.
    Numbers(Vec<u8>),
}

/// A record: its fields by name. What is not known is not there.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Row(Vec<(&'static str, Cell)>);

impl Row {
    #[inline(never)]
    fn put(&mut self, name: &'static str, cell: Cell) {
        self.0.push((name, cell));
    }

    #[inline(never)]
    fn text(&mut self, name: &'static str, text: &str) {
        self.put(name, Cell::Text(text.to_owned()));
    }

    #[inline(never)]
    fn maybe(&mut self, name: &'static str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    #[inline(never)]
    fn day(&mut self, name: &'static str, day: Day) {
        self.put(name, Cell::Text(day.to_string()));
    }

    /// A day and, where it is not all known, how much of it is.
    #[inline(never)]
    fn date(&mut self, name: &'static str, date: Date) {
        self.day(name, date.day);
        match date.precision {
            Precision::Month => self.text("precision", "month"),
            Precision::Year => self.text("precision", "year"),
            Precision::Day | Precision::Unknown => {}
        }
    }

    #[inline(never)]
    fn confidence(&mut self, confidence: Confidence) {
        if confidence != Confidence::High {
            self.text("confidence", confidence.word());
        }
    }

    #[inline(never)]
    fn codes(&mut self, name: &'static str, codes: &[StateCode]) {
        self.put(name, Cell::List(codes.iter().map(|code| code.as_str().to_owned()).collect()));
    }

    /// The ids of public sources among `cited`.
    #[inline(never)]
    fn sources(&mut self, data: &Dataset, cited: &[Citation]) {
        let mut ids = Vec::new();
        for citation in cited {
            if let Citation::Source(id) = citation {
                ids.extend(data.source(*id).map(|source| source.id.clone()));
            }
        }
        self.put("sources", Cell::List(ids));
    }

    /// The one paragraph among `cited`.
    #[inline(never)]
    fn paragraph(&mut self, cited: &[Citation]) {
        if let Some(number) = paragraphs(cited).first() {
            self.put("paragraph", Cell::Number(*number));
        }
    }

    #[inline(never)]
    fn paragraphs(&mut self, cited: &[Citation]) {
        self.put("paragraphs", Cell::Numbers(paragraphs(cited)));
    }

    #[inline(never)]
    fn person(&mut self, name: &'static str, data: &Dataset, id: PersonId) {
        self.maybe(name, data.person(id).map(|person| &person.id));
    }

    /// A field, if it is there.
    pub fn get(&self, name: &str) -> Option<&Cell> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, cell)| cell)
    }
}

fn paragraphs(cited: &[Citation]) -> Vec<u8> {
    let number = |citation: &Citation| match citation {
        Citation::Paragraph(number) => Some(*number),
        Citation::Source(_) => None,
    };
    cited.iter().filter_map(number).collect()
}

/// Records of one kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// What one record is called.
    pub name: &'static str,
    /// The records.
    pub rows: Vec<Row>,
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
    let filter = filter.trim();
    let row = |code: StateCode| {
        let state = data.state(code)?;
        let shown = data.shown_on(code, date);
        let words = [&state.name, &state.alpha3, code.as_str(), shown.word()];
        let mut all = words.into_iter().chain(state.aliases.iter().map(String::as_str));
        if !all.any(|word| holds(word, filter)) {
            return None;
        }
        let stretch = data.stretch_on(code, date).copied();
        // A status that nobody dates has a source all the same.
        let told = match shown {
            Shown::Undated(_) => data.stretches(code).first().copied(),
            _ => stretch,
        };
        let sources = told.map(|stretch| data.sources_of_stretch(&stretch)).unwrap_or_default();
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

/// Whether `part` stands in `text`, in small letters or capitals (of ASCII), with `_` for a space.
fn holds(text: &str, part: &str) -> bool {
    let plain = |byte: u8| if byte == b'_' { b' ' } else { byte.to_ascii_lowercase() };
    let same = |window: &[u8]| window.iter().zip(part.as_bytes()).all(|(a, b)| plain(*a) == plain(*b));
    part.is_empty() || text.as_bytes().windows(part.len()).any(same)
}

/// Rows as a table. Each says of what day and layer it is, on what terms it may be used, and where it
/// comes from, so that none is lost when rows are copied elsewhere.
pub fn shown(data: &Dataset, date: Day, rows: &[StateRow]) -> Table {
    let row = |of: &StateRow| {
        let mut row = Row::default();
        row.day("date", date);
        row.text("layer", data.layer.word());
        row.day("as_of", data.as_of);
        row.text("code", of.code.as_str());
        row.text("state", &of.name);
        row.text("status", of.shown.word());
        row.text("since", &of.stretch.map(|stretch| iso(data.start_of(&stretch))).unwrap_or_default());
        let history = data.stretches(of.code).iter().map(|own| history(data, own)).collect();
        row.put("history", Cell::List(history));
        row.put("sources", Cell::List(of.sources.iter().map(|source| cited(data, *source)).collect()));
        row.maybe("licence", data.licence.as_ref());
        row
    };
    Table { name: "state", rows: rows.iter().map(row).collect() }
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
        Citation::Paragraph(number) => match &data.article {
            None => format!("article, paragraph {number}"),
            Some(Article { what, author, agency, written, .. }) => {
                let what = what.as_deref().unwrap_or("an article");
                format!("{what} by {author} ({agency}) of {written}, paragraph {number}")
            }
        },
        Citation::Source(id) => {
            data.source(id).map(|source| format!("{} {}", source.name, source.url)).unwrap_or_default()
        }
    }
}

/// The whole dataset, a table for each kind of record. `data` is the layer of the public record.
pub fn whole(data: &Dataset) -> Vec<Table> {
    vec![
        table("state", &data.states, |row, state| {
            row.text("code", state.code.as_str());
            row.text("alpha3", &state.alpha3);
            row.text("numeric", &state.numeric);
            row.text("name", &state.name);
            row.put("aliases", Cell::List(state.aliases.clone()));
        }),
        table("span", &data.spans, |row, span| {
            row.text("state", span.state.as_str());
            row.text("status", span.status.word());
            row.date("start", span.start);
            if let Some(end) = span.end {
                row.day("end", end);
            }
            row.text("basis", span.basis.word());
            row.confidence(span.confidence);
            row.maybe("note", span.note.as_ref());
            row.sources(data, &span.sources);
        }),
        table("decision", &data.decisions, |row, decision| {
            row.text("state", decision.state.as_str());
            row.text("kind", decision.kind.word());
            row.text("towards", decision.towards.word());
            row.date("date", decision.date);
            row.maybe("place", decision.place.as_ref());
            row.confidence(decision.confidence);
            row.maybe("note", decision.note.as_ref());
            row.sources(data, &decision.sources);
        }),
        table("absence", &data.absences, |row, absence| {
            row.text("state", absence.state.as_str());
            row.date("start", absence.start);
            if let Some(end) = absence.end {
                row.day("end", end);
            }
            row.text("note", &absence.note);
            row.sources(data, &absence.sources);
        }),
        table("summit", &data.summits, |row, summit| {
            row.day("start", summit.start);
            row.day("end", summit.end);
            row.maybe("city", summit.city.as_ref());
            row.text("country", summit.country.as_str());
            row.text("mode", summit.mode.word());
            row.maybe("note", summit.note.as_ref());
            row.sources(data, &summit.sources);
        }),
        table("area", &data.areas, |row, area| {
            row.text("id", &area.id);
            row.text("name", &area.name);
            if let Some(code) = area.administered_by {
                row.text("administered_by", code.as_str());
            }
            row.maybe("governed_by", area.governed_by.as_ref());
            if let Some(code) = area.partly_by {
                row.text("partly_by", code.as_str());
            }
            row.codes("claimed_by", &area.claimed_by);
            for (day, state, of) in [("since", "before", area.before), ("until", "after", area.after)] {
                if let Some(undisputed) = of {
                    row.day(day, undisputed.day);
                    row.text(state, undisputed.part_of.as_str());
                }
            }
            row.text("note", &area.note);
            row.sources(data, &area.sources);
        }),
        drawings(data),
        table("standing", &data.other.0, |row, span| {
            row.text("state", span.state.as_str());
            row.text("status", span.status.word());
            if span.start.precision != Precision::Unknown {
                row.date("start", span.start);
            }
            row.paragraph(&span.sources);
        }),
        table("person", &data.people, |row, person| {
            row.text("id", &person.id);
            row.text("name", &person.name);
            row.text("role", &person.role);
            if let Some(code) = person.state {
                row.text("state", code.as_str());
            }
            row.maybe("organisation", person.organisation.as_ref());
            row.maybe("article", person.alias.as_ref());
            row.paragraphs(&person.sources);
            row.sources(data, &person.sources);
        }),
        table("claim", &data.claims, |row, claim| {
            row.text("id", &claim.id);
            row.paragraph(&claim.sources);
            row.text("kind", claim.kind.word());
            match (claim.kind, claim.speaker) {
                (ClaimKind::Characterisation, _) => row.text("speaker", "reporter"),
                (_, Some(speaker)) => row.person("speaker", data, speaker),
                (_, None) => {}
            }
            row.codes("states", &claim.states);
            row.put("others", Cell::List(claim.others.clone()));
            let people = claim.people.iter().filter_map(|id| data.person(*id));
            row.put("people", Cell::List(people.map(|person| person.id.clone()).collect()));
            row.text("text", &claim.text);
        }),
        table("attendance", &data.attendance, |row, attendance| {
            row.day("summit", attendance.summit);
            row.person("person", data, attendance.person);
            match &attendance.party {
                Party::State(code) => row.text("for_state", code.as_str()),
                Party::Organisation(name) => row.text("for_organisation", name),
            }
            row.text("role", attendance.role.word());
            row.paragraph(&attendance.sources);
            row.maybe("note", attendance.note.as_ref());
            row.sources(data, &attendance.sources);
        }),
        table("relation", &data.relations, |row, relation| {
            row.codes("states", &relation.states);
            row.maybe("with", relation.with.as_ref());
            row.paragraphs(&relation.sources);
            row.text("text", &relation.text);
            row.maybe("area", relation.area.as_ref());
        }),
        table("note", &data.notes, |row, note| {
            row.text("id", &note.id);
            row.text("title", &note.title);
            row.paragraphs(&note.sources);
            let claims = note.claims.iter().filter_map(|at| data.claims.get(usize::from(*at)));
            row.put("claims", Cell::List(claims.map(|claim| claim.id.clone()).collect()));
            row.codes("states", &note.states);
            row.put("organisation", Cell::Flag(note.is_general));
            row.text("says", &note.says);
            row.text("right", &note.right);
            row.text("why", &note.why);
            let is_settled = paragraphs(&note.sources).len() == note.sources.len();
            row.put("article_settles", Cell::Flag(is_settled));
            row.sources(data, &note.sources);
        }),
        table("source", &data.sources, |row, source| {
            row.text("id", &source.id);
            row.text("name", &source.name);
            row.text("url", &source.url);
            row.maybe("published", source.published.as_ref());
            row.maybe("about", source.about.as_ref());
        }),
    ]
}

/// Of each area in each worldview how it is drawn.
fn drawings(data: &Dataset) -> Table {
    let mut rows = Vec::new();
    for worldview in &data.worldviews {
        for (area, times) in data.areas.iter().zip(&worldview.drawn) {
            // How an area is drawn before and after its dispute follows from the area, and so does when the next drawing
            // begins.
            let [before, after] = [area.before, area.after].map(|of| usize::from(of.is_some()));
            let of_dispute = times.len().saturating_sub(after);
            for (at, drawn) in times.iter().take(of_dispute).skip(before).enumerate() {
                let mut row = Row::default();
                row.text("worldview", &worldview.id);
                row.put("areas", Cell::List(vec![area.id.clone()]));
                row.text("drawn_with", drawn.with.as_ref().map_or("nobody", StateCode::as_str));
                if let Some(since) = drawn.since.filter(|_| at > 0) {
                    row.day("since", since);
                }
                row.put("hatched", Cell::Flag(drawn.is_hatched));
                row.text("border", drawn.line.word());
                row.sources(data, &drawn.sources);
                rows.push(row);
            }
        }
    }
    Table { name: "drawing", rows }
}

fn table<T>(name: &'static str, of: &[T], fill: impl Fn(&mut Row, &T)) -> Table {
    let mut rows = Vec::new();
    for record in of {
        let mut row = Row::default();
        fill(&mut row, record);
        rows.push(row);
    }
    Table { name, rows }
}

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
        out.push_str(",\n");
        table_as_json(&table, &mut out);
    }
    out.push_str("\n}\n");
    out
}

/// What stands in `atlas.toml`: the organisation and its range, the article, the forerunner, the mergers.
fn about(data: &Dataset) -> [Table; 4] {
    let mut head = Row::default();
    head.text("organisation", &data.organisation);
    head.maybe("title", data.title.as_ref());
    head.maybe("summary", data.summary.as_ref());
    head.day("first_day", data.first_day);
    head.day("as_of", data.as_of);
    head.day("opens_on", data.opens_on);
    let article = table("article", data.article.as_slice(), |row, article| {
        row.maybe("what", article.what.as_ref());
        row.text("headline", &article.headline);
        row.text("author", &article.author);
        row.text("agency", &article.agency);
        row.day("written", article.written);
        row.day("day", article.day);
    });
    let prehistory = table("prehistory", data.prehistory.as_slice(), |row, before| {
        row.text("name", &before.name);
        row.day("start", before.start);
        row.codes("states", &before.states);
        row.sources(data, &before.sources);
    });
    let mergers = table("merger", &data.mergers, |row, merger| {
        row.day("start", merger.start);
        row.put("from", Cell::List(merger.from.iter().map(|status| status.word().to_owned()).collect()));
        row.text("into", merger.into.word());
        row.maybe("note", merger.note.as_ref());
        row.sources(data, &merger.sources);
    });
    [Table { name: "atlas", rows: vec![head] }, article, prehistory, mergers]
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

fn joined(numbers: &[u8], by: &str) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(by)
}

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

/// One table as CSV (RFC 4180): every field that any of its rows has is a column.
pub fn as_csv(table: &Table) -> String {
    let mut columns: Vec<&str> = Vec::new();
    for (name, _) in table.rows.iter().flat_map(|row| &row.0) {
        if !columns.contains(name) {
            columns.push(name);
        }
    }
    let mut out = columns.join(",");
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
        Cell::List(texts) => texts.join("; "),
        Cell::Numbers(numbers) => joined(numbers, "; "),
    };
    let is_plain = !text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r' | b';'));
    if is_plain {
        out.push_str(&text);
        return;
    }
    out.push('"');
    for letter in text.chars() {
        if letter == '"' {
            out.push('"');
        }
        out.push(letter);
    }
    out.push('"');
}
