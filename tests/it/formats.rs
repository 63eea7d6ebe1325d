//! The formats of `dutyline check`: each is what its readers expect, and all of them say the same.

use crate::check::{findings, json, place};
use crate::tool::{dutyline, dutyline_in, none, read};
use roxmltree::{Document, Node};
use serde_json::Value;

/// Runs of every kind, with the exit code that is the same in every format.
const RUNS: [(&str, i32); 6] = [
    ("--as-of 2026-11-24 whole.yaml", 0),
    ("--as-of 2026-11-24 loose.yaml", 0),
    (
        "--as-of 2026-11-24 --deny warnings,assumed,unowned,overdue,unmapped,eol loose.yaml whole.yaml",
        1,
    ),
    ("--as-of 2026-11-24 --deny unowned loose.yaml bad.yaml whole.yaml", 3),
    ("--as-of 2026-11-24 --deny unowned o,d:d%.yaml", 3),
    ("--as-of 2026-11-24 whole.yaml missing.yaml", 4),
];

#[test]
fn a_format_changes_no_exit_code() {
    let place = place();
    for (words, code) in RUNS {
        for format in ["text", "json", "sarif", "junit", "github"] {
            let run = dutyline_in(place.path(), &format!("check --format {format} {words}"));
            assert_eq!(run.code, code, "{format} {words}: {}", run.err);
            assert_eq!(run.err.contains("error"), code > 0, "{format} {words}: {}", run.err);
        }
    }
}

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(schema).expect("a schema")
}

/// What a schema has against a value.
fn refused(schema: &jsonschema::Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn json_is_what_its_schema_says() {
    let place = place();
    let printed = dutyline(["schema", "check"]);
    let schema = validator(&serde_json::from_slice(&printed.out).expect("the schema is JSON"));
    for (words, _) in RUNS {
        let (_, mut document) = json(&place, words);
        none(&refused(&schema, &document));
        let profiles = document["profiles"].as_array().expect("a list").len();
        assert_eq!(profiles, words.matches(".yaml").count(), "{words}");
        document["profiles"][0]["gates"] = vec!["unownd"].into();
        assert!(!schema.is_valid(&document), "a gate that is none is taken");
    }
    let (_, document) = json(&place, "loose.yaml bad.yaml");
    assert_eq!(document["format"], "dutyline-check/1");
    assert_eq!(document["profiles"][0]["summary"]["components"], 3);
    assert_eq!(document["profiles"][1]["summary"], Value::Null);
    let codes: Vec<&str> = findings(&document)
        .filter(|found| found["file"] == "bad.yaml")
        .filter_map(|found| found["code"].as_str())
        .collect();
    assert_eq!(codes, ["unknown-service", "unknown-key"]);
}

/// The schema of SARIF, with the pattern of languages as erratum 01 mends it: the first is no regular expression.
fn sarif_schema() -> jsonschema::Validator {
    let text = read("tests/schemas/sarif-2.1.0.json");
    let mut schema: Value = serde_json::from_str(&text).expect("the schema is JSON");
    for definition in ["run", "toolComponent"] {
        let place = format!("/definitions/{definition}/properties/language/pattern");
        let pattern = schema.pointer_mut(&place).expect("languages have a pattern");
        *pattern = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    }
    validator(&schema)
}

#[test]
fn sarif_is_what_its_schema_says() {
    let place = place();
    let schema = sarif_schema();
    for (words, code) in RUNS {
        let run = dutyline_in(place.path(), &format!("check --format sarif {words}"));
        let log: Value = serde_json::from_slice(&run.out).expect("SARIF is JSON");
        none(&refused(&schema, &log));
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        let results = run["results"].as_array().expect("results");
        let (_, document) = json(&place, words);
        assert_eq!(results.len(), findings(&document).count(), "{words}");
        for result in results {
            let at = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok());
            let rule = at.and_then(|at| rules.get(at)).expect("each code is a rule");
            assert_eq!(rule["id"], result["ruleId"]);
        }
        assert_eq!(run["invocations"][0]["executionSuccessful"], code != 4, "{words}");
    }
    let mut log: Value =
        serde_json::from_slice(&dutyline_in(place.path(), "check --format sarif o,d:d%.yaml").out)
            .expect("SARIF is JSON");
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "o%2Cd%3Ad%25.yaml");
    let region =
        serde_json::json!({"startLine": 2, "startColumn": 24, "endLine": 2, "endColumn": 43});
    assert_eq!(place["region"], region);
    log["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(!schema.is_valid(&log), "a level that is none is taken");
}

/// The elements of a name below an element.
fn below<'n>(node: Node<'n, 'n>, name: &'static str) -> Vec<Node<'n, 'n>> {
    node.descendants().filter(|found| found.has_tag_name(name)).collect()
}

/// An attribute that is a number.
fn number(node: Node<'_, '_>, name: &str) -> Option<usize> {
    node.attribute(name)?.parse().ok()
}

