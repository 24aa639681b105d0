//! What may be wrong with a state.

use super::{Breach, another_state, text};

pub const BREACHES: &[Breach] = &[
    (
        "a code in small letters",
        |d| another_state(d, |state| state.code = text("cc")),
        &["states.toml, record 3 (Gamma): `code` is `cc`; expected two capital letters (ISO 3166-1 alpha-2)"],
    ),
    (
        "a code of three letters",
        |d| another_state(d, |state| state.code = text("CCC")),
        &[
            "states.toml, record 3 (Gamma): `code` is `CCC`; expected two capital letters (ISO 3166-1 alpha-2)",
        ],
    ),
    (
        "a code twice",
        |d| another_state(d, |state| state.code = text("AA")),
        &["states.toml, record 3 (Gamma): `code` is `AA` again; expected a code that no earlier record has"],
    ),
    (
        "an alpha-3 code of two letters where ISO has none",
        |d| another_state(d, |state| (state.code, state.alpha3) = (text("XC"), text("XC"))),
        &[
            "states.toml, record 3 (Gamma): `alpha3` is `XC`; expected three capital letters (ISO 3166-1 alpha-3)",
        ],
    ),
    (
        "an alpha-3 code in small letters where ISO has none",
        |d| another_state(d, |state| (state.code, state.alpha3) = (text("XC"), text("Xcc"))),
        &[
            "states.toml, record 3 (Gamma): `alpha3` is `Xcc`; expected three capital letters (ISO 3166-1 alpha-3)",
        ],
    ),
    (
        "a number without its zeros where ISO has none",
        |d| another_state(d, |state| (state.code, state.numeric) = (text("XC"), text("4"))),
        &["states.toml, record 3 (Gamma): `numeric` is `4`; expected three digits (ISO 3166-1 numeric)"],
    ),
    (
        "a number with a letter where ISO has none",
        |d| another_state(d, |state| (state.code, state.numeric) = (text("XC"), text("O31"))),
        &["states.toml, record 3 (Gamma): `numeric` is `O31`; expected three digits (ISO 3166-1 numeric)"],
    ),
    (
        "another state's alpha-3 code",
        |d| another_state(d, |state| state.alpha3 = text("ABW")),
        &["states.toml, record 3 (Gamma): `alpha3` is `ABW`; expected `CCK`, ISO 3166-1's for `CC`"],
    ),
    (
        "another state's number",
        |d| another_state(d, |state| state.numeric = text("533")),
        &["states.toml, record 3 (Gamma): `numeric` is `533`; expected `166`, ISO 3166-1's for `CC`"],
    ),
    (
        "an earlier state's codes, which are told once",
        |d| another_state(d, |state| (state.alpha3, state.numeric) = (text("BRB"), text("52"))),
        &[
            "states.toml, record 3 (Gamma): `alpha3` is `BRB`; expected `CCK`, ISO 3166-1's for `CC`",
            "states.toml, record 3 (Gamma): `numeric` is `52`; expected `166`, ISO 3166-1's for `CC`",
        ],
    ),
    (
        "a state without a name",
        |d| another_state(d, |state| state.name = String::new()),
        &["states.toml, record 3: `name` is empty; expected some text"],
    ),
    (
        "an alpha-3 code twice",
        |d| another_state(d, |state| (state.code, state.alpha3) = (text("XC"), text("BRB"))),
        &[
            "states.toml, record 3 (Gamma): `alpha3` is `BRB` again; expected a code that no earlier record has",
        ],
    ),
    (
        "a number twice",
        |d| another_state(d, |state| (state.code, state.numeric) = (text("XC"), text("052"))),
        &[
            "states.toml, record 3 (Gamma): `numeric` is `052` again; expected a code that no earlier record has",
        ],
    ),
    (
        "a name with white space around it",
        |d| d.state[0].name = text(" Alpha "),
        &["states.toml, record 1 ( Alpha ): `name` is ` Alpha `; expected no white space around it"],
    ),
    (
        "two states of one name",
        |d| another_state(d, |state| state.name = text("Beta Land")),
        &[
            "states.toml, record 3 (Beta Land): `name` is `Beta Land` again; expected a name that no earlier record has",
        ],
    ),
    (
        "a name that nobody can see",
        |d| another_state(d, |state| state.name = text("\u{200b}\u{200d}\u{2060}")),
        &["states.toml, record 3 (\u{200b}\u{200d}\u{2060}): `name` is empty; expected some text"],
    ),
    (
        "a name with white space of no width around it",
        |d| another_state(d, |state| state.name = text("Gamma\u{200b}")),
        &[
            "states.toml, record 3 (Gamma\u{200b}): `name` is `Gamma\u{200b}`; expected no white space around it",
        ],
    ),
    (
        "another name that is a state's own",
        |d| d.state[0].aliases = vec![text("Beta Land")],
        &[
            "states.toml, record 1 (Alpha): `aliases` is `Beta Land`; expected names of no other state: that is one \
           of Beta Land",
        ],
    ),
    (
        "an other name that is an earlier state's, and a later one's own",
        |d| {
            d.state[0].aliases = vec![text("The Isle")];
            d.state[1].aliases = vec![text("The Isle")];
            another_state(d, |state| state.name = text("The Isle"));
        },
        &[
            "states.toml, record 1 (Alpha): `aliases` is `The Isle`; expected names of no other state: that is one of \
           The Isle",
            "states.toml, record 2 (Beta Land): `aliases` is `The Isle`; expected names of no other state: that is \
           one of Alpha",
        ],
    ),
    (
        "one other name of two states",
        |d| d.state.iter_mut().for_each(|state| state.aliases = vec![text("The Isle")]),
        &[
            "states.toml, record 2 (Beta Land): `aliases` is `The Isle`; expected names of no other state: that is \
           one of Alpha",
        ],
    ),
];
