//! Every public call of the engine.

use crate::every_call::{Question, Watch, every_call};

/// Uses up what the calls give, so that the compiler keeps them.
struct Sum(u64);

impl Watch for Sum {
    fn borrowed(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.number(bytes.first().map_or(0, |&byte| byte.into()));
    }

    fn number(&mut self, number: u64) {
        self.0 = self.0.rotate_left(5) ^ number;
    }

    fn item(&mut self, number: u64) {
        self.number(number);
    }
}

/// Makes every call on a pack.
///
/// # Safety
/// The pointers must be valid for their lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_proof_everything(
    pack: *const u8,
    pack_length: usize,
    query: *const u8,
    query_length: usize,
    number: u32,
    offset: u32,
) -> u64 {
    // SAFETY: as above.
    let (pack, query) = unsafe { (crate::bytes(pack, pack_length), crate::text(query, query_length)) };
    let mut sum = Sum(0);
    every_call(pack, Question { query, number, offset }, &mut sum);
    sum.0
}
