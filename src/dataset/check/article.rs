//! Rules for the article's layer: what it says of whom, and where.
//!
//! The article itself is not kept. What a record rests on are names and numbers, and which of them stand in
//! which paragraph is known from `article-names.toml`.

use super::{Checker, Record, places};
use crate::dataset::*;

impl Checker {
    /// That a list of paragraphs names none twice: readers would see it twice.
    fn each_once(&mut self, record: &Record, paragraphs: &[u32]) {
        for (at, number) in paragraphs.iter().enumerate() {
            if paragraphs.iter().take(at).any(|earlier| earlier == number) {
                self.refuse(record, "paragraphs", format_args!("`{number}` again"), "each paragraph once");
            }
        }
    }

    /// A paragraph that there is, in which all of `names` stand.
    fn paragraph(
        &mut self,
        record: &Record,
        field: &'static str,
        number: u32,
        names: &[String],
        document: &Document,
    ) -> Option<Citation> {
        let Some(last) = self.last_paragraph else {
            let expected = "no paragraph, or an `article` in atlas.toml";
            self.refuse(record, "paragraph", format_args!("`{number}`"), expected);
            return None;
        };
        if number > last {
            let expected = format!("a number from 0 (headline) to {last}");
            self.refuse(record, "paragraph", format_args!("`{number}`"), &expected);
            return None;
        }
        let paragraph = document.paragraph.iter().find(|paragraph| paragraph.number == number);
        let stands = |name: &String| {
            paragraph.is_some_and(|paragraph| {
                let mut runs = paragraph.names.iter().chain(&paragraph.numbers);
                runs.any(|run| occurs(name, run))
            })
        };
        let is_known = !document.paragraph.is_empty();
        for name in names.iter().filter(|name| is_known && !stands(name)) {
            let expected = format!("a name that occurs in paragraph {number} (article-names.toml)");
            self.refuse(record, field, format_args!("`{name}`"), &expected);
        }
        u8::try_from(number).ok().map(Citation::Paragraph)
    }

    /// At least one name.
    fn some_names(&mut self, record: &Record, names: &[String], document: &Document) {
        if names.is_empty() && !document.paragraph.is_empty() {
            self.refuse(record, "names", "empty", "at least one name or number of the paragraph");
        }
    }

    fn person(&mut self, record: &Record, field: &'static str, id: &str) -> Option<PersonId> {
        let at = self.people.get(id).copied();
        let known = at.and_then(|at| u16::try_from(at).ok()).map(PersonId);
        self.take(known, record, field, id, "the id of a person in people.toml")
    }

    fn known_states(&mut self, record: &Record, codes: &[String]) -> Vec<StateCode> {
        codes.iter().filter_map(|code| self.state(record, "states", code)).collect()
    }

    /// What the article says of states' statuses, as spans of its own layer: from the day that it gives, else
    /// known to hold from the day that it was written.
    pub(super) fn standings(&mut self, document: &Document, article: Option<&Article>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for (at, standing) in document.standing.iter().enumerate() {
            // A dataset that comes from elsewhere need not have the article's names.
            let has_name = !standing.name.is_empty();
            let about = if has_name { &standing.name } else { &standing.state };
            let record = Record::new("article.toml", at, about);
            let texts = standing.texts().into_iter().filter(|(field, _)| has_name || *field != "name");
            self.texts(&record, "", texts.collect());
            let state = self.state(&record, "state", &standing.state);
            let status = self.status(&record, "status", &standing.status);
            let (before, names) = (self.refusals.len(), std::slice::from_ref(&standing.name));
            let paragraph = self.paragraph(&record, "name", standing.paragraph, names, document);
            let is_named = self.refusals.len() == before && !document.paragraph.is_empty();
            let own = document.state.iter().find(|state| state.code == standing.state);
            if let Some(own) = own
                .filter(|own| is_named && own.name != standing.name && !own.aliases.contains(&standing.name))
            {
                let expected = format!("`{}` or another name of that state in states.toml", own.name);
                self.refuse(&record, "name", format_args!("`{}`", standing.name), &expected);
            }
            if state.is_some_and(|state| spans.iter().any(|span| span.state == state)) {
                let expected = "a state that no earlier record has";
                self.refuse(&record, "state", format_args!("`{}` again", standing.state), expected);
            }
            if let (None, Some(precision)) = (&standing.start, &standing.precision) {
                self.refuse(
                    &record,
                    "precision",
                    format_args!("`{precision}` alone"),
                    "`start`, too, or neither",
                );
            }
            let given =
                standing.start.as_ref().map(|start| self.date(&record, "start", start, &standing.precision));
            if let Some(Some(start)) = given {
                let day = article.map(|article| article.day).filter(|day| *day < start.day);
                if let Some(day) = day {
                    let expected = format!(
                        "`article.day` ({day}) or an earlier day: the article tells of none after it"
                    );
                    self.refuse(&record, "start", format_args!("`{}`", start.day), &expected);
                } else {
                    self.within_range(&record, "start", start.day);
                }
            }
            let written = article.map(|article| Date::new(article.written, Precision::Unknown));
            let start = given.unwrap_or(written);
            let (Some(state), Some(status), Some(start), Some(paragraph)) = (state, status, start, paragraph)
            else {
                continue;
            };
            let (basis, confidence, sources) = (Basis::Stated, Confidence::High, vec![paragraph]);
            spans.push(Span { state, status, start, end: None, basis, confidence, note: None, sources });
        }
        spans
    }

