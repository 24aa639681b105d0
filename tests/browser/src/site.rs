//! The built page and pages that embed it, served from this machine, also as a host would serve them that is strict
//! or that something is wrong with.

use crate::{
    Context, Failure, Outcome,
    server::{Answer, Request, Server},
};
use base64::Engine as _;
use serde_json::Value;
use sha2::{Digest, Sha384};
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// The built page as it was when this was read. A build that goes on meanwhile does not change it.
pub struct Site {
    files: Arc<BTreeMap<String, Vec<u8>>>,
}

/// The same on free ports of the loopback interface, for one journey.
pub struct Served {
    own: Server,
    newspaper: Server,
    reports: Reports,
}

/// What browsers have told a server of policies that were broken, in frames too.
#[derive(Clone, Default, Debug)]
pub struct Reports(Arc<Mutex<Vec<String>>>);

/// What a server has.
struct Content {
    files: Arc<BTreeMap<String, Vec<u8>>>,
    /// To where it sends on whoever asks for what is below [`MOVED`].
    moved_to: Option<String>,
    reports: Reports,
}

impl Site {
    /// Reads `dist/`, or the folder that `SCO_ATLAS_DIST` names, and the pages in `pages/`, to be served below `/pages/`; every page
    /// begins with `pages/watch.js`. All of it is there once more below the name of each [`Mood`], as
    /// `/strict/pages/host.html`. What `SCO_ATLAS_HOSTS` names is
    /// below `/hosts/`.
    ///
    /// # Errors
    /// That nothing is built, or why it cannot be read.
    pub fn start() -> Outcome<Self> {
        let mut files = read_all(&folder()?)?;
        let pages = read_all(&package().join("pages"))?;
        // What `cargo xtask setup` fetches; without them the journeys that need them say what is missing.
        let modules = project().join("target/hosts/node_modules");
        for (name, script) in [("pym", "pym.js/dist/pym.v1.js"), ("axe", "axe-core/axe.min.js")] {
            files.extend(fs::read(modules.join(script)).map(|bytes| (format!("/pages/{name}.js"), bytes)));
        }
        files.extend(pages.into_iter().map(|(path, bytes)| (format!("/pages{path}"), bytes)));
        if let Some(projects) = env::var_os("SCO_ATLAS_HOSTS") {
            let projects = read_all(Path::new(&projects))?;
            files.extend(projects.into_iter().map(|(path, bytes)| (format!("/hosts{path}"), bytes)));
        }
        files.extend(other_build(&files, OTHER_VERSION, with_other_title)?);
        files.extend(other_build(&files, OLDER, without_new_styles)?);
        Ok(Self { files: Arc::new(files) })
    }

    /// Serves it, until what this returns is dropped.
    ///
    /// # Errors
    /// Why it cannot be served.
    pub fn serve(&self) -> Outcome<Served> {
        let reports = Reports::default();
        let own =
            Content { files: Arc::clone(&self.files), moved_to: None, reports: reports.clone() }.serve()?;
        let mut files =
            BTreeMap::from(["/article.html", APART].map(|path| (path.to_owned(), ARTICLE.into())));
        let bloc = self.files.get("/examples/eurasian-economic-union.json");
        files.extend(bloc.map(|bytes| ("/bloc.json".to_owned(), bytes.clone())));
        let moved_to = Some(format!("http://{}/", own.name()));
        let newspaper = Content { files: Arc::new(files), moved_to, reports: reports.clone() }.serve()?;
        Ok(Served { own, newspaper, reports })
    }
}

impl Served {
    /// Host and port.
    pub fn host(&self) -> String {
        self.own.name()
    }

    /// Host and port of a page elsewhere, `/article.html`, which has nothing of the widget's, of the same cut off from other
    /// origins, `/apart.html`, and of a dataset, `/bloc.json`;
    /// what is below `/moved/` it sends on to this host.
    pub fn newspaper(&self) -> String {
        self.newspaper.name()
    }

    /// What browsers tell of policies that are broken.
    pub fn reports(&self) -> &Reports {
        &self.reports
    }
}

