//! How characters are read: the fold table.
//!
//! Letters lose case, width and, in Latin and Greek, accents; scripts without spaces are read character by character; apostrophes and joiners are left
//! out; what is neither letter, digit nor mark separates. The table lists the characters that occur in the pack with their other case, and those that
//! people type whatever the pack holds.

use jobpack::pack::Fold;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that are always listed beside Latin letters with accents: spaces, accents and punctuation that keyboards and word processors make.
const ALWAYS: &str = "\u{A0}\u{2002}\u{2003}\u{2009}\u{200A}\u{202F}\u{3000}\
    \u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{30A}\u{30B}\u{30C}\u{323}\u{327}\u{328}\
    '’‘‛“”„‟«»‹›–—‐‑‒―…•·¿¡§¶†‡°©®™×÷±€£¥¢、。・「」『』，！？：；（）";

/// Left out of words: apostrophes, and what joins or breaks invisibly.
const LEFT_OUT: &str = "'’‘‛\u{AD}\u{200B}\u{200C}\u{200D}\u{FEFF}\u{2060}";

/// What a character does, and what it reads as.
#[derive(Debug, PartialEq, Eq)]
enum Reading {
    Text(String),
    Separates,
    Alone,
    LeftOut,
}

/// The fold table for these characters.
pub fn table(characters: &BTreeSet<char>) -> Vec<Fold> {
    let latin = ('\u{C0}'..='\u{17F}').chain(ALWAYS.chars()).chain(LEFT_OUT.chars());
    let other_case = characters.iter().flat_map(|c| c.to_uppercase().chain(c.to_lowercase()));
    let all: BTreeSet<char> = characters.iter().copied().chain(other_case).chain(latin).collect();
    all.into_iter().filter(|c| !c.is_ascii_alphanumeric()).filter_map(fold).collect()
}

/// The record of a character, unless it reads as the engine reads it without one.
fn fold(character: char) -> Option<Fold> {
    let (action, text) = match reading(character) {
        Reading::Text(text) if text.chars().eq([character]) => return None,
        Reading::Separates if character.is_ascii() => return None,
        Reading::Text(text) => (0, text),
        Reading::Separates => (1, String::new()),
        Reading::Alone => (2, character.to_string()),
        Reading::LeftOut => (3, String::new()),
    };
    let end = (0..=text.len().min(6)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    let mut bytes = [0; 6];
    bytes[..end].copy_from_slice(&text.as_bytes()[..end]);
    let [a, b, c, d, e, f] = bytes;
    let (text, more) = (u32::from_le_bytes([a, b, c, d]), u16::from_le_bytes([e, f]));
    Some(Fold { character: character.into(), action, length: end as u8, text, more })
}

fn reading(character: char) -> Reading {
    if LEFT_OUT.contains(character) || ('\u{300}'..='\u{36F}').contains(&character) {
        return Reading::LeftOut;
    }
    if without_spaces(character) {
        return Reading::Alone;
    }
    if !in_words(character) {
        return Reading::Separates;
    }
    let decomposed: String = character.nfkd().filter(|c| !('\u{300}'..='\u{36F}').contains(c)).collect();
    let accents_go = decomposed.chars().all(|c| c < '\u{400}' || ('\u{1E00}'..'\u{2000}').contains(&c));
    let text: String = if accents_go { decomposed } else { character.nfkc().collect() };
    let lower = text.to_lowercase();
    let plain = lower
        .replace('ß', "ss")
        .replace('æ', "ae")
        .replace('œ', "oe")
        .replace('ø', "o")
        .replace('ł', "l")
        .replace('ς', "σ");
    let plain = plain.replace('đ', "d").replace('ı', "i");
    // A fraction or a number in brackets would put a separator into a word.
    if plain.chars().all(in_words) { Reading::Text(plain) } else { Reading::Separates }
}

fn in_words(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

/// Scripts that are written without spaces: Han, kana, Thai, Lao, Khmer, Burmese.
fn without_spaces(character: char) -> bool {
    const RANGES: [(u32, u32); 9] = [
        (0x0E01, 0x0E4E),
        (0x0E81, 0x0EDF),
        (0x1000, 0x109F),
        (0x1780, 0x17D3),
        (0x3041, 0x30FA),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
        (0x20000, 0x3FFFF),
    ];
    RANGES.iter().any(|&(first, last)| (first..=last).contains(&u32::from(character)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(character: char) -> String {
        match reading(character) {
            Reading::Text(text) => text,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn characters_read_as_people_type_them() {
        for (character, text) in
            [('É', "e"), ('ß', "ss"), ('ﬁ', "fi"), ('Ａ', "a"), ('Ω', "ω"), ('ά', "α"), ('Й', "й"), ('한', "한")]
        {
            assert_eq!(reads(character), text, "{character}");
        }
        assert_eq!(reading('’'), Reading::LeftOut);
        assert_eq!(reading('—'), Reading::Separates);
        assert_eq!(reading('½'), Reading::Separates);
        assert_eq!(reading('語'), Reading::Alone);
        assert_eq!(reads('ि'), "ि");
    }
}
