//! What is searched: needs and resources as documents of weighted fields.

use super::numbers::{self, Numbers, Sorted};
use crate::project::{Job, Outcome, Project};
use std::ops::Range;

/// How many kinds of field are weighed and measured by themselves.
pub const FIELDS: usize = 4;

/// A kind of field; its weight and its length normalisation depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Field {
    /// The title of a resource; the statement of a need and the ways people say it.
    Title,
    /// The tags of a resource.
    Tags,
    /// The summary of a resource.
    Summary,
    /// The body of a resource; what else is known of a need.
    Body,
    /// The author of a resource; counts as [`Tags`](Self::Tags), but says nothing about what it is like.
    Author,
}

/// A need or a resource, as it is searched.
#[derive(Clone, Copy)]
pub enum Document<'n> {
    Job(&'n Job),
    /// An outcome with its job, whose words lead to it too.
    Outcome(&'n Outcome, Option<&'n Job>),
    /// A resource by its number; it is decoded when it is looked at.
    Resource(&'n Sorted<'n>, u32),
}

/// Every document in the order of the postings: jobs, outcomes, resources.
pub struct Documents<'n> {
    needs: Vec<Document<'n>>,
    resources: &'n Sorted<'n>,
}

impl<'n> Documents<'n> {
    /// The documents of a pack.
    pub fn of(numbers: &'n Numbers<'n>) -> Self {
        let job =
            |id: &str| numbers.jobs.binary_search_by(|job| job.id.as_str().cmp(id)).ok().map(|at| numbers.jobs[at]);
        let jobs = numbers.jobs.iter().map(|&job| Document::Job(job));
        let outcomes = numbers.outcomes.iter().map(|&outcome| Document::Outcome(outcome, job(&outcome.job)));
        Self::with(jobs.chain(outcomes), &numbers.resources)
    }

    /// These needs and resources.
    pub fn with(needs: impl Iterator<Item = Document<'n>>, resources: &'n Sorted<'n>) -> Self {
        Self { needs: needs.collect(), resources }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.needs.len() + self.resources.len()
    }

    /// Some of them, which one thread takes at a time: enough that the vocabularies of chunks, which overlap, stay few; the pack does not depend on it.
    pub fn chunks(&self) -> Vec<Range<usize>> {
        let size = (self.len() / (2 * rayon::current_num_threads())).max(1024);
        (0..self.len()).step_by(size).map(|start| start..self.len().min(start + size)).collect()
    }

    /// Those with these numbers.
    pub fn some(&self, range: Range<usize>) -> impl Iterator<Item = Document<'n>> {
        let resource = |number: usize| Document::Resource(self.resources, (number - self.needs.len()) as u32);
        range.map(move |number| self.needs.get(number).copied().unwrap_or_else(|| resource(number)))
    }
}

impl Document<'_> {
    /// Whether this is a need, whose fields are as long as needs' fields are.
    pub fn is_need(&self) -> bool {
        !matches!(self, Document::Resource(..))
    }

    /// Whether it is known to have no text beyond ASCII.
    pub fn is_plain(&self) -> bool {
        matches!(self, Document::Resource(all, number) if all.is_plain(*number))
    }

    pub fn language<'p>(&'p self, project: &'p Project) -> &'p str {
        match self {
            Document::Resource(all, number) => numbers::own_or(all.language(*number), project),
            _ => &project.settings.language,
        }
    }

    /// Gives every field's text.
    pub fn fields(&self, project: &Project, mut give: impl FnMut(Field, &str)) {
        match self {
            Document::Job(job) => {
                give(Field::Title, &job.statement.text());
                job.ways.iter().for_each(|way| give(Field::Title, way));
                around(job, project, &mut |text| give(Field::Body, text));
            }
            Document::Outcome(outcome, job) => {
                give(Field::Title, &outcome.statement.text());
                outcome.ways.iter().for_each(|way| give(Field::Title, way));
                give(Field::Body, &outcome.example);
                if let Some(job) = job {
                    give(Field::Body, &job.statement.text());
                    job.ways.iter().for_each(|way| give(Field::Body, way));
                    around(job, project, &mut |text| give(Field::Body, text));
                }
            }
            Document::Resource(all, number) => {
                let resource = all.get(*number).text;
                // A title that the body begins with was made from it; it counts once.
                if !resource.body.starts_with(resource.title.trim_end_matches('…')) {
                    give(Field::Title, resource.title);
                }
                resource.tags.iter().for_each(|tag| give(Field::Tags, tag));
                give(Field::Author, resource.author);
                give(Field::Summary, resource.summary);
                give(Field::Body, resource.body);
            }
        }
    }
}

/// What is known around a job beside its statement and its ways: the words of people who have it, and where they are when they do. It leads to the outcomes
/// of the job too, since most resources serve those.
fn around(job: &Job, project: &Project, give: &mut dyn FnMut(&str)) {
    give(&job.summary);
    for story in &job.stories {
        [&story.when, &story.want, &story.so_that, &story.without].into_iter().for_each(|part| give(part));
    }
    let obstacles = job.obstacles.iter().map(|obstacle| (obstacle.statement.as_str(), &obstacle.evidence));
    let forces = job.forces.iter().map(|force| (force.statement.as_str(), &force.evidence));
    let experiences = job.experiences.iter().map(|experience| (experience.statement.as_str(), &experience.evidence));
    // What was hired is a product or a habit of others; what people say of it is theirs.
    let hires = job.hires.iter().map(|hire| ("", &hire.evidence));
    for (statement, evidence) in obstacles.chain(forces).chain(experiences).chain(hires) {
        give(statement);
        evidence.iter().for_each(|evidence| give(&evidence.quote));
    }
    for circumstance in project.circumstances.iter().filter(|known| job.circumstances.contains(&known.id)) {
        give(&circumstance.title);
        give(&circumstance.summary);
    }
}