impl Reports {
    /// What has been told so far.
    pub fn so_far(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same, taken out.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds what a browser has sent: `{"csp-report": {"document-uri": …, "effective-directive": …, "blocked-uri": …}}`.
    fn add(&self, sent: &str) {
        let report: Value = serde_json::from_str(sent).unwrap_or_default();
        let of = |name: &str| report["csp-report"][name].as_str();
        // WebKit takes no host for `'self'` in a sandbox: there it forbids what stands before all else, which is no part of the page.
        if of("blocked-uri").is_some_and(|what| what.ends_with("/pages/watch.js")) {
            return;
        }
        let directive = of("effective-directive").or_else(|| of("violated-directive"));
        let said = match (of("document-uri"), directive, of("blocked-uri")) {
            (Some(page), Some(directive), Some(what)) => format!("{directive} forbids {what} on {page}"),
            _ => format!("a report that is none: {sent}"),
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(said);
    }
}

/// To where broken policies are told.
const REPORTS: &str = "/reports";

/// Below it, a host sends whoever asks on to the same path of another.
const MOVED: &str = "/moved/";

/// What a newspaper's own host has.
const ARTICLE: &str =
    "<!doctype html><meta charset=utf-8><title>News</title><link rel=icon href=data:,><p>An article.</p>";

/// The same, which takes from other origins only what they give to all.
const APART: &str = "/apart.html";

impl Content {
    fn serve(self) -> Outcome<Server> {
        Server::start(move |request| answer(request, &self))
    }
}

/// The folder of this package: as cargo says now, because what it once compiled may have been copied to another folder since.
pub(crate) fn package() -> PathBuf {
    let compiled = || PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(compiled, PathBuf::from)
}

/// The folder of the whole project, in which are `dist/` and `target/`.
pub fn project() -> PathBuf {
    package().join("../..")
}

fn folder() -> Outcome<PathBuf> {
    let built = || project().join("dist");
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
    /// With headers that allow scripts by a nonce alone.
    Nonces,
    /// The same, and with those of [`Mood::OtherPolicies`].
    NoncesWithOtherPolicies,
    /// With headers that name the Trusted Types policies that may be made, and not the widget's.
    OtherPolicies,
    /// With headers that forbid WebAssembly.
    NoWasm,
    /// To a browser that has no WebAssembly.
    WithoutWasm,
    /// To a browser that knows no layout by the width of a container.
    WithoutContainers,
    /// Without the program.
    MissingProgram,
    /// Without the program that checks datasets.
    MissingChecker,
    /// Without the glue.
    MissingGlue,
    /// With a damaged program.
    Corrupt,
    /// With the program as plain text.
    WrongType,
    /// Without leave for pages of other hosts.
    NoLeave,
    /// With a script that does the same and is not the one of the build.
    Forged(Script),
    /// The same with the headers of [`Mood::OtherPolicies`].
    ForgedWithOtherPolicies,
    /// Without an answer where a script is asked for.
    Silent(Script),
    /// As another version of the widget, 9.9.9, with another program, another glue, other names of files and hashes, and another
    /// title: [`OTHER_TITLE`].
    OtherVersion,
    /// As to the oldest browsers that the documents name: without what came to CSS and to scripts after them.
    Older,
    /// With the headers that `_headers` says, and none but them.
    AsHosted,
}

/// A script that the loader fetches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Script {
    /// Which wasm-bindgen writes.
    Glue,
    /// Which takes pictures.
    Snapshot,
    /// Which has the dialog.
    Share,
    /// Which reads a dataset.
    Data,
    /// The glue of the program that checks it.
    CheckerGlue,
}

impl Script {
    fn is(self, path: &str, files: &BTreeMap<String, Vec<u8>>) -> bool {
        let begins = |name: &str| path.contains(&format!("/{name}-")) && path.ends_with(".js");
        match self {
            Self::Glue => is_glue(path, files),
            Self::Snapshot => begins("sco-atlas-snapshot"),
            Self::Share => begins("sco-atlas-share"),
            Self::Data => begins("sco-atlas-data"),
            Self::CheckerGlue => begins("check"),
        }
    }
}

fn is_glue(path: &str, files: &BTreeMap<String, Vec<u8>>) -> bool {
    path.ends_with(".js") && files.contains_key(&path.replace(".js", "_bg.wasm"))
}

impl Mood {
    /// All of them, and the folder that each is asked for with.
    pub const ALL: [(Self, &str); 23] = [
        (Self::Strict, "/strict"),
        // Before what it begins with.
        (Self::NoncesWithOtherPolicies, "/nonces-other-policies"),
        (Self::Nonces, "/nonces"),
        (Self::OtherPolicies, "/other-policies"),
        (Self::NoWasm, "/no-wasm"),
        (Self::WithoutWasm, "/without-wasm"),
        (Self::WithoutContainers, "/without-containers"),
        (Self::MissingProgram, "/missing-program"),
        (Self::MissingChecker, "/missing-checker"),
        (Self::MissingGlue, "/missing-glue"),
        (Self::Corrupt, "/corrupt"),
        (Self::WrongType, "/wrong-type"),
        (Self::NoLeave, "/no-leave"),
        (Self::Forged(Script::Glue), "/forged-glue"),
        (Self::Forged(Script::Snapshot), "/forged-snapshot"),
        (Self::Forged(Script::Share), "/forged-share"),
        (Self::Forged(Script::Data), "/forged-data"),
        (Self::Forged(Script::CheckerGlue), "/forged-checker"),
        (Self::ForgedWithOtherPolicies, "/forged-other-policies"),
        (Self::Silent(Script::Share), "/silent-share"),
        (Self::OtherVersion, OTHER_VERSION),
        (Self::Older, OLDER),
        (Self::AsHosted, "/as-hosted"),
    ];

