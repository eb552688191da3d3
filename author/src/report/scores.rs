//! What is underserved.

use super::quality::print_quality;
use super::style::{DIM, GOOD, STRONG, WEAK};
use super::{Answer, Column, Page, Table};
use jobpack::score::{Comparison, Missing, Profile};
use jobpack_author::survey::{OutcomeScore, Scores, SegmentScores, planned};
use jobpack_author::told::grouped;
use std::io::{self, Write};

/// What holds for the figures of a survey whose respondents have weights.
pub const WEIGHTED: &str = "Weighted: figures are those of the weighted answers, and n is the effective sample size (Kish), which intervals go by.";

impl Answer for Scores {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        print_profile(page, &self.profile)?;
        if self.independent {
            page.paragraph("", "From counts alone: ranks take each outcome as rated by different people, so they are wider than from the ratings; every respondent counts one, whatever weights a survey has.")?;
        }
        if self.weighted {
            page.paragraph("", WEIGHTED)?;
        }
        if let Some(quality) = &self.quality {
            print_quality(page, quality)?;
        }
        for segment in &self.segments {
            writeln!(page)?;
            print_segment(page, segment, &self.profile)?;
        }
        writeln!(page)?;
        print_score_notes(page, "", &self.profile)?;
        print_sample(page, self)
    }
}

fn print_profile(page: &mut Page, profile: &Profile<'_>) -> io::Result<()> {
    let Profile { name, scale, top_from, thresholds, comparison, missing, .. } = *profile;
    let passes = if comparison == Comparison::Greater { "above" } else { "from" };
    let [first, second, third] = thresholds.map(|threshold| f64::from(threshold) / 1_000.0);
    let rule = match missing {
        Missing::Listwise => "who did not answer both questions is left out",
        Missing::Pairwise => "each question uses all of its answers",
        Missing::Unpaired => "the two questions went to different people",
    };
    let text = format!(
        "profile {name}: top box {top_from} to {scale} of 1 to {scale}; underserved {passes} {first}, more {passes} {second} and {third}; {rule}"
    );
    page.paragraph("", &text)
}

const COLUMNS: &[Column] = &[
    Column::Left("outcome"),
    Column::Right("n"),
    Column::Right("imp"),
    Column::Right("sat"),
    Column::Right("opp"),
    Column::Right("95 %"),
    Column::Right("ranks"),
    Column::Right("tier"),
    Column::Right("P"),
    Column::Left("region"),
];

fn print_segment(page: &mut Page, scores: &SegmentScores, profile: &Profile<'_>) -> io::Result<()> {
    if let Some(segment) = &scores.segment {
        writeln!(page, "{STRONG}{segment}{STRONG:#}")?;
    }
    if let Some(respondents) = scores.respondents {
        writeln!(page, "{DIM}{} respondents{DIM:#}", grouped(respondents))?;
    }
    if scores.excluded > 0 {
        let count = grouped(scores.excluded);
        writeln!(page, "{WEAK}{count} answers to one question without the other were left out{WEAK:#}")?;
    }
    print_score_table(page, &scores.outcomes)?;
    if !scores.unscored.is_empty() {
        page.paragraph("  ", &format!("without usable answers: {}", scores.unscored.join(", ")))?;
    }
    print_top(page, &scores.outcomes)?;
    print_tests(page, scores, profile)?;
    if scores.outcomes.iter().any(|row| row.n < profile.min_n) {
        let text = format!("fewer than {} respondents: read the intervals, not the scores", profile.min_n);
        writeln!(page, "  {WEAK}{text}{WEAK:#}")?;
    }
    Ok(())
}

/// What came of testing every pair and every outcome, and how much of it could be chance.
fn print_tests(page: &mut Page, scores: &SegmentScores, profile: &Profile<'_>) -> io::Result<()> {
    let (pairs, over) = (scores.pairs, scores.over);
    let threshold = f64::from(profile.thresholds[0]) / 1_000.0;
    let text = format!(
        "above {threshold}: {} of {} if each stood alone, {} after Holm, {} after Benjamini-Hochberg; pairs told apart: {} of {}, {} after Holm, {} after Benjamini-Hochberg",
        over.unadjusted,
        over.size,
        over.holm,
        over.benjamini_hochberg,
        pairs.unadjusted,
        pairs.size,
        pairs.holm,
        pairs.benjamini_hochberg
    );
    page.paragraph("  ", &text)
}

/// How many respondents the wanted half-width takes.
fn print_sample(page: &mut Page, scores: &Scores) -> io::Result<()> {
    let needed = scores.segments.iter().flat_map(|segment| &segment.outcomes).map(|row| row.inferred.needed).max();
    let text = format!(
        "for intervals of plus or minus {}: {} respondents whatever they answer, {} as they answered",
        scores.half_width,
        grouped(planned(scores.half_width).into()),
        grouped(needed.unwrap_or(0).into())
    );
    page.paragraph("", &text)
}

/// The outcomes and their figures alone.
pub fn print_score_table(page: &mut Page, outcomes: &[OutcomeScore]) -> io::Result<()> {
    let mut table = Table::new(COLUMNS);
    outcomes.iter().for_each(|row| table.row(cells(row)));
    table.print(page)
}

/// What the columns of the table are.
pub fn print_score_notes(page: &mut Page, indent: &str, profile: &Profile<'_>) -> io::Result<()> {
    let text = format!(
        "opp: importance + what satisfaction lacks, from 0 to 20, with its 95 % interval. ranks: the best and the worst that the survey allows, each pair of outcomes by itself. tier: 1 from the top down to the first outcome that differs from the best (all pairs considered, by Holm, at 5 %), 2 from that one on. P: the confidence that opp lies above {}, the first threshold of {}.",
        f64::from(profile.thresholds[0]) / 1_000.0,
        profile.name
    );
    page.paragraph(indent, &text)
}

/// What the best-placed outcomes say, where that is known.
fn print_top(page: &mut Page, outcomes: &[OutcomeScore]) -> io::Result<()> {
    let certain = outcomes.iter().filter(|row| row.certain && row.region == "underserved").count();
    if certain > 0 {
        writeln!(page, "  {GOOD}{certain} certainly underserved{GOOD:#} (the whole interval lies there)")?;
    }
    let told = outcomes.iter().filter(|row| !row.statement.is_empty());
    for row in told.take(3) {
        page.hanging("  - ", "    ", &format!("{}: {}", row.outcome, row.statement))?;
    }
    Ok(())
}

/// The cells of a row, as `COLUMNS` has them.
fn cells(row: &OutcomeScore) -> [String; 10] {
    let [lo, hi] = row.interval;
    let ranks = match row.ranks {
        [best, worst] if best == worst => best.to_string(),
        [best, worst] => format!("{best}-{worst}"),
    };
    [
        row.outcome.clone(),
        row.n.to_string(),
        format!("{:.1}", row.importance),
        format!("{:.1}", row.satisfaction),
        format!("{:.1}", row.opportunity),
        format!("{lo:.1}-{hi:.1}"),
        ranks,
        row.inferred.tier.to_string(),
        format!("{:.2}", row.inferred.probability),
        format!("{}{}", row.region, if row.certain { " (certain)" } else { "" }),
    ]
}
