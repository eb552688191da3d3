//! CRC-32/ISO-HDLC (as in zip and PNG): four bits at a time with a table of 64 bytes on a device, eight with a kilobyte where there is memory.

use crate::SMALL;

/// How many bits a step takes.
const BITS: u32 = if SMALL { 4 } else { 8 };

const TABLE: [u32; 1 << BITS] = table();

const fn table() -> [u32; 1 << BITS] {
    let mut table = [0; 1 << BITS];
    let mut index = 0;
    while index < 1 << BITS {
        let mut value = index as u32;
        let mut bit = 0;
        while bit < BITS {
            value = if value & 1 == 1 { (value >> 1) ^ 0xEDB8_8320 } else { value >> 1 };
            bit += 1;
        }
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        {
            table[index] = value;
        }
        index += 1;
    }
    table
}

/// The checksum after one more byte.
fn step(mut crc: u32, byte: u8) -> u32 {
    crc ^= u32::from(byte);
    for _ in 0..8 / BITS {
        let low = crc & ((1 << BITS) - 1);
        crc = (crc >> BITS) ^ TABLE.get(low as usize).copied().unwrap_or(0);
    }
    crc
}

/// A checksum in the making, so that it can be reckoned in steps.
#[derive(Clone, Copy, Debug)]
pub struct Crc(u32);

impl Default for Crc {
    fn default() -> Self {
        Self::new()
    }
}

impl Crc {
    /// Of no bytes yet.
    pub const fn new() -> Self {
        Self(!0)
    }

    /// Of the bytes so far and these.
    pub fn update(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |crc, &byte| step(crc, byte)))
    }

    /// The checksum of all bytes so far.
    pub const fn finish(self) -> u32 {
        !self.0
    }
}

/// The checksum of these bytes.
pub fn crc32(bytes: &[u8]) -> u32 {
    Crc::new().update(bytes).finish()
}

#[cfg(test)]
mod tests {
    #[test]
    fn agrees_with_the_check_value_of_the_catalogue_of_crcs() {
        assert_eq!(super::crc32(b"123456789"), 0xCBF4_3926);
    }
}
