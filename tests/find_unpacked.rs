//! A pack that was unpacked answers as it does where it lies. Random projects are asked both ways in `find_properties`; here is what these are too small for.

use jobpack::find::{Hit, Repair, Scratch, find, find_in};
use jobpack::pack::{Pack, Packs, take_varint};
use jobpack::{ErrorCode, Situation};
use jobpack_author::compile::{Division, compile};
use jobpack_author::project::{Job, Link, Project, Resource, Statement};

mod support;
use support::whole::divided;

/// Random numbers below a bound, the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// A word of a few hundred, in one of two forms: some are in a tenth of all texts, most in few.
    fn word(&mut self) -> String {
        let (one, other) = (self.below(400), self.below(400));
        let number = one * other / 400;
        let ending = ["", "s"][self.below(2) as usize];
        format!("{}{}word{ending}", char::from(b'a' + (number % 26) as u8), char::from(b'a' + (number / 26) as u8))
    }

    fn words(&mut self, count: u64) -> String {
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }
}

/// More documents than are summed at a time, twice.
fn large() -> Project {
    let mut numbers = Numbers(7);
    let mut resource = |number: usize| Resource {
        id: format!("r{number:05}"),
        title: numbers.words(4),
        minutes: Some(number as u32 % 9 + 1),
        ..Resource::default()
    };
    let resources: Vec<Resource> = (0..20_000).map(&mut resource).collect();
    let mut project = Project { resources: resources.into(), ..Project::default() };
    project.settings.find.neighbours = 0.0;
    project.settings.language = "en".into();
    for number in 0..12 {
        let statement = Statement { whole: Numbers(number).words(3), ..Statement::default() };
        project.jobs.push(Job { id: format!("j{number:02}"), statement, ..Job::default() });
        let link = |resource| Link { need: format!("j{number:02}"), resource, ..Link::default() };
        project.links.extend((0..5).map(|step| link(format!("r{:05}", number * 1_500 + step * 37))));
    }
    project
}

/// The hits, and the needs that matched.
fn asked(pack: &Pack<'_>, query: &str, situation: &Situation<'_>, limit: usize) -> (Vec<Hit>, Vec<(u32, u32)>) {
    let (mut scratch, mut hits) = (Scratch::new(), vec![Hit::default(); limit]);
    let count = find(pack, query, situation, &mut scratch, &mut hits);
    hits.truncate(count);
    (hits, scratch.needs().collect())
}

#[test]
fn in_many_documents() {
    let bytes = compile(&large()).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let mut memory = vec![0; pack.unpacked_size()];
    let unpacked = pack.unpack(&mut memory).unwrap();
    let mut numbers = Numbers(11);
    let short = Situation { minutes: 3, ..Situation::default() };
    for number in 0..300 {
        let (query, limit) = (numbers.words(number % 7 + 1), [1, 10, 100, 3_000][number as usize % 4]);
        for situation in [Situation::default(), short] {
            let expected = asked(&pack, &query, &situation, limit);
            assert_eq!(asked(&unpacked, &query, &situation, limit), expected, "{limit} of {query}");
        }
    }
}

#[test]
fn the_first_document_of_a_window_has_its_weak_words() {
    // Documents are summed 8,192 at a time. Once ten hits are known, the other word is only asked about.
    let title = |number: usize| match number {
        0..40 => "rare report with many other words that make it a weaker answer",
        8_192 => "rare report",
        16_384 => "rare reports",
        _ if number.is_multiple_of(2) => "report",
        _ => "reports",
    };
    let resource =
        |number: usize| Resource { id: format!("r{number:05}"), title: title(number).into(), ..Resource::default() };
    let resources: Vec<Resource> = (0..20_000).map(resource).collect();
    let mut project = Project { resources: resources.into(), ..Project::default() };
    project.settings.find.neighbours = 0.0;
    project.settings.language = "en".into();
    let bytes = compile(&project).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let mut memory = vec![0; pack.unpacked_size()];
    let unpacked = pack.unpack(&mut memory).unwrap();
    let (hits, _) = asked(&unpacked, "rare report", &Situation::default(), 10);
    assert_eq!(hits, asked(&pack, "rare report", &Situation::default(), 10).0);
    assert_eq!(hits.iter().take(2).map(|hit| hit.resource).collect::<Vec<_>>(), [8_192, 16_384]);
}

