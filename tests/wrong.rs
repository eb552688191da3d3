//! Packs that are wrong, each in one way, and what every language must say of them. See `tests/vectors/README.md`.
//!
//! `UPDATE_VECTORS=1 cargo test --test wrong` writes the lines anew, and a pack only where there is none: packs are never edited.

use jobpack::pack::{Pack, Record, Resource, Section, TABLE_HEADER};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

mod support;
use support::damage::{RawPack, RawSection, entries, mend};
use support::whole;

#[path = "support/lines/wrong.rs"]
mod wrong;

/// A name, and how its pack was made of a sound one when it was first needed.
type Made = (&'static str, fn(Vec<u8>) -> Vec<u8>);

/// Those that do not open, those that do and are not whole, and two that are only unusual.
const PACKS: &[Made] = &[
    ("empty", |_| Vec::new()),
    ("not-a-pack", |_| b"id,title,url\nbitter,Why coffee turns bitter,https://example.org\n".to_vec()),
    ("sent-as-text", |pack| replaced(&pack, b"\r\n", b"\n")),
    ("cut-in-magic", |pack| pack[..5].to_vec()),
    ("cut-in-header", |pack| pack[..20].to_vec()),
    ("cut-in-table", |pack| pack[..100].to_vec()),
    ("cut-in-body", |pack| pack[..pack.len() / 2].to_vec()),
    ("cut-by-a-byte", |pack| pack[..pack.len() - 1].to_vec()),
    ("newer-version", |pack| changed(pack, 8, &[2, 0], true)),
    ("unknown-feature", |pack| changed(pack, 12, &[0x20], true)),
    ("too-many-sections", |pack| changed(pack, 24, &[65], true)),
    ("damaged-header", |pack| changed(pack, 16, &[1], false)),
    ("damaged-table", |pack| changed(pack, 50, &[0x55], false)),
    ("tags-out-of-order", |pack| taken_apart(&pack, |raw| raw.sections.swap(3, 4))),
    ("same-tag-twice", |pack| taken_apart(&pack, |raw| raw.sections[4].tag = raw.sections[3].tag)),
    ("sections-overlap", |pack| entry(pack, Section::Jobs, 8, &[0, 1, 0, 0])),
    ("section-beyond-end", |pack| entry(pack, Section::Text, 12, &[0xF0, 0xFF, 0xFF, 0xFF])),
    ("unknown-section", |pack| taken_apart(&pack, |raw| raw.sections.insert(0, unknown_section(1)))),
    ("newer-section", |pack| entry(pack, Section::Resources, 4, &[2])),
    ("missing-section", |pack| without(&pack, Section::About)),
    ("unknown-compatible-feature", |pack| changed(pack, 16, &[0x20], true)),
    ("damaged-body", |pack| in_section(pack, Section::Resources, |bytes| bytes[40] ^= 1, false)),
    ("damaged-last-byte", |mut pack| {
        *pack.last_mut().unwrap() ^= 1;
        pack
    }),
    ("damaged-padding", damaged_padding),
    ("no-resources", |pack| without(&pack, Section::Resources)),
    ("endless-table", |pack| in_section(pack, Section::Resources, |bytes| bytes[..8].fill(0xFF), true)),
    ("records-of-no-bytes", |pack| in_section(pack, Section::Links, |bytes| bytes[..2].fill(0), true)),
    ("longer-about", |pack| resized(&pack, Section::About, |bytes| bytes.push(0))),
    ("text-beyond-end", |pack| in_section(pack, Section::Text, |bytes| bytes.fill(0x7F), true)),
    ("not-utf8", |pack| in_section(pack, Section::Text, |bytes| bytes[1] = 0xFF, true)),
    ("not-canonical", |pack| resized(&pack, Section::Text, in_more_bytes)),
    ("reference-beyond-end", |pack| in_section(pack, Section::Resources, |bytes| bytes[resource(0, 7)] = 0x7F, true)),
    ("wrong-order", |pack| in_section(pack, Section::Resources, |bytes| bytes[resource(1, 32)] = 0, true)),
    ("text-of-nobody", |pack| resized(&pack, Section::Text, |bytes| bytes.push(0))),
    ("newer-endings", |pack| entry(pack, Section::Endings, 4, &[2])),
    ("padded-as-flash-is", |pack| [pack, vec![0xFF; 64]].concat()),
];

/// Every place of some bytes is given others.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend(&rest[..at]);
        out.extend(to);
        rest = &rest[at + from.len()..];
    }
    [&out, rest].concat()
}

