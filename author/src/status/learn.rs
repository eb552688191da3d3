//! Step six: which learning there is, what is missing, and what is too much.

use super::{Found, Todo, cell, count, few};
use crate::coverage::{Coverage, Gap, Make};
use crate::told::plural;
use crate::workflow::Overview;

const HEADER: &str = "id,title,url,minutes,kind,moments,serves,why";

pub fn rules(overview: &Overview, path: &str, found: &mut Found) {
    let project = &overview.examined.project;
    let Some(coverage) = &overview.coverage else { return };
    if project.resources.is_empty() {
        let what = "List what there is to learn from, and which outcome each resource serves";
        return found.needs("no resources", Todo::edit(what, "resources.csv", example(coverage.make.first())));
    }
    let serving = coverage.outcomes;
    found.has(format!(
        "{} ({}) for {} of {}",
        count(coverage.programme.current as usize, "current resource"),
        plural(coverage.programme.minutes, "minute"),
        serving.covered,
        count(serving.of as usize, "outcome"),
    ));
    if let Some(all) = coverage.weighted.first() {
        let [lo, hi] = all.interval;
        let figures = [all.share, lo, hi].map(|share| share * 100.0);
        found.has(format!("{:.0} % of the opportunity covered ({:.0} to {:.0})", figures[0], figures[1], figures[2]));
    }
    if overview.examined.errors() > 0 {
        let lacking = format!("{}, so that it cannot be built", count(overview.examined.errors(), "error"));
        found.needs(lacking, Todo::run("Mend what is wrong", format!("jobpack check {path}")));
    }
    gaps(coverage, found);
    if !coverage.retire.is_empty() {
        let what = "Look at what to retire, merge or review";
        let lacking = format!("{} to retire, merge or review", count(coverage.retire.len(), "resource"));
        found.better(lacking, Todo::run(what, format!("jobpack report {path} --format md -o -")));
    }
    if overview.examined.warnings() > 0 {
        let lacking = count(overview.examined.warnings(), "warning");
        found.better(lacking, Todo::run("See what is weak, and why that matters", format!("jobpack check {path}")));
    }
}

fn gaps(coverage: &Coverage, found: &mut Found) {
    let is_bare = |make: &&Make| make.certain && make.gap == Gap::Nothing;
    let bare: Vec<&Make> = coverage.make.iter().filter(is_bare).collect();
    let named = |makes: &[&Make]| few(&makes.iter().map(|make| make.need.as_str()).collect::<Vec<_>>());
    if let Some(first) = bare.first() {
        let what = format!("Find or make a resource that helps to: {}", lower(&first.statement));
        let lacking = format!(
            "nothing serves {} that {} certainly underserved: {}",
            count(bare.len(), "outcome"),
            if bare.len() == 1 { "is" } else { "are" },
            named(&bare)
        );
        found.needs(lacking, Todo::edit(what, "resources.csv", example(Some(first))));
    }
    let other: Vec<&Make> = coverage.make.iter().filter(|make| !is_bare(make)).collect();
    if let Some(first) = other.first() {
        let what = format!("Find or make a resource that helps to: {}", lower(&first.statement));
        let lacking = format!("{} with a gap: {}", count(other.len(), "need"), named(&other));
        found.better(lacking, Todo::edit(what, "resources.csv", example(Some(first))));
    }
}

/// A row for the resource that is missing.
fn example(make: Option<&Make>) -> String {
    let Some(make) = make else {
        return format!(
            "{HEADER}\nset-grind,Set the grind for your brewing method,https://example.org/grind,5,video,new,right-grind:5:primary,Shows the difference instead of naming it"
        );
    };
    let moments: Vec<&str> = make.moments.iter().copied().filter(|moment| *moment != "change").take(2).collect();
    let id = format!("help-{}", make.need);
    let why = "Why this one helps";
    format!(
        "{HEADER}\n{},What one gets done with it,https://example.org/{},5,article,{},{}:5:primary,{why}",
        cell(&id),
        make.need,
        moments.join(";"),
        cell(&make.need)
    )
}

/// A statement within a sentence.
fn lower(statement: &str) -> String {
    let mut letters = statement.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
