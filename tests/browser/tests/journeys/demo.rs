//! The demonstrations: news pages that embed the widget, each in its own way.

use browser_tests::{AtlasPage, Key, Outcome, Scheme, expect, expect_eq};
use serde_json::json;

const PAGES: [&str; 4] = ["element.html", "frame.html", "scroll.html", "bloc.html"];

/// What the map of a demonstration is from, and to, in the window, and how high that is.
const MAP: &str = "
    const map = document.querySelector('sco-atlas').shadowRoot.querySelector('.map').getBoundingClientRect();
    return [map.top, map.bottom, innerHeight];
";

pub async fn stands_in_an_article(page: &AtlasPage) -> Outcome {
    page.visit("/demo/element.html").await?;
    let () = page
        .author_awaits(
            "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()",
            json!(null),
        )
        .await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    let () = page
        .author("document.querySelector('button[data-date=\"2017-06-09\"]').click()", json!(null))
        .await?;
    let seen = page.sees_card("India").await?;
    expect_eq("the date", &seen.date, "9 June 2017")?;
    let pressed: Vec<String> = page
        .author("return [...document.querySelectorAll('button[aria-pressed=true]')].map((button) => button.dataset.date)", json!(null))
        .await?;
    expect_eq("the date that the text marks", pressed, ["2017-06-09"])?;
    // On a telephone, wherever in the text a date is, the map comes into sight and nothing has been pushed by it.
    page.dress(390, 844, Scheme::Light).await?;
    page.visit("/demo/element.html").await?;
    let height: f64 =
        page.author("return document.querySelector('sco-atlas').offsetHeight", json!(null)).await?;
    let script = "const atlas = document.querySelector('sco-atlas'); await atlas.open();
        return [atlas, atlas.shadowRoot.querySelector('.atlas')].map((part) => part.offsetHeight)";
    let [drawn, takes]: [f64; 2] = page.author_awaits(script, json!(null)).await?;
    // What is kept too much goes at once, as it ends out of sight.
    expect(drawn == takes && (0.0..80.0).contains(&(height - drawn)), || {
        format!("{height} are kept free, then {drawn}, and {takes} taken")
    })?;
    for date in ["2004-06-17", "2017-06-09", "2025-09-01"] {
        let click = "
            const button = document.querySelector(`button[data-date='${given}']`);
            button.scrollIntoView({ block: 'center' });
            button.click();
        ";
        let () = page.author(click, json!(date)).await?;
        let look = async || page.author::<[f64; 3]>(MAP, json!(null)).await;
        page.waits_for(&format!("the map in sight for {date}"), look, |[top, bottom, window]| {
            *top >= 0.0 && bottom <= window
        })
        .await?;
    }
    // Each demonstration leads to the others.
    for from in PAGES {
        page.visit(&format!("/demo/{from}")).await?;
        let links: Vec<String> = page
            .author("return [...document.links].map((link) => link.getAttribute('href'))", json!(null))
            .await?;
        let others = PAGES.iter().filter(|other| **other != from);
        let missing: Vec<_> = others.filter(|other| !links.iter().any(|link| link == *other)).collect();
        expect(missing.is_empty(), || format!("{from} does not lead to {missing:?}"))?;
    }
    Ok(())
}

pub async fn stands_in_a_frame(page: &AtlasPage) -> Outcome {
    page.visit("/demo/frame.html").await?;
    let script = "
        const frame = document.querySelector('iframe');
        frame.scrollIntoView();
        const inner = () => frame.contentDocument?.querySelector('sco-atlas');
        const is = () => inner()?.shown && Math.abs(inner().getBoundingClientRect().height - frame.offsetHeight) < 2;
        for (let at = 0; at < 400 && !is(); at += 1) await new Promise((resolve) => setTimeout(resolve, 20));
        return [inner().getBoundingClientRect().height, frame.offsetHeight, inner().date];
    ";
    let (inner, outer, date): (f64, f64, String) = page.author_awaits(script, json!(null)).await?;
    expect(inner > 500.0 && (inner - outer).abs() < 2.0, || format!("{inner} in a frame of {outer}"))?;
    expect_eq("the date in the frame", date.as_str(), "2025-09-01")
}

