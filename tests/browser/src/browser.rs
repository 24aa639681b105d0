//! One browser with a fresh profile: what the driver can do, with no knowledge of the page.

use crate::{Context, Engine, Failure, Outcome};
use base64::Engine as _;
use fantoccini::{
    Client, ClientBuilder,
    actions::{
        Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
        WheelAction, WheelActions,
    },
    key::Key,
    wd::WebDriverCompatibleCommand,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{
    fmt::Debug,
    fs,
    process::Command,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use url::Url;

/// How long anything may take that a reader would wait for.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is looked at meanwhile.
const LOOK_AGAIN: Duration = Duration::from_millis(15);

/// A browser. [`Browser::close`] ends it; dropping it unclosed kills it, be its page as it may.
pub struct Browser {
    engine: Engine,
    client: Client,
    /// Its profile; the folder goes when this does.
    profile: TempDir,
    is_closed: bool,
}

/// A message on the console.
#[derive(Clone, Debug, Deserialize)]
pub struct Message {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub level: String,
    /// What it says, after the place in the script that says it.
    #[serde(rename = "message")]
    pub text: String,
}

impl Message {
    /// Whether this is a part of it, be it written as it was said or as in a script.
    pub fn says(&self, part: &str) -> bool {
        self.text.contains(part) || self.text.replace("\\\"", "\"").contains(part)
    }

    /// Whether it tells of a file that was on its way to a document which is gone: Chromium names no reason then, as it does of
    /// what is refused or fails.
    pub fn is_of_a_page_that_was_left(&self) -> bool {
        self.text.contains("Fetch API cannot load ") && self.text.ends_with(". ")
    }
}

impl Browser {
    /// Opens one of `engine` with its driver at `driver_url`.
    ///
    /// # Errors
    /// Why it did not open.
    pub async fn open(engine: Engine, driver_url: &str) -> Outcome<Self> {
        let profile = tempfile::Builder::new()
            .prefix("browser-tests-")
            .tempdir()
            .when("making a folder for the browser's profile")?;
        let capabilities = engine.capabilities(profile.path())?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(driver_url)
            .await
            .when("opening a browser")?;
        Ok(Self { engine, client, profile, is_closed: false })
    }

    /// Ends it.
    ///
    /// # Errors
    /// What the driver said.
    pub async fn close(mut self) -> Outcome {
        self.client.clone().close().await.when("closing the browser")?;
        self.is_closed = true;
        Ok(())
    }

    /// Goes to an address and waits until it has loaded.
    pub(crate) async fn go(&self, address: &str) -> Outcome {
        self.client.goto(address).await.when(format!("going to {address}"))
    }

    pub(crate) async fn reload(&self) -> Outcome {
        self.client.refresh().await.when("loading the page anew")
    }

    /// What a script returns.
    pub(crate) async fn run<T: DeserializeOwned>(&self, script: &str, words: Vec<Value>) -> Outcome<T> {
        let value = self.client.execute(script, words).await.when("running a script on the page")?;
        serde_json::from_value(value).when("reading what a script returned")
    }

    /// What the promise that a script returns comes to.
    pub(crate) async fn run_async<T: DeserializeOwned>(&self, script: &str, words: Vec<Value>) -> Outcome<T> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const work = async (...given) => {{ {script} }};
             work(...arguments).then((value) => done([value]), (error) => done([null, `${{error}} ${{error?.stack}}`]));"
        );
        let value = self.client.execute_async(&script, words).await.when("running a script on the page")?;
        // Drivers wait in vain for what throws.
        match value.get(1).and_then(Value::as_str) {
            Some(error) => Err(Failure::new(format!("a script on the page failed: {error}"))),
            None => serde_json::from_value(value[0].clone()).when("reading what a script returned"),
        }
    }

    /// Waits until the page has been drawn once more, with all that was to be drawn by now.
    pub(crate) async fn next_frame(&self) -> Outcome {
        let script =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";
        self.client.execute_async(script, Vec::new()).await.when("waiting for a frame").map(drop)
    }

    /// Looks with `look` until what is there is `good`, for as long as a reader would wait.
    pub(crate) async fn until<T: Debug>(
        &self,
        awaited: &str,
        look: impl AsyncFn() -> Outcome<T>,
        good: impl Fn(&T) -> bool,
    ) -> Outcome<T> {
        let end = Instant::now() + PATIENCE;
        loop {
            let there = look().await.when(format!("waiting for {awaited}"))?;
            if good(&there) {
                return Ok(there);
            }
            if Instant::now() > end {
                let seconds = PATIENCE.as_secs();
                return Err(Failure::new(format!("waited {seconds} s for {awaited}; there was {there:?}")));
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// A command of the Chrome DevTools protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let own = Own { path: "goog/cdp/execute", body };
        self.client.issue_cmd(own).await.when(command)
    }

    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether it tells of its console and of its requests.
    pub(crate) fn has_logs(&self) -> bool {
        self.engine.is_chromium()
    }

    /// Messages on the console since this was last asked.
    pub(crate) async fn console(&self) -> Outcome<Vec<Message>> {
        self.log("browser").await
    }

    /// Addresses that were asked for since this was last asked.
    pub(crate) async fn requests(&self) -> Outcome<Vec<String>> {
        #[derive(Deserialize)]
        struct Line {
            message: String,
        }
        let mut addresses = Vec::new();
        for Line { message } in self.log::<Line>("performance").await? {
            let event: Value = serde_json::from_str(&message).when("an event of the browser")?;
            let of = |path: &str| event.pointer(path).and_then(Value::as_str);
            let address = match of("/message/method") {
                Some("Network.requestWillBeSent") => of("/message/params/request/url"),
                Some("Network.webSocketCreated") => of("/message/params/url"),
                _ => None,
            };
            addresses.extend(address.map(str::to_owned));
        }
        Ok(addresses)
    }

    async fn log<T: DeserializeOwned>(&self, kind: &str) -> Outcome<Vec<T>> {
        if !self.has_logs() {
            return Ok(Vec::new());
        }
        let own = Own { path: "se/log", body: json!({ "type": kind }) };
        let lines = self.client.issue_cmd(own).await.when(format!("reading the {kind} log"))?;
        serde_json::from_value(lines).when(format!("reading the {kind} log"))
    }

    /// Moves the mouse to the first point, presses, moves to the rest, releases.
    pub(crate) async fn drag(&self, from: [f64; 2], through: &[[f64; 2]]) -> Outcome {
        let to = |[x, y]: [f64; 2], millis: u64| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(millis)),
            x,
            y,
        };
        let button = MOUSE_BUTTON_LEFT;
        let mut mouse =
            MouseActions::new("mouse".to_owned()).then(to(from, 0)).then(PointerAction::Down { button });
        for point in through {
            mouse = mouse.then(to(*point, 80));
        }
        let mouse = mouse.then(PointerAction::Up { button });
        self.client.perform_actions(mouse).await.when("using the mouse")
    }

    /// Drags with the mouse and, before its button is up, presses Escape and drags on.
    pub(crate) async fn drag_and_escape(&self, from: [f64; 2], by: f64) -> Outcome {
        let to = |by: f64, millis: u64| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(millis)),
            x: from[0] + by,
            y: from[1],
        };
        let (button, value) = (MOUSE_BUTTON_LEFT, char::from(Key::Escape));
        let mouse = MouseActions::new("mouse".to_owned())
            .then(to(0.0, 0))
            .then(PointerAction::Down { button })
            .then(to(by / 2.0, 80))
            .then(to(by, 80))
            .pause(Duration::ZERO)
            .pause(Duration::ZERO)
            .then(to(by / 3.0, 80))
            .then(PointerAction::Up { button });
        let keys = (0..4).fold(KeyActions::new("keyboard".to_owned()), |keys, _| keys.pause(Duration::ZERO));
        let keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(Actions::from(mouse).and(keys)).await.when("dragging and pressing Escape")
    }

    /// Clicks at a point.
    pub(crate) async fn click(&self, at: [f64; 2]) -> Outcome {
        self.drag(at, &[]).await
    }

    /// Clicks at a point with another button: 1 is the middle one.
    pub(crate) async fn click_with(&self, button: u64, [x, y]: [f64; 2]) -> Outcome {
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        self.client.perform_actions(mouse).await.when("using the mouse")
    }

    /// Clicks twice at a point.
    pub(crate) async fn double_click(&self, at: [f64; 2]) -> Outcome {
        let button = MOUSE_BUTTON_LEFT;
        let to = PointerAction::MoveTo { duration: Some(Duration::ZERO), x: at[0], y: at[1] };
        let mouse = MouseActions::new("mouse".to_owned())
            .then(to)
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        self.client.perform_actions(mouse).await.when("clicking twice")
    }

    /// Moves the mouse to a point.
    pub(crate) async fn point(&self, [x, y]: [f64; 2]) -> Outcome {
        let to = PointerAction::MoveTo { duration: Some(Duration::from_millis(40)), x, y };
        self.client
            .perform_actions(MouseActions::new("mouse".to_owned()).then(to))
            .await
            .when("using the mouse")
    }

    /// Moves the mouse straight from one point to another in steps of a frame each, and lets it rest there.
    pub(crate) async fn glide(&self, from: [f64; 2], to: [f64; 2], steps: u32, rest_ms: u64) -> Outcome {
        let step = |at: u32| {
            let share = f64::from(at) / f64::from(steps);
            let [x, y] = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share);
            PointerAction::MoveTo { duration: Some(Duration::from_millis(16)), x, y }
        };
        let way = (1..=steps).map(step).fold(MouseActions::new("mouse".to_owned()), MouseActions::then);
        let rest = PointerAction::Pause { duration: Duration::from_millis(rest_ms) };
        self.client.perform_actions(way.then(rest)).await.when("moving the mouse")
    }

    /// Presses a key that writes a letter or a sign.
    pub(crate) async fn type_letter(&self, value: char) -> Outcome {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client.perform_actions(keys).await.when(format!("typing {value}"))
    }

    /// Presses a key and lets it go.
    pub(crate) async fn press(&self, key: Key) -> Outcome {
        let value = char::from(key);
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client.perform_actions(keys).await.when(format!("pressing {key:?}"))
    }

    /// Turns the mouse wheel over a point, to the right and down.
    pub(crate) async fn wheel(&self, at: [f64; 2], [delta_x, delta_y]: [i64; 2]) -> Outcome {
        let [x, y] = at.map(|px| px as i64);
        let turn = WheelAction::Scroll { duration: None, x, y, delta_x, delta_y };
        let wheel = WheelActions::new("wheel".to_owned()).then(turn);
        self.client.perform_actions(wheel).await.when("turning the wheel")
    }

    /// Drags one finger from a point to another.
    pub(crate) async fn swipe(&self, from: [f64; 2], to: [f64; 2]) -> Outcome {
        const STEPS: u32 = 12;
        let touch = |kind: &str, points: Value| json!({ "type": kind, "touchPoints": points });
        let at = |[x, y]: [f64; 2]| json!([{ "x": x, "y": y }]);
        let send = async |event: Value| self.devtools("Input.dispatchTouchEvent", event).await;
        send(touch("touchStart", at(from))).await?;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            let between = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * part);
            send(touch("touchMove", at(between))).await?;
            // Seen one by one: what falls into one frame would count as one, and scroll another way.
            self.next_frame().await?;
        }
        // At rest before it is lifted, so that nothing goes on by itself.
        for _ in 0..6 {
            self.next_frame().await?;
            send(touch("touchMove", at(to))).await?;
        }
        send(touch("touchEnd", json!([]))).await.map(drop)
    }

    /// Looks into a frame from now on.
    pub(crate) async fn enter_frame(&self, number: u16) -> Outcome {
        self.client.enter_frame(number).await.when("looking into a frame")
    }

    /// Looks at the page around the frame again.
    pub(crate) async fn leave_frame(&self) -> Outcome {
        self.client.enter_parent_frame().await.when("looking at the page around a frame")
    }

    /// Taps with one finger.
    pub(crate) async fn tap(&self, at: [f64; 2]) -> Outcome {
        let send = async |kind: &str, points: Value| {
            let event = json!({ "type": kind, "touchPoints": points });
            self.devtools("Input.dispatchTouchEvent", event).await
        };
        send("touchStart", json!([{ "x": at[0], "y": at[1] }])).await?;
        self.next_frame().await?;
        send("touchEnd", json!([])).await.map(drop)
    }

    /// Two fingers on the screen from one pair of points to the next, in small steps.
    pub(crate) async fn fingers(&self, way: &[[[f64; 2]; 2]]) -> Outcome {
        const STEPS: u32 = 12;
        let send = async |kind: &str, points: Value| {
            let event = json!({ "type": kind, "touchPoints": points });
            self.devtools("Input.dispatchTouchEvent", event).await
        };
        let at = |[[ax, ay], [bx, by]]: [[f64; 2]; 2]| json!([{ "x": ax, "y": ay, "id": 1 }, { "x": bx, "y": by, "id": 2 }]);
        let between = |from: [[f64; 2]; 2], to: [[f64; 2]; 2], share: f64| {
            [0, 1].map(|of| [0, 1].map(|axis| from[of][axis] + (to[of][axis] - from[of][axis]) * share))
        };
        if let Some(first) = way.first() {
            send("touchStart", at(*first)).await?;
        }
        for (from, to) in way.iter().zip(way.iter().skip(1)) {
            for step in 1..=STEPS {
                send("touchMove", at(between(*from, *to, f64::from(step) / f64::from(STEPS)))).await?;
            }
        }
        send("touchEnd", json!([])).await.map(drop)
    }

    /// A picture of the whole page, also of what is below the window: PNG.
    pub(crate) async fn picture(&self) -> Outcome<Vec<u8>> {
        let sizes = self.devtools("Page.getLayoutMetrics", json!({})).await?;
        let size = |side: &str| sizes.pointer(&format!("/cssContentSize/{side}")).and_then(Value::as_f64);
        let (width, height) = (size("width"), size("height"));
        let (width, height) = (width.when("the width of the page")?, height.when("the height of the page")?);
        self.picture_of([0.0, 0.0, width, height]).await
    }

    /// A picture of a part of the page, by its left and upper edge, width and height: PNG.
    pub(crate) async fn picture_of(&self, [x, y, width, height]: [f64; 4]) -> Outcome<Vec<u8>> {
        let clip = json!({ "x": x, "y": y, "scale": 1, "width": width, "height": height });
        self.capture(json!({ "format": "png", "captureBeyondViewport": true, "clip": clip })).await
    }

    /// The same as a small file: JPEG of a quality up to 100.
    pub(crate) async fn small_picture_of(
        &self,
        [x, y, width, height]: [f64; 4],
        quality: u32,
    ) -> Outcome<Vec<u8>> {
        let clip = json!({ "x": x, "y": y, "scale": 1, "width": width, "height": height });
        self.capture(json!({ "format": "jpeg", "quality": quality, "clip": clip })).await
    }

    async fn capture(&self, ask: Value) -> Outcome<Vec<u8>> {
        let answer = self.devtools("Page.captureScreenshot", ask).await?;
        let data = answer.get("data").and_then(Value::as_str).when("the picture of the page")?;
        base64::engine::general_purpose::STANDARD.decode(data).when("the picture of the page")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if self.is_closed {
            return;
        }
        // Chromium's lock on its profile is a link to `host-process`.
        let lock = fs::read_link(self.profile.path().join("SingletonLock")).unwrap_or_default();
        let process = lock.to_string_lossy().rsplit('-').next().and_then(|id| id.parse::<u32>().ok());
        if let Some(process) = process {
            let _ = Command::new("kill").arg("-KILL").arg(process.to_string()).status();
        }
    }
}

/// A command of chromedriver's own.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
