//! The element on a page: what its author can say to it, and hears of it.

use browser_tests::{
    AtlasPage, Direction, Happened, Key, OTHER_TITLE, Outcome, Provoked, Shown, expect, expect_eq,
};
use serde_json::{Value, json};

fn shown(date: &str, state: Option<&str>, area: Option<&str>, layer: &str) -> Option<Shown> {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Some(Shown {
        date: date.to_owned(),
        state: owned(state),
        area: owned(area),
        layer: layer.to_owned(),
        worldview: "neutral".to_owned(),
    })
}

fn names(events: &[Happened]) -> Vec<&str> {
    events.iter().map(|event| event.name.as_str()).collect()
}

/// Attributes and properties say what is shown at first and later, and what the reader does is found in them.
pub async fn takes_attributes(page: &AtlasPage) -> Outcome {
    let seen = page.visit_widget("/pages/host.html").await?;
    expect_eq("the date of an attribute", &seen.date, "9 June 2017")?;
    expect_eq("the card of an attribute", &seen.card_title, "India")?;
    expect(page.layout().await?.lightness < 0.2, || "theme=\"dark\" does not make it dark".to_owned())?;
    let events = page.happened(1).await?;
    expect_eq("events of opening", names(&events), ["ready"])?;
    let ready = &events[0].detail;
    expect_eq("the state that ready carries", &ready["state"], &json!("IN"))?;
    expect(ready["version"].is_string(), || format!("ready names no version, but carries {ready}"))?;

    page.set_attribute("date", Some("2005-07-05")).await?;
    page.sees_date("5 July 2005").await?;
    page.set_attribute("selected", Some("aksai-chin")).await?;
    page.sees_card("Aksai Chin").await?;
    page.set_attribute("layer", Some("article")).await?;
    page.sees("the article's layer", |seen| seen.layer == "From the article only").await?;
    expect_eq("what it says", page.shown().await?, shown("2005-07-05", None, Some("aksai-chin"), "article"))?;
    for name in ["date", "selected", "layer"] {
        page.set_attribute(name, None).await?;
    }
    page.sees_date("4 July 2024").await?;
    expect_eq("what it says at first", page.shown().await?, shown("2024-07-04", None, None, "record"))?;

    page.set_attribute("worldview", Some("IN")).await?;
    let worldview = async || Ok(page.shown().await?.map(|shown| shown.worldview));
    expect_eq("the worldview", worldview().await?.as_deref(), Some("IN"))?;
    page.set_attribute("worldview", None).await?;
    expect_eq("the worldview at first", worldview().await?.as_deref(), Some("neutral"))?;

    // Properties are attributes.
    let () = page
        .author("host.date = '2023-07-04'; host.selected = 'IR'; host.theme = 'light';", json!(null))
        .await?;
    page.sees_card("Iran").await?;
    expect_eq("the attribute", page.attribute("date").await?.as_deref(), Some("2023-07-04"))?;
    expect(page.layout().await?.lightness > 0.8, || "theme=\"light\" does not make it light".to_owned())?;

    // The reader's doings are attributes and properties.
    page.step(Direction::Forward).await?;
    page.sees_date("15 July 2023").await?;
    page.click_state("IN").await?;
    page.sees_card("India").await?;
    let of_properties: [Value; 3] =
        page.author("return [host.date, host.selected, host.layer]", json!(null)).await?;
    expect_eq("the properties", of_properties, [json!("2023-07-15"), json!("IN"), json!("record")])?;
    expect_eq("the attribute", page.attribute("selected").await?.as_deref(), Some("IN"))?;
    page.click_sea().await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    expect_eq("the attribute of nothing selected", page.attribute("selected").await?, None)
}

/// It does not matter when the script comes.
pub async fn is_upgraded_late(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    expect_eq("what there is to read", page.readable().await?, ["Three have joined since 2017."])?;
    let script = "host.selected = 'BY'; host.theme = 'dark'; host.setAttribute('date', '2010-06-11');
        const script = Object.assign(document.createElement('script'), { type: 'module', src: '../sco-atlas.js' });
        document.head.append(script);";
    let () = page.author(script, json!(null)).await?;
    let seen = page.sees("the widget", |_| true).await?;
    expect_eq("the date of an attribute set before", &seen.date, "11 June 2010")?;
    expect_eq("the card of a property set before", &seen.card_title, "Belarus")?;
    expect(page.layout().await?.lightness < 0.2, || "a theme set before is not shown".to_owned())?;
    expect_eq("the attribute", page.attribute("selected").await?.as_deref(), Some("BY"))?;
    expect_eq("events", names(&page.happened(1).await?), ["ready"])
}

