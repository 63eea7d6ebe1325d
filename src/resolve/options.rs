//! The options of a component: what the profile gives, and what is assumed where it is silent.

use super::ResolvedComponent;
use crate::catalog::{Catalog, Service, ServiceOption, Version, Versions};
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

/// A version that the profile names, with the day on which it ends.
#[derive(Clone, Debug)]
pub struct Named {
    /// The catalogue's file of versions.
    pub versions: Text,
    /// Which option names it.
    pub option: OptionId,
    /// The word of the profile; none: it is silent.
    pub word: Option<String>,
    /// Line of the profile.
    pub line: Option<u32>,
}

impl Named {
    /// The versions, and the one that is named where the catalogue knows it.
    #[must_use]
    pub fn find<'c>(&self, catalog: &'c Catalog) -> Option<(&'c Versions, &'c Version)> {
        let versions = catalog.versions.get(self.versions)?;
        let (_, version) = versions.find(self.word.as_deref()?)?;
        Some((versions, version))
    }
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
    let versions = versions(component, catalog, &options);
    Some(ResolvedComponent { options, versions, category: service.category })
}

/// The versions that have a meaning beside the options chosen.
fn versions(component: &Component, catalog: &Catalog, chosen: &[Chosen]) -> Vec<Named> {
    let known = catalog.versions_of(&component.service.value);
    let meant = known.filter(|(_, versions)| fits(&versions.requires, chosen));
    meant
        .map(|(id, versions)| {
            let option = versions.option;
            let given = component.options.iter().find(|(key, _)| key.value == *option);
            let word = given.map(|(_, value)| value.value.clone());
            let line = given.and_then(|(key, _)| super::line(key.span));
            Named { versions: id, option, word, line }
        })
        .collect()
}

fn fits(requires: &[(OptionId, Vec<Text>)], chosen: &[Chosen]) -> bool {
    requires.iter().all(|(id, values)| {
        chosen.iter().any(|chosen| chosen.option == *id && values.contains(&chosen.value))
    })
}

/// Whether an option has a meaning beside those chosen before it.
pub(super) fn is_meant(option: &ServiceOption, before: &[Chosen]) -> bool {
    fits(&option.requires, before)
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
