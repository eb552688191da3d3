//! Surveys in columns: Parquet and Arrow say what the same survey says in any other form, and damaged files are told.
#![cfg(feature = "columnar")]

mod source_help;

use arrow_array::{
    ArrayRef, BinaryArray, Decimal128Array, Float64Array, Int32Array, Int64Array, RecordBatch, StringArray, UInt8Array,
    UInt64Array,
};
use jobpack_author::check::Finding;
use jobpack_author::progress::Quiet;
use jobpack_author::project::Ratings;
use jobpack_author::source::{count_ratings, read_frame, read_ratings};
use jobpack_author::survey::{Histogram, histogram};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use proptest::prelude::*;
use source_help::folder;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A respondent, the segment, and the answers to each outcome, 0 being none.
type Person = (String, Option<&'static str>, Vec<(u8, u8)>);

#[derive(Clone, Debug)]
struct Survey {
    people: Vec<Person>,
}

const OUTCOMES: [&str; 3] = ["find-cause", "o 2", "ü"];

fn said(value: u8) -> Option<u8> {
    (value != 0).then_some(value)
}

impl Survey {
    fn of(table: &[Vec<(u8, u8)>]) -> Self {
        let segment = |at: usize| [Some("new"), None, Some("old")][at % 3];
        let people = table.iter().enumerate().map(|(at, answers)| (format!("p{at}"), segment(at), answers.clone()));
        Self { people: people.collect() }
    }

    fn wide(&self) -> RecordBatch {
        let names = self.people.iter().map(|(name, ..)| name.as_str());
        let segments = self.people.iter().map(|(_, segment, _)| *segment);
        let mut columns: Vec<(String, ArrayRef)> = vec![
            ("respondent".into(), Arc::new(StringArray::from_iter_values(names))),
            ("segment".into(), Arc::new(StringArray::from_iter(segments))),
        ];
        for (at, outcome) in OUTCOMES.iter().enumerate() {
            let high = self.people.iter().map(|(_, _, answers)| said(answers[at].0));
            let low = self.people.iter().map(|(_, _, answers)| said(answers[at].1).map(f64::from));
            columns.push((format!("imp_{outcome}"), Arc::new(UInt8Array::from_iter(high))));
            columns.push((format!("sat_{outcome}"), Arc::new(Float64Array::from_iter(low))));
        }
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
    }

    fn rows(&self) -> std::vec::IntoIter<(&str, Option<&str>, &str, u8, u8)> {
        let rows = self.people.iter().flat_map(|(name, segment, answers)| {
            let answers = OUTCOMES.iter().zip(answers);
            answers.map(move |(outcome, &(high, low))| (name.as_str(), *segment, *outcome, high, low))
        });
        rows.collect::<Vec<_>>().into_iter()
    }

    fn long(&self) -> RecordBatch {
        let columns: [(&str, ArrayRef); 5] = [
            ("person", Arc::new(StringArray::from_iter_values(self.rows().map(|row| row.0)))),
            ("group", Arc::new(StringArray::from_iter(self.rows().map(|row| row.1)))),
            ("outcome", Arc::new(StringArray::from_iter_values(self.rows().map(|row| row.2)))),
            ("importance", Arc::new(Int32Array::from_iter(self.rows().map(|row| said(row.3).map(i32::from))))),
            ("satisfaction", Arc::new(Int64Array::from_iter_values(self.rows().map(|row| row.4.into())))),
        ];
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true))).unwrap()
    }

    fn csv(&self) -> String {
        let row = |(who, segment, outcome, high, low): (&str, Option<&str>, &str, u8, u8)| {
            format!("{who},{},{outcome},{high},{low}\n", segment.unwrap_or_default())
        };
        format!("respondent,segment,outcome,importance,satisfaction\n{}", self.rows().map(row).collect::<String>())
    }
}

fn parquet(batch: &RecordBatch, rows: usize, compression: Compression) -> Vec<u8> {
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(rows)).set_compression(compression);
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties.build())).unwrap();
    writer.write(batch).unwrap();
    writer.into_inner().unwrap()
}

fn arrow(batch: &RecordBatch, rows: usize) -> Vec<u8> {
    let mut writer = arrow_ipc::writer::FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    for start in (0..batch.num_rows()).step_by(rows) {
        writer.write(&batch.slice(start, rows.min(batch.num_rows() - start))).unwrap();
    }
    writer.into_inner().unwrap()
}

