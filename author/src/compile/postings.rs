//! Weights into impacts, and impacts into lists of postings.
//!
//! A weight is rounded to 1 to [`LARGEST`] of the largest in all packs: finer steps bring nothing measurable. Documents are turned over some at a time
//! ([`runs`](super::runs)); the lists of a pack are put together from all runs that have some of its documents.

use super::layout::varint;
use super::occurrences::{Counted, Occurrences, Read, TermCount};
use super::records::within;
use super::runs::{Posting, Run};
use super::weights::Weights;
use super::{CompileError, go_on};
use crate::progress::Steps;
use crate::shelf::Shelf;
use jobpack::pack::{
    BLOCK_POSTINGS, LISTS_PER_OFFSET, ONLY, ONLY_MOST, Reference, TENTH, UNPATCHED, bit_count, gap_widths, only_size,
};
use rayon::prelude::*;
use std::io;
use std::ops::Range;

/// The largest impact.
const LARGEST: f32 = 63.0;

/// So much more counts what only the name of the author says: who asks for it means what that author made. It counts here alone, since authors say little
/// about what resources have in common, and the steps of the impacts stay what they are.
const NAME: f32 = 1.4;

/// What is known of the terms before their postings are written.
#[derive(Clone, Default)]
struct Known {
    /// In how many documents each stands.
    counts: Vec<u32>,
    /// The largest weight of any in a document.
    largest: f32,
}

impl Known {
    fn merge(mut self, other: Self) -> Self {
        if self.counts.is_empty() {
            return other;
        }
        self.counts.iter_mut().zip(other.counts).for_each(|(count, more)| *count += more);
        Self { largest: self.largest.max(other.largest), ..self }
    }
}

/// The postings of all packs.
pub struct Postings {
    runs: Vec<Run>,
    ranges: Vec<Range<u32>>,
    counts: Vec<u32>,
    needs: u32,
}

/// The documents that are weighed.
struct Weighed<'a> {
    weights: &'a Weights,
    /// The terms that each resource gets besides its own; empty if none does.
    added: &'a [Vec<(u32, f32)>],
    needs: u32,
}

impl Weighed<'_> {
    /// The documents of a chunk, given the first of them, with their numbers and with what is added to each.
    fn documents<'c>(&self, chunk: &'c Read, first: u32) -> impl Iterator<Item = (u32, Counted<'c>, &[(u32, f32)])> {
        (first..).zip(chunk.documents()).map(|(number, document)| {
            let resource = number.checked_sub(self.needs);
            let added = resource.and_then(|resource| self.added.get(resource as usize)).map_or(&[][..], Vec::as_slice);
            (number, document, added)
        })
    }

    fn known(&self, chunks: &[Occurrences], starts: &[Range<u32>], terms: u32) -> io::Result<Known> {
        let look = |mut known: Known, (chunk, documents): (&Occurrences, &Range<u32>)| {
            known.counts.resize(terms as usize, 0);
            for (_, document, added) in self.documents(&chunk.read()?, documents.start) {
                let own = self.weights.weigh(&document).map(|(term, _, weight)| (term, weight));
                own.chain(added.iter().copied()).for_each(|(term, weight)| {
                    known.counts[term as usize] += 1;
                    known.largest = known.largest.max(weight);
                });
            }
            Ok(known)
        };
        let merge = |left: Known, right| Ok(left.merge(right));
        chunks.par_iter().zip(starts).try_fold(Known::default, look).try_reduce(Known::default, merge)
    }

    /// Turns the documents of a chunk over.
    fn turn(
        &self,
        chunk: &Read,
        documents: Range<u32>,
        ranges: &[Range<u32>],
        scale: f32,
        shelf: &Shelf,
    ) -> io::Result<Run> {
        // Rounded: the half is added first, and what is less than one is one anyway.
        let impact = |weight: f32| ((weight * scale + 0.5) as u8).clamp(1, LARGEST as u8);
        let first = documents.start;
        let terms = self.documents(chunk, first).flat_map(|(_, document, added)| {
            document.terms().map(TermCount::term).chain(added.iter().map(|&(term, _)| term))
        });
        let postings = self.documents(chunk, first).flat_map(|(number, document, added)| {
            let own = self.weights.weigh(&document).map(move |(term, form, weight)| {
                let is_name = document.names.binary_search(&term).is_ok();
                let impact = impact(if is_name { weight * NAME } else { weight });
                (term, Posting { document: number, impact, form })
            });
            let added = added
                .iter()
                .map(move |&(term, weight)| (term, Posting { document: number, impact: impact(weight), form: 0 }));
            own.chain(added)
        });
        Run::of(documents, ranges, terms, postings, shelf)
    }
}

