//! What a build and the tests need: for each how it is looked for and what installs it.

use crate::{
    found::{Found, Lack, fit, look_for, major},
    process::{Failure, answer, cargo, cargo_bin, cargo_home, find, project_root, tool},
    setup::{Install, Need, Step, there},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// The newest Trunk that stable Rust 1.95 compiles.
const TRUNK: &str = "0.21.14";
/// The version of `wasm-opt` that Trunk.toml names.
const BINARYEN: &str = "132.0.0";
/// What makes the scripts smaller.
pub const TERSER: &str = "5.51.4";
/// What the tests load into pages, the last version of pym.js and a checker of accessibility, and what they draw them with (see
/// tests/browser/fonts.conf): each with its version and a file of it that they need.
const PAGE_PACKAGES: [(&str, &str, &str); 4] = [
    ("pym.js", "1.3.2", "dist/pym.v1.js"),
    ("axe-core", "4.14.1", "axe.min.js"),
    ("@expo-google-fonts/open-sans", "0.4.2", "400Regular/OpenSans_400Regular.ttf"),
    ("dejavu-fonts-ttf", "2.37.3", "ttf/DejaVuSans.ttf"),
];
/// A browser, its pages alone, which start in a third of the time, and the driver that the tests speak to.
const BROWSER_PACKAGES: [&str; 3] = ["chromium", "chromium-headless-shell", "chromium-driver"];
/// The names that the tests know these two browsers by.
const BROWSERS: [&[&str]; 2] = [
    &["chromium", "chromium-browser", "google-chrome", "chrome"],
    &["chromium-headless-shell", "chrome-headless-shell"],
];
/// Firefox, as the tests know it.
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];
/// Two more, WebKit's driver, and a screen that nobody sees for WebKit.
const OTHER_PACKAGES: [&str; 3] = ["firefox-esr", "webkit2gtk-driver", "xvfb"];
/// Firefox's driver.
const GECKODRIVER: &str = "0.37.1";
/// What npm's `binaryen` puts beside cargo's tools.
const BINARYEN_PROGRAMS: [&str; 9] = [
    "wasm-as",
    "wasm-ctor-eval",
    "wasm-dis",
    "wasm-merge",
    "wasm-metadce",
    "wasm-opt",
    "wasm-reduce",
    "wasm-shell",
    "wasm2js",
];

pub fn lints() -> Option<Need> {
    Need::unmet(
        "rustfmt and clippy".into(),
        "look at the sources' format and for what is unsound",
        || {
            // Where rustup has it not, there is a program of that name all the same, which fails.
            let starts = |task: &&str| answer(cargo().args([task, "--version"])).is_some();
            there(["fmt", "clippy"].iter().all(starts))
        },
        || lints_install().into(),
    )
}

fn lints_install() -> Command {
    let mut install = tool("rustup");
    install.args(["component", "add", "rustfmt", "clippy"]);
    install
}

