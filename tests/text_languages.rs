//! Packs of several languages, of languages with compounds and of scripts without spaces: what is asked in one form is found in another.

#[path = "support/projects.rs"]
#[allow(dead_code, reason = "only its settings are used here")]
mod projects;

use jobpack::find::{Hit, Scratch, find};
use jobpack::{Pack, Situation};
use jobpack_author::compile::compile;
use jobpack_author::project::{Project, Resource};

/// A pack of these resources: language and title, which is the id too.
fn packed(titles: &[(&str, &str)]) -> Vec<u8> {
    let resource = |&(language, title): &(&str, &str)| Resource {
        id: title.into(),
        title: title.into(),
        language: language.into(),
        ..Resource::default()
    };
    let resources = titles.iter().map(resource).collect();
    let mut settings = projects::settings(3.0);
    // Each resource is found for what it says itself.
    settings.find.neighbours = 0.0;
    compile(&Project { settings, resources, ..Project::default() }).expect("it compiles")
}

/// The titles found, the best first.
fn found(bytes: &[u8], query: &str, language: &str) -> Vec<String> {
    let pack = Pack::open(bytes).unwrap();
    let (mut scratch, mut hits) = (Scratch::new(), [Hit::default(); 10]);
    let count = find(&pack, query, &Situation { language, ..Situation::default() }, &mut scratch, &mut hits);
    hits[..count].iter().map(|hit| pack.resource_id(hit.resource).to_owned()).collect()
}

#[test]
fn a_pack_of_several_languages_answers_in_the_askers() {
    let bytes = packed(&[
        ("en", "Programming in Python"),
        ("de", "Programmieren in Python"),
        ("fr", "Programmer en Python"),
        ("pt-BR", "Programação em Python"),
    ]);
    assert_eq!(found(&bytes, "python", "").len(), 4);
    for (language, title) in
        [("en", "Programming in Python"), ("de-AT", "Programmieren in Python"), ("pt-BR", "Programação em Python")]
    {
        assert_eq!(found(&bytes, "Python", language), [title]);
    }
    // Other forms of the word, each by its own language's stems.
    assert_eq!(found(&bytes, "programmierend", "de"), ["Programmieren in Python"]);
    assert_eq!(found(&bytes, "programming", "en"), ["Programming in Python"]);
    assert_eq!(found(&bytes, "python", "ja"), [""; 0]);
}

#[test]
fn a_stop_word_of_one_language_is_a_word_of_another() {
    let bytes =
        packed(&[("sv", "Men och kvinnor"), ("da", "Kaffe men ikke te"), ("it", "Men working"), ("en", "The men")]);
    // "men" is "but" in Swedish and Danish, and no stop word of English, the pack's own language.
    assert_eq!(found(&bytes, "men", "en"), ["The men"]);
    assert_eq!(found(&bytes, "men", "sv"), [""; 0]);
    assert_eq!(found(&bytes, "men", "da"), [""; 0]);
    // "the" stays a stop word even where another language has it.
    let bytes = packed(&[("fr", "Le thé vert"), ("en", "The green one")]);
    assert_eq!(found(&bytes, "the", ""), [""; 0]);
    assert_eq!(found(&bytes, "thé vert", "fr"), ["Le thé vert"]);
}

#[test]
fn accents_that_tell_words_apart_are_no_stop_words() {
    // Without accents, "lá" (leaf) is "là" (is).
    let bytes = packed(&[("vi", "Lá cờ"), ("vi", "Con mèo")]);
    assert_eq!(found(&bytes, "la co", "vi"), ["Lá cờ"]);
}

#[test]
fn one_foreign_spelling_takes_nothing_from_the_rest() {
    let titles = ["The tutorials", "More of the tutorials", "Tutoriáls", "The beginner’s guide", "The end", "Un thé"];
    let many = ["The one", "The two", "The three", "The four", "The five", "Python 3+", "Python 3"];
    let bytes = packed(&[&titles[..], &many].concat().into_iter().map(|title| ("en", title)).collect::<Vec<_>>());
    // Most texts write the stem of English, and a stop word.
    assert_eq!(found(&bytes, "tutorial", "").len(), 3);
    assert_eq!(found(&bytes, "the", ""), [""; 0]);
    assert_eq!(found(&bytes, "beginner", ""), ["The beginner’s guide"]);
    assert_eq!(found(&bytes, "3", "").len(), 2);
}

