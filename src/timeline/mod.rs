//! From dates to drawing units: the axis and the stretch of time it shows, its ticks, a lane of bars for each
//! state, and how many states there were. Plain Rust.

mod counts;
mod lanes;
mod scale;
mod window;

pub use counts::{CountArea, CountStep, counts, most_counted};
pub use lanes::{Bar, Fade, Gap, Lane, LaneGroup, Marker, groups, lane, lanes};
pub use scale::{DateScale, LETTER_PX, REACH_PX, Tick, TickForm, beside_line, ticks};
pub use window::Window;
