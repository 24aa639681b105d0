//! Chips: after each fact, what it rests on; one opens a small panel that tells more.

use super::element::{Element, html};
use crate::{
    dataset::{Citation, Dataset},
    i18n::en,
};
use wasm_bindgen::JsCast;
use web_sys::Event;

/// A chip for what a fact rests on; its panel begins with what `more` there is to say. One panel is open
/// at a time.
pub fn chip(data: &'static Dataset, more: Vec<String>, sources: &[Citation]) -> Element {
    let summary =
        html("summary").set("aria-label", en::chip_label(data, sources)).text(en::chip(data, sources));
    let sources = sources.to_vec();
    html("details").class("sources").set("name", "sources").child(summary).late(move || {
        let told = sources.into_iter().filter_map(|source| told(data, source));
        let mut panel: Vec<Element> = more.into_iter().map(|text| html("p").text(text)).collect();
        panel.push(html("ul").children(told));
        panel
    })
}

/// Everything about one source.
fn told(data: &'static Dataset, source: Citation) -> Option<Element> {
    match source {
        Citation::Paragraph(number) => {
            let claims = data.claims.iter().filter(|claim| claim.sources.contains(&source));
            let restated = claims.map(|claim| html("li").text(claim.text.as_str()));
            let about = html("li").child(html("span").text(en::paragraph(data, number)));
            Some(about.child(html("ul").class("restated").children(restated)))
        }
        Citation::Source(id) => {
            let source = data.source(id)?;
            let link = html("a")
                .set("href", source.url.as_str())
                .set("target", "_blank")
                .set("rel", "noopener noreferrer")
                .text(source.name.as_str());
            Some(html("li").child(link).child(html("span").text(en::about_source(source))))
        }
    }
}

/// Closes the open panel that a key event happened in, and puts the keyboard back on its chip. Says whether
/// there was one.
pub fn close_around(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let open = target.and_then(|target| target.closest("details[open]").ok().flatten());
    let Some(open) = open else { return false };
    let _ = open.remove_attribute("open");
    if let Ok(Some(chip)) = open.query_selector("summary") {
        let _ = chip.unchecked_ref::<web_sys::HtmlElement>().focus();
    }
    true
}
