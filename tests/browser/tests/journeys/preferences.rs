//! For readers whose system has colours of its own, who like less motion, or whose browser is old or translates.

use crate::{embedding::code_for, reading::counts};
use browser_tests::{AtlasPage, Direction, Key, Outcome, Scheme, expect, expect_eq};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Statuses are told apart by texture on map, legend and lanes; what is selected, pressed and focused is seen.
pub async fn has_own_colours(page: &AtlasPage) -> Outcome {
    for scheme in ["light", "dark"] {
        page.force_colours(Some(scheme)).await?;
        for (link, statuses) in [
            ("", &["member", "observer", "dialogue_partner"][..]),
            ("#date=2025-10-01", &["member", "sco_partner"]),
            ("#layer=article&date=2024-07-04", &["member", "observer_or_partner"]),
        ] {
            page.open(link).await?;
            let looks = page.looks_of_statuses().await?;
            for (part, of) in [("map", &looks.map), ("legend", &looks.legend), ("lanes", &looks.lanes)] {
                let what = format!("{part} at {link:?}, {scheme}");
                for status in statuses {
                    expect(of.contains_key(*status), || format!("{what}: no {status}, but {of:?}"))?;
                }
                let different: BTreeSet<&String> = of.values().collect();
                expect_eq(&format!("how many looks {what} has: {of:?}"), different.len(), of.len())?;
            }
        }
        page.open("#state=IN").await?;
        for (what, css, text, ground) in [
            ("the badge", ".badge", "color", "background-color"),
            ("the layer that is chosen", ".layers [aria-pressed='true']", "color", "background-color"),
            (
                "the outline of what is selected",
                ".outline:not(.under, .cursor)",
                "stroke",
                "stroke of .outline.under",
            ),
            (
                "the line between members",
                ".borders:not(.quiet, .in-dispute)",
                "stroke",
                "fill of .state[data-state='CN'] path",
            ),
            ("a marker's line", ".spot.marked .marker", "stroke", "stroke of .spot .under"),
        ] {
            let contrast = page.contrast(css, text, ground).await?;
            expect(contrast >= 4.5, || format!("{what}, {scheme}: {contrast:.2} to 1"))?;
        }
        let chosen = page.colours_of(".layers button").await?;
        expect(chosen[0] != chosen[1], || {
            format!("the layer that is chosen looks like the other: {chosen:?}")
        })?;
        // A button that does nothing now is not drawn as one that does.
        page.open("").await?;
        let script = "const [off, on] = ['[aria-disabled=true]', '[aria-pressed=false]'].map((is) => getComputedStyle(found(`.tools ${is}`)));
            return [off.color === on.color, off.opacity]";
        let seen: serde_json::Value = page.author(script, json!(null)).await?;
        expect_eq("whether Selection looks like Members", seen, json!([false, "1"]))?;
        page.open("#state=IN").await?;
        page.tab_to("map IN").await?;
        expect(page.shows_cursor().await?, || format!("{scheme}: nothing shows where the keyboard is"))?;
        page.keep_picture(&format!("forced-{scheme}")).await?;
    }
    page.force_colours(None).await
}

/// The map moves for 300 ms at most; for whoever likes less motion nothing moves by degrees: not the map, not the
/// playhead, not what plays.
pub async fn likes_it_still(page: &AtlasPage) -> Outcome {
    page.reduce_motion(false).await?;
    page.open("#state=KG").await?;
    for button in ["Zoom to the selection", "Zoom out", "Show all of the map"] {
        let (moving, for_ms) = page.animations_after(button).await?;
        expect(moving > 0, || format!("who has not asked for less sees no motion after {button} either"))?;
        expect(for_ms <= 300.0, || format!("after {button} something moves for {for_ms} ms"))?;
    }

    page.reduce_motion(true).await?;
    page.open("#state=KG").await?;
    let first = page.view().await?;
    for button in ["Zoom to the selection", "Zoom out", "Show all of the map"] {
        expect_eq(&format!("animations after {button}"), page.animations_after(button).await?.0, 0)?;
    }
    page.sees_view(&first).await?;
    page.tab_to("Previous change").await?;
    page.press(Key::Enter).await?;
    expect_eq("animations after a step", page.runs_animations().await?, 0)?;
    page.click_button("Play").await?;
    page.sees("it playing", |seen| seen.is_playing).await?;
    expect(!page.moves_by_degrees().await?, || "the playhead glides while it plays".to_owned())?;
    expect_eq("animations while it plays", page.runs_animations().await?, 0)?;
    page.reduce_motion(false).await
}

