//! The way from a path to a project: what is there, then file by file, then what needs all of them.

use super::batches::{self, Threads};
use super::convert::{self, Said};
use super::error::ReadError;
use super::folder::{self, Folder, Form, Source};
use super::form::{self, Event};
#[cfg(feature = "columnar")]
use super::form::{Batches, columnar};
use super::input::{self, Meter};
use super::row::Context;
use super::survey::{self, Counted, Survey as Answers};
use super::table::Table;
use super::{bodies, rules, settings};
use crate::check::Finding;
#[cfg(feature = "columnar")]
use crate::mapped;
use crate::progress::Progress;
use crate::project::{Place, Project, Ratings};
#[cfg(feature = "columnar")]
use bytes::Bytes;
use std::cell::Cell;
use std::io::{self, BufRead};
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
    read_on(path, progress, None)
}

/// The same on these threads.
pub fn read_on(path: &Path, progress: &dyn Progress, threads: Threads<'_>) -> Result<Reading, ReadError> {
    let settings = if path.is_dir() { path.join("jobpack.toml") } else { path.to_owned() };
    if settings.file_name().is_some_and(|name| name == "jobpack.toml") {
        return project(&settings, progress, threads);
    }
    catalogue(path, progress, threads)
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
    let mut reader = Reader::new(context, files, progress, None, &folder);
    reader.sources()?;
    let reading = reader.finish();
    Ok((reading.project.ratings, reading.project.files, reading.findings))
}

/// Counts the answers of a file of ratings: how often each pair was given for each outcome. Nobody is kept who gave them, so that any number of respondents
/// takes a few batches of memory; nobody is found who answered twice, and segments cannot be told apart. The ratings of the survey that comes back are empty.
///
/// # Errors
/// A file that cannot be opened.
pub fn count_ratings(path: &Path, progress: &dyn Progress) -> Result<(Counted, Survey), ReadError> {
    let folder = Folder { sources: vec![alone(path, Table::Ratings)?], ..Folder::default() };
    let mut reader = Reader::new(Context::default(), Vec::new(), progress, None, &folder);
    reader.taken.answers = Answers::counting();
    reader.sources()?;
    let counted = reader.taken.answers.counted();
    let reading = reader.finish();
    Ok((counted, (reading.project.ratings, reading.project.files, reading.findings)))
}

fn project(path: &Path, progress: &dyn Progress, threads: Threads<'_>) -> Result<Reading, ReadError> {
    let root = path.parent().unwrap_or(Path::new("."));
    if !path.is_file() {
        return Err(ReadError::NotAProject { path: root.to_owned() });
    }
    let folder = folder::list(if root.as_os_str().is_empty() { Path::new(".") } else { root })?;
    let mut context = Context { root: root.to_owned(), ..Context::default() };
    settings::read(&whole(path, &mut context)?, &mut context);
    let mut reader = Reader::new(context, vec!["jobpack.toml".to_owned()], progress, threads, &folder);
    reader.sources()?;
    reader.bodies()?;
    Ok(reader.finish())
}

fn catalogue(path: &Path, progress: &dyn Progress, threads: Threads<'_>) -> Result<Reading, ReadError> {
    let source = alone(path, Table::Resources)?;
    let mut settings = settings::defaults();
    settings.title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let facets = settings.facets.keys().cloned().collect();
    let root = path.parent().unwrap_or(Path::new("")).to_owned();
    let context = Context { settings, facets, root, catalogue: true, ..Context::default() };
    let folder = Folder { sources: vec![source], ..Folder::default() };
    let mut reader = Reader::new(context, Vec::new(), progress, threads, &folder);
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
    taken: Taken<'f>,
    meter: Meter<'f>,
    folder: &'f Folder,
}

/// What was taken from the files so far.
struct Taken<'f> {
    context: Context,
    said: Said,
    answers: Answers,
    threads: Threads<'f>,
}

impl Taken<'_> {
    /// Takes the rows of a file in, and says how many there were.
    fn rows(&mut self, source: &Source, input: &mut dyn BufRead, place: Place) -> io::Result<u64> {
        let (context, said, answers) = (&mut self.context, &mut self.said, &mut self.answers);
        let mut batches = match source.form {
            Form::Toml => return toml(input, context, said, answers, place),
            Form::Delimited => form::delimited(input)?,
            Form::JsonLines => form::json_lines(input),
            #[cfg(feature = "columnar")]
            Form::Columnar => return Ok(0),
        };
        batches::convert(&mut batches, source.table, context, (said, answers), self.threads)
    }
}

