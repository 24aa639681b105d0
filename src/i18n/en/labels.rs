//! Buttons, headings and other words that stand alone.

use super::{dates_of, founded, on_date, uncapitalised};
use crate::dataset::{Dataset, Day, Layer, export::Column};

/// From when on a status is shown.
pub const RULE: &str = "A state is shown with a status from the day it took effect, not from the day leaders agreed to offer it.";

/// Closes a notice.
pub const DISMISS: &str = "Dismiss";

/// Names the map.
pub const MAP: &str = "Map of states by status";

/// What keys do there.
pub const MAP_KEYS: &str = "Arrow keys, in a screen reader’s focus mode, move between states and disputed areas, letters lead to a name, Enter selects, plus, minus and 0 zoom.";

/// Names the buttons over the map.
pub const ZOOM: &str = "Zoom";

/// Leads past the whole widget, by what of it is shown.
pub const SKIP: &str = "Skip the ";

/// Where that leads.
pub const END: &str = "End of the ";

/// What is passed.
pub const PASSED_MAP: &str = "map";

/// Where both are shown.
pub const PASSED_AND: &str = " and ";

/// What is passed.
pub const PASSED_LANES: &str = "timeline";

/// Shows less, larger.
pub const NEARER: &str = "Zoom in";

/// Shows more, smaller.
pub const FARTHER: &str = "Zoom out";

/// Shows all, on a button.
pub const ALL: &str = "All";

/// The same for those who hear it.
pub const LOOK_AT_ALL: &str = "Show all of the map";

/// Shows the members, on a button.
pub const MEMBERS: &str = "Members";

/// The same for those who hear it.
pub const LOOK_AT_MEMBERS: &str = "Zoom to the members";

/// Shows what is selected, on a button.
pub const SELECTED: &str = "Selection";

/// The same for those who hear it.
pub const LOOK_AT_SELECTED: &str = "Zoom to the selection";

/// Gives the map all of the screen.
pub const FULL_SCREEN: &str = "Full screen";

/// Takes it back.
pub const LEAVE_FULL_SCREEN: &str = "Leave full screen";

/// Opens a dialog with code to put the widget on other pages; the element's own script does it.
pub const EMBED: &str = "Embed";

/// Names the legend.
pub const LEGEND: &str = "Legend";

/// States that have no status on the date.
pub const NO_STATUS: &str = "No status";

/// States that the leaders have agreed to give a status, and that are not known to have it yet.
pub const AGREED: &str = "Agreed, no status yet";

/// Areas without an agreed owner.
pub const DISPUTED: &str = "Disputed area";

/// A status that nobody dates.
pub const UNDATED: &str = "Date not given in the article";

/// Heads a claim that is the article's own framing.
pub const CHARACTERISATION: &str = "The article’s reading";

/// Names the switch between the layers.
pub const LAYERS: &str = "Facts";

/// Heads the table.
pub const TABLE: &str = "Table and data";

/// Names the field that filters the table.
pub const FILTER: &str = "Filter by name, code or status";

/// The same in the field itself, which on a phone has room for no more.
pub const FILTER_BY: &str = "Name, code or status";

/// Stands in the table when the filter leaves nothing.
pub const NO_STATE: &str = "No state matches.";

/// Heads a column.
pub const HISTORY: &str = "History";

/// Heads a column.
pub const SOURCES: &str = "Sources";

/// Names the buttons that make files.
pub const DOWNLOADS: &str = "Download";

/// Makes a file.
pub const SHOWN_AS_CSV: &str = "These rows, CSV";

/// Makes a file.
pub const SHOWN_AS_JSON: &str = "These rows, JSON";

/// Makes a file.
pub const ALL_AS_CSV: &str = "All data, CSV";

/// Makes a file.
pub const ALL_AS_JSON: &str = "All data, JSON";

/// Names the slider.
pub const DATE: &str = "Date";

/// Steps back.
pub const PREVIOUS_CHANGE: &str = "Previous change";

/// The same where room is short.
pub const PREVIOUS: &str = "Previous";

/// Steps on.
pub const NEXT_CHANGE: &str = "Next change";

/// The same where room is short.
pub const NEXT: &str = "Next";

/// Plays the changes.
pub const PLAY: &str = "Play";

/// Stops playing.
pub const PAUSE: &str = "Pause";

/// Plays faster or slower.
pub const SPEED: &str = "Speed";

/// How fast it plays: `2×`.
pub fn speed(is_fast: bool) -> &'static str {
    if is_fast { "2×" } else { "1×" }
}

/// Unfolds the lists of dates, a field for one, and the comparison.
pub const OTHER_DATE: &str = "Choose or compare dates";

/// Heads the list of changes.
pub const CHOOSE_CHANGE: &str = "Go to a change";

/// Names the field for any day.
pub const CHOOSE_DAY: &str = "Go to a day";

/// Walks back.
pub const PREVIOUS_STATE: &str = "Previous state";

/// Walks on.
pub const NEXT_STATE: &str = "Next state";

