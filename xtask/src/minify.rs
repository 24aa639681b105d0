//! Scripts as the release serves them: npm's `terser` writes what they say in fewer bytes, a sixth less after Brotli.

use crate::{
    checker::is_release,
    needs::TERSER,
    process::{Failure, spelled, tool},
};
use std::{io::Write, process::Stdio, thread};

/// Nobody outside of a module sees what it names. Of remarks those stay that are for bundlers.
const ARGUMENTS: [&str; 7] =
    ["--module", "--compress", "--mangle", "--ecma", "2022", "--comments", "/@vite-ignore|webpackIgnore/"];

/// By what, and how: other scripts come of the same by another, and what is called by its content must be called otherwise.
pub fn how() -> String {
    format!("{TERSER} {}", ARGUMENTS.join(" "))
}

/// A script as it is served. In a release it is as small as may be; otherwise as it was written, to be read in a browser's
/// tools, since this takes a third of a second for each. The remarks that it begins with stay: they say what it is.
///
/// # Errors
///
/// That terser is not there, or what it does not understand of the script.
pub fn minified(script: &str) -> Result<String, Failure> {
    if is_release() { smaller(script) } else { Ok(script.to_owned()) }
}

/// The same in any build.
///
/// # Errors
///
/// As for [`minified`].
pub fn smaller(script: &str) -> Result<String, Failure> {
    let is_remark = |line: &&str| line.starts_with("//");
    let head: String = script.split_inclusive('\n').take_while(is_remark).collect();
    let mut command = tool("terser");
    command.args(ARGUMENTS);
    let named = spelled(&command);
    let failed = |why: &dyn std::fmt::Display| Failure::new(format!("`{named}` failed: {why}"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process =
        command.spawn().map_err(|error| failed(&format_args!("{error}; `cargo xtask setup` installs it")))?;
    let mut input = process.stdin.take().ok_or_else(|| failed(&"it reads nothing"))?;
    let output = thread::scope(|scope| {
        // It may answer before it has read everything, and each waits for nobody then.
        scope.spawn(move || input.write_all(script.as_bytes()));
        process.wait_with_output()
    });
    let output = output.map_err(|error| failed(&error))?;
    if !output.status.success() {
        return Err(failed(&String::from_utf8_lossy(&output.stderr).trim()));
    }
    let text = String::from_utf8(output.stdout).map_err(|error| failed(&error))?;
    Ok(format!("{head}{}\n", text.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::smaller;

    #[test]
    fn a_script_says_the_same_in_fewer_bytes() {
        let script = "// Who reads this.\n// And why.\nconst a = `\n  // text\n`;\n\n/** Said. */\nexport class Shown {\n  \
            #hidden = 1;\n  get seen() {\n    // why\n    return this.#hidden + a;\n  }\n}\nimport(\"./%OTHER%\");\n";
        let small = smaller(script).expect("a script as it should be");
        assert!(
            small.starts_with("// Who reads this.\n// And why.\n") && small.len() < script.len() - 60,
            "{small}"
        );
        for kept in ["export class Shown", "get seen()", "\\n  // text\\n", "import(\"./%OTHER%\")"] {
            assert!(
                small.replace("`\n  // text\n`", "\"\\n  // text\\n\"").contains(kept),
                "{kept}: {small}"
            );
        }
        for gone in ["Said", "// why", "hidden"] {
            assert!(!small.contains(gone), "{gone}: {small}");
        }
    }

    #[test]
    fn what_is_no_script_is_refused() {
        let why = smaller("const = 1;").unwrap_err().to_string();
        assert!(why.starts_with("`terser ") && why.contains("Parse error"), "{why}");
    }
}
