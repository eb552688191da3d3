//! How characters are read: the fold table.
//!
//! Letters lose case, width and what people leave out when they type: accents in Latin and Greek, vowel points in Arabic and Hebrew. Letters that look
//! alike on keyboards of one script are one. Digits of all scripts are those of ASCII. What joins invisibly, and apostrophes, are left out; what is
//! neither letter, digit nor mark separates. Scripts without spaces are read in pieces: letters, each with the marks on it. The table lists the
//! characters that occur in the pack with their other case, what the keyboards of their scripts have beside them, and what people type whatever
//! the pack holds. Cost: a few look-ups for each different character of the pack, and a thousand more.

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};
use icu_properties::props::{
    CanonicalCombiningClass, DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup, LineBreak, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use jobpack::pack::Fold;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Characters that are always listed beside Latin letters with accents: spaces, accents and punctuation that keyboards and word processors make.
const ALWAYS: &str = "\u{A0}\u{2002}\u{2003}\u{2009}\u{200A}\u{202F}\u{3000}\
    \u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{30A}\u{30B}\u{30C}\u{31B}\u{323}\u{327}\u{328}\
    '’‘‛“”„‟«»‹›–—‐‑‒―…•·¿¡§¶†‡°©®™×÷±€£¥¢、。・「」『』，！？：；（）";

/// The first of each range of Han and kana, and the first behind it: always listed, since they follow other scripts without a space.
const EAST_ASIAN: &str = "\u{3005}\u{3008}\u{3041}\u{3099}\u{309B}\u{30A1}\u{30FC}\u{3100}\u{3400}\u{4DC0}\u{4E00}\u{A000}\u{20000}\u{323B0}";

/// What tells `C++` and `C#` from `C`.
const SIGNS: [&str; 2] = ["+", "#"];

/// Left out of words: apostrophes, and the line that stretches Arabic words; beside them all that is invisible.
const LEFT_OUT: &str = "'’‘‛\u{640}";

/// Where the pack has a character of the first range, all of the second are listed: what one keyboard of a script has and another has not, and where
/// scripts without spaces begin and end.
const NEIGHBOURS: [(RangeInclusive<char>, RangeInclusive<char>); 14] = [
    ('\u{386}'..='\u{3CE}', '\u{386}'..='\u{3CE}'),
    ('\u{401}'..='\u{45F}', '\u{401}'..='\u{45F}'),
    ('\u{5D0}'..='\u{5EA}', '\u{591}'..='\u{5C7}'),
    ('\u{621}'..='\u{6D3}', '\u{610}'..='\u{6F9}'),
    ('\u{900}'..='\u{97F}', '\u{900}'..='\u{97F}'),
    ('\u{980}'..='\u{9FF}', '\u{980}'..='\u{9FF}'),
    ('\u{E01}'..='\u{E5B}', '\u{E01}'..='\u{E5C}'),
    ('\u{E81}'..='\u{EDF}', '\u{E81}'..='\u{EE0}'),
    ('\u{1000}'..='\u{109F}', '\u{1000}'..='\u{10A0}'),
    ('\u{1780}'..='\u{17F9}', '\u{1780}'..='\u{17FA}'),
    ('\u{1EA0}'..='\u{1EF9}', '\u{1EA0}'..='\u{1EF9}'),
    ('\u{3041}'..='\u{30FF}', '\u{3041}'..='\u{3100}'),
    ('\u{3041}'..='\u{30FF}', '\u{FF66}'..='\u{FF9F}'),
    ('\u{3041}'..='\u{D7A3}', '\u{FF01}'..='\u{FF5E}'),
];

/// Letters that are one to people who type them, beyond what Unicode says: with a stroke or a tail, without a dot, of another keyboard.
const ALIKE: &[(char, &str)] = &[
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ħ', "h"),
    ('ŋ', "n"),
    ('ŧ', "t"),
    ('ı', "i"),
    ('ё', "е"),
    ('ى', "ي"),
    ('ی', "ي"),
    ('ې', "ي"),
    ('ک', "ك"),
    ('ڪ', "ك"),
    ('ة', "ه"),
    ('ہ', "ه"),
    ('ھ', "ه"),
    ('ە', "ه"),
    ('ۃ', "ه"),
    ('ٱ', "ا"),
    ('ँ', "ं"),
    ('ঁ', "ং"),
    ('♯', "#"),
]; // fmt: skip

/// What a character does to the word in the making, by its number in the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Append = 0,
    Separate = 1,
    /// Is a piece of a script without spaces.
    Piece = 2,
    LeaveOut = 3,
    /// Stands on the letter before it.
    Mark = 4,
    /// Belongs to a short name before it, and else separates.
    Sign = 5,
}

