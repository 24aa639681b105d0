//! What the project may keep of the article: which names and numbers occur in which paragraph of it. Its
//! text stays outside, and that no sentence of it has crept in is checked here too.

use crate::{
    process::{Failure, answer, git, project_root},
    serving,
};
use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

/// So many words in a row in common with the article are a sentence of it.
const RUN: usize = 8;

const DERIVED: &str = "data/article-names.toml";
const HEAD: &str =
    "# Which names and numbers occur in which paragraph of the article (0 is the headline), in alphabetical
# order and each once. Drawn from its text by `cargo xtask article --text FILE`; not to be edited.
";

/// Draws the names and numbers from the text in `file`. With `check`, compares them with the file
/// that the project keeps; otherwise writes it.
pub fn derive(file: &str, check: bool) -> Result<(), Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::new(format!("{file}: {error}")))?;
    let drawn = derived(&text);
    let kept = project_root().join(DERIVED);
    if !check {
        return fs::write(&kept, drawn).map_err(|error| Failure::new(format!("{DERIVED}: {error}")));
    }
    if fs::read_to_string(&kept).is_ok_and(|text| text == drawn) {
        println!("{DERIVED} is what {file} says.");
    } else {
        return Err(Failure::new(format!(
            "{DERIVED} is not what {file} says; `cargo xtask article --text {file}` writes it anew"
        )));
    }
    no_sentence_of(&text)
}

