//! Which state is seen where on a sheet: a coarse picture of the map, in cells of a few pixels.

use super::{Sheet, Topology};
use std::ops::Range;

/// Side of a cell, in CSS pixels.
const CELL_PX: f64 = 4.0;

/// Of more cells a state gives some for spots.
const MOST_SPOTS: usize = 150;

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
            // Whoever goes along a row is within after an odd number of edges. Most faces have some in few rows and columns.
            let (mut top, mut bottom, mut left, mut right) = (rows, 0, columns, 0);
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
                        let (row, column) = (row as usize, (x.max(-1.0).floor() as i64 + 1) as usize);
                        (top, bottom) = (top.min(row), bottom.max(row + 1));
                        (left, right) = (left.min(column), right.max(column));
                        if column < columns
                            && let Some(edge) = is_edge.get_mut(row * columns + column)
                        {
                            *edge = !*edge;
                        }
                    }
                }
            }
            let rows_of = cells.chunks_mut(columns).zip(is_edge.chunks_mut(columns));
            for (cells, edges) in rows_of.take(bottom).skip(top) {
                let mut is_within = false;
                // To the last edge and with it, which is left as it was found.
                for (cell, edge) in cells.iter_mut().zip(edges).take(right + 1).skip(left) {
                    is_within ^= std::mem::take(edge);
                    if is_within {
                        *cell = mark;
                    }
                }
            }
        }
        Self { columns, cells }
    }

    /// The same with some of them, by their places in the list, taken for others.
    pub fn taken_for(&self, of: impl Fn(usize) -> Option<usize>) -> Self {
        let other = |mark: u8| usize::from(mark).checked_sub(1).and_then(&of);
        let marks: Vec<u8> = (0..=u8::MAX).map(|mark| other(mark).map_or(mark, |at| at as u8 + 1)).collect();
        let taken = |mark: &u8| marks.get(usize::from(*mark)).copied().unwrap_or_default();
        Self { columns: self.columns, cells: self.cells.iter().map(taken).collect() }
    }

    /// Tells where along its rows who is seen: the place in the list, the row, and its first column and the one after the last.
    fn stretches(&self, tell: &mut dyn FnMut(usize, usize, Range<usize>)) {
        for (row, cells) in self.cells.chunks(self.columns.max(1)).enumerate() {
            let mut from = 0;
            for alike in cells.chunk_by(|a, b| a == b) {
                let to = from + alike.len();
                if let Some(of) = alike.first().and_then(|mark| usize::from(*mark).checked_sub(1)) {
                    tell(of, row, from..to);
                }
                from = to;
            }
        }
    }

    /// Of each what part of it a cell is, of what is in sight.
    pub fn shares(&self) -> Vec<f64> {
        let mut shares = vec![0.0; 255];
        self.stretches(&mut |of, _, columns| {
            if let Some(share) = shares.get_mut(of) {
                *share += columns.len() as f64;
            }
        });
        shares.into_iter().map(|cells: f64| 1.0 / cells.max(1.0)).collect()
    }

    /// Of each, by its place in the list, middles of cells where it is seen: of a large one some, evenly spread.
    pub fn spots(&self) -> Vec<Vec<[f64; 2]>> {
        let steps: Vec<usize> = (self.shares().into_iter())
            .map(|share| (1..9).find(|step| (step * step * MOST_SPOTS) as f64 * share >= 1.0).unwrap_or(9))
            .collect();
        let mut spots = vec![Vec::new(); steps.len()];
        self.stretches(&mut |of, row, columns| {
            if let (Some(step), Some(spots)) = (steps.get(of), spots.get_mut(of))
                && row.is_multiple_of(*step)
            {
                for column in columns.filter(|column| column.is_multiple_of(*step)) {
                    spots.push([column, row].map(|cell| (cell as f64 + 0.5) * CELL_PX));
                }
            }
        });
        spots
    }

    /// Who is seen at a point: the state's place in the list, or nobody.
    pub fn at(&self, px: [f64; 2]) -> Option<usize> {
        let [column, row] = px.map(|px| (px / CELL_PX).max(0.0) as usize);
        let mark = self.cells.get(row * self.columns + column).filter(|_| column < self.columns)?;
        usize::from(*mark).checked_sub(1)
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
