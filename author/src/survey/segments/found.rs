//! Segments that nobody named: how many there are, who is in which, and what sets them apart.

use super::answers::Answers;
use super::chance::Chance;
use super::directions::directions;
use super::explain::{Explained, explain};
use super::features::Features;
use super::groups::{agreement, group};
use super::heldout::{Side, compare};
use super::words::{describe, small};
use super::{Distinct, Segment, masked, turned};
use crate::project::{Ratings, unpacked};
use crate::survey::weights::{Counted, Sums};
use crate::survey::{Group, SegmentScores, is_weighted, score_counted};
use crate::told::count;
use jobpack::score::{Error, Profile};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// How segments are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    /// Where chance begins. Another seed may move a few people; what it turns over is not to be trusted.
    pub seed: u64,
    /// No more segments than this.
    pub most: usize,
    /// No segment smaller than this; `None` is 30 people or a twentieth of all, whichever is more.
    pub smallest: Option<usize>,
}

impl Default for Search {
    fn default() -> Self {
        Self { seed: 1, most: 6, smallest: None }
    }
}

/// Surveys of people who differ in their level only, that the strength of directions is held against.
const SHUFFLES: u64 = 99;

/// The chance that a direction of people of one kind is stronger than those of all these surveys.
const DIVIDED_BY_CHANCE: f64 = 1.0 / (SHUFFLES + 1) as f64;

/// Parts of the respondents that the search is repeated in, and the share of them in each.
const PARTS: u64 = 20;
const PART: f64 = 0.8;

/// Agreement from which segments are taken as stable.
const STABLE: f64 = 0.6;

/// More respondents than this are not looked at: they would say the same more slowly.
const MOST_PEOPLE: usize = 5_000;

/// Outcomes are left out in so many turns, to be tested on members that were found without them.
const TURNS: usize = 5;

/// Fewer outcomes than this say nothing about groups.
const FEWEST_OUTCOMES: usize = 4;

/// What decided how many segments there are.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Criterion {
    /// The strengths of the strongest directions in which outcomes hang together.
    pub strengths: Vec<f64>,
    /// The strongest in any of the surveys of people who differ in their level only.
    pub by_chance: f64,
    /// How many such surveys there were.
    pub shuffles: u64,
    /// The chance that people of one kind are taken for more than one: a level of 0.01.
    pub level: f64,
    /// How many directions are stronger than all of those; there is one segment more.
    pub beyond_chance: usize,
    /// Mean agreement (adjusted Rand index) with the segments found in parts of the respondents; `None` where none were found.
    pub stability: Option<f64>,
    /// The agreement that is asked for.
    pub stable_from: f64,
    /// The smallest segment that is accepted.
    pub smallest: usize,
}

/// A found segment.
#[derive(Clone, Debug, Serialize)]
pub struct FoundSegment {
    /// What it is like; its scores rest, outcome by outcome, on members who were found without that outcome.
    #[serde(flatten)]
    pub segment: Segment,
    /// The value of a column of the respondents that it follows, if any.
    pub explained: Option<Explained>,
    /// The respondents in it.
    pub members: Vec<String>,
}

/// What was found in the answers.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Found {
    /// The seed.
    pub seed: u64,
    /// How many segments there are; 1 if the respondents are all of one kind as far as this survey can tell.
    pub count: usize,
    /// Why there are so many.
    pub reason: String,
    /// The figures behind it.
    pub criterion: Criterion,
    /// How many respondents were looked at.
    pub respondents: usize,
    /// How many were not, because they rated fewer than half of the outcomes, or because there were enough.
    pub left_out: usize,
    /// The segments, the smallest first; empty if there is one.
    pub segments: Vec<FoundSegment>,
    /// What to beware of.
    pub warnings: Vec<String>,
}

