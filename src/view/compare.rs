//! Comparing: a second date, and what changed between the two.

use super::{
    chip::{Cited, Part, chip_of_date, close_around},
    choose::{change_list, date_field},
    element::{Element, Item, html},
    later::later,
    slider::{slider, step_of},
};
use crate::{
    atlas::{Action, Atlas, AtlasState, Now, reduce},
    dataset::{Absence, Change, Day, Difference, Turn},
    i18n::en,
};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Begins comparing, with the other end of time.
pub fn compare_button(atlas: Atlas) -> Element {
    let begin = move |event: Event| {
        let (now, record) = (atlas.now_untracked(), atlas.world().record());
        let is_first = now.date() == record.first_day;
        atlas.send(Action::Compare(if is_first { record.as_of } else { record.first_day }));
        // Once it is drawn.
        later(0, leading_to(&event, &[".compared select"]));
    };
    html("button")
        .set("type", "button")
        .flag("hidden", |now| now.state.compared.is_some())
        .on("click", begin)
        .text(en::COMPARE)
}

/// What puts the keyboard on the first of these in the strip that takes it: what it was on goes.
fn leading_to(event: &Event, goals: &'static [&'static str]) -> Box<dyn FnOnce()> {
    let part = event.current_target().and_then(|part| part.dyn_into::<web_sys::Element>().ok());
    let strip = part.and_then(|part| part.closest(".strip").ok().flatten());
    Box::new(move || {
        let found = |css: &&str| strip.as_ref().and_then(|strip| strip.query_selector(css).ok().flatten());
        for goal in goals.iter().filter_map(found) {
            let _ = goal.unchecked_ref::<web_sys::HtmlElement>().focus();
            // With few controls some are not shown.
            if goal.matches(":focus").unwrap_or_default() {
                break;
            }
        }
    })
}

/// What changed between two dates, while there are two.
pub fn comparison(atlas: Atlas) -> Element {
    let panel = move |now: &Now| {
        let made = now.state.compared.map(|_| Item::new(String::new(), move || panel(atlas)));
        Some(made.into_iter().collect())
    };
    html("div").class("comparison").each(panel)
}

fn second(now: &Now) -> Day {
    now.state.compared.unwrap_or(now.date())
}

/// A step of the second date: the one that the date would make from there.
fn stepped(now: &Now, step: Action) -> Action {
    let from = AtlasState { date: second(now), ..now.state };
    Action::Compare(reduce(from, step, &now.world.layers).date)
}

fn panel(atlas: Atlas) -> Element {
    let on_key = move |event: Event| {
        if let Some(step) = step_of(&event) {
            atlas.send(stepped(&atlas.now_untracked(), step));
        }
    };
    // The keyboard first: a field that went with it would take what is typed there, and compare again.
    let stop = move |event: Event| {
        leading_to(&event, &[".choose > summary", ".track > .slider"])();
        atlas.send(Action::StopComparing);
    };
    let on_escape = move |event: Event| {
        // Firefox tells of a press that closes a list, too. Browsers that do not know what is open say nothing of it.
        let on = event.target().and_then(|on| on.dyn_into::<web_sys::Element>().ok());
        let is_open = on.is_some_and(|on| on.matches(":open").unwrap_or_default());
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" && !is_open && !close_around(&event) {
            stop(event);
        }
    };
    let step = |now: &Now, towards| stepped(now, Action::StepChange(towards));
    let slider = slider(atlas, second, Action::Compare, step)
        .class("slider second")
        .set("aria-label", en::SECOND_DATE)
        .live("aria-valuetext", |now| en::compared_with(now.data(), now.date(), second(now)))
        .on("keydown", on_key);
    let [field, plotted, refusal] = date_field(atlas, en::SECOND_DAY, second, Action::Compare);
    let stop = html("button").set("type", "button").class("stop").on("click", stop).text(en::STOP_COMPARING);
    let controls = html("div")
        .class("controls")
        .child(html("span").text(en::COMPARED))
        .child(change_list(atlas, en::CHOOSE_SECOND, "changes second", second, Action::Compare))
        .child(field.class("typed second"))
        .child(stop)
        .child(plotted)
        .child(refusal);
    html("section")
        .class("compared")
        .set("aria-label", en::COMPARED)
        .on("keydown", on_escape)
        .child(controls)
        .child(slider)
        .behind(|| html("p").class("told").words(told))
        .behind(|| html("p").class("doubts").words(doubts))
        .behind(|| html("dl").each(|now| Some(list(now))))
        .behind(|| html("div").child(chip_of_date(cited)))
}

