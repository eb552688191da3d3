//! `find` in each language, as README shows it: all of them do the same and print the same.

use crate::run::{Outcome, output, root, same_text};
use crate::test::Tally;
use std::process::Command;

/// What they are asked: two questions that needs lead to, and one without an answer.
const QUESTIONS: [&str; 3] =
    ["the report is due and the numbers differ", "sales complain that our leads are rubbish", "zzzzqqqq"];
/// The pack that is asked.
pub const PACK: &str = "tests/vectors/v1/academy.pack";
const EXPECTED: &str = "examples/find.expected";

/// An example, run by this program, prints what it should.
pub fn answers(source: &str, program: impl Fn() -> Command) -> Outcome<Tally> {
    let ask = |words: &str| output(program().arg(root().join(PACK)).args(words.split(' ')));
    let answers: Outcome<Vec<String>> = QUESTIONS.into_iter().map(ask).collect();
    let expected = std::fs::read_to_string(root().join(EXPECTED)).map_err(|error| format!("{EXPECTED}: {error}"))?;
    same_text(source, &answers?.concat(), &expected).map(|()| Tally::ONE)
}
