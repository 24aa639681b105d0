//! Guards the map in words: who lies beside each state, and where.

use crate::common::{assert_none, dataset as checked, map};
use sco_atlas::{
    dataset::{Dataset, StateCode},
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
    let file = crate::common::root().join("tests/neighbours.txt");
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

/// What an atlas says of well-known pairs, in words: where two are given they are those on either side of the way.
#[test]
fn well_known_neighbours_lie_where_everybody_knows_them() {
    use Bearing::{East, North, NorthEast, NorthWest, South, SouthEast, SouthWest, West};
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    for (id, neighbour, expected) in [
        // Short borders, whose own run tells nothing.
        ("AF", "CN", &[NorthEast, East][..]),
        ("CN", "jammu-kashmir-ladakh", &[West, SouthWest]),
        ("jammu-kashmir-ladakh", "CN", &[East, SouthEast]),
        // And all that are long or well known.
        ("RU", "NO", &[West, NorthWest]),
        ("RU", "FI", &[West]),
        ("RU", "EE", &[West]),
        ("RU", "LV", &[West]),
        ("RU", "LT", &[West, SouthWest]),
        ("RU", "PL", &[West, SouthWest]),
        ("RU", "BY", &[West, SouthWest]),
        ("RU", "UA", &[SouthWest, West]),
        ("RU", "GE", &[SouthWest]),
        ("RU", "AZ", &[SouthWest]),
        ("RU", "KZ", &[South, SouthWest]),
        ("RU", "CN", &[South, SouthEast]),
        ("RU", "MN", &[South]),
        ("RU", "KP", &[SouthEast]),
        ("CN", "MN", &[North]),
        ("CN", "RU", &[NorthEast, North]),
        ("CN", "KP", &[East, NorthEast]),
        ("CN", "VN", &[South]),
        ("CN", "LA", &[South]),
        ("CN", "MM", &[SouthWest, South]),
        ("CN", "IN", &[SouthWest]),
        ("CN", "BT", &[SouthWest]),
        ("CN", "NP", &[SouthWest]),
        ("CN", "AF", &[West]),
        ("CN", "TJ", &[West]),
        ("CN", "KG", &[West, NorthWest]),
        ("CN", "KZ", &[NorthWest]),
        ("KZ", "RU", &[North]),
        ("KZ", "CN", &[East, SouthEast]),
        ("KZ", "KG", &[South, SouthEast]),
        ("KZ", "UZ", &[South, SouthWest]),
        ("KZ", "TM", &[SouthWest]),
        ("KG", "KZ", &[North]),
        ("KG", "CN", &[East, SouthEast]),
        ("KG", "TJ", &[South, SouthWest]),
        ("KG", "UZ", &[West]),
        ("TJ", "KG", &[North, NorthEast]),
        ("TJ", "CN", &[East]),
        ("TJ", "AF", &[South]),
        ("TJ", "UZ", &[West, NorthWest]),
        ("UZ", "KZ", &[North]),
        ("UZ", "KG", &[East, NorthEast]),
        ("UZ", "TJ", &[SouthEast, East]),
        ("UZ", "AF", &[South, SouthEast]),
        ("UZ", "TM", &[SouthWest]),
        ("IN", "PK", &[West, NorthWest]),
        ("IN", "CN", &[North, NorthEast]),
        ("IN", "NP", &[North, NorthEast]),
        ("IN", "BT", &[NorthEast]),
        ("IN", "BD", &[East]),
        ("IN", "MM", &[East]),
        ("PK", "IN", &[East, SouthEast]),
        ("PK", "IR", &[West, SouthWest]),
        ("PK", "AF", &[West, NorthWest]),
        ("IR", "AM", &[NorthWest]),
        ("IR", "AZ", &[NorthWest, North]),
        ("IR", "TM", &[North, NorthEast]),
        ("IR", "AF", &[East]),
        ("IR", "PK", &[East, SouthEast]),
        ("IR", "IQ", &[West]),
        ("IR", "TR", &[NorthWest]),
        ("BY", "RU", &[East, NorthEast]),
        ("BY", "UA", &[South]),
        ("BY", "PL", &[West]),
        ("BY", "LT", &[NorthWest]),
        ("BY", "LV", &[North, NorthWest]),
        ("AF", "TM", &[NorthWest, North]),
        ("AF", "UZ", &[North]),
        ("AF", "TJ", &[North, NorthEast]),
        ("AF", "PK", &[East, SouthEast]),
        ("AF", "IR", &[West]),
        ("TR", "BG", &[NorthWest]),
        ("TR", "GR", &[West, NorthWest]),
        ("TR", "GE", &[NorthEast]),
        ("TR", "AM", &[East, NorthEast]),
        ("TR", "AZ", &[East]),
        ("TR", "IR", &[East, SouthEast]),
        ("TR", "IQ", &[SouthEast]),
        ("TR", "SY", &[South, SouthEast]),
        ("KH", "TH", &[NorthWest, West]),
        ("KH", "LA", &[North, NorthEast]),
        ("KH", "VN", &[East, SouthEast]),
        ("AZ", "RU", &[North]),
        ("AZ", "GE", &[NorthWest]),
        ("AZ", "AM", &[West]),
        ("AZ", "IR", &[South]),
        ("AZ", "TR", &[West, SouthWest]),
        ("NP", "CN", &[North]),
        ("NP", "IN", &[South]),
        ("AM", "GE", &[North]),
        ("AM", "AZ", &[East]),
        ("AM", "IR", &[South, SouthEast]),
        ("AM", "TR", &[West]),
        ("EG", "IL", &[NorthEast]),
        ("EG", "SD", &[South]),
        ("EG", "LY", &[West]),
        ("QA", "SA", &[South, SouthWest]),
        ("SA", "JO", &[NorthWest, North]),
        ("SA", "IQ", &[North]),
        ("SA", "KW", &[NorthEast, North]),
        ("SA", "QA", &[East]),
        ("SA", "AE", &[East, SouthEast]),
        ("SA", "OM", &[SouthEast]),
        ("SA", "YE", &[South]),
        ("KW", "SA", &[South, SouthWest]),
        ("KW", "IQ", &[North, NorthWest]),
        ("MM", "IN", &[NorthWest]),
        ("MM", "BD", &[West]),
        ("MM", "CN", &[North, NorthEast]),
        ("MM", "LA", &[East]),
        ("MM", "TH", &[East, SouthEast]),
        ("AE", "OM", &[East, SouthEast]),
        ("AE", "SA", &[South, SouthWest, West]),
        ("LA", "CN", &[North, NorthWest]),
        ("LA", "VN", &[East, NorthEast]),
        ("LA", "TH", &[West, SouthWest]),
        ("LA", "KH", &[South]),
        ("LA", "MM", &[NorthWest]),
        ("MN", "RU", &[North]),
        ("MN", "CN", &[South]),
    ] {
        let found = neighbours_of(map, land(&data), id).into_iter().find(|beside| beside.land == neighbour);
        let found = found.map(|beside| beside.bearing);
        if found.is_none_or(|bearing| !expected.contains(&bearing)) {
            complaints.push(format!("from {id}, {neighbour} lies {found:?}, not {expected:?}"));
        }
    }
    assert_none(&complaints);
}

/// In no worldview does an area lie on another side of a state than it does of the state's own face.
#[test]
fn in_every_view_neighbours_lie_where_their_own_land_does() {
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    let mut compared = 0;
    for area in &data.areas {
        let own = neighbours_of(map, |face| face, &area.id);
        for worldview in &data.worldviews {
            for beside in neighbours_of(map, |face| land_of(&data, worldview, data.as_of, face), &area.id) {
                let Some(there) = own.iter().find(|there| there.land == beside.land) else { continue };
                compared += 1;
                if there.bearing != beside.bearing {
                    let (said, is) = (beside.bearing, there.bearing);
                    complaints.push(format!(
                        "{} of {} in {}: {said:?}, not {is:?}",
                        beside.land, area.id, worldview.id
                    ));
                }
            }
        }
    }
    assert_none(&complaints);
    assert!(compared > 200, "only {compared} were compared");
}
