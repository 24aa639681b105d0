//! What there is to read, with the widget and without.

use crate::embedding::code_for;
use browser_tests::{AtlasPage, Direction, Outcome, Provoked, Seen, expect, expect_eq};
use serde_json::json;
use std::collections::BTreeMap;

/// Numbers by status.
pub fn counts<const N: usize>(of: [(&str, usize); N]) -> BTreeMap<String, usize> {
    of.map(|(status, count)| (status.to_owned(), count)).into()
}

/// That legend, map, names of the lanes and bars under the playhead all count so.
pub fn expect_everywhere<const N: usize>(seen: &Seen, of: [(&str, usize); N]) -> Outcome {
    let should_be = counts(of);
    expect_eq("the legend", &seen.legend, &should_be)?;
    expect_eq("the map", &seen.counted_on_map(), &should_be)?;
    expect_eq("what the shapes are filled as", &seen.filled_on_map, &seen.on_map)?;
    expect_eq("the names of the lanes", &seen.counted_in_lanes(), &should_be)?;
    expect_eq("the bars under the playhead", &seen.counted_under_playhead(), &should_be)?;
    expect_eq("the names of the lanes, state by state, against the map", &seen.in_lanes, &seen.on_map)?;
    expect_eq("the bars, state by state, against the map", &seen.under_playhead, &seen.on_map)
}

pub async fn opens(page: &AtlasPage) -> Outcome {
    let seen = page.open("").await?;
    expect_eq("the date", &seen.date, "4 July 2024")?;
    expect_eq(
        "the sentence",
        &seen.sentence,
        "Belarus becomes a member. 10 members, 2 observers, 14 dialogue partners.",
    )?;
    expect_everywhere(&seen, [("member", 10), ("observer", 2), ("dialogue_partner", 14)])?;
    let spoken = |code: &str| seen.spoken_on_map.get(code).map(String::as_str);
    expect_eq("how the map speaks of Belarus", spoken("BY"), Some("Belarus, member"))?;
    expect_eq("how the map speaks of Turkey", spoken("TR"), Some("Turkey, dialogue partner"))?;
    expect_eq("how the map speaks of Laos", spoken("LA"), Some("Laos, no status"))?;
    expect_eq("what is chosen", &seen.chosen_on_map, &Vec::<String>::new())?;
    expect_eq("the notice", &seen.notice, &None)
}

pub async fn steps_back(page: &AtlasPage) -> Outcome {
    const MOST: usize = 30;
    let mut seen = page.open("").await?;
    let mut steps = 0;
    while seen.date != "9 June 2017" {
        steps += 1;
        expect(steps <= MOST, || format!("{MOST} steps back do not lead to 9 June 2017, but to {seen:?}"))?;
        let (date, day) = (seen.date.clone(), seen.slider_day);
        page.step(Direction::Back).await?;
        seen = page.sees(&format!("an earlier date than {date}"), |seen| seen.date != date).await?;
        expect(seen.slider_day < day, || format!("a step back from {date} led to {}", seen.date))?;
        let on = &seen.date;
        expect_eq(&format!("the legend on {on} against the map"), &seen.legend, &seen.counted_on_map())?;
        expect_eq(&format!("the lanes on {on} against the map"), &seen.in_lanes, &seen.on_map)?;
    }
    expect_eq(
        "the sentence",
        &seen.sentence,
        "India and Pakistan become members. 8 members, 4 observers, 6 dialogue partners.",
    )?;
    expect_everywhere(&seen, [("member", 8), ("observer", 4), ("dialogue_partner", 6)])?;
    page.step(Direction::Forward).await?;
    page.sees("a later date than 9 June 2017", |seen| seen.date == "14 September 2022").await.map(drop)
}

/// Who lets no scripts run reads the page's own text, and no place is kept free for a widget that never comes.
pub async fn reads_without_scripts(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09&state=IN").await?;
    page.click_button("Embed").await?;
    let code = code_for(page, json!({})).await?;
    page.lets_scripts_run(false).await?;
    let script = "const element = document.querySelector('sco-atlas');
        const own = [...element.children];
        const last = own.at(-1).getBoundingClientRect();
        return [
            customElements.get('sco-atlas') === undefined,
            own.every((child) => child.checkVisibility() && child.getBoundingClientRect().height > 10),
            element.innerText,
            element.getBoundingClientRect().bottom - last.bottom,
            Math.min(999, ...[...element.querySelectorAll('h2, p')].map((text) =>
                text.getBoundingClientRect().left + parseFloat(getComputedStyle(text).paddingLeft))),
        ]";
    let mut texts = Vec::new();
    for place in ["/pages/reserved.html", "/embed.html", "/", "/demo/element.html", "/demo/bloc.html", "code"]
    {
        if place == "code" {
            page.publish(&code).await?;
        } else {
            page.visit(place).await?;
        }
        let (is_plain, is_seen, text, below, left): (bool, bool, String, f64, f64) =
            page.author(script, json!(null)).await?;
        expect(is_plain, || format!("scripts run in {place}"))?;
        // A page of somebody else has its own margins.
        expect(left >= 16.0 || ["/pages/reserved.html", "code"].contains(&place), || {
            format!("in {place} its own text begins {left} px from the edge")
        })?;
        expect(is_seen && below < 60.0, || {
            format!("in {place} is {below} px of nothing below its own text, to be seen: {is_seen}")
        })?;
        texts.push(text);
    }
    for (text, part) in texts.iter().zip([
        "Belarus joined",
        "India and Pakistan",
        "India and Pakistan",
        "India and Pakistan",
        "The Eurasian Economic Union",
        "Member: China,",
    ]) {
        expect(text.contains(part), || format!("{part:?} is not in {text:?}"))?;
    }
    page.lets_scripts_run(true).await?;
    page.visit_widget("/pages/reserved.html").await.map(drop)
}

pub async fn reads_without_widget(page: &AtlasPage) -> Outcome {
    page.visit("/without-wasm/").await?;
    // It says on the console that it cannot run.
    page.take_console(&[Provoked::ByScript("this browser does not run WebAssembly")]).await?;
    let text = page.text_without_widget().await?;
    for part in [
        "How the Shanghai Cooperation Organisation grew from six members to ten",
        "India and Pakistan became members on 9 June 2017",
        "Mongolia and Afghanistan were observers, and fourteen states dialogue partners",
    ] {
        expect(text.contains(part), || format!("the page does not say {part:?}, but {text:?}"))?;
    }
    Ok(())
}
