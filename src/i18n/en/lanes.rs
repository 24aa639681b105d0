//! The timeline: lanes, bars, groups and what stands along them.

use super::{
    basis, capitalised, counts_on, date, day, decision, merged, no_day, no_status, since, state_name, status,
    status_of_many, status_of_one, stretch_remarks, uncapitalised,
};
use crate::dataset::{
    Absence, AbsenceKind, Article, Dataset, Date, Day, Decision, Layer, Mode, Precision, Shown, Standing,
    StateCode, Stretch,
    export::{self, Told},
};

/// Says what the lanes are grouped by: their order does not change with the date.
pub fn lanes_grouped(data: &Dataset) -> String {
    format!("grouped by status on {}", day(data.opens_on))
}

/// Explains those of the lanes' signs that there are.
pub fn lanes_key(data: &Dataset) -> String {
    let starts = |precision: Precision| {
        let absences = data.absences.iter().map(|absence| absence.start);
        data.spans.iter().map(|span| span.start).chain(absences).any(|start| start.precision == precision)
    };
    let (months, years) = (starts(Precision::Month), starts(Precision::Year));
    let is_away = |kind: AbsenceKind| data.absences.iter().any(|of| of.kind == kind);
    let (apart, left_out) = (is_away(AbsenceKind::NotTakingPart), is_away(AbsenceKind::NotInvited));
    let signs = [
        // A state that has only applied has no lane.
        (data.decisions.iter().any(|of| data.standing(of.state).is_some()), "○ step towards a status"),
        (months && !years, "dashed: month known, day not"),
        (years && !months, "dashed: year known, day not"),
        (months && years, "dashed: month or year known, day not"),
        (starts(Precision::Unknown), "fading, dotted: since when is not told"),
        (apart && !left_out, "crossed: takes no part"),
        (left_out && !apart, "crossed: not invited"),
        (left_out && apart, "crossed: not invited or takes no part"),
        (data.summits.iter().any(|summit| summit.mode == Mode::Video), "◇ by video"),
        (true, "pale: after the date"),
        (data.article.as_ref().is_some_and(|article| article.day < data.as_of), "tinted: after the article"),
    ];
    // Each stays on one line, and what parts it from the next at its end.
    let kept = |letter: char| if letter == ' ' { '\u{a0}' } else { letter };
    let signs = signs.iter().filter(|(is_there, _)| *is_there);
    signs.map(|(_, sign)| sign.chars().map(kept).collect()).collect::<Vec<String>>().join("\u{a0}· ")
}

/// What a state is on a day and since when: `Member since 9 June 2017`; of one that is away that too. Where it may be otherwise
/// because a day is not known, it says so, as the sentence of that day does.
pub fn standing(data: &Dataset, code: StateCode, on: Day) -> String {
    if let Shown::Undated(of) = data.shown_on(code, on) {
        return format!("{}, since when the article does not say", status(data, of));
    }
    let all = data.stretches(code);
    let ahead = all.iter().find(|stretch| stretch.start > on);
    let may_be = data.may_be(code, on).map(|stretch| status_of_one(data, stretch.status));
    let Some(stretch) = data.stretch_on(code, on) else {
        let has_left = all.iter().filter_map(|stretch| stretch.end).any(|end| end <= on);
        let is_agreed = data.is_agreed_on(code, on);
        if let Some(of) = may_be.filter(|_| !is_agreed) {
            return format!("May be {of}; {}", no_day(data));
        }
        // It may have had another of which the article is silent.
        if data.layer == Layer::Article {
            return if ahead.is_some() { "No status yet in the article" } else { no_status(data) }.to_owned();
        }
        return match (is_agreed, ahead.is_some()) {
            (true, true) if may_be.is_some() => "Agreed; may be in force, the day is not known",
            (true, true) => "Agreed, not yet in force",
            (true, false) => "Agreed; no start on record",
            (false, _) if has_left => "No status any more on this date",
            (false, true) => "No status yet on this date",
            (false, false) => "No status on this date",
        }
        .to_owned();
    };
    let doubt = |of: Date, mark: &str| match data.is_open(of, on) {
        true => format!("{mark} {}", no_day(data)),
        false => String::new(),
    };
    let may_be_away =
        |of: &&Absence| of.state == code && data.is_open(of.start, on) && of.end.is_none_or(|end| on < end);
    let away = data.absence_on(code, on).or_else(|| data.absences.iter().find(may_be_away));
    let away = away.map(|of| {
        let what = match on < of.start.day {
            true => format!("perhaps not {}", part_in(of)),
            false => uncapitalised(&absence(of)),
        };
        format!("; {what}{}", doubt(of.start, ","))
    });
    let start = data.start_of(stretch);
    let (since, doubt) = (since(start), doubt(start, ";"));
    let next = may_be.map(|of| format!("; may be {of} by now, {}", no_day(data))).unwrap_or_default();
    format!("{} {since}{doubt}{next}{}", status(data, stretch.status), away.unwrap_or_default())
}

/// A bar of a lane: `Observer from 5 July 2005 to 9 June 2017`.
pub fn stretch(data: &Dataset, stretch: &crate::dataset::Stretch) -> String {
    let start = data.start_of(stretch);
    match data.end_of(stretch) {
        Some(end) => format!("{} from {} to {}", status(data, stretch.status), date(start), date(end)),
        None => format!("{} {}", status(data, stretch.status), since(start)),
    }
}

