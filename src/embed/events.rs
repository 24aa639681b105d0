//! What the page around the widget hears: an event on the host element whenever date or layer, selection, what of the map is
//! looked at or the second date changes.

pub use super::types::Shown;

use super::types::LayerWord;
use crate::atlas::{Atlas, AtlasState, Now, Selection, zoom_of};
use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element};

impl Shown {
    /// What is shown now.
    pub fn new(now: &Now) -> Self {
        let (code, area) = match now.state.selected {
            Some(Selection::State(code)) => (Some(code.to_string()), None),
            Some(Selection::Area(id)) => (None, id.area(now.data()).map(|area| area.id.clone())),
            None => (None, None),
        };
        let worldview = now.worldview().map(|worldview| worldview.id.clone());
        Self {
            date: now.date().to_string(),
            state: code,
            area,
            layer: LayerWord(now.state.layer.word()),
            worldview: worldview.unwrap_or_default(),
            zoom: zoom_of(now.state.look, now.record()),
            compare: now.state.compared.map(|day| day.to_string()),
        }
    }

    /// As a JavaScript object: `null` for what is absent, so that every field is there to be read.
    pub fn to_js(&self) -> JsValue {
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
        self.serialize(&serializer).unwrap_or_default()
    }
}

/// Tells `host` of every change from now on: `sco-atlas:date` when the date or the layer is another,
/// `sco-atlas:select` when the selection is, `sco-atlas:zoom` when another part of the map is looked at, and
/// `sco-atlas:compare` when the date is compared with another, or with none. All bubble, and all carry all of what is
/// shown.
pub fn announce(host: Element, atlas: Atlas) {
    let effect = RenderEffect::new(move |before: Option<AtlasState>| {
        let now = atlas.now();
        let state = now.state;
        // The first time, nothing has happened yet.
        if let Some(before) = before {
            if (before.date, before.layer) != (state.date, state.layer) {
                dispatch(&host, "sco-atlas:date", &Shown::new(&now));
            }
            if before.selected != state.selected {
                dispatch(&host, "sco-atlas:select", &Shown::new(&now));
            }
            if before.look != state.look {
                dispatch(&host, "sco-atlas:zoom", &Shown::new(&now));
            }
            if before.compared != state.compared {
                dispatch(&host, "sco-atlas:compare", &Shown::new(&now));
            }
        }
        state
    });
    // Until the widget is taken off.
    StoredValue::new_local(effect);
}

fn dispatch(host: &Element, name: &str, shown: &Shown) {
    let about = CustomEventInit::new();
    about.set_bubbles(true);
    about.set_composed(true);
    about.set_detail(&shown.to_js());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &about) {
        // What a listener throws is the listener's own affair.
        let _ = host.dispatch_event(&event);
    }
}
