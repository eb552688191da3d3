//! What `jobpack.toml` asks for.
//!
//! Owns: names in the settings that must be known, and projects with nothing in them. Cost: linear in the settings.

use super::index::Index;
use super::outcomes::DIRECTIONS;
use super::rules::{NOTHING_TO_BUILD, UNKNOWN_ALLOW, UNKNOWN_DIRECTIONS, UNKNOWN_PROFILE};
use super::{Found, Severity, rule};

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let project = index.project;
    let settings = &project.settings;
    let place = index.settings_place();
    let mut found = Found::default();
    if settings.scoring().is_none() {
        let message = format!("`{}` is not a scoring profile", settings.profile);
        found.push(UNKNOWN_PROFILE.at(place, "scoring.profile", message));
    }
    let directions = &settings.check.directions;
    if !DIRECTIONS.contains(&directions.as_str()) {
        let message = format!("`{directions}` is none of {}", DIRECTIONS.join(", "));
        found.push(UNKNOWN_DIRECTIONS.at(place, "check.directions", message));
    }
    found.extend(settings.check.allow.iter().filter_map(|code| {
        let message = match rule(code).map(|rule| rule.severity()) {
            Some(Severity::Warning) => return None,
            Some(Severity::Error) => format!("`{code}` is an error, which cannot be allowed"),
            None => format!("`{code}` is not the code of a warning"),
        };
        Some(UNKNOWN_ALLOW.at(place, "check.allow", message))
    }));
    if project.resources.is_empty() && project.jobs.is_empty() && project.outcomes.is_empty() {
        found.push(NOTHING_TO_BUILD.at(place, "", "there are no resources, jobs or outcomes"));
    }
    found
}
