//! Signals around [`AtlasState`]. Views read from here and send actions; they keep nothing of it.

use super::{Action, AreaId, AtlasState, Look, Selection, WorldviewId, reduce};
use crate::{
    dataset::{Absence, Dataset, Day, Difference, Drawn, Layer, Layers, Shown, StateCode, Status, Worldview},
    geo::{Bounds, Topology, Viewport, drawn_face, land_of},
    timeline::Window,
};
use leptos::prelude::*;

/// What does not change. It lives as long as the page: any number of widgets look at one world, and what
/// they draw borrows from it.
#[derive(Debug)]
pub struct World {
    /// What is known, in both layers.
    pub layers: Layers,
    /// The map, which is the same for all worlds.
    pub map: &'static Topology,
    /// Whether the page around the widget has brought the data.
    pub is_own: bool,
}

impl World {
    /// The public record, for what is the same in both layers: range, names, areas, the article's claims.
    pub fn record(&self) -> &Dataset {
        self.layers.of(Layer::Record)
    }
}

/// The world and what of it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The world.
    pub world: &'static World,
    /// All of what is shown.
    pub state: AtlasState,
}

impl Now {
    /// The dataset as the layer shown has it.
    pub fn data(&self) -> &'static Dataset {
        self.world.layers.of(self.state.layer)
    }

    /// The public record, whatever layer is shown.
    pub fn record(&self) -> &'static Dataset {
        self.world.record()
    }

    /// The map.
    pub fn map(&self) -> &'static Topology {
        self.world.map
    }

    /// Whether the map has a face of a state's own.
    pub fn is_on_map(&self, code: StateCode) -> bool {
        self.map().face(code.as_str()).is_some()
    }

    /// Whether anything on the map is drawn as a state, be it an area that is its own.
    pub fn is_drawn(&self, code: StateCode) -> bool {
        self.lands_of(code).next().is_some()
    }

    /// What the map's one tab stop stands on: the cursor, unless that is a state which the map does not reach.
    pub fn tab_stop(&self) -> Option<Selection> {
        let first = || self.record().order().find(|code| self.is_on_map(*code)).map(Selection::State);
        let is_there = |what: &Selection| what.state().is_none_or(|code| self.is_on_map(code));
        self.state.cursor.and_then(|what| self.answers(what)).filter(is_there).or_else(first)
    }

    /// The date.
    pub fn date(&self) -> Day {
        self.state.date
    }

    /// What is shown of a state on the date.
    pub fn shown(&self, code: StateCode) -> Shown {
        self.data().shown_on(code, self.date())
    }

    /// Over which stretch a state is away on the date, if it is, though it has its status.
    pub fn away(&self, code: StateCode) -> Option<&Absence> {
        self.data().absence_on(code, self.date())
    }

    /// Whether the leaders have agreed by the date that a state without a status shall have one.
    pub fn is_agreed(&self, code: StateCode) -> bool {
        self.data().is_agreed_on(code, self.date())
    }

    /// How a state stands on one of two dates that are compared against the other, if it stands differently.
    pub fn difference(&self, code: StateCode) -> Option<Difference> {
        let second = self.state.compared?;
        self.data().difference(code, self.date().min(second), self.date().max(second))
    }

    /// The worldview chosen.
    pub fn worldview(&self) -> Option<&'static Worldview> {
        self.state.worldview.worldview(self.record())
    }

    /// How a disputed area is drawn on the date in the worldview chosen.
    pub fn drawn(&self, area: AreaId) -> Option<&'static Drawn> {
        self.state.worldview.drawn(self.record(), area, self.date())
    }

    /// What the map answers with where something is drawn: a state's land as that state, with the areas that are drawn as its
    /// land and without a hatch; land of a state that the dataset lacks not at all; another area as itself as long as it is in
    /// dispute, and not before and after, when there is nothing of it to be seen.
    pub fn answers(&self, what: Selection) -> Option<Selection> {
        let Selection::Area(id) = what else { return Some(what) };
        if let Some(owner) = self.drawn(id).filter(|drawn| !drawn.is_hatched).and_then(|drawn| drawn.with) {
            return self.record().state(owner).map(|_| Selection::State(owner));
        }
        id.area(self.record())?.is_disputed_on(self.date()).then_some(what)
    }

    /// Changes whenever the disputed areas are drawn in another way, and only then.
    pub fn drawing(&self) -> (WorldviewId, usize) {
        let until = self.worldview().map_or(0, |worldview| worldview.changes_until(self.date()));
        (self.state.worldview, until)
    }

    /// The state as whose land a face is drawn, or the face itself: the areas that the worldview gives to a state without
    /// hatching them are land like any other.
    pub fn land_of<'a>(&self, face: &'a str) -> &'a str {
        self.worldview().map_or(face, |worldview| land_of(self.record(), worldview, self.date(), face))
    }

    /// The part of the map that is looked at.
    pub fn viewport(&self) -> Viewport {
        let around = |bounds: Option<Bounds>| bounds.map_or(Viewport::WHOLE, Viewport::around);
        match self.state.look {
            Look::All => Viewport::WHOLE,
            Look::Free(viewport) => viewport,
            Look::At(Selection::State(code)) => around(self.map().bounds_of(self.lands_of(code))),
            Look::At(Selection::Area(id)) => {
                around(self.map().bounds_of(id.area(self.record()).map(|area| area.id.as_str())))
            }
            Look::Members => {
                let members: Vec<StateCode> = self.members_on_map().collect();
                around(self.map().bounds_of(members.iter().map(StateCode::as_str)))
            }
        }
    }

    /// The members of the day that have a face of their own.
    pub fn members_on_map(&self) -> impl Iterator<Item = StateCode> {
        let is_member = |code: &StateCode| self.shown(*code) == Shown::Status(Status::Member);
        self.data().order().filter(is_member).filter(|code| self.is_on_map(*code))
    }

    /// The faces of a state: its own, and the areas that are drawn with it.
    fn lands_of(&self, code: StateCode) -> impl Iterator<Item = &str> {
        self.map().faces.iter().map(|face| face.id.as_str()).filter(move |face| {
            let is_drawn_so = || self.drawn_face(face).is_some_and(|drawn| drawn.with == Some(code));
            *face == code.as_str() || is_drawn_so()
        })
    }

    /// How a face is drawn, if it is a disputed area, be it one of the built-in dataset alone.
    pub fn drawn_face(&self, face: &str) -> Option<&'static Drawn> {
        drawn_face(self.record(), self.worldview()?, self.date(), face)
    }

    /// Whether this very thing is selected.
    pub fn is_selected(&self, what: Selection) -> bool {
        self.state.selected == Some(what)
    }
}

