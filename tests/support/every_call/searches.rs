//! Finding.

use super::{Calls, Watch};
use jobpack::find::{Hit, Scratch, find, find_in};
use jobpack::fit::Situation;
use jobpack::pack::Packs;

/// How many numbers of memory there are to unpack a pack into; the small one that is damaged needs a third of it.
const MEMORY: usize = 1 << 12;

impl<W: Watch> Calls<'_, '_, W> {
    pub(super) fn searches(&mut self) {
        let mut scratch = Scratch::new();
        for situation in [Situation::default(), self.situation()] {
            for room in [0, 3] {
                let mut hits = [Hit::default(); 3];
                let hits = hits.get_mut(..room).unwrap_or_default();
                let found = find(&self.pack, self.question.query, &situation, &mut scratch, hits);
                for hit in hits.iter().take(found) {
                    self.watch.number(u64::from(hit.resource) + u64::from(hit.score) + u64::from(hit.need));
                    self.each(scratch.said(self.question.query, hit.words | hit.need_words), |calls, word| {
                        calls.watch.number(word.len() as u64);
                    });
                }
                self.found(&scratch);
                self.searches_as_one(&situation, &mut scratch, hits);
            }
        }
    }

    /// The pack as one of a division, which it mostly is not.
    fn searches_as_one(&mut self, situation: &Situation<'_>, scratch: &mut Scratch, hits: &mut [Hit]) {
        self.watch.number(self.pack.part().resources.into());
        let pack = &self.pack;
        let twice = Packs::of(&[&self.pack, &self.pack]).is_ok();
        self.watch.number(twice.into());
        let Ok(packs) = Packs::of(core::slice::from_ref(&pack)) else { return };
        self.watch.number(packs.all().len() as u64);
        let found = find_in(&packs, self.question.query, situation, scratch, hits);
        for hit in hits.iter().take(found) {
            self.watch.number(packs.locate(hit.resource).map_or(0, |place| place.resource.into()));
        }
    }

    fn found(&mut self, scratch: &Scratch) {
        self.watch.number((scratch.words().len() + scratch.repairs().len()) as u64);
        self.watch.number(scratch.overlong().into());
        self.each(scratch.needs(), |calls, (need, score)| calls.watch.number(u64::from(need) + u64::from(score)));
    }

    /// The same of a pack that was unpacked, if it is small enough.
    pub(super) fn unpacked(&mut self) {
        let (mut memory, pack) = ([0; MEMORY], self.pack);
        self.watch.number(pack.unpacked_size() as u64);
        let Some(pack) = pack.unpack(&mut memory) else { return };
        let mut scratch = Scratch::new();
        for situation in [Situation::default(), self.situation()] {
            let mut hits = [Hit::default(); 3];
            let found = find(&pack, self.question.query, &situation, &mut scratch, &mut hits);
            for hit in hits.iter().take(found) {
                self.watch.number(u64::from(hit.resource) + u64::from(hit.score) + u64::from(hit.need));
            }
            self.found(&scratch);
        }
    }
}
