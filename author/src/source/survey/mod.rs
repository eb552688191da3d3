//! A survey, put together from its parts in the order of the files.
//!
//! Owns: who is who across the parts, and what contradicts itself. Invariant: what comes of a survey does not depend on how its rows were divided. Cost: a
//! few steps for each rating, on one thread; the parts are read by all. A survey that only counts keeps nobody: a kilobyte for each outcome.

#[cfg(feature = "columnar")]
mod columns;
mod part;
mod solutions;

#[cfg(feature = "columnar")]
pub use columns::Layout;
pub use part::Part;

use super::row::Context;
use super::rules;
use crate::project::{
    Case, MAX_ANSWER, MAX_OUTCOMES, NO_SEGMENT, Names, Place, Rating, Ratings, Segmentation, WEIGHT_ONE, packed,
    unpacked,
};
use crate::survey::Histogram;
use part::{Block, Division, Said, Trait};

const TOO_MANY_OUTCOMES: &str = "there are more than 65,000 outcomes; is this the column of respondents?";

/// The weight of a respondent of whom none was said yet; no weight is as high.
const NO_WEIGHT: u32 = u32::MAX;

/// The survey so far.
#[derive(Default)]
pub struct Survey {
    ratings: Ratings,
    /// The counts of the answers to each outcome, if nothing else is kept.
    counts: Option<Vec<Histogram>>,
    has_weights: bool,
    has_answers: bool,
    has_outcomes: bool,
    astray: Option<(u32, Place)>,
}

/// The answers of a survey of which only counts were kept.
#[derive(Debug, Default)]
pub struct Counted {
    /// How often each pair of answers was given, by the id of the outcome.
    pub outcomes: Vec<(String, Histogram)>,
    /// Whether any respondent has a weight, of which the counts know nothing.
    pub has_weights: bool,
}

/// An empty part of the survey, on the scale that the settings ask for.
pub fn part(context: &Context) -> Part {
    Part::new(context.settings.scoring().map_or(MAX_ANSWER, |profile| profile.scale))
}

impl Survey {
    /// A survey that keeps counts of answers, and nobody who gave them.
    pub fn counting() -> Self {
        Self { counts: Some(Vec::new()), ..Self::default() }
    }

    /// Whether only counts are kept.
    pub const fn counts_only(&self) -> bool {
        self.counts.is_some()
    }

    /// The counts.
    pub fn counted(&mut self) -> Counted {
        let outcomes = self.ratings.outcomes.all().map(str::to_owned);
        let counts = self.counts.iter_mut().flat_map(std::mem::take);
        let counts = counts.chain(std::iter::repeat([0; 256]));
        Counted { outcomes: outcomes.zip(counts).collect(), has_weights: self.has_weights }
    }

    /// Takes over the rows that follow.
    pub fn append(&mut self, mut part: Part, context: &mut Context) {
        let outcomes = self.outcomes(&part.outcomes, context, part.places.first().copied().unwrap_or_default());
        self.ratings.quality.off_scale.append(std::mem::take(&mut part.off_scale));
        self.has_answers |= part.has_answers;
        self.has_outcomes |= part.has_outcomes;
        self.has_weights |= part.said.iter().any(|said| said.what == Trait::Weight);
        if let Some((count, first)) = part.astray {
            self.astray.get_or_insert((0, first)).0 += count;
        }
        match &mut self.counts {
            Some(counts) => count(counts, part, &outcomes),
            None => self.keep(part, &outcomes, context),
        }
    }

    fn keep(&mut self, part: Part, outcomes: &[Option<u16>], context: &mut Context) {
        let ratings = &mut self.ratings;
        let known = ratings.respondents.len();
        let respondents: Vec<u32> = part.respondents.all().map(|name| ratings.respondents.number(name)).collect();
        for (number, place) in respondents.iter().zip(&part.places) {
            if ratings.places.len() <= *number as usize {
                ratings.places.push(*place);
                ratings.segment_of.push(NO_SEGMENT);
            }
        }
        for (rating, place) in part.ratings {
            let respondent = respondents[rating.respondent as usize];
            let Some(Some(outcome)) = outcomes.get(usize::from(rating.outcome)).copied() else { continue };
            self.put(Rating { respondent, outcome, ..rating }, place);
        }
        if let Some(block) = part.block {
            self.block(block, &respondents, outcomes, known);
        }
        for said in part.said {
            let respondent = respondents[said.respondent as usize];
            self.say(&part.divisions, Said { respondent, ..said }, context);
        }
    }

    /// Takes columns of answers; `known` respondents were there before.
    fn block(&mut self, block: Block, respondents: &[u32], outcomes: &[Option<u16>], known: usize) {
        let Block { numbers, first, columns } = block;
        let numbers: Vec<u32> = numbers.into_iter().map(|number| respondents[number as usize]).collect();
        let columns =
            columns.into_iter().filter_map(|(outcome, column)| Some((outcomes[usize::from(outcome)]?, column)));
        let columns: Vec<(u16, Vec<u8>)> = columns.collect();
        if (known as u32..).zip(&numbers).all(|(new, number)| new == *number) {
            return self.ratings.put_columns(known, columns);
        }
        for (at, respondent) in numbers.into_iter().enumerate() {
            let place = Place { row: first.row + at as u32, ..first };
            for (outcome, column) in &columns {
                let (importance, satisfaction) = unpacked(column[at]);
                self.put(Rating { respondent, outcome: *outcome, importance, satisfaction }, place);
            }
        }
    }

