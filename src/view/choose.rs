//! Choosing a date without dragging: from a list of all changes or of all summits, or typed.

use super::{
    compare::compare_button,
    element::{Element, Item, html, once, spoken},
};
use crate::{
    atlas::{Action, Atlas, Now},
    dataset::Day,
    i18n::en,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

/// Folded, because a field for a date is four stops for the keyboard.
pub fn other_date(atlas: Atlas) -> Element {
    let [field, plotted, refusal] = date_field(atlas, en::CHOOSE_DAY, |now| now.date(), Action::GoTo);
    let changes = change_list(atlas, en::CHOOSE_CHANGE, "changes", |now| now.date(), Action::GoTo);
    let has_no_summits = |now: &Now| now.data().summits.is_empty();
    let parts = vec![
        labelled(en::CHOOSE_CHANGE, changes),
        labelled(en::CHOOSE_SUMMIT, summit_list(atlas)).flag("hidden", has_no_summits),
        labelled(en::CHOOSE_DAY, field.class("typed")).class("of-day"),
        compare_button(atlas),
        plotted,
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

/// A field with its name above it: what it shows hides the one inside.
fn labelled(name: &'static str, field: Element) -> Element {
    html("label").child(html("span").set("aria-hidden", "true").text(name)).child(field)
}

/// Every change there is; `shown` is the date that one of them may be of, and `go` what chooses another.
pub fn change_list(
    atlas: Atlas,
    name: &'static str,
    class: &'static str,
    shown: fn(&Now) -> Day,
    go: fn(Day) -> Action,
) -> Element {
    let options = |now: &Now| {
        let data = now.data();
        let option = |change: &crate::dataset::Change| (change.day, en::change_dated(data, change));
        data.changes().iter().map(option).collect()
    };
    let value = move |now: &Now| now.data().change_on(shown(now)).map(|on| on.day);
    list(atlas, name, class, options, (shown, value), go)
}

/// Every summit there is, if there is any.
fn summit_list(atlas: Atlas) -> Element {
    let options = |now: &Now| {
        let data = now.data();
        data.summits.iter().map(|summit| (summit.end, en::summit(data, summit))).collect()
    };
    // On its other days it is still to be gone to: what has been chosen already cannot be chosen.
    let value = |now: &Now| now.data().summit_decided_on(now.date()).map(|summit| summit.end);
    list(atlas, en::CHOOSE_SUMMIT, "summit-list", options, (|now| now.date(), value), Action::GoTo)
}

/// A list of days to choose from, for the date and what of the list is on it.
fn list(
    atlas: Atlas,
    name: &'static str,
    class: &'static str,
    options: fn(&Now) -> Vec<(Day, String)>,
    (date, value): (fn(&Now) -> Day, impl Fn(&Now) -> Option<Day> + Copy + Send + 'static),
    go: fn(Day) -> Action,
) -> Element {
    let shown = move |now: &Now| value(now).map(|day| day.to_string()).unwrap_or_default();
    let mut before = None;
    let items = move |now: &Now| {
        let (all, on) = (options(now), date(now));
        // The heading stands where the date would, so that the arrow keys lead to what lies beside it.
        let place = match value(now) {
            Some(_) => 0,
            None => all.iter().filter(|(day, _)| *day < on).count(),
        };
        if before.replace((now.state.layer, place)) == Some((now.state.layer, place)) {
            return None;
        }
        let option = |value: String, text: String| {
            Item::new(format!("{value} {text}"), move || html("option").set("value", value).text(text))
        };
        let mut items: Vec<Item> = all.into_iter().map(|(day, text)| option(day.to_string(), text)).collect();
        items.insert(place.min(items.len()), option(String::new(), name.to_owned()));
        Some(items)
    };
    html("select")
        .class(class)
        .set("aria-label", name)
        .on("change", move |event| {
            match Day::parse(&event_target_value(&event)) {
                Some(day) => atlas.send(go(day)),
                // Its heading is no date: the list shows what it showed.
                None => {
                    event_target::<HtmlInputElement>(&event).set_value(&shown(&atlas.now_untracked()));
                }
            }
        })
        .each(items)
        .choice(shown)
}

/// A field for any date, in the platform's own way, what there is to say of a date that it shows more precisely than it is known,
/// and why what was typed last is refused.
///
/// What is typed is taken on Enter or when the keyboard leaves: browsers tell of a change with every key, and half of a
/// date is often another date.
pub fn date_field(
    atlas: Atlas,
    name: &'static str,
    shown: fn(&Now) -> Day,
    go: fn(Day) -> Action,
) -> [Element; 3] {
    let record = atlas.world().record();
    let (first, last) = (record.first_day, record.as_of);
    // The refusal stands until another date is shown.
    let refused = RwSignal::new(None::<(Day, String)>);
    // How often a date was asked for: each refusal is a line of its own, for a screen reader says what is new.
    let asked = StoredValue::new(0);
    let is_typing = RwSignal::new(false);
    let date = move || shown(&atlas.now_untracked());
    let plotted = move |now: &Now| en::plotted(now.data(), shown(now));
    let take = move |event: &Event| {
        // Of a day that does not exist, and of half a date, browsers tell nothing.
        let text = event_target_value(event);
        match record.day_named(&text) {
            Some(day) => {
                refused.set(None);
                atlas.send(go(day));
            }
            None => refused.set(Some((date(), en::date_refused(&text, first, last)))),
        }
    };
    let ask = move |event: &Event| {
        asked.update_value(|asked| *asked += 1);
        take(event);
    };
    // Puts the date shown back where something else stands.
    let put_back = move |event: &Event| {
        let date = date().to_string();
        let field = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        let other = field.filter(|field| field.value() != date);
        other.map(|field| field.set_value(&date)).is_some()
    };
    let on_key = move |event: Event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        let pressed = key.key();
        atlas.send(Action::Pause);
        // What is typed goes first, and what it is typed for with the next press.
        if pressed == "Escape" && put_back(&event) {
            refused.set(None);
            event.stop_propagation();
        }
        // Space, F4 and Alt with an arrow open a calendar.
        is_typing.set(!matches!(pressed.as_str(), "Enter" | " " | "F4") && !key.alt_key());
        if pressed == "Enter" {
            ask(&event);
        }
    };
    // Chosen in a calendar.
    let on_change = move |event: Event| {
        if !is_typing.get_untracked() {
            ask(&event);
        }
    };
    let on_blur = move |event: Event| {
        is_typing.set(false);
        if event_target_value(&event) != date().to_string() {
            take(&event);
            put_back(&event);
        }
    };
    let field = html("input")
        .set("type", "date")
        .set("aria-label", name)
        .set("min", first.to_string())
        .set("max", last.to_string())
        .live("aria-invalid", move |_| spoken(refused.with(Option::is_some)))
        .live("aria-description", move |now| {
            let why = refused.with(|refused| refused.as_ref().map(|(_, why)| why.clone()));
            why.unwrap_or_else(|| plotted(now))
        })
        .property("value", move |now| shown(now).to_string())
        // Another date in the field, halfway through typing one, would make of both a date that nobody named.
        .on("focus", move |_| {
            refused.set(None);
            atlas.send(Action::Pause);
        })
        .on("keydown", on_key)
        .on("keyup", move |_| is_typing.set(false))
        .on("change", on_change)
        .on("blur", on_blur);
    let line = move |why: String| {
        let key: i32 = asked.get_value();
        vec![Item::new(format!("{key} {why}"), move || html("span").text(why))]
    };
    let why = html("p").class("refusal").set("role", "alert").each(move |now| match refused.get() {
        Some((date, why)) if date == shown(now) => Some(line(why)),
        Some(_) => {
            // Or it would come back with the date.
            refused.set(None);
            Some(Vec::new())
        }
        None => Some(Vec::new()),
    });
    [field, html("p").class("plotted").words(plotted), why]
}
