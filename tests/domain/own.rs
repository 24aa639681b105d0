//! A dataset that a page brings: what of it is refused, what is shown of it, and that nothing it may hold ends
//! the widget.

use crate::common::{assert_none, code, dataset as checked, day, ends_px, map, root, small};
use leptos::prelude::*;
use proptest::{prelude::*, test_runner::TestRunner};
use sco_atlas::{
    atlas::{Action, AreaId, Atlas, AtlasState, Now, Selection, World, link_of, read_link, read_option},
    dataset::{
        self, Dataset, Day, Direction, Layer, Precision, Shown, Status, codec, export,
        given::{Given, MAP_AREAS, MOST_LETTERS, MOST_RECORDS, MOST_STATES},
        schema::schema,
    },
    embed::{BuiltinError, MOST_BYTES, read_world, world, world_of},
    geo::{Border, border_between, drawn_face},
    i18n::en,
    timeline::{DateScale, lane},
    view::Widget,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{cell::Cell, fs, thread};

const EXAMPLE: &str = "www/examples/eurasian-economic-union.json";

pub fn example() -> Value {
    let text = fs::read_to_string(root().join(EXAMPLE)).expect("the example");
    serde_json::from_str(&text).expect("JSON")
}

/// What the checker does, natively: the bytes for the widget, or every refusal in words.
fn check(value: &Value) -> Result<Vec<u8>, Vec<String>> {
    let given = Given::deserialize(value).map_err(|error| vec![error.to_string()])?;
    let dataset = Dataset::from_given(given).map(Dataset::with_all_names);
    let told = |refusals: Vec<dataset::Refusal>| {
        refusals.into_iter().map(|refusal| refusal.by_lists().to_string()).collect::<Vec<_>>()
    };
    dataset.map(|dataset| codec::to_bytes(&dataset)).map_err(told)
}

fn refused(value: &Value) -> Vec<String> {
    check(value).err().unwrap_or_default()
}

pub fn shown(value: &Value) -> &'static World {
    let bytes = check(value).unwrap_or_else(|refusals| panic!("{}", refusals.join("\n")));
    world_of(&bytes).expect("bytes of this version")
}

/// The whole widget after `actions`, as HTML.
pub fn page(world: &'static World, actions: &[Action]) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let atlas = Atlas::new(world);
        actions.iter().for_each(|action| atlas.send(*action));
        view! { <Widget atlas notice=RwSignal::new(None) /> }.to_html()
    })
}

fn select(text: &str) -> Action {
    Action::Select(Selection::State(code(text)))
}

#[test]
fn the_example_is_valid_by_the_schema_and_by_every_rule() {
    let schema: Value = serde_json::from_str(&schema()).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<_> = validator.iter_errors(&example()).map(|error| error.to_string()).collect();
    assert_none(&errors);
    assert_none(&refused(&example()));
}

#[test]
fn the_example_says_who_belonged_to_the_union_when() {
    let data = shown(&example()).record();
    for (on, members, observers) in [
        ("2015-01-01", "BY KZ RU", ""),
        ("2015-01-02", "BY KZ RU AM", ""),
        ("2015-08-11", "BY KZ RU AM", ""),
        ("2015-08-12", "BY KZ RU AM KG", ""),
        ("2018-05-14", "BY KZ RU AM KG", "MD"),
        ("2020-12-11", "BY KZ RU AM KG", "MD UZ CU"),
        ("2024-12-26", "BY KZ RU AM KG", "MD UZ CU IR"),
    ] {
        let of = |status: Status| {
            let all = data.order().filter(|code| data.status_on(*code, day(on)) == Some(status));
            all.map(|code| code.to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((of(Status::Member), of(Status::Observer)), (members.into(), observers.into()), "{on}");
    }
    assert!(data.spans.iter().all(|span| !span.sources.is_empty()));
    assert_eq!(data.as_of, day("2024-12-31"));
}

#[test]
fn what_the_widget_says_of_another_bloc_comes_from_its_dataset() {
    let page = page(shown(&example()), &[Action::GoTo(day("2015-01-01"))]);
    let expected = [
        "The Eurasian Economic Union: five members",
        "Its treaty, signed in May 2014",
        "Belarus, Kazakhstan and Russia set up the organisation.",
        "Not drawn on this map: Cuba.",
        "Data and sources as given by this page: the public record as of 31 December 2024.",
        // Disputed areas are of the map.
        "Crimea, disputed area",
    ];
    let missing: Vec<_> =
        expected.iter().filter(|text| !page.contains(*text)).map(ToString::to_string).collect();
    assert_none(&missing);
    let gathering = page.split('<').find(|tag| tag.contains("class=\"gathering\"")).unwrap_or_default();
    assert!(gathering.contains(" hidden"), "it has no summits, and shows {gathering}");
    let foreign = ["Shanghai", "Astana summit", "Burrows", "rom the article", "&lt;"];
    let there: Vec<_> = foreign.iter().filter(|text| page.contains(*text)).map(ToString::to_string).collect();
    assert_none(&there);
}

#[test]
fn who_administers_and_claims_an_area_is_named_whatever_states_the_dataset_has() {
    let data = shown(&example()).record();
    assert_eq!(data.areas.len(), world_().record().areas.len());
    let codes = data.areas.iter().flat_map(|area| area.administered_by.iter().chain(&area.claimed_by));
    let drawn = data
        .worldviews
        .iter()
        .flat_map(|worldview| worldview.drawn.iter().flatten())
        .filter_map(|drawn| drawn.with);
    let all = codes.copied().chain(drawn).map(|code| (code.to_string(), en::state_name(data, code)));
    let unnamed: Vec<_> = all.filter(|(code, name)| code == name).map(|(code, _)| code).collect();
    assert_none(&unnamed);
    let area = data.area("crimea").expect("an area of the map");
    let sources: Vec<_> = area
        .sources
        .iter()
        .filter_map(|cited| match cited {
            dataset::Citation::Source(id) => data.source(*id),
            dataset::Citation::Paragraph(_) => None,
        })
        .map(|source| &source.id)
        .collect();
    let built_in = world_().record();
    let its = built_in.area("crimea").expect("an area of the map");
    assert_eq!(sources.len(), its.sources.len());
    assert!(sources.iter().all(|id| built_in.sources.iter().any(|source| source.id == **id)), "{sources:?}");
}

#[test]
fn without_a_headline_the_organisation_heads_it_and_the_founding_sums_it_up() {
    let mut value = example();
    let atlas = value["atlas"].as_object_mut().expect("an object");
    atlas.remove("title");
    atlas.remove("summary");
    let data = shown(&value).record();
    assert_eq!(en::title(data), "Eurasian Economic Union");
    assert_eq!(
        en::summary(data),
        (
            "Founded 1 January 2015 by Belarus, Kazakhstan and Russia. ".to_owned(),
            "Step through the dates or choose a country."
        )
    );
}

#[test]
fn files_are_called_after_the_organisation() {
    for (organisation, stem) in [
        ("Eurasian Economic Union", "eeu"),
        ("Commonwealth of Independent States", "cis"),
        ("Mercosur", "mercosur"),
        ("../etc/G7", "etcg7"),
        ("Евразийский экономический союз", "dataset"),
    ] {
        let mut value = example();
        value["atlas"]["organisation"] = json!(organisation);
        assert_eq!(export::stem(shown(&value).record()), stem, "{organisation}");
    }
    assert_eq!(export::stem(world_().record()), "sco");
}

#[test]
fn a_state_without_a_face_is_in_lanes_table_and_card_and_nowhere_on_the_map() {
    let page = page(shown(&example()), &[Action::GoTo(day("2024-12-31")), select("CU")]);
    assert!(!page.contains("data-state=\"CU\""), "on the map");
    assert!(page.contains("data-lane=\"CU\""), "in the lanes");
    assert!(page.contains(">Cuba</h3>") && page.contains(en::OUTSIDE_MAP), "on the card");
    assert!(page.contains("Observer since 11 December 2020"), "on the card");
    // The map keeps one tab stop.
    let stops = page
        .split("<g class=\"state\"")
        .skip(1)
        .filter(|group| group.split_once('>').is_some_and(|(tag, _)| tag.contains("tabindex=\"0\"")));
    assert_eq!(stops.count(), 1);
    let rows = export::rows(
        shown(&example()).record(),
        day("2024-12-31"),
        "cuba",
        export::Column::Name,
        false,
        en::shown,
    );
    assert_eq!(rows.len(), 1, "in the table");
}

/// A state's codes, its name, and the days on which it came, if later than the founding, and left.
type Joined<'a> = ([&'a str; 3], &'a str, [Option<&'a str>; 2]);

