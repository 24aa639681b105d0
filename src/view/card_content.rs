//! What a card says, in words, before anything is drawn.

use super::chip::Cited;
use crate::{
    atlas::{Now, Selection},
    dataset::{
        Absence, Area, Attendance, Citation, Claim, ClaimKind, Dataset, Day, Decision, EditorNote, Layer,
        Precision, Relation, Shown, StateCode, Status, Stretch, order_by_key,
    },
    i18n::en,
};

/// What stands at the top of a card.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Head {
    /// What the card is about.
    pub title: String,
    /// The kind of standing, for the style sheet.
    pub badge: &'static str,
    /// The standing in words; empty for none.
    pub standing: String,
    /// A line before the entries; empty for none.
    pub lead: String,
}

/// Entries that belong together.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// What they are; empty for the card's first.
    pub heading: String,
    /// Whether they stay folded until a reader opens them.
    pub is_folded: bool,
    /// The entries; none where there is nothing to say.
    pub entries: Vec<Entry>,
}

/// One thing that is known.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What kind of thing, and when it holds.
    pub kind: Kind,
    /// Its date, or what it is; empty for none.
    pub when: String,
    /// What happened.
    pub what: String,
    /// What a reader should know besides; empty for nothing.
    pub remarks: String,
    /// Where it comes from, and what else its panel says.
    pub cited: Cited,
}

/// What kind of thing is known.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// A status over a stretch of time.
    Status(Status, Stretch),
    /// A step towards a status, on a day.
    Step(Day),
    /// No matter of dates.
    Fact,
    /// An editor's note.
    Note,
}

impl Kind {
    /// How the style sheet calls it on a date; of a status, `since` says how much is known of its beginning.
    pub fn class_on(self, since: Precision, date: Day) -> &'static str {
        match self {
            Self::Status(_, stretch) if stretch.covers(date) => "now",
            // It may well have begun: the badge says that the state has it.
            Self::Status(_, stretch) if stretch.start > date && since == Precision::Unknown => "undated",
            Self::Status(_, stretch) if stretch.start > date => "later",
            Self::Status(..) => "past",
            Self::Step(day) if day > date => "later step",
            Self::Step(_) => "step",
            Self::Fact => "fact",
            Self::Note => "note",
        }
    }

    /// The mark before it, if it has one: a status that began, or `Nothing` for a step.
    pub fn mark(self) -> Option<Shown> {
        match self {
            Self::Status(status, _) => Some(Shown::Status(status)),
            Self::Step(_) => Some(Shown::Nothing),
            Self::Fact | Self::Note => None,
        }
    }
}

/// The head of the card for what is selected on the date.
pub fn head_of(now: &Now) -> Head {
    let (data, date) = (now.data(), now.date());
    match now.state.selected {
        Some(Selection::State(code)) => Head {
            title: en::state_name(data, code),
            badge: data.shown_on(code, date).word(),
            standing: en::standing(data, code, date),
            lead: if now.is_drawn(code) { "" } else { en::OUTSIDE_MAP }.to_owned(),
        },
        Some(Selection::Area(id)) => {
            let area = |area: &Area| Head {
                title: area.name.clone(),
                badge: if area.is_disputed_on(date) { "disputed" } else { Shown::Nothing.word() },
                standing: en::area_standing(data, area, date, now.drawn(id)),
                lead: area.note.clone(),
            };
            id.area(data).map(area).unwrap_or_default()
        }
        None => Head { title: data.organisation.clone(), lead: en::HINT.to_owned(), ..Head::default() },
    }
}

/// What the card for what is selected says, each group in its place and some of them empty. Of a state it is the same on
/// every date.
pub fn groups_of(now: &Now) -> Vec<Group> {
    let data = now.data();
    match now.state.selected {
        Some(Selection::State(code)) => of_state(data, code),
        Some(Selection::Area(id)) => id.area(data).map(|area| of_area(data, area)).unwrap_or_default(),
        None => of_organisation(data, now.date()),
    }
}

fn open(heading: &str, entries: Vec<Entry>) -> Group {
    Group { heading: heading.to_owned(), is_folded: false, entries }
}

