//! Guards what can be taken out: that it is all there, that it can be read by others, and brought back.

use crate::{
    common::{dataset as checked, day, document},
    own,
    views::{between, lane_names},
};
use sco_atlas::{
    atlas::{Action, World},
    dataset::{
        self, Dataset, Document, Layer, Layers, Shown, Status,
        export::{
            Cell, Column, LICENCE, StateRow, Table, Told, as_csv, as_json, history, rows, shown, whole,
            whole_as_csv, whole_as_json,
        },
    },
    embed::world,
    i18n::en,
    timeline::{Bar, DateScale, lanes},
};
use std::thread;

fn layers() -> Layers {
    Layers::new(checked(), checked())
}

fn names(data: &Dataset, on: &str, filter: &str, by: Column, is_falling: bool) -> Vec<String> {
    rows(data, day(on), filter, by, is_falling, en::shown).into_iter().map(|row| row.name).collect()
}

/// A CSV text as others read it: the heads and the rows.
fn read_csv(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let text = text.strip_prefix('\u{feff}').expect("the mark by which spreadsheets know UTF-8");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("heads").iter().map(str::to_owned).collect();
    let row = |row: Result<csv::StringRecord, csv::Error>| row.expect("a row as long as the heads");
    let rows = reader.records().map(|record| row(record).iter().map(str::to_owned).collect()).collect();
    (heads, rows)
}

#[test]
fn the_whole_can_be_taken_out_and_brought_back() {
    let data = checked();
    let document: Document =
        serde_json::from_str(&whole_as_json(&data)).expect("JSON in the documents' shape");
    assert_eq!(document.licence.as_deref(), Some(LICENCE));
    assert_eq!(Dataset::check(&document), Ok(data));
}

#[test]
fn what_is_brought_back_is_checked_like_the_files() {
    let mut document: Document = serde_json::from_str(&whole_as_json(&checked())).expect("JSON");
    let at = document.span.iter().position(|span| span.state == "IN").expect("a span of India");
    document.span[at].start = "2005-02-30".to_owned();
    let refusals: Vec<_> = Dataset::check(&document).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        refusals,
        [format!(
            "spans.toml, record {} (IN observer): `start` is `2005-02-30`; expected a day that exists (1900 to 2100), as 2017-06-09",
            at + 1
        )]
    );
}

#[test]
fn the_whole_as_csv_has_a_row_for_every_record() {
    let data = checked();
    let (heads, rows) = read_csv(&whole_as_csv(&data));
    let records: usize = whole(&data).iter().map(|table| table.rows.len()).sum();
    // And the organisation, the article, the forerunner and the merger.
    assert_eq!(rows.len(), records + 4);
    let at = |head: &str| heads.iter().position(|other| other == head).unwrap_or_else(|| panic!("no {head}"));
    let spans: Vec<_> = rows.iter().filter(|row| row[at("record")] == "span").collect();
    assert_eq!(spans.len(), data.spans.len());
    let merger = rows.iter().find(|row| row[at("record")] == "merger").expect("the merger");
    assert_eq!((merger[at("start")].as_str(), merger[at("into")].as_str()), ("2025-09-01", "sco_partner"));
    let india =
        spans.iter().find(|row| row[at("state")] == "IN" && row[at("status")] == "member").expect("India");
    assert_eq!(india[at("start")], "2017-06-09");
    assert!(rows.iter().all(|row| row[at("licence")] == LICENCE && row[at("as_of")] == "2026-02-02"));
    assert!(rows.iter().any(|row| row[at("record")] == "claim" && row[at("text")].contains(',')), "quoted");
}

/// The built-in dataset in both layers, another bloc, and one whose statuses were renamed twice.
#[test]
fn map_legend_lanes_table_and_csv_count_alike_on_every_day_in_both_layers() {
    let built_in = world().expect("what is embedded can be read");
    let renamed = own::shown(&own::renamed_twice());
    let all = [
        (built_in, Layer::Record),
        (built_in, Layer::Article),
        (own::shown(&own::example()), Layer::Record),
        (renamed, Layer::Record),
    ];
    thread::scope(|scope| {
        for (world, layer) in all {
            scope.spawn(move || count_alike(world, layer));
        }
    });
}

