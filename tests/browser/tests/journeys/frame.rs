//! The widget in a frame: its height, what it tells, what it does for its host.

use browser_tests::{AtlasPage, Context, Direction, Outcome, Provoked, expect, expect_eq};
use serde_json::{Value, json};

/// That the frame on the page has the height of what it holds; says how much that is.
async fn fits(page: &AtlasPage) -> Outcome<f64> {
    page.enter_frame(0).await?;
    page.sees("the widget in the frame", |_| true).await?;
    page.leave_frame().await?;
    let outside =
        async || page.author("return document.querySelector('iframe').clientHeight", json!(null)).await;
    page.until_true("the frame to be as high as what it holds", async || {
        page.enter_frame(0).await?;
        let inside: f64 = page.author("return host.getBoundingClientRect().height", json!(null)).await?;
        page.leave_frame().await?;
        let outside: f64 = outside().await?;
        Ok(outside == inside.ceil())
    })
    .await?;
    outside().await
}

/// The documents give frames heights that are enough at every width, with India selected and with nothing, and not much more than
/// that, in DejaVu, a wide font. What makes the widget higher has to raise them.
pub async fn is_as_high_as_documented(page: &AtlasPage) -> Outcome {
    const MOST_LEFT_PX: f64 = 150.0;
    let documents =
        [include_str!("../../../../docs/ELEMENT.md"), include_str!("../../../../docs/EMBEDDING.md")];
    let number_after = |text: &str, before: &str| -> Outcome<f64> {
        let (_, after) = text.split_once(before).when(format!("`{before}` in the documents"))?;
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().when(format!("a number after `{before}`"))
    };
    let narrow = [
        number_after(documents[0], "width=\"100%\" height=\"")?,
        number_after(documents[1], "width=\"100%\" height=\"")?,
    ];
    let wide = number_after(documents[1], "from 920 to 1400 px ")?;

    page.visit("/pages/bare-frame.html").await?;
    let (mut highest, mut highest_wide) = (0.0_f64, 0.0_f64);
    for query in ["", "?selected=IN", "?date=2017-06-09&selected=IN"] {
        let script = "const frame = document.createElement('iframe');
            frame.style.cssText = 'width: 320px; height: 6000px; max-width: none; border: 0';
            frame.src = `../embed.html${given}`;
            document.body.replaceChildren(frame);
            const inside = () => frame.contentDocument?.querySelector('sco-atlas');
            while (!inside()?.shown) await new Promise(requestAnimationFrame);
            inside().style.setProperty('--sco-atlas-font', '\"DejaVu Sans\"');
            const rows = [];
            for (let width = 320; width <= 1400; width += width < 440 ? 2 : 20) {
                frame.style.width = `${width}px`;
                for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame);
                rows.push([width, inside().getBoundingClientRect().height]);
            }
            return rows;";
        let rows: Vec<[f64; 2]> = page.author_awaits(script, json!(query)).await?;
        for [width, height] in rows {
            highest = highest.max(height);
            if width >= 920.0 {
                highest_wide = highest_wide.max(height);
            }
        }
    }
    for (what, said, takes) in [
        ("ELEMENT's frame", narrow[0], highest),
        ("EMBEDDING's frame", narrow[1], highest),
        ("EMBEDDING's wide frame", wide, highest_wide),
    ] {
        expect(said >= takes && said - takes <= MOST_LEFT_PX, || {
            format!("{what} is to be {said} px high, and takes up to {takes} px")
        })?;
    }
    Ok(())
}

/// In a sandbox without an origin, on strict pages, the helper gives it its height and passes on what it tells.
pub async fn works_in_a_sandbox(page: &AtlasPage) -> Outcome {
    page.visit("/strict/pages/frame.html").await?;

    fits(page).await?;

    let events = page.happened(1).await?;
    expect_eq("the first event", events[0].name.as_str(), "ready")?;
    expect_eq("the state that it carries", &events[0].detail["state"], &json!("IN"))?;

    page.enter_frame(0).await?;
    let seen = page.look().await?;
    expect_eq("the date of a query parameter", &seen.date, "9 June 2017")?;
    expect_eq("the card of a query parameter", &seen.card_title, "India")?;
    let () = page.author("found('.lanes .name[data-lane=PK]').click()", json!(null)).await?;

    page.sees_card("Pakistan").await?;

    page.leave_frame().await?;
    let events = page.happened(2).await?;
    let should_be = json!({ "date": "2017-06-09", "state": "PK", "area": null, "layer": "record", "worldview": "neutral", "zoom": "all", "compare": null });
    expect_eq("what the page heard", (events[1].name.as_str(), &events[1].detail), ("select", &should_be))?;

    let script = "const { contentWindow } = document.querySelector('iframe');
        contentWindow.postMessage({ type: 'sco-atlas:set', name: 'date', value: '2024-07-04' }, '*');
        contentWindow.postMessage({ type: 'sco-atlas:act', what: 'previous' }, '*');
        contentWindow.postMessage({ type: 'sco-atlas:act', what: 'giveUp' }, '*');
        contentWindow.postMessage({ type: 'sco-atlas:set', name: 'onclick', value: 'alert(1)' }, '*');";
    let () = page.author(script, json!(null)).await?;
    page.enter_frame(0).await?;
    page.sees_date("15 July 2023").await?;
    expect_eq("an attribute that is no option", page.attribute("onclick").await?, None)?;
    page.leave_frame().await?;
    fits(page).await?;
    let unknown = ["act=giveUp was ignored", "onclick=alert(1) was ignored"].map(Provoked::InSandbox);
    page.take_console(&unknown).await?;
    breaks_no_policy(page, 0).await
}

