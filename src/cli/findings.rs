//! `dutyline findings`: what detective checks say of the duties and obligations of a profile.

mod text;

use super::args::{Findings as Args, Shape};
use super::clock::Clock;
use super::{Error, Kind, answer, exports, input, show};
use crate::date::Date;
use crate::report::FindingsView;
use serde::Serialize;

/// The answer. Its JSON is this.
#[derive(Debug, Serialize)]
struct Answer<'r> {
    /// Name and version of this format.
    format: &'static str,
    /// The profile's file.
    profile: String,
    /// The day for which the duties hold.
    as_of: Date,
    /// What the exports say.
    #[serde(flatten)]
    findings: &'r FindingsView,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let catalog = input::catalog(&args.common)?;
    let clock = Clock::new(&args.common)?;
    let joined = input::profile(&args.profile, &catalog, clock, &args.common)?;
    show::faults(&joined.warnings, &joined.texts);
    let exports = exports::read(&args.files)?;
    let report = answer::report(&joined, &catalog, "findings", exports.as_ref());
    let Some(findings) = &report.findings else { return Ok(()) };
    let profile = args.profile.display().to_string();
    let answer = Answer { format: "dutyline-findings/1", profile, as_of: joined.as_of, findings };
    show::print(&match args.format {
        Shape::Text => text::text(&answer),
        Shape::Json => json(&answer)?,
    })
}

fn json(answer: &Answer<'_>) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(answer);
    text.map(|text| text + "\n").map_err(|error| Error::new(Kind::World, error.to_string()))
}
