//! Marks on the states that stand differently on the two dates that are compared.

use super::{
    super::{
        element::{Element, Item, svg},
        px::tenths,
    },
    stage::Stage,
};
use crate::{
    atlas::Now,
    dataset::Difference,
    geo::{Mark, place_marks},
    i18n::en,
};
use leptos::prelude::*;

/// How far below its middle a mark's sign stands, and how large it is, in shares of the mark's radius.
const FOOT: f64 = 0.56;
const SIGN: f64 = 1.5;

/// A mark for each state that differs, beside the names; none while nothing is compared.
pub fn marks(stage: Stage) -> Element {
    let (mut before, mut names, mut places) = (None, Vec::new(), Vec::new());
    let items = move |now: &Now| {
        let Some(second) = now.state.compared else { return before.take().map(|_| Vec::new()) };
        let (laid, named) = (stage.get(), stage.names.get_value());
        let between = Some((now.date(), second, now.state.layer));
        if before == between && names == named {
            return None;
        }
        before = between;
        if names != named {
            names = named;
            let inset = laid.locator.map(|(label, _)| label);
            places = place_marks(&laid.pads, &names, inset, &laid.seen, &laid.sheet);
        }
        let states = stage.states();
        let item = |of: Difference| {
            let at = states.codes.iter().position(|code| *code == of.state)?;
            let placed = (*places.get(at)?)?;
            let [x, y] = placed.at.map(tenths);
            Some(Item::new(format!("{} {} {x} {y}", of.state, of.turn.word()), move || mark(of, placed)))
        };
        Some(now.data().differences(now.date(), second).into_iter().filter_map(item).collect())
    };
    svg("g").class("marks").set("aria-hidden", "true").each(items)
}

/// A mark around a place, and where it needs one the line to its state. It answers as its state does.
fn mark(of: Difference, Mark { at, radius_px, leads_to }: Mark) -> Element {
    let [x, y] = at.map(tenths);
    let lead = leads_to.map(|to| {
        let [to_x, to_y] = [to[0] - at[0], to[1] - at[1]].map(tenths);
        let line = |class| svg("path").class(class).set("d", format!("M0 0L{to_x} {to_y}"));
        [line("leader under"), line("leader")]
    });
    svg("g")
        .class("differs")
        .set("data-state", of.state.to_string())
        .set("data-turn", of.turn.word())
        .set("transform", format!("translate({x} {y})"))
        .children(lead.into_iter().flatten())
        .child(svg("circle").set("r", tenths(radius_px)))
        .child(
            svg("text")
                .set("y", tenths(radius_px * FOOT))
                .set("font-size", tenths(radius_px * SIGN))
                .text(en::turn_sign(of.turn)),
        )
}
