//! English, in British spelling: `9 June 2017`.

use crate::{
    dataset::{
        Absence, Area, Article, Basis, Change, Citation, Confidence, Counts, Dataset, Date, Day, Decision,
        DecisionKind, Difference, Layer, Merger, Mode, Person, Precision, Role, Shown, Source, Span,
        Standing, StateCode, Status, Stretch, Summit, Turn, Undisputed, export::Column,
    },
    geo::Bearing,
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
        Precision::Unknown => "Date not given in the article".to_owned(),
    }
}

/// `since 9 June 2017`, `since May 2010`.
pub fn since(start: Date) -> String {
    match start.precision {
        Precision::Unknown => "since a date that the article does not give".to_owned(),
        _ => format!("since {}", date(start)),
    }
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
        None => outside(code),
    }
}

/// Names of states outside the dataset that administer or claim an area on the map, or lie beside its states.
fn outside(code: StateCode) -> String {
    match code.as_str() {
        "AL" => "Albania",
        "AZ" => "Azerbaijan",
        "BD" => "Bangladesh",
        "BG" => "Bulgaria",
        "BT" => "Bhutan",
        "CN" => "China",
        "CY" => "Cyprus",
        "EE" => "Estonia",
        "FI" => "Finland",
        "GE" => "Georgia",
        "GR" => "Greece",
        "IL" => "Israel",
        "IN" => "India",
        "IQ" => "Iraq",
        "JO" => "Jordan",
        "JP" => "Japan",
        "KE" => "Kenya",
        "KP" => "North Korea",
        "LB" => "Lebanon",
        "LT" => "Lithuania",
        "LV" => "Latvia",
        "LY" => "Libya",
        "MD" => "Moldova",
        "ME" => "Montenegro",
        "MK" => "North Macedonia",
        "NO" => "Norway",
        "OM" => "Oman",
        "PK" => "Pakistan",
        "PL" => "Poland",
        "RS" => "Serbia",
        "RU" => "Russia",
        "SD" => "Sudan",
        "SS" => "South Sudan",
        "SY" => "Syria",
        "TH" => "Thailand",
        "TM" => "Turkmenistan",
        "UA" => "Ukraine",
        "VN" => "Vietnam",
        "YE" => "Yemen",
        other => other,
    }
    .to_owned()
}

