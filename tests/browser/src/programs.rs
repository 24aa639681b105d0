//! Where programs are.

use crate::{Context, Outcome};
use std::{
    env,
    path::{Path, PathBuf},
};

/// The first of these programs that is among the tools that cargo installed, or on the path: looked for as set-up does.
pub fn find(names: &[&str]) -> Outcome<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let places: Vec<PathBuf> = cargo_bin().into_iter().chain(env::split_paths(&path)).collect();
    let at = |place: &PathBuf| names.iter().map(|name| place.join(name)).find(|file| file.is_file());
    places.iter().find_map(at).when(format!("looking for {} in cargo's bin and on PATH", names.join(" or ")))
}

/// Where cargo installs programs: `bin` in `$CARGO_HOME`, or in `.cargo` in the home folder.
fn cargo_bin() -> Option<PathBuf> {
    let home = || env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    Some(env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)?.join("bin"))
}
