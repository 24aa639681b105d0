//! Installing what a build or a test needs, on a machine with Debian, rustup and Node alone.
//!
//! Every need says what it is for before it is installed, and is looked up first, so that a second
//! call changes nothing. What cannot be installed is named with the command to type.

use crate::{
    apt::{self, Apt},
    found::Lack,
    needs,
    process::{Failure, answer, cargo_bin, find, run, run_again, spelled, tool},
};
use std::{fs, path::PathBuf, process::Command, sync::mpsc, thread, time::Instant};

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

/// Fails while something is not as it is needed.
type Look = Box<dyn Fn() -> Result<(), Lack> + Send + Sync>;

/// A command, and another that is tried when it fails, after saying why that may do.
pub struct Step {
    /// What is tried first.
    pub command: Command,
    /// What may do where that fails, after the words that say why.
    pub otherwise: Option<(&'static str, Command)>,
    /// A folder that nobody needs once it is done.
    pub leaves: Option<PathBuf>,
}

impl Step {
    fn run(&mut self) -> Result<(), Failure> {
        match &mut self.otherwise {
            None => run_again(&mut self.command)?,
            Some((why, other)) => run(&mut self.command).or_else(|_| {
                println!("{why}");
                run(other)
            })?,
        }
        // Where it cannot be taken away it only takes room.
        self.leaves.iter().for_each(|folder| drop(fs::remove_dir_all(folder)));
        Ok(())
    }
}

impl From<Command> for Step {
    fn from(command: Command) -> Self {
        Self { command, otherwise: None, leaves: None }
    }
}

/// What installs something.
pub enum Install {
    /// One command after the other.
    Steps(Vec<Step>),
    /// Debian's packages.
    Packages(&'static [&'static str]),
}

impl From<Step> for Install {
    fn from(step: Step) -> Self {
        Self::Steps(vec![step])
    }
}

impl From<Command> for Install {
    fn from(command: Command) -> Self {
        Step::from(command).into()
    }
}

/// One thing that is missing.
pub struct Need {
    name: String,
    what_for: &'static str,
    /// What to know before: what is replaced.
    pub notices: Vec<String>,
    install: Install,
    /// Asked again when it has been installed: it may have gone where nobody looks.
    look: Look,
}

impl Need {
    /// What is needed, unless it is there.
    pub fn unmet(
        name: String,
        what_for: &'static str,
        look: impl Fn() -> Result<(), Lack> + Send + Sync + 'static,
        install: impl FnOnce() -> Install,
    ) -> Option<Self> {
        let notices = look().err()?.before(&cargo_bin()).into_iter().collect();
        Some(Self { name, what_for, notices, install: install(), look: Box::new(look) })
    }

    fn is_packages(&self) -> bool {
        matches!(self.install, Install::Packages(_))
    }

    /// Whether this program installs it.
    fn comes_by(&self, program: &str) -> bool {
        match &self.install {
            Install::Steps(steps) => steps.iter().any(|step| step.command.get_program() == program),
            Install::Packages(_) => false,
        }
    }

    /// What it is for, and what is lost by it.
    fn told(&self) -> String {
        let notices = self.notices.iter().map(|notice| format!("; {notice}"));
        format!("{}: {}{}", self.name, self.what_for, notices.collect::<String>())
    }
}

