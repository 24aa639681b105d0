//! What the widget costs a page, and what it leaves behind.

use crate::faults::{DIGEST, NOT_FOUND, UNFETCHED};
use crate::preferences::has_its_fonts;
use browser_tests::{AtlasPage, Burden, Context, Outcome, Provoked, Scheme, expect, expect_eq, project};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const ROUND: &str = "for (let round = 0; round < given; round += 1) {
        const made = document.createElement('sco-atlas');
        made.loading = 'eager';
        made.textContent = 'Wait.';
        document.querySelector('#first').append(made);
        await made.open();
        if (!made.shadowRoot.querySelector('.atlas')) throw new Error('it is not open');
        made.date = '2017-06-09';
        await made.next();
        made.select(round % 2 ? 'IN' : 'aksai-chin');
        made.layer = 'article';
        await new Promise(requestAnimationFrame);
        document.querySelector('#second').append(made);
        await new Promise(requestAnimationFrame);
        made.remove();
        await new Promise(requestAnimationFrame);
    }";

/// Opened, used, moved and closed many times, it leaves nothing.
pub async fn leaves_nothing(page: &AtlasPage) -> Outcome {
    page.visit("/pages/many.html").await?;
    page.happened(3).await?;
    let rounds = async |count: usize| -> Outcome { page.author_awaits(ROUND, json!(count)).await };
    rounds(10).await?;
    let () = page.author("window.happened = []", json!(null)).await?;
    let before = page.burden().await?;
    for _ in 0..10 {
        rounds(10).await?;
        let () = page.author("window.happened = []", json!(null)).await?;
    }
    // The browser takes its time to let go of what nobody holds any more; what is held it never lets go of.
    let look = async || page.burden().await;
    let is_as_before = |now: &Burden| {
        now.listeners <= before.listeners && now.nodes <= before.nodes && now.bytes - before.bytes < 1e6
    };
    page.waits_for(&format!("no more than {before:?}"), look, is_as_before).await
}

/// What a switch of layers takes off the page does not stay in the program, and is told of nothing any more: it had grown by
/// twenty-five kilobytes with each, and every move of the timeline took longer.
pub async fn forgets_what_is_gone(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let switches = "for (let at = 0; at < given; at += 1) {
        host.layer = at % 2 ? 'record' : 'article';
        host.compare = at % 4 ? '2010-01-01' : null;
        await new Promise(requestAnimationFrame);
    }";
    let switched = async |count: usize| -> Outcome { page.author_awaits(switches, json!(count)).await };
    switched(20).await?;
    let before = page.burden().await?;
    switched(100).await?;
    let look = async || page.burden().await;
    page.waits_for(&format!("no more than {before:?}"), look, |now| now.bytes - before.bytes < 1e6).await
}

/// A page may show its text in a box that scrolls: there, too, the widget begins before it is seen.
pub async fn comes_near_in_a_box(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "document.body.innerHTML = '<main style=\"overflow: auto; height: 400px\">'
            + '<div style=\"height: 2000px\"></div><sco-atlas loading=\"lazy\"></sco-atlas></main>';
        const [box] = document.getElementsByTagName('main');
        const element = box.querySelector('sco-atlas');
        const waited = (ms) => new Promise((go) => setTimeout(go, ms));
        const isOpen = () => Boolean(element.shown);
        await waited(300);
        const before = isOpen();
        box.scrollTop = 1300;
        const below = () => element.getBoundingClientRect().top - box.getBoundingClientRect().bottom;
        for (let at = 0; at < 100 && !isOpen(); at += 1) await waited(100);
        return [before, isOpen(), below() > 200 && below() < 400, 'scrollMargin' in IntersectionObserver.prototype]";
    let [before, open, is_near, can]: [bool; 4] = page.author_awaits(script, json!(null)).await?;
    expect_eq("open where it is far, near but not seen", (before, is_near), (false, true))?;
    expect_eq("open where it is near", open, can)
}

