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
    dataset::{Shown, StateCode, Status},
    geo::{PlacedLabel, place_labels},
};
use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// Where the names stand, in the order of the states, for what is drawn after them.
pub type Places = Arc<Mutex<Vec<Option<PlacedLabel>>>>;

/// The names that fit. Where they stand depends on the stage, on what is selected and on how disputed areas are drawn;
/// else a date changes no more than the colour of those whose rank changed.
///
/// Finding places takes as long as all else that a step does: names stay where they are until the hand rests, but for another
/// stage, and change their colour at once.
pub fn labels(atlas: Atlas, stage: Stage, places: Places) -> Element {
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
        let (selected, laid) = (now.state.selected.and_then(Selection::state), stage.get());
        let depends_on = Some((selected, laid.sheet, now.drawing()));
        if before == depends_on {
            return None;
        }
        before = depends_on;
        let states = stage.states();
        let first = states.codes.iter().position(|code| Some(*code) == selected);
        let inset = laid.locator.map(|(label, _)| label);
        // What is drawn as a state's land is land for its name.
        let owner = |at: usize| {
            let area = states.all.get(at).filter(|what| what.state().is_none())?;
            let (id, codes) = (super::face_id(now.record(), *area), &states.codes);
            codes.iter().position(|code| code.as_str() == now.land_of(&id))
        };
        let land = laid.seen.taken_for(owner);
        let placed =
            place_labels(&states.names, &laid.pads, [&land, &laid.context], inset, first, &laid.sheet);
        let all = states.codes.iter().zip(&states.names).zip(&placed).zip(&laid.pads);
        let items = all.filter_map(|(((code, named), placed), pad)| {
            let placed = (*placed)?;
            let text = if placed.is_short { &named.short } else { &named.text };
            Some(item(*code, text.clone(), placed, pad.is_marked))
        });
        let items = items.collect();
        if let Ok(mut places) = places.lock() {
            *places = placed;
        }
        Some(items)
    };
    svg("g").class("labels").set("aria-hidden", "true").once_built(follow).each(placed)
}

fn item(code: StateCode, text: String, placed: PlacedLabel, is_marked: bool) -> Item {
    let PlacedLabel { label, size_px, .. } = placed;
    let (x, y, size) = (tenths(label.at[0]), tenths(label.at[1] + size_px * 0.36), tenths(size_px));
    // Beside a marker it stands on something else.
    let is_on_dark = move |now: &Now| !is_marked && now.shown(code) == Shown::Status(Status::Member);
    Item::new(format!("{code} {text} {x} {y} {size}"), move || {
        svg("text")
            .live("class", move |now| if is_on_dark(now) { "label on-dark" } else { "label" }.to_owned())
            .set("x", x)
            .set("y", y)
            .set("font-size", size)
            .text(text)
    })
}
