//! Splitting and folding text, in packs that the builder makes: what people type must meet what authors write.

#[path = "support/projects.rs"]
#[allow(dead_code, reason = "only its settings are used here")]
mod projects;

use jobpack::pack::Pack;
use jobpack::text::{Lexicon, MAX_ENDINGS, MAX_WORD, Speller, Words};
use jobpack_author::compile::compile;
use jobpack_author::project::{Project, Resource};
use proptest::prelude::*;

/// A pack of one resource with this body, in this language.
fn packed(language: &str, body: &str) -> Vec<u8> {
    let resource = Resource { id: "only".into(), title: "Title".into(), body: body.into(), ..Resource::default() };
    let mut settings = projects::settings(3.0);
    settings.language = language.into();
    compile(&Project { settings, resources: vec![resource].into(), ..Project::default() })
        .expect("the project compiles")
}

fn split(pack: &Pack<'_>, text: &str) -> Vec<String> {
    Words::new(text, pack.folds()).map(|word| String::from_utf8(word.text.to_vec()).expect("words are UTF-8")).collect()
}

/// The words of a text as a pack that has this text reads them.
fn words(text: &str) -> Vec<String> {
    let bytes = packed("en", text);
    split(&Pack::open(&bytes).unwrap(), text)
}

/// The words of a text as a pack reads them that has no such character.
fn words_elsewhere(text: &str) -> Vec<String> {
    let bytes = packed("en", "plain");
    split(&Pack::open(&bytes).unwrap(), text)
}

#[test]
fn accents_meet_however_they_are_written() {
    for text in ["café", "cafe\u{301}", "CAFÉ", "CAFE\u{301}", "Cafe"] {
        assert_eq!(words(text), ["cafe"], "{text:?}");
        assert_eq!(words_elsewhere(text), ["cafe"], "{text:?}");
    }
    assert_eq!(words("naïve Ångström Łódź Đorđe"), ["naive", "angstrom", "lodz", "dorde"]);
    assert_eq!(words("Việt Vie\u{323}\u{302}t"), ["viet", "viet"]);
}

#[test]
fn case_and_width_and_ligatures_do_not_matter() {
    assert_eq!(words("STRASSE Straße straße"), ["strasse"; 3]);
    assert_eq!(words("ＲＥＶＥＮＵＥ revenue"), ["revenue"; 2]);
    assert_eq!(words("ﬁnance Œuvre Æther"), ["finance", "oeuvre", "aether"]);
    assert_eq!(words("ΛΌΓΟΣ λόγος λογοσ"), ["λογοσ"; 3]);
    assert_eq!(words("ПРИВЕТ Привет"), ["привет"; 2]);
}

/// What a text has in one case is read in the other, too.
#[test]
fn the_other_case_of_what_a_pack_has_is_known() {
    let bytes = packed("ru", "привет Ολα");
    let pack = Pack::open(&bytes).unwrap();
    assert_eq!(split(&pack, "ПРИВЕТ ΟΛΑ"), ["привет", "ολα"]);
}

#[test]
fn apostrophes_of_all_kinds_are_left_out() {
    for text in ["what's", "what’s", "what‘s", "What‛s", "what\u{AD}s", "what\u{200B}s"] {
        assert_eq!(words_elsewhere(text), ["whats"], "{text:?}");
    }
    assert_eq!(words_elsewhere("'quoted' ‘quoted’ “quoted” „quoted“ «quoted»"), ["quoted"; 5]);
}

#[test]
fn a_stop_word_in_quotes_stays_one() {
    let bytes = packed("en", "‘Between’ the lines");
    let pack = Pack::open(&bytes).unwrap();
    assert!(Lexicon::of(&pack).look_up(b"between").is_some_and(|entry| entry.is_stop()));
}

#[test]
fn spaces_and_punctuation_of_all_kinds_separate() {
    for between in
        [" ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}", "\t", "\r\n", "-", "–", "—", "…", "/", "_", "·", "，", "。"]
    {
        assert_eq!(words_elsewhere(&format!("one{between}two")), ["one", "two"], "{between:?}");
    }
    assert_eq!(words("½ 3½ one½two"), ["3", "one", "two"]);
}

