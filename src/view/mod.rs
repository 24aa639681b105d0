//! What the reader sees: Leptos components that read the store and send actions.
//!
//! They know nothing of the host page. What surrounds the widget (its root, a notice to show) comes
//! in through [`Widget`]'s properties.

mod card;
mod card_content;
mod footer;
mod lanes;
mod legend;
mod live;
mod map;
mod measure;
mod strip;
mod texture;

use crate::{atlas::Atlas, i18n::en};
use card::Card;
use footer::Footer;
use lanes::Lanes;
use legend::Legend;
use leptos::prelude::*;
use live::{flag, text};
use map::Map;
use strip::Strip;
use texture::FlatTextures;

/// The style sheet of the widget's shadow root.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/atlas.css"));

/// The whole widget.
#[component]
pub fn Widget(
    /// What is shown, and where actions go.
    atlas: Atlas,
    /// Something to tell the reader, such as a part of the address that was not understood.
    notice: RwSignal<Option<String>>,
) -> impl IntoView {
    provide_context(atlas);
    let organisation = atlas.world().data.organisation.clone();
    view! {
        <section class="atlas" lang="en" aria-label=organisation.clone()>
            <FlatTextures />
            <header class="head">
                <h2 class="title">{en::title(&organisation)}</h2>
                <p class="summary">{en::summary()}</p>
            </header>
            <p class="notice" role="status" hidden=flag(move || notice.with(Option::is_none))>
                <span>{text(move || notice.get().unwrap_or_default())}</span>
                <button type="button" on:click=move |_| notice.set(None)>{en::DISMISS}</button>
            </p>
            <div class="stage">
                <Map />
                <Strip />
                <Legend />
                <Card />
            </div>
            <Lanes />
            <Footer />
        </section>
    }
}
