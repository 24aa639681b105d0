//! Elements: what every view of the widget is made of.
//!
//! Leptos's `view!` compiles building, updating and removing anew for every shape of tree, and the
//! reader downloads each of them. An [`Element`] is one type whatever it holds. To Leptos it is a view
//! like any other, once it is [`Rooted`] in a store ([`Render`]).
//!
//! What is live in an element is a function of what is looked at, [`Now`]. One of Leptos's render effects runs
//! all of them whenever that changes, and touches the page where a value is another: an effect for each would
//! cost more than what they do. What depends on something else, such as a width, [follows](Element::follow) it in
//! an effect of its own.
//!
//! Until it is built an element is plain data, so that natively, without a browser, it can be written as HTML
//! ([`RenderHtml::to_html`]).

use crate::atlas::{Atlas, Now};
use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{Rndr, types},
        view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
    },
};
use std::{borrow::Cow, cell::Cell};
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
pub fn spoken(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Text: most of what is live is one of a few words, which need no memory of their own.
pub type Text = Cow<'static, str>;

/// An element that is described and not yet built. What is described lies behind one pointer, so that
/// handing it on costs little code.
pub struct Element(Box<Description>);

struct Description {
    tag: &'static str,
    namespace: Option<&'static str>,
    fixed: Vec<(&'static str, Text)>,
    live: Vec<(Place, Value)>,
    content: Vec<Content>,
    listeners: Vec<(&'static str, Box<dyn Handler>)>,
    once_built: Option<OnceBuilt>,
}

/// Where a live value goes.
enum Place {
    Attribute(&'static str),
    Property(&'static str),
    Style(&'static str),
}

/// A value that changes.
enum Value {
    /// Words, by what is looked at.
    Words(Box<dyn Words>),
    /// Whether it is there at all, by what is looked at.
    Flag(Box<dyn Flag>),
    /// Words that follow something else.
    Own(Box<dyn Own>),
}

impl Value {
    /// The value now; `None` takes an attribute away.
    fn get(&self, now: &Now) -> Option<Text> {
        match self {
            Self::Words(of) => Some(of.words(now)),
            Self::Flag(of) => of.flag(now).then_some(Text::Borrowed("")),
            Self::Own(of) => Some(of.own()),
        }
    }
}

// Traits of our own, because the table of a `dyn Fn` leads to two more ways of calling the same function, which the
// reader would download for each of several hundred.

trait Words: Send {
    fn words(&self, now: &Now) -> Text;
}

impl<T: Into<Text>, F: Fn(&Now) -> T + Send> Words for F {
    fn words(&self, now: &Now) -> Text {
        self(now).into()
    }
}

trait Flag: Send {
    fn flag(&self, now: &Now) -> bool;
}

impl<F: Fn(&Now) -> bool + Send> Flag for F {
    fn flag(&self, now: &Now) -> bool {
        self(now)
    }
}

trait Own: Send {
    fn own(&self) -> Text;
}

impl<T: Into<Text>, F: Fn() -> T + Send> Own for F {
    fn own(&self) -> Text {
        self().into()
    }
}

trait Handler: Send {
    fn handle(&self, event: Event);
}

impl<F: Fn(Event) + Send> Handler for F {
    fn handle(&self, event: Event) {
        self(event);
    }
}

trait Items: Send {
    fn items(&mut self, now: &Now) -> Option<Vec<Item>>;
}

impl<F: FnMut(&Now) -> Option<Vec<Item>> + Send> Items for F {
    fn items(&mut self, now: &Now) -> Option<Vec<Item>> {
        self(now)
    }
}

enum Content {
    Text(Text),
    Live(Value),
    Element(Element),
    List(Box<dyn Items>),
    Late(Late),
    Behind(Element),
}

type Late = Box<dyn FnOnce() -> Vec<Element> + Send>;

type OnceBuilt = Box<dyn FnOnce(&web_sys::Element) + Send>;

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

/// Elements that come when a signal says so first, and stay; for [`each`](Element::each).
pub fn once(
    is_wanted: RwSignal<bool>,
    elements: Vec<Element>,
) -> impl FnMut(&Now) -> Option<Vec<Item>> + Send + 'static {
    let mut waiting = Some(elements);
    move |_| {
        if !is_wanted.get() {
            return None;
        }
        let item = |(at, element): (usize, Element)| Item::new(at.to_string(), move || element);
        Some(waiting.take()?.into_iter().enumerate().map(item).collect())
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
    pub fn set(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.fix(name, value.into())
    }

    #[inline(never)]
    fn fix(mut self, name: &'static str, value: Text) -> Self {
        self.0.fixed.push((name, value));
        self
    }

    /// The attribute `class`.
    pub fn class(self, names: impl Into<Text>) -> Self {
        self.set("class", names)
    }

    /// An attribute by what is looked at.
    pub fn live<T: Into<Text> + 'static>(
        self,
        name: &'static str,
        of: impl Fn(&Now) -> T + Send + 'static,
    ) -> Self {
        self.part(Place::Attribute(name), Value::Words(Box::new(of)))
    }

    /// An attribute without a value that is there while `of` says so.
    pub fn flag(self, name: &'static str, of: impl Fn(&Now) -> bool + Send + 'static) -> Self {
        self.part(Place::Attribute(name), Value::Flag(Box::new(of)))
    }

    /// A property, such as the value of an input, by what is looked at.
    pub fn property<T: Into<Text> + 'static>(
        self,
        name: &'static str,
        of: impl Fn(&Now) -> T + Send + 'static,
    ) -> Self {
        self.part(Place::Property(name), Value::Words(Box::new(of)))
    }

    /// A CSS property of this very element, set in a way that strict pages allow.
    pub fn style<T: Into<Text> + 'static>(
        self,
        name: &'static str,
        of: impl Fn(&Now) -> T + Send + 'static,
    ) -> Self {
        self.part(Place::Style(name), Value::Words(Box::new(of)))
    }

    /// An attribute that follows the signals which `of` reads, and not what is looked at.
    pub fn follow<T: Into<Text> + 'static>(
        self,
        name: &'static str,
        of: impl Fn() -> T + Send + 'static,
    ) -> Self {
        self.part(Place::Attribute(name), Value::Own(Box::new(of)))
    }

    /// A CSS property of this very element that follows signals, as [`follow`](Self::follow) does.
    pub fn follow_style<T: Into<Text> + 'static>(
        self,
        name: &'static str,
        of: impl Fn() -> T + Send + 'static,
    ) -> Self {
        self.part(Place::Style(name), Value::Own(Box::new(of)))
    }

    /// Text that follows signals, as [`follow`](Self::follow) does.
    pub fn follow_words<T: Into<Text> + 'static>(self, of: impl Fn() -> T + Send + 'static) -> Self {
        self.hold(Content::Live(Value::Own(Box::new(of))))
    }

    #[inline(never)]
    fn part(mut self, place: Place, value: Value) -> Self {
        self.0.live.push((place, value));
        self
    }

    /// Text that never changes.
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.hold(Content::Text(text.into()))
    }

    /// Text by what is looked at.
    pub fn words<T: Into<Text> + 'static>(self, of: impl Fn(&Now) -> T + Send + 'static) -> Self {
        self.hold(Content::Live(Value::Words(Box::new(of))))
    }

    /// An element inside, after what is there.
    pub fn child(self, child: Element) -> Self {
        self.hold(Content::Element(child))
    }

    /// An element inside, after what is there, whose live parts follow a moment later: what a reader looks at after what
    /// answers the hand.
    pub fn behind(self, child: Element) -> Self {
        self.hold(Content::Behind(child))
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
    pub fn each(self, items: impl FnMut(&Now) -> Option<Vec<Item>> + Send + 'static) -> Self {
        self.hold(Content::List(Box::new(items)))
    }

    /// Elements inside, after what is there, that nobody sees before they click here: they are made then. Nothing in
    /// them is live or listens.
    pub fn late(self, make: impl FnOnce() -> Vec<Element> + Send + 'static) -> Self {
        self.hold(Content::Late(Box::new(make)))
    }

    /// Listens to an event for as long as the element lives.
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + Send + 'static) -> Self {
        self.listen(event, Box::new(handler))
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, handler: Box<dyn Handler>) -> Self {
        self.0.listeners.push((event, handler));
        self
    }

    /// Hands out the element once it has been built, before it is on the page.
    pub fn once_built(mut self, go: impl FnOnce(&web_sys::Element) + Send + 'static) -> Self {
        self.0.once_built = Some(Box::new(go));
        self
    }

    /// Whether nothing in it is live or listens.
    fn is_still(&self) -> bool {
        let this = &self.0;
        this.live.is_empty()
            && this.listeners.is_empty()
            && this.once_built.is_none()
            && this.content.iter().all(|content| match content {
                Content::Text(_) => true,
                Content::Element(element) => element.is_still(),
                Content::Live(_) | Content::List(_) | Content::Late(_) | Content::Behind(_) => false,
            })
    }

    fn write(self, now: &Now, out: &mut String) {
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
                Content::Live(value) => escape(&value.get(now).unwrap_or_default(), out),
                Content::Element(element) | Content::Behind(element) => element.write(now, out),
                Content::List(mut items) => {
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

/// An element together with the store that its live parts follow: a view to Leptos.
pub struct Rooted {
    /// The element.
    pub element: Element,
    /// What it follows.
    pub atlas: Atlas,
}

/// An element on the page, and what keeps it alive. Dropping it ends its effects and listeners.
pub struct Built {
    node: types::Element,
    effects: Vec<RenderEffect<()>>,
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

/// What may change on the page.
enum Part {
    /// A value, and what it was when it was last shown.
    Value { target: Target, value: Value, shown: Option<Text> },
    /// A list's members.
    List { parent: types::Element, items: Box<dyn Items>, shown: Vec<Member> },
}

/// A member of a list: its key, what is on the page, and what is live in it.
struct Member {
    key: String,
    built: Built,
    parts: Vec<Part>,
}

enum Target {
    Place(types::Element, Place),
    Text(types::Text),
}

impl Part {
    fn new(target: Target, value: Value) -> Self {
        Self::Value { target, value, shown: None }
    }

    fn update(&mut self, atlas: Atlas, now: &Now) {
        match self {
            Self::Value { target, value, shown } => {
                let new = value.get(now);
                if new != *shown {
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
    fn show(&self, value: Option<&str>) {
        match (self, value) {
            (Self::Text(node), Some(text)) => Rndr::set_text(node, text),
            (Self::Place(node, Place::Attribute(name)), Some(text)) => Rndr::set_attribute(node, name, text),
            (Self::Place(node, Place::Attribute(name)), None) => Rndr::remove_attribute(node, name),
            (Self::Place(node, Place::Property(name)), Some(text)) => {
                Rndr::set_property(node, name, &JsValue::from_str(text));
            }
            (Self::Place(node, Place::Style(name)), Some(text)) => {
                let _ = node.unchecked_ref::<web_sys::HtmlElement>().style().set_property(name, text);
            }
            (_, None) => {}
        }
    }
}

/// Makes `shown`, the members of a list under `parent`, those that are wanted, in that order.
fn arrange(parent: &types::Element, shown: &mut Vec<Member>, wanted: Vec<Item>, atlas: Atlas, now: &Now) {
    let mut before = std::mem::take(shown);
    for Item { key, make } in wanted {
        let member = match before.iter().position(|known| known.key == key) {
            Some(at) => before.swap_remove(at),
            None => {
                // An owner apart: that of the effect which this runs in is emptied whenever it runs.
                let (owner, mut parts) = (Owner::new_root(None), Vec::new());
                let built = owner.with(|| make().build(&mut parts, atlas));
                // Before it is on the page, which then has less to do.
                parts.iter_mut().for_each(|part| part.update(atlas, now));
                Member { key, built: Built { _owner: Some(owner), ..built }, parts }
            }
        };
        shown.push(member);
    }
    before.iter().for_each(|gone| Rndr::remove(&gone.built.node));
    let mut place = Rndr::first_child(parent);
    for Member { built, .. } in shown {
        if place.as_ref() == Some(&*built.node) {
            place = place.as_ref().and_then(Rndr::next_sibling);
        } else {
            Rndr::insert_node(parent, &built.node, place.as_ref());
        }
    }
}

impl Element {
    /// Builds the element; what is live in it joins `parts`.
    fn build(self, parts: &mut Vec<Part>, atlas: Atlas) -> Built {
        let this = *self.0;
        let node = Rndr::create_element(this.tag, this.namespace);
        let (mut effects, mut children, mut listeners) = (Vec::new(), Vec::new(), Vec::new());
        for (name, value) in &this.fixed {
            Rndr::set_attribute(&node, name, value);
        }
        let mut properties = Vec::new();
        for (place, value) in this.live {
            let is_property = matches!(place, Place::Property(_));
            let target = Target::Place(node.clone(), place);
            match value {
                Value::Own(of) => effects.push(RenderEffect::new(move |_| target.show(Some(&of.own())))),
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
                    let target = Target::Text(text);
                    match value {
                        Value::Own(of) => {
                            effects.push(RenderEffect::new(move |_| target.show(Some(&of.own()))));
                        }
                        value => parts.push(Part::new(target, value)),
                    }
                }
                Content::Element(element) => {
                    let child = element.build(parts, atlas);
                    Rndr::insert_node(&node, &child.node, None);
                    children.push(child);
                }
                Content::Behind(element) => {
                    let child = Rooted { element, atlas: atlas.behind() }.build();
                    Rndr::insert_node(&node, &child.node, None);
                    children.push(child);
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
        Built { node, effects, _listeners: listeners, _children: children, _owner: None }
    }
}

impl Render for Rooted {
    type State = Built;

    fn build(self) -> Built {
        let (mut parts, atlas) = (Vec::new(), self.atlas);
        let mut built = self.element.build(&mut parts, atlas);
        if !parts.is_empty() {
            let update = move |_| {
                let now = atlas.now();
                parts.iter_mut().for_each(|part| part.update(atlas, &now));
            };
            built.effects.push(RenderEffect::new(update));
        }
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
