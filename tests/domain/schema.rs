//! Guards the published schema: that it is that of the types, and that it knows a dataset from none.

use crate::{
    common::{dataset as checked, root, small},
    own::one_of_everything,
};
use sco_atlas::dataset::{
    self, Dataset,
    export::whole_as_json,
    schema::{forms, schema},
};
use serde_json::{Value, json};
use std::{env, fs, sync::LazyLock};

fn published() -> Value {
    serde_json::from_str(&schema()).expect("a schema is JSON")
}

/// Making it takes longer than all that is asked of it.
static VALIDATOR: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&published()).expect("a schema of draft 2020-12"));

fn errors(of: &Value) -> Vec<String> {
    VALIDATOR.iter_errors(of).map(|error| format!("{} at {}", error, error.instance_path())).collect()
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

/// What is not known may be written out, and editors may be told where the schema is.
#[test]
fn what_the_checker_takes_is_valid() {
    let mut document = whole();
    document["$schema"] = json!("https://example.org/dataset.schema.json");
    document["atlas"]["opens_on"] = Value::Null;
    document["atlas"]["prehistory"] = Value::Null;
    document["state"][0]["aliases"] = Value::Null;
    document["summit"][0]["note"] = Value::Null;
    for field in ["end", "precision", "confidence", "note"] {
        document["span"][0][field] = Value::Null;
    }
    document["relation"] = Value::Null;
    assert_eq!(errors(&document), [""; 0]);
    let given = serde_json::from_value(document).expect("any JSON");
    assert_eq!(Dataset::from_given(given).map(drop), Ok(()));
}

/// Wherever the schema lets a field be `null`, that says the same as to leave it out.
#[test]
fn what_is_null_counts_as_left_out() {
    // One of everything, and an area that the map has.
    let small = whole_as_json(&Dataset::check(&small()).expect("a dataset")).replace("the-reef", "crimea");
    let whole: Value = serde_json::from_str(&small).expect("JSON");
    let mut records = vec![String::new()];
    for (list, value) in whole.as_object().expect("an object") {
        // Of each list one record will do; what has fields of its own in `atlas` is looked at too.
        match value {
            Value::Array(_) => records.push(format!("/{list}/0")),
            Value::Object(fields) => {
                records.push(format!("/{list}"));
                let inner = fields.iter().filter(|(_, value)| value.is_object());
                records.extend(inner.map(|(name, _)| format!("/{list}/{name}")));
            }
            _ => {}
        }
    }
    let taken = |document: Value| Dataset::from_given(serde_json::from_value(document).expect("any JSON"));
    let (mut fields, mut taking) = (0, 0);
    for record in records {
        let names = whole.pointer(&record).and_then(Value::as_object).expect("a record").keys();
        for name in names {
            let mut nulled = whole.clone();
            nulled.pointer_mut(&record).expect("a record")[name] = Value::Null;
            if !VALIDATOR.is_valid(&nulled) {
                continue;
            }
            let mut without = whole.clone();
            without.pointer_mut(&record).and_then(Value::as_object_mut).expect("a record").remove(name);
            let without = taken(without);
            taking += usize::from(without.is_ok());
            assert!(taken(nulled) == without, "`{name}` of {record}");
            fields += 1;
        }
    }
    assert!(taking > 20, "{taking} of {fields} make a dataset");
}

/// What a text has to be, as far as a schema can say it: what editors then complete and underline.
#[test]
fn words_days_codes_and_empty_lists_that_no_rule_allows_are_not_valid() {
    type Breach = (&'static str, Value);
    let breaches: [Breach; 30] = [
        ("/span/0/status", json!("guest")),
        ("/span/0/status", json!("observer_or_partner")),
        ("/span/0/basis", json!("stated")),
        ("/span/0/confidence", json!("sure")),
        ("/span/0/precision", json!("week")),
        ("/span/0/start", json!("2001-6-15")),
        ("/span/0/start", json!("2001-06-32")),
        ("/span/0/start", json!("2201-06-15")),
        ("/span/0/start", Value::Null),
        ("/span/0/state", json!("cn")),
        ("/span/0/sources", json!([])),
        ("/span/0/sources", json!(["a", "a"])),
        ("/span", json!([])),
        ("/state", json!([])),
        ("/state/0/alpha3", json!("CN")),
        ("/state/0/numeric", json!("1560")),
        ("/state/0/name", json!("")),
        ("/atlas/merger/0/into", json!("member")),
        ("/atlas/prehistory/states", json!([])),
        ("/decision/0/kind", json!("promise")),
        ("/summit/0/mode", json!("letter")),
        ("/area/0/id", json!("nowhere")),
        ("/area/0/claimed_by", json!([])),
        ("/drawing/0/border", json!("wavy")),
        ("/drawing/0/drawn_with", json!("somebody")),
        ("/standing/0/status", json!("guest")),
        ("/relation/0/areas", json!(["nowhere"])),
        ("/source/0/id", json!("TASS")),
        ("/source/0/url", json!("ftp://example.org")),
        ("/source/0/published", json!("June 2001")),
    ];
    let everything = one_of_everything();
    assert_eq!(errors(&everything), [""; 0]);
    for (pointer, value) in breaches {
        let mut document = everything.clone();
        let (record, field) = pointer.rsplit_once('/').expect("a pointer");
        document.pointer_mut(record).expect("a record")[field] = value.clone();
        assert!(!errors(&document).is_empty(), "{pointer} may be {value}");
        let given = serde_json::from_value(document).expect("any JSON");
        assert!(Dataset::from_given(given).is_err(), "{pointer} is taken as {value}");
    }
}

/// A document that is taken apart at a place, by its pointer; `null` there takes the field away.
fn with(document: &Value, changes: &[(&str, Value)]) -> Value {
    let mut document = document.clone();
    for (pointer, value) in changes {
        let (record, field) = pointer.rsplit_once('/').expect("a pointer");
        let record = document.pointer_mut(record).and_then(Value::as_object_mut).expect("a record");
        match value {
            Value::Null => drop(record.remove(field)),
            value => drop(record.insert(field.to_owned(), value.clone())),
        }
    }
    document
}

/// Whoever writes with the schema at hand is told the same there as by the checker.
#[test]
fn schema_and_checker_agree_on_letters_hosts_paragraphs_and_areas() {
    // Of the areas that are built in the small one has but one.
    let (small, whole) = (one_of_everything(), whole());
    let with = |changes: &[(&str, Value)]| with(&small, changes);
    let url = |url: &str| with(&[("/source/0/url", json!(url))]);
    let taken = [
        url("http://example.org"),
        url("https://example.org:8080/"),
        url("https://example.org:65535"),
        url("https://example.org./1"),
        url("https://192.0.2.255:80/1"),
        url("https://1.example.org/"),
        url("https://a-b.пример.рф/@name/1?at=a@b#c"),
        url("https://example.org?id=1/2"),
        with(&[("/atlas/article/paragraphs", json!(255))]),
        with(&[("/state/0/name", json!("می\u{200c}خواهم"))]),
        // What the article says of areas that are built in.
        self::with(&whole, &[("/area", Value::Null), ("/drawing", Value::Null)]),
        self::with(&whole, &[("/drawing", json!([])), ("/area", Value::Null)]),
    ];
    let refused = [
        url("http://localhost/1"),
        url("https://[2001:db8::1]/1"),
        url("https://[::ffff:192.0.2.1]/1"),
        url("https://tass.com@example.org/1"),
        url("https://tass.com:1@example.org/1"),
        url("https://example..org/1"),
        url("https://example./1"),
        url("https://tass.1/"),
        url("https://192.0.2/1"),
        url("https://192.0.2.256/1"),
        url("https://tass.com:/"),
        url("https://tass.com:abc/"),
        url("https://tass.com:65536/"),
        url("https://tass\u{ff0f}.com/"),
        url("https://tass.com/a b"),
        url("https://tass.com\\@example.org/"),
        url("https://tass.com/\u{2066}"),
        with(&[("/atlas/article/paragraphs", json!(0))]),
        self::with(&whole, &[("/area", Value::Null)]),
    ];
    let letters = [
        '\0', '\n', '\u{7f}', '\u{9f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{fffd}',
        '\u{ffff}',
    ];
    let texts = letters.map(|letter| format!("A{letter}b"));
    let lettered = texts.iter().flat_map(|text| {
        [with(&[("/state/0/name", json!(text))]), with(&[("/claim/0/others", json!([text]))])]
    });
    let is_taken = |document: &Value| {
        Dataset::from_given(serde_json::from_value(document.clone()).expect("any JSON")).is_ok()
    };
    let told = |document: &Value| {
        let url = &document["source"][0]["url"];
        format!("{url}, {}, {}", document["state"][0]["name"], document["atlas"]["article"]["paragraphs"])
    };
    for (documents, expected) in
        [(taken.to_vec(), true), (refused.into_iter().chain(lettered).collect(), false)]
    {
        for document in documents {
            let said = (VALIDATOR.is_valid(&document), is_taken(&document));
            assert_eq!(said, (expected, expected), "{}", told(&document));
        }
    }
}

/// A form of a field that is called otherwise by now would hold for nothing, and nobody would see it.
#[test]
fn every_form_is_that_of_a_field_that_there_is() {
    let schema = published();
    let definitions = schema["$defs"].as_object().expect("the records");
    for (record, fields, _) in forms() {
        for field in fields {
            let has_it = |(name, of): (&String, &Value)| {
                record.is_none_or(|record| record == name) && of["properties"].get(field).is_some()
            };
            assert!(definitions.iter().any(has_it), "{record:?} has no `{field}`");
        }
    }
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
