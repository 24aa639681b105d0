//! How the page looks: colours, pictures, movement, and in what it is shown.

use super::{AtlasPage, WIDGET};
use crate::{Context, Outcome, project};
use base64::Engine as _;
use serde::Deserialize;
use serde_json::json;
use std::{collections::BTreeMap, fs, path::PathBuf};

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
            return display !== 'none' && fill === getComputedStyle(found('.atlas')).backgroundColor;
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

    /// How large the browser writes what no page has given a size: its reader's setting, in CSS pixels, 16 at first.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn write_letters(&self, size_px: u32) -> Outcome {
        let sizes = json!({ "fontSizes": { "standard": size_px, "fixed": 13 } });
        self.browser.devtools("Page.setFontSizes", sizes).await.map(drop)
    }

    /// Lets the browser make dark, for a reader who likes it so, the pages that are not by themselves: a setting of Chrome on
    /// phones. Or no longer.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn darken(&self, is_darkened: bool) -> Outcome {
        let how = if is_darkened { json!({ "enabled": true }) } else { json!({}) };
        self.browser.devtools("Emulation.setAutoDarkModeOverride", how).await.map(drop)
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
}
