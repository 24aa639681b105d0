//! The package for bundlers: what a host that builds its pages with npm needs of `dist/`.

use crate::{
    assemble,
    process::{Failure, project_root},
};
use std::{fs, path::Path};

/// Makes `dist/npm/` of what has been built; `npm pack` and `npm publish` work in it.
pub fn package() -> Result<(), Failure> {
    let root = project_root();
    let dist = root.join("dist");
    let folder = dist.join("npm");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| fault(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| fault(&folder, &error))?;
    let (wasm, glue) = assemble::program(&dist)?;
    // All that the loader may fetch: not the page for frames, nor the examples.
    let stable = assemble::STABLE.iter().map(|file| (*file).to_owned());
    let fetched = stable.filter(|file| !file.contains("embed.") && *file != "sco-atlas-frame.js");
    for file in fetched.chain([wasm, glue]).chain(checker(&dist)?) {
        copy(&dist, &file, &folder)?;
    }
    copy(&root.join("www"), "sco-atlas.d.ts", &folder)?;
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root, file, &folder)?;
    }
    let version = assemble::version()?;
    write(&folder.join("README.md"), README)?;
    write(&folder.join("package.json"), &manifest(&version))?;
    println!("The package sco-atlas {version} is in {}.", folder.display());
    Ok(())
}

/// The names of the program that checks datasets, and of its glue.
fn checker(dist: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(dist).map_err(|error| fault(dist, &error))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| name.starts_with("check-")).collect())
}

fn copy(from: &Path, file: &str, to: &Path) -> Result<(), Failure> {
    let source = from.join(file);
    fs::copy(&source, to.join(file)).map(drop).map_err(|error| fault(&source, &error))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|error| fault(file, &error))
}

fn fault(file: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", file.display()))
}

fn manifest(version: &str) -> String {
    format!(
        r#"{{
  "name": "sco-atlas",
  "version": "{version}",
  "description": "A map and membership timeline of the Shanghai Cooperation Organisation, as a custom element",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "types": "./sco-atlas.d.ts",
  "exports": {{
    ".": {{ "types": "./sco-atlas.d.ts", "default": "./sco-atlas.js" }},
    "./host": "./sco-atlas-host.js",
    "./sco-atlas.css": "./sco-atlas.css"
  }},
  "sideEffects": true
}}
"#
    )
}

/// What npm shows of it.
const README: &str = include_str!("npm-readme.md");