/// Installs whatever of the tools for `want` is missing.
///
/// # Errors
/// Names each need that could not be met, and the commands that would meet it.
pub fn ensure(want: Want) -> Result<(), Failure> {
    // Fetching keeps the network busy and compiling the processor, and linking one core of it: so
    // these go side by side.
    let wanted = |from: Want, need: fn() -> Option<Need>| if want >= from { need() } else { None };
    let mut lanes = [
        missing([needs::trunk(), wanted(Want::TestingEverywhere, needs::geckodriver)]),
        missing([needs::wasm_target(), needs::wasm_bindgen()?, wanted(Want::Testing, needs::page_packages)]),
        missing([
            needs::wasm_opt(),
            needs::terser(),
            wanted(Want::Testing, needs::browser),
            wanted(Want::TestingEverywhere, needs::other_browsers),
        ]),
    ];
    if lanes.iter().all(Vec::is_empty) {
        return Ok(());
    }
    // Before minutes go by with what would not do without it.
    let mut absent = absent(lanes.iter().flatten(), |program| find(&[program]).is_some());
    absent.extend(too_old(lanes.iter().flatten(), answer(tool("node").arg("--version")).as_deref()));
    if !absent.is_empty() {
        return Err(Failure::new(absent.join("\n")));
    }
    println!("Setting up. What is missing, and why:");
    for need in lanes.iter().flatten() {
        println!("  {}", need.told());
    }
    // Before anything else is printed, for it may ask.
    let told: Vec<String> =
        lanes.iter().flatten().filter(|need| need.is_packages()).map(Need::told).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    // Where nothing is a package, nobody asks.
    let apt = if told.is_empty() { Apt::Absent } else { Apt::ready(&told) };
    // What a person has to install is looked for last: minutes in which it can be.
    let mut by_hand: Vec<Need> = Vec::new();
    if !apt.installs() {
        by_hand.extend(lanes.iter_mut().flat_map(|lane| lane.extract_if(.., |need| need.is_packages())));
    }
    if lanes.iter().any(|lane| !lane.is_empty())
        && let Some(told) = meanwhile(&by_hand, apt)
    {
        println!("{told}");
    }
    let start = Instant::now();
    let mut failures: Vec<String> = thread::scope(|scope| {
        let (report, reports) = mpsc::channel();
        for needs in &mut lanes {
            let report = report.clone();
            scope.spawn(move || {
                for need in needs.iter_mut() {
                    if let Err(why) = meet(need, apt, start) {
                        let _ = report.send(why);
                    }
                }
            });
        }
        drop(report);
        reports.iter().collect()
    });
    failures.extend(by_hand.iter_mut().filter_map(|need| meet(need, apt, start).err()));
    if failures.is_empty() {
        println!("Set up in {} s.\n", start.elapsed().as_secs());
        Ok(())
    } else {
        Err(Failure::new(failures.join("\n")))
    }
}

/// What a person is asked to type while all else is installed, if anything.
fn meanwhile(by_hand: &[Need], apt: Apt) -> Option<String> {
    let mut packages = Vec::new();
    for need in by_hand {
        if let Install::Packages(names) = need.install {
            packages.extend(names);
        }
    }
    let names: Vec<&str> = by_hand.iter().map(|need| need.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "This cannot install: {}. Do so meanwhile, in another window; it is looked for again when all else is there:\n{}",
            names.join("; "),
            apt.by_hand(&packages)
        )
    })
}

/// Installs what formats and lints, which rustup's smallest selection lacks.
///
/// # Errors
/// Says what could not be installed, and the command that would.
pub fn ensure_lints() -> Result<(), Failure> {
    let Some(mut need) = needs::lints() else { return Ok(()) };
    let absent = absent([&need].into_iter(), |program| find(&[program]).is_some());
    if !absent.is_empty() {
        return Err(Failure::new(absent.join("\n")));
    }
    println!("Setting up. What is missing, and why:\n  {}", need.told());
    meet(&mut need, Apt::Absent, Instant::now()).map_err(Failure::new)
}

fn missing<const N: usize>(needs: [Option<Need>; N]) -> Vec<Need> {
    needs.into_iter().flatten().collect()
}

/// What neither cargo nor apt-get installs comes by these; for each that is not there, what it would install and how a
/// person gets it.
fn absent<'a>(needs: impl Iterator<Item = &'a Need> + Clone, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    let told = |program: &&str| {
        let wanted: Vec<&str> =
            needs.clone().filter(|need| need.comes_by(program)).map(|need| need.name.as_str()).collect();
        let how = if *program == "npm" {
            format!("{}\n  https://nodejs.org has it too, with Node.", Apt::unasked().by_hand(&["npm"]))
        } else {
            "  https://rustup.rs tells how.".to_owned()
        };
        (!wanted.is_empty() && !is_there(program)).then(|| {
            let wanted = wanted.join(" and ");
            format!(
                "There is no {program}, which installs {wanted}. Install it, then call this again:\n{how}"
            )
        })
    };
    ["npm", "rustup"].iter().filter_map(told).collect()
}

