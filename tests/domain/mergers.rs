//! Guards what a merger of statuses renames: who had them, their legend, and their names on each day.

use crate::{
    common::{code, dataset as checked, day, small},
    record::totals,
    refusals::{about, another_state, forerunner, refusals, text},
};
use sco_atlas::{
    dataset::{Dataset, Document, Status, Turn},
    i18n::en,
};

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
fn one_status_that_gets_another_name_is_told_as_many_become_many() {
    let data = Dataset::check(&renamed_twice()).expect("a dataset");
    for (on, told) in
        [("2009-01-01", "Observers become partners."), ("2010-01-01", "Partners become dialogue partners.")]
    {
        assert_eq!(en::change(&data, data.change_on(day(on)).expect("a change")), told);
    }
    let ours = checked();
    let told = "Observers and dialogue partners become one status, SCO partner.";
    assert_eq!(en::change(&ours, ours.change_on(day("2025-09-01")).expect("a change")), told);
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
