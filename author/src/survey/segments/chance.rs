//! Random numbers from a seed, the same everywhere: PCG, as its authors define it.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A stream of random numbers.
pub struct Chance(Pcg64);

impl Chance {
    /// The stream of this number under a seed; different numbers give streams that have nothing to do with each other.
    pub fn of(seed: u64, stream: u64) -> Self {
        let mix = |value: u64| value.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(Pcg64::seed_from_u64(mix(seed) ^ mix(stream).rotate_left(32)))
    }

    /// Any 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A whole number below `bound`, each as likely to within 2^-64.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.bits()) * bound as u128) >> 64) as usize
    }

    /// Puts a handful of things, 20 at most, in any order: each as likely to within 2^-64 times the number of orders. One draw for all of them.
    pub fn shuffle(&mut self, count: usize, mut swap: impl FnMut(usize, usize)) {
        let mut left = self.bits();
        for last in (1..count).rev() {
            // The whole part is the next choice, and the fraction is as random as before.
            let product = u128::from(left) * (last as u128 + 1);
            swap(last, (product >> 64) as usize);
            left = product as u64;
        }
    }

    /// A number from 0 to 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// So many different numbers below `of`, rising.
    pub fn sample(&mut self, count: usize, of: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..of).collect();
        for at in 0..count.min(of) {
            all.swap(at, at + self.below(of - at));
        }
        all.truncate(count);
        all.sort_unstable();
        all
    }
}
