//! Packages of Debian: who may install them, and what a person types where this program may not.

use crate::process::{answer, find, run, run_again, tool, without_secret};
use std::{env, process::Command};

/// How packages can be installed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apt {
    /// This is root.
    Root,
    /// Through `sudo`, which lets this person.
    Sudo,
    /// `sudo` is there, but does not let this person, or cannot ask for the password.
    Refused,
    /// Not by this person: there is no `sudo`, as on a Debian whose root has a password.
    Alone,
    /// The system has other packages.
    Absent,
}

/// It asks nothing: there is nobody to answer while other things go on beside it.
const ASKS_NOTHING: &str = "DEBIAN_FRONTEND=noninteractive";
/// What may tell apt of a proxy, in small letters alone; cargo and npm read capitals as well.
const PROXIES: [&str; 4] = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];
/// By itself it only warns where nothing answers.
const UPDATE: [&str; 4] = ["apt-get", "update", "-o", "APT::Update::Error-Mode=any"];
/// On a machine that has just started, another program may be installing for a minute or two.
const INSTALL: [&str; 6] =
    ["apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];

impl Apt {
    /// Looks how packages can be installed, and where `sudo` needs a password has it ask now, telling that it is for
    /// `names`: later the question would be lost among what compilers print.
    pub fn ready(names: &[&str]) -> Self {
        let has = |name: &str| find(&[name]).is_some();
        let uid = answer(tool("id").arg("-u"));
        Self::of(has("apt-get"), uid.as_deref(), has("sudo"), || {
            let lets_already = tool("sudo")
                .args(["--non-interactive", "env", ASKS_NOTHING, "apt-get", "--version"])
                .output();
            lets_already.is_ok_and(|output| output.status.success()) || {
                println!("{}", question(names));
                run(tool("sudo").arg("--validate")).is_ok()
            }
        })
    }

    /// The same without a question, to tell a person what to type.
    pub fn unasked() -> Self {
        let has = |name: &str| find(&[name]).is_some();
        Self::of(has("apt-get"), answer(tool("id").arg("-u")).as_deref(), has("sudo"), || true)
    }

    fn of(has_apt: bool, uid: Option<&str>, has_sudo: bool, sudo_lets: impl FnOnce() -> bool) -> Self {
        match (has_apt, uid == Some("0"), has_sudo) {
            (false, ..) => Self::Absent,
            (_, true, _) => Self::Root,
            (.., false) => Self::Alone,
            (.., true) if sudo_lets() => Self::Sudo,
            _ => Self::Refused,
        }
    }

    /// Whether this program may install packages.
    pub fn installs(self) -> bool {
        matches!(self, Self::Root | Self::Sudo)
    }

    /// Installs those of `packages` that apt knows, and returns the others.
    ///
    /// # Errors
    /// What a person can do where this program cannot.
    pub fn install<'a>(self, packages: &[&'a str]) -> Result<Vec<&'a str>, String> {
        // Of a name that other packages mention, and that is none, it says nothing and does not fail.
        let is_known = |package: &str| {
            let said = answer(tool("apt-cache").args(["show", "--no-all-versions", package]));
            said.is_some_and(|said| !said.is_empty())
        };
        self.install_by(|command| run_again(command).is_ok(), is_known, packages)
    }

    fn install_by<'a>(
        self,
        runs: impl Fn(&mut Command) -> bool,
        is_known: impl Fn(&str) -> bool,
        packages: &[&'a str],
    ) -> Result<Vec<&'a str>, String> {
        let mut update = self.command(&UPDATE).ok_or_else(|| self.by_hand(packages))?;
        // One repository that does not answer fails it, and seldom the one that the packages come from.
        let is_up_to_date = runs(&mut update);
        let (known, unknown): (Vec<_>, Vec<_>) =
            packages.iter().copied().partition(|package| is_known(package));
        if !known.is_empty() {
            let by_hand = || self.by_hand(&known);
            let mut install = self.command(&[&INSTALL, known.as_slice()].concat()).ok_or_else(by_hand)?;
            if !runs(&mut install) {
                return Err(by_hand());
            }
        }
        // It may know them once it has heard of what there is.
        if is_up_to_date || unknown.is_empty() { Ok(unknown) } else { Err(self.by_hand(&unknown)) }
    }

    /// Words of apt's as a command that asks nothing, where this program may give it.
    fn command(self, words: &[&str]) -> Option<Command> {
        self.command_behind(&proxies(|name| env::var(name).ok()), words)
    }

    fn command_behind(self, proxies: &[String], words: &[&str]) -> Option<Command> {
        // What is set in sudo's own environment does not reach what it runs.
        let before: &[&str] = match self {
            Self::Root => &["env", ASKS_NOTHING],
            Self::Sudo => &["sudo", "env", ASKS_NOTHING],
            Self::Refused | Self::Alone | Self::Absent => return None,
        };
        let (program, before) = before.split_first()?;
        let mut command = tool(program);
        command.args(before).args(proxies).args(words);
        Some(command)
    }

    /// What a person types to have `packages`.
    pub fn by_hand(self, packages: &[&str]) -> String {
        self.by_hand_behind(&proxies(|name| env::var(name).ok()), packages)
    }

    fn by_hand_behind(self, proxies: &[String], packages: &[&str]) -> String {
        // Neither `sudo` nor `su -` hands them on.
        let env: Vec<String> = proxies.iter().map(|proxy| without_secret(proxy)).collect();
        let env = if env.is_empty() { String::new() } else { format!("env {} ", env.join(" ")) };
        let update = format!("{env}apt-get update");
        let install = format!("{env}apt-get install --no-install-recommends {}", packages.join(" "));
        // Not `su` alone: the PATH that it keeps lacks what installs packages.
        let as_root = format!("su - -c '{update}; {install}'");
        let through_sudo = format!("sudo {update}\n  sudo {install}");
        match self {
            Self::Root => format!("  {update}\n  {install}"),
            Self::Sudo => format!("  {through_sudo}"),
            Self::Refused => format!("  {through_sudo}\nor, with root's password:\n  {as_root}"),
            Self::Alone => format!("  {as_root}"),
            Self::Absent => format!(
                "  There is no apt-get here. What Debian has in its packages {} other systems have under other names.\n  {}",
                packages.join(", "),
                elsewhere(packages)
            ),
        }
    }
}

