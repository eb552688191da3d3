//! What is known about a job, and the evidence for it.

use super::{Owned, Said};
use crate::project::{About, Evidence, Experience, ForceAt, Hire, Obstacle, Story, TradeOff};
use crate::source::row::Row;
use crate::source::rules;
use crate::source::table::Table;

pub fn story(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (owner, place) = (row.owner("job"), row.place);
    let what = Story {
        place,
        when: row.text("when"),
        want: row.text("want"),
        so_that: row.text("so_that"),
        without: row.text("without"),
    };
    said.stories.push(Owned { owner: owner?, place, what });
    Some(())
}

pub fn force(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (owner, place) = (row.owner("job"), row.place);
    let force = row.needed_word("force");
    let statement = row.text("statement");
    let what = ForceAt { place, force: force?, statement, evidence: backing(row) };
    said.forces.push(Owned { owner: owner?, place, what });
    Some(())
}

pub fn obstacle(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (owner, place) = (row.owner("job"), row.place);
    let statement = row.text("statement");
    let what = Obstacle { place, statement, stage: row.word("stage"), evidence: backing(row) };
    said.obstacles.push(Owned { owner: owner?, place, what });
    Some(())
}

pub fn tradeoff(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (owner, place) = (row.owner("job"), row.place);
    let what = TradeOff { place, gives_up: row.text("gives_up"), gets: row.text("gets"), evidence: backing(row) };
    said.tradeoffs.push(Owned { owner: owner?, place, what });
    Some(())
}

pub fn experience(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (owner, place) = (row.owner("job"), row.place);
    let what = Experience { place, statement: row.text("statement"), evidence: backing(row) };
    said.experiences.push(Owned { owner: owner?, place, what });
    Some(())
}

pub fn hire(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (owner, place) = (row.owner("job"), row.place);
    let solution = row.text("solution");
    let kind = row.needed_word("hire");
    let what = Hire { place, solution, kind: kind?, why: row.text("why"), evidence: backing(row) };
    said.hires.push(Owned { owner: owner?, place, what });
    Some(())
}

/// Evidence in a table of its own, or nested in a job, an outcome or a resource.
pub fn evidence(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let about = row.owner("about");
    let quote = row.text("quote");
    let evidence = Evidence { quote, source: row.text("source"), confidence: row.word("confidence") };
    said.project.evidence.push(About { place: row.place, about: about?, evidence });
    Some(())
}

/// Evidence in the row itself, or nested in it.
fn backing(row: &mut Row<'_, '_>) -> Option<Evidence> {
    let mut nested = row.rows("evidence");
    if nested.len() > 1 {
        row.find(
            rules::SHAPE,
            "evidence",
            "one piece of evidence belongs here; put the others in the table `evidence`",
        );
    }
    if !nested.is_empty() {
        let fields = nested.swap_remove(0);
        return backing(&mut row.within(Table::Evidence, fields, ""));
    }
    let evidence =
        Evidence { quote: row.text("quote"), source: row.text("source"), confidence: row.word("confidence") };
    if evidence == Evidence::default() { None } else { Some(evidence) }
}
