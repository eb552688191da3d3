//! A segment in sentences.

use super::{Distinct, Segment};
use jobpack::score::Profile;

/// So many outcomes are named in a sentence.
const NAMED: usize = 5;

/// What to say of a segment with few people.
pub fn small(respondents: u64, profile: &Profile<'_>) -> Vec<String> {
    let least = u64::from(profile.min_n);
    let few = format!("{respondents} respondents, fewer than {least}: read the intervals, not the scores");
    if respondents < least { vec![few] } else { Vec::new() }
}

/// The sentences.
pub fn describe(segment: &Segment) -> Vec<String> {
    let mut words = vec![format!("{} respondents, {:.0} % of all", segment.respondents, 100.0 * segment.share)];
    let more: Vec<&Distinct> = segment.distinct.iter().filter(|one| one.here > one.elsewhere).collect();
    let less: Vec<&Distinct> = segment.distinct.iter().rev().filter(|one| one.here < one.elsewhere).collect();
    let sentence = |words: &mut Vec<String>, head: &str, list: &[&Distinct]| {
        if !list.is_empty() {
            words.push(format!("{head} than elsewhere, with certainty: {}", listed(list)));
        }
    };
    sentence(&mut words, "more unmet", &more);
    sentence(&mut words, "better met, or less important,", &less);
    if segment.distinct.is_empty() {
        words.push(format!("nothing sets it apart with certainty, of {} comparisons", segment.family));
    }
    let certain = segment.masked.iter().filter(|one| one.certain).count();
    if !segment.masked.is_empty() {
        let names: Vec<&str> = segment.masked.iter().take(NAMED).map(|one| one.outcome.as_str()).collect();
        let rest = more_than(segment.masked.len());
        let count = segment.masked.len();
        words.push(format!(
            "underserved here and hidden in the average: {count}, {certain} of them with certainty: {}{rest}",
            names.join(", ")
        ));
    }
    if let Some(turned) = segment.turned.first() {
        let (above, below, count) = (&turned.above, &turned.below, segment.turned.len());
        let first = format!("`{above}` comes before `{below}` here and after it for everyone");
        words.push(if count == 1 { first } else { format!("{first}; {count} such pairs") });
    }
    words
}

fn listed(list: &[&Distinct]) -> String {
    let one = |one: &&Distinct| format!("{} ({:.1} against {:.1})", one.outcome, one.here, one.elsewhere);
    let named: Vec<String> = list.iter().take(NAMED).map(one).collect();
    format!("{}{}", named.join(", "), more_than(list.len()))
}

fn more_than(count: usize) -> String {
    if count > NAMED { format!(" and {} more", count - NAMED) } else { String::new() }
}
