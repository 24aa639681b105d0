//! When the program cannot be had or fails, what the page put into the element is there to read.

use browser_tests::{AtlasPage, Mood, Outcome, expect, expect_eq};
use serde_json::json;

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
    for (mood, folder) in Mood::ALL {
        let why = match mood {
            Mood::Strict | Mood::NoLeave => continue,
            Mood::NoWasm => "WebAssembly",
            Mood::MissingProgram | Mood::Corrupt => "is missing or not what it should be",
            Mood::MissingGlue => "fetch",
            // It is slower so, and that is all.
            Mood::WrongType => {
                page.visit_widget(&format!("{folder}/pages/host.html")).await?;
                page.take_console(1).await?;
                continue;
            }
        };
        page.visit(&format!("{folder}/pages/host.html")).await?;
        falls_back(page, why).await?;
        // The browser tells of what it could not fetch, and the loader tells why it gave up.
        page.take_console(1).await?;
    }
    page.without_webassembly().await?;
    page.visit("/pages/host.html").await?;
    falls_back(page, "WebAssembly").await?;
    page.take_console(1).await.map(drop)
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
    let messages = page.take_console(1).await?;
    expect(messages.len() == 1 && messages[0].text.contains("the program failed: "), || {
        format!("the console does not tell of the failure in one line, but says {messages:#?}")
    })?;
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
