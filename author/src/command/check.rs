//! `jobpack check`: what is wrong or weak, and why that matters.

use super::failure::Failure;
use super::progress::watched;
use super::{Done, Output};
use crate::report::{Checked, Explained, RuleRow, Rules, Unlisted};
use jobpack_author::check::{rule, rules};
use jobpack_author::fault::Fault;
use jobpack_author::survey::quality::QualityReport;
use jobpack_author::workflow::examine;
use std::path::PathBuf;

/// Say what is wrong (errors) or weak (warnings) in a project, and why
#[derive(clap::Args)]
#[command(after_help = "\
Errors (E...) stop a build and give exit code 1; warnings (W...) do not. A project can decide to live
with a warning: [check] allow = [\"W203\"] in jobpack.toml.

Examples:
  jobpack check my-pack
  jobpack check --explain W211        why a rule is there, with wrong and right
  jobpack check --codes               every rule")]
pub struct Args {
    /// The folder with jobpack.toml, or one CSV or JSON Lines file of resources
    #[arg(required_unless_present_any = ["explain", "codes"])]
    path: Option<PathBuf>,
    /// Say why a rule is there
    #[arg(long, value_name = "CODE", conflicts_with_all = ["path", "codes"])]
    explain: Option<String>,
    /// List all rules
    #[arg(long, conflicts_with = "path")]
    codes: bool,
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    if let Some(code) = &args.explain {
        return explain(code, output);
    }
    match &args.path {
        Some(path) if !args.codes => check(path, output),
        _ => output.show(&Rules { rules: rules().map(RuleRow::of).collect() }),
    }
}

fn check(path: &std::path::Path, output: &mut Output) -> Done {
    let examined = watched(|work| examine(path, work))?;
    let (errors, warnings) = (examined.errors(), examined.warnings());
    let unlisted = examined.unlisted.iter().map(|&(code, count)| Unlisted { code, count });
    let unlisted: Vec<Unlisted> = unlisted.collect();
    let more: usize = unlisted.iter().filter(|one| one.code.starts_with('E')).map(|one| one.count).sum();
    let quality = QualityReport::of(&examined.project);
    let (allowed, findings) = (examined.allowed, examined.findings);
    output.show(&Checked { errors: errors + more, warnings, allowed, findings, unlisted, quality })?;
    if errors == 0 { Ok(()) } else { Err(Failure::Told) }
}

fn explain(code: &str, output: &mut Output) -> Done {
    let rule = rule(code).ok_or_else(|| {
        Fault::usage(format!("there is no rule `{code}`"), "`jobpack check --codes` lists all of them")
    })?;
    output.show(&Explained { rule: RuleRow::of(rule), explanation: rule.explanation })
}
