//! The one door: everything that can happen is an [`Action`], and [`reduce`] says what it does.

use super::{AtlasState, Look, Selection, WorldviewId};
use crate::{
    dataset::{Dataset, Day, Direction, Layer, Layers},
    geo::Viewport,
    timeline::Window,
};

/// Something that a reader, a link or a host page does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Show this day. A day outside the dataset's range changes nothing.
    GoTo(Day),
    /// Show the previous or next day on which a status changed.
    StepChange(Direction),
    /// Show the same day a year earlier or later, or the end of the range where that is nearer.
    StepYear(Direction),
    /// Show the first or the last day of the range.
    ToEnd(Direction),
    /// Select. What the dataset lacks changes nothing.
    Select(Selection),
    /// Select nothing.
    Deselect,
    /// Select the previous or next state in the order of the lanes, round its ends.
    StepState(Direction),
    /// Show the facts of one layer. Without an article there is only the record's.
    Show(Layer),
    /// Draw the disputed areas in this way. What the dataset lacks changes nothing.
    DrawAs(WorldviewId),
    /// Look at a part of the map. What the dataset lacks changes nothing; a part as large as all is all.
    LookAt(Look),
    /// Look at what is selected, or at all where nothing is.
    LookAtSelected,
    /// Play the changes from here on, from the first one if there is none after this.
    Play,
    /// Stop playing.
    Pause,
    /// Go on to the next change while playing; stop at the last.
    PlayOn,
    /// Put the map's tab stop on a state or an area. What the dataset lacks changes nothing.
    MoveCursor(Selection),
    /// Tell what changed between the date and this day. A day outside the range changes nothing.
    Compare(Day),
    /// Look at one date alone again.
    StopComparing,
    /// Let the timeline show from one day to another. What [`Window::new`] does not allow changes nothing.
    ShowStretch(Day, Day),
    /// Move the first or the last day that the timeline shows, as near to this day as can be.
    MoveEdge(Direction, Day),
    /// Let the timeline show as much time about this day, as near as can be. All of time stays where it is.
    MoveStretch(Day),
    /// Let the timeline show half as much time, or twice as much.
    ZoomTime(Direction),
    /// Let the timeline show all of time.
    ShowAllTime,
}

/// The state after `action`: always valid where `state` was, and `state` itself where the action
/// asks for what is not there.
///
/// Whoever chooses a date, or a second one, takes it out of the player's hands: it stops. The stretch that the timeline shows moves
/// along with a date that would leave it.
pub fn reduce(state: AtlasState, action: Action, layers: &Layers) -> AtlasState {
    let data = layers.of(state.layer);
    let after = play_or_choose(state, action, layers);
    if after.date == state.date {
        return after;
    }
    AtlasState { window: after.window.and_then(|window| window.with_day(after.date, data)), ..after }
}

fn play_or_choose(state: AtlasState, action: Action, layers: &Layers) -> AtlasState {
    let data = layers.of(state.layer);
    let range = data.first_day..=data.as_of;
    let next = |date: Day| next(date, data);
    match action {
        Action::GoTo(day) | Action::Compare(day) if !range.contains(&day) => state,
        Action::Play => {
            let date = if next(state.date).is_some() { state.date } else { data.first_day };
            AtlasState { date, is_playing: true, ..state }
        }
        Action::Pause => AtlasState { is_playing: false, ..state },
        Action::PlayOn if state.is_playing => match next(state.date) {
            Some(date) => AtlasState { date, is_playing: next(date).is_some(), ..state },
            None => AtlasState { is_playing: false, ..state },
        },
        other => {
            let after = choose(state, other, layers);
            // In another layer there may be nothing to come.
            let goes_on =
                after.layer == state.layer || self::next(after.date, layers.of(after.layer)).is_some();
            let is_playing = state.is_playing && goes_on && after.date == state.date && !sets_date(other);
            AtlasState { is_playing, ..after }
        }
    }
}

/// The day of the next change after `date`, within the range.
fn next(date: Day, data: &Dataset) -> Option<Day> {
    let change = data.change_beside(date, Direction::Forward)?;
    Some(change.day).filter(|day| (data.first_day..=data.as_of).contains(day))
}

