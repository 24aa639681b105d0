//! The map: context, states, disputed areas, their lines, names, and what is selected.

mod answers;
mod face_shape;
mod focus;
mod gestures;
mod grounds;
mod keys;
mod labels;
mod lines;
mod locator;
mod marks;
mod stage;
mod tip;
mod tools;

use super::{
    element::{Element, html, svg},
    happened::target_of,
    px::{css, factor},
    texture::textures,
};
use crate::{
    atlas::{Action, AreaId, Atlas, Now, Selection, World},
    dataset::{Dataset, StateCode, order_by_key},
    geo::FRAME,
    i18n::en,
};
use answers::{Pressed, clicked, press, select, selection_under, under_finger};
use face_shape::{Shape, area_spot, face_shape, spot};
pub use face_shape::{label_of, shown};
use focus::{arrive, lead_on};
use gestures::Hands;
use grounds::grounds;
use keys::on_key;
use labels::labels;
use leptos::prelude::*;
use lines::{borders, outlines};
use stage::Stage;
use tip::Tip;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// The map.
pub fn map(atlas: Atlas) -> Element {
    let world = atlas.world();
    let (stage, tip) = (Stage::new(atlas), Tip::new());
    let hands = Hands::new(atlas, stage);
    let typed = StoredValue::new((String::new(), 0.0));
    let pressed = Pressed::new(None);
    let has_screen = RwSignal::new(false);
    let line = |class: &'static str, d: String| svg("path").class(class).set("d", d);
    let whole = svg("g")
        .class("world")
        .style("transform", move |_| {
            let sheet = stage.get().sheet;
            let [x, y] = sheet.origin().map(css);
            format!("translate({x},{y}) scale({})", factor(sheet.scale()))
        })
        .apart(move || {
            vec![
                line("graticule", world.map.graticule_path()),
                line("context", context_path(world)),
                svg("g").class("grounds").each(grounds()),
            ]
        })
        .apart(move || shapes(world).into_iter().map(face_shape).collect())
        .apart(|| vec![svg("g").each(borders())])
        .apart(move || vec![svg("g").class("outlines").each(outlines()), line("outside", beyond())]);
    let spots = move || {
        stage.lay_out(atlas);
        let all = stage.states().all.clone().into_iter().enumerate();
        let spots = all.map(|(at, what)| match what {
            Selection::State(code) => spot(code, at, stage),
            what => area_spot(face_id(world.record(), what), what, at, stage),
        });
        vec![svg("g").class("spots").set("aria-hidden", "true").children(spots)]
    };
    let svg = svg("svg")
        .live("viewBox", move |_| {
            let [width, height] = stage.get().sheet.size_px.map(|px| px.round() as i64);
            format!("0 0 {width} {height}")
        })
        .live("class", move |_| {
            let (glides, keys) = (stage.get().glides, tip.is_by_key());
            format!("{}{}", if glides { "glides " } else { "" }, if keys { "keys" } else { "" })
        })
        .set("role", "group")
        .set("aria-label", en::MAP)
        .set("aria-description", en::MAP_KEYS)
        .on("click", move |event| {
            if let Some(what) = clicked((atlas, stage, tip), hands, pressed, &event) {
                select(atlas, tip, what, &event);
            }
        })
        .on("mousedown", move |event| press((atlas, stage, tip), &event))
        .on("dblclick", move |event| hands.double_click(&event))
        .on("keydown", move |event| {
            // What covers something goes first (WCAG 2.2, 1.4.13), and the selection with the next.
            if event.unchecked_ref::<KeyboardEvent>().key() != "Escape" {
                tip.key(selection_under(atlas, &event));
            } else if tip.dismiss() {
                return;
            }
            tip.leading(true, &|| on_key(atlas, stage, typed, &event));
        })
        .child(textures("map", move || 1.0 / stage.get().sheet.scale()))
        .child(whole)
        .apart(spots)
        // Together: marks stand beside names.
        .apart(move || vec![labels(atlas, stage), marks::marks(stage)]);
    let follow = stage.follow(atlas);
    let (wheel, escape, lead) = (hands.wheel(has_screen), tip.escape(), lead_on(atlas));
    html("div")
        .class("map")
        .set("part", "map")
        .once_built(move |map| {
            follow(map);
            wheel(map);
            escape(map);
            lead(map);
        })
        // Not on the drawing, which browsers would then let the keyboard stop at.
        .on("focusin", move |event| {
            let Some(what) = selection_under(atlas, &event) else { return };
            // Whatever has brought it there, a press that is no click too.
            atlas.send(Action::MoveCursor(what));
            if target_of(&event).is_some_and(|on| tip.is_keys(&on)) {
                tip.focus(Some(what));
                arrive(atlas, stage, what, &event);
            }
        })
        .on("focusout", move |_| tip.focus(None))
        .on("pointerdown", move |event| {
            pressed.set_value(under_finger(atlas, stage, &event));
            hands.press(&event);
        })
        .on("pointermove", move |event| {
            hands.drag(&event);
            tip.follow(atlas, stage, &event);
        })
        .on("pointerup", move |event| hands.release(&event))
        .on("pointercancel", move |event| {
            pressed.set_value(None);
            hands.release(&event);
        })
        .on("pointerleave", move |event| {
            hands.release(&event);
            tip.leave();
        })
        .child(svg)
        .apart(move || {
            vec![
                locator::locator(stage),
                tools::tools(atlas, stage, has_screen),
                tip.element(stage, hands, atlas),
            ]
        })
}

