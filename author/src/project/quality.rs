//! What is wrong or odd in the answers of a survey: counts, the first rows, and who was left out for it.
//!
//! Invariants: every case is counted, the first [`SHOWN`] of each rule are shown, in the order of the files; what was left out stands under its rule.

use super::Place;

/// So many cases of a rule are shown.
pub const SHOWN: usize = 100;

/// A rule of data quality. The words are those of `[survey] exclude`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QualityRule {
    /// An answer that is not on the profile's scale.
    OffScale,
    /// A respondent who rated an outcome twice.
    Repeated,
    /// A respondent with the answers of another, to the last one.
    Identical,
    /// A respondent who gave one answer throughout.
    StraightLine,
    /// A respondent who took less than two fifths of the median time.
    Speeder,
}

impl QualityRule {
    /// All of them, in the order in which they are applied.
    pub const ALL: [Self; 5] = [Self::OffScale, Self::Repeated, Self::StraightLine, Self::Speeder, Self::Identical];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OffScale => "off-scale",
            Self::Repeated => "repeated",
            Self::Identical => "identical",
            Self::StraightLine => "straight-line",
            Self::Speeder => "speeder",
        }
    }

    /// The rule with this word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// What is left out by it: answers, else respondents.
    pub const fn is_of_answers(self) -> bool {
        matches!(self, Self::OffScale | Self::Repeated)
    }
}

/// A case of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Where it stands.
    pub place: Place,
    /// The respondent.
    pub respondent: String,
    /// The column, the outcome or nothing.
    pub field: String,
    /// What it is, in a few words.
    pub told: String,
}

/// The cases of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cases {
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub shown: Vec<Case>,
}

impl Cases {
    /// Counts a case, and keeps it if it is one of the first.
    pub fn note(&mut self, case: impl FnOnce() -> Case) {
        self.count += 1;
        if self.shown.len() < SHOWN {
            self.shown.push(case());
        }
    }

    /// Takes over the cases that follow.
    pub fn append(&mut self, other: Self) {
        self.count += other.count;
        let room = SHOWN - self.shown.len();
        self.shown.extend(other.shown.into_iter().take(room));
    }
}

/// The quality of a survey's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// How many respondents the files have.
    pub respondents: u64,
    /// How many could be straight lines, having rated enough outcomes.
    pub long: u64,
    /// The median of the seconds that respondents took, where it is known.
    pub median_seconds: Option<u32>,
    /// Answers off the scale.
    pub off_scale: Cases,
    /// Answers to what the respondent had answered.
    pub repeated: Cases,
    /// Respondents with the answers of an earlier one.
    pub identical: Cases,
    /// Respondents who gave one answer throughout.
    pub straight_lines: Cases,
    /// Respondents who were too fast.
    pub speeders: Cases,
    /// Which rules leave out what they find.
    pub excluding: Vec<QualityRule>,
    /// How many respondents were left out, each counted under the first rule that it falls under.
    pub left_out: Vec<(QualityRule, u64)>,
}

impl Quality {
    /// The cases of a rule.
    pub const fn cases(&self, rule: QualityRule) -> &Cases {
        match rule {
            QualityRule::OffScale => &self.off_scale,
            QualityRule::Repeated => &self.repeated,
            QualityRule::Identical => &self.identical,
            QualityRule::StraightLine => &self.straight_lines,
            QualityRule::Speeder => &self.speeders,
        }
    }

    /// Whether a rule leaves out what it finds.
    pub fn excludes(&self, rule: QualityRule) -> bool {
        self.excluding.contains(&rule)
    }
}
