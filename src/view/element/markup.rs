//! Elements written as HTML, for where there is no browser.

use super::{Content, Element, value::Place};
use crate::atlas::Now;

impl Element {
    /// Whether nothing in it is live or listens.
    fn is_still(&self) -> bool {
        let this = &self.0;
        this.live.is_empty()
            && this.listeners.is_empty()
            && this.once_built.is_none()
            && this.content.iter().all(|content| match content {
                Content::Text(_) => true,
                Content::Element(element) => element.is_still(),
                Content::Live(_) | Content::List(_) | Content::Late(_) | Content::Apart(..) => false,
            })
    }

    /// Writes it as HTML, with what is live as it is now.
    pub(super) fn write(self, now: &Now, out: &mut String) {
        let this = *self.0;
        out.push('<');
        out.push_str(this.tag);
        let mut attribute = |name: &str, value: &str| {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        };
        this.fixed.iter().for_each(|(name, value)| attribute(name, value));
        for (place, value) in this.live {
            match (place, value.get(now)) {
                (_, None) => {}
                (Place::Attribute(name) | Place::Property(name), Some(text)) => attribute(name, &text),
                (Place::Choice, Some(text)) => attribute("value", &text),
                (Place::Style(name), Some(text)) => attribute("style", &format!("{name}:{text}")),
            }
        }
        out.push('>');
        if matches!(this.tag, "input" | "br" | "img") {
            return;
        }
        let is_alone = this.content.len() == 1;
        for content in this.content {
            match content {
                Content::Text(text) => escape(&text, out),
                Content::Live(value) => {
                    debug_assert!(is_alone, "what is live is not all the text of its {}", this.tag);
                    escape(&value.get(now).unwrap_or_default(), out);
                }
                Content::Element(element) => element.write(now, out),
                Content::Apart(make, _) => make().into_iter().for_each(|element| element.write(now, out)),
                Content::List(mut items) => {
                    debug_assert!(is_alone, "a list is not all that its {} holds", this.tag);
                    items
                        .items(now)
                        .unwrap_or_default()
                        .into_iter()
                        .for_each(|item| (item.make)().write(now, out));
                }
                Content::Late(make) => {
                    for element in make() {
                        debug_assert!(
                            element.is_still(),
                            "something in what is made late is live or listens"
                        );
                        element.write(now, out);
                    }
                }
            }
        }
        out.push_str("</");
        out.push_str(this.tag);
        out.push('>');
    }
}

fn escape(text: &str, out: &mut String) {
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
    // Nearly all texts, and so quickly told of the longest, which are outlines.
    if !text.bytes().fold(false, |has, byte| has | is_special(byte)) {
        return out.push_str(text);
    }
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}
