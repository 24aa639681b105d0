//! What facts rest on: the two layers, chips and their panels, the table and its files.

use crate::reading::counts;
use browser_tests::{AtlasPage, Direction, File, Key, Outcome, Seen, expect, expect_eq};
use serde_json::json;

/// With the article alone, map, legend and lanes show what it says and nothing else.
pub async fn switches_layers(page: &AtlasPage) -> Outcome {
    let seen = page.open("").await?;
    expect_eq("the layer at first", &seen.layer, "With the public record")?;
    page.click_button("From the article only").await?;
    let seen = page.sees("the article's layer", |seen| seen.layer == "From the article only").await?;
    let should_be = counts([("member", 10), ("observer_or_partner", 3)]);
    expect_eq("the legend on the article's day", &seen.legend, &should_be)?;
    expect_eq("the map", &seen.counted_on_map(), &should_be)?;
    expect_eq("the lanes", &seen.counted_in_lanes(), &should_be)?;
    expect_eq("how many lanes there are", seen.in_lanes.len(), 13)?;
    expect_eq("the date", &seen.date, "2024")?;
    page.sees_hash("#layer=article").await?;

    page.step(Direction::Back).await?;
    let seen = page.sees_date("2001").await?;
    expect_eq("states without a date", seen.undated, 10)?;
    let founders =
        seen.on_map.iter().filter(|(_, status)| *status == "member").map(|(code, _)| code.as_str());
    expect_eq("the members of 2001", founders.collect::<Vec<_>>(), ["CN", "RU"])?;
    page.sees_hash("#date=2001-06-15&layer=article").await?;
    let seen = page.reload().await?;
    expect_eq("the layer after a reload", &seen.layer, "From the article only")?;

    page.click_button("With the public record").await?;
    let seen = page.sees("the record's layer", |seen| seen.layer == "With the public record").await?;
    expect_eq("the date stays", &seen.date, "15 June 2001")?;
    expect_eq("the founders", &seen.legend["member"], &6)?;
    expect_eq("states without a date", seen.undated, 0)
}

/// A chip opens what a fact rests on, one at a time; Escape closes it and leaves the keyboard on it.
pub async fn opens_sources(page: &AtlasPage) -> Outcome {
    page.open("#state=IN").await?;
    page.sees_card("India").await?;
    page.click_chip("9 June 2017").await?;
    page.sees("an open panel", |seen| seen.open_panels == 1).await?;
    let panel = page.panel().await?;
    expect(panel.contains("TASS") && panel.contains("tass.com"), || panel.clone())?;
    page.click_chip("Editor’s note. Modi is prime minister.").await?;
    let seen = page.sees("another panel", |seen| seen.open_panels == 1).await?;
    let panel = page.panel().await?;
    for part in
        ["Paragraph 23", "in our words", "Emma Burrows", "Associated Press", "Why:", "Hindustan Times"]
    {
        expect(panel.contains(part), || format!("the panel does not say {part:?}: {panel}"))?;
    }
    expect(seen.focus.starts_with("Sources: ¶9 ¶23"), || format!("the keyboard is on {}", seen.focus))?;
    page.press(Key::Escape).await?;
    let seen = page.sees("no open panel", |seen| seen.open_panels == 0).await?;
    expect(seen.focus.starts_with("Sources: ¶9 ¶23"), || {
        format!("Escape left the keyboard on {}", seen.focus)
    })?;
    expect_eq("the card after Escape", &seen.card_title, "India")?;
    // The chip is gone then: to what the card is about now, and on from there.
    page.press(Key::Escape).await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    page.sees_focus("Shanghai Cooperation Organisation").await?;
    page.press(Key::Tab).await?;
    let seen = page.sees("a chip of the card", |seen| seen.focus.starts_with("Sources: ")).await?;
    expect_eq("the card's first chip", &seen.focus, &format!("Sources: {}", seen.card[0].chip))
}

