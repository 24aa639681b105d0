//! Guards how disputed areas are drawn: for each worldview a table that a person can read and an editor can
//! take a decision about.

use crate::common::{assert_none, dataset as checked, day, map, root};
use crate::painted::{Line, Lines, Part, Sheet, draw_as, drawing};
use sco_atlas::{
    atlas::Action,
    dataset::{self, Dataset, Day, Worldview},
    geo::{Border, border_between, land_of},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write,
    fs,
};

/// Whose view of its own land there is.
const EDITORS: [&str; 5] = ["IN", "PK", "CN", "RU", "UA"];

/// Of each area whose status fills it, whether it is hatched, and its line with each face beside it: from the first day
/// on, and from each day on which that changes. Then of each state whose view there is what is its land today, and nothing
/// else, and the borders of that.
fn table() -> String {
    let (data, map) = (checked(), map());
    let mut out = String::new();
    for worldview in &data.worldviews {
        let _ = writeln!(
            out,
            "{}\n  {:<22} {:<10} {:<8} {:<6} lines",
            worldview.id, "area", "from", "fill", "hatch"
        );
        let mut days: Vec<Day> = worldview.drawn.iter().flatten().filter_map(|drawn| drawn.since).collect();
        days.push(data.first_day);
        days.sort_unstable();
        days.dedup();
        for (at, area) in data.areas.iter().enumerate() {
            let mut before = String::new();
            for day in &days {
                let drawn = worldview.drawn_on(at, *day).expect("each area is drawn on each day");
                let fill = match drawn.with {
                    Some(code) if data.state(code).is_some() => code.to_string(),
                    Some(code) => format!("land:{code}"),
                    None => "land".to_owned(),
                };
                let line = |how: &str, of: Option<Border>| {
                    let between = |id: &str| border_between(&data, worldview, *day, &area.id, id);
                    let beside = map.neighbours(&area.id).into_iter().filter(|face| between(&face.id) == of);
                    let ids: Vec<_> = beside.map(|face| face.id.as_str()).collect();
                    if ids.is_empty() { String::new() } else { format!("{how} {}; ", ids.join(" ")) }
                };
                let lines = [
                    line("solid", Some(Border::Solid)),
                    line("quiet", Some(Border::Quiet)),
                    line("dashed", Some(Border::Dashed)),
                    line("none", None),
                ];
                let lines = lines.concat();
                let hatch = if drawn.is_hatched { "yes" } else { "no" };
                let row = format!("{fill:<8} {hatch:<6} {}", lines.trim_end_matches("; "));
                if row != before {
                    let from = if *day == data.first_day { String::new() } else { day.to_string() };
                    let _ = writeln!(out, "  {:<22} {from:<10} {row}", area.id);
                    before = row;
                }
            }
        }
        for state in EDITORS {
            let _ = writeln!(out, "  {state}: {}", borders(&data, worldview, state));
        }
        out.push('\n');
    }
    out
}

/// The land of a state today, face by face, and how its border with each face around it is drawn.
fn borders(data: &Dataset, worldview: &Worldview, state: &str) -> String {
    let is_own = |id: &str| land_of(data, worldview, data.as_of, id) == state;
    let own: Vec<&str> = map().faces.iter().map(|face| face.id.as_str()).filter(|id| is_own(id)).collect();
    let mut around: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for id in &own {
        for beside in map().neighbours(id) {
            let how = match border_between(data, worldview, data.as_of, id, &beside.id) {
                Some(Border::Solid) => "solid",
                Some(Border::Quiet) => "quiet",
                Some(Border::Dashed) => "dashed",
                None if is_own(&beside.id) => continue,
                None => "none",
            };
            around.entry(how).or_default().insert(&beside.id);
        }
    }
    let listed = |(how, ids): (&&str, &BTreeSet<&str>)| {
        format!("{how} {}", ids.iter().copied().collect::<Vec<_>>().join(" "))
    };
    format!("{} | {}", own.join(" "), around.iter().rev().map(listed).collect::<Vec<_>>().join("; "))
}

/// After a change of the data or the map `UPDATE=1 cargo test worldviews::` writes the file anew; then read
/// what changed.
#[test]
fn every_worldview_draws_what_its_table_says() {
    let file = root().join("tests/worldviews.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, table()).expect("the table can be written");
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), table());
}

const KASHMIR: &[&str] =
    &["jammu-kashmir-ladakh", "azad-kashmir", "gilgit-baltistan", "siachen", "aksai-chin", "shaksgam"];

fn worldview<'a>(data: &'a dataset::Dataset, id: &str) -> &'a Worldview {
    data.worldviews.iter().find(|worldview| worldview.id == id).expect("a worldview")
}

