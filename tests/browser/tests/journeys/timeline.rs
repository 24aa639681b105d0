//! The timeline: its panel, its summits, its groups, the stretch that it shows, and two dates compared.

use browser_tests::{AtlasPage, Context, Direction, Key, Outcome, Scheme, Seen, expect, expect_eq};
use serde_json::{Value, json};

/// A bar tells of itself under the mouse and under the keyboard; the panel never covers it, the mouse may go
/// onto the panel, and Escape takes it away.
pub async fn tells_of_bars(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    for (lane, part, says) in [
        ("IN", "b1", ["Member since 9 June 2017", "Admitted by the heads of state", "TASS"]),
        ("LK", "b0", ["Dialogue partner from May 2010", "The day is not certain.", "IDSA"]),
        ("AF", "g0", ["Not invited since September 2021", "Left out of the leaders’ meetings", "TASS"]),
        ("LA", "m0", ["1 September 2025", "no signing was found", "Interfax"]),
        ("BH", "b1", ["SCO partner since 1 September 2025", "become one status", "Trend"]),
    ] {
        let part = if lane == "LA" { page.part_of("LA", "m").await? } else { part.to_owned() };
        page.hover_elsewhere().await?;
        page.hover_part(lane, &part).await?;
        let panel = page.sees_panel(says[0]).await?;
        for text in says {
            expect(panel.contains(text), || format!("the panel of {lane} does not say {text:?}: {panel}"))?;
        }
        expect(!page.panel_covers(lane, &part).await?, || {
            format!("the panel covers what it tells of: {lane}")
        })?;
    }
    page.hover_panel().await?;
    page.sees_panel("SCO partner since").await?;
    // On the way over others nothing comes that would stop the mouse, from whichever side it comes.
    for (x, y) in [(-300.0, -300.0), (300.0, -300.0), (0.0, -200.0), (0.0, 200.0), (-300.0, -100.0)] {
        for steps in [3, 12, 50] {
            page.hover_elsewhere().await?;
            page.sees_no_panel().await?;
            page.glide_to_part("IN", "b1", [x, y], steps).await?;
            let what = format!("from {x}, {y} in {steps} steps");
            page.sees_panel("Member since 9 June 2017").await.when(&what)?;
        }
    }
    page.hover_part("BH", "b1").await?;
    page.sees_panel("SCO partner since").await?;
    page.hover_elsewhere().await?;
    page.sees_no_panel().await?;

    // By keyboard: one stop, and arrows.
    page.tab_to("Members on 4 July 2024: 10").await?;
    page.press(Key::Down).await?;
    page.sees_focus("China").await?;
    page.press(Key::Right).await?;
    page.sees("what it came from", |seen| seen.focus.starts_with("China: Shanghai Five, from 1996")).await?;
    page.sees_panel("India’s SCO site").await?;
    page.press(Key::Right).await?;
    page.sees("the bar of China", |seen| seen.focus == "China: Member since 15 June 2001").await?;
    page.sees_panel("Member since 15 June 2001").await?;
    page.press(Key::Escape).await?;
    page.sees_no_panel().await?;
    let seen = page.look().await?;
    expect_eq("what Escape selects", &seen.card_title, "Shanghai Cooperation Organisation")?;
    page.press(Key::Enter).await?;
    page.sees_card("China").await?;
    page.press(Key::Escape).await?;
    page.sees_card("Shanghai Cooperation Organisation").await.map(drop)
}

/// The panel is in sight, wherever in the window the row is that it tells of.
pub async fn keeps_its_panel_in_sight(page: &AtlasPage) -> Outcome {
    for width in [320, 600, 1200] {
        page.dress(width, 500, Scheme::Light).await?;
        page.open("").await?;
        let summits = [".summit:first-child", ".summit:last-child"];
        // Folded where it is narrow.
        let bars = ["[data-lane='CN'] [data-part]", "[data-lane='BY'] [data-part]"]
            .into_iter()
            .filter(|_| width > 600);
        for part in summits.into_iter().chain(bars) {
            for edge in ["start", "end"] {
                let beyond_px = page.panel_beyond_window(part, edge).await?;
                expect(beyond_px == 0.0, || {
                    format!(
                        "{width} px: the panel of {part} at the window's {edge} is {beyond_px} px out of it"
                    )
                })?;
            }
        }
    }
    // Where the page becomes narrower, what it tells of is somewhere else.
    page.hover_elsewhere().await?;
    page.tab_to("Members on 4 July 2024: 10").await?;
    page.press(Key::Down).await?;
    page.press(Key::Right).await?;
    page.sees_panel("India’s SCO site").await?;
    page.dress(700, 500, Scheme::Light).await?;
    page.sees_no_panel().await
}

/// A summit sets the date and tells what was decided there, by mouse, by keyboard and from a list.
pub async fn visits_summits(page: &AtlasPage) -> Outcome {
    let seen = page.open("").await?;
    expect(seen.gathering.starts_with("Summit in Astana, Kazakhstan, 3–4 July 2024, in person."), || {
        seen.gathering.clone()
    })?;
    page.click_summit("2015").await?;
    page.sees_date("10 July 2015").await?;
    // What was decided follows once the hand rests.
    let seen = page.sees("the summit", |seen| seen.gathering.starts_with("Summit in Ufa")).await?;
    for text in [
        "Summit in Ufa, Russia, 9–10 July 2015, in person.",
        "Leaders agree to make Cambodia, Azerbaijan, Nepal and Armenia dialogue partners.",
        "The way to membership opens for India and Pakistan.",
    ] {
        expect(seen.gathering.contains(text), || format!("{text:?} is not in {:?}", seen.gathering))?;
    }
    expect(seen.gathering_chip.starts_with("Xinhua"), || seen.gathering_chip.clone())?;
    expect_eq(
        "the summits chosen",
        &seen.summits_chosen,
        &["Summit in Ufa, Russia, 9–10 July 2015, in person"],
    )?;

    // The keyboard is where the mouse was.
    page.tab_to("Summit in Ufa, Russia, 9–10 July 2015, in person").await?;
    // There stands all that was decided, with what that rests on, the summit's own sources before it.
    let panel = page.sees_panel("Belarus becomes an observer.").await?;
    let sources = panel.rsplit("Sources: ").next().unwrap_or_default();
    for publisher in ["Xinhua", "MassisPost", "RT", "Kazinform", "Gazeta.uz"] {
        expect(sources.contains(publisher), || format!("{publisher} is not in {sources:?}"))?;
    }
    page.press(Key::Left).await?;
    page.sees("the one before", |seen| seen.focus.starts_with("Summit in Dushanbe, Tajikistan, 11–12"))
        .await?;
    page.press(Key::Home).await?;
    page.sees("the first", |seen| seen.focus.starts_with("Summit in Shanghai, China, 14–15 June 2001"))
        .await?;
    page.press(Key::Right).await?;
    page.sees("the next", |seen| seen.focus.starts_with("Summit in St Petersburg, Russia, 7 June 2002"))
        .await?;
    page.sees_panel("The charter was signed here").await?;
    page.press(Key::Escape).await?;
    page.sees_no_panel().await?;
    page.press(Key::Enter).await?;
    let seen = page.sees_date("7 June 2002").await?;
    expect(seen.focus.starts_with("Summit in St Petersburg"), || seen.focus.clone())?;
    page.sees_panel("The charter was signed here").await?;
    // Choosing it again tells it again too.
    page.press(Key::Escape).await?;
    page.sees_no_panel().await?;
    page.press(Key::Enter).await?;
    page.sees_panel("The charter was signed here").await?;
    page.press(Key::Escape).await?;

    page.open_choice().await?;
    page.sees("a field for the date", |seen| !seen.typed.is_empty()).await?;
    page.choose_in(".summit-list", "2023-07-04").await?;
    let seen = page.sees_date("4 July 2023").await?;
    expect(seen.gathering.starts_with("Summit by video, chaired by India, 4 July 2023."), || {
        seen.gathering.clone()
    })?;
    // From its first day, on which nothing has been decided, the same summit can be gone to.
    page.follow("#date=2024-07-03").await?;
    page.sees_date("3 July 2024").await?;
    let chosen: String = page.author("return found('.summit-list').value", json!(null)).await?;
    expect_eq("what cannot be chosen, because it is already", chosen.as_str(), "")?;
    page.choose_in(".summit-list", "2024-07-04").await?;
    page.sees_date("4 July 2024").await?;
    page.follow("#date=2023-07-04").await?;
    page.sees_date("4 July 2023").await?;
    page.step(Direction::Forward).await?;
    let seen = page.sees_date("15 July 2023").await?;
    expect_eq("between summits", &seen.gathering, "Last summit: By video, chaired by India, 4 July 2023.")
}

