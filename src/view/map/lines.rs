//! Lines: between faces, around each state, and around what is selected or under the cursor.
//!
//! A line's key is what it is made of ([`key_of`]), so that one that runs as before keeps its node.

use super::{
    super::element::{Item, svg},
    face_id, face_shape,
};
use crate::{
    atlas::{AreaId, Now, Selection},
    dataset::{Line, StateCode},
    geo::{Border, Face, border_between},
};

/// What the style sheet calls a state that is to have a status: hollow, with the edge of those that have one.
const AGREED: &str = "agreed";

/// All lines between faces, the quiet ones first; they change with how disputed areas are drawn.
///
/// A light line parts what is filled strongly, and would not be seen around a light fill: so each state, and each area that is drawn as one, has an edge of
/// its own, over those lines, which the style sheet draws for statuses with a light fill and for none. Lines in dispute
/// lie over both.
pub fn borders() -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
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
                    .live("data-status", move |now| match what {
                        Selection::State(code) if now.is_agreed(code) => AGREED.to_owned(),
                        what => face_shape::shown(now, what).word().to_owned(),
                    })
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

/// The outlines of what is selected and of what is under the cursor.
pub fn outlines() -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
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

/// A key for a line that stays as it is as long as it is drawn in the same way: its kind, and its arcs as a number (FNV-1a).
fn key_of(kind: &str, arcs: &[usize]) -> String {
    let step = |hash: u64, arc: &usize| (hash ^ *arc as u64).wrapping_mul(0x0100_0000_01b3);
    format!("{kind} {}", arcs.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

/// Of each face as whose land it is drawn; of one that is hatched nobody's.
fn lands(now: &Now) -> Vec<Option<&'static str>> {
    let land = |face: &'static Face| match now.drawn_face(&face.id) {
        Some(drawn) if drawn.is_hatched => None,
        Some(drawn) => Some(drawn.with.as_ref().map_or(face.id.as_str(), StateCode::as_str)),
        None => Some(face.id.as_str()),
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
