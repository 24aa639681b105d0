//! Readers' journeys through the built page. Each has a browser of its own, and ends with an empty
//! console and no request to anywhere but the server of these tests.

mod address;
mod bringing;
mod burden;
mod demo;
mod drawing;
mod element;
mod embedding;
mod faults;
mod frame;
mod hosts;
mod keyboard;
mod opening;
mod phone;
mod playing;
mod pointer;
mod preferences;
mod preview;
mod reading;
mod sources;
mod styles;
mod timeline;
mod zooming;

use browser_tests::{Engine, Failure, Journey, Outcome, Stage};
use libtest_mimic::{Arguments, Trial};
use std::{
    process::ExitCode,
    sync::{Arc, LazyLock},
};

/// Started by the first journey, so that listing journeys starts nothing.
type SharedStage = Arc<LazyLock<Outcome<Stage>, Box<dyn FnOnce() -> Outcome<Stage> + Send>>>;

const JOURNEYS: &[(&str, Journey)] = &[
    ("opens on 4 July 2024 with map, legend and lanes agreeing", |page| Box::pin(reading::opens(page))),
    ("steps back to the day India and Pakistan joined", |page| Box::pin(reading::steps_back(page))),
    ("shows a state that is clicked on the map or in the lanes and walks on from it", |page| {
        Box::pin(pointer::clicks_states(page))
    }),
    ("shows who administers and who claims a disputed area", |page| Box::pin(pointer::clicks_area(page))),
    ("follows the slider to the merger of statuses", |page| Box::pin(pointer::drags_slider(page))),
    ("scrolls the page under a wheel or a finger over the map", |page| Box::pin(pointer::scrolls(page))),
    ("can be used with the keyboard alone", |page| Box::pin(keyboard::does_without_pointer(page))),
    ("tells its story with the keyboard alone", |page| Box::pin(keyboard::tells_its_story(page))),
    ("is followed by the page where keys lead on its map", |page| Box::pin(keyboard::is_followed(page))),
    ("is passed by Tab in a few presses", |page| Box::pin(keyboard::is_passed(page))),
    ("writes what is shown into the address and finds it there again", |page| {
        Box::pin(address::keeps_place(page))
    }),
    ("says what of an address it does not understand", |page| Box::pin(address::refuses_nonsense(page))),
    ("follows an address to what is shown already", |page| Box::pin(address::is_followed(page))),
    ("tells in one sentence of whatever an address gets wrong", |page| Box::pin(address::is_brief(page))),
    ("zooms by buttons, keys and a double click, and back to the first view exactly", |page| {
        Box::pin(zooming::zooms(page))
    }),
    ("zooms with two fingers and leaves one to the page", |page| Box::pin(zooming::pinches(page))),
    ("gives the map mouse and wheel in full screen alone", |page| Box::pin(zooming::fills_the_screen(page))),
    ("lays out the full screen with date, selection and legend under the map", |page| {
        Box::pin(zooming::lays_out_the_screen(page))
    }),
    ("says over a phone's map what is selected", |page| Box::pin(phone::says_what_is_selected(page))),
    ("keeps the map on a low screen, whatever is selected, and the way back", |page| {
        Box::pin(phone::keeps_the_map(page))
    }),
    ("shows all of its map beside what sets the date in a low window", |page| {
        Box::pin(phone::fits_a_low_window(page))
    }),
    ("keeps the switch of layers under the finger", |page| Box::pin(phone::keeps_the_switch(page))),
    ("leaves the date where it is under a second finger", |page| {
        Box::pin(phone::zooms_beside_the_date(page))
    }),
    ("means the ring beside a finger in the lanes", |page| Box::pin(phone::means_a_ring(page))),
    ("gives a finger room at the buttons over the map", |page| Box::pin(phone::gives_room(page))),
    ("moves no word while dates pass by on a phone", |page| Box::pin(phone::stays_still(page))),
    ("keeps on a phone its lines together and in place", |page| Box::pin(phone::keeps_lines_together(page))),
    ("lets a finger hit every state on the smallest map", |page| Box::pin(zooming::hits_all(page))),
    ("answers on a name as on its state", |page| Box::pin(zooming::answers_by_name(page))),
    ("tells what the mouse is on, out of its way", |page| Box::pin(zooming::tells(page))),
    ("leads to every state by arrows and to a name by letters", |page| Box::pin(zooming::leads(page))),
    ("redraws on the map only what changed", |page| Box::pin(drawing::redraws_little(page))),
    ("redraws at each step only what the dataset says changed", |page| {
        Box::pin(drawing::redraws_at_each_step_what_changed(page))
    }),
    ("redraws only what came to be in dispute", |page| {
        Box::pin(drawing::redraws_only_what_came_to_be_in_dispute(page))
    }),
    ("redraws for a selection only what was and is selected", |page| {
        Box::pin(drawing::redraws_little_for_a_selection(page))
    }),
    ("follows a drag along the years over the lanes", |page| Box::pin(drawing::drags_the_lanes(page))),
    ("keeps the years under the hand that drags along them", |page| {
        Box::pin(drawing::keeps_the_years_under_the_hand(page))
    }),
    ("tells the page around it what is shown", |page| Box::pin(address::is_heard(page))),
    ("switches between the article and the public record", |page| Box::pin(sources::switches_layers(page))),
    ("opens what a fact rests on", |page| Box::pin(sources::opens_sources(page))),
    ("says the same in the table and in files", |page| Box::pin(sources::reads_the_table(page))),
    ("plays from change to change", |page| Box::pin(playing::plays(page))),
    ("goes to a date that is typed or chosen", |page| Box::pin(playing::types(page))),
    ("goes to the date that was typed while it played", |page| Box::pin(playing::types_while_it_plays(page))),
    ("takes a date once it is typed", |page| Box::pin(playing::types_by_key(page))),
    ("stops playing at the end, in hidden tabs and for whoever leaves, and keeps no timer", |page| {
        Box::pin(playing::keeps_no_timer(page))
    }),
    ("tells of bars, markers and absences", |page| Box::pin(timeline::tells_of_bars(page))),
    ("keeps the panel of a bar in sight", |page| Box::pin(timeline::keeps_its_panel_in_sight(page))),
    ("visits summits and reads what was decided", |page| Box::pin(timeline::visits_summits(page))),
    ("goes to the summit that is named, wherever it is pointed at", |page| {
        Box::pin(timeline::goes_to_what_is_named(page))
    }),
    ("keeps a lane where it is when it is chosen", |page| Box::pin(timeline::keeps_its_place(page))),
    ("folds lanes into groups", |page| Box::pin(timeline::folds(page))),
    ("shows a stretch of time", |page| Box::pin(timeline::zooms_time(page))),
    ("shows all that there is after a stretch of time", |page| {
        Box::pin(timeline::shows_all_after_a_stretch(page))
    }),
    ("leaves date and years to a page that alone steers", |page| Box::pin(timeline::leaves_steering(page))),
    ("takes a drag back by Escape", |page| Box::pin(timeline::takes_drags_back(page))),
    ("keeps the timeline's tab stop where it can be seen", |page| {
        Box::pin(timeline::keeps_its_tab_stop(page))
    }),
    ("keeps the keyboard on its lane under another layer", |page| {
        Box::pin(timeline::keeps_the_keyboard(page))
    }),
    ("scrolls the page from the years over the lanes", |page| {
        Box::pin(timeline::scrolls_from_the_axis(page))
    }),
    ("scrolls the page from the sliders", |page| Box::pin(timeline::scrolls_from_sliders(page))),
    ("shows rings and rails on their grounds, light and dark", |page| {
        Box::pin(timeline::shows_rings_and_rails(page))
    }),
    ("keeps names in the lanes whole with their marks", |page| {
        Box::pin(timeline::keeps_names_with_their_marks(page))
    }),
    ("is drawn with the fonts that journeys are meant for", |page| {
        Box::pin(preferences::is_drawn_with_its_fonts(page))
    }),
    ("is larger for who has told the browser to write larger", |page| {
        Box::pin(preferences::is_larger_for_who_wants_it(page))
    }),
    ("writes years apart for who has text made larger", |page| {
        Box::pin(timeline::writes_larger_years_apart(page))
    }),
    ("fits the timeline on paper", |page| Box::pin(timeline::fits_on_paper(page))),
    ("compares two dates", |page| Box::pin(timeline::compares(page))),
    ("ends comparing by Escape", |page| Box::pin(timeline::ends_comparing(page))),
    ("keeps what comes after the date pale", |page| Box::pin(timeline::stays_pale(page))),
    ("says little while the date is scrubbed", |page| Box::pin(timeline::announces(page))),
    ("keeps names apart as the browser draws them", |page| Box::pin(drawing::keeps_names_apart(page))),
    ("fits windows from 360 to 1200 pixels, light and dark", |page| Box::pin(drawing::fits(page))),
    ("draws an edge between all that meets on the map", |page| Box::pin(drawing::has_edges(page))),
    ("tells statuses apart in the reader's own colours", |page| Box::pin(preferences::has_own_colours(page))),
    ("keeps still for whoever likes less motion", |page| Box::pin(preferences::likes_it_still(page))),
    ("is whole in the oldest browsers it is made for", |page| {
        Box::pin(preferences::is_whole_in_older_browsers(page))
    }),
    ("says the same when a browser translates it", |page| Box::pin(preferences::reads_a_translation(page))),
    ("keeps nobody out, by a checker of accessibility", |page| Box::pin(preferences::keeps_nobody_out(page))),
    ("takes attributes and properties and shows in them what the reader does", |page| {
        Box::pin(element::takes_attributes(page))
    }),
    ("is the same when its script comes late", |page| Box::pin(element::is_upgraded_late(page))),
    ("says what of an attribute it does not understand", |page| Box::pin(element::refuses_nonsense(page))),
    ("looks at what the page and its reader want", |page| Box::pin(element::takes_a_zoom(page))),
    ("compares with the day that the page and its reader want", |page| {
        Box::pin(element::takes_a_second_date(page))
    }),
    ("waits until it is near what is seen, or the page idle", |page| {
        Box::pin(element::waits_to_be_seen(page))
    }),
    ("keeps what it understands of attributes beside one that it does not", |page| {
        Box::pin(element::keeps_the_others(page))
    }),
    ("takes what is empty for not given", |page| Box::pin(element::takes_empty_for_not_given(page))),
    ("fills the room that there is", |page| Box::pin(element::fills_the_room(page))),
    ("can be driven by the page around it", |page| Box::pin(element::can_be_driven(page))),
    ("shares a page with others", |page| Box::pin(element::shares_a_page(page))),
    ("leaves an address alone that leads to a part of the page", |page| {
        Box::pin(address::leaves_anchors_alone(page))
    }),
    ("stands being taken off in the middle of anything", |page| {
        Box::pin(element::stands_being_taken_off(page))
    }),
    ("stands being translated, wrapped and cloned", |page| Box::pin(element::stands_handling(page))),
    ("stands being moved to another document within its events", |page| {
        Box::pin(element::stands_being_moved_within_events(page))
    }),
    ("stands a page that is written anew", |page| Box::pin(element::stands_a_page_written_anew(page))),
    ("is mounted with options, and says which it does not know", |page| {
        Box::pin(element::is_mounted_with_options(page))
    }),
    ("does no harm when its script comes twice", |page| Box::pin(element::comes_twice(page))),
    ("gives way to the page's own text when it cannot be loaded", |page| {
        Box::pin(faults::cannot_be_loaded(page))
    }),
    ("works where scripts are allowed by a nonce alone", |page| Box::pin(faults::works_with_a_nonce(page))),
    ("runs only the scripts of its build", |page| Box::pin(faults::runs_only_its_own(page))),
    ("tells what of its own files does not come, and shows what comes late", |page| {
        Box::pin(faults::tells_what_does_not_come(page))
    }),
    ("gives way to the page's own text when the program fails", |page| Box::pin(faults::fails(page))),
    ("shows a dataset that the page brings, and keeps it when another is refused", |page| {
        Box::pin(bringing::brings_a_dataset(page))
    }),
    ("keeps the page's own text when the first dataset is refused", |page| {
        Box::pin(bringing::brings_nonsense_first(page))
    }),
    ("keeps what a page brought before when the next is refused or the element is taken off", |page| {
        Box::pin(bringing::keeps_what_it_brought(page))
    }),
    ("keeps the sentence's room beside long names of sources", |page| {
        Box::pin(bringing::has_long_sources(page))
    }),
    ("shows a dataset from its own host on strict pages and in frames", |page| {
        Box::pin(bringing::brings_it_from_here(page))
    }),
    ("answers after hundreds of datasets that are none", |page| Box::pin(bringing::brings_anything(page))),
    ("breaks words of any length", |page| Box::pin(bringing::breaks_long_words(page))),
    ("says that a dataset has no article", |page| Box::pin(bringing::has_no_article(page))),
    ("keeps what the reader has open when a dataset comes", |page| {
        Box::pin(bringing::keeps_what_is_open(page))
    }),
    ("waits for no dataset that is no longer wanted", |page| Box::pin(bringing::waits_for_none(page))),
    ("acts on what is shown while a dataset does not come", |page| Box::pin(bringing::acts_meanwhile(page))),
    ("keeps what it shows when a page brings too many datasets", |page| {
        Box::pin(bringing::brings_too_many(page))
    }),
    ("gives code that shows the same elsewhere", |page| Box::pin(embedding::gives_code(page))),
    ("gives code that works on a page of another host", |page| {
        Box::pin(embedding::works_on_another_host(page))
    }),
    ("gives code that keeps free what is chosen", |page| {
        Box::pin(embedding::keeps_free_what_is_chosen(page))
    }),
    ("gives code with a frame that is high enough at any width", |page| {
        Box::pin(embedding::gives_frames_enough_height(page))
    }),
    ("offers the worldviews and states of the page's own dataset, and keeps those chosen", |page| {
        Box::pin(embedding::offers_what_there_is(page))
    }),
    ("gives code that keeps free no more than a dataset's widget keeps, at each width of a phone", |page| {
        Box::pin(embedding::keeps_free_no_more(page))
    }),
    ("gives code in any document, and none that shows something else", |page| {
        Box::pin(embedding::opens_anywhere(page))
    }),
    ("is served by the headers of its file of headers", |page| {
        Box::pin(embedding::is_served_by_its_headers(page))
    }),
    ("embeds under the strictest policy, by keyboard alone", |page| {
        Box::pin(embedding::embeds_strictly(page))
    }),
    ("stands in an article and is steered by it", |page| Box::pin(demo::stands_in_an_article(page))),
    ("stands in a frame of its own height", |page| Box::pin(demo::stands_in_a_frame(page))),
    ("follows a story that is scrolled on, back and loaded anew", |page| {
        Box::pin(demo::follows_a_story(page))
    }),
    ("keeps the keyboard in sight in a story that is scrolled", |page| {
        Box::pin(demo::keeps_the_keyboard_in_sight(page))
    }),
    ("shifts nothing in a story when it comes", |page| Box::pin(demo::shifts_nothing_in_a_story(page))),
    ("fits the demonstrations from 360 to 1200 pixels, light and dark", |page| Box::pin(demo::fits(page))),
    ("takes a picture of what is set while the map glides and where it is not laid out", |page| {
        Box::pin(styles::takes_a_picture_of_what_is_set(page))
    }),
    ("keeps its words whole", |page| Box::pin(styles::keeps_its_words_whole(page))),
    ("wears no colour and no font that is none", |page| Box::pin(styles::wears_no_nonsense(page))),
    ("keeps its size where lines are trimmed or run down the page", |page| {
        Box::pin(styles::keeps_its_lines(page))
    }),
    ("prints no empty sheets before it is drawn", |page| Box::pin(styles::prints_no_empty_sheets(page))),
    ("prints what can be read and nothing for a hand", |page| {
        Box::pin(styles::prints_what_can_be_read(page))
    }),
    ("leaves in a row what stands beside it its room", |page| {
        Box::pin(element::leaves_others_their_room(page))
    }),
    ("is within bounds of width where a box asks how wide it would be of itself", |page| {
        Box::pin(element::is_of_some_width(page))
    }),
    ("takes values as they are meant", |page| Box::pin(element::takes_values_as_meant(page))),
    ("leaves no hole under a smaller dataset", |page| Box::pin(bringing::leaves_no_hole(page))),
    ("stays as high as it is while a dataset comes", |page| Box::pin(bringing::stays_as_high_as_it_is(page))),
    ("shows something else at once where a dataset cannot be had", |page| {
        Box::pin(faults::shows_something_else(page))
    }),
    ("takes the last of what is set before its script has come", |page| {
        Box::pin(element::takes_the_last(page))
    }),
    ("steps by what moves a slider without keys, and lets go of a mouse that has", |page| {
        Box::pin(timeline::is_moved_otherwise(page))
    }),
    ("answers clicks that no pointer makes, and lets go of a map that a mouse has lost", |page| {
        Box::pin(pointer::answers_clicks_without_pointer(page))
    }),
    ("keeps a panel of sources open while it is true", |page| Box::pin(sources::keeps_a_panel_open(page))),
    ("tells once why it has failed", |page| Box::pin(faults::tells_once_why_it_failed(page))),
    ("leads out of full screen whatever the page sets", |page| {
        Box::pin(zooming::leads_out_of_full_screen(page))
    }),
    ("tells once it is on a page of what came too early", |page| {
        Box::pin(element::tells_of_what_came_too_early(page))
    }),
    ("keeps a dataset as it was when it was given", |page| {
        Box::pin(bringing::keeps_a_dataset_as_it_was(page))
    }),
    ("connects a frame that is marked later", |page| Box::pin(frame::connects_what_is_marked_later(page))),
    ("keeps its colours where the browser darkens the page", |page| {
        Box::pin(styles::keeps_its_colours_darkened(page))
    }),
    ("looks the same among hostile styles", |page| Box::pin(styles::keeps_its_looks(page))),
    ("wears the colours and the font that the page sets", |page| {
        Box::pin(styles::wears_the_pages_colours(page))
    }),
    ("is as light or dark as the page", |page| Box::pin(styles::follows_the_pages_scheme(page))),
    ("shows as much of itself as the page wants", |page| Box::pin(styles::shows_as_much_as_wanted(page))),
    ("takes a picture of its map on a strict page", |page| Box::pin(styles::takes_a_picture(page))),
    ("works in a sandboxed frame on strict pages", |page| Box::pin(frame::works_in_a_sandbox(page))),
    ("keeps to the policy of the strictest page in a frame too", |page| {
        Box::pin(frame::keeps_to_the_policy(page))
    }),
    ("is connected with the page around its frame by hand", |page| Box::pin(frame::connects_by_hand(page))),
    ("connects frames that come later, and lets go of those that leave", |page| {
        Box::pin(frame::connects_what_comes_later(page))
    }),
    ("hears in a frame what the page wanted early, and tells what is refused", |page| {
        Box::pin(frame::is_wanted_early(page))
    }),
    ("is heard from its frame by a page in a sandbox", |page| Box::pin(frame::is_heard_in_a_sandbox(page))),
    ("says that a frame has gone on to another host", |page| Box::pin(frame::is_led_elsewhere(page))),
    ("says what a sandbox forbids", |page| Box::pin(frame::says_what_a_sandbox_forbids(page))),
    ("tells its height in the dialects of hosts and listens to its host alone", |page| {
        Box::pin(frame::speaks_dialects(page))
    }),
    ("fits a frame of pym.js", |page| Box::pin(frame::fits_pym(page))),
    ("fits a frame of pym.js whatever its name", |page| Box::pin(frame::fits_pym_by_any_name(page))),
    ("keeps what the page has set when its frame is moved, loaded anew or taken off and put back", |page| {
        Box::pin(frame::keeps_what_is_set(page))
    }),
    ("refuses in a frame what is no text", |page| Box::pin(frame::refuses_what_is_no_text(page))),
    ("tells in a frame what it does not know, once each", |page| {
        Box::pin(frame::tells_what_it_does_not_know(page))
    }),
    ("holds nothing that scrolls in a frame of its own height", |page| {
        Box::pin(frame::holds_nothing_that_scrolls(page))
    }),
    ("is no higher in a frame than the documents say", |page| {
        Box::pin(frame::is_as_high_as_documented(page))
    }),
    ("shows no box around it in a frame", |page| Box::pin(frame::shows_no_box(page))),
    ("is shown with a picture where links to it are", |page| Box::pin(preview::is_shown_with(page))),
    ("does not grow without end in a frame", |page| Box::pin(frame::does_not_grow_without_end(page))),
    ("does not go round between two heights in a frame", |page| Box::pin(frame::does_not_go_round(page))),
    ("keeps what is pressed under the finger in a frame", |page| {
        Box::pin(frame::keeps_what_is_pressed(page))
    }),
    ("measures how high its preview is on a copy, in turns", |page| {
        Box::pin(embedding::measures_a_copy(page))
    }),
    ("copies no code before it is written", |page| Box::pin(embedding::copies_what_is_chosen(page))),
    ("answers a pointer where a page shows it larger or smaller", |page| {
        Box::pin(pointer::answers_where_it_is_scaled(page))
    }),
    ("opens its dialog in sight in a high frame", |page| Box::pin(frame::opens_its_dialog_in_sight(page))),
    ("leaves nothing behind after a hundred rounds", |page| Box::pin(burden::leaves_nothing(page))),
    ("forgets what a switch of layers takes away", |page| Box::pin(burden::forgets_what_is_gone(page))),
    ("comes near in a box that scrolls, before it is seen", |page| {
        Box::pin(burden::comes_near_in_a_box(page))
    }),
    ("stops playing for whoever scrolls on", |page| Box::pin(playing::stops_out_of_sight(page))),
    ("follows both fingers at once", |page| Box::pin(zooming::follows_both_fingers_at_once(page))),
    ("stands ten thousand pieces of nonsense", |page| Box::pin(burden::stands_nonsense(page))),
    ("keeps its place free on a page", |page| Box::pin(burden::keeps_its_place(page))),
    ("is built in turns of the page, whose own text is seen until it is whole", |page| {
        Box::pin(opening::opens_in_turns(page))
    }),
    ("stands what a page does while it is built", |page| {
        Box::pin(opening::stands_what_happens_while_it_opens(page))
    }),
    ("keeps its place whatever box the page makes of it", |page| {
        Box::pin(burden::keeps_its_place_in_any_box(page))
    }),
    ("gives its place back once nothing will come", |page| Box::pin(burden::gives_its_place_back(page))),
    ("shifts nothing on the page", |page| Box::pin(burden::shifts_nothing(page))),
    ("works in a project with React", |page| Box::pin(hosts::works_in(page, "react"))),
    ("works in a project with Vue", |page| Box::pin(hosts::works_in(page, "vue"))),
    ("works in a project with Svelte", |page| Box::pin(hosts::works_in(page, "svelte"))),
    ("works in a project with an extension that recolours it", |page| {
        Box::pin(hosts::keeps_its_colours(page))
    }),
    ("works in a project with nothing but the package's files", |page| {
        Box::pin(hosts::works_unbundled(page))
    }),
    ("can be read without scripts", |page| Box::pin(reading::reads_without_scripts(page))),
    ("can be read without WebAssembly", |page| Box::pin(reading::reads_without_widget(page))),
];

