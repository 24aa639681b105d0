//! Tests that need no browser, of the library as others meet it; what a file keeps to itself is tested at its end. One file
//! for each thing that they guard, and one program, so that it is linked once and its tests run side by side.

mod article;
mod atlas;
mod boundaries;
mod colours;
mod common;
mod constants;
mod declarations;
mod export;
mod geometry;
mod lanes;
mod layout;
mod mergers;
mod neighbours;
mod own;
mod painted;
mod reading;
mod record;
mod refusals;
mod schema;
mod sentences;
mod signs;
mod snapshots;
mod views;
mod worldviews;

// `build/files.rs`, which `common` holds, calls the dataset `crate::dataset`.
use sco_atlas::dataset;
