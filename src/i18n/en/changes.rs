//! What changed on a day, or between two.

use super::{
    away, capitalised, counts, date, date_shown, day, lanes::part_in, list, named, state_name, states,
    status_in_words, status_of_many, status_of_one, summit_decisions, summit_name,
};
use crate::dataset::{
    Absence, Basis, Change, Confidence, Dataset, Date, Day, Decision, DecisionKind, Difference, Layer,
    Merger, Move, Precision, Span, StateCode, Status, Turn,
};

/// What changed: `India and Pakistan become members.`
pub fn change(data: &Dataset, change: &Change) -> String {
    let mut sentences = Vec::new();
    // A name may begin with its article.
    let mut say = |sentence: String| sentences.push(capitalised(&sentence));
    let founders = if change.day == data.first_day { data.founders() } else { Vec::new() };
    if !founders.is_empty() {
        let names: Vec<_> = founders.iter().map(|code| named(data, *code)).collect();
        say(format!("{} set up the organisation.", list(&names)));
    }
    // By rank; who comes back after who comes, and at last who leaves.
    let turns =
        Status::ALL.iter().flat_map(|to| [(Some(*to), false), (Some(*to), true)]).chain([(None, false)]);
    for (to, is_again) in turns {
        let had = |moved: &Move| to.is_some_and(|to| data.had_before(moved.state, to, change.day));
        let is_told =
            |moved: &&Move| moved.to == to && had(moved) == is_again && !founders.contains(&moved.state);
        let names: Vec<_> =
            change.moves.iter().filter(is_told).map(|moved| named(data, moved.state)).collect();
        let again = if is_again { " again" } else { "" };
        match (to, names.as_slice()) {
            (_, []) => {}
            (Some(to), [name]) => say(format!("{name} becomes {}{again}.", status_of_one(data, to))),
            (Some(to), names) => say(format!("{} become {}{again}.", list(names), status_of_many(data, to))),
            (None, [name]) => say(format!("{name} leaves.")),
            (None, names) => say(format!("{} leave.", list(names))),
        }
    }
    for merger in data.mergers.iter().filter(|merger| change.is_of(merger)) {
        say(format!("{}.", merged(data, merger)));
    }
    sentences.join(" ")
}

/// Why a status changed its name: `observers and dialogue partners become one status, SCO partner`, or `observers become guests`.
pub fn merged(data: &Dataset, merger: &Merger) -> String {
    let from: Vec<_> = merger.from.iter().map(|from| status_of_many(data, *from).to_owned()).collect();
    match from.as_slice() {
        [from] => format!("{from} become {}", status_of_many(data, merger.into)),
        from => format!("{} become one status, {}", list(from), status_in_words(data, merger.into)),
    }
}

/// Who began or ended to take no part on a day: `Afghanistan: not invited.`
fn turned(data: &Dataset, on: Day) -> Vec<String> {
    let mut turned = Vec::new();
    let begins = |of: &Absence| of.start == Date::new(on, Precision::Day);
    for of in &data.absences {
        let goes_on = data.absences.iter().any(|other| other.state == of.state && begins(other));
        // Who leaves takes part in nothing.
        if of.end == Some(on) && !goes_on && data.stretch_on(of.state, on).is_some() {
            turned.push(capitalised(&format!("{} takes part again.", named(data, of.state))));
        } else if begins(of) {
            turned.push(format!("{}: not {}.", state_name(data, of.state), part_in(of)));
        }
    }
    turned
}