/// Whatever is said to it, it answers, and nothing of what is said is run. Ten thousand pieces: 4,800 attributes and properties,
/// 200 addresses of datasets, one after the other because each is waited for, 4,900 messages to a frame, and 100 hashes of an
/// address. (Datasets have a journey of their own, and a native test of ten thousand.) It is counted what of it the program has
/// judged: what it refused, and what of it changed what is shown.
pub async fn stands_nonsense(page: &AtlasPage) -> Outcome {
    // Numbers that look random, and are the same each time.
    let script = "
        let seed = 20170609;
        const random = (below) => {
            seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
            return Math.floor((seed / 2 ** 32) * below);
        };
        const pick = (list) => list[random(list.length)];
        const bad = ['<img src=x onerror=\"window.ran = true\">', '\"><script>window.ran = true</scr' + 'ipt>',
            'javascript:window.ran=true', '\\u0000', '\\ud800', '🗺️'.repeat(40), 'IN\\n', ' IN', 'in', '2017-06-09T00:00',
            '-0001-01-01', '9999999999-01-01', '2024-02-30', 'NaN', 'null', 'undefined', '[object Object]', '%00', '__proto__',
            'constructor', '', ' ', 'x'.repeat(5000), 'neutral', 'IN', '2017-06-09', 'aksai-chin', 'article'];
        const noise = () => String.fromCharCode(...Array.from({ length: random(12) }, () => random(0xffff)));
        const value = () => (random(3) ? pick(bad) : noise());
        // What is shown as: all but the address of a dataset, which holds up what comes after it.
        const names = customElements.get('sco-atlas').observedAttributes.filter((name) => name !== 'data-src');
        const shown = ['date', 'selected', 'layer', 'worldview', 'zoom', 'compare'];";
    page.visit_widget("/pages/host.html").await?;
    let attributes = format!(
        "{script}
        const refused = Object.fromEntries(names.map((name) => [name, 0]));
        const changed = Object.fromEntries(shown.map((name) => [name, 0]));
        host.addEventListener('sco-atlas:error', ({{ detail }}) => (refused[detail.name] += 1));
        for (let at = 0; at < 4800; at += 1) {{
            const name = pick(names);
            const before = JSON.stringify(host.shown);
            if (random(2)) host.setAttribute(name, value());
            else if (random(8)) host[name] = value();
            else host.removeAttribute(name);
            if (name in changed && JSON.stringify(host.shown) !== before) changed[name] += 1;
            if (at % 50 === 0) await new Promise(requestAnimationFrame);
        }}
        for (const name of names) host.removeAttribute(name);
        return [refused, changed];"
    );
    let [refused, changed]: [BTreeMap<String, usize>; 2] =
        page.author_awaits(&attributes, json!(null)).await?;
    let judged = refused.values().sum::<usize>() + changed.values().sum::<usize>();
    let is_judged = judged > 3_000
        && refused.values().all(|count| *count > 200)
        && changed.values().all(|count| *count > 10);
    expect(is_judged, || format!("{judged} attributes judged; refused {refused:?}, changed {changed:?}"))?;
    // All that is refused is told, and nothing else.
    expect_eq("messages on the console", answers(page).await?, refused.values().sum::<usize>())?;

    let addresses = format!(
        "{script}
        let told = 0;
        for (let at = 0; at < 200; at += 1) {{
            const error = new Promise((done) => host.addEventListener('sco-atlas:error', done, {{ once: true }}));
            // An address on this host, as nothing here shall ask another.
            const address = random(2) ? value() : `/${{encodeURIComponent(pick(bad).slice(0, 60).toWellFormed())}}`;
            const {{ origin }} = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : location;
            host.dataSrc = origin === location.origin || origin === 'null' ? address : 'nowhere';
            await error;
            told += host.dataSrc === null;
        }}
        host.date = null;
        host.selected = null;
        return told;"
    );
    expect_eq("addresses refused", page.author_awaits::<usize>(&addresses, json!(null)).await?, 200)?;
    answers(page).await?;

    // A frame hears what its host says.
    page.visit("/pages/host.html").await?;
    page.happened(1).await?;
    let messages = format!(
        "{script}
        document.querySelector('sco-atlas').remove();
        let heard = {{}};
        let isAtEnd;
        const atEnd = new Promise((done) => (isAtEnd = done));
        addEventListener('message', ({{ data }}) => {{
            if (typeof data?.type !== 'string') return;
            heard[data.type] = (heard[data.type] ?? 0) + 1;
            if (data.detail?.value === 'the end') isAtEnd();
        }});
        const frame = document.createElement('iframe');
        frame.style.cssText = 'width: 900px; height: 700px';
        frame.src = '../embed.html?' + new URLSearchParams(names.map((name) => [name, value()]));
        document.body.prepend(frame);
        await new Promise((done) => (frame.onload = done));
        frame.contentWindow.postMessage({{ type: 'sco-atlas:hello' }}, '*');
        while (!heard['sco-atlas:ready']) await new Promise(requestAnimationFrame);
        heard = {{}};
        let wanted = 0;
        const doings = ['next', 'previous', 'play', 'pause'];
        // What the element would take for a text, or could not.
        const odd = [{{}}, {{ toString: null }}, Object.create(null), [], ['IN'], [[]], {{ IN: 'IN' }}, 0, -1, NaN, 1e308, 20170609,
            true, false, 7n, new Date(NaN), new Map([['IN', 1]]), new ArrayBuffer(8), /x/, new Error('x')];
        const types = ['sco-atlas:hello', 'frames-init', 'sco-atlas:height'];
        for (let at = 0; at < 4900; at += 1) {{
            const set = {{ type: 'sco-atlas:set', name: pick(names), value: random(5) ? value() : pick(odd) }};
            const act = {{ type: 'sco-atlas:act', what: random(2) ? pick(doings) : value() }};
            const whole = {{ type: random(2) ? pick(types) : value(), sentinel: 'amp', name: value(), what: value(), value: value() }};
            const message = pick([set, set, set, set, act, whole, value(), null, undefined, 7, [whole], `pymxPYMx${{value()}}`]);
            if (message === set || (message === act && doings.includes(act.what))) wanted += 1;
            frame.contentWindow.postMessage(message, '*');
            if (at % 50 === 0) await new Promise(requestAnimationFrame);
        }}
        frame.contentWindow.postMessage({{ type: 'sco-atlas:act', what: 'pause' }}, '*');
        for (const name of names) frame.contentWindow.postMessage({{ type: 'sco-atlas:set', name, value: null }}, '*');
        frame.contentWindow.postMessage({{ type: 'sco-atlas:set', name: 'theme', value: 'the end' }}, '*');
        await atEnd;
        const changes = ['date', 'select', 'zoom', 'compare'].map((name) => heard[`sco-atlas:${{name}}`] ?? 0);
        return [wanted, heard['sco-atlas:error'], Math.min(...changes), changes.reduce((all, count) => all + count)];"
    );
    let [wanted, refused, rarest, changes]: [usize; 4] = page.author_awaits(&messages, json!(null)).await?;
    let is_judged = wanted > 1_500 && (refused + changes) * 3 > wanted * 2 && refused > 1_000 && rarest > 2;
    expect(is_judged, || {
        format!("of {wanted} wishes {refused} refused, {changes} changes heard, of one kind {rarest}")
    })?;
    page.enter_frame(0).await?;
    answers(page).await?;
    page.leave_frame().await?;

    // So does the address, as often as a browser lets it change.
    page.visit("/").await?;
    let hashes = format!(
        "{script}
        for (let at = 0; at < 100; at += 1) {{
            location.hash = pick(['date', 'state', 'area', 'layer', 'worldview', value()]) + pick(['=', '=', '=', '', '&']) + value();
            await new Promise(requestAnimationFrame);
        }}
        location.hash = '';"
    );
    let () = page.author_awaits(&hashes, json!(null)).await?;
    answers(page).await.map(drop)
}