/// Whether a reader names a date by it. Whoever adds an action has to say.
fn sets_date(action: Action) -> bool {
    use Action::*;
    match action {
        GoTo(_) | StepChange(_) | StepYear(_) | ToEnd(_) | Compare(_) => true,
        Select(_) | Deselect | StepState(_) | Show(_) | DrawAs(_) | LookAt(_) | LookAtSelected | Play
        | Pause | PlayOn | MoveCursor(_) | StopComparing | ShowStretch(..) | MoveEdge(..)
        | MoveStretch(_) | ZoomTime(_) | ShowAllTime => false,
    }
}

fn choose(state: AtlasState, action: Action, layers: &Layers) -> AtlasState {
    let data = layers.of(state.layer);
    let range = data.first_day..=data.as_of;
    match action {
        Action::GoTo(date) => AtlasState { date, ..state },
        Action::StepChange(towards) => match data.change_beside(state.date, towards) {
            Some(change) if range.contains(&change.day) => AtlasState { date: change.day, ..state },
            _ => state,
        },
        Action::StepYear(towards) => {
            let years = match towards {
                Direction::Back => -1,
                Direction::Forward => 1,
            };
            AtlasState { date: state.date.plus_years(years).clamp(data.first_day, data.as_of), ..state }
        }
        Action::ToEnd(Direction::Back) => AtlasState { date: data.first_day, ..state },
        Action::ToEnd(Direction::Forward) => AtlasState { date: data.as_of, ..state },
        Action::Select(what) if is_known(what, data) => select(state, what),
        Action::Deselect => AtlasState { selected: None, ..state },
        Action::StepState(towards) => match data.beside(state.selected.and_then(Selection::state), towards) {
            Some(code) => {
                // Who looks at what is selected is taken along.
                let is_looked_at = state.selected.is_some_and(|what| state.look == Look::At(what));
                let what = Selection::State(code);
                let look = if is_looked_at { Look::At(what) } else { state.look };
                AtlasState { look, ..select(state, what) }
            }
            None => state,
        },
        Action::Show(layer) if layers.has(layer) => AtlasState { layer, ..state },
        Action::MoveCursor(what) if is_known(what, data) => AtlasState { cursor: Some(what), ..state },
        Action::DrawAs(worldview) if worldview.worldview(data).is_some() => AtlasState { worldview, ..state },
        Action::Compare(day) => AtlasState { compared: Some(day), ..state },
        Action::StopComparing => AtlasState { compared: None, ..state },
        Action::ShowStretch(first, last) => match Window::new(first, last, data) {
            Some(window) => AtlasState { window: Some(window), ..state },
            None => state,
        },
        Action::MoveEdge(edge, day) => {
            AtlasState { window: Window::with_edge(state.window, edge, day, data), ..state }
        }
        Action::MoveStretch(day) => {
            AtlasState { window: state.window.and_then(|window| window.moved(day, data)), ..state }
        }
        Action::ZoomTime(towards) => {
            AtlasState { window: Window::zoomed(state.window, towards, state.date, data), ..state }
        }
        Action::ShowAllTime => AtlasState { window: None, ..state },
        Action::LookAt(Look::Free(Viewport::WHOLE)) => AtlasState { look: Look::All, ..state },
        Action::LookAt(Look::At(what)) if !is_known(what, data) => state,
        // What is looked at is where the keyboard begins.
        Action::LookAt(look @ Look::At(what)) => AtlasState { look, cursor: Some(what), ..state },
        Action::LookAt(look) => AtlasState { look, ..state },
        Action::LookAtSelected => {
            let look = state.selected.map_or(Look::All, Look::At);
            AtlasState { look, cursor: state.selected.or(state.cursor), ..state }
        }
        Action::DrawAs(_)
        | Action::Select(_)
        | Action::MoveCursor(_)
        | Action::Show(_)
        | Action::Play
        | Action::Pause
        | Action::PlayOn => state,
    }
}

/// The cursor follows a selection, so that Tab leads back to where the reader was.
fn select(state: AtlasState, what: Selection) -> AtlasState {
    AtlasState { selected: Some(what), cursor: Some(what), ..state }
}

fn is_known(what: Selection, data: &Dataset) -> bool {
    match what {
        Selection::State(code) => data.state(code).is_some(),
        Selection::Area(id) => id.area(data).is_some(),
    }
}
