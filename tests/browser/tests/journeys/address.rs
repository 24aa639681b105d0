//! The address says what is shown.

use crate::reading::counts;
use browser_tests::{AtlasPage, Direction, Heard, Outcome, Provoked, Scheme, expect, expect_eq};
use serde_json::{Value, json};

pub async fn keeps_place(page: &AtlasPage) -> Outcome {
    let seen = page.open("").await?;
    expect_eq("the address at first", &seen.hash, "")?;
    let history = page.history_length().await?;

    // What the page has put into the history stays there.
    let () = page.author("history.replaceState({ key: 7 }, '')", json!(null)).await?;
    page.step(Direction::Back).await?;
    page.sees_hash("#date=2023-07-15").await?;
    let state: Value = page.author("return history.state", json!(null)).await?;
    expect_eq("what the page has put into the history", state, json!({ "key": 7 }))?;
    page.step(Direction::Forward).await?;
    page.sees_hash("").await?;
    page.click_state("IN").await?;
    page.sees_hash("#state=IN").await?;
    while page.look().await?.date != "9 June 2017" {
        page.step(Direction::Back).await?;
    }
    page.sees_hash("#date=2017-06-09&state=IN").await?;
    expect_eq("entries in the history", page.history_length().await?, history)?;

    let seen = page.reload().await?;
    expect_eq("the date after a reload", &seen.date, "9 June 2017")?;
    expect_eq("the card after a reload", &seen.card_title, "India")?;
    expect_eq("the badge after a reload", &seen.card_badge, "Member since 9 June 2017")?;
    expect_eq("the map after a reload", &seen.chosen_on_map, &["IN"])?;
    expect_eq("the address after a reload", &seen.hash, "#date=2017-06-09&state=IN")?;

    // The reader edits the address.
    page.follow("#date=2005-07-05&state=PK").await?;
    let seen = page.sees_card("Pakistan").await?;
    expect_eq("the date of an edited address", &seen.date, "5 July 2005")?;
    expect_eq("the badge of an edited address", &seen.card_badge, "Observer since 5 July 2005")?;
    page.follow("#area=aksai-chin").await?;
    let seen = page.sees_card("Aksai Chin").await?;
    expect_eq("the date of an address without one", &seen.date, "4 July 2024")?;
    page.click_sea().await?;
    let seen = page.sees_hash("").await?;
    expect_eq("the card at last", &seen.card_title, "Shanghai Cooperation Organisation")?;

    // Where the page says that its links begin is not where it is. Its icon stays where it is: the whole of Chromium looks for it.
    let elsewhere = "const icon = document.querySelector('link[rel=icon]');
        icon.setAttribute('href', icon.href);
        document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.org/away/' }))";
    let () = page.author(elsewhere, json!(null)).await?;
    page.step(Direction::Back).await?;
    page.sees_hash("#date=2023-07-15").await.map(drop)
}

/// An address that leads to a part of the page around is none of the widget's.
pub async fn leaves_anchors_alone(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09&state=IN").await?;
    let () = page
        .author(
            "document.body.append(Object.assign(document.createElement('h2'), { id: 'about' }))",
            json!(null),
        )
        .await?;
    page.follow("#about").await?;
    let seen = page.look().await?;
    expect_eq(
        "date, selection, notice",
        (seen.date.as_str(), seen.card_title.as_str(), seen.notice),
        ("9 June 2017", "India", None),
    )?;
    expect_eq("the address", page.look().await?.hash.as_str(), "#about")?;
    // Browsers write letters beyond ASCII otherwise than the page does, and `#top` leads to its beginning.
    let add = "document.body.append(Object.assign(document.createElement('h2'), { id: 'über' }))";
    let () = page.author(add, json!(null)).await?;
    for link in ["#%C3%BCber", "#top"] {
        page.follow(link).await?;
        let seen = page.look().await?;
        expect_eq(
            link,
            (seen.date.as_str(), seen.card_title.as_str(), seen.notice),
            ("9 June 2017", "India", None),
        )?;
    }
    // What happens next is written as ever.
    page.step(Direction::Back).await?;
    page.sees("its own address", |seen| seen.hash.contains("date=2016") && seen.hash.contains("state=IN"))
        .await?;
    // What asks for nothing leaves attributes as they are; what asks for something is found in them.
    for (link, shown) in [
        ("#utm_source=news", json!(["2017-06-09", null])),
        ("#date=2019-06-14&state=CN", json!(["2019-06-14", "CN"])),
    ] {
        page.visit("/pages/gentle.html").await?;
        page.visit(&format!("/pages/plain.html{link}")).await?;
        let script = "host.setAttribute('follow-address', '');
            const ready = new Promise((done) => host.addEventListener('sco-atlas:ready', () => done([host.date, host.selected])));
            await import('../sco-atlas.js');
            return await ready;";
        let found: Value = page.author_awaits(script, json!(null)).await?;
        expect_eq(link, found, shown)?;
        // What is to say that something was not understood is there before it does: else nobody hears it.
        let is_heard: bool =
            page.author("return found('.notice [role=status]').checkVisibility()", json!(null)).await?;
        expect(is_heard, || "the place of what is told is not laid out".to_owned())?;
    }
    Ok(())
}

