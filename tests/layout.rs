//! Guards where the map puts what a reader must hit and read: at every width, in every language, no two things in
//! one place.

mod common;

use common::{assert_none, code, dataset as checked, map};
use sco_atlas::{
    dataset::{self, StateCode, Status},
    geo::{
        FRAME, Face, Label, MARKER_PX, Named, PAD_PX, Pad, Point, Sheet, Viewport, fine, has_locator,
        locator_corner, nearest_pad, place_area_pads, place_labels, place_pads,
    },
    i18n::en,
};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, sync::LazyLock};

/// How wide the map may be: on phones as wide as the window, beside the card up to about 780 pixels.
const WIDTHS_PX: [f64; 4] = [320.0, 360.0, 768.0, 1200.0];
/// From its middle to the farthest that a pad may stand from its state.
const FARTHEST_PX: f64 = 52.0;

#[derive(Deserialize)]
struct Names {
    name: Vec<Name>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    state: String,
    ru: String,
    zh: String,
}

/// Of each language the names of the states, in the order of the lanes.
static NAMES: LazyLock<Vec<(&str, Vec<String>)>> = LazyLock::new(|| {
    let text = fs::read_to_string(common::data_folder().join("names.toml")).expect("data/names.toml");
    let names: Names = toml::from_str(&text).expect("names");
    let data = checked();
    let of = |pick: fn(&Name) -> &String| -> Vec<String> {
        let by_code: BTreeMap<_, _> = names.name.iter().map(|name| (code(&name.state), pick(name))).collect();
        assert_eq!((by_code.len(), names.name.len()), (ORDER.len(), ORDER.len()), "one name a state");
        ORDER.iter().map(|state| by_code[state].clone()).collect()
    };
    let english = ORDER.iter().map(|state| en::map_name(&data, *state)).collect();
    vec![("en", english), ("ru", of(|name| &name.ru)), ("zh", of(|name| &name.zh))]
});

static ORDER: LazyLock<Vec<StateCode>> = LazyLock::new(|| checked().order().collect());

static PLACES: LazyLock<Vec<(Point, f64)>> = LazyLock::new(|| {
    let map = map();
    let place = |state: &StateCode| {
        let face = map.face(state.as_str()).expect("a face");
        (face.anchor, map.area(face).sqrt())
    };
    ORDER.iter().map(place).collect()
});

fn sheet(width: f64, viewport: Viewport) -> Sheet {
    Sheet { size_px: [width, (width * f64::from(FRAME[1]) / f64::from(FRAME[0])).round()], viewport }
}

/// All of the map, and each state in its own view.
fn viewports() -> Vec<(String, Viewport)> {
    let map = map();
    let own = |state: &StateCode| {
        let bounds = map.bounds_of([state.as_str()]).expect("land");
        (state.to_string(), Viewport::around(bounds))
    };
    [("all".to_owned(), Viewport::WHOLE)].into_iter().chain(ORDER.iter().map(own)).collect()
}

fn named(names: &[String]) -> Vec<Named> {
    let all = names.iter().zip(PLACES.iter());
    let data = checked();
    let is_member = |at: usize| data.status_on(ORDER[at], data.opens_on) == Some(Status::Member);
    all.enumerate()
        .map(|(at, (text, (_, extent)))| Named {
            text: text.clone(),
            extent: *extent,
            comes_first: is_member(at),
        })
        .collect()
}

fn pad_box(pad: &Pad) -> Label {
    Label { at: pad.at, half: [PAD_PX / 2.0; 2] }
}

