//! Scrolling the page over the widget.

use super::AtlasPage;
use crate::{Outcome, expect};
use serde_json::json;

impl AtlasPage {
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
    pub(super) async fn at_top(&self, map: bool) -> Outcome<[f64; 2]> {
        let script = "(() => {
            scrollTo({ top: 0, behavior: 'instant' });
            const { left, right, top, bottom } = found(given).getBoundingClientRect();
            return [(left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2];
        })()";
        self.ask(script, json!(if map { ".map" } else { ".title" })).await
    }

    pub(super) async fn comes_to_rest(&self, awaited: &str) -> Outcome<f64> {
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
}
