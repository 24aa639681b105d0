//! English, in British spelling: `9 June 2017`.

use crate::dataset::{
    Basis, Change, Confidence, Counts, Dataset, Date, Day, Decision, DecisionKind, Mode, Move, Precision,
    Span, State, StateCode, Status, Summit,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `9 June 2017`.
pub fn day(day: Day) -> String {
    let (year, month, of_month) = day.civil();
    format!("{of_month} {} {year}", month_name(month))
}

/// A date to its precision: `9 June 2017`, `May 2010` or `2010`.
pub fn date(date: Date) -> String {
    let (year, month, _) = date.day.civil();
    match date.precision {
        Precision::Day => day(date.day),
        Precision::Month => format!("{} {year}", month_name(month)),
        Precision::Year => year.to_string(),
    }
}

/// `since 9 June 2017`, `since May 2010`.
pub fn since(start: Date) -> String {
    format!("since {}", date(start))
}

fn month_name(month: u32) -> &'static str {
    MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default()
}

/// A status as a heading: `Dialogue partner`.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Member => "Member",
        Status::Observer => "Observer",
        Status::DialoguePartner => "Dialogue partner",
        Status::ScoPartner => "SCO partner",
        Status::ObserverOrPartner => "Observer or dialogue partner",
    }
}

/// A status in the middle of a sentence: `an observer`, `members`.
fn status_of_one(status: Status) -> &'static str {
    match status {
        Status::Member => "a full member",
        Status::Observer => "an observer",
        Status::DialoguePartner => "a dialogue partner",
        Status::ScoPartner => "an SCO partner",
        Status::ObserverOrPartner => "an observer or dialogue partner",
    }
}

fn status_of_many(status: Status) -> &'static str {
    match status {
        Status::Member => "members",
        Status::Observer => "observers",
        Status::DialoguePartner => "dialogue partners",
        Status::ScoPartner => "SCO partners",
        Status::ObserverOrPartner => "observers or dialogue partners",
    }
}

/// A state's name; its code where the dataset has none.
pub fn state_name(data: &Dataset, code: StateCode) -> String {
    match data.state(code) {
        Some(state) => state.name.clone(),
        None => claimant(code),
    }
}

/// Names of states outside the dataset that administer or claim an area on the map.
fn claimant(code: StateCode) -> String {
    match code.as_str() {
        "BT" => "Bhutan",
        "CY" => "Cyprus",
        "GE" => "Georgia",
        "IL" => "Israel",
        "JP" => "Japan",
        "MD" => "Moldova",
        "RS" => "Serbia",
        "SY" => "Syria",
        "UA" => "Ukraine",
        other => other,
    }
    .to_owned()
}

/// What a state is on a day: `India, member`.
pub fn state_label(name: &str, standing: Option<Status>) -> String {
    match standing {
        Some(standing) => format!("{name}, {}", status(standing).to_lowercase().replace("sco ", "SCO ")),
        None => format!("{name}, no status yet"),
    }
}

