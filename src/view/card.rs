//! The card: what there is to read about the state or area selected, or about the organisation.

use super::{
    card_content::{CardContent, Entry, content_of},
    live::text,
    texture::fill_of,
};
use crate::{
    atlas::{Action, Atlas, Selection},
    dataset::{Direction, SourceId},
    i18n::en,
};
use leptos::{ev, prelude::*};

/// The card.
#[component]
pub fn Card() -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            atlas.send(Action::Deselect);
        }
    };
    // One template for all that a card can be about: its code is downloaded once, and where only
    // the date changed Leptos touches only the words that did.
    let about = move || {
        let CardContent { title, badge, standing, lead, entries } =
            content_of(&atlas.world().data, &atlas.state());
        view! {
            <h3 class="name">{title}</h3>
            <p class="badge" data-status=badge>{standing}</p>
            <p class="lead">{lead}</p>
            <ol class="entries">{entries.into_iter().map(|entry| line(&atlas, entry)).collect_view()}</ol>
        }
    };
    view! {
        <div class="card" role="group" aria-label=en::CARD on:keydown=on_key>
            <Walk />
            <div class="about">{about}</div>
        </div>
    }
}

/// One entry: its mark, its heading, what it says, and a chip that opens its sources.
fn line(atlas: &Atlas, entry: Entry) -> impl IntoView + use<> {
    let Entry { mark, class, is_current, when, what, remarks, sources } = entry;
    let world = atlas.world();
    let chip = en::sources(sources.len());
    let has_sources = !sources.is_empty();
    let source = |id: SourceId| {
        let source = world.data.source(id)?;
        let published = source.published.as_ref().map(|text| format!(", {}", en::published(text)));
        let about = source.about.as_ref().map(|about| format!(": {about}"));
        let rest = published.unwrap_or_default() + &about.unwrap_or_default();
        Some(view! {
            <li><a href=source.url.clone() target="_blank" rel="noopener noreferrer">{source.name.clone()}</a><span>{rest}</span></li>
        })
    };
    view! {
        <li class=class aria-current=if is_current { "date" } else { "false" }>
            <svg class="mark" width="12" height="12" aria-hidden="true">
                <rect x="1" y="1" width="10" height="10" rx=if mark.is_some() { "2" } else { "5" }
                    fill=mark.map_or_else(|| "none".to_owned(), |status| fill_of("flat", Some(status))) />
            </svg>
            <span class="when">{when}</span>
            <span class="what">{what}</span>
            <span class="remark">{remarks}</span>
            <details class="sources" hidden=!has_sources>
                <summary>{chip}</summary>
                <ul>{sources.into_iter().filter_map(source).collect_view()}</ul>
            </details>
        </li>
    }
}

/// Previous and next state, and which this one is.
#[component]
fn Walk() -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let here = move || atlas.selected().and_then(Selection::state);
    let beside = move |towards: Direction| {
        let name = move || {
            let world = atlas.world();
            let code = world.data.beside(here(), towards);
            code.map(|code| en::map_name(&world.data, code)).unwrap_or_default()
        };
        let (class, what) = match towards {
            Direction::Back => ("walk back", en::PREVIOUS_STATE),
            Direction::Forward => ("walk forward", en::NEXT_STATE),
        };
        view! {
            <button type="button" class=class aria-label=text(move || format!("{what}: {}", name()))
                on:click=move |_| atlas.send(Action::StepState(towards))>
                <span>{text(name)}</span>
            </button>
        }
    };
    let place = text(move || {
        let world = atlas.world();
        let of = world.data.order().count();
        let at = here().and_then(|here| world.data.order().position(|code| code == here));
        at.map_or_else(|| en::states(of), |at| en::place_in_order(at + 1, of))
    });
    view! {
        <div class="walks">
            {beside(Direction::Back)}
            <span class="place">{place}</span>
            {beside(Direction::Forward)}
        </div>
    }
}
