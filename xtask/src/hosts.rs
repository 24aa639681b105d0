//! Projects with React, Vue and Svelte that use the widget, and one whose reader has Dark Reader: built from npm, and driven in a
//! browser. Pages in TypeScript are compiled.

use crate::{
    npm,
    process::{Failure, answer, project_root, run, tool},
};
use std::path::PathBuf;

/// The projects in `tests/hosts/`.
const PROJECTS: &[&str] = &["react", "vue", "svelte", "recoloured"];

/// The environment's variable that tells journeys where they are built.
pub const BUILT: &str = "SCO_ATLAS_HOSTS";

/// What Vite, which builds them, asks of Node: as package-lock.json has it, and in words.
const NODE: [&str; 2] = ["^20.19.0 || >=22.12.0", "20.19 or a later 20, or 22.12 or newer"];

/// Fails where Node cannot build them, to be asked before anything else is built.
pub fn ready() -> Result<(), Failure> {
    let said = answer(tool("node").arg("--version"));
    can_build(said.as_deref()).map_err(|found| {
        Failure::new(format!(
            "The projects with React, Vue and Svelte need Node {}, and {found}. https://nodejs.org has it; nothing else \
             here needs so new a one.",
            NODE[1]
        ))
    })
}

/// Whether a Node that says this of its version can; else what was found.
fn can_build(said: Option<&str>) -> Result<(), String> {
    let said = said.ok_or("there is no node here that starts")?;
    let mut numbers = said.trim_start_matches('v').split('.').map_while(|number| number.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(20), Some(19..)) | (Some(22), Some(12..)) | (Some(23..), _) => Ok(()),
        _ => Err(format!("node says that it is {said}")),
    }
}

/// Compiles the pages in TypeScript and builds each project into `target/hosts/`, of which it gives the path.
pub fn build() -> Result<PathBuf, Failure> {
    let here = project_root().join("tests/hosts");
    let built = project_root().join("target/hosts");
    let npm =
        |words: &[&str]| run(tool("npm").args(words).args(["--no-fund", "--no-audit"]).current_dir(&here));
    npm::package()?;
    // What builds them, also where npm is told that this is no place to build.
    npm(&["ci", "--include=dev"])?;
    // One of them uses the package, as a copy that finds what is beside it; the others use the script.
    npm(&["install", "--no-save", "--include=dev", "--install-links", "../../dist/npm"])?;
    // What the package declares, as strictly as it can be read, and with the declarations themselves read as well.
    for project in ["types", "types/react"] {
        run(tool("npx").args(["--no-install", "tsc", "--project", project]).current_dir(&here))?;
    }
    for project in PROJECTS {
        run(tool("npx")
            .args(["--no-install", "vite", "build", project, "--emptyOutDir", "--outDir"])
            .arg(built.join(project))
            .current_dir(&here))?;
    }
    Ok(built)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_is_too_old_is_told_with_its_version() {
        for said in ["v20.19.0", "v20.20.2", "v22.12.0", "v23.0.0", "v26.1.0-nightly"] {
            assert_eq!(can_build(Some(said)), Ok(()), "{said}");
        }
        for said in ["v18.20.4", "v20.18.9", "v21.7.0", "v22.11.0", "v4.0.0", "io.js"] {
            assert_eq!(can_build(Some(said)), Err(format!("node says that it is {said}")));
        }
        assert!(can_build(None).is_err());
    }

    #[test]
    fn the_node_that_is_asked_for_is_the_one_that_vite_and_the_readme_ask_for() {
        let read = |file| std::fs::read_to_string(project_root().join(file)).unwrap();
        let lock = read("tests/hosts/package-lock.json");
        let (_, vite) = lock.split_once("\"node_modules/vite\": {").unwrap();
        let (_, node) = vite.split_once("\"node\": \"").unwrap();
        assert_eq!(node.split('"').next(), Some(NODE[0]));
        assert!(read("README.md").contains(&format!("Node {}", NODE[1])));
    }
}
