//! Files of columns: Parquet, and Arrow's own in both of its forms.
//!
//! Invariants: bytes that are no such file, or a damaged one, give an error and never a panic. Cost: the file is mapped; a chunk is decoded when it is
//! asked for, only the columns that are asked for.

use super::Chunk;
use super::numbers::numbers;
use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::reader::{FileReader, StreamDecoder, read_footer_length};
use arrow_ipc::root_as_footer;
use arrow_schema::DataType;
use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ParquetRecordBatchReaderBuilder};
use parquet::file::reader::SerializedFileReader;
use std::fmt::Display;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A file that was opened.
pub enum File {
    Parquet(Bytes, ArrowReaderMetadata, SerializedFileReader<Bytes>),
    Arrow(Bytes),
    /// Batches that are in memory.
    Held(Vec<RecordBatch>),
}

/// A file, the names of its columns, and how many rows each of its chunks has.
pub struct Opened {
    pub file: File,
    pub names: Vec<String>,
    pub rows: Vec<usize>,
}

/// Opens a file by its first bytes.
pub fn open(bytes: Bytes) -> Result<Opened, String> {
    let opened = guarded(|| {
        if bytes.starts_with(b"PAR1") {
            parquet(bytes)
        } else if bytes.starts_with(b"ARROW1") {
            arrow(bytes)
        } else {
            stream(bytes)
        }
    })?;
    // What a file says of itself need not be so, and rows are told by numbers of 32 bits.
    let add = |sum: u32, &rows: &usize| sum.checked_add(u32::try_from(rows).ok()?);
    match opened.rows.iter().try_fold(0, add) {
        Some(_) => Ok(opened),
        None => Err("it says that it has more than 4,294,967,295 rows; divide it into several files".to_owned()),
    }
}

fn parquet(bytes: Bytes) -> Result<Opened, String> {
    let metadata = ArrowReaderMetadata::load(&bytes, Default::default()).map_err(told)?;
    let names = metadata.schema().fields().iter().map(|field| field.name().clone()).collect();
    let groups = metadata.metadata().row_groups().iter();
    let rows = groups.map(|group| usize::try_from(group.num_rows()).map_err(told)).collect::<Result<_, _>>()?;
    let pages = SerializedFileReader::new(bytes.clone()).map_err(told)?;
    Ok(Opened { file: File::Parquet(bytes, metadata, pages), names, rows })
}

fn arrow(bytes: Bytes) -> Result<Opened, String> {
    has_its_batches(&bytes)?;
    let reader = FileReader::try_new(Cursor::new(bytes.clone()), None).map_err(told)?;
    let names = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
    // Only the batches know how long they are; of uncompressed ones this copies nothing but the first column.
    let first = FileReader::try_new(Cursor::new(bytes.clone()), Some(vec![0])).map_err(told)?;
    let rows = first.map(|batch| Ok(batch.map_err(told)?.num_rows())).collect::<Result<_, String>>()?;
    Ok(Opened { file: File::Arrow(bytes), names, rows })
}

/// Whether every batch that a file says it has is inside of it: the library below sets aside as much memory as one is said to be long.
fn has_its_batches(bytes: &[u8]) -> Result<(), String> {
    let cut = || "it is cut short".to_owned();
    let (rest, end) = bytes.split_last_chunk().ok_or_else(cut)?;
    let length = read_footer_length(*end).map_err(told)?;
    let footer = rest.len().checked_sub(length).and_then(|start| rest.get(start..)).ok_or_else(cut)?;
    let footer = root_as_footer(footer).map_err(told)?;
    let mut blocks = [footer.dictionaries(), footer.recordBatches()].into_iter().flatten().flatten();
    let is_inside = |start: i64, head: i32, body: i64| {
        let end = start.checked_add(head.into())?.checked_add(body)?;
        (start >= 0 && head >= 0 && body >= 0).then_some(usize::try_from(end).ok()? <= bytes.len())
    };
    match blocks.all(|block| is_inside(block.offset(), block.metaDataLength(), block.bodyLength()) == Some(true)) {
        true => Ok(()),
        false => Err("it is damaged: it says that it has a batch where it is over".to_owned()),
    }
}

