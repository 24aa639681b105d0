//! A link to what the reader looks at: `#date=2017-06-09&state=IN`, or `&area=aksai-chin`,
//! with `&layer=article` for what the article alone says, `&worldview=IN` for how disputed areas are drawn,
//! `&compare=2005-07-05` for a second date, `&time=2015-01-01..2017-12-31` for the stretch that the timeline
//! shows, and `&zoom=members`, `&zoom=IN` or `&zoom=aksai-chin` for what of the map is looked at.

use super::{Action, AreaId, AtlasState, Look, Selection, WorldviewId};
use crate::{
    dataset::{Dataset, Day, Layer, StateCode},
    geo::Viewport,
    timeline::Window,
};

/// So many parts that were ignored are named; of more it is only said how many.
const MOST_NAMED: usize = 2;

/// A part of a link that was not understood and therefore ignored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkFault {
    /// The part as it stands in the link.
    pub part: String,
    /// What was expected instead.
    pub expected: String,
}

/// What a link got wrong, in one sentence however much it is; `None` where that is nothing. The same part twice is said once.
pub fn told(faults: &[LinkFault]) -> Option<String> {
    let mut named: Vec<&LinkFault> = Vec::new();
    let mut more = 0_usize;
    for fault in faults {
        if named.iter().any(|one| one.part == fault.part) {
            continue;
        }
        if named.len() < MOST_NAMED { named.push(fault) } else { more += 1 }
    }
    if named.is_empty() {
        return None;
    }
    let mut said = "Ignored in the address: ".to_owned();
    for (at, LinkFault { part, expected }) in named.iter().enumerate() {
        let next = named.get(at + 1);
        if at > 0 {
            said.push_str(if next.is_none() && more == 0 { " and " } else { ", " });
        }
        said.push('`');
        said.push_str(part);
        said.push('`');
        // Of some that expect the same, the last says what.
        if next.is_none_or(|next| next.expected != *expected) {
            said.push_str(" (expected ");
            said.push_str(expected);
            said.push(')');
        }
    }
    if more > 0 {
        said.push_str(" and ");
        said.push_str(&more.to_string());
        said.push_str(" more");
    }
    Some(said)
}

/// The link that leads to `state`, without `#`; empty for what is shown at first.
pub fn link_of(state: &AtlasState, data: &Dataset) -> String {
    let mut parts = Vec::new();
    if state.date != data.opens_on {
        parts.push(format!("date={}", state.date));
    }
    match state.selected {
        Some(Selection::State(code)) => parts.push(format!("state={code}")),
        Some(Selection::Area(id)) => parts.extend(id.area(data).map(|area| format!("area={}", area.id))),
        None => {}
    }
    if state.layer != Layer::Record {
        parts.push(format!("layer={}", state.layer.word()));
    }
    if state.worldview != WorldviewId::default() {
        parts.extend(state.worldview.worldview(data).map(|worldview| format!("worldview={}", worldview.id)));
    }
    if let Some(day) = state.compared {
        parts.push(format!("compare={day}"));
    }
    if let Some(window) = state.window {
        let (first, last) = Window::days(Some(window), data);
        parts.push(format!("time={first}..{last}"));
    }
    if state.look != Look::All {
        parts.push(format!("zoom={}", zoom_of(state.look, data)));
    }
    parts.join("&")
}

/// What is looked at, in a word; a viewport as its left and upper edge and its width, in sixteenths of a grid unit.
pub fn zoom_of(look: Look, data: &Dataset) -> String {
    match look {
        Look::All => "all".to_owned(),
        Look::Members => "members".to_owned(),
        Look::At(Selection::State(code)) => code.to_string(),
        Look::At(Selection::Area(id)) => id.area(data).map(|area| area.id.clone()).unwrap_or_default(),
        Look::Free(viewport) => {
            let [x, y] = viewport.low();
            format!("{x},{y},{}", viewport.width())
        }
    }
}