/// Names the lanes.
pub const LANES: &str = "Timeline: a lane for each state";

/// What keys do there.
pub const LANES_KEYS: &str = "Arrow keys, in a screen reader’s focus mode, move between lanes, bars and summits, Home and End to the ends of a row; Enter selects.";

/// Heads the lanes.
pub const TIMELINE: &str = "Timeline";

/// Heads the counts.
pub const COUNTED: &str = "States";

/// Heads the summits.
pub const SUMMITS: &str = "Summits";

/// Names what came after the article's day.
pub const SINCE_THEN: &str = "since then";

/// Names the stretch of time that the timeline shows.
pub const STRETCH: &str = "Stretch of time shown";

/// The keys that change it, here and in the lanes.
pub const STRETCH_KEYS: &str = "Plus and minus zoom, 0 shows all years.";

/// Its first day.
pub const STRETCH_FROM: &str = "Show from";

/// Its last day.
pub const STRETCH_TO: &str = "Show to";

/// Heads the handles of that stretch.
pub const ZOOM_TIME: &str = "Zoom";

/// Shows all of time.
pub const ALL_TIME: &str = "Show all years";

/// Heads what changed between two dates.
pub const COMPARED: &str = "Compared with";

/// Begins to compare.
pub const COMPARE: &str = "Compare with another date";

/// Ends comparing.
pub const STOP_COMPARING: &str = "Stop comparing";

/// Names the second slider.
pub const SECOND_DATE: &str = "Second date";

/// Heads the list of changes for the second date.
pub const CHOOSE_SECOND: &str = "Compare with a change";

/// Names the field for any second date.
pub const SECOND_DAY: &str = "Compare with a day";

/// Heads the list of summits.
pub const CHOOSE_SUMMIT: &str = "Go to a summit";

/// Names the card.
pub const CARD: &str = "About the selection";

/// Who governs an area.
pub const ADMINISTERED_BY: &str = "Administered today by";

/// Who governed an area that is in dispute no longer.
pub const ADMINISTERED_THEN_BY: &str = "Administered while in dispute by";

/// When a dispute began, and what tells of what was before.
pub const IN_DISPUTE_SINCE: [&str; 2] = ["In dispute since", "before"];

/// When it ended, and what tells of what is after.
pub const IN_DISPUTE_UNTIL: [&str; 2] = ["In dispute until", "after"];

/// Who wants it, where no state is named before.
pub const CLAIMED_BY: &str = "Claimed by";

/// Who else does.
pub const ALSO_CLAIMED_BY: &str = "Also claimed by";

/// When and by whom.
pub const FOUNDED: &str = "Founded";

/// What counts rest on.
pub const COUNTED_FROM: &str =
    "Counted from the changes until then. These sources are the last one’s; each state’s card has its own.";

/// What came before.
pub const BEFORE: &str = "Before";

/// The summit that was last on the date.
pub const LAST_SUMMIT: &str = "Last summit";

/// Said when a selection has ended.
pub const NOTHING_SELECTED: &str = "Nothing is selected.";

/// What to do first.
pub const HINT: &str = "Choose a state to read its history.";

/// A layer, as its switch names it.
pub fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Record => "With the public record",
        Layer::Article => "From the article only",
    }
}

/// The headline.
pub fn title(data: &Dataset) -> String {
    match data.layer {
        Layer::Record => data.title.clone().unwrap_or_else(|| data.organisation.clone()),
        Layer::Article => format!("The {} as one article tells it", data.organisation),
    }
}

/// The line under the headline, and what it closes with where somebody can do so.
pub fn summary(data: &Dataset) -> (String, &'static str) {
    let whole = match data.layer {
        Layer::Record => data.summary.clone().unwrap_or_else(|| match founded(data).as_str() {
            "" => STEP_THROUGH.to_owned(),
            founded => format!("Founded {founded}. {STEP_THROUGH}"),
        }),
        Layer::Article => format!(
            "Only what the article says{}. Where it gives no date, none is shown; only years and the days of its summit are added by us.",
            data.article.as_ref().map(dates_of).unwrap_or_default()
        ),
    };
    match whole.strip_suffix(STEP_THROUGH) {
        Some(rest) => (rest.to_owned(), STEP_THROUGH),
        None => (whole, ""),
    }
}

pub(super) const STEP_THROUGH: &str = "Step through the dates or choose a country.";

/// Heads a column of the table.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Name => "State",
        Column::Status => "Status",
        Column::Since => "Since",
    }
}

/// How the table is sorted: `Sorted by Since, ascending.`
pub fn sorted(by: Column, is_falling: bool) -> String {
    format!("Sorted by {}, {}.", column(by), if is_falling { "descending" } else { "ascending" })
}

/// What the table shows.
pub fn table_caption(data: &Dataset, on: Day) -> String {
    let on = uncapitalised(&on_date(data, on));
    format!("States {on}. Facts: {}.", layer(data.layer).to_ascii_lowercase())
}
