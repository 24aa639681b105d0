//! Rules for worldviews: each says of every disputed area, exactly once, how it is drawn.

use super::{Checker, Record};
use crate::dataset::*;

const FILE: &str = "worldviews.toml";
const NEUTRAL: &str = "neutral";

impl Checker {
    /// The worldviews in the order in which the file first names them. A dataset without any has the neutral
    /// one: as administered, hatched, with dashed lines.
    pub(super) fn worldviews(&mut self, document: &Document, areas: &[Area]) -> Vec<Worldview> {
        let records = &document.drawing;
        let mut ids: Vec<&str> = Vec::new();
        for record in records {
            if !ids.contains(&record.worldview.as_str()) {
                ids.push(&record.worldview);
            }
        }
        if ids.is_empty() {
            let mut worldview = neutral(areas);
            bound_disputes(&mut worldview, areas);
            return vec![worldview];
        }
        let mut all: Vec<_> = ids.iter().map(|id| self.worldview(id, records, &document.area)).collect();
        all.iter_mut().for_each(|worldview| bound_disputes(worldview, areas));
        if ids.first() != Some(&NEUTRAL) {
            let record = Record { file: FILE, name: "all records".to_owned() };
            let found = format!("`{}` first", ids.first().unwrap_or(&""));
            self.refuse(
                &record,
                "worldview",
                found,
                "the neutral worldview first: it is shown unless another is chosen",
            );
        }
        all
    }

    fn worldview(&mut self, id: &str, records: &[DrawingRecord], areas: &[AreaRecord]) -> Worldview {
        let mut drawn: Vec<Vec<Drawn>> = areas.iter().map(|_| Vec::new()).collect();
        let mut rest = None;
        for (at, drawing) in records.iter().enumerate().filter(|(_, drawing)| drawing.worldview == id) {
            let record = Record::new(FILE, at, id);
            self.texts(&record, "", drawing.texts());
            if !matches!(id, NEUTRAL | "none") {
                if StateCode::parse(id).is_none() {
                    let expected = "neutral, none or two capital letters (ISO 3166-1 alpha-2)";
                    self.refuse(&record, "worldview", format_args!("`{id}`"), expected);
                } else {
                    self.code(&record, "worldview", id);
                }
            }
            let line = self.take(
                Line::parse(&drawing.border),
                &record,
                "border",
                &drawing.border,
                "dashed, solid or absent",
            );
            let sources = self.sources(&record, &drawing.sources);
            let named = StateCode::parse(&drawing.drawn_with);
            if named.is_some() {
                self.code(&record, "drawn_with", &drawing.drawn_with);
            }
            let by_rule = matches!(drawing.drawn_with.as_str(), "administrator" | "nobody");
            let with = named.map(Some).or(by_rule.then_some(None));
            let expected = "administrator, nobody or two capital letters (ISO 3166-1 alpha-2)";
            let with = self.take(with, &record, "drawn_with", &drawing.drawn_with, expected);
            let since = drawing.since.as_ref().map(|since| self.day(&record, "since", since));
            if drawing.areas.is_empty()
                && let Some(since) = &drawing.since
            {
                let expected = "`areas` too: what is drawn so from a day on";
                self.refuse(&record, "since", format_args!("`{since}` alone"), expected);
            }
            let (Some(line), Some(sources), Some(with)) = (line, sources, with) else { continue };
            let since = since.flatten().filter(|_| !drawing.areas.is_empty());
            let how = |area: &AreaRecord| Drawn {
                since,
                with: if drawing.drawn_with == "administrator" { administrator(area) } else { with },
                is_hatched: drawing.hatched,
                line,
                sources: sources.clone(),
            };
            if drawing.areas.is_empty() {
                if rest.is_some() {
                    self.refuse(
                        &record,
                        "areas",
                        "missing again",
                        "one record a worldview for all other areas",
                    );
                }
                rest = Some(areas.iter().map(how).collect::<Vec<_>>());
            }
            for name in &drawing.areas {
                let Some(place) = areas.iter().position(|area| area.id == *name) else {
                    let expected = "the id of an area in disputes.toml";
                    self.refuse(&record, "areas", format_args!("`{name}`"), expected);
                    continue;
                };
                if let (Some(times), Some(area)) = (drawn.get_mut(place), areas.get(place)) {
                    if times.iter().any(|known| known.since == since) {
                        let expected = "each area once in a worldview, or once from a day on";
                        self.refuse(&record, "areas", format_args!("`{name}` again"), expected);
                    }
                    times.push(how(area));
                }
            }
        }
        let mut rest = rest.unwrap_or_default().into_iter();
        let mut whole = Vec::new();
        for (at, (mut times, area)) in drawn.into_iter().zip(areas).enumerate() {
            let by_rule = rest.next();
            if times.iter().all(|drawn| drawn.since.is_some()) {
                times.extend(by_rule);
            }
            order_by_key(&mut times, |drawn| drawn.since);
            // That an area is there twice has been refused.
            let is_known = areas.iter().take(at).any(|earlier| earlier.id == area.id);
            if !is_known && times.first().is_none_or(|drawn| drawn.since.is_some()) {
                let record = Record { file: FILE, name: format!("all of {id}") };
                let expected = "every area on every day, or a record without `areas` for the rest";
                self.refuse(&record, "areas", format_args!("no `{}`", area.id), expected);
            }
            whole.push(times);
        }
        Worldview { id: id.to_owned(), drawn: whole }
    }
}

fn administrator(area: &AreaRecord) -> Option<StateCode> {
    area.administered_by.as_ref().and_then(|code| StateCode::parse(code))
}

/// Until a dispute begins, and from when it has ended on, all draw its area as land of the state that it belongs to.
fn bound_disputes(worldview: &mut Worldview, areas: &[Area]) {
    for (times, area) in worldview.drawn.iter_mut().zip(areas) {
        let plain = |since: Option<Day>, of: Undisputed| Drawn {
            since,
            with: Some(of.part_of),
            is_hatched: false,
            line: Line::Solid,
            sources: area.sources.clone(),
        };
        if let Some(before) = area.before {
            // Of what is drawn before that day the last goes on from there.
            let ended =
                times.iter().filter(|drawn| drawn.since.is_none_or(|since| since <= before.day)).count();
            times.drain(..ended.saturating_sub(1));
            if let Some(first) = times.first_mut() {
                first.since = Some(before.day);
            }
            times.insert(0, plain(None, before));
        }
        if let Some(after) = area.after {
            times.retain(|drawn| drawn.since.is_none_or(|since| since < after.day));
            times.push(plain(Some(after.day), after));
        }
    }
}

/// A worldview for a dataset that says of none.
fn neutral(areas: &[Area]) -> Worldview {
    let drawn = |area: &Area| Drawn {
        since: None,
        with: area.administered_by,
        is_hatched: true,
        line: Line::Dashed,
        sources: area.sources.clone(),
    };
    Worldview { id: NEUTRAL.to_owned(), drawn: areas.iter().map(|area| vec![drawn(area)]).collect() }
}
