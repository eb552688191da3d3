//! Just in time: a question and its hits.
//!
//! Owns: nothing but the answer. The memory of the search belongs to the thread, so that asking allocates only what it gives back; hits and their reasons are
//! made when they are looked at.

use crate::canonical::{Canonical, Tuple, dict, extend};
use crate::pack::Pack;
use crate::packs::Source;
use crate::presenting;
use crate::record::{follow, follow_if_said, plain, record, said};
use crate::records::{AnyNeed, Resource};
use crate::sequence::{Walk, item};
use crate::situation::{self, Facts, Question, whole, wrong};
use jobpack::find::{self, QueryWord, Scratch};
use jobpack::pack::NONE;
use jobpack::text;
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyString};
use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::thread;

/// The most hits that can be asked for.
const MOST: u16 = 10_000;

thread_local! {
    static MEMORY: RefCell<(Scratch, Vec<find::Hit>)> = const { RefCell::new((Scratch::new(), Vec::new())) };
}

/// Asks a question.
pub fn find(
    py: Python<'_>,
    source: Source,
    words: PyBackedStr,
    limit: i64,
    question: &Question<'_, '_>,
) -> PyResult<Found> {
    let (limit, who) = understood(py, &source, limit, question)?;
    let (asked, hits) = ask(&source, &words, limit, &who);
    Ok(Found { source, asked, hits })
}

/// So many questions are asked between two looks at whether someone has pressed Ctrl-C.
const AT_ONCE: usize = 4096;

/// A thread is worth its start from so many questions on.
const WORTH_A_THREAD: usize = 32;

/// Asks many questions, on all cores and without the lock of the interpreter.
pub fn find_many(
    py: Python<'_>,
    source: Source,
    questions: &Bound<'_, PyAny>,
    limit: i64,
    question: &Question<'_, '_>,
) -> PyResult<Tuple<Found>> {
    if questions.is_instance_of::<PyString>() {
        return Err(wrong(questions, "questions", "a list of texts"));
    }
    let words = questions.try_iter()?.map(|words| words?.extract());
    let words: Vec<PyBackedStr> = words.collect::<PyResult<_>>()?;
    let (limit, who) = understood(py, &source, limit, question)?;
    let mut answers = vec![Answered::default(); words.len()];
    for (answers, words) in answers.chunks_mut(AT_ONCE).zip(words.chunks(AT_ONCE)) {
        py.detach(|| ask_all(&source, words, limit, &who, answers));
        py.check_signals()?;
    }
    let found = |(asked, hits)| Found { source: source.clone_ref(py), asked, hits };
    Ok(answers.into_iter().map(found).collect())
}

/// What an answer keeps of a search.
type Answered = (Arc<Asked>, Box<[find::Hit]>);

/// Answers each of some words. Threads of its own rather than a pool's: these a forked process has, too.
fn ask_all(source: &Source, words: &[PyBackedStr], limit: usize, who: &Facts, answers: &mut [Answered]) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = words.len().div_ceil(cores).max(WORTH_A_THREAD);
    thread::scope(|scope| {
        for (answers, words) in answers.chunks_mut(share).zip(words.chunks(share)) {
            scope.spawn(move || {
                answers.iter_mut().zip(words).for_each(|(answer, words)| *answer = ask(source, words, limit, who));
            });
        }
    });
}

/// How many hits are wanted at most, and what is true of the person who asks.
fn understood(py: Python<'_>, source: &Source, limit: i64, question: &Question<'_, '_>) -> PyResult<(usize, Facts)> {
    let limit = whole(py, "limit", limit, MOST)?;
    let facts = question.says_something().then(|| situation::resolve(source.first().bind(py), question));
    Ok((limit.into(), facts.transpose()?.unwrap_or_default()))
}

fn ask(source: &Source, words: &PyBackedStr, limit: usize, who: &Facts) -> Answered {
    MEMORY.with_borrow_mut(|(scratch, hits)| {
        hits.resize(limit, find::Hit::default());
        let count = source.find(words, &who.situation(), scratch, hits);
        (Arc::new(Asked::of(scratch, words)), hits[..count].into())
    })
}

