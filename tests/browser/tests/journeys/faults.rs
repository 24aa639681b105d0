//! When the program cannot be had or fails, what the page put into the element is there to read.

use crate::embedding::code_for;
use browser_tests::{
    AtlasPage, Key, Outcome,
    Provoked::{self, ByBrowser, ByScript},
    expect, expect_eq,
};
use serde_json::{Value, json};

/// What the loader says of a file that is missing or changed.
const NOT_AS_IT_SHOULD_BE: &str = "not what it should be";
/// What a browser says of a file that has another hash.
pub const DIGEST: Provoked<'static> = ByBrowser("Failed to find a valid digest");
/// And to the script that has asked for it.
pub const UNFETCHED: Provoked<'static> = ByBrowser("SRI's integrity checks failed");
/// And of one that is not there.
pub const NOT_FOUND: Provoked<'static> = ByBrowser("a status of 404");

/// That the page's own text is shown, one event tells why, and nothing else went wrong.
async fn falls_back(page: &AtlasPage, why: &str) -> Outcome {
    let events = page.happened(1).await?;
    expect_eq("events", events.len(), 1)?;
    expect_eq("the event", events[0].name.as_str(), "error")?;
    let message = events[0].detail["message"].as_str().unwrap_or_default();
    expect(message.contains(why), || format!("{message:?} does not say {why:?}"))?;
    expect_eq("what there is to read", page.readable().await?, ["India joined in 2017."])?;
    expect_eq("errors of the page", page.uncaught().await?, Vec::<String>::new())
}

pub async fn cannot_be_loaded(page: &AtlasPage) -> Outcome {
    for (mood, why, told, forbidden) in [
        ("no-wasm", "WebAssembly", &[] as &[_], 1),
        ("without-wasm", "WebAssembly", &[], 0),
        ("without-containers", "container queries", &[], 0),
        ("missing-program", NOT_AS_IT_SHOULD_BE, &[NOT_FOUND, DIGEST, UNFETCHED], 0),
        ("corrupt", NOT_AS_IT_SHOULD_BE, &[DIGEST, UNFETCHED], 0),
        ("missing-glue", NOT_AS_IT_SHOULD_BE, &[NOT_FOUND], 0),
        ("forged-glue", NOT_AS_IT_SHOULD_BE, &[DIGEST], 0),
    ] {
        page.visit(&format!("/{mood}/pages/host.html")).await?;
        falls_back(page, why).await?;
        runs_nothing_forged(page).await?;
        // The browser tells of what it could not fetch, and the loader tells why it gave up.
        page.take_console(&[told, &[ByScript(why)]].concat()).await?;
        expect_eq(&format!("violations in {mood}"), page.take_violations().await?.len(), forbidden)?;
    }
    // It is slower so, and that is all.
    page.visit_widget("/wrong-type/pages/host.html").await?;
    page.take_console(&[ByScript("application/wasm")]).await.map(drop)
}

/// That no script was run which is not the one of the build.
pub async fn runs_nothing_forged(page: &AtlasPage) -> Outcome {
    let ran: bool = page.author("return window.forged ?? false", json!(null)).await?;
    expect(!ran, || "a script was run that is not the one of the build".to_owned())
}

