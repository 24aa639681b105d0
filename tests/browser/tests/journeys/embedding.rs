//! The dialog that gives code to embed what is seen.

use browser_tests::{AtlasPage, Key, Outcome, expect, expect_eq};
use serde_json::{Value, json};

/// Chooses in the dialog, as a reader does, and returns the code once the preview shows it.
async fn code_for(page: &AtlasPage, choices: Value) -> Outcome<String> {
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
        for (let at = 0; at < 6; at += 1) await frame();
        return found('.embedding textarea').value;
    ";
    page.author_awaits(script, choices).await
}

pub async fn gives_code(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09&state=IN").await?;
    page.sees_card("India").await?;
    page.click_button("Embed").await?;
    let code = code_for(page, json!({})).await?;
    for part in [
        "date=\"2017-06-09\"",
        "selected=\"IN\"",
        "/sco-atlas.js\"",
        "/sco-atlas.css\"",
        "<p>Member: China,",
        "<p>9 June 2017 ",
    ] {
        expect(code.contains(part), || format!("the code lacks {part}: {code}"))?;
    }
    expect(!code.contains("integrity"), || code.clone())?;
    let frame =
        code_for(page, json!({ "kind": "frame", "theme": "dark", "view": "map", "worldview": "IN" })).await?;
    for part in [
        "embed.html?",
        "date=2017-06-09",
        "theme=dark",
        "view=map",
        "worldview=IN",
        "height=\"",
        "title=\"How the",
        "sco-atlas-host.js",
    ] {
        expect(frame.contains(part), || format!("the code lacks {part}: {frame}"))?;
    }
    let choices = json!({ "kind": "element", "version": "pinned", "view": "full", "selected": "aksai-chin", "date": "2023-07-04" });
    let pinned = code_for(page, choices).await?;
    for part in [
        "/v/",
        "integrity=\"sha384-",
        "crossorigin=\"anonymous\"",
        "selected=\"aksai-chin\"",
        "theme=\"dark\"",
    ] {
        expect(pinned.contains(part), || format!("the code lacks {part}: {pinned}"))?;
    }

    // The code does what it says: a page made of it, and of nothing else.
    page.visit("/pages/plain.html").await?;
    let () = page.author("document.open(); document.write(`<!doctype html><link rel=icon href=data:,>${given}`); document.close();", json!(pinned)).await?;
    let () = page
        .author_awaits(
            "await customElements.whenDefined('sco-atlas'); await document.querySelector('sco-atlas').open()",
            json!(null),
        )
        .await?;
    let seen = page.sees_card("Aksai Chin").await?;
    expect_eq("the date", &seen.date, "4 July 2023")?;
    expect(page.layout().await?.lightness < 0.2, || "the theme is not dark".to_owned())?;
    // The sheet keeps most of the widget's place free; with nothing selected, all of it.
    let script = "const free = parseFloat(getComputedStyle(host, '::before').paddingTop); return [free, host.offsetHeight]";
    let [free, height]: [f64; 2] = page.author(script, json!(null)).await?;
    expect(free > 1_000.0 && height >= free - 40.0, || format!("{free} of {height} px are kept free"))?;

    page.visit("/pages/plain.html").await?;
    let () = page.author("document.open(); document.write(`<!doctype html><link rel=icon href=data:,>${given}`); document.close();", json!(frame)).await?;
    let script = "
        const frame = document.querySelector('iframe');
        frame.scrollIntoView();
        const is = () => frame.contentDocument?.querySelector('sco-atlas')?.shown;
        while (!is()) await new Promise((resolve) => setTimeout(resolve, 20));
        return [is(), frame.contentDocument.querySelector('sco-atlas').view];
    ";
    let [shown, view]: [Value; 2] = page.author_awaits(script, json!(null)).await?;
    expect_eq(
        "what the frame shows",
        (&shown["date"], &shown["worldview"], &view),
        (&json!("2017-06-09"), &json!("IN"), &json!("map")),
    )
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
