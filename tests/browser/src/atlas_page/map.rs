//! The map: what is on it, and the ways to point at it, press it, move it.

use super::AtlasPage;
use crate::{Context, Outcome};
use serde_json::json;
use std::collections::BTreeMap;

impl AtlasPage {
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

    /// All that the map is made of, as markup.
    ///
    /// # Errors
    /// That there is no map.
    pub async fn map_markup(&self) -> Outcome<String> {
        self.ask("found('.map').outerHTML", json!(null)).await
    }
}