/// What cannot be understood changes nothing and is told.
pub async fn refuses_nonsense(page: &AtlasPage) -> Outcome {
    let before = page.visit_widget("/pages/host.html").await?;
    page.set_attribute("theme", Some("dark")).await?;
    let faults = [
        ("date", "2017-02-30"),
        ("date", "1999-01-01"),
        ("selected", "XX"),
        ("layer", "rumour"),
        ("worldview", "XX"),
        ("compare", "2001-06-14"),
        ("theme", "sepia"),
        ("view", "globe"),
        ("controls", "joystick"),
        ("loading", "never"),
        ("lang", "ru"),
    ];
    for (name, value) in faults {
        page.set_attribute(name, Some(value)).await?;
    }
    // That attribute says in what language the page's own text is too, and so stays.
    expect_eq("the page's language", page.attribute("lang").await?.as_deref(), Some("ru"))?;
    let language: String = page.author("return found('.atlas').lang", json!(null)).await?;
    expect_eq("the widget's language", language.as_str(), "en")?;
    // It speaks English and says so, and is not asked for the language of the page.
    for (name, value) in [("lang", Some("en-GB")), ("lang", Some("EN")), ("lang", Some("")), ("lang", None)] {
        page.set_attribute(name, value).await?;
    }
    let script = "document.documentElement.lang = 'ru'; return found('.atlas').lang";
    let language: String = page.author(script, json!(null)).await?;
    expect_eq("the language that screen readers are told", language.as_str(), "en")?;
    let events = page.happened(1 + faults.len()).await?;
    for ((name, value), event) in faults.iter().zip(&events[1..]) {
        expect_eq("the event", event.name.as_str(), "error")?;
        expect_eq("the name it carries", &event.detail["name"], &json!(name))?;
        expect_eq("the value it carries", &event.detail["value"], &json!(value))?;
        let message = event.detail["message"].as_str().unwrap_or_default();
        let expected = event.detail["expected"].as_str().unwrap_or_default();
        expect(message.contains(&format!("expected {expected}")) && expected.len() > 1, || {
            format!("{message:?} does not say what was expected")
        })?;
    }
    let said = faults.map(|(name, value)| format!("{name}=\"{value}\" was ignored"));
    let messages = page.take_console(&said.each_ref().map(|said| Provoked::ByScript(said))).await?;
    expect_eq("events", page.happened(0).await?.len(), 1 + faults.len())?;
    expect(messages.iter().all(|message| message.level == "WARNING"), || {
        format!("not only warnings: {messages:#?}")
    })?;
    let seen = page.look().await?;
    expect_eq("the date", seen.date, before.date)?;
    expect_eq("the card", seen.card_title, before.card_title)?;
    expect(page.layout().await?.lightness < 0.2, || "the theme is another".to_owned())?;
    let says = "return ['date', 'theme', 'view', 'controls', 'loading'].map((name) => host[name])";
    let said: Value = page.author(says, json!(null)).await?;
    expect_eq("what the element says", said, json!(["2017-06-09", "dark", "full", "all", "eager"]))?;
    page.step(Direction::Forward).await?;
    page.sees_date("14 September 2022").await.map(drop)
}

/// A second date: as attribute, as property, and told when the reader changes it.
pub async fn takes_a_second_date(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "window.compared = [];
        host.addEventListener('sco-atlas:compare', ({ detail }) => window.compared.push(detail.compare));
        host.setAttribute('compare', '2005-07-05');
        const said = [host.shown.compare, host.compare];
        host.compare = '2005-13-05';
        said.push(host.shown.compare, host.compare);
        host.setDate('2010-06-11');
        said.push(host.compare);
        host.compare = null;
        said.push(host.shown.compare, host.compare);
        host.compare = '2012-06-07';
        return said;";
    let said: Value = page.author(script, json!(null)).await?;
    let [second, none] = [Some("2005-07-05"), None];
    expect_eq("the second date", said, json!([second, second, second, second, second, none, none]))?;
    page.take_console(&[Provoked::ByScript("compare=\"2005-13-05\" was ignored")]).await?;
    page.sees("a comparison", |seen| seen.compared.starts_with("From 11 June 2010 to 7 June 2012")).await?;
    // With few controls the place where comparing begins is not shown, and the keyboard goes to the date.
    page.set_attribute("controls", Some("few")).await?;
    page.tab_to("Stop comparing").await?;
    page.press(Key::Enter).await?;
    page.sees("no comparison", |seen| seen.compared.is_empty()).await?;
    page.sees_focus("slider").await?;
    // Whether it hears of each of several at once is the browser's affair.
    let heard: Value = page.author("return [window.compared.slice(-2), host.compare]", json!(null)).await?;
    expect_eq("what the page heard last", heard, json!([["2012-06-07", null], null]))
}

/// What of the map is looked at: as attribute, as property, and told when the reader changes it.
pub async fn takes_a_zoom(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "window.zooms = [];
        host.addEventListener('sco-atlas:zoom', ({ detail }) => window.zooms.push(detail.zoom));
        const said = [];
        for (const zoom of ['members', 'IN', 'aksai-chin']) {
            host.setAttribute('zoom', zoom);
            said.push(host.shown.zoom);
        }
        host.zoom = 'KZ';
        said.push(host.shown.zoom, host.getAttribute('zoom'));
        host.zoom = null;
        said.push(host.shown.zoom);
        return said;";
    let said: Value = page.author(script, json!(null)).await?;
    expect_eq("what is looked at", said, json!(["members", "IN", "aksai-chin", "KZ", "KZ", "all"]))?;
    let script = "all('.tools button').find((button) => button.textContent === 'Members').click()";
    let () = page.author(script, json!(null)).await?;
    page.until_true("the page to hear of it", async || {
        let heard: Value = page.author("return [window.zooms.at(-1), host.zoom]", json!(null)).await?;
        Ok(heard == json!(["members", "members"]))
    })
    .await?;

    // What is selected is looked at as soon as something is; until then all of the map, and the attribute keeps the wish.
    let script = "const zoom = () => [host.getAttribute('zoom'), host.shown.zoom];
        host.selected = null;
        host.zoom = 'selected';
        const said = [zoom()];
        host.date = '2001-06-15';
        said.push(zoom());
        host.selected = 'TJ';
        said.push(zoom());
        host.selected = 'CN';
        said.push(zoom());
        const more = document.createElement('sco-atlas');
        more.setAttribute('zoom', 'selected');
        document.body.append(more);
        await more.open();
        said.push([more.zoom, more.shown.zoom]);
        more.shadowRoot.querySelector('.lanes .name[data-lane=PK]').click();
        while (more.shown.state !== 'PK' || more.zoom !== 'PK') await new Promise(requestAnimationFrame);
        said.push([more.zoom, more.shown.zoom]);
        // A reader who looks elsewhere has another wish.
        more.select(null);
        more.zoom = 'selected';
        [...more.shadowRoot.querySelectorAll('.tools button')].find((it) => it.textContent === 'Members').click();
        while (more.zoom !== 'members') await new Promise(requestAnimationFrame);
        more.select('IN');
        said.push([more.zoom, more.shown.zoom]);
        more.remove();
        return said;";
    let said: Value = page.author_awaits(script, json!(null)).await?;
    let should_be = json!([
        ["selected", "all"],
        ["selected", "all"],
        ["TJ", "TJ"],
        ["TJ", "TJ"],
        ["selected", "all"],
        ["PK", "PK"],
        ["members", "members"],
    ]);
    expect_eq("the wish to look at what is selected", said, should_be)
}