/// Everything that a row or an area may count: each status, and those that nobody dates, which are all drawn alike.
fn counted() -> impl Iterator<Item = Shown> {
    Status::ALL.iter().map(|status| Shown::Status(*status)).chain([Shown::Undated(Status::Member)])
}

fn count_alike(world: &'static World, layer: Layer) {
    let data = world.layers.of(layer);
    let scale = DateScale::new(data.first_day, data.as_of, 0.0, 900.0);
    let lanes = lanes(data, &scale);
    let mut written: Option<(Vec<StateRow>, Vec<Status>, Vec<usize>)> = None;
    for number in data.first_day.number()..=data.as_of.number() {
        let date = dataset::Day::from_number(number);
        let rows = rows(data, date, "", Column::Name, false, en::shown);
        let legend = data.statuses_on(date);
        // Of the same rows the CSV is the same but for its date, and so is the page, and they are counted once.
        if written.as_ref().is_none_or(|(of, under, _)| *of != rows || *under != legend) {
            let csv = as_csv(&shown(data, date, &rows));
            let count = |status: &Status| {
                let field = format!(",{},", status.word());
                csv.lines().skip(1).filter(|line| line.contains(&field)).count()
            };
            let in_csv = Status::ALL.iter().map(count).collect();
            are_drawn_alike(world, layer, date, &rows);
            written = Some((rows.clone(), legend.clone(), in_csv));
        }
        let (.., in_csv) = written.as_ref().expect("just written");
        for (status, csv) in Status::ALL.iter().zip(in_csv) {
            let of = Shown::Status(*status);
            // A status that the legend of the day has not is nobody's.
            let in_legend = legend.contains(status).then(|| usize::from(data.counts_on(date).of(*status)));
            let is_under = |bar: &&Bar| bar.stretch.covers(date) && bar.stretch.status == *status;
            let bars = lanes.iter().flat_map(|lane| &lane.bars).filter(is_under).count();
            let table = rows.iter().filter(|row| row.shown == of).count();
            let all = [in_legend.unwrap_or_default(), bars, table];
            assert_eq!(all, [*csv; 3], "{} on {date} in {layer:?}: legend, lanes, table", status.word());
        }
        let undated = rows.iter().filter(|row| matches!(row.shown, Shown::Undated(_))).count();
        assert_eq!(undated, data.undated_on(date).len(), "undated on {date}");
    }
}

/// That the page of a day has as many states of each status on its map, in its lanes and in its legend as there are rows of the
/// table.
fn are_drawn_alike(world: &'static World, layer: Layer, date: dataset::Day, rows: &[StateRow]) {
    let page = own::page(world, &[Action::Show(layer), Action::GoTo(date)]);
    let map = between(&page, "class=\"map\"", "class=\"strip\"");
    let legend = between(&page, "<ul class=\"legend", "</ul>");
    let names = lane_names(&page);
    let tags = |of: &'static str| {
        map.split(of).skip(1).filter_map(|group| group.split_once('>')).map(|(tag, _)| tag)
    };
    for shown in counted() {
        let mark = format!("data-status=\"{}\"", shown.word());
        let of = |row: &&StateRow| row.shown.word() == shown.word();
        let count = rows.iter().filter(of).count();
        let has_face = |row: &&StateRow| world.map.face(row.code.as_str()).is_some();
        let drawn = rows.iter().filter(of).filter(has_face).count();
        let told = format!("{} on {date} in {layer:?}", shown.word());
        assert_eq!(
            tags("<g class=\"state\"").filter(|tag| tag.contains(&mark)).count(),
            drawn,
            "{told}: map"
        );
        assert_eq!(names.matches(&mark).count(), count, "{told}: lanes");
        let (row, _) = legend.split_once(&mark).and_then(|(_, row)| row.split_once("</li>")).expect("a row");
        let is_seen = row.starts_with('>');
        if let Some(status) = shown.status() {
            assert_eq!(is_seen, world.layers.of(layer).statuses_on(date).contains(&status), "{told}: legend");
        }
        let in_legend = if is_seen { between(row, "class=\"count\">", "<") } else { "0" };
        assert_eq!(in_legend, count.to_string(), "{told}: legend");
    }
}