impl Postings {
    /// Of these documents. The counts make room as they are turned over, and so many bytes of postings are held in memory.
    pub fn of(
        chunks: Vec<Occurrences>,
        weights: &Weights,
        added: &[Vec<(u32, f32)>],
        terms: u32,
        held: usize,
        steps: &Steps,
    ) -> Result<Self, CompileError> {
        let starts = starts(&chunks);
        let needs = chunks.iter().map(|chunk| chunk.needs.documents() as u32).sum();
        let weighed = Weighed { weights, added, needs };
        let Known { mut counts, largest } = weighed.known(&chunks, &starts, terms)?;
        counts.resize(terms as usize, 0);
        let (ranges, scale, shelf) = (ranges(&counts), LARGEST / largest, Shelf::holding(held));
        let turned = |(chunk, documents): (Occurrences, Range<u32>)| {
            go_on(steps)?;
            steps.done(documents.len() as u64);
            Ok(weighed.turn(&chunk.read()?, documents, &ranges, scale, &shelf)?)
        };
        let runs: Result<Vec<Run>, CompileError> = chunks.into_par_iter().zip(starts).map(turned).collect();
        Ok(Self { runs: runs?, ranges, counts, needs })
    }

    /// In how many documents of all packs each term stands.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// About how many bytes all postings are.
    pub fn bytes(&self) -> u64 {
        self.runs.iter().map(|run| run.len() as u64).sum()
    }

    /// The offsets and the lists of the needs and of these resources. Ranges of terms are written side by side and put together in their order.
    pub fn encode(&self, resources: Range<u32>, steps: &Steps) -> Result<(Vec<Reference>, Vec<Vec<u8>>), CompileError> {
        let write = |(place, range): (usize, &Range<u32>)| {
            go_on(steps)?;
            Ok(self.write(place, range, &resources)?)
        };
        let written: Result<Vec<_>, CompileError> = self.ranges.par_iter().enumerate().map(write).collect();
        let written = written?;
        let total: usize = written.iter().map(|(_, lists)| lists.len()).sum();
        u32::try_from(total).map_err(|_| CompileError::TooLarge)?;
        let (mut offsets, mut pieces, mut start) = (Vec::new(), Vec::new(), 0);
        for (starts, lists) in written {
            offsets.extend(starts.into_iter().map(|offset: u32| Reference { to: offset + start }));
            start += lists.len() as u32;
            pieces.push(lists);
        }
        steps.done(resources.len() as u64);
        Ok((offsets, pieces))
    }

    /// The offsets and the lists of a range of terms, which begin at 0.
    fn write(&self, place: usize, range: &Range<u32>, resources: &Range<u32>) -> io::Result<(Vec<u32>, Vec<u8>)> {
        // Needs stand in every pack, before its resources.
        let (needs, own) = (0..self.needs, self.needs + resources.start..self.needs + resources.end);
        let runs = self.runs.iter().filter(|run| run.meets(&needs) || run.meets(&own));
        let parts: Vec<_> = runs.map(|run| run.part(place)).collect::<io::Result<_>>()?;
        let mut readings: Vec<_> = parts.iter().map(|part| part.read(range.start)).collect();
        let (mut offsets, mut bytes, mut list) = (Vec::new(), Vec::new(), Vec::new());
        let documents = self.needs + resources.len() as u32;
        for term in range.clone() {
            list.clear();
            for reading in &mut readings {
                reading.take(term, |posting| {
                    let number = match posting.document.checked_sub(self.needs) {
                        None => Some(posting.document),
                        Some(resource) => within(resources, resource).map(|own| own + self.needs),
                    };
                    list.extend(number.map(|document| Posting { document, ..posting }));
                });
            }
            if term % LISTS_PER_OFFSET == 0 {
                offsets.push(bytes.len() as u32);
            }
            write_list(&list, self.needs, documents, self.counts[term as usize], &mut bytes);
        }
        Ok((offsets, bytes))
    }
}

/// A posting as it is written: its gap, its impact less the least, its form.
type Fields = [u32; 3];

/// How many bits the largest of a field takes.
fn width(postings: &[Fields], field: usize) -> u32 {
    bit_count(postings.iter().map(|posting| posting[field]).max().unwrap_or(0)).into()
}

