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
    let mut document = files::read(Path::new("data"))?;
    dataset::Dataset::check(&document).map_err(|refusals| files::listed(&refusals))?;
    // Only this check needs to know which names occur in the article.
    document.paragraph.clear();
    let json = serde_json::to_string(&document).map_err(|error| error.to_string())?;
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join("dataset.json"), json).map_err(|error| error.to_string())
}
