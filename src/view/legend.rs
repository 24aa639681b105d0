//! The legend: the statuses that exist on the date, how many states have each, disputed areas.

use super::{
    element::{Element, html, svg},
    texture::fill_of,
};
use crate::{atlas::Atlas, dataset::Status, i18n::en};

/// The legend. Its rows change with the date.
pub fn legend(atlas: Atlas) -> Element {
    let row = move |status: &Status| {
        let status = *status;
        html("li")
            .set("data-status", status.word())
            .flag("hidden", move || !atlas.world().data.statuses_on(atlas.date()).contains(&status))
            .child(swatch(fill_of("flat", Some(status))))
            .child(html("span").text(en::status(status)))
            .child(html("strong").class("count").words(move || atlas.counts().of(status).to_string()))
    };
    let of_areas = html("li")
        .class("of-areas")
        .child(swatch("url(#flat-disputed)".to_owned()))
        .child(html("span").text(en::DISPUTED));
    html("ul")
        .class("legend")
        .set("aria-label", en::LEGEND)
        .children(Status::ALL.iter().map(row))
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