/// What other engines than Chromium cannot be made to do over their drivers: another size or colour scheme of
/// the window, fingers, a picture of a part of the page, counts of nodes and listeners; and what they do their own way: where Tab
/// leads from the end of the page, what a console and a sandbox say by themselves, which modules a script of the driver finds.
const IN_CHROMIUM_ALONE: &[&str] = &[
    "leaves no hole under a smaller dataset",
    "stays as high as it is while a dataset comes",
    "is larger for who has told the browser to write larger",
    "is whole in the oldest browsers it is made for",
    "leaves date and years to a page that alone steers",
    "gives a finger room at the buttons over the map",
    "moves no word while dates pass by on a phone",
    "keeps the keyboard on its lane under another layer",
    "says over a phone's map what is selected",
    "keeps the map on a low screen, whatever is selected, and the way back",
    "shows all of its map beside what sets the date in a low window",
    "keeps the switch of layers under the finger",
    "leaves the date where it is under a second finger",
    "means the ring beside a finger in the lanes",
    "keeps on a phone its lines together and in place",
    "keeps the panel of a bar in sight",
    "tells what the mouse is on, out of its way",
    "breaks words of any length",
    "keeps its words whole",
    "leads to every state by arrows and to a name by letters",
    "is followed by the page where keys lead on its map",
    "keeps the timeline's tab stop where it can be seen",
    "scrolls the page from the years over the lanes",
    "scrolls the page from the sliders",
    "shows rings and rails on their grounds, light and dark",
    "keeps names in the lanes whole with their marks",
    "fits the timeline on paper",
    "goes to the summit that is named, wherever it is pointed at",
    "keeps names apart as the browser draws them",
    "draws an edge between all that meets on the map",
    "tells statuses apart in the reader's own colours",
    "keeps still for whoever likes less motion",
    "keeps nobody out, by a checker of accessibility",
    "stops playing at the end, in hidden tabs and for whoever leaves, and keeps no timer",
    "folds lanes into groups",
    "scrolls the page under a wheel or a finger over the map",
    "zooms with two fingers and leaves one to the page",
    "lays out the full screen with date, selection and legend under the map",
    "lets a finger hit every state on the smallest map",
    "visits summits and reads what was decided",
    "tells its story with the keyboard alone",
    "fits windows from 360 to 1200 pixels, light and dark",
    "tells in one sentence of whatever an address gets wrong",
    "fills the room that there is",
    "works in a project with React",
    "works in a project with Vue",
    "works in a project with Svelte",
    "works in a project with an extension that recolours it",
    "works in a project with nothing but the package's files",
    "keeps the sentence's room beside long names of sources",
    "shows a dataset from its own host on strict pages and in frames",
    "follows a story that is scrolled on, back and loaded anew",
    "keeps the keyboard in sight in a story that is scrolled",
    "shifts nothing in a story when it comes",
    "fits the demonstrations from 360 to 1200 pixels, light and dark",
    "keeps its colours where the browser darkens the page",
    "looks the same among hostile styles",
    "is as light or dark as the page",
    "shows as much of itself as the page wants",
    "takes a picture of its map on a strict page",
    "says what a sandbox forbids",
    "can be read without scripts",
    "shows no box around it in a frame",
    "is no higher in a frame than the documents say",
    "is shown with a picture where links to it are",
    "leaves nothing behind after a hundred rounds",
    "forgets what a switch of layers takes away",
    "stands ten thousand pieces of nonsense",
    "keeps its place free on a page",
    "gives code with a frame that is high enough at any width",
    "shifts nothing on the page",
    "shows a state that is clicked on the map or in the lanes and walks on from it",
    "keeps the years under the hand that drags along them",
    "shows all that there is after a stretch of time",
    "takes a drag back by Escape",
    "is mounted with options, and says which it does not know",
    "does no harm when its script comes twice",
    "gives code that works on a page of another host",
    "says that a frame has gone on to another host",
    "keeps what the page has set when its frame is moved, loaded anew or taken off and put back",
    "answers on a name as on its state",
    "keeps what comes after the date pale",
    "stands in an article and is steered by it",
    "prints no empty sheets before it is drawn",
    "prints what can be read and nothing for a hand",
    "keeps its place whatever box the page makes of it",
    "leads out of full screen whatever the page sets",
    "tells once why it has failed",
    "tells once it is on a page of what came too early",
];

