//! Whole steps, each in one call: read and check, build, score.
//!
//! Owns: how the other rooms follow each other, what a path stands for, and how a pack is put in its place. The command and the bindings stand on this and
//! add nothing but their own looks. Invariants: a step gives all it was asked for or a [`Fault`], and what it writes is there whole or not at all. Cost:
//! that of the rooms it goes through.

mod build;
mod examine;
mod measures;
mod open;
mod overview;
mod path;
mod score;
mod segments;

pub use build::{Counts, Written, build, compile, write};
pub use examine::{Examined, examine, examine_ratings, examine_survey, examine_without};
pub use measures::{measure, measure_examined, measure_project, refuse_means};
pub use open::Opened;
pub use overview::{Overview, Surveyed, overview, status};
pub use path::{Holds, holds};
pub use score::{Wanted, score, score_examined, score_pack, score_project};
pub use segments::{
    Cuts, Strategies, WantedSegments, segments, segments_project, strategies, strategies_of, strategies_project,
};

use crate::fault::Fault;
use crate::progress::{Progress, Stage, Steps};
use crate::source;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::mpsc;
use std::time::Duration;

/// So often whoever watches is told how far other threads have come.
const TOLD: Duration = Duration::from_millis(50);

/// How work is done: who watches it, and on how many threads.
pub struct Work<'p> {
    progress: &'p dyn Progress,
    pool: Option<ThreadPool>,
}

impl<'p> Work<'p> {
    /// Work that this one watches, on as many threads as there are cores.
    pub const fn new(progress: &'p dyn Progress) -> Self {
        Self { progress, pool: None }
    }

    /// The same on so many threads; what comes of it is the same.
    ///
    /// # Errors
    /// No threads, or more than the system gives.
    pub fn threads(self, count: usize) -> Result<Self, Box<Fault>> {
        if count == 0 {
            return Err(Fault::usage("no work is done on 0 threads", "give 1 or more, or leave it out"));
        }
        let pool = ThreadPoolBuilder::new().num_threads(count).build();
        let pool = pool.map_err(|error| Fault::usage(format!("{count} threads: {error}"), "ask for fewer threads"))?;
        Ok(Self { pool: Some(pool), ..self })
    }

    /// Begins a stage, unless the work was stopped.
    fn begin(&self, stage: Stage) -> Result<(), Box<Fault>> {
        self.progress.stage(stage);
        if self.progress.stopped() { Err(Fault::stopped()) } else { Ok(()) }
    }

    /// Does a stage that nobody can watch from within.
    fn run<T: Send>(&self, stage: Stage, work: impl FnOnce() -> T + Send) -> Result<T, Box<Fault>> {
        self.begin(stage)?;
        Ok(match &self.pool {
            Some(pool) => pool.install(work),
            None => work(),
        })
    }

    /// Does a stage on other threads, while this one tells who watches how far it has come, and stops it if they want no more.
    fn watch<T: Send>(&self, stage: Stage, work: impl FnOnce(&Steps) -> T + Send) -> Result<T, Box<Fault>> {
        self.begin(stage)?;
        let (steps, (done, waiting)) = (Steps::default(), mpsc::sync_channel(1));
        let shared = &steps;
        let result = source::scope(self.pool.as_ref(), |scope| {
            scope.spawn(move |_| {
                // Who waits is there until this comes.
                let _ = done.send(work(shared));
            });
            loop {
                match waiting.recv_timeout(TOLD) {
                    Ok(result) => return Some(result),
                    // The work has panicked, and so will this thread when the scope ends.
                    Err(mpsc::RecvTimeoutError::Disconnected) => return None,
                    Err(mpsc::RecvTimeoutError::Timeout) => self.tell(shared),
                }
            }
        });
        result.filter(|_| !steps.stopped()).ok_or_else(Fault::stopped)
    }

    fn tell(&self, steps: &Steps) {
        let (done, total) = steps.count();
        self.progress.advance("", done, total);
        if self.progress.stopped() {
            steps.stop();
        }
    }
}
