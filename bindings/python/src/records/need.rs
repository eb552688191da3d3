//! Needs: jobs and the outcomes that people want of them.

use super::{Circumstance, Evidence, Experience, Force, Hire, Link, Obstacle, Statement, Story, Tradeoff};
use crate::canonical::{Code, Tuple, code};
use crate::pack::Pack;
use crate::record::{Numbered, follow, follow_if_said, range, read, record, said};
use jobpack::model;
use jobpack::pack::{self, Reference};
use pyo3::prelude::*;

/// A need, which in Python is a Job or an Outcome.
pub struct AnyNeed(pub Need);

impl Numbered for AnyNeed {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().need(number)?;
        Some(Self(Need { pack: pack.clone_ref(py), number, record }))
    }
}

impl<'py> IntoPyObject<'py> for AnyNeed {
    type Target = Need;
    type Output = Bound<'py, Need>;
    type Error = PyErr;
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let Need { pack, number, record } = &self.0;
        let (pack, number, record) = (pack.clone_ref(py), *number, *record);
        let is_job = self.0.engine().is_job(number);
        let need = PyClassInitializer::from(self.0);
        match is_job {
            true => Ok(Bound::new(py, need.add_subclass(Job { pack, number, record }))?.cast_into()?),
            false => Ok(Bound::new(py, need.add_subclass(Outcome { pack, number, record }))?.cast_into()?),
        }
    }
}

impl Need {
    /// The kind, whose list is another for jobs than for outcomes.
    fn kind_of(&self) -> Code {
        match self.engine().is_job(self.number) {
            true => code!(JobKind, self.record.kind),
            false => code!(OutcomeKind, self.record.kind),
        }
    }

    /// Its statement in parts. Cost: a step, not the whole record.
    fn said(&self, py: Python<'_>) -> PyResult<model::Statement<'_>> {
        // What cannot be read there can neither be read as a whole, which tells why.
        let why = |pack: &pack::Pack<'_>| match pack.is_job(self.number) {
            true => pack.job_text(&self.record).map(|text| text.id.len()),
            false => pack.outcome_text(&self.record).map(|text| text.id.len()),
        };
        match self.engine().need_statement(self.number) {
            Some(statement) => Ok(statement),
            None => read(py, &self.pack, |pack| why(pack).map(|_| model::Statement::default())),
        }
    }

    fn texts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let Self { pack, number, record } = self;
        let (pack, number, record) = (pack.clone_ref(py), *number, *record);
        match self.engine().is_job(number) {
            true => Job { pack, number, record }.text_dict(py),
            false => Outcome { pack, number, record }.text_dict(py),
        }
    }
}

record! {
    /// A job or an outcome.
    Need(this, py) of pack::Need, subclass {
        /// Its number in the pack: first come the jobs, then the outcomes, each in the order of ids.
        number: u32 = this.number;
        /// Stable id.
        id: &str = this.engine().need_id(this.number);
        /// Whether it is a job.
        is_job: bool = this.engine().is_job(this.number);
        /// What kind of progress a job is, or whose measure an outcome is.
        kind: Code = this.kind_of();
        /// The whole statement.
        statement: PyResult<String> = Ok(this.said(py)?.parts().collect::<Vec<_>>().join(" "));
        /// The statement in its parts.
        parts: PyResult<Statement> = Ok(this.said(py)?.into());
        /// The step of the job map.
        step: Code = code!(JobStep, this.record.step);
        /// The job that an outcome belongs to; the parent of a job.
        job: PyResult<Option<AnyNeed>> = follow_if_said(py, &this.pack, this.record.job);
        /// How many respondents its score stands on; 0 if it was not rated.
        respondents: u32 = this.record.respondents;
        /// The opportunity score in thousandths, 0 to 20,000.
        opportunity: u16 = this.record.opportunity;
        /// The lower limit of its 95 % interval, in thousandths.
        opportunity_low: u16 = this.record.opportunity_low;
        /// The upper limit of its 95 % interval, in thousandths.
        opportunity_high: u16 = this.record.opportunity_high;
        /// The region of the opportunity landscape; None if it was not rated.
        region: Code = code!(Region, this.record.region);
        /// Whether the whole interval lies in the region.
        certain: bool = this.record.certain != 0;
        /// The links to what serves it.
        links: Tuple<Link> = range(py, &this.pack, this.record.first_link, this.record.link_count).collect();
        /// The circumstances that a job is known in.
        circumstances: PyResult<Tuple<Circumstance>> = {
            let pack::Need { first_circumstance, circumstance_count, .. } = this.record;
            let known = this.engine().job_circumstances().range(first_circumstance, circumstance_count.into());
            known.map(|(_, Reference { to })| follow(py, &this.pack, to)).collect()
        };
        /// The outcomes of a job.
        outcomes: Tuple<AnyNeed> = {
            let engine = this.engine();
            let first = engine.jobs().len();
            let own = engine.outcomes().iter().filter(|(_, outcome)| outcome.job == this.number);
            own.filter_map(|(number, _)| AnyNeed::at(py, &this.pack, number.saturating_add(first))).collect()
        };
    }
    canonical {
        number,
        job = said(this.record.job),
        first_link = this.record.first_link,
        link_count = this.record.link_count,
        first_circumstance = this.record.first_circumstance,
        respondents,
        opportunity,
        opportunity_low,
        opportunity_high,
        circumstance_count = this.record.circumstance_count,
        is_job,
        kind,
        step,
        region,
        certain,
        statement,
        text = this.texts(py),
    }
    shown { id, statement }
}

record! {
    /// A job: progress that someone wants to make.
    Job(this, py) of pack::Need, extends = Need {}
    texts(read(py, &this.pack, |pack| pack.job_text(&this.record)); id: &str, statement: Statement) {
        /// Who does it.
        executor: &str,
        /// The phase of a consumption job.
        phase: &str,
        /// A sentence or two more.
        summary: &str,
        /// How people say it.
        ways: Tuple<String>,
        /// Job stories.
        stories: Tuple<Story>,
        /// What pushes, pulls and holds.
        forces: Tuple<Force>,
        /// What stands in the way.
        obstacles: Tuple<Obstacle>,
        /// What one gives up for what.
        tradeoffs: Tuple<Tradeoff>,
        /// What it must feel like.
        experiences: Tuple<Experience>,
        /// What was hired or fired for it.
        hires: Tuple<Hire>,
        /// What backs the job itself.
        evidence: Tuple<Evidence>,
    }
}

record! {
    /// An outcome: how someone measures that a job went well.
    Outcome(this, py) of pack::Need, extends = Need {}
    texts(read(py, &this.pack, |pack| pack.outcome_text(&this.record)); id: &str, statement: Statement) {
        /// An example of the object of control.
        example: &str,
        /// How people say it.
        ways: Tuple<String>,
        /// What backs it.
        evidence: Tuple<Evidence>,
    }
}