/// What a state is on a day: `India, member`.
pub fn state_label(name: &str, shown: Shown) -> String {
    match shown {
        Shown::Status(status) => format!("{name}, {}", status_in_words(status)),
        Shown::Undated(status) => {
            format!("{name}, {}, since when the article does not say", status_in_words(status))
        }
        Shown::Nothing => format!("{name}, no status"),
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
    let is_founding = |standing: Status| change.day == data.first_day && standing == Status::Member;
    for standing in Status::ALL {
        match of(Some(*standing)).as_slice() {
            [] => {}
            names if is_founding(*standing) => {
                sentences.push(format!("{} set up the organisation.", list(names)));
            }
            [name] => sentences.push(format!("{name} becomes {}.", status_of_one(*standing))),
            names => sentences.push(format!("{} become {}.", list(names), status_of_many(*standing))),
        }
    }
    match of(None).as_slice() {
        [] => {}
        [name] => sentences.push(format!("{name} leaves.")),
        names => sentences.push(format!("{} leave.", list(names))),
    }
    for merger in data.mergers.iter().filter(|merger| merger.start == change.day) {
        sentences.push(capitalised(&format!("{}.", merged(merger))));
    }
    sentences.join(" ")
}

/// Why a status changed its name: `observers and dialogue partners become one status, SCO partner`.
pub fn merged(merger: &Merger) -> String {
    let from: Vec<_> = merger.from.iter().map(|from| status_of_many(*from).to_owned()).collect();
    let becomes = if from.len() == 1 { "become" } else { "become one status," };
    format!("{} {becomes} {}", list(&from), status_in_words(merger.into))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// What there is to say of a day on which nothing changed: when something last did.
pub fn no_change(data: &Dataset, on: Day) -> String {
    use crate::dataset::Direction;
    let last = data.change_beside(on, Direction::Back).map(|last| date(last.date()));
    match (data.layer, last) {
        (_, None) => String::new(),
        (Layer::Record, Some(last)) => format!("No change since {last}."),
        (Layer::Article, Some(last)) if data.article.as_ref().is_some_and(|article| on > article.day) => {
            format!("After the article, whose last change is of {last}.")
        }
        (Layer::Article, Some(last)) => format!("The article dates no change since {last}."),
    }
}

/// The counts on a day, and how many states are left out of them because nobody says since when.
pub fn counts_on(data: &Dataset, on: Day) -> String {
    let counted = counts(&data.counts_on(on), &data.statuses_on(on));
    match data.undated_on(on) {
        0 => counted,
        count => format!("{counted}; {count} with a status that the article does not date"),
    }
}

/// The sentence without its date: what changed, or that nothing did, then the counts.
pub fn sentence(data: &Dataset, on: Day) -> String {
    let first = match data.change_on(on) {
        Some(changed) => change(data, changed),
        None => no_change(data, on),
    };
    format!("{first} {}.", counts_on(data, on))
}

/// How many words a sentence may have to be spoken: more would be cut short by the next.
const MOST_SPOKEN: usize = 25;

/// The date and its sentence, for those who hear it; with how many states changed and not which where that
/// would be too long.
pub fn spoken(data: &Dataset, on: Day) -> String {
    let shown = date_shown(data, on);
    let full = format!("{shown}: {}", sentence(data, on));
    let changed = data.change_on(on).map(|change| change.moves.len());
    short_enough(full, || match changed {
        Some(many) => format!("{shown}: {} {}.", states(many), "change status"),
        None => format!("{shown}."),
    })
}

fn short_enough(full: String, short: impl FnOnce() -> String) -> String {
    if full.split(' ').count() <= MOST_SPOKEN { full } else { short() }
}

/// How long a change is held at least while changes are played, and how much longer for each word of its sentence, in
/// milliseconds: a slow reader takes about a third of a second for a word.
const HOLD_MS: u64 = 1_200;
const WORD_MS: u64 = 280;

/// How long a slow reader takes to see that a sentence is new and to read it, in milliseconds.
pub fn reading_ms(sentence: &str) -> u64 {
    HOLD_MS + WORD_MS * sentence.split(' ').count() as u64
}

/// The act that began a span, in a few words.
pub fn basis(span: &Span) -> &'static str {
    match span.basis {
        Basis::Founding => "founding declaration",
        Basis::Decision => "decided by the heads of state",
        Basis::Memorandum => "memorandum signed",
        Basis::Admission => "admitted by the heads of state",
        Basis::Treaty => "treaty in force",
        Basis::Stated => "as the article has it",
    }
}

/// A step towards a status: `Leaders agree to make it a dialogue partner`.
pub fn decision(decision: &Decision) -> String {
    let towards = match decision.towards {
        Status::Member => "a member",
        other => status_of_one(other),
    };
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
        Confidence::Medium => "The day is likely, not certain. ",
        Confidence::Low => "The day is not certain. ",
    };
    format!("{sure}{}", note.unwrap_or_default()).trim_end().to_owned()
}

/// What a reader should know of a stretch's beginning, after its date; `None` where there is nothing to say.
pub fn remarks_of(data: &Dataset, stretch: &crate::dataset::Stretch) -> Option<String> {
    let span = data.spans.get(stretch.span).filter(|span| span.start.day == stretch.start)?;
    let remarks = remarks(span.confidence, span.note.as_deref());
    (!remarks.is_empty()).then(|| format!("{}: {remarks}", date(span.start)))
}

