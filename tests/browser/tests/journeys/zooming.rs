//! Nearer to the map, and onto what is small on it.

use browser_tests::{AtlasPage, Key, Outcome, Scheme, expect, expect_eq};
use serde_json::json;
use std::collections::BTreeSet;

pub async fn zooms(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    let (first, markup) = (page.view().await?, page.map_markup().await?);
    page.click_button("Zoom in").await?;
    let nearer = page.sees_another_view(&first).await?;
    page.click_button("Zoom in").await?;
    let nearest = page.sees_another_view(&nearer).await?;
    page.click_button("Zoom out").await?;
    page.sees_another_view(&nearest).await?;
    page.click_button("Show all of the map").await?;
    page.sees_another_view(&nearer).await?;
    page.sees_hash("").await?;
    expect_eq("the view after a reset", &page.view().await?, &first)?;
    // Of what was styled an empty attribute is left, the drawing may still glide, and the buttons know which was pressed.
    let plain = |markup: &str| {
        let drawing = markup.split("class=\"tools\"").next().unwrap_or_default();
        drawing.replace(" style=\"\"", "").replace("\"glides ", "\"")
    };
    let (after, before) = (plain(&page.map_markup().await?), plain(&markup));
    expect(after == before, || {
        format!("the map after a reset is not the first: {}", parting(&after, &before))
    })?;

    page.click_state("KG").await?;
    page.sees_card("Kyrgyzstan").await?;
    page.click_button("Zoom to the selection").await?;
    let on_state = page.sees_another_view(&first).await?;
    page.sees_hash("#state=KG&zoom=KG").await?;
    let larger = page.scale().await?;
    page.reload().await?;
    expect_eq("the view after a reload", &page.view().await?, &on_state)?;
    page.walk(browser_tests::Direction::Forward).await?;
    page.sees_another_view(&on_state).await?;
    page.click_button("Zoom to the members").await?;
    page.sees("the members", |seen| seen.hash.ends_with("zoom=members")).await?;
    expect(page.scale().await? < larger, || "the members are shown as large as Kyrgyzstan".to_owned())?;

    // With the keyboard on the map.
    page.open("").await?;
    page.tab_to("map CN").await?;
    page.type_letter('+').await?;
    let nearer = page.sees_another_view(&first).await?;
    page.type_letter('-').await?;
    page.sees_another_view(&nearer).await?;
    page.type_letter('+').await?;
    page.type_letter('0').await?;
    page.sees_hash("").await?;
    page.sees_view(&first).await?;

    page.open("").await?;
    page.double_click_state("KZ").await?;
    page.sees_another_view(&first).await?;
    page.sees_card("Kazakhstan").await.map(drop)
}

/// Where two texts part.
fn parting(a: &str, b: &str) -> String {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let from = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect::<String>();
    format!("{:?} and {:?}", from(a), from(b))
}

pub async fn pinches(page: &AtlasPage) -> Outcome {
    page.dress(360, 700, Scheme::Light).await?;
    page.open("").await?;
    let first = page.view().await?;
    let small = page.scale().await?;
    page.pinch_map().await?;
    page.sees_another_view(&first).await?;
    expect(page.scale().await? > small * 1.5, || "two fingers did not enlarge the map".to_owned())?;
    let seen = page.look().await?;
    expect_eq("how far two fingers scroll the page", seen.scrolled, 0.0)?;
    expect_eq("what two fingers select", &seen.chosen_on_map, &Vec::<String>::new())?;
    let enlarged = page.view().await?;
    for _ in 0..3 {
        page.sway_map().await?;
    }
    expect_eq("the map after two fingers went to and fro together", page.view().await?, &*enlarged)?;
    let over_map = page.swipe_up_over_map(150.0).await?;
    expect_eq("the enlarged map after scrolling", page.view().await?, enlarged)?;
    let over_text = page.swipe_up_over_text(150.0).await?;
    expect_eq("how far one finger scrolls over the enlarged map, against text", over_map, over_text)?;
    page.dress(1200, 800, Scheme::Light).await?;
    zooms_by_wheel(page).await
}

