//! The map: context, states, disputed areas, their lines, names, and what is selected.

mod face_shape;
mod gestures;
mod labels;
mod locator;
mod marks;
mod stage;
mod tip;
mod tools;

use super::{
    element::{Element, Item, html, svg},
    px::{css, factor},
    texture::{fill_of, textures},
};
use crate::{
    atlas::{Action, AreaId, Atlas, Look, Now, Selection, World},
    dataset::{Area, Dataset, Line, StateCode, order_by_key},
    geo::{Border, Compass, FRAME, Face, Point, border_between, name_typed, nearest_pad, nearest_towards},
    i18n::en,
};
pub use face_shape::label_of;
use face_shape::{Shape, area_spot, face_shape, spot};
use gestures::{Hands, px_of};
use labels::labels;
use leptos::prelude::*;
use stage::Stage;
use tip::Tip;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlElement, KeyboardEvent, PointerEvent, ShadowRoot};

/// Letters typed within this time of one another are one word, in milliseconds.
const TYPED_TOGETHER_MS: f64 = 1_000.0;

/// What a finger went down on. Browsers may let it press and click on something beside it that they think was meant, though
/// where it was they tell truly.
type Pressed = StoredValue<Option<Answer>>;
/// What a shape answers with, which may be nothing.
type Answer = Option<Selection>;

