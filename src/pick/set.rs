//! A set of records in a slice, found by number.
//!
//! Owns: the first `len` records of the slice and the chains by which they are found: each slot is also the head of a bucket, so that no other memory
//! is needed. Cost: a few steps for finding and adding; sorting is own, since that of `core` can panic.

/// No slot.
pub(super) const NOWHERE: u16 = u16::MAX;

/// What the set needs to find a record: the first slot of the slot's own bucket, and the next slot in the bucket that the record is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    head: u16,
    next: u16,
}

impl Default for Chain {
    fn default() -> Self {
        Self { head: NOWHERE, next: NOWHERE }
    }
}

/// A record that a [`Set`] holds.
pub(super) trait Entry: Copy {
    /// What it is found by.
    fn number(&self) -> u32;
    fn chain(&mut self) -> &mut Chain;
    fn links(&self) -> Chain;
}

/// The set.
pub(super) struct Set<'s, T> {
    slots: &'s mut [T],
    len: usize,
}

impl<'s, T: Entry> Set<'s, T> {
    /// An empty set in these slots, of which `NOWHERE` at most are used.
    pub fn new(slots: &'s mut [T]) -> Self {
        let room = slots.len().min(usize::from(NOWHERE));
        let mut set = Self { slots: slots.get_mut(..room).unwrap_or_default(), len: 0 };
        set.rehash();
        set
    }

    pub const fn len(&self) -> usize {
        self.len
    }

    /// How many records fit.
    pub const fn room(&self) -> usize {
        self.slots.len()
    }

    pub fn all(&self) -> &[T] {
        self.slots.get(..self.len).unwrap_or_default()
    }

    pub fn all_mut(&mut self) -> &mut [T] {
        self.slots.get_mut(..self.len).unwrap_or_default()
    }

    pub fn into_slice(self) -> &'s mut [T] {
        self.slots.get_mut(..self.len).unwrap_or_default()
    }

    pub fn get(&self, at: usize) -> Option<&T> {
        self.slots.get(at)
    }

    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        self.slots.get_mut(at)
    }

    /// Where the record with this number is.
    pub fn find(&self, number: u32) -> Option<usize> {
        let mut at = self.slots.get(self.bucket(number))?.links().head;
        loop {
            let entry = self.slots.get(usize::from(at))?;
            if entry.number() == number {
                return Some(at.into());
            }
            at = entry.links().next;
        }
    }

    /// Adds a record whose number the set does not have, and says where; `None` if there is no room.
    pub fn add(&mut self, entry: T) -> Option<usize> {
        let at = self.len;
        let slot = self.slots.get_mut(at)?;
        let head = slot.links().head;
        *slot = entry;
        slot.chain().head = head;
        self.len = at.saturating_add(1);
        self.hang(at);
        Some(at)
    }

    /// Puts the records in this order.
    pub fn sort(&mut self, before: impl Fn(&T, &T) -> bool) {
        sort(self.all_mut(), before);
        self.rehash();
    }

    /// The numbers times a constant that spreads them, scaled to the number of slots.
    fn bucket(&self, number: u32) -> usize {
        let spread = u64::from(number.wrapping_mul(0x9E37_79B1));
        (spread.wrapping_mul(self.slots.len() as u64) >> 32) as usize
    }

    /// Puts the record in its bucket.
    fn hang(&mut self, at: usize) {
        let number = self.slots.get(at).map_or(0, Entry::number);
        let bucket = self.bucket(number);
        let Some(head) = self.slots.get_mut(bucket).map(|slot| &mut slot.chain().head) else { return };
        let next = core::mem::replace(head, at as u16);
        if let Some(slot) = self.slots.get_mut(at) {
            slot.chain().next = next;
        }
    }

    fn rehash(&mut self) {
        for slot in self.slots.iter_mut() {
            *slot.chain() = Chain::default();
        }
        for at in 0..self.len {
            self.hang(at);
        }
    }
}

/// Shell's sort with Knuth's gaps: small, and O(n to the 1.5) whatever the order was.
fn sort<T: Copy>(slice: &mut [T], before: impl Fn(&T, &T) -> bool) {
    let mut gap = 1;
    while gap < slice.len() / 3 {
        gap = 3 * gap + 1;
    }
    while gap > 0 {
        for end in gap..slice.len() {
            let mut at = end;
            while let Some(earlier) = at.checked_sub(gap) {
                let Ok([left, right]) = slice.get_disjoint_mut([earlier, at]) else { break };
                if !before(right, left) {
                    break;
                }
                core::mem::swap(left, right);
                at = earlier;
            }
        }
        gap /= 3;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Default)]
    struct Number(u32, Chain);

    impl Entry for Number {
        fn number(&self) -> u32 {
            self.0
        }
        fn chain(&mut self) -> &mut Chain {
            &mut self.1
        }
        fn links(&self) -> Chain {
            self.1
        }
    }

    #[test]
    fn what_was_added_is_found_before_and_after_sorting() {
        let mut slots = [Number::default(); 50];
        let mut set = Set::new(&mut slots);
        let number = |at: u32| at * at * 7919 % 1009;
        for at in 0..50 {
            assert_eq!(set.find(number(at)), None);
            assert_eq!(set.add(Number(number(at), Chain::default())), Some(at as usize));
        }
        assert!(set.add(Number(5000, Chain::default())).is_none());
        assert!((0..50).all(|at| set.find(number(at)) == Some(at as usize)));
        set.sort(|left, right| left.0 < right.0);
        assert!(set.all().windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!((0..50).all(|at| set.get(set.find(number(at)).unwrap()).unwrap().0 == number(at)));
        assert_eq!(set.find(5000), None);
    }
}
