//! Whether a pack is what the builder would have written: checksums, order, references, the one canonical way.
//!
//! Nothing relies on it for safety: every access to a pack is checked anyway, and a pack that fails here reads as absent where it is wrong. It tells that a
//! pack means what it says. The work is cut into stages, and a stage into records or runs of bytes, so that a small device can do a little at every
//! tick. `docs/FORMAT.md`, section 12, lists what is checked. Invariants: each stage may rely on those before it; the place in a stage is all that is kept. Cost: once over the bytes of the pack.

mod cold;
mod records;
mod required;
mod search;
mod sections;

use super::crc::Crc;
use super::header::is_newer;
use super::hot::Record;
use super::open::Pack;
use super::section::Section;
use super::table::{TABLE_HEADER, Table};
use crate::error::{Error, ErrorCode};
use crate::text::WordText;

macro_rules! stages {
    ($($stage:ident: $check:path,)+) => {
        /// What is checked, in this order.
        #[derive(Clone, Copy, Debug)]
        enum Stage { $($stage,)+ }

        const STAGES: &[Stage] = &[$(Stage::$stage,)+];

        impl Verifier<'_> {
            /// Checks the next piece of a stage.
            fn piece(&mut self, stage: Stage, budget: u32) -> Piece {
                match stage { $(Stage::$stage => $check(self, budget),)+ }
            }
        }
    };
}

stages! {
    Sections: sections::sections,
    Tables: sections::tables,
    // From here to the end of the text, each cold record begins where the one before it ends.
    About: cold::about,
    Names: records::names,
    Jobs: records::jobs,
    Outcomes: records::outcomes,
    Resources: records::resources,
    Links: records::links,
    Requirements: records::requirements,
    Circumstances: records::circumstances,
    Collections: records::collections,
    Items: records::items,
    Tallies: records::tallies,
    TextEnd: cold::text_end,
    Served: records::served,
    Required: required::required,
    Choices: records::choices,
    Conditions: records::conditions,
    Facets: records::facets,
    JobCircumstances: records::job_circumstances,
    Ends: records::ends,
    Search: search::search,
    Folds: search::folds,
    Lexicon: search::lexicon,
    Postings: search::postings,
    Endings: search::endings,
}

/// What came of a piece: how much work it was, or that the stage has no more.
type Piece = Result<Option<u32>, Error>;

/// A check of a pack in steps. Plain data, about 350 bytes.
#[derive(Clone, Debug)]
pub struct Verifier<'a> {
    pack: Pack<'a>,
    /// Whether the pack is of no newer minor version, so that all of it is understood.
    exact: bool,
    stage: usize,
    /// The first fault; the check does not go on behind it.
    fault: Option<Error>,
    /// The record or the byte that the stage stands on.
    at: u32,
    /// The place inside of that.
    inner: u32,
    /// Where the next thing must begin.
    next: u32,
    /// Where the next cold record must begin.
    text: u32,
    crc: Crc,
    word: WordText,
    document: u32,
    impact: u8,
}

impl<'a> Pack<'a> {
    /// Checks the whole pack: checksums, tables, order, references, and that everything is written in the one canonical way.
    ///
    /// # Errors
    /// The first fault, with its section and byte.
    pub fn verify(&self) -> Result<(), Error> {
        let mut verifier = self.verifier();
        while !verifier.step(u32::MAX)? {}
        Ok(())
    }

    /// The same check, to be done in steps.
    pub fn verifier(&self) -> Verifier<'a> {
        Verifier {
            pack: *self,
            exact: !is_newer(self.bytes()),
            stage: 0,
            fault: None,
            at: 0,
            inner: 0,
            next: 0,
            text: 0,
            crc: Crc::new(),
            word: WordText::new(),
            document: 0,
            impact: 0,
        }
    }
}

