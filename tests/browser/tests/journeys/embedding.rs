//! The dialog that gives code to embed what is seen.

use crate::faults::{DIGEST, runs_nothing_forged};
use browser_tests::{AtlasPage, Context, Failure, Key, Outcome, Provoked, expect, expect_eq};
use serde_json::{Value, json};

/// Chooses in the dialog, as a reader does, and returns the code once the preview shows it.
pub async fn code_for(page: &AtlasPage, choices: Value) -> Outcome<String> {
    let script = "
        const frame = () => new Promise(requestAnimationFrame);
        while (!one('.embedding form')) await frame();
        const form = found('.embedding form');
        for (const [name, value] of Object.entries(given)) {
            const field = form.elements[name];
            field.value = value;
            const changed = field instanceof RadioNodeList ? [...field].find((radio) => radio.checked) : field;
            changed.dispatchEvent(new Event('input', { bubbles: true }));
        }
        const preview = found('.embedding sco-atlas');
        while (!preview.shown) await frame();
        const code = found('.embedding textarea');
        do await frame(); while (code.ariaBusy === 'true');
        return code.value;
    ";
    page.author_awaits(script, choices).await
}

/// Whether it is said beside the code what it needs of a page that forbids inline styles.
const SAYS_STYLED: &str =
    "const hints = all('.embedding .code .hint').filter((hint) => hint.checkVisibility());
    return hints.some((hint) => hint.textContent.includes('style-src'))";

pub async fn gives_code(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09&state=IN").await?;
    page.sees_card("India").await?;
    let script = "window.caught = [];
        for (const name of ['ready', 'date', 'select', 'zoom', 'compare', 'error'])
            window.addEventListener(`sco-atlas:${name}`, () => window.caught.push(name), true);";
    let () = page.author(script, json!(null)).await?;
    page.click_button("Embed").await?;
    // Whoever marks the code and lets go beside the dialog has not asked to close it.
    code_for(page, json!({})).await?;
    let script = "const dialog = found('.embedding');
        const send = (on, type) => on.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
        send(found('.embedding textarea'), 'pointerdown');
        send(dialog, 'click');
        return dialog.open";
    let is_open: bool = page.author(script, json!(null)).await?;
    expect(is_open, || "the dialog is closed by a press that began in it".to_owned())?;
    let script = "const dialog = found('.embedding');
        for (const type of ['pointerdown', 'pointerup', 'click'])
            dialog.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
        return dialog.open";
    let is_open: bool = page.author(script, json!(null)).await?;
    expect(!is_open, || "a press beside the dialog does not close it".to_owned())?;
    page.until_true("no dialog", async || page.author("return !one('.embedding')", json!(null)).await)
        .await?;
    page.click_button("Embed").await?;
    // A day that the widget would refuse is in no code, and the days that it takes are said.
    for (date, is_taken) in
        [("1950-01-01", false), ("2001-06-14", false), ("2001-06-15", true), ("2099-01-01", false)]
    {
        let code = code_for(page, json!({ "date": date })).await?;
        expect_eq(&format!("whether the code has {date}"), code.contains(" date="), is_taken)?;
        let status = "return found('.embedding [role=status]').textContent";
        let said: String = page.author(status, json!(null)).await?;
        expect_eq(
            &format!("whether it is told of {date}"),
            said.contains("from 2001-06-15 to 20"),
            !is_taken,
        )?;
    }
    code_for(page, json!({ "date": "2017-06-09" })).await?;
    // What happens in the preview is no news to the page, not even on its way there.
    let caught: Vec<String> = page.author("return window.caught", json!(null)).await?;
    expect_eq("what the page has heard", caught, Vec::<String>::new())?;
    let code = code_for(page, json!({})).await?;
    for part in [
        "date=\"2017-06-09\"",
        "selected=\"IN\"",
        "class=\"atlas-2017-06-09-IN\"",
        "sco-atlas.atlas-2017-06-09-IN:not([hidden])::before { content: \"\";",
        "--sco-atlas-room: max(",
        "/sco-atlas.js\"",
        "<span>Member: China,",
        "<span>9 June 2017: India and Pakistan become members.",
    ] {
        expect(code.contains(part), || format!("the code lacks {part}: {code}"))?;
    }
    expect(!code.contains("integrity"), || code.clone())?;
    let is_said: bool = page.author(SAYS_STYLED, json!(null)).await?;
    expect(is_said, || "nothing is said of pages that forbid inline styles".to_owned())?;
    let frame =
        code_for(page, json!({ "kind": "frame", "theme": "dark", "view": "map", "worldview": "IN" })).await?;
    for part in [
        "embed.html?",
        "date=2017-06-09",
        "theme=dark",
        " style=\"color-scheme: dark\"",
        "view=map",
        "worldview=IN",
        "height=\"",
        "allow=\"fullscreen; clipboard-write\"",
        "title=\"How the",
        "sco-atlas-host.js",
    ] {
        expect(frame.contains(part), || format!("the code lacks {part}: {frame}"))?;
    }
    let choices = json!({ "kind": "element", "version": "pinned", "view": "full", "selected": "aksai-chin", "date": "2023-07-04" });
    let pinned = code_for(page, choices).await?;
    expect_eq("what it has checked", pinned.matches("integrity=\"sha384-").count(), 1)?;
    for part in ["/v/", "crossorigin=\"anonymous\"", "selected=\"aksai-chin\"", "theme=\"dark\""] {
        expect(pinned.contains(part), || format!("the code lacks {part}: {pinned}"))?;
    }
    // What the style sheet knows needs no rules of its own.
    let at_first =
        code_for(page, json!({ "selected": "", "date": "2024-07-04", "worldview": "neutral" })).await?;
    expect_eq("what it has checked with the sheet", at_first.matches("integrity=\"sha384-").count(), 2)?;
    expect(at_first.contains("/sco-atlas.css\"") && !at_first.contains("style>"), || at_first.clone())?;
    let is_said: bool = page.author(SAYS_STYLED, json!(null)).await?;
    expect(!is_said, || "something is said of inline styles, where there are none".to_owned())?;

    Ok(())
}

