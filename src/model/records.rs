//! The records that people read, each one [`Cold`] value borrowed from the pack.
//!
//! Owns: their fields and the order of these, which is the format (`docs/FORMAT.md`, "Cold records"). Text that was not said is empty; codes that were
//! not said are 0. Dates are `YYYY-MM-DD`. Cost of decoding: proportional to the number of fields; text is not copied.

use super::{Cold, Confidence, Force, HireKind, List, Reader, Stage};

/// Declares borrowed records, and so how they are read and written.
macro_rules! records {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)+ })+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, Default, PartialEq)]
            pub struct $name<'a> { $($(#[$field_meta])* pub $field: $kind,)+ }

            impl<'a> Cold<'a> for $name<'a> {
                fn read(from: &mut Reader<'a>) -> Self {
                    Self { $($field: <$kind>::read(from),)+ }
                }

                fn put(&self, to: &mut dyn FnMut(&[u8])) {
                    $(self.$field.put(to);)+
                }
            }
        )+
    };
}

records! {
    /// One of the languages that the pack was analysed in.
    Analyser {
        /// BCP 47.
        language: &'a str,
        /// The name and version of what found the terms of words, such as `snowball-english-2`.
        name: &'a str,
    }

    /// The pack as a whole.
    PackText {
        /// The title.
        title: &'a str,
        /// Who answers for the choice.
        curator: &'a str,
        /// BCP 47, of what says nothing else.
        language: &'a str,
        /// SPDX or words, of what says nothing else.
        licence: &'a str,
        /// The date it was made for, or empty.
        made_for: &'a str,
        /// A sentence or two.
        summary: &'a str,
        /// The name of the scoring profile under which opportunities were reckoned.
        profile: &'a str,
        /// The edition, a number that grows.
        edition: u32,
        /// What analysed the text, by language.
        analysers: List<'a, Analyser<'a>>,
    }

    /// A quotation that backs a claim.
    Evidence {
        /// What was said or seen.
        quote: &'a str,
        /// Who or where.
        source: &'a str,
        /// The code of a [`Confidence`], or 0.
        confidence: u8,
    }

    /// A job or outcome statement: whole, or in parts.
    Statement {
        /// The whole statement, if it was written so; else empty.
        whole: &'a str,
        /// The verb of a job; the direction of an outcome.
        lead: &'a str,
        /// The performance metric of an outcome.
        metric: &'a str,
        /// The object of the verb, or the object of control.
        object: &'a str,
        /// The contextual clarifier.
        clarifier: &'a str,
    }

    /// When ..., I want to ..., so that ..., without ...
    Story {
        /// The situation.
        when: &'a str,
        /// The motivation.
        want: &'a str,
        /// The hoped-for result.
        so_that: &'a str,
        /// The constraint.
        without: &'a str,
    }

    /// What is known of a job.
    JobText {
        /// Stable id.
        id: &'a str,
        /// Verb, object, clarifier.
        statement: Statement<'a>,
        /// Who does it.
        executor: &'a str,
        /// The phase of a consumption job.
        phase: &'a str,
        /// A sentence or two more.
        summary: &'a str,
        /// How people say it.
        ways: List<'a, &'a str>,
        /// Job stories.
        stories: List<'a, Story<'a>>,
        /// What pushes, pulls and holds.
        forces: List<'a, ForceText<'a>>,
        /// What stands in the way.
        obstacles: List<'a, Obstacle<'a>>,
        /// What one gives up for what.
        tradeoffs: List<'a, TradeOff<'a>>,
        /// What it must feel like.
        experiences: List<'a, Experience<'a>>,
        /// What was hired or fired for it.
        hires: List<'a, Hire<'a>>,
        /// What backs the job itself.
        evidence: List<'a, Evidence<'a>>,
    }

    /// What is known of an outcome.
    OutcomeText {
        /// Stable id.
        id: &'a str,
        /// Direction, metric, object of control, clarifier.
        statement: Statement<'a>,
        /// An example of the object of control.
        example: &'a str,
        /// How people say it.
        ways: List<'a, &'a str>,
        /// What backs it.
        evidence: List<'a, Evidence<'a>>,
    }

    /// What people read of a resource.
    ResourceText {
        /// Stable id.
        id: &'a str,
        /// The title.
        title: &'a str,
        /// What it is about.
        summary: &'a str,
        /// Where it is.
        url: &'a str,
        /// The text itself, where it is embedded: Markdown.
        body: &'a str,
        /// SPDX or words; empty is the pack's.
        licence: &'a str,
        /// Who made it.
        author: &'a str,
        /// Where it was found.
        source: &'a str,
        /// When it was added.
        added: &'a str,
        /// When it was last reviewed.
        reviewed: &'a str,
        /// When it must be reviewed again.
        review_by: &'a str,
        /// When it stops being true.
        expires: &'a str,
        /// The id of the resource that replaces it.
        superseded_by: &'a str,
        /// Words to find it by.
        tags: List<'a, &'a str>,
        /// What it teaches, in words.
        teaches: List<'a, &'a str>,
        /// Prerequisites that nothing in the pack answers to, as they were written.
        prerequisites: List<'a, &'a str>,
        /// What backs it.
        evidence: List<'a, Evidence<'a>>,
    }

    /// What people read of a link, a requirement or an item of a collection.
    Why {
        /// The reason, in the curator's words.
        why: &'a str,
    }

    /// What people read of a collection.
    CollectionText {
        /// Stable id.
        id: &'a str,
        /// The title.
        title: &'a str,
        /// Who answers for it; empty is the pack's curator.
        curator: &'a str,
        /// A sentence or two.
        summary: &'a str,
    }

    /// What people read of a named circumstance.
    CircumstanceText {
        /// Stable id.
        id: &'a str,
        /// The title.
        title: &'a str,
        /// A sentence or two.
        summary: &'a str,
    }
}

