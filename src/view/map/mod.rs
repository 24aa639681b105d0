//! The map: context, states, disputed areas, their lines, names, and what is selected.

mod face_shape;
mod labels;
mod marks;

use super::{
    element::{Element, Item, html, svg},
    measure::follow_width,
    texture::{fill_of, textures},
};
use crate::{
    atlas::{Action, AreaId, Atlas, Now, Selection, World},
    dataset::{Area, Dataset, StateCode, order_by_key},
    geo::{Border, Compass, Face, Point, border_between, nearest_towards},
    i18n::en,
};
use face_shape::{Shape, face_shape};
use labels::labels;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// How wide the map is taken to be until it has been measured, in CSS pixels.
const FIRST_WIDTH_PX: f64 = 720.0;

/// The map.
pub fn map(atlas: Atlas) -> Element {
    let world = atlas.world();
    let (width, height) = (world.map.width, world.map.height);
    let width_px = RwSignal::new(FIRST_WIDTH_PX);
    let units_per_px = Units { width_px, units: width };
    let line = |class: &'static str, d: String| svg("path").class(class).set("d", d);
    let outline = |class: &'static str, of: fn(&Now) -> Option<Selection>| {
        svg("path").class(class).live("d", move |now| outline_of(now, of(now)))
    };
    let svg = svg("svg")
        .set("viewBox", format!("0 0 {width} {height}"))
        .set("role", "group")
        .set("aria-label", en::MAP)
        .on("click", move |event| on_click(atlas, &event))
        .on("keydown", move |event| on_key(atlas, &event))
        .child(textures("map", move || units_per_px.get()))
        .child(line("graticule", world.map.graticule_path()))
        .child(line("context", context_path(world)))
        .child(svg("g").class("grounds").each(grounds()))
        .children(shapes(world).into_iter().map(|shape| face_shape(shape, units_per_px)))
        .child(svg("g").each(borders()))
        .child(outline("outline", |now| now.state.selected))
        .child(outline("outline cursor", |now| now.state.cursor))
        .child(labels(units_per_px))
        .child(marks::marks(units_per_px));
    html("div").class("map").set("part", "map").once_built(follow_width(width_px)).child(svg)
}

fn on_click(atlas: Atlas, event: &Event) {
    match selection_under(atlas.world(), event) {
        Some(what) => atlas.send(Action::Select(what)),
        None => atlas.send(Action::Deselect),
    }
}

