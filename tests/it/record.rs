//! FedRAMP's Security Decision Record by FedRAMP's schema, and what it must not claim.

use crate::tool::{AS_OF, directory, none, program, read, run};
use serde_json::Value;
use std::collections::BTreeSet;

/// FedRAMP's schema, with the one definition that stands in another file put in.
fn schema() -> jsonschema::Validator {
    let json = |name: &str| -> Value {
        serde_json::from_str(&read(format!("tests/schemas/{name}"))).expect("the schema is JSON")
    };
    let mut schema = json("fedramp-security-decision-record-2026-06-24.json");
    let common = json("fedramp-common-definitions-2026-06-24.json");
    let place = "/properties/certificationPackageOverviewUri";
    let uri = common.pointer("/$defs/certificationPackageOverviewUri").expect("the definition");
    *schema.pointer_mut(place).expect("the property") = uri.clone();
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

/// A run of a profile and its ledger: exit code, the record, standard error.
fn record(workload: &str, frameworks: &str, ledger: &str) -> (i32, Value, String) {
    let profile = format!(
        "version: 1\nworkload:\n  id: t\n  name: T\n  owner: o\n  regions: [us-gov-west-1]\n{workload}\
         frameworks: [{frameworks}]\ncomponents: [{{name: '*web*', service: ec2}}, {{service: s3}}]\n"
    );
    let place = directory(&[("p.yaml", &profile), ("p.evidence.yaml", ledger)]);
    let run = run(program()
        .args(["report", "--as-of", AS_OF, "--format", "fedramp-sdr", "--output", "-"])
        .arg(place.path().join("p.yaml")));
    (run.code, serde_json::from_slice(&run.out).unwrap_or_default(), run.err)
}

const PACKAGE: &str = "  fedramp-package: https://example.gov/package.json\n";
const BOTH: &str = "fedramp-rev5/moderate, nist-800-53-r5/low, fedramp-20x-2026/class-c";

fn ids<'v>(record: &'v Value, list: &str, key: &str) -> Vec<&'v str> {
    let rows = record[list].as_array().expect("a list");
    rows.iter().filter_map(|row| row[key].as_str()).collect()
}

#[test]
fn the_record_is_what_fedramp_s_schema_says() {
    let schema = schema();
    let ledger = "version: 1\nevidence:\n- {duty: iam.mfa, date: 2026-11-01, by: o, what: T-1}\n";
    let (code, mut record, error) = record(PACKAGE, BOTH, ledger);
    assert_eq!(code, 0, "{error}");
    let faults: Vec<String> = schema.iter_errors(&record).map(|e| e.to_string()).collect();
    none(&faults);
    let controls = ids(&record, "securityControls", "controlId");
    assert!(controls.contains(&"AC-2(1)") && controls.len() >= 323, "{}", controls.len());
    assert_eq!(controls.iter().collect::<BTreeSet<_>>().len(), controls.len(), "each once");
    let indicators = ids(&record, "keySecurityIndicators", "ksiId");
    assert_eq!(indicators.len(), 46);
    let evidence = record["keySecurityIndicators"].to_string();
    assert!(evidence.contains("T-1, by o."), "the ledger's evidence is there");
    record["keySecurityIndicators"][0]["ksiImplementationStatus"] = "Planned".into();
    assert!(!schema.is_valid(&record));
}

#[test]
fn a_status_is_what_the_ledger_says() {
    let of = |ledger: &str, id: &str| -> Value {
        let (code, record, error) = record(PACKAGE, "nist-800-53-r5/high", ledger);
        assert_eq!(code, 0, "{error}");
        let rows = record["securityControls"].as_array().expect("controls").clone();
        let found = rows.into_iter().find(|row| row["controlId"] == *id).expect("the control");
        found["controlImplementationStatus"].clone()
    };
    let silent = "version: 1\n";
    let said = |state: &str| {
        format!("version: 1\nstatus: [{{duty: app.pentest, status: {state}, because: B.}}]\n")
    };
    for (ledger, expected) in [
        (silent.to_owned(), Value::Null),
        (said("implemented"), "Implemented".into()),
        (said("alternative"), "Implemented".into()),
        (said("partial"), "Partially Implemented".into()),
        (said("planned"), "Not Implemented".into()),
        (said("not-applicable"), Value::Null),
    ] {
        assert_eq!(of(&ledger, "CA-8(1)"), expected, "{ledger}");
    }
}

#[test]
fn without_package_or_framework_there_is_no_record() {
    for (workload, frameworks, what) in [
        ("", BOTH, "names no certification package"),
        (PACKAGE, "nist-csf-2.0", "no framework"),
        ("  fedramp-package: http://example.gov\n", BOTH, "is no address"),
        ("  fedramp-package: 'https://a b'\n", BOTH, "is no address"),
    ] {
        let (code, record, error) = record(workload, frameworks, "version: 1\n");
        assert!(code == 3 && error.contains(what), "{code}: {error}");
        assert_eq!(record, Value::Null);
    }
}
