//! The whole dataset as tables, in the shape of [`Document`](super::super::Document).

use super::{
    super::{ClaimKind, Dataset, Party, Precision, StateCode},
    table::{Cell, Row, Table, paragraphs, table},
};

/// The whole dataset, a table for each kind of record; of areas and sources those that are its own. `data` is the layer of
/// the public record.
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
            row.text("kind", absence.kind.word());
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
        table("area", data.own_areas(), |row, area| {
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
            row.put("areas", Cell::List(relation.areas.clone()));
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
        table("source", data.own_sources(), |row, source| {
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
        for (area, times) in data.own_areas().iter().zip(&worldview.drawn) {
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

/// What stands in `atlas.toml`: the organisation and its range, the article, the forerunner, the mergers.
pub(super) fn about(data: &Dataset) -> [Table; 4] {
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
        if let Some(number) = article.paragraphs {
            row.put("paragraphs", Cell::Number(number));
        }
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
