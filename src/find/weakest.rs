//! Which words cannot make a hit by themselves (MaxScore, Turtle and Flood 1995).
//!
//! Once the best hits are known to be above what the weakest words can add together, those words are asked only about documents that the others have brought
//! near enough; the answer is the same. A device knows no weak words: what they would save there is less than the code for them.

use super::MAX_TERMS;
use crate::SMALL;

/// A list with more postings than this is long. By the time that it would be read, enough hits are known for few documents to come near the floor, so that its
/// word is rather asked about those, even where others have nearly as many postings.
pub(super) const LONG: u32 = 8192;

/// A word whose postings are gone through.
pub(super) trait Weighed {
    /// So many times the cost of reading a posting is that of being asked about a document.
    fn asked(&self) -> u32;

    /// The most that it can add to a score.
    fn most(&self) -> u32;

    /// About how many postings are left.
    fn left(&self) -> u32;
}

/// The words in the order of what they can add, the weakest first, and how many of these cannot make a hit together.
pub(super) struct Weakest {
    order: [u8; MAX_TERMS],
    count: usize,
    weak: usize,
    /// What the weak ones can add together.
    pub together: u32,
}

impl Weakest {
    pub fn of<W: Weighed>(words: &[W]) -> Self {
        let mut order = [0; MAX_TERMS];
        for (place, number) in order.iter_mut().zip(0..) {
            *place = number;
        }
        let count = words.len().min(MAX_TERMS);
        let most = |number: u8| words.get(usize::from(number)).map_or(0, W::most);
        // Sorted by insertion: there are few.
        for end in if SMALL { 0..0 } else { 1..count } {
            for at in (1..=end).rev() {
                let Some([before, after]) = order.get_mut(at - 1..=at) else { break };
                if most(*before) <= most(*after) {
                    break;
                }
                core::mem::swap(before, after);
            }
        }
        Self { order, count, weak: 0, together: 0 }
    }

    /// Takes in the words that, with the weaker ones, cannot pass this score, and that have so many times the postings of the others together as being asked
    /// about a document costs more than reading one.
    pub fn grow<W: Weighed>(&mut self, words: &[W], floor: u32) {
        while let Some((&next, others)) = self.strong().split_first() {
            let Some(next) = words.get(usize::from(next)) else { return };
            let together = self.together.saturating_add(next.most());
            if SMALL || together > floor || next.left() < left(words, others).saturating_mul(next.asked()) {
                return;
            }
            (self.together, self.weak) = (together, self.weak + 1);
        }
    }

    /// The weak words, the weakest first.
    pub fn weak(&self) -> &[u8] {
        self.order.get(..self.weak).filter(|_| !SMALL).unwrap_or(&[])
    }

    /// All others.
    pub fn strong(&self) -> &[u8] {
        self.order.get(self.weak..self.count).unwrap_or(&[])
    }
}

/// How many postings these words have left together.
fn left<W: Weighed>(words: &[W], numbers: &[u8]) -> u32 {
    let words = numbers.iter().filter_map(|&number| words.get(usize::from(number)));
    words.fold(0, |sum, word| sum.wrapping_add(word.left()))
}
