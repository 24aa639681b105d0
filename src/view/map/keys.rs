//! What keys do on the map: arrows lead from state to state, letters to names, others look nearer and select.

use super::{
    super::happened::is_shortcut, answers::selection_under, face_id, focus::focus_face, stage::Stage, tools,
};
use crate::{
    atlas::{Action, AreaId, Atlas, Look, Now, Selection, World},
    geo::{Compass, Point, name_typed, nearest_towards},
    i18n::en,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Letters typed within this time of one another are one word, in milliseconds.
const TYPED_TOGETHER_MS: f64 = 1_000.0;

/// Does what a key means. `typed` is what has been typed of a name, and when its last letter was, in milliseconds.
pub fn on_key(atlas: Atlas, stage: Stage, typed: StoredValue<(String, f64)>, event: &Event) {
    let key: &KeyboardEvent = event.unchecked_ref();
    if is_shortcut(key) {
        return;
    }
    let (world, now) = (atlas.world(), atlas.now_untracked());
    let cursor = now.tab_stop();
    // A capital is a letter like any other.
    if key.key().chars().count() > 1 && !matches!(key.key().as_str(), "Shift" | "CapsLock") {
        typed.set_value((String::new(), 0.0));
    }
    // What has just been typed, and this letter; a space alone begins no name.
    let word = match typed.get_value() {
        (word, last) if event.time_stamp() - last <= TYPED_TOGETHER_MS => word + &key.key(),
        _ if key.key() == " " => String::new(),
        _ => key.key(),
    };
    let called = || called(&now, cursor, &word);
    let moved = match key.key().as_str() {
        "ArrowUp" => towards(&now, cursor, Compass::North),
        "ArrowDown" => towards(&now, cursor, Compass::South),
        "ArrowLeft" => towards(&now, cursor, Compass::West),
        "ArrowRight" => towards(&now, cursor, Compass::East),
        "Home" => on_map(world).next(),
        "End" => on_map(world).last(),
        "+" | "=" => return tools::zoom(atlas, stage, true),
        "-" => return tools::zoom(atlas, stage, false),
        "0" => return atlas.send(Action::LookAt(Look::All)),
        // A space within a name that is being typed is one of its letters.
        key @ ("Enter" | " ") if key == "Enter" || called().is_none() => {
            event.prevent_default();
            if let Some(what) = selection_under(atlas, event) {
                atlas.send(Action::Select(what));
            }
            return;
        }
        "Escape" => {
            atlas.send(Action::Deselect);
            return;
        }
        letter if letter.chars().count() == 1 => {
            let found = called();
            typed.set_value((word, event.time_stamp()));
            if found.is_none() {
                return;
            }
            found
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(what) = moved {
        let is_in_sight = tools::is_in_sight(&now, stage, what);
        atlas.send(Action::MoveCursor(what));
        // What is out of sight the map brings there by itself.
        focus_face(event, &face_id(world.record(), what), is_in_sight);
    }
}

/// Everything that the cursor can be on: states in the order of the lanes, then the areas that answer as themselves.
fn all(now: &Now) -> impl Iterator<Item = Selection> {
    let areas = now.record().areas.iter().filter_map(|area| AreaId::find(now.record(), &area.id));
    on_map(now.world).chain(areas.map(Selection::Area).filter(|what| now.answers(*what) == Some(*what)))
}

/// The state or area whose name begins with what was typed, or else the letters that stand for it on the map.
fn called(now: &Now, from: Option<Selection>, word: &str) -> Option<Selection> {
    let all: Vec<Selection> = all(now).collect();
    let at = all.iter().position(|what| Some(*what) == from).unwrap_or_default();
    let found = [en::state_name, en::map_code].iter().find_map(|name_of| {
        let name = |what: &Selection| match what {
            Selection::State(code) => name_of(now.record(), *code),
            Selection::Area(id) => id.area(now.record()).map(|area| area.name.clone()).unwrap_or_default(),
        };
        let names: Vec<String> = all.iter().map(name).collect();
        name_typed(&names, at, word)
    });
    all.get(found?).copied()
}

/// The state or area that an arrow key leads to.
fn towards(now: &Now, from: Option<Selection>, towards: Compass) -> Option<Selection> {
    // What has no face has no place.
    let place = |what: Selection| {
        let face = now.map().face(&face_id(now.record(), what))?;
        Some((what, face.anchor))
    };
    let (all, places): (Vec<Selection>, Vec<Point>) = all(now).filter_map(place).unzip();
    let at = all.iter().position(|what| Some(*what) == from)?;
    let beside = now.map().neighbours(&face_id(now.record(), from?));
    let is_beside = |at: usize| {
        let id = all.get(at).map(|what| face_id(now.record(), *what));
        beside.iter().any(|face| Some(&face.id) == id.as_ref())
    };
    all.get(nearest_towards(&places, at, towards, is_beside)?).copied()
}

/// The states that the map reaches.
pub fn on_map(world: &World) -> impl Iterator<Item = Selection> {
    world.record().order().filter(|code| world.map.face(code.as_str()).is_some()).map(Selection::State)
}
