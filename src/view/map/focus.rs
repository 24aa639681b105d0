//! Where the keyboard is led on the map, by clicks, keys and what is no longer there.

use super::{
    super::{happened::target_of, measure::show_nearest},
    face_id,
    keys::on_map,
    stage::Stage,
    tip::Tip,
    tools,
};
use crate::atlas::{Action, AreaId, Atlas, Now, Selection};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent};

/// The keyboard has come to a shape. Whoever Tab brings from elsewhere to one that is out of sight goes on from one that is
/// not, as the map is looked at; to one that a key has chosen, or where nothing else is in sight, the map moves.
pub fn arrive(atlas: Atlas, stage: Stage, what: Selection, event: &Event) {
    let now = atlas.now_untracked();
    if tools::is_in_sight(&now, stage, what) {
        return;
    }
    let from = event.unchecked_ref::<FocusEvent>().related_target();
    let from_shape = from.and_then(|from| from.dyn_into::<web_sys::Element>().ok());
    let is_chosen = from_shape.is_some_and(|from| matches!(from.closest(".world"), Ok(Some(_))));
    let selected = now.state.selected.and_then(|what| now.answers(what));
    let mut others = selected.into_iter().chain(on_map(now.world));
    match others.find(|other| tools::is_in_sight(&now, stage, *other)).filter(|_| !is_chosen) {
        Some(other) => {
            atlas.send(Action::MoveCursor(other));
            focus_face(event, &face_id(now.record(), other), false);
        }
        None => tools::bring_into_sight(atlas, what),
    }
}

/// Leads the keyboard from an area that does not answer any more to what does. For
/// [`once_built`](super::super::element::Element::once_built).
pub fn lead_on(atlas: Atlas) -> impl FnOnce(&web_sys::Element) + Send + 'static {
    move |map| {
        let map = map.clone();
        let effect = RenderEffect::new(move |before| {
            let now = atlas.now();
            let drawing = now.drawing();
            if before.is_some_and(|before| before != drawing) {
                let focused = map.query_selector("[data-area]:focus").ok().flatten();
                let id = focused.and_then(|area| area.get_attribute("data-area"));
                let area = id.and_then(|id| AreaId::find(now.record(), &id)).map(Selection::Area);
                if let (Some(stop), true) =
                    (now.tab_stop(), area.is_some_and(|area| now.answers(area) != Some(area)))
                {
                    focus_within(&map, &face_id(now.record(), stop));
                }
            }
            drawing
        });
        StoredValue::new_local(effect);
    }
}

/// Leads the keyboard to the shape of what was clicked, where ring and tip wait for a key.
pub fn focus_by_click(tip: Tip, what: Selection, now: &Now, event: &Event) {
    tip.leading(false, &|| focus_face(event, &face_id(now.record(), what), false));
}

/// Moves focus to a face's shape, in the map in which `event` happened. The page follows to where that is hit, or stays: of a
/// large state the rest may be out of the window, and more would be if all of it came to the middle.
pub fn focus_face(event: &Event, id: &str, page_follows: bool) {
    if let Some(map) = target_of(event).and_then(|on| on.closest(".map").ok().flatten()) {
        focus_within(&map, id);
        if let Some(place) = found(&map, ".spot", id).filter(|_| page_follows) {
            show_nearest(&place);
        }
    }
}

fn focus_within(map: &web_sys::Element, id: &str) {
    if let Some(shape) = found(map, ".state", id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = shape.unchecked_ref::<web_sys::SvgElement>().focus_with_options(&options);
    }
}

/// A state's shape or square, by its class, or an area's shape.
fn found(map: &web_sys::Element, class: &str, id: &str) -> Option<web_sys::Element> {
    let css = format!("{class}[data-state='{id}'],.area[data-area='{id}']");
    map.query_selector(&css).ok().flatten()
}
