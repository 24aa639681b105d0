//! What lies under the faces, so that nothing shines through where shapes of one colour meet.

use super::super::{
    element::{Item, svg},
    texture::fill_of,
};
use crate::{atlas::Now, dataset::StateCode, geo::Face};

/// One ground under each state and the areas that are drawn as its own. Where two shapes of one colour meet,
/// browsers let what is under them shine through as a hairline, which would be a border where there is to be none.
pub fn grounds() -> impl FnMut(&Now) -> Option<Vec<Item>> + Send {
    let mut before = None;
    move |now| {
        let drawing = now.drawing();
        if before.replace(drawing) == Some(drawing) {
            return None;
        }
        let mut grounds: Vec<(StateCode, Vec<&Face>)> = Vec::new();
        let record = now.record();
        for face in record.areas.iter().map(|area| &area.id).chain(&record.lands) {
            let drawn = now.drawn_face(face).filter(|drawn| !drawn.is_hatched);
            let Some(owner) = drawn.and_then(|drawn| drawn.with) else { continue };
            let at = grounds.iter().position(|(known, _)| *known == owner).unwrap_or(grounds.len());
            if at == grounds.len() {
                grounds.push((owner, now.map().face(owner.as_str()).into_iter().collect()));
            }
            if let Some((_, faces)) = grounds.get_mut(at) {
                faces.extend(now.map().face(face));
            }
        }
        let map = now.map();
        let item = |(owner, faces): (StateCode, Vec<&'static Face>)| {
            let ids: Vec<&str> = faces.iter().map(|face| face.id.as_str()).collect();
            Item::new(format!("{owner} {}", ids.join(" ")), move || {
                let d: String = faces.into_iter().map(|face| map.outline(face)).collect();
                svg("path").live("fill", move |now| fill_of("map", now.shown(owner))).set("d", d)
            })
        };
        Some(grounds.into_iter().map(item).collect())
    }
}
