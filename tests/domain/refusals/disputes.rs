//! What may be wrong with a disputed area, and with how worldviews draw it.

use super::{Breach, text};

pub const BREACHES: &[Breach] = &[
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
        "a claimant by a code that is only reserved",
        |d| d.area[0].claimed_by = vec![text("UK")],
        &[
            "disputes.toml, record 1 (the-reef): `claimed_by` is `UK`; expected a code that ISO 3166-1 assigns to a state: `GB`",
        ],
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
];