/// The known words that the last word may become.
pub fn complete(pack: &Bound<'_, Pack>, words: &str, limit: i64) -> PyResult<Tuple<Completion>> {
    let limit = whole(pack.py(), "limit", limit, MOST)?;
    let mut found = vec![text::Completion::default(); limit.into()];
    let count = find::complete(pack.get().engine(), words, &mut found);
    let completion = |found: &text::Completion| Completion {
        text: found.word().to_owned(),
        term: found.term,
        frequency: found.frequency,
    };
    Ok(found.iter().take(count).map(completion).collect())
}

/// What was searched for, kept from the memory of the search.
#[derive(Debug, Default, PartialEq)]
pub struct Asked {
    query: String,
    words: Box<[QueryWord]>,
    repairs: Box<[find::Repair]>,
    needs: Box<[(u32, u32)]>,
    overlong: bool,
}

impl Asked {
    fn of(scratch: &Scratch, query: &str) -> Self {
        Self {
            query: query.to_owned(),
            words: scratch.words().into(),
            repairs: scratch.repairs().into(),
            needs: scratch.needs().collect(),
            overlong: scratch.overlong(),
        }
    }

    fn part(&self, start: u32, end: u32) -> String {
        self.query.get(start as usize..end as usize).unwrap_or_default().to_owned()
    }

    fn word(&self, &QueryWord { start, end, times, .. }: &QueryWord) -> Word {
        Word { text: self.part(start, end), start, end, times }
    }

    /// The words of a set.
    fn marked(&self, set: u64) -> Tuple<Word> {
        let marked = bits(set).filter_map(|bit| self.words.get(bit as usize));
        marked.map(|word| self.word(word)).collect()
    }

    fn said(&self, set: u64) -> Tuple<String> {
        find::said(&self.words, &self.repairs, &self.query, set).map(str::to_owned).collect()
    }
}

fn bits(set: u64) -> impl Iterator<Item = u32> {
    (0..u64::BITS).filter(move |bit| set >> bit & 1 == 1)
}

plain! {
    /// A word of the question that was searched for.
    Word {
        /// Where it begins in the question, in bytes of UTF-8.
        start: u32,
        /// Where it ends.
        end: u32,
        /// How often the question says it; 0 if it is the second best guess at what was meant, which counts half.
        times: u8,
    }, also {
        /// The word as it was typed.
        text: String,
    }

    /// A word that was searched for instead of what the question says: for one that the pack does not know, for two that are one word of the pack (the place covers
    /// both), or for one that is two words of the pack (each a repair with a place of its own).
    Repair {
        /// What was searched for instead.
        found: String,
        /// Where it begins in the question, in bytes of UTF-8.
        start: u32,
        /// Where it ends.
        end: u32,
    }, also {
        /// As it was typed.
        text: String,
    }
}

plain! {
    /// A known word that an unfinished one may become.
    Completion {
        /// The word.
        text: String,
        /// The number of the term that it stands for.
        term: u32,
        /// In how many needs and resources it stands.
        frequency: u32,
    }
}

record! {
    /// A need that matches the question.
    NeedMatch(this, py) of (u32, u32) {
        /// The need.
        need: PyResult<AnyNeed> = follow(py, &this.pack, this.record.0);
        /// How well it matches.
        score: u32 = this.record.1;
    }
    canonical { need = this.record.0, score, }
    shown { score }
}

/// A hit with what was asked.
#[derive(Debug, PartialEq)]
pub struct Answer {
    asked: Arc<Asked>,
    hit: find::Hit,
}

