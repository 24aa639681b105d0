//! On a phone, upright and on its side.

use browser_tests::{AtlasPage, Outcome, Scheme, expect, expect_eq};
use serde_json::{Value, json};

pub async fn says_what_is_selected(page: &AtlasPage) -> Outcome {
    page.dress(360, 740, Scheme::Light).await?;
    page.open("").await?;
    let top = "return found('.card').getBoundingClientRect().top + scrollY";
    let before: f64 = page.author(top, json!(null)).await?;
    page.tap_state("IN").await?;
    page.sees_card("India").await?;
    let script = "
        const [caption, map] = ['.caption', '.map'].map((css) => found(css).getBoundingClientRect());
        const drawn = all('.label, .spot.marked .marker').filter((of) => of.checkVisibility()).map(boxOf);
        const isUnder = ([left, top, right, bottom]) =>
            left < caption.right && right > caption.left && top < caption.bottom && bottom > caption.top;
        return [
            found('.caption').innerText,
            caption.right <= map.right && caption.left > map.left + map.width * 0.4,
            caption.top > map.top + map.height * 0.8 && caption.bottom <= map.bottom,
            drawn.length > 10,
            drawn.filter(isUnder).length,
        ]";
    let found: Value = page.author(script, json!(null)).await?;
    let expected = json!(["India, member", true, true, true, 0]);
    expect_eq("caption, at the right, at the bottom, names and marks, those under it", found, expected)?;
    let after: f64 = page.author(top, json!(null)).await?;
    expect_eq("where the card begins", after, before)?;

    // An area's card says who claims it; the caption has no room for that.
    page.open("#area=aksai-chin").await?;
    let shown: String = page.author("return found('.caption').innerText", json!(null)).await?;
    expect_eq("the caption of an area", shown.as_str(), "Aksai Chin, disputed area")
}

pub async fn keeps_the_map(page: &AtlasPage) -> Outcome {
    let script = "
        for (let at = 0; at < 30; at += 1) await new Promise(requestAnimationFrame);
        const isIn = (css) => {
            const { top, bottom, left, right } = found(css).getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
        };
        const height = found('.map').getBoundingClientRect().height;
        found('.stage').scrollTo(0, 999);
        const isKept = isIn('.full') && isIn('.map');
        found('.stage').scrollTo(0, 0);
        return [height, isKept, found('.caption').getBoundingClientRect().height];";
    for (width, height, least) in
        [(568, 320, 200.0), (667, 375, 240.0), (844, 390, 270.0), (320, 256, 140.0), (422, 195, 140.0)]
    {
        let at = format!("on {width} by {height} px");
        page.dress(width, height, Scheme::Light).await?;
        page.open("").await?;
        page.click_button("Full screen").await?;
        page.sees_full_screen(true).await?;
        let (bare_px, is_kept, _): (f64, bool, f64) = page.author_awaits(script, json!(null)).await?;
        page.author::<Value>("location.hash = 'state=AE'; return null", json!(null)).await?;
        page.sees("the Emirates", |seen| seen.hash.contains("state=AE")).await?;
        let (map_px, is_kept_too, caption_px): (f64, bool, f64) =
            page.author_awaits(script, json!(null)).await?;
        expect_eq(&format!("the map's height with a selection {at}"), map_px, bare_px)?;
        expect_eq(
            &format!("a map to read ({map_px}), the way back, the caption in few lines ({caption_px}) {at}"),
            (map_px >= least, is_kept && is_kept_too, caption_px > 10.0 && caption_px < 80.0),
            (true, true, true),
        )?;
        page.leave_full_screen().await?;
        page.sees_full_screen(false).await?;
    }
    Ok(())
}

