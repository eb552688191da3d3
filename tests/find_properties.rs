//! The engine against a naive finder, over random projects; and what holds of every answer.

#[path = "support/naive.rs"]
mod naive;
#[path = "support/projects.rs"]
mod projects;

use jobpack::find::{Hit, QueryWord, Repair, Scratch, find};
use jobpack::fit::{Situation, condition};
use jobpack::pack::{Condition, NONE, Pack};
use jobpack_author::compile::compile;
use jobpack_author::project::{Link, Outcome, Project, Resource, Statement};
use naive::{Answer, Found, Naive};
use projects::{WORDS, project, project_of, query, settings};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// What a person says of the situation.
#[derive(Clone, Debug)]
struct Said {
    minutes: u16,
    language: &'static str,
    level: u8,
    moments: u8,
    today: u16,
    facets: Vec<(&'static str, &'static str)>,
}

prop_compose! {
    fn said()(
        minutes in prop_oneof![Just(0), 1..20u16],
        language in select(&["", "", "en", "de", "DE-at", "de-CH", "fr"][..]),
        level in 0..4u8,
        moments in 0..32u8,
        today in select(&[0, 9400, 9497, 10_500][..]),
        facets in prop::collection::vec((select(&["role", "audience", "shoe"][..]), select(&["a", "b", "c", "x"][..])), 0..4),
    ) -> Said {
        Said { minutes, language, level, moments, today, facets }
    }
}

impl Said {
    fn conditions(&self, pack: &Pack<'_>) -> Vec<Condition> {
        self.facets.iter().filter_map(|(facet, value)| condition(pack, facet, value)).collect()
    }

    fn situation<'s>(&'s self, conditions: &'s [Condition]) -> Situation<'s> {
        let Self { minutes, language, level, moments, today, .. } = *self;
        Situation { minutes, language, level, moments, today, conditions, ..Situation::default() }
    }
}

/// The first `limit` hits.
fn hits(pack: &Pack<'_>, query: &str, situation: &Situation<'_>, scratch: &mut Scratch, limit: usize) -> Vec<Hit> {
    let mut hits = vec![Hit::default(); limit];
    let count = find(pack, query, situation, scratch, &mut hits);
    hits.truncate(count);
    hits
}

/// What a scratch says of a search: words, repairs and needs.
type Searched = (Vec<QueryWord>, Vec<Repair>, Vec<(u32, u32)>);

fn searched(scratch: &Scratch) -> Searched {
    (scratch.words().to_vec(), scratch.repairs().to_vec(), scratch.needs().collect())
}

/// The first hits of the pack when it was unpacked, and what is said of the search.
fn unpacked(pack: &Pack<'_>, query: &str, situation: &Situation<'_>, limit: usize) -> (Vec<Hit>, Searched) {
    let mut memory = vec![0; pack.unpacked_size()];
    let pack = pack.unpack(&mut memory).expect("it is as much as it needs");
    let mut scratch = Scratch::new();
    (hits(&pack, query, situation, &mut scratch, limit), searched(&scratch))
}

/// More than any of these projects has.
const ALL: usize = 64;

fn all(pack: &Pack<'_>, query: &str) -> Vec<Hit> {
    hits(pack, query, &Situation::default(), &mut Scratch::new(), ALL)
}

/// The engine's answer in the words of the naive one.
fn engine(pack: &Pack<'_>, query: &str, situation: &Situation<'_>) -> Answer {
    first(pack, query, situation, ALL)
}

