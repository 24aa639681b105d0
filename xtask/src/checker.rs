//! Builds the program that checks a dataset which a page brings (`checker/`), beside what Trunk has built. It is a
//! program of its own, so that only pages that bring one fetch it.

use crate::{
    minify::minified,
    needs::WASM_TARGET,
    paths,
    process::{Failure, cargo, project_root, run, target_folder, tool},
    shrink::shrunk,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The names of its files, which are those of their content.
#[derive(Debug)]
pub struct Checker {
    /// The script that wasm-bindgen writes.
    pub glue: String,
    /// The program.
    pub wasm: String,
}

/// Where the tasks tell with which of cargo's profiles they have Trunk build the widget: no hook of Trunk's is told by itself.
pub const PROFILE: &str = "SCO_ATLAS_PROFILE";

/// The profile of cargo's with which the widget is built for readers.
pub const RELEASE: &str = "release";

/// Whether the widget is built for readers: as it is where nobody tells how.
pub fn is_release() -> bool {
    env::var(PROFILE).map_or(true, |profile| profile == RELEASE)
}

/// Builds it into `folder`: as the widget beside it was built, or as for the release where nobody says how that was.
pub fn build(folder: &Path) -> Result<Checker, Failure> {
    let told = env::var(PROFILE).ok();
    let profile = told.as_deref().unwrap_or(RELEASE);
    let mut build = paths::apart_from_here(cargo());
    build.args(["build", "--locked", "--quiet", "--profile", profile, "--target", WASM_TARGET]);
    build.args(["--package", "checker"]);
    if told.is_some() {
        // With the widget, which is there already: what both depend on is then taken with the features that it was compiled with
        // for that, and not compiled once more.
        build.args(["--lib", "--package", "sco-atlas", "--bin", "sco-atlas"]);
    }
    run(&mut build)?;
    let target = target_folder()?;
    let made = target.join("checker").join(profile);
    let compiled = target.join(WASM_TARGET).join(profile).join("checker.wasm");
    let (raw, small) = (made.join("check_bg.wasm"), made.join("small.wasm"));
    // Most changes are of a view, which this program has none of: then what was made of the same is still there.
    let program =
        fs::read(&compiled).map_err(|error| Failure::new(format!("{}: {error}", compiled.display())))?;
    let stamp = made.join("stamp");
    let optimisations = if is_release() { optimisations()? } else { Vec::new() };
    let made_of = format!("{} {}", fingerprint(&program), optimisations.join(" "));
    if fs::read_to_string(&stamp).ok().as_ref() != Some(&made_of) {
        let _ = fs::remove_file(&stamp);
        run(tool("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", "check", "--out-dir"])
            .args([&made, &compiled]))?;
        if optimisations.is_empty() {
            fs::copy(&raw, &small).map_err(|error| Failure::new(format!("{}: {error}", raw.display())))?;
        } else {
            run(tool("wasm-opt").args(optimisations).arg("-o").args([&small, &raw]))?;
        }
        put(stamp, made_of.as_bytes())?;
    }
    let wasm = fs::read(&small).map_err(|error| Failure::new(format!("{}: {error}", small.display())))?;
    let file = made.join("check.js");
    let glue =
        fs::read_to_string(&file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    let (wasm, glue) = shrunk(&wasm, &glue)?;
    let glue = minified(&glue)?;
    let hash = fingerprint(&[wasm.as_slice(), glue.as_bytes()].concat());
    let names = Checker { glue: format!("check-{hash}.js"), wasm: format!("check-{hash}.wasm") };
    put(folder.join(&names.wasm), &wasm)?;
    put(folder.join(&names.glue), glue.as_bytes())?;
    Ok(names)
}

fn put(file: PathBuf, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(&file, bytes).map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

/// What Trunk tells wasm-opt about the widget, from `index.html`.
fn optimisations() -> Result<Vec<String>, Failure> {
    let page = project_root().join("index.html");
    let text =
        fs::read_to_string(&page).map_err(|error| Failure::new(format!("{}: {error}", page.display())))?;
    let words = text.split_once("data-wasm-opt-params=\"").and_then(|(_, rest)| rest.split_once('"'));
    let (words, _) = words.ok_or_else(|| Failure::new("index.html does not say how to optimise".into()))?;
    Ok(["-Oz"].into_iter().chain(words.split_whitespace()).map(str::to_owned).collect())
}

/// FNV-1a, 64 bits: a name that changes with the content, and no protection against anybody.
pub fn fingerprint(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_those_that_the_algorithms_authors_publish() {
        assert_eq!(fingerprint(b""), "cbf29ce484222325");
        assert_eq!(fingerprint(b"foobar"), "85944171f73967e8");
    }

    #[test]
    fn the_page_says_how_to_optimise() {
        assert!(optimisations().unwrap().contains(&"--strip-debug".to_owned()));
    }
}
