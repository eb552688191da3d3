//! Greedy orders over resources with what they require.
//!
//! Each step takes the candidate whose offer (what it and the requirements that it still needs would add) is the best for its price. Several prices
//! are tried, then first items from which to go on, and the best choice is kept: none of them is good on every pack, together they are.
//! Cost of a step: the edges of all candidates, fewer where what a candidate added earlier shows that it cannot win now (it never adds more later).

use super::set::NOWHERE;
use super::state::{BEST, BLOCKED, CHOSEN, Candidate, Edge, LISTED, MINUTE, NEVER, State, span};
use super::{Reason, STARTS};
use core::cmp::{Ordering, Reverse};

/// What a step pays with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Price {
    /// Both limits, as scarce as the bound found them to be.
    Limits,
    Minutes,
    Nothing,
}

/// What a candidate would add together with what it requires, and its price.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    gain: u64,
    price: u64,
    minutes: u32,
    resource: u32,
}

impl Offer {
    /// Which is better: more for its price, then more, then shorter, then the lower number. Gains are below 2^39 and prices below 2^25.
    #[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
    fn compare(&self, other: &Self) -> Ordering {
        let (left, right) = (self.gain.wrapping_mul(other.price), other.gain.wrapping_mul(self.price));
        let ties = || (self.gain, other.minutes, other.resource).cmp(&(other.gain, self.minutes, self.resource));
        left.cmp(&right).then_with(ties)
    }
}

/// The best choice so far: more value, then fewer minutes, then fewer items.
type Rank = (u64, Reverse<(u32, u32)>);
const NO_CHOICE: Rank = (0, Reverse((NEVER, NEVER)));

impl State<'_, '_> {
    /// Finds the best choice and marks it.
    pub fn choose(&mut self) {
        self.reset();
        self.find_bound();
        let mut best = NO_CHOICE;
        for price in [Price::Limits, Price::Minutes, Price::Nothing] {
            if best.0 < self.bound {
                self.run(price, None, &mut best);
            }
        }
        let starts = STARTS.checked_div(self.candidates.len()).unwrap_or(0).max(1);
        let mut start = None;
        for _ in 0..starts {
            start = self.next_start(start);
            if start.is_none() || best.0 >= self.bound {
                return;
            }
            self.run(Price::Limits, start, &mut best);
        }
    }

    /// The worthiest candidate after this one.
    fn next_start(&self, after: Option<usize>) -> Option<usize> {
        let worth = |at: usize| self.candidates.all().get(at).map_or(0, |candidate| candidate.worth);
        let key = |at: usize| (worth(at), Reverse(at));
        let limit = after.map_or((u32::MAX, Reverse(0)), key);
        (0..self.candidates.len()).filter(|&at| worth(at) > 0 && key(at) < limit).max_by_key(|&at| key(at))
    }

    /// Chooses step by step, after a first item if there is one, and keeps the choice if it is the best.
    fn run(&mut self, price: Price, first: Option<usize>, best: &mut Rank) {
        self.reset();
        if let Some(first) = first {
            self.settle();
            if self.offer(first, price).is_err() {
                return;
            }
            self.take(first);
        }
        while self.step(price) {}
        let rank = (self.value, Reverse((self.minutes, self.items)));
        if rank > *best {
            *best = rank;
            for candidate in self.candidates.all_mut() {
                candidate.marks = candidate.marks & !BEST | if candidate.is(CHOSEN) { BEST } else { 0 };
            }
        }
    }

    /// Begins with nothing but what is known.
    pub fn reset(&mut self) {
        (self.value, self.minutes, self.items) = (self.known, 0, 0);
        for candidate in self.candidates.all_mut() {
            candidate.marks &= BEST | BLOCKED;
            candidate.gain = candidate.worth;
        }
        for aspect in self.needs.all_mut() {
            (aspect.covered, aspect.trial) = (aspect.known, aspect.known);
        }
    }

