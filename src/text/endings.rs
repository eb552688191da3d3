//! Words that the pack knows with another ending.
//!
//! The pack lists the endings of its languages as data: what the forms of one term do not share, the most common ones first. An unknown word is cut at each
//! ending that it has, in their order, and a known word is sought that begins the same and goes on with an ending. Cost: a look-up for each ending
//! that the word has, and the words beside it.

use super::lexicon::Lexicon;
use super::repair::{ANOTHER_ENDING, Choice};
use crate::model::take_bytes;
use crate::pack::{Pack, Section};

/// What is left of the word must be at least this long, or chance finds words.
const SHORTEST_STEM: usize = 4;

/// How many words with the same beginning are looked at.
const SIBLINGS: usize = 32;

/// The longest ending in bytes; the forms of a word do not differ in more.
pub const LONGEST_ENDING: usize = 8;

/// The most endings that a pack may have; those beyond are not looked at, so that no pack can make a word long.
pub const MAX_ENDINGS: usize = 64;

/// How many endings, the first, are those that most forms have. Others may be chance, so that a misspelt word comes before them.
pub const COMMON_ENDINGS: usize = 8;

/// The endings, the common ones first; each a varint length and its bytes.
pub(crate) fn endings<'p>(pack: &Pack<'p>) -> impl Iterator<Item = &'p [u8]> + Clone + use<'p> {
    let mut rest = pack.section(Section::Endings);
    core::iter::from_fn(move || take_bytes::<false>(&mut rest)).take(MAX_ENDINGS)
}

/// Offers the known words that differ from this unknown one only in their ending, which is one of the first so many: those that the first ending to be cut
/// leads to.
pub(super) fn inflected(
    pack: &Pack<'_>,
    lexicon: &Lexicon<'_>,
    word: &[u8],
    endings_count: usize,
    choice: &mut Choice,
) {
    let endings = endings(pack).take(endings_count);
    for ending in core::iter::once(&[][..]).chain(endings.clone()) {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= SHORTEST_STEM) else { continue };
        let known = |rest: &[u8]| {
            rest.is_empty() || rest.len() <= LONGEST_ENDING && endings.clone().any(|ending| ending == rest)
        };
        siblings(lexicon, stem, known, choice);
        if choice.is_made() {
            return;
        }
    }
}

/// Offers the words that are `stem` and an ending.
fn siblings(lexicon: &Lexicon<'_>, stem: &[u8], known: impl Fn(&[u8]) -> bool, choice: &mut Choice) {
    let Some(mut walk) = lexicon.seek(stem) else { return };
    for _ in 0..SIBLINGS {
        let Some(rest) = walk.word.strip_prefix(stem) else { return };
        if known(rest) {
            choice.offer(lexicon, ANOTHER_ENDING, &walk.word, &walk.entry);
        }
        if !walk.step() {
            return;
        }
    }
}
