//! From a sound project to a pack in its place, or to several.

use super::Work;
use crate::compile::{Compiled, Division};
use crate::fault::Fault;
use crate::progress::Stage;
use crate::project::Project;
use jobpack::pack::{Pack, Section, take_list};
use serde::Serialize;
use std::ffi::OsString;
use std::io::{BufWriter, Cursor, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The bytes of a sound project's pack.
///
/// # Errors
/// A project that is too large for a pack.
pub fn compile(project: &Project, work: &Work<'_>) -> Result<Vec<u8>, Box<Fault>> {
    Ok(work.watch(Stage::Building, |steps| {
        let mut bytes = Cursor::new(Vec::new());
        Compiled::of(project, Division::None, steps)?.write(0, &mut bytes)?;
        Ok::<_, crate::compile::CompileError>(bytes.into_inner())
    })??)
}

/// A pack that was written.
#[derive(Clone, Debug, Serialize)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
}

/// Builds a sound project's pack in its place, or the packs of a division in places beside it: `name-01.pack` and so on. A place has its old content until
/// all of the packs are written.
///
/// # Errors
/// A project that is too large, or a place that cannot be written.
pub fn build(
    project: &Project,
    target: &Path,
    division: Division,
    work: &Work<'_>,
) -> Result<Vec<Written>, Box<Fault>> {
    let written = work.watch(Stage::Building, |steps| {
        let compiled = Compiled::of(project, division, steps)?;
        let targets = (1..=compiled.packs())
            .map(|number| if compiled.is_whole() { target.to_owned() } else { part(target, number) });
        let mut written: Vec<(NamedTempFile, PathBuf, u32)> = Vec::new();
        for (number, target) in targets.enumerate() {
            let failed = |reason: std::io::Error| Fault::io("write", &target, &reason);
            let file = builder().tempfile_in(folder(&target)).map_err(failed)?;
            let mut out = BufWriter::with_capacity(1 << 20, file);
            let bytes = compiled.write(number, &mut out)?;
            let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
            file.as_file().sync_all().map_err(failed)?;
            written.push((file, target, bytes));
        }
        Ok::<_, Box<Fault>>(written)
    })??;
    let persist = |(file, path, bytes): (NamedTempFile, PathBuf, u32)| {
        file.persist(&path).map_err(|error| Fault::io("write", &path, &error.error))?;
        Ok(Written { path, bytes: bytes.into() })
    };
    written.into_iter().map(persist).collect()
}

/// The place of one of several packs: the name with its number before the end.
fn part(target: &Path, number: usize) -> PathBuf {
    let mut name = OsString::from(target.file_stem().unwrap_or_default());
    name.push(format!("-{number:02}."));
    name.push(target.extension().unwrap_or("pack".as_ref()));
    target.with_file_name(name)
}

fn folder(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes the pack beside its place and then puts it there, so that whoever reads sees the old one or the new one and nothing between.
///
/// # Errors
/// A place that cannot be written; what was there before is there still.
pub fn write(target: &Path, bytes: &[u8]) -> Result<(), Box<Fault>> {
    let failed = |reason: std::io::Error| Fault::io("write", target, &reason);
    let mut file = builder().tempfile_in(folder(target)).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(target).map(drop).map_err(|error| failed(error.error))
}

/// A temporary file with the rights that any new file has.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".jobpack-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}

/// How many terms there are: each has a list of postings.
fn terms(pack: &Pack<'_>) -> u32 {
    let mut rest = pack.section(Section::Postings);
    let next = || take_list(rest, pack.document_count()).map(|(_, after)| rest = after);
    std::iter::from_fn(next).count() as u32
}

/// How many of each there are in a pack.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Counts {
    pub jobs: u32,
    pub outcomes: u32,
    pub resources: u32,
    pub links: u32,
    pub requirements: u32,
    pub collections: u32,
    pub circumstances: u32,
    pub tallies: u32,
    pub terms: u32,
}

impl Counts {
    /// The counts of packs of one division: what all of them have counts once.
    pub fn together(all: &[Self]) -> Self {
        let mut whole = all.first().copied().unwrap_or_default();
        whole.resources = all.iter().map(|counts| counts.resources).sum();
        whole.links = all.iter().map(|counts| counts.links).sum();
        whole.requirements = all.iter().map(|counts| counts.requirements).sum();
        whole
    }

    /// The counts of this pack.
    pub fn of(pack: &Pack<'_>) -> Self {
        Self {
            jobs: pack.jobs().len(),
            outcomes: pack.outcomes().len(),
            resources: pack.resources().len(),
            links: pack.links().len(),
            requirements: pack.requirements().len(),
            collections: pack.collections().len(),
            circumstances: pack.circumstances().len(),
            tallies: pack.tallies().len(),
            terms: terms(pack),
        }
    }
}
