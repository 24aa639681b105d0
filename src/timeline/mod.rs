//! From dates to drawing units: the axis, its ticks, and a lane of bars for each state. Plain Rust.

mod lanes;
mod scale;

pub use lanes::{Bar, Lane, Marker, lane, lanes};
pub use scale::{DateScale, Tick, ticks};