/// On a laptop, and on a phone that lies on its side.
pub async fn fits_a_low_window(page: &AtlasPage) -> Outcome {
    let script = "
        for (let at = 0; at < 9; at += 1) await new Promise(requestAnimationFrame);
        const of = (css) => found(css).getBoundingClientRect();
        scrollTo(0, of('.map').top + scrollY);
        const [map, land] = ['.map', '.context'].map(of);
        // A phone on its side has room for the map and the slider alone.
        const under = Math.max(...['.track .slider', innerHeight > 500 ? '.steps' : '.track .slider'].map((css) => of(css).bottom));
        const isWhole = land.top > map.top - 2 && land.bottom < map.bottom + 2;
        return [map.height, map.width, isWhole, under];";
    for (width, height, least_px) in
        [(1366, 650, 450.0), (1440, 780, 600.0), (844, 390, 300.0), (568, 320, 300.0)]
    {
        page.dress(width, height, Scheme::Light).await?;
        page.open("").await?;
        let (high_px, wide_px, is_whole, under_px): (f64, f64, bool, f64) =
            page.author_awaits(script, json!(null)).await?;
        let at = format!(
            "{high_px} by {wide_px} px and what sets the date until {under_px} px in {width} by {height}"
        );
        // The shortest have not even that.
        let is_in_sight = height < 350 || under_px <= f64::from(height);
        expect_eq(&at, (is_whole, is_in_sight, high_px >= least_px), (true, true, true))?;
        expect(page.is_framed().await?, || format!("{at}: the map shows where the land was cut"))?;
        expect_eq(&format!("that it is lower than by its width: {at}"), high_px < wide_px * 0.9, true)?;
    }
    // The page may say so itself, and where it does not, a high window has it as high as by its width.
    let script = "
        found('.atlas').getRootNode().host.style.setProperty('--sco-atlas-map-height', given ?? '');
        for (let at = 0; at < 9; at += 1) await new Promise(requestAnimationFrame);
        const { width, height } = found('.map').getBoundingClientRect();
        return [height, width * 1864 / 2048];";
    let [high_px, _]: [f64; 2] = page.author_awaits(script, json!("260px")).await?;
    expect_eq("its height where the page says 260px", high_px, 260.0)?;
    page.dress(1366, 1100, Scheme::Light).await?;
    let [high_px, by_width_px]: [f64; 2] = page.author_awaits(script, json!(null)).await?;
    expect_eq("its height in a high window", high_px.round(), by_width_px.round())
}

/// What stands above the switch is longer or shorter under the other layer.
pub async fn keeps_the_switch(page: &AtlasPage) -> Outcome {
    let script = "
        const button = found('.layers [aria-pressed=false]');
        scrollBy({ top: button.getBoundingClientRect().top - 60, behavior: 'instant' });
        const laid = () => button.getBoundingClientRect().top + scrollY;
        const before = [button.getBoundingClientRect().top, laid()];
        button.click();
        for (let at = 0; at < 20; at += 1) await new Promise(requestAnimationFrame);
        return [button.getBoundingClientRect().top - before[0], laid() - before[1]];";
    let mut most_px: f64 = 0.0;
    for width in [320, 340, 360, 390] {
        page.dress(width, 640, Scheme::Light).await?;
        page.open("").await?;
        let [went_px, moved_px]: [f64; 2] = page.author_awaits(script, json!(null)).await?;
        expect(went_px.abs() <= 1.0, || {
            format!("the switch went {went_px} px from under the finger at {width} px")
        })?;
        most_px = most_px.max(moved_px.abs());
    }
    // At some of them the summary has another number of lines in the article's layer.
    expect(most_px > 5.0, || format!("nothing above the switch changes its height ({most_px} px)"))
}

pub async fn zooms_beside_the_date(page: &AtlasPage) -> Outcome {
    page.dress(390, 844, Scheme::Light).await?;
    page.open("").await?;
    page.pinch_with_slider().await?;
    expect_eq("the date after it", page.look().await?.date.as_str(), "4 July 2024")?;
    // And one finger alone sets it still.
    page.tap_slider(".slider", 0.5).await?;
    page.sees("another date", |seen| seen.date != "4 July 2024").await?;
    Ok(())
}

pub async fn means_a_ring(page: &AtlasPage) -> Outcome {
    page.dress(360, 740, Scheme::Light).await?;
    page.open("#state=IN").await?;
    let [told, meant] = page.tap_beside_ring("IN").await?;
    expect_eq("what the panel tells of after a tap beside the ring", told, meant)
}

