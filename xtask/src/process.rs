//! Running other programs: each command is printed before it runs, and a failure names it.

use std::{
    ffi::OsStr,
    fmt,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// Why a task ended early, in words for the person who called it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    is_misuse: bool,
}

impl Failure {
    /// A failure that says `message`.
    pub fn new(message: String) -> Self {
        Self { message, is_misuse: false }
    }

    /// The same where it was called in a way that it does not know.
    pub fn misuse(message: String) -> Self {
        Self { message, is_misuse: true }
    }

    /// Whether it was called in a way that it does not know.
    pub fn is_misuse(&self) -> bool {
        self.is_misuse
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

/// The folder that holds the workspace's `Cargo.toml`: as cargo says now, because what cargo once compiled may have
/// been copied to another folder since.
pub fn project_root() -> PathBuf {
    let compiled = || PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(compiled, PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_owned)
}

/// Where cargo puts what it compiles: `target/`, unless the environment or settings of cargo's name another folder.
pub fn target_folder() -> Result<PathBuf, Failure> {
    target_folder_by(&mut metadata())
}

fn metadata() -> Command {
    let mut metadata = cargo();
    metadata.args(["metadata", "--locked", "--no-deps", "--format-version", "1"]);
    metadata
}

fn target_folder_by(metadata: &mut Command) -> Result<PathBuf, Failure> {
    let said = answer(metadata).unwrap_or_default();
    let folder = text_in(&said, "target_directory").map(PathBuf::from);
    folder.ok_or_else(|| Failure::new(format!("`{}` names no target folder", spelled(metadata))))
}

/// The text that stands last under this name in JSON on one line.
fn text_in(json: &str, name: &str) -> Option<String> {
    texts_in(json, name).pop()
}

/// All texts under this name in JSON on one line.
pub fn texts_in(json: &str, name: &str) -> Vec<String> {
    json.split(&format!("\"{name}\":\"")).skip(1).filter_map(quoted).collect()
}

/// What stands before the quotation mark that ends a text in JSON.
fn quoted(json: &str) -> Option<String> {
    let (mut text, mut letters) = (String::new(), json.chars());
    loop {
        match letters.next()? {
            '"' => return Some(text),
            // Of what is written with it a path has quotation marks and itself.
            '\\' => text.push(letters.next()?),
            letter => text.push(letter),
        }
    }
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    in_root(Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())))
}

/// Cargo, to test, in the usual engine, and without writing anew what tests compare with. Of all packages, as lints are, whichever is meant: what several depend on is built with the same features, and
/// so once.
pub fn tests() -> Command {
    let mut tests = cargo();
    tests.args(["test", "--locked", "--workspace"]).env_remove("SCO_ATLAS_ENGINE").env_remove("UPDATE");
    tests
}

/// Cargo, to make the browser's journeys; after `--` come those that are meant, of which there must be one.
pub fn journeys() -> Command {
    let mut journeys = tests();
    journeys.args(["--test", "journeys"]).env("SCO_ATLAS_MUST_MAKE_ONE", "1");
    journeys
}

/// Git, which knows of a folder only what is there: in a hook it is told otherwise, of another folder and of an index that a commit is
/// being made of.
pub fn git() -> Command {
    let mut git = Command::new("git");
    for name in
        ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"]
    {
        git.env_remove(name);
    }
    git
}

/// A program found on the PATH or among the tools that cargo installed.
pub fn tool(name: impl AsRef<OsStr>) -> Command {
    in_root(Command::new(name))
}

/// Commands start in the project's root and find cargo's tools even where the shell's PATH does
/// not name their folder.
fn in_root(mut command: Command) -> Command {
    command.current_dir(project_root());
    if let Ok(path) = std::env::join_paths(folders()) {
        command.env("PATH", path);
    }
    // Trunk reads NO_COLOR as a boolean and refuses the "1" that shells conventionally give it; to others any word will do.
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        command.env("NO_COLOR", "true");
    } else {
        command.env_remove("NO_COLOR");
    }
    command
}

/// Where programs are looked for, one folder after the other.
fn folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(cargo_bin()).chain(std::env::split_paths(&path)).collect()
}

/// The first of these programs that is there, as [`tool`] finds it: in the first folder that has one of them, whichever it is, so that
/// who puts a folder before the others on the PATH gets what is in it.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    find_in(&folders(), names)
}

fn find_in(folders: &[PathBuf], names: &[&str]) -> Option<PathBuf> {
    let in_folder = |folder: &PathBuf| names.iter().map(|name| folder.join(name)).find(|file| file.is_file());
    folders.iter().find_map(in_folder)
}

/// The folder of the programs that cargo installs, unless it is told another.
pub fn cargo_bin() -> PathBuf {
    cargo_home().join("bin")
}

/// Where cargo keeps what it installs: `$CARGO_HOME`, or `.cargo` in the home folder.
pub fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")))
        .unwrap_or_else(|| PathBuf::from(".cargo"))
}

