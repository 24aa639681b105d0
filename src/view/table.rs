//! The table: the same facts in rows, to sort, to filter, and to take away as files.

use super::{
    chip::{Cited, chip, close_around, is_unfolded},
    download::download,
    element::{Element, Item, html},
    later::Pending,
};
use crate::{
    atlas::{Atlas, Now},
    dataset::{
        Precision,
        export::{self, Column, StateRow, Told},
    },
    i18n::en,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

/// How long nothing may have been typed before a screen reader is told what is found, in milliseconds.
const SETTLES_MS: u64 = 800;

/// How the reader has set up the table. It is no part of what is shown elsewhere.
#[derive(Clone, PartialEq)]
struct Setup {
    is_open: bool,
    filter: String,
    by: Column,
    is_falling: bool,
}

impl Setup {
    /// The rows that it asks for.
    fn rows(&self, now: &Now) -> Vec<StateRow> {
        export::rows(now.data(), now.date(), &self.filter, self.by, self.is_falling, en::shown)
    }
}

/// The table, folded until a reader opens it.
pub fn table(atlas: Atlas) -> Element {
    let first = Setup { is_open: false, filter: String::new(), by: Column::Name, is_falling: false };
    let setup = RwSignal::new(first);
    let on_toggle = move |event: Event| {
        let is_open = is_unfolded(&event);
        setup.update(|setup| setup.is_open = is_open);
    };
    let on_key = move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" && close_around(&event) {
            event.stop_propagation();
        }
    };
    // What is typed goes first, and the table with the next press. Chromium empties the field by itself, and tells nobody.
    let clear = move |event: Event| {
        let is_escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
        if is_escape && !setup.with_untracked(|setup| setup.filter.is_empty()) {
            event_target::<HtmlInputElement>(&event).set_value("");
            setup.update(|setup| setup.filter.clear());
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let filter = html("input")
        .set("type", "search")
        .class("filter")
        .set("aria-label", en::FILTER)
        .set("placeholder", en::FILTER_BY)
        .on("keydown", clear)
        .on("input", move |event| setup.update(|setup| setup.filter = event_target_value(&event)));
    let told = RwSignal::new(String::new());
    // Apart from what is found.
    let sorted = move || setup.with(|setup| en::sorted(setup.by, setup.is_falling));
    let bar = html("div")
        .class("bar")
        .child(filter)
        .child(html("span").class("found").words(move |now| found(now, setup)))
        .child(
            html("span")
                .class("unseen")
                .set("role", "status")
                .once_built(move |_| tell(atlas, setup, told))
                .follow_words(move || told.get()),
        )
        .child(html("span").class("unseen sorted").set("role", "status").follow_words(sorted))
        .child(downloads(atlas, setup));
    let caption = |now: &Now| en::table_caption(now.data(), now.date());
    // Safari before 17 is said to take rows and cells for none where the style sheet makes blocks of them, unless they say what they
    // are (not seen here; mdn/browser-compat-data, issue 19994).
    let head = html("tr")
        .set("role", "row")
        .child(heading(setup, Column::Name))
        .child(heading(setup, Column::Status))
        .child(heading(setup, Column::Since))
        .child(html("th").set("role", "columnheader").set("scope", "col").text(en::HISTORY))
        .child(html("th").set("role", "columnheader").set("scope", "col").text(en::SOURCES));
    let table = html("table")
        .set("role", "table")
        .child(html("caption").words(caption))
        .child(html("thead").set("role", "rowgroup").child(head))
        .child(html("tbody").set("role", "rowgroup").each(move |now| setup.with(|setup| items(now, setup))));
    html("details")
        .class("data")
        .on("toggle", on_toggle)
        .on("keydown", on_key)
        .child(html("summary").child(html("h3").text(en::TABLE)))
        .child(bar)
        .child(
            html("div")
                .class("scroll")
                .set("tabindex", "0")
                .set("role", "group")
                .set("aria-label", en::TABLE)
                .child(table),
        )
}

/// Tells how many states are found once nothing has been typed for a while.
fn tell(atlas: Atlas, setup: RwSignal<Setup>, told: RwSignal<String>) {
    let pending = Pending::nothing();
    let effect = RenderEffect::new(move |_| {
        // Who has the table closed is told nothing, and no timer runs.
        if !setup.with(|setup| setup.is_open) {
            pending.clear();
            let _ = told.try_set(String::new());
            return;
        }
        let found = found(&atlas.behind().now(), setup);
        pending.put(SETTLES_MS, Box::new(move || _ = told.try_set(found)));
    });
    StoredValue::new_local(effect);
}

/// How many states are found, while the table is open.
fn found(now: &Now, setup: RwSignal<Setup>) -> String {
    setup.with(|setup| if setup.is_open { en::states(setup.rows(now).len()) } else { String::new() })
}

/// The head of a column, which sorts by it; chosen again it sorts the other way.
fn heading(setup: RwSignal<Setup>, column: Column) -> Element {
    let sort = move || {
        setup.with(|setup| match (setup.by == column, setup.is_falling) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        })
    };
    let choose = move |_: Event| {
        setup.update(|setup| {
            setup.is_falling = setup.by == column && !setup.is_falling;
            setup.by = column;
        });
    };
    let button = html("button").set("type", "button").on("click", choose).text(en::column(column));
    html("th")
        .set("role", "columnheader")
        .set("scope", "col")
        .follow("aria-sort", move || sort().to_owned())
        .child(button)
}