fn stream(batch: &RecordBatch) -> Vec<u8> {
    let mut writer = arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(batch).unwrap();
    writer.into_inner().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> (Ratings, Vec<Finding>) {
    let place = folder(&[(name, bytes)]);
    let (ratings, _, findings) = read_ratings(&place.path().join(name), &Quiet).unwrap();
    (ratings, findings)
}

/// How often each pair of answers was given, by outcome.
fn counts(name: &str, bytes: &[u8]) -> (BTreeMap<String, Histogram>, Vec<Finding>) {
    let place = folder(&[(name, bytes)]);
    let (counted, (.., findings)) = count_ratings(&place.path().join(name), &Quiet).unwrap();
    (counted.outcomes.into_iter().map(|(id, counts)| (id, given(counts))).collect(), findings)
}

/// Without those who gave no answer, of whom a long survey knows nothing.
fn given(mut counts: Histogram) -> Histogram {
    counts[0] = 0;
    counts
}

fn counts_of(ratings: &Ratings) -> BTreeMap<String, Histogram> {
    let of = |(number, id): (u16, &str)| (id.to_owned(), given(histogram(ratings.answers(number))));
    (0..).zip(ratings.outcomes.all()).map(of).collect()
}

/// Everything that a survey says, in an order of its own.
fn told(ratings: &Ratings) -> Vec<String> {
    let segment = |respondent: usize| match ratings.segment_of[respondent] {
        u32::MAX => "-",
        number => ratings.segments.name(number),
    };
    let people = ratings.respondents.all().enumerate().map(|(at, name)| format!("{name} in {}", segment(at)));
    let answers = ratings.iter().map(|one| {
        let (who, what) = (ratings.respondents.name(one.respondent), ratings.outcomes.name(one.outcome.into()));
        format!("{who} {what} {} {}", one.importance, one.satisfaction)
    });
    let mut all: Vec<String> = people.chain(answers).collect();
    all.sort();
    all
}

/// What is found, by code, row and field.
fn found(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|one| format!("{}:{}:{}", one.rule.code, one.place.row, one.field)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_form_of_a_survey_gives_the_same(
        table in prop::collection::vec(prop::collection::vec((0u8..6, 0u8..6), 3), 1..40),
        group in 1_usize..20,
    ) {
        let survey = Survey::of(&table);
        let expected = read("r.csv", survey.csv().as_bytes());
        prop_assert_eq!(found(&expected.1), [""; 0]);
        let (expected, counted) = (told(&expected.0), counts_of(&expected.0));
        prop_assert_eq!(&counts("r.csv", survey.csv().as_bytes()).0, &counted);
        for batch in [survey.wide(), survey.long()] {
            let zstd = Compression::ZSTD(ZstdLevel::default());
            let files = [
                ("r.parquet", parquet(&batch, group, Compression::SNAPPY)),
                ("r.parquet", parquet(&batch, 1 << 20, zstd)),
                ("r.parquet", parquet(&batch, group, Compression::LZ4_RAW)),
                ("r.arrow", arrow(&batch, group)),
                ("r.feather", stream(&batch)),
            ];
            for (name, bytes) in files {
                let (ratings, findings) = read(name, &bytes);
                prop_assert_eq!(found(&findings), [""; 0]);
                prop_assert_eq!(&told(&ratings), &expected);
                let (counts, findings) = counts(name, &bytes);
                prop_assert_eq!(found(&findings), [""; 0]);
                prop_assert_eq!(&counts, &counted);
            }
            let names = batch.schema().fields().iter().map(|field| field.name().clone()).collect();
            let frame = read_frame("frame", names, vec![batch.clone(), batch.slice(0, 0)], &Quiet).unwrap();
            prop_assert_eq!(&told(&frame.0), &expected);
        }
    }

    #[test]
    fn any_damage_is_told_or_harmless(at in 0_usize..10_000, byte: u8, cut: bool) {
        let survey = Survey::of(&vec![vec![(5, 1), (4, 4), (0, 3)]; 30]);
        for (name, mut bytes) in [
            ("r.parquet", parquet(&survey.wide(), 10, Compression::SNAPPY)),
            ("r.parquet", parquet(&survey.long(), 10, Compression::UNCOMPRESSED)),
            ("r.arrow", arrow(&survey.wide(), 10)),
            ("r.arrow", stream(&survey.long())),
        ] {
            let at = at % bytes.len();
            if cut {
                bytes.truncate(at);
            } else {
                bytes[at] ^= byte;
            }
            let (ratings, findings) = read(name, &bytes);
            counts(name, &bytes);
            // A cut file has lost something, and that is told.
            prop_assert!(!cut || !findings.is_empty() || told(&ratings).len() == 90 || name == "r.arrow");
        }
    }
}

/// A file that says that a batch is longer than memory is damaged, and nobody sets memory aside for it.
#[test]
fn no_byte_of_a_file_asks_for_memory() {
    let survey = Survey::of(&vec![vec![(5, 1), (4, 4), (0, 3)]; 3]);
    for (name, bytes) in [("r.arrow", arrow(&survey.wide(), 10)), ("r.arrows", stream(&survey.wide()))] {
        for at in 0..bytes.len() {
            for flipped in [0x1F, 0x80] {
                let mut damaged = bytes.clone();
                damaged[at] ^= flipped;
                counts(name, &damaged);
            }
        }
    }
}

#[test]
fn answers_that_are_none_are_told_with_their_rows() {
    let columns: [(&str, ArrayRef); 4] = [
        ("respondent", Arc::new(Int64Array::from(vec![Some(1), Some(2), None, Some(1)]))),
        ("imp_a", Arc::new(Int32Array::from(vec![5, 7, 1, 2]))),
        ("sat_a", Arc::new(StringArray::from(vec![Some("4"), Some("often"), Some("1"), None]))),
        ("note", Arc::new(StringArray::from(vec!["x", "y", "z", "w"]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let (ratings, findings) = read("r.parquet", &parquet(&batch, 2, Compression::SNAPPY));
    assert_eq!(found(&findings), ["W101:0:note", "E118:2:sat_a", "E104:3:respondent"]);
    assert_eq!(told(&ratings), ["1 a 5 4", "1 in -", "2 in -"]);
    let slips = [&ratings.quality.off_scale, &ratings.quality.repeated];
    assert_eq!(slips.map(|cases| (cases.count, cases.shown[0].place.row)), [(1, 2), (1, 4)]);
}

/// Names of respondents are often large numbers, and two that differ in their last digit are two people.
#[test]
fn names_are_read_to_their_last_digit() {
    let people = [u64::MAX - 1, u64::MAX, 1];
    let decimals = people.map(|one| i128::from(one) * 100);
    let texts = people.map(|one| one.to_string());
    let columns: [ArrayRef; 3] = [
        Arc::new(UInt64Array::from(people.to_vec())),
        Arc::new(Decimal128Array::from(decimals.to_vec()).with_precision_and_scale(38, 2).unwrap()),
        Arc::new(BinaryArray::from_iter_values(texts.iter().map(String::as_bytes))),
    ];
    for respondents in columns {
        let answers: ArrayRef = Arc::new(Int32Array::from(vec![1, 2, 3]));
        let columns = [("respondent", respondents), ("imp_a", Arc::clone(&answers)), ("sat_a", answers)];
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        for (name, bytes) in [("r.parquet", parquet(&batch, 2, Compression::SNAPPY)), ("r.arrow", arrow(&batch, 2))] {
            let (ratings, findings) = read(name, &bytes);
            assert_eq!(found(&findings), [""; 0]);
            assert_eq!(ratings.respondents.all().collect::<Vec<_>>(), texts, "{name}");
        }
    }
    let columns: [(&str, ArrayRef); 2] = [
        ("respondent", Arc::new(BinaryArray::from_iter_values([[0xFF_u8, 1]]))),
        ("imp_a", Arc::new(Int32Array::from(vec![1]))),
    ];
    let bytes = parquet(&RecordBatch::try_from_iter(columns).unwrap(), 2, Compression::SNAPPY);
    assert_eq!(found(&read("r.parquet", &bytes).1), ["E104:1:respondent", "E105:1:respondent"]);
}

/// What is left out is told though nobody's rows are looked at, and what is off the scale has its row.
#[test]
fn counting_tells_what_it_leaves_out() {
    let columns: [(&str, ArrayRef); 4] = [
        ("respondent", Arc::new(Int64Array::from(vec![1, 2, 3]))),
        ("imp_a", Arc::new(Int32Array::from(vec![5, 4, 1]))),
        ("sat_a", Arc::new(Int32Array::from(vec![5, 4, 1]))),
        ("importnace_b", Arc::new(Int32Array::from(vec![5, 4, 1]))),
    ];
    let batch = RecordBatch::try_from_iter(columns.clone()).unwrap();
    let (told, findings) = counts("r.parquet", &parquet(&batch, 2, Compression::SNAPPY));
    assert_eq!(found(&findings), ["W101:0:importnace_b"]);
    assert_eq!(told["a"].iter().sum::<u32>(), 3);
    let mut columns = columns.to_vec();
    columns[2].1 = Arc::new(Int32Array::from(vec![5, 4, 9]));
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let place = folder(&[("r.parquet", parquet(&batch, 2, Compression::SNAPPY).as_slice())]);
    let (.., (ratings, ..)) = count_ratings(&place.path().join("r.parquet"), &Quiet).unwrap();
    let off_scale = &ratings.quality.off_scale;
    assert_eq!((off_scale.count, off_scale.shown[0].place.row, off_scale.shown[0].respondent.as_str()), (1, 3, "3"));
}

#[test]
fn what_is_no_such_file_is_told() {
    for (name, bytes) in [
        ("r.parquet", &b"PAR1 and then nothing PAR1"[..]),
        ("r.arrow", b"ARROW1"),
        ("r.parquet", b"respondent,imp_a\n1,2\n"),
    ] {
        let (ratings, findings) = read(name, bytes);
        assert!(ratings.is_empty());
        assert!(found(&findings).contains(&"E102:0:".to_owned()), "{findings:?}");
    }
    assert_eq!(found(&read("r.parquet", b"").1), ["W110:0:"]);
}