/// Whoever turns the wheel over a frame that has the height of what it holds turns the page: nothing in the frame scrolls, also
/// after something has been said beside its lower edge, and where its height holds a border.
pub async fn holds_nothing_that_scrolls(page: &AtlasPage) -> Outcome {
    for sandbox in ["", "allow-scripts"] {
        page.visit("/pages/bare-frame.html").await?;
        let script = "const { connect } = await import('/sco-atlas-host.js');
            const frame = document.createElement('iframe');
            if (given) frame.sandbox = given;
            // As pages style all that they hold.
            else frame.style.cssText = 'box-sizing: border-box; border: 3px solid';
            frame.src = '../embed.html?date=2017-06-09';
            document.body.replaceChildren(frame);
            window.frame = frame;
            window.connection = connect(frame);";
        let () = page.author_awaits(script, json!(sandbox)).await?;
        for (width, view) in
            [(360, "full"), (360, "map"), (360, "card"), (700, "full"), (700, "map"), (700, "card")]
        {
            let script =
                "window.frame.style.width = `${given[0]}px`; window.connection.set('view', given[1])";
            let () = page.author(script, json!([width, view])).await?;
            page.enter_frame(0).await?;
            page.until_true("the view", async || {
                page.author("return host?.view === given && Boolean(root)", json!(view)).await
            })
            .await?;
            page.leave_frame().await?;
            fits(page).await?;
            page.enter_frame(0).await?;
            let heights = "const { scrollHeight, clientHeight } = document.documentElement;
                return [scrollHeight, clientHeight]";
            let what = format!("view={view} in a frame {width} px wide, sandbox {sandbox:?}");
            // Another line of text may come when the width has been measured; bars that hold each other would stay.
            page.until_true(&format!("{what} to hold nothing that scrolls"), async || {
                let [scrolled, height]: [u32; 2] = page.author(heights, json!(null)).await?;
                Ok(scrolled == height)
            })
            .await?;
            let height: u32 =
                page.author("return document.documentElement.clientHeight", json!(null)).await?;
            if view == "full" && !sandbox.is_empty() {
                // Beside the lowest that leads elsewhere. The next view is lower than where it stands.
                let script = "const link = document.createElement('a');
                    Object.assign(link, { href: 'https://example.org/', target: '_blank', textContent: 'x' });
                    found('.foot').append(link);
                    link.click();
                    link.remove();
                    return document.querySelector('body > p').getBoundingClientRect().bottom";
                let bottom: f64 = page.author(script, json!(null)).await?;
                expect(bottom > f64::from(height) - 60.0, || format!("{what} speaks at {bottom} px"))?;
            }
            page.leave_frame().await?;
        }
    }
    page.take_console(&[Provoked::InSandbox("allow-popups"); 2]).await.map(drop)
}

/// What a frame is asked for that it does not know it tells, once each and not without end; what others add to addresses is none
/// of its business, nor what is said by a page that has not said hello.
pub async fn tells_what_it_does_not_know(page: &AtlasPage) -> Outcome {
    page.visit("/pages/bare-frame.html").await?;
    let script = "const frame = document.querySelector('iframe');
        // What is still on its way when a frame goes elsewhere is told as missing.
        await frame.contentWindow.customElements.whenDefined('sco-atlas');
        await frame.contentDocument.querySelector('sco-atlas').open();
        const send = (message) => frame.contentWindow.postMessage(message, '*');
        const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
        frame.src = '../embed.html?date=2017-06-09&date=2012-06-07&state=IN&utm_source=x&dataSrc=no.json&childId=a&initialWidth=9&parentTitle=t'
            + '&parentUrl=u&fbclid=1&gclid=2&_ga=3&mc_cid=4&msclkid=5&colour=red&colour=blue';
        await loaded;
        // Not a word to a page that has not said hello.
        send({ type: 'sco-atlas:set', name: 'early', value: 'x' });
        await new Promise((done) => setTimeout(done, 100));
        const { connect } = await import('/sco-atlas-host.js');
        const heard = [];
        frame.addEventListener('sco-atlas:error', ({ detail }) => heard.push(detail));
        const many = async (count) => {
            while (heard.length < count) await new Promise((done) => setTimeout(done, 20));
        };
        const connection = connect(frame);
        await many(4);
        connection.set('Date', '2012-06-07');
        connection.set('Date', '2012-06-07');
        for (const name of [{ toString: null }, Object.create(null)]) send({ type: 'sco-atlas:set', name, value: 1 });
        connection.act('stop');
        connection.act('stop');
        connection.act('giveUp');
        // What is chosen before it is open is shown at first, and no event of its own.
        await frame.contentDocument.querySelector('sco-atlas').open();
        const selected = new Promise((done) => frame.addEventListener('sco-atlas:select', done));
        connection.set('selected', 'PK');
        await selected;
        const few = heard.splice(0);
        for (let at = 0; at < 100; at += 1) {
            connection.set(`name${at}`, 'x');
            connection.act(`act${at}`);
        }
        const again = new Promise((done) => frame.addEventListener('sco-atlas:select', done));
        connection.set('selected', 'CN');
        await again;
        return [few.map(({ name, value }) => [name, value]), few.map(({ message }) => message), few[1].expected, heard.length];";
    let found: (Value, Vec<String>, String, usize) = page.author_awaits(script, json!(null)).await?;
    let (named, messages, expected, more) = found;
    let should_be = json!([
        ["date", "2012-06-07"],
        ["state", "IN"],
        ["dataSrc", "no.json"],
        ["colour", "red"],
        ["Date", "2012-06-07"],
        ["[object Object]", "1"],
        ["act", "stop"],
        ["act", "giveUp"],
    ]);
    expect_eq("what is told", named, should_be)?;
    let options =
        "date, selected, layer, worldview, zoom, compare, theme, view, controls, loading, data-src, lang";
    expect_eq("the options that there are", expected.as_str(), options)?;
    let all = [
        "date=2012-06-07 was ignored; expected each parameter once; date=2017-06-09 comes first".to_owned(),
        format!("state=IN was ignored; expected {options}; did you mean selected?"),
        format!("dataSrc=no.json was ignored; expected {options}; did you mean data-src?"),
        format!("colour=red was ignored; expected {options}"),
        format!("Date=2012-06-07 was ignored; expected {options}; did you mean date?"),
        format!("[object Object]=1 was ignored; expected {options}"),
        "act=stop was ignored; expected next, previous, play, pause".to_owned(),
        "act=giveUp was ignored; expected next, previous, play, pause".to_owned(),
    ];
    expect_eq("what is said", messages.as_slice(), all.as_slice())?;
    // Of options and of what is to be done twenty each.
    expect_eq("how much is told of two hundred others", more, 15 + 18)?;
    let said = all.iter().map(|said| format!("sco-atlas: {said}"));
    let said: Vec<_> = said.chain((0..15).map(|at| format!("name{at}=x was ignored"))).collect();
    let said: Vec<_> = said.into_iter().chain((0..18).map(|at| format!("act=act{at} was ignored"))).collect();
    let provoked: Vec<_> = said.iter().map(|said| Provoked::ByScript(said)).collect();
    page.enter_frame(0).await?;
    expect_eq("uncaught errors in the frame", page.uncaught().await?, Vec::<String>::new())?;
    page.leave_frame().await?;
    page.take_console(&provoked).await.map(drop)
}

/// That the widget in a frame has broken no policy: the one report is that of a breach made here on purpose, the last to come.
async fn breaks_no_policy(page: &AtlasPage, frame: u16) -> Outcome {
    page.enter_frame(frame).await?;
    let () = page.author("document.body.setAttribute('style', 'color: red')", json!(null)).await?;
    page.leave_frame().await?;
    let told = page.take_reports(1).await?;
    expect(told[0].starts_with("style-src") && told[0].contains("/embed.html"), || format!("{told:?}"))?;
    page.take_console(&[Provoked::InSandbox("inline style")]).await.map(drop)
}

