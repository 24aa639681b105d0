//! Guards the published schema: that it is that of the types, and that it knows a dataset from none.

use crate::common::{dataset as checked, root};
use sco_atlas::dataset::{self, export::whole_as_json, schema::schema};
use serde_json::{Value, json};
use std::{env, fs};

fn published() -> Value {
    serde_json::from_str(&schema()).expect("a schema is JSON")
}

fn errors(of: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&published()).expect("a schema of draft 2020-12");
    validator.iter_errors(of).map(|error| format!("{} at {}", error, error.instance_path())).collect()
}

fn whole() -> Value {
    serde_json::from_str(&whole_as_json(&checked())).expect("JSON")
}

/// After a change of the types `UPDATE=1 cargo test schema::` writes the file anew.
#[test]
fn the_published_schema_is_that_of_the_types() {
    let file = root().join("docs/dataset.schema.json");
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, schema()).expect("the schema can be written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == schema(), "docs/dataset.schema.json is out of date: UPDATE=1 cargo test schema::");
}

#[test]
fn what_is_taken_out_is_valid() {
    assert_eq!(errors(&whole()), [""; 0]);
}

#[test]
fn what_is_no_dataset_is_not() {
    type Breach = (&'static str, fn(&mut Value));
    let breaches: [Breach; 5] = [
        ("a span without a state", |d| drop(d["span"][0].as_object_mut().map(|span| span.remove("state")))),
        ("an unknown field", |d| d["span"][0]["begin"] = json!("2001-06-15")),
        ("a number for a text", |d| d["state"][0]["numeric"] = json!(156)),
        ("one source and no list", |d| d["span"][0]["sources"] = json!("tass")),
        ("no states", |d| drop(d.as_object_mut().map(|whole| whole.remove("state")))),
    ];
    for (what, break_it) in breaches {
        let mut document = whole();
        break_it(&mut document);
        assert!(!errors(&document).is_empty(), "{what} is valid");
        assert!(serde_json::from_value::<dataset::Document>(document).is_err(), "{what} is read");
    }
}
