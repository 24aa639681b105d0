//! What of the page's styles reaches the widget, and what may.

use browser_tests::{AtlasPage, Difference, Outcome, Provoked, Scheme, expect, expect_eq};
use serde_json::{Value, json};

/// Styles of the page that reach far do not reach in.
pub async fn keeps_its_looks(page: &AtlasPage) -> Outcome {
    page.dress(900, 1500, Scheme::Light).await?;
    let mut pictures = Vec::new();
    let names = ["gentle", "hostile", "quirks"];
    for name in names {
        page.visit_widget(&format!("/pages/{name}.html")).await?;
        page.sees_card("India").await?;
        // Pages without a doctype have rules of their own for tables.
        page.author::<Option<bool>>("found('details.data').open = true", json!(null)).await?;
        // Once it has come to rest: two pictures, one after the other, are the same.
        let mut picture = page.picture_of_widget().await?;
        for _ in 0..10 {
            let before = std::mem::replace(&mut picture, page.picture_of_widget().await?);
            if before == picture {
                break;
            }
        }
        pictures.push(picture);
        page.keep_picture(&format!("among-{name}-styles")).await?;
    }
    expect(pictures[0].len() > 50_000, || "there is nothing on the picture".to_owned())?;
    for (name, picture) in names.into_iter().zip(&pictures).skip(1) {
        // A busy browser paints a part of the map anew, and edges come out a few levels lighter or darker: seen at 24 points, by
        // six levels.
        let difference = page.difference([&pictures[0], picture]).await?;
        let is_alike = |it: &Difference| it.levels <= 12 && it.points <= 500;
        expect(difference.as_ref().is_some_and(is_alike), || {
            format!(
                "the styles of {name}.html change how the widget looks: {difference:?}; compare \
                 target/screenshots/among-*.png"
            )
        })?;
    }
    Ok(())
}

/// Each custom property that the page may set does something.
pub async fn wears_the_pages_colours(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/theming.html").await?;
    // Where each is to be seen: the part, and which of its properties.
    let places = [
        ("paper", ".atlas", "background-color"),
        ("ink", ".title", "color"),
        ("soft-ink", ".summary", "color"),
        ("rule", ".foot", "border-top-color"),
        ("sea", ".map", "background-color"),
        ("land", ".map .context", "fill"),
        ("member", ".map [data-state='CN'] path", "fill"),
        ("member-ink", ".map .label.on-dark", "fill"),
        ("observer", ".texture.observer .ground", "fill"),
        ("partner", ".texture.dialogue_partner .ground", "fill"),
        ("accent", ".playhead:not(.second)", "background-color"),
        ("note", ".notice", "background-color"),
    ];
    let look = async |css: &str, property: &str| -> Outcome<String> {
        page.author(
            "return getComputedStyle(found(given[0])).getPropertyValue(given[1])",
            json!([css, property]),
        )
        .await
    };
    // Notes are on the page's paper, hardly coloured, where it sets no colour for them: so they can be read in its ink.
    let script = "host.style.setProperty('--sco-atlas-paper', given);
        const pen = new OffscreenCanvas(1, 1).getContext('2d');
        pen.fillStyle = getComputedStyle(found('.notice')).backgroundColor;
        pen.fillRect(0, 0, 1, 1);
        return pen.getImageData(0, 0, 1, 1).data[2]";
    for (paper, expected) in [("#000", 0..60), ("#00f", 200..256)] {
        let blue: i32 = page.author(script, json!(paper)).await?;
        expect(expected.contains(&blue), || format!("of a note on {paper} the blue is {blue}"))?;
    }
    for (at, (name, css, property)) in places.into_iter().enumerate() {
        let colour = format!("rgb({}, 2, 3)", at + 1);
        let before = look(css, property).await?;
        let () = page
            .author("host.style.setProperty(...given)", json!([format!("--sco-atlas-{name}"), colour]))
            .await?;
        page.next_frame().await?;
        expect_eq(
            &format!("--sco-atlas-{name} on {css}, which was {before}"),
            look(css, property).await?,
            colour,
        )?;
    }
    let () = page.author("host.style.setProperty('--sco-atlas-font', 'monospace')", json!(null)).await?;
    expect_eq("the font", look(".title", "font-family").await?.as_str(), "monospace")?;
    // Parts are for the page's own rules.
    for part in ["title", "summary", "map", "card", "lanes", "foot"] {
        let script = "const sheet = new CSSStyleSheet();
            sheet.replaceSync(`sco-atlas::part(${given}) { outline: 7px solid red }`);
            document.adoptedStyleSheets.push(sheet);";
        let () = page.author(script, json!(part)).await?;
        let outline = look(&format!(".{part}"), "outline-width").await?;
        expect_eq(&format!("the outline of the part {part}"), outline.as_str(), "7px")?;
    }
    Ok(())
}

