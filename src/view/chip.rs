//! Chips: after each fact, what it rests on; one opens a small panel that tells more.

use super::{
    element::{Element, Item, html},
    happened::{listener_of, target_of},
    memo::{Key, key},
};
use crate::{
    atlas::Now,
    dataset::{Citation, Claim, Dataset, Day, EditorNote},
    i18n::en,
};
use leptos::prelude::*;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;
use web_sys::Event;

/// A chip for what a fact rests on. One panel is open at a time.
pub fn chip(data: &'static Dataset, cited: Cited) -> Element {
    let summary = summary().text(en::chip(data, &cited.sources));
    html("details").class("sources").set("name", "sources").child(summary).late(move || panel(data, &cited))
}

/// What is clicked, with what it is for those who hear it.
fn summary() -> Element {
    html("summary").child(html("span").class("unseen").text(en::CHIP))
}

/// What a chip tells of.
#[derive(Clone, PartialEq, Debug)]
pub struct Cited {
    /// What the fact rests on, each once; none hides the chip.
    pub sources: Vec<Citation>,
    /// What its panel says of them.
    pub parts: Vec<Part>,
}

/// A part of a panel.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// What it is about; empty where there is no other.
    pub heading: String,
    /// What else there is to say.
    pub more: Vec<String>,
    /// What this rests on.
    pub sources: Vec<Citation>,
}

impl Cited {
    /// Of one fact: what `more` there is to say, and what it rests on.
    pub fn new(more: Vec<String>, sources: Vec<Citation>) -> Self {
        let whole = Part { heading: String::new(), more, sources: sources.clone() };
        Self { sources, parts: vec![whole] }
    }

    /// With editor's notes, each a part of its own: what is right rests on other sources than what it is said of. Which
    /// paragraphs it is said of its words tell; restated once more they would fill the screen.
    pub fn noted<'a>(mut self, notes: impl Iterator<Item = &'a EditorNote>) -> Self {
        let is_public = |source: &&Citation| matches!(source, Citation::Source(_));
        self.parts.extend(notes.map(|note| Part {
            heading: en::note_title(&note.title),
            more: vec![en::note(&note.says, &note.right), en::note_why(&note.why)],
            sources: note.sources.iter().filter(is_public).copied().collect(),
        }));
        self
    }
}

/// Says what a live chip tells of; nothing hides it.
trait Cites: Send + Sync {
    fn cites(&self, now: &Now) -> Option<Cited>;
}

impl<F: Fn(&Now) -> Option<Cited> + Send + Sync> Cites for F {
    fn cites(&self, now: &Now) -> Option<Cited> {
        self(now)
    }
}

/// A chip for what is shown of the selection on the date; hidden where that rests on nothing. It stays while the date changes,
/// because making one anew was a third of the work of a step; its panel closes when it would tell of something else.
pub fn live_chip(of: impl Fn(&Now) -> Option<Cited> + Send + Sync + 'static) -> Element {
    live(Arc::new(of), |now| (key(now), now.state.compared))
}

/// The same of what depends on no selection.
pub fn chip_of_date(of: impl Fn(&Now) -> Option<Cited> + Send + Sync + 'static) -> Element {
    live(Arc::new(of), |now| ((None, now.state.layer, Some(now.date())), now.state.compared))
}

fn live(of: Arc<dyn Cites>, of_what: fn(&Now) -> (Key, Option<Day>)) -> Element {
    // Without a browser nobody opens anything: then all of it is written.
    let is_open = RwSignal::new(cfg!(not(target_family = "wasm")));
    // What the panel tells of, since it was opened.
    let told = Arc::new(Mutex::new(None));
    let text = {
        let of = of.clone();
        move |now: &Now| of.cites(now).map(|cited| en::chip(now.record(), &cited.sources)).unwrap_or_default()
    };
    let is_told = told.clone();
    let panel = {
        let of = of.clone();
        move |now: &Now| {
            let is_open = is_open.get();
            let mut told = told.lock().ok()?;
            if !is_open || told.is_some() {
                told.take_if(|_| !is_open);
                return None;
            }
            *told = Some(of_what(now));
            let (cited, record) = (of.cites(now)?, now.record());
            let second = now.state.compared.map(|day| day.to_string()).unwrap_or_default();
            let name = format!("{} {second} {}", now.date(), now.state.layer.word());
            Some(vec![Item::new(name, move || html("div").children(panel(record, &cited)))])
        }
    };
    // Opened by the browser, and closed here when it would tell of something else.
    let is_same =
        move |now: &Now| is_told.lock().is_ok_and(|told| told.is_none_or(|told| told == of_what(now)));
    html("details")
        .class("sources")
        .set("name", "sources")
        .flag("hidden", move |now| of.cites(now).is_none())
        .on("toggle", move |event| is_open.set(is_unfolded(&event)))
        .child(summary().child(html("span").words(text)))
        .child(html("div").each(panel))
        .flag("open", move |now| is_open.get() && is_same(now))
}

/// What stands in a panel.
fn panel(data: &'static Dataset, cited: &Cited) -> Vec<Element> {
    let mut panel = Vec::new();
    for part in &cited.parts {
        if !part.heading.is_empty() {
            panel.push(html("p").class("of").text(part.heading.clone()));
        }
        panel.extend(part.more.iter().map(|text| html("p").text(text.clone())));
        let sources = part.sources.iter().filter_map(|source| about(data, *source));
        panel.push(html("ul").children(sources));
    }
    panel
}

/// Everything about one source.
fn about(data: &'static Dataset, source: Citation) -> Option<Element> {
    match source {
        Citation::Paragraph(number) => {
            let claims = data.claims.iter().filter(|claim| claim.sources.contains(&source));
            // Whoever reads one here must not miss what is wrong with it.
            let restate = |claim: &Claim| match data.note_titles(claim) {
                titles if titles.is_empty() => claim.text.clone(),
                titles => format!("{} [{}]", claim.text, en::noted(&titles)),
            };
            let restated = claims.map(|claim| html("li").text(restate(claim)));
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

/// Whether the `details` that a `toggle` event was heard at is open now. Others inside of it toggle too.
pub fn is_unfolded(event: &Event) -> bool {
    listener_of(event).is_some_and(|details| details.has_attribute("open"))
}

/// Closes the open panel that a key event happened in, and puts the keyboard back on its chip. Says whether
/// there was one.
pub fn close_around(event: &Event) -> bool {
    let target = target_of(event);
    let open = target.and_then(|target| target.closest("details[open]").ok().flatten());
    let Some(open) = open else { return false };
    let _ = open.remove_attribute("open");
    if let Ok(Some(chip)) = open.query_selector("summary") {
        let _ = chip.unchecked_ref::<web_sys::HtmlElement>().focus();
    }
    true
}