/// What is selected, where no card says it or that is far below: of an area in dispute whose it is said to be, too.
pub fn caption() -> Element {
    let label = |now: &Now| now.state.selected.map(|what| label_of(now, what)).unwrap_or_default();
    html("p")
        .class("caption")
        .set("aria-hidden", "true")
        .child(html("span").words(label))
        .child(html("span").class("claims").words(claims_of))
}

/// What comes after the label of an area in dispute.
fn claims_of(now: &Now) -> String {
    let Some(Selection::Area(id)) = now.state.selected else { return String::new() };
    let area = id.area(now.record()).filter(|area| area.is_disputed_on(now.date()));
    area.map(|area| en::claimed_by(now.record(), area)).unwrap_or_default()
}

/// Large states first, so that small ones lie on top and are hit first; then the areas.
fn shapes(world: &World) -> Vec<Shape> {
    let shape = |what: Selection, id: &str| {
        let face = world.map.face(id)?;
        let d = world.map.outline(face);
        Some(Shape { what, id: id.to_owned(), d, extent: world.map.area(face) })
    };
    let of_state = |code: StateCode| shape(Selection::State(code), code.as_str());
    let of_area = |id: &String| shape(Selection::Area(AreaId::of_face(world.record(), id)?), id);
    let mut shapes: Vec<Shape> = world.record().order().filter_map(of_state).collect();
    order_by_key(&mut shapes, |shape| -shape.extent);
    let areas = world.record().areas.iter().map(|area| &area.id);
    shapes.extend(areas.chain(&world.record().lands).filter_map(of_area));
    shapes
}

/// Whether a face is there only to show where the others are.
fn is_context(world: &World, face: &str) -> bool {
    let record = world.record();
    record.area(face).is_none() && StateCode::parse(face).is_none_or(|code| record.state(code).is_none())
}

/// All around the map's frame, where the land was cut: a screen is wider than the map. As far on all sides, because WebKit
/// takes the middle of all that is drawn for the drawing's when it scrolls there.
fn beyond() -> String {
    let [width, height] = FRAME;
    let [across, down] = [width + 2 * 9_999, height + 2 * 9_999];
    format!("M0 0v{height}h{width}V0zM-9999-9999h{across}v{down}h-{across}z")
}

fn context_path(world: &World) -> String {
    world
        .map
        .faces
        .iter()
        .filter(|face| is_context(world, &face.id))
        .map(|face| world.map.outline(face))
        .collect()
}

/// The face that shows a state or an area.
pub fn face_id(data: &Dataset, what: Selection) -> String {
    match what {
        Selection::State(code) => code.to_string(),
        Selection::Area(id) => id.area(data).map(|area| area.id.clone()).unwrap_or_default(),
    }
}
