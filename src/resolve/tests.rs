//! Who answers for what: one row for each fact that a reader would check, and what holds for every profile.

use super::{CauseKind, Origination, Resolution, ResolvedDuty, Roles, join, name, resolve};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::diagnostic::{Code, Faults};
use crate::knowledge::embedded;
use crate::party::{Party, Scope};
use crate::profile::{self, Profile};
use std::collections::{BTreeMap, BTreeSet};

const DAY: &str = "2026-11-24";

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn profile(catalog: &Catalog, text: &str) -> Profile {
    let mut faults = Faults::new("p.yaml");
    let mut profile =
        profile::parse("p.yaml", text.as_bytes(), &mut faults).expect("it can be read");
    name(&mut profile, catalog);
    join(&profile, catalog, day(DAY), &mut faults);
    assert!(!faults.has_errors(), "{text}\n{:?}", faults.into_list());
    profile
}

pub(super) fn answer(catalog: &Catalog, text: &str) -> Resolution {
    resolve(&profile(catalog, text), catalog, day(DAY))
}

/// A profile of one component, with keys of its own behind.
pub(super) fn one(service: &str, options: &str, rest: &str) -> String {
    format!(
        "workload: {{id: t, name: T, owner: team}}\n{rest}\ncomponents:\n  - {{name: c, service: {service}, options: {{{options}}}}}\n"
    )
}

pub(super) fn duty<'r>(
    found: &'r Resolution,
    id: &str,
    component: Option<usize>,
) -> Option<&'r ResolvedDuty> {
    found.duties.iter().find(|duty| *duty.duty == *id && duty.component == component)
}

