//! The embedded catalogue's ids: each names something that is there, and nothing is there in vain.

use crate::catalogue::steps;
use crate::tool::none;
use dutyline::catalog::{Applies, Catalog};
use dutyline::knowledge;
use std::collections::BTreeSet;

#[test]
fn every_trait_is_had_and_asked_for() {
    let catalog = knowledge::embedded();
    let known: BTreeSet<&str> = catalog.traits.keys().copied().collect();
    let had: BTreeSet<&str> = catalog.services.values().flat_map(|s| &s.traits).copied().collect();
    let asked: BTreeSet<&str> = conditions(&catalog)
        .flat_map(|applies| &applies.when)
        .flat_map(|condition| &condition.traits)
        .copied()
        .collect();
    assert_eq!(had, known, "traits of services, and those that traits.yaml defines");
    assert_eq!(asked, known, "traits that conditions ask for, and those that traits.yaml defines");
}

fn conditions(catalog: &Catalog) -> impl Iterator<Item = &Applies> {
    let duties = catalog.duties.values().map(|duty| &duty.applies);
    duties.chain(catalog.obligations.values().map(|obligation| &obligation.applies))
}

#[test]
fn what_conditions_ask_for_exists() {
    let catalog = knowledge::embedded();
    let mut findings = Vec::new();
    for applies in conditions(&catalog) {
        if !applies.when.is_empty() && applies.otherwise.is_empty() {
            findings.push(format!("{applies:?} gives no reason"));
        }
        for condition in &applies.when {
            for (option, values) in &condition.options {
                let exists = |value: &str| {
                    catalog.services.values().flat_map(|service| &service.options).any(
                        |(id, choice)| {
                            id == option && choice.values.iter().any(|(known, _)| *known == value)
                        },
                    )
                };
                let unknown = values.iter().filter(|value| !exists(value));
                findings.extend(unknown.map(|v| format!("condition asks for `{option}: {v}`")));
            }
        }
    }
    none(&findings);
}

#[test]
fn what_duties_and_services_name_exists() {
    let catalog = knowledge::embedded();
    let mut findings = Vec::new();
    let mut known = |is_known: bool, what: String| {
        if !is_known {
            findings.push(what);
        }
    };
    for (id, duty) in &catalog.duties {
        known(catalog.domains.contains_key(&duty.domain), format!("{id}: {}", duty.domain));
        for (framework, controls) in &duty.controls {
            let all = &catalog.frameworks[framework].controls;
            for control in controls {
                known(all.iter().any(|(id, _)| id == control), format!("{id}: {control}"));
            }
        }
    }
    for id in catalog.domains.keys() {
        known(catalog.duties.values().any(|duty| duty.domain == *id), format!("{id}: no duty"));
    }
    for (id, service) in &catalog.services {
        for duty in service.duties.keys().chain(service.not_applicable.keys()) {
            known(catalog.duties.contains_key(duty), format!("{id}: {duty}"));
        }
    }
    for (name, duties, _) in steps(&catalog) {
        let unknown = duties.iter().find(|duty| !catalog.duties.contains_key(**duty));
        known(unknown.is_none(), name);
    }
    for (id, source) in &catalog.sources {
        known(source.url.starts_with("https://"), format!("{id}: {}", source.url));
    }
    none(&findings);
}

#[test]
fn every_topic_has_its_obligations() {
    let catalog = knowledge::embedded();
    let known: BTreeSet<&str> = catalog.topics.keys().map(|id| &**id).collect();
    let used: BTreeSet<&str> = catalog.obligations.values().map(|found| &*found.topic).collect();
    assert_eq!(used, known, "topics of obligations, and those that topics.yaml defines");
    assert!(known.len() * 2 < catalog.obligations.len(), "too few obligations meet");
}

/// Topic, and obligations that have to meet in it: those that one action satisfies.
#[test]
fn what_speaks_of_the_same_meets() {
    let catalog = knowledge::embedded();
    for (topic, obligations) in [
        (
            "vulnerability-scanning",
            "fed.r5.ra5 pci.11.3.1 cis.7.5 aws.insp.scan iso.a8.8 soc2.cc7.1",
        ),
        ("log-review", "fed.r5.au6 pci.10.4.1 cis.8.11 hipaa.activity iso.a8.15"),
        ("access-review", "fed.r5.ac2 pci.7.2.4 cis.5.1 aws.iam.credential-report iso.a5.18"),
        ("restore-tests", "aws.backup.restore cis.11.5 iso.a8.13"),
        ("penetration-tests", "fed.r5.pentest pci.11.4.2 cis.18.2 dora.test"),
        ("os-patching", "fed.r5.si2 pci.6.3.3 cis.7.3 aws.ec2.patch aws.eks.nodes"),
    ] {
        for id in obligations.split(' ') {
            assert_eq!(&*catalog.obligations[id].topic, topic, "{id}");
        }
    }
}

#[test]
fn options_assume_a_value_that_they_have() {
    let catalog = knowledge::embedded();
    let mut findings = Vec::new();
    for (id, service) in &catalog.services {
        for (name, option) in &service.options {
            let has = |option: &dutyline::catalog::ServiceOption, value: &str| {
                option.values.iter().any(|(known, _)| *known == value)
            };
            if !has(option, option.assume) {
                findings.push(format!("{id}: {name} assumes `{}`", option.assume));
            }
            if option.why_assumed.is_empty() {
                findings.push(format!("{id}: {name} does not say why"));
            }
            for (other, values) in &option.requires {
                let other_option = service.options.iter().find(|(known, _)| known == other);
                let unknown = values
                    .iter()
                    .filter(|value| other_option.is_none_or(|(_, option)| !has(option, value)));
                findings.extend(unknown.map(|v| format!("{id}: {name} requires `{other}: {v}`")));
            }
        }
    }
    none(&findings);
}

#[test]
fn reports_of_aws_name_regions_of_their_partitions() {
    let catalog = knowledge::embedded();
    let mut findings = Vec::new();
    for (id, report) in &catalog.assurance.reports {
        for region in &report.regions {
            let known = catalog.regions.get(region);
            if !known.is_some_and(|known| report.partitions.contains(&known.partition)) {
                findings.push(format!("{id}: {region} is no Region of {:?}", report.partitions));
            }
        }
    }
    none(&findings);
}

#[test]
fn a_framework_in_oscal_has_a_profile_for_each_baseline() {
    let mut findings = Vec::new();
    let catalog = knowledge::embedded();
    let in_oscal = catalog.frameworks.iter().filter(|(_, framework)| framework.oscal.is_some());
    for (id, framework) in in_oscal {
        let addresses = framework.oscal_profiles.iter().map(|(_, address)| *address);
        let wrong = addresses.chain(framework.oscal).filter(|a| !a.starts_with("https://"));
        findings.extend(wrong.map(|address| format!("{id}: {address}")));
        for (baseline, _) in &framework.baselines {
            if !framework.oscal_profiles.iter().any(|(known, _)| known == baseline) {
                findings.push(format!("{id}/{baseline} has no profile"));
            }
        }
    }
    none(&findings);
}
