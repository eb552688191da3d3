//! Surveys in columns: answers are taken a column at a time, and only what else is said of a respondent row by row, once for rows that say the same.
//!
//! Invariant: what comes of a chunk is what comes of its rows one by one; where a column holds anything but answers on the scale, or a row names nobody or
//! no outcome, that is how the chunk is read. Cost: a few instructions for each answer, on all cores; of a long survey a look at the names in each row.

use super::part::{Block, Part};
use crate::project::{MAX_OUTCOMES, Place, Rating, unpacked};
use crate::source::columns::{Known, Use, wide};
use crate::source::form::columnar::{self, Chunk};
use crate::source::form::{Cell, Event, Fields, Value};
use crate::source::row::{Context, Row};
use crate::source::table::Table;
use crate::source::text;
use crate::survey::histogram;
use rayon::prelude::*;

/// Which columns of a survey hold answers.
#[derive(Default)]
pub struct Layout {
    /// Those that hold anything else that is read.
    keys: Vec<usize>,
    /// Those that are left out.
    others: Vec<usize>,
    /// Of a long survey the column of outcomes.
    outcome: Option<usize>,
    /// Of each outcome the columns of importance and of satisfaction; of a long survey those of all.
    answers: Vec<(String, [Option<usize>; 2])>,
    has_weights: bool,
}

impl Layout {
    /// The layout of a survey; `None` if it is neither wide nor long, or two columns are for the same.
    pub fn of(names: &[String], context: &Context) -> Option<Self> {
        let known = Known { table: Table::Ratings, mapping: &context.mapping, facets: &[], nests: false };
        let mut layout = Self::default();
        let mut long = [None; 2];
        for (column, name) in names.iter().enumerate() {
            let only = |place: &mut Option<usize>| place.replace(column).is_none().then_some(());
            match known.find(name) {
                Some(Use::Answer { .. }) => layout.answer(column, name)?,
                Some(Use::Field { name: "outcome", .. }) => only(&mut layout.outcome)?,
                Some(Use::Field { name: "importance", .. }) => only(&mut long[0])?,
                Some(Use::Field { name: "satisfaction", .. }) => only(&mut long[1])?,
                Some(Use::Left) | None => layout.others.push(column),
                Some(what) => {
                    layout.has_weights |= matches!(what, Use::Field { name: "weight", .. });
                    layout.keys.push(column);
                }
            }
        }
        let is_wide = !layout.answers.is_empty();
        if !is_wide && layout.outcome.is_some() {
            layout.answers.push((String::new(), long));
        }
        let is_one = !layout.answers.is_empty() && is_wide == (layout.outcome.is_none() && long == [None; 2]);
        (is_one && layout.answers.iter().all(|(_, columns)| *columns != [None; 2])).then_some(layout)
    }

    fn answer(&mut self, column: usize, name: &str) -> Option<()> {
        let (importance, id) = wide(name)?;
        let at = self.answers.iter().position(|(known, _)| known == id).unwrap_or_else(|| {
            self.answers.push((id.to_owned(), [None; 2]));
            self.answers.len() - 1
        });
        let place = &mut self.answers[at].1[usize::from(!importance)];
        place.replace(column).is_none().then_some(())
    }
}

impl Part {
    /// Takes a chunk, or only counts it, and says how many rows it had.
    pub fn chunk(
        &mut self,
        table: &columnar::Table,
        chunk: Chunk,
        (layout, counts_only): (Option<&Layout>, bool),
        context: &mut Context,
    ) -> u64 {
        let taken = layout.and_then(|layout| match (layout.outcome, counts_only) {
            (Some(outcome), _) => self.long(table, chunk, (layout, outcome), context),
            (None, true) => self.counted(table, chunk, layout, context),
            (None, false) => self.columns(table, chunk, layout, context),
        });
        if taken.is_none() {
            table.rows(chunk, &table.every(), &mut |event| {
                self.event(event, context);
            });
        }
        chunk.rows as u64
    }

    /// Counts whole columns, if they hold what they should. Who answered is not looked at; where weights may be said, the rows are.
    fn counted(&mut self, table: &columnar::Table, chunk: Chunk, layout: &Layout, context: &mut Context) -> Option<()> {
        if layout.has_weights {
            return None;
        }
        let of = |(_, [high, low]): &(_, [_; 2])| Some(histogram(&table.pairs(chunk, *high, *low, self.scale())?));
        let counts = layout.answers.par_iter().map(of).collect::<Option<Vec<_>>>()?;
        let outcomes = self.numbers(layout)?;
        tell(table, layout, context);
        self.counts = outcomes.into_iter().zip(counts).collect();
        self.has_answers = true;
        Some(())
    }