/// A bloc from 2000 to 2024 whose states are given by their codes and names and by the days on which they came and left.
fn bloc(states: &[Joined]) -> Value {
    let state = |([code, alpha3, numeric], name, _): &Joined| json!({ "code": code, "alpha3": alpha3, "numeric": numeric, "name": name });
    let span = |([code, ..], _, [start, end]): &Joined| {
        let start = start.unwrap_or("2000-01-01");
        let basis = if start == "2000-01-01" { "founding" } else { "admission" };
        let mut span =
            json!({ "state": code, "status": "member", "start": start, "basis": basis, "sources": ["a"] });
        end.iter().for_each(|end| span["end"] = json!(end));
        span
    };
    json!({
        "atlas": { "organisation": "Bloc", "first_day": "2000-01-01", "as_of": "2024-12-31" },
        "state": states.iter().map(state).collect::<Vec<_>>(),
        "span": states.iter().map(span).collect::<Vec<_>>(),
        "source": [{ "id": "a", "name": "Source", "url": "https://example.org/a" }],
    })
}

const FRANCE: Joined = (["FR", "FRA", "250"], "France", [None; 2]);
const BRITAIN: Joined = (["GB", "GBR", "826"], "United Kingdom", [None, Some("2020-02-01")]);
const MALTA: Joined = (["MT", "MLT", "470"], "Malta", [None; 2]);

/// A bloc of states that the map has: observers and, since a day between the mergers, SCO partners became dialogue partners one
/// merger after the other; one state came by that last name.
pub fn renamed_twice() -> Value {
    let none = [None; 2];
    let mut value = bloc(&[
        (["RU", "RUS", "643"], "Russia", none),
        (["KZ", "KAZ", "398"], "Kazakhstan", [None, Some("2023-05-05")]),
        (["MN", "MNG", "496"], "Mongolia", none),
        (["TJ", "TJK", "762"], "Tajikistan", none),
        (["TR", "TUR", "792"], "Turkey", none),
    ]);
    for (at, status, start) in [
        (2, "observer", "2003-03-03"),
        (3, "sco_partner", "2009-06-01"),
        (4, "dialogue_partner", "2011-01-01"),
    ] {
        let span = &mut value["span"][at];
        (span["status"], span["start"], span["basis"]) = (json!(status), json!(start), json!("memorandum"));
    }
    value["atlas"]["merger"] = json!([
        { "start": "2009-01-01", "from": ["observer"], "into": "sco_partner", "sources": ["a"] },
        { "start": "2010-01-01", "from": ["sco_partner"], "into": "dialogue_partner", "sources": ["a"] },
    ]);
    value
}

/// The timeline's key has the fills of all bars that the last day's legend has not, be they of no span by that name.
#[test]
fn fills_that_were_renamed_twice_are_in_the_timelines_key() {
    let mut value = renamed_twice();
    // Nobody came as an SCO partner.
    (value["span"][3]["status"], value["span"][3]["start"]) = (json!("observer"), json!("2008-06-01"));
    let page = page(shown(&value), &[]);
    let formers = page.split("<span class=\"former\"").skip(1);
    let seen = formers.filter(|part| !part.split('>').next().unwrap_or_default().contains("hidden"));
    let names: Vec<_> = seen.filter_map(|part| part.split("</svg>").nth(1)?.split('<').next()).collect();
    assert_eq!(names, ["Observer", "Partner"]);
}

/// The map draws more than any bloc has: whoever lies beside one of its states is told by name.
#[test]
fn neighbours_outside_the_bloc_are_named() {
    let world = shown(&bloc(&[FRANCE, MALTA]));
    let beside = |code: &str| {
        let page = page(world, &[select(code)]);
        page.split_once("group neighbours")
            .map(|(_, rest)| rest.split("</div>").next().unwrap_or_default().to_owned())
    };
    let france = beside("FR").expect("a list");
    let missing: Vec<_> = [
        "(6)",
        ": </span><span>Spain<span>, no status</span>",
        ": </span><span>Italy<span>, no status</span>",
        ": </span><span>Germany<span>, no status</span>",
        ": </span><span>Switzerland<span>, no status</span>",
    ]
    .into_iter()
    .filter(|text| !france.contains(text))
    .collect();
    assert!(missing.is_empty(), "{missing:?} are missing in {france}");
    assert_eq!(beside("MT"), None, "who is not drawn has no neighbours there, and is not said to have none");
    let states = world.map.faces.iter().filter_map(|face| dataset::StateCode::parse(&face.id));
    let unnamed: Vec<_> =
        states.filter(|code| en::state_name(world.record(), *code) == code.as_str()).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
    // As the built-in dataset calls them.
    let ours = world_().record().states.iter();
    let other: Vec<_> =
        ours.filter(|state| en::state_name(world.record(), state.code) != state.name).collect();
    assert!(other.is_empty(), "{other:?}");
}

