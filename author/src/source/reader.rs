//! The way from a path to a project: what is there, then file by file, then what needs all of them.

use super::convert::{self, Said};
use super::error::ReadError;
use super::folder::{self, Folder, Form, Source};
use super::form::{self, Event};
use super::input::{self, Meter};
use super::row::Context;
use super::survey::Survey as Answers;
use super::table::Table;
use super::{bodies, rules, settings};
use crate::check::Finding;
use crate::progress::Progress;
use crate::project::{Place, Project, Ratings};
use std::cell::Cell;
use std::path::Path;

/// A project and what was found while it was read.
#[derive(Debug)]
pub struct Reading {
    /// All that could be read.
    pub project: Project,
    /// What was wrong or weak, by place.
    pub findings: Vec<Finding>,
}

/// A survey, the files it was read from, and what was found.
pub type Survey = (Ratings, Vec<String>, Vec<Finding>);

/// Reads a project's folder, or a catalogue: a single CSV or JSON Lines file of resources.
pub fn read(path: &Path, progress: &dyn Progress) -> Result<Reading, ReadError> {
    let settings = if path.is_dir() { path.join("jobpack.toml") } else { path.to_owned() };
    if settings.file_name().is_some_and(|name| name == "jobpack.toml") {
        return project(&settings, progress);
    }
    catalogue(path, progress)
}

/// Reads a file of ratings, or the ratings of a project.
pub fn read_ratings(path: &Path, progress: &dyn Progress) -> Result<Survey, ReadError> {
    let mut context = Context::default();
    let (mut sources, mut files) = (Vec::new(), Vec::new());
    if path.is_dir() {
        let folder = folder::list(path)?;
        sources.extend(folder.sources.into_iter().filter(|source| source.table == Table::Ratings));
        let settings = path.join("jobpack.toml");
        if settings.is_file() {
            files.push("jobpack.toml".to_owned());
            settings::read(&whole(&settings, &mut context)?, &mut context);
        }
    } else {
        sources.push(alone(path, Table::Ratings)?);
    }
    if sources.is_empty() {
        return Err(ReadError::NoRatings { path: path.to_owned() });
    }
    let folder = Folder { sources, ..Folder::default() };
    let mut reader = Reader::new(context, files, progress, &folder);
    reader.sources()?;
    let reading = reader.finish();
    Ok((reading.project.ratings, reading.project.files, reading.findings))
}

fn project(path: &Path, progress: &dyn Progress) -> Result<Reading, ReadError> {
    let root = path.parent().unwrap_or(Path::new("."));
    if !path.is_file() {
        return Err(ReadError::NotAProject { path: root.to_owned() });
    }
    let folder = folder::list(if root.as_os_str().is_empty() { Path::new(".") } else { root })?;
    let mut context = Context { root: root.to_owned(), ..Context::default() };
    settings::read(&whole(path, &mut context)?, &mut context);
    let mut reader = Reader::new(context, vec!["jobpack.toml".to_owned()], progress, &folder);
    reader.sources()?;
    reader.bodies()?;
    Ok(reader.finish())
}

fn catalogue(path: &Path, progress: &dyn Progress) -> Result<Reading, ReadError> {
    let source = alone(path, Table::Resources)?;
    let mut settings = settings::defaults();
    settings.title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let facets = settings.facets.keys().cloned().collect();
    let root = path.parent().unwrap_or(Path::new("")).to_owned();
    let context = Context { settings, facets, root, catalogue: true, ..Context::default() };
    let folder = Folder { sources: vec![source], ..Folder::default() };
    let mut reader = Reader::new(context, Vec::new(), progress, &folder);
    reader.sources()?;
    Ok(reader.finish())
}