pub async fn refuses_nonsense(page: &AtlasPage) -> Outcome {
    let seen = page.open("#date=2017-02-30&state=XX&foo").await?;
    expect_eq("the date", &seen.date, "4 July 2024")?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    let should_be = counts([("member", 10), ("observer", 2), ("dialogue_partner", 14)]);
    expect_eq("the legend", &seen.legend, &should_be)?;
    let seen = page.sees("a notice", |seen| seen.notice.is_some()).await?;
    let notice = seen.notice.unwrap_or_default();
    for part in ["Ignored in the address: `date=2017-02-30` (expected", "`state=XX` (expected", " and 1 more"]
    {
        expect(notice.contains(part), || format!("the notice does not say {part:?}, but {notice:?}"))?;
    }
    // The page hears the same, as of all that cannot be used.
    let events = page.happened(2).await?;
    let told: Vec<_> = events.iter().map(|event| (event.name.as_str(), event.of)).collect();
    expect_eq("the events", told, [("error", 0), ("ready", 0)])?;
    expect_eq("the event's message", events[0].detail["message"].as_str(), Some(notice.as_str()))?;
    let messages = page.take_console(&[Provoked::ByScript(&format!("sco-atlas: {notice}"))]).await?;
    expect(messages[0].level == "WARNING", || format!("the console does not warn, but {messages:?}"))?;

    // All still works.
    page.step(Direction::Back).await?;
    page.sees_date("15 July 2023").await?;
    page.sees_hash("#date=2023-07-15").await?;
    page.click_button("Dismiss").await?;
    page.sees("no notice", |seen| seen.notice.is_none()).await?;
    // The keyboard was on what has gone.
    let is_inside = "return host.shadowRoot.activeElement !== null";
    expect(page.author(is_inside, json!(null)).await?, || "the keyboard fell out of the widget".to_owned())?;
    page.click_state("IN").await?;
    page.sees_hash("#date=2023-07-15&state=IN").await?;

    // A part that is understood counts, beside one that is not; a better address takes the notice away.
    page.follow("#date=2017-06-09&state=ZZ").await?;
    page.sees_date("9 June 2017").await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    page.sees("a notice", |seen| seen.notice.is_some()).await?;
    page.take_console(&[Provoked::ByScript("sco-atlas: Ignored in the address: `state=ZZ`")]).await?;
    page.follow("#date=2017-06-09&state=IN").await?;
    page.sees("India and no notice", |seen| seen.card_title == "India" && seen.notice.is_none())
        .await
        .map(drop)
}

/// An address that leads to what is shown already is an address all the same: it takes a notice away, and follows the reader
/// from then on. What was typed stays until the reader does something else.
pub async fn is_followed(page: &AtlasPage) -> Outcome {
    // Links to what is shown, written in another way.
    for (first, then) in [
        ("#date=2017-06-09&", "#date=2017-06-09"),
        ("#state=IN&date=2017-06-09", "#date=2017-06-09&state=IN"),
        ("#date=2024-07-04", "#"),
    ] {
        page.open(first).await?;
        page.follow(then).await?;
        page.step(Direction::Back).await?;
        let seen = page.sees("another address", |seen| seen.hash != then && !seen.hash.is_empty()).await?;
        let date = if then == "#" { "date=2023-07-15" } else { "date=2016-04-16" };
        expect(seen.hash.contains(date), || format!("after {first}, {then} the address is {}", seen.hash))?;
    }

    // Nonsense, and the way back by the browser's button.
    page.open("").await?;
    page.follow("#state=XX").await?;
    page.sees("a notice", |seen| seen.notice.is_some()).await?;
    page.author::<Option<bool>>("history.back()", json!(null)).await?;
    page.sees("no notice and no hash", |seen| seen.notice.is_none() && seen.hash.is_empty()).await?;
    page.step(Direction::Back).await?;
    page.sees_hash("#date=2023-07-15").await?;

    // A slip, mended by hand.
    page.open("#date=2017-06-09&state=ZZ").await?;
    page.sees("a notice", |seen| seen.notice.is_some()).await?;
    page.follow("#date=2017-06-09").await?;
    page.sees("no notice", |seen| seen.notice.is_none()).await?;
    page.step(Direction::Back).await?;
    page.sees_hash("#date=2016-04-16").await?;

    // What was typed is still there to be mended, whatever it changed.
    page.follow("#date=2012-06-07&state=IM").await?;
    page.sees_date("7 June 2012").await?;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    page.sees_hash("#date=2012-06-07&state=IM").await?;
    page.click_state("IN").await?;
    page.sees_hash("#date=2012-06-07&state=IN").await?;
    page.take_console(&[
        Provoked::ByScript("sco-atlas: Ignored in the address: `state=XX`"),
        Provoked::ByScript("sco-atlas: Ignored in the address: `state=ZZ`"),
        Provoked::ByScript("sco-atlas: Ignored in the address: `state=IM`"),
    ])
    .await
    .map(drop)
}

