//! A dataset that the page brings.

use crate::embedding::code_for;
use crate::reading::counts;
use browser_tests::{
    AtlasPage, Direction, Key, Outcome,
    Provoked::{ByBrowser, ByScript},
    Scheme, expect, expect_eq,
};
use serde_json::{Value, json};

const EXAMPLE: &str = "/examples/eurasian-economic-union.json";

/// Waits for the events after as many as there were, and returns them.
async fn after(page: &AtlasPage, known: usize, awaited: usize) -> Outcome<Vec<(String, Value)>> {
    let events = page.happened(known + awaited).await?;
    Ok(events.into_iter().skip(known).map(|event| (event.name, event.detail)).collect())
}

pub async fn brings_a_dataset(page: &AtlasPage) -> Outcome {
    page.visit("/demo/bloc.html").await?;
    let () = page
        .author_awaits(
            "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()",
            json!(null),
        )
        .await?;
    let seen = page.sees_card("Eurasian Economic Union").await?;
    expect_eq("the date", &seen.date, "31 December 2024")?;
    expect_eq("the legend", &seen.legend, &counts([("member", 5), ("observer", 4)]))?;
    // It has no summits: none is told of, and there is nothing to choose from.
    page.open_choice().await?;
    page.sees("a field for the date", |seen| !seen.typed.is_empty()).await?;
    let script = "return given.filter((css) => found(css).checkVisibility())";
    let shown: Vec<String> = page.author(script, json!([".changes", ".summit-list", ".gathering"])).await?;
    expect_eq("what there is to choose from", shown, [".changes"])?;
    // Cuba is not on the map, and in the lanes.
    expect_eq("on the map", seen.counted_on_map(), counts([("member", 5), ("observer", 3)]))?;
    expect_eq("in the lanes", seen.counted_in_lanes(), counts([("member", 5), ("observer", 4)]))?;
    page.click_lane("CU").await?;
    let seen = page.sees_card("Cuba").await?;
    expect_eq("the badge", &seen.card_badge, "Observer since 11 December 2020")?;
    page.step(Direction::Back).await?;
    page.sees_date("26 December 2024").await?;
    page.click_state("MD").await?;
    page.sees_card("Moldova").await?;
    expect_eq("there is one layer", &page.look().await?.layer, "")?;
    // Whoever writes one has an editor that finds its form, where the example says.
    let script = "const address = new URL(given, location);
        const { $schema } = await (await fetch(address)).json();
        return (await (await fetch(new URL($schema, address))).json()).$defs.Document.required";
    let required: Vec<String> = page.author_awaits(script, json!(EXAMPLE)).await?;
    expect(required.iter().any(|list| list == "span"), || format!("its schema asks for {required:?}"))?;

    // Another that breaks a rule changes nothing, and the page hears which.
    let known = page.happened(1).await?.len();
    let script = "return fetch(given).then((answer) => answer.json()).then((dataset) => {
        dataset.span[4].start = '2015-02-30';
        dataset.span[5].sources = ['nobody'];
        host.data = dataset;
    })";
    let () = page.author_awaits(script, json!(EXAMPLE)).await?;
    let (name, detail) = after(page, known, 1).await?.remove(0);
    expect_eq("the event", name.as_str(), "error")?;
    let refusals = json!([
        {
            "list": "span", "record": "record 5 (KG member)", "field": "start", "found": "`2015-02-30`",
            "expected": "a day that exists (1900 to 2100), as 2017-06-09",
            "message": "span, record 5 (KG member): `start` is `2015-02-30`; expected a day that exists (1900 to 2100), as 2017-06-09"
        },
        {
            "list": "span", "record": "record 6 (MD observer)", "field": "sources", "found": "`nobody`",
            "expected": "the id of a source in `source`",
            "message": "span, record 6 (MD observer): `sources` is `nobody`; expected the id of a source in `source`"
        }
    ]);
    expect_eq("the refusals", &detail["refusals"], &refusals)?;
    let message = detail["message"].as_str().unwrap_or_default();
    expect(message.contains("record 5 (KG member)") && message.ends_with("(and 1 more)"), || {
        message.to_owned()
    })?;
    let seen = page.look().await?;
    expect_eq("the card after a refusal", &seen.card_title, "Moldova")?;
    expect_eq("the date after a refusal", &seen.date, "26 December 2024")?;
    page.take_console(&[ByScript("the dataset was refused: span, record 5 (KG member)")]).await?;

    // Without it the widget is what it was built with; with a corrected one it is that.
    let () = page
        .author("host.data = null; host.selected = null; host.date = null; host.dataSrc = null;", json!(null))
        .await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    let script = "return fetch(given).then((answer) => answer.json()).then((dataset) => {
        dataset.span[4].start = '2015-08-06';
        host.data = dataset;
    })";
    let () = page.author_awaits(script, json!(EXAMPLE)).await?;
    page.sees_card("Eurasian Economic Union").await?;
    let () = page.author("host.date = '2015-08-06'", json!(null)).await?;
    let seen = page.sees_date("6 August 2015").await?;
    expect(seen.sentence.contains("Kyrgyzstan becomes a member."), || seen.sentence.clone())?;
    // Of one dataset nothing is fetched twice.
    expect_eq("how often the checker was asked for", page.asked_for(".wasm").await?, 2)?;

    // A state may be named as a disputed area is: the card of the one says nothing of the other.
    let script = "return fetch(given).then((answer) => answer.json()).then((dataset) => {
        dataset.state.find(({ code }) => code === 'MD').name = 'Kosovo';
        host.data = dataset;
    })";
    let () = page.author_awaits(script, json!(EXAMPLE)).await?;
    for (selected, own, of_other) in [
        ("kosovo", "Claimed by", "Observer"),
        ("MD", "Observer", "Claimed by"),
        ("kosovo", "Claimed by", "Observer"),
    ] {
        let script = "host.selected = given[0];
            const groups = () => found('.groups').textContent;
            for (let frames = 0; frames < 60 && !groups().includes(given[1]); frames += 1) {
                await new Promise(requestAnimationFrame);
            }
            return [groups().includes(given[1]), groups().includes(given[2])]";
        let said: Value = page.author_awaits(script, json!([selected, own, of_other])).await?;
        expect_eq(
            &format!("what the card of {selected} says of itself and of the other"),
            said,
            json!([true, false]),
        )?;
    }
    Ok(())
}