/// Lazy: once it is near what is seen. Idle: once the page has nothing else to do.
pub async fn waits_to_be_seen(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const gap = document.createElement('div');
        gap.style.height = '4000px';
        const made = (loading) => {
            const element = document.createElement('sco-atlas');
            element.loading = loading;
            return element;
        };
        const [lazy, idle] = [made('lazy'), made('idle')];
        document.body.append(gap, lazy, idle);
        const opened = (element) =>
            new Promise((done) => element.addEventListener('sco-atlas:ready', () => done(true), { once: true }));
        const isIdle = await opened(idle);
        const before = lazy.shown;
        lazy.scrollIntoView();
        const isLazy = await opened(lazy);
        // Without a box of its own nobody ever sees it come near.
        const boxless = made('lazy');
        boxless.style.display = 'contents';
        document.body.append(boxless);
        return [isIdle, before, isLazy, await Promise.race([opened(boxless), new Promise((no) => setTimeout(no, 5000, false))])];";
    let opened: Value = page.author_awaits(script, json!(null)).await?;
    expect_eq(
        "idle opened, lazy out of sight, lazy in sight, lazy without a box",
        opened,
        json!([true, null, true, true]),
    )
}

/// Of several attributes one that cannot be used leaves the others as they are: a wrong date must not change how borders are
/// drawn.
pub async fn keeps_the_others(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const element = document.createElement('sco-atlas');
        const errors = [];
        element.addEventListener('sco-atlas:error', ({ detail }) => errors.push(detail.name));
        for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
        document.body.append(element);
        await element.open();
        const { date, state, layer, worldview, zoom } = element.shown;
        const said = ['date', 'selected', 'layer', 'worldview', 'zoom'].map((name) => element.getAttribute(name));
        element.remove();
        return [errors, [date, state, layer, worldview, zoom], said];";
    for (bad, given, date, selected) in [
        (
            "date",
            json!({ "date": "9 June 2017", "selected": "IN", "layer": "article", "worldview": "IN", "zoom": "IN" }),
            "2024-07-04",
            Some("IN"),
        ),
        (
            "selected",
            json!({ "date": "2017-06-09", "selected": "XX", "layer": "article", "worldview": "IN", "zoom": "IN" }),
            "2017-06-09",
            None,
        ),
    ] {
        let [errors, shown, said]: [Value; 3] = page.author_awaits(script, given).await?;
        expect_eq("what was refused", errors, json!([bad]))?;
        expect_eq("what is shown", shown, json!([date, selected, "article", "IN", "IN"]))?;
        expect_eq("what the attributes say", said, json!([date, selected, "article", "IN", "IN"]))?;
    }
    page.take_console(&["date=\"9 June 2017\"", "selected=\"XX\""].map(Provoked::ByScript)).await?;

    // The same of an element that comes to be with all of its attributes at once.
    let script = "const room = document.createElement('div');
        const errors = [];
        room.addEventListener('sco-atlas:error', ({ detail }) => errors.push(detail.name));
        document.body.append(room);
        const all = [];
        for (const attributes of given) {
            room.innerHTML = `<sco-atlas ${attributes}></sco-atlas>`;
            const element = room.firstChild;
            await element.open();
            const { theme, view, controls, loading, date } = element;
            all.push([errors.splice(0).sort().join(' '), theme, view, controls, loading, date]);
        }
        room.remove();
        return all;";
    let given = json!([
        "loading=eager theme=darker view=fuller",
        "view=globe theme=sepia controls=joystick lang=ru loading=never date=2017-06-09",
        "theme=light date=never view=mapped controls=few",
    ]);
    let should_be = json!([
        ["theme view", "auto", "full", "all", "eager", "2024-07-04"],
        ["controls lang loading theme view", "auto", "full", "all", "lazy", "2017-06-09"],
        ["date view", "light", "full", "few", "lazy", "2024-07-04"],
    ]);
    let found: Value = page.author_awaits(script, given).await?;
    expect_eq("what is told and what is left", found, should_be)?;
    let refused = [
        "theme=\"darker\"",
        "view=\"fuller\"",
        "view=\"globe\"",
        "theme=\"sepia\"",
        "controls=\"joystick\"",
        "lang=\"ru\"",
        "loading=\"never\"",
        "date=\"never\"",
        "view=\"mapped\"",
    ];
    page.take_console(&refused.map(Provoked::ByScript)).await.map(drop)
}

