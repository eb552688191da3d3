//! Which files of a folder are part of the project, and as which table.
//!
//! Invariant: the order is that of the names, whatever the system's is. Cost: one listing.

use super::error::ReadError;
use super::table::Table;
use super::value::did_you_mean;
use std::fs;
use std::path::{Path, PathBuf};

/// The form of a file, by the end of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Delimited,
    JsonLines,
    Toml,
    #[cfg(feature = "columnar")]
    Columnar,
}

impl Form {
    /// The row of the header, in forms that have one; 0 stands for names that are no row.
    pub const fn header(self) -> Option<u32> {
        match self {
            Self::Delimited => Some(1),
            Self::JsonLines | Self::Toml => None,
            #[cfg(feature = "columnar")]
            Self::Columnar => Some(0),
        }
    }
}

/// A file to be read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Relative to the project, with `/`.
    pub name: String,
    pub path: PathBuf,
    pub form: Form,
    pub table: Table,
    pub bytes: u64,
}

/// What is in a project's folder.
#[derive(Default)]
pub struct Folder {
    pub sources: Vec<Source>,
    /// Markdown files under `bodies/`.
    pub bodies: Vec<Body>,
    /// Files that look like tables and are not read: their name and why.
    pub unread: Vec<(String, String)>,
}

/// A Markdown file, and the id of the resource whose body it is.
pub struct Body {
    pub id: String,
    pub name: String,
    pub path: PathBuf,
    pub bytes: u64,
}

/// The form of a file.
pub fn form(path: &Path) -> Option<Form> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "csv" | "tsv" => Some(Form::Delimited),
        "jsonl" | "ndjson" => Some(Form::JsonLines),
        "toml" => Some(Form::Toml),
        #[cfg(feature = "columnar")]
        "parquet" | "arrow" | "feather" | "arrows" | "ipc" => Some(Form::Columnar),
        _ => None,
    }
}

/// Looks through a project's folder.
pub fn list(root: &Path) -> Result<Folder, ReadError> {
    let mut folder = Folder::default();
    for (name, path) in entries(root)? {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        match Table::named(stem) {
            _ if name == "jobpack.toml" || name.starts_with('.') => {}
            _ if path.is_dir() => within(&mut folder, &name, &path)?,
            Some(table) => add(&mut folder, table, name, path)?,
            None => unread(&mut folder, name, stem, &path),
        }
    }
    folder.sources.sort_by(|a, b| a.name.cmp(&b.name));
    folder.bodies.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(folder)
}

/// A folder within: one that is named after a table, or the bodies.
fn within(folder: &mut Folder, name: &str, path: &Path) -> Result<(), ReadError> {
    if name == "bodies" {
        return bodies(folder, "", path);
    }
    let Some(table) = Table::named(name) else { return Ok(()) };
    for (file, path) in entries(path)? {
        if path.is_file() && !file.starts_with('.') {
            add(folder, table, format!("{name}/{file}"), path)?;
        }
    }
    Ok(())
}

fn bodies(folder: &mut Folder, within: &str, path: &Path) -> Result<(), ReadError> {
    for (file, path) in entries(path)? {
        if path.is_dir() {
            bodies(folder, &format!("{within}{file}/"), &path)?;
        } else if let Some(stem) = file.strip_suffix(".md") {
            let bytes = size(&path)?;
            folder.bodies.push(Body {
                id: format!("{within}{stem}"),
                name: format!("bodies/{within}{file}"),
                path,
                bytes,
            });
        }
    }
    Ok(())
}

fn add(folder: &mut Folder, table: Table, name: String, path: PathBuf) -> Result<(), ReadError> {
    match form(&path) {
        Some(form) => {
            let bytes = size(&path)?;
            folder.sources.push(Source { name, path, form, table, bytes });
        }
        // Notes beside a table are nobody's business; a spreadsheet was probably meant to be read.
        None if is_spreadsheet(&path) => folder.unread.push((name, "it is not in a form that is read".into())),
        None => {}
    }
    Ok(())
}

/// A file in a form that is read, under a name that is no table's.
fn unread(folder: &mut Folder, name: String, stem: &str, path: &Path) {
    if form(path).is_some() {
        let guess = did_you_mean(stem, Table::ALL.into_iter().map(Table::name));
        folder.unread.push((name, format!("no table has this name{guess}")));
    }
}

fn is_spreadsheet(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
    matches!(end.as_str(), "xlsx" | "xls" | "ods" | "numbers" | "json" | "txt" | "yaml" | "yml")
}

fn entries(path: &Path) -> Result<Vec<(String, PathBuf)>, ReadError> {
    let wrong = |reason| ReadError::io(path, reason);
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).map_err(wrong)? {
        let entry = entry.map_err(wrong)?;
        entries.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    entries.sort();
    Ok(entries)
}

/// The size of a file, which also tells whether it is there.
pub fn size(path: &Path) -> Result<u64, ReadError> {
    fs::metadata(path).map(|meta| meta.len()).map_err(|reason| ReadError::io(path, reason))
}
