//! What the widget does to the page around it: changes, events, timers, what is spoken, and how long it takes.

use super::{AtlasPage, WIDGET};
use crate::{Outcome, expect};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

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

/// How long answers took, in milliseconds.
#[derive(Clone, PartialEq, Debug)]
pub struct Times {
    /// Handlers, effects, style and layout.
    pub work: Vec<f64>,
    /// From the input to the end of the next frame, which shows what it did, on the page's own thread.
    pub frame: Vec<f64>,
}

impl AtlasPage {
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
}
