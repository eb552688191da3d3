//! A pack that has nothing but a lexicon: words as they are, with the frequency of each.

use jobpack::model::PackText;
use jobpack::pack::{Reference, Section, Term, write_varint};
use jobpack::text::BLOCK_WORDS;
use std::collections::BTreeMap;

/// Words with the `count` of their own term; 0 is a stop word.
pub type Frequencies = BTreeMap<String, u32>;

fn varint(value: u32, out: &mut Vec<u8>) {
    let mut bytes = [0; 5];
    let length = write_varint(value, &mut bytes);
    out.extend_from_slice(&bytes[..length]);
}

/// The pack: the term of each word has a number of its own, in the order of the words.
pub fn pack(words: &Frequencies) -> Vec<u8> {
    let (mut blocks, mut lexicon, mut terms) = (Vec::new(), Vec::new(), Vec::new());
    let mut before: &[u8] = &[];
    for (number, (word, &count)) in words.iter().enumerate() {
        if number % BLOCK_WORDS as usize == 0 {
            blocks.push(Reference { to: lexicon.len() as u32 });
            before = &[];
        }
        let word = word.as_bytes();
        let shared = word.iter().zip(before).take_while(|(left, right)| left == right).count();
        varint(shared as u32, &mut lexicon);
        varint((word.len() - shared) as u32, &mut lexicon);
        lexicon.extend(&word[shared..]);
        varint(u32::from(count > 0), &mut lexicon);
        if count > 0 {
            varint(terms.len() as u32, &mut lexicon);
            terms.push(Term { count, ..Term::default() });
        }
        before = word;
    }
    let about = crate::support::encode(&PackText::default());
    crate::support::lay_out(&[
        (Section::LexiconBlocks, crate::support::table(&blocks)),
        (Section::Lexicon, lexicon),
        (Section::About, about),
        (Section::Terms, crate::support::table(&terms)),
    ])
}