/// Looks for segments.
///
/// People are compared by what they find important and are not satisfied with, each against their own level (how high they answer whatever they are asked).
/// There is one segment more than there are directions in which outcomes hang together more strongly than in any of 99 surveys of the same people with each
/// outcome's answers shuffled among those who answer about as high. Fewer are taken if one is too small, if they are not found again in parts of the
/// respondents, or if nothing sets one of them apart.
///
/// # Errors
/// An answer off the profile's scale.
pub fn find(
    ratings: &Ratings,
    profile: &Profile<'_>,
    half_width: f64,
    search: &Search,
    everyone: (&Group<'_>, &SegmentScores),
    statement: &impl Fn(&str) -> String,
) -> Result<Found, Error> {
    let respondents = looked_at(ratings, search.seed);
    let smallest = search.smallest.unwrap_or_else(|| 30.max(respondents.len().div_ceil(20))).max(2);
    let mut found = Found {
        seed: search.seed,
        count: 1,
        respondents: respondents.len(),
        left_out: ratings.respondents.len() - respondents.len(),
        criterion: Criterion {
            shuffles: SHUFFLES,
            level: DIVIDED_BY_CHANCE,
            stable_from: STABLE,
            smallest,
            ..Criterion::default()
        },
        ..Found::default()
    };
    if respondents.len() < 2 * smallest || ratings.outcomes.len() < FEWEST_OUTCOMES {
        found.reason = format!(
            "{} respondents and {} outcomes are too few: two segments take {} and {FEWEST_OUTCOMES}",
            respondents.len(),
            ratings.outcomes.len(),
            2 * smallest
        );
        return Ok(found);
    }
    let answers = Answers::of(ratings, &respondents, profile);
    beyond_chance(&answers, search, &mut found.criterion);
    found.reason = match found.criterion.beyond_chance {
        0 => format!(
            "the answers hang together no more than those of people who differ in their own level only ({})",
            found.criterion.held_against()
        ),
        _ => format!("{}, but no segments hold up", found.criterion.beyond()),
    };
    let survey = Survey { ratings, profile, respondents, answers, search, smallest };
    for count in (2..=found.criterion.beyond_chance + 1).rev() {
        if let Some(division) = survey.divide(count, &mut found)? {
            survey.tell(division, half_width, everyone, statement, &mut found)?;
            break;
        }
    }
    Ok(found)
}

/// Those who rated at least half of the outcomes; a sample if they are many.
fn looked_at(ratings: &Ratings, seed: u64) -> Vec<u32> {
    let mut rated = vec![0; ratings.respondents.len()];
    for outcome in 0..ratings.outcomes.len() as u16 {
        for (count, &both) in rated.iter_mut().zip(ratings.answers(outcome)) {
            let (importance, satisfaction) = unpacked(both);
            *count += usize::from(importance != 0 && satisfaction != 0);
        }
    }
    let half = ratings.outcomes.len().div_ceil(2).max(1);
    let enough = (0_u32..).zip(&rated).filter(|(_, rated)| **rated >= half).map(|(person, _)| person);
    let enough: Vec<u32> = enough.collect();
    if enough.len() <= MOST_PEOPLE {
        return enough;
    }
    Chance::of(seed, u64::MAX).sample(MOST_PEOPLE, enough.len()).into_iter().map(|at| enough[at]).collect()
}

/// Holds the strongest directions against those of people who differ in their level only.
fn beyond_chance(answers: &Answers, search: &Search, criterion: &mut Criterion) {
    // One direction fewer than segments, of which there are no more than there are people for.
    let most = search.most.min(answers.people / criterion.smallest).saturating_sub(1).max(1);
    let strength = |answers: &Answers, count| -> Vec<f64> {
        directions(&Features::of(answers), count).iter().map(|direction| direction.strength).collect()
    };
    criterion.strengths = strength(answers, most);
    let shuffles = (0..SHUFFLES).into_par_iter();
    let levels = [0, 1].map(|question| answers.level(question));
    let chance = shuffles.map(|at| strength(&answers.shuffled(&levels, &mut Chance::of(search.seed, at)), 1)[0]);
    criterion.by_chance = chance.reduce(|| 0.0, f64::max);
    criterion.beyond_chance =
        criterion.strengths.iter().take_while(|strength| **strength > criterion.by_chance).count();
}

impl Criterion {
    /// How many directions were found, and what they were held against.
    fn beyond(&self) -> String {
        let directions = count(self.beyond_chance, "direction");
        format!("{directions} in which outcomes hang together beyond chance ({})", self.held_against())
    }

    fn held_against(&self) -> String {
        let strongest = self.strengths.first().copied().unwrap_or(0.0);
        format!(
            "strength {strongest:.2}; by chance at most {:.2} in {} trials, a level of {} %",
            self.by_chance,
            self.shuffles,
            100.0 * self.level
        )
    }
}

/// What segments are looked for in.
struct Survey<'s> {
    ratings: &'s Ratings,
    profile: &'s Profile<'s>,
    respondents: Vec<u32>,
    answers: Answers,
    search: &'s Search,
    smallest: usize,
}

/// A division of the respondents that holds up.
struct Division {
    groups: Vec<usize>,
    count: usize,
    /// For each outcome the groups that were found without it.
    without: Vec<Vec<usize>>,
    stability: f64,
}