/// What a link asks for, and what of it was not understood, or contradicted by a later part. A link says all of what
/// is shown, so what it leaves out is as at first.
pub fn read_link(link: &str, data: &Dataset) -> ([Action; 7], Vec<LinkFault>) {
    // In the order in which they are done: a layer before what it may lack, a selection before it is looked at.
    let mut actions = [
        Action::Show(Layer::Record),
        Action::GoTo(data.opens_on),
        Action::DrawAs(WorldviewId::default()),
        Action::Deselect,
        Action::StopComparing,
        Action::ShowAllTime,
        Action::LookAt(Look::All),
    ];
    // What part of the link each of them is from.
    let mut from = [None; 7];
    let mut faults = Vec::new();
    let link = link.strip_prefix('#').unwrap_or(link);
    for part in without_text_sought(link).split('&').filter(|part| !is_nothing(part)) {
        let meant = decoded(part);
        // What is told of it is as it stands in the link: anything may be in what that means.
        let read = match read_part(&meant, data) {
            // Some chats write `%26` between parts, too.
            Err(expected) => {
                let parts = meant.split('&').filter(|part| !is_nothing(part));
                parts.map(|part| read_part(part, data).ok()).collect::<Option<Vec<_>>>().ok_or(expected)
            }
            Ok(action) => Ok(vec![action]),
        };
        match read {
            Ok(read) => {
                for action in read {
                    let place = place_of(action);
                    let (Some(wanted), Some(from)) = (actions.get_mut(place), from.get_mut(place)) else {
                        continue;
                    };
                    *wanted = action;
                    if let Some(earlier) = from.replace(part).filter(|earlier| *earlier != part) {
                        let expected = format!("no `{}` after it", shortened(part));
                        faults.push(LinkFault { part: shortened(earlier), expected });
                    }
                }
            }
            Err(expected) => faults.push(LinkFault { part: shortened(part), expected }),
        }
    }
    (actions, faults)
}

/// A link without the words on the page that browsers are to look for (`:~:text=…`), which not all of them take out of it.
fn without_text_sought(link: &str) -> &str {
    let mut colons = link.bytes().enumerate().filter(|(_, byte)| *byte == b':');
    let cut =
        colons.find_map(|(at, _)| link.get(at..).filter(|rest| rest.starts_with(":~:")).and(link.get(..at)));
    cut.unwrap_or(link)
}

/// Whether a link asks for nothing of the widget's.
pub fn is_empty_link(link: &str) -> bool {
    without_text_sought(link).split('&').all(is_nothing)
}

/// Whether a part asks for nothing: it is empty, or what others hang on links to count their readers.
fn is_nothing(part: &str) -> bool {
    let key = part.split('=').next().unwrap_or_default();
    part.is_empty() || key.starts_with("utm_") || matches!(key, "fbclid" | "gclid")
}

/// A part with what mail programs and other pages have written as `%2D` read as it was meant (RFC 3986, section 2.1); as it
/// stands where that is no text.
pub fn decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|two| *first == b'%' && two.iter().all(u8::is_ascii_hexdigit));
        match digits.and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned())
}

/// Which of the actions of a link it is.
fn place_of(action: Action) -> usize {
    match action {
        Action::Show(_) => 0,
        Action::GoTo(_) => 1,
        Action::DrawAs(_) => 2,
        Action::Select(_) => 3,
        Action::Compare(_) => 4,
        Action::ShowStretch(..) | Action::ShowAllTime => 5,
        _ => 6,
    }
}

fn read_part(part: &str, data: &Dataset) -> Result<Action, String> {
    let Some((key, value)) = part.split_once('=') else { return read_pair("", "", data) };
    as_meant(value, &|value| read_pair(key, value, data))
}

/// Reads a value as it stands, or else in capitals or small letters: no two of what it may name differ in that alone.
fn as_meant(value: &str, read: &dyn Fn(&str) -> Result<Action, String>) -> Result<Action, String> {
    read(value).or_else(|expected| {
        let other = |value: String| read(&value).ok();
        let found = other(value.to_ascii_uppercase()).or_else(|| other(value.to_ascii_lowercase()));
        found.ok_or(expected)
    })
}

fn read_pair(key: &str, text: &str, data: &Dataset) -> Result<Action, String> {
    match key {
        "date" => read_date(text, data),
        "state" => {
            let expected = || format!("{STATE}{}", example(data));
            read_state(text, data).ok_or_else(expected)
        }
        "area" => {
            let expected = || "the id of a disputed area, as aksai-chin".to_owned();
            read_area(text, data).ok_or_else(expected)
        }
        "layer" => read_layer(text, data),
        "worldview" => read_worldview(text, data),
        "zoom" => read_zoom(text, data),
        "compare" => read_day(text, data).map(Action::Compare),
        "time" => read_stretch(text, data).ok_or_else(|| {
            let (first, last, least) = (data.first_day, data.as_of, Window::LEAST_DAYS);
            format!("two days from {first} to {last}, {least} days apart or more, as 2015-01-01..2017-12-31")
        }),
        _ => Err("date=…, state=…, area=…, layer=…, worldview=…, compare=…, time=… or zoom=…".to_owned()),
    }
}

/// What a host page asks for with its option `name`: `date`, `selected`, `layer`, `worldview`, `zoom` or `compare`. `None`,
/// an option that is not given, asks for what is shown at first.
///
/// # Errors
/// What was expected instead of `value`.
pub fn read_option(name: &str, value: Option<&str>, data: &Dataset) -> Result<Action, String> {
    match value {
        None | Some("") => read_absent(name, data),
        Some(text) => as_meant(text, &|text| read_given(name, text, data)),
    }
}

