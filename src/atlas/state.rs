//! The whole of what a reader can change; everything on screen is derived from it.

use crate::{
    dataset::{Area, Dataset, Day, Drawn, Layer, StateCode, Worldview},
    geo::Viewport,
    timeline::Window,
};

/// A disputed area, by its place in [`Dataset::areas`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct AreaId(u16);

impl AreaId {
    /// The area with this id, if the dataset has it.
    pub fn find(data: &Dataset, id: &str) -> Option<Self> {
        Self::of_face(data, id).filter(|found| found.area(data).is_some())
    }

    /// The same, or of what is an area in the built-in dataset alone: land of the map that cannot be chosen as itself.
    pub fn of_face(data: &Dataset, id: &str) -> Option<Self> {
        u16::try_from(data.place_of(id)?).ok().map(Self)
    }

    /// What the dataset says of it.
    pub fn area(self, data: &Dataset) -> Option<&Area> {
        data.areas.get(usize::from(self.0))
    }
}

/// A way to draw the disputed areas, by its place in [`Dataset::worldviews`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct WorldviewId(u8);

impl WorldviewId {
    /// The worldview that is called so, as `neutral` or `IN`, if the dataset has it.
    pub fn find(data: &Dataset, id: &str) -> Option<Self> {
        let at = data.worldviews.iter().position(|worldview| worldview.id == id)?;
        u8::try_from(at).ok().map(Self)
    }

    /// What the dataset says of it.
    pub fn worldview(self, data: &Dataset) -> Option<&Worldview> {
        data.worldviews.get(usize::from(self.0))
    }

    /// How it draws an area on a day.
    pub fn drawn(self, data: &Dataset, area: AreaId, on: Day) -> Option<&Drawn> {
        self.worldview(data)?.drawn_on(usize::from(area.0), on)
    }
}

/// What the card is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Selection {
    /// A state.
    State(StateCode),
    /// A disputed area.
    Area(AreaId),
}

impl Selection {
    /// The state that is selected, if it is one.
    pub fn state(self) -> Option<StateCode> {
        match self {
            Self::State(code) => Some(code),
            Self::Area(_) => None,
        }
    }
}

/// What of the map is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Look {
    /// All of it.
    #[default]
    All,
    /// The members of the date.
    Members,
    /// A state or an area.
    At(Selection),
    /// Where the reader has moved it.
    Free(Viewport),
}

/// What the reader looks at. One layer, one date and one selection, here and nowhere else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AtlasState {
    /// What the facts shown are taken from.
    pub layer: Layer,
    /// The date; always within the dataset's range.
    pub date: Day,
    /// How disputed areas are drawn; an editor's choice.
    pub worldview: WorldviewId,
    /// What of the map is looked at.
    pub look: Look,
    /// What is selected.
    pub selected: Option<Selection>,
    /// What the map's one tab stop stands on.
    pub cursor: Option<Selection>,
    /// Whether the changes are being played, one after the other.
    pub is_playing: bool,
    /// A second date, to tell what changed between the two; always within the dataset's range.
    pub compared: Option<Day>,
    /// The stretch of time that the timeline shows; `None` for all of it.
    pub window: Option<Window>,
}

impl AtlasState {
    /// What is shown at first: the public record on the article's day in the neutral worldview, all of
    /// the map, nothing selected, the first state under the cursor.
    pub fn first(data: &Dataset) -> Self {
        let cursor = data.order().next().map(Selection::State);
        Self {
            layer: Layer::Record,
            date: data.opens_on,
            worldview: WorldviewId::default(),
            look: Look::All,
            selected: None,
            cursor,
            is_playing: false,
            compared: None,
            window: None,
        }
    }
}
