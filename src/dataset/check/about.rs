//! Rules for what `atlas.toml` says: the organisation, its article, what was before it, and statuses that became one.

use super::{Checker, MOST_PARAGRAPHS, Record};
use crate::dataset::{index, *};

/// What `atlas.toml` says, but for the mergers.
pub(super) struct About {
    pub first_day: Day,
    pub as_of: Day,
    pub title: Option<String>,
    pub summary: Option<String>,
    pub opens_on: Day,
    pub article: Option<Article>,
    pub prehistory: Option<Prehistory>,
}

impl Checker {
    pub(super) fn about(&mut self, atlas: &AtlasRecord) -> Option<About> {
        let record = Record { file: "atlas.toml", name: "the atlas".into() };
        let first_day = self.day(&record, "first_day", &atlas.first_day);
        let as_of = self.day(&record, "as_of", &atlas.as_of);
        self.texts(&record, "", atlas.texts());
        if let (Some(first), Some(last)) = (first_day, as_of)
            && first >= last
        {
            self.refuse(&record, "as_of", format_args!("`{last}`"), "a day after `first_day`");
            // Nothing lies within a range that is none.
            (self.first_day, self.as_of) = (None, None);
        }
        let (title, summary) = (atlas.title.clone(), atlas.summary.clone());
        let article = atlas.article.as_ref().map(|article| self.about_article(&record, article));
        let opens_on = atlas.opens_on.as_ref().and_then(|text| self.day(&record, "opens_on", text));
        if let Some(day) = opens_on {
            self.within_range(&record, "opens_on", day);
        }
        let prehistory = atlas.prehistory.as_ref().map(|prehistory| self.prehistory(prehistory, first_day));
        let (first_day, as_of) = (first_day?, as_of?);
        let article = match article {
            Some(article) => Some(article?),
            None => None,
        };
        let prehistory = match prehistory {
            Some(prehistory) => Some(prehistory?),
            None => None,
        };
        let opens_on = opens_on.or(article.as_ref().map(|article| article.day)).unwrap_or(as_of);
        Some(About { first_day, as_of, title, summary, opens_on, article, prehistory })
    }

    /// On what terms the facts may be used.
    pub(super) fn licence(&mut self, terms: &str) {
        let record = Record { file: "atlas.toml", name: "the dataset".into() };
        self.texts(&record, "", vec![("licence", vec![terms])]);
    }

    fn about_article(&mut self, record: &Record, article: &ArticleRecord) -> Option<Article> {
        self.texts(record, "article.", article.texts());
        let day = self.day(record, "article.day", &article.day);
        let written = self.day(record, "article.written", &article.written);
        if let Some(day) = day {
            self.within_range(record, "article.day", day);
        }
        if let Some(written) = written {
            self.within_range(record, "article.written", written);
        }
        if let (Some(day), Some(written)) = (day, written)
            && written > day
        {
            let expected = format!("`article.day` ({day}) or an earlier day");
            self.refuse(record, "article.written", format_args!("`{written}`"), &expected);
        }
        if let Some(number) = article.paragraphs.filter(|number| !(1..=MOST_PARAGRAPHS).contains(number)) {
            let expected = format!("a number from 1 to {MOST_PARAGRAPHS}");
            self.refuse(record, "article.paragraphs", format_args!("`{number}`"), &expected);
        }
        Some(Article {
            what: article.what.clone(),
            headline: article.headline.clone(),
            author: article.author.clone(),
            agency: article.agency.clone(),
            paragraphs: article.paragraphs.and_then(|number| u8::try_from(number).ok()),
            written: written?,
            day: day?,
        })
    }

    /// The mergers in the order of their days. `None` where what one of them says has been refused: then nothing can be said of
    /// what statuses are called. What else is wrong in `atlas.toml`, or with a merger's sources, does not matter to that.
    pub(super) fn mergers(&mut self, records: &[MergerRecord]) -> Option<Vec<Merger>> {
        let all: Vec<_> = (0..).zip(records).map(|(at, merger)| self.merger(at, merger)).collect();
        let mut mergers = all.into_iter().collect::<Option<Vec<_>>>()?;
        let before = self.refusals.len();
        for (at, (record, merger)) in mergers.iter().enumerate() {
            let Merger { start, from, .. } = merger;
            if mergers.iter().take(at).any(|(_, other)| other.start == *start) {
                let expected =
                    "a day on which no earlier record merges statuses: one record for all of a day's";
                self.refuse(record, "start", format_args!("`{start}` again"), expected);
                continue;
            }
            let mut earlier: Vec<_> = mergers.iter().map(|(_, other)| other.clone()).collect();
            earlier.retain(|other| other.start < *start);
            order_by_key(&mut earlier, |other| other.start);
            for gone in from.iter().filter(|status| !index::is_there(**status, *start, &earlier)) {
                let (now, since) = index::called(*gone, &earlier, |_| true);
                let since = since.unwrap_or(*start);
                let expected =
                    format!("statuses that there are on that day: it is `{}` from {since} on", now.word());
                self.refuse(record, "from", format_args!("`{}`", gone.word()), &expected);
            }
        }
        if self.refusals.len() > before {
            return None;
        }
        order_by_key(&mut mergers, |(_, merger)| merger.start);
        Some(mergers.into_iter().map(|(_, merger)| merger).collect())
    }

    fn merger(&mut self, at: usize, merger: &MergerRecord) -> Option<(Record, Merger)> {
        let record = Record::new("atlas.toml", at, "merger");
        self.texts(&record, "", merger.texts());
        let before = self.refusals.len();
        let start = self.day(&record, "start", &merger.start);
        if let Some(start) = start {
            self.within_range(&record, "start", start);
        }
        let into = self.own_status(&record, "into", &merger.into);
        if merger.from.is_empty() {
            self.refuse(&record, "from", "empty", "at least one status");
        }
        let from: Vec<_> =
            merger.from.iter().filter_map(|word| self.own_status(&record, "from", word)).collect();
        if into.is_some_and(|into| from.contains(&into)) {
            self.refuse(&record, "from", format_args!("`{}` too", merger.into), "other statuses than `into`");
        }
        // A merger counts nobody anew; members are admitted and leave.
        for (field, is_of_members) in
            [("from", from.contains(&Status::Member)), ("into", into == Some(Status::Member))]
        {
            if is_of_members {
                self.refuse(&record, field, "`member`", "statuses below membership");
            }
        }
        let is_clear = self.refusals.len() == before;
        let sources = self.sources(&record, &merger.sources).unwrap_or_default();
        let merger = Merger { start: start?, into: into?, note: merger.note.clone(), from, sources };
        is_clear.then_some((record, merger))
    }

    fn prehistory(&mut self, prehistory: &PrehistoryRecord, first_day: Option<Day>) -> Option<Prehistory> {
        let record = Record { file: "atlas.toml", name: "the prehistory".into() };
        self.texts(&record, "", prehistory.texts());
        let start = self.day(&record, "start", &prehistory.start);
        if let Some(day) = start.filter(|start| first_day.is_some_and(|first| *start >= first)) {
            self.refuse(&record, "start", format_args!("`{day}`"), "a day before `first_day`");
        }
        if prehistory.states.is_empty() {
            self.refuse(&record, "states", "empty", "at least one state");
        }
        let states =
            prehistory.states.iter().filter_map(|code| self.state(&record, "states", code)).collect();
        let sources = self.sources(&record, &prehistory.sources);
        Some(Prehistory { name: prehistory.name.clone(), start: start?, states, sources: sources? })
    }
}