/// The oldest Node that runs what npm installs: wasm-opt is the first to need as much.
const OLDEST_NODE: u32 = 16;

/// What is to be said of a Node that says this of its version, if it is too old for what is needed from npm.
fn too_old<'a>(mut needs: impl Iterator<Item = &'a Need>, said: Option<&str>) -> Option<String> {
    let said = said.filter(|_| needs.any(|need| need.comes_by("npm")))?;
    let major: u32 = said.trim_start_matches('v').split('.').next()?.parse().ok()?;
    (major < OLDEST_NODE).then(|| {
        format!("Node says that it is {said}, and what npm installs needs {OLDEST_NODE} or newer. https://nodejs.org has it.")
    })
}

/// Runs what installs `need`; the error says why that failed and what a person can do.
fn meet(need: &mut Need, apt: Apt, start: Instant) -> Result<(), String> {
    let starting = || println!("[{:>3} s] {}", start.elapsed().as_secs(), need.name);
    let mut why = String::new();
    let by_hand = match &mut need.install {
        Install::Packages(_) if !apt.installs() && (need.look)().is_ok() => {
            println!("[{:>3} s] {}: is there by now", start.elapsed().as_secs(), need.name);
            return Ok(());
        }
        Install::Packages(packages) => {
            starting();
            apt.install(packages).map(|unknown| (!unknown.is_empty()).then(|| apt::unknown(&unknown)))
        }
        Install::Steps(steps) => {
            let outcome = steps.iter_mut().try_for_each(|step| {
                starting();
                step.run()
            });
            outcome.map(|()| None).map_err(|failure| {
                why = format!(": {failure}");
                let typed = steps.iter().map(|step| format!("  {}", spelled(&step.command)));
                typed.collect::<Vec<_>>().join("\n")
            })
        }
    };
    let could_not = |by_hand: &str| {
        format!(
            "Could not install {} ({}){why}. Install it by hand, then call this again:\n{by_hand}",
            need.name, need.what_for
        )
    };
    let unknown = by_hand.map_err(|by_hand| could_not(&by_hand))?;
    if let Err(lack) = (need.look)() {
        let installed =
            || format!("{} ({}) was installed, but {}.", need.name, need.what_for, lack.after(&cargo_bin()));
        return Err(unknown.map_or_else(installed, |unknown| could_not(&unknown)));
    }
    println!("[{:>3} s] {}: installed", start.elapsed().as_secs(), need.name);
    Ok(())
}

