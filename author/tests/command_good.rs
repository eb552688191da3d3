//! The same project gives the same bytes: files and rows in another order, one thread or four, another locale, time zone and clock.

mod command_support;

use command_support::{Room, root};
use std::fs;
use std::path::Path;

/// Copies a project with its CSV rows the other way round, each table in two files.
fn shuffled(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        if path.is_dir() {
            shuffled(&path, &to.join(name));
        } else if path.extension().is_some_and(|end| end == "csv") {
            divide(&path, &to.join(path.file_stem().unwrap()));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// Writes a table's rows backwards into two files of a folder.
fn divide(table: &Path, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(table).unwrap();
    let header = reader.headers().unwrap().clone();
    let mut rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    rows.reverse();
    let (first, second) = rows.split_at(rows.len() / 3);
    for (name, part) in [("z.csv", second), ("a.csv", first)] {
        // A file without rows would be a warning, and changes nothing.
        let mut writer = csv::WriterBuilder::new().flexible(true).from_path(folder.join(name)).unwrap();
        writer.write_record(&header).unwrap();
        part.iter().for_each(|row| writer.write_record(row).unwrap());
    }
}

#[test]
fn order_threads_locale_and_clock_change_nothing() {
    let room = Room::new();
    let academy = root().join("examples/academy");
    shuffled(&academy, &room.path().join("mixed"));
    let build = |project: &str, pack: &str, threads: &str, environment: &[(&str, &str)]| {
        let mut command = room.jobpack(&["build", project, "-o", pack, "--threads", threads]);
        command.envs(environment.iter().copied()).assert().success();
        fs::read(room.path().join(pack)).unwrap()
    };
    let plain = build(academy.to_str().unwrap(), "plain.pack", "4", &[]);
    let turkish = [("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")];
    assert!(plain == build("mixed", "mixed.pack", "1", &turkish), "the order of files and rows");
    let later = [("SOURCE_DATE_EPOCH", "1"), ("FAKETIME", "@2038-01-19 03:14:08"), ("TZ", "America/St_Johns")];
    assert!(plain == build("mixed", "later.pack", "4", &later), "threads, time zone and clock");
    assert!(plain == build("./mixed/", "again.pack", "3", &[]), "the way a path is written");
}