/// The batches of a stream, which are taken from its bytes as they come, so that a false length is met by their end.
fn stream(bytes: Bytes) -> Result<Opened, String> {
    let (mut decoder, mut rest) = (StreamDecoder::new(), Buffer::from(bytes));
    let mut batches = Vec::new();
    while let Some(batch) = decoder.decode(&mut rest).map_err(told)? {
        batches.push(batch);
    }
    decoder.finish().map_err(told)?;
    let schema = decoder.schema().ok_or("it says nothing of its columns")?;
    let names = schema.fields().iter().map(|field| field.name().clone()).collect();
    Ok(held(names, batches))
}

/// Batches in memory, as a file.
pub fn held(names: Vec<String>, batches: Vec<RecordBatch>) -> Opened {
    let rows = batches.iter().map(RecordBatch::num_rows).collect();
    Opened { file: File::Held(batches), names, rows }
}

impl Opened {
    /// The numbers from 0 to `scale` in a column of a chunk, 0 where nothing is said, if the file has a short way to them and there is nothing else.
    pub fn numbers(&self, chunk: Chunk, column: usize, scale: u8) -> Option<Vec<u8>> {
        let File::Parquet(_, metadata, pages) = &self.file else { return None };
        let fields = metadata.schema().fields();
        // Otherwise columns within columns come in between.
        let flat = metadata.parquet_schema().num_columns() == fields.len();
        let kind = fields[column].data_type();
        if !flat || !(kind.is_integer() || matches!(kind, DataType::Float32 | DataType::Float64)) {
            return None;
        }
        let found = guarded(|| Ok(numbers(pages, (chunk.number, column), chunk.rows, scale)));
        found.unwrap_or_default()
    }

    /// Decodes these columns of a chunk, in pieces of at most so many rows, and gives each piece away. The columns come in the order of the file.
    pub fn read(
        &self,
        chunk: Chunk,
        columns: &[usize],
        rows: usize,
        take: &mut dyn FnMut(RecordBatch),
    ) -> Result<(), String> {
        guarded(|| match &self.file {
            File::Parquet(bytes, metadata, _) => {
                let mask = ProjectionMask::roots(metadata.parquet_schema(), columns.iter().copied());
                let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(bytes.clone(), metadata.clone());
                let reader = reader.with_row_groups(vec![chunk.number]).with_projection(mask).with_batch_size(rows);
                for batch in reader.build().map_err(told)? {
                    take(batch.map_err(told)?);
                }
                Ok(())
            }
            File::Arrow(bytes) => {
                let columns = Some(columns.to_vec());
                let mut reader = FileReader::try_new(Cursor::new(bytes.clone()), columns).map_err(told)?;
                reader.set_index(chunk.number).map_err(told)?;
                if let Some(batch) = reader.next() {
                    take(batch.map_err(told)?);
                }
                Ok(())
            }
            File::Held(batches) => {
                let batch = batches.get(chunk.number).map(|batch| batch.project(columns).map_err(told)).transpose()?;
                batch.into_iter().for_each(take);
                Ok(())
            }
        })
    }
}

/// What a library says; of ways to compress that are left out, what to do about them.
fn told(error: impl Display) -> String {
    let told = error.to_string();
    match told.split_once("Disabled feature at compile time: ") {
        Some((_, way)) => {
            let way = way.replace("flate2", "gzip");
            format!(
                "it is compressed with {way}, which is not read; write it with Snappy, Zstandard or LZ4, or without"
            )
        }
        None => told,
    }
}

/// Does work on bytes that anybody may have written: where the library below loses its footing, that is an error like any other.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err("it is damaged".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_unpacked_says_what_to_do() {
        let said = told("Parquet error: Disabled feature at compile time: flate2");
        assert!(said.contains("with gzip, which is not read") && said.contains("Zstandard"), "{said}");
        assert_eq!(told("out of spec"), "out of spec");
    }
}
