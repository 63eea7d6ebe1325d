//! The continuous-monitoring obligations at each place, and the cadence they give to the duties.

use super::condition::Place;
use super::{DutyCadence, IdleObligation, ResolvedDuty, ResolvedObligation};
use crate::catalog::{Catalog, Obligation};
use crate::id::{DutyId, ObligationId};
use crate::party::Scope;
use std::collections::BTreeMap;

/// Resolves every obligation; one that applies nowhere is listed with the reason.
pub(super) fn all(
    place: &Place<'_>,
    duties: &[ResolvedDuty],
) -> (Vec<ResolvedObligation>, Vec<IdleObligation>) {
    let by_place: BTreeMap<(Option<usize>, &DutyId), &ResolvedDuty> =
        duties.iter().map(|duty| ((duty.component, &duty.duty), duty)).collect();
    let mut resolved = Vec::new();
    let mut idle = Vec::new();
    for (id, obligation) in &place.catalog.obligations {
        let places: Vec<Option<usize>> = match obligation.scope {
            Scope::Workload => vec![None],
            Scope::Component => (0..place.components.len()).map(Some).collect(),
        };
        let applying: Vec<Option<usize>> =
            places.into_iter().filter(|at| place.applies(&obligation.applies, *at)).collect();
        let before = resolved.len();
        resolved.extend(
            applying.iter().filter_map(|at| at_place(&by_place, duties, id, obligation, *at)),
        );
        if resolved.len() == before {
            let because = if applying.is_empty() {
                obligation.applies.otherwise.clone()
            } else {
                "AWS answers for the duty, or the duty does not apply, where the obligation would."
                    .to_owned()
            };
            idle.push(IdleObligation { obligation: id.clone(), because });
        }
    }
    resolved.sort_by_key(|found| found.component);
    (resolved, idle)
}

/// The obligation at one place, unless AWS answers for its duty there.
fn at_place(
    by_place: &BTreeMap<(Option<usize>, &DutyId), &ResolvedDuty>,
    duties: &[ResolvedDuty],
    id: &ObligationId,
    obligation: &Obligation,
    component: Option<usize>,
) -> Option<ResolvedObligation> {
    let here = by_place.get(&(component, &obligation.duty));
    let at_workload = by_place.get(&(None, &obligation.duty));
    let anywhere =
        || duties.iter().find(|duty| duty.duty == obligation.duty && duty.is_customers());
    let duty = match (here.or(at_workload), component) {
        (Some(duty), _) => *duty,
        (None, None) => anywhere()?,
        (None, Some(_)) => return None,
    };
    duty.is_customers().then(|| ResolvedObligation {
        obligation: id.clone(),
        component,
        owner: duty.owner.clone(),
        third_party: duty.third_party.clone(),
    })
}

/// Gives each duty the cadence of the strictest obligation on it.
///
/// An obligation of a component counts for the duty there, else for the workload's; one of the workload counts for
/// the workload's duty, else for the duty at every component.
pub(super) fn cadences(
    catalog: &Catalog,
    obligations: &[ResolvedObligation],
    duties: &mut [ResolvedDuty],
) {
    for resolved in duties.iter_mut().filter(|duty| duty.is_customers()) {
        let (duty, component) = (resolved.duty.clone(), resolved.component);
        let is_workload = catalog.duties[&duty].scope == Scope::Workload;
        let mut found: Vec<&ObligationId> = obligations
            .iter()
            .filter(|found| catalog.obligations[&found.obligation].duty == duty)
            .filter(|found| {
                found.component == component
                    || (component.is_none() && is_workload)
                    || (found.component.is_none() && !is_workload)
            })
            .map(|found| &found.obligation)
            .collect();
        found.sort();
        found.dedup();
        let strictest =
            found.iter().min_by_key(|id| (catalog.obligations[**id].cadence.strictness(), **id));
        resolved.cadence = strictest.map(|id| DutyCadence {
            cadence: catalog.obligations[*id].cadence,
            is_assumed: catalog.obligations[*id].cadence_assumed,
            obligation: (*id).clone(),
            others: found.len() - 1,
        });
    }
}
