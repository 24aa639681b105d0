//! The last line: where it all comes from, until when it holds, how borders are drawn.

use super::element::{Element, html};
use crate::{atlas::Atlas, i18n::en};

/// The footer.
pub fn footer(atlas: Atlas) -> Element {
    html("footer")
        .class("foot")
        .child(html("p").class("credit").text(en::credit(atlas.world().record())))
        .child(html("p").class("border-note").text(en::BORDER_NOTE))
}