/// The same with so many hits.
fn first(pack: &Pack<'_>, query: &str, situation: &Situation<'_>, limit: usize) -> Answer {
    let mut scratch = Scratch::new();
    let hits = hits(pack, query, situation, &mut scratch, limit);
    assert_eq!(unpacked(pack, query, situation, limit), (hits.clone(), searched(&scratch)), "unpacked");
    let terms = |bits: u64| {
        let said = scratch.words().iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
        let mut terms: Vec<(u32, u8)> = said.map(|(_, word)| (word.term, word.form)).collect();
        terms.sort_unstable();
        terms
    };
    let found = |hit: &Hit| Found {
        resource: hit.resource,
        score: hit.score.into(),
        need: (hit.need != NONE).then_some(hit.need),
        terms: terms(hit.words),
    };
    let word = |start: u32, end: u32| {
        let piece = &query[start as usize..end as usize];
        jobpack::text::Words::new(piece, pack.folds()).flat_map(|word| word.text).collect()
    };
    let repairs = scratch.repairs().iter().map(|repair| (word(repair.start, repair.end), repair.found.to_vec()));
    Answer {
        repairs: repairs.collect(),
        needs: scratch.needs().map(|(need, score)| (need, score.into())).collect(),
        hits: hits.iter().map(found).collect(),
    }
}