/// Of these widths of the element those at which what its code keeps free is less than the widget takes, or that much more, with
/// both heights in pixels.
async fn ill_kept(page: &AtlasPage, widths: &[u32], most: f64) -> Outcome<Vec<[f64; 3]>> {
    let script = "const wrong = [];
        const [widths, most] = given;
        // Also where it ends out of sight, and needs no place to be kept.
        found('.atlas').parentElement.parentElement.classList.remove('filled');
        for (const width of widths) {
            host.style.width = `${width}px`;
            for (let at = 0; at < 2; at += 1) await new Promise(requestAnimationFrame);
            const kept = parseFloat(getComputedStyle(found('.atlas').parentElement, '::before').paddingTop) || 0;
            const takes = found('.atlas').getBoundingClientRect().height;
            if (kept < takes || kept - takes > most) wrong.push([width, takes, kept]);
        }
        host.style.removeProperty('width');
        return wrong;";
    page.author_awaits(script, json!([widths, most])).await
}

/// Widths of all kinds, and how much more may be kept free there.
const WIDTHS: [u32; 14] = [320, 345, 360, 475, 590, 700, 768, 900, 920, 1000, 1190, 1390, 1600, 2500];
const MOST_PX: f64 = 160.0;

/// A worldview that the built-in dataset lacks, and a state that has only applied and is not on the map.
pub async fn offers_what_there_is(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const data = await (await fetch(given)).json();
        const sources = [data.source[0].id];
        data.state.push({ code: 'XK', alpha3: 'XKX', numeric: '983', name: 'Kosovo' });
        data.state.push({ code: 'TJ', alpha3: 'TJK', numeric: '762', name: 'Tajikistan' });
        for (const state of ['XK', 'TJ']) data.decision.push({ state, kind: 'application', towards: 'member', date: '2020-01-01', sources });
        data.area = [{ id: 'kosovo', name: 'Kosovo', claimed_by: ['RS'], note: 'Claimed.', sources }];
        data.drawing = ['neutral', 'RS'].map((worldview) => ({ worldview, drawn_with: 'nobody', hatched: true, border: 'dashed', sources }));
        const ready = new Promise((done) => host.addEventListener('sco-atlas:ready', done, { once: true }));
        host.data = data;
        await ready;
        host.worldview = 'RS';
        host.selected = 'XK';";
    let () = page.author_awaits(script, json!("/examples/eurasian-economic-union.json")).await?;
    page.sees_card("Kosovo").await?;
    page.take_console(&[Provoked::ByScript("selected=\"IN\"")]).await?;
    page.click_button("Embed").await?;
    let code = code_for(page, json!({})).await?;
    expect(code.contains("worldview=\"RS\"") && code.contains("selected=\"XK\""), || code.clone())?;
    let script = "const { worldview, selected } = found('.embedding form').elements;
        const options = (field) => [...field.options].map(({ value, text }) => [value, text]);
        return [options(worldview), options(selected).filter(([value]) => ['', 'TJ', 'XK', 'kosovo'].includes(value))]";
    let offered: Value = page.author(script, json!(null)).await?;
    let expected = json!([
        [["neutral", "Neutral"], ["RS", "Serbia’s"]],
        [["", "Nothing"], ["TJ", "Tajikistan"], ["XK", "Kosovo"], ["kosovo", "Kosovo, disputed area"]]
    ]);
    expect_eq("worldviews, states and areas", &offered, &expected)
}