/// That no file of the project, and none of what was built, has `RUN` words in a row from the article.
fn no_sentence_of(article: &str) -> Result<(), Failure> {
    let runs: BTreeSet<String> = runs(article).collect();
    let files = files(&project_root())?;
    let mut found = Vec::new();
    for file in &files {
        // What is no text is searched for text all the same.
        let bytes = fs::read(file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
        let shared = self::runs(&String::from_utf8_lossy(&bytes)).find(|run| runs.contains(run));
        found.extend(shared.map(|run| format!("{}: \u{201c}{run}\u{201d}", file.display())));
    }
    if found.is_empty() {
        println!("None of {} files has {RUN} words in a row from it.", files.len());
        Ok(())
    } else {
        Err(Failure::new(format!("{RUN} words in a row from the article are in\n{}", found.join("\n"))))
    }
}

/// All files under version control and those that may come under it, and what was built. Without git, or where it keeps no
/// versions of this, all that it would not ignore.
fn files(root: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = listed(root).map_or_else(|| walked(root), Ok)?;
    let dist = root.join("dist");
    if dist.exists() {
        files.extend(serving::all(&dist)?);
    }
    files.retain(|file| file.is_file());
    Ok(files)
}

/// What git lists; nothing where it cannot.
fn listed(root: &Path) -> Option<Vec<PathBuf>> {
    let words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = answer(git().args(words).current_dir(root))?;
    Some(listed.split('\0').filter(|name| !name.is_empty()).map(|name| root.join(name)).collect())
}

/// What there is in `root` but for what `.gitignore` names there, which has names alone, and for what git keeps.
fn walked(root: &Path) -> Result<Vec<PathBuf>, Failure> {
    let file = root.join(".gitignore");
    let text =
        fs::read_to_string(&file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    let ignored: BTreeSet<&str> = text.lines().map(|line| line.trim_matches('/')).chain([".git"]).collect();
    let (mut files, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        let fault = |error| Failure::new(format!("{}: {error}", folder.display()));
        for entry in fs::read_dir(&folder).map_err(fault)? {
            let path = entry.map_err(fault)?.path();
            if path.file_name().is_some_and(|name| ignored.contains(&*name.to_string_lossy())) {
                continue;
            }
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}

/// Every run of `RUN` words, without capitals and punctuation.
fn runs(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let last = words.len().saturating_sub(RUN - 1);
    (0..last).map(move |at| words[at..at + RUN].join(" "))
}

/// The derived file's text.
fn derived(text: &str) -> String {
    // The second paragraph names the author and is not counted.
    let paragraphs = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    let numbered =
        paragraphs.enumerate().filter(|(at, _)| *at != 1).map(|(at, text)| (at.saturating_sub(1), text));
    let mut out = HEAD.to_owned();
    for (number, paragraph) in numbered {
        let (names, numbers) = names_and_numbers(paragraph);
        let list = |words: &BTreeSet<String>| {
            words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
        };
        let _ = write!(out, "\n[[paragraph]]\nnumber = {number}\nnames = [{}]\n", list(&names));
        if !numbers.is_empty() {
            let _ = writeln!(out, "numbers = [{}]", list(&numbers));
        }
    }
    out
}

/// Runs of capitalised words that no punctuation parts, and numbers.
fn names_and_numbers(paragraph: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut names, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    let mut run: Vec<&str> = Vec::new();
    for raw in paragraph.split_whitespace() {
        let word = raw.trim_matches(|letter: char| !letter.is_alphanumeric());
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            numbers.insert(word.to_owned());
        }
        let is_name = word.starts_with(char::is_uppercase);
        if is_name {
            run.push(word);
        }
        let parted = !raw.ends_with(char::is_alphanumeric);
        if (!is_name || parted) && !run.is_empty() {
            names.insert(run.join(" "));
            run.clear();
        }
    }
    if !run.is_empty() {
        names.insert(run.join(" "));
    }
    (names, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_runs_and_numbers_stand_alone() {
        let (names, numbers) =
            names_and_numbers("In Ruritania, King Rudolf V and Zenda's 45 guards met; Saudi Arabia did not.");
        let names: Vec<_> = names.into_iter().collect();
        assert_eq!(names, ["In Ruritania", "King Rudolf V", "Saudi Arabia", "Zenda"]);
        assert_eq!(numbers.into_iter().collect::<Vec<_>>(), ["45"]);
    }

    #[test]
    fn runs_are_found_whatever_the_punctuation() {
        let article: BTreeSet<_> =
            runs("One, two; three four five \u{201c}six\u{201d} seven eight nine.").collect();
        assert_eq!(article.len(), 2);
        assert!(runs("\0TWO three\nfour-five six seven eight (nine)!").any(|run| article.contains(&run)));
        assert!(!runs("two three four five six seven eight ten").any(|run| article.contains(&run)));
        assert_eq!(runs("too few words").count(), 0);
    }

    /// Who has unpacked an archive may have no git, and what is in it is under nobody's version control.
    #[test]
    fn what_is_built_is_searched_however_deep_and_what_is_new_before_it_is_added() {
        let root = std::env::temp_dir().join(format!("sco-atlas-article-{}", std::process::id()));
        for file in [
            "kept.md",
            "new.md",
            "tests/hosts/node_modules/a.js",
            "target/made.md",
            "dist/index.html",
            "dist/v/1/demo/element.html",
        ] {
            let file = root.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        fs::write(root.join(".gitignore"), "/target\n/dist\nnode_modules\n").unwrap();
        let found = || -> BTreeSet<String> {
            let name = |file: &PathBuf| file.strip_prefix(&root).unwrap().display().to_string();
            files(&root).unwrap().iter().map(name).collect()
        };
        let all = [".gitignore", "dist/index.html", "dist/v/1/demo/element.html", "kept.md", "new.md"];
        let all = BTreeSet::from(all.map(str::to_owned));
        let without = found();
        let does = |words: [&str; 2]| answer(git().args(words).current_dir(&root)).is_some();
        let with = [["init", "--quiet"], ["add", "kept.md"]].into_iter().all(does).then(found);
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(without, all);
        assert!(with.is_none_or(|with| with == all));
    }

    #[test]
    fn the_headline_is_nought_and_the_author_is_not_counted() {
        let text = derived("Headline\n\nBy Somebody\n\nFirst Alpha\n\nSecond Beta\n");
        assert!(text.contains("number = 0\nnames = [\"Headline\"]"), "{text}");
        assert!(text.contains("number = 1\nnames = [\"First Alpha\"]"), "{text}");
        assert!(text.contains("number = 2\n") && !text.contains("Somebody"), "{text}");
    }
}
