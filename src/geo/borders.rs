//! How a border between two faces is drawn in a worldview, and whose land a face is.

use crate::dataset::{Dataset, Day, Drawn, Line, StateCode, Worldview};

/// How a border is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Border {
    /// Quietly: none of the dataset's states has part in it, and no area that is drawn as a state.
    Quiet,
    /// As a plain line.
    Solid,
    /// Dashed: an area in dispute has part in it.
    Dashed,
}

/// What lies on one side of a border.
struct Side<'a> {
    /// The state that it is drawn with, or itself.
    owner: &'a str,
    /// Of a disputed area how its lines are drawn.
    line: Option<Line>,
}

/// How the border between two faces, given by their ids, is drawn on a day; `None` for not at all.
///
/// Between two states there is a line. An area in dispute says how its lines are; of two the weaker one
/// counts, and within the state that an area is drawn with there is no solid line.
pub fn border_between(data: &Dataset, worldview: &Worldview, on: Day, a: &str, b: &str) -> Option<Border> {
    let (a, b) = (side(data, worldview, on, a), side(data, worldview, on, b));
    let has = |line: Line| a.line == Some(line) || b.line == Some(line);
    if has(Line::Absent) || (a.owner == b.owner && !has(Line::Dashed)) {
        return None;
    }
    if has(Line::Dashed) {
        return Some(Border::Dashed);
    }
    let is_ours = |side: &Side| match StateCode::parse(side.owner) {
        Some(code) => data.state(code).is_some(),
        // An area of the dataset's that is drawn as a state; what it has not got is land of the countries around.
        None => side.line == Some(Line::Solid) && data.area(side.owner).is_some(),
    };
    Some(if is_ours(&a) || is_ours(&b) { Border::Solid } else { Border::Quiet })
}

/// The state as whose land, and nothing else, a face is drawn on a day: itself, unless it is an area that the worldview
/// gives to a state without hatching it.
pub fn land_of<'a>(data: &Dataset, worldview: &'a Worldview, on: Day, face: &'a str) -> &'a str {
    let drawn = drawn_face(data, worldview, on, face).filter(|drawn| !drawn.is_hatched);
    drawn.and_then(|drawn| drawn.with.as_ref()).map_or(face, StateCode::as_str)
}

/// How a face is drawn on a day, if it is a disputed area, be it one of the built-in dataset alone.
pub fn drawn_face<'a>(data: &Dataset, worldview: &'a Worldview, on: Day, face: &str) -> Option<&'a Drawn> {
    worldview.drawn_on(data.place_of(face)?, on)
}

fn side<'a>(data: &Dataset, worldview: &'a Worldview, on: Day, face: &'a str) -> Side<'a> {
    let drawn = drawn_face(data, worldview, on, face);
    let owner = drawn.and_then(|drawn| drawn.with.as_ref()).map_or(face, StateCode::as_str);
    Side { owner, line: drawn.map(|drawn| drawn.line) }
}
