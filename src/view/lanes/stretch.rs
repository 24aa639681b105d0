//! The stretch of time that the timeline shows: a second pair of handles, one for each end, and a bar between them that moves
//! it as it is.

use super::{
    super::{
        element::{Element, html},
        happened::{is_shortcut, listener_of, target_of},
        hold::{Hold, is_lost},
        measure::place_in,
        px::tenths,
        slider::slider,
    },
    Drawing,
};
use crate::{
    atlas::{Action, Now},
    dataset::{Day, Direction},
    i18n::en,
    timeline::Window,
};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PointerEvent};

/// So far a hand may be off while it presses the mouse, and so far from the bar when it lets go, in CSS pixels.
const UNSTEADY_PX: f64 = 4.0;
const OFF_PX: f64 = 16.0;

/// The first and the last day shown.
fn edges(now: &Now) -> (Day, Day) {
    Window::days(now.state.window, now.record())
}

/// Both handles over the whole of time, and a button that shows all of it.
pub fn stretch(drawing: Drawing) -> Element {
    let record = drawing.atlas.world().record();
    let (first, last) = (record.first_day, record.as_of);
    let share = move |day: Day| {
        let thousandths = i64::from(day.number() - first.number()) * 1000
            / i64::from((last.number() - first.number()).max(1));
        format!("{}%", tenths(thousandths as f64 / 10.0))
    };
    let part = bar(drawing).style("left", move |now| share(edges(now).0)).style("right", move |now| {
        let until = edges(now).1;
        share(Day::from_number(first.number() + last.number() - until.number()))
    });
    let handles = html("div")
        .class("handles")
        .child(html("div").class("whole").child(part))
        .child(handle(drawing, Direction::Back))
        .child(handle(drawing, Direction::Forward));
    let all = html("button")
        .set("type", "button")
        .class("all-time")
        .flag("hidden", |now| now.state.window.is_none())
        .on("click", move |event| {
            // The button goes, and leaves the keyboard to a handle.
            let button = target_of(&event);
            let whole = button.and_then(|button| button.closest(".stretch").ok().flatten());
            if let Some(handle) = whole.and_then(|whole| whole.query_selector(".handle").ok().flatten()) {
                let _ = handle.unchecked_ref::<web_sys::HtmlElement>().focus();
            }
            drawing.atlas.send(Action::ShowAllTime);
        })
        .text(en::ALL_TIME);
    html("div")
        .class("line stretch")
        .set("role", "group")
        .set("aria-label", en::STRETCH)
        .set("aria-description", en::STRETCH_KEYS)
        .child(
            html("div")
                .class("what")
                .child(html("span").flag("hidden", |now| now.state.window.is_some()).text(en::ZOOM_TIME))
                .child(all),
        )
        .child(handles)
}

/// What the bar lies on that an event happened to, and how far from the upper left corner of that.
fn place(event: &Event) -> Option<(web_sys::Element, [f64; 2])> {
    let whole = listener_of(event)?.parent_element()?;
    let pointer: &PointerEvent = event.unchecked_ref();
    let px = place_in(&whole, [f64::from(pointer.client_x()), f64::from(pointer.client_y())]);
    Some((whole, px))
}

