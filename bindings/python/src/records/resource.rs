//! Resources: what helps.

use super::{Condition, Evidence, Link, Requirement};
use crate::canonical::{Code, Tuple, code};
use crate::pack::Pack;
use crate::record::{Numbered, follow, range, read, record, said};
use crate::situation::{self, Moments, Question};
use jobpack::pack;
use pyo3::prelude::*;

impl Numbered for Resource {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().resources().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

record! {
    /// Something that helps with a need: an article, a video, a tool, ...
    Resource(this, py) of pack::Resource {
        /// Its number in the pack: its place in the order of ids.
        number: u32 = this.number;
        /// BCP 47, or "": that of the pack.
        language: &str = this.engine().name(this.record.language);
        /// Article, video, ..., or "".
        kind: &str = this.engine().name(this.record.kind);
        /// How long it takes, in minutes; 0 if not said.
        minutes: u16 = this.record.minutes;
        /// How much it takes for granted.
        level: Code = code!(Level, this.record.level);
        /// The moments of need that it is for.
        moments: Moments = Moments(this.record.moments);
        /// The round in which its hard requirements are met when everything that can be learned is learned round by round; None if never.
        rank: Option<u32> = said(this.record.rank);
        /// The links to what it serves.
        served: PyResult<Tuple<Link>> = {
            let pack::Resource { first_served, served_count, .. } = this.record;
            let links = this.engine().served().range(first_served, served_count);
            links.map(|(_, link)| follow(py, &this.pack, link.to)).collect()
        };
        /// What it requires.
        requirements: Tuple<Requirement> =
            range(py, &this.pack, this.record.first_requirement, this.record.requirement_count.into()).collect();
        /// Its facet values.
        conditions: Tuple<Condition> =
            range(py, &this.pack, this.record.first_condition, this.record.condition_count.into()).collect();
    }
    texts(read(py, &this.pack, |pack| pack.resource_text(&this.record))) {
        /// Stable id.
        id: &str,
        /// The title.
        title: &str,
        /// What it is about.
        summary: &str,
        /// Where it is.
        url: &str,
        /// The text itself, where it is in the pack: Markdown.
        body: &str,
        /// SPDX or words; "" is the pack's.
        licence: &str,
        /// Who made it.
        author: &str,
        /// Where it was found.
        source: &str,
        /// When it was added, YYYY-MM-DD.
        added: &str,
        /// When it was last reviewed.
        reviewed: &str,
        /// When it must be reviewed again.
        review_by: &str,
        /// When it stops being true.
        expires: &str,
        /// The id of the resource that replaces it.
        superseded_by: &str,
        /// Words to find it by.
        tags: Tuple<String>,
        /// What it teaches, in words.
        teaches: Tuple<String>,
        /// Prerequisites that nothing in the pack answers to, as they were written.
        prerequisites: Tuple<String>,
        /// What backs it.
        evidence: Tuple<Evidence>,
    }
    canonical {
        number,
        language,
        kind,
        first_served = this.record.first_served,
        served_count = this.record.served_count,
        first_condition = this.record.first_condition,
        first_requirement = this.record.first_requirement,
        rank,
        condition_count = this.record.condition_count,
        requirement_count = this.record.requirement_count,
        minutes,
        review_by = this.record.review_by,
        expires = this.record.expires,
        level,
        moments,
        text = this.text_dict(py),
    }
    shown { id, title }
    methods {
        /// How many soft facets agree with a situation; None if a hard one excludes the resource.
        #[pyo3(signature = (when = None, *, minutes = None, language = None, moments = None, level = None, today = None))]
        #[allow(clippy::too_many_arguments)]
        fn fit(
            &self,
            py: Python<'_>,
            when: Option<Bound<'_, PyAny>>,
            minutes: Option<i64>,
            language: Option<&str>,
            moments: Option<Bound<'_, PyAny>>,
            level: Option<&str>,
            today: Option<Bound<'_, PyAny>>,
        ) -> PyResult<Option<u32>> {
            let question = Question { when, minutes, language, moments, level, today };
            let facts = situation::resolve(self.pack.bind(py), &question)?;
            Ok(jobpack::fit::fits(self.engine(), &self.record, &facts.situation()))
        }
    }
}
