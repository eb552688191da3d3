//! Lists inside records that people read, decoded one item at a time, since there is no heap to put them in.

use super::cold::{Cold, Reader, put_bytes};
use core::marker::PhantomData;

/// A list borrowed from a pack: a byte length, then the items one after the other, each a [`Cold`] value. Decoding an item costs its length.
#[derive(Clone, Copy)]
pub struct List<'a, T> {
    bytes: &'a [u8],
    item: PhantomData<T>,
}

impl<'a, T> List<'a, T> {
    /// The list with these items, already encoded one after the other.
    pub const fn from_bytes(bytes: &'a [u8]) -> Self {
        Self { bytes, item: PhantomData }
    }

    /// The encoded items.
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// True without items.
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The items in order. A malformed item ends the list; `Pack::verify` tells.
    pub fn iter(&self) -> ListIter<'a, T> {
        ListIter { rest: self.bytes, item: PhantomData }
    }
}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        Self::from_bytes(&[])
    }
}

impl<T> PartialEq for List<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<'a, T: Cold<'a> + core::fmt::Debug> core::fmt::Debug for List<'a, T> {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T: Cold<'a>> IntoIterator for List<'a, T> {
    type Item = T;
    type IntoIter = ListIter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T: Cold<'a>> Cold<'a> for List<'a, T> {
    fn read(from: &mut Reader<'a>) -> Self {
        Self::from_bytes(from.bytes())
    }

    fn put(&self, to: &mut dyn FnMut(&[u8])) {
        put_bytes(self.bytes, to);
    }
}

/// The items of a [`List`].
#[derive(Clone, Debug)]
pub struct ListIter<'a, T> {
    rest: &'a [u8],
    item: PhantomData<T>,
}

impl<'a, T> ListIter<'a, T> {
    /// The encoded items that are still to come.
    pub const fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

impl<'a, T: Cold<'a>> Iterator for ListIter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let mut rest = self.rest;
        // An item of no bytes, which no record is, would repeat for ever.
        let item = T::take(&mut rest).filter(|_| rest.len() < self.rest.len())?;
        self.rest = rest;
        Some(item)
    }
}