pub async fn fills_the_screen(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    // The inset stands in the corner below on the right, and is no larger than that.
    expect_eq("the inset", page.inset().await?, [80, 80, 6, 6])?;
    let all = page.view().await?;
    page.open("#zoom=KZ").await?;
    let inline = page.view().await?;
    page.drag_map([120.0, 60.0]).await?;
    page.look().await?;
    expect_eq("the map under a mouse that drags inline", &page.view().await?, &inline)?;

    page.click_button("Full screen").await?;
    page.sees_full_screen(true).await?;
    expect(page.is_framed().await?, || "on the screen the map shows where the land was cut".to_owned())?;
    // There is no card that says whose an area is said to be.
    let script = "location.hash = 'area=crimea&zoom=KZ';
        for (let at = 0; at < 30; at += 1) await new Promise(requestAnimationFrame);
        return found('.caption').innerText";
    let caption: String = page.author_awaits(script, json!(null)).await?;
    let should_be = "Crimea, disputed area. Administered by Russia; claimed by Ukraine.";
    expect_eq("the caption of an area", &caption, should_be)?;
    let full = page.sees_another_view(&inline).await?;
    page.drag_map([120.0, 60.0]).await?;
    let moved = page.sees_another_view(&full).await?;
    page.turn_wheel_on_map([0, -120]).await?;
    let nearer = page.sees_another_view(&moved).await?;
    page.click_button("Show all of the map").await?;
    page.sees_another_view(&nearer).await?;
    page.leave_full_screen().await?;
    page.sees_full_screen(false).await?;
    // Back at its size inline.
    page.sees_view(&all).await?;
    page.turn_wheel_on_map([0, -120]).await?;
    page.look().await?;
    expect_eq("the map under the wheel after full screen", page.view().await?, all)
}

/// On a telephone on its side, upright, and on a desk.
pub async fn lays_out_the_screen(page: &AtlasPage) -> Outcome {
    for (width, height) in [(740, 360), (360, 740), (1200, 800)] {
        let at = format!("on {width} by {height} px");
        page.dress(width, height, Scheme::Light).await?;
        page.open("#date=2024-07-04&state=MV&compare=2012-06-07").await?;
        let script =
            "found('.full').scrollIntoView({ block: 'center', behavior: 'instant' }); return scrollY";
        let scrolled: f64 = page.author(script, json!(null)).await?;
        page.click_button("Full screen").await?;
        page.sees_full_screen(true).await?;
        // What is under the map is seen whole and on top; the rest is not there, for the keyboard either.
        let script = "
            for (let at = 0; at < 30; at += 1) await new Promise(requestAnimationFrame);
            const { bottom, height } = found('.map').getBoundingClientRect();
            const isOut = (part) => {
                const box = part.getBoundingClientRect();
                const on = root.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
                return box.width === 0 || box.top < bottom || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth
                    || !(part.contains(on) || on.contains(part));
            };
            const bar = ['.step.back', '.step.forward', '.date', '.told', '.legend', '.turn .sign'].flatMap((css) => all(css));
            // On a low screen it is over the map's corner.
            if (innerHeight > 500) bar.push(found('.caption'));
            const rows = all('.legend li').filter((row) => row.checkVisibility({ visibilityProperty: true }));
            const marker = found('[data-state=\"MV\"].spot .marker').getBoundingClientRect();
            const on = root.elementFromPoint((marker.left + marker.right) / 2, (marker.top + marker.bottom) / 2);
            return [
                [...bar, ...rows].filter(isOut).map((part) => part.className || part.textContent),
                height > innerHeight * 0.4,
                on.closest('[data-state]')?.dataset.state,
                ['.card', '.lanes', '.data', '.layers', '.foot', '.choose', '.title'].filter((css) => found(css).checkVisibility()),
                found('.caption').innerText,
                found('.told').innerText.includes('7 June 2012'),
                rows.slice(0, 3).map((row) => row.textContent),
            ];";
        let found: serde_json::Value = page.author_awaits(script, json!(null)).await?;
        expect_eq::<serde_json::Value, _>(
            &format!(
                "what is out, room for the map, on the Maldives, what else is there, selection, date, legend {at}"
            ),
            found,
            json!([
                [],
                true,
                "MV",
                [],
                "Maldives, dialogue partner (new, as a dialogue partner)",
                true,
                ["Member10", "Observer2", "Dialogue partner14"],
            ]),
        )?;
        page.keep_picture(&format!("full-screen-{width}")).await?;
        page.click_button("Previous change").await?;
        page.sees("the change before", |seen| seen.date != "4 July 2024").await?;
        page.leave_full_screen().await?;
        page.sees_full_screen(false).await?;
        let seen = page.look().await?;
        expect_eq(&format!("how far the page is scrolled after it {at}"), seen.scrolled, scrolled)?;
    }
    Ok(())
}

