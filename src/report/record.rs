//! What the evidence ledger says: the state of a duty, when something was last done, when it is due.

use super::Context;
use crate::cadence::Cadence;
use crate::date::Date;
use crate::id::Text;
use crate::ledger::{Entry, ExceptionKind, Outcome, State};
use crate::resolve::{Record, ResolvedDuty, ResolvedObligation};
use crate::schedule;
use schemars::JsonSchema;
use serde::Serialize;

/// What was done, by the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DoneView {
    /// The day.
    pub date: Date,
    /// Days from then to the report's day.
    pub age: i64,
    /// Who did it.
    pub by: Option<String>,
    /// What shows it.
    pub what: Option<String>,
    /// What came out.
    pub result: Outcome,
    /// The last day on which it counts.
    pub valid_until: Option<Date>,
    /// Whether that day has passed.
    pub lapsed: bool,
    /// Line of the ledger.
    pub line: u32,
}

/// When an obligation is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScheduleView {
    /// The newest evidence.
    pub done: Option<DoneView>,
    /// The due dates to the end of the period, counted from that evidence, else from the start of monitoring; or the single
    /// day by which it has to be done.
    pub dues: Vec<Date>,
    /// The first of them that has passed; null without a ledger.
    pub overdue: Option<Date>,
    /// Risk acceptances and compensating controls.
    pub exceptions: Vec<ExceptionView>,
}

impl ScheduleView {
    /// Whether the newest evidence shows that it is done, and counts still.
    pub(super) fn is_met(&self) -> bool {
        self.done.as_ref().is_some_and(|done| done.result == Outcome::Pass && !done.lapsed)
    }
}

/// The last day of the exceptions that are in force; `None` where none is.
pub(super) fn excused(exceptions: &[ExceptionView]) -> Option<Date> {
    let in_force = exceptions.iter().filter(|exception| !exception.lapsed);
    in_force.map(|exception| exception.expires).max()
}

/// A risk acceptance or a compensating control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExceptionView {
    /// Which of the two.
    pub kind: ExceptionKind,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approver: String,
    /// The last day on which it counts.
    pub expires: Date,
    /// The ticket.
    pub ticket: Option<String>,
    /// Whether that day has passed: then it does not count.
    pub lapsed: bool,
    /// Line of the ledger.
    pub line: u32,
}

/// The state of a duty, by the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateView {
    /// The state; `unknown` where nobody says, `inherited` where AWS answers.
    pub state: State,
    /// Why, or what is missing.
    pub because: Option<String>,
    /// The newest evidence of the duty itself.
    pub done: Option<DoneView>,
    /// Risk acceptances and compensating controls.
    pub exceptions: Vec<ExceptionView>,
}

/// The reporting period.
pub(super) fn period(context: &Context<'_>) -> (Date, Date) {
    let as_of = context.as_of;
    context.profile.period.unwrap_or((as_of.year_start(), as_of.year_end()))
}

fn record<'c>(context: &Context<'c>) -> Option<Record<'c>> {
    context.ledger.map(|ledger| Record::new(ledger, context.as_of))
}

fn name<'c>(context: &Context<'c>, component: Option<usize>) -> Option<&'c str> {
    component.map(|at| context.profile.components[at].name.value.as_str())
}

/// When an obligation is due at its place.
pub(super) fn schedule(context: &Context<'_>, found: &ResolvedObligation) -> ScheduleView {
    let component = name(context, found.component);
    let entry =
        record(context).and_then(|record| record.of_obligation(found.obligation, component));
    let done = entry.map(|entry| done(entry, context.as_of));
    let dues = dues(context, found, entry);
    let overdue =
        dues.first().copied().filter(|due| context.ledger.is_some() && *due < context.as_of);
    let exceptions = exceptions(context, found.obligation.as_str(), component);
    ScheduleView { done, dues, overdue, exceptions }
}

/// The exceptions from a duty or an obligation at a component, or at the workload.
fn exceptions(context: &Context<'_>, id: Text, component: Option<&str>) -> Vec<ExceptionView> {
    let Some(record) = record(context) else { return Vec::new() };
    record
        .exceptions(id, component)
        .map(|exception| ExceptionView {
            kind: exception.kind,
            reason: exception.reason.clone(),
            approver: exception.approver.clone(),
            expires: exception.expires,
            ticket: exception.ticket.clone(),
            lapsed: exception.expires < context.as_of,
            line: exception.place.span.line,
        })
        .collect()
}

fn dues(context: &Context<'_>, found: &ResolvedObligation, entry: Option<&Entry>) -> Vec<Date> {
    let Cadence::Every(every) = found.cadence else { return fixed(context, found, entry) };
    let (from, to) = period(context);
    let monitoring = &context.profile.monitoring;
    let start = monitoring.start.unwrap_or(from);
    let start = found.since.map_or(start, |since| start.max(since));
    let start = start.plus_days(-1).unwrap_or(start);
    // What failed, or has lapsed, is due again from the day on which it was done or ended.
    let after = entry.map_or(start, |entry| entry.date);
    let mut dues = schedule::dues(every, after, to, &monitoring.calendar);
    let ends = entry.and_then(|entry| match entry.result {
        Outcome::Fail => Some(entry.date),
        Outcome::Pass => entry.valid_until,
    });
    if let Some(ends) = ends.filter(|ends| dues.first().is_none_or(|due| ends < due)) {
        dues.insert(0, ends);
    }
    dues
}

/// The single day of an obligation that has one, until evidence shows that it is met. The end of a version stands until
/// the profile names another version.
fn fixed(context: &Context<'_>, found: &ResolvedObligation, entry: Option<&Entry>) -> Vec<Date> {
    let is_met = entry.is_some_and(|entry| entry.counts(context.as_of));
    let is_own = context.catalog.obligations[&found.obligation].due.is_some();
    found.due.filter(|_| !(is_own && is_met)).into_iter().collect()
}

fn done(entry: &Entry, as_of: Date) -> DoneView {
    DoneView {
        date: entry.date,
        age: as_of.days_since(entry.date),
        by: entry.by.clone(),
        what: entry.what.clone().or_else(|| entry.file.as_ref().map(|file| file.value.clone())),
        result: entry.result,
        valid_until: entry.valid_until,
        lapsed: entry.valid_until.is_some_and(|until| until < as_of),
        line: entry.place.span.line,
    }
}

/// The state of a duty at its place; none without a ledger.
pub(super) fn state(context: &Context<'_>, resolved: &ResolvedDuty) -> Option<StateView> {
    let record = record(context)?;
    let component = name(context, resolved.component);
    let said = record.state(resolved.duty, component);
    let is_inherited = !resolved.is_customers();
    Some(StateView {
        state: if is_inherited {
            State::Inherited
        } else {
            said.map_or(State::Unknown, |said| said.state)
        },
        because: said.filter(|_| !is_inherited).and_then(|said| said.because.clone()),
        done: record.of_duty(resolved.duty, component).map(|entry| done(entry, context.as_of)),
        exceptions: exceptions(context, resolved.duty.as_str(), component),
    })
}
