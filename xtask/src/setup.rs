//! Installing what a build or a test needs, on a machine with Debian, rustup and Node alone.
//!
//! Every need says what it is for before it is installed, and is looked up first, so that a second
//! call changes nothing. What cannot be installed is named with the command to type.

use crate::process::{Failure, answer, cargo, cargo_home, project_root, run, spelled, tool};
use std::{fs, process::Command, sync::mpsc, thread, time::Instant};

/// What the tools are wanted for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
pub enum Want {
    /// To build and serve the page.
    Building,
    /// To test it as well, in a browser.
    Testing,
    /// To test it in the other engines too.
    TestingEverywhere,
}

/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// The newest Trunk that stable Rust 1.95 compiles.
const TRUNK: &str = "0.21.14";
/// The version of `wasm-opt` that Trunk.toml names.
const BINARYEN: &str = "132.0.0";
/// Scripts that the tests load into pages: the last version of pym.js, and a checker of accessibility.
const SCRIPTS: [(&str, &str); 2] = [("pym.js", "1.3.2"), ("axe-core", "4.14.1")];
/// A browser, its pages alone, which start in a third of the time, the driver that the tests speak to, and a font to draw
/// with.
const BROWSER_PACKAGES: [&str; 4] =
    ["chromium", "chromium-headless-shell", "chromium-driver", "fonts-dejavu-core"];
/// Two more, WebKit's driver, and a screen that nobody sees for WebKit.
const OTHER_PACKAGES: [&str; 3] = ["firefox-esr", "webkit2gtk-driver", "xvfb"];
/// Firefox's driver.
const GECKODRIVER: &str = "0.37.1";

/// One thing that may be missing.
struct Need {
    name: String,
    what_for: &'static str,
    /// What installs it, one command after the other.
    install: Vec<Command>,
}

/// Installs whatever of the tools for `want` is missing.
///
/// # Errors
/// Names each need that could not be met, and the commands that would meet it.
pub fn ensure(want: Want) -> Result<(), Failure> {
    // Fetching keeps the network busy and compiling the processor, and linking one core of it: so
    // these go side by side.
    let wanted = |from: Want, need: fn() -> Option<Need>| if want >= from { need() } else { None };
    let lanes = [
        missing([trunk(), wanted(Want::TestingEverywhere, geckodriver)]),
        missing([wasm_target(), wasm_bindgen()?, wanted(Want::Testing, scripts)]),
        missing([
            wasm_opt(),
            wanted(Want::Testing, browser),
            wanted(Want::TestingEverywhere, other_browsers),
        ]),
    ];
    if lanes.iter().all(Vec::is_empty) {
        return Ok(());
    }
    println!("Setting up. What is missing, and why:");
    for need in lanes.iter().flatten() {
        println!("  {}: {}", need.name, need.what_for);
    }
    let start = Instant::now();
    let failures: Vec<String> = thread::scope(|scope| {
        let (report, reports) = mpsc::channel();
        for needs in &lanes {
            let report = report.clone();
            scope.spawn(move || {
                for need in needs.iter() {
                    if let Err(why) = meet(need, start) {
                        let _ = report.send(why);
                    }
                }
            });
        }
        drop(report);
        reports.iter().collect()
    });
    if failures.is_empty() {
        println!("Set up in {} s.\n", start.elapsed().as_secs());
        Ok(())
    } else {
        Err(Failure::new(failures.join("\n")))
    }
}

fn missing<const N: usize>(needs: [Option<Need>; N]) -> Vec<Need> {
    needs.into_iter().flatten().collect()
}

/// Runs what installs `need`; the error names the commands for a person to type.
fn meet(need: &Need, start: Instant) -> Result<(), String> {
    for command in &need.install {
        println!("[{:>3} s] {}", start.elapsed().as_secs(), need.name);
        // The same command twice at most: registries sometimes drop a connection.
        let attempt = || run(&mut copy_of(command));
        if attempt().or_else(|_| attempt()).is_err() {
            let typed: Vec<String> = need.install.iter().map(spelled).collect();
            return Err(format!(
                "Could not install {} ({}). Install it by hand, then call this again:\n  {}",
                need.name,
                need.what_for,
                typed.join("\n  ")
            ));
        }
    }
    println!("[{:>3} s] {}: installed", start.elapsed().as_secs(), need.name);
    Ok(())
}

/// Commands cannot be run twice, nor cloned.
fn copy_of(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args());
    for (key, value) in command.get_envs() {
        match value {
            Some(value) => copy.env(key, value),
            None => copy.env_remove(key),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        copy.current_dir(folder);
    }
    copy
}

