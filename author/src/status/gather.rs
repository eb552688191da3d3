//! Step three: what is important to people, and how satisfied they are.

use super::{Found, Todo, cell, count, few, uncover};
use crate::survey::OutcomeScore;
use crate::workflow::Overview;

/// Fewer answers than this say next to nothing.
const FEW: u32 = 30;

pub fn rules(overview: &Overview, path: &str, found: &mut Found) {
    let project = &overview.examined.project;
    let ids: Vec<&str> = project.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    if project.ratings.is_empty() {
        let what = "Ask people to rate each outcome from 1 to 5, how important it is and how satisfied they are, and save their answers";
        return found.needs("no ratings", Todo::edit(what, "ratings.csv", example(&ids)));
    }
    let Some(survey) = &overview.survey else {
        return found.needs(
            "ratings that cannot be scored",
            Todo::run("See what is wrong with the ratings", format!("jobpack check {path}")),
        );
    };
    let people = survey.everyone.respondents.unwrap_or(0) as usize;
    let rated: Vec<&OutcomeScore> =
        survey.everyone.outcomes.iter().filter(|row| ids.contains(&row.outcome.as_str())).collect();
    found.has(format!("{} rated {} of {}", count(people, "respondent"), rated.len(), count(ids.len(), "outcome")));
    if rated.is_empty() {
        let strange: Vec<&str> = survey.everyone.outcomes.iter().map(|row| row.outcome.as_str()).collect();
        let what = format!("Write the outcomes that were rated down, under the same ids: {}", few(&strange));
        let job = project.jobs.first().map_or("make-cup", |job| job.id.as_str());
        let example = uncover::row(strange.first().copied().unwrap_or("right-dose"), job, "prepare");
        return found.needs(
            "none of the outcomes that were rated is one of the project",
            Todo::edit(what, "outcomes.csv", example),
        );
    }
    let scored = |id: &&str| rated.iter().any(|row| row.outcome == **id);
    let unrated: Vec<&str> = ids.iter().filter(|id| !scored(id)).copied().collect();
    if !unrated.is_empty() {
        let what = format!("Ask about these too: {}", few(&unrated));
        found.needs(
            format!("{} that nobody rated", count(unrated.len(), "outcome")),
            Todo::edit(what, "ratings.csv", example(&unrated)),
        );
    }
    sample(&rated, survey.profile.min_n, &ids, found);
    match survey.segments.len() {
        0 => {
            let what =
                "Say in the column segment what kind of respondent each is, or nobody can see whom the average hides";
            found.better("no segments", Todo::edit(what, "ratings.csv", example(&ids)));
        }
        number => found.has(count(number, "segment")),
    }
}

/// Whether enough people answered.
fn sample(rated: &[&OutcomeScore], wanted: u32, ids: &[&str], found: &mut Found) {
    let below = |n: u32| rated.iter().filter(move |row| row.n < n);
    let least = rated.iter().map(|row| row.n).min().unwrap_or(0);
    let tiny: Vec<&str> = below(FEW).map(|row| row.outcome.as_str()).collect();
    if !tiny.is_empty() {
        let what = format!("Ask more people; below {FEW} answers almost any order of outcomes could be chance");
        let lacking = format!("fewer than {FEW} answers for {}", few(&tiny));
        found.needs(lacking, Todo::edit(what, "ratings.csv", example(ids)));
    } else if least < wanted {
        let what = format!(
            "Ask more people: the profile wants {wanted} respondents, the least that an outcome has is {least}"
        );
        found.better(
            format!("fewer than {wanted} answers for {}", count(below(wanted).count(), "outcome")),
            Todo::edit(what, "ratings.csv", example(ids)),
        );
    } else {
        found.has(format!("at least {least} answers an outcome"));
    }
}

fn example(ids: &[&str]) -> String {
    let id = ids.first().map_or_else(|| "right-dose".to_owned(), |id| cell(id));
    format!("respondent,outcome,importance,satisfaction,segment\nr001,{id},5,2,team")
}
