//! What the map answers with where it is pointed at, pressed and clicked.

use super::{
    super::happened::target_of,
    focus::focus_by_click,
    gestures::{Hands, px_of},
    stage::Stage,
    tip::Tip,
    tools,
};
use crate::{
    atlas::{Action, AreaId, Atlas, Selection},
    dataset::StateCode,
    geo::{nearest_pad, sign_at},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent, PointerEvent, ShadowRoot};

/// What a finger went down on. Browsers may let it press and click on something beside it that they think was meant, though
/// where it was they tell truly.
pub type Pressed = StoredValue<Option<Answer>>;

/// What a shape answers with, which may be nothing.
pub type Answer = Option<Selection>;

/// A button of the mouse goes down. On a shape the browser leads the keyboard there; on its square that is ours to do, and
/// beside all of them the keyboard stays where it is, so that a press that is no click takes it from nobody.
pub fn press((atlas, stage, tip): (Atlas, Stage, Tip), event: &Event) {
    let is_on_shape = target_of(event).is_some_and(|on| matches!(on.closest(".state,.area"), Ok(Some(_))));
    if is_on_shape {
        return;
    }
    event.prevent_default();
    if let Some(what) = target_of(event).and_then(|on| answer_at(atlas, stage, event, &on)).flatten() {
        focus_by_click(tip, what, &atlas.now_untracked(), event);
    }
}

/// What a click means. One that ends a drag means nothing; one beside everything lets go.
pub fn clicked(
    (atlas, stage, tip): (Atlas, Stage, Tip),
    hands: Hands,
    pressed: Pressed,
    event: &Event,
) -> Option<Selection> {
    // What no pointer has clicked has clicked nowhere, and what one has done before is no matter.
    let is_pointed = event.unchecked_ref::<MouseEvent>().detail() > 0;
    let pressed = pressed.try_update_value(Option::take).flatten().filter(|_| is_pointed);
    if hands.end_drag() && is_pointed {
        return None;
    }
    // Beside everything, the nearest that a finger may have meant.
    let nearest = || {
        let at = nearest_pad(&stage.get_untracked().pads, px_of(event)?.1)?;
        stage.states().all.get(at).copied()
    };
    let nearest = || atlas.now_untracked().answers(nearest()?);
    let answer = |on: &web_sys::Element| {
        if is_pointed { answer_at(atlas, stage, event, on) } else { answer_of(atlas, on) }
    };
    let clicked = || target_of(event).and_then(|on| answer(&on));
    let what = pressed.or_else(clicked).unwrap_or_else(nearest);
    hands.click(what);
    if what.is_none() {
        let_go(atlas, stage, tip, event);
    }
    what
}

/// Selects nothing. The keyboard stays on the map, so that `+` and arrows go on, where it would be seen.
fn let_go(atlas: Atlas, stage: Stage, tip: Tip, event: &Event) {
    atlas.send(Action::Deselect);
    let now = atlas.now_untracked();
    if let Some(stop) = now.tab_stop().filter(|stop| tools::is_in_sight(&now, stage, *stop)) {
        focus_by_click(tip, stop, &now, event);
    }
}

/// Selects what was clicked. The keyboard goes on from there, whatever was hit: a square, a part of it, the sea beside it,
/// or the tip.
pub fn select(atlas: Atlas, tip: Tip, what: Selection, event: &Event) {
    atlas.send(Action::Select(what));
    focus_by_click(tip, what, &atlas.now_untracked(), event);
}

/// What a finger is on, which need not be what the event is said to have happened to: see [`Pressed`].
pub fn under_finger(atlas: Atlas, stage: Stage, event: &Event) -> Option<Answer> {
    let pointer: &PointerEvent = event.unchecked_ref();
    if pointer.pointer_type() != "touch" {
        return None;
    }
    // A name on the sea lies over nothing else that answers, and a click may then be told of where it did not happen.
    let sign = target_of(event).and_then(|on| sign_under(stage, event, &on));
    sign.map(Some).or_else(|| answer_of(atlas, &under(event)?))
}

/// What the map answers with where an event happened on one of its elements: a mark, a marker or a name with what it is of,
/// whatever they lie on; all else as the shape or square that it is.
pub fn answer_at(atlas: Atlas, stage: Stage, event: &Event, on: &web_sys::Element) -> Option<Answer> {
    // A state always answers.
    sign_under(stage, event, on).map(Some).or_else(|| answer_of(atlas, on))
}

/// Whose marker or name is where an event happened on an element of the map's drawing, but for a mark.
fn sign_under(stage: Stage, event: &Event, on: &web_sys::Element) -> Option<Selection> {
    let is_in = |css: &str| matches!(on.closest(css), Ok(Some(_)));
    let (_, px) = px_of(event).filter(|_| is_in(".map > svg") && !is_in(".differs"))?;
    let at = stage.names.with_value(|names| sign_at(&stage.get_untracked().pads, names, px))?;
    stage.states().all.get(at).copied()
}

/// The uppermost shape or square where an event happened, whatever else lies over it.
pub fn under(event: &Event) -> Option<web_sys::Element> {
    let root: ShadowRoot = target_of(event)?.get_root_node().dyn_into().ok()?;
    let mouse: &MouseEvent = event.unchecked_ref();
    let all = root.elements_from_point(mouse.client_x() as f32, mouse.client_y() as f32);
    let mut all = all.iter().filter_map(|on| on.dyn_into::<web_sys::Element>().ok());
    all.find(|on| matches!(on.closest("[data-state],[data-area]"), Ok(Some(_))))
}

/// What the map answers with where an event happened.
pub fn selection_under(atlas: Atlas, event: &Event) -> Option<Selection> {
    answer_of(atlas, &target_of(event)?).flatten()
}

/// The answer of the shape or square that an element is or is in; `None` for all else.
pub fn answer_of(atlas: Atlas, on: &web_sys::Element) -> Option<Answer> {
    let now = atlas.now_untracked();
    let holder = on.closest("[data-state],[data-area]").ok()??;
    let state =
        holder.get_attribute("data-state").and_then(|code| StateCode::parse(&code)).map(Selection::State);
    let area = || AreaId::of_face(now.record(), &holder.get_attribute("data-area")?).map(Selection::Area);
    Some(state.or_else(area).and_then(|what| now.answers(what)))
}