/// A drawing of the map, and how lines are painted in it.
struct Drawn {
    parts: Vec<Part>,
    sheet: Sheet,
}

impl Drawn {
    fn new(worldview: &str, on: Day) -> Self {
        let page = drawing(&[draw_as(worldview), Action::GoTo(on)]);
        Self { parts: Part::all(&page), sheet: Sheet::read() }
    }

    /// Who lies beyond the outlines of some faces, by how the lines look that are painted there, borders and edges of states.
    /// Stretches between two of the faces count only where something is painted.
    fn borders(&self, faces: &[&str]) -> BTreeMap<&'static str, BTreeSet<String>> {
        let lines = Lines::new(&self.sheet, &self.parts);
        let mut found: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        for id in faces {
            for (other, line) in map().edges(map().face(id).expect("a face")) {
                let Some(other) = other else { continue };
                let painted = lines.along(&line);
                let is_quiet = |line: &&Line| line.part.has_class("quiet");
                let how = match (painted.iter().filter(|line| line.is_dashed).count(), painted.len()) {
                    (0, 1) if painted.iter().all(is_quiet) => "quiet",
                    (_, 0) if faces.contains(&other.id.as_str()) => continue,
                    (_, 0) => "none",
                    (0, _) => "solid",
                    // Each dash has its rim.
                    (2, 2) => "dashed",
                    _ => "solid and dashed",
                };
                found.entry(how).or_default().insert(other.id.clone());
            }
        }
        found
    }

    /// What fills a state or an area, and what hatches it.
    fn fill_of(&self, id: &str) -> Option<[&str; 2]> {
        let is_it = |part: &Part| part.of("data-state") == id || part.of("data-area") == id;
        let at = self.parts.iter().position(is_it)?;
        let hatching = self.parts[at..].iter().take(3).find(|part| part.has_class("hatching"));
        Some([self.parts[at].of("fill"), hatching.map_or("none", |part| part.of("fill"))])
    }
}

/// What matters to each editor, on the map as it is drawn: all that the state claims is filled as the state is, without a hatch
/// or a line within, and around it is a solid line, but where what lies beyond is in dispute in that view too.
#[test]
fn each_editor_finds_the_own_land_whole_behind_a_solid_border() {
    let mut complaints = Vec::new();
    for (view, on, own, expected) in [
        // All of Jammu and Kashmir, Aksai Chin and Arunachal Pradesh.
        (
            "IN",
            "2024-07-04",
            &[&["IN", "arunachal", "demchok", "middle-sector"], KASHMIR].concat()[..],
            &[("solid", "AF BD BT CN MM NP PK")][..],
        ),
        // What India administers of Jammu and Kashmir is Pakistan's too, but hatched.
        (
            "PK",
            "2024-07-04",
            &["PK", "azad-kashmir", "gilgit-baltistan"],
            &[("solid", "AF CN IN IR shaksgam"), ("dashed", "jammu-kashmir-ladakh siachen")],
        ),
        // Taiwan, Aksai Chin and Arunachal Pradesh.
        (
            "CN",
            "2024-07-04",
            &[
                "CN",
                "taiwan",
                "arunachal",
                "aksai-chin",
                "shaksgam",
                "demchok",
                "middle-sector",
                "doklam",
                "northern-bhutan",
            ],
            &[
                ("solid", "AF BT IN KG KP KZ LA MM MN NP RU TJ VN"),
                ("dashed", "gilgit-baltistan jammu-kashmir-ladakh siachen"),
            ],
        ),
        (
            "RU",
            "2014-03-18",
            &["RU", "crimea", "southern-kurils"],
            &[(
                "solid",
                "AZ BY CN EE FI GE KP KZ LT LV MN NO PL UA abkhazia south-ossetia ukrainian-regions",
            )],
        ),
        (
            "RU",
            "2024-07-04",
            &["RU", "crimea", "ukrainian-regions", "southern-kurils"],
            &[("solid", "AZ BY CN EE FI GE KP KZ LT LV MN NO PL UA abkhazia south-ossetia")],
        ),
        // Between two countries that the dataset has no status of there is a quiet line.
        (
            "UA",
            "2024-07-04",
            &["UA", "crimea", "ukrainian-regions"],
            &[("solid", "BY RU"), ("quiet", "HU MD PL RO SK"), ("dashed", "transnistria")],
        ),
    ] {
        let drawn = Drawn::new(view, day(on));
        let fill = drawn.fill_of(own[0]).map_or("var(--sco-land)", |[fill, _]| fill);
        for area in &own[1..] {
            if drawn.fill_of(area) != Some([fill, "none"]) {
                complaints.push(format!("{view}, {on}: {area} is filled {:?}", drawn.fill_of(area)));
            }
        }
        let of = |(how, ids): &(&'static str, &str)| (*how, ids.split(' ').map(str::to_owned).collect());
        let expected: BTreeMap<&str, BTreeSet<String>> = expected.iter().map(of).collect();
        let found = drawn.borders(own);
        if found != expected {
            complaints.push(format!("{view}, {on}: the borders of {own:?} are {found:?}, not {expected:?}"));
        }
    }
    assert_none(&complaints);
}

/// Neither a border nor the edge of a state, whatever its status.
#[test]
fn unless_an_editor_chooses_no_solid_line_runs_through_or_around_kashmir() {
    for on in ["2001-06-20", "2010-06-15", "2024-07-04"] {
        let found = Drawn::new("neutral", day(on)).borders(KASHMIR);
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), ["dashed"], "{on}: {found:?}");
        let found = Drawn::new("none", day(on)).borders(KASHMIR);
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), ["none"], "without lines, {on}: {found:?}");
    }
    assert_eq!(checked().worldviews[0].id, "neutral", "what is shown unless another is chosen");
}

