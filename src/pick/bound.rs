//! No less than any choice can cover.
//!
//! Let x(c) be what a candidate c adds alone to what is known of an aspect, times the aspect's weight, and M the most of it that any candidate adds. A
//! choice covers of the aspect at most M and at most the sum of its x, and so, for any share t between 0 and 1, at most (1 - t) M + t sum x. With g(c)
//! the sum over all aspects of t x(c), any choice of at most k items that take at most B minutes covers, for any rate r >= 0 and price p >= 0,
//!
//! ```text
//! at most  known + sum over aspects of (1 - t) M + p (B + r k) + sum over all candidates of max(0, g - p (minutes + r))
//! ```
//!
//! because for the items of the choice alone the last sum is at least what they are worth by g less p (B + r k). Requirements only take choices away.
//! Any shares, rate and price give a bound, so rounding and a search that stops early do no harm. The price is searched for at which the limits are
//! just used up; the rate rises while items are the scarcer limit; the share of an aspect falls as far as what is bought covers it more than once.
//! Cost: [`ROUNDS`] times the edges of the candidates and eight passes over the candidates.

use super::state::{Candidate, NEVER, State};

/// How often shares are improved.
const ROUNDS: u32 = 20;
/// Prices have so many binary digits behind the point.
const FRACTION: u32 = 8;
/// The share 1.
const WHOLE: u32 = 4_096;
/// What a minute costs; an item costs the rate.
pub(super) const MINUTE: u32 = 16;

/// What is bought at some price.
struct Sale {
    minutes: u64,
    items: u64,
}

impl State<'_, '_> {
    /// All aspects with full strength.
    pub fn possible(&self) -> u64 {
        self.needs.all().iter().map(|aspect| u64::from(aspect.gain(0, 255))).sum()
    }

    /// Finds the bound, and the rate at which an item is worth minutes. Nothing must be chosen yet; what candidates gain is lost.
    pub fn find_bound(&mut self) {
        self.bound = self.possible();
        let even = self.budget.saturating_mul(MINUTE).checked_div(self.cap).unwrap_or(0);
        self.rate = if self.request.minutes == 0 { MINUTE } else { even };
        if self.truncated || self.cap == 0 {
            return;
        }
        self.find_most();
        let mut price = 0;
        for round in 0..ROUNDS {
            let fixed = self.offer_shares();
            price = self.search(fixed, price);
            let sale = self.sell(fixed, price);
            self.improve_shares(price, round);
            if self.request.minutes != 0 {
                let scarce =
                    sale.items.saturating_mul(self.budget.into()) > sale.minutes.saturating_mul(self.cap.into());
                let change = self.rate / 4;
                self.rate = if scarce { (self.rate + change + 1).min(16 * even + MINUTE) } else { self.rate - change };
            }
        }
    }

    /// What the candidate costs, in sixteenths of a minute.
    fn cost(&self, candidate: &Candidate) -> u64 {
        let minutes = if self.request.minutes == 0 { 0 } else { candidate.minutes.into() };
        u64::from(self.rate).wrapping_add(u64::from(MINUTE).wrapping_mul(minutes))
    }

    /// What can be spent.
    fn purse(&self) -> u64 {
        let minutes = self.request.minutes.into();
        u64::from(self.rate).wrapping_mul(self.cap.into()).wrapping_add(u64::from(MINUTE).wrapping_mul(minutes))
    }

    /// What the candidate is worth beyond the price, in 256ths.
    fn surplus(&self, candidate: &Candidate, price: u64) -> u64 {
        (u64::from(candidate.gain) << FRACTION).saturating_sub(price.saturating_mul(self.cost(candidate)))
    }

    /// Whether a candidate can be in any choice.
    fn available(&self, candidate: &Candidate) -> bool {
        candidate.closed != NEVER && u32::from(candidate.minutes) <= self.budget
    }

    /// Notes the most that any candidate covers of each aspect.
    fn find_most(&mut self) {
        for need in self.needs.all_mut() {
            (need.most, need.share) = (need.known, WHOLE as u16);
        }
        for at in 0..self.candidates.len() {
            if self.candidates.get(at).is_some_and(|candidate| self.available(candidate)) {
                self.each_need(at, &mut |need, strength| need.most = need.most.max(strength));
            }
        }
    }

