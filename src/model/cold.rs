//! How cold records are written: one field after the other, with nothing between them.
//!
//! Owns: the bytes of fields, read and written from the one declaration of a record, so that a reader and a builder cannot differ. Text and lists have
//! their length in bytes before them, a `u32` is a varint and a `u8` is one byte (`docs/FORMAT.md`, section 4); postcard 1 writes the same
//! bytes. Cost of reading: a step for each field; text is checked to be UTF-8 and not copied.

use crate::pack::{take_shortest, take_varint, write_varint};

/// What cold records are made of, and the records themselves. Each takes one byte at least.
pub trait Cold<'a>: Sized {
    /// Reads the value that comes next; if it is malformed, the reader knows.
    fn read(from: &mut Reader<'a>) -> Self;

    /// Takes the value at the start of these bytes, and leaves what follows it. `None` if it is malformed.
    fn take(from: &mut &'a [u8]) -> Option<Self> {
        let mut reader = Reader::of(from);
        let value = Self::read(&mut reader);
        *from = reader.rest()?;
        Some(value)
    }

    /// Gives the bytes that the value is written in, piece by piece.
    fn put(&self, to: &mut dyn FnMut(&[u8]));
}

/// Bytes that a value is read from, field by field, and whether one of these was malformed: that is asked once, at the end.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    malformed: bool,
}

impl<'a> Reader<'a> {
    /// Of these bytes.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, malformed: false }
    }

    /// What is still to be read; `None` if a field was malformed.
    pub fn rest(&self) -> Option<&'a [u8]> {
        (!self.malformed).then_some(self.rest)
    }

    /// Reads a field. One that is malformed reads as empty.
    fn field<T: Default>(&mut self, take: impl FnOnce(&mut &'a [u8]) -> Option<T>) -> T {
        let field = take(&mut self.rest);
        self.malformed |= field.is_none();
        field.unwrap_or_default()
    }

    /// Reads bytes with their length before them.
    #[inline(never)]
    pub(super) fn bytes(&mut self) -> &'a [u8] {
        self.field(take_bytes::<false>)
    }
}

/// Takes a number; where `STRICT`, only if it is written in the one canonical way, which nobody but the verifier asks for.
fn take_number<const STRICT: bool>(from: &mut &[u8]) -> Option<u32> {
    let (number, rest) = if STRICT { take_shortest(from) } else { take_varint(from) }?;
    *from = rest;
    Some(number)
}

/// Takes bytes with their length before them. One copy on a device, as of [`take_text`]: records are many.
#[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
pub(crate) fn take_bytes<'a, const STRICT: bool>(from: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = take_number::<STRICT>(from)?;
    let (bytes, rest) = from.split_at_checked(length as usize)?;
    *from = rest;
    Some(bytes)
}

#[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
pub(crate) fn take_text<'a, const STRICT: bool>(from: &mut &'a [u8]) -> Option<&'a str> {
    core::str::from_utf8(take_bytes::<STRICT>(from)?).ok()
}

fn put_number(number: u32, to: &mut dyn FnMut(&[u8])) {
    let mut bytes = [0; 5];
    let length = write_varint(number, &mut bytes);
    to(bytes.get(..length).unwrap_or(&[]));
}

/// Gives bytes with their length before them. There are no longer ones than a pack can hold.
pub(super) fn put_bytes(bytes: &[u8], to: &mut dyn FnMut(&[u8])) {
    put_number(u32::try_from(bytes.len()).unwrap_or(u32::MAX), to);
    to(bytes);
}

impl<'a> Cold<'a> for &'a str {
    #[inline(never)]
    fn read(from: &mut Reader<'a>) -> Self {
        from.field(take_text::<false>)
    }

    fn put(&self, to: &mut dyn FnMut(&[u8])) {
        put_bytes(self.as_bytes(), to);
    }
}

impl<'a> Cold<'a> for u8 {
    #[inline(never)]
    fn read(from: &mut Reader<'a>) -> Self {
        from.field(|bytes| {
            let (&byte, rest) = bytes.split_first()?;
            *bytes = rest;
            Some(byte)
        })
    }

    fn put(&self, to: &mut dyn FnMut(&[u8])) {
        to(&[*self]);
    }
}

impl<'a> Cold<'a> for u32 {
    fn read(from: &mut Reader<'a>) -> Self {
        from.field(take_number::<false>)
    }

    fn put(&self, to: &mut dyn FnMut(&[u8])) {
        put_number(*self, to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'a, T>(take: impl Fn(&mut &'a [u8]) -> Option<T>, mut bytes: &'a [u8]) -> Option<(T, &'a [u8])> {
        let value = take(&mut bytes)?;
        Some((value, bytes))
    }

    #[test]
    fn a_longer_varint_says_the_same_and_is_not_canonical() {
        assert_eq!(read(take_text::<true>, b"\x02hi!"), Some(("hi", &b"!"[..])));
        assert_eq!(read(take_text::<false>, b"\x82\x00hi!"), Some(("hi", &b"!"[..])));
        assert_eq!(read(take_text::<true>, b"\x82\x00hi!"), None);
        assert_eq!(read(take_number::<false>, &[0x80, 0]), Some((0, &[][..])));
        assert_eq!(read(take_number::<true>, &[0x80, 0]), None);
    }

    #[test]
    fn what_is_malformed_is_not_read() {
        for bytes in [&b""[..], b"\x03hi", b"\x80", b"\x02\xFF\xFE", b"\xFF\xFF\xFF\xFF\x1F"] {
            assert_eq!(read(<&str>::take, bytes), None, "{bytes:?}");
        }
        assert_eq!(read(u8::take, b""), None);
    }
}
