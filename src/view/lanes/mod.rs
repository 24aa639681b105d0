//! The timeline: years, how many states there were, summits, and a lane for each state, on one axis.

mod axis;
mod counts;
mod group;
mod keys;
mod panel;
mod row;
mod stretch;
mod summits;

use super::{
    element::{Element, html},
    happened::target_of,
    later::Pending,
    legend::swatch,
    measure::follow_width,
    px::{css, factor},
    stay::stay,
    texture::fill_of,
};
use crate::{
    atlas::{Action, Atlas, Now, Selection},
    dataset::{Dataset, Day, Shown, StateCode, Status},
    i18n::en,
    timeline::DateScale,
};
use leptos::prelude::*;
use panel::Pointed;
use web_sys::Event;

/// How wide the axis is taken to be until it has been measured, in CSS pixels.
const FIRST_WIDTH_PX: f64 = 760.0;
/// In a narrower timeline groups stay folded until they are opened, in CSS pixels. As in www/atlas/playhead.css.
const NARROW_PX: f64 = 560.0;

/// What the parts of the timeline share. None of it is more than how the moment is drawn.
#[derive(Clone, Copy)]
pub struct Drawing {
    /// Where actions go.
    pub atlas: Atlas,
    /// The axis, from the stretch of time that is shown and from the width there is.
    pub axis: RwSignal<DateScale>,
    /// How wide it is, in CSS pixels.
    pub width_px: RwSignal<f64>,
    /// How wide the whole timeline is, in CSS pixels.
    pub whole_px: RwSignal<f64>,
    /// How many times as large as the style sheet says its texts are.
    pub text: RwSignal<f64>,
    /// The part that the pointer or the keyboard is on.
    pub pointed: RwSignal<Option<Pointed>>,
    /// What the panel says next, once the pointer has rested.
    pub next: Pending,
    /// Where in the window the pointer last came onto something here, in CSS pixels; no numbers while it is elsewhere.
    pub pointer_px: StoredValue<[f64; 2]>,
    /// Where it is since it last moved.
    pub rests_px: StoredValue<[f64; 2]>,
    /// What here the keyboard is on, or was before that was hidden.
    pub held: StoredValue<Option<web_sys::Element>, LocalStorage>,
    /// Which groups the reader has folded, and which opened: a bit for each.
    pub turned: RwSignal<[u32; 2]>,
}

impl Drawing {
    fn new(atlas: Atlas) -> Self {
        let axis = RwSignal::new(axis_of(&atlas.now_untracked(), FIRST_WIDTH_PX));
        let width = || RwSignal::new(FIRST_WIDTH_PX);
        let (pointed, turned) = (RwSignal::new(None), RwSignal::new([0; 2]));
        let held = StoredValue::new_local(None);
        let next = Pending::nothing();
        let [pointer_px, rests_px] = [[f64::NAN; 2]; 2].map(StoredValue::new);
        let (width_px, whole_px, text) = (width(), width(), RwSignal::new(1.0));
        Self { atlas, axis, width_px, whole_px, text, pointed, next, pointer_px, rests_px, turned, held }
    }

    /// Whether groups are folded at first.
    pub fn is_narrow(&self) -> bool {
        self.whole_px.get() < NARROW_PX
    }

    /// Keeps the axis true to the stretch shown and to the width, for as long as the widget lives.
    fn keep_axis(self) {
        let effect = RenderEffect::new(move |_| {
            let axis = axis_of(&self.atlas.now(), self.width_px.get());
            let Some(was) = self.axis.try_get_untracked().filter(|was| *was != axis) else { return };
            self.axis.try_set(axis);
            // With another width what the panel tells of is somewhere else, and it may be beside all there is.
            if was.days() == axis.days() {
                panel::hide(self);
            }
        });
        StoredValue::new_local(effect);
    }
}

fn axis_of(now: &Now, width_px: f64) -> DateScale {
    DateScale::of_lanes(now.data(), now.state.window, width_px)
}

