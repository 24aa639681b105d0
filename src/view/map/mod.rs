//! The map: context, states, disputed areas, their lines, names, and what is selected.

mod face_shape;
mod labels;

use super::{live::text, measure::width_of, texture::Textures};
use crate::{
    atlas::{Action, AreaId, Atlas, Selection, World},
    dataset::{Area, Direction, StateCode, order_by_key},
    geo::{Compass, Point, nearest_towards},
    i18n::en,
};
use face_shape::{FaceShape, Shape};
use labels::Labels;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How wide the map is taken to be until it has been measured, in CSS pixels.
const FIRST_WIDTH_PX: f64 = 720.0;

/// The map.
#[component]
pub fn Map() -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let world = atlas.world();
    let (width, height) = (world.map.width, world.map.height);
    let frame = NodeRef::<html::Div>::new();
    let width_px = width_of(frame, FIRST_WIDTH_PX);
    let units_per_px = Units { width_px, units: width };

    let shapes = shapes(&world);
    let on_click = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        match target.and_then(|target| selection_at(&atlas, &target)) {
            Some(what) => atlas.send(Action::Select(what)),
            None => atlas.send(Action::Deselect),
        }
    };
    let cursor_of = atlas.world();
    let on_key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let moved = match event.key().as_str() {
            "ArrowUp" => towards(&cursor_of, atlas.cursor(), Compass::North),
            "ArrowDown" => towards(&cursor_of, atlas.cursor(), Compass::South),
            "ArrowLeft" => towards(&cursor_of, atlas.cursor(), Compass::West),
            "ArrowRight" => towards(&cursor_of, atlas.cursor(), Compass::East),
            "Home" => cursor_of.data.beside(None, Direction::Forward).map(Selection::State),
            "End" => cursor_of.data.beside(None, Direction::Back).map(Selection::State),
            "Enter" | " " => {
                event.prevent_default();
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if let Some(what) = target.and_then(|target| selection_at(&atlas, &target)) {
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
            focus_face(frame, face_id(&cursor_of, what));
        }
    };

    view! {
        <div class="map" node_ref=frame>
            <svg viewBox=format!("0 0 {width} {height}") role="group" aria-label=en::MAP
                on:click=on_click on:keydown=on_key>
                <Textures kind="map" scale=move || units_per_px.get() />
                <path class="graticule" d=world.map.graticule_path() />
                <path class="context" d=context_path(&world) />
                {shapes.into_iter().map(|shape| view! { <FaceShape shape units_per_px /> }).collect_view()}
                <path class="borders quiet" d=borders(&world, Border::OfContext) />
                <path class="borders" d=borders(&world, Border::OfStates) />
                <path class="borders in-dispute" d=borders(&world, Border::InDispute) />
                <path class="outline" d=text(move || outline_of(&atlas, atlas.selected())) />
                <path class="outline cursor" d=text(move || outline_of(&atlas, atlas.cursor())) />
                <Labels units_per_px />
            </svg>
        </div>
    }
}

/// How many map units make a CSS pixel.
#[derive(Clone, Copy)]
pub struct Units {
    width_px: ReadSignal<f64>,
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
    let shape = |what: Selection, filled_as: Option<StateCode>, id: &str, name: String| {
        let face = world.map.face(id)?;
        let extent = world.map.area(face).sqrt();
        let d = world.map.outline(face);
        Some(Shape { what, filled_as, id: id.to_owned(), name, d, anchor: face.anchor, extent })
    };
    let of_state = |code: StateCode| {
        shape(Selection::State(code), Some(code), code.as_str(), en::state_name(&world.data, code))
    };
    let of_area = |area: &Area| {
        let what = Selection::Area(AreaId::find(&world.data, &area.id)?);
        let known = area.administered_by.filter(|code| world.data.state(*code).is_some());
        shape(what, known, &area.id, area.name.clone())
    };
    let mut shapes: Vec<Shape> = world.data.order().filter_map(of_state).collect();
    order_by_key(&mut shapes, |shape| -shape.extent);
    shapes.extend(world.data.areas.iter().filter_map(of_area));
    shapes
}

fn is_area(world: &World, face: &str) -> bool {
    world.data.area(face).is_some()
}

/// Whether a face is there only to show where the others are.
fn is_context(world: &World, face: &str) -> bool {
    !is_area(world, face) && StateCode::parse(face).is_none_or(|code| world.data.state(code).is_none())
}

/// How a border is drawn.
#[derive(Clone, Copy, PartialEq)]
enum Border {
    /// Quietly, between two faces of the context.
    OfContext,
    /// Plainly, where a state has part in it.
    OfStates,
    /// Dashed, where a disputed area does.
    InDispute,
}

/// All borders that are drawn in one way, as SVG path data.
fn borders(world: &World, how: Border) -> String {
    world.map.borders(|a, b| {
        let of_border = match [a, b] {
            sides if sides.iter().any(|face| is_area(world, &face.id)) => Border::InDispute,
            sides if sides.iter().all(|face| is_context(world, &face.id)) => Border::OfContext,
            _ => Border::OfStates,
        };
        of_border == how
    })
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
fn outline_of(atlas: &Atlas, what: Option<Selection>) -> String {
    let world = atlas.world();
    let face = what.and_then(|what| world.map.face(&face_id(&world, what)));
    face.map(|face| world.map.outline(face)).unwrap_or_default()
}

/// The face that shows a state or an area.
fn face_id(world: &World, what: Selection) -> String {
    match what {
        Selection::State(code) => code.to_string(),
        Selection::Area(id) => id.area(&world.data).map(|area| area.id.clone()).unwrap_or_default(),
    }
}

/// What an element inside the map stands for.
fn selection_at(atlas: &Atlas, target: &Element) -> Option<Selection> {
    let holder = target.closest("[data-state],[data-area]").ok()??;
    let state =
        holder.get_attribute("data-state").and_then(|code| StateCode::parse(&code)).map(Selection::State);
    state.or_else(|| {
        AreaId::find(&atlas.world().data, &holder.get_attribute("data-area")?).map(Selection::Area)
    })
}

/// The state or area that an arrow key leads to.
fn towards(world: &World, from: Option<Selection>, towards: Compass) -> Option<Selection> {
    let areas = world.data.areas.iter().filter_map(|area| AreaId::find(&world.data, &area.id));
    let all: Vec<Selection> =
        world.data.order().map(Selection::State).chain(areas.map(Selection::Area)).collect();
    let place =
        |what: &Selection| world.map.face(&face_id(world, *what)).map(|face| face.anchor).unwrap_or_default();
    let places: Vec<Point> = all.iter().map(place).collect();
    let at = all.iter().position(|what| Some(*what) == from)?;
    all.get(nearest_towards(&places, at, towards)?).copied()
}

/// Moves focus to a face's shape once the cursor stands on it.
fn focus_face(frame: NodeRef<html::Div>, id: String) {
    // A focus from within a key handler would run this handler again, so it waits its turn.
    queue_microtask(move || {
        let Some(frame) = frame.try_get_untracked().flatten() else { return };
        if let Ok(Some(shape)) = frame.query_selector(&format!("[data-state='{id}'],[data-area='{id}']")) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = shape.unchecked_ref::<web_sys::SvgElement>().focus_with_options(&options);
        }
    });
}
