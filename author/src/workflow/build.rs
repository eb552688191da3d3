//! From a sound project to a pack in its place.

use super::Work;
use crate::fault::Fault;
use crate::progress::Stage;
use crate::project::Project;
use jobpack::pack::Pack;
use serde::Serialize;
use std::io::Write;
use std::path::Path;

/// The bytes of a sound project's pack.
///
/// # Errors
/// A project that is too large for a pack.
pub fn compile(project: &Project, work: &Work<'_>) -> Result<Vec<u8>, Box<Fault>> {
    Ok(work.run(Stage::Building, || crate::compile::compile(project))??)
}

/// Writes the pack beside its place and then puts it there, so that whoever reads sees the old one or the new one and nothing between.
///
/// # Errors
/// A place that cannot be written; what was there before is there still.
pub fn write(target: &Path, bytes: &[u8]) -> Result<(), Box<Fault>> {
    let failed = |reason: std::io::Error| Fault::io("write", target, &reason);
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder).map_err(failed)?;
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

/// How many of each there are in a pack.
#[derive(Clone, Copy, Debug, Serialize)]
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
            terms: pack.terms().len(),
        }
    }
}
