//! Entries of the ledger that count for nothing, since what they are about does not apply at their place.
//!
//! They are warnings, never errors: a profile that changes must not make its history wrong. Only what would still count is told.

use super::{Resolution, ResolvedObligation};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::diagnostic::{Code, Faults};
use crate::ledger::{Ledger, Place, Subject};
use crate::party::Scope;
use crate::profile::Profile;

/// Warns of each such entry.
pub fn idle_ledger(
    ledger: &Ledger,
    profile: &Profile,
    catalog: &Catalog,
    resolution: &Resolution,
    as_of: Date,
    faults: &mut Faults,
) {
    let mut idle = Idle { ledger, profile, catalog, resolution, faults };
    for entry in &ledger.evidence {
        let is_over = entry.valid_until.is_some_and(|until| until < as_of);
        if entry.date <= as_of && !is_over {
            let hint = "if it held before a change, end it with `valid-until`";
            idle.entry(&entry.place, true, hint);
        }
    }
    for exception in ledger.exceptions.iter().filter(|exception| as_of <= exception.expires) {
        idle.entry(&exception.place, false, "take it out, or let it expire");
    }
    let said = ledger.states.iter().filter(|said| said.since.is_none_or(|since| since <= as_of));
    for state in said {
        idle.entry(&state.place, false, "take it out");
    }
    idle.retired();
}

struct Idle<'i> {
    ledger: &'i Ledger,
    profile: &'i Profile,
    catalog: &'i Catalog,
    resolution: &'i Resolution,
    faults: &'i mut Faults,
}

impl Idle<'_> {
    /// Warns where an entry counts for nothing. Evidence of AWS's part is shown, so that it counts.
    fn entry(&mut self, place: &Place, is_evidence: bool, hint: &str) {
        let name = place.component.as_ref().map(|name| name.value.as_str());
        if place.component.as_ref().is_some_and(|name| self.ledger.is_retired(&name.value)) {
            return;
        }
        let (Subject::Duty(id) | Subject::Obligation(id)) = &place.subject;
        let why = match &place.subject {
            Subject::Duty(duty) => self.duty(&duty.value, name, is_evidence),
            Subject::Obligation(obligation) => self.obligation(&obligation.value, name),
        };
        let Some(why) = why.filter(|_| id.span.is_some()) else { return };
        let at = name.map_or_else(String::new, |name| format!(" at `{name}`"));
        let message = format!("the entry counts for nothing: `{}`{at} {why}", id.value);
        self.faults.warn(Code::IdleEntry, id.span, message).hint(hint);
    }

    /// Why an entry about a duty counts for nothing; `None` when it counts.
    fn duty(&self, id: &str, component: Option<&str>, is_evidence: bool) -> Option<String> {
        let is_here = |at: Option<usize>| self.is_here(at, component);
        let mut found =
            self.resolution.duties.iter().filter(|d| *d.duty == *id && is_here(d.component));
        if found.clone().any(|duty| is_evidence || duty.is_customers()) {
            return None;
        }
        if found.next().is_some() {
            return Some("is not the customer's, it is inherited".to_owned());
        }
        let is_once = self.catalog.duties.get(id)?.scope == Scope::Workload;
        if is_once && component.is_some() {
            return Some(
                "is asked once, of the workload as a whole: leave the component out".into(),
            );
        }
        let mut reasons = self.resolution.not_applicable.iter();
        let reason = reasons.find(|found| *found.duty == *id && is_here(found.component));
        Some(because(reason.map(|found| found.because)))
    }

    /// The same for an obligation.
    fn obligation(&self, id: &str, component: Option<&str>) -> Option<String> {
        let known = self.catalog.obligations.get(id)?;
        let of_id = |found: &&ResolvedObligation| *found.obligation == *id;
        let mut found = self.resolution.obligations.iter().filter(of_id);
        if found.clone().any(|found| self.is_here(found.component, component)) {
            return None;
        }
        if known.scope == Scope::Workload && component.is_some() && found.next().is_some() {
            return Some(
                "is asked once, of the workload as a whole: leave the component out".into(),
            );
        }
        let idle = self.resolution.idle_obligations.iter().find(|found| *found.obligation == *id);
        Some(because(idle.map(|found| found.because)))
    }

    /// Whether an entry about a component, or about all, is about a place.
    fn is_here(&self, at: Option<usize>, component: Option<&str>) -> bool {
        let name = at.map(|at| self.profile.components[at].name.value.as_str());
        component.is_none() || name == component
    }

    /// Warns of a component that is said to be gone and is not.
    fn retired(&mut self) {
        for name in &self.ledger.retired {
            let is_there =
                self.profile.components.iter().any(|known| known.name.value == name.value);
            if is_there && name.span.is_some() {
                let message = format!("the profile has the component `{}` still", name.value);
                self.faults
                    .warn(Code::IdleEntry, name.span, message)
                    .hint("its entries count: take it out of `retired`");
            }
        }
    }
}

/// That something does not apply, with the catalogue's reason.
fn because(reason: Option<&str>) -> String {
    match reason {
        Some(reason) => format!("does not apply: {}", reason.trim_end_matches('.')),
        None => "does not apply".to_owned(),
    }
}

#[cfg(test)]
mod tests;
