//! Guards the article's layer: what the article says, of whom, where, and nothing that it does not say.

use crate::common::{assert_none, code, dataset as checked, day, document};
use sco_atlas::dataset::{
    self, Basis, Citation, ClaimKind, Dataset, Layer, Layers, Party, Precision, Role, Shown, Status,
};
use sco_atlas::i18n::en;

fn article() -> Dataset {
    Layers::new(checked(), checked()).of(Layer::Article).clone()
}

#[test]
fn the_article_tells_ten_members_and_three_that_it_does_not_tell_apart() {
    let data = article();
    let told = |status| {
        let of_status = data.spans.iter().filter(|span| span.status == status);
        let mut told: Vec<_> = of_status.map(|span| (span.state, span.sources.clone())).collect();
        told.sort();
        told
    };
    let at = |codes: &[&str], number| -> Vec<_> {
        codes.iter().map(|text| (code(text), vec![Citation::Paragraph(number)])).collect()
    };
    let mut members = at(&["CN", "IN", "IR", "KG", "KZ", "PK", "RU", "TJ", "UZ"], 4);
    members.insert(0, at(&["BY"], 21).remove(0));
    assert_eq!(told(Status::Member), members, "Belarus from paragraph 21; paragraph 5 says NATO");
    assert_eq!(told(Status::ObserverOrPartner), at(&["EG", "SA", "TR"], 4));
    assert_eq!(data.spans.len(), 13);
    assert!(data.spans.iter().all(|span| span.basis == Basis::Stated && span.end.is_none()));
}

#[test]
fn no_start_is_invented() {
    let data = article();
    for span in &data.spans {
        let expected = match span.state.as_str() {
            "CN" | "RU" => (day("2001-06-15"), Precision::Year),
            "BY" => (day("2024-07-04"), Precision::Year),
            _ => (day("2024-07-03"), Precision::Unknown),
        };
        assert_eq!((span.start.day, span.start.precision), expected, "{}", span.state);
    }
    assert!(
        data.decisions.is_empty()
            && data.absences.is_empty()
            && data.mergers.is_empty()
            && data.prehistory.is_none()
    );
    let summits: Vec<_> = data.summits.iter().map(|summit| summit.end).collect();
    assert_eq!(summits, [day("2024-07-04")], "the one it looks forward to");
    let changes: Vec<_> = data.changes().iter().map(|change| change.day).collect();
    assert_eq!(changes, [day("2001-06-15"), day("2024-07-04")]);
}

#[test]
fn a_status_without_a_date_is_shown_as_such_until_the_article_was_written() {
    let data = article();
    let (member, lumped) = (Status::Member, Status::ObserverOrPartner);
    for (state, on, expected) in [
        ("CN", "2001-06-15", Shown::Status(member)),
        ("IN", "2001-06-15", Shown::Undated(member)),
        ("IN", "2017-06-09", Shown::Undated(member)),
        ("IN", "2024-07-02", Shown::Undated(member)),
        ("IN", "2024-07-03", Shown::Status(member)),
        ("TR", "2024-07-02", Shown::Undated(lumped)),
        ("TR", "2024-07-04", Shown::Status(lumped)),
        ("TR", "2025-09-01", Shown::Status(lumped)),
        ("BY", "2024-07-03", Shown::Nothing),
        ("BY", "2024-07-04", Shown::Status(member)),
        ("AZ", "2024-07-04", Shown::Nothing),
        ("MN", "2024-07-04", Shown::Nothing),
    ] {
        assert_eq!(data.shown_on(code(state), day(on)), expected, "{state} on {on}");
    }
    let counts = |on: &str| {
        let counts = data.counts_on(day(on));
        (counts.of(member), counts.of(lumped), data.undated_on(day(on)).len())
    };
    assert_eq!(counts("2010-01-01"), (2, 0, 10));
    assert_eq!(counts("2024-07-03"), (9, 3, 0));
    assert_eq!(counts("2024-07-04"), (10, 3, 0));
}

#[test]
fn in_the_record_nothing_is_undated() {
    let data = checked();
    for change in data.changes() {
        assert_eq!(data.undated_on(change.day).len(), 0, "{}", change.day);
    }
}

