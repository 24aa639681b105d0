//! Format and lints: by themselves, or while the tests are compiled.

use crate::{
    process::{Failure, answer, cargo, run, spelled, tool},
    setup,
    size::{MEASURED_WITH, is_measured},
};
use std::{fs, process::Command};

/// What Clippy takes the place of rustc by, in the packages of this workspace: as `cargo clippy` does.
const WRAPPER: &str = "RUSTC_WORKSPACE_WRAPPER";
/// Where Clippy looks for its arguments when it is called so, and what stands between them.
const ARGUMENTS: &str = "CLIPPY_ARGS";
const BETWEEN: &str = "__CLIPPY_HACKERY__";

/// Fails where rustfmt would write something otherwise, or a lint has something to say.
pub fn check() -> Result<(), Failure> {
    format()?;
    // Native alone: nothing in the sources is for the browser only, and what is built for it is the same code.
    let clippy =
        run(cargo().args(["clippy", "--locked", "--workspace", "--all-targets", "--", "--deny", "warnings"]));
    clippy.map_err(of_this_rust)
}

/// A failure of format or lints, told with what it may be due to.
fn of_this_rust(failure: Failure) -> Failure {
    let compiler = answer(tool("rustc").arg("--version")).unwrap_or_default();
    if is_measured(&compiler) {
        return failure;
    }
    Failure::new(format!(
        "{failure}\nFormat and lints are kept for Rust {MEASURED_WITH}, and others have other ones; this is {compiler}."
    ))
}

/// Fails where rustfmt would write something otherwise.
fn format() -> Result<(), Failure> {
    setup::ensure_lints()?;
    run(cargo().args(["fmt", "--all", "--check"])).map_err(of_this_rust)
}

/// What compiles the tests: rustc, or Clippy in its place.
pub struct Compiler(Vec<(&'static str, String)>);

impl Compiler {
    /// Rustc.
    pub fn usual() -> Self {
        Self(Vec::new())
    }

    /// Has `command` compile with it: else all would be compiled once more.
    pub fn compiles<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.envs(self.0.iter().map(|(name, value)| (name, value)))
    }

    /// Clippy, which fails where it would warn.
    ///
    /// # Errors
    /// Where the one at hand does not.
    fn strict() -> Result<Self, Failure> {
        const DRIVER: &str = "clippy-driver";
        let arguments = ["--deny", "warnings"].join(BETWEEN);
        let strict = Self(vec![(WRAPPER, DRIVER.to_owned()), (ARGUMENTS, arguments)]);
        let folder = std::env::temp_dir().join(format!("sco-atlas-lints-{}", std::process::id()));
        let is_strict = fs::create_dir_all(&folder).and_then(|()| strict.refuses_warnings(DRIVER, &folder));
        // There may be none.
        let _ = fs::remove_dir_all(&folder);
        match is_strict {
            Ok(true) => Ok(strict),
            Ok(false) => {
                Err(Failure::new(format!("`{DRIVER}` lets what it warns of pass under {ARGUMENTS}")))
            }
            Err(error) => Err(Failure::new(format!("`{DRIVER}` cannot be tried: {error}"))),
        }
    }

    /// Whether what only a lint of Clippy's speaks of is refused, and what none speaks of is not. How it is told is nobody's
    /// promise: a newer one that listened to another name would refuse nothing any more.
    fn refuses_warnings(&self, driver: &str, folder: &std::path::Path) -> std::io::Result<bool> {
        let source = folder.join("tried.rs");
        let passes = |text: &str| {
            fs::write(&source, text)?;
            let mut command = tool(driver);
            command
                .args(["rustc", "--crate-type=lib", "--emit=metadata", "--out-dir"])
                .args([folder, &source]);
            Ok::<bool, std::io::Error>(self.compiles(&mut command).output()?.status.success())
        };
        Ok(passes("pub fn same(given: u8) -> u8 { given }")?
            && !passes("pub fn same(given: u8) -> u8 { return given; }")?)
    }
}

/// Checks the format, and compiles all that there is with Clippy in the place of rustc, which says what it has to say on the way:
/// `cargo clippy` looks at everything that the tests are made of, too, but leaves nothing behind that tests could be made of.
/// What comes is for compiling the tests with.
///
/// # Errors
/// Where something is not in form, or a lint has something to say.
pub fn while_compiling() -> Result<Compiler, Failure> {
    format()?;
    let compiler = Compiler::strict()?;
    let mut all = cargo();
    all.args(["build", "--locked", "--workspace", "--all-targets", "--profile", "test"]);
    println!("With `clippy-driver` as {WRAPPER}:");
    run(compiler.compiles(&mut all)).map_err(|failure| {
        let alone = spelled(cargo().args(["xtask", "check"]));
        of_this_rust(Failure::new(format!("{failure}\nLints alone: {alone}")))
    })?;
    Ok(compiler)
}
