//! Fields of hot records by name, read where they lie: no record is decoded as a whole, and one copy of the code serves all tables.

use super::hot::{NO_NAME, NONE, Record};

/// Where a field begins in its record, and how many bytes it has.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    at: u8,
    size: u8,
}

/// The field of a record: `field!(Resource.rank)`. What is not declared does not compile.
macro_rules! field {
    ($record:ident.$field:ident) => {
        const { $crate::pack::Field::named::<$record>(stringify!($field)) }
    };
}
pub(crate) use field;

impl Field {
    /// No field, which reads as 0.
    pub(super) const NOTHING: Self = Self { at: 0, size: 0 };

    /// The field of a record with this name, looked up by the compiler. What is not declared does not compile.
    #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    pub const fn named<R: Record>(name: &str) -> Self {
        let mut number = 0;
        while !same(R::FIELDS[number].0, name) {
            number += 1;
        }
        Self { at: R::FIELDS[number].1 as u8, size: R::FIELDS[number].2 as u8 }
    }

    /// What the field says in these bytes of a record; 0 behind their end.
    #[inline(never)]
    pub fn of(self, row: &[u8]) -> u32 {
        let bytes = self.onwards(row);
        let bytes = bytes.get(..self.size.into()).unwrap_or(bytes);
        bytes.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte))
    }

    /// The bytes from this field on.
    pub(super) fn onwards(self, row: &[u8]) -> &[u8] {
        row.get(self.at.into()..).unwrap_or(&[])
    }

    /// The number that leads nowhere.
    pub(super) const fn nowhere(self) -> u32 {
        if self.size == 2 { NO_NAME as u32 } else { NONE }
    }
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut equal = 0;
    while equal < left.len() && equal < right.len() && left[equal] == right[equal] {
        equal += 1;
    }
    equal == left.len() && equal == right.len()
}

/// How many bytes of a record say something: those behind are reserved. Fields have no gaps between them, or it does not compile.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
pub(super) const fn said<R: Record>() -> u8 {
    let (mut number, mut end) = (0, 0);
    while number < R::FIELDS.len() && !same(R::FIELDS[number].0, "reserved") {
        assert!(R::FIELDS[number].1 == end);
        end += R::FIELDS[number].2;
        number += 1;
    }
    assert!(number + 1 >= R::FIELDS.len());
    end as u8
}