/// The command as a person would type it.
pub fn spelled(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| {
            let word = without_secret(&word.to_string_lossy());
            if word.contains(' ') { format!("'{word}'") } else { word }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word of a command without who somebody is to the host of an address in it, and with what password: what is printed may be
/// kept as a log.
pub fn without_secret(word: &str) -> String {
    let hidden = word.split_once("://").and_then(|(before, rest)| {
        let (_, host) = rest.rsplit_once('@')?;
        Some(format!("{before}://…@{host}"))
    });
    hidden.unwrap_or_else(|| word.to_owned())
}

/// Prints `command`, runs it with this terminal, and fails if it does.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    println!("$ {}", spelled(command));
    let status = command
        .status()
        .map_err(|error| Failure::new(format!("`{}` did not start: {error}", spelled(command))))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` failed ({status})", spelled(command))))
    }
}

/// A command that runs beside others, and lets them go first.
pub struct Aside {
    spelled: String,
    output: PathBuf,
    process: Child,
}

impl Aside {
    /// Starts `command`; what it prints goes to `output` meanwhile.
    ///
    /// # Errors
    /// Why it did not start.
    pub fn start(command: &Command, output: PathBuf) -> Result<Self, Failure> {
        let told = spelled(command);
        let fault = |error| Failure::new(format!("`{told}` did not start: {error}"));
        println!("$ {told}, meanwhile; what it prints comes later and is in {}", output.display());
        let file = fs::create_dir_all(output.parent().unwrap_or(&output))
            .and_then(|()| File::create(&output))
            .map_err(fault)?;
        let mut last = tool("nice");
        last.args(["-n", "19"]).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => last.env(name, value),
                None => last.env_remove(name),
            };
        }
        let both = file.try_clone().map_err(fault)?;
        let process = last.stdin(Stdio::null()).stdout(file).stderr(both).spawn().map_err(fault)?;
        Ok(Self { spelled: told, output, process })
    }

    /// Waits for its end and prints what it has printed.
    ///
    /// # Errors
    /// Where it fails.
    pub fn finish(mut self) -> Result<(), Failure> {
        let ended = self.process.wait();
        println!("$ {}", self.spelled);
        print!("{}", fs::read_to_string(&self.output).unwrap_or_default());
        match ended {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Failure::new(format!("`{}` failed ({status})", self.spelled))),
            Err(error) => Err(Failure::new(format!("`{}` was lost: {error}", self.spelled))),
        }
    }
}

impl Drop for Aside {
    /// Where what it runs beside fails nobody waits for it.
    fn drop(&mut self) {
        // It has mostly ended by then.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs `command`, and once more should it fail: registries sometimes drop a connection.
pub fn run_again(command: &mut Command) -> Result<(), Failure> {
    run(command).or_else(|_| run(command))
}

/// What `command` prints on its standard output, or nothing if it is missing or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_is_looked_for_where_cargo_is_told_to_put_it() {
        let elsewhere = std::env::temp_dir().join("sco-atlas elsewhere");
        let told = target_folder_by(metadata().env("CARGO_TARGET_DIR", &elsewhere)).unwrap();
        assert_eq!(told, elsewhere);
        let usual = target_folder_by(metadata().env("CARGO_TARGET_DIR", "target")).unwrap();
        assert_eq!(usual, project_root().join("target"));
    }

    #[test]
    fn what_is_in_an_earlier_folder_is_found_by_whatever_name() {
        let folder = std::env::temp_dir().join(format!("sco-atlas-find-{}", std::process::id()));
        let [first, second] = ["first", "second"].map(|name| folder.join(name));
        for (of, name) in [(&first, "chrome"), (&second, "chromium"), (&second, "chrome")] {
            std::fs::create_dir_all(of).unwrap();
            std::fs::write(of.join(name), "").unwrap();
        }
        let names = ["chromium", "chrome"];
        let both = find_in(&[first.clone(), second.clone()], &names);
        let alone = find_in(&[folder.clone(), second.clone()], &names);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!((both, alone), (Some(first.join("chrome")), Some(second.join("chromium"))));
    }

    /// As in a hook: what is tested must not be written into the commit that is being made.
    #[test]
    fn git_is_told_of_no_other_folder() {
        let git = git();
        let removed: Vec<_> =
            git.get_envs().filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect();
        let told = answer(tool("git").args(["rev-parse", "--local-env-vars"]));
        for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"] {
            assert!(removed.contains(&std::ffi::OsStr::new(name)), "{name}");
            assert!(told.as_ref().is_none_or(|told| told.contains(name)), "{name}");
        }
    }

    #[test]
    fn what_is_printed_has_no_password_in_it() {
        assert_eq!(
            without_secret("http_proxy=http://me:p@ss@a.example:1"),
            "http_proxy=http://…@a.example:1"
        );
        for word in ["http_proxy=http://a.example:1", "binaryen@132.0.0", "--yes"] {
            assert_eq!(without_secret(word), word);
        }
        let mut command = Command::new("env");
        command.args(["https_proxy=http://me:secret@a", "apt-get update"]);
        assert_eq!(spelled(&command), "env https_proxy=http://…@a 'apt-get update'");
    }

    #[test]
    fn a_text_is_read_from_json_as_it_was_before_it_was_written() {
        let json = r#"{"of":"a","packages":[],"of":"C:\\it \"is\"","metadata":null}"#;
        assert_eq!(text_in(json, "of").as_deref(), Some(r#"C:\it "is""#));
        assert_eq!(text_in(json, "metadata"), None);
    }
}