/// The map.
pub fn map(atlas: Atlas) -> Element {
    let world = atlas.world();
    let (stage, tip) = (Stage::new(atlas), Tip::new());
    let hands = Hands::new(atlas, stage);
    let typed = StoredValue::new((String::new(), 0.0));
    let pressed = Pressed::new(None);
    let line = |class: &'static str, d: String| svg("path").class(class).set("d", d);
    let whole = svg("g")
        .class("world")
        .style("transform", move |_| {
            let sheet = stage.get().sheet;
            let [x, y] = sheet.origin().map(css);
            format!("translate({x},{y}) scale({})", factor(sheet.scale()))
        })
        .child(line("graticule", world.map.graticule_path()))
        .child(line("context", context_path(world)))
        .child(svg("g").class("grounds").each(grounds()))
        .children(shapes(world).into_iter().map(face_shape))
        .child(svg("g").each(borders()))
        .child(svg("g").class("outlines").each(outlines()))
        .child(line("outside", beyond()));
    let spots = stage.states().all.clone().into_iter().enumerate().map(move |(at, what)| match what {
        Selection::State(code) => spot(code, at, stage),
        what => area_spot(face_id(world.record(), what), what, at, stage),
    });
    let named = labels::Places::default();
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
        .on("click", move |event| {
            if let Some(what) = clicked((atlas, stage, tip), hands, pressed, &event) {
                select(atlas, tip, what, &event);
            }
        })
        .on("mousedown", move |event| press(atlas, tip, &event))
        .on("dblclick", move |event| hands.double_click(&event))
        .on("keydown", move |event| {
            // What covers something goes first (WCAG 2.2, 1.4.13), and the selection with the next.
            if event.unchecked_ref::<KeyboardEvent>().key() != "Escape" {
                tip.key(selection_under(atlas, &event));
            } else if tip.dismiss() {
                return;
            }
            tip.leading(true, &|| on_key(atlas, typed, &event));
        })
        .child(textures("map", move || 1.0 / stage.get().sheet.scale()))
        .child(whole)
        .child(svg("g").class("spots").set("aria-hidden", "true").children(spots))
        .child(labels(atlas, stage, named.clone()))
        .child(marks::marks(stage, named));
    let follow = stage.follow(atlas);
    let (wheel, escape, lead) = (hands.wheel(), tip.escape(), lead_on(atlas));
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
                arrive(atlas, what, &event);
            }
        })
        .on("focusout", move |_| tip.focus(None))
        .on("pointerdown", move |event| {
            pressed.set_value(under_finger(atlas, &event));
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
        .child(html("button").set("type", "button").class("skip").text(en::SKIP_MAP).on("click", skip))
        .child(svg)
        .child(locator::locator(stage))
        .child(tools::tools(atlas))
        .child(tip.element(stage, atlas))
        .child(
            html("p")
                .class("caption")
                .set("aria-hidden", "true")
                .words(|now| now.state.selected.map(|what| label_of(now, what)).unwrap_or_default()),
        )
}

/// Leads the keyboard to the first button after the map.
fn skip(event: Event) {
    let map = target_of(&event).and_then(|button| button.closest(".map").ok().flatten());
    let next = map.and_then(|map| map.next_element_sibling()?.query_selector("button").ok()?);
    if let Some(button) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// The keyboard has come to a shape. Whoever Tab brings from elsewhere to one that is out of sight goes on from one that is
/// not, as the map is looked at; to one that a key has chosen, or where nothing else is in sight, the map moves.
fn arrive(atlas: Atlas, what: Selection, event: &Event) {
    let now = atlas.now_untracked();
    if tools::is_in_sight(&now, what) {
        return;
    }
    let from = event.unchecked_ref::<FocusEvent>().related_target();
    let from_shape = from.and_then(|from| from.dyn_into::<web_sys::Element>().ok());
    let is_chosen = from_shape.is_some_and(|from| matches!(from.closest(".world"), Ok(Some(_))));
    let selected = now.state.selected.and_then(|what| now.answers(what));
    let mut others = selected.into_iter().chain(on_map(now.world));
    match others.find(|other| tools::is_in_sight(&now, *other)).filter(|_| !is_chosen) {
        Some(other) => {
            atlas.send(Action::MoveCursor(other));
            focus_face(event, &face_id(now.record(), other));
        }
        None => tools::bring_into_sight(atlas, what),
    }
}

fn target_of(event: &Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

/// A button of the mouse goes down. On a shape the browser leads the keyboard there; on its square that is ours to do, and
/// beside all of them the keyboard stays where it is, so that a press that is no click takes it from nobody.
fn press(atlas: Atlas, tip: Tip, event: &Event) {
    let is_on_shape = target_of(event).is_some_and(|on| matches!(on.closest(".state,.area"), Ok(Some(_))));
    if is_on_shape {
        return;
    }
    event.prevent_default();
    if let Some(what) = selection_under(atlas, event) {
        focus_by_click(tip, what, &atlas.now_untracked(), event);
    }
}

/// What a click means. One that ends a drag means nothing; one beside everything lets go.
fn clicked(
    (atlas, stage, tip): (Atlas, Stage, Tip),
    hands: Hands,
    pressed: Pressed,
    event: &Event,
) -> Option<Selection> {
    let pressed = pressed.try_update_value(Option::take).flatten();
    if hands.end_drag() {
        return None;
    }
    // Beside everything, the nearest that a finger may have meant.
    let nearest = || {
        let at = nearest_pad(&stage.get_untracked().pads, px_of(event)?)?;
        stage.states().all.get(at).copied()
    };
    let nearest = || atlas.now_untracked().answers(nearest()?);
    let on_shape = || target_of(event).and_then(|on| answer_of(atlas, &on));
    let what = pressed.or_else(on_shape).unwrap_or_else(nearest);
    hands.click(what);
    if what.is_none() {
        let_go(atlas, tip, event);
    }
    what
}

/// Selects nothing. The keyboard stays on the map, so that `+` and arrows go on, where it would be seen.
fn let_go(atlas: Atlas, tip: Tip, event: &Event) {
    atlas.send(Action::Deselect);
    let now = atlas.now_untracked();
    if let Some(stop) = now.tab_stop().filter(|stop| tools::is_in_sight(&now, *stop)) {
        focus_by_click(tip, stop, &now, event);
    }
}

/// Selects what was clicked. The keyboard goes on from there, whatever was hit: a square, a part of it, the sea beside it,
/// or the tip.
fn select(atlas: Atlas, tip: Tip, what: Selection, event: &Event) {
    atlas.send(Action::Select(what));
    focus_by_click(tip, what, &atlas.now_untracked(), event);
}

fn focus_by_click(tip: Tip, what: Selection, now: &Now, event: &Event) {
    tip.leading(false, &|| focus_face(event, &face_id(now.record(), what)));
}

/// Leads the keyboard from an area that does not answer any more to what does. For
/// [`once_built`](Element::once_built).
fn lead_on(atlas: Atlas) -> impl FnOnce(&web_sys::Element) + Send + 'static {
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

fn on_key(atlas: Atlas, typed: StoredValue<(String, f64)>, event: &Event) {
    let key: &KeyboardEvent = event.unchecked_ref();
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
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
        "+" | "=" => return tools::zoom(atlas, true),
        "-" => return tools::zoom(atlas, false),
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
        atlas.send(Action::MoveCursor(what));
        focus_face(event, &face_id(world.record(), what));
    }
}

/// Everything that the cursor can be on: states in the order of the lanes, then the areas that answer as themselves.
fn all(now: &Now) -> impl Iterator<Item = Selection> {
    let areas = now.record().areas.iter().filter_map(|area| AreaId::find(now.record(), &area.id));
    on_map(now.world).chain(areas.map(Selection::Area).filter(|what| now.answers(*what) == Some(*what)))
}

/// The state or area whose name begins with what was typed.
fn called(now: &Now, from: Option<Selection>, word: &str) -> Option<Selection> {
    let all: Vec<Selection> = all(now).collect();
    let name = |what: &Selection| match what {
        Selection::State(code) => en::state_name(now.record(), *code),
        Selection::Area(id) => id.area(now.record()).map(|area| area.name.clone()).unwrap_or_default(),
    };
    let names: Vec<String> = all.iter().map(name).collect();
    let at = all.iter().position(|what| Some(*what) == from).unwrap_or_default();
    all.get(name_typed(&names, at, word)?).copied()
}

/// Large states first, so that small ones lie on top and are hit first; then the areas.
fn shapes(world: &World) -> Vec<Shape> {
    let shape = |what: Selection, id: &str| {
        let face = world.map.face(id)?;
        let d = world.map.outline(face);
        Some(Shape { what, id: id.to_owned(), d, extent: world.map.area(face) })
    };
    let of_state = |code: StateCode| shape(Selection::State(code), code.as_str());
    let of_area = |area: &Area| shape(Selection::Area(AreaId::find(world.record(), &area.id)?), &area.id);
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
        let drawing = now.drawing();
        if before.replace(drawing) == Some(drawing) {
            return None;
        }
        let worldview = now.worldview()?;
        let mut grounds: Vec<(StateCode, Vec<&Face>)> = Vec::new();
        for (at, area) in now.record().areas.iter().enumerate() {
            let drawn = worldview.drawn_on(at, now.date()).filter(|drawn| !drawn.is_hatched);
            let Some(owner) = drawn.and_then(|drawn| drawn.with) else { continue };
            let at = grounds.iter().position(|(known, _)| *known == owner).unwrap_or(grounds.len());
            if at == grounds.len() {
                grounds.push((owner, now.map().face(owner.as_str()).into_iter().collect()));
            }
            if let Some((_, faces)) = grounds.get_mut(at) {
                faces.extend(now.map().face(&area.id));
            }
        }
        let map = now.map();
        let item = |(owner, faces): (StateCode, Vec<&'static Face>)| {
            let ids: Vec<&str> = faces.iter().map(|face| face.id.as_str()).collect();
            Item::new(format!("{owner} {}", ids.join(" ")), move || {
                let d: String = faces.into_iter().map(|face| map.outline(face)).collect();
                svg("path").live("fill", move |now| fill_of("map", now.shown(owner))).set("d", d)
            })
        };
        Some(grounds.into_iter().map(item).collect())
    }
}

/// All lines between faces, the quiet ones first; they change with how disputed areas are drawn.
///
/// A light line parts what is filled strongly, and would not be seen around a light fill: so each state, and each area that is drawn as one, has an edge of
/// its own, over those lines, which the style sheet draws for statuses with a light fill and for none. Lines in dispute
/// lie over both.
fn borders() -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let mut before = None;
    move |now| {
        let drawing = now.drawing();
        if before.replace(drawing) == Some(drawing) {
            return None;
        }
        let (map, worldview) = (now.map(), now.worldview()?);
        // Which arcs they are is soon told; a line is drawn only where it runs in another way.
        let [mut quiet, mut solid, mut dashed] = [const { Vec::new() }; 3];
        for (at, sides) in map.sides().enumerate() {
            let [a, b] = sides else { continue };
            let faces = map.faces.get(*a).zip(map.faces.get(*b)).filter(|_| a != b);
            let Some((a, b)) = faces else { continue };
            match border_between(now.record(), worldview, now.date(), &a.id, &b.id) {
                Some(Border::Quiet) => quiet.push(at),
                Some(Border::Solid) => solid.push(at),
                Some(Border::Dashed) => dashed.push(at),
                None => {}
            }
        }
        let path = |class: &'static str, arcs: Vec<usize>| {
            Item::new(key_of(class, &arcs), move || svg("path").class(class).set("d", map.line(&arcs)))
        };
        let lands = lands(now);
        let edge = |what: Selection| {
            let id = face_id(now.record(), what);
            let (key, d) = ring(now, &lands, &id, what);
            Item::new(key, move || {
                svg("path")
                    .class("edge")
                    .set("data-of", id)
                    .live("data-status", move |now| face_shape::shown(now, what).word().to_owned())
                    .set("d", d())
            })
        };
        // An area that is drawn as a state is told from the country around it as states without a status are.
        let as_states = now.record().areas.iter().enumerate().filter_map(|(at, area)| {
            let drawn = worldview.drawn_on(at, now.date())?;
            let is_one = drawn.is_as_a_state() && drawn.line == Line::Solid;
            AreaId::find(now.record(), &area.id).filter(|_| is_one).map(Selection::Area)
        });
        let mut lines = vec![path("borders quiet", quiet), path("borders", solid)];
        lines.extend(now.record().order().map(Selection::State).chain(as_states).map(edge));
        lines.push(path("borders in-dispute under", dashed.clone()));
        lines.push(path("borders in-dispute", dashed));
        Some(lines)
    }
}