/// Of all that is fetched only what the build made is run: who knows the loader's hash knows what runs.
pub async fn runs_only_its_own(page: &AtlasPage) -> Outcome {
    // What a dataset is read by.
    for (mood, file) in [("forged-data", "sco-atlas-data-"), ("forged-checker", "check-")] {
        page.visit(&format!("/{mood}/demo/bloc.html")).await?;
        // It opens by itself, once: each attempt would be told.
        let () = page.author("host.scrollIntoView()", json!(null)).await?;
        let events = page.happened(1).await?;
        let message = events[0].detail["message"].as_str().unwrap_or_default();
        expect(message.contains(file) && message.contains("not what it should be"), || {
            format!("{message:?} does not say what is wrong with {file}")
        })?;
        let readable = page.readable().await?;
        expect(readable.iter().all(|text| !text.is_empty() && !text.contains("[live]")), || {
            format!("the page's own text is not there to read, but {readable:?}")
        })?;
        runs_nothing_forged(page).await?;
        page.take_console(&[DIGEST, ByScript(NOT_AS_IT_SHOULD_BE)]).await?;
    }
    // The program that checks it, by its address.
    page.visit("/missing-checker/demo/bloc.html").await?;
    let () = page.author("host.scrollIntoView()", json!(null)).await?;
    let events = page.happened(1).await?;
    let message = events[0].detail["message"].as_str().unwrap_or_default();
    expect(message.contains("/check-") && message.contains(".wasm"), || {
        format!("{message:?} does not name the program that is missing")
    })?;
    page.take_console(&[NOT_FOUND, DIGEST, UNFETCHED, ByScript(NOT_AS_IT_SHOULD_BE)]).await?;
    // The dialog.
    page.visit_widget("/forged-share/pages/host.html").await?;
    page.click_button("Embed").await?;
    let events = page.happened(2).await?;
    let message = events[1].detail["message"].as_str().unwrap_or_default();
    expect(message.contains("sco-atlas-share-"), || format!("the dialog: {message:?}"))?;
    runs_nothing_forged(page).await?;
    page.take_console(&[DIGEST, ByScript("the dialog cannot be had")]).await?;
    // What has not come may come another time, under another address: this one browsers may never ask for again.
    page.click_button("Embed").await?;
    page.until_true("the dialog", async || {
        page.author("return !!one('.embedding form') && one('[role=alert]') === null", json!(null)).await
    })
    .await?;
    page.press(Key::Escape).await?;
    // The widget goes on.
    page.click_state("CN").await?;
    page.sees_card("China").await?;
    // The picture.
    page.visit_widget("/forged-snapshot/pages/host.html").await?;
    let script = "return await host.snapshot().catch((error) => error.message)";
    let message: String = page.author_awaits(script, json!(null)).await?;
    expect(message.contains("sco-atlas-snapshot-"), || {
        format!("the picture: {:?}", message.chars().take(200).collect::<String>())
    })?;
    runs_nothing_forged(page).await?;
    page.take_console(&[DIGEST]).await?;

    // Also where the page lets nobody make a policy for Trusted Types but others.
    page.visit_widget("/other-policies/pages/host.html").await?;
    let svg: String = page.author_awaits("return await host.snapshot()", json!(null)).await?;
    expect(svg.contains("9 June 2017"), || "the picture lacks its date".to_owned())?;
    let policy = ByBrowser("Policy named 'sco-atlas'");
    page.take_console(&[policy]).await?;
    let forbidden = page.take_violations().await?;
    expect(forbidden.len() <= 1, || format!("it tries more than once: {forbidden:?}"))?;
    page.visit("/forged-other-policies/pages/host.html").await?;
    falls_back(page, "not what it should be").await?;
    runs_nothing_forged(page).await?;
    page.take_violations().await?;
    page.take_console(&[policy, DIGEST, UNFETCHED, ByScript(NOT_AS_IT_SHOULD_BE)]).await.map(drop)
}

