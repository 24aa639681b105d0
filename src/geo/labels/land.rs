//! What names lie on.

use super::{super::Seen, Label};

/// What stays free between a name and the line of an area in dispute where that can be had, in CSS pixels.
const LINE_PX: f64 = 3.0;

/// Land in sight, and whose it is.
pub struct Land<'a> {
    /// Of states, and after them of areas.
    pub seen: &'a Seen,
    /// Of countries of the context.
    pub context: &'a Seen,
    /// What part of all of a state's or an area's land in sight a cell is.
    pub shares: Vec<f64>,
    /// How many are states: the first. What comes after them is in dispute.
    pub states: usize,
}

impl Land<'_> {
    /// Whose land lies in a box around a middle: what part of it a state's own, what part others', and of that what is in
    /// dispute. Where there is no picture of the map, all is its own.
    pub fn ground(&self, of: usize, at: [f64; 2], half: [f64; 2]) -> [f64; 3] {
        let ([mut own, mut others, mut disputed], mut all) = ([0.0; 3], 0.0);
        for seen in self.seen.within(at, half) {
            all += 1.0;
            match seen {
                Some(seen) if seen == of => own += 1.0,
                Some(seen) => {
                    others += 1.0;
                    disputed += f64::from(u8::from(seen >= self.states));
                }
                None => {}
            }
        }
        if all == 0.0 { [1.0, 0.0, 0.0] } else { [own, others, disputed].map(|cells| cells / all) }
    }

    /// What part of a name is on land of a state.
    pub fn part(&self, of: usize, Label { at, half }: Label) -> f64 {
        part(self.seen, at, half, |seen| seen == Some(of))
    }

    /// What part of such a box is land of the context.
    pub fn foreign(&self, at: [f64; 2], half: [f64; 2]) -> f64 {
        part(self.context, at, half, |of| of.is_some())
    }

    /// What parts of disputed areas lie in such a box, or so near that it would touch their lines, added up; but for its own.
    pub fn hidden(&self, own: usize, at: [f64; 2], [w, h]: [f64; 2]) -> f64 {
        let near = self.seen.within(at, [w + LINE_PX, h + LINE_PX]).flatten();
        let areas = near.filter(|of| *of >= self.states && *of != own);
        areas.filter_map(|of| self.shares.get(of)).sum()
    }
}

/// What part of a box is of such land.
fn part(seen: &Seen, at: [f64; 2], half: [f64; 2], is_such: impl Fn(Option<usize>) -> bool) -> f64 {
    let (mut such, mut all) = (0.0, 1.0);
    for of in seen.within(at, half) {
        all += 1.0;
        such += f64::from(u8::from(is_such(of)));
    }
    such / all
}
