//! The page in a reader's words. Where the widget keeps its parts is known here and in widget.js alone.

use crate::{Browser, Context, Engine, Failure, Message, Outcome, Reports, Seen, Served, expect, project};
use base64::Engine as _;
use fantoccini::key::Key;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{cell::RefCell, collections::BTreeMap, fs, path::PathBuf, rc::Rc, time::Duration};
use tokio::time::sleep;

/// What every script begins with.
pub(crate) const WIDGET: &str = include_str!("widget.js");

/// After this time what follows a date a moment later is there; more than `SETTLES_MS` in src/view/behind.rs.
const BEHIND: Duration = Duration::from_millis(80);

/// The page with the widget in a browser.
pub struct AtlasPage {
    pub(crate) browser: Rc<Browser>,
    pub(crate) host: String,
    pub(crate) newspaper: String,
    pub(crate) reports: Reports,
    /// What was said on the console of pages and frames that have been left; empty where the driver tells of it.
    said: RefCell<Vec<Message>>,
}

/// A message on the console that a journey provokes, by a part of its text.
#[derive(Clone, Copy, Debug)]
pub enum Provoked<'a> {
    /// What a script says.
    ByScript(&'a str),
    /// What a browser says by itself: only Chromium tells its driver.
    ByBrowser(&'a str),
    /// What is said in a frame in a sandbox: only Chromium's pages without the browser around them always tell of it, Firefox
    /// where the frame was entered.
    InSandbox(&'a str),
}

/// Back or forward, through changes or states.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To the previous one.
    Back,
    /// To the next one.
    Forward,
}

/// Which colours the reader's system prefers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// As style sheets call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Something that changed inside the map or the lanes.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Change {
    /// `map` or `lanes`.
    pub part: String,
    /// `attributes`, `childList` or `characterData`.
    pub kind: String,
    /// The state or area that it belongs to, else what the element is.
    pub on: String,
    /// The attribute that changed; empty for none.
    pub attribute: String,
    /// How many nodes came and went.
    pub nodes: usize,
}

/// An event that the page around the widget heard.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Heard {
    /// Its name.
    pub name: String,
    /// Whether it came from the element that holds the widget.
    pub from_host: bool,
    /// The date that it carries.
    pub date: String,
    /// The state that it carries.
    pub state: Option<String>,
    /// The disputed area that it carries.
    pub area: Option<String>,
}

/// What a screen reader said by itself.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Said {
    /// When, in milliseconds of the page's own clock.
    pub at_ms: f64,
    /// What.
    pub text: String,
}

/// How statuses look, by where they are shown.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Looks {
    /// On the map.
    pub map: BTreeMap<String, String>,
    /// In the legend.
    pub legend: BTreeMap<String, String>,
    /// In the lanes.
    pub lanes: BTreeMap<String, String>,
}

/// A file that the widget offered.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct File {
    /// Its media type.
    pub kind: String,
    /// What is in it.
    pub text: String,
}

/// How long answers took, in milliseconds.
#[derive(Clone, PartialEq, Debug)]
pub struct Times {
    /// Handlers, effects, style and layout.
    pub work: Vec<f64>,
    /// From the input to the end of the next frame, which shows what it did, on the page's own thread.
    pub frame: Vec<f64>,
}

/// Where things are on the page; boxes are left, top, right and bottom in the window.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Layout {
    /// Width of the window.
    pub window_width: f64,
    /// Width of all that can be scrolled to.
    pub page_width: f64,
    /// What reaches over the right edge of the window.
    pub too_wide: Vec<String>,
    /// The map.
    pub map: [f64; 4],
    /// The date strip.
    pub strip: [f64; 4],
    /// How light the widget's background is, from 0 to 1.
    pub lightness: f64,
}

impl AtlasPage {
    /// The page that is served, not yet open.
    pub fn new(browser: Rc<Browser>, served: &Served) -> Self {
        Self {
            browser,
            host: served.host(),
            newspaper: served.newspaper(),
            reports: served.reports().clone(),
            said: RefCell::default(),
        }
    }

    /// Opens the page at a link such as `#state=IN`, and waits for the widget.
    ///
    /// # Errors
    /// That it did not come.
    pub async fn open(&self, link: &str) -> Outcome<Seen> {
        self.open_without_widget(link).await?;
        self.sees("the widget", |_| true).await
    }

