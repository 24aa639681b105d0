//! Where marks stand beside names: near their states, over no name, no marker and no other mark.

use super::{
    Label, Pad, PlacedLabel, Seen, Sheet,
    labels::{MARKER_PX, TOOLS_PX},
    pads::far,
};

/// Radius of a mark, in CSS pixels.
pub const MARK_PX: f64 = 8.0;
/// How finely its place is looked for, how far from its state's place or marker, and so on how many places to a side.
const STEP_PX: f64 = 4.0;
const FARTHEST_PX: f64 = 40.0;
const SIDE: usize = 21;
/// So much farther away is as bad as not standing on its state, in CSS pixels.
const ELSEWHERE_PX: f64 = 6.0;

/// A place for a mark on each state, whether there is one or not: so that none moves when others come and go. In the order
/// of `names`, which is that of the first pads; `inset` is what stands in a corner of the map. Who is out of sight has none,
/// nor who has no free place nearby.
pub fn place_marks(
    pads: &[Pad],
    names: &[Option<PlacedLabel>],
    inset: Option<Label>,
    seen: &Seen,
    sheet: &Sheet,
) -> Vec<Option<[f64; 2]>> {
    let half_tools = TOOLS_PX.map(|side| side / 2.0);
    let mut taken = vec![Label { at: half_tools, half: half_tools }];
    taken.extend(inset);
    for (name, pad) in names.iter().zip(pads) {
        taken.extend(name.map(|name| name.label));
        if pad.is_shown && pad.is_marked {
            taken.push(Label { at: pad.at, half: [MARKER_PX; 2] });
        }
    }
    let mut marks = vec![None; names.len()];
    // Those with a marker first, who stand in a crowd; then the others, the large ones of the dataset's beginning last.
    for is_marked in [true, false] {
        for (of, mark) in marks.iter_mut().enumerate().rev() {
            let Some(pad) = pads.get(of).filter(|pad| pad.is_shown && pad.is_marked == is_marked) else {
                continue;
            };
            let place = if is_marked { pad.at } else { pad.place };
            let (mut box_of, mut least) = (Label { at: place, half: [MARK_PX; 2] }, f64::MAX);
            for step in 0..SIDE * SIDE {
                let by = |step: usize| step as f64 * STEP_PX - FARTHEST_PX;
                let at = [place[0] + by(step % SIDE), place[1] + by(step / SIDE)];
                let cost = far(at, place) + if seen.at(at) == Some(of) { 0.0 } else { ELSEWHERE_PX };
                let tried = Label { at, ..box_of };
                if cost < least
                    && tried.within(sheet.size_px[0], sheet.size_px[1])
                    && !taken.iter().any(|other| tried.touches(other))
                {
                    (box_of, least) = (tried, cost);
                    *mark = Some(at);
                }
            }
            if mark.is_some() {
                taken.push(box_of);
            }
        }
    }
    marks
}
