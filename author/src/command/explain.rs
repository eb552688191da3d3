//! From what the engine gives (numbers) to what people read (titles, statements, reasons).

use crate::report::{FoundHit, JobRow, Reason, RepairRow};
use jobpack::find::{Hit, Scratch};
use jobpack::model::ResourceText;
use jobpack::pack::{NO_NAME, NONE, Pack};
use jobpack_author::ask::statement;
use std::collections::BTreeSet;

/// What people read of a resource; empty if the pack is damaged there.
pub fn resource<'p>(pack: &Pack<'p>, number: u32) -> ResourceText<'p> {
    pack.resources().get(number).and_then(|record| pack.resource_text(&record).ok()).unwrap_or_default()
}

/// The name of what a resource is (article, video, ...), or nothing.
pub fn kind<'p>(pack: &Pack<'p>, number: u32) -> &'p str {
    let kind = pack.resources().get(number).map_or(NO_NAME, |record| record.kind);
    pack.name(kind)
}

/// The minutes of a resource, if they are said.
pub fn minutes(pack: &Pack<'_>, number: u32) -> Option<u16> {
    pack.resources().get(number).map(|record| record.minutes).filter(|&minutes| minutes > 0)
}

/// What the curator says of the link by which a resource serves a need, or nothing.
pub fn why<'p>(pack: &Pack<'p>, resource: u32, need: u32) -> &'p str {
    let link = pack.link_between(resource, need).and_then(|number| pack.links().get(number));
    link.map_or("", |link| pack.why(link.text))
}

/// A question that was asked, for explaining its hits.
#[derive(Clone, Copy)]
pub struct Asked<'q, 'p> {
    pub pack: Pack<'p>,
    pub query: &'q str,
    pub scratch: &'q Scratch,
}

impl Asked<'_, '_> {
    /// A hit with its reasons: the need that led to it, then the words that stand in it.
    pub fn hit(&self, hit: &Hit) -> FoundHit {
        let text = resource(&self.pack, hit.resource);
        FoundHit {
            resource: text.id.to_owned(),
            title: text.title.to_owned(),
            score: hit.score,
            why: self.reasons(hit),
            kind: kind(&self.pack, hit.resource).to_owned(),
            minutes: minutes(&self.pack, hit.resource),
            url: text.url.to_owned(),
            embedded: !text.body.is_empty(),
            summary: text.summary.to_owned(),
        }
    }

    fn reasons(&self, hit: &Hit) -> Vec<Reason> {
        let need = (hit.need != NONE).then(|| Reason {
            need: Some(self.pack.need_id(hit.need).to_owned()),
            statement: Some(statement(&self.pack, hit.need)),
            why: Some(why(&self.pack, hit.resource, hit.need)).filter(|why| !why.is_empty()).map(str::to_owned),
            words: self.words(hit.need_words),
        });
        let own = Some(self.words(hit.words)).filter(|words| !words.is_empty());
        let own = own.map(|words| Reason { words, ..Reason::default() });
        need.into_iter().chain(own).collect()
    }

    /// The words of a set, as they were typed or repaired.
    fn words(&self, set: u64) -> Vec<String> {
        self.scratch.said(self.query, set).map(str::to_owned).collect()
    }

    /// Words that were not known, and what was searched for instead.
    pub fn repaired(&self) -> Vec<RepairRow> {
        let rows = self.scratch.repairs().iter().map(|repair| RepairRow {
            start: repair.start,
            from: self.query.get(repair.start as usize..repair.end as usize).unwrap_or_default().to_owned(),
            to: String::from_utf8_lossy(&repair.found).into_owned(),
        });
        rows.collect()
    }

    /// The jobs of the needs that match best, the best first.
    pub fn jobs(&self) -> Vec<JobRow> {
        let mut seen = BTreeSet::new();
        let jobs = self.scratch.needs().map(|(need, _)| match self.pack.is_job(need) {
            true => need,
            false => self.pack.need(need).map_or(NONE, |outcome| outcome.job),
        });
        let new = jobs.filter(|&job| job != NONE && seen.insert(job));
        new.map(|job| JobRow { id: self.pack.need_id(job).to_owned(), statement: statement(&self.pack, job) }).collect()
    }
}
