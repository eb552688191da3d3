//! An independent finder, `tests/reader/find.py`, written from section 14 of `docs/FORMAT.md`, and the engine must give the same answers: hits, scores,
//! needs, the words that led to them, and repairs.
//!
//! Needs `python3`.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::{Situation, condition};
use jobpack::pack::{Condition, NONE, Pack};
use jobpack::text::Words;
use jobpack_author::{progress::Quiet, source::read};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What is asked, in the words of `find.py`.
fn ask(query: &str, situation: &Value) -> Value {
    let mut asked = situation.clone();
    asked["query"] = json!(query);
    asked
}

/// The lines that `find.py` prints for these.
fn reader(name: &str, pack: &[u8], asked: &[Value]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("find_reader");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (pack_file, queries_file) = (folder.join(format!("{name}.pack")), folder.join(format!("{name}.jsonl")));
    std::fs::write(&pack_file, pack).expect("the pack can be written");
    let lines: Vec<String> = asked.iter().map(Value::to_string).collect();
    std::fs::write(&queries_file, lines.join("\n")).expect("the queries can be written");
    let mut python = Command::new("python3");
    python.arg("-B").arg(here("tests/reader/find.py")).arg(&pack_file).arg("--queries").arg(&queries_file);
    let output = python.output().expect("this test needs python3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8").lines().map(String::from).collect()
}

/// The lines that the engine's answers make.
fn engine(pack: &Pack<'_>, asked: &Value, scratch: &mut Scratch) -> Vec<String> {
    let query = asked["query"].as_str().expect("a query");
    let conditions = conditions(pack, asked);
    let situation = situation(pack, asked, &conditions);
    let mut hits = vec![Hit::default(); asked["limit"].as_u64().unwrap_or(10) as usize];
    let count = find(pack, query, &situation, scratch, &mut hits);
    let said = |start: u32, end: u32| word(pack, &query[start as usize..end as usize]);
    let need = |number: u32| if number == NONE { Value::Null } else { json!(pack.need_id(number)) };
    let repairs = scratch.repairs().iter();
    let repairs: Vec<_> = repairs.map(|repair| json!([said(repair.start, repair.end), text(&repair.found)])).collect();
    let needs: Vec<_> = scratch.needs().map(|(number, score)| json!([need(number), score])).collect();
    let mut lines = vec![json!({"query": query, "repairs": repairs, "needs": needs}).to_string()];
    let words = |bits: u64| -> Vec<String> {
        let words = scratch.words().iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
        words.map(|(_, word)| said(word.start, word.end)).collect()
    };
    lines.extend(hits[..count].iter().map(|hit| {
        let (words, need_words) = (words(hit.words), words(hit.need_words));
        let resource = pack.resource_id(hit.resource);
        json!({"resource": resource, "score": hit.score, "need": need(hit.need), "words": words, "need_words": need_words})
            .to_string()
    }));
    lines
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("words are UTF-8")
}

/// The word of this piece of a query, or the one that its two words make.
fn word(pack: &Pack<'_>, piece: &str) -> String {
    let words: Vec<String> = Words::new(piece, pack.folds()).map(|word| text(&word.text)).collect();
    assert!(matches!(words.len(), 1 | 2), "{piece:?} is neither one word nor two");
    words.concat()
}

fn conditions(pack: &Pack<'_>, asked: &Value) -> Vec<Condition> {
    let pairs = asked["facet"].as_array().into_iter().flatten().filter_map(|pair| pair.as_str()?.split_once('='));
    pairs.filter_map(|(facet, value)| condition(pack, facet, value)).collect()
}

fn situation<'s>(pack: &Pack<'s>, asked: &'s Value, conditions: &'s [Condition]) -> Situation<'s> {
    let circumstance = asked["circumstance"].as_str().and_then(|id| pack.circumstance_by_id(id));
    let circumstance = circumstance.and_then(|number| pack.circumstances().get(number));
    let of = circumstance.map(|circumstance| Situation::of_circumstance(pack, &circumstance)).unwrap_or_default();
    let number = |key: &str, otherwise: u16| asked[key].as_u64().map_or(otherwise, |number| number as u16);
    Situation {
        minutes: number("minutes", of.minutes),
        language: asked["language"].as_str().unwrap_or(of.language),
        level: number("level", of.level.into()) as u8,
        moments: number("moments", of.moments.into()) as u8,
        today: number("day", 0),
        conditions,
        ..of
    }
}

/// Asks both and compares line by line.
fn agree(name: &str, pack: &[u8], asked: &[Value]) {
    let opened = Pack::open(pack).expect("the engine opens the pack");
    let mut scratch = Scratch::new();
    let mut reader = reader(name, pack, asked).into_iter();
    for asked in asked {
        for line in engine(&opened, asked, &mut scratch) {
            assert_eq!(Some(line), reader.next(), "{asked}");
        }
    }
    assert_eq!(reader.next(), None, "the reader found more");
}

