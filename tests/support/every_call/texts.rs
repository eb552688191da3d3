//! What people read: the texts of records and the lists in them.

use super::{Calls, Watch, at_offset, see_error};
use jobpack::model::{Cold, Evidence, JobText, List, ListIter, OutcomeText, PackText, ResourceText, Statement};
use jobpack::pack::{Circumstance, Collection, Need};

impl<'a, W: Watch> Calls<'_, 'a, W> {
    pub fn list<T>(&mut self, list: List<'a, T>, see: impl FnMut(&mut Self, T))
    where
        ListIter<'a, T>: Iterator<Item = T>,
    {
        self.watch.borrowed(list.bytes());
        self.watch.number(list.is_empty().into());
        self.watch.borrowed(list.iter().rest());
        self.each(list.iter(), see);
        self.watch.number(List::<T>::from_bytes(list.bytes()).is_empty().into());
    }

    /// The bytes that a value is written in.
    fn written(&mut self, value: &impl Cold<'a>) {
        value.put(&mut |bytes| self.watch.number(bytes.len() as u64));
    }

    fn evidence(&mut self, evidence: Evidence<'a>) {
        self.written(&evidence);
        self.all([evidence.quote, evidence.source]);
        self.watch.number(evidence.confidence().map_or(0, |word| word.code().into()));
    }

    pub fn statement(&mut self, statement: Statement<'a>) {
        self.each(statement.parts(), Self::text);
        self.watch.number(statement.join(&mut [0; 16]) as u64);
    }

    pub fn job(&mut self, job: JobText<'a>) {
        self.written(&job);
        self.all([job.id, job.executor, job.phase, job.summary]);
        self.statement(job.statement);
        self.list(job.ways, Self::text);
        self.list(job.stories, |calls, story| {
            calls.all([story.when, story.want, story.so_that, story.without]);
        });
        self.list(job.forces, |calls, force| {
            calls.text(force.statement);
            calls.watch.number(force.force().map_or(0, |word| word.code().into()));
            calls.evidence(force.evidence);
        });
        self.list(job.obstacles, |calls, obstacle| {
            calls.text(obstacle.statement);
            calls.watch.number(obstacle.stage().map_or(0, |word| word.code().into()));
            calls.evidence(obstacle.evidence);
        });
        self.list(job.tradeoffs, |calls, tradeoff| {
            calls.all([tradeoff.gives_up, tradeoff.gets]);
            calls.evidence(tradeoff.evidence);
        });
        self.list(job.experiences, |calls, experience| {
            calls.text(experience.statement);
            calls.evidence(experience.evidence);
        });
        self.list(job.hires, |calls, hire| {
            calls.all([hire.solution, hire.why]);
            calls.watch.number(hire.kind().map_or(0, |word| word.code().into()));
            calls.evidence(hire.evidence);
        });
        self.list(job.evidence, Self::evidence);
    }

    pub fn outcome(&mut self, outcome: OutcomeText<'a>) {
        self.written(&outcome);
        self.all([outcome.id, outcome.example]);
        self.statement(outcome.statement);
        self.list(outcome.ways, Self::text);
        self.list(outcome.evidence, Self::evidence);
    }

    fn resource(&mut self, text: ResourceText<'a>) {
        self.written(&text);
        let ResourceText { id, title, summary, url, body, licence, author, source, .. } = text;
        self.all([id, title, summary, url, body, licence, author, source]);
        let ResourceText { added, reviewed, review_by, expires, superseded_by, .. } = text;
        self.all([added, reviewed, review_by, expires, superseded_by]);
        self.list(text.tags, Self::text);
        self.list(text.teaches, Self::text);
        self.list(text.prerequisites, Self::text);
        self.list(text.evidence, Self::evidence);
    }

    /// Every cold record, and each kind of record at an offset where another may stand.
    pub fn texts(&mut self) {
        let (pack, offset) = (self.pack, self.question.offset);
        match pack.about() {
            Ok(about) => self.about(about),
            Err(error) => see_error(self.watch, error),
        }
        for resource in pack.resources().iter().map(|(_, resource)| resource).chain([at_offset(offset)]) {
            match pack.resource_text(&resource) {
                Ok(text) => self.resource(text),
                Err(error) => see_error(self.watch, error),
            }
        }
        self.need(Need { text: offset, ..Need::default() });
        self.circumstance(Circumstance { text: offset, ..Circumstance::default() });
        self.collection(Collection { text: offset, ..Collection::default() });
        self.text(pack.why(offset));
    }

    fn about(&mut self, about: PackText<'a>) {
        self.written(&about);
        let PackText { title, curator, language, licence, made_for, summary, profile, edition, analysers } = about;
        self.all([title, curator, language, licence, made_for, summary, profile]);
        self.watch.number(edition.into());
        self.list(analysers, |calls, analyser| {
            calls.all([analyser.language, analyser.name]);
        });
    }
}
