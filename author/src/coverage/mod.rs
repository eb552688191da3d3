//! What the programme covers of what people need: computed from links, moments and ratings, never authored.
//!
//! Owns: what counts as covered, the grid of job steps and moments of need, the share of the opportunity that is covered, what is worth making next and
//! what is worth retiring. Invariants: every share lies in 0..=1; a link more never lowers one; neither the order of rows nor a clock matters. Only
//! **current** resources cover anything: those that have not expired by the date that the edition is made for and that nothing replaces. An outcome is
//! **covered** if a current resource serves it, however strongly. Cost: linear in links and ratings.

mod grid;
mod make;
mod programme;
mod retire;
mod serving;
mod weighted;

pub use grid::{JobGrid, MOMENTS, StepRow};
pub use make::{Gap, Make};
pub use programme::{FeatureFirst, KindRow, Programme, ResourceRow};
pub use retire::{Action, Retire};
pub use weighted::Weighted;

use crate::check::Index;
use crate::project::Project;
use crate::survey::SegmentScores;
use jobpack::score::Profile;
use serde::Serialize;
use serving::Serving;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Part {
    /// How many are covered.
    pub covered: u32,
    /// Of how many.
    pub of: u32,
}

impl Part {
    /// The share, from 0 to 1; `None` of nothing.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.covered) / f64::from(self.of))
    }

    fn count(covered: impl IntoIterator<Item = bool>) -> Self {
        let add = |part: Self, covered| Self { covered: part.covered + u32::from(covered), of: part.of + 1 };
        covered.into_iter().fold(Self::default(), add)
    }
}

/// Scores to weigh outcomes with: of everyone, and of each segment that the survey names.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'s> {
    /// How ratings became scores.
    pub profile: &'s Profile<'static>,
    /// Everyone.
    pub everyone: &'s SegmentScores,
    /// Each segment by itself; may be empty.
    pub segments: &'s [SegmentScores],
}

/// What a programme covers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Coverage {
    /// The resources there are, their minutes, and those that lead with a feature.
    pub programme: Programme,
    /// Outcomes that a current resource serves.
    pub outcomes: Part,
    /// Jobs that a current resource serves, or one of whose outcomes or parts it serves.
    pub jobs: Part,
    /// The same by kind of need, kinds that are not described too.
    pub kinds: Vec<KindRow>,
    /// The share of the opportunity that is covered: of everyone, then of each segment. Empty without ratings.
    pub weighted: Vec<Weighted>,
    /// Job step by moment of need, all jobs together: the eight steps, then outcomes without a step, if there are any.
    pub whole: Vec<StepRow>,
    /// Job step by moment of need, a grid for each job that has outcomes: core jobs first.
    pub grids: Vec<JobGrid>,
    /// What is worth making next, the most worth first.
    pub make: Vec<Make>,
    /// Outcomes that nothing serves and that are not worth making something for, since they are not underserved.
    pub left_alone: u32,
    /// What is worth retiring, merging or reviewing.
    pub retire: Vec<Retire>,
}

/// Computes what a project covers; without scores every outcome weighs the same and no opportunity is told.
pub fn cover(project: &Project, weights: Option<Weights<'_>>) -> Coverage {
    let index = Index::new(project);
    let serving = Serving::new(&index);
    let (make, left_alone) = make::make(&serving, weights);
    Coverage {
        programme: programme::programme(&serving),
        outcomes: Part::count(project.outcomes.iter().enumerate().map(|(at, _)| serving.covers(at))),
        jobs: Part::count((0..project.jobs.len()).map(|at| serving.covers_job(at))),
        kinds: programme::kinds(&serving),
        weighted: weights.map(|weights| weighted::weighted(&serving, &weights)).unwrap_or_default(),
        whole: grid::whole(&serving, weights.map(|weights| weights.everyone)),
        grids: grid::grids(&serving, weights.map(|weights| weights.everyone)),
        make,
        left_alone,
        retire: retire::retire(&serving, weights),
    }
}

/// A share or a figure as it is told: four decimals say all there is to say.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
