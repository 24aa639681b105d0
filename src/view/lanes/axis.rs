//! What stands along the top, to drag the date by, and what lies behind the lanes.

use super::{
    super::{
        element::{Element, Item, html},
        happened::listener_of,
        hold::{Hold, Moved, is_lost},
        measure::{on_size, place_in},
        px::css,
        stay::stay,
    },
    Drawing,
};
use crate::{
    atlas::{Action, Now},
    dataset::{Article, Day},
    i18n::en,
    timeline::{LETTER_PX, Tick, TickForm, beside_line, ticks},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// So near to the ring of the second date it is that which is meant, in CSS pixels.
const RING_PX: f64 = 14.0;

/// How high the line of the sample is as the style sheet says it, in CSS pixels. As in www/atlas/timeline.css.
const SAMPLE_PX: f64 = 115.0;

/// A mouse drags as soon as it is down.
const AT_ONCE_PX: f64 = -1.0;

/// Whether the second date's ring is there, and the first's no nearer.
fn is_on_second(drawing: Drawing, x_px: f64) -> bool {
    let (now, axis) = (drawing.atlas.now_untracked(), drawing.axis.get_untracked());
    let away = |day: Day| (axis.x_of(day) - x_px).abs();
    now.state.compared.is_some_and(|second| away(second) < RING_PX.min(away(now.date())))
}

/// The axis that a pointer's event happened to, and how far from its left.
fn place(event: &Event) -> Option<(web_sys::Element, f64)> {
    let axis = listener_of(event)?;
    let [x_px, _] = place_in(&axis, [f64::from(event.unchecked_ref::<PointerEvent>().client_x()), 0.0]);
    Some((axis, x_px))
}

/// Keeps the strip as high as it is, or lets it be as high as what is in it. A few sentences are longer than the room for most, and
/// on narrow pages they would push the years from under the hand that drags along them; until it lets go, they hang over.
fn keep_strip(axis: &web_sys::Element, is_kept: bool) {
    let around = axis.closest(".atlas").ok().flatten();
    let Some(strip) = around.and_then(|around| around.query_selector(".strip").ok().flatten()) else {
        return;
    };
    let height = if is_kept { format!("{}px", strip.client_height()) } else { String::new() };
    let _ = strip.unchecked_ref::<web_sys::HtmlElement>().style().set_property("height", &height);
}

/// Years, or parts of them, and the article's day by name; dragging along them drags the date.
pub fn axis(drawing: Drawing) -> Element {
    let atlas = drawing.atlas;
    // Whether it is the second date that the pointer holds.
    let hold = Hold::<bool>::new();
    let go = move |x_px: f64, is_second: bool| {
        let day = drawing.axis.get_untracked().date_at(x_px);
        if !atlas.is_taken_back() {
            atlas.send(if is_second { Action::Compare(day) } else { Action::GoTo(day) });
        }
    };
    let let_go = move |event: &Event, is_lifted: bool| {
        let Some(lifted) = hold.lifts(event) else { return };
        atlas.end_drag();
        let Some((axis, x_px)) = place(event) else { return };
        if lifted.has_dragged {
            stay(atlas, axis.clone());
            keep_strip(&axis, false);
            atlas.hold_back(false);
        } else if lifted.is_press && is_lifted {
            stay(atlas, axis);
            go(x_px, lifted.what);
        }
    };
    let on_move = move |event: Event| {
        if is_lost(&event) {
            let_go(&event, false);
        }
        let Some((axis, x_px)) = hold.is_by(&event).then(|| place(&event)).flatten() else { return };
        let Some(Moved { what: is_second, begins, .. }) = hold.moves(&event, x_px) else { return };
        if begins {
            keep_strip(&axis, true);
            atlas.hold_back(true);
            let state = atlas.now_untracked().state;
            let second = state.compared.filter(|_| is_second);
            atlas.begin_drag(second.map_or(Action::GoTo(state.date), Action::Compare));
        }
        go(x_px, is_second);
    };
    let on_down = move |event: Event| {
        let Some((_, x_px)) = place(&event) else { return };
        if hold.takes(&event, x_px, AT_ONCE_PX, is_on_second(drawing, x_px)) {
            on_move(event);
        }
    };
    let on_up = move |event: Event| let_go(&event, true);
    let on_end = move |event: Event| let_go(&event, false);
    html("div")
        .class("axis")
        .set("aria-hidden", "true")
        .on("pointerdown", on_down)
        .on("pointermove", on_move)
        .on("pointerup", on_up)
        .on("pointercancel", on_end)
        .on("lostpointercapture", on_end)
        .child(sample(drawing))
        .children(drawing.atlas.world().record().article.iter().flat_map(|article| flags(drawing, article)))
        .child(html("div").class("written").each(written(
            drawing,
            |tick| tick.x_px,
            |tick| {
                html("span")
                    .class("tick")
                    .set("data-long", if tick.form == TickForm::MonthOfYear { "true" } else { "false" })
                    .text(en::tick(tick.day, tick.form == TickForm::MonthOfYear))
            },
        )))
}

/// A letter that nobody sees, by whose line is known how large what is written here is: readers may have set a least size for
/// all text, or zoom text alone. Of what can be measured that alone follows both in Chromium and Firefox.
fn sample(drawing: Drawing) -> Element {
    html("i").class("sample").once_built(on_size(move |[_, line_px]| {
        // To a twentieth: a page zoomed out may make it a pixel higher, and nothing shall move for that. Whoever sets lines apart
        // makes it lower.
        let text = ((20.0 * line_px / SAMPLE_PX).round() / 20.0).max(1.0);
        if drawing.text.try_get_untracked().is_some_and(|was| was != text) {
            drawing.text.try_set(text);
        }
    }))
}

/// The article's day by name, and what comes after it.
fn flags(drawing: Drawing, article: &Article) -> [Element; 2] {
    let (day, name) = (article.day, en::article_flag(article));
    let letters = [&name, en::SINCE_THEN].map(|text| text.chars().count() as f64);
    let places = move || {
        let axis = drawing.axis.get();
        if !axis.shows(day) {
            return [None, None];
        }
        let widths = letters.map(|letters| letters * LETTER_PX * drawing.text.get());
        beside_line(axis.x_of(day), [0.0, drawing.width_px.get()], widths)
    };
    let flag = |class: &'static str, text: String, at: usize| {
        let left = move || places().get(at).copied().flatten();
        html("span")
            .class(class)
            .follow_style("display", move || if left().is_some() { "block" } else { "none" }.to_owned())
            .follow_style("left", move || css(left().unwrap_or_default()))
            .text(text)
    };
    [flag("flag", name, 0), flag("flag then", en::SINCE_THEN.to_owned(), 1)]
}