#[test]
fn a_claimant_sees_its_claim_whole_without_a_hatch_or_a_line_within() {
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    for (id, areas) in [
        ("IN", &[KASHMIR, &["arunachal", "demchok", "middle-sector"]].concat()[..]),
        ("PK", &["azad-kashmir", "gilgit-baltistan"]),
        (
            "CN",
            &[
                "aksai-chin",
                "shaksgam",
                "arunachal",
                "demchok",
                "middle-sector",
                "doklam",
                "northern-bhutan",
                "taiwan",
            ],
        ),
        ("RU", &["crimea", "ukrainian-regions", "southern-kurils"]),
        ("UA", &["crimea", "ukrainian-regions"]),
    ] {
        let worldview = worldview(&data, id);
        for area in areas {
            let at = data.areas.iter().position(|known| known.id == *area).expect("an area");
            let drawn = worldview.drawn_on(at, data.as_of).expect("drawn");
            if drawn.with.is_none_or(|with| with.as_str() != id) || drawn.is_hatched {
                complaints.push(format!("{id}: {area} is {drawn:?}"));
            }
            for beside in map.neighbours(area) {
                let found = border_between(&data, worldview, data.as_of, area, &beside.id);
                let is_own = beside.id == id || areas.contains(&beside.id.as_str());
                if is_own && found.is_some() {
                    complaints.push(format!("{id}: {area} and {} are cut: {found:?}", beside.id));
                }
            }
        }
    }
    assert_none(&complaints);
}

/// China's maps dash what they call an undefined border, and of those that areas here follow there is none.
#[test]
fn in_chinas_view_its_claims_are_bounded_as_any_border_is() {
    let (data, map) = (checked(), map());
    let china = worldview(&data, "CN");
    let mut complaints = Vec::new();
    for (area, beyond) in [
        ("arunachal", &["IN", "BT", "MM"][..]),
        ("middle-sector", &["IN"]),
        ("doklam", &["BT"]),
        ("northern-bhutan", &["BT"]),
        // Whoever lies beyond is in dispute himself, and the weaker line counts.
        ("aksai-chin", &[]),
        ("demchok", &[]),
        ("shaksgam", &[]),
    ] {
        let mut solid = Vec::new();
        for beside in map.neighbours(area) {
            let found = border_between(&data, china, data.as_of, area, &beside.id);
            let is_in_dispute = data.areas.iter().any(|known| known.id == beside.id);
            let expected = if is_in_dispute { Border::Dashed } else { Border::Solid };
            if beside.id != "CN" && found != Some(expected) {
                complaints.push(format!("{area} and {}: {found:?}", beside.id));
            }
            solid.extend(found.filter(|found| *found == Border::Solid).map(|_| beside.id.as_str()));
        }
        if beyond.iter().any(|id| !solid.contains(id)) || solid.len() != beyond.len() {
            complaints.push(format!("{area}: solid towards {solid:?}, not {beyond:?}"));
        }
    }
    assert_none(&complaints);
}

/// Pakistan's map shows what India administers in Pakistan's colours and calls it a disputed territory, behind a dotted line
/// of control.
#[test]
fn in_pakistans_view_what_india_administers_is_its_own_and_in_dispute() {
    let (data, map) = (checked(), map());
    let pakistan = worldview(&data, "PK");
    let mut complaints = Vec::new();
    for area in ["jammu-kashmir-ladakh", "siachen"] {
        let at = data.areas.iter().position(|known| known.id == area).expect("an area");
        let drawn = pakistan.drawn_on(at, data.as_of).expect("drawn");
        if drawn.with.is_none_or(|with| with.as_str() != "PK") || !drawn.is_hatched {
            complaints.push(format!("{area} is {drawn:?}"));
        }
        for beside in map.neighbours(area).iter().filter(|face| face.id != "siachen") {
            let found = border_between(&data, pakistan, data.as_of, area, &beside.id);
            if found != Some(Border::Dashed) {
                complaints.push(format!("{area} and {}: {found:?}", beside.id));
            }
        }
    }
    assert_none(&complaints);
}

