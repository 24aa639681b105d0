//! The last line: where it all comes from, until when it holds, how borders are drawn.

use super::element::{Element, html};
use crate::{
    atlas::{Atlas, Now},
    i18n::en,
};

/// The footer.
pub fn footer(atlas: Atlas) -> Element {
    // A dataset of the page's own has rules of its own.
    let is_ours = !atlas.world().is_own;
    html("footer")
        .class("foot")
        .set("part", "foot")
        .child(html("p").class("credit").text(en::credit(atlas.world().record(), atlas.world().is_own)))
        .child(html("button").set("type", "button").class("embed").text(en::EMBED))
        .children(is_ours.then(|| html("p").class("rule").text(en::RULE)))
        .child(html("p").class("border-note").words(border_note))
}

/// It names the worldview in use.
fn border_note(now: &Now) -> String {
    en::border_note(now.record(), now.worldview().map_or("", |worldview| &worldview.id))
}
