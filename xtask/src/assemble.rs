//! What Trunk leaves to the project: squeezes the glue that wasm-bindgen writes, and lays out beside it what has
//! a stable address, above all the loader, with the names of the hashed files filled in.

use crate::{
    checker, licences,
    minify::{self, minified},
    process::{Failure, project_root},
    serving,
    shrink::shrunk,
};
use base64::Engine as _;
use sha2::{Digest, Sha384};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The loader.
pub const LOADER: &str = "sco-atlas.js";
/// The page in a frame.
const FRAME: &str = "embed.html";
/// What the hashes of the files are that a page may pin itself to: the dialog writes them into its code.
pub const HASHES: &str = "sco-atlas-hashes.json";
/// Files of `www/` that have a stable address, the loader first. `%NAMES%` in them are filled in.
pub const STABLE: &[&str] =
    &[LOADER, "sco-atlas-frame.js", "sco-atlas-host.js", "sco-atlas.css", HASHES, "embed.html", "embed.css"];
/// Files of `www/` that the loader fetches when they are asked for, and what is filled in for their names and hashes. Their
/// names have a hash of their content in them, so that no loader meets a file of another build.
const LATE: &[(&str, &str, &str)] = &[
    ("sco-atlas-snapshot", "%SNAPSHOT%", "%SNAPSHOT_HASH%"),
    ("sco-atlas-data", "%DATA%", "%DATA_HASH%"),
    ("sco-atlas-share", "%SHARE%", "%SHARE_HASH%"),
];

/// Whether a file of `dist/` is one that the loader fetches when it is asked for.
pub fn is_late(file: &str) -> bool {
    file.starts_with("check-") || LATE.iter().any(|(stem, ..)| file.starts_with(stem))
}

