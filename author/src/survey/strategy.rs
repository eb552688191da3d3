//! Which growth strategy a segment calls for, by what it is read from, and what is not known.
//!
//! Owns: the rules of the growth strategy matrix (Ulwick, Jobs to be Done, 2016). Scores say who is underserved or overserved, and nothing about prices, costs
//! or people who have no choice; hence a strategy that rests on those (dominant, discrete) is named only where the author says so. Invariant: where the
//! intervals allow both sides of a cut, the answer is undecided. Cost: the outcomes of each segment.

use super::{OutcomeScore, SegmentScores};
use crate::told::outcome;
use serde::Serialize;

/// What the author knows and scores cannot say.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Known {
    /// Whether more or less would be charged than what people use today.
    pub price: Option<Price>,
    /// By how much per cent the job gets done better, as confirmed.
    pub better: Option<f64>,
    /// By how much per cent it is cheaper to offer, as confirmed.
    pub cheaper: Option<f64>,
    /// Segments whose people have no choice: by law, place or otherwise.
    pub restricted: Vec<String>,
}

impl Known {
    /// This, but as `said` where that says something.
    pub fn overlaid(&self, said: &Self) -> Self {
        let mut restricted = self.restricted.clone();
        restricted.extend(said.restricted.iter().filter(|name| !self.restricted.contains(name)).cloned());
        Self {
            price: said.price.or(self.price),
            better: said.better.or(self.better),
            cheaper: said.cheaper.or(self.cheaper),
            restricted,
        }
    }
}

/// What would be charged, against what people use today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Price {
    /// More.
    More,
    /// Less.
    Less,
}

impl Price {
    /// Reads `more` or `less`.
    ///
    /// # Errors
    /// Another word, with what may stand there.
    pub fn read(word: &str) -> Result<Option<Self>, String> {
        match word.to_lowercase().as_str() {
            "more" => Ok(Some(Self::More)),
            "less" => Ok(Some(Self::Less)),
            _ => Err(format!("`{word}` is no price; say `more` or `less` than what people use today")),
        }
    }
}

/// Outcomes of a kind: how many are so with certainty, by their point, and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The whole interval lies in the region.
    pub certain: usize,
    /// The score lies in it.
    pub point: usize,
    /// The interval reaches into it.
    pub possible: usize,
}

/// What a rule read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Read {
    /// How many outcomes were scored.
    pub outcomes: usize,
    /// Underserved ones.
    pub underserved: Range,
    /// Overserved ones.
    pub overserved: Range,
}

/// The strategy for a segment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strategy {
    /// The segment; `None` is everyone.
    pub segment: Option<String>,
    /// How many respondents; `None` where only tallies are known.
    pub respondents: Option<u64>,
    /// Whether the segment was found in the answers rather than named by the survey.
    pub found: bool,
    /// `differentiated`, `dominant`, `disruptive`, `discrete`, `sustaining` or `undecided`.
    pub strategy: &'static str,
    /// The rule that fired.
    pub rule: &'static str,
    /// What it read.
    pub read: Read,
    /// The outcomes that count most for it, in sentences: those that are certainly underserved, certainly overserved.
    pub words: Vec<String>,
    /// What it lacks: what the author would have to say or ask for the answer to be firm, or another.
    pub lacks: Vec<String>,
}

/// From this share of underserved outcomes on, people who would pay for better are worth a strategy: Bosch's segment of the circular saw had 14 of 85.
pub const MANY: f64 = 0.1;

/// From this share of overserved outcomes on, less would do.
pub const MOST: f64 = 0.5;

/// "At least 20 % better", "at least 20 % more cheaply": what a dominant strategy takes, and what makes people change.
pub const LEAP: f64 = 20.0;

/// Whether something holds wherever in their intervals the true figures lie.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
    Perhaps,
}

impl Range {
    fn count(outcomes: &[OutcomeScore], region: &str, reaches: impl Fn(&OutcomeScore) -> bool) -> Self {
        let point = |row: &&OutcomeScore| row.region == region;
        Self {
            certain: outcomes.iter().filter(point).filter(|row| row.certain).count(),
            point: outcomes.iter().filter(point).count(),
            possible: outcomes.iter().filter(|row| point(row) || (!row.certain && reaches(row))).count(),
        }
    }

    fn at_least(self, share: f64, of: usize) -> Holds {
        let cut = share * of as f64;
        match (self.certain as f64 >= cut, self.possible as f64 >= cut) {
            (true, _) => Holds::Yes,
            (false, true) => Holds::Perhaps,
            (false, false) => Holds::No,
        }
    }
}