fn of_state(data: &Dataset, code: StateCode) -> Vec<Group> {
    let all = data.stretches(code);
    let decisions = data.decisions.iter().filter(|decision| decision.state == code);
    let mut history: Vec<(Day, Entry)> = Vec::new();
    for (at, stretch) in all.iter().enumerate() {
        history.extend(of_stretch(data, stretch));
        let next = all.get(at + 1).map(|next| next.start);
        history.extend(stretch.end.filter(|end| next != Some(*end)).map(|end| of_end(data, stretch, end)));
    }
    history.extend(decisions.map(|decision| of_decision(data, decision)));
    history.extend(data.absences.iter().filter(|absence| absence.state == code).map(of_absence));
    order_by_key(&mut history, |(day, _)| *day);
    let history = history.into_iter().map(|(_, entry)| entry).collect();
    let attending =
        data.attending_for(code).filter_map(|attendance| of_attendance(data, attendance)).collect();
    let related = data.relations.iter().filter(|relation| relation.states.contains(&code));
    let related = related.map(|relation| of_relation(data, relation, Some(code)));
    vec![
        open("", history),
        open(&en::at_summit(data), attending),
        open("", data.notes_on(Some(code)).map(of_note).collect()),
        of_relations(related.collect()),
        of_claims(data, Some(code)),
    ]
}

fn of_stretch(data: &Dataset, stretch: &Stretch) -> Option<(Day, Entry)> {
    let span = data.spans.get(stretch.span)?;
    let merger = data.merger_of(stretch);
    let basis = merger.map_or_else(|| en::basis(data, span).to_owned(), |merger| en::merged(data, merger));
    let entry = Entry {
        kind: Kind::Status(stretch.status, *stretch),
        when: en::date(data.start_of(stretch)),
        what: format!("{}: {basis}", en::status(data, stretch.status)),
        remarks: en::stretch_remarks(data, stretch),
        cited: Cited::new(Vec::new(), data.sources_of_stretch(stretch)),
    };
    Some((stretch.start, entry))
}

/// The end of a stretch that no other follows at once.
fn of_end(data: &Dataset, stretch: &Stretch, end: Day) -> (Day, Entry) {
    let what = en::no_longer(data, stretch.status);
    (end, Entry { kind: Kind::Step(end), ..fact(&en::day(end), what, &data.sources_of_stretch(stretch)) })
}

fn of_decision(data: &Dataset, decision: &Decision) -> (Day, Entry) {
    let mut what = en::decision(data, decision);
    if let Some(place) = &decision.place {
        what = format!("{what}, {place}");
    }
    let entry = Entry {
        kind: Kind::Step(decision.date.day),
        when: en::date(decision.date),
        what,
        remarks: en::remarks(decision.confidence, decision.note.as_deref()),
        cited: Cited::new(Vec::new(), decision.sources.clone()),
    };
    (decision.date.day, entry)
}

fn of_absence(absence: &Absence) -> (Day, Entry) {
    let entry = Entry {
        kind: Kind::Step(absence.start.day),
        when: en::date(absence.start),
        what: en::absence_from_then(absence),
        remarks: absence.note.clone(),
        cited: Cited::new(Vec::new(), absence.sources.clone()),
    };
    (absence.start.day, entry)
}

fn of_attendance(data: &Dataset, attendance: &Attendance) -> Option<Entry> {
    let person = data.person(attendance.person)?;
    let is_of_article = |source: &&Citation| matches!(source, Citation::Paragraph(_));
    let entry = |what: String, note: Option<&String>, sources: Vec<Citation>| Entry {
        remarks: note.cloned().unwrap_or_default(),
        ..fact(en::role(attendance.role), what, &sources)
    };
    // Who is named by others alone has no name in the article's layer.
    let is_named = data.layer == Layer::Record || person.sources.iter().any(|source| is_of_article(&source));
    Some(if is_named {
        entry(en::person(person), attendance.note.as_ref(), attendance.sources.clone())
    } else {
        let sources = attendance.sources.iter().filter(is_of_article).copied().collect();
        entry(en::unnamed(person), None, sources)
    })
}

/// A relation on the card of a state that it is of, or of an area.
fn of_relation(data: &Dataset, relation: &Relation, on: Option<StateCode>) -> Entry {
    fact(&en::parties(data, relation, on), relation.text.clone(), &relation.sources)
}

fn of_relations(entries: Vec<Entry>) -> Group {
    Group { heading: en::relations(entries.len()), is_folded: true, entries }
}

