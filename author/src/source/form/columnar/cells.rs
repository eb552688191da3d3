//! Cells of Arrow's arrays, as any other table has them.
//!
//! Invariant: a cell means what it would mean as text in a file. Cost: one call for each cell.

use crate::source::form::Held;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Float16Type, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrowNativeTypeOp};
use arrow_schema::DataType;

/// Gives the cell in a row.
pub type Column<'a> = Box<dyn Fn(usize) -> Held<'a> + 'a>;

/// Reads an array of any type; one that holds neither texts nor numbers gives what is something else.
pub fn cells(array: &dyn Array) -> Column<'_> {
    match array.data_type() {
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => whole::<UInt64Type>(array),
        DataType::Float16 => number::<Float16Type>(array, |value| Held::Number(value.to_f64())),
        DataType::Float32 => number::<Float32Type>(array, |value| Held::Number(value.into())),
        DataType::Float64 => number::<Float64Type>(array, Held::Number),
        &DataType::Decimal32(_, scale) => number::<Decimal32Type>(array, move |value| decimal(value.into(), scale)),
        &DataType::Decimal64(_, scale) => number::<Decimal64Type>(array, move |value| decimal(value.into(), scale)),
        &DataType::Decimal128(_, scale) => number::<Decimal128Type>(array, move |value| decimal(value, scale)),
        DataType::Utf8 => {
            let texts = array.as_string::<i32>();
            said(array, move |row| Held::Text(texts.value(row)))
        }
        DataType::LargeUtf8 => {
            let texts = array.as_string::<i64>();
            said(array, move |row| Held::Text(texts.value(row)))
        }
        DataType::Utf8View => {
            let texts = array.as_string_view();
            said(array, move |row| Held::Text(texts.value(row)))
        }
        DataType::Binary => {
            let bytes = array.as_binary::<i32>();
            said(array, move |row| utf8(bytes.value(row)))
        }
        DataType::LargeBinary => {
            let bytes = array.as_binary::<i64>();
            said(array, move |row| utf8(bytes.value(row)))
        }
        DataType::BinaryView => {
            let bytes = array.as_binary_view();
            said(array, move |row| utf8(bytes.value(row)))
        }
        DataType::Boolean => {
            let flags = array.as_boolean();
            said(array, move |row| Held::Text(if flags.value(row) { "true" } else { "false" }))
        }
        DataType::Dictionary(_, _) => dictionary(array),
        DataType::Null => Box::new(|_| Held::Nothing),
        _ => said(array, |_| Held::Other),
    }
}

/// A column whose nulls say nothing.
fn said<'a>(array: &'a dyn Array, value: impl Fn(usize) -> Held<'a> + 'a) -> Column<'a> {
    Box::new(move |row| if array.is_null(row) { Held::Nothing } else { value(row) })
}

fn number<'a, T: ArrowPrimitiveType>(array: &'a dyn Array, held: impl Fn(T::Native) -> Held<'a> + 'a) -> Column<'a> {
    let numbers = array.as_primitive::<T>();
    said(array, move |row| held(numbers.value(row)))
}

fn whole<'a, T: ArrowPrimitiveType>(array: &'a dyn Array) -> Column<'a>
where
    T::Native: Into<i128>,
{
    number::<T>(array, |value| Held::Whole(value.into()))
}

/// A number with a fixed point; one that is whole stays so to its last digit, since it may be a name.
fn decimal<'a>(value: i128, scale: i8) -> Held<'a> {
    let unit = 10_i128.checked_pow(scale.unsigned_abs().into());
    let whole = unit.and_then(|unit| match scale < 0 {
        true => value.checked_mul(unit),
        false => (value % unit == 0).then(|| value / unit),
    });
    whole.map_or_else(|| Held::Number(value as f64 / 10_f64.powi(scale.into())), Held::Whole)
}

/// A text that its writer did not mark as one, as some do.
fn utf8(bytes: &[u8]) -> Held<'_> {
    std::str::from_utf8(bytes).map_or(Held::Other, Held::Text)
}

fn dictionary(array: &dyn Array) -> Column<'_> {
    let coded = array.as_any_dictionary();
    if coded.values().is_empty() {
        return Box::new(|_| Held::Nothing);
    }
    let (keys, values) = (coded.normalized_keys(), cells(coded.values().as_ref()));
    said(array, move |row| values(keys[row]))
}

/// The answers in a column of whole numbers from 0 to `scale`, 0 where nothing is said; `None` if there is anything else.
pub fn answers(array: &dyn Array, scale: u8) -> Option<Vec<u8>> {
    match array.data_type() {
        DataType::Int8 => small::<Int8Type>(array, scale),
        DataType::Int16 => small::<Int16Type>(array, scale),
        DataType::Int32 => small::<Int32Type>(array, scale),
        DataType::Int64 => small::<Int64Type>(array, scale),
        DataType::UInt8 => small::<UInt8Type>(array, scale),
        DataType::UInt16 => small::<UInt16Type>(array, scale),
        DataType::UInt32 => small::<UInt32Type>(array, scale),
        DataType::UInt64 => small::<UInt64Type>(array, scale),
        DataType::Float32 => small::<Float32Type>(array, scale),
        DataType::Float64 => small::<Float64Type>(array, scale),
        DataType::Null => Some(vec![0; array.len()]),
        _ => None,
    }
}

/// The numbers as bytes, if each is one from 0 to `scale`.
fn small<T: ArrowPrimitiveType>(array: &dyn Array, scale: u8) -> Option<Vec<u8>>
where
    T::Native: ToByte,
{
    let numbers = array.as_primitive::<T>();
    let mut bytes: Vec<u8> = numbers.values().iter().map(|number| number.to_byte()).collect();
    if let Some(nulls) = numbers.nulls().filter(|nulls| nulls.null_count() > 0) {
        // Most are said.
        let missing = !nulls.inner();
        missing.set_indices().for_each(|at| bytes[at] = 0);
    }
    let most = bytes.iter().fold(0, |most, &byte| byte.max(most));
    (most <= scale).then_some(bytes)
}

/// A number that may be an answer.
pub trait ToByte: ArrowNativeTypeOp {
    /// The number, or 255 if it is none from 0 to 254.
    fn to_byte(self) -> u8;
}

macro_rules! whole_to_byte {
    ($($whole:ty)*) => { $(
        impl ToByte for $whole {
            fn to_byte(self) -> u8 {
                // A sign that shows is a number far above.
                if self as u64 > 254 { 255 } else { self as u8 }
            }
        }
    )* };
}

whole_to_byte! { i8 i16 i32 i64 u8 u16 u32 u64 }

impl ToByte for f64 {
    fn to_byte(self) -> u8 {
        if self.is_nan() {
            0
        } else if self.fract() == 0.0 && (0.0..255.0).contains(&self) {
            self as u8
        } else {
            255
        }
    }
}

impl ToByte for f32 {
    fn to_byte(self) -> u8 {
        f64::from(self).to_byte()
    }
}
