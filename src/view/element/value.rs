//! What is live in an element: where it goes, and what it is now.

use crate::atlas::Now;
use std::borrow::Cow;

/// Text: most of what is live is one of a few words, which need no memory of their own.
pub type Text = Cow<'static, str>;

/// Where a live value goes.
pub(super) enum Place {
    Attribute(&'static str),
    Property(&'static str),
    /// What is chosen in a list.
    Choice,
    Style(&'static str),
}

/// A value that changes.
pub(super) enum Value {
    /// Words, by what is looked at.
    Words(Box<dyn Words>),
    /// Whether it is there at all, by what is looked at.
    Flag(Box<dyn Flag>),
    /// Words that follow something else.
    Own(Box<dyn Own>),
}

impl Value {
    /// The value now; `None` takes an attribute away.
    pub(super) fn get(&self, now: &Now) -> Option<Text> {
        match self {
            Self::Words(of) => Some(of.words(now)),
            Self::Flag(of) => of.flag(now).then_some(Text::Borrowed("")),
            Self::Own(of) => Some(of.own()),
        }
    }
}

// Traits of our own, because the table of a `dyn Fn` leads to two more ways of calling the same function, which the
// reader would download for each of several hundred.

pub(super) trait Words: Send {
    fn words(&self, now: &Now) -> Text;
}

impl<T: Into<Text>, F: Fn(&Now) -> T + Send> Words for F {
    fn words(&self, now: &Now) -> Text {
        self(now).into()
    }
}

pub(super) trait Flag: Send {
    fn flag(&self, now: &Now) -> bool;
}

impl<F: Fn(&Now) -> bool + Send> Flag for F {
    fn flag(&self, now: &Now) -> bool {
        self(now)
    }
}

pub(super) trait Own: Send {
    fn own(&self) -> Text;
}

impl<T: Into<Text>, F: Fn() -> T + Send> Own for F {
    fn own(&self) -> Text {
        self().into()
    }
}
