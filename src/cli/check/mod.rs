//! `dutyline check`: faults and gates, for people and for CI. Whatever the format, the exit code says the same.

mod finding;
mod gate;
mod github;
mod junit;
mod sarif;
mod text;

pub(super) use finding::Document;

use super::args::{Check as Args, CheckFormat};
use super::{Error, Kind, input, show};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::profile::{Gate, Gates};
use crate::report::{Context, Edition, build};
use crate::resolve::resolve;
use finding::{Checked, Finding};
use gate::{Asked, Case};
use std::path::{Path, PathBuf};

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let catalog = input::catalog(&args.common)?;
    let as_of = input::as_of(&args.common)?;
    let gates = Gates { deny: args.deny.clone(), max_overdue: args.max_overdue };
    let work = Work { args, catalog: &catalog, as_of, gates };
    let (profiles, errors): (Vec<Checked>, Vec<Option<Error>>) =
        args.profiles.iter().map(|path| work.profile(path)).unzip();
    let tool_version = env!("CARGO_PKG_VERSION");
    let document = Document { format: "dutyline-check/1", tool_version, as_of, profiles };
    show::print(&print(args.format, &document))?;
    finish(args, &document, errors.into_iter().flatten())
}

/// What all profiles of one run share.
struct Work<'w> {
    args: &'w Args,
    catalog: &'w Catalog,
    as_of: Date,
    /// The gates of the command line.
    gates: Gates,
}

impl Work<'_> {
    /// What is found in one profile, and what ended its reading.
    fn profile(&self, path: &Path) -> (Checked, Option<Error>) {
        let file = path.display().to_string();
        match input::profile(path, self.catalog, self.as_of, &self.args.common) {
            Ok(joined) => (self.joined(file, &joined), None),
            Err(error) => {
                let findings = Finding::of_error(&file, &error);
                let gates = Asked::new([&Gates::default(), &self.gates]).gates;
                (Checked { file, summary: None, gates, findings }, Some(error))
            }
        }
    }

    fn joined(&self, file: String, joined: &input::Joined) -> Checked {
        if self.args.format == CheckFormat::Text {
            show::faults(&joined.warnings, &joined.texts);
        }
        let input::Joined { profile, ledger, warnings, texts } = joined;
        let resolution = resolve(profile, self.catalog, self.as_of);
        let report = build(&Context {
            profile,
            catalog: self.catalog,
            resolution: &resolution,
            ledger: ledger.as_ref(),
            as_of: self.as_of,
            template: "check",
            tool_version: env!("CARGO_PKG_VERSION"),
            warnings,
            edition: Edition::default(),
        });
        let asked = Asked::new([&profile.gates, &self.gates]);
        let text = texts.get(&file).map_or("", String::as_str);
        let denied = asked.has(Gate::Warnings);
        let warning = |fault| Finding::of_fault(fault, text, denied);
        let mut findings: Vec<Finding> = warnings.iter().map(warning).collect();
        findings.extend(asked.findings(&Case {
            file: &file,
            text,
            profile,
            catalog: self.catalog,
            resolution: &resolution,
            report: &report,
            as_of: self.as_of,
        }));
        Checked { file, summary: Some(report.summary), gates: asked.gates, findings }
    }
}

/// The document as one format has it.
fn print(format: CheckFormat, document: &Document) -> String {
    match format {
        CheckFormat::Text => text::lines(document),
        CheckFormat::Json => pretty(document),
        CheckFormat::Sarif => pretty(&sarif::log(document, &here())),
        CheckFormat::Junit => junit::document(document),
        CheckFormat::Github => github::commands(document, &here()),
    }
}

/// The directory from which paths are told.
fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

fn pretty(value: &impl serde::Serialize) -> String {
    // Such a document has text keys only, and writing into memory cannot fail.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// Tells what failed; the last error that ended a reading decides, else the gates.
fn finish(
    args: &Args,
    document: &Document,
    errors: impl Iterator<Item = Error>,
) -> Result<(), Error> {
    let is_text = args.format == CheckFormat::Text;
    if is_text {
        show::note(&text::refused(document));
    }
    let mut failed: Option<Error> = None;
    for error in errors {
        let error = if is_text { error } else { error.without_faults() };
        if let Some(before) = failed.replace(error) {
            before.show();
        }
    }
    let refused = text::counts(document);
    match failed {
        Some(error) => Err(error),
        None if !refused.is_empty() => Err(Error::new(Kind::Gate, refused.join("\n"))),
        None => Ok(()),
    }
}

/// A file's name as a reader finds it who stands in a directory.
fn relative(file: &str, here: &Path) -> String {
    let path = Path::new(file);
    let path = path.strip_prefix(here).unwrap_or(path);
    let path = path.strip_prefix(".").unwrap_or(path).display().to_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

#[cfg(test)]
mod tests;
