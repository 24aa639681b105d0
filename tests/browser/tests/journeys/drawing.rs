//! What is drawn, and where.

use browser_tests::{AtlasPage, Change, Context, Direction, Key, Outcome, Scheme, expect, expect_eq};
use sco_atlas::{
    dataset::{Area, Day, Shown, StateCode},
    embed::world,
};
use serde_json::json;
use std::collections::BTreeSet;

pub async fn redraws_little(page: &AtlasPage) -> Outcome {
    // The change before Bahrain's.
    page.open("#date=2023-07-04").await?;
    page.watch().await?;
    page.step(Direction::Forward).await?;
    let seen = page.sees_date("15 July 2023").await?;
    expect(seen.sentence.starts_with("Bahrain becomes a dialogue partner."), || seen.sentence.clone())?;
    // Once it has written its address, all that follows the step is done.
    page.sees_hash("#date=2023-07-15").await?;
    let changes = page.watched().await?;

    let on_map: Vec<&Change> = changes.iter().filter(|change| change.part == "map").collect();
    let elsewhere: Vec<_> = on_map.iter().filter(|change| change.on != "BH").collect();
    expect(elsewhere.is_empty(), || format!("more than Bahrain changed on the map: {elsewhere:#?}"))?;
    let attributes: BTreeSet<&str> = on_map.iter().map(|change| change.attribute.as_str()).collect();
    expect_eq("what changed of Bahrain", attributes, BTreeSet::from(["aria-label", "data-status", "fill"]))?;

    // The date at the playhead is a text.
    let is_new = |change: &&Change| change.kind != "attributes" && change.on != "at";
    let new_nodes: Vec<_> = changes.iter().filter(is_new).collect();
    expect(new_nodes.is_empty(), || format!("nodes or texts of map and lanes changed: {new_nodes:#?}"))?;

    let in_lanes: BTreeSet<(&str, &str)> = changes
        .iter()
        .filter(|change| change.part == "lanes")
        .map(|change| (change.on.as_str(), change.attribute.as_str()))
        .collect();
    // The step leaves the day of a summit.
    let should_be = BTreeSet::from([
        ("BH", "data-status"),
        ("at", ""),
        ("at", "style"),
        ("later", "style"),
        ("playhead", "style"),
        ("summit video", "aria-pressed"),
    ]);
    expect_eq("what changed in the lanes", in_lanes, should_be)
}

