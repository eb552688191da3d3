//! Ratings into opportunity: tallies, profiles, scores and what order they can carry.
//!
//! Owns: how counts come in and figures go out; the arithmetic is the engine's. Figures are thousandths: 10,000 is ten points.

use crate::canonical::{Canonical, Code, Tuple, code, repr};
use crate::errors;
use crate::record::plain;
use jobpack::model::Region;
use jobpack::score::{self, Counts, Interval, Overlap, PROFILES, Ranks, Warnings};
use jobpack_author::ask;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::sync::{Mutex, MutexGuard, PoisonError};

plain! {
    /// What a score says of an outcome. Figures are thousandths: 10,000 is ten points.
    Opportunity {
        /// The name of the profile, without which the figures mean nothing.
        profile: String,
        /// How many respondents it rests on.
        respondents: u32,
        /// Ten times the share to whom the outcome is important, 0 to 10,000.
        importance: u32,
        /// Ten times the share who are satisfied, 0 to 10,000.
        satisfaction: u32,
        /// Importance plus what satisfaction lacks, 0 to 20,000.
        opportunity: u32,
        /// The lower limit of its 95 % interval.
        low: u32,
        /// The upper limit of its 95 % interval.
        high: u32,
        /// The region of the opportunity landscape.
        region: Code,
        /// Whether the whole interval lies in the region.
        certain: bool,
        /// How many thresholds of the profile it passes, 0 to 3.
        band: u8,
        /// What to beware of: 1 a small sample, 2 many answers missing, 4 the limits lie in different bands; added up.
        warnings: u8,
    }

    /// A share of people with its 95 % interval, each ten times, in thousandths.
    Share {
        /// The share.
        share: u32,
        /// The lower limit.
        low: u32,
        /// The upper limit.
        high: u32,
    }

    /// The 95 % interval of one opportunity minus another, in thousandths.
    Difference {
        /// The lower limit; above 0, the first is certainly above the second.
        low: i32,
        /// The upper limit; below 0, the first is certainly below the second.
        high: i32,
    }

    /// The ranks that an outcome may have, from 1, the highest opportunity.
    RankInterval {
        /// The best rank.
        best: u32,
        /// The worst rank.
        worst: u32,
    }

    /// The rule that turns answers into a score.
    Profile {
        /// The name that every score carries.
        name: String,
        /// Three rising thresholds of opportunity; the first bounds the underserved region.
        thresholds: Tuple<u32>,
        /// The importance from which an outcome can be table stakes.
        table_stakes_importance: u32,
        /// The satisfaction from which it is.
        table_stakes_satisfaction: u32,
        /// Fewer respondents than this earn a warning.
        least_respondents: u32,
        /// The highest answer; the lowest is 1.
        scale: u8,
        /// The lowest answer in the top box.
        top_from: u8,
        /// Which answers count when some are missing: 1 listwise, 2 pairwise, 3 unpaired.
        missing: u8,
        /// How a score passes a threshold: 1 above it, 2 on it or above.
        comparison: u8,
    }, methods {
        /// The preset with this name.
        #[staticmethod]
        fn named(py: Python<'_>, name: &str) -> PyResult<Self> {
            preset(py, name).map(|preset| Self::of(&preset))
        }
    }
}

impl Profile {
    fn of(profile: &score::Profile<'_>) -> Self {
        Self {
            name: profile.name.to_owned(),
            thresholds: profile.thresholds.into_iter().collect(),
            table_stakes_importance: profile.table_stakes.importance,
            table_stakes_satisfaction: profile.table_stakes.satisfaction,
            least_respondents: profile.min_n,
            scale: profile.scale,
            top_from: profile.top_from,
            missing: profile.missing.code(),
            comparison: profile.comparison.code(),
        }
    }
}

fn preset(py: Python<'_>, name: &str) -> PyResult<score::Profile<'static>> {
    ask::profile(name).map_err(|advice| errors::usage(py, &format!("there is no profile `{name}`"), &advice))
}

/// All presets, the default first.
pub fn profiles(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    PROFILES.iter().map(Profile::of).collect::<Tuple<_>>().into_pyobject(py)
}

/// A profile, or the name of one; the default if nothing was said.
pub fn profile(py: Python<'_>, given: Option<&Bound<'_, PyAny>>) -> PyResult<score::Profile<'static>> {
    let Some(given) = given else { return Ok(PROFILES[0]) };
    if let Ok(profile) = given.cast::<Profile>() {
        // A profile is one of the presets, since nothing else makes one.
        return preset(py, &profile.get().name);
    }
    match given.extract::<&str>() {
        Ok(name) => preset(py, name),
        Err(_) => Err(PyTypeError::new_err("a profile is a Profile or the name of one")),
    }
}