/// A key for a line that stays as it is as long as it is drawn in the same way: its kind, and its arcs as a number (FNV-1a).
fn key_of(kind: &str, arcs: &[usize]) -> String {
    let step = |hash: u64, arc: &usize| (hash ^ *arc as u64).wrapping_mul(0x0100_0000_01b3);
    format!("{kind} {}", arcs.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

/// Of each face as whose land it is drawn; of one that is hatched nobody's.
fn lands(now: &Now) -> Vec<Option<&'static str>> {
    let land = |face: &'static Face| {
        let drawn = AreaId::find(now.record(), &face.id).and_then(|area| now.drawn(area));
        match drawn {
            Some(drawn) if drawn.is_hatched => None,
            Some(drawn) => Some(drawn.with.as_ref().map_or(face.id.as_str(), StateCode::as_str)),
            None => Some(face.id.as_str()),
        }
    };
    now.map().faces.iter().map(land).collect()
}

/// The line around a state or area, as its key, by its kind, and what writes it: around a state with what the worldview draws
/// as its own, and open where an area begins that is hatched there, because a line of ours would be a border where there is to
/// be none; around an area, the same on all days.
fn ring(
    now: &Now,
    lands: &[Option<&str>],
    kind: &str,
    what: Selection,
) -> (String, impl FnOnce() -> String + Send + use<>) {
    let (map, id) = (now.map(), face_id(now.record(), what));
    let is_around = |sides: &[usize]| {
        let lands = || sides.iter().map(|at| lands.get(*at).copied().flatten());
        lands().filter(|land| *land == Some(&id)).count() == 1 && lands().all(|land| land.is_some())
    };
    let arcs: Vec<usize> = match what {
        Selection::State(_) => {
            map.sides().enumerate().filter(|(_, sides)| is_around(sides)).map(|(at, _)| at).collect()
        }
        Selection::Area(_) => Vec::new(),
    };
    let key = if arcs.is_empty() { format!("{kind} {id}") } else { key_of(kind, &arcs) };
    let whole = move || map.face(&id).map(|face| map.outline(face)).unwrap_or_default();
    (key, move || if arcs.is_empty() { whole() } else { map.line(&arcs) })
}

