//! Elements on the page: building them, and what Leptos asks of a view.

use super::{
    Content, Element,
    apart::{keep, piece},
    part::{Part, Target},
    value::{Own, Place, Value},
};
use crate::atlas::Atlas;
use leptos::{
    prelude::*,
    reactive::graph::{Subscriber, ToAnySubscriber},
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{Rndr, types},
        view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
    },
};
use std::cell::Cell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Event;

/// An element together with the store that its live parts follow: a view to Leptos.
pub struct Rooted {
    /// The element.
    pub element: Element,
    /// What it follows.
    pub atlas: Atlas,
}

/// An element on the page, and what keeps it alive. Dropping it ends its effects and listeners.
pub struct Built {
    pub(super) node: types::Element,
    effects: Vec<Following>,
    _listeners: Vec<Listener>,
    _children: Vec<Built>,
}

/// An effect that goes out of the lists of those whom signals tell of changes when it is dropped. Leptos forgets it, but the
/// signals do not: a hundred switches of the layer left fifteen thousand behind.
struct Following(RenderEffect<()>);

impl Drop for Following {
    fn drop(&mut self) {
        let this = self.0.to_any_subscriber();
        this.clear_sources(&this);
    }
}

struct Listener {
    node: types::Element,
    event: &'static str,
    call: Closure<dyn Fn(Event)>,
}

impl Listener {
    #[inline(never)]
    fn new(node: &types::Element, event: &'static str, call: Closure<dyn Fn(Event)>) -> Self {
        let _ = node.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
        Self { node: node.clone(), event, call }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // An element that is being taken off may still be told that it has lost the focus.
        let _ = self.node.remove_event_listener_with_callback(self.event, self.call.as_ref().unchecked_ref());
    }
}

/// Shows a value of its own wherever it is another: a live region would say again what is written anew.
fn following(target: Target, of: Box<dyn Own>) -> Following {
    let mut shown = None;
    Following(RenderEffect::new(move |_| {
        let new = of.own();
        if shown.as_ref() != Some(&new) {
            target.show(Some(&new));
            shown = Some(new);
        }
    }))
}

impl Element {
    /// Builds the element; what is live in it joins `parts`.
    pub(super) fn build(self, parts: &mut Vec<Part>, atlas: Atlas) -> Built {
        let this = *self.0;
        let node = Rndr::create_element(this.tag, this.namespace);
        let (mut effects, mut children, mut listeners) = (Vec::new(), Vec::new(), Vec::new());
        for (name, value) in &this.fixed {
            Rndr::set_attribute(&node, name, value);
        }
        let mut properties = Vec::new();
        for (place, value) in this.live {
            let is_property = matches!(place, Place::Property(_) | Place::Choice);
            let target = Target::Place(node.clone(), place);
            match value {
                Value::Own(of) => effects.push(following(target, of)),
                value if is_property => properties.push(Part::new(target, value)),
                value => parts.push(Part::new(target, value)),
            }
        }
        for content in this.content {
            match content {
                Content::Text(text) => Rndr::insert_node(&node, &Rndr::create_text_node(&text), None),
                Content::Live(value) => {
                    let text = Rndr::create_text_node("");
                    Rndr::insert_node(&node, &text, None);
                    let target = Target::Text(node.clone(), text);
                    match value {
                        Value::Own(of) => effects.push(following(target, of)),
                        value => parts.push(Part::new(target, value)),
                    }
                }
                Content::Element(element) => {
                    let child = element.build(parts, atlas);
                    Rndr::insert_node(&node, &child.node, None);
                    children.push(child);
                }
                Content::Apart(make, is_behind) => {
                    let atlas = if is_behind { atlas.behind() } else { atlas };
                    keep(piece(&node, make, atlas));
                }
                Content::List(items) => {
                    parts.push(Part::List { parent: node.clone(), items, shown: Vec::new() });
                }
                Content::Late(make) => {
                    let (parent, make) = (node.clone(), Cell::new(Some(make)));
                    let put = Closure::new(move |_| {
                        for element in make.take().map(|make| make()).unwrap_or_default() {
                            Rndr::insert_node(&parent, &element.build(&mut Vec::new(), atlas).node, None);
                        }
                    });
                    listeners.push(Listener::new(&node, "click", put));
                }
            }
        }
        // After what is inside: a choice needs its options.
        parts.append(&mut properties);
        listeners.extend(this.listeners.into_iter().map(|(event, handler)| {
            Listener::new(&node, event, Closure::new(move |event| handler.handle(event)))
        }));
        if let Some(go) = this.once_built {
            go(&node);
        }
        Built { node, effects, _listeners: listeners, _children: children }
    }
}

/// Shows what is live wherever the store says something else.
fn shown(mut parts: Vec<Part>, atlas: Atlas) -> Option<Following> {
    if parts.is_empty() {
        return None;
    }
    Some(Following(RenderEffect::new(move |_| {
        let now = atlas.now();
        parts.iter_mut().for_each(|part| part.update(atlas, &now));
    })))
}

/// Builds elements whose live parts follow the store together.
pub(super) fn build_all(elements: Vec<Element>, atlas: Atlas) -> Vec<Built> {
    let mut parts = Vec::new();
    let mut all: Vec<Built> = elements.into_iter().map(|element| element.build(&mut parts, atlas)).collect();
    if let Some(last) = all.last_mut() {
        last.effects.extend(shown(parts, atlas));
    }
    all
}

impl Render for Rooted {
    type State = Built;

    fn build(self) -> Built {
        let mut parts = Vec::new();
        let mut built = self.element.build(&mut parts, self.atlas);
        built.effects.extend(shown(parts, self.atlas));
        built
    }

    /// Never needed, because what changes in an element is live; to be true to the trait it is built
    /// anew.
    fn rebuild(self, state: &mut Built) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.node).and_then(|parent| parent.dyn_into().ok());
        parent.as_ref().inspect(|parent| child.mount(parent, Some(&self.node))).is_some()
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone()]
    }
}

impl AddAnyAttr for Rooted {
    type Output<NewAttr: Attribute> = Self;

    /// Elements take their attributes from their own methods alone.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Rooted {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        out: &mut String,
        position: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        // Outside of a browser nothing follows anything.
        untrack(|| self.element.write(&self.atlas.now(), out));
        *position = Position::NextChild;
    }

    /// What stands on the page is not taken over.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
