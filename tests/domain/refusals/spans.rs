//! What may be wrong with a standing: its span, the steps before it and absences.

use super::{Breach, text};
use sco_atlas::dataset::SpanRecord;

pub const BREACHES: &[Breach] = &[
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
        "a step at a place of white space",
        |d| d.decision[0].place = Some(text("  ")),
        &["decisions.toml, record 1 (BB procedure): `place` is empty; expected some text"],
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
        "no spans at all",
        |d| {
            d.span.clear();
            d.absence.clear();
        },
        &["spans.toml, all: `span` is empty; expected at least one record"],
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
];
