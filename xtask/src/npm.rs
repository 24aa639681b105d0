//! The package for bundlers: what a host that builds its pages with npm needs of `dist/`.

use crate::{
    assemble, licences,
    process::{Failure, project_root},
};
use std::{fs, path::Path};

/// The form of a dataset that a page brings.
const SCHEMA: &str = "dataset.schema.json";

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
    let fetched = stable.filter(|file| {
        !file.contains("embed.") && *file != "sco-atlas-frame.js" && *file != assemble::HASHES
    });
    for file in fetched.chain([wasm, glue]).chain(late(&dist)?) {
        copy(&dist, &file, &folder)?;
    }
    let loader = folder.join(assemble::LOADER);
    let text = read(&loader)?;
    write(&loader, &without_hashes(&text)?)?;
    for file in late(&dist)?.iter().filter(|file| file.starts_with("sco-atlas-share")) {
        let dialog = folder.join(file);
        write(&dialog, &knowing(&read(&dialog)?, &read(&dist.join(assemble::HASHES))?)?)?;
    }
    for file in ["sco-atlas.d.ts", "sco-atlas-host.d.ts", "sco-atlas-react.d.ts"] {
        copy(&root.join("www"), file, &folder)?;
    }
    write(&folder.join("sco-atlas-react.js"), "export * from \"./sco-atlas.js\";\n")?;
    // A sheet has nothing to be typed; but compilers look for it.
    write(&folder.join("sco-atlas.css.d.ts"), "export {};\n")?;
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root, file, &folder)?;
    }
    copy(&dist, licences::FILE, &folder)?;
    // By which editors know the form of a page's own dataset; the widget never asks for it.
    copy(&root.join("docs"), SCHEMA, &folder)?;
    let version = assemble::version()?;
    write(&folder.join("README.md"), README)?;
    write(&folder.join("package.json"), &manifest(&version))?;
    println!("The package sco-atlas {version} is in {}.", folder.display());
    Ok(())
}

/// The loader without the hashes of the scripts that it fetches, which bundlers change and give other names; npm has a hash
/// of the whole package.
fn without_hashes(loader: &str) -> Result<String, Failure> {
    // Of the program it names the hash alone, and not for a file.
    let place = ["\": \"sha384-", "\":\"sha384-"].iter().find_map(|entry| loader.find(entry));
    let parts = place.and_then(|place| {
        let (before, within) = loader.split_at_checked(place)?;
        Some(format!("{}{{}}{}", before.rsplit_once('{')?.0, within.split_once('}')?.1))
    });
    parts.ok_or_else(|| Failure::new("the loader has no hashes".into()))
}

/// The dialog with the hashes of the files of `dist/` in it, as JSON. It could not ask for them: a bundler makes an address
/// of its own of so small a file, `data:`, which strict pages forbid.
fn knowing(dialog: &str, hashes: &str) -> Result<String, Failure> {
    const KNOWN: &str = "JSON.parse(\"null\")";
    if dialog.matches(KNOWN).count() != 1 {
        return Err(Failure::new(format!("the dialog has not once `{KNOWN}`")));
    }
    Ok(dialog.replace(KNOWN, hashes.trim()))
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

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| fault(file, &error))
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
    "./host": {{ "types": "./sco-atlas-host.d.ts", "default": "./sco-atlas-host.js" }},
    "./react": {{ "types": "./sco-atlas-react.d.ts", "default": "./sco-atlas-react.js" }},
    "./sco-atlas.css": {{ "types": "./sco-atlas.css.d.ts", "default": "./sco-atlas.css" }},
    "./{SCHEMA}": "./{SCHEMA}"
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
    use crate::minify::smaller;

    #[test]
    fn bundlers_get_a_loader_without_hashes() {
        let loader = fs::read_to_string(project_root().join("www").join(assemble::LOADER)).unwrap();
        let loader = loader.replace("%GLUE_HASH%", "sha384-x").replace("%DATA_HASH%", "sha384-y");
        let bundled = without_hashes(&loader).unwrap();
        assert!(bundled.contains("const HASHES = {};") && !bundled.contains("sha384-"), "{bundled}");
        let small = "let a=\"sha384-w\",h={\"b.js\":\"sha384-x\",\"c.js\":\"sha384-y\"},n=[\"d\"];f({})";
        assert_eq!(without_hashes(small).unwrap(), "let a=\"sha384-w\",h={},n=[\"d\"];f({})");
        assert_eq!(bundled.matches("import(").count(), loader.matches("import(").count());
        assert!(without_hashes("nothing").is_err());
        // As it is served.
        let served = without_hashes(&smaller(&loader).unwrap()).unwrap();
        assert_eq!(served.matches("sha384-").count(), 0, "{served}");
        let brings = |text: &str| text.matches("import(\"./%").count();
        assert_eq!((brings(&served), brings(&loader)), (5, 5), "{served}");
    }

    #[test]
    fn the_dialog_of_the_package_has_the_hashes_in_it() {
        let dialog = fs::read_to_string(project_root().join("www/sco-atlas-share.js")).unwrap();
        let knowing = knowing(&dialog, "{ \"sco-atlas.js\": \"sha384-x\" }\n").unwrap();
        assert!(knowing.contains("const PACKED = { \"sco-atlas.js\": \"sha384-x\" };"));
        assert!(super::knowing("nothing", "{}").is_err());
        let served =
            super::knowing(&smaller(&dialog).unwrap(), "{ \"sco-atlas.js\": \"sha384-x\" }").unwrap();
        assert!(served.contains("{ \"sco-atlas.js\": \"sha384-x\" }"), "{served}");
    }
}