/// Other bytes stand at a place; with checksums that fit, or as damage leaves them.
fn changed(mut pack: Vec<u8>, at: usize, bytes: &[u8], fits: bool) -> Vec<u8> {
    pack[at..at + bytes.len()].copy_from_slice(bytes);
    if fits {
        mend(&mut pack);
    }
    pack
}

/// The same within the entry of a section in the table.
fn entry(pack: Vec<u8>, section: Section, field: usize, bytes: &[u8]) -> Vec<u8> {
    let at = entries(&pack).find(|&at| pack[at..at + 4] == section.tag()).unwrap();
    changed(pack, at + field, bytes, true)
}

/// The bytes of a section are changed where they lie.
fn in_section(mut pack: Vec<u8>, section: Section, change: fn(&mut [u8]), fits: bool) -> Vec<u8> {
    let info = Pack::open(&pack).unwrap().sections().find(|info| info.tag == section.tag()).unwrap();
    change(&mut pack[info.offset as usize..(info.offset + info.length) as usize]);
    if fits {
        mend(&mut pack);
    }
    pack
}

fn taken_apart(pack: &[u8], change: fn(&mut RawPack)) -> Vec<u8> {
    let mut raw = RawPack::of(pack);
    change(&mut raw);
    raw.bytes()
}

/// The bytes of a section become more or fewer.
fn resized(pack: &[u8], section: Section, change: fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut raw = RawPack::of(pack);
    change(raw.section(section));
    raw.bytes()
}

fn without(pack: &[u8], section: Section) -> Vec<u8> {
    let mut raw = RawPack::of(pack);
    raw.sections.retain(|raw| raw.tag != section.tag());
    raw.bytes()
}

fn unknown_section(flags: u16) -> RawSection {
    RawSection { tag: *b"AAAA", version: 1, flags, bytes: vec![1; 7] }
}

/// The first length takes a byte more than it needs.
fn in_more_bytes(text: &mut Vec<u8>) {
    text[0] |= 0x80;
    text.insert(1, 0);
}

/// Where a field of a resource lies in its table.
const fn resource(number: usize, field: usize) -> usize {
    TABLE_HEADER + number * Resource::SIZE + field
}

fn damaged_padding(mut pack: Vec<u8>) -> Vec<u8> {
    let padded = Pack::open(&pack).unwrap().sections().find(|section| section.length % 4 != 0).unwrap();
    pack[(padded.offset + padded.length) as usize] = 1;
    pack
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/wrong")
}

fn updates() -> bool {
    std::env::var_os("UPDATE_VECTORS").is_some()
}

fn pack((name, made): &Made) -> Vec<u8> {
    let path = folder().join(format!("{name}.pack"));
    if updates() && !path.exists() {
        fs::write(&path, made(whole::small_pack())).unwrap();
    }
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// In the order of names, as a folder is listed.
fn packs() -> Vec<Made> {
    let mut packs = PACKS.to_vec();
    packs.sort_by_key(|&(name, _)| name);
    packs
}

#[test]
fn every_wrong_pack_gives_the_expected_line() {
    let lines: String = packs().iter().map(|made| format!("{}\n", wrong::line(made.0, &pack(made)))).collect();
    let path = folder().join("wrong.expected");
    if updates() {
        fs::write(&path, &lines).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap();
    for (line, expected) in lines.lines().zip(expected.lines()) {
        assert_eq!(line, expected);
    }
    assert!(lines == expected, "wrong.expected has more or fewer lines, or ends otherwise");
}

#[test]
fn every_pack_of_the_folder_is_asked() {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let packs = files.filter(|path| path.extension().is_some_and(|extension| extension == "pack"));
    let found: BTreeSet<String> = packs.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(found, PACKS.iter().map(|(name, _)| (*name).to_owned()).collect());
}

/// Every error that a pack can have is among them, when opening or when verifying.
#[test]
fn every_error_of_packs_is_among_them() {
    let expected = fs::read_to_string(folder().join("wrong.expected")).unwrap();
    for status in 1..=12 {
        assert!(expected.contains(&format!("{{\"status\":{status},")), "no status {status}");
    }
    assert!(expected.contains("\"open\":null,\"verify\":null}"), "no pack is right, so all could be refused");
}