impl<'a> Verifier<'a> {
    /// Goes on for about `budget` records or bytes, one record at least, and says whether the check is done. A record is checked as a whole, with the
    /// text that it leads to.
    ///
    /// # Errors
    /// The first fault, at this step and at every later one.
    pub fn step(&mut self, budget: u32) -> Result<bool, Error> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut left = budget.max(1);
        while let Some(&stage) = STAGES.get(self.stage) {
            if left == 0 {
                return Ok(false);
            }
            let work = self.piece(stage, left).inspect_err(|fault| self.fault = Some(*fault))?;
            if work.is_none() {
                self.stage = self.stage.saturating_add(1);
                (self.at, self.inner, self.next, self.document) = (0, 0, 0, 0);
            }
            left = left.saturating_sub(work.unwrap_or(1).max(1));
        }
        Ok(true)
    }

    /// Whether a code is known, or of a version that may know more; 0, which is "not said", only where that may be.
    const fn code(&self, code: u8, known: bool, optional: bool) -> Result<(), ErrorCode> {
        let fine = if code == 0 { optional } else { known || !self.exact };
        ensure(fine, ErrorCode::Record)
    }

    /// Checks the next record of a table.
    fn record<R: Record>(
        &mut self,
        section: Section,
        table: Table<'a, R>,
        check: impl FnOnce(&mut Self, u32, R) -> Checked,
    ) -> Piece {
        let number = self.at;
        let Some(record) = table.get(number) else { return Ok(None) };
        let bytes = table.bytes(number).unwrap_or(&[]);
        let checked = match !self.exact || reserved_is_zero::<R>(bytes) {
            true => check(self, number, record),
            false => Err(Fault::Here(ErrorCode::Record)),
        };
        self.at = number.saturating_add(1);
        let offset = (TABLE_HEADER as u32).saturating_add(number.saturating_mul(table.stride() as u32));
        checked.map(|work| Some(work.saturating_add(1))).map_err(|fault| fault.at(&self.pack, section, offset))
    }
}

/// What is wrong with a record: here, or in the text that it leads to.
enum Fault {
    Here(ErrorCode),
    There(Error),
}

impl Fault {
    fn at(self, pack: &Pack<'_>, section: Section, offset: u32) -> Error {
        match self {
            Self::Here(code) => fault(pack, section, offset, code),
            Self::There(error) => error,
        }
    }
}

impl From<ErrorCode> for Fault {
    fn from(code: ErrorCode) -> Self {
        Self::Here(code)
    }
}

/// How much work a record was beside itself.
type Checked = Result<u32, Fault>;

/// A fault at a byte of a section.
fn fault(pack: &Pack<'_>, section: Section, offset: u32, code: ErrorCode) -> Error {
    Error::new(code, section.tag(), pack.section_start(section).saturating_add(offset))
}

/// The code, unless what must hold holds.
const fn ensure(holds: bool, code: ErrorCode) -> Result<(), ErrorCode> {
    if holds { Ok(()) } else { Err(code) }
}

/// Whether what no field of a record says, and what its reserved fields say, is zero.
fn reserved_is_zero<R: Record>(bytes: &[u8]) -> bool {
    let mut end = 0;
    let mut is_zero = true;
    let mut skip = |from: usize, to: usize| {
        let gap = bytes.get(from..to.min(bytes.len())).unwrap_or(&[]);
        is_zero = is_zero && gap.iter().all(|&byte| byte == 0);
    };
    for &(_, at, size) in R::FIELDS.iter().filter(|(name, _, _)| *name != "reserved") {
        skip(end, at);
        end = at.saturating_add(size);
    }
    skip(end, R::SIZE);
    is_zero
}

/// Whether each of these is greater than the one before it.
fn ascends<T: PartialOrd>(items: impl Iterator<Item = T>) -> bool {
    let mut before = None;
    for item in items {
        if before.is_some_and(|before| before >= item) {
            return false;
        }
        before = Some(item);
    }
    true
}
