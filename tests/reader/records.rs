//! Every record of a pack as the engine reads it, in the same JSON as `reader.py` prints.

use jobpack::model::{Cold, Evidence, List, PackText, ResourceText, Statement};
use jobpack::pack::{NONE, Need, Pack, Record, Section, Table, take_list, take_varint};
use jobpack::text::{Lexicon, LexiconEntry, TermForm, Words};
use serde_json::{Map, Value, json};

use crate::lists::postings;

/// A record with some of its fields, by name.
macro_rules! said {
    ($of:expr; $($field:ident),+ $(; $($name:ident: $value:expr),+)?) => {{
        let mut said = Map::new();
        $(said.insert(stringify!($field).into(), json!($of.$field));)+
        $($(said.insert(stringify!($name).into(), json!($value));)+)?
        Value::Object(said)
    }};
}

fn all<'a, T: Cold<'a>>(list: List<'a, T>, value: impl Fn(T) -> Value) -> Vec<Value> {
    list.iter().map(value).collect()
}

fn strings(list: List<'_, &str>) -> Vec<Value> {
    all(list, |text| json!(text))
}

fn evidence(evidence: Evidence<'_>) -> Value {
    said!(evidence; quote, source, confidence)
}

fn statement(statement: Statement<'_>) -> Value {
    said!(statement; whole, lead, metric, object, clarifier)
}

fn about(text: PackText<'_>) -> Value {
    let analysers = all(text.analysers, |analyser| said!(analyser; language, name));
    said!(text; title, curator, language, licence, made_for, summary, profile, edition; analysers: analysers)
}

fn job(pack: &Pack<'_>, need: &Need) -> Value {
    let job = pack.job_text(need).expect("a job's text");
    said!(job; id;
        statement: statement(job.statement),
        executor: job.executor,
        phase: job.phase,
        summary: job.summary,
        ways: strings(job.ways),
        stories: all(job.stories, |story| said!(story; when, want, so_that, without)),
        forces: all(job.forces, |force| said!(force; force, statement; evidence: evidence(force.evidence))),
        obstacles: all(job.obstacles, |it| said!(it; stage, statement; evidence: evidence(it.evidence))),
        tradeoffs: all(job.tradeoffs, |it| said!(it; gives_up, gets; evidence: evidence(it.evidence))),
        experiences: all(job.experiences, |it| said!(it; statement; evidence: evidence(it.evidence))),
        hires: all(job.hires, |hire| said!(hire; kind, solution, why; evidence: evidence(hire.evidence))),
        evidence: all(job.evidence, evidence))
}

fn outcome(pack: &Pack<'_>, need: &Need) -> Value {
    let outcome = pack.outcome_text(need).expect("an outcome's text");
    said!(outcome; id;
        statement: statement(outcome.statement),
        example: outcome.example,
        ways: strings(outcome.ways),
        evidence: all(outcome.evidence, evidence))
}

fn resource(text: ResourceText<'_>) -> Value {
    said!(text; id, title, summary, url, body, licence, author, source, added, reviewed, review_by, expires, superseded_by;
        tags: strings(text.tags),
        teaches: strings(text.teaches),
        prerequisites: strings(text.prerequisites),
        evidence: all(text.evidence, evidence))
}

fn why(pack: &Pack<'_>, text: u32) -> Value {
    if text == NONE { Value::Null } else { json!({"why": pack.why(text)}) }
}

/// The number and the fields of a hot record.
fn hot<R: Record>(kind: &str, number: u32, record: &R) -> Map<String, Value> {
    let mut bytes = vec![0; R::SIZE];
    record.write(&mut bytes);
    let mut line = Map::new();
    line.insert("record".into(), json!(kind));
    line.insert("number".into(), json!(number));
    for &(name, at, size) in R::FIELDS {
        let value = bytes[at..at + size].iter().rev().fold(0_u32, |value, &byte| value << 8 | u32::from(byte));
        line.insert(name.into(), json!(value));
    }
    line
}

fn bare<R: Record>(kind: &str, table: Table<'_, R>) -> Vec<String> {
    table.iter().map(|(number, record)| Value::Object(hot(kind, number, &record)).to_string()).collect()
}

fn told<R: Record>(kind: &str, table: Table<'_, R>, cold: impl Fn(&R) -> Value) -> Vec<String> {
    let line = |(number, record): (u32, R)| {
        let mut line = hot(kind, number, &record);
        line.insert("cold".into(), cold(&record));
        Value::Object(line).to_string()
    };
    table.iter().map(line).collect()
}

/// All lists of postings. What stands one after the other must be what is found by number.
fn lists(pack: &Pack<'_>) -> Vec<String> {
    let (mut rest, mut lines) = (pack.section(Section::Postings), Vec::new());
    while let Some((list, after)) = take_list(rest, pack.document_count()) {
        let number = lines.len() as u32;
        assert_eq!(list, pack.postings(number));
        let postings = postings(&list);
        lines.push(
            json!({"record": "list", "number": number, "frequency": list.frequency, "cold": postings}).to_string(),
        );
        rest = after;
    }
    lines
}

/// The terms of a word: number, form and bonus.
fn terms(entry: &LexiconEntry<'_>) -> Vec<(u32, u8, u8)> {
    entry.terms().map(|TermForm { term, form, bonus }| (term, form, bonus)).collect()
}