/// All around the map's frame, where the land was cut: a screen is wider than the map.
fn beyond() -> String {
    let [width, height] = FRAME;
    format!("M0 0v{height}h{width}V0zM-9999-9999h29999v29999h-29999z")
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

/// The outlines of what is selected and of what is under the cursor.
fn outlines() -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let mut before = None;
    move |now| {
        // What is not to be seen has no outline either, though it may be selected by its name.
        let selected = now.state.selected.filter(|what| now.answers(*what) == Some(*what));
        let on = ([selected, now.tab_stop()], now.drawing());
        if before.replace(on) == Some(on) {
            return None;
        }
        let lands = lands(now);
        let item = |(class, what): (&'static str, Option<Selection>)| {
            let what = what?;
            let of = if what.state().is_some() { "state" } else { "area" };
            let (key, d) = ring(now, &lands, class, what);
            Some(Item::new(key, move || svg("path").class(class).set("d", d()).set("data-of", of)))
        };
        let [selected, cursor] = on.0;
        let outlines = [
            ("outline under", selected),
            ("outline", selected),
            ("outline cursor under", cursor),
            ("outline cursor", cursor),
        ];
        Some(outlines.into_iter().filter_map(item).collect())
    }
}

/// The face that shows a state or an area.
pub fn face_id(data: &Dataset, what: Selection) -> String {
    match what {
        Selection::State(code) => code.to_string(),
        Selection::Area(id) => id.area(data).map(|area| area.id.clone()).unwrap_or_default(),
    }
}

