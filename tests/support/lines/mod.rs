//! What a pack says and answers, as the lines of `tests/vectors`: computed with the engine directly.
//!
//! Owns: the line format of `tests/vectors/README.md`, which printers in other languages follow. The order of lines and keys is that of `include/jobpack.h`.

mod answers;
mod records;
mod rows;
mod why;

use jobpack::Pack;
use jobpack::pack::{NONE, Packs};
use serde_json::Value;

/// Every record, then the answer to every request.
pub fn lines(pack: &Pack<'_>, requests: &str) -> String {
    let mut lines = records::lines(pack);
    lines.extend(requests.lines().map(|request| answers::line(pack, request)));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The answers of packs that were made together to every request.
pub fn together(packs: &Packs<'_, '_>, requests: &str) -> String {
    requests.lines().map(|request| format!("{}\n", answers::line_of(packs, request))).collect()
}

/// The rows for a table of every question for reasons, and of the first pick.
pub fn rows(pack: &Pack<'_>, requests: &str) -> String {
    let asked = |operation| requests.lines().filter(move |request| request.split('\t').next() == Some(operation));
    let rows = asked("why").chain(asked("pick").take(1)).map(|request| rows::line(pack, request));
    rows.map(|line| format!("{line}\n")).collect()
}

/// A number that leads nowhere is null.
fn leading(number: u32) -> Value {
    if number == NONE { Value::Null } else { number.into() }
}

/// The name of a code; null if it was not said or is not known.
macro_rules! word {
    ($list:ident $code:expr) => {
        jobpack::model::$list::from_code($code).map(|word| word.name())
    };
}
pub(crate) use word;