pub fn wasm_target() -> Option<Need> {
    let look = || {
        let installed = answer(tool("rustup").args(["target", "list", "--installed"])).unwrap_or_default();
        // Without rustup the target may still be part of the compiler.
        let in_sysroot = || {
            answer(tool("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))
                .is_some_and(|folder| Path::new(&folder).is_dir())
        };
        there(installed.lines().any(|line| line.trim() == WASM_TARGET) || in_sysroot())
    };
    Need::unmet(format!("Rust target {WASM_TARGET}"), "compiles the widget for browsers", look, || {
        target_install().into()
    })
}

fn target_install() -> Command {
    let mut install = tool("rustup");
    install.args(["target", "add", WASM_TARGET]);
    install
}

pub fn trunk() -> Option<Need> {
    Need::unmet(
        format!("Trunk {TRUNK}"),
        "builds and serves the page (compiled from source, a few minutes)",
        || look_for("trunk", |found| found.version.as_deref() == Some(TRUNK)),
        || {
            // Its defaults ask the network for newer releases of itself.
            cargo_install("trunk", TRUNK, "0", &["--no-default-features", "--features", "rustls"]).into()
        },
    )
}

pub fn wasm_bindgen() -> Result<Option<Need>, Failure> {
    let version = locked_version("wasm-bindgen")?;
    let install = cargo_install("wasm-bindgen-cli", &version, "1", &[]);
    Ok(Need::unmet(
        format!("wasm-bindgen {version}"),
        "joins WebAssembly to JavaScript; must match Cargo.lock (compiled from source)",
        move || look_for("wasm-bindgen", |found| found.version.as_ref() == Some(&version)),
        || install.into(),
    ))
}

pub fn wasm_opt() -> Option<Need> {
    let foreign = foreign(&cargo_bin(), "binaryen", &BINARYEN_PROGRAMS);
    let mut need = Need::unmet(
        format!("wasm-opt {}", major(BINARYEN)),
        "makes the WebAssembly smaller",
        || look_for("wasm-opt", |found| found.major() == Some(major(BINARYEN))),
        || npm_install("binaryen", BINARYEN, !foreign.is_empty()).into(),
    )?;
    let others = foreign.iter().filter(|program| !program.ends_with("wasm-opt"));
    need.notices.extend(others.map(|program| format!("replaces {}", program.display())));
    Some(need)
}

pub fn terser() -> Option<Need> {
    let is_foreign = !foreign(&cargo_bin(), "terser", &["terser"]).is_empty();
    Need::unmet(
        format!("terser {TERSER}"),
        "makes the scripts smaller",
        || look_for("terser", |found| found.version.as_deref() == Some(TERSER)),
        || npm_install("terser", TERSER, is_foreign).into(),
    )
}

/// A program of npm's for every folder.
fn npm_install(package: &str, version: &str, replaces_others: bool) -> Command {
    let mut install = tool("npm");
    // Beside cargo's own tools, so that one folder on the PATH holds them all and no root is needed.
    install.args(["install", "--global", "--no-fund", "--no-audit", "--prefix"]).arg(cargo_home());
    if replaces_others {
        // Npm replaces nothing that it has not put there, unless it is told to.
        install.arg("--force");
    }
    install.arg(format!("{package}@{version}"));
    install
}

/// Those of a package's programs that came into `bin` by other ways than npm.
fn foreign(bin: &Path, package: &str, programs: &[&str]) -> Vec<PathBuf> {
    let own = Path::new("../lib/node_modules").join(package);
    let is_npms = |program: &PathBuf| fs::read_link(program).is_ok_and(|to| to.starts_with(&own));
    let programs = programs.iter().map(|name| bin.join(name));
    programs.filter(|program| program.symlink_metadata().is_ok() && !is_npms(program)).collect()
}

/// What pages of the tests are made with, all at once: npm takes away what it was not told of.
pub fn page_packages() -> Option<Need> {
    let folder = project_root().join("target/hosts");
    let install = page_packages_install(&folder);
    // Npm may have been ended before it had unpacked everything.
    let is_here = move |(name, version, file): &(&str, &str, &str)| {
        let package = folder.join("node_modules").join(name);
        let text = fs::read_to_string(package.join("package.json")).unwrap_or_default();
        text.contains(&format!("\"version\": \"{version}\"")) && package.join(file).is_file()
    };
    Need::unmet(
        PAGE_PACKAGES.map(|(name, version, _)| format!("{name} {version}")).join(", "),
        "in the tests, the first puts a frame on a page as newsrooms do, the second looks for what keeps readers out, and the fonts \
         draw the pages' words alike on every machine",
        move || there(PAGE_PACKAGES.iter().all(&is_here)),
        || install.into(),
    )
}

fn page_packages_install(folder: &Path) -> Command {
    let mut install = tool("npm");
    install.args(["install", "--no-fund", "--no-audit", "--no-save", "--prefix"]).arg(folder);
    install.args(PAGE_PACKAGES.map(|(name, version, _)| format!("{name}@{version}")));
    install
}

pub fn browser() -> Option<Need> {
    Need::unmet(
        "Chromium, its pages alone, and its driver".into(),
        "open the page in the tests",
        || {
            BROWSERS.iter().try_for_each(|names| {
                let browser = Found::look(names).ok_or(Lack::Absent)?;
                let driver = driver_for(&browser.program).ok_or(Lack::Absent)?;
                fit(Found::at(driver), browser)
            })
        },
        || Install::Packages(&BROWSER_PACKAGES),
    )
}

/// The driver that the tests take for a browser: the one beside it, which came with it, before others on the PATH.
fn driver_for(browser: &Path) -> Option<PathBuf> {
    let beside = browser.with_file_name("chromedriver");
    if beside.is_file() { Some(beside) } else { find(&["chromedriver"]) }
}

pub fn other_browsers() -> Option<Need> {
    let starts = |names: &[&str]| Found::look(names).is_some_and(|found| found.version.is_some());
    Need::unmet(
        "Firefox, WebKitGTK's driver and Xvfb".into(),
        "open the page in the other engines",
        move || {
            // These two say no version.
            let are_there = ["WebKitWebDriver", "Xvfb"].iter().all(|name| find(&[name]).is_some());
            there(are_there && starts(FIREFOX))
        },
        || Install::Packages(&OTHER_PACKAGES),
    )
}

pub fn geckodriver() -> Option<Need> {
    Need::unmet(
        format!("geckodriver {GECKODRIVER}"),
        "drives Firefox (compiled from source)",
        || look_for("geckodriver", |found| found.version.is_some()),
        || cargo_install("geckodriver", GECKODRIVER, "0", &[]).into(),
    )
}

/// `cargo install` for a tool that runs here a few times a day: compiling it fast matters more
/// than the speed of its code, of which `opt_level` says how much it matters.
fn cargo_install(name: &str, version: &str, opt_level: &str, more: &[&str]) -> Step {
    let folder = project_root().join("target/tools").join(name);
    let command = |is_locked: bool| {
        let mut command = cargo();
        // Where settings of cargo's name another folder, nobody would look.
        command.args(["install", name, "--version", version, "--force", "--root"]).arg(cargo_home());
        // The folder for what is temporary may be in memory, or run nothing; and what was compiled before somebody ended this, or
        // before it failed, need not be again.
        command.arg("--target-dir").arg(&folder);
        command.args(more).args(is_locked.then_some("--locked"));
        for (key, value) in
            [("OPT_LEVEL", opt_level), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0")]
        {
            command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
        }
        // Inside the project its own settings would apply, and its target folder would be used.
        command.current_dir(std::env::temp_dir());
        command
    };
    // What its author tried, unless that cannot be had: a registry's copy may lack some of it. Cargo tells of that as of all
    // else, a network that is not there among it, and only to whoever reads.
    let why = "That failed, for the reason above. Once more without `--locked`, which helps where a registry's copy lacks one of \
        the versions that its author tried, and not where the network is the reason.";
    Step { command: command(true), otherwise: Some((why, command(false))), leaves: Some(folder.clone()) }
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String, Failure> {
    let file = project_root().join("Cargo.lock");
    let text =
        fs::read_to_string(&file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    version_in_lock(&text, package)
        .ok_or_else(|| Failure::new(format!("Cargo.lock names no package `{package}`")))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::spelled;

    #[test]
    fn the_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.1"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }

    #[test]
    fn the_driver_beside_the_browser_is_taken() {
        let folder = std::env::temp_dir().join(format!("sco-atlas-browser-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("chromedriver"), "").unwrap();
        let driver = driver_for(&folder.join("chromium"));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(driver, Some(folder.join("chromedriver")));
    }

    /// The tests are a program of their own, which what is set up must be good for.
    #[test]
    fn what_is_looked_for_is_what_the_tests_open_and_where() {
        let read = |file| fs::read_to_string(project_root().join("tests/browser/src").join(file)).unwrap();
        let (engine, programs) = (read("engine.rs"), read("programs.rs"));
        for names in BROWSERS.iter().chain([&FIREFOX]) {
            assert!(engine.contains(&format!("&{names:?}")), "{names:?}");
        }
        for program in ["with_file_name(\"chromedriver\")", "\"geckodriver\"", "\"WebKitWebDriver\""] {
            assert!(engine.contains(program), "{program}");
        }
        assert!(programs.contains("cargo_bin().into_iter().chain(env::split_paths(&path))"), "{programs}");
        let (fonts, site) = (read("../fonts.conf"), read("site.rs"));
        for (name, ..) in PAGE_PACKAGES {
            let folder = format!("target/hosts/node_modules/{name}");
            assert!(fonts.contains(&folder) || site.contains(&format!("\"{name}/")), "{name}");
        }
    }

    #[test]
    fn cargo_installs_where_the_tools_are_looked_for() {
        let step = cargo_install("trunk", "1.0.0", "0", &[]);
        assert!(spelled(&step.command).contains(&format!("--root {}", cargo_home().display())));
    }

    #[test]
    fn cargo_takes_the_versions_that_the_author_tried_and_others_only_if_that_fails() {
        let step = cargo_install("trunk", "1.0.0", "0", &["--features", "rustls"]);
        let (first, second) = (spelled(&step.command), spelled(&step.otherwise.unwrap().1));
        assert_eq!(first.strip_suffix(" --locked"), Some(second.as_str()));
        assert!(second.ends_with(" --features rustls"), "{second}");
    }

    /// Who has neither is told of it by these needs alone.
    #[test]
    fn the_tools_come_by_programs_that_are_looked_for_first() {
        assert_eq!(npm_install("binaryen", BINARYEN, false).get_program(), "npm");
        assert_eq!(page_packages_install(Path::new("folder")).get_program(), "npm");
        assert_eq!(target_install().get_program(), "rustup");
        assert_eq!(spelled(&lints_install()), "rustup component add rustfmt clippy");
    }

    #[test]
    fn npm_is_told_to_replace_only_where_there_is_something_to_replace() {
        assert!(spelled(&npm_install("binaryen", BINARYEN, true)).contains(" --force "));
        assert!(!spelled(&npm_install("binaryen", BINARYEN, false)).contains("--force"));
    }

    #[cfg(unix)]
    #[test]
    fn only_what_npm_did_not_put_there_is_replaced_by_force() {
        let bin = std::env::temp_dir().join(format!("sco-atlas-setup-{}", std::process::id()));
        fs::create_dir_all(&bin).unwrap();
        fs::write(bin.join("wasm-opt"), "").unwrap();
        let npms = "../lib/node_modules/binaryen/bin/wasm-as";
        std::os::unix::fs::symlink(npms, bin.join("wasm-as")).unwrap();
        std::os::unix::fs::symlink("/opt/node_modules/binaryen/bin/wasm-dis", bin.join("wasm-dis")).unwrap();
        let foreign = foreign(&bin, "binaryen", &BINARYEN_PROGRAMS);
        fs::remove_dir_all(&bin).unwrap();
        assert_eq!(foreign, [bin.join("wasm-dis"), bin.join("wasm-opt")]);
    }

    #[test]
    fn the_wasm_opt_that_is_installed_is_the_one_trunk_asks_for() {
        let trunk = fs::read_to_string(project_root().join("Trunk.toml")).unwrap();
        let major = BINARYEN.split('.').next().unwrap();
        assert!(trunk.contains(&format!("wasm_opt = \"version_{major}\"")), "{trunk}");
    }

    #[test]
    fn the_trunk_that_is_installed_is_the_one_that_the_readme_names() {
        let readme = fs::read_to_string(project_root().join("README.md")).unwrap();
        assert!(readme.contains(&format!("\n- Trunk {TRUNK}, which")), "{TRUNK}");
    }

    /// Trunk refuses to ignore what is not there: with `dist` among it, nothing could be served from a fresh checkout.
    #[test]
    fn what_trunk_ignores_is_in_every_checkout() {
        let read = |file| fs::read_to_string(project_root().join(file)).unwrap();
        let trunk = read("Trunk.toml");
        let (_, list) = trunk.split_once("\nignore = [").unwrap();
        let (list, _) = list.split_once(']').unwrap();
        let ignored: Vec<&str> = list.split(',').map(|path| path.trim().trim_matches('"')).collect();
        assert!(!ignored.is_empty());
        for path in ignored {
            assert!(project_root().join(path).exists(), "{path}");
            assert!(
                !read(".gitignore").lines().any(|line| line.trim_matches('/') == path),
                "{path} is made here"
            );
        }
    }
}
