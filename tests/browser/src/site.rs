//! The built page and pages that embed it, served from this machine, also as a host would serve them that is strict
//! or that something is wrong with.

use crate::{Context, Failure, Outcome};
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};
use tiny_http::{Header, Request, Response, Server};

/// The built page as it was when this was started, on a free port of the loopback interface. A build
/// that goes on meanwhile does not change it.
pub struct Site {
    own: Host,
    newspaper: Host,
}

/// A server and its thread.
struct Host {
    server: Arc<Server>,
    worker: Option<JoinHandle<()>>,
    name: String,
}

impl Site {
    /// Serves `dist/`, or the folder that `SCO_ATLAS_DIST` names, and the pages in `pages/` below `/pages/`. All of it
    /// is there once more below the name of each [`Mood`], as `/strict/pages/host.html`. What `SCO_ATLAS_HOSTS` names is
    /// below `/hosts/`.
    ///
    /// # Errors
    /// That nothing is built, or why it cannot be served.
    pub fn start() -> Outcome<Self> {
        let mut files = read_all(&folder()?)?;
        let pages = read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("pages"))?;
        // What `cargo xtask setup` fetches; without it the journey that needs it says what is missing.
        let pym = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../target/hosts/node_modules/pym.js/dist/pym.v1.js");
        files.extend(fs::read(pym).map(|bytes| ("/pages/pym.js".to_owned(), bytes)));
        files.extend(pages.into_iter().map(|(path, bytes)| (format!("/pages{path}"), bytes)));
        if let Some(projects) = env::var_os("SCO_ATLAS_HOSTS") {
            let projects = read_all(Path::new(&projects))?;
            files.extend(projects.into_iter().map(|(path, bytes)| (format!("/hosts{path}"), bytes)));
        }
        let of_newspaper = BTreeMap::from([("/article.html".to_owned(), ARTICLE.into())]);
        Ok(Self { own: Host::start(files)?, newspaper: Host::start(of_newspaper)? })
    }

    /// Host and port.
    pub fn host(&self) -> &str {
        &self.own.name
    }

    /// Host and port of a page elsewhere, `/article.html`, which has nothing of the widget's.
    pub fn newspaper(&self) -> &str {
        &self.newspaper.name
    }
}

/// What a newspaper's own host has.
const ARTICLE: &str =
    "<!doctype html><meta charset=utf-8><title>News</title><link rel=icon href=data:,><p>An article.</p>";

impl Host {
    fn start(files: BTreeMap<String, Vec<u8>>) -> Outcome<Self> {
        let server = Server::http("127.0.0.1:0").when("serving the built page")?;
        let server = Arc::new(server);
        let address = server.server_addr().to_ip().when("the address of the built page")?;
        let worker = thread::spawn({
            let server = Arc::clone(&server);
            move || server.incoming_requests().for_each(|request| answer(request, &files))
        });
        Ok(Self { server, worker: Some(worker), name: address.to_string() })
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

fn folder() -> Outcome<PathBuf> {
    let built = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let folder = env::var_os("SCO_ATLAS_DIST").map_or_else(built, PathBuf::from);
    if folder.join("index.html").is_file() {
        return Ok(folder);
    }
    Err(Failure::new(format!(
        "There is no index.html in {}. Run `cargo xtask build` first.",
        folder.display()
    )))
}

/// A way of serving.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    /// With headers that forbid all that can be forbidden.
    Strict,
    /// With headers that forbid WebAssembly.
    NoWasm,
    /// Without the program.
    MissingProgram,
    /// Without the glue.
    MissingGlue,
    /// With a damaged program.
    Corrupt,
    /// With the program as plain text.
    WrongType,
    /// Without leave for pages of other hosts.
    NoLeave,
}

impl Mood {
    /// All of them, and the folder that each is asked for with.
    pub const ALL: [(Self, &str); 7] = [
        (Self::Strict, "/strict"),
        (Self::NoWasm, "/no-wasm"),
        (Self::MissingProgram, "/missing-program"),
        (Self::MissingGlue, "/missing-glue"),
        (Self::Corrupt, "/corrupt"),
        (Self::WrongType, "/wrong-type"),
        (Self::NoLeave, "/no-leave"),
    ];

    /// The header with what is forbidden.
    fn policy(self) -> Option<&'static str> {
        match self {
            Self::Strict => Some(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 img-src 'self' data:; connect-src 'self'; frame-src 'self'; \
                 require-trusted-types-for 'script'",
            ),
            Self::NoWasm => Some("script-src 'self'"),
            _ => None,
        }
    }
}

/// All files by their path in the address.
fn read_all(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(&within).when(format!("reading {}", within.display()))? {
            let path = entry.when(format!("reading {}", within.display()))?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).when(format!("reading {}", path.display()))?;
            let below = path.strip_prefix(folder).when("a path in the built page")?;
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(format!("/{}", parts.join("/")), bytes);
        }
    }
    Ok(files)
}

fn answer(request: Request, files: &BTreeMap<String, Vec<u8>>) {
    let asked = request.url().split('?').next().unwrap_or_default().to_owned();
    let in_mood = Mood::ALL.iter().find_map(|(mood, folder)| Some((*mood, asked.strip_prefix(folder)?)));
    let (mood, path) = match in_mood {
        Some((mood, path)) => (Some(mood), path),
        None => (None, asked.as_str()),
    };
    let path = if path == "/" { "/index.html" } else { path };
    let is_program = path.ends_with("_bg.wasm");
    let is_glue = files.contains_key(&path.replace(".js", "_bg.wasm"));
    let is_missing = (mood == Some(Mood::MissingProgram) && is_program)
        || (mood == Some(Mood::MissingGlue) && is_glue && path.ends_with(".js"));
    // A browser that has gone away needs no answer.
    let _ = match files.get(path).filter(|_| !is_missing) {
        Some(bytes) => {
            let mut bytes = bytes.clone();
            if mood == Some(Mood::Corrupt) && is_program {
                bytes.iter_mut().skip(1000).step_by(1000).for_each(|byte| *byte = !*byte);
            }
            let kind = if mood == Some(Mood::WrongType) && is_program { "text/plain" } else { kind_of(path) };
            // A frame without an origin of its own, and a page on another host, may have the files too.
            let mut answer = Response::from_data(bytes).with_header(header("Content-Type", kind));
            if mood != Some(Mood::NoLeave) {
                answer.add_header(header("Access-Control-Allow-Origin", "*"));
            }
            if let Some(policy) = mood.and_then(Mood::policy) {
                answer.add_header(header("Content-Security-Policy", policy));
            }
            request.respond(answer)
        }
        None => request.respond(Response::from_string("Not found").with_status_code(404)),
    };
}

fn header(field: &str, value: &str) -> Header {
    match (field.parse(), value.parse()) {
        (Ok(field), Ok(value)) => Header { field, value },
        _ => unreachable!("a header of plain ASCII"),
    }
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        _ => "application/octet-stream",
    }
}
