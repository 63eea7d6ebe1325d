//! Whether the ids of a ledger are those of the profile and the catalogue, and what it says of a place.

use crate::catalog::Catalog;
use crate::date::Date;
use crate::diagnostic::{Code, Faults, nearest, quote};
use crate::id::{DutyId, ObligationId};
use crate::ledger::{DutyState, Entry, Exception, Ledger, Outcome, Place, Subject};
use crate::profile::Profile;

/// Adds a fault for each id of the ledger that names nothing.
pub fn join_ledger(ledger: &Ledger, profile: &Profile, catalog: &Catalog, faults: &mut Faults) {
    let entries = ledger.evidence.iter().map(|entry| &entry.place);
    let exceptions = ledger.exceptions.iter().map(|exception| &exception.place);
    let states = ledger.states.iter().map(|state| &state.place);
    for place in entries.chain(exceptions).chain(states) {
        subject(place, catalog, faults);
        component(place, ledger, profile, faults);
    }
}

fn subject(place: &Place, catalog: &Catalog, faults: &mut Faults) {
    let (id, code, what, is_known, hint) = match &place.subject {
        Subject::Duty(id) => {
            let ids = catalog.duties.keys().map(|id| &**id);
            let is_known = catalog.duties.contains_key(id.value.as_str());
            (id, Code::UnknownDuty, "duty", is_known, nearest(&id.value, ids))
        }
        Subject::Obligation(id) => {
            let ids = catalog.obligations.keys().map(|id| &**id);
            let is_known = catalog.obligations.contains_key(id.value.as_str());
            (id, Code::UnknownObligation, "obligation", is_known, nearest(&id.value, ids))
        }
    };
    if id.span.is_some() && !is_known {
        faults.error(code, id.span, format!("unknown {what} {}", quote(&id.value))).hint_opt(hint);
    }
}

fn component(place: &Place, ledger: &Ledger, profile: &Profile, faults: &mut Faults) {
    let Some(name) = place.component.as_ref().filter(|name| name.span.is_some()) else { return };
    let names = || profile.components.iter().map(|component| component.name.value.as_str());
    if !names().any(|known| known == name.value) && !ledger.is_retired(&name.value) {
        let message = format!("the profile has no component {}", quote(&name.value));
        let fault = faults.error(Code::UnknownComponent, name.span, message);
        fault.hint_opt(nearest(&name.value, names()));
        faults.hint(
            "if the profile had it once, list it under `retired`: its entries stay as history",
        );
    }
}

/// What a ledger says, as of a day.
#[derive(Clone, Copy, Debug)]
pub struct Record<'l> {
    ledger: &'l Ledger,
    as_of: Date,
}

impl<'l> Record<'l> {
    /// The ledger as of a day: what was written for later days is not known yet.
    #[must_use]
    pub const fn new(ledger: &'l Ledger, as_of: Date) -> Self {
        Self { ledger, as_of }
    }

    /// The newest evidence that an obligation was met at a component, or at the workload.
    #[must_use]
    pub fn of_obligation(&self, id: ObligationId, component: Option<&str>) -> Option<&'l Entry> {
        let is_it = |entry: &Entry| matches!(&entry.place.subject, Subject::Obligation(found) if found.value == *id);
        self.newest(is_it, component)
    }

    /// The newest evidence of a duty at a component, or at the workload.
    #[must_use]
    pub fn of_duty(&self, id: DutyId, component: Option<&str>) -> Option<&'l Entry> {
        let is_it = |entry: &Entry| matches!(&entry.place.subject, Subject::Duty(found) if found.value == *id);
        self.newest(is_it, component)
    }

    fn newest(&self, is_it: impl Fn(&Entry) -> bool, component: Option<&str>) -> Option<&'l Entry> {
        let known = self.ledger.evidence.iter().filter(|entry| {
            entry.date <= self.as_of && is_it(entry) && nearness(&entry.place, component).is_some()
        });
        known.max_by_key(|entry| (nearness(&entry.place, component), entry.date))
    }

    /// The exceptions from a duty or obligation at a component, or at the workload; lapsed ones too.
    pub fn exceptions(
        &self,
        id: &'l str,
        component: Option<&'l str>,
    ) -> impl Iterator<Item = &'l Exception> {
        self.ledger.exceptions.iter().filter(move |exception| {
            let (Subject::Duty(found) | Subject::Obligation(found)) = &exception.place.subject;
            found.value == id && nearness(&exception.place, component).is_some()
        })
    }

    /// The state of a duty at a component, or at the workload; the last that is said, the nearest first.
    #[must_use]
    pub fn state(&self, id: DutyId, component: Option<&str>) -> Option<&'l DutyState> {
        let known = self.ledger.states.iter().enumerate().filter(|(_, state)| {
            matches!(&state.place.subject, Subject::Duty(found) if found.value == *id)
                && state.since.is_none_or(|since| since <= self.as_of)
                && nearness(&state.place, component).is_some()
        });
        known.max_by_key(|(at, state)| (nearness(&state.place, component), *at)).map(|(_, s)| s)
    }
}

/// How near a place of the ledger is to a component: 1 is the component itself, 0 what holds for all.
fn nearness(place: &Place, component: Option<&str>) -> Option<u8> {
    match (&place.component, component) {
        (None, _) => Some(0),
        (Some(named), Some(name)) if named.value == name => Some(1),
        (Some(_), _) => None,
    }
}

impl Entry {
    /// Whether it counts on a day: it was as it should be, and has not lapsed.
    #[must_use]
    pub fn counts(&self, on: Date) -> bool {
        self.result == Outcome::Pass && self.valid_until.is_none_or(|until| on <= until)
    }
}