pub async fn keeps_lines_together(page: &AtlasPage) -> Outcome {
    page.dress(390, 844, Scheme::Light).await?;
    page.open("#date=2024-07-04").await?;
    let script = "
        const boxes = ['.sentence', '.cited', '.choose'].map((css) => found(css).getBoundingClientRect());
        return [boxes[1].top - boxes[0].bottom, boxes[2].top + scrollY]";
    let [gap_px, choose_px]: [f64; 2] = page.author(script, json!(null)).await?;
    expect_eq(&format!("that the chip ({gap_px} px) follows its sentence"), gap_px < 10.0, true)?;
    page.click_button("Previous change").await?;
    page.sees("the change before", |seen| seen.date != "4 July 2024").await?;
    let [_, before_px]: [f64; 2] = page.author(script, json!(null)).await?;
    expect_eq("where what follows begins on another date", before_px, choose_px)?;
    let script = "
        found('.data').open = true;
        for (let at = 0; at < 9; at += 1) await new Promise(requestAnimationFrame);
        return [found('caption').getBoundingClientRect().width, found('.data').getBoundingClientRect().width]";
    let [caption_px, all_px]: [f64; 2] = page.author_awaits(script, json!(null)).await?;
    expect_eq("how wide the table's caption is", caption_px, all_px)
}

/// However wide the date is, what is said of it begins and breaks where it did, and what follows stays.
pub async fn stays_still(page: &AtlasPage) -> Outcome {
    let script = "
        const seen = [];
        for (const day of ['2018-05-02', '2018-05-11', '2018-09-28', '2021-07-07']) {
            host.setAttribute('date', day);
            for (let at = 0; at < 6; at += 1) await new Promise(requestAnimationFrame);
            const range = document.createRange();
            range.selectNodeContents(found('.sentence .what'));
            const map = found('.map').getBoundingClientRect().top;
            const place = ({ left, top, width }) => [left, top - map, width].map(Math.round).join(' ');
            const below = found('.gathering').getBoundingClientRect();
            seen.push([...range.getClientRects(), below].map(place).join(', '));
        }
        return [...new Set(seen)]";
    for width in [360, 390, 412, 430] {
        page.dress(width, 780, Scheme::Light).await?;
        page.visit_widget("/demo/scroll.html").await?;
        let places: Vec<String> = page.author_awaits(script, json!(null)).await?;
        expect_eq(&format!("places of what is said at {width} px: {places:#?}"), places.len(), 1)?;
    }
    Ok(())
}

pub async fn gives_room(page: &AtlasPage) -> Outcome {
    let script = "
        found('.map').scrollIntoView({ block: 'center', behavior: 'instant' });
        return all('.tools button').filter((button) => button.checkVisibility()).map((button) => {
            const { left, top, width, height } = button.getBoundingClientRect();
            const isMet = ([right, down]) => {
                const at = root.elementFromPoint(left + width / 2 + right, top + height / 2 + down);
                return at?.closest('button') === button;
            };
            return [[0, 0], [-19, 0], [19, 0], [0, -19], [0, 19]].every(isMet);
        })";
    for width in [320, 390, 1024] {
        page.dress(width, 740, Scheme::Light).await?;
        page.open("").await?;
        // With a finger.
        page.tap_state("IN").await?;
        page.sees_card("India").await?;
        let met: Vec<bool> = page.author(script, json!(null)).await?;
        expect_eq(&format!("buttons met 19 px from their middle at {width} px"), met, vec![true; 6])?;
        let heights = "return all('.fold').map((fold) => fold.getBoundingClientRect().height)";
        let heights: Vec<f64> = page.author(heights, json!(null)).await?;
        let is_met = !heights.is_empty() && heights.iter().all(|height| *height >= 24.0);
        expect_eq(
            &format!("that groups at {width} px, {heights:?} high, are met by a finger"),
            is_met,
            true,
        )?;
    }
    Ok(())
}