/// `theme="auto"` is as the page is, and follows it.
pub async fn follows_the_pages_scheme(page: &AtlasPage) -> Outcome {
    page.dress(1000, 900, Scheme::Dark).await?;
    page.visit_widget("/pages/theming.html").await?;
    page.set_attribute("theme", None).await?;
    let is_dark = async || Ok(page.layout().await?.lightness < 0.5);
    // A reader who likes it dark, on a page that is always light.
    expect(!is_dark().await?, || "it is dark on a light page".to_owned())?;
    for (scheme, dark) in [("light dark", true), ("light", false), ("dark", true)] {
        let () = page.author("document.documentElement.style.colorScheme = given", json!(scheme)).await?;
        expect_eq(&format!("dark on a page with color-scheme {scheme}"), is_dark().await?, dark)?;
    }
    page.dress(1000, 900, Scheme::Light).await?;
    let () = page.author("document.documentElement.style.colorScheme = given", json!("light dark")).await?;
    expect_eq("dark for a reader who likes it light", is_dark().await?, false)?;
    page.set_attribute("theme", Some("dark")).await?;
    expect_eq("dark because it should be", is_dark().await?, true)
}

/// Where the browser makes dark what no page has said to be, it is drawn in its own dark colours and in no others; a page that has
/// said `only light` is left light, and it with the page.
pub async fn keeps_its_colours_darkened(page: &AtlasPage) -> Outcome {
    page.dress(1000, 1400, Scheme::Dark).await?;
    page.darken(true).await?;
    let seen = is_drawn_in_its_colours(page).await;
    page.darken(false).await?;
    seen?;
    // It hears of it while it is shown.
    for darkened in [false, true] {
        page.darken(darkened).await?;
        let look = async || Ok(page.layout().await?.lightness < 0.5);
        let changed = page.waits_for("the browser's own dark theme", look, |dark| *dark == darkened).await;
        let heard = hears_whether_it_is_darkened(page, darkened).await;
        page.darken(false).await?;
        changed?;
        heard?;
    }
    Ok(())
}

async fn is_drawn_in_its_colours(page: &AtlasPage) -> Outcome {
    // Places that are of one colour, and which: what is pressed, a badge, and where nothing has a status.
    let script = "
        const at = (css, over, property) => {
            const part = found(css);
            const { left, top, height } = part.getBoundingClientRect();
            const colour = getComputedStyle(part)[property].match(/\\d+/g).map(Number);
            return [[Math.round(left + over), Math.round(top + height / 2)], colour];
        };
        scrollTo(0, 0);
        return [at('.layers [aria-pressed=true]', 5, 'backgroundColor'), at('.badge', 6, 'backgroundColor'),
            at('.legend .of-none .swatch rect', 6, 'fill')]";
    for (theme, scheme, paper, is_dark, is_darkened) in [
        ("auto", "only light", "", false, false),
        ("light", "only light", "", false, false),
        // Pages that are dark by themselves have chosen theme and colours for that.
        ("light", "dark", "", false, false),
        ("auto", "light dark", "#203", true, false),
        ("dark", "normal", "", true, true),
        ("light", "light", "", true, true),
        ("auto", "normal", "#fbf8f1", true, true),
    ] {
        let style = if paper.is_empty() { String::new() } else { format!("style=--sco-atlas-paper:{paper}") };
        page.publish(&format!(
            "<meta name=color-scheme content=\"{scheme}\"><script type=module src={}></script>
            <sco-atlas date=2017-06-09 selected=IN theme={theme} loading=eager {style}></sco-atlas>",
            page.address_of("/sco-atlas.js")
        ))
        .await?;
        page.sees_card("India").await?;
        let what = format!("theme={theme} on a page with color-scheme {scheme}");
        hears_whether_it_is_darkened(page, is_darkened).await?;
        expect_eq(&format!("dark, {what}"), page.layout().await?.lightness < 0.5, is_dark)?;
        let places: Vec<([u32; 2], [u8; 3])> = page.author(script, json!(null)).await?;
        let (points, colours): (Vec<_>, Vec<_>) = places.into_iter().unzip();
        expect_eq(&format!("what is drawn, {what}"), page.colours_at(&points).await?, colours)?;
        let given: String =
            page.author("return getComputedStyle(found('.atlas')).backgroundColor", json!(null)).await?;
        expect_eq(&format!("the page's own paper, {what}"), given == "rgb(34, 0, 51)", paper == "#203")?;
    }
    Ok(())
}