/// The timeline. A change of width or of the stretch shown moves what is drawn; a change of date moves the
/// playhead alone.
pub fn lanes(atlas: Atlas) -> Element {
    let drawing = Drawing::new(atlas);
    let measure_whole = follow_width(drawing.whole_px);
    html("section")
        .class("lanes")
        .set("part", "lanes")
        .once_built(move |lanes| {
            measure_whole(lanes);
            keys::keep_stop(drawing, lanes);
            panel::escape(drawing, lanes);
        })
        .set("role", "group")
        .set("aria-label", en::LANES)
        .set("aria-description", en::LANES_KEYS)
        // What is larger needs more room for names, and along the top.
        .follow_style("--sco-text", move || factor(drawing.text.get()))
        // As wide as it is laid out for: on paper it is scaled, for nothing measures it there.
        .follow_style("--sco-wide", move || (drawing.whole_px.get() as i32).to_string())
        .on("click", move |event| on_click(drawing, &event))
        .on("keydown", move |event| keys::on_key(drawing, &event))
        .on("focusin", move |event| keys::on_focus(drawing, &event))
        .on("focusout", move |event| {
            panel::hide(drawing);
            keys::on_blur(drawing, &event);
        })
        .on("pointerover", move |event| panel::on_pointer(drawing, &event))
        .on("pointermove", move |event| drawing.rests_px.set_value(panel::px_of(&event)))
        .on("pointerleave", move |_| panel::leave(drawing))
        .child(
            html("div")
                .class("heading")
                .child(html("h3").text(en::TIMELINE))
                .child(html("p").class("key").text(en::lanes_grouped(atlas.world().record())))
                .child(
                    html("p").class("key").child(html("span").words(|now| en::lanes_key(now.data()))).child(
                        html("span")
                            .class("formers")
                            .children(Status::ALL.iter().map(|of| former(atlas.world().record(), *of))),
                    ),
                ),
        )
        .apart(move || vec![frame(drawing)])
        .apart(move || vec![stretch::stretch(drawing)])
}

/// What stands along the axis.
fn frame(drawing: Drawing) -> Element {
    let measure = follow_width(drawing.width_px);
    let axis = axis::axis(drawing).once_built(move |element| {
        measure(element);
        drawing.keep_axis();
    });
    html("div")
        .class("frame")
        .child(axis::behind(drawing))
        .child(line("", "top", axis))
        .apart(move || {
            let summits = line(en::SUMMITS, "summits", summits::summits(drawing))
                .flag("hidden", |now| now.data().summits.is_empty());
            vec![line(en::COUNTED, "counts", counts::counts(drawing)), summits]
        })
        .apart(move || {
            let groups = html("div").class("groups");
            let is_other = |now: &Now| now.date() != now.data().opens_on;
            vec![groups.flag("data-other", is_other).each(group::groups(drawing))]
        })
        .child(over(drawing))
        .child(panel::panel(drawing))
}

/// A fill that bars have whose status has become another: the legend of later dates does not have it. It stands there at every
/// date, for what came and went with the date would move the lanes below.
fn former(record: &Dataset, of: Status) -> Element {
    let is_of_now = move |now: &Now| {
        let data = now.data();
        !data.is_ever(of) || data.statuses_on(data.as_of).contains(&of)
    };
    html("span")
        .class("former")
        .flag("hidden", is_of_now)
        .child(swatch(fill_of("flat", Shown::Status(of))))
        .text(en::status(record, of))
}

/// A line of the timeline: what it is, and what stands on the axis.
fn line(name: &'static str, class: &'static str, content: Element) -> Element {
    html("div")
        .class(format!("line {class}"))
        .child(html("span").class("what").set("aria-hidden", "true").text(name))
        .child(content)
}

/// Room for a date beside the playhead, in CSS pixels.
const DATE_PX: f64 = 135.0;

