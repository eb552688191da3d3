//! Cold records: of which fields they consist, and that each is written in the one canonical way.
//!
//! The constants below say section 7 of `docs/FORMAT.md`, and one function holds bytes against them: records are not decoded.

use super::{Piece, Verifier};
use crate::error::ErrorCode;
use crate::model::{Confidence, Force, HireKind, Stage, take_bytes, take_text};
use crate::pack::header::entry;
use crate::pack::section::Section;
use crate::pack::varint::take_shortest;

/// A field of a cold record.
pub(super) enum Part {
    /// One that is no list.
    One(Plain),
    /// A list of records with these fields.
    List(Order, &'static [Plain]),
}

/// Fields that are no lists.
pub(super) enum Plain {
    /// So many strings.
    Texts(u8),
    /// A varint.
    Number,
    /// A code up to this one.
    Code(u8),
    /// The same, or 0: not said.
    OptionalCode(u8),
}

/// In which order the items of a list stand.
#[derive(Clone, Copy)]
pub(super) enum Order {
    /// The author's.
    Any,
    /// That of their encodings.
    Encodings,
    /// That of their first strings, of which none comes twice.
    FirstTexts,
}

use Order::{Any, Encodings, FirstTexts};
use Part::{List, One};
use Plain::{Code, Number, OptionalCode, Texts};

/// The largest code of a list.
macro_rules! last {
    ($codes:ident) => {
        $codes::ALL.len() as u8
    };
}
pub(super) use last;

const STRING: &[Plain] = &[Texts(1)];
const CONFIDENCE: Plain = OptionalCode(last!(Confidence));
/// `quote`, `source`, `confidence`.
const EVIDENCE: &[Plain] = &[Texts(2), CONFIDENCE];
const STORY: &[Plain] = &[Texts(4)];
// Each of these ends with its evidence.
const FORCE: &[Plain] = &[Code(last!(Force)), Texts(1), Texts(2), CONFIDENCE];
const OBSTACLE: &[Plain] = &[OptionalCode(last!(Stage)), Texts(1), Texts(2), CONFIDENCE];
const TRADE_OFF: &[Plain] = &[Texts(2), Texts(2), CONFIDENCE];
const EXPERIENCE: &[Plain] = &[Texts(1), Texts(2), CONFIDENCE];
const HIRE: &[Plain] = &[Code(last!(HireKind)), Texts(2), Texts(2), CONFIDENCE];

/// Up to `profile`, `edition`, `analysers`.
const PACK_TEXT: &[Part] = &[One(Texts(7)), One(Number), List(FirstTexts, &[Texts(2)])];
/// A Name, and a Why as well.
pub(super) const ONE_TEXT: &[Part] = &[One(Texts(1))];
/// `id`, the five of `statement`, `executor`, `phase`, `summary`; `ways`, `stories`, `forces`, ...
pub(super) const JOB_TEXT: &[Part] = &[
    One(Texts(9)),
    List(Any, STRING),
    List(Encodings, STORY),
    List(Encodings, FORCE),
    List(Encodings, OBSTACLE),
    List(Encodings, TRADE_OFF),
    List(Encodings, EXPERIENCE),
    List(Encodings, HIRE),
    List(Encodings, EVIDENCE),
];
/// `id`, the five of `statement`, `example`; `ways`, `evidence`.
pub(super) const OUTCOME_TEXT: &[Part] = &[One(Texts(7)), List(Any, STRING), List(Encodings, EVIDENCE)];
/// Up to `superseded_by`; `tags`, `teaches`, `prerequisites`, `evidence`.
pub(super) const RESOURCE_TEXT: &[Part] =
    &[One(Texts(13)), List(Any, STRING), List(Any, STRING), List(FirstTexts, STRING), List(Encodings, EVIDENCE)];
/// `id`, `title`, `summary`.
pub(super) const CIRCUMSTANCE_TEXT: &[Part] = &[One(Texts(3))];
/// `id`, `title`, `curator`, `summary`.
pub(super) const COLLECTION_TEXT: &[Part] = &[One(Texts(4))];

/// Bytes that are held against fields.
struct Reading<'a> {
    rest: &'a [u8],
    exact: bool,
    /// The first code that is not known, or order that is not kept.
    amiss: Option<ErrorCode>,
}

