//! Putting a widget into an element, inside a shadow root, so that neither page nor widget sees the
//! other's styles.

use super::events::announce;
use crate::{
    atlas::{Atlas, World},
    view::{STYLES, Widget},
};
use leptos::{mount::mount_to, prelude::*};
use std::{any::Any, cell::RefCell, fmt};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

/// A widget on the page. Dropping this takes it off; the host keeps a shadow root with nothing but the style sheet, which
/// the platform does not take back, and another widget may be mounted there, also before this is dropped.
pub struct Mounted {
    atlas: Atlas,
    notice: RwSignal<Option<String>>,
    root: ShadowRoot,
    place: HtmlElement,
    /// Leptos's handle, which takes the view off when it is dropped. Of its type only that matters.
    _handle: Box<dyn Any>,
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

/// What a page's sheet keeps free is as high as the built-in dataset will be: beside another it ends once that is drawn.
const OWN_STYLES: &str = ":host::before{display:none!important}";

fn sheet_of(styles: &str) -> Result<CssStyleSheet, JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(styles)?;
    Ok(sheet)
}

/// The style sheet: one for all widgets of the page.
fn sheet() -> Result<CssStyleSheet, JsValue> {
    thread_local! {
        static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
    }
    if let Some(made) = SHEET.with_borrow(Clone::clone) {
        return Ok(made);
    }
    let sheet = sheet_of(STYLES)?;
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
    // The shadow root comes last: from then on what the host held is out of sight, so all that may be
    // refused or fail comes before.
    let sheets = js_sys::Array::of1(&*sheet()?);
    if world.is_own {
        sheets.push(&*sheet_of(OWN_STYLES)?);
    }
    let document =
        host.owner_document().ok_or_else(|| MountError("the element is in no document".to_owned()))?;
    let place: HtmlElement = document.create_element("div")?.unchecked_into();
    let owner = Owner::new_root(None);
    let (atlas, notice) = owner.with(|| (Atlas::new(world), RwSignal::new(None)));
    let name = name(host, &document, &world.record().organisation);
    let handle = owner.with(|| mount_to(place.clone(), move || view! { <Widget atlas notice name /> }));
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
    };
    let is_here = web_sys::window().and_then(|window| window.document()).is_some_and(|here| here == document);
    if is_here {
        // A constructed sheet: pages that forbid inline styles allow it.
        root.set_adopted_style_sheets(&sheets);
        root.replace_children_with_node_1(&place);
    } else {
        // The document of a frame or of another window, which takes no sheet that was constructed here.
        let style = document.create_element("style")?;
        style.set_text_content(Some(STYLES));
        root.replace_children_with_node_2(&style, &place);
    }
    Ok(Mounted { atlas, notice, root, place, _handle: Box::new(handle), owner })
}
