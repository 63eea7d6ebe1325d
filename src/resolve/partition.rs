//! What the partition of the Regions does to a duty: who operates it, and what is different there.

use super::condition::Place;
use super::duty::Line;
use super::{Cause, CauseKind};
use crate::catalog::{Duty, Operator, Partition};
use crate::date::Date;
use crate::id::DutyId;
use crate::party::Party;

/// Takes what the partition says of a duty.
pub(super) fn take(place: &Place<'_>, id: &DutyId, duty: &Duty, line: &mut Line, as_of: Date) {
    let Some(partition) = place.catalog.partitions.get(place.partition()) else { return };
    let at = place.profile.workload.regions.first().and_then(|region| super::line(region.span));
    let kind = || CauseKind::Partition { title: partition.title };
    for (_, step) in partition.shifts.iter().filter(|(duties, _)| duties.contains(id)) {
        if step.is_in_force(as_of) {
            line.take(duty, kind(), at, step);
        }
    }
    if let Some(operator) = &partition.operator {
        operate(place, partition, operator, line, at);
    }
}

/// Puts the operator in AWS's place.
fn operate(
    place: &Place<'_>,
    partition: &Partition,
    operator: &Operator,
    line: &mut Line,
    at: Option<u32>,
) {
    match line.party {
        Party::Aws => line.party = Party::ThirdParty,
        Party::Shared if line.third_party.is_none() => {}
        Party::Shared | Party::Customer | Party::ThirdParty => return,
    }
    line.is_operated = true;
    line.third_party = Some(names(place, operator));
    line.texts.third_party = Some(operator.does);
    line.texts.customer = line.texts.customer.or(Some(operator.customer));
    line.causes.push(Cause {
        kind: CauseKind::Partition { title: partition.title },
        party: line.party,
        because: Some(operator.because),
        line: at,
        sources: operator.sources.clone(),
    });
}

/// The operators of the workload's Regions, each once.
fn names(place: &Place<'_>, operator: &Operator) -> String {
    let regions = &place.profile.workload.regions;
    let mut names: Vec<&str> = Vec::new();
    for (region, name) in &operator.names {
        let is_used = regions.iter().any(|used| used.value == *region);
        if is_used && !names.contains(name) {
            names.push(name);
        }
    }
    names.join(" and ")
}
