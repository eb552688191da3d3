//! The answer in a few sentences: what is underserved, what is covered, what to do first.

use super::figures::{between, bounded, count, grouped, listed, one, plural, said};
use super::{Report, is_underserved};
use crate::coverage::{Coverage, Gap};
use crate::survey::{OutcomeScore, SegmentScores};

pub fn answer(report: &Report) -> Vec<String> {
    let mut answer = Vec::new();
    if let Some(coverage) = &report.coverage {
        answer.extend(make(coverage));
        answer.extend(covered(coverage, report.everyone.is_some()));
        answer.extend(retire(coverage));
    }
    if let (Some(everyone), Some(profile)) = (&report.everyone, &report.profile) {
        answer.push(survey(everyone, &profile.name));
        if report.coverage.is_none() {
            answer.extend(highest(everyone));
        }
        answer.extend(hidden(report));
    }
    answer
}

fn survey(everyone: &SegmentScores, profile: &str) -> String {
    let underserved = || everyone.outcomes.iter().filter(|row| is_underserved(row));
    let outcomes = count(everyone.outcomes.len(), "outcome");
    let rated = match everyone.respondents {
        Some(people) => format!("{} people rated {outcomes}", grouped(people)),
        None => format!("{outcomes} were rated"),
    };
    match (underserved().count(), underserved().filter(|row| row.certain).count()) {
        (0, _) => format!("{rated}: none scores as underserved under the profile {profile}."),
        (1, sure) => {
            let sure = if sure == 1 { "with certainty" } else { "though not with certainty" };
            format!("{rated}: 1 scores as underserved under the profile {profile}, {sure}.")
        }
        (all, 0) => format!("{rated}: {all} score as underserved under the profile {profile}, none with certainty."),
        (all, sure) => {
            format!("{rated}: {all} score as underserved under the profile {profile}, {sure} with certainty.")
        }
    }
}

/// The best outcomes, where there is no programme that would say what to make.
fn highest(everyone: &SegmentScores) -> Option<String> {
    let told = |row: &OutcomeScore| {
        let what = said(&row.statement, &row.outcome);
        format!("\u{201c}{what}\u{201d} ({} of 20; {})", one(row.opportunity), between(row.interval))
    };
    let certain = everyone.outcomes.iter().filter(|row| row.certain && is_underserved(row));
    let certain: Vec<String> = certain.take(3).map(told).collect();
    if certain.is_empty() {
        return everyone.outcomes.first().map(|first| format!("The highest opportunity is {}.", told(first)));
    }
    Some(format!("What is certainly underserved begins with {}.", listed(&certain)))
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
        if programme.minutes > 0 { format!(" ({})", plural(programme.minutes, "minute")) } else { String::new() };
    let part = coverage.outcomes;
    let mut told = format!(
        "The programme, {resources}{minutes}, serves {} of {}",
        part.covered,
        count(part.of as usize, "outcome")
    );
    match coverage.weighted.first() {
        Some(all) => told.push_str(&format!(", which is {} of the opportunity.", bounded(all.share, all.interval))),
        None if rated => told.push('.'),
        None => told.push_str("; without ratings nobody knows which of them matter."),
    }
    vec![told]
}

fn make(coverage: &Coverage) -> Option<String> {
    let first = coverage.make.first()?;
    let what = said(&first.statement, &first.need);
    let Some(opportunity) = first.opportunity else {
        let all = coverage.make.len();
        let needs = if all == 1 { "One need has".to_owned() } else { format!("{all} needs have") };
        return Some(format!("{needs} nothing that serves them, such as \u{201c}{what}\u{201d}."));
    };
    let bare = coverage.make.iter().filter(|make| make.gap == Gap::Nothing && make.opportunity.is_some()).count();
    let why = match (first.gap, bare) {
        (Gap::Nothing, 1) => "nothing serves it".to_owned(),
        (Gap::Nothing, 2) => "nothing serves it, nor another one that is underserved".to_owned(),
        (Gap::Nothing, all) => format!("nothing serves it, nor {} others that are underserved", all - 1),
        (Gap::Weak, _) => "what serves it does so weakly".to_owned(),
        (Gap::OnlyAhead, _) => "what serves it comes only ahead of the work".to_owned(),
    };
    let certain = if first.certain { "certainly underserved" } else { "underserved, though not with certainty" };
    let among = first.segment.as_ref().map(|segment| format!(" among {segment}")).unwrap_or_default();
    let figure = one(opportunity);
    Some(format!(
        "Make something first that helps to \u{201c}{what}\u{201d}: it is {certain}{among} ({figure} of 20), and {why}."
    ))
}

fn retire(coverage: &Coverage) -> Option<String> {
    let minutes: u64 = coverage.retire.iter().filter_map(|row| row.resource.minutes).map(u64::from).sum();
    let verb = if coverage.retire.len() == 1 { "wants" } else { "want" };
    let resources = count(coverage.retire.len(), "resource");
    (!coverage.retire.is_empty())
        .then(|| format!("{resources} ({}) {verb} to be retired, merged or reviewed.", plural(minutes, "minute")))
}
