//! The widget as HTML, without a browser: what a reader would find on the page on a day.

use leptos::prelude::*;
use sco_atlas::{
    atlas::{Action, AreaId, Atlas, AtlasState, Now, Selection, WorldviewId, reduce},
    dataset::{Citation, Day, Direction, Drawn, Layer, StateCode},
    embed::world,
    geo::{Border, border_between},
    i18n::en,
    view::{
        Widget,
        element::{Item, Rooted, html, svg},
    },
};

/// The whole widget after `actions`.
fn shown(actions: &[Action]) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let atlas = Atlas::new(world().expect("what is embedded can be read"));
        actions.iter().for_each(|action| atlas.send(*action));
        view! { <Widget atlas notice=RwSignal::new(None) /> }.to_html()
    })
}

fn go_to(text: &str) -> Action {
    Action::GoTo(Day::parse(text).expect("a day"))
}

fn state(code: &str) -> Action {
    Action::Select(Selection::State(StateCode::parse(code).expect("a code")))
}

/// What stands between `from` and the next `to`.
pub fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let after = text.split_once(from).unwrap_or_else(|| panic!("no {from} in {text}")).1;
    after.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
}

/// The tags of the names of all lanes.
pub fn lane_names(page: &str) -> String {
    let tags = page.split('<').filter(|tag| tag.contains("class=\"name\"") && tag.contains("data-lane"));
    tags.filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag).collect()
}

/// The article says that India is a member and not since when: on a day before the article it may well have been.
#[test]
fn a_status_without_a_beginning_is_not_shown_as_one_to_come() {
    let entries = |on: &str| {
        let page = shown(&[Action::Show(Layer::Article), go_to(on), state("IN")]);
        let list = between(&page, "<ol class=\"entries\">", "</ol>").to_owned();
        ["now", "later", "undated"].map(|class| list.matches(&format!("<li class=\"{class}\"")).count())
    };
    assert_eq!(entries("2010-01-01"), [0, 0, 1]);
    assert_eq!(entries("2024-07-04"), [1, 0, 0]);
}

#[test]
fn every_tag_is_closed_and_every_id_is_its_own() {
    let page = shown(&[state("IN")]);
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1).map(|rest| rest.split_once('>').expect("closed").0) {
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed)),
            None if name == "input" => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), count), (count, count));
    assert!(count >= 10, "two sets of textures: {ids:?}");
}

/// Hollow on map and in the legend: agreed by the leaders, and not yet, or not known to be, in force.
#[test]
fn what_is_agreed_and_not_in_force_is_hollow() {
    for (layer, on, agreed) in [
        (Layer::Record, "2009-06-15", [].as_slice()),
        // Leaders agreed at Yekaterinburg.
        (Layer::Record, "2009-06-16", &["BY", "LK"]),
        (Layer::Record, "2021-09-17", &["EG", "QA", "SA"]),
        (Layer::Record, "2024-07-04", &[]),
        (Layer::Record, "2025-08-31", &[]),
        (Layer::Record, "2025-09-01", &["LA"]),
        (Layer::Record, "2026-02-02", &["LA"]),
        (Layer::Article, "2026-02-02", &[]),
    ] {
        let page = shown(&[Action::Show(layer), go_to(on)]);
        let map = between(&page, "class=\"map\"", "class=\"strip\"");
        let edges = map.split("class=\"edge\" data-of=\"").skip(1);
        let hollow =
            edges.filter(|edge| edge.split_once('>').is_some_and(|(tag, _)| tag.contains("\"agreed\"")));
        let mut hollow: Vec<&str> = hollow.filter_map(|edge| edge.get(..2)).collect();
        hollow.sort_unstable();
        assert_eq!(hollow, agreed, "on the map, {on}");
        let row = between(&page, "<li class=\"of-agreed\"", "</li>");
        assert_eq!(row.starts_with(" hidden"), agreed.is_empty(), "in the legend, {on}");
        assert_eq!(between(row, "class=\"count\">", "<"), agreed.len().to_string(), "in the legend, {on}");
    }
    let page = shown(&[go_to("2025-09-01")]);
    let laos = between(&page, "data-state=\"LA\"", ">");
    assert_eq!(between(laos, "aria-label=\"", "\""), "Laos, agreed; no start on record");
}

/// Land of ours without a status has an edge that the land of others has not, and the legend says of how many.
#[test]
fn the_legend_tells_whose_land_has_no_status() {
    for (layer, on, count) in [
        (Layer::Record, "2001-06-15", "21"),
        // All but Belarus and Sri Lanka, of whom leaders have agreed.
        (Layer::Record, "2009-06-16", "15"),
        (Layer::Record, "2024-07-04", "1"),
        (Layer::Record, "2025-09-01", ""),
        (Layer::Article, "2024-07-04", "14"),
    ] {
        let page = shown(&[Action::Show(layer), go_to(on)]);
        let edges =
            between(&page, "class=\"map\"", "class=\"strip\"").split("class=\"edge\" data-of=\"").skip(1);
        let is_bare = |edge: &&str| {
            edge.split_once('>')
                .is_some_and(|(tag, _)| tag.contains("data-status=\"none\"") && tag.get(2..3) == Some("\""))
        };
        let bare = edges.filter(is_bare).count();
        let row = between(&page, "<li class=\"of-none\"", "</li>");
        assert_eq!(row.starts_with(" hidden"), count.is_empty(), "{on}");
        assert_eq!(between(row, "class=\"count\">", "<"), format!("{bare} of 27"), "on the map, {on}");
        let name =
            if layer == Layer::Article { "<span>No status in the article<" } else { "<span>No status<" };
        assert!(row.contains(name), "{row}");
        assert_eq!(bare.to_string().trim_start_matches('0'), count, "{on}");
    }
}

#[test]
fn a_shape_is_filled_as_its_status_says() {
    for (day, code, fill) in [
        ("2005-07-05", "IN", "url(#map-observer)"),
        ("2017-06-09", "IN", "var(--sco-member)"),
        ("2013-04-25", "TR", "var(--sco-land)"),
        ("2013-04-26", "TR", "url(#map-dialogue_partner)"),
        ("2025-09-01", "TR", "url(#map-sco_partner)"),
    ] {
        let page = shown(&[go_to(day)]);
        let shape = between(&page, &format!("data-state=\"{code}\""), "</g>");
        assert_eq!(between(shape, " fill=\"", "\""), fill, "{code} on {day}");
    }
}

/// The legend's sample of disputed areas is hatched as they are on the map.
#[test]
fn disputed_areas_are_in_the_legend_as_on_the_map() {
    let data = world().expect("what is embedded can be read").record();
    for (worldview, is_bare, hatching) in
        [("neutral", "false", "disputed"), ("PK", "false", "disputed"), ("none", "true", "in_question")]
    {
        let page = shown(&[Action::DrawAs(WorldviewId::find(data, worldview).expect("a worldview"))]);
        let row = between(&page, "class=\"of-areas\"", "</li>");
        assert_eq!(between(row, "data-bare=\"", "\""), is_bare, "{worldview}");
        assert_eq!(between(row, "fill=\"url(#flat-", ")"), hatching, "{worldview}");
        assert!(page.contains(&format!("class=\"hatching\" fill=\"url(#map-{hatching})\"")), "{worldview}");
    }
}

