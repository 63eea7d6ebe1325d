//! Whether a condition of the catalogue holds for a component, or for the workload.

use super::ResolvedComponent;
use crate::catalog::{Applies, Catalog, Condition, Fact};
use crate::id::Text;
use crate::profile::Profile;

/// What conditions are asked of.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) profile: &'p Profile,
    pub(super) catalog: &'p Catalog,
    pub(super) components: &'p [ResolvedComponent],
}

impl Place<'_> {
    /// Whether something applies to a component, or to the workload, of which any component counts then.
    pub(super) fn applies(&self, applies: &Applies, component: Option<usize>) -> bool {
        applies.when.is_empty()
            || applies.when.iter().any(|condition| self.holds(condition, component))
    }

    /// Whether what something asks of the workload holds, whatever it asks of components.
    pub(super) fn fits_workload(&self, applies: &Applies) -> bool {
        applies.when.is_empty() || applies.when.iter().any(|condition| self.facts_hold(condition))
    }

    /// Whether something asks for components of some kind at all.
    pub(super) fn asks_component(applies: &Applies) -> bool {
        applies.when.iter().any(asks_component)
    }

    fn facts_hold(&self, condition: &Condition) -> bool {
        condition.workload.iter().all(|(fact, values)| self.fact(*fact, values))
    }

    fn holds(&self, condition: &Condition, component: Option<usize>) -> bool {
        let is_at = |at: usize| self.component_holds(condition, at);
        let component_holds = match component {
            Some(at) => is_at(at),
            None => (0..self.components.len()).any(is_at),
        };
        (!asks_component(condition) || component_holds) && self.facts_hold(condition)
    }

    fn component_holds(&self, condition: &Condition, at: usize) -> bool {
        let id = self.profile.components[at].service.value.as_str();
        let Some(service) = self.catalog.services.get(id) else { return false };
        let options = &self.components[at].options;
        (condition.traits.is_empty() || condition.traits.iter().any(|t| service.traits.contains(t)))
            && (condition.services.is_empty() || condition.services.iter().any(|s| **s == *id))
            && condition.options.iter().all(|(option, values)| {
                options
                    .iter()
                    .any(|chosen| chosen.option == *option && values.contains(&chosen.value))
            })
    }

    fn fact(&self, fact: Fact, values: &[Text]) -> bool {
        let workload = &self.profile.workload;
        let any = |word: &str| values.contains(&word);
        match fact {
            Fact::Exposure => any(workload.exposure.as_str()),
            Fact::DataTypes => workload.data_types.iter().any(|data_type| any(data_type.as_str())),
            Fact::Classification => any(workload.classification.as_str()),
            Fact::Environment => any(workload.environment.as_str()),
            Fact::Partitions => any(self.partition()),
            Fact::Frameworks => self.profile.frameworks.iter().any(|choice| any(&choice.framework)),
            Fact::Requires => workload.requires.iter().any(|requirement| any(requirement.as_str())),
        }
    }

    /// The partition of the Regions; the commercial one when none is named.
    pub(super) fn partition(&self) -> &str {
        let first = self.profile.workload.regions.first();
        let region = first.and_then(|region| self.catalog.regions.get(region.value.as_str()));
        region.map_or("aws", |region| region.partition)
    }
}

fn asks_component(condition: &Condition) -> bool {
    let Condition { traits, services, options, workload: _ } = condition;
    !traits.is_empty() || !services.is_empty() || !options.is_empty()
}
