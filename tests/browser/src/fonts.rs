//! The fonts that pages are drawn with, whatever fonts the machine has: what a journey measures depends on them.

use crate::{
    Context, Failure, Outcome,
    site::{package, project},
};
use std::{fs, path::PathBuf};

/// The list of them, for programs that ask fontconfig.
pub(crate) fn list() -> PathBuf {
    package().join("fonts.conf")
}

/// Where they are.
///
/// # Errors
/// Which of those that the list names are missing: without them a page has no words.
pub(crate) fn folder() -> Outcome<PathBuf> {
    let list = list();
    let text = fs::read_to_string(&list).when(format!("reading {}", list.display()))?;
    let modules = project().join("target/hosts/node_modules");
    let named = text.split("target/hosts/node_modules/").skip(1).filter_map(|rest| rest.split_once('<'));
    let missing = named.map(|(package, _)| modules.join(package)).find(|package| !package.is_dir());
    if let Some(missing) = missing {
        let told = format!("{} is missing: `cargo xtask setup` fetches the fonts", missing.display());
        return Err(Failure::new(told));
    }
    modules.canonicalize().when(format!("looking for {}", modules.display()))
}
