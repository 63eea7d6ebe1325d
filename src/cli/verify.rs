//! `dutyline verify`: a document against what its profile gives today. It is made again, in memory, and compared byte for byte.
//!
//! The exit codes are those of `cmp`: 0 the same, 1 not the same, 2 it cannot be told, whatever the reason.

mod difference;
mod element;
mod json;
mod request;
mod section;
mod text;

use super::args::{Shape, Verify as Args};
use super::{Error, Kind, input, report, show};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::render::stamp::{self, Stamp, Unread};
use crate::report::Audience;
use difference::Difference;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The answer.
#[derive(Serialize)]
struct Answer {
    /// Name and version of this format.
    format: &'static str,
    /// Version of the dutyline that verified.
    tool_version: &'static str,
    /// The document.
    document: String,
    /// The profile.
    profile: String,
    /// Whether the document is byte for byte what dutyline makes of the profile.
    matches: bool,
    /// What the document says of its own making.
    says: Says,
    /// What differs.
    differences: Vec<Difference>,
}

/// What a document says of its own making.
#[derive(Serialize)]
struct Says {
    /// The day for which it speaks.
    as_of: Date,
    /// For whom it is meant.
    audience: Audience,
    /// The name of its template.
    template: String,
    /// The team whose own page it is.
    team: Option<String>,
    /// The version of dutyline that made it.
    tool_version: String,
    /// The version of the duty catalogue.
    catalog_version: String,
    /// SHA-256 of the catalogue.
    catalog_digest: String,
    /// SHA-256 of the profile.
    profile_digest: String,
    /// SHA-256 of the ledger.
    ledger_digest: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let answer = compared(args).map_err(|error| error.of(Kind::Usage))?;
    show::print(&match args.format {
        Shape::Text => text::text(&answer),
        Shape::Json => json(&answer),
    })?;
    if answer.matches {
        Ok(())
    } else {
        Err(Error::new(Kind::Gate, format!("{} does not match", args.document.display())))
    }
}

fn compared(args: &Args) -> Result<Answer, Error> {
    if args.common.as_of.is_some() {
        let message = "the document says its day itself";
        return Err(Error::new(Kind::Usage, message).hint("leave out `--as-of`"));
    }
    let document = input::document(&args.document)?;
    let stamp = stamp::read(&document).map_err(|why| unreadable(&args.document, &why))?;
    let profile = profile(args, &stamp)?;
    let written = stamp::written(&document);
    let request = request::of(args, &stamp, &profile, written)?;
    let catalog: &'static Catalog = Box::leak(Box::new(input::catalog(&args.common)?));
    let differences = match report::one(&request, catalog, &stamp.template)? {
        None => vec![difference::absent(&stamp)],
        Some(made) if made == document => Vec::new(),
        Some(made) => {
            let here = stamp::read(&made).map_err(|_| {
                Error::new(Kind::World, "the document that was made again does not say how")
            })?;
            let mut found = difference::inputs(&stamp, &here);
            found.extend(difference::content(written, &document, &made, found.is_empty()));
            found
        }
    };
    Ok(answer(args, &profile, stamp, differences))
}

fn json(answer: &Answer) -> String {
    // An answer has text keys only.
    serde_json::to_string_pretty(answer).unwrap_or_default() + "\n"
}

fn answer(args: &Args, profile: &Path, stamp: Stamp, differences: Vec<Difference>) -> Answer {
    Answer {
        format: "dutyline-verify/1",
        tool_version: env!("CARGO_PKG_VERSION"),
        document: args.document.display().to_string(),
        profile: profile.display().to_string(),
        matches: differences.is_empty(),
        says: Says {
            as_of: stamp.as_of,
            audience: stamp.audience,
            template: stamp.template,
            team: stamp.team,
            tool_version: stamp.tool_version,
            catalog_version: stamp.catalog_version,
            catalog_digest: stamp.catalog_digest,
            profile_digest: stamp.profile_digest,
            ledger_digest: stamp.ledger_digest,
        },
        differences,
    }
}

/// Why a document of unknown origin cannot be verified.
fn unreadable(path: &Path, why: &Unread) -> Error {
    let path = path.display();
    let (message, hint) = match why {
        Unread::Missing => (
            format!("{path} does not say how dutyline made it"),
            "ask for the PDF, HTML, Markdown or JSON as `dutyline report` wrote it: other programs may drop what it says of its making, or its end",
        ),
        Unread::Later(format) => (
            format!(
                "{path} is of the format `{}`, which this dutyline does not know",
                difference::shown(format)
            ),
            "a later dutyline made it: verify it with that version",
        ),
        Unread::Broken(fault) => (
            format!(
                "{path}: what it says of its making cannot be read: {}",
                difference::shown(fault)
            ),
            "it was cut off, or changed after dutyline made it: ask for it as `dutyline report` wrote it",
        ),
        Unread::NotUtf8 => (
            format!("{path} is neither a PDF nor text in UTF-8"),
            "ask for it as `dutyline report` wrote it",
        ),
        Unread::Cut => (
            format!("{path} is a PDF without its end"),
            "it was cut off on its way: ask for it again",
        ),
    };
    Error::new(Kind::Input, message).hint(hint)
}

/// The profile that is named, else the file that the document names, beside the document.
fn profile(args: &Args, stamp: &Stamp) -> Result<PathBuf, Error> {
    if let Some(path) = args.profile.as_ref().or(args.named.as_ref()) {
        return Ok(path.clone());
    }
    let file = Path::new(&stamp.profile_file);
    // A document may come from anybody: it names a file, never a way to one.
    let is_name = file.file_name() == Some(file.as_os_str()) && !stamp.profile_file.contains('\\');
    let beside = args.document.with_file_name(file);
    if is_name && beside.is_file() {
        return Ok(beside);
    }
    let message = "the document's profile does not lie beside it";
    Err(Error::new(Kind::Usage, message).hint("name it: dutyline verify DOCUMENT PROFILE"))
}
