//! Choosing a date without dragging: from a list of all changes, or typed.

use super::element::{Element, Item, html};
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
    html("details")
        .class("choose")
        .child(html("summary").text(en::OTHER_DATE))
        .child(html("div").child(changes(atlas)).children(typed(atlas)))
}

/// Every change there is.
fn changes(atlas: Atlas) -> Element {
    let mut before = None;
    let options = move |now: &Now| {
        if before.replace(now.state.layer) == Some(now.state.layer) {
            return None;
        }
        let option = |value: String, text: String| {
            Item::new(format!("{value} {text}"), move || html("option").set("value", value).text(text))
        };
        let first = option(String::new(), en::CHOOSE_CHANGE.to_owned());
        let data = now.data();
        let rest = data.changes().iter().map(|change| {
            option(
                change.day.to_string(),
                format!("{}: {}", en::date(change.date()), en::change(data, change)),
            )
        });
        Some([first].into_iter().chain(rest).collect())
    };
    html("select")
        .class("changes")
        .set("aria-label", en::CHOOSE_CHANGE)
        .on("change", move |event| {
            if let Some(day) = Day::parse(&event_target_value(&event)) {
                atlas.send(Action::GoTo(day));
            }
        })
        .each(options)
        .property("value", |now| {
            now.data().change_on(now.date()).map(|on| on.day.to_string()).unwrap_or_default()
        })
}

/// A field for any date, in the platform's own way, and why what was typed last is refused.
fn typed(atlas: Atlas) -> [Element; 2] {
    let record = atlas.world().record();
    let (first, last) = (record.first_day, record.as_of);
    // The refusal stands until another date is shown.
    let refused = RwSignal::new(None::<(Day, String)>);
    let take = move |text: &str| match Day::parse(text) {
        Some(day) if (first..=last).contains(&day) => atlas.send(Action::GoTo(day)),
        _ => {
            let why = en::date_refused(text, first, last);
            refused.set(Some((atlas.now_untracked().date(), why)));
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
        let date = atlas.now_untracked().date().to_string();
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
        .class("typed")
        .set("aria-label", en::DATE)
        .set("min", first.to_string())
        .set("max", last.to_string())
        .property("value", |now| now.date().to_string())
        .on("change", on_change)
        .on("blur", on_blur);
    let why = html("p").class("refusal").set("role", "alert").words(move |now| {
        let refused = refused.get().filter(|(shown, _)| *shown == now.date());
        refused.map(|(_, why)| why).unwrap_or_default()
    });
    [field, why]
}