/// So much more than a brought dataset's widget takes may be kept free below it: what is more it lets go of, and the page jumps.
/// As in www/sco-atlas-data.js.
const MOST_SPARE_PX: f64 = 100.0;

pub async fn keeps_free_no_more(page: &AtlasPage) -> Outcome {
    let files = page.address_of("/");
    let widths: Vec<u32> = (300..=500).step_by(4).collect();
    let mut wrong = Vec::new();
    for selected in ["KG", "nagorno-karabakh"] {
        page.publish(&format!("<script type=module src={files}sco-atlas.js></script>")).await?;
        let script = "await customElements.whenDefined('sco-atlas');
            document.body.style.margin = 0;
            const host = document.createElement('sco-atlas');
            Object.assign(host, { dataSrc: '/bloc.json', selected: given });
            document.body.append(host);
            await host.open();";
        let () = page.author_awaits(script, json!(selected)).await?;
        page.click_button("Embed").await?;
        let code = code_for(page, json!({})).await?;
        page.publish(&code).await?;
        let script =
            "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()";
        let () = page.author_awaits(script, json!(null)).await?;
        wrong.extend(ill_kept(page, &widths, MOST_SPARE_PX).await?.into_iter().map(|row| (selected, row)));
    }
    expect(wrong.is_empty(), || format!("selection, width, height and what is kept free: {wrong:?}"))
}

/// The code of each choice keeps as much of the page free as the widget takes with it.
pub async fn keeps_free_what_is_chosen(page: &AtlasPage) -> Outcome {
    let none = json!({ "date": "2024-07-04", "selected": "", "view": "full", "controls": "all", "worldview": "neutral" });
    let mut wrong = Vec::new();
    for choice in [
        json!({ "selected": "KG" }),
        json!({ "selected": "kashmir-pok", "controls": "few" }),
        json!({ "view": "card", "selected": "aksai-chin" }),
        json!({ "view": "map", "controls": "none" }),
        json!({ "view": "map", "date": "2001-06-15" }),
        json!({ "view": "timeline", "date": "2001-06-15" }),
        json!({ "worldview": "PK" }),
        json!({ "worldview": "CN", "view": "map" }),
    ] {
        let mut choices = none.clone();
        for (name, value) in choice.as_object().into_iter().flatten() {
            choices[name] = value.clone();
        }
        page.open("").await?;
        page.click_button("Embed").await?;
        let code = code_for(page, choices).await?;
        page.publish(&code).await?;
        let script =
            "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()";
        let () = page.author_awaits(script, json!(null)).await?;
        wrong.extend(ill_kept(page, &WIDTHS, MOST_PX).await?.into_iter().map(|row| (choice.clone(), row)));
    }
    // The layer is no choice of the dialog's, but that of the widget.
    page.open("").await?;
    let () = page.author("host.layer = 'article'", json!(null)).await?;
    page.click_button("Embed").await?;
    let code = code_for(page, none).await?;
    expect(code.contains("layer=\"article\"") && !code.contains("sco-atlas.css"), || code.clone())?;
    page.publish(&code).await?;
    let script =
        "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()";
    let () = page.author_awaits(script, json!(null)).await?;
    wrong.extend(
        ill_kept(page, &WIDTHS, MOST_PX).await?.into_iter().map(|row| (json!({ "layer": "article" }), row)),
    );
    expect(wrong.is_empty(), || format!("choice, width, height and what is kept free: {wrong:?}"))
}

