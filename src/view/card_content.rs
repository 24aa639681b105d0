//! What a card says, in words, before anything is drawn.

use crate::{
    atlas::{AtlasState, Selection},
    dataset::{Area, Dataset, Day, Decision, SourceId, StateCode, Status, Stretch, order_by_key},
    i18n::en,
};

/// Everything on a card under its buttons.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CardContent {
    /// What it is about.
    pub title: String,
    /// The kind of standing, for the style sheet.
    pub badge: &'static str,
    /// The standing in words; empty for none.
    pub standing: String,
    /// A line before the entries; empty for none.
    pub lead: String,
    /// What is known, each with its sources.
    pub entries: Vec<Entry>,
}

/// One thing that is known.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Entry {
    /// The status that began; `None` is a step towards one, or no matter of status.
    pub mark: Option<Status>,
    /// `now`, `past` or `later` by the date; `step` and `later step`; `fact` where dates do not matter.
    pub class: &'static str,
    /// Whether it holds on the date.
    pub is_current: bool,
    /// Its date, or what it is.
    pub when: String,
    /// What happened.
    pub what: String,
    /// What a reader should know besides.
    pub remarks: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// The card for what is selected on the date.
pub fn content_of(data: &Dataset, state: &AtlasState) -> CardContent {
    match state.selected {
        Some(Selection::State(code)) => of_state(data, code, state.date),
        Some(Selection::Area(id)) => id.area(data).map(|area| of_area(data, area)).unwrap_or_default(),
        None => of_organisation(data, state.date),
    }
}

fn of_state(data: &Dataset, code: StateCode, date: Day) -> CardContent {
    let stretches = data.stretches(code).iter().filter_map(|stretch| of_stretch(data, stretch, date));
    let decisions = data.decisions.iter().filter(|decision| decision.state == code);
    let mut entries: Vec<(Day, Entry)> = stretches.collect();
    entries.extend(decisions.map(|decision| of_decision(decision, date)));
    order_by_key(&mut entries, |(day, _)| *day);
    CardContent {
        title: en::state_name(data, code),
        badge: data.status_on(code, date).map_or("none", Status::word),
        standing: en::standing(data, code, date),
        lead: String::new(),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    }
}

fn of_stretch(data: &Dataset, stretch: &Stretch, date: Day) -> Option<(Day, Entry)> {
    let span = data.spans.get(stretch.span)?;
    let merger =
        data.mergers.iter().find(|merger| merger.start == stretch.start && span.start.day != stretch.start);
    let (when, basis, sources) = match merger {
        Some(merger) => (en::day(stretch.start), en::MERGED, &merger.sources),
        None => (en::date(span.start), en::basis(span), &span.sources),
    };
    let remarks = match merger {
        Some(merger) => merger.note.clone().unwrap_or_default(),
        None => en::remarks(span.confidence, span.note.as_deref()),
    };
    let is_current = stretch.start <= date && stretch.end.is_none_or(|end| date < end);
    let class = match (is_current, stretch.start > date) {
        (true, _) => "now",
        (false, true) => "later",
        (false, false) => "past",
    };
    let what = format!("{}: {basis}", en::status(stretch.status));
    let sources = sources.clone();
    Some((
        stretch.start,
        Entry { mark: Some(stretch.status), class, is_current, when, what, remarks, sources },
    ))
}

fn of_decision(decision: &Decision, date: Day) -> (Day, Entry) {
    let class = if decision.date.day > date { "later step" } else { "step" };
    let mut what = en::decision(decision);
    if let Some(place) = &decision.place {
        what = format!("{what}, {place}");
    }
    let entry = Entry {
        class,
        when: en::date(decision.date),
        what,
        remarks: en::remarks(decision.confidence, decision.note.as_deref()),
        sources: decision.sources.clone(),
        ..Entry::default()
    };
    (decision.date.day, entry)
}

fn of_area(data: &Dataset, area: &Area) -> CardContent {
    let (by, claimants) = en::dispute(data, area.administered_by, &area.claimed_by);
    let sources = &area.sources;
    CardContent {
        title: area.name.clone(),
        badge: "disputed",
        standing: en::DISPUTED.to_owned(),
        lead: area.note.clone(),
        entries: vec![fact(en::ADMINISTERED_BY, by, sources), fact(en::CLAIMED_BY, claimants, sources)],
    }
}

fn of_organisation(data: &Dataset, date: Day) -> CardContent {
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
    CardContent {
        title: data.organisation.clone(),
        lead: en::HINT.to_owned(),
        entries,
        ..CardContent::default()
    }
}

fn fact(what: &str, text: String, sources: &[SourceId]) -> Entry {
    Entry { class: "fact", when: what.to_owned(), what: text, sources: sources.to_vec(), ..Entry::default() }
}