/// What a pointer does to a date or to the stretch of time.
#[derive(Clone, Copy, PartialEq)]
enum Drag {
    Nothing,
    /// It drags; this puts back what was there before, and this was the stretch.
    Of(Action, Option<Window>),
    /// It is still down, and what it did has been taken back.
    TakenBack,
}

/// One widget's store. A copy is another handle to the same store.
#[derive(Clone, Copy)]
pub struct Atlas {
    world: &'static World,
    state: RwSignal<AtlasState>,
    /// What [`behind`](Self::behind) shows: the same, or what was shown a moment ago.
    caught_up: RwSignal<AtlasState>,
    /// Whether that waits.
    is_held_back: StoredValue<bool>,
    drag: RwSignal<Drag>,
    /// Whether the reader has seen it: what comes before is what is shown at first.
    is_seen: StoredValue<bool>,
    is_behind: bool,
}

impl Atlas {
    /// A store that shows what is shown at first.
    pub fn new(world: &'static World) -> Self {
        let first = AtlasState::first(world.record());
        let (state, caught_up) = (RwSignal::new(first), RwSignal::new(first));
        let (is_held_back, drag) = (StoredValue::new(false), RwSignal::new(Drag::Nothing));
        let is_seen = StoredValue::new(false);
        Self { world, state, caught_up, is_held_back, drag, is_seen, is_behind: false }
    }

    /// The dataset and the map.
    pub fn world(&self) -> &'static World {
        self.world
    }

    /// Lets something happen. After the widget is gone, nothing does.
    pub fn send(&self, action: Action) {
        let Some(state) = self.state.try_get_untracked() else { return };
        let next = reduce(state, action, &self.world.layers);
        if next != state {
            self.state.try_set(next);
        }
    }

    /// The widget has been seen by the reader.
    pub fn see(&self) {
        self.is_seen.try_set_value(true);
    }

    /// Whether it has.
    pub fn is_seen(&self) -> bool {
        self.is_seen.try_get_value() == Some(true)
    }

    /// The same store for views that may follow a moment later, so that what answers the hand is there sooner.
    pub fn behind(self) -> Self {
        Self { is_behind: true, ..self }
    }

    /// Lets what is behind wait, or wait no longer. On narrow pages it stands above the timeline: as it changed its height, the
    /// years that are dragged along would go from under the hand.
    pub fn hold_back(&self, holds: bool) {
        self.is_held_back.try_set_value(holds);
        self.catch_up();
    }

    /// Whether what is behind shows what is looked at; once the widget is gone there is nothing to wait for.
    pub fn has_caught_up(&self) -> bool {
        self.caught_up.try_get_untracked() == self.state.try_get_untracked()
    }

    /// Lets what is behind show what is looked at, unless it waits.
    pub fn catch_up(&self) {
        let Some(state) = self.state.try_get_untracked() else { return };
        if self.is_held_back.try_get_value() == Some(true) {
            return;
        }
        if self.caught_up.try_get_untracked() != Some(state) {
            self.caught_up.try_set(state);
        }
    }

    /// A pointer begins to drag a date or the stretch of time; `back` puts back what is there now.
    pub fn begin_drag(&self, back: Action) {
        let stretch = self.state.try_get_untracked().and_then(|state| state.window);
        self.drag.try_set(Drag::Of(back, stretch));
    }

    /// It has let go, or was taken away.
    pub fn end_drag(&self) {
        self.drag.try_set(Drag::Nothing);
    }

    /// Whether there is a drag to take back. What reads this follows it.
    pub fn is_dragging(&self) -> bool {
        matches!(self.drag.try_get(), Some(Drag::Of(..)))
    }

    /// Whether what the pointer did has been taken back: until it lets go it does nothing more.
    pub fn is_taken_back(&self) -> bool {
        self.drag.try_get_untracked() == Some(Drag::TakenBack)
    }

    /// Puts back what was there when the drag began, with the stretch, which goes along with a date.
    pub fn take_back(&self) {
        let Some(Drag::Of(back, stretch)) = self.drag.try_get_untracked() else { return };
        self.drag.try_set(Drag::TakenBack);
        self.send(back);
        let (first, last) = Window::days(stretch, self.world.record());
        self.send(if stretch.is_some() { Action::ShowStretch(first, last) } else { Action::ShowAllTime });
    }

    /// What is looked at. A view that reads this follows it.
    pub fn now(&self) -> Now {
        let state = if self.is_behind { self.caught_up } else { self.state };
        Now { world: self.world, state: state.get() }
    }

    /// What is looked at, without following it.
    pub fn now_untracked(&self) -> Now {
        Now { world: self.world, state: self.state.get_untracked() }
    }
}
