//! Projects with React, Vue and Svelte that use the widget: built from npm, and driven in a browser. Pages in TypeScript
//! are compiled.

use crate::{
    npm,
    process::{Failure, cargo, project_root, run, tool},
};

/// The projects in `tests/hosts/`.
const PROJECTS: &[&str] = &["react", "vue", "svelte"];

/// Compiles the pages in TypeScript, builds each project into `target/hosts/`, and makes the journeys through them.
pub fn test() -> Result<(), Failure> {
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
    run(cargo()
        .args([
            "test",
            "--locked",
            "--package",
            "browser-tests",
            "--test",
            "journeys",
            "--",
            "in a project with",
        ])
        .env("SCO_ATLAS_HOSTS", &built))
}