#[test]
fn where_a_query_can_add_more_than_sixteen_bits_hold() {
    let bytes = compile(&large()).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let mut memory = vec![0; pack.unpacked_size()];
    let unpacked = pack.unpack(&mut memory).unwrap();
    let mut numbers = Numbers(17);
    for number in 0..40 {
        let many = numbers.words(48);
        // The same words again and again count so many times.
        let query = if number % 2 == 0 { many } else { [&numbers.words(2)[..]; 99].join(" ") };
        let found = asked(&unpacked, &query, &Situation::default(), 10);
        assert_eq!(found, asked(&pack, &query, &Situation::default(), 10), "{query}");
        assert!(number % 2 == 0 || found.0[0].score > u32::from(u16::MAX), "{found:?}");
    }
}

#[test]
fn words_of_a_row_of_documents_take_no_more_than_their_postings_allow() {
    // Each word stands in 64 resources in a row, which a list says in a few bytes.
    let title = |number: usize| format!("word{:02}", number / 64);
    let resource =
        |number: usize| Resource { id: format!("r{number:05}"), title: title(number), ..Resource::default() };
    let resources: Vec<Resource> = (0..2_048).map(resource).collect();
    let mut project = Project { resources: resources.into(), ..Project::default() };
    project.settings.find.neighbours = 0.0;
    let bytes = compile(&project).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let size = pack.unpacked_size();
    // A number for each posting; of words, slots and terms some more: no row of 2,048 bytes for each word.
    assert!((2_048..2_048 + 40 * 32).contains(&size), "{size}");
    let mut memory = vec![0; size];
    let unpacked = pack.unpack(&mut memory).unwrap();
    for query in ["word07", "word00 word31 word07", "wort31"] {
        assert_eq!(
            asked(&unpacked, query, &Situation::default(), 70),
            asked(&pack, query, &Situation::default(), 70),
            "{query}"
        );
    }
}

#[test]
fn impacts_that_no_row_has_room_for_count_whole() {
    // The first word is in all resources, the others in some.
    let title = |number: usize| if number % 80 == 3 { "aardvark cat" } else { "aardvark" };
    let resource =
        |number: usize| Resource { id: format!("r{number:03}"), title: title(number).into(), ..Resource::default() };
    let resources: Vec<Resource> = (0..1_000).map(resource).collect();
    let mut project = Project { resources: resources.into(), ..Project::default() };
    project.settings.find.neighbours = 0.0;
    let mut bytes = compile(&project).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let lists = pack.sections().find(|section| &section.tag == b"POST").unwrap();
    // Its list has its largest impact, the tenth and the least behind its two heads; then each of its impacts is larger.
    let list = &bytes[lists.offset as usize..];
    let (_, rest) = take_varint(list).unwrap();
    let (_, rest) = take_varint(rest).unwrap();
    let place = lists.offset as usize + list.len() - rest.len();
    bytes[place..place + 3].iter_mut().for_each(|impact| *impact += 64);
    let pack = Pack::open(&bytes).unwrap();
    let mut memory = vec![0; pack.unpacked_size()];
    let unpacked = pack.unpack(&mut memory).unwrap();
    // Where another word counts twice, it is only asked about.
    for query in ["aardvark", "aardvark cat", "cat aardvark cat"] {
        let found = asked(&unpacked, query, &Situation::default(), 10);
        assert_eq!(found, asked(&pack, query, &Situation::default(), 10), "{query}");
        assert!(found.0[0].score > 64 * 32, "{found:?}");
    }
}

