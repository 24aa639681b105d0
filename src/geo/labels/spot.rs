//! The best place for one name.

use super::{super::Pad, AROUND_MARKER_PX, Label, MARKER_PX, SMALL_PX, land::Land};

/// What a name tries to get, one after the other; parts are of its box.
#[derive(Clone, Copy)]
pub struct Attempt {
    /// Whether it is what stands for the name.
    pub is_short: bool,
    /// Most of others' land beside a marker, and most where there is none.
    pub most_others: [f64; 2],
    /// Least of its own land where there is no marker; more than all for only beside it, closer to it than to others'.
    pub least_own: f64,
    /// Whether any place will do.
    pub is_last: bool,
}

/// Inside, or beside where nobody else is near; short but well inside; then beside; short and partly inside, as three letters
/// over a state that is as wide as one or two of them; and what must be said somewhere.
pub const ATTEMPTS: [Attempt; 5] = [
    Attempt { is_short: false, most_others: [0.15, 0.4], least_own: 0.4, is_last: false },
    Attempt { is_short: true, most_others: [0.25, 0.4], least_own: 0.5, is_last: false },
    Attempt { is_short: false, most_others: [0.4, 0.15], least_own: BESIDE, is_last: false },
    Attempt { is_short: true, most_others: [0.6, 0.7], least_own: 0.3, is_last: false },
    Attempt { is_short: true, most_others: [1.0, 1.0], least_own: 0.0, is_last: true },
];
/// An area's name stands on the area.
pub const ON_AREA: Attempt =
    Attempt { is_short: false, most_others: [0.0, 0.25], least_own: 0.7, is_last: false };
/// So does that of a country of the context, all of it.
pub const ON_CONTEXT: Attempt =
    Attempt { is_short: false, most_others: [0.0, 0.0], least_own: 1.0, is_last: false };
/// More of its own land than there is: for only beside it.
const BESIDE: f64 = 2.0;
/// Where a name may stand around its place, to the right and down.
const AROUND: [[f64; 2]; 16] = [
    [1.0, 0.0],
    [-1.0, 0.0],
    [0.0, -1.0],
    [0.0, 1.0],
    [1.0, -1.0],
    [1.0, 1.0],
    [-1.0, -1.0],
    [-1.0, 1.0],
    [1.0, -0.5],
    [1.0, 0.5],
    [-1.0, -0.5],
    [-1.0, 0.5],
    [0.5, -1.0],
    [-0.5, -1.0],
    [0.5, 1.0],
    [-0.5, 1.0],
];
/// A name all on others' land is as bad as one so far from its place, in CSS pixels.
const OTHERS_PX: f64 = 100.0;
/// And one all on nobody's, or the sea.
const NOBODY_PX: f64 = 70.0;
/// As much worse than on the sea it is on land of the context, whose name it might be taken for.
const CONTEXT_PX: f64 = 30.0;
/// A state that is smaller than this is under the middle of three letters and not around it, in CSS pixels.
const NARROW_PX: f64 = 14.0;
/// So much worse a name is for each of six places beside, above and below it that are not its own land.
const AROUND_PX: f64 = 5.0;
/// So many times as bad are both where but some of its land is in sight, whose middle may be on the sea.
const SOME_LAND: f64 = 4.0;
/// What lies so near a name is beside it, in CSS pixels.
const NEAR_PX: f64 = 6.0;

/// Of more of it a state's name does not stand on an area in dispute: where the state itself is in sight, and where but
/// some of its land is.
const MOST_DISPUTED: f64 = 0.3;
const MOST_DISPUTED_OF_SOME: f64 = 0.05;
/// A name over all of a disputed area is as bad as one so far from its place, in CSS pixels: who reads the one misses the
/// other.
const HIDDEN_PX: f64 = 80.0;

/// A name that looks for its place.
pub struct Search<'a> {
    /// What it may come to lie on.
    pub land: &'a Land<'a>,
    /// What it names, by its place among those of the land.
    pub of: usize,
    /// Where that is in sight.
    pub spots: &'a [[f64; 2]],
    /// Its pad.
    pub pad: &'a Pad,
    /// Half of the name's width and height.
    pub half: [f64; 2],
    /// Side of a square as large as what it names.
    pub side_px: f64,
    /// What it tries to get.
    pub attempt: &'a Attempt,
}