/// The table says the same as the map, in both layers and on every day looked at; files hold what it shows.
pub async fn reads_the_table(page: &AtlasPage) -> Outcome {
    let seen = page.open("").await?;
    expect(seen.table.is_empty(), || format!("the folded table has rows: {:?}", seen.table))?;
    for link in [
        "#date=2001-06-15",
        "#date=2017-06-09",
        "#date=2025-09-01",
        "#date=2015-01-01&layer=article",
        "#layer=article",
    ] {
        page.open(link).await?;
        page.click_table().await?;
        let seen = page.sees("rows", |seen| seen.table.len() == 27).await?;
        expect_eq(&format!("the table at {link} against the map"), &seen.table, &seen.on_map)?;
        let of_status = seen.legend.iter().filter(|(status, count)| *status != "undated" && **count > 0);
        let of_status = of_status.map(|(status, count)| (status.clone(), *count)).collect();
        let mut in_table = seen.counted_in_table();
        in_table.remove("undated");
        expect_eq(&format!("the table at {link} against the legend"), &in_table, &of_status)?;
    }
    page.step(Direction::Back).await?;
    let seen = page.sees_date("2001").await?;
    expect_eq("the table follows the date", &seen.table, &seen.on_map)?;

    page.open("#date=2017-06-09").await?;
    page.click_table().await?;
    page.sees("rows", |seen| seen.table.len() == 27).await?;
    // What is opened in a row moves none beside it: the columns stay as wide as they were.
    let script = "const widths = () => [...found('thead tr').children].map((head) => Math.round(head.getBoundingClientRect().width));
        const before = widths();
        const chip = found('tbody summary');
        chip.click();
        for (let at = 0; at < 200 && !found('tbody details[open] a'); at += 1) await new Promise((done) => setTimeout(done, 20));
        const [opened, during] = [!!found('tbody details[open] a'), widths()];
        chip.click();
        return [opened, before, during]";
    let (is_open, before, during): (bool, Vec<i32>, Vec<i32>) =
        page.author_awaits(script, json!(null)).await?;
    expect(is_open && before.len() == 5, || format!("nothing is opened in a table of {before:?}"))?;
    expect_eq("the widths of columns with sources open", during, before)?;
    // All that is drawn of a state in time; who is left out is told so from that day on.
    let laos = page.table_row("LA").await?;
    expect(laos[3].contains("Leaders agree to make it a dialogue partner, 1 September 2025"), || {
        format!("{laos:?}")
    })?;
    expect_eq("Afghanistan in 2017", page.table_row("AF").await?[1].as_str(), "Observer")?;
    page.step(Direction::Forward).await?;
    page.sees_date("14 September 2022").await?;
    let away = page.table_row("AF").await?;
    expect_eq("Afghanistan in 2022", away[1].as_str(), "Observer, not invited")?;
    expect(away[3].contains("Not invited since September 2021"), || format!("{away:?}"))?;
    page.step(Direction::Back).await?;
    page.sees_date("9 June 2017").await?;
    page.click_button("Since").await?;
    page.sees("the first to come first", |seen| seen.table_order.first().is_some_and(|code| code == "CN"))
        .await?;
    page.click_button("Since").await?;
    // What has no date stands last in either order.
    let dated = |seen: &Seen| {
        let is_dated = |code: &&String| seen.on_map.get(*code).is_some_and(|status| status != "none");
        seen.table_order.iter().filter(is_dated).cloned().collect::<Vec<_>>()
    };
    let is_last = |code: &String| code == "CN" || code == "UZ";
    page.sees("the first to come last", |seen| {
        dated(seen).last().is_some_and(is_last) && seen.table_order.starts_with(&dated(seen))
    })
    .await?;
    let told = page.author::<String>("return found('.sorted').textContent", json!(null)).await?;
    expect_eq("what is told of that", told.as_str(), "Sorted by Since, descending.")?;
    let script = "window.resorted = [];
        const hear = (changes) => window.resorted.push(...changes.map(({ target }) => target.textContent));
        new MutationObserver(hear).observe(found('.sorted'), { subtree: true, childList: true, characterData: true })";
    page.author::<Option<bool>>(script, json!(null)).await?;
    page.filter_table("stan").await?;
    page.sees("fewer rows", |seen| seen.table.len() == 6).await?;
    let again: Vec<String> = page.author("return window.resorted", json!(null)).await?;
    expect_eq("how often the order is told again while a filter is typed", again.len(), 0)?;
    // However fast a filter is typed: what is found is told once it has come to rest.
    let script = "const heard = [];
        const bar = found('.data .bar');
        new MutationObserver((changes) => {
            for (const { target } of changes) {
                const on = target.nodeType === 3 ? target.parentElement : target;
                if (on.closest('[role=status]')) heard.push(on.textContent);
            }
        }).observe(bar, { subtree: true, childList: true, characterData: true });
        for (const typed of ['s', 'st', 'sta', 'ind', 'indi']) {
            found('.filter').value = typed;
            found('.filter').dispatchEvent(new Event('input', { bubbles: true }));
            await new Promise((done) => setTimeout(done, 60));
        }
        for (let at = 0; at < 100 && !heard.length; at += 1) await new Promise((done) => setTimeout(done, 50));
        return heard";
    let heard: Vec<String> = page.author_awaits(script, json!(null)).await?;
    expect_eq("what is told while a filter is typed", heard, vec!["1 state".to_owned()])?;
    page.filter_table("stan").await?;
    // Escape takes back what is typed, and with the next press folds the table: no rows are filtered by what nobody sees.
    page.author::<Option<bool>>("found('.filter').focus()", json!(null)).await?;
    page.press(Key::Escape).await?;
    page.sees("all rows", |seen| seen.table.len() == 27 && seen.filter.as_deref() == Some("")).await?;
    page.press(Key::Escape).await?;
    page.sees("a folded table", |seen| seen.filter.is_none()).await?;
    page.click_table().await?;
    page.filter_table("stan").await?;
    let seen = page.sees("fewer rows again", |seen| seen.table.len() == 6).await?;
    page.catch_files().await?;
    // One after the other: WebKit's browser loses clicks that come while it takes a file.
    for (at, button) in
        ["These rows, CSV", "These rows, JSON", "All data, CSV", "All data, JSON"].iter().enumerate()
    {
        page.click_button(button).await?;
        page.files(at + 1).await?;
    }
    let files = page.files(4).await?;
    let kinds: Vec<&str> = files.iter().map(|file| file.kind.as_str()).collect();
    expect_eq(
        "the files' kinds",
        kinds.as_slice(),
        ["text/csv", "application/json", "text/csv", "application/json"].as_slice(),
    )?;
    let [rows, _, all, whole] = files.as_slice() else { return expect(false, || format!("{files:?}")) };
    let shown: Vec<&str> = rows.text.lines().skip(1).filter_map(|line| line.split(',').nth(3)).collect();
    expect_eq("the states of the file against those of the table", shown, seen.table_order.clone())?;
    let says = |file: &File, text: &str| {
        expect(file.text.contains(text), || format!("a file of {} bytes lacks {text:?}", file.text.len()))
    };
    says(rows, "2017-06-09,record,")?;
    says(rows, "https://")?;
    says(all, "span,2026-02-02,")?;
    says(whole, "\"licence\": ")?;
    says(whole, "Belarus")
}

/// A panel of sources stays open while what it tells of is the same, and who opens one while dates are played is not hurried on.
pub async fn keeps_a_panel_open(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09").await?;
    let is_open =
        async || page.author::<bool>("return found('.strip .cited details').open", json!(null)).await;
    let press = "found('.strip .cited summary').click()";
    let () = page.author(press, json!(null)).await?;
    page.until_true("the panel", is_open).await?;
    page.click_state("IN").await?;
    page.sees_card("India").await?;
    expect(is_open().await?, || "choosing a state closes what the date rests on".to_owned())?;
    let () = page.author(press, json!(null)).await?;
    page.click_button("Play").await?;
    page.until_true("a date that is played", async || {
        page.author("return host.shown.date !== '2017-06-09'", json!(null)).await
    })
    .await?;
    let () = page.author(press, json!(null)).await?;
    page.until_true("the panel", is_open).await?;
    let is_playing = async || {
        page.author::<bool>("return found('.play').textContent.includes('Pause')", json!(null)).await
    };
    expect(!is_playing().await?, || "the next date is played, and closes what is being read".to_owned())?;
    page.click_button("Play").await?;
    page.until_true("that it goes on", is_playing).await
}
