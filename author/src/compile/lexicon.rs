//! Every word with its terms, front-coded in blocks, the beginnings and the endings of words.

use super::CompileError;
use super::layout::varint;
use jobpack::pack::LexiconBlock;
use jobpack::text::{
    BEGINNING, BLOCK_WORDS, COMMON_ENDINGS, JOINS, LIST, LONGEST_ENDING, MAX_ENDINGS, PLAIN, TermForm, beginning_bits,
    commonness,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The words in order with their terms, none for a stop word.
type WordTerms<'c> = [(&'c str, Vec<TermForm>)];

/// The blocks and the words. `joins` are the words that are parts of others, `count` says how frequent a term is.
pub fn encode(
    words: &WordTerms,
    joins: &HashSet<&str>,
    count: impl Fn(u32) -> u32,
) -> Result<(Vec<LexiconBlock>, Vec<u8>), CompileError> {
    let (mut blocks, mut bytes, mut next) = (Vec::new(), Vec::new(), 0);
    let common = |terms: &[TermForm]| terms.iter().map(|found| commonness(count(found.term))).max().unwrap_or(0);
    for block in words.chunks(BLOCK_WORDS as usize) {
        let to = u32::try_from(bytes.len()).map_err(|_| CompileError::TooLarge)?;
        let beginning = block.first().map_or(0, |(word, _)| LexiconBlock::beginning_of(word.as_bytes()));
        blocks.push(LexiconBlock { to, beginning });
        varint(next, &mut bytes);
        bytes.push(block.iter().map(|(_, terms)| common(terms)).max().unwrap_or(0));
        let mut before = "";
        for (word, terms) in block {
            spell(word, before, &mut bytes);
            let join = if joins.contains(word) { JOINS } else { 0 };
            mark(terms, join | common(terms) << 4, &mut next, &mut bytes);
            before = word;
        }
    }
    Ok((blocks, bytes))
}

/// Appends how a word goes on behind what it shares with the one before.
fn spell(word: &str, before: &str, bytes: &mut Vec<u8>) {
    let shared = word.bytes().zip(before.bytes()).take_while(|(left, right)| left == right).count();
    let tail = &word.as_bytes()[shared..];
    let sizes = [shared, tail.len() - 1];
    let [high, low] = sizes.map(|size| size.min(15) as u8);
    bytes.push(high << 4 | low);
    sizes.iter().filter(|&&size| size >= 15).for_each(|&size| varint(size as u32 - 15, bytes));
    bytes.extend(tail);
}

/// Appends the mark of a word and its terms: how far they are back from the next that no word led to, 0 for that one itself.
fn mark(terms: &[TermForm], bits: u8, next: &mut u32, bytes: &mut Vec<u8>) {
    let mut back = |found: &TermForm| {
        let back = *next - found.term;
        *next += u32::from(back == 0);
        (back, found.form | found.bonus << 3)
    };
    let back: Vec<(u32, u8)> = terms.iter().map(&mut back).collect();
    match back[..] {
        [] => bytes.push(bits),
        [(0, 0)] => bytes.push(bits | PLAIN),
        [(back, form)] if back + 2 < u32::from(LIST) => bytes.extend([bits | (back + 2) as u8, form]),
        _ => {
            bytes.push(bits | LIST);
            let mut list = Vec::new();
            for (back, form) in back {
                varint(back, &mut list);
                list.push(form);
            }
            varint(list.len() as u32, bytes);
            bytes.extend(list);
        }
    }
}

/// How many bits the set of beginnings has for each.
const BITS: usize = 6;

/// The set of the beginnings of words that may be meant by a misspelt one.
pub fn beginnings(words: &WordTerms) -> Vec<u8> {
    let meant = words.iter().filter(|(word, terms)| !terms.is_empty() && !word.contains(|c: char| c.is_ascii_digit()));
    let beginning = |word: &'_ str| word.char_indices().nth(BEGINNING).map_or(word.len(), |(end, _)| end);
    let mut all: Vec<&str> = meant.map(|(word, _)| &word[..beginning(word)]).collect();
    all.dedup();
    if all.is_empty() {
        return Vec::new();
    }
    let mut set = vec![0; (all.len() * BITS).div_ceil(8)];
    for word in all {
        for bit in beginning_bits(word.as_bytes(), set.len()) {
            set[bit / 8] |= 1 << (bit % 8);
        }
    }
    set
}

/// The shortest beginning that the forms of a term must share.
const SHORTEST_STEM: usize = 3;
/// An ending counts if so many terms have it.
const LEAST: usize = 3;

/// The endings of the pack's words: what the forms of one term do not share, if enough terms have it. The most common ones come first, and the shorter
/// first among these and among the others.
pub fn endings(words: &WordTerms) -> Vec<u8> {
    let mut forms: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (word, terms) in words {
        terms.iter().for_each(|found| forms.entry(found.term).or_default().push(word));
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for forms in forms.values().filter(|forms| forms.len() > 1) {
        let stem = shared(forms);
        for ending in
            forms.iter().map(|form| &form[stem..]).filter(|ending| stem >= SHORTEST_STEM && !ending.is_empty())
        {
            *counts.entry(ending).or_default() += 1;
        }
    }
    let mut endings: Vec<(usize, &str)> = counts
        .into_iter()
        .filter(|&(ending, count)| count >= LEAST && ending.len() <= LONGEST_ENDING)
        .map(|(e, n)| (n, e))
        .collect();
    endings.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(right.1)));
    endings.truncate(MAX_ENDINGS);
    let common = COMMON_ENDINGS.min(endings.len());
    let (common, others) = endings.split_at_mut(common);
    for endings in [common, others] {
        endings.sort_by_key(|&(_, ending)| (ending.len(), ending));
    }
    let mut bytes = Vec::new();
    for (_, ending) in endings {
        varint(ending.len() as u32, &mut bytes);
        bytes.extend(ending.as_bytes());
    }
    bytes
}

/// How many bytes all forms begin with in common, in whole characters.
fn shared(forms: &[&str]) -> usize {
    let (Some(first), Some(last)) = (forms.first(), forms.last()) else { return 0 };
    // Forms are in order, so what the first and the last share, all share.
    let shared = first.bytes().zip(last.bytes()).take_while(|(left, right)| left == right).count();
    (0..=shared).rev().find(|&at| first.is_char_boundary(at)).unwrap_or(0)
}
