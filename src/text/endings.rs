//! Words that the pack knows with another ending.
//!
//! The pack lists the endings of its languages as data: what the forms of one term do not share. An unknown word is cut at each ending that it has, the
//! shortest first, and a known word is sought that begins the same and goes on with an ending. Cost: a look-up for each ending that the word has.

use super::lexicon::Lexicon;
use super::words::WordText;
use crate::model::take_bytes;
use crate::pack::{Pack, Section};

/// What is left of the word must be at least this long, or chance finds words.
const SHORTEST_STEM: usize = 4;

/// How many words with the same beginning are looked at.
const SIBLINGS: usize = 32;

/// The most endings that a pack may have; those beyond are not looked at, so that no pack can make a word long.
pub const MAX_ENDINGS: usize = 64;

/// The endings, the shortest first; each a varint length and its bytes.
fn endings<'p>(pack: &Pack<'p>) -> impl Iterator<Item = &'p [u8]> + Clone + use<'p> {
    let mut rest = pack.section(Section::Endings);
    core::iter::from_fn(move || take_bytes::<false>(&mut rest)).take(MAX_ENDINGS)
}

/// The known word that differs from this unknown one only in its ending: the one with the longest common beginning, and of these the most frequent.
pub fn inflected(pack: &Pack<'_>, lexicon: &Lexicon<'_>, word: &[u8]) -> Option<WordText> {
    let endings = endings(pack);
    for ending in core::iter::once(&[][..]).chain(endings.clone()) {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= SHORTEST_STEM) else { continue };
        let known = |rest: &[u8]| rest.is_empty() || endings.clone().any(|ending| ending == rest);
        if let Some(found) = sibling(lexicon, stem, known) {
            return Some(found);
        }
    }
    None
}

/// The most frequent word that is `stem` and an ending.
fn sibling(lexicon: &Lexicon<'_>, stem: &[u8], known: impl Fn(&[u8]) -> bool) -> Option<WordText> {
    let mut walk = lexicon.seek(stem)?;
    let mut best: Option<(u32, WordText)> = None;
    for _ in 0..SIBLINGS {
        let Some(rest) = walk.word.strip_prefix(stem) else { break };
        if !walk.entry.is_stop() && known(rest) {
            let frequency = lexicon.frequency(&walk.entry);
            if best.as_ref().is_none_or(|(most, _)| frequency > *most) {
                best = Some((frequency, walk.word.clone()));
            }
        }
        if !walk.step() {
            break;
        }
    }
    best.map(|(_, word)| word)
}
