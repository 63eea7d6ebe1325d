//! The continuous-monitoring obligations at each place, and the cadence they give to the duties.

use super::condition::Place;
use super::{DutyCadence, IdleObligation, ResolvedDuty, ResolvedObligation};
use crate::cadence::Cadence;
use crate::catalog::Obligation;
use crate::id::{DutyId, ObligationId};
use crate::party::Scope;
use std::collections::{BTreeMap, BTreeSet};

/// The duty at each place.
type ByPlace<'d> = BTreeMap<(Option<usize>, &'d DutyId), &'d ResolvedDuty>;

/// Resolves every obligation; one that applies nowhere is listed with the reason.
pub(super) fn all(
    place: &Place<'_>,
    duties: &[ResolvedDuty],
) -> (Vec<ResolvedObligation>, Vec<IdleObligation>) {
    let by_place: ByPlace<'_> =
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
            applying.iter().filter_map(|at| at_place(place, &by_place, id, obligation, *at)),
        );
        if resolved.len() == before {
            let because = if applying.is_empty() {
                obligation.applies.otherwise
            } else {
                "AWS, or who operates the partition in its place, answers for the duty, or the duty does not apply."
            };
            idle.push(IdleObligation { obligation: *id, because });
        }
    }
    resolved.sort_by_key(|found| found.component);
    (resolved, idle)
}

/// The obligation at one place, unless AWS answers for its duty there.
fn at_place(
    place: &Place<'_>,
    by_place: &ByPlace<'_>,
    id: &ObligationId,
    obligation: &Obligation,
    component: Option<usize>,
) -> Option<ResolvedObligation> {
    let here = by_place.get(&(component, &obligation.duty));
    let duty = here.or_else(|| by_place.get(&(None, &obligation.duty)));
    match (duty, component) {
        (Some(duty), _) => duty.is_customers().then(|| ResolvedObligation {
            obligation: *id,
            component,
            row: duty.component,
            cadence: cadence(place, id, obligation).0,
            cadence_line: cadence(place, id, obligation).1,
            owner: duty.roles.accountable.clone(),
            responsible: duty.roles.responsible.clone(),
            // An operator stands in AWS's place, not in the customer's.
            third_party: duty.third_party.clone().filter(|_| !duty.is_operated),
        }),
        (None, None) => spread(place, by_place, id, obligation),
        (None, Some(_)) => None,
    }
}

/// How often, and the profile's line where it says so itself.
fn cadence(
    place: &Place<'_>,
    id: &ObligationId,
    obligation: &Obligation,
) -> (Cadence, Option<u32>) {
    let own = place.profile.monitoring.cadences.iter().find(|(key, _)| key.value == **id);
    own.map_or((obligation.cadence, None), |(key, own)| (own.value, super::line(key.span)))
}

/// An obligation of the workload on a duty of components: its owners are those of the components that it concerns.
fn spread(
    place: &Place<'_>,
    by_place: &ByPlace<'_>,
    id: &ObligationId,
    obligation: &Obligation,
) -> Option<ResolvedObligation> {
    let concerns = |at: usize| {
        !Place::asks_component(&obligation.applies) || place.applies(&obligation.applies, Some(at))
    };
    let found: Vec<&ResolvedDuty> = (0..place.components.len())
        .filter(|at| concerns(*at))
        .filter_map(|at| by_place.get(&(Some(at), &obligation.duty)).copied())
        .filter(|duty| duty.is_customers())
        .collect();
    let first = found.first()?;
    let (owner, responsible) = if Place::asks_component(&obligation.applies) {
        let owners: BTreeSet<&str> =
            found.iter().filter_map(|duty| duty.roles.accountable.as_deref()).collect();
        let joined = owners.into_iter().collect::<Vec<_>>().join(", ");
        let doers: BTreeSet<&String> =
            found.iter().flat_map(|duty| &duty.roles.responsible).collect();
        ((!joined.is_empty()).then_some(joined), doers.into_iter().cloned().collect())
    } else {
        let roles = super::owner::team(place, None, &obligation.duty);
        (roles.accountable, roles.responsible)
    };
    Some(ResolvedObligation {
        obligation: *id,
        component: None,
        row: first.component,
        cadence: cadence(place, id, obligation).0,
        cadence_line: cadence(place, id, obligation).1,
        owner,
        responsible,
        third_party: None,
    })
}

/// Gives each duty the cadences of the obligations on it, the strictest first.
///
/// An obligation of a component counts for the duty there, else for the workload's; one of the workload counts for
/// the workload's duty, else for the duty at every component that the obligation concerns.
pub(super) fn cadences(
    place: &Place<'_>,
    obligations: &[ResolvedObligation],
    duties: &mut [ResolvedDuty],
) {
    let catalog = place.catalog;
    let mut by_duty: BTreeMap<DutyId, Vec<&ResolvedObligation>> = BTreeMap::new();
    for found in obligations {
        by_duty.entry(catalog.obligations[&found.obligation].duty).or_default().push(found);
    }
    for resolved in duties.iter_mut().filter(|duty| duty.is_customers()) {
        let Some(on_duty) = by_duty.get(&resolved.duty) else { continue };
        let is_workload = catalog.duties[&resolved.duty].scope == Scope::Workload;
        let counts = |found: &&&ResolvedObligation| {
            let applies = &catalog.obligations[&found.obligation].applies;
            found.component == resolved.component
                || (resolved.component.is_none() && is_workload)
                || (found.component.is_none()
                    && !is_workload
                    && (!Place::asks_component(applies)
                        || place.applies(applies, resolved.component)))
        };
        let mut found: Vec<(u64, ObligationId, Cadence, bool)> = on_duty
            .iter()
            .filter(counts)
            .map(|found| {
                let is_assumed = catalog.obligations[&found.obligation].cadence_assumed;
                let is_assumed = is_assumed && found.cadence_line.is_none();
                (found.cadence.strictness(), found.obligation, found.cadence, is_assumed)
            })
            .collect();
        found.sort_by_key(|(strictness, id, _, _)| (*strictness, *id));
        found.dedup_by_key(|(_, id, _, _)| *id);
        resolved.cadences = found
            .into_iter()
            .map(|(_, obligation, cadence, is_assumed)| DutyCadence {
                cadence,
                is_assumed,
                obligation,
            })
            .collect();
    }
}
