//! A page: buffered text as wide as the terminal.

use std::io::{self, BufWriter, Write};
use textwrap::WordSplitter::NoHyphenation;

/// Where an answer is written, and how wide it is.
pub struct Page<'w> {
    out: BufWriter<Box<dyn Write + 'w>>,
    width: usize,
}

/// Lines longer than this are hard to read.
const WIDEST: usize = 110;

impl<'w> Page<'w> {
    /// A page on this writer, as wide as the terminal, or 80 where there is none.
    pub fn new(out: Box<dyn Write + 'w>) -> Self {
        Self { out: BufWriter::new(out), width: textwrap::termwidth().clamp(40, WIDEST) }
    }

    /// Writes a text in lines that fit the page, each behind this indent; line breaks in the text stay.
    pub fn paragraph(&mut self, indent: &str, text: &str) -> io::Result<()> {
        self.hanging(indent, indent, text)
    }

    /// The same, with another indent on the first line.
    pub fn hanging(&mut self, first: &str, rest: &str, text: &str) -> io::Result<()> {
        let options = textwrap::Options::new(self.width).initial_indent(first).subsequent_indent(rest);
        writeln!(self.out, "{}", textwrap::fill(text, options.break_words(false).word_splitter(NoHyphenation)))
    }
}

impl Write for Page<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A size for people: `740 B`, `12.3 KiB`, `1.2 MiB`.
pub fn bytes(count: u64) -> String {
    match count {
        0..1_024 => format!("{count} B"),
        1_024..1_048_576 => format!("{:.1} KiB", count as f64 / 1_024.0),
        _ => format!("{:.1} MiB", count as f64 / 1_048_576.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_for_people() {
        assert_eq!([bytes(1_023), bytes(1_536)], ["1023 B", "1.5 KiB"]);
    }
}
