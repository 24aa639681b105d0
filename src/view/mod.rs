//! What the reader sees: views that read the store and send actions.
//!
//! They know nothing of the host page. What surrounds the widget (its root, a notice to show) comes
//! in through [`Widget`]'s properties.

mod announce;
pub mod behind;
mod card;
mod card_content;
mod chip;
mod choose;
mod compare;
mod darkened;
mod disputes;
mod download;
pub mod element;
mod escape;
mod footer;
mod gathering;
mod goal;
mod happened;
mod hold;
mod lanes;
pub mod larger;
pub mod later;
mod layers;
mod legend;
mod map;
pub mod measure;
mod memo;
mod neighbours;
mod player;
mod px;
mod skip;
mod slider;
mod stay;
mod strip;
mod table;
mod texture;

use crate::{
    atlas::{Atlas, Now, worldviews_of},
    dataset::Layer,
    i18n::en,
};
use element::{Rooted, html};
use happened::listener_of;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// The style sheet of the widget's shadow root.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/atlas.css"));

/// Puts the keyboard where Tab would have led from a notice that goes.
fn leave_notice(event: &Event) {
    let notice = listener_of(event).and_then(|button| button.parent_element());
    let stage = notice.and_then(|notice| notice.next_element_sibling());
    let next = stage.and_then(|stage| {
        let all = stage.query_selector_all("[tabindex=\"0\"], button").ok()?;
        let mut all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<web_sys::Element>().ok());
        // Of what is hidden, as with few controls, nothing has a box.
        all.find(|part| part.get_bounding_client_rect().width() > 0.0)
    });
    if let Some(next) = next {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = next.unchecked_ref::<web_sys::HtmlElement>().focus_with_options(&options);
    }
}

/// The whole widget.
#[component]
pub fn Widget(
    /// What is shown, and where actions go.
    atlas: Atlas,
    /// Something to tell the reader, such as a part of the address that was not understood.
    notice: RwSignal<Option<String>>,
    /// What it is called among the landmarks of the page, if not as the organisation.
    #[prop(optional)]
    name: Option<String>,
) -> impl IntoView {
    let name = name.unwrap_or_else(|| atlas.world().record().organisation.clone());
    let head = html("header")
        .class("head")
        .child(
            html("h2")
                .class("title")
                .set("part", "title")
                .set("dir", "auto")
                .words(|now| en::title(now.data())),
        )
        .child(
            html("p")
                .class("summary")
                .set("part", "summary")
                // Another bloc's may be in another script.
                .set("dir", "auto")
                .child(html("span").words(|now| en::summary(now.data()).0))
                .child(html("span").class("prompt").words(|now| en::summary(now.data()).1)),
        );
    let dismiss = move |event: Event| {
        leave_notice(&event);
        notice.set(None);
    };
    let is_none = move |_: &Now| notice.with(Option::is_none);
    let dismiss =
        html("button").set("type", "button").flag("hidden", is_none).text(en::DISMISS).on("click", dismiss);
    // What is not laid out is not listened to, and would say nothing when it comes.
    let notice = html("p")
        .live("class", move |now| if is_none(now) { "notice unseen" } else { "notice" })
        .child(html("span").set("role", "status").words(move |_| notice.get().unwrap_or_default()))
        .child(dismiss);
    let pause_away = player::pause_away(atlas);
    let element = player::listen(atlas, html("section"))
        .class("atlas")
        .once_built(move |section| {
            pause_away(section);
            escape::while_shown(section, move || atlas.is_dragging(), move || atlas.take_back());
            behind::follow(atlas);
        })
        .set("lang", "en")
        .set("aria-label", name)
        // For the dialog that gives code to embed it.
        .set("data-worldviews", worldviews_of(atlas.world().record()))
        .child(skip::skip())
        .child(darkened::probe())
        .child(texture::flat_textures())
        .child(head)
        .children(atlas.world().layers.has(Layer::Article).then(|| layers::layers(atlas)))
        .child(notice)
        .child(
            html("div")
                .class("stage")
                .apart(move || vec![map::map(atlas)])
                .apart(move || vec![strip::strip(atlas)])
                .child(map::caption())
                .child(legend::legend(atlas.world()))
                .behind(move || card::card(atlas))
                .apart(move || vec![lanes::lanes(atlas)]),
        )
        // Not within what is hidden where a page shows the card alone.
        .child(announce::announcer(atlas))
        .behind(move || table::table(atlas))
        .apart(move || vec![footer::footer(atlas), skip::end()]);
    // What happened before there was anything to see.
    atlas.catch_up();
    Rooted { element, atlas }
}
