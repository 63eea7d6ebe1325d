//! `dutyline findings`: what exports of checks say of a profile's duties, and what they do not.

use crate::tool::{AS_OF, directory, dutyline_in, none, root};
use dutyline::findings::CheckId;
use dutyline::knowledge;
use serde_json::Value;
use std::collections::BTreeMap;

/// Two instances that nobody can tell apart, a bucket, and a database of which the mechanism of encryption is AWS's.
const PROFILE: &str = "workload: {id: w, name: W, owner: team}\n\
    components: [{name: one, service: ec2}, {name: two, service: ec2}, {name: pictures, service: s3},\n\
    {name: database, service: rds, options: {storage-encrypted: true}}, {name: trail, service: cloudtrail}]\n";

fn place() -> tempfile::TempDir {
    let place = directory(&[
        ("w.yaml", PROFILE),
        ("no.json", "{\"a\": 1}"),
        ("cut.json", "{\"Findings\": [{"),
        ("empty.json", ""),
        ("text.txt", "hello"),
        ("hostile.json", &hostile()),
    ]);
    for entry in std::fs::read_dir(root().join("tests/findings")).expect("the samples") {
        let path = entry.expect("a sample").path();
        std::fs::copy(&path, place.path().join(path.file_name().expect("a name"))).expect("a copy");
    }
    place
}

/// Seven resources that fail, with names that would colour a terminal, and one whose day has not come.
fn hostile() -> String {
    let row = |(at, day): (usize, &str)| {
        format!(
            "{{\"GeneratorId\":\"security-control/EC2.8\",\"UpdatedAt\":\"{day}\",\
             \"Compliance\":{{\"Status\":\"FAILED\"}},\
             \"Resources\":[{{\"Id\":\"\\u001b[31m\\u202ered-{at}\\n\"}}]}}\n"
        )
    };
    let known = (1..8).map(|at| row((at, "2026-11-20")));
    known.chain([row((8, "2027-01-01"))]).collect()
}

#[test]
fn results_are_told_at_their_places() {
    let place = place();
    for (files, says) in [
        (
            "asff.json",
            "asff.json: Security Hub findings (ASFF), 8 results, 1 row that cannot be read",
        ),
        ("asff.json", "findings that are no checks: GuardDuty 1"),
        ("asff.json", "7 results, without 1 older result that newer ones replace"),
        (
            "asff.json",
            "one of: one, two: 1 pass, 0 fail, 1 unknown (1 suppressed); newest 2026-11-19",
        ),
        ("asff.json", "pictures: 0 pass, 1 fail, 0 unknown; newest 2026-11-20"),
        ("asff.json", "fails: arn:aws:s3:::web-shop-pictures (Config s3-bucket-logging-enabled)"),
        ("asff.json", "aws.ct.org-trail: "),
        ("asff.json", "the workload as a whole: 0 pass, 0 fail, 1 unknown (1 not available)"),
        (
            "asff.json",
            "RDS.3: 1 pass, 1 fail, 0 unknown; tests enc.rest-mechanism, but nothing in this profile",
        ),
        ("asff.json", "Config vpc-default-security-group-closed: 0 pass, 1 fail"),
        ("asff.json", "asff.json:459:1"),
        ("config-rules.json", "Config our-own-rule: 1 pass"),
        ("config-rules.json", "; no date"),
        ("config-aggregate.json", "one of: one, two: 1 pass, 1 fail"),
        ("config-aggregate.json", "fails: i-0123456789abcdef1 (Config ec2-imdsv2-check)"),
        ("prowler.csv", "prowler.csv: Prowler findings (CSV), 4 results"),
        ("prowler.ocsf.json", "the workload as a whole: 1 pass, 0 fail, 0 unknown"),
        ("ocsf.json", "ocsf.json: OCSF findings, 3 results"),
        ("asff.json asff.jsonl", "without 3 older results"),
        ("hostile.json", "fails: \\u{1b}[31m\\u{202e}red-1\\u{a} (EC2.8)"),
        ("hostile.json", "      and 2 more\n"),
        ("hostile.json", "7 results, without 1 dated after 2026-11-24"),
        ("prowler.csv", "Duties with checks of which no file tells\n"),
    ] {
        let run = dutyline_in(place.path(), &format!("findings --as-of {AS_OF} w.yaml {files}"));
        let said = format!("{}{}", run.text(), run.err);
        assert_eq!(run.code, 0, "{files}: {said}");
        assert!(said.contains(says), "{files}: no `{says}` in:\n{said}");
        assert!(!run.text().contains('\u{1b}'), "{files}: {}", run.text());
    }
}

#[test]
fn exit_codes_of_findings_say_what_happened() {
    let place = place();
    for (words, code, says) in [
        ("w.yaml", 2, "FILE"),
        ("w.yaml no.json", 3, "error[unknown-export]"),
        ("w.yaml asff.json cut.json", 3, "error[bad-json]"),
        ("w.yaml cut.json", 3, "the file ends early"),
        ("w.yaml empty.json", 3, "error[empty]"),
        ("w.yaml text.txt no.json", 3, "2 faults in the input"),
        ("w.yaml w.yaml", 3, "error[unknown-export]"),
        ("asff.json asff.json", 3, "error["),
        ("w.yaml missing.json", 4, "cannot read missing.json"),
        ("w.yaml .", 4, "it is a directory"),
        ("w.yaml asff.json", 0, "warning[bad-finding]"),
    ] {
        let run = dutyline_in(place.path(), &format!("findings {words}"));
        let said = format!("{}{}", run.text(), run.err);
        assert_eq!(run.code, code, "{words}: {said}");
        assert!(said.contains(says), "{words}: no `{says}` in:\n{said}");
        assert!(!said.contains("panicked"), "{words}: {said}");
    }
}

