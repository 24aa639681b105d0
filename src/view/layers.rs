//! The switch between what the article alone says and the public record.

use super::{
    element::{Element, html, spoken},
    happened::listener_of,
    stay::stay,
};
use crate::{
    atlas::{Action, Atlas},
    dataset::Layer,
    i18n::en,
};

/// The switch: a button for each layer.
pub fn layers(atlas: Atlas) -> Element {
    let button = |layer: Layer| {
        html("button")
            .set("type", "button")
            .live("aria-pressed", move |now| spoken(now.state.layer == layer))
            .on("click", move |event| {
                if let Some(button) = listener_of(&event) {
                    stay(atlas, button);
                }
                atlas.send(Action::Show(layer));
            })
            .text(en::layer(layer))
    };
    html("div")
        .class("layers")
        .set("role", "group")
        .set("aria-label", en::LAYERS)
        .child(button(Layer::Record))
        .child(button(Layer::Article))
}
