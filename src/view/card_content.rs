//! What a card says, in words, before anything is drawn.

use crate::{
    atlas::{AtlasState, Selection},
    dataset::{Area, Dataset, Day, Decision, SourceId, StateCode, Status, Stretch, order_by_key},
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

/// One thing that is known.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What kind of thing, and when it holds.
    pub kind: Kind,
    /// Its date, or what it is.
    pub when: String,
    /// What happened.
    pub what: String,
    /// What a reader should know besides.
    pub remarks: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
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
}

impl Kind {
    /// How the style sheet calls it on a date.
    pub fn class_on(self, date: Day) -> &'static str {
        match self {
            Self::Status(_, stretch) if stretch.covers(date) => "now",
            Self::Status(_, stretch) if stretch.start > date => "later",
            Self::Status(..) => "past",
            Self::Step(day) if day > date => "later step",
            Self::Step(_) => "step",
            Self::Fact => "fact",
        }
    }

    /// The status that began; `None` is a step towards one, or no matter of status.
    pub fn mark(self) -> Option<Status> {
        match self {
            Self::Status(status, _) => Some(status),
            Self::Step(_) | Self::Fact => None,
        }
    }
}

/// The head of the card for what is selected on the date.
pub fn head_of(data: &Dataset, state: &AtlasState) -> Head {
    match state.selected {
        Some(Selection::State(code)) => Head {
            title: en::state_name(data, code),
            badge: data.status_on(code, state.date).map_or("none", Status::word),
            standing: en::standing(data, code, state.date),
            lead: String::new(),
        },
        Some(Selection::Area(id)) => {
            let area = |area: &Area| Head {
                title: area.name.clone(),
                badge: "disputed",
                standing: en::DISPUTED.to_owned(),
                lead: area.note.clone(),
            };
            id.area(data).map(area).unwrap_or_default()
        }
        None => Head { title: data.organisation.clone(), lead: en::HINT.to_owned(), ..Head::default() },
    }
}

/// What the card for what is selected says, in order. Of a state it is the same on every date.
pub fn entries_of(data: &Dataset, state: &AtlasState) -> Vec<Entry> {
    match state.selected {
        Some(Selection::State(code)) => of_state(data, code),
        Some(Selection::Area(id)) => id.area(data).map(|area| of_area(data, area)).unwrap_or_default(),
        None => of_organisation(data, state.date),
    }
}

fn of_state(data: &Dataset, code: StateCode) -> Vec<Entry> {
    let stretches = data.stretches(code).iter().filter_map(|stretch| of_stretch(data, stretch));
    let decisions = data.decisions.iter().filter(|decision| decision.state == code);
    let mut entries: Vec<(Day, Entry)> = stretches.collect();
    entries.extend(decisions.map(of_decision));
    order_by_key(&mut entries, |(day, _)| *day);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn of_stretch(data: &Dataset, stretch: &Stretch) -> Option<(Day, Entry)> {
    let span = data.spans.get(stretch.span)?;
    let merger = data.merger_of(stretch);
    let (basis, sources, remarks) = match merger {
        Some(merger) => (en::MERGED, &merger.sources, merger.note.clone().unwrap_or_default()),
        None => (en::basis(span), &span.sources, en::remarks(span.confidence, span.note.as_deref())),
    };
    let entry = Entry {
        kind: Kind::Status(stretch.status, *stretch),
        when: en::date(data.start_of(stretch)),
        what: format!("{}: {basis}", en::status(stretch.status)),
        remarks,
        sources: sources.clone(),
    };
    Some((stretch.start, entry))
}

fn of_decision(decision: &Decision) -> (Day, Entry) {
    let mut what = en::decision(decision);
    if let Some(place) = &decision.place {
        what = format!("{what}, {place}");
    }
    let entry = Entry {
        kind: Kind::Step(decision.date.day),
        when: en::date(decision.date),
        what,
        remarks: en::remarks(decision.confidence, decision.note.as_deref()),
        sources: decision.sources.clone(),
    };
    (decision.date.day, entry)
}

fn of_area(data: &Dataset, area: &Area) -> Vec<Entry> {
    let (by, claimants) = en::dispute(data, area.administered_by, &area.claimed_by);
    let sources = &area.sources;
    vec![fact(en::ADMINISTERED_BY, by, sources), fact(en::CLAIMED_BY, claimants, sources)]
}

fn of_organisation(data: &Dataset, date: Day) -> Vec<Entry> {
    let before = &data.prehistory;
    let founding = data.spans.iter().find(|span| span.start.day == data.first_day).map(|span| &span.sources);
    let counts = en::counts(&data.counts_on(date), &data.statuses_on(date));
    let mut entries = vec![
        fact(en::BEFORE, en::prehistory(data, before), &before.sources),
        fact(en::FOUNDED, en::founded(data), founding.unwrap_or(&Vec::new())),
        fact(&en::on_date(data, date), counts, &[]),
    ];
    entries.extend(
        data.summit_by(date).map(|summit| fact(en::LAST_SUMMIT, en::summit(data, summit), &summit.sources)),
    );
    entries
}

fn fact(what: &str, text: String, sources: &[SourceId]) -> Entry {
    Entry {
        kind: Kind::Fact,
        when: what.to_owned(),
        what: text,
        remarks: String::new(),
        sources: sources.to_vec(),
    }
}