    /// The outcomes of the layout.
    fn numbers(&mut self, layout: &Layout) -> Option<Vec<u16>> {
        layout.answers.iter().map(|(id, _)| self.outcomes.number_within(id, MAX_OUTCOMES)).collect()
    }

    /// Takes whole columns, if they hold what they should.
    fn columns(&mut self, table: &columnar::Table, chunk: Chunk, layout: &Layout, context: &mut Context) -> Option<()> {
        let pairs = layout.answers.par_iter().map(|(_, [high, low])| table.pairs(chunk, *high, *low, self.scale()));
        let columns = pairs.collect::<Option<Vec<_>>>()?;
        let (mut part, mut branch) = (Self::new(self.scale()), context.branch());
        let mut numbers = vec![u32::MAX; chunk.rows];
        table.rows(chunk, &layout.keys, &mut |event| {
            if let Some((row, number)) = part.event(event, &mut branch)
                && let Some(place) = numbers.get_mut((row - chunk.before - 1) as usize)
            {
                *place = number;
            }
        });
        if numbers.contains(&u32::MAX) {
            return None;
        }
        let outcomes = part.numbers(layout)?;
        let first = Place { file: context.file, row: chunk.before + 1 };
        part.block = Some(Block { numbers, first, columns: outcomes.into_iter().zip(columns).collect() });
        part.has_answers = true;
        tell(table, layout, &mut branch);
        context.append(branch);
        *self = part;
        Some(())
    }

    /// Takes the rows of a long survey, if each says an outcome, and its answers are what they should be.
    fn long(
        &mut self,
        table: &columnar::Table,
        chunk: Chunk,
        (layout, outcome): (&Layout, usize),
        context: &mut Context,
    ) -> Option<()> {
        let [high, low] = layout.answers.first()?.1;
        let pairs = table.pairs(chunk, high, low, self.scale())?;
        let (mut part, mut branch) = (Self::new(self.scale()), context.branch());
        let (mut people, mut outcomes) = (vec![u32::MAX; chunk.rows], vec![u16::MAX; chunk.rows]);
        table.runs(chunk, &layout.keys, &mut |rows, event| {
            if let Some((_, number)) = part.event(event, &mut branch)
                && let Some(run) = people.get_mut(rows)
            {
                run.fill(number);
            }
        });
        table.runs(chunk, &[outcome], &mut |rows, event| {
            if let Event::Row(fields) = event
                && let Some(Cell { value: Value::Text(name), .. }) = fields.cells.into_iter().next()
                && let Some(number) = part.outcomes.number_within(&text::cell(name), MAX_OUTCOMES)
                && let Some(run) = outcomes.get_mut(rows)
            {
                run.fill(number);
            }
        });
        if people.contains(&u32::MAX) || outcomes.contains(&u16::MAX) {
            return None;
        }
        let rows = pairs.into_iter().zip(people).zip(outcomes).enumerate().filter(|(_, ((both, _), _))| *both != 0);
        part.ratings.extend(rows.map(|(at, ((both, respondent), outcome))| {
            let (importance, satisfaction) = unpacked(both);
            let place = Place { file: context.file, row: chunk.before + 1 + at as u32 };
            (Rating { respondent, outcome, importance, satisfaction }, place)
        }));
        (part.has_outcomes, part.astray) = (true, None);
        tell(table, layout, &mut branch);
        context.append(branch);
        *self = part;
        Some(())
    }

    /// Takes what a file gives; of a row its number and that of the respondent.
    fn event(&mut self, event: Event<'_>, context: &mut Context) -> Option<(u32, u32)> {
        match event {
            Event::Row(fields) => {
                let row = fields.row;
                Some((row, self.row(context, fields)?))
            }
            Event::Wrong { rule, row, field, message } => {
                context.findings.add(rule, Place { file: context.file, row }, field, message);
                None
            }
        }
    }
}

/// Tells of the columns that are left out.
fn tell(table: &columnar::Table, layout: &Layout, context: &mut Context) {
    let names = layout.others.iter().map(|&column| table.columns.names()[column].as_str());
    let cells = names.map(|name| Cell { name: name.into(), ..Cell::default() }).collect();
    Row::new(context, Table::Ratings, Fields { row: 0, cells });
}
