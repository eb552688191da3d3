//! Whether bytes are the one way in which a value is written.
//!
//! A value is read and then written again into a sink that compares instead of keeping, so that no buffer is needed. Cost: reading and writing once.

use postcard::ser_flavors::Flavor;
use serde::{Deserialize, Serialize};

/// Bytes that must come next; what else is written is an error.
struct Expected<'a>(&'a [u8]);

impl Flavor for Expected<'_> {
    type Output = bool;

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.try_extend(&[byte])
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0 = self.0.strip_prefix(bytes).ok_or(postcard::Error::DeserializeBadEncoding)?;
        Ok(())
    }

    fn finalize(self) -> postcard::Result<bool> {
        Ok(self.0.is_empty())
    }
}

/// The value at the start of these bytes and what follows it; `None` if there is none or it is written in another than the canonical way.
pub fn take_canonical<'a, T: Deserialize<'a> + Serialize>(bytes: &'a [u8]) -> Option<(T, &'a [u8])> {
    let (value, rest) = postcard::take_from_bytes::<T>(bytes).ok()?;
    let written = bytes.strip_suffix(rest)?;
    let canonical = postcard::serialize_with_flavor(&value, Expected(written)).unwrap_or(false);
    // A value of no bytes would repeat for ever in a list.
    (canonical && !written.is_empty()).then_some((value, rest))
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
