//! With a mouse, a wheel or a finger.

use crate::reading::counts;
use browser_tests::{AtlasPage, Direction, Key, Outcome, Scheme, expect, expect_eq};
use serde_json::json;

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

/// A page may show the widget larger or smaller than it is laid out. What a pointer is on is still what is under it.
pub async fn answers_where_it_is_scaled(page: &AtlasPage) -> Outcome {
    for style in ["zoom: 1.4", "zoom: 0.7", "transform: scale(0.8); transform-origin: 0 0"] {
        page.open("#date=2003-01-01").await?;
        let () = page.author("document.body.style.cssText += `; ${given}`", json!(style)).await?;
        let laid_out = "await new Promise((go) => setTimeout(go, 200))";
        let () = page.author_awaits(laid_out, json!(null)).await?;
        page.drag_axis(0.2, 0.7).await?;
        page.sees("another date", |seen| seen.date != "1 January 2003").await?;
        let script = "const { left, width } = found('.lanes .axis').getBoundingClientRect();
            const line = found('.playhead:not(.second)').getBoundingClientRect();
            return (line.left + line.right) / 2 - left - 0.7 * width";
        let off_px: f64 = page.author(script, json!(null)).await?;
        expect(off_px.abs() < 4.0, || format!("{style}: the date is {off_px} px beside the hand"))?;

        let script =
            "addEventListener('dblclick', ({ clientX, clientY }) => (window.clicked = [clientX, clientY]))";
        let () = page.author(script, json!(null)).await?;
        let before = page.view().await?;
        page.double_click_state("KG").await?;
        page.sees_another_view(&before).await?;
        let script = "await new Promise((go) => setTimeout(go, 800));
            const under = host.shadowRoot.elementsFromPoint(...window.clicked);
            return under.map((on) => on.closest('[data-state]')?.dataset.state).find(Boolean) ?? ''";
        let under: String = page.author_awaits(script, json!(null)).await?;
        expect_eq(&format!("{style}: what the mouse is on once the map is nearer"), under.as_str(), "KG")?;

        page.hover_part("IN", "b1").await?;
        page.sees_panel("Member since 9 June 2017").await?;
        let script = "const box = (css) => found(css).getBoundingClientRect();
            const [panel, frame] = [box('.panel'), box('.frame')];
            const row = partOf('IN', 'b1').closest('[data-row]').getBoundingClientRect();
            return [Math.min(Math.abs(panel.top - row.bottom), Math.abs(panel.bottom - row.top)),
                Math.max(frame.left - panel.left, panel.right - frame.right)]";
        let (apart_px, beyond_px): (f64, f64) = page.author(script, json!(null)).await?;
        expect(apart_px < 3.0 && beyond_px < 3.0, || {
            format!("{style}: the panel is {apart_px} px from its row and {beyond_px} px beyond the timeline")
        })?;

        page.point_at_state("MN").await?;
        page.sees_tip("Mongolia, observer").await?;
        let script = "const tip = found('.tip').getBoundingClientRect();
            const [x, y] = pointOnState('MN');
            return Math.hypot(Math.max(tip.left - x, x - tip.right, 0), Math.max(tip.top - y, y - tip.bottom, 0))";
        let away_px: f64 = page.author(script, json!(null)).await?;
        expect(away_px < 60.0, || format!("{style}: the tip is {away_px} px from the mouse"))?;
    }
    Ok(())
}

/// A click that no pointer has made, as speech and other helpers make it, is on what it names, whatever was pressed before and
/// wherever it says it was; and a mouse that was let go where nobody tells of it moves the map no more, nor keeps it from being
/// clicked.
pub async fn answers_clicks_without_pointer(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    let script = "const [pressed, clicked] = given.map((code) => found(`.map .state[data-state='${code}']`));
        const [clientX, clientY] = pointOnState(given[0]);
        const finger = { bubbles: true, composed: true, pointerId: 1, pointerType: 'touch', isPrimary: true, buttons: 1, clientX, clientY };
        pressed.dispatchEvent(new PointerEvent('pointerdown', finger));
        clicked.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
        return host.shown.state";
    let state: Option<String> = page.author(script, json!(["KZ", "IN"])).await?;
    expect_eq("the state that was clicked by its name", state.as_deref(), Some("IN"))?;

    page.open("#zoom=KZ").await?;
    let inline = page.view().await?;
    page.click_button("Full screen").await?;
    page.sees_full_screen(true).await?;
    page.sees_another_view(&inline).await?;
    let script = "const view = () => found('.world').style.transform;
        for (let same = 0, last; same < 5; ) {
            await new Promise(requestAnimationFrame);
            same = view() === last ? same + 1 : 0;
            last = view();
        }
        const map = found('.map > svg');
        const [x, y] = pointOnState('KZ');
        const send = (type, by, buttons) => map.dispatchEvent(new PointerEvent(type, {
            bubbles: true, composed: true, pointerId: 1, pointerType: 'mouse', isPrimary: true,
            button: type === 'pointerdown' ? 0 : -1, buttons, clientX: x + by, clientY: y,
        }));
        const views = [];
        for (const [type, by, buttons] of given) {
            send(type, by, buttons);
            await new Promise(requestAnimationFrame);
            views.push(view());
        }
        return views";
    let steps = json!([
        ["pointerdown", 0, 1],
        ["pointermove", 30, 1],
        ["pointermove", 60, 0],
        ["pointermove", 90, 1]
    ]);
    let views: Vec<String> = page.author_awaits(script, steps).await?;
    expect(views[0] != views[1], || format!("no drag: {views:?}"))?;
    expect(views[1] == views[2] && views[2] == views[3], || {
        format!("it goes on without a button: {views:?}")
    })?;
    page.leave_full_screen().await?;
    page.sees_full_screen(false).await?;
    page.click_state("KZ").await?;
    page.sees_card("Kazakhstan").await?;

    // The table has its roles by name: with them in Safari before 17 rows that are laid out otherwise would not be a table.
    page.click_table().await?;
    let script = "const table = found('table');
        while (!table.querySelector('td')) await new Promise(requestAnimationFrame);
        const roles = [...table.querySelectorAll('thead, tbody, tr, th, td')].map((part) => part.getAttribute('role'));
        return [table.getAttribute('role'), ...new Set(roles)].sort()";
    let roles: Vec<Option<String>> = page.author_awaits(script, json!(null)).await?;
    let roles: Vec<&str> = roles.iter().map(|role| role.as_deref().unwrap_or("none")).collect();
    let awaited = ["cell", "columnheader", "row", "rowgroup", "rowheader", "table"];
    expect_eq("the roles in the table", roles, awaited.to_vec())
}
