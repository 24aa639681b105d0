//! The built page, served from this machine.

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
    server: Arc<Server>,
    worker: Option<JoinHandle<()>>,
    host: String,
}

impl Site {
    /// Serves `dist/`, or the folder that `SCO_ATLAS_DIST` names.
    ///
    /// # Errors
    /// That nothing is built, or why it cannot be served.
    pub fn start() -> Outcome<Self> {
        let files = read_all(&folder())?;
        let server = Server::http("127.0.0.1:0").when("serving the built page")?;
        let server = Arc::new(server);
        let address = server.server_addr().to_ip().when("the address of the built page")?;
        let worker = thread::spawn({
            let server = Arc::clone(&server);
            move || server.incoming_requests().for_each(|request| answer(request, &files))
        });
        Ok(Self { server, worker: Some(worker), host: address.to_string() })
    }

    /// Host and port.
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

fn folder() -> PathBuf {
    let built = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    env::var_os("SCO_ATLAS_DIST").map_or_else(built, PathBuf::from)
}

/// All files by their path in the address.
fn read_all(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    if !folder.join("index.html").is_file() {
        return Err(Failure::new(format!(
            "There is no index.html in {}. Run `cargo xtask build` first.",
            folder.display()
        )));
    }
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
    let asked = request.url().split('?').next().unwrap_or_default();
    let path = if asked == "/" { "/index.html" } else { asked }.to_owned();
    // A browser that has gone away needs no answer.
    let _ = match files.get(&path) {
        Some(bytes) => request.respond(Response::from_data(bytes.clone()).with_header(kind_of(&path))),
        None => request.respond(Response::from_string("Not found").with_status_code(404)),
    };
}

fn kind_of(path: &str) -> Header {
    let kind = match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    };
    let field = "Content-Type".parse();
    let value = kind.parse();
    match (field, value) {
        (Ok(field), Ok(value)) => Header { field, value },
        _ => unreachable!("a header of plain ASCII"),
    }
}
