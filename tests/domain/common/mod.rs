//! What several of these tests need: the committed data, as people wrote it and checked.

#[path = "../../../build/files.rs"]
pub mod files;

use sco_atlas::{
    dataset::{Dataset, Day, Document, StateCode},
    geo::{ATLAS, Topology},
    timeline::DateScale,
};
use std::{
    env,
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// The folder of this package: as cargo says now, because what it once compiled may have been copied to another folder since.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let compiled = || PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(compiled, PathBuf::from)
    });
    &ROOT
}

/// The folder that people write the dataset in.
pub fn data_folder() -> PathBuf {
    root().join("data")
}

/// The committed files, unchecked.
pub fn document() -> Document {
    files::read(&data_folder()).unwrap_or_else(|why| panic!("data/{why}"))
}

/// The committed files, read and checked once.
pub fn dataset() -> Dataset {
    static READ: LazyLock<Dataset> = LazyLock::new(|| {
        Dataset::check(&document()).unwrap_or_else(|refusals| panic!("{}", files::listed(&refusals)))
    });
    READ.clone()
}

/// The committed map, read once.
pub fn map() -> &'static Topology {
    static READ: LazyLock<Topology> =
        LazyLock::new(|| Topology::decode(ATLAS).unwrap_or_else(|why| panic!("data/geo/atlas.topo: {why}")));
    &READ
}

/// A day that the test writes as `2017-06-09`.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("no day: {text}"))
}

/// Where the line of an axis begins and ends, in CSS pixels.
pub fn ends_px(scale: &DateScale) -> (f64, f64) {
    let (first, last) = scale.days();
    (scale.x_of(first), scale.x_of(last))
}

/// A code that the test writes as `IN`.
pub fn code(text: &str) -> StateCode {
    StateCode::parse(text).unwrap_or_else(|| panic!("no code: {text}"))
}

/// Fails with every complaint at once, so that one run shows all that is wrong.
pub fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} wrong:\n{}", complaints.len(), complaints.join("\n"));
}

/// The least document that has one of everything.
const SMALL: &str = r#"
[atlas]
organisation = "The Club"
first_day = "2001-01-01"
as_of = "2010-12-31"
article = { headline = "Clubs meet", author = "A. Writer", agency = "An Agency", paragraphs = 30, written = "2008-03-03", day = "2008-03-04" }
prehistory = { name = "The Circle", start = "1999-05-06", states = ["AA"], sources = ["one"] }
[[atlas.merger]]
start = "2009-01-01"
from = ["observer", "dialogue_partner"]
into = "sco_partner"
sources = ["one"]

[[state]]
code = "AA"
alpha3 = "AAA"
numeric = "001"
name = "Alpha"
[[state]]
code = "BB"
alpha3 = "BRB"
numeric = "052"
name = "Beta Land"

[[span]]
state = "AA"
status = "member"
start = "2001-01-01"
basis = "founding"
sources = ["one"]
[[span]]
state = "BB"
status = "observer"
start = "2003-02-03"
end = "2005-06-07"
basis = "decision"
sources = ["one", "two"]
[[span]]
state = "BB"
status = "member"
start = "2005-06-07"
basis = "admission"
sources = ["two"]

[[decision]]
state = "BB"
kind = "procedure"
towards = "member"
date = "2004-03-02"
sources = ["two"]

[[absence]]
state = "AA"
start = "2006-02-03"
end = "2007-01-01"
note = "Stayed at home."
sources = ["two"]

[[summit]]
start = "2001-01-01"
end = "2001-01-01"
city = "Alphaville"
country = "AA"
mode = "in_person"
sources = ["one"]
[[summit]]
start = "2005-06-06"
end = "2005-06-07"
country = "BB"
mode = "video"
sources = ["two"]

[[area]]
id = "the-reef"
name = "The Reef"
administered_by = "AA"
claimed_by = ["ZZ"]
note = "Held by Alpha; claimed by others."
sources = ["one"]

[[drawing]]
worldview = "neutral"
drawn_with = "administrator"
hatched = true
border = "dashed"
sources = ["one"]
[[drawing]]
worldview = "ZZ"
areas = ["the-reef"]
drawn_with = "ZZ"
hatched = false
border = "solid"
sources = ["two"]

[[standing]]
state = "BB"
status = "member"
paragraph = 4
name = "Beta Land"

[[person]]
id = "ann"
name = "Ann"
role = "President of Beta Land"
state = "BB"
paragraphs = [4]
[[person]]
id = "cat"
name = "Cat"
role = "expert"
organisation = "The Institute"
sources = ["one"]

[[claim]]
id = "A1"
paragraph = 4
kind = "fact"
states = ["BB"]
people = ["ann"]
names = ["Beta Land", "7"]
text = "Beta Land was the seventh to come."
[[claim]]
id = "A2"
paragraph = 4
kind = "view"
speaker = "cat"
states = []
others = ["The League"]
names = ["Alpha"]
text = "Alpha matters most."

[[attendance]]
summit = "2001-01-01"
person = "ann"
for_state = "BB"
role = "guest"
paragraph = 4
names = ["President of Beta Land"]

[[relation]]
states = ["AA", "BB"]
paragraphs = [4]
names = [["Alpha"]]
text = "They differ over a reef."
areas = ["the-reef"]

[[note]]
id = "E1"
title = "Sixth and not seventh"
paragraphs = [4]
claims = ["A1"]
states = ["BB"]
says = "Beta Land was the seventh."
right = "It was the sixth."
why = "So the record says."
sources = ["one"]

[[paragraph]]
number = 4
names = ["Alpha", "Ann", "President of Beta Land"]
numbers = ["7"]

[[source]]
id = "one"
name = "First"
url = "https://example.org/1"
published = "2004-02"
[[source]]
id = "two"
name = "Second"
url = "http://example.org/2"
"#;

/// A small made-up document that breaks no rule, for a test to change.
pub fn small() -> Document {
    toml::from_str(SMALL).unwrap_or_else(|why| panic!("the small document: {why}"))
}