/// What is empty, as where a template has nothing to fill in, is not given: silently, in attributes, properties and in a frame.
pub async fn takes_empty_for_not_given(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const names = ['date', 'selected', 'layer', 'worldview', 'zoom', 'compare', 'theme', 'view', 'controls', 'loading'];
        const errors = [];
        addEventListener('sco-atlas:error', ({ detail }) => errors.push(detail.message));
        const said = (element) => [...names.map((name) => element[name]), element.shown?.date, element.shown?.state];
        const room = document.createElement('div');
        document.body.append(room);
        const plain = document.createElement('sco-atlas');
        room.append(plain);
        await plain.open();
        const all = [said(plain)];
        // Of a template.
        room.innerHTML = `<sco-atlas ${names.map((name) => `${name}=\"\"`).join(' ')} lang=\"\"></sco-atlas>`;
        await room.firstChild.open();
        all.push(said(room.firstChild));
        // Set before the widget and after it.
        const emptied = document.createElement('sco-atlas');
        const values = ['2017-06-09', 'IN', 'article', 'IN', 'members', '2012-06-07', 'dark', 'card', 'few', 'idle'];
        names.forEach((name, at) => (emptied[name] = values[at]));
        room.replaceChildren(emptied);
        await emptied.open();
        for (const name of names) emptied[name] = '';
        all.push(said(emptied));
        room.remove();
        return [...all, errors];";
    let found: Vec<Value> = page.author_awaits(script, json!(null)).await?;
    let at_first = json!([
        "2024-07-04",
        null,
        "record",
        "neutral",
        "all",
        null,
        "auto",
        "full",
        "all",
        "lazy",
        "2024-07-04",
        null
    ]);
    for (what, said) in ["without attributes", "with empty ones", "with emptied ones"].iter().zip(&found) {
        expect_eq(what, said, &at_first)?;
    }
    expect_eq("what is told", &found[3], &json!([]))?;

    page.visit(
        "/embed.html?date=&selected=&zoom=&worldview=&layer=&theme=&view=&controls=&loading=&lang=&compare=",
    )
    .await?;
    let seen = page.sees("the widget", |_| true).await?;
    expect_eq("the date in a frame", seen.date.as_str(), "4 July 2024")?;
    // As the frame's page has it.
    expect_eq("when it comes in a frame", page.attribute("loading").await?.as_deref(), Some("eager"))
}

/// It is as wide as there is room, in flex boxes and grids too, and in the document of a frame, which takes no style sheet that
/// was made here; the widget of the page stays.
pub async fn fills_the_room(page: &AtlasPage) -> Outcome {
    for style in [
        "body { display: flex }",
        "body { display: flex; flex-direction: column; align-items: center }",
        "body { display: grid; justify-items: center }",
        "sco-atlas { display: flex }",
        "sco-atlas { display: grid }",
    ] {
        page.visit_widget("/pages/host.html").await?;
        let script = "const sheet = new CSSStyleSheet();
            sheet.replaceSync(given);
            document.adoptedStyleSheets = [sheet];
            return [host.getBoundingClientRect().width, host.shadowRoot.querySelector('.atlas').clientWidth, innerWidth]";
        let [outer, inner, window]: [f64; 3] = page.author(script, json!(style)).await?;
        expect(outer > window * 0.5 && inner > window * 0.5, || {
            format!("{style}: {outer}, {inner} of {window}")
        })?;
    }
    page.visit_widget("/pages/host.html").await?;
    let script = "const frame = document.createElement('iframe');
        frame.style.cssText = 'width: 800px; height: 300px';
        document.body.append(frame);
        const { mount } = await import('/sco-atlas.js');
        const other = mount(frame.contentDocument.body, { loading: 'eager' });
        await other.open();
        return [host.shown?.date, other.shown?.date, other.getBoundingClientRect().width > 700]";
    let shown: Value = page.author_awaits(script, json!(null)).await?;
    expect_eq("here and there", shown, json!(["2017-06-09", "2024-07-04", true]))
}

/// Methods do what the reader could do, and events tell of it.
pub async fn can_be_driven(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let () = page.author_awaits("await host.next()", json!(null)).await?;
    page.sees_date("14 September 2022").await?;
    let () = page.author_awaits("await host.previous()", json!(null)).await?;
    page.sees_date("9 June 2017").await?;
    let () = page.author("host.setDate('2001-06-15'); host.select('CN');", json!(null)).await?;
    let seen = page.sees_card("China").await?;
    expect_eq("the date", &seen.date, "15 June 2001")?;
    let () = page.author("host.setDate(null); host.select(null);", json!(null)).await?;
    page.sees_card("Shanghai Cooperation Organisation").await?;
    let events = page.happened(7).await?;
    expect_eq("events", names(&events), ["ready", "date", "date", "date", "select", "date", "select"])?;
    let should_be = json!({ "date": "2001-06-15", "state": "CN", "area": null, "layer": "record", "worldview": "neutral", "zoom": "all", "compare": null });
    expect_eq("what select carries", &events[4].detail, &should_be)?;

    let () = page.author_awaits("host.setDate('2017-06-08'); await host.play()", json!(null)).await?;
    page.sees("playing", |seen| seen.is_playing).await?;
    page.sees_date("9 June 2017").await?;
    let () = page.author_awaits("await host.pause()", json!(null)).await?;
    page.sees("a pause", |seen| !seen.is_playing).await?;

    // Where no button is shown that would stop it, nothing starts to move.
    for (name, value) in [("view", "card"), ("controls", "none")] {
        let known = page.happened(1).await?.len();
        page.set_attribute(name, Some(value)).await?;
        let () = page.author_awaits("await host.play()", json!(null)).await?;
        let events = page.happened(known + 1).await?;
        expect_eq("the event", events[known].name.as_str(), "error")?;
        let message = events[known].detail["message"].as_str().unwrap_or_default();
        expect(message.starts_with("play() was ignored"), || message.to_owned())?;
        let playing: bool =
            page.author("return one('.play').dataset.playing === 'true'", json!(null)).await?;
        expect(!playing, || format!("it plays with {name}={value}"))?;
        page.set_attribute(name, None).await?;
    }
    page.take_console(&[Provoked::ByScript("play() was ignored"); 2]).await.map(drop)
}

