//! The ledger for customers: what was done when, and what came of it; not by whom, where it is kept, or why.

use super::Names;
use crate::lang::Words;
use crate::ledger::{DutyState, Entry, Exception, Ledger, Place};

/// The ledger without people, tickets, places of evidence and reasons.
pub(super) fn redact(ledger: Ledger, names: &Names, words: &Words) -> Ledger {
    let Ledger { file, digest, evidence, exceptions, states, retired: _ } = ledger;
    Ledger {
        file,
        digest,
        evidence: evidence.into_iter().map(|found| entry(found, names)).collect(),
        exceptions: exceptions.into_iter().map(|found| exception(found, names, words)).collect(),
        states: states.into_iter().map(|found| state(found, names)).collect(),
        retired: Vec::new(),
    }
}

fn place(place: Place, names: &Names) -> Place {
    let Place { subject, component, span } = place;
    let component = component.map(|mut component| {
        component.value = names.of(&component.value);
        component
    });
    Place { subject, component, span }
}

fn entry(entry: Entry, names: &Names) -> Entry {
    let Entry { place, date, by: _, what: _, file: _, sha256: _, valid_until, result } = entry;
    let place = self::place(place, names);
    Entry { place, date, by: None, what: None, file: None, sha256: None, valid_until, result }
}

fn exception(exception: Exception, names: &Names, words: &Words) -> Exception {
    let Exception { place, kind, reason: _, approver: _, expires, ticket: _ } = exception;
    Exception {
        place: self::place(place, names),
        kind,
        reason: words.text("redacted.reason").to_owned(),
        approver: words.text("redacted.approver").to_owned(),
        expires,
        ticket: None,
    }
}

fn state(state: DutyState, names: &Names) -> DutyState {
    let DutyState { place, state, because: _, since } = state;
    DutyState { place: self::place(place, names), state, because: None, since }
}
