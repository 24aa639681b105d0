//! The map's drawing, written as HTML, and what the style sheet says of its parts: enough of CSS for the map.

#[path = "../../../build/styles.rs"]
pub mod styles;

use crate::common::root;
use leptos::prelude::*;
use sco_atlas::{
    atlas::{Action, Atlas, WorldviewId},
    embed::world,
    geo::Point,
    view::Widget,
};
use std::collections::{BTreeMap, BTreeSet};

/// The map's drawing after some actions, written as HTML.
pub fn drawing(actions: &[Action]) -> String {
    let page = Owner::new().with(|| {
        let atlas = Atlas::new(world().expect("what is embedded can be read"));
        actions.iter().for_each(|action| atlas.send(*action));
        view! { <Widget atlas notice=RwSignal::new(None) /> }.to_html()
    });
    let map = page.split_once("class=\"map\"").expect("a map").1;
    map.split_once("class=\"spots\"").expect("what lies over the drawing").0.to_owned()
}

/// Draws areas in dispute as a worldview has them.
pub fn draw_as(worldview: &str) -> Action {
    let data = world().expect("what is embedded can be read").record();
    Action::DrawAs(WorldviewId::find(data, worldview).unwrap_or_else(|| panic!("no worldview {worldview}")))
}

/// A tag of the drawing with its attributes.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of its element.
    pub name: String,
    attributes: BTreeMap<String, String>,
}

impl Part {
    /// All opening tags, in the order in which they are painted.
    pub fn all(drawing: &str) -> Vec<Self> {
        let tags = drawing.split('<').filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
        tags.filter(|tag| !tag.starts_with('/')).map(Self::new).collect()
    }

    fn new(tag: &str) -> Self {
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        while let Some((key, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"').expect("a value ends");
            attributes.insert(key.trim().to_owned(), value.to_owned());
            rest = after;
        }
        Self { name: name.to_owned(), attributes }
    }

    /// An attribute; empty where there is none.
    pub fn of(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.of("class").split(' ').any(|one| one == class)
    }

    /// Whether a selector without combinators means it.
    fn is(&self, selector: &str) -> bool {
        let conditions = pieces(selector, |letter| matches!(letter, '.' | '[' | ':'));
        conditions.iter().filter(|one| !one.is_empty()).all(|condition| {
            if let Some(class) = condition.strip_prefix('.') {
                self.has_class(class)
            } else if let Some(any) = condition.strip_prefix(":is(") {
                pieces(&any[..any.len() - 1], |letter| letter == ',')
                    .iter()
                    .any(|one| self.is(one.trim_matches([',', ' '])))
            } else if let Some(wanted) = condition.strip_prefix('[') {
                let (name, value) = wanted[..wanted.len() - 1].split_once('=').unwrap_or((wanted, ""));
                let value = value.trim_matches('"');
                name.strip_suffix('*')
                    .map_or_else(|| self.of(name) == value, |name| self.of(name).contains(value))
            } else {
                self.name == *condition
            }
        })
    }
}

/// A text cut before each letter that is meant, but not within brackets.
fn pieces(text: &str, is_cut: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, letter) in text.char_indices() {
        if depth == 0 && is_cut(letter) {
            found.push(&text[start..at]);
            start = at;
        }
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
    }
    found.push(&text[start..]);
    found
}

/// How particular a selector without combinators is: how many classes and attributes it asks for; of a choice the most.
fn weight(selector: &str) -> usize {
    let conditions = pieces(selector, |letter| matches!(letter, '.' | '[' | ':'));
    let of = |condition: &&str| match condition.strip_prefix(":is(") {
        Some(any) => pieces(any, |letter| letter == ',')
            .iter()
            .map(|one| weight(one.trim_matches([',', ' ', ')'])))
            .max()
            .unwrap_or(0),
        None => usize::from(condition.starts_with(['.', '['])),
    };
    conditions.iter().map(of).sum()
}

/// The rules of the style sheet that are for every reader: selectors, and what is said of them.
pub struct Sheet {
    rules: Vec<(Vec<String>, BTreeMap<String, String>)>,
}