/// The rows, while they can be seen.
fn items(now: &Now, setup: &Setup) -> Option<Vec<Item>> {
    if !setup.is_open {
        return None;
    }
    let item = |of: StateRow| {
        let since = of.stretch.map_or(0, |stretch| stretch.start.number());
        let key = format!("{} {} {} {since}", of.code, now.state.layer.word(), of.told);
        let now = *now;
        Item::new(key, move || row(&now, of))
    };
    let rows = setup.rows(now);
    if rows.is_empty() {
        let none = || html("tr").set("role", "row").child(cell().set("colspan", "5").text(en::NO_STATE));
        return Some(vec![Item::new(String::new(), none)]);
    }
    Some(rows.into_iter().map(item).collect())
}

fn cell() -> Element {
    html("td").set("role", "cell")
}

fn row(now: &Now, of: StateRow) -> Element {
    let data = now.data();
    let start = of.stretch.map(|stretch| data.start_of(&stretch));
    let mut since = cell().text(start.map(en::date).unwrap_or_default());
    if start.is_some_and(|start| start.precision != Precision::Unknown) {
        since = since.set("data-label", en::column(Column::Since));
    }
    let history = en::history(data, of.code).into_iter().map(|text| html("li").text(text));
    // The chip is for all that the row tells, its history too.
    let (told, cited) = export::history(data, of.code);
    let remark = |told: &Told| {
        let (confidence, note) = told.doubt(data);
        let remarks = en::remarks(confidence, note);
        (!remarks.is_empty()).then(|| format!("{}: {remarks}", en::date(told.date(data))))
    };
    let remarks = || told.iter().filter_map(remark).collect();
    let sources = cell().children((!cited.is_empty()).then(|| chip(data, Cited::new(remarks(), cited))));
    html("tr")
        .set("role", "row")
        .set("data-state", of.code.to_string())
        .set("data-status", of.shown.word())
        .child(html("th").set("role", "rowheader").set("scope", "row").text(of.name))
        .child(cell().text(of.told))
        .child(since)
        .child(cell().child(html("ul").children(history)))
        .child(sources)
}

/// What can be taken away: what the table shows, and all there is.
fn downloads(atlas: Atlas, setup: RwSignal<Setup>) -> Element {
    type Make = fn(&Now, &Setup) -> (String, String, &'static str);
    let button = |name: &'static str, make: Make| {
        let save = move |event: Event| {
            let (file, text, kind) = setup.with_untracked(|setup| make(&atlas.now_untracked(), setup));
            download(&event, &file, &text, kind);
        };
        html("button").set("type", "button").on("click", save).text(name)
    };
    let no_rows = move |now: &Now| setup.with(|setup| setup.is_open && setup.rows(now).is_empty());
    html("div")
        .class("downloads")
        .set("role", "group")
        .set("aria-label", en::DOWNLOADS)
        .child(
            button(en::SHOWN_AS_CSV, |now, setup| {
                (named(now, "csv"), export::as_csv(&shown(now, setup)), CSV)
            })
            .flag("hidden", no_rows),
        )
        .child(
            button(en::SHOWN_AS_JSON, |now, setup| {
                (named(now, "json"), export::as_json(&shown(now, setup)), JSON)
            })
            .flag("hidden", no_rows),
        )
        .child(button(en::ALL_AS_CSV, |now, _| (whole(now, "csv"), export::whole_as_csv(now.record()), CSV)))
        .child(button(en::ALL_AS_JSON, |now, _| {
            (whole(now, "json"), export::whole_as_json(now.record()), JSON)
        }))
}

const CSV: &str = "text/csv";
const JSON: &str = "application/json";

fn named(now: &Now, kind: &str) -> String {
    format!(
        "{}-{}-{}.{kind}",
        export::stem(now.record()),
        now.data().last_told(now.date()),
        now.state.layer.word()
    )
}

fn whole(now: &Now, kind: &str) -> String {
    format!("{}-{}.{kind}", export::stem(now.record()), now.record().as_of)
}

fn shown(now: &Now, setup: &Setup) -> export::Table {
    export::shown(now.data(), now.date(), &setup.rows(now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{embed::world, view::element::Rooted};

    #[test]
    fn a_filter_that_no_state_passes_says_so_and_offers_no_rows() {
        let owner = Owner::new();
        owner.with(|| {
            let atlas = Atlas::new(world().expect("what is embedded can be read"));
            let filtered = |filter: &str| {
                let (filter, by) = (filter.to_owned(), Column::Name);
                let setup = RwSignal::new(Setup { is_open: true, filter, by, is_falling: false });
                let body = html("tbody").each(move |now| setup.with(|setup| items(now, setup)));
                let bar = downloads(atlas, setup);
                [body, bar].map(|element| Rooted { element, atlas }.to_html())
            };
            let [body, bar] = filtered("no such state");
            assert_eq!(
                body,
                "<tbody><tr role=\"row\"><td role=\"cell\" colspan=\"5\">No state matches.</td></tr></tbody>"
            );
            let is_offered = |bar: &str, name: &str| {
                let button = bar.split("<button").find(|button| button.contains(name)).expect("the button");
                !button.contains(" hidden")
            };
            for (name, expected) in
                [("These rows, CSV", false), ("These rows, JSON", false), ("All data, CSV", true)]
            {
                assert_eq!(is_offered(&bar, name), expected, "{name}");
            }
            let [body, bar] = filtered("lao");
            assert_eq!(body.matches("<tr").count(), 1, "{body}");
            assert!(body.contains("Leaders agree to make it a dialogue partner, 1 September 2025"), "{body}");
            // On phones a date says what it is; where there is none nothing does.
            assert!(!body.contains("data-label"), "{body}");
            assert!(filtered("mongolia")[0].contains("<td role=\"cell\" data-label=\"Since\">17 June 2004<"));
            assert!(is_offered(&bar, "These rows, CSV") && is_offered(&bar, "These rows, JSON"), "{bar}");
        });
    }
}
