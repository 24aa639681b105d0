//! A page that embeds the widget: what its author does and hears.

use crate::{AtlasPage, Context, Failure, Outcome, Seen, expect};
use base64::Engine as _;
use serde::Deserialize;
use serde_json::{Value, json};

/// An event of a widget, as the page's author hears it at the document.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Happened {
    /// Its name without `sco-atlas:`.
    pub name: String,
    /// Which of the widgets it came from, counted from 0; -1 for none of them.
    pub of: i64,
    /// What it carries.
    pub detail: Value,
}

/// What a widget says that it shows.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Shown {
    /// The date.
    pub date: String,
    /// The state selected.
    pub state: Option<String>,
    /// The disputed area selected.
    pub area: Option<String>,
    /// The layer.
    pub layer: String,
    /// How disputed areas are drawn.
    pub worldview: String,
}

impl AtlasPage {
    /// Goes to a page of the site, such as `/pages/host.html`, on which what happens is written down from before its
    /// first script runs ([`crate::Site`]).
    ///
    /// # Errors
    /// What the browser said.
    pub async fn visit(&self, path: &str) -> Outcome {
        self.visit_at(&self.host, path).await
    }

    /// Goes to an article on a newspaper's own host, and puts code into it as its editor does.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn publish(&self, code: &str) -> Outcome {
        self.publish_at("/article.html", code).await
    }

    /// The same in an article that is cut off from other origins (`Cross-Origin-Embedder-Policy: require-corp`).
    ///
    /// # Errors
    /// What the browser said.
    pub async fn publish_apart(&self, code: &str) -> Outcome {
        self.publish_at("/apart.html", code).await
    }

    async fn publish_at(&self, path: &str, code: &str) -> Outcome {
        self.visit_at(&self.newspaper, path).await?;
        let script = "document.open();
            document.write(`<!doctype html><link rel=icon href=data:,><p>An article.</p>${given}`);
            document.close();";
        self.author(script, json!(code)).await
    }

    /// An address of the widget's files.
    pub fn address_of(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }

    async fn visit_at(&self, host: &str, path: &str) -> Outcome {
        self.goes_elsewhere().await?;
        self.browser.go(&format!("http://{host}{path}")).await
    }

    /// Makes the widget that is looked at the one with this number, counted from 0.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn turn_to(&self, number: usize) -> Outcome {
        self.ask("window.turnedTo = given, null", json!(number)).await
    }

    /// Goes to a page, waits until its first widget is there, and says what it shows.
    ///
    /// # Errors
    /// That it did not come.
    pub async fn visit_widget(&self, path: &str) -> Outcome<Seen> {
        self.visit(path).await?;
        self.sees("the widget", |_| true).await
    }

    /// Runs a statement of the page's author; in it `host` is the widget's element, `hosts` are all of them, and
    /// `given` is what is given. What it returns comes back.
    ///
    /// # Errors
    /// What it throws.
    pub async fn author<T: serde::de::DeserializeOwned>(&self, script: &str, given: Value) -> Outcome<T> {
        self.ask(&format!("(() => {{ {script} }})() ?? null"), given).await
    }

    /// The same for what takes its time.
    ///
    /// # Errors
    /// What it throws.
    pub async fn author_awaits<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        given: Value,
    ) -> Outcome<T> {
        let script = format!(
            "{}\nreturn await (async ([given]) => {{ {script} }})(given) ?? null;",
            crate::atlas_page::WIDGET
        );
        self.browser.run_async(&script, vec![given]).await
    }

    /// Sets an attribute, or takes it away.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn set_attribute(&self, name: &str, value: Option<&str>) -> Outcome {
        let script = "given[1] === null ? host.removeAttribute(given[0]) : host.setAttribute(...given)";
        self.author(script, json!([name, value])).await
    }

    /// An attribute.
    ///
    /// # Errors
    /// That there is no element.
    pub async fn attribute(&self, name: &str) -> Outcome<Option<String>> {
        self.ask("host.getAttribute(given)", json!(name)).await
    }

    /// Looks with `look` until what is there is `good`, for as long as a reader would wait.
    ///
    /// # Errors
    /// What was there instead.
    pub async fn waits_for<T: std::fmt::Debug>(
        &self,
        awaited: &str,
        look: impl AsyncFn() -> Outcome<T>,
        good: impl Fn(&T) -> bool,
    ) -> Outcome {
        self.browser.until(awaited, look, good).await.map(drop)
    }

    /// What the widget says that it shows.
    ///
    /// # Errors
    /// That there is no widget.
    pub async fn shown(&self) -> Outcome<Option<Shown>> {
        self.ask("host.shown", json!(null)).await
    }

    /// The events so far, once there are as many as awaited.
    ///
    /// # Errors
    /// What has happened instead.
    pub async fn happened(&self, awaited: usize) -> Outcome<Vec<Happened>> {
        let look = async || self.ask::<Vec<Happened>>("window.happened", json!(null)).await;
        self.browser.until(&format!("{awaited} events"), look, |events| events.len() >= awaited).await
    }

    /// The errors so far that the page's own error log would have.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn uncaught(&self) -> Outcome<Vec<String>> {
        self.browser.next_frame().await?;
        self.ask("window.uncaught", json!(null)).await
    }

    /// What of the page's policy has been broken so far, as the page hears it; takes it out, and what the server is told of it.
    ///
    /// # Errors
    /// That the server is not told of as much.
    pub async fn take_violations(&self) -> Outcome<Vec<String>> {
        self.browser.next_frame().await?;
        let heard: Vec<String> = self.ask("window.violations.splice(0)", json!(null)).await?;
        self.take_reports(heard.len()).await?;
        Ok(heard)
    }

    /// Waits until the server has been told of so many broken policies, on the page and in all of its frames, and takes them out.
    ///
    /// # Errors
    /// What it has been told instead.
    pub async fn take_reports(&self, awaited: usize) -> Outcome<Vec<String>> {
        let look = async || Ok(self.reports.so_far());
        self.browser.until(&format!("{awaited} reports"), look, |told| told.len() >= awaited).await?;
        self.browser.next_frame().await?;
        let told = self.reports.take();
        expect(told.len() == awaited, || format!("not {awaited} reports, but {told:?}"))?;
        Ok(told)
    }

    /// What can be read of each widget's element on screen: its own content, or what the widget shows.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn readable(&self) -> Outcome<Vec<String>> {
        self.browser.next_frame().await?;
        let script = "hosts.map((host) => {
            const own = [...host.children].filter((child) => child.checkVisibility()).map((child) => child.innerText);
            const live = host.shadowRoot?.querySelector('.title')?.innerText;
            return plain([...own, ...(live ? [`[live] ${live}`] : [])].join(' '));
        })";
        self.ask(script, json!(null)).await
    }

    /// How often each file of the site has been asked for so far, by what its name begins with.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn asked_for(&self, ending: &str) -> Outcome<usize> {
        let script =
            "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(given)).length";
        self.ask(script, json!(ending)).await
    }

    /// Looks into a frame of the page from now on, by its number.
    ///
    /// # Errors
    /// That there is none.
    pub async fn enter_frame(&self, number: u16) -> Outcome {
        self.browser.enter_frame(number).await
    }

    /// Looks at the page around the frame again.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn leave_frame(&self) -> Outcome {
        self.keep_what_is_said().await?;
        self.browser.leave_frame().await
    }

    /// Waits until the page has been drawn once more.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn next_frame(&self) -> Outcome {
        self.browser.next_frame().await
    }

    /// Waits until something is so.
    ///
    /// # Errors
    /// That it does not come to be.
    pub async fn until_true(&self, awaited: &str, look: impl AsyncFn() -> Outcome<bool>) -> Outcome {
        self.browser.until(awaited, look, |is_so| *is_so).await.map(drop)
    }

    /// A picture of the widget: PNG.
    ///
    /// # Errors
    /// That there is none.
    pub async fn picture_of_widget(&self) -> Outcome<Vec<u8>> {
        self.browser.next_frame().await?;
        let script = "(() => {
            const { left, top, width, height } = found('.atlas').getBoundingClientRect();
            return [left + scrollX, top + scrollY, width, height];
        })()";
        self.browser.picture_of(self.ask(script, json!(null)).await?).await
    }

    /// How far apart two pictures (PNG) of one size are. Nothing where their sizes differ.
    ///
    /// # Errors
    /// That one of them cannot be read.
    pub async fn difference(&self, pictures: [&[u8]; 2]) -> Outcome<Option<Difference>> {
        let encoded = pictures.map(|picture| base64::engine::general_purpose::STANDARD.encode(picture));
        let script = "const read = async (picture) => {
                const image = new Image();
                image.src = `data:image/png;base64,${picture}`;
                await image.decode();
                const { naturalWidth: width, naturalHeight: height } = image;
                const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
                pen.drawImage(image, 0, 0);
                return pen.getImageData(0, 0, width, height);
            };
            const [one, other] = [await read(given[0]), await read(given[1])];
            if (one.width !== other.width || one.height !== other.height) return null;
            let [levels, place] = [0, 0];
            const points = new Set();
            for (let at = 0; at < one.data.length; at += 1) {
                const by = Math.abs(one.data[at] - other.data[at]);
                if (by > 0) points.add(at >> 2);
                if (by > levels) [levels, place] = [by, at >> 2];
            }
            return { levels, at: [place % one.width, Math.floor(place / one.width)], points: points.size };";
        self.author_awaits(script, json!(encoded)).await
    }

    /// The colours of points of the page, as drawn: red, green and blue.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn colours_at(&self, points: &[[u32; 2]]) -> Outcome<Vec<[u8; 3]>> {
        self.browser.next_frame().await?;
        let picture = base64::engine::general_purpose::STANDARD.encode(self.browser.picture().await?);
        let script = "const image = new Image();
            image.src = `data:image/png;base64,${given[0]}`;
            await image.decode();
            const pen = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
                .getContext('2d', { willReadFrequently: true });
            pen.drawImage(image, 0, 0);
            return given[1].map(([x, y]) => [...pen.getImageData(x, y, 1, 1).data].slice(0, 3));";
        self.author_awaits(script, json!([picture, points])).await
    }

    /// A picture of the page's upper left corner once a statement of its author has been run, as good as so many bytes
    /// allow: JPEG.
    ///
    /// # Errors
    /// What the statement throws.
    pub async fn small_picture_of(
        &self,
        script: &str,
        [width, height]: [u32; 2],
        most_bytes: usize,
    ) -> Outcome<Vec<u8>> {
        let () = self.author_awaits(script, json!(null)).await?;
        self.browser.next_frame().await?;
        for quality in (20..=80).rev().step_by(5) {
            let picture =
                self.browser.small_picture_of([0.0, 0.0, width.into(), height.into()], quality).await?;
            if picture.len() < most_bytes {
                return Ok(picture);
            }
        }
        Err(Failure::new(format!("no picture of less than {most_bytes} bytes")))
    }

    /// How many listeners and nodes the page has, and how many bytes it takes, once what can go is gone.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn burden(&self) -> Outcome<Burden> {
        self.browser.devtools("Performance.enable", json!({})).await?;
        // Not all that can go goes at once.
        let mut before = Vec::new();
        let [listeners, nodes, heap] = loop {
            self.browser.next_frame().await?;
            self.browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
            let answer = self.browser.devtools("Performance.getMetrics", json!({})).await?;
            let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
            let of = |name: &str| {
                let metric = metrics.iter().find(|metric| metric["name"] == name);
                metric.and_then(|metric| metric["value"].as_f64()).when(name)
            };
            let now = [of("JSEventListeners")?, of("Nodes")?, of("JSHeapUsedSize")?];
            before.push([now[0], now[1]]);
            if before.len() > 4 && before.iter().rev().take(4).all(|counts| *counts == [now[0], now[1]]) {
                break now;
            }
        };
        // What the program itself has taken; `default` gives the program that is there already.
        let script = "const glue = performance.getEntriesByType('resource')
                .find(({ name }) => /sco-atlas-[0-9a-f]+\\.js$/.test(name)).name;
            const { memory } = await (await import(glue)).default();
            return memory.buffer.byteLength;";
        let program: f64 = self.author_awaits(script, json!(null)).await?;
        Ok(Burden { listeners, nodes, bytes: heap + program })
    }

    /// What has shifted on the page by itself so far, and how far, as Cumulative Layout Shift has it.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn shifters(&self) -> Outcome<Vec<String>> {
        self.browser.next_frame().await?;
        self.ask("window.shifters", json!(null)).await
    }
}

/// How far apart two pictures of one size are.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Difference {
    /// By how much they differ where they differ most, in levels of a colour out of 255.
    pub levels: u8,
    /// Where that is: x and y.
    pub at: [u32; 2],
    /// At how many points they differ.
    pub points: usize,
}

/// What a page costs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Burden {
    /// Listeners to events.
    pub listeners: f64,
    /// Nodes.
    pub nodes: f64,
    /// Bytes of memory, the program's included.
    pub bytes: f64,
}
