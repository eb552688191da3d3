//! An independent reader, `tests/reader/reader.py`, written from `docs/FORMAT.md`, and the engine must say the same of every pack: every field of every
//! record, every word with its postings, and why a pack is refused.
//!
//! Needs `python3`.

#[path = "support/lists.rs"]
mod lists;
#[path = "reader/records.rs"]
mod records;

use jobpack::pack::{Pack, Section};
use jobpack_author::{progress::Quiet, source::read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn python(arguments: &[&Path]) -> Output {
    Command::new("python3").arg("-B").args(arguments).output().expect("these tests need python3")
}

/// What the reader prints of a pack.
fn reader(pack: &Path, more: &[&str]) -> Vec<String> {
    let script = here("tests/reader/reader.py");
    let more = more.iter().map(Path::new);
    let arguments: Vec<&Path> = [script.as_path(), pack].into_iter().chain(more).collect();
    let Output { status, stdout, stderr } = python(&arguments);
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).expect("the reader prints UTF-8").lines().map(String::from).collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder for packs");
    folder
}

/// The first line that differs says more than both listings.
fn compare(engine: &[String], reader: &[String]) {
    for (number, (engine, reader)) in engine.iter().zip(reader).enumerate() {
        assert_eq!(engine, reader, "line {}", number + 1);
    }
    assert_eq!(engine.len(), reader.len(), "the longer goes on with the records that the other lacks");
}

fn agree(path: &Path, texts: &[&str]) {
    let bytes = std::fs::read(path).expect("the pack");
    let pack = Pack::open(&bytes).expect("the engine opens the pack");
    compare(&records::list(&pack), &reader(path, &[]));
    let looked_up: Vec<String> = texts.iter().flat_map(|text| records::look_up(&pack, text)).collect();
    let asked: Vec<&str> = texts.iter().flat_map(|text| ["--word", text]).collect();
    compare(&looked_up, &reader(path, &asked));
}

/// Compiles a project and compares all that the engine and the reader say of it.
fn project(path: &str, texts: &[&str]) -> Vec<u8> {
    let project = read(&here(path), &Quiet).expect("the project can be read").project;
    let bytes = jobpack_author::compile::compile(&project).expect("the project compiles");
    let name = path.replace('/', "-");
    let pack = folder("format_reader").join(format!("{name}.pack"));
    std::fs::write(&pack, &bytes).expect("the pack can be written");
    agree(&pack, texts);
    let canonical = python(&[&here("tests/reader/canonical.py"), &pack]);
    assert!(canonical.status.success(), "{}", String::from_utf8_lossy(&canonical.stderr));
    bytes
}

#[test]
fn the_demo_project_reads_the_same() {
    project("examples/academy", &["who gets credit for revenue?", "Attribution's", "campaigning", "zzzz", ""]);
}

#[test]
fn a_project_with_every_kind_of_record_reads_the_same() {
    let texts = ["Café, STRASSE ½ 語学 café's", "l’été naïve", "\u{A0}a\u{301}b", "x\u{FDFA}yz", "the of"];
    let bytes = project("tests/reader/project", &texts);
    let pack = Pack::open(&bytes).expect("it opened before");
    let sections: Vec<[u8; 4]> = pack.sections().map(|section| section.tag).collect();
    // Only one of several packs says that it is.
    let whole = Section::ALL.iter().filter(|&&section| section != Section::Part);
    let known: Vec<[u8; 4]> = whole.map(|section| section.tag()).collect();
    assert_eq!(sections, known, "the project has something for every section");
}

/// Packs that the reader's own writer makes: what the format lets grow, and what it refuses.
#[test]
fn growth_and_refusals_are_the_same() {
    let folder = folder("format_growth");
    let made = python(&[&here("tests/reader/make_pack.py"), &folder]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("the pack");
        match Pack::open(&bytes) {
            Ok(_) => agree(&path, &["What's WORDA?", "the", "wordo xж", "yes@no", "xж\u{E9}"]),
            Err(error) => {
                let refused = python(&[&here("tests/reader/reader.py"), &path]);
                let said = String::from_utf8_lossy(&refused.stderr).into_owned();
                let code = format!(": {} {:?}: ", error.code as u32, error.code);
                assert!(!refused.status.success() && said.contains(&code), "{code} against {said}");
            }
        }
        count += 1;
    }
    assert!(count >= 20, "only {count} packs were made");
}
