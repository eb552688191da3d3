//! The answers that respondents are grouped by: who finds what important, who is satisfied with what.

use super::chance::Chance;
use crate::project::{Ratings, unpacked};
use jobpack::score::Profile;

/// No answer, beside 0 and 1 for "below the top box" and "in it".
pub const NONE: i8 = -1;

/// Top-box marks of respondents: for either question a mark for each outcome and person, by outcome.
#[derive(Clone, Debug)]
pub struct Answers {
    /// How many people there are.
    pub people: usize,
    /// Importance and satisfaction.
    pub questions: [Vec<Vec<i8>>; 2],
}

impl Answers {
    /// The marks of these respondents for all outcomes.
    pub fn of(ratings: &Ratings, respondents: &[u32], profile: &Profile<'_>) -> Self {
        let mark = |answer: u8| if answer == 0 { NONE } else { i8::from(answer >= profile.top_from) };
        let mut questions = [Vec::new(), Vec::new()];
        for outcome in 0..ratings.outcomes.len() as u16 {
            let column = ratings.answers(outcome);
            let answers = respondents.iter().map(|&person| unpacked(column.get(person as usize).copied().unwrap_or(0)));
            let (important, satisfied) = answers.map(|(i, s)| (mark(i), mark(s))).unzip();
            questions[0].push(important);
            questions[1].push(satisfied);
        }
        Self { people: respondents.len(), questions }
    }

    /// How many outcomes there are.
    pub fn outcomes(&self) -> usize {
        self.questions[0].len()
    }

    /// The same people's marks for some of the outcomes.
    pub fn only(&self, outcomes: &[usize]) -> Self {
        let pick = |question: &Vec<Vec<i8>>| outcomes.iter().map(|&outcome| question[outcome].clone()).collect();
        Self { people: self.people, questions: [pick(&self.questions[0]), pick(&self.questions[1])] }
    }

    /// The marks of some of the people.
    pub fn among(&self, people: &[usize]) -> Self {
        let pick = |question: &Vec<Vec<i8>>| -> Vec<Vec<i8>> {
            question.iter().map(|column| people.iter().map(|&person| column[person]).collect()).collect()
        };
        Self { people: people.len(), questions: [pick(&self.questions[0]), pick(&self.questions[1])] }
    }

    /// Each person's own share of marks in the top box of a question: how high they answer whatever they are asked.
    pub fn level(&self, question: usize) -> Vec<f64> {
        let (mut tops, mut answers) = (vec![0_u32; self.people], vec![0_u32; self.people]);
        for column in &self.questions[question] {
            for ((tops, answers), &mark) in tops.iter_mut().zip(&mut answers).zip(column) {
                *tops += u32::from(mark == 1);
                *answers += u32::from(mark != NONE);
            }
        }
        let share =
            |(&tops, &answers): (&u32, &u32)| if answers > 0 { f64::from(tops) / f64::from(answers) } else { 0.0 };
        tops.iter().zip(&answers).map(share).collect()
    }

    /// People who differ in their own level only: each outcome's marks change places among those who answer about as high.
    ///
    /// Shares of outcomes and levels of people stay as they are; what outcomes had to do with each other beyond that is gone. `levels` are those of the two
    /// questions.
    pub fn shuffled(&self, levels: &[Vec<f64>; 2], chance: &mut Chance) -> Self {
        let mut shuffled = self.clone();
        for (columns, level) in shuffled.questions.iter_mut().zip(levels) {
            let ties: Vec<u64> = (0..self.people).map(|_| chance.bits()).collect();
            let mut order: Vec<usize> = (0..self.people).collect();
            order.sort_by(|&a, &b| level[a].total_cmp(&level[b]).then(ties[a].cmp(&ties[b])));
            for column in columns {
                order
                    .chunks(ALIKE)
                    .for_each(|alike| chance.shuffle(alike.len(), |a, b| column.swap(alike[a], alike[b])));
            }
        }
        shuffled
    }
}

/// So many people with neighbouring levels change places with each other.
const ALIKE: usize = 8;
