//! The topics in which obligations on the same thing meet, and which of them sets the cadence that counts at a place.

use super::condition::Place;
use super::{ResolvedObligation, ResolvedTopic};
use crate::cadence::Cadence;
use crate::catalog::Authority;
use crate::id::{ObligationId, TopicId};
use std::collections::BTreeMap;

/// By what an obligation counts before another: strict before lax, binding before advised, said before assumed.
type Rank = (u64, Authority, bool, ObligationId);

/// Every topic at each place where an obligation of it is asked: the workload, and each component that has one of its own.
///
/// What is asked of the workload counts at those components too, where it concerns them.
pub(super) fn all(place: &Place<'_>, obligations: &[ResolvedObligation]) -> Vec<ResolvedTopic> {
    let mut at_places: BTreeMap<(TopicId, Option<usize>), Vec<usize>> = BTreeMap::new();
    for (index, found) in obligations.iter().enumerate() {
        let topic = place.catalog.obligations[&found.obligation].topic;
        at_places.entry((topic, found.component)).or_default().push(index);
    }
    let of_workload: BTreeMap<TopicId, Vec<usize>> = at_places
        .iter()
        .filter(|((_, component), _)| component.is_none())
        .map(|((topic, _), found)| (*topic, found.clone()))
        .collect();
    let with_general = at_places.into_iter().map(|((topic, component), mut here)| {
        if let Some(component) = component {
            let general = of_workload.get(&topic).into_iter().flatten().copied();
            here.extend(general.filter(|at| concerns(place, &obligations[*at], component)));
        }
        resolved(place, obligations, (topic, component), here)
    });
    with_general.collect()
}

/// Whether an obligation of the workload is about a component.
fn concerns(place: &Place<'_>, found: &ResolvedObligation, component: usize) -> bool {
    let applies = &place.catalog.obligations[&found.obligation].applies;
    !Place::asks_component(applies) || place.applies(applies, Some(component))
}

fn resolved(
    place: &Place<'_>,
    obligations: &[ResolvedObligation],
    (topic, component): (TopicId, Option<usize>),
    mut here: Vec<usize>,
) -> ResolvedTopic {
    let authority = |at: usize| place.catalog.obligations[&obligations[at].obligation].authority;
    let rank = |at: &usize| -> Rank {
        let found = &obligations[*at];
        (found.cadence.strictness(), authority(*at), found.is_assumed, found.obligation)
    };
    here.sort_by_key(rank);
    let in_force = |at: &usize| !obligations[*at].is_pending;
    let is_event = |at: &usize| obligations[*at].cadence == Cadence::Event;
    let binds = |at: &usize| authority(*at).is_mandatory();
    let first = |keep: &dyn Fn(&usize) -> bool| here.iter().copied().find(|at| keep(at));
    let counts = first(&|at| in_force(at) && !is_event(at)).or_else(|| first(&in_force));
    let mandatory = first(&|at| in_force(at) && !is_event(at) && binds(at));
    ResolvedTopic {
        topic,
        component,
        counts,
        mandatory: mandatory.filter(|_| counts.is_some_and(|at| !binds(&at))),
        events: here
            .iter()
            .copied()
            .filter(|at| in_force(at) && is_event(at) && Some(*at) != counts)
            .collect(),
        obligations: here,
    }
}
