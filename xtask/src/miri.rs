//! The C ABI under Miri, which sees what no test can: memory that is read before it is written, references that should not be, bytes in the wrong order.
//!
//! Owns: the machines that it pretends to be, 64 and 32 bits, little- and big-endian. It needs a nightly compiler, which it installs; where that cannot be had, it says
//! so and looks at nothing.

use crate::run::{Outcome, command, output, tally};
use crate::test::Tally;
use std::thread;

const NIGHTLY: &str = "+nightly";

/// A way to look.
struct Look {
    target: &'static str,
    /// What is tested.
    tests: &'static [&'static str],
    /// How strict it is about pointers.
    flags: &'static str,
}

const STRICT: &str = "-Zmiri-strict-provenance";
/// Every test. A NULL is one on every machine, so one look at that will do.
const ALL: &[&str] = &["--tests"];
/// Those of answers and layouts, which machines could give otherwise.
const ANSWERS: &[&str] = &["--test", "answers", "--test", "layout", "--test", "records", "--test", "scores"];

const LOOKS: [Look; 3] = [
    Look { target: "x86_64-unknown-linux-gnu", tests: ALL, flags: STRICT },
    Look { target: "i686-unknown-linux-gnu", tests: ANSWERS, flags: "-Zmiri-strict-provenance -Zmiri-tree-borrows" },
    Look { target: "s390x-unknown-linux-gnu", tests: ANSWERS, flags: STRICT },
];

/// Every look at once.
pub fn test() -> Outcome<Tally> {
    if let Err(reason) = installed() {
        println!("skipped: Miri cannot be installed here: {}", reason.lines().last().unwrap_or_default());
        return Ok(Tally::default());
    }
    thread::scope(|scope| {
        let looks = LOOKS.each_ref().map(|look| scope.spawn(|| looked(look)));
        looks.into_iter().try_fold(Tally::default(), |sum, look| {
            let tally = look.join().map_err(|_| "a look at the C ABI ended early".to_owned())??;
            Ok(sum.plus(tally))
        })
    })
}

/// Installs the nightly compiler with Miri and, for each machine, what the tests link.
fn installed() -> Outcome {
    if output(command("cargo", [NIGHTLY, "miri", "--version"])).is_err() {
        let components = ["--component", "miri", "--component", "rust-src"];
        let install = ["toolchain", "install", "nightly", "--profile", "minimal"];
        output(command("rustup", install.iter().chain(&components)))?;
    }
    LOOKS.iter().try_for_each(|Look { target, .. }| {
        output(command("cargo", [NIGHTLY, "miri", "setup", "--quiet", "--target", target])).map(drop)
    })
}

fn looked(Look { target, tests, flags }: &Look) -> Outcome<Tally> {
    let mut cargo = command("cargo", [NIGHTLY, "miri", "test", "--package", "jobpack-c", "--quiet", "--no-fail-fast"]);
    let tally = tally(cargo.args(["--target", target]).args(*tests).env("MIRIFLAGS", flags))?;
    println!("{target}, {flags}: {} passed, {} failed", tally.passed, tally.failed);
    Ok(tally)
}