/// Takes the rows of a file of several tables in, and says how many there were.
fn toml(
    input: &mut dyn BufRead,
    context: &mut Context,
    said: &mut Said,
    answers: &mut Answers,
    place: Place,
) -> io::Result<u64> {
    let (mut rows, mut part) = (0, survey::part(context));
    form::toml(input, &mut |table, event| {
        rows += 1;
        match event {
            Event::Row(fields) if table == Table::Ratings => {
                part.row(context, fields);
            }
            Event::Row(fields) => convert::row(context, table, fields, said),
            Event::Wrong { rule, row, field, message } => {
                context.findings.add(rule, Place { row, ..place }, field, message);
            }
        }
    })?;
    answers.append(part, context);
    Ok(rows)
}

impl<'f> Reader<'f> {
    fn new(
        context: Context,
        files: Vec<String>,
        progress: &'f dyn Progress,
        threads: Threads<'f>,
        folder: &'f Folder,
    ) -> Self {
        let sources = folder.sources.iter().map(|source| source.bytes);
        let total = sources.chain(folder.bodies.iter().map(|body| body.bytes)).sum();
        let mut said = Said::default();
        said.project.files = files;
        let taken = Taken { context, said, answers: Answers::default(), threads };
        Self { taken, meter: Meter { progress, total, read: Cell::new(0) }, folder }
    }

    fn sources(&mut self) -> Result<(), ReadError> {
        for (name, why) in &self.folder.unread {
            let place = self.file(name);
            self.taken.context.findings.add(rules::UNREAD_FILE, place, "", format!("`{name}` is not read: {why}"));
        }
        for source in &self.folder.sources {
            self.source(source)?;
        }
        Ok(())
    }

    /// A file's place as a whole.
    fn file(&mut self, name: &str) -> Place {
        self.taken.said.project.files.push(name.to_owned());
        Place { file: self.taken.said.project.files.len() as u32 - 1, row: 0 }
    }

    fn source(&mut self, source: &Source) -> Result<(), ReadError> {
        let place = self.file(&source.name);
        self.taken.context.open(place.file, source.form.header());
        #[cfg(feature = "columnar")]
        if source.form == Form::Columnar {
            let rows = self.columnar(source, place)?;
            return self.end(source, place, rows);
        }
        let mut input = input::open(&source.path, &source.name, &self.meter)?;
        if input::is_unmarked_utf16(&mut input).map_err(|reason| ReadError::io(&source.path, reason))? {
            let message = "this is UTF-16 without a byte order mark";
            self.taken.context.findings.add(rules::NOT_TEXT, place, "", message);
            return Ok(());
        }
        let taken = &mut self.taken;
        let rows = taken.rows(source, &mut input, place).map_err(|reason| ReadError::io(&source.path, reason))?;
        self.end(source, place, rows)
    }

    /// Takes the rows of a file of columns in, and says how many there were.
    #[cfg(feature = "columnar")]
    fn columnar(&mut self, source: &Source, place: Place) -> Result<u64, ReadError> {
        if source.bytes == 0 {
            return Ok(0);
        }
        let wrong = |reason| ReadError::io(&source.path, reason);
        let bytes = Bytes::from_owner(mapped::map(&source.path).map_err(wrong)?);
        let Taken { context, said, answers, threads } = &mut self.taken;
        let table = columnar::open(bytes, &mut |event| {
            if let Event::Wrong { rule, row, field, message } = event {
                context.findings.add(rule, Place { row, ..place }, field, message);
            }
        });
        let Some(table) = table else { return Ok(1) };
        let each = source.bytes / table.chunks.len().max(1) as u64;
        let told = |_| self.meter.pass(&source.name, each);
        let mut batches = Batches::Columnar(columnar::Chunks::of(table, &told));
        batches::convert(&mut batches, source.table, context, (said, answers), *threads).map_err(wrong)
    }

    fn end(&mut self, source: &Source, place: Place, rows: u64) -> Result<(), ReadError> {
        if rows == 0 {
            self.taken.context.findings.add(rules::EMPTY_FILE, place, "", format!("`{}` has no rows", source.name));
        }
        self.taken.said.tell_made(&mut self.taken.context);
        self.taken.answers.end_file(&mut self.taken.context);
        self.taken.context.close();
        Ok(())
    }

    fn bodies(&mut self) -> Result<(), ReadError> {
        bodies::attach(&self.folder.bodies, &self.meter, &mut self.taken.said.project, &mut self.taken.context)
    }

    fn finish(mut self) -> Reading {
        convert::settle(&mut self.taken.said, &mut self.taken.context);
        self.taken.context.finish();
        let ratings = self.taken.answers.finish(&mut self.taken.context);
        let mut project = self.taken.said.project;
        project.catalogue = self.taken.context.catalogue;
        project.settings = self.taken.context.settings;
        project.ratings = ratings;
        Reading { project, findings: self.taken.context.findings.finish() }
    }
}