/// On the strictest page neither the page nor the widget in its frame breaks the policy; and a breach is seen, in a sandbox too.
pub async fn keeps_to_the_policy(page: &AtlasPage) -> Outcome {
    page.visit("/strict/pages/bare-frame.html").await?;
    page.until_true("the widget in the frame", async || {
        page.author("return window.messages.length > 0", json!(null)).await
    })
    .await?;
    let script = "for (const isSandboxed of [true, false]) {
            const frame = document.createElement('iframe');
            if (isSandboxed) frame.sandbox = 'allow-scripts';
            frame.src = 'breach.html';
            document.body.append(frame);
            await new Promise((done) => frame.addEventListener('load', done, { once: true }));
        }";
    let () = page.author_awaits(script, json!(null)).await?;
    let told = page.take_reports(2).await?;
    // Pages hear of their own frames' in some browsers alone.
    let () = page.author("window.violations.length = 0", json!(null)).await?;
    let is_breach = |told: &String| told.starts_with("style-src") && told.contains("/breach.html");
    expect(told.iter().all(is_breach), || format!("{told:?}"))?;
    page.take_console(&[Provoked::ByBrowser("inline style"), Provoked::InSandbox("inline style")])
        .await
        .map(drop)
}

/// A sandbox may forbid links and files without telling anybody; then the frame says so beside what was clicked.
pub async fn says_what_a_sandbox_forbids(page: &AtlasPage) -> Outcome {
    page.visit("/strict/pages/frame.html").await?;
    page.enter_frame(0).await?;
    page.sees("the widget in the frame", |_| true).await?;
    let () = page.author("found('.card .sources > summary').click()", json!(null)).await?;
    page.until_true("the sources to open", async || {
        page.author("return Boolean(found('.card .sources a[target]'))", json!(null)).await
    })
    .await?;
    for (what, said) in [
        ("found('.card .sources a[target]')", "The page around this frame lets no link open: http"),
        (
            "found('.downloads button')",
            "If no file comes, the page around this frame does not allow downloads.",
        ),
        ("found('.lanes .name[data-lane=PK]')", ""),
    ] {
        let script = format!("{what}.click(); return document.querySelector('body > p').textContent;");
        let found: String = page.author(&script, json!(null)).await?;
        let is_said = if said.is_empty() { found.is_empty() } else { found.starts_with(said) };
        expect(is_said, || format!("after a click on {what} the frame says `{found}`, not `{said}`"))?;
    }
    // Asked for the browser's own words from within a process of its own, the driver never answers.
    page.leave_frame().await?;
    page.take_console(&[Provoked::InSandbox("allow-popups")]).await.map(drop)
}

/// A page may connect a frame itself: it hears and steers it, once however often it connects, and no more once it has let go.
pub async fn connects_by_hand(page: &AtlasPage) -> Outcome {
    page.visit("/pages/bare-frame.html").await?;
    let script = "const { connect } = await import('/sco-atlas-host.js');
        const frame = document.querySelector('iframe');
        const heard = [];
        for (const name of ['ready', 'date', 'select', 'error']) {
            frame.addEventListener(`sco-atlas:${name}`, ({ detail }) => heard.push([name, detail.date ?? detail.name]));
        }
        const many = (count) => new Promise((done) => {
            const look = () => (heard.length >= count ? done() : setTimeout(look, 20));
            look();
        });
        // Another copy of the helper, as where a page is made of parts that each bring their own, knows of it.
        const other = await import('/sco-atlas-host.js?other');
        const [first, second] = [connect(frame), other.connect(frame)];
        await many(1);
        first.set('date', '2012-06-07');
        await many(2);
        first.act('next');
        await many(3);
        first.set('date', 'nonsense');
        await many(4);
        first.disconnect();
        second.set('date', '2010-01-01');
        await new Promise((done) => setTimeout(done, 300));
        const [, , [, next]] = heard;
        heard[2][1] = next > '2012-06-07';
        return [first === second, heard];";
    let [is_same, heard]: [Value; 2] = page.author_awaits(script, json!(null)).await?;
    expect_eq("connecting twice", is_same, json!(true))?;
    let should_be =
        json!([["ready", "2017-06-09"], ["date", "2012-06-07"], ["date", true], ["error", "date"]]);
    expect_eq("what the page heard", heard, should_be)?;
    page.enter_frame(0).await?;
    let date: String = page.author("return host.shown.date", json!(null)).await?;
    expect_eq("what the frame shows", date.as_str(), "2010-01-01")?;
    page.take_console(&[Provoked::ByScript("date=\"nonsense\"")]).await?;
    page.leave_frame().await
}

/// Frames that come after the helper, as on a page that goes on while it is scrolled, are connected as well, each once however
/// often the helper comes; one that is taken off is let go, and heard again where it is put back.
pub async fn connects_what_comes_later(page: &AtlasPage) -> Outcome {
    page.visit("/pages/bare-frame.html").await?;
    let script = "const hearing = new Set();
        const { addEventListener, removeEventListener } = window;
        window.addEventListener = (type, hear, ...more) => {
            if (type === 'message') hearing.add(hear);
            addEventListener.call(window, type, hear, ...more);
        };
        window.removeEventListener = (type, hear, ...more) => {
            hearing.delete(hear);
            removeEventListener.call(window, type, hear, ...more);
        };
        await import('/sco-atlas-host.js');
        await import('/sco-atlas-host.js?of-another-code');
        const once = (on, name) => new Promise((done) => on.addEventListener(name, done, { once: true }));
        const heard = [];
        document.addEventListener('sco-atlas:ready', ({ target }) => heard.push(target.title));
        const room = document.createElement('div');
        document.body.replaceChildren(room);
        const article = document.createElement('article');
        article.innerHTML = '<p></p><iframe data-sco-atlas title=first src=\"../embed.html?view=card\"></iframe>';
        room.append('text', article);
        const [first] = article.getElementsByTagName('iframe');
        await once(first, 'sco-atlas:ready');
        // Copies are frames of their own.
        const second = first.cloneNode();
        second.title = 'second';
        second.removeAttribute('style');
        room.append(second);
        await once(second, 'sco-atlas:ready');
        while (![first, second].every((frame) => frame.clientHeight > 300)) await new Promise(requestAnimationFrame);
        const all = [heard.splice(0), hearing.size];
        // Moved, taken off, put back.
        room.append(article);
        await once(first, 'sco-atlas:ready');
        all.push(hearing.size);
        room.remove();
        await new Promise((done) => setTimeout(done));
        all.push(hearing.size);
        document.body.append(room);
        await Promise.all([first, second].map((frame) => once(frame, 'sco-atlas:ready')));
        all.push(heard.sort(), hearing.size);
        return all;";
    let found: Value = page.author_awaits(script, json!(null)).await?;
    let should_be = json!([["first", "second"], 2, 2, 0, ["first", "first", "second"], 2]);
    expect_eq("who is heard, and how many listen", found, should_be)
}

