//! Counts how often each pair of importance and satisfaction was given for one outcome.
//!
//! A tally holds no person, only counts. Cells saturate one by one at `u32::MAX`, which keeps merging exact,
//! commutative and associative: any split of the answers, merged in any order, gives the same cells.
//! Recording costs O(1), merging 121 additions.

use super::Error;

/// The longest scale a tally can hold: answers from 1 to 10.
pub const MAX_SCALE: u8 = 10;

const SIDE: usize = MAX_SCALE as usize + 1;

/// The joint histogram of importance and satisfaction on a scale from 1 to [`scale`](Tally::scale).
///
/// Row 0 and column 0 count the respondents who gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    scale: u8,
    rows: [[u32; SIDE]; SIDE],
}

impl Tally {
    /// An empty tally for answers from 1 to `scale`, which lies in `2..=10`.
    pub const fn new(scale: u8) -> Result<Self, Error> {
        if scale < 2 || scale > MAX_SCALE {
            return Err(Error::OffScale);
        }
        Ok(Self { scale, rows: [[0; SIDE]; SIDE] })
    }

    /// Rebuilds a tally from what [`cells`](Tally::cells) gave: exactly `(scale + 1)²` counts.
    pub fn from_cells(scale: u8, cells: impl IntoIterator<Item = u32>) -> Result<Self, Error> {
        let mut tally = Self::new(scale)?;
        let mut cells = cells.into_iter();
        let side = tally.side();
        for row in tally.rows.iter_mut().take(side) {
            for cell in row.iter_mut().take(side) {
                *cell = cells.next().ok_or(Error::WrongLength)?;
            }
        }
        match cells.next() {
            None => Ok(tally),
            Some(_) => Err(Error::WrongLength),
        }
    }

    /// The highest answer on the scale.
    pub const fn scale(&self) -> u8 {
        self.scale
    }

    /// Counts one respondent; `None` is "no answer".
    pub fn record(&mut self, importance: Option<u8>, satisfaction: Option<u8>) -> Result<(), Error> {
        self.record_many(importance, satisfaction, 1)
    }

    /// Counts `people` respondents who gave the same two answers.
    pub fn record_many(&mut self, importance: Option<u8>, satisfaction: Option<u8>, people: u32) -> Result<(), Error> {
        let (row, column) = (self.place(importance)?, self.place(satisfaction)?);
        let cell = self.rows.get_mut(row).and_then(|row| row.get_mut(column)).ok_or(Error::OffScale)?;
        *cell = cell.saturating_add(people);
        Ok(())
    }

    /// Adds the answers of another tally on the same scale.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.scale != other.scale {
            return Err(Error::OtherScale);
        }
        for (row, others) in self.rows.iter_mut().zip(&other.rows) {
            for (mine, theirs) in row.iter_mut().zip(others) {
                *mine = mine.saturating_add(*theirs);
            }
        }
        Ok(())
    }

    /// How many people gave these two answers, `None` being none.
    ///
    /// # Errors
    /// [`Error::OffScale`] for answers that are not on the scale.
    pub fn cell(&self, importance: Option<u8>, satisfaction: Option<u8>) -> Result<u32, Error> {
        let (row, column) = (self.place(importance)?, self.place(satisfaction)?);
        self.rows.get(row).and_then(|row| row.get(column)).copied().ok_or(Error::OffScale)
    }

    /// The `(scale + 1)²` counts, row by row: importance is the row, satisfaction the column, 0 is "no answer".
    pub fn cells(&self) -> impl Iterator<Item = u32> + '_ {
        let side = self.side();
        self.rows.iter().take(side).flat_map(move |row| row.iter().take(side).copied())
    }

    /// All respondents, whatever they answered.
    pub fn people(&self) -> u64 {
        self.rows.iter().flatten().map(|cell| u64::from(*cell)).sum()
    }

    /// People by importance (row) and satisfaction (column): no answer, below `top_from`, from there on.
    ///
    /// Each cell is halved so many times, enough for the sums to fit.
    pub(super) fn by_top_box(&self, top_from: u8, halved: u32) -> [[u32; 3]; 3] {
        let class = |answer: u8| usize::from(answer > 0) + usize::from(answer >= top_from);
        let mut people = [[0; 3]; 3];
        for (importance, row) in (0..).zip(&self.rows) {
            let Some(sums) = people.get_mut(class(importance)) else {
                continue;
            };
            for (satisfaction, cell) in (0..).zip(row) {
                if let Some(sum) = sums.get_mut(class(satisfaction)) {
                    *sum += cell >> halved;
                }
            }
        }
        people
    }

    fn side(&self) -> usize {
        usize::from(self.scale) + 1
    }

    fn place(&self, answer: Option<u8>) -> Result<usize, Error> {
        match answer {
            None => Ok(0),
            Some(value) if value >= 1 && value <= self.scale => Ok(value.into()),
            Some(_) => Err(Error::OffScale),
        }
    }
}
