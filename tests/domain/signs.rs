//! Signs that some browsers draw as coloured pictures are told to be text.

use crate::common::{assert_none, root};
use std::{fs, path::Path};

/// Of arrows, shapes and marks those that are text everywhere. Others may have a picture too, which browsers may take unless
/// U+FE0E follows: see Unicode's `emoji-variation-sequences.txt` before one comes in here.
const PLAIN: &str = "←↑→↓⇒−≈≤≥×⌘■▲▼○◇✓✕";

/// The signs of a text that may be drawn as a picture, also where they are written by their number.
fn may_be_a_picture(text: &str) -> Vec<char> {
    let text = spelt_out(text);
    let is_sign = |letter: char| matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    let signs = text.char_indices().filter(|(_, letter)| is_sign(*letter) && !PLAIN.contains(*letter));
    let untold = signs.filter(|(at, letter)| !text[at + letter.len_utf8()..].starts_with('\u{fe0e}'));
    untold.map(|(_, letter)| letter).collect()
}

/// The same with letters in place of their numbers, as style sheets, scripts, programs and pages write them.
fn spelt_out(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let forms = [("\\u{", "}"), ("\\u", ""), ("&#x", ";"), ("\\", " ")];
        let form = forms.into_iter().find(|(start, _)| rest.starts_with(start));
        let number = &rest[form.map_or(1, |(start, _)| start.len())..];
        let length = number.find(|letter: char| !letter.is_ascii_hexdigit()).unwrap_or(number.len());
        let letter = || char::from_u32(u32::from_str_radix(&number[..length], 16).ok()?);
        match form.filter(|_| (4..=6).contains(&length)).zip(letter()) {
            Some(((_, end), letter)) => {
                out.push(letter);
                rest = &number[length..];
                rest = rest.strip_prefix(end).unwrap_or(rest);
            }
            None => {
                out.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn look_into(folder: &Path, complaints: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            look_into(&path, complaints);
        } else if path
            .extension()
            .is_some_and(|ending| ["rs", "css", "js", "html", "toml"].iter().any(|known| ending == *known))
        {
            let text = fs::read_to_string(&path).expect("a text");
            let found = may_be_a_picture(&text);
            complaints.extend(found.iter().map(|sign| format!("{}: {sign} without U+FE0E", path.display())));
        }
    }
}

#[test]
fn no_sign_is_drawn_as_a_picture() {
    for pictured in ["▶", "a\\25B6 ", "\\u{25b6}", "\\u25B6", "&#x25b6;", "▶\u{fe0f}"] {
        assert_eq!(may_be_a_picture(pictured), ['▶'], "{pictured}");
    }
    for text in ["▶\u{fe0e}", "▶\\FE0E  ", "\\u{25b6}\\u{fe0e}", "▼ ○ 9 − 3", "\\n & \\"] {
        assert!(may_be_a_picture(text).is_empty(), "{text}");
    }
    let mut complaints = Vec::new();
    for folder in ["src/i18n", "src/view", "www", "data"] {
        look_into(&root().join(folder), &mut complaints);
    }
    assert_none(&complaints);
}
