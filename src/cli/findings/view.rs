//! The answer of `dutyline findings` as data. Its JSON is this.

use crate::date::Date;
use crate::diagnostic::Fault;
use crate::findings::Format;
use serde::Serialize;
use std::collections::BTreeMap;

/// The answer.
#[derive(Debug, Serialize)]
pub(super) struct Findings<'r> {
    /// Name and version of this format.
    pub(super) format: &'static str,
    /// The profile's file.
    pub(super) profile: String,
    /// The day for which the duties hold.
    pub(super) as_of: Date,
    /// The exports.
    pub(super) files: Vec<FileView>,
    /// Results, each once.
    pub(super) results: usize,
    /// Results that a newer one of the same check on the same resource replaced.
    pub(super) superseded: usize,
    /// Results that are dated after the day.
    pub(super) after: usize,
    /// What they say.
    #[serde(flatten)]
    pub(super) joined: Joined<'r>,
}

/// An export.
#[derive(Debug, Serialize)]
pub(super) struct FileView {
    /// Its name.
    pub(super) file: String,
    /// Its format.
    pub(super) format: &'static str,
    /// Results in it.
    pub(super) results: usize,
    /// Rows that cannot be read.
    pub(super) bad_rows: usize,
    /// The first of them.
    pub(super) bad: Vec<BadRow>,
    /// Findings that are no result of a check, by product.
    pub(super) not_checks: BTreeMap<String, usize>,
}

impl FileView {
    pub(super) fn new(
        file: String,
        format: Format,
        results: usize,
        bad_rows: usize,
        bad: &[Fault],
        not_checks: BTreeMap<String, usize>,
    ) -> Self {
        let row = |fault: &Fault| BadRow { line: fault.span.line, why: fault.message.clone() };
        let bad = bad.iter().map(row).collect();
        Self { file, format: format.title(), results, bad_rows, bad, not_checks }
    }
}

/// A row that cannot be read.
#[derive(Debug, Serialize)]
pub(super) struct BadRow {
    pub(super) line: u32,
    pub(super) why: String,
}

/// Results at their places.
#[derive(Debug, Default, Serialize)]
pub(super) struct Joined<'r> {
    /// What the results say of duties.
    pub(super) duties: Vec<PlaceView<'r>>,
    /// What they say of obligations.
    pub(super) obligations: Vec<PlaceView<'r>>,
    /// Duties that have checks of which no file tells.
    pub(super) silent_duties: Vec<Silent<'r>>,
    /// Obligations of the same kind.
    pub(super) silent_obligations: Vec<Silent<'r>>,
    /// Results that match nothing, by check.
    pub(super) unmatched: Vec<Unmatched>,
}

/// What results say of a duty or an obligation at one place.
#[derive(Debug, Serialize)]
pub(super) struct PlaceView<'r> {
    /// The duty's or obligation's id.
    pub(super) id: &'r str,
    /// What has to be done.
    pub(super) title: &'r str,
    /// The component; several when the results are of one of them, and it cannot be told of which; none for the workload as a whole.
    pub(super) components: Vec<&'r str>,
    /// Components of the same services that do not owe it, or have no check for it; the results can be theirs.
    pub(super) others: Vec<&'r str>,
    /// The checks that spoke.
    pub(super) checks: Vec<String>,
    /// Results that passed.
    pub(super) pass: usize,
    /// Results that failed.
    pub(super) fail: usize,
    /// Results that say neither.
    pub(super) unknown: usize,
    /// Why they do not.
    pub(super) why_unknown: BTreeMap<&'static str, usize>,
    /// The day of the newest result that has one.
    pub(super) newest: Option<Date>,
    /// The resources that failed.
    pub(super) failing: Vec<Failing>,
}

/// A resource that failed.
#[derive(Debug, Serialize)]
pub(super) struct Failing {
    /// The resource; null when a rule as a whole failed.
    pub(super) resource: Option<String>,
    /// Its account.
    pub(super) account: Option<String>,
    /// Its Region.
    pub(super) region: Option<String>,
    /// The checks that it failed.
    pub(super) checks: Vec<String>,
    /// Where the newest of the results stands: file and line.
    pub(super) place: String,
}

/// A duty or an obligation of whose checks no file tells.
#[derive(Debug, Serialize)]
pub(super) struct Silent<'r> {
    pub(super) id: &'r str,
    /// The components; null for the workload as a whole.
    pub(super) components: Vec<Option<&'r str>>,
}

/// Results of one check that match nothing.
#[derive(Debug, Serialize)]
pub(super) struct Unmatched {
    /// The check.
    pub(super) check: String,
    /// Results that passed.
    pub(super) pass: usize,
    /// Results that failed.
    pub(super) fail: usize,
    /// Results that say neither.
    pub(super) unknown: usize,
    /// The duties that the check is known to test. Here they are AWS's, do not apply, or the check looks at a service that is not there.
    pub(super) tests: Vec<&'static str>,
}
