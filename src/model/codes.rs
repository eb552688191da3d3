//! The closed word lists of the model, each with frozen numbers.
//!
//! Owns: the numbers that stand in packs and the names that people write. A number is never reused; 0 always means "not said", so that a
//! field which an older builder did not write reads as that. Cost: a match.

/// Declares an enum with frozen numbers (from 1) and the names that people write.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$variant_meta])* $variant = $code,)+ }

        impl $name {
            /// Every value, in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name of every value, in the order of the numbers.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];

            /// The frozen number that stands for this in a pack.
            pub const fn code(self) -> u8 { self as u8 }

            /// The value with this number; `None` for 0 and for numbers that this version does not know.
            pub const fn from_code(code: u8) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// The name that people write, in lower case.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The value with this exact name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

pub(crate) use codes;

codes! {
    /// What kind of progress a job is.
    JobKind {
        /// The core functional job.
        Core = 1 "core",
        /// A functional job done beside the core one.
        Related = 2 "related",
        /// How one wants to feel.
        Emotional = 3 "emotional",
        /// How one wants to be seen.
        Social = 4 "social",
        /// What owning a product asks: learn to use, install, maintain, ... (the phase is an open list).
        Consumption = 5 "consumption",
    }
}

codes! {
    /// The eight steps of the universal job map (Bettencourt and Ulwick, HBR, May 2008).
    JobStep {
        /// Determine goals and plan.
        Define = 1 "define",
        /// Gather what is needed.
        Locate = 2 "locate",
        /// Set up.
        Prepare = 3 "prepare",
        /// Verify readiness.
        Confirm = 4 "confirm",
        /// Carry out.
        Execute = 5 "execute",
        /// Assess how it goes.
        Monitor = 6 "monitor",
        /// Alter to improve.
        Modify = 7 "modify",
        /// Finish, or prepare to repeat.
        Conclude = 8 "conclude",
    }
}

codes! {
    /// Whose measure of success an outcome is.
    OutcomeKind {
        /// Of the one who does the job.
        Desired = 1 "desired",
        /// Of the one who pays.
        Financial = 2 "financial",
    }
}

codes! {
    /// The five moments of need (Gottfredson and Mosher). In a record they are a set: bit `code - 1`.
    Moment {
        /// Doing it for the first time.
        New = 1 "new",
        /// Going further.
        More = 2 "more",
        /// Acting on what was learned.
        Apply = 3 "apply",
        /// Something does not work.
        Solve = 4 "solve",
        /// Relearning an ingrained way.
        Change = 5 "change",
    }
}

impl Moment {
    /// This moment as a set of one.
    pub const fn bit(self) -> u8 {
        1 << (self.code() - 1)
    }
}

codes! {
    /// The four forces of progress, by name and never by number.
    Force {
        /// What pushes away from the present.
        Push = 1 "push",
        /// What attracts in the new.
        Pull = 2 "pull",
        /// What one fears of the new.
        Anxiety = 3 "anxiety",
        /// What holds one to the present.
        Habit = 4 "habit",
    }
}

codes! {
    /// Where an obstacle stands.
    Stage {
        /// In the way of starting.
        Adoption = 1 "adoption",
        /// In the way of using.
        Use = 2 "use",
    }
}

codes! {
    /// What became of a solution to the job.
    HireKind {
        /// Taken on for the job.
        Hired = 1 "hired",
        /// Let go.
        Fired = 2 "fired",
        /// The job is left undone.
        NonConsumption = 3 "non-consumption",
        /// Done with something not made for it.
        Workaround = 4 "workaround",
    }
}

codes! {
    /// How far a piece of evidence can be trusted.
    Confidence {
        /// One voice, or inferred.
        Low = 1 "low",
        /// Several voices.
        Medium = 2 "medium",
        /// Many voices, or observed.
        High = 3 "high",
    }
}

codes! {
    /// What a link says of the resource among those that serve the need.
    LinkRole {
        /// The first choice.
        Primary = 1 "primary",
        /// Another way to the same.
        Alternative = 2 "alternative",
        /// Further, for who wants more.
        Deepen = 3 "deepen",
    }
}

codes! {
    /// Whether a requirement binds.
    RequirementKind {
        /// Must come first.
        Hard = 1 "hard",
        /// Is named, no more.
        Soft = 2 "soft",
    }
}

codes! {
    /// What a collection is for.
    Purpose {
        /// For someone in the middle of the job.
        JustInTime = 1 "just in time",
        /// For later, against too much that is good.
        JustInCase = 2 "just in case",
    }
}

codes! {
    /// How much a resource takes for granted.
    Level {
        /// Nothing.
        Beginner = 1 "beginner",
        /// The basics.
        Intermediate = 2 "intermediate",
        /// Practice.
        Advanced = 3 "advanced",
    }
}

codes! {
    /// How a facet of the circumstance acts on an answer.
    FacetMatch {
        /// What does not fit is left out.
        Hard = 1 "hard",
        /// What fits is preferred.
        Soft = 2 "soft",
    }
}

codes! {
    /// The region of the opportunity landscape in which a score lies.
    Region {
        /// Important and not satisfied.
        Underserved = 1 "underserved",
        /// Important and satisfied.
        TableStakes = 2 "table stakes",
        /// More satisfied than important.
        Overserved = 3 "overserved",
        /// Satisfied about as much as important.
        AppropriatelyServed = 4 "appropriately served",
    }
}
