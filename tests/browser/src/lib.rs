//! What the readers' journeys in `tests/` need: the built page served from this machine, a browser under
//! a driver, and the page in a reader's words.

mod atlas_page;
mod browser;
mod driver;
mod engine;
mod failure;
mod fonts;
mod host_page;
mod programs;
mod seen;
mod server;
mod site;
mod stage;

pub use atlas_page::{
    AtlasPage, Change, Direction, File, Heard, Layout, Looks, Provoked, Said, Scheme, Times,
};
pub use browser::{Browser, Message};
pub use driver::Driver;
pub use engine::Engine;
pub use failure::{Context, Failure, Outcome, expect, expect_eq};
pub use fantoccini::key::Key;
pub use host_page::{Burden, Difference, Happened, Shown};
pub use seen::{Entry, Seen};
pub use site::{Mood, OTHER_TITLE, Reports, Script, Served, Site, project};
pub use stage::{Journey, Stage};