/// What is made in Firefox too, but has not been seen to work in WebKit's small browser under its driver.
const NOT_IN_WEBKIT: &[&str] = &[
    "gives way to the page's own text when it cannot be loaded",
    "goes to the date that was typed while it played",
    "takes a date once it is typed",
    "gives code that keeps free what is chosen",
    "gives code that keeps free no more than a dataset's widget keeps, at each width of a phone",
    "works in a sandboxed frame on strict pages",
    "is connected with the page around its frame by hand",
    "tells its height in the dialects of hosts and listens to its host alone",
    "fits a frame of pym.js",
    "fits a frame of pym.js whatever its name",
    "refuses in a frame what is no text",
    "tells in a frame what it does not know, once each",
    "holds nothing that scrolls in a frame of its own height",
    "does not grow without end in a frame",
    "can be read without WebAssembly",
    "keeps what the reader has open when a dataset comes",
    "stands being moved to another document within its events",
    "waits for no dataset that is no longer wanted",
    "acts on what is shown while a dataset does not come",
    "hears in a frame what the page wanted early, and tells what is refused",
    "is heard from its frame by a page in a sandbox",
    "connects frames that come later, and lets go of those that leave",
    "answers a pointer where a page shows it larger or smaller",
    // It does not know `credentialless`, which docs/EMBEDDING.md tells.
    "is served by the headers of its file of headers",
];

