//! Marks on the states that stand differently on the two dates that are compared.

use super::{
    super::element::{Element, Item, svg},
    stage::Stage,
};
use crate::{atlas::Now, dataset::Difference, i18n::en};

/// How far a mark stands above the place of a name, its radius, and where its sign's foot is, in CSS pixels.
const ABOVE_PX: &str = "-16";
const RADIUS_PX: &str = "8";
const FOOT_PX: &str = "-11.5";

/// A mark for each state that differs; none while nothing is compared.
pub fn marks(stage: Stage) -> Element {
    let mut before = None;
    let items = move |now: &Now| {
        let between = now.state.compared.map(|second| (now.date(), second, now.state.layer));
        if before.replace(between) == Some(between) {
            return None;
        }
        let differences = between.map(|(date, second, _)| now.data().differences(date, second));
        let item = |of: Difference| {
            let at = stage.states().codes.iter().position(|code| *code == of.state)?;
            Some(Item::new(format!("{} {}", of.state, of.turn.word()), move || mark(of, at, stage)))
        };
        Some(differences.unwrap_or_default().into_iter().filter_map(item).collect())
    };
    svg("g").class("marks").set("aria-hidden", "true").each(items)
}

/// A mark over the pad of the state that is at `at` on the stage.
fn mark(of: Difference, at: usize, stage: Stage) -> Element {
    let place = move || {
        let pad = stage.get().pads.get(at).copied();
        let [x, y] = pad.map(|pad| pad.at).unwrap_or_default().map(|px| px.round() as i64);
        format!("translate({x} {y})")
    };
    svg("g")
        .class("differs")
        .set("data-differs", of.state.to_string())
        .set("data-turn", of.turn.word())
        .follow("transform", place)
        .child(svg("circle").set("cy", ABOVE_PX).set("r", RADIUS_PX))
        .child(svg("text").set("y", FOOT_PX).text(en::turn_sign(of.turn)))
}
