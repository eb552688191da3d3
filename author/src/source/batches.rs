//! Rows of long files, turned into records side by side.
//!
//! Invariants: what comes of a file does not depend on how it was divided, nor on the number of threads: the pieces are put together in the order of their
//! rows. One thread reads on while others look at what was read; only it speaks to who watches. Cost: a few batches in memory beside the project.

use super::convert::{self, Said};
use super::form::{Batch, Batches, Event};
use super::row::Context;
use super::survey::{self, Part, Survey};
use super::table::Table;
use crate::project::Place;
use rayon::{Scope, ThreadPool};
use std::io;

/// The threads that work is done on: a pool, or that of the process.
pub type Threads<'p> = Option<&'p ThreadPool>;

/// Does work on this thread, and what it spawns on those.
pub fn scope<'s, T>(threads: Threads<'_>, work: impl FnOnce(&Scope<'s>) -> T) -> T {
    match threads {
        Some(pool) => pool.in_place_scope(work),
        None => rayon::in_place_scope(work),
    }
}

/// Takes every row of a file into the project, and says how many there were.
pub fn convert(
    batches: &mut Batches<'_>,
    table: Table,
    context: &mut Context,
    (said, answers): (&mut Said, &mut Survey),
    threads: Threads<'_>,
) -> io::Result<u64> {
    let at_once = 2 * threads.map_or_else(rayon::current_num_threads, ThreadPool::current_num_threads);
    let layout = layout(batches, table, context);
    let counts_only = answers.counts_only();
    let mut rows = 0;
    let mut read = some(batches, at_once)?;
    while !read.is_empty() {
        let mut pieces: Vec<Option<Piece>> = read.iter().map(|_| None).collect();
        let (shared, made, layout) = (&*context, &mut pieces, &layout);
        let next = scope(threads, |scope| {
            for (batch, piece) in read.iter().zip(made) {
                scope.spawn(move |_| *piece = Some(Piece::of(batch, table, (layout, counts_only), shared.branch())));
            }
            some(batches, at_once)
        });
        for piece in pieces.into_iter().flatten() {
            rows += piece.rows;
            context.append(piece.context);
            said.append(piece.said);
            answers.append(piece.answers, context);
        }
        said.project.resources.spill()?;
        read = next?;
    }
    Ok(rows)
}

/// The next batches, so many at most.
fn some(batches: &mut Batches<'_>, most: usize) -> io::Result<Vec<Batch>> {
    let mut read = Vec::new();
    while read.len() < most {
        match batches.next()? {
            Some(batch) => read.push(batch),
            None => break,
        }
    }
    Ok(read)
}

#[cfg(feature = "columnar")]
type Layout = Option<survey::Layout>;
#[cfg(not(feature = "columnar"))]
type Layout = ();

/// Where the answers of a survey stand that comes in columns.
#[cfg(feature = "columnar")]
fn layout(batches: &Batches<'_>, table: Table, context: &Context) -> Layout {
    match batches {
        Batches::Columnar(chunks) if table == Table::Ratings => {
            survey::Layout::of(chunks.table().columns.names(), context)
        }
        _ => None,
    }
}

#[cfg(not(feature = "columnar"))]
fn layout(_: &Batches<'_>, _: Table, _: &Context) -> Layout {}

/// What came of a batch.
struct Piece {
    context: Context,
    said: Said,
    answers: Part,
    rows: u64,
}

impl Piece {
    fn of(batch: &Batch, table: Table, (layout, counts_only): (&Layout, bool), context: Context) -> Self {
        let answers = survey::part(&context);
        let mut piece = Self { context, said: Said::default(), answers, rows: 0 };
        #[cfg(feature = "columnar")]
        if let Batch::Columnar(batch) = batch
            && table == Table::Ratings
        {
            let how = (layout.as_ref(), counts_only);
            piece.rows = piece.answers.chunk(&batch.table, batch.chunk, how, &mut piece.context);
            return piece;
        }
        #[cfg(not(feature = "columnar"))]
        let ((), _) = (layout, counts_only);
        batch.visit(&mut |event| {
            piece.rows += 1;
            match event {
                Event::Row(fields) if table == Table::Ratings => {
                    piece.answers.row(&mut piece.context, fields);
                }
                Event::Row(fields) => convert::row(&mut piece.context, table, fields, &mut piece.said),
                Event::Wrong { rule, row, field, message } => {
                    let place = Place { file: piece.context.file, row };
                    piece.context.findings.add(rule, place, field, message);
                }
            }
        });
        piece
    }
}