/// Several on a page share what is loaded, and nothing else.
pub async fn shares_a_page(page: &AtlasPage) -> Outcome {
    page.visit("/pages/many.html").await?;
    page.happened(3).await?;
    expect_eq("how often the program was asked for", page.asked_for("_bg.wasm").await?, 1)?;
    let all = async || page.author::<Vec<Shown>>("return hosts.map((host) => host.shown)", json!(null)).await;
    let [first, second, third] = [
        shown("2001-06-15", None, None, "record"),
        shown("2024-07-04", Some("BY"), None, "record"),
        shown("2024-07-04", None, None, "article"),
    ];
    expect_eq(
        "what they show",
        all().await?,
        [&first, &second, &third].map(|shown| shown.clone().unwrap_or_else(|| unreachable!())),
    )?;
    // Whoever goes from landmark to landmark tells one from the other.
    let named = "return hosts.map(({ shadowRoot }) => shadowRoot.querySelector('.atlas').ariaLabel)";
    let names: Vec<String> = page.author(named, json!(null)).await?;
    let organisation = "Shanghai Cooperation Organisation";
    let should_be = [organisation, &format!("{organisation} (2)"), "What the article tells"];
    expect_eq("what they are called", names, should_be)?;
    page.turn_to(1).await?;
    page.step(Direction::Back).await?;
    page.sees_date("15 July 2023").await?;
    let dates: Vec<String> = all().await?.into_iter().map(|shown| shown.date).collect();
    expect_eq("dates after a step in the second", dates, ["2001-06-15", "2023-07-15", "2024-07-04"])?;
    let events = page.happened(4).await?;
    expect_eq("which of them told of it", (events[3].of, events[3].name.as_str()), (1, "date"))?;

    // Moved, it is the same widget; removed and put back, it shows the same.
    let is_same: bool = page
        .author(
            "const inside = host.shadowRoot.querySelector('.atlas');
             document.querySelector('#third').append(host);
             return inside.isConnected && inside === host.shadowRoot.querySelector('.atlas');",
            json!(null),
        )
        .await?;
    expect(is_same, || "a widget that is moved is made anew".to_owned())?;
    page.turn_to(2).await?;
    expect_eq("the date of the one that was moved", page.look().await?.date.as_str(), "15 July 2023")?;
    let script = "const host = hosts[2]; host.remove(); await new Promise(requestAnimationFrame);
        const gone = host.shadowRoot.querySelector('.atlas') === null;
        document.querySelector('#first').append(host); return gone;";
    let gone: bool = page.author_awaits(script, json!(null)).await?;
    expect(gone, || "a widget that is removed stays open".to_owned())?;
    page.turn_to(1).await?;
    let seen = page.sees_date("15 July 2023").await?;
    expect_eq("the card of the one that was put back", &seen.card_title, "Belarus")?;
    expect_eq("how often the program was asked for", page.asked_for("_bg.wasm").await?, 1)
}

/// The script comes twice, and in two versions, whichever is the first: all widgets are the first one's, and the later one
/// says that it does nothing.
pub async fn comes_twice(page: &AtlasPage) -> Outcome {
    let own: String = {
        page.visit_widget("/pages/host.html").await?;
        page.author("return customElements.get('sco-atlas').version", json!(null)).await?
    };
    for (first, second, versions, title) in [
        ("", "/other-version", [&*own, "9.9.9"], "How the Shanghai"),
        ("/other-version", "", ["9.9.9", &*own], OTHER_TITLE),
    ] {
        page.visit_widget(&format!("{first}/pages/host.html")).await?;
        let script = "
            const add = (src) => new Promise((done) => {
                const script = Object.assign(document.createElement('script'), { type: 'module', src, onload: done });
                document.head.append(script);
            });
            await add(`${given[0]}/sco-atlas.js`);
            await add(`${given[1]}/sco-atlas.js`);
            const more = document.createElement('sco-atlas');
            document.body.append(more);
            await more.open();
            // Whoever imports the second one gets the first one's element too, and its parts that come later.
            const { mount } = await import(`${given[1]}/sco-atlas.js`);
            const mounted = mount(document.body, { loading: 'eager', selected: 'CN', data: await (await fetch(given[2])).json() });
            await mounted.open();
            const titles = [host, more, mounted].map((it) => it.shadowRoot.querySelector('.title').textContent);
            const svg = await mounted.snapshot();
            more.shadowRoot.querySelector('.embed').click();
            while (!more.shadowRoot.querySelector('.embedding')) await new Promise(requestAnimationFrame);
            more.shadowRoot.querySelector('.embedding').close();
            return [more.constructor.version, titles, svg.includes('Eurasian')];";
        let given = json!([first, second, "/examples/eurasian-economic-union.json"]);
        let (of_more, titles, has_picture): (String, Vec<String>, bool) =
            page.author_awaits(script, given).await?;
        expect_eq("the version of what comes later", of_more.as_str(), versions[0])?;
        expect(titles[..2].iter().all(|of| of.starts_with(title)) && titles[2].contains("Eurasian"), || {
            format!("not the titles of version {}: {titles:?}", versions[0])
        })?;
        expect(has_picture, || "the picture lacks its title".to_owned())?;
        let events = page.happened(3).await?;
        expect_eq("events", names(&events)[..3].to_vec(), vec!["ready", "error", "ready"])?;
        expect_eq("the version of the first", &events[0].detail["version"], &json!(versions[0]))?;
        let message = events[1].detail["message"].as_str().unwrap_or_default();
        // Two builds of one version are told apart by their addresses.
        let [stays, comes] = [(versions[0], first), (versions[1], second)].map(|(version, folder)| {
            format!("version {version} ({})", page.address_of(&format!("{folder}/sco-atlas.js")))
        });
        expect_eq(
            "what is said",
            message,
            format!("{stays} is on the page already; {comes} does nothing").as_str(),
        )?;
        // And that the bloc has no China.
        page.take_console(&["is on the page already", "selected=\"CN\""].map(Provoked::ByScript)).await?;
        expect_eq("errors of the page", page.uncaught().await?, Vec::<String>::new())?;
        // What is fetched is the first one's alone.
        let script = "const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
            const others = paths.filter((path) => /-[0-9a-f]{13,}/.test(path));
            return [others.length, others.filter((path) => path.startsWith('/other-version/') === (given !== ''))]";
        let (many, strange): (usize, Vec<String>) = page.author(script, json!(second)).await?;
        expect(many >= 6, || format!("only {many} files with a hash are fetched"))?;
        expect_eq("files of the second", strange, Vec::<String>::new())?;
        page.step(Direction::Forward).await?;
        page.sees_date("14 September 2022").await?;
    }
    Ok(())
}

