//! How a pack says it: header, sections, records, text; open and verify.
//!
//! Owns: the bytes of format 1 (`docs/FORMAT.md`). A pack is one immutable byte slice, read in place: flash, a mapped file, a browser's buffer. Nothing is
//! trusted: every access is checked, and what does not fit reads as absent; [`Pack::open`] checks the header and the section table only. Cost of
//! opening: the number of sections, 64 at most.

mod crc;
mod field;
mod header;
mod hot;
mod open;
mod packs;
mod postings;
pub(crate) mod row;
mod section;
mod table;
pub(crate) mod unpacked;
mod varint;
mod verify;
pub(crate) mod vocabulary;

pub use crc::{Crc, crc32};
pub use field::Field;
pub use header::{ENTRY_SIZE, FORMAT_MAJOR, FORMAT_MINOR, HEADER_SIZE, MAGIC, MAX_SECTIONS};
pub use hot::{
    Choice, Circumstance, Collection, Condition, Facet, Fold, Item, LexiconBlock, Link, NO_NAME, NONE, Need, Part,
    Record, Reference, Requirement, Resource, Search, Tally,
};
pub use open::{Pack, SectionInfo};
pub use packs::{MAX_PACKS, Packs, Place};
pub use postings::{
    BLOCK_POSTINGS, Block, LARGEST_IMPACT, LISTS_PER_OFFSET, List, MAX_FORMS, MAX_PATCHES, ONLY, ONLY_MOST, PATCH_COST,
    TENTH, UNPATCHED, bit_count, gap_widths, only_size, take_block, take_list,
};
pub(crate) use postings::{bits_from, patch, patched_bits};
pub use section::Section;
pub use table::{TABLE_HEADER, Table};
pub(crate) use varint::take_shortest;
pub use varint::{take_varint, write_varint};
pub use verify::Verifier;
