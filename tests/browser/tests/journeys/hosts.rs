//! Projects from npm that use the widget, which `cargo xtask hosts` builds.

use browser_tests::{AtlasPage, Key, Outcome, expect, expect_eq};
use serde_json::json;

/// It is drawn, its property is set by the project's state, its event is heard, and it is taken off. That with React has its page
/// made by a server, and takes it over: elements or words that are others there are an uncaught error of React's.
pub async fn works_in(page: &AtlasPage, project: &str) -> Outcome {
    // The package's files, bundled, have all they need under the strictest policy.
    let mood = if project == "react" { "/strict" } else { "" };
    let path = format!("{mood}/hosts/{project}/index.html");
    let seen = page.visit_widget(&path).await?;
    let script =
        "return (await (await fetch(location)).text()).includes('<p>India and Pakistan joined in 2017.</p>')";
    let is_in_page: bool = page.author_awaits(script, json!(null)).await?;
    expect_eq("the page has it before any script", is_in_page, project == "react")?;
    expect_eq("the date at first", seen.date.as_str(), "9 June 2017")?;
    // Before anything has the framework look at the page again.
    let click =
        "[...document.querySelectorAll('button')].find((button) => button.textContent === given).click()";
    page.click_state("IR").await?;
    page.sees_card("Iran").await?;
    let look = async || {
        page.author::<String>("return document.querySelector('output').textContent", json!(null)).await
    };
    page.waits_for("the project to hear of Iran", look, |heard| heard == "IR").await?;
    let () = page.author(click, json!("4 July 2023")).await?;
    let seen = page.sees_date("4 July 2023").await?;
    expect_eq("members", seen.legend.get("member"), Some(&9))?;
    // Code to embed it has an address of its own, or says that there is none.
    page.click_button("Embed").await?;
    let look =
        async || page.author::<String>("return one('.embedding textarea')?.value ?? ''", json!(null)).await;
    let address = if project == "react" { "https://example.org/atlas/sco-atlas.js" } else { "/sco-atlas.js" };
    page.waits_for("code", look, |code| code.contains(address) && code.contains("selected=\"IR\"")).await?;
    expect_eq("what the policy forbids", page.take_violations().await?, Vec::<String>::new())?;
    page.press(Key::Escape).await?;
    let () = page.author(click, json!("Take it off")).await?;
    let look = async || {
        page.author::<u32>("return document.querySelectorAll('sco-atlas').length", json!(null)).await
    };
    page.waits_for("the widget to be gone", look, |left| *left == 0).await?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())
}

/// Where an extension of the reader's gives pages other colours, all of its colours are its own: others would make statuses alike.
pub async fn keeps_its_colours(page: &AtlasPage) -> Outcome {
    let script =
        "const properties = ['color', 'fill', 'stroke', 'backgroundColor', 'borderTopColor', 'outlineColor'];
        const colours = (part) => properties.map((property) => getComputedStyle(part)[property]);
        return all('.atlas, .atlas *').map((part) => [part.localName, ...colours(part)].join(' '))";
    let mut colours: Vec<Vec<String>> = Vec::new();
    for (how, sheets) in [("#as-it-is", 1), ("#auto", 2), ("#light", 2)] {
        // Else only what follows # would be another.
        page.visit("/pages/plain.html").await?;
        page.visit_widget(&format!("/hosts/recoloured/index.html{how}")).await?;
        page.sees_card("India").await?;
        // Behind the widget's own sheet there is one of the extension's, be it empty, once it has looked at it.
        let look = async || {
            page.author::<u32>("return host.shadowRoot.adoptedStyleSheets.length", json!(null)).await
        };
        page.waits_for("the extension", look, |found| *found == sheets).await?;
        let look = async || {
            page.author::<bool>("return found('.atlas').hasAttribute('data-darkened')", json!(null)).await
        };
        page.waits_for("the widget to hear of it", look, |heard| *heard == (sheets > 1)).await?;
        page.next_frame().await?;
        colours.push(page.author(script, json!(null)).await?);
    }
    expect(colours[0].len() > 1_000, || format!("there are but {} parts", colours[0].len()))?;
    for others in &colours[1..] {
        expect_eq("how many parts there are", others.len(), colours[0].len())?;
        let recoloured = colours[0].iter().zip(others).find(|(own, other)| own != other);
        expect(recoloured.is_none(), || format!("a part that is recoloured: {recoloured:?}"))?;
    }
    Ok(())
}

/// The package as it is, as hosts of packages serve it: the dialog offers what is in it, and nothing else.
pub async fn works_unbundled(page: &AtlasPage) -> Outcome {
    let files = page.address_of("/npm/");
    page.publish(&format!(
        "<script type=module src={files}sco-atlas.js></script><sco-atlas loading=eager selected=IN></sco-atlas>"
    ))
    .await?;
    page.sees_card("India").await?;
    page.click_button("Embed").await?;
    let look =
        async || page.author::<String>("return one('.embedding textarea')?.value ?? ''", json!(null)).await;
    page.waits_for("code", look, |code| code.contains("selected=\"IN\"")).await?;
    let names: Vec<String> =
        page.author("return all('.embedding [name]').map(({ name }) => name)", json!(null)).await?;
    let wanted = ["date", "selected", "view", "theme", "worldview", "controls", "lang"];
    expect_eq("what can be chosen", names.iter().map(String::as_str).collect::<Vec<_>>(), wanted.to_vec())?;
    let script = "const addresses = found('.embedding textarea').value.match(/http:[^\"]+/g);
        return await Promise.all(addresses.map(async (address) => [address, (await fetch(address)).status]))";
    let found: Vec<(String, u16)> = page.author_awaits(script, json!(null)).await?;
    expect_eq("the loader", found.first(), Some(&(format!("{files}sco-atlas.js"), 200)))?;
    expect(found.iter().all(|(_, status)| *status == 200), || format!("{found:?}"))
}
