//! The card: what there is to read about the state or area selected, or about the organisation.

use super::{
    card_content::{Entry, Group, Head, Kind, groups_of, head_of},
    chip::{chip, close_around, live_chip},
    disputes::disputes,
    element::{Element, Item, html, svg},
    goal::{goal, lead_to},
    happened::{listener_of, target_of},
    later::later,
    memo::{Key, Memo, key},
    neighbours::neighbours,
    texture::fill_of,
};
use crate::{
    atlas::{Action, Atlas, Now, Selection},
    dataset::{Direction, Precision, Shown},
    i18n::en,
};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The card.
pub fn card(atlas: Atlas) -> Element {
    let on_key = move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" && !close_around(&event) {
            let (before, card) = (atlas.now_untracked().state.selected, listener_of(&event));
            atlas.send(Action::Deselect);
            let stays = target_of(&event).is_some_and(|on| matches!(on.closest(".walks"), Ok(Some(_))));
            if before.is_some() && !stays {
                // What the keyboard was on goes. To what the card is about then, once it says so.
                atlas.catch_up();
                later(0, Box::new(move || lead_to(card, ".name")));
            }
        }
    };
    let head = Memo::new(key, head_of);
    let of_head = |part: fn(&Head) -> &str| {
        let head = head.clone();
        move |now: &Now| part(&head.get(now)).to_owned()
    };
    html("div")
        .class("card")
        .set("part", "card")
        .set("role", "group")
        .set("aria-label", en::CARD)
        .on("keydown", on_key)
        .child(walk(atlas))
        .child(
            html("div")
                .class("about")
                .child(goal(html("h3").class("name").words(of_head(|head| &head.title))))
                // For pages that show no date beside it.
                .child(html("p").class("of-date").words(|now| en::on_date(now.data(), now.date())))
                .child(
                    html("p")
                        .class("badge")
                        .live("data-status", of_head(|head| head.badge))
                        .words(of_head(|head| &head.standing)),
                )
                .child(html("p").class("lead").words(of_head(|head| &head.lead)))
                .child(html("div").class("groups").each(groups()))
                .child(neighbours())
                .child(disputes(atlas)),
        )
}

/// What of a card depends on what: a date changes no more of a state's card than what is live in it.
fn depends_on(now: &Now) -> Key {
    (now.state.selected, now.state.layer, now.state.selected.is_none().then(|| now.date()))
}

/// What a card says.
type Says = Memo<Vec<Group>>;

/// The card's groups, those that say something. What is said of one state is never taken for the same said of another,
/// or by another layer.
fn groups() -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let says = Memo::new(depends_on, groups_of);
    let mut before = None;
    move |now| {
        let on = depends_on(now);
        if before.replace(on) == Some(on) {
            return None;
        }
        // A state may be named as an area is.
        let is_state = now.state.selected.is_some_and(|what| what.state().is_some());
        let about = format!("{} {} {is_state}", head_of(now).title, now.state.layer.word());
        let item = |(place, of): (usize, &Group)| {
            let says = says.clone();
            let (heading, is_folded) = (of.heading.clone(), of.is_folded);
            let now = *now;
            Item::new(format!("{about} {place}"), move || {
                let entries = html("ol").class("entries").each(entries(now, says.clone(), place));
                group(heading, is_folded, entries)
            })
        };
        let all = says.get(now);
        Some(all.iter().enumerate().filter(|(_, of)| !of.entries.is_empty()).map(item).collect())
    }
}

fn group(heading: String, is_folded: bool, entries: Element) -> Element {
    match (is_folded, heading.is_empty()) {
        (true, _) => {
            let summary = html("summary").child(html("h4").text(heading));
            html("details").class("group folded").child(summary).child(entries)
        }
        (false, true) => html("div").class("group").child(entries),
        (false, false) => html("div").class("group").child(html("h4").text(heading)).child(entries),
    }
}

