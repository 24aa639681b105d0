//! Which browser the journeys are made in, and what a driver must be told to open it.

use crate::{Context, Failure, Outcome, fonts, programs};
use serde_json::{Map, Value, json};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// A browser engine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chromium's pages without the browser around them, under chromedriver: it draws and runs them alike, and takes
    /// half the time.
    Shell,
    /// All of Chromium, under chromedriver.
    Chromium,
    /// Firefox under geckodriver.
    Firefox,
    /// WebKitGTK's small browser under its own driver, on a screen that nobody sees.
    WebKit,
}

impl Engine {
    /// The engine that `SCO_ATLAS_ENGINE` names: `shell`, which it is unless told, `chromium`, `firefox` or `webkit`.
    ///
    /// # Errors
    /// That there is no such engine.
    pub fn chosen() -> Outcome<Self> {
        match env::var("SCO_ATLAS_ENGINE").as_deref() {
            Err(_) | Ok("shell") => Ok(Self::Shell),
            Ok("chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => Err(Failure::new(format!(
                "SCO_ATLAS_ENGINE is `{other}`; expected shell, chromium, firefox or webkit"
            ))),
        }
    }

    /// Whether it tells of its console and of its requests, and can be shown other sizes, colours and fingers.
    #[must_use]
    pub fn is_chromium(self) -> bool {
        matches!(self, Self::Shell | Self::Chromium)
    }

    /// The driver's program: Chromium's is the one beside it, if there is one, for both must be of one version.
    pub(crate) fn driver(self) -> Outcome<PathBuf> {
        match self {
            Self::Shell | Self::Chromium => {
                let beside = programs::find(self.browsers())?.with_file_name("chromedriver");
                if beside.is_file() { Ok(beside) } else { programs::find(&["chromedriver"]) }
            }
            Self::Firefox => programs::find(&["geckodriver"]),
            Self::WebKit => programs::find(&["WebKitWebDriver"]),
        }
    }

    /// The names that its browser may have; WebKit's is on no path.
    fn browsers(self) -> &'static [&'static str] {
        match self {
            Self::Shell => &["chromium-headless-shell", "chrome-headless-shell"],
            Self::Chromium => &["chromium", "chromium-browser", "google-chrome", "chrome"],
            Self::Firefox => &["firefox-esr", "firefox"],
            Self::WebKit => &[],
        }
    }

    /// What the driver must be told to open a browser of about 1200 by 1000 pixels with a fresh profile;
    /// the one in `profile`, where the driver makes none by itself.
    pub(crate) fn capabilities(self, profile: &Path) -> Outcome<Map<String, Value>> {
        let all = match self {
            Self::Shell | Self::Chromium => {
                let name = if self == Self::Shell { "chrome-headless-shell" } else { "chrome" };
                let program = programs::find(self.browsers())?;
                let mut arguments = vec![
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--window-size=1200,1000",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ];
                if self == Self::Shell {
                    // No journey lasts as long as it would take to make up for compiling the program a second time, better:
                    // that was a tenth of all the work.
                    arguments.push("--js-flags=--no-wasm-tier-up");
                }
                let profile = format!("--user-data-dir={}", profile.display());
                arguments.push(&profile);
                json!({
                    "browserName": name,
                    "goog:chromeOptions": { "binary": program, "args": arguments },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Self::Firefox => {
                let program = programs::find(self.browsers())?;
                let arguments = json!(["-headless", "-width", "1200", "-height", "1000"]);
                let mut settings = Map::new();
                if cfg!(target_os = "linux") {
                    // Its sandbox lets pages read the system's fonts and no others.
                    let fonts = format!("{}/", fonts::folder()?.display());
                    settings.insert("security.sandbox.content.read_path_whitelist".to_owned(), fonts.into());
                }
                json!({
                    "browserName": "firefox",
                    "moz:firefoxOptions": { "binary": program, "args": arguments, "prefs": settings },
                })
            }
            Self::WebKit => {
                let options = json!({ "binary": mini_browser()?, "args": ["--automation"] });
                json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options })
            }
        };
        match all {
            Value::Object(all) => Ok(all),
            _ => Err(Failure::new("capabilities are an object")),
        }
    }
}

/// The newest of WebKitGTK's browsers. It is on no path: `/usr/lib/*/webkit2gtk-4.1/MiniBrowser`.
fn mini_browser() -> Outcome<PathBuf> {
    let folders = |place: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(place).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let machines = folders(Path::new("/usr/lib"));
    let places = machines.iter().flat_map(|machine| folders(machine));
    let mut found: Vec<_> =
        places.map(|place| place.join("MiniBrowser")).filter(|file| file.is_file()).collect();
    found.sort();
    found.pop().when("looking for WebKitGTK's MiniBrowser under /usr/lib")
}
