//! What the rules of [`super::tables`] mean, and the one function that holds a record against them.

use super::cold::{ONE_TEXT, Part, amiss, is_code};
use super::tables::{Kind, Rule, key};
use super::{Piece, Verifier, ensure};
use crate::error::ErrorCode::{self, Order, Record as Malformed, Reference as Dangling};
use crate::model::Moment;
use crate::pack::field::{Field, field};
use crate::pack::hot::{
    Choice, Fold, Link, NO_NAME, NONE, Need, Part as PartRecord, Reference, Resource, Search, Tally,
};
use crate::pack::packs::MAX_PACKS;
use crate::pack::section::Section;
use crate::pack::table::Rows;
use crate::pack::varint::take_shortest;

/// A requirement of a resource.
pub(super) const OF_RESOURCE: u32 = 1;
/// A requirement of a need.
const OF_NEED: u32 = 2;
/// The longest id, in bytes.
const MAX_ID: usize = 255;
/// The largest score, in thousandths.
const MOST: u32 = 20_000;
/// The strength of the author's 1; 2 to 5 are as many times as much.
const STRENGTH: u32 = 51;
/// Every moment.
const MOMENTS: u32 = (1 << Moment::ALL.len()) - 1;

/// What is wrong with a record: here, or in the text that it leads to.
pub(super) enum Wrong {
    Here(ErrorCode),
    InText,
}

impl From<ErrorCode> for Wrong {
    fn from(code: ErrorCode) -> Self {
        Self::Here(code)
    }
}

type Checked = Result<(), Wrong>;

/// A record that is held against rules.
struct Row<'a> {
    kind: &'static Kind,
    number: u32,
    bytes: &'a [u8],
    /// The record before it in its table.
    before: Option<&'a [u8]>,
    /// Where its text stands.
    text: u32,
    /// How much work it was.
    work: u32,
}

/// Checks the next record of a table.
#[inline(never)]
pub(super) fn record(verifier: &mut Verifier<'_>, kind: &'static Kind) -> Piece {
    let (rows, number) = (verifier.pack.rows(kind.section), verifier.at);
    let Some(bytes) = rows.row(number) else { return Ok(None) };
    let before = number.checked_sub(1).and_then(|before| rows.row(before));
    let mut row = Row { kind, number, bytes, before, text: verifier.text, work: 1 };
    match verifier.rules(&mut row) {
        Ok(()) => {
            verifier.at = number.saturating_add(1);
            Ok(Some(row.work))
        }
        Err(Wrong::InText) => Err(verifier.stop_at(Section::Text, row.text, Malformed)),
        Err(Wrong::Here(code)) => Err(verifier.stop_at_record(kind.section, number, code)),
    }
}

/// One field of a record of a table; 0 without that record.
#[inline(never)]
pub(super) fn look_up(rows: &Rows<'_>, number: u32, field: Field) -> u32 {
    rows.row(number).map_or(0, |row| field.of(row))
}

/// Where a range ends that is told by these fields.
fn end(row: &[u8], first: Field, count: Field) -> u32 {
    first.of(row).saturating_add(count.of(row))
}

/// What the records of a table ascend by.
#[inline(never)]
pub(super) fn key_of(row: &[u8], [first, second]: [Field; 2]) -> (u32, u32) {
    (first.of(row), second.of(row))
}

impl<'a> Verifier<'a> {
    /// Whether what is reserved in a record is 0, or may say something.
    pub(super) fn reserved_is_zero(&self, kind: &Kind, row: &[u8]) -> bool {
        let reserved = row.get(kind.said.into()..).unwrap_or(&[]);
        !self.exact || reserved.iter().all(|&byte| byte == 0)
    }

    #[inline(never)]
    pub(super) fn count(&self, section: Section) -> u32 {
        self.pack.rows(section).len()
    }

    pub(super) fn need_count(&self) -> u32 {
        self.count(Section::Jobs).saturating_add(self.count(Section::Outcomes))
    }

