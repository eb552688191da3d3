//! Real catalogues, where they are at hand: `JOBPACK_DATA` names a folder with `catalogs/*.jsonl` and `*/docs.jsonl`.

use jobpack_author::{progress::Quiet, source::read};
use std::path::PathBuf;

fn catalogues() -> Vec<PathBuf> {
    let Some(data) = std::env::var_os("JOBPACK_DATA").map(PathBuf::from) else {
        println!("skipped: JOBPACK_DATA is not set");
        return Vec::new();
    };
    let mut found = Vec::new();
    for folder in std::fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        found.extend(files.filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name == "docs.jsonl" || name.ends_with(".jsonl") && path.parent().unwrap().ends_with("catalogs")
        }));
    }
    found.sort();
    found
}

#[test]
fn real_catalogues_read_whole() {
    for path in catalogues() {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        let reading = read(&path, &Quiet).unwrap();
        assert_eq!(reading.project.resources.len(), lines, "{}", path.display());
        assert!(reading.project.resources.iter().all(|resource| !resource.text.id.is_empty()), "{}", path.display());
        for finding in reading.findings.iter().take(12) {
            println!(
                "{} {}:{} {} {}",
                finding.rule.code,
                path.display(),
                finding.place.row,
                finding.field,
                finding.message
            );
        }
    }
}
