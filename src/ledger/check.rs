//! The raw ledger to the checked one.

use super::raw::{RawEntry, RawException, RawLedger, RawState, State};
use super::{DutyState, Entry, Exception, Ledger, Place, Subject};
use crate::diagnostic::{Code, Faults, Span};
use crate::text::{self, Length};
use crate::yaml::Spot;

/// Checks a raw ledger.
pub(super) fn ledger(file: &str, digest: String, raw: RawLedger, faults: &mut Faults) -> Ledger {
    let mut check = Check { faults };
    if let Some(version) = raw.version.filter(|version| version.value != 1) {
        check
            .faults
            .error(
                Code::UnsupportedVersion,
                version.span,
                "this version of the ledger is not known",
            )
            .hint("write `version: 1`");
    }
    Ledger {
        file: file.to_owned(),
        digest,
        evidence: raw.evidence.into_iter().filter_map(|raw| check.entry(raw)).collect(),
        exceptions: raw.exceptions.into_iter().filter_map(|raw| check.exception(raw)).collect(),
        retired: raw.retired,
        states: raw.status.into_iter().map(|raw| check.state(raw)).collect(),
    }
}

struct Check<'f> {
    faults: &'f mut Faults,
}

impl Check<'_> {
    fn name(&mut self, text: Option<&Spot<String>>) -> Option<String> {
        text.map(|text| text::check(text, Length::Name, self.faults))
    }

    /// What an entry is about: a duty, or an obligation.
    fn place(
        &mut self,
        duty: Option<Spot<String>>,
        obligation: Option<Spot<String>>,
        component: Option<Spot<String>>,
        span: Span,
    ) -> Option<Place> {
        let subject = match (duty, obligation) {
            (Some(duty), None) => Subject::Duty(duty),
            (None, Some(obligation)) => Subject::Obligation(obligation),
            (Some(_), Some(_)) => {
                self.faults
                    .error(Code::Subject, span, "the entry names a duty and an obligation")
                    .hint("write one entry for each");
                return None;
            }
            (None, None) => {
                self.faults
                    .error(Code::Subject, span, "the entry names neither a duty nor an obligation")
                    .hint("add `obligation:` or `duty:`");
                return None;
            }
        };
        Some(Place { subject, component, span })
    }

    fn entry(&mut self, raw: Spot<RawEntry>) -> Option<Entry> {
        let Spot { value, span } = raw;
        let RawEntry {
            duty,
            obligation,
            component,
            date,
            by,
            what,
            file,
            sha256,
            valid_until,
            result,
        } = value;
        let place = self.place(duty, obligation, component, span)?;
        if let Some(until) = valid_until.as_ref().filter(|until| until.value < date.value) {
            self.faults
                .error(Code::PeriodOrder, until.span, "the evidence ends before it was made")
                .hint("`valid-until` is the last day on which it counts");
        }
        Some(Entry {
            place,
            date: date.value,
            by: self.name(by.as_ref()),
            what: self.name(what.as_ref()),
            file,
            sha256: sha256.map(|word| Spot { value: word.value.0.to_lowercase(), span: word.span }),
            valid_until: valid_until.map(|day| day.value),
            result,
        })
    }

    fn exception(&mut self, raw: Spot<RawException>) -> Option<Exception> {
        let Spot { value, span } = raw;
        let RawException { duty, obligation, component, kind, reason, approver, expires, ticket } =
            value;
        Some(Exception {
            place: self.place(duty, obligation, component, span)?,
            kind,
            reason: text::check(&reason, Length::Paragraph, self.faults),
            approver: text::check(&approver, Length::Name, self.faults),
            expires: expires.value,
            ticket: self.name(ticket.as_ref()),
        })
    }

    fn state(&mut self, raw: Spot<RawState>) -> DutyState {
        let Spot { value, span } = raw;
        let RawState { duty, component, status, because, since } = value;
        let needs_reason =
            matches!(status.value, State::NotApplicable | State::Partial | State::Alternative);
        if needs_reason && because.is_none() && status.span.is_some() {
            let message = format!("`{}` without a reason", status.value.as_str());
            self.faults.error(Code::MissingKey, status.span, message).hint("add `because:`");
        }
        if status.value == State::Inherited && status.span.is_some() {
            self.faults
                .error(Code::DutyToAws, status.span, "a ledger cannot say that a duty is inherited")
                .hint("that follows from who answers for it; take the entry out");
        }
        DutyState {
            place: Place { subject: Subject::Duty(duty), component, span },
            state: status.value,
            because: because.map(|text| text::check(&text, Length::Paragraph, self.faults)),
            since: since.map(|day| day.value),
        }
    }
}
