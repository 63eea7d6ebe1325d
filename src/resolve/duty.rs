//! The duties at each place, and the chain of causes behind each.

use super::condition::Place;
use super::{Cause, CauseKind, Named, NotApplicable, ResolvedDuty};
use crate::catalog::{Catalog, Duty, Evidence, Service, Step, Texts};
use crate::date::Date;
use crate::id::{DutyId, Text};
use crate::party::{Party, Scope};

/// Resolves every duty at the workload and at each component.
pub(super) fn all(place: &Place<'_>, as_of: Date) -> (Vec<ResolvedDuty>, Vec<NotApplicable>) {
    let mut duties = Vec::new();
    let mut not_applicable = Vec::new();
    let places = std::iter::once(None).chain((0..place.components.len()).map(Some));
    for component in places {
        for id in &place.catalog.order {
            let duty = &place.catalog.duties[id];
            match at(place, component, id, duty, as_of) {
                Some(Ok(resolved)) => duties.push(resolved),
                Some(Err(because)) => {
                    not_applicable.push(NotApplicable { duty: *id, component, because });
                }
                None => {}
            }
        }
    }
    (duties, not_applicable)
}

/// The duty at one place; `None` when it is not asked there, an error with the reason when it does not apply.
fn at(
    place: &Place<'_>,
    component: Option<usize>,
    id: &DutyId,
    duty: &Duty,
    as_of: Date,
) -> Option<Result<ResolvedDuty, Text>> {
    let Some(index) = component else {
        return (duty.scope == Scope::Workload).then(|| workload(place, id, duty, as_of));
    };
    let service =
        place.catalog.services.get(place.profile.components[index].service.value.as_str())?;
    let steps = steps(place, index, service, id, as_of);
    let is_brought = service.duties.contains_key(id) || !steps.is_empty();
    if duty.scope == Scope::Workload && !is_brought {
        return None;
    }
    if let Some(because) = service.not_applicable.get(id) {
        return Some(Err(because));
    }
    // A service's entry says that the duty concerns it; what the workload asks for it cannot say.
    let applies = if is_brought {
        place.fits_workload(&duty.applies)
    } else {
        place.applies(&duty.applies, component)
    };
    if !applies {
        return Some(Err(duty.applies.otherwise));
    }
    let category = service.category;
    let kind = if duty.party.iter().all(|party| *party == duty.party[0]) {
        CauseKind::EveryCategory
    } else {
        CauseKind::Category(category)
    };
    let sources = duty.sources.clone();
    let party = duty.default_party(category);
    let mut line = Line::new(duty, party);
    line.causes.push(Cause { kind, party, because: None, line: None, sources });
    for (kind, at, step) in steps {
        line.take(duty, kind, at, step);
    }
    for named in &place.components[index].versions {
        line.end(place.catalog, id, named);
    }
    super::partition::take(place, id, duty, &mut line, as_of);
    Some(Ok(finish(place, component, id, line)))
}

fn workload(
    place: &Place<'_>,
    id: &DutyId,
    duty: &Duty,
    as_of: Date,
) -> Result<ResolvedDuty, Text> {
    if !place.applies(&duty.applies, None) {
        return Err(duty.applies.otherwise);
    }
    let party = duty.party[0];
    let mut line = Line::new(duty, party);
    let sources = duty.sources.clone();
    line.causes.push(Cause {
        kind: CauseKind::Workload,
        party,
        because: None,
        line: None,
        sources,
    });
    super::partition::take(place, id, duty, &mut line, as_of);
    Ok(finish(place, None, id, line))
}

/// What the service and the component's options say of a duty on a day, in order.
fn steps<'s>(
    place: &Place<'_>,
    index: usize,
    service: &'s Service,
    id: &DutyId,
    as_of: Date,
) -> Vec<(CauseKind, Option<u32>, &'s Step)> {
    let mut steps = Vec::new();
    if let Some(step) = service.duties.get(id).filter(|step| step.is_in_force(as_of)) {
        steps.push((CauseKind::Service, None, step));
    }
    for chosen in &place.components[index].options {
        let Some(option) = super::options::find(service, &chosen.option) else { continue };
        let Some((_, value)) = option.values.iter().find(|(name, _)| *name == chosen.value) else {
            continue;
        };
        let hits = value
            .shifts
            .iter()
            .filter(|(duties, step)| duties.contains(id) && step.is_in_force(as_of));
        steps.extend(hits.map(|(_, step)| {
            let kind = CauseKind::Option {
                option: chosen.option,
                value: chosen.value,
                assumed: chosen.line.is_none(),
            };
            (kind, chosen.line, step)
        }));
    }
    steps
}