/// The frame of each code is as high as what is chosen at any width that frames have, on phones and beside them.
pub async fn gives_frames_enough_height(page: &AtlasPage) -> Outcome {
    for choices in [
        json!({ "date": "2010-01-01", "selected": "AF", "view": "map", "controls": "none" }),
        json!({ "date": "2024-07-04", "selected": "ukrainian-regions", "worldview": "RU" }),
        json!({ "date": "2001-06-15", "selected": "taiwan", "controls": "none", "worldview": "none" }),
    ] {
        page.open("").await?;
        page.click_button("Embed").await?;
        let mut of_frame = choices.clone();
        of_frame["kind"] = "frame".into();
        let code = code_for(page, of_frame).await?;
        page.visit("/pages/bare-frame.html").await?;
        let script = "const { src, height } = new DOMParser().parseFromString(given, 'text/html').querySelector('iframe');
            const frame = Object.assign(document.createElement('iframe'), { src });
            frame.style.cssText = 'height: 6000px; max-width: none; border: 0';
            document.body.replaceChildren(frame);
            const inside = () => frame.contentDocument?.querySelector('sco-atlas');
            while (!inside()?.shown) await new Promise(requestAnimationFrame);
            const low = [];
            for (let width = 300; width <= 1400; width += width > 895 && width < 920 ? 4 : width < 400 ? 8 : 32) {
                frame.style.width = `${width}px`;
                for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame);
                const takes = inside().getBoundingClientRect().height;
                if (takes > Number(height)) low.push([width, takes, Number(height)]);
            }
            return low;";
        let low: Vec<[f64; 3]> = page.author_awaits(script, json!(code)).await?;
        expect(low.is_empty(), || {
            format!("of {choices}, width, height that is taken and that of the code: {low:?}")
        })?;
    }
    Ok(())
}

