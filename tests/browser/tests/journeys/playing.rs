//! The date without dragging: played, typed, chosen.

use browser_tests::{AtlasPage, Direction, Key, Outcome, expect, expect_eq};

/// Playing goes from change to change, and stops for whoever takes the date, leaves, or asks it to.
pub async fn plays(page: &AtlasPage) -> Outcome {
    let seen = page.open("#date=2023-07-04").await?;
    expect(!seen.is_playing, || "it plays by itself".to_owned())?;
    page.click_button("Play").await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    page.click_button("Speed").await?;
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
    page.tab_to("After").await?;
    page.sees("a pause once the keyboard has left", |seen| !seen.is_playing).await?;

    // The last change: it stops there.
    page.open("#date=2024-07-04").await?;
    page.click_button("Play").await?;
    page.click_button("Speed").await?;
    let seen = page.sees_date("1 September 2025").await?;
    expect(!seen.is_playing, || "it plays on after the last change".to_owned())
}

/// A typed day is shown, one out of range is refused and says why; the list leads to every change.
pub async fn types(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    page.open_choice().await?;
    let seen = page.sees("a field for the date", |seen| !seen.typed.is_empty()).await?;
    expect_eq("the date in the field", &seen.typed, "2024-07-04")?;
    expect_eq("the change in the list", &seen.change, "2024-07-04")?;
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
    page.choose(true, "2017-06-09").await?;
    let seen = page.sees_date("9 June 2017").await?;
    expect_eq("the date in the field", &seen.typed, "2017-06-09")?;
    page.press(Key::Tab).await
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
    expect(page.moves_by_degrees().await?, || "the playhead does not glide while it plays".to_owned())?;
    page.reduce_motion(true).await?;
    expect(!page.moves_by_degrees().await?, || "it glides though less motion is wanted".to_owned())?;
    page.hide_tab(true).await?;
    page.sees("a pause in a hidden tab", |seen| !seen.is_playing).await?;
    page.hide_tab(false).await?;
    page.sees_timers(0).await?;
    page.click_button("Play").await?;
    page.sees_date("15 July 2023").await?;
    page.click_button("Pause").await?;
    page.sees_timers(0).await?;
    page.reduce_motion(false).await
}