    pub(super) fn people(&mut self, document: &Document) -> Vec<Person> {
        let records = &document.person;
        let mut people = Vec::new();
        for (at, person) in records.iter().enumerate() {
            let record = Record::new("people.toml", at, &person.id);
            self.texts(&record, "", person.texts());
            self.once(&record, "id", &person.id, records.iter().take(at).map(|other| other.id.as_str()));
            let state = person.state.as_ref().and_then(|code| self.code(&record, "state", code));
            self.each_once(&record, &person.paragraphs);
            if person.paragraphs.is_empty() && person.sources.is_empty() {
                self.refuse(&record, "paragraphs", "empty", "a paragraph that names them, or a source");
            }
            let mut sources = Vec::new();
            for number in &person.paragraphs {
                sources.extend(self.paragraph(&record, "paragraphs", *number, &[], document));
                let spelt = [Some(&person.name), person.article.as_ref()];
                let words = spelt.into_iter().flatten().flat_map(|name| name.split(' '));
                let is_named = |paragraph: &ParagraphRecord| {
                    words.clone().any(|word| paragraph.names.iter().any(|run| occurs(word, run)))
                };
                let paragraph = document.paragraph.iter().find(|paragraph| paragraph.number == *number);
                if paragraph.is_some_and(|paragraph| !person.name.is_empty() && !is_named(paragraph)) {
                    let expected = "paragraphs in which a part of the name occurs (article-names.toml)";
                    self.refuse(&record, "paragraphs", format_args!("`{number}`"), expected);
                }
            }
            if let Some(spelt) = &person.article {
                let mut runs = document.paragraph.iter().filter(|of| person.paragraphs.contains(&of.number));
                let is_there = runs.any(|of| of.names.iter().any(|run| occurs(spelt, run)));
                if !is_there && !spelt.is_empty() && !document.paragraph.is_empty() {
                    let expected = "a name that occurs in one of `paragraphs` (article-names.toml)";
                    self.refuse(&record, "article", format_args!("`{spelt}`"), expected);
                }
            }
            sources.extend(self.any_sources(&record, &person.sources).unwrap_or_default());
            people.push(Person {
                id: person.id.clone(),
                name: person.name.clone(),
                role: person.role.clone(),
                state,
                organisation: person.organisation.clone(),
                alias: person.article.clone(),
                sources,
            });
        }
        people
    }