/// Declares a claim: borrowed text with a code and what backs it.
macro_rules! claims {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)+ })+) => {
        records! {
            $(
                $(#[$meta])*
                $name {
                    $($(#[$field_meta])* $field: $kind,)+
                    /// What backs it; empty if nothing does.
                    evidence: Evidence<'a>,
                }
            )+
        }
    };
}

claims! {
    /// A force on the way to a new solution.
    ForceText {
        /// The code of a [`Force`].
        force: u8,
        /// What it is.
        statement: &'a str,
    }

    /// Something in the way.
    Obstacle {
        /// The code of a [`Stage`], or 0.
        stage: u8,
        /// What it is.
        statement: &'a str,
    }

    /// What one gives up for what.
    TradeOff {
        /// What is given up.
        gives_up: &'a str,
        /// What for.
        gets: &'a str,
    }

    /// What doing the job must feel like.
    Experience {
        /// What it is.
        statement: &'a str,
    }

    /// What was taken on or let go to do the job.
    Hire {
        /// The code of a [`HireKind`].
        kind: u8,
        /// The solution, product or habit.
        solution: &'a str,
        /// Why.
        why: &'a str,
    }
}

impl Evidence<'_> {
    /// How far it can be trusted.
    pub const fn confidence(&self) -> Option<Confidence> {
        Confidence::from_code(self.confidence)
    }
}

impl ForceText<'_> {
    /// Which force.
    pub const fn force(&self) -> Option<Force> {
        Force::from_code(self.force)
    }
}

impl Obstacle<'_> {
    /// Where it stands.
    pub const fn stage(&self) -> Option<Stage> {
        Stage::from_code(self.stage)
    }
}

impl Hire<'_> {
    /// What became of the solution.
    pub const fn kind(&self) -> Option<HireKind> {
        HireKind::from_code(self.kind)
    }
}

impl<'a> Statement<'a> {
    /// The parts to be joined by spaces: the whole statement alone if it was written so.
    pub fn parts(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let Self { whole, lead, metric, object, clarifier } = *self;
        [whole, lead, metric, object, clarifier].into_iter().filter(|part| !part.is_empty())
    }

    /// Writes the parts, joined by spaces, to the start of `buffer`, as many whole characters as fit, and says how many bytes all of it has.
    pub fn join(&self, buffer: &mut [u8]) -> usize {
        let (mut length, mut rest) = (0_usize, buffer);
        for part in self.parts() {
            let space = if length == 0 { "" } else { " " };
            for text in [space, part] {
                length = length.saturating_add(text.len());
                let fits = (0..=rest.len().min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
                let (place, after) = rest.split_at_mut_checked(fits).unwrap_or_default();
                // The compiler does not see that the two are equally long, so copying them as slices could panic for all it knows.
                for (to, &from) in place.iter_mut().zip(text.as_bytes()) {
                    *to = from;
                }
                // Behind a part that was cut, nothing more is written.
                rest = if fits == text.len() { after } else { &mut [] };
            }
        }
        length
    }
}
