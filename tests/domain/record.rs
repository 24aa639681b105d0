//! Guards the record of who stood where and when: the committed facts, what is worked out from them,
//! and that no broken record gets past the checks.

use crate::common::{assert_none, code, dataset as checked, day, document, small};
use sco_atlas::dataset::{
    self, AbsenceKind, Dataset, Day, Direction, Document, Layer, Layers, Precision, SpanRecord, Status, Turn,
    export::whole_as_json,
};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// Members, observers, dialogue partners, SCO partners.
fn totals(data: &Dataset, on: Day) -> [u16; 4] {
    let counts = data.counts_on(on);
    [Status::Member, Status::Observer, Status::DialoguePartner, Status::ScoPartner].map(|of| counts.of(of))
}

#[test]
fn the_totals_of_each_turning_point_are_those_of_the_record() {
    let data = checked();
    let mut complaints = Vec::new();
    for (on, expected, why) in [
        ("2001-06-14", [0, 0, 0, 0], "the day before the founding"),
        ("2001-06-15", [6, 0, 0, 0], "founded by six"),
        ("2004-06-16", [6, 0, 0, 0], "the day before the first observer"),
        ("2004-06-17", [6, 1, 0, 0], "Mongolia"),
        ("2005-07-04", [6, 1, 0, 0], "the day before"),
        ("2005-07-05", [6, 4, 0, 0], "India, Pakistan, Iran"),
        ("2010-05-31", [6, 4, 2, 0], "Belarus and Sri Lanka, by the end of May 2010"),
        ("2012-06-06", [6, 4, 2, 0], "the day before"),
        ("2012-06-07", [6, 5, 2, 0], "Afghanistan"),
        ("2013-04-26", [6, 5, 3, 0], "Turkey"),
        ("2015-07-09", [6, 5, 3, 0], "the day before"),
        ("2015-07-10", [6, 6, 2, 0], "Belarus from partner to observer"),
        ("2015-09-24", [6, 6, 3, 0], "Cambodia"),
        ("2016-04-15", [6, 6, 5, 0], "Azerbaijan and Nepal, not yet Armenia"),
        ("2016-04-16", [6, 6, 6, 0], "Armenia"),
        ("2017-06-08", [6, 6, 6, 0], "the day before India and Pakistan"),
        ("2017-06-09", [8, 4, 6, 0], "India and Pakistan"),
        ("2022-09-13", [8, 4, 6, 0], "the day before Egypt and Qatar"),
        ("2022-09-16", [8, 4, 9, 0], "Egypt, Qatar, Saudi Arabia"),
        ("2023-05-05", [8, 4, 13, 0], "Kuwait, Maldives, Myanmar, UAE"),
        ("2023-07-03", [8, 4, 13, 0], "the day before Iran"),
        ("2023-07-04", [9, 3, 13, 0], "Iran"),
        ("2023-07-15", [9, 3, 14, 0], "Bahrain"),
        ("2024-07-03", [9, 3, 14, 0], "the day before Belarus"),
        ("2024-07-04", [10, 2, 14, 0], "Belarus: the article's day"),
        ("2025-08-31", [10, 2, 14, 0], "the day before the merger"),
        ("2025-09-01", [10, 0, 0, 16], "one partner status; Laos is agreed only"),
        ("2026-02-02", [10, 0, 0, 16], "the last day of the record"),
    ] {
        let found = totals(&data, day(on));
        if found != expected {
            complaints.push(format!("{on} ({why}): {found:?}; expected {expected:?}"));
        }
    }
    assert_none(&complaints);
}

/// The fact sheet's spans as they stand there: state, status, start, precision, basis, end, confidence.
const SPANS: &str = "\
CHN,member,2001-06-15,day,founding,,high
RUS,member,2001-06-15,day,founding,,high
KAZ,member,2001-06-15,day,founding,,high
KGZ,member,2001-06-15,day,founding,,high
TJK,member,2001-06-15,day,founding,,high
UZB,member,2001-06-15,day,founding,,high
MNG,observer,2004-06-17,day,decision,,high
IND,observer,2005-07-05,day,decision,2017-06-09,high
IND,member,2017-06-09,day,admission,,high
PAK,observer,2005-07-05,day,decision,2017-06-09,high
PAK,member,2017-06-09,day,admission,,high
IRN,observer,2005-07-05,day,decision,2023-07-04,high
IRN,member,2023-07-04,day,admission,,high
BLR,dialogue_partner,2010-04-28,month,memorandum,2015-07-10,low
BLR,observer,2015-07-10,day,decision,2024-07-04,high
BLR,member,2024-07-04,day,admission,,high
LKA,dialogue_partner,2010-05-06,month,memorandum,,low
AFG,observer,2012-06-07,day,decision,,high
TUR,dialogue_partner,2013-04-26,day,memorandum,,high
KHM,dialogue_partner,2015-09-24,day,memorandum,,high
AZE,dialogue_partner,2016-03-14,day,memorandum,,high
NPL,dialogue_partner,2016-03-22,day,memorandum,,high
ARM,dialogue_partner,2016-04-16,day,memorandum,,high
EGY,dialogue_partner,2022-09-14,day,memorandum,,high
QAT,dialogue_partner,2022-09-14,day,memorandum,,high
SAU,dialogue_partner,2022-09-16,month,memorandum,,low
KWT,dialogue_partner,2023-05-05,day,memorandum,,medium
MDV,dialogue_partner,2023-05-05,day,memorandum,,medium
MMR,dialogue_partner,2023-05-05,day,memorandum,,medium
ARE,dialogue_partner,2023-05-05,day,memorandum,,medium
BHR,dialogue_partner,2023-07-15,day,memorandum,,medium";

