//! How large the map is on screen, what of it is looked at, and where that puts the states.

use super::super::measure::on_size;
use crate::{
    atlas::{AreaId, Atlas, Now, Selection, World},
    dataset::{StateCode, Status},
    geo::{
        FRAME, Label, Named, Pad, PlacedLabel, Point, Seen, Sheet, Topology, locator_corner, place_area_pads,
        place_pads,
    },
    i18n::en,
};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// How wide the map is taken to be until it has been measured, in CSS pixels.
const FIRST_WIDTH_PX: f64 = 720.0;

/// A sheet, and on it a pad for each state in the order of the lanes, then one for each disputed area.
#[derive(Clone, PartialEq, Debug)]
pub struct Laid {
    /// The sheet.
    pub sheet: Sheet,
    /// Where each is hit.
    pub pads: Vec<Pad>,
    /// Whether the map glides there: not to another size, and not under a finger.
    pub glides: bool,
    /// Where the inset stands, and that as a style.
    pub locator: Option<(Label, &'static str)>,
    /// What is seen where.
    pub seen: Seen,
    /// And which country of the context.
    pub context: Seen,
}

impl Laid {
    /// With nothing on it yet.
    fn blank(map: &Topology, sheet: Sheet) -> Self {
        let nothing = || Seen::new(map, Vec::new(), &sheet);
        let (seen, context) = (nothing(), nothing());
        Self { sheet, pads: Vec::new(), glides: false, locator: None, seen, context }
    }

    fn new(states: &States, atlas: Atlas, sheet: Sheet, glides: bool) -> Self {
        let world = atlas.world();
        let seen = states.seen(world, &sheet);
        let pads = states.pads(&seen, &sheet);
        let locator = locator_corner(&seen, &pads, &sheet);
        let context = Seen::new(world.map, states.context.clone(), &sheet);
        Self { sheet, pads, glides, locator, seen, context }
    }
}

/// The map's stage: a signal of what is [`Laid`]. A copy is another handle to the same.
#[derive(Clone, Copy)]
pub struct Stage {
    laid: RwSignal<Arc<Laid>>,
    /// Whether a hand holds the map.
    pub is_held: RwSignal<bool>,
    /// Where the states' names stand, in the order of the states, for what is drawn after them and for who points at one.
    pub names: StoredValue<Vec<Option<PlacedLabel>>>,
    states: StoredValue<Arc<States>>,
}

/// What of states and areas never changes: states in the order of the lanes.
pub struct States {
    /// Which.
    pub codes: Vec<StateCode>,
    /// What the labels of all that has a pad say, then those of countries of the context.
    pub names: Vec<Named>,
    places: Vec<(Point, f64)>,
    /// All that has a pad, in the order of the pads.
    pub all: Vec<Selection>,
    areas: Vec<Point>,
    /// The faces of the context.
    context: Vec<&'static str>,
}

impl States {
    fn seen(&self, world: &World, sheet: &Sheet) -> Seen {
        let faces: Vec<String> = self.all.iter().map(|what| super::face_id(world.record(), *what)).collect();
        // A list, as of the context: another type would be another copy of all of it in the program.
        Seen::new(world.map, faces.iter().map(String::as_str).collect::<Vec<_>>(), sheet)
    }

