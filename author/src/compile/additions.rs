//! What a text says without saying it: terms that a word or a phrase stands for beside its own.
//!
//! A synonym, the parts of a compound, the one word that two together make: each is data, found when building, so the device need not know of them. An
//! addition counts a share of an occurrence of the term, and nothing to the length of the text.

use rustc_hash::FxHashMap;

/// How many shares an occurrence has.
pub const WHOLE: u8 = 8;

/// A term that counts where a text says something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addition {
    pub term: u32,
    /// How much of an occurrence it counts, in [`WHOLE`] parts.
    pub share: u8,
}

/// A phrase by its forms, and what it adds.
struct Phrase {
    /// The forms that must follow the first one.
    rest: Box<[u32]>,
    addition: Addition,
}

/// What the words and phrases of a pack add.
#[derive(Default)]
pub struct Additions {
    /// By the first form of a phrase.
    phrases: FxHashMap<u32, Vec<Phrase>>,
}

impl Additions {
    /// Where a text says these forms one after the other, the addition counts too.
    pub fn add(&mut self, phrase: &[u32], addition: Addition) {
        if let Some((&first, rest)) = phrase.split_first() {
            self.phrases.entry(first).or_default().push(Phrase { rest: rest.into(), addition });
        }
    }

    /// Whether something may be added where a text has this form.
    pub fn begin_with(&self, form: u32) -> bool {
        self.phrases.contains_key(&form)
    }

    /// What is added where a text goes on with these forms.
    pub fn at<'a>(&'a self, forms: &'a [u32]) -> impl Iterator<Item = Addition> + 'a {
        let phrases = forms.first().and_then(|first| self.phrases.get(first)).map_or(&[][..], Vec::as_slice);
        let said = |phrase: &&Phrase| forms.get(1..).is_some_and(|rest| rest.starts_with(&phrase.rest));
        phrases.iter().filter(said).map(|phrase| phrase.addition)
    }
}