/// In a widget that a script has put into another document, and with a dataset that a frame could not have.
pub async fn opens_anywhere(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const frame = document.createElement('iframe');
        frame.style.cssText = 'width: 1000px; height: 800px';
        document.body.append(frame);
        const atlas = document.createElement('sco-atlas');
        atlas.loading = 'eager';
        frame.contentDocument.body.append(atlas);
        await atlas.open();
        const heard = [];
        atlas.addEventListener('sco-atlas:error', ({ detail }) => heard.push(detail.message));
        atlas.shadowRoot.querySelector('.embed').click();
        for (let at = 0; at < 600 && !heard.length; at += 1) {
            await new Promise(requestAnimationFrame);
            const code = atlas.shadowRoot.querySelector('.embedding textarea')?.value;
            if (code) return [getComputedStyle(atlas.shadowRoot.querySelector('.embedding h2')).fontSize, code];
        }
        return ['no dialog', heard.join()];";
    let (size, code): (String, String) = page.author_awaits(script, json!(null)).await?;
    expect_eq("the size of its heading", size.as_str(), "21px")?;
    expect(code.contains("<sco-atlas"), || code)?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())?;

    // A frame of the files' host would show the built-in dataset under the other's title.
    let files = page.address_of("/");
    for (script, address) in [
        ("host.dataSrc = '/bloc.json'", "/bloc.json\""),
        ("host.data = await (await fetch('/bloc.json')).json()", "https://example.org/dataset.json\""),
        // Addresses that lead nowhere from any other page.
        (
            "host.dataSrc = URL.createObjectURL(await (await fetch('/bloc.json')).blob())",
            "https://example.org/dataset.json\"",
        ),
        (
            "host.dataSrc = `data:application/json,${encodeURIComponent(await (await fetch('/bloc.json')).text())}`",
            "https://example.org/dataset.json\"",
        ),
        // Of two the last to be set is shown.
        (
            "host.dataSrc = '/other.json'; host.data = await (await fetch('/bloc.json')).json()",
            "https://example.org/dataset.json\"",
        ),
    ] {
        page.publish(&format!("<script type=module src={files}sco-atlas.js></script>")).await?;
        // It has the dataset before it opens: another that came later would take the dialog away with the first.
        let script = format!(
            "await customElements.whenDefined('sco-atlas');
            const host = document.createElement('sco-atlas');
            {script};
            document.body.append(host);
            await host.open();"
        );
        let () = page.author_awaits(&script, json!(null)).await?;
        page.click_button("Embed").await?;
        let code = code_for(page, json!({})).await?;
        expect(code.contains("data-src=\"http") && code.contains(address), || code)?;
        let code = code_for(page, json!({ "kind": "frame" })).await?;
        expect_eq("code for a frame", code.as_str(), "")?;
        let said: (bool, String) = page
            .author(
                "return [found('.embedding .copying button').disabled, found('.embedding [role=status]').textContent]",
                json!(null),
            )
            .await?;
        expect(said.0 && said.1.contains("host of its own files"), || format!("{said:?}"))?;
        let code = code_for(page, json!({ "kind": "element" })).await?;
        expect(code.contains("<sco-atlas"), || code)?;
    }
    Ok(())
}

