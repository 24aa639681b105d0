//! What wasm-opt leaves to be saved of every download, and what changes nothing that the program does: long names between
//! the program and its glue, and an order of its functions that packs badly.

use crate::process::Failure;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use wasm_encoder::{
    CodeSection, ExportSection, FunctionSection, ImportSection, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, Export, FunctionBody, FunctionSectionReader, Import, Imports, Operator, Parser,
    Payload,
};

/// How many bytes in a row two functions must have in common for it to count. With three it took twice as long, and with six
/// it was 0.3 KB more to download.
const RUN: usize = 4;

/// The program and its glue, smaller: the names that both know are short, and each function of the program is followed by
/// the one that is most like it.
///
/// wasm-bindgen ends most names with a hash of sixteen digits, which no packing makes smaller, in the program and in its
/// glue. And Brotli says what it has just met in fewer bits than what it met long ago.
///
/// # Errors
///
/// Where the program is no WebAssembly, or its glue does not have a name that it asks for.
pub fn shrunk(program: &[u8], glue: &str) -> Result<(Vec<u8>, String), Failure> {
    let contents = Contents::of(program)?;
    let names = short_names(&contents, glue)?;
    let mut writer = Writer::new(&names, &contents);
    let mut module = Module::new();
    writer.parse_core_module(&mut module, Parser::new(0), program).map_err(failure)?;
    // Nobody begins at once, with what has come already: what is not exported goes with what makes scripts small.
    let glue = renamed(glue, &names).replace("export { initSync, ", "export { ");
    Ok((module.finish(), glue))
}

fn failure(error: impl Into<Error>) -> Failure {
    Failure::new(format!("the program cannot be written anew: {}", error.into()))
}

/// What has to be known of a program before it is written anew.
struct Contents<'a> {
    /// What its glue calls and is called by.
    names: Vec<&'a str>,
    /// How many of its functions are the glue's; they come first.
    imported: u32,
    /// What each of its own does, but for whom it calls: that changes with the order.
    bodies: Vec<Vec<u8>>,
}

impl<'a> Contents<'a> {
    /// # Errors
    ///
    /// Where this is no WebAssembly.
    fn of(program: &'a [u8]) -> Result<Self, Failure> {
        let mut contents = Self { names: Vec::new(), imported: 0, bodies: Vec::new() };
        for part in Parser::new(0).parse_all(program) {
            match part.map_err(failure)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.map_err(failure)?;
                        contents.names.push(import.name);
                        contents.imported += u32::from(matches!(import.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        contents.names.push(export.map_err(failure)?.name);
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    contents.bodies.push(without_calls(&body).map_err(failure)?)
                }
                _ => {}
            }
        }
        Ok(contents)
    }
}

/// What a function does, without the numbers of those that it calls.
fn without_calls(body: &FunctionBody) -> wasmparser::Result<Vec<u8>> {
    let (all, start) = (body.as_bytes(), body.range().start);
    let place = |offset| (offset - start) as usize;
    let mut left = Vec::new();
    let mut from = 0;
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        let (operator, at) = operators.read_with_offset()?;
        if matches!(operator, Operator::Call { .. } | Operator::RefFunc { .. }) {
            left.extend(&all[from..=place(at)]);
            from = place(operators.original_position());
        }
    }
    left.extend(&all[from..]);
    Ok(left)
}

/// The functions' numbers, each followed by that of those left which has most in common with it. Which of several does not
/// matter, but must not be left to chance: the same program is to have the same bytes.
fn alike_together(bodies: &[Vec<u8>]) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| runs(body)).collect();
    let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            having.entry(run).or_default().push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    let mut next = left.pop_first();
    while let Some(function) = next {
        order.push(function);
        left.remove(&function);
        let mut common = vec![0; bodies.len()];
        for other in runs[function].iter().filter_map(|run| having.get(run)).flatten() {
            common[*other] += 1;
        }
        // Of all that either of both has, what both have, in millionths.
        let likeness = |other: usize| {
            let both: usize = common[other];
            both * 1_000_000 / (runs[function].len() + runs[other].len() - both).max(1)
        };
        next = left.iter().copied().max_by_key(|other| (likeness(*other), Reverse(*other)));
    }
    order
}

/// Which bytes follow one another in a function; the whole of one that has fewer.
fn runs(body: &[u8]) -> BTreeSet<&[u8]> {
    if body.len() < RUN { BTreeSet::from([body]) } else { body.windows(RUN).collect() }
}