/// Nobody leaves the built-in organisation; in a bloc of a page's own a reader must not take who has left for a member.
#[test]
fn that_a_state_has_left_is_told_with_its_day() {
    let world = shown(&bloc(&[FRANCE, BRITAIN]));
    let page =
        page(world, &[Action::GoTo(day("2024-12-31")), Action::Compare(day("2010-01-01")), select("GB")]);
    let card = page.split_once("class=\"card\"").expect("the card").1;
    let end = card.split_once("No longer a member").expect("the end in its history").0;
    assert!(
        end.ends_with("1 February 2020</span><span class=\"what\">"),
        "{}",
        &end[end.len().saturating_sub(200)..]
    );
    for expected in [
        "was a member: ",
        "the United Kingdom (until 1 February 2020)",
        "United Kingdom, no status (left, was a member)",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    assert!(!page.contains("(since 1 February 2020)"));
    // What another status follows at once does not end.
    let mut value = bloc(&[FRANCE, BRITAIN]);
    let then = json!({ "state": "GB", "status": "observer", "start": "2020-02-01", "basis": "decision", "sources": ["a"] });
    value["span"].as_array_mut().expect("a list").push(then);
    assert!(!self::page(shown(&value), &[select("GB")]).contains("No longer"));
}

/// What falls on the very day of the founding, of a merger or of leaving is on the side that readers are told.
#[test]
fn days_on_which_two_things_happen_are_told_as_both() {
    let mut value = bloc(&[FRANCE, BRITAIN, MALTA]);
    value["span"][0]["precision"] = json!("month");
    value["span"][2] = json!({ "state": "MT", "status": "sco_partner", "start": "2010-01-01", "basis": "decision", "sources": ["b"] });
    let again = json!({ "state": "GB", "status": "member", "start": "2022-01-01", "basis": "admission", "sources": ["a"] });
    value["span"].as_array_mut().expect("a list").push(again);
    value["source"]
        .as_array_mut()
        .expect("a list")
        .push(json!({ "id": "b", "name": "Other", "url": "https://example.org/b" }));
    value["atlas"]["merger"] =
        json!([{ "start": "2010-01-01", "from": ["observer"], "into": "sco_partner", "sources": ["a"] }]);
    value["decision"] = json!([{ "state": "GB", "date": "2020-02-01", "kind": "status", "towards": "member", "sources": ["a"] }]);
    let data = shown(&value).record();
    // Of a bloc's first month nobody doubts who founded it.
    assert!(!data.has_more_to_tell(code("FR"), day("2000-01-10")));
    // Who comes on the day of a merger comes by the new name, once, and by what brought it there.
    let [stretch] = data.stretches(code("MT")) else { panic!("{:?}", data.stretches(code("MT"))) };
    assert_eq!(stretch.status, Status::ScoPartner);
    assert!(data.merger_of(stretch).is_none());
    assert_eq!(data.sources_of_stretch(stretch).len(), 1);
    assert!(data.sources_of_stretch(stretch) != data.mergers[0].sources);
    // Who is promised a status on the day of leaving has the promise.
    assert!(
        data.is_agreed_on(code("GB"), day("2020-02-01")) && !data.is_agreed_on(code("GB"), day("2020-01-31"))
    );
}

/// A bloc may have been there from the first day that there is to the last.
#[test]
fn at_the_ends_of_the_calendar_a_bloc_is_as_elsewhere() {
    let mut value = bloc(&[
        (FRANCE.0, FRANCE.1, [Some("1900-01-01"), None]),
        (MALTA.0, MALTA.1, [Some("1900-01-01"), Some("2100-12-31")]),
    ]);
    (value["atlas"]["first_day"], value["atlas"]["as_of"]) = (json!("1900-01-01"), json!("2100-12-31"));
    for span in value["span"].as_array_mut().expect("a list") {
        span["basis"] = json!("founding");
    }
    let world = shown(&value);
    let data = world.record();
    for (on, told) in [
        ("1900-01-01", "France and Malta set up the organisation. 2 members."),
        ("2100-12-30", "No change since 1 January 1900. 2 members."),
        ("2100-12-31", "Malta leaves. 1 member."),
    ] {
        assert_eq!(en::sentence(data, day(on)), told);
    }
    assert_eq!(en::founded(data), "1 January 1900 by France and Malta");
    let page = page(world, &[Action::GoTo(day("1900-01-01"))]);
    assert!(page.contains("France and Malta set up the organisation."));
}

/// A bloc with those of the built-in disputed areas that stand at these places; without a list it says nothing of any.
fn with_areas(areas: Option<&[usize]>) -> Value {
    let mut value = bloc(&[FRANCE, BRITAIN]);
    let ours: Value = serde_json::from_str(&export::whole_as_json(world_().record())).expect("JSON");
    if let Some(kept) = areas {
        let cited = |area: &Value| {
            let mut area = area.clone();
            area["sources"] = json!(["a"]);
            area
        };
        value["area"] = kept.iter().map(|at| cited(&ours["area"][*at])).collect();
    }
    value
}

/// A bloc that says nothing of disputed areas, be it by `null`, has those of the map; one that lists some, these alone; an empty list means none:
/// nothing is hatched, neither legend nor card has them, and so it is when the dataset is taken out and brought back.
#[test]
fn an_empty_list_of_areas_means_none() {
    let all = world_().record().areas.len();
    let mut nothing = with_areas(None);
    nothing["area"] = Value::Null;
    for (areas, count) in
        [(with_areas(None), all), (nothing, all), (with_areas(Some(&[0])), 1), (with_areas(Some(&[])), 0)]
    {
        let world = shown(&areas);
        let areas = &areas["area"];
        assert_eq!(world.record().areas.len(), count, "{areas}");
        let page = page(world, &[]);
        for part in ["class=\"of-areas\"", "class=\"area\"", "hatched", "Select one to read"] {
            assert_eq!(page.contains(part), count > 0, "{part} with {areas}");
        }
        let out: Value = serde_json::from_str(&export::whole_as_json(world.record())).expect("JSON");
        let again = shown(&out);
        assert_eq!(again.record().areas, world.record().areas, "{areas} brought back");
    }
}

/// Land that is in dispute by the map, and of which a page's own dataset says nothing, is plain land of whoever has it on the day
/// in the neutral view: filled, pointed at and looked at as that state, without a line between. What nobody has, and what others
/// have, is land as around it.
#[test]
fn a_disputed_area_that_the_dataset_leaves_out_is_land_of_who_administers_it() {
    let none = [None; 2];
    let (russia, ukraine) = ((["RU", "RUS", "643"], "Russia", none), (["UA", "UKR", "804"], "Ukraine", none));
    let azerbaijan = (["AZ", "AZE", "031"], "Azerbaijan", [Some("2001-01-01"), None]);
    let mut value = bloc(&[russia, ukraine, azerbaijan]);
    value["area"] = json!([]);
    let world = shown(&value);
    let data = world.record();
    for (id, on, owner) in [
        ("crimea", "2014-03-17", Some("UA")),
        ("crimea", "2014-03-18", Some("RU")),
        ("southern-kurils", "2024-12-31", Some("RU")),
        ("ukrainian-regions", "2024-12-31", Some("UA")),
        ("nagorno-karabakh", "2023-12-31", None),
        ("nagorno-karabakh", "2024-01-01", Some("AZ")),
        ("aksai-chin", "2024-12-31", None),
        ("kosovo", "2024-12-31", None),
    ] {
        let html = page(world, &[Action::GoTo(day(on))]);
        let face = html.split("<g ").find(|tag| tag.contains(&format!("data-area=\"{id}\"")));
        let fill =
            face.is_some_and(|tag| tag.split('>').next().is_some_and(|tag| tag.contains("\"member\"")));
        assert_eq!(fill, owner.is_some(), "{id} on {on}: {face:?}");
        let (atlas, id_) =
            (Owner::new().with(|| Atlas::new(world).now_untracked()), AreaId::of_face(data, id));
        let now = Now { state: AtlasState { date: day(on), ..atlas.state }, ..atlas };
        let answer = id_.and_then(|id| now.answers(Selection::Area(id)));
        assert_eq!(answer, owner.map(|owner| Selection::State(code(owner))), "{id} on {on} answers");
        if let Some(owner) = owner {
            assert_eq!(border_between(data, &data.worldviews[0], day(on), id, owner), None, "{id} on {on}");
            assert_eq!(now.land_of(id), owner);
        }
        // It is nothing to choose, and no link leads there.
        assert_eq!(AreaId::find(data, id), None);
    }
    let crimea = |on: &str, other: &str| border_between(data, &data.worldviews[0], day(on), "crimea", other);
    assert_eq!(crimea("2014-03-17", "RU"), Some(Border::Solid));
    assert_eq!(crimea("2014-03-18", "UA"), Some(Border::Solid));
    // What nobody in the dataset had is land of the countries around, as the others of them are.
    let karabakh =
        |other: &str| border_between(data, &data.worldviews[0], day("2023-12-31"), "nagorno-karabakh", other);
    assert_eq!([karabakh("AM"), karabakh("AZ")], [Some(Border::Quiet), Some(Border::Solid)]);
    // Among those that a dataset lists they are as it says, and the others as before.
    let ours: Value = serde_json::from_str(&export::whole_as_json(world_().record())).expect("JSON");
    let area = ours["area"].as_array().expect("a list").iter().find(|area| area["id"] == "crimea");
    value["area"] = json!([area.expect("Crimea")]);
    value["area"][0]["sources"] = json!(["a"]);
    let data = shown(&value).record();
    let drawn = |face: &str| drawn_face(data, &data.worldviews[0], day("2024-12-31"), face).expect("drawn");
    assert!(drawn("crimea").is_hatched && !drawn("southern-kurils").is_hatched);
    assert_eq!(drawn("southern-kurils").with, Some(code("RU")));
}

/// There is no going to members that are not on the map.
#[test]
fn the_map_offers_members_where_it_has_some() {
    let is_offered = |states: &[Joined]| {
        let html = page(shown(&bloc(states)), &[]);
        let button = html.split("<button").find(|tag| tag.contains(en::LOOK_AT_MEMBERS)).expect("the button");
        button.contains("aria-disabled=\"false\"")
    };
    assert!(is_offered(&[FRANCE, MALTA]));
    assert!(!is_offered(&[MALTA]));
}

/// A state that has no land but an area of the map is not said not to be drawn where the map fills that area as its own.
#[test]
fn a_state_whose_only_land_is_an_area_is_drawn_there() {
    let none = [None; 2];
    let mut value = bloc(&[FRANCE, (["TW", "TWN", "158"], "Taiwan", none), MALTA]);
    let html = page(shown(&value), &[select("TW")]);
    assert!(
        html.contains("Not drawn on this map: Taiwan and Malta."),
        "nobody has it, so that it is not Taiwan’s"
    );
    assert!(html.contains("Not drawn on this map.<"));
    value["area"] = json!([{
        "id": "taiwan", "name": "Taiwan", "administered_by": "TW", "claimed_by": ["CN"], "note": "Disputed.",
        "sources": ["a"],
    }]);
    let html = page(shown(&value), &[select("TW")]);
    let face = html.split("<g ").find(|tag| tag.contains("data-area=\"taiwan\"")).expect("its face");
    assert!(face.contains("data-status=\"member\""), "{face}");
    assert!(html.contains("Not drawn on this map: Malta."));
    assert!(!html.contains("Not drawn on this map.<"));
}

/// When a status ended, of which the next is known to the month, is no better known: in words as in the table's files.
#[test]
fn an_end_is_told_as_far_as_what_follows_is_known() {
    let mut value = bloc(&[FRANCE, BRITAIN]);
    for (precision, end, iso) in
        [("day", "9 June 2010", "2010-06-09"), ("month", "June 2010", "2010-06"), ("year", "2010", "2010")]
    {
        value["span"] = json!([
            { "state": "FR", "status": "observer", "start": "2003-05-06", "end": "2010-06-09", "basis": "decision", "sources": ["a"] },
            { "state": "FR", "status": "member", "start": "2010-06-09", "precision": precision, "end": "2020-01-01", "basis": "admission", "sources": ["a"] },
        ]);
        let data = shown(&value).record();
        let told = en::history(data, code("FR"));
        let expected =
            [format!("Observer from 6 May 2003 to {end}"), format!("Member from {end} to 1 January 2020")];
        assert_eq!(told, expected);
        let rows = export::rows(data, day("2015-01-01"), "france", export::Column::Name, false, |_, _, _| {
            String::new()
        });
        let file = export::as_json(&export::shown(data, day("2015-01-01"), &rows));
        let expected = format!("observer 2003-05-06 to {iso}");
        assert!(file.contains(&expected) && file.contains(&format!("member {iso} to 2020-01-01")), "{file}");
    }
}

/// No place is kept for what no date has; and what may come later has its row.
#[test]
fn the_legend_has_no_status_only_where_somebody_once_has_none() {
    const LATER: Joined = (["MT", "MLT", "470"], "Malta", [Some("2004-05-01"), None]);
    for (states, has_row) in
        [(&[FRANCE, MALTA][..], false), (&[FRANCE, LATER], true), (&[FRANCE, BRITAIN], true)]
    {
        assert_eq!(page(shown(&bloc(states)), &[]).contains("class=\"of-none\""), has_row, "{states:?}");
    }
}

/// Not every bloc's heads of state decide; the built-in one's do, also where a page has corrected it.
#[test]
fn who_decides_in_another_bloc_is_not_made_up() {
    let mut value = bloc(&[FRANCE, (["MT", "MLT", "470"], "Malta", [Some("2004-05-01"), None])]);
    value["decision"] = json!([{ "state": "MT", "date": "2003-04-16", "kind": "status", "towards": "member", "sources": ["a"] }]);
    for (organisation, told) in [
        ("Bloc", ["It is agreed to make it a member", "Member: admitted<"]),
        (
            "Shanghai Cooperation Organisation",
            ["Leaders agree to make it a member", "Member: admitted by the heads of state<"],
        ),
    ] {
        value["atlas"]["organisation"] = json!(organisation);
        let page = page(shown(&value), &[select("MT")]);
        let missing: Vec<_> = told.iter().filter(|told| !page.contains(*told)).collect();
        assert!(missing.is_empty(), "{missing:?} are missing for {organisation}");
    }
    value["atlas"]["organisation"] = json!("Bloc");
    let during = page(shown(&value), &[select("MT"), Action::GoTo(day("2003-05-01"))]);
    assert!(during.contains("Agreed, not yet in force") && !during.contains("eaders"), "{during}");
}

/// What is said of its summits neither: under the map, by voice, and in the timeline's panel, which has the outcome.
#[test]
fn who_decides_at_another_blocs_summit_is_not_made_up() {
    const CYPRUS: Joined = (["CY", "CYP", "196"], "Cyprus", [Some("2004-05-01"), None]);
    let mut value = bloc(&[FRANCE, (["MT", "MLT", "470"], "Malta", [Some("2004-05-01"), None]), CYPRUS]);
    let step = |state: &str, towards: &str| json!({ "state": state, "date": "2003-04-16", "kind": "status", "towards": towards, "sources": ["a"] });
    value["decision"] = json!([step("MT", "member"), step("CY", "member")]);
    value["summit"] = json!([{ "start": "2003-04-15", "end": "2003-04-16", "city": "Athens", "country": "FR", "mode": "in_person", "sources": ["a"] }]);
    for (organisation, told) in [
        ("Bloc", "It is agreed to make Malta and Cyprus members."),
        ("Shanghai Cooperation Organisation", "Leaders agree to make Malta and Cyprus members."),
    ] {
        value["atlas"]["organisation"] = json!(organisation);
        let world = shown(&value);
        let (data, on) = (world.record(), day("2003-04-16"));
        assert_eq!(en::summit_outcome(data, &data.summits[0], None), told);
        assert_eq!(en::spoken(data, on), format!("16 April 2003: Summit in Athens, France. {told}"));
        for layer in [Action::Deselect, select("MT"), select("FR")] {
            let page = page(world, &[Action::GoTo(on), layer]);
            assert!(page.contains(told), "under the map of {organisation}");
            assert_eq!(page.contains("eaders") || page.contains("heads of state"), organisation != "Bloc");
        }
    }
}

/// The day on which a state begins or ends to take no part is one on which something happened.
#[test]
fn a_day_on_which_somebody_stays_away_or_comes_back_says_so() {
    let mut value = bloc(&[FRANCE, MALTA]);
    let away = |code: &str, kind: &str, start: &str, end: &str| json!({ "state": code, "kind": kind, "start": start, "end": end, "note": "Why.", "sources": ["a"] });
    value["absence"] = json!([
        away("FR", "not_taking_part", "2011-11-16", "2023-05-07"),
        away("MT", "not_invited", "2012-03-01", "2015-01-01"),
        away("MT", "not_taking_part", "2015-01-01", "2023-05-07"),
        away("MT", "not_invited", "2004-06-01", "2005-06-01"),
    ]);
    value["absence"][3]["precision"] = json!("month");
    let data = shown(&value).record();
    for (on, told) in [
        ("2004-05-01", "No change since 1 January 2000. 2 members."),
        ("2011-11-15", "No change of status since 1 January 2000. 2 members."),
        ("2011-11-16", "France: not taking part. 2 members."),
        ("2011-11-17", "No change of status since 1 January 2000. 2 members."),
        ("2012-03-01", "Malta: not invited. 2 members."),
        ("2015-01-01", "Malta: not taking part. 2 members."),
        ("2023-05-07", "France takes part again. Malta takes part again. 2 members."),
        // Nobody knows that it was this day.
        ("2004-06-01", "No change of status since 1 January 2000. 2 members."),
    ] {
        assert_eq!(en::sentence(data, day(on)), told, "{on}");
    }
}

/// On a day on which somebody's status changes, or leaders meet, too; but who leaves does not take part again.
#[test]
fn whose_absence_begins_or_ends_on_a_busy_day_is_told() {
    let malta = (MALTA.0, MALTA.1, [None, Some("2015-01-01")]);
    let germany = (["DE", "DEU", "276"], "Germany", [Some("2011-11-16"), None]);
    let mut value = bloc(&[FRANCE, malta, germany]);
    let away = |code: &str, start: &str, end: &str| json!({ "state": code, "kind": "not_taking_part", "start": start, "end": end, "note": "Why.", "sources": ["a"] });
    value["absence"] =
        json!([away("FR", "2011-11-16", "2023-05-07"), away("MT", "2012-03-01", "2015-01-01")]);
    value["summit"] = json!([{ "start": "2023-05-06", "end": "2023-05-07", "city": "Athens", "country": "FR", "mode": "in_person", "sources": ["a"] }]);
    let data = shown(&value).record();
    for (on, told) in [
        ("2011-11-16", "Germany becomes a member. France: not taking part. 3 members."),
        ("2015-01-01", "Malta leaves. 2 members."),
    ] {
        assert_eq!(en::sentence(data, day(on)), told, "{on}");
        assert!(en::spoken(data, day(on)).ends_with(told), "{on}: {}", en::spoken(data, day(on)));
    }
    let spoken = en::spoken(data, day("2023-05-07"));
    assert!(spoken.starts_with("7 May 2023: ") && spoken.ends_with(" France takes part again."), "{spoken}");
}

/// Many are not named to those who hear it, but what they did is.
#[test]
fn a_long_founding_is_spoken_of_as_one() {
    let names = [
        "Belgium",
        "Canada",
        "Denmark",
        "France",
        "Iceland",
        "Italy",
        "Luxembourg",
        "Netherlands",
        "Norway",
        "Portugal",
    ];
    let codes = [
        ["BE", "BEL", "056"],
        ["CA", "CAN", "124"],
        ["DK", "DNK", "208"],
        ["FR", "FRA", "250"],
        ["IS", "ISL", "352"],
        ["IT", "ITA", "380"],
        ["LU", "LUX", "442"],
        ["NL", "NLD", "528"],
        ["NO", "NOR", "578"],
        ["PT", "PRT", "620"],
    ];
    let with = |count: usize| {
        let states: Vec<Joined> = codes
            .iter()
            .zip(names)
            .cycle()
            .take(count)
            .map(|(code, name)| (*code, name, [None; 2]))
            .collect();
        let data = shown(&bloc(&states)).record();
        en::spoken(data, data.first_day)
    };
    assert_eq!(with(2), "1 January 2000: Belgium and Canada set up the organisation. 2 members.");
    let mut long =
        bloc(&codes.iter().zip(names).map(|(code, name)| (*code, name, [None; 2])).collect::<Vec<_>>());
    for state in long["state"].as_array_mut().expect("a list") {
        state["name"] = json!(format!("The Free Land of {}", state["name"].as_str().expect("a name")));
    }
    let data = shown(&long).record();
    assert_eq!(en::spoken(data, data.first_day), "1 January 2000: 10 states set up the organisation.");
    // Who only watched has set up nothing.
    for span in long["span"].as_array_mut().expect("a list").iter_mut().take(4) {
        (span["status"], span["basis"]) = (json!("observer"), json!("decision"));
    }
    let data = shown(&long).record();
    let told = "1 January 2000: 6 states set up the organisation. 4 states change status.";
    assert_eq!(en::spoken(data, data.first_day), told);
}

/// However many states there are, the numbers beside their counts do not touch: they are 10.5 px high.
#[test]
fn the_axis_of_counts_is_legible_with_any_number_of_states() {
    let text = fs::read_to_string(root().join("src/dataset/check/codes.rs")).expect("the codes");
    let words = text.split_whitespace().map(|word| word.trim_matches(['"', ';', '\\']));
    let states: Vec<[&str; 3]> = words
        .filter_map(|word| <[&str; 3]>::try_from(word.split('-').collect::<Vec<_>>()).ok())
        .filter(|codes| codes.map(str::len) == [2, 3, 3])
        .collect();
    for (count, expected) in [
        (3, "2"),
        (9, "2 4 6 8"),
        (12, "2 4 6 8 10 12"),
        (13, "10"),
        (27, "10 20"),
        (60, "10 20 30 40 50 60"),
        (80, "20 40 60 80"),
        (120, "20 40 60 80 100 120"),
        (200, "50 100 150 200"),
        (MOST_STATES - 1, "50 100 150 200"),
    ] {
        let joined: Vec<Joined> =
            states.iter().take(count).map(|codes| (*codes, codes[0], [None; 2])).collect();
        assert_eq!(joined.len(), count);
        let page = page(shown(&bloc(&joined)), &[]);
        let numbers = page.split_once("class=\"numbers\"").expect("numbers").1;
        let numbers: Vec<&str> =
            numbers.split("</div>").next().unwrap_or_default().split("<span").skip(1).collect();
        let read: Vec<&str> =
            numbers.iter().filter_map(|span| span.split('>').nth(1)?.split('<').next()).collect();
        assert_eq!(read.join(" "), expected, "of {count} states");
    }
}

/// Nobody is agreed where a state has only applied: the legend has no row that would never be seen.
#[test]
fn the_legend_has_what_is_agreed_only_where_leaders_have_agreed_to_anything() {
    let mut value = bloc(&[FRANCE, MALTA]);
    value["span"].as_array_mut().expect("the spans").pop();
    for (kind, has_row) in [("application", false), ("status", true)] {
        value["decision"] = json!([{ "state": "MT", "date": "2020-02-01", "kind": kind, "towards": "member", "sources": ["a"] }]);
        assert_eq!(page(shown(&value), &[]).contains("class=\"of-agreed\""), has_row, "{kind}");
    }
}

#[test]
fn names_have_their_article_in_a_sentence_and_none_twice() {
    let none = [None; 2];
    let left = [Some("2010-05-01"), Some("2020-05-01")];
    let world = shown(&bloc(&[
        FRANCE,
        (["GB", "GBR", "826"], "United Kingdom", none),
        (["NL", "NLD", "528"], "Netherlands", none),
        (["MV", "MDV", "462"], "the Maldives", left),
        (["DK", "DNK", "208"], "The Danish Union", [Some("2011-05-01"), None]),
    ]));
    let data = world.record();
    assert_eq!(en::founded(data), "1 January 2000 by France, the United Kingdom and the Netherlands");
    for (on, expected) in [
        ("2010-05-01", "The Maldives becomes a member."),
        ("2011-05-01", "The Danish Union becomes a member."),
        ("2020-05-01", "The Maldives leaves."),
    ] {
        let change = data.change_on(day(on)).expect("a change");
        assert_eq!(en::change(data, change), expected);
    }
    assert!(!page(world, &[Action::Compare(day("2012-01-01"))]).contains("the the "));
}

/// On the last day the playhead stands at the end of the axis, with one pixel to each side.
#[test]
fn what_began_days_before_the_last_is_seen_beside_the_playhead() {
    let data = shown(&example()).record();
    let scale = DateScale::of_lanes(data, None, 700.0);
    let lane = lane(data, &scale, code("IR"));
    let [bar] = lane.bars.as_slice() else { panic!("{lane:?}") };
    let (_, end_px) = ends_px(&scale);
    assert!(bar.x_px < end_px && bar.x_px + bar.width_px >= end_px + 3.0, "{bar:?} beside {end_px}");
}

/// A bloc may be older than its first member.
#[test]
fn where_nobody_has_a_status_it_says_so() {
    let nobody = "No state has a status.";
    let sentence = |page: &str| {
        let strip = page.split_once("class=\"sentence\"").expect("the sentence").1;
        let text = strip.split_once("class=\"what\">").expect("its text").1;
        text.split('<').next().unwrap_or_default().trim().to_owned()
    };
    let mut early = example();
    early["atlas"]["first_day"] = json!("2014-12-31");
    let before = day("2014-12-31");
    let without = page(shown(&early), &[Action::GoTo(before), select("KZ")]);
    assert_eq!(sentence(&without), nobody);
    assert!(without.contains(">Kazakhstan</h3>"), "a state has a card without a status too");
    let data = shown(&early).record();
    let rows = |filter| export::rows(data, before, filter, export::Column::Name, false, en::shown).len();
    assert_eq!(rows("no status") + rows("agreed by"), data.states.len(), "and a row of the table");
    assert_eq!(rows("agreed by"), data.order().filter(|code| data.is_agreed_on(*code, before)).count());

    let page_of = |day| page(shown(&early), &[Action::GoTo(day)]);
    assert!(!sentence(&page_of(day("2015-01-01"))).contains(nobody));
}

/// What has no state or no span is no bloc: there would be a grey map, and nothing to play.
#[test]
fn a_bloc_has_states_and_spans_as_the_built_in_one_has() {
    for (list, told) in [
        ("span", "span, all: `span` is empty; expected at least one record"),
        ("state", "state, all: `state` is empty; expected at least one record"),
    ] {
        let mut value = example();
        value[list] = json!([]);
        assert!(refused(&value).contains(&told.to_owned()), "{:?}", refused(&value));
    }
}

/// What the map does not have would be on a card and nowhere else.
#[test]
fn an_area_that_the_map_does_not_have_is_refused() {
    let mut known: Vec<_> = checked().areas.iter().map(|area| area.id.clone()).collect();
    assert_eq!(MAP_AREAS, known, "src/dataset/given.rs");
    known.retain(|id| map().face(id).is_none());
    assert_none(&known);
    let mut value = example();
    let source = value["source"][0]["id"].clone();
    value["area"] = json!([
        { "id": "nowhere", "name": "N", "claimed_by": ["UA"], "note": "Disputed.", "sources": [source] },
        { "id": "crimea", "name": "C", "claimed_by": ["UA"], "note": " Disputed.", "sources": [source] },
    ]);
    let expected = format!(
        "area, record 1 (nowhere): `id` is `nowhere`, which the map does not have; expected one of {}",
        MAP_AREAS.join(", ")
    );
    let of_note =
        "area, record 2 (crimea): `note` is ` Disputed.`; expected no white space around it".to_owned();
    assert_eq!(refused(&value), [of_note, expected]);
}

/// It would come to nothing: what is built in is drawn as it is built in.
#[test]
fn who_says_how_areas_are_drawn_says_which_there_are() {
    let mut value = example();
    let source = value["source"][0]["id"].clone();
    let drawn = json!({ "worldview": "neutral", "drawn_with": "nobody", "hatched": true, "border": "dashed", "sources": [source] });
    value["drawing"] = json!([drawn]);
    let expected = "drawing, all: `drawing` is there without `area`; expected no `drawing`, or the disputed areas that it \
                    draws in `area`";
    assert_eq!(refused(&value), [expected]);
    value["area"] = json!([]);
    assert_none(&refused(&value));
}

/// Editors find the schema by it.
#[test]
fn a_dataset_may_name_its_schema() {
    let mut value = example();
    value["$schema"] = json!("https://example.org/dataset.schema.json");
    assert_none(&refused(&value));
    value["$schema"] = json!(1);
    assert_eq!(refused(&value).len(), 1, "but not anything at all");
}

/// What was saved in another encoding, or cut between the halves of a letter, comes as U+FFFD.
#[test]
fn broken_letters_are_refused() {
    let mut value = example();
    value["state"][1]["name"] = json!("Kaza\u{fffd}stan");
    assert_eq!(
        refused(&value),
        ["state, record 2 (KZ): `name` is a text whose letter 5 is U+FFFD, which stands for one that was \
          broken; expected text as it was written, in UTF-8"]
    );
}

#[test]
fn without_an_article_there_is_one_layer_and_the_dataset_opens_on_its_own_day() {
    let mut value = example();
    let world = shown(&value);
    let owner = Owner::new();
    owner.with(|| {
        let atlas = Atlas::new(world);
        assert_eq!(atlas.now_untracked().state.date, day("2024-12-31"), "its last day");
        atlas.send(Action::Show(Layer::Article));
        assert_eq!(atlas.now_untracked().state.layer, Layer::Record);
    });
    assert!(!page(world, &[]).contains("class=\"layers\""));
    // Whoever asks for the article's is told so, by an option and by a link.
    let expected = "record; this dataset has no article";
    assert_eq!(read_option("layer", Some("article"), world.record()), Err(expected.to_owned()));
    let faults = read_link("layer=article", world.record()).1;
    assert_eq!(faults.iter().map(|fault| fault.expected.as_str()).collect::<Vec<_>>(), [expected]);
    let built_in = sco_atlas::embed::world().expect("what is built in").record();
    assert_eq!(read_option("layer", Some("article"), built_in), Ok(Action::Show(Layer::Article)));
    assert_eq!(read_option("layer", Some("rumour"), built_in), Err("article or record".to_owned()));
    assert_eq!(read_option("compare", Some("2005-07-05"), built_in), Ok(Action::Compare(day("2005-07-05"))));
    assert_eq!(read_option("compare", None, built_in), Ok(Action::StopComparing));
    let expected = "a day as 2017-06-09, from 2001-06-15 to 2026-02-02".to_owned();
    assert_eq!(read_option("compare", Some("2001-06-14"), built_in), Err(expected));
    value["atlas"]["opens_on"] = json!("2015-08-12");
    let data = shown(&value).record();
    assert_eq!(data.opens_on, day("2015-08-12"));
    // A link leaves out what is shown at first.
    let state = sco_atlas::atlas::AtlasState::first(data);
    assert_eq!(link_of(&state, data), "");
}

#[test]
fn a_newsroom_can_correct_the_built_in_dataset_and_add_to_it() {
    let mut value: Value = serde_json::from_str(&export::whole_as_json(&checked())).expect("JSON");
    assert_none(&refused(&value));
    let source = json!({ "id": "newsroom", "name": "Newsroom", "url": "https://example.org/laos" });
    value["source"].as_array_mut().expect("a list").push(source);
    value["span"].as_array_mut().expect("a list").push(json!({
        "state": "LA", "status": "sco_partner", "start": "2025-11-03", "basis": "memorandum", "sources": ["newsroom"]
    }));
    let belarus = value["span"].as_array_mut().expect("a list").iter_mut();
    let belarus = belarus.filter(|span| span["state"] == "BY" && span["status"] == "dialogue_partner");
    belarus.for_each(|span| span["precision"] = json!("year"));
    let world = shown(&value);
    let data = world.record();
    assert_eq!(data.status_on(code("LA"), day("2025-11-03")), Some(Status::ScoPartner));
    // What was agreed on the day of the merger has led there, under the name that the merger gave it.
    let scale = DateScale::new(data.first_day, data.as_of, 100.0, 900.0);
    let laos = lane(data, &scale, code("LA"));
    assert!(laos.markers[0].leads_px.is_some(), "{laos:?}");
    let spans = value["span"].as_array_mut().expect("a list").iter_mut();
    spans.filter(|span| span["state"] == "LA").for_each(|span| span["precision"] = json!("month"));
    let told = page(shown(&value), &[Action::GoTo(day("2025-11-10"))]);
    assert!(told.contains("\"Laos, SCO partner since November 2025; the day is not known\""), "{told}");
    assert_eq!(data.counts_on(data.as_of).of(Status::ScoPartner), 17);
    let first = data.stretches(code("BY")).first().expect("a stretch");
    assert_eq!(data.start_of(first).precision, Precision::Year);
    // What is not changed is as it was, in both layers.
    let built_in = world_().record();
    assert_eq!(en::title(data), en::title(built_in));
    assert_eq!(data.areas.len(), built_in.areas.len());
    assert!(page(world, &[Action::Show(Layer::Article)]).contains("From the article only"));
}

/// Slips in the built-in dataset, each told alone.
#[test]
fn a_newsroom_is_told_of_its_slips() {
    let built_in: Value = serde_json::from_str(&export::whole_as_json(&checked())).expect("JSON");
    let source = built_in["source"][0]["id"].clone();
    let added = |list: &str, record: Value| {
        let mut value = built_in.clone();
        value[list].as_array_mut().expect("a list").push(record);
        value
    };
    let of = |list: &str, is_it: fn(&Value) -> bool| {
        built_in[list].as_array().expect("a list").iter().position(is_it).expect("a record")
    };
    let step = |state: &str, towards: &str, date: &str| json!({ "state": state, "kind": "status", "towards": towards, "date": date, "sources": [source] });
    let mut by_video = step("LA", "dialogue_partner", "2023-07-04");
    by_video["place"] = json!("New Delhi");
    let mut swapped = built_in.clone();
    let observer = of("span", |span| span["state"] == "IN" && span["status"] == "observer");
    let member = of("span", |span| span["state"] == "IN" && span["status"] == "member");
    swapped["span"][observer]["end"] = Value::Null;
    swapped["span"].as_array_mut().expect("a list").swap(observer, member);
    let mut twice = built_in.clone();
    let paragraph = twice["note"][0]["paragraphs"][0].clone();
    twice["note"][0]["paragraphs"].as_array_mut().expect("a list").push(paragraph);
    let mut alone = built_in.clone();
    let undated = of("standing", |standing| standing["start"].is_null());
    alone["standing"][undated]["precision"] = json!("banana");
    let attendance = json!({ "summit": "2025-08-31", "person": "xi", "for_state": "CN", "role": "leader", "paragraph": 5 });
    // One slip of a summit's is told alone, whatever there is beside it.
    let mut nowhere = built_in.clone();
    let samarkand = of("summit", |summit| summit["start"] == "2022-09-15");
    nowhere["summit"][samarkand]["city"] = Value::Null;
    for (value, told) in [
        (nowhere, "`city` is missing"),
        (
            added("attendance", attendance),
            "`summit` is `2025-08-31`; expected `2024-07-03`: who comes is told of one summit",
        ),
        (
            added("decision", step("BY", "dialogue_partner", "2020-01-01")),
            "expected a status that the state came to have after it: member",
        ),
        (
            added("decision", by_video),
            "`place` is `New Delhi`; expected no place: the summit of that day met by video",
        ),
        (swapped, "`end` is missing; expected an `end` by 2017-06-09, when the span as member begins"),
        (twice, "again; expected each paragraph once"),
        (alone, "`precision` is `banana` alone; expected `start`, too, or neither"),
    ] {
        match refused(&value).as_slice() {
            [refusal] => assert!(refusal.contains(told), "{refusal}"),
            all => panic!("{told}: {all:?}"),
        }
    }
}

/// Codes of states of the past kept their number under another name.
#[test]
fn states_of_the_past_may_share_a_number() {
    let none = [None; 2];
    let yugoslavia = (["YU", "YUG", "891"], "Yugoslavia", none);
    let burma = (["BU", "BUR", "104"], "Burma", none);
    let myanmar = (["MM", "MMR", "104"], "Myanmar", none);
    for states in [
        [yugoslavia, (["CS", "SCG", "891"], "Serbia and Montenegro", none)],
        [burma, myanmar],
        [myanmar, burma],
    ] {
        assert_none(&refused(&bloc(&states)));
    }
}

/// Areas that it has only taken over are of the map, and those of a dataset that has some come back as they were.
#[test]
fn whatever_bloc_is_taken_out_can_be_brought_back() {
    let built_in: Value = serde_json::from_str(&export::whole_as_json(&checked())).expect("JSON");
    let mut with_area = example();
    let source = with_area["source"][0]["id"].clone();
    with_area["area"] = json!([{
        "id": "crimea", "name": "Crimea", "administered_by": "RU", "claimed_by": ["UA"], "note": "Disputed.", "sources": [source]
    }]);
    for (what, value) in [("the built-in one", built_in), ("the example", example()), ("one area", with_area)]
    {
        let world = shown(&value);
        let data = world.record();
        let taken = export::whole_as_json(data);
        let again: Value = serde_json::from_str(&taken).expect("JSON");
        assert_none(&refused(&again));
        assert_eq!(shown(&again).record(), data, "{what}");
        let many = |list: &str| value[list].as_array().map_or(0, Vec::len);
        for list in ["state", "span", "area", "source"] {
            assert_eq!(again[list].as_array().map_or(0, Vec::len), many(list), "{list} of {what}");
        }
        assert_eq!(export::whole_as_csv(shown(&again).record()), export::whole_as_csv(data), "{what}");
    }
}

fn world_() -> &'static World {
    world().expect("what is embedded can be read")
}