#[test]
fn scripts_without_spaces_are_read_in_pairs() {
    assert_eq!(words("日本語"), ["日本", "本語"]);
    assert_eq!(words("Go言語x入門 本"), ["go", "言語", "x", "入門", "本"]);
    assert_eq!(words("ひらカナ"), ["ひら", "らカ", "カナ"]);
    assert_eq!(words_elsewhere("用python写脚本"), ["用", "python", "写脚", "脚本"]);
    assert_eq!(words("サーバー"), words("ｻｰﾊﾞｰ"));
    // A mark belongs to the letter before it: four letters, three pairs.
    assert_eq!(words("ที่นี่คือ").len(), 3);
}

#[test]
fn short_names_keep_their_signs() {
    for text in ["C++17, C#/F# a", "c++ 17 C♯ f# A"] {
        assert_eq!(words_elsewhere(text), ["c++", "17", "c#", "f#", "a"], "{text}");
    }
    assert_eq!(words("Ｃ＋＋ 入門"), ["c++", "入門"]);
    assert_eq!(words_elsewhere("HTML+CSS, Notepad++ #5 +1"), ["html", "css", "notepad", "5", "1"]);
}

#[test]
fn letters_of_other_keyboards_meet() {
    for (written, typed) in [
        ("أساسيات البرمجة", "اساسيات البرمجه"),
        ("کتابی", "كتابي"),
        ("برنامه\u{200C}نویسی", "برنامهنويسي"),
        ("كتـــابٌ", "كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("Ещё", "еще"),
        ("İstanbul ılık", "istanbul ilik"),
        ("Tiếng Việt", "tieng viet"),
        ("ज़रूरी", "जरूरी"),
        ("صفحة ٤٢", "صفحه 42"),
    ] {
        let bytes = packed("en", written);
        let pack = Pack::open(&bytes).unwrap();
        assert_eq!(split(&pack, written), split(&pack, typed), "{written}");
    }
}

#[test]
fn other_scripts_keep_their_words_whole() {
    for (text, count) in [
        ("تعلم البرمجة", 2),
        ("हिन्दी में प्रोग्रामिंग सीखें", 4),
        ("μάθε προγραμματισμό", 2),
        ("изучай программирование", 2),
        ("프로그래밍 배우기", 2),
        ("למד לתכנת", 2),
        ("தமிழ் நிரலாக்கம்", 2),
    ] {
        assert_eq!(words(text).len(), count, "{:?}", words(text));
        assert_eq!(words_elsewhere(text).len(), count, "{:?}", words_elsewhere(text));
    }
}

/// Every word of a text is in the lexicon of the pack that has the text.
fn known(language: &str, text: &str) -> Vec<u8> {
    let bytes = packed(language, text);
    let pack = Pack::open(&bytes).unwrap();
    let lexicon = Lexicon::of(&pack);
    Words::new(text, pack.folds()).for_each(|word| assert!(lexicon.look_up(&word.text).is_some(), "{word:?}"));
    bytes
}

/// What an unknown word is taken for: a word with another ending, or the nearest.
fn meant(bytes: &[u8], word: &str) -> Option<String> {
    let pack = Pack::open(bytes).unwrap();
    let lexicon = Lexicon::of(&pack);
    let folded = Words::new(word, pack.folds()).next().expect("a word").text;
    assert!(lexicon.look_up(&folded).is_none(), "{word} is known");
    let mut speller = Speller::new();
    let found = speller.near(&pack, &lexicon, &folded) || speller.inflected(&pack, &lexicon, &folded, MAX_ENDINGS);
    found.then(|| String::from_utf8(speller.found().to_vec()).expect("words are UTF-8"))
}

#[test]
fn unknown_forms_of_english_words_are_repaired() {
    let forms = "report reports reporting reported budget budgets budgeting call calls called plan plans planning \
                 measure measures measured measuring forecasts attribution channel";
    let bytes = known("en", forms);
    assert_eq!(meant(&bytes, "forecasting").as_deref(), Some("forecasts"));
    assert_eq!(meant(&bytes, "forecast").as_deref(), Some("forecasts"));
    assert_eq!(meant(&bytes, "channels").as_deref(), Some("channel"));
    assert_eq!(meant(&bytes, "budgeted").as_deref(), Some("budget"));
    assert_eq!(meant(&bytes, "attributions").as_deref(), Some("attribution"));
    assert_eq!(meant(&bytes, "chanel").as_deref(), Some("channel"));
    assert_eq!(meant(&bytes, "zebra"), None);
}

#[test]
fn unknown_forms_of_german_words_are_repaired() {
    let forms = "Bericht Berichte Berichten Zahl Zahlen Kampagne Kampagnen Ziel Ziele Zielen Weg Wege Wegen \
                 Termin Termine Terminen Abgleich Ergebnisse Messung";
    let bytes = known("de", forms);
    assert_eq!(meant(&bytes, "Abgleiche").as_deref(), Some("abgleich"));
    assert_eq!(meant(&bytes, "Abgleichen").as_deref(), Some("abgleich"));
    assert_eq!(meant(&bytes, "Ergebnissen").as_deref(), Some("ergebnisse"));
    assert_eq!(meant(&bytes, "Kampange").as_deref(), Some("kampagne"));
}

/// Characters that do something, and any others.
fn text() -> impl Strategy<Value = String> {
    let odd = "[a-zA-Z0-9 '’ß–éÉ語本ガｶﾞที่+#ｅ½\u{301}\u{AD}ДдΣς🎈]";
    prop_oneof![prop::collection::vec(odd, 0..60).prop_map(|texts| texts.concat()), any::<String>(), "[жa語่]{30,70}",]
}

/// A range of pieces ends before what another character reads as.
#[test]
fn what_a_character_reads_as_is_in_no_range_of_others() {
    let bytes = packed("en", "\u{1B150}\u{10FE0}\u{107B9}");
    let pack = Pack::open(&bytes).unwrap();
    for word in split(&pack, "\u{1B150}\u{10FE0}\u{107B9}") {
        assert_eq!(split(&pack, &word), [word]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_lie_in_their_text(body in text(), text in text()) {
        let bytes = packed("en", &body);
        let pack = Pack::open(&bytes).unwrap();
        let mut last = None;
        for word in Words::new(&text, pack.folds()) {
            prop_assert!(!word.text.is_empty() && word.text.len() <= MAX_WORD);
            prop_assert!(std::str::from_utf8(&word.text).is_ok());
            // Pairs overlap, but each begins behind the one before.
            prop_assert!(last < Some(word.start) && word.start < word.end);
            prop_assert!(word.second.is_none_or(|second| usize::from(second.get()) <= word.text.len()));
            let piece = text.get(word.start..word.end);
            prop_assert!(piece.is_some(), "offsets lie within characters");
            let again: Vec<_> = Words::new(piece.unwrap(), pack.folds()).map(|word| word.text).collect();
            prop_assert_eq!(again, vec![word.text]);
            last = Some(word.start);
        }
    }

    /// What separates may be cut at: two texts with a space between them have the words of the one and then those of the other.
    #[test]
    fn a_text_is_the_words_of_its_pieces(body in text(), pieces in prop::collection::vec(text(), 0..5)) {
        let bytes = packed("en", &body);
        let pack = Pack::open(&bytes).unwrap();
        let apart: Vec<String> = pieces.iter().flat_map(|piece| split(&pack, piece)).collect();
        prop_assert_eq!(split(&pack, &pieces.join(" ")), apart);
    }

    #[test]
    fn every_word_of_a_pack_is_known_to_it(body in text()) {
        known("en", &body);
    }

    /// What was folded folds to itself, or a repaired word could not be looked up as people would type it.
    #[test]
    fn folding_twice_changes_nothing(body in text()) {
        let bytes = packed("en", &body);
        let pack = Pack::open(&bytes).unwrap();
        for word in split(&pack, &body).into_iter().filter(|word| word.len() < MAX_WORD) {
            prop_assert_eq!(split(&pack, &word), vec![word]);
        }
    }
}
