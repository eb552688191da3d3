//! Running other programs.

use crate::test::Tally;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What went wrong, for people.
pub type Outcome<T = ()> = Result<T, String>;

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace")
}

/// The folder for what is built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A command, in the folder of the workspace.
pub fn command<S: AsRef<std::ffi::OsStr>>(program: &str, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs it quietly and gives what it prints; if it fails, what it complains of.
pub fn output(mut command: impl std::borrow::BorrowMut<Command>) -> Outcome<String> {
    let command = command.borrow_mut();
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{name} does not run: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.success() {
        true => Ok(text),
        false => Err(format!("{name} failed\n{text}{}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// Runs a test program, shows what it prints, and adds up the results that it tells of.
pub fn tally(command: &mut Command) -> Outcome<Tally> {
    let start = |error| format!("the tests do not run: {error}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start)?;
    let mut tally = Tally::default();
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
        let line = line.map_err(start)?;
        println!("{line}");
        if let Some(result) = line.strip_prefix("test result: ") {
            tally.passed += count(result, " passed");
            tally.failed += count(result, " failed");
        }
    }
    let well = child.wait().map_err(start)?.success();
    // What does not compile or is killed tells of no result.
    if !well && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// What a text says of `... passed` and `... failed`, in its last line, as pytest does.
pub fn summed(text: &str) -> Tally {
    let last = text.trim_end().lines().next_back().unwrap_or_default();
    Tally { passed: count(last, " passed"), failed: count(last, " failed") }
}

/// The number before a word.
fn count(line: &str, word: &str) -> u64 {
    let before = line.split(word).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Tells the first line in which two texts differ, from shortly before the place where it does.
pub fn same_text(name: &str, printed: &str, expected: &str) -> Outcome {
    const AROUND: usize = 60;
    let mut lines = (1..).zip(printed.lines().zip(expected.lines()));
    let Some((number, (printed, expected))) = lines.find(|(_, (printed, expected))| printed != expected) else {
        let reason = || format!("{name} has more or fewer lines, or ends otherwise");
        return if printed == expected { Ok(()) } else { Err(reason()) };
    };
    let at = printed.chars().zip(expected.chars()).take_while(|(left, right)| left == right).count();
    let cut = |line: &str| line.chars().skip(at.saturating_sub(AROUND)).take(2 * AROUND).collect::<String>();
    Err(format!("{name}, line {number}, from character {at}\n{}\nexpected\n{}", cut(printed), cut(expected)))
}