/// From the first change to the last, step by step: on the map the states whose status the dataset says is another, the areas
/// that are drawn with them or drawn in another way, and nothing else; lines only where areas are drawn in another way.
pub async fn redraws_at_each_step_what_changed(page: &AtlasPage) -> Outcome {
    let data = world().when("reading the dataset")?.record();
    let days: BTreeSet<Day> = data.changes().iter().map(|change| change.day).collect();
    let days: Vec<Day> = days.into_iter().collect();
    let drawn = |at: usize, on: Day| data.worldviews.first().and_then(|view| view.drawn_on(at, on)).cloned();
    let filled = |at: usize, on: Day| {
        let with = drawn(at, on).and_then(|drawn| drawn.with);
        with.map_or(Shown::Nothing, |code| data.shown_on(code, on))
    };
    let first = days.first().when("looking for changes")?;
    page.open(&format!("#date={first}")).await?;
    for pair in days.windows(2) {
        let [before, on] = [pair[0], pair[1]];
        let date = on;
        page.watch().await?;
        page.step(Direction::Forward).await?;
        let hash = if on == data.opens_on { String::new() } else { format!("#date={on}") };
        page.sees_hash(&hash).await?;
        let all = page.watched().await?;
        let on_map: Vec<&Change> = all.iter().filter(|change| change.part == "map").collect();
        let refilled: BTreeSet<&str> = (on_map.iter())
            .filter(|change| change.attribute == "data-status")
            .map(|change| change.on.as_str())
            .collect();
        let codes: Vec<(String, bool)> = (data.order())
            .map(|code| (code.to_string(), data.shown_on(code, before) != data.shown_on(code, on)))
            .collect();
        let areas = || data.areas.iter().enumerate();
        let is_refilled = |(at, _): &(usize, &Area)| filled(*at, before) != filled(*at, on);
        let is_redrawn = |(at, area): &(usize, &Area)| {
            drawn(*at, before) != drawn(*at, on) || area.is_disputed_on(before) != area.is_disputed_on(on)
        };
        // Of whom the leaders have agreed to, the edge.
        let is_agreed =
            |code: &str, day: Day| StateCode::parse(code).is_some_and(|code| data.is_agreed_on(code, day));
        let states = codes
            .iter()
            .filter(|(code, is_other)| *is_other || is_agreed(code, before) != is_agreed(code, on));
        let should_be: BTreeSet<&str> = states
            .map(|(code, _)| code.as_str())
            .chain(areas().filter(is_refilled).map(|(_, area)| area.id.as_str()))
            .collect();
        expect_eq(&format!("whose status changed on {on}"), refilled, should_be.clone())?;
        // In the lanes the names of those that changed, and nothing else of a state.
        let in_lanes = all.iter().filter(|change| change.part == "lanes");
        let named: BTreeSet<&str> = in_lanes
            .filter(|change| change.on.len() == 2 && change.on != "at")
            .map(|change| change.on.as_str())
            .collect();
        let states: BTreeSet<&str> =
            codes.iter().filter(|(_, is_other)| *is_other).map(|(code, _)| code.as_str()).collect();
        expect_eq(&format!("whose lane changed on {date}"), named, states)?;
        // What else is touched: an area that is hatched or called in another way; of a name its colour.
        let redrawn: BTreeSet<&str> = areas().filter(is_redrawn).map(|(_, area)| area.id.as_str()).collect();
        // The ground under a state and what is drawn as its own.
        let is_ground_of_these = areas().any(|(at, _)| {
            let owner = drawn(at, on).filter(|drawn| !drawn.is_hatched).and_then(|drawn| drawn.with);
            owner.is_some_and(|owner| should_be.contains(owner.as_str()))
        });
        let stray = |change: &&&Change| {
            let on = change.on.as_str();
            let is_line = change.kind == "childList" && !redrawn.is_empty();
            let is_ground = change.attribute == "fill" && on == "path" && is_ground_of_these;
            // Who is away is called so, and of whose status or absence nobody knows the day.
            let told = |on: &str, day: Day| {
                StateCode::parse(on)
                    .map(|code| (data.absence_on(code, day).is_some(), data.has_more_to_tell(code, day)))
            };
            let is_renamed = change.attribute == "aria-label" && told(on, before) != told(on, date);
            let is_known =
                is_renamed || should_be.contains(on) || redrawn.contains(on) || on.starts_with("label");
            !(is_known || is_line || is_ground)
        };
        let stray: Vec<_> = on_map.iter().filter(stray).collect();
        expect(stray.is_empty(), || format!("{before} to {on} touched more than {should_be:?}: {stray:#?}"))?;
    }
    Ok(())
}

/// On the day on which a dispute begins, its area changes, the ground of whose it was, and the lines in dispute, and no other line; in a view that knows of
/// no dispute, nothing but what it is called.
pub async fn redraws_only_what_came_to_be_in_dispute(page: &AtlasPage) -> Outcome {
    for (view, most_lines) in [("neutral", 3), ("UA", 0)] {
        page.open(&format!("#date=2014-03-17&worldview={view}")).await?;
        page.open_choice().await?;
        page.watch().await?;
        page.choose(false, "2014-03-18").await?;
        page.sees_date("18 March 2014").await?;
        let changes = page.watched().await?;
        let (lines, others): (Vec<&Change>, Vec<&Change>) = changes
            .iter()
            .filter(|change| change.part == "map")
            .partition(|change| change.kind != "attributes");
        // One is taken away where one is put.
        expect(lines.len() <= 2 * most_lines, || format!("lines in {view}: {lines:#?}"))?;
        let others: BTreeSet<&str> = others.iter().map(|change| change.on.as_str()).collect();
        expect_eq("the shapes that changed", others, BTreeSet::from(["crimea"]))?;
    }
    Ok(())
}

