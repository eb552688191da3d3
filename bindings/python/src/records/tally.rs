//! The tallies of ratings that a pack holds.

use super::AnyNeed;
use crate::canonical::Tuple;
use crate::errors;
use crate::pack::Pack;
use crate::record::{Numbered, follow, record};
use crate::score::Tally;
use jobpack::pack::{self, NO_NAME};
use jobpack::score;
use pyo3::prelude::*;

impl Numbered for TallyRecord {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().tallies().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

record! {
    /// The tally of an outcome, of everyone or of a segment.
    TallyRecord(this, py) of pack::Tally {
        /// Its number in the pack.
        number: u32 = this.number;
        /// The segment; "" for everyone.
        segment: &str = this.engine().name(this.record.segment);
        /// The need that was rated.
        need: PyResult<AnyNeed> = follow(py, &this.pack, this.record.need);
        /// The highest answer of the scale.
        scale: u8 = this.record.scale;
        /// Whether it is of everyone.
        everyone: bool = this.record.segment == NO_NAME;
    }
    canonical {
        number,
        segment,
        need = this.record.need,
        scale,
        everyone,
        cells = Ok::<_, PyErr>(Tuple(crate::score::rows(&this.engine_tally(py)?))),
    }
    shown { number, segment }
    methods {
        /// The counts, to be scored and added to.
        fn read(&self, py: Python<'_>) -> PyResult<Tally> {
            self.engine_tally(py).map(Tally::of)
        }
    }
}

impl TallyRecord {
    fn engine_tally(&self, py: Python<'_>) -> PyResult<score::Tally> {
        let tally = score::Tally::from_cells(self.record.scale, self.engine().tally_cells(&self.record));
        tally.map_err(|error| errors::score(py, error))
    }
}
