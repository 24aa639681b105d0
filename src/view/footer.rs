//! The last line: where it all comes from, until when it holds, how borders are drawn.

use super::element::{Element, html};
use crate::{
    atlas::{Atlas, Now},
    dataset::{Layer, StateCode},
    i18n::en,
};

/// The footer.
pub fn footer(atlas: Atlas) -> Element {
    // A dataset of the page's own has rules of its own.
    let is_own = atlas.world().is_own;
    html("footer")
        .class("foot")
        .set("part", "foot")
        .child(html("p").class("credit").words(move |now| en::credit(now.data(), is_own)))
        .child(html("button").set("type", "button").class("embed").text(en::EMBED))
        .children((!is_own).then(rule))
        .child(
            html("p")
                .live("class", |now| match StateCode::parse(worldview(now)) {
                    Some(_) => "border-note of-state",
                    None => "border-note",
                })
                .child(html("span").words(|now| en::border_note(now.record(), worldview(now))))
                .child(
                    html("span").class("prompt").words(|now| en::border_prompt(now.record(), worldview(now))),
                ),
        )
}

/// It is the record's: the article tells of statuses, and hardly of the days on which they took effect.
fn rule() -> Element {
    html("p").class("rule").flag("hidden", |now| now.state.layer == Layer::Article).text(en::RULE)
}

/// The worldview in use, which the note names.
fn worldview(now: &Now) -> &'static str {
    now.worldview().map_or("", |worldview| &worldview.id)
}
