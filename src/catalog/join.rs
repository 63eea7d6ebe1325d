//! What only the whole catalogue shows: a party without a statement, two sources with one address, one id in two files.

use super::check::lacking;
use super::load::{Raw, Read};
use super::raw::RawShift;
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
            Raw::Catalog(_)
            | Raw::Service(_)
            | Raw::Framework(_)
            | Raw::Traits(_)
            | Raw::Glossary(_)
            | Raw::Regions(_)
            | Raw::Model(_)
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