/// What a reader should know of all that changed on a day: a line for each state, and for a merger.
pub fn remarks_on(data: &Dataset, change: &Change) -> Vec<String> {
    let of_span = |span: &Span| {
        let remarks = remarks(span.confidence, span.note.as_deref());
        (!remarks.is_empty()).then(|| format!("{}: {remarks}", state_name(data, span.state)))
    };
    let begun = data.spans.iter().filter(|span| span.start.day == change.day).filter_map(of_span);
    let merged = data.mergers.iter().filter(|merger| merger.start == change.day);
    begun.chain(merged.filter_map(|merger| merger.note.clone())).collect()
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

/// A summit's name: `Summit in Astana, Kazakhstan` or `Summit by video, chaired by India`.
pub fn summit_name(data: &Dataset, summit: &Summit) -> String {
    let country = state_name(data, summit.country);
    match (&summit.city, summit.mode) {
        (Some(city), Mode::InPerson) => format!("Summit in {city}, {country}"),
        _ => format!("Summit by video, chaired by {country}"),
    }
}

/// A summit as a thing to choose: `Summit in Astana, Kazakhstan, 3–4 July 2024, in person`.
pub fn summit_label(data: &Dataset, summit: &Summit) -> String {
    format!("{}, {}", summit_name(data, summit), summit_when(summit))
}

/// When a summit met, and that it met in person where its name does not say how: `3–4 July 2024, in person`.
pub fn summit_when(summit: &Summit) -> String {
    let mode = if summit.mode == Mode::InPerson { ", in person" } else { "" };
    format!("{}{mode}", days(summit.start, summit.end))
}

/// What was decided at a summit, and what else there is to say of it.
pub fn summit_outcome(data: &Dataset, summit: &Summit) -> String {
    let mut sentences: Vec<String> = data.changes_at(summit).map(|changed| change(data, changed)).collect();
    let mut told = Vec::new();
    for first in data.decisions_at(summit) {
        let kind = (first.kind, first.towards);
        if told.contains(&kind) {
            continue;
        }
        told.push(kind);
        let alike = data.decisions_at(summit).filter(|other| (other.kind, other.towards) == kind);
        let names: Vec<_> = alike.map(|other| named(data, other.state)).collect();
        let (all, is_one) = (list(&names), names.len() == 1);
        let towards = if is_one { status_of_one(first.towards) } else { status_of_many(first.towards) };
        sentences.push(match first.kind {
            DecisionKind::Status => format!("Leaders agree to make {all} {towards}."),
            DecisionKind::Procedure => format!("The way to membership opens for {all}."),
            DecisionKind::Obligations if is_one => format!("{all} signs its memorandum of obligations."),
            DecisionKind::Obligations => format!("{all} sign their memorandums of obligations."),
        });
    }
    if sentences.is_empty() && data.layer == Layer::Record {
        sentences.push("No state's status was decided.".to_owned());
    }
    sentences.extend(summit.note.clone());
    sentences.join(" ")
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
pub fn dispute(data: &Dataset, area: &Area) -> (String, String) {
    let name = |code| state_name(data, code);
    let mut by = area.administered_by.map_or_else(|| "Authorities of its own".to_owned(), name);
    if let Some(code) = area.partly_by {
        by = format!("{by} and, in part, {}", name(code));
    }
    let claimants: Vec<_> = area.claimed_by.iter().map(|code| state_name(data, *code)).collect();
    (by, list(&claimants))
}

/// From when on a status is shown.
pub const RULE: &str = "A state is shown with a status from the day it took effect, not from the day leaders agreed to offer it.";
/// Closes a notice.
pub const DISMISS: &str = "Dismiss";
/// Names the map.
pub const MAP: &str = "Map of states by status. Arrow keys move between states and disputed areas, letters lead to a name, Enter selects, plus, minus and 0 zoom.";
/// Names the buttons over the map.
pub const ZOOM: &str = "Zoom";
/// Leads past the map.
pub const SKIP_MAP: &str = "Skip the map";
/// Shows less, larger.
pub const NEARER: &str = "Zoom in";
/// Shows more, smaller.
pub const FARTHER: &str = "Zoom out";
/// Shows all, on a button.
pub const ALL: &str = "All";
/// The same for those who hear it.
pub const LOOK_AT_ALL: &str = "Show all of the map";
/// Shows the members, on a button.
pub const MEMBERS: &str = "Members";
/// The same for those who hear it.
pub const LOOK_AT_MEMBERS: &str = "Zoom to the members";
/// Shows what is selected, on a button.
pub const SELECTED: &str = "Selection";
/// The same for those who hear it.
pub const LOOK_AT_SELECTED: &str = "Zoom to the selection";
/// Gives the map all of the screen, or takes it back.
pub const FULL_SCREEN: &str = "Full screen";
/// Opens a dialog with code to put the widget on other pages; the element's own script does it.
pub const EMBED: &str = "Embed";
/// Names the legend.
pub const LEGEND: &str = "Legend";
/// Areas without an agreed owner.
pub const DISPUTED: &str = "Disputed area";
/// A status that nobody dates.
pub const UNDATED: &str = "Date not given in the article";
/// Heads a claim that is the article's own framing.
pub const CHARACTERISATION: &str = "The article's reading";
/// Names the switch between the layers.
pub const LAYERS: &str = "Facts";
/// Heads the table.
pub const TABLE: &str = "Table and data";
/// Names the field that filters the table.
pub const FILTER: &str = "Filter by name, code or status";
/// Heads a column.
pub const HISTORY: &str = "History";
/// Heads a column.
pub const SOURCES: &str = "Sources";
/// Names the buttons that make files.
pub const DOWNLOADS: &str = "Download";
/// Makes a file.
pub const SHOWN_AS_CSV: &str = "These rows, CSV";
/// Makes a file.
pub const SHOWN_AS_JSON: &str = "These rows, JSON";
/// Makes a file.
pub const ALL_AS_CSV: &str = "All data, CSV";
/// Makes a file.
pub const ALL_AS_JSON: &str = "All data, JSON";
/// Names the slider.
pub const DATE: &str = "Date";
/// Steps back.
pub const PREVIOUS_CHANGE: &str = "Previous change";
/// The same where room is short.
pub const PREVIOUS: &str = "Previous";
/// The same where room is short.
pub const NEXT: &str = "Next";
/// Steps on.
pub const NEXT_CHANGE: &str = "Next change";
/// Plays the changes.
pub const PLAY: &str = "Play";
/// Stops playing.
pub const PAUSE: &str = "Pause";
/// Plays faster or slower.
pub const SPEED: &str = "Speed";
/// How fast it plays: `2×`.
pub fn speed(is_fast: bool) -> &'static str {
    if is_fast { "2×" } else { "1×" }
}
/// Unfolds a list of changes and a field for a date.
pub const OTHER_DATE: &str = "Choose or compare dates";
/// Heads the list of changes.
pub const CHOOSE_CHANGE: &str = "Go to a change";
/// Walks back.
pub const PREVIOUS_STATE: &str = "Previous state";
/// Walks on.
pub const NEXT_STATE: &str = "Next state";
/// Names the lanes.
pub const LANES: &str =
    "Timeline: a lane for each state. Arrow keys move between lanes, bars and summits; Enter selects.";
/// Heads the lanes.
pub const TIMELINE: &str = "Timeline";
/// Explains those of the lanes' signs that there are.
pub fn lanes_key(data: &Dataset) -> String {
    let starts = |precision: Precision| data.spans.iter().any(|span| span.start.precision == precision);
    let signs = [
        (!data.decisions.is_empty(), "○ decided before it took effect"),
        (starts(Precision::Month) && !starts(Precision::Year), "dashed: month known, day not"),
        (starts(Precision::Year), "dashed: year known, day not"),
        (starts(Precision::Unknown), "fading: since when is not told"),
        (!data.absences.is_empty(), "crossed: takes no part"),
        (data.summits.iter().any(|summit| summit.mode == Mode::Video), "◇ by video"),
    ];
    let signs: Vec<&str> = signs.iter().filter(|(is_there, _)| *is_there).map(|(_, sign)| *sign).collect();
    signs.join(" · ")
}
/// Heads the counts.
pub const COUNTED: &str = "States";
/// Heads the summits.
pub const SUMMITS: &str = "Summits";
/// Names what came after the article's day.
pub const SINCE_THEN: &str = "since then";
/// Names the stretch of time that the timeline shows.
pub const STRETCH: &str = "Stretch of time shown";
/// Its first day.
pub const STRETCH_FROM: &str = "Show from";
/// Its last day.
pub const STRETCH_TO: &str = "Show to";
/// Heads the handles of that stretch.
pub const ZOOM_TIME: &str = "Zoom";
/// Shows all of time.
pub const ALL_TIME: &str = "Show all years";
/// Heads what changed between two dates.
pub const COMPARED: &str = "Compared with";
/// Begins to compare.
pub const COMPARE: &str = "Compare with another date";
/// Ends comparing.
pub const STOP_COMPARING: &str = "Stop comparing";
/// Names the second slider.
pub const SECOND_DATE: &str = "Second date";
/// Heads the list of changes for the second date.
pub const CHOOSE_SECOND: &str = "Compare with a change";
/// Heads the list of summits.
pub const CHOOSE_SUMMIT: &str = "Go to a summit";
/// Names the card.
pub const CARD: &str = "About the selection";
/// Who governs an area.
pub const ADMINISTERED_BY: &str = "Administered today by";
/// Who governed an area that is in dispute no longer.
pub const ADMINISTERED_THEN_BY: &str = "Administered while in dispute by";
/// When a dispute began, and what tells of what was before.
pub const IN_DISPUTE_SINCE: [&str; 2] = ["In dispute since", "before"];
/// When it ended, and what tells of what is after.
pub const IN_DISPUTE_UNTIL: [&str; 2] = ["In dispute until", "after"];
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

/// A layer, as its switch names it.
pub fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Record => "With the public record",
        Layer::Article => "From the article only",
    }
}

