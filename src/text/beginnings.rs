//! Which beginnings the known words have, as a set that is small and may say yes too often.
//!
//! A Bloom filter of three bits for each beginning of [`BEGINNING`] characters, so that the hundreds of words that one edit makes of an unknown one need
//! not all be looked up. A pack without it reads as one that has every beginning. Cost: three bits.

/// How many characters of a word are its beginning; a shorter word is its own.
pub const BEGINNING: usize = 5;

/// Whether a byte of UTF-8 begins a character.
pub(crate) const fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The three bits of the beginning of a word, in a set of so many bytes.
pub fn beginning_bits(word: &[u8], size: usize) -> [usize; 3] {
    let (mut hash, mut characters) = (0x811C_9DC5_u32, 0);
    for &byte in word {
        characters += usize::from(begins_character(byte));
        if characters > BEGINNING {
            break;
        }
        // FNV-1a.
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let hash = hash.wrapping_mul(0x9E37_79B1);
    // A share of the set, in 2^32nds.
    let shares = [hash, hash.rotate_left(16), hash.wrapping_mul(0x85EB_CA6B)];
    shares.map(|share| (u64::from(share).wrapping_mul(size as u64 * 8) >> 32) as usize)
}

/// Whether a known word may begin as this one does.
pub fn may_begin(set: &[u8], word: &[u8]) -> bool {
    let has = |bit: usize| set.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1);
    set.is_empty() || beginning_bits(word, set.len()).into_iter().all(has)
}