/// Waits until the browser has told whether it darkens the page: whoever is left as it was may not have heard yet.
async fn hears_whether_it_is_darkened(page: &AtlasPage, is_darkened: bool) -> Outcome {
    let script = "return found('.atlas').hasAttribute('data-darkened')";
    let look = async || page.author::<bool>(script, json!(null)).await;
    if !is_darkened {
        let while_it_may_come = "await new Promise((go) => setTimeout(go, 300))";
        let () = page.author_awaits(while_it_may_come, json!(null)).await?;
    }
    page.waits_for(&format!("darkened to be {is_darkened}"), look, |heard| *heard == is_darkened)
        .await
        .map(drop)
}

/// `view` and `controls` show as much of it as they say.
pub async fn shows_as_much_as_wanted(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/theming.html").await?;
    let parts = json!([
        "map", "strip", "legend", "card", "lanes", "data", "layers", "steps", "track", "choose", "walks",
        "foot"
    ]);
    let seen = async || -> Outcome<String> {
        let names: Vec<String> = page
            .author("return given.filter((name) => found(`.${name}`).checkVisibility())", parts.clone())
            .await?;
        Ok(names.join(" "))
    };
    let everything = "map strip legend card lanes data layers steps track choose walks foot";
    expect_eq("all of it", seen().await?.as_str(), everything)?;
    for (name, value, should_be) in [
        ("view", "map", "map strip legend layers steps track choose foot"),
        ("view", "timeline", "strip legend lanes layers steps track choose foot"),
        ("view", "card", "card walks foot"),
        ("view", "full", everything),
        ("controls", "few", "map strip legend card lanes steps track walks foot"),
        ("controls", "none", "map strip legend card lanes foot"),
        ("controls", "all", everything),
    ] {
        page.set_attribute(name, Some(value)).await?;
        expect_eq(&format!("{name}={value}"), seen().await?.as_str(), should_be)?;
        page.keep_picture(&format!("{name}-{value}")).await?;
    }
    // What is said of a date comes before its sources, and nothing hangs out, whatever else there is, on paper too.
    let script = "
        const { right } = host.getBoundingClientRect();
        const top = (css) => found(css).getBoundingClientRect().top;
        const isOut = (node) => node.checkVisibility() && node.getBoundingClientRect().right > right + 1;
        return [top('.sentence') < top('.cited'), [...found('.strip').querySelectorAll('*')].filter(isOut).length];";
    for width in [360, 600, 702, 764, 1000, 1200] {
        page.dress(width, 900, Scheme::Light).await?;
        for controls in ["all", "few", "none"] {
            page.set_attribute("controls", Some(controls)).await?;
            for is_printed in [false, true] {
                page.show_in_print(is_printed).await?;
                let found: Value = page.author(script, json!(null)).await?;
                let what = format!("the date line at {width}, controls={controls}, printed: {is_printed}");
                expect_eq(&what, found, json!([true, 0]))?;
            }
        }
    }
    page.show_in_print(false).await
}

