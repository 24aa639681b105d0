//! Where marks stand: over their state's marker, or near their state, and over no name, no other marker and no other mark.

use super::{
    Label, Pad, PlacedLabel, Seen, Sheet,
    labels::{MARKER_PX, TOOLS_PX},
    pads::far,
};

/// Radius of a mark, in CSS pixels.
pub const MARK_PX: f64 = 8.0;
/// The same of one that stands over its state's marker, whose name is beside it.
pub const OVER_PX: f64 = 6.0;
/// How finely its place is looked for, how far from its state's place or marker, and so on how many places to a side.
const STEP_PX: f64 = 4.0;
const FARTHEST_PX: f64 = 40.0;
const SIDE: usize = 21;
/// So near to its state's marker or name a mark is plainly that state's, in CSS pixels.
const BESIDE_PX: f64 = 4.0;
/// So much farther away is as bad as to be apart from its state, its marker and its name; as to be that on another's land; and
/// as to be beside another's name as well, or on another's land beside its own; in CSS pixels.
const APART_PX: f64 = 14.0;
const ON_ANOTHER_PX: f64 = 30.0;
const BETWEEN_PX: f64 = 8.0;

/// A mark on the map, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mark {
    /// Its middle.
    pub at: [f64; 2],
    /// Its radius.
    pub radius_px: f64,
    /// Where a line leads from there to its state, unless it stands on that, beside its marker, or beside its name on nobody's
    /// land: beside a name on another's land it would be taken for that one's.
    pub leads_to: Option<[f64; 2]>,
}

/// A place for a mark on each state, whether there is one or not: so that none moves when others come and go. In the order
/// of `names`, which is that of the first pads; `inset` is what stands in a corner of the map. Who is out of sight has none,
/// nor who has no free place nearby.
pub fn place_marks(
    pads: &[Pad],
    names: &[Option<PlacedLabel>],
    inset: Option<Label>,
    seen: &Seen,
    sheet: &Sheet,
) -> Vec<Option<Mark>> {
    let half_tools = TOOLS_PX.map(|side| side / 2.0);
    let mut taken = vec![Label { at: half_tools, half: half_tools }];
    taken.extend(inset);
    // What a mark beside it belongs to, and whose it is.
    let mut signs = Vec::new();
    for (of, (name, pad)) in names.iter().zip(pads).enumerate() {
        signs.extend(name.map(|name| (of, name.label)));
        if pad.is_shown && pad.is_marked {
            signs.push((of, Label { at: pad.at, half: [MARKER_PX; 2] }));
        }
    }
    taken.extend(signs.iter().map(|(_, sign)| *sign));
    let mut marks = vec![None; names.len()];
    // Those with a marker first, who stand in a crowd; then the others, the large ones of the dataset's beginning last.
    for is_marked in [true, false] {
        for (of, mark) in marks.iter_mut().enumerate().rev() {
            let Some(pad) = pads.get(of).filter(|pad| pad.is_shown && pad.is_marked == is_marked) else {
                continue;
            };
            let place = if is_marked { pad.at } else { pad.place };
            let marker = Label { at: place, half: [MARKER_PX; 2] };
            let is_beside_marker = |around: &Label| is_marked && around.touches(&marker);
            // Over its own marker it can be nobody else's.
            let over = Label { at: place, half: [OVER_PX; 2] };
            let is_free = |other: &Label| *other == marker || !over.touches(other);
            if is_marked && over.within(sheet.size_px[0], sheet.size_px[1]) && taken.iter().all(is_free) {
                *mark = Some(Mark { at: place, radius_px: OVER_PX, leads_to: None });
                taken.push(over);
                continue;
            }
            // Rather small and plainly its state's than large and led there.
            for radius_px in [MARK_PX, OVER_PX] {
                let mut least = f64::MAX;
                let mut best = None;
                for step in 0..SIDE * SIDE {
                    let by = |step: usize| step as f64 * STEP_PX - FARTHEST_PX;
                    let at = [place[0] + by(step % SIDE), place[1] + by(step / SIDE)];
                    let tried = Label { at, half: [radius_px; 2] };
                    let around = Label { at, half: [radius_px + BESIDE_PX; 2] };
                    let is_beside = |own: bool| {
                        signs.iter().any(|(whose, sign)| (*whose == of) == own && around.touches(sign))
                    };
                    let on = seen.at(at);
                    let is_own = on == Some(of) || is_beside(true);
                    let apart_px = match on {
                        Some(on) if on == of => 0.0,
                        Some(_) if is_own => BETWEEN_PX,
                        Some(_) => ON_ANOTHER_PX,
                        None if is_own => 0.0,
                        None => APART_PX,
                    };
                    let cost = far(at, place) + apart_px + if is_beside(false) { BETWEEN_PX } else { 0.0 };
                    if cost < least
                        && tried.within(sheet.size_px[0], sheet.size_px[1])
                        && !taken.iter().any(|other| tried.touches(other))
                    {
                        least = cost;
                        let is_told = is_own && (on.is_none_or(|on| on == of) || is_beside_marker(&around));
                        best = Some(Mark { at, radius_px, leads_to: (!is_told).then_some(place) });
                    }
                }
                let is_plain = best.is_some_and(|best| best.leads_to.is_none());
                if is_plain || mark.is_none() {
                    *mark = best;
                }
                if is_plain {
                    break;
                }
            }
            if let Some(Mark { at, radius_px, .. }) = *mark {
                taken.push(Label { at, half: [radius_px; 2] });
            }
        }
    }
    marks
}
