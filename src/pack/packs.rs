//! Packs that were made of one project because one file would be too large, to be asked as one.
//!
//! Owns: whether packs belong together, and the numbers that their resources have among all. Invariants: every pack of a division has the same words, terms
//! and needs, and a range of the resources in the order of ids, so a resource's number among all is that of its pack's first and its own added. Cost: a
//! look at the one record that says so, for each pack.

use super::open::Pack;
use super::section::Section;
use crate::error::{Error, ErrorCode};

/// The most packs that can be asked as one.
pub const MAX_PACKS: usize = 16;

/// Packs that belong together, in whatever order; some may be missing, and their resources are then not found.
#[derive(Clone, Copy, Debug)]
pub struct Packs<'s, 'p>(&'s [&'s Pack<'p>]);

/// Where a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place of its pack among those that were given.
    pub pack: u32,
    /// Its number in that pack.
    pub resource: u32,
}

impl<'s, 'p> Packs<'s, 'p> {
    /// These packs as one. A pack that was not divided stands for itself.
    ///
    /// # Errors
    /// [`ErrorCode::NotTogether`] for no packs, for more than [`MAX_PACKS`], for packs of different projects or editions, and for one that comes twice.
    pub fn of(packs: &'s [&'s Pack<'p>]) -> Result<Self, Error> {
        let wrong = Error::new(ErrorCode::NotTogether, Section::Part.tag(), 0);
        let first = packs.first().ok_or(wrong)?.part();
        let mut seen = 0_u32;
        for pack in packs {
            let part = pack.part();
            let bit = 1_u32.checked_shl(part.number.into()).ok_or(wrong)?;
            let together = (part.edition, part.packs, part.resources) == (first.edition, first.packs, first.resources);
            let alone = packs.len() == 1 || part.packs > 1;
            if packs.len() > MAX_PACKS || !together || !alone || seen & bit != 0 {
                return Err(wrong);
            }
            seen |= bit;
        }
        Ok(Self(packs))
    }

    /// The packs, in the order in which they were given.
    pub const fn all(&self) -> &'s [&'s Pack<'p>] {
        self.0
    }

    /// Where a resource is, given its number among all: which of the packs has it, and its number there.
    pub fn locate(&self, resource: u32) -> Option<Place> {
        (0..).zip(self.0).find_map(|(pack, one)| {
            let resource = resource.checked_sub(one.part().first_resource)?;
            (resource < one.resources().len()).then_some(Place { pack, resource })
        })
    }

    /// The first resource of the pack that follows those up to this one, and that pack: packs are asked in the order of their resources.
    pub(crate) fn after(&self, last: Option<u32>) -> Option<(u32, &'s Pack<'p>)> {
        let later = self.0.iter().map(|&pack| (pack.part().first_resource, pack));
        later.filter(|&(first, _)| last.is_none_or(|last| first > last)).min_by_key(|&(first, _)| first)
    }
}
