//! The tables of a report, for spreadsheets: each with a header, a row a thing, and figures with all their digits.

use super::Report;
use crate::coverage::{Coverage, MOMENTS};
use crate::survey::{OutcomeCounts, SegmentScores};

/// Writes a table of a report.
type Write = fn(&Report) -> Rows;

/// A header and rows.
type Rows = (Vec<String>, Vec<Vec<String>>);

/// The tables there are: their name, and what a row is.
pub const TABLES: &[(&str, &str)] = &[
    ("outcomes", "an outcome for everyone, then for each segment, with its figures and what serves it"),
    ("grid", "a step of a job, with the resources at each moment of need"),
    ("make", "something worth making"),
    ("retire", "a resource worth retiring, merging or reviewing"),
];

const WRITERS: &[Write] = &[outcomes, grid, make, retire];

/// A table of a report as CSV; `None` if there is none of this name.
pub fn table(report: &Report, name: &str) -> Option<String> {
    let at = TABLES.iter().position(|(known, _)| *known == name)?;
    let (header, rows) = WRITERS[at](report);
    let mut csv = csv::Writer::from_writer(Vec::new());
    for record in std::iter::once(&header).chain(&rows) {
        csv.write_record(record).ok()?;
    }
    String::from_utf8(csv.into_inner().ok()?).ok()
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn outcomes(report: &Report) -> Rows {
    let header = [
        "segment",
        "outcome",
        "statement",
        "n",
        "important",
        "importance_n",
        "satisfied",
        "satisfaction_n",
        "importance",
        "satisfaction",
        "opportunity",
        "low",
        "high",
        "best_rank",
        "worst_rank",
        "best_rank_together",
        "worst_rank_together",
        "tier",
        "region",
        "certain",
        "probability",
    ];
    let groups = report.everyone.iter().chain(&report.segments);
    (names(&header), groups.flat_map(of_group).collect())
}

fn of_group(group: &SegmentScores) -> Vec<Vec<String>> {
    let segment = group.segment.clone().unwrap_or_default();
    let row = |row: &crate::survey::OutcomeScore| {
        let OutcomeCounts { important: [important, of], satisfied: [satisfied, out_of], .. } = row.counts;
        vec![
            segment.clone(),
            row.outcome.clone(),
            row.statement.clone(),
            row.n.to_string(),
            important.to_string(),
            of.to_string(),
            satisfied.to_string(),
            out_of.to_string(),
            row.importance.to_string(),
            row.satisfaction.to_string(),
            row.opportunity.to_string(),
            row.interval[0].to_string(),
            row.interval[1].to_string(),
            row.ranks[0].to_string(),
            row.ranks[1].to_string(),
            row.inferred.ranks_together[0].to_string(),
            row.inferred.ranks_together[1].to_string(),
            row.inferred.tier.to_string(),
            row.region.to_owned(),
            row.certain.to_string(),
            row.inferred.probability.to_string(),
        ]
    };
    group.outcomes.iter().map(row).collect()
}

fn coverage(report: &Report) -> Coverage {
    report.coverage.clone().unwrap_or_default()
}

fn grid(report: &Report) -> Rows {
    let mut header = names(&["job", "kind", "step", "outcomes", "covered", "opportunity", "highest"]);
    header.extend(names(MOMENTS));
    header.extend(names(&["unsaid", "resources", "only_ahead"]));
    let coverage = coverage(report);
    let rows = coverage.grids.iter().flat_map(|grid| {
        grid.steps.iter().map(move |row| {
            let mut cells = vec![
                grid.job.clone(),
                grid.kind.to_owned(),
                row.step.to_owned(),
                row.outcomes.of.to_string(),
                row.outcomes.covered.to_string(),
                optional(row.opportunity),
                row.highest.clone().unwrap_or_default(),
            ];
            cells.extend(row.moments.iter().map(u32::to_string));
            cells.extend([row.unsaid.to_string(), row.resources.to_string(), row.only_ahead.to_string()]);
            cells
        })
    });
    (header, rows.collect())
}

fn optional(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn make(report: &Report) -> Rows {
    let header = [
        "need",
        "statement",
        "kind",
        "job",
        "step",
        "moments",
        "gap",
        "resources",
        "segment",
        "n",
        "opportunity",
        "low",
        "high",
        "certain",
        "left",
    ];
    let coverage = coverage(report);
    let rows = coverage.make.iter().map(|make| {
        vec![
            make.need.clone(),
            make.statement.clone(),
            make.kind.clone(),
            make.job.clone(),
            make.step.to_owned(),
            make.moments.join(";"),
            make.gap.name().to_owned(),
            make.resources.join(";"),
            make.segment.clone().unwrap_or_default(),
            optional(make.n),
            optional(make.opportunity),
            optional(make.interval.map(|[lo, _]| lo)),
            optional(make.interval.map(|[_, hi]| hi)),
            make.certain.to_string(),
            optional(make.left),
        ]
    });
    (names(&header), rows.collect())
}

fn retire(report: &Report) -> Rows {
    let rows = coverage(report).retire.into_iter().map(|row| {
        let minutes = optional(row.resource.minutes);
        vec![row.resource.resource, row.resource.title, minutes, row.action.name().to_owned(), row.why.join("; ")]
    });
    (names(&["resource", "title", "minutes", "action", "why"]), rows.collect())
}
