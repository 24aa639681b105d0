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
            return vec![neutral(areas)];
        }
        let all: Vec<_> = ids.iter().map(|id| self.worldview(id, records, &document.area)).collect();
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
        let mut drawn: Vec<Option<Drawn>> = areas.iter().map(|_| None).collect();
        let mut rest = None;
        for (at, drawing) in records.iter().enumerate().filter(|(_, drawing)| drawing.worldview == id) {
            let record = Record::new(FILE, at, id);
            if !matches!(id, NEUTRAL | "none") && StateCode::parse(id).is_none() {
                let expected = "neutral, none or two capital letters (ISO 3166-1 alpha-2)";
                self.refuse(&record, "worldview", format_args!("`{id}`"), expected);
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
            let by_rule = matches!(drawing.drawn_with.as_str(), "administrator" | "nobody");
            let with = named.map(Some).or(by_rule.then_some(None));
            let expected = "administrator, nobody or two capital letters (ISO 3166-1 alpha-2)";
            let with = self.take(with, &record, "drawn_with", &drawing.drawn_with, expected);
            let (Some(line), Some(sources), Some(with)) = (line, sources, with) else { continue };
            let how = |area: &AreaRecord| Drawn {
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
                if let (Some(slot), Some(area)) = (drawn.get_mut(place), areas.get(place))
                    && slot.replace(how(area)).is_some()
                {
                    let expected = "each area once in a worldview";
                    self.refuse(&record, "areas", format_args!("`{name}` again"), expected);
                }
            }
        }
        let mut rest = rest.unwrap_or_default().into_iter();
        let mut whole = Vec::new();
        for (at, (slot, area)) in drawn.into_iter().zip(areas).enumerate() {
            let by_rule = rest.next();
            let is_known = areas.iter().take(at).any(|earlier| earlier.id == area.id);
            match slot.or(by_rule) {
                Some(drawn) => whole.push(drawn),
                // That an area is there twice has been refused.
                None if is_known => {}
                None => {
                    let record = Record { file: FILE, name: format!("all of {id}") };
                    let expected = "every area, or a record without `areas` for the rest";
                    self.refuse(&record, "areas", format_args!("no `{}`", area.id), expected);
                }
            }
        }
        Worldview { id: id.to_owned(), drawn: whole }
    }
}

fn administrator(area: &AreaRecord) -> Option<StateCode> {
    area.administered_by.as_ref().and_then(|code| StateCode::parse(code))
}

/// A worldview for a dataset that says of none.
fn neutral(areas: &[Area]) -> Worldview {
    let drawn = |area: &Area| Drawn {
        with: area.administered_by,
        is_hatched: true,
        line: Line::Dashed,
        sources: area.sources.clone(),
    };
    Worldview { id: NEUTRAL.to_owned(), drawn: areas.iter().map(drawn).collect() }
}
