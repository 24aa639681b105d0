//! From the prepared map to drawing units: shapes, lines, neighbours, labels. Plain Rust.

mod borders;
mod labels;
mod locator;
mod marks;
mod nearest;
mod neighbours;
mod pads;
mod seen;
mod tip;
mod topology;
mod typed;
mod viewport;

pub use borders::{Border, border_between, drawn_face, land_of};
pub use labels::{Label, MARKER_PX, Named, PlacedLabel, place_labels, sign_at};
pub use locator::{LOCATOR_LAND, LOCATOR_UNITS, located, located_at, locator_corner};
pub use marks::{MARK_PX, Mark, place_marks};
pub use nearest::{Compass, nearest_towards};
pub use neighbours::{Bearing, Neighbour, neighbours_of};
pub use pads::{PAD_PX, Pad, nearest_pad, place_area_pads, place_pads};
pub use seen::Seen;
pub use tip::Tip;
pub use topology::{Bounds, Face, Point, Topology, TopologyError};
pub use typed::name_typed;
pub use viewport::{FRAME, Sheet, Viewport, fine};

/// The map that `cargo xtask geo` prepared.
pub const ATLAS: &[u8] = include_bytes!("../../data/geo/atlas.topo");
