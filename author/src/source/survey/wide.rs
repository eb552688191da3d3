//! Wide surveys in columns: answers are taken a column at a time, and only what else is said of a respondent row by row.
//!
//! Invariant: what comes of a chunk is what comes of its rows one by one; where a column holds anything but answers on the scale, or a row names nobody, that
//! is how the chunk is read. Cost: a few instructions for each answer, on all cores.

use super::part::{Block, Part};
use crate::project::{MAX_OUTCOMES, Place};
use crate::source::columns::{Known, Use, wide};
use crate::source::form::columnar::{self, Chunk};
use crate::source::form::{Cell, Event, Fields};
use crate::source::row::{Context, Row};
use crate::source::table::Table;
use crate::survey::histogram;
use rayon::prelude::*;

/// Which columns of a wide survey hold answers.
pub struct Layout {
    /// Those that hold anything else.
    keys: Vec<usize>,
    /// Of each outcome the columns of importance and of satisfaction.
    answers: Vec<(String, [Option<usize>; 2])>,
    has_weights: bool,
}

impl Layout {
    /// The layout of a wide survey; `None` if the table is long, or two columns are for the same.
    pub fn of(names: &[String], context: &Context) -> Option<Self> {
        let known = Known { table: Table::Ratings, mapping: &context.mapping, facets: &[], nests: false };
        let mut layout = Self { keys: Vec::new(), answers: Vec::new(), has_weights: false };
        for (column, name) in names.iter().enumerate() {
            match known.find(name) {
                Some(Use::Answer { .. }) => layout.answer(column, name)?,
                Some(Use::Field { name: "outcome" | "importance" | "satisfaction", .. }) => return None,
                what => {
                    layout.has_weights |= matches!(what, Some(Use::Field { name: "weight", .. }));
                    layout.keys.push(column);
                }
            }
        }
        (!layout.answers.is_empty()).then_some(layout)
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
        let taken = layout.and_then(|layout| match counts_only {
            true => self.counted(table, chunk, layout, context),
            false => self.columns(table, chunk, layout, context),
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
        // A look at the names of the others, so that one that is left out is told.
        let names = layout.keys.iter().map(|&column| table.columns.names()[column].as_str());
        let cells = names.map(|name| Cell { name: name.into(), ..Cell::default() }).collect();
        Row::new(context, Table::Ratings, Fields { row: chunk.before + 1, cells });
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
