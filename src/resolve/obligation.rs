//! The continuous-monitoring obligations at each place, and the cadence they give to the duties.

use super::condition::Place;
use super::owner::Roles;
use super::{DutyCadence, IdleObligation, ResolvedDuty, ResolvedObligation, WhyIdle};
use crate::cadence::Cadence;
use crate::catalog::Obligation;
use crate::date::Date;
use crate::id::{DutyId, FrameworkId, ObligationId};
use crate::party::Scope;
use std::collections::{BTreeMap, BTreeSet};

/// The duty at each place.
type ByPlace<'d> = BTreeMap<(Option<usize>, &'d DutyId), &'d ResolvedDuty>;

/// Resolves every obligation; one that applies nowhere is listed with the reason.
pub(super) fn all(
    place: &Place<'_>,
    duties: &[ResolvedDuty],
    as_of: Date,
) -> (Vec<ResolvedObligation>, Vec<IdleObligation>) {
    let by_place: ByPlace<'_> =
        duties.iter().map(|duty| ((duty.component, &duty.duty), duty)).collect();
    let mut resolved = Vec::new();
    let mut idle = Vec::new();
    for (id, obligation) in &place.catalog.obligations {
        let asked = Asked { place, by_place: &by_place, id: *id, obligation, as_of };
        let found = asked.everywhere();
        if let Err(because) = found {
            idle.push(IdleObligation { obligation: *id, because });
        }
        resolved.extend(found.into_iter().flatten());
    }
    resolved.sort_by_key(|found| found.component);
    (resolved, idle)
}

/// One obligation, to be asked at each place.
struct Asked<'a> {
    place: &'a Place<'a>,
    by_place: &'a ByPlace<'a>,
    id: ObligationId,
    obligation: &'a Obligation,
    as_of: Date,
}

impl Asked<'_> {
    /// The obligation wherever it is asked; else why it is asked nowhere.
    fn everywhere(&self) -> Result<Vec<ResolvedObligation>, WhyIdle> {
        if self.obligation.until.is_some_and(|until| until < self.as_of) {
            return Err(WhyIdle::Ended);
        }
        let applies = &self.obligation.applies;
        let places: Vec<Option<usize>> = match self.obligation.scope {
            Scope::Workload => vec![None],
            Scope::Component => (0..self.place.components.len()).map(Some).collect(),
        };
        let applying: Vec<Option<usize>> =
            places.into_iter().filter(|at| self.place.applies(applies, *at)).collect();
        let found: Vec<ResolvedObligation> =
            applying.iter().filter_map(|at| self.at_place(*at)).collect();
        match (found.is_empty(), applying.is_empty()) {
            (false, _) => Ok(found),
            (true, true) => Err(WhyIdle::Stated(applies.otherwise)),
            (true, false) => Err(WhyIdle::NotOwed),
        }
    }

    /// The obligation at one place, unless AWS, or who operates the partition in its place, answers for its duty there.
    fn at_place(&self, component: Option<usize>) -> Option<ResolvedObligation> {
        let here = self.by_place.get(&(component, &self.obligation.duty));
        let duty = here.or_else(|| self.by_place.get(&(None, &self.obligation.duty)));
        match (duty, component) {
            (Some(duty), _) => duty.is_customers().then(|| {
                let third = duty.third_party.clone().filter(|_| !duty.is_operated);
                let found = self.resolved(component, duty.component, &[&duty.roles], third);
                let is_here = component == duty.component && found.cadence == Cadence::Event;
                ResolvedObligation { due: found.due.or(duty.due.filter(|_| is_here)), ..found }
            }),
            (None, None) => self.spread(),
            (None, Some(_)) => None,
        }
    }

    /// An obligation of the workload on a duty of components: its owners are those of the components that it concerns.
    fn spread(&self) -> Option<ResolvedObligation> {
        let Self { place, obligation, .. } = self;
        let concerns = |at: usize| {
            !Place::asks_component(&obligation.applies)
                || place.applies(&obligation.applies, Some(at))
        };
        let found: Vec<&ResolvedDuty> = (0..place.components.len())
            .filter(|at| concerns(*at))
            .filter_map(|at| self.by_place.get(&(Some(at), &obligation.duty)).copied())
            .filter(|duty| duty.is_customers())
            .collect();
        let first = found.first()?;
        if !Place::asks_component(&obligation.applies) {
            let roles = super::owner::team(place, None, &obligation.duty);
            return Some(self.resolved(None, first.component, &[&roles], None));
        }
        let roles: Vec<&Roles> = found.iter().map(|duty| &duty.roles).collect();
        Some(self.resolved(None, first.component, &roles, None))
    }

    fn resolved(
        &self,
        component: Option<usize>,
        row: Option<usize>,
        roles: &[&Roles],
        third_party: Option<String>,
    ) -> ResolvedObligation {
        let owners: BTreeSet<&String> =
            roles.iter().filter_map(|roles| roles.accountable.as_ref()).collect();
        let doers: BTreeSet<&String> = roles.iter().flat_map(|roles| &roles.responsible).collect();
        let (cadence, cadence_line) = self.cadence();
        let since = self.since();
        ResolvedObligation {
            obligation: self.id,
            component,
            row,
            cadence,
            cadence_line,
            is_assumed: self.obligation.cadence_assumed && cadence_line.is_none(),
            since,
            is_pending: since.is_some_and(|since| since > self.as_of),
            due: self.obligation.due,
            owners: owners.into_iter().cloned().collect(),
            responsible: doers.into_iter().cloned().collect(),
            third_party,
        }
    }

    /// How often, and the profile's line where it says so itself.
    fn cadence(&self) -> (Cadence, Option<u32>) {
        let mut own = self.place.profile.monitoring.cadences.iter();
        let own = own.find(|(key, _)| key.value == *self.id);
        own.map_or((self.obligation.cadence, None), |(key, own)| (own.value, super::line(key.span)))
    }

    /// The day from which it binds: the earliest of the profile's frameworks.
    fn since(&self) -> Option<Date> {
        let chosen = &self.place.profile.frameworks;
        let is_asked = |framework: &Option<FrameworkId>| {
            framework.is_none_or(|id| chosen.iter().any(|choice| choice.framework == *id))
        };
        let days = self.obligation.since.iter().filter(|(framework, _)| is_asked(framework));
        days.map(|(_, day)| *day).min()
    }
}

