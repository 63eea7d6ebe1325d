//! `dutyline verify`: a document against what its profile gives today. It is made again, in memory, and compared byte for byte.

mod difference;
mod json;
mod section;
mod text;

use super::args::{Common, Format, Paper, Report, Shape, Verify as Args};
use super::{Error, Kind, input, report, show};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::render::stamp::{self, Stamp, Written};
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
    if args.common.as_of.is_some() {
        let message = "the document says its day itself";
        return Err(Error::new(Kind::Usage, message).hint("leave out `--as-of`"));
    }
    let document = input::document(&args.document)?;
    let stamp = stamp::read(&document).ok_or_else(|| unreadable(&args.document))?;
    if stamp.template_digest.is_some() && args.template.is_none() {
        let message = "the document was made with a template of somebody's own";
        return Err(Error::new(Kind::Usage, message).hint("name it: --template FILE"));
    }
    let profile = profile(args, &stamp)?;
    let catalog: &'static Catalog = Box::leak(Box::new(input::catalog(&args.common)?));
    let differences = differences(args, &document, &stamp, &profile, catalog)?;
    let answer = answer(args, &profile, stamp, differences);
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

fn unreadable(path: &Path) -> Error {
    let message = format!("{} does not say how dutyline made it", path.display());
    Error::new(Kind::Input, message).hint(
        "ask for the PDF, HTML, Markdown or JSON as `dutyline report` wrote it: other programs may drop what it says of its making",
    )
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

/// Makes the document again and compares.
fn differences(
    args: &Args,
    document: &[u8],
    stamp: &Stamp,
    profile: &Path,
    catalog: &Catalog,
) -> Result<Vec<Difference>, Error> {
    let written = stamp::written(document);
    let again =
        |paper| report::one(&request(args, stamp, profile, written, paper), catalog, stamp.as_of);
    let mut made = again(Paper::A4)?;
    // The size of the pages is the one thing of which a PDF does not speak.
    if written == Written::Pdf && made != document {
        let letter = again(Paper::Letter)?;
        if document.starts_with(&letter) {
            made = letter;
        }
    }
    if made == document {
        return Ok(Vec::new());
    }
    let here = stamp::read(&made).ok_or_else(|| {
        Error::new(Kind::World, "the document that was made again does not say how")
    })?;
    let mut found = difference::inputs(stamp, &here);
    found.extend(difference::content(written, document, &made, found.is_empty()));
    Ok(found)
}

/// What `dutyline report` would be asked for the document.
fn request(args: &Args, stamp: &Stamp, profile: &Path, written: Written, paper: Paper) -> Report {
    let format = match written {
        Written::Markdown => Format::Md,
        Written::Html => Format::Html,
        Written::Pdf => Format::Pdf,
        Written::Json => Format::Json,
    };
    Report {
        profiles: vec![profile.to_owned()],
        format: vec![format],
        output: PathBuf::from("-"),
        paper,
        font: args.font.clone(),
        owner: stamp.team.clone(),
        audience: stamp.audience,
        template: args.template.clone(),
        common: Common {
            as_of: Some(stamp.as_of),
            framework: args.common.framework.clone(),
            catalog: args.common.catalog.clone(),
        },
    }
}
