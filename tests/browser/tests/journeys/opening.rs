//! How the widget comes to be, turn by turn.

use browser_tests::{AtlasPage, Outcome, expect, expect_eq};
use serde_json::{Value, json};

/// Puts a widget on a page, notes at every task of the page what is to be seen of it, and stops once it is open.
const WATCHED: &str = r#"
    host?.remove();
    const element = Object.assign(document.createElement("sco-atlas"), { loading: "eager", date: "2017-06-09" });
    element.innerHTML = "<p>Three have joined since 2017.</p>";
    const events = [];
    for (const name of ["ready", "error", "date"]) {
        element.addEventListener(`sco-atlas:${name}`, ({ type }) => events.push(type));
    }
    let asked = "Shanghai Cooperation Organisation";
    let card;
    element.addEventListener("sco-atlas:ready", () => {
        card = element.shadowRoot.querySelector(".card h3").textContent;
        if (card === asked) card = "as asked";
    });
    const own = element.firstElementChild;
    const look = () => ({
        isBegun: !!element.shadowRoot?.querySelector(".atlas"),
        isReady: events.includes("sco-atlas:ready"),
        ownText: own.getBoundingClientRect().height > 0,
        shown: element.shown !== null,
        // What is hidden has no stop for the keyboard and is not read out.
        stops: [...(element.shadowRoot?.querySelectorAll("button, [tabindex='0']") ?? [])]
            .filter((it) => it.checkVisibility({ visibilityProperty: true })).length > 0,
        widget: element.shadowRoot?.querySelector(".map")?.getClientRects().length > 0
            && !element.shadowRoot.querySelector(".coming"),
    });
    const turn = () => new Promise((go) => setTimeout(go));
    // Does something once, when it has begun and has had some turns.
    const watch = async (act = () => {}) => {
        const seen = [];
        let hasActed = false;
        for (let at = 0; at < 1000 && !look().isReady; at += 1) {
            await turn();
            seen.push(look());
            if (hasActed || seen.filter(({ isBegun }) => isBegun).length < 2) continue;
            hasActed = true;
            await act();
        }
        return seen;
    };
"#;

/// The page has its turn again and again while the widget is built, and its own text until that is whole.
pub async fn opens_in_turns(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/gentle.html").await?;
    let script = format!(
        "{WATCHED}
        document.body.append(element);
        const seen = await watch();
        // What it has been made visible with, part by part, would show it on a page that hides it.
        element.style.visibility = 'hidden';
        const hides = !look().stops;
        element.style.visibility = '';
        return {{ seen, after: look(), hides, events, date: element.date,
            strips: element.shadowRoot.querySelectorAll('.strip').length }};"
    );
    let found: Value = page.author_awaits(&script, json!(null)).await?;
    let seen = found["seen"].as_array().cloned().unwrap_or_default();
    let between: Vec<_> =
        seen.iter().filter(|now| now["isBegun"] == true && now["isReady"] == false).collect();
    // What is measured ends a turn, however fast the machine.
    expect(between.len() >= 3, || {
        format!("the page had {} turns while it was built: {seen:?}", between.len())
    })?;
    for now in seen.iter().filter(|now| now["isReady"] == false) {
        expect_eq("the page's own text before", &now["ownText"], &json!(true))?;
        expect_eq("the widget before", &now["widget"], &json!(false))?;
        expect_eq("what is shown before", &now["shown"], &json!(false))?;
        expect_eq("what the keyboard can come to before", &now["stops"], &json!(false))?;
    }
    let whole = json!({ "isBegun": true, "isReady": true, "ownText": false, "shown": true, "stops": true,
        "widget": true });
    expect_eq("what there is once it is ready", &found["after"], &whole)?;
    expect_eq("whether a page may hide it", &found["hides"], &json!(true))?;
    expect_eq("what was told", &found["events"], &json!(["sco-atlas:ready"]))?;
    expect_eq("the date asked for", &found["date"], &json!("2017-06-09"))?;
    expect_eq("strips", &found["strips"], &json!(1))
}

/// Taken off, put back, moved to another document or asked for something while it is built, it is one widget that does it.
pub async fn stands_what_happens_while_it_opens(page: &AtlasPage) -> Outcome {
    page.visit_widget("/pages/gentle.html").await?;
    for (what, act, date) in [
        (
            "taken off and put back at once",
            "element.remove(); document.body.append(element);",
            "2017-06-09",
        ),
        (
            "taken off and put back later",
            "element.remove(); await turn(); await turn(); document.body.append(element);",
            "2017-06-09",
        ),
        (
            "asked for something else again and again",
            // Whatever turn is the last, what was asked for before it is what is there; and once longer after the first
            // turn than what is behind waits.
            "let hasWaited = false;
             for (let at = 0; !look().isReady || at % 2; at += 1) {
                 if (at % 2) Object.assign(element, { date: '2005-07-05', selected: 'PK' });
                 else Object.assign(element, { date: '2003-05-28', selected: 'CN' });
                 const began = performance.now();
                 while (!hasWaited && element.shadowRoot.querySelector('.foot') && performance.now() < began + 60);
                 hasWaited = Boolean(element.shadowRoot.querySelector('.foot'));
                 asked = at % 2 ? 'Pakistan' : 'China';
                 await turn();
             }",
            "2005-07-05",
        ),
        ("asked to go on", "element.next();", "2022-09-14"),
        (
            "moved to a frame",
            "const frame = document.body.appendChild(document.createElement('iframe'));
             frame.width = 800;
             frame.contentDocument.body.append(element);",
            "2017-06-09",
        ),
    ] {
        let script = format!(
            "{WATCHED}
            document.body.append(element);
            await watch(async () => {{ {act} }});
            for (let at = 0; at < 10; at += 1) await turn();
            const root = element.shadowRoot;
            return {{ ...look(), card, readies: events.filter((it) => it.endsWith('ready')).length, date: element.date,
                strips: root.querySelectorAll('.strip').length, lanes: root.querySelectorAll('.lane').length,
                styled: getComputedStyle(root.querySelector('.map')).position }};"
        );
        let found: Value = page.author_awaits(&script, json!(null)).await?;
        let expected = json!({ "isBegun": true, "isReady": true, "ownText": false, "shown": true, "stops": true,
            "widget": true, "readies": 1, "card": "as asked",
            "date": date, "strips": 1, "lanes": 27, "styled": "relative" });
        expect_eq(what, &found, &expected)?;
    }
    // Taken off for good it leaves the page's own text.
    let script = format!(
        "{WATCHED}
        document.body.append(element);
        await watch(() => {{ element.remove(); events.push('sco-atlas:ready'); }});
        for (let at = 0; at < 10; at += 1) await turn();
        return [element.shadowRoot.innerHTML, events.length, element.shown];"
    );
    let found: Value = page.author_awaits(&script, json!(null)).await?;
    expect_eq("what is left", &found, &json!(["<slot></slot>", 1, null]))?;
    expect_eq("uncaught errors", page.uncaught().await?, Vec::<String>::new())
}