impl Survey<'_> {
    /// Divides the respondents into so many segments, if they hold up.
    fn divide(&self, count: usize, found: &mut Found) -> Result<Option<Division>, Error> {
        let groups = self.by_size(group(&Features::of(&self.answers), count, &mut self.chance(1)), count);
        let sizes: Vec<usize> = (0..count).map(|one| groups.iter().filter(|&&group| group == one).count()).collect();
        if sizes.iter().any(|&size| size < self.smallest) {
            found.warnings.push(format!("of {count} segments, one has fewer than {} respondents", self.smallest));
            return Ok(None);
        }
        let stability = self.stability(&groups, count);
        found.criterion.stability = Some(stability);
        if stability < STABLE {
            found.warnings.push(format!(
                "{count} segments are not found again in parts of the respondents: agreement {stability:.2}, {STABLE} is asked for"
            ));
            return Ok(None);
        }
        let without = self.without(&groups, count);
        let division = Division { groups, count, without, stability };
        let (distinct, _) = compare(&self.sides(&division)?, count, &|_| String::new());
        if distinct.iter().any(Vec::is_empty) {
            found.warnings.push(format!("of {count} segments, one is set apart by no outcome beyond chance"));
            return Ok(None);
        }
        Ok(Some(division))
    }

    fn chance(&self, stream: u64) -> Chance {
        Chance::of(self.search.seed, 1_000 + stream)
    }

    /// The same groups, numbered from the smallest.
    fn by_size(&self, groups: Vec<usize>, count: usize) -> Vec<usize> {
        let size = |one: usize| groups.iter().filter(|&&group| group == one).count();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&one| size(one));
        let mut place = vec![0; count];
        order.iter().enumerate().for_each(|(at, &one)| place[one] = at);
        groups.into_iter().map(|group| place[group]).collect()
    }

    /// The mean agreement with what is found in parts of the respondents.
    fn stability(&self, groups: &[usize], count: usize) -> f64 {
        let again = |part: u64| {
            let mut chance = self.chance(100 + part);
            let people = chance.sample((PART * groups.len() as f64) as usize, groups.len());
            let found = group(&Features::of(&self.answers.among(&people)), count, &mut chance);
            let before: Vec<usize> = people.iter().map(|&person| groups[person]).collect();
            agreement(&before, &found, count)
        };
        let each: Vec<f64> = (0..PARTS).into_par_iter().map(again).collect();
        each.iter().sum::<f64>() / PARTS as f64
    }

    /// For each outcome, groups found by the answers to other outcomes, with the numbers of the groups that they are most like.
    fn without(&self, groups: &[usize], count: usize) -> Vec<Vec<usize>> {
        let outcomes = self.answers.outcomes();
        let turn = |turn: usize| {
            let others: Vec<usize> = (0..outcomes).filter(|outcome| outcome % TURNS != turn).collect();
            let found = group(&Features::of(&self.answers.only(&others)), count, &mut self.chance(1));
            renamed(&found, groups, count)
        };
        let turns: Vec<Vec<usize>> = (0..TURNS.min(outcomes)).into_par_iter().map(turn).collect();
        (0..outcomes).map(|outcome| turns[outcome % TURNS].clone()).collect()
    }

    /// Each outcome's answers by the groups that were found without it.
    fn answers(&self, outcome: usize, division: &Division) -> Vec<Sums> {
        let mut group_of = vec![None; self.ratings.respondents.len()];
        for (&respondent, &group) in self.respondents.iter().zip(&division.without[outcome]) {
            group_of[respondent as usize] = Some(group);
        }
        let column = self.ratings.answers(outcome as u16);
        Sums::grouped(column, &self.ratings.weights, division.count, |respondent| group_of[respondent])
    }

    fn sides(&self, division: &Division) -> Result<Vec<Side>, Error> {
        let mut sides = Vec::new();
        for (outcome, id) in self.ratings.outcomes.all().enumerate() {
            sides.extend(Side::all(id, &self.answers(outcome, division), &Sums::default(), self.profile)?);
        }
        Ok(sides)
    }

    /// Says of each segment what it is like.
    fn tell(
        &self,
        division: Division,
        half_width: f64,
        everyone: (&Group<'_>, &SegmentScores),
        statement: &impl Fn(&str) -> String,
        found: &mut Found,
    ) -> Result<(), Error> {
        let (distinct, family) = compare(&self.sides(&division)?, division.count, statement);
        let explained = explain(self.ratings, &self.respondents, &division.groups, division.count);
        let names = names(&distinct, &explained, &division.groups);
        let mut answers: Vec<Vec<(String, Counted)>> = vec![Vec::new(); division.count];
        for (outcome, id) in self.ratings.outcomes.all().enumerate() {
            for (list, sums) in answers.iter_mut().zip(self.answers(outcome, &division)) {
                list.push((id.to_owned(), sums.counted(self.profile)?));
            }
        }
        let all: f64 = self.respondents.iter().map(|&respondent| self.ratings.weight(respondent)).sum();
        let parts = distinct.into_iter().zip(explained).zip(names).zip(answers).enumerate();
        for (number, (((distinct, explained), name), answers)) in parts {
            let members: Vec<u32> = self.members(&division.groups, number).collect();
            let respondents = members.len() as u64;
            let mut group = score_counted(answers, self.profile, half_width)?;
            group.respondents = Some(respondents);
            group.weight = members.iter().map(|&respondent| self.ratings.weight(respondent)).sum();
            let share = group.weight / all.max(f64::MIN_POSITIVE);
            let turned = turned(&group, everyone.0);
            let scores = SegmentScores::of(Some(name.clone()), group, statement);
            let (masked, warnings) = (masked(&scores, everyone.1), small(respondents, self.profile));
            let words = Vec::new();
            let mut segment =
                Segment { name, respondents, share, distinct, family, masked, turned, warnings, words, scores };
            segment.words = describe(&segment, is_weighted(self.ratings));
            segment.words.extend(explained.as_ref().map(said));
            let members = members.iter().map(|&member| self.ratings.respondents.name(member).to_owned()).collect();
            found.segments.push(FoundSegment { segment, explained, members });
        }
        found.count = division.count;
        found.reason = format!(
            "{}, and {} segments that are found again in parts of the respondents (agreement {:.2})",
            found.criterion.beyond(),
            division.count,
            division.stability,
        );
        found.warnings.extend(CAUTIONS.map(str::to_owned));
        if is_weighted(self.ratings) {
            found.warnings.push(EACH_AS_ONE.to_owned());
        }
        Ok(())
    }

    fn members<'g>(&'g self, groups: &'g [usize], number: usize) -> impl Iterator<Item = u32> + 'g {
        let of = self.respondents.iter().zip(groups).filter(move |(_, group)| **group == number);
        of.map(|(&respondent, _)| respondent)
    }
}