/// A frame whose host sends it on to another is not believed, and the page is told which address to name; with that it fits. What
/// the frame held before it is led to another address is no such case.
pub async fn is_led_elsewhere(page: &AtlasPage) -> Outcome {
    let helper = page.address_of("/sco-atlas-host.js");
    page.publish(&format!(
        "<iframe data-sco-atlas src='/moved/embed.html?view=card' style='height: 300px; width: 600px'></iframe>
        <script>
            window.told = [];
            addEventListener('sco-atlas:error', ({{ detail }}) => told.push(detail.message));
        </script>
        <script type=module src={helper}></script>"
    ))
    .await?;
    page.until_true("the page to be told", async || {
        page.author("return window.told.length > 0", json!(null)).await
    })
    .await?;
    let found: (Vec<String>, f64) = page
        .author("return [window.told, document.querySelector('iframe').clientHeight]", json!(null))
        .await?;
    let own = page.address_of("");
    let said = format!("has gone on to {own}: name that in its src");
    expect(found.0.len() == 1 && found.0[0].contains(&said), || format!("{found:?}"))?;
    expect_eq("its height", found.1, 300.0)?;
    page.take_console(&[Provoked::ByScript(&said)]).await?;

    let script = "const frame = document.querySelector('iframe');
        frame.src = given;
        while (frame.clientHeight === 300) await new Promise(requestAnimationFrame);
        return [window.told.length, frame.clientHeight > 1000];";
    let found: Value = page.author_awaits(script, json!(page.address_of("/embed.html?view=card"))).await?;
    expect_eq("with its own address", found, json!([1, true]))
}

/// Messages about the height, by what they have in common with the dialects of hosts.
const HEIGHTS: &str = "const heights = { own: [], amp: [], datawrapper: [], medium: [], pym: [], other: [] };
    for (const data of window.messages) {
        if (data?.type === 'sco-atlas:height') heights.own.push(data.height);
        else if (data?.sentinel === 'amp' && data.type === 'embed-size') heights.amp.push(data.height);
        else if (data?.['datawrapper-height']) heights.datawrapper.push(...Object.values(data['datawrapper-height']));
        else if (typeof data === 'string' && data.startsWith('pym')) heights.pym.push(Number(data.split('xPYMx')[3]));
        else if (typeof data === 'string' && data.startsWith('{')) {
            const { context, height } = JSON.parse(data);
            if (context === 'iframe.resize') heights.medium.push(height);
        } else heights.other.push(data);
    }
    return heights;";

/// It speaks the dialects that hosts understand, answers a late one, and listens to nobody else.
pub async fn speaks_dialects(page: &AtlasPage) -> Outcome {
    page.visit("/pages/bare-frame.html").await?;
    page.enter_frame(0).await?;
    page.sees("the widget in the frame", |_| true).await?;
    let height: u64 =
        page.author("return Math.ceil(host.getBoundingClientRect().height)", json!(null)).await?;
    page.step(Direction::Forward).await?;
    page.sees_date("14 September 2022").await?;
    page.leave_frame().await?;
    page.until_true("the height of what is in the frame", async || {
        let heights: Value = page.author(HEIGHTS, json!(null)).await?;
        Ok(heights["medium"].as_array().is_some_and(|sent| sent.contains(&json!(height))))
    })
    .await?;
    let heights: Value = page.author(HEIGHTS, json!(null)).await?;
    for dialect in ["own", "amp", "datawrapper", "medium"] {
        expect_eq(dialect, heights[dialect][0].as_u64(), Some(height))?;
    }
    // A page that has not said hello hears of nothing but the height; one without a name from pym.js not in its way.
    expect_eq("other messages", &heights["other"], &json!([]))?;
    expect_eq("messages in the manner of pym.js", &heights["pym"], &json!([]))?;

    // A host that comes late.
    for hello in ["{ type: 'sco-atlas:hello' }", "{ sentinel: 'amp', type: 'frames-init' }"] {
        let script = format!(
            "window.messages = []; document.querySelector('iframe').contentWindow.postMessage({hello}, '*')"
        );
        let () = page.author(&script, json!(null)).await?;
        page.until_true("a height for a late host", async || {
            let heights: Value = page.author(HEIGHTS, json!(null)).await?;
            Ok(heights["amp"][0].as_f64().is_some_and(|sent| sent > 300.0))
        })
        .await?;
    }

    // Another frame of the page is not the host.
    let script = "const other = document.createElement('iframe');
        document.body.append(other);
        const send = new other.contentWindow.Function('to', 'message', 'to.postMessage(message, \"*\")');
        send(frames[0], { type: 'sco-atlas:set', name: 'date', value: '2001-06-15' });
        frames[0].postMessage({ type: 'sco-atlas:set', name: 'selected', value: 'CN' }, '*');";
    let () = page.author(script, json!(null)).await?;
    page.enter_frame(0).await?;
    page.until_true("China to be selected", async || {
        Ok(page.shown().await?.is_some_and(|shown| shown.state.as_deref() == Some("CN")))
    })
    .await?;
    expect_eq("the date that a stranger asked for", page.look().await?.date.as_str(), "14 September 2022")?;
    page.leave_frame().await?;
    // After its hello, the host hears of what is shown.
    page.until_true("the event of a selection", async || {
        let heights: Value = page.author(HEIGHTS, json!(null)).await?;
        Ok(heights["other"].as_array().is_some_and(|others| {
            others.iter().any(|data| data["type"] == "sco-atlas:select" && data["detail"]["state"] == "CN")
        }))
    })
    .await
}

/// A page that embeds with pym.js.
pub async fn fits_pym(page: &AtlasPage) -> Outcome {
    page.visit("/pages/pym.html").await?;
    let full = fits(page).await?;
    // It follows what it holds.
    page.enter_frame(0).await?;
    page.set_attribute("view", Some("card")).await?;
    page.leave_frame().await?;
    let card = fits(page).await?;
    expect(card != full, || format!("the card alone is {card} px high, as the map"))
}