/// A selection touches what was and what is selected, and the card; dragging touches playhead and colours.
pub async fn redraws_little_for_a_selection(page: &AtlasPage) -> Outcome {
    page.open("#date=2019-01-01&state=CN").await?;
    page.watch().await?;
    page.click_state("IN").await?;
    page.sees_card("India").await?;
    page.sees_hash("#date=2019-01-01&state=IN").await?;
    let changes = page.watched().await?;
    let attributes_of = |part: &str| -> BTreeSet<(String, String)> {
        let of_part = changes.iter().filter(|change| change.part == part && change.on != "tip");
        of_part.map(|change| (change.on.clone(), change.attribute.clone())).collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> BTreeSet<(String, String)> {
        pairs.iter().map(|(on, attribute)| ((*on).to_owned(), (*attribute).to_owned())).collect()
    };
    let should_be = pairs(&[
        ("CN", "aria-current"),
        ("CN", "tabindex"),
        ("IN", "aria-current"),
        ("IN", "tabindex"),
        ("outlines", ""),
        ("chosen", "d"),
    ]);
    expect_eq("what changed on the map", attributes_of("map"), should_be)?;
    let should_be = pairs(&[
        ("CN", "aria-current"),
        ("CN", "data-selected"),
        ("IN", "aria-current"),
        ("IN", "data-selected"),
    ]);
    expect_eq("what changed in the lanes", attributes_of("lanes"), should_be)
}

pub async fn drags_the_lanes(page: &AtlasPage) -> Outcome {
    page.open("#date=2003-01-01").await?;
    page.watch().await?;
    // From early in 2003 to late in the same year: nothing changes its status.
    page.drag_axis(0.105, 0.13).await?;
    let seen = page
        .sees("a later day of 2003", |seen| seen.date.ends_with(" 2003") && seen.date != "1 January 2003")
        .await?;
    expect_eq("what is selected", &seen.chosen_in_lanes, &Vec::<String>::new())?;
    page.sees("the address to follow", |seen| seen.hash != "#date=2003-01-01").await?;
    let touched: BTreeSet<String> = page.watched().await?.into_iter().map(|change| change.on).collect();
    expect_eq(
        "what a drag without a change touches",
        touched,
        ["at", "later", "playhead"].map(str::to_owned).into(),
    )?;
    page.drag_axis(0.13, 0.99).await?;
    page.sees("the last days", |seen| seen.date.ends_with(" 2026") || seen.date.ends_with(" 2025"))
        .await
        .map(drop)
}

/// On a narrow page what tells of the date stands above the timeline. It waits for the hand that drags, so that the years do not
/// go from under it.
pub async fn keeps_the_years_under_the_hand(page: &AtlasPage) -> Outcome {
    page.dress(360, 740, Scheme::Light).await?;
    page.open("#compare=2001-06-15").await?;
    let script = "document.documentElement.style.overflowAnchor = 'none';
        const axis = found('.lanes .axis');
        window.tops = [];
        let isDown = false;
        const look = () => {
            if (!isDown) return;
            window.tops.push(axis.getBoundingClientRect().top + scrollY);
            requestAnimationFrame(look);
        };
        axis.addEventListener('pointerdown', () => { isDown = true; look(); });
        axis.addEventListener('pointerup', () => (isDown = false), { capture: true });
        window.heightThen = found('.card').offsetHeight";
    let () = page.author(script, json!(null)).await?;
    page.drag_axis(0.85, 0.1).await?;
    page.sees("the founding", |seen| seen.date == "15 June 2001").await?;
    let script = "return [tops.length > 3, Math.max(...tops) - Math.min(...tops) < 1]";
    let kept: serde_json::Value = page.author(script, json!(null)).await?;
    expect_eq("frames seen, and that the years stayed where they were", kept, json!([true, true]))?;
    // What was above has followed when the hand let go.
    page.until_true("the card to follow", async || {
        page.author("return found('.card').offsetHeight !== window.heightThen", json!(null)).await
    })
    .await?;
    // For readers who space texts (WCAG 2.2, 1.4.12) some sentences are longer than their room; by hand the days that have them may
    // be passed between two frames.
    let script = "const spaced = new CSSStyleSheet();
        spaced.replaceSync('.sentence { letter-spacing: 0.12em; word-spacing: 0.16em; line-height: 1.5 }');
        host.shadowRoot.adoptedStyleSheets.push(spaced);
        for (let at = 0; at < 2; at += 1) await new Promise(requestAnimationFrame);
        const axis = found('.lanes .axis');
        const { left, width, top } = axis.getBoundingClientRect();
        const send = (type, share) => axis.dispatchEvent(new PointerEvent(type, {
            pointerId: 70, isPrimary: true, bubbles: true, pointerType: 'mouse', buttons: 1, clientX: left + width * share, clientY: top + 9 }));
        const lines = new Set();
        window.tops = [];
        send('pointerdown', 0.99);
        for (let share = 0.99; share > 0.01; share -= 0.005) {
            send('pointermove', share);
            await new Promise(requestAnimationFrame);
            lines.add(found('.sentence').offsetHeight);
        }
        send('pointerup', 0.01);
        return [lines.size > 2, Math.max(...tops) - Math.min(...tops) < 1]";
    let kept: serde_json::Value = page.author_awaits(script, json!(null)).await?;
    expect_eq("sentences of three lengths, and that the years stayed", kept, json!([true, true]))?;
    // A second finger that comes and goes meanwhile takes nothing out of the first one's hand.
    let script = "const axis = found('.lanes .axis');
        const { left, width, top } = axis.getBoundingClientRect();
        const send = (type, pointerId, share) => axis.dispatchEvent(new PointerEvent(type, {
            pointerId, isPrimary: pointerId === 71, bubbles: true, pointerType: 'mouse', buttons: 1, clientX: left + width * share, clientY: top + 9 }));
        send('pointerdown', 71, 0.3);
        send('pointerdown', 72, 0.5);
        send('pointerup', 72, 0.5);
        send('pointermove', 71, 0.99);
        send('pointerup', 71, 0.99)";
    let () = page.author(script, json!(null)).await?;
    page.sees("the last days", |seen| seen.date.ends_with(" 2026")).await?;

    // So it is on the bar that moves the stretch of time.
    let before = page.open("#time=2009-01-01..2013-12-31").await?;
    let script = "const bar = found('.stretch .part');
        const { left, width, top, height } = bar.getBoundingClientRect();
        window.send = (type, pointerId, byPx) => bar.dispatchEvent(new PointerEvent(type, {
            pointerId, isPrimary: pointerId === 81, bubbles: true, pointerType: 'touch',
            clientX: left + width / 2 + byPx, clientY: top + height / 2 }));
        window.first = async () => {
            for (let at = 0; at < 2; at += 1) await new Promise(requestAnimationFrame);
            return Number(found('.handle.from').value);
        };
        const was = await first();
        // A second one that is there before the first has gone anywhere does not let it drag sooner, and it is no press.
        send('pointerdown', 81, 0);
        send('pointerdown', 82, 20);
        send('pointermove', 81, 4);
        send('pointerup', 82, 20);
        send('pointerup', 81, 4);
        const stayed = (await first()) === was;
        // Where the page shows it larger it has to go farther in the window.
        document.body.style.zoom = 1.4;
        send('pointerdown', 81, 0);
        send('pointermove', 81, 10);
        send('pointercancel', 81, 10);
        const stayedLarger = (await first()) === was;
        document.body.style.zoom = '';
        await first();
        send('pointerdown', 81, 0);
        send('pointermove', 81, 20);
        const dragged = await first();
        send('pointerdown', 82, 0);
        send('pointermove', 82, -40);
        send('pointerup', 82, -40);
        send('pointerdown', 83, 0);
        send('pointercancel', 83, 0);
        const kept = (await first()) === dragged;
        send('pointermove', 81, 40);
        return [stayed, stayedLarger, dragged > was, kept, (await first()) > dragged]";
    let kept: serde_json::Value = page.author_awaits(script, json!(null)).await?;
    expect_eq(
        "that it stayed, here and larger, was dragged, not by the second finger, and on by the first",
        kept,
        json!([true, true, true, true, true]),
    )?;
    page.press(Key::Escape).await?;
    page.sees("the stretch as it was", |seen| seen.stretch == before.stretch).await?;
    // Until it has let go nothing more comes of it.
    let script = "const was = await first();
        send('pointermove', 81, 60);
        send('pointerup', 81, 60);
        return (await first()) === was";
    let stayed: bool = page.author_awaits(script, json!(null)).await?;
    expect(stayed, || "it goes on after Escape".to_owned())?;

    // And on the slider: a second finger that is lifted leaves Escape to the first.
    page.open("#date=2017-06-09").await?;
    let script = "const slider = found('.slider');
        const { left, width, top, height } = slider.getBoundingClientRect();
        const send = (type, pointerId, byPx) => slider.dispatchEvent(new PointerEvent(type, {
            pointerId, isPrimary: pointerId === 91, bubbles: true, pointerType: 'touch',
            clientX: left + width / 2 + byPx, clientY: top + height / 2 }));
        send('pointerdown', 91, 0);
        slider.value = Number(slider.value) - 700;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        send('pointermove', 91, -40);
        send('pointerdown', 92, 40);
        send('pointerup', 92, 40);
        for (let at = 0; at < 2; at += 1) await new Promise(requestAnimationFrame);
        // Longer than the moment that a lifted pointer has for what browsers send after it.
        await new Promise((done) => setTimeout(done, 100));
        return found('.sentence .date').textContent";
    let dragged: String = page.author_awaits(script, json!(null)).await?;
    expect(dragged.contains("2015"), || format!("the first finger has dragged to {dragged}"))?;
    page.press(Key::Escape).await?;
    page.sees_date("9 June 2017").await.map(drop)
}

pub async fn fits(page: &AtlasPage) -> Outcome {
    /// Between the map and the date strip, in CSS pixels.
    const GAP_PX: f64 = 24.0;
    for (width, height) in [(360, 740), (768, 1024), (1200, 900)] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            let name = format!("{width}-{}", scheme.word());
            page.dress(width, height, scheme).await?;
            page.open("#state=IN").await?;
            page.sees_card("India").await?;
            let layout = page.layout().await?;
            expect_eq(&format!("the width of the window at {name}"), layout.window_width, f64::from(width))?;
            expect(layout.page_width <= layout.window_width, || {
                format!("at {name} the page scrolls sideways: {layout:?}")
            })?;
            expect(layout.too_wide.is_empty(), || format!("at {name} parts are cut off: {layout:?}"))?;
            let is_dark = layout.lightness < 0.5;
            expect_eq(&format!("dark at {name}: {layout:?}"), is_dark, scheme == Scheme::Dark)?;
            let gap = layout.strip[1] - layout.map[3];
            expect((0.0..=GAP_PX).contains(&gap), || {
                format!("at {name} the date strip is not right under the map: {layout:?}")
            })?;
            page.keep_picture(&name).await?;
        }
    }
    Ok(())
}