#[test]
fn one_dataset_makes_one_world_and_other_bytes_make_none() {
    let bytes = check(&example()).expect("the example is valid");
    let (one, other) = (world_of(&bytes).expect("a world"), world_of(&bytes).expect("a world"));
    assert!(std::ptr::eq(one, other));
    assert!(world_of(&bytes[..bytes.len() - 1]).is_err());
    assert!(world_of(b"").is_err());
}

/// What a page has brought stays in memory, once for each dataset, and no more of it than is said.
#[test]
fn what_a_page_brings_is_kept_once_and_bounded() {
    let mut value = example();
    value["atlas"]["summary"] = json!(format!("0000 {}", "x".repeat(1_900)));
    let source = json!({ "id": "", "name": "y".repeat(2_000), "url": "https://example.org" });
    for at in 0..200 {
        let mut source = source.clone();
        source["id"] = json!(format!("source-{at}"));
        value["source"].as_array_mut().expect("a list").push(source);
    }
    let bytes = check(&value).unwrap_or_else(|refusals| panic!("{refusals:?}"));
    let place = bytes.windows(6).position(|window| window == b"0000 x").expect("the summary");
    let numbered = |number: usize| {
        let mut bytes = bytes.clone();
        bytes[place..place + 4].copy_from_slice(format!("{number:04}").as_bytes());
        bytes
    };
    let most = MOST_BYTES / bytes.len();
    assert!((10..1_000).contains(&most), "{most} datasets of {} bytes", bytes.len());
    let worlds: Vec<_> = (0..most).map(|number| world_of(&numbered(number)).expect("room")).collect();
    assert!(matches!(world_of(&numbered(most)), Err(BuiltinError::Full)));
    // What is there already takes no room.
    for number in [0, most - 1, 0] {
        assert!(std::ptr::eq(world_of(&numbered(number)).expect("known"), worlds[number]));
    }
    assert!(world().is_ok());
}