/// What there is to say of a day on which nothing changed: who began or ended to take no part, or else when something last did.
pub fn no_change(data: &Dataset, on: Day) -> String {
    let mut turned = turned(data, on);
    if let [_, Some(open)] = data.changes_told_on(on) {
        turned.push(open_change(data, open, on));
    }
    if !turned.is_empty() {
        return turned.join(" ");
    }
    let Some(last) = data.last_change(on) else { return String::new() };
    // There is no "since" a month, or a year, that is not over; but nothing is shown before the founding.
    let is_over = Date { latest: None, ..last.date() }.possible_days().1 < on;
    let is_founding = !is_over && last.day == data.first_day;
    let told = if is_founding { "the founding".to_owned() } else { date(last.date()) };
    // Of who takes no part, or does again, is told on its day: the day after is not one without a change since long before.
    let turned_since =
        |of: &Absence| [Some(of.start.day), of.end].iter().flatten().any(|at| (last.day..=on).contains(at));
    let what = if data.absences.iter().any(turned_since) { "change of status" } else { "change" };
    match data.layer {
        Layer::Article if data.article.as_ref().is_some_and(|article| on > article.day) => {
            format!("After the article, which dates its last change to {told}.")
        }
        _ if !is_over && !is_founding => format!("The last {what} was some time in {told}."),
        Layer::Record => format!("No {what} since {told}."),
        Layer::Article => format!("The article dates no change since {told}."),
    }
}

/// A change with its date: `April 2010: Belarus becomes a dialogue partner.`
pub fn change_dated(data: &Dataset, of: &Change) -> String {
    format!("{}: {}", date(of.date()), change(data, of))
}

/// The same, and why no day is told.
fn undated_change(data: &Dataset, of: &Change) -> String {
    format!("{} {}.", change_dated(data, of), capitalised(no_day(data)))
}

/// What a field for a date says of one that stands there to the day, though no more than its month or its year is known:
/// `Plotted on 28 April 2010; the day is not known.`
pub fn plotted(data: &Dataset, on: Day) -> String {
    match data.change_on(on) {
        Some(change) if change.precision != Precision::Day => {
            format!("Plotted on {}; {}.", day(on), no_day(data))
        }
        _ => String::new(),
    }
}

/// Why no day is told.
pub(super) fn no_day(data: &Dataset) -> &'static str {
    match data.layer {
        Layer::Record => "the day is not known",
        Layer::Article => "the article gives no day",
    }
}

/// A change of another day of which nobody knows whether it had been by this one, and on which side of it it is counted:
/// `Some time in April 2010: Belarus becomes a dialogue partner (not yet counted).`
fn open_change(data: &Dataset, of: &Change, on: Day) -> String {
    let told = change(data, of);
    let counted = if on < of.day { "not yet" } else { "already" };
    format!("Some time in {}: {} ({counted} counted).", date(of.date()), told.trim_end_matches('.'))
}

/// What changed on a day, who began or ended to take no part, and what may have changed by then; or that nothing did.
fn happened(data: &Dataset, on: Day) -> String {
    let [Some(changed), open] = data.changes_told_on(on) else { return no_change(data, on) };
    let mut told = turned(data, on);
    told.insert(0, change(data, changed));
    told.extend(open.map(|open| open_change(data, open, on)));
    told.join(" ")
}

/// The counts on a day, and how many states are left out of them because nobody says since when.
pub fn counts_on(data: &Dataset, on: Day) -> String {
    let counted = counts(data, &data.counts_on(on), &data.statuses_on(on));
    match data.undated_on(on).len() {
        0 => counted,
        count if data.statuses_on(on).iter().all(|of| data.counts_on(on).of(*of) == 0) => {
            format!("{count} with a status that the article does not date")
        }
        count => format!("{counted}; {count} with a status that the article does not date"),
    }
}

/// The sentence without its date: what changed, or that nothing did, then the counts.
pub fn sentence(data: &Dataset, on: Day) -> String {
    format!("{} {}.", happened(data, on), counts_on(data, on)).trim_start().to_owned()
}

/// How many words a sentence may have to be spoken: more would be cut short by the next.
const MOST_SPOKEN: usize = 25;

