//! Bytes by the gigabyte: records one after the other, in memory as long as they are few, and else in a temporary file that is mapped.
//!
//! Invariants: a record is never changed and never moved while it is borrowed; where it lies makes no difference to who reads it. Cost: a copy of each
//! record; memory for what was not spilled. What was spilled takes memory only as long as the system has some to spare.

use crate::mapped;
use memmap2::Mmap;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

/// Records share blocks of about this size, so that growing one moves few bytes.
const BLOCK: usize = 1 << 20;

/// Where a record begins.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    block: u32,
    at: u32,
}

#[derive(Clone, Debug)]
enum Block {
    Held(Vec<u8>),
    Spilled(Arc<Mmap>, Range<usize>),
}

/// Records of bytes.
#[derive(Clone, Debug, Default)]
pub struct Store {
    blocks: Vec<Block>,
    /// How many bytes are in memory.
    held: usize,
}

impl Store {
    /// Adds a record.
    pub fn push(&mut self, record: &[u8]) -> Spot {
        let room = matches!(self.blocks.last(), Some(Block::Held(block)) if block.len() + record.len() <= BLOCK);
        if !room {
            self.blocks.push(Block::Held(Vec::new()));
        }
        let number = self.blocks.len() as u32 - 1;
        let Some(Block::Held(block)) = self.blocks.last_mut() else { unreachable!("the last block is held") };
        let spot = Spot { block: number, at: block.len() as u32 };
        block.extend_from_slice(record);
        self.held += record.len();
        spot
    }

    /// The bytes from this spot on: the record and what follows it in its block.
    pub fn from(&self, spot: Spot) -> &[u8] {
        let block = match &self.blocks[spot.block as usize] {
            Block::Held(bytes) => bytes,
            Block::Spilled(file, range) => &file[range.clone()],
        };
        &block[spot.at as usize..]
    }

    /// Takes the records of another over, and says where they are now.
    pub fn append(&mut self, other: Self) -> impl Fn(Spot) -> Spot + use<> {
        let before = self.blocks.len() as u32;
        self.held += other.held;
        self.blocks.extend(other.blocks.into_iter().map(|block| match block {
            Block::Held(mut bytes) => {
                bytes.shrink_to_fit();
                Block::Held(bytes)
            }
            spilled => spilled,
        }));
        move |spot| Spot { block: spot.block + before, ..spot }
    }

    /// Moves everything to a temporary file if more than so many bytes are in memory.
    pub fn spill(&mut self, most: usize) -> io::Result<()> {
        if self.held <= most {
            return Ok(());
        }
        let mut file = tempfile::tempfile()?;
        let mut end = 0;
        let held =
            self.blocks.iter_mut().filter_map(|block| if let Block::Held(bytes) = block { Some(bytes) } else { None });
        let mut ranges = Vec::new();
        for bytes in held {
            file.write_all(bytes)?;
            ranges.push(end..end + bytes.len());
            end += bytes.len();
        }
        let file = Arc::new(mapped::map_file(&file)?);
        let mut ranges = ranges.into_iter();
        for block in self.blocks.iter_mut().filter(|block| matches!(block, Block::Held(_))) {
            *block = Block::Spilled(Arc::clone(&file), ranges.next().unwrap_or_default());
        }
        self.held = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_where_they_were_wherever_they_lie() {
        let record = |number: u32| vec![number as u8; 1 + number as usize % 7 * 50_000];
        let (mut store, mut spots) = (Store::default(), Vec::new());
        for number in 0..100 {
            let mut other = Store::default();
            let (first, second) = (other.push(&record(2 * number)), other.push(&record(2 * number + 1)));
            let moved = store.append(other);
            spots.extend([moved(first), moved(second)]);
            store.spill(if number < 50 { usize::MAX } else { 1 << 20 }).expect("there is room for temporary files");
        }
        assert!(store.held <= 1 << 20);
        for (number, spot) in (0..).zip(spots) {
            assert!(store.from(spot).starts_with(&record(number)), "{number}");
        }
    }
}