/// What a character does, and what it reads as.
type Reading = (Action, String);

/// The fold table for these characters.
pub fn table(characters: &BTreeSet<char>) -> Vec<Fold> {
    let latin = ('\u{C0}'..='\u{17F}').chain([ALWAYS, LEFT_OUT, EAST_ASIAN, "+#♯"].into_iter().flat_map(str::chars));
    let other_case = characters.iter().flat_map(|c| c.to_uppercase().chain(c.to_lowercase()));
    let occurs = |range: &RangeInclusive<char>| characters.range(range.clone()).next().is_some();
    let neighbours = NEIGHBOURS.into_iter().filter(|(range, _)| occurs(range)).flat_map(|(_, listed)| listed);
    let invisible = '\u{200B}'..='\u{200F}';
    let all = characters.iter().copied().chain(other_case).chain(latin).chain(neighbours).chain(invisible);
    let all: BTreeSet<char> = all.chain(['\u{AD}', '\u{2060}', '\u{FEFF}']).collect();
    // What they read as is read again, when a word of the pack is looked up: a range of others must not take it in.
    let read: Vec<String> = all.iter().map(|&character| reading(character).1).collect();
    let all = all.into_iter().chain(read.iter().flat_map(|text| text.chars()));
    records(all.filter(|c| !c.is_ascii_alphanumeric()).collect())
}

/// The records that make these characters read as they should. Where a range begins, pieces and marks that read as themselves need none.
fn records(characters: BTreeSet<char>) -> Vec<Fold> {
    let (mut records, mut unlisted) = (Vec::new(), Action::Append);
    for character in characters {
        let (action, text) = reading(character);
        let is_itself = text.chars().eq([character]);
        let says_nothing =
            if character.is_ascii() { action == Action::Separate } else { is_itself && action == unlisted };
        if says_nothing {
            continue;
        }
        let begins = is_itself && matches!(action, Action::Piece | Action::Mark);
        unlisted = if begins { action } else { Action::Append };
        records.push(record(character, action, if begins { "" } else { &text }));
    }
    records
}

fn record(character: char, action: Action, text: &str) -> Fold {
    let end = (0..=text.len().min(MOST)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    let mut bytes = [0; MOST];
    bytes[..end].copy_from_slice(&text.as_bytes()[..end]);
    let [a, b, c, d, e, f] = bytes;
    let (text, more) = (u32::from_le_bytes([a, b, c, d]), u16::from_le_bytes([e, f]));
    Fold { character: character.into(), action: action as u8, length: end as u8, text, more }
}

/// How many bytes a character can read as.
const MOST: usize = 6;

fn reading(character: char) -> Reading {
    let text = text(character);
    if is_left_out(character) || text.is_empty() {
        return (Action::LeaveOut, String::new());
    }
    if SIGNS.contains(&&*text) {
        return (Action::Sign, text);
    }
    // A fraction or a number in brackets would put a separator into a word.
    if !is_in_words(character) || !text.chars().all(is_in_words) {
        return (Action::Separate, String::new());
    }
    let action = match text.chars().next() {
        Some(first) if is_voicing(first) => Action::Mark,
        Some(first) if is_without_spaces(first) && is_mark(first) => Action::Mark,
        Some(first) if is_without_spaces(first) => Action::Piece,
        _ => Action::Append,
    };
    (action, text)
}

/// Whether a word, as it is looked up, is of pieces.
pub fn is_of_pieces(word: &str) -> bool {
    word.chars().next().is_some_and(is_piece)
}

/// The two pieces of a word that is a pair of them.
pub fn pair(word: &str) -> Option<[&str; 2]> {
    let (second, _) = word.char_indices().skip(1).find(|(_, c)| is_piece(*c)).filter(|_| is_of_pieces(word))?;
    let (first, second) = word.split_at(second);
    Some([first, second])
}

fn is_piece(character: char) -> bool {
    // All of these scripts stand behind those that most words are of.
    character >= '\u{E00}' && reading(character).0 == Action::Piece
}

/// What a character reads as.
fn text(character: char) -> String {
    if let Some(digit) = digit(character) {
        return digit.to_string();
    }
    let written = character.to_string();
    let composed = || ComposingNormalizer::new_nfkc().normalize(&written).into_owned();
    let apart = match script(character) {
        // Their marks make other letters, which everyone types.
        Script::Cyrillic | Script::Hangul => composed(),
        _ if is_without_spaces(character) && line_break(character) == LineBreak::ComplexContext => written.clone(),
        _ => DecomposingNormalizer::new_nfkd().normalize(&written).into_owned(),
    };
    let bare: String = apart.chars().filter(|&c| !is_left_out(c)).collect();
    let read = plain(&bare);
    if read.len() <= MOST { read } else { plain(&composed()) }
}

/// Without case, and with the letters that stand for those that look like them.
fn plain(text: &str) -> String {
    let alike = |c: char| match ALIKE.iter().find(|(letter, _)| *letter == c) {
        Some((_, text)) => (*text).to_owned(),
        None => c.to_string(),
    };
    CaseMapper::new().fold_string(text).chars().map(alike).collect()
}

/// The value of a decimal digit of any script: they stand in runs that begin with zero.
fn digit(character: char) -> Option<u32> {
    let is_digit = |code: u32| CodePointMapData::<GeneralCategory>::new().get32(code) == GeneralCategory::DecimalNumber;
    let code = u32::from(character);
    is_digit(code).then(|| (1..).take_while(|back| is_digit(code - back)).count() as u32 % 10)
}

/// What is invisible, and marks that people leave out.
fn is_left_out(character: char) -> bool {
    let class = CodePointMapData::<CanonicalCombiningClass>::new().get(character);
    let optional = || {
        matches!(script(character), Script::Inherited | Script::Arabic | Script::Hebrew | Script::Syriac)
            && !is_voicing(character)
    };
    LEFT_OUT.contains(character)
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        || is_invisible(character)
        || is_mark(character) && (class == CanonicalCombiningClass::Nukta || optional())
}

/// Whether it only says how others are set: their direction, where they may be parted.
pub fn is_invisible(character: char) -> bool {
    CodePointMapData::<GeneralCategory>::new().get(character) == GeneralCategory::Format
}

/// The marks that make kana voiced: other letters, not accents.
fn is_voicing(character: char) -> bool {
    matches!(character, '\u{3099}' | '\u{309A}')
}

fn is_mark(character: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(character))
}

