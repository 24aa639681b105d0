//! What may be wrong with the atlas, its article and its mergers.

use super::{Breach, about, forerunner, text};

pub const BREACHES: &[Breach] = &[
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
        "a headline that ends with a line",
        |d| about(d).headline = text("Clubs meet\n"),
        &["atlas.toml, the atlas: `article.headline` is `Clubs meet\n`; expected no white space around it"],
    ),
    (
        "terms that are empty",
        |d| d.licence = Some(text(" ")),
        &["atlas.toml, the dataset: `licence` is empty; expected some text"],
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
        "a forerunner in which a state took part twice",
        |d| forerunner(d).states.push(text("AA")),
        &["atlas.toml, the prehistory: `states` is `AA` again; expected each once"],
    ),
    (
        "an article of too many paragraphs",
        |d| about(d).paragraphs = Some(256),
        &["atlas.toml, the atlas: `article.paragraphs` is `256`; expected a number from 1 to 255"],
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
];
