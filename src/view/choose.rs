//! Choosing a date without dragging: from a list of all changes or of all summits, or typed.

use super::{
    compare::compare_button,
    element::{Element, Item, html, once},
};
use crate::{
    atlas::{Action, Atlas, Now},
    dataset::Day,
    i18n::en,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Folded, because a field for a date is four stops for the keyboard.
pub fn other_date(atlas: Atlas) -> Element {
    let go = move |day: Day| atlas.send(Action::GoTo(day));
    let [field, refusal] = date_field(atlas, en::DATE, |now| now.date(), go);
    let parts = vec![
        change_list(en::CHOOSE_CHANGE, "changes", |now| now.date(), go),
        summit_list(go),
        field.class("typed"),
        compare_button(atlas),
        refusal,
    ];
    // Made when they are unfolded first: two long lists and a field for a date would have to keep up with every date
    // that is dragged by.
    let is_opened = RwSignal::new(false);
    html("details")
        .class("choose")
        .on("click", move |_| is_opened.set(true))
        .child(html("summary").text(en::OTHER_DATE))
        .child(html("div").each(once(is_opened, parts)))
}

/// Every change there is; `shown` is the date that one of them may be of.
pub fn change_list(
    name: &'static str,
    class: &'static str,
    shown: fn(&Now) -> Day,
    go: impl Fn(Day) + Send + 'static,
) -> Element {
    let options = |now: &Now| {
        let data = now.data();
        let option = |change: &crate::dataset::Change| {
            (change.day, format!("{}: {}", en::date(change.date()), en::change(data, change)))
        };
        data.changes().iter().map(option).collect()
    };
    let value = move |now: &Now| now.data().change_on(shown(now)).map(|on| on.day);
    list(name, class, options, value, go)
}

/// Every summit there is.
fn summit_list(go: impl Fn(Day) + Send + 'static) -> Element {
    let options = |now: &Now| {
        let data = now.data();
        data.summits.iter().map(|summit| (summit.end, en::summit(data, summit))).collect()
    };
    let value = |now: &Now| now.data().summit_on(now.date()).map(|summit| summit.end);
    list(en::CHOOSE_SUMMIT, "summit-list", options, value, go)
}

/// A list of days to choose from.
fn list(
    name: &'static str,
    class: &'static str,
    options: fn(&Now) -> Vec<(Day, String)>,
    value: impl Fn(&Now) -> Option<Day> + Send + 'static,
    go: impl Fn(Day) + Send + 'static,
) -> Element {
    let mut before = None;
    let items = move |now: &Now| {
        if before.replace(now.state.layer) == Some(now.state.layer) {
            return None;
        }
        let option = |value: String, text: String| {
            Item::new(format!("{value} {text}"), move || html("option").set("value", value).text(text))
        };
        let mut items = vec![option(String::new(), name.to_owned())];
        items.extend(options(now).into_iter().map(|(day, text)| option(day.to_string(), text)));
        Some(items)
    };
    html("select")
        .class(class)
        .set("aria-label", name)
        .on("change", move |event| {
            if let Some(day) = Day::parse(&event_target_value(&event)) {
                go(day);
            }
        })
        .each(items)
        .property("value", move |now| value(now).map(|day| day.to_string()).unwrap_or_default())
}

/// A field for any date, in the platform's own way, and why what was typed last is refused.
pub fn date_field(
    atlas: Atlas,
    name: &'static str,
    shown: fn(&Now) -> Day,
    go: impl Fn(Day) + Copy + Send + 'static,
) -> [Element; 2] {
    let record = atlas.world().record();
    let (first, last) = (record.first_day, record.as_of);
    // The refusal stands until another date is shown.
    let refused = RwSignal::new(None::<(Day, String)>);
    let take = move |text: &str| match Day::parse(text) {
        Some(day) if (first..=last).contains(&day) => go(day),
        _ => {
            let why = en::date_refused(text, first, last);
            refused.set(Some((shown(&atlas.now_untracked()), why)));
        }
    };
    let on_change = move |event: Event| {
        refused.set(None);
        let text = event_target_value(&event);
        // Browsers tell of a year while it is being typed: of nothing at first, then of the year 0002.
        if !text.is_empty() && !text.starts_with('0') {
            take(&text);
        }
    };
    let on_blur = move |event: Event| {
        let date = shown(&atlas.now_untracked()).to_string();
        let text = event_target_value(&event);
        if text != date {
            if text.is_empty() || text.starts_with('0') {
                take(&text);
            }
            if let Some(field) = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
                field.set_value(&date);
            }
        }
    };
    let field = html("input")
        .set("type", "date")
        .set("aria-label", name)
        .set("min", first.to_string())
        .set("max", last.to_string())
        .property("value", move |now| shown(now).to_string())
        .on("change", on_change)
        .on("blur", on_blur);
    let why = html("p").class("refusal").set("role", "alert").words(move |now| {
        let refused = refused.get().filter(|(date, _)| *date == shown(now));
        refused.map(|(_, why)| why).unwrap_or_default()
    });
    [field, why]
}