    /// The header with what is forbidden.
    fn policy(self) -> Option<&'static str> {
        match self {
            Self::Strict => Some(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 img-src 'self' data:; connect-src 'self'; frame-src 'self'; \
                 require-trusted-types-for 'script'",
            ),
            Self::Nonces => Some("script-src 'nonce-of-this-page' 'wasm-unsafe-eval'"),
            Self::NoncesWithOtherPolicies => Some(
                "script-src 'nonce-of-this-page' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; \
                 trusted-types others",
            ),
            Self::OtherPolicies | Self::ForgedWithOtherPolicies => {
                Some("require-trusted-types-for 'script'; trusted-types others")
            }
            Self::NoWasm => Some("script-src 'self'"),
            _ => None,
        }
    }

    /// The script that is not the one of the build.
    fn forged(self) -> Option<Script> {
        match self {
            Self::Forged(script) => Some(script),
            Self::ForgedWithOtherPolicies => Some(Script::Glue),
            _ => None,
        }
    }
}

/// What stands before all else on every page.
const WATCH: &str = "<script nonce=\"of-this-page\" src=\"/pages/watch.js\"></script>";
/// What takes WebAssembly away.
const TAKE_WASM: &str = "<script>delete globalThis.WebAssembly</script>";
/// What takes away the sign of container queries.
const TAKE_CONTAINERS: &str = "<script>delete globalThis.CSSContainerRule</script>";
/// What takes away what scripts may use that not all of the oldest browsers have.
const TAKE_NEW: &str = "<script>
    for (const name of ['requestIdleCallback', 'scheduler', 'TrustedTypePolicyFactory', 'trustedTypes']) delete globalThis[name];
    delete AbortSignal.timeout;
    delete Promise.withResolvers;
    delete Array.fromAsync;
    delete Object.groupBy;
    for (const name of ['difference', 'intersection', 'isSubsetOf', 'union']) delete Set.prototype[name];
    for (const name of ['toReversed', 'toSorted', 'toSpliced', 'with']) delete Array.prototype[name];
</script>";
/// The same of CSS, and what stands for it there, which nobody knows.
const NEW_STYLES: [[&[u8]; 2]; 4] = [
    [b"light-dark(", b"light-dork("],
    [b"color-mix(", b"color-mux("],
    [b"text-wrap:", b"text-wrup:"],
    [b":has(", b":hes("],
];

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