/// Names on buttons are not broken where their columns are narrow, no line of the timeline goes through its words, and headings
/// that count by another day than the legend say so.
pub async fn keeps_its_words_whole(page: &AtlasPage) -> Outcome {
    for width in [240, 280, 320, 360, 920, 960, 1000, 1080] {
        page.dress(width, 900, Scheme::Light).await?;
        // Between Uzbekistan and Tajikistan, and between Cambodia and Nepal.
        for state in ["KG", "AZ", "IN"] {
            page.open(&format!("#date=2001-06-15&state={state}")).await?;
            let script = "
                const broken = [];
                const range = document.createRange();
                for (const button of all('.walk, .step')) {
                    const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
                    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                        for (const word of text.data.matchAll(/\\p{L}+/gu)) {
                            range.setStart(text, word.index);
                            range.setEnd(text, word.index + word[0].length);
                            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
                            if (lines.size > 1) broken.push(word[0]);
                        }
                    }
                }
                return broken;";
            let broken: Vec<String> = page.author(script, json!(null)).await?;
            expect(broken.is_empty(), || format!("{state} at {width} px: {broken:?} are broken"))?;
        }
    }
    for width in [320, 768, 1400] {
        page.dress(width, 900, Scheme::Light).await?;
        page.open("#date=2001-06-15&compare=2003-01-01").await?;
        let script = "
            for (const part of all('.over, .over *')) part.style.pointerEvents = 'auto';
            const headings = [...all('.fold'), ...all('.before-flag')].filter((part) => part.checkVisibility());
            const struck = headings.filter((heading) => {
                heading.scrollIntoView({ block: 'center' });
                const { left, right, top, bottom } = heading.getBoundingClientRect();
                const crossing = [...all('.playhead')].map((line) => line.getBoundingClientRect());
                const inside = crossing.map((line) => (line.left + line.right) / 2).filter((x) => left < x && x < right);
                const root = heading.getRootNode();
                const isOver = (x) => heading.contains(root.elementFromPoint(x, (top + bottom) / 2));
                const hides = getComputedStyle(heading).backgroundColor === 'rgb(255, 255, 255)';
                return !hides || !inside.every(isOver);
            });
            const days = () => [...all('.fold .on')].filter((day) => day.checkVisibility({ visibilityProperty: true }));
            return [struck.map((part) => part.textContent), days().map((day) => day.textContent)];";
        let (struck, days): (Vec<String>, Vec<String>) = page.author(script, json!(null)).await?;
        expect(struck.is_empty(), || format!("at {width} px a line goes through {struck:?}"))?;
        expect_eq(&format!("the headings' day at {width} px"), days, vec!["on 4 July 2024"; 3])?;
        // The text at the foot has all of the width that is left where a button beside it would take a third.
        let script = "
            const [text, foot] = ['.foot .border-note', '.foot'].map((css) => found(css).clientWidth);
            return foot - text;";
        let lost: i32 = page.author(script, json!(null)).await?;
        expect(lost < 110 && (width > 560 || lost == 0), || format!("{lost} of {width} px are lost"))?;
        // The first swatch of the timeline's key stands apart from the words before it, or on a line of its own.
        page.open("#date=2025-09-01").await?;
        let script = "
            const first = all('.former').find((former) => former.checkVisibility());
            const words = document.createRange();
            words.selectNodeContents(found('.key > span'));
            const end = [...words.getClientRects()].at(-1);
            const { left, top } = first.getBoundingClientRect();
            return left - end.right >= 12 || top > end.bottom - 3";
        let is_apart: bool = page.author(script, json!(null)).await?;
        expect(is_apart, || format!("at {width} px the key runs into its first swatch"))?;
    }
    Ok(())
}

