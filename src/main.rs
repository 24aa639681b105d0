//! The stand-alone page.

/// Opens the widget where `index.html` leaves room for it.
fn main() {
    #[cfg(target_arch = "wasm32")]
    if let Some(host) = leptos::prelude::document().get_element_by_id("sco-atlas") {
        sco_atlas::embed::open_page(&host);
    }
}
