//! English, in British spelling: `9 June 2017`. A file for each thing that is spoken of; whoever speaks need not know which.

mod changes;
mod dates;
mod labels;
mod lanes;
mod map;
mod sources;
mod statuses;
mod summits;

pub use changes::*;
pub use dates::*;
pub use labels::*;
pub use lanes::*;
pub use map::*;
pub use sources::*;
pub use statuses::*;
pub use summits::*;