/// Sources may have long names: their chips leave the sentence its room.
pub async fn has_long_sources(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const dataset = await (await fetch(given)).json();
        const name = 'Ministry of Foreign Affairs, press release on the results of the meeting of the Council of Heads of State, '.repeat(2);
        dataset.source.forEach((source, at) => (source.name = at % 2 ? name + at : `${'Rechtsschutz'.repeat(12)}${at}`));
        const ready = new Promise((done) => host.addEventListener('sco-atlas:ready', done, { once: true }));
        host.data = dataset;
        host.selected = null;
        await ready;";
    let () = page.author_awaits(script, json!(EXAMPLE)).await?;
    for width in [360, 700, 1000, 1280] {
        page.dress(width, 900, Scheme::Light).await?;
        for date in ["2015-01-01", "2015-08-12", "2017-05-14"] {
            let script = "host.date = given;
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
                const box = (css) => found(css).getBoundingClientRect();
                const [strip, sentence, slider] = ['.strip', '.sentence', '.slider'].map(box);
                return [sentence.width > 240, sentence.right <= strip.right + 1, slider.right <= strip.right + 1]";
            let kept: Value = page.author_awaits(script, json!(date)).await?;
            let what =
                format!("room for the sentence, and nothing out of the strip, at {width} px on {date}");
            expect_eq(&what, kept, json!([true, true, true]))?;
        }
    }
    Ok(())
}

pub async fn brings_nonsense_first(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    let script = "host.dataSrc = given;
        document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '../sco-atlas.js' }));";
    // A page of HTML, where JSON should be.
    let () = page.author(script, json!("plain.html")).await?;
    let events = page.happened(1).await?;
    let message = events[0].detail["message"].as_str().unwrap_or_default().to_owned();
    expect(message.starts_with("the dataset is no JSON"), || message.clone())?;
    expect_eq("what there is to read", page.readable().await?, ["Three have joined since 2017."])?;
    page.take_console(&[ByScript("the dataset is no JSON")]).await?;
    // A name twice, of whose values one would be lost, and letters as older programs save them.
    let files = [
        ("{\"atlas\": {},\n\"atlas\": {}}", "the dataset has \"atlas\" twice in one object (line 2)"),
        ("{\"licence\": \"K\u{f6}ln\"}", "is not UTF-8"),
        // UTF-16 without a mark.
        ("{\0\"\0a\0\"\0:\0[\0]\0}\0", "is not UTF-8"),
    ];
    for (at, (text, message)) in (2..).zip(files) {
        let script = "host.dataSrc = URL.createObjectURL(new Blob([Uint8Array.from(given, (letter) => letter.charCodeAt(0))]))";
        let () = page.author(script, json!(text)).await?;
        let events = page.happened(at).await?;
        let told = events[at - 1].detail["message"].as_str().unwrap_or_default().to_owned();
        expect(told.contains(message), || told.clone())?;
        page.take_console(&[ByScript(message)]).await?;
    }
    // A better address, and all is well.
    let () = page.author("host.dataSrc = given; host.date = null;", json!(EXAMPLE)).await?;
    page.sees_card("Eurasian Economic Union").await?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())
}

