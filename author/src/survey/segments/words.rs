//! A segment in sentences, in which an outcome stands by what it says and by its id.

use super::{Distinct, Masked, Segment};
use crate::told::{count, outcome};
use jobpack::score::Profile;

/// So many outcomes are named in a sentence.
const NAMED: usize = 5;

/// What to say of a segment with few people.
pub fn small(respondents: u64, profile: &Profile<'_>) -> Vec<String> {
    let least = u64::from(profile.min_n);
    let people = count(respondents as usize, "respondent");
    let few = format!("{people}, fewer than {least}: read the intervals, not the scores");
    if respondents < least { vec![few] } else { Vec::new() }
}

/// The sentences; `weighted` says that people count by their weights.
pub fn describe(segment: &Segment, weighted: bool) -> Vec<String> {
    let by_weight = if weighted { " by their weights" } else { "" };
    let people = count(segment.respondents as usize, "respondent");
    let mut words = vec![format!("{people}, {:.0} % of all{by_weight}", 100.0 * segment.share)];
    let more: Vec<String> = segment.distinct.iter().filter(|one| one.here > one.elsewhere).map(against).collect();
    let less = segment.distinct.iter().rev().filter(|one| one.here < one.elsewhere);
    let less: Vec<String> = less.map(against).collect();
    words.extend(listed("more unmet than elsewhere, beyond chance", &more));
    words.extend(listed("better met, or less important, than elsewhere, beyond chance", &less));
    if segment.distinct.is_empty() {
        words.push(format!("nothing sets it apart beyond chance, of {}", count(segment.family, "comparison")));
    }
    let certain = segment.masked.iter().filter(|one| one.certain).count();
    let hidden = format!("underserved here and hidden in the average: {}, {certain} certainly", segment.masked.len());
    let here = |one: &Masked| outcome(&one.statement, &one.outcome, &format!("{:.1} here", one.here));
    words.extend(listed(&hidden, &segment.masked.iter().map(here).collect::<Vec<String>>()));
    if let Some(turned) = segment.turned.first() {
        let rows = &segment.scores.outcomes;
        let statement = |id: &str| rows.iter().find(|row| row.outcome == id).map_or("", |row| row.statement.as_str());
        let [above, below] = [&turned.above, &turned.below].map(|id| outcome(statement(id), id, ""));
        let others = more_than(1, segment.turned.len());
        words.push(format!("{above} comes before {below} here and after it for everyone{others}"));
    }
    words
}

/// An outcome with its two figures.
fn against(one: &Distinct) -> String {
    outcome(&one.statement, &one.outcome, &format!("{:.1} against {:.1}", one.here, one.elsewhere))
}

/// A sentence that names the first of these; none if there are none.
fn listed(head: &str, names: &[String]) -> Option<String> {
    let named = &names[..names.len().min(NAMED)];
    (!names.is_empty()).then(|| format!("{head}: {}{}", named.join("; "), more_than(NAMED, names.len())))
}

fn more_than(named: usize, count: usize) -> String {
    if count > named { format!("; and {} more", count - named) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_named_and_the_rest_counted() {
        let names: Vec<String> = (0..7).map(|at| format!("o{at}")).collect();
        assert_eq!(listed("x", &names).unwrap(), "x: o0; o1; o2; o3; o4; and 2 more");
        assert_eq!((listed("x", &names[..1]).unwrap(), listed("x", &[])), ("x: o0".to_owned(), None));
    }
}