/// What lies over the lanes: a veil over what comes after the date, the playhead, and the second date.
fn over(drawing: Drawing) -> Element {
    // Moved, and not laid out anew: what lies under them need not be drawn again.
    let at = move |day: Day| format!("translateX({})", css(drawing.axis.get().x_within(day)));
    let later = move |day: Day| {
        let (width_px, axis) = (drawing.width_px.get().max(1.0), drawing.axis.get());
        // After the last day nothing comes.
        let share = if day < axis.days().1 { 1.0 - axis.x_within(day) / width_px } else { 0.0 };
        format!("scaleX({})", factor(share.max(0.0)))
    };
    let is_off = move |day: Day| !drawing.axis.get().shows(day);
    // Beside the knob, on the other side where there is no room.
    let is_left = move |day: Day| drawing.axis.get().x_within(day) > drawing.width_px.get() - DATE_PX;
    let beside = move |day: Day| {
        let aside = if is_left(day) { " translateX(-100%)" } else { "" };
        format!("{}{aside}", at(day))
    };
    let line = |class: &'static str| html("div").class(class);
    // Where a date is when the axis does not show it.
    let beyond = move |class: &'static str, of: fn(&Now) -> Option<Day>| {
        let said = move |now: &Now| {
            let (first, last) = drawing.axis.get().days();
            let said = |date: Day| en::date_shown(now.data(), date);
            match of(now) {
                Some(date) if date < first => format!("‹ {}", said(date)),
                Some(date) if date > last => format!("{} ›", said(date)),
                _ => String::new(),
            }
        };
        let is_after = move |now: &Now| of(now).is_some_and(|date| date > drawing.axis.get().days().1);
        line(class).flag("data-after", is_after).words(said)
    };
    html("div")
        .class("over")
        .flag("data-playing", |now| now.state.is_playing)
        .set("aria-hidden", "true")
        .child(line("later").style("transform", move |now| later(now.date())))
        .child(beyond("beyond", |now| Some(now.date())))
        .child(beyond("beyond second", |now| now.state.compared))
        .child(
            line("at")
                .flag("data-left", move |now| is_left(now.date()))
                .style("transform", move |now| beside(now.date()))
                .words(move |now| match is_off(now.date()) {
                    true => String::new(),
                    false => en::date_shown(now.data(), now.date()),
                }),
        )
        .child(
            line("playhead second")
                .flag("hidden", move |now| now.state.compared.is_none_or(is_off))
                .style("transform", move |now| now.state.compared.map(at).unwrap_or_default()),
        )
        .child(
            line("playhead")
                .flag("hidden", move |now| is_off(now.date()))
                .style("transform", move |now| at(now.date())),
        )
}

/// What is clicked is chosen and told of, at once where the pointer has not rested there, and again where a finger that was
/// lifted or Escape has taken the panel away.
fn on_click(drawing: Drawing, event: &Event) {
    let target = target_of(event);
    if let Some(target) = target {
        choose(drawing.atlas, &target);
        panel::tell(drawing, &target);
    }
}

/// Does what choosing a part means: a summit sets the date, unless the page alone does; a lane selects its state.
fn choose(atlas: Atlas, part: &web_sys::Element) {
    let named = |name: &str| named(part, name);
    let now = atlas.now_untracked();
    let summit = named("data-summit").and_then(|at| now.data().summits.get(at.parse::<usize>().ok()?));
    if let Some(summit) = summit {
        if keys::is_steered(part) {
            stay(atlas, part.clone());
            atlas.send(Action::GoTo(summit.end));
        }
    } else if let Some(code) = named("data-lane").and_then(|code| StateCode::parse(&code)) {
        stay(atlas, part.clone());
        atlas.send(Action::Select(Selection::State(code)));
    }
}

/// What an attribute says of a part, on itself or on what it is in.
fn named(part: &web_sys::Element, name: &str) -> Option<String> {
    part.closest(&format!("[{name}]")).ok().flatten()?.get_attribute(name)
}
