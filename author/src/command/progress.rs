//! Bars on standard error for work that takes long; none where no terminal reads it.

use indicatif::{ProgressBar, ProgressStyle};
use jobpack_author::source::Progress;
use std::time::Duration;

/// The bar for reading files.
pub struct Reading(ProgressBar);

impl Reading {
    pub fn new() -> Self {
        let style = ProgressStyle::with_template("{spinner} reading {msg} {bar:30} {bytes} of {total_bytes}");
        let bar = ProgressBar::new(0);
        Self(style.map_or(bar.clone(), |style| bar.with_style(style)))
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Reading {
    fn advance(&self, file: &str, read: u64, total: u64) {
        if self.0.message() != file {
            self.0.set_message(file.to_owned());
        }
        self.0.set_length(total);
        self.0.set_position(read);
    }
}

/// Does something of unknown length with a sign that it is under way.
pub fn while_waiting<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    let spinner = ProgressBar::new_spinner().with_message(what);
    spinner.enable_steady_tick(Duration::from_millis(100));
    let done = work();
    spinner.finish_and_clear();
    done
}

/// A bar for so many steps.
pub fn steps(count: usize, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} {bar:30} {pos} of {len}");
    let bar = ProgressBar::new(count as u64).with_message(what);
    style.map_or(bar.clone(), |style| bar.with_style(style))
}
