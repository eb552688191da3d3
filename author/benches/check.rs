//! How long a catalogue of a million resources takes to check: `cargo bench -p jobpack-author --bench check`.

#[path = "../tests/check_support/mod.rs"]
mod check_support;

use check_support::*;
use jobpack_author::check::check;
use jobpack_author::project::{Project, Resource};
use std::time::Instant;

const COUNT: usize = 1_000_000;

fn resources(weak: bool) -> Vec<Resource> {
    let made = (0..COUNT).map(|at| {
        let made = resource(&format!("resource-{at:07}"), &format!("See what number {at} has to say about {}", at / 7));
        if weak { Resource { minutes: None, summary: String::new(), ..made } } else { made }
    });
    made.collect()
}

fn timed(what: &str, project: &Project) {
    let start = Instant::now();
    let checked = check(project);
    let took = start.elapsed();
    println!("{what}: {took:.2?}, {} errors, {} warnings", checked.errors(), checked.warnings());
}

fn main() {
    let mut project = Project { catalogue: true, resources: resources(false).into(), ..sound() };
    project.links.clear();
    project.requirements.clear();
    timed("nothing weak", &project);
    project.resources = resources(true).into();
    project.settings.licence.clear();
    timed("three weaknesses in each row", &project);
    project.catalogue = false;
    project.resources = resources(false).into();
    project.requirements = (1..project.resources.len())
        .map(|at| hard(project.resources.id(at - 1), &[project.resources.id(at)]))
        .collect();
    project.links = project.resources.iter().map(|row| link(row.text.id, "choose-model")).collect();
    timed("a link and a requirement in each row", &project);
    project.links.iter_mut().for_each(|link| link.resource.push('x'));
    timed("an unknown id in each link", &project);
}
