//! `jobpack report`: all of it, for those who decide.

use super::progress::watched;
use super::score::rule;
use super::{Done, Output};
use crate::report::Published;
use jobpack::score::Profile;
use jobpack_author::ask::profile;
use jobpack_author::fault::Fault;
use jobpack_author::project::QualityRule;
use jobpack_author::publish::{Form, Report, TABLES, table};
use jobpack_author::workflow::{WantedSegments, overview, write};
use std::path::{Path, PathBuf};

/// Write a report for those who decide: what is underserved, what is covered, what to make, what to retire
#[derive(clap::Args)]
#[command(after_help = "\
HTML is one page without network or scripts, for screens, phones and paper. A file of ratings alone
gives the scores; a project without ratings gives the coverage. The same project gives the same bytes.

Tables of --format csv:
  outcomes   each outcome for everyone, then for each segment, with its counts
  grid       each step of each job, with the resources at each moment of need
  make       what is worth making, the most opportunity left first
  retire     what is worth retiring, merging or reviewing

Examples:
  jobpack report my-pack                                writes my-pack.html
  jobpack report ratings.csv -o survey.html             a survey alone
  jobpack report my-pack --format md -o -               Markdown on standard output
  jobpack report my-pack --format csv --table make -o make.csv
  jobpack report my-pack --json                         all of it, for programs")]
pub struct Args {
    /// The folder of a project, or a file of ratings
    path: PathBuf,
    /// Where it goes; - is standard output [default: the name of PATH with the end of the form, in the current folder]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Its form [default: by the end of FILE, else html]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Which table of CSV
    #[arg(long, value_name = "NAME", default_value = "outcomes", value_parser = TABLES.iter().map(|(name, _)| *name).collect::<Vec<_>>())]
    table: String,
    /// How ratings become scores [default: the project's, else share10-2005]
    #[arg(long, value_name = "NAME", value_parser = profile)]
    profile: Option<Profile<'static>>,
    /// Leave out what this rule finds: off-scale, repeated, straight-line, speeder or identical; may be repeated
    #[arg(long, value_name = "RULE", value_parser = rule)]
    exclude: Vec<QualityRule>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Html,
    Md,
    Csv,
    Json,
}

impl From<Format> for Form {
    fn from(format: Format) -> Self {
        match format {
            Format::Html => Self::Html,
            Format::Md => Self::Markdown,
            Format::Csv => Self::Csv,
            Format::Json => Self::Json,
        }
    }
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let exclude = args.exclude.clone();
    let wanted = WantedSegments { profile: args.profile, exclude, ..WantedSegments::default() };
    let overview = watched(|work| overview(&args.path, &wanted, work))?;
    let report = Report::of(&overview);
    if output.is_json() && args.output.is_none() {
        return output.raw(|out| out.write_all(report.json().as_bytes()));
    }
    let form = args.form()?;
    let text = match form {
        Form::Html => report.html(),
        Form::Markdown => report.markdown(),
        Form::Json => report.json(),
        Form::Csv => table(&report, &args.table).unwrap_or_default(),
    };
    let target = args.output.clone().unwrap_or_else(|| format!("{}.{}", overview.name, form.ending()).into());
    if target == Path::new("-") {
        return output.raw(|out| out.write_all(text.as_bytes()));
    }
    write(&target, text.as_bytes())?;
    output.show(&Published {
        path: target.display().to_string(),
        bytes: text.len(),
        form: form.ending(),
        answer: report.answer,
    })
}

impl Args {
    /// The form that was asked for, or the one that the name of the file says.
    fn form(&self) -> Result<Form, Box<Fault>> {
        if let Some(format) = self.format {
            return Ok(format.into());
        }
        let Some(target) = self.output.as_deref().filter(|target| *target != Path::new("-")) else {
            return Ok(Form::Html);
        };
        let end = target.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
        match end.as_str() {
            "html" | "htm" => Ok(Form::Html),
            "md" | "markdown" => Ok(Form::Markdown),
            "csv" => Ok(Form::Csv),
            "json" => Ok(Form::Json),
            _ => Err(Fault::usage(
                format!("{} does not say its form", target.display()),
                "let the name end in .html, .md, .csv or .json, or give --format",
            )),
        }
    }
}
