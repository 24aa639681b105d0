//! Where a tip stands that tells what the mouse is on.

use super::pads::PAD_PX;

/// What stays free between a tip and what it is about, in CSS pixels.
const BESIDE_PX: f64 = 8.0;
/// And between it and the mouse, above and below, where the arrow is.
const ABOVE_MOUSE_PX: f64 = 12.0;
const BELOW_MOUSE_PX: f64 = 18.0;
/// A tip farther than this from the mouse would not be seen to belong to it, in CSS pixels.
const FARTHEST_PX: f64 = 110.0;
/// How high a tip of two lines is, how wide a letter is at most on the average, what is around the text on a side, and how wide
/// a tip may be, in CSS pixels. As in www/atlas/map.css, but for a few pixels more in all but the last: fonts differ.
const HIGH_PX: f64 = 50.0;
const LETTER_PX: f64 = 8.0;
const EDGE_PX: f64 = 12.0;
const WIDEST_PX: f64 = 240.0;
/// More letters than this may take a second line, and how high a tip of one is, in CSS pixels.
const LINE_LETTERS: usize = 30;
const LINE_PX: f64 = 30.0;
/// So much farther away than it need be a tip may stand, in CSS pixels, and so far to a side, as a part of what there is.
const AWAY_PX: [f64; 4] = [0.0, 12.0, 24.0, 40.0];
const ASIDE: [f64; 5] = [0.0, 0.5, -0.5, 1.0, -1.0];
/// What is worse than hiding others, each worse than all before it: covering what it tells of, being so far from the mouse
/// that it would not be seen to belong to it, and being cut.
const ON_IT: f64 = 1e3;
const TOO_FAR: f64 = 1e4;
const NO_ROOM: f64 = 1e5;

/// Where a tip stands, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tip {
    /// The middle of the edge that faces the mouse.
    pub at: [f64; 2],
    /// Half of its width, about.
    pub half: f64,
    /// Whether that edge is its upper one.
    pub is_below: bool,
}

impl Tip {
    /// Places a tip of so many letters on a sheet of some width, of which the window shows the part between `upper` and `lower`, for
    /// a mouse at `met` on something that is seen from `top` to `bottom`; `others` has the middles of where all else is hit.
    ///
    /// Above or below all of that where that is near and has room; what is so large that neither is has it above or below
    /// the mouse, where it covers little of it. There it hides as little of the others as can be, a little farther away or to
    /// a side; the mouse still comes to it straight up or down.
    pub fn place(
        [x, y]: [f64; 2],
        [top, bottom]: [f64; 2],
        letters: usize,
        width: f64,
        [upper, lower]: [f64; 2],
        others: &[[f64; 2]],
    ) -> Self {
        let half = (letters as f64 * LETTER_PX / 2.0 + EDGE_PX).min(WIDEST_PX / 2.0);
        let high = if letters > LINE_LETTERS { HIGH_PX } else { LINE_PX };
        let over = (top - BESIDE_PX).min(y - ABOVE_MOUSE_PX);
        let under = (bottom + BESIDE_PX).max(y + BELOW_MOUSE_PX);
        let edges = [(over, 0.0), (under, 0.0), (y - ABOVE_MOUSE_PX, ON_IT), (y + BELOW_MOUSE_PX, ON_IT)];
        let mut best = (f64::MAX, Self { at: [x, y], half, is_below: true });
        for at in 0..edges.len() * AWAY_PX.len() * ASIDE.len() {
            let part = |of: &[f64], by: usize| of.get(at / by % of.len().max(1)).copied().unwrap_or_default();
            let (away, aside) = (part(&AWAY_PX, 1), part(&ASIDE, AWAY_PX.len()));
            let which = at / (AWAY_PX.len() * ASIDE.len());
            let (edge, is_on_it) = edges.get(which).copied().unwrap_or_default();
            let is_below = which % 2 == 1;
            let edge = if is_below { edge + away } else { edge - away };
            // Not beyond the map's edges.
            let middle = (x + aside * (half - EDGE_PX)).min(width - half).max(half);
            let far = (edge - y).abs();
            let mut cost = is_on_it + far / 10.0 + aside.abs();
            if far > FARTHEST_PX {
                cost += TOO_FAR;
            }
            if (if is_below { lower - edge } else { edge - upper }) < HIGH_PX {
                cost += NO_ROOM;
            }
            let centre = [middle, if is_below { edge + high / 2.0 } else { edge - high / 2.0 }];
            for [ox, oy] in others {
                let deep = [half - (ox - centre[0]).abs(), high / 2.0 - (oy - centre[1]).abs()];
                cost += (deep[0].min(deep[1]) + PAD_PX / 2.0).clamp(0.0, PAD_PX);
            }
            if cost < best.0 {
                best = (cost, Self { at: [middle, edge], half, is_below });
            }
        }
        best.1
    }

    /// How far it is from a point on the mouse's side of it: to the right, left, up or down, whichever is most.
    pub fn distance(&self, [x, y]: [f64; 2]) -> f64 {
        let [middle, edge] = self.at;
        let down = if self.is_below { edge - y } else { y - edge };
        ((x - middle).abs() - self.half).max(down).max(0.0)
    }
}
