//! Guards the one door: what every action does, that nothing leads to a state that is not valid, and that
//! a link says all of what is shown.

use crate::common::{assert_none, code, dataset as checked, day, document, ends_px};
use leptos::prelude::Owner;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sco_atlas::{
    atlas::{
        Action, AreaId, Atlas, AtlasState, Look, Now, Selection, World, WorldviewId, is_empty_link, link_of,
        read_link, read_option, reduce, told,
    },
    dataset::{Dataset, Day, Direction, Layer, Layers, Shown, StateCode, Status},
    geo::{Sheet, Viewport},
    timeline::{DateScale, Window},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

static LAYERS: LazyLock<Layers> = LazyLock::new(|| Layers::new(checked(), checked()));

static DATA: LazyLock<Dataset> = LazyLock::new(checked);

/// The same with areas that [`DATA`] lacks: where ids of areas that are not there come from.
static LARGER: LazyLock<Dataset> = LazyLock::new(|| {
    let mut document = document();
    for at in 0..4 {
        let mut area = document.area[0].clone();
        area.id = format!("elsewhere-{at}");
        document.area.push(area);
    }
    Dataset::check(&document).expect("a document without a breach")
});

fn first() -> AtlasState {
    AtlasState::first(&DATA)
}

fn on(date: &str) -> AtlasState {
    AtlasState { date: day(date), ..first() }
}

fn state(text: &str) -> Selection {
    Selection::State(code(text))
}

fn area(id: &str) -> Selection {
    Selection::Area(AreaId::find(&LARGER, id).unwrap_or_else(|| panic!("no area {id}")))
}

fn worldview(id: &str) -> WorldviewId {
    WorldviewId::find(&DATA, id).unwrap_or_else(|| panic!("no worldview {id}"))
}

#[test]
fn at_first_the_articles_day_is_shown_and_nothing_selected() {
    let (date, cursor) = (day("2024-07-04"), Some(state("CN")));
    let expected = AtlasState {
        layer: Layer::Record,
        date,
        worldview: worldview("neutral"),
        look: Look::All,
        selected: None,
        cursor,
        is_playing: false,
        compared: None,
        window: None,
    };
    assert_eq!(first(), expected);
}

#[test]
fn an_action_on_the_date_leads_to_a_date_in_range_and_changes_nothing_else() {
    use Direction::{Back, Forward};
    let mut complaints = Vec::new();
    for (from, action, to, why) in [
        ("2024-07-04", Action::GoTo(day("2017-06-09")), "2017-06-09", "any day of the range"),
        ("2024-07-04", Action::GoTo(day("2001-06-15")), "2001-06-15", "the first day"),
        ("2024-07-04", Action::GoTo(day("2026-02-02")), "2026-02-02", "the last day"),
        ("2024-07-04", Action::GoTo(day("2001-06-14")), "2024-07-04", "a day before the founding"),
        ("2024-07-04", Action::GoTo(day("2026-02-03")), "2024-07-04", "a day after the record"),
        ("2024-07-04", Action::StepChange(Back), "2023-07-15", "Bahrain"),
        ("2024-07-03", Action::StepChange(Forward), "2024-07-04", "Belarus"),
        ("2024-07-04", Action::StepChange(Forward), "2025-09-01", "the merger"),
        ("2025-09-01", Action::StepChange(Forward), "2025-09-01", "no change follows"),
        ("2026-02-02", Action::StepChange(Back), "2025-09-01", "from a day without a change"),
        ("2001-06-16", Action::StepChange(Back), "2001-06-15", "the founding"),
        ("2001-06-15", Action::StepChange(Back), "2001-06-15", "no change came before"),
        ("2024-07-04", Action::StepYear(Back), "2023-07-04", "a year earlier"),
        ("2024-07-04", Action::StepYear(Forward), "2025-07-04", "a year later"),
        ("2024-02-29", Action::StepYear(Forward), "2025-02-28", "no leap day there"),
        ("2024-02-29", Action::StepYear(Back), "2023-02-28", "nor there"),
        ("2025-02-02", Action::StepYear(Forward), "2026-02-02", "just within"),
        ("2025-02-03", Action::StepYear(Forward), "2026-02-02", "the end is nearer"),
        ("2002-06-14", Action::StepYear(Back), "2001-06-15", "the end is nearer"),
        ("2001-06-15", Action::StepYear(Back), "2001-06-15", "at the end"),
        ("2017-06-09", Action::ToEnd(Back), "2001-06-15", "the first day"),
        ("2017-06-09", Action::ToEnd(Forward), "2026-02-02", "the last day"),
    ] {
        for selected in [None, Some(state("IN")), Some(area("golan"))] {
            let before = AtlasState { selected, cursor: Some(state("KZ")), ..on(from) };
            let expected = AtlasState { date: day(to), ..before };
            let found = reduce(before, action, &LAYERS);
            if found != expected {
                complaints.push(format!("{action:?} from {from} ({why}): {found:?}; expected {expected:?}"));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn zooming_changes_what_is_looked_at_and_where_the_keyboard_begins() {
    let part = Viewport::new([9_000, 12_000], 8_000);
    let mut complaints = Vec::new();
    let (india, free) = (Some(state("IN")), Look::Free(part));
    for (look, selected, action, to, why) in [
        (Look::All, None, Action::LookAt(Look::Members), Look::Members, "the members"),
        (Look::All, None, Action::LookAt(Look::At(state("KG"))), Look::At(state("KG")), "a state"),
        (Look::All, None, Action::LookAt(Look::At(state("ZZ"))), Look::All, "no such state"),
        (Look::All, None, Action::LookAt(Look::At(area("elsewhere-3"))), Look::All, "no such area"),
        (Look::All, None, Action::LookAt(free), free, "a part"),
        (free, None, Action::LookAt(Look::Free(Viewport::WHOLE)), Look::All, "all is all"),
        (free, None, Action::LookAt(Look::All), Look::All, "back to the first view"),
        (Look::All, india, Action::LookAtSelected, Look::At(state("IN")), "the selection"),
        (free, None, Action::LookAtSelected, Look::All, "nothing selected"),
        (free, india, Action::ToEnd(Direction::Back), free, "a date"),
        (Look::At(state("IN")), india, Action::Select(state("PK")), Look::At(state("IN")), "a choice"),
    ] {
        let before = AtlasState { look, selected, ..first() };
        let found = reduce(before, action, &LAYERS);
        if found.look != to {
            complaints.push(format!("{why}: {:?}; expected {to:?}", found.look));
        }
        let zooms = matches!(action, Action::LookAt(_) | Action::LookAtSelected);
        let cursor = match to {
            Look::At(what) if zooms => Some(what),
            _ => before.cursor,
        };
        if zooms && (AtlasState { look, ..found }) != (AtlasState { cursor, ..before }) {
            complaints.push(format!("{why}: not the look and the cursor alone: {found:?}"));
        }
    }
    let before = AtlasState { look: Look::At(state("IN")), selected: Some(state("IN")), ..first() };
    let after = reduce(before, Action::StepState(Direction::Forward), &LAYERS);
    assert_eq!(
        (after.selected, after.look),
        (Some(state("PK")), Look::At(state("PK"))),
        "who walks is followed"
    );
    assert_none(&complaints);
}

#[test]
fn what_is_looked_at_is_in_sight_and_larger() {
    static WORLD: LazyLock<World> = LazyLock::new(|| World {
        layers: Layers::new(checked(), checked()),
        map: crate::common::map(),
        is_own: false,
    });
    let viewport = |state: AtlasState| Now { world: &WORLD, state }.viewport();
    let seen = |shown: AtlasState, of: Selection| {
        let id = match of {
            Selection::State(code) => code.to_string(),
            Selection::Area(id) => id.area(&DATA).expect("an area").id.clone(),
        };
        let bounds = WORLD.map.bounds_of([id.as_str()]).expect("land");
        let sheet = Sheet { size_px: [512.0, 466.0], viewport: viewport(shown) };
        let [[left, top], [right, bottom]] = [sheet.px(bounds.low), sheet.px(bounds.high)];
        left >= -1.0 && top >= -1.0 && right <= 513.0 && bottom <= 467.0
    };
    assert_eq!(viewport(first()), Viewport::WHOLE);
    let areas = DATA.areas.iter().map(|one| area(&one.id));
    for what in DATA.order().map(Selection::State).chain(areas) {
        let shown = AtlasState { look: Look::At(what), ..first() };
        assert!(seen(shown, what), "{what:?}");
        let is_large = what == state("RU") || what == state("CN");
        assert!(is_large || viewport(shown).width() < Viewport::WHOLE.width() / 2, "{what:?}");
    }
    let early = AtlasState { look: Look::Members, ..on("2001-06-15") };
    for founder in ["CN", "RU", "KZ", "KG", "TJ", "UZ"] {
        assert!(seen(early, state(founder)), "{founder} among the members of 2001");
    }
}

#[test]
fn an_action_on_the_selection_leaves_the_date_alone() {
    use Direction::{Back, Forward};
    let (cn, ind, la, kz) = (Some(state("CN")), Some(state("IN")), Some(state("LA")), Some(state("KZ")));
    let golan = Some(area("golan"));
    let mut complaints = Vec::new();
    for ((selected, cursor), action, to, why) in [
        ((None, kz), Action::Select(state("IN")), (Some(state("IN")), ind), "the cursor follows"),
        ((golan, kz), Action::Select(state("IN")), (Some(state("IN")), ind), "a state for an area"),
        (
            (Some(state("IN")), ind),
            Action::Select(area("golan")),
            (golan, golan),
            "the cursor follows there too",
        ),
        ((Some(state("IN")), ind), Action::Deselect, (None, ind), "the cursor stays where the reader was"),
        ((None, kz), Action::Deselect, (None, kz), "nothing to deselect"),
        ((None, kz), Action::StepState(Forward), (Some(state("CN")), cn), "the first"),
        ((None, kz), Action::StepState(Back), (Some(state("LA")), la), "the last"),
        ((Some(state("PK")), kz), Action::StepState(Back), (Some(state("IN")), ind), "the one before"),
        ((Some(state("UZ")), kz), Action::StepState(Forward), (Some(state("IN")), ind), "the one after"),
        ((Some(state("LA")), la), Action::StepState(Forward), (Some(state("CN")), cn), "round the end"),
        ((Some(state("CN")), cn), Action::StepState(Back), (Some(state("LA")), la), "round the start"),
        ((golan, kz), Action::StepState(Forward), (Some(state("CN")), cn), "an area is in no lane"),
        ((None, kz), Action::MoveCursor(state("IN")), (None, ind), "the cursor alone"),
        ((None, kz), Action::MoveCursor(area("golan")), (None, golan), "on areas too"),
        ((Some(state("CN")), cn), Action::MoveCursor(state("IN")), (Some(state("CN")), ind), "it alone"),
    ] {
        let before = AtlasState { selected, cursor, ..on("2017-06-09") };
        let expected = AtlasState { selected: to.0, cursor: to.1, ..before };
        let found = reduce(before, action, &LAYERS);
        if found != expected {
            complaints.push(format!("{action:?} ({why}): {found:?}; expected {expected:?}"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn an_unknown_code_or_area_leaves_the_state_alone() {
    let before = AtlasState { selected: Some(state("IN")), cursor: Some(state("KZ")), ..on("2017-06-09") };
    for action in [
        Action::Select(state("FR")),
        Action::Select(state("ZZ")),
        Action::Select(area("elsewhere-0")),
        Action::Select(area("elsewhere-3")),
        Action::MoveCursor(state("FR")),
    ] {
        assert_eq!(reduce(before, action, &LAYERS), before, "{action:?}");
    }
}

#[test]
fn stepping_through_all_states_comes_back_to_the_first() {
    let mut shown = reduce(first(), Action::StepState(Direction::Forward), &LAYERS);
    let mut seen = Vec::new();
    for _ in 0..27 {
        seen.extend(shown.selected.and_then(Selection::state));
        shown = reduce(shown, Action::StepState(Direction::Forward), &LAYERS);
    }
    assert_eq!(seen, DATA.order().collect::<Vec<_>>());
    assert_eq!(shown.selected, Some(state("CN")));
}

#[test]
fn playing_goes_from_change_to_change_and_stops_at_the_last() {
    let play = |state: AtlasState, action: Action| reduce(state, action, &LAYERS);
    let mut shown = play(on("2023-05-05"), Action::Play);
    assert_eq!((shown.date, shown.is_playing), (day("2023-05-05"), true), "what is there is held first");
    let mut seen = Vec::new();
    while shown.is_playing {
        shown = play(shown, Action::PlayOn);
        seen.push(shown.date.to_string());
    }
    assert_eq!(seen, ["2023-07-04", "2023-07-15", "2024-07-04", "2025-09-01"]);
    assert_eq!(play(shown, Action::PlayOn), shown, "nothing goes on once it has stopped");
    let again = play(shown, Action::Play);
    assert_eq!((again.date, again.is_playing), (day("2001-06-15"), true), "from the start again");
    assert_eq!(play(again, Action::Pause), AtlasState { is_playing: false, ..again });
    for action in [
        Action::GoTo(day("2010-01-01")),
        Action::GoTo(again.date),
        Action::StepChange(Direction::Forward),
        Action::StepYear(Direction::Back),
        Action::ToEnd(Direction::Back),
    ] {
        assert!(!play(again, action).is_playing, "{action:?} takes the date out of the player's hands");
    }
    for action in [Action::Select(state("IN")), Action::Deselect, Action::MoveCursor(state("CN"))] {
        assert!(play(again, action).is_playing, "{action:?} does not");
    }
}

#[test]
fn the_store_shows_what_an_action_leads_to_until_it_is_gone() {
    let owner = Owner::new();
    let world =
        Box::leak(Box::new(World { layers: LAYERS.clone(), map: crate::common::map(), is_own: false }));
    let atlas = owner.with(|| Atlas::new(world));
    owner.with(|| {
        let (belarus, is_india) = (|| atlas.now().shown(code("BY")), || atlas.now().is_selected(state("IN")));
        let members = || atlas.now().data().counts_on(atlas.now().date()).of(Status::Member);
        assert_eq!(atlas.now().state, first());
        assert_eq!((belarus(), is_india()), (Shown::Status(Status::Member), false));
        assert_eq!(members(), 10);
        atlas.send(Action::GoTo(day("2017-06-09")));
        atlas.send(Action::Select(state("IN")));
        atlas.send(Action::GoTo(day("1999-01-01")));
        assert_eq!(atlas.now().state, reduce(on("2017-06-09"), Action::Select(state("IN")), &LAYERS));
        assert_eq!((atlas.now().date(), atlas.now().state.selected), (day("2017-06-09"), Some(state("IN"))));
        assert_eq!((atlas.now().state.cursor, members()), (Some(state("IN")), 8));
        assert_eq!((belarus(), is_india()), (Shown::Status(Status::Observer), true));
        atlas.send(Action::Show(Layer::Article));
        assert_eq!((belarus(), members()), (Shown::Nothing, 2), "the article dates two founders");
        assert_eq!(atlas.now().shown(code("IN")), Shown::Undated(Status::Member));
        assert_eq!((atlas.now().date(), atlas.now().state.selected), (day("2017-06-09"), Some(state("IN"))));
    });
    owner.cleanup();
    atlas.send(Action::GoTo(day("2020-01-01")));
}

#[test]
fn a_second_date_is_compared_with_until_it_is_let_go() {
    let with = |state: AtlasState, action: Action| reduce(state, action, &LAYERS);
    let compared = with(first(), Action::Compare(day("2005-07-05")));
    assert_eq!(compared, AtlasState { compared: Some(day("2005-07-05")), ..first() });
    for refused in ["2001-06-14", "2026-02-03"] {
        assert_eq!(with(compared, Action::Compare(day(refused))), compared, "{refused}");
    }
    let moved = with(compared, Action::GoTo(day("2010-01-01")));
    assert_eq!((moved.date, moved.compared), (day("2010-01-01"), Some(day("2005-07-05"))));
    // Who plays may compare with what is played; who chooses another second date looks at the two.
    let playing = with(compared, Action::Play);
    assert!(playing.is_playing);
    let chosen = with(playing, Action::Compare(day("2012-06-07")));
    assert_eq!((chosen.is_playing, chosen.compared), (false, Some(day("2012-06-07"))));
    assert_eq!(
        with(playing, Action::Compare(day("2001-06-14"))),
        playing,
        "a day that there is not changes nothing"
    );
    assert_eq!(with(compared, Action::StopComparing), first());
}

#[test]
fn the_stretch_shown_keeps_to_the_range_and_goes_along_with_the_date() {
    let window = |first: &str, last: &str| Window::new(day(first), day(last), &DATA);
    let stretch = |first: &str, last: &str| Action::ShowStretch(day(first), day(last));
    let edge = |edge: Direction, to: &str| Action::MoveEdge(edge, day(to));
    use Direction::{Back, Forward};
    let now = window("2023-01-01", "2025-01-01");
    for (from, action, to, why) in [
        (None, stretch("2023-01-01", "2025-01-01"), now, "a stretch of the range"),
        (now, stretch("2001-06-14", "2025-01-01"), now, "from before the founding"),
        (now, stretch("2024-07-01", "2024-09-29"), now, "too short"),
        (now, stretch("2025-01-01", "2023-01-01"), now, "backwards"),
        (now, stretch("2001-06-15", "2026-02-02"), now, "all of it is no stretch"),
        (now, Action::ShowAllTime, None, "all of it"),
        (None, edge(Back, "2020-01-01"), window("2020-01-01", "2026-02-02"), "its first day"),
        (None, edge(Forward, "2025-01-01"), window("2001-06-15", "2025-01-01"), "its last day"),
        (now, edge(Back, "1990-01-01"), window("2001-06-15", "2025-01-01"), "as far as there is"),
        (now, edge(Back, "2024-12-24"), window("2024-10-02", "2025-01-01"), "not past the other"),
        (now, edge(Forward, "2022-01-01"), window("2023-01-01", "2023-04-02"), "nor back"),
        (window("2020-01-01", "2026-02-02"), edge(Back, "2001-06-15"), None, "all of it again"),
        (
            now,
            Action::MoveStretch(day("2012-01-01")),
            window("2011-01-01", "2013-01-01"),
            "as long about a day",
        ),
        (now, Action::MoveStretch(day("2030-01-01")), window("2024-02-02", "2026-02-02"), "not past the end"),
        (
            now,
            Action::MoveStretch(day("1990-01-01")),
            window("2001-06-15", "2003-06-16"),
            "nor the beginning",
        ),
        (now, Action::MoveStretch(day("2024-01-01")), now, "it is about that day"),
        (None, Action::MoveStretch(day("2012-01-01")), None, "all of it stays"),
        (None, Action::ZoomTime(Back), None, "there is no more"),
        (now, Action::ZoomTime(Forward), window("2024-01-04", "2025-01-03"), "half as much"),
        (now, Action::GoTo(day("2023-06-01")), now, "the date is within"),
        (now, Action::GoTo(day("2010-01-01")), window("2009-01-01", "2011-01-02"), "it goes along"),
        (now, Action::ToEnd(Forward), window("2024-02-02", "2026-02-02"), "up to the end"),
        (now, Action::ToEnd(Back), window("2001-06-15", "2003-06-16"), "and back"),
        (now, Action::Select(state("IN")), now, "no matter of dates"),
    ] {
        let found = reduce(AtlasState { window: from, ..first() }, action, &LAYERS).window;
        assert_eq!(found, to, "{action:?} ({why})");
    }
    let mut shown = first();
    for _ in 0..20 {
        shown = reduce(shown, Action::ZoomTime(Forward), &LAYERS);
    }
    let (from, to) = Window::days(shown.window, &DATA);
    assert_eq!(to.number() - from.number(), Window::LEAST_DAYS, "no further");
    for _ in 0..20 {
        shown = reduce(shown, Action::ZoomTime(Back), &LAYERS);
    }
    assert_eq!(shown.window, None, "and all the way back");
}

/// Something a reader does with the date.
#[derive(Clone, Debug)]
enum Doing {
    /// Drags the playhead to a share of an axis so many pixels wide.
    Drag(f64, f64),
    /// Steps to the change before or after.
    Step(Direction),
    /// Types something into the field, which may be refused.
    Type(String),
    /// Chooses a change in the list, or a summit.
    Choose(usize),
    ChooseSummit(usize),
    /// Plays over so many changes, then pauses or not.
    Play(usize, bool),
    /// Presses Page Up or Page Down, Home or End on the slider.
    Year(Direction),
    End(Direction),
    /// Does something else meanwhile.
    Else(Action),
}

fn any_doing() -> impl Strategy<Value = Doing> {
    let other = prop_oneof![
        any_code().prop_map(|code| Action::Select(Selection::State(code))),
        any_day().prop_map(Action::Compare),
        any_direction().prop_map(Action::ZoomTime),
        (any_direction(), any_day()).prop_map(|(edge, day)| Action::MoveEdge(edge, day)),
        any_day().prop_map(Action::MoveStretch),
        prop_oneof![Just(Action::Show(Layer::Article)), Just(Action::Show(Layer::Record))],
    ];
    prop_oneof![
        (0.0..1.0f64, 280.0..1_400.0f64).prop_map(|(share, width)| Doing::Drag(share, width)),
        any_direction().prop_map(Doing::Step),
        any_direction().prop_map(Doing::Year),
        any_direction().prop_map(Doing::End),
        any_day().prop_map(|day| Doing::Type(day.to_string())),
        // What is no day: half a date, too long a year, one that no month has.
        "|[0-9]{5}-06-09|20[0-2][0-9]-[0-9]{2}|20[0-2][0-9]-(02-3[01]|00-0[1-9]|1[3-9]-01)"
            .prop_map(Doing::Type),
        any::<usize>().prop_map(Doing::Choose),
        any::<usize>().prop_map(Doing::ChooseSummit),
        (0..5usize, any::<bool>()).prop_map(|(steps, pauses)| Doing::Play(steps, pauses)),
        other.prop_map(Doing::Else),
    ]
}

/// All days that can be shown, by what they are written as.
static DAYS: LazyLock<BTreeMap<String, Day>> = LazyLock::new(|| {
    let all = (DATA.first_day.number()..=DATA.as_of.number()).map(Day::from_number);
    all.map(|day| (day.to_string(), day)).collect()
});

/// The actions of a doing on what is shown, and the date that it names: reckoned from the days of the changes
/// alone.
fn done(doing: &Doing, shown: &AtlasState) -> (Vec<Action>, Day) {
    let data = LAYERS.of(shown.layer);
    let changes: Vec<Day> = data.changes().iter().map(|change| change.day).collect();
    let after = |day: Day| changes.iter().copied().find(|change| *change > day);
    let date = shown.date;
    match doing {
        Doing::Drag(share, width) => {
            let scale = DateScale::of_lanes(&DATA, shown.window, *width);
            let (from, to) = ends_px(&scale);
            let day = scale.date_at(from + share * (to - from));
            (vec![Action::GoTo(day)], day)
        }
        Doing::Step(Direction::Forward) => {
            (vec![Action::StepChange(Direction::Forward)], after(date).unwrap_or(date))
        }
        Doing::Step(Direction::Back) => {
            let before = changes.iter().copied().rfind(|change| *change < date);
            (vec![Action::StepChange(Direction::Back)], before.unwrap_or(date))
        }
        Doing::Type(text) => {
            // The first key stops the player, whatever is typed then; what is refused is not sent, as in view/choose.rs.
            let sent = [Action::Pause].into_iter().chain(DATA.day_named(text).map(Action::GoTo));
            (sent.collect(), DAYS.get(text).copied().unwrap_or(date))
        }
        Doing::Choose(at) => {
            let day = changes[at % changes.len()];
            (vec![Action::GoTo(day)], day)
        }
        Doing::ChooseSummit(at) => {
            let day = data.summits[at % data.summits.len()].end;
            (vec![Action::GoTo(day)], day)
        }
        Doing::Year(towards) => {
            let (year, month, of_month) = date.civil();
            let year = if *towards == Direction::Back { year - 1 } else { year + 1 };
            // 29 February has none a year on.
            let day = Day::new(year, month, of_month).or(Day::new(year, month, 28)).expect("a day");
            (vec![Action::StepYear(*towards)], day.clamp(DATA.first_day, DATA.as_of))
        }
        Doing::End(Direction::Back) => (vec![Action::ToEnd(Direction::Back)], DATA.first_day),
        Doing::End(Direction::Forward) => (vec![Action::ToEnd(Direction::Forward)], DATA.as_of),
        Doing::Play(steps, pauses) => {
            let mut actions = vec![Action::Play];
            // From the last change on it plays from the beginning.
            let mut named = if after(date).is_some() { date } else { DATA.first_day };
            for _ in 0..*steps {
                actions.push(Action::PlayOn);
                named = after(named).unwrap_or(named);
            }
            if *pauses {
                actions.push(Action::Pause);
            }
            (actions, named)
        }
        Doing::Else(action) => (vec![*action], date),
    }
}

/// What must always hold.
fn is_valid(state: &AtlasState) -> bool {
    let is_known = |what: Selection| match what {
        Selection::State(code) => DATA.state(code).is_some(),
        Selection::Area(id) => id.area(&DATA).is_some(),
    };
    let selected = state.selected.is_none_or(is_known);
    let cursor = state.cursor.is_some_and(is_known);
    let range = DATA.first_day..=DATA.as_of;
    let (first, last) = Window::days(state.window, &DATA);
    let is_stretch = range.contains(&first) && range.contains(&last);
    let is_long = last.number() - first.number() >= Window::LEAST_DAYS;
    let compared = state.compared.is_none_or(|day| range.contains(&day));
    let look = match state.look {
        Look::At(what) => is_known(what),
        Look::All | Look::Members | Look::Free(_) => true,
    };
    let worldview = state.worldview.worldview(&DATA).is_some();
    // Who plays has something to come.
    let data = LAYERS.of(state.layer);
    let is_to_come = data.change_beside(state.date, Direction::Forward).is_some();
    let playing = !state.is_playing || is_to_come;
    let kept = [compared, selected, cursor, is_stretch, is_long, look, worldview, playing];
    range.contains(&state.date) && kept.iter().all(|holds| *holds)
}

fn any_day() -> impl Strategy<Value = Day> {
    // Any day that there is, and days around the range more often.
    prop_oneof![
        (-30_000..50_000i32).prop_map(Day::from_number),
        (11_400..20_600i32).prop_map(Day::from_number),
    ]
}

fn any_code() -> impl Strategy<Value = StateCode> {
    let known = (0..DATA.states.len()).prop_map(|at| DATA.states[at].code);
    prop_oneof![known, "[A-Z]{2}".prop_map(|text| code(&text))]
}

fn any_area() -> impl Strategy<Value = AreaId> {
    (0..LARGER.areas.len()).prop_map(|at| AreaId::find(&LARGER, &LARGER.areas[at].id).expect("an area"))
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Back), Just(Direction::Forward)]
}

fn any_worldview() -> impl Strategy<Value = WorldviewId> {
    (0..DATA.worldviews.len()).prop_map(|at| worldview(&DATA.worldviews[at].id))
}

fn any_look() -> impl Strategy<Value = Look> {
    let viewport = (any::<[i32; 2]>(), any::<i32>()).prop_map(|(low, width)| Viewport::new(low, width));
    prop_oneof![
        Just(Look::All),
        Just(Look::Members),
        any_code().prop_map(|code| Look::At(Selection::State(code))),
        any_area().prop_map(|id| Look::At(Selection::Area(id))),
        viewport.prop_map(Look::Free),
    ]
}

/// All kinds of actions, and which one an action is. The compiler leads whoever adds one to this list, and
/// `any_action_is_any_of_all_kinds` from here to [`any_action`].
macro_rules! kinds {
    ($($kind:pat),+ $(,)?) => {
        const KINDS: &[&str] = &[$(stringify!($kind)),+];

        fn kind(action: &Action) -> &'static str {
            match action {
                $($kind => stringify!($kind)),+
            }
        }
    };
}

kinds![
    Action::GoTo(_),
    Action::StepChange(_),
    Action::StepYear(_),
    Action::ToEnd(_),
    Action::Select(Selection::State(_)),
    Action::Select(Selection::Area(_)),
    Action::Deselect,
    Action::StepState(_),
    Action::Show(_),
    Action::DrawAs(_),
    Action::LookAt(_),
    Action::LookAtSelected,
    Action::Play,
    Action::Pause,
    Action::PlayOn,
    Action::MoveCursor(Selection::State(_)),
    Action::MoveCursor(Selection::Area(_)),
    Action::Compare(_),
    Action::StopComparing,
    Action::ShowStretch(..),
    Action::MoveEdge(..),
    Action::MoveStretch(_),
    Action::ZoomTime(_),
    Action::ShowAllTime,
];

#[test]
fn any_action_is_any_of_all_kinds() {
    let (any, mut random) = (any_action(), TestRunner::deterministic());
    let made: BTreeSet<_> =
        (0..2_000).map(|_| kind(&any.new_tree(&mut random).expect("an action").current())).collect();
    assert_eq!(made, KINDS.iter().copied().collect());
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        any_day().prop_map(Action::GoTo),
        any_direction().prop_map(Action::StepChange),
        any_direction().prop_map(Action::StepYear),
        any_direction().prop_map(Action::ToEnd),
        any_code().prop_map(|code| Action::Select(Selection::State(code))),
        any_area().prop_map(|id| Action::Select(Selection::Area(id))),
        Just(Action::Deselect),
        any_direction().prop_map(Action::StepState),
        any_code().prop_map(|code| Action::MoveCursor(Selection::State(code))),
        any_area().prop_map(|id| Action::MoveCursor(Selection::Area(id))),
        prop_oneof![Just(Layer::Record), Just(Layer::Article)].prop_map(Action::Show),
        any_worldview().prop_map(Action::DrawAs),
        any_look().prop_map(Action::LookAt),
        Just(Action::LookAtSelected),
        prop_oneof![Just(Action::Play), Just(Action::Pause), Just(Action::PlayOn)],
        prop_oneof![any_day().prop_map(Action::Compare), Just(Action::StopComparing)],
        (any_day(), any_day()).prop_map(|(first, last)| Action::ShowStretch(first, last)),
        (any_direction(), any_day()).prop_map(|(edge, day)| Action::MoveEdge(edge, day)),
        any_day().prop_map(Action::MoveStretch),
        prop_oneof![any_direction().prop_map(Action::ZoomTime), Just(Action::ShowAllTime)],
    ]
}

/// Any state that may be shown.
fn any_shown() -> impl Strategy<Value = AtlasState> {
    let selections = DATA.states.len() + DATA.areas.len() + 1;
    let days = DATA.first_day.number()..=DATA.as_of.number();
    let looks = any_look().prop_map(|look| reduce(first(), Action::LookAt(look), &LAYERS).look);
    let parts = (days, 0..selections, 0..DATA.states.len(), any_worldview(), looks);
    parts.prop_map(|(number, at, cursor, worldview, look)| {
        let selected = match at.checked_sub(DATA.states.len()) {
            None => Some(Selection::State(DATA.states[at].code)),
            Some(at) => DATA
                .areas
                .get(at)
                .map(|area| Selection::Area(AreaId::find(&DATA, &area.id).expect("an area"))),
        };
        AtlasState {
            layer: if number % 3 == 0 { Layer::Article } else { Layer::Record },
            date: Day::from_number(number),
            worldview,
            look,
            selected,
            cursor: Some(Selection::State(DATA.states[cursor].code)),
            is_playing: false,
            compared: (number % 4 == 0).then(|| Day::from_number(DATA.first_day.number() + at as i32)),
            window: Window::new(DATA.first_day, Day::from_number(number), &DATA),
        }
    })
}

proptest! {
    #[test]
    fn no_sequence_of_actions_leads_out_of_the_dataset(
        actions in proptest::collection::vec(any_action(), 0..60),
    ) {
        let mut shown = first();
        prop_assert!(is_valid(&shown));
        for action in actions {
            shown = reduce(shown, action, &LAYERS);
            prop_assert!(is_valid(&shown), "after {:?}: {:?}", action, shown);
        }
    }

    #[test]
    fn whatever_is_done_the_date_is_the_one_named_last(
        doings in proptest::collection::vec(any_doing(), 1..40),
    ) {
        let mut shown = first();
        for doing in &doings {
            let (actions, named) = done(doing, &shown);
            let before = shown;
            // A player that was left running goes on until the date is taken out of its hands.
            for action in actions {
                shown = reduce(shown, action, &LAYERS);
            }
            prop_assert_eq!(shown.date, named, "after {:?} of {:?}", doing, doings);
            if !matches!(doing, Doing::Play(..) | Doing::Else(_)) {
                let on = reduce(shown, Action::PlayOn, &LAYERS);
                prop_assert_eq!(on.date, named, "a timer that fires late after {:?}", doing);
            }
            // The stretch of time shown moves along with a date that would leave it, and keeps its length.
            if !matches!(doing, Doing::Else(_)) {
                let [(from, to), (was_from, was_to)] = [shown, before].map(|of| Window::days(of.window, &DATA));
                let length = |from: Day, to: Day| to.number() - from.number();
                prop_assert_eq!(length(from, to), length(was_from, was_to), "after {:?}", doing);
                let is_seen = (from..=to).contains(&shown.date);
                prop_assert!(is_seen || shown.date == before.date, "{:?} is out of sight after {:?}", shown, doing);
                let others = |of: AtlasState| (of.compared, of.selected, of.layer);
                prop_assert_eq!(others(shown), others(before), "after {:?}", doing);
            }
        }
    }

    #[test]
    fn stepping_forward_and_back_between_changes_returns(number in 0..20usize) {
        let changes = DATA.changes();
        let shown = AtlasState { date: changes[number].day, ..first() };
        if number + 1 < changes.len() {
            let on = reduce(shown, Action::StepChange(Direction::Forward), &LAYERS);
            prop_assert_eq!(on.date, changes[number + 1].day);
            prop_assert_eq!(reduce(on, Action::StepChange(Direction::Back), &LAYERS), shown);
        }
    }

    #[test]
    fn what_is_shown_survives_the_trip_through_a_link(shown in any_shown(), before in any_shown()) {
        let (actions, faults) = read_link(&link_of(&shown, &DATA), &DATA);
        prop_assert_eq!(faults, []);
        let again = actions.into_iter().fold(before, |state, action| reduce(state, action, &LAYERS));
        let said = |of: AtlasState| (of.layer, of.date, of.worldview, of.look, of.selected, of.compared, of.window);
        prop_assert_eq!(said(again), said(shown));
    }

    #[test]
    fn no_link_makes_it_panic_or_leads_out_of_the_dataset(link in ".*", before in any_shown()) {
        apply_any(&link, before)?;
    }

    #[test]
    fn no_link_of_the_right_look_does_either(
        link in "#?((date|state|area|worldview|compare|time|zoom|DATE|x|)[=&#%]([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9.-]{0,22}|[A-Za-z]{2}|[a-z-]{0,80}|\\PC{0,9})&?){0,6}",
        before in any_shown(),
    ) {
        apply_any(&link, before)?;
    }
}

fn apply_any(link: &str, before: AtlasState) -> Result<(), TestCaseError> {
    let (actions, faults) = read_link(link, &DATA);
    for fault in &faults {
        prop_assert!(fault.part.chars().count() <= 60 && !fault.expected.is_empty(), "{:?}", fault);
    }
    let told = told(&faults);
    prop_assert_eq!(told.is_some(), !faults.is_empty());
    prop_assert!(told.unwrap_or_default().chars().count() < 400, "{:?} is told at length", link);
    for action in actions {
        let unknown = match action {
            Action::GoTo(day) => !(DATA.first_day..=DATA.as_of).contains(&day),
            Action::Select(Selection::State(code)) => DATA.state(code).is_none(),
            Action::Select(Selection::Area(id)) => id.area(&DATA).is_none(),
            _ => false,
        };
        prop_assert!(!unknown, "{:?} of {:?}", action, link);
    }
    let after = read_link(link, &DATA).0.into_iter().fold(before, |s, action| reduce(s, action, &LAYERS));
    prop_assert!(is_valid(&after), "{:?} leads to {:?}", link, after);
    Ok(())
}

#[test]
fn a_link_says_what_differs_from_what_is_shown_at_first() {
    for (shown, expected) in [
        (first(), ""),
        (AtlasState { cursor: Some(state("IN")), ..first() }, ""),
        (on("2017-06-09"), "date=2017-06-09"),
        (AtlasState { selected: Some(state("IN")), ..first() }, "state=IN"),
        (AtlasState { selected: Some(state("IN")), ..on("2017-06-09") }, "date=2017-06-09&state=IN"),
        (AtlasState { selected: Some(area("aksai-chin")), ..first() }, "area=aksai-chin"),
        (AtlasState { layer: Layer::Article, ..first() }, "layer=article"),
        (AtlasState { compared: Some(day("2005-07-05")), ..first() }, "compare=2005-07-05"),
        (
            AtlasState {
                window: Window::new(day("2015-01-01"), day("2017-06-30"), &DATA),
                ..on("2017-06-09")
            },
            "date=2017-06-09&time=2015-01-01..2017-06-30",
        ),
        (AtlasState { selected: Some(area("golan")), ..on("2001-06-15") }, "date=2001-06-15&area=golan"),
    ] {
        assert_eq!(link_of(&shown, &DATA), expected);
    }
}

#[test]
fn every_state_and_every_area_can_be_linked_to() {
    let states =
        DATA.states.iter().map(|state| (Selection::State(state.code), format!("state={}", state.code)));
    let areas = DATA.areas.iter().map(|one| (area(&one.id), format!("area={}", one.id)));
    let mut count = 0;
    for (selected, expected) in states.chain(areas) {
        count += 1;
        let shown = AtlasState { selected: Some(selected), ..first() };
        assert_eq!(link_of(&shown, &DATA), expected);
        assert_eq!(follow(&expected, first()).selected, Some(selected));
    }
    assert_eq!(count, 27 + 25);
}

/// What is shown after following a link, whatever was not understood.
fn follow(link: &str, from: AtlasState) -> AtlasState {
    read_link(link, &DATA).0.into_iter().fold(from, |state, action| reduce(state, action, &LAYERS))
}

#[test]
fn an_option_that_is_taken_away_asks_for_what_is_shown_at_first() {
    let first = AtlasState::first(&DATA);
    proptest!(|(before in any_shown())| {
        // The years in sight are the reader's alone.
        let before = AtlasState { window: None, ..before };
        let after = ["date", "selected", "layer", "worldview", "zoom", "compare"].iter().fold(before, |state, name| {
            let action = read_option(name, None, &DATA).unwrap_or_else(|expected| panic!("{name}: {expected}"));
            reduce(state, action, &LAYERS)
        });
        prop_assert_eq!(link_of(&after, &DATA), link_of(&first, &DATA));
    });
}

#[test]
fn an_option_is_taken_as_it_is_meant() {
    for (name, given, meant) in [
        ("selected", "in", "IN"),
        ("selected", "Kz", "KZ"),
        ("selected", "Golan", "golan"),
        ("worldview", "Neutral", "neutral"),
        ("zoom", "in", "IN"),
        ("zoom", "ALL", "all"),
        ("layer", "Article", "article"),
    ] {
        let read = |value| read_option(name, Some(value), &DATA);
        assert!(read(meant).is_ok(), "{name}={meant}");
        assert_eq!(read(given), read(meant), "{name}={given}");
    }
    for (name, given) in [("selected", "india"), ("selected", "i n"), ("date", "today"), ("state", "IN")] {
        assert!(read_option(name, Some(given), &DATA).is_err(), "{name}={given}");
    }
}

#[test]
fn what_a_link_gets_wrong_is_said_and_the_rest_still_holds() {
    const DATE: &str = "a day as 2017-06-09, from 2001-06-15 to 2026-02-02";
    const STATE: &str = "the two-letter code of a state shown here, as CN";
    const AREA: &str = "the id of a disputed area, as aksai-chin";
    const ANY: &str = "date=…, state=…, area=…, layer=…, worldview=…, compare=…, time=… or zoom=…";
    const TIME: &str =
        "two days from 2001-06-15 to 2026-02-02, 91 days apart or more, as 2015-01-01..2017-12-31";
    const ZOOM: &str =
        "all, members, selected, the code of a state, the id of an area or a part of the map as x,y,width";
    type Row<'a> = (&'a str, &'a str, Option<Selection>, &'a [(&'a str, &'a str)]);
    let (before, india, golan) = ("2024-07-04", Some(state("IN")), Some(area("golan")));
    let rows: &[Row] = &[
        ("", before, None, &[]),
        ("#", before, None, &[]),
        ("&&", before, None, &[]),
        ("#date=2017-06-09&state=IN", "2017-06-09", india, &[]),
        ("state=IN&date=2017-06-09", "2017-06-09", india, &[]),
        ("area=golan", before, golan, &[]),
        // The last of those that contradict one another counts.
        ("state=IN&area=golan", before, golan, &[("state=IN", "no `area=golan` after it")]),
        ("area=golan&state=IN", before, india, &[("area=golan", "no `state=IN` after it")]),
        ("state=PK&state=IN", before, india, &[("state=PK", "no `state=IN` after it")]),
        ("state=IN&state=IN", before, india, &[]),
        (
            "date=2010-01-01&state=IN&date=2017-06-09",
            "2017-06-09",
            india,
            &[("date=2010-01-01", "no `date=2017-06-09` after it")],
        ),
        ("date=2017-06-09&date=x", "2017-06-09", None, &[("date=x", DATE)]),
        ("layer=article&layer=record", before, None, &[("layer=article", "no `layer=record` after it")]),
        ("worldview=IN&worldview=PK", before, None, &[("worldview=IN", "no `worldview=PK` after it")]),
        ("zoom=IN&zoom=all", before, None, &[("zoom=IN", "no `zoom=all` after it")]),
        (
            "compare=2005-07-05&compare=2017-06-09",
            before,
            None,
            &[("compare=2005-07-05", "no `compare=2017-06-09` after it")],
        ),
        (
            "time=2023-01-01..2025-01-01&time=2001-06-15..2026-02-02",
            before,
            None,
            &[("time=2023-01-01..2025-01-01", "no `time=2001-06-15..2026-02-02` after it")],
        ),
        // As mail programs and other pages write them.
        ("date=2017%2D06%2d09&state=%49N", "2017-06-09", india, &[]),
        ("date%3D2017-06-09", "2017-06-09", None, &[]),
        // And some chats.
        ("date=2017-06-09%26state%3DIN", "2017-06-09", india, &[]),
        ("date%3D2017-06-09%26utm_source%3Dx%26state%3DIN", "2017-06-09", india, &[]),
        ("date=2017-06-09%26IN&state=IN", before, india, &[("date=2017-06-09%26IN", DATE)]),
        (
            "state=PK&date=2017-06-09%26state%3DIN",
            "2017-06-09",
            india,
            &[("state=PK", "no `date=2017-06-09%26state%3DIN` after it")],
        ),
        // What counts readers, and what browsers are to look for, is nobody's slip.
        ("state=IN&utm_source=x&utm_medium=y&fbclid=z&gclid=a%26b", before, india, &[]),
        ("date=2017-06-09:~:text=India,Pakistan&text=x", "2017-06-09", None, &[]),
        (":~:text=India", before, None, &[]),
        ("date=2017:06:09", before, None, &[("date=2017:06:09", DATE)]),
        ("state=%C4%B0N", before, None, &[("state=%C4%B0N", STATE)]),
        ("state=%E2%80%AEIN&%0A", before, None, &[("state=%E2%80%AEIN", STATE), ("%0A", ANY)]),
        ("state=%FF&zoom=%", before, None, &[("state=%FF", STATE), ("zoom=%", ZOOM)]),
        ("state=%+1&date=%2", before, None, &[("state=%+1", STATE), ("date=%2", DATE)]),
        ("date=2001-06-15", "2001-06-15", None, &[]),
        ("date=2026-02-02", "2026-02-02", None, &[]),
        ("date=2017-06-31&state=IN", before, india, &[("date=2017-06-31", DATE)]),
        ("date=2001-06-14&state=IN", before, india, &[("date=2001-06-14", DATE)]),
        ("date=2026-02-03&state=IN", before, india, &[("date=2026-02-03", DATE)]),
        ("date=&state=IN", before, india, &[("date=", DATE)]),
        ("date=2017-06-09&state=FR", "2017-06-09", None, &[("state=FR", STATE)]),
        ("date=2017-06-09&state=in", "2017-06-09", india, &[]),
        ("state=ln", before, None, &[("state=ln", STATE)]),
        ("state=IN&state=IND", before, india, &[("state=IND", STATE)]),
        ("area=atlantis&date=2017-06-09", "2017-06-09", None, &[("area=atlantis", AREA)]),
        ("area=Golan", before, golan, &[]),
        ("compare=2005-07-05", before, None, &[]),
        ("compare=1999-01-01", before, None, &[("compare=1999-01-01", DATE)]),
        ("time=2023-01-01..2025-01-01", before, None, &[]),
        ("time=2001-06-15..2026-02-02", before, None, &[]),
        ("time=2023-01-01", before, None, &[("time=2023-01-01", TIME)]),
        ("time=2024-07-01..2024-08-01", before, None, &[("time=2024-07-01..2024-08-01", TIME)]),
        ("time=2025-01-01..2023-01-01", before, None, &[("time=2025-01-01..2023-01-01", TIME)]),
        ("zoom=3&state=IN", before, india, &[("zoom=3", ZOOM)]),
        ("zoom=9000%2C12000%2C8000", before, None, &[]),
        ("zoom=9000,%2012000,%208000", before, None, &[]),
        ("zoom=0,0,0", before, None, &[("zoom=0,0,0", ZOOM)]),
        ("zoom=-1,12000,8000", before, None, &[("zoom=-1,12000,8000", ZOOM)]),
        ("zoom=30000,12000,8000", before, None, &[("zoom=30000,12000,8000", ZOOM)]),
        ("zoom=9000,12000,2147483647", before, None, &[("zoom=9000,12000,2147483647", ZOOM)]),
        ("scale=3&state=IN", before, india, &[("scale=3", ANY)]),
        ("Date=2017-06-09", before, None, &[("Date=2017-06-09", ANY)]),
        ("IN", before, None, &[("IN", ANY)]),
        ("##state=IN", before, None, &[("#state=IN", ANY)]),
        ("date=x&state=y&area=z", before, None, &[("date=x", DATE), ("state=y", STATE), ("area=z", AREA)]),
    ];
    let from = AtlasState { selected: Some(state("UZ")), ..on("2010-01-01") };
    let mut complaints = Vec::new();
    for (link, date, selected, faults) in rows {
        let after = follow(link, from);
        let said = read_link(link, &DATA).1;
        let said: Vec<_> = said.iter().map(|fault| (fault.part.as_str(), fault.expected.as_str())).collect();
        let expected = faults.to_vec();
        if (after.date, after.selected) != (day(date), *selected) || said != expected {
            complaints.push(format!("{link:?}: {after:?}, said {said:?}; expected {expected:?}"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn a_link_may_ask_for_all_of_time() {
    let window = Window::new(day("2015-01-01"), day("2017-06-30"), &DATA);
    assert!(window.is_some());
    let after = follow("time=2001-06-15..2026-02-02", AtlasState { window, ..first() });
    assert_eq!(after.window, None);
}

#[test]
fn what_is_selected_is_looked_at_wherever_in_a_link_it_stands() {
    for link in ["zoom=selected&state=IN", "state=IN&zoom=selected"] {
        assert_eq!(follow(link, on("2010-01-01")).look, Look::At(state("IN")), "{link}");
    }
}

/// What others hang on links, and words that the browser is to look for, ask nothing of the widget.
#[test]
fn a_link_without_a_part_of_the_widgets_is_empty() {
    for link in ["", "utm_source=x&utm_medium=y", "fbclid=1", "&", ":~:text=Iran", "gclid=2&:~:text=a"] {
        assert!(is_empty_link(link), "{link}");
    }
    for link in ["state=IN", "utm_source=x&state=IN", "date=never", "somewhere", "state=IN:~:text=Iran"] {
        assert!(!is_empty_link(link), "{link}");
    }
}

#[test]
fn what_a_link_gets_wrong_is_told_in_one_sentence() {
    const ANY: &str = "(expected date=…, state=…, area=…, layer=…, worldview=…, compare=…, time=… or zoom=…)";
    const DATE: &str = "(expected a day as 2017-06-09, from 2001-06-15 to 2026-02-02)";
    let many = |count: usize, link: fn(usize) -> String| -> String { (0..count).map(link).collect() };
    let sentence = |link: &str| told(&read_link(link, &DATA).1);
    let after = |link: &str| {
        let said = sentence(link).unwrap_or_default();
        said.strip_prefix("Ignored in the address: ").map(str::to_owned).unwrap_or(said)
    };
    assert_eq!(sentence("state=IN"), None);
    assert_eq!(after("date=x"), format!("`date=x` {DATE}"));
    assert_eq!(after("date=x&IN"), format!("`date=x` {DATE} and `IN` {ANY}"));
    let unknown = "source=x&medium=y&campaign=z";
    assert_eq!(after(unknown), format!("`source=x`, `medium=y` {ANY} and 1 more"));
    assert_eq!(sentence("utm_source=x&utm_medium=y&utm_campaign=z"), None);
    assert_eq!(after("a&date=x&c&d&a"), format!("`a` {ANY}, `date=x` {DATE} and 2 more"));
    assert_eq!(after(&many(3_000, |_| "a=b&".to_owned())), format!("`a=b` {ANY}"));
    let others = many(3_000, |at| format!("a{at}=b&"));
    assert_eq!(after(&others), format!("`a0=b`, `a1=b` {ANY} and 2998 more"));
}

#[test]
fn a_fault_repeats_no_more_than_sixty_letters() {
    let sixty = format!("x{}", "ü".repeat(59));
    let longer = format!("{sixty}y");
    let part = |link: &str| read_link(link, &DATA).1.first().map(|fault| fault.part.clone());
    assert_eq!(part(&sixty), Some(sixty.clone()));
    assert_eq!(part(&longer), Some(format!("x{}…", "ü".repeat(58))));
}