/// What the panel names is what a click or a tap goes to, wherever in the row of summits it is; where no summit is near,
/// that is none.
pub async fn goes_to_what_is_named(page: &AtlasPage) -> Outcome {
    for (width, by_finger) in [(340, false), (320, true)] {
        page.dress(width, 800, Scheme::Light).await?;
        page.open("#date=2001-06-16").await?;
        let row = page.width_of_summits().await?;
        let mut dates = Vec::new();
        // Every fifth pixel: marks stand about eight apart. The first stands where the axis begins.
        let places = (40..).step_by(5).map(f64::from);
        for x in places.take_while(|x| *x < row - 12.0) {
            let [pointed, chosen] = page.goes_to_summit_at(x, by_finger).await?;
            let seen = page.look().await?;
            expect(by_finger || pointed == chosen, || format!("at {x} of {width} px: {pointed}; {chosen}"))?;
            // The last day is the one that is set: `9–10 July 2015`.
            expect(chosen.contains(&seen.date), || {
                format!("at {x} of {width} px the date is {}, the panel says {chosen:?}", seen.date)
            })?;
            let off = page.summit_from_playhead().await?;
            expect(off < 1.0, || {
                format!("at {width} px the summit of {} is drawn {off} px from its day", seen.date)
            })?;
            // Places are whole pixels for a finger, and for the browser where boxes begin; marks are not.
            let by = page.nearer_summit_than_chosen(x).await?;
            expect(by < 2.0, || {
                format!("at {x} of {width} px {} is chosen; another mark is {by} px nearer", seen.date)
            })?;
            dates.push(seen.date);
        }
        dates.dedup();
        expect(dates.len() > 20, || format!("no more summits than {dates:?}"))?;
    }
    page.dress(1200, 800, Scheme::Light).await?;
    page.open("#date=2018-01-15&time=2017-07-01..2018-12-31").await?;
    let row = page.width_of_summits().await?;
    let [pointed, chosen] = page.goes_to_summit_at(row * 0.3, false).await?;
    expect_eq("what is told far from every summit", [pointed, chosen], ["", ""].map(str::to_owned))?;
    let seen = page.look().await?;
    expect_eq("the date after a click there", &seen.date, "15 January 2018")
}

/// Groups fold and open; on a narrow window they are folded at first, but for what is selected, and nothing has
/// to be scrolled two ways.
pub async fn folds(page: &AtlasPage) -> Outcome {
    let seen = page.open("").await?;
    expect_eq("lanes shown at first", seen.lanes_shown.len(), 27)?;
    page.click_button("Dialogue partners").await?;
    page.sees("fewer lanes", |seen| seen.lanes_shown.len() == 13).await?;
    page.click_button("Dialogue partners").await?;
    page.sees("all lanes", |seen| seen.lanes_shown.len() == 27).await?;
    // What is folded of one layer is so when it comes back, and of the other nothing is.
    page.click_button("Members").await?;
    page.sees("no members", |seen| seen.lanes_shown.len() == 17).await?;
    page.click_button("From the article only").await?;
    page.sees("all lanes of the article", |seen| seen.lanes_shown.len() == 13).await?;
    page.click_button("With the public record").await?;
    page.sees("the record without its members", |seen| seen.lanes_shown.len() == 17).await?;

    // Beside the card the timeline is narrower than the widget; its headings say what is so.
    for width in [700, 790, 820, 860, 1000] {
        page.dress(width, 800, Scheme::Light).await?;
        page.open("").await?;
        let told = page.folds_as_told().await?;
        expect(told.iter().all(|(says, is)| says == is), || format!("at {width} px: {told:?}"))?;
    }
    for width in [320, 360] {
        page.dress(width, 640, Scheme::Light).await?;
        page.open("#state=IN&compare=2005-07-05").await?;
        let seen = page.sees("India's lane alone", |seen| seen.lanes_shown == ["IN"]).await?;
        let heading = page.author_awaits("return found('.fold').innerText", json!(null)).await?;
        expect_eq::<Value, _>("the heading", heading, json!("Members\non 4 July 2024"))?;
        expect_eq("what is selected", &seen.chosen_in_lanes, &["IN"])?;
        page.click_button("Observers").await?;
        page.sees("the observers too", |seen| seen.lanes_shown == ["IN", "MN", "AF"]).await?;
        let layout = page.layout().await?;
        expect(layout.page_width <= layout.window_width && layout.too_wide.is_empty(), || {
            format!("at {width} px something has to be scrolled sideways: {layout:?}")
        })?;
        page.keep_picture(&format!("{width}-folded")).await?;
    }
    Ok(())
}

/// The stretch that the timeline shows: its handles by key and by mouse, zooming by key, the address, and the
/// date that it goes along with.
pub async fn zooms_time(page: &AtlasPage) -> Outcome {
    // July begins three days before the article's.
    page.open("#time=2024-01-01..2025-12-31").await?;
    page.sees("July", |seen| seen.ticks.iter().any(|tick| tick == "Jul")).await?;
    page.ticks_stand_apart().await?;
    page.open("#date=2017-06-09&time=2016-01-01..2017-12-31").await?;
    let seen = page.sees("months or quarters", |seen| seen.ticks.iter().any(|tick| tick == "Jul")).await?;
    expect(seen.ticks.contains(&"2017".to_owned()), || format!("{:?}", seen.ticks))?;
    page.ticks_stand_apart().await?;
    page.step(Direction::Forward).await?;
    page.sees_date("14 September 2022").await?;
    page.sees("the stretch to go along", |seen| seen.ticks.contains(&"2022".to_owned())).await?;
    page.click_button("Show all years").await?;
    // Every second year is written, or where the window is narrower every fifth.
    let seen = page.sees("all years", |seen| seen.ticks.contains(&"2010".to_owned())).await?;
    expect_eq(
        "the stretch in the address",
        seen.stretch,
        ["15 June 2001", "2 February 2026"].map(str::to_owned),
    )?;
    page.sees_hash("#date=2022-09-14").await?;

    page.drag_handle(".handle.from", 0.5).await?;
    let seen = page.sees("a shorter stretch", |seen| seen.stretch[0] != "15 June 2001").await?;
    expect(["2013", "2014"].iter().any(|year| seen.stretch[0].ends_with(year)), || {
        format!("{:?}", seen.stretch)
    })?;
    page.sees("its address", |seen| seen.hash.contains("&time=201")).await?;

    page.press_letter('0').await?;
    page.sees("all years", |seen| seen.stretch[0] == "15 June 2001").await?;
    page.press_letter('+').await?;
    page.press_letter('+').await?;
    page.sees("a quarter of it", |seen| seen.stretch[0].ends_with("2019")).await?;
    page.ticks_stand_apart().await?;
    page.press_letter('-').await?;
    page.press_letter('-').await?;
    page.sees("all of it", |seen| seen.stretch[0] == "15 June 2001").await?;
    page.press(Key::Tab).await?;
    page.sees_focus("Show to").await?;
    page.press(Key::PageDown).await?;
    page.sees("a year less", |seen| seen.stretch[1] == "2 February 2025").await?;
    page.press(Key::Left).await?;
    page.sees("a month less", |seen| seen.stretch[1] == "2 January 2025").await?;
    // A slider's arrows are its own, whichever way they point.
    page.press(Key::Up).await?;
    let seen = page.sees("a month more", |seen| seen.stretch[1] == "2 February 2025").await?;
    expect_eq("the focus", seen.focus.as_str(), "Show to")?;
    page.press(Key::Down).await?;
    page.sees("a month less again", |seen| seen.stretch[1] == "2 January 2025").await?;
    // A year is one also where it has a leap day.
    page.press(Key::PageDown).await?;
    page.sees("a year less", |seen| seen.stretch[1] == "2 January 2024").await?;
    page.press(Key::PageUp).await?;
    page.sees("a year more", |seen| seen.stretch[1] == "2 January 2025").await.map(drop)
}

