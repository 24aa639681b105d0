//! Which names and numbers occur in which paragraph of the article: facts drawn from its text,
//! which itself stays outside the project.

use crate::process::{Failure, project_root};
use std::{collections::BTreeSet, fmt::Write, fs};

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
        Ok(())
    } else {
        Err(Failure::new(format!(
            "{DERIVED} is not what {file} says; `cargo xtask article --text {file}` writes it anew"
        )))
    }
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
    fn the_headline_is_nought_and_the_author_is_not_counted() {
        let text = derived("Headline\n\nBy Somebody\n\nFirst Alpha\n\nSecond Beta\n");
        assert!(text.contains("number = 0\nnames = [\"Headline\"]"), "{text}");
        assert!(text.contains("number = 1\nnames = [\"First Alpha\"]"), "{text}");
        assert!(text.contains("number = 2\n") && !text.contains("Somebody"), "{text}");
    }
}
