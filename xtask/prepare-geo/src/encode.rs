//! The prepared file, byte by byte; `src/geo/topology.rs` of the widget reads it.
//!
//! All numbers are LEB128 varints, signed ones zigzag-coded. Numbers of one kind stand together,
//! which is what lets Brotli find their pattern.
//!
//! ```text
//! "SCOT" 1                      magic, version
//! width height                  extent of the grid
//! arcs                          how many, then:
//!   count                       points of each arc
//!   x                           of each point: of an arc's first less the last arc's first, of others less the one before
//!   y                           the same
//! lines                         graticule, coded as arcs are
//! faces                         how many, then for each:
//!   length id x y               bytes of the id, the id, the anchor
//!   polygons { rings { arcs { index } } }   counts, then each index less the one before, signed
//! ```

use crate::{
    projection::FRAME,
    topology::{Map, Point},
};

/// The whole file.
pub fn encode(map: &Map) -> Vec<u8> {
    let mut out = b"SCOT\x01".to_vec();
    unsigned(&mut out, FRAME.width as u32);
    unsigned(&mut out, FRAME.height as u32);
    polylines(&mut out, &map.arcs);
    polylines(&mut out, &map.graticule);
    unsigned(&mut out, map.faces.len() as u32);
    let mut last = 0;
    for face in &map.faces {
        unsigned(&mut out, face.id.len() as u32);
        out.extend(face.id.bytes());
        face.anchor.iter().for_each(|value| signed(&mut out, *value));
        unsigned(&mut out, face.polygons.len() as u32);
        for rings in &face.polygons {
            unsigned(&mut out, rings.len() as u32);
            for ring in rings {
                unsigned(&mut out, ring.len() as u32);
                for index in ring {
                    signed(&mut out, index - last);
                    last = *index;
                }
            }
        }
    }
    out
}

fn polylines(out: &mut Vec<u8>, lines: &[Vec<Point>]) {
    unsigned(out, lines.len() as u32);
    lines.iter().for_each(|line| unsigned(out, line.len() as u32));
    for axis in 0..2 {
        let mut start = 0;
        for line in lines {
            let mut last = start;
            for point in line {
                signed(out, point[axis] - last);
                last = point[axis];
            }
            start = line.first().map_or(start, |point| point[axis]);
        }
    }
}

fn signed(out: &mut Vec<u8>, value: i32) {
    unsigned(out, ((value << 1) ^ (value >> 31)) as u32);
}

fn unsigned(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
