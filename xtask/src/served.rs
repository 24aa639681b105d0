//! `cargo xtask serve`, and whether what it serves runs.

use crate::{
    checker,
    lints::Compiler,
    paths,
    process::{self, Failure, journeys, project_root, run, spelled},
    setup::{self, Want},
};
use std::{
    fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

/// Where `serve` builds what it serves.
const FOLDER: &str = "target/served";

/// Where the test has it built, so that nobody's page changes under their hands.
const TEST_FOLDER: &str = "target/served-test";

/// How long the test waits for the page, of which all is compiled by then.
const PATIENCE: Duration = Duration::from_secs(120);

/// Sets up what is missing, builds, and serves until it is ended, anew after each change.
pub fn serve(words: &[String]) -> Result<(), Failure> {
    let (port, is_release) = asked(words)?;
    setup::ensure(Want::Building)?;
    println!("\nThe widget will be at http://127.0.0.1:{port}/ once it is built; Ctrl+C ends it.\n");
    run(&mut trunk(port, (!is_release).then_some(FOLDER))?)
}

/// The port that `words` ask for, which can be had, and whether the release is to be served.
fn asked(words: &[String]) -> Result<(u16, bool), Failure> {
    let (mut port, mut is_release) = (8080, false);
    let mut words = words.iter();
    while let Some(flag) = words.next() {
        match (flag.as_str(), words.as_slice().first()) {
            ("--release", _) => is_release = true,
            ("--port", Some(given)) => {
                let number = given.parse::<u16>().ok().filter(|port| *port > 0);
                let refusal = || format!("--port takes a number from 1 to 65535, not `{given}`");
                port = number.ok_or_else(|| Failure::misuse(refusal()))?;
                words.next();
            }
            _ => return Err(Failure::misuse("usage: cargo xtask serve [--port N] [--release]".into())),
        }
    }
    // Trunk would find it out only when all is built.
    can_be_had(port)?;
    Ok((port, is_release))
}

/// Fails where something else serves at `port` of this machine, or where nobody but root may.
fn can_be_had(port: u16) -> Result<(), Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|error| {
        Failure::new(format!(
            "Port {port} of 127.0.0.1 cannot be had: {error}.\nFor another port: cargo xtask serve --port N"
        ))
    })
}

/// The release in all but size, which takes most of the time.
const PROFILE: &str = "serve";

/// Trunk, to build the widget and its checker with this profile of cargo's.
fn builder(profile: &str) -> Command {
    let mut trunk = paths::apart_from_here(process::tool("trunk"));
    trunk.env(checker::PROFILE, profile);
    trunk
}

/// Trunk, to serve at `port` of this machine: the release, or what is built faster, into a folder of its own.
fn trunk(port: u16, folder: Option<&str>) -> Result<Command, Failure> {
    // Not into dist/, where tests look for the release.
    let build = folder.map_or(vec!["--release"], |folder| vec!["--cargo-profile", PROFILE, "--dist", folder]);
    let mut trunk = builder(folder.map_or(checker::RELEASE, |_| PROFILE));
    trunk
        .arg("serve")
        .args(build)
        .args(ignored(&project_root())?.iter().flat_map(|path| ["--ignore", path]))
        .args(["--locked", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string());
    Ok(trunk)
}

/// What of the project is no reason to build again: a release that is built for tests meanwhile, too. On a fresh checkout there is
/// none, and Trunk refuses to ignore what is not there; so its folder is made here.
fn ignored(root: &Path) -> Result<[&'static str; 3], Failure> {
    let dist = root.join("dist");
    fs::create_dir_all(&dist).map_err(|error| Failure::new(format!("{}: {error}", dist.display())))?;
    Ok(["dist", "tests", "xtask"])
}

/// Trunk, to build what [`test`] serves. What cannot be compiled fails there at once: while it serves, Trunk waits for a change that
/// mends it.
pub fn build() -> Command {
    let mut trunk = builder(PROFILE);
    trunk.args(["build", "--cargo-profile", PROFILE, "--dist", TEST_FOLDER, "--locked"]);
    trunk
}

/// Serves as [`serve`] does until the page is there, and then makes a reader's first journey, which `compiler` compiles, through
/// what was built for it.
pub fn test(compiler: &Compiler) -> Result<(), Failure> {
    let fault = |error| Failure::new(format!("no free port on 127.0.0.1: {error}"));
    let port =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr()).map_err(fault)?.port();
    // What an earlier run left would be served even if nothing can be built any more.
    let folder = project_root().join(TEST_FOLDER);
    if folder.exists() {
        let fault = |error| Failure::new(format!("{}: {error}", folder.display()));
        fs::remove_dir_all(&folder).map_err(fault)?;
    }
    let mut trunk = trunk(port, Some(TEST_FOLDER))?;
    // What loads a page anew after a change works only where Trunk itself serves it, and fails in the journey.
    trunk.args(["--no-autoreload", "true"]);
    println!("$ {}", spelled(&trunk));
    let mut server = trunk
        .spawn()
        .map_err(|error| Failure::new(format!("`{}` did not start: {error}", spelled(&trunk))))?;
    let is_there = await_page(&mut server, port);
    // It may have ended by itself, which is what `is_there` then tells.
    let _ = server.kill();
    let _ = server.wait();
    is_there?;
    run(compiler.compiles(journeys().env("SCO_ATLAS_DIST", folder).args(["--", "opens on"])))
}

/// Waits until `server` answers at `port` with the widget's page.
fn await_page(server: &mut Child, port: u16) -> Result<(), Failure> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        if let Ok(Some(status)) = server.try_wait() {
            return Err(Failure::new(format!("the server ended by itself ({status})")));
        }
        // While Trunk builds for the first time it does not listen, or answers with a page of its own.
        if ask(port).is_some_and(|page| page.starts_with("HTTP/1.1 200") && page.contains("<sco-atlas")) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(500));
    }
    Err(Failure::new(format!("no page at http://127.0.0.1:{port}/ after {} s", PATIENCE.as_secs())))
}

/// What is answered at `port` to a browser that asks for the page.
fn ask(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    let request =
        format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Else the first release that is built for tests beside it would have it build again.
    #[test]
    fn a_release_is_ignored_before_there_is_one() {
        let root = std::env::temp_dir().join(format!("sco-atlas-served-{}", std::process::id()));
        let ignored = ignored(&root).unwrap();
        let is_there = root.join("dist").is_dir();
        fs::remove_dir_all(&root).unwrap();
        assert!(is_there);
        for path in ignored {
            assert!(path == "dist" || project_root().join(path).is_dir(), "{path}");
        }
    }

    #[test]
    fn a_port_that_is_taken_is_told_of_before_anything_is_set_up_or_built() {
        let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = other.local_addr().unwrap().port();
        let words = ["--port".to_owned(), port.to_string()];
        let told = asked(&words).unwrap_err().to_string();
        assert!(told.starts_with(&format!("Port {port} of 127.0.0.1 cannot be had: ")), "{told}");
        assert!(told.ends_with("cargo xtask serve --port N"), "{told}");
        drop(other);
        // Whoever starts a program at the same time holds it a moment longer.
        let is_free = (0..100).any(|_| {
            thread::sleep(Duration::from_millis(20));
            asked(&words).ok() == Some((port, false))
        });
        assert!(is_free);
    }
}