/// Bits that become bytes, the lowest first.
struct Bits<'b> {
    bytes: &'b mut Vec<u8>,
    held: u64,
    count: u32,
}

impl Bits<'_> {
    /// Appends the lowest bits of a number.
    fn push(&mut self, number: u32, count: u32) {
        self.held |= (u64::from(number) & ((1 << count) - 1)) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            (self.held, self.count) = (self.held >> 8, self.count - 8);
        }
    }

    /// Fills the last byte up.
    fn end(self) {
        self.bytes.extend((self.count > 0).then_some(self.held as u8));
    }
}

/// The [`TENTH`] largest impact in resources, which stand behind so many needs; 0 if there are fewer.
fn tenth(postings: &[Posting], needs: u32) -> u8 {
    let resources = postings.iter().filter(|posting| posting.document >= needs);
    let mut impacts: Vec<u8> = resources.map(|posting| posting.impact).collect();
    match impacts.len().checked_sub(TENTH as usize) {
        Some(place) => *impacts.select_nth_unstable(place).1,
        None => 0,
    }
}

/// Appends the postings of a term that stands in so many documents of all packs. This pack has so many needs, and so many documents altogether.
fn write_list(postings: &[Posting], needs: u32, documents: u32, frequency: u32, bytes: &mut Vec<u8>) {
    let elsewhere = frequency > postings.len() as u32;
    if let &[only] = postings
        && only.impact <= ONLY_MOST.0
        && only.form <= ONLY_MOST.1
    {
        return write_only(only, documents, elsewhere.then_some(frequency), bytes);
    }
    let impacts = || postings.iter().map(|posting| posting.impact);
    let least = if postings.len() <= BLOCK_POSTINGS as usize { 1 } else { impacts().min().unwrap_or(1) };
    let mut next = 0;
    let fields = |posting: &Posting| {
        let gap = posting.document - std::mem::replace(&mut next, posting.document + 1);
        [gap, u32::from(posting.impact - least), posting.form.into()]
    };
    let list: Vec<Fields> = postings.iter().map(fields).collect();
    let form_bits = width(&list, 2);
    varint((list.len() as u32) << 3 | u32::from(elsewhere) << 2 | form_bits, bytes);
    if elsewhere {
        varint(frequency, bytes);
    }
    if list.is_empty() {
        return;
    }
    if list.len() <= BLOCK_POSTINGS as usize {
        return write_block(&list, form_bits, true, bytes);
    }
    let mut blocks = vec![impacts().max().unwrap_or(1), tenth(postings, needs), least];
    let last = list.len().div_ceil(BLOCK_POSTINGS as usize) - 1;
    for (number, block) in list.chunks(BLOCK_POSTINGS as usize).enumerate() {
        write_block(block, form_bits, number == last, &mut blocks);
    }
    varint(blocks.len() as u32, bytes);
    bytes.extend(blocks);
}

/// Appends a list of one posting, and in how many documents its term stands if that is not all.
fn write_only(only: Posting, documents: u32, frequency: Option<u32>, bytes: &mut Vec<u8>) {
    let flags = u64::from(ONLY) | u64::from(frequency.is_some()) << 2 | u64::from(only.form) << 3;
    let packed = flags | u64::from(only.impact - 1) << 4 | u64::from(only.document) << 10;
    bytes.extend(&packed.to_le_bytes()[..only_size(documents)]);
    frequency.into_iter().for_each(|frequency| varint(frequency, bytes));
}

fn write_block(block: &[Fields], form_bits: u32, is_last: bool, bytes: &mut Vec<u8>) {
    let mut counts = [0; 33];
    block.iter().for_each(|&[gap, ..]| counts[usize::from(bit_count(gap))] += 1);
    let (gap_bits, patches) = gap_widths(&counts);
    let (gap_bits, impact_bits) = (u32::from(gap_bits), width(block, 1));
    let patch_bits = if patches > 0 { width(block, 0) - gap_bits } else { 0 };
    bytes.push((gap_bits | impact_bits << 5) as u8);
    if !is_last || block.len() > UNPATCHED as usize {
        bytes.push(patches | (patch_bits << 3) as u8);
    }
    if !is_last {
        varint(block.iter().map(|[gap, ..]| gap + 1).sum(), bytes);
    }
    let mut bits = Bits { bytes, held: 0, count: 0 };
    for (place, [gap, ..]) in (0..).zip(block).filter(|(_, [gap, ..])| gap >> gap_bits > 0) {
        bits.push(place, BLOCK_POSTINGS.ilog2());
        bits.push(gap >> gap_bits, patch_bits);
    }
    for &[gap, impact, form] in block {
        bits.push(gap, gap_bits);
        bits.push(impact, impact_bits);
        bits.push(form, form_bits);
    }
    bits.end();
}