/// Each code of the dialog in an article on another host than the files: it shows what was chosen.
pub async fn works_on_another_host(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09&state=IN").await?;
    page.sees_card("India").await?;
    page.click_button("Embed").await?;
    let mut codes = Vec::new();
    let choices =
        json!({ "theme": "dark", "selected": "aksai-chin", "date": "2023-07-04", "worldview": "IN" });
    for kind in ["element", "frame"] {
        for version in ["living", "pinned"] {
            let mut choices = choices.clone();
            (choices["kind"], choices["version"]) = (kind.into(), version.into());
            codes.push((kind, version, code_for(page, choices).await?));
        }
    }
    for (kind, version, code) in &codes {
        expect_eq("whether it is pinned", code.contains("/v/"), *version == "pinned")?;
        page.publish(code).await?;
        let is_frame = *kind == "frame";
        if is_frame {
            // The helper's script, too, comes from there.
            let fits = async || {
                page.author("const frame = document.querySelector('iframe'); frame.scrollIntoView(); return frame.style.height !== ''", json!(null)).await
            };
            page.until_true("the frame to be given its height", fits).await?;
            page.enter_frame(0).await?;
        } else {
            let script = "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()";
            let () = page.author_awaits(script, json!(null)).await?;
        }
        let seen = page.sees_card("Aksai Chin").await?;
        expect_eq(&format!("the date of {kind}, {version}"), seen.date.as_str(), "4 July 2023")?;
        expect_eq("the worldview", page.shown().await?.map(|shown| shown.worldview).as_deref(), Some("IN"))?;
        expect(page.layout().await?.lightness < 0.2, || format!("{kind}, {version} is not dark"))?;
        if is_frame {
            let script = "return found('.tools .full').checkVisibility()";
            let has_button: bool = page.author(script, json!(null)).await?;
            expect(has_button, || format!("{kind}, {version} cannot fill the screen"))?;
            // The frame may use the clipboard: what a browser denies it, it tells on the console.
            let () = page.author("found('.embed').click()", json!(null)).await?;
            code_for(page, json!({})).await?;
            let () = page.author("found('.embedding .copying button').focus()", json!(null)).await?;
            page.press(Key::Enter).await?;
            let copied = "return found('.embedding [role=status]').textContent === 'Copied.'";
            page.until_true("the code to be copied", async || page.author(copied, json!(null)).await).await?;
            page.leave_frame().await?;
            continue;
        }
        let wrong = ill_kept(page, &WIDTHS, MOST_PX).await?;
        expect(wrong.is_empty(), || format!("{kind}, {version}: {wrong:?}"))?;
        // The parts that come later come from there as well.
        let svg: String = page.author_awaits("return await host.snapshot()", json!(null)).await?;
        expect(svg.contains("4 July 2023"), || "the picture lacks its date".to_owned())?;
        page.click_button("Embed").await?;
        let again = code_for(page, json!({ "kind": kind, "version": version })).await?;
        expect_eq("the code that it gives itself", &again, code)?;
    }

    // A loader that is not the one of the hash does not run, one without leave does not come, and the one of the hash runs
    // no other glue.
    let (_, _, pinned) =
        codes.iter().find(|(kind, version, _)| (*kind, *version) == ("element", "pinned")).when("code")?;
    let forged = pinned.replace("integrity=\"sha384-", "integrity=\"sha384-AAAA");
    let (_, _, living) = &codes[0];
    let without_leave = living.replace(&page.address_of("/"), &page.address_of("/no-leave/"));
    let other_glue = pinned.replace(&page.address_of("/"), &page.address_of("/forged-glue/"));
    expect(forged != *pinned && without_leave != *living && other_glue != *pinned, || {
        "nothing is changed".to_owned()
    })?;
    for (code, provoked) in [
        (forged, &[DIGEST] as &[_]),
        (
            without_leave,
            &[Provoked::ByBrowser("blocked by CORS policy"), Provoked::ByBrowser("net::ERR_FAILED")],
        ),
        (other_glue, &[DIGEST, Provoked::ByScript("not what it should be")]),
    ] {
        // It opens by itself, once: each attempt would be told.
        let listen = "<script>addEventListener('sco-atlas:error', () => (window.told = true))</script>";
        // As systems do that make a paragraph of what they are given.
        page.publish(&format!("{listen}<p>{code}</p>")).await?;
        let script = "if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done));
            while (customElements.get('sco-atlas') && !window.told) await new Promise(requestAnimationFrame);";
        let () = page.author_awaits(script, json!(null)).await?;
        runs_nothing_forged(page).await?;
        let readable = page.readable().await?;
        expect(readable.len() == 1 && readable[0].contains("Member: China,"), || format!("{readable:?}"))?;
        page.take_console(provoked).await?;
    }
    Ok(())
}

pub async fn embeds_strictly(page: &AtlasPage) -> Outcome {
    page.visit_widget("/strict/pages/host.html").await?;
    let () = page.author("found('.embed').focus()", json!(null)).await?;
    page.press(Key::Enter).await?;
    let code = code_for(page, json!({})).await?;
    expect(code.contains("date=\"2017-06-09\""), || code.clone())?;
    let inside: bool =
        page.author("return found('.embedding').contains(root.activeElement)", json!(null)).await?;
    expect(inside, || "the keyboard is not in the dialog".to_owned())?;
    // Round and round: Tab does not lead out into the page.
    for _ in 0..24 {
        page.press(Key::Tab).await?;
        let on: String = page
            .author("const on = root.activeElement; return !on ? document.activeElement.localName : found('.embedding').contains(on) ? 'dialog' : on.outerHTML", json!(null))
            .await?;
        // Between two rounds the browser's own buttons have the keyboard.
        expect(on == "dialog" || on == "body", || format!("Tab leads to {on}"))?;
    }
    let names: Vec<String> = page
        .author("return all('.embedding :is(select, input, textarea, button)').map((field) => field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? field.textContent)", json!(null))
        .await?;
    expect(names.len() > 10 && names.iter().all(|name| !name.trim().is_empty()), || format!("{names:?}"))?;
    // A script that moves the element leaves the dialog over the page, with what was chosen.
    let script = "found('.embedding form').elements.theme.value = 'light';
        document.body.append(host);
        const dialog = found('.embedding');
        return [dialog.matches(':modal'), dialog.querySelector('[name=theme]').value, dialog.getBoundingClientRect().top < innerHeight]";
    let moved: Value = page.author(script, json!(null)).await?;
    expect_eq("the dialog of an element that is moved", moved, json!([true, "light", true]))?;
    let () = page.author("found('.embedding header button').click()", json!(null)).await?;
    let () = page.author("found('.embed').focus()", json!(null)).await?;
    page.press(Key::Enter).await?;
    code_for(page, json!({})).await?;
    page.press(Key::Escape).await?;
    let look = async || {
        page.author::<bool>(
            "return !one('.embedding') && root.activeElement === found('.embed')",
            json!(null),
        )
        .await
    };
    page.waits_for("Escape to lead back to where the reader was", look, |is_back| *is_back).await?;
    expect_eq("the card is as it was", page.look().await?.card_title.as_str(), "India")
}

