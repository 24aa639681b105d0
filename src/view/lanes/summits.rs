//! The summits, each where it stands in time; choosing one sets the date.

use super::{
    super::{
        element::{Element, Item, html},
        px::css,
    },
    Drawing, keys,
};
use crate::{
    atlas::Now,
    dataset::{Mode, Summit},
    i18n::en,
};
use leptos::prelude::*;

/// A mark for each summit: full where it met in person, hollow by video.
pub fn summits(drawing: Drawing) -> Element {
    let mut before = None;
    let marks = move |now: &Now| {
        if before.replace(now.state.layer) == Some(now.state.layer) {
            return None;
        }
        // Before these and the lanes are.
        keys::lead_over(drawing);
        let item = |(at, summit): (usize, &Summit)| {
            let mark = mark(drawing, now, at, summit);
            Item::new(format!("{} {}", summit.start, now.state.layer.word()), move || mark)
        };
        Some(now.data().summits.iter().enumerate().map(item).collect())
    };
    html("div").class("summit-row").set("data-row", "").each(marks)
}

fn mark(drawing: Drawing, now: &Now, at: usize, summit: &Summit) -> Element {
    let (start, end) = (summit.start, summit.end);
    let place = move || drawing.axis.get();
    // What is pointed at is what is nearest: none of these lies over another, however close they are.
    let other = |at: Option<usize>| Some(now.data().summits.get(at?)?.end);
    let beside = [other(at.checked_sub(1)), other(Some(at + 1))];
    let reach = move || place().reach_of(end, beside);
    html("button")
        .set("type", "button")
        .class(if summit.mode == Mode::Video { "summit video" } else { "summit" })
        .set("tabindex", "-1")
        .set("data-item", "")
        .set("data-part", "")
        .set("data-summit", at.to_string())
        .set("aria-label", en::summit_label(now.data(), summit))
        .live("aria-pressed", move |now| super::super::element::spoken((start..=end).contains(&now.date())))
        .follow_style("display", move || if place().shows(end) { "block" } else { "none" }.to_owned())
        .follow_style("left", move || css(reach()[0]))
        .follow_style("width", move || css(reach()[1] - reach()[0]))
        .follow_style("--sco-at", move || css(place().x_within(end) - reach()[0]))
}