/// How large title and date are, how wide all of it is, and by how much it is wider than the window, all as seen.
const LARGE: &str = "for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    const [title, date] = ['.title', '.sentence .date'].map((css) => {
        const letter = document.createRange();
        letter.selectNodeContents(found(css));
        return letter.getClientRects()[0].height;
    });
    const { width } = found('.atlas').getBoundingClientRect();
    const page = document.documentElement;
    return [title, date, width, page.scrollWidth - page.clientWidth]";

/// Who has told the browser to write larger has all of it larger, as far as there is room, whatever size the page gives its root.
pub async fn is_larger_for_who_wants_it(page: &AtlasPage) -> Outcome {
    for (width, written, larger) in
        [(1200, 24, 1.5), (768, 20, 1.25), (360, 24, 1.125), (320, 24, 1.0), (1200, 12, 1.0)]
    {
        page.dress(width, 900, Scheme::Light).await?;
        let mut seen = Vec::new();
        for size_px in [16, written] {
            page.write_letters(size_px).await?;
            page.open("").await?;
            let () = page.author("document.documentElement.style.fontSize = '62.5%'", json!(null)).await?;
            seen.push(page.author_awaits::<[f64; 4]>(LARGE, json!(null)).await?);
        }
        let [before, after] = [seen[0], seen[1]];
        let is_larger = |at: usize| (after[at] / before[at] - larger).abs() < 0.05;
        let is_as_wide = (after[2] - before[2]).abs() < 1.0 && after[3] == 0.0;
        expect(is_larger(0) && is_larger(1) && is_as_wide, || {
            format!("{before:?} is {after:?} with {written} px at {width} px")
        })?;
    }

    page.dress(1200, 900, Scheme::Light).await?;
    page.write_letters(24).await?;
    page.open("").await?;
    // It follows the room that it has, and the page is told of no loop in that.
    let script = "const told = [];
        const tell = ({ message }) => told.push(message);
        addEventListener('error', tell);
        const zooms = [];
        for (const width of [400, 350, 1000, 300]) {
            host.style.width = `${width}px`;
            for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
            zooms.push(found('.atlas').currentCSSZoom);
        }
        host.style.width = '';
        removeEventListener('error', tell);
        return [zooms, told]";
    let (zooms, told): (Vec<f64>, Vec<String>) = page.author_awaits(script, json!(null)).await?;
    expect_eq("how much larger it is", zooms, [1.25, 1.09375, 1.5, 1.0])?;
    expect(told.is_empty(), || format!("the page is told: {told:?}"))?;

    // What is pointed at is what is seen there.
    page.ticks_stand_apart().await?;
    page.click_state("KG").await?;
    page.sees_card("Kyrgyzstan").await?;
    let script =
        "const [year, axis] = [all('.tick').find((tick) => tick.textContent === '2010'), found('.axis')];
        const [{ left, right }, place] = [year, axis].map((part) => part.getBoundingClientRect());
        return ((left + right) / 2 - place.left) / place.width";
    let share: f64 = page.author(script, json!(null)).await?;
    page.drag_axis(share + 0.1, share).await?;
    let date: String = page.author("return host.shown.date", json!(null)).await?;
    expect(date.starts_with("2009-12") || date.starts_with("2010-01"), || {
        format!("dragged to the year 2010 it shows {date}")
    })?;
    // All of the map and what sets the date are in the window together.
    let script = "found('.map').scrollIntoView({ block: 'start', behavior: 'instant' });
        const [map, step] = ['.map', '.step'].map((css) => found(css).getBoundingClientRect());
        return [map.top, innerHeight - step.bottom]";
    let room: [f64; 2] = page.author(script, json!(null)).await?;
    expect(room[0] >= -1.0 && room[1] >= 0.0, || format!("above the map and below the buttons: {room:?}"))?;

    let script = "host.style.setProperty('--sco-atlas-map-height', '400px');
        const { height } = found('.map').getBoundingClientRect();
        host.style.removeProperty('--sco-atlas-map-height');
        return height";
    let height: f64 = page.author(script, json!(null)).await?;
    expect((height - 400.0).abs() < 1.0, || {
        format!("the map is {height} px high where the page allows 400")
    })?;

    // The dialog is larger, and what it shows once and not twice; the code it gives is for everybody.
    page.click_button("Embed").await?;
    let larger = room_of(page).await?;
    let script = "const inner = found('.embedding sco-atlas').shadowRoot.querySelector('.atlas');
        return [found('.embedding'), inner].map((part) => part.currentCSSZoom)";
    let zooms: [f64; 2] = page.author(script, json!(null)).await?;
    expect_eq("how much larger dialog and preview are", zooms, [1.5, 1.5])?;
    let script = "const { left, top, right, bottom } = found('.embedding').getBoundingClientRect();
        return Math.min(left, top, innerWidth - right, innerHeight - bottom)";
    let room: f64 = page.author(script, json!(null)).await?;
    expect(room >= 0.0, || format!("the dialog goes {room} px beyond the window"))?;
    page.write_letters(16).await?;
    page.open(&format!("#date={date}&state=KG")).await?;
    page.click_button("Embed").await?;
    let usual = room_of(page).await?;
    // A line or two more or less: letters drawn larger are not wider by just as much.
    let is_same = larger
        .iter()
        .zip(&usual)
        .all(|(larger, usual)| *usual > 900.0 && (larger - usual).abs() < 0.04 * usual);
    expect(is_same, || format!("the code keeps {larger:?} px free, and as others have it {usual:?}"))
}