/// What all that is told of the two dates rests on, change by change.
fn cited(now: &Now) -> Option<Cited> {
    let (data, second) = (now.data(), now.state.compared?);
    let sources = data.sources_between(now.date(), second);
    let part = |change: &Change| Part {
        heading: en::change_dated(data, change),
        more: en::remarks_on(data, change),
        sources: data.sources_of(change),
    };
    let away = |of: &Absence| Part {
        heading: en::away(data, of),
        more: vec![of.note.clone()],
        sources: of.sources.clone(),
    };
    let of_all = |heading: &str, sources: Vec<_>| {
        let part = || Part { heading: heading.to_owned(), more: Vec::new(), sources: sources.clone() };
        (!sources.is_empty()).then(part)
    };
    let agreed = of_all(en::AGREED, data.sources_of_agreed_between(now.date(), second));
    let undated = of_all(en::NO_DATE, data.sources_of_undated(now.date().min(second)));
    let changed = data.changes_compared(now.date(), second).map(part);
    let away = data.absences_between(now.date(), second).map(away);
    let parts = changed.chain(away).chain(agreed).chain(undated).collect();
    (!sources.is_empty()).then_some(Cited { sources, parts })
}

// What is behind may not have heard yet that there are two dates: then it says nothing.

fn told(now: &Now) -> String {
    let told = |second| en::comparison(now.data(), now.date(), second);
    now.state.compared.map(told).unwrap_or_default()
}

fn doubts(now: &Now) -> String {
    let doubts = |second| en::comparison_remarks(now.data(), now.date(), second, now.state.is_playing);
    now.state.compared.map(doubts).unwrap_or_default()
}

/// The states by kind of difference, and by what they were and became.
fn list(now: &Now) -> Vec<Item> {
    let data = now.data();
    let Some(second) = now.state.compared else { return Vec::new() };
    let differences = data.differences(now.date(), second);
    let mut items = Vec::new();
    for turn in Turn::ALL {
        let of_turn = || differences.iter().filter(|of| of.turn == *turn);
        let mut passages: Vec<&Difference> = Vec::new();
        for of in of_turn() {
            if !passages.iter().any(|other| (other.from, other.to) == (of.from, of.to)) {
                passages.push(of);
            }
        }
        let line = |of: &&Difference| {
            let alike = of_turn().filter(|other| (other.from, other.to) == (of.from, of.to));
            let alike: Vec<&Difference> = alike.collect();
            (en::passage(data, &alike), en::states_since(data, &alike))
        };
        let lines: Vec<(String, String)> = passages.iter().map(line).collect();
        if lines.is_empty() {
            continue;
        }
        let (turn, many) = (*turn, of_turn().count());
        let key: String = lines.iter().map(|(passage, names)| format!("{passage}{names}")).collect();
        let sign = html("span").class("sign").set("aria-hidden", "true").text(en::turn_sign(turn));
        let heading = format!("{} ({many})", en::turn(turn));
        items.push(part(format!("{}{key}", turn.word()), turn.word(), Some(sign), heading, lines));
    }
    for (word, heading, states) in [
        ("agreed", en::AGREED, data.agreed_between(now.date(), second)),
        ("undated", en::NO_DATE, data.undated_on(now.date().min(second))),
    ] {
        if !states.is_empty() {
            let heading = format!("{heading} ({})", states.len());
            let names = en::state_list(data, &states);
            items.push(part(format!("{word}{names}"), word, None, heading, vec![(String::new(), names)]));
        }
    }
    items
}

/// A part of the list: what is said of which states.
fn part(
    key: String,
    word: &'static str,
    sign: Option<Element>,
    heading: String,
    lines: Vec<(String, String)>,
) -> Item {
    Item::new(key, move || {
        // What stands between them is text, so that it is there in what is copied too.
        let lines = lines.into_iter().map(|(passage, names)| {
            let passage = (!passage.is_empty()).then(|| format!("{passage}: "));
            let passage = passage.map(|text| html("span").class("passage").text(text));
            html("dd").children(passage).child(html("span").text(names))
        });
        html("div")
            .class("turn")
            .set("data-turn", word)
            .child(html("dt").children(sign).child(html("span").text(format!(" {heading}"))))
            .children(lines)
    })
}