/// That the widget does what it is told, and that nothing was run or went wrong meanwhile; says how much is on the console,
/// which is nothing but what such nonsense provokes.
async fn answers(page: &AtlasPage) -> Outcome<usize> {
    page.sees_date("4 July 2024").await?;
    let () = page.author("host.date = '2017-06-09'; host.selected = 'IN'", json!(null)).await?;
    let seen = page.sees_card("India").await?;
    expect_eq("the date", seen.date.as_str(), "9 June 2017")?;
    let ran: Value = page.author("return window.ran ?? false", json!(null)).await?;
    expect_eq("whether a script was run", ran, json!(false))?;
    expect_eq("errors of the page", page.uncaught().await?, Vec::<String>::new())?;
    let provoked = [
        "was ignored; expected",
        "Ignored in the address",
        "sco-atlas: the dataset",
        "is no address",
        "cannot be had",
        "Fetch API cannot load",
        "a status of 404",
    ];
    Ok(page.take_all_like(&provoked).await?.len())
}

/// Nothing moves when it loads, is drawn, or fails.
pub async fn shifts_nothing(page: &AtlasPage) -> Outcome {
    for width in [320, 390, 768, 1200] {
        page.dress(width, 800, Scheme::Light).await?;
        for path in ["/", "/embed.html?selected=IN", "/pages/reserved.html"] {
            page.visit_widget(path).await?;
            expect_eq(
                &format!("what shifts on {path} at {width}"),
                page.shifters().await?,
                Vec::<String>::new(),
            )?;
        }
        page.visit("/missing-program/pages/reserved.html").await?;
        page.happened(1).await?;
        // What stands below comes up into the place that nothing will take any more.
        let shifters = page.shifters().await?;
        expect(shifters.len() <= 1 && shifters.iter().all(|shift| shift.ends_with(" by P")), || {
            format!("what shifts on a failure at {width}: {shifters:?}")
        })?;
        page.take_console(&[NOT_FOUND, DIGEST, UNFETCHED, Provoked::ByScript("not what it should be")])
            .await?;
    }
    Ok(())
}

