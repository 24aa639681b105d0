//! Elements: what every view of the widget is made of.
//!
//! Leptos's `view!` compiles building, updating and removing anew for every shape of tree, and the
//! reader downloads each of them. An [`Element`] is one type whatever it holds. To Leptos it is a view
//! like any other ([`Render`]); what is live in it runs in Leptos's render effects, one for each element
//! that has live parts. Until it is built it is plain data, so that natively, without a browser, it can
//! be written as HTML ([`RenderHtml::to_html`]).

use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{Rndr, types},
        view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
    },
};
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Event;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An HTML element to be.
pub fn html(tag: &'static str) -> Element {
    Element::new(tag, None)
}

/// An SVG element to be.
pub fn svg(tag: &'static str) -> Element {
    Element::new(tag, Some(SVG))
}

/// `true` or `false` in words, as ARIA has it.
pub fn spoken(value: bool) -> String {
    if value { "true" } else { "false" }.to_owned()
}

/// An element that is described and not yet built. What is described lies behind one pointer, so that
/// handing it on costs little code.
pub struct Element(Box<Description>);

struct Description {
    tag: &'static str,
    namespace: Option<&'static str>,
    fixed: Vec<(&'static str, Cow<'static, str>)>,
    live: Vec<(Place, Value)>,
    content: Vec<Content>,
    listeners: Vec<(&'static str, Handler)>,
    once_built: Option<OnceBuilt>,
}

/// Where a live value goes.
enum Place {
    Attribute(&'static str),
    Property(&'static str),
    Style(&'static str),
}

/// A value that follows what it reads.
enum Value {
    Words(Box<dyn FnMut() -> String + Send>),
    Flag(Box<dyn FnMut() -> bool + Send>),
}

impl Value {
    /// The value now; `None` takes an attribute away.
    fn get(&mut self) -> Option<String> {
        match self {
            Self::Words(of) => Some(of()),
            Self::Flag(of) => of().then(String::new),
        }
    }
}

enum Content {
    Text(Cow<'static, str>),
    Live(Value),
    Element(Element),
    List(Items),
}

type Handler = Box<dyn Fn(Event) + Send>;
type OnceBuilt = Box<dyn FnOnce(&web_sys::Element) + Send>;
type Items = Box<dyn FnMut() -> Option<Vec<Item>> + Send>;

/// An element of a list whose members change.
pub struct Item {
    key: String,
    make: Box<dyn FnOnce() -> Element + Send>,
}

impl Item {
    /// What has the same `key` as before stays as it is, and `make` is not called: what may change
    /// of it while the key does not must be live.
    pub fn new(key: String, make: impl FnOnce() -> Element + Send + 'static) -> Self {
        Self { key, make: Box::new(make) }
    }
}

// What is generic hands on at once to what is not: the reader downloads the latter once.
impl Element {
    #[inline(never)]
    fn new(tag: &'static str, namespace: Option<&'static str>) -> Self {
        let (fixed, live, content, listeners) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self(Box::new(Description { tag, namespace, fixed, live, content, listeners, once_built: None }))
    }

    /// An attribute that never changes.
    pub fn set(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.fix(name, value.into())
    }

    #[inline(never)]
    fn fix(mut self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.0.fixed.push((name, value));
        self
    }

    /// The attribute `class`.
    pub fn class(self, names: impl Into<Cow<'static, str>>) -> Self {
        self.set("class", names)
    }

    /// An attribute that follows what `of` reads.
    pub fn live(self, name: &'static str, of: impl FnMut() -> String + Send + 'static) -> Self {
        self.part(Place::Attribute(name), Value::Words(Box::new(of)))
    }

    /// An attribute without a value that is there while `of` says so.
    pub fn flag(self, name: &'static str, of: impl FnMut() -> bool + Send + 'static) -> Self {
        self.part(Place::Attribute(name), Value::Flag(Box::new(of)))
    }

    /// A property, such as the value of an input, that follows what `of` reads.
    pub fn property(self, name: &'static str, of: impl FnMut() -> String + Send + 'static) -> Self {
        self.part(Place::Property(name), Value::Words(Box::new(of)))
    }

    /// A CSS property of this very element, set in a way that strict pages allow.
    pub fn style(self, name: &'static str, of: impl FnMut() -> String + Send + 'static) -> Self {
        self.part(Place::Style(name), Value::Words(Box::new(of)))
    }

    #[inline(never)]
    fn part(mut self, place: Place, value: Value) -> Self {
        self.0.live.push((place, value));
        self
    }

    /// Text that never changes.
    pub fn text(self, text: impl Into<Cow<'static, str>>) -> Self {
        self.hold(Content::Text(text.into()))
    }

    /// Text that follows what `of` reads.
    pub fn words(self, of: impl FnMut() -> String + Send + 'static) -> Self {
        self.hold(Content::Live(Value::Words(Box::new(of))))
    }

    /// An element inside, after what is there.
    pub fn child(self, child: Element) -> Self {
        self.hold(Content::Element(child))
    }

    #[inline(never)]
    fn hold(mut self, content: Content) -> Self {
        self.0.content.push(content);
        self
    }

    /// Elements inside, after what is there.
    pub fn children(self, children: impl IntoIterator<Item = Element>) -> Self {
        let mut all = self;
        for child in children {
            all = all.child(child);
        }
        all
    }

    /// Elements inside that come, go and change places as `items` says; `None` is as before. They are
    /// all that the element holds, and no two have the same key.
    pub fn each(self, items: impl FnMut() -> Option<Vec<Item>> + Send + 'static) -> Self {
        self.hold(Content::List(Box::new(items)))
    }

    /// Listens to an event for as long as the element lives.
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + Send + 'static) -> Self {
        self.listen(event, Box::new(handler))
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, handler: Handler) -> Self {
        self.0.listeners.push((event, handler));
        self
    }

    /// Hands out the element once it has been built, before it is on the page.
    pub fn once_built(mut self, go: impl FnOnce(&web_sys::Element) + Send + 'static) -> Self {
        self.0.once_built = Some(Box::new(go));
        self
    }

    fn write(self, out: &mut String) {
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
        for (place, mut value) in this.live {
            match (place, value.get()) {
                (_, None) => {}
                (Place::Attribute(name) | Place::Property(name), Some(text)) => attribute(name, &text),
                (Place::Style(name), Some(text)) => attribute("style", &format!("{name}:{text}")),
            }
        }
        out.push('>');
        if matches!(this.tag, "input" | "br" | "img") {
            return;
        }
        for content in this.content {
            match content {
                Content::Text(text) => escape(&text, out),
                Content::Live(mut value) => escape(&value.get().unwrap_or_default(), out),
                Content::Element(element) => element.write(out),
                Content::List(mut items) => {
                    items().unwrap_or_default().into_iter().for_each(|item| (item.make)().write(out));
                }
            }
        }
        out.push_str("</");
        out.push_str(this.tag);
        out.push('>');
    }
}

fn escape(text: &str, out: &mut String) {
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

/// An element on the page, and what keeps it alive. Dropping it ends its effects and listeners.
pub struct Built {
    node: types::Element,
    _effects: Vec<RenderEffect<()>>,
    _listeners: Vec<Listener>,
    _children: Vec<Built>,
    /// Of a list's member: what was made for it goes with it.
    _owner: Option<Owner>,
}

struct Listener {
    node: types::Element,
    event: &'static str,
    call: Closure<dyn Fn(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        // An element that is being taken off may still be told that it has lost the focus.
        let _ = self.node.remove_event_listener_with_callback(self.event, self.call.as_ref().unchecked_ref());
    }
}

/// A live value on the page.
struct Part {
    target: Target,
    value: Value,
    shown: Option<String>,
}

enum Target {
    Place(types::Element, Place),
    Text(types::Text),
}

impl Part {
    fn update(&mut self) {
        let now = self.value.get();
        if now == self.shown {
            return;
        }
        match (&self.target, &now) {
            (Target::Text(node), Some(text)) => Rndr::set_text(node, text),
            (Target::Place(node, Place::Attribute(name)), Some(text)) => {
                Rndr::set_attribute(node, name, text);
            }
            (Target::Place(node, Place::Attribute(name)), None) => Rndr::remove_attribute(node, name),
            (Target::Place(node, Place::Property(name)), Some(text)) => {
                Rndr::set_property(node, name, &JsValue::from_str(text));
            }
            (Target::Place(node, Place::Style(name)), Some(text)) => {
                let _ = node.unchecked_ref::<web_sys::HtmlElement>().style().set_property(name, text);
            }
            (_, None) => {}
        }
        self.shown = now;
    }
}

impl Render for Element {
    type State = Built;

    fn build(self) -> Built {
        let this = *self.0;
        let node = Rndr::create_element(this.tag, this.namespace);
        let (mut effects, mut children) = (Vec::new(), Vec::new());
        for (name, value) in &this.fixed {
            Rndr::set_attribute(&node, name, value);
        }
        let mut parts: Vec<Part> = Vec::new();
        for (place, value) in this.live {
            parts.push(Part { target: Target::Place(node.clone(), place), value, shown: None });
        }
        for content in this.content {
            match content {
                Content::Text(text) => Rndr::insert_node(&node, &Rndr::create_text_node(&text), None),
                Content::Live(value) => {
                    let text = Rndr::create_text_node("");
                    Rndr::insert_node(&node, &text, None);
                    parts.push(Part { target: Target::Text(text), value, shown: None });
                }
                Content::Element(element) => {
                    let child = element.build();
                    Rndr::insert_node(&node, &child.node, None);
                    children.push(child);
                }
                Content::List(items) => effects.push(follow_list(node.clone(), items)),
            }
        }
        if !parts.is_empty() {
            effects.push(RenderEffect::new(move |_| parts.iter_mut().for_each(Part::update)));
        }
        let listen = |(event, handler): (&'static str, Handler)| {
            let handler: Box<dyn Fn(Event)> = handler;
            let call = Closure::wrap(handler);
            let _ = node.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
            Listener { node: node.clone(), event, call }
        };
        let listeners = this.listeners.into_iter().map(listen).collect();
        if let Some(go) = this.once_built {
            go(&node);
        }
        Built { node, _effects: effects, _listeners: listeners, _children: children, _owner: None }
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

fn follow_list(parent: types::Element, mut items: Items) -> RenderEffect<()> {
    let mut shown: Vec<(String, Built)> = Vec::new();
    RenderEffect::new(move |_| {
        let Some(wanted) = items() else { return };
        let mut before = std::mem::take(&mut shown);
        for Item { key, make } in wanted {
            let member = match before.iter().position(|(known, _)| *known == key) {
                Some(at) => before.swap_remove(at),
                None => {
                    // An owner apart: this effect's own is emptied whenever it runs.
                    let owner = Owner::new_root(None);
                    let built = owner.with(|| make().build());
                    (key, Built { _owner: Some(owner), ..built })
                }
            };
            shown.push(member);
        }
        before.iter().for_each(|(_, gone)| Rndr::remove(&gone.node));
        let mut place = Rndr::first_child(&parent);
        for (_, member) in &shown {
            if place.as_ref() == Some(&*member.node) {
                place = place.as_ref().and_then(Rndr::next_sibling);
            } else {
                Rndr::insert_node(&parent, &member.node, place.as_ref());
            }
        }
    })
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

impl AddAnyAttr for Element {
    type Output<NewAttr: Attribute> = Self;

    /// Elements take their attributes from their own methods alone.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Element {
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
        untrack(|| self.write(out));
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
