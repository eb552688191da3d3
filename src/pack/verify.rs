//! Whether a pack is what the builder would have written: checksums, order, references, the one canonical way.
//!
//! Nothing relies on it for safety: every access to a pack is checked anyway, and a pack that fails here reads as absent where it is wrong. It tells that a
//! pack means what it says. The work is cut into stages, and a stage into records or runs of bytes, so that a small device can do a little at every
//! tick. `docs/FORMAT.md`, section 12, lists what is checked. Invariants: each stage may rely on those before it; the place in a stage is all that is kept. Cost: once over the bytes of the pack.

mod cold;
mod postings;
mod required;
mod rules;
mod search;
mod sections;
mod tables;

use super::crc::Crc;
use super::header::is_newer;
use super::open::Pack;
use super::section::Section;
use super::table::TABLE_HEADER;
use crate::error::{Error, ErrorCode};
use crate::text::WordText;
use tables::Kind;

/// What is checked in a stage.
#[derive(Clone, Copy)]
enum Stage {
    Sections,
    Tables,
    About,
    /// The records of a table.
    Records(&'static Kind),
    TextEnd,
    Required,
    Ends,
    Lexicon,
    Postings,
    Endings,
}

/// What is checked, in this order.
static STAGES: [Stage; 27] = [
    Stage::Sections,
    Stage::Tables,
    // From here to the end of the text, each cold record begins where the one before it ends.
    Stage::About,
    Stage::Records(&tables::NAMES),
    Stage::Records(&tables::JOBS),
    Stage::Records(&tables::OUTCOMES),
    Stage::Records(&tables::RESOURCES),
    Stage::Records(&tables::LINKS),
    Stage::Records(&tables::REQUIREMENTS),
    Stage::Records(&tables::CIRCUMSTANCES),
    Stage::Records(&tables::COLLECTIONS),
    Stage::Records(&tables::ITEMS),
    Stage::Records(&tables::TALLIES),
    Stage::TextEnd,
    Stage::Records(&tables::SERVED),
    Stage::Required,
    Stage::Records(&tables::CHOICES),
    Stage::Records(&tables::CONDITIONS),
    Stage::Records(&tables::FACETS),
    Stage::Records(&tables::JOB_CIRCUMSTANCES),
    Stage::Ends,
    Stage::Records(&tables::SEARCH),
    Stage::Records(&tables::PART),
    Stage::Records(&tables::FOLDS),
    Stage::Postings,
    Stage::Lexicon,
    Stage::Endings,
];

/// What came of a piece: how much work it was, or that the stage has no more.
type Piece = Result<Option<u32>, Stopped>;

/// There is a fault, which the verifier keeps: errors are too large to be handed from function to function.
struct Stopped;

/// A check of a pack in steps. Plain data, less than 500 bytes.
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
    /// Where the ranges of the owners so far end, by the section that they lie in.
    ends: [u32; Section::ALL.len()],
    crc: Crc,
    word: WordText,
    document: u32,
    /// How many terms have a list of postings.
    terms: u32,
    /// The largest commonness of a block of the lexicon, as it says and as it was found so far.
    common: (u8, u8),
    list: postings::Checked,
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
            ends: [0; Section::ALL.len()],
            crc: Crc::new(),
            word: WordText::new(),
            document: 0,
            terms: 0,
            common: (0, 0),
            list: postings::Checked::default(),
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
        let mut left = budget.max(1);
        while let Some(&stage) = STAGES.get(self.stage).filter(|_| self.fault.is_none()) {
            if left == 0 {
                return Ok(false);
            }
            let Ok(work) = self.piece(stage, left) else { break };
            if work.is_none() {
                self.stage = self.stage.saturating_add(1);
                (self.at, self.inner, self.next, self.document) = (0, 0, 0, 0);
            }
            left = left.saturating_sub(work.unwrap_or(1).max(1));
        }
        self.fault.map_or(Ok(true), Err)
    }

    /// Stops at a fault, the first.
    fn stop(&mut self, error: Error) -> Stopped {
        self.fault = Some(error);
        Stopped
    }

    /// Stops at a byte of a section.
    #[inline(never)]
    fn stop_at(&mut self, section: Section, offset: u32, code: ErrorCode) -> Stopped {
        let at = self.pack.section_start(section).saturating_add(offset);
        self.stop(Error::new(code, section.tag(), at))
    }

    /// Stops at a record of a table.
    #[inline(never)]
    fn stop_at_record(&mut self, section: Section, number: u32, code: ErrorCode) -> Stopped {
        let offset = number.saturating_mul(self.pack.rows(section).stride() as u32);
        self.stop_at(section, offset.saturating_add(TABLE_HEADER as u32), code)
    }

    /// Checks the next piece of a stage.
    fn piece(&mut self, stage: Stage, budget: u32) -> Piece {
        match stage {
            Stage::Sections => sections::sections(self, budget),
            Stage::Tables => sections::tables(self),
            Stage::About => cold::about(self),
            Stage::Records(kind) => rules::record(self, kind),
            Stage::TextEnd => cold::text_end(self),
            Stage::Required => required::required(self),
            Stage::Ends => rules::ends(self),
            Stage::Lexicon => search::lexicon(self),
            Stage::Postings => postings::postings(self),
            Stage::Endings => search::endings(self),
        }
    }
}

/// The code, unless what must hold holds.
const fn ensure(holds: bool, code: ErrorCode) -> Result<(), ErrorCode> {
    if holds { Ok(()) } else { Err(code) }
}
