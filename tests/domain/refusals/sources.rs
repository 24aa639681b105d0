//! What may be wrong with a source.

use super::{Breach, text};

pub const BREACHES: &[Breach] = &[
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
