//! Signals around [`AtlasState`]. Views read from here and send actions; they keep nothing of it.

use super::{Action, AtlasState, Selection, reduce};
use crate::{
    dataset::{Change, Counts, Dataset, Day, StateCode, Status},
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
    date: Memo<Day>,
    selected: Memo<Option<Selection>>,
    cursor: Memo<Option<StateCode>>,
    counts: Memo<Counts>,
}

impl Atlas {
    /// A store that shows what is shown at first.
    pub fn new(world: Arc<World>) -> Self {
        let state = RwSignal::new(AtlasState::first(&world.data));
        let date = Memo::new(move |_| state.get().date);
        let counted = world.clone();
        Self {
            state,
            date,
            selected: Memo::new(move |_| state.get().selected),
            cursor: Memo::new(move |_| state.get().cursor),
            counts: Memo::new(move |_| counted.data.counts_on(date.get())),
            world: StoredValue::new(world),
        }
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

    /// The date.
    pub fn date(&self) -> Day {
        self.date.get()
    }

    /// What is selected.
    pub fn selected(&self) -> Option<Selection> {
        self.selected.get()
    }

    /// The state under the map's tab stop.
    pub fn cursor(&self) -> Option<StateCode> {
        self.cursor.get()
    }

    /// How many states have each status on the date.
    pub fn counts(&self) -> Counts {
        self.counts.get()
    }

    /// A state's status on the date; changes only when that state's does.
    pub fn status_of(&self, code: StateCode) -> Memo<Option<Status>> {
        let (world, date) = (self.world(), self.date);
        Memo::new(move |_| world.data.status_on(code, date.get()))
    }

    /// Whether this very thing is selected.
    pub fn is_selected(&self, what: Selection) -> Memo<bool> {
        let selected = self.selected;
        Memo::new(move |_| selected.get() == Some(what))
    }

    /// What changed on the date, if anything did.
    pub fn change(&self) -> Option<Change> {
        self.world().data.change_on(self.date()).cloned()
    }
}
