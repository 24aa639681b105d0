//! Why a journey did not arrive.

use std::fmt;

/// What failed, in words, outermost first.
#[derive(Debug)]
pub struct Failure(String);

/// What a step of a journey comes to.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure that says this.
    pub fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Says what was being done when something failed.
pub trait Context<T> {
    /// The same, where a failure begins with what was being done.
    ///
    /// # Errors
    /// The failure that there was.
    fn when(self, doing: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Context<T> for Result<T, E> {
    fn when(self, doing: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{doing}: {error}")))
    }
}

impl<T> Context<T> for Option<T> {
    fn when(self, doing: impl fmt::Display) -> Outcome<T> {
        self.ok_or_else(|| Failure(format!("{doing}: there is none")))
    }
}

/// That something holds.
///
/// # Errors
/// What did not hold.
pub fn expect(holds: bool, what: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(Failure(what())) }
}

/// That two things are equal.
///
/// # Errors
/// What they are and should be.
pub fn expect_eq<A, B>(what: &str, is: A, should_be: B) -> Outcome
where
    A: PartialEq<B> + fmt::Debug,
    B: fmt::Debug,
{
    expect(is == should_be, || format!("{what}:\n  is        {is:?}\n  should be {should_be:?}"))
}
