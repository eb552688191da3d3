//! Writes a catalogue to measure builds with: `catalogue COUNT > FILE.csv`.
//!
//! Forty words a resource, of 200,000 words by Zipf's law, as text is. The same count gives the same bytes on every machine, and a longer catalogue begins
//! like a shorter one.

use std::io::{self, BufWriter, Write};

/// How many different words there are.
const WORDS: f64 = 200_000.0;
/// How many of a resource's words are its title, and how many follow.
const TITLE: usize = 6;
const SUMMARY: usize = 34;

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let Some(count) = count else {
        return Err(io::Error::other("say how many resources: catalogue 1000000 > big.csv"));
    };
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    writeln!(out, "id,title,summary,minutes,kind")?;
    for number in 0..count {
        write!(out, "r{:08},", scattered(number))?;
        random.words(TITLE, &mut out)?;
        out.write_all(b",")?;
        random.words(SUMMARY, &mut out)?;
        let (minutes, kind) = (1 + random.next() % 60, ["article", "video", "course"][random.next() as usize % 3]);
        writeln!(out, ",{minutes},{kind}")?;
    }
    out.flush()
}

/// Neighbours in the file are no neighbours in the order of ids: within each thousand, numbers are scattered.
fn scattered(number: u64) -> u64 {
    number / 1000 * 1000 + number % 1000 * 387 % 1000
}

/// Steele, Lea and Flood's SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn words(&mut self, count: usize, out: &mut impl Write) -> io::Result<()> {
        for place in 0..count {
            if place > 0 {
                out.write_all(b" ")?;
            }
            // The word of rank r is said 1/r as often as the first.
            let share = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
            word(WORDS.powf(share) as u64 - 1, out)?;
        }
        Ok(())
    }
}

/// A word that can be said, the shorter the more frequent it is.
fn word(mut rank: u64, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&[b"bdfghklmnprstvwz"[rank as usize % 16]])?;
    rank /= 16;
    out.write_all(&[b"aeiou"[rank as usize % 5], b"lmnrstx"[rank as usize / 5 % 7]])?;
    rank /= 35;
    while rank > 0 {
        out.write_all(&[b"aeiou"[rank as usize % 5], b"bdfgklmnprstvz"[rank as usize / 5 % 14]])?;
        rank /= 70;
    }
    Ok(())
}
