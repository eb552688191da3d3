//! How frequent each term is, where languages share words.
//!
//! A word of several languages has several terms, and is a stop word of some: `python` has the stem of Finnish beside that of English, and `de` says something
//! in Vietnamese alone. Each of its terms is as frequent as all that the word is, or who asks without saying a language would be led to the language with
//! the fewest documents. A pack of one language is not touched. Cost: linear in the vocabulary.

use super::occurrences::Occurrences;
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;

/// In how many documents the most frequent word of each term stands, at most in all, given in how many the term stands.
pub fn frequencies(counts: Vec<u32>, documents: u32, chunks: &[Occurrences], vocabulary: &Vocabulary) -> Vec<u32> {
    let mut stop_words: FxHashMap<&str, u32> = FxHashMap::default();
    for (&form, &count) in chunks.iter().flat_map(|chunk| &chunk.stop_words) {
        *stop_words.entry(vocabulary.forms[form as usize].word).or_default() += count;
    }
    let mut frequencies = counts.clone();
    let mut terms = vocabulary.terms.iter();
    for forms in vocabulary.forms.chunk_by(|left, right| left.word == right.word) {
        let mut own: Vec<u32> = terms.by_ref().take(forms.len()).flatten().map(|&(term, _)| term).collect();
        own.sort_unstable();
        own.dedup();
        let without_term = stop_words.get(forms[0].word).copied().unwrap_or(0);
        let together = own.iter().map(|&term| counts[term as usize]).fold(without_term, u32::saturating_add);
        for term in own {
            let frequency = &mut frequencies[term as usize];
            *frequency = together.min(documents).max(*frequency);
        }
    }
    frequencies
}
