//! The picture that links to the widget are shown with.

use browser_tests::{AtlasPage, Context, Outcome, Scheme, expect, expect_eq, project};
use serde_json::json;

/// What sites that show links ask for, in pixels; and what they wait for, in bytes.
const SIZE: [u32; 2] = [1200, 630];
const MOST_BYTES: usize = 60_000;

/// The page and the page in frames lead to it. After a change of map or looks
/// `UPDATE=1 cargo test --workspace --test journeys -- "shown with a picture"` takes it anew, then build.
pub async fn is_shown_with(page: &AtlasPage) -> Outcome {
    page.dress(SIZE[0], SIZE[1], Scheme::Light).await?;
    if std::env::var_os("UPDATE").is_some() {
        page.visit_widget("/pages/preview.html").await?;
        let picture = page.small_picture_of(LAYOUT, SIZE, MOST_BYTES).await?;
        let file = project().join("www/preview.jpg");
        return std::fs::write(file, picture).when("writing the picture");
    }
    for path in ["/", "/embed.html"] {
        page.visit(path).await?;
        let script = "
            const of = (css) => document.querySelector(css)?.getAttribute('content') ?? '';
            const answer = await fetch(new URL(of('meta[property=\"og:image\"]'), location.href));
            const bytes = (await answer.blob()).size;
            const image = new Image();
            image.src = answer.url;
            await image.decode();
            const pen = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
            pen.drawImage(image, 0, 0);
            // A member, as dark as members are: the map is on it.
            const [red, green, blue] = pen.getImageData(880, 140, 1, 1).data;
            const canonical = document.querySelector('link[rel=canonical]');
            return {
                size: [image.naturalWidth, image.naturalHeight],
                bytes,
                isMember: red < 60 && green > red && blue > green,
                words: ['og:title', 'og:description', 'og:image:alt'].filter((name) => of(`meta[property=\"${name}\"]`).length < 10),
                card: of('meta[name=\"twitter:card\"]'),
                robots: of('meta[name=robots]'),
                canonical: canonical && (await fetch(canonical.href)).ok,
            };";
        let found: serde_json::Value = page.author_awaits(script, json!(null)).await?;
        let is_frame = path == "/embed.html";
        expect_eq("its size", &found["size"], &json!(SIZE))?;
        expect(found["bytes"].as_u64().is_some_and(|bytes| bytes < MOST_BYTES as u64), || found.to_string())?;
        expect_eq("a member on it", &found["isMember"], &json!(true))?;
        expect_eq("what is not said in words", &found["words"], &json!([]))?;
        expect_eq("the card", &found["card"], &json!("summary_large_image"))?;
        expect_eq("for search engines", &found["robots"], &json!(if is_frame { "noindex" } else { "" }))?;
        expect_eq(
            "the page it belongs to",
            &found["canonical"],
            &if is_frame { json!(true) } else { json!(null) },
        )?;
    }
    Ok(())
}

/// Title and date beside the map alone, from the widget's own picture.
const LAYOUT: &str = "
    const whole = new DOMParser().parseFromString(await host.snapshot(), 'image/svg+xml').documentElement;
    const map = whole.querySelector(':scope > svg[viewBox][x]');
    const box = ['x', 'y', 'width', 'height'].map((name) => map.getAttribute(name));
    const say = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    const words = document.createElement('div');
    words.append(say('h1', whole.querySelector('title').textContent), say('p', whole.querySelector('desc').textContent));
    for (const [name, value] of Object.entries({ viewBox: box.join(' '), width: 810, height: 630, preserveAspectRatio: 'xMidYMax slice' })) {
        whole.setAttribute(name, value);
    }
    const preview = document.createElement('section');
    preview.className = 'preview';
    preview.append(words, document.importNode(whole, true));
    document.body.replaceChildren(preview);";