/// All that is drawn of a state in time, in words: its statuses, the steps towards them, and where it took no part.
pub fn history(data: &Dataset, code: StateCode) -> Vec<String> {
    let in_words = |told: Told| match told {
        Told::Stretch(own) => stretch(data, own),
        Told::Step(decision) => decision_dated(data, decision),
        Told::Away(of) => absence(of),
    };
    export::history(data, code).0.into_iter().map(in_words).collect()
}

/// A step towards a status with its date.
pub fn decision_dated(data: &Dataset, of: &Decision) -> String {
    format!("{}, {}", decision(data, of), date(of.date))
}

/// `27 states`.
pub fn states(count: usize) -> String {
    if count == 1 { "1 state".to_owned() } else { format!("{count} states") }
}

/// What a bar of a lane rests on and how sure that is: `Admitted by the heads of state`.
pub fn stretch_basis(data: &Dataset, stretch: &Stretch) -> String {
    let rests_on = match (data.merger_of(stretch), data.spans.get(stretch.span)) {
        (Some(merger), _) => capitalised(&merged(data, merger)),
        (None, span) => span.map(|span| capitalised(basis(data, span))).unwrap_or_default(),
    };
    let remarks = stretch_remarks(data, stretch);
    let point = if remarks.is_empty() { "" } else { ". " };
    format!("{rests_on}{point}{remarks}")
}

/// A stretch over which a state did not take part: `Not invited since September 2021`.
pub fn absence(absence: &Absence) -> String {
    let what = part_in(absence);
    match absence.end {
        Some(end) => format!("Not {what} from {} to {}", date(absence.start), day(end)),
        None => format!("Not {what} {}", since(absence.start)),
    }
}

/// What a state that is away is not: who is left out is not said to stay away.
pub(super) fn part_in(absence: &Absence) -> &'static str {
    match absence.kind {
        AbsenceKind::NotTakingPart => "taking part",
        AbsenceKind::NotInvited => "invited",
    }
}

/// Whose it is, too: `Afghanistan: not invited since September 2021.`
pub fn away(data: &Dataset, of: &Absence) -> String {
    format!("{}: {}.", state_name(data, of.state), uncapitalised(&absence(of)))
}

/// The same after its first day: `Not invited from then on`.
pub fn absence_from_then(absence: &Absence) -> String {
    let until = absence.end.map_or("from then on".to_owned(), |end| format!("until {}", day(end)));
    format!("Not {} {until}", part_in(absence))
}

/// A group of lanes: `Members`.
pub fn lane_group(data: &Dataset, of: Standing) -> String {
    let words = match of {
        Standing::Of(status) => return capitalised(status_of_many(data, status)),
        Standing::Left => "No longer",
        Standing::Later => "Later",
        Standing::Agreed => "Agreed, no start on record",
    };
    words.to_owned()
}

/// By which day a group's states are that: `on 4 July 2024`. None is told with those who had no status on it.
pub fn lane_group_day(data: &Dataset, of: Standing) -> Option<String> {
    matches!(of, Standing::Of(_)).then(|| format!("on {}", day(data.opens_on)))
}

/// Both for those who hear it, beginning with what is written: `Members on 4 July 2024: 10`.
pub fn lane_group_label(data: &Dataset, of: Standing, count: usize) -> String {
    let parts: Vec<String> = [lane_group(data, of)].into_iter().chain(lane_group_day(data, of)).collect();
    format!("{}: {count}", parts.join(" "))
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
    let last = data.last_told(data.as_of);
    for change in data.changes() {
        let year = change.day.civil().0;
        let is_told = data.change_on(change.day).is_some_and(|first| std::ptr::eq(first, change));
        let next = data.change_beside(change.day, crate::dataset::Direction::Forward);
        if is_told && next.is_none_or(|next| next.day.civil().0 != year) {
            // Of a year's end that is not told of nothing is known.
            let end = if year == last.civil().0 { day(last) } else { year.to_string() };
            parts.push(format!("{end}: {}", uncapitalised(&counts_on(data, change.day))));
        }
    }
    format!("States by status, at the end of each year that changed them. {}.", parts.join("; "))
}

/// What a handle of the stretch that the timeline shows stands on.
pub fn edge_value(edge: Day, days: i32) -> String {
    format!("{}, {} shown", day(edge), long(days))
}

/// The stretch itself: `15 June 2001 to 29 December 2002, 18 months shown.`
pub fn stretch_shown(first: Day, last: Day) -> String {
    format!("{} to {}, {} shown.", day(first), day(last), long(last.number() - first.number()))
}

/// How long so many days are, about.
fn long(days: i32) -> String {
    // 487 days are sixteen months, 1461 four years.
    let months = (days * 16 + 243) / 487;
    match (months / 12, months % 12) {
        // In days both ends count.
        _ if days < 28 => format!("{} days", days + 1),
        (0, 1) => "1 month".to_owned(),
        (0 | 1, _) => format!("{months} months"),
        (years, 0) => format!("{years} years"),
        (years, 1) => format!("{years} years and 1 month"),
        (years, months) => format!("{years} years and {months} months"),
    }
}