#[test]
fn what_is_no_dataset_is_refused_with_its_place_what_is_there_and_what_was_expected() {
    type Breach = (fn(&mut Value), &'static [&'static str]);
    let breaches: &[Breach] = &[
        (|d| *d = json!([]), &["the document, all: `the document` is a list; expected an object"]),
        (|d| *d = json!(null), &["the document, all: `the document` is null; expected an object"]),
        (
            |d| d["span"][1]["sources"] = json!("tass"),
            &["span, record 2 (KZ): `sources` is the text `tass`; expected a list"],
        ),
        (
            |d| d["span"][1]["sources"] = json!([7]),
            &["span, record 2 (KZ): `sources[0]` is the number `7`; expected text"],
        ),
        (
            |d| drop(d["span"][1].as_object_mut().map(|span| span.remove("state"))),
            &["span, record 2 (2015-01-01): `state` is missing; expected text: Alpha-2 code"],
        ),
        (
            |d| d["span"][0]["begin"] = json!("2015"),
            &["span, record 1 (BY): `begin` is no field that is known here; expected state, status, start, \
               precision, no_later_than, end, basis, confidence, note, sources"],
        ),
        (
            |d| drop(d.as_object_mut().map(|all| all.remove("state"))),
            &["the document, all: `state` is missing; expected a list"],
        ),
        (|d| d["state"] = json!({}), &["state, all: `state` is an object; expected a list"]),
        (|d| d["state"][3] = json!("AM"), &["state, record 4: `state` is the text `AM`; expected an object"]),
        (
            |d| d["atlas"]["as_of"] = json!(2024),
            &["atlas, the atlas: `as_of` is the number `2024`; expected text"],
        ),
        (
            |d| d["atlas"]["article"] = json!({ "headline": 1, "author": "A", "agency": "B", "written": "2016-01-01", "day": "2016-01-01" }),
            &["atlas, the atlas: `article.headline` is the number `1`; expected text"],
        ),
        (
            |d| {
                d["claim"] =
                    json!([{ "id": "A1", "paragraph": -1, "kind": "fact", "states": [], "text": "X" }])
            },
            &["claim, record 1 (A1): `paragraph` is the number `-1`; expected a whole number from 0 on"],
        ),
        (
            |d| {
                d["claim"] =
                    json!([{ "id": "A1", "paragraph": 3, "kind": "fact", "states": [], "text": "X" }])
            },
            &["claim, record 1 (A1): `paragraph` is `3`; expected no paragraph, or an `article` in `atlas`"],
        ),
        (
            |d| d["span"][0]["sources"] = json!(["nobody"]),
            &["span, record 1 (BY member): `sources` is `nobody`; expected the id of a source in `source`"],
        ),
        (
            |d| d["source"][0]["url"] = json!("javascript:alert(1)"),
            &[
                "source, record 1 (commonspace-2015-armenia): `url` is `javascript:alert(1)`; expected an address that starts with \
               https:// or http://",
            ],
        ),
        (
            |d| d["atlas"]["opens_on"] = json!("2030-01-01"),
            &["atlas, the atlas: `opens_on` is `2030-01-01`; expected a day from 2015-01-01 to 2024-12-31"],
        ),
        (|d| d["licence"] = json!(" "), &["atlas, the dataset: `licence` is empty; expected some text"]),
    ];
    let mut complaints = Vec::new();
    for (break_it, expected) in breaches {
        let mut value = example();
        break_it(&mut value);
        let found = refused(&value);
        if found != *expected {
            complaints.push(format!("{found:#?}\nshould be {expected:#?}"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn what_is_too_much_is_refused_before_it_is_looked_at() {
    let mut value = example();
    value["state"] = (0..=MOST_STATES).map(|_| json!(0)).collect();
    assert_eq!(refused(&value), ["state, all: `state` is a list of 251; expected 250 at most"]);
    let mut value = example();
    value["span"] = (0..=MOST_RECORDS).map(|_| json!(0)).collect();
    assert_eq!(refused(&value), ["span, all: `span` is a list of 2001; expected 2000 at most"]);
    let mut value = example();
    value["atlas"]["title"] = json!("ä".repeat(MOST_LETTERS + 1));
    assert_eq!(
        refused(&value),
        ["atlas, the atlas: `title` is a text of 2001 letters; expected 2000 at most"]
    );
    let mut value = example();
    value["span"][0]["sources"] = (0..300).map(|_| json!("x")).collect();
    assert_eq!(refused(&value), ["span, record 1 (BY): `sources` is a list of 300; expected 250 at most"]);
    // Within a list it is said which member.
    let mut value = example();
    value["span"][0]["sources"][1] = json!(5);
    assert_eq!(refused(&value), ["span, record 1 (BY): `sources[1]` is the number `5`; expected text"]);
    // By the list's name, and not by a file's that a page does not have.
    let mut value = example();
    value["absence"] = json!([{ "state": "BY", "start": "2016-01-01", "note": "Away.", "sources": [] }]);
    assert_eq!(refused(&value), ["absence, record 1 (BY): `sources` is empty; expected at least one source"],);
    // What cannot be read, or is read as something else than it seems to be.
    for letter in ['\0', '\n', '\u{7}', '\u{9f}', '\u{202e}', '\u{2066}', '\u{fffe}', '\u{ffff}'] {
        let mut value = example();
        value["state"][1]["name"] = json!(format!("Qazaqst{letter}"));
        value["source"][0]["name"] = json!(format!("{letter}"));
        let told = |list: &str, field: &str, at: u8| {
            format!(
                "{list}: `{field}` is a text whose letter {at} is U+{:04X}; expected text without control characters",
                u32::from(letter)
            )
        };
        let refused = refused(&value);
        let found = [
            told("state, record 2 (KZ)", "name", 8),
            told("source, record 1 (commonspace-2015-armenia)", "name", 1),
        ];
        assert_eq!(refused, found);
    }
    // Joiners and marks that some scripts are written with stay.
    let mut value = example();
    value["state"][1]["name"] = json!("می\u{200c}خواهم \u{200f}و");
    assert_eq!(refused(&value), Vec::<String>::new());
    let deep = (0..60).fold(json!(1), |inside, _| json!([inside]));
    assert_eq!(refused(&deep), ["the document, all: `the document` is a list; expected an object"]);
    let mut value = example();
    value["span"][0]["state"] = (0..60).fold(json!(1), |inside, _| json!({ "state": [inside] }));
    assert_eq!(refused(&value), ["span, record 1: `state` is an object; expected text"]);
    let mut value = example();
    value["span"] = (0..1_000).map(|_| json!(0)).collect();
    assert_eq!(refused(&value).len(), 50, "the rest would not be read");
}

/// A value of JSON that has something of a dataset about it.
fn any_value() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        Just("member"),
        Just("observer"),
        Just("dialogue_partner"),
        Just("sco_partner"),
        Just("observer_or_partner"),
        Just("RU"),
        Just("KZ"),
        Just("XK"),
        Just("2001-01-01"),
        Just("2004-02-29"),
        Just("2009-01-01"),
        Just("2010-12-31"),
        Just("1900-01-01"),
        Just("2100-12-31"),
        Just("treaty"),
        Just("one"),
        Just("month"),
        Just("A1"),
        Just("fact"),
        Just("view"),
        Just("video"),
        Just("in_person"),
        Just("not_invited"),
        Just("guest"),
        Just("neutral"),
        Just("administrator"),
        Just("dashed"),
        Just("https://example.org"),
        Just("crimea"),
        Just("")
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..40u32).prop_map(Value::from),
        word.prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    let name = prop_oneof![
        Just("atlas"),
        Just("state"),
        Just("span"),
        Just("merger"),
        Just("from"),
        Just("into"),
        Just("decision"),
        Just("absence"),
        Just("summit"),
        Just("area"),
        Just("drawing"),
        Just("standing"),
        Just("relation"),
        Just("source"),
        Just("sources"),
        Just("start"),
        Just("end"),
        Just("id"),
        Just("code"),
        Just("name"),
        Just("note"),
        Just("article"),
        Just("day"),
        Just("status"),
        Just("paragraph"),
        Just("text")
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((name.clone(), inner), 0..6).prop_map(|fields| Value::Object(
                fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            )),
        ]
    })
}

