//! What the loader (`www/sco-atlas.js`) calls: the only surface for JavaScript.

use super::{
    Mounted,
    address::follow_address,
    mount, sheet,
    types::{Refusal, Shown},
    world, world_of,
};
use crate::{
    atlas::{Action, read_option},
    dataset::Direction,
};
use wasm_bindgen::{prelude::*, throw_str};
use web_sys::Element;

/// An open widget.
#[wasm_bindgen]
pub struct Handle(Mounted);

/// Reads what is built in, so that [`open`] need not.
#[wasm_bindgen]
pub fn prepare() {
    // What is wrong is told by whoever opens a widget.
    let _ = (world(), sheet());
}

/// Opens a widget in `host`, which is seen in place of what `host` holds once it is built ([`Handle::build`]). It tells of
/// nothing until [`Handle::announce`]. It shows what is built in, or the dataset that the page brings, as the bytes that the
/// checker made of it.
///
/// # Errors
/// Why it cannot be opened, in words.
#[wasm_bindgen]
pub fn open(host: &Element, dataset: Option<Vec<u8>>) -> Result<Handle, JsValue> {
    let world = match dataset {
        Some(bytes) => world_of(&bytes),
        None => world(),
    };
    let world = world.map_err(|error| error.to_string())?;
    Ok(Handle(mount(host, world).map_err(|error| error.to_string())?))
}

#[wasm_bindgen]
impl Handle {
    /// Builds for a moment, and tells whether there is more to build: the page may do something else in between.
    pub fn build(&mut self) -> bool {
        self.0.build()
    }

    /// Sets `date`, `selected`, `layer`, `worldview`, `zoom` or `compare`; without a value to what is shown at first.
    ///
    /// # Errors
    /// An object with `name`, `value` and `expected`; then nothing has changed.
    pub fn set(&self, name: &str, value: Option<String>) -> Result<(), JsValue> {
        let atlas = self.0.atlas();
        let value = value.as_deref();
        let action = read_option(name, value, atlas.world().record()).map_err(|expected| {
            let refusal =
                Refusal { name: name.to_owned(), value: value.unwrap_or_default().to_owned(), expected };
            serde_wasm_bindgen::to_value(&refusal).unwrap_or_default()
        })?;
        atlas.send(action);
        Ok(())
    }

    /// Goes to the `next` or `previous` change, starts to `play`, or stops to (`pause`). Anything else does
    /// nothing.
    pub fn act(&self, what: &str) {
        let action = match what {
            "next" => Action::StepChange(Direction::Forward),
            "previous" => Action::StepChange(Direction::Back),
            "play" => Action::Play,
            "pause" => Action::Pause,
            _ => return,
        };
        self.0.atlas().send(action);
    }

    /// Tells the host by events from now on of every change.
    pub fn announce(&self) {
        self.0.announce();
    }

    /// What is shown: what the events carry as their `detail`.
    pub fn shown(&self) -> JsValue {
        Shown::new(&self.0.atlas().now_untracked()).to_js()
    }

    /// Shows from now on what the page's address asks for, and writes what is shown into it. For a page
    /// that the widget has to itself. `warn` is called with a sentence about what of it is not understood.
    pub fn follow_address(&self, warn: js_sys::Function) {
        self.0.within(|atlas, notice| follow_address(atlas, notice, warn));
    }

    /// Takes the widget off. What the host held stays hidden, until another widget is opened in it.
    pub fn remove(self) {}
}

/// Makes a failure of the program an error that names its place in the code. Whoever called the program catches it
/// (`www/guard.js`).
pub fn name_failures() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|place| {
            // Its end tells enough; its beginning is a folder of the machine that built it.
            let file = place.file();
            let end = file.get(file.len().saturating_sub(40)..).unwrap_or(file);
            format!("{end}:{}", place.line())
        });
        throw_str(&place.unwrap_or_default());
    }));
}