    pub(super) fn claims(&mut self, document: &Document) -> Vec<Claim> {
        let mut claims = Vec::new();
        for (at, claim) in document.claim.iter().enumerate() {
            let record = Record::new("claims.toml", at, &claim.id);
            self.texts(&record, "", claim.texts());
            let earlier = document.claim.iter().take(at).map(|other| other.id.as_str());
            self.once(&record, "id", &claim.id, earlier);
            self.some_names(&record, &claim.names, document);
            let paragraph = self.paragraph(&record, "names", claim.paragraph, &claim.names, document);
            let kind = ClaimKind::parse(&claim.kind);
            let kind = self.take(kind, &record, "kind", &claim.kind, "fact, view or characterisation");
            let speaker = match (kind, claim.speaker.as_deref()) {
                (Some(ClaimKind::View), Some(id)) => self.person(&record, "speaker", id),
                (Some(ClaimKind::View), None) => {
                    self.refuse(&record, "speaker", "missing", "the id of the person whose view it is");
                    None
                }
                (Some(ClaimKind::Characterisation), Some("reporter")) | (Some(ClaimKind::Fact), None) => None,
                (Some(ClaimKind::Characterisation), other) => {
                    let found = other.map_or("missing".to_owned(), |id| format!("`{id}`"));
                    self.refuse(&record, "speaker", found, "reporter");
                    None
                }
                (Some(ClaimKind::Fact), Some(id)) => {
                    self.refuse(&record, "speaker", format_args!("`{id}`"), "no speaker of a fact");
                    None
                }
                (None, _) => None,
            };
            let states = self.known_states(&record, &claim.states);
            let people = claim.people.iter().filter_map(|id| self.person(&record, "people", id)).collect();
            let (Some(kind), Some(paragraph)) = (kind, paragraph) else { continue };
            let (id, others, sources) = (claim.id.clone(), claim.others.clone(), vec![paragraph]);
            let text = claim.text.clone();
            claims.push(Claim { id, kind, speaker, states, others, people, text, sources });
        }
        claims
    }

    /// The first days of the summits that those may have come to of whom it is told: of that on the article's day, of which a slip may
    /// make several, or else of whichever the first record names.
    fn articles_summits(document: &Document) -> Vec<Day> {
        let article = document.atlas.article.as_ref().and_then(|article| Day::parse(&article.day));
        let meets = document.summit.iter().filter_map(|summit| {
            let [start, end] = [&summit.start, &summit.end].map(|day| Day::parse(day));
            Some(start?)
                .filter(|start| article.zip(end).is_some_and(|(day, end)| (*start..=end).contains(&day)))
        });
        let meets: Vec<Day> = meets.collect();
        let first = || document.attendance.iter().find_map(|first| Day::parse(&first.summit));
        if meets.is_empty() { first().into_iter().collect() } else { meets }
    }

    pub(super) fn attendance(&mut self, document: &Document) -> Vec<Attendance> {
        let mut all = Vec::new();
        let summits = Self::articles_summits(document);
        for (at, attendance) in document.attendance.iter().enumerate() {
            let record = Record::new("attendance.toml", at, &attendance.person);
            self.texts(&record, "", attendance.texts());
            let summit = self.day(&record, "summit", &attendance.summit);
            if summit.is_some() && !document.summit.iter().any(|summit| summit.start == attendance.summit) {
                let expected = "the `start` of a summit in summits.toml";
                self.refuse(&record, "summit", format_args!("`{}`", attendance.summit), expected);
            } else if let (Some(summit), [expected, ..]) = (summit, summits.as_slice())
                && !summits.contains(&summit)
            {
                let expected =
                    format!("`{expected}`: who comes is told of one summit, that on `article.day` if any");
                self.refuse(&record, "summit", format_args!("`{summit}`"), &expected);
            }
            let person = self.person(&record, "person", &attendance.person);
            let party = match (&attendance.for_state, &attendance.for_organisation) {
                (Some(code), None) => self.state(&record, "for_state", code).map(Party::State),
                (None, Some(name)) => Some(Party::Organisation(name.clone())),
                (Some(_), Some(_)) => {
                    self.refuse(
                        &record,
                        "for_organisation",
                        "there too",
                        "either a state or an organisation",
                    );
                    None
                }
                (None, None) => {
                    self.refuse(&record, "for_state", "missing", "a state, or `for_organisation`");
                    None
                }
            };
            let role = Role::parse(&attendance.role);
            let role = self.take(role, &record, "role", &attendance.role, "host, leader, minister or guest");
            self.acts_for(&record, attendance, party.as_ref(), document);
            self.is_of_them(&record, attendance, document);
            self.some_names(&record, &attendance.names, document);
            let paragraph =
                self.paragraph(&record, "names", attendance.paragraph, &attendance.names, document);
            let more = self.any_sources(&record, &attendance.sources);
            let parts = (summit, person, party, role, paragraph, more);
            let (Some(summit), Some(person), Some(party), Some(role), Some(paragraph), Some(more)) = parts
            else {
                continue;
            };
            let is_same = |other: &Attendance| (other.summit, other.person) == (summit, person);
            if all.iter().any(is_same) {
                let expected = "somebody whom no earlier record has come to that summit";
                self.refuse(&record, "person", format_args!("`{}` again", attendance.person), expected);
            }
            let sources = [paragraph].into_iter().chain(more).collect();
            all.push(Attendance { summit, person, party, role, note: attendance.note.clone(), sources });
        }
        all
    }