/// What is wrong with the order or the codes of a record of these fields; `None` if it is malformed.
#[inline(never)]
pub(super) fn amiss(bytes: &[u8], fields: &[Part], exact: bool) -> Option<Result<(), ErrorCode>> {
    let mut reading = Reading { rest: bytes, exact, amiss: None };
    for field in fields {
        match field {
            One(field) => reading.plain(field)?,
            List(order, fields) => reading.list(*order, fields)?,
        }
    }
    reading.rest.is_empty().then_some(reading.amiss.map_or(Ok(()), Err))
}

impl<'a> Reading<'a> {
    #[inline(never)]
    fn plain(&mut self, field: &Plain) -> Option<()> {
        match *field {
            Texts(count) => {
                for _ in 0..count {
                    take_text::<true>(&mut self.rest)?;
                }
            }
            Number => self.rest = take_shortest(self.rest)?.1,
            Code(last) => self.code(last, false)?,
            OptionalCode(last) => self.code(last, true)?,
        }
        Some(())
    }

    fn code(&mut self, last: u8, optional: bool) -> Option<()> {
        let (&code, rest) = self.rest.split_first()?;
        self.rest = rest;
        self.ensure(is_code(code, last, optional, self.exact), ErrorCode::Record);
        Some(())
    }

    fn ensure(&mut self, holds: bool, code: ErrorCode) {
        if !holds {
            self.amiss = self.amiss.or(Some(code));
        }
    }

    /// The items of a list; each takes one byte at least.
    fn list(&mut self, order: Order, fields: &[Plain]) -> Option<()> {
        let items = take_bytes::<true>(&mut self.rest)?;
        let after = core::mem::replace(&mut self.rest, items);
        let mut before = None;
        while !self.rest.is_empty() {
            let from = self.rest;
            let (amiss, size) = (self.amiss, from.len());
            fields.iter().try_for_each(|field| self.plain(field))?;
            let item = from.get(..size.saturating_sub(self.rest.len())).unwrap_or(from);
            let (key, ascends): (&[u8], _) = match order {
                Any => (item, true),
                Encodings => (item, before.is_none_or(|before| before <= item)),
                FirstTexts => {
                    let text = take_bytes::<true>(&mut { item })?;
                    (text, before.is_none_or(|before| before < text))
                }
            };
            // Of an item that is out of order, that is told first.
            if !ascends {
                self.amiss = amiss.or(Some(ErrorCode::Order));
            }
            before = Some(key);
        }
        self.rest = after;
        Some(())
    }
}

/// Whether a code is one of a list that ends with `last`, or of a version that may know more; 0, which is "not said", only where that may be.
pub(super) const fn is_code(code: u8, last: u8, optional: bool, exact: bool) -> bool {
    if code == 0 { optional } else { code <= last || !exact }
}

/// The record of the pack as a whole.
#[inline(never)]
pub(super) fn about(verifier: &mut Verifier<'_>) -> Piece {
    match amiss(verifier.pack.section(Section::About), PACK_TEXT, verifier.exact) {
        Some(Ok(())) => Ok(None),
        _ => Err(verifier.stop_at(Section::About, 0, ErrorCode::Record)),
    }
}

/// Nothing stands behind the last cold record, unless something in the pack is newer than this engine and may lead there.
#[inline(never)]
pub(super) fn text_end(verifier: &mut Verifier<'_>) -> Piece {
    let bytes = verifier.pack.bytes();
    let mut entries = (0..).map_while(|number| entry(bytes, number));
    let newer = !verifier.exact || entries.any(|entry| !matches!(entry.section(), Ok(Some(_))));
    let tight = verifier.text as usize == verifier.pack.section(Section::Text).len();
    match tight || newer {
        true => Ok(None),
        false => Err(verifier.stop_at(Section::Text, verifier.text, ErrorCode::Order)),
    }
}
