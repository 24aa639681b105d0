//! Elements: what every view of the widget is made of.
//!
//! Leptos's `view!` compiles building, updating and removing anew for every shape of tree, and the
//! reader downloads each of them. An [`Element`] is one type whatever it holds. To Leptos it is a view
//! like any other, once it is [`Rooted`] in a store ([`Render`](leptos::prelude::Render)).
//!
//! What is live in an element is a function of what is looked at, [`Now`]. One of Leptos's render effects runs
//! all of them whenever that changes, and touches the page where a value is another: an effect for each would
//! cost more than what they do. What depends on something else, such as a width, [follows](Element::follow) it in
//! an effect of its own.
//!
//! Until it is built an element is plain data, so that natively, without a browser, it can be written as HTML
//! ([`RenderHtml::to_html`](leptos::prelude::RenderHtml::to_html)).

mod apart;
mod built;
mod list;
mod markup;
mod part;
mod value;

use crate::atlas::Now;
pub use apart::{Piece, collect, collected, keep};
pub use built::{Built, Rooted};
use list::Items;
pub use list::{Item, once};
pub use value::Text;
use value::{Place, Value};
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

enum Content {
    Text(Text),
    Live(Value),
    Element(Element),
    List(Box<dyn Items>),
    Late(Late),
    Apart(Late, bool),
}

// A trait of our own, as in value.rs.
trait Handler: Send {
    fn handle(&self, event: Event);
}

impl<F: Fn(Event) + Send> Handler for F {
    fn handle(&self, event: Event) {
        self(event);
    }
}

type Late = Box<dyn FnOnce() -> Vec<Element> + Send>;

type OnceBuilt = Box<dyn FnOnce(&web_sys::Element) + Send>;

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

    /// What is chosen in a list, by what is looked at, also once its options are others.
    pub fn choice(self, of: impl Fn(&Now) -> String + Send + 'static) -> Self {
        self.part(Place::Choice, Value::Words(Box::new(of)))
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

    /// Text that follows signals, as [`follow`](Self::follow) does. It is all that the element holds.
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

    /// Text by what is looked at. It is all that the element holds.
    pub fn words<T: Into<Text> + 'static>(self, of: impl Fn(&Now) -> T + Send + 'static) -> Self {
        self.hold(Content::Live(Value::Words(Box::new(of))))
    }

    /// An element inside, after what is there.
    pub fn child(self, child: Element) -> Self {
        self.hold(Content::Element(child))
    }

    /// Elements inside, after what is there, that are described and built by themselves: see [`Piece`].
    pub fn apart(self, make: impl FnOnce() -> Vec<Element> + Send + 'static) -> Self {
        self.hold(Content::Apart(Box::new(make), false))
    }

    /// The same for one whose live parts follow a moment later: what a reader looks at after what answers the hand.
    pub fn behind(self, make: impl FnOnce() -> Element + Send + 'static) -> Self {
        self.hold(Content::Apart(Box::new(move || vec![make()]), true))
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
}