/// As far as the wheel is turned, of a mouse or as which a trackpad's fingers are told; and nowhere by what is beside that.
async fn zooms_by_wheel(page: &AtlasPage) -> Outcome {
    page.open("#zoom=KZ").await?;
    page.click_button("Full screen").await?;
    page.sees_full_screen(true).await?;
    page.look().await?;
    // How many times larger the map is after as many turns.
    let turned = async |by: [i64; 2], times: usize| {
        let before = page.scale().await?;
        for _ in 0..times {
            page.turn_wheel_on_map(by).await?;
        }
        page.look().await?;
        Ok(page.scale().await? / before)
    };
    // What no mouse tells of.
    let told = async |what: &str, times: usize| {
        let before = page.scale().await?;
        let script = format!(
            "const [left, top, right, bottom] = boxOf(found('.map'));
            const at = {{ clientX: (left + right) / 2, clientY: (top + bottom) / 2, bubbles: true, cancelable: true }};
            for (let time = 0; time < given; time += 1) {{
                found('.map svg').dispatchEvent(new WheelEvent('wheel', {{ ...at, {what} }}));
                await new Promise(requestAnimationFrame);
            }}"
        );
        let () = page.author_awaits(&script, json!(times)).await?;
        page.look().await?;
        Ok(page.scale().await? / before)
    };
    let is_about = |what: &str, times: f64, least: f64, most: f64| {
        expect((least..most).contains(&times), || format!("{what}: {times:.3} times as large"))
    };
    is_about("ten small steps of a trackpad", turned([0, -2], 10).await?, 1.02, 1.05)?;
    is_about("and back", turned([0, 2], 10).await?, 0.95, 0.98)?;
    let there = turned([0, -1], 20).await?;
    is_about("the least steps of a trackpad", there, 1.02, 1.04)?;
    is_about("and as many back", there * turned([0, 1], 20).await?, 0.998, 1.002)?;
    is_about("sideways", turned([240, 0], 2).await?, 0.999, 1.001)?;
    is_about("a notch", turned([0, -120], 1).await?, 1.15, 1.25)?;
    is_about("a notch back", turned([0, 120], 1).await?, 0.8, 0.87)?;
    is_about("three lines", told("deltaY: -3, deltaMode: 1", 1).await?, 1.15, 1.25)?;
    is_about("a page back", told("deltaY: 1, deltaMode: 2", 1).await?, 0.5, 0.7)?;
    is_about("two fingers apart", told("deltaY: -0.7, ctrlKey: true", 10).await?, 1.05, 1.1)?;
    is_about("and together", told("deltaY: 2, ctrlKey: true", 10).await?, 0.8, 0.84)?;
    is_about("far in one go", told("deltaY: -5000", 1).await?, 1.5, 1.7)?;
    page.leave_full_screen().await?;
    page.sees_full_screen(false).await
}

/// Whatever the page sets meanwhile, full screen has the map and the button that leads out; what was set is shown afterwards.
pub async fn leads_out_of_full_screen(page: &AtlasPage) -> Outcome {
    for (name, value) in [("view", "card"), ("view", "timeline"), ("controls", "none")] {
        page.visit_widget("/pages/host.html").await?;
        page.click_button("Full screen").await?;
        page.sees_full_screen(true).await?;
        let script = "host.setAttribute(...given);
            return ['.map', '.tools .full'].map((css) => found(css).checkVisibility())";
        let seen: [bool; 2] = page.author(script, json!([name, value])).await?;
        expect_eq(&format!("map and button in full screen with {name}={value}"), seen, [true; 2])?;
        page.click_button("Leave full screen").await?;
        page.sees_full_screen(false).await?;
        let seen: bool = page.author("return found('.tools').checkVisibility()", json!(null)).await?;
        expect_eq(&format!("buttons of the map afterwards with {name}={value}"), seen, false)?;
    }
    Ok(())
}