/// Whatever has just been done, the widget can be taken off at once: what would have followed a moment later does not, and it
/// works when it is back.
pub async fn stands_being_taken_off(page: &AtlasPage) -> Outcome {
    page.open("").await?;
    let script = "
        const wait = (ms) => new Promise((done) => setTimeout(done, ms));
        const whole = async () => {
            while (!host.shown) await wait(10);
        };
        const point = (css, kind = 'pointermove') => {
            const on = found(css);
            const { left, top, width, height } = on.getBoundingClientRect();
            on.dispatchEvent(new PointerEvent(kind, {
                bubbles: true, composed: true, isPrimary: true, pointerType: 'mouse', pointerId: 1,
                clientX: left + width / 2, clientY: top + height / 2,
            }));
        };
        const type = (css, value) => {
            found(css).value = value;
            found(css).dispatchEvent(new Event('input', { bubbles: true }));
        };
        const open = (css) => found(`${css} > summary`).click();
        const doings = {
            'another date': () => host.previous(),
            'another address': () => { location.hash = `date=201${location.hash.length % 9}-01-01`; },
            'a choice': () => { host.selected = host.selected === 'IN' ? 'PK' : 'IN'; },
            'a drag': () => {
                point('.strip .slider', 'pointerdown');
                type('.strip .slider', Number(found('.strip .slider').value) - 30);
                point('.strip .slider', 'pointerup');
            },
            'pointing at the map': () => { point('.map [data-state=IN]'); point('.map [data-state=KZ]'); },
            'pointing at a bar': () => point('.lanes [data-part]'),
            'the wheel': () => found('.map svg').dispatchEvent(new WheelEvent('wheel', { deltaY: -200, ctrlKey: true, bubbles: true, cancelable: true })),
            'playing': () => host.play(),
            'the table': () => { open('details.data'); type('.filter', 'ar'); },
            'choosing': () => open('details.choose'),
            'another layer': () => { host.layer = host.layer === 'article' ? 'record' : 'article'; },
            'another worldview': () => { host.worldview = host.worldview === 'IN' ? 'neutral' : 'IN'; },
            'another view': () => { host.view = host.view === 'map' ? 'full' : 'map'; },
        };
        const wrong = [];
        for (const [name, go] of Object.entries(doings)) {
            // At once, and while what follows is on its way.
            for (const ms of [0, 30]) {
                host.scrollIntoView();
                go();
                await wait(ms);
                host.remove();
                // Longer than the address waits to be written.
                await wait(250);
                document.body.append(host);
                await Promise.race([whole(), wait(3000)]);
                if (!host.shown) wrong.push(`${name}, after ${ms} ms`);
            }
        }
        host.view = 'full';
        host.date = '2017-06-09';
        await wait(300);
        return [wrong, host.shown?.date, location.hash.includes('2017-06-09')]";
    let found: Value = page.author_awaits(script, json!(null)).await?;
    expect_eq("what it does not come back from", found, json!([[], "2017-06-09", true]))?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())
}

/// What translators and other scripts of a page do to it does no harm.
pub async fn stands_handling(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    // As translators do: each piece of text goes into an element of theirs.
    let script = "const walk = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walk.nextNode()) texts.push(walk.currentNode);
        for (const text of texts.filter(({ data }) => data.trim())) {
            const font = document.createElement('font');
            text.replaceWith(font);
            font.append(text);
        }
        return texts.length;";
    let texts: usize = page.author(script, json!(null)).await?;
    expect(texts > 100, || format!("only {texts} pieces of text"))?;
    page.step(Direction::Forward).await?;
    page.sees_date("14 September 2022").await?;
    page.click_state("CN").await?;
    page.sees_card("China").await?;
    page.set_attribute("layer", Some("article")).await?;
    page.set_attribute("layer", None).await?;

    let script = "const frame = document.createElement('div');
        host.replaceWith(frame);
        frame.append(host);
        document.body.append(host.cloneNode(true));";
    let () = page.author(script, json!(null)).await?;
    page.turn_to(1).await?;
    let seen = page.sees("the copy", |_| true).await?;
    expect_eq("the date of the copy", &seen.date, "14 September 2022")?;
    page.step(Direction::Back).await?;
    page.sees_date("9 June 2017").await?;
    page.turn_to(0).await?;
    let seen = page.sees_card("China").await?;
    expect_eq("the date of the one that was wrapped", &seen.date, "14 September 2022")?;
    expect_eq("errors of the page", page.uncaught().await?, Vec::<String>::new())
}

/// Whoever hears an event may do with the element what they like: also move it to another document at once, with or without
/// the widget being open in it.
pub async fn stands_being_moved_within_events(page: &AtlasPage) -> Outcome {
    for event in ["date", "select", "zoom", "ready"] {
        page.visit("/pages/plain.html").await?;
        let script = "const frame = document.createElement('iframe');
            document.body.append(frame);
            await import('../sco-atlas.js');
            const home = host.parentNode;
            let moved = 0;
            host.addEventListener(`sco-atlas:${given}`, () => {
                if (moved++) return;
                frame.contentDocument.body.append(host);
                home.append(host);
                frame.contentDocument.body.append(host);
            });
            const settled = async () => {
                for (let at = 0; at < 8; at += 1) await new Promise(requestAnimationFrame);
                await host.open();
            };
            await host.open();
            host.date = '2012-06-07';
            await settled();
            host.select('KZ');
            await settled();
            host.zoom = 'KZ';
            await settled();
            const there = [moved > 0, host.ownerDocument === frame.contentDocument, host.shown?.date, host.shown?.state];
            home.append(host);
            await settled();
            host.next();
            await settled();
            return [there, host.shown?.state, host.shown?.date > '2012-06-07'];";
        let found: Value = page.author_awaits(script, json!(event)).await?;
        let should_be = json!([[true, true, "2012-06-07", "KZ"], "KZ", true]);
        expect_eq(&format!("what it shows there and back, moved within {event}"), found, should_be)?;
        expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())?;
    }
    Ok(())
}