#[test]
fn a_file_larger_than_64_mib_is_not_read() {
    let place = place();
    let file = std::fs::File::create(place.path().join("large.json")).expect("a file");
    file.set_len(64 * 1024 * 1024 + 1).expect("a sparse file");
    let run = dutyline_in(place.path(), "findings w.yaml large.json");
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("error[too-large]"), "{}", run.err);
}

#[test]
fn json_says_the_same() {
    let place = place();
    let words = format!("findings --format json --as-of {AS_OF} w.yaml asff.json hostile.json");
    let run = dutyline_in(place.path(), &words);
    let again = dutyline_in(place.path(), &words);
    assert_eq!(run.out, again.out);
    let value: Value = serde_json::from_slice(&run.out).expect("it is JSON");
    assert_eq!(value["format"], "dutyline-findings/1");
    assert_eq!(value["files"][0]["bad"][0]["line"], 459);
    let duties = value["duties"].as_array().expect("a list");
    let imdsv2 = duties.iter().find(|duty| duty["id"] == "iam.workload-roles").expect("a duty");
    assert_eq!(imdsv2["components"], serde_json::json!(["one", "two"]));
    assert_eq!(
        (&imdsv2["pass"], &imdsv2["fail"], &imdsv2["unknown"]),
        (&1.into(), &7.into(), &1.into())
    );
    assert_eq!(imdsv2["failing"].as_array().map(Vec::len), Some(7));
    assert_eq!(imdsv2["failing"][0]["place"], "hostile.json:1");
    let unmatched = value["unmatched"].as_array().expect("a list");
    let rds = unmatched.iter().find(|row| row["check"] == "RDS.3").expect("a row");
    assert_eq!(rds["tests"], serde_json::json!(["enc.rest-mechanism"]));
}

/// The report as JSON, with some exports.
fn report(place: &tempfile::TempDir, exports: &str) -> Value {
    let words = format!("report --as-of {AS_OF} --format json --output - {exports} w.yaml");
    let run = dutyline_in(place.path(), &words);
    serde_json::from_slice(&run.out).unwrap_or_else(|error| panic!("{words}: {error}\n{}", run.err))
}

/// The report marks what `findings` prints, by the schema; without exports it says nothing of them.
#[test]
fn the_report_marks_its_checks() {
    let place = place();
    let plain = report(&place, "");
    let marked = report(&place, "--findings asff.json --findings prowler.csv");
    for value in [&plain, &marked] {
        none(&crate::schema::faults(&crate::schema::schema("report"), value));
    }
    let text = plain.to_string();
    for key in ["\"findings\":", "\"result\":", "\"results\":", "\"failing\":"] {
        assert!(!text.contains(key), "{key} without exports");
    }
    let words = format!("findings --format json --as-of {AS_OF} w.yaml asff.json prowler.csv");
    let said = dutyline_in(place.path(), &words);
    let said: Value = serde_json::from_slice(&said.out).expect("it is JSON");
    for key in ["files", "results", "superseded", "duties", "obligations", "unmatched"] {
        assert_eq!(marked["findings"][key], said[key], "{key}");
    }
    let duties = marked["duties"].as_array().expect("a list");
    let of = |id: &str, component: &str| {
        let is_it = |duty: &&Value| duty["duty"] == id && duty["component"] == component;
        duties.iter().find(is_it).expect("a duty")["checks"].clone()
    };
    let checks = of("log.data-events", "pictures");
    let s3 = checks.as_array().into_iter().flatten().find(|c| c["security_hub"] == "S3.9");
    assert_eq!(s3.expect("the check")["result"]["outcome"], "fail");
    let obligations = marked["obligations"].as_array().expect("a list");
    let trail = obligations.iter().find(|found| found["id"] == "aws.ct.org-trail").expect("it");
    assert_eq!(trail["results"][0]["check"], "CloudTrail.4");
    assert_eq!(trail["results"][0]["mark"]["outcome"], "unknown");
    assert_eq!(marked["open"]["failing"][0]["id"], "log.data-events");
    // States are what they were.
    assert_eq!(marked["summary"]["states"], plain["summary"]["states"]);
}

/// Rules are compared without hyphens; that must not make one of two.
#[test]
fn no_two_rules_of_the_catalogue_are_taken_for_one() {
    let catalog = knowledge::embedded();
    let mut names: BTreeMap<CheckId, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for rule in catalog.detection.checks.values().flatten().flat_map(|check| &check.config_rules) {
        let key = CheckId::ConfigRule((*rule).to_owned()).key();
        let known = names.entry(key).or_insert(rule);
        if known != rule {
            findings.push(format!("{known} and {rule}"));
        }
    }
    assert!(names.len() > 300, "only {} rules: the test has gone blind", names.len());
    none(&findings);
}
