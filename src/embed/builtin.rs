//! The dataset and the map that are compiled into the widget.

use crate::{
    atlas::World,
    dataset::{Dataset, Layers, codec},
    geo::{ATLAS, Topology, TopologyError},
};
use std::{cell::RefCell, fmt, sync::OnceLock};

/// What `build/main.rs` made of the files under `data/`: a checked dataset, as bytes.
const DATASET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin"));

/// Why there is nothing to show.
#[derive(Debug)]
pub enum BuiltinError {
    /// The dataset cannot be read.
    Dataset,
    /// The map cannot be read.
    Map(TopologyError),
    /// The dataset that the page has brought was not made by this version's checker.
    Own,
    /// The page has brought more than [`MOST_BYTES`].
    Full,
}

impl fmt::Display for BuiltinError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dataset => out.write_str("the embedded dataset cannot be read"),
            Self::Map(error) => write!(out, "the embedded map cannot be read: {error}"),
            Self::Own => out.write_str("the dataset was checked by another version"),
            Self::Full => out.write_str("this page has brought all the datasets that it can; load it anew"),
        }
    }
}

/// How much of datasets a page may bring while it is open, in bytes as the checker makes them: about a hundred and fifty
/// like the built-in one. What widgets have looked at stays in memory, so that what they draw may borrow from it; read it takes
/// about seven times as many bytes.
pub const MOST_BYTES: usize = 8_000_000;

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
    let map = map()?;
    Ok(WORLD.get_or_init(|| World { layers, map, is_own: false }))
}

/// The world of a dataset that the page has brought, from the bytes that the checker (`checker/`) made of it.
/// Like the other it lives as long as the page, and is one for all widgets that are given the same.
///
/// Disputed areas are of the map: a dataset that says nothing of them, and so has no worldview, has those that are built in. What
/// another leaves out is land of whoever administers it.
///
/// # Errors
/// Bytes that are no dataset of this version, or more of them than a page may bring.
pub fn world_of(bytes: &[u8]) -> Result<&'static World, BuiltinError> {
    thread_local! {
        static WORLDS: RefCell<Vec<(Vec<u8>, &'static World)>> = const { RefCell::new(Vec::new()) };
    }
    let known = |worlds: &RefCell<Vec<(Vec<u8>, &'static World)>>| {
        worlds.borrow().iter().find(|(of, _)| of == bytes).map(|(_, world)| *world)
    };
    if let Some(world) = WORLDS.with(known) {
        return Ok(world);
    }

    let kept = WORLDS.with_borrow(|worlds| worlds.iter().map(|(of, _)| of.len()).sum::<usize>());
    if kept + bytes.len() > MOST_BYTES {
        return Err(BuiltinError::Full);
    }
    let world: &'static World = Box::leak(Box::new(read_world(bytes)?));
    WORLDS.with(|worlds| worlds.borrow_mut().push((bytes.to_vec(), world)));
    Ok(world)
}

/// The world of a dataset that the page has brought, each time another one: see [`world_of`].
///
/// # Errors
/// Bytes that are no dataset of this version.
pub fn read_world(bytes: &[u8]) -> Result<World, BuiltinError> {
    let builtin = world()?.record();
    let read = || {
        let mut data: Dataset = codec::from_bytes(bytes).ok_or(BuiltinError::Own)?;
        if data.worldviews.is_empty() {
            data.adopt_areas(builtin);
        } else {
            data.adopt_lands(builtin);
        }
        Ok(data)
    };
    let layers = Layers::new(read()?, read()?);
    Ok(World { layers, map: map()?, is_own: true })
}

fn map() -> Result<&'static Topology, BuiltinError> {
    static MAP: OnceLock<Topology> = OnceLock::new();
    if let Some(map) = MAP.get() {
        return Ok(map);
    }

    let map = Topology::decode(ATLAS).map_err(BuiltinError::Map)?;
    Ok(MAP.get_or_init(|| map))
}
