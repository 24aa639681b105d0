//! All tests that need no browser, one file for each thing that they guard. One program, so that it is linked once and
//! its tests run side by side.

mod article;
mod atlas;
mod boundaries;
mod colours;
mod common;
mod declarations;
mod export;
mod geometry;
mod lanes;
mod layout;
mod neighbours;
mod own;
mod painted;
mod record;
mod schema;
mod sentences;
mod snapshots;
mod views;
mod worldviews;

// `build/files.rs`, which `common` holds, calls the dataset `crate::dataset`.
use sco_atlas::dataset;
