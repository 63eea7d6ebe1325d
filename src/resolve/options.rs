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
    /// Line of the profile that gives it, or an option that has a meaning beside this value only; none: assumed.
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
            options.push(choose(component, catalog, id, option));
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
fn is_meant(option: &ServiceOption, before: &[Chosen]) -> bool {
    fits(&option.requires, before)
}

fn choose(
    component: &Component,
    catalog: &Catalog,
    id: &OptionId,
    option: &ServiceOption,
) -> Chosen {
    let given = component.options.iter().find(|(key, _)| key.value.as_str() == &**id);
    let said = given.map(|(key, value)| (option.value(&value.value), super::line(key.span)));
    let (value, line) =
        said.or_else(|| implied(component, catalog, *id)).unwrap_or((option.assume, None));
    Chosen { option: *id, value, line }
}

/// The one value of an option that the profile does not give beside which another that it gives has a meaning.
fn implied(component: &Component, catalog: &Catalog, id: OptionId) -> Option<(Text, Option<u32>)> {
    component.options.iter().find_map(|(key, _)| {
        let needs = needs(component, catalog, &key.value, |versions| versions.implied);
        let (_, values) = needs.iter().find(|(other, _)| *other == id)?;
        let [value] = values.as_slice() else { return None };
        Some((*value, super::line(key.span)))
    })
}

/// The values of other options beside which an option, or those versions that it names which count, have a meaning.
pub(super) fn needs(
    component: &Component,
    catalog: &Catalog,
    id: &str,
    counts: fn(&Versions) -> bool,
) -> Vec<(OptionId, Vec<Text>)> {
    let service = component.service.value.as_str();
    let option = catalog.services.get(service).and_then(|service| find(service, id));
    let own = option.iter().flat_map(|option| &option.requires);
    let versions = catalog.versions_of(service).map(|(_, versions)| versions);
    let versions = versions.filter(|versions| *versions.option == *id && counts(versions));
    let mut needs: Vec<(OptionId, Vec<Text>)> = Vec::new();
    for (other, values) in own.chain(versions.flat_map(|versions| &versions.requires)) {
        match needs.iter_mut().find(|(known, _)| known == other) {
            Some((_, known)) => known.extend(
                values.iter().filter(|value| !known.contains(value)).copied().collect::<Vec<_>>(),
            ),
            None => needs.push((*other, values.clone())),
        }
    }
    needs
}

/// An option of a service by its id.
pub(super) fn find<'s>(service: &'s Service, id: &str) -> Option<&'s ServiceOption> {
    service.options.iter().find(|(key, _)| **key == *id).map(|(_, option)| option)
}