/// For each name that ends with a hash a short one that neither has yet.
fn short_names(contents: &Contents, glue: &str) -> Result<BTreeMap<String, String>, Failure> {
    let words: BTreeSet<&str> = words(glue).collect();
    let mut short = (1_u32..).map(letters).filter(|name| !words.contains(name.as_str()));
    let mut names = BTreeMap::new();
    for name in contents.names.iter().filter(|name| ends_with_hash(name)) {
        if !words.contains(name) {
            return Err(Failure::new(format!(
                "the glue does not have `{name}`, which the program knows: what wasm-bindgen writes has changed"
            )));
        }
        names.entry((*name).to_owned()).or_insert_with(|| short.next().unwrap_or_default());
    }
    Ok(names)
}

/// Whether the last sixteen letters are those of a hash, as in `__wbg_now_463ac581d2fc7ea3`.
fn ends_with_hash(name: &str) -> bool {
    let (_, hash) = name.split_at_checked(name.len().saturating_sub(16)).unwrap_or_default();
    hash.len() == 16 && hash.chars().all(|digit| digit.is_ascii_hexdigit())
}

/// a, b, … z, aa, ab, …: a number above 0 in the digits from a to z.
fn letters(mut number: u32) -> String {
    let mut name = Vec::new();
    while let Some(rest) = number.checked_sub(1) {
        name.push(b'a' + (rest % 26) as u8);
        number = rest / 26;
    }
    name.iter().rev().map(|letter| char::from(*letter)).collect()
}

const fn is_in_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

fn words(script: &str) -> impl Iterator<Item = &str> {
    script.split(|letter| !is_in_word(letter)).filter(|word| !word.is_empty())
}

/// A script with whole words replaced.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = script;
    while !rest.is_empty() {
        let end = rest.find(|letter| !is_in_word(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        out.push_str(names.get(word).map_or(word, String::as_str));
        let next = after.find(is_in_word).unwrap_or(after.len());
        let (between, after) = after.split_at(next);
        out.push_str(between);
        rest = after;
    }
    out
}

/// Writes a program anew, with other names and its functions in another order.
struct Writer<'a> {
    names: &'a BTreeMap<String, String>,
    imported: u32,
    /// Which of the old functions stands at each place, of those that are the program's own.
    order: Vec<usize>,
    /// At which place each of the old ones stands.
    places: Vec<u32>,
}

impl<'a> Writer<'a> {
    fn new(names: &'a BTreeMap<String, String>, contents: &Contents) -> Self {
        let order = alike_together(&contents.bodies);
        let mut places = vec![0; order.len()];
        for (place, old) in (0..).zip(&order) {
            places[*old] = place;
        }
        Self { names, imported: contents.imported, order, places }
    }

