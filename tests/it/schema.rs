//! The schemas that dutyline prints hold what it reads and writes.

use crate::tool::{document, dutyline, none, profiles};
use jsonschema::Validator;
use serde_json::Value;

pub(crate) fn schema(of: &str) -> Validator {
    let run = dutyline(["schema", of]);
    assert_eq!(run.code, 0, "{}", run.err);
    let schema: Value = serde_json::from_slice(&run.out).expect("the schema is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

/// What a schema has against a value.
pub(crate) fn faults(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// A text by a second reader of YAML.
fn yaml(text: &str) -> Value {
    yaml_serde::from_str(text).expect("YAML to a second reader")
}

#[test]
fn the_schema_of_profiles_takes_ours_and_refuses_bad_ones() {
    let schema = schema("profile");
    for path in profiles() {
        let text = std::fs::read_to_string(&path).expect("the profile is text");
        let found = faults(&schema, &yaml(&text));
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
    let good = "version: 1\nworkload: {id: t, name: T}\ncomponents: [{service: s3}]\n";
    assert!(faults(&schema, &yaml(good)).is_empty());
    for (from, to) in [
        ("id: t, ", ""),
        ("components: [{service: s3}]", ""),
        ("[{service: s3}]", "[]"),
        ("[{service: s3}]", "{service: s3}"),
        ("service: s3", "service: s3, options: {versionin: true}"),
        ("service: s3", "service: s3, options: {versioning: maybe}"),
        ("name: T", "name: T, exposure: world"),
        ("name: T", "name: T, regions: [eu-centrl-1]"),
        ("name: T", "name: [T]"),
        ("name: T", "name: T, data: {typs: [personal]}"),
        ("version: 1", "extra: 1"),
        ("version: 1", "frameworks: [nist-800-53-r5/modrate]"),
        ("version: 1", "owners: [{team: a, party: aws}]"),
        ("version: 1", "owners: [{team: a, duties: [os.pach]}]"),
        ("version: 1", "period: {from: 2026-01-01}"),
        ("version: 1", "gates: {deny: [unownd]}"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        assert!(!schema.is_valid(&yaml(&bad)), "the schema takes:\n{bad}");
    }
}

#[test]
fn the_schema_of_reports_takes_ours_and_refuses_bad_ones() {
    let schema = schema("report");
    let mut findings = Vec::new();
    for path in profiles() {
        let mut report: Value =
            serde_json::from_slice(&document(&path, "json")).expect("the report is JSON");
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        findings
            .extend(faults(&schema, &report).into_iter().map(|fault| format!("{name}: {fault}")));
        findings.extend(promised(&report).into_iter().map(|fault| format!("{name}: {fault}")));
        report["duties"][0]["party"] = "nobody".into();
        assert!(!schema.is_valid(&report), "{name}: a party that is none is taken");
    }
    none(&findings);
}

/// What issue 2 promises of the report and is not there.
fn promised(report: &Value) -> Vec<String> {
    let lacks = |list: &str, keys: &[&str]| {
        let rows = report[list].as_array().cloned().unwrap_or_default();
        let mut missing: Vec<String> = Vec::new();
        if rows.is_empty() {
            missing.push(format!("no {list}"));
        }
        for key in keys {
            if rows.iter().any(|row| row.get(*key).is_none()) {
                missing.push(format!("{list} without {key}"));
            }
        }
        missing
    };
    let mut missing =
        lacks("duties", &["duty", "component", "service", "party", "owner", "causes"]);
    missing.extend(lacks("obligations", &["id", "component", "cadence", "authority"]));
    let rows = report["duties"].as_array().into_iter().flatten();
    let of_workload = rows.clone().any(|row| row["component"].is_null());
    let of_component = rows.clone().any(|row| row["component"].is_string());
    if !(of_workload && of_component) {
        missing.push("no duty of the workload, or none of a component".to_owned());
    }
    missing
}
