//! Guards the record of who stood where and when: the committed facts, and what is worked out from them.

use crate::{
    common::{assert_none, code, dataset as checked, day, document, small},
    refusals::{another_state, refusals, text},
};
use sco_atlas::{
    dataset::{self, AbsenceKind, Dataset, Day, Direction, Document, Layer, Precision, Status, Turn},
    i18n::en,
};
use std::collections::BTreeMap;

/// Members, observers, dialogue partners, SCO partners.
pub fn totals(data: &Dataset, on: Day) -> [u16; 4] {
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

/// What is known to the month makes nothing vague that is known to the day, though both are counted from the same one.
#[test]
fn a_change_of_a_month_leaves_another_its_day() {
    let mut document = small();
    another_state(&mut document, |_| {});
    let mut other = document.span[1].clone();
    (other.state, other.start, other.end) = (text("CC"), text("2005-06-07"), None);
    other.precision = Some(text("month"));
    document.span.push(other);
    let data = Dataset::check(&document).expect("a document without a breach");
    let beta = "Beta Land becomes a member.";
    let gamma = "Some time in June 2005: Gamma becomes an observer";
    for (on, told, shown) in [
        ("2005-06-06", format!("{gamma} (not yet counted). 1 member, 1 observer."), "6 June 2005"),
        ("2005-06-07", format!("{beta} {gamma} (already counted). 2 members, 1 observer."), "7 June 2005"),
        ("2005-06-08", format!("{gamma} (already counted). 2 members, 1 observer."), "8 June 2005"),
    ] {
        assert_eq!(en::sentence(&data, day(on)), told);
        assert_eq!(en::date_shown(&data, day(on)), shown);
    }
    let cited = data.changes().iter().filter(|change| change.day == day("2005-06-07"));
    let cited: Vec<usize> = cited.map(|change| data.sources_of(change).len()).collect();
    assert_eq!(cited, [1, 2], "Beta Land's rests on one source, Gamma's on two");
}

/// Who comes back is not told like one who comes.
#[test]
fn who_has_had_a_status_gets_it_again() {
    let mut document = small();
    another_state(&mut document, |_| {});
    document.span[2].end = Some(text("2006-01-01"));
    for (state, start) in [("BB", "2007-01-01"), ("CC", "2007-01-01")] {
        let mut span = document.span[2].clone();
        (span.state, span.start, span.end) = (text(state), text(start), None);
        document.span.push(span);
    }
    let data = Dataset::check(&document).expect("a document without a breach");
    // Alpha's own matter, whoever comes that day.
    let told = "Gamma becomes a member. Beta Land becomes a member again. Alpha takes part again. 3 members.";
    assert_eq!(en::sentence(&data, day("2007-01-01")), told);
}

/// Who was admitted, or only watched, has set up nothing; and one of whom only the year is known takes no day from the founding.
#[test]
fn founders_are_those_who_were_members_from_the_founding() {
    let founded = |change_it: fn(&mut Document)| {
        let mut document = small();
        another_state(&mut document, |_| {});
        let mut other = document.span[0].clone();
        other.state = text("CC");
        document.span.push(other);
        change_it(&mut document);
        let data = Dataset::check(&document).expect("a document without a breach");
        (en::founded(&data), en::change(&data, data.change_on(data.first_day).expect("the founding")))
    };
    let of = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let both = of("1 January 2001 by Alpha and Gamma", "Alpha and Gamma set up the organisation.");
    assert_eq!(founded(|_| {}), both);
    assert_eq!(founded(|document| document.span[3].precision = Some(text("year"))), both);
    assert_eq!(
        founded(|document| document.span[3].basis = text("admission")),
        of("1 January 2001 by Alpha", "Alpha set up the organisation. Gamma becomes a member.")
    );
    assert_eq!(
        founded(|document| {
            for at in [0, 3] {
                (document.span[at].status, document.span[at].basis) = (text("observer"), text("decision"));
            }
        }),
        of("1 January 2001", "Alpha and Gamma become observers.")
    );
}

/// Of two changes that may have been by a day, or be to come, the sentence tells the one that is still to be counted.
#[test]
fn of_changes_whose_day_nobody_knows_the_next_is_told() {
    let mut document = small();
    another_state(&mut document, |_| {});
    document.span[1].precision = Some(text("month"));
    let mut other = document.span[1].clone();
    (other.state, other.start, other.end) = (text("CC"), text("2003-02-20"), None);
    document.span.push(other);
    let data = Dataset::check(&document).expect("a document without a breach");
    for (on, expected) in [
        ("2003-02-01", [None, Some("2003-02-03")]),
        ("2003-02-03", [Some("2003-02-03"), Some("2003-02-20")]),
        ("2003-02-10", [None, Some("2003-02-20")]),
        ("2003-02-20", [Some("2003-02-20"), Some("2003-02-03")]),
        ("2003-02-25", [None, Some("2003-02-03")]),
        ("2003-03-01", [None, None]),
    ] {
        let told = data.changes_told_on(day(on)).map(|change| change.map(|change| change.day));
        assert_eq!(told, expected.map(|of| of.map(day)), "{on}");
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