/// Fuzzed by hand: three hundred changes of the example, and what is no dataset at all, through the very program.
pub async fn brings_anything(page: &AtlasPage) -> Outcome {
    page.visit("/demo/bloc.html").await?;
    let () = page
        .author_awaits(
            "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()",
            json!(null),
        )
        .await?;
    page.sees_card("Eurasian Economic Union").await?;
    let script = r#"
        const text = await (await fetch(given)).text();
        let seed = 1;
        const random = (most) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % most;
        const circle = {};
        circle.circle = circle;
        const odd = [
            null, true, -1, 1e300, NaN, "", "XX", "2024-02-30", "<img src=x onerror=alert(1)>", "javascript:alert(1)", [], {}, [[[[[[[[[[[]]]]]]]]]]],
            "ä".repeat(5000), Array.from({ length: 5000 }, () => 0), "\u0000", { __proto__: null, constructor: 1 },
        ];
        const places = (of) => Object.entries(of).flatMap(([name, value]) =>
            value && typeof value === "object" ? [[of, name], ...places(value)] : [[of, name]]);
        const outcomes = { ready: 0, error: 0 };
        const bring = (dataset) => new Promise((resolve) => {
            const done = (event) => {
                host.removeEventListener("sco-atlas:ready", done);
                host.removeEventListener("sco-atlas:error", done);
                outcomes[event.type.split(":")[1]] += 1;
                resolve();
            };
            host.addEventListener("sco-atlas:ready", done);
            host.addEventListener("sco-atlas:error", done);
            host.data = dataset;
        });
        for (const one of [...odd.filter((one) => one !== null && one !== ""), circle, () => 1, 10n, "[".repeat(900000), "x".repeat(1000001), Symbol("s")]) await bring(one);
        for (let at = 0; at < 300; at += 1) {
            const dataset = JSON.parse(text);
            const all = places(dataset);
            const [holder, name] = all[random(all.length)];
            if (random(3) === 0) delete holder[name];
            else holder[name] = odd[random(odd.length)];
            await bring(dataset);
        }
        await bring(JSON.parse(text));
        return outcomes;
    "#;
    let outcomes: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    let of = |name: &str| outcomes[name].as_u64().unwrap_or_default();
    expect(of("error") > 200 && of("ready") > 10, || format!("one outcome is rare: {outcomes}"))?;
    page.sees_card("Eurasian Economic Union").await?;
    page.click_state("KZ").await?;
    page.sees_card("Kazakhstan").await?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())?;
    let refused = usize::try_from(of("error")).unwrap_or_default();
    let said = page.take_console(&vec![ByScript("sco-atlas: the dataset "); refused]).await?;
    expect(said.iter().all(|message| message.level == "WARNING"), || format!("not only warnings: {said:?}"))
}

/// A page that brings ever others is told when there are too many of them, and keeps what it has.
pub async fn brings_too_many(page: &AtlasPage) -> Outcome {
    page.visit("/demo/bloc.html").await?;
    let () = page
        .author_awaits(
            "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()",
            json!(null),
        )
        .await?;
    let script = r#"
        const dataset = await (await fetch(given)).json();
        for (let at = 0; at < 240; at += 1) {
            dataset.source.push({ id: `more-${at}`, name: "m".repeat(2000), url: "https://example.org" });
        }
        const bring = (number) => new Promise((resolve) => {
            const done = ({ type, detail }) => {
                for (const name of ["ready", "error"]) host.removeEventListener(`sco-atlas:${name}`, done);
                resolve({ number, type, message: detail.message ?? "" });
            };
            for (const name of ["ready", "error"]) host.addEventListener(`sco-atlas:${name}`, done);
            host.data = { ...dataset, atlas: { ...dataset.atlas, title: `Number ${number}.` } };
        });
        let last;
        for (let number = 0; number < 60 && last?.type !== "sco-atlas:error"; number += 1) last = await bring(number);
        const title = found(".title").textContent;
        const styled = getComputedStyle(found(".atlas")).display !== "inline" && host.shadowRoot.adoptedStyleSheets.length;
        return { ...last, title, styled, again: (await bring(0)).type, first: found(".title").textContent };
    "#;
    let found: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    let number = found["number"].as_u64().unwrap_or_default();
    let message = found["message"].as_str().unwrap_or_default();
    expect((10..40).contains(&number) && message.contains("load it anew"), || found.to_string())?;
    expect_eq("what is shown then", &found["title"], &json!(format!("Number {}.", number - 1)))?;
    expect_eq("its style sheets", &found["styled"], &json!(1))?;
    expect_eq(
        "one that is known",
        (&found["again"], &found["first"]),
        (&json!("sco-atlas:ready"), &json!("Number 0.")),
    )?;
    page.click_state("KZ").await?;
    page.sees_card("Kazakhstan").await?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())?;
    page.take_console(&[ByScript("load it anew")]).await.map(drop)
}