/// Names of no journey in what is said of journeys by their names: one that was renamed would be made where it cannot be.
fn strays() -> Vec<&'static str> {
    let is_journey = |listed: &&str| JOURNEYS.iter().any(|(name, _)| name == listed);
    IN_CHROMIUM_ALONE.iter().chain(NOT_IN_WEBKIT).copied().filter(|listed| !is_journey(listed)).collect()
}

fn main() -> ExitCode {
    let strays = strays();
    if !strays.is_empty() {
        eprintln!("There are no such journeys, but lists of them in {} name them: {strays:?}", file!());
        return ExitCode::FAILURE;
    }
    let mut arguments = Arguments::from_args();
    let engine = match Engine::chosen() {
        Ok(engine) => engine,
        Err(failure) => {
            eprintln!("{failure}");
            return ExitCode::FAILURE;
        }
    };
    if engine.is_chromium() {
        // They wait for their browsers a fifth of the time.
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        arguments.test_threads.get_or_insert(processors + 1);
    } else {
        // Their drivers open one browser at a time.
        arguments.test_threads = Some(1);
    }
    // `cargo xtask hosts` builds them.
    let has_projects = std::env::var_os("SCO_ATLAS_HOSTS").is_some();
    let stage: SharedStage = Arc::new(LazyLock::new(Box::new(move || Stage::start(engine))));
    let trial = |&(name, journey): &(&'static str, Journey)| {
        let stage = Arc::clone(&stage);
        Trial::test(name, move || match &**stage {
            Ok(stage) => Ok(stage.make(journey)?),
            Err(failure) => Err(Failure::new(failure.to_string()).into()),
        })
        .with_ignored_flag(
            !engine.is_chromium() && IN_CHROMIUM_ALONE.contains(&name)
                || engine == Engine::WebKit && NOT_IN_WEBKIT.contains(&name)
                || name.contains("in a project with") && !has_projects,
        )
    };
    let conclusion = libtest_mimic::run(&arguments, JOURNEYS.iter().map(trial).collect());
    // The last of the stage: here the server and the driver end.
    drop(stage);
    // `cargo xtask` names some by a part of their names, and lists say which cannot be made everywhere.
    if std::env::var_os("SCO_ATLAS_MUST_MAKE_ONE").is_some()
        && conclusion.num_passed + conclusion.num_failed == 0
    {
        eprintln!("No journey was made.");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}