/// The style sheet for pages keeps as much place free as the widget will take, and not much more, at every width in pixels
/// and between the two where it becomes much higher or lower. After a change of how high it is,
/// `UPDATE=1 cargo test --workspace --test journeys -- "keeps its place"` writes the sheet anew.
pub async fn keeps_its_place(page: &AtlasPage) -> Outcome {
    // So high that no map is made lower.
    page.dress(1420, 2000, Scheme::Light).await?;
    page.visit_widget("/pages/reserved.html").await?;
    has_its_fonts(page).await?;
    let mut rules = String::new();
    let mut wrong = Vec::new();
    // Between two pixels the lines on both sides hold, which may be far above.
    let is_wrong = |[width, takes, kept]: &[f64; 3]| {
        kept < takes || (width.fract() == 0.0 && kept - takes > MOST_LEFT_PX)
    };
    let views = [("full", FULL_MAP), ("map", LONE_MAP), ("timeline", ""), ("card", "")];
    let script = "const [view, from, to, step] = given;
            host.view = view;
            const inside = found('.atlas');
            // Also where it ends out of sight, and needs no place to be kept.
            inside.parentElement.parentElement.classList.remove('filled');
            const at = (width) => {
                host.style.width = `${width}px`;
                const kept = parseFloat(getComputedStyle(inside.parentElement, '::before').paddingTop) || 0;
                return [width, inside.getBoundingClientRect().height, kept];
            };
            const rows = [];
            for (let width = from; width < to; width += step) {
                const row = at(width);
                if (rows.length && Math.abs(row[1] - rows.at(-1)[1]) > 15) rows.push(at(width - 0.5));
                rows.push(row);
            }
            return rows;";
    for (view, map) in views {
        let mut rows: Vec<[f64; 3]> = Vec::new();
        for (from, to) in [(280, 560), (560, 840), (840, 1120), (1120, 1401)] {
            let part: Vec<[f64; 3]> = page.author_awaits(script, json!([view, from, to, 1])).await?;
            rows.extend(part);
        }
        // Wider than the widget is at most nothing changes any more.
        let mut wider: Vec<[f64; 3]> = Vec::new();
        for width in [1500, 2000, 3000] {
            let row: Vec<[f64; 3]> = page.author_awaits(script, json!([view, width, width + 1, 1])).await?;
            wider.extend(row);
        }
        wrong.extend(rows.iter().chain(&wider).filter(|row| is_wrong(row)).map(|row| (view, *row)));
        let heights: Vec<_> =
            rows.iter().filter(|row| row[0].fract() == 0.0).map(|row| (row[0], row[1])).collect();
        let listed = |heights: &[(f64, f64)], over: f64| {
            let parts: Vec<_> = pieces(heights, over).iter().map(|piece| format!("    {piece}")).collect();
            format!("max(\n{}\n  )", parts.join(",\n"))
        };
        let mut room = listed(&heights, 0.0);
        if !map.is_empty() {
            room = format!("calc({room} - max(0px, {map} - {MAP_PX}))");
        }
        if view == "full" {
            // Where the card is beside the map it may be higher than what a lower map leaves of that column.
            page.author::<()>("host.style.setProperty('--sco-atlas-map-height', '300px')", json!(null))
                .await?;
            let mut low: Vec<[f64; 3]> = Vec::new();
            for (from, to) in [(920, 1120), (1120, 1401)] {
                let part: Vec<[f64; 3]> = page.author_awaits(script, json!([view, from, to, 1])).await?;
                low.extend(part);
            }
            page.author::<()>("host.style.removeProperty('--sco-atlas-map-height')", json!(null)).await?;
            let low: Vec<_> =
                low.iter().filter(|row| row[0].fract() == 0.0).map(|row| (row[0], row[1])).collect();
            room = format!("max({room}, {})", listed(&low, 919.1));
        }
        let of = if view == "full" { String::new() } else { format!("[view=\"{view}\"]") };
        rules += &format!("\nsco-atlas{of} {{\n  --sco-atlas-room: {room};\n}}\n");
    }
    if std::env::var_os("UPDATE").is_some() {
        let file = project().join("www/sco-atlas.css");
        return std::fs::write(file, format!("{SHEET}{rules}")).when("writing the sheet");
    }
    // In low windows the map is lower, and so is what is kept free.
    for (wide, high) in [(1420, 640), (1420, 800), (844, 390)] {
        page.dress(wide, high, Scheme::Light).await?;
        for (view, _) in views {
            let rows: Vec<[f64; 3]> = page.author_awaits(script, json!([view, 280, wide, 9])).await?;
            wrong.extend(rows.iter().filter(|row| is_wrong(row)).map(|row| (view, *row)));
        }
    }
    wrong.truncate(40);
    expect(wrong.is_empty(), || {
        format!(
            "view, width, height and what is kept free: {wrong:?}\nwrite the sheet anew with UPDATE=1, then build"
        )
    })?;
    // Not where nothing will come, because the browser is too old for the widget.
    page.visit("/pages/plain.html").await?;
    let script = "const text = await (await fetch('/sco-atlas.css')).text();
        const style = document.head.appendChild(document.createElement('style'));
        return [text, text.replaceAll('container-type: inline-size', 'container-type: of-no-browser')].map((text) => {
            style.textContent = text;
            return host.offsetHeight > 1000;
        });";
    let kept: [bool; 2] = page.author_awaits(script, json!(null)).await?;
    expect_eq("whether it is kept free in this browser, and in an old one", kept, [true, false])
}