/// What is refused changes nothing that the page has said before; and an element that is taken off while a dataset comes hears
/// again once it is back.
pub async fn keeps_what_it_brought(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const errors = [];
        host.addEventListener('sco-atlas:error', ({ detail }) => errors.push([detail.name, detail.message, detail.value, detail.expected]));
        const heard = (many) => new Promise((done) => {
            const look = () => (errors.length >= many ? done() : setTimeout(look, 20));
            look();
        });
        const has = () => [host.shown?.date, host.dataSrc, host.data === null];
        const all = [];
        for (const [at, address] of given.entries()) {
            host.dataSrc = address;
            await heard(at + 1);
            all.push([...errors[at], ...has()]);
        }
        let many = given.length;
        for (const nothing of [{ nothing: true }, false, 0]) {
            host.data = nothing;
            await heard((many += 1));
            all.push([...errors.at(-1).slice(0, 2), ...has()]);
        }
        host.data = '';
        all.push([host.data, errors.length]);
        return all;";
    let given = ["/nothere.json", "http://[", "", "/pages/host.html"];
    let found: Vec<Value> = page.author_awaits(script, json!(given)).await?;
    for (address, (found, said)) in given.iter().zip(found.iter().zip([
        "404",
        "is no address",
        "is no address",
        "looks like a page of HTML",
    ])) {
        let message = found[1].as_str().unwrap_or_default();
        expect(message.contains(said), || format!("of {address:?} it says {message:?}"))?;
        expect_eq("whose error it is", &found[0], &json!("data-src"))?;
        expect_eq(
            "what it was set to, and what was expected",
            &json!([found[2], found[3]]),
            &json!([address, "the address of a file with a dataset"]),
        )?;
        expect_eq(
            "what there is after it",
            &json!([found[4], found[5], found[6]]),
            &json!(["2017-06-09", null, true]),
        )?;
    }
    for (found, said) in found.iter().skip(given.len()).zip(["", "`false`", "the number `0`"]) {
        let message = found[1].as_str().unwrap_or_default();
        expect(message.contains("the dataset was refused") && message.contains(said), || {
            format!("{message:?} does not say {said:?}")
        })?;
        expect_eq("whose error it is", &found[0], &json!("data"))?;
        let after = json!([found[2], found[3], found[4]]);
        expect_eq("after a dataset that is none", after, json!(["2017-06-09", null, true]))?;
    }
    expect_eq(
        "an empty text is no dataset, and no error",
        found.last(),
        Some(&json!([null, given.len() + 3])),
    )?;
    let provoked = [
        ByBrowser("a status of 404"),
        ByScript("/nothere.json cannot be had: 404"),
        ByScript("is no address"),
        ByScript("is no address"),
        ByScript("sco-atlas: the dataset "),
        ByScript("sco-atlas: the dataset "),
        ByScript("sco-atlas: the dataset "),
        ByScript("sco-atlas: the dataset "),
    ];
    page.take_console(&provoked).await?;

    let script = "const { parentNode } = host;
        host.dataSrc = given;
        host.remove();
        await new Promise((done) => setTimeout(done));
        parentNode.append(host);
        await host.open();
        host.date = '2020-12-11';
        host.select('CU');
        return [host.shown.date, host.shown.state, host.date];";
    let shown: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    expect_eq("what it shows once it is back", shown, json!(["2020-12-11", "CU", "2020-12-11"]))?;
    // Of a dataset and an address the last to come counts.
    let script = "host.data = await (await fetch(given)).json();
        host.dataSrc = given;
        return [host.data === null, host.dataSrc];";
    let said: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    expect_eq("what it was given last", said, json!([true, EXAMPLE]))?;
    // That the bloc has no India is told each time.
    page.take_console(&[ByScript("selected=\"IN\"")]).await.map(drop)
}

/// The place that the style sheet keeps free is that of the built-in dataset: under a smaller one it leaves no hole.
pub async fn leaves_no_hole(page: &AtlasPage) -> Outcome {
    // So high that it ends in the window: where nobody sees that there is no hole anyway.
    page.dress(1200, 4000, Scheme::Light).await?;
    page.visit_widget("/pages/reserved.html").await?;
    let script = "const below = () => host.offsetHeight - found('.atlas').offsetHeight;
        const shown = async (data) => {
            const ready = new Promise((done) => host.addEventListener('sco-atlas:ready', done, { once: true }));
            host.data = data;
            await ready;
            return below();
        };
        const [before, data] = [below(), await (await fetch(given)).json()];
        const all = [before, await shown(data), await shown(null)];
        // Another that has it from the first on.
        const first = Object.assign(document.createElement('sco-atlas'), { loading: 'eager', data });
        const ready = new Promise((done) => first.addEventListener('sco-atlas:ready', done, { once: true }));
        host.replaceWith(first);
        await ready;
        return [...all, first.offsetHeight - first.shadowRoot.querySelector('.atlas').offsetHeight];";
    let below: [f64; 4] = page.author_awaits(script, json!(EXAMPLE)).await?;
    let [before, under_its_own, after, from_the_first] = below;
    let is_filled = before > 0.0 && before == after && under_its_own.max(from_the_first) <= 100.0;
    expect(is_filled, || format!("below the widget: {below:?} px"))
}

