//! Where a tip stands that tells what the mouse is on.

/// What stays free between a tip and what it is about, in CSS pixels.
const BESIDE_PX: f64 = 8.0;
/// And between it and the mouse, above and below, where the arrow is.
const ABOVE_MOUSE_PX: f64 = 12.0;
const BELOW_MOUSE_PX: f64 = 18.0;
/// A tip farther than this from the mouse would not be seen to belong to it, in CSS pixels.
const FARTHEST_PX: f64 = 110.0;
/// How high a tip of two lines is, how wide a letter is at most on the average, what is around the text on a side, and how wide
/// a tip may be, in CSS pixels. As in www/atlas/map.css.
const HIGH_PX: f64 = 50.0;
const LETTER_PX: f64 = 8.0;
const EDGE_PX: f64 = 12.0;
const WIDEST_PX: f64 = 242.0;

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
    /// Places a tip of so many letters on a sheet of some size, for a mouse at `met` on something that is seen from `top` to
    /// `bottom`.
    ///
    /// Above or below all of that, whichever is nearer to the mouse and has room; what is so large that neither is near has it
    /// above or below the mouse, where it covers little of it.
    pub fn place(
        [x, y]: [f64; 2],
        [top, bottom]: [f64; 2],
        letters: usize,
        [width, height]: [f64; 2],
    ) -> Self {
        let over = (top - BESIDE_PX).min(y - ABOVE_MOUSE_PX);
        let under = (bottom + BESIDE_PX).max(y + BELOW_MOUSE_PX);
        let above = over >= HIGH_PX && y - over <= FARTHEST_PX;
        let below = under + HIGH_PX <= height && under - y <= FARTHEST_PX;
        let (edge, is_below) = if above && (!below || y - over <= under - y) {
            (over, false)
        } else if below {
            (under, true)
        } else if y - ABOVE_MOUSE_PX >= HIGH_PX {
            (y - ABOVE_MOUSE_PX, false)
        } else {
            (y + BELOW_MOUSE_PX, true)
        };
        // Not beyond the map's edges.
        let half = (letters as f64 * LETTER_PX / 2.0 + EDGE_PX).min(WIDEST_PX / 2.0);
        Self { at: [x.min(width - half).max(half), edge], half, is_below }
    }

    /// How far it is from a point on the mouse's side of it: to the right, left, up or down, whichever is most.
    pub fn distance(&self, [x, y]: [f64; 2]) -> f64 {
        let [middle, edge] = self.at;
        let down = if self.is_below { edge - y } else { y - edge };
        ((x - middle).abs() - self.half).max(down).max(0.0)
    }
}