/// Whatever box the page makes of the element, its place is kept free until it is drawn, what can be read until then stands at
/// its top, and there is no hole above or below what is drawn: below none at all where nobody sees that it needs less, and where
/// they do nothing moves.
pub async fn keeps_its_place_in_any_box(page: &AtlasPage) -> Outcome {
    for (width, height, is_near, is_hidden) in [
        (390, 900, false, false),
        (1200, 900, false, false),
        (390, 4000, true, false),
        (390, 4000, true, true),
    ] {
        let is_seen = is_near && !is_hidden;
        page.dress(width, height, Scheme::Light).await?;
        page.visit("/pages/reserved.html").await?;
        for display in ["", "block", "grid", "flex", "flex; flex-direction: column"] {
            let script = "const [display, isNear, isHidden] = given;
                const element = document.createElement('sco-atlas');
                element.style = display && `display: ${display}`;
                element.innerHTML = '<p>Belarus joined in 2024.</p>';
                // Else too far down to be drawn by itself.
                const box = Object.assign(document.createElement('div'), { style: `margin-top: ${isNear ? 0 : 9000}px` });
                box.append(element);
                if (isNear) document.body.prepend(box);
                else document.body.append(box);
                const topOf = (inner) => inner.getBoundingClientRect().top - element.getBoundingClientRect().top;
                const before = [element.offsetHeight, topOf(element.firstElementChild)];
                // What is hidden while it is drawn is seen by nobody either.
                box.hidden = isHidden;
                await element.open();
                box.hidden = false;
                const atlas = element.shadowRoot.querySelector('.atlas');
                const found = [...before, element.offsetHeight, topOf(atlas), atlas.offsetHeight];
                box.remove();
                return found;";
            let found: [f64; 5] = page.author_awaits(script, json!([display, is_near, is_hidden])).await?;
            let [kept, text, whole, top, takes] = found;
            let holds = kept > takes && kept - takes < 200.0 && text < 40.0;
            // In a grid or a column the text was kept room for besides, which moves what is below once.
            let has_text = if ["", "block"].contains(&display) { 0.0 } else { 60.0 };
            let is_right = if is_seen { (0.0..=has_text).contains(&(kept - whole)) } else { whole == takes };
            expect(holds && top == 0.0 && is_right && whole - takes <= MOST_LEFT_PX, || {
                format!(
                    "display: {display:?} at {width} by {height}: {kept} px kept, text at {text}, then {whole} px with the widget at \
                     {top}, {takes} px high"
                )
            })?;
        }
    }
    Ok(())
}