    fn name<'b>(&self, name: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.names.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Writer<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error> {
        let own = index.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.map_or(index, |place| self.imported + place))
    }

    /// What is there for debuggers alone is left out: names of functions, which `cargo xtask serve` does not strip, would be
    /// those of others.
    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        Ok(())
    }

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), Error> {
        let Imports::Single(at, import) = imports else {
            return utils::parse_imports(self, section, imports);
        };
        let name = self.name(import.name);
        utils::parse_imports(self, section, Imports::Single(at, Import { name, ..import }))
    }

    fn parse_export(&mut self, section: &mut ExportSection, export: Export<'_>) -> Result<(), Error> {
        let name = self.name(export.name);
        utils::parse_export(self, section, Export { name, ..export })
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        functions: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let kinds = functions.into_iter().collect::<wasmparser::Result<Vec<u32>>>()?;
        for old in &self.order {
            section.function(kinds[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        functions: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = functions.into_iter().collect::<wasmparser::Result<Vec<FunctionBody>>>()?;
        for old in self.order.clone() {
            self.parse_function_body(section, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, EntityType, ExportKind, Function, ImportSection, TypeSection};
    use wasmparser::Operator;

    const ASKED: &str = "__wbg_now_0123456789abcdef";
    const CALLED: &str = "invoke__hfedcba9876543210";
    const GLUE: &str = "a({ __wbg_now_0123456789abcdef: function() { return b; }, now: __wbg_now });\n\
        wasm.invoke__hfedcba9876543210(0);\n";

    /// A function of the glue's, and three of its own: the first exported calls the second and the glue's, the second
    /// the third, which is much like the first.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("glue", ASKED, EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for (nops, calls) in [(3, vec![2, 0]), (0, vec![3]), (4, vec![])] {
            functions.function(0);
            let mut body = Function::new([]);
            for _ in 0..nops {
                body.instructions().nop();
            }
            for called in calls {
                body.instructions().call(called);
            }
            body.instructions().end();
            code.function(&body);
        }
        let mut exports = ExportSection::new();
        exports.export(CALLED, ExportKind::Func, 1).export("main", ExportKind::Func, 2);
        let mut module = Module::new();
        // What is there for debuggers, in whatever state.
        module.section(&CustomSection { name: "name".into(), data: vec![1, 255].into() });
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// What each export does, followed through its calls, in words; and the bodies in their order.
    fn told(program: &[u8]) -> (Vec<String>, Vec<Vec<u8>>) {
        let contents = Contents::of(program).unwrap();
        let mut exports = Vec::new();
        let mut imports = Vec::new();
        let mut bodies = Vec::new();
        for part in Parser::new(0).parse_all(program) {
            match part.unwrap() {
                Payload::ImportSection(section) => {
                    imports.extend(section.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                Payload::ExportSection(section) => exports.extend(section.into_iter().map(Result::unwrap)),
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        fn follow(index: u32, imports: &[String], bodies: &[FunctionBody]) -> String {
            let index = index as usize;
            let Some(own) = index.checked_sub(imports.len()) else { return imports[index].clone() };
            let does = bodies[own].get_operators_reader().unwrap().into_iter().map(|operator| match operator
                .unwrap()
            {
                Operator::Call { function_index } => format!("({})", follow(function_index, imports, bodies)),
                Operator::Nop => "nop".to_owned(),
                _ => "end".to_owned(),
            });
            does.collect::<Vec<_>>().join(" ")
        }
        let words = exports
            .iter()
            .map(|export| format!("{}: {}", export.name, follow(export.index, &imports, &bodies)));
        (words.collect(), contents.bodies)
    }

    #[test]
    fn a_program_does_the_same_in_another_order_and_under_shorter_names() {
        let before = format!("{CALLED}: nop nop nop ((nop nop nop nop end) end) ({ASKED}) end");
        assert_eq!(told(&program()).0, [before, "main: (nop nop nop nop end) end".to_owned()]);
        let (small, glue) = shrunk(&program(), GLUE).unwrap();
        let (words, bodies) = told(&small);
        // Neither `a` nor `b`, which the glue has already.
        assert_eq!(
            words,
            ["d: nop nop nop ((nop nop nop nop end) end) (c) end", "main: (nop nop nop nop end) end"]
        );
        let before = told(&program()).1;
        assert_eq!(bodies, [&before[0], &before[2], &before[1]].map(Clone::clone));
        assert_eq!(glue, "a({ c: function() { return b; }, now: __wbg_now });\nwasm.d(0);\n");
        let again = shrunk(&small, &glue).unwrap();
        assert_eq!((told(&again.0).0, again.1), (words, glue));
    }

    #[test]
    fn each_function_is_followed_by_the_one_most_like_it() {
        let order = |bodies: &[&str]| {
            alike_together(&bodies.iter().map(|body| body.as_bytes().to_vec()).collect::<Vec<_>>())
        };
        assert_eq!(order(&[]), Vec::<usize>::new());
        assert_eq!(order(&["abcdef", "x", "uvwxyz", "abcdxx", "abcdefg"]), [0, 4, 3, 1, 2]);
        // What is longer has more of it, and is less like it.
        assert_eq!(order(&["abcdef", "abcdefuvwxyz", "abcdez"]), [0, 2, 1]);
        assert_eq!(order(&["ab", "cd", "ab"]), [0, 2, 1]);
    }

    #[test]
    fn a_glue_without_what_the_program_asks_for_is_told_of() {
        let message = shrunk(&program(), "wasm.invoke__hfedcba9876543210(0);").unwrap_err().to_string();
        assert!(message.contains(ASKED), "{message}");
        let message = shrunk(b"no program", "").unwrap_err().to_string();
        assert!(message.contains("cannot be written anew"), "{message}");
    }

    #[test]
    fn short_names_are_counted_in_letters() {
        assert_eq!([1, 26, 27, 52, 53, 702, 703].map(letters), ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
