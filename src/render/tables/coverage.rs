//! Controls by framework with their origination, and AWS's own reports.

use super::{Column, Columns, Table, Value, column};
use super::{list, numbers, text, word, yes};
use crate::report::{FrameworkView, Report};
use crate::resolve::Origination;

const CONTROLS: &[Column] = &[
    column("framework", "", 0),
    column("framework_title", "Framework", 26),
    column("baseline", "Baseline", 20),
    column("control", "Control", 13),
    column("title", "Title", 34),
    column("family", "Family", 22),
    column("origination", "Origination", 14),
    column("duties", "Duties that help to meet it", 30),
    column("places", "Places", 8),
    column("because", "Why no duty maps to it", 50),
];

/// Every control of every framework.
pub(super) fn controls(report: &Report) -> Table<'_> {
    Table {
        id: "controls",
        title: "Coverage",
        says: "A control of a framework: its origination, derived from the parties of the duties that help to meet it. No duty satisfies a control alone.",
        columns: Columns::Fixed(CONTROLS),
        rows: report.frameworks.iter().flat_map(framework).collect(),
    }
}

fn framework(found: &FrameworkView) -> Vec<Vec<Value<'_>>> {
    let head = || [text(found.id), text(found.title), text(found.baseline.unwrap_or_default())];
    let mapped = found.controls.iter().map(|control| {
        let places = control.duties.iter().map(|duty| duty.places).sum();
        let rest = [
            text(control.label),
            text(control.title),
            text(control.family),
            word(control.origination),
            list(control.duties.iter().map(|duty| duty.duty), ", "),
            Value::Number(places),
            Value::Empty,
        ];
        head().into_iter().chain(rest).collect()
    });
    let unmapped = found.unmapped.iter().flat_map(|reason| {
        reason.controls.iter().map(|label| {
            let (none, because) = (Value::Empty, text(reason.because.as_str()));
            let origination = word(Origination::Unmapped);
            let rest = [
                text(*label),
                none.clone(),
                none.clone(),
                origination,
                none,
                Value::Number(0),
                because,
            ];
            head().into_iter().chain(rest).collect()
        })
    });
    mapped.chain(unmapped).collect()
}

const AWS_REPORTS: &[Column] = &[
    column("id", "", 0),
    column("title", "Report", 26),
    column("publisher", "Publisher", 20),
    column("place", "Where to obtain it", 24),
    column("shows", "What it attests", 36),
    column("scope_check", "What to check in it", 36),
    column("user_entity", "What it leaves to the customer", 36),
    column("limits", "What it does not show", 36),
    column("main", "", 0),
    column("duties", "Duties whose AWS part it shows", 40),
    column("sources", "Sources", 9),
];

/// AWS's own reports and certificates.
pub(super) fn aws_reports(report: &Report) -> Table<'_> {
    let row = |found: &'_ crate::report::AwsReportView| {
        vec![
            text(found.id),
            text(found.title),
            text(found.publisher),
            text(found.place),
            text(found.shows),
            text(found.scope_check),
            text(found.user_entity),
            text(found.limits),
            yes(found.main),
            list(&found.duties, ", "),
            numbers(&found.sources),
        ]
    };
    Table {
        id: "aws-reports",
        title: "AWS reports",
        says: "A report or certificate of AWS's that shows AWS's part of duties here.",
        columns: Columns::Fixed(AWS_REPORTS),
        rows: report.assurance.reports.iter().map(row).collect(),
    }
}