#[test]
fn the_csv_of_what_is_shown_says_the_same_as_the_counts() {
    let layers = layers();
    for layer in [Layer::Record, Layer::Article] {
        let data = layers.of(layer);
        for date in data.changes().iter().map(|change| change.day) {
            let table = shown(data, date, &rows(data, date, "", Column::Name, false, en::shown));
            let (heads, rows) = read_csv(&as_csv(&table));
            assert_eq!(
                heads,
                [
                    "date",
                    "layer",
                    "as_of",
                    "code",
                    "state",
                    "status",
                    "absence",
                    "agreed",
                    "uncertain",
                    "since",
                    "history",
                    "notes",
                    "sources",
                    "licence"
                ]
            );
            for status in Status::ALL {
                let count = rows.iter().filter(|row| row[5] == status.word()).count();
                assert_eq!(
                    count,
                    usize::from(data.counts_on(date).of(*status)),
                    "{} on {date}",
                    status.word()
                );
            }
            for row in &rows {
                // The article tells of no day after its own.
                let last = day(if layer == Layer::Article { "2024-07-04" } else { "2026-02-02" });
                let told = date.min(last).to_string();
                assert_eq!((row[0].as_str(), row[1].as_str()), (told.as_str(), layer.word()));
                assert_eq!((row[2].as_str(), row[13].as_str()), (last.to_string().as_str(), LICENCE));
                assert_eq!(row[12].is_empty(), row[10].is_empty(), "what is told has a source: {row:?}");
                let is_told = row[12].contains("re-worded copy of a report by Emma Burrows");
                assert_eq!(is_told, row[12].contains(", paragraph "), "which article: {row:?}");
            }
        }
    }
}

#[test]
fn what_is_shown_can_be_read_as_json_too() {
    let data = checked();
    let date = day("2017-06-09");
    let json = as_json(&shown(&data, date, &rows(&data, date, "india", Column::Name, false, en::shown)));
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let row = &value["state"][0];
    assert_eq!(row["code"], "IN");
    assert_eq!(row["since"], "2017-06-09");
    assert_eq!(row["absence"], "");
    assert_eq!(
        row["history"],
        serde_json::json!([
            "observer 2005-07-05 to 2017-06-09",
            "member from 2017-06-09",
            "step towards member (procedure) on 2015-07-10",
            "step towards member (obligations) on 2016-06-24"
        ])
    );
    assert!(row["sources"][0].as_str().is_some_and(|source| source.contains("http")), "{row}");

    let row_of = |state: &str, on: &str| {
        let json =
            as_json(&shown(&data, day(on), &rows(&data, day(on), state, Column::Name, false, en::shown)));
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        value["state"][0].clone()
    };
    // Who has but a decision has that, and what it rests on.
    let laos = row_of("laos", "2024-07-04");
    assert_eq!(laos["history"], serde_json::json!(["step towards dialogue_partner (status) on 2025-09-01"]));
    assert!(laos["sources"].to_string().contains("interfax"), "{laos}");
    // What is doubtful is told there too.
    let lanka = row_of("sri lanka", "2024-07-04");
    let note = lanka["notes"][0].as_str().unwrap_or_default();
    assert!(note.starts_with("2010-05: low confidence. "), "{lanka}");
    // Who is away has its status all the same.
    let afghanistan = |on: &str| row_of("afghanistan", on);
    let away = afghanistan("2024-07-04");
    assert_eq!((&away["status"], &away["absence"]), (&"observer".into(), &"not_invited".into()));
    assert_eq!(afghanistan("2020-01-01")["absence"], "");
    let history =
        ["observer 2012-06-07 to 2025-09-01", "sco_partner from 2025-09-01", "not_invited from 2021-09"];
    assert_eq!(away["history"], serde_json::json!(history));
    assert!(away["sources"].to_string().contains("Khyber Chronicles"), "{away}");
}

