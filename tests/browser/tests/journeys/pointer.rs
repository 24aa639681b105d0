//! With a mouse, a wheel or a finger.

use crate::reading::counts;
use browser_tests::{AtlasPage, Direction, Key, Outcome, Scheme, expect, expect_eq};

pub async fn clicks_states(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    page.click_state("IN").await?;
    let seen = page.sees_card("India").await?;
    expect_eq("the badge", &seen.card_badge, "Member since 9 June 2017")?;
    expect_eq("what is pressed on the map", &seen.chosen_on_map, &["IN"])?;
    expect_eq("what is pressed in the lanes", &seen.chosen_in_lanes, &["IN"])?;

    page.walk(Direction::Forward).await?;
    let seen = page.sees_card("Pakistan").await?;
    expect_eq("what is pressed on the map", &seen.chosen_on_map, &["PK"])?;
    expect_eq("what is pressed in the lanes", &seen.chosen_in_lanes, &["PK"])?;
    page.walk(Direction::Back).await?;
    page.sees_card("India").await?;

    // The smallest of all is a marker.
    page.click_state("BH").await?;
    page.sees_card("Bahrain").await?;
    // A press on its square that is no click leads the keyboard there too.
    page.press_another_button("KG").await?;
    let seen = page.sees_focus("map KG").await?;
    expect_eq("what another button selects", &seen.card_title, &"Bahrain".to_owned())?;
    page.click_state("BH").await?;
    // The keyboard goes on from there, and its ring shows from the first key on.
    page.sees_focus("map BH").await?;
    expect(!page.shows_cursor().await?, || "a mouse has left a ring".to_owned())?;
    page.press(Key::Home).await?;
    page.sees_focus("map CN").await?;
    expect(page.shows_cursor().await?, || "no ring shows where the keyboard is".to_owned())?;
    page.click_sea().await?;
    let seen = page.sees_card("Shanghai Cooperation Organisation").await?;
    expect_eq("what is pressed on the map", &seen.chosen_on_map, &Vec::<String>::new())?;
    expect_eq("what is pressed in the lanes", &seen.chosen_in_lanes, &Vec::<String>::new())?;

    page.click_lane("IR").await?;
    let seen = page.sees_card("Iran").await?;
    expect_eq("the badge", &seen.card_badge, "Member since 4 July 2023")?;
    expect_eq("what is pressed on the map", &seen.chosen_on_map, &["IR"])?;
    expect_eq("the date", &seen.date, "4 July 2024")?;
    // What walks from state to state has its names whole, for readers who space texts too.
    for width in [320, 1200] {
        page.dress(width, 800, Scheme::Light).await?;
        for code in ["RU", "KG", "BY", "AM", "QA"] {
            page.open(&format!("#state={code}")).await?;
            let cut = page.walks_cut_when_spaced().await?;
            expect(cut.is_empty(), || format!("{width} px: beside {code} {cut:?} are cut"))?;
        }
    }
    page.dress(1200, 800, Scheme::Light).await
}

pub async fn clicks_area(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    page.click_area("aksai-chin").await?;
    let seen = page.sees_card("Aksai Chin").await?;
    expect_eq("the badge", &seen.card_badge, "Disputed area")?;
    expect_eq("who administers it", seen.told("Administered today by"), Some("China"))?;
    expect_eq("who claims it", seen.told("Also claimed by"), Some("India"))?;
    expect_eq("what is pressed on the map", &seen.chosen_on_map, &["aksai-chin"])?;
    expect_eq("what is pressed in the lanes", &seen.chosen_in_lanes, &Vec::<String>::new())?;
    page.sees_hash("#area=aksai-chin").await.map(drop)
}