/// Where the place is as high as the widget it stays so under another dataset: what is below has come up to it, and may be in
/// sight by now.
pub async fn stays_as_high_as_it_is(page: &AtlasPage) -> Outcome {
    page.dress(390, 844, Scheme::Light).await?;
    page.visit_widget("/pages/reserved.html").await?;
    let script = "const dataset = await (await fetch(given)).json();
        scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
        const heights = new Set();
        let looks = true;
        const look = () => {
            heights.add(host.offsetHeight);
            if (looks) requestAnimationFrame(look);
        };
        look();
        const shown = async (data) => {
            const ready = new Promise((done) => host.addEventListener('sco-atlas:ready', done, { once: true }));
            host.data = data;
            await ready;
            for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame);
            return host.offsetHeight;
        };
        const all = [host.offsetHeight, await shown(dataset), await shown(null)];
        looks = false;
        return [all, [...heights], host.offsetHeight - found('.atlas').offsetHeight];";
    let (all, heights, below): ([f64; 3], Vec<f64>, f64) = page.author_awaits(script, json!(EXAMPLE)).await?;
    let [before, under_its_own, after] = all;
    let has_others = heights.iter().any(|height| ![before, under_its_own].contains(height));
    expect(before == after && under_its_own < before && !has_others && below == 0.0, || {
        format!("{all:?} px high, on the way {heights:?}, and {below} px are left below")
    })
}

/// Of a layer that the dataset lacks the page hears, whether it asks for it before or after, or the dataset comes later.
pub async fn has_no_article(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "
        const dataset = await (await fetch(given)).json();
        const next = (element, name) => new Promise((done) => element.addEventListener(`sco-atlas:${name}`, done, { once: true }));
        const element = document.createElement('sco-atlas');
        const errors = [];
        element.addEventListener('sco-atlas:error', ({ detail }) => errors.push([detail.name, detail.value, detail.expected, element.shown !== null]));
        const all = [];
        const look = () => all.push([errors.splice(0), element.shown.layer, element.layer]);
        element.loading = 'eager';
        element.layer = 'article';
        element.dataSrc = given;
        let ready = next(element, 'ready');
        document.body.append(element);
        await ready;
        look();
        element.layer = 'article';
        look();
        for (const data of [null, dataset, null]) {
            ready = next(element, 'ready');
            element.dataSrc = null;
            element.data = data;
            await ready;
            if (data === null && errors.length === 0 && all.length === 2) element.layer = 'article';
            look();
        }
        // What is asked for while the dataset comes that has it, waits for that.
        ready = next(element, 'ready');
        element.data = dataset;
        await ready;
        errors.length = 0;
        ready = next(element, 'ready');
        element.data = null;
        element.layer = 'article';
        await ready;
        look();
        element.remove();
        return all;";
    let found: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    // While the first is built nothing is shown yet; while another takes its place, something is.
    let refused = |is_shown| json!([["layer", "article", "record; this dataset has no article", is_shown]]);
    let should_be = json!([
        [refused(false), "record", "record"],
        [refused(true), "record", "record"],
        [[], "article", "article"],
        [refused(true), "record", "record"],
        [[], "record", "record"],
        [[], "article", "article"],
    ]);
    expect_eq("what is told, shown and said of the layer", found, should_be)?;
    page.take_console(&[ByScript("layer=\"article\" was ignored"); 3]).await.map(drop)
}

/// On the strictest page it works; and a frame shows nothing under its own address that is not from there.
pub async fn brings_it_from_here(page: &AtlasPage) -> Outcome {
    page.visit("/strict/demo/bloc.html").await?;
    let () = page
        .author_awaits(
            "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()",
            json!(null),
        )
        .await?;
    page.sees_card("Eurasian Economic Union").await?;
    page.visit("/embed.html?data-src=examples/eurasian-economic-union.json&date=2015-01-01").await?;
    let seen = page.sees_card("Eurasian Economic Union").await?;
    expect_eq("the date", seen.date.as_str(), "1 January 2015")?;
    let title: String = page.author("return document.title", json!(null)).await?;
    expect_eq(
        "what the frame's page is called",
        title.as_str(),
        "The Eurasian Economic Union: five members and, since 2018, observers",
    )?;
    for elsewhere in
        ["https://example.org/other.json", "http://[", "//example.org/other.json", "data:application/json,{}"]
    {
        page.visit(&format!("/embed.html?data-src={elsewhere}")).await?;
        // And says so, and shows nothing else in its place.
        page.take_console(&[ByScript("expected")]).await?;
        let shown: Value =
            page.author("return [host.shown, host.innerText.length > 100]", json!(null)).await?;
        expect_eq("what is shown, and a text of the built-in dataset", shown, json!([null, false]))?;
    }
    Ok(())
}

