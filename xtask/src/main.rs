//! `cargo xtask`: one door to every chore of the project. Without a task it lists them.

mod apt;
mod article;
mod assemble;
mod checker;
mod found;
mod hosts;
mod licences;
mod npm;
mod paths;
mod process;
mod served;
mod serving;
mod setup;
mod shrink;
mod size;

use process::{Failure, cargo, run};
use setup::Want;
use std::process::ExitCode;

/// A chore: its name, what it is for, and what it does with the words after its name.
type Task = (&'static str, &'static str, fn(&[String]) -> Result<(), Failure>);

const TASKS: &[Task] = &[
    (
        "serve",
        "set up, build and serve, anew after each change (--port N, default 8080; --release for the smallest)",
        served::serve,
    ),
    (
        "test",
        "set up, build, then run all tests: native, and in a real browser (--hosts: what `hosts` does too)",
        test,
    ),
    ("engines", "set up, then make the browser's journeys in all of Chromium, Firefox and WebKit", engines),
    ("check", "format and lints", check),
    ("setup", "install what building, serving and testing need", setup_all),
    ("build", "set up, then build the release into dist/", build),
    ("npm", "build, then make the npm package in dist/npm/", npm_package),
    ("size", "build, then say what a reader downloads, part by part, here and in the README", size_table),
    ("bench", "build, then time the widget's answers in a real browser", bench),
    ("assemble", "what Trunk calls after a build: squeeze the glue, lay out the loader beside it", assemble),
    ("hosts", "build, then drive the widget in projects with React, Vue and Svelte (needs npm)", test_hosts),
    (
        "served",
        "set up, serve as `serve` does, and make a reader's first journey through what it built",
        |_| served::test(),
    ),
    ("pack", "build, then pack every file of dist/ for servers that send packed files", pack),
    ("article", "draw names and numbers from the article (--text FILE, --check to compare only)", article),
    ("geo", "prepare data/geo/ anew from Natural Earth (needs the network; --table to only weigh it)", geo),
];

/// Tasks that make something of the words after their name.
const TAKES_WORDS: &[&str] = &["serve", "test", "article", "geo"];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next();
    let rest: Vec<String> = words.collect();
    let task = TASKS.iter().find(|(task, ..)| Some(*task) == name.as_deref());
    let Some((_, _, task)) = task else {
        if let Some(name) = name.filter(|name| !matches!(name.as_str(), "help" | "--help" | "-h")) {
            eprintln!("There is no task `{name}`.");
        }
        println!("cargo xtask TASK, with one of:");
        for (task, what_for, _) in TASKS {
            println!("  {task:<8} {what_for}");
        }
        return ExitCode::from(2);
    };
    let outcome = match rest.as_slice() {
        [word, ..] if !TAKES_WORDS.contains(&name.as_deref().unwrap_or_default()) => {
            Err(Failure::new(format!("this task takes no further words, but was given `{word}`")))
        }
        words => task(words),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn test(words: &[String]) -> Result<(), Failure> {
    let in_hosts = match words {
        [] => false,
        [flag] if flag == "--hosts" => true,
        _ => return Err(Failure::new("usage: cargo xtask test [--hosts]".into())),
    };
    if in_hosts {
        hosts::ready()?;
    }
    build(&[])?;
    size::keep()?;
    setup::ensure(Want::Testing)?;
    // Of all packages, as lints are: what several depend on is built with the same features, and so once.
    let tests = || {
        let mut tests = cargo();
        tests.args(["test", "--locked", "--workspace"]);
        tests
    };
    run(tests().args(["--lib", "--bins", "--test", "domain"]))?;
    let mut journeys = tests();
    journeys.args(["--test", "journeys"]);
    if in_hosts {
        journeys.env(hosts::BUILT, hosts::build()?);
    }
    run(&mut journeys)
}

fn engines(_: &[String]) -> Result<(), Failure> {
    build(&[])?;
    setup::ensure(Want::TestingEverywhere)?;
    for engine in ["chromium", "firefox", "webkit"] {
        println!("In {engine}:");
        let mut journeys = cargo();
        journeys.args(["test", "--locked", "--package", "browser-tests"]);
        run(journeys.env("SCO_ATLAS_ENGINE", engine))?;
    }
    Ok(())
}

fn check(_: &[String]) -> Result<(), Failure> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    // Native alone: nothing in the sources is for the browser only, and what is built for it is the same code.
    run(cargo().args(["clippy", "--locked", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

fn setup_all(_: &[String]) -> Result<(), Failure> {
    setup::ensure(Want::Testing)
}

fn build(_: &[String]) -> Result<(), Failure> {
    setup::ensure(Want::Building)?;
    run(paths::apart_from_here(process::tool("trunk")).args(["build", "--release", "--locked"]))?;
    paths::keep(&process::project_root().join("dist"))
}

fn npm_package(_: &[String]) -> Result<(), Failure> {
    build(&[])?;
    npm::package()
}

fn size_table(_: &[String]) -> Result<(), Failure> {
    build(&[])?;
    size::report()
}

fn bench(_: &[String]) -> Result<(), Failure> {
    build(&[])?;
    setup::ensure(Want::Testing)?;
    // The browser is timed and not this program, which therefore need not be fast.
    run(cargo().args([
        "bench",
        "--locked",
        "--profile",
        "dev",
        "--package",
        "browser-tests",
        "--bench",
        "frames",
    ]))
}

fn assemble(_: &[String]) -> Result<(), Failure> {
    assemble::assemble()
}

fn test_hosts(_: &[String]) -> Result<(), Failure> {
    hosts::ready()?;
    build(&[])?;
    setup::ensure(Want::Testing)?;
    let built = hosts::build()?;
    let journeys = ["test", "--locked", "--package", "browser-tests", "--", "in a project with"];
    run(cargo().args(journeys).env(hosts::BUILT, built))
}

fn pack(_: &[String]) -> Result<(), Failure> {
    build(&[])?;
    serving::pack()
}

fn geo(words: &[String]) -> Result<(), Failure> {
    match words {
        [] => {}
        [flag] if flag == "--table" => {}
        _ => return Err(Failure::new("usage: cargo xtask geo [--table]".into())),
    }
    run(cargo().args(["run", "--locked", "--release", "--package", "prepare-geo", "--"]).args(words))
}

fn article(words: &[String]) -> Result<(), Failure> {
    match words {
        [flag, file] if flag == "--text" => article::derive(file, false),
        [flag, file, check] if flag == "--text" && check == "--check" => article::derive(file, true),
        _ => Err(Failure::new("usage: cargo xtask article --text FILE [--check]".into())),
    }
}