    /// How many needs and resources there are.
    pub(super) fn documents(&self) -> u32 {
        self.need_count().saturating_add(self.count(Section::Resources))
    }

    fn rules(&mut self, row: &mut Row<'a>) -> Checked {
        ensure(self.reserved_is_zero(row.kind, row.bytes), Malformed)?;
        row.kind.rules.iter().try_for_each(|rule| self.rule(rule, row))
    }

    #[inline(never)]
    fn rule(&mut self, rule: &Rule, row: &mut Row<'a>) -> Checked {
        let bytes = row.bytes;
        let (holds, code) = match *rule {
            Rule::Text(field) => return self.text(row, field.of(bytes), row.kind.text),
            Rule::Why(field) => return self.why(row, field.of(bytes)),
            Rule::Cells => return self.cells(row),
            Rule::Id => return self.id(row),
            Rule::InItsResource => return self.in_its_resource(row),
            Rule::Target => return self.target(bytes),
            Rule::FoldOfCharacter => return self.fold(row),
            Rule::Name => (self.ascends_by_text(row) && row.number < NO_NAME.into(), Order),
            Rule::IdOfNoJob => {
                let id = self.pack.id(row.text);
                let is_in = |section| self.pack.number_by_id(section, id).is_some();
                (!is_in(Section::Jobs) && is_in(Section::Outcomes), Order)
            }
            Rule::Code(field, last) => (self.code(field.of(bytes), last, false), Malformed),
            Rule::OptionalCode(field, last) => (self.code(field.of(bytes), last, true), Malformed),
            Rule::Moments(field) => (!self.exact || field.of(bytes) <= MOMENTS, Malformed),
            Rule::Zero(field) => (field.of(bytes) == 0, Malformed),
            Rule::Said(field) => (field.of(bytes) > 0, Malformed),
            Rule::Number(field, section) => (field.of(bytes) < self.count(section), Dangling),
            Rule::Optional(field, section) => {
                let number = field.of(bytes);
                (number == field.nowhere() || number < self.count(section), Dangling)
            }
            Rule::NeedNumber(field) => (field.of(bytes) < self.need_count(), Dangling),
            Rule::Tiles(first, count, section) => (self.tiles(section, first.of(bytes), count.of(bytes)), Order),
            Rule::Sorted(first, count, section) => {
                row.work = row.work.saturating_add(count.of(bytes));
                (self.sorted(section, first.of(bytes), end(bytes, first, count)), Order)
            }
            Rule::Ascends => {
                let key = key(row.kind.section);
                (row.before.is_none_or(|before| key_of(before, key) < key_of(bytes, key)), Order)
            }
            Rule::Score => (is_score(bytes), Malformed),
            Rule::Strength => {
                let strength = field!(Link.strength).of(bytes);
                (!self.exact || (strength > 0 && strength % STRENGTH == 0), Malformed)
            }
            Rule::InItsNeed => (self.in_its_need(row), Order),
            Rule::OfAnOutcome => {
                let outcomes = self.count(Section::Jobs)..self.need_count();
                (outcomes.contains(&field!(Tally.need).of(bytes)), Dangling)
            }
            Rule::InItsDivision => (self.in_its_division(bytes), Malformed),
            Rule::SaysSomething => {
                (key_of(bytes, [field!(Search.inherit), field!(Search.prefer)]) != (0, 0), Malformed)
            }
        };
        Ok(ensure(holds, code)?)
    }

    /// Whether a part is one of those that it says there are.
    fn in_its_division(&self, bytes: &[u8]) -> bool {
        let (number, packs) = (field!(PartRecord.number).of(bytes), field!(PartRecord.packs).of(bytes));
        let end = field!(PartRecord.first_resource).of(bytes).checked_add(self.count(Section::Resources));
        (2..=MAX_PACKS as u32).contains(&packs)
            && number < packs
            && end.is_some_and(|end| end <= field!(PartRecord.resources).of(bytes))
    }

