//! No less than any choice can cover.
//!
//! Let G be any choice and S the best one. What S covers is at most what G and S cover together, and that is at most what G covers plus what each
//! resource of S outside G would add to G alone, since a resource never adds more to a larger choice. These resources take at most the budget B and
//! are at most k. For any prices a >= 0 of a minute and b >= 0 of an item, therefore,
//!
//! ```text
//! best <= value(G) + a B + b k + sum over candidates outside G of max(0, gain - a minutes - b)
//! ```
//!
//! because the terms of S alone are at most that sum plus a times the minutes and b times the items of S. Requirements only take choices away. Any
//! prices give a bound, so rounding and a search that stops early do no harm; the best prices are those at which the limits are just used up.
//! Cost: at most 30 passes over the candidates for each item of the first greedy order.

use super::state::{CHOSEN, Candidate, NEVER, State, span};

/// How often the range of prices is halved.
const DIGITS: u32 = 14;
/// Prices have so many binary digits behind the point.
const FRACTION: u32 = 8;

/// What would be bought at some prices.
struct Sale {
    minutes: u64,
    items: u64,
}

impl State<'_, '_> {
    /// All aspects with full strength.
    pub fn possible(&self) -> u64 {
        self.needs.all().iter().map(|aspect| u64::from(aspect.gain(0, 255))).sum()
    }

    /// Whether a candidate can be in any choice.
    fn available(&self, candidate: &Candidate) -> bool {
        candidate.closed != NEVER && u32::from(candidate.minutes) <= self.budget
    }

    /// What all candidates that can be had would cover together.
    pub fn reachable(&mut self) -> u64 {
        for at in 0..self.candidates.len() {
            let Some(&candidate) = self.candidates.get(at).filter(|candidate| self.available(candidate)) else {
                continue;
            };
            for edge in span(self.edges, candidate.first_edge as usize, candidate.served) {
                if let Some(need) = self.needs.get_mut(edge.to.into()) {
                    need.most = need.most.max(edge.tag as u8);
                }
            }
        }
        self.needs.all().iter().map(|need| u64::from(need.gain(0, need.most.max(need.known).into()))).sum()
    }

    /// Lowers the bound by what the choice at hand tells.
    pub fn tighten(&mut self) {
        if self.truncated {
            return;
        }
        for at in 0..self.candidates.len() {
            let gain = self.candidates.get(at).map_or(0, |candidate| self.gain(candidate));
            if let Some(candidate) = self.candidates.get_mut(at) {
                candidate.gain = gain;
            }
        }
        let (budget, cap) = (u64::from(self.budget), u64::from(self.cap));
        let minute = match self.request.minutes {
            0 => 0,
            _ => self.search(|price| (price, 0), |sale| sale.minutes > budget),
        };
        self.search(|price| (minute, price), |sale| sale.items > cap);
    }

    /// Searches for the price at which what is bought just keeps the limit, and lowers the bound at every price that is tried.
    fn search(&mut self, prices: impl Fn(u64) -> (u64, u64), too_much: impl Fn(&Sale) -> bool) -> u64 {
        let dearest = self.candidates.all().iter().map(|candidate| candidate.gain).max().unwrap_or(0);
        let mut step = u64::from(dearest) << FRACTION;
        let mut price = 0_u64;
        if !too_much(&self.sell(prices(0))) {
            return 0;
        }
        for _ in 0..DIGITS {
            step /= 2;
            if too_much(&self.sell(prices(price.wrapping_add(step)))) {
                price = price.wrapping_add(step);
            }
        }
        price
    }

    /// What is bought at these prices of a minute and an item. The bound that this gives is kept if it is lower. A gain is below 2^31, a price below
    /// 2^39 and a limit below 2^16, and so a sum of 65,535 terms is below 2^57.
    fn sell(&mut self, (minute, item): (u64, u64)) -> Sale {
        let mut sale = Sale { minutes: 0, items: 0 };
        let mut rest = 0_u64;
        for candidate in self.candidates.all() {
            let price = minute.wrapping_mul(candidate.minutes.into()).wrapping_add(item);
            let gain = u64::from(candidate.gain) << FRACTION;
            if gain > price && !candidate.is(CHOSEN) && self.available(candidate) {
                rest = rest.wrapping_add(gain.wrapping_sub(price));
                sale.minutes = sale.minutes.wrapping_add(candidate.minutes.into());
                sale.items = sale.items.wrapping_add(1);
            }
        }
        let limits = minute.wrapping_mul(self.budget.into()).wrapping_add(item.wrapping_mul(self.cap.into()));
        let bound = self.value.wrapping_add(rest.wrapping_add(limits) >> FRACTION);
        self.bound = self.bound.min(bound.wrapping_add(1));
        sale
    }
}
