//! Small whole numbers in Parquet, taken from its pages.
//!
//! Between a page and these bytes there is no array: nulls are spread out once, as bytes, which is where most of the time of reading a survey goes
//! otherwise. Invariant: the bytes are those of `cells::answers`. Cost: some twenty instructions a number.

use super::cells::ToByte;
use bytes::Bytes;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::file::reader::{FileReader, SerializedFileReader};

/// So many rows are taken at once.
const ROWS: usize = 1 << 13;

/// The numbers from 0 to `scale` in a column of a row group, 0 where there is none; `None` if there is anything else.
pub fn numbers(
    file: &SerializedFileReader<Bytes>,
    (group, column): (usize, usize),
    rows: usize,
    scale: u8,
) -> Option<Vec<u8>> {
    let group = file.get_row_group(group).ok()?;
    let description = group.metadata().column(column).column_descr();
    if description.max_rep_level() > 0 || description.max_def_level() > 1 {
        return None;
    }
    // What the file says of its rows is only believed as far as there are some.
    let mut bytes = Vec::with_capacity(rows.min(1 << 20));
    match group.get_column_reader(column).ok()? {
        ColumnReader::Int32ColumnReader(pages) => take(pages, rows, &mut bytes)?,
        ColumnReader::Int64ColumnReader(pages) => take(pages, rows, &mut bytes)?,
        ColumnReader::FloatColumnReader(pages) => take(pages, rows, &mut bytes)?,
        ColumnReader::DoubleColumnReader(pages) => take(pages, rows, &mut bytes)?,
        _ => return None,
    }
    let most = bytes.iter().fold(0, |most, &byte| byte.max(most));
    (most <= scale && bytes.len() == rows).then_some(bytes)
}

fn take<T: DataType>(mut pages: ColumnReaderImpl<T>, rows: usize, bytes: &mut Vec<u8>) -> Option<()>
where
    T::T: ToByte,
{
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    while bytes.len() < rows {
        levels.clear();
        values.clear();
        let (records, known, _) = pages.read_records(ROWS, Some(&mut levels), None, &mut values).ok()?;
        if records == 0 {
            return None;
        }
        if known == records {
            bytes.extend(values.iter().map(|value| value.to_byte()));
            continue;
        }
        let mut given = values.iter();
        let spread =
            levels.iter().map(|&level| if level == 0 { 0 } else { given.next().map_or(255, |value| value.to_byte()) });
        bytes.extend(spread);
    }
    Some(())
}