/// Ranges of terms with about as many postings each, which begin where an offset does, enough of them to keep all threads at work whatever their number: the runs do not depend on it.
fn ranges(counts: &[u32]) -> Vec<Range<u32>> {
    const RANGES: u64 = 64;
    let share = counts.iter().map(|&count| u64::from(count)).sum::<u64>() / RANGES + 1;
    let (mut ranges, mut start, mut held) = (Vec::new(), 0, 0);
    for (number, &count) in (1..).zip(counts) {
        held += u64::from(count);
        if number as usize == counts.len() || held >= share && number % LISTS_PER_OFFSET == 0 {
            ranges.push(start..number);
            (start, held) = (number, 0);
        }
    }
    ranges
}

/// The documents of each chunk.
fn starts(chunks: &[Occurrences]) -> Vec<Range<u32>> {
    let mut next = 0;
    let after = |chunk: &Occurrences| {
        let first = next;
        next += chunk.len() as u32;
        first..next
    };
    chunks.iter().map(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jobpack::pack::{LARGEST_IMPACT, MAX_FORMS, take_block, take_list};
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// More than any list below has.
    const DOCUMENTS: u32 = 1 << 20;

    /// Documents, impacts and forms.
    type Said = Vec<(u32, u8, u8)>;

    /// Lists that need many bits and few, of no block, of one and of several.
    fn said() -> impl Strategy<Value = Said> {
        let most = (1..2000u32, 1..=LARGEST_IMPACT, 1..=MAX_FORMS as u8);
        let postings = most.prop_flat_map(|(gap, impact, form)| vec((0..gap, 1..=impact, 0..form), 0..300));
        postings.prop_map(|postings| {
            let mut next = 0;
            let place = |(gap, impact, form)| {
                next += gap + 1;
                (next - 1, impact, form)
            };
            postings.into_iter().map(place).collect()
        })
    }

    /// The postings that the engine reads.
    fn read(list: &jobpack::pack::List) -> Said {
        let (mut found, mut rest, mut next) = (Said::new(), list.blocks, 0);
        if let Some(only) = list.only {
            return vec![only];
        }
        for left in (1..=list.count).rev().step_by(BLOCK_POSTINGS as usize) {
            let block = take_block(rest, left).expect("a block");
            for number in 0..left.min(BLOCK_POSTINGS) {
                let (gap, impact, form) = block.posting(list, number);
                found.push((next + gap, impact, form));
                next += gap + 1;
            }
            rest = &block.fields[block.size(list.form_bits, left)..];
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read(lists in vec((said(), 0..3u32), 1..5), needs in 0..1000u32) {
            let mut bytes = Vec::new();
            for (list, elsewhere) in &lists {
                let posting = |&(document, impact, form)| Posting { document, impact, form };
                let list: Vec<Posting> = list.iter().map(posting).collect();
                write_list(&list, needs, DOCUMENTS, list.len() as u32 + elsewhere, &mut bytes);
            }
            let mut rest = &bytes[..];
            for (expected, elsewhere) in lists {
                let (list, after) = take_list(rest, DOCUMENTS).expect("a list");
                let largest = expected.iter().map(|&(_, impact, _)| impact).max().unwrap_or(0);
                prop_assert_eq!((list.frequency, list.count as usize), (list.count + elsewhere, expected.len()));
                prop_assert!(list.impact >= largest && (list.count <= BLOCK_POSTINGS || list.impact == largest));
                let resources = expected.iter().filter(|&&(document, ..)| document >= needs);
                let mut impacts: Vec<u8> = resources.map(|&(_, impact, _)| impact).collect();
                impacts.sort_by(|a, b| b.cmp(a));
                let tenth = impacts.get(9).filter(|_| list.count > BLOCK_POSTINGS).copied().unwrap_or(0);
                prop_assert_eq!(list.tenth, tenth);
                prop_assert_eq!(read(&list), expected);
                rest = after;
            }
            prop_assert!(rest.is_empty());
        }
    }
}