/// Lines of years, and what sets off the stretch after the article's day.
pub fn behind(drawing: Drawing) -> Element {
    let day = drawing.atlas.world().record().article.as_ref().map(|article| article.day);
    let since = |day: Day| {
        html("div")
            .class("since")
            .follow("data-line", move || drawing.axis.get().shows(day).to_string())
            .follow_style("display", move || {
                if day > drawing.axis.get().days().1 { "none" } else { "block" }.to_owned()
            })
            .follow_style("left", move || css(drawing.axis.get().x_within(day)))
    };
    let line = |tick: Tick| {
        html("span").class(if tick.form == TickForm::Month { "grid minor" } else { "grid" }).text("")
    };
    html("div")
        .class("behind")
        .set("aria-hidden", "true")
        .child(html("div").each(written(drawing, |tick| tick.day_px, line)))
        .children(day.map(since))
}

/// One element for each tick, in the place that `of` says; made anew when the axis is another.
fn written(
    drawing: Drawing,
    of: fn(&Tick) -> f64,
    make: impl Fn(Tick) -> Element + Copy + Send + 'static,
) -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let mut before = None;
    move |_| {
        let laid = (drawing.axis.get(), drawing.width_px.get(), drawing.text.get());
        if before.replace(laid) == Some(laid) {
            return None;
        }
        let (axis, width_px, text) = laid;
        let item = |tick: Tick| {
            let left = css(of(&tick));
            let key = format!("{} {left}", tick.day);
            Item::new(key, move || make(tick).style("left", move |_| left.clone()))
        };
        Some(ticks(&axis, [0.0, width_px], text).into_iter().map(item).collect())
    }
}