/// How high a place the code of the dialog keeps free for the map at some widths.
async fn room_of(page: &AtlasPage) -> Outcome<Vec<f64>> {
    let code = code_for(page, json!({ "view": "map" })).await?;
    let script = "const around = document.body.appendChild(document.createElement('div'));
        const place = around.appendChild(document.createElement('div'));
        place.style.paddingTop = /--sco-atlas-room: (.*?) }/s.exec(given)[1];
        const heights = [340, 500, 700, 1000].map((width) => {
            around.style.width = `${width}px`;
            return place.offsetHeight;
        });
        around.remove();
        return heights";
    page.author(script, json!(code)).await
}

/// Pages are drawn with the fonts of `fonts.conf`: all that journeys measure rests on that.
pub async fn has_its_fonts(page: &AtlasPage) -> Outcome {
    let script = "const context = document.createElement('canvas').getContext('2d');
        return ['system-ui', '\"Open Sans\"', '\"DejaVu Sans\"'].map((family) => {
            context.font = `100px ${family}, serif`;
            return context.measureText('Shanghai Cooperation Organisation').width;
        })";
    let [usual, open, wide]: [f64; 3] = page.author(script, json!(null)).await?;
    expect((usual - open).abs() < 1.0 && wide > open * 1.05, || {
        format!(
            "the system's font writes {usual} px, Open Sans {open}, DejaVu {wide}: this browser does not take the fonts of \
             tests/browser/fonts.conf, and what is measured in it is not what the tests ask for"
        )
    })
}