/// The date and its sentence, for those who hear it; with how many states changed and not which where that
/// would be too long, and where nothing did, or more may have, without the counts. A summit that changed no status itself is named, with what it
/// decided or what else is counted on its last day.
pub fn spoken(data: &Dataset, on: Day) -> String {
    let shown = date_shown(data, on);
    let is_short = |words: &String| words.split(' ').count() <= MOST_SPOKEN;
    let [change, open] = data.changes_told_on(on);
    if let Some(summit) = data.summit_decided_on(on)
        && data.changes_at(summit).all(|change| change.day != on)
    {
        let name = format!("{}: {}.", day(on), summit_name(data, summit));
        // A change of status before a decision: it is counted. And who stays away before what was only agreed to.
        let (decisions, away) = (summit_decisions(data, summit, Some(on)), turned(data, on).join(" "));
        let changed = change.map(|of| change_dated(data, of)).unwrap_or_default();
        // A change is never left out for the rest.
        let more = match change {
            Some(change) => [format!("{changed} {away}"), changed, briefly(data, change), String::new()],
            None => [format!("{decisions} {away}"), away, decisions, String::new()],
        };
        let full = more.iter().map(|more| format!("{name} {}", more.trim()).trim_end().to_owned());
        return full.filter(is_short).find(|full| *full != name).unwrap_or(name);
    }
    let full = format!("{shown}: {}", sentence(data, on));
    if is_short(&full) {
        return full;
    }
    let short = format!("{shown}: {}", happened(data, on));
    match change {
        Some(change) if open.is_none() || !is_short(&short) => format!("{shown}: {}", briefly(data, change)),
        _ if is_short(&short) => short,
        _ => format!("{shown}."),
    }
}

/// A change in which too many moved to be named: `12 states set up the organisation.`, and what a merger made.
fn briefly(data: &Dataset, change: &Change) -> String {
    let founders = if change.day == data.first_day { data.founders() } else { Vec::new() };
    let mut told = Vec::new();
    if !founders.is_empty() {
        told.push(format!("{} set up the organisation.", states(founders.len())));
    }
    match change.moves.iter().filter(|moved| !founders.contains(&moved.state)).count() {
        0 => {}
        1 => told.push(format!("{} changes status.", states(1))),
        count => told.push(format!("{} change status.", states(count))),
    }
    let merger = |of: &&Merger| change.is_of(of);
    told.extend(data.mergers.iter().filter(merger).map(|of| capitalised(&format!("{}.", merged(data, of)))));
    told.extend(turned(data, change.day));
    told.join(" ")
}

/// How long a change is held at least while changes are played, and how much longer for each word of its sentence, in
/// milliseconds: a slow reader takes about a third of a second for a word.
pub(super) const HOLD_MS: u64 = 1_200;

pub(super) const WORD_MS: u64 = 280;

/// How long a slow reader takes to see that a sentence is new and to read it, in milliseconds.
pub fn reading_ms(sentence: &str) -> u64 {
    HOLD_MS + WORD_MS * sentence.split(' ').count() as u64
}

/// The act that began a span, in a few words.
pub fn basis(data: &Dataset, span: &Span) -> &'static str {
    let told = match span.basis {
        Basis::Founding => "founding declaration",
        Basis::Decision => "decided by the heads of state",
        Basis::Memorandum => "memorandum signed",
        Basis::Admission => "admitted by the heads of state",
        Basis::Treaty => "treaty in force",
        Basis::Stated => "as the article has it",
    };
    // Who decides elsewhere nobody has said.
    let short = told.strip_suffix(" by the heads of state").filter(|_| !data.is_of_sco());
    short.unwrap_or(told)
}

/// Whose agreement a step is: who decides elsewhere nobody has said.
pub(super) fn who_agrees(data: &Dataset) -> &'static str {
    if data.is_of_sco() { "Leaders agree" } else { "It is agreed" }
}

