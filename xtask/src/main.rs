//! `cargo xtask`: one door to every chore of the project. Without a task it lists them.

mod apt;
mod article;
mod assemble;
mod checker;
mod found;
mod hosts;
mod licences;
mod lints;
mod minify;
mod needs;
mod npm;
mod paths;
mod process;
mod served;
mod serving;
mod setup;
mod shrink;
mod size;

use lints::Compiler;
use process::{Aside, Failure, cargo, journeys, run, tests};
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
        "set up, build, then run all tests: native, and in a real browser (--all: what `check`, `hosts` and `served` do too)",
        test,
    ),
    (
        "engines",
        "set up, build, then make the browser's journeys in Chromium, and most in Firefox and WebKit",
        engines,
    ),
    ("check", "format and lints; installs rustfmt and clippy where they are missing", check),
    ("setup", "install what building, serving and testing need", setup_all),
    ("build", "set up, then build the release into dist/", build),
    ("npm", "build, then make the npm package in dist/npm/", npm_package),
    ("size", "build, then say what a reader downloads, part by part, here and in the README", size_table),
    ("bench", "build, then time the widget's answers in a real browser", bench),
    (
        "assemble",
        "what Trunk calls after a build: squeeze program and glue, build the checker, lay out all files",
        assemble,
    ),
    ("hosts", "build, then drive the widget in projects with React, Vue and Svelte (needs npm)", test_hosts),
    (
        "served",
        "set up, serve as `serve` does, and make a reader's first journey through what it built",
        test_served,
    ),
    ("pack", "build, then pack every file of dist/ for servers that send packed files", pack),
    ("article", "draw names and numbers from the article (--text FILE, --check to compare only)", article),
    ("geo", "prepare data/geo/ anew from Natural Earth (needs the network; --table to only weigh it)", geo),
];

/// Tasks that make something of the words after their name.
const TAKES_WORDS: &[&str] = &["serve", "test", "article", "geo"];

/// What somebody has asked for.
enum Asked<'a> {
    /// To be told of one task, or of all.
    Help(Option<&'static Task>),
    /// A task, with the words after its name.
    Do(&'static Task, &'a [String]),
}

/// What `words` ask for.
///
/// # Errors
/// Where there is no such task, or it makes nothing of the words after its name.
fn asked(words: &[String]) -> Result<Asked<'_>, Failure> {
    let is_help = |word: &str| matches!(word, "help" | "--help" | "-h");
    let find = |name: &str| {
        let task = TASKS.iter().find(|(task, ..)| *task == name);
        task.ok_or_else(|| {
            Failure::misuse(format!("There is no task `{name}`; `cargo xtask help` lists those there are."))
        })
    };
    let further = |name: &str, word: &str| {
        Failure::misuse(format!("`cargo xtask {name}` takes no further words, but was given `{word}`."))
    };
    let Some((name, rest)) = words.split_first() else { return Ok(Asked::Help(None)) };
    if is_help(name) {
        return match rest {
            [] => Ok(Asked::Help(None)),
            [name] => Ok(Asked::Help(Some(find(name)?))),
            [_, word, ..] => Err(further("help TASK", word)),
        };
    }
    let task = find(name)?;
    match rest {
        [word] if is_help(word) => Ok(Asked::Help(Some(task))),
        [word, ..] if !TAKES_WORDS.contains(&name.as_str()) => Err(further(name, word)),
        rest => Ok(Asked::Do(task, rest)),
    }
}

