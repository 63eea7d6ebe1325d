//! Cases: a profile, and what is expected of it beside it. `DUTYLINE_ACCEPT=1` takes what comes out, when it is right.

use crate::tool::{document, report, root, same};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

/// The cases: the directory, the parties that its summary holds, and whether the whole Markdown is kept.
const CASES: &[(&str, &[&str], bool)] = &[
    ("all-parties", &["aws", "customer", "shared", "third-party"], false),
    ("seed-model", &["aws", "customer", "shared"], false),
    ("silent", &["aws", "customer", "shared"], true),
    ("two-ecs", &["aws", "customer", "shared"], false),
];

fn case(name: &str) -> PathBuf {
    root().join("tests/cases").join(name)
}

#[test]
fn every_case_is_in_the_list() {
    let mut found: Vec<String> = std::fs::read_dir(root().join("tests/cases"))
        .expect("the directory of the cases")
        .map(|entry| entry.expect("a case").file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    let listed: Vec<&str> = CASES.iter().map(|(name, ..)| *name).collect();
    assert_eq!(found, listed);
}

#[test]
fn cases_come_out_as_before() {
    for (name, parties, keeps_markdown) in CASES {
        let profile = case(name).join("profile.yaml");
        let report = report(&profile);
        let found: BTreeSet<&str> = duties(&report).map(|duty| word(&duty["party"])).collect();
        assert_eq!(found, parties.iter().copied().collect(), "parties of {name}");
        same(&case(name).join("summary.txt"), summary(&report).as_bytes());
        if *keeps_markdown {
            same(&case(name).join("audit.md"), &document(&profile, "md"));
        }
    }
}

/// Who answers where, as a word for each row; `-` is the workload as a whole.
fn summary(report: &Value) -> String {
    let mut text = String::new();
    for duty in duties(report) {
        let component = duty["component"].as_str().unwrap_or("-");
        let _ = writeln!(text, "{component} {} {}", word(&duty["duty"]), word(&duty["party"]));
    }
    text
}

fn duties(report: &Value) -> impl Iterator<Item = &Value> {
    report["duties"].as_array().expect("duties are a list").iter()
}

fn word(value: &Value) -> &str {
    value.as_str().expect("a word")
}

/// Rows of the model as it is taught: case, component, duty, and who answers.
const TAUGHT: &[(&str, &str, &str, &str)] = &[
    ("seed-model", "server", "os.patch", "customer"),
    ("seed-model", "server", "net.firewall", "customer"),
    ("seed-model", "server", "enc.rest-choice", "customer"),
    ("seed-model", "server", "virt.isolation", "aws"),
    ("seed-model", "server", "hw.lifecycle", "aws"),
    ("seed-model", "bucket", "os.patch", "aws"),
    ("seed-model", "bucket", "enc.rest-mechanism", "aws"),
    ("seed-model", "bucket", "dat.public-access", "customer"),
    ("seed-model", "bucket", "iam.least-privilege", "customer"),
    ("seed-model", "bucket", "fac.physical-access", "aws"),
    ("two-ecs", "on-fargate", "os.patch", "aws"),
    ("two-ecs", "on-ec2", "os.patch", "customer"),
    ("two-ecs", "on-fargate", "plt.container-image", "customer"),
    ("two-ecs", "on-ec2", "plt.container-image", "customer"),
    ("all-parties", "rack", "fac.physical-access", "customer"),
    ("all-parties", "site", "fac.physical-access", "third-party"),
];

#[test]
fn the_model_comes_out_as_it_is_taught() {
    for (name, component, duty, party) in TAUGHT {
        let report = report(&case(name).join("profile.yaml"));
        let found = duties(&report)
            .find(|row| row["component"] == *component && row["duty"] == *duty)
            .unwrap_or_else(|| panic!("{name}: {component} has no {duty}"));
        assert_eq!(found["party"], *party, "{name}: {component}: {duty}");
    }
}

#[test]
fn a_silent_profile_says_what_it_took() {
    let report = report(&case("silent").join("profile.yaml"));
    let taken: Vec<&str> = report["assumptions"]["profile"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|taken| word(&taken["key"]))
        .collect();
    for key in [
        "version",
        "workload.environment",
        "workload.exposure",
        "workload.data.classification",
        "workload.data.types",
        "workload.regions",
        "workload.owner",
        "frameworks",
    ] {
        assert!(taken.contains(&key), "{key} is not among {taken:?}");
    }
}
