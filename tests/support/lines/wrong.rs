//! What is wrong with a pack, as a line of `tests/vectors/wrong`.

use jobpack::{Error, Pack};
use serde_json::{Value, json};

/// What opening the pack says, and if it opens, what checking all of it says.
pub fn line(name: &str, bytes: &[u8]) -> Value {
    let opened = Pack::open(bytes);
    let verified = opened.map(|pack| pack.verify().err());
    json!({"pack": name, "open": opened.err().map(error), "verify": verified.ok().flatten().map(error)})
}

fn error(error: Error) -> Value {
    json!({
        "status": error.code as u32,
        "name": name(error),
        "message": error.code.message(),
        "advice": error.advice(),
        "section": std::str::from_utf8(&error.section).ok().filter(|_| error.section != [0; 4]),
        "byte": error.at,
        "found": error.found,
        "supported": error.supported,
    })
}

/// As `include/jobpack.h` has it: `NotAPack` is `JOBPACK_ERROR_NOT_A_PACK`.
fn name(error: Error) -> String {
    let word = format!("{:?}", error.code);
    let parts = word.chars().flat_map(|letter| letter.is_uppercase().then_some('_').into_iter().chain([letter]));
    format!("JOBPACK_ERROR{}", parts.collect::<String>().to_uppercase())
}