#[test]
fn packs_that_belong_together_need_not_all_be_unpacked() {
    let packs = divided(&large(), Division::Packs(3));
    let packs: Vec<Pack<'_>> = packs.iter().map(|bytes| Pack::open(bytes).unwrap()).collect();
    let mut memory = vec![0; packs[1].unpacked_size()];
    let mixed = [packs[0], packs[1].unpack(&mut memory).unwrap(), packs[2]];
    let ask = |packs: &[Pack<'_>], query: &str| {
        let packs: Vec<&Pack<'_>> = packs.iter().collect();
        let (mut scratch, mut hits) = (Scratch::new(), [Hit::default(); 20]);
        let packs = Packs::of(&packs).unwrap();
        let count = find_in(&packs, query, &Situation::default(), &mut scratch, &mut hits);
        hits[..count].to_vec()
    };
    let mut numbers = Numbers(13);
    for _ in 0..50 {
        let query = numbers.words(3);
        assert_eq!(ask(&mixed, &query), ask(&packs, &query), "{query}");
    }
}

#[test]
fn it_takes_as_much_memory_as_it_says() {
    let bytes = support::whole::small_pack();
    let pack = Pack::open(&bytes).unwrap();
    let size = pack.unpacked_size();
    assert!(pack.unpack(&mut vec![0; size - 1]).is_none());
    // What was in the memory before does not matter, nor what is too much.
    let mut memory = vec![u32::MAX; size + 9];
    let unpacked = pack.unpack(&mut memory).unwrap();
    let query = "reporting errors mail tests café";
    let (hits, needs) = asked(&unpacked, query, &Situation::default(), 9);
    assert!(!hits.is_empty());
    assert_eq!((hits, needs), asked(&pack, query, &Situation::default(), 9));
    assert!(memory[size..].iter().all(|&number| number == u32::MAX));
}

#[test]
fn long_words_that_begin_and_end_alike_are_told_apart() {
    let word = |middle: &str| format!("beginning{middle}ending");
    let middles = ["", "a", "b", "xabcdefgh", "yabcdefgh", "xbcdefghijklmnopqrst", "xbcdefgzijklmnopqrst"];
    let resource = |middle: &&str| Resource { id: word(middle), title: word(middle), ..Resource::default() };
    let resources: Vec<Resource> = middles.iter().map(resource).collect();
    let bytes = compile(&Project { resources: resources.into(), ..Project::default() }).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let mut memory = vec![0; pack.unpacked_size()];
    let unpacked = pack.unpack(&mut memory).unwrap();
    for middle in middles {
        let (hits, _) = asked(&unpacked, &word(middle), &Situation::default(), 9);
        assert_eq!((hits.len(), unpacked.resource_id(hits[0].resource)), (1, &word(middle)[..]));
    }
}

/// The hits, and what was searched for instead of what was said.
fn repaired(pack: &Pack<'_>, query: &str) -> (Vec<Hit>, Vec<Repair>) {
    let (mut scratch, mut hits) = (Scratch::new(), vec![Hit::default(); 5]);
    let count = find(pack, query, &Situation::default(), &mut scratch, &mut hits);
    (hits[..count].to_vec(), scratch.repairs().to_vec())
}

/// A pack of these words, each the title of a resource, some of several.
fn of_words(words: &[String]) -> Vec<u8> {
    let resource = |(number, word): (usize, &String)| Resource {
        id: format!("r{number:05}"),
        title: if number % 3 == 0 { format!("{word} {}", words[number / 2]) } else { word.clone() },
        ..Resource::default()
    };
    let resources: Vec<Resource> = words.iter().enumerate().map(resource).collect();
    let mut project = Project { resources: resources.into(), ..Project::default() };
    project.settings.find.neighbours = 0.0;
    project.settings.language = "en".into();
    compile(&project).unwrap()
}