/// No name lies over another, a marker or the edge, measured as the browser draws them and not as the layout assumes.
pub async fn keeps_names_apart(page: &AtlasPage) -> Outcome {
    let mut complaints = Vec::new();
    for (width, height) in [(320, 640), (360, 740), (768, 1024), (1200, 900)] {
        page.dress(width, height, Scheme::Light).await?;
        for link in ["", "#state=IN&zoom=IN", "#state=SA", "#state=UZ&zoom=UZ"] {
            page.open(link).await?;
            let (count, touching) = page.names_that_touch().await?;
            expect(count >= 4, || format!("{count} names at {width} px, {link:?}"))?;
            complaints.extend(touching.into_iter().map(|told| format!("{width} px, {link:?}: {told}")));
        }
    }
    // Countries around are named where the map is near, but for marks of a comparison, which might lie on these names.
    let around = "
        for (let at = 0; at < 30; at += 1) await new Promise(requestAnimationFrame);
        return all('.of-context').filter((of) => of.checkVisibility()).map((of) => of.textContent)";
    for (link, is_named) in [("#zoom=IR", true), ("#zoom=IR&compare=2001-06-15", false)] {
        page.open(link).await?;
        let names: Vec<String> = page.author_awaits(around, json!(null)).await?;
        let found = names.iter().any(|name| name == "Turkmenistan");
        expect_eq(&format!("Turkmenistan in {names:?} for {link}"), found, is_named)?;
    }
    expect(complaints.is_empty(), || complaints.join("\n"))
}