/// Where the page alone steers neither date nor stretch is another whatever a hand does in the timeline, which tells all the same;
/// with few controls they are the reader's.
pub async fn leaves_steering(page: &AtlasPage) -> Outcome {
    page.dress(800, 900, Scheme::Light).await?;
    page.open("#date=2017-06-09&compare=2012-06-07").await?;
    page.set_attribute("controls", Some("none")).await?;
    let before = page.look().await?;
    page.drag_axis(0.6, 0.3).await?;
    page.click_summit("2015").await?;
    page.sees_panel("The way to membership opens").await?;
    page.press(Key::Escape).await?;
    page.sees_no_panel().await?;
    page.tab_to("Summit in Ufa, Russia, 9–10 July 2015, in person").await?;
    page.press(Key::Enter).await?;
    page.sees_panel("The way to membership opens").await?;
    page.press(Key::Home).await?;
    for key in ['+', '-', '+', '0', '+'] {
        page.press_letter(key).await?;
    }
    page.press(Key::Escape).await?;
    page.press(Key::Escape).await?;
    page.click_lane("IN").await?;
    let after = page.sees_card("India").await?;
    let set =
        |seen: &Seen| (seen.date.clone(), seen.compared.clone(), seen.stretch.clone(), seen.ticks.clone());
    expect_eq("date, second date and stretch", set(&after), set(&before))?;

    page.set_attribute("controls", Some("few")).await?;
    page.drag_axis(0.6, 0.3).await?;
    page.sees("another date", |seen| seen.date != before.date).await?;
    page.click_summit("2015").await?;
    page.sees_date("10 July 2015").await?;
    page.press_letter('+').await?;
    page.sees("a stretch", |seen| seen.stretch != before.stretch).await.map(drop)
}

/// What there is in a lane does not hang on what the timeline shows when it is made; a date beyond is told; either handle can
/// be had where they meet.
pub async fn shows_all_after_a_stretch(page: &AtlasPage) -> Outcome {
    page.open("#time=2016-01-01..2017-12-31&layer=article").await?;
    page.until_true("the year of the change beyond", async || Ok(page.beyond().await? == "2024 ›")).await?;
    page.click_button("With the public record").await?;
    page.sees("the record", |seen| seen.layer == "With the public record").await?;
    // Two each of India and Pakistan to 2017; Azerbaijan, Nepal and Armenia, decided in 2015, to 2016.
    expect_eq("joining lines within the stretch", page.drawn_in_lanes(".leads").await?, 7)?;
    page.click_button("Show all years").await?;
    page.sees("all years", |seen| seen.stretch[0] == "15 June 2001").await?;
    expect_eq("the Shanghai Five", page.drawn_in_lanes(".before").await?, 5)?;
    // Three bars and an absence.
    expect_eq("starts known to the month", page.drawn_in_lanes(".soft").await?, 4)?;
    expect_eq("what is beyond", page.beyond().await?, String::new())?;

    page.open("#date=2010-06-11&time=2025-11-03..2026-02-02").await?;
    expect_eq("a date before", page.beyond().await?, "‹ 11 June 2010".to_owned())?;
    page.open("#date=2010-06-11&compare=2012-06-07&time=2025-11-03..2026-02-02").await?;
    expect_eq("a second date before", page.second_beyond().await?, "‹ 7 June 2012".to_owned())?;
    page.open("#date=2010-06-11&compare=2012-06-07&time=2009-11-03..2011-02-02").await?;
    expect_eq("a second date after", page.second_beyond().await?, "7 June 2012 ›".to_owned())?;
    page.open("#date=2010-06-11&time=2025-11-03..2026-02-02").await?;
    expect_eq("no second date", page.second_beyond().await?, String::new())?;
    page.drag_handle(".handle.from", 0.5).await?;
    page.sees("a longer stretch", |seen| seen.stretch[0].ends_with("2013")).await?;

    // However narrow it is, each handle and the bar between them can be had; the bar moves it as it is.
    for (width, by_px) in [(1200, 60.0), (320, 30.0)] {
        page.dress(width, 800, Scheme::Light).await?;
        for link in
            ["#time=2009-01-01..2009-05-01", "#time=2001-06-15..2001-09-14", "#time=2025-11-03..2026-02-02"]
        {
            page.open(link).await?;
            let grips = page.grips_of_stretch().await?;
            expect(grips.iter().all(|px| *px >= 23), || format!("{width} px, {link}: {grips:?}"))?;
        }
        page.open("#time=2009-01-01..2009-05-01").await?;
        page.drag_stretch(by_px).await?;
        let seen = page.sees("a later stretch", |seen| !seen.stretch[0].ends_with("2009")).await?;
        let years =
            seen.stretch.each_ref().map(|day| day.rsplit(' ').next().and_then(|year| year.parse().ok()));
        // By two years at the one width, by about five at the other; as long as it was.
        let is_moved = matches!(years, [Some(from @ 2010..=2015), Some(to)] if to == from || to == from + 1);
        expect(is_moved, || format!("{:?}", seen.stretch))?;
        page.drag_stretch(-by_px).await?;
        page.sees("the stretch as it was", |seen| seen.stretch == ["1 January 2009", "1 May 2009"]).await?;
        // Either end can be had too.
        page.drag_handle(".handle.from", 0.1).await?;
        page.sees("an earlier first day", |seen| {
            seen.stretch[0].ends_with("2003") && seen.stretch[1] == "1 May 2009"
        })
        .await?;
    }
    page.dress(1200, 800, Scheme::Light).await?;
    // Whoever cannot drag presses on the bar: half of the time about that place.
    page.open("").await?;
    page.press_on(".stretch .part", [-0.1, 0.0]).await?;
    let seen = page.sees("half the time", |seen| seen.stretch[0] != "15 June 2001").await?;
    let years = seen.stretch.each_ref().map(|day| day.rsplit(' ').next().unwrap_or_default().to_owned());
    expect_eq("the years that are shown", years, ["2005", "2017"].map(str::to_owned))?;
    page.press_on(".stretch .part", [0.0, 0.0]).await?;
    page.sees("a quarter", |seen| seen.stretch[0].ends_with("2008") && seen.stretch[1].ends_with("2014"))
        .await?;
    page.click_button("Show all years").await?;
    page.sees("all years", |seen| seen.stretch[0] == "15 June 2001").await.map(drop)
}

