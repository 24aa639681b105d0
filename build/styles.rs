//! Makes the widget's one style sheet of the files in `www/atlas/`.

use std::{fs, path::Path};

/// The files of the style sheet without `.css`, in their order: a later rule may outdo an earlier one.
pub const SHEETS: [&str; 15] = [
    "base", "head", "stage", "map", "strip", "legend", "card", "timeline", "lanes", "playhead", "table",
    "views", "foot", "screen", "modes",
];

/// The style sheet as people write it, from the folder of its files.
pub fn read(folder: &Path) -> Result<String, String> {
    let read = |name: &&str| {
        let file = folder.join(format!("{name}.css"));
        fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
    };
    SHEETS.iter().map(read).collect()
}

/// The style sheet as the widget has it. For all media, in words that extensions which recolour pages take for those of paper:
/// Dark Reader leaves such rules alone, where it would else make all land white and observers and partners alike.
#[allow(dead_code)] // tests read what people write
pub fn squeezed(sheet: &str) -> String {
    format!("@media print,not print{{{}}}", with_fallback(&with_own_names(&without_air(sheet))))
}

/// A style sheet without its comments and indentation. (The sheet has no string with two spaces or
/// a comment sign in it.)
fn without_air(sheet: &str) -> String {
    let mut bare = String::new();
    for (at, part) in sheet.split("/*").enumerate() {
        bare.push_str(if at == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) });
    }
    bare.lines()
        .map(str::trim)
        .collect::<String>()
        .replace(": ", ":")
        .replace(" {", "{")
        .replace(";}", "}")
        .replace(", ", ",")
}

/// A bare style sheet whose custom properties begin with `--sco-`. A page that registers one by `@property`, as `--ink`, has
/// registered it in shadow roots too, with what it is at first and whether it is inherited.
fn with_own_names(sheet: &str) -> String {
    sheet.replace("--", "--sco-").replace("--sco-sco-atlas-", "--sco-atlas-")
}

/// A bare style sheet that also works in browsers without `light-dark()`: its first rule, that of all colours,
/// comes twice, first with the light ones alone.
fn with_fallback(sheet: &str) -> String {
    let Some((colours, rest)) = sheet.split_once('}') else { return sheet.to_owned() };
    let mut parts = colours.split("light-dark(");
    let mut light = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // `#fff,rgb(0 0 0 / 5%)` and what comes after the bracket that closes it.
        let (first, others) = part.split_once(',').unwrap_or((part, ""));
        let mut depth = 1;
        let after = others.split_inclusive(['(', ')']).skip_while(|piece| {
            depth += if piece.ends_with('(') { 1 } else { -1 };
            depth > 0
        });
        light.push_str(first);
        light.extend(after.skip(1));
    }
    format!("{light}}}@supports (color:light-dark(red,red)){{{colours}}}}}{rest}")
}
