//! What may be wrong with what the article says: its names and people, its claims, who came, relations, notes.

use super::{Breach, text};
use sco_atlas::dataset::ParagraphRecord;

pub const BREACHES: &[Breach] = &[
    (
        "a standing of a state that is not there",
        |d| d.standing[0].state = text("CC"),
        &["article.toml, record 1 (Beta Land): `state` is `CC`; expected the code of a state in states.toml"],
    ),
    (
        "a standing that is no status",
        |d| d.standing[0].status = text("guest"),
        &["article.toml, record 1 (Beta Land): `status` is `guest`; expected member, observer, \
           dialogue_partner, sco_partner or observer_or_partner"],
    ),
    (
        "a paragraph after the last",
        |d| d.standing[0].paragraph = 31,
        &["article.toml, record 1 (Beta Land): `paragraph` is `31`; expected a number from 0 (headline) to \
           30"],
    ),
    (
        "a paragraph that does not name the state",
        |d| d.standing[0].name = text("Gamma"),
        &["article.toml, record 1 (Gamma): `name` is `Gamma`; expected a name that occurs in paragraph 4 \
           (article-names.toml)"],
    ),
    (
        "a name that is a part of a word only",
        |d| d.standing[0].name = text("Beta Lan"),
        &["article.toml, record 1 (Beta Lan): `name` is `Beta Lan`; expected a name that occurs in \
           paragraph 4 (article-names.toml)"],
    ),
    (
        "a name across two runs",
        |d| d.standing[0].name = text("Alpha President"),
        &["article.toml, record 1 (Alpha President): `name` is `Alpha President`; expected a name that \
           occurs in paragraph 4 (article-names.toml)"],
    ),
    (
        "a paragraph without names",
        |d| d.standing[0].paragraph = 30,
        &["article.toml, record 1 (Beta Land): `name` is `Beta Land`; expected a name that occurs in \
           paragraph 30 (article-names.toml)"],
    ),
    (
        "two standings of one state",
        |d| d.standing.push(d.standing[0].clone()),
        &["article.toml, record 2 (Beta Land): `state` is `BB` again; expected a state that no earlier \
           record has"],
    ),
    (
        "a standing under another state's name",
        |d| d.standing[0].name = text("Alpha"),
        &["article.toml, record 1 (Alpha): `name` is `Alpha`; expected `Beta Land` or another name of that \
           state in states.toml"],
    ),
    (
        "a standing from after the article's day",
        |d| d.standing[0].start = Some(text("2008-03-05")),
        &[
            "article.toml, record 1 (Beta Land): `start` is `2008-03-05`; expected `article.day` (2008-03-04) or an \
           earlier day: the article tells of none after it",
        ],
    ),
    (
        "a standing from an impossible day",
        |d| d.standing[0].start = Some(text("2005-02-30")),
        &[
            "article.toml, record 1 (Beta Land): `start` is `2005-02-30`; expected a day that exists (1900 to 2100), as \
           2017-06-09",
        ],
    ),
    (
        "a person twice",
        |d| d.person.push(d.person[0].clone()),
        &["people.toml, record 3 (ann): `id` is `ann` again; expected an id that no earlier record has"],
    ),
    (
        "a person without a name",
        |d| d.person[0].name = text(""),
        &["people.toml, record 1 (ann): `name` is empty; expected some text"],
    ),
    (
        "a person without a role",
        |d| d.person[0].role = text(""),
        &["people.toml, record 1 (ann): `role` is empty; expected some text"],
    ),
    (
        "a person of no state",
        |d| d.person[0].state = Some(text("Alpha")),
        &[
            "people.toml, record 1 (ann): `state` is `Alpha`; expected two capital letters (ISO 3166-1 alpha-2)",
        ],
    ),
    (
        "a person whom nothing names",
        |d| d.person[0].paragraphs.clear(),
        &["people.toml, record 1 (ann): `paragraphs` is empty; expected a paragraph that names them, or a \
           source"],
    ),
    (
        "a person in a paragraph that is not there",
        |d| d.person[0].paragraphs.push(31),
        &["people.toml, record 1 (ann): `paragraph` is `31`; expected a number from 0 (headline) to 30"],
    ),
    (
        "a claim twice",
        |d| d.claim.push(d.claim[0].clone()),
        &["claims.toml, record 3 (A1): `id` is `A1` again; expected an id that no earlier record has"],
    ),
    (
        "a claim on a paragraph that is not there",
        |d| d.claim[0].paragraph = 31,
        &["claims.toml, record 1 (A1): `paragraph` is `31`; expected a number from 0 (headline) to 30"],
    ),
    (
        "a claim on names that are not there",
        |d| d.claim[0].names.push(text("Gamma")),
        &["claims.toml, record 1 (A1): `names` is `Gamma`; expected a name that occurs in paragraph 4 \
           (article-names.toml)"],
    ),
    (
        "a claim on no name at all",
        |d| d.claim[0].names.clear(),
        &[
            "claims.toml, record 1 (A1): `names` is empty; expected at least one name or number of the paragraph",
        ],
    ),
    (
        "a claim of no kind",
        |d| d.claim[0].kind = text("rumour"),
        &["claims.toml, record 1 (A1): `kind` is `rumour`; expected fact, view or characterisation"],
    ),
    (
        "a view of nobody",
        |d| d.claim[1].speaker = None,
        &["claims.toml, record 2 (A2): `speaker` is missing; expected the id of the person whose view it is"],
    ),
    (
        "a view of somebody unknown",
        |d| d.claim[1].speaker = Some(text("bob")),
        &["claims.toml, record 2 (A2): `speaker` is `bob`; expected the id of a person in people.toml"],
    ),
    (
        "a fact that somebody says",
        |d| d.claim[0].speaker = Some(text("ann")),
        &["claims.toml, record 1 (A1): `speaker` is `ann`; expected no speaker of a fact"],
    ),
    (
        "a framing that is not the reporter's",
        |d| (d.claim[1].kind, d.claim[1].speaker) = (text("characterisation"), None),
        &["claims.toml, record 2 (A2): `speaker` is missing; expected reporter"],
    ),
    (
        "a claim about a state that is not there",
        |d| d.claim[0].states.push(text("CC")),
        &["claims.toml, record 1 (A1): `states` is `CC`; expected the code of a state in states.toml"],
    ),
    (
        "a claim about nobody known",
        |d| d.claim[0].people.push(text("bob")),
        &["claims.toml, record 1 (A1): `people` is `bob`; expected the id of a person in people.toml"],
    ),
    (
        "a claim that says nothing",
        |d| d.claim[0].text = text(""),
        &["claims.toml, record 1 (A1): `text` is empty; expected some text"],
    ),
    (
        "attendance at no summit",
        |d| d.attendance[0].summit = text("2005-06-07"),
        &["attendance.toml, record 1 (ann): `summit` is `2005-06-07`; expected the `start` of a summit in \
           summits.toml"],
    ),
    (
        "attendance on no day",
        |d| d.attendance[0].summit = text("2005-06-31"),
        &[
            "attendance.toml, record 1 (ann): `summit` is `2005-06-31`; expected a day that exists (1900 to 2100), as \
           2017-06-09",
        ],
    ),
    (
        "attendance of nobody known",
        |d| d.attendance[0].person = text("bob"),
        &["attendance.toml, record 1 (bob): `person` is `bob`; expected the id of a person in people.toml"],
    ),
    (
        "attendance for a state that is not there",
        |d| d.attendance[0].for_state = Some(text("CC")),
        &[
            "attendance.toml, record 1 (ann): `for_state` is `CC`; expected the code of a state in states.toml",
        ],
    ),
    (
        "attendance for nobody",
        |d| d.attendance[0].for_state = None,
        &["attendance.toml, record 1 (ann): `for_state` is missing; expected a state, or `for_organisation`"],
    ),
    (
        "attendance for two",
        |d| d.attendance[0].for_organisation = Some(text("The League")),
        &["attendance.toml, record 1 (ann): `for_organisation` is there too; expected either a state or an \
           organisation"],
    ),
    (
        "attendance as nothing known",
        |d| d.attendance[0].role = text("waiter"),
        &["attendance.toml, record 1 (ann): `role` is `waiter`; expected host, leader, minister or guest"],
    ),
    (
        "attendance by a name that is not there",
        |d| d.attendance[0].names = vec![text("Gamma")],
        &["attendance.toml, record 1 (ann): `names` is `Gamma`; expected a name that occurs in paragraph 4 \
           (article-names.toml)"],
    ),
    (
        "attendance by a source that is not there",
        |d| d.attendance[0].sources.push(text("three")),
        &[
            "attendance.toml, record 1 (ann): `sources` is `three`; expected the id of a source in sources.toml",
        ],
    ),
    (
        "relations of one",
        |d| d.relation[0].states = vec![text("AA")],
        &[
            "relations.toml, record 1 (AA): `states` is of 1; expected two states, or the other side in `with`",
        ],
    ),
    (
        "relations of none with somebody",
        |d| (d.relation[0].states, d.relation[0].with) = (Vec::new(), Some(text("the West"))),
        &["relations.toml, record 1: `states` is empty; expected at least one state"],
    ),
    (
        "relations that stand nowhere",
        |d| (d.relation[0].paragraphs, d.relation[0].names) = (Vec::new(), Vec::new()),
        &["relations.toml, record 1 (AA BB): `paragraphs` is empty; expected at least one paragraph"],
    ),
    (
        "relations with names for too many paragraphs",
        |d| d.relation[0].names.push(vec![text("Alpha")]),
        &["relations.toml, record 1 (AA BB): `names` is for 2 paragraphs; expected names for each of the 1 \
           in `paragraphs`"],
    ),
    (
        "relations by a name that is not there",
        |d| d.relation[0].names[0].push(text("Gamma")),
        &[
            "relations.toml, record 1 (AA BB): `names` is `Gamma`; expected a name that occurs in paragraph 4 \
           (article-names.toml)",
        ],
    ),
    (
        "relations over no known area",
        |d| d.relation[0].areas.push(text("the-isle")),
        &["relations.toml, record 1 (AA BB): `areas` is `the-isle`; expected ids of areas in disputes.toml"],
    ),
    (
        "relations without words",
        |d| d.relation[0].text = text(""),
        &["relations.toml, record 1 (AA BB): `text` is empty; expected some text"],
    ),
    (
        "a note twice",
        |d| d.note.push(d.note[0].clone()),
        &["notes.toml, record 2 (E1): `id` is `E1` again; expected an id that no earlier record has"],
    ),
    (
        "a note on no paragraph",
        |d| d.note[0].paragraphs.clear(),
        &["notes.toml, record 1 (E1): `paragraphs` is empty; expected at least one paragraph"],
    ),
    (
        "a note on a claim that is not there",
        |d| d.note[0].claims.push(text("A9")),
        &["notes.toml, record 1 (E1): `claims` is `A9`; expected the id of a claim in claims.toml"],
    ),
    (
        "a note on a claim of another paragraph",
        |d| {
            d.paragraph.push(ParagraphRecord { number: 5, ..d.paragraph[0].clone() });
            d.claim[0].paragraph = 5;
        },
        &[
            "notes.toml, record 1 (E1): `claims` is `A1`, of paragraph 5; expected claims of the paragraphs in \
           `paragraphs`",
        ],
    ),
    (
        "a note on a state that is not there",
        |d| d.note[0].states.push(text("CC")),
        &["notes.toml, record 1 (E1): `states` is `CC`; expected the code of a state in states.toml"],
    ),
    (
        "a note that nothing settles",
        |d| d.note[0].sources.clear(),
        &["notes.toml, record 1 (E1): `sources` is empty; expected at least one source"],
    ),
    (
        "a note without a title",
        |d| d.note[0].title = text(""),
        &["notes.toml, record 1 (E1): `title` is empty; expected some text"],
    ),
    (
        "a note that does not tell what the article says",
        |d| d.note[0].says = text(""),
        &["notes.toml, record 1 (E1): `says` is empty; expected some text"],
    ),
    (
        "a note that does not tell what is right",
        |d| d.note[0].right = text(""),
        &["notes.toml, record 1 (E1): `right` is empty; expected some text"],
    ),
    (
        "a note that does not tell why",
        |d| d.note[0].why = text(""),
        &["notes.toml, record 1 (E1): `why` is empty; expected some text"],
    ),
    (
        "a person of a state whose code is none",
        |d| d.person[1].state = Some(text("EL")),
        &["people.toml, record 2 (cat): `state` is `EL`; expected a code that ISO 3166-1 assigns to a state"],
    ),
    (
        "a list with an empty text",
        |d| d.claim[1].others = vec![text("The League"), text("")],
        &["claims.toml, record 2 (A2): `others` is empty; expected some text"],
    ),
    (
        "a list within a list that says something twice",
        |d| d.relation[0].names = vec![vec![text("Alpha"), text("Alpha")]],
        &["relations.toml, record 1 (AA BB): `names` is `Alpha` again; expected each once"],
    ),
    (
        "a claim about a state twice",
        |d| d.claim[0].states = vec![text("BB"), text("BB")],
        &["claims.toml, record 1 (A1): `states` is `BB` again; expected each once"],
    ),
    (
        "a note on a state's card twice",
        |d| d.note[0].states = vec![text("BB"), text("BB")],
        &["notes.toml, record 1 (E1): `states` is `BB` again; expected each once"],
    ),
    (
        "a host from elsewhere",
        |d| d.attendance[0].role = text("host"),
        &[
            "attendance.toml, record 1 (ann): `role` is `host`; expected another role, unless they come for AA, whose summit \
             it is",
        ],
    ),
    (
        "somebody who comes for another state than theirs",
        |d| d.attendance[0].for_state = Some(text("AA")),
        &[
            "attendance.toml, record 1 (ann): `for_state` is `AA`; expected `BB`, for which people.toml has them act",
        ],
    ),
    (
        "a person whom the paragraph does not name",
        |d| d.person[0].name = text("Bob"),
        &[
            "people.toml, record 1 (ann): `paragraphs` is `4`; expected paragraphs in which a part of the name \
           occurs (article-names.toml)",
        ],
    ),
    (
        "a spelling that the article does not have",
        |d| d.person[0].article = Some(text("Anne")),
        &[
            "people.toml, record 1 (ann): `article` is `Anne`; expected a name that occurs in one of `paragraphs` \
           (article-names.toml)",
        ],
    ),
    (
        "somebody who comes by a paragraph that does not name them",
        |d| {
            d.attendance[0].paragraph = 1;
            d.attendance[0].names = vec![text("One")];
            d.paragraph.push(ParagraphRecord { number: 1, names: vec![text("One")], numbers: vec![] });
        },
        &[
            "attendance.toml, record 1 (ann): `paragraph` is `1`; expected one of the `paragraphs` that name them in \
           people.toml (4)",
        ],
    ),
    (
        "somebody who comes twice",
        |d| d.attendance.push(d.attendance[0].clone()),
        &[
            "attendance.toml, record 2 (ann): `person` is `ann` again; expected somebody whom no earlier record has \
           come to that summit",
        ],
    ),
    (
        "a relation of a state with itself",
        |d| d.relation[0].states = vec![text("AA"), text("AA")],
        &["relations.toml, record 1 (AA AA): `states` is `AA` again; expected two states, or more apart"],
    ),
    (
        "names of a paragraph that is not there",
        |d| {
            let mut other = d.paragraph[0].clone();
            other.number = 31;
            d.paragraph.push(other);
        },
        &[
            "article-names.toml, record 2 (paragraph 31): `number` is `31`; expected a number from 0 (headline) to 30",
        ],
    ),
    (
        "names of one paragraph twice",
        |d| d.paragraph.push(d.paragraph[0].clone()),
        &[
            "article-names.toml, record 2 (paragraph 4): `number` is `4` again; expected a number that no earlier \
           record has",
        ],
    ),
    (
        "a name twice in a paragraph",
        |d| d.paragraph[0].names.push(text("Ann")),
        &["article-names.toml, record 1 (paragraph 4): `names` is `Ann` again; expected each once"],
    ),
    (
        "a standing without a name on a paragraph that is not there",
        |d| {
            d.paragraph.clear();
            (d.standing[0].name, d.standing[0].paragraph) = (text(""), 31);
        },
        &["article.toml, record 1 (BB): `paragraph` is `31`; expected a number from 0 (headline) to 30"],
    ),
];
