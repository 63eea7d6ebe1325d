//! Duties at their places: who does what, what shows it, and why it is so. One row for each place, so that filters work.

use super::{Column, Columns, Table, Value, column};
use super::{day, list, maybe, numbers, place, text, yes};
use crate::party::Party;
use crate::report::{CauseView, DutyView, ExceptionView, Report};
use std::collections::BTreeSet;

/// The states that a user may give to a duty.
pub(super) const STATES: &[&str] =
    &["implemented", "partial", "planned", "alternative", "not-applicable", "inherited", "unknown"];

const DUTIES: &[Column] = &[
    column("duty", "Duty", 15),
    column("title", "What has to be done", 20),
    column("domain", "", 0),
    column("domain_title", "Domain", 13),
    column("component", "Component", 13),
    column("service", "", 0),
    column("party", "Who answers", 10),
    column("third_party", "Third party", 10),
    column("owner", "Owner", 12),
    column("aws", "What AWS does", 36),
    column("customer", "What the customer does", 36),
    column("third_party_does", "What the third party does", 18),
    column("control_type", "", 0),
    column("cadence", "How often", 11),
    Column { key: "state", title: "State", width: 12, choices: STATES },
    column("due", "Due", 10),
    column("overdue", "Overdue", 8),
    column("assumed", "", 0),
    column("unowned", "", 0),
    column("sources", "Sources", 8),
];

/// Who does what.
pub(super) fn duties(report: &Report) -> Table<'_> {
    Table {
        id: "duties",
        title: "Duties",
        says: "A duty at a component, or of the workload as a whole: who answers for it, and what each side does.",
        columns: Columns::Fixed(DUTIES),
        rows: report.duties.iter().map(duty).collect(),
    }
}

fn duty(duty: &DutyView) -> Vec<Value<'_>> {
    vec![
        text(duty.duty),
        text(duty.title),
        text(duty.domain),
        text(duty.domain_title),
        place(duty.component.as_deref()),
        maybe(duty.service.as_deref()),
        Value::Party(duty.party),
        maybe(duty.third_party.as_deref()),
        maybe(duty.owner.as_deref()),
        maybe(duty.aws),
        maybe(duty.customer),
        maybe(duty.third_party_does),
        super::word(duty.control_type),
        cadences(duty),
        duty.state.as_ref().map_or(Value::Empty, |state| Value::State(state.state)),
        day(duty.due),
        yes(duty.overdue),
        yes(duty.assumed),
        yes(duty.unowned),
        numbers(&duty.sources),
    ]
}

fn cadences(duty: &DutyView) -> Value<'_> {
    let said = duty.cadences.iter().filter(|cadence| cadence.first);
    list(
        said.map(|c| if c.assumed { format!("{} (assumed)", c.words) } else { c.words.clone() }),
        "\n",
    )
}

const EVIDENCE: &[Column] = &[
    column("duty", "Duty", 14),
    column("title", "What has to be done", 18),
    column("component", "Component", 12),
    column("owner", "Owner", 11),
    column("aws_evidence", "Evidence of AWS's part", 22),
    column("aws_reports", "AWS's reports that show it", 20),
    column("customer_evidence", "Evidence of the customer's part", 26),
    column("third_party_evidence", "Evidence of the third party's part", 14),
    column("security_hub", "Security Hub CSPM", 12),
    column("config_rules", "AWS Config rules", 18),
    column("done", "Last done", 10),
    column("done_by", "By", 11),
    column("done_what", "What shows it", 16),
    column("result", "Result", 7),
    column("valid_until", "Valid until", 10),
    column("because", "Remarks on the state", 16),
    column("exceptions", "Exceptions", 18),
];

/// What shows it.
pub(super) fn evidence(report: &Report) -> Table<'_> {
    Table {
        id: "evidence",
        title: "Evidence",
        says: "A duty at its place: what shows that it is done, what AWS has to check it, and what the evidence ledger holds.",
        columns: Columns::Fixed(EVIDENCE),
        rows: report.duties.iter().map(shown).collect(),
    }
}

