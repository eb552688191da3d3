//! How long the engine itself takes for each query of a pack, for comparison with bindings: `cargo bench --bench queries -- PACK QUERIES`.
//!
//! A query is a line of the file QUERIES. Prints a line for each: the microseconds of its top 10, after a round that is not counted.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::Pack;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let [pack, queries] = &files[..] else {
        return println!("give a pack and a file of queries: it is not measured here");
    };
    let bytes = std::fs::read(pack).expect("the pack can be read");
    let queries = std::fs::read_to_string(queries).expect("the queries can be read");
    let pack = Pack::open(&bytes).expect("the pack opens");
    let (mut scratch, mut hits) = (Scratch::new(), [Hit::default(); 10]);
    for counted in [false, true] {
        for query in queries.lines() {
            let start = Instant::now();
            black_box(find(&pack, black_box(query), &Situation::default(), &mut scratch, &mut hits));
            let time = start.elapsed();
            if counted {
                println!("{:.3}", time.as_secs_f64() * 1e6);
            }
        }
    }
}
