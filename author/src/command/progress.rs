//! Bars on standard error for work that takes long; none where no terminal reads it.

use indicatif::{ProgressBar, ProgressStyle};
use jobpack_author::progress::{Progress, Stage};
use jobpack_author::workflow::Work;
use std::cell::RefCell;
use std::time::Duration;

/// A bar for files that are read, and a sign that work of unknown length is under way.
pub struct Bar(RefCell<ProgressBar>);

impl Bar {
    pub fn new() -> Self {
        Self(RefCell::new(ProgressBar::hidden()))
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.borrow().finish_and_clear();
    }
}

impl Progress for Bar {
    fn stage(&self, stage: Stage) {
        let style = ProgressStyle::with_template("{spinner} reading {msg} {bar:30} {bytes} of {total_bytes}");
        let steps = ProgressStyle::with_template("{spinner} building {bar:30} {percent} %");
        let bar = match (stage, style, steps) {
            (Stage::Reading, Ok(style), _) => ProgressBar::new(0).with_style(style),
            (Stage::Building, _, Ok(steps)) => ProgressBar::new(0).with_style(steps),
            _ => ProgressBar::new_spinner().with_message(stage.name()),
        };
        self.0.replace(bar).finish_and_clear();
        if stage != Stage::Reading {
            self.0.borrow().enable_steady_tick(Duration::from_millis(100));
        }
    }

    fn advance(&self, file: &str, read: u64, total: u64) {
        let bar = self.0.borrow();
        if bar.message() != file {
            bar.set_message(file.to_owned());
        }
        bar.set_length(total);
        bar.set_position(read);
    }
}

/// Does work with a bar, which is gone at its end.
pub fn watched<T>(work: impl FnOnce(&Work<'_>) -> T) -> T {
    work(&Work::new(&Bar::new()))
}

/// A bar for so many steps.
pub fn steps(count: usize, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} {bar:30} {pos} of {len}");
    let bar = ProgressBar::new(count as u64).with_message(what);
    style.map_or(bar.clone(), |style| bar.with_style(style))
}
