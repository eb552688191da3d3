//! Who answered a survey without reading it, and who answered twice: found before any score is reckoned.
//!
//! Invariants: nothing is left out unless the author says so; what is found does not depend on the number of threads. Cost: two looks at each answer, and
//! twelve bytes for each respondent while it lasts.

mod report;

pub use report::{CaseReport, MissingReport, QualityReport, RuleReport, SmallReport};

use crate::project::{Case, Cases, Quality, QualityRule, Ratings, unpacked};
use rayon::prelude::*;

/// From this many outcomes on, one answer throughout is a straight line.
pub const LINE: u16 = 5;

/// From this many outcomes on, two respondents with the same answers are taken for one.
pub const IDENTICAL: u16 = 10;

/// So many respondents are looked at together.
const BLOCK: usize = 1 << 13;

/// What the answers of a respondent look like.
#[derive(Clone, Copy, Default)]
struct Line {
    /// Of all answers with their outcomes.
    hash: u64,
    /// How many outcomes have both answers.
    count: u16,
    first: u8,
    bent: bool,
}

/// Looks through the answers, notes what it finds in their quality, and leaves out what these rules find.
pub fn examine(ratings: &mut Ratings, exclude: &[QualityRule]) {
    let lines = lines(ratings);
    let straight = |line: &Line| line.count >= LINE && !line.bent;
    let long = lines.iter().filter(|line| line.count >= LINE).count() as u64;
    let straight_lines = numbers(&lines, straight);
    let identical = identical(ratings, &lines);
    let (median_seconds, speeders) = speeders(&ratings.seconds);
    let told = |respondents: &[u32], told: &dyn Fn(u32) -> String| cases(ratings, respondents, told);
    let quality = Quality {
        long,
        median_seconds,
        straight_lines: told(&straight_lines, &|respondent| {
            let line = &lines[respondent as usize];
            let (importance, satisfaction) = unpacked(line.first);
            format!("{importance} and {satisfaction} to all of {} outcomes", line.count)
        }),
        identical: told(&identical.iter().map(|&(again, _)| again).collect::<Vec<_>>(), &|respondent| {
            let known = identical.binary_search_by_key(&respondent, |&(again, _)| again);
            let first = known.map_or(0, |at| identical[at].1);
            format!("the answers of `{}`", ratings.respondents.name(first))
        }),
        speeders: told(&speeders, &|respondent| {
            format!("{} seconds, median {}", ratings.seconds[respondent as usize], median_seconds.unwrap_or(0))
        }),
        excluding: exclude.to_vec(),
        ..std::mem::take(&mut ratings.quality)
    };
    ratings.quality = quality;
    let identical = identical.into_iter().map(|(again, _)| again).collect();
    leave_out(
        ratings,
        [
            (QualityRule::StraightLine, straight_lines),
            (QualityRule::Speeder, speeders),
            (QualityRule::Identical, identical),
        ],
    );
}

/// Leaves out the respondents of the rules that exclude; each counts under the first rule.
fn leave_out(ratings: &mut Ratings, found: [(QualityRule, Vec<u32>); 3]) {
    let mut marked = vec![false; ratings.respondents.len()];
    for (rule, respondents) in found {
        if !ratings.quality.excludes(rule) {
            continue;
        }
        let new = respondents.iter().filter(|&&one| !std::mem::replace(&mut marked[one as usize], true)).count();
        ratings.quality.left_out.push((rule, new as u64));
    }
    if marked.contains(&true) {
        ratings.leave_out(&marked);
    }
}

/// The line of each respondent.
fn lines(ratings: &Ratings) -> Vec<Line> {
    let mut lines = vec![Line::default(); ratings.respondents.len()];
    lines.par_chunks_mut(BLOCK).enumerate().for_each(|(block, lines)| {
        for outcome in 0..ratings.outcomes.len() as u16 {
            let answers = ratings.answers(outcome);
            let answers = answers.get(block * BLOCK..).unwrap_or_default();
            lines.iter_mut().zip(answers).for_each(|(line, &both)| line.add(outcome, both));
        }
    });
    lines
}

impl Line {
    fn add(&mut self, outcome: u16, both: u8) {
        let answer = u64::from(outcome) << 8 | u64::from(both);
        self.hash = (self.hash.rotate_left(5) ^ answer).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (importance, satisfaction) = unpacked(both);
        if importance == 0 || satisfaction == 0 {
            return;
        }
        if self.count == 0 {
            self.first = both;
        }
        self.count += 1;
        self.bent |= self.first != both;
    }
}

fn numbers(lines: &[Line], which: impl Fn(&Line) -> bool) -> Vec<u32> {
    (0..).zip(lines).filter(|(_, line)| which(line)).map(|(respondent, _)| respondent).collect()
}

/// Respondents with the answers of an earlier one, which is named with them. Straight lines are alike without being copies.
fn identical(ratings: &Ratings, lines: &[Line]) -> Vec<(u32, u32)> {
    let mut long: Vec<(u64, u32)> = numbers(lines, |line| line.count >= IDENTICAL && line.bent)
        .into_iter()
        .map(|respondent| (lines[respondent as usize].hash, respondent))
        .collect();
    long.par_sort_unstable();
    let same = |a: u32, b: u32| {
        (0..ratings.outcomes.len() as u16).all(|outcome| ratings.answer(a, outcome) == ratings.answer(b, outcome))
    };
    let mut found: Vec<(u32, u32)> = long
        .chunk_by(|a, b| a.0 == b.0)
        .flat_map(|alike| {
            let first = alike[0].1;
            alike[1..].iter().filter(move |&&(_, again)| same(first, again)).map(move |&(_, again)| (again, first))
        })
        .collect();
    found.sort_unstable();
    found
}

/// The median time, and who took less than two fifths of it.
fn speeders(seconds: &[u32]) -> (Option<u32>, Vec<u32>) {
    let mut known: Vec<u32> = seconds.iter().copied().filter(|&seconds| seconds > 0).collect();
    if known.is_empty() {
        return (None, Vec::new());
    }
    let middle = known.len() / 2;
    let median = *known.select_nth_unstable(middle).1;
    let fast = |seconds: u32| seconds > 0 && u64::from(seconds) * 5 < u64::from(median) * 2;
    (Some(median), (0..).zip(seconds).filter(|(_, time)| fast(**time)).map(|(respondent, _)| respondent).collect())
}

fn cases(ratings: &Ratings, respondents: &[u32], told: &dyn Fn(u32) -> String) -> Cases {
    let mut cases = Cases::default();
    for &respondent in respondents {
        cases.note(|| Case {
            place: ratings.place(respondent),
            respondent: ratings.respondents.name(respondent).to_owned(),
            field: String::new(),
            told: told(respondent),
        });
    }
    cases
}