/// `A`, `A and B`, `A, B and C`.
pub fn list(names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// `8 members, 4 observers, 6 dialogue partners`: the statuses that exist on that day.
pub fn counts(counts: &Counts, statuses: &[Status]) -> String {
    let count = |standing: &Status| match counts.of(*standing) {
        1 => format!("1 {}", status_of_many(*standing).strip_suffix('s').unwrap_or_default()),
        number => format!("{number} {}", status_of_many(*standing)),
    };
    statuses.iter().map(count).collect::<Vec<_>>().join(", ")
}

/// What changed: `India and Pakistan become members.`
pub fn change(data: &Dataset, change: &Change) -> String {
    let mut sentences = Vec::new();
    if change.day == data.first_day {
        let names: Vec<_> = change.moves.iter().map(|moved| state_name(data, moved.state)).collect();
        sentences.push(format!("{} found the organisation.", list(&names)));
    } else {
        for standing in Status::ALL {
            let moves: Vec<&Move> = change.moves.iter().filter(|moved| moved.to == *standing).collect();
            let names: Vec<_> = moves.iter().map(|moved| state_name(data, moved.state)).collect();
            match names.as_slice() {
                [] => {}
                [name] => sentences.push(format!("{name} becomes {}.", status_of_one(*standing))),
                names => sentences.push(format!("{} become {}.", list(names), status_of_many(*standing))),
            }
        }
    }
    if change.merger.is_some() {
        sentences.push("Observers and dialogue partners become one status, SCO partner.".to_owned());
    }
    sentences.join(" ")
}

/// What there is to say of a day on which nothing changed: when something last did.
pub fn no_change(data: &Dataset, on: Day) -> String {
    use crate::dataset::Direction;
    match data.change_beside(on, Direction::Back) {
        Some(last) => format!("No change since {}.", day(last.day)),
        None => String::new(),
    }
}

/// The sentence without its date: what changed, or that nothing did, then the counts.
pub fn sentence(data: &Dataset, on: Day) -> String {
    let first = match data.change_on(on) {
        Some(changed) => change(data, changed),
        None => no_change(data, on),
    };
    format!("{first} {}.", counts(&data.counts_on(on), &data.statuses_on(on)))
}

/// The act that began a span, in a few words.
pub fn basis(span: &Span) -> &'static str {
    match span.basis {
        Basis::Founding => "founding declaration",
        Basis::Decision => "decided by the heads of state",
        Basis::Memorandum => "memorandum signed",
        Basis::Admission => "admitted by the heads of state",
    }
}

/// A step towards a status: `Leaders agree to offer dialogue partner status`.
pub fn decision(decision: &Decision) -> String {
    let towards = status(decision.towards).to_lowercase();
    match decision.kind {
        DecisionKind::Status => format!("Leaders agree to make it {}", status_of_one(decision.towards)),
        DecisionKind::Procedure => format!("Procedure to become a {towards} opened"),
        DecisionKind::Obligations => "Memorandum of obligations signed".to_owned(),
    }
}

/// How sure a date is, where there is anything to say.
pub fn confidence(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::High => None,
        Confidence::Medium => Some("one good source for the day"),
        Confidence::Low => Some("the day is not certain"),
    }
}

/// `Astana, Kazakhstan, 3–4 July 2024` or `By video, chaired by India, 4 July 2023`.
pub fn summit(data: &Dataset, summit: &Summit) -> String {
    let country = state_name(data, summit.country);
    let place = match (&summit.city, summit.mode) {
        (Some(city), Mode::InPerson) => format!("{city}, {country}"),
        _ => format!("By video, chaired by {country}"),
    };
    format!("{place}, {}", days(summit.start, summit.end))
}

/// `4 July 2023`, `3–4 July 2024`, `31 August – 1 September 2025`.
pub fn days(start: Day, end: Day) -> String {
    let ((year, month, of_month), (end_year, end_month, _)) = (start.civil(), end.civil());
    if start == end {
        day(start)
    } else if (year, month) == (end_year, end_month) {
        format!("{of_month}–{}", day(end))
    } else if year == end_year {
        format!("{of_month} {} – {}", month_name(month), day(end))
    } else {
        format!("{} – {}", day(start), day(end))
    }
}

/// `7 of 27`.
pub fn place_in_order(at: usize, of: usize) -> String {
    format!("{at} of {of}")
}

/// Who administers and who claims an area.
pub fn dispute(
    data: &Dataset,
    administered_by: Option<StateCode>,
    claimed_by: &[StateCode],
) -> (String, String) {
    let by = administered_by.map_or_else(|| "Local authorities".to_owned(), |code| state_name(data, code));
    let claimants: Vec<_> = claimed_by.iter().map(|code| state_name(data, *code)).collect();
    (by, list(&claimants))
}

/// All a state is called, for a search.
pub fn names(state: &State) -> impl Iterator<Item = &str> {
    std::iter::once(state.name.as_str()).chain(state.aliases.iter().map(String::as_str))
}