/// What the article looks forward to had not been when it was written, and of what comes after it tells nothing.
#[test]
fn what_the_article_does_not_know_it_is_not_said_to_know() {
    let data = article();
    let sentence = |on: &str| en::sentence(&data, day(on));
    assert!(
        sentence("2023-12-31").starts_with("The article dates no change since "),
        "{}",
        sentence("2023-12-31")
    );
    for on in ["2024-01-01", "2024-07-03"] {
        let said = sentence(on);
        assert!(said.starts_with("The article dates no change since 2001."), "{on}: {said}");
    }
    // There is no time since 2001 within 2001; and nothing is shown before the founding.
    for on in ["2001-06-16", "2001-12-31"] {
        let said = sentence(on);
        assert!(said.starts_with("The article dates no change since the founding."), "{on}: {said}");
    }
    let course = en::counts_course(&data);
    let last = "; 4 July 2024: 10 members, 3 observers or dialogue partners.";
    assert!(course.contains(" 2001: 2 members; ") && course.ends_with(last), "{course}");
    assert!(
        en::counts_course(&checked()).contains("; 2024: 10 members"),
        "whose year the record tells to its end"
    );
    assert_eq!(en::on_date(&data, day("2026-02-02")), "On 4 July 2024, the last day told");
    assert_eq!(en::on_date(&data, day("2024-07-03")), "On 3 July 2024");
    let [summit] = data.summits.as_slice() else { panic!("{:?}", data.summits) };
    assert_eq!(en::summit_label(&data, summit), "Summit in Astana, Kazakhstan, 3–4 July 2024");
    assert_eq!(en::summit_outcome(&data, summit, None), "Belarus becomes a member.");
    let cited = data.sources_of_summit(summit);
    assert!(
        cited.iter().all(|source| matches!(source, Citation::Paragraph(_))) && cited.len() > 1,
        "{cited:?}"
    );
}

#[test]
fn a_comparison_says_what_the_article_does_not() {
    let data = article();
    let silent = "The article says nothing of the time after 4 July 2024.";
    for (a, b, expected, remarks) in [
        (
            "2005-01-01",
            "2025-10-01",
            "1 state becomes a member; of 10 states the article gives no date.",
            silent,
        ),
        ("2005-01-01", "2005-01-02", "the article dates no change; of 10 states it gives no date.", ""),
        // As of each of these days says its sentence.
        ("2001-06-15", "2001-12-31", "the article dates no change; of 10 states it gives no date.", ""),
        ("2023-06-01", "2024-03-01", "the article dates no change; of 10 states it gives no date.", ""),
        ("2024-07-03", "2024-07-04", "1 state becomes a member.", ""),
        (
            "2024-01-01",
            "2024-12-31",
            "1 state becomes a member; of 10 states the article gives no date.",
            silent,
        ),
        ("2024-07-05", "2026-02-02", "the article says nothing of the time after 4 July 2024.", ""),
    ] {
        let (a, b) = (day(a), day(b));
        let expected = format!("From {} to {}: {expected}", en::day(a), en::day(b));
        assert_eq!(en::comparison(&data, b, a), expected);
        assert_eq!(en::comparison_remarks(&data, a, b, false), remarks);
    }
    let cited = |a, b| data.sources_between(day(a), day(b));
    let [undated, belarus] = [4, 21].map(Citation::Paragraph);
    assert_eq!(cited("2003-01-01", "2024-07-02"), [undated], "of whose statuses it says that it dates none");
    assert_eq!(cited("2024-07-03", "2024-07-04"), [belarus]);
    assert_eq!(cited("2024-01-01", "2024-12-31"), [belarus, undated]);
    assert_eq!(cited("2024-07-05", "2026-02-02"), []);
}

/// Of Belarus the article has no more than the year; but it was written on 3 July 2024 and has it join the day after at the latest.
#[test]
fn what_the_article_looks_forward_to_had_not_been_when_it_was_written() {
    let data = article();
    let belarus = code("BY");
    for number in day("2001-06-15").number()..=day("2024-12-31").number() {
        let on = dataset::Day::from_number(number);
        assert!(!data.is_uncertain_on(belarus, on), "{on}");
        let (told, row) = (en::standing(&data, belarus, on), en::shown(&data, belarus, on));
        if on < day("2024-07-04") {
            assert_eq!(
                (told.as_str(), row.as_str()),
                ("No status yet in the article", told.as_str()),
                "{on}"
            );
        } else {
            assert_eq!((told.as_str(), row.as_str()), ("Member since 2024", "Member"), "{on}");
        }
    }
    // What it says has been this year may have been on any day of it, as far as the article goes.
    let mut document = document();
    let standing = document.standing.iter_mut().find(|standing| standing.state == "BY").expect("Belarus");
    standing.start = Some("2024-03-01".to_owned());
    let past = |document| Dataset::check(document).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let data = Layers::new(past(&document), past(&document)).of(Layer::Article).clone();
    let told = |on: &str| en::standing(&data, belarus, day(on));
    assert_eq!(told("2023-12-31"), "No status yet in the article");
    assert_eq!(told("2024-01-01"), "May be a member; the article gives no day");
    assert_eq!(told("2024-03-01"), "Member since 2024; the article gives no day");
}

