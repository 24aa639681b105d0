//! From the prepared map to drawing units: shapes, lines, neighbours, labels. Plain Rust.

mod borders;
mod labels;
mod nearest;
mod topology;

pub use borders::{Border, border_between};
pub use labels::{Label, LabelWish, PlacedLabel, place_labels};
pub use nearest::{Compass, nearest_towards};
pub use topology::{Bounds, Face, Point, Topology, TopologyError};

/// The map that `cargo xtask geo` prepared.
pub const ATLAS: &[u8] = include_bytes!("../../data/geo/atlas.topo");
