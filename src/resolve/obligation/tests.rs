//! From when to when an obligation binds, by which day it has to be done, and that nobody is asked for what AWS answers for.

use crate::catalog::Catalog;
use crate::date::Date;
use crate::diagnostic::Faults;
use crate::knowledge::embedded;
use crate::lang::Words;
use crate::profile;
use crate::resolve::{Resolution, WhyIdle, resolve};

fn answer(catalog: &Catalog, text: &str, day: &str) -> Resolution {
    let mut faults = Faults::new("p.yaml");
    let profile = profile::parse("p.yaml", text.as_bytes(), &mut faults).expect("a profile");
    assert!(!faults.has_errors(), "{text}\n{:?}", faults.into_list());
    resolve(&profile, catalog, Date::parse(day).expect("a date"))
}

fn text(frameworks: &str, component: &str) -> String {
    format!(
        "workload: {{id: t, name: T, owner: team}}\nframeworks: [{frameworks}]\n\
         components: [{{name: c, {component}}}]\n"
    )
}

/// Frameworks, component, the report's day, obligation, and what holds of it then.
#[test]
fn obligations_bind_from_a_day_and_until_one() {
    let catalog = embedded();
    let acm = "service: acm, options: {certificate: email-validated}";
    let s3 = "service: s3";
    let rows = [
        ("fedramp-rev5", s3, "2026-12-06", "fed.crr.mhr", "from 2026-12-07"),
        ("fedramp-rev5", s3, "2026-12-07", "fed.crr.mhr", "binds"),
        ("fedramp-rev5", s3, "2026-11-24", "fed.crr.ocr", "from 2027-01-01"),
        ("fedramp-20x-2026", s3, "2026-11-24", "fed.crr.ocr", "binds"),
        ("fedramp-rev5, fedramp-20x-2026", s3, "2026-11-24", "fed.crr.ocr", "binds"),
        ("fedramp-rev5", s3, "2026-11-24", "fed.r5.ac2", "binds"),
        ("fedramp-rev5", "service: ec2", "2027-03-07", "fed.r5.ra5", "binds"),
        ("fedramp-rev5", "service: ec2", "2027-03-08", "fed.r5.ra5", "ended"),
        ("", acm, "2027-03-14", "aws.acm.198", "binds"),
        ("", acm, "2027-03-14", "aws.acm.100", "from 2027-03-15"),
        ("", acm, "2027-03-15", "aws.acm.198", "ended"),
        ("", acm, "2027-03-15", "aws.acm.100", "binds"),
        ("", acm, "2029-03-15", "aws.acm.100", "ended"),
        ("", acm, "2029-03-15", "aws.acm.47", "binds"),
    ];
    for (frameworks, component, day, id, expected) in rows {
        let found = answer(&catalog, &text(frameworks, component), day);
        let idle = found.idle_obligations.iter().find(|idle| *idle.obligation == *id);
        let stands = found.obligations.iter().find(|found| *found.obligation == *id);
        let is = match (stands, idle) {
            (Some(stands), None) => match stands.since.filter(|_| stands.is_pending) {
                Some(day) => format!("from {day}"),
                None => "binds".to_owned(),
            },
            (None, Some(idle)) if idle.because == WhyIdle::Ended => "ended".to_owned(),
            (None, Some(idle)) => idle.because.words(Words::english()).to_owned(),
            (Some(_), Some(_)) | (None, None) => "lost".to_owned(),
        };
        assert_eq!(is, expected, "{id} by {frameworks} on {day}");
    }
}

