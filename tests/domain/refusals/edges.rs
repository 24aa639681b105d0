//! Where right ends and wrong begins: addresses of sources, white space, and what is still right.

use super::{about, another_state, forerunner, refusals, text};
use crate::common::{dataset as checked, small};
use sco_atlas::dataset::{Dataset, Document, export::whole_as_json};
use serde::Deserialize;
use serde_json::Value;
use std::{collections::BTreeSet, mem};

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

/// Whatever text of whatever record: none is empty, and none has white space around it.
#[test]
fn no_text_of_any_record_is_empty_or_has_white_space_around_it() {
    const CHANGES: [fn(&str) -> String; 3] =
        [|_| "  ".to_owned(), |text| format!("{text} "), |text| format!("\u{a0}{text}")];
    let field = |at: &String| {
        at.split('/').filter(|part| part.parse::<usize>().is_err()).collect::<Vec<_>>().join("/")
    };
    // Of each field of each list one will do, from the smaller dataset if it has it.
    let mut done = BTreeSet::new();
    for data in [Dataset::check(&small()).expect("a dataset"), checked()] {
        let mut whole: Value = serde_json::from_str(&whole_as_json(&data)).expect("JSON");
        let mut pointers = Vec::new();
        texts(&whole, "", &mut pointers);
        for pointer in pointers {
            let field = field(&pointer);
            if !done.insert(field.clone()) {
                continue;
            }
            for change in CHANGES {
                let place = whole.pointer_mut(&pointer).expect("a text");
                let spoilt = change(place.as_str().unwrap_or_default()).into();
                let right = mem::replace(place, spoilt);
                let document = Document::deserialize(&whole).expect("a document");
                *whole.pointer_mut(&pointer).expect("a text") = right;
                let last = field.rsplit('/').next().unwrap_or_default();
                let said = refusals(&document);
                assert!(said.iter().any(|said| said.contains(&format!("{last}` is"))), "{field}: {said:?}");
            }
        }
    }
    assert!(done.len() > 110, "{done:?}");
}

/// Where the texts are within a value.
fn texts(of: &Value, at: &str, into: &mut Vec<String>) {
    match of {
        Value::String(_) => into.push(at.to_owned()),
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(i, member)| texts(member, &format!("{at}/{i}"), into));
        }
        Value::Object(all) => {
            all.iter().for_each(|(name, member)| texts(member, &format!("{at}/{name}"), into));
        }
        _ => {}
    }
}
