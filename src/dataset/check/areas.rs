//! Rules for the areas in dispute.

use super::{Checker, Record};
use crate::dataset::*;

impl Checker {
    pub(super) fn areas(&mut self, records: &[AreaRecord]) -> Vec<Area> {
        let mut areas: Vec<Area> = Vec::new();
        for (at, area) in records.iter().enumerate() {
            let record = Record::new("disputes.toml", at, &area.id);
            self.texts(&record, "", area.texts());
            self.once(&record, "id", &area.id, records.iter().take(at).map(|other| other.id.as_str()));
            self.is_in_small_letters(&record, &area.id, "aksai-chin");
            let by = area.administered_by.as_ref();
            let administered_by = by.and_then(|code| self.code(&record, "administered_by", code));
            let governed_by = area.governed_by.clone();
            if let Some(words) = governed_by.as_ref().filter(|_| administered_by.is_some()) {
                let expected = "nobody beside the state that administers it";
                self.refuse(&record, "governed_by", format_args!("`{words}`"), expected);
            }
            let part = area.partly_by.as_ref();
            let partly_by = part.and_then(|code| self.code(&record, "partly_by", code));
            if let Some(code) = partly_by.filter(|code| administered_by.is_none_or(|by| by == *code)) {
                let expected = "a state beside the one that administers it";
                self.refuse(&record, "partly_by", format_args!("`{code}`"), expected);
            }
            let claimed_by: Vec<_> =
                area.claimed_by.iter().filter_map(|code| self.code(&record, "claimed_by", code)).collect();
            if let Some(code) = administered_by.filter(|code| claimed_by.contains(code)) {
                let expected = "the claimants other than who administers it";
                self.refuse(&record, "claimed_by", format_args!("`{code}` too"), expected);
            }
            let mut seen = Vec::new();
            if let Some(code) = claimed_by.iter().find(|code| {
                seen.contains(code) || {
                    seen.push(*code);
                    false
                }
            }) {
                self.refuse(&record, "claimed_by", format_args!("`{code}` again"), "each claimant once");
            }
            if area.claimed_by.is_empty() {
                self.refuse(&record, "claimed_by", "empty", "at least one claimant");
            }
            let [before, after] = self.undisputed(&record, area);
            let sources = self.sources(&record, &area.sources);
            let Some(sources) = sources else { continue };
            areas.push(Area {
                id: area.id.clone(),
                name: area.name.clone(),
                administered_by,
                governed_by,
                partly_by,
                claimed_by,
                before,
                after,
                note: area.note.clone(),
                sources,
            });
        }
        areas
    }

    /// Whose an area was before the dispute and is after it: each a day and a state, or neither.
    fn undisputed(&mut self, record: &Record, area: &AreaRecord) -> [Option<Undisputed>; 2] {
        let sides = [
            (
                "since",
                &area.since,
                "the first day of the dispute",
                "before",
                &area.before,
                "whose it was until then",
            ),
            (
                "until",
                &area.until,
                "the first day after the dispute",
                "after",
                &area.after,
                "whose it is from then on",
            ),
        ];
        let [before, after] = sides.map(|(day_field, day, what_day, state_field, state, whose)| {
            match (day, state) {
                (Some(day), None) => {
                    let expected = format!("`{state_field}` too: {whose}");
                    self.refuse(record, day_field, format_args!("`{day}` alone"), &expected);
                }
                (None, Some(code)) => {
                    let expected = format!("`{day_field}` too: {what_day}");
                    self.refuse(record, state_field, format_args!("`{code}` alone"), &expected);
                }
                _ => {}
            }
            let day = day.as_ref().and_then(|day| self.day(record, day_field, day));
            let part_of = state.as_ref().and_then(|code| self.code(record, state_field, code));
            Some(Undisputed { day: day?, part_of: part_of? })
        });
        if let (Some(before), Some(after)) = (before, after)
            && after.day <= before.day
        {
            self.refuse(record, "until", format_args!("`{}`", after.day), "a day after `since`");
        }
        [before, after]
    }
}