    fn pads(&self, seen: &Seen, sheet: &Sheet) -> Vec<Pad> {
        let mut pads = place_pads(&self.places, seen, sheet);
        pads.extend(place_area_pads(&self.areas, &pads, seen, sheet));
        pads
    }
}

impl Stage {
    /// The stage before it is measured.
    pub fn new(atlas: Atlas) -> Self {
        let size_px = [FIRST_WIDTH_PX, FIRST_WIDTH_PX * f64::from(FRAME[1]) / f64::from(FRAME[0])];
        let sheet = Sheet { size_px, viewport: atlas.now_untracked().viewport() };
        let world = atlas.world();
        let is_on_map = |code: &StateCode| world.map.face(code.as_str()).is_some();
        let codes: Vec<StateCode> = world.record().order().filter(is_on_map).collect();
        let place = |code: &StateCode| {
            let face = world.map.face(code.as_str());
            face.map_or(([0, 0], 0.0), |face| (face.anchor, world.map.area(face).sqrt()))
        };
        let places: Vec<_> = codes.iter().map(place).collect();
        let name = |(code, (_, extent)): (&StateCode, &(Point, f64))| Named {
            text: en::map_name(world.record(), *code),
            short: en::map_code(world.record(), *code),
            extent: *extent,
            comes_first: world.record().status_on(*code, world.record().opens_on) == Some(Status::Member),
            is_area: false,
        };
        let mut names: Vec<Named> = codes.iter().zip(&places).map(name).collect();
        let mut all: Vec<Selection> = codes.iter().copied().map(Selection::State).collect();
        let mut areas = Vec::new();
        for area in &world.record().areas {
            if let (Some(id), Some(face)) = (AreaId::find(world.record(), &area.id), world.map.face(&area.id))
            {
                all.push(Selection::Area(id));
                areas.push(face.anchor);
                names.push(Named {
                    text: area.name.clone(),
                    short: area.name.clone(),
                    extent: world.map.area(face).sqrt(),
                    comes_first: false,
                    is_area: true,
                });
            }
        }
        let faces = world.map.faces.iter().map(|face| face.id.as_str());
        let context: Vec<&str> = faces.filter(|id| super::is_context(world, id)).collect();
        for id in &context {
            let name = StateCode::parse(id).and_then(|code| world.record().name_of(code));
            let text = name.unwrap_or_default().to_owned();
            names.push(Named { text, short: String::new(), extent: 0.0, comes_first: false, is_area: true });
        }
        let states = States { codes, names, places, all, areas, context };
        Self {
            laid: RwSignal::new(Arc::new(Laid::blank(world.map, sheet))),
            is_held: RwSignal::new(false),
            names: StoredValue::new(Vec::new()),
            states: StoredValue::new(Arc::new(states)),
        }
    }

    /// Lays all out, if that has not been done: before any of it is drawn. It is late because by then the map has mostly been
    /// measured, and what is laid out for a width that it is only taken to have is laid out in vain.
    pub fn lay_out(&self, atlas: Atlas) {
        let blank = self.get_untracked();
        if blank.pads.is_empty() {
            self.laid.set(Arc::new(Laid::new(&self.states(), atlas, blank.sheet, false)));
        }
    }

    /// What is laid out. A view that reads this follows it.
    pub fn get(&self) -> Arc<Laid> {
        self.laid.get()
    }

    /// The same without following it.
    pub fn get_untracked(&self) -> Arc<Laid> {
        self.laid.get_untracked()
    }

    /// What is looked at now on a sheet of the size that was last measured.
    pub fn sheet(&self, now: &Now) -> Sheet {
        Sheet { viewport: now.viewport(), ..self.get_untracked().sheet }
    }

    /// What of states and areas never changes.
    pub fn states(&self) -> Arc<States> {
        self.states.get_value()
    }

    /// Follows the size of an element and what is looked at, as long as the widget lives; for
    /// [`once_built`](super::super::element::Element::once_built).
    pub fn follow(self, atlas: Atlas) -> impl FnOnce(&Element) + Send + 'static {
        move |element| {
            let size_px = RwSignal::new(self.get_untracked().sheet.size_px);
            let effect = RenderEffect::new(move |_| {
                let sheet = Sheet { size_px: size_px.get(), viewport: atlas.now().viewport() };
                let before = self.get_untracked().sheet;
                if before != sheet {
                    let glides = before.size_px == sheet.size_px && !self.is_held.get_untracked();
                    self.laid.set(Arc::new(Laid::new(&self.states(), atlas, sheet, glides)));
                }
            });
            StoredValue::new_local(effect);
            on_size(move |now| {
                if size_px.try_get_untracked().is_some_and(|was| was != now) {
                    size_px.try_set(now);
                }
            })(element);
        }
    }
}
