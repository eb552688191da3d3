//! Every word with its terms, front-coded in blocks, and the endings of words.

use super::CompileError;
use super::layout::varint;
use jobpack::pack::Reference;
use jobpack::text::{BLOCK_WORDS, MAX_ENDINGS, TermForm};
use std::collections::{BTreeMap, HashMap};

/// The words in order with their terms, none for a stop word.
type WordTerms<'c> = [(&'c str, Vec<TermForm>)];

/// The blocks and the words.
pub fn encode(words: &WordTerms) -> Result<(Vec<Reference>, Vec<u8>), CompileError> {
    let (mut blocks, mut bytes) = (Vec::new(), Vec::new());
    let mut before: &[u8] = &[];
    for (number, (word, terms)) in words.iter().enumerate() {
        if number % BLOCK_WORDS as usize == 0 {
            blocks.push(Reference { to: u32::try_from(bytes.len()).map_err(|_| CompileError::TooLarge)? });
            before = &[];
        }
        let word = word.as_bytes();
        let shared = word.iter().zip(before).take_while(|(left, right)| left == right).count();
        varint(shared as u32, &mut bytes);
        varint((word.len() - shared) as u32, &mut bytes);
        bytes.extend(&word[shared..]);
        varint(terms.len() as u32, &mut bytes);
        for &TermForm { term, form, bonus } in terms {
            varint(term, &mut bytes);
            bytes.push(form | bonus << 3);
        }
        before = word;
    }
    Ok((blocks, bytes))
}

/// The longest ending in bytes.
const LONGEST: usize = 8;
/// The shortest beginning that the forms of a term must share.
const SHORTEST_STEM: usize = 3;
/// An ending counts if so many terms have it.
const LEAST: usize = 3;

/// The endings of the pack's words, the shortest first: what the forms of one term do not share, if enough terms have it.
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
        .filter(|&(ending, count)| count >= LEAST && ending.len() <= LONGEST)
        .map(|(e, n)| (n, e))
        .collect();
    endings.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(right.1)));
    endings.truncate(MAX_ENDINGS);
    endings.sort_by_key(|&(_, ending)| (ending.len(), ending));
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
