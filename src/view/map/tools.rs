//! The buttons over the map: nearer, farther, what to look at, full screen.

use super::{
    super::{
        element::{Element, html, spoken, svg},
        happened::{is_shortcut, listener_of, target_of},
    },
    stage::Stage,
};
use crate::{
    atlas::{Action, Atlas, Look, Now, Selection},
    geo::{Viewport, fine},
    i18n::en,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as Node, Event, HtmlElement, KeyboardEvent};

/// How much nearer or farther one press leads, in thousandths of the width shown.
const NEARER: i32 = 600;
const FARTHER: i32 = 1_700;

/// Shows less, nearer, or more, farther: about what is under the cursor if that is in sight, else about the middle.
pub fn zoom(atlas: Atlas, stage: Stage, is_nearer: bool) {
    let now = atlas.now_untracked();
    let sheet = stage.sheet(&now);
    let place = [now.state.cursor, now.state.selected]
        .into_iter()
        .find_map(|what| now.answers(what?))
        .and_then(|what| place_of(&now, what));
    let about = place.filter(|place| sheet.shows(*place)).map_or_else(|| sheet.viewport.middle(), fine);
    let thousandths = if is_nearer { NEARER } else { FARTHER };
    atlas.send(Action::LookAt(Look::Free(sheet.viewport.scaled(thousandths, about))));
}

/// Whether a state or area is in sight; so is all that has no place.
pub fn is_in_sight(now: &Now, stage: Stage, what: Selection) -> bool {
    let sheet = stage.sheet(now);
    sheet.viewport == Viewport::WHOLE || place_of(now, what).is_none_or(|place| sheet.shows(place))
}

/// Moves the map, as large as it is shown, to where a state or area is in its middle.
pub fn bring_into_sight(atlas: Atlas, what: Selection) {
    let now = atlas.now_untracked();
    if let Some(place) = place_of(&now, what) {
        atlas.send(Action::LookAt(Look::Free(now.viewport().centred(fine(place)))));
    }
}

fn place_of(now: &Now, what: Selection) -> Option<crate::geo::Point> {
    now.map().face(&super::face_id(now.record(), what)).map(|face| face.anchor)
}

/// The buttons. Arrow keys lead from one to the next, so that they are one stop for Tab. `has_screen` says whether the map has all
/// of it.
pub fn tools(atlas: Atlas, stage: Stage, has_screen: RwSignal<bool>) -> Element {
    let at = RwSignal::new(0_usize);
    let button = |place: usize| {
        html("button")
            .set("type", "button")
            .follow("tabindex", move || if at.get() == place { "0" } else { "-1" }.to_owned())
            .on("focus", move |_| at.set(place))
    };
    let zooms = |place: usize, sign: &'static str, name: &'static str, is_nearer: bool| {
        button(place)
            .class("glyph")
            .text(sign)
            .set("aria-label", name)
            .on("click", move |_| zoom(atlas, stage, is_nearer))
    };
    let looks =
        |place: usize, name: &'static str, label: &'static str, look: Look, is_there: fn(&Now) -> bool| {
            button(place)
                .text(name)
                .set("aria-label", label)
                .live("aria-pressed", move |now| spoken(now.state.look == look))
                .live("aria-disabled", move |now| spoken(!is_there(now)))
                .on("click", move |_| {
                    if is_there(&atlas.now_untracked()) {
                        atlas.send(Action::LookAt(look));
                    }
                })
        };
    // Another bloc may lie elsewhere, or have none on a day.
    let has_members = |now: &Now| now.members_on_map().next().is_some();
    let is_selected = |now: &Now| now.state.selected.is_some_and(|what| now.state.look == Look::At(what));
    let selected = button(4)
        .text(en::SELECTED)
        .set("aria-label", en::LOOK_AT_SELECTED)
        .live("aria-pressed", move |now| spoken(is_selected(now)))
        .live("aria-disabled", |now| spoken(now.state.selected.is_none()))
        .on("click", move |_| {
            if atlas.now_untracked().state.selected.is_some() {
                atlas.send(Action::LookAtSelected);
            }
        });
    html("div")
        .class("tools")
        .set("role", "toolbar")
        .set("aria-label", en::ZOOM)
        .on("keydown", on_key)
        .child(zooms(0, "+", en::NEARER, true))
        .child(zooms(1, "−", en::FARTHER, false))
        .child(looks(2, en::ALL, en::LOOK_AT_ALL, Look::All, |_| true))
        .child(looks(3, en::MEMBERS, en::LOOK_AT_MEMBERS, Look::Members, has_members))
        .child(selected)
        .child(full_screen(button(5), has_screen))
}

/// Shows the map on all of the screen, above a bar with the date and the legend, where browser and page allow it, or no longer.
fn full_screen(button: Element, has_screen: RwSignal<bool>) -> Element {
    let toggle = |event: Event| {
        // All of the widget, of which the style sheet shows what belongs there.
        let whole = listener_of(&event).and_then(|button| button.closest(".atlas").ok()?);
        let Some(whole) = whole else { return };
        if !is_full(&whole) {
            keep_place(&whole, true);
            let _ = whole.request_fullscreen();
        } else if let Some(document) = whole.owner_document() {
            document.exit_fullscreen();
        }
    };
    button
        .class("glyph full")
        .child(
            svg("svg")
                .set("viewBox", "0 0 14 14")
                .set("width", "14")
                .set("height", "14")
                .set("aria-hidden", "true")
                .child(svg("path").follow("d", move || {
                    // Corners that point outwards, or inwards.
                    if has_screen.get() {
                        "M5 1v4H1M13 5H9V1M9 13V9h4M1 9h4v4"
                    } else {
                        "M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9"
                    }
                    .to_owned()
                })),
        )
        .follow("aria-label", move || {
            if has_screen.get() { en::LEAVE_FULL_SCREEN } else { en::FULL_SCREEN }.to_owned()
        })
        .once_built(|button| {
            let allows = button.owner_document().is_some_and(|document| document.fullscreen_enabled());
            if !allows {
                let _ = button.set_attribute("hidden", "");
            }
        })
        .on("click", toggle)
}

/// Keeps on the page the room of the widget that `part` is of, which has none there in full screen, or no longer: the page would
/// scroll to another place.
pub fn keep_place(part: &Node, is_kept: bool) {
    let Some(whole) = part.closest(".atlas").ok().flatten() else { return };
    let Some(place) = whole.parent_element() else { return };
    let height = if is_kept { format!("{}px", place.client_height()) } else { String::new() };
    let _ = place.unchecked_ref::<HtmlElement>().style().set_property("min-height", &height);
}

/// Whether the map has the screen for itself, and therefore wheel and finger.
pub fn is_full(map: &Node) -> bool {
    map.closest(":fullscreen").is_ok_and(|whole| whole.is_some())
}

fn on_key(event: Event) {
    let key: &KeyboardEvent = event.unchecked_ref();
    if is_shortcut(key) {
        return;
    }
    let key = key.key();
    let Some(button) = target_of(&event) else { return };
    let end = |css: &str| button.parent_element().and_then(|all| all.query_selector(css).ok().flatten());
    let next = match key.as_str() {
        "ArrowLeft" => button.previous_element_sibling(),
        "ArrowRight" => button.next_element_sibling(),
        "Home" => end("button"),
        // The last one of those that are shown.
        "End" => end("button:not([hidden], :has(~ button:not([hidden])))"),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}
