//! English, in British spelling: `9 June 2017`.

use crate::dataset::{
    Basis, Change, Confidence, Counts, Dataset, Date, Day, Decision, DecisionKind, Mode, Precision, Span,
    StateCode, Status, Summit,
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

/// A status in the middle of a sentence.
fn status_in_words(status: Status) -> &'static str {
    let one = status_of_one(status);
    one.strip_prefix("a full ")
        .or_else(|| one.strip_prefix("an "))
        .or_else(|| one.strip_prefix("a "))
        .unwrap_or(one)
}

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

/// The date as far as it is known: of a day on which something changed, as far as that is.
pub fn date_shown(data: &Dataset, on: Day) -> String {
    data.change_on(on).map_or_else(|| day(on), |change| date(change.date()))
}

/// A state's name in running text, where some take an article.
fn named(data: &Dataset, code: StateCode) -> String {
    let article = if matches!(code.as_str(), "MV" | "AE") { "the " } else { "" };
    format!("{article}{}", state_name(data, code))
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
        Some(standing) => format!("{name}, {}", status_in_words(standing)),
        None => format!("{name}, no status"),
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
    statuses.iter().filter(|standing| counts.of(**standing) > 0).map(count).collect::<Vec<_>>().join(", ")
}

/// What changed: `India and Pakistan become members.`
pub fn change(data: &Dataset, change: &Change) -> String {
    let mut sentences = Vec::new();
    let of = |to: Option<Status>| -> Vec<String> {
        change.moves.iter().filter(|moved| moved.to == to).map(|moved| named(data, moved.state)).collect()
    };
    if change.day == data.first_day {
        sentences.push(format!("{} set up the organisation.", list(&of(Some(Status::Member)))));
    } else {
        for standing in Status::ALL {
            match of(Some(*standing)).as_slice() {
                [] => {}
                [name] => sentences.push(format!("{name} becomes {}.", status_of_one(*standing))),
                names => sentences.push(format!("{} become {}.", list(names), status_of_many(*standing))),
            }
        }
    }
    match of(None).as_slice() {
        [] => {}
        [name] => sentences.push(format!("{name} leaves.")),
        names => sentences.push(format!("{} leave.", list(names))),
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
        Some(last) => format!("No change since {}.", date(last.date())),
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

/// A step towards a status: `Leaders agree to make it a dialogue partner`.
pub fn decision(decision: &Decision) -> String {
    let towards = status_of_one(decision.towards).replacen("full ", "", 1);
    match decision.kind {
        DecisionKind::Status => format!("Leaders agree to make it {}", status_of_one(decision.towards)),
        DecisionKind::Procedure => format!("Procedure to become {towards} opened"),
        DecisionKind::Obligations => "Memorandum of obligations signed".to_owned(),
    }
}

/// What a reader should know of a date: how sure it is, where there is anything to say, and the
/// editor's remark.
pub fn remarks(confidence: Confidence, note: Option<&str>) -> String {
    let sure = match confidence {
        Confidence::High => "",
        Confidence::Medium => "One good source for the day. ",
        Confidence::Low => "The day is not certain. ",
    };
    format!("{sure}{}", note.unwrap_or_default()).trim_end().to_owned()
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

/// Closes a notice.
pub const DISMISS: &str = "Dismiss";
/// Names the map.
pub const MAP: &str =
    "Map of states by status. Arrow keys move between states and disputed areas, Enter selects.";
/// Names the legend.
pub const LEGEND: &str = "Legend";
/// Areas without an agreed owner.
pub const DISPUTED: &str = "Disputed area";
/// Names the slider.
pub const DATE: &str = "Date";
/// Steps back.
pub const PREVIOUS_CHANGE: &str = "Previous change";
/// Steps on.
pub const NEXT_CHANGE: &str = "Next change";
/// Walks back.
pub const PREVIOUS_STATE: &str = "Previous state";
/// Walks on.
pub const NEXT_STATE: &str = "Next state";
/// Names the lanes.
pub const LANES: &str = "Timeline: a lane for each state";
/// Names the card.
pub const CARD: &str = "About the selection";
/// Who governs an area.
pub const ADMINISTERED_BY: &str = "Administered by";
/// Who else wants it.
pub const CLAIMED_BY: &str = "Claimed by";
/// When and by whom.
pub const FOUNDED: &str = "Founded";
/// What came before.
pub const BEFORE: &str = "Before";
/// The summit that was last on the date.
pub const LAST_SUMMIT: &str = "Last summit";
/// What to do first.
pub const HINT: &str =
    "Choose a state on the map, in the timeline or with the buttons above to read its history.";
/// Why a status changed its name.
pub const MERGED: &str = "observers and dialogue partners become one status";
/// How borders are drawn.
pub const BORDER_NOTE: &str = "Borders are drawn as administered, not as a judgement on claims. Disputed areas are hatched, their lines dashed; select one to read who claims it.";

/// The headline.
pub fn title(organisation: &str) -> String {
    format!("How the {organisation} grew from six members to ten")
}

/// The line under the headline.
pub fn summary() -> &'static str {
    "Founded in 2001, the bloc admitted Belarus at the Astana summit of July 2024. Step through the dates or choose a country."
}

/// A state's name where room is short.
pub fn map_name(data: &Dataset, code: StateCode) -> String {
    if code.as_str() == "AE" { "UAE".to_owned() } else { state_name(data, code) }
}

/// What a disputed area is called: `Aksai Chin, disputed area`.
pub fn area_label(name: &str) -> String {
    format!("{name}, disputed area")
}

/// What a state is on a day and since when: `Member since 9 June 2017`.
pub fn standing(data: &Dataset, code: StateCode, on: Day) -> String {
    let Some(stretch) = data.stretch_on(code, on) else {
        let ahead = data.stretches(code).iter().any(|stretch| stretch.start > on);
        let decided = data.decisions.iter().any(|decision| decision.state == code && decision.date.day <= on);
        return match (decided, ahead) {
            (true, _) => "Agreed by the leaders, not yet in force",
            (false, true) => "No status yet on this date",
            (false, false) => "No status on this date",
        }
        .to_owned();
    };
    format!("{} {}", status(stretch.status), since(data.start_of(stretch)))
}

/// A bar of a lane: `Observer from 5 July 2005 to 9 June 2017`.
pub fn stretch(data: &Dataset, stretch: &crate::dataset::Stretch) -> String {
    let start = data.start_of(stretch);
    match stretch.end {
        Some(end) => format!("{} from {} to {}", status(stretch.status), date(start), day(end)),
        None => format!("{} {}", status(stretch.status), since(start)),
    }
}

/// A whole lane in words.
pub fn lane(data: &Dataset, code: StateCode) -> String {
    let stretches: Vec<_> = data.stretches(code).iter().map(|own| stretch(data, own)).collect();
    let decisions = data.decisions.iter().filter(|decision| decision.state == code).map(decision_dated);
    let parts: Vec<_> = stretches.into_iter().chain(decisions).collect();
    format!("{}: {}", state_name(data, code), parts.join("; "))
}

/// A step towards a status with its date.
pub fn decision_dated(of: &Decision) -> String {
    format!("{}, {}", decision(of), date(of.date))
}

/// `27 states`.
pub fn states(count: usize) -> String {
    format!("{count} states")
}

/// `On 4 July 2024`; `In May 2010` where no more is known of what changed then.
pub fn on_date(data: &Dataset, on: Day) -> String {
    let known = data.change_on(on).map_or(Precision::Day, |change| change.precision);
    format!("{} {}", if known == Precision::Day { "On" } else { "In" }, date_shown(data, on))
}

/// When and by whom the organisation was founded.
pub fn founded(data: &Dataset) -> String {
    let founders = data.change_on(data.first_day).map(|change| change.moves.as_slice()).unwrap_or_default();
    let names: Vec<_> = founders.iter().map(|moved| state_name(data, moved.state)).collect();
    format!("{} by {}", day(data.first_day), list(&names))
}

/// What came before the founding.
pub fn prehistory(data: &Dataset, before: &crate::dataset::Prehistory) -> String {
    let names: Vec<_> = before.states.iter().map(|code| state_name(data, *code)).collect();
    format!("{} from {}: {}", before.name, day(before.start), list(&names))
}

/// The chip that opens a record's sources.
pub fn sources(count: usize) -> String {
    if count == 1 { "1 source".to_owned() } else { format!("{count} sources") }
}

/// A day, month or year of publication as the dataset writes it, in words.
pub fn published(text: &str) -> String {
    let month = text.get(..7).and_then(|month| Day::parse(&format!("{month}-01")));
    match (Day::parse(text), month) {
        (Some(known), _) => day(known),
        (None, Some(month)) => date(Date { day: month, precision: Precision::Month }),
        (None, None) => text.to_owned(),
    }
}

/// Where it all comes from.
pub fn credit(data: &Dataset) -> String {
    let article = date(Date { day: data.article.day, precision: Precision::Month });
    let Dataset { article: crate::dataset::Article { author, agency, .. }, .. } = data;
    format!(
        "Sources: a re-worded copy of an article by {author} ({agency}, {article}) and the public record as of {}. Map: Natural Earth.",
        day(data.as_of)
    )
}
