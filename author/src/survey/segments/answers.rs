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
        let (mut tops, mut answers) = (vec![0.0; self.people], vec![0.0; self.people]);
        for column in &self.questions[question] {
            for (person, &mark) in column.iter().enumerate().filter(|(_, mark)| **mark != NONE) {
                tops[person] += f64::from(mark);
                answers[person] += 1.0;
            }
        }
        tops.iter().zip(&answers).map(|(tops, answers)| if *answers > 0.0 { tops / answers } else { 0.0 }).collect()
    }

    /// People who differ in their own level only: each outcome's marks change places among those who answer about as high.
    ///
    /// Shares of outcomes and levels of people stay as they are; what outcomes had to do with each other beyond that is gone.
    pub fn shuffled(&self, chance: &mut Chance) -> Self {
        let mut shuffled = self.clone();
        for (question, columns) in shuffled.questions.iter_mut().enumerate() {
            let level = self.level(question);
            let ties: Vec<u64> = (0..self.people).map(|_| chance.bits()).collect();
            let mut order: Vec<usize> = (0..self.people).collect();
            order.sort_by(|&a, &b| level[a].total_cmp(&level[b]).then(ties[a].cmp(&ties[b])));
            for column in columns {
                for alike in order.chunks(ALIKE) {
                    for last in (1..alike.len()).rev() {
                        column.swap(alike[last], alike[chance.below(last + 1)]);
                    }
                }
            }
        }
        shuffled
    }
}

/// So many people with neighbouring levels change places with each other.
const ALIKE: usize = 8;