    /// Takes the best offer; false if there is none.
    fn step(&mut self, price: Price) -> bool {
        self.settle();
        let mut best: Option<(usize, Offer)> = None;
        for at in 0..self.candidates.len() {
            let hopeless = |candidate: &Candidate| {
                let most = self.offer_of(candidate.resource, candidate.gain.into(), candidate.minutes.into(), 1, price);
                let loses = |(_, best): (usize, Offer)| most.compare(&best) == Ordering::Less;
                candidate.is(CHOSEN) || candidate.gain == 0 || candidate.required == 0 && best.is_some_and(loses)
            };
            if self.candidates.get(at).is_none_or(hopeless) {
                continue;
            }
            let Ok(offer) = self.offer(at, price) else { continue };
            if offer.gain > 0 && best.is_none_or(|(_, best)| offer.compare(&best) == Ordering::Greater) {
                best = Some((at, offer));
            }
        }
        best.map(|(at, _)| self.take(at)).is_some()
    }

    /// Finds for each requirement the option that is the cheapest to add to the choice at hand, what is required by the option included.
    /// What several requirements share is counted for each, so this is a good guess, or at `least` for the dearest only, so that it is never too much.
    pub fn settle(&mut self) {
        if !self.requires {
            return;
        }
        for need in self.needs.all_mut() {
            need.cheapest = (NEVER, NOWHERE);
        }
        for at in 0..self.candidates.len() {
            let closed = match self.candidates.get(at).map_or(BLOCKED, |candidate| candidate.marks) {
                marks if marks & CHOSEN != 0 => 0,
                marks if marks & BLOCKED != 0 => NEVER,
                _ => self.settle_requirements(at),
            };
            if let Some(candidate) = self.candidates.get_mut(at) {
                candidate.closed = closed;
            }
            self.each_need(at, &mut |need, _| {
                if need.required && closed < need.cheapest.0 {
                    need.cheapest = (closed, at as u16);
                }
            });
        }
    }

    /// Settles the requirements of one candidate and says how many minutes it takes with them.
    fn settle_requirements(&mut self, at: usize) -> u32 {
        let Some(candidate) = self.candidates.get(at) else { return NEVER };
        let (mut at, end) = candidate.requirements();
        let own = u32::from(candidate.minutes);
        let mut minutes = 0_u32;
        while let Some(&header) = self.edges.get(at).filter(|_| at < end) {
            let mut cheapest = (NEVER, NOWHERE);
            for option in span(self.edges, at.saturating_add(1), header.tag) {
                let to = usize::from(option.to);
                let offered = match option.tag {
                    1 => self.candidates.get(to).map(|candidate| (candidate.closed, option.to)),
                    _ => self.needs.get(to).map(|need| need.cheapest),
                };
                cheapest = offered.map_or(cheapest, |offered| cheapest.min(offered));
            }
            minutes = if self.least { minutes.max(cheapest.0) } else { minutes.saturating_add(cheapest.0) };
            if let Some(header) = self.edges.get_mut(at) {
                header.to = cheapest.1;
            }
            at = at.saturating_add(1).saturating_add(header.tag.into());
        }
        minutes.saturating_add(own)
    }

    #[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
    fn offer_of(&self, resource: u32, gain: u64, minutes: u32, items: u32, price: Price) -> Offer {
        let price = match price {
            Price::Limits => self.cost(items, minutes) / u64::from(MINUTE),
            Price::Minutes => minutes.min(u16::MAX.into()).into(),
            Price::Nothing => 1,
        };
        Offer { gain, price: price.max(1), minutes, resource }
    }

    /// What a candidate would add, or why it cannot be added.
    pub fn offer(&mut self, at: usize, price: Price) -> Result<Offer, Reason> {
        let Some(candidate) = self.candidates.get(at) else { return Err(Reason::NoRoom) };
        let resource = candidate.resource;
        if candidate.closed == NEVER {
            return Err(Reason::Requirement);
        }
        let single = candidate.required == 0;
        let (minutes, gain) = (u32::from(candidate.minutes), self.gain(at));
        let fitting = match single {
            true => self.fit(minutes, 1).map(|()| (minutes, 1)),
            false => self.list(at),
        };
        let together = if single || fitting.is_err() { gain.into() } else { self.gain_of_list(at) };
        if let Some(candidate) = self.candidates.get_mut(at) {
            candidate.gain = gain;
        }
        if !single {
            self.unlist(at);
        }
        fitting.map(|(minutes, items)| self.offer_of(resource, together, minutes, items, price))
    }

    /// Whether there is room for more minutes and items.
    fn fit(&self, minutes: u32, items: u32) -> Result<(), Reason> {
        if self.minutes.saturating_add(minutes) > self.budget {
            return Err(Reason::NoTime);
        }
        if self.items.saturating_add(items) > self.cap {
            return Err(Reason::Cap);
        }
        Ok(())
    }

