//! Summits: where, when, how, and what was decided.

use super::{
    away, capitalised, change, dates::month_name, days, list, named, remarks_of, remarks_on, state_name,
    status_of_many, status_of_one, who_agrees,
};
use crate::dataset::{Dataset, Day, DecisionKind, Layer, Mode, Status, Summit};

/// `Astana, Kazakhstan, 3–4 July 2024` or `By video, chaired by India, 4 July 2023`.
pub fn summit(data: &Dataset, summit: &Summit) -> String {
    let place = match (&summit.city, summit.mode) {
        (Some(city), Mode::InPerson) => format!("{city}, {}", state_name(data, summit.country)),
        _ => format!("By video, chaired by {}", named(data, summit.country)),
    };
    format!("{place}, {}", days(summit.start, summit.end))
}

/// A summit's name: `Summit in Astana, Kazakhstan` or `Summit by video, chaired by India`.
pub fn summit_name(data: &Dataset, summit: &Summit) -> String {
    match (&summit.city, summit.mode) {
        (Some(city), Mode::InPerson) => format!("Summit in {city}, {}", state_name(data, summit.country)),
        _ => format!("Summit by video, chaired by {}", named(data, summit.country)),
    }
}

/// A summit as a thing to choose: `Summit in Astana, Kazakhstan, 3–4 July 2024, in person`.
pub fn summit_label(data: &Dataset, summit: &Summit) -> String {
    format!("{}, {}", summit_name(data, summit), summit_when(data, summit))
}

/// When a summit met, and that it met in person where its name does not say how: `3–4 July 2024, in person`. The article, which
/// looks ahead, does not tell how.
pub fn summit_when(data: &Dataset, summit: &Summit) -> String {
    let is_told = summit.mode == Mode::InPerson && data.layer == Layer::Record;
    let mode = if is_told { ", in person" } else { "" };
    format!("{}{mode}", days(summit.start, summit.end))
}

/// What was decided at a summit, and what else there is to say of it; without the changes of a day on which they have been told.
pub fn summit_outcome(data: &Dataset, summit: &Summit, told: Option<Day>) -> String {
    let begun = data.absences_at(summit).map(|absence| away(data, absence));
    let parts = [summit_decisions(data, summit, told)].into_iter().chain(begun);
    let parts = parts.chain(summit.note.clone()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// What was decided at a summit: `The way to membership opens for Iran.`; without the changes of a day on which they have been
/// told.
pub fn summit_decisions(data: &Dataset, summit: &Summit, changes_told: Option<Day>) -> String {
    let mut sentences = Vec::new();
    let mut is_none = true;
    for changed in data.changes_at(summit) {
        is_none = false;
        if changes_told != Some(changed.day) {
            sentences.push(change(data, changed));
        }
    }
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
        let towards =
            if is_one { status_of_one(data, first.towards) } else { status_of_many(data, first.towards) };
        sentences.push(match first.kind {
            DecisionKind::Status => format!("{} to make {all} {towards}.", who_agrees(data)),
            DecisionKind::Procedure if first.towards == Status::Member => {
                format!("The way to membership opens for {all}.")
            }
            DecisionKind::Procedure => format!("The way opens for {all} to become {towards}."),
            DecisionKind::Obligations if is_one => {
                capitalised(&format!("{all} signs its memorandum of obligations."))
            }
            DecisionKind::Obligations => capitalised(&format!("{all} sign their memoranda of obligations.")),
            // The leaders have not answered.
            DecisionKind::Application => continue,
        });
    }
    if is_none && sentences.is_empty() && data.layer == Layer::Record {
        sentences.push("No state’s status was decided.".to_owned());
    }
    sentences.join(" ")
}

/// What a reader should know of all that was decided at a summit, and of who has taken no part since: a line for each state, and
/// for a merger.
pub fn summit_remarks(data: &Dataset, summit: &Summit) -> Vec<String> {
    let mut all = Vec::new();
    for changed in data.changes_at(summit) {
        all.extend(remarks_on(data, changed));
    }
    for step in data.decisions_at(summit) {
        all.extend(remarks_of(data, step.state, step.confidence, &step.note));
    }
    for of in data.absences_at(summit) {
        all.push(format!("{}: {}", state_name(data, of.state), of.note));
    }
    all
}

/// `7 of 27`.
pub fn place_in_order(at: usize, of: usize) -> String {
    format!("{at} of {of}")
}

/// Heads who was to come to the summit that the article looks forward to.
pub fn at_summit(data: &Dataset) -> String {
    let on = |day: Day| data.summits.iter().find(|summit| (summit.start..=summit.end).contains(&day));
    let summit = data.article.as_ref().and_then(|article| on(article.day));
    let place = summit.and_then(|summit| {
        // A city has seen several summits.
        let (year, month, _) = summit.end.civil();
        Some(format!("In {}, {} {year}", summit.city.as_deref()?, month_name(month)))
    });
    format!("{}, as announced", place.unwrap_or_else(|| "At the summit".to_owned()))
}
