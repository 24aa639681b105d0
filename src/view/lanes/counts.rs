//! How many states had each status, as areas with steps on the same axis.

use super::{
    super::{
        element::{Element, Item, html, svg},
        px::{css, tenths},
        texture::fill_of,
    },
    Drawing,
};
use crate::{
    atlas::Now,
    i18n::en,
    timeline::{CountArea, DateScale, counts as areas, most_counted},
};
use leptos::prelude::*;

/// Height of the strip, in CSS pixels. As in www/atlas/timeline.css.
const HEIGHT_PX: f64 = 64.0;
/// How many states one line across it may stand for, and the most lines of which no two numbers touch.
const LINE_EVERY: [u16; 4] = [2, 10, 20, 50];
const MOST_LINES: u16 = 6;

/// The strip, made anew for another layer. In words it says how many there were at the end of each year with a
/// change.
pub fn counts(drawing: Drawing) -> Element {
    let mut before = None;
    let parts = move |now: &Now| {
        let layer = now.state.layer;
        if before.replace(layer) == Some(layer) {
            return None;
        }
        let (drawn, numbers) = (drawn(drawing, now), numbers(now));
        // Text, which is read piece by piece; the name of a picture is read as a whole.
        let words = html("p").class("unseen").text(en::counts_course(now.data()));
        let key = |part: &str| format!("{part} {}", layer.word());
        Some(vec![
            Item::new(key("drawn"), move || drawn),
            Item::new(key("numbers"), move || numbers),
            Item::new(key("words"), move || words),
        ])
    };
    html("div").class("count-strip").each(parts)
}

/// How high so many states stand. Both layers have the record's scale, so that what is higher is more.
fn scale_of(now: &Now) -> impl Fn(u16) -> f64 + Copy + Send + 'static {
    let most = most_counted(now.record()).max(1);
    move |count| f64::from(count) * HEIGHT_PX / f64::from(most)
}

fn lines(now: &Now) -> impl Iterator<Item = u16> {
    let most = most_counted(now.record());
    let every = LINE_EVERY.into_iter().find(|every| most <= every * MOST_LINES).unwrap_or(100);
    (1..=most / every).map(move |line| line * every)
}

fn drawn(drawing: Drawing, now: &Now) -> Element {
    let (data, height_of) = (now.data(), scale_of(now));
    let area = |(at, area): (usize, CountArea)| {
        let d = move |axis: DateScale| areas(data, &axis).get(at).map(|area| steps(area, height_of));
        svg("path")
            .class("count-area")
            .set("fill", fill_of("flat", area.of))
            .follow("d", move || d(drawing.axis.get()).unwrap_or_default())
    };
    let across = |count: u16| {
        svg("path").class("across").set("d", format!("M0 {}h4000", tenths(HEIGHT_PX - height_of(count))))
    };
    svg("svg")
        .class("counted")
        .set("width", "100%")
        .set("height", tenths(HEIGHT_PX))
        .set("aria-hidden", "true")
        .children(areas(data, &drawing.axis.get_untracked()).into_iter().enumerate().map(area))
        .children(lines(now).map(across))
}

fn numbers(now: &Now) -> Element {
    let height_of = scale_of(now);
    let number = |count: u16| {
        let bottom = css(height_of(count));
        html("span").style("bottom", move |_| bottom.clone()).text(count.to_string())
    };
    html("div").class("numbers").set("aria-hidden", "true").children(lines(now).map(number))
}

/// One status's steps as SVG path data.
fn steps(area: &CountArea, height_of: impl Fn(u16) -> f64) -> String {
    let mut d = String::new();
    for step in &area.steps {
        let y = |count: u16| tenths(HEIGHT_PX - height_of(count));
        let (top, bottom) = (y(step.below + step.count), y(step.below));
        // To where the next one begins, and not as far as it is wide or high, which may be a tenth less or more.
        let (x, end) = (tenths(step.x_px), tenths(step.end_px));
        d.push_str(&format!("M{x} {top}H{end}V{bottom}H{x}z"));
    }
    d
}