/// Once nothing will come no hole is left below the page's own text; what may come again has its place kept again.
pub async fn gives_its_place_back(page: &AtlasPage) -> Outcome {
    page.visit("/missing-program/pages/reserved.html").await?;
    page.happened(1).await?;
    let told = [NOT_FOUND, DIGEST, UNFETCHED];
    page.take_console(&[&told[..], &[Provoked::ByScript("not what it should be")]].concat()).await?;
    let script = "const failed = host.offsetHeight;
        host.remove();
        await new Promise(requestAnimationFrame);
        // Too far down to be opened by itself.
        host.loading = 'lazy';
        const box = Object.assign(document.createElement('div'), { style: 'margin-top: 9000px' });
        document.body.append(box);
        box.append(host);
        const again = host.offsetHeight;
        await host.open();
        return [failed, again, host.offsetHeight];";
    let [failed, again, in_vain]: [f64; 3] = page.author_awaits(script, json!(null)).await?;
    expect(failed < 100.0 && again > 1000.0 && in_vain < 100.0, || {
        format!("without its program {failed} px high, put back {again}, failed again {in_vain}")
    })?;
    page.take_console(&told).await?;

    page.visit("/pages/reserved.html").await?;
    let script = "const element = document.createElement('sco-atlas');
        element.innerHTML = '<p>Belarus joined in 2024.</p>';
        element.data = { nonsense: true };
        const box = Object.assign(document.createElement('div'), { style: 'margin-top: 9000px' });
        box.append(element);
        document.body.append(box);
        const before = element.offsetHeight;
        await element.open();
        const refused = element.offsetHeight;
        element.data = null;
        const again = element.offsetHeight;
        await element.open();
        const place = element.shadowRoot.querySelector('.atlas').parentElement;
        place.parentElement.classList.remove('filled');
        return [before, refused, again, parseFloat(getComputedStyle(place, '::before').paddingTop)];";
    let [before, refused, again, kept]: [f64; 4] = page.author_awaits(script, json!(null)).await?;
    expect(before > 1000.0 && refused < 100.0 && again == before && kept > 1000.0, || {
        format!(
            "{before} px kept at first, {refused} with a dataset that is refused, {again} without it, {kept} when open"
        )
    })?;
    page.take_console(&[Provoked::ByScript("sco-atlas: the dataset")]).await.map(drop)
}

/// How much more than the widget takes may be kept free.
const MOST_LEFT_PX: f64 = CLOSE_PX + SPARE_PX + 5.0;
/// How far above the widget the lines may be, and how much more, for words that are drawn otherwise elsewhere.
const CLOSE_PX: f64 = 60.0;
const SPARE_PX: f64 = 10.0;

