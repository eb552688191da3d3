//! A pack that has nothing but a lexicon: words as they are, with the frequency of each. No term has a posting in the pack itself; all are said to stand elsewhere.

use jobpack::model::PackText;
use jobpack::pack::{LISTS_PER_OFFSET, LexiconBlock, Reference, Section, write_varint};
use jobpack::text::{BLOCK_WORDS, JOINS, PLAIN, beginning_bits, commonness};
use std::collections::BTreeMap;

/// Words with the frequency of their own term; 0 is a stop word.
pub type Frequencies = BTreeMap<String, u32>;

fn varint(value: u32, out: &mut Vec<u8>) {
    let mut bytes = [0; 5];
    let length = write_varint(value, &mut bytes);
    out.extend_from_slice(&bytes[..length]);
}

/// How a word goes on behind what it shares with the one before.
fn spell(word: &str, before: &str, out: &mut Vec<u8>) {
    let shared = word.bytes().zip(before.bytes()).take_while(|(left, right)| left == right).count();
    let sizes = [shared, word.len() - shared - 1];
    out.push((sizes[0].min(15) << 4 | sizes[1].min(15)) as u8);
    sizes.iter().filter(|&&size| size >= 15).for_each(|&size| varint(size as u32 - 15, out));
    out.extend(&word.as_bytes()[shared..]);
}

/// The beginnings of the words, in so small a set that it often says yes by chance.
fn beginnings(words: &Frequencies) -> Vec<u8> {
    let mut set = vec![0; words.len() / 2 + 1];
    for word in words.keys() {
        beginning_bits(word.as_bytes(), set.len()).into_iter().for_each(|bit| set[bit / 8] |= 1 << (bit % 8));
    }
    set
}

/// The pack: the term of each word has a number of its own, in the order of the words. `joins` are the words that may be parts of others.
pub fn pack_with(words: &Frequencies, joins: &[&str], endings: &[&str]) -> Vec<u8> {
    let (mut blocks, mut lexicon, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    let (mut offsets, mut lists, mut terms) = (Vec::new(), Vec::new(), 0);
    let all: Vec<(&String, u32)> = words.iter().map(|(word, &count)| (word, count)).collect();
    for block in all.chunks(BLOCK_WORDS as usize) {
        let beginning = LexiconBlock::beginning_of(block[0].0.as_bytes());
        blocks.push(LexiconBlock { to: lexicon.len() as u32, beginning });
        varint(terms, &mut lexicon);
        lexicon.push(block.iter().map(|&(_, count)| commonness(count)).max().unwrap_or(0));
        let mut before = "";
        for &(word, count) in block {
            spell(word, before, &mut lexicon);
            let join = if joins.contains(&&**word) { JOINS } else { 0 };
            lexicon.push(join | commonness(count) << 4 | if count > 0 { PLAIN } else { 0 });
            before = word;
            if count == 0 {
                continue;
            }
            if terms % LISTS_PER_OFFSET == 0 {
                offsets.push(Reference { to: lists.len() as u32 });
            }
            // A list without postings, of a term that stands elsewhere.
            lists.push(4);
            varint(count, &mut lists);
            terms += 1;
        }
    }
    for ending in endings {
        varint(ending.len() as u32, &mut ends);
        ends.extend(ending.bytes());
    }
    let about = crate::support::encode(&PackText::default());
    crate::support::lay_out(&[
        (Section::Endings, ends),
        (Section::LexiconBlocks, crate::support::table(&blocks)),
        (Section::Beginnings, beginnings(words)),
        (Section::Lexicon, lexicon),
        (Section::About, about),
        (Section::Postings, lists),
        (Section::Terms, crate::support::table(&offsets)),
    ])
}

/// The pack without endings and parts.
pub fn pack(words: &Frequencies) -> Vec<u8> {
    pack_with(words, &[], &[])
}
