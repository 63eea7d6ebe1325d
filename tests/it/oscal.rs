//! OSCAL as NIST and its readers expect it: by the schema, every reference leads somewhere, ids stay, and nothing is guessed.

mod references;

use crate::tool::{
    AS_OF, directory, dutyline, dutyline_in, none, profiles, program, read, report, run,
};
use references::{loose, uuids, walk};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The documents of a profile by name, and what was said on standard error.
fn documents(profile: &Path, more: &[&str]) -> (BTreeMap<String, Value>, String) {
    let output = tempfile::tempdir().expect("a directory for the test");
    let run = run(program()
        .args(["report", "--as-of", AS_OF, "--format", "oscal", "--output"])
        .arg(output.path())
        .arg(profile)
        .args(more));
    assert_eq!(run.code, 0, "{}: {}", profile.display(), run.err);
    let written = crate::tool::files(output.path(), "json");
    let read = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).expect("the document is there");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, serde_json::from_slice(&bytes).expect("the document is JSON"))
    };
    (written.iter().map(read).collect(), run.err)
}

/// The documents of a profile given as text.
fn of_text(text: &str) -> (BTreeMap<String, Value>, String) {
    let place = directory(&[("profile.yaml", text)]);
    documents(&place.path().join("profile.yaml"), &[])
}

