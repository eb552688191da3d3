//! Varints: seven bits a byte, the lowest first, as in LEB128, postcard and protobuf.

use crate::SMALL;

/// The number at the start of these bytes and what follows it. `None` if it does not end or does not fit 32 bits. Cost: five bytes at most.
// On a device one copy: inlined everywhere, it would be a tenth of the code.
#[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
#[cfg_attr(not(any(target_os = "none", target_family = "wasm")), inline)]
pub fn take_varint(bytes: &[u8]) -> Option<(u32, &[u8])> {
    // Most numbers are one byte. A device does without the short cut.
    if let [byte @ ..0x80, rest @ ..] = bytes
        && !SMALL
    {
        return Some((u32::from(*byte), rest));
    }
    let (mut rest, mut value, mut shift) = (bytes, 0, 0);
    while let Some((&byte, after)) = rest.split_first() {
        // The fifth byte has the last four bits.
        if shift == 28 && byte > 0x0F {
            return None;
        }
        value |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some((value, after));
        }
        (rest, shift) = (after, shift + 7);
    }
    None
}

/// As [`take_varint`], and `None` too if the number could be written in fewer bytes.
pub(crate) fn take_shortest(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (value, rest) = take_varint(bytes)?;
    let length = bytes.len().checked_sub(rest.len())?;
    // The last byte has the highest bits.
    let padded = length > 1 && bytes.get(length.checked_sub(1)?) == Some(&0);
    (!padded).then_some((value, rest))
}

/// Writes a number to the start of `out` in the shortest way and says how many bytes it took; 0 if it did not fit.
pub fn write_varint(mut value: u32, out: &mut [u8]) -> usize {
    let mut length = 0;
    for slot in out {
        length += 1;
        if value < 0x80 {
            *slot = value.to_le_bytes()[0];
            return length;
        }
        *slot = value.to_le_bytes()[0] | 0x80;
        value >>= 7;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, 127, 128, 16_383, 16_384, u32::MAX - 1, u32::MAX] {
            let mut bytes = [0; 5];
            let length = write_varint(value, &mut bytes);
            assert_eq!(take_varint(&bytes[..length]), Some((value, &[][..])));
            assert_eq!(take_varint(&bytes[..length - 1]), None);
        }
    }

    #[test]
    fn the_shortest_way_is_one() {
        assert_eq!(take_shortest(&[0x80, 0x01]), Some((128, &[][..])));
        assert_eq!(take_shortest(&[0x00]), Some((0, &[][..])));
        assert_eq!(take_shortest(&[0x80, 0x00]), None);
        assert_eq!(take_shortest(&[0x81, 0x80, 0x00]), None);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(take_varint(&[0xFF, 0xFF, 0xFF, 0xFF, 0x1F]), None);
        assert_eq!(take_varint(&[0x80; 6]), None);
        assert_eq!(write_varint(300, &mut [0; 1]), 0);
    }
}