/// Where the story says that the reader is, and what the widget shows there.
const HERE: &str = "return [document.querySelector('[data-now]')?.dataset.date ?? '', host.shown?.date ?? '', host.shown?.state ?? '']";

pub async fn follows_a_story(page: &AtlasPage) -> Outcome {
    page.prefers_stillness().await?;
    page.visit_widget("/demo/scroll.html").await?;
    let steps: Vec<(String, String)> = page
        .author("return [...document.querySelectorAll('[data-date]')].map(({ dataset }) => [dataset.date, dataset.selected ?? ''])", json!(null))
        .await?;
    expect(steps.len() == 8, || format!("{steps:?}"))?;
    let go = async |at: usize| -> Outcome {
        let script = "document.querySelectorAll('[data-date]')[given].scrollIntoView({ block: 'center', behavior: 'instant' })";
        page.author(script, json!(at)).await
    };
    let is_at = async |at: usize| -> Outcome {
        let (date, state) = &steps[at];
        let awaited = format!("step {at}");
        let look = async || page.author::<(String, String, String)>(HERE, json!(null)).await;
        page.waits_for(&awaited, look, |here| *here == (date.clone(), date.clone(), state.clone())).await
    };
    // Before anything is scrolled, too.
    is_at(0).await?;
    for at in 0..steps.len() {
        go(at).await?;
        is_at(at).await?;
    }
    for at in (0..steps.len()).rev() {
        go(at).await?;
        is_at(at).await?;
    }
    // With motion reduced it jumps: each step is one change of date.
    let known = page.happened(0).await?.iter().filter(|event| event.name == "date").count();
    go(5).await?;
    is_at(5).await?;
    let dates: Vec<String> = page
        .happened(0)
        .await?
        .into_iter()
        .filter(|event| event.name == "date")
        .skip(known)
        .map(|event| event.detail["date"].as_str().unwrap_or_default().to_owned())
        .collect();
    expect(dates.iter().all(|date| *date == steps[5].0), || format!("it passes through {dates:?}"))?;
    // Loaded anew in the middle it shows the same, the browser having kept the place.
    page.reload().await?;
    is_at(5).await?;
    // A telephone shows the states that are spoken of, upright and on its side: all of the map, or nearly.
    for (width, height) in [(360, 740), (740, 360)] {
        page.dress(width, height, Scheme::Light).await?;
        page.visit_widget("/demo/scroll.html").await?;
        for at in 0..steps.len() {
            go(at).await?;
            is_at(at).await?;
            let [top, bottom, window]: [f64; 3] = page.author(MAP, json!(null)).await?;
            let seen = bottom.min(window) - top.max(0.0);
            expect(seen > (bottom - top) * 0.9, || {
                format!("{width} by {height}, step {at}: the map is from {top} to {bottom}")
            })?;
        }
    }
    Ok(())
}

/// Of what has the keyboard within the widget: what it is, from where to where it is in the window, and how much of its height is
/// neither out of it nor under one of the story's texts; and how far the page is scrolled. Nothing where the keyboard is not in the widget.
const KEYBOARD: &str = "
    const on = host.shadowRoot.activeElement;
    if (!on) return null;
    const { left, right, top, bottom } = on.getBoundingClientRect();
    const texts = [...document.querySelectorAll('.steps section')].map((text) => text.getBoundingClientRect());
    const covered = texts.filter((text) => text.left < right && left < text.right)
        .map((text) => Math.max(0, Math.min(bottom, text.bottom) - Math.max(top, text.top)));
    const seen = Math.min(bottom, innerHeight) - Math.max(top, 0) - covered.reduce((all, one) => all + one, 0);
    return [on.textContent.trim(), top, bottom, seen, scrollY];
";