/// A dataset that comes while the reader has the dialog open, or a panel, or the map in full screen, takes none of them away.
pub async fn keeps_what_is_open(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "for (const css of ['details.choose', 'details.data']) found(`${css} > summary`).click();
        // By status, and falling.
        for (let time = 0; time < 2; time += 1) all('.data thead button')[1].click();
        found('.filter').value = 'ar';
        found('.filter').dispatchEvent(new Event('input'));";
    let () = page.author(script, json!(null)).await?;
    page.click_button("Embed").await?;
    let chosen = json!({ "version": "pinned", "theme": "light", "view": "map", "selected": "KG", "date": "2016-01-01" });
    code_for(page, chosen).await?;
    let script = "const dialog = found('.embedding');
        dialog.style.height = '300px';
        const { theme } = found('.embedding form').elements;
        theme.focus();
        dialog.scrollTop = 120;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        host.dataSrc = given;
        while (!found('.title').textContent.includes('Eurasian') || !one('.embedding[open]')) {
            await new Promise(requestAnimationFrame);
        }
        const sorts = all('.data thead [aria-sort]').map((head) => head.getAttribute('aria-sort'));
        return [root.activeElement?.name ?? null, all('.embedding').length, found('.embedding').matches(':modal'), sorts]";
    let there: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    let sorts = ["none", "descending", "none"];
    expect_eq("the field with the keyboard, dialogs, sorting", there, json!(["theme", 1, true, sorts]))?;
    let code = code_for(page, json!({})).await?;
    for part in [
        "/v/",
        "theme=\"light\"",
        "view=\"map\"",
        "selected=\"KG\"",
        "date=\"2016-01-01\"",
        EXAMPLE,
        "Eurasian",
    ] {
        expect(code.contains(part), || format!("the code lacks {part}: {code}"))?;
    }
    // One that is refused: the code is again for what is shown.
    let script = "host.dataSrc = given;
        while (host.dataSrc === given) await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);";
    let () = page.author_awaits(script, json!("/pages/plain.html")).await?;
    let code = code_for(page, json!({})).await?;
    expect(code.contains(EXAMPLE) && code.contains("theme=\"light\""), || {
        format!("after a refusal: {code}")
    })?;
    // A state that the next dataset lacks is not chosen any more, the rest is.
    let () = page.author("host.dataSrc = null", json!(null)).await?;
    page.until_true("the built-in dataset", async || {
        page.author(
            "return found('.title').textContent.includes('Shanghai') && Boolean(one('.embedding'))",
            json!(null),
        )
        .await
    })
    .await?;
    let code = code_for(page, json!({ "selected": "IN" })).await?;
    expect(code.contains("selected=\"IN\"") && code.contains("theme=\"light\""), || code.clone())?;
    let () = page.author("host.dataSrc = given", json!(EXAMPLE)).await?;
    page.until_true("the other dataset", async || {
        page.author(
            "return found('.title').textContent.includes('Eurasian') && Boolean(one('.embedding'))",
            json!(null),
        )
        .await
    })
    .await?;
    let code = code_for(page, json!({})).await?;
    expect(!code.contains("selected=") && code.contains("theme=\"light\""), || code.clone())?;

    page.press(Key::Escape).await?;
    // Browsers tell later that a dialog is closed.
    page.until_true("no dialog", async || page.author("return !one('.embedding')", json!(null)).await)
        .await?;
    let script = "return [Boolean(one('.embedding')), root.activeElement === found('.embed'),
        found('details.choose').open, found('details.data').open, found('.filter').value,
        all('details.data tbody tr').length, host.shadowRoot.adoptedStyleSheets.length]";
    let after: Value = page.author(script, json!(null)).await?;
    expect_eq("what is open", after, json!([false, true, true, true, "ar", 2, 1]))?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())?;
    // That the bloc has no India is told, and what was refused.
    page.take_console(&[ByScript("selected=\"IN\""), ByScript("the dataset is no JSON")]).await?;

    // Whoever is writing goes on writing.
    for (source, title) in [(json!(null), "Shanghai"), (json!(EXAMPLE), "Eurasian")] {
        let script = "found('.filter').focus();
            found('.filter').setSelectionRange(1, 1);
            host.dataSrc = given";
        let () = page.author(script, source).await?;
        let look = async || {
            let script = "const { activeElement: on } = root;
                return found('.title').textContent.includes(given) && on?.className === 'filter' && on.selectionStart === 1";
            page.author(script, json!(title)).await
        };
        page.until_true("the keyboard in the filter of the other dataset", look).await?;
    }

    // So does whoever is elsewhere, where that is in the other one too, and nobody is led to something else.
    for (on, source, title) in [
        (".tools [aria-label^=Show], .tools button:nth-of-type(3)", json!(null), "Shanghai"),
        ("details.data > summary", json!(EXAMPLE), "Eurasian"),
        // Which is called a member in one, and an observer in the other.
        ("g.state[data-state=IR]", json!(null), "Shanghai"),
        ("g.state[data-state=IR]", json!(EXAMPLE), "Eurasian"),
    ] {
        let script = "found(given[0]).focus();
            window.here = () => root.activeElement && [root.activeElement.dataset.state, root.activeElement.textContent].join();
            window.held = window.here();
            host.dataSrc = given[1]";
        let () = page.author(script, json!([on, source])).await?;
        let look = async || {
            let script =
                "return found('.title').textContent.includes(given) && window.here() === window.held";
            page.author(script, json!(title)).await
        };
        page.until_true("the keyboard on the same of the other dataset", look).await?;
    }

    let full = async || page.author::<bool>("return root.fullscreenElement !== null", json!(null)).await;
    page.click_button("Full screen").await?;
    page.until_true("full screen", full).await?;
    let script = "host.dataSrc = null;
        for (let at = 0; at < 20; at += 1) await new Promise(requestAnimationFrame);
        return [found('.title').textContent.includes('Eurasian'), root.fullscreenElement !== null]";
    let there: Value = page.author_awaits(script, json!(null)).await?;
    expect_eq("the map, in full screen", there, json!([true, true]))?;
    // The same button, which says now what it does.
    page.click_button("Leave full screen").await?;
    let left = async || {
        let script = "return root.fullscreenElement === null && Boolean(one('[aria-label=\"Full screen\"]'))";
        page.author::<bool>(script, json!(null)).await
    };
    page.until_true("no full screen and its button", left).await?;
    page.sees_card("Shanghai Cooperation Organisation").await.map(drop)
}