#[test]
fn who_made_it_comes_before_who_is_named_like_that() {
    let resource = |id: &str, title: &str, author: &str| Resource {
        id: id.into(),
        title: title.into(),
        author: author.into(),
        ..Resource::default()
    };
    let resources = vec![
        resource("own", "A long course about graphs and how to draw them", "Ada Stone, Ben Reed, Cy Lark"),
        resource("other", "Stone", ""),
        resource("third", "Reed", ""),
        resource("fourth", "Walking", "Dora Hill"),
    ];
    let mut settings = projects::settings(3.0);
    settings.find.neighbours = 0.0;
    let bytes = compile(&Project { settings, resources: resources.into(), ..Project::default() }).unwrap();
    assert_eq!(found(&bytes, "Ada Stone", "")[0], "own");
}

#[test]
fn compounds_and_their_parts_meet() {
    let titles = [
        "Datenbankentwurf",
        "Der Entwurf von Häusern",
        "Eine Datenbank",
        "Kochen",
        "Anwendungsentwicklung",
        "Entwicklung",
        "Anwendung",
    ];
    let bytes = packed(&titles.map(|title| ("de", title)));
    let part = found(&bytes, "Entwurf", "de");
    assert_eq!(part, ["Der Entwurf von Häusern", "Datenbankentwurf"]);
    assert_eq!(found(&bytes, "Entwurf Datenbank", "de").len(), 3);
    assert_eq!(found(&bytes, "Datenbankentwurf", "de"), ["Datenbankentwurf"]);
    assert!(found(&bytes, "Anwendung", "de").contains(&"Anwendungsentwicklung".to_owned()));
    // Not in a language that does not write so.
    let bytes = packed(&[("en", "Blackbird"), ("en", "black"), ("en", "bird")]);
    assert_eq!(found(&bytes, "bird", "en"), ["bird"]);
}

#[test]
fn texts_without_spaces_are_found_by_their_parts() {
    let titles = [
        ("zh", "机器学习入门"),
        ("zh", "学习编程语言"),
        ("ja", "プログラミング入門"),
        ("th", "การเขียนโปรแกรม"),
        ("zh", "红楼梦"),
    ];
    let bytes = packed(&titles);
    assert_eq!(found(&bytes, "机器学习", "zh")[0], "机器学习入门");
    assert_eq!(found(&bytes, "语言", ""), ["学习编程语言"]);
    assert_eq!(found(&bytes, "ﾌﾟﾛｸﾞﾗﾐﾝｸﾞ", ""), ["プログラミング入門"]);
    assert_eq!(found(&bytes, "โปรแกรม", "")[0], "การเขียนโปรแกรม");
    // A single piece, and pairs that no text has.
    assert_eq!(found(&bytes, "梦", ""), ["红楼梦"]);
    assert_eq!(found(&bytes, "红褛梦", "")[0], "红楼梦");
}

#[test]
fn the_author_may_choose_the_analyser_of_a_language() {
    let resource =
        Resource { id: "one".into(), title: "Reports".into(), language: "en-GB".into(), ..Resource::default() };
    let mut settings = projects::settings(3.0);
    settings.analysers.insert("en".into(), "words".into());
    let bytes = compile(&Project { settings, resources: vec![resource].into(), ..Project::default() }).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let about = pack.about().unwrap();
    let names: Vec<_> = about.analysers.iter().map(|analyser| (analyser.language, analyser.name)).collect();
    assert_eq!(names, [("en", "words"), ("en-GB", "words")]);
}

#[test]
fn the_very_title_comes_first() {
    let resource = |id: &str, language: &str, title: &str, author: &str, tag: &str| Resource {
        id: id.into(),
        language: language.into(),
        title: title.into(),
        author: author.into(),
        tags: vec![tag.into()],
        ..Resource::default()
    };
    let mut resources = vec![
        resource("again", "en", "Learn Haskell: a free Haskell tutorial", "", "Haskell"),
        resource("long", "en", "Haskell in an afternoon", "", "Haskell"),
        resource("own", "en", "Haskell", "", "Haskell"),
    ];
    resources.extend((0..9).map(|n| resource(&format!("z{n}"), "en", "Baking bread", "", "Bread")));
    let mut settings = projects::settings(3.0);
    settings.find.neighbours = 0.0;
    let bytes = compile(&Project { settings: settings.clone(), resources: resources.into(), ..Project::default() });
    assert_eq!(found(&bytes.unwrap(), "haskell", "")[0], "own");

    // English has more forms of the word, Bengali only this one.
    let mut resources = vec![
        resource("a", "en", "Programming gardens", "", "Film"),
        resource("b", "en", "Programs for gardens", "", "Film"),
        resource("c", "bn", "Programming", "", "Film"),
    ];
    resources.extend((0..9).map(|n| resource(&format!("z{n}"), "en", "Baking bread", "", "Bread")));
    let bytes = compile(&Project { settings, resources: resources.into(), ..Project::default() });
    assert_eq!(found(&bytes.unwrap(), "programming", "")[0], "c");
}