/// The map that stays is, with all below it, higher than the window: what the keyboard comes to there is in sight, and the story
/// stays where it is.
pub async fn keeps_the_keyboard_in_sight(page: &AtlasPage) -> Outcome {
    page.prefers_stillness().await?;
    for (width, height) in [(360, 740), (1200, 700)] {
        page.dress(width, height, Scheme::Light).await?;
        page.visit_widget("/demo/scroll.html").await?;
        for at in [0, 3, 7] {
            let place = "
                document.querySelector('.cover nav a:last-child').focus({ preventScroll: true });
                document.querySelectorAll('[data-date]')[given].scrollIntoView({ block: 'center', behavior: 'instant' });
                for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
                return scrollY";
            let before: f64 = page.author_awaits(place, json!(at)).await?;
            let mut met = Vec::new();
            for _ in 0..12 {
                page.press(Key::Tab).await?;
                let on: Option<(String, f64, f64, f64, f64)> = page.author(KEYBOARD, json!(null)).await?;
                let Some((what, top, bottom, seen, after)) = on else { break };
                // Of a state on the map a part will do.
                expect(seen >= (bottom - top).min(24.0) - 1.0, || {
                    format!(
                        "{width} by {height}, step {at}: {what:?} is from {top} to {bottom}, {seen} px of it in sight"
                    )
                })?;
                // In the story's middle; at its ends the map goes along with the page.
                expect(at != 3 || (after - before).abs() < 2.0, || {
                    format!("{width} by {height}: at {what:?} the story has gone from {before} to {after}")
                })?;
                met.push(what);
            }
            let chips = met.iter().filter(|what| what.starts_with("Sources")).count();
            expect(chips == 2 && met.last().is_some_and(|what| what == "Embed"), || {
                format!("{width} by {height}, step {at}: the keyboard meets {met:?}")
            })?;
        }
    }
    Ok(())
}

/// Wherever the reader is when it comes.
pub async fn shifts_nothing_in_a_story(page: &AtlasPage) -> Outcome {
    for (width, height) in [(360, 740), (1200, 700)] {
        page.dress(width, height, Scheme::Light).await?;
        for place in ["body", ".story"] {
            page.visit("/demo/scroll.html").await?;
            let script = "
                document.querySelector(given).scrollIntoView({ behavior: 'instant' });
                const atlas = document.querySelector('sco-atlas');
                await customElements.whenDefined('sco-atlas');
                await atlas.open();
                for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
                return new Promise((resolve) => {
                    const of = (shift) => shift.sources.map(({ node }) => node?.localName ?? '');
                    const seen = (list) => resolve(list.getEntries().filter(({ value }) => value > 0.0005).flatMap(of));
                    new PerformanceObserver(seen).observe({ type: 'layout-shift', buffered: true });
                    setTimeout(() => resolve([]), 300);
                })";
            let shifted: Vec<String> = page.author_awaits(script, json!(place)).await?;
            expect(shifted.is_empty(), || format!("{width} by {height}, at {place}: {shifted:?} shift"))?;
        }
    }
    Ok(())
}

pub async fn fits(page: &AtlasPage) -> Outcome {
    for (width, height) in [(360, 740), (768, 1024), (1200, 900)] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            page.dress(width, height, scheme).await?;
            for path in PAGES {
                page.visit(&format!("/demo/{path}")).await?;
                let script = "
                    const atlas = document.querySelector('sco-atlas');
                    if (atlas) await atlas.open();
                    else {
                        const frame = document.querySelector('iframe');
                        frame.scrollIntoView();
                        while (!frame.contentDocument?.querySelector('sco-atlas')?.shown) await new Promise((resolve) => setTimeout(resolve, 20));
                    }
                    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
                    return document.documentElement.scrollWidth;
                ";
                let wide: u32 = page.author_awaits(script, json!(null)).await?;
                expect(wide <= width, || format!("{path} is {wide} wide in a window of {width}"))?;
                page.keep_picture(&format!(
                    "demo-{}-{width}-{}",
                    path.trim_end_matches(".html"),
                    scheme.word()
                ))
                .await?;
            }
        }
    }
    Ok(())
}
