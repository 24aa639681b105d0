//! What wasm-opt leaves to be saved of every download, and what changes nothing that the program does: long names between
//! the program and its glue, and an order of its functions that packs badly.

use crate::process::Failure;
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::{
    CodeSection, ExportSection, FunctionSection, ImportSection, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, Export, FunctionBody, FunctionSectionReader, Import, Imports, Parser, Payload,
};

/// How often functions are put in order. What they call each other is part of their bytes, so that another order is
/// another text; after so many there is nothing more to be had.
const ROUNDS: usize = 3;

/// The program and its glue, smaller: the names that both know are short, and the functions of the program stand in the
/// order of their bytes.
///
/// wasm-bindgen ends most names with a hash of sixteen digits, which no packing makes smaller, in the program and in its
/// glue. Functions that begin alike are much alike, and Brotli finds again what it has just met.
///
/// # Errors
///
/// Where the program is no WebAssembly, or its glue does not have a name that it asks for.
pub fn shrunk(program: &[u8], glue: &str) -> Result<(Vec<u8>, String), Failure> {
    let names = short_names(&Contents::of(program)?, glue)?;
    let mut program = program.to_owned();
    for _ in 0..ROUNDS {
        let mut writer = Writer::new(&names, &Contents::of(&program)?);
        let mut module = Module::new();
        writer.parse_core_module(&mut module, Parser::new(0), &program).map_err(failure)?;
        program = module.finish();
    }
    // Nobody begins at once, with what has come already: what is not exported goes with what makes scripts small.
    let glue = renamed(glue, &names).replace("export { initSync, ", "export { ");
    Ok((program, glue))
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
    bodies: Vec<&'a [u8]>,
}

impl<'a> Contents<'a> {
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
                Payload::CodeSectionEntry(body) => contents.bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        Ok(contents)
    }
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
        let mut order: Vec<usize> = (0..contents.bodies.len()).collect();
        order.sort_by_key(|old| contents.bodies[*old]);
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
    /// the third. Their bytes are in the reverse order.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("glue", ASKED, EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for (nops, calls) in [(0, vec![2, 0]), (1, vec![3]), (2, vec![])] {
            functions.function(0);
            let mut body = Function::new([]);
            // `nop` is 1, `call` 16.
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
        (words.collect(), contents.bodies.iter().map(|body| body.to_vec()).collect())
    }

    #[test]
    fn a_program_does_the_same_in_another_order_and_under_shorter_names() {
        let before = format!("{CALLED}: (nop (nop nop end) end) ({ASKED}) end");
        assert_eq!(told(&program()).0, [before, "main: nop (nop nop end) end".to_owned()]);
        assert!(!told(&program()).1.is_sorted());
        let (small, glue) = shrunk(&program(), GLUE).unwrap();
        let (words, bodies) = told(&small);
        // Neither `a` nor `b`, which the glue has already.
        assert_eq!(words, ["d: (nop (nop nop end) end) (c) end", "main: nop (nop nop end) end"]);
        assert!(bodies.is_sorted(), "{bodies:?}");
        assert_eq!(glue, "a({ c: function() { return b; }, now: __wbg_now });\nwasm.d(0);\n");
        let again = shrunk(&small, &glue).unwrap();
        assert_eq!((told(&again.0).0, again.1), (words, glue));
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
