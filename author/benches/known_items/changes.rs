//! What people do to a text when they write it themselves.

use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};

/// SplitMix64, begun with a text: the same in every run.
pub struct Random(u64);

impl Random {
    pub fn of(text: &str) -> Self {
        Self(
            text.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)),
        )
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % limit.max(1)
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

/// One letter left out, doubled up with another, replaced or swapped with its neighbour, in one of the longer words.
pub fn with_typo(text: &str, random: &mut Random) -> String {
    let letters: Vec<char> = text.chars().collect();
    let words = words(&letters);
    let long: Vec<_> = words.iter().filter(|(start, end)| end - start >= 5).collect();
    let longest = words.iter().max_by_key(|(start, end)| end - start);
    let Some(&(start, end)) = long.get(random.below(long.len())).copied().or(longest) else { return text.into() };
    let alphabet: Vec<char> = letters.iter().copied().filter(|c| c.is_alphabetic()).collect();
    for _ in 0..20 {
        let mut changed = letters.clone();
        let (at, letter) = (start + random.below(end - start), alphabet[random.below(alphabet.len())]);
        match random.below(4) {
            0 => drop(changed.remove(at)),
            1 => changed.insert(at, letter),
            2 => changed[at] = letter,
            _ if at + 1 < end => changed.swap(at, at + 1),
            _ => {}
        }
        if changed != letters {
            return changed.into_iter().collect();
        }
    }
    text.into()
}

/// Where the runs of letters begin and end; signs beside letters belong to them.
fn words(letters: &[char]) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let within = letter.is_alphabetic() || ('\u{300}'..'\u{2000}').contains(letter) && !letter.is_numeric();
        match words.last_mut() {
            Some((_, end)) if within && *end == at => *end = at + 1,
            _ if within => words.push((at, at + 1)),
            _ => {}
        }
    }
    words
}

/// The text in capitals, without accents, in the width and the forms of letters of another keyboard.
pub fn as_others_write(text: &str, language: &str) -> String {
    let turkic = ["tr", "az"].contains(&language);
    let capital = |c: char| match c {
        'i' if turkic => "İ".into(),
        // In capitals it is another letter pair, and so everybody knows it.
        'ß' => "SS".into(),
        other => other.to_uppercase().collect::<String>(),
    };
    let bare = without_accents(text, turkic);
    let capitals: String = bare.chars().map(capital).collect();
    let width = ["zh", "ja", "ko", "zh-TW"].contains(&language);
    if width { half_kana(&capitals).chars().map(wide).collect() } else { capitals.chars().map(keyboard).collect() }
}

fn without_accents(text: &str, turkic: bool) -> String {
    let is_bare = |c: char| c < '\u{400}' || ('\u{1e00}'..'\u{2000}').contains(&c);
    let plain = |c: char| match c {
        'ё' => "е".into(),
        'ı' | 'İ' if turkic => c.to_string(),
        _ => {
            let apart: String = DecomposingNormalizer::new_nfd().normalize(c.encode_utf8(&mut [0; 4])).into();
            let kept: String = apart.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
            if kept.chars().all(is_bare) { kept } else { c.to_string() }
        }
    };
    text.chars().map(plain).collect::<String>()
}

/// Letters that look alike on keyboards for Arabic, Persian and Urdu.
pub fn keyboard(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        other => other,
    }
}

fn wide(letter: char) -> char {
    match letter {
        '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).unwrap_or(letter),
        other => other,
    }
}

/// Katakana in half width, with their voicing marks apart.
fn half_kana(text: &str) -> String {
    let compose = ComposingNormalizer::new_nfkc();
    let half = |letter: char| {
        let is_it =
            |half: &char| compose.normalize(half.encode_utf8(&mut [0; 4])) == letter.encode_utf8(&mut [0; 4]) as &str;
        ('\u{ff66}'..='\u{ff9d}').find(is_it).unwrap_or(letter)
    };
    let apart = |letter: char| {
        let katakana = ('\u{30a1}'..='\u{30fc}').contains(&letter);
        let apart = DecomposingNormalizer::new_nfd().normalize(letter.encode_utf8(&mut [0; 4])).into_owned();
        let mark = |c: char| match c {
            '\u{3099}' => '\u{ff9e}',
            '\u{309a}' => '\u{ff9f}',
            other => half(other),
        };
        if katakana { apart.chars().map(mark).collect() } else { letter.to_string() }
    };
    text.chars().map(apart).collect()
}