/// pym.js calls a frame as the page calls the element around it: whatever that name is, the frame gets its height.
pub async fn fits_pym_by_any_name(page: &AtlasPage) -> Outcome {
    page.visit("/pages/pym.html").await?;
    fits(page).await?;
    let script = "const heights = [];
        for (const name of given) {
            document.body.replaceChildren(Object.assign(document.createElement('div'), { id: name }));
            const said = new Promise((done) => addEventListener('message', function hear({ data }) {
                if (!data?.['datawrapper-height']) return;
                removeEventListener('message', hear);
                done(Object.keys(data['datawrapper-height'])[0]);
            }));
            const parent = new window.pym.Parent(name, '../embed.html?view=card&date=2017-06-09', {});
            const isCalled = await said;
            await new Promise((done) => setTimeout(done, 200));
            heights.push([isCalled, document.querySelector('iframe').clientHeight > 300]);
            parent.remove();
        }
        return heights;";
    let names = ["map.1", "map:1", "carte-é", "a b", &"m".repeat(65), &"m".repeat(200)];
    let found: Value = page.author_awaits(script, json!(names)).await?;
    let should_be: Vec<_> = names.iter().map(|name| (name, true)).collect();
    expect_eq("what the frame is called, and whether it fits", found, json!(should_be))?;
    // What would end a part of a message too early, or never, is no name; other hosts hear of the height all the same.
    let names = ["axPYMxb", "axPYM", "a\u{7}b", &"m".repeat(201)];
    let found: Value = page.author_awaits(script, json!(names)).await?;
    let should_be = vec![("sco-atlas", false); names.len()];
    expect_eq("what is no name for a frame", found, json!(should_be))
}

/// What the page has set holds for every document that comes into the frame from the same address; what it wants while
/// there is none waits.
pub async fn keeps_what_is_set(page: &AtlasPage) -> Outcome {
    page.visit("/pages/bare-frame.html").await?;
    for sandbox in [None, Some("allow-scripts")] {
        let script = "const { connect } = await import('/sco-atlas-host.js');
            const frame = document.createElement('iframe');
            if (given) frame.sandbox = given;
            frame.src = '../embed.html?date=2017-06-09&view=map';
            const heard = (name, is = () => true) => new Promise((done) => frame.addEventListener(`sco-atlas:${name}`, function hear({ detail }) {
                if (!is(detail)) return;
                frame.removeEventListener(`sco-atlas:${name}`, hear);
                done(detail);
            }));
            const all = [];
            const shown = async (what) => {
                const { date, state, layer } = await what;
                all.push([date, state, layer]);
            };
            let ready = heard('ready');
            document.body.replaceChildren(frame);
            const connection = connect(frame);
            await shown(ready);
            let changed = heard('date');
            connection.set('date', '2012-06-07');
            await shown(changed);
            // Moved, and wanted at once, before there is anything that could hear.
            const other = document.createElement('div');
            document.body.append(other);
            changed = heard('select', ({ state }) => state === 'PK');
            ready = heard('ready');
            other.append(frame);
            connection.set('selected', 'PK');
            await shown(ready);
            // Loaded anew.
            ready = heard('ready');
            if (given) frame.src = frame.src;
            else frame.contentWindow.location.reload();
            connection.set('layer', 'article');
            await shown(ready);
            // Taken off and put back.
            frame.remove();
            connection.set('selected', 'CN');
            connection.set('layer', null);
            connection.act('next');
            await new Promise((done) => setTimeout(done, 100));
            document.body.append(frame);
            // It may have been done before there is anything to be seen.
            const isDone = ({ date }) => date > '2012-06-07';
            await shown(Promise.any([heard('ready', isDone), heard('date', isDone)]));
            // What is refused, or cannot be sent, takes nothing away.
            connection.set('selected', 'CN');
            const refused = heard('error', ({ value }) => value === 'nobody');
            connection.set('selected', 'nowhere');
            // The element tells it without the white space.
            connection.set('selected', ' nobody ');
            await refused;
            try { connection.set('theme', () => 1); } catch { all.push(['refused', null, null]); }
            ready = heard('ready');
            other.append(frame);
            await shown(ready);
            // Another address asks for something else, and what is set after it counts.
            ready = heard('ready');
            frame.src = '../embed.html?date=2010-06-11&view=map';
            connection.set('selected', 'KZ');
            await shown(ready);
            // Whoever connects it late, or again, is heard as well.
            connection.disconnect();
            const late = connect(frame);
            changed = heard('date', ({ date }) => date === '2012-06-07');
            late.set('selected', null);
            late.set('date', '2012-06-07');
            await shown(changed);
            ready = heard('ready');
            frame.src = frame.src;
            await shown(ready);
            frame.remove();
            return all;";
        let found: Value = page.author_awaits(script, json!(sandbox)).await?;
        let should_be = json!([
            ["2017-06-09", null, "record"],
            ["2012-06-07", null, "record"],
            ["2012-06-07", "PK", "record"],
            ["2012-06-07", "PK", "article"],
            ["2013-04-26", "CN", "record"],
            ["refused", null, null],
            ["2012-06-07", "CN", "record"],
            ["2010-06-11", "KZ", "record"],
            ["2012-06-07", null, "record"],
            ["2012-06-07", null, "record"],
        ]);
        expect_eq("what is shown by each document", found, should_be)?;
    }
    let [nowhere, nobody] = ["selected=\"nowhere\" was ignored", "selected=\"nobody\" was ignored"];
    let all = [
        Provoked::ByBrowser(nowhere),
        Provoked::ByBrowser(nobody),
        Provoked::InSandbox(nowhere),
        Provoked::InSandbox(nobody),
    ];
    page.take_console(&all).await.map(drop)
}

/// A message may bring what is no text, and what cannot be made one; the page hears that it was ignored.
pub async fn refuses_what_is_no_text(page: &AtlasPage) -> Outcome {
    page.visit("/pages/bare-frame.html").await?;
    let script = "const { connect } = await import('/sco-atlas-host.js');
        const frame = document.querySelector('iframe');
        const heard = [];
        const ready = new Promise((done) => frame.addEventListener('sco-atlas:ready', done));
        frame.addEventListener('sco-atlas:error', ({ detail }) => heard.push([detail.name, detail.value, detail.expected]));
        const connection = connect(frame);
        await ready;
        for (const value of [{ toString: null }, Object.create(null), ['2012-06-07'], 2n, 2017, true]) connection.set('date', value);
        const changed = new Promise((done) => frame.addEventListener('sco-atlas:select', done));
        connection.set('selected', 'PK');
        const { detail: { date, state } } = await changed;
        return [heard, date, state];";
    let found: Value = page.author_awaits(script, json!(null)).await?;
    let (text, day) = ("a text or null", "a day as 2017-06-09, from 2001-06-15 to 2026-02-02");
    let should_be = json!([
        ["date", "[object Object]", text],
        ["date", "[object Object]", text],
        ["date", "[object Array]", text],
        ["date", "[object BigInt]", text],
        ["date", "2017", day],
        ["date", "true", day],
    ]);
    expect_eq("what is told, and what is shown", found, json!([should_be, "2017-06-09", "PK"]))?;
    let no_text = Provoked::ByScript("was ignored; expected a text or null");
    let no_day = ["date=\"2017\"", "date=\"true\""].map(Provoked::ByScript);
    page.take_console(&[&[no_text; 4] as &[_], &no_day].concat()).await?;
    page.enter_frame(0).await?;
    expect_eq("uncaught errors in the frame", page.uncaught().await?, Vec::<String>::new())?;
    page.leave_frame().await
}