/// The entries of the group in that place, for as long as the card is about what it is about now.
fn entries(now: Now, says: Says, place: usize) -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let (selected, layer, _) = depends_on(&now);
    let mut before = None;
    move |now| {
        let on = depends_on(now);
        if before.replace(on) == Some(on) || (on.0, on.1) != (selected, layer) {
            return None;
        }
        // What the organisation's first lines say changes with the date, and not that they are there.
        let is_live = selected.is_none() && place == 0;
        let item = |(at, entry): (usize, &Entry)| {
            let (now, entry, says) = (*now, entry.clone(), says.clone());
            if is_live {
                Item::new(at.to_string(), move || live_line(says, at))
            } else {
                Item::new(format!("{at} {} {}", entry.when, entry.what), move || line(&now, entry))
            }
        };
        let all = says.get(now);
        Some(all.get(place)?.entries.iter().enumerate().map(item).collect())
    }
}

/// An entry of the first group that follows the date.
fn live_line(says: Says, at: usize) -> Element {
    let part = |part: fn(&Entry) -> &str| {
        let says = says.clone();
        move |now: &Now| {
            let all = says.get(now);
            let entry = all.first().and_then(|group| group.entries.get(at));
            entry.map(part).unwrap_or_default().to_owned()
        }
    };
    let (when, what) = (part(|entry| &entry.when), part(|entry| &entry.what));
    let cited = move |now: &Now| {
        let all = says.get(now);
        let entry = all.first()?.entries.get(at)?;
        (!entry.cited.sources.is_empty()).then(|| entry.cited.clone())
    };
    html("li")
        .class("fact")
        .child(html("span").class("when").words(when))
        .child(html("span").class("what").words(what))
        .child(live_chip(cited))
}

/// One entry: its mark, its heading, what it says, and a chip for its sources.
fn line(now: &Now, entry: Entry) -> Element {
    let Entry { kind, when, what, remarks, cited } = entry;
    let since = match kind {
        Kind::Status(_, stretch) => now.data().start_of(&stretch).precision,
        _ => Precision::Day,
    };
    let class = move |now: &Now| kind.class_on(since, now.date());
    let mut line = match kind {
        Kind::Status(..) | Kind::Step(_) => html("li")
            .live("class", class)
            .live("aria-current", move |now| if class(now) == "now" { "date" } else { "false" }),
        Kind::Fact | Kind::Note => html("li").class(class(now)),
    };
    line = line.children(kind.mark().map(mark));
    let part =
        |class: &'static str, text: String| (!text.is_empty()).then(|| html("span").class(class).text(text));
    line = line.children(part("when", when)).children(part("what", what)).children(part("remark", remarks));
    if !cited.sources.is_empty() {
        line = line.child(chip(now.record(), cited));
    }
    line
}

/// A square with a status's texture, or a ring.
fn mark(shown: Shown) -> Element {
    let rect = svg("rect").set("x", "1").set("y", "1").set("width", "10").set("height", "10");
    let rect = match shown {
        Shown::Nothing => rect.set("rx", "5").set("fill", "none"),
        status => rect.set("rx", "2").set("fill", fill_of("flat", status)),
    };
    svg("svg").class("mark").set("width", "12").set("height", "12").set("aria-hidden", "true").child(rect)
}

/// Previous and next state, and which this one is.
fn walk(atlas: Atlas) -> Element {
    let here = |now: &Now| now.state.selected.and_then(Selection::state);
    let beside = move |towards: Direction| {
        let name = move |now: &Now| {
            let code = now.data().beside(here(now), towards);
            code.map(|code| en::map_name(now.data(), code)).unwrap_or_default()
        };
        let (class, what) = match towards {
            Direction::Back => ("walk back", en::PREVIOUS_STATE),
            Direction::Forward => ("walk forward", en::NEXT_STATE),
        };
        html("button")
            .set("type", "button")
            .class(class)
            .live("aria-label", move |now| format!("{what}: {}", name(now)))
            .on("click", move |_| atlas.send(Action::StepState(towards)))
            .child(html("span").words(name))
    };
    let place = move |now: &Now| {
        let of = now.data().order().count();
        let at = here(now).and_then(|here| now.data().order().position(|code| code == here));
        at.map_or_else(|| en::states(of), |at| en::place_in_order(at + 1, of))
    };
    html("div")
        .class("walks")
        .child(beside(Direction::Back))
        .child(html("span").class("place").words(place))
        .child(beside(Direction::Forward))
}