#[test]
fn an_area_is_filled_like_the_state_that_it_is_drawn_with() {
    let data = world().expect("what is embedded can be read").record();
    for (worldview, day, area, fill, hatching) in [
        ("neutral", "2005-07-04", "azad-kashmir", "var(--sco-land)", "url(#map-in_question)"),
        ("neutral", "2005-07-05", "azad-kashmir", "url(#map-observer)", "url(#map-disputed)"),
        ("neutral", "2017-06-09", "azad-kashmir", "var(--sco-member)", "url(#map-disputed)"),
        ("neutral", "2017-06-09", "taiwan", "var(--sco-land)", "url(#map-in_question)"),
        ("IN", "2017-06-08", "aksai-chin", "url(#map-observer)", "none"),
        ("IN", "2017-06-09", "aksai-chin", "var(--sco-member)", "none"),
        ("CN", "2004-01-01", "aksai-chin", "var(--sco-member)", "none"),
        ("CN", "2004-01-01", "arunachal", "var(--sco-member)", "none"),
        ("CN", "2024-07-04", "taiwan", "var(--sco-member)", "none"),
        ("RU", "2024-07-04", "crimea", "var(--sco-member)", "none"),
        ("UA", "2024-07-04", "crimea", "var(--sco-land)", "none"),
        ("none", "2024-07-04", "aksai-chin", "var(--sco-land)", "url(#map-in_question)"),
        // Nothing is in dispute before it came to be so.
        ("neutral", "2014-03-17", "crimea", "var(--sco-land)", "none"),
        ("neutral", "2014-03-18", "crimea", "var(--sco-member)", "url(#map-disputed)"),
        ("RU", "2014-03-17", "crimea", "var(--sco-land)", "none"),
        ("RU", "2014-03-18", "crimea", "var(--sco-member)", "none"),
        ("RU", "2022-09-29", "ukrainian-regions", "var(--sco-land)", "none"),
        ("none", "2014-03-17", "crimea", "var(--sco-land)", "none"),
        ("PK", "2024-07-04", "jammu-kashmir-ladakh", "var(--sco-member)", "url(#map-disputed)"),
    ] {
        let chosen = WorldviewId::find(data, worldview).expect("a worldview");
        let page = shown(&[Action::DrawAs(chosen), go_to(day)]);
        let shape = between(&page, &format!("data-area=\"{area}\""), "</g>");
        assert_eq!(between(shape, " fill=\"", "\""), fill, "{area} in {worldview} on {day}");
        let found = between(shape, "class=\"hatching\" fill=\"", "\"");
        assert_eq!(found, hatching, "{area} in {worldview} on {day}");
    }
}

/// On the day that the widget opens on, and in each worldview from the first day on and from each on which it comes to draw
/// something in another way, as when a dispute begins or ends; in the one that is shown at first also on the day before that.
#[test]
fn borders_are_drawn_as_the_worldview_says() {
    let world = world().expect("what is embedded can be read");
    let record = world.record();
    let mut drawings = Vec::new();
    for worldview in &record.worldviews {
        let chosen = WorldviewId::find(record, &worldview.id).expect("a worldview");
        let turns = worldview.drawn.iter().flatten().filter_map(|drawn| drawn.since);
        let mut days: Vec<Day> = turns.collect();
        if worldview.id == record.worldviews[0].id {
            days = days.into_iter().flat_map(|turn| turn.before().into_iter().chain([turn])).collect();
        }
        days.extend([record.first_day, record.opens_on]);
        days.sort_unstable();
        days.dedup();
        for on in days {
            let page = shown(&[Action::DrawAs(chosen), Action::GoTo(on)]);
            for (class, how) in [
                ("borders quiet", Border::Quiet),
                ("borders", Border::Solid),
                ("borders in-dispute under", Border::Dashed),
                ("borders in-dispute", Border::Dashed),
            ] {
                let should_be = world
                    .map
                    .borders(|a, b| border_between(record, worldview, on, &a.id, &b.id) == Some(how));
                let path = between(&page, &format!("<path class=\"{class}\" d=\""), "\"");
                assert_eq!(path, should_be, "{class} in {} on {on}", worldview.id);
            }
            // One ground under each state and what is drawn as its own.
            let grounds = between(&page, "class=\"grounds\">", "</g>").matches("<path").count();
            let is_own = |drawn: &&Drawn| drawn.with.is_some() && !drawn.is_hatched;
            let drawn = (0..record.areas.len()).filter_map(|at| worldview.drawn_on(at, on));
            let mut owners: Vec<_> = drawn.filter(is_own).filter_map(|drawn| drawn.with).collect();
            owners.sort_unstable_by_key(|code| code.to_string());
            owners.dedup();
            assert_eq!(grounds, owners.len(), "grounds in {} on {on}", worldview.id);
            if on == record.opens_on {
                drawings.push(between(&page, "class=\"grounds\"", "class=\"outlines\"").to_owned());
            }
        }
    }
    let count = drawings.len();
    drawings.sort_unstable();
    drawings.dedup();
    assert_eq!(drawings.len(), count, "two worldviews are drawn alike");
}

/// The boxes of a path `M… …H…V…H…z`, each as left, top, right and bottom, in tenths of a pixel.
fn boxes(d: &str) -> Vec<[i32; 4]> {
    let tenths = |text: &str| text.replace('.', "").parse().unwrap_or_else(|_| panic!("{text} in {d}"));
    let of = |one: &str| {
        let parts: Vec<i32> = one.split(['M', ' ', 'H', 'V']).skip(1).map(tenths).collect();
        assert_eq!((parts.len(), parts[0]), (5, parts[4]), "{one}");
        [parts[0], parts[1], parts[2], parts[3]]
    };
    d.split_terminator('z').map(of).collect()
}

#[test]
fn what_meets_in_the_counts_meets_without_a_gap() {
    let mut meetings = 0;
    for (first, last) in [
        ("2001-06-15", "2026-02-02"),
        ("2003-02-11", "2024-11-30"),
        ("2008-05-01", "2025-12-31"),
        ("2014-03-07", "2018-01-01"),
    ] {
        let [from, to] = [first, last].map(|text| Day::parse(text).expect("a day"));
        for layer in [Layer::Record, Layer::Article] {
            let page = shown(&[Action::Show(layer), Action::ShowStretch(from, to)]);
            let paths = page.split("<path class=\"count-area\"").skip(1);
            let mut all: Vec<[i32; 4]> = paths.flat_map(|path| boxes(between(path, " d=\"", "\""))).collect();
            // Of a day or two, narrower than a tenth of a pixel.
            all.retain(|[left, _, right, _]| left < right);
            // From the left, and from the ground up.
            all.sort_by_key(|[left, _, _, bottom]| (*left, -bottom));
            let ground = all[0][3];
            meetings += all.len() - 1;
            for pair in all.windows(2) {
                let [left, top, right, _] = pair[0];
                let next = pair[1];
                let is_upon = (next[0], next[2], next[3]) == (left, right, top);
                let is_beside = (next[0], next[3]) == (right, ground);
                assert!(is_upon || is_beside, "{first} to {last} in {}: {pair:?}", layer.word());
            }
        }
    }
    assert!(meetings > 50, "{meetings}");
}

