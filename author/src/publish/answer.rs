//! The answer in a few sentences: what is underserved, what is covered, what to do first.

use super::figures::{between, count, grouped, listed, one, percent, percents, said};
use super::{Report, is_underserved};
use crate::coverage::{Coverage, Gap, Make};
use crate::survey::SegmentScores;

pub fn answer(report: &Report) -> Vec<String> {
    let mut answer = Vec::new();
    if let (Some(everyone), Some(profile)) = (&report.everyone, &report.profile) {
        answer.extend(survey(everyone, &profile.name));
        answer.extend(hidden(report));
    }
    if let Some(coverage) = &report.coverage {
        answer.extend(covered(coverage, report.everyone.is_some()));
        answer.extend(make(coverage));
        answer.extend(retire(coverage));
    }
    answer
}

fn survey(everyone: &SegmentScores, profile: &str) -> Vec<String> {
    let (of, underserved): (usize, Vec<_>) =
        (everyone.outcomes.len(), everyone.outcomes.iter().filter(|row| is_underserved(row)).collect());
    let certain: Vec<_> = underserved.iter().filter(|row| row.certain).collect();
    let people =
        everyone.respondents.map_or_else(|| "The survey".to_owned(), |people| format!("{} people", grouped(people)));
    let mut told = vec![match (underserved.len(), certain.len()) {
        (0, _) => {
            format!("{people} rated {}; none scores as underserved under the profile {profile}.", count(of, "outcome"))
        }
        (all, 0) => format!(
            "{people} rated {}; {all} score as underserved under the profile {profile}, none of them with certainty.",
            count(of, "outcome")
        ),
        (all, sure) => format!(
            "{people} rated {}; {all} score as underserved under the profile {profile}, {sure} of them with certainty.",
            count(of, "outcome")
        ),
    }];
    if let Some(first) = certain.first().or(underserved.first().as_ref()) {
        let (what, figure) = (said(&first.statement, &first.outcome), one(first.opportunity));
        told.push(format!(
            "The highest opportunity is \u{201c}{what}\u{201d} ({figure} of 20; {}).",
            between(first.interval)
        ));
    }
    told
}

fn hidden(report: &Report) -> Option<String> {
    let mut segments: Vec<&str> = report.hidden.iter().map(|one| one.segment.as_str()).collect();
    segments.sort_unstable();
    segments.dedup();
    let mut outcomes: Vec<&str> = report.hidden.iter().map(|one| one.outcome.as_str()).collect();
    outcomes.sort_unstable();
    outcomes.dedup();
    let verb = if outcomes.len() == 1 { "is" } else { "are" };
    (!outcomes.is_empty()).then(|| {
        let (count, segments) = (outcomes.len(), listed(&segments));
        format!("The average hides {count} more, which {verb} certainly underserved among {segments}.")
    })
}

fn covered(coverage: &Coverage, rated: bool) -> Vec<String> {
    let programme = &coverage.programme;
    if programme.resources == 0 {
        return vec!["There are no resources yet.".to_owned()];
    }
    let resources = count(programme.current as usize, "current resource");
    let minutes =
        if programme.minutes > 0 { format!(" ({} minutes)", grouped(programme.minutes)) } else { String::new() };
    let part = coverage.outcomes;
    let mut told = format!(
        "The programme, {resources}{minutes}, serves {} of {}",
        part.covered,
        count(part.of as usize, "outcome")
    );
    match coverage.weighted.first() {
        Some(all) => told.push_str(&format!(
            ", which is {} of the opportunity ({}).",
            percent(all.share),
            percents(all.interval)
        )),
        None if rated => told.push('.'),
        None => told.push_str("; without ratings nobody knows which of them matter."),
    }
    vec![told]
}

fn make(coverage: &Coverage) -> Option<String> {
    let bare = |make: &&Make| make.gap == Gap::Nothing && make.opportunity.is_some();
    let bare: Vec<&Make> = coverage.make.iter().filter(bare).collect();
    let first = coverage.make.first()?;
    let what = said(&first.statement, &first.need);
    Some(match (bare.len(), first.opportunity) {
        (0, Some(_)) => {
            format!("What to make first, where help is weak or comes only ahead of the work: \u{201c}{what}\u{201d}.")
        }
        (1, Some(_)) => format!(
            "Nothing at all serves one that is underserved, which is what to make first: \u{201c}{what}\u{201d}."
        ),
        (all, Some(_)) => format!(
            "Nothing at all serves {all} that are underserved; make first something for \u{201c}{what}\u{201d}."
        ),
        (_, None) => format!(
            "{} nothing at all, such as \u{201c}{what}\u{201d}.",
            if coverage.make.len() == 1 {
                "One need has".to_owned()
            } else {
                format!("{} needs have", coverage.make.len())
            }
        ),
    })
}

fn retire(coverage: &Coverage) -> Option<String> {
    let minutes: u64 = coverage.retire.iter().filter_map(|row| row.resource.minutes).map(u64::from).sum();
    let verb = if coverage.retire.len() == 1 { "wants" } else { "want" };
    let resources = count(coverage.retire.len(), "resource");
    (!coverage.retire.is_empty())
        .then(|| format!("{resources} ({} minutes) {verb} to be retired, merged or reviewed.", grouped(minutes)))
}
