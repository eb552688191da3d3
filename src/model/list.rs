//! Lists inside records that people read, decoded one item at a time, since there is no heap to put them in.

use super::canonical::all_canonical;
use core::marker::PhantomData;
use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A list borrowed from a pack: a byte length, then the items one after the other, each in postcard. Decoding an item costs its length.
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

    /// Each item with the bytes that it is written in.
    pub(crate) fn encodings(&self) -> impl Iterator<Item = (T, &'a [u8])> + use<'a, T>
    where
        T: Deserialize<'a>,
    {
        let mut items = self.iter();
        core::iter::from_fn(move || {
            let before = items.rest;
            let item = items.next()?;
            Some((item, before.strip_suffix(items.rest).unwrap_or(before)))
        })
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

impl<'a, T: Deserialize<'a> + core::fmt::Debug> core::fmt::Debug for List<'a, T> {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T: Deserialize<'a>> IntoIterator for List<'a, T> {
    type Item = T;
    type IntoIter = ListIter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Fails if an item is malformed or not written in the canonical way, so that what can be written is canonical all through.
impl<'a, T: Deserialize<'a> + Serialize> Serialize for List<'a, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match all_canonical::<T>(self.bytes) {
            true => serializer.serialize_bytes(self.bytes),
            false => Err(S::Error::custom("an item of a list is malformed")),
        }
    }
}

impl<'de: 'a, 'a, T> Deserialize<'de> for List<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'a [u8]>::deserialize(deserializer).map(Self::from_bytes)
    }
}

/// The items of a [`List`].
#[derive(Clone, Debug)]
pub struct ListIter<'a, T> {
    rest: &'a [u8],
    item: PhantomData<T>,
}

impl<'a, T: Deserialize<'a>> Iterator for ListIter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.rest.is_empty() {
            return None;
        }
        let (item, rest) = postcard::take_from_bytes(self.rest).ok()?;
        // An item of no bytes would repeat for ever.
        if rest.len() == self.rest.len() {
            return None;
        }
        self.rest = rest;
        Some(item)
    }
}
