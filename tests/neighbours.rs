//! Guards the map in words: who lies beside each state, and where.

mod common;

use common::{assert_none, dataset as checked, map};
use sco_atlas::{
    dataset::{self, StateCode},
    geo::neighbours_of,
    i18n::en,
};

#[test]
fn every_states_neighbours_lie_where_they_lie() {
    let (data, map) = (checked(), map());
    let said = |id: &str| {
        let all = neighbours_of(map, id).into_iter();
        all.map(|beside| format!("{:?} {}", beside.bearing, beside.face.id)).collect::<Vec<_>>().join(", ")
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
        for beside in neighbours_of(map, &id) {
            let code = StateCode::parse(&beside.face.id);
            if code.is_some_and(|code| en::state_name(&data, code) == beside.face.id) {
                complaints.push(format!("{} beside {id}", beside.face.id));
            }
        }
    }
    assert_none(&complaints);
}

/// Whoever lies north of a state has that state in its south.
#[test]
fn bearings_hold_both_ways() {
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    for state in &data.states {
        for beside in neighbours_of(map, state.code.as_str()) {
            let back = neighbours_of(map, &beside.face.id);
            let back = back.iter().find(|other| other.face.id == state.code.as_str()).expect("both ways");
            if (beside.bearing as i32 - back.bearing as i32).rem_euclid(8) != 4 {
                let (a, b) = (beside.bearing, back.bearing);
                complaints
                    .push(format!("{}: {} is {a:?}, and the other way {b:?}", state.code, beside.face.id));
            }
        }
    }
    assert_none(&complaints);
}