/// The strategy that the scores of a segment call for; `threshold` is the first of the profile's, in points.
pub fn strategy(scores: &SegmentScores, threshold: f64, known: &Known, found: bool) -> Strategy {
    let outcomes = &scores.outcomes;
    let read = Read {
        outcomes: outcomes.len(),
        underserved: Range::count(outcomes, "underserved", |row| row.interval[1] >= threshold),
        overserved: Range::count(outcomes, "overserved", |row| row.inferred.gap_interval[0] < 0.0),
    };
    let under = read.underserved.at_least(MANY, read.outcomes);
    let over = read.overserved.at_least(MOST, read.outcomes);
    let restricted = scores.segment.as_ref().is_some_and(|name| known.restricted.contains(name));
    let (strategy, rule) = match (restricted, under, over) {
        _ if outcomes.is_empty() => ("undecided", "nothing was rated"),
        (true, ..) => {
            ("discrete", "people have no choice, as you said: it lasts as long as that, and they leave when it ends")
        }
        (_, Holds::Yes, Holds::Yes) => (
            "undecided",
            "a tenth or more of the outcomes are underserved and half or more overserved: look for segments within it",
        ),
        (_, Holds::Yes, _) if dominant(known) => (
            "dominant",
            "a tenth or more of the outcomes are underserved, and you confirmed a leap in both quality and cost",
        ),
        (_, Holds::Yes, _) if known.price == Some(Price::Less) => (
            "undecided",
            "a tenth or more of the outcomes are underserved, but a lower price takes a confirmed leap in cost",
        ),
        (_, Holds::Yes, _) => {
            ("differentiated", "a tenth or more of the outcomes are underserved: people would pay more for better")
        }
        (_, Holds::Perhaps, _) => {
            ("undecided", "the intervals allow both more and less than a tenth of the outcomes to be underserved")
        }
        (_, Holds::No, Holds::Yes) if known.price == Some(Price::More) => {
            ("undecided", "half or more of the outcomes are overserved: a higher price would likely fail")
        }
        (_, Holds::No, Holds::Yes) => {
            ("disruptive", "half or more of the outcomes are overserved: less would do, for less money")
        }
        (_, Holds::No, Holds::Perhaps) => {
            ("undecided", "the intervals allow both more and less than half of the outcomes to be overserved")
        }
        (_, Holds::No, Holds::No) => (
            "sustaining",
            "less than a tenth of the outcomes are underserved and less than half overserved: small steps for those who are customers already",
        ),
    };
    let lacks = lacks(strategy, known, read);
    let words = ["underserved", "overserved"].into_iter().filter_map(|region| named(outcomes, region)).collect();
    let (segment, respondents) = (scores.segment.clone(), scores.respondents);
    Strategy { segment, respondents, found, strategy, rule, read, words, lacks }
}

/// So many outcomes are named.
const NAMED: usize = 3;

/// The outcomes that lie in a region with certainty: the highest opportunity first, or what is satisfied furthest beyond its importance.
fn named(outcomes: &[OutcomeScore], region: &str) -> Option<String> {
    let mut certain: Vec<&OutcomeScore> = outcomes.iter().filter(|row| row.certain && row.region == region).collect();
    let told = |row: &&OutcomeScore| {
        let figures = match region {
            "overserved" => format!("importance {:.1}, satisfaction {:.1}", row.importance, row.satisfaction),
            _ => format!("{:.1}", row.opportunity),
        };
        outcome(&row.statement, &row.outcome, &figures)
    };
    if region == "overserved" {
        let beyond = |row: &OutcomeScore| row.satisfaction - row.importance;
        certain.sort_by(|a, b| beyond(b).total_cmp(&beyond(a)));
    }
    let first: Vec<String> = certain.iter().take(NAMED).map(told).collect();
    let rest = certain.len().saturating_sub(NAMED);
    let rest = if rest > 0 { format!("; and {rest} more") } else { String::new() };
    (!first.is_empty()).then(|| format!("certainly {region}: {}{rest}", first.join("; ")))
}

fn leap(known: Option<f64>) -> bool {
    known.is_some_and(|per_cent| per_cent >= LEAP)
}

fn dominant(known: &Known) -> bool {
    leap(known.better) && leap(known.cheaper) && known.price != Some(Price::More)
}

