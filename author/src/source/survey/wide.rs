//! Wide surveys in columns: answers are taken a column at a time, and only what else is said of a respondent row by row.
//!
//! Invariant: what comes of a chunk is what comes of its rows one by one; where a column holds anything but answers on the scale, or a row names nobody, that
//! is how the chunk is read. Cost: a few instructions for each answer, on all cores.

use super::part::{Block, Part};
use crate::project::Place;
use crate::source::columns::{Known, Use, wide};
use crate::source::form::Event;
use crate::source::form::columnar::{self, Chunk};
use crate::source::row::Context;
use crate::source::table::Table;
use crate::survey::{Histogram, histogram};
use rayon::prelude::*;

/// Which columns of a wide survey hold answers.
pub struct Layout {
    /// Those that hold anything else.
    keys: Vec<usize>,
    /// Of each outcome the columns of importance and of satisfaction.
    answers: Vec<(String, [Option<usize>; 2])>,
}

impl Layout {
    /// The layout of a wide survey; `None` if the table is long, or two columns are for the same.
    pub fn of(names: &[String], context: &Context) -> Option<Self> {
        let known = Known { table: Table::Ratings, mapping: &context.mapping, facets: &[], nests: false };
        let mut layout = Self { keys: Vec::new(), answers: Vec::new() };
        for (column, name) in names.iter().enumerate() {
            match known.find(name) {
                Some(Use::Answer { .. }) => layout.answer(column, name)?,
                Some(Use::Field { name: "outcome" | "importance" | "satisfaction", .. }) => return None,
                _ => layout.keys.push(column),
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

    /// How often each pair of answers was given for each outcome. Nothing is kept of who gave them. `None` if a column holds anything but answers up to
    /// `scale`.
    pub fn count(&self, table: &columnar::Table, scale: u8) -> Option<Vec<(&str, Histogram)>> {
        let add = |mut all: Histogram, some: Histogram| {
            all.iter_mut().zip(some).for_each(|(all, some)| *all += some);
            Some(all)
        };
        let outcomes = self.answers.par_iter().map(|(id, [high, low])| {
            let chunks =
                table.chunks.par_iter().map(|&chunk| Some(histogram(&table.pairs(chunk, *high, *low, scale)?)));
            Some((id.as_str(), chunks.try_reduce(|| [0; 256], add)?))
        });
        outcomes.collect()
    }
}

impl Part {
    /// Takes a chunk, and says how many rows it had.
    pub fn chunk(
        &mut self,
        table: &columnar::Table,
        chunk: Chunk,
        layout: Option<&Layout>,
        context: &mut Context,
    ) -> u64 {
        let taken = layout.and_then(|layout| self.columns(table, chunk, layout, context));
        if taken.is_none() {
            table.rows(chunk, &table.every(), &mut |event| {
                self.event(event, context);
            });
        }
        chunk.rows as u64
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
        let outcomes = layout.answers.iter().map(|(id, _)| u16::try_from(part.outcomes.number(id)).ok());
        let outcomes = outcomes.collect::<Option<Vec<u16>>>()?;
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