/// A step towards a status: `Leaders agree to make it a dialogue partner`.
pub fn decision(data: &Dataset, decision: &Decision) -> String {
    let towards = status_of_one(data, decision.towards);
    match decision.kind {
        DecisionKind::Status => format!("{} to make it {towards}", who_agrees(data)),
        DecisionKind::Procedure => format!("Procedure to become {towards} opened"),
        DecisionKind::Obligations => "Memorandum of obligations signed".to_owned(),
        DecisionKind::Application => format!("Bid to become {towards}"),
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

/// What a reader should know of a stretch's beginning: of its span's, or of the merger's that gave it its name.
pub fn stretch_remarks(data: &Dataset, stretch: &crate::dataset::Stretch) -> String {
    match (data.merger_of(stretch), data.spans.get(stretch.span)) {
        (Some(merger), _) => merger.note.clone().unwrap_or_default(),
        (None, span) => span.map(|span| remarks(span.confidence, span.note.as_deref())).unwrap_or_default(),
    }
}

/// The same beside others', with the state's name: `Kuwait: The day is likely, not certain.`
pub(super) fn remarks_of(
    data: &Dataset,
    state: StateCode,
    confidence: Confidence,
    note: &Option<String>,
) -> Option<String> {
    let remarks = remarks(confidence, note.as_deref());
    (!remarks.is_empty()).then(|| format!("{}: {remarks}", state_name(data, state)))
}

/// What a reader should know of all that changed on a day: a line for each state, and for a merger.
pub fn remarks_on(data: &Dataset, change: &Change) -> Vec<String> {
    let of_span = |span: &Span| remarks_of(data, span.state, span.confidence, &span.note);
    let begun = data.spans.iter().filter(|span| change.begins(span)).filter_map(of_span);
    let merged = data.mergers.iter().filter(|merger| change.is_of(merger));
    begun.chain(merged.filter_map(|merger| merger.note.clone())).collect()
}

/// What changed between two days, whichever is named first. They are named as days, however little is known of what
/// changed on them: they were chosen.
pub fn comparison(data: &Dataset, a: Day, b: Day) -> String {
    if a == b {
        return format!("Both dates are {}.", day(a));
    }
    format!("From {} to {}: {}.", day(a.min(b)), day(a.max(b)), turns(data, a, b))
}

/// What a date is compared with, and what comes of it: `5 July 2005. To 9 June 2017: 8 states gain a
/// status (none as a member) and 2 move up`.
pub fn compared_with(data: &Dataset, on: Day, second: Day) -> String {
    if on == second {
        return format!("{}. Both dates are the same", day(second));
    }
    let towards = if second < on { "To" } else { "From" };
    format!("{}. {towards} {}: {}", day(second), day(on), turns(data, on, second))
}

/// What there is to say under a comparison: which changes may be on the other side of one of the days than where they are
/// counted (`April 2010: Belarus becomes a dialogue partner. The day is not known.`), who began or ended to take no part between
/// them, and whether the article is silent about a part of the time between; of one day twice, unless it is only
/// played over, that another may be chosen.
pub fn comparison_remarks(data: &Dataset, a: Day, b: Day, is_playing: bool) -> String {
    if a == b {
        return if is_playing { String::new() } else { "Choose another to compare with.".to_owned() };
    }
    let article = data.article.as_ref().filter(|_| data.layer == Layer::Article);
    // A state of the article is as it was on its day, for as long as it says nothing else.
    let silent = article.filter(|article| a.min(b) < article.day && article.day < a.max(b));
    let silent =
        silent.map(|article| format!("The article says nothing of the time after {}.", day(article.day)));
    let is_vague = |of: &Change| data.may_lie_beyond(of.date(), a, b);
    let remark = |of: &Change| is_vague(of).then(|| undated_change(data, of));
    // Who is on both days what it was not all the time between would not be told of at all.
    let mut back: Vec<String> = Vec::new();
    for moved in data.changes_between(a, b).filter(|of| !is_vague(of)).flat_map(|change| &change.moves) {
        let name = named(data, moved.state);
        let is_same = data.difference(moved.state, a.min(b), a.max(b)).is_none();
        if is_same && !back.contains(&name) {
            back.push(name);
        }
    }
    let back = (!back.is_empty()).then(|| format!("Changed between, and the same on both: {}.", list(&back)));
    // It is no change of status, and a comparison of those would hide it.
    let away = data.absences_between(a, b).map(|of| {
        let is_vague = data.may_lie_beyond(of.start, a, b);
        format!("{}{}", away(data, of), if is_vague { " The day is not known." } else { "" })
    });
    data.changes()
        .iter()
        .filter_map(remark)
        .chain(back)
        .chain(away)
        .chain(silent)
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many states changed in which way between two days, how many more may have, and of how many that is not known:
/// `8 states gain a status (none as a member) and 2 move up`, `3 states become observers; 1 more perhaps`.
fn turns(data: &Dataset, a: Day, b: Day) -> String {
    let differences = data.differences(a, b);
    let mut parts = Vec::new();
    let undated = data.undated_on(a.min(b)).len();
    // More would be too much for one breath.
    let kinds = Turn::ALL.iter().filter(|turn| differences.iter().any(|of| of.turn == **turn)).count();
    let is_short = kinds + usize::from(undated > 0) <= 2;
    for turn in Turn::ALL {
        let of_turn: Vec<&Difference> = differences.iter().filter(|of| of.turn == *turn).collect();
        let many = of_turn.len();
        let how = || match turn {
            Turn::Joined if is_short => became(data, &of_turn),
            _ => turn_of(*turn, many).to_owned(),
        };
        match many {
            0 => {}
            _ if parts.is_empty() => parts.push(format!("{} {}", states(many), how())),
            _ => parts.push(format!("{many} {}", how())),
        }
    }
    let article = data.article.as_ref().filter(|_| data.layer == Layer::Article);
    let is_vague = |code: &StateCode| {
        let mut vague = data.changes().iter().filter(|of| data.may_lie_beyond(of.date(), a, b));
        vague.any(|of| of.moves.iter().any(|moved| moved.state == *code))
    };
    let is_other = |code: &StateCode| differences.iter().all(|of| of.state != *code);
    let perhaps = data.order().filter(is_vague).filter(is_other).count();
    let has_turned = !parts.is_empty();
    let (turns, who) = match article {
        _ if !parts.is_empty() && perhaps > 0 => {
            (format!("{}; {perhaps} more perhaps", list(&parts)), "the article")
        }
        _ if !parts.is_empty() => (list(&parts), "the article"),
        Some(article) if a.min(b) >= article.day => {
            (format!("the article says nothing of the time after {}", day(article.day)), "it")
        }
        _ if perhaps > 0 => ("no change of status is certain".to_owned(), "the article"),
        Some(_) => ("the article dates no change".to_owned(), "it"),
        None => ("no status changed".to_owned(), ""),
    };
    // Beside another it would be too much, and the list tells of it.
    let turns = match data.agreed_between(a, b).len() {
        0 => turns,
        _ if has_turned => turns,
        many => format!("{turns}; a status for {} is agreed", states(many)),
    };
    // Before the article's day nobody can tell since when they had theirs.
    match undated {
        0 => turns,
        many => format!("{turns}; of {} {who} gives no date", states(many)),
    }
}

/// What states have become that were nothing: `become observers`, `gain a status (2 as members)`; of those who came as something
/// else `gain a status (2 members by then)`.
fn became(data: &Dataset, joined: &[&Difference]) -> String {
    let members: Vec<&Difference> =
        joined.iter().filter(|of| of.to == Some(Status::Member)).copied().collect();
    let s = if joined.len() == 1 { "s" } else { "" };
    let how = match (joined, members.as_slice()) {
        ([first, others @ ..], _) if others.iter().all(|of| of.to == first.to) => {
            let passage = passage(data, joined);
            if let Some(what) = passage.strip_prefix("as ") {
                return format!("become{s} {what}");
            }
            format!(", {passage}")
        }
        (_, []) => " (none as a member)".to_owned(),
        (_, members) if members.len() == 1 => format!(" (1 {})", passage(data, members)),
        (_, members) => format!(" ({} {})", members.len(), passage(data, members)),
    };
    format!("gain{s} a status{how}")
}

fn turn_of(turn: Turn, many: usize) -> &'static str {
    match (turn, many) {
        (Turn::Joined, 1) => "enters",
        (Turn::Joined, _) => "enter",
        (Turn::MovedUp, 1) => "moves up",
        (Turn::MovedUp, _) => "move up",
        (Turn::MovedDown, 1) => "moves down",
        (Turn::MovedDown, _) => "move down",
        (Turn::Renamed, 1) => "has its status renamed",
        (Turn::Renamed, _) => "have their status renamed",
        (Turn::Merged, 1) => "has its status merged",
        (Turn::Merged, _) => "have their status merged",
        (Turn::Left, 1) => "leaves",
        (Turn::Left, _) => "leave",
    }
}

/// Heads a kind of difference between two dates.
pub fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Joined => "New",
        Turn::MovedUp => "Moved up",
        Turn::MovedDown => "Moved down",
        Turn::Renamed => "Status renamed",
        Turn::Merged => "Status merged",
        Turn::Left => "Left",
    }
}

