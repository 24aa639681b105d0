//! Guards the words: every sentence that a reader of the timeline meets, written out in full.

use crate::common::{assert_none, code, dataset as checked, day, document, small};
use sco_atlas::{
    dataset::{self, Confidence, Dataset, Date, Layer, Layers, Precision, Standing, Status},
    i18n::en,
};

/// Complains of each row whose text is not the expected one.
fn compare(rows: &[(&str, &str)], said: impl Fn(&str) -> String) {
    let complaints: Vec<_> = rows
        .iter()
        .map(|(key, expected)| (key, said(key), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(key, found, expected)| format!("{key}\n  says     {found}\n  expected {expected}"))
        .collect();
    assert_none(&complaints);
}

#[test]
fn every_change_is_told_in_a_full_sentence() {
    let data = checked();
    let rows = [
        (
            "2001-06-15",
            "China, Russia, Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan set up the organisation. \
             6 members.",
        ),
        ("2004-06-17", "Mongolia becomes an observer. 6 members, 1 observer."),
        ("2005-07-05", "India, Pakistan and Iran become observers. 6 members, 4 observers."),
        ("2010-04-28", "Belarus becomes a dialogue partner. 6 members, 4 observers, 1 dialogue partner."),
        ("2010-05-06", "Sri Lanka becomes a dialogue partner. 6 members, 4 observers, 2 dialogue partners."),
        ("2012-06-07", "Afghanistan becomes an observer. 6 members, 5 observers, 2 dialogue partners."),
        ("2013-04-26", "Turkey becomes a dialogue partner. 6 members, 5 observers, 3 dialogue partners."),
        ("2015-07-10", "Belarus becomes an observer. 6 members, 6 observers, 2 dialogue partners."),
        ("2015-09-24", "Cambodia becomes a dialogue partner. 6 members, 6 observers, 3 dialogue partners."),
        ("2016-03-14", "Azerbaijan becomes a dialogue partner. 6 members, 6 observers, 4 dialogue partners."),
        ("2016-03-22", "Nepal becomes a dialogue partner. 6 members, 6 observers, 5 dialogue partners."),
        ("2016-04-16", "Armenia becomes a dialogue partner. 6 members, 6 observers, 6 dialogue partners."),
        ("2017-06-09", "India and Pakistan become members. 8 members, 4 observers, 6 dialogue partners."),
        (
            "2022-09-14",
            "Egypt and Qatar become dialogue partners. Some time in September 2022: Saudi Arabia becomes a dialogue partner \
             (not yet counted). 8 members, 4 observers, 8 dialogue partners.",
        ),
        (
            "2022-09-16",
            "Saudi Arabia becomes a dialogue partner. 8 members, 4 observers, 9 dialogue partners.",
        ),
        ("2023-07-04", "Iran becomes a member. 9 members, 3 observers, 13 dialogue partners."),
        ("2023-07-15", "Bahrain becomes a dialogue partner. 9 members, 3 observers, 14 dialogue partners."),
        ("2024-07-04", "Belarus becomes a member. 10 members, 2 observers, 14 dialogue partners."),
        (
            "2025-09-01",
            "Observers and dialogue partners become one status, SCO partner. 10 members, 16 SCO partners.",
        ),
    ];
    // The one day that is missing has a test of its own below.
    let days: Vec<_> = rows.iter().map(|(on, _)| day(on)).collect();
    let left_out: Vec<_> =
        data.changes().iter().map(|change| change.day).filter(|on| !days.contains(on)).collect();
    assert_eq!(left_out, [day("2023-05-05")]);
    compare(&rows, |on| en::sentence(&data, day(on)));
}

#[test]
fn names_that_take_an_article_have_one_in_a_sentence() {
    let expected = "Kuwait, the Maldives, Myanmar and the United Arab Emirates become dialogue partners. \
                    8 members, 4 observers, 13 dialogue partners.";
    assert_eq!(en::sentence(&checked(), day("2023-05-05")), expected);
}

#[test]
fn a_day_without_a_change_says_when_the_last_one_was() {
    let data = checked();
    compare(
        &[
            ("2001-06-16", "No change since 15 June 2001. 6 members."),
            ("2017-06-08", "No change since 16 April 2016. 6 members, 6 observers, 6 dialogue partners."),
            ("2017-06-10", "No change since 9 June 2017. 8 members, 4 observers, 6 dialogue partners."),
            ("2024-07-03", "No change since 15 July 2023. 9 members, 3 observers, 14 dialogue partners."),
            ("2025-08-31", "No change since 4 July 2024. 10 members, 2 observers, 14 dialogue partners."),
            ("2026-02-02", "No change since 1 September 2025. 10 members, 16 SCO partners."),
        ],
        |on| en::sentence(&data, day(on)),
    );
}

/// The days of Belarus (partner), Sri Lanka and Saudi Arabia are where the editor plots them, and are
/// not known.
#[test]
fn the_last_change_is_dated_no_more_precisely_than_it_is_known() {
    let data = checked();
    compare(
        &[
            ("2010-03-31", "No change since 5 July 2005."),
            ("2010-04-01", "Some time in April 2010: Belarus becomes a dialogue partner (not yet counted)."),
            ("2010-04-27", "Some time in April 2010: Belarus becomes a dialogue partner (not yet counted)."),
            ("2010-04-29", "Some time in April 2010: Belarus becomes a dialogue partner (already counted)."),
            ("2010-04-30", "The last change was some time in April 2010."),
            ("2010-05-05", "Some time in May 2010: Sri Lanka becomes a dialogue partner (not yet counted)."),
            ("2010-05-07", "Some time in May 2010: Sri Lanka becomes a dialogue partner (already counted)."),
            ("2010-05-09", "Some time in May 2010: Sri Lanka becomes a dialogue partner (already counted)."),
            // It signed early in the month.
            ("2010-05-10", "The last change was some time in May 2010."),
            ("2010-05-31", "The last change was some time in May 2010."),
            ("2010-06-01", "No change since May 2010."),
            ("2012-06-06", "No change since May 2010."),
            // The declaration of 16 September 2022 has Saudi Arabia's memorandum: it was signed by then.
            (
                "2022-09-15",
                "Some time in September 2022: Saudi Arabia becomes a dialogue partner (not yet counted).",
            ),
            ("2022-09-17", "The last change was some time in September 2022."),
            ("2022-09-30", "The last change was some time in September 2022."),
            ("2022-10-01", "No change since September 2022."),
            ("2023-05-04", "No change since September 2022."),
        ],
        |on| en::no_change(&data, day(on)),
    );
    compare(
        &[
            ("2022-09-15", "Agreed; may be in force, the day is not known"),
            ("2022-09-16", "Dialogue partner since September 2022"),
        ],
        |on| en::standing(&data, code("SA"), day(on)),
    );
}

#[test]
fn on_no_day_does_a_sentence_miss_a_part() {
    let data = checked();
    for number in data.first_day.number()..=data.as_of.number() {
        let on = dataset::Day::from_number(number);
        let said = en::sentence(&data, on);
        assert!(said.starts_with(char::is_uppercase) && said.ends_with('.'), "{on}: {said}");
        let perhaps = usize::from(said.contains(". Some time in "));
        assert_eq!(said.matches(". ").count(), 1 + perhaps, "{on}: {said}");
        assert!(!said.contains("  ") && !said.contains(" ,"), "{on}: {said}");
    }
}

#[test]
fn one_of_a_kind_is_singular() {
    // Alpha founds alone; Beta Land observes from 2003 and is a partner from 2009: only the SCO calls them its own.
    let mut document = small();
    document.span.truncate(2);
    document.span[1].end = None;
    let data = Dataset::check(&document).expect("a document without a breach");
    compare(
        &[
            ("2001-01-01", "1 member"),
            ("2003-02-03", "1 member, 1 observer"),
            ("2009-01-01", "1 member, 1 partner"),
        ],
        |on| en::counts(&data, &data.counts_on(day(on)), &data.statuses_on(day(on))),
    );
    // Of what the article lumps together both words are.
    document.standing[0].status = "observer_or_partner".to_owned();
    document.standing[0].start = Some("2004-01-01".to_owned());
    let data = Dataset::check(&document).expect("a document without a breach");
    let layers = Layers::new(data.clone(), data);
    assert_eq!(en::counts_on(layers.of(Layer::Article), day("2004-01-01")), "1 observer or dialogue partner");
}

#[test]
fn a_field_says_of_a_day_that_nobody_knows_that_it_is_plotted() {
    let layers = Layers::new(checked(), checked());
    let plotted = |layer, on| en::plotted(layers.of(layer), day(on));
    assert_eq!(plotted(Layer::Record, "2010-04-28"), "Plotted on 28 April 2010; the day is not known.");
    assert_eq!(plotted(Layer::Article, "2024-07-04"), "Plotted on 4 July 2024; the article gives no day.");
    for on in ["2010-04-27", "2017-06-09", "2024-07-04"] {
        assert_eq!(plotted(Layer::Record, on), "", "{on}");
    }
}

#[test]
fn dates_are_shown_to_their_precision() {
    let data = checked();
    for (state, at, expected) in [
        ("BY", 0, "April 2010"),
        ("LK", 0, "May 2010"),
        ("SA", 0, "September 2022"),
        ("IN", 1, "9 June 2017"),
        ("CN", 0, "15 June 2001"),
    ] {
        let span = data.spans.iter().filter(|span| span.state == code(state)).nth(at).expect("a span");
        assert_eq!(en::date(span.start), expected, "{state}");
        assert_eq!(en::since(span.start), format!("since {expected}"), "{state}");
    }
    let year = Date::new(day("2010-07-02"), Precision::Year);
    assert_eq!((en::date(year), en::since(year)), ("2010".into(), "since 2010".into()));
}

#[test]
fn every_month_has_its_name() {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    for (at, name) in names.iter().enumerate() {
        assert_eq!(en::day(day(&format!("2020-{:02}-01", at + 1))), format!("1 {name} 2020"));
    }
}

#[test]
fn a_range_of_days_says_nothing_twice() {
    for (start, end, expected) in [
        ("2023-07-04", "2023-07-04", "4 July 2023"),
        ("2024-07-03", "2024-07-04", "3–4 July 2024"),
        ("2025-08-31", "2025-09-01", "31 August – 1 September 2025"),
        ("2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2024-07-04", "2025-07-04", "4 July 2024 – 4 July 2025"),
    ] {
        assert_eq!(en::days(day(start), day(end)), expected);
    }
}

#[test]
fn what_is_spoken_is_never_longer_than_twenty_five_words() {
    let layers = Layers::new(checked(), checked());
    for layer in [Layer::Record, Layer::Article] {
        let data = layers.of(layer);
        let days = (data.first_day.number()..=data.as_of.number()).map(dataset::Day::from_number);
        for on in days {
            let said = en::spoken(data, on);
            assert!(said.split(' ').count() <= 25, "{on}: {said}");
            // A summit has its days, however little is known of what else is counted on its last.
            let dates = [en::date_shown(data, on), en::day(on)];
            assert!(dates.iter().any(|date| said.starts_with(date)) && said.ends_with('.'), "{on}: {said}");
        }
        // Between changes a comparison is as long as on the change before.
        let between = data.changes().iter().map(|change| change.day).chain([data.first_day, data.as_of]);
        let days: Vec<_> = between.collect();
        for (a, b) in days.iter().flat_map(|a| days.iter().map(move |b| (*a, *b))) {
            let said = en::comparison(data, a, b);
            assert!(said.split(' ').count() <= 25, "{said}");
            let value = en::compared_with(data, a, b);
            assert!(value.split(' ').count() <= 25, "{value}");
            assert!(value.starts_with(&format!("{}. ", en::day(b))), "{value}");
        }
    }
    // Where nothing is counted on a day, what may have been does without the counts.
    let mut past = document();
    let belarus = past.standing.iter_mut().find(|standing| standing.state == "BY").expect("Belarus");
    belarus.start = Some("2024-03-01".to_owned());
    let past = Dataset::check(&past).expect("a document without a breach");
    assert_eq!(
        en::spoken(Layers::new(past.clone(), past).of(Layer::Article), day("2024-02-29")),
        "29 February 2024: Some time in 2024: Belarus becomes a member (not yet counted)."
    );
    // A change of many states at once: not who, but how many.
    let mut document = document();
    for span in document
        .span
        .iter_mut()
        .filter(|span| span.basis == "memorandum" && span.start.as_str() > "2013-01-01")
    {
        (span.start, span.precision, span.no_later_than) = ("2023-06-06".into(), None, None);
    }
    let data = Dataset::check(&document).expect("a document without a breach");
    assert_eq!(en::spoken(&data, day("2023-06-06")), "6 June 2023: 13 states change status.");
}

#[test]
fn what_a_summit_decided_is_told_in_sentences() {
    let data = checked();
    compare(
        &[
            (
                "2002-06-07",
                "No state’s status was decided. The charter was signed here; it entered into force on 19 September 2003.",
            ),
            ("2005-07-05", "India, Pakistan and Iran become observers."),
            ("2009-06-16", "Leaders agree to make Belarus and Sri Lanka dialogue partners."),
            (
                "2012-06-07",
                "Afghanistan becomes an observer. Leaders agree to make Turkey a dialogue partner.",
            ),
            (
                "2015-07-10",
                "Belarus becomes an observer. The way to membership opens for India and Pakistan. Leaders agree to \
                 make Cambodia, Azerbaijan, Nepal and Armenia dialogue partners.",
            ),
            ("2016-06-24", "India and Pakistan sign their memoranda of obligations."),
            ("2017-06-09", "India and Pakistan become members."),
            ("2019-06-14", "No state’s status was decided."),
            (
                "2021-09-17",
                "The way to membership opens for Iran. Leaders agree to make Egypt, Qatar and Saudi Arabia dialogue \
                 partners. Afghanistan: not invited since September 2021. Some leaders took part by video.",
            ),
            (
                "2022-09-16",
                "Iran signs its memorandum of obligations. The way to membership opens for Belarus. Leaders agree to \
                 make Kuwait, the Maldives, Myanmar, the United Arab Emirates and Bahrain dialogue partners.",
            ),
            (
                "2023-07-04",
                "Iran becomes a member. Belarus signs its memorandum of obligations. Some Indian reports count \
                 it as the 22nd summit; it was the 23rd.",
            ),
            (
                "2025-09-01",
                "Observers and dialogue partners become one status, SCO partner. Leaders agree to make Laos a \
                 dialogue partner. The next summit is planned for 2026 in Bishkek.",
            ),
        ],
        |on| en::summit_outcome(&data, data.summit_on(day(on)).expect("a summit"), None),
    );
    for (on, expected) in [
        ("2024-07-04", "Summit in Astana, Kazakhstan, 3–4 July 2024, in person"),
        ("2020-11-10", "Summit by video, chaired by Russia, 10 November 2020"),
    ] {
        assert_eq!(en::summit_label(&data, data.summit_on(day(on)).expect("a summit")), expected);
    }
}

#[test]
fn a_comparison_of_every_kind_is_spoken_in_twenty_five_words() {
    let mut document = document();
    let mut span = |code: &str, status: &str| {
        let found = document.span.iter().position(|span| span.state == code && span.status == status);
        found.map(|at| document.span.remove(at)).expect("a span")
    };
    // Cambodia as one who moves down, Afghanistan as one who leaves.
    let mut down = span("KH", "dialogue_partner");
    let mut leaves = span("AF", "observer");
    leaves.end = Some("2021-08-15".into());
    down.start = "2015-09-24".into();
    let mut before = down.clone();
    (before.status, before.basis, before.start) = ("member".into(), "admission".into(), "2013-09-24".into());
    before.end = Some("2015-09-24".into());
    document.span.extend([before, down, leaves]);
    document.absence.clear();
    let data = Dataset::check(&document).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let (a, b) = (day("2014-01-01"), day("2025-09-01"));
    let turns = "11 states enter, 4 move up, 1 moves down, 3 have their status merged and 1 leaves";
    let said = en::comparison(&data, a, b);
    assert_eq!(said, format!("From 1 January 2014 to 1 September 2025: {turns}."));
    assert_eq!(said.split(' ').count(), 25);
    let value = en::compared_with(&data, a, b);
    assert_eq!(value, format!("1 September 2025. From 1 January 2014: {turns}"));
}

#[test]
fn the_timeline_says_by_which_day_it_is_grouped_and_counts_nobody_before_it_was_so() {
    let data = checked();
    assert_eq!(en::lanes_grouped(&data), "grouped by status on 4 July 2024");
    for group in sco_atlas::timeline::groups(&data) {
        let label = en::lane_group_label(&data, group.standing, group.states.len());
        let expected = match group.standing {
            Standing::Of(Status::Member) => "Members on 4 July 2024: 10",
            Standing::Of(Status::Observer) => "Observers on 4 July 2024: 2",
            Standing::Of(_) => "Dialogue partners on 4 July 2024: 14",
            // The leaders agreed on Laos on 1 September 2025.
            _ => "Agreed, no start on record: 1",
        };
        assert_eq!(label, expected);
        let day = en::lane_group_day(&data, group.standing);
        let written =
            [vec![en::lane_group(&data, group.standing)], day.into_iter().collect()].concat().join(" ");
        assert!(label.starts_with(&written), "what is heard begins with what is written");
    }
}

#[test]
fn what_is_played_is_held_long_enough_to_be_read() {
    // Readers of subtitles are given about 180 words a minute; a second goes by until a reader has looked there.
    for layer in [Layer::Record, Layer::Article] {
        let layers = Layers::new(checked(), checked());
        let data = layers.of(layer);
        for change in data.changes() {
            let sentence = en::sentence(data, change.day);
            let words = sentence.split(' ').count() as u64;
            let held = en::reading_ms(&sentence);
            assert!(held >= 1_000 + words * 60_000 / 240, "{held} ms for {words} words: {sentence}");
            assert!(held <= 2_000 + words * 60_000 / 150, "{held} ms for {words} words: {sentence}");
        }
    }
    assert!(en::reading_ms("Ten members.") >= 1_500);
}

#[test]
fn two_dates_are_compared_in_a_sentence() {
    let data = checked();
    for (a, b, expected) in [
        ("2005-07-04", "2005-07-05", "From 4 July 2005 to 5 July 2005: 3 states become observers."),
        ("2001-06-15", "2004-06-17", "From 15 June 2001 to 17 June 2004: 1 state becomes an observer."),
        ("2023-07-15", "2024-07-04", "From 15 July 2023 to 4 July 2024: 1 state moves up."),
        (
            "2024-07-04",
            "2012-01-01",
            "From 1 January 2012 to 4 July 2024: 14 states gain a status (none as a member) and 4 move up.",
        ),
        (
            "2024-07-03",
            "2025-09-01",
            "From 3 July 2024 to 1 September 2025: 1 state moves up and 16 have their status merged.",
        ),
        ("2018-01-01", "2018-02-01", "From 1 January 2018 to 1 February 2018: no status changed."),
        (
            "2009-06-15",
            "2009-06-16",
            "From 15 June 2009 to 16 June 2009: no status changed; a status for 2 states is agreed.",
        ),
        ("2018-01-01", "2018-01-01", "Both dates are 1 January 2018."),
    ] {
        assert_eq!(en::comparison(&data, day(a), day(b)), expected);
    }
    let (on, other) = (day("2018-01-01"), day("2001-06-15"));
    // In the middle of playing there is nothing to choose.
    assert_eq!(en::comparison_remarks(&data, on, on, true), "");
    assert_eq!(en::comparison_remarks(&data, on, on, false), "Choose another to compare with.");
    assert_eq!(en::comparison_remarks(&data, on, other, false), "");
    for (a, b, expected) in [
        (on, other, "15 June 2001. To 1 January 2018: 12 states gain a status (2 members by then)"),
        (other, on, "1 January 2018. From 15 June 2001: 12 states gain a status (2 members by then)"),
        (on, on, "1 January 2018. Both dates are the same"),
    ] {
        assert_eq!(en::compared_with(&data, a, b), expected);
    }
}

#[test]
fn two_days_are_compared_as_days_and_it_is_said_what_is_not_known_to_the_day() {
    let data = checked();
    let belarus = "April 2010: Belarus becomes a dialogue partner. The day is not known.";
    for (a, b, expected, doubt) in [
        (
            "2010-04-27",
            "2010-04-28",
            "From 27 April 2010 to 28 April 2010: no change of status is certain.",
            belarus,
        ),
        (
            "2010-04-10",
            "2010-04-20",
            "From 10 April 2010 to 20 April 2010: no change of status is certain.",
            belarus,
        ),
        (
            "2010-04-28",
            "2010-04-29",
            "From 28 April 2010 to 29 April 2010: no change of status is certain.",
            belarus,
        ),
        ("2010-04-28", "2010-04-28", "Both dates are 28 April 2010.", ""),
        (
            "2010-03-31",
            "2010-04-30",
            "From 31 March 2010 to 30 April 2010: 1 state becomes a dialogue partner.",
            "",
        ),
        (
            "2022-09-15",
            "2022-09-16",
            "From 15 September 2022 to 16 September 2022: no change of status is certain; a status for 5 states is agreed.",
            "September 2022: Saudi Arabia becomes a dialogue partner. The day is not known.",
        ),
        ("2022-09-20", "2022-09-29", "From 20 September 2022 to 29 September 2022: no status changed.", ""),
        // Of some it is certain: India, Pakistan and Iran; and Belarus, whatever day of April it was, had moved on by 2016.
        (
            "2005-07-04",
            "2010-04-28",
            "From 4 July 2005 to 28 April 2010: 3 states become observers; 1 more perhaps.",
            belarus,
        ),
        (
            "2010-04-28",
            "2013-01-01",
            "From 28 April 2010 to 1 January 2013: 2 states gain a status (none as a member); 1 more perhaps.",
            belarus,
        ),
        (
            "2010-04-10",
            "2015-08-01",
            "From 10 April 2010 to 1 August 2015: 4 states gain a status (none as a member).",
            belarus,
        ),
    ] {
        assert_eq!(en::comparison(&data, day(a), day(b)), expected);
        assert_eq!(en::comparison_remarks(&data, day(b), day(a), true), doubt);
    }
    assert_eq!(
        en::compared_with(&data, day("2010-04-28"), day("2010-04-27")),
        "27 April 2010. To 28 April 2010: no change of status is certain"
    );
    // What may have been on both days is marked nowhere.
    let differ = |a: &str, b: &str| data.difference(code("BY"), day(a), day(b)).is_some();
    let marked = [("2010-04-27", "2010-04-28"), ("2010-03-31", "2010-04-29"), ("2010-03-31", "2010-04-30")];
    assert_eq!(marked.map(|(a, b)| differ(a, b)), [false, false, true]);
}

#[test]
fn of_several_states_a_comparison_tells_in_the_plural() {
    let data = checked();
    let differences = data.differences(day("2012-01-01"), day("2024-07-04"));
    let passages =
        |many| differences.iter().map(|of| en::passage(&data, &vec![of; many])).collect::<Vec<_>>();
    for (many, expected) in [
        (1, "as an observer"),
        (2, "as observers"),
        (2, "as dialogue partners"),
        (1, "from observer to member"),
        (2, "from dialogue partner to member"),
    ] {
        let passages = passages(many);
        assert!(passages.iter().any(|passage| passage == expected), "{expected}: {passages:?}");
    }
    for (many, expected) in [(1, "was an observer"), (2, "were observers")] {
        let left = dataset::Difference { from: Some(Status::Observer), to: None, ..differences[0] };
        assert_eq!(en::passage(&data, &vec![&left; many]), expected);
    }
}

#[test]
fn what_is_agreed_is_not_said_to_be_in_force_before_it_may_be() {
    let data = checked();
    compare(
        &[
            ("2009-05-01", "No status yet on this date"),
            ("2010-03-31", "Agreed, not yet in force"),
            ("2010-04-10", "Agreed; may be in force, the day is not known"),
            ("2010-04-28", "Dialogue partner since April 2010; the day is not known"),
            ("2010-04-29", "Dialogue partner since April 2010; the day is not known"),
            ("2010-04-30", "Dialogue partner since April 2010"),
        ],
        |on| en::standing(&data, code("BY"), day(on)),
    );
    // Without a step before it, as in the article, it is not said to have none.
    let layers = Layers::new(checked(), checked());
    compare(
        &[
            ("2010-05-10", "No status yet in the article"),
            ("2024-07-03", "No status yet in the article"),
            ("2024-07-04", "Member since 2024"),
        ],
        |on| en::standing(layers.of(Layer::Article), code("BY"), day(on)),
    );
    let armenia = en::standing(layers.of(Layer::Article), code("AM"), day("2024-05-01"));
    assert_eq!(armenia, "No status in the article", "which gives it none on any day");
    // Who has one may have another.
    let mut vague = document();
    let india = vague.span.iter_mut().find(|span| span.state == "IN" && span.status == "member");
    india.expect("a span").precision = Some("month".to_owned());
    let data = Dataset::check(&vague).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    compare(
        &[
            ("2017-05-31", "Observer since 5 July 2005"),
            ("2017-06-01", "Observer since 5 July 2005; may be a member by now, the day is not known"),
            ("2017-06-09", "Member since June 2017; the day is not known"),
            ("2017-06-30", "Member since June 2017"),
        ],
        |on| en::standing(&data, code("IN"), day(on)),
    );
    let laos = en::standing(&data, code("LA"), day("2026-01-01"));
    assert_eq!(laos, "Agreed; no start on record");

    // What was agreed before a state left says nothing of it since.
    let mut document = document();
    let turkey = document.span.iter_mut().find(|span| span.state == "TR").expect("a span");
    turkey.end = Some("2020-01-01".to_owned());
    let data = Dataset::check(&document).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    compare(
        &[
            ("2012-06-06", "No status yet on this date"),
            ("2012-06-07", "Agreed, not yet in force"),
            ("2019-12-31", "Dialogue partner since 26 April 2013"),
            ("2020-01-01", "No status any more on this date"),
        ],
        |on| en::standing(&data, code("TR"), day(on)),
    );
}

#[test]
fn who_left_and_came_back_between_two_dates_is_told() {
    let mut document = document();
    let at = document.span.iter().position(|span| span.state == "TR").expect("a span");
    let mut again = document.span[at].clone();
    document.span[at].end = Some("2016-01-01".to_owned());
    again.start = "2018-01-01".to_owned();
    document.span.insert(at + 1, again);
    let data = Dataset::check(&document).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let told = |a: &str, b: &str| en::comparison_remarks(&data, day(a), day(b), false);
    assert_eq!(told("2015-12-31", "2018-01-01"), "Changed between, and the same on both: Turkey.");
    assert_eq!(told("2019-01-01", "2015-12-31"), "Changed between, and the same on both: Turkey.");
    assert_eq!(told("2015-12-31", "2016-01-01"), "");
    assert_eq!(told("2016-01-02", "2018-01-01"), "");
}

#[test]
fn nobody_is_absent_whose_status_has_ended() {
    let mut document = document();
    let span = document.span.iter_mut().find(|span| span.state == "AF").expect("a span");
    span.end = Some("2023-01-01".to_owned());
    let data = Dataset::check(&document).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    assert_eq!(en::absence(&data.absences[0]), "Not invited from September 2021 to 1 January 2023");
    assert_eq!(en::standing(&data, code("AF"), day("2023-01-01")), "No status any more on this date");
}

#[test]
fn the_key_tells_how_much_of_a_start_is_known() {
    let mut document = document();
    let key = |document: &dataset::Document| {
        let data = Dataset::check(document).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
        en::lanes_key(&data).replace('\u{a0}', " ")
    };
    let says =
        |key: &str, what: &str| assert!(key.contains(&format!("dashed: {what} known, day not")), "{key}");
    says(&key(&document), "month");
    document.span.iter_mut().find(|span| span.state == "LK").expect("a span").precision =
        Some("year".to_owned());
    says(&key(&document), "month or year");
    for span in &mut document.span {
        span.precision = span.precision.take().map(|_| "year".to_owned());
    }
    // Afghanistan's absence is known to the month.
    says(&key(&document), "month or year");
    document.absence.clear();
    says(&key(&document), "year");
}

#[test]
fn a_comparison_tells_since_when_each_state_stands_as_it_does() {
    let data = checked();
    let told = |a: &str, b: &str, turn: dataset::Turn| {
        let all = data.differences(day(a), day(b));
        let of_turn: Vec<_> = all.iter().filter(|of| of.turn == turn).collect();
        en::states_since(&data, &of_turn)
    };
    let up = told("2012-01-01", "2024-07-04", dataset::Turn::MovedUp);
    assert_eq!(
        up,
        "India and Pakistan (since 9 June 2017); Iran (since 4 July 2023); Belarus (since 4 July 2024)"
    );
    // No more than is known.
    assert_eq!(
        told("2010-06-01", "2010-03-31", dataset::Turn::Joined),
        "Belarus (since April 2010); Sri Lanka (since May 2010)"
    );
    let merged = told("2025-08-31", "2025-09-01", dataset::Turn::Merged);
    assert!(merged.ends_with(" and Bahrain (since 1 September 2025)") && !merged.contains(';'), "{merged}");

    // Another name of a status is no other date of coming in; but nobody was an SCO partner before there were any.
    let joined = told("2012-01-01", "2026-02-02", dataset::Turn::Joined);
    let first = "Afghanistan (observer from 7 June 2012); Turkey (dialogue partner from 26 April 2013)";
    assert!(joined.starts_with(first), "{joined}");
    assert!(joined.contains("Egypt and Qatar (dialogue partners from 14 September 2022)"), "{joined}");
    assert!(!joined.contains("since"), "{joined}");

    // Nobody who came as something else came as a member.
    let all = told("2001-06-15", "2024-07-04", dataset::Turn::Joined);
    let moved = "India and Pakistan (observers from 5 July 2005, members since 9 June 2017); Iran (observer from 5 July \
                 2005, member since 4 July 2023); Belarus (dialogue partner from April 2010, member since 4 July 2024); \
                 Mongolia (since 17 June 2004);";
    assert!(all.starts_with(moved), "{all}");
    assert_eq!(told("2009-01-01", "2010-05-01", dataset::Turn::Joined), "Belarus (since April 2010)");
    let belarus = told("2009-01-01", "2016-01-01", dataset::Turn::Joined);
    let by_then = "Belarus (dialogue partner from April 2010, observer since 10 July 2015)";
    assert!(belarus.contains(by_then), "{belarus}");
    let joined = |a: &str, b: &str| en::comparison(&data, day(a), day(b));
    assert!(joined("2001-06-15", "2024-07-04").ends_with(": 20 states gain a status (4 members by then)."));
    let one = joined("2010-03-31", "2010-04-30");
    assert!(one.ends_with(": 1 state becomes a dialogue partner."), "{one}");

    let label = |of: &dataset::Difference| en::compared_label(&data, "India, member", of);
    let india = data.difference(code("IN"), day("2012-01-01"), day("2024-07-04")).expect("it moved up");
    assert_eq!(label(&india), "India, member (moved up from observer to member)");
    let belarus = data.difference(code("BY"), day("2009-01-01"), day("2010-06-01")).expect("it is new");
    let label = en::compared_label(&data, "Belarus, dialogue partner", &belarus);
    assert_eq!(label, "Belarus, dialogue partner (new, as a dialogue partner)");
}

/// Where several statuses become one, more than a name has changed.
#[test]
fn a_status_is_merged_with_another_or_renamed() {
    for (from, told, turn) in [
        (&["observer", "dialogue_partner"][..], "merged", dataset::Turn::Merged),
        (&["observer"], "renamed", dataset::Turn::Renamed),
    ] {
        let mut document = small();
        document.span.truncate(2);
        document.span[1].end = None;
        document.atlas.merger[0].from = from.iter().map(|word| (*word).to_owned()).collect();
        let data = Dataset::check(&document).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
        let (a, b) = (day("2008-12-31"), day("2009-01-01"));
        let said = en::comparison(&data, a, b);
        assert!(said.ends_with(&format!(" has its status {told}.")), "{said}");
        let [of] = data.differences(a, b)[..] else { panic!("one difference") };
        assert_eq!((of.turn, en::turn(turn)), (turn, format!("Status {told}").as_str()));
    }
}

#[test]
fn a_comparison_rests_on_the_sources_of_all_that_changed_between() {
    let data = checked();
    let between = |a: &str, b: &str| data.sources_between(day(a), day(b));
    let of_day = |on: &str| data.sources_of(data.change_on(day(on)).expect("a change"));
    assert_eq!(between("2017-06-08", "2017-06-09"), of_day("2017-06-09"));
    assert_eq!(between("2017-06-09", "2017-06-08"), of_day("2017-06-09"));
    assert_eq!(between("2017-06-09", "2017-06-10"), [], "what changed on the earlier day is there on both");
    // And who began or ended to take no part.
    let away = &data.absences[0].sources;
    assert_eq!(between("2021-09-15", "2021-09-16"), *away);
    // Known to the month only, it may have begun between other days of it, too.
    assert_eq!(between("2021-09-05", "2021-09-10"), *away);
    assert_eq!(between("2021-09-17", "2022-08-31"), *away);
    // And what was agreed, of the day before.
    let agreed = data.agreed_between(day("2021-09-16"), day("2021-09-17"));
    assert_eq!(agreed, ["EG", "QA", "SA"].map(code));
    let decided =
        data.decisions.iter().filter(|of| of.date.day == day("2021-09-17") && agreed.contains(&of.state));
    for source in decided.flat_map(|of| &of.sources) {
        assert!(between("2021-09-17", "2021-09-16").contains(source), "{source:?}");
    }
    assert_eq!(between("2021-09-30", "2022-08-31"), []);
    assert_eq!(between("2021-08-30", "2021-08-31"), []);
    // So may a status, which is told all the same.
    for (a, b, on) in [
        ("2010-04-28", "2010-04-30", "2010-04-28"),
        ("2010-04-01", "2010-04-27", "2010-04-28"),
        ("2010-05-07", "2010-05-20", "2010-05-06"),
        ("2022-09-02", "2022-09-10", "2022-09-16"),
    ] {
        assert_eq!(between(a, b), of_day(on), "{a} and {b}");
        assert_eq!(between(b, a), of_day(on), "{b} and {a}");
    }
    let both = between("2012-06-06", "2013-04-26");
    for source in of_day("2012-06-07").into_iter().chain(of_day("2013-04-26")) {
        assert_eq!(both.iter().filter(|other| **other == source).count(), 1, "{source:?}");
    }
}

#[test]
fn what_is_written_along_the_axis_names_month_or_year() {
    for (on, names_year, expected) in
        [("2017-01-01", false, "2017"), ("2017-04-01", false, "Apr"), ("2017-09-01", true, "Sep 2017")]
    {
        assert_eq!(en::tick(day(on), names_year), expected);
    }
}

#[test]
fn an_absence_is_told_and_is_no_status() {
    let data = checked();
    assert_eq!(en::absence(&data.absences[0]), "Not invited since September 2021");
    let ended = dataset::Absence { end: Some(day("2023-01-02")), ..data.absences[0].clone() };
    assert_eq!(en::absence(&ended), "Not invited from September 2021 to 2 January 2023");

    assert_eq!(en::absence_from_then(&data.absences[0]), "Not invited from then on");
    assert_eq!(en::absence_from_then(&ended), "Not invited until 2 January 2023");

    let standing = |on: &str| en::standing(&data, code("AF"), day(on));
    compare(
        &[
            ("2021-08-31", "Observer since 7 June 2012"),
            ("2021-09-01", "Observer since 7 June 2012; perhaps not invited, the day is not known"),
            ("2021-09-15", "Observer since 7 June 2012; perhaps not invited, the day is not known"),
            (
                "2021-09-16",
                "Observer since 7 June 2012; not invited since September 2021, the day is not known",
            ),
            ("2021-09-30", "Observer since 7 June 2012; not invited since September 2021"),
        ],
        standing,
    );
    let history = en::history(&data, code("AF"));
    assert!(history.contains(&"Not invited since September 2021".to_owned()), "{history:?}");

    // Two dates between which it began, or ended.
    let away = "Afghanistan: not invited since September 2021.";
    let remarks = |data: &Dataset, a: &str, b: &str| en::comparison_remarks(data, day(a), day(b), false);
    let vague = "Afghanistan: not invited since September 2021. The day is not known.";
    let rows = [
        ("2021-08-31", ""),
        ("2021-09-01", vague),
        ("2021-09-15", vague),
        ("2021-09-16", vague),
        ("2021-09-29", vague),
        ("2021-09-30", away),
        ("2024-07-04", away),
    ];
    compare(&rows, |on| remarks(&data, "2020-01-01", on));
    assert_eq!(remarks(&data, "2021-09-18", "2022-01-01"), vague);
    assert_eq!(remarks(&data, "2022-01-01", "2024-07-04"), "");
    let mut back = data.clone();
    back.absences[0].end = Some(day("2023-01-02"));
    let told = remarks(&back, "2024-07-04", "2022-01-01");
    assert_eq!(told, "Afghanistan: not invited from September 2021 to 2 January 2023.");
    assert!(back.absence_on(code("AF"), day("2023-01-01")).is_some());
    assert!(back.absence_on(code("AF"), day("2023-01-02")).is_none());
}

#[test]
fn a_summit_that_changed_nothing_is_spoken_with_what_it_decided() {
    let data = checked();
    compare(
        &[
            (
                "2021-09-17",
                "17 September 2021: Summit in Dushanbe, Tajikistan. The way to membership opens for Iran. Leaders agree \
                 to make Egypt, Qatar and Saudi Arabia dialogue partners.",
            ),
            ("2019-06-14", "14 June 2019: Summit in Bishkek, Kyrgyzstan. No state’s status was decided."),
            // Saudi Arabia's day, of which only the month is known, is counted on its last day, and is not its doing.
            (
                "2022-09-16",
                "16 September 2022: Summit in Samarkand, Uzbekistan. September 2022: Saudi Arabia becomes a dialogue \
                 partner.",
            ),
            // Too long with its counts: what may have been as well matters more.
            (
                "2022-09-14",
                "14 September 2022: Egypt and Qatar become dialogue partners. Some time in September 2022: Saudi Arabia \
                 becomes a dialogue partner (not yet counted).",
            ),
            // On the day before, nothing is decided yet; and where a status changed, that is told.
            (
                "2019-06-13",
                "13 June 2019: No change since 9 June 2017. 8 members, 4 observers, 6 dialogue partners.",
            ),
            (
                "2017-06-09",
                "9 June 2017: India and Pakistan become members. 8 members, 4 observers, 6 dialogue partners.",
            ),
        ],
        |on| en::spoken(&data, day(on)),
    );
}

#[test]
fn a_date_that_is_refused_is_told_why() {
    let refused = |found: &str| en::date_refused(found, day("2001-06-15"), day("2026-02-02"));
    for (found, why) in [
        ("1999-12-31", "31 December 1999 is before the founding."),
        ("2031-01-01", "1 January 2031 is after the last day of this record."),
        ("", "That is not a whole date, or there is no such day."),
        ("12017-01-01", "12017 is after the last day of this record."),
        ("1717-01-01", "1717 is before the founding."),
        // What browsers make of years typed in haste.
        ("0017-06-09", "A year has four digits."),
        ("0201-06-09", "A year has four digits."),
    ] {
        assert_eq!(refused(found), format!("{why} Choose a day from 15 June 2001 to 2 February 2026."));
    }
}

#[test]
fn a_summit_is_told_by_place_and_days() {
    let data = checked();
    compare(
        &[
            ("2001-06-15", "Shanghai, China, 14–15 June 2001"),
            ("2002-06-07", "St Petersburg, Russia, 7 June 2002"),
            ("2020-11-10", "By video, chaired by Russia, 10 November 2020"),
            ("2023-07-04", "By video, chaired by India, 4 July 2023"),
            ("2024-07-04", "Astana, Kazakhstan, 3–4 July 2024"),
            ("2026-02-02", "Tianjin, China, 31 August – 1 September 2025"),
        ],
        |on| en::summit(&data, data.summit_by(day(on)).expect("a summit")),
    );
}

#[test]
fn a_state_is_named_with_its_status() {
    let data = checked();
    for (state, on, expected) in [
        ("IN", "2017-06-09", "India, member"),
        ("IN", "2017-06-08", "India, observer"),
        ("TR", "2024-07-04", "Turkey, dialogue partner"),
        ("TR", "2025-09-01", "Turkey, SCO partner"),
        ("LA", "2026-02-02", "Laos, no status"),
        ("IN", "2005-07-04", "India, no status"),
        ("AF", "2021-09-15", "Afghanistan, observer"),
        ("AF", "2024-07-04", "Afghanistan, observer, not invited"),
    ] {
        let (name, on) = (en::state_name(&data, code(state)), day(on));
        let away = data.absence_on(code(state), on);
        assert_eq!(en::state_label(&data, &name, data.shown_on(code(state), on), away), expected);
    }
}

/// Whoever stays away is not said to be left out, nor the other way round; the key has a word that is true of all.
#[test]
fn what_is_told_of_an_absence_is_of_its_kind() {
    let mut document = document();
    let data = |document: &dataset::Document| {
        Dataset::check(document).unwrap_or_else(|refusals| panic!("{refusals:#?}"))
    };
    let key = |data: &Dataset| {
        let signs = en::lanes_key(data).replace('\u{a0}', " ");
        signs.split(" · ").find(|sign| sign.starts_with("crossed")).map(str::to_owned)
    };
    assert_eq!(key(&data(&document)).as_deref(), Some("crossed: not invited"));
    // No word means that it stays away, or that nobody tells why.
    document.absence[0].kind = None;
    let away = data(&document);
    assert_eq!(key(&away).as_deref(), Some("crossed: takes no part"));
    assert_eq!(en::absence(&away.absences[0]), "Not taking part since September 2021");
    assert_eq!(en::absence_from_then(&away.absences[0]), "Not taking part from then on");
    assert_eq!(en::shown(&away, code("AF"), day("2022-01-01")), "Observer, not taking part");
    let told = en::standing(&away, code("AF"), day("2021-09-15"));
    assert_eq!(told, "Observer since 7 June 2012; perhaps not taking part, the day is not known");
    let of = |state: &str, kind: &str| dataset::AbsenceRecord {
        state: state.to_owned(),
        kind: Some(kind.to_owned()),
        ..document.absence[0].clone()
    };
    document.absence = vec![of("AF", "not_taking_part"), of("MN", "not_invited")];
    let both = data(&document);
    assert_eq!(key(&both).as_deref(), Some("crossed: not invited or takes no part"));
    assert_eq!(en::shown(&both, code("AF"), day("2022-01-01")), "Observer, not taking part");
    assert_eq!(en::shown(&both, code("MN"), day("2022-01-01")), "Observer, not invited");
    document.absence.clear();
    assert_eq!(key(&data(&document)), None);
}

/// The names of the lanes have their signs from the style sheet, with the words for them.
#[test]
fn the_style_sheet_has_the_signs_of_a_comparison() {
    let sheet = include_str!("../../www/atlas/lanes.css");
    for turn in dataset::Turn::ALL {
        let rule = format!(
            "[data-turn=\"{}\"]::after {{\n  content: \"{}\" / \"{}\";",
            turn.word(),
            en::turn_sign(*turn),
            en::turn(*turn).to_ascii_lowercase()
        );
        assert!(sheet.contains(&rule), "{rule}");
    }
}

#[test]
fn statuses_are_headed_by_name() {
    let heading =
        |data: &Dataset| Status::ALL.iter().map(|status| en::status(data, *status)).collect::<Vec<_>>();
    assert_eq!(
        heading(&checked()),
        ["Member", "Observer", "Dialogue partner", "SCO partner", "Observer or dialogue partner"]
    );
    let club = Dataset::check(&small()).expect("a document without a breach");
    assert_eq!(heading(&club)[3], "Partner", "what no other bloc says");
}

#[test]
fn a_step_before_a_status_is_told_as_a_step() {
    let data = checked();
    compare(
        &[
            ("LA 2025-09-01", "Leaders agree to make it a dialogue partner"),
            ("TR 2012-06-07", "Leaders agree to make it a dialogue partner"),
            ("IN 2015-07-10", "Procedure to become a member opened"),
            ("IN 2016-06-24", "Memorandum of obligations signed"),
            ("BY 2023-07-04", "Memorandum of obligations signed"),
        ],
        |key| {
            let (state, on) = key.split_once(' ').expect("state and day");
            let mut steps = data.decisions.iter();
            let step = steps.find(|step| step.state == code(state) && step.date.day == day(on));
            en::decision(&data, step.expect("a step"))
        },
    );
}

#[test]
fn the_act_that_began_a_status_is_told() {
    let data = checked();
    for (state, at, expected) in [
        ("CN", 0, "founding declaration"),
        ("MN", 0, "decided by the heads of state"),
        ("TR", 0, "memorandum signed"),
        ("BY", 2, "admitted by the heads of state"),
    ] {
        let span = data.spans.iter().filter(|span| span.state == code(state)).nth(at).expect("a span");
        assert_eq!(en::basis(&data, span), expected, "{state}");
    }
}

#[test]
fn only_doubt_is_worth_a_word() {
    assert_eq!(en::remarks(Confidence::High, None), "");
    assert_eq!(en::remarks(Confidence::Medium, None), "The day is likely, not certain.");
    assert_eq!(en::remarks(Confidence::Low, Some("Told twice.")), "The day is not certain. Told twice.");
}

#[test]
fn a_disputed_area_names_who_holds_and_who_claims_it() {
    let data = checked();
    for (id, by, claimed) in [
        ("aksai-chin", "China", "India"),
        ("azad-kashmir", "Pakistan", "India"),
        ("crimea", "Russia", "Ukraine"),
        ("taiwan", "Authorities in Taipei", "China"),
        ("kosovo", "Authorities in Pristina", "Serbia"),
        ("abkhazia", "Local authorities", "Georgia"),
        ("south-ossetia", "Local authorities", "Georgia"),
        ("transnistria", "Local authorities", "Moldova"),
        ("northern-cyprus", "Local authorities", "Cyprus"),
        ("nagorno-karabakh", "Authorities of its own, from November 2020 in part", "Azerbaijan"),
        ("karabakh-districts", "Armenian forces", "Azerbaijan"),
        ("abyei", "No claimant alone", "Sudan and South Sudan"),
        ("southern-kurils", "Russia", "Japan"),
        ("golan", "Israel", "Syria"),
        ("doklam", "Bhutan", "China"),
        ("northern-bhutan", "Bhutan and, in part, China", "China"),
        ("ukrainian-regions", "Ukraine and, in part, Russia", "Russia"),
    ] {
        let area = data.area(id).unwrap_or_else(|| panic!("no area {id}"));
        let said = en::dispute(&data, area);
        assert_eq!(said, (by.to_owned(), claimed.to_owned()), "{id}");
    }
}

#[test]
fn no_claimant_is_left_as_a_code() {
    let data = checked();
    for area in &data.areas {
        for code in area.claimed_by.iter().chain(&area.administered_by).chain(&area.partly_by) {
            assert_ne!(en::state_name(&data, *code), code.to_string(), "{}", area.id);
        }
    }
}

#[test]
fn lists_read_as_lists() {
    for (names, expected) in
        [(&[][..], ""), (&["A"], "A"), (&["A", "B"], "A and B"), (&["A", "B", "C"], "A, B and C")]
    {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        assert_eq!(en::list(&names), expected);
    }
}

#[test]
fn a_handle_says_how_long_the_stretch_is() {
    for (from, to, long) in [
        // Datasets may be as short, and longer ones are never shown as close.
        ("2015-01-01", "2015-01-14", "14 days"),
        ("2015-02-01", "2015-02-28", "28 days"),
        ("2015-01-01", "2015-02-01", "1 month"),
        ("2015-01-01", "2015-02-28", "2 months"),
        ("2015-01-01", "2015-04-02", "3 months"),
        ("2015-01-01", "2016-12-01", "23 months"),
        ("2015-01-01", "2017-01-01", "2 years"),
        ("2015-01-01", "2017-02-01", "2 years and 1 month"),
        ("2015-01-01", "2017-11-20", "2 years and 11 months"),
        ("2001-06-15", "2026-02-02", "24 years and 8 months"),
    ] {
        let days = day(to).number() - day(from).number();
        let (_, said) = en::edge_value(day(from), days)
            .split_once(", ")
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .expect("two parts");
        assert_eq!(said, format!("{long} shown"), "{from} to {to}");
    }
}

#[test]
fn whose_an_area_is_said_to_be_fits_a_line() {
    let data = checked();
    let claims = |id: &str, on: &str| {
        let area = data.area(id).expect("an area");
        en::area_label(&data, area, day(on), None) + &en::claimed_by(&data, area)
    };
    assert_eq!(
        claims("aksai-chin", "2024-07-04"),
        "Aksai Chin, disputed area. Administered by China; claimed by India."
    );
    // Who is no state keeps the capital that it may need.
    assert_eq!(
        claims("karabakh-districts", "2017-06-09"),
        "Districts around Nagorno-Karabakh, disputed area. Administered by: Armenian forces; claimed by Azerbaijan."
    );
}

/// Where states have only asked there is no lane with a ring to explain; and a bid on the days of a summit is none of its
/// decisions.
#[test]
fn an_application_alone_is_no_step_to_explain_and_nothing_that_a_summit_decided() {
    let mut document = document();
    let decisions = std::mem::take(&mut document.decision);
    let mut bid = decisions.into_iter().find(|step| step.kind == "application").expect("an application");
    (bid.state, bid.date, bid.precision) = ("LA".into(), "2019-06-14".into(), None);
    document.decision.push(bid);
    let told = |document: &dataset::Document| {
        let data = Dataset::check(document).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
        let summit = data.summit_on(day("2019-06-14")).expect("a summit");
        let told = (en::summit_decisions(&data, summit, None), en::summit_remarks(&data, summit));
        assert_eq!(data.sources_of_summit(summit), summit.sources);
        (en::lanes_key(&data).contains('○'), told)
    };
    let nothing = ("No state’s status was decided.".to_owned(), Vec::<String>::new());
    assert_eq!(told(&document), (false, nothing.clone()));
    // A partner has a lane, and a ring in it.
    document.decision[0].state = "AM".into();
    assert_eq!(told(&document), (true, nothing));
}

/// What is told of a summit has its remarks beside it, an absence that began there too.
#[test]
fn the_remarks_of_a_summit_are_of_all_that_its_line_tells() {
    let data = checked();
    let summit = data.summit_on(day("2021-09-17")).expect("a summit");
    let [away] = data.absences_at(summit).collect::<Vec<_>>()[..] else { panic!("one absence") };
    assert!(en::summit_outcome(&data, summit, None).contains("Afghanistan: not invited"));
    let remarks = en::summit_remarks(&data, summit);
    assert!(remarks.contains(&format!("Afghanistan: {}", away.note)), "{remarks:#?}");
}

/// Of two changes in one month of which no day is known, the one that is not counted yet is told.
#[test]
fn of_two_changes_in_a_month_the_one_to_come_is_told() {
    let mut document = document();
    // Sri Lanka's is of May 2010; so be Belarus's.
    let belarus = document.span.iter_mut().find(|span| span.state == "BY").expect("a span");
    belarus.start = "2010-05-20".into();
    let data = dataset::Dataset::check(&document).expect("a dataset");
    let said = |on: &str| en::no_change(&data, day(on));
    assert_eq!(
        said("2010-05-10"),
        "Some time in May 2010: Belarus becomes a dialogue partner (not yet counted)."
    );
    assert_eq!(
        said("2010-05-02"),
        "Some time in May 2010: Sri Lanka becomes a dialogue partner (not yet counted)."
    );
}