#[test]
fn every_state_can_be_hit_and_none_is_hit_for_another() {
    let mut complaints = Vec::new();
    for width in WIDTHS_PX {
        for (view, viewport) in viewports() {
            let sheet = sheet(width, viewport);
            let pads = place_pads(&PLACES, &sheet);
            let shown: Vec<_> = ORDER.iter().zip(&pads).filter(|(_, pad)| pad.is_shown).collect();
            assert!(view != "all" || shown.len() == 27, "all are on the whole map");
            for (at, (state, pad)) in shown.iter().enumerate() {
                let ([x, y], half) = (pad.at, PAD_PX / 2.0);
                if x < half || y < half || x > sheet.size_px[0] - half || y > sheet.size_px[1] - half {
                    complaints
                        .push(format!("{width} px, {view}: the pad of {state} is cut at {x:.0} {y:.0}"));
                }
                for (other, of_other) in &shown[..at] {
                    if pad_box(pad).touches(&pad_box(of_other)) {
                        complaints
                            .push(format!("{width} px, {view}: the pads of {state} and {other} overlap"));
                    }
                }
                if nearest_pad(&pads, pad.at).map(|at| &ORDER[at]) != Some(*state) {
                    complaints.push(format!("{width} px, {view}: the middle of {state}'s pad means another"));
                }
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn a_pad_stands_near_its_state_and_is_led_to_it() {
    let mut complaints = Vec::new();
    for width in WIDTHS_PX {
        let pads = place_pads(&PLACES, &sheet(width, Viewport::WHOLE));
        for (state, pad) in ORDER.iter().zip(&pads) {
            let ([ax, ay], [bx, by]) = (pad.at, pad.place);
            let away = ((ax - bx).powi(2) + (ay - by).powi(2)).sqrt();
            if away > FARTHEST_PX {
                complaints.push(format!("{width} px: the pad of {state} is {away:.0} px away from it"));
            }
            if away > 12.0 && !pad.is_led() {
                complaints
                    .push(format!("{width} px: no line leads from the pad of {state}, {away:.0} px away"));
            }
        }
        for state in ["BH", "QA", "KW", "MV"] {
            let at = ORDER.iter().position(|known| known.as_str() == state).expect("a state");
            if width < 768.0 && !pads[at].is_marked {
                complaints.push(format!("{width} px: {state} has no marker"));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn names_touch_neither_one_another_nor_a_marker_nor_the_edge() {
    let mut complaints = Vec::new();
    for (language, names) in NAMES.iter() {
        let named = named(names);
        for width in WIDTHS_PX {
            for (view, viewport) in viewports() {
                let sheet = sheet(width, viewport);
                let pads = place_pads(&PLACES, &sheet);
                for first in [None, Some(0), Some(ORDER.len() - 2)] {
                    let labels = place_labels(&named, &pads, first, &sheet);
                    let marked = pads.iter().filter(|pad| pad.is_shown && pad.is_marked);
                    let marker =
                        |pad: &Pad| ("a marker".to_owned(), Label { at: pad.at, half: [MARKER_PX; 2] });
                    let mut taken: Vec<(String, Label)> = marked.map(marker).collect();
                    for (state, label) in ORDER.iter().zip(labels) {
                        let Some(label) = label.map(|placed| placed.label) else { continue };
                        let ([x, y], [w, h]) = (label.at, label.half);
                        if x < w || y < h || x + w > sheet.size_px[0] || y + h > sheet.size_px[1] {
                            complaints.push(format!("{language}, {width} px, {view}: {state} is cut"));
                        }
                        for (other, _) in taken.iter().filter(|(_, other)| label.touches(other)) {
                            complaints
                                .push(format!("{language}, {width} px, {view}: {state} touches {other}"));
                        }
                        taken.push((state.to_string(), label));
                    }
                }
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn members_are_named_first_and_most_states_where_there_is_room() {
    let data = checked();
    let is_member = |state: &StateCode| data.status_on(*state, data.opens_on) == Some(Status::Member);
    let mut complaints = Vec::new();
    for (language, names) in NAMES.iter() {
        for (width, least_members, least) in
            [(320.0, 9, 21), (360.0, 8, 21), (768.0, 10, 26), (1200.0, 10, 27)]
        {
            let sheet = sheet(width, Viewport::WHOLE);
            let labels = place_labels(&named(names), &place_pads(&PLACES, &sheet), None, &sheet);
            let shown: Vec<_> = ORDER
                .iter()
                .zip(labels)
                .filter(|(_, placed)| placed.is_some())
                .map(|(state, _)| *state)
                .collect();
            let members = shown.iter().filter(|state| is_member(state)).count();
            if members < least_members || shown.len() < least {
                complaints.push(format!("{language}, {width} px: {members} members, {} in all", shown.len()));
            }
        }
    }
    assert_none(&complaints);
}

/// Of the disputed areas those that a finger hits on a square of their own.
fn areas_hit(sheet: &Sheet) -> Vec<String> {
    let (data, map) = (checked(), map());
    let anchor = |area: &dataset::Area| map.face(&area.id).expect("a face").anchor;
    let places: Vec<Point> = data.areas.iter().map(anchor).collect();
    let states = place_pads(&PLACES, sheet);
    let areas = place_area_pads(&places, &states, sheet);
    let mut complaints = Vec::new();
    let shown = || data.areas.iter().zip(&areas).filter(|(_, pad)| pad.is_shown);
    for (at, (area, pad)) in shown().enumerate() {
        let taken = states.iter().filter(|pad| pad.is_shown).chain(shown().take(at).map(|(_, pad)| pad));
        if taken.into_iter().any(|other| pad_box(pad).touches(&pad_box(other))) {
            complaints.push(format!("{sheet:?}: the pad of {} lies over another", area.id));
        }
        let off = [0, 1].map(|axis| (pad.at[axis] - pad.place[axis]).abs());
        if off.iter().any(|off| *off >= PAD_PX / 2.0) {
            complaints.push(format!("{sheet:?}: the pad of {} does not hold its middle", area.id));
        }
    }
    assert_none(&complaints);
    shown().map(|(area, _)| area.id.clone()).collect()
}

/// Where many lie close together, not all can be hit on a small map; but each in its own view, to which the keyboard and
/// the card's list lead, and by whoever draws the map nearer about it: each double tap shows half as much.
#[test]
fn every_disputed_area_can_be_hit_at_some_zoom_that_is_offered() {
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    for (width, least) in [(320.0, [6, 15, 21, 23]), (768.0, [17, 22, 23, 23])] {
        let mut hit = [0; 4];
        for area in &data.areas {
            let own = Viewport::around(map.bounds_of([area.id.as_str()]).expect("land"));
            if !areas_hit(&sheet(width, own)).contains(&area.id) {
                complaints.push(format!("{width} px: {} has no pad in its own view", area.id));
            }
            let mut viewport = Viewport::WHOLE;
            for hit in &mut hit {
                *hit += usize::from(areas_hit(&sheet(width, viewport)).contains(&area.id));
                viewport = viewport.scaled(500, fine(map.face(&area.id).expect("a face").anchor));
            }
        }
        println!("{width} px: of {} areas {hit:?}, each time the map is twice as near", data.areas.len());
        if hit.iter().zip(least).any(|(hit, least)| *hit < least) {
            complaints.push(format!("{width} px: {hit:?} areas can be hit, not {least:?}"));
        }
    }
    assert_none(&complaints);
}

/// On the whole map it covers nothing of ours, from where it begins to be shown on; nearer it makes room.
#[test]
fn the_inset_covers_no_state_no_area_and_no_name() {
    let (data, map) = (checked(), map());
    let ours =
        |face: &Face| data.area(&face.id).is_some() || ORDER.iter().any(|code| code.as_str() == face.id);
    let mut complaints = Vec::new();
    for width in [599.0, 600.0, 768.0, 2000.0] {
        for (view, viewport) in viewports() {
            let sheet = sheet(width, viewport);
            let pads = place_pads(&PLACES, &sheet);
            let is_there = has_locator(map, ours, &pads, &sheet);
            if view == "all" && is_there != (width >= 600.0) {
                complaints.push(format!("{width} px, {view}: it is there: {is_there}"));
            }
            let Some(corner) = locator_corner(&sheet).filter(|_| is_there) else { continue };
            // Looked at point by point, and not as it is computed.
            for face in map.faces.iter().filter(|face| ours(face)) {
                let is_in = |point: &Point| corner.touches(&Label { at: sheet.px(*point), half: [0.0; 2] });
                let ends = map.rings(face).flatten().any(|point| is_in(&point));
                let steps = (0..=8).flat_map(|x| (0..=8).map(move |y| [x, y]));
                let mut spots = steps.map(|step: [i32; 2]| {
                    let at = |axis: usize| {
                        corner.at[axis] + corner.half[axis] * (f64::from(step[axis]) / 4.0 - 1.0)
                    };
                    sheet.at([at(0), at(1)]).map(|fine| f64::from(fine) / 16.0)
                });
                if ends || spots.any(|spot| holds(map, face, spot)) {
                    complaints.push(format!("{width} px, {view}: it covers {}", face.id));
                }
            }
            for (language, names) in NAMES.iter() {
                let labels = place_labels(&named(names), &pads, None, &sheet);
                if labels.iter().flatten().any(|placed| placed.label.touches(&corner)) {
                    complaints.push(format!("{language}, {width} px, {view}: it covers a name"));
                }
            }
        }
    }
    assert_none(&complaints);
}

/// Whether an odd number of sides lies above the point.
fn holds(map: &sco_atlas::geo::Topology, face: &Face, [x, y]: [f64; 2]) -> bool {
    let mut odd = false;
    for ring in map.rings(face) {
        for pair in ring.windows(2) {
            let [a, b] = [pair[0], pair[1]].map(|point| point.map(f64::from));
            if (a[0] <= x) != (b[0] <= x) {
                odd ^= a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]) < y;
            }
        }
    }
    odd
}