/// The headline.
pub fn title(data: &Dataset) -> String {
    match data.layer {
        Layer::Record => data.title.clone().unwrap_or_else(|| data.organisation.clone()),
        Layer::Article => format!("The {} as one article tells it", data.organisation),
    }
}

/// The line under the headline.
pub fn summary(data: &Dataset) -> String {
    match data.layer {
        Layer::Record => data.summary.clone().unwrap_or_else(|| match founded(data).as_str() {
            "" => STEP_THROUGH.to_owned(),
            founded => format!("Founded {founded}. {STEP_THROUGH}"),
        }),
        Layer::Article => format!(
            "Nothing but what the article of {} says, which looks ahead. Dates that it does not give are not filled in; years are ours where it leaves them out.",
            data.article.as_ref().map(|article| month(article.written)).unwrap_or_default()
        ),
    }
}

const STEP_THROUGH: &str = "Step through the dates or choose a country.";

/// `July 2024`.
fn month(of: Day) -> String {
    date(Date { day: of, precision: Precision::Month })
}

/// Heads who was to come to the summit that the article looks forward to.
pub fn at_summit(data: &Dataset) -> String {
    let on = |day: Day| data.summits.iter().find(|summit| (summit.start..=summit.end).contains(&day));
    let summit = data.article.as_ref().and_then(|article| on(article.day));
    let city = summit.and_then(|summit| summit.city.as_deref()).map(|city| format!("In {city}"));
    format!("{}, as announced", city.unwrap_or_else(|| "At the summit".to_owned()))
}

