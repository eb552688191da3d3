//! Where a project stands on the way from a question to a programme, what each step lacks, and the one thing to do next.
//!
//! Owns: the six steps, what each needs, and the advice that goes with it. The steps are those of needs analysis in customer education: initiate the
//! project, uncover what people need, gather ratings, find opportunities, settle the market strategy (for learning: whom it is for and how it reaches them)
//! and the product strategy (which learning to make). Invariants: all of it is computed from the files, and nothing has to be ticked off; a step is done
//! when nothing is **needed** any more, while what would make it **better** keeps no step open; every lack says what to do, with a file and an example row
//! or with a command. Cost: a look at every record.

mod find;
mod gather;
mod initiate;
mod learn;
mod reach;
mod uncover;

use crate::told::{count, word};
use crate::workflow::Overview;
use serde::Serialize;

/// The six steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// What it is about, for whom, and which job.
    Initiated,
    /// How people measure success, and what else they need.
    NeedsUncovered,
    /// What is important to them, and how satisfied they are.
    RatingsGathered,
    /// What is underserved, with certainty.
    OpportunitiesFound,
    /// Whom learning is for, and how it reaches them.
    MarketStrategy,
    /// Which learning there is and should be.
    LearningDesigned,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::Initiated,
        Self::NeedsUncovered,
        Self::RatingsGathered,
        Self::OpportunitiesFound,
        Self::MarketStrategy,
        Self::LearningDesigned,
    ];

    /// What the step is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Initiated => "initiated",
            Self::NeedsUncovered => "needs uncovered",
            Self::RatingsGathered => "ratings gathered",
            Self::OpportunitiesFound => "opportunities found",
            Self::MarketStrategy => "market strategy",
            Self::LearningDesigned => "learning designed",
        }
    }
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing of it is there.
    Open,
    /// Something is there, and something is needed still.
    Begun,
    /// Nothing is needed any more.
    Done,
}

/// One concrete thing to do: a command to run, or a file to edit with an example of what to write there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Todo {
    /// What to do, in a sentence.
    pub what: String,
    /// The command that does it, or shows how far it is; may be empty.
    pub command: String,
    /// The file to edit, relative to the project; may be empty.
    pub file: String,
    /// What could stand in the file, header and row; may be empty.
    pub example: String,
}

impl Todo {
    /// A file to edit.
    fn edit(what: impl Into<String>, file: &str, example: impl Into<String>) -> Self {
        Self { what: what.into(), file: file.into(), example: example.into(), ..Self::default() }
    }

    /// A command to run.
    fn run(what: impl Into<String>, command: impl Into<String>) -> Self {
        Self { what: what.into(), command: command.into(), ..Self::default() }
    }
}

/// Something that a step lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lack {
    /// What is lacking.
    pub what: String,
    /// Whether the step is not done without it; else it would only be better.
    pub needed: bool,
    /// What to do about it.
    pub todo: Todo,
}

/// A step of the six.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepStatus {
    /// Which.
    pub step: Step,
    /// How far it is.
    pub state: State,
    /// What is there, each in a few words.
    pub has: Vec<String>,
    /// What is lacking, what is needed first.
    pub lacks: Vec<Lack>,
}

/// Where a project stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The title of the project; empty if it has none.
    pub title: String,
    /// The first step that is not done; `None` if all are.
    pub stands_at: Option<Step>,
    /// Errors, which keep the project from being built.
    pub errors: usize,
    /// Warnings, which do not.
    pub warnings: usize,
    /// All six.
    pub steps: Vec<StepStatus>,
    /// The one thing to do next.
    pub next: Todo,
}

/// What a step has and lacks, as its rules find it.
#[derive(Default)]
struct Found {
    has: Vec<String>,
    lacks: Vec<Lack>,
}

impl Found {
    fn has(&mut self, what: impl Into<String>) {
        self.has.push(what.into());
    }

    fn needs(&mut self, what: impl Into<String>, todo: Todo) {
        self.lacks.push(Lack { what: what.into(), needed: true, todo });
    }

    fn better(&mut self, what: impl Into<String>, todo: Todo) {
        self.lacks.push(Lack { what: what.into(), needed: false, todo });
    }
}

/// The rules of a step.
type Rules = fn(&Overview, &str, &mut Found);

const RULES: [Rules; 6] = [initiate::rules, uncover::rules, gather::rules, find::rules, reach::rules, learn::rules];

/// Says where a project stands. `path` is how commands name the project, as a shell reads it.
pub fn status(overview: &Overview, path: &str) -> Status {
    let steps: Vec<StepStatus> =
        Step::ALL.into_iter().zip(RULES).map(|(step, rules)| of(step, rules, overview, path)).collect();
    let errors = overview.examined.errors();
    let current = steps.iter().find(|step| step.state != State::Done);
    Status {
        title: overview.examined.project.settings.title.clone(),
        stands_at: current.map(|step| step.step),
        errors,
        warnings: overview.examined.warnings(),
        next: next(overview, path, errors, current),
        steps,
    }
}

fn of(step: Step, rules: Rules, overview: &Overview, path: &str) -> StepStatus {
    let mut found = Found::default();
    rules(overview, path, &mut found);
    let Found { has, mut lacks } = found;
    lacks.sort_by_key(|lack| !lack.needed);
    let state = match lacks.first() {
        Some(lack) if lack.needed && has.is_empty() => State::Open,
        Some(lack) if lack.needed => State::Begun,
        _ => State::Done,
    };
    StepStatus { step, state, has, lacks }
}

/// What is wrong comes before what is lacking; what is done is looked at.
fn next(overview: &Overview, path: &str, errors: usize, current: Option<&StepStatus>) -> Todo {
    let begun = current.is_none_or(|step| step.step > Step::Initiated);
    if let Some(first) = overview.examined.findings.first().filter(|_| errors > 0 && begun) {
        let what = format!("Mend what is wrong, first {}: {}", first.place(), first.message);
        return Todo { file: first.file.clone(), ..Todo::run(what, format!("jobpack check {path}")) };
    }
    let lack = current.and_then(|step| step.lacks.first());
    lack.map_or_else(
        || {
            let page = format!("{}.html", overview.name);
            Todo::run("Show it to those who decide", format!("jobpack report {path} -o {}", word(&page)))
        },
        |lack| lack.todo.clone(),
    )
}

/// Names for people: the first few, and how many more there are.
fn few<S: AsRef<str>>(names: &[S]) -> String {
    const NAMED: usize = 3;
    let named: Vec<&str> = names.iter().take(NAMED).map(AsRef::as_ref).collect();
    match names.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// A cell of CSV, quoted where it must be.
fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
