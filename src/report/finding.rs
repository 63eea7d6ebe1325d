//! What detective checks say of the report's duties and obligations, where exports of findings are given.
//!
//! A result marks a check; it never says that a duty is done. Where a component cannot be told, all that are meant are named.

mod join;

use super::{Context, DutyView, InputView, ObligationView};
use crate::date::Date;
use crate::diagnostic::Fault;
use crate::findings::{CheckResult, Import, newest};
use crate::id::Text;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Exports of findings, as they were read.
#[derive(Clone, Debug)]
pub struct Exports {
    files: Vec<ExportView>,
    results: Vec<CheckResult>,
}

impl Exports {
    /// The exports of some files, each with its name.
    #[must_use]
    pub fn new(imports: Vec<(String, Import)>) -> Self {
        let (mut files, mut results) = (Vec::new(), Vec::new());
        for (file, import) in imports {
            files.push(ExportView::new(&file, &import));
            results.extend(import.results);
        }
        Self { files, results }
    }

    /// The files, for document control.
    pub(super) fn inputs(&self) -> Vec<InputView> {
        let input =
            |view: &ExportView| InputView { file: view.file.clone(), digest: view.digest.clone() };
        self.files.iter().map(input).collect()
    }
}

/// What the exports say.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingsView {
    /// The exports.
    pub files: Vec<ExportView>,
    /// Results, each once.
    pub results: usize,
    /// Results that a newer one of the same check on the same resource replaced.
    pub superseded: usize,
    /// Results that are dated after the report's day, and left out.
    pub after: usize,
    /// What they say.
    #[serde(flatten)]
    pub joined: Joined,
}

/// An export.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ExportView {
    /// Its name, without its directory.
    pub file: String,
    /// Its SHA-256, in hexadecimal.
    pub digest: String,
    /// Its format.
    pub format: &'static str,
    /// Results in it.
    pub results: usize,
    /// Rows that cannot be read.
    pub bad_rows: usize,
    /// The first of them.
    pub bad: Vec<BadRow>,
    /// Findings that are no result of a check, by product.
    pub not_checks: BTreeMap<String, usize>,
}

impl ExportView {
    fn new(file: &str, import: &Import) -> Self {
        let Import { format, results, bad, bad_rows, not_checks, digest } = import;
        let row = |fault: &Fault| BadRow { line: fault.span.line, why: fault.message.clone() };
        Self {
            file: short(file),
            digest: digest.clone(),
            format: format.title(),
            results: results.len(),
            bad_rows: *bad_rows,
            bad: bad.iter().map(row).collect(),
            not_checks: not_checks.clone(),
        }
    }
}

/// A file's name without its directory.
pub(super) fn short(file: &str) -> String {
    file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// A row that cannot be read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BadRow {
    /// Its line.
    pub line: u32,
    /// Why not.
    pub why: String,
}

/// Results at their places.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Joined {
    /// What the results say of duties.
    pub duties: Vec<PlaceView>,
    /// What they say of obligations.
    pub obligations: Vec<PlaceView>,
    /// Duties that have checks of which no file tells.
    pub silent_duties: Vec<Silent>,
    /// Obligations of the same kind.
    pub silent_obligations: Vec<Silent>,
    /// Results that match nothing, by check.
    pub unmatched: Vec<Unmatched>,
}

/// What results say of a duty or an obligation at one place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlaceView {
    /// The duty's or obligation's id.
    pub id: Text,
    /// What has to be done.
    pub title: Text,
    /// The component; several when the results are of one of them, and it cannot be told of which; none for the workload as a whole.
    pub components: Vec<String>,
    /// Components of the same services that do not owe it, or have no check for it; the results can be theirs.
    pub others: Vec<String>,
    /// The checks that spoke.
    pub checks: Vec<String>,
    /// Results that passed.
    pub pass: usize,
    /// Results that failed.
    pub fail: usize,
    /// Results that say neither.
    pub unknown: usize,
    /// Why they do not.
    pub why_unknown: BTreeMap<Text, usize>,
    /// The day of the newest result that has one.
    pub newest: Option<Date>,
    /// The resources that failed.
    pub failing: Vec<Failing>,
}

/// A resource that failed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Failing {
    /// The resource; null when a rule as a whole failed.
    pub resource: Option<String>,
    /// Its account.
    pub account: Option<String>,
    /// Its Region.
    pub region: Option<String>,
    /// The checks that it failed.
    pub checks: Vec<String>,
    /// Where the newest of the results stands: file and line.
    pub place: String,
}

/// A duty or an obligation of whose checks no file tells.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Silent {
    /// Its id.
    pub id: Text,
    /// The components; null for the workload as a whole.
    pub components: Vec<Option<String>>,
}

/// Results of one check that match nothing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unmatched {
    /// The check.
    pub check: String,
    /// Results that passed.
    pub pass: usize,
    /// Results that failed.
    pub fail: usize,
    /// Results that say neither.
    pub unknown: usize,
    /// The duties that the check is known to test. Here they are AWS's, do not apply, or the check looks at a service that is not there.
    pub tests: Vec<Text>,
}

/// What the results of one check say at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MarkView {
    /// `fail` where one result failed, `pass` where all passed, else `unknown`.
    pub outcome: Text,
    /// Results.
    pub results: usize,
    /// Results that passed.
    pub pass: usize,
    /// Results that failed.
    pub fail: usize,
    /// The day of the newest result that has one.
    pub newest: Option<Date>,
    /// The components that the results can be of, where they are several.
    pub components: Vec<String>,
}

/// What the results of one check of an obligation say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckedView {
    /// The check.
    pub check: String,
    /// What its results say.
    pub mark: MarkView,
}

/// A duty or an obligation that a check fails.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FailingView {
    /// Its id.
    pub id: Text,
    /// What has to be done.
    pub title: Text,
    /// The component; several where it cannot be told of which; none for the workload as a whole.
    pub components: Vec<String>,
    /// The checks that failed.
    pub checks: Vec<String>,
    /// Resources that fail.
    pub resources: usize,
    /// The day of the newest result that has one.
    pub newest: Option<Date>,
}

/// Holds the exports against duties and obligations, and marks their checks; nothing without exports.
pub(super) fn view(
    context: &Context<'_>,
    duties: &mut [DutyView],
    obligations: &mut [ObligationView],
) -> Option<FindingsView> {
    let Exports { files, results } = context.exports?;
    let zone = &context.profile.monitoring.time_zone;
    let is_known =
        |result: &&CheckResult| result.seen.is_none_or(|seen| seen.day(zone) <= context.as_of);
    let known: Vec<CheckResult> = results.iter().filter(is_known).cloned().collect();
    let after = results.len() - known.len();
    let (known, superseded) = newest(known);
    Some(FindingsView {
        files: files.clone(),
        results: known.len(),
        superseded,
        after,
        joined: join::join(context, duties, obligations, &known),
    })
}

/// The places at which a check fails.
pub(super) fn failing(findings: Option<&FindingsView>) -> Vec<FailingView> {
    let places = findings
        .into_iter()
        .flat_map(|found| found.joined.duties.iter().chain(&found.joined.obligations));
    let failing = |place: &PlaceView| {
        let mut checks: Vec<String> =
            place.failing.iter().flat_map(|found| found.checks.iter().cloned()).collect();
        checks.sort();
        checks.dedup();
        FailingView {
            id: place.id,
            title: place.title,
            components: place.components.clone(),
            checks,
            resources: place.failing.len(),
            newest: place.newest,
        }
    };
    places.filter(|place| place.fail > 0).map(failing).collect()
}
