//! What may change on the page, and showing it where it is another.

use super::{
    list::{Items, Member, arrange},
    value::{Place, Text, Value},
};
use crate::atlas::{Atlas, Now};
use leptos::tachys::renderer::{Rndr, types};
use wasm_bindgen::{JsCast, JsValue};

/// What may change on the page.
pub(super) enum Part {
    /// A value, and what it was when it was last shown.
    Value { target: Target, value: Value, shown: Option<Text> },
    /// A list's members.
    List { parent: types::Element, items: Box<dyn Items>, shown: Vec<Member> },
}

/// Where a value is shown.
pub(super) enum Target {
    Place(types::Element, Place),
    /// The text of an element, all that it holds.
    Text(types::Element, types::Text),
}

impl Part {
    /// A value that has not been shown yet.
    pub(super) fn new(target: Target, value: Value) -> Self {
        Self::Value { target, value, shown: None }
    }

    /// Shows what is another than it was.
    pub(super) fn update(&mut self, atlas: Atlas, now: &Now) {
        match self {
            Self::Value { target, value, shown } => {
                let new = value.get(now);
                if new != *shown || target.has_lost(new.as_deref()) {
                    target.show(new.as_deref());
                    *shown = new;
                }
            }
            Self::List { parent, items, shown } => {
                if let Some(wanted) = items.items(now) {
                    arrange(parent, shown, wanted, atlas, now);
                }
                shown
                    .iter_mut()
                    .flat_map(|member| &mut member.parts)
                    .for_each(|part| part.update(atlas, now));
            }
        }
    }
}

impl Target {
    /// Whether a list does not show its choice any more: that was taken out of it, or the reader has chosen its heading.
    fn has_lost(&self, value: Option<&str>) -> bool {
        let Self::Place(node, Place::Choice) = self else { return false };
        let shown =
            js_sys::Reflect::get(node, &JsValue::from_str("value")).ok().and_then(|value| value.as_string());
        shown.as_deref() != value
    }

    /// Shows a value; `None` takes an attribute away.
    pub(super) fn show(&self, value: Option<&str>) {
        match (self, value) {
            (Self::Text(parent, node), Some(text)) => {
                // What translates a page puts nodes of its own in its place, or after it. What is new is to be read all the
                // same, without the words that translate what stood here, and is translated in its turn.
                if Rndr::first_child(parent).as_ref() != Some(node) || Rndr::next_sibling(node).is_some() {
                    parent.set_text_content(None);
                    Rndr::insert_node(parent, node, None);
                }
                Rndr::set_text(node, text);
            }
            (Self::Place(node, Place::Attribute(name)), Some(text)) => Rndr::set_attribute(node, name, text),
            (Self::Place(node, Place::Attribute(name)), None) => Rndr::remove_attribute(node, name),
            (Self::Place(node, Place::Property(name)), Some(text)) => {
                Rndr::set_property(node, name, &JsValue::from_str(text));
            }
            (Self::Place(node, Place::Choice), Some(text)) => {
                Rndr::set_property(node, "value", &JsValue::from_str(text));
            }
            (Self::Place(node, Place::Style(name)), Some(text)) => {
                let _ = node.unchecked_ref::<web_sys::HtmlElement>().style().set_property(name, text);
            }
            (_, None) => {}
        }
    }
}
