//! No less than any choice can cover.
//!
//! Let x(c) be what a candidate c adds alone to what is known of an aspect, times the aspect's weight. A choice covers of the aspect the largest x(c)
//! among its items, and that is at most v + max(0, x(c) - v) for any v >= 0. With g(c) the sum of max(0, x(c) - v) over all aspects, any choice of at
//! most k items that take at most B minutes covers, for any values v, any rate r >= 0 and any price p >= 0,
//!
//! ```text
//! at most  known + sum of v over aspects + p (B + r k) + sum over all candidates of max(0, g - p (minutes + r))
//! ```
//!
//! because for the items of the choice alone the last sum is at least their g less p (B + r k). Requirements only take choices away. Any values, rate
//! and price give a bound, so rounding and a search that stops early do no harm. The price is searched for at which the limits are just used up; the
//! rate rises while items are the scarcer limit; the value of an aspect rises while several candidates that would be bought cover it, and falls while
//! none does. (In words of optimisation: the dual of facility location with a knapsack, by subgradients.)
//! Cost: [`ROUNDS`] times the edges of the candidates and about eight passes over the candidates.

use super::state::{Candidate, MINUTE, State};

/// How often the values are improved.
const ROUNDS: u32 = 20;
/// Prices have so many binary digits behind the point.
const FRACTION: u32 = 8;

/// What is bought at some price.
struct Sale {
    minutes: u32,
    items: u32,
}

impl State<'_, '_> {
    /// All aspects with full strength.
    pub fn possible(&self) -> u64 {
        self.needs.all().iter().map(|aspect| u64::from(aspect.gain(0, 255))).sum()
    }

    /// Finds the bound, and the rate at which an item is worth minutes. Nothing must be chosen yet; what candidates gain is lost.
    pub fn find_bound(&mut self) {
        self.bound = self.possible();
        if self.truncated {
            return;
        }
        self.least = true;
        self.settle();
        self.least = false;
        self.find_most();
        let most = 16 * self.rate + MINUTE;
        let mut price = 0;
        for round in 0..ROUNDS {
            let fixed = self.value_candidates();
            price = self.search(fixed, price);
            let sale = self.sell(fixed, price);
            self.improve_values(price, round);
            if self.minute != 0 {
                let scarce =
                    u64::from(sale.items) * u64::from(self.budget) > u64::from(sale.minutes) * u64::from(self.cap);
                let change = self.rate / 4;
                self.rate = if scarce { (self.rate + change + 1).min(most) } else { self.rate - change };
            }
        }
    }

    /// What items and minutes cost together, in sixteenths of a minute.
    pub fn cost(&self, items: u32, minutes: u32) -> u64 {
        u64::from(self.rate) * u64::from(items) + u64::from(self.minute) * u64::from(minutes)
    }

    /// What the candidate is worth beyond the price, in 256ths. Were the product to wrap, this would be too much, which is safe for a bound.
    fn surplus(&self, candidate: &Candidate, price: u64) -> u64 {
        let cost = price.wrapping_mul(self.cost(1, candidate.minutes.into()));
        (u64::from(candidate.gain) << FRACTION).saturating_sub(cost)
    }

    /// Notes the most that any candidate that can be in a choice adds to each aspect.
    fn find_most(&mut self) {
        for need in self.needs.all_mut() {
            (need.most, need.value) = (0, 0);
        }
        for at in 0..self.candidates.len() {
            if self.available(at) {
                self.each_need(at, &mut |need, strength| need.most = need.most.max(need.gain(need.known, strength)));
            }
        }
    }

    /// Whether a candidate can be in any choice, by the least that it takes with what it requires.
    fn available(&self, at: usize) -> bool {
        self.candidates.get(at).is_some_and(|candidate| candidate.closed <= self.budget)
    }

    /// Gives each candidate what it is worth beyond the values of the aspects, and says what these come to.
    fn value_candidates(&mut self) -> u64 {
        for at in 0..self.candidates.len() {
            let mut gain = 0_u32;
            if self.available(at) {
                self.each_need(at, &mut |need, strength| {
                    gain = gain.wrapping_add(need.gain(need.known, strength).saturating_sub(need.value));
                });
            }
            if let Some(candidate) = self.candidates.get_mut(at) {
                candidate.gain = gain;
            }
        }
        self.needs.all().iter().map(|need| u64::from(need.value)).fold(self.known, u64::wrapping_add)
    }

    /// Searches for the price at which the limits are just used up: from nothing, or near the price of the round before.
    fn search(&mut self, fixed: u64, last: u64) -> u64 {
        let dearest = self.candidates.all().iter().map(|candidate| candidate.gain).max().unwrap_or(0);
        let (mut price, mut step, digits) = match last {
            0 => (0, u64::from(dearest) << FRACTION, 20),
            last => (last - last / 4, last / 2, 7),
        };
        for _ in 0..digits {
            step /= 2;
            let sale = self.sell(fixed, price + step);
            if self.cost(sale.items, sale.minutes) > self.cost(self.cap, self.budget) {
                price += step;
            }
        }
        price
    }

    /// What is bought at this price. The bound that it gives is kept if it is lower. A gain is below 2^31, and so a sum of 65,535 is below 2^55.
    fn sell(&mut self, fixed: u64, price: u64) -> Sale {
        let mut sale = Sale { minutes: 0, items: 0 };
        let mut sum = price.saturating_mul(self.cost(self.cap, self.budget));
        for candidate in self.candidates.all() {
            let surplus = self.surplus(candidate, price);
            if surplus > 0 {
                sum = sum.saturating_add(surplus);
                sale.minutes = sale.minutes.wrapping_add(candidate.minutes.into());
                sale.items = sale.items.wrapping_add(1);
            }
        }
        self.bound = self.bound.min(fixed.wrapping_add(sum >> FRACTION));
        sale
    }

    /// Raises the values of aspects that what is bought covers more than once, and lowers those that it does not, in ever smaller steps.
    fn improve_values(&mut self, price: u64, round: u32) {
        for need in self.needs.all_mut() {
            need.bought = 0;
        }
        for at in 0..self.candidates.len() {
            if self.candidates.get(at).is_some_and(|candidate| self.surplus(candidate, price) > 0) {
                self.each_need(at, &mut |need, strength| {
                    need.bought = need.bought.saturating_add(u8::from(need.gain(need.known, strength) > need.value));
                });
            }
        }
        for need in self.needs.all_mut() {
            let step = need.most.saturating_sub(need.value).max(need.most / 64).checked_div(6 + round / 2).unwrap_or(0);
            need.value = match need.bought {
                0 => need.value.saturating_sub(step),
                often => (need.value + step * u32::from(often - 1).min(5)).min(need.most),
            };
        }
    }
}
