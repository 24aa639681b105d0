//! Takes comments and indentation out of the JavaScript that wasm-bindgen writes, which Trunk's own
//! minifier does not understand.

use crate::{
    checker,
    process::{Failure, project_root},
};
use std::{env, fs, path::PathBuf};

/// Rewrites the scripts in the folder that Trunk is filling (or in `dist/`).
pub fn glue() -> Result<(), Failure> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map_or_else(|| project_root().join("dist"), PathBuf::from);
    let fault = |error| Failure::new(format!("{}: {error}", folder.display()));
    for entry in fs::read_dir(&folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let script = fs::read_to_string(&path).map_err(fault)?;
            fs::write(&path, squeezed(&script)).map_err(fault)?;
        }
    }
    checker::build(&folder).map(drop)
}

/// Line by line: what wasm-bindgen writes has comments on lines of their own and no text that runs
/// over several lines. A script that has one (an odd number of backticks on a line) is left alone.
pub fn squeezed(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut out = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script =
            "/**\n * @param {number} a\n */\nfunction f(a) {\n    // why\n    return `${a} // b`;\n}\n";
        assert_eq!(squeezed(script), "function f(a) {\nreturn `${a} // b`;\n}\n");
    }

    #[test]
    fn a_text_over_several_lines_is_left_alone() {
        let script = "const a = `one\n    two`;\n";
        assert_eq!(squeezed(script), script);
    }
}