/// Of the proxies that are set what apt has to be told, as words for `env`. One that is written in capitals serves it as well.
fn proxies(set: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let given = |name: &str| set(name).or_else(|| set(&name.to_uppercase()));
    let told = |name: &&str| {
        // A list may have spaces in it, which a shell would part it at.
        let value = given(name)?.split_whitespace().collect::<String>();
        (!value.is_empty()).then(|| format!("{name}={value}"))
    };
    PROXIES.iter().filter_map(told).collect()
}

/// What can be done about packages that apt does not know.
pub fn unknown(packages: &[&str]) -> String {
    format!("  apt-get knows no package {} here.\n  {}", packages.join(", "), elsewhere(packages))
}

/// Where else there is what Debian has in `packages`.
fn elsewhere(packages: &[&str]) -> String {
    let has = |start: &str| packages.iter().any(|package| package.starts_with(start));
    let chromium = "Chromium may be a snap alone here, as on Ubuntu. The tests take from the PATH chromium or chrome, \
        chromium-headless-shell or chrome-headless-shell, and chromedriver, all of one major version: \
        https://googlechromelabs.github.io/chrome-for-testing/ has all three.";
    let firefox = "The tests take firefox-esr or firefox from the PATH.";
    let told = [(has("chromium"), chromium), (has("firefox"), firefox)];
    let told: Vec<&str> = told.into_iter().filter(|(is_told, _)| *is_told).map(|(_, words)| words).collect();
    if told.is_empty() { "Their programs do as well from elsewhere.".into() } else { told.join("\n  ") }
}