fn shown(duty: &DutyView) -> Vec<Value<'_>> {
    let state = duty.state.as_ref();
    let done = state.and_then(|state| state.done.as_ref());
    let checks = &duty.checks;
    let rules: BTreeSet<&str> =
        checks.iter().flat_map(|check| check.config_rules.iter().copied()).collect();
    // As the other reports have it: evidence of a side's part where that side answers.
    let is_aws = matches!(duty.party, Party::Aws | Party::Shared);
    let aws = duty.evidence.aws.iter().filter(|_| is_aws);
    let customer = duty.evidence.customer.iter().filter(|_| duty.party != Party::Aws);
    let third_party = duty.evidence.third_party.iter().filter(|_| duty.third_party.is_some());
    vec![
        text(duty.duty),
        text(duty.title),
        place(duty.component.as_deref()),
        maybe(duty.owner.as_deref()),
        list(aws, "\n"),
        list(&duty.aws_reports, "\n"),
        list(customer, "\n"),
        list(third_party, "\n"),
        list(checks.iter().filter_map(|check| check.security_hub), "\n"),
        list(rules, "\n"),
        day(done.map(|done| done.date)),
        maybe(done.and_then(|done| done.by.as_deref())),
        maybe(done.and_then(|done| done.what.as_deref())),
        done.map_or(Value::Empty, |done| super::word(done.result)),
        day(done.and_then(|done| done.valid_until)),
        maybe(state.and_then(|state| state.because.as_deref())),
        state.map_or(Value::Empty, |state| exceptions(&state.exceptions)),
    ]
}

/// Exceptions, a line each.
pub(super) fn exceptions<'r>(found: &[ExceptionView]) -> Value<'r> {
    let one = |exception: &ExceptionView| {
        let kind = super::word(exception.kind);
        let until = if exception.lapsed { "lapsed" } else { "until" };
        let ticket = exception.ticket.as_ref().map(|t| format!(" ({t})")).unwrap_or_default();
        let ExceptionView { reason, approver, expires, .. } = exception;
        format!("{} {until} {expires}: {reason} Approved by {approver}{ticket}", kind.text(true))
    };
    list(found.iter().map(one), "\n")
}

const REASONS: &[Column] = &[
    column("duty", "Duty", 17),
    column("component", "Component", 16),
    column("step", "Step", 6),
    column("kind", "Kind of step", 14),
    column("name", "Option, category or owner", 18),
    column("value", "Value", 18),
    column("assumed", "Assumed", 9),
    column("party", "Who answers then", 11),
    column("moved", "Moved", 8),
    column("because", "Because", 60),
    column("line", "Line of the profile", 9),
    column("dates", "Dates", 24),
    column("sources", "Sources", 9),
];

/// Why it is so, step by step.
pub(super) fn reasons(report: &Report) -> Table<'_> {
    let rows = report.duties.iter().flat_map(|duty| {
        duty.causes.iter().zip(1..).map(move |(cause, step)| reason(duty, step, cause))
    });
    Table {
        id: "reasons",
        title: "Reasons",
        says: "A step of the reason why a party answers for a duty; the last step of a duty counts.",
        columns: Columns::Fixed(REASONS),
        rows: rows.collect(),
    }
}

fn reason<'r>(duty: &'r DutyView, step: usize, cause: &'r CauseView) -> Vec<Value<'r>> {
    let days = cause.days.iter().map(|day| {
        let estimate = if day.estimate { " (estimate)" } else { "" };
        format!("{}: {}{estimate}", day.event, day.date)
    });
    vec![
        text(duty.duty),
        place(duty.component.as_deref()),
        Value::Number(step),
        text(cause.kind),
        maybe(cause.name.as_deref()),
        maybe(cause.value),
        yes(cause.assumed),
        Value::Party(cause.party),
        yes(cause.changed),
        maybe(cause.because),
        cause.line.map_or(Value::Empty, |line| Value::Number(line as usize)),
        list(days, "\n"),
        numbers(&cause.sources),
    ]
}
