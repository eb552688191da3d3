//! What a path stands for, by its name alone.

use std::path::Path;

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A project: its folder, or its `jobpack.toml`.
    Project,
    /// A single file with a table: a catalogue, or ratings.
    Table,
    /// Anything else is taken for a pack.
    Pack,
}

/// What is at a path.
pub fn holds(path: &Path) -> Holds {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
    if path.is_dir() || path.file_name().is_some_and(|name| name == "jobpack.toml") {
        Holds::Project
    } else if ["csv", "tsv", "jsonl", "ndjson", "toml", "parquet", "arrow", "feather", "arrows", "ipc"]
        .contains(&end.as_str())
    {
        Holds::Table
    } else {
        Holds::Pack
    }
}