/// Heads the states of which a comparison cannot tell what they were.
pub const NO_DATE: &str = "No date in the article";

/// The sign of a kind of difference on the map.
pub fn turn_sign(turn: Turn) -> &'static str {
    match turn {
        Turn::Joined => "+",
        Turn::MovedUp => "▲",
        Turn::MovedDown => "▼",
        Turn::Renamed | Turn::Merged => "≈",
        Turn::Left => "−",
    }
}

/// From what to what states that have the same before and behind them went: `from observer to member`, of several that joined
/// `as observers`, and where one of those came as something else `members by then`.
pub fn passage(data: &Dataset, alike: &[&Difference]) -> String {
    let is_one = alike.len() == 1;
    let name = |of: Status| if is_one { status_in_words(data, of) } else { status_of_many(data, of) };
    match alike.first().map(|of| (of.from, of.to)) {
        Some((None, Some(to))) if alike.iter().any(|of| of.has_moved_since()) => {
            format!("{} by then", name(to))
        }
        Some((None, Some(to))) => format!("as {}", if is_one { status_of_one(data, to) } else { name(to) }),
        Some((Some(from), None)) if is_one => format!("was {}", status_of_one(data, from)),
        Some((Some(from), None)) => format!("were {}", name(from)),
        Some((Some(from), Some(to))) => {
            format!("from {} to {}", status_in_words(data, from), status_in_words(data, to))
        }
        Some((None, None)) | None => String::new(),
    }
}

