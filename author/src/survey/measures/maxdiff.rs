//! Best and worst of a few: how often an outcome was chosen as the one that matters most, less how often as the one that matters least.
//!
//! Best minus worst, by how often an outcome was shown, is a good simple score (Marley and Flynn). A person answers several sets, so the interval takes
//! people, not answers, as what varies; four people are added to them, two for whom the outcome was always the best and two for whom it was always the worst
//! (Agresti and Coull 1998), so that a few who all choose alike are not taken for all. Cost: the rows of the file.

use super::super::inference::Z;
use crate::fault::Fault;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// An outcome by the choices.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MaxDiff {
    /// The id.
    pub outcome: String,
    /// To how many respondents it was shown.
    pub n: u32,
    /// How often it was shown.
    pub shown: u32,
    /// How often it was the best.
    pub best: u32,
    /// How often it was the worst.
    pub worst: u32,
    /// Best minus worst by shown, from -1 to 1.
    pub score: f64,
    /// Its 95 % interval over respondents.
    pub interval: [f64; 2],
}

#[derive(Deserialize)]
struct Row {
    respondent: String,
    shown: String,
    best: String,
    worst: String,
}

/// Shown, best and worst of an outcome by respondent.
type Choices = BTreeMap<String, BTreeMap<String, [u32; 3]>>;

/// Reads `respondent,shown,best,worst`, a row for each set; `shown` lists its outcomes, divided by `;`.
///
/// # Errors
/// A file that cannot be read or lacks a column, and choices that were not shown; with their line.
pub fn read(path: &Path) -> Result<Vec<MaxDiff>, Box<Fault>> {
    let mut choices = Choices::new();
    super::rows(path, "respondent,shown,best,worst", |row: Row| take(&mut choices, &row))?;
    let mut outcomes: Vec<MaxDiff> =
        choices.into_iter().map(|(outcome, people)| MaxDiff::of(outcome, people.into_values())).collect();
    outcomes.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.outcome.cmp(&b.outcome)));
    Ok(outcomes)
}

fn take(choices: &mut Choices, row: &Row) -> Result<(), String> {
    let shown: Vec<&str> = row.shown.split(';').map(str::trim).filter(|id| !id.is_empty()).collect();
    let (best, worst) = (row.best.trim(), row.worst.trim());
    if best == worst {
        return Err(format!("`{best}` cannot be both best and worst"));
    }
    if let Some(stray) = [best, worst].into_iter().find(|choice| !shown.contains(choice)) {
        return Err(format!("`{stray}` was chosen but is not among those shown: {}", shown.join("; ")));
    }
    for id in shown {
        let counts = choices.entry(id.to_owned()).or_default().entry(row.respondent.clone()).or_default();
        counts[0] += 1;
        counts[1] += u32::from(id == best);
        counts[2] += u32::from(id == worst);
    }
    Ok(())
}

impl MaxDiff {
    fn of(outcome: String, people: impl Iterator<Item = [u32; 3]>) -> Self {
        let people: Vec<[u32; 3]> = people.collect();
        let sum = |place: usize| people.iter().map(|counts| counts[place]).sum::<u32>();
        let (shown, best, worst) = (sum(0), sum(1), sum(2));
        let score = (f64::from(best) - f64::from(worst)) / f64::from(shown.max(1));
        let shown_each = f64::from(shown) / people.len().max(1) as f64;
        let added = [1.0, 1.0, -1.0, -1.0].map(|side| (shown_each, side * shown_each));
        let differences =
            people.iter().map(|[shown, best, worst]| (f64::from(*shown), f64::from(*best) - f64::from(*worst)));
        let interval = limits(&differences.chain(added).collect::<Vec<(f64, f64)>>());
        Self { outcome, n: people.len() as u32, shown, best, worst, score, interval }
    }
}

/// The 95 % limits of a ratio of sums over people: how often shown, and best minus worst.
fn limits(people: &[(f64, f64)]) -> [f64; 2] {
    let (shown, sum) = people.iter().fold((0.0, 0.0), |(shown, sum), one| (shown + one.0, sum + one.1));
    if shown <= 0.0 {
        return [-1.0, 1.0];
    }
    let (score, count) = (sum / shown, people.len() as f64);
    let squares: f64 = people.iter().map(|(shown, difference)| (difference - score * shown).powi(2)).sum();
    let half = Z * (squares * count / (count - 1.0)).sqrt() / shown;
    [(score - half).max(-1.0), (score + half).min(1.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(respondent: &str, shown: &str, best: &str, worst: &str) -> Row {
        Row { respondent: respondent.into(), shown: shown.into(), best: best.into(), worst: worst.into() }
    }

    #[test]
    fn counts_and_people() {
        let mut choices = Choices::new();
        for (who, shown, best, worst) in
            [("a", "x; y; z; w", "x", "w"), ("a", "x;y;z", "x", "z"), ("b", "x;y;z;w", "y", "x")]
        {
            take(&mut choices, &row(who, shown, best, worst)).unwrap();
        }
        let x = MaxDiff::of("x".into(), choices["x"].values().copied());
        assert_eq!((x.n, x.shown, x.best, x.worst), (2, 3, 2, 1));
        assert!((x.score - 1.0 / 3.0).abs() < 1e-12);
        // Two, and four who were shown 1.5 each: a ratio of 1 to 9, residuals 2 - 2/9, -1 - 1/9, twice 3/2 - 1/6 and twice -3/2 - 1/6.
        let half = Z * ((256.0 + 100.0 + 288.0 + 450.0) / 81.0 * 6.0 / 5.0_f64).sqrt() / 9.0;
        let [lo, hi] = x.interval;
        assert!((lo - (1.0 / 9.0 - half)).abs() < 1e-12 && (hi - (1.0 / 9.0 + half)).abs() < 1e-12);
    }

    #[test]
    fn a_few_who_choose_alike_are_not_taken_for_all() {
        let alike = |people: usize| MaxDiff::of("x".into(), vec![[2, 2, 0]; people].into_iter());
        let (few, many) = (alike(2), alike(200));
        assert_eq!((few.score, many.score), (1.0, 1.0));
        assert!(few.interval[0] < 0.0 && many.interval[0] > 0.9 && many.interval[1] == 1.0);
        let [lo, hi] = MaxDiff::of("x".into(), [[2, 1, 0]].into_iter()).interval;
        assert!(lo < -0.5 && hi > 0.9);
    }

    #[test]
    fn choices_that_were_not_shown_are_refused() {
        let refused = |best, worst| take(&mut Choices::new(), &row("a", "x;y", best, worst)).unwrap_err();
        assert!(refused("z", "x").contains("not among those shown"));
        assert!(refused("x", "x").contains("both"));
    }
}