fn is_in_words(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character)
}

fn line_break(character: char) -> LineBreak {
    CodePointMapData::<LineBreak>::new().get(character)
}

/// Scripts that are written without spaces: Han, kana, and those of South East Asia.
fn is_without_spaces(character: char) -> bool {
    let east_asian = matches!(script(character), Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo);
    // The long vowel of kana is of no script.
    east_asian || matches!(line_break(character), LineBreak::ComplexContext | LineBreak::ConditionalJapaneseStarter)
}

fn script(character: char) -> Script {
    CodePointMapData::<Script>::new().get(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> String {
        text.chars().map(|character| reading(character).1).collect()
    }

    #[test]
    fn characters_read_as_people_type_them() {
        for (written, read) in [
            ("ÉẞﬁＡ", "essfia"),
            ("Ωάς", "ωασ"),
            ("ЁлЙ", "елй"),
            ("Tiếng Việt Ơ Ư Đ", "tiengvietoud"),
            ("İIıi", "iiii"),
            ("أإآٱاى ۀة", "اااااي هه"),
            ("كتـــابٌ", "كتاب"),
            ("کتابی", "كتابي"),
            ("שָׁלוֹם", "שלום"),
            ("ज़ँ", "जं"),
            ("٤۲४４", "4244"),
            ("한", "한"),
            ("ｶﾞが", "カ\u{3099}か\u{3099}"),
            ("ﻻ", "لا"),
        ] {
            assert_eq!(reads(written), read.replace(' ', ""), "{written}");
        }
    }

    #[test]
    fn characters_do_what_their_scripts_ask_for() {
        use Action::*;
        for (character, action) in [
            ('’', LeaveOut),
            ('\u{200C}', LeaveOut),
            ('\u{64E}', LeaveOut),
            ('—', Separate),
            ('½', Separate),
            ('،', Separate),
            ('語', Piece),
            ('ー', Piece),
            ('ก', Piece),
            ('\u{E34}', Mark),
            ('\u{FF9E}', Mark),
            ('\u{93F}', Append),
            ('한', Append),
            ('+', Sign),
            ('♯', Sign),
            ('＃', Sign),
        ] {
            assert_eq!(reading(character).0, action, "{character}");
        }
    }

    /// A script without spaces costs a few records, not one for each of its letters.
    #[test]
    fn letters_in_a_range_need_no_record() {
        let han: BTreeSet<char> = "机器学习入门数据科学编程语言".chars().collect();
        assert_eq!(table(&han).len(), table(&"机".chars().collect()).len());
        assert!(table(&"การเขียนโปรแกรม".chars().collect()).len() < table(&BTreeSet::new()).len() + 30);
    }
}
