//! The timeline by keyboard: one tab stop, arrow keys between rows and within them.

use super::{
    super::happened::{listener_of, target_of},
    Drawing, choose, named, panel,
};
use crate::{
    atlas::Action,
    dataset::{
        Direction::{Back, Forward},
        order_by_key,
    },
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Moves the keyboard, chooses, ends comparing or the selection, or zooms.
pub fn on_key(drawing: Drawing, event: &Event) {
    let key: &KeyboardEvent = event.unchecked_ref();
    // With the control key the ends of a row are those of all.
    let is_whole = key.ctrl_key() && matches!(key.key().as_str(), "Home" | "End");
    if (key.ctrl_key() && !is_whole) || key.meta_key() || key.alt_key() {
        return;
    }
    let target = target_of(event);
    let whole = listener_of(event);
    let (Some(target), Some(whole)) = (target, whole) else { return };
    // A slider's own keys are its own business.
    let is_slider = target.tag_name() == "INPUT";
    let goal = match key.key().as_str() {
        // And beside the rows, as on the button that shows all years, they are the page's.
        "ArrowDown" | "ArrowUp" | "ArrowRight" | "ArrowLeft" | "Home" | "End"
            if is_slider || row_of(&target).is_none() =>
        {
            return;
        }
        "ArrowDown" => beside_row(&whole, &target, 1),
        "ArrowUp" => beside_row(&whole, &target, -1),
        "ArrowRight" => beside_item(&target, true),
        "ArrowLeft" => beside_item(&target, false),
        "Home" if is_whole => rows(&whole).first().and_then(|row| in_order(row).into_iter().next()),
        "End" if is_whole => rows(&whole).last().and_then(|row| in_order(row).pop()),
        "Home" => row_of(&target).and_then(|row| in_order(&row).into_iter().next()),
        "End" => row_of(&target).and_then(|row| in_order(&row).pop()),
        // Buttons do this by themselves.
        "Enter" | " " if target.tag_name() == "path" => {
            choose(drawing.atlas, &target);
            None
        }
        // The panel went with an earlier press.
        "Escape" => {
            let is_comparing = drawing.atlas.now_untracked().state.compared.is_some() && is_steered(&whole);
            drawing.atlas.send(if is_comparing { Action::StopComparing } else { Action::Deselect });
            None
        }
        zooms @ ("+" | "=" | "-" | "0") => {
            let action = match zooms {
                "0" => Action::ShowAllTime,
                "-" => Action::ZoomTime(Back),
                _ => Action::ZoomTime(Forward),
            };
            if is_steered(&whole) {
                drawing.atlas.send(action);
            }
            None
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(goal) = goal {
        let _ = goal.unchecked_ref::<web_sys::HtmlElement>().focus();
    }
}

/// Whether the reader steers date and stretch of time: not where the page alone does, by `controls`, whose style hides the
/// stretch's handles.
pub fn is_steered(within: &Element) -> bool {
    let whole = within.closest(".lanes").ok().flatten();
    !all(whole.as_ref(), ".stretch").is_empty()
}

/// Puts the one tab stop where the keyboard is, and tells of the part there.
pub fn on_focus(drawing: Drawing, event: &Event) {
    let target = target_of(event);
    let Some(target) = target.filter(|target| target.has_attribute("data-item")) else { return };
    let whole = listener_of(event);
    for stop in all(whole.as_ref(), "[data-item][tabindex='0']") {
        let _ = stop.set_attribute("tabindex", "-1");
    }
    let _ = target.set_attribute("tabindex", "0");
    if target.has_attribute("data-part") {
        panel::show(drawing, &target);
    }
    drawing.held.set_value(Some(target));
}

/// Remembers whether the keyboard has gone elsewhere, or only what it was on.
pub fn on_blur(drawing: Drawing, event: &Event) {
    drawing.held.set_value(target_of(event).filter(|target| !is_drawn(target)));
}

/// Leads the keyboard, where it is on what is about to be made anew for another layer, to the same part there, or else to the
/// name of its lane or a heading.
pub fn lead_over(drawing: Drawing) {
    let Some(held) = drawing.held.get_value() else { return };
    let Ok(Some(whole)) = held.closest(".lanes") else { return };
    let of = |name: &str| named(&held, name).unwrap_or_default();
    let (lane, part) = (of("data-lane"), of("data-part"));
    // What else has a label may have any letters in it.
    let label = if held.matches(".fold") == Ok(true) { of("aria-label") } else { String::new() };
    // The last that there is on the page is the nearest to it.
    let css = format!(
        ".group:first-child .fold, .fold[aria-label=\"{label}\"], .group:has([data-lane='{lane}']) .fold, \
         .name[data-lane='{lane}'], [data-lane='{lane}'] [data-part='{part}'][tabindex]"
    );
    request_animation_frame(move || {
        if let Some(found) = all(Some(&whole), &css).pop() {
            // The reader may have gone on to elsewhere on the page.
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = found.unchecked_ref::<web_sys::HtmlElement>().focus_with_options(&options);
        }
    });
}

/// Leads the one tab stop, and the keyboard where it was there, to what can be seen whenever folding, zooming, another
/// width or another selection has hidden it: to something in the same row, the group's heading, or the first there is.
pub fn keep_stop(drawing: Drawing, lanes: &Element) {
    let lanes = lanes.clone();
    let keep = move || {
        // The first group has the stop, but comes later than the summits: nothing shall take it before.
        let has_group = lanes.query_selector(".group").is_ok_and(|group| group.is_some());
        if !has_group && !drawing.atlas.world().record().states.is_empty() {
            return;
        }
        let stop = lanes.query_selector("[data-item][tabindex='0']").ok().flatten();
        if stop.as_ref().is_some_and(is_drawn) {
            return;
        }
        let within = |css: &str| stop.as_ref().and_then(|stop| stop.closest(css).ok().flatten());
        let first = |inside: Option<Element>| all(inside.as_ref(), "[data-item]").into_iter().next();
        let next = first(within("[data-row]")).or_else(|| first(within(".group")));
        let Some(next) = next.or_else(|| first(Some(lanes.clone()))) else { return };
        if drawing.held.try_get_value().flatten().is_some() {
            panel::hide(drawing);
            let _ = next.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
        let _ = stop.map(|stop| stop.set_attribute("tabindex", "-1"));
        let _ = next.set_attribute("tabindex", "0");
    };
    let keep = StoredValue::new_local(keep);
    let effect = RenderEffect::new(move |before| {
        let state = drawing.atlas.now().state;
        let hides =
            (state.selected, state.layer, drawing.axis.get(), drawing.whole_px.get(), drawing.turned.get());
        if before.is_some_and(|before| before != hides) {
            // Once all of that is drawn.
            request_animation_frame(move || {
                keep.try_with_value(|keep| keep());
            });
        }
        hides
    });
    StoredValue::new_local(effect);
}

/// All elements inside that a selector finds and that can be seen.
fn all(within: Option<&Element>, css: &str) -> Vec<Element> {
    let Some(found) = within.and_then(|within| within.query_selector_all(css).ok()) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok()).filter(is_drawn).collect()
}

fn is_drawn(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    place.width() > 0.0 && place.height() > 0.0
}

fn rows(whole: &Element) -> Vec<Element> {
    all(Some(whole), "[data-row]")
}

fn items(row: &Element) -> Vec<Element> {
    all(Some(row), "[data-item]")
}

fn middle(element: &Element) -> f64 {
    let place = element.get_bounding_client_rect();
    (place.left() + place.right()) / 2.0
}

/// What lies nearest in the next row that has anything, or in the one before.
fn beside_row(whole: &Element, from: &Element, step: isize) -> Option<Element> {
    let (rows, here) = (rows(whole), row_of(from)?);
    let mut at = rows.iter().position(|row| *row == here)?;
    // Below where a heading begins are names; where its words end depends on the font.
    let is_heading = from.matches(".fold") == Ok(true);
    let x = if is_heading { from.get_bounding_client_rect().left() } else { middle(from) };
    loop {
        at = at.checked_add_signed(step)?;
        if let Some(best) = nearest(rows.get(at)?, x) {
            return Some(best);
        }
    }
}

/// The item of a row whose middle is nearest to a place, in CSS pixels of the window.
fn nearest(row: &Element, x_px: f64) -> Option<Element> {
    let mut best: Option<(f64, Element)> = None;
    for item in items(row) {
        let away = (middle(&item) - x_px).abs();
        if best.as_ref().is_none_or(|(least, _)| away < *least) {
            best = Some((away, item));
        }
    }
    best.map(|(_, item)| item)
}

/// What follows in the same row, by where it begins, or comes before.
fn beside_item(from: &Element, forward: bool) -> Option<Element> {
    let row = in_order(&row_of(from)?);
    let at = row.iter().position(|item| item == from)?;
    let beside = if forward { at.checked_add(1) } else { at.checked_sub(1) };
    row.into_iter().nth(beside?)
}

fn row_of(item: &Element) -> Option<Element> {
    item.closest("[data-row]").ok().flatten()
}

/// The items of a row by where they begin; what begins at the same place, as it comes in the row.
fn in_order(row: &Element) -> Vec<Element> {
    let mut items = items(row);
    order_by_key(&mut items, |item| item.get_bounding_client_rect().left());
    items
}