/// The report has one day and looks forward to another, by which the axis names it: wherever a paragraph is cited, both are told.
#[test]
fn the_articles_two_days_are_told_together() {
    let data = article();
    let both = "written on 3 July 2024 and looking ahead to 4 July 2024";
    let cited = en::paragraph(&data, 4);
    assert!(cited.contains(&format!("by Emma Burrows (Associated Press), {both}. ")), "{cited}");
    let (summary, _) = en::summary(&data);
    assert!(summary.starts_with(&format!("Only what the article says, {both}. ")), "{summary}");
    assert!(!summary.contains("before its summit"), "which began on the day it was written: {summary}");
}

#[test]
fn every_fact_of_the_article_is_there_but_those_that_cannot_be_stood_up() {
    let data = checked();
    let ids: Vec<_> = data.claims.iter().map(|claim| claim.id.clone()).collect();
    // What the article adds to the view before it came by its own number later, and so did the two presidents in the list of
    // who is to come, and what their meeting is for.
    let numbers = (1..=10)
        .chain([57])
        .chain(11..=29)
        .chain([58])
        .chain(30..=50)
        .chain([56])
        .chain(51..=55)
        .filter(|number| *number != 39);
    let expected: Vec<_> = numbers.map(|number| format!("A{number}")).collect();
    assert_eq!(ids, expected, "A39 is garbled in the article and was left out");
    let paragraphs: Vec<_> = data.claims.iter().map(|claim| claim.sources.clone()).collect();
    assert!(paragraphs.is_sorted(), "in the order of the article");
}

/// Who is announced to come is named where the paragraph that says so is restated: there a reader looks for it.
#[test]
fn whoever_is_announced_is_in_a_claim_of_the_paragraph() {
    let data = checked();
    let mut checked = 0;
    for of in &data.attendance {
        let person = data.person(of.person).expect("a person");
        // Whom the article does not name it cannot announce by name.
        if !person.sources.iter().all(|source| matches!(source, Citation::Paragraph(_))) {
            continue;
        }
        let name = person.name.rsplit(' ').next().expect("a name");
        let paragraph = of.sources.first().expect("a paragraph");
        let mut claims = data.claims.iter().filter(|claim| claim.sources.contains(paragraph));
        assert!(claims.any(|claim| claim.text.contains(name)), "{name}: {paragraph:?}");
        checked += 1;
    }
    assert!(checked > 10, "{checked}");
}

#[test]
fn views_have_their_speakers_and_no_fact_has_one() {
    let data = checked();
    let speakers = |id: &str| {
        let claim =
            data.claims.iter().find(|claim| claim.id == id).unwrap_or_else(|| panic!("no claim {id}"));
        (claim.kind, claim.speaker.and_then(|id| data.person(id)).map(|person| person.name.as_str()))
    };
    for (id, kind, speaker) in [
        ("A3", ClaimKind::Characterisation, None),
        ("A7", ClaimKind::Fact, None),
        ("A21", ClaimKind::View, Some("Alexander Gabuev")),
        ("A28", ClaimKind::View, Some("Alexander Gabuev")),
        ("A40", ClaimKind::View, Some("Nigel Gould-Davies")),
        ("A42", ClaimKind::View, Some("Alexander Gabuev")),
        ("A45", ClaimKind::View, Some("Nigel Gould-Davies")),
        ("A50", ClaimKind::View, Some("Alexander Gabuev")),
        ("A56", ClaimKind::Fact, None),
        ("A55", ClaimKind::View, Some("Alexander Gabuev")),
    ] {
        assert_eq!(speakers(id), (kind, speaker), "{id}");
    }
    for claim in &data.claims {
        assert_eq!(claim.kind == ClaimKind::View, claim.speaker.is_some(), "{}", claim.id);
    }
}