#[test]
fn the_spans_are_those_of_the_fact_sheet() {
    let data = checked();
    let mut found: Vec<String> = data
        .spans
        .iter()
        .map(|span| {
            let alpha3 = data.state(span.state).map_or("?", |state| state.alpha3.as_str());
            let precision = match span.start.precision {
                Precision::Day => "day",
                Precision::Month => "month",
                Precision::Year => "year",
                Precision::Unknown => "unknown",
            };
            let (status, basis, sure) = (span.status.word(), span.basis.word(), span.confidence.word());
            let end = span.end.map(|end| end.to_string()).unwrap_or_default();
            format!("{alpha3},{status},{},{precision},{basis},{end},{sure}", span.start.day)
        })
        .collect();
    let mut expected: Vec<_> = SPANS.lines().collect();
    assert_eq!(expected.len(), 31);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn twenty_six_states_have_a_status_and_laos_has_only_a_decision() {
    let data = checked();
    let without: Vec<_> =
        data.states.iter().filter(|state| data.stretches(state.code).is_empty()).map(|s| s.code).collect();
    assert_eq!(data.states.len(), 27);
    assert_eq!(without, [code("LA")]);
    let decisions: Vec<_> = data.decisions.iter().filter(|decision| decision.state == code("LA")).collect();
    assert_eq!(decisions.len(), 1);
    assert_eq!(decisions[0].date.day, day("2025-09-01"));
}

#[test]
fn every_state_has_its_three_iso_codes() {
    let data = checked();
    let expected: BTreeMap<&str, (&str, &str, &str)> = [
        ("CN", ("CHN", "156", "China")),
        ("RU", ("RUS", "643", "Russia")),
        ("KZ", ("KAZ", "398", "Kazakhstan")),
        ("KG", ("KGZ", "417", "Kyrgyzstan")),
        ("TJ", ("TJK", "762", "Tajikistan")),
        ("UZ", ("UZB", "860", "Uzbekistan")),
        ("IN", ("IND", "356", "India")),
        ("PK", ("PAK", "586", "Pakistan")),
        ("IR", ("IRN", "364", "Iran")),
        ("BY", ("BLR", "112", "Belarus")),
        ("MN", ("MNG", "496", "Mongolia")),
        ("AF", ("AFG", "004", "Afghanistan")),
        ("LK", ("LKA", "144", "Sri Lanka")),
        ("TR", ("TUR", "792", "Turkey")),
        ("AZ", ("AZE", "031", "Azerbaijan")),
        ("AM", ("ARM", "051", "Armenia")),
        ("KH", ("KHM", "116", "Cambodia")),
        ("NP", ("NPL", "524", "Nepal")),
        ("EG", ("EGY", "818", "Egypt")),
        ("QA", ("QAT", "634", "Qatar")),
        ("SA", ("SAU", "682", "Saudi Arabia")),
        ("BH", ("BHR", "048", "Bahrain")),
        ("KW", ("KWT", "414", "Kuwait")),
        ("MV", ("MDV", "462", "Maldives")),
        ("MM", ("MMR", "104", "Myanmar")),
        ("AE", ("ARE", "784", "United Arab Emirates")),
        ("LA", ("LAO", "418", "Laos")),
    ]
    .into();
    let found: BTreeMap<_, _> = data
        .states
        .iter()
        .map(|state| (state.code.as_str(), (&*state.alpha3, &*state.numeric, &*state.name)))
        .collect();
    assert_eq!(found, expected);
}

/// Start, end, country, city.
const SUMMITS: [&str; 25] = [
    "2001-06-14 2001-06-15 CN Shanghai",
    "2002-06-07 2002-06-07 RU St Petersburg",
    "2003-05-28 2003-05-29 RU Moscow",
    "2004-06-17 2004-06-17 UZ Tashkent",
    "2005-07-05 2005-07-05 KZ Astana",
    "2006-06-15 2006-06-15 CN Shanghai",
    "2007-08-16 2007-08-16 KG Bishkek",
    "2008-08-28 2008-08-28 TJ Dushanbe",
    "2009-06-15 2009-06-16 RU Yekaterinburg",
    "2010-06-10 2010-06-11 UZ Tashkent",
    "2011-06-15 2011-06-15 KZ Astana",
    "2012-06-06 2012-06-07 CN Beijing",
    "2013-09-13 2013-09-13 KG Bishkek",
    "2014-09-11 2014-09-12 TJ Dushanbe",
    "2015-07-09 2015-07-10 RU Ufa",
    "2016-06-23 2016-06-24 UZ Tashkent",
    "2017-06-08 2017-06-09 KZ Astana",
    "2018-06-09 2018-06-10 CN Qingdao",
    "2019-06-13 2019-06-14 KG Bishkek",
    "2020-11-10 2020-11-10 RU video",
    "2021-09-16 2021-09-17 TJ Dushanbe",
    "2022-09-15 2022-09-16 UZ Samarkand",
    "2023-07-04 2023-07-04 IN video",
    "2024-07-03 2024-07-04 KZ Astana",
    "2025-08-31 2025-09-01 CN Tianjin",
];

#[test]
fn there_was_one_summit_a_year_where_and_when_the_fact_sheet_says() {
    let data = checked();
    let found: Vec<_> = data
        .summits
        .iter()
        .map(|summit| {
            let place = summit.city.as_deref().unwrap_or(summit.mode.word());
            format!("{} {} {} {place}", summit.start, summit.end, summit.country)
        })
        .collect();
    assert_eq!(found, SUMMITS);
    let years: Vec<_> = data.summits.iter().map(|summit| summit.end.civil().0).collect();
    assert_eq!(years, (2001..=2025).collect::<Vec<_>>());
}

#[test]
fn the_last_summit_is_the_one_that_had_begun() {
    let data = checked();
    for (on, expected) in [
        ("2001-06-13", None),
        ("2001-06-15", Some("2001-06-14")),
        ("2002-06-06", Some("2001-06-14")),
        ("2024-07-02", Some("2023-07-04")),
        ("2024-07-03", Some("2024-07-03")),
        ("2026-02-02", Some("2025-08-31")),
    ] {
        let found = data.summit_by(day(on)).map(|summit| summit.start);
        assert_eq!(found, expected.map(day), "{on}");
    }
}

#[test]
fn the_steps_before_a_status_are_those_of_the_fact_sheet() {
    let data = checked();
    let mut found: Vec<_> = data
        .decisions
        .iter()
        .map(|step| format!("{} {} {} {}", step.date.day, step.state, step.kind.word(), step.towards.word()))
        .collect();
    let mut expected: Vec<String> = Vec::new();
    for (on, states, what) in [
        ("2009-06-16", "BY LK", "status dialogue_partner"),
        ("2012-06-07", "TR", "status dialogue_partner"),
        ("2015-07-10", "KH AZ NP AM", "status dialogue_partner"),
        ("2015-07-10", "IN PK", "procedure member"),
        ("2016-06-24", "IN PK", "obligations member"),
        ("2021-09-17", "EG QA SA", "status dialogue_partner"),
        ("2021-09-17", "IR", "procedure member"),
        ("2022-09-16", "KW MV MM AE BH", "status dialogue_partner"),
        ("2022-09-16", "BY", "procedure member"),
        ("2022-09-16", "IR", "obligations member"),
        ("2023-07-04", "BY", "obligations member"),
        ("2025-07-01", "AM", "application member"),
        ("2025-09-01", "AZ", "application member"),
        ("2025-09-01", "LA", "status dialogue_partner"),
    ] {
        expected.extend(states.split(' ').map(|state| format!("{on} {state} {what}")));
    }
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

/// Leaders decide where they meet; not so every bloc, so that it is no rule of the checks.
#[test]
fn what_the_leaders_decided_is_dated_to_a_summit() {
    let data = checked();
    let mut elsewhere = Vec::new();
    for step in data
        .decisions
        .iter()
        .filter(|step| step.kind != dataset::DecisionKind::Obligations && step.is_agreed())
    {
        if data.summit_on(step.date.day).is_none() {
            elsewhere.push(format!("{} {}, {}", step.state, step.kind.word(), step.date.day));
        }
    }
    assert_none(&elsewhere);
}

#[test]
fn afghanistan_alone_has_been_left_out() {
    let data = checked();
    let [absence] = data.absences.as_slice() else { panic!("{:?}", data.absences) };
    assert_eq!((absence.state, absence.start.day, absence.end), (code("AF"), day("2021-09-16"), None));
    assert_eq!((absence.start.precision, absence.kind), (Precision::Month, AbsenceKind::NotInvited));
    assert!(data.status_on(code("AF"), data.as_of).is_some(), "it ends no status");
    assert_eq!(data.layer, Layer::Record);
}

#[test]
fn what_was_decided_at_a_summit_is_what_is_dated_to_its_days() {
    let data = checked();
    let decided = |on: &str| {
        let summit = data.summit_on(day(on)).unwrap_or_else(|| panic!("no summit on {on}"));
        let changes = data.changes_at(summit).map(|change| change.day.to_string()).collect::<Vec<_>>();
        (changes.join(" "), data.decisions_at(summit).count())
    };
    for (on, changes, decisions) in [
        ("2001-06-14", "2001-06-15", 0),
        ("2009-06-15", "", 2),
        ("2015-07-09", "2015-07-10", 6),
        // Saudi Arabia's memorandum is dated to the month, and may have been signed elsewhere.
        ("2022-09-16", "", 7),
        ("2023-07-04", "2023-07-04", 1),
        ("2024-07-03", "2024-07-04", 0),
        ("2025-08-31", "2025-09-01", 1),
        ("2019-06-13", "", 0),
    ] {
        assert_eq!(decided(on), (changes.to_owned(), decisions), "{on}");
    }
    for between in ["2001-06-16", "2024-07-05", "2026-02-02"] {
        assert!(data.summit_on(day(between)).is_none(), "{between}");
    }
}

#[test]
fn two_dates_differ_by_who_joined_moved_and_was_renamed() {
    let data = checked();
    let told = |a: &str, b: &str| {
        let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for of in data.differences(day(a), day(b)) {
            all.entry(of.turn.word()).or_default().push(of.state.to_string());
        }
        all.into_iter().map(|(turn, states)| format!("{turn} {}", states.join(" "))).collect::<Vec<_>>()
    };
    assert_eq!(told("2005-07-05", "2005-07-06"), Vec::<String>::new());
    assert_eq!(told("2005-07-04", "2005-07-05"), ["joined IN PK IR"]);
    assert_eq!(told("2017-06-08", "2017-06-09"), ["moved_up IN PK"]);
    assert_eq!(told("2009-01-01", "2016-01-01"), ["joined BY AF LK TR KH"]);
    assert_eq!(
        told("2012-01-01", "2024-07-04"),
        ["joined AF TR KH AZ NP AM EG QA SA KW MV MM AE BH", "moved_up IN PK IR BY",]
    );
    assert_eq!(told("2025-08-31", "2025-09-01"), ["merged MN AF LK TR KH AZ NP AM EG QA SA KW MV MM AE BH"]);
    assert_eq!(told("2004-01-01", "2026-02-02").len(), 1, "whoever had no status joined");
    for (a, b) in [("2005-07-04", "2024-07-04"), ("2017-06-09", "2025-09-01")] {
        assert_eq!(told(a, b), told(b, a), "the order of the dates does not matter");
        // An independent recount: everybody whose status is not the same.
        let differ =
            data.order().filter(|code| data.status_on(*code, day(a)) != data.status_on(*code, day(b)));
        assert_eq!(data.differences(day(a), day(b)).len(), differ.count());
    }
    let mut left = small();
    left.span.truncate(2);
    let data = Dataset::check(&left).expect("a document without a breach");
    let of = data.difference(code("BB"), day("2004-01-01"), day("2006-01-01")).expect("it left");
    assert_eq!((of.turn, of.to), (Turn::Left, None));
    assert_eq!(
        of.since.map(|since| since.day),
        Some(day("2005-06-07")),
        "the first day on which it has none"
    );
}

#[test]
fn range_article_forerunner_and_merger_are_those_of_the_fact_sheet() {
    let data = checked();
    assert_eq!((data.first_day, data.as_of), (day("2001-06-15"), day("2026-02-02")));
    let article = data.article.expect("an article");
    assert_eq!((article.author.as_str(), article.day), ("Emma Burrows", day("2024-07-04")));
    let before = data.prehistory.as_ref().expect("a forerunner");
    assert_eq!((before.name.as_str(), before.start), ("Shanghai Five", day("1996-04-26")));
    assert_eq!(before.states, ["CN", "RU", "KZ", "KG", "TJ"].map(code), "not Uzbekistan");
    let mergers: Vec<_> = data.mergers.iter().map(|m| (m.start, m.from.clone(), m.into)).collect();
    let from = vec![Status::Observer, Status::DialoguePartner];
    assert_eq!(mergers, [(day("2025-09-01"), from, Status::ScoPartner)]);
}

/// A count that shares no code with the dataset: days as text, which ISO 8601 lets one compare.
fn recounted(document: &Document, on: &str) -> [u16; 4] {
    let mut counts = [0; 4];
    for span in &document.span {
        if span.start.as_str() <= on && span.end.as_deref().is_none_or(|end| on < end) {
            let at = match span.status.as_str() {
                "member" => 0,
                "observer" | "dialogue_partner" if on >= "2025-09-01" => 3,
                "observer" => 1,
                "dialogue_partner" => 2,
                other => panic!("no status of a span: {other}"),
            };
            counts[at] += 1;
        }
    }
    counts
}

#[test]
fn on_every_day_the_counts_are_those_of_a_plain_recount() {
    let (document, data) = (document(), checked());
    let mut days = 0;
    for number in data.first_day.number()..=data.as_of.number() {
        let on = Day::from_number(number);
        let found = totals(&data, on);
        assert_eq!(found, recounted(&document, &on.to_string()), "{on}");
        let with_status = data.states.iter().filter(|state| data.status_on(state.code, on).is_some());
        let sum: u16 = Status::ALL.iter().map(|status| data.counts_on(on).of(*status)).sum();
        assert_eq!(usize::from(sum), with_status.count(), "{on}");
        days += 1;
    }
    // By hand: from 2001-06-15 to 2025-06-15 24 × 365 and the leap days of 2004, 2008, 2012, 2016, 2020
    // and 2024; from there to 2026-02-02 another 232; and both ends count.
    assert_eq!(days, 8_766 + 232 + 1);
}

#[test]
fn counts_change_only_on_the_days_of_changes() {
    let data = checked();
    for number in data.first_day.number() + 1..=data.as_of.number() {
        let on = Day::from_number(number);
        let differs = data.counts_on(on) != data.counts_on(on.before().expect("a day"));
        assert_eq!(differs, data.change_on(on).is_some(), "{on}");
    }
}

const CHANGES: [&str; 20] = [
    "2001-06-15",
    "2004-06-17",
    "2005-07-05",
    "2010-04-28",
    "2010-05-06",
    "2012-06-07",
    "2013-04-26",
    "2015-07-10",
    "2015-09-24",
    "2016-03-14",
    "2016-03-22",
    "2016-04-16",
    "2017-06-09",
    "2022-09-14",
    "2022-09-16",
    "2023-05-05",
    "2023-07-04",
    "2023-07-15",
    "2024-07-04",
    "2025-09-01",
];

#[test]
fn a_status_changed_on_these_twenty_days_and_no_other() {
    let found: Vec<_> = checked().changes().iter().map(|change| change.day.to_string()).collect();
    assert_eq!(found, CHANGES);
}

#[test]
fn six_steps_back_from_the_article_lead_to_india_and_pakistan() {
    let data = checked();
    let mut at = day("2024-07-04");
    let mut steps = Vec::new();
    while at > day("2017-06-09") {
        at = data.change_beside(at, Direction::Back).expect("a change before").day;
        steps.push(at.to_string());
    }
    assert_eq!(steps, ["2023-07-15", "2023-07-04", "2023-05-05", "2022-09-16", "2022-09-14", "2017-06-09"]);
}

#[test]
fn steps_end_at_the_first_and_the_last_change() {
    let data = checked();
    for (from, towards, expected) in [
        ("2001-06-15", Direction::Back, None),
        ("2001-06-16", Direction::Back, Some("2001-06-15")),
        ("2025-08-31", Direction::Forward, Some("2025-09-01")),
        ("2025-09-01", Direction::Forward, None),
        ("2026-02-02", Direction::Back, Some("2025-09-01")),
    ] {
        let found = data.change_beside(day(from), towards).map(|change| change.day);
        assert_eq!(found, expected.map(day), "{towards:?} from {from}");
    }
}

#[test]
fn a_move_says_what_the_state_was_before() {
    let data = checked();
    for (on, state, from, to) in [
        ("2001-06-15", "CN", None, Status::Member),
        ("2015-07-10", "BY", Some(Status::DialoguePartner), Status::Observer),
        ("2017-06-09", "IN", Some(Status::Observer), Status::Member),
        ("2017-06-09", "PK", Some(Status::Observer), Status::Member),
        ("2024-07-04", "BY", Some(Status::Observer), Status::Member),
    ] {
        let change = data.change_on(day(on)).unwrap_or_else(|| panic!("no change on {on}"));
        let moved = change.moves.iter().find(|moved| moved.state == code(state));
        assert_eq!(moved.map(|moved| (moved.from, moved.to)), Some((from, Some(to))), "{state} on {on}");
    }
}

#[test]
fn the_merger_renames_without_moving_anyone() {
    let data = checked();
    let change = data.change_on(day("2025-09-01")).expect("the merger is a change");
    assert_eq!((change.merger, change.moves.len()), (Some(Status::ScoPartner), 0));
    let mongolia: Vec<_> =
        data.stretches(code("MN")).iter().map(|s| (s.status, s.start.to_string(), s.end)).collect();
    assert_eq!(
        mongolia,
        [
            (Status::Observer, "2004-06-17".to_owned(), Some(day("2025-09-01"))),
            (Status::ScoPartner, "2025-09-01".to_owned(), None),
        ]
    );
}

/// The small document where mergers rename one after the other: Beta Land came as an observer, Gamma between the mergers, Delta
/// after both; their records stand in another order than their days.
fn renamed_twice() -> Document {
    let mut document = small();
    let mut again = document.atlas.merger[0].clone();
    document.atlas.merger[0].from = vec![text("observer")];
    (again.start, again.from, again.into) =
        (text("2010-01-01"), vec![text("sco_partner")], text("dialogue_partner"));
    document.atlas.merger.insert(0, again);
    another_state(&mut document, |_| {});
    another_state(&mut document, |state| {
        (state.code, state.alpha3, state.numeric) = (text("DZ"), text("DZA"), text("012"));
        state.name = text("Delta");
    });
    document.span.truncate(2);
    document.decision.clear();
    let observer = document.span[1].clone();
    document.span[1].end = None;
    for (state, status, start) in
        [("CC", "sco_partner", "2009-06-01"), ("DZ", "dialogue_partner", "2010-06-01")]
    {
        let mut span = observer.clone();
        (span.state, span.status) = (text(state), text(status));
        (span.start, span.end, span.basis) = (text(start), None, text("memorandum"));
        document.span.push(span);
    }
    document
}

#[test]
fn what_one_merger_has_renamed_another_renames_again() {
    let data = Dataset::check(&renamed_twice()).expect("a dataset");
    for (on, expected) in [
        ("2008-12-31", [1, 1, 0, 0]),
        ("2009-01-01", [1, 0, 0, 1]),
        ("2009-12-31", [1, 0, 0, 2]),
        ("2010-01-01", [1, 0, 2, 0]),
        ("2010-06-01", [1, 0, 3, 0]),
    ] {
        assert_eq!(totals(&data, day(on)), expected, "{on}");
        // Here the legend has no row that counts nobody.
        let legend = data.statuses_on(day(on));
        let counted: Vec<_> =
            Status::ALL.iter().copied().filter(|of| data.counts_on(day(on)).of(*of) > 0).collect();
        assert_eq!(legend, counted, "{on}");
    }
    let of_beta: Vec<_> =
        data.stretches(code("BB")).iter().map(|own| (own.status, own.start, own.end)).collect();
    let [first, second] = ["2009-01-01", "2010-01-01"].map(day);
    assert_eq!(
        of_beta,
        [
            (Status::Observer, day("2003-02-03"), Some(first)),
            (Status::ScoPartner, first, Some(second)),
            (Status::DialoguePartner, second, None),
        ]
    );
    // Nobody has moved by that: it is another name from one day to the other, and since the last of them.
    let moves =
        data.changes().iter().filter(|change| change.merger.is_some()).map(|change| change.moves.len());
    assert_eq!(moves.collect::<Vec<_>>(), [0, 0]);
    let difference = data.difference(code("BB"), day("2008-01-01"), day("2010-02-01")).expect("another name");
    assert_eq!(difference.turn, Turn::Renamed);
    assert_eq!(difference.since.map(|since| since.day), Some(second));
}

/// A merger may bring a status back that another one ended.
#[test]
fn a_status_that_is_brought_back_is_in_the_legend_again() {
    let mut document = renamed_twice();
    document.atlas.merger[1].from.push(text("dialogue_partner"));
    let mut early = document.span[2].clone();
    (early.state, early.status, early.start) = (text("DZ"), text("dialogue_partner"), text("2007-01-01"));
    document.span[3] = early;
    let data = Dataset::check(&document).expect("a dataset");
    for (on, partners) in [
        ("2008-12-31", &[Status::Observer, Status::DialoguePartner][..]),
        ("2009-12-31", &[Status::ScoPartner]),
        ("2010-06-01", &[Status::DialoguePartner]),
    ] {
        assert_eq!(&data.statuses_on(day(on))[1..], partners, "{on}");
    }
    let difference = data.difference(code("BB"), day("2008-01-01"), day("2010-02-01")).expect("another name");
    assert_eq!(difference.turn, Turn::Merged);
    assert_eq!(data.difference(code("DZ"), day("2008-01-01"), day("2010-02-01")), None);
}

#[test]
fn a_status_has_the_name_of_its_day_whatever_was_merged_before_and_after() {
    let told = |at: usize, status: &str, start: &str| {
        let mut document = renamed_twice();
        (document.span[at].status, document.span[at].start) = (text(status), text(start));
        refusals(&document)
    };
    let expects = |at: usize, status: &str, start: &str, expected: &str| {
        let code = ["AA", "BB", "CC", "DZ"][at];
        let found =
            format!("spans.toml, record {} ({code} {status}): `status` is `{status}`; expected ", at + 1);
        assert_eq!(told(at, status, start), [format!("{found}{expected}")]);
    };
    expects(2, "observer", "2009-06-01", "`sco_partner`, its name from 2009-01-01 on");
    expects(2, "observer", "2010-06-01", "`dialogue_partner`, its name from 2010-01-01 on");
    expects(2, "sco_partner", "2010-06-01", "`dialogue_partner`, its name from 2010-01-01 on");
    expects(2, "sco_partner", "2008-06-01", "a name that it had before 2009-01-01: observer");
    expects(3, "dialogue_partner", "2009-06-01", "a name that it had before 2010-01-01: sco_partner");
    expects(3, "dialogue_partner", "2008-06-01", "a name that it had before 2009-01-01: observer");
    // One that lasts is one record, however often it was renamed; and what was agreed on led to what it was called then.
    let mut document = renamed_twice();
    document.span[1].end = Some(text("2010-06-01"));
    document.span[3].state = text("BB");
    assert_eq!(
        refusals(&document),
        [
            "spans.toml, record 2 (BB observer): `end` is `2010-06-01`, where the same goes on; expected one record for \
             each unbroken stretch of a status"
        ]
    );
    let mut document = renamed_twice();
    let mut step = small().decision[0].clone();
    (step.state, step.kind, step.towards) = (text("DZ"), text("status"), text("observer"));
    document.decision.push(step);
    assert_eq!(refusals(&document), [""; 0]);
    document.decision[0].towards = text("member");
    assert_eq!(refusals(&document).len(), 1);
}

/// Of what is wrong elsewhere nothing follows for what a status is called.
#[test]
fn one_fault_in_the_atlas_is_told_alone_and_spares_the_spans_around_a_merger() {
    type Fault = (&'static str, fn(&mut Document));
    let faults: &[Fault] = &[
        ("the forerunner's day", |d| forerunner(d).start = text("1999-02-30")),
        ("a forerunner without sources", |d| forerunner(d).sources.clear()),
        ("the article's day", |d| about(d).day = text("2008-02-30")),
        ("the day that the article was written", |d| about(d).written = text("2008-02-30")),
        ("a first day that is none", |d| d.atlas.first_day = text("2001-01-32")),
        ("a last day that is none", |d| d.atlas.as_of = text("2010-12-32")),
        ("a merger's day", |d| d.atlas.merger[0].start = text("2010-1-1")),
        ("a merger's day beyond the range", |d| d.atlas.merger[0].start = text("2020-01-01")),
        ("two mergers on a day", |d| d.atlas.merger[1].start = text("2010-01-01")),
        ("a merger of something unknown", |d| d.atlas.merger[1].from.push(text("guest"))),
        ("a merger into something unknown", |d| d.atlas.merger[0].into = text("guest")),
        ("a merger without sources", |d| d.atlas.merger[1].sources.clear()),
        ("a merger with an empty note", |d| d.atlas.merger[1].note = Some(text(""))),
    ];
    for (what, make) in faults {
        let mut document = renamed_twice();
        let mut step = small().decision[0].clone();
        (step.state, step.kind, step.towards) = (text("DZ"), text("status"), text("observer"));
        document.decision.push(step);
        assert_eq!(refusals(&document), [""; 0]);
        make(&mut document);
        let told = refusals(&document);
        assert!(matches!(told.as_slice(), [one] if one.starts_with("atlas.toml")), "{what}: {told:?}");
    }
}

#[test]
fn only_the_statuses_of_a_day_are_in_its_legend() {
    let data = checked();
    let before = [Status::Member, Status::Observer, Status::DialoguePartner];
    assert_eq!(data.statuses_on(day("2024-07-04")), before);
    assert_eq!(data.statuses_on(day("2025-08-31")), before);
    assert_eq!(data.statuses_on(day("2025-09-01")), [Status::Member, Status::ScoPartner]);
}

#[test]
fn lanes_are_ordered_by_status_then_by_seniority() {
    let order: Vec<_> = checked().order().map(|state| state.to_string()).collect();
    let expected = "CN RU KZ KG TJ UZ IN PK IR BY MN AF LK TR KH AZ NP AM EG QA SA KW MV MM AE BH LA";
    assert_eq!(order.join(" "), expected);
}

#[test]
fn the_order_of_lanes_goes_round_its_ends() {
    let data = checked();
    for (from, towards, expected) in [
        (Some("CN"), Direction::Forward, "RU"),
        (Some("CN"), Direction::Back, "LA"),
        (Some("LA"), Direction::Forward, "CN"),
        (None, Direction::Forward, "CN"),
        (None, Direction::Back, "LA"),
        (Some("FR"), Direction::Forward, "CN"),
    ] {
        assert_eq!(data.beside(from.map(code), towards), Some(code(expected)), "{from:?} {towards:?}");
    }
}

fn refusals(document: &Document) -> Vec<String> {
    let refusals = Dataset::check(document).err().unwrap_or_default();
    refusals.iter().map(ToString::to_string).collect()
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn the_small_document_breaks_no_rule() {
    assert_eq!(refusals(&small()), [""; 0]);
}

/// What is broken, how, and all that must be said of it.
type Breach = (&'static str, fn(&mut Document), &'static [&'static str]);

const BREACHES: &[Breach] = &[
    (
        "an organisation without a name",
        |d| d.atlas.organisation = text(" "),
        &["atlas.toml, the atlas: `organisation` is empty; expected some text"],
    ),
    (
        "a first day that is none",
        |d| d.atlas.first_day = text("2001-02-29"),
        &[
            "atlas.toml, the atlas: `first_day` is `2001-02-29`; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a last day in words",
        |d| d.atlas.as_of = text("31 December 2010"),
        &[
            "atlas.toml, the atlas: `as_of` is `31 December 2010`; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a range of one day",
        |d| {
            d.atlas.as_of = text("2001-01-01");
            d.span.truncate(1);
        },
        &["atlas.toml, the atlas: `as_of` is `2001-01-01`; expected a day after `first_day`"],
    ),
    (
        "an article's day that is none",
        |d| about(d).day = text("Thursday"),
        &[
            "atlas.toml, the atlas: `article.day` is `Thursday`; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "an article before the range",
        |d| {
            about(d).written = text("2000-12-31");
            about(d).day = text("2000-12-31");
        },
        &[
            "atlas.toml, the atlas: `article.day` is `2000-12-31`; expected a day from 2001-01-01 to 2010-12-31",
            "atlas.toml, the atlas: `article.written` is `2000-12-31`; expected a day from 2001-01-01 to \
             2010-12-31",
        ],
    ),
    (
        "an article after the range",
        |d| about(d).day = text("2011-01-01"),
        &[
            "atlas.toml, the atlas: `article.day` is `2011-01-01`; expected a day from 2001-01-01 to 2010-12-31",
        ],
    ),
    (
        "a merger on no day",
        |d| d.atlas.merger[0].start = text("2009-1-1"),
        &[
            "atlas.toml, record 1 (merger): `start` is `2009-1-1`; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a merger into nothing known",
        |d| d.atlas.merger[0].into = text("partner"),
        &["atlas.toml, record 1 (merger): `into` is `partner`; expected member, observer, dialogue_partner \
           or sco_partner"],
    ),
    (
        "a merger of something unknown",
        |d| d.atlas.merger[0].from[0] = text("guest"),
        &["atlas.toml, record 1 (merger): `from` is `guest`; expected member, observer, dialogue_partner \
           or sco_partner"],
    ),
    (
        "a merger into itself",
        |d| d.atlas.merger[0].from[0] = text("sco_partner"),
        &["atlas.toml, record 1 (merger): `from` is `sco_partner` too; expected other statuses than `into`"],
    ),
    (
        "a merger without a source",
        |d| d.atlas.merger[0].sources.clear(),
        &["atlas.toml, record 1 (merger): `sources` is empty; expected at least one source"],
    ),
    (
        "a forerunner that begins with the founding",
        |d| forerunner(d).start = text("2001-01-01"),
        &["atlas.toml, the prehistory: `start` is `2001-01-01`; expected a day before `first_day`"],
    ),
    (
        "a forerunner that begins on no day",
        |d| forerunner(d).start = text("1996-04-31"),
        &[
            "atlas.toml, the prehistory: `start` is `1996-04-31`; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a forerunner of a state that is not there",
        |d| forerunner(d).states.push(text("CC")),
        &["atlas.toml, the prehistory: `states` is `CC`; expected the code of a state in states.toml"],
    ),
    (
        "a forerunner without a source",
        |d| forerunner(d).sources.clear(),
        &["atlas.toml, the prehistory: `sources` is empty; expected at least one source"],
    ),
    (
        "a code in small letters",
        |d| another_state(d, |state| state.code = text("cc")),
        &["states.toml, record 3 (Gamma): `code` is `cc`; expected two capital letters (ISO 3166-1 alpha-2)"],
    ),
    (
        "a code of three letters",
        |d| another_state(d, |state| state.code = text("CCC")),
        &[
            "states.toml, record 3 (Gamma): `code` is `CCC`; expected two capital letters (ISO 3166-1 alpha-2)",
        ],
    ),
    (
        "a code twice",
        |d| another_state(d, |state| state.code = text("AA")),
        &["states.toml, record 3 (Gamma): `code` is `AA` again; expected a code that no earlier record has"],
    ),
    (
        "an alpha-3 code of two letters where ISO has none",
        |d| another_state(d, |state| (state.code, state.alpha3) = (text("XC"), text("XC"))),
        &[
            "states.toml, record 3 (Gamma): `alpha3` is `XC`; expected three capital letters (ISO 3166-1 alpha-3)",
        ],
    ),
    (
        "an alpha-3 code in small letters where ISO has none",
        |d| another_state(d, |state| (state.code, state.alpha3) = (text("XC"), text("Xcc"))),
        &[
            "states.toml, record 3 (Gamma): `alpha3` is `Xcc`; expected three capital letters (ISO 3166-1 alpha-3)",
        ],
    ),
    (
        "a number without its zeros where ISO has none",
        |d| another_state(d, |state| (state.code, state.numeric) = (text("XC"), text("4"))),
        &["states.toml, record 3 (Gamma): `numeric` is `4`; expected three digits (ISO 3166-1 numeric)"],
    ),
    (
        "a number with a letter where ISO has none",
        |d| another_state(d, |state| (state.code, state.numeric) = (text("XC"), text("O31"))),
        &["states.toml, record 3 (Gamma): `numeric` is `O31`; expected three digits (ISO 3166-1 numeric)"],
    ),
    (
        "another state's alpha-3 code",
        |d| another_state(d, |state| state.alpha3 = text("ABW")),
        &["states.toml, record 3 (Gamma): `alpha3` is `ABW`; expected `CCK`, ISO 3166-1's for `CC`"],
    ),
    (
        "another state's number",
        |d| another_state(d, |state| state.numeric = text("533")),
        &["states.toml, record 3 (Gamma): `numeric` is `533`; expected `166`, ISO 3166-1's for `CC`"],
    ),
    (
        "an earlier state's codes, which are told once",
        |d| another_state(d, |state| (state.alpha3, state.numeric) = (text("BRB"), text("52"))),
        &[
            "states.toml, record 3 (Gamma): `alpha3` is `BRB`; expected `CCK`, ISO 3166-1's for `CC`",
            "states.toml, record 3 (Gamma): `numeric` is `52`; expected `166`, ISO 3166-1's for `CC`",
        ],
    ),
    (
        "a state without a name",
        |d| another_state(d, |state| state.name = String::new()),
        &["states.toml, record 3: `name` is empty; expected some text"],
    ),
    (
        "a span of a state that is not there",
        |d| d.span[1].state = text("CC"),
        &["spans.toml, record 2 (CC observer): `state` is `CC`; expected the code of a state in states.toml"],
    ),
    (
        "an unknown status",
        |d| d.span[1].status = text("guest"),
        &["spans.toml, record 2 (BB guest): `status` is `guest`; expected member, observer, \
           dialogue_partner or sco_partner"],
    ),
    (
        "a span that starts on an impossible day",
        |d| d.span[1].start = text("2003-02-29"),
        &[
            "spans.toml, record 2 (BB observer): `start` is `2003-02-29`; expected a day that exists (1900 to 2100), as \
           2017-06-09",
        ],
    ),
    (
        "a span that ends on an impossible day",
        |d| d.span[2].end = Some(text("2009-06-31")),
        &[
            "spans.toml, record 3 (BB member): `end` is `2009-06-31`; expected a day that exists (1900 to 2100), as \
           2017-06-09",
        ],
    ),
    (
        "a precision that is none",
        |d| d.span[1].precision = Some(text("week")),
        &["spans.toml, record 2 (BB observer): `precision` is `week`; expected day, month or year"],
    ),
    (
        "a last possible day before the one that is plotted",
        |d| {
            d.span[1].precision = Some(text("month"));
            d.span[1].no_later_than = Some(text("2003-02-02"));
        },
        &[
            "spans.toml, record 2 (BB observer): `no_later_than` is `2003-02-02`; expected a day from `start` on, \
           within what is known of it (2003-02-03 to 2003-02-28)",
        ],
    ),
    (
        "a last possible day in another month",
        |d| {
            d.span[1].precision = Some(text("month"));
            d.span[1].no_later_than = Some(text("2003-03-01"));
        },
        &[
            "spans.toml, record 2 (BB observer): `no_later_than` is `2003-03-01`; expected a day from `start` on, \
           within what is known of it (2003-02-03 to 2003-02-28)",
        ],
    ),
    (
        "a last possible day of a start that is known to the day",
        |d| d.span[1].no_later_than = Some(text("2003-02-05")),
        &[
            "spans.toml, record 2 (BB observer): `no_later_than` is `2003-02-05`; expected a day from `start` on, \
           within what is known of it (2003-02-03 to 2003-02-03)",
        ],
    ),
    (
        "a basis that is none",
        |d| d.span[1].basis = text("rumour"),
        &["spans.toml, record 2 (BB observer): `basis` is `rumour`; expected founding, decision, \
           memorandum, admission or treaty"],
    ),
    (
        "a confidence that is none",
        |d| d.span[1].confidence = Some(text("sure")),
        &["spans.toml, record 2 (BB observer): `confidence` is `sure`; expected high, medium or low"],
    ),
    (
        "a span without sources",
        |d| d.span[1].sources.clear(),
        &["spans.toml, record 2 (BB observer): `sources` is empty; expected at least one source"],
    ),
    (
        "a source that is not there",
        |d| d.span[1].sources.push(text("three")),
        &["spans.toml, record 2 (BB observer): `sources` is `three`; expected the id of a source in \
           sources.toml"],
    ),
    (
        "a span before the founding",
        |d| d.span[0].start = text("2000-12-31"),
        &["spans.toml, record 1 (AA member): `start` is `2000-12-31`; expected a day from 2001-01-01 to \
           2010-12-31"],
    ),
    (
        "a span after the last day",
        |d| d.span[2].start = text("2011-01-01"),
        &["spans.toml, record 3 (BB member): `start` is `2011-01-01`; expected a day from 2001-01-01 to \
           2010-12-31"],
    ),
    (
        "a span that ends before it starts",
        |d| d.span[1].end = Some(text("2003-02-02")),
        &["spans.toml, record 2 (BB observer): `end` is `2003-02-02`; expected a day after `start` \
           (2003-02-03)"],
    ),
    (
        "a span of no day",
        |d| d.span[1].end = Some(text("2003-02-03")),
        &["spans.toml, record 2 (BB observer): `end` is `2003-02-03`; expected a day after `start` \
           (2003-02-03)"],
    ),
    (
        "two statuses on one day",
        |d| d.span[1].end = Some(text("2005-06-08")),
        &["spans.toml, record 3 (BB member): `start` is `2005-06-07`, within the span as observer from \
           2003-02-03; expected one status a day: an `end` there, or another `start` here"],
    ),
    (
        "a status that never ended before the next",
        |d| d.span[1].end = None,
        &["spans.toml, record 3 (BB member): `start` is `2005-06-07`, within the span as observer from \
           2003-02-03; expected one status a day: an `end` there, or another `start` here"],
    ),
    (
        "an absence without a status",
        |d| d.absence[0].start = text("2000-12-31"),
        &["absences.toml, record 1 (AA): `start` is `2000-12-31`; expected a day on which the state has a \
           status"],
    ),
    (
        "an absence after the last day",
        |d| (d.absence[0].start, d.absence[0].end) = (text("2011-02-03"), None),
        &[
            "absences.toml, record 1 (AA): `start` is `2011-02-03`; expected a day from 2001-01-01 to 2010-12-31",
        ],
    ),
    (
        "an absence that ends before it begins",
        |d| d.absence[0].end = Some(text("2006-02-03")),
        &["absences.toml, record 1 (AA): `end` is `2006-02-03`; expected a day after `start` (2006-02-03)"],
    ),
    (
        "an absence of another kind",
        |d| d.absence[0].kind = Some(text("boycott")),
        &["absences.toml, record 1 (AA): `kind` is `boycott`; expected not_invited or not_taking_part"],
    ),
    (
        "an absence that tells nothing",
        |d| d.absence[0].note = text(" "),
        &["absences.toml, record 1 (AA): `note` is empty; expected some text"],
    ),
    (
        "an absence without a source",
        |d| d.absence[0].sources.clear(),
        &["absences.toml, record 1 (AA): `sources` is empty; expected at least one source"],
    ),
    (
        "a decision on a state that is not there",
        |d| d.decision[0].state = text("CC"),
        &["decisions.toml, record 1 (CC procedure): `state` is `CC`; expected the code of a state in \
           states.toml"],
    ),
    (
        "an unknown step",
        |d| d.decision[0].kind = text("promise"),
        &["decisions.toml, record 1 (BB promise): `kind` is `promise`; expected status, procedure, \
           obligations or application"],
    ),
    (
        "a step towards nothing known",
        |d| d.decision[0].towards = text("friend"),
        &["decisions.toml, record 1 (BB procedure): `towards` is `friend`; expected member, observer, \
           dialogue_partner or sco_partner"],
    ),
    (
        "a step on an impossible day",
        |d| d.decision[0].date = text("2004-13-02"),
        &[
            "decisions.toml, record 1 (BB procedure): `date` is `2004-13-02`; expected a day that exists (1900 to 2100), as \
           2017-06-09",
        ],
    ),
    (
        "a step known to the hour",
        |d| d.decision[0].precision = Some(text("hour")),
        &["decisions.toml, record 1 (BB procedure): `precision` is `hour`; expected day, month or year"],
    ),
    (
        "a step of unknown confidence",
        |d| d.decision[0].confidence = Some(String::new()),
        &["decisions.toml, record 1 (BB procedure): `confidence` is ``; expected high, medium or low"],
    ),
    (
        "a step without a source",
        |d| d.decision[0].sources.clear(),
        &["decisions.toml, record 1 (BB procedure): `sources` is empty; expected at least one source"],
    ),
    (
        "a summit that starts on an impossible day",
        |d| d.summit[1].start = text("2005-06-32"),
        &[
            "summits.toml, record 2 (2005-06-32): `start` is `2005-06-32`; expected a day that exists (1900 to 2100), as \
           2017-06-09",
        ],
    ),
    (
        "a summit that ends on an impossible day",
        |d| d.summit[1].end = text(""),
        &[
            "summits.toml, record 2 (2005-06-06): `end` is ``; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a summit that ends before it starts",
        |d| d.summit[1].end = text("2005-06-05"),
        &["summits.toml, record 2 (2005-06-06): `end` is `2005-06-05`; expected `start` (2005-06-06) or a \
           later day"],
    ),
    (
        "summits out of order",
        |d| (d.summit[1].start, d.summit[1].end) = (text("2001-01-01"), text("2001-01-02")),
        &["summits.toml, record 2 (2001-01-01): `start` is `2001-01-01`; expected a day after the summit \
           before (2001-01-01)"],
    ),
    (
        "a summit in no city",
        |d| d.summit[0].city = None,
        &["summits.toml, record 1 (2001-01-01): `city` is missing; expected the city, unless the mode is \
           video"],
    ),
    (
        "a summit in no known state",
        |d| d.summit[0].country = text("ZZ"),
        &["summits.toml, record 1 (2001-01-01): `country` is `ZZ`; expected the code of a state in \
           states.toml"],
    ),
    (
        "a summit by letter",
        |d| d.summit[0].mode = text("letter"),
        &["summits.toml, record 1 (2001-01-01): `mode` is `letter`; expected in_person or video"],
    ),
    (
        "a summit without a source",
        |d| d.summit[0].sources.clear(),
        &["summits.toml, record 1 (2001-01-01): `sources` is empty; expected at least one source"],
    ),
    (
        "an area twice",
        |d| d.area.push(d.area[0].clone()),
        &["disputes.toml, record 2 (the-reef): `id` is `the-reef` again; expected an id that no earlier \
           record has"],
    ),
    (
        "an area without a name",
        |d| d.area[0].name = text(""),
        &["disputes.toml, record 1 (the-reef): `name` is empty; expected some text"],
    ),
    (
        "an area without a sentence",
        |d| d.area[0].note = text("\n"),
        &["disputes.toml, record 1 (the-reef): `note` is empty; expected some text"],
    ),
    (
        "an area administered by no code",
        |d| d.area[0].administered_by = Some(text("Alpha")),
        &["disputes.toml, record 1 (the-reef): `administered_by` is `Alpha`; expected two capital letters \
           (ISO 3166-1 alpha-2)"],
    ),
    (
        "an area with a claimant that is no code",
        |d| d.area[0].claimed_by.push(text("z")),
        &["disputes.toml, record 1 (the-reef): `claimed_by` is `z`; expected two capital letters (ISO \
           3166-1 alpha-2)"],
    ),
    (
        "an area that others govern in no words",
        |d| (d.area[0].administered_by, d.area[0].governed_by) = (None, Some(text(" "))),
        &["disputes.toml, record 1 (the-reef): `governed_by` is empty; expected some text"],
    ),
    (
        "an area that others govern beside who administers it",
        |d| d.area[0].governed_by = Some(text("Local authorities")),
        &[
            "disputes.toml, record 1 (the-reef): `governed_by` is `Local authorities`; expected nobody beside \
           the state that administers it",
        ],
    ),
    (
        "an area partly held by who administers it",
        |d| d.area[0].partly_by = Some(text("AA")),
        &["disputes.toml, record 1 (the-reef): `partly_by` is `AA`; expected a state beside the one that \
           administers it"],
    ),
    (
        "an area that nobody claims",
        |d| d.area[0].claimed_by.clear(),
        &["disputes.toml, record 1 (the-reef): `claimed_by` is empty; expected at least one claimant"],
    ),
    (
        "a dispute since no day",
        |d| (d.area[0].since, d.area[0].before) = (Some(text("2005")), Some(text("AA"))),
        &[
            "disputes.toml, record 1 (the-reef): `since` is `2005`; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a dispute before which it was whose nobody says",
        |d| d.area[0].since = Some(text("2005-01-01")),
        &[
            "disputes.toml, record 1 (the-reef): `since` is `2005-01-01` alone; expected `before` too: whose it was \
           until then",
        ],
    ),
    (
        "a dispute before which it was another's, nobody says until when",
        |d| d.area[0].before = Some(text("ZZ")),
        &[
            "disputes.toml, record 1 (the-reef): `before` is `ZZ` alone; expected `since` too: the first day of the \
           dispute",
        ],
    ),
    (
        "an area of no state before its dispute",
        |d| (d.area[0].since, d.area[0].before) = (Some(text("2005-01-01")), Some(text("Alpha"))),
        &[
            "disputes.toml, record 1 (the-reef): `before` is `Alpha`; expected two capital letters (ISO 3166-1 \
           alpha-2)",
        ],
    ),
    (
        "a dispute until no day",
        |d| (d.area[0].until, d.area[0].after) = (Some(text("2005")), Some(text("AA"))),
        &[
            "disputes.toml, record 1 (the-reef): `until` is `2005`; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a dispute after which it is whose nobody says",
        |d| d.area[0].until = Some(text("2005-01-01")),
        &[
            "disputes.toml, record 1 (the-reef): `until` is `2005-01-01` alone; expected `after` too: whose it is from \
           then on",
        ],
    ),
    (
        "a dispute after which it is another's, nobody says from when on",
        |d| d.area[0].after = Some(text("ZZ")),
        &[
            "disputes.toml, record 1 (the-reef): `after` is `ZZ` alone; expected `until` too: the first day after the \
           dispute",
        ],
    ),
    (
        "an area of no state after its dispute",
        |d| (d.area[0].until, d.area[0].after) = (Some(text("2005-01-01")), Some(text("Alpha"))),
        &[
            "disputes.toml, record 1 (the-reef): `after` is `Alpha`; expected two capital letters (ISO 3166-1 \
           alpha-2)",
        ],
    ),
    (
        "a dispute that is over before it begins",
        |d| {
            (d.area[0].since, d.area[0].before) = (Some(text("2005-01-01")), Some(text("AA")));
            (d.area[0].until, d.area[0].after) = (Some(text("2005-01-01")), Some(text("ZZ")));
        },
        &["disputes.toml, record 1 (the-reef): `until` is `2005-01-01`; expected a day after `since`"],
    ),
    (
        "a drawing since no day",
        |d| d.drawing[1].since = Some(text("2005-02-30")),
        &[
            "worldviews.toml, record 2 (ZZ): `since` is `2005-02-30`; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a drawing from a day on, and before it none",
        |d| d.drawing[1].since = Some(text("2005-01-01")),
        &[
            "worldviews.toml, all of ZZ: `areas` is no `the-reef`; expected every area on every day, or a record without \
           `areas` for the rest",
        ],
    ),
    (
        "a drawing of all the rest from a day on",
        |d| d.drawing[0].since = Some(text("2005-01-01")),
        &[
            "worldviews.toml, record 1 (neutral): `since` is `2005-01-01` alone; expected `areas` too: what is drawn so \
           from a day on",
        ],
    ),
    (
        "an area drawn twice from a day on",
        |d| {
            let mut later = d.drawing[1].clone();
            later.since = Some(text("2005-01-01"));
            d.drawing.extend([later.clone(), later]);
        },
        &[
            "worldviews.toml, record 4 (ZZ): `areas` is `the-reef` again; expected each area once in a worldview, or \
           once from a day on",
        ],
    ),
    (
        "a drawing of no known worldview",
        |d| d.drawing[1].worldview = text("India"),
        &[
            "worldviews.toml, record 2 (India): `worldview` is `India`; expected neutral, none or two capital \
           letters (ISO 3166-1 alpha-2)",
        ],
    ),
    (
        "a worldview before the neutral one",
        |d| d.drawing.reverse(),
        &[
            "worldviews.toml, all records: `worldview` is `ZZ` first; expected the neutral worldview first: it \
           is shown unless another is chosen",
        ],
    ),
    (
        "a drawing of no known area",
        |d| d.drawing[1].areas.push(text("the-isle")),
        &[
            "worldviews.toml, record 2 (ZZ): `areas` is `the-isle`; expected the id of an area in disputes.toml",
        ],
    ),
    (
        "an area drawn in two ways",
        |d| d.drawing.push(d.drawing[1].clone()),
        &[
            "worldviews.toml, record 3 (ZZ): `areas` is `the-reef` again; expected each area once in a worldview, \
             or once from a day on",
        ],
    ),
    (
        "two rules for the rest",
        |d| d.drawing.push(d.drawing[0].clone()),
        &[
            "worldviews.toml, record 3 (neutral): `areas` is missing again; expected one record a worldview for \
           all other areas",
        ],
    ),
    (
        "a worldview that leaves an area out",
        |d| {
            d.area.push(d.area[0].clone());
            d.area[1].id = text("the-isle");
        },
        &[
            "worldviews.toml, all of ZZ: `areas` is no `the-isle`; expected every area on every day, or a record without \
           `areas` for the rest",
        ],
    ),
    (
        "a drawing with a line of no kind",
        |d| d.drawing[1].border = text("dotted"),
        &[
            "worldviews.toml, record 2 (ZZ): `border` is `dotted`; expected dashed, solid or absent",
            "worldviews.toml, all of ZZ: `areas` is no `the-reef`; expected every area on every day, or a record without \
           `areas` for the rest",
        ],
    ),
    (
        "a drawing with no state",
        |d| d.drawing[0].drawn_with = text("claimant"),
        &[
            "worldviews.toml, record 1 (neutral): `drawn_with` is `claimant`; expected administrator, nobody or \
           two capital letters (ISO 3166-1 alpha-2)",
            "worldviews.toml, all of neutral: `areas` is no `the-reef`; expected every area on every day, or a record \
           without `areas` for the rest",
        ],
    ),
    (
        "a drawing without a source",
        |d| d.drawing[1].sources.clear(),
        &[
            "worldviews.toml, record 2 (ZZ): `sources` is empty; expected at least one source",
            "worldviews.toml, all of ZZ: `areas` is no `the-reef`; expected every area on every day, or a record without \
           `areas` for the rest",
        ],
    ),
    (
        "an area without a source",
        |d| d.area[0].sources.clear(),
        &["disputes.toml, record 1 (the-reef): `sources` is empty; expected at least one source"],
    ),
    (
        "a standing of a state that is not there",
        |d| d.standing[0].state = text("CC"),
        &["article.toml, record 1 (Beta Land): `state` is `CC`; expected the code of a state in states.toml"],
    ),
    (
        "a standing that is no status",
        |d| d.standing[0].status = text("guest"),
        &["article.toml, record 1 (Beta Land): `status` is `guest`; expected member, observer, \
           dialogue_partner, sco_partner or observer_or_partner"],
    ),
    (
        "a paragraph after the last",
        |d| d.standing[0].paragraph = 31,
        &["article.toml, record 1 (Beta Land): `paragraph` is `31`; expected a number from 0 (headline) to \
           30"],
    ),
    (
        "a paragraph that does not name the state",
        |d| d.standing[0].name = text("Gamma"),
        &["article.toml, record 1 (Gamma): `name` is `Gamma`; expected a name that occurs in paragraph 4 \
           (article-names.toml)"],
    ),
    (
        "a name that is a part of a word only",
        |d| d.standing[0].name = text("Beta Lan"),
        &["article.toml, record 1 (Beta Lan): `name` is `Beta Lan`; expected a name that occurs in \
           paragraph 4 (article-names.toml)"],
    ),
    (
        "a name across two runs",
        |d| d.standing[0].name = text("Alpha President"),
        &["article.toml, record 1 (Alpha President): `name` is `Alpha President`; expected a name that \
           occurs in paragraph 4 (article-names.toml)"],
    ),
    (
        "a paragraph without names",
        |d| d.standing[0].paragraph = 30,
        &["article.toml, record 1 (Beta Land): `name` is `Beta Land`; expected a name that occurs in \
           paragraph 30 (article-names.toml)"],
    ),
    (
        "an article without an author",
        |d| about(d).author = text(""),
        &["atlas.toml, the atlas: `article.author` is empty; expected some text"],
    ),
    (
        "an article without an agency",
        |d| about(d).agency = text(""),
        &["atlas.toml, the atlas: `article.agency` is empty; expected some text"],
    ),
    (
        "an article without a headline",
        |d| about(d).headline = text(""),
        &["atlas.toml, the atlas: `article.headline` is empty; expected some text"],
    ),
    (
        "an article written after the day it looks forward to",
        |d| about(d).written = text("2008-03-05"),
        &[
            "atlas.toml, the atlas: `article.written` is `2008-03-05`; expected `article.day` (2008-03-04) or \
           an earlier day",
        ],
    ),
    (
        "a merger after the last day",
        |d| d.atlas.merger[0].start = text("2011-01-01"),
        &["atlas.toml, record 1 (merger): `start` is `2011-01-01`; expected a day from 2001-01-01 to \
           2010-12-31"],
    ),
    (
        "a merger of nothing",
        |d| d.atlas.merger[0].from.clear(),
        &["atlas.toml, record 1 (merger): `from` is empty; expected at least one status"],
    ),
    (
        "a forerunner without a name",
        |d| forerunner(d).name = text(""),
        &["atlas.toml, the prehistory: `name` is empty; expected some text"],
    ),
    (
        "an alpha-3 code twice",
        |d| another_state(d, |state| (state.code, state.alpha3) = (text("XC"), text("BRB"))),
        &[
            "states.toml, record 3 (Gamma): `alpha3` is `BRB` again; expected a code that no earlier record has",
        ],
    ),
    (
        "a number twice",
        |d| another_state(d, |state| (state.code, state.numeric) = (text("XC"), text("052"))),
        &[
            "states.toml, record 3 (Gamma): `numeric` is `052` again; expected a code that no earlier record has",
        ],
    ),
    (
        "a span of the record that only the article states",
        |d| d.span[1].basis = text("stated"),
        &["spans.toml, record 2 (BB observer): `basis` is `stated`; expected founding, decision, \
           memorandum, admission or treaty"],
    ),
    (
        "a span that ends after the last day",
        |d| d.span[2].end = Some(text("2011-01-01")),
        &["spans.toml, record 3 (BB member): `end` is `2011-01-01`; expected a day from 2001-01-01 to \
           2010-12-31"],
    ),
    (
        "an empty note",
        |d| d.span[1].note = Some(text("")),
        &["spans.toml, record 2 (BB observer): `note` is empty; expected some text"],
    ),
    (
        "a step before the founding",
        |d| d.decision[0].date = text("2000-12-31"),
        &["decisions.toml, record 1 (BB procedure): `date` is `2000-12-31`; expected a day from 2001-01-01 \
           to 2010-12-31"],
    ),
    (
        "a step after what it led to",
        |d| d.decision[0].date = text("2005-06-07"),
        &["decisions.toml, record 1 (BB procedure): `date` is `2005-06-07`; expected a day before that \
           status began (2005-06-07)"],
    ),
    (
        "a step after what it led to in a month",
        |d| {
            d.span[2].precision = Some(text("month"));
            d.decision[0].date = text("2005-06-30");
        },
        &["decisions.toml, record 1 (BB procedure): `date` is `2005-06-30`; expected a day before that \
           status began (2005-06-07, known to the month)"],
    ),
    (
        "a day before all years that can be told",
        |d| d.summit[1].start = text("1899-12-31"),
        &[
            "summits.toml, record 2 (1899-12-31): `start` is `1899-12-31`; expected a day that exists (1900 to \
           2100), as 2017-06-09",
        ],
    ),
    (
        "a summit after the last day",
        |d| (d.summit[1].start, d.summit[1].end) = (text("2011-01-01"), text("2011-01-02")),
        &["summits.toml, record 2 (2011-01-01): `end` is `2011-01-02`; expected a day from 2001-01-01 to \
           2010-12-31"],
    ),
    (
        "an area called like a state",
        |d| d.area[0].id = text("AA"),
        &[
            "disputes.toml, record 1 (AA): `id` is `AA`; expected small letters, digits and hyphens, as aksai-chin",
            "worldviews.toml, record 2 (ZZ): `areas` is `the-reef`; expected the id of an area in disputes.toml",
            "worldviews.toml, all of ZZ: `areas` is no `AA`; expected every area on every day, or a record without `areas` for \
             the rest",
            "relations.toml, record 1 (AA BB): `areas` is `the-reef`; expected ids of areas in disputes.toml",
        ],
    ),
    (
        "an area claimed by who has it",
        |d| d.area[0].claimed_by.push(text("AA")),
        &["disputes.toml, record 1 (the-reef): `claimed_by` is `AA` too; expected the claimants other than \
           who administers it"],
    ),
    (
        "two standings of one state",
        |d| d.standing.push(d.standing[0].clone()),
        &["article.toml, record 2 (Beta Land): `state` is `BB` again; expected a state that no earlier \
           record has"],
    ),
    (
        "a standing under another state's name",
        |d| d.standing[0].name = text("Alpha"),
        &["article.toml, record 1 (Alpha): `name` is `Alpha`; expected `Beta Land` or another name of that \
           state in states.toml"],
    ),
    (
        "a standing from after the article's day",
        |d| d.standing[0].start = Some(text("2008-03-05")),
        &[
            "article.toml, record 1 (Beta Land): `start` is `2008-03-05`; expected `article.day` (2008-03-04) or an \
           earlier day: the article tells of none after it",
        ],
    ),
    (
        "a standing from an impossible day",
        |d| d.standing[0].start = Some(text("2005-02-30")),
        &[
            "article.toml, record 1 (Beta Land): `start` is `2005-02-30`; expected a day that exists (1900 to 2100), as \
           2017-06-09",
        ],
    ),
    (
        "a person twice",
        |d| d.person.push(d.person[0].clone()),
        &["people.toml, record 3 (ann): `id` is `ann` again; expected an id that no earlier record has"],
    ),
    (
        "a person without a name",
        |d| d.person[0].name = text(""),
        &["people.toml, record 1 (ann): `name` is empty; expected some text"],
    ),
    (
        "a person without a role",
        |d| d.person[0].role = text(""),
        &["people.toml, record 1 (ann): `role` is empty; expected some text"],
    ),
    (
        "a person of no state",
        |d| d.person[0].state = Some(text("Alpha")),
        &[
            "people.toml, record 1 (ann): `state` is `Alpha`; expected two capital letters (ISO 3166-1 alpha-2)",
        ],
    ),
    (
        "a person whom nothing names",
        |d| d.person[0].paragraphs.clear(),
        &["people.toml, record 1 (ann): `paragraphs` is empty; expected a paragraph that names them, or a \
           source"],
    ),
    (
        "a person in a paragraph that is not there",
        |d| d.person[0].paragraphs.push(31),
        &["people.toml, record 1 (ann): `paragraph` is `31`; expected a number from 0 (headline) to 30"],
    ),
    (
        "a claim twice",
        |d| d.claim.push(d.claim[0].clone()),
        &["claims.toml, record 3 (A1): `id` is `A1` again; expected an id that no earlier record has"],
    ),
    (
        "a claim on a paragraph that is not there",
        |d| d.claim[0].paragraph = 31,
        &["claims.toml, record 1 (A1): `paragraph` is `31`; expected a number from 0 (headline) to 30"],
    ),
    (
        "a claim on names that are not there",
        |d| d.claim[0].names.push(text("Gamma")),
        &["claims.toml, record 1 (A1): `names` is `Gamma`; expected a name that occurs in paragraph 4 \
           (article-names.toml)"],
    ),
    (
        "a claim on no name at all",
        |d| d.claim[0].names.clear(),
        &[
            "claims.toml, record 1 (A1): `names` is empty; expected at least one name or number of the paragraph",
        ],
    ),
    (
        "a claim of no kind",
        |d| d.claim[0].kind = text("rumour"),
        &["claims.toml, record 1 (A1): `kind` is `rumour`; expected fact, view or characterisation"],
    ),
    (
        "a view of nobody",
        |d| d.claim[1].speaker = None,
        &["claims.toml, record 2 (A2): `speaker` is missing; expected the id of the person whose view it is"],
    ),
    (
        "a view of somebody unknown",
        |d| d.claim[1].speaker = Some(text("bob")),
        &["claims.toml, record 2 (A2): `speaker` is `bob`; expected the id of a person in people.toml"],
    ),
    (
        "a fact that somebody says",
        |d| d.claim[0].speaker = Some(text("ann")),
        &["claims.toml, record 1 (A1): `speaker` is `ann`; expected no speaker of a fact"],
    ),
    (
        "a framing that is not the reporter's",
        |d| (d.claim[1].kind, d.claim[1].speaker) = (text("characterisation"), None),
        &["claims.toml, record 2 (A2): `speaker` is missing; expected reporter"],
    ),
    (
        "a claim about a state that is not there",
        |d| d.claim[0].states.push(text("CC")),
        &["claims.toml, record 1 (A1): `states` is `CC`; expected the code of a state in states.toml"],
    ),
    (
        "a claim about nobody known",
        |d| d.claim[0].people.push(text("bob")),
        &["claims.toml, record 1 (A1): `people` is `bob`; expected the id of a person in people.toml"],
    ),
    (
        "a claim that says nothing",
        |d| d.claim[0].text = text(""),
        &["claims.toml, record 1 (A1): `text` is empty; expected some text"],
    ),
    (
        "attendance at no summit",
        |d| d.attendance[0].summit = text("2005-06-07"),
        &["attendance.toml, record 1 (ann): `summit` is `2005-06-07`; expected the `start` of a summit in \
           summits.toml"],
    ),
    (
        "attendance on no day",
        |d| d.attendance[0].summit = text("2005-06-31"),
        &[
            "attendance.toml, record 1 (ann): `summit` is `2005-06-31`; expected a day that exists (1900 to 2100), as \
           2017-06-09",
        ],
    ),
    (
        "attendance of nobody known",
        |d| d.attendance[0].person = text("bob"),
        &["attendance.toml, record 1 (bob): `person` is `bob`; expected the id of a person in people.toml"],
    ),
    (
        "attendance for a state that is not there",
        |d| d.attendance[0].for_state = Some(text("CC")),
        &[
            "attendance.toml, record 1 (ann): `for_state` is `CC`; expected the code of a state in states.toml",
        ],
    ),
    (
        "attendance for nobody",
        |d| d.attendance[0].for_state = None,
        &["attendance.toml, record 1 (ann): `for_state` is missing; expected a state, or `for_organisation`"],
    ),
    (
        "attendance for two",
        |d| d.attendance[0].for_organisation = Some(text("The League")),
        &["attendance.toml, record 1 (ann): `for_organisation` is there too; expected either a state or an \
           organisation"],
    ),
    (
        "attendance as nothing known",
        |d| d.attendance[0].role = text("waiter"),
        &["attendance.toml, record 1 (ann): `role` is `waiter`; expected host, leader, minister or guest"],
    ),
    (
        "attendance by a name that is not there",
        |d| d.attendance[0].names = vec![text("Gamma")],
        &["attendance.toml, record 1 (ann): `names` is `Gamma`; expected a name that occurs in paragraph 4 \
           (article-names.toml)"],
    ),
    (
        "attendance by a source that is not there",
        |d| d.attendance[0].sources.push(text("three")),
        &[
            "attendance.toml, record 1 (ann): `sources` is `three`; expected the id of a source in sources.toml",
        ],
    ),
    (
        "relations of one",
        |d| d.relation[0].states = vec![text("AA")],
        &[
            "relations.toml, record 1 (AA): `states` is of 1; expected two states, or the other side in `with`",
        ],
    ),
    (
        "relations of none with somebody",
        |d| (d.relation[0].states, d.relation[0].with) = (Vec::new(), Some(text("the West"))),
        &["relations.toml, record 1: `states` is empty; expected at least one state"],
    ),
    (
        "relations that stand nowhere",
        |d| (d.relation[0].paragraphs, d.relation[0].names) = (Vec::new(), Vec::new()),
        &["relations.toml, record 1 (AA BB): `paragraphs` is empty; expected at least one paragraph"],
    ),
    (
        "relations with names for too many paragraphs",
        |d| d.relation[0].names.push(vec![text("Alpha")]),
        &["relations.toml, record 1 (AA BB): `names` is for 2 paragraphs; expected names for each of the 1 \
           in `paragraphs`"],
    ),
    (
        "relations by a name that is not there",
        |d| d.relation[0].names[0].push(text("Gamma")),
        &[
            "relations.toml, record 1 (AA BB): `names` is `Gamma`; expected a name that occurs in paragraph 4 \
           (article-names.toml)",
        ],
    ),
    (
        "relations over no known area",
        |d| d.relation[0].areas.push(text("the-isle")),
        &["relations.toml, record 1 (AA BB): `areas` is `the-isle`; expected ids of areas in disputes.toml"],
    ),
    (
        "relations without words",
        |d| d.relation[0].text = text(""),
        &["relations.toml, record 1 (AA BB): `text` is empty; expected some text"],
    ),
    (
        "a note twice",
        |d| d.note.push(d.note[0].clone()),
        &["notes.toml, record 2 (E1): `id` is `E1` again; expected an id that no earlier record has"],
    ),
    (
        "a note on no paragraph",
        |d| d.note[0].paragraphs.clear(),
        &["notes.toml, record 1 (E1): `paragraphs` is empty; expected at least one paragraph"],
    ),
    (
        "a note on a claim that is not there",
        |d| d.note[0].claims.push(text("A9")),
        &["notes.toml, record 1 (E1): `claims` is `A9`; expected the id of a claim in claims.toml"],
    ),
    (
        "a note on a claim of another paragraph",
        |d| {
            d.paragraph.push(dataset::ParagraphRecord { number: 5, ..d.paragraph[0].clone() });
            d.claim[0].paragraph = 5;
        },
        &[
            "notes.toml, record 1 (E1): `claims` is `A1`, of paragraph 5; expected claims of the paragraphs in \
           `paragraphs`",
        ],
    ),
    (
        "a note on a state that is not there",
        |d| d.note[0].states.push(text("CC")),
        &["notes.toml, record 1 (E1): `states` is `CC`; expected the code of a state in states.toml"],
    ),
    (
        "a note that nothing settles",
        |d| d.note[0].sources.clear(),
        &["notes.toml, record 1 (E1): `sources` is empty; expected at least one source"],
    ),
    (
        "a note without a title",
        |d| d.note[0].title = text(""),
        &["notes.toml, record 1 (E1): `title` is empty; expected some text"],
    ),
    (
        "a note that does not tell what the article says",
        |d| d.note[0].says = text(""),
        &["notes.toml, record 1 (E1): `says` is empty; expected some text"],
    ),
    (
        "a note that does not tell what is right",
        |d| d.note[0].right = text(""),
        &["notes.toml, record 1 (E1): `right` is empty; expected some text"],
    ),
    (
        "a note that does not tell why",
        |d| d.note[0].why = text(""),
        &["notes.toml, record 1 (E1): `why` is empty; expected some text"],
    ),
    (
        "a source twice",
        |d| d.source.push(d.source[0].clone()),
        &["sources.toml, record 3 (one): `id` is `one` again; expected an id that no earlier record has"],
    ),
    (
        "a source without a name",
        |d| d.source[0].name = text(""),
        &["sources.toml, record 1 (one): `name` is empty; expected some text"],
    ),
    (
        "an address without a scheme",
        |d| d.source[0].url = text("example.org/1"),
        &["sources.toml, record 1 (one): `url` is `example.org/1`; expected an address that starts with \
           https:// or http://"],
    ),
    (
        "an address without a host",
        |d| d.source[0].url = text("https://"),
        &["sources.toml, record 1 (one): `url` is `https://`; expected an address with a host, as \
           https://example.org/page"],
    ),
    (
        "a founder that came later",
        |d| d.span[2].basis = text("founding"),
        &[
            "spans.toml, record 3 (BB member): `basis` is `founding`; expected an act other than the founding, \
           unless it is of a member from `first_day` on",
        ],
    ),
    (
        "an observer by admission",
        |d| d.span[1].basis = text("admission"),
        &[
            "spans.toml, record 2 (BB observer): `basis` is `admission`; expected an act other than admission, \
           unless of a member",
        ],
    ),
    (
        "a member by memorandum",
        |d| d.span[2].basis = text("memorandum"),
        &[
            "spans.toml, record 3 (BB member): `basis` is `memorandum`; expected an act other than a memorandum, \
           for a member",
        ],
    ),
    (
        "a status under its later name",
        |d| d.span[1].status = text("sco_partner"),
        &[
            "spans.toml, record 2 (BB sco_partner): `status` is `sco_partner`; expected a name that it had before \
           2009-01-01: observer, dialogue_partner",
        ],
    ),
    (
        "a status under its former name",
        |d| {
            d.span[2].end = Some(text("2009-05-05"));
            d.span[1] = SpanRecord { start: text("2009-05-05"), end: None, ..d.span[1].clone() };
        },
        &[
            "spans.toml, record 2 (BB observer): `status` is `observer`; expected `sco_partner`, its name from \
           2009-01-01 on",
        ],
    ),
    (
        "a step told twice",
        |d| d.decision.push(d.decision[0].clone()),
        &[
            "decisions.toml, record 2 (BB procedure): `date` is `2004-03-02` again; expected a step that no earlier \
           record tells",
        ],
    ),
    (
        "a source cited twice",
        |d| d.span[1].sources = vec![text("one"), text("one")],
        &["spans.toml, record 2 (BB observer): `sources` is `one` again; expected each source once"],
    ),
    (
        "a claimant by a code that is only reserved",
        |d| d.area[0].claimed_by = vec![text("UK")],
        &[
            "disputes.toml, record 1 (the-reef): `claimed_by` is `UK`; expected a code that ISO 3166-1 assigns to a state: `GB`",
        ],
    ),
    (
        "a person of a state whose code is none",
        |d| d.person[1].state = Some(text("EL")),
        &["people.toml, record 2 (cat): `state` is `EL`; expected a code that ISO 3166-1 assigns to a state"],
    ),
    (
        "an area drawn with a state whose code is none",
        |d| d.drawing[1].drawn_with = text("YY"),
        &[
            "worldviews.toml, record 2 (ZZ): `drawn_with` is `YY`; expected a code that ISO 3166-1 assigns to a state",
        ],
    ),
    (
        "a claimant named twice",
        |d| d.area[0].claimed_by = vec![text("ZZ"), text("ZZ")],
        &["disputes.toml, record 1 (the-reef): `claimed_by` is `ZZ` again; expected each claimant once"],
    ),
    (
        "a summit in a city without a name",
        |d| d.summit[0].city = Some(text("")),
        &["summits.toml, record 1 (2001-01-01): `city` is empty; expected some text"],
    ),
    (
        "a step at a place of white space",
        |d| d.decision[0].place = Some(text("  ")),
        &["decisions.toml, record 1 (BB procedure): `place` is empty; expected some text"],
    ),
    (
        "a name with white space around it",
        |d| d.state[0].name = text(" Alpha "),
        &["states.toml, record 1 ( Alpha ): `name` is ` Alpha `; expected no white space around it"],
    ),
    (
        "a headline that ends with a line",
        |d| about(d).headline = text("Clubs meet\n"),
        &["atlas.toml, the atlas: `article.headline` is `Clubs meet\n`; expected no white space around it"],
    ),
    (
        "a list with an empty text",
        |d| d.claim[1].others = vec![text("The League"), text("")],
        &["claims.toml, record 2 (A2): `others` is empty; expected some text"],
    ),
    (
        "a list within a list that says something twice",
        |d| d.relation[0].names = vec![vec![text("Alpha"), text("Alpha")]],
        &["relations.toml, record 1 (AA BB): `names` is `Alpha` again; expected each once"],
    ),
    (
        "terms that are empty",
        |d| d.licence = Some(text(" ")),
        &["atlas.toml, the dataset: `licence` is empty; expected some text"],
    ),
    (
        "an empty day, of which its own rule says more",
        |d| d.summit[1].end = text(""),
        &[
            "summits.toml, record 2 (2005-06-06): `end` is ``; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
    ),
    (
        "a status that ends a day before the next begins",
        |d| d.span[1].end = Some(text("2005-06-06")),
        &[
            "spans.toml, record 2 (BB observer): `end` is `2005-06-06`; expected the first day after it, on which the next \
             begins (2005-06-07), or a longer gap",
        ],
    ),
    (
        "a status that ends a day before the next begins, which stands first in the file",
        |d| {
            d.span[1].end = Some(text("2005-06-06"));
            d.span.swap(1, 2);
        },
        &[
            "spans.toml, record 3 (BB observer): `end` is `2005-06-06`; expected the first day after it, on which the next \
             begins (2005-06-07), or a longer gap",
        ],
    ),
    (
        "a step towards a status that never came, while another did",
        |d| d.decision[0].towards = text("dialogue_partner"),
        &[
            "decisions.toml, record 1 (BB procedure): `towards` is `dialogue_partner`; expected a status that the state came \
             to have after it: member",
        ],
    ),
    (
        "a decision of the leaders elsewhere than they met",
        |d| {
            (d.summit[0].start, d.summit[0].end) = (text("2004-03-01"), text("2004-03-02"));
            d.attendance.clear();
            d.decision[0].place = Some(text("Betaville"));
        },
        &[
            "decisions.toml, record 1 (BB procedure): `place` is `Betaville`; expected `Alphaville`, where the summit met on \
             that day (summits.toml)",
        ],
    ),
    (
        "two states of one name",
        |d| another_state(d, |state| state.name = text("Beta Land")),
        &[
            "states.toml, record 3 (Beta Land): `name` is `Beta Land` again; expected a name that no earlier record has",
        ],
    ),
    (
        "a merger told twice",
        |d| d.atlas.merger.push(d.atlas.merger[0].clone()),
        &[
            "atlas.toml, record 2 (merger): `start` is `2009-01-01` again; expected a day on which no earlier record \
             merges statuses: one record for all of a day's",
        ],
    ),
    (
        "a merger of what an earlier one ended",
        |d| {
            d.atlas.merger.push(d.atlas.merger[0].clone());
            d.atlas.merger[0].start = text("2010-01-01");
        },
        &[
            "atlas.toml, record 1 (merger): `from` is `observer`; expected statuses that there are on that day: it is \
             `sco_partner` from 2009-01-01 on",
            "atlas.toml, record 1 (merger): `from` is `dialogue_partner`; expected statuses that there are on that \
             day: it is `sco_partner` from 2009-01-01 on",
        ],
    ),
    (
        "a merger of one status with itself",
        |d| d.atlas.merger[0].from[1] = text("observer"),
        &["atlas.toml, record 1 (merger): `from` is `observer` again; expected each once"],
    ),
    (
        "an absence within an absence",
        |d| {
            let mut within = d.absence[0].clone();
            (within.start, within.end) = (text("2006-05-05"), Some(text("2006-06-06")));
            d.absence.push(within);
        },
        &[
            "absences.toml, record 2 (AA): `start` is `2006-05-05`, over the absence from 2006-02-03; expected absences of a \
             state that do not overlap",
        ],
    ),
    (
        "an absence around an absence that goes on",
        |d| {
            let mut around = d.absence[0].clone();
            (around.start, around.end) = (text("2005-05-05"), None);
            d.absence.push(around);
        },
        &[
            "absences.toml, record 2 (AA): `start` is `2005-05-05`, over the absence from 2006-02-03; expected absences of a \
             state that do not overlap",
        ],
    ),
    (
        "a claim about a state twice",
        |d| d.claim[0].states = vec![text("BB"), text("BB")],
        &["claims.toml, record 1 (A1): `states` is `BB` again; expected each once"],
    ),
    (
        "a note on a state's card twice",
        |d| d.note[0].states = vec![text("BB"), text("BB")],
        &["notes.toml, record 1 (E1): `states` is `BB` again; expected each once"],
    ),
    (
        "a forerunner in which a state took part twice",
        |d| forerunner(d).states.push(text("AA")),
        &["atlas.toml, the prehistory: `states` is `AA` again; expected each once"],
    ),
    (
        "a summit that ends in another year",
        |d| d.summit[1].end = text("2006-06-07"),
        &[
            "summits.toml, record 2 (2005-06-06): `end` is `2006-06-07`; expected a day within two weeks of `start` \
             (2005-06-06)",
        ],
    ),
    (
        "a summit of fifteen days",
        |d| d.summit[1].end = text("2005-06-20"),
        &[
            "summits.toml, record 2 (2005-06-06): `end` is `2005-06-20`; expected a day within two weeks of `start` \
             (2005-06-06)",
        ],
    ),
    (
        "a host from elsewhere",
        |d| d.attendance[0].role = text("host"),
        &[
            "attendance.toml, record 1 (ann): `role` is `host`; expected another role, unless they come for AA, whose summit \
             it is",
        ],
    ),
    (
        "somebody who comes for another state than theirs",
        |d| d.attendance[0].for_state = Some(text("AA")),
        &[
            "attendance.toml, record 1 (ann): `for_state` is `AA`; expected `BB`, for which people.toml has them act",
        ],
    ),
    (
        "a person whom the paragraph does not name",
        |d| d.person[0].name = text("Bob"),
        &[
            "people.toml, record 1 (ann): `paragraphs` is `4`; expected paragraphs in which a part of the name \
           occurs (article-names.toml)",
        ],
    ),
    (
        "a spelling that the article does not have",
        |d| d.person[0].article = Some(text("Anne")),
        &[
            "people.toml, record 1 (ann): `article` is `Anne`; expected a name that occurs in one of `paragraphs` \
           (article-names.toml)",
        ],
    ),
    (
        "somebody who comes by a paragraph that does not name them",
        |d| {
            d.attendance[0].paragraph = 1;
            d.attendance[0].names = vec![text("One")];
            d.paragraph.push(dataset::ParagraphRecord {
                number: 1,
                names: vec![text("One")],
                numbers: vec![],
            });
        },
        &[
            "attendance.toml, record 1 (ann): `paragraph` is `1`; expected one of the `paragraphs` that name them in \
           people.toml (4)",
        ],
    ),
    (
        "somebody who comes twice",
        |d| d.attendance.push(d.attendance[0].clone()),
        &[
            "attendance.toml, record 2 (ann): `person` is `ann` again; expected somebody whom no earlier record has \
           come to that summit",
        ],
    ),
    (
        "a relation of a state with itself",
        |d| d.relation[0].states = vec![text("AA"), text("AA")],
        &["relations.toml, record 1 (AA AA): `states` is `AA` again; expected two states, or more apart"],
    ),
    (
        "an address that a browser would run",
        |d| d.source[0].url = text("javascript:alert(1)"),
        &["sources.toml, record 1 (one): `url` is `javascript:alert(1)`; expected an address that starts \
           with https:// or http://"],
    ),
    (
        "a publication in words",
        |d| d.source[0].published = Some(text("June 2017")),
        &["sources.toml, record 1 (one): `published` is `June 2017`; expected a year, month or day that \
           exists (1900 to 2100), as 2017, 2017-06 or 2017-06-09"],
    ),
    (
        "a publication in month thirteen",
        |d| d.source[0].published = Some(text("2017-13")),
        &["sources.toml, record 1 (one): `published` is `2017-13`; expected a year, month or day that \
           exists (1900 to 2100), as 2017, 2017-06 or 2017-06-09"],
    ),
    (
        "a publication on 30 February",
        |d| d.source[0].published = Some(text("2017-02-30")),
        &["sources.toml, record 1 (one): `published` is `2017-02-30`; expected a year, month or day that \
           exists (1900 to 2100), as 2017, 2017-06 or 2017-06-09"],
    ),
    (
        "an article of too many paragraphs",
        |d| about(d).paragraphs = Some(256),
        &["atlas.toml, the atlas: `article.paragraphs` is `256`; expected a number from 1 to 255"],
    ),
    (
        "names of a paragraph that is not there",
        |d| {
            let mut other = d.paragraph[0].clone();
            other.number = 31;
            d.paragraph.push(other);
        },
        &[
            "article-names.toml, record 2 (paragraph 31): `number` is `31`; expected a number from 0 (headline) to 30",
        ],
    ),
    (
        "names of one paragraph twice",
        |d| d.paragraph.push(d.paragraph[0].clone()),
        &[
            "article-names.toml, record 2 (paragraph 4): `number` is `4` again; expected a number that no earlier \
           record has",
        ],
    ),
    (
        "a name twice in a paragraph",
        |d| d.paragraph[0].names.push(text("Ann")),
        &["article-names.toml, record 1 (paragraph 4): `names` is `Ann` again; expected each once"],
    ),
    (
        "a standing without a name on a paragraph that is not there",
        |d| {
            d.paragraph.clear();
            (d.standing[0].name, d.standing[0].paragraph) = (text(""), 31);
        },
        &["article.toml, record 1 (BB): `paragraph` is `31`; expected a number from 0 (headline) to 30"],
    ),
    (
        "a name that nobody can see",
        |d| another_state(d, |state| state.name = text("\u{200b}\u{200d}\u{2060}")),
        &["states.toml, record 3 (\u{200b}\u{200d}\u{2060}): `name` is empty; expected some text"],
    ),
    (
        "a name with white space of no width around it",
        |d| another_state(d, |state| state.name = text("Gamma\u{200b}")),
        &[
            "states.toml, record 3 (Gamma\u{200b}): `name` is `Gamma\u{200b}`; expected no white space around it",
        ],
    ),
    (
        "another name that is a state's own",
        |d| d.state[0].aliases = vec![text("Beta Land")],
        &[
            "states.toml, record 1 (Alpha): `aliases` is `Beta Land`; expected names of no other state: that is one \
           of Beta Land",
        ],
    ),
    (
        "an other name that is an earlier state's, and a later one's own",
        |d| {
            d.state[0].aliases = vec![text("The Isle")];
            d.state[1].aliases = vec![text("The Isle")];
            another_state(d, |state| state.name = text("The Isle"));
        },
        &[
            "states.toml, record 1 (Alpha): `aliases` is `The Isle`; expected names of no other state: that is one of \
           The Isle",
            "states.toml, record 2 (Beta Land): `aliases` is `The Isle`; expected names of no other state: that is \
           one of Alpha",
        ],
    ),
    (
        "one other name of two states",
        |d| d.state.iter_mut().for_each(|state| state.aliases = vec![text("The Isle")]),
        &[
            "states.toml, record 2 (Beta Land): `aliases` is `The Isle`; expected names of no other state: that is \
           one of Alpha",
        ],
    ),
    (
        "no spans at all",
        |d| {
            d.span.clear();
            d.absence.clear();
        },
        &["spans.toml, all: `span` is empty; expected at least one record"],
    ),
    (
        "a forerunner of nobody",
        |d| forerunner(d).states.clear(),
        &["atlas.toml, the prehistory: `states` is empty; expected at least one state"],
    ),
    (
        "a merger of members",
        |d| d.atlas.merger[0].from = vec![text("member")],
        &["atlas.toml, record 1 (merger): `from` is `member`; expected statuses below membership"],
    ),
    (
        "a merger into members",
        |d| {
            d.atlas.merger[0].into = text("member");
            d.span.retain(|span| span.status != "member");
            d.absence.clear();
        },
        &["atlas.toml, record 1 (merger): `into` is `member`; expected statuses below membership"],
    ),
    (
        "a status in two records",
        |d| {
            let mut next = d.span[0].clone();
            d.span[0].end = Some(text("2006-05-05"));
            (next.start, next.basis) = (text("2006-05-05"), text("admission"));
            d.span.push(next);
        },
        &[
            "spans.toml, record 1 (AA member): `end` is `2006-05-05`, where the same goes on; expected one record \
           for each unbroken stretch of a status",
        ],
    ),
    (
        "a status that ends where a merger renames it",
        |d| {
            d.decision.clear();
            d.span[1].end = Some(text("2009-01-01"));
            (d.span[2].status, d.span[2].start) = (text("sco_partner"), text("2009-01-01"));
            d.span[2].basis = text("memorandum");
        },
        &[
            "spans.toml, record 2 (BB observer): `end` is `2009-01-01`, where the same goes on; expected one record \
           for each unbroken stretch of a status",
        ],
    ),
    (
        "a step towards what the state was, though it left and came back",
        |d| {
            let mut again = d.span[2].clone();
            d.span[2].end = Some(text("2007-01-01"));
            again.start = text("2008-01-01");
            d.span.push(again);
            d.decision[0].date = text("2006-06-06");
        },
        &[
            "decisions.toml, record 1 (BB procedure): `date` is `2006-06-06`; expected a day before that status began \
           (2005-06-07)",
        ],
    ),
    (
        "an absence longer than the status",
        |d| d.span[0].end = Some(text("2006-12-31")),
        &[
            "absences.toml, record 1 (AA): `end` is `2007-01-01`; expected no day after the one on which its status \
           ends (2006-12-31)",
        ],
    ),
    (
        "an absence longer than two statuses one after the other, the later of which stands first",
        |d| {
            d.span[2].end = Some(text("2008-01-01"));
            d.span.swap(1, 2);
            d.absence[0].state = text("BB");
            d.absence[0].start = text("2004-01-01");
            d.absence[0].end = Some(text("2008-01-02"));
        },
        &[
            "absences.toml, record 1 (BB): `end` is `2008-01-02`; expected no day after the one on which its status \
           ends (2008-01-01)",
        ],
    ),
    (
        "a video summit in a city",
        |d| d.summit[1].city = Some(text("Betaville")),
        &[
            "summits.toml, record 2 (2005-06-06): `city` is `Betaville`; expected no city of a meeting by video",
        ],
    ),
    (
        "an id of a source that is none",
        |d| {
            let mut other = d.source[0].clone();
            other.id = text("TASS <b>");
            d.source.push(other);
        },
        &[
            "sources.toml, record 3 (TASS <b>): `id` is `TASS <b>`; expected small letters, digits and hyphens, as \
           tass-2017-summit",
        ],
    ),
];

fn about(document: &mut Document) -> &mut dataset::ArticleRecord {
    document.atlas.article.as_mut().expect("an article")
}

fn forerunner(document: &mut Document) -> &mut dataset::PrehistoryRecord {
    document.atlas.prehistory.as_mut().expect("the small document has a forerunner")
}

fn another_state(document: &mut Document, break_it: fn(&mut dataset::StateRecord)) {
    let mut state = dataset::StateRecord {
        code: text("CC"),
        alpha3: text("CCK"),
        numeric: text("166"),
        name: text("Gamma"),
        aliases: Vec::new(),
    };
    break_it(&mut state);
    document.state.push(state);
}

#[test]
fn every_breach_is_refused_with_its_place_what_is_there_and_what_was_expected() {
    let mut complaints = Vec::new();
    for (what, break_it, expected) in BREACHES {
        let mut document = small();
        break_it(&mut document);
        let found = refusals(&document);
        if found != *expected {
            complaints.push(format!("{what}:\n  said     {found:#?}\n  expected {expected:#?}"));
        }
    }
    assert_none(&complaints);
}

/// The panel behind a source shows what stands between scheme and path as its host.
#[test]
fn a_sources_address_leads_to_the_host_that_is_shown() {
    let told = |url: &str| {
        let mut document = small();
        document.source[0].url = text(url);
        refusals(&document).join("\n")
    };
    let lacks = |url: &str, expected: &str| {
        let expected = format!("sources.toml, record 1 (one): `url` is `{url}`; expected {expected}");
        assert_eq!(told(url), expected);
    };
    for url in [
        "https://tass.com@example.org/1",
        "https://tass.com:1@example.org/1",
        "https://tass.com%2f.example.org/1",
        "http://.",
        "https://example..org/1",
        "https://example.org../1",
        "https://example./1",
        "https://:1/a.b",
        "https://999.999.999.999/",
        "https://192.0.2/1",
        "https://tass.1/",
        "https://ta\u{200b}ss.com/",
        "https://tass.com\u{ad}/",
        "https://tass\u{ff0f}.com/",
        "https://tass\u{3002}example.com/",
    ] {
        lacks(url, "an address with a host, as https://example.org/page");
    }
    for url in
        ["https://tass.com:abc/x", "https://tass.com:99999", "https://tass.com:/", "https://tass.com:1:2/"]
    {
        lacks(url, "an address whose port, if it has one, is a number up to 65535");
    }
    for url in [
        "https://tass.com\\@example.org/",
        "https://tass.com /1",
        "https://tass.com/\u{1}",
        "https://tass.com/a b",
    ] {
        lacks(url, "an address without spaces, control characters and `\\`");
    }
    for url in [
        "http://example.org",
        "https://example.org:8080/",
        "https://example.org./1",
        "https://a-b.пример.рф/@name/1?at=a@b#c",
        "https://192.0.2.1/1",
        "https://example.org?id=1/2",
        "https://example.org#tass.com",
        "https://example.org:65535/",
        "https://上海.中国/",
        "https://हिन्दी.भारत/",
        "https://1.example.org/",
    ] {
        assert_eq!(told(url), "", "{url}");
    }
}

#[test]
fn what_is_right_at_the_edges_is_not_refused() {
    type Edge = (&'static str, fn(&mut Document));
    let edges: &[Edge] = &[
        ("an article on the first day", |d| {
            about(d).written = text("2001-01-01");
            about(d).day = text("2001-01-01");
        }),
        ("an article that does not say how long it is", |d| {
            about(d).paragraphs = None;
            d.paragraph[0].number = 200;
            d.standing[0].paragraph = 200;
            d.person[0].paragraphs = vec![200];
            d.attendance[0].paragraph = 200;
            d.claim.iter_mut().for_each(|claim| claim.paragraph = 200);
            d.relation[0].paragraphs = vec![200];
            d.note[0].paragraphs = vec![200];
        }),
        ("a status under its new name after a gap", |d| {
            (d.span[1].end, d.span[2].status) = (Some(text("2009-05-05")), text("sco_partner"));
            (d.span[2].start, d.span[2].basis) = (text("2009-07-07"), text("memorandum"));
            d.decision.clear();
        }),
        ("an absence until the status ends", |d| {
            d.span[2].end = Some(text("2008-01-01"));
            (d.absence[0].state, d.absence[0].end) = (text("BB"), Some(text("2008-01-01")));
        }),
        ("a name of letters that are joined", |d| d.state[1].aliases = vec![text("می\u{200c}خواهم")]),
        ("an article on the last day", |d| about(d).day = text("2010-12-31")),
        ("a forerunner from the day before", |d| forerunner(d).start = text("2000-12-31")),
        ("a span on the last day", |d| d.span[2].start = text("2010-12-31")),
        ("a gap between two statuses", |d| d.span[1].end = Some(text("2004-01-01"))),
        ("a gap of two days", |d| d.span[1].end = Some(text("2005-06-05"))),
        ("a step after which nothing came", |d| {
            (d.decision[0].towards, d.decision[0].date) = (text("dialogue_partner"), text("2005-07-08"));
        }),
        ("an application for membership of a state that then became an observer", |d| {
            (d.decision[0].kind, d.decision[0].date) = (text("application"), text("2002-02-02"));
            d.span.truncate(2);
        }),
        ("an application of a state that has left", |d| {
            d.span[2].end = Some(text("2006-01-01"));
            (d.decision[0].kind, d.decision[0].date) = (text("application"), text("2009-09-09"));
        }),
        ("an application elsewhere on the day of a summit", |d| {
            (d.summit[0].start, d.summit[0].end) = (text("2004-03-01"), text("2004-03-02"));
            d.attendance.clear();
            (d.decision[0].kind, d.decision[0].place) = (text("application"), Some(text("Betaville")));
        }),
        ("a step whose status a merger had renamed by the time it came", |d| {
            (d.decision[0].kind, d.decision[0].towards) = (text("status"), text("dialogue_partner"));
            d.span.truncate(1);
            let mut late = d.span[0].clone();
            (late.state, late.status) = (text("BB"), text("sco_partner"));
            (late.start, late.basis) = (text("2010-05-06"), text("memorandum"));
            d.span.push(late);
        }),
        ("a memorandum signed elsewhere on the day of a summit", |d| {
            (d.summit[0].start, d.summit[0].end) = (text("2004-03-01"), text("2004-03-02"));
            d.attendance.clear();
            (d.decision[0].kind, d.decision[0].place) = (text("obligations"), Some(text("Betaville")));
        }),
        ("a decision where the leaders met", |d| {
            (d.summit[0].start, d.summit[0].end) = (text("2004-03-01"), text("2004-03-02"));
            d.attendance.clear();
            d.decision[0].place = Some(text("Alphaville"));
        }),
        ("an absence that begins when another ends", |d| {
            let mut next = d.absence[0].clone();
            (next.start, next.end) = (text("2007-01-01"), None);
            d.absence.push(next);
        }),
        ("a merger of what a merger made", |d| {
            let mut again = d.atlas.merger[0].clone();
            again.start = text("2010-01-01");
            (again.from, again.into) = (vec![text("sco_partner")], text("dialogue_partner"));
            d.atlas.merger.push(again);
        }),
        ("a summit of two weeks", |d| d.summit[1].end = text("2005-06-19")),
        ("a host of their own summit", |d| {
            (d.attendance[0].summit, d.attendance[0].role) = (text("2005-06-06"), text("host"));
        }),
        ("somebody who acts for nobody, come for a state", |d| {
            (d.person[0].state, d.attendance[0].for_state) = (None, Some(text("AA")));
        }),
        ("spans in any order", |d| d.span.reverse()),
        ("a summit the day after the one before", |d| {
            (d.summit[1].start, d.summit[1].end) = (text("2001-01-02"), text("2001-01-03"));
        }),
        ("an area of states that are not in the dataset", |d| d.area[0].administered_by = Some(text("XK"))),
        ("an area that no state administers", |d| d.area[0].administered_by = None),
        ("an area that others govern", |d| {
            (d.area[0].administered_by, d.area[0].governed_by) = (None, Some(text("Local authorities")));
        }),
        ("an area partly held by another", |d| d.area[0].partly_by = Some(text("ZZ"))),
        ("an area that came to be in dispute", |d| {
            (d.area[0].since, d.area[0].before) = (Some(text("2005-01-01")), Some(text("ZZ")));
        }),
        ("an area that is in dispute no longer", |d| {
            (d.area[0].since, d.area[0].before) = (Some(text("2005-01-01")), Some(text("ZZ")));
            (d.area[0].until, d.area[0].after) = (Some(text("2005-01-02")), Some(text("AA")));
        }),
        ("an area in dispute before all dates", |d| {
            (d.area[0].since, d.area[0].before) = (Some(text("1905-01-01")), Some(text("AA")));
        }),
        ("an area that is drawn in another way from a day on", |d| {
            let mut later = d.drawing[1].clone();
            later.since = Some(text("2005-01-01"));
            d.drawing.push(later);
        }),
        ("no worldview at all", |d| d.drawing.clear()),
        ("a standing under an alias", |d| {
            d.state[1].aliases.push(text("President"));
            d.standing[0].name = text("President");
        }),
        ("a standing from a year", |d| d.standing[0].start = Some(text("2001-01-01"))),
        ("a standing from the article's day", |d| d.standing[0].start = Some(text("2008-03-04"))),
        ("a note that the article settles", |d| {
            d.note[0].sources.clear();
            d.note[0].article_settles = true;
        }),
        ("relations with somebody else", |d| {
            (d.relation[0].states, d.relation[0].with) = (vec![text("BB")], Some(text("the League")));
        }),
        ("no forerunner", |d| d.atlas.prehistory = None),
        ("a publication known to the year", |d| d.source[0].published = Some(text("2004"))),
        ("a publication of unknown date", |d| d.source[0].published = None),
        ("no merger", |d| d.atlas.merger.clear()),
        ("an explicit precision", |d| d.span[0].precision = Some(text("year"))),
        ("codes beside one that ISO leaves to its users, and beside one of the past", |d| {
            another_state(d, |state| {
                (state.code, state.alpha3, state.numeric) = (text("XK"), text("XKX"), text("983"));
            });
            another_state(d, |state| {
                (state.code, state.alpha3, state.numeric) = (text("YU"), text("YUG"), text("891"));
                state.name = text("Delta");
            });
        }),
        ("an explicit confidence", |d| d.span[0].confidence = Some(text("high"))),
    ];
    for (what, change_it) in edges {
        let mut document = small();
        change_it(&mut document);
        assert_eq!(refusals(&document), [""; 0], "{what}");
    }
}

#[test]
fn all_breaches_are_reported_at_once_in_the_order_of_files_and_records() {
    let mut document = small();
    document.atlas.organisation = text("");
    document.state[1].numeric = text("2");
    document.span[0].basis = text("rumour");
    document.span[1].start = text("2003-02-29");
    document.span[1].sources = vec![text("three"), text("four")];
    document.decision[0].kind = text("promise");
    document.summit[0].mode = text("letter");
    document.area[0].note = text("");
    document.standing[0].paragraph = 99;
    document.source[1].url = text("ftp://example.org");
    assert_eq!(
        refusals(&document),
        [
            "atlas.toml, the atlas: `organisation` is empty; expected some text",
            "states.toml, record 2 (Beta Land): `numeric` is `2`; expected `052`, ISO 3166-1's for `BB`",
            "spans.toml, record 1 (AA member): `basis` is `rumour`; expected founding, decision, \
             memorandum, admission or treaty",
            "spans.toml, record 2 (BB observer): `start` is `2003-02-29`; expected a day that exists (1900 to 2100), as \
             2017-06-09",
            "spans.toml, record 2 (BB observer): `sources` is `three`; expected the id of a source in \
             sources.toml",
            "spans.toml, record 2 (BB observer): `sources` is `four`; expected the id of a source in \
             sources.toml",
            "decisions.toml, record 1 (BB promise): `kind` is `promise`; expected status, procedure, \
             obligations or application",
            "summits.toml, record 1 (2001-01-01): `mode` is `letter`; expected in_person or video",
            "disputes.toml, record 1 (the-reef): `note` is empty; expected some text",
            "article.toml, record 1 (Beta Land): `paragraph` is `99`; expected a number from 0 (headline) \
             to 30",
            "sources.toml, record 2 (two): `url` is `ftp://example.org`; expected an address that starts \
             with https:// or http://",
        ]
    );
}

#[test]
fn an_end_that_is_no_day_is_not_also_called_an_overlap() {
    let mut document = small();
    document.span[1].end = Some(text("2005-06-31"));
    assert_eq!(
        refusals(&document),
        [
            "spans.toml, record 2 (BB observer): `end` is `2005-06-31`; expected a day that exists (1900 to 2100), as 2017-06-09"
        ]
    );
}

/// Where a file has a record for each year and no ends, each lies over each other: a page that told of all would stand still.
#[test]
fn no_more_is_told_of_than_anybody_reads() {
    let mut document = small();
    let spans = std::iter::repeat_n(document.span[1].clone(), 60);
    document.span.extend(spans);
    assert_eq!(refusals(&document).len(), 500);
}

/// Whatever text of whatever record: none is empty, and none has white space around it.
#[test]
fn no_text_of_any_record_is_empty_or_has_white_space_around_it() {
    let whole = serde_json::from_str::<serde_json::Value>(&whole_as_json(&checked())).expect("JSON");
    let mut pointers = Vec::new();
    texts(&whole, "", &mut pointers);
    // Of each field of each list one will do.
    let field = |at: &String| {
        at.split('/').filter(|part| part.parse::<usize>().is_err()).collect::<Vec<_>>().join("/")
    };
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    for pointer in pointers {
        fields.entry(field(&pointer)).or_insert(pointer);
    }
    assert!(fields.len() > 80, "{fields:?}");
    const CHANGES: [fn(&str) -> String; 3] =
        [|_| "  ".to_owned(), |text| format!("{text} "), |text| format!("\u{a0}{text}")];
    for (field, pointer) in fields {
        for change in CHANGES {
            let mut spoilt = whole.clone();
            let place = spoilt.pointer_mut(&pointer).expect("a text");
            *place = change(place.as_str().unwrap_or_default()).into();
            let document: Document = serde_json::from_value(spoilt).expect("a document");
            let last = field.rsplit('/').next().unwrap_or_default();
            let said = refusals(&document);
            assert!(said.iter().any(|said| said.contains(&format!("{last}` is"))), "{field}: {said:?}");
        }
    }
}

/// Where the texts are within a value.
fn texts(of: &serde_json::Value, at: &str, into: &mut Vec<String>) {
    match of {
        serde_json::Value::String(_) => into.push(at.to_owned()),
        serde_json::Value::Array(all) => {
            all.iter().enumerate().for_each(|(i, member)| texts(member, &format!("{at}/{i}"), into));
        }
        serde_json::Value::Object(all) => {
            all.iter().for_each(|(name, member)| texts(member, &format!("{at}/{name}"), into));
        }
        _ => {}
    }
}

/// The model keeps what the article lumps together for the article's own layer.
#[test]
fn a_span_cannot_have_the_status_that_only_the_article_knows() {
    let mut document = small();
    document.span[1].status = text("observer_or_partner");
    let said = refusals(&document).join("\n");
    assert!(
        said.contains("spans.toml, record 2 (BB observer_or_partner): `status`"),
        "a span with the article's lumped status must be refused; said: {said:?}"
    );
}

#[test]
fn the_embedded_dataset_is_that_of_the_files() {
    let embedded = sco_atlas::embed::world().expect("the embedded dataset can be read");
    assert_eq!(*embedded.record(), checked());
    assert_eq!(embedded.layers, Layers::new(checked(), checked()));
}

/// A copy of the committed data, in a folder of its own beside this program, with one file replaced or removed.
fn broken_copy(name: &str, file: &str, change: fn(String) -> Option<String>) -> PathBuf {
    let folder = std::env::current_exe().expect("this program").with_file_name(format!("data-{name}"));
    fs::create_dir_all(&folder).expect("a folder for temporary files");
    for other in crate::common::files::FILES {
        fs::copy(crate::common::data_folder().join(other), folder.join(other)).expect("a copy");
    }
    let path = folder.join(file);
    match change(fs::read_to_string(&path).expect("the copied file")) {
        Some(text) => fs::write(&path, text).expect("a changed file"),
        None => fs::remove_file(&path).expect("one file less"),
    }
    folder
}

/// Name of the case, file, change, whether the whole message follows or a part of it, message.
type Spoilt =
    (&'static str, &'static str, fn(String) -> Option<String>, fn(&str, &str) -> bool, &'static str);

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_reason() {
    let exactly = |message: &str, expected: &str| message == expected;
    let in_part = |message: &str, expected: &str| message.contains(expected);
    let cases: [Spoilt; 11] = [
        (
            "unknown-field",
            "spans.toml",
            |text| Some(text + "\ncolour = \"red\"\n"),
            in_part,
            "unknown field `colour`",
        ),
        (
            "unknown-field-of-the-atlas",
            "atlas.toml",
            |text| Some(format!("colour = \"red\"\n{text}")),
            in_part,
            "unknown field `colour`",
        ),
        (
            "missing-field",
            "spans.toml",
            |text| Some(text.replacen("basis = \"founding\"\n", "", 1)),
            in_part,
            "missing field `basis`",
        ),
        ("no-toml", "states.toml", |_| Some("[[state\n".into()), in_part, "line 1"),
        (
            "a-number-as-text",
            "article.toml",
            |text| Some(text.replacen("paragraph = 4", "paragraph = \"4\"", 1)),
            in_part,
            "invalid type: string \"4\", expected u32",
        ),
        (
            "a-negative-paragraph",
            "article.toml",
            |text| Some(text.replacen("paragraph = 4", "paragraph = -4", 1)),
            in_part,
            "expected u32",
        ),
        (
            "another-kind",
            "decisions.toml",
            |text| Some(text.replace("[[decision]]", "[[decree]]")),
            exactly,
            "decisions.toml: holds [[decree]]; expected [[decision]] alone",
        ),
        (
            "another-kind-too",
            "decisions.toml",
            |text| Some(text.replacen("[[decision]]", "[[decree]]", 1)),
            exactly,
            "decisions.toml: holds [[decree]]; expected [[decision]] alone",
        ),
        (
            "nothing-in-it",
            "sources.toml",
            |_| Some("# later\n".into()),
            exactly,
            "sources.toml: holds nothing; expected at least one [[source]]",
        ),
        ("missing", "summits.toml", |_| None, in_part, "summits.toml: "),
        ("the-derived-file-missing", "article-names.toml", |_| None, in_part, "article-names.toml: "),
    ];
    let mut complaints = Vec::new();
    for (name, file, change, matches, expected) in cases {
        let message = crate::common::files::read(&broken_copy(name, file, change)).err().unwrap_or_default();
        if !message.starts_with(&format!("{file}: ")) || !matches(&message, expected) {
            complaints.push(format!("{name}: said `{message}`; expected `{expected}` of {file}"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn an_unchanged_copy_of_the_files_is_read() {
    let copy =
        crate::common::files::read(&broken_copy("unchanged", "spans.toml", Some)).expect("nothing is wrong");
    assert_eq!(Dataset::check(&copy), Ok(checked()));
}

#[test]
fn no_source_is_kept_that_nothing_cites() {
    let written = document();
    let mut cited: Vec<&String> = Vec::new();
    cited.extend(&written.atlas.prehistory.as_ref().expect("a forerunner").sources);
    cited.extend(written.atlas.merger.iter().flat_map(|record| &record.sources));
    cited.extend(written.span.iter().flat_map(|record| &record.sources));
    cited.extend(written.decision.iter().flat_map(|record| &record.sources));
    cited.extend(written.absence.iter().flat_map(|record| &record.sources));
    cited.extend(written.summit.iter().flat_map(|record| &record.sources));
    cited.extend(written.area.iter().flat_map(|record| &record.sources));
    cited.extend(written.drawing.iter().flat_map(|record| &record.sources));
    cited.extend(written.person.iter().flat_map(|record| &record.sources));
    cited.extend(written.attendance.iter().flat_map(|record| &record.sources));
    cited.extend(written.note.iter().flat_map(|record| &record.sources));
    let idle: Vec<String> =
        written.source.iter().map(|source| source.id.clone()).filter(|id| !cited.contains(&id)).collect();
    assert_none(&idle);
}

/// A state leaves and comes back: what was decided between leads to the second time, and its leaving has the sources of what
/// ended.
#[test]
fn a_state_may_come_back() {
    let mut document = small();
    document.span[2].end = Some(text("2006-01-01"));
    let mut again = document.span[2].clone();
    (again.start, again.end) = (text("2008-01-01"), None);
    document.span.push(again);
    let mut decision = document.decision[0].clone();
    decision.date = text("2007-05-05");
    document.decision.push(decision);
    assert_eq!(refusals(&document), [""; 0]);

    let data = Dataset::check(&document).expect("a document without a breach");
    let left = data.change_on(day("2006-01-01")).expect("it leaves");
    assert_eq!(
        data.sources_of(left),
        data.spans.iter().find(|span| span.end == Some(day("2006-01-01"))).unwrap().sources
    );
}
