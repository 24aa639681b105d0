//! The summit on the date, or the last one before it: where, when, how it met, and what was decided there, but for what the sentence
//! above it says.

use super::{
    chip::{Cited, chip_of_date, close_around},
    element::{Element, html},
};
use crate::{atlas::Now, i18n::en};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// The summit, with a chip for what all of that rests on.
pub fn gathering() -> Element {
    html("div")
        .class("gathering")
        .flag("hidden", |now| now.data().summits.is_empty())
        .live("data-today", |now| now.data().summit_on(now.date()).is_some().to_string())
        .child(html("p").child(html("strong").words(head)).text(" ").child(html("span").words(outcome)))
        .child(html("div").child(chip_of_date(cited)).on("keydown", |event| {
            if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                close_around(&event);
            }
        }))
}

fn head(now: &Now) -> String {
    let (data, date) = (now.data(), now.date());
    match data.summit_by(date) {
        Some(summit) if date <= summit.end => format!("{}.", en::summit_label(data, summit)),
        Some(summit) => format!("{}: {}.", en::LAST_SUMMIT, en::summit(data, summit)),
        None => String::new(),
    }
}

fn outcome(now: &Now) -> String {
    now.data()
        .summit_decided_on(now.date())
        // What changed on this very day stands above already.
        .map(|summit| en::summit_outcome(now.data(), summit, Some(now.date())))
        .unwrap_or_default()
}

fn cited(now: &Now) -> Option<Cited> {
    let summit = now.data().summit_by(now.date())?;
    let (more, sources) = match now.data().summit_decided_on(now.date()) {
        Some(summit) => (en::summit_remarks(now.data(), summit), now.data().sources_of_summit(summit)),
        None => (Vec::new(), summit.sources.clone()),
    };
    Some(Cited::new(more, sources))
}