#[test]
fn the_articles_errors_are_not_repeated_and_each_has_its_note() {
    let data = checked();
    let says = |needle: &str| data.claims.iter().filter(|claim| claim.text.contains(needle)).count();
    assert_eq!(says("President Modi") + says("president Modi"), 0);
    let claim = |id: &str| data.claims.iter().find(|claim| claim.id == id).expect("a claim");
    assert!(!claim("A16").text.contains("NATO"), "{}", claim("A16").text);
    assert!(!claim("A49").text.contains("abstain"), "{}", claim("A49").text);
    for (note, on, claims) in [
        ("E1", Some("BY"), &["A16", "A43"][..]),
        ("E2", Some("KZ"), &["A7"]),
        ("E2", None, &["A9"]),
        ("E3", Some("TR"), &["A10"]),
        ("E4", Some("AZ"), &["A19"]),
        ("E5", Some("IN"), &["A48"]),
        ("E7", None, &["A3", "A8", "A31", "A40"]),
        ("E19", None, &["A12", "A20"]),
    ] {
        assert!(data.notes_on(on.map(code)).any(|other| other.id == note), "{note} on the card of {on:?}");
        for id in claims {
            assert!(data.notes_to(claim(id)).any(|other| other.id == note), "{note} to {id}");
        }
    }
    // The copy's errors are not the agency's: where the article is told of, the agency is not named.
    let agency = &data.article.as_ref().expect("an article").agency;
    let blames = |text: &str| text.contains(agency.as_str()) || text.split(' ').any(|word| word == "AP");
    let notes = data.notes.iter().flat_map(|note| [&note.title, &note.says, &note.right, &note.why]);
    let claims = data.claims.iter().map(|claim| &claim.text);
    let relations = data.relations.iter().map(|relation| &relation.text);
    let blaming: Vec<_> = notes.chain(claims).chain(relations).filter(|text| blames(text)).collect();
    assert!(blaming.is_empty(), "{blaming:?}");
}

#[test]
fn who_was_to_come_is_told_by_role() {
    let data = checked();
    let came = |text: &str| {
        let own: Vec<_> = data.attending_for(code(text)).collect();
        let [attendance] = own.as_slice() else { panic!("{text}: {own:?}") };
        (data.person(attendance.person).map(|person| person.name.as_str()), attendance.role)
    };
    assert_eq!(came("KZ"), (Some("Kassym-Jomart Tokayev"), Role::Host));
    assert_eq!(came("TJ"), (Some("Emomali Rahmon"), Role::Leader));
    assert_eq!(came("BY"), (Some("Alexander Lukashenko"), Role::Leader));
    assert_eq!(came("IN"), (Some("S. Jaishankar"), Role::Minister));
    assert_eq!(came("TR"), (Some("Recep Tayyip Erdogan"), Role::Guest));
    assert_eq!(came("AZ"), (Some("Ilham Aliyev"), Role::Guest));
    let guests: Vec<_> = data
        .attendance
        .iter()
        .filter(|a| matches!(a.party, Party::Organisation(_)))
        .map(|a| a.role)
        .collect();
    assert_eq!(guests, [Role::Guest], "the United Nations");
    let spelt =
        |name: &str| data.people.iter().find(|person| person.name == name).and_then(|p| p.alias.as_deref());
    assert_eq!(spelt("Emomali Rahmon"), Some("Emomali Rakhmon"));
    assert_eq!(spelt("Vladimir Putin"), None);
}

#[test]
fn relations_are_told_on_both_cards() {
    let data = checked();
    let between = |a: &str, b: &str| {
        data.relations.iter().any(|relation| [a, b].iter().all(|text| relation.states.contains(&code(text))))
    };
    for (a, b) in [("RU", "CN"), ("IN", "PK"), ("RU", "TR"), ("BY", "RU")] {
        assert!(between(a, b), "{a} and {b}");
    }
    let with_the_west = |text: &str| {
        data.relations.iter().any(|relation| relation.with.is_some() && relation.states.contains(&code(text)))
    };
    assert!(with_the_west("KZ"));
    let over_kashmir =
        data.relations.iter().find(|relation| !relation.areas.is_empty()).expect("one over an area");
    assert_eq!(over_kashmir.states, [code("IN"), code("PK")]);
}

/// Every text of ours about the article, with its place.
fn restatements(document: &dataset::Document) -> Vec<(String, &String)> {
    let mut texts = Vec::new();
    texts.extend(document.claim.iter().map(|claim| (format!("claims.toml {}", claim.id), &claim.text)));
    texts.extend(
        document.relation.iter().map(|r| (format!("relations.toml {}", r.states.join(" ")), &r.text)),
    );
    for note in &document.note {
        for text in [&note.title, &note.says, &note.right, &note.why] {
            texts.push((format!("notes.toml {}", note.id), text));
        }
    }
    texts
}

#[test]
fn restatements_are_short() {
    let document = document();
    let long = |(place, text): &(String, &String)| {
        let words = text.split_whitespace().count();
        (words > 45).then(|| format!("{place}: {words} words"))
    };
    assert_none(&restatements(&document).iter().filter_map(long).collect::<Vec<_>>());
    let is_title = |title: &str| (3..=8).contains(&title.split_whitespace().count());
    let titles = document.note.iter().map(|note| &note.title);
    assert_none(&titles.filter(|title| !is_title(title)).cloned().collect::<Vec<_>>());
}
