//! What all journeys share, and how one is made.

use crate::{AtlasPage, Browser, Context, Driver, Engine, Failure, Outcome, Site};
use std::{future::Future, pin::Pin, rc::Rc, time::Duration};
use tokio::time::timeout;

/// How long a journey may take, also where the page no longer answers.
const JOURNEY: Duration = Duration::from_secs(150);
/// How long a browser may take to open, and to close before it is killed.
const BROWSER: Duration = Duration::from_secs(20);

/// A journey: a reader's doings on a page of their own.
pub type Journey = fn(&AtlasPage) -> Pin<Box<dyn Future<Output = Outcome> + '_>>;

/// The built page and the driver. Dropping this ends the driver.
pub struct Stage {
    site: Site,
    driver: Driver,
}

impl Stage {
    /// Starts both, the driver for `engine`.
    ///
    /// # Errors
    /// What did not start, and why.
    pub fn start(engine: Engine) -> Outcome<Self> {
        Ok(Self { site: Site::start()?, driver: Driver::start(engine)? })
    }

    /// Makes a journey in a browser of its own, which is closed however the journey ends. After it the
    /// console must be empty, and nothing asked for elsewhere.
    ///
    /// # Errors
    /// Where the journey failed.
    pub fn make(
        &self,
        journey: impl FnOnce(&AtlasPage) -> Pin<Box<dyn Future<Output = Outcome> + '_>> + 'static,
    ) -> Outcome {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .when("starting the journey's own runtime")?;
        let tasks = tokio::task::LocalSet::new();
        tasks.block_on(&runtime, async {
            let url = self.driver.url();
            let opening = Browser::open(self.driver.engine(), &url);
            let browser = timeout(BROWSER, opening).await.when("opening a browser")??;
            let browser = Rc::new(browser);
            // One of its own, so that what is told of broken policies is told of this journey.
            let served = self.site.serve()?;
            let page = AtlasPage::new(Rc::clone(&browser), &served);
            // In a task, so that a panic leaves the browser to be closed.
            let mut made = tokio::task::spawn_local(async move {
                match journey(&page).await {
                    Ok(()) => page.left_nothing_behind().await,
                    Err(failure) => Err(page.with_console(failure).await),
                }
            });
            let outcome = match timeout(JOURNEY, &mut made).await {
                Ok(made) => made.unwrap_or_else(|panic| Err(Failure::new(panic.to_string()))),
                Err(_) => {
                    made.abort();
                    let _ = made.await;
                    let seconds = JOURNEY.as_secs();
                    Err(Failure::new(format!("the journey took more than {seconds} s; does the page hang?")))
                }
            };
            let closed = match Rc::into_inner(browser) {
                Some(browser) => {
                    timeout(BROWSER, browser.close()).await.when("closing the browser").flatten()
                }
                None => Err(Failure::new("the journey kept its browser")),
            };
            outcome.and(closed)
        })
    }
}
