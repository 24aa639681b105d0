//! The page in a reader's words. Where the widget keeps its parts is known here and in widget.js alone.

mod burden;
mod console;
mod looks;
mod map;
mod scrolling;
mod table;
mod timeline;

pub use burden::{Change, Heard, Said, Times};
pub use console::Provoked;
pub use looks::{Layout, Looks, Scheme};
pub use table::File;

use crate::{Browser, Context, Failure, Message, Outcome, Reports, Seen, Served};
use fantoccini::key::Key;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::{cell::RefCell, rc::Rc, time::Duration};
use tokio::time::sleep;

/// What every script begins with.
pub(crate) const WIDGET: &str = include_str!("../widget.js");

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

/// Back or forward, through changes or states.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To the previous one.
    Back,
    /// To the next one.
    Forward,
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

    /// Presses a key that writes a letter or a sign.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn press_letter(&self, letter: char) -> Outcome {
        self.browser.type_letter(letter).await
    }

    /// Clicks at the point that a script finds.
    async fn click(&self, what: &str, script: &str, given: Value) -> Outcome {
        let look = async || {
            let at: Option<[f64; 2]> =
                self.ask(script, given.clone()).await.when(format!("looking for {what}"))?;
            at.when(format!("looking for a point to click of {what}"))
        };
        let mut at = look().await?;
        if !self.browser.engine().is_chromium() {
            // These take longer to click, and to come to rest after a click before.
            sleep(BEHIND).await;
            at = look().await?;
        }
        self.browser.click(at).await.when(format!("clicking {what}"))
    }

    /// What an expression of the page is worth; in it `given` is what is given.
    pub(crate) async fn ask<T: DeserializeOwned>(&self, expression: &str, given: Value) -> Outcome<T> {
        let script = format!("const given = arguments[0];\n{WIDGET}\nreturn {expression};");
        self.browser.run(&script, vec![given]).await
    }
}
