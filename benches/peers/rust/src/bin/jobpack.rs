//! The engine, as a worker of the benchmark. `JOBPACK` names the command that builds packs.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::{Pack, Section};
use jobpack_peers::{Outcome, Source, System, serve, used};
use nix::sys::resource::UsageWho;
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};

/// Sections that hold what is said of needs and resources. All others are what finding needs beside them.
const RECORDS: [&[u8; 4]; 17] = [
    b"CHOI", b"CIRC", b"COLL", b"COND", b"FACE", b"ITEM", b"JCIR", b"JOBS", b"LINK", b"META", b"NAME", b"OUTC",
    b"REQU", b"RESO", b"SERV", b"TALY", b"TEXT",
];

struct Jobpack {
    pack: Pack<'static>,
    scratch: Box<Scratch>,
    hits: Vec<Hit>,
    count: usize,
}

#[derive(Deserialize)]
struct Settings {
    /// Whether the pack is unpacked into memory before it is asked.
    #[serde(default)]
    unpack: bool,
}

impl System for Jobpack {
    type Settings = Settings;

    /// By the command, as people do: with reading and checking what is there.
    fn build(source: &Source, folder: &Path, _: &Settings) -> Outcome<Value> {
        let path = folder.join("the.pack");
        let program = std::env::var_os("JOBPACK").ok_or("JOBPACK does not name the command")?;
        let mut command = Command::new(program);
        let status = command.arg("build").arg(&source.source).arg("-o").arg(&path).stdout(Stdio::null()).status()?;
        if !status.success() {
            return Err(format!("jobpack build ended with {status}").into());
        }
        let (seconds, peak) = used(UsageWho::RUSAGE_CHILDREN)?;
        let bytes = std::fs::read(path)?;
        let pack = Pack::open(&bytes).map_err(|error| format!("{error:?}"))?;
        let index = pack.sections().filter(|section| !RECORDS.contains(&&section.tag));
        let index: u64 = index.map(|section| u64::from(section.length)).sum();
        Ok(json!({ "seconds": seconds, "bytes": index, "peak": peak }))
    }

    fn open(folder: &Path, settings: Settings) -> Outcome<Self> {
        let bytes = std::fs::read(folder.join("the.pack"))?.leak();
        let mut pack = Pack::open(bytes).map_err(|error| format!("{error:?}"))?;
        if settings.unpack {
            let memory = vec![0; pack.unpacked_size()].leak();
            pack = pack.unpack(memory).ok_or("there is too little memory to unpack the pack")?;
        }
        Ok(Self { pack, scratch: Box::new(Scratch::new()), hits: Vec::new(), count: 0 })
    }

    fn find(&mut self, query: &str, limit: usize) -> Outcome {
        self.hits.resize(limit, Hit::default());
        self.count = find(&self.pack, query, &Situation::default(), &mut self.scratch, &mut self.hits);
        Ok(())
    }

    fn found(&self) -> Vec<Value> {
        let ids = self.hits.iter().take(self.count).map(|hit| self.pack.id_at(Section::Resources, hit.resource));
        ids.map(Value::from).collect()
    }
}

fn main() -> Outcome {
    serve::<Jobpack>()
}