/// A host that never answers holds nothing up: the page's next word counts at once, before there is a widget and after.
pub async fn waits_for_none(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    let script = "const real = window.fetch;
        window.left = 0;
        window.fetch = (address, options) => {
            if (!String(address).endsWith('/never.json')) return real(address, options);
            return new Promise((_, fail) => options?.signal?.addEventListener('abort', () => {
                window.left += 1;
                fail(options.signal.reason);
            }));
        };
        host.date = null;
        host.dataSrc = '/never.json';
        await import('../sco-atlas.js');
        host.open();
        for (let at = 0; at < 30; at += 1) await new Promise((done) => setTimeout(done, 20));
        const before = host.shown;
        const ready = () => new Promise((done) => host.addEventListener('sco-atlas:ready', done, { once: true }));
        const wait = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 5000))]);
        let opened = ready();
        host.dataSrc = null;
        await wait(opened);
        const said = [before, host.shown?.date];
        host.dataSrc = '/never.json';
        for (let at = 0; at < 10; at += 1) await new Promise((done) => setTimeout(done, 20));
        opened = ready();
        host.dataSrc = given;
        await wait(opened);
        said.push(host.shadowRoot.querySelector('.title').textContent.includes('Eurasian'));
        // Nor does it fetch on for an element that is gone.
        host.dataSrc = '/never.json';
        for (let at = 0; at < 10; at += 1) await new Promise((done) => setTimeout(done, 20));
        host.remove();
        for (let at = 0; at < 10; at += 1) await new Promise((done) => setTimeout(done, 20));
        return [...said, window.left >= 3];";
    let said: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    expect_eq("what it shows, and what it waits for no more", said, json!([null, "2024-07-04", true, true]))?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())
}

/// While a dataset does not come, page and reader act on what is shown; the newest word counts when it comes, or when it is given
/// up for lost after half a minute.
pub async fn acts_meanwhile(page: &AtlasPage) -> Outcome {
    page.visit("/pages/host.html").await?;
    let script = "const real = [window.fetch.bind(window), window.setTimeout.bind(window)];
        let come;
        window.fetch = (address, options) => {
            if (String(address).endsWith('/late.json')) {
                return new Promise((done) => (come = () => done(real[0](given, options))));
            }
            if (!String(address).endsWith('/never.json')) return real[0](address, options);
            return new Promise((_, fail) => options.signal.addEventListener('abort', () => fail(options.signal.reason)));
        };
        const pause = (time) => new Promise((done) => real[1](done, time));
        const heard = [];
        host.addEventListener('sco-atlas:error', ({ detail }) => heard.push([detail.name, detail.message]));
        await host.open();
        host.dataSrc = '/late.json';
        while (!come) await pause(20);
        // What the page sets is shown at once; what only the dataset to come has is tried again then.
        host.date = '2015-06-01';
        host.selected = 'IN';
        const first = [host.shown.date, host.shown.state];
        await host.next();
        const next = host.shown.date > '2015-06-01' && host.date === host.shown.date;
        host.date = '2024-12-26';
        host.selected = 'MD';
        // The reader's own choice is newer.
        host.shadowRoot.querySelector('.strip .steps button')?.click();
        await pause(100);
        const reader = host.shown.date;
        const silent = heard.length;
        const ready = new Promise((done) => host.addEventListener('sco-atlas:ready', done, { once: true }));
        come();
        await ready;
        const then = [host.shown.state, host.shown.date === reader, host.date === reader];
        return [first, next, reader < '2024-12-26', silent, ...then];";
    let found: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    expect_eq(
        "what is shown meanwhile and then",
        found,
        json!([["2015-06-01", "IN"], true, true, 0, "MD", true, true]),
    )?;

    let script = "const real = window.setTimeout;
        const waits = [];
        // Half a minute, in a moment.
        window.setTimeout = (what, time, ...more) => {
            if (time === 30000) waits.push(time);
            return real(what, time === 30000 ? 200 : time, ...more);
        };
        const heard = [];
        host.addEventListener('sco-atlas:error', ({ detail }) => heard.push([detail.name, detail.message]));
        const error = () => new Promise((done) => addEventListener('sco-atlas:error', done, { once: true }));
        let told = error();
        host.dataSrc = '/never.json';
        await told;
        const kept = [host.dataSrc, found('.title').textContent.includes('Eurasian')];
        // So it is where there is nothing yet.
        const other = document.createElement('sco-atlas');
        other.dataSrc = '/never.json';
        other.addEventListener('sco-atlas:error', ({ detail }) => heard.push([detail.name ?? null, detail.message]));
        document.body.append(other);
        await other.open();
        // Tried again it has nothing new to tell, but the page's next word has.
        await other.next();
        other.dataSrc = '/never.json';
        await other.open();
        other.remove();
        return [waits.length >= 2, kept, heard];";
    let found: Value = page.author_awaits(script, json!(null)).await?;
    let message = "data-src=\"/never.json\" has not come within 30 seconds";
    let should_be = json!([
        true,
        ["/late.json", true],
        [["data-src", message], ["data-src", message], ["data-src", message]]
    ]);
    expect_eq("what is told of it", found, should_be)?;
    page.take_console(&[ByScript(message); 2]).await.map(drop)
}