/// A duty while the line is being drawn through it.
pub(super) struct Line {
    pub(super) party: Party,
    pub(super) third_party: Option<String>,
    pub(super) texts: Texts,
    pub(super) evidence: Evidence,
    due: Option<Date>,
    pub(super) causes: Vec<Cause>,
    /// Whether the third party stands in AWS's place, not in the customer's.
    pub(super) is_operated: bool,
}

impl Line {
    fn new(duty: &Duty, party: Party) -> Self {
        Self {
            party,
            third_party: None,
            texts: duty.statements.get(&party).cloned().unwrap_or_default(),
            evidence: duty.evidence.clone(),
            due: None,
            causes: Vec::new(),
            is_operated: false,
        }
    }

    /// Takes the day on which a version ends, where the customer answers for moving off it.
    fn end(&mut self, catalog: &Catalog, id: &DutyId, named: &Named) {
        let Some((versions, version)) = named.find(catalog) else { return };
        if self.party == Party::Aws || !versions.duties.contains(id) {
            return;
        }
        let days = version.days.iter().filter_map(|day| {
            let event = versions.events.get(usize::from(day.event))?;
            Some((event.title, day.date, day.is_estimate))
        });
        let kind =
            CauseKind::Version { option: named.option, title: version.title, days: days.collect() };
        self.due = versions.due(version).or(self.due);
        self.causes.push(Cause {
            kind,
            party: self.party,
            because: versions.due(version).and_then(|_| versions.means()),
            line: named.line,
            sources: versions.sources.clone(),
        });
    }

    pub(super) fn take(&mut self, duty: &Duty, kind: CauseKind, line: Option<u32>, step: &Step) {
        if let Some(party) = step.party.filter(|party| *party != self.party) {
            self.party = party;
            self.texts = duty.statements.get(&party).cloned().unwrap_or_default();
            self.third_party = None;
        }
        if let Some(name) = step.third_party {
            self.third_party = Some(name.to_owned());
        }
        let Texts { aws, customer, third_party } = step.texts.clone();
        self.texts.aws = aws.or(self.texts.aws.take());
        self.texts.customer = customer.or(self.texts.customer.take());
        self.texts.third_party = third_party.or(self.texts.third_party.take());
        if let Some(evidence) = &step.evidence {
            merge(&mut self.evidence, evidence);
        }
        self.due = step.due.or(self.due);
        let (party, sources) = (self.party, step.sources.clone());
        self.causes.push(Cause { kind, party, because: Some(step.because), line, sources });
    }
}

/// Evidence of a step takes the place of the duty's, side by side.
fn merge(evidence: &mut Evidence, new: &Evidence) {
    for (old, new) in [
        (&mut evidence.aws, &new.aws),
        (&mut evidence.customer, &new.customer),
        (&mut evidence.third_party, &new.third_party),
    ] {
        if !new.is_empty() {
            old.clone_from(new);
        }
    }
}

/// Asks the ownership rules where the customer has a part.
fn finish(
    place: &Place<'_>,
    component: Option<usize>,
    id: &DutyId,
    mut line: Line,
) -> ResolvedDuty {
    let is_aws = line.party == Party::Aws || (line.is_operated && line.party == Party::ThirdParty);
    let roles = if is_aws {
        super::Roles::default()
    } else {
        super::owner::take(place, component, id, &mut line)
    };
    ResolvedDuty {
        duty: *id,
        component,
        party: line.party,
        third_party: line.third_party,
        is_operated: line.is_operated,
        roles,
        texts: line.texts,
        evidence: line.evidence,
        cadences: Vec::new(),
        due: line.due,
        causes: line.causes,
    }
}