/// A picture of the map as it is, that needs nothing else.
pub async fn takes_a_picture(page: &AtlasPage) -> Outcome {
    page.visit_widget("/strict/pages/host.html").await?;
    let svg: String = page.author_awaits("return await host.snapshot()", json!(null)).await?;
    for part in [
        "9 June 2017",
        "India and Pakistan become members",
        "Observer",
        "India, member",
        "Sources:",
        "Borders are those of today",
        "grew from six members",
    ] {
        expect(svg.contains(part), || format!("the picture lacks {part:?}"))?;
    }
    for part in ["var(--", "<script", "class=", "style=", "http://127", "data-state", "elect one"] {
        expect(!svg.contains(part), || format!("the picture has {part:?}"))?;
    }
    // As a picture among others no script of it could run, and nothing else would be fetched.
    let script = "const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(given)}`;
        await image.decode();
        document.body.replaceChildren(image);
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
        const colours = new Set();
        for (let at = 0; at < data.length; at += 4) colours.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
        return [image.naturalWidth, image.naturalHeight, colours.size];";
    let [width, height, colours]: [u32; 3] = page.author_awaits(script, json!(svg)).await?;
    page.keep_picture("snapshot").await?;
    expect_eq("its width", width, 960)?;
    expect(height > 900 && colours > 50, || format!("{height} px high, {colours} colours"))?;
    // Nothing of what is beside the map in a low window; the inset, which is there, lies on no name.
    for (width, height) in [(1366, 520), (1000, 540), (844, 390)] {
        page.dress(width, height, Scheme::Light).await?;
        page.open("").await?;
        let script = "
            for (let at = 0; at < 9; at += 1) await new Promise(requestAnimationFrame);
            const { width: box } = found('.map').getBoundingClientRect();
            const around = document.createElement('div');
            around.innerHTML = await host.snapshot();
            document.body.replaceChildren(around);
            const [map, inset] = around.querySelectorAll('svg > svg[viewBox]');
            const [, , wide, high] = map.getAttribute('viewBox').split(' ').map(Number);
            // As they are told to be: browsers take a drawing within another to be as large as what is in it.
            const file = around.firstElementChild;
            const origin = file.getBoundingClientRect();
            const told = (drawing) => {
                const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
                    (Number(drawing.getAttribute(name)) * origin.width) / file.viewBox.baseVal.width);
                return new DOMRect(origin.left + x, origin.top + y, width, height);
            };
            const [ofMap, at] = [told(map), told(inset)];
            const isIn = at.left > ofMap.left && at.right < ofMap.right && at.top > ofMap.top && at.bottom < ofMap.bottom;
            const hidden = [...map.querySelectorAll('text')].filter((name) => {
                const { left, right, top, bottom } = name.getBoundingClientRect();
                return left < at.right && right > at.left && top < at.bottom && bottom > at.top;
            });
            return [wide / high, ofMap.width / ofMap.height, isIn, box / wide, hidden.map((name) => name.textContent)];";
        let (of_map, of_picture, is_in, of_box, hidden): (f64, f64, bool, f64, Vec<String>) =
            page.author_awaits(script, json!(null)).await?;
        let shape = 2048.0 / 1864.0;
        let is_same = [of_map, of_picture].iter().all(|it| (it - shape).abs() < 0.01);
        expect(is_same && is_in && of_box > 1.2 && hidden.is_empty(), || {
            format!(
                "a map of {of_map}, in the picture {of_picture}, with its inset: {is_in}, in a box {of_box} as wide, \
                 at {width} by {height}; under the inset {hidden:?}"
            )
        })?;
    }
    page.dress(1200, 1000, Scheme::Light).await?;
    // What it tells of a comparison are the words on the screen.
    page.open("#date=2017-06-09&state=IN&compare=2005-07-05").await?;
    let script = "
        const file = new DOMParser().parseFromString(await host.snapshot(), 'image/svg+xml').documentElement;
        const told = (turn) => {
            const states = [...turn.querySelectorAll('dd')].map((line) => plain(line.textContent));
            return `${plain(turn.querySelector('dt').textContent)}: ${states.join('; ')}.`;
        };
        const turns = [...found('.compared dl').children];
        return [
            turns.map(told),
            [...file.querySelectorAll(':scope > text')].map((text) => text.textContent).join(' '),
        ];";
    let (turns, written): (Vec<String>, String) = page.author_awaits(script, json!(null)).await?;
    expect(turns.len() >= 2 && turns.iter().any(|turn| turn.contains(": Sri Lanka ")), || {
        format!("{turns:?}")
    })?;
    for turn in &turns {
        expect(written.contains(turn), || format!("{turn:?} is not in the picture: {written}"))?;
    }
    expect(!written.contains("::") && !written.contains(": :"), || format!("two colons: {written}"))?;
    // The legend's counts stand apart from their names; and the rule of the record is told in its layer alone, as under the widget.
    page.visit_widget("/pages/host.html").await?;
    let script = "host.layer = given;
        const file = new DOMParser().parseFromString(await host.snapshot(), 'image/svg+xml').documentElement;
        const lines = [...file.querySelectorAll(':scope > text')].map((text) => text.textContent);
        return [lines.find((line) => line.startsWith('No status')) ?? '', lines.join(' ').includes('the day it took effect')];";
    for (layer, legend, has_rule) in
        [("record", "No status 9 of 27", true), ("article", "No status in the article 15 of 27", false)]
    {
        let found: (String, bool) = page.author_awaits(script, json!(layer)).await?;
        expect_eq(layer, found, (legend.to_owned(), has_rule))?;
    }
    // What a view draws as a state's plain land has no name of its own, as on the map.
    page.visit_widget("/pages/host.html").await?;
    let script = "host.worldview = given;
        const file = new DOMParser().parseFromString(await host.snapshot(), 'image/svg+xml').documentElement;
        return [...file.querySelectorAll('svg title')].map((title) => title.textContent)";
    for (worldview, is_named) in [("IN", false), ("neutral", true)] {
        let titles: Vec<String> = page.author_awaits(script, json!(worldview)).await?;
        let has = |name: &str| titles.iter().any(|title| title == name);
        expect_eq(
            &format!("Ladakh by name in the view {worldview}"),
            has("Jammu and Kashmir, Ladakh, disputed area"),
            is_named,
        )?;
        expect(has("India, member") && has("Abkhazia, disputed area"), || {
            format!("{worldview}: {titles:?}")
        })?;
    }
    // Of a part of the map it says which, where what is selected is, and what the ring around it means.
    page.visit_widget("/pages/host.html").await?;
    let script = "host.zoom = 'BY';
        host.selected = 'aksai-chin';
        for (let at = 0; at < 30; at += 1) await new Promise(requestAnimationFrame);
        const file = new DOMParser().parseFromString(await host.snapshot(), 'image/svg+xml').documentElement;
        const drawings = file.querySelectorAll(':scope > svg');
        const [map, inset] = [...drawings].map((drawing) => ['x', 'y', 'width', 'height'].map((name) => Number(drawing.getAttribute(name))));
        const lines = [...drawings[1].querySelectorAll('path')];
        const said = [...file.querySelectorAll(':scope > text')].find((text) => text.textContent.startsWith('Aksai Chin'));
        return [
            lines[0].getAttribute('d') === found('.locator path').getAttribute('d'),
            lines[2].getAttribute('stroke') === said?.previousElementSibling.getAttribute('stroke'),
            /^M\\d+ \\d+h0$/.test(lines[2].getAttribute('d')),
            said?.textContent,
            inset[0] > map[0] && inset[1] > map[1] && inset[0] + inset[2] < map[0] + map[2] && inset[1] + inset[3] < map[1] + map[3],
        ]";
    let found: serde_json::Value = page.author_awaits(script, json!(null)).await?;
    let said = "Aksai Chin, disputed area. Administered by China; claimed by India.";
    expect_eq::<serde_json::Value, _>(
        "the inset, its dot, what is selected, its place",
        found,
        json!([true, true, true, said, true]),
    )
}