/// With the headers of `_headers` alone, an element on another host's page and a frame without an origin have all they need.
pub async fn is_served_by_its_headers(page: &AtlasPage) -> Outcome {
    let files = page.address_of("/as-hosted/");
    page.publish(&format!(
        "<script type=module src={files}sco-atlas.js></script><sco-atlas loading=eager selected=IN></sco-atlas>"
    ))
    .await?;
    page.sees_card("India").await?;
    let svg: String = page.author_awaits("return await host.snapshot()", json!(null)).await?;
    expect(svg.contains("India, member"), || "the picture lacks India".to_owned())?;
    // What the page's own scripts may read of the answers, and what not.
    let script = "const names = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.startsWith(given));
        const loader = names.find((name) => name.endsWith('/sco-atlas.js'));
        const wasm = names.find((name) => name.endsWith('.wasm'));
        const of = async (name) => {
            const answer = await fetch(name);
            const { ok, headers } = answer;
            // To the end, so that nothing is under way when the next page is asked for.
            await answer.arrayBuffer();
            return [ok, headers.get('cache-control'), headers.get('content-type')];
        };
        return [await of(loader), await of(wasm), await of(names.find((name) => name.includes('sco-atlas-snapshot-')))]";
    let found: Value = page.author_awaits(script, json!(files)).await?;
    let for_ever = "public, max-age=31536000, immutable";
    expect_eq("of the loader", &found[0], &json!([true, null, "text/javascript; charset=utf-8"]))?;
    expect_eq("of the program", &found[1], &json!([true, for_ever, "application/wasm"]))?;
    expect_eq("of a late script", &found[2], &json!([true, for_ever, "text/javascript; charset=utf-8"]))?;

    page.visit("/as-hosted/pages/frame.html").await?;
    page.enter_frame(0).await?;
    page.sees_card("India").await?;
    page.leave_frame().await?;

    // A page that is cut off from other origins, which gets neither a style sheet nor a frame that does not say so.
    page.publish_apart(&format!(
        "<link rel=stylesheet href={files}sco-atlas.css><script type=module src={files}sco-atlas.js></script>
        <sco-atlas loading=eager selected=IN></sco-atlas><iframe src='{files}embed.html?selected=CN' height=700></iframe>"
    ))
    .await?;
    page.sees_card("India").await?;
    let has_styles: bool =
        page.author("return [...document.styleSheets].some(({ href }) => href)", json!(null)).await?;
    expect(has_styles, || "the style sheet has not come".to_owned())?;
    page.enter_frame(0).await?;
    page.sees_card("China").await?;
    page.leave_frame().await?;

    // The pinned files, too.
    page.open("").await?;
    page.click_button("Embed").await?;
    let code = code_for(page, json!({ "version": "pinned" })).await?;
    page.publish(&code.replace(&page.address_of("/"), &files)).await?;
    let script = "await customElements.whenDefined('sco-atlas');
        await document.querySelector('sco-atlas').open();
        const wasm = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm')).name;
        const answer = await fetch(wasm);
        const { headers } = answer;
        await answer.arrayBuffer();
        return [wasm.includes('/v/'), headers.get('cache-control'), headers.get('content-type')]";
    let pinned: Value = page.author_awaits(script, json!(null)).await?;
    expect_eq("of the pinned program", pinned, json!([true, for_ever, "application/wasm"]))
}