    /// Opens the page where the widget may not come.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn open_without_widget(&self, link: &str) -> Outcome {
        // From elsewhere, so that another link to the page that is open opens it anew.
        self.goes_elsewhere().await?;
        self.follow(link).await
    }

    /// Changes the address as a reader does who edits what follows `#`.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn follow(&self, link: &str) -> Outcome {
        self.browser.go(&format!("http://{}/{link}", self.host)).await
    }

    /// Loads the page anew and waits for the widget.
    ///
    /// # Errors
    /// That it did not come.
    pub async fn reload(&self) -> Outcome<Seen> {
        self.keep_what_is_said().await?;
        self.browser.reload().await?;
        self.sees("the widget after a reload", |_| true).await
    }

    /// Waits until what is seen is as awaited.
    ///
    /// # Errors
    /// What was seen instead.
    pub async fn sees(&self, awaited: &str, good: impl Fn(&Seen) -> bool) -> Outcome<Seen> {
        let look = async || self.ask::<Option<Seen>>("seen() || null", json!(null)).await;
        let there = self.browser.until(awaited, look, |seen| seen.as_ref().is_some_and(&good)).await?;
        there.when(format!("waiting for {awaited}"))
    }

    /// Waits until a date is shown, and for what follows it a moment later: card, chips and table.
    ///
    /// # Errors
    /// What was seen instead.
    pub async fn sees_date(&self, date: &str) -> Outcome<Seen> {
        let (awaited, is_there) = (format!("the date {date}"), |seen: &Seen| seen.date == date);
        self.sees(&awaited, is_there).await?;
        sleep(BEHIND).await;
        self.sees(&awaited, is_there).await
    }

    /// Waits until the card is about something.
    ///
    /// # Errors
    /// What was seen instead.
    pub async fn sees_card(&self, title: &str) -> Outcome<Seen> {
        self.sees(&format!("the card of {title}"), |seen| seen.card_title == title).await
    }

    /// Waits until the keyboard is somewhere.
    ///
    /// # Errors
    /// What was seen instead.
    pub async fn sees_focus(&self, on: &str) -> Outcome<Seen> {
        self.sees(&format!("the focus on {on}"), |seen| seen.focus == on).await
    }

    /// Waits until the address ends in `hash`; empty for none.
    ///
    /// # Errors
    /// What was seen instead.
    pub async fn sees_hash(&self, hash: &str) -> Outcome<Seen> {
        self.sees(&format!("the address to end in {hash:?}"), |seen| seen.hash == hash).await
    }

    /// What is seen once all that was to be drawn by now is drawn.
    ///
    /// # Errors
    /// That there is no widget.
    pub async fn look(&self) -> Outcome<Seen> {
        self.browser.next_frame().await?;
        self.sees("the widget", |_| true).await
    }

    /// Clicks the button to the previous or next change.
    ///
    /// # Errors
    /// That it cannot be clicked.
    pub async fn step(&self, towards: Direction) -> Outcome {
        self.click_button(match towards {
            Direction::Back => "Previous change",
            Direction::Forward => "Next change",
        })
        .await
    }

    /// Clicks the button to the previous or next state.
    ///
    /// # Errors
    /// That it cannot be clicked.
    pub async fn walk(&self, towards: Direction) -> Outcome {
        self.click_button(match towards {
            Direction::Back => "Previous state",
            Direction::Forward => "Next state",
        })
        .await
    }

    /// Clicks the button whose name begins so.
    ///
    /// # Errors
    /// That there is none, or that it is covered.
    pub async fn click_button(&self, name: &str) -> Outcome {
        let script = "middleOf(all('button').find((button) => called(button).startsWith(given)) ?? found('the button'))";
        self.click(&format!("the button {name}"), script, json!(name)).await
    }

    /// Clicks the sentence that says what changed.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_sentence(&self) -> Outcome {
        self.click("the sentence", "middleOf(found('.sentence .date'))", json!(null)).await
    }

    /// Clicks a state on the map, by its code.
    ///
    /// # Errors
    /// That no point of it can be clicked.
    pub async fn click_state(&self, code: &str) -> Outcome {
        let script = "pointOnState(given)";
        self.click(&format!("{code} on the map"), script, json!(code)).await
    }

    /// Presses the middle button of the mouse in the square of a state.
    ///
    /// # Errors
    /// That it has none.
    pub async fn press_another_button(&self, code: &str) -> Outcome {
        let script = "(() => {
            const square = found(`.spots [data-state='${given}'] > .hit`);
            square.scrollIntoView({ block: 'center', behavior: 'instant' });
            return middleOfBox(square);
        })()";
        let at: [f64; 2] = self.ask(script, json!(code)).await?;
        self.browser.click_with(1, at).await
    }

    /// Clicks a disputed area on the map, by its id.
    ///
    /// # Errors
    /// That no point of it can be clicked.
    pub async fn click_area(&self, id: &str) -> Outcome {
        let script = "pointOn(found(`.map [data-area='${given}']`), isOn(given))";
        self.click(&format!("{id} on the map"), script, json!(id)).await
    }

    /// Clicks the open sea.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_sea(&self) -> Outcome {
        let script =
            "pointOn(found('.map > svg'), (hit, x, y) => hit.localName === 'svg' && isFarFromAll(hit, x, y))";
        self.click("the open sea", script, json!(null)).await
    }

    /// Clicks a state's name in the lanes, by its code.
    ///
    /// # Errors
    /// That it cannot be clicked.
    pub async fn click_lane(&self, code: &str) -> Outcome {
        let script = "middleOf(found(`.lanes .name[data-lane='${given}']`))";
        self.click(&format!("the name of {code} in the lanes"), script, json!(code)).await
    }

    /// Drags the slider's knob with the mouse to where a day is, counted from its left end; a day beyond
    /// the right end drags the mouse beyond it.
    ///
    /// Says how many days a pixel is: so far the slider may be off.
    ///
    /// # Errors
    /// That there is no slider.
    pub async fn drag_slider_to_day(&self, day: i64) -> Outcome<i64> {
        #[derive(Deserialize)]
        struct Track {
            left: f64,
            width: f64,
            y: f64,
            day: f64,
            days: f64,
        }
        let script = "(() => {
            const slider = found('.slider');
            slider.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, width, top, height } = slider.getBoundingClientRect();
            const knob = 22;
            const day = slider.valueAsNumber - slider.min;
            return { left: left + knob / 2, width: width - knob, y: top + height / 2, day, days: slider.max - slider.min };
        })()";
        let track: Track = self.ask(script, json!(null)).await?;
        let at = |day: f64| [track.left + track.width * day / track.days, track.y];
        let (from, to) = (at(track.day), at(day as f64));
        let half_way = [(from[0] + to[0]) / 2.0, from[1]];
        self.browser.drag(from, &[half_way, to]).await?;
        Ok((track.days / track.width).ceil() as i64)
    }

    /// Presses a key and lets it go.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn press(&self, key: Key) -> Outcome {
        self.browser.press(key).await
    }

    /// Presses Tab until something has the keyboard, and says what had it on the way, the last included.
    ///
    /// # Errors
    /// That it is not reached.
    pub async fn tab_to(&self, goal: &str) -> Outcome<Vec<String>> {
        const MOST: usize = 80;
        let mut stops = Vec::new();
        while stops.len() < MOST {
            self.press(Key::Tab).await?;
            let on = self.look().await?.focus;
            stops.push(on.clone());
            if on == goal {
                return Ok(stops);
            }
        }
        Err(Failure::new(format!("{MOST} presses of Tab do not lead to {goal}, but to {stops:?}")))
    }

    /// Puts a button before and one after the widget into the page around it, and the keyboard on the
    /// first; they are called as told.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn put_between_buttons(&self, before: &str, after: &str) -> Outcome {
        let script = "(() => {
            const button = (name) => Object.assign(document.createElement('button'), { textContent: name });
            const [before, after] = given.map(button);
            host.before(before);
            host.after(after);
            before.focus();
        })()";
        self.ask(script, json!([before, after])).await
    }

    /// Clicks a button of the page around the widget.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_outside(&self, name: &str) -> Outcome {
        let script = "(() => {
            const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === given);
            button.scrollIntoView({ block: 'center', behavior: 'instant' });
            return middleOfBox(button);
        })()";
        let at: [f64; 2] = self.ask(script, json!(name)).await?;
        self.browser.click(at).await
    }

    /// Where the middle of a state or a disputed area is in the window.
    ///
    /// # Errors
    /// That the map lacks it.
    pub async fn place_of(&self, code: &str) -> Outcome<[f64; 2]> {
        let script = "(() => {
            const square = one(`.spots [data-state='${given}'] > .hit`);
            if (!square) return middleOfBox(found(`.map [data-area='${given}'] > path`));
            // From the square along the line that leads to the state.
            const line = square.parentElement.querySelector('.leader').getAttribute('d').match(/L(\\S+) (\\S+)/);
            const [x, y] = middleOfBox(square);
            return [x + Number(line?.[1] ?? 0), y + Number(line?.[2] ?? 0)];
        })()";
        self.ask(script, json!(code)).await
    }

    /// Whether the outline that marks the keyboard's place on the map is drawn.
    ///
    /// # Errors
    /// That the map has none.
    pub async fn shows_cursor(&self) -> Outcome<bool> {
        let script = "(() => {
            const cursor = found('.map .outline.cursor');
            return getComputedStyle(cursor).display !== 'none' && cursor.getBBox().width > 0;
        })()";
        self.ask(script, json!(null)).await
    }

    /// Where the map has been moved and how large it is drawn.
    ///
    /// # Errors
    /// That there is no map.
    pub async fn view(&self) -> Outcome<String> {
        let script =
            "found('.world').getAnimations().length ? 'on its way' : found('.world').style.transform";
        self.ask(script, json!(null)).await
    }

    /// Waits until the map is shown otherwise than `before`, and says how.
    ///
    /// # Errors
    /// That it stays so.
    pub async fn sees_another_view(&self, before: &str) -> Outcome<String> {
        let look = async || self.view().await;
        self.browser
            .until("another part of the map", look, |view| view != before && view != "on its way")
            .await
    }

    /// Waits until the map is shown exactly so.
    ///
    /// # Errors
    /// How it is shown instead.
    pub async fn sees_view(&self, awaited: &str) -> Outcome {
        let look = async || self.view().await;
        self.browser.until(&format!("the view {awaited}"), look, |view| view == awaited).await.map(drop)
    }

    /// The scale at which the map is drawn: CSS pixels a grid unit.
    ///
    /// # Errors
    /// That there is no map.
    pub async fn scale(&self) -> Outcome<f64> {
        self.ask("Number(found('.world').style.transform.match(/scale\\(([\\d.]+)/)[1])", json!(null)).await
    }

    /// Clicks a state twice.
    ///
    /// # Errors
    /// That it cannot be clicked.
    pub async fn double_click_state(&self, code: &str) -> Outcome {
        let at: Option<[f64; 2]> = self.ask("pointOnState(given)", json!(code)).await?;
        let at = at.when(format!("looking for {code}"))?;
        self.browser.double_click(at).await
    }

    /// Types a letter or sign.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn type_letter(&self, letter: char) -> Outcome {
        self.browser.type_letter(letter).await
    }

    /// Moves the mouse onto a state.
    ///
    /// # Errors
    /// That it cannot be met.
    pub async fn point_at_state(&self, code: &str) -> Outcome {
        let at: Option<[f64; 2]> = self.ask("pointOnState(given)", json!(code)).await?;
        self.browser.point(at.when(format!("looking for {code}"))?).await
    }

    /// The names that are printed on the map, as they are written there.
    ///
    /// # Errors
    /// That there is no map.
    pub async fn names_on_map(&self) -> Outcome<Vec<String>> {
        let script = "all('.labels .label:not(.of-area, .of-context)').map((label) => label.textContent)";
        self.ask(script, json!(null)).await
    }

    /// Taps a name on the map with a finger, or moves the mouse onto it, at a share of its width.
    ///
    /// # Errors
    /// That it is not there.
    pub async fn meet_name(&self, name: &str, share: f64, by_finger: bool) -> Outcome {
        let touch = json!({ "enabled": by_finger, "maxTouchPoints": 1 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(([name, share]) => {
            const label = all('.labels .label').find((label) => label.textContent === name);
            label.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, width, top, height } = label.getBoundingClientRect();
            return [left + width * share, top + height / 2];
        })(given)";
        let at: [f64; 2] = self.ask(script, json!([name, share])).await?;
        if by_finger { self.browser.tap(at).await } else { self.browser.point(at).await }
    }

    /// Moves the mouse onto the tip.
    ///
    /// # Errors
    /// That there is none.
    pub async fn point_at_tip(&self) -> Outcome {
        let at: [f64; 2] = self.ask("middleOfBox(found('.tip'))", json!(null)).await?;
        self.browser.point(at).await
    }

    /// Moves the mouse from a state straight to the middle of the tip, or until so many pixels before its edge, in so many
    /// steps; lets it rest there, and says whether the tip is where the mouse is.
    ///
    /// # Errors
    /// That there is no tip.
    pub async fn glide_to_tip(
        &self,
        code: &str,
        before: Option<f64>,
        steps: u32,
        rest_ms: u64,
    ) -> Outcome<bool> {
        let script = "[pointOnState(given), middleOfBox(found('.tip')), boxOf(found('.tip'))]";
        let (from, tip, [_, top, _, bottom]): ([f64; 2], [f64; 2], [f64; 4]) =
            self.ask(script, json!(code)).await?;
        let way = |before: f64| 1.0 - ((bottom - top) / 2.0 + before) / (tip[1] - from[1]).abs();
        let share = before.map_or(1.0, way);
        let to = [0, 1].map(|axis| from[axis] + (tip[axis] - from[axis]) * share);
        self.browser.glide(from, to, steps, rest_ms).await?;
        let script = "Boolean(root.elementFromPoint(given[0], given[1])?.closest('.tip'))";
        self.ask(script, json!(to)).await
    }

    /// Moves the mouse from a state to where another one or a disputed area is hit, as a hand does, lets it rest there, and
    /// clicks, whatever lies there then; says whether that is the tip.
    ///
    /// # Errors
    /// That one of them is not on the map.
    pub async fn glide_and_click(&self, from: &str, to: &str) -> Outcome<bool> {
        let script = "given.map((id) => middleOfBox(found(`.spots [data-state='${id}'] > .hit`)))";
        let [from, to]: [[f64; 2]; 2] = self.ask(script, json!([from, to])).await?;
        self.browser.glide(from, to, 20, 400).await?;
        let script = "Boolean(root.elementFromPoint(given[0], given[1])?.closest('.tip'))";
        let is_on_tip = self.ask(script, json!(to)).await?;
        self.browser.click(to).await?;
        Ok(is_on_tip)
    }

    /// How much of the box around a state's shape lies under the tip, as a share of it.
    ///
    /// # Errors
    /// That there is no such state.
    pub async fn tip_over_shape(&self, code: &str) -> Outcome<f64> {
        let script = "(() => {
            const [a, b] = [boxOf(found('.tip')), boxOf(found(`.map .state[data-state='${given}']`))];
            const by = (low, high) => Math.max(0, Math.min(a[high], b[high]) - Math.max(a[low], b[low]));
            return by(0, 2) * by(1, 3) / ((b[2] - b[0]) * (b[3] - b[1]));
        })()";
        self.ask(script, json!(code)).await
    }

    /// Waits until the tip says something, and something other than `than`.
    ///
    /// # Errors
    /// That it does not.
    pub async fn sees_another_tip(&self, than: &str) -> Outcome<String> {
        let look = async || self.ask::<String>("words('.tip')", json!(null)).await;
        let awaited = format!("a tip that does not say {than:?}");
        self.browser.until(&awaited, look, |tip| !tip.is_empty() && tip != than).await
    }

    /// Waits until the tip says something; nothing for none.
    ///
    /// # Errors
    /// What it says instead.
    pub async fn sees_tip(&self, text: &str) -> Outcome {
        let look = async || self.ask::<String>("words('.tip')", json!(null)).await;
        self.browser.until(&format!("the tip {text:?}"), look, |tip| tip == text).await.map(drop)
    }

    /// Counts from now on who listens to keys on the document.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn count_keys_of_document(&self) -> Outcome {
        let script = "(() => {
            window.listening = new Set();
            const { addEventListener: add, removeEventListener: remove } = document;
            document.addEventListener = (type, call, ...more) => {
                if (type === 'keydown') window.listening.add(call);
                add.call(document, type, call, ...more);
            };
            document.removeEventListener = (type, call, ...more) => {
                if (type === 'keydown') window.listening.delete(call);
                remove.call(document, type, call, ...more);
            };
        })()";
        self.ask(script, json!(null)).await
    }

    /// Waits until so many of them listen.
    ///
    /// # Errors
    /// How many do.
    pub async fn sees_keys_of_document(&self, awaited: usize) -> Outcome {
        let look = async || self.ask::<usize>("window.listening.size", json!(null)).await;
        self.browser.until(&format!("{awaited} listeners"), look, |found| *found == awaited).await.map(drop)
    }

    /// Whether the tip lies over the point that the mouse was moved to on a state.
    ///
    /// # Errors
    /// That there is no such state.
    pub async fn tip_covers_state(&self, code: &str) -> Outcome<bool> {
        let script = "(() => {
            const tip = found('.tip').getBoundingClientRect();
            const [x, y] = pointOnState(given) ?? [-1, -1];
            return tip.left <= x && x <= tip.right && tip.top <= y && y <= tip.bottom;
        })()";
        self.ask(script, json!(code)).await
    }

    /// Whether the tip lies over any of the square on which a state is hit.
    ///
    /// # Errors
    /// That there is no such state.
    pub async fn tip_meets_square(&self, code: &str) -> Outcome<bool> {
        let script = "meet(boxOf(found('.tip')), boxOf(found(`.spot[data-state='${given}'] .hit`)))";
        self.ask(script, json!(code)).await
    }

    /// Width and height of the inset, and how far its right and lower edges are from the map's.
    ///
    /// # Errors
    /// That there is none.
    pub async fn inset(&self) -> Outcome<[i64; 4]> {
        let script = "(() => {
            const [inset, map] = [found('.locator'), found('.map')].map((of) => of.getBoundingClientRect());
            const sizes = [inset.width, inset.height, map.right - inset.right, map.bottom - inset.bottom];
            return sizes.map(Math.round);
        })()";
        self.ask(script, json!(null)).await
    }

    /// Draws two fingers apart over the map.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn pinch_map(&self) -> Outcome {
        self.fingers_on_map(|[x, y]| vec![[[x - 30.0, y], [x + 30.0, y]], [[x - 90.0, y], [x + 90.0, y]]])
            .await
    }

    /// Moves two fingers over the map to and fro, keeping them as far apart as they are.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn sway_map(&self) -> Outcome {
        let both = |x: f64, y: f64| [[x - 40.0, y - 10.0], [x + 40.0, y + 10.0]];
        self.fingers_on_map(|[x, y]| vec![both(x, y), both(x + 60.0, y + 40.0), both(x, y)]).await
    }

    async fn fingers_on_map(&self, way: impl FnOnce([f64; 2]) -> Vec<[[f64; 2]; 2]>) -> Outcome {
        let touch = json!({ "enabled": true, "maxTouchPoints": 2 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let at = self.at_top(true).await?;
        self.browser.fingers(&way(at)).await
    }

    /// Taps where a state or an area is hit, with a finger.
    ///
    /// # Errors
    /// That it cannot be.
    pub async fn tap_state(&self, code: &str) -> Outcome {
        self.tap_within(code, [0.0; 2]).await
    }

    /// Taps in the square of a state or area, so many pixels right of and below its middle.
    ///
    /// # Errors
    /// That it cannot be.
    pub async fn tap_within(&self, code: &str, [right, down]: [f64; 2]) -> Outcome {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(() => {
            const square = found(`.spots :is([data-state='${given}'], [data-area='${given}']) > .hit`);
            square.scrollIntoView({ block: 'center', behavior: 'instant' });
            return middleOfBox(square);
        })()";
        let [x, y]: [f64; 2] = self.ask(script, json!(code)).await?;
        self.browser.tap([x + right, y + down]).await
    }

    /// Taps the middle of a disputed area's shape, whatever lies over it, with a finger.
    ///
    /// # Errors
    /// That it is not on the map.
    pub async fn tap_shape(&self, id: &str) -> Outcome {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "middleOf(found(`.world [data-area='${given}'] > path`))";
        let at: [f64; 2] = self.ask(script, json!(id)).await?;
        self.browser.tap(at).await
    }

    /// Of each state in sight, and each area that has one, the square in which it is hit: left, top, right and bottom in
    /// the window.
    ///
    /// # Errors
    /// That there is no map.
    pub async fn squares(&self) -> Outcome<BTreeMap<String, [f64; 4]>> {
        let script = "Object.fromEntries(all('.spots .spot').map((spot) => {
            const { left, top, right, bottom } = spot.querySelector('.hit').getBoundingClientRect();
            return [spot.dataset.state ?? spot.dataset.area, [left, top, right, bottom]];
        }))";
        self.ask(script, json!(null)).await
    }

    /// What on the map covers what it must not, as the browser draws it: names one another, markers, or the map's edge.
    /// Of a name its letters count: as wide as the browser has made them, as high as capitals with their tails.
    ///
    /// # Errors
    /// That there is no map.
    pub async fn names_that_touch(&self) -> Outcome<(usize, Vec<String>)> {
        let script = "(() => {
            const map = found('.map svg').getBoundingClientRect();
            const names = all('.labels .label').filter((label) => label.checkVisibility?.() ?? true).map((label) => {
                const { left, right, top, bottom } = label.getBoundingClientRect();
                const [middle, half] = [(top + bottom) / 2, parseFloat(label.getAttribute('font-size')) / 2];
                return { of: label.textContent, left, right, top: middle - half, bottom: middle + half };
            });
            const markers = all('.spots .marker').filter((marker) => marker.checkVisibility?.() ?? true).map((marker) => {
                const { left, right, top, bottom } = marker.getBoundingClientRect();
                return { of: 'a marker', left, right, top, bottom };
            });
            const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            const told = [];
            names.forEach((name, at) => {
                for (const other of [...names.slice(0, at), ...markers]) {
                    if (touch(name, other)) told.push(`${name.of} touches ${other.of}`);
                }
                const isIn = name.left >= map.left && name.right <= map.right && name.top >= map.top && name.bottom <= map.bottom;
                if (!isIn) told.push(`${name.of} is cut`);
            });
            return [names.length, told];
        })()";
        self.ask(script, json!(null)).await
    }

    /// Whether the map has all of the screen.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn sees_full_screen(&self, full: bool) -> Outcome {
        let look = async || {
            self.ask::<bool>("root.fullscreenElement?.contains(found('.map')) ?? false", json!(null)).await
        };
        self.browser.until("full screen, or its end", look, |is| *is == full).await.map(drop)
    }

    /// Leaves full screen as a reader does with the Escape key, which a driver cannot press for the browser.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn leave_full_screen(&self) -> Outcome {
        self.ask("document.exitFullscreen() && null", json!(null)).await
    }

    /// Drags the mouse over the map.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn drag_map(&self, by: [f64; 2]) -> Outcome {
        let [x, y]: [f64; 2] = self.ask("middleOfBox(found('.map'))", json!(null)).await?;
        let to = [x + by[0], y + by[1]];
        let half_way = [x + by[0] / 2.0, y + by[1] / 2.0];
        self.browser.drag([x, y], &[half_way, to]).await
    }

    /// Drags the mouse from the tip.
    ///
    /// # Errors
    /// That there is none.
    pub async fn drag_tip(&self, by: [f64; 2]) -> Outcome {
        let [x, y]: [f64; 2] = self.ask("middleOfBox(found('.tip'))", json!(null)).await?;
        let half_way = [x + by[0] / 2.0, y + by[1] / 2.0];
        self.browser.drag([x, y], &[half_way, [x + by[0], y + by[1]]]).await
    }

    /// Turns the wheel over the map, to the right and down, wherever the page has scrolled.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn turn_wheel_on_map(&self, by: [i64; 2]) -> Outcome {
        let at: [f64; 2] = self.ask("middleOfBox(found('.map'))", json!(null)).await?;
        self.browser.wheel(at, by).await
    }

    /// How many entries the history of this window has.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn history_length(&self) -> Outcome<usize> {
        self.ask("history.length", json!(null)).await
    }

    /// Writes down what changes inside the map and the lanes from now on.
    ///
    /// # Errors
    /// That they are not there.
    pub async fn watch(&self) -> Outcome {
        self.ask("watch()", json!(null)).await
    }

    /// What has changed since [`AtlasPage::watch`], once all is drawn.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn watched(&self) -> Outcome<Vec<Change>> {
        self.browser.next_frame().await?;
        self.ask("watched()", json!(null)).await
    }

    /// Lets the page around the widget listen to it from now on.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn listen(&self) -> Outcome {
        self.ask("listen()", json!(null)).await
    }

    /// What the page has heard since [`AtlasPage::listen`], once there is as much as awaited.
    ///
    /// # Errors
    /// What it has heard instead.
    pub async fn hears(&self, awaited: usize) -> Outcome<Vec<Heard>> {
        let look = async || self.ask::<Vec<Heard>>("window.heard", json!(null)).await;
        self.browser.until(&format!("{awaited} events"), look, |heard| heard.len() >= awaited).await
    }

    /// Drags along the years over the lanes, from one share of their width to another.
    ///
    /// # Errors
    /// That there are no years.
    pub async fn drag_axis(&self, from: f64, to: f64) -> Outcome {
        let script = "(() => {
            const axis = found('.lanes .axis');
            axis.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, width, top, height } = axis.getBoundingClientRect();
            return [left, width, top + height / 2];
        })()";
        let [left, width, y]: [f64; 3] = self.ask(script, json!(null)).await?;
        let at = |share: f64| [left + width * share, y];
        self.browser.drag(at(from), &[at((from + to) / 2.0), at(to)]).await
    }

    /// Does something `times` times, a pause of some milliseconds before each, with the processor slowed down, and says
    /// how long each answer took.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn time_answers(&self, doing: &str, times: usize, pause: u32, slowdown: u32) -> Outcome<Times> {
        self.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowdown })).await?;
        let script = format!("{WIDGET}\nreturn await timeAnswers(...given);");
        let take = |what| {
            self.browser.run_async(&script, vec![json!(doing), json!(times), json!(pause), json!(what)])
        };
        // One after the other, so that neither takes longer than a script may.
        let taken = async { Ok(Times { frame: take("frame").await?, work: take("work").await? }) }.await;
        self.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await?;
        taken
    }

    /// Opens the page with the processor slowed down, and says how long each of the tasks took that the page waited for longer
    /// than 50 ms once the loader was there, in milliseconds.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn time_opening(&self, slowdown: u32) -> Outcome<Vec<f64>> {
        self.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowdown })).await?;
        let script = "const [loader] = performance.getEntriesByType('resource').filter(({ name }) => /sco-atlas\\.js$/.test(name));
            const tasks = new Promise((done) => {
                const told = (list) => done(list.getEntries());
                new PerformanceObserver(told).observe({ type: 'longtask', buffered: true });
                setTimeout(done, 500, []);
            });
            const ours = (await tasks).filter(({ startTime }) => startTime >= loader.responseEnd);
            return ours.map(({ duration }) => duration);";
        let opened = async {
            self.open("").await?;
            sleep(Duration::from_secs(1)).await;
            self.browser.run_async(script, vec![]).await
        }
        .await;
        self.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await?;
        opened
    }

    /// Puts a value into the field for a date, or chooses it in the list of changes.
    ///
    /// # Errors
    /// That there is none.
    pub async fn choose(&self, in_list: bool, value: &str) -> Outcome {
        let script = "(() => {
            const field = found(given[0]);
            field.value = given[1];
            field.dispatchEvent(new Event('change', { bubbles: true }));
            field.dispatchEvent(new Event('blur'));
        })()";
        self.ask(script, json!([if in_list { ".choose .changes" } else { ".choose .typed" }, value])).await
    }

    /// Chooses a value in a list, or puts it into a field.
    ///
    /// # Errors
    /// That there is none.
    pub async fn choose_in(&self, css: &str, value: &str) -> Outcome {
        let script = "(() => {
            const field = found(given[0]);
            field.value = given[1];
            field.dispatchEvent(new Event('change', { bubbles: true }));
            field.dispatchEvent(new Event('blur'));
        })()";
        self.ask(script, json!([css, value])).await
    }

    /// Puts the keyboard into the field for a date, on the first of its parts, and types digits.
    ///
    /// # Errors
    /// That there is none.
    pub async fn type_date(&self, digits: &str) -> Outcome {
        // From elsewhere, so that it is the first part.
        let script = "(() => { found('.slider').focus(); found('.choose .typed').focus(); })()";
        let () = self.ask(script, json!(null)).await?;
        for digit in digits.chars() {
            self.type_letter(digit).await?;
        }
        Ok(())
    }

    /// Chooses a day in the calendar of the field for a date, which the browser draws.
    ///
    /// # Errors
    /// That there is none.
    pub async fn choose_day(&self, day: &str) -> Outcome {
        let script = "(() => {
            const field = found('.choose .typed');
            field.focus();
            field.value = given;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        })()";
        self.ask(script, json!(day)).await
    }

    /// Puts the keyboard on the slider.
    ///
    /// # Errors
    /// That there is none.
    pub async fn focus_slider(&self) -> Outcome {
        self.ask("found('.slider').focus()", json!(null)).await
    }

    /// Puts the keyboard on a list of dates.
    ///
    /// # Errors
    /// That there is none.
    pub async fn focus_list(&self, class: &str) -> Outcome {
        self.ask("found('select.' + given).focus()", json!(class)).await
    }

    /// Unfolds the ways to choose a date.
    ///
    /// # Errors
    /// That there are none.
    pub async fn open_choice(&self) -> Outcome {
        self.click("other dates", "middleOf(found('.choose > summary'))", json!(null)).await
    }

    /// The first part of a lane whose name begins so: `b` bars, `m` markers, `g` absences.
    ///
    /// # Errors
    /// That there is none.
    pub async fn part_of(&self, lane: &str, kind: &str) -> Outcome<String> {
        let script = "found(`.lane[data-lane='${given[0]}'] [data-part^='${given[1]}']`).dataset.part";
        self.ask(script, json!([lane, kind])).await
    }

    /// Moves the mouse onto a part of a lane.
    ///
    /// # Errors
    /// That there is none.
    pub async fn hover_part(&self, lane: &str, part: &str) -> Outcome {
        let at = self.place_of_part(lane, part).await?;
        self.browser.point(at).await
    }

    /// Moves the mouse to a part of a lane from so far beside and below it, in CSS pixels, in so many steps of a frame each.
    ///
    /// # Errors
    /// That there is no such part.
    pub async fn glide_to_part(&self, lane: &str, part: &str, from: [f64; 2], steps: u32) -> Outcome {
        let at = self.place_of_part(lane, part).await?;
        let from = [at[0] + from[0], at[1] + from[1]];
        self.browser.point(from).await?;
        self.browser.glide(from, at, steps, 0).await
    }

    /// The middle of a part of a lane, which is scrolled to, in CSS pixels of the window.
    async fn place_of_part(&self, lane: &str, part: &str) -> Outcome<[f64; 2]> {
        let script = "(() => {
            const part = partOf(...given);
            part.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(part);
            return [(left + right) / 2, (top + bottom) / 2];
        })()";
        // Until the page has come to rest: what is above the lanes may just have come.
        let mut at: [f64; 2] = self.ask(script, json!([lane, part])).await?;
        for _ in 0..10 {
            self.browser.next_frame().await?;
            let before = std::mem::replace(&mut at, self.ask(script, json!([lane, part])).await?);
            if before == at {
                break;
            }
        }
        Ok(at)
    }

    /// Moves the mouse onto the timeline's panel.
    ///
    /// # Errors
    /// That there is none.
    pub async fn hover_panel(&self) -> Outcome {
        let script = "(() => {
            const [left, top, right, bottom] = boxOf(found('.panel'));
            return [(left + right) / 2, (top + bottom) / 2];
        })()";
        let at: [f64; 2] = self.ask(script, json!(null)).await?;
        self.browser.point(at).await
    }

    /// Moves the mouse out of the timeline.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn hover_elsewhere(&self) -> Outcome {
        self.browser.point([1.0, 1.0]).await
    }

    /// Waits until the timeline's panel says something.
    ///
    /// # Errors
    /// What it says instead.
    pub async fn sees_panel(&self, says: &str) -> Outcome<String> {
        let look = async || self.ask::<String>("words('.panel')", json!(null)).await;
        self.browser.until(&format!("a panel that says {says:?}"), look, |text| text.contains(says)).await
    }

    /// Waits until the timeline has no panel.
    ///
    /// # Errors
    /// What it says.
    pub async fn sees_no_panel(&self) -> Outcome {
        let look = async || self.ask::<String>("words('.panel')", json!(null)).await;
        self.browser.until("no panel", look, String::is_empty).await.map(drop)
    }

    /// Whether the panel lies over the part that it tells of.
    ///
    /// # Errors
    /// That there is none.
    pub async fn panel_covers(&self, lane: &str, part: &str) -> Outcome<bool> {
        self.ask("meet(boxOf(found('.panel')), boxOf(partOf(...given)))", json!([lane, part])).await
    }

    /// Clicks the summit whose name ends with what is told before how it met.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_summit(&self, year: &str) -> Outcome {
        let script = "middleOf(all('.summit').find((summit) => called(summit).includes(`${given}, `)))";
        self.click(&format!("the summit of {year}"), script, json!(year)).await
    }

    /// Points at a place in the row of summits, counted from its left, and says what the panel then tells; then clicks
    /// or, with a finger, taps there, and says what it tells then.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn goes_to_summit_at(&self, x_px: f64, by_finger: bool) -> Outcome<[String; 2]> {
        if by_finger {
            let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
            self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        }
        let script = "(() => {
            const row = found('.summit-row');
            row.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, , bottom] = boxOf(row);
            return [left, (top + bottom) / 2];
        })()";
        let [left, y]: [f64; 2] = self.ask(script, json!(null)).await?;
        let (at, told) =
            ([left + x_px, y], async || self.ask::<String>("words('.panel')", json!(null)).await);
        if !by_finger {
            let above = [left + x_px, y - 60.0];
            self.browser.point(above).await?;
            // What it rests on is told.
            self.browser.glide(above, at, 1, 150).await?;
        }
        let before = told().await?;
        if by_finger {
            self.browser.tap(at).await?
        } else {
            self.browser.click(at).await?
        }
        self.browser.next_frame().await?;
        Ok([before, told().await?])
    }

    /// How far the mark of the summit on the date is drawn from the playhead, in CSS pixels.
    ///
    /// # Errors
    /// That there is no such summit.
    pub async fn summit_from_playhead(&self) -> Outcome<f64> {
        let script = "(() => {
            const summit = found('.summit[aria-pressed=true]');
            const at = boxOf(summit)[0] + parseFloat(getComputedStyle(summit, '::before').left);
            const [left, , right] = boxOf(found('.playhead:not(.second)'));
            return Math.abs(at - (left + right) / 2);
        })()";
        self.ask(script, json!(null)).await
    }

    /// How much farther from a place in the row of summits, in CSS pixels, the mark of the summit on the date is drawn than
    /// that of the nearest one.
    ///
    /// # Errors
    /// That there is no such summit.
    pub async fn nearer_summit_than_chosen(&self, x_px: f64) -> Outcome<f64> {
        let script = "(() => {
            const [left] = boxOf(found('.summit-row'));
            const away = (summit) =>
                Math.abs(boxOf(summit)[0] + parseFloat(getComputedStyle(summit, '::before').left) - left - given);
            return away(found('.summit[aria-pressed=true]')) - Math.min(...all('.summit').map(away));
        })()";
        self.ask(script, json!(x_px)).await
    }

    /// How wide the row of summits is, in CSS pixels.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn width_of_summits(&self) -> Outcome<f64> {
        self.ask("found('.summit-row').getBoundingClientRect().width", json!(null)).await
    }

    /// That no two texts along the axis touch, and that none is cut.
    ///
    /// # Errors
    /// Which do.
    pub async fn ticks_stand_apart(&self) -> Outcome {
        let script = "(() => {
            const axis = boxOf(found('.axis'));
            const ticks = all('.axis .tick').map((tick) => [tick.innerText, boxOf(tick)]);
            const touching = ticks.filter(([, a], at) => ticks.some(([, b], other) => other > at && meet(a, b)));
            const cut = ticks.filter(([, [left, , right]]) => left < axis[0] || right > axis[2]);
            return [...touching, ...cut].map(([text]) => text);
        })()";
        let wrong: Vec<String> = self.ask(script, json!(null)).await?;
        expect(wrong.is_empty(), || format!("texts along the axis touch or are cut: {wrong:?}"))?;
        // The parts of the line on the article's day, which is drawn by pseudo-elements.
        let script = "(() => {
            const since = found('.since');
            const { left, top, bottom } = since.getBoundingClientRect();
            const px = (style, name) => parseFloat(style[name]) || 0;
            const parts = ['::before', '::after'].map((part) => getComputedStyle(since, part));
            const drawn = [getComputedStyle(since), ...parts].filter((style) => px(style, 'borderLeftWidth') > 0);
            const lines = drawn.map((style) => {
                const from = top + px(style, 'top');
                return [left, from, left + 2, Math.min(bottom, from + (px(style, 'height') || bottom))];
            });
            const through = all('.axis .tick').filter((tick) => lines.some((line) => meet(line, boxOf(tick))));
            return through.map((tick) => tick.innerText);
        })()";
        let wrong: Vec<String> = self.ask(script, json!(null)).await?;
        expect(wrong.is_empty(), || format!("the article's line goes through {wrong:?}"))
    }

    /// How many parts of the lanes a selector finds that have something to draw.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn drawn_in_lanes(&self, css: &str) -> Outcome<usize> {
        let script = "all('.lanes .row ' + given).filter((part) => part.getAttribute('d')).length";
        self.ask(script, json!(css)).await
    }

    /// Which groups of lanes say that they are open, and of each whether its lanes are.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn folds_as_told(&self) -> Outcome<Vec<(bool, bool)>> {
        let script = "all('.lanes .group').map((group) => [
            group.querySelector('.fold').getAttribute('aria-expanded') === 'true',
            group.querySelector('.lane:not([data-selected])').checkVisibility(),
        ])";
        self.ask(script, json!(null)).await
    }

    /// Waits until Tab stops at one thing of the timeline, which can be seen and is called so.
    ///
    /// # Errors
    /// What it stops at instead, and whether that can be seen.
    pub async fn sees_stop_of_timeline(&self, name: &str) -> Outcome {
        let script = "all('.lanes [data-item][tabindex=\"0\"]').map((stop) => [
            called(stop),
            stop.getBoundingClientRect().width > 0,
        ])";
        let look = async || self.ask::<Vec<(String, bool)>>(script, json!(null)).await;
        let good = |stops: &Vec<(String, bool)>| *stops == [(name.to_owned(), true)];
        self.browser.until(&format!("Tab to stop at {name:?}"), look, good).await.map(drop)
    }

    /// Where the timeline says that the date is which it does not show; empty where it shows it.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn beyond(&self) -> Outcome<String> {
        self.ask("found('.lanes .beyond').textContent", json!(null)).await
    }

    /// The same of the second date.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn second_beyond(&self) -> Outcome<String> {
        self.ask("found('.lanes .beyond.second').textContent", json!(null)).await
    }

    /// Drags one finger upwards from the years over the lanes; says how far the page has scrolled.
    ///
    /// # Errors
    /// That it has not scrolled.
    pub async fn swipe_up_over_axis(&self, by: f64) -> Outcome<f64> {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(() => {
            const axis = found('.lanes .axis');
            axis.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, right, top, bottom } = axis.getBoundingClientRect();
            return [(left + right) / 2, (top + bottom) / 2, scrollY];
        })()";
        let [x, y, before]: [f64; 3] = self.ask(script, json!(null)).await?;
        self.browser.swipe([x, y], [x, y - by]).await?;
        Ok(self.comes_to_rest("a finger over the years to scroll the page").await? - before)
    }

    /// Drags one finger upwards from a slider or the years, at a share of their width, or sideways to another share; says how
    /// far the page has scrolled.
    ///
    /// # Errors
    /// That there is no slider.
    pub async fn swipe_slider(&self, css: &str, from: f64, to: Option<f64>) -> Outcome<f64> {
        let [at, before] = self.place_on_slider(css, from).await?;
        match to {
            Some(to) => {
                let [[x, _], _] = self.place_on_slider(css, to).await?;
                self.browser.swipe(at, [x, at[1] + 3.0]).await?;
            }
            None => self.browser.swipe(at, [at[0] + 2.0, at[1] - 150.0]).await?,
        }
        Ok(self.comes_to_rest("a finger over a slider").await? - before[1])
    }

    /// Taps on a slider or the years, at a share of their width.
    ///
    /// # Errors
    /// That there is no slider.
    pub async fn tap_slider(&self, css: &str, at: f64) -> Outcome {
        let [at, _] = self.place_on_slider(css, at).await?;
        self.browser.tap(at).await
    }

    /// A place on a slider, and how far the page has been scrolled; for a finger.
    async fn place_on_slider(&self, css: &str, share: f64) -> Outcome<[[f64; 2]; 2]> {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(() => {
            const slider = found(given[0]);
            slider.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(slider);
            return [[left + 11 + (right - left - 22) * given[1], (top + bottom) / 2], [scrollX, scrollY]];
        })()";
        self.ask(script, json!([css, share])).await
    }

    /// Drags a handle of the stretch that the timeline shows to a share of its way.
    ///
    /// # Errors
    /// That there is none.
    pub async fn drag_handle(&self, css: &str, to: f64) -> Outcome {
        let script = "(() => {
            const handle = found(given);
            handle.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(handle);
            const knob = 24;
            const share = (handle.valueAsNumber - handle.min) / (handle.max - handle.min);
            return [left + knob / 2, right - left - knob, (top + bottom) / 2, share];
        })()";
        let [left, width, y, from]: [f64; 4] = self.ask(script, json!(css)).await?;
        let at = |share: f64| [left + width * share, y];
        self.browser.drag(at(from), &[at((from + to) / 2.0), at(to)]).await
    }

    /// How wide what can be pressed of each of the two handles, and of the bar between them, is along a line through their
    /// middles, in CSS pixels.
    ///
    /// # Errors
    /// That there are none.
    pub async fn grips_of_stretch(&self) -> Outcome<[usize; 3]> {
        let script = "(() => {
            const handles = found('.handles');
            handles.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(handles).map(Math.round);
            const at = Array.from({ length: right - left }, (_, by) =>
                root.elementFromPoint(left + by + 0.5, (top + bottom) / 2));
            return ['.from', '.to', '.part'].map((css) => at.filter((on) => on?.closest(css)).length);
        })()";
        self.ask(script, json!(null)).await
    }

    /// Drags the bar between the handles by so many pixels, with the mouse.
    ///
    /// # Errors
    /// That there is none.
    pub async fn drag_stretch(&self, by: f64) -> Outcome {
        let script = "(() => {
            const bar = found('.stretch .part');
            bar.scrollIntoView({ block: 'center', behavior: 'instant' });
            return middleOfBox(bar);
        })()";
        let at: [f64; 2] = self.ask(script, json!(null)).await?;
        self.browser.drag(at, &[[at[0] + by / 2.0, at[1]], [at[0] + by, at[1]]]).await
    }

    /// Presses the mouse on something and lets go: in the middle of it, but so far from there as a part of its size.
    ///
    /// # Errors
    /// That it is not there.
    pub async fn press_on(&self, css: &str, away: [f64; 2]) -> Outcome {
        let script = "(() => {
            const [css, [x, y]] = given;
            const on = found(css);
            on.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(on);
            return [(left + right) / 2 + x * (right - left), (top + bottom) / 2 + y * (bottom - top)];
        })()";
        let at: [f64; 2] = self.ask(script, json!([css, away])).await?;
        self.browser.drag(at, &[at]).await
    }

    /// Drags something sideways with the mouse, a slider by its knob, presses Escape before letting go, and drags on.
    ///
    /// # Errors
    /// That it is not there.
    pub async fn drag_and_escape(&self, css: &str, by: f64) -> Outcome {
        let script = "(() => {
            const on = found(given);
            on.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(on);
            const knob = on.matches('.handle') ? 24 : 22;
            const share = on.max ? (on.valueAsNumber - on.min) / (on.max - on.min) : 0.5;
            return [left + knob / 2 + (right - left - knob) * share, (top + bottom) / 2];
        })()";
        let at: [f64; 2] = self.ask(script, json!(css)).await?;
        self.browser.drag_and_escape(at, by).await
    }

    /// Zooms with one finger on the map and the other on the date's slider.
    ///
    /// # Errors
    /// That they are not in sight together.
    pub async fn pinch_with_slider(&self) -> Outcome {
        let touch = json!({ "enabled": true, "maxTouchPoints": 2 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(() => {
            found('.steps').scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(found('.slider'));
            return [boxOf(found('.map'))[3] - 60, left + (right - left) / 3, (top + bottom) / 2];
        })()";
        let [map_y, x, y]: [f64; 3] = self.ask(script, json!(null)).await?;
        let first = [x - 30.0, map_y];
        // The map's finger is the first.
        self.browser.fingers(&[[first, [x, y]], [first, [x + 60.0, y]]]).await
    }

    /// Taps right beside a state's last ring in the lanes, where no other is nearer, with a finger: what the panel tells then, and
    /// what the ring is called.
    ///
    /// # Errors
    /// That there is no ring.
    pub async fn tap_beside_ring(&self, code: &str) -> Outcome<[String; 2]> {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(() => {
            const rings = all(`.row[data-lane='${given}'] .decision`).filter((ring) => boxOf(ring)[2] > boxOf(ring)[0]);
            const ring = rings.at(-1);
            ring.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(ring);
            return [[(left + right) / 2 + 9, (top + bottom) / 2 + 8], ring.getAttribute('aria-label')];
        })()";
        let (at, meant): ([f64; 2], String) = self.ask(script, json!(code)).await?;
        self.browser.tap(at).await?;
        let script = "(() => {
            const [title, what] = [...found('.panel').children].map((part) => part.textContent);
            return `${title}: ${what}`;
        })()";
        Ok([self.ask(script, json!(null)).await?, meant])
    }

    /// Puts two fingers on something, one left and one right of its middle, and moves each sideways by so many pixels.
    ///
    /// # Errors
    /// That it is not there.
    pub async fn two_fingers_on(&self, css: &str, [first, second]: [f64; 2]) -> Outcome {
        let touch = json!({ "enabled": true, "maxTouchPoints": 2 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(() => {
            const on = found(given);
            on.scrollIntoView({ block: 'center', behavior: 'instant' });
            return middleOfBox(on);
        })()";
        let [x, y]: [f64; 2] = self.ask(script, json!(css)).await?;
        let (a, b) = ([x - 15.0, y], [x + 15.0, y]);
        self.browser.fingers(&[[a, b], [[a[0] + first, y], [b[0] + second, y]]]).await
    }

    /// Drags one finger down, and a little sideways, from the middle of something or the knob of a slider, or sideways alone by
    /// so many pixels; says how far the page has scrolled back.
    ///
    /// # Errors
    /// That it is not there.
    pub async fn swipe_from(&self, css: &str, aside: Option<f64>) -> Outcome<f64> {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(() => {
            const on = found(given);
            on.scrollIntoView({ block: 'center', behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(on);
            const share = on.localName === 'input' ? (on.value - on.min) / (on.max - on.min) : 0.5;
            return [[left + 12 + (right - left - 24) * share, (top + bottom) / 2], [scrollX, scrollY]];
        })()";
        let [[x, y], [_, before]]: [[f64; 2]; 2] = self.ask(script, json!(css)).await?;
        let to = aside.map_or([x + 3.0, y + 150.0], |by| [x + by, y + 3.0]);
        self.browser.swipe([x, y], to).await?;
        Ok(before - self.comes_to_rest("a finger on the stretch").await?)
    }

    /// Brings the row of something in the timeline to an edge of the window, moves the mouse onto it, and says how far its panel
    /// stands out of the window on any side, in CSS pixels.
    ///
    /// # Errors
    /// That it has no panel.
    pub async fn panel_beyond_window(&self, css: &str, edge: &str) -> Outcome<f64> {
        self.hover_elsewhere().await?;
        self.sees_no_panel().await?;
        let script = "(() => {
            const part = found(given[0]);
            part.closest('[data-row]').scrollIntoView({ block: given[1], behavior: 'instant' });
            return middleOfBox(part);
        })()";
        let at: [f64; 2] = self.ask(script, json!([css, edge])).await?;
        self.browser.point(at).await?;
        let look = async || self.ask::<String>("words('.panel')", json!(null)).await;
        self.browser.until("a panel", look, |text| !text.is_empty()).await?;
        let script = "(() => {
            const [left, top, right, bottom] = boxOf(found('.panel'));
            return Math.max(0, -left, -top, right - innerWidth, bottom - innerHeight);
        })()";
        self.ask(script, json!(null)).await
    }

    /// Spaces texts as readers may (WCAG 2.2, 1.4.12), and says which of what walks from state to state is cut then.
    ///
    /// # Errors
    /// That there is none.
    pub async fn walks_cut_when_spaced(&self) -> Outcome<Vec<String>> {
        let script = "(() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important; }`);
            root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
            const isCut = (box) => box.scrollWidth > box.clientWidth && box.clientWidth > 0;
            const cut = [...root.querySelectorAll('.walk')].filter((walk) => [walk, ...walk.children].some(isCut));
            return cut.map((walk) => walk.textContent);
        })()";
        self.ask(script, json!(null)).await
    }

    /// Presses a key that writes a letter or a sign.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn press_letter(&self, letter: char) -> Outcome {
        self.browser.type_letter(letter).await
    }

    /// Hears what a screen reader says by itself from now on.
    ///
    /// # Errors
    /// That there is nothing to hear.
    pub async fn hear_announcements(&self) -> Outcome {
        self.ask("hearAnnouncements()", json!(null)).await
    }

    /// What has been heard.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn announcements(&self) -> Outcome<Vec<Said>> {
        self.ask("window.said", json!(null)).await
    }

    /// Counts the timers that are pending, on whatever is opened next.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn count_timers(&self) -> Outcome {
        let script = "(() => {
            const [set, clear, every] = [setTimeout, clearTimeout, setInterval];
            window.timers = new Map();
            window.setTimeout = (go, after, ...more) => {
                const id = set(() => { window.timers.delete(id); go(...more); }, after);
                window.timers.set(id, after);
                return id;
            };
            window.clearTimeout = (id) => { window.timers.delete(id); clear(id); };
            window.setInterval = (...given) => { const id = every(...given); window.timers.set(id, given[1]); return id; };
        })()";
        let source = json!({ "source": script });
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", source).await.map(drop)
    }

    /// Waits until so many timers are pending, and sees that it stays so while frames are drawn.
    ///
    /// # Errors
    /// How many there are.
    pub async fn sees_timers(&self, awaited: usize) -> Outcome {
        let look = async || self.ask::<usize>("window.timers.size", json!(null)).await;
        self.browser.until(&format!("{awaited} timers"), look, |timers| *timers == awaited).await?;
        self.browser.next_frame().await?;
        let timers = look().await?;
        expect(timers == awaited, || format!("there are {timers} timers and not {awaited}"))
    }

    /// Of each timer that is pending its number, which no other has, and its milliseconds.
    ///
    /// # Errors
    /// That they are not counted.
    pub async fn timers(&self) -> Outcome<Vec<[u64; 2]>> {
        self.ask("[...window.timers]", json!(null)).await
    }

    /// Whether the playhead, its date and the veil would move by degrees now, all alike.
    ///
    /// # Errors
    /// That one is not there.
    pub async fn moves_by_degrees(&self) -> Outcome<bool> {
        let script = "(() => {
            const of = (css) => getComputedStyle(found(css)).transitionDuration;
            const [line, ...others] = ['.playhead:not(.second)', '.over .at', '.over .later'].map(of);
            if (others.some((other) => other !== line)) throw new Error(`${line} and ${others}`);
            return line !== '0s';
        })()";
        self.ask(script, json!(null)).await
    }

    /// Lets the reader's system ask for less motion, or no longer.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn reduce_motion(&self, less: bool) -> Outcome {
        let value = if less { "reduce" } else { "no-preference" };
        let prefers = json!({ "features": [{ "name": "prefers-reduced-motion", "value": value }] });
        self.browser.devtools("Emulation.setEmulatedMedia", prefers).await.map(drop)
    }

    /// Lets the reader's system have colours of its own, on a light or a dark ground, or no longer.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn force_colours(&self, scheme: Option<&str>) -> Outcome {
        let (forced, scheme) = scheme.map_or(("none", "light"), |scheme| ("active", scheme));
        let features = json!({ "features": [
            { "name": "forced-colors", "value": forced },
            { "name": "prefers-color-scheme", "value": scheme },
        ] });
        self.browser.devtools("Emulation.setEmulatedMedia", features).await.map(drop)
    }

    /// Of each status that is shown how it looks on the map, in the legend and in the lanes: its texture, or the colour
    /// of its ground.
    ///
    /// # Errors
    /// That a part is missing.
    pub async fn looks_of_statuses(&self) -> Outcome<Looks> {
        self.ask("looksOfStatuses()", json!(null)).await
    }

    /// How far two colours of an element are apart, by WCAG's contrast; the second may be another's, as in `stroke of
    /// .under`.
    ///
    /// # Errors
    /// That there is no such element.
    pub async fn contrast(&self, css: &str, text: &str, ground: &str) -> Outcome<f64> {
        self.ask("contrast(...given)", json!([css, text, ground])).await
    }

    /// Whether what lies beyond the map's frame is covered, in the colour of the paper.
    ///
    /// # Errors
    /// That there is nothing that could.
    pub async fn is_framed(&self) -> Outcome<bool> {
        let script = "(() => {
            const { display, fill } = getComputedStyle(found('.world > .outside:last-child'));
            return display !== 'none' && fill === getComputedStyle(found('.map')).backgroundColor;
        })()";
        self.ask(script, json!(null)).await
    }

    /// With all areas of the counts painted black: how many pixels within them are not, and how many are. They stay black.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn seams_in_counts(&self) -> Outcome<[usize; 2]> {
        let place: [f64; 4] = self.ask("blackenCounts()", json!(null)).await?;
        let png = base64::engine::general_purpose::STANDARD.encode(self.browser.picture_of(place).await?);
        self.ask("seamsOn(given)", json!(png)).await
    }

    /// The colour that is painted in the middle of a part of a lane: red, green, blue.
    ///
    /// # Errors
    /// That there is no such part.
    pub async fn painted_in_part(&self, lane: &str, part: &str) -> Outcome<[u8; 3]> {
        let script = "(() => {
            const [left, top, right, bottom] = boxOf(partOf(...given));
            return [(left + right) / 2 + scrollX, (top + bottom) / 2 + scrollY, 1, 1].map(Math.floor);
        })()";
        let place: [f64; 4] = self.ask(script, json!([lane, part])).await?;
        let png = base64::engine::general_purpose::STANDARD.encode(self.browser.picture_of(place).await?);
        self.ask("paintedOn(given).then(({ data }) => [...data].slice(0, 3))", json!(png)).await
    }

    /// Of the ring around the summit that has the keyboard, as it is painted, the contrast with its ground. All summits are unseen
    /// from then on.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn painted_ring_of_summit(&self) -> Outcome<f64> {
        let place: [f64; 4] = self.ask("bareRing()", json!(null)).await?;
        let png = base64::engine::general_purpose::STANDARD.encode(self.browser.picture_of(place).await?);
        self.ask("contrastOn(given)", json!(png)).await
    }

    /// On the map as it is painted, by what lies side by side, as in `land and member`: at places all along the states'
    /// outlines the greatest contrast of a pixel of the edge with either. What lies over the drawing is hidden from then on.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn painted_edges(&self) -> Outcome<BTreeMap<String, Vec<f64>>> {
        let place: [f64; 4] = self.ask("bareMap()", json!(null)).await?;
        let png = base64::engine::general_purpose::STANDARD.encode(self.browser.picture_of(place).await?);
        self.ask("edgesOn(...given)", json!([png, place])).await
    }

    /// Text and ground of each such element.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn colours_of(&self, css: &str) -> Outcome<Vec<[String; 2]>> {
        let script = "all(given).map((element) => {
            const { color, backgroundColor } = getComputedStyle(element);
            return [color, backgroundColor];
        })";
        self.ask(script, json!(css)).await
    }

    /// How many parts of the widget are moving, once what was done has been drawn.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn runs_animations(&self) -> Outcome<usize> {
        self.browser.next_frame().await?;
        self.ask(
            "root.getAnimations().filter(({ playState }) => playState === 'running').length",
            json!(null),
        )
        .await
    }

    /// How far the tip stands out of the map to the left or right, in CSS pixels.
    ///
    /// # Errors
    /// That there is none.
    pub async fn tip_beyond_map(&self) -> Outcome<f64> {
        let script = "(() => {
            const [left, , right] = boxOf(found('.tip'));
            const [from, , to] = boxOf(found('.map'));
            return Math.max(from - left, right - to, 0);
        })()";
        self.ask(script, json!(null)).await
    }

    /// Clicks the mark of a state that stands differently on the dates compared.
    ///
    /// # Errors
    /// That it has none.
    pub async fn click_mark(&self, code: &str) -> Outcome {
        self.click("a mark", "middleOf(found(`.differs[data-state='${given}'] circle`))", json!(code)).await
    }

    /// Clicks the tip.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_tip(&self) -> Outcome {
        self.ask("found('.tip').click()", json!(null)).await
    }

    /// Whether the middle of a state is within the map as it is shown.
    ///
    /// # Errors
    /// That it is not on the map.
    pub async fn shows_in_map(&self, code: &str) -> Outcome<bool> {
        let script = "(() => {
            const [left, top, right, bottom] = boxOf(found(`.map .state[data-state='${given}']`));
            const [from, above, to, below] = boxOf(found('.map'));
            const [x, y] = [(left + right) / 2, (top + bottom) / 2];
            return from < x && x < to && above < y && y < below;
        })()";
        self.ask(script, json!(code)).await
    }

    /// How many things move by degrees right after a button is chosen, and how many milliseconds the longest of them is to
    /// take: counted on the page, where nothing is over before it is looked at.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn animations_after(&self, button: &str) -> Outcome<(usize, f64)> {
        let script = format!(
            "{WIDGET}
            all('button').find((button) => called(button) === given[0]).click();
            let [most, longest] = [0, 0];
            for (let frame = 0; frame < 6; frame += 1) {{
              await new Promise((done) => requestAnimationFrame(done));
              const running = root.getAnimations().filter(({{ playState }}) => playState === 'running');
              most = Math.max(most, running.length);
              longest = Math.max(longest, ...running.map(({{ effect }}) => effect.getComputedTiming().endTime));
            }}
            return [most, longest];"
        );
        self.browser.run_async(&script, vec![json!(button)]).await
    }

    /// Lets the page believe that its tab is hidden, or no longer.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn hide_tab(&self, hidden: bool) -> Outcome {
        let script = "(() => {
            Object.defineProperty(document, 'hidden', { value: given, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        })()";
        self.ask(script, json!(hidden)).await
    }

    /// Opens or folds the table.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_table(&self) -> Outcome {
        let script = "middleOf(found('.data > summary'))";
        self.click("the table's head", script, json!(null)).await
    }

    /// Opens the card's list of disputed areas.
    ///
    /// # Errors
    /// That there is none.
    pub async fn open_disputes(&self) -> Outcome {
        self.click("the list of disputed areas", "middleOf(found('.disputes > summary'))", json!(null)).await
    }

    /// Clicks the chip of the card's entry with that heading.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_chip(&self, heading: &str) -> Outcome {
        let script = "(() => {
            const entry = all('.card .entries > li').find((li) => plain(li.querySelector('.when')?.textContent) === given);
            return middleOf(entry.querySelector('summary'));
        })()";
        self.click(&format!("the chip of {heading}"), script, json!(heading)).await
    }

    /// The panel that is open, as text.
    ///
    /// # Errors
    /// That none is.
    pub async fn panel(&self) -> Outcome<String> {
        self.ask("plain(found('.sources[open]').innerText)", json!(null)).await
    }

    /// What a state's row of the table says, cell by cell.
    ///
    /// # Errors
    /// That there is no such row.
    pub async fn table_row(&self, code: &str) -> Outcome<Vec<String>> {
        let script =
            "[...found(`.data tr[data-state='${given}']`).cells].map((cell) => plain(cell.innerText))";
        self.ask(script, json!(code)).await
    }

    /// Types into the field that filters the table, in place of what is there.
    ///
    /// # Errors
    /// That there is none.
    pub async fn filter_table(&self, text: &str) -> Outcome {
        let script = "(() => {
            const field = found('.filter');
            field.value = given;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        })()";
        self.ask(script, json!(text)).await
    }

    /// Catches the files that the widget offers from now on.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn catch_files(&self) -> Outcome {
        self.ask("catchFiles()", json!(null)).await
    }

    /// The files that were offered, once there are as many as awaited.
    ///
    /// # Errors
    /// That there are not.
    pub async fn files(&self, awaited: usize) -> Outcome<Vec<File>> {
        let look = async || self.ask::<Vec<File>>("window.files", json!(null)).await;
        self.browser.until(&format!("{awaited} files"), look, |files| files.len() >= awaited).await
    }

    /// All that the map is made of, as markup.
    ///
    /// # Errors
    /// That there is no map.
    pub async fn map_markup(&self) -> Outcome<String> {
        self.ask("found('.map').outerHTML", json!(null)).await
    }

    /// Turns the wheel over the map, or over the headline's text, with the page at its top; waits until
    /// the page has come to rest, and says how far it has scrolled.
    ///
    /// # Errors
    /// That it has not scrolled.
    pub async fn wheel(&self, over_map: bool, by: i64) -> Outcome<f64> {
        let over = if over_map { "the map" } else { "text" };
        let at = self.at_top(over_map).await?;
        self.browser.wheel(at, [0, by]).await?;
        self.comes_to_rest(&format!("the wheel over {over} to scroll the page")).await
    }

    /// Turns the wheel by so many notches, with the page at its top, and says how far it has scrolled.
    ///
    /// # Errors
    /// That it has not scrolled.
    pub async fn notches(&self, over_map: bool, count: usize, by: i64) -> Outcome<f64> {
        let at = self.at_top(over_map).await?;
        for _ in 0..count {
            self.browser.wheel(at, [0, by]).await?;
        }
        self.comes_to_rest("notches to scroll the page").await
    }

    /// The same over the headline's text.
    ///
    /// # Errors
    /// That it has not scrolled.
    pub async fn swipe_up_over_text(&self, by: f64) -> Outcome<f64> {
        let script = "(() => {
            const text = Object.assign(document.createElement('p'), { textContent: 'Plain text. '.repeat(400) });
            text.style.margin = 0;
            document.body.prepend(text);
            scrollTo({ top: 0, behavior: 'instant' });
            return [innerWidth / 2, innerHeight - 40, scrollY, text.getBoundingClientRect().bottom];
        })()";
        let [x, y, before, bottom]: [f64; 4] = self.ask(script, json!(null)).await?;
        expect(bottom > y && by < y, || format!("{by} px up from {y} px, with text down to {bottom}"))?;
        self.browser.swipe([x, y], [x, y - by]).await?;
        Ok(self.comes_to_rest("a finger over text to scroll the page").await? - before)
    }

    /// Drags one finger upwards from the map's lower edge, with as much of the map in the window as fits; says how far the page has scrolled.
    ///
    /// # Errors
    /// That it has not scrolled, or that there is no room for such a drag.
    pub async fn swipe_up_over_map(&self, by: f64) -> Outcome<f64> {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        let script = "(() => {
            scrollTo({ top: 0, behavior: 'instant' });
            const [left, top, right, bottom] = boxOf(found('.map'));
            scrollTo({ top: Math.max(0, Math.ceil(bottom - innerHeight)), behavior: 'instant' });
            return [(left + right) / 2, Math.min(bottom, innerHeight) - 40, scrollY, top - scrollY];
        })()";
        let [x, y, before, top]: [f64; 4] = self.ask(script, json!(null)).await?;
        expect(top < y && by < y, || format!("{by} px up from {y} px, with the map down from {top}"))?;
        self.browser.swipe([x, y], [x, y - by]).await?;
        Ok(self.comes_to_rest("a finger over the map to scroll the page").await? - before)
    }

    /// Scrolls to the top and says where the map, or the headline, can be met there.
    async fn at_top(&self, map: bool) -> Outcome<[f64; 2]> {
        let script = "(() => {
            scrollTo({ top: 0, behavior: 'instant' });
            const { left, right, top, bottom } = found(given).getBoundingClientRect();
            return [(left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2];
        })()";
        self.ask(script, json!(if map { ".map" } else { ".title" })).await
    }

    async fn comes_to_rest(&self, awaited: &str) -> Outcome<f64> {
        let look = async || {
            let before: f64 = self.ask("scrollY", json!(null)).await?;
            self.browser.next_frame().await?;
            self.browser.next_frame().await?;
            let after: f64 = self.ask("scrollY", json!(null)).await?;
            Ok((before, after))
        };
        let (_, after) =
            self.browser.until(awaited, look, |(before, after)| *after > 0.0 && before == after).await?;
        Ok(after)
    }

    /// Gives the window a size and the reader a preference for colours. Holds for what is opened next too.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn dress(&self, width: u32, height: u32, scheme: Scheme) -> Outcome {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        // As on a phone, where they take no room: the page is as wide as the window.
        self.browser.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        let prefers = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme.word() }] });
        self.browser.devtools("Emulation.setEmulatedMedia", prefers).await.map(drop)
    }

    /// Shows the page as it would be printed, or again on the screen.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn show_in_print(&self, is_printed: bool) -> Outcome {
        let media = json!({ "media": if is_printed { "print" } else { "" } });
        self.browser.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    /// Lets the scripts of what is opened next run, or not. Those of a journey run all the same.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn lets_scripts_run(&self, do_run: bool) -> Outcome {
        self.browser
            .devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !do_run }))
            .await
            .map(drop)
    }

    /// Makes the reader one who prefers that nothing moves, for what is opened next too.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn prefers_stillness(&self) -> Outcome {
        let prefers = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        self.browser.devtools("Emulation.setEmulatedMedia", prefers).await.map(drop)
    }

    /// Where things are.
    ///
    /// # Errors
    /// That there is no widget.
    pub async fn layout(&self) -> Outcome<Layout> {
        self.browser.next_frame().await?;
        self.ask("layout()", json!(null)).await
    }

    /// Keeps a picture of the whole page in target/screenshots/, and says where.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn keep_picture(&self, name: &str) -> Outcome<PathBuf> {
        let folder = project().join("target/screenshots");
        fs::create_dir_all(&folder).when(format!("making {}", folder.display()))?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, self.browser.picture().await?).when(format!("writing {}", file.display()))?;
        Ok(file)
    }

    /// What can be read on the page outside the widget.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn text_without_widget(&self) -> Outcome<String> {
        self.ask("root ? '' : plain(document.body.innerText)", json!(null)).await
    }

    /// Waits until what the journey provoked on purpose is on the console, and takes it out.
    ///
    /// # Errors
    /// That there is anything else, or less.
    pub async fn take_console(&self, provoked: &[Provoked<'_>]) -> Outcome<Vec<Message>> {
        let engine = self.browser.engine();
        let is_told = |provoked: &&Provoked<'_>| match provoked {
            Provoked::ByScript(_) => true,
            Provoked::ByBrowser(_) => engine.is_chromium(),
            Provoked::InSandbox(_) => engine == Engine::Shell,
        };
        let part = |provoked: &Provoked<'_>| match *provoked {
            Provoked::ByScript(part) | Provoked::ByBrowser(part) | Provoked::InSandbox(part) => {
                part.to_owned()
            }
        };
        let mut awaited: Vec<String> = provoked.iter().filter(is_told).map(part).collect();
        let may_be_told: Vec<String> = provoked.iter().filter(|it| !is_told(it)).map(part).collect();
        let messages = RefCell::new(Vec::new());
        let look = async || {
            let new = self.new_messages().await?;
            messages.borrow_mut().extend(new);
            Ok(messages.borrow().clone())
        };
        let what = format!("messages on the console: {awaited:?}");
        let many = awaited.len();
        self.browser.until(&what, look, |messages: &Vec<Message>| messages.len() >= many).await?;
        // What is too much may come a moment later.
        self.browser.next_frame().await?;
        let messages = look().await?;
        let mut others = Vec::new();
        for message in &messages {
            match awaited.iter().position(|part| message.says(part)) {
                Some(at) => drop(awaited.swap_remove(at)),
                None if may_be_told.iter().any(|part| message.says(part)) => {}
                None => others.push(message),
            }
        }
        expect(others.is_empty() && awaited.is_empty(), || {
            format!("on the console is {others:#?}, and what is awaited there is not: {awaited:?}")
        })?;
        Ok(messages)
    }

    /// Takes out whatever is on the console that has one of these parts, for a journey that provokes more than can be foretold.
    ///
    /// # Errors
    /// That there is anything else, or nothing.
    pub async fn take_all_like(&self, parts: &[&str]) -> Outcome<Vec<Message>> {
        let messages = self.new_messages().await?;
        let is_like = |message: &&Message| !parts.iter().any(|part| message.says(part));
        let others: Vec<_> = messages.iter().filter(is_like).collect();
        expect(others.is_empty() && !messages.is_empty(), || {
            format!("on the console is {others:#?}, and not only what is like {parts:?}")
        })?;
        Ok(messages)
    }

    /// What has been said on the console since this was last asked. Where the driver tells nothing of it, what scripts
    /// have said there, on pages and in frames that were looked at.
    async fn new_messages(&self) -> Outcome<Vec<Message>> {
        if self.browser.has_logs() {
            let mut said = self.browser.console().await?;
            said.retain(|message| !message.is_of_a_page_that_was_left());
            return Ok(said);
        }
        self.keep_what_is_said().await?;
        Ok(self.said.take())
    }

    /// Before a page or a frame is left.
    pub(crate) async fn keep_what_is_said(&self) -> Outcome {
        if !self.browser.has_logs() {
            let said: Vec<Message> = self.ask("(window.logged ?? []).splice(0)", json!(null)).await?;
            self.said.borrow_mut().extend(said);
        }
        Ok(())
    }

    /// Leaves the page that is open.
    pub(crate) async fn goes_elsewhere(&self) -> Outcome {
        self.keep_what_is_said().await?;
        self.browser.go("about:blank").await
    }

    /// A failure together with what the console says: often the reason.
    pub async fn with_console(&self, failure: Failure) -> Failure {
        match self.browser.console().await {
            Ok(messages) if messages.is_empty() => failure,
            Ok(messages) => Failure::new(format!("{failure}\nThe console says {messages:#?}")),
            Err(unread) => Failure::new(format!("{failure}\nThe console cannot be read: {unread}")),
        }
    }

    /// That the console is empty, and that the page asked for nothing but what this machine serves.
    ///
    /// # Errors
    /// What there is.
    pub async fn left_nothing_behind(&self) -> Outcome {
        self.browser.next_frame().await?;
        let forbidden: Vec<String> = self.ask("window.violations ?? []", json!(null)).await?;
        expect(forbidden.is_empty(), || format!("the page's policy was broken: {forbidden:?}"))?;
        let told = self.reports.so_far();
        expect(told.is_empty(), || format!("the server was told of a broken policy: {told:?}"))?;
        let messages = self.new_messages().await?;
        expect(messages.is_empty(), || format!("the console is not empty: {messages:#?}"))?;
        if !self.browser.has_logs() {
            return Ok(());
        }
        let asked = self.browser.requests().await?;
        let [own, newspaper] = [&self.host, &self.newspaper].map(|host| format!("http://{host}/"));
        expect(asked.iter().any(|address| address.starts_with(&own)), || {
            format!("the log of requests lacks {own}: {asked:?}")
        })?;
        // What has no host, such as `data:` or the browser's own first page, goes nowhere.
        let is_elsewhere = |address: &&String| {
            let has_host =
                ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| address.starts_with(scheme));
            let of_newspaper = ["article.html", "bloc.json"].map(|file| format!("{newspaper}{file}"));
            let is_sent_on = address.starts_with(&format!("{newspaper}moved/"));
            has_host && !address.starts_with(&own) && !of_newspaper.contains(address) && !is_sent_on
        };
        let elsewhere: Vec<_> = asked.iter().filter(is_elsewhere).collect();
        expect(elsewhere.is_empty(), || format!("the page asked other hosts: {elsewhere:?}"))
    }

    /// Clicks at the point that a script finds.
    async fn click(&self, what: &str, script: &str, given: Value) -> Outcome {
        let at: Option<[f64; 2]> = self.ask(script, given).await.when(format!("looking for {what}"))?;
        let at = at.when(format!("looking for a point to click of {what}"))?;
        self.browser.click(at).await.when(format!("clicking {what}"))
    }

    /// What an expression of the page is worth; in it `given` is what is given.
    pub(crate) async fn ask<T: DeserializeOwned>(&self, expression: &str, given: Value) -> Outcome<T> {
        let script = format!("const given = arguments[0];\n{WIDGET}\nreturn {expression};");
        self.browser.run(&script, vec![given]).await
    }
}
