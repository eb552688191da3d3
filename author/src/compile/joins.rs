//! Words that some write as one and some as two: set up, setup; e-mail, email.
//!
//! Where the pack has the whole and both parts, a text with the parts one after the other says the whole as well, for a share of an occurrence; and the
//! lexicon marks all three, so that a query with two of them is asked for the whole. What is hardly ever said is left out: a slip of the pen
//! would weigh more than what people write, and stop words stand behind any word by chance. A query says no language, so what is one word in one language
//! is one in all: else it would lead away from the titles that say it as the query does, to those of the language that has the whole. Cost: a look-up
//! for each place of each word, and once over the text.

use super::additions::{Addition, Additions};
use super::folds;
use super::split::{Chunk, Tokens};
use super::vocabulary::Vocabulary;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::HashSet;
use std::io;
use std::ops::Range;

/// How much of an occurrence of the whole its parts are, in eighths.
const SHARE: u8 = 3;
/// The rarer part may be said so many times as often as the whole.
const RAREST: u32 = 2;
/// A stop word must follow its part at every so manieth time that this is said.
const FOLLOWS: u32 = 8;

/// A word that consists of two others.
struct Join<'c> {
    word: &'c str,
    /// Where its second part begins.
    middle: usize,
    /// Its forms.
    whole: Range<usize>,
    /// The forms of its parts in each language that has both.
    parts: Vec<[u32; 2]>,
}

impl<'c> Join<'c> {
    /// Its parts and itself.
    fn words(&self) -> impl Iterator<Item = &'c str> {
        let (first, second) = self.word.split_at(self.middle);
        [first, second, self.word].into_iter()
    }

    /// The term of the whole in a language, or in the first that has one.
    fn term(&self, vocabulary: &Vocabulary, language: usize) -> Option<u32> {
        let own = self.whole.clone().filter(|&form| vocabulary.forms[form].language == language);
        own.chain(self.whole.clone()).find_map(|form| vocabulary.terms[form]).map(|(term, _)| term)
    }
}

/// How often forms, and the parts of joins together, are said.
#[derive(Default)]
struct Counts {
    forms: Vec<u32>,
    together: FxHashMap<[u32; 2], u32>,
}

/// The words that are parts of others, and these, given the chunks with the forms of their words; what the parts add where they stand together is put to the additions.
pub fn joins<'c>(
    vocabulary: &Vocabulary<'c>,
    chunks: &[(&Chunk, Vec<u32>)],
    said: &[Vec<Tokens>],
    additions: &mut Additions,
) -> io::Result<HashSet<&'c str>> {
    let all = candidates(vocabulary);
    let counts = chunks
        .par_iter()
        .zip(said)
        .map(|((chunk, forms), said)| count(vocabulary, (chunk, forms), said, &all))
        .try_reduce(Counts::default, |left, right| Ok(add(left, right)))?;
    let mut words: FxHashMap<&str, u32> = FxHashMap::default();
    vocabulary.forms.iter().zip(&counts.forms).for_each(|(form, count)| *words.entry(form.word).or_default() += count);
    let word = |form: u32| vocabulary.forms[form as usize].word;
    let said = |word: &str| words.get(word).copied().unwrap_or(0);
    let is_enough = |whole: &str, [first, second]: [u32; 2]| {
        if vocabulary.terms[second as usize].is_some() {
            said(word(first)).min(said(word(second))) <= said(whole).saturating_mul(RAREST)
        } else {
            let together = counts.together.get(&[first, second]).copied().unwrap_or(0);
            counts.forms[first as usize] <= together.saturating_mul(FOLLOWS)
        }
    };
    let enough = all.iter().filter(|join| join.parts.iter().any(|&parts| is_enough(join.word, parts)));
    let marked: HashSet<&str> = enough.flat_map(Join::words).collect();
    // Words are marked, not pairs: what a query would ask for, texts say, though only others have marked its words.
    for join in all.iter().filter(|join| join.words().all(|word| marked.contains(word))) {
        for parts in &join.parts {
            let term = join.term(vocabulary, vocabulary.forms[parts[0] as usize].language);
            term.into_iter().for_each(|term| additions.add(parts, Addition { term, share: SHARE }));
        }
    }
    Ok(marked)
}

/// Every word that consists of two others, of which the first is no stop word. Pairs of pieces are found by these anyway.
fn candidates<'c>(vocabulary: &Vocabulary<'c>) -> Vec<Join<'c>> {
    let words: Vec<(&str, Range<usize>)> = vocabulary.words_with_forms().collect();
    let forms_of: FxHashMap<&str, Range<usize>> = words.iter().cloned().collect();
    let has_term = |form: &usize| vocabulary.terms[*form].is_some();
    let of = |(word, whole): &(&'c str, Range<usize>)| {
        let (word, whole) = (*word, whole.clone());
        let join = |middle: usize| {
            let (first, second) = word.split_at(middle);
            let firsts = forms_of.get(first).cloned().unwrap_or_default().filter(has_term);
            let second = |first: usize| vocabulary.form(second, vocabulary.forms[first].language);
            let parts: Vec<_> = firsts.filter_map(|first| second(first).map(|second| [first as u32, second])).collect();
            (!parts.is_empty()).then(|| Join { word, middle, whole: whole.clone(), parts })
        };
        word.char_indices().skip(1).filter_map(|(middle, _)| join(middle)).collect::<Vec<_>>()
    };
    let is_whole =
        |(word, whole): &&(&str, Range<usize>)| !folds::is_of_pieces(word) && whole.clone().any(|form| has_term(&form));
    words.par_iter().filter(is_whole).flat_map_iter(of).collect()
}

/// What a chunk says, given with the forms of its words.
fn count(
    vocabulary: &Vocabulary,
    (chunk, forms): (&Chunk, &[u32]),
    said: &[Tokens],
    joins: &[Join],
) -> io::Result<Counts> {
    let mut counts = Counts { forms: vec![0; vocabulary.forms.len()], together: FxHashMap::default() };
    forms.iter().zip(&chunk.times).for_each(|(&form, times)| counts.forms[form as usize] += times);
    // Only parts of which the second is a stop word are asked for.
    let is_asked = |parts: &&[u32; 2]| vocabulary.terms[parts[1] as usize].is_none();
    counts.together = joins.iter().flat_map(|join| &join.parts).filter(is_asked).map(|&parts| (parts, 0)).collect();
    let seconds: FxHashSet<u32> = counts.together.keys().map(|parts| parts[1]).collect();
    let is_second: Vec<bool> = forms.iter().map(|form| seconds.contains(form)).collect();
    for tokens in said {
        for text in tokens.read()?.texts() {
            for pair in text.words.windows(2).filter(|pair| is_second[pair[1] as usize]) {
                let pair = [forms[pair[0] as usize], forms[pair[1] as usize]];
                counts.together.entry(pair).and_modify(|count| *count += 1);
            }
        }
    }
    Ok(counts)
}

fn add(mut left: Counts, right: Counts) -> Counts {
    left.forms.resize(left.forms.len().max(right.forms.len()), 0);
    left.forms.iter_mut().zip(right.forms).for_each(|(left, right)| *left += right);
    for (pair, count) in right.together {
        *left.together.entry(pair).or_default() += count;
    }
    left
}