/// Service, options, and a list of `duty party`; `na` where the duty does not apply.
#[test]
fn options_decide_whose_a_duty_is() {
    let catalog = embedded();
    let rows: &[(&str, &str, &str)] = &include!("rows.in");
    let mut wrong = Vec::new();
    for (service, options, expected) in rows {
        let found = answer(&catalog, &one(service, options, ""));
        for pair in expected.split(", ") {
            let (id, party) = pair.split_once(' ').expect("a duty and a party");
            assert!(catalog.duties.contains_key(id), "{id}");
            let is = duty(&found, id, Some(0)).map_or("na", |duty| duty.party.as_str());
            if is != party {
                wrong.push(format!("{service} {{{options}}} {id}: {is}, expected {party}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_vanishes_whatever_the_service() {
    let catalog = embedded();
    for service in catalog.services.keys() {
        let found = answer(&catalog, &one(service, "", ""));
        for (id, known) in &catalog.duties {
            let places = [None, Some(0)].map(|at| {
                let resolved = found.duties.iter().filter(|d| d.duty == *id && d.component == at);
                let idle: Vec<_> = found
                    .not_applicable
                    .iter()
                    .filter(|d| d.duty == *id && d.component == at)
                    .collect();
                for reason in &idle {
                    let words = reason.because.split_whitespace().count();
                    assert!(words >= 4, "{service} {id}: {}", reason.because);
                }
                resolved.count() + idle.len()
            });
            let expected = usize::from(known.scope == Scope::Workload);
            assert_eq!(places[0], expected, "{service} {id} at the workload");
            let most = usize::from(known.scope == Scope::Component);
            assert!(places[1] == 1 || (most == 0 && places[1] == 0), "{service} {id}: {places:?}");
        }
    }
}

#[test]
fn every_duty_has_the_texts_of_its_party_and_a_chain() {
    let catalog = embedded();
    for (service, known) in &catalog.services {
        let mut choices = vec![String::new()];
        for (option, values) in &known.options {
            choices.extend(values.values.iter().map(|(v, _)| format!("{option}: \"{v}\"")));
        }
        for options in choices {
            for duty in &answer(&catalog, &one(service, &options, "")).duties {
                let at = format!("{service} {{{options}}} {}", duty.duty);
                let texts = &duty.texts;
                let is_whole = match duty.party {
                    Party::Aws => texts.aws.is_some(),
                    Party::Customer => texts.customer.is_some(),
                    Party::Shared => texts.aws.is_some() && texts.customer.is_some(),
                    Party::ThirdParty => texts.third_party.is_some() && duty.third_party.is_some(),
                };
                assert!(is_whole, "{at}: {:?} {texts:?}", duty.party);
                let last = duty.causes.iter().rfind(|cause| !cause.is_ownership());
                assert_eq!(last.map(|cause| cause.party), Some(duty.party), "{at}");
                for cause in duty.causes.iter().filter(|cause| !cause.is_ownership()) {
                    assert!(!cause.sources.is_empty(), "{at}: {cause:?}");
                }
            }
        }
    }
}

#[test]
fn an_option_that_is_not_given_is_marked_as_assumed() {
    let catalog = embedded();
    for (options, expected) in [("", true), ("launch-type: ec2", false)] {
        let found = answer(&catalog, &one("ecs", options, ""));
        let patch = duty(&found, "os.patch", Some(0)).expect("os.patch");
        let mark = patch.causes.iter().find_map(|cause| match &cause.kind {
            CauseKind::Option { option, assumed, .. } if **option == *"launch-type" => {
                Some((*assumed, cause.line.is_none()))
            }
            CauseKind::Option { .. }
            | CauseKind::Workload
            | CauseKind::EveryCategory
            | CauseKind::Category(_)
            | CauseKind::Service
            | CauseKind::Rule { .. }
            | CauseKind::Version { .. }
            | CauseKind::Partition { .. }
            | CauseKind::Owner { .. } => None,
        });
        assert_eq!(mark, Some((expected, expected)), "{options}");
    }
}

#[test]
fn no_rule_changes_a_duty_of_aws() {
    let catalog = embedded();
    let rest = "third-parties: [{id: msp, name: Example MSP}]\nowners: [{third-party: msp}]";
    for service in catalog.services.keys() {
        let without = answer(&catalog, &one(service, "", ""));
        let with = answer(&catalog, &one(service, "", rest));
        for (a, b) in without.duties.iter().zip(&with.duties) {
            assert_eq!((&a.duty, a.component), (&b.duty, b.component));
            let is_aws = |duty: &ResolvedDuty| duty.party == Party::Aws;
            assert_eq!(is_aws(a), is_aws(b), "{service} {}", a.duty);
            if is_aws(a) {
                assert_eq!((&b.third_party, &a.texts), (&None, &b.texts));
                assert_eq!(b.roles, Roles::default());
            }
        }
    }
}

#[test]
fn a_profile_that_names_aws_as_an_owner_is_refused() {
    let rows = [
        ("owners: [{team: AWS}]", "duty-to-aws 2:17"),
        ("owners: [{team: Amazon Web Services}]", "duty-to-aws 2:17"),
        ("owners: [{team: a, party: aws}]", "duty-to-aws 2:27"),
        ("owners: [{third-party: aws}]", "duty-to-aws 2:24"),
        ("third-parties: [{id: aws, name: X}]", "duty-to-aws 2:22"),
        ("third-parties: [{id: x, name: A.W.S.}]", "duty-to-aws 2:31"),
    ];
    for (rest, expected) in rows {
        let mut faults = Faults::new("p.yaml");
        let _ = profile::parse("p.yaml", one("ec2", "", rest).as_bytes(), &mut faults);
        let list = faults.into_list();
        let found: Vec<String> = list
            .iter()
            .filter(|fault| fault.code == Code::DutyToAws)
            .map(|f| format!("{} {}:{}", f.code.as_str(), f.span.line, f.span.column))
            .collect();
        assert_eq!(found, [expected], "{rest}");
    }
}

#[test]
fn obligations_stand_only_where_the_customer_has_the_duty() {
    let catalog = embedded();
    for service in catalog.services.keys() {
        let found = answer(&catalog, &one(service, "", ""));
        let held: BTreeSet<_> =
            found.duties.iter().filter(|d| d.is_customers()).map(|d| &d.duty).collect();
        let mut seen = BTreeSet::new();
        for obligation in &found.obligations {
            let known = &catalog.obligations[&obligation.obligation];
            assert!(held.contains(&known.duty), "{service} {}", obligation.obligation);
            assert!(seen.insert((&obligation.obligation, obligation.component)));
        }
        let idle: BTreeSet<_> =
            found.idle_obligations.iter().map(|idle| &idle.obligation).collect();
        for id in catalog.obligations.keys() {
            let stands = found.obligations.iter().any(|found| found.obligation == *id);
            assert!(stands != idle.contains(id), "{service} {id}");
        }
    }
}

#[test]
fn every_control_of_a_baseline_is_counted_once() {
    let catalog = embedded();
    for (id, framework) in &catalog.frameworks {
        let baselines = framework.baselines.iter().map(|(name, _)| Some(*name));
        for baseline in baselines.chain([None]) {
            let choice = baseline.map_or(id.to_string(), |name| format!("{id}/{name}"));
            let rest = format!("frameworks: [{choice}]");
            for service in ["s3", "ec2", "outposts"] {
                let found = answer(&catalog, &one(service, "", &rest));
                let controls = &found.coverage[0].controls;
                let expected = framework.controls.iter().filter(|(_, control)| {
                    baseline.is_none_or(|name| {
                        control
                            .baselines
                            .iter()
                            .any(|at| framework.baselines[usize::from(*at)].0 == name)
                    })
                });
                let names: Vec<_> = expected.map(|(id, _)| id).collect();
                let found: Vec<_> = controls.iter().map(|control| &control.control).collect();
                assert_eq!(found, names, "{choice} {service}");
                let counts: usize = Origination::ALL
                    .iter()
                    .map(|kind| controls.iter().filter(|c| c.origination == *kind).count())
                    .sum();
                assert_eq!(counts, names.len(), "{choice} {service}");
                for control in controls {
                    let is_unmapped = control.origination == Origination::Unmapped;
                    assert_eq!(is_unmapped, control.because.is_some(), "{}", control.control);
                    assert_eq!(is_unmapped, control.duties.is_empty(), "{}", control.control);
                }
            }
        }
    }
}

#[test]
fn a_duty_beyond_the_defaults_is_asked_only_where_the_profile_asks() {
    let catalog = embedded();
    for (requires, expected) in [("", false), (", requires: [client-side-encryption]", true)] {
        let text =
            format!("workload: {{id: t, name: T{requires}}}\ncomponents: [{{service: s3}}]\n");
        let found = answer(&catalog, &text);
        assert_eq!(duty(&found, "enc.client-side", Some(0)).is_some(), expected, "{requires}");
    }
}

#[test]
fn the_order_of_components_changes_nothing_but_the_order() {
    let catalog = embedded();
    let parts =
        ["{name: a, service: ecs, options: {launch-type: fargate}}", "{name: b, service: ec2}"];
    let by_name = |order: [usize; 2]| -> BTreeMap<(String, String), Party> {
        let text = format!(
            "workload: {{id: t, name: T}}\ncomponents: [{}, {}]\n",
            parts[order[0]], parts[order[1]]
        );
        let read = profile(&catalog, &text);
        let found = resolve(&read, &catalog, Date::parse(DAY).expect("a date"));
        let name =
            |at: Option<usize>| at.map_or("", |at| &read.components[at].name.value).to_owned();
        found.duties.iter().map(|d| ((name(d.component), d.duty.to_string()), d.party)).collect()
    };
    assert_eq!(by_name([0, 1]), by_name([1, 0]));
}

/// A word for a service, and its id.
#[test]
fn services_are_known_by_all_their_names() {
    let catalog = embedded();
    let mut wrong = Vec::new();
    for row in include_str!("names.tsv").lines() {
        let (word, id) = row.split_once('\t').expect("a word and an id");
        let found = catalog.names.find(word).map_or("none", |found| found.as_str());
        if found != id {
            wrong.push(format!("{word}: {found}, expected {id}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_service_without_an_entry_of_its_own_says_so() {
    let catalog = embedded();
    for (service, is_general) in [("appconfig", true), ("s3", false)] {
        assert_eq!(catalog.services[service].is_general, is_general, "{service}");
        let found = answer(&catalog, &one(service, "", ""));
        assert!(duty(&found, "svc.control-plane", Some(0)).is_some(), "{service}");
    }
}

/// Service, options, duty, and the day by which the customer has to have moved.
#[test]
fn versions_that_end_give_their_duty_a_date() {
    let catalog = embedded();
    let rows = [
        ("lambda", "package-type: zip, runtime: python3.9", "plt.runtime-eol", "2025-12-15"),
        ("lambda", "package-type: zip", "plt.runtime-eol", "none"),
        ("lambda", "runtime: python3.9", "plt.runtime-eol", "2025-12-15"),
        ("lambda", "package-type: image, runtime: python3.9", "plt.runtime-eol", "none"),
        ("eks", "kubernetes-version: 1.31", "plt.version-major", "2025-11-26"),
        ("rds", "engine: postgres, engine-version: 13", "plt.version-major", "2026-02-28"),
        ("rds", "engine: postgres, engine-version: 13.4", "plt.version-major", "2026-02-28"),
        ("rds", "engine: mysql, engine-version: 13.4", "plt.version-major", "none"),
        ("rds", "engine: sqlserver, engine-version: 2016", "plt.version-major", "2026-07-14"),
        ("rds", "engine: sqlserver, engine-version: 13.00.6300", "plt.version-major", "2026-07-14"),
        ("rds", "engine: oracle, engine-version: 19c", "plt.version-major", "2029-12-31"),
        ("rds", "engine: db2, engine-version: 11.5", "plt.version-major", "2027-04-30"),
        ("ec2", "os: amazon-linux-2", "os.eol", "2026-06-30"),
    ];
    for (service, options, id, expected) in rows {
        let found = answer(&catalog, &one(service, options, ""));
        let due = duty(&found, id, Some(0)).and_then(|duty| duty.due);
        let due = due.map_or("none".to_owned(), |due| due.to_string());
        assert_eq!(due, expected, "{service} {{{options}}}");
    }
}

/// Service, options, another option, its value, and whether a line of the profile says so.
#[test]
fn an_option_says_what_it_has_no_meaning_without() {
    let catalog = embedded();
    let rows = [
        ("lambda", "runtime: python3.9", "package-type", "zip", true),
        ("lambda", "runtime-updates: manual", "package-type", "zip", true),
        ("lambda", "runtime: python3.9, package-type: image", "package-type", "image", true),
        ("lambda", "", "package-type", "image", false),
        ("msk", "kafka-version: 3.6.0", "deployment", "provisioned", true),
        // Valkey has versions too, of which no end is known: the engine stays assumed.
        ("elasticache", "engine-version: 7.2", "engine", "redis-oss", false),
    ];
    for (service, options, id, value, is_said) in rows {
        let found = answer(&catalog, &one(service, options, ""));
        let component = &found.components[0];
        let chosen = component.options.iter().find(|chosen| *chosen.option == *id);
        let chosen = chosen.map(|chosen| (chosen.value, chosen.line.is_some()));
        assert_eq!(chosen, Some((value, is_said)), "{service} {{{options}}}");
    }
}