/// What is asked for; nothing where it is never answered.
fn answer(request: &Request, Content { files, moved_to, reports }: &Content) -> Option<Answer> {
    let asked = request.url.split('?').next().unwrap_or_default();
    if let (Some(rest), Some(to)) = (request.url.strip_prefix(MOVED), moved_to) {
        return Some(Answer::empty(302).with("Location", &format!("{to}{rest}")));
    }
    if asked == REPORTS {
        reports.add(&String::from_utf8_lossy(&request.body));
        return Some(Answer::empty(204));
    }
    let in_mood = Mood::ALL.iter().find_map(|(mood, folder)| Some((*mood, asked.strip_prefix(folder)?)));
    let (mood, path) = match in_mood {
        Some((mood, path)) => (Some(mood), path),
        None => (None, asked),
    };
    let path = if path == "/" { "/index.html" } else { path };
    let other = match mood {
        Some(Mood::OtherVersion) => OTHER_VERSION,
        Some(Mood::Older) => OLDER,
        _ => "",
    };
    let of_other_build = format!("{other}{path}");
    let path = if path.starts_with("/pages/") { path } else { of_other_build.as_str() };
    if let Some(Mood::Silent(script)) = mood
        && script.is(path, files)
    {
        return None;
    }
    let is_program = path.ends_with("_bg.wasm");
    let is_checker = path.starts_with("/check-") && path.ends_with(".wasm");
    let is_missing = (mood == Some(Mood::MissingProgram) && is_program)
        || (mood == Some(Mood::MissingChecker) && is_checker)
        || (mood == Some(Mood::MissingGlue) && is_glue(path, files));
    let Some(bytes) = files.get(path).filter(|_| !is_missing) else {
        return Some(Answer::missing());
    };
    let mut bytes = bytes.clone();
    if mood == Some(Mood::Corrupt) && is_program {
        bytes.iter_mut().skip(1000).step_by(1000).for_each(|byte| *byte = !*byte);
    }
    // What has failed is asked for by another address, and then it is as it should be.
    let is_asked_again = request.url.contains('?');
    if mood.and_then(Mood::forged).is_some_and(|script| script.is(path, files)) && !is_asked_again {
        bytes.extend(b"globalThis.forged = true;\n");
    }
    if path.ends_with(".html") {
        let take = match mood {
            Some(Mood::WithoutWasm) => TAKE_WASM,
            Some(Mood::WithoutContainers) => TAKE_CONTAINERS,
            Some(Mood::Older) => TAKE_NEW,
            _ => "",
        };
        let page = String::from_utf8_lossy(&bytes);
        bytes = page.replacen("<head>", &format!("<head>{take}{WATCH}"), 1).into_bytes();
    }
    if mood == Some(Mood::AsHosted) {
        return Some(hosted(bytes, path, files));
    }
    let kind = if mood == Some(Mood::WrongType) && is_program { "text/plain" } else { kind_of(path) };
    let mut answer = Answer::of(bytes).with("Content-Type", kind);
    // A frame without an origin of its own, and a page on another host, may have the files too.
    if mood != Some(Mood::NoLeave) {
        answer = answer.with("Access-Control-Allow-Origin", "*");
    }
    if let Some(policy) = mood.and_then(Mood::policy) {
        answer = answer.with("Content-Security-Policy", &format!("{policy}; report-uri {REPORTS}"));
    }
    if path == APART {
        answer = answer.with("Cross-Origin-Embedder-Policy", "require-corp");
    }
    Some(answer)
}

/// Where the other version lies.
const OTHER_VERSION: &str = "/other-version";
/// How the headline begins in it, and how in this one.
pub const OTHER_TITLE: &str = "Now the Shanghai";
const TITLE: &str = "How the Shanghai";

/// Where what older browsers understand lies.
const OLDER: &str = "/older";

fn with_other_title(program: &[u8]) -> Outcome<Vec<u8>> {
    replaced(program, TITLE.as_bytes(), OTHER_TITLE.as_bytes())
}

fn without_new_styles(program: &[u8]) -> Outcome<Vec<u8>> {
    NEW_STYLES.iter().try_fold(program.to_owned(), |program, [new, unknown]| replaced(&program, new, unknown))
}

/// A program in which some bytes are others, as many, wherever they stand.
fn replaced(program: &[u8], these: &[u8], others: &[u8]) -> Outcome<Vec<u8>> {
    let places: Vec<_> = (program.windows(these.len()).enumerate())
        .filter(|(_, part)| *part == these)
        .map(|(at, _)| at..at + these.len())
        .collect();
    let mut program = program.to_owned();
    places.first().when(format!("\"{}\" in the program", String::from_utf8_lossy(these)))?;
    for place in places {
        program.splice(place, others.iter().copied());
    }
    Ok(program)
}

