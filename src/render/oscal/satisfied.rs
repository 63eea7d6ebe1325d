//! What the evidence ledger says of the customer's part: state, evidence, exceptions. A gap stays one.

use super::common::Property;
use super::plan::{Satisfied, Status};
use super::requirement::{Writer, kind};
use super::side::{self, left};
use super::words::{Words, fill, prose, user};
use crate::ledger::{ExceptionKind, Outcome, State};
use crate::report::{ControlView, DoneView, DutyView, ExceptionView};

/// The state of a duty as a property; `unknown` where nobody says.
pub(super) fn state(row: &DutyView) -> Property {
    let state = side::state(row).unwrap_or_default();
    Property::own("duty-state", state.as_str()).class(row.duty)
}

/// A status, with what each duty adds to it.
pub(super) fn status(words: &Words, state: &'static str, rows: &[&DutyView]) -> Status {
    let known = rows
        .iter()
        .filter(|row| side::state(row).is_some_and(|state| state != State::Unknown))
        .count();
    let (known, all) = (known.to_string(), rows.len().to_string());
    let remarks = fill(&words.status_known, &[("known", &known), ("all", &all)]);
    Status { state, remarks: Some(remarks) }
}

/// How a duty left to the customer is satisfied; none where the ledger does not say that it is, at least in part.
pub(super) fn satisfied(
    writer: &Writer<'_>,
    control: &ControlView,
    place: Option<&str>,
    row: &DutyView,
) -> Option<Satisfied> {
    let words = writer.words;
    let text = left(row)?;
    let said = row.state.as_ref()?;
    let state = match said.state {
        State::Implemented => &words.state_implemented,
        State::Partial => &words.state_partial,
        State::Alternative => &words.state_alternative,
        State::Planned | State::NotApplicable | State::Inherited | State::Unknown => return None,
    };
    let mut sentences = vec![state.clone()];
    sentences.extend(said.because.as_deref().map(user));
    sentences.extend(said.done.as_ref().map(|done| evidence(words, done)));
    Some(Satisfied {
        uuid: writer.id(&[
            "satisfied",
            control.id,
            row.duty,
            place.unwrap_or_default(),
            kind(place),
        ]),
        responsibility_uuid: writer.id(&["responsibility", control.id, row.duty, text]),
        description: sentences.join(" "),
        props: vec![Property::own("duty", row.duty), state_of(said.state)],
        responsible_roles: writer.people.doers(row),
        remarks: prose(row.title),
    })
}

fn state_of(state: State) -> Property {
    Property::own("duty-state", state.as_str())
}

fn evidence(words: &Words, done: &DoneView) -> String {
    let what = done.what.as_deref().map_or_else(|| words.evidence_nameless.clone(), user);
    let by = done.by.as_deref().map(user).unwrap_or_default();
    let by = if by.is_empty() { by } else { fill(&words.evidence_by, &[("by", &by)]) };
    let date = done.date.to_string();
    let mut text = fill(&words.evidence_done, &[("date", &date), ("what", &what), ("by", &by)]);
    let is_open = done.result == Outcome::Fail;
    for sentence in
        [is_open.then_some(&words.evidence_failed), done.lapsed.then_some(&words.evidence_lapsed)]
            .into_iter()
            .flatten()
    {
        text.push(' ');
        text.push_str(sentence);
    }
    text
}

/// What is open, excepted, or has to be shown.
pub(super) fn remarks(words: &Words, rows: &[&DutyView]) -> Option<String> {
    let mut lines = Vec::new();
    for row in rows {
        if row.unowned {
            lines.push(fill(&words.unowned, &[("duty", row.duty)]));
        }
        let Some(said) = &row.state else { continue };
        if let Some(because) = said.because.as_deref() {
            let because = user(because);
            let values =
                [("duty", row.duty), ("state", said.state.as_str()), ("because", &because)];
            lines.push(fill(&words.status_line, &values));
        }
        lines.extend(said.exceptions.iter().map(|found| exception(words, row, found)));
    }
    (!lines.is_empty()).then(|| lines.join("\n\n"))
}

fn exception(words: &Words, row: &DutyView, found: &ExceptionView) -> String {
    let sentence = if found.lapsed { &words.exception_lapsed } else { &words.exception };
    let kind = match found.kind {
        ExceptionKind::RiskAcceptance => &words.risk_acceptance,
        ExceptionKind::CompensatingControl => &words.compensating_control,
    };
    let (expires, approver, reason) =
        (found.expires.to_string(), user(&found.approver), user(&found.reason));
    let values = [
        ("duty", row.duty),
        ("kind", kind),
        ("expires", &expires),
        ("approver", &approver),
        ("reason", &reason),
    ];
    fill(sentence, &values)
}