    /// The numbers of outcomes, as many as there is room for.
    fn outcomes(&mut self, names: &Names, context: &mut Context, place: Place) -> Vec<Option<u16>> {
        let numbers = names.all().map(|name| self.ratings.outcomes.number_within(name, MAX_OUTCOMES));
        let numbers: Vec<_> = numbers.collect();
        if numbers.contains(&None) {
            context.findings.add_once(rules::NOT_RATINGS, place, "outcome", TOO_MANY_OUTCOMES);
        }
        numbers
    }

    fn put(&mut self, rating: Rating, place: Place) {
        if self.ratings.put(rating) {
            return;
        }
        let Ratings { quality, respondents, outcomes, .. } = &mut self.ratings;
        quality.repeated.note(|| Case {
            place,
            respondent: respondents.name(rating.respondent).to_owned(),
            field: "outcome".to_owned(),
            told: format!("`{}` was rated in a row above", outcomes.name(rating.outcome.into())),
        });
    }

    fn say(&mut self, divisions: &[Division], said: Said, context: &mut Context) {
        let people = self.ratings.respondents.len();
        match said.what {
            Trait::Segment(number) => {
                let division = &divisions[usize::from(number)];
                self.segment(division, division.segments.name(said.value), &said, context);
            }
            Trait::Weight => self.weigh(&said, context),
            Trait::Seconds => {
                let seconds = &mut filled(&mut self.ratings.seconds, people, 0)[said.respondent as usize];
                *seconds = said.value.max(*seconds);
            }
        }
    }

    fn weigh(&mut self, said: &Said, context: &mut Context) {
        let Ratings { respondents, weights, .. } = &mut self.ratings;
        let known = &mut filled(weights, respondents.len(), NO_WEIGHT)[said.respondent as usize];
        if *known == NO_WEIGHT {
            *known = said.value;
        } else if *known != said.value {
            let name = respondents.name(said.respondent);
            let told = |weight: u32| f64::from(weight) / f64::from(WEIGHT_ONE);
            let message = format!("`{name}` has the weight {} here and {} before", told(said.value), told(*known));
            context.findings.add(rules::TWO_WEIGHTS, said.place, "weight", message);
        }
    }

    fn segment(&mut self, division: &Division, segment: &str, said: &Said, context: &mut Context) {
        let people = self.ratings.respondents.len();
        let (names, segment_of) = match division.name.as_str() {
            "segment" => (&mut self.ratings.segments, &mut self.ratings.segment_of),
            other => {
                let at = other_division(&mut self.ratings.others, other);
                (&mut at.segments, &mut at.segment_of)
            }
        };
        let number = names.number(segment);
        let known = &mut filled(segment_of, people, NO_SEGMENT)[said.respondent as usize];
        if *known == NO_SEGMENT {
            *known = number;
        } else if *known != number {
            let (name, first) = (self.ratings.respondents.name(said.respondent), names.name(*known));
            let message = format!("`{name}` stands in the {} `{segment}` here and in `{first}` before", division.name);
            context.findings.add(rules::TWO_SEGMENTS, said.place, &division.field, message);
        }
    }

    /// Ends a file: it must have had the columns of one of the two forms.
    pub fn end_file(&mut self, context: &mut Context) {
        let (wide, long) = (std::mem::take(&mut self.has_answers), std::mem::take(&mut self.has_outcomes));
        let Some((count, first)) = self.astray.take() else { return };
        if long {
            let message = format!("`outcome` is missing in {count} rows");
            context.findings.add(rules::MISSING, first, "outcome", message);
        } else if !wide {
            let place = Place { row: context.header.unwrap_or(first.row), ..first };
            let message = "no row says anything in a column `outcome`, nor in any `imp_ID` or `sat_ID`";
            context.findings.add(rules::NOT_RATINGS, place, "outcome", message);
        }
    }

    /// All answers.
    pub fn finish(mut self, context: &mut Context) -> Ratings {
        solutions::settle(&mut self.ratings, context);
        let people = self.ratings.respondents.len();
        let Ratings { weights, seconds, others, .. } = &mut self.ratings;
        if !weights.is_empty() {
            let unsaid = filled(weights, people, NO_WEIGHT).iter_mut().filter(|weight| **weight == NO_WEIGHT);
            unsaid.for_each(|weight| *weight = WEIGHT_ONE);
        }
        if !seconds.is_empty() {
            filled(seconds, people, 0);
        }
        others.iter_mut().for_each(|other| {
            filled(&mut other.segment_of, people, NO_SEGMENT);
        });
        self.ratings.quality.respondents = people as u64;
        self.ratings
    }
}

/// Counts the answers of a part, whoever gave them.
fn count(counts: &mut Vec<Histogram>, part: Part, outcomes: &[Option<u16>]) {
    let mut add = |outcome: u16, both: usize, people: u32| {
        let Some(outcome) = outcomes[usize::from(outcome)].map(usize::from) else { return };
        if counts.len() <= outcome {
            counts.resize(outcome + 1, [0; 256]);
        }
        counts[outcome][both] = counts[outcome][both].saturating_add(people);
    };
    for (Rating { outcome, importance, satisfaction, .. }, _) in part.ratings {
        add(outcome, packed(importance, satisfaction).into(), 1);
    }
    for (outcome, counted) in part.counts {
        counted.into_iter().enumerate().for_each(|(both, people)| add(outcome, both, people));
    }
}

/// The column, as long as there are respondents.
fn filled(column: &mut Vec<u32>, people: usize, value: u32) -> &mut Vec<u32> {
    if column.len() < people {
        column.resize(people, value);
    }
    column
}

fn other_division<'o>(others: &'o mut Vec<Segmentation>, name: &str) -> &'o mut Segmentation {
    let at = others.iter().position(|other| other.name == name).unwrap_or_else(|| {
        others.push(Segmentation { name: name.to_owned(), ..Segmentation::default() });
        others.len() - 1
    });
    &mut others[at]
}