fn packed(project: &Project) -> Vec<u8> {
    compile(project).expect("the project compiles")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_naive_finder_answers_the_same(
        project in project(),
        asked in prop::collection::vec((query(), said()), 8),
    ) {
        let bytes = packed(&project);
        let pack = Pack::open(&bytes).unwrap();
        let naive = Naive::of(pack);
        for (words, said) in asked {
            let conditions = said.conditions(&pack);
            let situation = said.situation(&conditions);
            let query = words.join(" ");
            prop_assert_eq!(engine(&pack, &query, &situation), naive.find(&query, &situation), "{}", query);
        }
    }

    #[test]
    fn a_smaller_limit_gives_the_beginning_and_scratch_forgets(
        project in project(),
        first in query(),
        second in query(),
        said in said(),
    ) {
        let bytes = packed(&project);
        let pack = Pack::open(&bytes).unwrap();
        let conditions = said.conditions(&pack);
        let situation = said.situation(&conditions);
        let mut scratch = Scratch::new();
        hits(&pack, &first.join(" "), &situation, &mut scratch, 3);
        let query = second.join("-");
        let whole = hits(&pack, &query, &situation, &mut Scratch::new(), ALL);
        for limit in 0..=whole.len() + 1 {
            let some = hits(&pack, &query, &situation, &mut scratch, limit);
            prop_assert_eq!(&some[..], &whole[..limit.min(whole.len())]);
        }
    }

    #[test]
    fn the_order_of_words_changes_no_score(project in project(), words in query()) {
        let bytes = packed(&project);
        let pack = Pack::open(&bytes).unwrap();
        let reduced = |hits: Vec<Hit>| -> Vec<_> { hits.iter().map(|hit| (hit.resource, hit.score, hit.need)).collect() };
        let backwards: Vec<_> = words.iter().rev().cloned().collect();
        // Two neighbours may be one word, which they are not the other way round.
        let repairs = |query: String| {
            let mut repairs = engine(&pack, &query, &Situation::default()).repairs;
            repairs.sort();
            repairs
        };
        prop_assume!(repairs(words.join(" ")) == repairs(backwards.join(" ")));
        prop_assert_eq!(reduced(all(&pack, &words.join(" "))), reduced(all(&pack, &backwards.join(" "))));
    }

    /// A hard circumstance can only take away. What is left may move up, but nothing new comes in.
    #[test]
    fn a_hard_circumstance_adds_no_hit(project in project(), words in query(), said in said(), value in select(&["a", "b", "x"][..])) {
        let bytes = packed(&project);
        let pack = Pack::open(&bytes).unwrap();
        let query = words.join(" ");
        let anyone = all(&pack, &query);
        let hard = Said { level: 0, moments: 0, facets: vec![("audience", value)], ..said };
        let conditions = hard.conditions(&pack);
        for hit in hits(&pack, &query, &hard.situation(&conditions), &mut Scratch::new(), ALL) {
            prop_assert!(anyone.iter().any(|other| other.resource == hit.resource && other.need == hit.need));
        }
    }

    #[test]
    fn known_words_are_left_alone(project in project(), words in query()) {
        let bytes = packed(&project);
        let pack = Pack::open(&bytes).unwrap();
        let known = Naive::of(pack).known;
        for (word, found) in engine(&pack, &words.join(" "), &Situation::default()).repairs {
            prop_assert!(!known.contains_key(&word) || word == found, "neither unknown nor two words that are one");
            prop_assert!(!known[&found].is_empty(), "repaired to a stop word");
        }
    }

    /// A resource that shares no word with the query is reached through the need whose own words the query is, and says so. The need's word is one that
    /// no other document has, so that the need is among the best; the weight is one that passes more than nothing on.
    #[test]
    fn the_words_of_a_need_reach_what_serves_it(mut project in project(), place in any::<Index>(), words in query(), strength in 1..=5u8) {
        project.settings.find.need = 3.0;
        let statement = Statement { whole: "zebra crossing quagga".into(), ..Statement::default() };
        project.outcomes.push(Outcome { id: "own".into(), statement, ..Outcome::default() });
        let resource = project.resources.id(place.index(project.resources.len())).to_owned();
        let link = Link { need: "own".into(), resource: resource.clone(), strength: Some(strength), ..Link::default() };
        project.links.push(link);
        let bytes = packed(&project);
        let pack = Pack::open(&bytes).unwrap();
        let (need, number) = (pack.need_by_id("own").unwrap(), pack.resource_by_id(&resource).unwrap());
        let mut scratch = Scratch::new();
        let alone = hits(&pack, "zebra crossing quagga", &Situation::default(), &mut scratch, ALL);
        prop_assert_eq!(alone.len(), 1);
        prop_assert_eq!((alone[0].resource, alone[0].need, alone[0].words, alone[0].need_words), (number, need, 0, 7));
        // Among other words, too, as long as no 8 needs match better.
        let query = format!("zebra crossing quagga {}", words.join(" "));
        let among = hits(&pack, &query, &Situation::default(), &mut scratch, ALL);
        let reaches = scratch.needs().any(|(best, _)| best == need);
        prop_assert!(!reaches || among.iter().any(|hit| hit.resource == number && hit.need != NONE));
    }

    /// Where every title has five different words, once each, and nothing else is said, the impact of a word is the same in all titles that have it. Hence who
    /// has all words of the query beats whoever lacks one. Neighbours say nothing here: what they add to a title would be words that it has not.
    #[test]
    fn who_alone_has_every_word_comes_first(
        titles in prop::collection::vec(subsequence(STEMS.to_vec(), 5), 5..30),
        place in any::<Index>(),
        asked in subsequence(vec![0, 1, 2, 3, 4], 1..5),
    ) {
        let wanted = place.index(titles.len());
        let words: Vec<&str> = asked.iter().map(|&word| titles[wanted][word]).collect();
        let have_all = titles.iter().filter(|title| words.iter().all(|word| title.contains(word))).count();
        let resource = |(n, title): (usize, &Vec<&str>)| {
            Resource { id: format!("r{n:02}"), title: title.join(" "), ..Resource::default() }
        };
        let resources: Vec<Resource> = titles.iter().enumerate().map(resource).collect();
        let mut settings = settings(3.0);
        settings.find.neighbours = 0.0;
        let bytes = packed(&Project { settings, resources: resources.into(), ..Project::default() });
        let hits = all(&Pack::open(&bytes).unwrap(), &words.join(" "));
        prop_assert!(hits[0].words.count_ones() as usize == words.len());
        prop_assert!(have_all > 1 || hits[0].resource as usize == wanted);
        prop_assert!(hits[have_all - 1].words.count_ones() as usize == words.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Lists of several blocks, and more documents than are summed at a time: what is passed over where few hits are asked for is none of them.
    #[test]
    fn what_is_passed_over_is_no_hit(
        project in project_of(200..700),
        asked in prop::collection::vec((query(), said(), 1..=12usize), 12),
    ) {
        let bytes = packed(&project);
        let pack = Pack::open(&bytes).unwrap();
        let naive = Naive::of(pack);
        for (words, said, limit) in asked {
            let conditions = said.conditions(&pack);
            let situation = said.situation(&conditions);
            let query = words.join(" ");
            let mut expected = naive.find(&query, &situation);
            expected.hits.truncate(limit);
            prop_assert_eq!(first(&pack, &query, &situation, limit), expected, "{}", query);
        }
    }

    /// Words that were passed over among the needs stand before the first resource when those come.
    #[test]
    fn what_is_passed_over_among_needs_is_no_resource(
        mut project in project_of(20..200),
        statements in prop::collection::vec(query(), 300..500),
        asked in prop::collection::vec((query(), 1..=12usize), 12),
    ) {
        project.outcomes.extend((0..).zip(statements).map(|(number, words)| {
            let statement = Statement { whole: words.join(" "), ..Statement::default() };
            Outcome { id: format!("more{number}"), statement, ..Outcome::default() }
        }));
        let bytes = packed(&project);
        let pack = Pack::open(&bytes).unwrap();
        let naive = Naive::of(pack);
        for (words, limit) in asked {
            let query = words.join(" ");
            let mut expected = naive.find(&query, &Situation::default());
            expected.hits.truncate(limit);
            prop_assert_eq!(first(&pack, &query, &Situation::default(), limit), expected, "{}", query);
        }
    }
}

/// Words of which no two have the same stem.
const STEMS: [&str; 12] = [
    "budget", "campaign", "channel", "deal", "finance", "forecast", "lead", "meeting", "number", "report", "slide",
    "team",
];

#[test]
fn every_word_is_searched_for() {
    // The random projects are of these words; a word that no text has would test nothing.
    let title = WORDS.join(" ");
    let resources = vec![Resource { id: "all".into(), title, ..Resource::default() }];
    let bytes = packed(&Project { settings: settings(3.0), resources: resources.into(), ..Project::default() });
    let pack = Pack::open(&bytes).unwrap();
    let mut found: Vec<&str> = WORDS.iter().filter(|word| !all(&pack, word).is_empty()).copied().collect();
    found.sort_unstable();
    assert_eq!(found.len(), WORDS.len() - 3, "all but the stop words of the pack's language: {found:?}");
}

#[test]
fn of_equal_ones_as_many_are_found_as_are_asked_for() {
    // More than a block, so that the list says what its tenth has, which all of them have.
    let same = |n: u32| Resource { id: format!("r{n:03}"), title: "report".into(), ..Resource::default() };
    let resources: Vec<Resource> = (0..100).map(same).collect();
    let bytes = packed(&Project { settings: settings(3.0), resources: resources.into(), ..Project::default() });
    let pack = Pack::open(&bytes).unwrap();
    for limit in [1, 9, 10, 11, 64] {
        let found = first(&pack, "report", &Situation::default(), limit);
        let resources: Vec<u32> = found.hits.iter().map(|hit| hit.resource).collect();
        assert_eq!(resources, (0..limit as u32).collect::<Vec<_>>());
    }
}

#[test]
fn only_so_many_words_are_looked_at_for_another_ending() {
    for others in 28..36 {
        // They stand between the beginning and the word that was meant, and are neither that with an ending nor near it.
        let others = (0..others).map(|n| format!("plan{}{}", ["a", "b"][n / 26], char::from(b'a' + (n % 26) as u8)));
        let others: Vec<String> = others.collect();
        let title = format!("report reporting call calling budget budgeting planing {}", others.join(" "));
        let resources = vec![Resource { id: "all".into(), title, ..Resource::default() }];
        let bytes = packed(&Project { settings: settings(3.0), resources: resources.into(), ..Project::default() });
        let pack = Pack::open(&bytes).unwrap();
        let answer = engine(&pack, "plan", &Situation::default());
        assert_eq!(answer, Naive::of(pack).find("plan", &Situation::default()));
        let found: Vec<_> = answer.repairs.iter().map(|(_, found)| &found[..]).collect();
        assert_eq!(found, if others.len() < 32 { vec![&b"planing"[..]] } else { vec![] }, "{}", others.len());
    }
}