/// Gives each duty the cadences of the obligations on it that bind already, the strictest first.
///
/// An obligation of a component counts for the duty there, else for the workload's; one of the workload counts for
/// the workload's duty, else for the duty at every component that the obligation concerns.
pub(super) fn cadences(
    place: &Place<'_>,
    obligations: &[ResolvedObligation],
    duties: &mut [ResolvedDuty],
) {
    let catalog = place.catalog;
    let mut by_place: BTreeMap<(DutyId, Option<usize>), Vec<&ResolvedObligation>> = BTreeMap::new();
    for found in obligations.iter().filter(|found| !found.is_pending) {
        let duty = catalog.obligations[&found.obligation].duty;
        by_place.entry((duty, found.component)).or_default().push(found);
    }
    let at = |duty, component| by_place.get(&(duty, component)).into_iter().flatten().copied();
    for resolved in duties.iter_mut().filter(|duty| duty.is_customers()) {
        let (duty, component) = (resolved.duty, resolved.component);
        let is_workload = catalog.duties[&duty].scope == Scope::Workload;
        let concerns = |found: &&ResolvedObligation| {
            let applies = &catalog.obligations[&found.obligation].applies;
            !Place::asks_component(applies) || place.applies(applies, component)
        };
        let on_duty: Vec<&ResolvedObligation> = match (component, is_workload) {
            (None, true) => by_place
                .range((duty, None)..=(duty, Some(usize::MAX)))
                .flat_map(|(_, found)| found)
                .copied()
                .collect(),
            (Some(_), false) => {
                at(duty, component).chain(at(duty, None).filter(concerns)).collect()
            }
            (_, _) => at(duty, component).collect(),
        };
        let mut found: Vec<(u64, ObligationId, Cadence, bool)> = on_duty
            .into_iter()
            .map(|found| {
                (found.cadence.strictness(), found.obligation, found.cadence, found.is_assumed)
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

#[cfg(test)]
mod tests;