/// The files with another program, below `folder`, as a later build would lay them out: whatever has a hash in its name has another
/// one, and what names these files or their hashes has been changed with them, from the programs on to the loader.
fn other_build(
    files: &BTreeMap<String, Vec<u8>>,
    folder: &str,
    change: impl Fn(&[u8]) -> Outcome<Vec<u8>>,
) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let is_at_root = |path: &&String| path.matches('/').count() == 1;
    let order = |path: &&String| match path.rsplit_once('.') {
        Some((stem, "wasm")) => (0, stem.len()),
        Some((stem, "js"))
            if stem.starts_with("/check-") || files.contains_key(&format!("{stem}_bg.wasm")) =>
        {
            (1, 0)
        }
        Some(_) if hash_in(path).is_some() => (2, 0),
        _ => (3, 0),
    };
    let mut paths: Vec<_> = files.keys().filter(is_at_root).collect();
    paths.sort_by_key(order);
    let manifest = fs::read_to_string(project().join("Cargo.toml")).when("Cargo.toml")?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    let version = version.when("a version in Cargo.toml")?;
    let mut changes: Vec<(String, String)> = paths
        .iter()
        .filter_map(|path| hash_in(path))
        .map(|hash| (hash.to_owned(), hash.chars().rev().collect()))
        .collect();
    let mut others = BTreeMap::new();
    for path in paths {
        let bytes = &files[path];
        let mut other = bytes.clone();
        if path.ends_with("_bg.wasm") {
            other = change(bytes)?;
        } else if [".js", ".json", ".html"].iter().any(|ending| path.ends_with(ending)) {
            let mut text = String::from_utf8_lossy(bytes).into_owned();
            if path.ends_with("/sco-atlas.js") {
                text = text.replace(&format!("\"{version}\""), "\"9.9.9\"");
            }
            other = changes.iter().fold(text, |text, (old, new)| text.replace(old, new)).into_bytes();
        }
        if hash_in(path).is_some() && path.ends_with(".js") {
            other.extend(b"// Of another version.\n");
        }
        changes.push((integrity_of(bytes), integrity_of(&other)));
        let named = hash_in(path)
            .map_or_else(|| path.clone(), |hash| path.replace(hash, &hash.chars().rev().collect::<String>()));
        if path.ends_with("-hashes.json") {
            let pinned =
                files.keys().filter(|other| other.starts_with("/v/") && other.ends_with(path.as_str()));
            others.extend(pinned.map(|pinned| (format!("{folder}{pinned}"), other.clone())));
        }
        others.insert(format!("{folder}{named}"), other);
    }
    Ok(others)
}

/// The hash in a file's name, if it has one.
fn hash_in(path: &str) -> Option<&str> {
    let stem = path.rsplit_once('.')?.0;
    let hash = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-')?.1;
    (hash.len() > 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(hash)
}

fn integrity_of(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

/// An answer as of a host that reads `_headers` and knows nothing of WebAssembly by itself.
fn hosted(bytes: Vec<u8>, path: &str, files: &BTreeMap<String, Vec<u8>>) -> Answer {
    let rules = files.get("/_headers").map(|text| String::from_utf8_lossy(text)).unwrap_or_default();
    let mut headers = Vec::new();
    let mut is_meant = false;
    for line in rules.lines().filter(|line| !line.starts_with('#')) {
        match line.trim().split_once(": ") {
            Some((field, value)) if is_meant => headers.push((field.to_owned(), value.to_owned())),
            Some(_) => {}
            None => is_meant = line.strip_suffix('*').map_or(line == path, |begin| path.starts_with(begin)),
        }
    }
    if !headers.iter().any(|(field, _)| field == "Content-Type") {
        let kind = if path.ends_with(".wasm") { "application/octet-stream" } else { kind_of(path) };
        headers.push(("Content-Type".to_owned(), kind.to_owned()));
    }
    headers.iter().fold(Answer::of(bytes), |answer, (field, value)| answer.with(field, value))
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
