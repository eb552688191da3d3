//! An unknown word that is two known ones.
//!
//! Compounds ("Datenbankentwurf") and words that others write as two ("setup"). The parts follow each other directly or with a short ending between
//! them, which is how languages link parts ("Arbeitsvertrag"). Cost: two look-ups for each place of the word.

use super::beginnings::begins_character;
use super::endings::{COMMON_ENDINGS, endings};
use super::lexicon::Lexicon;
use crate::pack::Pack;

/// The fewest bytes of the first part, and of the second.
const SHORTEST: [usize; 2] = [3, 2];
/// What links two parts is not longer.
const LONGEST_LINK: usize = 2;

/// The two known words that an unknown one consists of, one of them no stop word: those of which the rarer is the most common, of equal ones those with the
/// longer first part.
pub fn split<'w>(pack: &Pack<'_>, lexicon: &Lexicon<'_>, word: &'w [u8]) -> Option<(&'w [u8], &'w [u8])> {
    let mut best = None;
    for end in (SHORTEST[0]..word.len()).rev() {
        let (first, rest) = word.split_at_checked(end)?;
        if rest.len() < SHORTEST[1] || !rest.first().is_some_and(|&byte| begins_character(byte)) {
            continue;
        }
        let Some(entry) = lexicon.look_up(first) else { continue };
        let links = endings(pack).take(COMMON_ENDINGS).filter(|link| link.len() <= LONGEST_LINK);
        for link in core::iter::once(&[][..]).chain(links) {
            let Some(second) = rest.strip_prefix(link).filter(|second| second.len() >= SHORTEST[1]) else { continue };
            let Some(other) = lexicon.look_up(second) else { continue };
            let merit = entry.commonness().min(other.commonness());
            if !(entry.is_stop() && other.is_stop()) && best.is_none_or(|(most, _)| merit > most) {
                best = Some((merit, (first, second)));
            }
        }
    }
    best.map(|(_, parts)| parts)
}