/// A frame whose content grows with its height does not grow without end.
pub async fn does_not_grow_without_end(page: &AtlasPage) -> Outcome {
    // What the frame's own page is styled with, and how many heights it may send after that.
    for (style, most) in [
        ("html, body { height: 100% } sco-atlas { min-height: 100vh }", 2),
        ("sco-atlas { min-height: calc(100vh + 20px) }", 12),
    ] {
        page.visit("/pages/bare-frame.html").await?;
        let script = "addEventListener('message', ({ data }) => {
            if (data.type === 'sco-atlas:height') document.querySelector('iframe').style.height = `${data.height}px`;
        });
        document.querySelector('iframe').contentWindow.postMessage({ type: 'sco-atlas:hello' }, '*');";
        let () = page.author(script, json!(null)).await?;
        fits(page).await?;
        let () = page.author("window.messages = []", json!(null)).await?;
        page.enter_frame(0).await?;
        let script = "const sheet = new CSSStyleSheet(); sheet.replaceSync(given);
            document.adoptedStyleSheets.push(sheet);";
        let () = page.author(script, json!(style)).await?;
        page.leave_frame().await?;
        let sent = async || -> Outcome<usize> {
            let heights: Value = page.author(HEIGHTS, json!(null)).await?;
            Ok(heights["own"].as_array().map_or(0, Vec::len))
        };
        page.until_true("heights to come to rest", async || {
            let before = sent().await?;
            for _ in 0..20 {
                page.next_frame().await?;
            }
            Ok(sent().await? == before)
        })
        .await?;
        let sent = sent().await?;
        expect(sent <= most, || format!("{style:?} makes it send {sent} heights"))?;
        // It still follows its content, also where that grows often while nobody does anything.
        page.enter_frame(0).await?;
        let script = "document.adoptedStyleSheets = [];
            for (let step = 1; step <= 14; step += 1) {
                host.style.minHeight = `${3000 + 40 * step}px`;
                for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame);
            }
            return host.getBoundingClientRect().height";
        let height: f64 = page.author_awaits(script, json!(null)).await?;
        expect(height >= 3_560.0, || format!("it does not grow, but is {height} px high"))?;
        page.leave_frame().await?;
        expect_eq("the height after many growths", fits(page).await?, height.ceil())?;
        // And once more, with as little done as before.
        page.enter_frame(0).await?;
        let () = page.author("host.style.minHeight = '3700px'", json!(null)).await?;
        page.leave_frame().await?;
        expect_eq("the height after one more growth", fits(page).await?, 3_700.0)?;
        page.enter_frame(0).await?;
        let () = page.author("host.style.minHeight = ''", json!(null)).await?;
        let () = page.author("document.adoptedStyleSheets = []; host.view = 'card'", json!(null)).await?;
        page.leave_frame().await?;
        fits(page).await?;
    }
    Ok(())
}

/// A host whose scroll bar comes and goes with the frame's height makes it wider and narrower, and that lower and higher: after
/// a few rounds the frame is as high as it must be at either width.
pub async fn does_not_go_round(page: &AtlasPage) -> Outcome {
    page.visit("/pages/bare-frame.html").await?;
    let script = "const frame = document.querySelector('iframe');
        window.widths = [];
        addEventListener('message', ({ data }) => {
            if (data.type !== 'sco-atlas:height') return;
            frame.style.height = `${data.height}px`;
            const width = data.height > 3000 ? 900 : 915;
            if (frame.clientWidth !== width) window.widths.push(width);
            frame.style.width = `${width}px`;
        });
        frame.contentWindow.postMessage({ type: 'sco-atlas:hello' }, '*');";
    let () = page.author(script, json!(null)).await?;
    fits(page).await?;
    let styled = async |style: &str| -> Outcome {
        page.enter_frame(0).await?;
        let script = "const sheet = new CSSStyleSheet(); sheet.replaceSync(given);
            document.adoptedStyleSheets = [sheet];";
        let () = page.author(script, json!(style)).await?;
        page.leave_frame().await
    };
    let at_rest = async || -> Outcome<(usize, f64)> {
        let rested = "const { length } = window.widths;
            await new Promise((done) => setTimeout(done, 600));
            return length > 1 && length === window.widths.length";
        page.until_true("widths to come to rest", async || page.author_awaits(rested, json!(null)).await)
            .await?;
        page.author(
            "return [window.widths.length, document.querySelector('iframe').clientHeight]",
            json!(null),
        )
        .await
    };
    styled("@media (min-width: 910px) { sco-atlas { min-height: 3200px } }").await?;
    let (turns, height) = at_rest().await?;
    expect(turns < 10, || format!("it has gone through {turns} widths"))?;
    expect_eq("the height that is needed at either width", height, 3200.0)?;
    // What it holds may be lower later, or higher.
    styled("sco-atlas { min-height: 2900px }").await?;
    page.until_true("the frame to be lower", async || {
        page.author("return document.querySelector('iframe').clientHeight === 2900", json!(null)).await
    })
    .await
}

