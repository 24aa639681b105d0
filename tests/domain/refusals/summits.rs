//! What may be wrong with a summit.

use super::{Breach, text};

pub const BREACHES: &[Breach] = &[
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
        "a summit in a city without a name",
        |d| d.summit[0].city = Some(text("")),
        &["summits.toml, record 1 (2001-01-01): `city` is empty; expected some text"],
    ),
    (
        "an empty day, of which its own rule says more",
        |d| d.summit[1].end = text(""),
        &[
            "summits.toml, record 2 (2005-06-06): `end` is ``; expected a day that exists (1900 to 2100), as 2017-06-09",
        ],
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
        "a video summit in a city",
        |d| d.summit[1].city = Some(text("Betaville")),
        &[
            "summits.toml, record 2 (2005-06-06): `city` is `Betaville`; expected no city of a meeting by video",
        ],
    ),
];