pub async fn drags_slider(page: &AtlasPage) -> Outcome {
    /// 1 July 2016, counted from 15 June 2001.
    const IN_SUMMER_2016: i64 = 5495;
    /// Beyond the right end of the slider.
    const BEYOND: i64 = 9300;

    let seen = page.open("#state=BY").await?;
    expect_eq("the badge at first", &seen.card_badge, "Member since 4 July 2024")?;

    let off = page.drag_slider_to_day(IN_SUMMER_2016).await?;
    let seen = page
        .sees("the slider near 1 July 2016", |seen| (seen.slider_day - IN_SUMMER_2016).abs() <= off)
        .await?;
    expect(["June 2016", "July 2016"].iter().any(|month| seen.date.ends_with(month)), || {
        format!("the date at 1 July 2016 on the slider is {}", seen.date)
    })?;
    let then = counts([("member", 6), ("observer", 6), ("dialogue_partner", 6)]);
    expect_eq("the legend in 2016", &seen.legend, &then)?;
    expect_eq("the map in 2016", &seen.counted_on_map(), &then)?;
    page.sees("the badge in 2016", |seen| seen.card_badge == "Observer since 10 July 2015").await?;

    page.drag_slider_to_day(BEYOND).await?;
    let seen = page.sees_date("2 February 2026").await?;
    let now = counts([("member", 10), ("sco_partner", 16)]);
    expect_eq("the legend after the merger", &seen.legend, &now)?;
    expect_eq("the map after the merger", &seen.counted_on_map(), &now)?;
    expect_eq("the lanes after the merger", &seen.counted_in_lanes(), &now)?;
    expect_eq("the badge after the merger", &seen.card_badge, "Member since 4 July 2024")
}

pub async fn scrolls(page: &AtlasPage) -> Outcome {
    const WHEEL_PX: i64 = 240;
    /// What one notch scrolls: little, so that the page is not at its end after twenty.
    const NOTCH_PX: i64 = 60;
    const NOTCHES: usize = 20;
    page.dress(1200, 700, Scheme::Light).await?;
    let before = page.open("#date=2017-06-09&state=IN").await?;
    let map = page.map_markup().await?;
    let over_text = page.wheel(false, WHEEL_PX).await?;
    let over_map = page.wheel(true, WHEEL_PX).await?;
    expect_eq("how far the wheel scrolls over the map, against text", over_map, over_text)?;
    let notches = async |map: bool| page.notches(map, NOTCHES, NOTCH_PX).await;
    let (over_text, over_map) = (notches(false).await?, notches(true).await?);
    expect_eq("how far notches scroll over text", over_text, NOTCHES as f64 * NOTCH_PX as f64)?;
    expect_eq("how far notches scroll over the map, against text", over_map, over_text)?;
    expect(page.map_markup().await? == map, || "notches changed the map".to_owned())?;

    // From the map nearly to the upper edge of a phone's screen.
    const DRAG_PX: f64 = 520.0;
    page.dress(360, 780, Scheme::Light).await?;
    page.open("#date=2017-06-09&state=IN").await?;
    let (small_map, view) = (page.map_markup().await?, page.view().await?);
    let by_finger = page.swipe_up_over_map(DRAG_PX).await?;
    expect(by_finger > DRAG_PX * 0.9, || {
        format!("a finger that went {DRAG_PX} px scrolled the page by {by_finger} px")
    })?;
    expect_eq("what is seen of the map after a finger", page.view().await?, view)?;
    let over_text = page.swipe_up_over_text(DRAG_PX).await?;
    expect_eq("how far a finger scrolls over the map, against text", by_finger, over_text)?;
    let after = page.look().await?;
    expect(page.map_markup().await? == small_map, || "the finger changed the map".to_owned())?;
    for (what, before, after) in [
        ("the date", &before.date, &after.date),
        ("the card", &before.card_title, &after.card_title),
        ("the address", &before.hash, &after.hash),
    ] {
        expect_eq(&format!("{what} after scrolling"), after, before)?;
    }

    page.dress(1200, 700, Scheme::Light).await?;
    page.open("#date=2017-06-09&state=IN").await?;
    expect(page.map_markup().await? == map, || "the map is not the same when it is opened again".to_owned())?;
    page.wheel(true, WHEEL_PX).await?;
    expect(page.map_markup().await? == map, || "the wheel changed the map".to_owned())
}