/// A page that is written anew has a widget again, be the former one open or only about to be.
pub async fn stands_a_page_written_anew(page: &AtlasPage) -> Outcome {
    for is_open in [true, false] {
        page.visit("/pages/plain.html").await?;
        let script = "await import('../sco-atlas.js');
            const opening = host.open();
            if (given) await opening;
            document.open();
            const wrong = [];
            addEventListener('error', ({ message }) => wrong.push(message));
            addEventListener('unhandledrejection', ({ reason }) => wrong.push(String(reason)));
            document.write(`<!doctype html><title>Anew</title><link rel=icon href=data:,>
                <sco-atlas loading=eager date=2012-06-07><p>Text.</p></sco-atlas>`);
            document.close();
            const next = document.querySelector('sco-atlas');
            const limit = new Promise((no) => setTimeout(no, 8000, 'too late'));
            const late = await Promise.race([next.open(), limit]);
            const date = next.shown?.date;
            next.select('CN');
            const { state } = next.shown ?? {};
            return [late ?? null, date, state, host.shown, wrong];";
        let found: Value = page.author_awaits(script, json!(is_open)).await?;
        let should_be = json!([null, "2012-06-07", "CN", null, []]);
        expect_eq(&format!("of the widgets before and after, the first open: {is_open}"), found, should_be)?;
    }
    Ok(())
}

/// In a row of boxes it takes the room that the others leave, and not theirs.
pub async fn leaves_others_their_room(page: &AtlasPage) -> Outcome {
    page.visit("/pages/reserved.html").await?;
    let script =
        "const row = Object.assign(document.createElement('div'), { style: 'display: flex; width: 700px' });
        const [element, aside] = ['sco-atlas', 'aside'].map((tag) => document.createElement(tag));
        aside.style.width = '300px';
        row.append(element, aside);
        document.body.append(row);
        await element.open();
        return [element.offsetWidth, aside.offsetWidth];";
    let widths: [f64; 2] = page.author_awaits(script, json!(null)).await?;
    expect_eq("how wide widget and sidebar are", widths, [400.0, 300.0])?;
    // Text takes all the room there is, and more: the widget keeps enough to be read.
    let script = "const aside = document.querySelector('aside');
        aside.style.width = '';
        aside.textContent = 'What stands beside it. '.repeat(99);
        return [aside.previousElementSibling.offsetWidth, aside.offsetWidth];";
    let widths: [f64; 2] = page.author(script, json!(null)).await?;
    expect_eq("how wide widget and text are", widths, [320.0, 380.0])
}

/// A box that asks how wide the widget would be of itself gets an answer within bounds; one that is as wide as what it holds is
/// as wide as there is room.
pub async fn is_of_some_width(page: &AtlasPage) -> Outcome {
    page.visit("/pages/reserved.html").await?;
    for (outer, inner, least, most) in [
        ("display: grid; grid-template-columns: max-content 1fr", "", 1400.0, 1400.0),
        ("width: max-content", "", 1400.0, 1400.0),
        ("width: min-content", "", 240.0, 320.0),
        ("display: grid; grid-template-columns: min-content 1fr", "", 240.0, 320.0),
        ("", "float: left", 1000.0, 1000.0),
        ("", "width: fit-content", 1000.0, 1000.0),
        ("", "display: inline-flex", 1000.0, 1000.0),
        ("", "display: table", 1000.0, 1000.0),
        ("display: flex", "", 1000.0, 1000.0),
        ("display: flex", "flex: 1", 1000.0, 1000.0),
        ("display: grid; grid-template-columns: 1fr 1fr", "", 500.0, 500.0),
        ("width: 300px", "", 300.0, 300.0),
        ("width: 1800px", "", 1800.0, 1800.0),
    ] {
        let script = "const around = Object.assign(document.createElement('div'), { style: 'width: 1000px' });
            const [outer, inner] = given.map((style) => Object.assign(document.createElement('div'), { style }));
            const element = document.createElement('sco-atlas');
            element.innerHTML = '<span>Belarus</span>';
            around.append(outer);
            // Without a style of its own the inner box is none.
            outer.append(given[1] ? inner : element);
            if (given[1]) inner.append(element);
            document.body.append(around);
            await element.open();
            await new Promise(requestAnimationFrame);
            const [whole, drawn] = [element, element.shadowRoot.querySelector('.atlas')].map((it) => it.getBoundingClientRect());
            const found = [whole.width, whole.height, drawn.left - whole.left - (whole.right - drawn.right)];
            around.remove();
            return found;";
        let [width, height, aside]: [f64; 3] = page.author_awaits(script, json!([outer, inner])).await?;
        expect(width >= least && width <= most && height < 5000.0 && aside.abs() < 1.0, || {
            format!(
                "in \"{outer}\" > \"{inner}\" it is {width} px wide, {height} high and {aside} off the middle; expected a \
                 width of {least} to {most}"
            )
        })?;
    }
    Ok(())
}

