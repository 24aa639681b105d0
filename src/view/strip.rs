//! The date strip: step from change to change, drag the playhead, read what changed.

use super::{
    card_content::of_counts,
    chip::{Cited, chip_of_date, close_around},
    choose::other_date,
    compare::comparison,
    element::{Element, html, spoken, svg},
    gathering::gathering,
    measure::follow_width,
    player::player,
    slider::{slider, step_of},
};
use crate::{
    atlas::{Action, Atlas, Now},
    dataset::{Day, Direction},
    i18n::en,
    timeline::DateScale,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Half of the slider's knob: so far its middle stays from the ends of the track. As in www/atlas/strip.css.
const KNOB_HALF_PX: f64 = 11.0;

/// The date strip.
pub fn strip(atlas: Atlas) -> Element {
    let shown = |now: &Now| en::date_shown(now.data(), now.date());
    let sentence = |now: &Now| en::sentence(now.data(), now.date());
    html("div")
        .class("strip")
        // Before the sentence, whose length would move it.
        .child(track(atlas))
        .child(
            html("div")
                .class("steps")
                .child(step(atlas, Direction::Back))
                .children(player(atlas))
                .child(step(atlas, Direction::Forward)),
        )
        .child(
            html("p")
                .class("sentence")
                .child(html("strong").class("date").words(shown))
                .text(" ")
                .child(html("span").class("what").words(sentence)),
        )
        .behind(|| {
            html("div").class("cited").child(chip_of_date(cited)).on("keydown", |event| {
                if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                    close_around(&event);
                }
            })
        })
        .child(other_date(atlas))
        // Of the date, as what stands above; a comparison is of two.
        .behind(gathering)
        .child(comparison(atlas))
}

/// What the changes rest on of which the sentence tells; on days without any, what its counts do.
fn cited(now: &Now) -> Option<Cited> {
    let data = now.data();
    let (mut more, mut sources) = (Vec::new(), Vec::new());
    for change in data.changes_told_on(now.date()).iter().flatten() {
        more.extend(en::remarks_on(data, change));
        data.add_sources_of(change, &mut sources);
    }
    let cited = if sources.is_empty() { of_counts(data, now.date()) } else { Cited::new(more, sources) };
    // A page that shows no card has these notes nowhere else.
    let notes = data.notes_to_all(&cited.sources);
    (!cited.sources.is_empty()).then(|| cited.noted(notes.into_iter()))
}

fn step(atlas: Atlas, towards: Direction) -> Element {
    let is_last = move |now: &Now| now.data().change_beside(now.date(), towards).is_none();
    let (class, what, short) = match towards {
        Direction::Back => ("step back", en::PREVIOUS_CHANGE, en::PREVIOUS),
        Direction::Forward => ("step forward", en::NEXT_CHANGE, en::NEXT),
    };
    // `aria-disabled` and not `disabled`: a disabled button would drop the reader's focus.
    html("button")
        .set("type", "button")
        .class(class)
        .live("aria-disabled", move |now| spoken(is_last(now)))
        .on("click", move |_| atlas.send(Action::StepChange(towards)))
        .set("aria-label", what)
        .child(html("span").class("wide").text(what))
        .child(html("span").class("narrow").text(short))
}

/// The slider, over a tick for each change.
fn track(atlas: Atlas) -> Element {
    let width_px = RwSignal::new(600.0);
    let (first, last) = (atlas.world().record().first_day, atlas.world().record().as_of);
    let ticks = move |now: &Now| {
        let scale = DateScale::new(first, last, KNOB_HALF_PX, width_px.get() - 2.0 * KNOB_HALF_PX);
        let tick = |day: Day| format!("M{} 0v8", scale.x_of(day).round() as i32);
        now.data().changes().iter().map(|change| tick(change.day)).collect::<String>()
    };
    let slider = slider(atlas, |now| now.date(), Action::GoTo, |_, towards| Action::StepChange(towards))
        .class("slider")
        .set("aria-label", en::DATE)
        // While two dates are compared it says what comes of that, as the other slider does.
        .live("aria-valuetext", |now| match now.state.compared {
            Some(second) => en::compared_with(now.data(), second, now.date()),
            None => en::spoken(now.data(), now.date()),
        })
        .on("keydown", move |event| {
            if let Some(step) = step_of(&event) {
                atlas.send(step);
            }
        });
    html("div")
        .class("track")
        .once_built(follow_width(width_px))
        .child(
            svg("svg")
                .class("ticks")
                .set("width", "100%")
                .set("height", "8")
                .set("aria-hidden", "true")
                .child(svg("path").live("d", ticks)),
        )
        .child(slider)
        .child(
            html("div")
                .class("ends")
                .set("aria-hidden", "true")
                .child(html("span").text(first.civil().0.to_string()))
                .child(html("span").text(last.civil().0.to_string())),
        )
}
