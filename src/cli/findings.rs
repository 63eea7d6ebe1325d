//! `dutyline findings`: what detective checks say of the duties and obligations of a profile.

mod join;
mod text;
mod view;

use super::args::{Findings as Args, Shape};
use super::{Error, Kind, answer, input, show};
use crate::findings::{CheckResult, Import, newest};
use std::collections::BTreeMap;
use view::{FileView, Findings};

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let catalog = input::catalog(&args.common)?;
    let as_of = input::as_of(&args.common)?;
    let joined = input::profile(&args.profile, &catalog, as_of, &args.common)?;
    show::faults(&joined.warnings, &joined.texts);
    let report = answer::report(&joined, &catalog, as_of, "findings");
    let (files, results) = imports(args)?;
    let (results, superseded) = newest(results);
    let findings = Findings {
        format: "dutyline-findings/1",
        profile: args.profile.display().to_string(),
        as_of,
        files,
        results: results.len(),
        superseded,
        after: results.iter().filter(|r| r.seen.is_some_and(|seen| seen.date > as_of)).count(),
        joined: join::join(&report, &catalog, &results),
    };
    show::print(&match args.format {
        Shape::Text => text::text(&findings),
        Shape::Json => json(&findings)?,
    })
}

fn json(findings: &Findings<'_>) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(findings);
    text.map(|text| text + "\n").map_err(|error| Error::new(Kind::World, error.to_string()))
}

/// Reads all files; the faults of all that cannot be read come as one error.
fn imports(args: &Args) -> Result<(Vec<FileView>, Vec<CheckResult>), Error> {
    let (mut files, mut results) = (Vec::new(), Vec::new());
    let (mut faults, mut bad) = (Vec::new(), Vec::new());
    for path in &args.files {
        match input::findings(path)? {
            Ok(import) => {
                let Import { format, results: found, bad: rows, bad_rows, not_checks } = import;
                let file = path.display().to_string();
                let count = found.len();
                files.push(FileView::new(file, format, count, bad_rows, &rows, not_checks));
                results.extend(found);
                bad.extend(rows);
            }
            Err(found) => faults.extend(found),
        }
    }
    // The texts may be large; each row's place is said without its line.
    show::faults(&bad, &BTreeMap::new());
    if faults.is_empty() {
        Ok((files, results))
    } else {
        Err(Error::faults(faults, BTreeMap::new()))
    }
}
