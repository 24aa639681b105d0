//! The date without dragging: played, typed, chosen.

use browser_tests::{AtlasPage, Direction, Failure, Key, Outcome, expect, expect_eq};
use serde_json::json;

/// Playing goes from change to change, and stops for whoever takes the date, leaves, or asks it to.
pub async fn plays(page: &AtlasPage) -> Outcome {
    let seen = page.open("#date=2023-07-04").await?;
    expect(!seen.is_playing, || "it plays by itself".to_owned())?;
    page.click_button("Play").await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    page.click_button("Speed 1×").await?;
    page.sees_focus("Speed 2×").await?;
    page.sees_date("15 July 2023").await?;
    page.click_button("Pause").await?;
    let seen = page.sees("a pause", |seen| !seen.is_playing).await?;
    expect_eq("where it stopped", &seen.date, "15 July 2023")?;

    page.click_button("Play").await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    page.step(Direction::Back).await?;
    let seen = page.sees_date("4 July 2023").await?;
    expect(!seen.is_playing, || "it plays on after a step".to_owned())?;

    page.put_between_buttons("Before", "After").await?;
    page.click_button("Play").await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    // Whoever marks the sentence is still here.
    page.click_sentence().await?;
    expect(page.look().await?.is_playing, || "a click on the sentence stops it".to_owned())?;
    page.tab_to("After").await?;
    page.sees("a pause once the keyboard has left", |seen| !seen.is_playing).await?;
    // Also for whoever leaves after a press that led the keyboard nowhere.
    page.click_button("Play").await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    page.click_sentence().await?;
    page.click_outside("After").await?;
    page.sees("a pause once another button has the keyboard", |seen| !seen.is_playing).await?;

    // The last change: it stops there, and the keyboard stays where it is.
    page.open("#date=2024-07-04").await?;
    page.click_button("Play").await?;
    page.click_button("Speed").await?;
    page.sees_focus("Speed 2×").await?;
    let seen = page.sees_date("1 September 2025").await?;
    expect(!seen.is_playing, || "it plays on after the last change".to_owned())?;
    page.sees_focus("Speed 2×").await.map(drop)
}

/// A date is taken once it is typed, on Enter or when the keyboard leaves; what is there meanwhile is no date that anybody
/// named, and what cannot be shown is refused as often as it is asked for.
pub async fn types_by_key(page: &AtlasPage) -> Outcome {
    page.open("#date=2010-03-15").await?;
    page.open_choice().await?;
    page.sees("a field for the date", |seen| !seen.typed.is_empty()).await?;
    page.listen().await?;
    page.hear_announcements().await?;
    page.type_date("12312017").await?;
    let seen = page.sees("a date typed", |seen| seen.typed == "2017-12-31").await?;
    expect_eq("the date before Enter", &seen.date, "15 March 2010")?;
    page.press(Key::Enter).await?;
    page.sees_date("31 December 2017").await?;

    // On the way to it lies a day after the last one.
    page.type_date("06092017").await?;
    page.press(Key::Tab).await?;
    page.press(Key::Tab).await?;
    page.sees_date("9 June 2017").await?;

    // Neither that day nor the third.
    page.type_date("02302024").await?;
    page.press(Key::Enter).await?;
    let seen = page.sees("a refusal", |seen| !seen.refusal.is_empty()).await?;
    expect_eq("the date after a refusal", &seen.date, "9 June 2017")?;
    let refusals = async || -> Outcome<usize> {
        let said = page.announcements().await?;
        Ok(said.into_iter().filter(|said| said.text.contains("Choose a day")).count())
    };
    expect_eq("how often something was refused", refusals().await?, 1)?;
    // Asked for again, it is refused again, for whoever hears it too.
    page.press(Key::Enter).await?;
    page.until_true("a second refusal", async || Ok(refusals().await? == 2)).await?;
    page.press(Key::Tab).await?;
    page.press(Key::Tab).await?;
    page.sees("the date in the field again", |seen| seen.typed == "2017-06-09").await?;

    let days: Vec<String> = page.hears(2).await?.into_iter().map(|heard| heard.date).collect();
    expect_eq("the dates that were shown", days, ["2017-12-31", "2017-06-09"])?;
    expect_eq("how often something was refused", refusals().await?, 2)?;

    // The refusal goes with the date, for good.
    page.step(Direction::Forward).await?;
    page.sees("no refusal on another date", |seen| seen.refusal.is_empty()).await?;
    page.step(Direction::Back).await?;
    let seen = page.sees_date("9 June 2017").await?;
    expect_eq("the refusal on the first date again", seen.refusal.as_str(), "")?;
    // From a calendar it is taken at once.
    page.choose_day("2018-02-03").await?;
    page.sees_date("3 February 2018").await?;

    // A press of Escape that closes a list does not end comparing too.
    page.open("#compare=2012-06-07").await?;
    page.tab_to("Compare with a change").await?;
    page.press_letter(' ').await?;
    page.until_true("an open list", async || {
        page.author_awaits("return found('.changes.second').matches(':open')", json!(null)).await
    })
    .await?;
    page.press(Key::Escape).await?;
    page.sees_focus("Compare with a change").await.map(drop)
}

/// Whoever takes to typing a date gets the date that is typed: it does not play on meanwhile.
pub async fn types_while_it_plays(page: &AtlasPage) -> Outcome {
    page.open("#date=2001-06-15").await?;
    page.open_choice().await?;
    page.sees("a field for the date", |seen| !seen.typed.is_empty()).await?;
    page.click_button("Play").await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    page.type_date("0609").await?;
    page.sees("a pause", |seen| !seen.is_playing).await?;
    // Nor where the page makes it play on.
    let () = page.author_awaits("await host.play()", json!(null)).await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    page.type_date("06092017").await?;
    page.press(Key::Enter).await?;
    let seen = page.sees_date("9 June 2017").await?;
    expect(!seen.is_playing, || "it plays on after a date was typed".to_owned())
}