fn compiled(path: &str) -> Vec<u8> {
    let project = read(&here(path), &Quiet).expect("the project can be read").project;
    jobpack_author::compile::compile(&project).expect("the project compiles")
}

fn questions() -> Vec<String> {
    let file = std::fs::read_to_string(here("examples/academy/questions/questions.tsv")).expect("the questions");
    file.lines().filter_map(|line| Some(line.split_once('\t')?.1.to_owned())).collect()
}

/// The question once for each of its longer words, with one error in it; which error and where, the places decide.
fn with_errors(question: &str) -> Vec<String> {
    let words: Vec<&str> = question.split(' ').collect();
    let long = words.iter().enumerate().filter(|(_, word)| word.chars().count() >= 4);
    let wrong = long.map(|(place, word)| {
        let mut characters: Vec<char> = word.chars().collect();
        let at = (place * 7 + question.len()) % (characters.len() - 1);
        match place % 4 {
            0 => characters.swap(at, at + 1),
            1 => drop(characters.remove(at)),
            2 => characters.insert(at + 1, 'e'),
            _ => characters[at + 1] = 'o',
        }
        let mut words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        words[place] = characters.into_iter().collect();
        words.join(" ")
    });
    wrong.collect()
}

/// The question with other endings on all its longer words.
fn with_endings(question: &str, ending: &str) -> String {
    let other = |word: &str| if word.len() >= 4 { format!("{word}{ending}") } else { word.to_owned() };
    question.split(' ').map(other).collect::<Vec<_>>().join(" ")
}

fn situations() -> Vec<Value> {
    let circumstances = std::fs::read_to_string(here("examples/academy/circumstances.csv")).expect("the circumstances");
    let ids = circumstances.lines().skip(1).filter_map(|line| line.split(',').next());
    let named = ids.map(|id| json!({"circumstance": id, "limit": 200}));
    let said = [
        json!({"minutes": 2}),
        json!({"minutes": 1, "limit": 1}),
        json!({"language": "de"}),
        json!({"language": "DE-at", "limit": 3}),
        json!({"language": "ja"}),
        json!({"level": 2, "moments": 8}),
        json!({"day": 9800}),
        json!({"limit": 0}),
        json!({"facet": ["role=analyst", "place=desk", "place=nowhere", "shoe=42"], "moments": 31, "level": 3}),
        json!({"facet": ["audience=nobody"]}),
        json!({"circumstance": "in-the-meeting", "minutes": 20, "facet": ["role=analyst", "audience=evaluating"]}),
    ];
    named.chain(said).collect()
}

#[test]
fn every_question_is_answered_the_same() {
    let questions = questions();
    let anywhere = json!({"limit": 200});
    let plain = questions.iter().map(|question| ask(question, &anywhere));
    let wrong = questions.iter().flat_map(|question| with_errors(question)).map(|query| ask(&query, &json!({})));
    let endings = ["s", "ing", "ness", "ungen", "ed"].iter().cycle();
    let endings =
        questions.iter().zip(endings).map(|(question, ending)| ask(&with_endings(question, ending), &anywhere));
    let asked: Vec<Value> = plain.chain(wrong).chain(endings).collect();
    assert!(asked.len() > 200);
    agree("questions", &compiled("examples/academy"), &asked);
}

#[test]
fn every_situation_excludes_and_prefers_the_same() {
    let questions = questions();
    let situations = situations();
    let asked = situations.iter().flat_map(|situation| questions.iter().map(|question| ask(question, situation)));
    agree("situations", &compiled("examples/academy"), &asked.collect::<Vec<_>>());
}

#[test]
fn odd_queries_are_answered_the_same() {
    let all = questions().join(" ");
    let long: String = all.split(' ').cycle().take(200).collect::<Vec<_>>().join(" ");
    let unknown: String =
        (0..40).map(|n| format!("budgxt{} ", ["a", "b", "xy", "ets"][n % 4].repeat(n % 3 + 1))).collect();
    let many = "revenue ".repeat(300);
    let mut queries = vec![
        "",
        " ",
        "?!",
        "the of and",
        "the report",
        "Réconcilier l’Umsatz",
        "ﬁnance ＲＥＶＥＮＵＥ",
        "2 42 xx",
        "語学",
    ];
    queries.extend([
        all.as_str(),
        long.as_str(),
        unknown.as_str(),
        many.as_str(),
        "'credit'",
        "don't",
        "straße strasse",
    ]);
    let long_word = "attribution".repeat(9);
    queries.push(&long_word);
    let asked: Vec<Value> = queries.iter().map(|query| ask(query, &json!({"limit": 200}))).collect();
    agree("odd", &compiled("examples/academy"), &asked);
    agree("kinds", &compiled("tests/reader/project"), &asked);
}