#[test]
fn the_note_on_borders_names_the_worldview() {
    let data = world().expect("what is embedded can be read").record();
    let mut count = 0;
    for (worldview, named) in [
        ("neutral", "neutral view"),
        ("IN", "the view of India"),
        ("PK", "the view of Pakistan"),
        ("CN", "the view of China"),
        ("RU", "the view of Russia"),
        ("UA", "the view of Ukraine"),
        ("none", "No borders"),
    ] {
        count += 1;
        let chosen = WorldviewId::find(data, worldview).expect("a worldview");
        let page = shown(&[Action::DrawAs(chosen)]);
        let note = between(&page, "class=\"border-note", "</span>");
        assert!(note.contains(named), "{worldview}: {note}");
        // The card alone has the map in words, too, which follows a state's view: there this one stays.
        let is_state = worldview.len() == 2;
        assert_eq!(note.starts_with(" of-state\"><span>"), is_state, "{worldview}: {note}");
    }
    assert_eq!(count, data.worldviews.len());
    let sheet = include_str!("../../www/atlas/views.css");
    let hidden = sheet.lines().filter(|line| line.contains("\"card\"") && line.contains(".border-note"));
    assert_eq!(hidden.collect::<Vec<_>>(), [r#":host([view="card"]) .border-note:not(.of-state) {"#]);
}

#[test]
fn one_thing_on_the_map_can_be_reached_by_tab() {
    for actions in [vec![], vec![state("BH")], vec![state("CN"), Action::StepState(Direction::Back)]] {
        let page = shown(&actions);
        let map = between(&page, "class=\"map\"", "class=\"tools\"");
        assert_eq!(map.matches("tabindex=\"0\"").count(), 1, "{actions:?}");
    }
}

#[test]
fn the_card_tells_of_what_is_selected() {
    let world = world().expect("what is embedded can be read");
    let data = world.record();
    let card = |page: &str| between(page, "class=\"about\"", "class=\"lanes\"").to_owned();
    let india = card(&shown(&[state("IN"), go_to("2010-01-01")]));
    assert!(india.contains(">India<") && india.contains("Observer since 5 July 2005"), "{india}");
    assert_eq!(india.matches("aria-current=\"date\"").count(), 1, "{india}");
    let area = AreaId::find(data, "aksai-chin").expect("an area");
    let area = card(&shown(&[Action::Select(Selection::Area(area))]));
    assert!(area.contains(">Aksai Chin<") && area.contains("Administered today by"), "{area}");
    assert!(card(&shown(&[])).contains(">Shanghai Cooperation Organisation<"));
}

/// The entries of the card, whole, each from its `<li` to the next one of the card or to the card's end.
fn entries(page: &str) -> Vec<String> {
    let card = between(page, "class=\"groups\"", "class=\"lanes\"");
    card.split("<li class=\"").skip(1).map(str::to_owned).collect()
}

#[test]
fn everything_on_every_card_leads_to_its_source() {
    everything_leads_to_its_source(Layer::Record);
}

#[test]
fn everything_that_the_article_says_leads_to_its_paragraph() {
    everything_leads_to_its_source(Layer::Article);
}

fn everything_leads_to_its_source(layer: Layer) {
    let world = world().expect("what is embedded can be read");
    let data = world.record();
    let mut all: Vec<Selection> = data.order().map(Selection::State).collect();
    let areas = data.areas.iter().filter_map(|area| AreaId::find(data, &area.id)).map(Selection::Area);
    all.extend(areas);
    for what in all.iter().copied() {
        let page = shown(&[Action::Show(layer), Action::Select(what)]);
        let entries = entries(&page);
        let has_chip = |entry: &&String| entry.contains("<summary><span class=\"unseen\">Sources: </span>");
        let bare: Vec<_> = entries.iter().filter(|entry| !has_chip(entry)).collect();
        assert!(bare.is_empty(), "{what:?} in {layer:?}: {bare:#?}");
        for entry in &entries {
            let names_one = entry.contains("<a href=\"http") || entry.contains("Paragraph ");
            assert!(names_one || entry.contains("Headline of the article"), "{what:?}: {entry}");
        }
    }
    let page = shown(&[Action::Show(layer)]);
    let bare: Vec<_> = entries(&page).into_iter().filter(|entry| !entry.contains("<summary")).collect();
    assert!(bare.is_empty(), "the organisation in {layer:?}: {bare:#?}");
    for summit in &world.layers.of(layer).summits {
        let page = shown(&[Action::Show(layer), Action::GoTo(summit.end)]);
        let bare = entries(&page).into_iter().filter(|entry| !entry.contains("<summary")).count();
        assert_eq!(bare, 0, "the summit of {}", summit.end);
    }
    for change in world.layers.of(layer).changes() {
        let page = shown(&[Action::Show(layer), Action::GoTo(change.day)]);
        let strip = between(&page, "class=\"cited\"", "class=\"gathering\"");
        assert!(strip.contains("<summary"), "the change of {} in {layer:?}", change.day);
    }
}

#[test]
fn what_is_doubtful_is_told_where_the_date_is() {
    let cited = |on: &str| {
        let page = shown(&[go_to(on)]);
        between(&page, "class=\"cited\"", "class=\"gathering\"").to_owned()
    };
    let gulf = cited("2023-05-05");
    assert!(gulf.contains("<p>Kuwait: The day is likely, not certain."), "{gulf}");
    assert!(gulf.contains("<p>United Arab Emirates: "), "{gulf}");
    let merger = cited("2025-09-01");
    assert!(merger.contains("no signing of its memorandum was found"), "{merger}");
    let india = cited("2017-06-09");
    assert!(!india.contains("<p>"), "nothing is doubtful: {india}");
}

/// A sentence may tell of another day's change as well, or of that alone: the chip beside it is of all that it tells.
#[test]
fn the_sentence_of_a_day_has_the_sources_of_every_change_that_it_tells() {
    let world = world().expect("what is embedded can be read");
    let data = &world.record();
    for (on, is_dated) in [("2022-09-14", true), ("2022-09-15", false), ("2010-04-27", false)] {
        let page = shown(&[go_to(on)]);
        let strip = between(&page, "class=\"strip\"", "class=\"gathering\"");
        let (sentence, cited) = strip.split_once("class=\"cited\"").expect("a place for the chip");
        assert_eq!(sentence.contains("Egypt and Qatar become"), is_dated, "{on}: {sentence}");
        assert!(sentence.contains("Some time in "), "{on}: {sentence}");
        let told = data.changes_told_on(Day::parse(on).expect("a day"));
        assert_eq!(told.iter().flatten().count(), 1 + usize::from(is_dated), "{on}");
        for change in told.iter().flatten() {
            for source in data.sources_of(change) {
                let Citation::Source(id) = source else { panic!("a public source") };
                let url = data.source(id).expect("a source").url.replace('&', "&amp;");
                assert!(cited.contains(&url), "{on}: no {url} in {cited}");
            }
        }
        let doubt = if on < "2022" { "<p>Belarus: " } else { "<p>Saudi Arabia: " };
        assert!(cited.contains(doubt), "{on}: {cited}");
    }
    let page = shown(&[go_to("2022-09-13")]);
    assert!(between(&page, "class=\"cited\"", "class=\"gathering\"").contains("Saudi Arabia"));
}

/// Most days have no change of their own: what is counted on them rests on something all the same.
#[test]
fn a_day_without_a_change_has_the_sources_of_its_counts() {
    let world = world().expect("what is embedded can be read");
    let panel =
        |actions: &[Action]| between(&shown(actions), "class=\"cited\"", "class=\"gathering\"").to_owned();
    let quiet = panel(&[go_to("2020-01-01")]);
    assert!(quiet.contains(en::COUNTED_FROM), "{quiet}");
    let last =
        world.record().change_on(Day::parse("2017-06-09").expect("a day")).expect("India and Pakistan");
    let of_last = world.record().sources_of(last);
    assert!(!of_last.is_empty());
    for source in of_last {
        let Citation::Source(id) = source else { panic!("a public source") };
        let url = &world.record().source(id).expect("a source").url;
        assert!(quiet.contains(&url.replace('&', "&amp;")), "no {url} in {quiet}");
    }
    let told = panel(&[Action::Show(Layer::Article), go_to("2005-03-01")]);
    assert!(told.contains("paragraph 4"), "{told}");
}

/// A page may show the map alone, where no card has them.
#[test]
fn what_the_article_has_wrong_of_the_founders_is_told_with_the_sentence() {
    let page = shown(&[Action::Show(Layer::Article), go_to("2001-06-15")]);
    let panel = between(&page, "class=\"cited\"", "class=\"gathering\"");
    let notes = &world().expect("what is embedded can be read").record().notes;
    for id in ["E2", "E3"] {
        let note = notes.iter().find(|note| note.id == id).expect("the note");
        for part in [&note.says, &note.right, &note.why] {
            assert!(panel.contains(&part.replace('"', "&quot;")), "{id}: {part}");
        }
    }
    assert!(
        !panel.contains("<p class=\"of\">Editor’s note. Four pictures"),
        "what is said of no state: {panel}"
    );
    // In the record all six are counted.
    let record = shown(&[go_to("2001-06-15")]);
    let record = between(&record, "class=\"cited\"", "class=\"gathering\"");
    assert!(!record.contains("Editor’s note"), "{record}");
}

#[test]
fn what_is_doubtful_is_told_at_the_summit_that_decided_it() {
    let cited = |on: &str| {
        let page = shown(&[go_to(on)]);
        between(&page, "class=\"gathering\"", "class=\"unseen spoken\"").to_owned()
    };
    for (on, doubt) in [
        ("2015-07-10", "<p>Cambodia: The day is likely, not certain. Sources differ between 9 and 10 July"),
        ("2022-09-16", "<p>Iran: The day is likely, not certain. Sources give 14, 15 or 16 September"),
        ("2025-09-01", "<p>Laos: The leaders decided the same day to merge that status"),
        ("2024-07-04", ""),
    ] {
        let panel = cited(on);
        let panel = panel.split("<details").nth(1).expect("a chip");
        assert!(panel.contains(doubt) && panel.contains("<p>") != doubt.is_empty(), "{on}: {panel}");
    }
}

#[test]
fn a_bid_is_told_at_the_end_of_a_history_and_not_with_the_status_before_it() {
    for (code, note) in
        [("AM", "applied for full membership"), ("AZ", "bid was raised at the Tianjin summit")]
    {
        let all = entries(&shown(&[state(code)]));
        let of = |text: &str| all.iter().position(|entry| entry.contains(text));
        let bid = of("Bid to become a member").expect("a bid");
        assert!(all[bid].contains("<span class=\"when\">2025</span>") && all[bid].contains(note), "{all:#?}");
        assert!(of("SCO partner: ").expect("what it is") < bid || code == "AM", "{all:#?}");
        assert_eq!(
            all.iter().filter(|entry| entry.contains("no admission was found")).count(),
            1,
            "{all:#?}"
        );
    }
}

/// Sources of the last change alone do not tell how many there are, and what is doubtful of it is doubtful of the count.
#[test]
fn counts_say_what_they_rest_on_and_where_sources_count_otherwise() {
    let row = |actions: &[Action], heading: &str| {
        let all = entries(&shown(actions));
        all.into_iter().find(|entry| entry.contains(heading)).expect("the row")
    };
    let last = row(&[go_to("2026-02-02")], "On 2 February 2026");
    assert!(last.contains("16 SCO partners") && last.contains(en::COUNTED_FROM), "{last}");
    assert!(last.contains("count 17 partners with Laos, which is not counted here"), "{last}");
    assert!(last.contains("https://tass.com/world/2010381/amp"), "{last}");
    let opening = row(&[go_to("2024-07-04")], "On 4 July 2024");
    assert!(opening.contains(en::COUNTED_FROM), "{opening}");
    let founding = row(&[go_to("2024-07-04")], en::FOUNDED);
    assert!(founding.contains("a date some lists print as its accession"), "{founding}");
    let chip = |on: &str, heading: &str| {
        let row = row(&[Action::Show(Layer::Article), go_to(on)], heading);
        assert!(!row.contains(en::COUNTED_FROM), "its paragraphs tell all: {row}");
        between(&row, "<summary><span class=\"unseen\">Sources: </span><span>", "<").to_owned()
    };
    assert_eq!(chip("2024-07-03", "On 3 July 2024"), "¶4");
    assert_eq!(chip("2024-07-04", "In 2024"), "¶4 ¶21", "ten members in two paragraphs");
}

#[test]
fn whom_the_article_does_not_name_has_no_name_in_its_layer() {
    let card = |layer| entries(&shown(&[Action::Show(layer), state("IN")])).join("");
    let article = card(Layer::Article);
    assert!(article.contains("Foreign minister of India, not named in the article"), "{article}");
    let sent = article.split("not named in the article").nth(1).expect("who was sent");
    let chip = between(sent, "<summary><span class=\"unseen\">Sources: </span>", "<");
    assert_eq!(chip, "¶9", "and by no other source");
    assert!(card(Layer::Record).contains("S. Jaishankar, Foreign minister of India"));
}

#[test]
fn the_two_founders_of_the_article_have_their_note_beside_them() {
    let page = shown(&[Action::Show(Layer::Article), go_to("2001-06-15")]);
    let card = between(&page, "class=\"groups\"", "class=\"lanes\"");
    assert!(card.contains("by China and Russia"), "{card}");
    assert!(card.contains("Six founders, not two."), "{card}");
}

#[test]
fn every_claim_and_every_note_stands_on_a_card() {
    let world = world().expect("what is embedded can be read");
    let data = world.record();
    let mut all = entries(&shown(&[])).join("");
    for code in data.order() {
        all.push_str(&entries(&shown(&[Action::Select(Selection::State(code))])).join(""));
    }
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
    for claim in &data.claims {
        assert!(all.contains(&escaped(&claim.text)), "{}", claim.id);
    }
    for note in &data.notes {
        for text in [&note.title, &note.says, &note.right, &note.why] {
            assert!(all.contains(&escaped(text)), "{}: {text}", note.id);
        }
    }
    for relation in &data.relations {
        assert!(all.contains(&escaped(&relation.text)), "{}", relation.text);
    }
    for person in data.attendance.iter().filter_map(|attendance| data.person(attendance.person)) {
        assert!(all.contains(&person.name), "{}", person.name);
    }
}

/// A note stands on few cards, and what it corrects is told on many: there the claim's own sources tell it, and whatever restates
/// the claim names it.
#[test]
fn what_a_note_says_is_told_wherever_the_claim_is_that_it_bears_on() {
    let data = world().expect("what is embedded can be read").record();
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
    let cards: Vec<_> = data.order().map(Some).chain([None]).collect();
    let (mut told, mut restated) = (0, 0);
    for card in cards {
        let select = card.map(|code| Action::Select(Selection::State(code)));
        let all = entries(&shown(&select.into_iter().collect::<Vec<_>>()));
        for claim in &data.claims {
            let titles: Vec<_> = data.notes_to(claim).map(|note| note.title.clone()).collect();
            if titles.is_empty() {
                continue;
            }
            let (text, titles) = (escaped(&claim.text), escaped(&titles.join("; ")));
            let again = |entry: &String| entry.matches(&format!("<li>{text}")).count();
            let named = |entry: &String| {
                entry.matches(&format!("<li>{text} [Editor’s note: {titles}.]</li>")).count()
            };
            let (again, named): (usize, usize) = (all.iter().map(again).sum(), all.iter().map(named).sum());
            assert_eq!(again, named, "{} restated on the card of {card:?}", claim.id);
            restated += named;
            if !data.claims_on(card).any(|own| own.id == claim.id) {
                continue;
            }
            let what = format!("class=\"what\">{text}</span>");
            let entry = all.iter().find(|entry| entry.contains(&what));
            let entry = entry.unwrap_or_else(|| panic!("{} on the card of {card:?}", claim.id));
            assert!(entry.contains(&format!("Editor’s note (in the sources): {titles}.")), "{entry}");
            for note in data.notes_to(claim) {
                for part in [&note.title, &note.says, &note.right, &note.why] {
                    assert!(entry.contains(&escaped(part)), "{} to {}: {entry}", note.id, claim.id);
                }
                // What is right rests on other sources than what it is said of.
                for source in &note.sources {
                    let Citation::Source(id) = source else { continue };
                    let cited = &data.source(*id).expect("a source").url;
                    assert!(entry.contains(&escaped(cited)), "{} to {}: no {cited}", note.id, claim.id);
                }
                told += 1;
            }
        }
    }
    assert!(told > 80 && restated > told, "{told} told, {restated} restated");
}

/// With whom a relation is stands over it, whichever card it is read on.
#[test]
fn a_relation_says_between_whom_it_is() {
    let data = world().expect("what is embedded can be read").record();
    let area = |id| Action::Select(AreaId::find(data, id).map(Selection::Area).expect("an area"));
    for (select, headings) in [
        (state("CN"), &["With Russia", "With Kazakhstan", "With the Global South and Central Asia"][..]),
        (state("TJ"), &["With Russia, China and the West"]),
        (state("PK"), &["With India"]),
        (area("jammu-kashmir-ladakh"), &["India and Pakistan"]),
        (area("azad-kashmir"), &["India and Pakistan"]),
        (area("gilgit-baltistan"), &["India and Pakistan"]),
        (area("siachen"), &["India and Pakistan"]),
    ] {
        let all = entries(&shown(&[select])).join("");
        for heading in headings {
            assert!(all.contains(&format!("class=\"when\">{heading}</span>")), "{heading}: {all}");
        }
    }
    for relation in &data.relations {
        for code in &relation.states {
            let all = entries(&shown(&[Action::Select(Selection::State(*code))]));
            let own = all.iter().find(|entry| entry.contains(&format!(">{}</span>", relation.text)));
            let own = own.unwrap_or_else(|| panic!("{} on the card of {code}", relation.text));
            let with = relation.with.as_deref().unwrap_or_default();
            assert!(own.contains("class=\"when\">With ") && own.contains(with), "{own}");
        }
    }
}

/// In the article's layer the record has a part only in what stands beside it, and its rule none.
#[test]
fn the_foot_says_where_the_layer_shown_comes_from() {
    let foot = |layer| {
        let page = shown(&[Action::Show(layer)]);
        between(&page, "class=\"credit\"", "class=\"border-note").to_owned()
    };
    let record = foot(Layer::Record);
    let sources = "Sources: a re-worded copy of a report by Emma Burrows (Associated Press, July 2024)";
    assert!(record.contains(&format!("{sources} and the public record as of 2 February 2026.")), "{record}");
    assert!(record.contains("class=\"rule\">A state is shown"), "{record}");
    let article = foot(Layer::Article);
    let beside = "for editor’s notes and disputed areas the public record as of 2 February 2026.";
    assert!(article.contains(&format!("{sources} alone; {beside}")), "{article}");
    assert!(article.contains("class=\"rule\" hidden"), "{article}");
}

#[test]
fn somebody_without_a_name_is_called_so_once() {
    let all = entries(&shown(&[state("KZ")])).join("");
    assert!(
        all.contains("class=\"when\">A senior Kazakh official, not named in the article</span>"),
        "{all}"
    );
}

#[test]
fn the_articles_layer_shows_nothing_of_the_record() {
    for (on, members, lumped, undated) in [
        ("2001-06-15", "2", "0", "10"),
        ("2015-01-01", "2", "0", "10"),
        ("2024-07-03", "9", "3", ""),
        ("2024-07-04", "10", "3", ""),
    ] {
        let page = shown(&[Action::Show(Layer::Article), go_to(on)]);
        let legend = between(&page, "class=\"legend\"", "</ul>");
        let count = |status: &str| {
            between(
                between(legend, &format!("<li data-status=\"{status}\""), "</li>"),
                "class=\"count\">",
                "<",
            )
        };
        assert_eq!((count("member"), count("observer_or_partner")), (members, lumped), "{on}");
        let row = between(legend, "<li data-status=\"undated\"", "</li>");
        assert_eq!(row.starts_with(" hidden"), undated.is_empty(), "{on}: {row}");
        let hidden = between(legend, "<li data-status=\"dialogue_partner\"", "</li>");
        assert!(hidden.starts_with(" hidden"), "{on}");
    }
    let page = shown(&[Action::Show(Layer::Article), state("TR"), go_to("2015-01-01")]);
    assert!(page.contains("Observer or dialogue partner, since when the article does not say"), "the badge");
    assert!(!page.contains("26 April 2013"), "a date that only the record has");
    let lane = between(&page, "data-lane=\"IN\" height", "</svg>");
    let fade = between(lane, "class=\"fade\"", "</path>");
    assert!(fade.contains("mask=\"url(#flat-fading)\"") && fade.contains(" d=\"M"), "it fades in: {fade}");
    let mask = between(between(&page, "<mask id=\"flat-fading\"", "</mask>"), "url(#", ")");
    let gradient = between(&page, &format!("<linearGradient id=\"{mask}\""), "</linearGradient>");
    let density = |part: &str| between(part, "stop-opacity=\"", "\"").parse::<f64>().expect("a number");
    let densities: Vec<f64> = gradient.split("<stop").skip(1).map(density).collect();
    let is_within = densities.iter().all(|density| (0.0..1.0).contains(density));
    assert!(densities.len() > 1 && densities.is_sorted() && is_within, "{densities:?}");
    assert_eq!(lane_names(&page).matches("data-lane").count(), 13);
    assert!(shown(&[Action::Show(Layer::Article), state("AZ")]).contains("No status in the article"));
}

/// The article is silent about a status that Azerbaijan has: nothing on the page says that it has none.
#[test]
fn whom_the_article_is_silent_about_is_not_said_to_have_no_status() {
    let page = shown(&[Action::Show(Layer::Article), state("IR"), go_to("2024-07-04")]);
    assert!(page.contains("aria-label=\"Azerbaijan, no status in the article\""), "on the map");
    assert!(page.contains("Azerbaijan<span>, no status in the article</span>"), "beside Iran");
    // Nor that Belarus had none before it joined.
    let before = shown(&[Action::Show(Layer::Article), state("BY"), go_to("2017-06-09")]);
    assert!(before.contains("aria-label=\"Belarus, no status yet in the article\""), "on the map");
    for page in [page, before] {
        let denied = page.split(", no status").skip(1).chain(page.split(">No status").skip(1));
        let is_of_article =
            |rest: &&str| rest.strip_prefix(" yet").unwrap_or(rest).starts_with(" in the article");
        let told = denied.filter(|rest| !is_of_article(rest));
        let told: Vec<_> = told.filter_map(|rest| rest.split('<').next()).collect();
        // The legend's row for who is agreed, which is hidden then.
        assert_eq!(told, [" yet"]);
    }
    assert!(shown(&[go_to("2015-01-01")]).contains("aria-label=\"Egypt, no status\""));
}

/// Bars keep the fills of statuses that have become another, which the legend of later dates has no more. The timeline's key has
/// them, and has them at every date, so that no date moves the lanes.
#[test]
fn fills_of_the_past_are_in_the_timelines_key() {
    let key = |actions: &[Action]| -> Vec<String> {
        let page = shown(actions);
        let parts = page.split("<span class=\"former\"").skip(1);
        let seen = parts.filter(|part| !part.split('>').next().unwrap_or_default().contains("hidden"));
        let name = |part: &str| part.split("</svg>").nth(1)?.split('<').next().map(str::to_owned);
        seen.filter_map(name).collect()
    };
    for date in ["2001-06-15", "2024-07-04", "2025-09-01"] {
        assert_eq!(key(&[go_to(date)]), ["Observer", "Dialogue partner"], "on {date}");
        // There nothing has become anything else.
        assert_eq!(key(&[Action::Show(Layer::Article), go_to(date)]), [""; 0], "in the article, on {date}");
    }
}

/// The line of the summit stands under the sentence of the day, and does not say it again.
#[test]
fn the_line_of_a_summit_does_not_repeat_the_sentence_above_it() {
    let outcome = |actions: &[Action]| {
        let page = shown(actions);
        let (_, rest) = page.split_once("class=\"gathering\"").expect("a line for the summit");
        let (_, rest) = rest.split_once("</strong>").expect("what comes after its name");
        let rest = rest.split_once("<span>").expect("what was decided").1;
        rest.split_once("</span>").expect("its end").0.to_owned()
    };
    for (on, expected) in [
        ("2005-07-05", ""),
        ("2019-06-14", "No state’s status was decided."),
        (
            "2015-07-10",
            "The way to membership opens for India and Pakistan. Leaders agree to make Cambodia, Azerbaijan, Nepal and \
             Armenia dialogue partners.",
        ),
        ("2024-07-04", "The leaders’ council sat on the second day."),
    ] {
        assert_eq!(outcome(&[go_to(on)]), expected, "{on}");
    }
    assert_eq!(outcome(&[Action::Show(Layer::Article), go_to("2024-07-04")]), "");
}

/// Who claims an area besides whoever administers it, and where no state does, all who claim it.
#[test]
fn the_claimants_of_an_area_are_those_that_the_line_above_does_not_name() {
    let data = world().expect("what is embedded can be read").record();
    for area in &data.areas {
        let select = Action::Select(AreaId::find(data, &area.id).map(Selection::Area).expect("an area"));
        let told = entries(&shown(&[select])).join("");
        let heading = if area.administered_by.is_some() { "Also claimed by" } else { "Claimed by" };
        assert!(told.contains(&format!(">{heading}</span>")), "{}: {told}", area.id);
    }
}

/// What has an outline on the map and no area is named with what has neither.
#[test]
fn the_note_on_disputes_names_all_of_palestine() {
    let page = shown(&[]);
    let note = page.split_once("folded disputes").expect("a list").1;
    for name in ["Gaza", "the West Bank"] {
        assert!(note.contains(name), "{name}");
    }
}

/// A summit's decisions are none before its last day: nothing beside them says so yet.
#[test]
fn nothing_is_decided_before_the_last_day_of_a_summit() {
    for (before, last, decided) in [
        ("2024-07-03", "2024-07-04", "The leaders’ council sat on the second day"),
        ("2025-08-31", "2025-09-01", "Leaders agree to make Laos a dialogue partner"),
    ] {
        let [before, last] = [before, last].map(|on| shown(&[go_to(on)]));
        let told = |page: &str| {
            let (_, rest) = page.split_once("class=\"gathering\"").expect("a line for the summit");
            rest.split_once("</p>").expect("its end").0.contains(decided)
        };
        assert!(told(&last) && !told(&before), "{decided}");
    }
}

/// What is after the article is tinted as far as its time is shown.
#[test]
fn what_is_after_the_article_is_tinted_where_it_is_shown() {
    let day = |text: &str| Day::parse(text).expect("a day");
    for (first, last, is_tinted, has_line) in [
        ("2001-06-15", "2026-02-02", true, true),
        ("2023-01-01", "2025-01-01", true, true),
        ("2024-10-01", "2025-10-01", true, false),
        ("2022-01-01", "2024-07-03", false, false),
        ("2009-01-01", "2012-01-01", false, false),
    ] {
        let page = shown(&[Action::ShowStretch(day(first), day(last))]);
        let of = page.split("<div").find(|tag| tag.contains("class=\"since\"")).expect("the tint");
        let of = of.split('>').next().unwrap_or_default();
        let found = (
            !of.contains("display: none") && !of.contains("display:none"),
            of.contains("data-line=\"true\""),
        );
        assert_eq!(found, (is_tinted, has_line), "{first} to {last}: {of}");
    }
    // The key says what that is.
    assert!(shown(&[]).contains("tinted:\u{a0}after\u{a0}the\u{a0}article"));
}

/// What is copied from the list has no styles: what keeps its parts apart is text.
#[test]
fn the_list_of_a_comparison_can_be_copied() {
    let text = |date: &str, second: &str| {
        let compare = Action::Compare(Day::parse(second).expect("a day"));
        let page = shown(&[go_to(date), compare]);
        let (_, rest) = page.split_once("class=\"compared\"").expect("a comparison");
        let (_, rest) = rest.split_once("<dl>").expect("a list");
        let list = rest.split("</dl>").next().unwrap_or_default();
        list.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect::<String>()
    };
    let since_founding = text("2017-06-09", "2001-06-15");
    assert!(
        since_founding.contains("members by then: India and Pakistan (observers from"),
        "{since_founding}"
    );
    let list = text("2017-06-09", "2005-07-05");
    assert!(list.starts_with("+ New (8)observers by then: Belarus "), "{list}");
    assert!(list.contains("▲ Moved up (2)from observer to member: India and Pakistan (since"), "{list}");
    // As in a sentence.
    let named = text("2023-05-05", "2023-05-04");
    let expected =
        "as dialogue partners: Kuwait, the Maldives, Myanmar and the United Arab Emirates (since 5 May 2023)";
    assert!(named.ends_with(expected), "{named}");
    // What was agreed is told, whoever has a status by now.
    let agreed = text("2022-09-15", "2022-09-16");
    let expected =
        "Agreed, no status yet (5)Kuwait, the Maldives, Myanmar, the United Arab Emirates and Bahrain";
    assert!(agreed.ends_with(expected), "{agreed}");
    assert!(!text("2022-09-16", "2022-09-17").contains("Agreed"));
    assert!(text("2024-07-04", "2026-02-02").ends_with("Agreed, no status yet (1)Laos"));
}

/// Of many changes a reader wants to know which rests on what.
#[test]
fn the_sources_of_a_comparison_stand_with_each_change() {
    let page = shown(&[go_to("2020-06-07"), Action::Compare(Day::parse("2022-09-14").expect("a day"))]);
    let rest = between(&page, "class=\"compared\"", "</section>");
    let parts: Vec<&str> = rest.split("<p class=\"of\">").skip(1).collect();
    let headings: Vec<&str> = parts.iter().filter_map(|part| part.split('<').next()).collect();
    assert_eq!(
        headings,
        [
            "14 September 2022: Egypt and Qatar become dialogue partners.",
            "September 2022: Saudi Arabia becomes a dialogue partner.",
            "Afghanistan: not invited since September 2021."
        ]
    );
    let within = |at: usize| parts[at].split("</ul>").next().unwrap_or_default();
    assert!(within(0).contains("Qatar MFA") && !within(0).contains("Khyber Chronicles"), "{}", within(0));
    assert!(within(2).contains("Khyber Chronicles") && !within(2).contains("Qatar MFA"), "{}", within(2));
}

/// What is told under a comparison is a fact, too, be it of a change that may be on the other side, or that there is no date.
#[test]
fn whatever_a_comparison_tells_has_its_chip() {
    let headings = |layer: Layer, date: &str, second: &str| {
        let compare = Action::Compare(Day::parse(second).expect("a day"));
        let page = shown(&[Action::Show(layer), go_to(date), compare]);
        let told = between(&page, "class=\"compared\"", "</section>");
        let (_, chip) = told.split_once("<details class=\"sources\"").expect("a chip");
        let is_hidden = chip.split('>').next().is_some_and(|tag| tag.contains("hidden"));
        assert!(!is_hidden, "{date} {second}");
        let parts = chip.split("<p class=\"of\">").skip(1);
        parts.filter_map(|part| part.split('<').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (belarus, lanka) = (
        "April 2010: Belarus becomes a dialogue partner.",
        "May 2010: Sri Lanka becomes a dialogue partner.",
    );
    let saudi_arabia = "September 2022: Saudi Arabia becomes a dialogue partner.";
    for (date, second, heading) in [
        ("2010-04-28", "2010-04-30", belarus),
        ("2010-04-01", "2010-04-27", belarus),
        ("2010-05-07", "2010-05-20", lanka),
        ("2022-09-02", "2022-09-10", saudi_arabia),
    ] {
        assert_eq!(headings(Layer::Record, date, second), [heading]);
    }
    assert_eq!(headings(Layer::Article, "2003-01-01", "2024-07-02"), ["No date in the article"]);
    let all = headings(Layer::Article, "2003-01-01", "2024-07-04");
    assert_eq!(all, ["2024: Belarus becomes a member.", "No date in the article"]);
}

#[test]
fn lanes_hold_what_is_doubtful_and_what_came_before() {
    let page = shown(&[]);
    let drawn = |class: &str| {
        let tags = page.split('<').filter(|tag| tag.contains(&format!("class=\"{class}\"")));
        tags.filter(|tag| tag.starts_with("path") && tag.contains(" d=\"M")).count()
    };
    assert_eq!(
        drawn("soft"),
        4,
        "Belarus, Sri Lanka, Saudi Arabia and Afghanistan's absence, known to the month"
    );
    assert_eq!(drawn("before"), 5, "the Shanghai Five");
    assert_eq!(drawn("away"), 1, "Afghanistan's absence");
    assert_eq!(drawn("decision"), 26);
    assert_eq!(drawn("leads"), 23, "all but Laos's, and the bids of Armenia and Azerbaijan, lead to a bar");
}

#[test]
fn what_is_written_cannot_break_out() {
    let owner = Owner::new();
    let text = owner.with(|| {
        let atlas = Atlas::new(world().expect("what is embedded can be read"));
        let element = html("p")
            .set("title", "\"<&>")
            .follow("dir", || "ltr".to_owned())
            .live("lang", |_| "\"".to_owned())
            .flag("hidden", |_| true)
            .flag("inert", |_| false)
            .style("left", |_| "1px".to_owned())
            .text("<b>")
            .child(html("b").words(|_| "&".to_owned()))
            .child(svg("path").set("d", "M0 0"))
            .child(html("ul").each(|_| Some(vec![Item::new("a".into(), || html("li").text("one"))])));
        Rooted { element, atlas }.to_html()
    });
    assert_eq!(
        text,
        "<p title=\"&quot;&lt;&amp;&gt;\" dir=\"ltr\" lang=\"&quot;\" hidden=\"\" style=\"left:1px\">&lt;b&gt;<b>&amp;</b>\
         <path d=\"M0 0\"></path><ul><li>one</li></ul></p>"
    );
}

/// The ring around what is selected is a line too: it must not draw the border that the worldview does without.
#[test]
fn a_selection_draws_no_border_that_the_worldview_does_not() {
    let world = world().expect("what is embedded can be read");
    let within =
        |a: &str, b: &str| world.map.borders(|x, y| [&x.id, &y.id] == [a, b] || [&x.id, &y.id] == [b, a]);
    for (view, area, is_ringed) in [
        ("neutral", "jammu-kashmir-ladakh", false),
        ("IN", "jammu-kashmir-ladakh", false),
        ("PK", "jammu-kashmir-ladakh", false),
        ("neutral", "arunachal", false),
        ("IN", "arunachal", false),
        ("CN", "arunachal", true),
    ] {
        let line = within("IN", area);
        assert!(!line.is_empty());
        let draw_as = WorldviewId::find(world.record(), view).expect("a worldview");
        let page = shown(&[Action::DrawAs(draw_as), state("IN")]);
        let outline = between(&page, "class=\"outline\" d=\"", "\"");
        assert!(outline.len() > 1_000, "India has an outline in {view}");
        assert_eq!(outline.contains(&line), is_ringed, "the line between India and {area} in {view}");
    }
    // All that is its own is within: the line towards China runs along Arunachal Pradesh in India's view.
    let draw_as = WorldviewId::find(world.record(), "IN").expect("a worldview");
    let page = shown(&[Action::DrawAs(draw_as), state("IN")]);
    let outline = between(&page, "class=\"outline\" d=\"", "\"");
    let line = within("CN", "arunachal");
    assert!(!line.is_empty() && outline.contains(&line));
}

/// Pointed at, chosen or selected, what is drawn as a state's plain land is that state's; an area that is to be seen has a
/// dashed ring, one that is not has none.
#[test]
fn the_map_answers_as_it_is_drawn() {
    let world = world().expect("what is embedded can be read");
    let data = world.record();
    let find = |view: &str| Action::DrawAs(WorldviewId::find(data, view).expect("a worldview"));
    let area = |id: &str| AreaId::find(data, id).map(Selection::Area).expect("an area");
    let (itself, nobody) = (Some("itself"), None);
    for (view, day, id, answer) in [
        ("neutral", "2024-07-04", "jammu-kashmir-ladakh", itself),
        ("IN", "2024-07-04", "jammu-kashmir-ladakh", Some("IN")),
        ("IN", "2024-07-04", "arunachal", Some("IN")),
        ("CN", "2024-07-04", "taiwan", Some("CN")),
        ("neutral", "2024-07-04", "taiwan", itself),
        ("RU", "2024-07-04", "crimea", Some("RU")),
        ("RU", "2024-07-04", "abkhazia", itself),
        // Ukraine, whose plain land they are or were, is no state of the dataset.
        ("UA", "2024-07-04", "crimea", nobody),
        ("UA", "2024-07-04", "jammu-kashmir-ladakh", itself),
        ("neutral", "2010-06-15", "crimea", nobody),
        ("RU", "2010-06-15", "ukrainian-regions", nobody),
        ("neutral", "2020-11-30", "karabakh-districts", itself),
        ("neutral", "2020-12-01", "karabakh-districts", Some("AZ")),
    ] {
        let said = format!("{id} on {day} in {view}");
        let answer = match answer {
            Some("itself") => Some(area(id)),
            code => code.and_then(StateCode::parse).map(Selection::State),
        };
        let mut state = AtlasState::first(data);
        for action in [find(view), go_to(day)] {
            state = reduce(state, action, &world.layers);
        }
        let now = Now { world, state };
        assert_eq!(now.answers(area(id)), answer, "{said}");

        let page = shown(&[find(view), go_to(day), Action::MoveCursor(area(id)), Action::Select(area(id))]);
        let shape = between(&page, &format!("<g class=\"area\" data-area=\"{id}\""), ">");
        let is_button = answer == Some(area(id));
        assert_eq!(between(shape, "aria-hidden=\"", "\"") == "false", is_button, "{said}: {shape}");
        assert_eq!(shape.contains("tabindex=\"0\""), is_button, "{said}: {shape}");
        // A ring is two lines. That of the selection is not drawn where nothing answers, that of the cursor is around what does.
        let rings = |class: &str, of: &str| {
            let ends = format!(" data-of=\"{of}\">");
            let lines = page.split("<path class=\"").filter(|line| {
                let tag = line.split_inclusive('>').next().unwrap_or_default();
                tag.split('"').next().is_some_and(|names| names == class || names == format!("{class} under"))
                    && tag.ends_with(&ends)
            });
            lines.count()
        };
        let drawn = ["outline", "outline cursor"].map(|class| [rings(class, "area"), rings(class, "state")]);
        assert_eq!(drawn, if is_button { [[2, 0], [2, 0]] } else { [[0, 0], [0, 2]] }, "{said}");
    }
}

/// On the map, on the card and in the map in words alike.
#[test]
fn an_area_says_that_the_view_draws_it_as_a_state() {
    let data = world().expect("what is embedded can be read").record();
    let abkhazia = AreaId::find(data, "abkhazia").map(Selection::Area).expect("an area");
    let draw_as = |view: &str| Action::DrawAs(WorldviewId::find(data, view).expect("a worldview"));
    for (view, is) in
        [("RU", "isputed area, drawn as a state"), ("neutral", "isputed area"), ("none", "isputed area")]
    {
        let page = shown(&[draw_as(view), go_to("2024-07-04"), Action::Select(abkhazia)]);
        let shape = between(&page, "data-area=\"abkhazia\"", ">");
        assert_eq!(between(shape, "aria-label=\"", "\""), format!("Abkhazia, d{is}"), "{view}");
        let caption = between(&page, "class=\"caption\"", "</p>");
        assert!(caption.contains(&format!("Abkhazia, d{is}<")), "{view}: {caption}");
        let card = between(&page, "part=\"card\"", "</section>");
        assert!(card.contains(&format!("D{is}<")), "{view}: {card}");
    }
}

/// Whoever selects Crimea on a date of 2004 reads whose it was, and since when it is not.
#[test]
fn an_area_says_on_each_date_whether_it_is_in_dispute() {
    let data = world().expect("what is embedded can be read").record();
    let crimea = AreaId::find(data, "crimea").map(Selection::Area).expect("an area");
    for (day, label, standing, badge) in [
        (
            "2014-03-17",
            "Crimea, part of Ukraine, in dispute from 18 March 2014",
            "Part of Ukraine, in dispute from",
            "none",
        ),
        ("2014-03-18", "Crimea, disputed area", "Disputed area", "disputed"),
    ] {
        let page = shown(&[go_to(day), Action::Select(crimea)]);
        let shape = between(&page, "data-area=\"crimea\"", ">");
        assert_eq!(between(shape, "aria-label=\"", "\""), label, "{day}");
        let card = between(&page, "part=\"card\"", "</section>");
        assert!(
            card.contains(standing) && card.contains(&format!("data-status=\"{badge}\"")),
            "{day}: {card}"
        );
        assert!(
            card.contains("In dispute since") && card.contains("18 March 2014; before, part of Ukraine"),
            "{card}"
        );
    }
    let karabakh = AreaId::find(data, "nagorno-karabakh").map(Selection::Area).expect("an area");
    for (day, label, standing, badge) in [
        ("2017-06-09", "Nagorno-Karabakh, disputed area", "Disputed area", "disputed"),
        ("2023-12-31", "Nagorno-Karabakh, disputed area", "Disputed area", "disputed"),
        (
            "2024-01-01",
            "Nagorno-Karabakh, part of Azerbaijan, in dispute until 1 January 2024",
            "Part of Azerbaijan, in dispute until",
            "none",
        ),
    ] {
        let page = shown(&[go_to(day), Action::Select(karabakh)]);
        let shape = between(&page, "data-area=\"nagorno-karabakh\"", ">");
        assert_eq!(between(shape, "aria-label=\"", "\""), label, "{day}");
        let card = between(&page, "part=\"card\"", "</section>");
        assert!(
            card.contains(standing) && card.contains(&format!("data-status=\"{badge}\"")),
            "{day}: {card}"
        );
        for words in [
            "Administered while in dispute by",
            "Authorities of its own, from November 2020 in part",
            "In dispute until",
            "1 January 2024; after, part of Azerbaijan",
        ] {
            assert!(card.contains(words), "{day}: no {words}: {card}");
        }
    }
    // Lines come and go with it.
    let lines = |day: &str| {
        let page = shown(&[go_to(day)]);
        between(&page, "<path class=\"borders in-dispute\" d=\"", "\"").to_owned()
    };
    assert_eq!(lines("2011-07-09"), lines("2014-03-17"));
    assert_ne!(lines("2014-03-17"), lines("2014-03-18"));
    assert_ne!(lines("2023-12-31"), lines("2024-01-01"));
}

/// Under that heading stands what is in dispute on the date, and how many that are.
#[test]
fn the_list_of_disputes_is_that_of_the_date() {
    for (day, code, has, lacks) in [
        ("2024-07-04", "AZ", &[][..], &["Nagorno-Karabakh", "Districts around Nagorno-Karabakh"][..]),
        ("2023-12-31", "AZ", &["Nagorno-Karabakh"], &["Districts around Nagorno-Karabakh"]),
        ("2005-07-05", "RU", &["Southern Kuril Islands"], &["Crimea"]),
        ("2024-07-04", "RU", &["Southern Kuril Islands", "Crimea"], &["Siachen Glacier"]),
        ("2024-07-04", "PK", &["Siachen Glacier"], &["Crimea"]),
        ("2005-07-05", "", &["Siachen Glacier", "Nagorno-Karabakh"], &["Crimea", "Abyei"]),
        ("2024-07-04", "", &["Siachen Glacier", "Crimea", "Abyei"], &["Nagorno-Karabakh"]),
    ] {
        let selected = (!code.is_empty()).then(|| state(code));
        let page = shown(&[go_to(day)].into_iter().chain(selected).collect::<Vec<_>>());
        let list = page.split_once("folded disputes").expect("a list").1;
        let (before, items) = list.split_once("<ul>").expect("its items");
        let items = items.split_once("</ul>").expect("their end").0;
        let listed: Vec<&str> = items.split("<li").filter(|item| !item.is_empty()).collect();
        let is_listed = |name: &str| {
            let item = listed.iter().find(|item| item.contains(&format!(">{name}</button>")));
            !item.expect("each area has an item").contains("hidden")
        };
        for (names, expected) in [(has, true), (lacks, false)] {
            for name in names {
                assert_eq!(is_listed(name), expected, "{name} of {code:?} on {day}");
            }
        }
        let count = listed.iter().filter(|item| !item.contains("hidden")).count();
        assert!(before.contains(&format!("on the map ({count})")), "{count} of {code:?} on {day}: {before}");
    }
}

/// The map in words follows the worldview: what it gives to a state is no neighbour of that state.
#[test]
fn the_neighbours_are_those_of_the_worldview() {
    let data = world().expect("what is embedded can be read").record();
    for (view, day, code, has, lacks) in [
        (
            "neutral",
            "2024-07-04",
            "IN",
            &["Jammu and Kashmir, Ladakh, disputed area", "China, member"][..],
            &["Afghanistan"][..],
        ),
        (
            "IN",
            "2024-07-04",
            "IN",
            &["Afghanistan", "China, member", "Pakistan, member"],
            &["Kashmir", "Ladakh", "Arunachal", "Aksai"],
        ),
        (
            "PK",
            "2024-07-04",
            "PK",
            &["China, member", "Jammu and Kashmir, Ladakh, disputed area"],
            &["Azad", "Gilgit"],
        ),
        ("CN", "2024-07-04", "CN", &["India, member"], &["Arunachal", "Aksai", "Shaksgam"]),
        ("RU", "2014-03-17", "RU", &["Ukraine"], &["Crimea"]),
        ("RU", "2024-07-04", "RU", &["Ukraine"], &["Crimea", "Donetsk"]),
        ("UA", "2024-07-04", "RU", &["Ukraine"], &["Crimea", "Donetsk"]),
        // What a view draws as a state is called so there too, as on its shape.
        ("RU", "2008-08-25", "RU", &["Abkhazia, disputed area<", "South Ossetia, disputed area<"], &[]),
        (
            "RU",
            "2008-08-26",
            "RU",
            &[
                ": Abkhazia, disputed area, drawn as a state</li>",
                ": South Ossetia, disputed area, drawn as a state</li>",
            ],
            &[],
        ),
        ("neutral", "2024-07-04", "RU", &["Abkhazia, disputed area<"], &["drawn as a state"]),
    ] {
        let draw_as = WorldviewId::find(data, view).expect("a worldview");
        let page = shown(&[Action::DrawAs(draw_as), go_to(day), state(code)]);
        let list = between(&page, "class=\"group neighbours\"", "</ul>");
        let list = list.replace("<span>", "").replace("</span>", "");
        for name in has {
            assert!(list.contains(name), "{view}: {code} is beside {name}: {list}");
        }
        for name in lacks {
            assert!(!list.contains(name), "{view}: {code} is not beside {name}: {list}");
        }
    }
}

/// Beside dashes and quotation marks of print a typewriter's apostrophe looks like a slip.
#[test]
fn apostrophes_are_those_of_print() {
    let record = world().expect("what is embedded can be read").record();
    let nobody = [Action::Deselect].into_iter();
    let states = record.order().map(|code| Action::Select(Selection::State(code)));
    for select in nobody.chain(states) {
        for layer in [Layer::Record, Layer::Article] {
            let page = shown(&[go_to("2024-07-04"), Action::Show(layer), select]);
            let straight = page.match_indices('\'').map(|(at, _)| &page[at.saturating_sub(40)..=at]);
            let straight: Vec<&str> = straight
                .filter(|until| until.chars().rev().nth(1).is_some_and(char::is_alphabetic))
                .collect();
            assert!(straight.is_empty(), "{select:?}, {layer:?}: {straight:?}");
        }
    }
    let sources = record.sources.iter().find(|source| source.name.contains('\''));
    assert!(sources.is_none(), "{sources:?}");
}

/// An area's name may have a comma: where it ends is seen.
#[test]
fn direction_name_and_status_of_a_neighbour_are_told_apart() {
    let page = shown(&[go_to("2024-07-04"), state("IN")]);
    let list = between(&page, "class=\"group neighbours\"", "</ul>");
    for line in [
        "<li><span>north: </span><span>Jammu and Kashmir, Ladakh<span>, disputed area</span></span></li>",
        "<li><span>north-west: </span><span>Pakistan<span>, member</span></span></li>",
    ] {
        assert!(list.contains(line), "{line} in {list}");
    }
}