/// However much of an address is not understood, it is told once, in a notice that leaves room for the widget, and whose button
/// is whole.
pub async fn is_brief(page: &AtlasPage) -> Outcome {
    let same = "a=b&".repeat(3_000);
    let others: String = (0..3_000).map(|at| format!("{at}{}=b&", "a".repeat(70))).collect();
    let unknown = "source=x&medium=y&campaign=z";
    for (width, link, says) in [
        (360, unknown, "`source=x`, `medium=y` (expected"),
        (360, &same, "`a=b` (expected"),
        (360, &others, " and 2998 more"),
        (900, &others, " and 2998 more"),
        (360, "date=2017-02-30&state=XX&foo", "`state=XX` (expected"),
        (360, "state=IN&area=crimea", "`state=IN` (expected no `area=crimea` after it)"),
    ] {
        page.dress(width, 640, Scheme::Light).await?;
        page.open(&format!("#{link}")).await?;
        let seen = page.sees("a notice", |seen| seen.notice.is_some()).await?;
        let notice = seen.notice.unwrap_or_default();
        let what = format!("at {width} px the notice {notice:?}");
        expect(notice.contains(says), || format!("{what} does not say {says:?}"))?;
        let script = "const text = found('.notice button').firstChild;
            const range = document.createRange();
            range.selectNodeContents(text);
            return [found('.notice').getBoundingClientRect().height, range.getClientRects().length]";
        let (height, lines): (f64, usize) = page.author(script, json!(null)).await?;
        expect(height < 240.0, || format!("{what} is {height} px high"))?;
        expect_eq(&format!("lines of the button, {what}"), lines, 1)?;
        let events = page.happened(2).await?;
        expect_eq(&format!("errors told, {what}"), events.iter().filter(|e| e.name == "error").count(), 1)?;
        page.take_console(&[Provoked::ByScript("sco-atlas: Ignored in the address: ")]).await?;
    }
    Ok(())
}

/// The page around the widget hears of every change, and of nothing else.
pub async fn is_heard(page: &AtlasPage) -> Outcome {
    page.open("#date=2017-06-09").await?;
    page.listen().await?;
    page.click_state("IN").await?;
    page.hears(1).await?;
    page.step(Direction::Back).await?;
    page.hears(2).await?;
    page.click_area("aksai-chin").await?;
    page.hears(3).await?;
    page.click_sea().await?;
    page.click_sea().await?;
    page.look().await?;
    let heard = page.hears(4).await?;
    let event = |name: &str, date: &str, state: Option<&str>, area: Option<&str>| Heard {
        name: format!("sco-atlas:{name}"),
        from_host: true,
        date: date.to_owned(),
        state: state.map(str::to_owned),
        area: area.map(str::to_owned),
    };
    let should_be = [
        event("select", "2017-06-09", Some("IN"), None),
        event("date", "2016-04-16", Some("IN"), None),
        event("select", "2016-04-16", None, Some("aksai-chin")),
        event("select", "2016-04-16", None, None),
    ];
    expect_eq("what the page heard", heard.as_slice(), should_be.as_slice())?;
    // Who hears of it first of all, on the way down, finds the same in the properties.
    let script = "const seen = [];
        const look = ({ detail }) => seen.push([detail.state ?? '', host.selected ?? '', host.getAttribute('selected') ?? '']);
        addEventListener('sco-atlas:select', look, { capture: true });
        found('.lanes button[data-lane=\"CN\"]').click();
        return seen";
    let seen: Value = page.author(script, json!(null)).await?;
    expect_eq("what is selected, by event, property and attribute", seen, json!([["CN", "CN", "CN"]]))
}
