//! An embeddable map and membership timeline of the Shanghai Cooperation Organisation.
//!
//! Imports run one way, `embed → view → atlas → {timeline, geo} → dataset`; `tests/domain/boundaries.rs`
//! keeps it so. ARCHITECTURE.md is the way in.

// An index out of range would end the widget; tests may have theirs.
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]

pub mod atlas;
pub mod dataset;
pub mod embed;
pub mod geo;
pub mod i18n;
pub mod timeline;
pub mod view;