/// All places in a value, as JSON pointers.
fn places(of: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match of {
        Value::Array(members) => {
            members.iter().enumerate().for_each(|(i, member)| places(member, &format!("{at}/{i}"), into));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| places(value, &format!("{at}/{name}"), into));
        }
        _ => {}
    }
}

/// That on every day on which something may be another, and on the day before, what the legend counts is what map and table show,
/// that nobody has a status of which the legend has no row, and that on other days no count changes.
fn count_alike(data: &Dataset) {
    let on = |date: Day| Status::ALL.iter().map(|of| data.counts_on(date).of(*of)).collect::<Vec<_>>();
    let mut last = vec![0; Status::ALL.len()];
    let mut days: Vec<Day> = data.changes().iter().map(|change| change.day).chain([data.as_of]).collect();
    days.dedup();
    for change in days {
        let before = change.before().filter(|before| *before >= data.first_day);
        for date in before.into_iter().chain([change]) {
            let legend = data.statuses_on(date);
            for status in Status::ALL {
                let count = data.counts_on(date).of(*status);
                let shown = data.order().filter(|code| data.shown_on(*code, date) == Shown::Status(*status));
                assert_eq!(shown.count(), usize::from(count), "{status:?} on {date}");
                assert!(count == 0 || legend.contains(status), "{status:?} on {date}: {legend:?}");
            }
        }
        if let Some(before) = before {
            assert_eq!(on(before), last, "between the changes, on {before}");
        }
        last = on(change);
    }
}

