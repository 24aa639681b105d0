//! What the map, its notes and disputed areas are called.

use super::{capitalised, day, list, named, state_name};
use crate::{
    dataset::{Area, Dataset, Day, Drawn, StateCode, Undisputed},
    geo::Bearing,
};

/// Who administers and who claims an area.
pub fn dispute(data: &Dataset, area: &Area) -> (String, String) {
    let name = |code| named(data, code);
    let otherwise = || area.governed_by.clone().unwrap_or_else(|| NO_CLAIMANT.to_owned());
    let mut by = area.administered_by.map_or_else(otherwise, name);
    if let Some(code) = area.partly_by {
        by = format!("{by} and, in part, {}", name(code));
    }
    let claimants: Vec<_> = area.claimed_by.iter().map(|code| named(data, *code)).collect();
    (by, list(&claimants))
}

/// Who administers an area of which the dataset names neither a state nor anybody else who does: the area's sentence tells.
const NO_CLAIMANT: &str = "No claimant alone";

/// What of an area in dispute comes after its label: `. Administered by China; claimed by India.`
pub fn claimed_by(data: &Dataset, area: &Area) -> String {
    let (by, claimants) = dispute(data, area);
    // What is no state may begin with a word of its own.
    let colon = if area.administered_by.is_some() { "" } else { ":" };
    format!(". Administered by{colon} {by}; claimed by {claimants}.")
}

/// States that the map does not reach, or that are too small or too long gone for a shape on it.
pub fn outside_map(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!("Not drawn on this map: {}.", list(names)) }
}

/// Says so of one state.
pub const OUTSIDE_MAP: &str = "Not drawn on this map.";

/// A state's name where room is short.
pub fn map_name(data: &Dataset, code: StateCode) -> String {
    let name = state_name(data, code);
    if name == "United Arab Emirates" { "UAE".to_owned() } else { name }
}

/// What is said of a state on the map, with its name there where that is another: `United Arab Emirates, dialogue partner (UAE)`.
pub fn called(data: &Dataset, code: StateCode, label: String) -> String {
    let name = map_name(data, code);
    if name == state_name(data, code) { label } else { format!("{label} ({name})") }
}

/// What stands for a state's name on the map where even that has no room: `KGZ`.
pub fn map_code(data: &Dataset, code: StateCode) -> String {
    let state = data.state(code).filter(|_| code.as_str() != "AE");
    state.map_or_else(|| map_name(data, code), |state| state.alpha3.clone())
}

/// What a disputed area is called on a day: `Aksai Chin, disputed area`.
pub fn area_label(data: &Dataset, area: &Area, on: Day, drawn: Option<&Drawn>) -> String {
    format!("{}, {}", area.name, area_is(data, area, on, drawn))
}

/// What a disputed area is on a day: `Disputed area`.
pub fn area_standing(data: &Dataset, area: &Area, on: Day, drawn: Option<&Drawn>) -> String {
    capitalised(&area_is(data, area, on, drawn))
}

/// In dispute it is whatever a view makes of it; where that draws it as a state, this is said too.
fn area_is(data: &Dataset, area: &Area, on: Day, drawn: Option<&Drawn>) -> String {
    let part_of = |of: Undisputed, when: &str| {
        format!("part of {}, in dispute {when} {}", named(data, of.part_of), day(of.day))
    };
    match (area.before, area.after) {
        (Some(before), _) if on < before.day => part_of(before, "from"),
        (_, Some(after)) if on >= after.day => part_of(after, "until"),
        _ if drawn.is_some_and(Drawn::is_as_a_state) => "disputed area, drawn as a state".to_owned(),
        _ => "disputed area".to_owned(),
    }
}

/// Since or until when an area has been in dispute, and what it was before or is after: `18 March 2014; before, part of
/// Ukraine`.
pub fn disputed_bound(data: &Dataset, undisputed: Undisputed, beyond: &str) -> String {
    format!("{}; {beyond}, part of {}", day(undisputed.day), named(data, undisputed.part_of))
}

/// How borders are drawn, in the worldview of that id: of a state's view only what is so there today.
pub fn border_note(data: &Dataset, worldview: &str) -> String {
    let others = "disputed areas are hatched on the days on which they are in dispute, their lines dashed.";
    let Some(code) = StateCode::parse(worldview) else {
        return if worldview == "none" {
            "No borders are drawn within disputed areas. They are hatched and have no status, whoever administers them.".to_owned()
        } else {
            let today = "Borders are those of today, not a judgement on claims";
            if data.areas.is_empty() {
                format!("{today}.")
            } else {
                format!("{today} (neutral view); {others}")
            }
        };
    };
    let drawn =
        |at: usize| data.worldviews.iter().find(|view| view.id == worldview)?.drawn_on(at, data.as_of);
    let in_dispute = || {
        data.areas
            .iter()
            .enumerate()
            .filter(|(_, area)| area.is_disputed_on(data.as_of))
            .filter_map(|(at, _)| drawn(at))
    };
    let claims = in_dispute().any(|drawn| drawn.with == Some(code) && drawn.is_hatched);
    let recognises = in_dispute().any(Drawn::is_as_a_state);
    let gave_up =
        in_dispute().any(|drawn| !drawn.is_hatched && drawn.with.is_some_and(|owner| owner != code));
    format!(
        "Borders are drawn in the view of {}, not as a judgement on claims: of the areas shown, what it holds or claims is drawn as its own{}{}{}. Other {others}",
        named(data, code),
        if claims { ", hatched where another holds it" } else { "" },
        if gave_up { ", and what it has given up as another’s" } else { "" },
        if recognises { ", and what it recognises along its own border as a state" } else { "" },
    )
}

/// What that note closes with where somebody can do so.
pub fn border_prompt(data: &Dataset, worldview: &str) -> &'static str {
    if data.areas.is_empty() {
        ""
    } else if StateCode::parse(worldview).is_some() {
        " Select one to read who claims it. The list of disputed areas names all claims."
    } else {
        " Select one to read who claims it."
    }
}

/// Heads the map in words: all who lie beside, those that the dataset says nothing of too.
pub fn neighbours(count: usize) -> String {
    format!("Neighbours shown on the map ({count})")
}

/// Where nobody lies beside it, as of islands.
pub const NO_NEIGHBOURS: &str = "None by land.";

/// Where who lies: `north: `.
pub fn towards(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::North => "north: ",
        Bearing::NorthEast => "north-east: ",
        Bearing::East => "east: ",
        Bearing::SouthEast => "south-east: ",
        Bearing::South => "south: ",
        Bearing::SouthWest => "south-west: ",
        Bearing::West => "west: ",
        Bearing::NorthWest => "north-west: ",
    }
}

/// Heads the list of disputed areas.
pub fn disputes(count: usize) -> String {
    format!("Disputed areas on the map ({count})")
}

/// Which disputes the built-in map has no area for; docs/MAP.md says why.
pub const DISPUTES_NOT_DRAWN: &str = "Without an area here, because they are too small, have no shape in the source or are past: Abu Musa and the Tunbs, Dokdo or Takeshima (Liancourt Rocks), Gaza, Hala’ib, Junagadh, Kalapani, the Senkaku or Diaoyu Islands, the Shebaa Farms, Sir Creek, the South China Sea and its islands, the line in the Donbas (2014 to 2022). With an outline, but without an area: the West Bank.";