    /// That a paragraph is one that names somebody, if the article does.
    fn is_of_them(&mut self, record: &Record, attendance: &AttendanceRecord, document: &Document) {
        let person = document.person.iter().find(|person| person.id == attendance.person);
        let number = attendance.paragraph;
        let is_told = self.last_paragraph.is_some_and(|last| number <= last);
        if let Some(person) = person
            && is_told
            && !person.paragraphs.is_empty()
            && !person.paragraphs.contains(&number)
        {
            let named = person.paragraphs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let expected = format!("one of the `paragraphs` that name them in people.toml ({named})");
            self.refuse(record, "paragraph", format_args!("`{number}`"), &expected);
        }
    }

    /// That somebody comes for the state that they act for, and that a host comes for the state whose summit it is.
    fn acts_for(
        &mut self,
        record: &Record,
        attendance: &AttendanceRecord,
        party: Option<&Party>,
        document: &Document,
    ) {
        let person = document.person.iter().find(|person| person.id == attendance.person);
        let own = person.and_then(|person| person.state.as_deref()).and_then(StateCode::parse);
        if let (Some(own), Some(Party::State(other))) = (own, party)
            && own != *other
        {
            let expected = format!("`{own}`, for which people.toml has them act");
            self.refuse(record, "for_state", format_args!("`{other}`"), &expected);
        }
        let summit = document.summit.iter().find(|summit| summit.start == attendance.summit);
        let host = summit.and_then(|summit| StateCode::parse(&summit.country));
        if let (Some(host), Some(party), Some(Role::Host)) = (host, party, Role::parse(&attendance.role))
            && *party != Party::State(host)
        {
            let expected = format!("another role, unless they come for {host}, whose summit it is");
            self.refuse(record, "role", "`host`", &expected);
        }
    }

    pub(super) fn relations(&mut self, document: &Document) -> Vec<Relation> {
        let mut relations = Vec::new();
        for (at, relation) in document.relation.iter().enumerate() {
            let record = Record::new("relations.toml", at, &relation.states.join(" "));
            self.texts(&record, "", relation.texts());
            let states = self.known_states(&record, &relation.states);
            if let [first, second] = relation.states.as_slice()
                && first == second
            {
                self.refuse(&record, "states", format_args!("`{second}` again"), "two states, or more apart");
            }
            match (&relation.with, relation.states.len()) {
                (None, 2) | (Some(_), 1..) => {}
                (None, _) => {
                    let found = format!("of {}", relation.states.len());
                    self.refuse(&record, "states", found, "two states, or the other side in `with`");
                }
                (Some(_), _) => self.refuse(&record, "states", "empty", "at least one state"),
            }
            self.each_once(&record, &relation.paragraphs);
            if relation.paragraphs.is_empty() {
                self.refuse(&record, "paragraphs", "empty", "at least one paragraph");
            }
            if relation.names.len() != relation.paragraphs.len() && !document.paragraph.is_empty() {
                let found = format!("for {} paragraphs", relation.names.len());
                let expected = format!("names for each of the {} in `paragraphs`", relation.paragraphs.len());
                self.refuse(&record, "names", found, &expected);
            }
            let mut sources = Vec::new();
            for (at, number) in relation.paragraphs.iter().enumerate() {
                let names = relation.names.get(at).map_or(&[][..], Vec::as_slice);
                self.some_names(&record, names, document);
                sources.extend(self.paragraph(&record, "names", *number, names, document));
            }
            let adopted = self.adopted_areas;
            let is_unknown = |id: &&String| {
                !adopted.contains(&id.as_str()) && !document.area.iter().any(|known| known.id == **id)
            };
            for area in relation.areas.iter().filter(is_unknown) {
                self.refuse(&record, "areas", format_args!("`{area}`"), "ids of areas in disputes.toml");
            }
            let (with, text, areas) = (relation.with.clone(), relation.text.clone(), relation.areas.clone());
            relations.push(Relation { states, with, text, areas, sources });
        }
        relations
    }