/// Nobody waits for ever for a file of the widget's own: after half a minute it is told, and what comes later is shown then.
pub async fn tells_what_does_not_come(page: &AtlasPage) -> Outcome {
    // Half a minute, in a moment.
    const HURRY: &str = "const real = window.setTimeout;
        window.setTimeout = (what, time, ...more) => real(what, time === 30000 ? 300 : time, ...more);";
    page.visit_widget("/silent-share/pages/host.html").await?;
    let () = page.author(HURRY, json!(null)).await?;
    page.click_button("Embed").await?;
    let events = page.happened(2).await?;
    let message = events[1].detail["message"].as_str().unwrap_or_default();
    expect(
        message.contains("sco-atlas-share-") && message.contains("has not come within 30 seconds"),
        || format!("of the dialog it says {message:?}"),
    )?;
    page.take_console(&[ByScript("has not come within 30 seconds")]).await?;
    // The reader is told too, beside the button, and again if it does not come again.
    let said = "const [said, ...more] = all('[role=alert]');
        const far = said && said.getBoundingClientRect().bottom - found('.embed').getBoundingClientRect().bottom;
        return said?.checkVisibility() && more.length === 0 && far < 100 ? said.innerText : null";
    let told: Option<String> = page.author(said, json!(null)).await?;
    expect_eq("what the reader is told", told.as_deref(), Some("The dialog did not come. Try again later."))?;
    page.click_button("Embed").await?;
    let told: Option<String> = page.author(said, json!(null)).await?;
    expect_eq("what the reader is told meanwhile", told, None)?;
    page.happened(3).await?;
    let told: Option<String> = page.author(said, json!(null)).await?;
    expect(told.is_some(), || "the reader is not told again".to_owned())?;
    page.take_console(&[ByScript("has not come within 30 seconds")]).await?;
    page.click_state("CN").await?;
    page.sees_card("China").await?;

    page.visit("/pages/plain.html").await?;
    let script = format!(
        "{HURRY}
        const fetched = window.fetch;
        window.fetch = async (address, options) => {{
            if (String(address).endsWith('_bg.wasm')) await new Promise((come) => (window.come = come));
            return fetched(address, options);
        }};
        await import('../sco-atlas.js');
        await host.open();
        return host.shown;"
    );
    let shown: Value = page.author_awaits(&script, json!(null)).await?;
    expect_eq("what it shows without its program", shown, json!(null))?;
    expect_eq("what there is to read", page.readable().await?, ["Three have joined since 2017."])?;
    page.take_console(&[ByScript("has not come within 30 seconds")]).await?;
    let () = page.author("window.come()", json!(null)).await?;
    page.sees_date("9 June 2017").await?;

    // The dialog does not wait for the hashes, which pinned code alone needs.
    page.visit_widget("/pages/host.html").await?;
    let script = "const fetched = window.fetch;
        window.fetch = async (address, options) => {
            // Of this very version, whatever may lie beside the page's script by now.
            if (/\\/v\\/[^/]+\\/sco-atlas-hashes.json$/.test(address)) await new Promise((come) => (window.come = come));
            return fetched(address, options);
        };";
    let () = page.author(script, json!(null)).await?;
    page.click_button("Embed").await?;
    let code = code_for(page, json!({})).await?;
    expect(code.contains("<sco-atlas"), || format!("no code: {code}"))?;
    let code = code_for(page, json!({ "version": "pinned" })).await?;
    expect_eq("pinned code without hashes", code.as_str(), "")?;
    let () = page.author("window.come()", json!(null)).await?;
    page.until_true("pinned code with hashes", async || {
        page.author("return found('.embedding textarea').value.includes('integrity=\"sha384-')", json!(null))
            .await
    })
    .await?;

    // Where they cannot be had that is told beside the code, and the next code asks again.
    page.visit_widget("/pages/host.html").await?;
    let script = "const fetched = window.fetch;
        window.fetch = (address, options) => {
            const isMissing = String(address).endsWith('-hashes.json') && !window.isThere;
            return isMissing ? Promise.resolve(new Response('{}', { status: 404 })) : fetched(address, options);
        };";
    let () = page.author(script, json!(null)).await?;
    page.click_button("Embed").await?;
    let said = "return found('.embedding [role=status]').textContent";
    code_for(page, json!({})).await?;
    let told: String = page.author(said, json!(null)).await?;
    expect_eq("what is told of living code", told.as_str(), "")?;
    let code = code_for(page, json!({ "version": "pinned" })).await?;
    expect(code.contains("<sco-atlas") && !code.contains("integrity"), || format!("not such code: {code}"))?;
    let told: String = page.author(said, json!(null)).await?;
    expect(told.contains("hashes could not be had"), || format!("of code without hashes it says {told:?}"))?;
    let () = page.author("window.isThere = true", json!(null)).await?;
    code_for(page, json!({ "date": "2018-06-10" })).await?;
    page.until_true("hashes at the second time, of which nothing is to be told", async || {
        let script = "return found('.embedding textarea').value.includes('integrity=\"sha384-')
            && found('.embedding [role=status]').textContent === ''";
        page.author(script, json!(null)).await
    })
    .await?;

    // Code that cannot be written leaves none of before to copy.
    let copying = "const { disabled } = found('.embedding .copying button');
        return [disabled, found('.embedding [role=status]').textContent]";
    let script = "Object.defineProperty(found('.embedding sco-atlas'), 'attributes', {
            configurable: true,
            get() { throw new Error('no height') },
        })";
    let () = page.author(script, json!(null)).await?;
    let code = code_for(page, json!({ "date": "2019-06-14" })).await?;
    expect_eq("code that could not be written", code.as_str(), "")?;
    let told: Value = page.author(copying, json!(null)).await?;
    expect_eq("whether none can be copied, and why", told, json!([true, "The code could not be written."]))?;
    page.take_console(&[ByScript("the code could not be written: no height")]).await?;
    let () = page.author("delete found('.embedding sco-atlas').attributes", json!(null)).await?;
    let code = code_for(page, json!({ "date": "2017-06-09" })).await?;
    expect(code.contains("date=\"2017-06-09\""), || format!("no code: {code}"))?;
    let told: Value = page.author(copying, json!(null)).await?;
    expect_eq("whether none can be copied any more, and why", told, json!([false, ""]))
}