fn on_key(atlas: Atlas, event: &Event) {
    let key: &KeyboardEvent = event.unchecked_ref();
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    let (world, cursor) = (atlas.world(), atlas.now_untracked().tab_stop());
    let moved = match key.key().as_str() {
        "ArrowUp" => towards(world, cursor, Compass::North),
        "ArrowDown" => towards(world, cursor, Compass::South),
        "ArrowLeft" => towards(world, cursor, Compass::West),
        "ArrowRight" => towards(world, cursor, Compass::East),
        "Home" => on_map(world).next(),
        "End" => on_map(world).last(),
        "Enter" | " " => {
            event.prevent_default();
            if let Some(what) = selection_under(world, event) {
                atlas.send(Action::Select(what));
            }
            return;
        }
        "Escape" => {
            atlas.send(Action::Deselect);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(what) = moved {
        atlas.send(Action::MoveCursor(what));
        focus_face(event, &face_id(world.record(), what));
    }
}

/// How many map units make a CSS pixel.
#[derive(Clone, Copy)]
pub struct Units {
    width_px: RwSignal<f64>,
    units: i32,
}

impl Units {
    /// As many as at the width of the moment.
    pub fn get(&self) -> f64 {
        f64::from(self.units) / self.width_px.get()
    }
}

/// Large states first, so that small ones lie on top and are hit first; then the areas.
fn shapes(world: &World) -> Vec<Shape> {
    let shape = |what: Selection, id: &str, name: String| {
        let face = world.map.face(id)?;
        let extent = world.map.area(face).sqrt();
        let d = world.map.outline(face);
        Some(Shape { what, id: id.to_owned(), name, d, anchor: face.anchor, extent })
    };
    let of_state =
        |code: StateCode| shape(Selection::State(code), code.as_str(), en::state_name(world.record(), code));
    let of_area = |area: &Area| {
        shape(Selection::Area(AreaId::find(world.record(), &area.id)?), &area.id, area.name.clone())
    };
    let mut shapes: Vec<Shape> = world.record().order().filter_map(of_state).collect();
    order_by_key(&mut shapes, |shape| -shape.extent);
    shapes.extend(world.record().areas.iter().filter_map(of_area));
    shapes
}

fn is_area(world: &World, face: &str) -> bool {
    world.record().area(face).is_some()
}

/// Whether a face is there only to show where the others are.
fn is_context(world: &World, face: &str) -> bool {
    !is_area(world, face) && StateCode::parse(face).is_none_or(|code| world.record().state(code).is_none())
}

/// One ground under each state and the areas that are drawn as its own. Where two shapes of one colour meet,
/// browsers let what is under them shine through as a hairline, which would be a border where there is to be none.
fn grounds() -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let mut before = None;
    move |now| {
        if before.replace(now.state.worldview) == Some(now.state.worldview) {
            return None;
        }
        let worldview = now.state.worldview.worldview(now.record())?;
        let mut grounds: Vec<(StateCode, String)> = Vec::new();
        for (area, drawn) in now.record().areas.iter().zip(&worldview.drawn) {
            let (Some(owner), false) = (drawn.with, drawn.is_hatched) else { continue };
            let outline =
                |id: &str| now.map().face(id).map(|face| now.map().outline(face)).unwrap_or_default();
            let at = grounds.iter().position(|(known, _)| *known == owner).unwrap_or(grounds.len());
            if at == grounds.len() {
                grounds.push((owner, outline(owner.as_str())));
            }
            if let Some((_, d)) = grounds.get_mut(at) {
                d.push_str(&outline(&area.id));
            }
        }
        let item = |(owner, d): (StateCode, String)| {
            Item::new(format!("{owner} {}", worldview.id), move || {
                svg("path").live("fill", move |now| fill_of("map", now.shown(owner))).set("d", d)
            })
        };
        Some(grounds.into_iter().map(item).collect())
    }
}

/// All borders, in the way of each; they change with the worldview alone.
fn borders() -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let mut before = None;
    move |now| {
        if before.replace(now.state.worldview) == Some(now.state.worldview) {
            return None;
        }
        let worldview = now.state.worldview.worldview(now.record())?;
        let path = |(class, how): (&'static str, Border)| {
            let keep =
                |a: &Face, b: &Face| border_between(now.record(), worldview, &a.id, &b.id) == Some(how);
            let d = now.map().borders(keep);
            Item::new(format!("{class} {}", worldview.id), move || svg("path").class(class).set("d", d))
        };
        Some(
            [
                ("borders quiet", Border::Quiet),
                ("borders", Border::Solid),
                ("borders in-dispute", Border::Dashed),
            ]
            .map(path)
            .into(),
        )
    }
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

/// The outline of what is selected or under the cursor, as SVG path data.
fn outline_of(now: &Now, what: Option<Selection>) -> String {
    let face = what.and_then(|what| now.map().face(&face_id(now.record(), what)));
    face.map(|face| now.map().outline(face)).unwrap_or_default()
}

/// The face that shows a state or an area.
fn face_id(data: &Dataset, what: Selection) -> String {
    match what {
        Selection::State(code) => code.to_string(),
        Selection::Area(id) => id.area(data).map(|area| area.id.clone()).unwrap_or_default(),
    }
}

/// What the element that an event happened to stands for.
fn selection_under(world: &World, event: &Event) -> Option<Selection> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let holder = target.closest("[data-state],[data-area]").ok()??;
    let state =
        holder.get_attribute("data-state").and_then(|code| StateCode::parse(&code)).map(Selection::State);
    state.or_else(|| AreaId::find(world.record(), &holder.get_attribute("data-area")?).map(Selection::Area))
}

/// The states that the map reaches.
fn on_map(world: &World) -> impl Iterator<Item = Selection> {
    world.record().order().filter(|code| world.map.face(code.as_str()).is_some()).map(Selection::State)
}

/// The state or area that an arrow key leads to.
fn towards(world: &World, from: Option<Selection>, towards: Compass) -> Option<Selection> {
    let areas = world.record().areas.iter().filter_map(|area| AreaId::find(world.record(), &area.id));
    let all = world.record().order().map(Selection::State).chain(areas.map(Selection::Area));
    // What has no face has no place.
    let place = |what: Selection| {
        let face = world.map.face(&face_id(world.record(), what))?;
        Some((what, face.anchor))
    };
    let (all, places): (Vec<Selection>, Vec<Point>) = all.filter_map(place).unzip();
    let at = all.iter().position(|what| Some(*what) == from)?;
    all.get(nearest_towards(&places, at, towards)?).copied()
}

/// Moves focus to a face's shape, in the map that heard `event`.
fn focus_face(event: &Event, id: &str) {
    let map = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let shape = map.and_then(|map| {
        map.query_selector(&format!("[data-state='{id}'],[data-area='{id}']")).ok().flatten()
    });
    if let Some(shape) = shape {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = shape.unchecked_ref::<web_sys::SvgElement>().focus_with_options(&options);
    }
}