/// A word may be as long as it likes: no page becomes wider by it, and nothing hangs out of the widget.
pub async fn breaks_long_words(page: &AtlasPage) -> Outcome {
    page.dress(360, 800, Scheme::Light).await?;
    page.visit_widget("/pages/host.html").await?;
    let script = "
        const word = 'Rechtsschutzversicherungsgesellschaften'.repeat(3).slice(0, 61);
        let names = 10;
        const lengthen = (value, name) => {
            if (Array.isArray(value)) return value.map((part) => lengthen(part, name));
            if (value && typeof value === 'object') {
                return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, lengthen(part, name)]));
            }
            if (name === 'name') return word + (names += 1);
            return ['title', 'summary', 'organisation', 'note', 'place', 'about', 'licence'].includes(name) ? word : value;
        };
        const dataset = lengthen(await (await fetch(given)).json());
        dataset.area = [{ id: 'crimea', name: word, administered_by: 'RU', claimed_by: ['UA'], note: word, sources: [dataset.source[0].id] }];
        const ready = new Promise((done) => host.addEventListener('sco-atlas:ready', done, { once: true }));
        host.data = dataset;
        await ready;
        host.date = '2015-01-02';
        host.select('AM');
        for (const summary of host.shadowRoot.querySelectorAll('details > summary')) summary.click();
        for (let frames = 0; frames < 20; frames += 1) await new Promise(requestAnimationFrame);
        const { right } = host.getBoundingClientRect();
        const isClipped = (node) => node && (getComputedStyle(node).overflowX !== 'visible' || isClipped(node.parentElement));
        const out = [...host.shadowRoot.querySelectorAll('.atlas :not(svg *)')].filter((node) => node.checkVisibility()
            && !node.matches('.unseen, .unseen *') && node.getBoundingClientRect().right > right + 1 && !isClipped(node.parentElement));
        const { scrollWidth, clientWidth } = document.documentElement;
        const broken = ['.title', '.summary', '.about .name', '.sources summary', '.disputes li button']
            .map((css) => [css, [...host.shadowRoot.querySelectorAll(css)].some((node) => node.textContent.includes(word))]);
        return [out.map((node) => `${node.localName}.${node.className}`), scrollWidth - clientWidth, broken.filter(([, has]) => !has)];";
    let found: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    expect_eq(
        "what hangs out, by how much the page scrolls, where no such word is",
        found,
        json!([[], 0, []]),
    )?;
    // What the page had chosen is no state of that dataset.
    page.take_console(&[ByScript("selected=\"IN\" was ignored")]).await.map(drop)
}

/// A dataset is what it was when it was given, whatever the page does with the object; what is none is called by its name.
pub async fn keeps_a_dataset_as_it_was(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "
        const answer = () => new Promise((done) => {
            for (const name of ['ready', 'error']) host.addEventListener(`sco-atlas:${name}`, done, { once: true });
        });
        const title = () => host.shadowRoot.querySelector('.title').textContent;
        const dataset = await (await fetch(given)).json();
        const should_be = dataset.atlas.title;
        host.selected = null;
        host.date = null;
        host.data = dataset;
        dataset.atlas.title = 'Changed since.';
        await answer();
        const first = title();
        const { parentElement } = host;
        host.remove();
        dataset.atlas = null;
        await new Promise((done) => setTimeout(done));
        parentElement.append(host);
        await host.open();
        const again = title();
        const told = [];
        for (const wrong of [Promise.resolve(dataset), new Map()]) {
            host.data = wrong;
            told.push((await answer()).detail.message);
        }
        return [first === should_be, again === should_be, told];";
    let found: Value = page.author_awaits(script, json!(EXAMPLE)).await?;
    page.take_console(&[ByScript("the dataset is a Promise"), ByScript("the dataset is a Map")]).await?;
    expect_eq("titles are as they were", [&found[0], &found[1]], [&json!(true), &json!(true)])?;
    expect_eq("of a promise", found[2][0].as_str(), Some("the dataset is a Promise; await it"))
}
