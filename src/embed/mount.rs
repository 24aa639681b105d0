//! Putting a widget into an element, inside a shadow root, so that neither page nor widget sees the
//! other's styles.

use super::events::announce;
use crate::{
    atlas::{Atlas, World},
    view::{
        STYLES, Widget, behind,
        element::{Piece, collect, collected},
        larger,
        measure::window_px,
    },
};
use any_spawner::Executor;
use leptos::{mount::mount_to, prelude::*};
use std::{any::Any, cell::RefCell, fmt};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleSheet, Document, Element, HtmlElement, NodeList, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

/// How long a page waits for what is built, in milliseconds, before it may do something else: half of a frame.
const TURN_MS: f64 = 8.0;

/// Of the place of a widget that is not whole yet: as in www/atlas/base.css.
const COMING: &str = "coming";
/// Of a place that is as high as its widget, and no higher because the page kept more of it free: as in www/atlas/base.css.
const FILLED: &str = "filled";

/// A widget on the page. Dropping this takes it off; the host keeps a shadow root with nothing but the style sheet, which
/// the platform does not take back, and another widget may be mounted there, also before this is dropped.
pub struct Mounted {
    atlas: Atlas,
    notice: RwSignal<Option<String>>,
    root: ShadowRoot,
    place: HtmlElement,
    /// Where what the host holds is seen until the widget is whole.
    slot: Element,
    /// Whether the place was as high as the widget that was there before, and so stays as high as its widget: what is below has come
    /// up to it.
    was_filled: bool,
    /// Whether it is in the document that the program runs for.
    is_here: bool,
    /// Where the widget is to be built, and its name, until that has begun.
    unbuilt: Option<(HtmlElement, String)>,
    /// What is to be done after that.
    pieces: Vec<Piece>,
    /// Its parts, once they are being made visible.
    covered: Option<NodeList>,
    /// Since when the page has waited for what is built now, in milliseconds; nothing once it has had its turn.
    waits_since_ms: Option<f64>,
    /// Leptos's handle, which takes the view off when it is dropped. Of its type only that matters.
    handle: Option<Box<dyn Any>>,
    /// Owns the store; what it owns goes when it does, so it must outlive the view.
    owner: Owner,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.place.remove();
    }
}

impl Mounted {
    /// Calls `go` with the store and what to tell the reader. The signals and stored values that `go`
    /// makes live as long as the widget.
    pub fn within(&self, go: impl FnOnce(Atlas, RwSignal<Option<String>>)) {
        self.owner.with(|| go(self.atlas, self.notice));
    }

    /// Tells the host from now on of every change.
    pub fn announce(&self) {
        self.owner.with(|| announce(self.root.host(), self.atlas));
    }

    /// Builds on until the page has waited for [`TURN_MS`], and tells whether there is more to build. What the host holds is
    /// seen until there is not.
    pub fn build(&mut self) -> bool {
        let since_ms = self.waits_since_ms.take().unwrap_or_else(js_sys::Date::now);
        while js_sys::Date::now() - since_ms < TURN_MS {
            if self.pieces.is_empty() && self.covered.is_none() {
                self.uncover();
            }
            if self.pieces.is_empty() {
                // From now on it is seen in place of what the host holds. The page's style sheet knows nothing of the reader's
                // font, and so keeps more free than some need.
                let is_filled = self.was_filled || self.ends_out_of_sight().unwrap_or_default();
                self.slot.remove();
                self.place.set_class_name(if is_filled { FILLED } else { "" });
                if let Some(parts) = &self.covered {
                    let part = |at| parts.item(at).map(JsCast::unchecked_into::<HtmlElement>);
                    (0..parts.length()).filter_map(part).for_each(|part| {
                        let _ = part.style().set_property("visibility", "");
                    });
                }
                behind::show(self.atlas);
                return false;
            }
            let mut measures = false;
            collect();
            if let Some((line, name)) = self.unbuilt.take() {
                let (atlas, notice) = (self.atlas, self.notice);
                let mount = || {
                    // Without it nobody's is larger.
                    let _ = larger::follow(&line);
                    mount_to(line, move || view! { <Widget atlas notice name /> })
                };
                self.handle = Some(Box::new(self.owner.with(mount)));
            } else {
                let piece = self.pieces.remove(0);
                measures = piece.measures;
                (piece.go)();
            }
            // What is within comes before what is after.
            let mut pieces = collected();
            pieces.append(&mut self.pieces);
            self.pieces = pieces;
            if measures {
                break;
            }
        }
        true
    }

