//! Whether bytes are the one way in which a value is written.
//!
//! Postcard leaves one freedom only: a varint may be longer than it need be. A value is therefore written in the canonical way if it took as many bytes as
//! the shortest way takes, which is reckoned by going through the value as if to write it. Cost: reading, and a look at each field.

use core::fmt;
use serde::ser::{Error, Impossible, SerializeStruct};
use serde::{Deserialize, Serialize, Serializer};

/// How many bytes the shortest way to write a value takes.
#[derive(Default)]
struct Shortest(usize);

impl Shortest {
    const fn add(&mut self, bytes: usize) {
        self.0 = self.0.saturating_add(bytes);
    }

    /// A number in seven bits a byte.
    const fn add_varint(&mut self, value: usize) {
        let bits = (usize::BITS - value.leading_zeros()) as usize;
        self.add(if bits <= 7 { 1 } else { bits.div_ceil(7) });
    }

    const fn add_bytes(&mut self, length: usize) {
        self.add_varint(length);
        self.add(length);
    }
}

/// A value that no record has, or that cannot be written.
#[derive(Debug)]
struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("no record has such a value")
    }
}

impl core::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Written<T = ()> = Result<T, Unwritable>;
type No = Impossible<(), Unwritable>;

macro_rules! unwritable {
    ($($method:ident($($kind:ty),*) -> $output:ty;)+) => {
        $(fn $method(self, $(_: $kind),*) -> Written<$output> { Err(Unwritable) })+
    };
}

/// What the records are made of: texts, byte strings, numbers, and structs of these.
impl Serializer for &mut Shortest {
    type Ok = ();
    type Error = Unwritable;
    type SerializeStruct = Self;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStructVariant = No;

    fn serialize_u8(self, _: u8) -> Written {
        self.add(1);
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.add_varint(value as usize);
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Written {
        self.add_bytes(text.len());
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Written {
        self.add_bytes(bytes.len());
        Ok(())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Written<Self> {
        Ok(self)
    }

    unwritable! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u16(u16) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_seq(Option<usize>) -> No;
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Written {
        Err(Unwritable)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Written {
        Err(Unwritable)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(Unwritable)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Written {
        Err(Unwritable)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

impl SerializeStruct for &mut Shortest {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Written {
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        Ok(())
    }
}

/// The value at the start of these bytes and what follows it; `None` if there is none or it is written in another than the canonical way.
pub fn take_canonical<'a, T: Deserialize<'a> + Serialize>(bytes: &'a [u8]) -> Option<(T, &'a [u8])> {
    let (value, rest) = postcard::take_from_bytes::<T>(bytes).ok()?;
    let written = bytes.strip_suffix(rest)?;
    let mut shortest = Shortest::default();
    value.serialize(&mut shortest).ok()?;
    // A value of no bytes would repeat for ever in a list.
    (shortest.0 == written.len() && !written.is_empty()).then_some((value, rest))
}

/// Whether these bytes are values, one after the other, each written in the canonical way.
pub fn all_canonical<'a, T: Deserialize<'a> + Serialize>(mut bytes: &'a [u8]) -> bool {
    while !bytes.is_empty() {
        let Some((_, rest)) = take_canonical::<T>(bytes) else { return false };
        bytes = rest;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Analyser, List, PackText};

    #[test]
    fn a_longer_varint_says_the_same_and_is_refused() {
        assert_eq!(take_canonical::<&str>(b"\x02hi!"), Some(("hi", &b"!"[..])));
        assert_eq!(take_canonical::<&str>(b"\x82\x00hi!"), None);
        for number in [0, 127, 128, 16_383, 16_384, u32::MAX] {
            let mut bytes = [0; 5];
            let length = crate::pack::write_varint(number, &mut bytes);
            assert_eq!(take_canonical::<u32>(&bytes[..length]), Some((number, &[][..])));
        }
        assert_eq!(take_canonical::<u32>(&[0x80, 0]), None);
    }

    #[test]
    fn items_of_lists_are_looked_at_too() {
        let about = |analysers: &[u8]| {
            let record = PackText { analysers: List::<Analyser>::from_bytes(analysers), ..PackText::default() };
            let mut bytes = vec![0; 8];
            bytes.push(analysers.len() as u8);
            bytes.extend(analysers);
            assert_eq!(postcard::from_bytes::<PackText>(&bytes).unwrap(), record);
            take_canonical::<PackText>(&bytes).is_some()
        };
        assert!(about(b"\x02en\x01x"));
        assert!(!about(b"\x82\x00en\x01x"), "a varint that is too long");
        assert!(!about(b"\x02en\x01"), "an item that ends too early");
    }
}