impl Search<'_> {
    /// The best of the places that are `free` and do; of two that are as good the first.
    pub fn best(&self, free: impl Fn(Label) -> bool) -> Option<[f64; 2]> {
        let mut best: Option<([f64; 2], f64)> = None;
        self.candidates(|at, away| {
            // No place costs less than it is away.
            if best.is_some_and(|(_, least)| away >= least) || !free(Label { at, half: self.half }) {
                return;
            }
            if let Some(cost) = self.cost(at, away)
                && best.is_none_or(|(_, least)| cost < least)
            {
                best = Some((at, cost));
            }
        });
        best.map(|(at, _)| at)
    }

    /// Tells of places to try, and how far each is from the one to be wished for.
    fn candidates(&self, mut tell: impl FnMut([f64; 2], f64)) {
        let (pad, [w, h], is_marked) = (self.pad, self.half, self.pad.is_marked);
        if pad.is_shown {
            let [x, y] = if is_marked { pad.at } else { pad.place };
            let edge =
                if is_marked { MARKER_PX + AROUND_MARKER_PX + 1.0 } else { self.side_px.min(SMALL_PX) / 2.0 };
            if !is_marked {
                tell([x, y], 0.0);
            }
            // Beside it, above and below, then askew; beside a marker between all those, too.
            let turns = if is_marked { 16 } else { 8 };
            for (turn, [right, down]) in (0..turns).zip(AROUND) {
                let beside = if down * down < 1.0 { edge } else { 0.0 };
                tell([x + right * (w + beside), y + down * (h + edge)], f64::from(turn));
            }
        }
        if !is_marked {
            let middle = self.middle();
            for at in self.spots {
                tell(*at, distance([at[0] - middle[0], at[1] - middle[1]]));
            }
        }
        if self.attempt.is_last && pad.is_shown {
            for down in -6..=6 {
                for right in -4..=4 {
                    let by = [f64::from(right) * w / 3.0, f64::from(down) * h];
                    tell([pad.at[0] + by[0], pad.at[1] + by[1]], distance(by));
                }
            }
        }
    }

    /// Of what it names the place; where but some of its land is in sight, the middle of that.
    fn middle(&self) -> [f64; 2] {
        if self.pad.is_shown {
            return self.pad.place;
        }
        let ([mut x, mut y], mut cells) = ([0.0; 2], 0.0);
        for at in self.spots {
            (x, y, cells) = (x + at[0], y + at[1], cells + 1.0);
        }
        [x / cells, y / cells]
    }

    /// How bad a place is; nothing where it does not do.
    fn cost(&self, at: [f64; 2], away: f64) -> Option<f64> {
        let (land, of, half) = (self.land, self.of, self.half);
        let [beside_marker, without] = self.attempt.most_others;
        let most_others = if self.pad.is_marked { beside_marker } else { without };
        let most_disputed = if self.pad.is_shown { MOST_DISPUTED } else { MOST_DISPUTED_OF_SOME };
        let [own, others, disputed] = land.ground(of, at, half);
        if others > most_others || of < land.states && disputed > most_disputed {
            return None;
        }
        let foreign = land.foreign(at, half);
        let mut cost = away + OTHERS_PX * others + HIDDEN_PX * land.hidden(of, at, half);
        cost += CONTEXT_PX * foreign;
        if self.pad.is_marked {
            return Some(cost);
        }
        if !self.is_taken_for_its_own(at, [own, others, foreign]) {
            return None;
        }
        let off = NOBODY_PX * (1.0 - own - others) + AROUND_PX * self.off_around(at);
        // The middle of some of its land says less of where it is than that land does.
        Some(cost + if self.pad.is_shown { off } else { SOME_LAND * off })
    }

    /// Whether a name without a marker is read as that of what it names, by what parts of it are on its own land, on others' and
    /// on the context's.
    fn is_taken_for_its_own(&self, at: [f64; 2], [own, others, foreign]: [f64; 3]) -> bool {
        let (Attempt { is_short, least_own, is_last, .. }, [w, h]) = (*self.attempt, self.half);
        // Of three letters there may be more on others' land, if their middle is on what they name.
        let is_centred = is_short && self.is_own(at);
        // What is hardly larger than a marker is at most met by them, as that is.
        if is_centred && self.side_px < NARROW_PX && least_own < 0.5 {
            return true;
        }
        if is_short && foreign > own.max(0.5) {
            return false;
        }
        let is_off = is_short && own < others && !is_centred;
        if own >= least_own && !is_off {
            return true;
        }
        let [near, near_others, _] = self.land.ground(self.of, at, [w + NEAR_PX, h + NEAR_PX]);
        let is_apart = near > 0.0 && near_others == 0.0 && least_own < 0.5;
        let is_beside = near > near_others && (least_own == BESIDE || is_last);
        // What is narrower than its letters they may but touch, if they must stand somewhere.
        is_apart || is_beside || is_last && near > 0.0 && self.side_px < 2.0 * w
    }

    /// How many of six places beside, above and below a name are not its own land.
    fn off_around(&self, at: [f64; 2]) -> f64 {
        let [w, h] = self.half;
        let around = [[1.5, 0.0], [-1.5, 0.0], [0.0, 3.0], [0.0, -3.0], [0.0, 5.0], [0.0, -5.0]];
        let is_off = |[x, y]: &[f64; 2]| !self.is_own([at[0] + x * w, at[1] + y * h]);
        around.iter().filter(|by| is_off(by)).count() as f64
    }

    fn is_own(&self, at: [f64; 2]) -> bool {
        self.land.seen.at(at) == Some(self.of)
    }
}

fn distance([x, y]: [f64; 2]) -> f64 {
    (x * x + y * y).sqrt()
}