    /// Whether nobody sees how high the widget is: it ends well below the window, as scrolling goes on meanwhile, and so does the
    /// place that is kept free for it; or it is hidden.
    fn ends_out_of_sight(&self) -> Option<bool> {
        let kept = self.root.host().get_bounding_client_rect();
        let own = self.place.query_selector(".atlas").ok()??.get_bounding_client_rect();
        let ends_px = kept.bottom().min(kept.top() + own.height());
        // Another document has a window of its own.
        Some(kept.height() == 0.0 || self.is_here && ends_px > 1.5 * window_px())
    }

    /// Makes what is built visible part by part, all but what the keyboard stops at, while its place has no height yet. To work
    /// out the styles of all of it at once took longer than a page may be held up, and was the last to do so.
    fn uncover(&mut self) -> Option<()> {
        let parts = self.place.query_selector_all(".stage > *, .atlas > *").ok()?;
        // What is within comes before what it is in.
        for part in (0..parts.length()).rev().filter_map(|at| parts.item(at)) {
            let part: HtmlElement = part.unchecked_into();
            let go = move || {
                let _ = part.style().set_property("visibility", "visible");
                // Now, and not all of it later.
                let _ = part.client_width();
            };
            self.pieces.push(Piece { go: Box::new(go), measures: false });
        }
        self.covered = Some(parts);
        Some(())
    }

    /// The widget's store.
    pub fn atlas(&self) -> Atlas {
        self.atlas
    }
}

/// Why a widget could not be put into an element.
#[derive(Debug)]
pub struct MountError(String);

impl fmt::Display for MountError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the widget cannot be put on the page: {}", self.0)
    }
}

impl From<JsValue> for MountError {
    fn from(value: JsValue) -> Self {
        // Errors of the DOM say what they are when they are turned into text.
        Self(js_sys::Object::from(value).to_string().into())
    }
}

/// The style sheet: one for all widgets of the page.
///
/// # Errors
/// What the browser said.
pub fn sheet() -> Result<CssStyleSheet, JsValue> {
    thread_local! {
        static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
    }
    if let Some(made) = SHEET.with_borrow(Clone::clone) {
        return Ok(made);
    }
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(STYLES)?;
    SHEET.set(Some(sheet.clone()));
    Ok(sheet)
}

/// What a widget is called among the page's landmarks: as the page names its element, or as the organisation, from the page's
/// second element on with its number.
fn name(host: &Element, document: &Document, organisation: &str) -> String {
    if let Some(given) = host.get_attribute("aria-label").filter(|given| !given.trim().is_empty()) {
        return given;
    }
    let place = || {
        let all = document.query_selector_all("sco-atlas").ok()?;
        (0..all.length()).find(|at| all.item(*at).is_some_and(|one| *one == ***host))
    };
    match place() {
        Some(at) if at > 0 => format!("{organisation} ({})", at + 1),
        _ => organisation.to_owned(),
    }
}

/// Puts a widget into `host`. What `host` held stays in it, hidden behind the shadow root.
///
/// # Errors
/// What the browser said when it refused a shadow root or a style sheet.
pub fn mount(host: &Element, world: &'static World) -> Result<Mounted, MountError> {
    let began_ms = js_sys::Date::now();
    // The shadow root comes last: all that may be refused or fail comes before.
    let sheet = sheet()?;
    let document =
        host.owner_document().ok_or_else(|| MountError("the element is in no document".to_owned()))?;
    let place: HtmlElement = document.create_element("div")?.unchecked_into();
    let line: HtmlElement = document.create_element("div")?.unchecked_into();
    place.set_class_name(COMING);
    place.append_with_node_1(&line)?;
    let slot = document.create_element("slot")?;
    // What follows the store may come before the widget. It fails where that has been done.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    let (atlas, notice) = owner.with(|| (Atlas::new(world), RwSignal::new(None)));
    let name = name(host, &document, &world.record().organisation);
    // Laid out in a turn of its own, so that showing it takes little more.
    let whole = place.clone();
    let lay_out = move || _ = whole.client_width();
    let pieces = vec![Piece { go: Box::new(lay_out), measures: true }];
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
    };
    let was_filled = root.query_selector(".filled").is_ok_and(|before| before.is_some());
    root.replace_children_with_node_2(&slot, &place);
    let is_here = web_sys::window().and_then(|window| window.document()).is_some_and(|here| here == document);
    if is_here {
        // A constructed sheet: pages that forbid inline styles allow it.
        root.set_adopted_style_sheets(&js_sys::Array::of1(&sheet));
    } else {
        // The document of a frame or of another window, which takes no sheet that was constructed here.
        let style = document.create_element("style")?;
        style.set_text_content(Some(STYLES));
        root.append_with_node_1(&style)?;
    }
    let (unbuilt, waits_since_ms) = (Some((line, name)), Some(began_ms));
    Ok(Mounted {
        atlas,
        notice,
        root,
        place,
        slot,
        was_filled,
        is_here,
        unbuilt,
        pieces,
        covered: None,
        waits_since_ms,
        handle: None,
        owner,
    })
}
