//! Words: catalogues of texts, and how dates, counts and sentences are put together.
//!
//! Each language is a module with the same functions; English is the first.

pub mod en;