/// States that the map does not reach.
pub fn outside_map(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!("Outside this map: {}.", list(names)) }
}

/// Says so of one state.
pub const OUTSIDE_MAP: &str = "This map does not reach it.";

/// A state's name where room is short.
pub fn map_name(data: &Dataset, code: StateCode) -> String {
    if code.as_str() == "AE" { "UAE".to_owned() } else { state_name(data, code) }
}

/// What stands for a state's name on the map where even that has no room: `KGZ`.
pub fn map_code(data: &Dataset, code: StateCode) -> String {
    let state = data.state(code).filter(|_| code.as_str() != "AE");
    state.map_or_else(|| map_name(data, code), |state| state.alpha3.clone())
}

/// What a disputed area is called on a day: `Aksai Chin, disputed area`.
pub fn area_label(data: &Dataset, area: &Area, on: Day) -> String {
    format!("{}, {}", area.name, area_is(data, area, on))
}

/// What a disputed area is on a day: `Disputed area`.
pub fn area_standing(data: &Dataset, area: &Area, on: Day) -> String {
    capitalised(&area_is(data, area, on))
}

fn area_is(data: &Dataset, area: &Area, on: Day) -> String {
    let part_of = |of: Undisputed, when: &str| {
        format!("part of {}, in dispute {when} {}", state_name(data, of.part_of), day(of.day))
    };
    match (area.before, area.after) {
        (Some(before), _) if on < before.day => part_of(before, "from"),
        (_, Some(after)) if on >= after.day => part_of(after, "until"),
        _ => "disputed area".to_owned(),
    }
}

/// Since or until when an area has been in dispute, and what it was before or is after: `18 March 2014; before, part of
/// Ukraine`.
pub fn disputed_bound(data: &Dataset, undisputed: Undisputed, beyond: &str) -> String {
    format!("{}; {beyond}, part of {}", day(undisputed.day), state_name(data, undisputed.part_of))
}

/// How borders are drawn, in the worldview of that id.
pub fn border_note(data: &Dataset, worldview: &str) -> String {
    let others = "disputed areas are hatched on the days on which they are in dispute, their lines dashed; select one to read who claims it.";
    match StateCode::parse(worldview) {
        Some(code) => format!(
            "Borders are drawn in the view of {}, not as a judgement on claims: what it holds or claims is drawn as its own. Other {others}",
            state_name(data, code)
        ),
        None if worldview == "none" => "No borders are drawn within disputed areas. They are hatched and have no status, whoever administers them; select one to read who claims it.".to_owned(),
        None => format!(
            "Borders are those of today, not a judgement on claims (neutral view); {others}"
        ),
    }
}