impl From<score::Score<'_>> for Opportunity {
    fn from(score: score::Score<'_>) -> Self {
        Self {
            profile: score.profile.to_owned(),
            respondents: score.n,
            importance: score.importance,
            satisfaction: score.satisfaction,
            opportunity: score.opportunity,
            low: score.interval.lo,
            high: score.interval.hi,
            region: code!(Region, score.region.code()),
            certain: score.certain,
            band: score.band,
            warnings: score.warnings.0,
        }
    }
}

impl Opportunity {
    fn engine(&self) -> score::Score<'_> {
        score::Score {
            profile: &self.profile,
            n: self.respondents,
            importance: self.importance,
            satisfaction: self.satisfaction,
            opportunity: self.opportunity,
            interval: Interval { lo: self.low, hi: self.high },
            region: self.region.0.and_then(Region::from_name).unwrap_or(Region::AppropriatelyServed),
            certain: self.certain,
            band: self.band,
            warnings: Warnings(self.warnings),
        }
    }
}

/// Counts how often each pair of importance and satisfaction was given for one outcome. Threads may record into one tally at once.
#[pyclass(frozen, module = "jobpack")]
pub struct Tally {
    counts: Mutex<score::Tally>,
}

impl Tally {
    /// With these counts.
    pub fn of(tally: score::Tally) -> Self {
        Self { counts: Mutex::new(tally) }
    }

    fn counts(&self) -> MutexGuard<'_, score::Tally> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The counts row by row, from importance 0, "no answer".
pub fn rows(tally: &score::Tally) -> Vec<Tuple<u32>> {
    let cells: Vec<u32> = tally.cells().collect();
    cells.chunks(usize::from(tally.scale()) + 1).map(|row| row.iter().copied().collect()).collect()
}

/// No answer is 0, or None.
fn answer(answer: Option<u8>) -> Option<u8> {
    answer.filter(|&answer| answer != 0)
}

#[pymethods]
impl Tally {
    #[new]
    #[pyo3(signature = (scale = 5))]
    fn new(py: Python<'_>, scale: u8) -> PyResult<Self> {
        score::Tally::new(scale).map(Self::of).map_err(|error| errors::score(py, error))
    }

    /// The highest answer of the scale; the lowest is 1.
    #[getter]
    fn scale(&self) -> u8 {
        self.counts().scale()
    }

    /// Count people who gave the same two answers; None or 0 is "no answer".
    #[pyo3(signature = (importance, satisfaction, people = 1))]
    fn record(&self, py: Python<'_>, importance: Option<u8>, satisfaction: Option<u8>, people: u32) -> PyResult<()> {
        let recorded = self.counts().record_many(answer(importance), answer(satisfaction), people);
        recorded.map_err(|error| errors::score(py, error))
    }

    /// Add the answers of another tally on the same scale.
    fn merge(&self, py: Python<'_>, other: &Bound<'_, Self>) -> PyResult<()> {
        // A copy, so that no two locks are held at once.
        let other = other.get().counts().clone();
        self.counts().merge(&other).map_err(|error| errors::score(py, error))
    }

    /// How many people gave these two answers; None or 0 is "no answer".
    fn count(&self, py: Python<'_>, importance: Option<u8>, satisfaction: Option<u8>) -> PyResult<u32> {
        let cell = self.counts().cell(answer(importance), answer(satisfaction));
        cell.map_err(|error| errors::score(py, error))
    }

    /// The counts: a tuple for each importance from 0, "no answer", of the counts for each satisfaction from 0.
    #[getter]
    fn cells(&self) -> Tuple<Tuple<u32>> {
        Tuple(rows(&self.counts()))
    }

    /// The opportunity under a profile, or the name of one; the default if nothing is said.
    #[pyo3(signature = (profile = None))]
    fn score(&self, py: Python<'_>, profile: Option<&Bound<'_, PyAny>>) -> PyResult<Opportunity> {
        let scored = score::Score::of(&self.counts(), &self::profile(py, profile)?);
        scored.map(Opportunity::from).map_err(|error| errors::score(py, error))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| {
            let other = other.get().counts().clone();
            *self.counts() == other
        })
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let (scale, people) = (self.scale(), self.counts().people());
        repr("Tally", [("scale", scale.canonical(py)), ("people", people.canonical(py))])
    }
}