fn endings(pack: &Pack<'_>) -> Vec<String> {
    let mut rest = pack.section(Section::Endings);
    let mut lines = Vec::new();
    while let Some((length, after)) = take_varint(rest) {
        let (ending, after) = after.split_at(length as usize);
        let ending = std::str::from_utf8(ending).expect("an ending");
        lines.push(json!({"record": "ending", "number": lines.len(), "cold": ending}).to_string());
        rest = after;
    }
    lines
}

fn words(pack: &Pack<'_>) -> Vec<String> {
    let mut walk = Lexicon::of(pack).walk();
    let mut lines = Vec::new();
    while walk.step() {
        let (word, terms) = (std::str::from_utf8(&walk.word).expect("a word"), terms(&walk.entry));
        let (joins, common) = (walk.entry.joins(), walk.entry.commonness());
        let line = json!({"record": "word", "number": lines.len(), "cold": word, "joins": joins, "commonness": common, "terms": terms});
        lines.push(line.to_string());
    }
    lines
}

/// A section's records. Every section has an arm, so that a new one cannot be forgotten.
fn section(pack: &Pack<'_>, section: Section) -> Vec<String> {
    match section {
        Section::Choices => bare("choice", pack.choices()),
        Section::Circumstances => told("circumstance", pack.circumstances(), |record| {
            let text = pack.circumstance_text(record).expect("a circumstance's text");
            said!(text; id, title, summary)
        }),
        Section::Collections => told("collection", pack.collections(), |record| {
            let text = pack.collection_text(record).expect("a collection's text");
            said!(text; id, title, curator, summary)
        }),
        Section::Conditions => bare("condition", pack.conditions()),
        Section::Endings => endings(pack),
        Section::Facets => bare("facet", pack.facets()),
        Section::Search => bare("search", Table::of(pack.section(section)) as Table<'_, jobpack::pack::Search>),
        Section::Folds => bare("fold", pack.folds()),
        Section::Items => told("item", pack.items(), |item| why(pack, item.text)),
        Section::JobCircumstances => bare("job_circumstance", pack.job_circumstances()),
        Section::Jobs => told("job", pack.jobs(), |need| job(pack, need)),
        Section::LexiconBlocks => bare("lexicon_block", pack.lexicon_blocks()),
        Section::Lexicon => words(pack),
        Section::Links => told("link", pack.links(), |link| why(pack, link.text)),
        Section::About => {
            let text = pack.about().expect("the pack's text");
            vec![json!({"record": "about", "number": 0, "cold": about(text)}).to_string()]
        }
        Section::Names => {
            let name = |number: u32| pack.name(u16::try_from(number).expect("names have 16 bits"));
            let lines = pack.names().iter().map(|(number, reference)| {
                let mut line = hot("name", number, &reference);
                line.insert("cold".into(), json!({"name": name(number)}));
                Value::Object(line).to_string()
            });
            lines.collect()
        }
        Section::Part => bare("part", Table::of(pack.section(section)) as Table<'_, jobpack::pack::Part>),
        Section::Outcomes => told("outcome", pack.outcomes(), |need| outcome(pack, need)),
        Section::Requirements => told("requirement", pack.requirements(), |record| why(pack, record.text)),
        Section::Resources => told("resource", pack.resources(), |record| {
            resource(pack.resource_text(record).expect("a resource's text"))
        }),
        Section::Served => bare("served", pack.served()),
        Section::Tallies => told("tally", pack.tallies(), |tally| json!(pack.tally_cells(tally).collect::<Vec<u32>>())),
        Section::Terms => bare("term", pack.terms()),
        Section::Postings => lists(pack),
        Section::Beginnings | Section::Text => Vec::new(),
    }
}

/// The section table and every record, in the order of the pack.
pub fn list(pack: &Pack<'_>) -> Vec<String> {
    let sections = pack.sections().enumerate().map(|(number, section)| {
        let tag = String::from_utf8_lossy(&section.tag);
        let mut line = json!({"record": "section", "number": number, "tag": tag});
        if let (Value::Object(line), Value::Object(more)) =
            (&mut line, said!(section; version, critical, offset, length, crc))
        {
            line.extend(more);
        }
        line.to_string()
    });
    sections.chain(Section::ALL.iter().flat_map(|&known| section(pack, known))).collect()
}

/// The words of a text, whether the lexicon has them, and the postings of their terms.
pub fn look_up(pack: &Pack<'_>, text: &str) -> Vec<String> {
    let lexicon = Lexicon::of(pack);
    let line = |word: jobpack::text::Word| {
        let entry = lexicon.look_up(&word.text);
        let told = |(number, form, bonus)| {
            let list = pack.postings(number);
            let postings = postings(&list);
            json!({"number": number, "form": form, "bonus": bonus, "frequency": list.frequency, "cold": postings})
        };
        let terms: Vec<Value> = entry.iter().flat_map(terms).map(told).collect();
        let word = std::str::from_utf8(&word.text).expect("a word");
        json!({"record": "look_up", "word": word, "known": entry.is_some(), "terms": terms}).to_string()
    };
    Words::new(text, pack.folds()).map(line).collect()
}
