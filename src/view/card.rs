//! The card: what there is to read about the state or area selected, or about the organisation.

use super::{
    card_content::{Entry, Kind, entries_of, head_of},
    element::{Element, Item, html, svg},
    texture::fill_of,
};
use crate::{
    atlas::{Action, Atlas, Selection},
    dataset::{Direction, SourceId},
    i18n::en,
};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The card.
pub fn card(atlas: Atlas) -> Element {
    let head = move || head_of(&atlas.world().data, &atlas.state());
    let on_key = move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            atlas.send(Action::Deselect);
        }
    };
    let entries = move || {
        let entries = entries_of(&atlas.world().data, &atlas.state()).into_iter();
        let selected = atlas.selected();
        // What is said of one state is never taken for the same said of another.
        let key = |entry: &Entry| format!("{selected:?} {} {}", entry.when, entry.what);
        Some(entries.map(|entry| Item::new(key(&entry), move || line(atlas, entry))).collect())
    };
    html("div")
        .class("card")
        .set("role", "group")
        .set("aria-label", en::CARD)
        .on("keydown", on_key)
        .child(walk(atlas))
        .child(
            html("div")
                .class("about")
                .child(html("h3").class("name").words(move || head().title))
                .child(
                    html("p")
                        .class("badge")
                        .live("data-status", move || head().badge.to_owned())
                        .words(move || head().standing),
                )
                .child(html("p").class("lead").words(move || head().lead))
                .child(html("ol").class("entries").each(entries)),
        )
}

/// One entry: its mark, its heading, what it says, and a chip that opens its sources.
fn line(atlas: Atlas, entry: Entry) -> Element {
    let Entry { kind, when, what, remarks, sources } = entry;
    let class = move || kind.class_on(atlas.date()).to_owned();
    let current = move || if class() == "now" { "date" } else { "false" }.to_owned();
    let mut line = html("li").live("class", class).live("aria-current", current);
    if kind != Kind::Fact {
        line = line.child(mark(kind));
    }
    line = line.child(html("span").class("when").text(when)).child(html("span").class("what").text(what));
    if !remarks.is_empty() {
        line = line.child(html("span").class("remark").text(remarks));
    }
    if !sources.is_empty() {
        line = line.child(chip(atlas, &sources));
    }
    line
}

/// A square with a status's texture, or a ring.
fn mark(kind: Kind) -> Element {
    let rect = svg("rect").set("x", "1").set("y", "1").set("width", "10").set("height", "10");
    let rect = match kind.mark() {
        Some(status) => rect.set("rx", "2").set("fill", fill_of("flat", Some(status))),
        None => rect.set("rx", "5").set("fill", "none"),
    };
    svg("svg").class("mark").set("width", "12").set("height", "12").set("aria-hidden", "true").child(rect)
}

/// A chip that opens the sources of an entry.
fn chip(atlas: Atlas, ids: &[SourceId]) -> Element {
    let world = atlas.world();
    let source = |id: &SourceId| {
        let source = world.data.source(*id)?;
        let published = source.published.as_ref().map(|text| format!(", {}", en::published(text)));
        let about = source.about.as_ref().map(|about| format!(": {about}"));
        let link = html("a")
            .set("href", source.url.clone())
            .set("target", "_blank")
            .set("rel", "noopener noreferrer")
            .text(source.name.clone());
        let rest = published.unwrap_or_default() + &about.unwrap_or_default();
        Some(html("li").child(link).child(html("span").text(rest)))
    };
    html("details")
        .class("sources")
        .child(html("summary").text(en::sources(ids.len())))
        .child(html("ul").children(ids.iter().filter_map(source)))
}

/// Previous and next state, and which this one is.
fn walk(atlas: Atlas) -> Element {
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
        html("button")
            .set("type", "button")
            .class(class)
            .live("aria-label", move || format!("{what}: {}", name()))
            .on("click", move |_| atlas.send(Action::StepState(towards)))
            .child(html("span").words(name))
    };
    let place = move || {
        let world = atlas.world();
        let of = world.data.order().count();
        let at = here().and_then(|here| world.data.order().position(|code| code == here));
        at.map_or_else(|| en::states(of), |at| en::place_in_order(at + 1, of))
    };
    html("div")
        .class("walks")
        .child(beside(Direction::Back))
        .child(html("span").class("place").words(place))
        .child(beside(Direction::Forward))
}