/// The picture is what has been set, while the map glides there and where it is not laid out, in colours that all programs know.
pub async fn takes_a_picture_of_what_is_set(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/theming.html").await?;
    let script = "
        const places = async () => {
            const drawn = new DOMParser().parseFromString(await host.snapshot(), 'image/svg+xml');
            return [...drawn.querySelectorAll('g[transform]')].map((part) => part.getAttribute('transform')).join();
        };
        const rest = () => new Promise((done) => setTimeout(done, 600));
        await places();
        await rest();
        host.zoom = 'IN';
        const gliding = await host.snapshot();
        await rest();
        const isAtRest = gliding === (await host.snapshot());
        const laid = await places();
        host.view = 'card';
        const asCard = await places();
        host.view = null;
        host.hidden = true;
        const hidden = await places();
        host.hidden = false;
        // With a sample of the outline where there is one, and without where a view draws the area as a state's plain land.
        const outlines = async (what) => {
            Object.assign(host, what);
            await rest();
            const drawn = new DOMParser().parseFromString(await host.snapshot(), 'image/svg+xml');
            return [...drawn.querySelectorAll('rect[stroke-width=\"2\"]')].length;
        };
        const shown = [await outlines({ selected: 'aksai-chin' }), await outlines({ worldview: 'IN' })];
        host.style.setProperty('--sco-atlas-member', 'oklch(0.5 0.1 200)');
        return [`${shown}` === '1,0', isAtRest, laid.includes('matrix('), asCard === laid, hidden === laid, !(await host.snapshot()).includes('oklch')];";
    let found: [bool; 6] = page.author_awaits(script, json!(null)).await?;
    expect_eq("its outline's sample, gliding, placed, as a card, hidden, in plain colours", found, [true; 6])
}