pub async fn is_drawn_with_its_fonts(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    has_its_fonts(page).await
}

/// Translates a widget, the first one as browsers do: in place of each text they put elements of their own. Here it is the same, in
/// capitals. The second as programs do that leave the text, and put what it means after it.
const TRANSLATE: &str = "const walker = document.createTreeWalker(hosts[given].shadowRoot, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        const isDone = text.parentNode.closest('style, svg, option, font') || text.nextSibling?.localName === 'font';
        if (isDone || !text.data.trim()) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data.toLocaleUpperCase();
        outer.append(inner);
        if (given) text.after(outer);
        else text.replaceWith(outer);
    }";

/// What stands in the second widget after a text and means another.
const STALE: &str = "return [...hosts[1].shadowRoot.querySelectorAll('font:has(font)')].map(({ textContent, previousSibling }) =>
        [previousSibling?.data, textContent]).filter(([text, translated]) => text?.toLocaleUpperCase() !== translated)";

/// What there is to read in either widget, whatever the case.
const READ_BOTH: &str = "const read = ({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('.title, .summary, .strip, .legend, .card, .lanes, .told, .foot')].map(({ innerText }) =>
            plain(innerText.toLocaleLowerCase()));
    return [read(hosts[0]), read(hosts[1])]";

/// Whoever has the browser translate the page reads at each date, of each state and in each layer what others read.
pub async fn reads_a_translation(page: &AtlasPage) -> Outcome {
    page.visit("/pages/many.html").await?;
    let open = "await customElements.whenDefined('sco-atlas'); await hosts[0].open(); await hosts[1].open()";
    let () = page.author_awaits(open, json!(null)).await?;
    let sets = [
        "host.date = '2024-07-04'; host.selected = 'IN'",
        "host.date = '2015-07-10'",
        "host.layer = 'article'",
        "host.layer = 'record'; host.selected = 'aksai-chin'",
        "host.compare = '2024-07-04'; host.date = '2004-06-17'; host.selected = 'MN'; host.worldview = 'IN'",
        "host.compare = null; host.selected = null; host.date = '2025-12-01'",
    ];
    for set in sets {
        let () = page.author(TRANSLATE, json!(0)).await?;
        let both = format!("for (const host of hosts.slice(0, 2)) {{ {set} }}");
        let () = page.author(&both, json!(null)).await?;
        let read = async || page.author::<[Vec<String>; 2]>(READ_BOTH, json!(null)).await;
        let is_same = |[translated, other]: &[Vec<String>; 2]| translated.len() > 5 && translated == other;
        page.waits_for(&format!("both to say the same after {set}"), read, is_same).await?;
    }
    page.turn_to(1).await?;
    for set in sets {
        let () = page.author(TRANSLATE, json!(1)).await?;
        let () = page.author(set, json!(null)).await?;
        let stale = async || page.author::<Vec<Value>>(STALE, json!(null)).await;
        page.waits_for(&format!("nothing to mean another after {set}"), stale, Vec::is_empty).await?;
    }
    Ok(())
}

/// All that is seen has a colour, and not that of what has none, and the card stands beside the map.
const IS_WHOLE: &str = "const black = all('.world path, .lanes .bar').filter((part) => getComputedStyle(part).fill === 'rgb(0, 0, 0)');
    const { color, backgroundColor } = getComputedStyle(found('.atlas'));
    const [map, card] = ['.map', '.card'].map((part) => found(part).getBoundingClientRect());
    return [black.length, color, backgroundColor, card.left >= map.right, Math.abs(card.top - map.top) < 30]";

