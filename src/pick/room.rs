//! How much room a pick takes.
//!
//! Owns: from a pack, or from a number of bytes, how many of each there should be in a [`Scratch`](super::Scratch). Cost: O(1).

use super::state::{Aspect, Candidate, Edge};
use super::{LeftOut, Picked};
use crate::pack::Pack;

/// How many of each a [`Scratch`](super::Scratch) has room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Aspects and needs that resources require.
    pub aspects: usize,
    /// Resources to choose from.
    pub candidates: usize,
    /// What each candidate serves and requires.
    pub edges: usize,
    /// Items of the answer.
    pub picked: usize,
    /// Resources that were left out.
    pub left_out: usize,
}

/// More aspects or candidates are not used.
const MOST: usize = u16::MAX as usize;

impl Room {
    /// The bytes of one of each.
    const SIZES: [usize; 5] =
        [size_of::<Aspect>(), size_of::<Candidate>(), size_of::<Edge>(), size_of::<Picked>(), size_of::<LeftOut>()];

    /// Room to look at everything in a pack, whatever the request; `items` is the most that will be asked for, 0 for no limit.
    pub fn enough(pack: &Pack<'_>, items: u16) -> Self {
        let count = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let resources = count(pack.resources().len()).min(MOST);
        let (links, requirements) = (count(pack.links().len()), count(pack.requirements().len()));
        let edges = links.saturating_add(requirements).saturating_add(count(pack.choices().len()));
        let picked = if items == 0 { resources } else { resources.min(items.into()) };
        Self { aspects: count(pack.need_count()).min(MOST), candidates: resources, edges, picked, left_out: resources }
    }

    /// How many bytes it takes, without what aligning may take.
    pub fn bytes(&self) -> usize {
        let sizes = self.counts().into_iter().zip(Self::SIZES).map(|(count, size)| count.saturating_mul(size));
        sizes.fold(0, usize::saturating_add)
    }

    /// The same, or if that takes more than so many bytes, less of each in proportion.
    #[must_use]
    pub fn within(self, bytes: usize) -> Self {
        let whole = self.bytes();
        if whole <= bytes {
            return self;
        }
        // Of `whole` parts, so that 32 bits hold the product where `usize` has no more.
        let share = |count: usize| {
            let part = (count as u64).saturating_mul(bytes as u64).checked_div(whole as u64).unwrap_or(0);
            usize::try_from(part).unwrap_or(0)
        };
        let [aspects, candidates, edges, picked, left_out] = self.counts().map(share);
        Self { aspects, candidates, edges, picked, left_out }
    }

    const fn counts(&self) -> [usize; 5] {
        [self.aspects, self.candidates, self.edges, self.picked, self.left_out]
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn what_is_made_smaller_fits_and_is_no_larger_than_it_was() {
        let room = Room { aspects: 103, candidates: 145, edges: 400, picked: 145, left_out: 7 };
        let mut before = Room::default();
        for bytes in 0..room.bytes() + 9 {
            let smaller = room.within(bytes);
            assert!(smaller.bytes() <= bytes.min(room.bytes()));
            assert!(smaller.counts().into_iter().zip(before.counts()).all(|(now, before)| now >= before));
            before = smaller;
        }
        assert_eq!(before, room);
        let endless = Room { edges: usize::MAX, ..room };
        assert!(endless.within(1_000).bytes() <= 1_000);
    }
}