record! {
    /// A resource that answers, and why.
    Hit(this, py) of Answer {
        /// The resource.
        resource: PyResult<Resource> = follow(py, &this.pack, this.number);
        /// The larger, the better; comparable within one question.
        score: u32 = this.record.hit.score;
        /// The need that led to it, the one that passed on most; None if none did.
        need: PyResult<Option<AnyNeed>> = follow_if_said(py, &this.pack, this.record.hit.need);
        /// What of the score that need passed on.
        inherited: u32 = this.record.hit.inherited;
        /// The words of the question that stand in the resource.
        words: Tuple<Word> = this.record.asked.marked(this.record.hit.words);
        /// The words of the question that stand in the need.
        need_words: Tuple<Word> = this.record.asked.marked(this.record.hit.need_words);
        /// The words of the question that stand in either.
        matched: Tuple<Word> = this.record.asked.marked(this.record.hit.words | this.record.hit.need_words);
        /// The reasons: the need that led to the resource, then the words that stand in it.
        why: Tuple<Reason> = this.reasons(py);
    }
    canonical {
        words = bits(this.record.hit.words).collect::<Tuple<_>>(),
        need_words = bits(this.record.hit.need_words).collect::<Tuple<_>>(),
        resource = this.record.hit.resource,
        score,
        need = said(this.record.hit.need),
        inherited,
    }
    shown { score }
}

impl Hit {
    fn reasons(&self, py: Python<'_>) -> Tuple<Reason> {
        let Answer { asked, hit } = &self.record;
        let led = said(hit.need).map(|need| (need, hit.need_words));
        let own = (hit.words != 0).then_some((NONE, hit.words));
        let reason = |(need, set)| Reason {
            pack: self.pack.clone_ref(py),
            number: self.number,
            record: Ground { need, words: asked.said(set) },
        };
        led.into_iter().chain(own).map(reason).collect()
    }

    /// A row of a table.
    fn row<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (Answer { asked, hit }, engine) = (&self.record, self.engine());
        let resource: Resource = follow(py, &self.pack, self.number)?;
        let led = said(hit.need).and_then(|_| self.reasons(py).0.into_iter().next());
        dict!(py;
            resource = engine.resource_id(self.number),
            title = engine.resource_title(self.number),
            score = hit.score,
            minutes = resource.minutes(py),
            kind = resource.kind(py),
            url = resource.url(py),
            need = said(hit.need).map(|need| engine.need_id(need)),
            statement = led.as_ref().map_or_else(|| Ok(String::new()), |reason| reason.statement(py)),
            why = led.as_ref().map_or("", |reason| reason.why(py)),
            words = asked.said(hit.words | hit.need_words),
        )
    }
}

/// What a reason says: a need, if there is one, and words.
#[derive(Debug, PartialEq)]
pub struct Ground {
    need: u32,
    words: Tuple<String>,
}

record! {
    /// Why a resource answers: a need that led to it, or words that stand in it.
    Reason(this, py) of Ground {
        /// The need that led to the resource; None if the words stand in the resource itself.
        need: PyResult<Option<AnyNeed>> = follow_if_said(py, &this.pack, this.record.need);
        /// The statement of the need, or "".
        statement: PyResult<String> = match said(this.record.need) {
            Some(need) => follow::<AnyNeed>(py, &this.pack, need)?.0.statement(py),
            None => Ok(String::new()),
        };
        /// Why the resource serves the need, in the curator's words, or "".
        why: &str = {
            let engine = this.engine();
            let link = engine.link_between(this.number, this.record.need).and_then(|number| engine.links().get(number));
            link.map_or("", |link| engine.why(link.text))
        };
        /// The words of the question, in its order, as they were typed or repaired.
        words: Tuple<String> = this.record.words.clone();
    }
    shown { statement, why, words }
    methods {
        /// `{"need": id, "statement": ..., "why": ..., "words": [...]}` without what there is none of.
        #[allow(clippy::wrong_self_convention)]
        fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            let dict = PyDict::new(py).into_any();
            if let Some(need) = said(self.record.need) {
                extend(&dict, &dict!(py; need = self.engine().need_id(need), statement = self.statement(py))?)?;
            }
            if !self.why(py).is_empty() {
                dict.set_item("why", self.why(py))?;
            }
            dict.set_item("words", self.words(py).canonical(py)?)?;
            Ok(dict)
        }
    }
}