    /// Gives each candidate what it is worth by the shares, and says what the rest of the shares comes to.
    fn offer_shares(&mut self) -> u64 {
        let part = |gain: u32, share: u32| u64::from(gain).wrapping_mul(share.into()).div_ceil(WHOLE.into());
        for at in 0..self.candidates.len() {
            let Some(candidate) = self.candidates.get(at) else { break };
            let shares = self.served(candidate).iter().filter_map(|edge| {
                let need = self.needs.get(edge.to.into())?;
                Some(part(need.gain(need.known, edge.tag as u8), need.share.into()) as u32)
            });
            let gain = if self.available(candidate) { shares.fold(0, u32::wrapping_add) } else { 0 };
            if let Some(candidate) = self.candidates.get_mut(at) {
                candidate.gain = gain;
            }
        }
        let rest = |need: &super::Aspect| part(need.gain(need.known, need.most), WHOLE.wrapping_sub(need.share.into()));
        self.needs.all().iter().map(rest).fold(self.known, u64::wrapping_add)
    }

    /// Searches for the price at which the purse is just emptied: from nothing, or near the price of the round before.
    fn search(&mut self, fixed: u64, last: u64) -> u64 {
        let dearest = self.candidates.all().iter().map(|candidate| candidate.gain).max().unwrap_or(0);
        let (mut price, mut step, digits) = match last {
            0 => (0, u64::from(dearest) << FRACTION, 20),
            last => (last.wrapping_sub(last / 4), last / 2, 7),
        };
        for _ in 0..digits {
            step /= 2;
            let dearer = price.wrapping_add(step);
            let sale = self.sell(fixed, dearer);
            let minutes = if self.request.minutes == 0 { 0 } else { sale.minutes };
            let spent =
                u64::from(self.rate).wrapping_mul(sale.items).wrapping_add(u64::from(MINUTE).wrapping_mul(minutes));
            if spent > self.purse() {
                price = dearer;
            }
        }
        price
    }

    /// What is bought at this price. The bound that it gives is kept if it is lower. A gain is below 2^31, and so a sum of 65,535 is below 2^55.
    fn sell(&mut self, fixed: u64, price: u64) -> Sale {
        let mut sale = Sale { minutes: 0, items: 0 };
        let mut rest = 0_u64;
        for candidate in self.candidates.all() {
            let surplus = self.surplus(candidate, price);
            if surplus > 0 {
                rest = rest.wrapping_add(surplus);
                sale.minutes = sale.minutes.wrapping_add(candidate.minutes.into());
                sale.items = sale.items.wrapping_add(1);
            }
        }
        let sum = rest.saturating_add(price.saturating_mul(self.purse()));
        self.bound = self.bound.min(fixed.saturating_add(sum >> FRACTION).saturating_add(1));
        sale
    }

    /// Lowers the shares of aspects that what is bought covers more than once, and raises the others, in ever smaller steps.
    fn improve_shares(&mut self, price: u64, round: u32) {
        for need in self.needs.all_mut() {
            need.bought = 0;
        }
        for at in 0..self.candidates.len() {
            if self.candidates.get(at).is_some_and(|candidate| self.surplus(candidate, price) > 0) {
                self.each_need(at, &mut |need, strength| {
                    need.bought = need.bought.wrapping_add(strength.saturating_sub(need.known).into());
                });
            }
        }
        for need in self.needs.all_mut() {
            let room = u32::from(need.most.saturating_sub(need.known));
            let share = u32::from(need.share);
            let divisor = room.wrapping_mul(round.wrapping_add(8));
            let step =
                |by: u32| share.max(WHOLE / 64).wrapping_mul(2).wrapping_mul(by).checked_div(divisor).unwrap_or(0);
            let share = match need.bought.checked_sub(room) {
                Some(over) => share.saturating_sub(step(over.min(3 * room))),
                None => share.saturating_add(step(room.wrapping_sub(need.bought))).min(WHOLE),
            };
            need.share = share as u16;
        }
    }
}