/// On a wide screen there is more of the map beside what is looked at, which is in sight like all else.
async fn keeps_in_sight_on_a_wide_screen(page: &AtlasPage) -> Outcome {
    page.dress(2560, 1000, Scheme::Light).await?;
    page.open("#zoom=KZ").await?;
    page.click_button("Full screen").await?;
    page.sees_full_screen(true).await?;
    page.click_state("AZ").await?;
    page.sees("Azerbaijan to be selected", |seen| seen.chosen_on_map == ["AZ"]).await?;
    let before = page.view().await?;
    page.press(Key::Left).await?;
    page.sees_focus("map AM").await?;
    expect_eq("the map when an arrow leads to what is in sight", page.view().await?, &*before)?;
    page.click_state("TR").await?;
    page.sees("Turkey to be selected", |seen| seen.chosen_on_map == ["TR"]).await?;
    expect_eq("the map with Turkey selected", page.view().await?, &*before)?;
    for _ in 0..2 {
        page.type_letter('+').await?;
    }
    page.sees_another_view(&before).await?;
    expect(page.shows_in_map("TR").await?, || "Turkey, with the keyboard on it, is out of sight".to_owned())?;
    page.leave_full_screen().await?;
    page.sees_full_screen(false).await?;
    page.dress(1200, 800, Scheme::Light).await
}

/// At 320 pixels each state has a square of 24, and each disputed area for which there is room; no square lies over
/// another, and a finger there selects it and leaves no mark behind.
pub async fn hits_all(page: &AtlasPage) -> Outcome {
    page.dress(320, 640, Scheme::Light).await?;
    let seen = page.open("").await?;
    let squares = page.squares().await?;
    let states: Vec<&String> = seen.on_map.keys().collect();
    let is_state = |name: &&String| seen.on_map.contains_key(*name);
    expect_eq("the states with a square", squares.keys().filter(is_state).collect::<Vec<_>>(), states)?;
    let areas = squares.len() - seen.on_map.len();
    expect(areas >= 6, || format!("{areas} disputed areas have a square"))?;
    for (state, [left, top, right, bottom]) in &squares {
        expect(right - left >= 23.99 && bottom - top >= 23.99, || {
            format!("the square of {state} is {} by {}", right - left, bottom - top)
        })?;
        expect(*left >= 0.0 && *right <= 320.0, || {
            format!("the square of {state} is cut: {left} to {right}")
        })?;
        for (other, [l, t, r, b]) in squares.iter().filter(|(other, _)| *other < state) {
            let overlap = left.max(*l) < right.min(*r) && top.max(*t) < bottom.min(*b);
            expect(!overlap, || format!("the squares of {state} and {other} overlap"))?;
        }
    }
    for state in squares.keys() {
        page.tap_state(state).await?;
        let own = std::slice::from_ref(state);
        page.sees(&format!("{state} selected by a finger"), |seen| seen.chosen_on_map == own).await?;
        page.sees_tip("").await?;
    }
    // Everywhere in its square, though browsers let a tap click on what they think was meant.
    for state in ["QA", "AE", "BH"] {
        for within in [[-9.0, -9.0], [0.0, -8.0], [9.0, 9.0]] {
            page.open("").await?;
            page.tap_within(state, within).await?;
            let own = [state.to_owned()];
            page.sees(&format!("{state} selected at {within:?}"), |seen| seen.chosen_on_map == own).await?;
        }
    }
    // The keyboard goes on from what was tapped, so that Escape lets go at once: no tip came with a finger.
    page.open("").await?;
    for state in ["MV", "IN"] {
        page.tap_state(state).await?;
        page.sees_focus(&format!("map {state}")).await?;
        page.sees_tip("").await?;
        expect(!page.shows_cursor().await?, || format!("a finger has left a ring around {state}"))?;
        page.press(Key::Escape).await?;
        page.sees_card("Shanghai Cooperation Organisation").await?;
    }
    page.press(Key::Home).await?;
    page.sees_focus("map CN").await?;
    page.sees_tip("China, member").await?;
    // Land that answers nothing in a view is not the square next door.
    page.open("#date=2024-07-04").await?;
    let () = page.author("host.worldview = 'UA'; host.selected = 'IN'", json!(null)).await?;
    page.sees_card("India").await?;
    page.tap_shape("crimea").await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    let () = page.author("host.worldview = 'neutral'", json!(null)).await?;
    page.tap_shape("crimea").await?;
    page.sees_card("Crimea").await?;
    // Those without one there have it nearer, and before that stand in the card's list.
    page.open("#state=PK").await?;
    page.open_disputes().await?;
    page.click_button("Siachen Glacier").await?;
    page.sees_card("Siachen Glacier").await?;
    page.sees_focus("Siachen Glacier").await?;
    page.open("#zoom=PK").await?;
    page.tap_state("siachen").await?;
    page.sees_card("Siachen Glacier").await.map(drop)
}