/// Score counts of people who all answered both questions: in the top box of importance, of satisfaction, of both.
#[pyfunction]
#[pyo3(signature = (respondents, important, satisfied, both, profile = None))]
pub fn score_paired(
    py: Python<'_>,
    respondents: u32,
    important: u32,
    satisfied: u32,
    both: u32,
    profile: Option<&Bound<'_, PyAny>>,
) -> PyResult<Opportunity> {
    let profile = self::profile(py, profile)?;
    let scored = Counts::paired(respondents, important, satisfied, both).and_then(|counts| counts.score(&profile));
    scored.map(Opportunity::from).map_err(|error| errors::score(py, error))
}

/// Score counts of two groups of people: so many of those asked are in the top box of importance, so many of satisfaction.
#[pyfunction]
#[pyo3(signature = (important, asked_importance, satisfied, asked_satisfaction, profile = None))]
pub fn score_unpaired(
    py: Python<'_>,
    important: u32,
    asked_importance: u32,
    satisfied: u32,
    asked_satisfaction: u32,
    profile: Option<&Bound<'_, PyAny>>,
) -> PyResult<Opportunity> {
    let profile = self::profile(py, profile)?;
    let shares = score::Share::new(important, asked_importance)
        .and_then(|importance| Ok((importance, score::Share::new(satisfied, asked_satisfaction)?)));
    let scored = shares.and_then(|(first, second)| Counts::unpaired(first, second).score(&profile));
    scored.map(Opportunity::from).map_err(|error| errors::score(py, error))
}

/// The share of `top` among `asked` people, with its interval.
#[pyfunction]
pub fn share(py: Python<'_>, top: u32, asked: u32) -> PyResult<Share> {
    let share = score::Share::new(top, asked).and_then(|share| {
        let (milli, interval) = share.milli().zip(share.interval()).ok_or(score::Error::NoAnswers)?;
        Ok(Share { share: milli, low: interval.lo, high: interval.hi })
    });
    share.map_err(|error| errors::score(py, error))
}

/// Sixteen counts of how two outcomes were rated together.
type Together = [u32; 16];

/// The difference of two scores under one profile. Without `overlap`, different people rated the two outcomes.
///
/// `overlap` has 16 counts of people, by four bits of their places: the first outcome is important, it satisfies, and the same of the second.
#[pyfunction]
#[pyo3(signature = (first, second, overlap = None))]
pub fn difference(
    first: &Bound<'_, Opportunity>,
    second: &Bound<'_, Opportunity>,
    overlap: Option<Together>,
) -> Difference {
    let overlap = overlap.map(Overlap::from_cells);
    let difference = score::difference(&first.get().engine(), &second.get().engine(), overlap.as_ref());
    Difference { low: difference.lo, high: difference.hi }
}

/// The ranks that each score may have. Without `overlaps`, different people rated the outcomes.
///
/// `overlaps` has the 16 counts of each pair: (0, 1), (0, 2), ..., (1, 2), ...
#[pyfunction]
#[pyo3(signature = (scores, overlaps = None))]
pub fn ranks(
    py: Python<'_>,
    scores: Vec<Bound<'_, Opportunity>>,
    overlaps: Option<Vec<Together>>,
) -> PyResult<Vec<RankInterval>> {
    let scores: Vec<_> = scores.iter().map(|score| score.get().engine()).collect();
    let pairs = scores.len() * scores.len().saturating_sub(1) / 2;
    if overlaps.as_ref().is_some_and(|overlaps| overlaps.len() != pairs) {
        return Err(errors::score(py, score::Error::WrongLength));
    }
    let mut next = overlaps.into_iter().flatten();
    let mut ranks = vec![Ranks::default(); scores.len()];
    // The engine asks for the pairs in the order in which they are given.
    let ranked = score::ranks(&scores, |_, _| next.next().map(Overlap::from_cells), &mut ranks);
    ranked.map_err(|error| errors::score(py, error))?;
    Ok(ranks.iter().map(|rank| RankInterval { best: rank.lo, worst: rank.hi }).collect())
}