/// What holds for any found segment.
const CAUTIONS: [&str; 2] = [
    "found segments are a supposition: ask a question that tells them apart, and look for them again in the next survey",
    "people at the border could stand on either side: whether they differ in kind or by degree is not known",
];

/// How weights go into found segments.
const EACH_AS_ONE: &str = "segments were looked for with every respondent as one; shares, scores and comparisons of what was found go by the weights";

/// The groups with the numbers of those that they share most people with, each number once.
fn renamed(found: &[usize], like: &[usize], count: usize) -> Vec<usize> {
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    found.iter().zip(like).for_each(|(&a, &b)| *shared.entry((a, b)).or_default() += 1);
    let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
    pairs.sort_by_key(|(pair, people)| (std::cmp::Reverse(*people), *pair));
    let mut name: Vec<Option<usize>> = vec![None; count];
    for ((from, to), _) in pairs {
        if name[from].is_none() && !name.contains(&Some(to)) {
            name[from] = Some(to);
        }
    }
    for from in 0..count {
        if name[from].is_none() {
            name[from] = (0..count).find(|to| !name.contains(&Some(*to)));
        }
    }
    found.iter().map(|&group| name[group].unwrap_or(group)).collect()
}

/// What each segment is called: by the value that it follows, else by what is more unmet in it than elsewhere; more than half of all are the others.
fn names(distinct: &[Vec<Distinct>], explained: &[Option<Explained>], groups: &[usize]) -> Vec<String> {
    let name = |(number, (distinct, explained)): (usize, (&Vec<Distinct>, &Option<Explained>))| {
        if let Some(explained) = explained.as_ref().filter(|explained| explained.stands_for()) {
            return format!("mostly {}", explained.value);
        }
        let unmet = distinct.iter().filter(|one| one.here > one.elsewhere).take(2);
        let unmet: Vec<&str> = unmet.map(|one| one.outcome.as_str()).collect();
        if 2 * groups.iter().filter(|&&group| group == number).count() > groups.len() {
            "the others".to_owned()
        } else if unmet.is_empty() {
            format!("segment {}", number + 1)
        } else {
            format!("unmet: {}", unmet.join(", "))
        }
    };
    unique(distinct.iter().zip(explained).enumerate().map(name).collect())
}

/// The names, with a number where one stands again.
fn unique(names: Vec<String>) -> Vec<String> {
    let numbered = |(at, name): (usize, &String)| match names[..at].iter().filter(|before| *before == name).count() {
        0 => name.clone(),
        before => format!("{name} ({})", before + 1),
    };
    names.iter().enumerate().map(numbered).collect()
}

fn said(explained: &Explained) -> String {
    let Explained { column, value, here, of_value, of_segment, .. } = explained;
    let share = 100.0 * *here as f64 / *of_segment as f64;
    format!("{here} of the {of_value} with {column} `{value}` are in it; {share:.0} % of it are such")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_segments_have_one_name() {
        let names = ["mostly a", "the others", "mostly a", "mostly a"].map(str::to_owned).to_vec();
        assert_eq!(unique(names), ["mostly a", "the others", "mostly a (2)", "mostly a (3)"]);
    }
}
