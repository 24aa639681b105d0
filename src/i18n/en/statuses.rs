//! Statuses and states by name, and how many there are.

use super::{NO_STATUS, date, lanes::part_in, since, standing};
use crate::dataset::{
    Absence, Counts, Dataset, Date, Day, Difference, Layer, Precision, Shown, StateCode, Status,
};

/// A status as a heading: `Dialogue partner`. What the SCO calls its partners no other bloc does.
pub fn status(data: &Dataset, status: Status) -> &'static str {
    match status {
        Status::Member => "Member",
        Status::Observer => "Observer",
        Status::DialoguePartner => "Dialogue partner",
        Status::ScoPartner if data.is_of_sco() => "SCO partner",
        Status::ScoPartner => "Partner",
        Status::ObserverOrPartner => "Observer or dialogue partner",
    }
}

/// A status in the middle of a sentence.
pub(super) fn status_in_words(data: &Dataset, status: Status) -> &'static str {
    let one = status_of_one(data, status);
    one.strip_prefix("an ").or_else(|| one.strip_prefix("a ")).unwrap_or(one)
}

pub(super) fn status_of_one(data: &Dataset, status: Status) -> &'static str {
    match status {
        Status::Member => "a member",
        Status::Observer => "an observer",
        Status::DialoguePartner => "a dialogue partner",
        Status::ScoPartner if data.is_of_sco() => "an SCO partner",
        Status::ScoPartner => "a partner",
        Status::ObserverOrPartner => "an observer or dialogue partner",
    }
}

/// What a state is not from a day on: `No longer a member`.
pub fn no_longer(data: &Dataset, status: Status) -> String {
    format!("No longer {}", status_of_one(data, status))
}

pub(super) fn status_of_many(data: &Dataset, status: Status) -> &'static str {
    match status {
        Status::Member => "members",
        Status::Observer => "observers",
        Status::DialoguePartner => "dialogue partners",
        Status::ScoPartner if data.is_of_sco() => "SCO partners",
        Status::ScoPartner => "partners",
        Status::ObserverOrPartner => "observers or dialogue partners",
    }
}

/// A state's name in running text, where some take an article that they have not got.
pub fn named(data: &Dataset, code: StateCode) -> String {
    let name = state_name(data, code);
    if data.articled.contains(&code) { format!("the {name}") } else { name }
}

/// A state's name; its code where nobody has named it.
pub fn state_name(data: &Dataset, code: StateCode) -> String {
    data.name_of(code).map_or_else(|| code.to_string(), str::to_owned)
}

/// What a state is on a day: `India, member`; of one that is away, `Afghanistan, observer, not invited`; of one whose status the
/// article does not date, `India, member, date not given`.
pub fn state_label(data: &Dataset, name: &str, shown: Shown, away: Option<&Absence>) -> String {
    match shown {
        Shown::Status(status) => format!("{name}, {}{}", status_in_words(data, status), but_not(away)),
        Shown::Undated(status) => format!("{name}, {}, date not given", status_in_words(data, status)),
        Shown::Nothing => format!("{name}, no status"),
    }
}

/// Of a state that has no status yet what it is waiting for: `Laos, agreed; no start on record`.
pub fn agreed_label(name: &str, standing: &str) -> String {
    format!("{name}, {}", uncapitalised(standing))
}

/// `A`, `A and B`, `A, B and C`.
pub fn list(names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// `8 members, 4 observers, 6 dialogue partners`: the statuses that anybody has on that day.
pub fn counts(data: &Dataset, counts: &Counts, statuses: &[Status]) -> String {
    let count = |standing: &Status| match counts.of(*standing) {
        1 => format!("1 {}", status_in_words(data, *standing)),
        number => format!("{number} {}", status_of_many(data, *standing)),
    };
    let told: Vec<_> = statuses.iter().filter(|standing| counts.of(**standing) > 0).map(count).collect();
    if told.is_empty() { "No state has a status".to_owned() } else { told.join(", ") }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The same within a sentence; `SCO partner` begins with letters that stand for words.
pub(super) fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    if letters.clone().nth(1).is_some_and(|letter| letter.is_ascii_uppercase()) {
        return text.to_owned();
    }
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// States in a list of differences.
pub fn state_list(data: &Dataset, codes: &[StateCode]) -> String {
    let names: Vec<_> = codes.iter().map(|code| named(data, *code)).collect();
    list(&names)
}

/// States in a list of differences, by since when each stands as it does: `India and Pakistan (since 9 June 2017); Iran
/// (since 4 July 2023)`. What nobody dates stands alone; who came as something else, came as that then: `Mongolia (observer from
/// 17 June 2004)`, `Belarus (dialogue partner from April 2010, member since 4 July 2024)`; who has left, was
/// it until then.
pub fn states_since(data: &Dataset, differences: &[&Difference]) -> String {
    let mut groups: Vec<(&Difference, Vec<StateCode>)> = Vec::new();
    for of in differences {
        match groups.iter_mut().find(|(first, _)| (first.since, first.came_as) == (of.since, of.came_as)) {
            Some((_, codes)) => codes.push(of.state),
            None => groups.push((of, vec![of.state])),
        }
    }
    let told = |(of, codes): &(&Difference, Vec<StateCode>)| {
        let names = state_list(data, codes);
        let called = |status: Status| {
            if codes.len() == 1 { status_in_words(data, status) } else { status_of_many(data, status) }
        };
        let came = of.came_as.map(|(status, from)| format!("{} from {}", called(status), date(from)));
        let is_dated = |date: &Date| date.precision != Precision::Unknown;
        let now = of.since.filter(is_dated).map(|start| match of.to.filter(|_| came.is_some()) {
            Some(status) => format!("{} {}", called(status), since(start)),
            None if of.to.is_none() => format!("until {}", date(start)),
            None => since(start),
        });
        let parts: Vec<String> = came.into_iter().chain(now).collect();
        if parts.is_empty() { names } else { format!("{names} ({})", parts.join(", ")) }
    };
    groups.iter().map(told).collect::<Vec<_>>().join("; ")
}

/// What states without a status are called: the article may be silent about one that they have.
pub fn no_status(data: &Dataset) -> &'static str {
    match data.layer {
        Layer::Record => NO_STATUS,
        Layer::Article => "No status in the article",
    }
}

/// `, not invited` of who is away.
fn but_not(away: Option<&Absence>) -> String {
    away.map(|of| format!(", not {}", part_in(of))).unwrap_or_default()
}

/// What is shown of a state on a day, in the table.
pub fn shown(data: &Dataset, code: StateCode, on: Day) -> String {
    match data.shown_on(code, on) {
        Shown::Nothing if data.layer == Layer::Article => standing(data, code, on),
        _ if data.has_more_to_tell(code, on) => standing(data, code, on),
        Shown::Status(of) => {
            format!("{}{}", status(data, of), but_not(data.absence_on(code, on)))
        }
        Shown::Undated(of) => format!("{}, date not given", status(data, of)),
        Shown::Nothing => no_status(data).to_owned(),
    }
}
