//! SARIF 2.1.0: the findings as code scanning reads them. Columns count characters, from 1, as everywhere in dutyline.

use super::finding::{Document, Finding, UNREADABLE};
use super::relative;
use crate::diagnostic::Code;
use crate::profile::Gate;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// Where the format is defined.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A code, and what it means.
pub(super) struct Rule {
    pub(super) id: &'static str,
    pub(super) meaning: &'static str,
    help: &'static str,
}

/// Every code that a finding can have.
pub(super) fn rules() -> Vec<Rule> {
    let gates = Gate::ALL.iter().map(|gate| {
        let help = "A gate of `dutyline check`; docs/ci.md tells how to ask it.";
        Rule { id: gate.as_str(), meaning: gate.meaning(), help }
    });
    let faults = Code::ALL.iter().map(|code| {
        let help = "A fault in the profile; docs/faults.md lists them all.";
        Rule { id: code.as_str(), meaning: code.meaning(), help }
    });
    let (id, meaning) = UNREADABLE;
    let help = "`dutyline check` reads regular files that it may open.";
    gates.chain(faults).chain([Rule { id, meaning, help }]).collect()
}

/// The log of one run.
pub(super) fn log(document: &Document, here: &Path) -> Value {
    let rules = rules();
    let findings = document.profiles.iter().flat_map(|checked| &checked.findings);
    let is_whole = findings.clone().all(|found| found.code != UNREADABLE.0);
    let results: Vec<Value> = findings.map(|found| result(found, &rules, here)).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "dutyline",
                "version": document.tool_version,
                "semanticVersion": document.tool_version,
                "rules": rules.iter().map(rule).collect::<Vec<Value>>(),
            }},
            "invocations": [{ "executionSuccessful": is_whole }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.meaning },
        "fullDescription": { "text": rule.meaning },
        "help": { "text": rule.help },
    })
}

fn result(found: &Finding, rules: &[Rule], here: &Path) -> Value {
    let mut result = json!({
        "ruleId": found.code,
        "level": found.level.as_str(),
        "message": { "text": found.words() },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&relative(&found.file, here)) },
            "region": region(found),
        }}],
        "partialFingerprints": { "dutylineFinding/v1": fingerprint(found) },
    });
    if let Some(at) = rules.iter().position(|rule| rule.id == found.code) {
        result["ruleIndex"] = at.into();
    }
    let told = [
        ("gate", found.gate.map(Gate::as_str)),
        ("component", found.component.as_deref()),
        ("id", found.id.as_deref()),
    ];
    for (key, word) in told {
        if let Some(word) = word {
            result["properties"][key] = word.into();
        }
    }
    result
}

fn region(found: &Finding) -> Value {
    let mut region = json!({ "startLine": found.line, "startColumn": found.column });
    if let (Some(line), Some(column)) = (found.end_line, found.end_column) {
        region["endLine"] = line.into();
        region["endColumn"] = column.into();
    }
    region
}

/// What stays the same when lines move: the code and what it is about.
fn fingerprint(found: &Finding) -> String {
    let about = [found.component.as_deref(), found.id.as_deref()];
    let about = about.map(|word| uri(word.unwrap_or_default())).join("/");
    if about == "/" {
        return format!("{}//{}", found.code, uri(&found.message));
    }
    format!("{}/{about}", found.code)
}

/// A path as a URI: relative paths stay relative, absolute ones become `file:`.
pub(super) fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path.as_bytes().get(1) == Some(&b':') {
        uri.push_str("file:///");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // Writing into a string cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}