/// White space around a value is none of it, and letters are taken as they are meant.
pub async fn takes_values_as_meant(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const said = [];
        const set = (name, value) => {
            host.setAttribute(name, value);
            said.push(`${name}=${host.getAttribute(name)}`);
        };
        set('date', ' 2012-06-07 ');
        set('selected', ' kz ');
        set('worldview', 'in');
        set('zoom', 'Members');
        set('theme', ' dark ');
        set('theme', 'LIGHT');
        set('theme', '  ');
        set('selected', 'AKSAI-CHIN');
        set('selected', ' ');
        return [said, host.shown];";
    let (said, shown): (Vec<String>, Value) = page.author_awaits(script, json!(null)).await?;
    let should_be = [
        "date=2012-06-07",
        "selected=KZ",
        "worldview=IN",
        "zoom=members",
        "theme=dark",
        "theme=light",
        "theme=null",
        "selected=aksai-chin",
        "selected=null",
    ];
    expect_eq("attributes", said, should_be)?;
    expect_eq("the date", &shown["date"], &json!("2012-06-07"))?;
    expect_eq("what is selected", &shown["state"], &json!(null))?;
    expect_eq("what is told", page.happened(0).await?.iter().any(|event| event.name == "error"), false)?;
    // What cannot be used leaves what was there, white space or not.
    let script = "for (const view of ['map', ' map ', ' bogus ']) host.setAttribute('view', view);
        return host.getAttribute('view')";
    expect_eq("the view", page.author::<String>(script, json!(null)).await?.as_str(), "map")?;
    page.take_console(&[Provoked::ByScript("bogus")]).await.map(drop)
}

/// `mount` takes options by the names of attributes and of properties, and says which it does not know.
pub async fn is_mounted_with_options(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "const { mount } = await import('/sco-atlas.js');
        const mounted = async (options) => {
            const element = mount(document.body, options);
            await element.open();
            const said = [element.shown?.date, element.shown?.state, element.dataSrc, element.id];
            element.remove();
            return said;
        };
        return [
            await mounted(null),
            await mounted({ 'data-src': given, date: '2016-01-01', id: 'here' }),
            await mounted({ dataSrc: given, selected: null, lang: undefined }),
            await mounted({ selected: 'KZ', shown: 1, next: 2, Date: '2016-01-01', innerHTML: '<img src=x onerror=\"window.ran = true\">' }),
            window.ran ?? false,
        ];";
    let given = "/examples/eurasian-economic-union.json";
    let said: Value = page.author_awaits(script, json!(given)).await?;
    let should_be = json!([
        ["2024-07-04", null, null, ""],
        ["2016-01-01", null, given, "here"],
        ["2024-12-31", null, given, ""],
        ["2024-07-04", "KZ", null, ""],
        false,
    ]);
    expect_eq("date, state, address and id", said, should_be)?;
    let told = ["shown", "next", "Date", "innerHTML"].map(|name| format!("mount() has no option \"{name}\""));
    page.take_console(&told.each_ref().map(|told| Provoked::ByScript(told))).await.map(drop)
}

/// What is refused before the element is on a page is told once it is; what cannot be done without a widget says so, and what
/// is not given to `mount` is not there.
pub async fn tells_of_what_came_too_early(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/host.html").await?;
    let script = "
        const { mount } = await import('/sco-atlas.js');
        const told = [];
        addEventListener('sco-atlas:error', ({ detail }) => told.push(detail.name));
        const element = document.createElement('sco-atlas');
        element.theme = 'sepia';
        const early = told.length;
        const doings = [];
        for (const name of ['next', 'previous', 'play', 'pause']) doings.push(await element[name]());
        const refusal = await element.snapshot().catch(({ message }) => message);
        document.body.append(element);
        await element.open();
        doings.push(await element.previous());
        const mounted = mount(document.body, { title: undefined, id: undefined, className: null, hidden: false });
        return [early, told, doings, refusal, mounted.outerHTML];";
    let found: Value = page.author_awaits(script, json!(null)).await?;
    page.take_console(&[Provoked::ByScript("theme=\"sepia\" was ignored")]).await?;
    let refusal = "the element is on no page";
    let done = [false, false, false, false, true];
    expect_eq("what is told", found, json!([0, ["theme"], done, refusal, "<sco-atlas></sco-atlas>"]))
}

/// Of what is set before the script has come the last counts, as it does afterwards; what a server's React writes is understood; and
/// no dataset where there was none is no news.
pub async fn takes_the_last(page: &AtlasPage) -> Outcome {
    page.visit("/pages/plain.html").await?;
    let script = "const bloc = await (await fetch(given)).json();
        document.body.innerHTML = `<sco-atlas loading=eager></sco-atlas><sco-atlas loading=eager></sco-atlas>
            <sco-atlas loading=eager dataSrc='${given}'></sco-atlas><sco-atlas loading=eager></sco-atlas>`;
        const [address, dataset, written, built] = document.querySelectorAll('sco-atlas');
        dataset.dataSrc = '/missing.json';
        dataset.data = bloc;
        address.data = { none: true };
        address.dataSrc = given;
        let count = 0;
        built.addEventListener('sco-atlas:ready', () => (count += 1));
        const all = [address, dataset, written, built];
        const ready = all.map((element) => new Promise((done) => element.addEventListener('sco-atlas:ready', done)));
        await import('../sco-atlas.js');
        await Promise.race([Promise.all(ready), new Promise((no) => setTimeout(no, 8000))]);
        const titles = all.map((element) => element.shadowRoot?.querySelector('h2')?.textContent.split(' ')[1]);
        built.shadowRoot.querySelector('details.data').open = true;
        built.data = null;
        built.data = undefined;
        await new Promise((done) => setTimeout(done, 300));
        return [titles, written.dataSrc === given, count, built.shadowRoot.querySelector('details.data').open];";
    let found: Value = page.author_awaits(script, json!("/examples/eurasian-economic-union.json")).await?;
    let should_be = json!([["Eurasian", "Eurasian", "Eurasian", "the"], true, 1, true]);
    expect_eq("headlines, the address, how often it came, and what is open", found, should_be)
}