/// Escape puts back what was there when the drag began, whatever was dragged, and lets nothing more come of it; once the pointer has
/// let go it does as ever.
pub async fn takes_drags_back(page: &AtlasPage) -> Outcome {
    /// So far each of them is dragged, in CSS pixels.
    const BY_PX: f64 = -90.0;
    let before = page.open("#date=2017-06-09&compare=2023-07-04&time=2015-01-01..2020-12-31").await?;
    let shown = |seen: &Seen| (seen.date.clone(), seen.second_slider_says.clone(), seen.stretch.clone());
    for css in [".slider", ".slider.second", ".axis", ".handle.from", ".handle.to", ".stretch .part"] {
        page.drag_and_escape(css, BY_PX).await?;
        let seen = page.look().await?;
        expect_eq(&format!("what is shown after a drag of {css} and Escape"), shown(&seen), shown(&before))?;
        expect_eq("what is compared", &seen.hash, &before.hash)?;
    }
    page.drag_handle(".handle.from", 0.1).await?;
    page.sees("another stretch", |seen| seen.stretch != before.stretch).await?;
    page.press(Key::Escape).await?;
    page.sees("the end of comparing", |seen| !seen.hash.contains("compare=")).await.map(drop)
}

/// The timeline's one tab stop can always be seen, and the keyboard is not lost with what it was on.
pub async fn keeps_its_tab_stop(page: &AtlasPage) -> Outcome {
    page.dress(1200, 800, Scheme::Light).await?;
    page.open("").await?;
    page.tab_to("Members on 4 July 2024: 10").await?;
    page.press(Key::Down).await?;
    page.sees_focus("China").await?;
    page.sees_stop_of_timeline("China").await?;
    // Folded away by another width, unfolded away by another selection, zoomed out of sight.
    page.dress(360, 800, Scheme::Light).await?;
    page.sees_stop_of_timeline("Members on 4 July 2024: 10").await?;
    page.sees_focus("Members on 4 July 2024: 10").await?;
    page.open("#state=IN").await?;
    page.tab_to("Members on 4 July 2024: 10").await?;
    page.press(Key::Down).await?;
    page.sees_focus("India").await?;
    page.press(Key::Escape).await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    page.sees_focus("Members on 4 July 2024: 10").await?;
    page.sees_stop_of_timeline("Members on 4 July 2024: 10").await?;

    // What begins at the same place in a row is reached all the same, both ways.
    page.dress(1200, 800, Scheme::Light).await?;
    page.open("#state=AF&time=2022-01-01..2023-12-31").await?;
    page.tab_to("Members on 4 July 2024: 10").await?;
    for _ in 0..20 {
        if page.look().await?.focus == "Afghanistan" {
            break;
        }
        page.press(Key::Down).await?;
    }
    page.sees_focus("Afghanistan").await?;
    for (key, begins) in [
        (Key::Right, "Afghanistan: Observer from "),
        (Key::Right, "Afghanistan: Not invited since "),
        (Key::Left, "Afghanistan: Observer from "),
    ] {
        page.press(key).await?;
        page.sees(begins, |seen| seen.focus.starts_with(begins)).await?;
    }
    page.press(Key::Left).await?;
    page.sees_focus("Afghanistan").await?;
    page.press(Key::End).await?;
    page.sees("the row's last", |seen| seen.focus.starts_with("Afghanistan: Not invited since ")).await?;
    page.press(Key::Home).await?;
    page.sees_focus("Afghanistan").await.map(drop)
}

/// The lanes are made anew for another layer: the keyboard goes on to the same part, its lane's name or the heading over it.
pub async fn keeps_the_keyboard(page: &AtlasPage) -> Outcome {
    page.dress(1200, 800, Scheme::Light).await?;
    page.visit_widget("/pages/host.html").await?;
    let script = "
        host.setAttribute('layer', 'record');
        for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame);
        found(given).focus();
        // The reader has gone on to elsewhere.
        scrollTo({ top: 0, behavior: 'instant' });
        host.setAttribute('layer', 'article');
        for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame);
        if (scrollY > 0) throw new Error(`the page has gone ${scrollY} px`);
        const on = root.activeElement;
        const stops = all('.lanes [data-item][tabindex=\"0\"]');
        const lane = on?.closest('[data-lane]')?.dataset.lane ?? null;
        return [on?.classList[0], lane, stops.length === 1 && stops[0] === on]";
    for (from, class, lane) in [
        (".name[data-lane=IN]", "name", json!("IN")),
        (".row[data-lane=IN] .bar", "bar", json!("IN")),
        // The article does not tell of such a decision.
        (".row[data-lane=IN] .decision", "name", json!("IN")),
        // Nor of Mongolia.
        (".row[data-lane=MN] .bar", "fold", Value::Null),
        (".fold", "fold", Value::Null),
        (".summit", "fold", Value::Null),
    ] {
        let found: Value = page.author_awaits(script, json!(from)).await?;
        expect_eq(&format!("what the keyboard is on after {from}"), found, json!([class, lane, true]))?;
    }
    Ok(())
}

/// A finger that scrolls the page from the years leaves the date alone; a tap sets it, and going sideways drags it.
pub async fn scrolls_from_the_axis(page: &AtlasPage) -> Outcome {
    page.dress(360, 640, Scheme::Light).await?;
    page.open("").await?;
    let scrolled = page.swipe_up_over_axis(120.0).await?;
    expect(scrolled > 60.0, || format!("the page has gone {scrolled} px"))?;
    let seen = page.look().await?;
    expect_eq("the date after scrolling", &seen.date, "4 July 2024")?;
    page.tap_slider(".lanes .axis", 0.5).await?;
    page.sees("the date of a tap", |seen| (2012..=2013).contains(&year(&seen.date))).await?;
    page.listen().await?;
    page.swipe_slider(".lanes .axis", 0.5, Some(0.2)).await?;
    page.sees("the date dragged to", |seen| (2004..=2005).contains(&year(&seen.date))).await?;
    // It has gone along, and not only come to where the finger was lifted.
    let years: Vec<i32> =
        page.hears(0).await?.iter().filter_map(|heard| heard.date.get(..4)?.parse().ok()).collect();
    expect(years.len() > 3 && years.is_sorted_by(|before, after| before >= after), || {
        format!("on its way it has passed through {years:?}")
    })
}

/// The year of a date as a reader sees it.
fn year(date: &str) -> i32 {
    date.rsplit(' ').next().and_then(|year| year.parse().ok()).unwrap_or_default()
}

