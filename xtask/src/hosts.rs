//! Projects with React, Vue and Svelte that use the widget: built from npm, and driven in a browser. Pages in TypeScript
//! are compiled.

use crate::{
    npm,
    process::{Failure, project_root, run, tool},
};
use std::path::PathBuf;

/// The projects in `tests/hosts/`.
const PROJECTS: &[&str] = &["react", "vue", "svelte"];

/// The environment's variable that tells journeys where they are built.
pub const BUILT: &str = "SCO_ATLAS_HOSTS";

/// Compiles the pages in TypeScript and builds each project into `target/hosts/`, of which it gives the path.
pub fn build() -> Result<PathBuf, Failure> {
    let here = project_root().join("tests/hosts");
    let built = project_root().join("target/hosts");
    let npm =
        |words: &[&str]| run(tool("npm").args(words).args(["--no-fund", "--no-audit"]).current_dir(&here));
    npm::package()?;
    npm(&["ci"])?;
    // One of them uses the package, as a copy that finds what is beside it; the others use the script.
    npm(&["install", "--no-save", "--install-links", "../../dist/npm"])?;
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
