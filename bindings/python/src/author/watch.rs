//! Who watches work from Python: a callable that is told how far it has come, and whoever presses Ctrl-C.

use super::failing;
use jobpack_author::fault::{Fault, Kind};
use jobpack_author::progress::{Progress, Stage};
use pyo3::prelude::*;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// So often the interpreter is asked whether to go on.
const EVERY: Duration = Duration::from_millis(50);

/// Watches one piece of work.
pub struct Watch {
    callable: Option<Py<PyAny>>,
    state: Mutex<State>,
}

struct State {
    stage: Stage,
    last: Instant,
    raised: Option<PyErr>,
}

impl Watch {
    /// Tells this callable, if there is one.
    pub fn new(callable: Option<Py<PyAny>>) -> Self {
        Self { callable, state: Mutex::new(State { stage: Stage::Reading, last: Instant::now(), raised: None }) }
    }

    /// Does work without the lock of the interpreter. What the callable or a signal raised comes out as it was.
    pub fn run<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&Self) -> Result<T, Box<Fault>> + Send,
    ) -> PyResult<T> {
        let done = py.detach(|| work(self));
        match (done, self.state().raised.take()) {
            (Err(fault), Some(raised)) if fault.kind == Kind::Stopped => Err(raised),
            (done, _) => done.map_err(|fault| failing::raise(py, *fault)),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks for signals and tells the callable. The state is not held meanwhile: the callable may take long.
    fn tell(&self, stage: Stage, file: &str, done: u64, total: u64) {
        let told = Python::attach(|py| {
            py.check_signals()?;
            let callable = self.callable.as_ref();
            callable.map_or(Ok(()), |callable| callable.call1(py, (stage.name(), file, done, total)).map(drop))
        });
        if let Err(raised) = told {
            self.state().raised.get_or_insert(raised);
        }
    }
}

impl Progress for Watch {
    fn stage(&self, stage: Stage) {
        self.state().stage = stage;
        self.tell(stage, "", 0, 0);
    }

    fn advance(&self, file: &str, done: u64, total: u64) {
        let mut state = self.state();
        let due = state.last.elapsed() >= EVERY || done == total;
        if due {
            state.last = Instant::now();
            let stage = state.stage;
            drop(state);
            self.tell(stage, file, done, total);
        }
    }

    fn stopped(&self) -> bool {
        self.state().raised.is_some()
    }
}
