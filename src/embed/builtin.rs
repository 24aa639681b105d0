//! The dataset and the map that are compiled into the widget.

use crate::{
    atlas::World,
    dataset::{Layers, codec},
    geo::{ATLAS, Topology, TopologyError},
};
use std::{fmt, sync::OnceLock};

/// What `build/main.rs` made of the files under `data/`: a checked dataset, as bytes.
const DATASET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin"));

/// Why there is nothing to show.
#[derive(Debug)]
pub enum BuiltinError {
    /// The dataset cannot be read.
    Dataset,
    /// The map cannot be read.
    Map(TopologyError),
}

impl fmt::Display for BuiltinError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dataset => out.write_str("the embedded dataset cannot be read"),
            Self::Map(error) => write!(out, "the embedded map cannot be read: {error}"),
        }
    }
}

/// What the widget is built with, read once for all widgets of a page.
///
/// # Errors
/// None with what the build has embedded; a caller that cannot know that shows its fallback.
pub fn world() -> Result<&'static World, BuiltinError> {
    static WORLD: OnceLock<World> = OnceLock::new();
    if let Some(world) = WORLD.get() {
        return Ok(world);
    }

    let read = || codec::from_bytes(DATASET).ok_or(BuiltinError::Dataset);
    let layers = Layers::new(read()?, read()?);
    let map = Topology::decode(ATLAS).map_err(BuiltinError::Map)?;
    Ok(WORLD.get_or_init(|| World { layers, map }))
}