fn read_absent(name: &str, data: &Dataset) -> Result<Action, String> {
    Ok(match name {
        "date" => Action::GoTo(data.opens_on),
        "selected" => Action::Deselect,
        "layer" => Action::Show(Layer::Record),
        "worldview" => Action::DrawAs(WorldviewId::default()),
        "zoom" => Action::LookAt(Look::All),
        "compare" => Action::StopComparing,
        _ => return Err(OPTIONS.to_owned()),
    })
}

fn read_given(name: &str, text: &str, data: &Dataset) -> Result<Action, String> {
    match name {
        "selected" => {
            let expected = || format!("{STATE}{}, or the id of a disputed area", example(data));
            read_state(text, data).or_else(|| read_area(text, data)).ok_or_else(expected)
        }
        "date" | "layer" | "worldview" | "zoom" | "compare" => read_pair(name, text, data),
        _ => Err(OPTIONS.to_owned()),
    }
}

const STATE: &str = "the two-letter code of a state shown here, as ";

/// A state that it has.
fn example(data: &Dataset) -> &str {
    data.states.first().map_or("IN", |state| state.code.as_str())
}

const OPTIONS: &str = "date, selected, layer, worldview, zoom or compare";

fn read_date(text: &str, data: &Dataset) -> Result<Action, String> {
    read_day(text, data).map(Action::GoTo)
}

fn read_day(text: &str, data: &Dataset) -> Result<Day, String> {
    data.day_named(text)
        .ok_or_else(|| format!("a day as 2017-06-09, from {} to {}", data.first_day, data.as_of))
}

fn read_state(text: &str, data: &Dataset) -> Option<Action> {
    let code = StateCode::parse(text).filter(|code| data.state(*code).is_some())?;
    Some(Action::Select(Selection::State(code)))
}

fn read_area(text: &str, data: &Dataset) -> Option<Action> {
    AreaId::find(data, text).map(|id| Action::Select(Selection::Area(id)))
}

fn read_layer(text: &str, data: &Dataset) -> Result<Action, String> {
    let layer = Layer::parse(text).filter(|layer| data.has(*layer));
    let expected = || {
        if data.has(Layer::Article) { "article or record" } else { "record; this dataset has no article" }
    };
    layer.map(Action::Show).ok_or_else(|| expected().to_owned())
}

fn read_worldview(text: &str, data: &Dataset) -> Result<Action, String> {
    WorldviewId::find(data, text).map(Action::DrawAs).ok_or_else(|| format!("one of {}", worldviews_of(data)))
}

/// The worldviews that there are, by what options and links call them: `neutral, RS`.
pub fn worldviews_of(data: &Dataset) -> String {
    let ids: Vec<&str> = data.worldviews.iter().map(|worldview| worldview.id.as_str()).collect();
    ids.join(", ")
}

fn read_stretch(text: &str, data: &Dataset) -> Option<Action> {
    // By one letter at a time: what looks for several costs the download two kilobytes.
    let mut parts = text.split('.');
    let (first, between, last) = (Day::parse(parts.next()?)?, parts.next()?, Day::parse(parts.next()?)?);
    if !between.is_empty() || parts.next().is_some() {
        return None;
    }
    // No window is as long as all there is.
    if (first, last) == (data.first_day, data.as_of) {
        return Some(Action::ShowAllTime);
    }
    Window::new(first, last, data).map(|_| Action::ShowStretch(first, last))
}

fn read_zoom(text: &str, data: &Dataset) -> Result<Action, String> {
    let at = |code: StateCode| data.state(code).map(|_| Selection::State(code));
    let look = match text {
        "all" => Some(Look::All),
        "members" => Some(Look::Members),
        "selected" => return Ok(Action::LookAtSelected),
        _ => StateCode::parse(text)
            .and_then(at)
            .or_else(|| AreaId::find(data, text).map(Selection::Area))
            .map(Look::At)
            .or_else(|| read_viewport(text).map(Look::Free)),
    };
    let expected = || {
        "all, members, selected, the code of a state, the id of an area or a part of the map as x,y,width"
            .to_owned()
    };
    look.map(Action::LookAt).ok_or_else(expected)
}

fn read_viewport(text: &str) -> Option<Viewport> {
    let mut numbers = text.split(',').map(|number| number.trim().parse::<i32>().ok());
    let (low, width) = ([numbers.next()??, numbers.next()??], numbers.next()??);
    let viewport = Viewport::new(low, width);
    // Of what is not on the map, or no part of it in its shape, no other part is made.
    let is_same = (viewport.low(), viewport.width()) == (low, width);
    (is_same && numbers.next().is_none()).then_some(viewport)
}

/// A message need not repeat all of a very long part.
fn shortened(part: &str) -> String {
    if part.chars().count() <= 60 { part.to_owned() } else { part.chars().take(59).chain(['…']).collect() }
}