#[test]
fn junit_adds_up_to_a_reader() {
    let place = place();
    for (words, code) in RUNS {
        let run = dutyline_in(place.path(), &format!("check --format junit {words}"));
        let document = Document::parse(run.text())
            .unwrap_or_else(|error| panic!("{words}: {error}\n{}", run.text()));
        let root = document.root_element();
        let suites = below(root, "testsuite");
        let files: Vec<&str> = words.split(' ').filter(|word| word.contains(".yaml")).collect();
        let names: Vec<_> = suites.iter().filter_map(|suite| suite.attribute("name")).collect();
        assert_eq!(names, files);
        for node in suites.iter().copied().chain([root]) {
            for (attribute, element) in
                [("tests", "testcase"), ("failures", "failure"), ("errors", "error")]
            {
                let count = below(node, element).len();
                assert_eq!(number(node, attribute), Some(count), "{words}: {attribute}");
            }
        }
        for suite in suites {
            assert_eq!(number(suite, "skipped"), Some(below(suite, "skipped").len()), "{words}");
        }
        let fails = below(root, "failure").len() + below(root, "error").len();
        assert_eq!(fails > 0, code > 0, "{words}");
    }
}

#[test]
fn junit_has_a_case_for_the_faults_and_for_each_gate() {
    let place = place();
    let run = dutyline_in(
        place.path(),
        "check --as-of 2026-11-24 --format junit --deny eol,unowned whole.yaml loose.yaml bad.yaml",
    );
    let document = Document::parse(run.text()).expect("XML");
    let case = |case: Node<'_, '_>| {
        let mut outcome =
            case.children().filter(Node::is_element).map(|node| node.tag_name().name());
        let outcome = outcome.rfind(|name| *name != "system-out").unwrap_or("passed");
        format!("{} {outcome}", case.attribute("name").unwrap_or_default())
    };
    let suites = below(document.root_element(), "testsuite");
    let found: Vec<Vec<String>> = suites
        .iter()
        .map(|suite| below(*suite, "testcase").into_iter().map(case).collect())
        .collect();
    let expected: [[&str; 3]; 3] = [
        ["faults passed", "unowned passed", "eol passed"],
        ["faults passed", "unowned failure", "eol failure"],
        ["faults failure", "unowned skipped", "eol skipped"],
    ];
    assert_eq!(found, expected);
    let text = below(suites[2], "failure")[0].text().unwrap_or_default();
    for says in ["bad.yaml:2:24: error[unknown-service]", "`50 %<&'::error::>`", "\nhelp: "] {
        assert!(text.contains(says), "no `{says}` in:\n{text}");
    }
    let remarks = below(suites[1], "system-out")[0].text().unwrap_or_default();
    assert!(remarks.contains("warning[service-ends]"), "{remarks}");
}

/// A workflow command as GitHub's runner reads it: its name, its properties, its message.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let data = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let property = |text: &str| data(&text.replace("%3A", ":").replace("%2C", ","));
    let rest = line.strip_prefix("::").expect("a command");
    let (head, message) = rest.split_once("::").expect("a message");
    let (name, properties) = head.split_once(' ').expect("properties");
    let properties = properties.split(',').filter_map(|pair| pair.split_once('='));
    let properties = properties.map(|(key, value)| (key.to_owned(), property(value))).collect();
    (name.to_owned(), properties, data(message))
}

#[test]
fn github_reads_each_finding_as_one_command() {
    let place = place();
    for (words, _) in RUNS {
        let run = dutyline_in(place.path(), &format!("check --format github {words}"));
        let (_, document) = json(&place, words);
        let commands: Vec<_> = run.text().lines().map(command).collect();
        assert_eq!(commands.len(), findings(&document).count(), "{words}");
        for ((name, properties, message), found) in commands.iter().zip(findings(&document)) {
            let of = |key: &str| properties.iter().find(|(known, _)| known == key);
            let told = |key: &str| of(key).map(|(_, value)| value.as_str()).unwrap_or_default();
            assert_eq!(found["level"], **name);
            assert_eq!(found["file"], told("file"));
            assert_eq!(found["code"], told("title"));
            assert_eq!(found["line"].to_string(), told("line"));
            assert_eq!(found["column"].to_string(), told("col"));
            assert!(
                message.starts_with(found["message"].as_str().expect("a message")),
                "{message}"
            );
        }
    }
    let run = dutyline_in(place.path(), "check --format github o,d:d%.yaml");
    let start = "::error file=o%2Cd%3Ad%25.yaml,line=2,col=24,endLine=2,endColumn=43,title=unknown-service::";
    assert!(run.text().starts_with(start), "{}", run.text());
    assert!(run.text().contains("`50 %25<&'::error::>`%0Ahelp: "), "{}", run.text());
}

#[test]
fn a_machine_s_run_says_its_faults_once() {
    let place = place();
    let run = dutyline_in(place.path(), "check --format sarif bad.yaml");
    assert!(run.err.contains("2 faults in the input"), "{}", run.err);
    assert!(!run.err.contains("unknown-service"), "{}", run.err);
}
