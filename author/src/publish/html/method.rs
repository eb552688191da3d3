//! How the figures came about, in words and with the numbers of the profile.

use crate::publish::figures::{count, grouped, listed, one};
use crate::publish::{ProfileRow, QualityRow, Report};
use crate::survey::{SegmentScores, planned};
use maud::{Markup, html};

pub fn section(report: &Report) -> Markup {
    html! {
        dl.method {
            @if let Some(profile) = &report.profile { (scores(profile, report)) @if let Some(everyone) = &report.everyone { (tests(everyone, profile)) } (sample(report, profile)) (quality(report)) }
            @if report.coverage.is_some() { (coverage()) }
            dt { "Project" }
            dd { (count(report.errors, "error")) ", " (count(report.warnings, "warning")) " when it was checked." }
        }
    }
}

fn scores(profile: &ProfileRow, report: &Report) -> Markup {
    let passes = if profile.comparison == "above" { "above" } else { "from" };
    let missing = match profile.missing {
        "listwise" => "who answered only one of the two questions is left out",
        "pairwise" => "each question uses all of its answers",
        _ => "the two questions went to different people",
    };
    html! {
        dt { "Profile" }
        dd {
            code { (profile.name) } ": answers " (profile.top_from) " to " (profile.scale) " of 1 to " (profile.scale) " are the top box; underserved " (passes) " "
            (profile.thresholds[0]) ", more so " (passes) " " (profile.thresholds[1]) " and " (profile.thresholds[2]) "; table stakes from importance "
            (one(profile.table_stakes[0])) " and satisfaction " (one(profile.table_stakes[1])) "; " (missing) "."
        }
        dt { "Opportunity" }
        dd {
            "Importance and satisfaction are ten times the share of respondents in the top box. Opportunity is importance + max(importance \u{2212} satisfaction, 0), "
            "from 0 to 20. A score means nothing without its profile, and figures of other profiles must not be compared with it."
            @if report.weighted { " Shares are those of the respondents\u{2019} weights; intervals go by the effective sample size (Kish), which is the n that is shown." }
        }
        dt { "Intervals and ranks" }
        dd {
            "95\u{a0}% intervals are Wilson limits of both shares, combined by the MOVER method with their correlation; no random numbers. Ranks count the outcomes that are certainly "
            "higher or lower, given that the same people rated several. Certain means that the region is the same everywhere in the interval."
        }
    }
}

/// How many of so many tests find something, by itself and corrected for all of them.
fn tests(everyone: &SegmentScores, profile: &ProfileRow) -> Markup {
    let (over, pairs) = (everyone.over, everyone.pairs);
    html! {
        dt { "Many tests" }
        dd {
            "Of " (count(over.size, "outcome")) ", " (over.unadjusted) " lie above " (profile.thresholds[0]) " if each test stood alone at 5\u{a0}%, " (over.holm)
            " after Holm\u{2019}s correction, " (over.benjamini_hochberg) " after that of Benjamini and Hochberg. Of " (grouped(pairs.size as u64)) " pairs of outcomes "
            (grouped(pairs.unadjusted as u64)) ", " (grouped(pairs.holm as u64)) " and " (grouped(pairs.benjamini_hochberg as u64)) " differ. A tier holds the outcomes that "
            "are not told apart from its first after Holm\u{2019}s correction. \u{201c}Sure\u{201d} is the confidence that the opportunity lies above the threshold; joint ranks hold "
            "for all outcomes at once. To know every opportunity to within one point either way takes up to " (grouped(u64::from(planned(1.0)))) " respondents."
        }
    }
}

fn sample(report: &Report, profile: &ProfileRow) -> Markup {
    let Some(everyone) = &report.everyone else { return html! {} };
    let least = everyone.outcomes.iter().map(|row| row.n).min().unwrap_or(0);
    let most = everyone.outcomes.iter().map(|row| row.n).max().unwrap_or(0);
    let told = |group: &SegmentScores| {
        format!("{} {}", group.segment.as_deref().unwrap_or_default(), group.respondents.unwrap_or(0))
    };
    let segments: Vec<String> = report.segments.iter().map(told).collect();
    html! {
        dt { "Sample" }
        dd {
            @if let Some(people) = everyone.respondents { (grouped(people)) " respondents; " }
            (least) " to " (most) " usable answers an outcome; " (grouped(everyone.excluded)) " answers left out."
            @if least < profile.min_n { " The profile wants " (profile.min_n) ": read the intervals, not the scores." }
            @if !report.segments.is_empty() { " Segments: " (listed(&segments)) "." }
        }
    }
}

/// What was found in the answers before they were scored.
fn quality(report: &Report) -> Markup {
    let told = |row: &QualityRow| {
        let what = if row.of_answers { "answer" } else { "respondent" };
        let left_out = if row.excluded && row.count > 0 { ", left out" } else { "" };
        format!("{}: {}{left_out}", row.rule, count(row.count as usize, what))
    };
    let odd: Vec<String> = report.quality.iter().filter(|row| row.count > 0).map(told).collect();
    let rules: Vec<&str> = report.quality.iter().map(|row| row.rule).collect();
    html! {
        dt { "Data quality" }
        dd {
            "Looked for before scoring: " (listed(&rules)) ". "
            @if odd.is_empty() { "Nothing was found." } @else { "Found " (odd.join("; ")) ". It is left out only where the project says so ([survey] exclude)." }
        }
    }
}

fn coverage() -> Markup {
    html! {
        dt { "Coverage" }
        dd {
            "Covered is what a current resource serves: one that has not expired by the date that the edition is made for and that nothing replaces. The share of the opportunity is "
            "the sum of the opportunity of covered outcomes over that of all rated ones; its interval carries over how the answers of each respondent move it, on the scale of log odds. "
            "A resource leads with a feature if its title names one before what one gets done (the rule of warning W221)."
        }
        dt { "Retiring" }
        dd {
            "Resources that serve no need, share a title or an address, are expired, replaced or overdue for review, or serve only outcomes whose satisfaction is certainly above their importance "
            "and that no segment finds underserved."
        }
    }
}
