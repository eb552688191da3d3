//! Numbers by the gigabyte: pieces that are written once and read whole, in memory as long as they are few, and else in a temporary file.
//!
//! What is looked at anywhere stands in a [`Store`](crate::store::Store); what is gone through piece by piece stands here, and takes no more memory than the
//! pieces that are being read. Invariants: a piece is never changed; where it lies makes no difference to who reads it; the file is gone when its last
//! piece is. Cost: a copy of each piece beyond what is held, and one more each time that it is read.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// Where pieces are put.
pub struct Shelf {
    /// So many bytes are in memory at most.
    most: usize,
    rows: Arc<Mutex<Rows>>,
}

/// What was put there.
#[derive(Default)]
struct Rows {
    /// How many bytes are in memory.
    held: usize,
    /// What is beyond.
    file: Option<File>,
    /// How many bytes the file has.
    end: u64,
}

/// What pieces consist of: bytes, or numbers of 32 bits.
pub trait Plain: Copy {
    /// How many bytes one has.
    const SIZE: usize;

    /// One after the other, as bytes.
    fn bytes(all: &[Self]) -> Cow<'_, [u8]>;

    /// What these bytes say.
    fn read(bytes: Vec<u8>) -> Vec<Self>;
}

/// Numbers of a shelf.
pub struct Piece<T>(Place<T>);

enum Place<T> {
    Held(Vec<T>),
    /// In a file, from this byte on, so many of them.
    Spilled(Arc<Mutex<Rows>>, u64, usize),
}

impl Shelf {
    /// A shelf that holds so many bytes in memory.
    pub fn holding(most: usize) -> Self {
        Self { most, rows: Arc::default() }
    }

    /// Puts numbers on the shelf.
    pub fn put<T: Plain>(&self, mut numbers: Vec<T>) -> io::Result<Piece<T>> {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        if rows.held + T::SIZE * numbers.len() <= self.most {
            numbers.shrink_to_fit();
            rows.held += T::SIZE * numbers.len();
            return Ok(Piece(Place::Held(numbers)));
        }
        let start = rows.append(&T::bytes(&numbers))?;
        Ok(Piece(Place::Spilled(Arc::clone(&self.rows), start, numbers.len())))
    }
}

impl Rows {
    /// Writes to the end of the file, and says where.
    fn append(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        // Somebody may have read elsewhere, or have failed to write all.
        file.seek(SeekFrom::Start(self.end))?;
        file.write_all(bytes)?;
        let start = self.end;
        self.end += bytes.len() as u64;
        Ok(start)
    }

    fn read(&mut self, start: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        let file = self.file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl<T: Plain> Piece<T> {
    /// How many numbers there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Place::Held(numbers) => numbers.len(),
            Place::Spilled(.., count) => *count,
        }
    }

    /// All numbers.
    pub fn read(&self) -> io::Result<Cow<'_, [T]>> {
        self.part(0..self.len())
    }

    /// Some of the numbers.
    ///
    /// # Panics
    /// If there are not so many.
    pub fn part(&self, range: Range<usize>) -> io::Result<Cow<'_, [T]>> {
        match &self.0 {
            Place::Held(numbers) => Ok(Cow::Borrowed(&numbers[range])),
            Place::Spilled(rows, start, count) => {
                assert!(range.end <= *count);
                let start = start + (T::SIZE * range.start) as u64;
                let mut rows = rows.lock().unwrap_or_else(PoisonError::into_inner);
                let bytes = rows.read(start, T::SIZE * range.len())?;
                drop(rows);
                Ok(Cow::Owned(T::read(bytes)))
            }
        }
    }
}

impl Plain for u8 {
    const SIZE: usize = 1;

    fn bytes(all: &[Self]) -> Cow<'_, [u8]> {
        all.into()
    }

    fn read(bytes: Vec<u8>) -> Vec<Self> {
        bytes
    }
}

impl Plain for u32 {
    const SIZE: usize = 4;

    fn bytes(all: &[Self]) -> Cow<'_, [u8]> {
        all.iter().map(|number| number.to_le_bytes()).collect::<Vec<_>>().into_flattened().into()
    }

    fn read(bytes: Vec<u8>) -> Vec<Self> {
        bytes.as_chunks().0.iter().map(|&number| Self::from_le_bytes(number)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_what_they_were_wherever_they_lie() {
        for most in [0, 1_000, usize::MAX] {
            let shelf = Shelf::holding(most);
            let numbers = |of: u32| -> Vec<u32> { (0..of % 7 * 31).map(|number| number * number * of).collect() };
            let pieces: Vec<Piece<u32>> =
                (0..50).map(|of| shelf.put(numbers(of)).expect("there is room for temporary files")).collect();
            let bytes = shelf.put(vec![1u8, 2, 3]).expect("there is room for temporary files");
            let is_spilled = |piece: &&Piece<u32>| matches!(piece.0, Place::Spilled(..));
            assert_eq!(pieces.iter().filter(is_spilled).count() > 0, most < usize::MAX);
            for (of, piece) in (0..).zip(&pieces) {
                assert_eq!(piece.len(), numbers(of).len());
                assert_eq!(*piece.read().expect("it is there"), numbers(of));
            }
            let piece = &pieces[6 + 7];
            assert_eq!(*piece.part(20..40).expect("it is there"), numbers(13)[20..40]);
            assert_eq!(*bytes.part(1..3).expect("it is there"), [2, 3]);
        }
    }
}