fn of_note(note: &EditorNote) -> Entry {
    Entry {
        kind: Kind::Note,
        when: en::note_title(&note.title),
        what: en::note(&note.says, &note.right),
        remarks: String::new(),
        cited: Cited::new(vec![en::note_why(&note.why)], note.sources.clone()),
    }
}

/// What the article says of a state; without one, of the organisation and of others.
fn of_claims(data: &Dataset, state: Option<StateCode>) -> Group {
    let entry = |claim: &Claim| {
        let speaker = claim.speaker.and_then(|id| data.person(id)).map(en::speaker);
        let when = match claim.kind {
            ClaimKind::Fact => String::new(),
            ClaimKind::View => speaker.unwrap_or_default(),
            ClaimKind::Characterisation => en::CHARACTERISATION.to_owned(),
        };
        // A note stands on the cards of some of the states that a claim is about: so each claim has it with its sources.
        Entry {
            remarks: en::see_notes(&data.note_titles(claim)),
            cited: Cited::new(Vec::new(), claim.sources.clone()).noted(data.notes_to(claim)),
            ..fact(&when, claim.text.clone(), &[])
        }
    };
    let entries: Vec<_> = data.claims_on(state).map(entry).collect();
    Group { heading: en::claims(entries.len()), is_folded: true, entries }
}

fn of_area(data: &Dataset, area: &Area) -> Vec<Group> {
    let (by, claimants) = en::dispute(data, area);
    let sources = &area.sources;
    let related = data.relations.iter().filter(|relation| relation.areas.contains(&area.id));
    let related = related.map(|relation| of_relation(data, relation, None)).collect();
    let administered = if area.after.is_some() { en::ADMINISTERED_THEN_BY } else { en::ADMINISTERED_BY };
    let claimed = if area.administered_by.is_some() { en::ALSO_CLAIMED_BY } else { en::CLAIMED_BY };
    let mut facts = vec![fact(administered, by, sources), fact(claimed, claimants, sources)];
    for (of, [what, beyond]) in [(area.before, en::IN_DISPUTE_SINCE), (area.after, en::IN_DISPUTE_UNTIL)] {
        facts.extend(of.map(|of| fact(what, en::disputed_bound(data, of, beyond), sources)));
    }
    vec![open("", facts), Group { is_folded: false, ..of_relations(related) }]
}

fn of_organisation(data: &Dataset, date: Day) -> Vec<Group> {
    let founding = data.change_on(data.first_day).map(|founding| Entry {
        cited: Cited::new(en::remarks_on(data, founding), data.sources_of(founding)),
        ..fact(en::FOUNDED, en::founded(data), &[])
    });
    let before = data
        .prehistory
        .as_ref()
        .map(|before| fact(en::BEFORE, en::prehistory(data, before), &before.sources));
    let summit = data.summit_by(date);
    let counted = Entry {
        cited: of_counts(data, date),
        ..fact(&en::on_date(data, date), en::counts_on(data, date), &[])
    };
    let history = [
        before,
        founding,
        Some(counted),
        summit.map(|summit| fact(en::LAST_SUMMIT, en::summit(data, summit), &summit.sources)),
    ];
    let organisations = data.attendance.iter().filter(|attendance| {
        data.layer == Layer::Article || summit.is_some_and(|summit| summit.start == attendance.summit)
    });
    let others =
        organisations.filter(|attendance| matches!(attendance.party, crate::dataset::Party::Organisation(_)));
    vec![
        open("", history.into_iter().flatten().collect()),
        open(&en::at_summit(data), others.filter_map(|attendance| of_attendance(data, attendance)).collect()),
        open("", data.notes_on(None).map(of_note).collect()),
        of_claims(data, None),
    ]
}

/// What the counts of a day rest on.
pub fn of_counts(data: &Dataset, date: Day) -> Cited {
    let mut more = Vec::new();
    if let Some(last) = data.last_change(date).filter(|_| data.layer == Layer::Record) {
        more.push(en::COUNTED_FROM.to_owned());
        more.extend(en::remarks_on(data, last));
    }
    Cited::new(more, data.sources_of_counts(date))
}

fn fact(what: &str, text: String, sources: &[Citation]) -> Entry {
    Entry {
        kind: Kind::Fact,
        when: what.to_owned(),
        what: text,
        remarks: String::new(),
        cited: Cited::new(Vec::new(), sources.to_vec()),
    }
}