/// The file has what the table tells of each state: as many things, doubts and sources, in both layers.
#[test]
fn what_is_taken_out_is_what_the_table_shows() {
    let layers = layers();
    for layer in [Layer::Record, Layer::Article] {
        let data = layers.of(layer);
        let date = day("2024-07-04");
        let rows = rows(data, date, "", Column::Name, false, en::shown);
        let table = shown(data, date, &rows);
        for (of, row) in rows.iter().zip(&table.rows) {
            let count = |name: &str| match row.get(name) {
                Some(Cell::List(texts)) => texts.len(),
                other => panic!("{name} of {} is {other:?}", of.name),
            };
            let (told, cited) = history(data, of.code);
            let stretches = data.stretches(of.code);
            let steps = data.decisions.iter().filter(|decision| decision.state == of.code).count();
            let absences = data.absences.iter().filter(|absence| absence.state == of.code);
            let lines = stretches.len() + steps + absences.clone().count();
            assert_eq!(count("history"), lines, "{}", of.name);
            let each = stretches.iter().flat_map(|stretch| data.sources_of_stretch(stretch));
            let each = each.chain(absences.flat_map(|absence| absence.sources.clone()));
            let missing: Vec<_> = each.filter(|own| !cited.contains(own)).collect();
            assert_eq!(missing, [], "{}", of.name);
            assert_eq!(count("sources"), cited.len(), "{}", of.name);
            let is_doubtful = |of: &&Told| {
                let (confidence, note) = of.doubt(data);
                !en::remarks(confidence, note).is_empty()
            };
            assert_eq!(count("notes"), told.iter().filter(is_doubtful).count(), "{}", of.name);
            let of_card = data.decisions.iter().filter(|decision| decision.state == of.code);
            let mut missing =
                of_card.flat_map(|decision| &decision.sources).filter(|own| !cited.contains(own));
            assert_eq!(missing.next(), None, "{}", of.name);
        }
    }
}