/// A finger that scrolls the page from a slider leaves its date alone; a tap sets it, and going sideways drags it.
pub async fn scrolls_from_sliders(page: &AtlasPage) -> Outcome {
    page.dress(360, 640, Scheme::Light).await?;
    page.open("#date=2024-07-04&compare=2010-06-11").await?;
    page.listen().await?;
    for slider in [".strip .track .slider", ".slider.second"] {
        let scrolled = page.swipe_slider(slider, 0.5, None).await?;
        expect(scrolled > 60.0, || format!("from {slider} the page has gone {scrolled} px"))?;
        let seen = page.look().await?;
        expect_eq("the date after scrolling", &seen.date, "4 July 2024")?;
        expect(seen.compared.starts_with("From 11 June 2010 to 4 July 2024"), || seen.compared.clone())?;
        expect(seen.slider_day > 8_000, || format!("the knob stays at day {}", seen.slider_day))?;
    }
    let heard = page.hears(0).await?.len();
    expect_eq("what the page has heard of that", heard, 0)?;
    // Nor does it move the stretch that the timeline shows, which one that goes sideways does.
    let all = ["15 June 2001", "2 February 2026"];
    for grip in [".handle.from", ".handle.to", ".stretch .part"] {
        let scrolled = page.swipe_from(grip, None).await?;
        expect(scrolled > 60.0, || format!("from {grip} the page has gone {scrolled} px"))?;
        expect_eq("the stretch after scrolling", &page.look().await?.stretch, &all.map(str::to_owned))?;
    }
    page.swipe_from(".handle.from", Some(60.0)).await?;
    let seen = page.sees("a later first day", |seen| seen.stretch[0] != all[0]).await?;
    expect_eq("its last day", seen.stretch[1].as_str(), all[1])?;
    page.swipe_from(".stretch .part", Some(-20.0)).await?;
    let later = seen.stretch;
    page.sees("a stretch moved back", |seen| seen.stretch[0] != later[0] && seen.stretch[1] != later[1])
        .await?;

    // Before pages with two fingers: after those the whole of Chromium tells the slider of no finger.
    page.tap_slider(".strip .track .slider", 0.5).await?;
    page.sees("the date of a tap", |seen| (2013..=2014).contains(&year(&seen.date))).await?;
    page.swipe_slider(".strip .track .slider", 0.5, Some(0.2)).await?;
    page.sees("the date dragged to", |seen| (2006..=2007).contains(&year(&seen.date))).await?;
    page.tap_slider(".slider.second", 0.9).await?;
    page.sees("the second date of a tap", |seen| seen.second_slider_says.contains(" 2023. ")).await?;
    page.swipe_slider(".slider.second", 0.9, Some(0.6)).await?;
    page.sees("the second date dragged to", |seen| seen.second_slider_says.contains(" 2016. ")).await?;

    // A further finger on it means nothing; the first one does.
    page.open("#date=2024-07-04&compare=2010-06-11&time=2005-01-01..2019-01-01").await?;
    let before = page.look().await?.stretch;
    page.two_fingers_on(".stretch .part", [0.0, -40.0]).await?;
    expect_eq("the stretch after the second finger's way", &page.look().await?.stretch, &before)?;
    page.two_fingers_on(".stretch .part", [30.0, 30.0]).await?;
    page.sees("the stretch that the first finger moves", |seen| {
        seen.stretch[0] != before[0] && seen.stretch[1] != before[1]
    })
    .await?;
    page.open("#date=2024-07-04&compare=2010-06-11").await?;
    // Nor are two fingers a tap on the years.
    let script = "const axis = found('.lanes .axis');
        const { left, width, top } = axis.getBoundingClientRect();
        const send = (type, pointerId) => axis.dispatchEvent(new PointerEvent(type, {
            pointerId, isPrimary: pointerId === 81, bubbles: true, pointerType: 'touch',
            clientX: left + width * (pointerId === 81 ? 0.3 : 0.6), clientY: top + 9 }));
        const tap = async (...fingers) => {
            for (const finger of fingers) send('pointerdown', finger);
            for (const finger of fingers) send('pointerup', finger);
            for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame);
            return host.shown.date;
        };
        return [await tap(81, 82), (await tap(81)).slice(0, 3)]";
    let dates: Value = page.author_awaits(script, json!(null)).await?;
    expect_eq("the date after two fingers on the years, and after one", dates, json!(["2024-07-04", "200"]))?;
    Ok(())
}

/// On paper, narrower than the window, the timeline is whole, and what can only be pressed is left out.
pub async fn fits_on_paper(page: &AtlasPage) -> Outcome {
    page.dress(1200, 800, Scheme::Light).await?;
    page.open("#date=2015-09-24&compare=2024-07-04").await?;
    page.show_in_print(true).await?;
    let script = "
        host.style.width = '700px';
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const { right } = host.getBoundingClientRect();
        const isOut = (node) => node.checkVisibility() && node.getBoundingClientRect().right > right + 1;
        const middle = (css) => {
            const box = found(css).getBoundingClientRect();
            return (box.left + box.right) / 2;
        };
        const veil = found('.over .later').getBoundingClientRect().left;
        return [
            [...found('.lanes').querySelectorAll(':not(.across)')].filter(isOut).length,
            Math.abs(veil - middle('.playhead:not(.second)')) < 1.5,
            ['.controls', '.slider.second', '.handles', '.layers [aria-pressed=false]', '.embed', '.data', '.disputes']
                .filter((css) => found(css).checkVisibility()),
            found('.layers [aria-pressed=true]').checkVisibility(),
            found('.map').getBoundingClientRect().height < innerHeight * 2 / 3,
            // What to press, in a headline, a card and a note.
            ['Step through', 'Choose a state', 'elect one'].filter((words) => found('.atlas').innerText.includes(words)),
        ];";
    let found = page.author_awaits(script, json!(null)).await?;
    expect_eq::<Value, _>(
        "what is out, the veil, what only answers a hand, whose word it is, room for the date, what to press",
        found,
        json!([0, true, [], true, true, []]),
    )?;
    page.show_in_print(false).await
}

