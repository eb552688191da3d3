//! Which words cannot make a hit by themselves (MaxScore, Turtle and Flood 1995).
//!
//! Once the best hits are known to be above what the weakest words can add together, those words are asked only about documents that the others have brought
//! near enough; the answer is the same. A device knows no weak words: what they would save there is less than the code for them.

use super::MAX_TERMS;
use super::cursor::Cursor;
use crate::SMALL;

/// The words in the order of what they can add, the weakest first, and how many of these cannot make a hit together.
pub(super) struct Weakest {
    order: [u8; MAX_TERMS],
    count: usize,
    weak: usize,
    /// What the weak ones can add together.
    pub together: u32,
}

impl Weakest {
    pub fn of(cursors: &[Cursor]) -> Self {
        let mut order = [0; MAX_TERMS];
        for (place, number) in order.iter_mut().zip(0..) {
            *place = number;
        }
        let count = cursors.len().min(MAX_TERMS);
        let most = |number: u8| cursors.get(usize::from(number)).map_or(0, |cursor| cursor.most);
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

    /// Takes in the words that, with the weaker ones, cannot pass this score, and that have twice as many postings as the others together: being asked
    /// about a document costs more than reading a posting.
    pub fn grow(&mut self, cursors: &[Cursor], floor: u32) {
        while let Some((&next, others)) = self.strong().split_first() {
            let Some(next) = cursors.get(usize::from(next)) else { return };
            let together = self.together.saturating_add(next.most);
            if SMALL || together > floor || next.left() < Self::left(cursors, others).saturating_mul(2) {
                return;
            }
            (self.together, self.weak) = (together, self.weak + 1);
        }
    }

    /// How many postings these words have left together.
    fn left(cursors: &[Cursor], words: &[u8]) -> u32 {
        let words = words.iter().filter_map(|&number| cursors.get(usize::from(number)));
        words.fold(0, |sum, cursor| sum.wrapping_add(cursor.left()))
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