/// A name on the map is its state's, whatever lies under it: for a finger, and for a mouse that is told of it.
pub async fn answers_by_name(page: &AtlasPage) -> Outcome {
    page.dress(360, 740, Scheme::Light).await?;
    page.open("").await?;
    let names = page.names_on_map().await?;
    let of = |name: &str| match name {
        "KW" | "Kuwait" => Some(("KW", "Kuwait, dialogue partner")),
        "ARM" | "Armenia" => Some(("AM", "Armenia, dialogue partner")),
        "Bahrain" => Some(("BH", "Bahrain, dialogue partner")),
        "Saudi Arabia" => Some(("SA", "Saudi Arabia, dialogue partner")),
        "Maldives" => Some(("MV", "Maldives, dialogue partner")),
        "Sri Lanka" => Some(("LK", "Sri Lanka, dialogue partner")),
        _ => None,
    };
    let found: Vec<_> = names.iter().filter_map(|name| Some((name, of(name)?))).collect();
    expect(found.len() >= 5, || format!("the map says {names:?}"))?;
    for (name, (code, _)) in &found {
        for share in [0.25, 0.5, 0.75] {
            page.open("").await?;
            page.meet_name(name, share, true).await?;
            let own = [(*code).to_owned()];
            page.sees(&format!("{code} by its name at {share}"), |seen| seen.chosen_on_map == own).await?;
        }
    }
    page.open("").await?;
    for (name, (_, told)) in &found {
        page.meet_name(name, 0.25, false).await?;
        page.sees_tip(told).await?;
    }
    Ok(())
}

