//! Bodies in Markdown files.

use super::error::ReadError;
use super::folder::Body;
use super::input::Meter;
use super::row::Context;
use super::{rules, text};
use crate::check::Rule;
use crate::project::{Place, Project, Resources};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::fs;
use std::path::Path;

/// Reads the body at this path in the project, which it must not leave.
pub fn read(root: &Path, path: &str) -> Result<String, String> {
    let outside = || format!("`{path}` is outside the project; copy the file into it");
    let missing = |reason| format!("cannot read `{path}`: {reason}");
    let root = root.canonicalize().map_err(missing)?;
    let full = root.join(path).canonicalize().map_err(missing)?;
    if !full.starts_with(&root) {
        return Err(outside());
    }
    let bytes = fs::read(&full).map_err(missing)?;
    let text = super::input::decode(&bytes).map_err(|message| format!("`{path}`: {message}"))?;
    Ok(text::body(Cow::Owned(text)).into_owned())
}

/// Gives every Markdown file to the resource whose id it has.
pub fn attach(
    bodies: &[Body],
    meter: &Meter<'_>,
    project: &mut Project,
    context: &mut Context,
) -> Result<(), ReadError> {
    if bodies.is_empty() {
        return Ok(());
    }
    let mut by_id: FxHashMap<String, usize> = FxHashMap::default();
    for at in 0..project.resources.len() {
        by_id.entry(project.resources.id(at).to_owned()).or_insert(at);
    }
    for body in bodies {
        let bytes = fs::read(&body.path).map_err(|reason| ReadError::io(&body.path, reason))?;
        meter.add(&body.name, body.bytes);
        let at = by_id.get(text::cell(Cow::Borrowed(&body.id)).as_ref()).copied();
        if let Err((rule, message)) = give(&bytes, &mut project.resources, at, body) {
            project.files.push(body.name.clone());
            context.findings.add(rule, Place { file: project.files.len() as u32 - 1, row: 0 }, "", message);
        }
    }
    Ok(())
}

fn give(
    bytes: &[u8],
    resources: &mut Resources,
    at: Option<usize>,
    body: &Body,
) -> Result<(), (&'static Rule, String)> {
    let Some(at) = at else {
        return Err((rules::ORPHAN_BODY, format!("there is no resource `{}`", body.id)));
    };
    if !resources.get(at).text.body.is_empty() {
        return Err((rules::TWO_BODIES, format!("the resource `{}` has a body already, which is kept", body.id)));
    }
    let text = super::input::decode(bytes).map_err(|message| (rules::NOT_TEXT, message))?;
    let text = text::body(Cow::Owned(text)).into_owned();
    resources.edit(at, |resource| resource.body = text);
    Ok(())
}
