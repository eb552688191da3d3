//! Scores told apart roughly: which score so many pass, and which come first.
//!
//! Owns: the steps, as many for every query, over what its words can add. Cost: a few instructions a score, and one or two a step.

/// How many steps.
const STEPS: usize = 128;

/// The steps of the scores of a query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps {
    /// How many bits of a score are below those that tell its step.
    fine_bits: u32,
}

impl Steps {
    /// For scores up to this one; what is above has the last step.
    pub const fn up_to(most: u32) -> Self {
        let bits = u32::BITS - most.leading_zeros();
        Self { fine_bits: bits.saturating_sub(STEPS.ilog2()) }
    }

    #[inline(always)]
    fn of(self, score: u32) -> usize {
        ((score >> self.fine_bits) as usize).min(STEPS - 1)
    }

    /// How many of the scores have each step.
    #[inline(always)]
    fn count(self, scores: impl Iterator<Item = u32>) -> [u32; STEPS] {
        let mut counts = [0; STEPS];
        for score in scores {
            if let Some(count) = counts.get_mut(self.of(score)) {
                *count += 1;
            }
        }
        counts
    }

    /// A score that as many of these as are wanted pass; 0 if they are fewer.
    #[inline(always)]
    pub fn passed(self, wanted: usize, scores: impl ExactSizeIterator<Item = u32>) -> u32 {
        if wanted > scores.len() {
            return 0;
        }
        let counts = self.count(scores);
        let (mut step, mut sum) = (STEPS, 0);
        while sum < wanted && step > 0 {
            step -= 1;
            sum += counts.get(step).copied().unwrap_or(0) as usize;
        }
        ((step as u32) << self.fine_bits).saturating_sub(1)
    }

    /// Puts what has these scores in the order of their steps, the highest first, into as many places.
    pub fn sort<T: Copy>(self, items: &[T], places: &mut [T], score: impl Fn(&T) -> u32) {
        let mut next = self.count(items.iter().map(&score));
        next.iter_mut().rev().fold(0, |sum, next| sum + core::mem::replace(next, sum));
        for item in items {
            let Some(next) = next.get_mut(self.of(score(item))) else { continue };
            if let Some(place) = places.get_mut(*next as usize) {
                *place = *item;
            }
            *next += 1;
        }
    }
}