#[test]
fn a_date_is_taken_out_no_finer_than_it_is_known() {
    let layers = layers();
    let since = |layer: Layer, state: &str, on: &str| {
        let data = layers.of(layer);
        let rows = rows(data, day(on), state, Column::Name, false, en::shown);
        let table = shown(data, day(on), &rows);
        match table.rows.first().and_then(|row| row.get("since")) {
            Some(Cell::Text(text)) => text.clone(),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(since(Layer::Record, "LKA", "2024-07-04"), "2010-05");
    assert_eq!(since(Layer::Record, "IND", "2024-07-04"), "2017-06-09");
    assert_eq!(since(Layer::Article, "CHN", "2024-07-04"), "2001");
    assert_eq!(since(Layer::Article, "BLR", "2024-07-04"), "2024");
    assert_eq!(since(Layer::Article, "IND", "2024-07-04"), "unknown");
}

#[test]
fn rows_are_filtered_by_every_name_of_a_state_and_by_status() {
    let data = checked();
    let by_name = |filter: &str| names(&data, "2024-07-04", filter, Column::Name, false);
    assert_eq!(by_name(" INDI "), ["India"]);
    assert_eq!(by_name("türkiye"), ["Turkey"], "an alias");
    assert_eq!(by_name("are"), ["United Arab Emirates"], "ISO 3166-1 alpha-3");
    assert_eq!(by_name("TURKIYE"), ["Turkey"], "an alias without its mark");
    assert_eq!(by_name("112"), ["Belarus"], "ISO 3166-1 numeric");
    assert_eq!(by_name("observer"), ["Afghanistan", "Mongolia"]);
    assert_eq!(by_name("dialogue_partner"), by_name("dialogue partner"));
    // What the table shows of a status.
    assert_eq!(by_name("not invited"), ["Afghanistan"]);
    assert_eq!(by_name("Observer, not"), ["Afghanistan"]);
    assert_eq!(by_name("no status"), ["Laos"]);
    assert_eq!(by_name("no such state"), [""; 0]);
    assert_eq!(by_name("").len(), 27);
}

/// Every state is found by each thing that its row shows, in small letters and in capitals.
#[test]
fn rows_are_found_by_what_they_show() {
    let layers = layers();
    for layer in [Layer::Record, Layer::Article] {
        let data = layers.of(layer);
        for on in ["2001-06-15", "2010-05-05", "2024-07-04", "2025-09-01"] {
            for row in rows(data, day(on), "", Column::Name, false, en::shown) {
                for text in [row.name.clone(), row.told.clone(), row.code.to_string()] {
                    for text in [text.to_uppercase(), text.to_lowercase()] {
                        let found = names(data, on, &text, Column::Name, false);
                        assert!(found.contains(&row.name), "{} by {text:?} on {on}: {found:?}", row.name);
                    }
                }
            }
        }
    }
}

/// What the leaders had agreed, and what may have begun already, is told in the row as on card and legend, is found, and goes
/// along with what is taken out.
#[test]
fn a_row_does_not_deny_what_is_agreed_or_may_be_in_force() {
    let layers = layers();
    let data = layers.of(Layer::Record);
    for (name, on, told, agreed, uncertain) in [
        ("Turkey", "2012-06-06", "No status", false, false),
        ("Turkey", "2013-01-01", "Agreed, not yet in force", true, false),
        ("Turkey", "2013-04-26", "Dialogue partner", false, false),
        ("Sri Lanka", "2010-04-30", "Agreed, not yet in force", true, false),
        ("Sri Lanka", "2010-05-05", "Agreed; may be in force, the day is not known", true, true),
        ("Sri Lanka", "2010-05-09", "Dialogue partner since May 2010; the day is not known", false, true),
        ("Sri Lanka", "2010-05-10", "Dialogue partner", false, false),
        ("Afghanistan", "2021-08-31", "Observer", false, false),
        (
            "Afghanistan",
            "2021-09-10",
            "Observer since 7 June 2012; perhaps not invited, the day is not known",
            false,
            true,
        ),
        (
            "Afghanistan",
            "2021-09-29",
            "Observer since 7 June 2012; not invited since September 2021, the day is not known",
            false,
            true,
        ),
        ("Afghanistan", "2021-09-30", "Observer, not invited", false, false),
        ("Laos", "2025-08-31", "No status", false, false),
        ("Laos", "2026-01-01", "Agreed; no start on record", true, false),
        ("China", "2001-06-15", "Member", false, false),
    ] {
        let rows = rows(data, day(on), name, Column::Name, false, en::shown);
        let [row] = rows.as_slice() else { panic!("{name} on {on}: {rows:?}") };
        assert_eq!(row.told, told, "{name} on {on}");
        let table = shown(data, day(on), &rows);
        let (heads, read) = read_csv(&as_csv(&table));
        let json: serde_json::Value = serde_json::from_str(&as_json(&table)).expect("JSON");
        for (column, expected) in [("agreed", agreed), ("uncertain", uncertain)] {
            let at = heads.iter().position(|head| head == column).expect("a column");
            assert_eq!(read[0][at], expected.to_string(), "{column} of {name} on {on}");
            assert_eq!(json["state"][0][column], expected, "{column} of {name} on {on}");
        }
    }
    // Of what the article is silent about nothing is denied.
    let silent =
        rows(layers.of(Layer::Article), day("2017-06-09"), "belarus", Column::Name, false, en::shown);
    assert_eq!(silent[0].told, "No status yet in the article");
    // As many as the legend counts.
    for on in ["2012-12-31", "2022-10-01", "2025-09-01"] {
        let agreed = data.order().filter(|code| data.is_agreed_on(*code, day(on))).count();
        assert_eq!(names(data, on, "agreed", Column::Name, false).len(), agreed, "on {on}");
        assert!(agreed > 0, "on {on}");
    }
    let named = names(data, "2022-10-01", "agreed", Column::Name, false);
    assert_eq!(named, ["Bahrain", "Kuwait", "Maldives", "Myanmar", "United Arab Emirates"]);
    // The article tells of no such thing.
    assert_eq!(names(layers.of(Layer::Article), "2022-10-01", "agreed", Column::Name, false), [""; 0]);
}

/// As the organisation's card does, no finer than what is known of the day's change.
#[test]
fn the_caption_says_no_more_of_the_date_than_is_known() {
    let layers = layers();
    for (layer, on, caption) in [
        (Layer::Record, "2017-06-09", "States on 9 June 2017. Facts: with the public record."),
        (Layer::Record, "2010-05-06", "States in May 2010. Facts: with the public record."),
        (Layer::Article, "2024-07-04", "States in 2024. Facts: from the article only."),
        (
            Layer::Article,
            "2025-01-01",
            "States on 4 July 2024, the last day told. Facts: from the article only.",
        ),
    ] {
        assert_eq!(en::table_caption(layers.of(layer), day(on)), caption);
    }
}

#[test]
fn rows_are_sorted_both_ways() {
    let data = checked();
    let sorted = |by, is_falling| names(&data, "2024-07-04", "", by, is_falling);
    assert_eq!(sorted(Column::Name, false)[..2], ["Afghanistan", "Armenia"]);
    assert_eq!(sorted(Column::Name, true)[..2], ["Uzbekistan", "United Arab Emirates"]);
    let by_status = sorted(Column::Status, false);
    assert_eq!(
        (by_status[0].as_str(), by_status[10].as_str()),
        ("Belarus", "Mongolia"),
        "ten members first, and of the observers the one that is invited"
    );
    assert_eq!(by_status.last().map(String::as_str), Some("Laos"), "without a status");
    let by_start = sorted(Column::Since, false);
    assert_eq!((by_start[0].as_str(), by_start[6].as_str()), ("China", "Mongolia"));
    let by_latest = sorted(Column::Since, true);
    assert_eq!((by_latest[0].as_str(), by_latest[1].as_str()), ("Belarus", "Bahrain"));
    for by_since in [by_start, by_latest] {
        assert_eq!(by_since.last().map(String::as_str), Some("Laos"), "without a date in either order");
    }
}

/// Rows sorted by status are in the order of what they say: who is surely that before who may not be, and each of these by name.
#[test]
fn rows_sorted_by_status_stand_in_blocks_of_what_they_say() {
    let layers = layers();
    let blocks = |layer: Layer| {
        let mut blocks: Vec<(String, Vec<String>)> = Vec::new();
        for row in rows(layers.of(layer), day("2010-04-10"), "", Column::Status, false, en::shown) {
            match blocks.last_mut().filter(|(told, _)| *told == row.told) {
                Some((_, names)) => names.push(row.name),
                None => blocks.push((row.told, vec![row.name])),
            }
        }
        for (told, names) in &blocks {
            assert!(names.is_sorted(), "{told}: {names:?}");
        }
        blocks.into_iter().map(|(told, names)| format!("{} {told}", names.len())).collect::<Vec<_>>()
    };
    let record = [
        "6 Member",
        "4 Observer",
        "1 Agreed, not yet in force",
        "1 Agreed; may be in force, the day is not known",
        "15 No status",
    ];
    assert_eq!(blocks(Layer::Record), record);
    let article = [
        "2 Member",
        "7 Member, date not given",
        "3 Observer or dialogue partner, date not given",
        "14 No status in the article",
        "1 No status yet in the article",
    ];
    assert_eq!(blocks(Layer::Article), article);
}

#[test]
fn any_text_survives_both_formats() {
    let nasty = "a \"b\", c;\r\nd\\e\u{1}\tü – 上海";
    let mut document = document();
    document.state[0].name = nasty.to_owned();
    document.standing.retain(|standing| standing.state != document.state[0].code);
    let data = Dataset::check(&document).expect("any name will do");
    let again: Document = serde_json::from_str(&whole_as_json(&data)).expect("JSON");
    assert_eq!(again.state[0].name, nasty);
    let (heads, rows) = read_csv(&whole_as_csv(&data));
    let column = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let (record, name) = (column("record"), column("name"));
    let state = rows.iter().find(|row| row[record] == "state").expect("a state");
    assert_eq!(state[name], nasty);
}

/// Notes are sentences, and have commas and semicolons.
#[test]
fn a_list_in_csv_can_be_split_again() {
    let layers = layers();
    let between = |data: &Dataset, table: &Table, csv: &str| {
        let (heads, rows) = read_csv(csv);
        let mut many = 0;
        for (row, written) in table.rows.iter().zip(&rows) {
            for (name, text) in heads.iter().zip(written) {
                let parts = match row.get(name) {
                    Some(Cell::List(texts)) => texts.clone(),
                    Some(Cell::Numbers(numbers)) => numbers.iter().map(ToString::to_string).collect(),
                    _ => continue,
                };
                let again: Vec<&str> = text.split(" | ").filter(|part| !part.is_empty()).collect();
                assert_eq!(again, parts, "{name} in {:?}", data.layer);
                many += usize::from(parts.len() > 1);
            }
        }
        many
    };
    for layer in [Layer::Record, Layer::Article] {
        let data = layers.of(layer);
        let table = shown(data, data.as_of, &rows(data, data.as_of, "", Column::Name, false, en::shown));
        let many = between(data, &table, &as_csv(&table));
        assert!(many > 10 || layer == Layer::Article, "{layer:?}: {many}");
    }
    let data = layers.of(Layer::Record);
    for table in whole(data) {
        between(data, &table, &as_csv(&table));
    }
    let notes = |of: &Cell| matches!(of, Cell::List(texts) if texts.iter().any(|text| text.contains("; ")));
    let table = shown(data, data.as_of, &rows(data, data.as_of, "", Column::Name, false, en::shown));
    assert!(
        table.rows.iter().any(|row| row.get("notes").is_some_and(notes)),
        "there is what could be mistaken"
    );
}

/// A dataset may be anybody's, and its file is opened in a spreadsheet, which computes what begins like a formula.
#[test]
fn no_text_is_a_formula_to_a_spreadsheet() {
    let lead = |text: &str| text.chars().next().is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first));
    for (nasty, expected) in [
        ("=HYPERLINK(\"https://example.org\";\"x\")", "'=HYPERLINK(\"https://example.org\";\"x\")"),
        ("+1", "'+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("a = b", "a = b"),
        ("1 - 2", "1 - 2"),
    ] {
        let mut document = document();
        let state = &mut document.state[0];
        (state.name, state.aliases) = (nasty.to_owned(), vec![nasty.to_owned()]);
        document.standing.retain(|standing| standing.state != document.state[0].code);
        let data = Dataset::check(&document).expect("any name will do");
        let shown = shown(&data, data.as_of, &rows(&data, data.as_of, "", Column::Name, false, en::shown));
        for csv in [whole_as_csv(&data), as_csv(&shown)] {
            let (heads, rows) = read_csv(&csv);
            let columns: Vec<_> = (0..heads.len())
                .filter(|at| ["name", "state", "aliases"].contains(&heads[*at].as_str()))
                .collect();
            let found = rows.iter().flat_map(|row| columns.iter().map(|at| row[*at].as_str()));
            let found = found.filter(|cell| cell.contains(nasty)).collect::<Vec<_>>();
            assert!(!found.is_empty() && found.iter().all(|cell| *cell == expected), "{nasty}: {found:?}");
            assert!(rows.iter().flatten().all(|cell| !lead(cell)), "{nasty}");
            // What begins so is in quotes, so that no reader splits it.
            let is_quoted = !expected.starts_with('\'') || csv.contains("\"'");
            assert!(is_quoted, "{nasty}");
        }
        // What a program reads stays as it was written.
        let again: Document = serde_json::from_str(&whole_as_json(&data)).expect("JSON");
        assert_eq!(again.state[0].name, nasty);
    }
    let plain = whole_as_csv(&checked());
    assert!(!plain.contains(",'") && !plain.contains("\"'"), "what is no formula stays as it is");
}