impl Sheet {
    /// Reads the files in `www/atlas/`.
    pub fn read() -> Self {
        let text = styles::read(&root().join("www/atlas")).expect("the style sheet");
        let bare: String = text
            .split("/*")
            .enumerate()
            .filter_map(
                |(at, part)| if at == 0 { Some(part) } else { part.split_once("*/").map(|(_, after)| after) },
            )
            .collect();
        let (mut rules, mut rest) = (Vec::new(), bare.as_str());
        while let Some((selectors, after)) = rest.split_once('{') {
            // What stands within `@media` and the like is passed over as a whole.
            let mut depth = 1;
            let end = after.find(|letter| {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                depth == 0
            });
            let (said, after) = after.split_at(end.expect("a rule ends"));
            if !selectors.contains('@') {
                let selectors = pieces(selectors.trim(), |letter| letter == ',');
                let selectors = selectors.iter().map(|one| one.trim_matches([',', ' ', '\n']).to_owned());
                let said = said.split(';').filter_map(|line| line.trim().split_once(": "));
                let said = said.map(|(property, value)| (property.to_owned(), value.to_owned())).collect();
                rules.push((selectors.collect(), said));
            }
            rest = &after[1..];
        }
        Self { rules }
    }

    /// What is said of a part that stands within `around`: the more particular rule counts, of two alike the later.
    pub fn says(&self, around: &[&Part], part: &Part, property: &str) -> Option<&str> {
        let mut found: Option<(usize, &str)> = None;
        for (selectors, said) in &self.rules {
            let Some(value) = said.get(property) else { continue };
            for selector in selectors {
                let compounds = pieces(selector, |letter| letter == ' ');
                let Some((own, outer)) = compounds.split_last() else { continue };
                let is_around = |one: &&str| around.iter().any(|other| other.is(one.trim()));
                let weight = compounds.iter().map(|one| weight(one.trim())).sum();
                if part.is(own.trim())
                    && outer.iter().all(is_around)
                    && found.is_none_or(|(before, _)| before <= weight)
                {
                    found = Some((weight, value));
                }
            }
        }
        found.map(|(_, value)| value)
    }

    /// A length in CSS pixels; 0 where nothing is said.
    pub fn px(&self, around: &[&Part], part: &Part, property: &str) -> f64 {
        let said = self.says(around, part, property);
        said.map_or(0.0, |value| value.trim_end_matches("px").parse().expect("a length"))
    }

    /// The custom property that a colour is; none where nothing is drawn.
    pub fn colour(&self, around: &[&Part], part: &Part, property: &str) -> Option<&str> {
        self.says(around, part, property)?.strip_prefix("var(--")?.strip_suffix(')')
    }
}

/// A line between faces as it is painted.
pub struct Line<'a> {
    /// The part that it is.
    pub part: &'a Part,
    /// Its colour, by the custom property.
    pub colour: &'a str,
    /// Its width in CSS pixels.
    pub width_px: f64,
    /// Whether it is dashed.
    pub is_dashed: bool,
    starts: BTreeSet<[i32; 4]>,
}

/// The borders and edges of a drawing that are painted, in the order in which they are.
pub struct Lines<'a>(Vec<Line<'a>>);

impl<'a> Lines<'a> {
    /// Those among the parts of a drawing.
    pub fn new(sheet: &'a Sheet, parts: &'a [Part]) -> Self {
        let lines = parts.iter().filter(|part| part.has_class("edge") || part.has_class("borders"));
        let line = |part: &'a Part| {
            let colour = sheet.colour(&[], part, "stroke")?;
            let is_shown = sheet.says(&[], part, "display") != Some("none");
            is_shown.then(|| Line {
                part,
                colour,
                width_px: sheet.px(&[], part, "stroke-width"),
                is_dashed: sheet.says(&[], part, "stroke-dasharray").is_some(),
                starts: starts(part.of("d")),
            })
        };
        Self(lines.filter_map(line).collect())
    }

    /// What is painted along a stretch of a face's outline, the topmost first.
    pub fn along(&self, line: &[Point]) -> Vec<&Line<'a>> {
        let start = |a: Point, b: Point| [a[0], a[1], b[0] - a[0], b[1] - a[1]];
        // Written in one direction or the other.
        let last = line.len() - 1;
        let both = [start(line[0], line[1]), start(line[last], line[last - 1])];
        self.0.iter().rev().filter(|line| both.iter().any(|start| line.starts.contains(start))).collect()
    }
}

/// Of each line in path data the point that it begins at and its first step.
fn starts(d: &str) -> BTreeSet<[i32; 4]> {
    let start = |line: &str| {
        let first = pieces(line, |letter| matches!(letter, ' ' | 'l' | '-'));
        let mut numbers = first.iter().filter_map(|text| text.trim_start_matches([' ', 'l']).parse().ok());
        Some([numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?])
    };
    // Four numbers are no longer than this.
    d.split('M').filter_map(|line| start(&line[..line.len().min(40)])).collect()
}
