//! How much memory a pick wants, and how to make do with less.

use super::{Aspect, Candidate, Edge, LeftOut, Picked};
use crate::pack::Pack;

/// How many entries each slice of a [`Scratch`](super::Scratch) has. The bytes of every entry are a multiple of four and so is where it may stand, so slices
/// can follow one another in memory that begins at a multiple of four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Of [`Scratch::aspects`](super::Scratch::aspects).
    pub aspects: usize,
    /// Of [`Scratch::candidates`](super::Scratch::candidates).
    pub candidates: usize,
    /// Of [`Scratch::edges`](super::Scratch::edges).
    pub edges: usize,
    /// Of [`Scratch::picked`](super::Scratch::picked).
    pub picked: usize,
    /// Of [`Scratch::left_out`](super::Scratch::left_out).
    pub left_out: usize,
}

/// What cannot be counted with 16 bits is not used.
const MOST: u32 = u16::MAX as u32;

/// So many of the most notable resources that were left out are enough.
const LEFT_OUT: u32 = 20;

impl Room {
    /// Enough for every request of at most this many items (0: any number) to this pack, if its references are sound: then nothing is truncated, unless
    /// the pack has more than 65,535 needs or resources.
    pub fn enough(pack: &Pack<'_>, items: u16) -> Self {
        let resources = pack.resources().len().min(MOST);
        let edges = [pack.links().len(), pack.requirements().len(), pack.choices().len()];
        let picked = if items == 0 { resources } else { resources.min(items.into()) };
        Self {
            aspects: pack.need_count().min(MOST) as usize,
            candidates: resources as usize,
            edges: edges.into_iter().fold(0, |sum, count| sum.saturating_add(count as usize)),
            picked: picked as usize,
            left_out: resources.min(LEFT_OUT) as usize,
        }
    }

    /// How many bytes that is; the largest number there is if it is more.
    pub const fn bytes(&self) -> usize {
        self.aspects
            .saturating_mul(size_of::<Aspect>())
            .saturating_add(self.candidates.saturating_mul(size_of::<Candidate>()))
            .saturating_add(self.edges.saturating_mul(size_of::<Edge>()))
            .saturating_add(self.picked.saturating_mul(size_of::<Picked>()))
            .saturating_add(self.left_out.saturating_mul(size_of::<LeftOut>()))
    }

    /// This room, or as large a part of it as fits these bytes: every slice shrinks to about the same share.
    pub fn within(self, bytes: usize) -> Self {
        if self.bytes() <= bytes {
            return self;
        }
        // The share is found digit by digit, since devices rarely divide by themselves.
        let digits = (0..u32::BITS).rev().map(|digit| 1 << digit);
        let share = digits.fold(0, |share, digit| {
            let fits = self.part(share | digit).bytes() <= bytes;
            if fits { share | digit } else { share }
        });
        self.part(share)
    }

    /// This share of the room, in 2^32nds.
    fn part(self, share: u32) -> Self {
        let part = |count: usize| ((count as u64).saturating_mul(share.into()) >> u32::BITS) as usize;
        let Self { aspects, candidates, edges, picked, left_out } = self;
        Self {
            aspects: part(aspects),
            candidates: part(candidates),
            edges: part(edges),
            picked: part(picked),
            left_out: part(left_out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_can_follow_one_another() {
        fn follows<T>() {
            assert!(size_of::<T>().is_multiple_of(4) && align_of::<T>() <= 4);
        }
        follows::<Aspect>();
        follows::<Candidate>();
        follows::<Edge>();
        follows::<Picked>();
        follows::<LeftOut>();
    }

    #[test]
    fn a_room_beyond_all_memory_shrinks_too() {
        let most = usize::MAX;
        let room = Room { aspects: most, candidates: most, edges: most, picked: most, left_out: most };
        assert_eq!(room.bytes(), most);
        let small = room.within(1 << 20);
        assert!(small.bytes() <= 1 << 20 && small.aspects == small.edges);
    }
}