/// Two dates: marks on the map, a sentence, a list; from the list, typed, by slider and by address.
pub async fn compares(page: &AtlasPage) -> Outcome {
    let seen = page.open("#date=2017-06-09").await?;
    expect(seen.marked_on_map.is_empty(), || format!("{:?}", seen.marked_on_map))?;
    page.open_choice().await?;
    page.tab_to("Compare with another date").await?;
    page.press(Key::Enter).await?;
    let seen = page.sees("a comparison", |seen| !seen.compared.is_empty()).await?;
    page.sees_focus("Compare with a change").await?;
    expect(
        seen.compared
            .starts_with("From 15 June 2001 to 9 June 2017: 12 states gain a status (2 members by then)."),
        || seen.compared.clone(),
    )?;
    page.choose_in(".changes.second", "2005-07-05").await?;
    let seen = page.sees("another", |seen| seen.compared.starts_with("From 5 July 2005")).await?;
    expect_eq(
        "the sentence",
        &seen.compared,
        "From 5 July 2005 to 9 June 2017: 8 states gain a status (none as a member) and 2 move up.",
    )?;
    let marked: Vec<&str> = seen.marked_on_map.iter().map(String::as_str).collect();
    let should_be = [
        "AF joined",
        "AM joined",
        "AZ joined",
        "BY joined",
        "IN moved_up",
        "KH joined",
        "LK joined",
        "NP joined",
        "PK moved_up",
        "TR joined",
    ];
    expect_eq("the marks on the map", marked.as_slice(), should_be.as_slice())?;
    expect_eq("the list", &seen.turns, &["joined", "moved_up"])?;
    let script = "const text = (css) => all(css).map((part) => part.textContent);
        return [text('.turn[data-turn=moved_up] dd'), found('.state[data-state=IN]').getAttribute('aria-label'),
            ['IN', 'AF', 'CN'].map((code) => {
                const { content } = getComputedStyle(found(`.lane .name[data-lane=${code}]`), '::after');
                return /[+▲]|none/.exec(content)?.[0];
            })]";
    let told: serde_json::Value = page.author_awaits(script, json!(null)).await?;
    let india = "India, member (moved up from observer to member)";
    let line = "from observer to member: ".to_owned() + "India and Pakistan (since 9 June 2017)";
    expect_eq(
        "who moved up, on the map and in the lanes too",
        told,
        json!([[line], india, ["▲", "+", "none"]]),
    )?;
    page.sees_hash("#date=2017-06-09&compare=2005-07-05").await?;

    page.choose_in(".typed.second", "2025-09-01").await?;
    let seen = page.sees("the merger", |seen| seen.turns.iter().any(|turn| turn == "merged")).await?;
    expect_eq(
        "the sentence",
        &seen.compared,
        "From 9 June 2017 to 1 September 2025: 8 states enter, 2 move up and 8 have their status merged.",
    )?;
    page.choose_in(".typed.second", "1999-01-01").await?;
    let seen = page.sees("a refusal", |seen| !seen.second_refusal.is_empty()).await?;
    expect(seen.second_refusal.contains("Choose a day from 15 June 2001"), || seen.second_refusal.clone())?;
    let marked = async || -> Outcome<serde_json::Value> {
        let script = "return found('.typed.second').getAttribute('aria-invalid')";
        page.author_awaits(script, json!(null)).await
    };
    expect_eq("the mark of the field that was refused", marked().await?, json!("true"))?;

    page.tab_to("second slider").await?;
    page.press(Key::Home).await?;
    page.sees("the founding", |seen| seen.compared.starts_with("From 15 June 2001")).await?;
    expect_eq("the mark of the field on another date", marked().await?, json!("false"))?;
    // As the first slider: by changes, and by years.
    page.press(Key::Right).await?;
    page.sees("the next change", |seen| seen.compared.starts_with("From 17 June 2004")).await?;
    page.press(Key::PageUp).await?;
    let seen = page.sees("a year later", |seen| seen.compared.starts_with("From 17 June 2005")).await?;
    expect_eq(
        "what the second slider says",
        &seen.second_slider_says,
        "17 June 2005. To 9 June 2017: 11 states gain a status (2 members by then)",
    )?;
    expect_eq("the date", &seen.date, "9 June 2017")?;

    // The first slider says what comes of it too, and nothing else does; a step by another button is spoken.
    page.focus_slider().await?;
    page.press(Key::Left).await?;
    let value = "16 April 2016. From 17 June 2005: 11 states gain a status (none as a member)";
    page.sees("what the first slider says", |seen| seen.slider_says == value).await?;
    page.step(Direction::Back).await?;
    page.sees("what a step has come to, said", |seen| {
        seen.announced.starts_with("From 17 June 2005 to 22 March 2016: 10 states gain a status")
    })
    .await?;
    page.step(Direction::Forward).await?;
    page.sees_date("16 April 2016").await?;

    page.tab_to("Stop comparing").await?;
    page.press(Key::Enter).await?;
    let seen = page.sees("no comparison", |seen| seen.compared.is_empty()).await?;
    page.sees_focus("Choose or compare dates").await?;
    page.step(Direction::Forward).await?;
    expect(seen.marked_on_map.is_empty(), || format!("{:?}", seen.marked_on_map))?;
    page.sees_hash("#date=2017-06-09").await?;
    page.open("#compare=2012-06-07").await?;
    page.sees("a comparison from the address", |seen| {
        seen.compared.starts_with("From 7 June 2012 to 4 July 2024")
    })
    .await?;
    // Wherever there was room for its mark.
    for code in ["NP", "QA"] {
        page.click_mark(code).await?;
        page.sees_hash(&format!("#state={code}&compare=2012-06-07")).await?;
    }

    // Where both are the same, another may be chosen, but not while that is only played over.
    let says = async |doubts: &str| {
        let both = "Both dates are 5 July 2005.";
        let script = "return ['.told', '.doubts'].every((css, at) => found(css).textContent === given[at])";
        page.until_true("what is told", async || page.author_awaits(script, json!([both, doubts])).await)
            .await
    };
    page.open("#date=2005-07-05&compare=2005-07-05").await?;
    says("Choose another to compare with.").await?;
    page.open("#date=2004-06-17&compare=2005-07-05").await?;
    page.click_button("Play").await?;
    says("").await?;
    page.click_button("Pause").await
}

/// Escape ends comparing, from what belongs to the comparison and from the timeline, and one press does one thing: what covers
/// something goes first, and the selection last.
pub async fn ends_comparing(page: &AtlasPage) -> Outcome {
    let is_comparing = |compared: &str| compared.starts_with("From 7 June 2012 to 4 July 2024");
    let still_compares = async |after: &str| {
        let seen = page.look().await?;
        expect(is_comparing(&seen.compared), || format!("after {after}: {:?}", seen.compared))
    };
    page.open("#compare=2012-06-07&state=IN").await?;
    page.tab_to("Stop comparing").await?;
    page.point_at_state("KZ").await?;
    page.sees_tip("Kazakhstan, member").await?;
    page.press(Key::Escape).await?;
    page.sees_tip("").await?;
    still_compares("the tip").await?;
    page.press(Key::Escape).await?;
    page.sees("no comparison", |seen| seen.compared.is_empty()).await?;
    page.sees_focus("Choose or compare dates").await?;
    page.sees_hash("#state=IN").await?;

    // A date that is being typed is put back, and ends with the comparison.
    page.open("#compare=2012-06-07").await?;
    page.tab_to("Compare with a day").await?;
    page.press(Key::Down).await?;
    page.press(Key::Escape).await?;
    still_compares("half a date").await?;
    page.press(Key::Escape).await?;
    page.sees("no comparison", |seen| seen.compared.is_empty()).await?;
    page.sees_hash("").await?;

    page.open("#compare=2012-06-07&state=CN").await?;
    page.tab_to("Members on 4 July 2024: 10").await?;
    page.press(Key::Down).await?;
    page.press(Key::Right).await?;
    page.press(Key::Right).await?;
    page.sees_panel("Member since 15 June 2001").await?;
    page.press(Key::Escape).await?;
    page.sees_no_panel().await?;
    still_compares("the panel").await?;
    page.press(Key::Escape).await?;
    let seen = page.sees("no comparison", |seen| seen.compared.is_empty()).await?;
    expect_eq("what is selected", &seen.card_title, "China")?;
    expect(seen.focus.starts_with("China: Member"), || seen.focus.clone())?;
    page.press(Key::Escape).await?;
    page.sees_card("Shanghai Cooperation Organisation").await.map(drop)
}