/// Looks at a dataset as a reader might, in every way that the widget has. What is asserted is that the widget
/// still answers, and with a date in range. Of a quarter of all kinds the files are written too, and of one the
/// whole widget.
fn look_at(bytes: &[u8], kind: u8) {
    let world: &'static World = Box::leak(Box::new(read_world(bytes).expect("bytes of this version")));
    let data = world.record();
    let again: Dataset = codec::from_bytes(bytes).expect("the same");
    assert_eq!(codec::to_bytes(&again), bytes);
    let (first, last) = (data.first_day, data.as_of);
    let owner = Owner::new();
    owner.with(|| {
        let atlas = Atlas::new(world);
        let codes: Vec<_> = data.order().collect();
        let steps = [Direction::Back, Direction::Forward].into_iter().flat_map(|to| {
            [Action::StepChange(to), Action::StepYear(to), Action::ToEnd(to), Action::StepState(to)]
        });
        let others = [Action::Play, Action::PlayOn, Action::Show(Layer::Article), Action::Deselect];
        let choices = codes.iter().map(|code| Action::Select(Selection::State(*code)));
        for action in steps.chain(others).chain(choices) {
            atlas.send(action);
            let now = atlas.now_untracked();
            assert!((first..=last).contains(&now.date()));
            let link = link_of(&now.state, data);
            assert!(read_link(&link, data).1.is_empty(), "{link}");
            assert!(
                !en::sentence(now.data(), now.date()).contains("  "),
                "{}",
                en::sentence(now.data(), now.date())
            );
        }
        count_alike(data);
        for change in data.changes() {
            let date = change.date();
            assert!(!en::date(date).is_empty() && !en::change(data, change).is_empty());
        }
    });
    if kind.is_multiple_of(16) {
        let _ = (export::whole_as_json(data), export::whole_as_csv(data));
    }
    if kind == 255 {
        for code in data.order().take(3) {
            let html = page(world, &[Action::Select(Selection::State(code))]);
            assert!(html.ends_with("</section>"));
        }
    }
}

