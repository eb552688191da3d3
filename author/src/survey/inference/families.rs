//! Corrections for many tests: Holm's against one false finding among all, Benjamini and Hochberg's against a large share of false ones.

use serde::Serialize;

/// The chance of a false finding that is accepted.
pub const LEVEL: f64 = 0.05;

/// A p-value, and what it is among the others of its family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Adjusted {
    /// The p-value by itself.
    pub p: f64,
    /// As Holm (1979) corrects it: if what is at most 0.05 is called a finding, there is any false one with a chance of at most 5 %.
    pub holm: f64,
    /// As Benjamini and Hochberg (1995) correct it: of what is at most 0.05, at most 5 % is false on average,
    /// which is proven for tests that are independent or go together, and held against simulation for these.
    pub benjamini_hochberg: f64,
}

/// How many of the tests of a family find something, by the rule against which they are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Family {
    /// How many tests there are.
    pub size: usize,
    /// The accepted chance, 0.05.
    pub level: f64,
    /// Findings if each test stood alone.
    pub unadjusted: usize,
    /// Findings after Holm's correction.
    pub holm: usize,
    /// Findings after that of Benjamini and Hochberg.
    pub benjamini_hochberg: usize,
}

impl Family {
    /// Counts the findings.
    pub fn of(tests: &[Adjusted]) -> Self {
        let count = |value: fn(&Adjusted) -> f64| tests.iter().filter(|test| value(test) <= LEVEL).count();
        Self {
            size: tests.len(),
            level: LEVEL,
            unadjusted: count(|test| test.p),
            holm: count(|test| test.holm),
            benjamini_hochberg: count(|test| test.benjamini_hochberg),
        }
    }
}

/// Corrects p-values for each other; the answers stand in their order.
pub fn adjust(plain: &[f64]) -> Vec<Adjusted> {
    let mut order: Vec<usize> = (0..plain.len()).collect();
    order.sort_by(|&a, &b| plain[a].total_cmp(&plain[b]).then(a.cmp(&b)));
    let mut adjusted: Vec<Adjusted> = plain.iter().map(|&p| Adjusted { p, ..Adjusted::default() }).collect();
    let count = plain.len() as f64;
    let mut largest: f64 = 0.0;
    for (before, &at) in order.iter().enumerate() {
        largest = largest.max((count - before as f64) * plain[at]);
        adjusted[at].holm = largest.min(1.0);
    }
    let mut smallest: f64 = 1.0;
    for (before, &at) in order.iter().enumerate().rev() {
        smallest = smallest.min(count * plain[at] / (before + 1) as f64);
        adjusted[at].benjamini_hochberg = smallest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_by_hand() {
        let adjusted = adjust(&[0.04, 0.01, 0.03, 0.005]);
        let holm: Vec<f64> = adjusted.iter().map(|one| one.holm).collect();
        let false_rate: Vec<f64> = adjusted.iter().map(|one| one.benjamini_hochberg).collect();
        assert_eq!(holm, [0.06, 0.03, 0.06, 0.02]);
        assert_eq!(false_rate, [0.04, 0.02, 0.04, 0.02]);
        let family = Family::of(&adjusted);
        assert_eq!((family.size, family.unadjusted, family.holm, family.benjamini_hochberg), (4, 4, 2, 4));
        assert!(adjust(&[]).is_empty());
    }
}
