//! What the page has said and asked for by the time it is left.

use super::AtlasPage;
use crate::{Engine, Failure, Message, Outcome, expect};
use serde_json::json;
use std::cell::RefCell;

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

impl AtlasPage {
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
            let of_newspaper =
                ["article.html", "apart.html", "bloc.json"].map(|file| format!("{newspaper}{file}"));
            let is_sent_on = address.starts_with(&format!("{newspaper}moved/"));
            has_host && !address.starts_with(&own) && !of_newspaper.contains(address) && !is_sent_on
        };
        let elsewhere: Vec<_> = asked.iter().filter(is_elsewhere).collect();
        expect(elsewhere.is_empty(), || format!("the page asked other hosts: {elsewhere:?}"))
    }
}