/// A single file, read as this table.
fn alone(path: &Path, table: Table) -> Result<Source, ReadError> {
    let bytes = folder::size(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match folder::form(path) {
        Some(form) if form != Form::Toml || table == Table::Ratings => {
            Ok(Source { name, path: path.to_owned(), form, table, bytes })
        }
        _ => Err(ReadError::UnknownForm { path: path.to_owned() }),
    }
}

/// A file that is read as a whole.
fn whole(path: &Path, context: &mut Context) -> Result<String, ReadError> {
    let bytes = std::fs::read(path).map_err(|reason| ReadError::io(path, reason))?;
    Ok(match input::decode(&bytes) {
        Ok(text) => text,
        Err(message) => {
            context.findings.add(rules::NOT_TEXT, Place { file: context.file, row: 0 }, "", message);
            String::from_utf8_lossy(&bytes).into_owned()
        }
    })
}

struct Reader<'f> {
    context: Context,
    said: Said,
    answers: Answers,
    meter: Meter<'f>,
    folder: &'f Folder,
}

impl<'f> Reader<'f> {
    fn new(context: Context, files: Vec<String>, progress: &'f dyn Progress, folder: &'f Folder) -> Self {
        let sources = folder.sources.iter().map(|source| source.bytes);
        let total = sources.chain(folder.bodies.iter().map(|body| body.bytes)).sum();
        let mut said = Said::default();
        said.project.files = files;
        Self {
            context,
            said,
            answers: Answers::default(),
            meter: Meter { progress, total, read: Cell::new(0) },
            folder,
        }
    }

    fn sources(&mut self) -> Result<(), ReadError> {
        for (name, why) in &self.folder.unread {
            let place = self.file(name);
            self.context.findings.add(rules::UNREAD_FILE, place, "", format!("`{name}` is not read: {why}"));
        }
        for source in &self.folder.sources {
            self.source(source)?;
        }
        Ok(())
    }

    /// A file's place as a whole.
    fn file(&mut self, name: &str) -> Place {
        self.said.project.files.push(name.to_owned());
        Place { file: self.said.project.files.len() as u32 - 1, row: 0 }
    }

    fn source(&mut self, source: &Source) -> Result<(), ReadError> {
        let place = self.file(&source.name);
        self.context.open(place.file, (source.form == Form::Delimited).then_some(1));
        let mut input = input::open(&source.path, &source.name, &self.meter)?;
        if input::is_unmarked_utf16(&mut input).map_err(|reason| ReadError::io(&source.path, reason))? {
            let message = "this is UTF-16 without a byte order mark";
            self.context.findings.add(rules::NOT_TEXT, place, "", message);
            return Ok(());
        }
        let mut rows = 0;
        let (context, said, answers) = (&mut self.context, &mut self.said, &mut self.answers);
        let mut take = |table: Table, event: Event<'_>| match event {
            Event::Row(fields) => {
                rows += 1;
                match table {
                    Table::Ratings => answers.row(context, fields),
                    _ => convert::row(context, table, fields, said),
                }
            }
            Event::Wrong { rule, row, field, message } => {
                rows += 1;
                context.findings.add(rule, Place { row, ..place }, field, message);
            }
        };
        let done = match source.form {
            Form::Delimited => form::delimited(&mut input, &mut |event| take(source.table, event)),
            Form::JsonLines => form::json_lines(&mut input, &mut |event| take(source.table, event)),
            Form::Toml => form::toml(&mut input, &mut take),
        };
        done.map_err(|reason| ReadError::io(&source.path, reason))?;
        if rows == 0 {
            self.context.findings.add(rules::EMPTY_FILE, place, "", format!("`{}` has no rows", source.name));
        }
        self.said.tell_made(&mut self.context);
        self.answers.end_file(&mut self.context);
        self.context.close();
        Ok(())
    }

    fn bodies(&mut self) -> Result<(), ReadError> {
        bodies::attach(&self.folder.bodies, &self.meter, &mut self.said.project, &mut self.context)
    }

    fn finish(mut self) -> Reading {
        convert::settle(&mut self.said, &mut self.context);
        self.context.finish();
        let mut project = self.said.project;
        project.catalogue = self.context.catalogue;
        project.settings = self.context.settings;
        project.ratings = self.answers.finish();
        Reading { project, findings: self.context.findings.finish() }
    }
}
