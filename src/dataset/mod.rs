//! What is known: states, their status over time, summits, decisions, disputed areas and sources.
//!
//! People write it as text under `data/`; `build/main.rs` reads that into a [`Document`], checks it
//! with [`Dataset::check`] and embeds the checked [`Dataset`]. Plain Rust: neither the DOM nor Leptos
//! is known here.

mod changes;
mod check;
pub mod codec;
mod date;
mod document;
mod elsewhere;
pub mod export;
pub mod given;
mod index;
mod layers;
mod model;
mod queries;
pub mod schema;
mod words;

pub use check::Refusal;
pub use date::{Date, Day, Precision};
pub use document::*;
pub use index::{Change, Move, Stretch, order_by_key};
pub use layers::Layers;
pub use model::*;
pub use queries::{Counts, Difference, Direction, Shown, Standing};
pub use words::*;