/// Nothing is missing where this holds.
pub fn there(is_there: bool) -> Result<(), Lack> {
    if is_there { Ok(()) } else { Err(Lack::Absent) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::found::Found;
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    fn nothing() -> Install {
        Install::Steps(Vec::new())
    }

    #[test]
    fn each_need_is_told_with_what_it_replaces() {
        let old = || Found { program: cargo_bin().join("trunk"), version: Some("0.22.0".into()) };
        let look = move || Err(Lack::Other(old()));
        let need = Need::unmet("Trunk 0.21.14".into(), "builds", look, nothing).unwrap();
        assert_eq!(need.told(), "Trunk 0.21.14: builds; replaces trunk 0.22.0");
        assert!(Need::unmet("Trunk".into(), "builds", || Ok(()), nothing).is_none());
    }

    #[test]
    fn what_was_installed_but_is_not_found_is_no_success() {
        let mut need = Need::unmet("Trunk".into(), "builds", || there(false), nothing).unwrap();
        let why = meet(&mut need, Apt::Absent, Instant::now()).unwrap_err();
        let bin = cargo_bin().display().to_string();
        assert!(why.starts_with("Trunk (builds) was installed, but it is still not found;"), "{why}");
        assert!(why.contains(&bin), "{why}");
    }

    #[cfg(unix)]
    #[test]
    fn what_fails_is_tried_the_other_way_and_named_if_that_fails_too() {
        let step = |other: &str| Step {
            command: Command::new("false"),
            otherwise: Some(("Otherwise:", Command::new(other))),
            leaves: None,
        };
        assert!(step("true").run().is_ok());
        assert!(step("false").run().is_err());
        let mut need =
            Need::unmet("Trunk".into(), "builds", || there(false), || step("false").into()).unwrap();
        let why = meet(&mut need, Apt::Absent, Instant::now()).unwrap_err();
        assert!(why.starts_with("Could not install Trunk (builds): `false` failed ("), "{why}");
        assert!(why.ends_with("call this again:\n  false"), "{why}");
    }

    /// A Debian whose root has a password has no `sudo`.
    #[test]
    fn what_a_person_has_to_install_is_told_before_all_else_and_looked_for_after_it() {
        let is_there = Arc::new(AtomicBool::new(false));
        let need = |name: &str, packages: &'static [&'static str]| {
            let is_there = Arc::clone(&is_there);
            let look = move || there(is_there.load(Ordering::Relaxed));
            Need::unmet(name.into(), "opens", look, || Install::Packages(packages)).unwrap()
        };
        let mut needs = [need("Chromium", &["chromium", "chromium-driver"]), need("A screen", &["xvfb"])];
        for apt in [Apt::Refused, Apt::Alone, Apt::Absent] {
            let told = meanwhile(&needs, apt).unwrap();
            assert!(told.contains("This cannot install: Chromium; A screen. Do so meanwhile"), "{told}");
            let typed = apt.by_hand(&["chromium", "chromium-driver", "xvfb"]);
            assert!(told.ends_with(&format!(":\n{typed}")), "{told}");
        }
        assert_eq!(meanwhile(&[], Apt::Alone), None);
        let [chromium, _] = &mut needs;
        let why = meet(chromium, Apt::Alone, Instant::now()).unwrap_err();
        assert!(why.ends_with(&Apt::Alone.by_hand(&["chromium", "chromium-driver"])), "{why}");
        is_there.store(true, Ordering::Relaxed);
        assert_eq!(meet(chromium, Apt::Alone, Instant::now()), Ok(()));
    }

    #[test]
    fn what_does_not_start_is_told_with_the_reason() {
        let missing = || Command::new("sco-atlas-is-no-program").into();
        let mut need = Need::unmet("wasm-opt".into(), "shrinks", || there(false), missing).unwrap();
        let why = meet(&mut need, Apt::Absent, Instant::now()).unwrap_err();
        assert!(why.contains("`sco-atlas-is-no-program` did not start: "), "{why}");
    }

    #[test]
    fn what_would_install_something_and_is_not_there_is_told_with_how_to_get_it() {
        let need = |name: &str, program: &'static str| {
            Need::unmet(name.into(), "builds", || there(false), || tool(program).into()).unwrap()
        };
        let all = [need("wasm-opt", "npm"), need("pym.js", "npm"), need("The target", "rustup")];
        let told = absent(all.iter(), |_| false);
        let [npm, rustup] = told.as_slice() else { panic!("{told:?}") };
        assert!(npm.starts_with("There is no npm, which installs wasm-opt and pym.js. Install it,"), "{npm}");
        assert!(npm.contains(&Apt::unasked().by_hand(&["npm"])) && npm.contains("nodejs.org"), "{npm}");
        assert!(rustup.contains("installs The target.") && rustup.contains("https://rustup.rs"), "{rustup}");
        assert_eq!(absent(all.iter(), |_| true), [""; 0]);
        // Whoever has an old Node is told so, and nobody who needs nothing of it.
        let told = too_old(all.iter(), Some("v12.22.9")).unwrap();
        assert!(
            told.starts_with("Node says that it is v12.22.9, ") && told.contains("16 or newer"),
            "{told}"
        );
        assert_eq!(too_old(all.iter(), Some("v16.0.0")), None);
        assert_eq!(too_old(all[2..].iter(), Some("v12.22.9")), None);
        assert_eq!(absent(all.iter(), |program| program == "rustup").len(), 1);
        // Nothing that is missing comes by them.
        assert_eq!(absent([need("Trunk", "cargo")].iter(), |_| false), [""; 0]);
    }
}
