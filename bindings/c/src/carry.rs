//! How records of a pack become structs of C: by tables that say, for each field of a struct, what it is filled with.
//!
//! Owns: the one function that fills a struct, and the tables' words. What is read field by field is read in the order of the table, which is that of
//! the format (`docs/FORMAT.md`, "Cold records"). Invariant: a struct is written as a whole or not at all. Cost: the fields, read twice.

use crate::boundary::{Outcome, jobpack_text, opened};
use crate::lists::jobpack_list;
use crate::pack::jobpack_pack;
use crate::status::jobpack_status::{self, *};
use crate::status::status_of;
use core::mem::MaybeUninit;
use jobpack::Pack;
use jobpack::model::{Cold, List, Reader};
use jobpack::pack::{self, NO_NAME, Need, Reference, Section};

/// What a field of a struct is filled with.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    /// The text, list, number or code that comes next in the record that people read.
    Text,
    List,
    Number,
    Code,
    /// No text.
    Empty,
    /// A field of the record that ranking reads.
    Hot(pack::Field),
    /// The name, or the reason, that such a field leads to.
    Name(pack::Field),
    Why(pack::Field),
    /// Whether such a field has no name.
    Nameless(pack::Field),
    /// The number of the record in its table.
    Place,
    /// Whether the record is a job.
    IsJob,
}

/// A field of a struct.
pub(crate) struct Field {
    source: Source,
    /// Where it lies, and how many bytes it has.
    to: u16,
    size: u8,
}

impl Field {
    /// Checks that the field has the type that the source gives.
    pub(crate) const fn new<S, F: Filled>(source: Source, to: usize, _: fn(&S) -> &F) -> Self {
        let fits = match source {
            Source::List => F::IS_LIST,
            Source::Text | Source::Empty | Source::Name(_) | Source::Why(_) => F::IS_TEXT,
            _ => !F::IS_LIST && !F::IS_TEXT,
        };
        assert!(fits && to <= u16::MAX as usize);
        Self { source, to: to as u16, size: size_of::<F>() as u8 }
    }
}

/// What a field can be.
pub(crate) trait Filled {
    const IS_TEXT: bool = false;
    const IS_LIST: bool = false;
}

impl Filled for u8 {}
impl Filled for u16 {}
impl Filled for u32 {}
impl Filled for jobpack_text {
    const IS_TEXT: bool = true;
}
impl Filled for [jobpack_text; 3] {
    const IS_TEXT: bool = true;
}
impl Filled for jobpack_list {
    const IS_LIST: bool = true;
}

/// A struct that is filled by a table.
///
/// # Safety
/// The fields lie inside of the struct, and it may be all zeros elsewhere. [`carried`] sees to the first.
pub(crate) unsafe trait Carried: Sized {
    const FIELDS: &'static [Field];
}

// SAFETY: it is a text, whole.
unsafe impl Carried for jobpack_text {
    const FIELDS: &'static [Field] = &[Field::new(Source::Text, 0, |text: &Self| text)];
}

// SAFETY: it is the number that a reference is, whole.
unsafe impl Carried for u32 {
    const FIELDS: &'static [Field] = &[Field::new(Source::Hot(hot::<Reference>("to")), 0, |number: &Self| number)];
}

/// Declares what structs are filled with: the source and the field of the struct; of a hot record, the field of the same name, or the one behind `=`.
macro_rules! carried {
    ($($struct:ident $(of $hot:ident)? { $($source:ident $($to:ident).+ $(= $from:ident)?;)+ })+) => {
        $(
            // SAFETY: `offset_of` and `Field::new` find the fields inside of the struct, whose other fields are integers or pointers, which may be zero.
            unsafe impl $crate::carry::Carried for $struct {
                const FIELDS: &'static [$crate::carry::Field] = {
                    $(type Hot = $hot;)?
                    &[$(
                        $crate::carry::Field::new(
                            $crate::carry::carried!(@$source $($to).+ $(= $from)?),
                            core::mem::offset_of!($struct, $($to).+),
                            |filled: &$struct| &filled.$($to).+,
                        ),
                    )+]
                };
            }
        )+
    };
    (@$source:ident $to:ident = $from:ident) => { $crate::carry::carried!(@$source $from) };
    (@text $($to:ident).+) => { $crate::carry::Source::Text };
    (@list $to:ident) => { $crate::carry::Source::List };
    (@number $to:ident) => { $crate::carry::Source::Number };
    (@code $($to:ident).+) => { $crate::carry::Source::Code };
    (@empty $to:ident) => { $crate::carry::Source::Empty };
    (@place $to:ident) => { $crate::carry::Source::Place };
    (@whether_job $to:ident) => { $crate::carry::Source::IsJob };
    (@hot $from:ident) => { $crate::carry::Source::Hot($crate::carry::hot::<Hot>(stringify!($from))) };
    (@name $from:ident) => { $crate::carry::Source::Name($crate::carry::hot::<Hot>(stringify!($from))) };
    (@why $from:ident) => { $crate::carry::Source::Why($crate::carry::hot::<Hot>(stringify!($from))) };
    (@nameless $from:ident) => { $crate::carry::Source::Nameless($crate::carry::hot::<Hot>(stringify!($from))) };
}
pub(crate) use carried;

/// The field of a hot record with this name.
pub(crate) const fn hot<R: pack::Record>(name: &str) -> pack::Field {
    pack::Field::named::<R>(name)
}

/// A struct's table and its size: one copy of the code fills all of them.
#[derive(Clone, Copy)]
struct Layout {
    fields: &'static [Field],
    size: usize,
}

