//! What the page around the widget hears: an event on the host element whenever the date or the
//! selection changes.

use crate::atlas::{Atlas, AtlasState, Selection, World};
use leptos::prelude::*;
use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// What an event carries as its `detail`: all of what is shown.
#[derive(Serialize)]
struct Shown {
    /// The date, as `2017-06-09`.
    date: String,
    /// Alpha-2 code of the selected state, or `null`.
    state: Option<String>,
    /// Id of the selected disputed area, or `null`.
    area: Option<String>,
}

impl Shown {
    fn new(state: &AtlasState, world: &World) -> Self {
        let (code, area) = match state.selected {
            Some(Selection::State(code)) => (Some(code.to_string()), None),
            Some(Selection::Area(id)) => (None, id.area(&world.data).map(|area| area.id.clone())),
            None => (None, None),
        };
        Self { date: state.date.to_string(), state: code, area }
    }
}

/// Tells `host` of every change from now on: `sco-atlas:date` when the date is another,
/// `sco-atlas:select` when the selection is. Both bubble, and both carry all of what is shown.
pub fn announce(host: Element, atlas: Atlas) {
    let effect = RenderEffect::new(move |before: Option<AtlasState>| {
        let state = atlas.state();
        // The first time, nothing has happened yet.
        if let Some(before) = before {
            let world = atlas.world();
            if before.date != state.date {
                dispatch(&host, "sco-atlas:date", &Shown::new(&state, &world));
            }
            if before.selected != state.selected {
                dispatch(&host, "sco-atlas:select", &Shown::new(&state, &world));
            }
        }
        state
    });
    // Until the widget is taken off.
    StoredValue::new_local(effect);
}

fn dispatch(host: &Element, name: &str, shown: &Shown) {
    // `null` for what is absent, so that every field is there to be read.
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    let Ok(detail) = shown.serialize(&serializer) else { return };
    let about = CustomEventInit::new();
    about.set_bubbles(true);
    about.set_composed(true);
    about.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &about) {
        // What a listener throws is the listener's own affair.
        let _ = host.dispatch_event(&event);
    }
}