/// Why `sudo` asks.
fn question(names: &[&str]) -> String {
    format!(
        "apt-get installs with root's rights alone, so sudo asks for your password, now and not amid the rest. It is for:\n  {}",
        names.join("\n  ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::spelled;
    use std::cell::RefCell;

    const ALL: [Apt; 5] = [Apt::Root, Apt::Sudo, Apt::Refused, Apt::Alone, Apt::Absent];

    #[test]
    fn packages_are_installed_by_who_may() {
        let never = || panic!("sudo was asked");
        assert_eq!(Apt::of(true, Some("0"), true, never), Apt::Root);
        assert_eq!(Apt::of(true, Some("0"), false, never), Apt::Root);
        assert_eq!(Apt::of(true, Some("1000"), false, never), Apt::Alone);
        assert_eq!(Apt::of(false, Some("1000"), true, never), Apt::Absent);
        assert_eq!(Apt::of(true, Some("1000"), true, || true), Apt::Sudo);
        assert_eq!(Apt::of(true, Some("1000"), true, || false), Apt::Refused);
        assert_eq!(Apt::of(true, None, true, || true), Apt::Sudo);
    }

    /// `sudo` takes what is set in its own environment away from what it runs.
    #[test]
    fn apt_is_told_to_ask_nothing_behind_sudo_too() {
        for (proxies, told) in
            [(vec![], ""), (vec!["http_proxy=http://a:1".to_owned()], "http_proxy=http://a:1 ")]
        {
            let spelled =
                ALL.map(|apt| apt.command_behind(&proxies, &["apt-get", "update"]).as_ref().map(spelled));
            let [root, sudo, others @ ..] = spelled;
            let env = format!("env DEBIAN_FRONTEND=noninteractive {told}apt-get update");
            assert_eq!(sudo, Some(format!("sudo {env}")));
            assert_eq!(root, Some(env));
            assert_eq!(others, [None, None, None]);
        }
    }

    /// By which cargo and npm have been fetched what they fetch.
    #[test]
    fn apt_is_told_of_the_proxies_that_are_set() {
        let of = |variables: &[(&str, &str)]| {
            proxies(|asked| {
                let (_, value) = variables.iter().find(|(name, _)| *name == asked)?;
                Some((*value).to_owned())
            })
        };
        assert_eq!(of(&[("HOME", "/root"), ("http_proxy", "")]), [""; 0]);
        assert_eq!(
            of(&[
                ("no_proxy", "localhost, .local"),
                ("HTTPS_PROXY", "http://a:1"),
                ("https_proxy", "http://b:2")
            ]),
            ["https_proxy=http://b:2", "no_proxy=localhost,.local"]
        );
        assert_eq!(of(&[("HTTP_PROXY", "http://a:1")]), ["http_proxy=http://a:1"]);
    }

    #[test]
    fn a_person_is_told_what_can_be_typed_here() {
        for (proxies, env) in [
            (vec![], ""),
            (vec!["http_proxy=http://me:secret@a:1".to_owned()], "env http_proxy=http://…@a:1 "),
        ] {
            let (update, install) = (
                format!("{env}apt-get update"),
                format!("{env}apt-get install --no-install-recommends xvfb"),
            );
            let su = format!("su - -c '{update}; {install}'");
            let sudo = format!("  sudo {update}\n  sudo {install}");
            let [root, by_sudo, refused, alone, absent] =
                ALL.map(|apt| apt.by_hand_behind(&proxies, &["xvfb"]));
            assert_eq!(root, format!("  {update}\n  {install}"));
            assert_eq!(by_sudo, sudo);
            assert_eq!(refused, format!("{sudo}\nor, with root's password:\n  {su}"));
            assert_eq!(alone, format!("  {su}"));
            assert!(absent.contains("no apt-get here") && absent.contains("xvfb"), "{absent}");
        }
    }

    #[test]
    fn where_nothing_may_be_installed_nothing_is_run() {
        for apt in ALL.into_iter().filter(|apt| !apt.installs()) {
            assert_eq!(apt.install(&["xvfb"]), Err(apt.by_hand(&["xvfb"])));
        }
    }

    /// One dead repository among many fails `apt-get update`, which has then read all others.
    #[test]
    fn a_repository_that_does_not_answer_is_no_end() {
        let commands = RefCell::new(Vec::new());
        let runs = |what: &'static str| {
            let commands = &commands;
            move |command: &mut Command| {
                commands.borrow_mut().push(spelled(command));
                !spelled(command).contains(what)
            }
        };
        let both = ["xvfb", "chromium"];
        let install = |fails: &'static str, is_known: fn(&str) -> bool| {
            commands.borrow_mut().clear();
            Apt::Root.install_by(runs(fails), is_known, &both)
        };
        assert_eq!(install(" update", |_| true), Ok(Vec::new()));
        assert!(commands.borrow()[1].ends_with(" -o DPkg::Lock::Timeout=120 xvfb chromium"), "{commands:?}");
        // What is unknown may be so because of it; elsewhere it is not known at all.
        assert_eq!(install(" update", |package| package == "xvfb"), Err(Apt::Root.by_hand(&["chromium"])));
        assert!(commands.borrow()[1].ends_with(" xvfb"), "{commands:?}");
        assert_eq!(install("nothing", |package| package == "xvfb"), Ok(vec!["chromium"]));
        assert_eq!(install(" install", |_| true), Err(Apt::Root.by_hand(&both)));
    }

    #[test]
    fn what_apt_does_not_know_can_be_had_elsewhere() {
        let told = unknown(&["chromium-headless-shell", "chromium-driver"]);
        assert!(told.contains("no package chromium-headless-shell, chromium-driver here"), "{told}");
        assert!(
            told.contains("chrome-headless-shell, and chromedriver") && !told.contains("firefox"),
            "{told}"
        );
        assert!(unknown(&["firefox-esr"]).contains("firefox-esr or firefox"));
        assert!(unknown(&["xvfb"]).contains("from elsewhere"));
    }

    #[test]
    fn sudo_asks_with_the_reason() {
        let asked = question(&["a screen: draws", "Chromium: opens the page"]);
        assert!(asked.contains("sudo asks for your password"), "{asked}");
        assert!(asked.ends_with("\n  a screen: draws\n  Chromium: opens the page"), "{asked}");
    }
}