/// The bar between the handles: dragging it moves the stretch.
fn bar(drawing: Drawing) -> Element {
    let atlas = drawing.atlas;
    // With the number of the day that was in the middle when the pointer went down.
    let hold = Hold::<i32>::new();
    let days_in = move |px: f64, whole: &web_sys::Element| {
        let record = atlas.world().record();
        let days = f64::from(record.as_of.number() - record.first_day.number());
        (px * days / f64::from(whole.client_width().max(1))).round() as i32
    };
    let on_down = move |event: Event| {
        let Some((_, [x_px, _])) = place(&event) else { return };
        let (first, last) = edges(&atlas.now_untracked());
        let middle = first.number() + (last.number() - first.number()) / 2;
        if hold.takes(&event, x_px, UNSTEADY_PX, middle) {
            atlas.begin_drag(Action::ShowStretch(first, last));
        }
    };
    let let_go = move |event: &Event| {
        let lifted = hold.lifts(event);
        if lifted.is_some() {
            atlas.end_drag();
        }
        lifted
    };
    let on_move = move |event: Event| {
        if is_lost(&event) {
            let_go(&event);
        }
        let may_move = hold.is_by(&event) && !atlas.is_taken_back();
        let Some((whole, [x_px, _])) = may_move.then(|| place(&event)).flatten() else { return };
        if let Some(moved) = hold.moves(&event, x_px) {
            let middle = Day::from_number(moved.what + days_in(moved.by_px, &whole));
            atlas.send(Action::MoveStretch(middle));
        }
    };
    // Whoever cannot drag presses and lets go: there it shows half as much time (WCAG 2.2, 2.5.7).
    let on_up = move |event: Event| {
        let is_taken_back = atlas.is_taken_back();
        let lifted = let_go(&event).filter(|lifted| lifted.is_press && !is_taken_back);
        let (Some(_), Some((whole, [x_px, y_px]))) = (lifted, place(&event)) else { return };
        // Who has gone away with it has thought better of it.
        if y_px > -OFF_PX && y_px < f64::from(whole.client_height()) + OFF_PX {
            let first = atlas.world().record().first_day.number();
            atlas.send(Action::ZoomTime(Direction::Forward));
            atlas.send(Action::MoveStretch(Day::from_number(first + days_in(x_px, &whole))));
        }
    };
    let on_end = move |event: Event| {
        let_go(&event);
    };
    html("div")
        .class("part")
        .on("pointerdown", on_down)
        .on("pointermove", on_move)
        .on("pointerup", on_up)
        .on("pointercancel", on_end)
        // Whatever takes it out of the layout.
        .on("lostpointercapture", on_end)
}

fn a_month(from: Day, towards: Direction) -> Day {
    from.plus_months(if towards == Direction::Back { -1 } else { 1 })
}

/// One handle: a slider of the platform's, so that it can be dragged, and moved by keys.
fn handle(drawing: Drawing, edge: Direction) -> Element {
    type Shown = fn(&Now) -> Day;
    type Nudge = fn(&Now, Direction) -> Action;
    let (class, name, day_of, go, nudge): (_, _, Shown, fn(Day) -> Action, Nudge) = match edge {
        Direction::Back => (
            "handle from",
            en::STRETCH_FROM,
            |now| edges(now).0,
            |day| Action::MoveEdge(Direction::Back, day),
            |now, towards| Action::MoveEdge(Direction::Back, a_month(edges(now).0, towards)),
        ),
        Direction::Forward => (
            "handle to",
            en::STRETCH_TO,
            |now| edges(now).1,
            |day| Action::MoveEdge(Direction::Forward, day),
            |now, towards| Action::MoveEdge(Direction::Forward, a_month(edges(now).1, towards)),
        ),
    };
    let on_key = move |event: Event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if is_shortcut(key) {
            return;
        }
        let record = drawing.atlas.world().record();
        let day = day_of(&drawing.atlas.now_untracked());
        let day = match key.key().as_str() {
            "ArrowLeft" | "ArrowDown" => a_month(day, Direction::Back),
            "ArrowRight" | "ArrowUp" => a_month(day, Direction::Forward),
            "PageDown" => day.plus_years(-1),
            "PageUp" => day.plus_years(1),
            "Home" => record.first_day,
            "End" => record.as_of,
            _ => return,
        };
        event.prevent_default();
        drawing.atlas.send(go(day));
    };
    slider(drawing.atlas, day_of, go, nudge)
        .class(class)
        .set("aria-label", name)
        .live("aria-valuetext", move |now| {
            let (first, last) = edges(now);
            en::edge_value(day_of(now), last.number() - first.number())
        })
        .on("keydown", on_key)
}
