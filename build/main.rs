//! Checks what people wrote under `data/` and turns it into what the widget embeds.
//!
//! The checks are the widget's own (`src/dataset`), compiled into this script as well.

#[allow(dead_code, unused_imports)]
#[path = "../src/dataset/mod.rs"]
mod dataset;
#[allow(dead_code)]
mod files;

use std::{env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/dataset");
    println!("cargo::rerun-if-changed=www/atlas.css");
    for file in files::FILES {
        println!("cargo::rerun-if-changed=data/{file}");
    }
    match embed() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            for line in why.lines() {
                println!("cargo::error=data/{line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn embed() -> Result<(), String> {
    let document = files::read(Path::new("data"))?;
    let dataset = dataset::Dataset::check(&document).map_err(|refusals| files::listed(&refusals))?;
    write("dataset.bin", &dataset::codec::to_bytes(&dataset))?;
    let sheet = fs::read_to_string("www/atlas.css").map_err(|error| format!("www/atlas.css: {error}"))?;
    write("atlas.css", with_fallback(&with_own_names(&without_air(&sheet))).as_bytes())
}

fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join(name), bytes).map_err(|error| format!("{name}: {error}"))
}

/// A style sheet without its comments and indentation. (The sheet has no string with two spaces or
/// a comment sign in it.)
fn without_air(sheet: &str) -> String {
    let mut bare = String::new();
    for (at, part) in sheet.split("/*").enumerate() {
        bare.push_str(if at == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) });
    }
    bare.lines()
        .map(str::trim)
        .collect::<String>()
        .replace(": ", ":")
        .replace(" {", "{")
        .replace(";}", "}")
        .replace(", ", ",")
}

/// A bare style sheet whose custom properties begin with `--sco-`. A page that registers one by `@property`, as `--ink`, has
/// registered it in shadow roots too, with what it is at first and whether it is inherited.
fn with_own_names(sheet: &str) -> String {
    sheet.replace("--", "--sco-").replace("--sco-sco-atlas-", "--sco-atlas-")
}

/// A bare style sheet that also works in browsers without `light-dark()`: its first rule, that of all colours,
/// comes twice, first with the light ones alone.
fn with_fallback(sheet: &str) -> String {
    let Some((colours, rest)) = sheet.split_once('}') else { return sheet.to_owned() };
    let mut parts = colours.split("light-dark(");
    let mut light = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // `#fff,rgb(0 0 0 / 5%)` and what comes after the bracket that closes it.
        let (first, others) = part.split_once(',').unwrap_or((part, ""));
        let mut depth = 1;
        let after = others.split_inclusive(['(', ')']).skip_while(|piece| {
            depth += if piece.ends_with('(') { 1 } else { -1 };
            depth > 0
        });
        light.push_str(first);
        light.extend(after.skip(1));
    }
    format!("{light}}}@supports (color:light-dark(red,red)){{{colours}}}}}{rest}")
}