/// Without what only newer browsers understand the widget has its light colours, whatever the reader likes, and all else.
pub async fn is_whole_in_older_browsers(page: &AtlasPage) -> Outcome {
    page.dress(1200, 1000, Scheme::Dark).await?;
    page.visit("/older/index.html#state=IN&compare=2015-07-10").await?;
    let seen = page.sees_card("India").await?;
    let should_be = counts([("member", 10), ("observer", 2), ("dialogue_partner", 14)]);
    expect_eq("the legend", &seen.legend, &should_be)?;
    let whole: Value = page.author(IS_WHOLE, json!(null)).await?;
    let is_light = json!([0, "rgb(20, 33, 43)", "rgb(255, 255, 255)", true, true]);
    expect_eq("black parts, ink, paper, whether the card is beside the map", &whole, &is_light)?;
    page.step(Direction::Back).await?;
    page.sees("the change before", |seen| seen.date == "15 July 2023").await?;
    page.click_state("CN").await?;
    page.sees_card("China").await?;
    page.click_button("Embed").await?;
    let code = code_for(page, json!({ "view": "map" })).await?;
    expect(code.contains("<sco-atlas") && code.contains("view=\"map\""), || format!("the code is {code}"))
}

/// What a checker of accessibility (axe-core) finds on the page: one line for each fault, none of which there should be.
const FAULTS: &str = "if (!window.axe) await new Promise((onload, onerror) =>
        document.head.append(Object.assign(document.createElement('script'), { src: '/pages/axe.js', onload, onerror })));
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } });
    // The heading of the first level is that of the page around a frame.
    const ofPage = location.pathname === '/embed.html' ? ['page-has-heading-one'] : [];
    return violations.filter(({ id }) => !ofPage.includes(id)).flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 200)}: ${failureSummary}`));";

/// Opens all that the widget has to be opened: panels of sources, lists, the table, and the dialog last.
const OPEN_ALL: &str = "for (const { shadowRoot } of hosts) {
        for (const details of shadowRoot.querySelectorAll('details')) details.open = true;
        if (given) shadowRoot.querySelector('.embed').click();
    }";

/// A checker of accessibility finds nothing: closed and open, light and dark, narrow and wide, with what can be
/// selected and compared, on the pages that the widget has to itself and on the demonstrations.
pub async fn keeps_nobody_out(page: &AtlasPage) -> Outcome {
    for (path, width, scheme) in [
        ("/", 1200, Scheme::Light),
        ("/#state=IN&layer=article", 1200, Scheme::Dark),
        ("/#area=aksai-chin&worldview=IN", 360, Scheme::Light),
        ("/#date=2025-10-01&compare=2010-01-01", 360, Scheme::Dark),
        ("/#date=2017-06-09&time=2015-01-01..2017-12-31&zoom=members", 768, Scheme::Light),
        ("/embed.html?selected=AF", 768, Scheme::Dark),
        ("/demo/element.html", 1200, Scheme::Light),
        ("/demo/frame.html", 1200, Scheme::Light),
        ("/demo/scroll.html", 360, Scheme::Light),
        ("/demo/bloc.html", 1200, Scheme::Dark),
    ] {
        page.dress(width, 900, scheme).await?;
        page.visit(path).await?;
        let is_framed = path == "/demo/frame.html";
        if !is_framed {
            let ready =
                "await customElements.whenDefined('sco-atlas'); for (const host of hosts) await host.open();";
            let () = page.author_awaits(ready, json!(null)).await?;
        }
        // The dialog is one wherever it is opened.
        let has_dialog = ["/", "/#state=IN&layer=article", "/#area=aksai-chin&worldview=IN"].contains(&path);
        let opened = [None, Some(false), Some(true)];
        for opened in opened.into_iter().take(if has_dialog { 3 } else { 2 }) {
            if let Some(with_dialog) = opened {
                let () = page.author(OPEN_ALL, json!(with_dialog)).await?;
            }
            let faults: Vec<String> = page.author_awaits(FAULTS, json!(null)).await?;
            expect(faults.is_empty(), || {
                format!("{path} at {width} px, {scheme:?}, opened: {opened:?}: {faults:#?}")
            })?;
        }
    }
    Ok(())
}