    /// What a candidate adds by itself.
    pub fn gain(&self, at: usize) -> u32 {
        let edges = self.candidates.get(at).map_or(&[][..], |candidate| self.served(candidate)).iter();
        let gain =
            |edge: &Edge| self.needs.get(edge.to.into()).map_or(0, |need| need.gain(need.covered, edge.tag as u8));
        edges.map(gain).fold(0, u32::wrapping_add)
    }

    /// Lists a candidate with all that it requires and is not chosen; says how many minutes and items that is. Ends early if it does not fit.
    fn list(&mut self, first: usize) -> Result<(u32, u32), Reason> {
        let (mut minutes, mut items) = (0_u32, 0_u32);
        let (mut at, mut last) = (first, first);
        self.enlist(first, first);
        while let Some(candidate) = self.candidates.get(at) {
            let (mut edge, end) = candidate.requirements();
            minutes = minutes.saturating_add(candidate.minutes.into());
            items = items.saturating_add(1);
            self.fit(minutes, items)?;
            while let Some(&header) = self.edges.get(edge).filter(|_| edge < end) {
                let option = header.to.into();
                if self.candidates.get(option).is_some_and(|option| !option.is(CHOSEN | LISTED)) {
                    self.enlist(last, option);
                    last = option;
                }
                edge = edge.saturating_add(1).saturating_add(header.tag.into());
            }
            at = self.next(at);
        }
        Ok((minutes, items))
    }

    /// Puts a candidate on the list behind the last one.
    fn enlist(&mut self, last: usize, at: usize) {
        if let Some(last) = self.candidates.get_mut(last) {
            last.next = at as u16;
        }
        if let Some(candidate) = self.candidates.get_mut(at) {
            candidate.next = NOWHERE;
            candidate.marks |= LISTED;
        }
    }

    /// The candidate after this one on the list.
    fn next(&self, at: usize) -> usize {
        self.candidates.get(at).map_or(NOWHERE, |candidate| candidate.next).into()
    }

    /// What the list adds together.
    fn gain_of_list(&mut self, first: usize) -> u64 {
        let (mut at, mut gain) = (first, 0_u64);
        while at != usize::from(NOWHERE) {
            self.each_need(at, &mut |need, strength| {
                gain = gain.wrapping_add(need.gain(need.trial, strength).into());
                need.trial = need.trial.max(strength);
            });
            at = self.next(at);
        }
        gain
    }

    /// Ends the list.
    fn unlist(&mut self, first: usize) {
        let mut at = first;
        while let Some(candidate) = self.candidates.get_mut(at) {
            candidate.marks &= !LISTED;
            self.each_need(at, &mut |need, _| need.trial = need.covered);
            at = self.next(at);
        }
    }

    /// Adds a candidate and what it requires to the choice. It must fit.
    fn take(&mut self, first: usize) {
        let Ok((minutes, items)) = self.list(first) else { return self.unlist(first) };
        self.minutes = self.minutes.saturating_add(minutes);
        self.items = self.items.saturating_add(items);
        self.value = self.value.wrapping_add(self.gain_of_list(first));
        let mut at = first;
        while at != usize::from(NOWHERE) {
            self.cover(at);
            at = self.next(at);
        }
        self.unlist(first);
    }

    /// Chooses one candidate; says what it adds and to which aspect the most.
    pub fn cover(&mut self, at: usize) -> (u32, Option<u32>) {
        if let Some(candidate) = self.candidates.get_mut(at) {
            candidate.marks |= CHOSEN;
        }
        let (mut sum, mut most, mut main) = (0_u32, 0, None);
        self.each_need(at, &mut |need, strength| {
            let gain = need.gain(need.covered, strength);
            need.covered = need.covered.max(strength);
            sum = sum.wrapping_add(gain);
            if gain > most {
                (most, main) = (gain, Some(need.need));
            }
        });
        (sum, main)
    }
}

impl Candidate {
    /// From and to which edge its requirements stand.
    fn requirements(&self) -> (usize, usize) {
        let first = (self.first_edge as usize).saturating_add(self.served.into());
        (first, first.saturating_add(self.required.into()))
    }
}
