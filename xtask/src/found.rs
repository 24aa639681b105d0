//! What of a tool is there already: where, and in which version.

use crate::process::{answer, find, tool};
use std::path::{Path, PathBuf};

/// A program that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub program: PathBuf,
    /// As it says itself; some say none, and some do not even start.
    pub version: Option<String>,
}

impl Found {
    /// The first of these programs that is there, asked for its version.
    pub fn look(names: &[&str]) -> Option<Self> {
        find(names).map(Self::at)
    }

    /// The program at this place, asked for its version.
    pub fn at(program: PathBuf) -> Self {
        let said = answer(tool(&program).arg("--version"));
        Self { version: said.as_deref().and_then(version_in).map(str::to_owned), program }
    }

    /// `132` of `132.0.0`.
    pub fn major(&self) -> Option<&str> {
        self.version.as_deref().map(major)
    }

    /// `trunk 0.22.0`.
    pub fn named(&self) -> String {
        let name = self.program.file_name().unwrap_or_default().to_string_lossy();
        match &self.version {
            Some(version) => format!("{name} {version}"),
            None => format!("a {name} that does not say its version"),
        }
    }

    /// `trunk 0.22.0 at /usr/bin/trunk`.
    fn placed(&self) -> String {
        format!("{} at {}", self.named(), self.program.display())
    }
}

/// Why a tool is not as it is needed.
#[derive(Debug, PartialEq, Eq)]
pub enum Lack {
    /// It is not there.
    Absent,
    /// It is another.
    Other(Found),
    /// This driver is not for this browser.
    Misfit(Box<[Found; 2]>),
}

/// Fails unless `driver` can drive `browser`: they must be of one major version.
pub fn fit(driver: Found, browser: Found) -> Result<(), Lack> {
    match (driver.major(), browser.major()) {
        (Some(one), Some(other)) if one == other => Ok(()),
        (Some(_), Some(_)) => Err(Lack::Misfit(Box::new([driver, browser]))),
        (None, _) => Err(Lack::Other(driver)),
        (_, None) => Err(Lack::Other(browser)),
    }
}

impl Lack {
    /// What is to be known before the tool is installed into `folder`: what is lost by that.
    pub fn before(&self, folder: &Path) -> Option<String> {
        match self {
            Self::Absent => None,
            Self::Other(found) if found.program.parent() == Some(folder) => {
                Some(format!("replaces {}", found.named()))
            }
            Self::Other(found) => Some(format!("{} stays", found.placed())),
            Self::Misfit(pair) => Some(misfit(pair)),
        }
    }

    /// What is wrong when it has been installed into `folder`, and still is not what is needed.
    pub fn after(&self, folder: &Path) -> String {
        match self {
            Self::Absent => format!(
                "it is still not found; programs are looked for in {}, then on the PATH",
                folder.display()
            ),
            Self::Other(found) => format!("what is found is {}", found.placed()),
            Self::Misfit(pair) => {
                format!("{}: keep those of one version on the PATH alone, or before the others", misfit(pair))
            }
        }
    }
}

fn misfit([driver, browser]: &[Found; 2]) -> String {
    format!("{} cannot drive {}", driver.placed(), browser.placed())
}

/// Fails unless the program is there in a version that is wanted.
pub fn look_for(name: &str, is_wanted: impl Fn(&Found) -> bool) -> Result<(), Lack> {
    let found = Found::look(&[name]).ok_or(Lack::Absent)?;
    if is_wanted(&found) { Ok(()) } else { Err(Lack::Other(found)) }
}

/// The first word that begins as a number does, in what a program says of its version.
fn version_in(said: &str) -> Option<&str> {
    said.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// `132` of `132.0.0`.
pub fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trunk(program: &str) -> Lack {
        Lack::Other(Found { program: program.into(), version: Some("0.22.0".into()) })
    }

    #[test]
    fn the_version_is_read_from_what_each_tool_says() {
        for (said, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("Chromium 156.0.8078.108 built on Debian GNU/Linux 12 (bookworm)", Some("156.0.8078.108")),
            ("Google Chrome for Testing 131.0.6778.87", Some("131.0.6778.87")),
            ("geckodriver 0.37.1\n\nThe source code is subject to the MPL 2.0", Some("0.37.1")),
            ("usage: trunk", None),
        ] {
            assert_eq!(version_in(said), version, "{said}");
        }
        assert_eq!((major("132.0.0"), major("132")), ("132", "132"));
    }

    #[test]
    fn what_is_lost_is_told_before() {
        let bin = Path::new("/home/me/.cargo/bin");
        assert_eq!(trunk("/home/me/.cargo/bin/trunk").before(bin).as_deref(), Some("replaces trunk 0.22.0"));
        let stays = trunk("/usr/bin/trunk").before(bin);
        assert_eq!(stays.as_deref(), Some("trunk 0.22.0 at /usr/bin/trunk stays"));
        assert_eq!(Lack::Absent.before(bin), None);
    }

    #[test]
    fn what_is_still_another_is_told_with_its_place() {
        let bin = Path::new("/home/me/.cargo/bin");
        assert_eq!(trunk("/opt/trunk").after(bin), "what is found is trunk 0.22.0 at /opt/trunk");
        assert_eq!(
            Lack::Absent.after(bin),
            "it is still not found; programs are looked for in /home/me/.cargo/bin, then on the PATH"
        );
    }

    #[test]
    fn a_driver_of_another_major_version_is_told_with_its_browser() {
        let found = |program: &str, version: Option<&str>| Found {
            program: program.into(),
            version: version.map(str::to_owned),
        };
        let browser = || found("/usr/bin/chromium", Some("156.0.1"));
        let driver = |version| found("/opt/chromedriver", version);
        assert_eq!(fit(driver(Some("156.7.8")), browser()), Ok(()));
        let lack = fit(driver(Some("15.0.1")), browser()).unwrap_err();
        let told =
            "chromedriver 15.0.1 at /opt/chromedriver cannot drive chromium 156.0.1 at /usr/bin/chromium";
        let bin = Path::new("/home/me/.cargo/bin");
        assert_eq!(lack.before(bin).as_deref(), Some(told));
        assert!(lack.after(bin).starts_with(told), "{}", lack.after(bin));
        assert_eq!(fit(driver(None), browser()), Err(Lack::Other(driver(None))));
        let silent = || found("/usr/bin/chromium", None);
        assert_eq!(fit(driver(Some("156.7.8")), silent()), Err(Lack::Other(silent())));
    }

    #[test]
    fn a_program_that_does_not_start_is_there_without_a_version() {
        let file = std::env::temp_dir().join(format!("sco-atlas-found-{}", std::process::id()));
        std::fs::write(&file, "no program").unwrap();
        let found = Found::at(file.clone());
        std::fs::remove_file(&file).unwrap();
        assert_eq!(found.version, None);
        assert!(found.named().ends_with("that does not say its version"), "{}", found.named());
    }
}