/// A failure of the program in one widget ends them all, and all show their own text.
pub async fn fails(page: &AtlasPage) -> Outcome {
    page.visit("/pages/many.html").await?;
    page.happened(3).await?;
    page.turn_to(1).await?;
    page.sees("the widget", |_| true).await?;
    // What the program takes for granted is taken away once: it cannot make an element.
    let script = "const make = Document.prototype.createElement;
        Document.prototype.createElement = function () {
            Document.prototype.createElement = make;
            throw new Error('no more elements');
        };
        host.select('IN');";
    let () = page.author(script, json!(null)).await?;
    let events = page.happened(6).await?;
    let mut of: Vec<i64> =
        events[3..].iter().filter(|event| event.name == "error").map(|event| event.of).collect();
    of.sort_unstable();
    expect_eq("which of them told of an error", of, [0, 1, 2])?;
    expect_eq(
        "what there is to read",
        page.readable().await?,
        ["Six founded it.", "Belarus was the tenth.", "The article."],
    )?;
    // It tells of the failure in one line.
    page.take_console(&[ByScript("the program failed: ")]).await?;
    // Nothing that is done to them does harm.
    let script = "hosts.forEach((host) => { host.date = '2017-06-09'; host.next(); host.remove(); });
        const again = document.createElement('sco-atlas');
        again.loading = 'eager';
        again.textContent = 'Another.';
        document.body.append(again);";
    let () = page.author(script, json!(null)).await?;
    page.happened(7).await?;
    expect_eq("errors of the page", page.uncaught().await?, Vec::<String>::new())
}

