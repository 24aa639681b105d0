//! Guards the map in words: who lies beside each state, and where.

mod common;

use common::{assert_none, dataset as checked, map};
use sco_atlas::{
    dataset::{self, Dataset, StateCode},
    geo::{Bearing, land_of, neighbours_of},
    i18n::en,
};

/// As whose land a face is drawn today, in the neutral view.
fn land<'a>(data: &'a Dataset) -> impl Fn(&'a str) -> &'a str {
    |face| land_of(data, &data.worldviews[0], data.as_of, face)
}

#[test]
fn every_states_neighbours_lie_where_they_lie() {
    let (data, map) = (checked(), map());
    let said = |id: &str| {
        let all = neighbours_of(map, land(&data), id).into_iter();
        all.map(|beside| format!("{:?} {}", beside.bearing, beside.land)).collect::<Vec<_>>().join(", ")
    };
    let mut found = String::new();
    for state in &data.states {
        found.push_str(&format!("{}: {}\n", state.code, said(state.code.as_str())));
    }
    let file = common::root().join("tests/neighbours.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &found).expect("the list can be written");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), found);
}

/// Whom the dataset says nothing of is named too.
#[test]
fn everybody_beside_a_state_or_an_area_has_a_name() {
    let (data, map) = (checked(), map());
    let states = data.states.iter().map(|state| state.code.to_string());
    let mut complaints = Vec::new();
    for id in states.chain(data.areas.iter().map(|area| area.id.clone())) {
        for beside in neighbours_of(map, land(&data), &id) {
            let code = StateCode::parse(beside.land);
            if code.is_some_and(|code| en::state_name(&data, code) == beside.land) {
                complaints.push(format!("{} beside {id}", beside.land));
            }
        }
    }
    assert_none(&complaints);
}

/// Whoever lies north of a state has that state in its south, or somewhere on that side: from China, North Korea is in the
/// east, and from North Korea, China in the north.
#[test]
fn neighbours_never_lie_on_the_same_side_of_each_other() {
    let (data, map) = (checked(), map());
    let states = data.states.iter().map(|state| state.code.to_string());
    let mut complaints = Vec::new();
    // What is in dispute no longer is nobody's neighbour.
    let areas = data.areas.iter().filter(|area| area.is_disputed_on(data.as_of));
    for id in states.chain(areas.map(|area| area.id.clone())) {
        for beside in neighbours_of(map, land(&data), &id) {
            let back = neighbours_of(map, land(&data), beside.land);
            let back = back.iter().find(|other| other.land == id).expect("both ways");
            // Lithuania meets Russia in the south-west, where Kaliningrad lies, and is itself in Russia's west.
            let is_exclave = id == "RU" && beside.land == "LT";
            if !is_exclave && !(2..=6).contains(&(beside.bearing as i32 - back.bearing as i32).rem_euclid(8))
            {
                let (a, b) = (beside.bearing, back.bearing);
                complaints.push(format!("{id}: {} is {a:?}, and the other way {b:?}", beside.land));
            }
        }
    }
    assert_none(&complaints);
}

/// What an atlas says of well-known pairs.
#[test]
fn well_known_neighbours_lie_where_everybody_knows_them() {
    use Bearing::{East, North, NorthEast, NorthWest, South, SouthEast, SouthWest, West};
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    for (id, neighbour, expected) in [
        // Short borders, whose own run tells nothing.
        ("RU", "KP", &[SouthEast][..]),
        ("AF", "CN", &[NorthEast, East]),
        ("CN", "AF", &[West]),
        ("CN", "jammu-kashmir-ladakh", &[West, SouthWest]),
        ("jammu-kashmir-ladakh", "CN", &[East, SouthEast]),
        ("RU", "NO", &[West, NorthWest]),
        ("AZ", "TR", &[West, SouthWest]),
        // Large and long lands.
        ("RU", "KZ", &[South, SouthWest]),
        ("RU", "CN", &[South, SouthEast]),
        ("RU", "MN", &[South]),
        ("RU", "FI", &[West]),
        ("RU", "UA", &[West, SouthWest]),
        ("RU", "BY", &[West, SouthWest]),
        ("KZ", "RU", &[North]),
        ("KZ", "CN", &[East, SouthEast]),
        ("KZ", "TM", &[SouthWest]),
        ("CN", "MN", &[North]),
        ("CN", "IN", &[SouthWest]),
        ("CN", "MM", &[SouthWest]),
        ("CN", "KZ", &[NorthWest]),
        ("IN", "PK", &[NorthWest]),
        ("IN", "BD", &[East]),
        ("IN", "MM", &[East]),
        ("PK", "IN", &[East, SouthEast]),
        ("PK", "IR", &[West]),
        ("PK", "AF", &[NorthWest]),
        ("IR", "TR", &[NorthWest, West]),
        ("IR", "PK", &[East, SouthEast]),
        ("NP", "CN", &[North]),
        ("NP", "IN", &[South]),
        ("MN", "CN", &[South]),
        ("TJ", "AF", &[South]),
        ("UZ", "KZ", &[North]),
        ("KG", "CN", &[East, SouthEast]),
        ("SA", "QA", &[East]),
        ("AM", "AZ", &[East]),
        ("LA", "VN", &[East, NorthEast]),
    ] {
        let found = neighbours_of(map, land(&data), id).into_iter().find(|beside| beside.land == neighbour);
        let found = found.map(|beside| beside.bearing);
        if found.is_none_or(|bearing| !expected.contains(&bearing)) {
            complaints.push(format!("from {id}, {neighbour} lies {found:?}, not {expected:?}"));
        }
    }
    assert_none(&complaints);
}