/// The least document that has one of everything, of states and an area that the map has; and a state whose status two mergers
/// renamed one after the other.
pub fn one_of_everything() -> Value {
    let mut text = export::whole_as_json(&Dataset::check(&small()).expect("a dataset"));
    for (made_up, real) in [
        ("\"AA\"", "\"RU\""),
        ("\"AAA\"", "\"RUS\""),
        ("\"001\"", "\"643\""),
        ("\"BB\"", "\"KZ\""),
        ("\"BRB\"", "\"KAZ\""),
        ("\"052\"", "\"398\""),
        ("the-reef", "crimea"),
    ] {
        text = text.replace(made_up, real);
    }
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    let mut add = |list: &str, record: Value| {
        value.pointer_mut(list).and_then(Value::as_array_mut).expect("a list").push(record);
    };
    add("/state", json!({ "code": "TR", "alpha3": "TUR", "numeric": "792", "name": "Turkey" }));
    add(
        "/span",
        json!({ "state": "TR", "status": "observer", "start": "2004-04-04", "basis": "decision", "sources": ["one"] }),
    );
    add(
        "/atlas/merger",
        json!({ "start": "2010-01-01", "from": ["sco_partner"], "into": "dialogue_partner", "sources": ["one"] }),
    );
    value
}

/// Ten thousand documents: one of everything with some places changed for what stands in others or for anything at all; and values
/// that have only the words in common with one.
#[test]
fn ten_thousand_documents_do_no_harm() {
    const CASES: u32 = 10_000;
    const THREADS: u32 = 2;
    let base = one_of_everything();
    assert_none(&refused(&base));
    let lists = base.as_object().expect("an object").values().filter(|list| list.is_array()).count();
    assert_eq!(lists, 14, "a list is missing: {base}");
    let mut all = Vec::new();
    places(&base, "", &mut all);
    // Each with numbers of its own.
    let outcomes = thread::scope(|scope| {
        let threads: Vec<_> =
            (0..THREADS).map(|_| scope.spawn(|| documents(CASES / THREADS, &base, &all))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no harm")).collect::<Vec<_>>()
    });
    let shown: u32 = outcomes.iter().map(|(shown, _)| shown).sum();
    let refused: u32 = outcomes.iter().map(|(_, refused)| refused).sum();
    assert_eq!(shown + refused, CASES);
    assert!(shown > 1_000 && refused > 1_000, "one outcome is rare: {shown} shown, {refused} refused");
}

/// How many of so many documents are shown, and how many are refused.
fn documents(cases: u32, base: &Value, places: &[String]) -> (u32, u32) {
    let (shown, refused) = (Cell::new(0), Cell::new(0));
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let other = (0..places.len()).prop_map(|at| base.pointer(&places[at]).cloned().unwrap_or_default());
    let changes = proptest::collection::vec((0..places.len(), prop_oneof![other, any_value()]), 0..3);
    let changed = changes.prop_map(|changes| {
        let mut value = base.clone();
        for (at, new) in changes {
            if let Some(place) = value.pointer_mut(&places[at]) {
                *place = new;
            }
        }
        value
    });
    let documents = prop_oneof![1 => any_value(), 5 => changed];
    TestRunner::new(config)
        .run(&(any::<u8>(), documents), |(kind, value)| {
            match check(&value) {
                Ok(bytes) => {
                    look_at(&bytes, kind);
                    shown.set(shown.get() + 1);
                }
                Err(refusals) => {
                    prop_assert!(!refusals.is_empty() && refusals.iter().all(|text| !text.is_empty()));
                    refused.set(refused.get() + 1);
                }
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    (shown.get(), refused.get())
}

proptest! {
    #[test]
    fn no_bytes_are_taken_for_a_dataset_that_ends_the_widget(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0usize..2000, to in any::<u8>()) {
        let _ = world_of(&bytes);
        let mut near = check(&example()).expect("the example is valid");
        let at = at % near.len();
        near[at] = to;
        if let Some(data) = codec::from_bytes::<Dataset>(&near) {
            for code in data.order() {
                let _ = en::history(&data, code);
            }
        }
    }
}