/// What a state is on a day and since when: `Member since 9 June 2017`.
pub fn standing(data: &Dataset, code: StateCode, on: Day) -> String {
    if let Shown::Undated(of) = data.shown_on(code, on) {
        return format!("{}, since when the article does not say", status(of));
    }
    let Some(stretch) = data.stretch_on(code, on) else {
        if data.layer == Layer::Article {
            return "No status in the article".to_owned();
        }
        let ahead = data.stretches(code).iter().any(|stretch| stretch.start > on);
        let decided = data.decisions.iter().any(|decision| decision.state == code && decision.date.day <= on);
        return match (decided, ahead) {
            (true, _) => "Agreed by the leaders; no start on record",
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
    if count == 1 { "1 state".to_owned() } else { format!("{count} states") }
}

/// A bar of a lane, with what its start rests on and how sure that is: `admitted by the heads of state.`
pub fn stretch_basis(data: &Dataset, stretch: &Stretch) -> String {
    if let Some(merger) = data.merger_of(stretch) {
        return capitalised(&merged(merger));
    }
    let Some(span) = data.spans.get(stretch.span) else { return String::new() };
    let remarks = remarks(span.confidence, span.note.as_deref());
    let point = if remarks.is_empty() { "" } else { ". " };
    format!("{}{point}{remarks}", capitalised(basis(span)))
}

/// A stretch over which a state did not take part: `Not taking part since September 2021`.
pub fn absence(absence: &Absence) -> String {
    match absence.end {
        Some(end) => format!("Not taking part from {} to {}", date(absence.start), day(end)),
        None => format!("Not taking part {}", since(absence.start)),
    }
}

/// Who publishes what is cited: `TASS, Trend`; the article's paragraphs as `¶4`.
pub fn publishers(data: &Dataset, cited: &[Citation]) -> String {
    let mut names: Vec<String> = Vec::new();
    for citation in cited {
        let name = match citation {
            Citation::Paragraph(number) => format!("¶{number}"),
            Citation::Source(id) => data.source(*id).map(|source| source.name.clone()).unwrap_or_default(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let label = if names.len() == 1 { "Source" } else { "Sources" };
    format!("{label}: {}", names.join(", "))
}

/// A group of lanes: `Members`.
pub fn lane_group(of: Standing) -> String {
    let words = match of {
        Standing::Of(status) => return capitalised(status_of_many(status)),
        Standing::Left => "No longer",
        Standing::Later => "Later",
        Standing::Agreed => "Agreed, not yet in force",
    };
    words.to_owned()
}

/// The same for those who hear it, beginning with what is written: `Members 10, on 4 July 2024`.
pub fn lane_group_label(data: &Dataset, of: Standing, count: usize) -> String {
    format!("{} {count}, on {}", lane_group(of), day(data.opens_on))
}

/// What is written along the axis at the beginning of a year or a month: `2017`, `Apr` or, where no year is
/// written before it, `Apr 2017`.
pub fn tick(first: Day, names_year: bool) -> String {
    let (year, month, _) = first.civil();
    let short = month_name(month).get(..3).unwrap_or_default();
    match (month, names_year) {
        (1, _) => year.to_string(),
        (_, true) => format!("{short} {year}"),
        (_, false) => short.to_owned(),
    }
}

/// Names the article's day on the axis.
pub fn article_flag(article: &Article) -> String {
    format!("Article: {}", day(article.day))
}

/// Names what was before the founding: `Shanghai Five, from 1996`.
pub fn prehistory_flag(before: &crate::dataset::Prehistory) -> String {
    format!("{}, from {}", before.name, before.start.civil().0)
}

/// The whole course of the counts, for those who do not see them drawn.
pub fn counts_course(data: &Dataset) -> String {
    let mut parts: Vec<String> = Vec::new();
    for change in data.changes() {
        let year = change.day.civil().0;
        let last_of_year = data.change_beside(change.day, crate::dataset::Direction::Forward);
        if last_of_year.is_none_or(|next| next.day.civil().0 != year) {
            parts.push(format!("{year}: {}", counts_on(data, change.day)));
        }
    }
    format!("States by status. At the end of {}.", parts.join("; "))
}

/// What changed between two dates, whichever is named first.
pub fn comparison(data: &Dataset, a: Day, b: Day) -> String {
    let (from, to) = (date_shown(data, a.min(b)), date_shown(data, a.max(b)));
    if a == b {
        return format!("Both dates are {from}. Choose another to compare with.");
    }
    format!("From {from} to {to}: {}.", turns(data, a, b))
}

/// The same for those who hear it; with how many states differ and not how where that would be too long.
pub fn comparison_spoken(data: &Dataset, a: Day, b: Day) -> String {
    short_enough(comparison(data, a, b), || {
        let (from, to) = (date_shown(data, a.min(b)), date_shown(data, a.max(b)));
        format!("From {from} to {to}: {} differ.", states(data.differences(a, b).len()))
    })
}

/// What a date is compared with, and what comes of it: `5 July 2005: 8 join and 2 move up`.
pub fn compared_with(data: &Dataset, on: Day, second: Day) -> String {
    format!("{}: {}", date_shown(data, second), turns(data, on, second))
}

/// How many states changed in which way between two dates: `8 join and 2 move up`.
fn turns(data: &Dataset, a: Day, b: Day) -> String {
    let differences = data.differences(a, b);
    let part = |turn: &Turn| {
        let many = differences.iter().filter(|of| of.turn == *turn).count();
        (many > 0).then(|| format!("{many} {}", turn_of(*turn, many)))
    };
    let parts: Vec<_> = Turn::ALL.iter().filter_map(part).collect();
    if parts.is_empty() { "no status changed".to_owned() } else { list(&parts) }
}

fn turn_of(turn: Turn, many: usize) -> &'static str {
    match (turn, many) {
        (Turn::Joined, 1) => "state joins",
        (Turn::Joined, _) => "join",
        (Turn::MovedUp, 1) => "state moves up",
        (Turn::MovedUp, _) => "move up",
        (Turn::MovedDown, 1) => "state moves down",
        (Turn::MovedDown, _) => "move down",
        (Turn::Renamed, 1) => "state has its status renamed",
        (Turn::Renamed, _) => "have their status renamed",
        (Turn::Left, 1) => "state leaves",
        (Turn::Left, _) => "leave",
    }
}

/// Heads a kind of difference between two dates.
pub fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Joined => "Joined",
        Turn::MovedUp => "Moved up",
        Turn::MovedDown => "Moved down",
        Turn::Renamed => "Status renamed",
        Turn::Left => "Left",
    }
}

/// The sign of a kind of difference on the map.
pub fn turn_sign(turn: Turn) -> &'static str {
    match turn {
        Turn::Joined => "+",
        Turn::MovedUp => "▲",
        Turn::MovedDown => "▼",
        Turn::Renamed => "≈",
        Turn::Left => "−",
    }
}

/// From what to what: `from observer to member`, `as observers`.
pub fn passage(of: &Difference) -> String {
    match (of.from, of.to) {
        (None, Some(to)) => format!("as {}", status_in_words(to)),
        (Some(from), None) => format!("was {}", status_in_words(from)),
        (Some(from), Some(to)) => format!("from {} to {}", status_in_words(from), status_in_words(to)),
        (None, None) => String::new(),
    }
}

/// States in a list of differences.
pub fn state_list(data: &Dataset, codes: &[StateCode]) -> String {
    let names: Vec<_> = codes.iter().map(|code| state_name(data, *code)).collect();
    list(&names)
}

/// What a handle of the stretch that the timeline shows stands on.
pub fn edge_value(edge: Day, days: i32) -> String {
    let months = (days + 15) / 30;
    let long = if months >= 24 { format!("{} years", months / 12) } else { format!("{months} months") };
    format!("{}, {long} shown", day(edge))
}

/// `On 4 July 2024`; `In May 2010` where no more is known of what changed then.
pub fn on_date(data: &Dataset, on: Day) -> String {
    let known = data.change_on(on).map_or(Precision::Day, |change| change.precision);
    format!("{} {}", if known == Precision::Day { "On" } else { "In" }, date_shown(data, on))
}

/// When and by whom the organisation was founded.
pub fn founded(data: &Dataset) -> String {
    let Some(founding) = data.change_on(data.first_day) else { return String::new() };
    let names: Vec<_> = founding.moves.iter().map(|moved| state_name(data, moved.state)).collect();
    format!("{} by {}", date(founding.date()), list(&names))
}

/// What came before the founding.
pub fn prehistory(data: &Dataset, before: &crate::dataset::Prehistory) -> String {
    let names: Vec<_> = before.states.iter().map(|code| state_name(data, *code)).collect();
    format!("{} from {}: {}", before.name, day(before.start), list(&names))
}

/// A chip: the paragraphs, and the first of the other sources.
pub fn chip(data: &Dataset, cited: &[Citation]) -> String {
    let mut parts = Vec::new();
    let mut named = None;
    let mut more = 0;
    for citation in cited {
        match citation {
            Citation::Paragraph(0) => parts.push("headline".to_owned()),
            Citation::Paragraph(number) => parts.push(format!("¶{number}")),
            Citation::Source(id) if named.is_none() => {
                named = data.source(*id).map(|source| source.name.clone())
            }
            Citation::Source(_) => more += 1,
        }
    }
    parts.extend(named);
    let all = parts.join(" ");
    if more > 0 { format!("{all} +{more}") } else { all }
}

/// The same for those who hear it.
pub fn chip_label(data: &Dataset, cited: &[Citation]) -> String {
    format!("Sources: {}", chip(data, cited))
}

/// What is cited when a paragraph of the article is.
pub fn paragraph(data: &Dataset, number: u8) -> String {
    let Some(article) = &data.article else { return String::new() };
    let Article { headline, author, agency, written, .. } = article;
    let place = if number == 0 { "Headline".to_owned() } else { format!("Paragraph {number}") };
    format!(
        "{place} of the article headed, in our words, “{headline}”: {} by {author} ({agency}), {}. It says there, in our words:",
        what(article),
        day(*written)
    )
}

fn what(article: &Article) -> &str {
    article.what.as_deref().unwrap_or("an article")
}

/// What is known of a public source besides its publisher.
pub fn about_source(source: &Source) -> String {
    let published = source.published.as_ref().map(|text| format!(", {}", published(text)));
    let about = source.about.as_ref().map(|about| format!(": {about}"));
    let host = source.url.split('/').nth(2).unwrap_or_default();
    format!("{}{} ({host})", published.unwrap_or_default(), about.unwrap_or_default())
}

/// As what somebody was to come to a summit.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Host => "Host",
        Role::Leader => "Leader",
        Role::Minister => "Minister sent in the leader's place",
        Role::Guest => "Guest",
    }
}

