//! The legend: the statuses that exist on the date, how many states have each, disputed areas.

use super::{
    element::{Element, html, svg},
    texture::fill_of,
};
use crate::{
    atlas::Atlas,
    dataset::{Shown, Status},
    i18n::en,
};
use std::sync::Arc;

/// The legend. Its rows change with the date.
pub fn legend(atlas: Atlas) -> Element {
    let row = |shown: Shown, name: &'static str, count: Box<dyn Fn() -> Option<usize> + Send + Sync>| {
        let count = Arc::new(count);
        let is_there = Arc::clone(&count);
        html("li")
            .set("data-status", shown.word())
            .flag("hidden", move || is_there().is_none())
            .child(swatch(fill_of("flat", shown)))
            .child(html("span").text(name))
            .child(html("strong").class("count").words(move || count().unwrap_or_default().to_string()))
    };
    let of_status = |status: &Status| {
        let status = *status;
        let count = move || {
            let now = atlas.now();
            let exists = now.data().statuses_on(now.date()).contains(&status);
            exists.then(|| usize::from(now.data().counts_on(now.date()).of(status)))
        };
        row(Shown::Status(status), en::status(status), Box::new(count))
    };
    // Of what status does not matter: they are all drawn alike.
    let undated = Shown::Undated(Status::Member);
    let count = move || {
        let now = atlas.now();
        Some(now.data().undated_on(now.date())).filter(|count| *count > 0)
    };
    let of_undated = row(undated, en::UNDATED, Box::new(count));
    let of_areas = html("li")
        .class("of-areas")
        .child(swatch("url(#flat-disputed)".to_owned()))
        .child(html("span").text(en::DISPUTED));
    html("ul")
        .class("legend")
        .set("aria-label", en::LEGEND)
        .children(Status::ALL.iter().map(of_status))
        .child(of_undated)
        .child(of_areas)
}

fn swatch(fill: String) -> Element {
    let rect =
        svg("rect").set("x", "0.5").set("y", "0.5").set("width", "21").set("height", "13").set("rx", "2");
    svg("svg")
        .class("swatch")
        .set("width", "22")
        .set("height", "14")
        .set("aria-hidden", "true")
        .child(rect.set("fill", fill))
}