impl Layout {
    const fn of<T: Carried>() -> &'static Self {
        const { &Self { fields: T::FIELDS, size: size_of::<T>() } }
    }
}

/// Where a struct is filled from.
struct Record<'p> {
    pack: Option<&'p Pack<'static>>,
    section: Section,
    number: u32,
    /// What ranking reads, and what people read.
    row: &'static [u8],
    text: &'static [u8],
}

/// Fills an output with a record of a table, and with the text that it leads to, if its own table asks for that.
pub(crate) fn record<T: Carried>(
    pack: Option<&jobpack_pack>,
    section: Section,
    number: u32,
    output: Option<&mut MaybeUninit<T>>,
) -> jobpack_status {
    // SAFETY: the output is as large as its layout says.
    status_of(unsafe { record_into(pack, section, number, Layout::of::<T>(), bytes_of(output)) })
}

/// Fills an output with a need, which is a record of one of two tables.
pub(crate) fn need<T: Carried>(
    pack: Option<&jobpack_pack>,
    number: u32,
    output: Option<&mut MaybeUninit<T>>,
) -> jobpack_status {
    match opened(pack) {
        Ok(opened) => {
            let (section, number) = opened.need_place(number);
            record(pack, section, number, output)
        }
        Err(status) => status,
    }
}

/// Fills an output with what people read, and gives what follows it.
pub(crate) fn text<T: Carried>(text: &'static [u8], output: Option<&mut MaybeUninit<T>>) -> Outcome<&'static [u8]> {
    let record = Record { pack: None, section: Section::Text, number: 0, row: &[], text };
    // SAFETY: the output is as large as its layout says.
    unsafe { fill(&record, Layout::of::<T>(), bytes_of(output)) }
}

fn bytes_of<T>(output: Option<&mut MaybeUninit<T>>) -> Option<*mut u8> {
    output.map(|output| output.as_mut_ptr().cast())
}

/// # Safety
/// As for [`fill`].
unsafe fn record_into(
    pack: Option<&jobpack_pack>,
    section: Section,
    number: u32,
    layout: &Layout,
    to: Option<*mut u8>,
) -> Outcome {
    let pack = opened(pack)?;
    let row = pack.row(section, number).ok_or(JOBPACK_NOT_FOUND)?;
    // All that lead to text lead to it by their first field; who has none asks for none.
    let text = pack.text_bytes(const { hot::<Need>("text") }.of(row)).unwrap_or(&[]);
    let record = Record { pack: Some(pack), section, number, row, text };
    // SAFETY: as was promised.
    unsafe { fill(&record, layout, to) }.map(drop)
}

/// Fills a struct and gives what follows the text that was read.
///
/// # Safety
/// P1: `to` is valid for writing a struct of this layout.
unsafe fn fill(record: &Record<'_>, layout: &Layout, to: Option<*mut u8>) -> Outcome<&'static [u8]> {
    let to = to.ok_or(JOBPACK_ERROR_NULL)?;
    // Once to see whether all of it can be read, since a call that fails writes nothing.
    let mut reader = Reader::of(record.text);
    for field in layout.fields {
        record.value(field.source, &mut reader);
    }
    let rest = reader.rest().ok_or(JOBPACK_ERROR_RECORD)?;
    let mut reader = Reader::of(record.text);
    // SAFETY: P1.
    unsafe { to.write_bytes(0, layout.size) };
    for field in layout.fields {
        // SAFETY: P1, and the field lies inside of the struct, as `Carried` promises.
        unsafe { record.value(field.source, &mut reader).write(to.add(field.to.into()), field.size) };
    }
    Ok(rest)
}

/// What a field is filled with: a text or a list, which look the same, or a number.
#[derive(Clone, Copy)]
struct Value {
    bytes: &'static [u8],
    number: u32,
}

impl Value {
    /// # Safety
    /// P1: `to` is valid for writing a field of this size, which is an integer, or texts and lists.
    unsafe fn write(self, to: *mut u8, size: u8) {
        let span = jobpack_text { data: self.bytes.as_ptr().cast(), length: self.bytes.len() };
        // SAFETY: P1; `Field::new` saw to it that the field has this type.
        unsafe {
            match size {
                1 => to.write(self.number as u8),
                2 => to.cast::<u16>().write(self.number as u16),
                4 => to.cast::<u32>().write(self.number),
                size => {
                    for place in 0..usize::from(size) / size_of::<jobpack_text>() {
                        to.cast::<jobpack_text>().add(place).write(span);
                    }
                }
            }
        }
    }
}

impl Record<'_> {
    fn value(&self, source: Source, reader: &mut Reader<'static>) -> Value {
        let number = match source {
            Source::Number => u32::read(reader),
            Source::Code => u8::read(reader).into(),
            Source::Hot(field) | Source::Name(field) | Source::Why(field) => field.of(self.row),
            Source::Nameless(field) => (field.of(self.row) == NO_NAME.into()).into(),
            Source::Place => self.number,
            Source::IsJob => (self.section == Section::Jobs).into(),
            Source::Text | Source::List | Source::Empty => 0,
        };
        let bytes = match (source, self.pack) {
            (Source::Text, _) => <&str>::read(reader).as_bytes(),
            (Source::List, _) => List::<u8>::read(reader).bytes(),
            (Source::Name(_), Some(pack)) => pack.name(number as u16).as_bytes(),
            (Source::Why(_), Some(pack)) => pack.why(number).as_bytes(),
            _ => &[],
        };
        Value { bytes, number }
    }
}