/// A person and what they are: `Emomali Rahmon, President of Tajikistan (in the article: Emomali Rakhmon)`.
pub fn person(person: &Person) -> String {
    let alias = person.alias.as_ref().map(|alias| format!(" (in the article: {alias})"));
    format!("{}{}", speaker(person), alias.unwrap_or_default())
}

/// Somebody whom the article does not name: `Foreign minister of India, not named in the article`.
pub fn unnamed(person: &Person) -> String {
    format!("{}, not named in the article", person.role)
}

/// Whose view it is: `Alexander Gabuev, director, Carnegie Russia Eurasia Center`.
pub fn speaker(person: &Person) -> String {
    let of = person.organisation.as_ref().map(|of| format!(", {of}"));
    format!("{}, {}{}", person.name, person.role, of.unwrap_or_default())
}

/// Heads an editor's note.
pub fn note_title(title: &str) -> String {
    format!("Editor's note. {title}.")
}

/// An editor's note: what the article says, and what is right.
pub fn note(says: &str, right: &str) -> String {
    format!("{says} {right}")
}

/// Why something else is preferred to it.
pub fn note_why(why: &str) -> String {
    format!("Why: {why}")
}

/// Heads what the article says of relations.
pub fn relations(count: usize) -> String {
    format!("Relations, according to the article ({count})")
}

