//! `jobpack info`: what a pack is and what its bytes are spent on.

use super::failure::Failure;
use super::progress::watched;
use super::{Done, Output};
use crate::report::{Info, Language, SectionRow, Verified};
use jobpack::pack::{NO_NAME, Pack, Section};
use jobpack_author::fault::Fault;
use jobpack_author::workflow::{Counts, Opened};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Show what a pack holds and what its bytes are spent on
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  jobpack info my-pack.pack
  jobpack info my-pack.pack --verify     read every byte and check that it is as it must be")]
pub struct Args {
    /// A pack, or a project or catalogue to build one from in memory
    pack: PathBuf,
    /// Check the whole pack: checksums, order, references and canonical form
    #[arg(long)]
    verify: bool,
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let source = watched(|work| Opened::open(&args.pack, work))?;
    let pack = source.pack()?;
    let about = pack.about().map_err(|error| Fault::pack(&args.pack, &error))?;
    let own = |text: &str| text.to_owned();
    output.show(&Info {
        path: args.pack.display().to_string(),
        title: own(about.title),
        summary: own(about.summary),
        curator: own(about.curator),
        licence: own(about.licence),
        language: own(about.language),
        edition: about.edition,
        made_for: own(about.made_for),
        profile: own(about.profile),
        analysers: about.analysers.iter().map(|one| format!("{} {}", one.language, one.name)).collect(),
        bytes: pack.bytes().len() as u64,
        counts: Counts::of(&pack),
        languages: languages(&pack),
        embedded: embedded(&pack),
        sections: sections(&pack),
        verified: if args.verify { Some(verify(args, &pack)?) } else { None },
    })
}

/// How many resources are in each language, the most first.
fn languages(pack: &Pack<'_>) -> Vec<Language> {
    let mut counts: BTreeMap<u16, u32> = BTreeMap::new();
    for (_, resource) in pack.resources().iter().filter(|(_, resource)| resource.language != NO_NAME) {
        *counts.entry(resource.language).or_default() += 1;
    }
    let row = |(language, resources)| Language { language: pack.name(language).to_owned(), resources };
    let mut rows: Vec<Language> = counts.into_iter().map(row).collect();
    rows.sort_by(|a, b| b.resources.cmp(&a.resources).then_with(|| a.language.cmp(&b.language)));
    rows
}

/// How many resources carry their text.
fn embedded(pack: &Pack<'_>) -> usize {
    let texts = pack.resources().iter().filter_map(|(_, resource)| pack.resource_text(&resource).ok());
    texts.filter(|text| !text.body.is_empty()).count()
}

/// The sections with their shares of the bytes, the largest first.
fn sections(pack: &Pack<'_>) -> Vec<SectionRow> {
    let all = pack.bytes().len().max(1) as f64;
    let mut rows: Vec<SectionRow> = pack
        .sections()
        .map(|section| SectionRow {
            tag: String::from_utf8_lossy(&section.tag).into_owned(),
            name: Section::from_tag(section.tag)
                .map_or_else(|| "unknown".to_owned(), |known| words(&format!("{known:?}"))),
            bytes: section.length,
            share: (f64::from(section.length) / all * 1e4).round() / 1e4,
        })
        .collect();
    rows.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.tag.cmp(&b.tag)));
    rows
}

/// `LexiconBlocks` as `lexicon blocks`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

fn verify(args: &Args, pack: &Pack<'_>) -> Result<Verified, Failure> {
    let begun = std::time::Instant::now();
    pack.verify().map_err(|error| Fault::pack(&args.pack, &error))?;
    Ok(Verified { seconds: begun.elapsed().as_secs_f64() })
}
