//! Where programs are.

use crate::{Context, Outcome};
use std::{env, path::PathBuf};

/// The first of these programs that is on the path.
pub fn find(names: &[&str]) -> Outcome<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let places: Vec<PathBuf> = env::split_paths(&path).collect();
    let at = |name: &&str| places.iter().map(|place| place.join(name)).find(|file| file.is_file());
    names.iter().find_map(at).when(format!("looking for {} on PATH", names.join(" or ")))
}
