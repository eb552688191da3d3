//! Words that some write as one and some as two: set up, setup; e-mail, email.
//!
//! Where the pack has the whole and both parts, a text with the parts one after the other says the whole as well, for a share of an occurrence; and the
//! lexicon marks all three, so that a query with two of them is asked for the whole. What is hardly ever said is left out: a slip of the pen
//! would weigh more than what people write, and stop words stand behind any word by chance. Cost: a look-up for each place of each word, and once over
//! the text.

use super::additions::{Addition, Additions};
use super::folds;
use super::split::{Chunk, Tokens};
use super::vocabulary::{Form, Vocabulary};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::HashSet;

/// How much of an occurrence of the whole its parts are, in eighths.
const SHARE: u8 = 3;
/// The rarer part may be said so many times as often as the whole.
const RAREST: u32 = 2;
/// A stop word must follow its part at every so manieth time that this is said.
const FOLLOWS: u32 = 8;

/// A word and its parts, as forms.
struct Join {
    parts: [u32; 2],
    whole: u32,
}

/// How often forms, and the parts of joins together, are said.
#[derive(Default)]
struct Counts {
    forms: Vec<u32>,
    together: FxHashMap<[u32; 2], u32>,
}

/// The words that are parts of others, and these; what the parts add where they stand together is put to the additions.
pub fn joins<'c>(
    vocabulary: &Vocabulary<'c>,
    chunks: &[Chunk],
    said: &[Tokens],
    additions: &mut Additions,
) -> HashSet<&'c str> {
    let all = candidates(vocabulary);
    let counts = chunks
        .par_iter()
        .zip(said)
        .map(|(chunk, said)| count(vocabulary, chunk, said, &all))
        .reduce(Counts::default, add);
    let said = |form: u32| counts.forms.get(form as usize).copied().unwrap_or(0);
    let mut marked = HashSet::new();
    for Join { parts: parts @ [first, second], whole } in all {
        let enough = if vocabulary.terms[second as usize].is_some() {
            said(first).min(said(second)) <= said(whole).saturating_mul(RAREST)
        } else {
            said(first) <= counts.together.get(&parts).copied().unwrap_or(0).saturating_mul(FOLLOWS)
        };
        if let Some((term, _)) = vocabulary.terms[whole as usize].filter(|_| enough) {
            additions.add(&parts, Addition { term, share: SHARE });
            marked.extend([first, second, whole].map(|form| vocabulary.forms[form as usize].word));
        }
    }
    marked
}

/// Every word that consists of two others, of which the first is no stop word. Pairs of pieces are found by these anyway.
fn candidates<'v>(vocabulary: &'v Vocabulary) -> Vec<Join> {
    let of = |(whole, form): (usize, &'v Form<'v>)| {
        form.word.char_indices().skip(1).filter_map(move |(middle, _)| {
            let (first, second) = form.word.split_at(middle);
            let first = vocabulary.form(first, form.language)?;
            vocabulary.terms[first as usize]?;
            Some(Join { parts: [first, vocabulary.form(second, form.language)?], whole: whole as u32 })
        })
    };
    let forms = vocabulary.forms.par_iter().enumerate();
    forms.filter(|(_, form)| !folds::is_of_pieces(form.word)).flat_map_iter(of).collect()
}

fn count(vocabulary: &Vocabulary, chunk: &Chunk, said: &Tokens, joins: &[Join]) -> Counts {
    let forms = vocabulary.forms_of(chunk);
    let mut counts = Counts { forms: vec![0; vocabulary.forms.len()], together: FxHashMap::default() };
    for known in chunk.words.iter().flat_map(FxHashMap::values) {
        counts.forms[forms[known.number as usize] as usize] += known.times;
    }
    // Only parts of which the second is a stop word are asked for.
    let is_asked = |join: &&Join| vocabulary.terms[join.parts[1] as usize].is_none();
    counts.together = joins.iter().filter(is_asked).map(|join| (join.parts, 0)).collect();
    let seconds: FxHashSet<u32> = counts.together.keys().map(|parts| parts[1]).collect();
    let is_second: Vec<bool> = forms.iter().map(|form| seconds.contains(form)).collect();
    for text in said.documents().flat_map(|(_, texts)| texts) {
        for pair in text.words.windows(2).filter(|pair| is_second[pair[1] as usize]) {
            let pair = [forms[pair[0] as usize], forms[pair[1] as usize]];
            counts.together.entry(pair).and_modify(|count| *count += 1);
        }
    }
    counts
}

fn add(mut left: Counts, right: Counts) -> Counts {
    left.forms.resize(left.forms.len().max(right.forms.len()), 0);
    left.forms.iter_mut().zip(right.forms).for_each(|(left, right)| *left += right);
    for (pair, count) in right.together {
        *left.together.entry(pair).or_default() += count;
    }
    left
}