fn schema() -> jsonschema::Validator {
    let schema: Value =
        serde_json::from_str(&read("tests/schemas/oscal-complete-1.2.1.json")).expect("JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

/// What NIST's schema has against a document.
fn refused(schema: &jsonschema::Validator, document: &Value) -> Vec<String> {
    schema.iter_errors(document).map(|e| format!("{}: {e}", e.instance_path())).take(5).collect()
}

/// The controls of a plan, by id.
fn controls(plan: &Value) -> BTreeMap<&str, &Value> {
    let list = &plan["system-security-plan"]["control-implementation"]["implemented-requirements"];
    let list = list.as_array().expect("controls");
    let by_id: BTreeMap<&str, &Value> = list
        .iter()
        .map(|control| (control["control-id"].as_str().expect("an id"), control))
        .collect();
    assert_eq!(by_id.len(), list.len(), "a control stands twice");
    by_id
}

/// The ids of all controls of a framework of the report.
fn wanted(framework: &Value) -> BTreeSet<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mapped = list(&framework["controls"]).into_iter().map(|control| control["id"].clone());
    let rest = list(&framework["unmapped"]).into_iter().flat_map(|reason| list(&reason["ids"]));
    mapped.chain(rest).filter_map(|id| id.as_str().map(str::to_owned)).collect()
}

#[test]
fn every_example_is_what_nist_s_schema_says_and_every_reference_leads_somewhere() {
    let schema = schema();
    let mut findings = Vec::new();
    let mut plans = 0;
    for path in profiles() {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let (documents, warnings) = documents(&path, &[]);
        let report = report(&path);
        let frameworks = report["frameworks"].as_array().expect("frameworks");
        let planned: Vec<&Value> =
            frameworks.iter().filter(|framework| framework["oscal"].is_string()).collect();
        assert_eq!(documents.len(), planned.len() + 1, "{name}");
        assert_eq!(warnings.contains("no system security plan"), planned.is_empty(), "{name}");
        for (title, document) in &documents {
            findings
                .extend(refused(&schema, document).iter().map(|f| format!("{name}: {title}: {f}")));
            findings.extend(loose(document).iter().map(|f| format!("{name}: {title}: {f}")));
            if document["component-definition"].is_object() {
                continue;
            }
            plans += 1;
            let import = &document["system-security-plan"]["import-profile"]["href"];
            let of: Vec<&&Value> = planned.iter().filter(|f| f["oscal"] == *import).collect();
            let ids: BTreeSet<String> = controls(document).into_keys().map(str::to_owned).collect();
            assert!(
                of.iter().any(|f| wanted(f) == ids),
                "{name}: {title}: not the baseline's controls"
            );
        }
    }
    none(&findings);
    assert!(plans >= 4, "only {plans} plans were read");
}

#[test]
fn a_broken_document_is_refused() {
    let (documents, _) =
        documents(&crate::tool::root().join("profiles/serverless-webapp.yaml"), &[]);
    let schema = schema();
    let plan = &documents["system-security-plan"];
    for (place, value) in [
        ("/system-security-plan/uuid", Value::from("6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
        ("/system-security-plan/metadata/last-modified", Value::from("2026-11-24")),
        ("/system-security-plan/metadata/parties", Value::Array(Vec::new())),
        (
            "/system-security-plan/system-implementation/components/0/status/state",
            Value::from("on"),
        ),
    ] {
        let mut bad = plan.clone();
        *bad.pointer_mut(place).expect("the place is there") = value;
        assert!(!schema.is_valid(&bad), "{place}");
    }
    let mut bad = plan.clone();
    let place = "/system-security-plan/metadata/responsible-parties/0/party-uuids/0";
    *bad.pointer_mut(place).expect("an owner") =
        Value::from("00000000-0000-4000-8000-000000000000");
    assert_eq!(loose(&bad).len(), 1);
}

const HEAD: &str =
    "version: 1\nworkload:\n  id: t\n  name: T\n  owner: o\n  regions: [us-gov-west-1]\n";

#[test]
fn ids_stay_when_a_profile_is_shuffled_and_when_it_grows() {
    let text = |components: &str| {
        format!(
            "{HEAD}frameworks: [nist-800-53-r5/low]\nowners: [{{team: a, domains: [network]}}]\ncomponents:\n{components}"
        )
    };
    let (one, two, three) = (
        "- {name: files, service: s3}\n",
        "- {name: db, service: rds, options: {engine: postgres}}\n",
        "- {name: more, service: sqs}\n",
    );
    let ids = |components: &str| -> BTreeMap<String, BTreeSet<String>> {
        let (documents, _) = of_text(&text(components));
        let of = |(name, document): (&String, &Value)| {
            (name.clone(), uuids(document).into_iter().map(|(_, uuid)| uuid.to_owned()).collect())
        };
        documents.iter().map(of).collect()
    };
    let first = ids(&format!("{one}{two}"));
    assert!(first.values().all(|ids| ids.len() > 50), "{:?}", first.keys());
    assert_eq!(first, ids(&format!("{two}{one}")), "another order");
    let grown = ids(&format!("{three}{one}{two}"));
    for (name, ids) in &first {
        assert!(ids.is_subset(&grown[name]), "{name}: an id is gone when a component is added");
    }
}

/// What a plan says of a duty at a component, over all controls.
fn said<'v>(plan: &'v Value, list: &str, duty: &str) -> Vec<&'v Value> {
    let mut all = Vec::new();
    walk("", plan, &mut |key, object| {
        let of = object["props"].as_array().into_iter().flatten();
        if key == list && of.clone().any(|p| p["name"] == "duty" && p["value"] == *duty) {
            all.push(object);
        }
    });
    all
}

#[test]
fn only_what_the_ledger_says_is_satisfied() {
    let profile = format!(
        "{HEAD}frameworks: [nist-800-53-r5/moderate]\ncomponents: [{{name: web, service: ec2}}]\n"
    );
    let ledger = "version: 1\nstatus:\n\
        - {duty: os.patch, component: web, status: implemented, because: Patch *Tuesday*}\n\
        - {duty: os.malware, component: web, status: planned}\n\
        evidence:\n- {duty: os.patch, component: web, date: 2026-11-01, by: ops, what: T-1}\n";
    let place = directory(&[("p.yaml", &profile), ("p.evidence.yaml", ledger)]);
    let (with, _) = documents(&place.path().join("p.yaml"), &[]);
    let (without, _) = of_text(&profile);
    let (with, without) = (&with["system-security-plan"], &without["system-security-plan"]);
    let count = |plan: &Value, list: &str, duty: &str| said(plan, list, duty).len();
    assert!(count(with, "satisfied", "os.patch") > 0);
    assert_eq!(count(with, "satisfied", "os.malware"), 0, "planned is not done");
    assert!(count(with, "responsibilities", "os.malware") > 0);
    let found = said(with, "satisfied", "os.patch")[0]["description"].as_str().unwrap_or_default();
    assert_eq!(found, "Done, by the evidence ledger. Patch \\*Tuesday\\* 2026-11-01: T-1, by ops.");
    for plan in [with, without] {
        let mut states = Vec::new();
        walk("", plan, &mut |key, object| {
            if key == "implementation-status" {
                states.push(object["state"].clone());
            }
        });
        let is_without = std::ptr::eq(plan, without);
        assert_eq!(states.is_empty(), is_without, "{states:?}");
    }
    let mut guessed = 0;
    walk("", without, &mut |key, _| guessed += usize::from(key == "satisfied"));
    assert_eq!(guessed, 0, "without a ledger nothing is satisfied");
}

#[test]
fn a_shared_control_is_inherited_and_the_system_s_own() {
    let (documents, _) = documents(&crate::tool::root().join("profiles/web-shop.yaml"), &[]);
    let plan = &documents["system-security-plan"];
    let report = report(&crate::tool::root().join("profiles/web-shop.yaml"));
    let known = report["frameworks"][0]["controls"].as_array().expect("controls");
    let mut seen = BTreeSet::new();
    for control in known {
        let id = control["id"].as_str().expect("an id");
        let found = controls(plan)[id];
        let props = found["props"].as_array().expect("properties");
        let values: Vec<&str> = props
            .iter()
            .filter(|p| {
                p["name"] == "control-origination" && p["ns"] == "http://csrc.nist.gov/ns/oscal"
            })
            .filter_map(|p| p["value"].as_str())
            .collect();
        let origination = control["origination"].as_str().expect("an origination");
        let expected: &[&str] = match origination {
            "inherited" => &["inherited"],
            "shared" => &["inherited", "system-specific"],
            "customer" => &["system-specific"],
            other => panic!("{id}: {other}"),
        };
        assert_eq!(values, expected, "{id}");
        let mut inherited = 0;
        walk("", found, &mut |key, _| inherited += usize::from(key == "inherited"));
        if origination != "customer" {
            assert!(inherited > 0, "{id} inherits nothing");
        }
        seen.insert(origination);
    }
    assert_eq!(seen.len(), 3);
    let unmapped = controls(plan)["ac-1"];
    let remarks = unmapped["remarks"].as_str().unwrap_or_default();
    assert!(remarks.starts_with("No duty of dutyline's catalogue"), "{remarks}");
    assert!(unmapped.get("by-components").is_none());
}

#[test]
fn an_authorisation_is_listed_only_where_the_profile_names_one() {
    let body = "frameworks: [fedramp-rev5/low]\ncomponents: [{name: files, service: s3}]\n";
    let key = "  aws-authorisation: {title: AWS GovCloud (US), date: 2020-02-29, id: F1}\n";
    for (given, expected) in [(key, 1), ("", 0)] {
        let (documents, _) = of_text(&format!("{HEAD}{given}{body}"));
        let plan = &documents["system-security-plan"];
        let system = &plan["system-security-plan"]["system-implementation"];
        let listed = system["leveraged-authorizations"].as_array().map_or(0, Vec::len);
        assert_eq!(listed, expected);
        assert_eq!(system["remarks"].is_string(), expected == 0, "what is missing is said");
        let leveraged = &system["components"][0];
        assert_eq!(leveraged["type"], "system");
        let props: Vec<&str> = leveraged["props"]
            .as_array()
            .expect("properties")
            .iter()
            .filter_map(|p| p["name"].as_str())
            .collect();
        let all = ["implementation-point", "inherited-uuid", "leveraged-authorization-uuid"];
        assert_eq!(props, all[..2 + expected]);
        none(&loose(plan));
    }
    let bad = format!("{HEAD}  aws-authorisation: {{title: X}}\n{body}");
    let place = directory(&[("p.yaml", &bad)]);
    let run = dutyline_in(place.path(), "check p.yaml");
    assert!(run.code == 3 && run.err.contains("date"), "{}", run.err);
}

#[test]
fn hostile_text_stays_text() {
    let name = r"<b>*x*</b> [l](http://e.com) `c` {0} # 店 & \";
    let profile = format!(
        "version: 1\nworkload:\n  id: t\n  name: '{name}'\n  description: '- a\n\n    # b'\n  owner: '{name}'\n\
         frameworks: [nist-800-53-r5/low, pci-dss-4.0.1]\nthird-parties: [{{id: x, name: '{name}', role: '* r'}}]\n\
         owners: [{{third-party: x, domains: [network]}}, {{team: '9 店', domains: [logging]}}]\n\
         components: [{{name: '{name}', service: s3, notes: '{name}'}}, {{name: '店', service: s3}}]\n"
    );
    let (documents, _) = of_text(&profile);
    let schema = schema();
    for document in documents.values() {
        none(&refused(&schema, document));
        none(&loose(document));
    }
    let plan = &documents["system-security-plan"]["system-security-plan"];
    assert_eq!(plan["system-characteristics"]["system-name"], name);
    let title = plan["system-implementation"]["components"][1]["title"].as_str();
    let title = title.unwrap_or_default();
    assert!(title.starts_with(r"&lt;b&gt;\*x\*&lt;/b&gt; \[l\](http"), "{title}");
    assert!(title.contains(r"\{0\}") && !title.contains('<'), "{title}");
}

#[test]
fn frameworks_of_one_s_own_are_planned_where_their_ids_could_be_kept() {
    for (id, plans) in [("si-2", 1), ("SI-2", 0)] {
        let own = format!(
            r#"{{"catalog": {{"metadata": {{"title": "Own", "version": "1"}}, "controls": [{{"id": "{id}", "title": "T"}}]}}}}"#
        );
        let profile =
            "version: 1\nworkload: {id: t, name: T}\nframeworks: []\ncomponents: [{service: s3}]\n";
        let place = directory(&[("p.yaml", profile), ("our rules.json", &own)]);
        let own = place.path().join("our rules.json");
        let more = ["--framework", own.to_str().expect("a path")];
        let (documents, warning) = documents(&place.path().join("p.yaml"), &more);
        assert_eq!(documents.len(), 1 + plans, "{id}");
        assert_eq!(warning.contains("no system security plan"), plans == 0, "{warning}");
        if let Some(plan) = documents.get("system-security-plan") {
            let import = &plan["system-security-plan"]["import-profile"]["href"];
            assert_eq!(import, "our%20rules.json");
            none(&refused(&schema(), plan));
        }
    }
}

#[test]
fn two_baselines_are_two_plans_and_standard_output_takes_one_document() {
    let profile = format!(
        "{HEAD}frameworks: [nist-800-53-r5/low, nist-800-53-r5/privacy, nist-800-53-r5]\ncomponents: [{{service: s3}}]\n"
    );
    let (documents, _) = of_text(&profile);
    let names: Vec<&str> = documents.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "component-definition",
            "system-security-plan-nist-800-53-r5",
            "system-security-plan-nist-800-53-r5-low",
            "system-security-plan-nist-800-53-r5-privacy",
        ]
    );
    let run = dutyline(["report", "--format", "oscal", "--output", "-", "profiles/web-shop.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("one document") && run.out.is_empty(), "{}", run.err);
}

#[test]
fn an_operator_provides_in_aws_s_place() {
    let profile = "version: 1\nworkload: {id: t, name: T, regions: [cn-north-1]}\n\
        frameworks: [nist-800-53-r5/low]\ncomponents: [{name: web, service: ec2}]\n";
    let (documents, _) = of_text(profile);
    let plan = &documents["system-security-plan"];
    let provided = said(plan, "provided", "fac.physical-access");
    assert!(!provided.is_empty());
    for found in provided {
        let roles = found["responsible-roles"].as_array().expect("roles");
        let roles: Vec<&str> = roles.iter().filter_map(|role| role["role-id"].as_str()).collect();
        assert!(roles.iter().any(|role| role.starts_with("operator-")), "{roles:?}");
        let remarks = found["remarks"].as_str().unwrap_or_default();
        assert!(remarks.contains("Sinnet"), "{remarks}");
    }
}

#[test]
fn a_report_of_aws_shows_only_what_its_regions_hold() {
    for (region, expected) in [("us-east-1", true), ("eu-central-1", false)] {
        let profile = format!(
            "version: 1\nworkload: {{id: t, name: T, regions: [{region}]}}\n\
             frameworks: [nist-800-53-r5/low]\ncomponents: [{{service: s3}}]\n"
        );
        let (documents, _) = of_text(&profile);
        let plan = documents["system-security-plan"].to_string();
        assert_eq!(plan.contains("AWS US East/West"), expected, "{region}");
        assert!(plan.contains("AWS SOC 2 Type II report"), "{region}");
    }
}
