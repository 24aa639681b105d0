//! The date strip: step from change to change, drag the playhead, read what changed.

use super::{
    live::{spoken, text},
    measure::width_of,
};
use crate::{
    atlas::{Action, Atlas},
    dataset::{Day, Direction},
    i18n::en,
    timeline::DateScale,
};
use leptos::{ev, html, prelude::*};

/// Half of the slider's knob: so far its middle stays from the ends of the track. As in atlas.css.
const KNOB_HALF_PX: f64 = 11.0;

/// The date strip.
#[component]
pub fn Strip() -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let track = NodeRef::<html::Div>::new();
    let width_px = width_of(track, 600.0);
    let step = move |towards: Direction| {
        let is_last = move || atlas.world().data.change_beside(atlas.date(), towards).is_none();
        let (class, what) = match towards {
            Direction::Back => ("back", en::PREVIOUS_CHANGE),
            Direction::Forward => ("forward", en::NEXT_CHANGE),
        };
        // `aria-disabled` and not `disabled`: a disabled button would drop the reader's focus.
        view! {
            <button type="button" class=format!("step {class}") aria-disabled=spoken(is_last)
                on:click=move |_| atlas.send(Action::StepChange(towards))>
                {what}
            </button>
        }
    };
    let (first, last) = (atlas.world().data.first_day, atlas.world().data.as_of);
    let ticks = text(move || {
        let world = atlas.world();
        let scale = DateScale::new(first, last, KNOB_HALF_PX, width_px.get() - 2.0 * KNOB_HALF_PX);
        let mut path = String::new();
        for change in world.data.changes() {
            path.push_str(&format!("M{} 0v8", scale.x_of(change.day).round() as i32));
        }
        path
    });
    let on_input = move |event: ev::Event| {
        if let Ok(number) = event_target_value(&event).parse() {
            atlas.send(Action::GoTo(Day::from_number(number)));
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        // The browser's own shortcuts, such as Alt and an arrow to go back.
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let action = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => Action::StepChange(Direction::Back),
            "ArrowRight" | "ArrowUp" => Action::StepChange(Direction::Forward),
            "PageDown" => Action::StepYear(Direction::Back),
            "PageUp" => Action::StepYear(Direction::Forward),
            "Home" => Action::ToEnd(Direction::Back),
            "End" => Action::ToEnd(Direction::Forward),
            _ => return,
        };
        event.prevent_default();
        atlas.send(action);
    };
    let shown = move || en::date_shown(&atlas.world().data, atlas.date());
    let sentence = move || en::sentence(&atlas.world().data, atlas.date());
    view! {
        <div class="strip">
            <div class="steps">{step(Direction::Back)}{step(Direction::Forward)}</div>
            <p class="sentence" aria-live="polite" aria-atomic="true">
                <strong class="date">{text(shown)}</strong>
                " "
                <span class="what">{text(sentence)}</span>
            </p>
            <div class="track" node_ref=track>
                <svg class="ticks" width="100%" height="8" aria-hidden="true"><path d=ticks /></svg>
                <input type="range" class="slider" min=first.number() max=last.number() step="1"
                    aria-label=en::DATE aria-valuetext=text(move || format!("{}: {}", shown(), sentence()))
                    prop:value=text(move || atlas.date().number().to_string())
                    on:input=on_input on:keydown=on_key />
                <div class="ends" aria-hidden="true">
                    <span>{first.civil().0}</span><span>{last.civil().0}</span>
                </div>
            </div>
        </div>
    }
}