/// What a state is on the date, and how it stands against the other date: `India, member (moved up from observer to
/// member)`. In a list of states it must not look like another one.
pub fn compared_label(data: &Dataset, label: &str, of: &Difference) -> String {
    let comma = if of.from.is_none() || of.to.is_none() { "," } else { "" };
    format!("{label} ({}{comma} {})", turn(of.turn).to_ascii_lowercase(), passage(data, &[of]))
}

/// `On 4 July 2024`; `In May 2010` where no more is known of what changed then. The article tells of no day after its own.
pub fn on_date(data: &Dataset, on: Day) -> String {
    let told = data.last_told(on);
    if told < on {
        return format!("On {}, the last day told", day(told));
    }
    let known = data.change_on(on).map_or(Precision::Day, |change| change.precision);
    format!("{} {}", if known == Precision::Day { "On" } else { "In" }, date_shown(data, on))
}

/// When and by whom the organisation was founded.
pub fn founded(data: &Dataset) -> String {
    let Some(founding) = data.change_on(data.first_day) else { return String::new() };
    let founders: Vec<_> = data.founders().into_iter().map(|state| named(data, state)).collect();
    let on = date(founding.date());
    if founders.is_empty() { on } else { format!("{on} by {}", list(&founders)) }
}

/// What came before the founding.
pub fn prehistory(data: &Dataset, before: &crate::dataset::Prehistory) -> String {
    let names: Vec<_> = before.states.iter().map(|code| named(data, *code)).collect();
    format!("{} from {}: {}", before.name, day(before.start), list(&names))
}

/// Why a date that was typed is not shown. Of a day that does not exist browsers tell no more than of half a date.
pub fn date_refused(found: &str, first: Day, last: Day) -> String {
    let what = match Day::parse(found) {
        Some(found) if found < first => format!("{} is before the founding.", day(found)),
        Some(found) => format!("{} is after the last day of this record.", day(found)),
        None => match found.split_once('-').and_then(|(year, _)| year.parse::<i32>().ok()) {
            None => "That is not a whole date, or there is no such day.".to_owned(),
            // What browsers make of `17`.
            Some(year) if year < 1_000 => "A year has four digits.".to_owned(),
            Some(year) if year < first.civil().0 => format!("{year} is before the founding."),
            Some(year) => format!("{year} is after the last day of this record."),
        },
    };
    format!("{what} Choose a day from {} to {}.", day(first), day(last))
}