/// What a finger is on, which need not be what the event is said to have happened to: see [`Pressed`].
fn under_finger(atlas: Atlas, event: &Event) -> Option<Answer> {
    let pointer: &PointerEvent = event.unchecked_ref();
    if pointer.pointer_type() != "touch" {
        return None;
    }
    let root: ShadowRoot = target_of(event)?.get_root_node().dyn_into().ok()?;
    answer_of(atlas, &root.element_from_point(pointer.client_x() as f32, pointer.client_y() as f32)?)
}

/// What the map answers with where an event happened.
fn selection_under(atlas: Atlas, event: &Event) -> Option<Selection> {
    answer_of(atlas, &target_of(event)?).flatten()
}

/// The answer of the shape or square that an element is or is in; `None` for all else.
fn answer_of(atlas: Atlas, on: &web_sys::Element) -> Option<Answer> {
    let now = atlas.now_untracked();
    let holder = on.closest("[data-state],[data-area]").ok()??;
    let state =
        holder.get_attribute("data-state").and_then(|code| StateCode::parse(&code)).map(Selection::State);
    let area = || AreaId::find(now.record(), &holder.get_attribute("data-area")?).map(Selection::Area);
    Some(state.or_else(area).and_then(|what| now.answers(what)))
}

/// The states that the map reaches.
fn on_map(world: &World) -> impl Iterator<Item = Selection> {
    world.record().order().filter(|code| world.map.face(code.as_str()).is_some()).map(Selection::State)
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

/// Moves focus to a face's shape, in the map in which `event` happened.
fn focus_face(event: &Event, id: &str) {
    if let Some(map) = target_of(event).and_then(|on| on.closest(".map").ok().flatten()) {
        focus_within(&map, id);
    }
}

fn focus_within(map: &web_sys::Element, id: &str) {
    let shape = map.query_selector(&format!("[data-state='{id}'],[data-area='{id}']")).ok().flatten();
    if let Some(shape) = shape {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = shape.unchecked_ref::<web_sys::SvgElement>().focus_with_options(&options);
    }
}