/// The dialog of a widget in a frame that is much higher than the window is where the reader is.
pub async fn opens_its_dialog_in_sight(page: &AtlasPage) -> Outcome {
    // The last one is larger, for whatever reason.
    for (sandbox, width, zoom) in [("", 375, 1.0), ("allow-scripts", 375, 1.0), ("", 560, 1.5)] {
        page.visit("/pages/plain.html").await?;
        let script = "const { connect } = await import('/sco-atlas-host.js');
            document.body.innerHTML = '<p style=\"height: 1500px\">Before.</p><iframe></iframe><p style=\"height: 1500px\">After.</p>';
            const frame = document.querySelector('iframe');
            const [sandbox, width, zoom] = given;
            if (sandbox) frame.sandbox = sandbox;
            frame.style.cssText = `width: ${width}px; border: 0; display: block`;
            frame.src = '/embed.html';
            connect(frame);
            // Until it has come to rest.
            for (let still = 0, before = 0; still < 20; before = frame.clientHeight) {
                await new Promise(requestAnimationFrame);
                const atlas = frame.contentDocument?.querySelector('sco-atlas');
                if (atlas) atlas.style.zoom = zoom;
                still = before === frame.clientHeight && before > 3000 ? still + 1 : 0;
            }";
        let () = page.author_awaits(script, json!([sandbox, width, zoom])).await?;
        // Below the button there is little of the frame, and the dialog needs some height.
        for (part, share) in [(".embed", 0.6), (".embed", 0.9), (".title", 0.2)] {
            page.enter_frame(0).await?;
            let top = "return found(given).getBoundingClientRect().top";
            let top: f64 = page.author(top, json!(part)).await?;
            page.leave_frame().await?;
            let script = "const { top } = document.querySelector('iframe').getBoundingClientRect();
                scrollTo({ top: scrollY + top + given[0] - innerHeight * given[1], behavior: 'instant' });
                return scrollY";
            let scrolled: f64 = page.author(script, json!([top, share])).await?;
            page.enter_frame(0).await?;
            let script = "found('.embed').click();
                while (!one('.embedding[open]')) await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
                const { top, bottom } = found('.embedding').getBoundingClientRect();
                return [top, bottom, found('.embedding').matches(':modal')]";
            let (top, bottom, is_modal): (f64, f64, bool) = page.author_awaits(script, json!(null)).await?;
            page.leave_frame().await?;
            let script = "const { top } = document.querySelector('iframe').getBoundingClientRect();
                return [top + given[0], top + given[1], innerHeight, scrollY]";
            let (top, bottom, window, now): (f64, f64, f64, f64) =
                page.author(script, json!([top, bottom])).await?;
            let what =
                format!("the dialog with {part} at {share} of the window, sandbox {sandbox:?}, zoom {zoom}");
            expect(is_modal && top >= 0.0 && bottom <= window && bottom - top > 300.0, || {
                format!("{what} is from {top} to {bottom} in a window of {window} px")
            })?;
            expect_eq(&format!("where the page is scrolled to, {what}"), now, scrolled)?;
            page.enter_frame(0).await?;
            let script = "found('.embedding').close();
                while (one('.embedding')) await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame)";
            let () = page.author_awaits(script, json!(null)).await?;
            page.leave_frame().await?;
            let now: f64 = page.author("return scrollY", json!(null)).await?;
            expect_eq(&format!("and once it is closed, {what}"), now, scrolled)?;
        }
    }
    Ok(())
}

/// Around the widget in a frame the page is to be seen, be the one light and the other dark.
pub async fn shows_no_box(page: &AtlasPage) -> Outcome {
    // What the reader prefers is left alone: made up by the driver, it would reach the frame in spite of the page.
    for (of_page, theme, of_frame, is_dark) in [
        ("dark", "auto", "", true),
        ("light", "auto", "", false),
        ("light", "dark", "dark", true),
        ("dark", "light", "light", false),
    ] {
        page.visit("/pages/bare-frame.html").await?;
        // What it asks for must have come before it is left for another, else browsers complain.
        page.enter_frame(0).await?;
        page.sees("the widget in the frame", |_| true).await?;
        page.leave_frame().await?;
        let script = "
            const [ofPage, theme, ofFrame] = given;
            document.documentElement.style.colorScheme = ofPage;
            Object.assign(document.body.style, { margin: '0', background: 'rgb(90, 120, 40)' });
            const frame = document.querySelector('iframe');
            frame.style.colorScheme = ofFrame;
            frame.style.height = '1800px';
            frame.src = `../embed.html?view=card&theme=${theme}`;
            await new Promise((done) => frame.addEventListener('load', done, { once: true }));";
        let () = page.author_awaits(script, json!([of_page, theme, of_frame])).await?;
        page.enter_frame(0).await?;
        page.sees("the widget in the frame", |_| true).await?;
        let (lightness, height) =
            (page.layout().await?.lightness, "return host.getBoundingClientRect().height");
        let height: f64 = page.author(height, json!(null)).await?;
        page.leave_frame().await?;
        let what = format!("theme={theme} on a page that is {of_page}");
        expect_eq(&format!("dark, {what}"), lightness < 0.5, is_dark)?;
        expect(height < 1_700.0, || format!("{height} px leave no room around it"))?;
        let colours = page.colours_at(&[[4, 1_790], [1_000, 1_790]]).await?;
        expect_eq(&format!("what is behind the frame, {what}"), colours, [[90, 120, 40]; 2])?;
    }
    Ok(())
}

/// What the page wants of a frame before that can hear waits for it; and what an address asks for that is refused, the page hears.
pub async fn is_wanted_early(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    let script = "const { connect } = await import('/sco-atlas-host.js');
        document.body.replaceChildren();
        const frame = document.createElement('iframe');
        frame.style.cssText = 'width: 900px; height: 700px';
        const heard = [];
        const ready = new Promise((done) => frame.addEventListener('sco-atlas:ready', done));
        frame.addEventListener('sco-atlas:error', ({ detail }) => heard.push(detail.name));
        frame.src = '/embed.html?view=globe&theme=sepia&controls=joystick&loading=never&lang=ru&date=never&selected=IN';
        document.body.append(frame);
        const connection = connect(frame);
        connection.set('selected', 'PK');
        connection.act('previous');
        await ready;
        await new Promise((done) => setTimeout(done, 300));
        // Where frames are loaded late, something else stands there until then.
        const later = document.createElement('iframe');
        later.src = 'about:blank';
        const wish = connect(later);
        wish.set('date', '2012-06-07');
        document.body.append(later);
        await new Promise((done) => setTimeout(done, 100));
        wish.set('selected', 'CN');
        const isThere = new Promise((done) => later.addEventListener('sco-atlas:ready', done));
        later.src = '/embed.html';
        await isThere;
        const look = () => later.contentDocument.querySelector('sco-atlas').shown;
        for (let count = 0; count < 100 && look().state !== 'CN'; count += 1) await new Promise((done) => setTimeout(done, 20));
        heard.push(look().date, look().state);
        const { state, date } = frame.contentDocument.querySelector('sco-atlas').shown;
        return [heard.sort().join(' '), state, date < '2024-07-04'];";
    let found: Value = page.author_awaits(script, json!(null)).await?;
    let should_be = json!(["2012-06-07 CN controls date lang loading theme view", "PK", true]);
    expect_eq("what is refused, and what is shown", found, should_be)?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())?;
    let refused = ["controls", "date", "lang", "loading", "theme", "view"].map(|name| format!("{name}=\""));
    page.take_console(&refused.each_ref().map(|refused| Provoked::ByScript(refused))).await.map(drop)
}

