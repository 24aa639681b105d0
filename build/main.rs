//! Checks what people wrote under `data/` and turns it into what the widget embeds.
//!
//! The checks are the widget's own (`src/dataset`), compiled into this script as well.

#[allow(dead_code, unused_imports)]
#[path = "../src/dataset/mod.rs"]
mod dataset;
#[allow(dead_code)]
mod files;
mod styles;

use std::{env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/dataset");
    println!("cargo::rerun-if-changed=www/atlas");
    for file in files::FILES {
        println!("cargo::rerun-if-changed=data/{file}");
    }
    match embed() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            for line in why.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn embed() -> Result<(), String> {
    let document = files::read(Path::new("data")).map_err(|why| in_data(&why))?;
    let dataset =
        dataset::Dataset::check(&document).map_err(|refusals| in_data(&files::listed(&refusals)))?;
    write("dataset.bin", &dataset::codec::to_bytes(&dataset))?;
    write("atlas.css", styles::squeezed(&styles::read(Path::new("www/atlas"))?).as_bytes())
}

/// What is wrong with files of `data/`, which are told without their folder: one a line.
fn in_data(why: &str) -> String {
    why.lines().map(|line| format!("data/{line}")).collect::<Vec<_>>().join("\n")
}

fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join(name), bytes).map_err(|error| format!("{name}: {error}"))
}
