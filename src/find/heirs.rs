//! What the best needs pass on to the resources that serve them.
//!
//! Owns: the walk over the links of the needs, beside that over the postings: links stand in the order of resources. Invariant: a document inherits of the
//! need that passes on most, of equal ones of the better need. Cost: one step a link.

use super::MAX_NEEDS;
use super::cursor::END;
use super::rank::NeedHit;
use super::window::{Groups, group_of};
use crate::pack::{Link, Pack};

/// What a document inherits: how much, and the place of the need among the best.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Inheritance {
    pub passed: u32,
    pub need: usize,
}

/// The links of the best needs.
pub(super) struct Heirs<'n, 'p> {
    pack: &'n Pack<'p>,
    needs: &'n [NeedHit],
    places: [Place; MAX_NEEDS],
    /// The document of the first resource.
    first: u32,
    /// The first document that a need leads to; [`END`] if none does any more.
    pub document: u32,
}

/// The link that a need stands on.
#[derive(Clone, Copy)]
struct Place {
    link: u32,
    /// How many links there are, this one included.
    left: u32,
    document: u32,
}

impl Place {
    /// Reads the document of the link.
    fn read(&mut self, pack: &Pack<'_>, first: u32) {
        let link = if self.left > 0 { pack.links().get(self.link) } else { None };
        self.document = link.map_or(END, |link| link.resource.saturating_add(first));
    }

    // Not inlined, here and below: it stands in several places, and links are few.
    #[inline(never)]
    fn step(&mut self, pack: &Pack<'_>, first: u32) {
        self.link = self.link.saturating_add(1);
        self.left = self.left.saturating_sub(1);
        self.read(pack, first);
    }
}

impl<'n, 'p> Heirs<'n, 'p> {
    /// Those of the needs; the first resource is the document `first`.
    pub fn of(pack: &'n Pack<'p>, needs: &'n [NeedHit], first: u32) -> Self {
        let mut places = [Place { link: 0, left: 0, document: END }; MAX_NEEDS];
        for (place, hit) in places.iter_mut().zip(needs) {
            if let Some(need) = pack.need(hit.need) {
                *place = Place { link: need.first_link, left: need.link_count, document: END };
                place.read(pack, first);
            }
        }
        let mut heirs = Self { pack, needs, places, first, document: END };
        heirs.look();
        heirs
    }

    fn look(&mut self) {
        self.document = self.places.iter().map(|place| place.document).min().unwrap_or(END);
    }

    /// The groups of a window with the heirs from `start` to `stop`.
    pub fn groups(&self, start: u32, stop: u32) -> Groups {
        let mut groups = 0;
        if self.document >= stop {
            return groups;
        }
        for mut place in self.places {
            while place.document < stop {
                // What lies before, in a malformed pack, is beyond all places of the window.
                groups |= group_of(place.document.wrapping_sub(start));
                place.step(self.pack, self.first);
            }
        }
        groups
    }

    /// What a document inherits. Documents must come in order.
    #[inline]
    pub fn take(&mut self, document: u32) -> Inheritance {
        if document < self.document { Inheritance::default() } else { self.pass_on(document) }
    }

    #[inline(never)]
    fn pass_on(&mut self, document: u32) -> Inheritance {
        let inherit = u32::from(self.pack.search().inherit);
        let mut best = Inheritance::default();
        for ((place, hit), need) in self.places.iter_mut().zip(self.needs).zip(0..) {
            while place.document <= document {
                let link = self.pack.links().get(place.link).filter(|_| place.document == document);
                let passed = passed(hit, inherit, link);
                if passed > best.passed {
                    best = Inheritance { passed, need };
                }
                place.step(self.pack, self.first);
            }
        }
        self.look();
        best
    }
}

/// What a need passes on by a link.
fn passed(hit: &NeedHit, inherit: u32, link: Option<Link>) -> u32 {
    let strength = link.map_or(0, |link| u32::from(link.strength));
    (hit.score.saturating_mul(inherit) / 64).saturating_mul(strength) / 255
}

/// What a resource inherits, whichever was asked about before. Cost: the logarithm of the number of links of each need.
pub(super) fn inherited(pack: &Pack<'_>, needs: &[NeedHit], resource: u32) -> Inheritance {
    let (links, inherit) = (pack.links(), u32::from(pack.search().inherit));
    let mut best = Inheritance::default();
    for (hit, need) in needs.iter().zip(0..) {
        let Some(record) = pack.need(hit.need) else { continue };
        let of_need = links.part(record.first_link, record.link_count);
        let link = of_need.get(of_need.partition_point(|link| link.resource < resource));
        let passed = passed(hit, inherit, link.filter(|link| link.resource == resource));
        if passed > best.passed {
            best = Inheritance { passed, need };
        }
    }
    best
}