/// Between any two fills that meet on the map there is an edge of 3:1 with one of them, as it is painted on a screen with
/// a pixel for each of CSS, where most lines fall between pixels: in three places of four.
pub async fn has_edges(page: &AtlasPage) -> Outcome {
    /// What meets, and in how many places at least.
    type Pairs = &'static [(&'static str, usize)];
    let now: Pairs = &[
        ("dialogue_partner and sea", 30),
        ("dialogue_partner and land", 50),
        ("dialogue_partner and dialogue_partner", 8),
        ("dialogue_partner and member", 12),
        ("land and member", 20),
        ("member and member", 60),
        ("member and observer", 50),
        ("member and sea", 100),
    ];
    let earlier: Pairs = &[
        ("observer and sea", 30),
        ("land and observer", 5),
        ("observer and observer", 8),
        ("none and observer", 20),
        ("none and sea", 20),
        ("land and none", 50),
        ("none and none", 8),
    ];
    for scheme in [Scheme::Light, Scheme::Dark] {
        page.dress(1200, 900, scheme).await?;
        for (link, pairs) in [("", now), ("#date=2010-06-15", earlier)] {
            page.open(link).await?;
            let edges = page.painted_edges().await?;
            for (pair, least) in pairs {
                let mut places = edges.get(*pair).cloned().unwrap_or_default();
                places.sort_by(f64::total_cmp);
                let (count, name) = (places.len(), scheme.word());
                expect(count >= *least, || format!("{pair} meet in {count} places only"))?;
                let in_most = places[count / 4];
                expect(in_most >= 3.0, || {
                    format!("{pair}, {name}: {in_most:.2} to 1 at most in many of {count} places")
                })?;
            }
        }
    }
    // In the counts, which are many boxes beside and upon one another, nothing may be seen between them.
    for width in [360, 768, 1200] {
        page.dress(width, 900, Scheme::Light).await?;
        page.open("").await?;
        let [seams, painted] = page.seams_in_counts().await?;
        expect(seams == 0 && painted > 5_000, || {
            format!("at {width} px {seams} pixels in the counts are seams, {painted} are not")
        })?;
    }
    Ok(())
}
