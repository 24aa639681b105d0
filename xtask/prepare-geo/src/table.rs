//! What the map costs by how small a bend may be and stay.

use crate::{
    encode::encode,
    recipe::Recipe,
    topology::{Bends, FINEST_BEND, Map},
};
use std::{error::Error, io::Write, path::Path};

/// What may be chosen, from coarse to fine: of our lines and of the context's, in grid units squared.
const CHOICES: &[[f64; 2]] = &[
    [13.6, 72.0],
    [6.8, 36.0],
    [3.4, 18.0],
    [1.7, 36.0],
    [1.7, 18.0],
    [1.7, 9.0],
    [1.2, 18.0],
    [0.85, 18.0],
    [0.85, 9.0],
    [FINEST_BEND, 18.0],
    [FINEST_BEND, FINEST_BEND],
];

/// Prints a table in Markdown.
pub fn print(simplified: &Path, recipe: &Recipe) -> Result<(), Box<dyn Error>> {
    let mut rows = Vec::new();
    for [ours, context] in CHOICES {
        let map = Map::read(simplified, recipe, Bends { ours: *ours, context: *context })?;
        let bytes = encode(&map);
        let points: usize = map.arcs.iter().map(Vec::len).sum();
        let is_chosen = *ours == Bends::CHOSEN.ours && *context == Bends::CHOSEN.context;
        let mark = if is_chosen { "**" } else { "" };
        rows.push(format!(
            "| {mark}{ours}{mark} | {mark}{context}{mark} | {} | {points} | {:.1} KB | {mark}{:.1} KB{mark} |",
            map.arcs.len(),
            bytes.len() as f64 / 1e3,
            brotli_11(&bytes)? as f64 / 1e3
        ));
    }
    println!(
        "\n| bends of ours | of the context | arcs | points | raw | Brotli 11 |\n|--:|--:|--:|--:|--:|--:|"
    );
    rows.iter().for_each(|row| println!("{row}"));
    Ok(())
}

fn brotli_11(bytes: &[u8]) -> Result<usize, Box<dyn Error>> {
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 24).write_all(bytes)?;
    Ok(packed.len())
}
