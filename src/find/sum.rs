//! What documents are summed up in: numbers of 16 bits where all that a query can add fits them, which twice as many documents have room for and a processor
//! compares twice as fast; else of 32.

use super::unpacked::SIZE;
use bytemuck::Pod;

/// The score of a document while it is summed up.
pub(super) trait Sum: Pod + Ord {
    /// How many documents a window has.
    const WINDOW: usize;

    /// A score; the largest for one that does not fit, which none passes.
    fn of(score: u32) -> Self;

    fn score(self) -> u32;

    /// This with as much more.
    fn and(self, score: u32) -> Self;

    /// The same with so many times what an impact of one adds.
    fn and_times(self, impact: u8, each: Self) -> Self;

    fn passes(self, least: Self) -> bool;
}

impl Sum for u16 {
    const WINDOW: usize = SIZE * 2;

    #[inline(always)]
    fn of(score: u32) -> Self {
        score.min(Self::MAX.into()) as Self
    }

    #[inline(always)]
    fn score(self) -> u32 {
        self.into()
    }

    #[inline(always)]
    fn and(self, score: u32) -> Self {
        self.wrapping_add(score as Self)
    }

    #[inline(always)]
    fn and_times(self, impact: u8, each: Self) -> Self {
        self.wrapping_add(each.wrapping_mul(impact.into()))
    }

    #[inline(always)]
    fn passes(self, least: Self) -> bool {
        self > least
    }
}

impl Sum for u32 {
    const WINDOW: usize = SIZE;

    #[inline(always)]
    fn of(score: u32) -> Self {
        score
    }

    #[inline(always)]
    fn score(self) -> u32 {
        self
    }

    // 64 words of impact 128, each said 255 times and in its own form, are far from the end of the numbers,
    #[inline(always)]
    fn and(self, score: u32) -> Self {
        self.wrapping_add(score)
    }

    #[inline(always)]
    fn and_times(self, impact: u8, each: Self) -> Self {
        self.wrapping_add(each.wrapping_mul(impact.into()))
    }

    // and from 2^31: several numbers at once are compared with a sign.
    #[inline(always)]
    fn passes(self, least: Self) -> bool {
        self as i32 > least as i32
    }
}
