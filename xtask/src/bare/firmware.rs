//! The firmware of `examples/firmware` under QEMU: it must print what the same source prints on this machine. And two more programs in its place, which
//! measure: the stack that calls take in fact, and their instructions.

use super::build::{Build, devices, library};
use super::objects;
use super::{documented, stack};
use crate::run::{Outcome, command, output, root, same_text, target};
use crate::test::Tally;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const DESKTOP: &str = "x86_64-unknown-linux-gnu";
/// The boards, with what Rust calls their processors.
const BOARDS: [(&str, &str); 2] = [("mps2-an385", "thumbv7m-none-eabi"), ("microbit", "thumbv6m-none-eabi")];
/// What the first measured loop takes, which tells that the clock is right.
const KNOWN: (&str, u64) = ("2000000 instructions", 2_000_000);

/// What the programs are built from.
struct Bench {
    folder: PathBuf,
    pack: PathBuf,
}

/// Runs the firmware on every board, and holds the stack that it takes against what was reckoned.
pub fn check() -> Outcome<Tally> {
    let bench = bench()?;
    let expected = bench.host()?;
    let reckoned = stack::measured()?;
    let mut checks = 0;
    let devices = devices();
    for (board, device) in BOARDS.into_iter().filter(|(_, device)| devices.contains(device)) {
        same_text(board, &bench.run(board, device, "main.c", "")?, &expected)?;
        println!("{board}: {} lines as on this machine", expected.lines().count());
        for (name, bytes) in figures(&bench.run(board, device, "../../tests/firmware/stack.c", "")?)? {
            let most = reckoned.bytes.get(&(device.to_owned(), name.clone())).copied().unwrap_or(0);
            println!("{board}: {name} took {bytes} bytes of stack, {most} at the most");
            if bytes > most {
                return Err(format!(
                    "{board}: {name} took {bytes} bytes of stack, more than the {most} that were reckoned"
                ));
            }
            checks += 1;
        }
        checks += 1;
    }
    Ok(Tally::of(checks))
}

/// Tells how many instructions calls take on the Cortex-M3, as a table.
pub fn instructions() -> Outcome<Tally> {
    let (board, device) = BOARDS[0];
    if !devices().contains(&device) {
        println!("skipped: {device} cannot be installed here");
        return Ok(Tally::default());
    }
    let text = bench()?.run(board, device, "../../tests/firmware/instructions.c", "-icount shift=0")?;
    let mut figures = figures(&text)?.into_iter();
    match figures.next() {
        Some((name, count)) if name == KNOWN.0 && count.abs_diff(KNOWN.1) <= 100 => {}
        known => return Err(format!("the clock is wrong: a loop of {} instructions took {known:?}", KNOWN.1)),
    }
    println!("| call | instructions |\n|---|--:|");
    let count = figures.map(|(name, count)| println!("| {name} | {} |", grouped(count))).count();
    Ok(Tally::of(count))
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let comma = |place: usize| place > 0 && (digits.len() - place).is_multiple_of(3);
    digits.char_indices().flat_map(|(place, digit)| comma(place).then_some(',').into_iter().chain([digit])).collect()
}

/// Builds the pack of the academy, and writes its questions for C.
fn bench() -> Outcome<Bench> {
    let folder = target().join("firmware");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let pack = folder.join("academy.pack");
    let jobpack =
        ["run", "--release", "--quiet", "--package", "jobpack-author", "--", "build", "examples/academy", "-o"];
    output(command("cargo", jobpack).arg(&pack))?;
    let path = root().join("examples/academy/questions/questions.tsv");
    let lines = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    std::fs::write(folder.join("questions.h"), questions(&lines)).map_err(|error| error.to_string())?;
    Ok(Bench { folder, pack })
}

/// The second field of each line, as an array for C.
fn questions(lines: &str) -> String {
    let questions: Vec<&str> = lines.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    let mut text = format!("#include <stddef.h>\n#define QUESTIONS {}\n", questions.len());
    text += "static const struct { const char *text; size_t length; } questions[QUESTIONS] = {\n";
    for question in questions {
        let escaped = question.replace('\\', "\\\\").replace('"', "\\\"");
        let _ = writeln!(text, "    {{\"{escaped}\", {}}},", question.len());
    }
    text + "};\n"
}

impl Bench {
    /// Makes a target of the example's Makefile with some of its variables, and gives what that prints.
    fn make(&self, goal: &str, out: &Path, variables: &[(&str, &str)]) -> Outcome<String> {
        // What hangs is ended.
        let mut make = command("timeout", ["120", "make", "--silent", "--directory=examples/firmware", goal]);
        make.arg(format!("PACK={}", self.pack.display())).arg(format!("OUT={}", out.display()));
        make.arg(format!("CFLAGS=-I{}", self.folder.display()));
        output(make.args(variables.iter().map(|(name, value)| format!("{name}={value}"))))
    }

    /// What the firmware prints on this machine.
    fn host(&self) -> Outcome<String> {
        let library = library(Build::shipped(DESKTOP))?;
        let header = root().join("include");
        let (library, header) = (library.display().to_string(), header.display().to_string());
        self.make("host", &self.folder, &[("LIBRARY", &library), ("JOBPACK", &header)])?;
        output(command(&self.folder.join("host").display().to_string(), [""; 0]))
    }

    /// What a program prints on a board, with more options for QEMU.
    fn run(&self, board: &str, device: &str, program: &str, options: &str) -> Outcome<String> {
        let object = objects::object(device, &documented()?)?;
        let folder = object.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let name = Path::new(program).file_stem().unwrap_or_default();
        let variables = [("BOARD", board), ("JOBPACK", &folder), ("MAIN", program), ("QEMU_OPTIONS", options)];
        self.make("run", &self.folder.join(name), &variables)
    }
}

/// Lines of a name, a tab and a number.
fn figures(text: &str) -> Outcome<Vec<(String, u64)>> {
    let figure = |line: &str| {
        let (name, number) = line.split_once('\t')?;
        Some((name.to_owned(), number.parse().ok()?))
    };
    let figures: Option<Vec<_>> = text.lines().map(figure).collect();
    figures.filter(|figures| !figures.is_empty()).ok_or_else(|| format!("not figures:\n{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_threes() {
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(123), "123");
    }

    #[test]
    fn figures_are_lines_with_a_number() {
        assert_eq!(figures("open\t12\n"), Ok(vec![("open".to_owned(), 12)]));
        assert!(figures("").is_err() && figures("fault\n").is_err());
    }

    #[test]
    fn questions_are_written_for_c() {
        assert!(questions("q\tsay \"how\"?\n").contains(r#"{"say \"how\"?", 10},"#));
    }

    #[test]
    fn output_that_ends_early_differs() {
        assert!(same_text("board", "a\n", "a\nb\n").is_err());
        assert!(same_text("board", "a\nc\n", "a\nb\n").is_err_and(|reason| reason.contains("line 2")));
    }
}