/// While the date is scrubbed little is said, and in the end what it has come to.
pub async fn announces(page: &AtlasPage) -> Outcome {
    const MOST_WORDS: usize = 25;
    let seen = page.open("#date=2003-01-01").await?;
    expect_eq("what is said at first", &seen.announced, "")?;
    page.hear_announcements().await?;
    // One at once and the other as soon as the first has been said: it has to wait.
    page.step(Direction::Forward).await?;
    page.sees("the first", |seen| seen.announced.starts_with("17 June 2004")).await?;
    page.step(Direction::Forward).await?;
    page.sees("the second", |seen| seen.announced.starts_with("5 July 2005")).await?;
    for _ in 0..6 {
        page.drag_axis(0.2, 0.8).await?;
        page.drag_axis(0.8, 0.3).await?;
    }
    page.step(Direction::Forward).await?;
    let seen = page.look().await?;
    let last = format!("{}: {}", seen.date, seen.sentence);
    page.sees("what it has come to", |seen| seen.announced == last).await?;
    let heard = page.announcements().await?;
    expect(heard.len() >= 3, || format!("said was no more than {heard:?}"))?;
    for pair in heard.windows(2) {
        let apart = pair[1].at_ms - pair[0].at_ms;
        expect(apart >= 1_000.0 - 20.0, || format!("{apart} ms between {pair:?}"))?;
    }
    for said in &heard {
        expect(said.text.split(' ').count() <= MOST_WORDS, || said.text.clone())?;
    }
    expect_eq("the last thing said", &heard[heard.len() - 1].text, &last)?;

    // By key another stretch of time is told, and what is chosen on a bar, which does not say so itself.
    page.tab_to("Members on 4 July 2024: 10").await?;
    page.press_letter('+').await?;
    page.sees("the stretch", |seen| seen.announced.ends_with(" shown.")).await?;
    page.press_letter('0').await?;
    let all = "15 June 2001 to 2 February 2026, 24 years and 8 months shown.";
    page.sees("all of it", |seen| seen.announced == all).await?;
    page.press(Key::Down).await?;
    page.sees_focus("China").await?;
    page.press(Key::Right).await?;
    page.press(Key::Right).await?;
    page.sees("China's bar", |seen| seen.focus.starts_with("China: Member since 15 June 2001")).await?;
    page.press(Key::Enter).await?;
    page.sees("what was chosen", |seen| seen.announced == "China: Member since 15 June 2001.").await?;

    // The button that leads on says after a press who comes next, and not who is here.
    page.author::<Option<bool>>("found('.walk.forward').focus()", json!(null)).await?;
    page.sees_focus("Next state: Russia").await?;
    page.press(Key::Enter).await?;
    page.sees("who is here", |seen| seen.announced == "Russia: Member since 15 June 2001.").await?;
    // A step that has not been told yet is, whatever is chosen meanwhile.
    let () = page.author_awaits("await host.next(); host.select('CN')", json!(null)).await?;
    let seen = page.sees_card("China").await?;
    let step = format!("{}: {}", seen.date, seen.sentence);
    page.sees("the step before the choice", |seen| seen.announced == step).await?;
    // A clock that is put back holds nothing back.
    page.author::<Option<bool>>("const now = Date.now; Date.now = () => now() - 3600e3", json!(null)).await?;
    page.step(Direction::Back).await?;
    let seen = page.look().await?;
    let last = format!("{}: {}", seen.date, seen.sentence);
    page.sees("the step after that", |seen| seen.announced == last).await?;

    // Where the card is all that is shown, too.
    page.open("#state=CN").await?;
    page.author::<()>("host.view = 'card'", json!(null)).await?;
    page.hear_announcements().await?;
    page.author::<Option<bool>>("found('.walk.forward').focus()", json!(null)).await?;
    page.press(Key::Enter).await?;
    page.sees("who is here", |seen| seen.announced == "Russia: Member since 15 June 2001.").await.map(drop)
}

/// What moves a slider by itself, as a screen reader on a telephone does, makes a step and not a day; a mouse that was let go where
/// nobody tells of it holds nothing any more; and keys that lead nowhere are the page's.
pub async fn is_moved_otherwise(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09").await?;
    let nudge = "const slider = found(given[0]);
        const before = Number(slider.value);
        slider.value = before + given[1];
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        return Number(slider.value) - before";
    for (by, towards) in [(1, Direction::Back), (-1, Direction::Forward)] {
        let moved: i64 = page.author(nudge, json!([".track > .slider", by])).await?;
        expect(moved * by > 30, || format!("the date moved by {moved} days"))?;
        page.step(towards).await?;
        page.sees_date("9 June 2017").await?;
    }
    let moved: i64 = page.author(nudge, json!([".handle.from", 1])).await?;
    expect((28..=31).contains(&moved), || format!("the stretch's beginning moved by {moved} days"))?;

    let script = "const axis = found('.axis');
        const { left, width, top } = axis.getBoundingClientRect();
        const send = (type, share, buttons) => axis.dispatchEvent(new PointerEvent(type, {
            bubbles: true, composed: true, pointerId: 1, pointerType: 'mouse', isPrimary: true,
            button: type === 'pointerdown' ? 0 : -1, buttons, clientX: left + share * width, clientY: top + 5,
        }));
        const dates = [];
        for (const [type, share, buttons] of given) {
            send(type, share, buttons);
            dates.push(host.shown.date);
        }
        return dates";
    let steps = json!([
        ["pointerdown", 0.5, 1],
        ["pointermove", 0.6, 1],
        ["pointermove", 0.8, 0],
        ["pointermove", 0.2, 1]
    ]);
    let dates: Vec<String> = page.author(script, steps).await?;
    expect(dates[0] < dates[1] && dates[1] == dates[2] && dates[2] == dates[3], || format!("{dates:?}"))?;
    // Also where another button is still down, and on the bar that moves the stretch of time.
    let script = "const bar = found('.stretch .part');
        const { left, width, top } = bar.getBoundingClientRect();
        const send = (type, by, buttons) => bar.dispatchEvent(new PointerEvent(type, {
            bubbles: true, composed: true, pointerId: 1, pointerType: 'mouse', isPrimary: true,
            button: type === 'pointerdown' ? 0 : -1, buttons, clientX: left + width / 2 + by, clientY: top + 2,
        }));
        const days = [];
        for (const [type, by, buttons] of given) {
            send(type, by, buttons);
            await new Promise(requestAnimationFrame);
            days.push(Number(found('.handle.from').value));
        }
        return days";
    let () = page.author("found('.handle.from').focus()", json!(null)).await?;
    for _ in 0..6 {
        page.press(Key::PageUp).await?;
    }
    let steps = json!([
        ["pointerdown", 0, 1],
        ["pointermove", -20, 1],
        ["pointermove", -40, 2],
        ["pointermove", -60, 1]
    ]);
    let days: Vec<i64> = page.author_awaits(script, steps).await?;
    expect(days[0] > days[1] && days[1] == days[2] && days[2] == days[3], || format!("{days:?}"))?;

    let script = "const button = found('.all-time');
        button.focus();
        const key = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true, cancelable: true });
        button.dispatchEvent(key);
        return [root.activeElement === button, key.defaultPrevented]";
    let found: [bool; 2] = page.author(script, json!(null)).await?;
    expect_eq("whether the keyboard stays, and whether the page scrolls no more", found, [true, false])
}

/// What comes after the date is pale, also where the keyboard is.
pub async fn stays_pale(page: &AtlasPage) -> Outcome {
    page.open("#date=2024-07-04").await?;
    let full = page.painted_in_part("IN", "b1").await?;
    page.open("#date=2005-07-05").await?;
    let before = page.painted_in_part("IN", "b1").await?;
    let light = |colour: [u8; 3]| colour.map(u32::from).iter().sum::<u32>();
    expect(light(before) > light(full) + 100, || {
        format!("a bar is {before:?} after the date, and {full:?} before it")
    })?;
    page.press(Key::Tab).await?;
    page.author::<Option<bool>>("partOf(...given).focus()", json!(["IN", "b1"])).await?;
    page.sees("a later bar", |seen| seen.focus.starts_with("India: Member since 9 June 2017")).await?;
    let after = page.painted_in_part("IN", "b1").await?;
    expect_eq("the colour of a bar after the date under the keyboard", after, before)
}

