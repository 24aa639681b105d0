//! Both layers of a dataset, and what one takes over from another.

use super::{Area, Citation, Dataset, Layer, Line, Source, SourceId};

/// A dataset in both of its layers.
#[derive(Clone, PartialEq, Debug)]
pub struct Layers {
    record: Dataset,
    article: Option<Dataset>,
}

impl Layers {
    /// Both layers of a dataset. It is handed over twice, because a second reading costs the reader
    /// less than the code that would copy it.
    pub fn new(record: Dataset, again: Dataset) -> Self {
        Self { record, article: again.article_only() }
    }

    /// The dataset as one layer has it; without an article there is one layer.
    pub fn of(&self, layer: Layer) -> &Dataset {
        self.article.as_ref().filter(|_| layer == Layer::Article).unwrap_or(&self.record)
    }

    /// Whether there is such a layer.
    pub fn has(&self, layer: Layer) -> bool {
        self.record.has(layer)
    }
}

impl Dataset {
    /// The same as the article alone has it: who stands where by its word, no steps, no absences, no
    /// mergers, no forerunner, and no summit but the one it looks forward to.
    fn article_only(mut self) -> Option<Self> {
        let day = self.article.as_ref()?.day;
        self.layer = Layer::Article;
        (self.spans, self.index) = std::mem::take(&mut self.other);
        self.decisions.clear();
        self.absences.clear();
        self.mergers.clear();
        self.prehistory = None;
        self.summits.retain(|summit| (summit.start..=summit.end).contains(&day));
        // Of it no more than the article says, and by its word.
        for summit in &mut self.summits {
            summit.note = None;
            let city = summit.city.as_deref().unwrap_or_default();
            let told = self.claims.iter().find(|claim| !city.is_empty() && claim.text.contains(city));
            summit.sources = told.map(|claim| claim.sources.clone()).unwrap_or_default();
        }
        Some(self)
    }

    /// Whether it says anything of this layer: without an article there is only the record.
    pub fn has(&self, layer: Layer) -> bool {
        layer == Layer::Record || self.article.is_some()
    }

    /// Takes over the disputed areas of another dataset, with their sources and how they are drawn: they are of
    /// the map and of no organisation. This must be a dataset without any.
    pub fn adopt_areas(&mut self, from: &Self) {
        let known = self.sources.len();
        let mut adopted = Vec::new();
        for area in &from.areas {
            let mut area = area.clone();
            for citation in &mut area.sources {
                let Citation::Source(id) = citation else { continue };
                let at = adopted.iter().position(|other| other == id).unwrap_or_else(|| {
                    self.sources.extend(from.source(*id).cloned());
                    adopted.push(*id);
                    adopted.len() - 1
                });
                *id = SourceId(u16::try_from(known + at).unwrap_or(u16::MAX));
            }
            self.areas.push(area);
        }
        self.adopted = adopted.len();
        self.worldviews.clone_from(&from.worldviews);
    }

    /// Takes over, as plain land, what another dataset has of disputed areas and this one does not: whoever has them in its
    /// neutral worldview on a day. Where that is never a state of this one they stay land of the context.
    pub fn adopt_lands(&mut self, from: &Self) {
        let Some(neutral) = from.worldviews.first() else { return };
        for (area, drawn) in from.areas.iter().zip(&neutral.drawn) {
            let is_of_ours =
                drawn.iter().any(|drawn| drawn.with.is_some_and(|code| self.state(code).is_some()));
            if !is_of_ours || self.area(&area.id).is_some() {
                continue;
            }
            self.lands.push(area.id.clone());
            let mut plain = drawn.clone();
            for drawn in &mut plain {
                (drawn.is_hatched, drawn.line) = (false, Line::Solid);
                drawn.sources.clear();
            }
            for worldview in &mut self.worldviews {
                worldview.drawn.push(plain.clone());
            }
        }
    }

    /// The areas that are its own, and none that it has taken over: those would come back without what they rest on.
    pub(super) fn own_areas(&self) -> &[Area] {
        if self.adopted == 0 { &self.areas } else { &[] }
    }

    /// The sources that are its own.
    pub(super) fn own_sources(&self) -> &[Source] {
        self.sources.get(..self.sources.len().saturating_sub(self.adopted)).unwrap_or_default()
    }
}
