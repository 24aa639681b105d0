//! What a reader sees at one moment.

use serde::Deserialize;
use std::collections::BTreeMap;

/// All that a journey looks at, read at one go.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Seen {
    /// The date in the strip.
    pub date: String,
    /// The date as the slider has it: days from its left end.
    pub slider_day: i64,
    /// What the sentence says after the date.
    pub sentence: String,
    /// Of each row of the legend that is shown, the status and its number.
    pub legend: BTreeMap<String, usize>,
    /// Of each state its status on the map.
    pub on_map: BTreeMap<String, String>,
    /// Of each state the status that its shape is filled as.
    pub filled_on_map: BTreeMap<String, String>,
    /// Of each state what a screen reader says on the map.
    pub spoken_on_map: BTreeMap<String, String>,
    /// What a screen reader last said by itself.
    pub announced: String,
    /// Of each state the status that its name has in the lanes.
    pub in_lanes: BTreeMap<String, String>,
    /// Of each state the fill of the bar under the playhead.
    pub under_playhead: BTreeMap<String, String>,
    /// States and areas pressed on the map.
    pub chosen_on_map: Vec<String>,
    /// States pressed in the lanes.
    pub chosen_in_lanes: Vec<String>,
    /// States and areas that Tab stops at on the map.
    pub tab_stops_on_map: Vec<String>,
    /// The lanes that are not folded away, from top to bottom.
    pub lanes_shown: Vec<String>,
    /// What is written along the axis of the lanes.
    pub ticks: Vec<String>,
    /// The first and the last day of the stretch that the timeline shows.
    pub stretch: [String; 2],
    /// The summit and what was decided there.
    pub gathering: String,
    /// What the summit's chip says.
    pub gathering_chip: String,
    /// The summits on the date, as they are called.
    pub summits_chosen: Vec<String>,
    /// What changed between two dates; empty while one is shown.
    pub compared: String,
    /// What the table is filtered by; nothing while it is folded.
    pub filter: Option<String>,
    /// The kinds of difference that are listed.
    pub turns: Vec<String>,
    /// The states that are marked on the map, each with its kind of difference, in order.
    pub marked_on_map: Vec<String>,
    /// Why what was typed as the second date is refused.
    pub second_refusal: String,
    /// The heading of the card.
    pub card_title: String,
    /// The standing on the card; empty for none.
    pub card_badge: String,
    /// What the card tells.
    pub card: Vec<Entry>,
    /// The layer that is chosen, as its button names it.
    pub layer: String,
    /// How many states on the map have a status without a date.
    pub undated: usize,
    /// Of each state in the table its status; none while it is folded.
    pub table: BTreeMap<String, String>,
    /// The states of the table from top to bottom.
    pub table_order: Vec<String>,
    /// What the slider's value is for those who hear it.
    pub slider_says: String,
    /// The same of the second one, while two dates are compared.
    pub second_slider_says: String,
    /// Whether the changes are being played.
    pub is_playing: bool,
    /// The date in the field for one.
    pub typed: String,
    /// The change chosen in the list; empty between changes.
    pub change: String,
    /// Why what was typed is refused; empty for nothing.
    pub refusal: String,
    /// How many panels with sources are open.
    pub open_panels: usize,
    /// The notice, while there is one.
    pub notice: Option<String>,
    /// The address from `#` on.
    pub hash: String,
    /// What has the keyboard: `page`, `map IN`, `map aksai-chin`, `slider`, or what it is called.
    pub focus: String,
    /// How far the page is scrolled.
    pub scrolled: f64,
}

/// A line of the card.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Entry {
    /// Its heading.
    pub when: String,
    /// What it tells.
    pub what: String,
    /// The chip after it; empty for none.
    pub chip: String,
}

impl Seen {
    /// How many states have each status on the map; those without one are left out.
    pub fn counted_on_map(&self) -> BTreeMap<String, usize> {
        counted(self.on_map.values())
    }

    /// The same of the names of the lanes.
    pub fn counted_in_lanes(&self) -> BTreeMap<String, usize> {
        counted(self.in_lanes.values())
    }

    /// The same of the bars under the playhead.
    pub fn counted_under_playhead(&self) -> BTreeMap<String, usize> {
        counted(self.under_playhead.values())
    }

    /// The same of the table.
    pub fn counted_in_table(&self) -> BTreeMap<String, usize> {
        counted(self.table.values())
    }

    /// What the card tells under a heading.
    pub fn told(&self, heading: &str) -> Option<&str> {
        self.card.iter().find(|entry| entry.when == heading).map(|entry| entry.what.as_str())
    }
}

fn counted<'a>(statuses: impl Iterator<Item = &'a String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for status in statuses.filter(|status| *status != "none") {
        *counts.entry(status.clone()).or_default() += 1;
    }
    counts
}