/// What help says.
fn help(task: Option<&Task>) -> String {
    let Some((name, what_for, _)) = task else {
        let all = TASKS.iter().map(|(task, what_for, _)| format!("  {task:<8} {what_for}\n"));
        return format!("cargo xtask TASK, with one of:\n{}", all.collect::<String>());
    };
    format!("cargo xtask {name}: {what_for}\n")
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = asked(&words).and_then(|asked| match asked {
        Asked::Help(task) => {
            print!("{}", help(task));
            Ok(())
        }
        Asked::Do((.., task), words) => task(words),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            if failure.is_misuse() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn test(words: &[String]) -> Result<(), Failure> {
    match words {
        [] => {}
        [flag] if flag == "--all" => return test_all(),
        _ => return Err(Failure::misuse("usage: cargo xtask test [--all]".into())),
    }
    // First, because sudo may ask: nobody waits for minutes to be asked then.
    setup::ensure(Want::Testing)?;
    build(&[])?;
    size::keep()?;
    run(tests().args(["--lib", "--bins", "--test", "domain"]))?;
    run(&mut journeys())
}

/// What `check`, `test`, `hosts` and `served` do. Nothing is compiled twice for it, and what `serve` builds is built while the
/// journeys wait for their browsers.
fn test_all() -> Result<(), Failure> {
    hosts::ready()?;
    setup::ensure(Want::Testing)?;
    let compiler = lints::while_compiling()?;
    build(&[])?;
    size::keep()?;
    run(compiler.compiles(tests().args(["--lib", "--bins", "--test", "domain"])))?;
    let hosts = hosts::build()?;
    let output = process::target_folder()?.join("served.log");
    let served = Aside::start(&served::build(), output)?;
    run(compiler.compiles(&mut journeys()).env(hosts::BUILT, hosts))?;
    served.finish()?;
    served::test(&compiler)
}

fn engines(_: &[String]) -> Result<(), Failure> {
    setup::ensure(Want::TestingEverywhere)?;
    build(&[])?;
    for engine in ["chromium", "firefox", "webkit"] {
        println!("In {engine}:");
        run(journeys().env("SCO_ATLAS_ENGINE", engine))?;
    }
    Ok(())
}

fn check(_: &[String]) -> Result<(), Failure> {
    lints::check()
}

fn setup_all(_: &[String]) -> Result<(), Failure> {
    setup::ensure(Want::Testing)
}

fn build(_: &[String]) -> Result<(), Failure> {
    setup::ensure(Want::Building)?;
    let mut trunk = paths::apart_from_here(process::tool("trunk"));
    run(trunk.args(["build", "--release", "--locked"]).env(checker::PROFILE, checker::RELEASE))?;
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
    setup::ensure(Want::Testing)?;
    build(&[])?;
    // The browser is timed and not this program, which therefore need not be fast.
    run(cargo().args(["bench", "--locked", "--profile", "dev", "--workspace", "--bench", "frames"]))
}

fn assemble(_: &[String]) -> Result<(), Failure> {
    assemble::assemble()
}

fn test_hosts(_: &[String]) -> Result<(), Failure> {
    hosts::ready()?;
    setup::ensure(Want::Testing)?;
    build(&[])?;
    let built = hosts::build()?;
    run(journeys().args(["--", "in a project with"]).env(hosts::BUILT, built))
}

fn test_served(_: &[String]) -> Result<(), Failure> {
    setup::ensure(Want::Testing)?;
    run(&mut served::build())?;
    served::test(&Compiler::usual())
}

fn pack(_: &[String]) -> Result<(), Failure> {
    build(&[])?;
    serving::pack()
}

fn geo(words: &[String]) -> Result<(), Failure> {
    match words {
        [] => {}
        [flag] if flag == "--table" => {}
        _ => return Err(Failure::misuse("usage: cargo xtask geo [--table]".into())),
    }
    run(cargo().args(["run", "--locked", "--release", "--package", "prepare-geo", "--"]).args(words))
}

fn article(words: &[String]) -> Result<(), Failure> {
    match words {
        [flag, file] if flag == "--text" => article::derive(file, false),
        [flag, file, check] if flag == "--text" && check == "--check" => article::derive(file, true),
        _ => Err(Failure::misuse("usage: cargo xtask article --text FILE [--check]".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn help_is_no_failure() {
        for all in ["", "help", "--help", "-h"] {
            assert!(matches!(asked(&words(all)), Ok(Asked::Help(None))), "{all}");
        }
        for one in ["help build", "-h build", "build --help", "build -h"] {
            assert!(matches!(asked(&words(one)), Ok(Asked::Help(Some(("build", ..))))), "{one}");
        }
        assert!(matches!(asked(&words("serve --help")), Ok(Asked::Help(Some(("serve", ..))))));
        let told = help(None);
        assert!(TASKS.iter().all(|(task, ..)| told.contains(&format!("\n  {task} "))), "{told}");
        let build = TASKS.iter().find(|(task, ..)| *task == "build");
        assert_eq!(help(build), "cargo xtask build: set up, then build the release into dist/\n");
    }

    #[test]
    fn what_cannot_be_understood_is_a_misuse_and_named() {
        for (given, told) in [
            ("biuld", "There is no task `biuld`; `cargo xtask help` lists those there are."),
            ("help biuld", "There is no task `biuld`; `cargo xtask help` lists those there are."),
            ("build now", "`cargo xtask build` takes no further words, but was given `now`."),
            ("help build now", "`cargo xtask help TASK` takes no further words, but was given `now`."),
        ] {
            let failure = asked(&words(given)).err().unwrap();
            assert!(failure.is_misuse(), "{given}");
            assert_eq!(failure.to_string(), told);
        }
        for given in ["test --hosts", "test --all now", "serve --port", "geo --tables", "article --text"] {
            let given = words(given);
            let Ok(Asked::Do((.., task), rest)) = asked(&given) else { panic!("{given:?}") };
            assert!(task(rest).unwrap_err().is_misuse(), "{given:?}");
        }
        assert!(!Failure::new("failed".into()).is_misuse());
    }

    fn read(file: &str) -> String {
        std::fs::read_to_string(process::project_root().join(file)).unwrap()
    }

    #[test]
    fn the_readme_tells_of_each_task() {
        let readme = read("README.md");
        assert!(TASKS.iter().all(|(task, ..)| readme.contains(&format!("\n| `{task}` | "))));
    }

    /// On a fresh machine that is the first thing that happens.
    #[test]
    fn cargo_shows_that_it_compiles_this() {
        let config = read(".cargo/config.toml");
        let alias = config.lines().find(|line| line.starts_with("xtask = ")).unwrap();
        assert!(!alias.contains("quiet") && !alias.contains(" -q"), "{alias}");
    }

    #[test]
    fn the_rust_that_the_readme_asks_for_is_the_manifests() {
        let manifest = read("Cargo.toml");
        let (_, rust) = manifest.split_once("rust-version = \"").unwrap();
        let rust = rust.split('"').next().unwrap();
        assert!(read("README.md").contains(&format!("with stable Rust {rust} or newer")), "{rust}");
    }

    /// The README says how many of the journeys other engines make, roughly.
    #[test]
    fn the_readme_knows_how_many_journeys_other_engines_make() {
        let journeys = read("tests/browser/tests/journeys/main.rs");
        let list = |name: &str| {
            let (_, list) = journeys.split_once(&format!("const {name}: ")).unwrap();
            let list = list.split_once("\n];").unwrap().0;
            list.lines().filter(|line| line.trim_start().starts_with(['"', '('])).collect::<Vec<_>>()
        };
        let all = list("JOURNEYS").len()
            - list("JOURNEYS").iter().filter(|line| line.contains(" in a project with ")).count();
        let alone =
            list("IN_CHROMIUM_ALONE").iter().filter(|line| !line.contains(" in a project with ")).count();
        let firefox = all - alone;
        let webkit = firefox - list("NOT_IN_WEBKIT").len();
        let readme = read("README.md");
        let (_, told) = readme.split_once("those that their drivers can make, about ").unwrap();
        let (told, _) = told.split_once(" % of them").unwrap();
        let told: Vec<usize> = told.split(" % and ").map(|share| share.parse().unwrap()).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        for (told, made) in told.iter().zip([firefox, webkit]) {
            let share = made * 100 / all;
            assert!(told.abs_diff(share) <= 3, "{made} of {all} are {share} %, and not about {told} %");
        }
    }
}