/// A page in a sandbox has no origin that a message could be sent to; it hears what happens in its frame all the same.
pub async fn is_heard_in_a_sandbox(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    let script = "document.body.replaceChildren();
        const around = document.createElement('iframe');
        around.sandbox = 'allow-scripts';
        around.style.cssText = 'width: 900px; height: 700px';
        around.srcdoc = `<!doctype html><script>
            for (const name of ['ready', 'date', 'error']) addEventListener('sco-atlas:' + name,
                ({ detail }) => parent.postMessage({ heard: name, date: detail.date }, '*'));
            </${''}script><script type=module src=/sco-atlas-host.js></${''}script>
            <iframe data-sco-atlas src='/embed.html?date=2017-06-09&theme=sepia' style='width: 800px; height: 600px'></iframe>`;
        const heard = [];
        const both = new Promise((done) => addEventListener('message', ({ data }) => {
            if (!data.heard) return;
            heard.push([data.heard, data.date ?? null]);
            if (heard.length === 2) done();
        }));
        document.body.append(around);
        await Promise.race([both, new Promise((no) => setTimeout(no, 8000))]);
        return heard.sort();";
    let heard: Value = page.author_awaits(script, json!(null)).await?;
    expect_eq("what a page in a sandbox hears", heard, json!([["error", null], ["ready", "2017-06-09"]]))?;
    page.take_console(&[Provoked::InSandbox("theme=")]).await.map(drop)
}

/// A frame that is marked for the helper once it is there is connected too; what is no frame is refused by what it is.
pub async fn connects_what_is_marked_later(page: &AtlasPage) -> Outcome {
    page.visit("/pages/bare-frame.html").await?;
    // What it asks for must have come before it is taken off, else browsers complain.
    page.enter_frame(0).await?;
    page.sees("the widget in the frame", |_| true).await?;
    page.leave_frame().await?;
    let script = "const { connect } = await import('/sco-atlas-host.js');
        const frame = document.createElement('iframe');
        document.body.replaceChildren(frame);
        await new Promise((done) => setTimeout(done));
        const ready = new Promise((done) => frame.addEventListener('sco-atlas:ready', () => done(true)));
        frame.src = '../embed.html?view=card';
        frame.dataset.scoAtlas = '';
        const late = new Promise((done) => setTimeout(done, 8000, false));
        const refusals = [null, '#frame', document.body].map((wrong) => {
            try {
                return connect(wrong);
            } catch ({ message }) {
                return message.includes('expected an <iframe>');
            }
        });
        return [await Promise.race([ready, late]), ...refusals];";
    let found: [bool; 4] = page.author_awaits(script, json!(null)).await?;
    expect_eq("heard; refused", found, [true; 4])
}

/// On a phone the card stands above the timeline. In a frame as high as all that it holds nothing can be scrolled, so that the page
/// around it has to keep what is pressed under the finger.
pub async fn keeps_what_is_pressed(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    let script = "const { connect } = await import('/sco-atlas-host.js');
        document.body.innerHTML = '<p style=\"height: 900px\">Before.</p><iframe></iframe><p style=\"height: 1500px\">After.</p>';
        document.documentElement.style.scrollBehavior = 'smooth';
        const frame = document.querySelector('iframe');
        frame.style.cssText = 'width: 375px; border: 0; display: block';
        frame.src = '/embed.html?selected=IN';
        connect(frame);
        // Until it has come to rest.
        for (let still = 0, before = 0; still < 20; before = frame.clientHeight) {
            await new Promise(requestAnimationFrame);
            still = before === frame.clientHeight && before > 2500 ? still + 1 : 0;
        }";
    let () = page.author_awaits(script, json!(null)).await?;
    let place = async || -> Outcome<f64> {
        page.enter_frame(0).await?;
        let script = "return found('.lanes button[data-lane=\"CN\"]').getBoundingClientRect().top";
        let top: f64 = page.author(script, json!(null)).await?;
        page.leave_frame().await?;
        let script = "return document.querySelector('iframe').getBoundingClientRect().top";
        Ok(top + page.author::<f64>(script, json!(null)).await?)
    };
    let press = async |css: &str| -> Outcome {
        page.enter_frame(0).await?;
        let script = "const on = found(given);
            on.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
            on.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
            await new Promise((go) => setTimeout(go, 600))";
        let () = page.author_awaits(script, json!(css)).await?;
        page.leave_frame().await
    };
    press(".lanes .fold[aria-expanded=false]").await?;
    let far = place().await?;
    let script = "scrollTo({ top: given - 300, behavior: 'instant' })";
    let () = page.author(script, json!(far)).await?;
    let before = place().await?;
    let scrolled: f64 = page.author("return scrollY", json!(null)).await?;
    press(".lanes button[data-lane=\"CN\"]").await?;
    let (after, now): (f64, f64) = (place().await?, page.author("return scrollY", json!(null)).await?);
    expect((after - before).abs() < 3.0, || format!("what is pressed has gone from {before} to {after} px"))?;
    expect((now - scrolled).abs() > 30.0, || "nothing above has become another size".to_owned())?;
    // What is pressed in the map moves in the map, and a dialog leaves the page where it is.
    page.enter_frame(0).await?;
    let () = page.author("host.zoom = 'selected'", json!(null)).await?;
    page.leave_frame().await?;
    press(".map [data-state=\"MV\"]").await?;
    let again: f64 = page.author("return scrollY", json!(null)).await?;
    expect_eq("where the page is after a press in the map", again, now)?;
    // Where the frame ends with the window, and where little of it is left.
    for left in ["innerHeight", "120"] {
        let script = "const { bottom } = document.querySelector('iframe').getBoundingClientRect();
            scrollBy({ top: bottom - (given === '120' ? 120 : innerHeight), behavior: 'instant' });
            return scrollY";
        let before: f64 = page.author(script, json!(left)).await?;
        press(".embed").await?;
        page.enter_frame(0).await?;
        let script =
            "const { top, bottom } = found('.embedding').getBoundingClientRect(); return [top, bottom]";
        let dialog: [f64; 2] = page.author(script, json!(null)).await?;
        let () = page.author("found('.embedding').close()", json!(null)).await?;
        page.leave_frame().await?;
        let script = "const { top } = document.querySelector('iframe').getBoundingClientRect();
            return [given[0] + top >= 0 && given[1] + top <= innerHeight, scrollY]";
        let (is_in_sight, after): (bool, f64) = page.author(script, json!(dialog)).await?;
        expect(is_in_sight, || format!("a dialog from {dialog:?} is out of sight where {left} px are left"))?;
        expect(left == "120" || after == before, || {
            format!("a dialog has the page go from {before} to {after}")
        })?;
    }
    Ok(())
}
