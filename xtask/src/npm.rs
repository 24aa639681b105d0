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
    for file in fetched.chain([wasm, glue]).chain(late(&dist)?) {
        copy(&dist, &file, &folder)?;
    }
    let loader = folder.join(assemble::LOADER);
    let text = fs::read_to_string(&loader).map_err(|error| fault(&loader, &error))?;
    write(&loader, &without_hashes(&text)?)?;
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

/// The loader without the hashes of the scripts that it fetches, which bundlers change and give other names; npm has a hash
/// of the whole package.
fn without_hashes(loader: &str) -> Result<String, Failure> {
    let parts = loader.split_once("const HASHES = {").and_then(|(before, rest)| {
        let (_, after) = rest.split_once("};")?;
        Some(format!("{before}const HASHES = {{}};{after}"))
    });
    parts.ok_or_else(|| Failure::new("the loader has no hashes".into()))
}

/// The names of what the loader fetches when it is asked for.
fn late(dist: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(dist).map_err(|error| fault(dist, &error))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| assemble::is_late(name)).collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundlers_get_a_loader_without_hashes() {
        let loader = fs::read_to_string(project_root().join("www").join(assemble::LOADER)).unwrap();
        let bundled = without_hashes(&loader).unwrap();
        assert!(bundled.contains("const HASHES = {};") && !bundled.contains("%GLUE_HASH%"));
        assert_eq!(bundled.matches("import(").count(), loader.matches("import(").count());
        assert!(without_hashes("nothing").is_err());
    }
}
