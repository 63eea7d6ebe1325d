//! The options of a component: what the profile gives, and what is assumed where it is silent.

use super::ResolvedComponent;
use crate::catalog::{Catalog, Service, ServiceOption};
use crate::id::{OptionId, Text};
use crate::profile::Component;

/// An option that has a meaning for a component, with its value.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Which option.
    pub option: OptionId,
    /// Its value.
    pub value: Text,
    /// Line of the profile; none: assumed.
    pub line: Option<u32>,
}

/// The options of a component; `None` when the catalogue does not know its service.
pub(super) fn component(component: &Component, catalog: &Catalog) -> Option<ResolvedComponent> {
    let service = catalog.services.get(component.service.value.as_str())?;
    let mut options: Vec<Chosen> = Vec::new();
    for (id, option) in service.options.iter().filter(|(_, option)| !option.values.is_empty()) {
        if is_meant(option, &options) {
            options.push(choose(component, id, option));
        }
    }
    Some(ResolvedComponent { options, category: service.category })
}

/// Whether an option has a meaning beside those chosen before it.
pub(super) fn is_meant(option: &ServiceOption, before: &[Chosen]) -> bool {
    option.requires.iter().all(|(id, values)| {
        before.iter().any(|chosen| chosen.option == *id && values.contains(&chosen.value))
    })
}

fn choose(component: &Component, id: &OptionId, option: &ServiceOption) -> Chosen {
    let given = component.options.iter().find(|(key, _)| key.value.as_str() == &**id);
    match given {
        Some((key, value)) => {
            Chosen { option: *id, value: option.value(&value.value), line: super::line(key.span) }
        }
        None => Chosen { option: *id, value: option.assume, line: None },
    }
}

/// An option of a service by its id.
pub(super) fn find<'s>(service: &'s Service, id: &str) -> Option<&'s ServiceOption> {
    service.options.iter().find(|(key, _)| **key == *id).map(|(_, option)| option)
}