/// What the page gives as a colour or a font and is none counts as not given; a colour is told by its name.
pub async fn wears_no_nonsense(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/theming.html").await?;
    let script = "
        const other = document.createElement('sco-atlas');
        const worn = { member: ' ', ink: 'navyblue', font: '16px Georgia' };
        for (const [name, value] of Object.entries(worn)) other.style.setProperty(`--sco-atlas-${name}`, value);
        document.body.replaceChildren(other);
        const like = document.createElement('sco-atlas');
        document.body.append(like);
        await Promise.all([other.open(), like.open()]);
        const looks = ({ shadowRoot }) => [
            getComputedStyle(shadowRoot.querySelector('.map [data-state=CN] path')).fill,
            getComputedStyle(shadowRoot.querySelector('.title')).color,
            getComputedStyle(shadowRoot.querySelector('.title')).fontFamily,
            getComputedStyle(shadowRoot.querySelector('.title')).lineHeight,
        ].join();
        return [looks(other), looks(like)];";
    let [found, should_be]: [String; 2] = page.author_awaits(script, json!(null)).await?;
    let told = ["--sco-atlas-member=\"\" was ignored", "--sco-atlas-ink=\"navyblue\" was ignored"];
    page.take_console(&told.map(Provoked::ByScript)).await?;
    expect_eq("colours and font", found, should_be)
}

/// Neither lines that run down the page nor trimmed ones change the widget's size.
pub async fn keeps_its_lines(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/theming.html").await?;
    let script = "
        const box = document.createElement('div');
        document.body.replaceChildren(box);
        box.append(host);
        await host.open();
        const size = () => [host.offsetHeight, host.shadowRoot.querySelector('.atlas').offsetHeight];
        const before = size();
        box.style.textBox = 'trim-both cap alphabetic';
        host.style.textBox = 'trim-both cap alphabetic';
        const trimmed = size();
        box.style.writingMode = 'vertical-rl';
        const [outside, inside] = size();
        return [`${before}` === `${trimmed}`, outside >= inside && getComputedStyle(host).writingMode === 'horizontal-tb'];";
    let found: [bool; 2] = page.author_awaits(script, json!(null)).await?;
    expect_eq("as high when trimmed, and down the page", found, [true; 2])
}

/// On paper no place is kept free for a widget that has not been drawn.
pub async fn prints_no_empty_sheets(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    let script = "const [link] = [Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/sco-atlas.css' })];
        await new Promise((onload) => document.head.append(Object.assign(link, { onload })));
        return host.offsetHeight;";
    let kept: f64 = page.author_awaits(script, json!(null)).await?;
    page.show_in_print(true).await?;
    let printed: f64 = page.author("return host.offsetHeight", json!(null)).await?;
    page.show_in_print(false).await?;
    expect(kept > 1000.0 && printed < 300.0, || format!("{kept} px high on the screen, {printed} on paper"))
}

/// On paper the table has what it tells and nothing that only answers a hand, and the stand-alone page is white to its edges.
pub async fn prints_what_can_be_read(page: &AtlasPage) -> Outcome {
    page.dress(1200, 800, Scheme::Dark).await?;
    page.open("").await?;
    let () = page.author("found('.data > summary').click()", json!(null)).await?;
    let script =
        "const seen = ['.data td', '.filter', '.downloads'].map((css) => found(css).checkVisibility());
        const arrow = getComputedStyle(found('th button'), '::after').display !== 'none';
        const style = getComputedStyle(document.body);
        return [[...seen, arrow], style.backgroundColor, style.color];";
    let screen: Value = page.author(script, json!(null)).await?;
    expect_eq("on the screen", &screen[0], &json!([true, true, true, true]))?;
    page.show_in_print(true).await?;
    let printed: Value = page.author(script, json!(null)).await?;
    page.show_in_print(false).await?;
    page.dress(1200, 800, Scheme::Light).await?;
    let should_be = json!([[true, false, false, false], "rgba(0, 0, 0, 0)", "rgb(0, 0, 0)"]);
    expect_eq("on paper", printed, should_be)?;
    // A frame that is dark on the screen is on white paper, too.
    page.visit_widget("/embed.html?theme=dark").await?;
    let scheme = "return getComputedStyle(document.documentElement).colorScheme";
    let screen: String = page.author(scheme, json!(null)).await?;
    page.show_in_print(true).await?;
    let printed: String = page.author(scheme, json!(null)).await?;
    page.show_in_print(false).await?;
    expect_eq("a dark frame on screen and paper", [screen, printed], ["dark", "light"].map(str::to_owned))
}
