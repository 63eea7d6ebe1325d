//! What only the whole catalogue shows: a party without a statement, two sources with one address, one id in two files.

use super::check::lacking;
use super::load::{Raw, Read};
use super::raw::{RawShift, ServiceFile};
use super::{Catalog, Texts};
use crate::diagnostic::{Code, Span};
use crate::id::keep;
use crate::party::Party;
use crate::yaml::{Entries, Spot};
use std::collections::BTreeMap;

/// Checks the merged catalogue; each fault goes to the file that brought it.
pub(super) fn check(catalog: &Catalog, reads: &mut [Read<'_>]) {
    for read in reads.iter_mut() {
        statements(catalog, read);
        versions(catalog, read);
    }
    twice(reads);
    addresses(reads);
}

/// Each shift or entry of a service that changes a party leaves the duty with the texts that the party needs.
fn statements(catalog: &Catalog, read: &mut Read<'_>) {
    let Raw::Service(file) = &read.raw else { return };
    let values = file.options.0.iter().flat_map(|(_, option)| &option.values.0);
    let shifts = values.flat_map(|(_, value)| &value.shifts);
    let mut steps: Vec<(&Spot<String>, Option<Party>, Texts)> = Vec::new();
    for shift in shifts {
        let RawShift { duties, party, aws, customer, .. } = shift;
        let texts = texts(aws.as_ref(), customer.as_ref());
        steps.extend(duties.iter().map(|duty| (duty, *party, texts.clone())));
    }
    for (duty, step) in &file.duties.0 {
        steps.push((duty, step.party, texts(step.aws.as_ref(), step.customer.as_ref())));
    }
    for (duty, party, own) in steps {
        let (Some(party), Some(known)) = (party, catalog.duties.get(duty.value.as_str())) else {
            continue;
        };
        let general = known.statements.get(&party).cloned().unwrap_or_default();
        let all = Texts {
            aws: own.aws.or(general.aws),
            customer: own.customer.or(general.customer),
            third_party: own.third_party.or(general.third_party),
        };
        let missing: Vec<&str> = lacking(party, &all).collect();
        if !missing.is_empty() {
            let message = format!(
                "party `{party}` for `{}` without a text `{}`",
                duty.value,
                missing.join("` and `")
            );
            read.faults
                .error(Code::NoStatement, duty.span, message)
                .hint("give the text here, or the duty statements for that party");
        }
    }
}

/// The option of a file of versions is the service's only by that file, and what it requires is there.
fn versions(catalog: &Catalog, read: &mut Read<'_>) {
    let Raw::Versions(file) = &read.raw else { return };
    let mut found: Vec<(Span, String)> = Vec::new();
    for id in &file.services {
        let Some(service) = catalog.services.get(id.value.as_str()) else { continue };
        if service.options.iter().any(|(option, _)| **option == *file.option.value) {
            let message =
                format!("`{}` of {} is an option of its own", file.option.value, id.value);
            found.push((file.option.span, message));
        }
        for (other, words) in &file.requires.0 {
            let option = service.options.iter().find(|(option, _)| **option == *other.value);
            let has = |word: &str| {
                option.is_some_and(|(_, o)| o.values.iter().any(|(value, _)| *value == word))
            };
            let lacks = words.iter().filter(|word| !has(&word.value.0));
            found.extend(lacks.map(|word| {
                let (id, other, value) = (&id.value, &other.value, &word.value.0);
                (word.span, format!("{id} has no value `{value}` of an option `{other}`"))
            }));
        }
    }
    for (span, message) in found {
        read.faults.error(Code::UnknownOption, span, message);
    }
}

fn texts(aws: Option<&Spot<String>>, customer: Option<&Spot<String>>) -> Texts {
    let own = |text: Option<&Spot<String>>| text.map(|text| keep(&text.value));
    Texts { aws: own(aws), customer: own(customer), third_party: None }
}

/// One id defined by two files of the same directory.
fn twice(reads: &mut [Read<'_>]) {
    let mut seen: BTreeMap<(u8, String), String> = BTreeMap::new();
    for read in reads {
        let keys: Vec<(u8, Spot<String>)> = match &read.raw {
            Raw::Domain(file) => keys(0, &file.duties),
            Raw::Monitoring(file) => keys(1, &file.obligations),
            Raw::Sources(sources) => keys(2, sources),
            Raw::Service(file) => words(file),
            Raw::Catalog(_)
            | Raw::Framework(_)
            | Raw::Traits(_)
            | Raw::Glossary(_)
            | Raw::Topics(_)
            | Raw::Regions(_)
            | Raw::Model(_)
            | Raw::Directory(_)
            | Raw::Versions(_)
            | Raw::Partitions(_)
            | Raw::Assurance(_)
            | Raw::Detection(_)
            | Raw::Nothing => Vec::new(),
        };
        for (kind, key) in keys {
            let first =
                seen.entry((kind, key.value.clone())).or_insert_with(|| read.file.name.clone());
            if *first != read.file.name {
                let message = format!("`{}` is defined in {first} too", key.value);
                read.faults.error(Code::Duplicate, key.span, message).hint("keep one of them");
            }
        }
    }
}

/// The names and types that a service claims.
fn words(file: &ServiceFile) -> Vec<(u8, Spot<String>)> {
    let names = std::iter::once(&file.name).chain(&file.aliases);
    let names = names.map(|name| (3, name));
    let types = file.cloudformation.iter().chain(&file.terraform).map(|word| (4, word));
    let lower = |(kind, word): (u8, &Spot<String>)| {
        (kind, Spot { value: word.value.to_lowercase(), span: word.span })
    };
    names.chain(types).map(lower).collect()
}

fn keys<T>(kind: u8, entries: &Entries<T>) -> Vec<(u8, Spot<String>)> {
    entries.0.iter().map(|(key, _)| (kind, key.clone())).collect()
}

/// Two sources with the same address.
fn addresses(reads: &mut [Read<'_>]) {
    let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
    for read in reads {
        let Raw::Sources(sources) = &read.raw else { continue };
        let mut faults: Vec<(Span, String)> = Vec::new();
        for (key, source) in &sources.0 {
            let section = source.section.as_ref().map(|s| s.value.clone()).unwrap_or_default();
            let first = seen
                .entry((source.url.value.clone(), section))
                .or_insert_with(|| key.value.clone());
            if *first != key.value && source.url.span.is_some() {
                faults.push((source.url.span, format!("`{first}` has the same address")));
            }
        }
        for (span, message) in faults {
            read.faults.error(Code::Duplicate, span, message).hint("cite that source instead");
        }
    }
}
