//! How frequent each term is, where languages share words.
//!
//! A word of several languages has several terms, and is a stop word of some: `python` has the stem of Finnish beside that of English, and `de` says something
//! in Vietnamese alone. Each of its terms is as frequent as all that the word is, or who asks without saying a language would be led to the language with
//! the fewest documents. A pack of one language is not touched. Cost: linear in the vocabulary.

use super::occurrences::Occurrences;
use super::vocabulary::{Vocabulary, Word};
use rustc_hash::FxHashMap;

/// In how many documents the most frequent word of each term stands, at most in all, given in how many the term stands.
pub fn frequencies(
    counts: &[u32],
    documents: u32,
    chunks: &[Occurrences],
    vocabulary: &Vocabulary,
    words: &[Word],
) -> Vec<u32> {
    let mut stop_words: FxHashMap<&str, u32> = FxHashMap::default();
    for (&form, &count) in chunks.iter().flat_map(|chunk| &chunk.stop_words) {
        *stop_words.entry(vocabulary.forms[form as usize].word).or_default() += count;
    }
    let mut frequencies = counts.to_vec();
    for (word, terms) in words {
        let without_term = stop_words.get(word).copied().unwrap_or(0);
        let together = terms.iter().map(|&term| counts[term as usize]).fold(without_term, u32::saturating_add);
        for &term in terms {
            let frequency = &mut frequencies[term as usize];
            *frequency = together.min(documents).max(*frequency);
        }
    }
    frequencies
}