/// Leads from a claim to the notes that bear on it.
pub fn see_notes(titles: &[String]) -> String {
    if titles.is_empty() { String::new() } else { format!("See the editor's note: {}.", titles.join("; ")) }
}

/// Why a date that was typed is not shown.
pub fn date_refused(found: &str, first: Day, last: Day) -> String {
    let what =
        if found.is_empty() { "That is no date.".to_owned() } else { format!("{found} cannot be shown.") };
    format!("{what} Choose a day from {} to {}.", day(first), day(last))
}

/// Heads a column of the table.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Name => "State",
        Column::Status => "Status",
        Column::Since => "Since",
    }
}

/// What is shown of a state, in the table.
pub fn shown(shown: Shown) -> String {
    match shown {
        Shown::Status(of) => status(of).to_owned(),
        Shown::Undated(of) => format!("{}, date not given", status(of)),
        Shown::Nothing => "No status".to_owned(),
    }
}

/// What the table shows.
pub fn table_caption(data: &Dataset, on: Day) -> String {
    format!("States on {}. Facts: {}.", date_shown(data, on), layer(data.layer).to_ascii_lowercase())
}

/// Heads the map in words: all who lie beside, those that the dataset says nothing of too.
pub fn neighbours(count: usize) -> String {
    format!("Neighbours shown on the map ({count})")
}

/// Who lies where: `north: Russia, member`.
pub fn neighbour(bearing: Bearing, label: &str) -> String {
    let towards = match bearing {
        Bearing::North => "north",
        Bearing::NorthEast => "north-east",
        Bearing::East => "east",
        Bearing::SouthEast => "south-east",
        Bearing::South => "south",
        Bearing::SouthWest => "south-west",
        Bearing::West => "west",
        Bearing::NorthWest => "north-west",
    };
    format!("{towards}: {label}")
}

/// Heads the list of disputed areas.
pub fn disputes(count: usize) -> String {
    format!("Disputed areas on the map ({count})")
}

/// Which disputes the built-in map has no area for; docs/MAP.md says why.
pub const DISPUTES_NOT_DRAWN: &str = "Without an area here, because they are too small, have no shape in the source or are past: Abu Musa and the Tunbs, Gaza, Hala’ib, Kalapani, the line in the Donbas (2014 to 2022).";

/// Heads the claims.
pub fn claims(count: usize) -> String {
    format!("What the article says ({count})")
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

/// Where it all comes from. What a page has brought itself is called its own.
pub fn credit(data: &Dataset, is_own: bool) -> String {
    let article = data.article.as_ref().map(|article| {
        let Article { author, agency, day, .. } = article;
        format!("{} by {author} ({agency}, {}) and ", what(article), month(*day))
    });
    let sources = if is_own { "Data and sources as given by this page" } else { "Sources" };
    format!(
        "{sources}: {}the public record as of {}. Map: Natural Earth.",
        article.unwrap_or_default(),
        day(data.as_of)
    )
}
