//! Everything that shows and changes the date: slider, choosers, lanes, summits, the stretch of time.

use super::AtlasPage;
use crate::{Outcome, expect};
use serde::Deserialize;
use serde_json::json;

impl AtlasPage {
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

    /// Puts a value into the field for a date, or chooses it in the list of changes.
    ///
    /// # Errors
    /// That there is none.
    pub async fn choose(&self, in_list: bool, value: &str) -> Outcome {
        self.choose_in(if in_list { ".choose .changes" } else { ".choose .typed" }, value).await
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

    /// Moves the mouse onto a part of a lane, from outside: scrolling may bring another lane under it, whose panel would then be in
    /// the way on a slow machine, and stays while the mouse is on it.
    ///
    /// # Errors
    /// That there is none.
    pub async fn hover_part(&self, lane: &str, part: &str) -> Outcome {
        self.hover_elsewhere().await?;
        self.sees_no_panel().await?;
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
            // Styles are in the pixels that it is laid out in, boxes in those of the window.
            const px = (style, name) => (parseFloat(style[name]) || 0) * (since.currentCSSZoom ?? 1);
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
}
