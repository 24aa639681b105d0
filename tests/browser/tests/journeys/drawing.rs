//! What is drawn, and where.

use browser_tests::{AtlasPage, Change, Direction, Outcome, Scheme, expect, expect_eq};
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

    let new_nodes: Vec<_> = changes.iter().filter(|change| change.kind != "attributes").collect();
    expect(new_nodes.is_empty(), || format!("nodes or texts of map and lanes changed: {new_nodes:#?}"))?;

    let in_lanes: BTreeSet<(&str, &str)> = changes
        .iter()
        .filter(|change| change.part == "lanes")
        .map(|change| (change.on.as_str(), change.attribute.as_str()))
        .collect();
    let should_be = BTreeSet::from([("BH", "data-status"), ("later", "style"), ("playhead", "style")]);
    expect_eq("what changed in the lanes", in_lanes, should_be)
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
