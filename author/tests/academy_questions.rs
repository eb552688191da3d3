//! The plain questions on the academy stay what they are for: asked in words of their own, spread over all jobs, with answers that exist.
//!
//! Whoever tunes a pack to its questions by writing them into its text measures nothing. Both tests of overlap fail then.

use jobpack_author::eval::{Judgements, Query, read_judgements, read_queries};
use jobpack_author::project::Project;
use jobpack_author::{progress::Quiet, source::read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// So many words in a row are a quotation.
const RUN: usize = 5;

/// The questions to tune with, and those that are held out.
const SETS: [(&str, usize); 2] = [("plain", 60), ("plain-held-out", 40)];

fn academy() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/academy")
}

fn questions(set: &str) -> (Vec<Query>, Judgements) {
    let text = |name: String| std::fs::read_to_string(academy().join("questions").join(name)).unwrap();
    let queries = read_queries(&text(format!("{set}.tsv"))).unwrap();
    (queries, read_judgements(&text(format!("{set}-expected.tsv"))).unwrap())
}

fn all_questions() -> Vec<Query> {
    SETS.iter().flat_map(|(set, _)| questions(set).0).collect()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The text of every file of the project that can become part of a pack.
fn texts(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() && name != "questions" {
            texts.extend(self::texts(&entry));
        } else if entry.is_file() && name != "ratings.csv" {
            texts.push(std::fs::read_to_string(entry).unwrap());
        }
    }
    texts
}

/// The questions that share a run of words with one of these texts.
fn quoted(questions: &[Query], texts: &[String]) -> Vec<String> {
    let runs = |text: &str| words(text).windows(RUN).map(<[String]>::to_vec).collect::<Vec<_>>();
    let known: BTreeSet<Vec<String>> = texts.iter().flat_map(|text| runs(text)).collect();
    let quotes = |query: &&Query| runs(&query.text).iter().any(|run| known.contains(run));
    questions.iter().filter(quotes).map(|query| query.id.clone()).collect()
}

/// The questions of whose words, stop words left out, one sentence or cell of these texts has more than half.
fn paraphrased(questions: &[Query], texts: &[String]) -> Vec<String> {
    let stop: BTreeSet<&str> = include_str!("../src/compile/stop/en.txt").split_ascii_whitespace().collect();
    let telling = |text: &str| -> BTreeSet<String> {
        words(text).into_iter().filter(|word| word.len() > 1 && !stop.contains(word.as_str())).collect()
    };
    let pieces = texts.iter().flat_map(|text| text.split(['.', ',', ';', ':', '?', '!', '"', '|', '[', ']', '\n']));
    let pieces: BTreeSet<_> = pieces.map(telling).filter(|piece| piece.len() > 1).collect();
    let told = |query: &&Query| {
        let asked = telling(&query.text);
        pieces.iter().any(|piece| piece.intersection(&asked).count() * 2 > asked.len())
    };
    questions.iter().filter(told).map(|query| query.id.clone()).collect()
}

#[test]
fn no_question_is_quoted_or_paraphrased_in_the_project() {
    let (questions, texts) = (all_questions(), texts(&academy()));
    assert!(texts.len() > 80, "the project's text was not found");
    assert_eq!(quoted(&questions, &texts), [""; 0], "share {RUN} words in a row with the project");
    assert_eq!(paraphrased(&questions, &texts), [""; 0], "share most of their words with one sentence of the project");
}

#[test]
fn a_question_among_the_ways_would_be_noticed() {
    let questions = all_questions();
    let copied: Vec<String> = questions.iter().map(|query| format!("a way;{};another", query.text)).collect();
    let long = |query: &&Query| words(&query.text).len() >= RUN;
    assert_eq!(quoted(&questions, &copied).len(), questions.iter().filter(long).count());
    let shuffled = "contacts that leave traces: no dinner with clients, conversations that are nice".replace(',', " ");
    assert_eq!(paraphrased(&questions, &[shuffled.replace(':', " ")]), ["p006"]);
}

#[test]
fn every_question_has_an_answer_among_the_resources() {
    let project = read(&academy(), &Quiet).unwrap().project;
    let mut seen = BTreeSet::new();
    for (set, count) in SETS {
        let (queries, judgements) = questions(set);
        assert_eq!((queries.len(), judgements.len()), (count, count), "{set}");
        for query in queries {
            let grades = &judgements[&query.id];
            assert!(grades.values().any(|&grade| grade == 2), "{} has no answer", query.id);
            for (resource, grade) in grades {
                assert!((1..=2).contains(grade), "{} {resource}", query.id);
                let known = project.resources.iter().any(|known| known.text.id == *resource);
                assert!(known, "{} expects `{resource}`, which is not there", query.id);
            }
            assert!(seen.insert(query.id.clone()), "{} stands in both sets", query.id);
        }
    }
}

#[test]
fn the_questions_reach_every_job() {
    let project = read(&academy(), &Quiet).unwrap().project;
    let mut asked: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (set, _) in SETS {
        for (query, grades) in questions(set).1 {
            for resource in grades.iter().filter(|(_, grade)| **grade == 2).map(|(resource, _)| resource) {
                let jobs = project
                    .links
                    .iter()
                    .filter(|link| link.resource == *resource)
                    .map(|link| job(&project, &link.need));
                jobs.for_each(|job| {
                    asked.entry(job).or_default().insert(query.clone());
                });
            }
        }
    }
    for job in &project.jobs {
        let count = asked.get(job.id.as_str()).map_or(0, BTreeSet::len);
        assert!(count >= 3, "{count} questions ask for what serves `{}`", job.id);
    }
}

/// The job of a need.
fn job<'p>(project: &'p Project, need: &'p str) -> &'p str {
    project.outcomes.iter().find(|outcome| outcome.id == need).map_or(need, |outcome| outcome.job.as_str())
}
