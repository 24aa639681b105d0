//! Where this machine keeps sources is nobody else's business: a program that panics says where, and so has the paths of all
//! sources in it. Without them two machines also make the same bytes of the same sources.

use crate::{
    needs::WASM_TARGET,
    process::{Failure, answer, cargo_home, project_root, target_folder, tool},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Flags for each crate and those for crates of the target alone. Cargo takes the first of these three that is set; the last
/// one it adds to what its own settings have.
const ENCODED: &str = "CARGO_ENCODED_RUSTFLAGS";
const ALL: &str = "RUSTFLAGS";
const TARGET: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// A command that builds for browsers, with paths in what it builds that are the same everywhere.
pub fn apart_from_here(mut command: Command) -> Command {
    let flags: Vec<String> = names()
        .into_iter()
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()))
        .collect();
    if let Some((variable, value)) = with_flags(&flags, |variable| env::var(variable).ok()) {
        command.env(variable, value);
    }
    command
}

/// Folders of this machine, and what stands for them in a program.
fn names() -> Vec<(PathBuf, String)> {
    let registries = cargo_home().join("registry/src");
    let mut names = vec![(project_root(), ".".to_owned())];
    // What build scripts write is compiled too. Within the project the name is the same by the line before.
    let target = target_folder().ok().filter(|target| !target.starts_with(project_root()));
    names.extend(target.map(|target| (target, "./target".to_owned())));
    // A registry that stands in for another has a folder with another name.
    let entries = fs::read_dir(registries).into_iter().flatten().flatten();
    let mut sources: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    sources.sort();
    names.extend(sources.into_iter().map(|folder| (folder, "crates".to_owned())));
    // The standard library's sources are there where somebody wants to read them; compiled, it names them so.
    let commit = answer(tool("rustc").arg("-vV")).unwrap_or_default();
    let commit =
        commit.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("rust").to_owned();
    names.extend(sysroot().map(|folder| (folder.join("lib/rustlib/src/rust"), format!("/rustc/{commit}"))));
    names
}

fn sysroot() -> Option<PathBuf> {
    answer(tool("rustc").args(["--print", "sysroot"])).map(PathBuf::from)
}

/// The variable to set, and to what, so that these flags come to those that are set already; nothing if they are there.
fn with_flags(flags: &[String], set: impl Fn(&str) -> Option<String>) -> Option<(&'static str, String)> {
    const APART: &str = "\u{1f}";
    let joined = |before: Vec<&str>, between: &str| {
        let missing: Vec<&str> =
            flags.iter().map(String::as_str).filter(|flag| !before.contains(flag)).collect();
        (!missing.is_empty()).then(|| [before, missing].concat().join(between))
    };
    if let Some(encoded) = set(ENCODED) {
        let before = encoded.split(APART).filter(|flag| !flag.is_empty()).collect();
        return joined(before, APART).map(|value| (ENCODED, value));
    }
    let (all, target) = (set(ALL), set(TARGET).unwrap_or_default());
    // What is for the target alone leaves this program as it is, which Trunk calls again. But words are parted by spaces
    // there, which a path may have.
    if all.is_none() && !flags.iter().any(|flag| flag.contains(char::is_whitespace)) {
        return joined(target.split_whitespace().collect(), " ").map(|value| (TARGET, value));
    }
    let before = all.as_deref().unwrap_or(&target).split_whitespace().collect();
    joined(before, APART).map(|value| (ENCODED, value))
}

/// Fails where a program in `dist` has a path of this machine in it.
pub fn keep(dist: &Path) -> Result<(), Failure> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let sought =
        sought(&project_root(), &target_folder()?, &cargo_home(), sysroot().as_deref(), home.as_deref());
    let fault = |path: &Path, error| Failure::new(format!("{}: {error}", path.display()));
    for entry in fs::read_dir(dist).map_err(|error| fault(dist, error))? {
        let path = entry.map_err(|error| fault(dist, error))?.path();
        if path.extension().is_none_or(|ending| ending != "wasm") {
            continue;
        }
        let program = fs::read(&path).map_err(|error| fault(&path, error))?;
        if let Some(found) = path_in(&program, &sought) {
            return Err(Failure::new(format!(
                "{} has a path of this machine in it, `{found}`: expected one that is the same everywhere; \
                 xtask/src/paths.rs says which are given another name",
                path.display()
            )));
        }
    }
    Ok(())
}

/// How paths of this machine begin that may get into a program. What lies right there is named, because a project in `/src`
/// or `/news` begins as paths of the standard library and addresses of sources go on; of a home that is no user's own there
/// is nothing to be known.
fn sought(
    project: &Path,
    target: &Path,
    cargo_home: &Path,
    sysroot: Option<&Path>,
    home: Option<&Path>,
) -> Vec<String> {
    let mut all: Vec<PathBuf> = ["src", "checker", "target"].map(|below| project.join(below)).into();
    all.extend([WASM_TARGET, "release"].map(|below| target.join(below)));
    all.extend(["registry", "git"].map(|below| cargo_home.join(below)));
    all.extend(sysroot.map(|folder| folder.join("lib/rustlib")));
    all.extend(home.filter(|home| home.components().count() > 2).map(Path::to_owned));
    // Collected anew, because a path may be told with a stroke at its end.
    all.iter().map(|path| format!("{}/", path.components().collect::<PathBuf>().display())).collect()
}

