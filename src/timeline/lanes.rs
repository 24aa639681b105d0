//! A lane for each state: bars for its statuses, hollow markers for steps towards them, and where it did not
//! take part.

use super::DateScale;
use crate::dataset::{Absence, Dataset, Day, Decision, Precision, Standing, StateCode, Status, Stretch};

/// Space between the forerunner and where the axis begins, in CSS pixels.
const FORERUNNER_APART_PX: f64 = 10.0;

/// A bar: one status over one stretch of time.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// The stretch that it shows.
    pub stretch: Stretch,
    /// Left edge, in CSS pixels.
    pub x_px: f64,
    /// Width, in CSS pixels: at least one, or none where the axis shows nothing of it.
    pub width_px: f64,
    /// How much of the left end is drawn soft: the month or the year of the start, where no more is known of it;
    /// in CSS pixels.
    pub soft_px: f64,
    /// Where it fades in, because nothing is known of the start but that it is not later.
    pub fade: Option<Fade>,
}

/// What fades in over all days from the first of the axis's whole time on, be they shown or not: how much of it there is on a day
/// is the same whatever stretch of time is shown.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fade {
    /// Left edge, be it beyond what the axis shows, in CSS pixels.
    pub x_px: f64,
    /// Width, with what is beyond, in CSS pixels.
    pub width_px: f64,
    /// How much of it is beyond the axis on the left and on the right, in CSS pixels.
    pub beyond_px: [f64; 2],
}

/// A hollow marker.
#[derive(Clone, PartialEq, Debug)]
pub struct Marker {
    /// Place in [`Dataset::decisions`].
    pub decision: usize,
    /// The status it is a step towards.
    pub towards: Status,
    /// Middle, in CSS pixels.
    pub x_px: f64,
    /// Whether the axis shows it.
    pub is_shown: bool,
    /// From where to where the thin line from it runs, in CSS pixels, as far as the axis shows it: to the bar that it
    /// led to. `None` where it led to nothing yet, or the axis shows nothing of it.
    pub leads_px: Option<[f64; 2]>,
}

/// A stretch over which a state did not take part, drawn over its bar.
#[derive(Clone, PartialEq, Debug)]
pub struct Gap {
    /// Place in [`Dataset::absences`].
    pub absence: usize,
    /// Left edge, in CSS pixels.
    pub x_px: f64,
    /// Width, in CSS pixels.
    pub width_px: f64,
    /// How much of it lies in the month or the year in which it began, where the day is not known, in CSS pixels.
    pub soft_px: f64,
}

/// All that one state's lane shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Lane {
    /// Whose.
    pub state: StateCode,
    /// How wide its part in the forerunner is, which ends before the axis begins, in CSS pixels; none where it had none or the axis
    /// begins later.
    pub forerunner_px: f64,
    /// Bars, in order; none overlaps another.
    pub bars: Vec<Bar>,
    /// Steps towards a status.
    pub markers: Vec<Marker>,
    /// Where it did not take part.
    pub gaps: Vec<Gap>,
}

/// Lanes that stand together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LaneGroup {
    /// How its states stand on the day that the widget opens on.
    pub standing: Standing,
    /// Its states, in the dataset's order.
    pub states: Vec<StateCode>,
}

/// The groups of all states that have anything to show, in the dataset's order.
pub fn groups(data: &Dataset) -> Vec<LaneGroup> {
    let mut groups: Vec<LaneGroup> = Vec::new();
    for state in data.order() {
        let Some(standing) = data.standing(state) else { continue };
        match groups.last_mut().filter(|group| group.standing == standing) {
            Some(group) => group.states.push(state),
            None => groups.push(LaneGroup { standing, states: vec![state] }),
        }
    }
    groups
}

/// The lanes of all states that have anything to show, in the dataset's order.
pub fn lanes(data: &Dataset, scale: &DateScale) -> Vec<Lane> {
    groups(data).iter().flat_map(|group| &group.states).map(|state| lane(data, scale, *state)).collect()
}