/// What shows where the keyboard is, and the rail that a knob is moved along, have 3:1 to what is around them (WCAG 2.2, 1.4.11),
/// under the veil too.
pub async fn shows_rings_and_rails(page: &AtlasPage) -> Outcome {
    for scheme in [Scheme::Light, Scheme::Dark] {
        page.dress(1000, 900, scheme).await?;
        page.open("#date=2005-07-05").await?;
        let rail = page.contrast(".slider", "background-image", "background-color of .atlas").await?;
        expect(rail >= 3.0, || format!("the slider's rail, {}: {rail:.2} to 1", scheme.word()))?;
        page.press(Key::Tab).await?;
        // After the date, and away from its line.
        let focus = "const all_ = all('.summit');
            all_[all_.length - 6].focus();
            for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame)";
        let () = page.author_awaits(focus, json!(null)).await?;
        let ring = page.painted_ring_of_summit().await?;
        expect(ring >= 3.0, || format!("the ring of a later summit, {}: {ring:.2} to 1", scheme.word()))?;
    }
    Ok(())
}

/// Names in the lanes with the marks of a comparison: on the narrowest screens, and where readers set letters and words apart
/// (WCAG 2.2, 1.4.12).
pub async fn keeps_names_with_their_marks(page: &AtlasPage) -> Outcome {
    for width in [320, 360, 1000] {
        page.dress(width, 900, Scheme::Light).await?;
        page.open("#date=2025-12-01&compare=2005-01-01").await?;
        for spacing in [
            "",
            "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }",
        ] {
            let script = "
                const apart = new CSSStyleSheet();
                apart.replaceSync(given);
                root.adoptedStyleSheets = [...root.adoptedStyleSheets, apart];
                for (const fold of all('.fold[aria-expanded=false]')) fold.click();
                for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
                const names = all('.lanes .name').filter((name) => name.checkVisibility());
                const isCut = (name) => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight;
                const heights = new Set(names.map((name) => name.closest('.lane').offsetHeight));
                return [names.filter(({ dataset }) => dataset.turn).length, names.filter(isCut).map((name) => name.textContent), heights.size]";
            let (marked, cut, heights): (usize, Vec<String>, usize) =
                page.author_awaits(script, json!(spacing)).await?;
            expect_eq(&format!("how many are marked at {width} px"), marked, 20)?;
            expect(cut.is_empty(), || format!("{cut:?} are cut at {width} px with {spacing:?}"))?;
            // Where nobody sets letters apart each is on one line.
            expect(heights == 1 || !spacing.is_empty(), || {
                format!("lanes of {heights} heights at {width} px")
            })?;
        }
    }
    Ok(())
}

/// Some readers have set a least size for all text, or zoom text alone, as Firefox can.
pub async fn writes_larger_years_apart(page: &AtlasPage) -> Outcome {
    for width in [360, 1000] {
        page.open("").await?;
        let () = page.author("host.style.width = `${given}px`", json!(width)).await?;
        for size in ["15px", "20px"] {
            let script = "
                const larger = new CSSStyleSheet();
                larger.replaceSync(`.lanes * { font-size: ${given} !important }`);
                root.adoptedStyleSheets = [...root.adoptedStyleSheets, larger];
                for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
                const [left, , right] = boxOf(found('.axis'));
                const shown = all('.axis :is(.tick, .flag)').filter((text) => text.checkVisibility());
                const boxes = shown.map((text) => [text.textContent, boxOf(text), text.className === 'tick']);
                const isCut = ([, box]) => box[0] < left || box[2] > right;
                const touches = ([, a, isTick], at) =>
                    boxes.some(([, b, other], of) => of > at && isTick === other && meet(a, b));
                const wrong = boxes.filter((text, at) => isCut(text) || touches(text, at));
                const names = all('.lanes .name').filter((name) => name.checkVisibility());
                const lines = (name) => new Set([...name.textContent].map((_, at) => {
                    const letter = document.createRange();
                    letter.setStart(name.firstChild, at);
                    letter.setEnd(name.firstChild, at + 1);
                    return Math.round(letter.getBoundingClientRect().top);
                })).size;
                const broken = names.filter((name) => lines(name) > name.textContent.split(' ').length);
                const date = found('.over .at');
                const covered = boxes.filter(([, box]) => meet(box, boxOf(date)));
                const wordsOf = (part) => {
                    const words = document.createRange();
                    words.selectNodeContents(part);
                    return part.nodeType === Node.TEXT_NODE ? [...words.getClientRects()] : [...part.childNodes].flatMap(wordsOf);
                };
                const folds = all('.fold').filter((fold) => {
                    const parts = wordsOf(fold).filter(({ width }) => width > 0);
                    const [first, ...others] = parts.map(({ left, top, right, bottom }) => [left, top + 1, right, bottom - 1]);
                    return others.some((other) => meet(first, other));
                });
                const told = [wrong, covered].flat().map(([text]) => text);
                const letters = names.map((name) => wordsOf(name).map(({ left, top, right, bottom }) => [left, top, right, bottom]));
                const close = names.filter((_, at) => letters[at].some((a) => letters[at + 1]?.some((b) => meet(a, b))));
                told.push(...[broken, folds, close].flat().map((part) => part.textContent));
                return [boxes.filter(([, , isTick]) => isTick).length, told]";
            let (ticks, wrong): (usize, Vec<String>) = page.author_awaits(script, json!(size)).await?;
            expect(ticks > 1, || format!("{ticks} years or months of {size} at {width} px"))?;
            expect(wrong.is_empty(), || {
                format!("{wrong:?} touch, are cut or broken with {size} at {width} px")
            })?;
        }
    }
    Ok(())
}

/// On narrow pages the card stands above the timeline, and is as long as what is chosen there has a history.
pub async fn keeps_its_place(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    // As in browsers that keep nothing in place by themselves.
    let () = page.author("document.documentElement.style.overflowAnchor = 'none'", json!(null)).await?;
    let centred = "const part = found(given);
        part.scrollIntoView({ block: 'center', behavior: 'instant' });
        return part.getBoundingClientRect().top";
    let at_rest = "for (let frame = 0; frame < 40; frame++) await new Promise(requestAnimationFrame);
        return found(given).getBoundingClientRect().top";
    let mut heights = Vec::new();
    for width in [600, 834] {
        let () = page.author("host.style.width = `${given}px`", json!(width)).await?;
        for (code, name) in
            [("MV", "Maldives"), ("CN", "China"), ("MN", "Mongolia"), ("IN", "India"), ("KZ", "Kazakhstan")]
        {
            let lane = json!(format!(".lanes .name[data-lane='{code}']"));
            let before: f64 = page.author(centred, lane.clone()).await?;
            page.click_lane(code).await?;
            page.sees_card(name).await?;
            let after: f64 = page.author_awaits(at_rest, lane).await?;
            expect((after - before).abs() < 2.0, || {
                format!("the lane of {name} went from {before} to {after} px at {width} px")
            })?;
            heights.push(page.author::<f64>("return found('.card').offsetHeight", json!(null)).await?);
        }
    }
    let differs = heights.windows(2).any(|two| (two[0] - two[1]).abs() > 200.0);
    expect(differs, || format!("no card is much longer than the one before: {heights:?}"))?;
    // Beside the card nothing moves, though the browser keeps in place what it can.
    let () = page
        .author("document.documentElement.style.overflowAnchor = 'auto'; host.style.width = ''", json!(null))
        .await?;
    page.press(Key::Escape).await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    let lane = json!(".lanes .name[data-lane='BY']");
    let before: f64 = page.author(centred, lane.clone()).await?;
    page.click_lane("BY").await?;
    page.sees_card("Belarus").await?;
    let after: f64 = page.author_awaits(at_rest, lane).await?;
    expect((after - before).abs() < 2.0, || format!("Belarus went from {before} to {after} px"))?;

    Ok(())
}
