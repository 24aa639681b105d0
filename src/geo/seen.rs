//! Which state is seen where on a sheet: a coarse picture of the map, in cells of a few pixels.

use super::{Sheet, Topology};

/// Side of a cell, in CSS pixels.
const CELL_PX: f64 = 4.0;

/// Of each cell of a sheet which state's land is at its middle.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Seen {
    columns: usize,
    /// Row by row, a state's place in the list it was made of, and one more; 0 where none of them is.
    cells: Vec<u8>,
}

impl Seen {
    /// The picture of some faces, by their ids, on a sheet. It tells at most 255 apart.
    pub fn new<'a>(map: &Topology, ids: impl IntoIterator<Item = &'a str>, sheet: &Sheet) -> Self {
        let [columns, rows] = sheet.size_px.map(|px| (px / CELL_PX).max(0.0) as usize + 1);
        let mut cells = vec![0; columns * rows];
        // In cells, the middle of the first at 0.
        let (scale, origin) = (sheet.scale() / CELL_PX, sheet.origin().map(|px| px / CELL_PX - 0.5));
        let mut is_edge = vec![false; columns * rows];
        for (face, mark) in ids.into_iter().zip(1..=u8::MAX) {
            let Some(face) = map.face(face) else { continue };
            // Whoever goes along a row is within after an odd number of edges.
            for ring in map.rings(face) {
                for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
                    let at = |axis: usize| {
                        let of = |p: &[i32; 2]| p.get(axis).map_or(0.0, |at| f64::from(*at));
                        let origin = origin.get(axis).copied().unwrap_or_default();
                        (of(a) * scale + origin, of(b) * scale + origin)
                    };
                    let ((ax, bx), (ay, by)) = (at(0), at(1));
                    let first = ay.min(by).max(-1.0).floor() as i64 + 1;
                    let last = ay.max(by).min(rows as f64 - 1.0).floor() as i64;
                    for row in first..=last {
                        let x = ax + (bx - ax) * (row as f64 - ay) / (by - ay);
                        let column = x.max(-1.0).floor() as i64 + 1;
                        if column < columns as i64
                            && let Some(edge) = is_edge.get_mut(row as usize * columns + column as usize)
                        {
                            *edge = !*edge;
                        }
                    }
                }
            }
            for (cells, edges) in cells.chunks_mut(columns).zip(is_edge.chunks_mut(columns)) {
                let mut is_within = false;
                for (cell, edge) in cells.iter_mut().zip(edges) {
                    is_within ^= std::mem::take(edge);
                    if is_within {
                        *cell = mark;
                    }
                }
            }
        }
        Self { columns, cells }
    }

    /// Of each what part of it a cell is, of what is in sight.
    pub fn shares(&self) -> Vec<f64> {
        let mut shares = vec![0.0; 255];
        for mark in &self.cells {
            if let Some(share) = usize::from(*mark).checked_sub(1).and_then(|at| shares.get_mut(at)) {
                *share += 1.0;
            }
        }
        shares.into_iter().map(|cells: f64| 1.0 / cells.max(1.0)).collect()
    }

    /// Middles of cells where a state, by its place in the list, is seen: some of all, twelve to sixteen pixels apart.
    pub fn spots(&self, of: usize) -> impl Iterator<Item = [f64; 2]> {
        let columns = self.columns.max(1);
        let is_spot = move |at: usize, mark: u8| {
            usize::from(mark) == of + 1
                && (at % columns).is_multiple_of(4)
                && (at / columns).is_multiple_of(3)
        };
        let middle = move |at: usize| [at % columns, at / columns].map(|cell| (cell as f64 + 0.5) * CELL_PX);
        let cells = self.cells.iter().enumerate();
        cells.filter(move |(at, mark)| is_spot(*at, **mark)).map(move |(at, _)| middle(at))
    }

    /// Who is seen in a box around a middle, cell by cell: the state's place in the list, or nobody.
    pub fn within(&self, at_px: [f64; 2], half_px: [f64; 2]) -> impl Iterator<Item = Option<usize>> {
        let range = |axis: usize| {
            let (at, half) = at_px.get(axis).zip(half_px.get(axis)).unwrap_or((&0.0, &0.0));
            let low = ((at - half) / CELL_PX).round().max(0.0) as usize;
            low..((at + half) / CELL_PX).round().max(0.0) as usize
        };
        let columns = self.columns;
        let (across, down) = (range(0), range(1));
        down.flat_map(move |row| across.clone().map(move |column| (row, column)))
            .filter(move |(_, column)| *column < columns)
            .filter_map(move |(row, column)| self.cells.get(row * columns + column))
            .map(|mark| usize::from(*mark).checked_sub(1))
    }
}