/// One state's lane.
pub fn lane(data: &Dataset, scale: &DateScale, state: StateCode) -> Lane {
    let gap = |(at, absence): (usize, &Absence)| {
        (absence.state == state).then(|| {
            let end = absence.end.unwrap_or(data.as_of);
            let (first, last) = data.possible_days(absence.start);
            let (x_px, width_px) = extent(scale, first, end);
            Gap { absence: at, x_px, width_px, soft_px: soft(scale, [first, last], x_px, width_px) }
        })
    };
    let came_before = scale.shows(data.first_day)
        && data.prehistory.as_ref().is_some_and(|before| before.states.contains(&state));
    let forerunner_px = if came_before { scale.begins_px() - FORERUNNER_APART_PX } else { 0.0 };
    let mut bars: Vec<Bar> = Vec::new();
    let mut before = None;
    for stretch in data.stretches(state) {
        bars.push(bar(data, scale, stretch, before));
        before = Some(stretch);
    }
    let marker = |(at, decision): (usize, &Decision)| {
        (decision.state == state).then(|| {
            let day = decision.date.day;
            let leads_to = led_to(data, decision);
            let bar = bars.iter().find(|bar| Some(bar.stretch.start) == leads_to);
            // Within the days on which its status may have begun, to where that is plotted.
            let to_px = |bar: &Bar| {
                let plotted_px = scale.x_within(bar.stretch.start);
                if scale.x_within(day) < bar.x_px { bar.x_px } else { plotted_px }
            };
            let leads_px = [scale.x_within(day), bar.map_or(0.0, to_px)];
            let leads_px = Some(leads_px).filter(|[from, to]| bar.is_some() && from < to);
            let is_shown = scale.shows(day);
            Marker { decision: at, towards: decision.towards, x_px: scale.x_of(day), is_shown, leads_px }
        })
    };
    Lane {
        state,
        forerunner_px,
        markers: data.decisions.iter().enumerate().filter_map(marker).collect(),
        bars,
        gaps: data.absences.iter().enumerate().filter_map(gap).collect(),
    }
}

/// The least width of a bar that lasts, in CSS pixels: what has just begun is seen beside the playhead on the last day, in the
/// free space to the right of the axis.
const LAST_PX: f64 = 5.0;

/// The bar of a stretch that begins where `before`, the one before it, has ended.
fn bar(data: &Dataset, scale: &DateScale, stretch: &Stretch, before: Option<&Stretch>) -> Bar {
    let end = stretch.end.unwrap_or(data.as_of).min(data.as_of);
    let start = data.start_of(stretch);
    let (first, last) = data.possible_days(start);
    let first = before.and_then(|before| before.end).map_or(first, |ended| first.max(ended));
    let (x_px, mut width_px) = extent(scale, first, end);
    if stretch.end.is_none() && width_px > 0.0 {
        width_px = width_px.max(LAST_PX);
    }
    let soft_px = soft(scale, [first, last], x_px, width_px);
    let fade = (start.precision == Precision::Unknown).then(|| fade(scale, data.first_day, first));
    Bar { stretch: *stretch, x_px, width_px, soft_px, fade: fade.flatten() }
}

/// What fades in from a day until another, if the axis shows any of it.
fn fade(scale: &DateScale, from: Day, until: Day) -> Option<Fade> {
    let (first, last) = scale.days();
    let (x_px, end_px) = (scale.x_of(from), scale.x_of(until));
    let beyond_px = [scale.x_of(first) - x_px, end_px - scale.x_of(last)].map(|px| px.max(0.0));
    let is_shown = from < until && first < until && from < last;
    is_shown.then_some(Fade { x_px, width_px: end_px - x_px, beyond_px })
}

/// How much of what begins on one of these days lies on them: a few pixels at least, so that it can be seen.
fn soft(scale: &DateScale, [first, last]: [Day; 2], x_px: f64, width_px: f64) -> f64 {
    match first < last && (scale.shows(first) || scale.shows(last)) {
        true => (scale.x_within(last) - x_px).max(6.0).min(width_px),
        false => 0.0,
    }
}

/// Left edge and width of what the axis shows from `start` to `end`.
fn extent(scale: &DateScale, start: Day, end: Day) -> (f64, f64) {
    let x_px = scale.x_within(start);
    let (first, last) = scale.days();
    let is_shown = start <= last && end > first;
    (x_px, if is_shown { (scale.x_within(end) - x_px).max(1.0) } else { 0.0 })
}

/// When the status began that a decision led to.
fn led_to(data: &Dataset, decision: &Decision) -> Option<Day> {
    let began = |span: &&crate::dataset::Span| {
        let may_have_begun = span.start.possible_days().1;
        may_have_begun > decision.date.day && data.has_led_to(decision, span)
    };
    data.spans.iter().filter(began).map(|span| span.start.day).min()
}
