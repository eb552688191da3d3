//! The measures of an answer against judgements.

use super::Judgements;
use std::collections::{BTreeMap, HashMap};

/// Means over the judged queries that have a relevant document.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// How many such queries there are.
    pub queries: usize,
    /// The gain of the first ten, each grade divided by the logarithm of its place, against the best order.
    pub ndcg_10: f64,
    /// One over the place of the first relevant document among the first ten.
    pub mrr_10: f64,
    /// The share of relevant documents among the first hundred.
    pub recall_100: f64,
}

/// Measures answers, given as ids of documents by query, the best first.
pub fn measure(judgements: &Judgements, answers: &HashMap<String, Vec<String>>) -> Measures {
    let mut sums = Measures::default();
    for (query, grades) in judgements {
        let answer = answers.get(query).map_or(&[][..], Vec::as_slice);
        let Some(one) = measure_one(grades, answer) else { continue };
        sums.queries += 1;
        sums.ndcg_10 += one.ndcg_10;
        sums.mrr_10 += one.mrr_10;
        sums.recall_100 += one.recall_100;
    }
    let mean = |sum: f64| sum / (sums.queries.max(1) as f64);
    let Measures { queries, ndcg_10, mrr_10, recall_100 } = sums;
    Measures { queries, ndcg_10: mean(ndcg_10), mrr_10: mean(mrr_10), recall_100: mean(recall_100) }
}

/// `None` if nothing is relevant.
fn measure_one(grades: &BTreeMap<String, i64>, answer: &[String]) -> Option<Measures> {
    let mut ideal: Vec<i64> = grades.values().copied().filter(|&grade| grade > 0).collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    if ideal.is_empty() {
        return None;
    }
    let grade = |document: &String| grades.get(document).copied().unwrap_or(0).max(0);
    let found: Vec<i64> = answer.iter().take(100).map(grade).collect();
    let first = found.iter().take(10).position(|&grade| grade > 0);
    Some(Measures {
        queries: 1,
        ndcg_10: gain(&found) / gain(&ideal),
        mrr_10: first.map_or(0.0, |place| 1.0 / (place + 1) as f64),
        recall_100: found.iter().filter(|&&grade| grade > 0).count() as f64 / ideal.len() as f64,
    })
}

/// The discounted gain of the first ten.
fn gain(grades: &[i64]) -> f64 {
    grades.iter().take(10).enumerate().map(|(place, &grade)| grade as f64 / ((place + 2) as f64).log2()).sum()
}

/// The value below or at which this share of the values lies (nearest rank); `None` of none.
pub fn quantile<T: Copy + Ord>(values: &[T], share: f64) -> Option<T> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::super::read_judgements;
    use super::*;

    fn measured(judgements: &str, answers: &[(&str, &[&str])]) -> Measures {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let answers = answers.iter().map(|(query, ids)| ((*query).to_owned(), owned(ids))).collect();
        measure(&read_judgements(judgements).unwrap(), &answers)
    }

    #[test]
    fn a_worked_example() {
        // Gains 0, 1, 3 at places 1, 2, 3; the best order is 3, 1.
        let result = measured("q a 3\nq b 1\nq c 0\n", &[("q", &["x", "b", "a"])]);
        let expected = (1.0 / 3_f64.log2() + 3.0 / 2.0) / (3.0 + 1.0 / 3_f64.log2());
        assert!((result.ndcg_10 - expected).abs() < 1e-12);
        assert_eq!((result.mrr_10, result.recall_100, result.queries), (0.5, 1.0, 1));
    }

    #[test]
    fn no_answer_counts_zero_and_a_query_without_relevant_documents_does_not_count() {
        let result = measured("q a 1\nr b 1\ns c 0\nt d -1\n", &[("q", &["a"]), ("s", &["c"])]);
        assert_eq!((result.queries, result.ndcg_10, result.recall_100), (2, 0.5, 0.5));
    }

    #[test]
    fn places_beyond_the_cut_do_not_count() {
        let ids: Vec<String> = (0..101).map(|number| format!("d{number}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(measured("q d10 1", &[("q", &ids)]).ndcg_10, 0.0);
        assert_eq!(measured("q d100 1", &[("q", &ids)]).recall_100, 0.0);
        assert_eq!(measured("q d99 1", &[("q", &ids)]).recall_100, 1.0);
    }

    #[test]
    fn quantiles_are_nearest_ranks() {
        let values: Vec<u32> = (1..=100).rev().collect();
        assert_eq!((quantile(&values, 0.5), quantile(&values, 0.99)), (Some(50), Some(99)));
        assert_eq!(quantile(&[7], 0.99), Some(7));
        assert_eq!(quantile::<u32>(&[], 0.5), None);
    }
}
