//! Cold records: where they stand, and that each is written in the one canonical way.

use super::{Checked, Fault, Piece, Verifier, ascends, ensure, fault};
use crate::error::ErrorCode;
use crate::model::{
    Cold, Evidence, Force, ForceText, Hire, HireKind, JobText, List, Obstacle, OutcomeText, PackText, ResourceText,
    Stage, Why,
};
use crate::pack::header::entry;
use crate::pack::hot::{NONE, Tally};
use crate::pack::section::Section;
use crate::pack::varint::take_shortest;

impl<'a> Verifier<'a> {
    /// The bytes of the cold record that a hot record leads to, which must be the next one.
    fn cold_bytes(&mut self, offset: u32) -> Result<&'a [u8], Fault> {
        ensure(offset == self.text, ErrorCode::Order)?;
        let bytes = self.pack.section(Section::Text).get(offset as usize..).ok_or(ErrorCode::Reference)?;
        let (length, rest) = take_shortest(bytes).ok_or_else(|| self.cold_fault(offset))?;
        let record = rest.get(..length as usize).ok_or_else(|| self.cold_fault(offset))?;
        let size = bytes.len().saturating_sub(rest.len()).saturating_add(record.len());
        self.text = offset.saturating_add(size as u32);
        Ok(record)
    }

    fn cold_fault(&self, offset: u32) -> Fault {
        Fault::There(fault(&self.pack, Section::Text, offset, ErrorCode::Record))
    }

    /// The cold record that a hot record leads to. How much work it was is the distance that `text` went on.
    pub(super) fn cold<T: Cold<'a>>(&mut self, offset: u32) -> Result<T, Fault> {
        let mut bytes = self.cold_bytes(offset)?;
        T::take::<true>(&mut bytes).filter(|_| bytes.is_empty()).ok_or_else(|| self.cold_fault(offset))
    }

    /// The reason that a hot record leads to, if it says one.
    pub(super) fn why(&mut self, offset: u32) -> Checked {
        if offset == NONE {
            return Ok(0);
        }
        let why = self.cold::<Why<'a>>(offset)?.why;
        // What is not said has no record.
        ensure(!why.is_empty(), ErrorCode::Record)?;
        Ok(why.len() as u32)
    }

    /// The counts of a tally: as many as its scale asks for.
    pub(super) fn cells(&mut self, tally: &Tally) -> Checked {
        let mut rest = self.cold_bytes(tally.text)?;
        let side = u32::from(tally.scale).saturating_add(1);
        let cells = side.saturating_mul(side);
        for _ in 0..cells {
            rest = take_shortest(rest).ok_or_else(|| self.cold_fault(tally.text))?.1;
        }
        ensure(rest.is_empty() && tally.scale > 0, ErrorCode::Record)?;
        Ok(cells)
    }

    /// A list whose order says nothing: its items ascend by their encodings, and their codes are known.
    fn bag<T: Cold<'a>>(&self, list: List<'a, T>, code: impl Fn(&T) -> Code) -> Result<(), ErrorCode> {
        let mut before: &[u8] = &[];
        for (item, bytes) in list.encodings() {
            ensure(before <= bytes, ErrorCode::Order)?;
            let Code { code, known, optional } = code(&item);
            self.code(code, known, optional)?;
            before = bytes;
        }
        Ok(())
    }

    fn evidence(&self, list: List<'a, Evidence<'a>>) -> Result<(), ErrorCode> {
        self.bag(list, backing)
    }

    /// What a job's text says in lists.
    pub(super) fn job_lists(&self, job: &JobText<'a>) -> Result<(), ErrorCode> {
        self.bag(job.stories, |_| NO_CODE)?;
        let force = |item: &ForceText<'_>| Code::of(item.force, Force::from_code(item.force).is_some(), false);
        self.bag(job.forces, force)?;
        self.bag(job.forces, |item| backing(&item.evidence))?;
        let stage = |item: &Obstacle<'_>| Code::of(item.stage, Stage::from_code(item.stage).is_some(), true);
        self.bag(job.obstacles, stage)?;
        self.bag(job.obstacles, |item| backing(&item.evidence))?;
        self.bag(job.tradeoffs, |item| backing(&item.evidence))?;
        self.bag(job.experiences, |item| backing(&item.evidence))?;
        let hire = |item: &Hire<'_>| Code::of(item.kind, HireKind::from_code(item.kind).is_some(), false);
        self.bag(job.hires, hire)?;
        self.bag(job.hires, |item| backing(&item.evidence))?;
        self.evidence(job.evidence)
    }

    /// What an outcome's text says in lists.
    pub(super) fn outcome_lists(&self, outcome: &OutcomeText<'a>) -> Result<(), ErrorCode> {
        self.evidence(outcome.evidence)
    }

    /// What a resource's text says in lists.
    pub(super) fn resource_lists(&self, resource: &ResourceText<'a>) -> Result<(), ErrorCode> {
        ensure(ascends(resource.prerequisites.iter()), ErrorCode::Order)?;
        self.evidence(resource.evidence)
    }
}

/// A code in an item of a list.
struct Code {
    code: u8,
    known: bool,
    optional: bool,
}

impl Code {
    const fn of(code: u8, known: bool, optional: bool) -> Self {
        Self { code, known, optional }
    }
}

/// Of items without codes.
const NO_CODE: Code = Code::of(0, true, true);

const fn backing(evidence: &Evidence<'_>) -> Code {
    Code::of(evidence.confidence, evidence.confidence().is_some(), true)
}

/// The record of the pack as a whole.
pub(super) fn about(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    let mut bytes = verifier.pack.section(Section::About);
    match PackText::take::<true>(&mut bytes) {
        Some(about) if bytes.is_empty() && ascends(about.analysers.iter().map(|analyser| analyser.language)) => {
            Ok(None)
        }
        _ => Err(fault(&verifier.pack, Section::About, 0, ErrorCode::Record)),
    }
}

/// Nothing stands behind the last cold record, unless something in the pack is newer than this engine and may lead there.
pub(super) fn text_end(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    let bytes = verifier.pack.bytes();
    let mut entries = (0..).map_while(|number| entry(bytes, number));
    let newer = !verifier.exact || entries.any(|entry| !matches!(entry.section(), Ok(Some(_))));
    let tight = verifier.text as usize == verifier.pack.section(Section::Text).len();
    match tight || newer {
        true => Ok(None),
        false => Err(fault(&verifier.pack, Section::Text, verifier.text, ErrorCode::Order)),
    }
}