/// A typed day is shown, one out of range is refused and says why; the list leads to every change.
pub async fn types(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    page.open_choice().await?;
    let seen = page.sees("a field for the date", |seen| !seen.typed.is_empty()).await?;
    expect_eq("the date in the field", &seen.typed, "2024-07-04")?;
    expect_eq("the change in the list", &seen.change, "2024-07-04")?;
    // Its heading is no date, and in another layer its entries are others.
    for button in ["From the article only", "With the public record"] {
        page.click_button(button).await?;
        let what = format!("the change in the list after {button:?}");
        page.sees(&what, |seen| seen.layer == button && seen.change == "2024-07-04").await?;
    }
    page.choose(false, "2010-01-01").await?;
    let seen = page.sees_date("1 January 2010").await?;
    expect_eq("the change between changes", &seen.change, "")?;
    for refused in ["1999-12-31", "2026-02-03", ""] {
        page.choose(false, refused).await?;
        let seen = page.sees("a refusal", |seen| !seen.refusal.is_empty()).await?;
        let says = "Choose a day from 15 June 2001 to 2 February 2026.";
        expect(seen.refusal.ends_with(says), || seen.refusal.clone())?;
        expect_eq("the date after a refusal", &seen.date, "1 January 2010")?;
    }
    // Between changes the arrow keys lead to those beside it.
    page.choose(false, "2017-06-10").await?;
    page.sees_date("10 June 2017").await?;
    page.focus_list("changes").await?;
    page.press(Key::Down).await?;
    page.sees_date("14 September 2022").await?;
    page.choose(false, "2017-06-10").await?;
    page.sees_date("10 June 2017").await?;
    page.focus_list("summit-list").await?;
    page.press(Key::Up).await?;
    page.sees_date("9 June 2017").await?;
    page.choose(false, "2017-06-08").await?;
    page.sees_date("8 June 2017").await?;

    page.choose(true, "2017-06-09").await?;
    let seen = page.sees_date("9 June 2017").await?;
    expect_eq("the date in the field", &seen.typed, "2017-06-09")
}

/// A timer runs only while it plays; it stops in a hidden tab, and moves nothing by degrees for those who want less
/// motion.
pub async fn keeps_no_timer(page: &AtlasPage) -> Outcome {
    page.count_timers().await?;
    page.open("#date=2023-07-04").await?;
    page.sees_timers(0).await?;
    page.click_button("Play").await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    page.sees_timers(1).await?;
    // What is selected or looked at meanwhile holds nothing up, and another speed does.
    let [held] = page.timers().await?[..] else { return Err(Failure::new("no one timer")) };
    let words = page.look().await?.sentence.split(' ').count() as u64;
    expect(held[1] >= words * 250, || format!("{words} words are shown for {} ms", held[1]))?;
    page.click_state("IN").await?;
    page.sees_card("India").await?;
    page.click_button("Zoom to the selection").await?;
    page.sees("another part of the map", |seen| seen.hash.contains("zoom=")).await?;
    expect_eq("the timer", page.timers().await?, [held])?;
    page.click_button("Speed").await?;
    page.sees_timers(1).await?;
    expect_eq("how long it holds at twice the speed", page.timers().await?[0][1], held[1] / 2)?;
    expect(page.moves_by_degrees().await?, || "the playhead does not glide while it plays".to_owned())?;
    page.show_in_print(true).await?;
    expect(!page.moves_by_degrees().await?, || "it glides on paper".to_owned())?;
    page.show_in_print(false).await?;
    page.reduce_motion(true).await?;
    expect(!page.moves_by_degrees().await?, || "it glides though less motion is wanted".to_owned())?;
    page.hide_tab(true).await?;
    page.sees("a pause in a hidden tab", |seen| !seen.is_playing).await?;
    // Nor does the page around it make it play there.
    let () = page.author_awaits("await host.play()", json!(null)).await?;
    page.sees("a pause in a hidden tab", |seen| !seen.is_playing).await?;
    page.hide_tab(false).await?;
    page.sees_timers(0).await?;
    page.click_button("Play").await?;
    page.sees_date("15 July 2023").await?;
    page.click_button("Pause").await?;
    page.sees_timers(0).await?;
    page.reduce_motion(false).await
}

/// Who has scrolled on while it plays reads something else, which would move where the browser does not hold it.
pub async fn stops_out_of_sight(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const below = document.createElement('div');
        below.style.height = '3000px';
        document.body.append(below);
        host.scrollIntoView();
        await host.play();
        const waited = (ms) => new Promise((go) => setTimeout(go, ms));
        const plays = () => found('.play').dataset.playing === 'true';
        await waited(300);
        const seen = plays();
        // As long as a part of it is in sight.
        scrollTo(0, host.getBoundingClientRect().bottom + scrollY - 40);
        await waited(300);
        const partly = plays();
        below.scrollIntoView();
        for (let at = 0; at < 50 && plays(); at += 1) await waited(100);
        const gone = plays();
        host.scrollIntoView();
        await waited(300);
        const again = plays();
        // A page may have it played before it leads the reader there.
        scrollTo(0, host.getBoundingClientRect().bottom + scrollY + 400);
        await waited(300);
        await host.play();
        await waited(300);
        host.scrollIntoView();
        await waited(300);
        return [seen, partly, gone, again, plays()]";
    let plays: [bool; 5] = page.author_awaits(script, json!(null)).await?;
    expect_eq(
        "it plays in sight, partly in sight, out of sight, when seen again, and where the page began before it led there",
        plays,
        [true, true, false, false, true],
    )
}
