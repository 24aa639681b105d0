//! Signals around [`AtlasState`]. Views read from here and send actions; they keep nothing of it.

use super::{Action, AtlasState, Selection, reduce};
use crate::{
    dataset::{Counts, Dataset, Day, StateCode, Status},
    geo::Topology,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What does not change while a widget lives.
#[derive(Debug)]
pub struct World {
    /// What is known.
    pub data: Dataset,
    /// The map.
    pub map: Topology,
}

/// One widget's store. A copy is another handle to the same store.
#[derive(Clone, Copy)]
pub struct Atlas {
    world: StoredValue<Arc<World>>,
    state: RwSignal<AtlasState>,
}

impl Atlas {
    /// A store that shows what is shown at first.
    pub fn new(world: Arc<World>) -> Self {
        let state = RwSignal::new(AtlasState::first(&world.data));
        Self { state, world: StoredValue::new(world) }
    }

    /// The dataset and the map.
    pub fn world(&self) -> Arc<World> {
        self.world.get_value()
    }

    /// Lets something happen. After the widget is gone, nothing does.
    pub fn send(&self, action: Action) {
        let Some(world) = self.world.try_get_value() else { return };
        let Some(state) = self.state.try_get_untracked() else { return };
        let next = reduce(state, action, &world.data);
        if next != state {
            self.state.try_set(next);
        }
    }

    /// All of what is shown.
    pub fn state(&self) -> AtlasState {
        self.state.get()
    }

    /// All of what is shown, without following it.
    pub fn state_now(&self) -> AtlasState {
        self.state.get_untracked()
    }

    /// The date.
    pub fn date(&self) -> Day {
        self.state().date
    }

    /// What is selected.
    pub fn selected(&self) -> Option<Selection> {
        self.state().selected
    }

    /// What the map's tab stop stands on.
    pub fn cursor(&self) -> Option<Selection> {
        self.state().cursor
    }

    /// How many states have each status on the date.
    pub fn counts(&self) -> Counts {
        self.world().data.counts_on(self.date())
    }

    /// A state's status on the date.
    pub fn status_of(&self, code: StateCode) -> Option<Status> {
        self.world().data.status_on(code, self.date())
    }

    /// Whether this very thing is selected.
    pub fn is_selected(&self, what: Selection) -> bool {
        self.selected() == Some(what)
    }
}