/// The answer to a question: a sequence of hits, the best first.
#[pyclass(frozen, sequence, module = "jobpack")]
pub struct Found {
    source: Source,
    asked: Arc<Asked>,
    hits: Box<[find::Hit]>,
}

impl Found {
    fn hit(&self, py: Python<'_>, hit: find::Hit) -> Hit {
        let (pack, number) = self.source.locate(hit.resource);
        Hit { pack: pack.clone_ref(py), number, record: Answer { asked: Arc::clone(&self.asked), hit } }
    }

    fn each(&self, py: Python<'_>) -> impl Iterator<Item = Hit> {
        self.hits.iter().map(move |hit| self.hit(py, *hit))
    }
}

#[pymethods]
impl Found {
    const fn __len__(&self) -> usize {
        self.hits.len()
    }

    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = key.py();
        let none = || PyIndexError::new_err("there is no such hit");
        item(key, self.hits.len(), |place| {
            let hit = *self.hits.get(place).ok_or_else(none)?;
            self.hit(py, hit).into_bound_py_any(py)
        })
    }

    fn __iter__(slf: Bound<'_, Self>) -> PyResult<Walk> {
        Walk::of(slf.into_any())
    }

    /// The ids of the resources, the best first: for those who want no more.
    #[getter]
    fn ids(&self) -> Tuple<&str> {
        let id = |hit: &find::Hit| {
            let (pack, number) = self.source.locate(hit.resource);
            pack.get().engine().resource_id(number)
        };
        self.hits.iter().map(id).collect()
    }

    /// The words of the question that were searched for.
    #[getter]
    fn words(&self) -> Tuple<Word> {
        self.asked.words.iter().map(|word| self.asked.word(word)).collect()
    }

    /// The words that were searched for instead of what the question says.
    #[getter]
    fn repairs(&self) -> Tuple<Repair> {
        let repair = |repair: &find::Repair| Repair {
            found: String::from_utf8_lossy(&repair.found).into_owned(),
            start: repair.start,
            end: repair.end,
            text: self.asked.part(repair.start, repair.end),
        };
        self.asked.repairs.iter().map(repair).collect()
    }

    /// The needs that match best, the best first.
    #[getter]
    fn needs(&self, py: Python<'_>) -> Tuple<NeedMatch> {
        let of = |&record: &(u32, u32)| NeedMatch { pack: self.source.first().clone_ref(py), number: record.0, record };
        self.asked.needs.iter().map(of).collect()
    }

    /// Whether the question had more different words than are searched for.
    #[getter]
    fn overlong(&self) -> bool {
        self.asked.overlong
    }

    /// The canonical form, the same in every language: `{"hits": [...], "words": [...], "repairs": [...], "needs": [...], "overlong": ...}`.
    #[allow(clippy::wrong_self_convention)]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let hits = self.each(py).map(|hit| hit.canonical(py)).collect::<PyResult<Tuple<_>>>();
        let needs = self.needs(py).0.into_iter().map(|need| need.canonical(py)).collect::<PyResult<Tuple<_>>>();
        dict!(py; hits = hits, words = self.words(), repairs = self.repairs(), needs = needs, overlong = self.overlong())
    }

    /// The hits as rows of a table: a list of flat dicts.
    #[allow(clippy::wrong_self_convention)]
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let rows = self.each(py).map(|hit| hit.row(py)).collect::<PyResult<Tuple<_>>>();
        rows.canonical(py)
    }

    /// A list for notebooks: what helps, and why.
    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        presenting::html(slf.into_any(), "found")
    }

    fn __repr__(&self) -> String {
        format!("<{} hits for {:?}>", self.hits.len(), self.asked.query)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let other = other.cast::<Self>().map(Bound::get);
        other.is_ok_and(|other| other.source.is(&self.source) && other.asked == self.asked && other.hits == self.hits)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.source.first().as_ptr() as usize, &self.asked.query).hash(&mut hasher);
        hasher.finish()
    }
}