    pub(super) fn notes(&mut self, document: &Document) -> Vec<EditorNote> {
        let known_claims = places(document.claim.iter().map(|claim| &claim.id));
        let mut notes = Vec::new();
        for (at, note) in document.note.iter().enumerate() {
            let record = Record::new("notes.toml", at, &note.id);
            self.texts(&record, "", note.texts());
            let earlier = document.note.iter().take(at).map(|other| other.id.as_str());
            self.once(&record, "id", &note.id, earlier);
            let mut sources = Vec::new();
            self.each_once(&record, &note.paragraphs);
            for number in &note.paragraphs {
                sources.extend(self.paragraph(&record, "paragraphs", *number, &[], document));
            }
            if note.paragraphs.is_empty() {
                self.refuse(&record, "paragraphs", "empty", "at least one paragraph");
            }
            // What the article itself settles needs no other source.
            let more = if note.article_settles {
                self.any_sources(&record, &note.sources)
            } else {
                self.sources(&record, &note.sources)
            };
            sources.extend(more.unwrap_or_default());
            let mut claims = Vec::new();
            for id in &note.claims {
                let at = known_claims.get(id).copied();
                let known = at.and_then(|at| u16::try_from(at).ok());
                claims.extend(self.take(known, &record, "claims", id, "the id of a claim in claims.toml"));
                // Of paragraphs that there are none of it has been told.
                let of = at.and_then(|at| document.claim.get(at)).map(|claim| claim.paragraph);
                let is_elsewhere =
                    |number: &u32| !note.paragraphs.is_empty() && !note.paragraphs.contains(number);
                if let Some(number) = of.filter(|number| {
                    self.last_paragraph.is_some_and(|last| *number <= last) && is_elsewhere(number)
                }) {
                    let found = format!("`{id}`, of paragraph {number}");
                    self.refuse(&record, "claims", found, "claims of the paragraphs in `paragraphs`");
                }
            }
            let states = self.known_states(&record, &note.states);
            let is_general = note.organisation || note.states.is_empty();
            notes.push(EditorNote {
                id: note.id.clone(),
                title: note.title.clone(),
                claims,
                states,
                is_general,
                says: note.says.clone(),
                right: note.right.clone(),
                why: note.why.clone(),
                sources,
            });
        }
        notes
    }

    /// That what is known of the article's paragraphs is told of each once.
    pub(super) fn paragraphs(&mut self, document: &Document) {
        let records = &document.paragraph;
        for (at, paragraph) in records.iter().enumerate() {
            let number = paragraph.number;
            let record = Record::new("article-names.toml", at, &format!("paragraph {number}"));
            self.texts(&record, "", paragraph.texts());
            let is_known = self.last_paragraph.is_some_and(|last| number <= last);
            if !is_known {
                let expected = match self.last_paragraph {
                    Some(last) => format!("a number from 0 (headline) to {last}"),
                    None => "no paragraph, or an `article` in atlas.toml".to_owned(),
                };
                self.refuse(&record, "number", format_args!("`{number}`"), &expected);
            } else if records.iter().take(at).any(|earlier| earlier.number == number) {
                let expected = "a number that no earlier record has";
                self.refuse(&record, "number", format_args!("`{number}` again"), expected);
            }
        }
    }
}

/// Whether `name` stands in `run` as whole words.
fn occurs(name: &str, run: &str) -> bool {
    let is_followed = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let mut words = Some(run);
    while let Some(from_here) = words {
        if from_here.strip_prefix(name).is_some_and(is_followed) {
            return true;
        }
        words = from_here.split_once(' ').map(|(_, rest)| rest);
    }
    false
}