pub async fn tells(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    page.point_at_state("MN").await?;
    page.sees_tip("Mongolia, observer").await?;
    expect(!page.tip_covers_state("MN").await?, || "the tip lies over what is pointed at".to_owned())?;
    page.point_at_tip().await?;
    page.look().await?;
    page.sees_tip("Mongolia, observer").await?;
    page.point_at_state("BH").await?;
    page.sees_tip("Bahrain, dialogue partner").await?;
    is_reached(page).await?;
    is_in_nobodys_way(page).await?;
    // It stays within the map, and a click on it means what it tells of.
    for (code, told) in [("EG", "Egypt, dialogue partner"), ("SA", "Saudi Arabia, dialogue partner")] {
        page.hover_elsewhere().await?;
        page.point_at_state(code).await?;
        page.sees_tip(told).await?;
        let beyond_px = page.tip_beyond_map().await?;
        expect(beyond_px == 0.0, || format!("the tip of {code} is cut by {beyond_px} px"))?;
    }
    page.click_tip().await?;
    page.sees_card("Saudi Arabia").await?;
    page.sees_focus("map SA").await?;
    // The tip goes first, then the selection.
    page.press(Key::Escape).await?;
    page.sees_tip("").await?;
    page.press(Key::Escape).await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    // Escape hides it wherever the keyboard is, and does nothing else there.
    page.open("#state=CN").await?;
    page.put_between_buttons("Before", "After").await?;
    page.count_keys_of_document().await?;
    page.point_at_state("MN").await?;
    page.sees_tip("Mongolia, observer").await?;
    page.sees_keys_of_document(1).await?;
    page.press(Key::Escape).await?;
    page.sees_tip("").await?;
    page.sees_keys_of_document(0).await?;
    let seen = page.sees_focus("Before").await?;
    expect_eq("what is selected after Escape", &seen.card_title, "China")?;
    page.point_at_state("IN").await?;
    page.sees_tip("India, member").await?;
    page.hover_elsewhere().await?;
    page.sees_tip("").await?;
    page.sees_keys_of_document(0).await?;
    // Nor does it leave the window where that shows a part of the map.
    page.dress(1366, 600, Scheme::Light).await?;
    page.open("").await?;
    // Whoever asks the driver to point there would have the page scrolled back.
    let script = "
        const hit = found(\".spot[data-state='KG'] > .hit\");
        scrollBy({ top: hit.getBoundingClientRect().top - 8, behavior: 'instant' });
        const { left, top } = hit.getBoundingClientRect();
        const at = { clientX: left + 12, clientY: top + 12, pointerType: 'mouse', bubbles: true, composed: true };
        hit.dispatchEvent(new PointerEvent('pointermove', at));
        return found('.map').getBoundingClientRect().top";
    let map_at: f64 = page.author(script, json!(null)).await?;
    expect(map_at < -60.0, || {
        format!("the map begins at {map_at} px, so that there is room above Kyrgyzstan")
    })?;
    page.sees_tip("Kyrgyzstan, member").await?;
    let top: f64 = page.author("return found('.tip').getBoundingClientRect().top", json!(null)).await?;
    expect(top >= 0.0, || format!("the tip is {} px above the window", -top))?;
    page.hover_elsewhere().await?;
    page.dress(1200, 800, Scheme::Light).await?;
    // With the keyboard on the map it comes with the focus.
    page.open("").await?;
    page.tab_to("map CN").await?;
    page.sees_tip("China, member").await?;
    page.press(Key::Escape).await?;
    page.sees_tip("").await?;
    page.press(Key::End).await?;
    page.sees_tip("Laos, no status").await?;
    // The mouse's tip takes the place of the keyboard's only as long as it is there, and the ring stays.
    page.point_at_state("RU").await?;
    page.sees_tip("Russia, member").await?;
    page.hover_elsewhere().await?;
    page.sees_tip("Laos, no status").await?;
    // Who is on an area that is in dispute no longer is led to the state whose land it is.
    page.open("#date=2023-12-31").await?;
    page.tab_to("map CN").await?;
    for letter in "nagorno".chars() {
        page.type_letter(letter).await?;
    }
    page.sees_focus("map nagorno-karabakh").await?;
    let () = page.author("host.date = '2024-01-01'", json!(null)).await?;
    page.sees_focus("map AZ").await?;
    page.sees_tip("Azerbaijan, dialogue partner").await?;
    // Nearer is about what the keyboard is on, whatever is selected.
    page.open("#state=IN").await?;
    page.tab_to("map IN").await?;
    for letter in "bela".chars() {
        page.type_letter(letter).await?;
    }
    page.sees_focus("map BY").await?;
    // Another key ends the word.
    page.press(Key::Home).await?;
    page.sees_focus("map CN").await?;
    for letter in "Northern Cyprus".chars() {
        page.type_letter(letter).await?;
    }
    let seen = page.sees_focus("map northern-cyprus").await?;
    expect_eq("what a space within a name selects", &seen.card_title, "India")?;
    page.press(Key::Home).await?;
    page.sees_focus("map CN").await?;
    for letter in "bela".chars() {
        page.type_letter(letter).await?;
    }
    page.sees_focus("map BY").await?;
    let before = page.view().await?;
    for _ in 0..3 {
        page.type_letter('+').await?;
    }
    page.sees_another_view(&before).await?;
    expect(page.shows_in_map("BY").await?, || {
        "Belarus, with the keyboard on it, is out of sight".to_owned()
    })?;
    // What is dragged by the tip, where the map can be dragged, is not selected.
    page.open("#zoom=KZ").await?;
    page.click_button("Full screen").await?;
    page.sees_full_screen(true).await?;
    let before = page.sees_another_view("on its way").await?;
    page.point_at_state("MN").await?;
    page.sees_tip("Mongolia, observer").await?;
    page.drag_tip([30.0, 0.0]).await?;
    page.sees_another_view(&before).await?;
    let chosen = page.look().await?.chosen_on_map;
    expect_eq("what a drag by the tip selects", &chosen, &Vec::<String>::new())?;
    page.leave_full_screen().await?;
    page.sees_full_screen(false).await
}

/// The mouse can go from what it is on straight to the tip, whatever lies on the way, quickly or slowly; Escape hides it there.
async fn is_reached(page: &AtlasPage) -> Outcome {
    /// Longer than the mouse may rest on its way.
    const REST_MS: u64 = 450;
    let large_small_and_at_the_edges: [(u32, &[&str]); 2] =
        [(1200, &["KG", "RU", "MV", "KH"]), (360, &["TJ", "QA"])];
    for (width, codes) in large_small_and_at_the_edges {
        page.dress(width, 900, Scheme::Light).await?;
        page.open("").await?;
        for code in codes {
            page.hover_elsewhere().await?;
            page.sees_tip("").await?;
            page.point_at_state(code).await?;
            let told = page.sees_another_tip("").await?;
            if *code != "RU" {
                let part = page.tip_over_shape(code).await?;
                // A corner of it may, where its square was pointed at, which lies beside it.
                expect(part < 0.05, || format!("{width} px: {part:.2} of {code} under its tip"))?;
            }
            for (steps, rest_ms) in [(5, 0), (25, REST_MS)] {
                page.point_at_state(code).await?;
                page.sees_tip(&told).await?;
                let is_there = page.glide_to_tip(code, None, steps, rest_ms).await?;
                expect(is_there, || {
                    format!("{width} px: in {steps} steps the tip {told:?} is not where it was")
                })?;
                page.sees_tip(&told).await?;
            }
            page.press(Key::Escape).await?;
            page.sees_tip("").await?;
        }
    }
    // Where the mouse rests on its way, what is there has its own.
    page.dress(1200, 800, Scheme::Light).await?;
    page.open("").await?;
    page.point_at_state("TJ").await?;
    page.sees_tip("Tajikistan, member").await?;
    page.glide_to_tip("TJ", Some(4.0), 10, 0).await?;
    page.sees_another_tip("Tajikistan, member").await.map(drop)
}

/// Who goes on from one state to another clicks that one, though the first one's tip may lie there.
async fn is_in_nobodys_way(page: &AtlasPage) -> Outcome {
    let neighbours = [
        ("BH", "QA", "Qatar"),
        ("BH", "AE", "United Arab Emirates"),
        ("QA", "BH", "Bahrain"),
        ("UZ", "TJ", "Tajikistan"),
        ("TJ", "KG", "Kyrgyzstan"),
        ("LA", "KH", "Cambodia"),
        ("KH", "LA", "Laos"),
    ];
    let mut under_tips = 0;
    for width in [1200, 360] {
        page.dress(width, 900, Scheme::Light).await?;
        page.open("").await?;
        for (from, to, name) in neighbours {
            page.hover_elsewhere().await?;
            page.sees_tip("").await?;
            page.point_at_state(from).await?;
            page.sees_another_tip("").await?;
            let is_on_tip = page.glide_and_click(from, to).await?;
            under_tips += u32::from(is_on_tip);
            expect(width < 600 || !is_on_tip, || format!("{width} px: the tip of {from} lies on {to}"))?;
            page.sees_card(name).await?;
        }
    }
    // On a phone's map there is not room enough, and so the click goes through.
    expect(under_tips > 0, || "no click was through a tip".to_owned())?;
    page.dress(1200, 800, Scheme::Light).await
}

pub async fn leads(page: &AtlasPage) -> Outcome {
    let seen = page.open("").await?;
    page.tab_to("map CN").await?;
    // From the first to the last of the lanes by arrows alone: at each step the arrow that leads nearest to it
    // among those not yet taken from there.
    let goal = "LA".to_owned();
    let mut taken: BTreeSet<(String, char)> = BTreeSet::new();
    let mut at = "CN".to_owned();
    let mut steps = 0;
    while at != goal {
        steps += 1;
        expect(steps < 120, || format!("arrows alone do not lead to {goal}, but round to {at}"))?;
        let (here, there) = (page.place_of(&at).await?, page.place_of(&goal).await?);
        let (dx, dy) = (there[0] - here[0], there[1] - here[1]);
        let mut arrows = [(dx, Key::Right), (-dx, Key::Left), (dy, Key::Down), (-dy, Key::Up)];
        arrows.sort_by(|a, b| b.0.total_cmp(&a.0));
        let free = arrows.into_iter().find(|(_, key)| !taken.contains(&(at.clone(), char::from(*key))));
        let Some((_, key)) = free else { return expect(false, || format!("no arrow is left at {at}")) };
        taken.insert((at.clone(), char::from(key)));
        page.press(key).await?;
        let focus = page.look().await?.focus;
        at = focus.trim_start_matches("map ").to_owned();
    }
    expect(seen.on_map.contains_key(&goal), || "there is no such goal".to_owned())?;
    page.press(Key::Home).await?;
    page.sees_focus("map CN").await?;
    page.type_letter('k').await?;
    page.sees_focus("map KZ").await?;
    // Letters that are typed together are one word.
    page.press(Key::Home).await?;
    page.sees_focus("map CN").await?;
    for letter in ['c', 'a', 'm'] {
        page.type_letter(letter).await?;
    }
    page.sees_focus("map KH").await?;

    // A press that is no click leads the keyboard too, and all of it: where keys go on from, and what Tab comes back to.
    page.open("#state=IN").await?;
    page.drag_map([120.0, 60.0]).await?;
    let pressed =
        page.sees("the keyboard where the mouse went down", |seen| seen.focus.starts_with("map ")).await?;
    expect(pressed.focus != "map IN", || "the mouse went down on India".to_owned())?;
    let at = pressed.focus.trim_start_matches("map ").to_owned();
    expect_eq("where Tab stops on the map", &pressed.tab_stops_on_map, std::slice::from_ref(&at))?;
    expect_eq("what a drag selects", &pressed.card_title, &"India".to_owned())?;
    expect(!page.shows_cursor().await?, || "a mouse has left a ring".to_owned())?;
    page.press(Key::Enter).await?;
    page.sees("what has the keyboard to be selected", |seen| seen.chosen_on_map == [at.clone()]).await?;
    expect(page.shows_cursor().await?, || "no ring shows where the keyboard is".to_owned())?;
    // Letting go by the mouse leaves it there.
    page.click_sea().await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    page.sees_focus(&format!("map {at}")).await?;

    // What Tab leads to is in sight: what is looked at, or else something that is; and what a key leads to is made so.
    page.open("#zoom=LK").await?;
    page.tab_to("map LK").await?;
    page.open("").await?;
    for _ in 0..2 {
        page.double_click_state("LK").await?;
    }
    let () = page.author("host.selected = 'KH'", json!(null)).await?;
    page.sees_card("Cambodia").await?;
    page.until_true("Cambodia to be out of sight", async || Ok(!page.shows_in_map("KH").await?)).await?;
    let before = page.sees_another_view("on its way").await?;
    page.tab_to("map IN").await?;
    page.sees_tip("India, member").await?;
    expect(page.shows_in_map("IN").await?, || "the keyboard is where nobody sees it".to_owned())?;
    expect_eq("the map's part", &page.view().await?, &before)?;
    expect_eq("what is selected still", &page.look().await?.card_title, &"Cambodia".to_owned())?;
    for letter in ['c', 'a', 'm'] {
        page.type_letter(letter).await?;
    }
    page.sees_focus("map KH").await?;
    page.sees_another_view(&before).await?;
    expect(page.shows_in_map("KH").await?, || {
        "the map has not followed the keyboard to Cambodia".to_owned()
    })?;

    // On a phone's map the tip leaves free what has the keyboard.
    page.dress(320, 700, Scheme::Light).await?;
    page.open("").await?;
    page.tab_to("map CN").await?;
    for (letters, code) in [("mald", "MV"), ("sri", "LK"), ("bel", "BY"), ("ind", "IN")] {
        page.press(Key::Home).await?;
        page.sees_focus("map CN").await?;
        for letter in letters.chars() {
            page.type_letter(letter).await?;
        }
        page.sees_focus(&format!("map {code}")).await?;
        expect(!page.tip_meets_square(code).await?, || format!("the tip lies over {code}"))?;
    }
    keeps_in_sight_on_a_wide_screen(page).await
}

/// Two fingers tell of themselves one after the other: the map follows both at once, with the next frame.
pub async fn follows_both_fingers_at_once(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    let script = "const map = found('.map > svg');
        const [x, y] = middleOfBox(map);
        const send = (type, pointerId, by) => map.dispatchEvent(new PointerEvent(type, {
            bubbles: true, composed: true, pointerId, pointerType: 'touch', isPrimary: pointerId === 11, buttons: 1,
            button: type === 'pointermove' ? -1 : 0, clientX: x + by, clientY: y,
        }));
        const frame = () => new Promise(requestAnimationFrame);
        const shown = () => found('.world').style.transform;
        send('pointerdown', 11, -20);
        send('pointerdown', 12, 20);
        await frame();
        const before = shown();
        let drawn = 0;
        const watching = new MutationObserver(() => (drawn += 1));
        watching.observe(found('.world'), { attributeFilter: ['style'] });
        for (let by = 25; by <= 60; by += 5) {
            send('pointermove', 11, -by);
            // All that waits for the end of an event is done, as it is between two of a hand's.
            for (let at = 0; at < 50; at += 1) await 0;
            send('pointermove', 12, by);
            await frame();
        }
        await frame();
        watching.disconnect();
        const held = shown();
        // What was still to be shown is, as they are lifted.
        send('pointermove', 12, 80);
        send('pointerup', 12, 80);
        send('pointerup', 11, -60);
        await frame();
        return [drawn, held !== before, shown() !== held, host.shown.zoom !== 'all']";
    let (drawn, followed, lifted, zoomed): (usize, bool, bool, bool) =
        page.author_awaits(script, json!(null)).await?;
    expect((1..=9).contains(&drawn), || format!("it was drawn {drawn} times in nine frames"))?;
    expect_eq("it follows, also at the last, and is zoomed", [followed, lifted, zoomed], [true; 3])
}