/// The first path in `program` that begins like one of these.
fn path_in(program: &[u8], folders: &[String]) -> Option<String> {
    let at = folders
        .iter()
        .find_map(|folder| program.windows(folder.len()).position(|bytes| bytes == folder.as_bytes()))?;
    let path = program.get(at..)?.split(|byte| !byte.is_ascii_graphic()).next()?;
    Some(String::from_utf8_lossy(path.get(..120).unwrap_or(path)).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set<'a>(variables: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |asked| variables.iter().find(|(name, _)| *name == asked).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn flags_are_for_the_target_that_is_built_for() {
        let target = WASM_TARGET.replace('-', "_").to_uppercase();
        assert_eq!(TARGET, format!("CARGO_TARGET_{target}_RUSTFLAGS"));
    }

    /// They reach whatever Trunk starts. What is for the target alone leaves this program as it is.
    #[test]
    fn flags_for_each_crate_are_taken_from_the_cargo_that_trunk_starts() {
        let trunk = fs::read_to_string(project_root().join("Trunk.toml")).unwrap();
        let hook =
            format!("command = \"env\"\ncommand_arguments = [\"-u\", \"{ENCODED}\", \"cargo\", \"xtask\",");
        assert!(trunk.contains(&hook), "{trunk}");
    }

    #[test]
    fn flags_come_to_those_that_are_set_and_not_twice() {
        let flags = ["--a=1".to_owned(), "--b=2".to_owned()];
        let of = |variables: &[(&str, &str)]| with_flags(&flags, set(variables));
        let told = |variable, value: &str| Some((variable, value.to_owned()));
        assert_eq!(of(&[]), told(TARGET, "--a=1 --b=2"));
        assert_eq!(of(&[(TARGET, "-Cx  --b=2")]), told(TARGET, "-Cx --b=2 --a=1"));
        assert_eq!(of(&[(TARGET, "--a=1 --b=2")]), None);
        assert_eq!(
            of(&[(ALL, "-D warnings"), (TARGET, "-Cx")]),
            told(ENCODED, "-D\u{1f}warnings\u{1f}--a=1\u{1f}--b=2")
        );
        assert_eq!(
            of(&[(ENCODED, "-C\u{1f}a b"), (ALL, "-Cx")]),
            told(ENCODED, "-C\u{1f}a b\u{1f}--a=1\u{1f}--b=2")
        );
        assert_eq!(of(&[(ENCODED, "--b=2\u{1f}--a=1")]), None);
        assert_eq!(
            with_flags(&["--a=1 2".to_owned()], set(&[(TARGET, "-Cx")])),
            told(ENCODED, "-Cx\u{1f}--a=1 2")
        );
    }

    #[test]
    fn no_folder_of_this_machine_is_left_in_what_is_compiled() {
        let names = names();
        let all = names.iter().map(|(path, _)| path.display().to_string()).collect::<Vec<_>>();
        let has = |start: PathBuf| all.iter().any(|path| path.starts_with(&start.display().to_string()));
        assert!(has(project_root()) && has(cargo_home()) && sysroot().is_none_or(has), "{all:?}");
        let command = apart_from_here(Command::new("trunk"));
        let flags = command
            .get_envs()
            .filter_map(|(_, value)| value)
            .collect::<Vec<_>>()
            .join(&std::ffi::OsString::from(" "));
        let flags = flags.to_string_lossy();
        assert!(all.iter().all(|path| flags.contains(&format!("--remap-path-prefix={path}="))), "{flags}");
    }

    #[test]
    fn a_path_of_this_machine_is_found_in_a_program() {
        let folders = ["/home/a/".to_owned()];
        assert_eq!(path_in(b"\0asm at/home/a/b.rs\0/home/a/", &folders).as_deref(), Some("/home/a/b.rs"));
        assert_eq!(path_in(b"\0asm/home/b/home/a", &folders), None);
        // Of a project in a folder at the root only what is its own is meant.
        let sought = |project: &str, home: &str| {
            let [project, home] = [project, home].map(Path::new);
            // Cargo may be told to compile elsewhere.
            sought(project, Path::new("/library"), &home.join(".cargo"), Some(Path::new("/usr")), Some(home))
        };
        let innocent =
            b"/rustc/0a/library/core/src/cell/lazy.rs\0https://example.org/news/1\0/usr/src/rustc/a.rs";
        for project in ["/src", "/news", "/library", "/src/"] {
            assert_eq!(path_in(innocent, &sought(project, "/")), None, "{project}");
        }
        assert_eq!(
            path_in(b"at/src/src/view/card.rs", &sought("/src", "/")).as_deref(),
            Some("/src/src/view/card.rs")
        );
        let made = b"at/library/wasm32-unknown-unknown/release/build/a/out/b.rs";
        assert!(path_in(made, &sought("/src", "/")).is_some());
        for home in ["/home/a", "/home/a/"] {
            assert!(path_in(b"at/home/a/b.rs", &sought("/src", home)).is_some(), "{home}");
            assert!(path_in(b"/home/a/.cargo/registry/b.rs", &sought("/src", home)).is_some(), "{home}");
        }
        let dist = env::temp_dir().join(format!("sco-atlas-paths-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("a.wasm"), "crates/a.rs").unwrap();
        let without = keep(&dist);
        fs::write(dist.join("a.wasm"), cargo_home().join("registry/a.rs").display().to_string()).unwrap();
        let with = keep(&dist);
        fs::remove_dir_all(&dist).unwrap();
        assert!(without.is_ok());
        assert!(with.unwrap_err().to_string().contains("a.wasm has a path of this machine in it, `"));
    }
}