/// How high the map may be at most, as www/atlas/map.css says it.
const MAP_PX: &str = "var(--sco-atlas-map-height, max(300px, 100vh - 152px))";
/// How high it would be by its width: as wide as the widget, or with the card beside it. Rather too low, so that too much is kept.
const FULL_MAP: &str = "min(91%, 1274px) - 1px - min(clamp(0px, (100% - 919.1px) * 99999, 9999px), 57px + clamp(228px, 26.4% - 10px, 310px))";
/// The same where the map is all there is.
const LONE_MAP: &str = "min(91%, 745px) - 1px";

const SHEET: &str = "\
/* For pages with <sco-atlas>: keeps its place free until it is drawn, so that nothing shifts. It is as high as the
   widget will be with nothing selected, by its width, written in Open Sans: straight lines, each for a range of widths.
   In a low window it is lower by as much as the map then is. Written by the journey `keeps its place free on a page`
   with UPDATE=1. */

/* Only a padding can be as high as a width makes it. It floats, so that the page's own text stands beside it and not below;
   `contain` keeps it within also where the page gives the element another `display`. In a grid or a column of boxes nothing
   floats: there the text comes first. Once the widget is drawn it keeps the place itself, or needs none. */
sco-atlas:not([hidden]) {
  display: flow-root;
  contain: layout;
}

/* As wide as the widget will be, unless the page says otherwise. */
:where(sco-atlas) {
  flex-shrink: 9999;
  inline-size: -moz-available;
  inline-size: -webkit-fill-available;
  inline-size: stretch;
  min-inline-size: min(100%, 320px);
}

/* Browsers that cannot draw the widget have the page's own text alone. */
@supports (container-type: inline-size) {
  sco-atlas::before {
    content: \"\";
    float: left;
    order: 1;
    width: 0;
    padding-top: var(--sco-atlas-room);
  }
}

/* Who runs no scripts has the page's own text alone, and so has paper what was not drawn yet. */
@media print, (scripting: none) {
  sco-atlas:not([hidden]) {
    contain: none;
  }

  sco-atlas::before {
    display: none;
  }
}
";

/// How high a widget is by its width, pixel by pixel, as lines that are nowhere below it and not far above: terms of CSS, which mean
/// nothing at `over` and below.
fn pieces(heights: &[(f64, f64)], over: f64) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while from < heights.len() {
        // The longer a line the farther it is from what it is above.
        let (mut to, mut too_long) = (from + 1, heights.len() + 1);
        while too_long - to > 1 {
            let middle = usize::midpoint(to, too_long);
            if line_above(&heights[from..middle]).2 <= CLOSE_PX { to = middle } else { too_long = middle }
        }
        let (slope, base, _) = line_above(&heights[from..to]);
        let mut term = format!("{:.0}% + {:.0}px", slope * 100.0, (base + SPARE_PX).ceil());
        if to == heights.len() && slope != 0.0 {
            let (end, less) = (slope * heights[to - 1].0, if slope > 0.0 { "min" } else { "max" });
            term = format!("{less}({:.0}%, {end:.0}px) + {:.0}px", slope * 100.0, (base + SPARE_PX).ceil());
        }
        // Two that meet both hold between the last width of the one and the first of the other.
        let begins = if from > 0 { heights[from].0 - 0.9 } else { over };
        if begins > 0.0 {
            term += &format!(" - clamp(0px, ({begins}px - 100%) * 99999, 9999px)");
        }
        if to < heights.len() {
            term += &format!(" - clamp(0px, (100% - {}px) * 99999, 9999px)", heights[to].0 - 0.1);
        }
        pieces.push(term);
        from = to;
    }
    pieces
}

/// Slope and base of the line that is above all points and as close to them as can be, and how far above it is.
fn line_above(points: &[(f64, f64)]) -> (f64, f64, f64) {
    let above = |slope: f64| {
        let (base, least) = points.iter().fold((f64::MIN, f64::MAX), |(most, least), (x, y)| {
            let rest = y - slope * x;
            (most.max(rest), least.min(rest))
        });
        (slope, base, base - least)
    };
    let slopes = (-600..=300).map(|percent| above(f64::from(percent) / 100.0));
    slopes.min_by(|a, b| a.2.total_cmp(&b.2)).unwrap_or((0.0, 0.0, f64::MAX))
}
