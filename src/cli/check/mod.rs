//! `dutyline check`: faults and gates, for people and for CI. Whatever the format, the exit code says the same.

mod finding;
mod gate;
mod github;
mod junit;
mod sarif;
mod text;

pub(super) use finding::Document;

use super::args::{Check as Args, CheckFormat};
use super::clock::Clock;
use super::{Error, Kind, answer, exports, input, show};
use crate::catalog::Catalog;
use crate::diagnostic::Fault;
use crate::lang::Words;
use crate::profile::{Gate, Gates};
use crate::report::Exports;
use crate::zone::Zone;
use finding::{Checked, Finding};
use gate::{Asked, Case};
use std::path::{Path, PathBuf};

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let catalog = input::catalog(&args.common)?;
    let clock = Clock::new(&args.common)?;
    let exports = exports::read(&args.findings)?;
    let gates = Gates { deny: args.deny.clone(), max_overdue: args.max_overdue };
    let work = Work { args, catalog: &catalog, clock, gates, exports: exports.as_ref() };
    let (profiles, errors): (Vec<Checked>, Vec<Option<Error>>) =
        args.profiles.iter().map(|path| work.profile(path)).unzip();
    let tool_version = env!("CARGO_PKG_VERSION");
    let document = Document { format: "dutyline-check/1", tool_version, profiles };
    show::print(&print(args.format, &document))?;
    finish(args, &document, errors.into_iter().flatten())
}

/// What all profiles of one run share.
struct Work<'w> {
    args: &'w Args,
    catalog: &'w Catalog,
    clock: Clock,
    exports: Option<&'w Exports>,
    /// The gates of the command line.
    gates: Gates,
}

impl Work<'_> {
    /// What is found in one profile, and what ended its reading.
    fn profile(&self, path: &Path) -> (Checked, Option<Error>) {
        let file = path.display().to_string();
        match input::profile(path, self.catalog, self.clock, &self.args.common) {
            Ok(joined) => (self.joined(file, &joined), None),
            Err(error) => {
                let findings = Finding::of_error(&file, &error);
                let gates = Asked::new([&Gates::default(), &self.gates]).gates;
                let as_of = self.clock.day(&Zone::UTC);
                (Checked { file, as_of, summary: None, gates, findings }, Some(error))
            }
        }
    }

    fn joined(&self, file: String, joined: &input::Joined) -> Checked {
        if self.args.format == CheckFormat::Text {
            show::faults(&joined.warnings, &joined.texts);
        }
        let report = answer::report(joined, self.catalog, "check", self.exports, Words::english());
        let input::Joined { profile, ledger, as_of, resolution, audience: _, warnings, texts } =
            joined;
        let asked = Asked::new([&profile.gates, &self.gates]);
        let text = texts.get(&file).map_or("", String::as_str);
        let denied = asked.has(Gate::Warnings);
        let warning = |fault: &Fault| {
            let text = texts.get(&*fault.file).map_or("", String::as_str);
            Finding::of_fault(fault, text, denied)
        };
        let ledger = ledger.as_ref().map_or(file.as_str(), |ledger| &ledger.file);
        let mut findings: Vec<Finding> = warnings.iter().map(warning).collect();
        findings.extend(asked.findings(&Case {
            file: &file,
            text,
            ledger: (ledger, texts.get(ledger).map_or("", String::as_str)),
            profile,
            catalog: self.catalog,
            resolution,
            report: &report,
            as_of: *as_of,
        }));
        Checked { file, as_of: *as_of, summary: Some(report.summary), gates: asked.gates, findings }
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
