//! Names on the map.

use super::{
    super::{
        element::{Element, Item, svg},
        px::tenths,
    },
    stage::Stage,
};
use crate::{
    atlas::{Atlas, Now, Selection},
    dataset::{Shown, Status},
    geo::{PlacedLabel, place_labels},
};
use leptos::prelude::*;

/// The names that fit. Where they stand depends on the stage, on what is selected and on how disputed areas are drawn;
/// else a date changes no more than the colour of those whose rank changed.
///
/// Finding places takes as long as all else that a step does: names stay where they are until the hand rests, but for another
/// stage, and change their colour at once.
pub fn labels(atlas: Atlas, stage: Stage) -> Element {
    let mut before = None;
    let rested = RwSignal::new(atlas.now_untracked().state);
    let follow = move |_: &web_sys::Element| {
        let effect = RenderEffect::new(move |_| {
            let now = atlas.behind().now();
            let before = Now { state: rested.get_untracked(), ..now };
            if before.state.selected != now.state.selected || before.drawing() != now.drawing() {
                rested.try_set(now.state);
            }
        });
        StoredValue::new_local(effect);
    };
    let placed = move |now: &Now| {
        let now = &Now { state: rested.get(), ..*now };
        let (selected, laid) = (now.state.selected, stage.get());
        let depends_on = Some((selected, laid.sheet, now.drawing()));
        if before == depends_on {
            return None;
        }
        before = depends_on;
        let states = stage.states();
        let first = states.all.iter().position(|what| Some(*what) == selected);
        let inset = laid.locator.map(|(label, _)| label);
        // What is drawn as a state's land is land for its name.
        let owner = |at: usize| {
            let area = states.all.get(at).filter(|what| what.state().is_none())?;
            let (id, codes) = (super::face_id(now.record(), *area), &states.codes);
            codes.iter().position(|code| code.as_str() == now.land_of(&id))
        };
        let land = laid.seen.taken_for(owner);
        let mut placed =
            place_labels(&states.names, &laid.pads, [&land, &laid.context], inset, first, &laid.sheet);
        let all = states.all.iter().zip(&states.names).zip(&placed).zip(&laid.pads);
        let items = all.filter_map(|(((what, named), placed), pad)| {
            // What is drawn as plain land has no name of its own.
            let placed = placed.filter(|_| now.answers(*what) == Some(*what))?;
            let text = if placed.is_short { &named.short } else { &named.text };
            Some(item(Some(*what), text.clone(), placed, pad.is_marked))
        });
        let mut items: Vec<Item> = items.collect();
        for (named, placed) in states.names.iter().zip(&placed).skip(laid.pads.len()) {
            items.extend(placed.map(|placed| item(None, named.text.clone(), placed, false)));
        }
        placed.truncate(states.codes.len());
        stage.names.set_value(placed);
        Some(items)
    };
    svg("g").class("labels").set("aria-hidden", "true").once_built(follow).each(placed)
}

/// A name as it is drawn: that of what is selected by it, or of a country of the context.
fn item(what: Option<Selection>, text: String, placed: PlacedLabel, is_marked: bool) -> Item {
    let PlacedLabel { label, size_px, .. } = placed;
    let (x, y, size) = (tenths(label.at[0]), tenths(label.at[1] + size_px * 0.36), tenths(size_px));
    // Beside a marker it stands on something else.
    let class = move |now: &Now| match what {
        None => "label of-context",
        Some(Selection::Area(_)) => "label of-area",
        Some(Selection::State(code)) if !is_marked && now.shown(code) == Shown::Status(Status::Member) => {
            "label on-dark"
        }
        Some(Selection::State(_)) => "label",
    };
    Item::new(format!("{text} {x} {y} {size}"), move || {
        svg("text")
            .live("class", move |now| class(now).to_owned())
            .set("x", x)
            .set("y", y)
            .set("font-size", size)
            .text(text)
    })
}