    const fn code(&self, code: u32, last: u8, optional: bool) -> bool {
        is_code(code as u8, last, optional, self.exact)
    }

    /// Whether a range begins where that of the owner before ends.
    fn tiles(&mut self, section: Section, first: u32, count: u32) -> bool {
        let Some(end) = self.ends.get_mut(section as usize) else { return false };
        core::mem::replace(end, first.saturating_add(count)) == first
    }

    /// Whether the records in a range ascend.
    #[inline(never)]
    fn sorted(&self, section: Section, first: u32, end: u32) -> bool {
        let (rows, key) = (self.pack.rows(section), key(section));
        let mut before = None;
        for row in (first..end).map_while(|number| rows.row(number)) {
            let own = key_of(row, key);
            if before.is_some_and(|before| before >= own) {
                return false;
            }
            before = Some(own);
        }
        true
    }

    /// The bytes of the cold record that a hot record leads to, which must be the next one.
    #[inline(never)]
    fn cold(&mut self, row: &mut Row<'a>, offset: u32) -> Result<&'a [u8], Wrong> {
        ensure(offset == self.text, Order)?;
        row.text = offset;
        let bytes = self.pack.section(Section::Text).get(offset as usize..).ok_or(Dangling)?;
        let (length, rest) = take_shortest(bytes).ok_or(Wrong::InText)?;
        let (record, after) = rest.split_at_checked(length as usize).ok_or(Wrong::InText)?;
        let size = bytes.len().saturating_sub(after.len()) as u32;
        self.text = offset.saturating_add(size);
        row.work = row.work.saturating_add(size);
        Ok(record)
    }

    fn text(&mut self, row: &mut Row<'a>, offset: u32, fields: &[Part]) -> Checked {
        let record = self.cold(row, offset)?;
        Ok(amiss(record, fields, self.exact).ok_or(Wrong::InText)??)
    }

    /// The reason that a hot record leads to, if it says one: what is not said has no record.
    fn why(&mut self, row: &mut Row<'a>, offset: u32) -> Checked {
        if offset == NONE {
            return Ok(());
        }
        self.text(row, offset, ONE_TEXT)?;
        Ok(ensure(!self.pack.id(offset).is_empty(), Malformed)?)
    }

    /// The counts of a tally: as many as its scale asks for.
    #[inline(never)]
    fn cells(&mut self, row: &mut Row<'a>) -> Checked {
        let scale = field!(Tally.scale).of(row.bytes);
        let mut rest = self.cold(row, field!(Tally.text).of(row.bytes))?;
        let side = scale.saturating_add(1);
        for _ in 0..side.saturating_mul(side) {
            rest = take_shortest(rest).ok_or(Wrong::InText)?.1;
        }
        Ok(ensure(rest.is_empty() && scale > 0, Malformed)?)
    }

    /// Whether the text of a record is greater than that of the record before. All that have such a text lead to it by their first field.
    fn ascends_by_text(&self, row: &Row<'_>) -> bool {
        let before = row.before.map_or("", |before| self.pack.id(field!(Reference.to).of(before)));
        before < self.pack.id(row.text)
    }

    fn id(&self, row: &Row<'_>) -> Checked {
        ensure(self.ascends_by_text(row), Order)?;
        Ok(ensure(self.pack.id(row.text).len() <= MAX_ID, Malformed)?)
    }

    /// Whether a link stands in the range of the need that it names.
    fn in_its_need(&self, row: &Row<'_>) -> bool {
        let need = self.pack.need_row(field!(Link.need).of(row.bytes)).unwrap_or(&[]);
        (field!(Need.first_link).of(need)..end(need, field!(Need.first_link), field!(Need.link_count)))
            .contains(&row.number)
    }

    /// The numbers of links, by resource: each stands among those of its own resource, in order, and so each stands there once.
    #[inline(never)]
    fn in_its_resource(&self, row: &Row<'_>) -> Checked {
        let to = field!(Reference.to);
        let resource = look_up(&self.pack.rows(Section::Links), to.of(row.bytes), field!(Link.resource));
        let resources = self.pack.rows(Section::Resources);
        let owner = resources.row(resource).ok_or(Dangling)?;
        let first = field!(Resource.first_served);
        let own = first.of(owner)..end(owner, first, field!(Resource.served_count));
        ensure(own.contains(&row.number), Order)?;
        let before = row.before.filter(|_| row.number > own.start);
        Ok(ensure(before.is_none_or(|before| to.of(before) < to.of(row.bytes)), Order)?)
    }

    #[inline(never)]
    fn target(&self, row: &[u8]) -> Checked {
        let of = field!(Choice.of).of(row);
        ensure(self.code(of, OF_NEED as u8, false), Malformed)?;
        let count = match of {
            OF_RESOURCE => self.count(Section::Resources),
            OF_NEED => self.need_count(),
            // A kind that a later version knows.
            _ => NONE,
        };
        Ok(ensure(field!(Choice.target).of(row) < count, Dangling)?)
    }

    #[inline(never)]
    fn fold(&self, row: &Row<'_>) -> Checked {
        let character = field!(Fold.character);
        ensure(row.before.is_none_or(|before| character.of(before) < character.of(row.bytes)), Order)?;
        Ok(ensure(is_fold(row.bytes, self.exact).is_some_and(|holds| holds), Malformed)?)
    }
}

/// Whether the score of a need lies in its interval, and is said if the need was rated, and else not.
#[inline(never)]
fn is_score(need: &[u8]) -> bool {
    let (low, score) = key_of(need, [field!(Need.opportunity_low), field!(Need.opportunity)]);
    let high = field!(Need.opportunity_high).of(need);
    let unrated = || (high, key_of(need, [field!(Need.region), field!(Need.certain)])) == (0, (0, 0));
    low <= score && score <= high && high <= MOST && (field!(Need.respondents).of(need) > 0 || unrated())
}

/// Whether a character needs to be listed, and what it reads as is text of the length that its action asks for.
#[inline(never)]
fn is_fold(row: &[u8], exact: bool) -> Option<bool> {
    let character = char::from_u32(field!(Fold.character).of(row))?;
    let length = field!(Fold.length).of(row) as usize;
    let (text, rest) = field!(Fold.text).onwards(row).get(..6)?.split_at_checked(length)?;
    // 0 and 5 read as something, 1 and 3 as nothing, 2 and 4 as something or, with those that follow, as themselves.
    let said = match field!(Fold.action).of(row) {
        0 | 5 => length > 0,
        1 | 3 => length == 0,
        2 | 4 => true,
        _ => !exact,
    };
    let text = rest.iter().all(|&byte| byte == 0) && core::str::from_utf8(text).is_ok();
    Some(said && text && !character.is_ascii_alphanumeric())
}

/// Ranges and the tables that they must fill: what the last owner leaves over belongs to nobody.
const OWNED: [Section; 7] = [
    Section::Links,
    Section::Served,
    Section::Requirements,
    Section::Choices,
    Section::Conditions,
    Section::JobCircumstances,
    Section::Items,
];

#[inline(never)]
pub(super) fn ends(verifier: &mut Verifier<'_>) -> Piece {
    // Each link stands once among those that resources serve by if there are as many.
    let links = verifier.count(Section::Links);
    let fills = |&section: &Section| {
        let count = verifier.count(section);
        let as_links = section != Section::Served || count == links;
        as_links && verifier.ends.get(section as usize) == Some(&count)
    };
    match OWNED.iter().find(|section| !fills(section)) {
        Some(&section) => Err(verifier.stop_at(section, 0, Dangling)),
        None => Ok(None),
    }
}