/// Whoever copies at once, or as soon as something else is chosen, has all of the code.
pub async fn copies_what_is_chosen(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    let script = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
            writeText: async (text) => { window.copied = text },
        } });
        found('.embed').click();
        while (!one('.embedding[open]')) await new Promise(requestAnimationFrame);
        const [code, copy] = [found('.embedding textarea'), found('.embedding .copying button')];
        const said = () => found('.embedding [role=status]').textContent;
        const copied = async () => {
            window.copied = undefined;
            copy.click();
            while (window.copied === undefined) await new Promise(requestAnimationFrame);
            return window.copied;
        };
        const results = [[await copied(), said()]];
        for (const [name, value] of [['selected', 'IN'], ['date', '2017-06-09'], ['view', 'card']]) {
            const field = found('.embedding form').elements[name];
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        results.push([await copied(), said()]);
        // Nothing comes after.
        await new Promise((go) => setTimeout(go, 1000));
        return [...results, [code.value, said()]]";
    let results: Vec<[String; 2]> = page.author_awaits(script, json!(null)).await?;
    let [first, second, last] = results.as_slice() else { return Err(Failure::new("not three codes")) };
    for [code, said] in [first, second] {
        expect(code.contains("<sco-atlas") && code.contains("Member: China,"), || {
            format!("copied: {code:?}")
        })?;
        expect_eq("what is said", said.as_str(), "Copied.")?;
    }
    for part in ["selected=\"IN\"", "date=\"2017-06-09\"", "view=\"card\""] {
        expect(second[0].contains(part), || format!("no {part} in what was copied: {}", second[0]))?;
    }
    expect_eq("the code a second later", &last[0], &second[0])
}

/// How high the preview is at other widths is measured on a copy: what is seen stays as wide as it is, the page does other things
/// in between, what changes no height asks for nothing, and in the end no copy is left.
pub async fn measures_a_copy(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09&state=IN").await?;
    page.click_button("Embed").await?;
    code_for(page, json!({})).await?;
    let script = "window.copies = 0;
        window.turns = 0;
        window.widths = new Set();
        const preview = found('.embedding sco-atlas');
        const pane = preview.parentElement.parentElement;
        let pending;
        const count = () => {
            if (one('.embedding .measured')) window.turns += 1;
            pending = setTimeout(count);
        };
        new MutationObserver((changes) => {
            window.copies += changes.flatMap(({ addedNodes }) => [...addedNodes]).length;
            if (one('.embedding .measured')) count();
            else clearTimeout(pending);
        }).observe(pane, { childList: true });
        new ResizeObserver(() => window.widths.add(preview.offsetWidth)).observe(preview);";
    let () = page.author(script, json!(null)).await?;
    let counts =
        "return [window.copies, all('.embedding .measured').length, window.widths.size, window.turns]";
    let dark = code_for(page, json!({ "theme": "dark" })).await?;
    let [copies, left, widths, _]: [usize; 4] = page.author(counts, json!(null)).await?;
    expect_eq("copies for another theme, left, widths of the preview", [copies, left, widths], [0, 0, 1])?;
    let few = code_for(page, json!({ "controls": "few" })).await?;
    let [copies, left, widths, turns]: [usize; 4] = page.author(counts, json!(null)).await?;
    expect(copies > 0, || "nothing was measured for fewer controls".to_owned())?;
    expect_eq("copies left, widths of the preview", [left, widths], [0, 1])?;
    expect(turns > 1, || format!("while it measured the page had {turns} turns"))?;
    let room = |code: &str| code.split_once("<style>").map(|(_, after)| after.to_owned());
    expect(room(&dark).is_some() && room(&dark) != room(&few), || format!("the same room: {few}"))
}
