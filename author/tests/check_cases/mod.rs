//! For every rule one way to break it and one near miss.

mod errors;
mod needs;
mod resources;
mod synonyms;

use crate::check_support::*;
use jobpack::model::Purpose;
use jobpack_author::project::{Collection, Place, Project, Rating};
use jobpack_author::survey::quality;

/// One rule: a change to a sound project that breaks it, and one that nearly does.
pub struct Case {
    pub code: &'static str,
    pub field: &'static str,
    pub message: &'static str,
    pub wrong: fn(&mut Project) -> Place,
    pub near: fn(&mut Project),
}

pub const TOML: Place = Place { file: 0, row: 0 };

pub fn state(project: &mut Project, statement: &str) -> Place {
    project.jobs[0].statement = whole(statement);
    project.jobs[0].place
}

pub fn measure(project: &mut Project, statement: &str) -> Place {
    project.outcomes[0].statement = whole(statement);
    project.outcomes[0].place
}

pub fn entitle(project: &mut Project, title: &str) -> Place {
    project.settings.check.features = vec!["Attribution Studio".into()];
    project.resources.edit(0, |resource| resource.title = title.into());
    project.resources.place(0)
}

pub fn another(project: &mut Project, id: &str) -> Place {
    project.resources.push(resource(id, &format!("Do {id}")));
    project.links.push(link(id, "choose-model"));
    project.resources.place(project.resources.len() - 1)
}

/// Respondents who give varied answers to both outcomes.
pub fn survey(project: &mut Project, respondents: usize) {
    for at in 0..respondents {
        for outcome in ["choose-time", "waste"] {
            rate(project, &format!("r{at}"), outcome, 1 + (at % 5) as u8, 3);
        }
    }
}

/// So many respondents did not say how important the second outcome is.
pub fn take_back(project: &mut Project, respondents: u32) {
    for respondent in 0..respondents {
        project.ratings.replace(Rating { respondent, outcome: 1, importance: 0, satisfaction: 3 });
    }
}

pub fn rated_last(project: &Project) -> Place {
    *project.ratings.places.last().unwrap()
}

pub fn collect(project: &mut Project, purpose: Option<Purpose>, items: &[&str]) -> Place {
    project.collections.push(Collection { purpose, ..collection("week", items) });
    project.collections[0].place
}

pub const JUST_IN_TIME: Option<Purpose> = Some(Purpose::JustInTime);

/// Respondents who rate five outcomes, the first of them always in the same way.
pub fn straight(project: &mut Project, respondents: usize) {
    for (at, outcome) in ["o1", "o2", "o3", "o4", "o5"].into_iter().enumerate() {
        for who in 0..respondents {
            let importance = if who == 0 { 4 } else { 1 + (at + who) as u8 % 5 };
            rate(project, &format!("r{who}"), outcome, importance, 3);
        }
    }
    quality::examine(&mut project.ratings, &[]);
}

/// Two respondents who agree about so many outcomes, and differ about another.
pub fn copied(project: &mut Project, outcomes: u8) {
    for who in 0..2 {
        for at in 0..outcomes {
            rate(project, &format!("r{who}"), &format!("o{at}"), 1 + at % 5, 3);
        }
    }
    if outcomes < 10 {
        rate(project, "r0", "last", 1, 1);
        rate(project, "r1", "last", 1, 2);
    }
    project.ratings.quality.respondents = 2;
    quality::examine(&mut project.ratings, &[]);
}

/// Three respondents who took so many seconds.
pub fn timed(project: &mut Project, seconds: [u32; 3]) {
    survey(project, 3);
    project.ratings.quality.respondents = 3;
    project.ratings.seconds = seconds.to_vec();
    quality::examine(&mut project.ratings, &[]);
}

/// So many respondents in one segment, and sixty in another.
pub fn divided(project: &mut Project, respondents: usize) {
    survey(project, respondents + 60);
    let ratings = &mut project.ratings;
    let (new, old) = (ratings.segments.number("new"), ratings.segments.number("old"));
    ratings.segment_of = (0..respondents + 60).map(|at| if at < respondents { new } else { old }).collect();
}

/// All of them.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    [errors::CASES, needs::CASES, resources::CASES, synonyms::CASES].into_iter().flatten()
}