/// What was not in dispute yet is land of the state whose it was, in every view.
#[test]
fn before_a_dispute_began_no_worldview_knows_of_it() {
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    for worldview in &data.worldviews {
        for (area, before, after, owner) in [
            ("crimea", "2014-03-17", "2014-03-18", "UA"),
            ("ukrainian-regions", "2022-09-29", "2022-09-30", "UA"),
            ("abyei", "2011-07-08", "2011-07-09", "SD"),
        ] {
            let at = data.areas.iter().position(|known| known.id == area).expect("an area");
            let drawn = |on: &str| {
                let drawn = worldview.drawn_on(at, day(on)).expect("drawn on each day");
                (drawn.with.map(|code| code.to_string()), drawn.is_hatched)
            };
            if drawn(before) != (Some(owner.to_owned()), false) {
                complaints.push(format!("{}: {area} is {:?} on {before}", worldview.id, drawn(before)));
            }
            if map.neighbours(area).iter().any(|face| face.id == owner)
                && border_between(&data, worldview, day(before), area, owner).is_some()
            {
                complaints.push(format!("{}: a line between {area} and {owner} on {before}", worldview.id));
            }
            // Ukraine's view is the same before and after.
            let is_one_state = worldview.id == owner;
            if !is_one_state && drawn(after) == drawn(before) {
                complaints.push(format!("{}: {area} is as before on {after}", worldview.id));
            }
        }
    }
    assert_none(&complaints);
    let russia = worldview(&data, "RU");
    for area in ["abkhazia", "south-ossetia"] {
        let at = data.areas.iter().position(|known| known.id == area).expect("an area");
        let is_hatched = |on: &str| russia.drawn_on(at, day(on)).map(|drawn| drawn.is_hatched);
        assert_eq!([is_hatched("2008-08-25"), is_hatched("2008-08-26")], [Some(true), Some(false)], "{area}");
    }
}

/// What is in dispute no longer is land of one state, in every view, and has no line towards it.
#[test]
fn once_a_dispute_has_ended_no_worldview_knows_of_it() {
    let (data, map) = (checked(), map());
    let mut complaints = Vec::new();
    for worldview in &data.worldviews {
        for (area, last, first_after, owner) in [
            ("nagorno-karabakh", "2023-12-31", "2024-01-01", "AZ"),
            ("karabakh-districts", "2020-11-30", "2020-12-01", "AZ"),
        ] {
            let at = data.areas.iter().position(|known| known.id == area).expect("an area");
            let drawn = |on| worldview.drawn_on(at, on).expect("drawn on each day");
            for on in [data.first_day, day("2017-06-09"), day(last)] {
                let is_so =
                    drawn(on).is_hatched && drawn(on).with.is_none() && data.areas[at].is_disputed_on(on);
                if !is_so {
                    complaints.push(format!("{}: {area} is {:?} on {on}", worldview.id, drawn(on)));
                }
            }
            for on in [day(first_after), day("2024-07-04"), data.as_of] {
                let with = drawn(on).with.map(|code| code.to_string());
                if drawn(on).is_hatched || with.as_deref() != Some(owner) || data.areas[at].is_disputed_on(on)
                {
                    complaints.push(format!("{}: {area} is {:?} on {on}", worldview.id, drawn(on)));
                }
                if border_between(&data, worldview, on, area, owner).is_some() {
                    complaints.push(format!("{}: a line between {area} and {owner} on {on}", worldview.id));
                }
            }
            let is_beside = map.neighbours(area).iter().any(|face| face.id == owner);
            assert!(is_beside, "{area} lies in {owner}");
        }
    }
    assert_none(&complaints);
}

/// What the note on borders says of a state's view is so there: of areas that are in dispute today, which it draws as its own
/// with a hatch, and which as another's or as a state without one.
#[test]
fn the_note_on_borders_says_what_the_view_draws() {
    let data = checked();
    for (view, hatches, has_given_up, recognises) in [
        ("IN", false, false, false),
        ("PK", true, true, false),
        ("CN", false, false, false),
        ("RU", false, false, true),
        ("UA", false, false, false),
    ] {
        let note = sco_atlas::i18n::en::border_note(&data, view);
        assert_eq!(note.contains("hatched where another holds it"), hatches, "{view}: {note}");
        assert_eq!(note.contains("given up as another’s"), has_given_up, "{view}: {note}");
        assert_eq!(note.contains("border as a state"), recognises, "{view}: {note}");
    }
}