/// A page may allow scripts by a nonce alone, and none by where they lie.
pub async fn works_with_a_nonce(page: &AtlasPage) -> Outcome {
    page.visit_widget("/nonces/pages/nonce.html").await?;
    let picture: String = page.author_awaits("return await host.snapshot()", json!(null)).await?;
    expect(picture.starts_with("<svg"), || format!("no picture: {}", &picture[..picture.len().min(80)]))?;
    // Whoever has put a script before all others, with a nonce that is none here.
    page.visit_widget("/nonces/pages/nonce.html").await?;
    let script = "const other = document.createElement('script');
        other.type = 'application/json';
        other.setAttribute('nonce', 'of-another-page');
        document.head.prepend(other);
        return await host.snapshot().catch(({ message }) => message)";
    let picture: String = page.author_awaits(script, json!(null)).await?;
    expect(picture.starts_with("<svg"), || format!("no picture: {}", &picture[..picture.len().min(80)]))?;
    expect_eq("violations", page.take_violations().await?, Vec::<String>::new())?;
    // Where it may make no policy of its own either.
    page.visit_widget("/nonces-other-policies/pages/nonce.html").await?;
    page.take_violations().await?;
    page.take_console(&[ByBrowser("Policy named 'sco-atlas'")]).await.map(drop)
}

/// Whatever is asked of a widget that has failed, its error is told once, and who waits for a picture hears of it.
pub async fn tells_once_why_it_failed(page: &AtlasPage) -> Outcome {
    page.visit("/missing-program/pages/host.html").await?;
    page.happened(1).await?;
    let script = "const done = [await host.next(), await host.play()];
        await host.open();
        return [done, await host.snapshot().catch(({ message }) => message)];";
    let (done, why): ([bool; 2], String) = page.author_awaits(script, json!(null)).await?;
    expect_eq("what could be done", done, [false; 2])?;
    expect(why.contains("_bg.wasm") && why.contains(NOT_AS_IT_SHOULD_BE), || {
        format!("of the picture it says {why:?}")
    })?;
    expect_eq("errors told", page.happened(1).await?.len(), 1)?;
    let each = [NOT_FOUND, DIGEST, UNFETCHED];
    page.take_console(&[&each[..], &each, &each, &each, &each, &[ByScript(NOT_AS_IT_SHOULD_BE)]].concat())
        .await
        .map(drop)
}

/// Who hears that a dataset cannot be had may bring another at once, or none: that is shown.
pub async fn shows_something_else(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    let script = "document.body.replaceChildren();
        await import('../sco-atlas.js');
        const bloc = await (await fetch(given)).json();
        const failing = () => {
            const element = Object.assign(document.createElement('sco-atlas'), { loading: 'eager', dataSrc: '/missing.json' });
            element.append(`${element.dataSrc} is missing`);
            return element;
        };
        const hears = (element, name) => new Promise((done) => element.addEventListener(`sco-atlas:${name}`, done, { once: true }));
        const doings = [
            (element) => element.addEventListener('sco-atlas:error', () => (element.dataSrc = null), { once: true }),
            (element) => element.addEventListener('sco-atlas:error', () => (element.data = bloc), { once: true }),
            (element) => element.addEventListener('sco-atlas:error', () => {
                element.dataSrc = given;
                element.open();
            }, { once: true }),
            (element) => hears(element, 'error').then(() => (element.dataSrc = given)),
            (element) => element.open().then(() => (element.dataSrc = null)),
        ];
        const titles = [];
        for (const doing of doings) {
            const element = failing();
            const ready = hears(element, 'ready');
            if (doing !== doings.at(-1)) doing(element);
            document.body.append(element);
            if (doing === doings.at(-1)) doing(element);
            await Promise.race([ready, new Promise((no) => setTimeout(no, 5000))]);
            titles.push(element.shadowRoot?.querySelector('h2')?.textContent.split(' ')[1] ?? 'nothing');
            element.remove();
        }
        return titles;";
    let titles: Vec<String> =
        page.author_awaits(script, json!("/examples/eurasian-economic-union.json")).await?;
    expect_eq(
        "the second words of the headlines",
        titles,
        ["the", "Eurasian", "Eurasian", "Eurasian", "the"].map(str::to_owned).to_vec(),
    )?;
    page.take_console(&[&[NOT_FOUND; 5][..], &[ByScript("missing.json")]].concat()).await.map(drop)
}