#[test]
fn the_same_word_is_meant() {
    // Of few letters, so that many known words are near and hundreds shorten to the same, more than are looked through; of several scripts; with digits;
    // and long ones.
    let alphabets =
        [&["a", "b", "c"][..], &["é", "e", "ß", "n"], &["ж", "п", "р", "я"], &["语", "言", "a"], &["a", "1", "n"]];
    let mut numbers = Numbers(23);
    let mut word = |number: usize| {
        let letters = alphabets[number % alphabets.len()];
        let length = if number.is_multiple_of(50) { 8 + numbers.below(36) } else { 3 + numbers.below(6) };
        (0..length).map(|_| letters[numbers.below(letters.len() as u64) as usize]).collect::<String>()
    };
    let mut known: Vec<String> = (0..6_000).map(&mut word).collect();
    // As many words that differ in one letter as there are letters, each with endings.
    known.extend(('a'..='z').flat_map(|letter| ["", "s", "ing", "ed"].map(|end| format!("{letter}ight{end}"))));
    // The longest that is repaired to.
    known.push("abcdefghijklmnopqrstuvwxy".into());
    let bytes = of_words(&known);
    let pack = Pack::open(&bytes).unwrap();
    let mut memory = vec![0; pack.unpacked_size()];
    let unpacked = pack.unpack(&mut memory).unwrap();
    assert_eq!(repaired(&unpacked, "abdefghijklmnopqrstuvwxy").0.len(), 1);
    let mut numbers = Numbers(29);
    let mut repairs = 0;
    for number in 0..4_000 {
        let mut asked: Vec<char> = known[numbers.below(known.len() as u64) as usize].chars().collect();
        for _ in 0..=numbers.below(2) {
            let at = numbers.below(asked.len() as u64) as usize;
            match numbers.below(4) {
                0 => asked[at] = ['x', 'b', 'é', 'р'][number % 4],
                1 if asked.len() > 1 => drop(asked.remove(at)),
                2 => asked.insert(at, ['x', 'b', 'é', 'р'][number % 4]),
                _ => asked.swap(at, 0),
            }
        }
        let query: String = asked.into_iter().collect();
        let expected = repaired(&pack, &query);
        assert_eq!(repaired(&unpacked, &query), expected, "{query}");
        repairs += expected.1.len();
    }
    assert!(repairs > 1_500, "{repairs}");
}

#[test]
fn a_pack_of_nothing_is_unpacked_too() {
    let bytes = compile(&Project::default()).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let mut memory = vec![0; pack.unpacked_size()];
    let unpacked = pack.unpack(&mut memory).unwrap();
    assert_eq!(asked(&unpacked, "anything", &Situation::default(), 3), (vec![], vec![]));
    assert_eq!(Packs::of(&[&unpacked, &pack]).unwrap_err().code, ErrorCode::NotTogether);
}

#[test]
fn a_pack_that_says_what_cannot_be_asks_for_no_memory() {
    // Many resources that say nothing, and few lists.
    let title = |number: usize| if number < 200 { format!("word{number}") } else { String::new() };
    let resource =
        |number: usize| Resource { id: format!("r{number:05}"), title: title(number), ..Resource::default() };
    let resources: Vec<Resource> = (0..20_000).map(resource).collect();
    let mut bytes = compile(&Project { resources: resources.into(), ..Project::default() }).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    assert!(pack.unpacked_size() > 0);
    let lists = pack.sections().find(|section| &section.tag == b"POST").unwrap();
    let place = lists.offset as usize..(lists.offset + lists.length) as usize;
    // A list of 262,143 postings of which no byte follows, again and again.
    let list = [0xF8, 0xFF, 0x7F, 0, 64, 0, 0];
    bytes[place].iter_mut().zip(list.iter().cycle()).for_each(|(byte, said)| *byte = *said);
    let pack = Pack::open(&bytes).unwrap();
    assert_eq!(pack.unpacked_size(), 0);
    let query = "word7 word100";
    let unpacked = pack.unpack(&mut []).expect("it stays as it is");
    assert_eq!(asked(&unpacked, query, &Situation::default(), 9), asked(&pack, query, &Situation::default(), 9));
}