/// What is filled in: a name between two `%`, and what stands for it.
type Names = [(&'static str, String)];

/// Works on the folder that Trunk is filling, or on `dist/`.
pub fn assemble() -> Result<(), Failure> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map_or_else(|| project_root().join("dist"), PathBuf::from);
    let www = project_root().join("www");
    let (wasm, glue) = named_after_content(&folder, &read(&www.join("guard.js"))?)?;
    let checker = checker::build(&folder)?;
    // Where the files of this very version stay, for pages that want no other.
    let late = LATE.iter().map(|(stem, ..)| format!("{stem}.js"));
    let sources = STABLE
        .iter()
        .map(|file| (*file).to_owned())
        .chain(late)
        .map(|file| read(&www.join(file)))
        .collect::<Result<String, _>>()?;
    let hash =
        checker::fingerprint(format!("{wasm}{glue}{}{sources}{}", checker.glue, minify::how()).as_bytes());
    let pinned = format!("v/{}-{}/", version()?, hash.get(..8).unwrap_or(&hash));
    let mut hashed = vec![wasm.clone(), glue.clone(), checker.wasm.clone(), checker.glue.clone()];
    let mut names = vec![
        ("%VERSION%", version()?),
        ("%WASM_HASH%", integrity(&folder.join(&wasm))?),
        ("%WASM%", wasm),
        ("%GLUE_HASH%", integrity(&folder.join(&glue))?),
        ("%GLUE%", glue),
        ("%CHECKER_WASM_HASH%", integrity(&folder.join(&checker.wasm))?),
        ("%CHECKER_WASM%", checker.wasm),
        ("%CHECKER_GLUE_HASH%", integrity(&folder.join(&checker.glue))?),
        ("%CHECKER_GLUE%", checker.glue),
        ("%CONTENT%", content(&read(&folder.join("index.html"))?)?),
        ("%PINNED%", pinned.clone()),
    ];
    for (stem, name, hash) in LATE {
        let text = minified(&filled(&read(&www.join(format!("{stem}.js")))?, &names))?;
        let file = format!("{stem}-{}.js", checker::fingerprint(text.as_bytes()));
        write(&folder.join(&file), &text)?;
        names.push((*hash, integrity(&folder.join(&file))?));
        names.push((*name, file.clone()));
        hashed.push(file);
    }
    for file in STABLE {
        let text = read(&www.join(file))?;
        let text = filled(&text, &names);
        write(&folder.join(file), &if file.ends_with(".js") { minified(&text)? } else { text })?;
        let hash = match *file {
            LOADER => "%LOADER_HASH%",
            "sco-atlas-host.js" => "%HOST_HASH%",
            "sco-atlas.css" => "%SHEET_HASH%",
            _ => continue,
        };
        names.push((hash, integrity(&folder.join(file))?));
    }
    write(&folder.join(licences::FILE), &licences::text()?)?;
    write(&folder.join("_headers"), &serving::headers(&hashed, &pinned))?;
    let page = folder.join("index.html");
    write(&page, &filled(&read(&page)?, &names))?;
    if let Ok(address) = env::var("SCO_ATLAS_URL") {
        describe(&folder, &address)?;
    }
    let pinned = folder.join(pinned);
    let fault = |error| Failure::new(format!("{}: {error}", pinned.display()));
    fs::create_dir_all(&pinned).map_err(fault)?;
    let stable = STABLE.iter().chain([&licences::FILE]).map(|file| (*file).to_owned());
    for file in hashed.into_iter().chain(stable) {
        fs::copy(folder.join(&file), pinned.join(&file)).map_err(fault)?;
    }
    // The page and the picture are those of the living version.
    let frame = pinned.join(FRAME);
    write(&frame, &serving::located(&read(&frame)?, "../../"))?;
    Ok(())
}

/// Squeezes the glue, leads it through the guard, and gives the program and it a name of their whole content; says what
/// they are called then. Trunk's name does not tell of another guard, and browsers keep for ever what has a hash in its name.
fn named_after_content(folder: &Path, guard: &str) -> Result<(String, String), Failure> {
    let (wasm, glue) = program(folder)?;
    let script = guarded(&read(&folder.join(&glue))?, guard)?;
    let path = folder.join(&wasm);
    let fault = |error| Failure::new(format!("{}: {error}", path.display()));
    let (bytes, script) = shrunk(&fs::read(&path).map_err(fault)?, &script)?;
    let script = minified(&script)?;
    fs::write(&path, &bytes).map_err(fault)?;
    let hash = checker::fingerprint(&[bytes.as_slice(), script.as_bytes()].concat());
    let (new_wasm, new_glue) = (format!("sco-atlas-{hash}_bg.wasm"), format!("sco-atlas-{hash}.js"));
    fs::rename(&path, folder.join(&new_wasm)).map_err(fault)?;
    fs::remove_file(folder.join(&glue)).map_err(fault)?;
    write(&folder.join(&new_glue), &script)?;
    let page = folder.join("index.html");
    write(&page, &read(&page)?.replace(&glue, &new_glue))?;
    Ok((new_wasm, new_glue))
}

/// Describes the widget in the way of oEmbed, which needs to know where the files will lie.
fn describe(folder: &Path, address: &str) -> Result<(), Failure> {
    let address = format!("{}/", address.trim_end_matches('/'));
    let page = folder.join("index.html");
    let text = read(&page)?;
    let text = serving::located(&text, &address);
    let frame = folder.join(FRAME);
    write(&frame, &serving::located(&read(&frame)?, &address))?;
    let title = text.split_once("<title>").and_then(|(_, after)| after.split_once("</title>"));
    let (title, _) = title.ok_or_else(|| Failure::new("index.html has no title".into()))?;
    write(&folder.join("oembed.json"), &serving::oembed(&address, title))?;
    write(&page, &serving::linked(&text, &address))
}

/// The names of the program's file and of its glue, which Trunk has put a hash into.
pub fn program(folder: &Path) -> Result<(String, String), Failure> {
    let fault = |error| Failure::new(format!("{}: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(fault)? {
        let name = entry.map_err(fault)?.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix("_bg.wasm") {
            let glue = format!("{stem}.js");
            return Ok((name, glue));
        }
    }
    Err(Failure::new(format!("{} has no program; build it with `cargo xtask build`", folder.display())))
}

/// What the page holds to be read without the widget.
fn content(page: &str) -> Result<String, Failure> {
    let inside = page.split_once("<sco-atlas").and_then(|(_, after)| {
        let (_, inside) = after.split_once('>')?;
        Some(inside.split_once("</sco-atlas>")?.0.to_owned())
    });
    inside.ok_or_else(|| Failure::new("index.html has no <sco-atlas>".into()))
}

/// The widget's version, as its `Cargo.toml` has it.
pub fn version() -> Result<String, Failure> {
    let manifest = read(&project_root().join("Cargo.toml"))?;
    let package = manifest.split_once("[package]").map_or("", |(_, after)| after);
    let value = package.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    value.map(str::to_owned).ok_or_else(|| Failure::new("Cargo.toml has no version".into()))
}

/// What browsers check a file against, as in the attribute `integrity`.
fn integrity(file: &Path) -> Result<String, Failure> {
    let bytes = fs::read(file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    Ok(integrity_of(&bytes))
}

/// The same for what a file holds.
pub fn integrity_of(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

fn filled(text: &str, names: &Names) -> String {
    names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

/// The glue with all calls of the program through `guard`.
fn guarded(script: &str, guard: &str) -> Result<String, Failure> {
    const EXPORTS: &str = "wasm = instance.exports;";
    match script.matches(EXPORTS).count() {
        1 => Ok(script.replace(EXPORTS, "wasm = guarded(instance.exports);") + guard),
        0 if script.contains("guarded(instance.exports)") => Ok(script.to_owned()),
        count => Err(Failure::new(format!(
            "the glue has `{EXPORTS}` {count} times, and not once: what wasm-bindgen writes has changed"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{filled, guarded};

    #[test]
    fn every_name_is_filled_in_and_nothing_else_changes() {
        let names =
            [("%VERSION%", "1.2"), ("%WASM_HASH%", "sha384-x"), ("%WASM%", "a_bg.wasm"), ("%GLUE%", "a.js")]
                .map(|(name, value)| (name, value.to_owned()));
        let text = "a(\"%WASM%\", \"%WASM_HASH%\"); // 100%\nimport(\"./%GLUE%\"); \"%VERSION%\"";
        let should_be = "a(\"a_bg.wasm\", \"sha384-x\"); // 100%\nimport(\"./a.js\"); \"1.2\"";
        assert_eq!(filled(text, &names), should_be);
    }

    #[test]
    fn the_program_is_called_through_the_guard_alone() {
        let glue = "let wasm;\nwasm = instance.exports;\n";
        let once = guarded(glue, "const guarded = 1;\n").expect("glue as it should be");
        assert_eq!(once, "let wasm;\nwasm = guarded(instance.exports);\nconst guarded = 1;\n");
        assert_eq!(guarded(&once, "const guarded = 1;\n").expect("the same glue once more"), once);
        assert!(guarded("wasm = other;", "").is_err());
    }
}