/// A rule to come does not set the cadence of a duty, nor the one that counts in a topic.
#[test]
fn what_does_not_bind_yet_counts_for_nothing() {
    let catalog = embedded();
    for (day, counts) in [("2026-12-06", "fed.r5.ra5"), ("2026-12-07", "fed.crr.psd")] {
        let found = answer(&catalog, &text("fedramp-rev5", "service: ec2"), day);
        let topic = found
            .topics
            .iter()
            .find(|topic| &*topic.topic == "vulnerability-scanning" && topic.component.is_none());
        let at = topic.and_then(|topic| topic.counts).expect("something counts");
        assert_eq!(&*found.obligations[at].obligation, counts, "{day}");
        let duty = found.duties.iter().find(|duty| &*duty.duty == "mon.vuln").expect("a duty");
        let is_there = duty.cadences.iter().any(|known| &*known.obligation == "fed.crr.psd");
        assert_eq!(is_there, counts == "fed.crr.psd", "{day}");
    }
}

/// Component, obligation, and the day of the version that the profile names.
#[test]
fn the_end_of_a_version_is_the_day_of_what_follows_from_it() {
    let catalog = embedded();
    for (component, id, expected) in [
        (
            "service: rds, options: {engine: postgres, engine-version: 13}",
            "aws.rds.eol",
            "2026-02-28",
        ),
        ("service: rds, options: {engine: postgres}", "aws.rds.eol", "none"),
        (
            "service: lambda, options: {package-type: zip, runtime: python3.9}",
            "aws.lambda.runtime",
            "2025-12-15",
        ),
        ("service: ec2, options: {ami: amazon-linux-2}", "aws.al2.eol", "2026-06-30"),
    ] {
        let found = answer(&catalog, &text("", component), "2026-11-24");
        let stands = found.obligations.iter().find(|found| *found.obligation == *id);
        let due = stands.expect("it applies").due;
        assert_eq!(due.map_or("none".to_owned(), |due| due.to_string()), expected, "{component}");
    }
}

/// Component, and which of the two obligations on Amazon Linux 2 stands: the dated one only where the profile names that system.
#[test]
fn what_may_rest_on_a_system_is_not_said_to() {
    let catalog = embedded();
    for (component, expected) in [
        ("service: ec2, options: {ami: amazon-linux-2}", "aws.al2.eol"),
        ("service: ec2", "aws.al2.find"),
        ("service: ec2, options: {ami: windows}", ""),
        ("service: emr", "aws.al2.find"),
        (
            "service: eks, options: {compute: managed-node-group, ami-type: amazon-linux-2}",
            "aws.al2.eol",
        ),
    ] {
        let found = answer(&catalog, &text("", component), "2026-11-24");
        let stand = found.obligations.iter().map(|found| found.obligation.as_str());
        let stand: Vec<&str> = stand.filter(|id| id.starts_with("aws.al2.")).collect();
        assert_eq!(stand.join(" "), expected, "{component}");
    }
}

/// A name with a comma is one name.
#[test]
fn a_teams_name_is_never_taken_apart() {
    let catalog = embedded();
    let text = "workload: {id: t, name: T, owner: \"Claims, Auckland\"}\n\
                components: [{name: c, service: ec2}]\n";
    for found in answer(&catalog, text, "2026-11-24").obligations {
        assert_eq!(found.owners, ["Claims, Auckland"], "{}", found.obligation);
    }
}

#[test]
fn nobody_is_asked_for_what_the_operator_of_a_partition_answers_for() {
    let catalog = embedded();
    for service in ["s3", "dynamodb", "lambda", "rds", "ec2"] {
        let text = format!(
            "workload: {{id: t, name: T, owner: team, regions: [cn-north-1]}}\n\
             frameworks: [cis-controls-8.1, fedramp-rev5, pci-dss-4.0.1]\n\
             components: [{{name: c, service: {service}}}]\n"
        );
        let found = answer(&catalog, &text, "2026-11-24");
        assert!(found.duties.iter().any(|duty| duty.is_operated), "{service}");
        for stands in &found.obligations {
            assert_eq!(stands.third_party, None, "{service}: {}", stands.obligation);
            let duty = catalog.obligations[&stands.obligation].duty;
            let is_held = found.duties.iter().any(|d| d.duty == duty && d.is_customers());
            assert!(is_held, "{service}: {}", stands.obligation);
        }
    }
}