fn lacks(strategy: &str, known: &Known, read: Read) -> Vec<String> {
    let mut lacks = Vec::new();
    let mut lack = |missing: bool, text: &str| {
        if missing {
            lacks.push(text.to_owned());
        }
    };
    let (under, over) = (read.underserved, read.overserved);
    lack(
        strategy == "undecided" && (under.certain != under.possible || over.certain != over.possible),
        "more respondents: the intervals straddle the cuts",
    );
    lack(known.price.is_none(), "the price: would more or less be charged than what people use today?");
    lack(
        strategy != "disruptive" && known.better.is_none(),
        "by how much per cent the job would get done better, as tested",
    );
    lack(
        known.cheaper.is_none(),
        "whether there is a cost advantage of a fifth or more: without it neither dominant nor disruptive pays",
    );
    lack(known.restricted.is_empty(), "whether any people have no choice; scores cannot show it");
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{HALF_WIDTH, score_tallies};
    use jobpack::score::{PROFILES, Tally};

    /// So many people rate ten outcomes; of these, `under` are important to and satisfy the given shares, and all others are of no account.
    fn scores(people: u32, rated: &[(f64, f64)]) -> SegmentScores {
        let tallies = rated.iter().enumerate().map(|(at, &(important, satisfied))| {
            let count = |share: f64| (share * f64::from(people)).round() as u32;
            let (a, b) = (count(important), count(satisfied));
            let both = a.min(b).min(count(important * satisfied)).max((a + b).saturating_sub(people));
            let mut tally = Tally::new(5).unwrap();
            let cells = [(5, 5, both), (5, 1, a - both), (1, 5, b - both), (1, 1, people + both - a - b)];
            cells.into_iter().for_each(|(i, s, n)| tally.record_many(Some(i), Some(s), n).unwrap());
            (format!("o{at}"), tally)
        });
        let group = score_tallies(tallies, &PROFILES[0], HALF_WIDTH).unwrap();
        SegmentScores::of(Some("them".into()), group, |_| String::new())
    }

    fn named(people: u32, rated: &[(f64, f64)], known: &Known) -> &'static str {
        strategy(&scores(people, rated), 10.0, known, false).strategy
    }

    const UNDER: (f64, f64) = (0.9, 0.2);
    const OVER: (f64, f64) = (0.3, 0.8);
    const SERVED: (f64, f64) = (0.6, 0.55);

    #[test]
    fn each_rule_fires_on_what_it_is_for() {
        let none = Known::default();
        assert_eq!(named(1_000, &[UNDER, SERVED, SERVED], &none), "differentiated");
        assert_eq!(named(1_000, &[OVER, OVER, SERVED], &none), "disruptive");
        assert_eq!(named(1_000, &[SERVED, SERVED, SERVED, OVER], &none), "sustaining");
        assert_eq!(named(1_000, &[UNDER, OVER, OVER], &none), "undecided");
        assert_eq!(named(1_000, &[], &none), "undecided");
    }

    #[test]
    fn few_people_leave_it_undecided() {
        assert_eq!(named(8, &[(0.75, 0.5), SERVED, SERVED], &Known::default()), "undecided");
        assert_eq!(named(6, &[OVER, SERVED, SERVED], &Known::default()), "undecided");
    }

    #[test]
    fn dominant_and_discrete_are_never_read_from_scores() {
        let said = |better, cheaper| Known { better, cheaper, ..Known::default() };
        let of = |known: &Known| named(1_000, &[UNDER, SERVED], known);
        assert_eq!(of(&said(Some(25.0), Some(25.0))), "dominant");
        for known in [said(None, None), said(Some(25.0), None), said(None, Some(25.0)), said(Some(25.0), Some(19.0))] {
            assert_eq!(of(&known), "differentiated");
        }
        assert_eq!(of(&Known { restricted: vec!["others".into()], ..Known::default() }), "differentiated");
        assert_eq!(of(&Known { restricted: vec!["them".into()], ..Known::default() }), "discrete");
    }

    #[test]
    fn what_is_not_known_is_said() {
        let told = strategy(&scores(1_000, &[UNDER, SERVED]), 10.0, &Known::default(), false);
        assert_eq!(told.lacks.len(), 4);
        let known =
            Known { price: Some(Price::More), better: Some(30.0), cheaper: Some(0.0), restricted: vec!["x".into()] };
        assert!(strategy(&scores(1_000, &[UNDER, SERVED]), 10.0, &known, false).lacks.is_empty());
    }
}