fn wasm_target() -> Option<Need> {
    let installed = answer(tool("rustup").args(["target", "list", "--installed"])).unwrap_or_default();
    // Without rustup the target may still be part of the compiler.
    let in_sysroot = || {
        answer(tool("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))
            .is_some_and(|folder| std::path::Path::new(&folder).is_dir())
    };
    if installed.lines().any(|line| line.trim() == WASM_TARGET) || in_sysroot() {
        return None;
    }
    let mut install = tool("rustup");
    install.args(["target", "add", WASM_TARGET]);
    Some(Need {
        name: format!("Rust target {WASM_TARGET}"),
        what_for: "compiles the widget for browsers",
        install: vec![install],
    })
}

fn trunk() -> Option<Need> {
    let here = answer(tool("trunk").arg("--version")).is_some_and(|version| version.contains(TRUNK));
    let mut install = cargo_install("trunk", TRUNK, "0");
    // Its defaults ask the network for newer releases of itself.
    install.args(["--locked", "--no-default-features", "--features", "rustls"]);
    (!here).then(|| Need {
        name: format!("Trunk {TRUNK}"),
        what_for: "builds and serves the page (compiled from source, a few minutes)",
        install: vec![install],
    })
}

fn wasm_bindgen() -> Result<Option<Need>, Failure> {
    let version = locked_version("wasm-bindgen")?;
    let here = answer(tool("wasm-bindgen").arg("--version"))
        .is_some_and(|answer| answer.split_whitespace().nth(1) == Some(version.as_str()));
    let install = cargo_install("wasm-bindgen-cli", &version, "1");
    Ok((!here).then(|| Need {
        name: format!("wasm-bindgen {version}"),
        what_for: "joins WebAssembly to JavaScript; must match Cargo.lock (compiled from source)",
        install: vec![install],
    }))
}

fn wasm_opt() -> Option<Need> {
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    let here = answer(tool("wasm-opt").arg("--version"))
        .is_some_and(|version| version.contains(&format!("version {major}")));
    let mut install = tool("npm");
    // Beside cargo's own tools, so that one folder on the PATH holds them all and no root is needed.
    install.args(["install", "--global", "--no-fund", "--no-audit", "--prefix"]).arg(cargo_home());
    install.arg(format!("binaryen@{BINARYEN}"));
    (!here).then(|| Need {
        name: format!("wasm-opt {major}"),
        what_for: "makes the WebAssembly smaller",
        install: vec![install],
    })
}

/// The scripts that the tests load into pages, all at once: npm takes away what it was not told of.
fn scripts() -> Option<Need> {
    let folder = project_root().join("target/hosts");
    let is_here = |(name, version): &(&str, &str)| {
        let manifest = folder.join("node_modules").join(name).join("package.json");
        let text = fs::read_to_string(manifest).unwrap_or_default();
        text.contains(&format!("\"version\": \"{version}\""))
    };
    let mut install = tool("npm");
    install.args(["install", "--no-fund", "--no-audit", "--no-save", "--prefix"]).arg(&folder);
    install.args(SCRIPTS.map(|(name, version)| format!("{name}@{version}")));
    (!SCRIPTS.iter().all(is_here)).then(|| Need {
        name: SCRIPTS.map(|(name, version)| format!("{name} {version}")).join(" and "),
        what_for: "in the tests, the one puts a frame on a page as newsrooms do, the other looks for what keeps readers out",
        install: vec![install],
    })
}

fn browser() -> Option<Need> {
    let programs = ["chromium", "chromium-headless-shell", "chromedriver"];
    let here = programs.iter().all(|name| answer(tool(name).arg("--version")).is_some());
    (!here).then(|| Need {
        name: "Chromium, its pages alone, and its driver".into(),
        what_for: "open the page in the tests",
        install: apt_install(&BROWSER_PACKAGES),
    })
}

fn other_browsers() -> Option<Need> {
    let version = |name: &str| answer(tool(name).arg("--version")).is_some();
    // Xvfb has no way to be asked without being started.
    let has_screen = answer(tool("which").arg("Xvfb")).is_some();
    let here = version("firefox-esr") && version("WebKitWebDriver") && has_screen;
    (!here).then(|| Need {
        name: "Firefox, WebKitGTK's driver and Xvfb".into(),
        what_for: "open the page in the other engines",
        install: apt_install(&OTHER_PACKAGES),
    })
}

fn geckodriver() -> Option<Need> {
    let here = answer(tool("geckodriver").arg("--version")).is_some();
    let mut install = cargo_install("geckodriver", GECKODRIVER, "0");
    install.arg("--locked");
    (!here).then(|| Need {
        name: format!("geckodriver {GECKODRIVER}"),
        what_for: "drives Firefox (compiled from source)",
        install: vec![install],
    })
}

/// Installs packages of Debian, through `sudo` unless this is root.
fn apt_install(packages: &[&str]) -> Vec<Command> {
    let root = answer(tool("id").arg("-u")).as_deref() == Some("0");
    let apt = |words: &[&str]| {
        let mut command = if root { tool("apt-get") } else { tool("sudo") };
        if !root {
            command.arg("apt-get");
        }
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let mut install = apt(&["install", "--yes", "--no-install-recommends"]);
    install.args(packages);
    vec![apt(&["update"]), install]
}

/// `cargo install` for a tool that runs here a few times a day: compiling it fast matters more
/// than the speed of its code, of which `opt_level` says how much it matters.
fn cargo_install(name: &str, version: &str, opt_level: &str) -> Command {
    let mut command = cargo();
    command.args(["install", name, "--version", version, "--force"]);
    for (key, value) in [("OPT_LEVEL", opt_level), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    // Inside the project its own settings would apply, and its target folder would be used.
    command.current_dir(std::env::temp_dir());
    command
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

    #[test]
    fn the_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.1"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }

    #[test]
    fn the_wasm_opt_that_is_installed_is_the_one_trunk_asks_for() {
        let trunk = fs::read_to_string(project_root().join("Trunk.toml")).unwrap();
        let major = BINARYEN.split('.').next().unwrap();
        assert!(trunk.contains(&format!("wasm_opt = \"version_{major}\"")), "{trunk}");
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
